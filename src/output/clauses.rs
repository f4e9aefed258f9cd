//! The clauses of a sentence as a tree for people to read.

use std::io::{self, Write};

use crate::extract::clause::{Argument, Clause, Clauses, Link, Preposition, Role};
use crate::terminal::escape_controls;
use crate::text::Text;

/// Writes the clauses of one sentence: its text, then each clause with its verb and what its noun phrases are to it,
/// one a line, indented by what it hangs on. It is for people, so nothing of it steers a terminal, wherever it goes.
///
/// # Errors
///
/// When `out` cannot be written.
pub(crate) fn write_clauses(
    text: &Text<'_>,
    clauses: &Clauses,
    out: &mut dyn Write,
) -> io::Result<()> {
    let all = clauses.all();
    let end = all.iter().map(|clause| clause.tokens.end).max();
    let Some(end) = end else { return Ok(()) };
    let first = all[0].tokens.start;
    let shown = |tokens| {
        let words = text.slice(text.span(tokens)).replace(['\n', '\r'], " ");
        escape_controls(&words).into_owned()
    };
    writeln!(out, "{}", shown(first..end))?;
    for (index, clause) in all.iter().enumerate() {
        let indent = "  ".repeat(clause_depth(all, index) + 1);
        let verb = clause.predicate.as_ref();
        let verb = verb.map_or_else(|| "—".to_owned(), |verb| shown(verb.tokens.clone()));
        writeln!(out, "{indent}{} {verb}", link_name(clause.link))?;
        for Argument {
            role,
            nominal,
            conjunct,
        } in &clause.arguments
        {
            if *conjunct {
                writeln!(out, "{indent}    and {}", shown(nominal.tokens.clone()))?;
                continue;
            }
            let inherited = clause.inherits && *role == Role::Subject;
            let note = if inherited {
                " (of the clause before)"
            } else {
                ""
            };
            writeln!(
                out,
                "{indent}  {} {}{note}",
                role_name(*role),
                shown(nominal.tokens.clone())
            )?;
        }
    }
    writeln!(out)
}

/// Whether a text begins as one that was written here: a sentence, and its first clause.
pub(super) fn is_tree(text: &str) -> bool {
    let clause = text.lines().nth(1).and_then(|line| line.strip_prefix("  "));
    clause.is_some_and(|clause| {
        LINKS
            .iter()
            .any(|kind| clause.starts_with(link_name(*kind)))
    })
}

const LINKS: [Link; 5] = [
    Link::Coordinate,
    Link::Complement,
    Link::Relative,
    Link::Circumstance,
    Link::Contrast,
];

/// How many clauses are around one; beyond the deepest that is shown, that many.
fn clause_depth(all: &[Clause], index: usize) -> usize {
    let parents = std::iter::successors(all[index].parent, |parent| all[*parent].parent);
    parents.take(DEEPEST).count()
}

/// The deepest indentation, in clauses.
const DEEPEST: usize = 12;

fn link_name(link: Link) -> &'static str {
    match link {
        Link::Coordinate => "clause:",
        Link::Complement => "complement clause:",
        Link::Relative => "relative clause:",
        Link::Circumstance => "circumstantial clause:",
        Link::Contrast => "contrasting clause:",
    }
}

fn role_name(role: Role) -> &'static str {
    match role {
        Role::Subject => "subject:",
        Role::Object => "object:",
        Role::Complement(preposition) => match preposition {
            Preposition::On => "on:",
            Preposition::About => "about:",
            Preposition::From => "from:",
            Preposition::To => "to:",
            Preposition::With => "with:",
            Preposition::By => "by:",
            Preposition::For => "for:",
            Preposition::In => "in:",
            Preposition::Inside => "in or beside:",
            Preposition::Between => "between:",
            Preposition::Doer => "done by:",
            Preposition::Other => "after another preposition:",
        },
    }
}
