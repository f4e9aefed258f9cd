//! Finite verbs: where one stands, what it makes of its subject and object, and its agreement.
//!
//! The verbs stand in `lexicon/data/triggers/frames.toml`; one that no list holds is told by the prefix of its
//! present, or by the ending of its past where a clause begins.

use super::frames::WORDS;
use super::word::{attached_preposition, is_finite_verb, is_preposition};
use crate::extract::names::Names;
use crate::grammar::Cursor;
use crate::lexicon::{
    BOOK, Kind, Kinds, Meaning, OutcomeShape, Particle, SpeechShape, VerbClass, VerbClasses,
};
use crate::spelling::{
    ACCUSATIVE, AND, ARTICLE, CONJUNCTIONS, DAMMA, FEMININE, FEMININES, NOMINATIVE, OBLIQUE,
    PAST_ENDINGS, PRESENT, PRESENT_ENDINGS, REFLEXIVE, SHE, THEY, WEAK, WILL, is_future_verb,
    without_pronoun,
};

/// A finite verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Verb {
    /// What it does; several classes share a verb («ضرب الجيش حصارا», «ضرب زلزال»).
    pub classes: VerbClasses,
    /// Whether a pronoun that means its object hangs on it: شنته.
    pub has_object: bool,
    /// Whether its subject is a pronoun in its ending: اعتقلوا.
    pub has_subject: bool,
    /// Whether its form is feminine: شنت.
    pub feminine: bool,
    /// Whether it happened to its subject, as the word of its list tells: قتل, أصيب.
    pub suffers: bool,
}

/// The finite verb that stands here; `opens` where a clause begins, so that a word that nothing is known of can be one.
#[must_use]
pub(super) fn verb(at: Cursor<'_>, names: &Names, opens: bool) -> Option<Verb> {
    let form = at.form();
    let known = names.covering(at.at()).is_some() || !at.token().is_word();
    if known || form.starts_with(ARTICLE) || attached_preposition(at).is_some() {
        return None;
    }
    // «بين» is «between» before it is «made clear»
    if is_preposition(at) && at.skip().particle(Particle::That).is_none() {
        return None;
    }
    let bare = form
        .strip_prefix(CONJUNCTIONS)
        .filter(|rest| rest.chars().count() > 2);
    // «مصدر مقرب من الوفد كشف أن»: a short past whose clause comes at once
    let says = at.is(Kinds::of(Kind::Speech)) && at.skip().particle(Particle::That).is_some();
    // «قصفوا مدرسة قتل فيها 12 طفلا»: the clause that describes a noun without an article
    let describes =
        at.is(Kinds::of(Kind::Outcome)) && at.skip().lists().whole.has(WORDS.beside.resumptive);
    let opens = opens || says || describes;
    // «إعادة» is not «أعاده»
    let owned = !at.text().ends_feminine(at.at());
    let listed = listed(form, owned).or_else(|| bare.and_then(|bare| listed(bare, owned)));
    let listed = listed.filter(|_| !is_noun_here(at, opens));
    if let Some(verb) = listed {
        return Some(verb);
    }
    let short = at.form().chars().count() <= SHORT && !at.form().starts_with(PRESENT);
    if (opens || !short) && is_finite_verb(at, names) {
        return Some(Verb {
            suffers: suffers(at),
            ..shaped(
                bare.unwrap_or(form),
                VerbClasses::default().and(VerbClass::Other),
            )
        });
    }
    let word = bare.unwrap_or(form);
    let next = at.skip();
    let opened = opens
        && (is_past(word) && begins_phrase(next) || is_derived(word) && is_somebody(next, names));
    // «أدينوا» can be nothing but a verb
    let plural = word.ends_with(THEY) && word.chars().count() > 4;
    let past = at.matches().is_empty() && (opened || plural);
    past.then(|| shaped(word, VerbClasses::default().and(VerbClass::Other)))
}

/// The letters of a past that is written like a noun: رد, صد.
const SHORT: usize = 3;

/// Whether a listed word is rather a noun: inside a clause a short past is written like one («بعد سقوط», «رد الجيش»).
fn is_noun_here(at: Cursor<'_>, opens: bool) -> bool {
    let nouns = Kinds::of(Kind::Role)
        .and(Kind::Body)
        .and(Kind::TypeWord)
        .and(Kind::Unit)
        .and(Kind::Number)
        .and(Kind::Month)
        .and(Kind::Timing);
    let short = at.form().chars().count() <= SHORT && !at.form().starts_with(PRESENT);
    // «رفضا» is «in refusal of» rather than «the two refused»
    let accusative = at.form().ends_with(ACCUSATIVE);
    at.is(nouns) || ((short || accusative) && !opens)
}

