//! Parquet: a row an article, read page by page so that memory does not grow with the rows.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use parquet::basic::{LogicalType, TimeUnit};
use parquet::errors::ParquetError;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::reader::RowIter;
use parquet::record::{Field as Cell, Row};
use parquet::schema::types::{Type, TypePtr};

use super::archive;
use super::columns::{Field, Guess};
use super::reading::{Reading, Stories};
use super::record::Record;
use super::source::Opened;
use crate::article::Article;
use crate::problem::Problem;

/// What to do about a table without a column of texts: in Parquet the names are never missing.
const NAME_THEM: &str = "say with --text-column which column has the text";

/// Reads the rows of a table.
///
/// # Errors
///
/// When it is damaged, or no column could hold the text.
pub(super) fn read_table(reading: Reading, opened: Opened) -> Result<Stories, Problem> {
    let file = archive::seekable_file(&reading, opened)?;
    let opened = catch_panics(|| SerializedFileReader::new(file));
    let reader = opened.map_err(|what| damaged_table(&reading, &what))?;
    let schema = reader.metadata().file_metadata().schema().clone();
    let names = schema
        .get_fields()
        .iter()
        .map(|field| field.name().to_owned());
    let guess = reading.how.columns.find_columns(&names.collect::<Vec<_>>());
    let guess = guess.map_err(|what| reading.stream_problem(what, NAME_THEM))?;
    let taken = Taken::choose_columns(&schema, &guess);
    let rows = catch_panics(|| {
        RowIter::from_file_into(Box::new(reader)).project(Some(taken.schema_taken()?))
    });
    Ok(Box::new(Rows {
        left: Some(rows.map_err(|what| damaged_table(&reading, &what))?),
        notice: Some(reading.columns_notice(&guess)),
        taken,
        number: 0,
        reading,
    }))
}

/// The columns that are read, each once and in the order of the table; all others stay unread.
struct Taken {
    columns: Vec<TypePtr>,
    /// Each field, the number of its column among those, and whether that counts nanoseconds.
    fields: Vec<(Field, usize, bool)>,
}

impl Taken {
    fn choose_columns(schema: &Type, guess: &Guess) -> Self {
        let all = schema.get_fields();
        let found = Field::ALL
            .into_iter()
            .filter_map(|field| Some((field, guess.column_of(field)?)));
        let found: Vec<_> = found.collect();
        let mut places: Vec<usize> = found.iter().map(|(_, at)| *at).collect();
        places.sort_unstable();
        places.dedup();
        let fields = found.into_iter().map(|(field, at)| {
            let place = places.binary_search(&at).unwrap_or_default();
            (field, place, is_nanoseconds(&all[at]))
        });
        Self {
            fields: fields.collect(),
            columns: places.iter().map(|at| Arc::clone(&all[*at])).collect(),
        }
    }

    fn schema_taken(&self) -> Result<Type, ParquetError> {
        let columns = self.columns.clone();
        Type::group_type_builder("schema")
            .with_fields(columns)
            .build()
    }

    fn record_of_row(&self, row: Row) -> Record {
        let cells = row.into_columns();
        let mut record = Record::default();
        for (field, at, nanoseconds) in &self.fields {
            if let Some((_, cell)) = cells.get(*at) {
                record.take_cell(*field, &cell_text(cell, *nanoseconds));
            }
        }
        record
    }
}

/// The articles of one table.
struct Rows {
    reading: Reading,
    /// What was taken from which column, until it was told.
    notice: Option<Problem>,
    /// `None` when nothing more can be read.
    left: Option<RowIter<'static>>,
    taken: Taken,
    /// Number of the row, from 1.
    number: u32,
}

impl Iterator for Rows {
    type Item = Result<Article, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(notice) = self.notice.take() {
            return Some(Err(notice));
        }
        let rows = self.left.as_mut()?;
        let row = match catch_panics(|| rows.next().transpose()) {
            Ok(row) => row,
            Err(what) => {
                self.left = None;
                return Some(Err(damaged_table(&self.reading, &what)));
            }
        };
        let Some(row) = row else {
            self.left = None;
            let what = "has no rows";
            let help = "give a table with an article a row, or leave it out";
            return (self.number == 0).then(|| Err(self.reading.stream_problem(what, help)));
        };
        self.number = self.number.saturating_add(1);
        let number = self.number;
        let place = || format!("{}:{number}", self.reading.id);
        let article = self
            .taken
            .record_of_row(row)
            .into_article(&self.reading, place, "UTF-8");
        Some(article.map_err(|problem| problem.at_line(number)))
    }
}

/// What comes of a step of the reader, which stops the program at some kinds of damage.
fn catch_panics<T>(step: impl FnOnce() -> Result<T, ParquetError>) -> Result<T, String> {
    match catch_unwind(AssertUnwindSafe(step)) {
        Ok(done) => done.map_err(|error| error.to_string()),
        Err(_) => Err("its parts do not fit together".to_owned()),
    }
}

fn damaged_table(reading: &Reading, what: &str) -> Problem {
    let what = format!("is a table (Parquet) that cannot be read: {what}");
    reading.stream_problem(what, "write it again, or as CSV")
}

fn is_nanoseconds(column: &Type) -> bool {
    let kind = column.get_basic_info().logical_type_ref();
    matches!(kind, Some(LogicalType::Timestamp(time)) if time.unit == TimeUnit::NANOS)
}

/// What a cell says; lists and groups say nothing.
fn cell_text(cell: &Cell, nanoseconds: bool) -> String {
    let day = |time: Result<Timestamp, jiff::Error>| {
        let zoned = time.map(|time| time.to_zoned_datetime(TimeZone::UTC).date().to_string());
        zoned.unwrap_or_default()
    };
    match cell {
        Cell::Str(text) => text.clone(),
        Cell::Bytes(bytes) => String::from_utf8_lossy(bytes.data()).into_owned(),
        Cell::Long(count) if nanoseconds => day(Timestamp::from_nanosecond(i128::from(*count))),
        Cell::TimestampMillis(count) => day(Timestamp::from_millisecond(*count)),
        Cell::TimestampMicros(count) => day(Timestamp::from_microsecond(*count)),
        Cell::Date(days) => day(Timestamp::from_second(i64::from(*days) * 86_400)),
        Cell::Null | Cell::Group(_) | Cell::ListInternal(_) | Cell::MapInternal(_) => String::new(),
        other => other.to_string(),
    }
}
