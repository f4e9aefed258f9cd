//! The kinds of facts.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One kind of fact.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
#[serde(rename_all = "lowercase")]
pub enum Layer {
    /// Persons, places, bodies and other names.
    Entities,
    /// Dates, times, durations, sets.
    Dates,
    /// Counts of people killed, wounded, missing, captured, arrested, displaced.
    Casualties,
    /// Quotations with their speakers.
    Quotes,
    /// What happened, where, when, who did it to whom.
    Events,
    /// Spellings of each name.
    Variants,
}

impl Layer {
    /// Every layer, in the order of the report.
    pub const ALL: [Self; 6] = [
        Self::Entities,
        Self::Dates,
        Self::Casualties,
        Self::Quotes,
        Self::Events,
        Self::Variants,
    ];

    /// The layer's key in JSON, its CSV file's stem and its name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Entities => "entities",
            Self::Dates => "dates",
            Self::Casualties => "casualties",
            Self::Quotes => "quotes",
            Self::Events => "events",
            Self::Variants => "variants",
        }
    }
}
