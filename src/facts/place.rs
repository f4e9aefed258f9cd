//! How one place lies to another: what a ledger asks before it takes two reports for one event.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a point on the map stands for, the narrowest first.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Precision {
    /// The thing itself: an airport, a crossing, a camp, a quarter.
    Exact,
    /// A town or village, or something in it of which no more is known.
    Town,
    /// The middle of a district of several towns.
    District,
    /// The middle of a province or another region.
    Region,
    /// The middle of a country.
    Country,
}
