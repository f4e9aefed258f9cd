//! How far a fact can be trusted.

use std::borrow::Cow;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The share of facts like this one that were right on rows marked by hand: 0 to 1, in hundredths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Confidence(u8);

impl Confidence {
    /// No fact was right.
    ///
    /// ```
    /// use karabakh::facts::Confidence;
    ///
    /// assert_eq!("0".parse(), Ok(Confidence::NONE));
    /// ```
    pub const NONE: Self = Self(0);

    /// The hundredth that is nearest to `share`; what is no number is 0.
    #[must_use]
    pub(crate) fn of_share(share: f64) -> Self {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // 0 to 100
        Self((share.clamp(0.0, 1.0) * 100.0).round() as u8)
    }

    /// As a decimal number.
    ///
    /// ```
    /// use karabakh::facts::Confidence;
    ///
    /// assert_eq!("0.87".parse::<Confidence>().map(Confidence::as_decimal), Ok(0.87));
    /// ```
    #[must_use]
    pub fn as_decimal(self) -> f64 {
        f64::from(self.0) / 100.0
    }
}

impl std::fmt::Display for Confidence {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.as_decimal().fmt(f)
    }
}

/// A number from 0 to 1, as a threshold: finer than hundredths it is rounded up, so that nothing
/// below it is let through.
impl FromStr for Confidence {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let share = text
            .parse()
            .ok()
            .filter(|share| (0.0..=1.0).contains(share));
        let share: f64 = share.ok_or("give a number from 0 to 1, such as 0.9")?;
        let near = Self::of_share(share);
        Ok(if near.as_decimal() < share {
            Self(near.0 + 1)
        } else {
            near
        })
    }
}

impl Serialize for Confidence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.as_decimal().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Confidence {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let share = f64::deserialize(deserializer)?;
        let known = (0.0..=1.0).contains(&share).then_some(share);
        let known = known.ok_or_else(|| serde::de::Error::custom("no share of facts"))?;
        Ok(Self::of_share(known))
    }
}

impl JsonSchema for Confidence {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Confidence".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "number", "minimum": 0, "maximum": 1 })
    }
}
