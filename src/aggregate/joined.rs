//! Names that no list holds, which one article spells so and another otherwise.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::facts::EntityType;
use crate::spelling::{JOINED, Skeleton, is_native, key, spelling_confidence};

/// The confidence from which two single words are taken for one name.
const SURE_ALONE: f32 = 0.92;

/// Which names count as another one.
#[derive(Debug, Default)]
pub(super) struct Joined(BTreeMap<(EntityType, String), String>);

impl Joined {
    /// Joins `names`, each with how often it stands, to the most frequent spelling of each.
    pub(super) fn of<'a>(names: impl Iterator<Item = (EntityType, &'a str, u32)>) -> Self {
        let mut names: Vec<_> = names.collect();
        names.sort_by_key(|(kind, name, count)| (Reverse(*count), *kind, *name));
        let mut first: BTreeMap<(EntityType, Skeleton), Vec<&str>> = BTreeMap::new();
        let mut joined = Self::default();
        for (kind, name, _) in names {
            let letters: String = key(name).split(' ').collect();
            let same = first.entry((kind, Skeleton::of(&letters))).or_default();
            match same.iter().find(|usual| is_same(kind, usual, name)) {
                Some(usual) => {
                    let usual = (*usual).to_owned();
                    joined.0.insert((kind, name.to_owned()), usual);
                }
                None => same.push(name),
            }
        }
        joined
    }

    /// The name that a name of this type counts as.
    pub(super) fn name(&self, kind: EntityType, name: String) -> String {
        if self.0.is_empty() {
            return name;
        }
        let place = (kind, name);
        self.0.get(&place).cloned().unwrap_or(place.1)
    }

    /// The name that a name of any type counts as.
    pub(super) fn any(&self, name: String) -> String {
        const KINDS: [EntityType; 4] = [
            EntityType::Person,
            EntityType::Location,
            EntityType::Organization,
            EntityType::Misc,
        ];
        KINDS
            .into_iter()
            .fold(name, |name, kind| self.name(kind, name))
    }
}

/// Whether two unknown names are spellings of one. A surname alone may be anybody's.
fn is_same(kind: EntityType, usual: &str, name: &str) -> bool {
    let alone = !usual.contains(' ') && !name.contains(' ');
    match alone {
        true if kind == EntityType::Person || is_native(&key(name)) => key(usual) == key(name),
        true => spelling_confidence(usual, name) >= SURE_ALONE,
        false => spelling_confidence(usual, name) >= JOINED,
    }
}
