//! Which person the sentences before name, told by sex: «التقى الوزير المديرة لارا كفوري. وقالت إن …».

use std::ops::Range;

use super::Voice;
use crate::extract::names::{Names, Naming};
use crate::facts::EntityType;
use crate::grammar::Cursor;
use crate::lexicon::{Agreement, Kind, Meaning, NameSex};
use crate::text::Text;

/// The only person of a verb's gender whom the sentence of token `at`, before it, and the one before that name.
#[must_use]
pub fn only_person(text: &Text<'_>, names: &Names, at: usize, verb: Agreement) -> Option<Voice> {
    let entity = only(text, names, near(text, at), verb)?;
    let name = names.fullest(entity).into_owned();
    Some(Voice::of_person(name, entity, verb))
}

/// The tokens of the sentence before, and of this one up to `at`.
fn near(text: &Text<'_>, at: usize) -> Range<usize> {
    let here = text.sentence_of(at);
    let before = here.start.checked_sub(1);
    before.map_or(here.start, |last| text.sentence_of(last).start)..at
}

/// The only person of this gender whom some tokens name, when it is told of all of them.
pub(super) fn only(
    text: &Text<'_>,
    names: &Names,
    tokens: Range<usize>,
    gender: Agreement,
) -> Option<usize> {
    if !matches!(gender, Agreement::Singular | Agreement::Feminine) {
        return None;
    }
    let persons = names.within(tokens).iter();
    let persons = persons.filter(|naming| names.is(naming, EntityType::Person));
    let mut found = None;
    let sure = |naming: &&Naming| naming.tokens.len() > 1 || names.entities[naming.entity].known;
    for naming in persons
        .filter(sure)
        .filter(|naming| can_be(text, names, naming, gender))
    {
        match found {
            Some(other) if other != naming.entity => return None,
            _ => found = Some(naming.entity),
        }
    }
    found
}

/// Whether a person may be of a gender: their given name or their title does not say otherwise.
fn can_be(text: &Text<'_>, names: &Names, naming: &Naming, gender: Agreement) -> bool {
    let told = sex(text, naming.tokens.start).or_else(|| {
        let title = names.title_covering(naming.tokens.start.checked_sub(1)?)?;
        matches!(title.agreement, Agreement::Singular | Agreement::Feminine)
            .then_some(title.agreement)
    });
    told.is_none_or(|told| told == gender)
}

/// What a given name tells.
fn sex(text: &Text<'_>, at: usize) -> Option<Agreement> {
    let told = |m: &Meaning| match m {
        Meaning::GivenName(NameSex::Male) => Some(Agreement::Singular),
        Meaning::GivenName(NameSex::Female) => Some(Agreement::Feminine),
        _ => None,
    };
    let here = Cursor::new(text, at..at + 1);
    here.read(Kind::GivenName, told)
        .map(|(agreement, _, _)| agreement)
}
