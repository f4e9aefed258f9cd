//! Words after a preposition of place that are nearly a place's name by themselves: «في شترال», «قرب المطلة».

use super::announced::{goes_on, is_proper, place};
use super::candidate::{Candidate, Candidates, Key};
use super::listed::listed_place;
use super::owned::is_owned_thing;
use super::place::{Countries, can_end_list};
use crate::lexicon::{Kind, Kinds, Particle, Particles, PlaceClass, Sense};
use crate::spelling::{ARTICLE, HIS, NISBA_PEOPLE, PRESENT, is_inflected, is_native};
use crate::tagger::Leanings;
use crate::text::{LexiconMatch, Text};

/// How much better no name may fit a word that a list has as a place.
const LISTED: i16 = 30;
/// The same of an unknown word whose letters are foreign, or that a second name follows.
const FOREIGN: i16 = 46;
/// The same of an unknown word that an Arabic noun may be.
const NATIVE: i16 = 36;

/// Words of persons' names.
const GIVEN: Kinds = Kinds::of(Kind::GivenName).and(Kind::FamilyName);

/// Prepositions after which something is where it happens.
const PLACING: Particles = Particles::of(Particle::In)
    .union(Particles::of(Particle::At))
    .union(Particles::of(Particle::Beside));

/// Adds the places after prepositions of place that the tagger was nearly sure of.
pub(super) fn find(
    text: &Text<'_>,
    leanings: &Leanings,
    countries: &Countries<'_>,
    found: &mut Candidates,
) {
    for at in 1..text.len() {
        let placed = text.particles(at - 1).intersects(PLACING) || is_struck_on(text, at);
        if !placed || found.at(at).is_some() {
            continue;
        }
        let close = leanings.to_place(at);
        let listed = || listed_place(text, at).filter(|listed| lies_within(text, listed));
        let leaning = (close > -FOREIGN).then(|| leaning_place(text, at, close, countries));
        if let Some(place) = leaning.flatten().or_else(listed) {
            found.put(place);
        }
    }
}

/// «غارة على صور»: what is struck after the noun of a strike.
fn is_struck_on(text: &Text<'_>, at: usize) -> bool {
    at > 1
        && text
            .particles(at - 1)
            .intersects(Particles::of(Particle::On))
        && text.is(at - 2, Kinds::of(Kind::Cause))
}

/// «في صور جنوبي لبنان»: whether the part of its own country follows in which a listed place lies.
fn lies_within(text: &Text<'_>, listed: &Candidate) -> bool {
    let Key::Listed(id, _) = listed.key else {
        return false;
    };
    let (part, country) = (listed.tokens.end, text.lexicon().name(id).country);
    let same = |sense: Sense| match sense {
        Sense::Name(id, _) => text.lexicon().name(id).country == country,
        Sense::Word(..) => false,
    };
    // «جنوب لبنان» has a name of its own
    let names = || [part, part + 1].into_iter().flat_map(|at| text.matches(at));
    let beside = Particles::of(Particle::Beside);
    country.is_some()
        && text.particles(part).intersects(beside)
        && names().any(|tag| tag.clitics() == 0 && text.senses(tag).any(same))
}

fn leaning_place(
    text: &Text<'_>,
    at: usize,
    close: i16,
    countries: &Countries<'_>,
) -> Option<Candidate> {
    if let Some(listed) = listed_place(text, at) {
        let near = close > -LISTED && can_end_list(text, listed.tokens.end);
        return (near && is_here(text, &listed, countries)).then_some(listed);
    }
    let more = goes_on(text, at, 0) || is_bearer(text, at + 1);
    let foreign = more || !is_native(text.form(at));
    let near = close > if foreign { -FOREIGN } else { -NATIVE };
    let end = at + 1 + usize::from(more);
    (near && is_unknown(text, at) && can_end_list(text, end)).then(|| place(text, at..end, 0, None))
}

/// Whether nothing is known of a word, nor told by its ending.
fn is_unknown(text: &Text<'_>, at: usize) -> bool {
    const COMMON: Kinds = Kinds::of(Kind::CommonNoun).and(Kind::PlaceHead);
    let form = text.form(at);
    // after a preposition stands no verb
    let inflected = is_inflected(form) && !form.starts_with(PRESENT)
        || form.ends_with(NISBA_PEOPLE)
        || is_his(text, at);
    let common = text.is(at, COMMON) || form.starts_with(ARTICLE) || inflected;
    text.matches(at).is_empty()
        && !common
        && is_proper(text, at, 0, PlaceClass::Settlement)
        && !is_owned_thing(text, at)
}

/// «قرب موكبه»: whether a word ends in a pronoun as it is written.
fn is_his(text: &Text<'_>, at: usize) -> bool {
    text.slice(text.span(at..at + 1)).ends_with(HIS)
}

/// «في الخيام»: whether the article names the country of a listed place, which may be no place elsewhere.
fn is_here(text: &Text<'_>, listed: &Candidate, countries: &Countries<'_>) -> bool {
    let Key::Listed(id, _) = listed.key else {
        return false;
    };
    let country = text.lexicon().name(id).country;
    country.is_none_or(|country| countries.weight(country) > 0)
}

/// «في دبرا ماركوس»: a word that is else the name of a person.
fn is_bearer(text: &Text<'_>, at: usize) -> bool {
    let named = |tag: &LexiconMatch| tag.clitics() == 0 && tag.kinds.intersects(GIVEN);
    let other = text
        .kinds(at)
        .without(GIVEN.and(Kind::Name).and(Kind::PlaceLink));
    other.is_empty() && text.matches(at).iter().any(named)
}
