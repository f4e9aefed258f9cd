//! By what an article that has changed is known.

use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha256};

use crate::facts::Document;

/// By what a changed article is known.
#[derive(PartialEq, Eq)]
pub(super) struct Hashes {
    pub(super) text: String,
    /// Of the document without its path, so that moving a folder changes nothing.
    pub(super) analysis: String,
}

impl Hashes {
    pub(super) fn hashes_of(document: &Document) -> serde_json::Result<Self> {
        let whole = Document {
            path: None,
            ..document.clone()
        };
        Ok(Self {
            text: document.sha256.clone(),
            analysis: BASE64_STANDARD.encode(Sha256::digest(serde_json::to_vec(&whole)?)),
        })
    }
}
