//! How a name is spelled.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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
