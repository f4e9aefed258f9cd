//! Unknown places that a و joins to a known one: «في كيوانجا وروغاري ورومانغابو».

use std::ops::Range;

use super::announced::{coordinated, place};
use super::candidate::Candidates;
use super::owned::is_owned_thing;
use crate::facts::EntityType;
use crate::lexicon::{Kind, Kinds, Particle, Particles};
use crate::spelling::{AND, ARTICLE, FEMININES, NISBA, is_inflected, is_native};
use crate::tagger::Leanings;
use crate::text::{LexiconMatch, Text};

/// How much better no name may fit than a place where a word is joined to one.
const CLOSE: i16 = 54;
/// The same where a name of two words begins as such names do: «وأم قصر».
const LINKED: i16 = 100;

/// Adds the places that are joined to places.
pub(super) fn find(text: &Text<'_>, leanings: Option<&Leanings>, found: &mut Candidates) {
    let mut at = 0;
    while at < text.len() {
        let place = found
            .starting(at)
            .filter(|c| c.kind == EntityType::Location);
        let place = place.map(|place| place.tokens.end);
        at = match place.or_else(|| first(text, at, leanings, found)) {
            Some(end) => {
                join(text, end, leanings, found);
                end
            }
            None => at + 1,
        };
    }
}

/// After an unknown foreign word between a preposition of place and another such word: «على كيوانجا وروغاري».
fn first(
    text: &Text<'_>,
    at: usize,
    leanings: Option<&Leanings>,
    found: &mut Candidates,
) -> Option<usize> {
    use Particle::{In, On, To};
    let unknown = |at: usize, lead: usize| {
        let name = text.form(at).get(lead..).unwrap_or_default();
        text.matches(at).is_empty() && found.at(at).is_none() && !name.starts_with(ARTICLE)
    };
    let foreign = |at: usize, lead: usize| !is_native(&text.form(at)[lead..]);
    let before = at.checked_sub(1).filter(|_| text.token(at).is_word())?;
    let governs = |particle| text.particles(before).intersects(Particles::of(particle));
    let next = coordinated(text, at + 1)?;
    let lead = AND.len_utf8();
    let plural = |at: usize| text.form(at).ends_with(FEMININES); // «في نشاطات وفعاليات»
    let common =
        plural(at) && plural(at + 1) || [at, at + 1].into_iter().any(|at| is_owned_thing(text, at));
    let two = next.len() == 1
        && !common
        && unknown(at, 0)
        && unknown(at + 1, lead)
        && foreign(at, 0)
        && (foreign(at + 1, lead) || leanings.is_some_and(|l| l.to_place(at + 1) > -CLOSE));
    if !two || ![In, On, To].into_iter().any(governs) {
        return None;
    }
    let tokens = at..at + 1;
    let place = place(text, tokens, 0, None);
    found.add(place).then_some(at + 1)
}

/// Adds the place at `at`, when it is joined to the one before.
fn join(text: &Text<'_>, at: usize, leanings: Option<&Leanings>, found: &mut Candidates) {
    if found.at(at).is_some() {
        return;
    }
    let Some(tokens) = coordinated(text, at) else {
        return;
    };
    let lead = AND.len_utf8();
    if is_place(text, &tokens, leanings) {
        found.replace(place(text, tokens, lead, None));
    }
}

/// Whether words after a و are a place rather than the next verb or noun of the sentence: «الموصل وتمركزت في الجامعة».
fn is_place(text: &Text<'_>, tokens: &Range<usize>, leanings: Option<&Leanings>) -> bool {
    let at = tokens.start;
    let name = &text.form(at)[AND.len_utf8()..];
    let definite = name.starts_with(ARTICLE);
    let link = |tag: &LexiconMatch| tag.kinds.intersects(Kinds::of(Kind::PlaceLink));
    let linked = tokens.len() > 1 && text.all_matches(at).iter().any(link);
    let close = match leanings {
        Some(leanings) if linked => leanings.to_place(at) > -LINKED,
        Some(leanings) => leanings.to_place(at) > -CLOSE,
        None => linked || !definite && !is_native(name) && !is_inflected(name),
    };
    // «والغربية»: an adjective beside another
    close && !(definite && name.ends_with(NISBA))
}
