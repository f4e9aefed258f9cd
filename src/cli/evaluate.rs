//! `evaluate`: how well facts are found, against rows marked by hand.

use std::io::Write;

use super::args::Evaluate;
use super::lexicon::load;
use super::problems::Problems;
use super::{Status, stdout};
use crate::analyze::Analyzer;
use crate::evaluate::{Gold, Report, evaluate};
use crate::facts::Layer;
use crate::span::Unit;

pub(super) fn run(args: &Evaluate) -> anyhow::Result<Status> {
    let analyzer = Analyzer::new(load(&args.lexicon)?, &Layer::ALL, Unit::Chars);
    let gold = Gold::read(&args.gold, &args.root);
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
        .for_each(|problem| problems.add(problem));
    let mut out = stdout::plain().writer()?;
    out.write_all(report.write(args.format).as_bytes())?;
    out.finish()?;
    Ok(problems.status())
}
