//! Whether each fact that was found is right, as far as a row can tell.

use super::measure::{Marked, Metric};
use super::mention::GoldMention;
use super::row::Row;
use crate::confidence::RATED;
use crate::facts::{Entity, EntityType, Facts, Subtype};

/// The fields that a fact is about: a date of the wrong day is wrong, and so are words of somebody else or of a
/// part of a name.
const CORE: [Metric; 2] = [Metric::Value, Metric::SpeakerStrict];

/// For each rated layer, the places of the facts that a row can judge, and whether they are right.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Verdicts(pub [Vec<(usize, bool)>; RATED.len()]);

impl Verdicts {
    /// Judges what was found in the text of `row`.
    #[must_use]
    pub(crate) fn new(row: &Row, facts: &Facts) -> Self {
        let named = match &row.mentions {
            Some(gold) => judge_names(row, gold, &facts.entities),
            None => judge_facts(row.entities.as_deref(), &facts.entities),
        };
        Self([
            named,
            judge_facts(row.dates.as_deref(), &facts.dates),
            judge_facts(row.casualties.as_deref(), &facts.casualties),
            judge_facts(row.quotes.as_deref(), &facts.quotes),
            judge_facts(row.events.as_deref(), &facts.events),
        ])
    }
}

fn judge_facts<M: Marked>(gold: Option<&[M]>, found: &[M::Found]) -> Vec<(usize, bool)> {
    let Some(gold) = gold else { return Vec::new() };
    let matched = M::compare(gold, found);
    let right = |(g, f): &(usize, usize)| {
        let checks = gold[*g].check(&found[*f]);
        let wrong = checks
            .iter()
            .any(|check| CORE.contains(&check.figure) && !check.right);
        (*f, !wrong)
    };
    let mut verdicts: Vec<_> = matched.pairs.iter().map(right).collect();
    verdicts.extend(matched.extra.iter().map(|f| (*f, false)));
    verdicts.sort_unstable();
    verdicts
}

/// Where mentions are marked, a name is right when one of its own shares words with one of its type: where
/// names end, corpora see differently. Official bodies, which they leave out, are not held against it.
fn judge_names(row: &Row, gold: &[GoldMention], entities: &[Entity]) -> Vec<(usize, bool)> {
    let others = gold.iter().any(|gold| gold.kind == EntityType::Misc);
    let verdict = |(at, entity): (usize, &Entity)| {
        let found = GoldMention::found_mentions(
            &row.text,
            std::slice::from_ref(entity),
            row.tokens.as_deref(),
        );
        let marked = |found: &GoldMention| {
            gold.iter()
                .any(|gold| gold.kind == found.kind && gold.span.overlaps(found.span))
        };
        let right = found.iter().any(marked);
        let counts = !is_official(entity) && (others || entity.kind != EntityType::Misc);
        (right || counts).then_some((at, right))
    };
    entities.iter().enumerate().filter_map(verdict).collect()
}

fn is_official(entity: &Entity) -> bool {
    matches!(
        entity.subtype,
        Some(
            Subtype::Ministry
                | Subtype::Government
                | Subtype::Parliament
                | Subtype::Army
                | Subtype::Police
                | Subtype::Court
        )
    )
}
