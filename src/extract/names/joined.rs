//! Names that no list holds, in several spellings of one article: هاروتيونيان, هاروتونيان.

use std::collections::BTreeMap;

use super::candidate::{Candidate, Candidates, Key};
use crate::facts::EntityType;
use crate::lexicon::{Kind, Kinds};
use crate::spelling::{FEMININE, JOINED, Skeleton, confidence_from, is_native, key};
use crate::text::Text;

/// The confidence from which two single words are taken for one name.
pub(super) const SURE_ALONE: f32 = 0.92;

/// Gives a place that an article names in full (مخيم زمزم) and without the noun before it (زمزم) one key.
pub(super) fn join_heads(text: &Text<'_>, found: &mut Candidates) {
    let mut full: BTreeMap<String, Key> = BTreeMap::new();
    found.each(|candidate| {
        let first = candidate.tokens.start;
        let head = candidate.tokens.len() > 1 && text.is(first, Kinds::of(Kind::PlaceHead));
        if head && candidate.kind == EntityType::Location {
            let rest = text.span(first + 1..candidate.tokens.end);
            let name = || candidate.key.clone();
            full.entry(key(text.slice(rest))).or_insert_with(name);
        }
    });
    if full.is_empty() {
        return;
    }
    found.rename(|candidate| match &candidate.key {
        Key::Spelled(name) if candidate.kind == EntityType::Location => full.get(name).cloned(),
        _ => None,
    });
}

/// Gives every spelling of an unknown name the key of the one that stands first.
pub(super) fn join(found: &mut Candidates) {
    let mut first: BTreeMap<(EntityType, Skeleton), Vec<String>> = BTreeMap::new();
    found.rename(|candidate| {
        let Key::Spelled(name) = &candidate.key else {
            return None;
        };
        let same = first.entry(place(candidate, name)).or_default();
        let known = same.iter().find(|known| is_same(known, name)).cloned();
        if known.is_none() {
            same.push(name.clone());
        }
        known.map(Key::Spelled)
    });
}

fn place(candidate: &Candidate, name: &str) -> (EntityType, Skeleton) {
    let letters: String = name.split(' ').collect();
    (candidate.kind, Skeleton::of(&letters))
}

/// Whether two unknown names are spellings of one.
fn is_same(known: &str, name: &str) -> bool {
    let alone = !known.contains(' ') && !name.contains(' ');
    let sure = if alone { SURE_ALONE } else { JOINED };
    // كريم and كريمة are two
    let feminine = |a: &str, b: &str| a.strip_suffix(FEMININE) == Some(b);
    let gender = known
        .split(' ')
        .zip(name.split(' '))
        .any(|(a, b)| !alone && (feminine(a, b) || feminine(b, a)));
    known == name
        || !gender && (!alone || !is_native(name)) && confidence_from(sure, known, name) >= sure
}
