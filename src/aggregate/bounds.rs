//! What claims allow together: low, best and high.

use std::collections::BTreeMap;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::claims::Claim;
use crate::facts::Hedge;

/// Three numbers for one group of people; `None` when no claim tells it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Bounds {
    /// The smallest number that any claim allows.
    pub low: Option<u64>,
    /// The number that most claims state; of several, the latest published, then the largest.
    pub best: Option<u64>,
    /// The largest number that any claim names.
    pub high: Option<u64>,
    /// How the claims hedge `best`, most of all: 201 is said as «more than 200».
    #[serde(skip)]
    pub hedge: Option<Hedge>,
    /// Whether a claim is open above, so that `high` is no upper bound.
    #[serde(skip)]
    pub open: bool,
}

/// The bounds of some claims; `None` when there are none.
pub(super) fn bounds<'a>(claims: impl Iterator<Item = &'a Claim>) -> Option<Bounds> {
    let claims: Vec<&Claim> = claims.collect();
    let low = claims.iter().map(|claim| claim.min).min()?;
    let best = best(&claims);
    let high = claims.iter().map(|claim| claim.max.unwrap_or(claim.min));
    Some(Bounds {
        low: Some(low),
        best,
        high: high.max(),
        hedge: best.and_then(|best| hedge(&claims, best)),
        open: claims.iter().any(|claim| claim.max.is_none()),
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

/// How most claims of a number hedge it; of several hedges, the firmest.
fn hedge(claims: &[&Claim], best: u64) -> Option<Hedge> {
    let mut votes: BTreeMap<Hedge, u32> = BTreeMap::new();
    for claim in claims.iter().filter(|claim| claim.number() == Some(best)) {
        *votes.entry(claim.modifier).or_default() += 1;
    }
    let votes = votes.into_iter().rev();
    votes
        .max_by_key(|(_, count)| *count)
        .map(|(hedge, _)| hedge)
}