fn suffers(at: Cursor<'_>) -> bool {
    let suffering = |m: &Meaning| {
        let shape = matches!(
            m,
            Meaning::Outcome {
                shape: OutcomeShape::Suffers,
                ..
            }
        );
        shape.then_some(())
    };
    at.read(Kind::Outcome, suffering).is_some()
}

/// Whether a word without clitics is a listed verb in any of its forms.
pub(crate) fn is_listed_verb(form: &str) -> bool {
    listed(form, true).is_some()
}

/// Whether a word is a verb whose subject is what happened, its object what it struck: «استهدفتا».
pub(crate) fn is_striking(form: &str) -> bool {
    let verb = form.strip_prefix(CONJUNCTIONS).unwrap_or(form);
    let found = listed(form, false).or_else(|| listed(verb, false));
    found.is_some_and(|verb| verb.classes.has(VerbClass::Strikes))
}

/// Whether a word is a verb whose subject is what happened: «وقعت».
pub(crate) fn is_happening(form: &str) -> bool {
    let verb = form.strip_prefix(CONJUNCTIONS).unwrap_or(form);
    let found = listed(form, false).or_else(|| listed(verb, false));
    found.is_some_and(|verb| verb.classes.has(VerbClass::Happens))
}

/// A listed verb in any of its forms, also with a pronoun where it may be `owned`.
fn listed(form: &str, owned: bool) -> Option<Verb> {
    let whole = conjugated(form).map(|classes| shaped(form, classes));
    whole.or_else(|| {
        let rest = without_pronoun(form).filter(|rest| owned && rest.chars().count() >= 2)?;
        let object = |verb: &str| {
            Some(Verb {
                has_object: true,
                ..shaped(verb, conjugated(verb)?)
            })
        };
        // «أعلنوها»: before a pronoun a plural has no silent ا
        let plural = || {
            let whole = format!("{rest}{ACCUSATIVE}");
            whole.ends_with(THEY).then(|| object(&whole)).flatten()
        };
        object(rest).or_else(plural)
    })
}

/// The classes of a verb without pronouns.
fn conjugated(form: &str) -> Option<VerbClasses> {
    if let Some(classes) = BOOK.form(form).past.known() {
        return Some(classes);
    }
    let future = form.strip_prefix(WILL).filter(|_| is_future_verb(form));
    let present = future
        .unwrap_or(form)
        .strip_prefix(PRESENT)
        .and_then(|stem| {
            let ended = PRESENT_ENDINGS
                .iter()
                .find_map(|ending| stem.strip_suffix(ending));
            let short = stem.strip_suffix(THEY);
            let mut stems = [Some(stem), ended, short].into_iter().flatten();
            stems.find_map(|stem| BOOK.form(stem).present.known())
        });
    let ended = || {
        let mut endings = PAST_ENDINGS
            .iter()
            .filter_map(|ending| form.strip_suffix(ending));
        endings.find_map(|stem| {
            let own = BOOK.form(stem);
            own.past.known().or(own.weak.known())
        })
    };
    present.or_else(ended)
}

/// Whether a finite verb that a list holds is of the past; `None` for any other word. A form that begins with ت or ن
/// is of the past where the lexicon holds its present: توفي, نزحت beside يتوفى, ينزح.
#[must_use]
pub(crate) fn is_past_verb(at: Cursor<'_>) -> Option<bool> {
    let form = at.form();
    let bare = form
        .strip_prefix(CONJUNCTIONS)
        .filter(|rest| rest.chars().count() > 2)
        .unwrap_or(form);
    let other = form.starts_with(ARTICLE) || is_preposition(at) || is_noun_here(at, true);
    if other || !(tells(at) || listed(bare, !at.text().ends_feminine(at.at())).is_some()) {
        return None;
    }
    let ended = bare.strip_suffix(SHE).or_else(|| bare.strip_suffix(THEY));
    let stem = ended.unwrap_or(bare);
    let known = || {
        let lexicon = at.text().lexicon();
        let present = format!("{}{stem}", PRESENT[0]);
        !lexicon.senses(&present).is_empty() || BOOK.form(stem).past.known().is_some()
    };
    Some(!bare.starts_with(PRESENT) && !is_future_verb(bare) || known())
}

