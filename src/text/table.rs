//! Tables, as a text writes them: lines of cells with strokes or tabs between them.

use std::ops::Range;

use super::layout::token_lines;
use super::token::{Token, TokenKind};

/// Lines in a row that all have cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Table {
    /// The tokens of its lines.
    pub(crate) tokens: Range<usize>,
    /// The cells of each line, in order; an empty one is an empty range. Lines that only rule the table are left out.
    pub(crate) rows: Vec<Vec<Range<usize>>>,
}

/// What parts two cells, and the tables of one kind from those of the other.
const STROKE: char = '|';
const TAB: char = '\t';

/// The tables of a text, of two lines at least.
pub(super) fn find_tables(folded: &str, tokens: &[Token]) -> Vec<Table> {
    if !folded.contains([STROKE, TAB]) {
        return Vec::new();
    }
    let mut tables: Vec<Table> = Vec::new();
    let mut goes_on = false;
    for line in token_lines(tokens) {
        let cells = cells(folded, tokens, line.clone());
        if cells.len() < 2 {
            goes_on = false;
            continue;
        }
        if !goes_on {
            tables.push(Table {
                tokens: line.start..line.start,
                rows: Vec::new(),
            });
        }
        goes_on = true;
        if let Some(table) = tables.last_mut() {
            table.tokens.end = line.end;
            let rules = |at: usize| matches!(tokens[at].kind, TokenKind::Mark(_));
            if !line.into_iter().all(rules) {
                table.rows.push(cells);
            }
        }
    }
    tables.retain(|table| table.rows.len() > 1);
    tables
}

/// The cells of a line: between strokes where it has any, between tabs otherwise.
fn cells(folded: &str, tokens: &[Token], line: Range<usize>) -> Vec<Range<usize>> {
    let stroke = |at: &usize| tokens[*at].is_mark(STROKE);
    let framed = line.len() > 2 && stroke(&line.start) && stroke(&(line.end - 1));
    if framed {
        // «| حلب | 12 |»: strokes around the whole line
        return parted(line.start + 1..line.end - 1, |at| stroke(&at));
    }
    if line.clone().any(|at| stroke(&at)) {
        return parted(line, |at| stroke(&at));
    }
    let mut cells = Vec::new();
    let mut start = line.start;
    for at in line.clone() {
        for _ in 0..tabs_before(folded, tokens, at) {
            cells.push(start..at);
            start = at;
        }
    }
    cells.push(start..line.end);
    cells
}

/// The stretches of a line between the tokens that part them.
fn parted(line: Range<usize>, parts: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
    let mut cells = Vec::new();
    let mut start = line.start;
    for at in line.clone().filter(|at| parts(*at)) {
        cells.push(start..at);
        start = at + 1;
    }
    cells.push(start..line.end);
    cells
}

/// How many tabs stand before a token, on its line.
fn tabs_before(folded: &str, tokens: &[Token], at: usize) -> usize {
    let before = at.checked_sub(1).map_or(0, |before| tokens[before].end);
    let gap = &folded[before as usize..tokens[at].start as usize];
    gap.matches(TAB).count()
}
