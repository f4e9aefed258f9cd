//! Data compressed, so that a page of thousands of articles stays small: JSON, deflated as RFC 1951 has it, in Base64. The
//! page opens what it needs, and articles a block at a time.

use std::io::{self, Write};

use base64::prelude::{BASE64_STANDARD, Engine};
use flate2::Compression;
use flate2::write::DeflateEncoder;
use serde::Serialize;

use super::super::one_line::compact_json;

/// Articles of one block.
const BLOCK: usize = 16;

/// Articles that wait for their block to be full.
#[derive(Default)]
pub(super) struct Block {
    stories: Vec<String>,
}

impl Block {
    /// Adds an article; the block, when that fills it.
    pub(super) fn add_article(&mut self, story: &impl Serialize) -> io::Result<Option<String>> {
        self.stories.push(compact_json(story)?);
        if self.stories.len() < BLOCK {
            return Ok(None);
        }
        self.last_block()
    }

    /// The last block, unless nothing is in it.
    pub(super) fn last_block(&mut self) -> io::Result<Option<String>> {
        if self.stories.is_empty() {
            return Ok(None);
        }
        let json = format!("[{}]", self.stories.join(","));
        self.stories.clear();
        compressed_json(&json).map(Some)
    }
}

/// JSON in a form in which it is small and no text of it can end its element.
pub(super) fn compressed_json(json: &str) -> io::Result<String> {
    let mut deflated = DeflateEncoder::new(Vec::new(), Compression::default());
    deflated.write_all(json.as_bytes())?;
    Ok(BASE64_STANDARD.encode(deflated.finish()?))
}
