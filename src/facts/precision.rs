//! What a point on the map stands for.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Subtype;

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

impl Precision {
    /// What a point of a place of this kind stands for.
    #[must_use]
    pub(crate) fn of_place(subtype: Option<Subtype>) -> Self {
        use Subtype::{
            Canal, City, Continent, Country, Forest, Island, Lake, Mountain, Region, River, Sea,
            Strait, Valley, Village,
        };
        match subtype {
            Some(Country) => Self::Country,
            Some(Region | Continent | River | Lake | Sea | Strait | Canal) => Self::Region,
            Some(Mountain | Island | Valley | Forest) => Self::District,
            None | Some(City | Village) => Self::Town,
            Some(_) => Self::Exact,
        }
    }
}
