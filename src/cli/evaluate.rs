//! `evaluate`: how well facts are found, against rows marked by hand.

use std::io::Write;
use std::path::Path;

use super::args::Evaluate;
use super::lexicon::load_lexicon;
use super::problems::Problems;
use super::{Status, stdout};
use crate::analyze::Analyzer;
use crate::evaluate::{Corpus, Gold, Report, evaluate};
use crate::facts::Layer;
use crate::span::Unit;

pub(super) fn evaluate_gold(args: &Evaluate) -> anyhow::Result<Status> {
    let analyzer = Analyzer::new(load_lexicon(&args.lexicon)?, &Layer::ALL, Unit::Chars);
    let corpus = read_corpus(args.corpus.as_deref())?;
    let gold = Gold::read_with(&args.gold, &args.root, corpus.as_ref());
    let scores = evaluate(&gold.rows, &analyzer);
    let name = args.gold.to_string_lossy();
    let report = Report::new(&name, &scores, &gold.problems, args.errors);
    let report = if args.calibration {
        report.with_calibration(&scores)
    } else {
        report
    };
    let mut problems = Problems::default();
    gold.problems
        .into_iter()
        .for_each(|problem| problems.add_problem(problem));
    let mut out = stdout::plain_output().into_writer()?;
    out.write_all(report.write_as(args.format).as_bytes())?;
    out.finish_writing()?;
    Ok(problems.exit_status())
}

/// The corpus that the user names.
pub(super) fn read_corpus(path: Option<&Path>) -> anyhow::Result<Option<Corpus>> {
    let corpus = path.map(Corpus::read).transpose();
    corpus.map_err(|problem| anyhow::anyhow!("{problem}"))
}
