//! Where a place is on the globe.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Subtype;

/// Latitude and longitude.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
pub struct Coordinates {
    /// Degrees north.
    pub lat: Degrees,
    /// Degrees east.
    pub lon: Degrees,
}

/// Degrees, to two decimals: about a kilometre.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Degrees(i16);

impl Coordinates {
    /// The distance along the surface of the globe.
    ///
    /// ```
    /// use karabakh::facts::{Coordinates, Degrees};
    ///
    /// let at = |lat, lon| Coordinates {
    ///     lat: Degrees::of_hundredths(lat),
    ///     lon: Degrees::of_hundredths(lon),
    /// };
    /// let (baku, yerevan) = (at(4041, 4987), at(4018, 4451));
    /// assert_eq!(baku.distance_km(yerevan).round(), 455.0);
    /// assert_eq!(baku.lat.as_decimal(), 40.41);
    /// ```
    #[must_use]
    pub fn distance_km(self, other: Self) -> f64 {
        const RADIUS: f64 = 6371.0;
        let radians = |degrees: Degrees| degrees.as_decimal().to_radians();
        let (lat, other_lat) = (radians(self.lat), radians(other.lat));
        let (north, east) = (other_lat - lat, radians(other.lon) - radians(self.lon));
        // the haversine formula, which is exact for small distances
        let half =
            (north / 2.0).sin().powi(2) + lat.cos() * other_lat.cos() * (east / 2.0).sin().powi(2);
        2.0 * RADIUS * half.sqrt().min(1.0).asin()
    }
}

impl Degrees {
    /// From hundredths of a degree.
    #[must_use]
    pub fn of_hundredths(hundredths: i16) -> Self {
        Self(hundredths)
    }

    /// As a decimal number.
    #[must_use]
    pub fn as_decimal(self) -> f64 {
        f64::from(self.0) / 100.0
    }
}

impl std::fmt::Display for Degrees {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.as_decimal().fmt(f)
    }
}

impl Serialize for Degrees {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.as_decimal().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Degrees {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let degrees = f64::deserialize(deserializer)?;
        let known = (-180.0..=180.0).contains(&degrees).then_some(degrees);
        let degrees = known.ok_or_else(|| serde::de::Error::custom("no degrees of the globe"))?;
        #[allow(clippy::cast_possible_truncation)] // 18,000 at most
        Ok(Self((degrees * 100.0).round() as i16))
    }
}

impl JsonSchema for Degrees {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Degrees".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "number", "minimum": -180, "maximum": 180 })
    }
}

/// Here, since `subtype` is compiled without this crate's dependencies.
impl JsonSchema for Subtype {
    fn schema_name() -> Cow<'static, str> {
        "Subtype".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "enum": &Self::ALL[..] })
    }
}
