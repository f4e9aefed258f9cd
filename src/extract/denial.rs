//! Whoever denies something: «نفت باكو قصف المدينة», «وهو ما تنفيه باكو».

use std::ops::Range;

use super::clause::frames::WORDS;
use super::clause::{Clauses, FREE_PREPOSITIONS, Factuality, factuality, is_continuative};
use super::names::Names;
use super::participants;
use crate::facts::{CueStance, Party};
use crate::grammar::Cursor;
use crate::lexicon::{Kind, Kinds, Meaning, Particle, SpeechShape};
use crate::spelling::{PRONOUNS, WHAT};
use crate::text::Text;

/// Whether a word of denying stands here: نفى, أنكر, not رفض; «سارعت موسكو إلى نفيه».
#[must_use]
pub(crate) fn is_denying(text: &Text<'_>, at: usize) -> bool {
    is_verb_of_denying(text, at) || is_noun_of_it(text, at)
}

/// Whether a noun of denying has a pronoun for its object: «نفيه», «إنكارها».
fn is_noun_of_it(text: &Text<'_>, at: usize) -> bool {
    let owned = || {
        PRONOUNS
            .iter()
            .any(|ending| text.form(at).ends_with(ending))
    };
    text.lists(at).stem.has(WORDS.beside.denial) && owned()
}

fn is_verb_of_denying(text: &Text<'_>, at: usize) -> bool {
    let denies = |meaning: &Meaning| match meaning {
        Meaning::Speech {
            lemma,
            shape: SpeechShape::Verb | SpeechShape::Participle,
            stance: CueStance::Denial,
            ..
        } => WORDS
            .beside
            .denies
            .contains(&crate::spelling::key(lemma))
            .then_some(()),
        _ => None,
    };
    let here = || Cursor::new(text, at..text.len());
    text.is(at, Kinds::of(Kind::Speech)) && here().read(Kind::Speech, denies).is_some()
}

/// Who denies by the word here, where it is told as a fact: the subject after a verb, else that of its clause.
#[must_use]
pub(crate) fn denier(word: Cursor<'_>, clauses: &Clauses, names: &Names) -> Option<Party> {
    let noun = is_noun_of_it(word.text(), word.at());
    let clause = clauses.at(word.at())?;
    let predicate = clause.predicate.as_ref();
    let own = predicate.is_some_and(|verb| verb.tokens.start == word.at());
    let verb = predicate
        .filter(|_| noun)
        .map_or(word.at(), |verb| verb.tokens.start);
    let all = denies_all_before(word.to(verb));
    if noun && !all || factuality(word.to(verb), false) != Factuality::Factual {
        return None;
    }
    let party = |at: usize| {
        let (party, _) = participants::party(word.to(at), names)?;
        party
            .is_agent()
            .then(|| party.reference(word.text(), names))
    };
    let subject = clause.subject().filter(|_| own || noun);
    // «وهو ما نفاه المنظمون»: nobody else can stand there
    let words = || {
        let (party, _) = participants::subject_or_words(word.to(verb + 1), names)?;
        (all && !noun).then(|| party.reference(word.text(), names))
    };
    party(verb + 1)
        .or_else(words)
        .or_else(|| party(subject?.tokens.start))
}

/// Whether the verb here is of a clause about all that was told before: «وهو ما نفته», «الأمر الذي سارعت إلى نفيه».
fn denies_all_before(verb: Cursor<'_>) -> bool {
    is_continuative(verb, verb.text().sentence_of(verb.at()).start)
}

/// What a word of denying denies of what was told before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Back {
    /// All of it: «وهو ما نفته».
    All,
    /// What a word after points to: «نفت ذلك», «نفت هذه الأرقام».
    Pointed,
}

/// Whether what is denied was told before; `scope` are the words after the verb.
#[must_use]
pub(crate) fn points_back(word: Cursor<'_>, mut scope: Range<usize>) -> Option<Back> {
    let text = word.text();
    // «وقوع أي عملية من هذا النوع» points to nothing
    let governed = |at: usize| word.to(at - 1).any_particle(FREE_PREPOSITIONS).is_some();
    let pointing = |at: usize| text.lists(at).stem.has(WORDS.beside.denied) && !governed(at);
    let told = |at: usize| text.form(at) == WHAT || pointing(at);
    if is_noun_of_it(text, word.at()) || denies_all_before(word) {
        return Some(Back::All);
    }
    scope.any(told).then_some(Back::Pointed)
}

/// Whether the words of a denial end here.
#[must_use]
pub(crate) fn ends_denial(here: Cursor<'_>) -> bool {
    let token = here.token();
    token.is_mark('.')
        || token.is_mark(';')
        || token.is_mark(':')
        || here.particle(Particle::But).is_some()
        || here.particle(Particle::Contrast).is_some()
}
