//! `normalize`: canonical spelling as a text filter.

use std::io::Write;

use super::Status;
use super::args::Normalize;
use super::each_article::write_each_article;
use crate::spelling;

pub(super) fn normalize_text(args: &Normalize) -> anyhow::Result<Status> {
    write_each_article(&args.input, args.output.as_deref(), |article, out| {
        let text = spelling::canonical(&article.text).text;
        out.write_all(text.as_bytes())?;
        // Files must not run into each other.
        if !text.ends_with('\n') {
            out.write_all(b"\n")?;
        }
        Ok(())
    })
}
