//! What a word can be in a clause: a finite verb, a word that ends a noun phrase, an adverb of time.

use crate::extract::names::Names;
use crate::grammar::Cursor;
use crate::lexicon::{Kind, Kinds, Meaning, OutcomeShape, Particle, Particles, SpeechShape};
use crate::spelling::{
    ACCUSATIVE, AND, ARTICLE, BY, CONJUNCTIONS, FEMININE, FOR, FOR_THE, HAMZA, PREPOSITIONS, SHE,
    YA, is_present_verb,
};
use crate::text::LexiconMatch;

/// Words that tell when: no noun phrase of people goes on with them.
pub(super) const TIMES: Kinds = Kinds::of(Kind::DayOffset)
    .and(Kind::Weekday)
    .and(Kind::Vague)
    .and(Kind::Timing)
    .and(Kind::DayPart)
    .and(Kind::Repeat);

/// Parts of personal names, and names that are no name here: a man may be called as a town is.
pub(super) const PERSONAL: Kinds = Kinds::of(Kind::GivenName)
    .and(Kind::FamilyName)
    .and(Kind::NameLink)
    .and(Kind::NameEnding)
    .and(Kind::Name);

/// Prepositions that stand alone, each with a meaning of its own.
pub(crate) const FREE_PREPOSITIONS: Particles = Particles::of(Particle::Of)
    .union(Particles::of(Particle::About))
    .union(Particles::of(Particle::To))
    .union(Particles::of(Particle::On))
    .union(Particles::of(Particle::In))
    .union(Particles::of(Particle::At))
    .union(Particles::of(Particle::Between))
    .union(Particles::of(Particle::With));

/// Prepositions that stand alone.
const PREPOSITION: Particles = FREE_PREPOSITIONS.union(Particles::of(Particle::Preposition));

/// Words with which another clause or phrase begins.
const OPENERS: Particles = Particles::of(Particle::That)
    .union(Particles::of(Particle::Relative))
    .union(Particles::of(Particle::Or))
    .union(Particles::of(Particle::And))
    .union(Particles::of(Particle::But))
    .union(Particles::of(Particle::Turn))
    .union(Particles::of(Particle::Among))
    .union(Particles::of(Particle::Auxiliary))
    .union(Particles::of(Particle::Future))
    .union(Particles::of(Particle::Oblique))
    .union(Particles::of(Particle::Demonstrative))
    .union(Particles::of(Particle::Topic));

/// Other words of the grammar.
const FUNCTION: Particles = Particles::of(Particle::Function);

/// Whether a preposition stands here as a word of its own.
#[must_use]
pub(super) fn is_preposition(at: Cursor<'_>) -> bool {
    // «الإمام» is folded like «الأمام»
    let stands = |tag: &LexiconMatch| !tag.definite && tag.particles.intersects(PREPOSITION);
    has(at, PREPOSITION) && at.matches().iter().any(stands) && !is_name_of_a_man(at)
        || is_detached(at)
}

/// «لـ«الوطن»»: a preposition that stands apart from the mark or word that it governs; «ب.» is an initial.
fn is_detached(at: Cursor<'_>) -> bool {
    // nearly all words have more letters
    let form = at.form();
    let letter = form.len() == FOR.len_utf8() && form.starts_with([FOR, BY]);
    letter && !at.skip().token().is_mark('.')
}

/// Whether a word is a given name that the fold writes like a preposition: «علي», with its dots, is a man's.
fn is_name_of_a_man(at: Cursor<'_>) -> bool {
    let text = at.text();
    let written = || text.slice(text.span(at.at()..at.at() + 1));
    at.is(Kinds::of(Kind::GivenName))
        && written().ends_with(YA)
        && (at.skip().particle(Particle::That).is_none() || is_after_given_name(at))
}

/// «محمود علي أن»: after a given name the next is one too.
fn is_after_given_name(at: Cursor<'_>) -> bool {
    let before = at.at().checked_sub(1).map(|before| at.to(before));
    before.is_some_and(|before| before.is(Kinds::of(Kind::GivenName)))
}

/// Whether a word stands here with which another clause or phrase begins: أن, الذي, لكن, قد.
#[must_use]
pub(super) fn is_opener(at: Cursor<'_>) -> bool {
    has(at, OPENERS.union(FUNCTION))
}

/// Whether a word of the grammar has an article, which makes it an adjective: «المديرية العامة».
#[must_use]
pub(super) fn is_with_article(at: Cursor<'_>) -> bool {
    let stands = |tag: &LexiconMatch| !tag.definite && tag.particles.intersects(FUNCTION);
    at.form().starts_with(ARTICLE) && !has(at, OPENERS) && !at.matches().iter().any(stands)
}

fn has(at: Cursor<'_>, wanted: Particles) -> bool {
    !at.is_done()
        && at.text().particles(at.at()).intersects(wanted)
        && at
            .matches()
            .iter()
            .any(|tag| tag.particles.intersects(wanted))
}

/// Whether a word without its article is formed as the name of a deed, which qualifies nothing: انفجار, استقالة, تقرير,
/// تنازل. Broken plurals for people may look alike: أحرار.
#[must_use]
pub(super) fn is_verbal_noun(stem: &str) -> bool {
    let letters: Vec<char> = stem.chars().take(LONGEST_STEM).collect();
    let feminine = stem.ends_with(FEMININE);
    let end = letters.len() - usize::from(feminine);
    if end < 4 || letters[end - 1] == YA || stem.ends_with(HAMZA) {
        return false;
    }
    let long = letters[end - 2] == ACCUSATIVE;
    match letters[0] {
        ACCUSATIVE => long && (feminine || end > 4),
        SHE => end > 4 && (letters[end - 2] == YA || letters[2] == ACCUSATIVE),
        _ => false,
    }
}

