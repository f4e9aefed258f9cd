//! `diff`: what two analyses of the same articles tell differently, fact by fact.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::io::{self, Write};
use std::path::PathBuf;

use super::Status;
use super::args::Diff;
use super::documents::{self, Told as Read};
use super::problems::Problems;
use crate::facts::{Cell, Fact, Visit};
use crate::output::{Out, Sink};

/// The facts of each document, as lines.
type Told = BTreeMap<String, Vec<String>>;

pub(super) fn run(args: &Diff) -> anyhow::Result<Status> {
    let mut problems = Problems::default();
    let old = read(&args.old, &mut problems);
    let new = read(&args.new, &mut problems);
    let (Some(old), Some(new)) = (old, new) else {
        return Ok(Status::Misuse);
    };
    let mut out = Sink::stream(io::stdout()).writer()?;
    let mut same = true;
    let ids: BTreeSet<_> = old.keys().chain(new.keys()).collect();
    for id in ids {
        same &= document(&mut out, id, old.get(id), new.get(id))?;
    }
    out.finish()?;
    Ok(if same {
        problems.status()
    } else {
        Status::Incomplete
    })
}

/// What an analysis tells; `None` when nothing of it can be read, so that there is nothing to compare.
fn read(path: &PathBuf, problems: &mut Problems) -> Option<Told> {
    let mut told = Told::new();
    let before = problems.all().len();
    documents::each(std::slice::from_ref(path), |read| match read {
        Ok(Read { document, .. }) => {
            let mut lines = Lines::default();
            let Ok(()) = document.facts.visit(&mut lines);
            told.insert(document.id, lines.0);
        }
        Err(problem) => problems.add(problem),
    });
    (!told.is_empty() || problems.all().len() == before).then_some(told)
}

/// Prints the facts of a document that only one side tells; returns whether there are none.
fn document(
    out: &mut Out<'_>,
    id: &str,
    old: Option<&Vec<String>>,
    new: Option<&Vec<String>>,
) -> io::Result<bool> {
    let (old, new) = match (old, new) {
        (Some(old), Some(new)) => (old, new),
        (only, _) => {
            let sign = if only.is_some() { '-' } else { '+' };
            writeln!(out, "{sign} {id}")?;
            return Ok(false);
        }
    };
    let (gone, come) = (beyond(old, new), beyond(new, old));
    if gone.is_empty() && come.is_empty() {
        return Ok(true);
    }
    writeln!(out, "{id}")?;
    for line in gone {
        writeln!(out, "  - {line}")?;
    }
    for line in come {
        writeln!(out, "  + {line}")?;
    }
    Ok(false)
}

/// The lines of `some` that `other` does not have as often.
fn beyond<'a>(some: &'a [String], other: &[String]) -> Vec<&'a String> {
    let mut left: BTreeMap<&String, u32> = BTreeMap::new();
    for line in other {
        *left.entry(line).or_default() += 1;
    }
    let mut lines = some.iter().collect::<Vec<_>>();
    lines.retain(|line| match left.get_mut(line) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    });
    lines
}

/// Every fact as a line.
#[derive(Default)]
struct Lines(Vec<String>);

impl Visit for Lines {
    type Error = Infallible;

    fn layer<F: Fact>(&mut self, facts: &[F]) -> Result<(), Infallible> {
        for row in facts.iter().flat_map(Fact::rows) {
            let cells = F::COLUMNS.iter().zip(&row);
            let told: Vec<_> = cells.filter_map(|(name, cell)| show(name, cell)).collect();
            self.0
                .push(format!("{}: {}", F::LAYER.name(), told.join(", ")));
        }
        Ok(())
    }
}

fn show(name: &str, cell: &Cell<'_>) -> Option<String> {
    match cell {
        Cell::Empty => None,
        Cell::Number(number) => Some(format!("{name} {number}")),
        Cell::Text(text) => Some(format!("{name} {text:?}")),
    }
}
