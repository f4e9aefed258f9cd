//! What stands around a quotation: who else is named, and how far back its speaker is.

use std::collections::{BTreeMap, BTreeSet};

use crate::facts::{EntityType, Facts, Quote};

/// Bytes before a cue in which others are counted.
const NEAR: u32 = 600;

/// The most mentions before a cue that are looked at; it keeps this linear.
const MENTIONS: usize = 24;

/// What was seen around a quotation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Around {
    /// Persons and bodies named shortly before its cue, without its speaker.
    pub(super) rivals: usize,
    /// Bytes from where its speaker was named last to its cue.
    pub(super) gap: Option<u32>,
    /// Whether it lies inside another quotation.
    pub(super) nested: bool,
}

/// One for each quotation, in their order.
pub(super) fn quotes_around(facts: &Facts) -> Vec<Around> {
    let mentions = name_mentions(facts);
    let mut named: BTreeMap<&str, u32> = BTreeMap::new();
    let mut reached = 0;
    let look = |quote| {
        let around = look_around(quote, &mentions, &named, reached);
        let speaker = &quote.speaker;
        if let (Some(name), Some(span)) = (&speaker.name, speaker.span) {
            named.insert(name, span.end());
        }
        reached = reached.max(quote.span.end());
        around
    };
    facts.quotes.iter().map(look).collect()
}

/// Where persons and bodies are named, in order, with their ids.
fn name_mentions(facts: &Facts) -> Vec<(u32, &str)> {
    let acts = |kind| matches!(kind, EntityType::Person | EntityType::Organization);
    let entities = facts.entities.iter().filter(|entity| acts(entity.kind));
    let mut mentions: Vec<(u32, &str)> = entities
        .flat_map(|entity| {
            let ends = entity.mentions.iter().map(|mention| mention.span.end());
            ends.map(|end| (end, entity.id.as_str()))
        })
        .collect();
    mentions.sort_unstable();
    mentions
}

fn look_around(
    quote: &Quote,
    mentions: &[(u32, &str)],
    named: &BTreeMap<&str, u32>,
    reached: u32,
) -> Around {
    let cue = quote.cue.span.start();
    let before = mentions.partition_point(|(end, _)| *end <= cue);
    let own = quote.speaker.entity.as_deref();
    let near = mentions[..before].iter().rev().take(MENTIONS);
    let near = near.take_while(|(end, _)| *end + NEAR > cue);
    let last = near.clone().find(|(_, id)| Some(*id) == own);
    let told = quote
        .speaker
        .name
        .as_deref()
        .and_then(|name| named.get(name));
    let last = last.map(|(end, _)| *end).max(told.copied());
    let rivals: BTreeSet<&str> = near
        .map(|(_, id)| *id)
        .filter(|id| Some(*id) != own)
        .collect();
    Around {
        rivals: rivals.len(),
        gap: last.map(|end| cue.saturating_sub(end)),
        nested: quote.span.end() <= reached,
    }
}
