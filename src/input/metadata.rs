//! What a table beside the articles says about them: date, source, title and address.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::path::{Component, Path, absolute};

use csv::{Position, StringRecord};
use jiff::civil::Date;
use serde::Deserialize;

use super::encoding;
use super::jsonl::{parse_object, unless_blank};
use super::path::{has_extension, unreadable_path};
use super::published::parse_day;
use super::walk::{slashed_path, stem_below};
use super::whole;
use crate::problem::Problem;

/// What is known about one article, or about all records of one file.
#[derive(Debug, Clone, Default)]
pub(super) struct Row {
    pub(super) date: Option<Date>,
    /// A date that is in no form of digits, as written.
    pub(super) said: Option<String>,
    pub(super) source: Option<String>,
    pub(super) title: Option<String>,
    pub(super) url: Option<String>,
}

/// One table; rows are found by path or by id.
#[derive(Debug, Default)]
pub(super) struct Metadata {
    paths: BTreeMap<String, Row>,
    ids: BTreeMap<String, Row>,
    /// Rows that could not be used.
    pub(super) problems: Vec<Problem>,
    /// Whether a row was found for some article.
    used: Cell<bool>,
}

/// Columns that find an article, and those that say something about it.
const FINDING: [&str; 2] = ["path", "id"];
const TELLING: [&str; 4] = ["date", "source", "title", "url"];
/// From where on a column is taken for a misspelled one.
const NEAR: f64 = 0.8;

/// A row as it is written.
#[derive(Default, Deserialize)]
struct Written {
    path: Option<String>,
    id: Option<String>,
    date: Option<String>,
    source: Option<String>,
    title: Option<String>,
    url: Option<String>,
}

impl Row {
    /// This row, completed from another one.
    pub(super) fn completed_from(self, other: &Self) -> Self {
        Self {
            date: self.date.or(other.date),
            said: self.said.or_else(|| other.said.clone()),
            source: self.source.or_else(|| other.source.clone()),
            title: self.title.or_else(|| other.title.clone()),
            url: self.url.or_else(|| other.url.clone()),
        }
    }
}

impl Metadata {
    /// Reads a table in CSV or JSON Lines; rows that are wrong are left out and told in `problems`.
    pub(super) fn read_table(path: &Path) -> Result<Self, Problem> {
        let name = path.to_string_lossy();
        let bytes = whole::read_bytes(path).map_err(|error| unreadable_path(&name, &error))?;
        let text = encoding::decode_article(bytes, None)
            .map_err(|fault| fault.in_file(&name))?
            .text;
        let mut table = Self::default();
        if has_extension(path, &["jsonl", "ndjson"]) || text.trim_start().starts_with('{') {
            table.read_lines(&name, &text);
        } else {
            table.read_csv(&name, &text);
        }
        Ok(table)
    }

    /// What a table given by the user says: paths are relative to where the user is, or the last
    /// parts of an article's path.
    pub(super) fn row_anywhere(&self, path: Option<&Path>, id: &str) -> Row {
        let full = path.and_then(|path| normalized_path(&slashed_path(&absolute(path).ok()?)));
        let full = full.unwrap_or_default();
        let parts = full.match_indices('/').map(|(at, _)| &full[at + 1..]);
        let by_path = std::iter::once(full.as_str())
            .chain(parts)
            .find_map(|end| self.paths.get(end));
        let by_id = self.ids.get(id);
        if by_path.is_some() || by_id.is_some() {
            self.used.set(true);
        }
        merge_rows(by_path, by_id)
    }

    /// What a table in `folder` says of a file below it.
    pub(super) fn row_in_folder(&self, folder: &Path, path: &Path, id: &str) -> Row {
        let relative = path.strip_prefix(folder).unwrap_or(path);
        let by_id = self
            .ids
            .get(id)
            .or_else(|| self.ids.get(&stem_below(path, folder)));
        merge_rows(self.paths.get(&slashed_path(relative)), by_id)
    }

    /// That no row was found for any article, when there are rows.
    pub(super) fn unused_table(&self, path: &Path) -> Option<Problem> {
        let rows = self.paths.len().max(self.ids.len());
        let example = self.paths.keys().chain(self.ids.keys()).next();
        let example = example.filter(|_| !self.used.get())?.escape_debug();
        let noun = if rows == 1 { "row" } else { "rows" };
        let what =
            format!("describes no article that was read: {rows} {noun}, such as `{example}`");
        let help = "give each row the path of an article from here, or its id";
        Some(Problem::new(path.to_string_lossy(), what, help))
    }

    /// Tells a column that nothing reads where one is missing that it may be.
    fn check_columns(&mut self, name: &str, header: &StringRecord) {
        let has = |known: &&str| header.iter().any(|column| column == *known);
        let missing: Vec<&str> = TELLING.into_iter().filter(|known| !has(known)).collect();
        let known = |column: &&str| TELLING.contains(column) || FINDING.contains(column);
        let others: Vec<&str> = header.iter().filter(|column| !known(column)).collect();
        for other in &others {
            let near = |known: &&&str| strsim::jaro_winkler(other, known) >= NEAR;
            if let Some(meant) = missing.iter().find(near) {
                let what = format!("has a column `{}`, which is not read", other.escape_debug());
                let help = format!("call it `{meant}` if that is what it holds");
                self.problems
                    .push(Problem::new(name, what, help).at_line(1));
            }
        }
        if missing.len() == TELLING.len() && self.problems.is_empty() {
            let what = "has none of the columns `date`, `source`, `title` and `url`";
            let help = "name the columns in the first line";
            self.problems
                .push(Problem::new(name, what, help).at_line(1));
        }
    }

