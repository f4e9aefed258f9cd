//! Commands that write something of each article in turn, without an analysis.

use std::io;
use std::path::Path;

use super::args::Reading;
use super::problems::{self, Problems};
use super::{Status, stdout};
use crate::article::Article;
use crate::output::Out;

/// Lets `write` write each article that can be read to the file or to standard output.
pub(super) fn write_each_article(
    input: &Reading,
    output: Option<&Path>,
    mut write: impl FnMut(&Article, &mut Out<'_>) -> io::Result<()>,
) -> anyhow::Result<Status> {
    let articles = problems::open_articles(&input.paths, &input.how.input_options())?;
    let mut problems = Problems::default();
    let mut out = stdout::plain_sink(output)?.into_writer()?;
    for article in articles {
        match article {
            Ok(article) => write(&article, &mut out)?,
            Err(problem) => problems.add_problem(problem),
        }
    }
    out.finish_writing()?;
    Ok(problems.exit_status())
}
