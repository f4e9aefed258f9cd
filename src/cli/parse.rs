//! `parse`: the clauses of articles, for whoever wants to know why a fact was read as it was.

use super::Status;
use super::args::Parse;
use super::each_article::write_each_article;
use crate::analyze::Analyzer;
use crate::facts::Layer;
use crate::lexicon::Lexicon;
use crate::output::write_clauses;
use crate::span::Unit;

pub(super) fn parse_articles(args: &Parse) -> anyhow::Result<Status> {
    let analyzer = Analyzer::new(Lexicon::builtin()?, &[Layer::Entities], Unit::default());
    write_each_article(&args.input, args.output.as_deref(), |article, out| {
        analyzer.parse(article, |text, clauses| write_clauses(text, clauses, out))
    })
}
