//! What claims allow together: low, best and high.

use std::collections::BTreeMap;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::claims::Claim;

/// Three numbers for one group of people; `None` when no claim tells it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Bounds {
    /// The smallest number that any claim allows.
    pub low: Option<u64>,
    /// The number that most claims state; of several, the latest published, then the largest.
    pub best: Option<u64>,
    /// The largest number that any claim names.
    pub high: Option<u64>,
}

/// The bounds of some claims; `None` when there are none.
pub(super) fn bounds<'a>(claims: impl Iterator<Item = &'a Claim>) -> Option<Bounds> {
    let claims: Vec<&Claim> = claims.collect();
    let low = claims.iter().map(|claim| claim.min).min()?;
    let high = claims.iter().map(|claim| claim.max.unwrap_or(claim.min));
    Some(Bounds {
        low: Some(low),
        best: best(&claims),
        high: high.max(),
    })
}

/// The number that most claims state; of several, the latest published, then the largest.
fn best(claims: &[&Claim]) -> Option<u64> {
    let mut votes: BTreeMap<u64, (u32, Option<Date>)> = BTreeMap::new();
    for claim in claims {
        let Some(number) = claim.number() else {
            continue;
        };
        let (count, latest) = votes.entry(number).or_default();
        *count += 1;
        let published = claim.evidence.iter().filter_map(|stated| stated.published);
        *latest = published.max().max(*latest);
    }
    votes
        .into_iter()
        .max_by_key(|(number, weight)| (*weight, *number))
        .map(|(number, _)| number)
}
