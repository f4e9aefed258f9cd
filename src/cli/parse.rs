//! `parse`: the clauses of articles, for whoever wants to know why a fact was read as it was.

use super::args::{self, Parse};
use super::problems::{self, Problems};
use super::{Status, stdout};
use crate::analyze::Analyzer;
use crate::facts::Layer;
use crate::lexicon::Lexicon;
use crate::output::{Sink, write_clauses};
use crate::span::Unit;

pub(super) fn parse_articles(args: &Parse) -> anyhow::Result<Status> {
    let analyzer = Analyzer::new(Lexicon::builtin()?, &[Layer::Entities], Unit::default());
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
                analyzer.parse(&article, |text, clauses| {
                    write_clauses(text, clauses, &mut out)
                })?;
            }
            Err(problem) => problems.add_problem(problem),
        }
    }
    out.finish_writing()?;
    Ok(problems.exit_status())
}
