//! Spreadsheets (`.xlsx`, `.ods`): each sheet that names a column of texts is a table of articles.

use std::io::Cursor;
use std::vec;

use calamine::{Data, ExcelDateTime, Range, Reader, Sheets, open_workbook_auto_from_rs};

use super::bounded;
use super::columns::{Field, Guess};
use super::reading::{Reading, Stories};
use super::record::Record;
use super::source::Opened;
use super::table::NAME_THEM;
use crate::article::Article;
use crate::problem::Problem;

/// Rows above the head of a sheet that may be a title or empty.
const ABOVE: usize = 10;

/// Reads the rows of all sheets.
///
/// # Errors
///
/// When it cannot be read, or no sheet names a column of texts.
#[expect(clippy::needless_pass_by_value, reason = "every reader takes the same")]
pub(super) fn read_sheets(reading: Reading, opened: Opened) -> Result<Stories, Problem> {
    let bytes = bounded::read_bounded(&reading, opened.bytes)?;
    bounded::read_zip(&reading, &bytes)?;
    let broken = |error: calamine::Error| {
        let what = format!("is a spreadsheet that cannot be read: {error}");
        reading.stream_problem(what, "save it again, or as CSV")
    };
    let mut book = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(broken)?;
    let mut first = None;
    let mut sheets = Vec::new();
    for name in book.sheet_names() {
        match sheet_stories(&reading, &mut book, &name) {
            Ok(sheet) => sheets.push(sheet),
            Err(problem) => first = first.or(Some(problem)),
        }
    }
    match (sheets.is_empty(), first) {
        (true, Some(problem)) => Err(problem),
        (true, None) => Err(reading.stream_problem("is a spreadsheet without sheets", NAME_THEM)),
        (false, _) => Ok(Box::new(sheets.into_iter().flatten())),
    }
}

fn sheet_stories(
    reading: &Reading,
    book: &mut Sheets<Cursor<Vec<u8>>>,
    name: &str,
) -> Result<Sheet, Problem> {
    let own = reading.of_member(name, reading.beside.clone());
    let range = book.worksheet_range(name).map_err(|error| {
        let what = format!("is a sheet that cannot be read: {error}");
        own.stream_problem(what, "save it again, or as CSV")
    })?;
    let top = range.start().map_or(0, |(row, _)| row);
    let mut why = None;
    for (at, row) in range.rows().take(ABOVE).enumerate() {
        let head: Vec<String> = row
            .iter()
            .map(|cell| cell_text(cell).trim().to_owned())
            .collect();
        match reading.how.columns.find_columns(&head) {
            Ok(guess) => return Ok(Sheet::new(own, &guess, &range, at, top)),
            Err(what) if head.iter().any(|cell| !cell.is_empty()) => why = why.or(Some(what)),
            Err(_) => {}
        }
    }
    let why = why.unwrap_or_else(|| "is an empty sheet".to_owned());
    Err(own.stream_problem(why, NAME_THEM))
}

/// The articles of one sheet.
struct Sheet {
    reading: Reading,
    notice: Option<Problem>,
    /// Cells that are read, by row, and the numbers of the rows.
    rows: vec::IntoIter<(u32, Record)>,
}

impl Sheet {
    fn new(reading: Reading, guess: &Guess, range: &Range<Data>, head: usize, top: u32) -> Self {
        let rows = range.rows().zip(top + 1..).skip(head + 1);
        let filled =
            rows.filter(|(row, _)| row.iter().any(|cell| !cell_text(cell).trim().is_empty()));
        let records: Vec<_> = filled
            .map(|(row, number)| (number, row_record(row, guess)))
            .collect();
        Self {
            notice: Some(reading.columns_notice(guess)),
            rows: records.into_iter(),
            reading,
        }
    }
}

impl Iterator for Sheet {
    type Item = Result<Article, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(notice) = self.notice.take() {
            return Some(Err(notice));
        }
        let (number, record) = self.rows.next()?;
        let place = || format!("{}:{number}", self.reading.id);
        let article = record.into_article(&self.reading, place, "UTF-8");
        Some(article.map_err(|problem| problem.at_line(number)))
    }
}

fn row_record(row: &[Data], guess: &Guess) -> Record {
    let mut record = Record::default();
    for field in Field::ALL {
        if let Some(cell) = guess.column_of(field).and_then(|at| row.get(at)) {
            record.take_cell(field, &cell_text(cell));
        }
    }
    record
}

/// What a cell says; errors of formulas say nothing.
fn cell_text(cell: &Data) -> String {
    match cell {
        Data::DateTime(time) => day_of(time),
        Data::Error(_) | Data::Empty => String::new(),
        other => other.to_string(),
    }
}

/// A point in time as its day.
fn day_of(time: &ExcelDateTime) -> String {
    if !time.is_datetime() {
        return time.as_f64().to_string();
    }
    let (year, month, day, ..) = time.to_ymd_hms_milli();
    format!("{year:04}-{month:02}-{day:02}")
}
