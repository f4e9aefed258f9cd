//! Entities: one is found when the type agrees and any spelling of the one is any of the other.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::measure::{Check, Marked, Matched, Words, plain_value};
use super::name::fold_name;
use crate::facts::{Entity, EntityType, Layer};
use crate::span::{Offsets, Span, Unit};

/// A marked name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoldEntity {
    /// What it is.
    #[serde(rename = "type")]
    pub kind: EntityType,
    /// Its name.
    pub name: String,
    /// The spellings that the article uses.
    #[serde(default)]
    pub surfaces: Vec<String>,
}

impl Marked for GoldEntity {
    type Found = Entity;
    const LAYER: Layer = Layer::Entities;

    /// Other names than of persons, places and bodies count only where the row marks some.
    fn compare(gold: &[Self], found: &[Entity]) -> Matched {
        let others = gold.iter().any(|gold| gold.kind == EntityType::Misc);
        let counts = |found: &Entity| others || found.kind != EntityType::Misc;
        let marked: Vec<_> = gold
            .iter()
            .map(|gold| (gold.kind, gold.spellings()))
            .collect();
        let told: Vec<_> = found
            .iter()
            .map(|found| (found.kind, spellings(found)))
            .collect();
        let mut matched = Matched::in_order(&marked, &told, |gold, found| {
            gold.0 == found.0 && !gold.1.is_disjoint(&found.1)
        });
        matched.extra.retain(|f| counts(&found[*f]));
        matched
    }

    fn check(&self, _found: &Entity) -> Vec<Check> {
        Vec::new()
    }

    fn words(&self, text: &str) -> Words {
        let names = self.surfaces.iter().chain([&self.name]);
        let position = |name: &String| {
            let start = text.find(name.as_str())?;
            let end = start + name.len();
            Some(Span::new(
                u32::try_from(start).ok()?,
                u32::try_from(end).ok()?,
            ))
        };
        let bytes = names.filter_map(position).min().unwrap_or_default();
        Words {
            text: self.name.clone(),
            span: Offsets::new(text, Unit::Chars).in_unit(bytes),
        }
    }

    fn type_and_place(&self) -> String {
        plain_value(&self.kind).unwrap_or_default()
    }

    fn found_words(found: &Entity) -> Words {
        let first = found.mentions.first();
        Words {
            text: found.name.clone(),
            span: first.map(|mention| mention.span).unwrap_or_default(),
        }
    }

    fn found_said(found: &Entity) -> String {
        plain_value(&found.kind).unwrap_or_default()
    }
}

impl GoldEntity {
    fn spellings(&self) -> BTreeSet<String> {
        let names = self.surfaces.iter().chain([&self.name]);
        names.map(|name| fold_name(name)).collect()
    }
}

fn spellings(found: &Entity) -> BTreeSet<String> {
    let mentions = found.mentions.iter().map(|mention| &mention.text);
    mentions
        .chain([&found.name])
        .map(|name| fold_name(name))
        .collect()
}
