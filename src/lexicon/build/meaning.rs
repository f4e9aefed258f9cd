//! What the build needs of types whose full definition would draw the whole crate in.

use serde::de::value::StrDeserializer;
use serde::de::{Deserialize, Deserializer, Error};
use serde_json::Value;

use super::Kind;

/// As `facts::EntityType`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EntityType {
    Person,
    Location,
    Organization,
    Misc,
}

/// A meaning whose kind is known; the rest is passed on to `entry::Meaning` as it stands.
#[derive(Debug)]
pub struct Meaning {
    kind: Kind,
    value: Value,
}

impl Meaning {
    pub(super) fn kind(&self) -> Kind {
        self.kind
    }
}

impl<'de> Deserialize<'de> for Meaning {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        let kind = match &value {
            Value::String(kind) => Some(kind),
            Value::Object(table) => table.keys().next().filter(|_| table.len() == 1),
            _ => None,
        };
        let kind =
            kind.ok_or_else(|| D::Error::custom("`means` is a word or a table of one key"))?;
        Ok(Self {
            kind: Kind::deserialize(StrDeserializer::new(kind))?,
            value,
        })
    }
}

pub(super) fn to_json(meanings: &[Meaning]) -> String {
    meanings
        .iter()
        .map(|meaning| &meaning.value)
        .cloned()
        .collect::<Value>()
        .to_string()
}
