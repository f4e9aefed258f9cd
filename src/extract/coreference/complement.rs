//! What follows the noun of a party and belongs to it.

use super::described::STOPS;
use crate::grammar::Cursor;
use crate::lexicon::{Kind, Kinds, Particle};
use crate::spelling::{ACCUSATIVE, AND, ARTICLE, FOR, FOR_THE, PARTICIPLE};

/// The most words that are read behind a noun.
const LONGEST: usize = 9;

/// Adjectives, places and bodies that belong to a noun: أمني, في أذربيجان, والتلفزيون الرسمي.
pub(super) fn complements(start: Cursor<'_>, indefinite: bool, accusative: bool) -> Cursor<'_> {
    let mut at = start;
    while at.at() < start.at() + LONGEST {
        let Some(rest) = complement(at, indefinite, accusative) else {
            break;
        };
        at = rest;
    }
    at
}

fn complement(at: Cursor<'_>, indefinite: bool, accusative: bool) -> Option<Cursor<'_>> {
    const NOUNS: Kinds = Kinds::of(Kind::Name)
        .and(Kind::Body)
        .and(Kind::TypeWord)
        .and(Kind::Source)
        .and(Kind::Nationality);
    const ADJECTIVES: Kinds = Kinds::of(Kind::Nationality)
        .and(Kind::Victims)
        .and(Kind::Body)
        .and(Kind::Name)
        .and(Kind::Source);
    if !at.token().is_word() {
        return None;
    }
    let attached = at
        .tags()
        .iter()
        .find(|tag| tag.kinds.meets(NOUNS))
        .filter(|tag| tag.clitics() > 0);
    if let Some(tag) = attached {
        // what ل introduces is spoken to
        return (!tag.leads_with(at.text(), FOR)).then(|| at.to(tag.tokens().end));
    }
    let place = [Particle::In, Particle::Of, Particle::At]
        .iter()
        .find_map(|particle| at.particle(*particle));
    if let Some(place) = place {
        if place.particle(Particle::Document).is_some() {
            return None;
        }
        let tag = place.tags().iter().find(|tag| tag.kinds.meets(NOUNS));
        let definite = place.form().starts_with(ARTICLE) && !place.is(STOPS);
        return tag
            .map(|tag| place.to(tag.tokens().end))
            .or_else(|| definite.then(|| place.skip()));
    }
    if let Some(tag) = at.tags().iter().find(|tag| tag.kinds.meets(ADJECTIVES)) {
        return Some(at.to(tag.tokens().end));
    }
    // «الوكالة الوطنية للتنسيق»: what a body is for, unless people are spoken to
    let adjective = at.tags().is_empty()
        && (at.form().starts_with(ARTICLE)
            || at.form().starts_with(FOR_THE)
            || (indefinite && is_adjective(at, accusative)));
    adjective.then(|| at.skip())
}

/// An untagged word that looks like an indefinite adjective: أمني, طبية, مطلع; رفيعا behind an accusative.
fn is_adjective(at: Cursor<'_>, accusative: bool) -> bool {
    let form = at.form();
    let stem = form.strip_suffix(ACCUSATIVE).unwrap_or(form);
    let participle = form.starts_with(PARTICIPLE) && form.chars().count() >= 4;
    let agrees = accusative && form.ends_with(ACCUSATIVE);
    !form.starts_with(AND) && (stem.ends_with(crate::spelling::ADJECTIVE) || participle || agrees)
}
