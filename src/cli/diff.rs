//! `diff`: what two analyses tell differently, fact by fact.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::args::Diff;
use super::problems::Problems;
use super::{Status, documents, stdout};
use crate::compare::{Analysis, Comparison};

pub(super) fn run(args: &Diff) -> anyhow::Result<Status> {
    let mut problems = Problems::default();
    let old = read(&args.old, &mut problems);
    let new = read(&args.new, &mut problems);
    let (Some(old), Some(new)) = (old, new) else {
        return Ok(Status::Misuse);
    };
    let [old_name, new_name] = [&args.old, &args.new].map(|path: &PathBuf| path.to_string_lossy());
    let comparison = Comparison::new([&old_name, &new_name], &old, &new);
    let mut out = stdout::plain().writer()?;
    out.write_all(comparison.write(args.format).as_bytes())?;
    out.finish()?;
    Ok(if comparison.is_same() {
        problems.status()
    } else {
        Status::Incomplete
    })
}

/// An analysis; `None` when nothing of it can be read, so that there is nothing to compare.
fn read(path: &Path, problems: &mut Problems) -> Option<Analysis> {
    let mut analysis = Analysis::default();
    let before = problems.count();
    documents::each(&[path.to_owned()], |told| match told {
        Ok(told) => analysis.add(told.document),
        Err(problem) => problems.add(problem),
    });
    (!analysis.is_empty() || problems.count() == before).then_some(analysis)
}
