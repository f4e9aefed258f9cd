//! How a name is spelled.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Cell, Fact, Layer};

/// A name with every spelling that the article uses for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Variant {
    /// The entity's name.
    pub name: String,
    /// Its spellings, the most frequent first.
    pub forms: Vec<Form>,
}

/// One spelling.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Form {
    /// As written.
    pub text: String,
    /// How often.
    pub count: u32,
}

impl Fact for Variant {
    const LAYER: Layer = Layer::Variants;
    const COLUMNS: &'static [&'static str] = &["text", "name", "count"];

    fn rows(&self) -> Vec<Vec<Cell<'_>>> {
        let name = &self.name;
        let rows = self
            .forms
            .iter()
            .map(|Form { text, count }| vec![text.into(), name.into(), (*count).into()]);
        rows.collect()
    }
}