/// The most letters that are looked at.
const LONGEST_STEM: usize = 12;

/// Whether a conjunction is written onto the word: «ووزير», «فقال».
#[must_use]
pub(crate) fn is_joined(at: Cursor<'_>) -> bool {
    let clitic = at.form().starts_with(CONJUNCTIONS);
    let article = || {
        let rest = at.form().strip_prefix(AND);
        rest.is_some_and(|rest| rest.starts_with(ARTICLE) || rest.starts_with(FOR_THE))
    };
    // «والدة» is no و + ال
    clitic
        && at
            .matches()
            .first()
            .map_or_else(article, |tag| tag.clitics() > 0)
}

/// The preposition that is written onto the word: «بالقصر», «للصحفيين».
#[must_use]
pub(crate) fn attached_preposition(at: Cursor<'_>) -> Option<char> {
    let form = at.form();
    if form.starts_with(FOR_THE) {
        return Some(FOR);
    }
    let first = form.chars().next()?;
    if !PREPOSITIONS.contains(&first) {
        return None;
    }
    let article = form[first.len_utf8()..].starts_with(ARTICLE);
    let listed = at.matches().first().is_some_and(|tag| tag.clitics() > 0);
    (article || listed).then_some(first)
}

/// Whether a noun is definite as it stands: with its article, or with a pronoun.
#[must_use]
pub(super) fn is_definite(at: Cursor<'_>) -> bool {
    let form = at.form();
    let bare = form.strip_prefix(AND).filter(|_| is_joined(at));
    form.starts_with(ARTICLE)
        || bare.is_some_and(|bare| bare.starts_with(ARTICLE))
        || form.starts_with(FOR_THE)
        || at
            .matches()
            .first()
            .is_some_and(|tag| tag.definite || tag.is_owned(at.text()))
}

/// Whether a word has the article, whatever is written onto it: «الوزير», «بالوزير», «وللوزير».
#[must_use]
pub(crate) fn has_article(at: Cursor<'_>) -> bool {
    let form = at.form();
    let joined = form.strip_prefix(AND).filter(|_| is_joined(at));
    let bare = joined.unwrap_or(form);
    let noun = bare.strip_prefix(PREPOSITIONS).unwrap_or(bare);
    bare.starts_with(FOR_THE) || noun.starts_with(ARTICLE)
}

/// Whether a finite verb stands here.
#[must_use]
pub(crate) fn is_finite_verb(at: Cursor<'_>, names: &Names) -> bool {
    if names.covering(at.at()).is_some() {
        return false;
    }
    let free = |tag: &LexiconMatch| !tag.definite && attached_preposition(at).is_none();
    let speech = |m: &Meaning| {
        let verb = matches!(
            m,
            Meaning::Speech {
                shape: SpeechShape::Verb | SpeechShape::Relay,
                ..
            }
        );
        verb.then_some(())
    };
    let outcome = |m: &Meaning| {
        let verb = matches!(
            m,
            Meaning::Outcome {
                shape: OutcomeShape::Suffers | OutcomeShape::Inflicts | OutcomeShape::Either,
                ..
            }
        );
        verb.then_some(())
    };
    let listed = at
        .read(Kind::Speech, speech)
        .or_else(|| at.read(Kind::Outcome, outcome));
    match listed {
        Some(((), found, _)) => free(&found.tag),
        None => at.matches().is_empty() && is_present_verb(at.form()),
    }
}

/// Whether an indefinite participle of saying stands here, which begins a circumstance: مؤكدا, قائلة.
#[must_use]
pub(super) fn is_speech_participle(at: Cursor<'_>) -> bool {
    let participle = |m: &Meaning| {
        let shape = matches!(
            m,
            Meaning::Speech {
                shape: SpeechShape::Participle,
                ..
            }
        );
        shape.then_some(())
    };
    at.read(Kind::Speech, participle)
        .is_some_and(|((), found, _)| !found.tag.definite && !at.is(Kinds::of(Kind::Role)))
}

/// Whether a word may be an indefinite adjective: أمني, رفيعا, مطلع.
#[must_use]
pub(super) fn is_adjective(at: Cursor<'_>) -> bool {
    use crate::spelling::{ADJECTIVE, FEMININES, NOMINATIVE, OBLIQUE, PARTICIPLE};
    let form = at.form();
    let stem = form.strip_suffix(ACCUSATIVE).unwrap_or(form);
    let participle = form.starts_with(PARTICIPLE) && form.chars().count() >= 4;
    let plural = [FEMININES, NOMINATIVE, OBLIQUE]
        .iter()
        .any(|ending| form.ends_with(ending));
    stem.ends_with(ADJECTIVE) || participle || plural
}

/// Whether the region of a subject can end here: at a mark, a complementizer, a preposition, a verb.
#[must_use]
pub(super) fn can_end(at: Cursor<'_>, names: &Names) -> bool {
    !at.token().is_word()
        || is_joined(at)
        || is_opener(at)
        || is_preposition(at)
        || attached_preposition(at).is_some()
        || at.is(TIMES)
        || is_speech_participle(at)
        || is_finite_verb(at, names)
}
