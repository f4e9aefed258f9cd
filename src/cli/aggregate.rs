//! `aggregate`: analyses that were written before, put together.

use super::args::Aggregate;
use super::problems::Problems;
use super::{Status, documents, stdout};
use crate::aggregate::Aggregator;
use crate::facts::Layer;
use crate::output::{Report, RunInfo, Summary};
use crate::span::Unit;

pub(super) fn aggregate_documents(args: &Aggregate) -> anyhow::Result<Status> {
    let options = stdout::display_options(&args.output, Report::Aggregate, &Layer::ALL);
    let mut output = stdout::result_renderer(&args.output, &options)?;
    let mut problems = Problems::default();
    let mut aggregator = Aggregator::default().with_pairs(args.output.network);
    documents::each_document(&args.files, |told| match told {
        Ok(told) => aggregator.add(&told.document),
        Err(problem) => problems.add_problem(problem),
    });
    output.begin(&run_info())?;
    output.end(&Summary {
        aggregate: Some(&aggregator.finish()),
        problems: &problems.kept_problems(),
    })?;
    Ok(problems.exit_status())
}

/// What an aggregate of analyses depends on.
fn run_info() -> RunInfo {
    RunInfo {
        input_format: "jsonl".to_owned(),
        encoding: "UTF-8".to_owned(),
        offsets: Unit::default(),
        only: Layer::ALL.to_vec(),
        ..RunInfo::default()
    }
}