    fn read_lines(&mut self, name: &str, text: &str) {
        for (line, number) in text.lines().map(str::trim).zip(1..) {
            if line.is_empty() {
                continue;
            }
            let help = "write one object a line, with \"path\" or \"id\"";
            let row = parse_object(line).map_err(|what| Problem::new(name, what, help));
            let added = row.and_then(|row| self.add_row(name, row));
            self.keep_problem(added, number);
        }
    }

    fn read_csv(&mut self, name: &str, text: &str) {
        let mut table = csv::Reader::from_reader(text.as_bytes());
        let header = match table.headers() {
            Ok(header) => header
                .iter()
                .map(|column| column.trim().to_lowercase())
                .collect::<StringRecord>(),
            Err(error) => return self.problems.push(broken_row(name, &error)),
        };
        if !header.iter().any(|column| FINDING.contains(&column)) {
            let what = "has no column `path` or `id`";
            return self
                .problems
                .push(Problem::new(name, what, "name the columns in the first line").at_line(1));
        }
        self.check_columns(name, &header);
        let mut row = StringRecord::new();
        loop {
            let start = table.position().clone();
            let added = match table.read_record(&mut row) {
                Ok(false) => break,
                Ok(true) => row
                    .deserialize(Some(&header))
                    .map_err(|error| broken_row(name, &error))
                    .and_then(|written| self.add_row(name, written)),
                Err(error) => Err(broken_row(name, &error)),
            };
            self.keep_problem(added, line_of(text, &start));
        }
    }

    fn add_row(&mut self, name: &str, written: Written) -> Result<(), Problem> {
        let problem = |what: String, help| Problem::new(name, what, help);
        let (path, id) = (unless_blank(written.path), unless_blank(written.id));
        let date = unless_blank(written.date);
        let said = date.clone().filter(|text| parse_day(text).is_none());
        let date = date.and_then(|text| parse_day(&text));
        let path = path.map(|path| normalized_path(&path).unwrap_or(path));
        let key = path.as_ref().or(id.as_ref());
        let key = key
            .ok_or_else(|| problem("has neither `path` nor `id`".into(), "fill in one of them"))?;
        let known = path
            .as_ref()
            .is_some_and(|path| self.paths.contains_key(path))
            || id.as_ref().is_some_and(|id| self.ids.contains_key(id));
        if known {
            return Err(problem(
                format!("describes `{}` again", key.escape_debug()),
                "keep one of the rows",
            ));
        }
        let row = Row {
            date,
            said,
            source: unless_blank(written.source),
            title: unless_blank(written.title),
            url: unless_blank(written.url),
        };
        self.paths.extend(path.map(|path| (path, row.clone())));
        self.ids.extend(id.map(|id| (id, row)));
        Ok(())
    }

    fn keep_problem(&mut self, added: Result<(), Problem>, line: u32) {
        self.problems
            .extend(added.err().map(|problem| problem.at_line(line)));
    }
}

fn merge_rows(first: Option<&Row>, second: Option<&Row>) -> Row {
    let known = [first, second].into_iter().flatten();
    known.fold(Row::default(), Row::completed_from)
}

fn broken_row(name: &str, error: &csv::Error) -> Problem {
    let what = match error.kind() {
        csv::ErrorKind::UnequalLengths {
            expected_len, len, ..
        } => {
            format!("has {len} fields where the first line has {expected_len}")
        }
        other => format!("is no row: {other:?}"),
    };
    Problem::new(name, what, "correct the row, with quotes around commas")
}

/// The line where the row begins that is read next at `start`, after line ends and blank lines.
fn line_of(text: &str, start: &Position) -> u32 {
    let rest = usize::try_from(start.byte())
        .ok()
        .and_then(|byte| text.as_bytes().get(byte..));
    let blank = rest
        .unwrap_or_default()
        .iter()
        .take_while(|byte| matches!(byte, b'\r' | b'\n'));
    let lines = start.line() + blank.filter(|byte| **byte == b'\n').count() as u64;
    u32::try_from(lines).unwrap_or(u32::MAX)
}

/// A path in the spelling by which rows are kept: `/` between parts, no `.` and no `..`; one that
/// begins with `..` is made absolute. `None` when the system cannot tell where it leads.
fn normalized_path(path: &str) -> Option<String> {
    let slashed = path.trim().replace('\\', "/");
    let upward = slashed.trim_start_matches("./").starts_with("../");
    let path = if upward {
        absolute(&slashed).ok()?
    } else {
        slashed.into()
    };
    let mut parts = Vec::new();
    for part in path.components() {
        match part {
            Component::ParentDir => drop(parts.pop()),
            Component::Normal(name) => parts.push(name.to_string_lossy()),
            Component::Prefix(_) | Component::RootDir | Component::CurDir => {}
        }
    }
    let start = if path.has_root() { "/" } else { "" };
    Some(format!("{start}{}", parts.join("/")))
}
