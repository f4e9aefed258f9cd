//! `normalize`: canonical spelling as a text filter.

use std::io::Write;

use super::args::{self, Normalize};
use super::problems::{self, Problems};
use super::{Status, stdout};
use crate::output::Sink;
use crate::spelling;

pub(super) fn normalize_text(args: &Normalize) -> anyhow::Result<Status> {
    let articles = problems::open_articles(&args.input.paths, &args.input.how.input_options())?;
    let mut problems = Problems::default();
    let mut out = match args::unless_stdout(args.output.as_deref()) {
        Some(path) => Sink::file(path)?,
        None => stdout::plain_output(),
    }
    .into_writer()?;
    for story in articles {
        match story {
            Ok(article) => {
                let text = spelling::canonical(&article.text).text;
                out.write_all(text.as_bytes())?;
                // Files must not run into each other.
                if !text.ends_with('\n') {
                    out.write_all(b"\n")?;
                }
            }
            Err(problem) => problems.add_problem(problem),
        }
    }
    out.finish_writing()?;
    Ok(problems.exit_status())
}