/// Whether a verb of saying or of harm stands here.
fn tells(at: Cursor<'_>) -> bool {
    let harms = |m: &Meaning| match m {
        Meaning::Outcome {
            shape:
                OutcomeShape::Suffers
                | OutcomeShape::Inflicts
                | OutcomeShape::Either
                | OutcomeShape::Near,
            ..
        } => Some(()),
        _ => None,
    };
    let says = |m: &Meaning| match m {
        Meaning::Speech {
            shape: SpeechShape::Verb,
            ..
        } => Some(()),
        _ => None,
    };
    at.read(Kind::Outcome, harms).is_some() || at.read(Kind::Speech, says).is_some()
}

/// Whether the vowels that are written make a past passive: «خُطفت», «استُهدف».
#[must_use]
pub(super) fn is_marked_passive(at: Cursor<'_>) -> bool {
    let text = at.text();
    let written = text.slice(text.span(at.at()..at.at() + 1));
    let bare = at.form().strip_prefix(CONJUNCTIONS).unwrap_or(at.form());
    let last = written
        .trim_end_matches(|c: char| !crate::spelling::is_letter(c))
        .len();
    let before_last = written[..last]
        .char_indices()
        .next_back()
        .map_or(0, |(start, _)| start);
    !bare.starts_with(PRESENT) && written[..before_last].contains(DAMMA)
}

/// A verb that another list holds, as its form tells; `owned` when a pronoun hangs on it.
pub(super) fn inflected(form: &str, owned: bool) -> Verb {
    let bare = form.strip_prefix(CONJUNCTIONS).unwrap_or(form);
    let rest = without_pronoun(bare).filter(|_| owned);
    let bare = rest.unwrap_or(bare);
    let classes = conjugated(bare).unwrap_or_default().and(VerbClass::Other);
    Verb {
        has_object: rest.is_some(),
        ..shaped(bare, classes)
    }
}

fn shaped(form: &str, classes: VerbClasses) -> Verb {
    let plural =
        form.ends_with(THEY) || (form.starts_with(PRESENT) && form.ends_with(PRESENT_ENDINGS[0]));
    let feminine = form.ends_with(SHE) || form.starts_with(PRESENT[1]);
    Verb {
        classes,
        has_object: false,
        has_subject: plural,
        feminine,
        suffers: false,
    }
}

/// Whether a word that nothing is known of has the ending of a past: داهمت, خطوا.
fn is_past(word: &str) -> bool {
    let long = word.chars().count() >= 4;
    long && (word.ends_with(SHE) || word.ends_with(THEY)) && !word.ends_with(FEMININES)
}

/// Whether a word has the letters of a derived past and no noun: انتقد, امتنع, استغرب.
fn is_derived(word: &str) -> bool {
    let letters: Vec<char> = word.chars().take(LONG + 1).collect();
    let [first, second, third, rest @ ..] = letters.as_slice() else {
        return false;
    };
    let stem = *second == REFLEXIVE || *third == SHE;
    let noun = word.ends_with(FEMININE)
        || rest
            .iter()
            .any(|letter| [ACCUSATIVE, WEAK, AND].contains(letter));
    *first == ACCUSATIVE && stem && !noun && (2..=3).contains(&rest.len())
}

/// The most letters of such a past.
const LONG: usize = 6;

/// Whether somebody is named here or told by a title.
fn is_somebody(at: Cursor<'_>, names: &Names) -> bool {
    names.title(at.at()).is_some() || names.starting(at.at()).is_some()
}

/// Whether a subject or object may begin here.
fn begins_phrase(at: Cursor<'_>) -> bool {
    let form = at.form();
    at.token().is_word()
        && (form.starts_with(ARTICLE)
            || form.ends_with(OBLIQUE)
            || form.ends_with(NOMINATIVE)
            || !at.matches().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spelling::key;

    #[test]
    fn the_verbs_can_be_read_and_are_known_in_their_forms() {
        for form in [
            "شن",
            "شنت",
            "شنها",
            "شنتها",
            "يشن",
            "تشنها",
            "يشنون",
            "ستشن",
        ] {
            let verb = listed(&key(form), true).unwrap();
            assert!(verb.classes.has(VerbClass::Performs), "{form}");
        }
        assert!(listed(&key("شنتها"), true).unwrap().has_object);
        assert!(listed(&key("مدرسة"), true).is_none());
    }
}
