//! Adjectives of nouns in the plural: which definite word after «الأهالي» can be one, and which is somebody else.

use super::speech::SPEECH;
use super::word::is_finite_verb;
use crate::extract::names::Names;
use crate::grammar::Cursor;
use crate::lexicon::{Agreement, Kind, Kinds, Particle};
use crate::spelling::{
    ARTICLE, FEMININE, FEMININES, HAMZA, NISBA, NOMINATIVE, OBLIQUE, PARTICIPLE, YA,
};

/// Whether a noun is in the plural, as the lexicon or its ending tells.
pub(super) fn is_many(noun: Cursor<'_>, agreement: Agreement) -> bool {
    agreement == Agreement::Plural || agreement == Agreement::Any && is_nominative(noun)
}

/// «المحامون»: with the ending of several who act.
pub(super) fn is_nominative(noun: Cursor<'_>) -> bool {
    has_ending(noun, NOMINATIVE)
}

/// Whether a definite word can qualify the noun in the plural right before it: it has the same case, and it is a
/// plural itself or, of things, an adjective in the feminine («القوات المسلحة»); «انتقد المحامون | المحكمة».
pub(super) fn qualifies_many(noun: Cursor<'_>, here: Cursor<'_>, names: &Names) -> bool {
    if has_ending(here, OBLIQUE) {
        let other =
            has_ending(noun, FEMININES) || is_nominative(noun) || is_after_verb(noun, names);
        return !other;
    }
    if has_ending(here, NOMINATIVE) {
        return !has_ending(noun, FEMININES);
    }
    if has_ending(here, FEMININES) {
        return has_ending(noun, FEMININES);
    }
    // «القادة المحليون», but «الأحزاب السياسية»
    if here.form().ends_with(FEMININE) {
        let people = is_people(noun) && here.is(Kinds::of(Kind::Body).and(Kind::Source));
        return !(is_nominative(noun) || people) && is_feminine_adjective(here);
    }
    is_broken_plural(here)
}

/// Whether a word is longer than its ending and the letters of a stem.
fn has_ending(at: Cursor<'_>, ending: &str) -> bool {
    let stem = at.form().strip_suffix(ending);
    let stem = stem.map(|stem| stem.strip_prefix(ARTICLE).unwrap_or(stem));
    stem.is_some_and(|stem| stem.chars().count() >= SHORTEST)
}

/// The fewest letters of a noun before the ending of a plural: «الصين» and «السودان» have none.
const SHORTEST: usize = 3;

/// A subject stands right after its verb, and no oblique goes with it: «انتقد السكان | المسؤولين».
fn is_after_verb(noun: Cursor<'_>, names: &Names) -> bool {
    let before = noun.at().checked_sub(1).map(|before| noun.to(before));
    before.is_some_and(|before| is_finite_verb(before, names))
}

/// Of people no adjective in the feminine is told: «الأهالي | البلدية», but «المجالس البلدية».
fn is_people(noun: Cursor<'_>) -> bool {
    let words = noun.lists().stem;
    noun.is(Kinds::of(Kind::Victims).and(Kind::Role))
        || words.has(SPEECH.onlooker)
        || words.has(SPEECH.audience)
}

/// Of relation, or a participle: «المحلية», «المعارضة»; no noun for a body or place as those are.
fn is_feminine_adjective(here: Cursor<'_>) -> bool {
    without_article(here).ends_with(NISBA) || !here.is(NOUNS) || is_participle(here)
}

/// Whether a word is a participle by its first letter, and no noun for a body or place: المسلحة, not المحكمة.
pub(super) fn is_participle(here: Cursor<'_>) -> bool {
    let noun = here.is(Kinds::of(Kind::Body)
        .and(Kind::TypeWord)
        .and(Kind::PlaceHead));
    let known = || here.lists().stem.has(SPEECH.qualifying);
    without_article(here).starts_with(PARTICIPLE) && (!noun || known())
}

/// Adjectives that have no ending of the plural: «السكان الفقراء», «الجنود الجدد», «القوى العظمى».
fn is_broken_plural(here: Cursor<'_>) -> bool {
    const TELLING: Kinds = Kinds::of(Kind::Nationality)
        .and(Kind::Victims)
        .and(Kind::Ordinal)
        .and(Kind::Number);
    let ending = here.form().ends_with(HAMZA) || here.form().ends_with(YA);
    ending && !here.is(NOUNS)
        || here.is(TELLING) && !here.is(Kinds::of(Kind::Role))
        || here.particle(Particle::Quality).is_some()
        || here.particle(Particle::Others).is_some()
        || here.lists().stem.has(SPEECH.broken_plural)
}

/// Nouns for people by their office, bodies and places, which qualify nobody.
const NOUNS: Kinds = Kinds::of(Kind::Body)
    .and(Kind::TypeWord)
    .and(Kind::PlaceHead)
    .and(Kind::Source)
    .and(Kind::Role);

fn without_article(at: Cursor<'_>) -> &str {
    at.form().strip_prefix(ARTICLE).unwrap_or(at.form())
}
