//! Tables of articles: values with commas, semicolons or tabs between them, a row an article.

use std::io::{self, BufRead, Read};

use csv::{ByteRecord, Reader, ReaderBuilder};

use super::columns::{Field, Guess};
use super::jsonl::BESIDES;
use super::path::unreadable_path;
use super::reading::{Reading, Stories};
use super::record::Record;
use super::source::{Opened, Source, look_at_line};
use super::{Limit, text, transcode};
use crate::article::Article;
use crate::problem::Problem;

/// Marks that part cells, the most usual first.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// What to do about a head that names no column of texts.
pub(super) const NAME_THEM: &str =
    "name the columns in the first line, or say with --text-column which one has the text";

/// Reads the rows of a table.
///
/// # Errors
///
/// When the first line names no column that could hold the text.
pub(super) fn read_rows(reading: Reading, opened: Opened) -> Result<Stories, Problem> {
    let unreadable = |error: io::Error| unreadable_path(&reading.name, &error);
    let opened = look_at_line(opened).map_err(unreadable)?;
    let delimiter = guess_delimiter(&opened.head);
    let (source, encoding) =
        transcode::by_letters(opened, reading.how.encoding).map_err(unreadable)?;
    let bounded = Bounded {
        source: Box::new(source.chain(&b"\n"[..])),
        left: row_limit(reading.text_limit()),
        held: false,
    };
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .from_reader(bounded);
    let head = reader
        .byte_headers()
        .map_err(|error| broken_row(&reading, error))?;
    let name = |cell| String::from_utf8_lossy(cell).trim().to_owned();
    let head: Vec<String> = head.iter().map(name).collect();
    if head.iter().all(String::is_empty) {
        return Err(text::empty_text(&reading.name));
    }
    let guess = reading.how.columns.find_columns(&head);
    let guess = guess.map_err(|what| reading.stream_problem(what, NAME_THEM).at_line(1))?;
    Ok(Box::new(Rows {
        encoding,
        reader,
        notice: Some(reading.columns_notice(&guess)),
        guess,
        width: head.len(),
        row: ByteRecord::new(),
        any: false,
        ended: false,
        reading,
    }))
}

/// The articles of one table.
struct Rows {
    reading: Reading,
    encoding: &'static str,
    reader: Reader<Bounded>,
    /// What was taken from which column, until it was told.
    notice: Option<Problem>,
    guess: Guess,
    width: usize,
    row: ByteRecord,
    any: bool,
    ended: bool,
}

impl Rows {
    fn row_article(&self, line: u32) -> Result<Article, Problem> {
        if self.row.len() != self.width {
            let what = format!(
                "has {} fields where the first line has {}",
                self.row.len(),
                self.width
            );
            let help = "correct the row, with quotes around commas";
            return Err(self.reading.stream_problem(what, help));
        }
        let mut record = Record::default();
        for field in Field::ALL {
            let Some(cell) = self.guess.column_of(field).and_then(|at| self.row.get(at)) else {
                continue;
            };
            let Ok(cell) = std::str::from_utf8(cell) else {
                let what = format!("invalid {} in this row", self.encoding);
                let help = "save it as UTF-8, or say its --encoding";
                return Err(self.reading.stream_problem(what, help));
            };
            record.take_cell(field, cell);
        }
        let place = || format!("{}:{line}", self.reading.id);
        record.into_article(&self.reading, place, self.encoding)
    }

    /// The line where the row begins: its reader stands at the line after it, and blank lines may lie before.
    fn row_line(&self) -> u32 {
        let inside = memchr::memchr_iter(b'\n', self.row.as_slice()).count() as u64;
        let line = self.reader.position().line().saturating_sub(inside + 1);
        u32::try_from(line).unwrap_or(u32::MAX)
    }
}

impl Iterator for Rows {
    type Item = Result<Article, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(notice) = self.notice.take() {
            return Some(Err(notice));
        }
        if self.ended {
            return None;
        }
        self.reader.get_mut().left = row_limit(self.reading.text_limit());
        match self.reader.read_byte_record(&mut self.row) {
            Ok(true) => {
                self.any = true;
                let line = self.row_line();
                Some(
                    self.row_article(line)
                        .map_err(|problem| problem.at_line(line)),
                )
            }
            Ok(false) => {
                self.ended = true;
                let what = "has no rows";
                let help = "give a table with an article a row, or leave it out";
                (!self.any).then(|| Err(self.reading.stream_problem(what, help)))
            }
            Err(error) => {
                self.ended = true;
                let line = self.reader.position().line();
                let line = u32::try_from(line).unwrap_or(u32::MAX);
                Some(Err(broken_row(&self.reading, error).at_line(line)))
            }
        }
    }
}

/// What one row may have, in bytes, and what is read ahead of it.
fn row_limit(limit: Limit) -> usize {
    2 * limit.bytes() + BESIDES
}

fn broken_row(reading: &Reading, error: csv::Error) -> Problem {
    match error.into_kind() {
        csv::ErrorKind::Io(error) if error.kind() == io::ErrorKind::FileTooLarge => reading
            .stream_problem(
                "has a row that does not end",
                "close its quotation mark, or raise --max-bytes",
            ),
        csv::ErrorKind::Io(error) => unreadable_path(&reading.name, &error),
        kind => reading.stream_problem(format!("is no table: {kind:?}"), "save it again"),
    }
}

/// The mark that parts the cells of the first line.
fn guess_delimiter(head: &[u8]) -> u8 {
    let line = head.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let count = |mark: u8| {
        let mut quoted = false;
        let outside = line.iter().filter(|byte| {
            quoted ^= **byte == b'"';
            !quoted && **byte == mark
        });
        outside.count()
    };
    let most = DELIMITERS.iter().map(|mark| count(*mark)).max();
    let first = DELIMITERS.iter().find(|mark| Some(count(**mark)) == most);
    first.copied().unwrap_or(b',')
}

/// A stream that gives up when too much is read for one row. Its lines end in one sign and the last one has an
/// end, so that rows are counted alike in every table.
struct Bounded {
    source: Source,
    left: usize,
    /// Whether the last sign was a carriage return, which is held until it is known what follows.
    held: bool,
}

impl Read for Bounded {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let piece = self.source.fill_buf()?;
            if piece.is_empty() {
                return Ok(0);
            }
            let (mut read, mut written) = (0, 0);
            while let Some(byte) = piece.get(read).filter(|_| written + 1 < buffer.len()) {
                if std::mem::take(&mut self.held) && *byte != b'\n' {
                    buffer[written] = b'\r';
                    written += 1;
                }
                self.held = *byte == b'\r';
                if !self.held {
                    buffer[written] = *byte;
                    written += 1;
                }
                read += 1;
            }
            self.source.consume(read);
            self.left = self
                .left
                .checked_sub(read)
                .ok_or(io::ErrorKind::FileTooLarge)?;
            if written > 0 {
                return Ok(written);
            }
        }
    }
}
