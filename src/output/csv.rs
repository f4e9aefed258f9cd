//! One CSV table a layer: a single one to a stream or file, several into a folder.

use std::collections::BTreeMap;
use std::io;
use std::mem;

use csv::Writer;

use super::sink::{Out, finish_all};
use super::table::{self, DOCUMENT_COLUMNS, Layers, Table, document_row};
use super::tables::{DOCUMENTS, table_names};
use super::{Error, Options, Render, RunInfo, Sink, Summary};
use crate::aggregate::Aggregate;
use crate::article::Article;
use crate::facts::{Cell, Document, Facts};

pub(super) struct Csv<'a> {
    writers: BTreeMap<&'static str, Writer<Out<'a>>>,
    bom: bool,
}

impl<'a> Csv<'a> {
    pub(super) fn new(options: &Options, sink: Sink<'a>) -> Result<Self, Error> {
        let names = table_names(options);
        let writers = sink
            .table_outputs(&names)?
            .into_iter()
            .map(Writer::from_writer);
        Ok(Self {
            writers: names.into_iter().zip(writers).collect(),
            bom: options.csv_bom,
        })
    }

    /// Writes the headings of a table; the byte-order mark stands before the first.
    fn write_head(&mut self, name: &str, columns: &[&str]) -> io::Result<()> {
        let bom = if self.bom { "\u{feff}" } else { "" };
        let Some(writer) = self.writers.get_mut(name) else {
            return Ok(());
        };
        for (index, column) in columns.iter().enumerate() {
            let bom = if index == 0 { bom } else { "" };
            writer
                .write_field(format!("{bom}{column}"))
                .map_err(io_error)?;
        }
        writer.write_record(None::<&[u8]>).map_err(io_error)
    }

    fn write_rows(&mut self, id: Option<&str>, table: Table<'_>) -> io::Result<()> {
        let Some(writer) = self.writers.get_mut(table.name) else {
            return Ok(());
        };
        for row in table.rows {
            let cells = id.map(Cell::from).into_iter().chain(row);
            writer
                .write_record(cells.map(written_cell))
                .map_err(io_error)?;
        }
        Ok(())
    }
}

impl Render for Csv<'_> {
    fn begin(&mut self, _run: &RunInfo) -> io::Result<()> {
        let with_id = |columns: &[&'static str]| [&["document"], columns].concat();
        self.write_head(DOCUMENTS, &with_id(DOCUMENT_COLUMNS))?;
        let head = |_, table: Table<'_>| self.write_head(table.name, &with_id(table.columns));
        Facts::default().visit_layers(&mut Layers(head))?;
        for (_, table) in table::aggregate_tables(&Aggregate::default()) {
            self.write_head(table.name, table.columns)?;
        }
        Ok(())
    }

    fn document(&mut self, _article: &Article, document: &Document) -> io::Result<()> {
        let rows = vec![document_row(document)];
        let id = Some(document.id.as_str());
        self.write_rows(
            id,
            Table {
                name: DOCUMENTS,
                columns: DOCUMENT_COLUMNS,
                rows,
            },
        )?;
        document
            .facts
            .visit_layers(&mut Layers(|_, table: Table<'_>| {
                self.write_rows(id, table)
            }))
    }

    fn end(mut self: Box<Self>, summary: &Summary<'_>) -> io::Result<()> {
        for (_, table) in summary
            .aggregate
            .into_iter()
            .flat_map(table::aggregate_tables)
        {
            self.write_rows(None, table)?;
        }
        let writers = mem::take(&mut self.writers).into_values();
        let whole = |writer: Writer<_>| {
            let out = writer.into_inner();
            out.map_err(csv::IntoInnerError::into_error)
        };
        let outs: io::Result<Vec<Out<'_>>> = writers.map(whole).collect();
        finish_all(outs?)
    }
}

/// What the system says: a pipe that was closed must be known as one.
pub(super) fn io_error(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// A cell as it is written: what a spreadsheet would run gets a quote in front.
pub(super) fn written_cell(cell: Cell<'_>) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Number(number) => number.to_string(),
        Cell::Flag(flag) => flag.to_string(),
        Cell::Text(text) if is_formula(&text) => format!("'{text}"),
        Cell::Text(text) => text.into_owned(),
    }
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// Whether a spreadsheet would run the text as a formula.
fn is_formula(text: &str) -> bool {
    let number = |rest: &str| rest.parse::<f64>().is_ok() && rest.starts_with(is_digit);
    match text.strip_prefix(['=', '+', '-', '@', '\t', '\r', '\n']) {
        Some(rest) => text.starts_with(['=', '@', '\t', '\r', '\n']) || !number(rest),
        None => false,
    }
}
