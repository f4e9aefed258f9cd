//! What follows the noun of a party and belongs to it.

use super::described::STOPS;
use crate::facts::EntityType;
use crate::grammar::Cursor;
use crate::lexicon::{Direction, Kind, Kinds, Meaning, Particle, Sense};
use crate::spelling::{ACCUSATIVE, AND, ARTICLE, FOR, FOR_THE, PARTICIPLE};
use crate::text::Tag;

/// The most words that are read behind a noun.
const LONGEST: usize = 9;

/// Adjectives, places and bodies that belong to a noun: أمني, في أذربيجان, والتلفزيون الرسمي.
pub(super) fn complements(start: Cursor<'_>, indefinite: bool, accusative: bool) -> Cursor<'_> {
    let mut at = start;
    while at.at() < start.at() + LONGEST && (at.at() == start.at() || !is_person(at)) {
        let Some(rest) = complement(at, indefinite && !is_closed(at), accusative) else {
            break;
        };
        at = rest;
    }
    at
}

/// Whether a definite word of the phrase itself stands before: «وسائل الإعلام التركية مستندة إلى …» has no
/// further adjective without ال.
fn is_closed(at: Cursor<'_>) -> bool {
    let back = |count: usize| at.at().checked_sub(count).map(|before| at.to(before));
    let preposition = |before: Cursor<'_>| {
        [Particle::In, Particle::Of, Particle::At]
            .iter()
            .any(|particle| before.particle(*particle).is_some())
    };
    back(1).is_some_and(|before| before.form().starts_with(ARTICLE))
        && !back(2).is_some_and(preposition)
}

/// Whether a listed name of a person stands here: behind more than a noun it is in apposition.
fn is_person(at: Cursor<'_>) -> bool {
    let text = at.text();
    let person = |sense| match sense {
        Sense::Name(id, _) => text.lexicon().name(id).kind == EntityType::Person,
        Sense::Word(..) => false,
    };
    let names = at.tags().iter().filter(|tag| tag.clitics() == 0);
    names.flat_map(|tag| text.senses(tag)).any(person)
}

/// Nouns that belong to another behind a preposition.
const NOUNS: Kinds = Kinds::of(Kind::Name)
    .and(Kind::Body)
    .and(Kind::TypeWord)
    .and(Kind::Source)
    .and(Kind::Nationality);

/// Listed words that belong to a noun as they stand.
const ADJECTIVES: Kinds = Kinds::of(Kind::Nationality)
    .and(Kind::Victims)
    .and(Kind::Body)
    .and(Kind::Name)
    .and(Kind::Source);

/// The same behind an adjective.
const CLOSED: Kinds = Kinds::of(Kind::Nationality).and(Kind::Victims);

fn complement(at: Cursor<'_>, indefinite: bool, accusative: bool) -> Option<Cursor<'_>> {
    if !at.token().is_word() {
        return None;
    }
    let for_the = at.form().starts_with(FOR_THE);
    let attached = at
        .tags()
        .iter()
        .find(|tag| tag.kinds.meets(NOUNS))
        .filter(|tag| tag.clitics() > 0 || for_the || tag.leads_with(at.text(), FOR));
    if let Some(tag) = attached {
        // what ل introduces is spoken to
        let spoken_to = for_the || tag.leads_with(at.text(), FOR);
        return (!spoken_to).then(|| at.to(tag.tokens().end));
    }
    let place = [Particle::In, Particle::Of, Particle::At]
        .iter()
        .find_map(|particle| at.particle(*particle));
    if let Some(place) = place {
        return placed(place);
    }
    listed(at).or_else(|| unlisted(at, indefinite, accusative))
}

/// في أذربيجان, من بري: what stands behind a preposition of its own.
fn placed(place: Cursor<'_>) -> Option<Cursor<'_>> {
    if place.particle(Particle::Document).is_some() {
        return None;
    }
    let tag = place.tags().iter().find(|tag| tag.kinds.meets(NOUNS));
    let definite = place.form().starts_with(ARTICLE) && !place.is(STOPS);
    tag.map(|tag| place.to(tag.tokens().end))
        .or_else(|| definite.then(|| place.skip()))
}

/// نفسه, أخرى, الثالث, الروسي.
fn listed(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let intensive = at.read(Kind::Direction, |m| {
        (*m == Meaning::Direction(Direction::Same)).then_some(())
    });
    let others = || at.particle(Particle::Others);
    if let Some(rest) = intensive.map(|((), _, rest)| rest).or_else(others) {
        return Some(rest);
    }
    let ordinal = at.form().starts_with(ARTICLE) && at.is(Kinds::of(Kind::Ordinal));
    let free = |tag: &Tag| tag.clitics() == 0 && !tag.leads_with(at.text(), FOR);
    // «مسؤول أوكراني وكالة رويترز»: an adjective governs no noun
    let before = at.at().checked_sub(1);
    let closed = before.is_some_and(|before| {
        if at.to(before).form().starts_with(ARTICLE) && !at.form().starts_with(ARTICLE) {
            return true; // «نشرت السفارة تغريدة»
        }
        let tags = at.text().tags(before);
        tags.first().is_some_and(|tag| {
            !tag.definite && tag.kinds.without(Kinds::of(Kind::Nationality)).is_empty()
        })
    });
    let kinds = if closed { CLOSED } else { ADJECTIVES };
    let adjective = |tag: &&Tag| tag.kinds.meets(kinds) && free(tag);
    let tag = at.tags().iter().find(|tag| adjective(tag) || ordinal)?;
    Some(at.to(tag.tokens().end))
}

/// «الوكالة الوطنية للتنسيق», «مصدر سياسي»: words that look like adjectives, and what a body is for.
fn unlisted(at: Cursor<'_>, indefinite: bool, accusative: bool) -> Option<Cursor<'_>> {
    let definite = at.form().starts_with(ARTICLE);
    let noun = |tag: &Tag| tag.definite && tag.kinds.without(Kinds::of(Kind::Particle)).is_empty();
    let free = at.tags().is_empty() || (definite && at.tags().iter().all(noun));
    let similar = indefinite && is_adjective(at, accusative);
    let adjective = free && (definite || at.form().starts_with(FOR_THE) || similar);
    (adjective || (similar && at.is(Kinds::of(Kind::Role)))).then(|| at.skip())
}

/// An untagged word that looks like an indefinite adjective: أمني, طبية, مطلع; رفيعا behind an accusative.
pub(super) fn is_adjective(at: Cursor<'_>, accusative: bool) -> bool {
    let form = at.form();
    let stem = form.strip_suffix(ACCUSATIVE).unwrap_or(form);
    let participle = form.starts_with(PARTICIPLE) && form.chars().count() >= 4;
    let agrees = accusative && form.ends_with(ACCUSATIVE);
    !form.starts_with(AND) && (stem.ends_with(crate::spelling::ADJECTIVE) || participle || agrees)
}
