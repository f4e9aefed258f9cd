//! A report with tables. Whatever an article says stays text: none of it becomes markup.

use std::io::{self, Write};

use super::labels::{Labels, Lang};
use super::sink::Out;
use super::table::{self, DOCUMENT_COLUMNS, Layers, Table, document_row};
use super::{Error, Render, Summary};
use crate::article::Article;
use crate::facts::{Cell, Document, Layer};

pub(super) struct Markdown<'a> {
    out: Out<'a>,
    labels: Labels,
}

impl<'a> Markdown<'a> {
    pub(super) fn new(lang: Lang, out: Out<'a>) -> Result<Self, Error> {
        Ok(Self {
            out,
            labels: Labels::new(lang)?,
        })
    }

    /// A table under its heading; without rows nothing, and without columns that say nothing in any row.
    fn table(&mut self, heading: &str, table: &Table<'_>) -> io::Result<()> {
        let Table {
            name: _,
            columns,
            rows,
        } = table;
        if rows.is_empty() {
            return Ok(());
        }
        let says = |cell: &Cell<'_>| *cell != Cell::Empty && *cell != Cell::from(false);
        let told = |index: &usize| rows.iter().any(|row| says(&row[*index]));
        let shown: Vec<usize> = (0..columns.len()).filter(told).collect();
        let number = |index: &usize| {
            rows.iter()
                .any(|row| matches!(row[*index], Cell::Number(_)))
        };
        let rule = |index: &usize| if number(index) { "--:" } else { "---" };
        writeln!(self.out, "### {}\n", escape(heading))?;
        self.row(shown.iter().map(|index| columns[*index].replace('_', " ")))?;
        self.row(shown.iter().map(|index| rule(index).to_owned()))?;
        for row in rows {
            self.row(shown.iter().map(|index| cell(&row[*index])))?;
        }
        writeln!(self.out)
    }

    fn row(&mut self, cells: impl Iterator<Item = String>) -> io::Result<()> {
        writeln!(self.out, "| {} |", cells.collect::<Vec<_>>().join(" | "))
    }
}

impl Render for Markdown<'_> {
    fn document(&mut self, _article: &Article, document: &Document) -> io::Result<()> {
        writeln!(self.out, "## {}\n", escape(&document.id))?;
        for (column, value) in DOCUMENT_COLUMNS.iter().zip(document_row(document)) {
            if value != Cell::Empty {
                writeln!(self.out, "- {}: {}", column.replace('_', " "), cell(&value))?;
            }
        }
        for warning in &document.warnings {
            writeln!(
                self.out,
                "- {}: {}",
                self.labels.word.warning,
                escape(&warning.message)
            )?;
        }
        writeln!(self.out)?;
        document.facts.visit(&mut Layers(|layer, table: Table<'_>| {
            let heading = self.labels.layer(layer).to_owned();
            match layer {
                Layer::Entities => self.table(&heading, &table::entities(&document.facts.entities)),
                _ => self.table(&heading, &table),
            }
        }))
    }

    fn end(mut self: Box<Self>, summary: &Summary<'_>) -> io::Result<()> {
        if let Some(aggregate) = summary.aggregate {
            writeln!(self.out, "## {}\n", escape(&self.labels.word.aggregate))?;
            for (_, table) in table::aggregate(aggregate) {
                let heading = self.labels.table(table.name).to_owned();
                self.table(&heading, &table)?;
            }
        }
        self.out.finish()
    }
}

fn cell(cell: &Cell<'_>) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Number(number) => number.to_string(),
        Cell::Flag(flag) => flag.to_string(),
        Cell::Text(text) => escape(text),
    }
}

/// The text on one line, with everything that Markdown, HTML or a host's own syntax (links,
/// mentions, mathematics) could take for markup made harmless.
pub(crate) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            // Before a pipe a backslash would be read twice, by the table and by the text.
            '\\' => safe.push_str("&#92;"),
            '@' => safe.push_str("&#64;"),
            ':' => safe.push_str("&#58;"),
            '[' | ']' | '(' | ')' | '*' | '_' | '`' | '|' | '~' | '#' | '$' | '!' => {
                safe.extend(['\\', c]);
            }
            '\u{2028}' | '\u{2029}' => safe.push(' '),
            c if c.is_control() => safe.push(' '),
            c => safe.push(c),
        }
    }
    safe.replace("www.", "www&#46;")
}
