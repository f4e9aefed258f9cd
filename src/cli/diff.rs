//! `diff`: what two analyses tell differently, fact by fact.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::args::Diff;
use super::problems::Problems;
use super::{Status, documents, stdout};
use crate::compare::{Analysis, Comparison};

pub(super) fn compare_analyses(args: &Diff) -> anyhow::Result<Status> {
    let mut problems = Problems::default();
    let old = read_analysis(&args.old, &mut problems);
    let new = read_analysis(&args.new, &mut problems);
    let (Some(old), Some(new)) = (old, new) else {
        return Ok(Status::Misuse);
    };
    let [old_name, new_name] = [&args.old, &args.new].map(|path: &PathBuf| path.to_string_lossy());
    let comparison = Comparison::new([&old_name, &new_name], &old, &new);
    let mut out = stdout::plain_output().into_writer()?;
    out.write_all(comparison.write(args.format).as_bytes())?;
    out.finish_writing()?;
    Ok(if comparison.is_same() {
        problems.exit_status()
    } else {
        Status::Incomplete
    })
}

/// An analysis; `None` when nothing of it can be read, so that there is nothing to compare.
fn read_analysis(path: &Path, problems: &mut Problems) -> Option<Analysis> {
    let mut analysis = Analysis::default();
    let before = problems.total_count();
    documents::each_document(&[path.to_owned()], |told| match told {
        Ok(told) => analysis.add(told.document),
        Err(problem) => problems.add_problem(problem),
    });
    (!analysis.is_empty() || problems.total_count() == before).then_some(analysis)
}
