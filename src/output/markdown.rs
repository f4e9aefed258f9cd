//! A report with tables, in the order in which it is read. Whatever an article says stays text: none
//! of it becomes markup.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::fmt::Write as _;
use std::io::{self, Write as _};

use super::english::English;
use super::labels::{Labels, Lang};
use super::overview::{Only, Overview, Piece, READING_ORDER};
use super::signature;
use super::sink::Out;
use super::table::{self, DOCUMENT_COLUMNS, Layers, Table, document_row};
use super::{Error, Options, Render, Report, RunInfo, Summary};
use crate::article::Article;
use crate::facts::{Cell, Document, Fact, Layer, Variant};

/// Columns of a document that a reader asks for; the others are in the formats for programs.
const SHOWN: [&str; 6] = [
    "title",
    "byline",
    "source",
    "url",
    "published",
    "published_conflicts",
];
/// Events, disagreements, speakers, and names of one type in the overview.
const EVENTS: usize = 25;
const DISAGREEMENTS: usize = 10;
const SPEAKERS: usize = 10;
const NAMES: usize = 12;

pub(super) struct Markdown<'a> {
    out: Out<'a>,
    labels: Labels,
    lang: Lang,
    /// Where several articles come in an overview, what there is so far.
    only: Option<Only>,
}

impl<'a> Markdown<'a> {
    pub(super) fn new(options: &Options, out: Out<'a>) -> Result<Self, Error> {
        Ok(Self {
            out,
            labels: Labels::new(options.lang)?,
            lang: options.lang,
            only: (options.report == Report::Overview).then(Only::default),
        })
    }
}

impl Render for Markdown<'_> {
    fn begin(&mut self, _run: &RunInfo) -> io::Result<()> {
        self.out.write_all(signature::MARKDOWN.as_bytes())
    }

    fn document(&mut self, _article: &Article, document: &Document) -> io::Result<()> {
        match &mut self.only {
            Some(only) => only.add_article(|| one_article(&self.labels, document)),
            None => self
                .out
                .write_all(one_article(&self.labels, document).as_bytes())?,
        }
        Ok(())
    }

    fn end(mut self: Box<Self>, summary: &Summary<'_>) -> io::Result<()> {
        let labels = &self.labels;
        let text = match (&mut self.only, summary.aggregate) {
            (Some(only), Some(aggregate)) if only.is_several() => {
                let english = English::of_readers(aggregate, self.lang);
                several_articles(&Overview::new(aggregate, labels, &english))
            }
            (Some(only), _) => only.take_article(),
            (None, Some(aggregate)) => {
                let mut page = String::new();
                let _ = writeln!(page, "## {}\n", escape_markdown(&labels.word.aggregate));
                for (_, table) in table::aggregate_tables(aggregate) {
                    print_table(&mut page, labels.table_label(table.name), &table);
                }
                page
            }
            (None, None) => String::new(),
        };
        self.out.write_all(text.as_bytes())?;
        self.out.finish_writing()
    }
}

/// One article.
fn one_article(labels: &Labels, document: &Document) -> String {
    let mut page = String::new();
    let _ = writeln!(page, "## {}\n", escape_markdown(&document.id));
    for (column, value) in DOCUMENT_COLUMNS.iter().zip(document_row(document)) {
        if value != Cell::Empty && SHOWN.contains(column) {
            let _ = writeln!(
                page,
                "- {}: {}",
                column.replace('_', " "),
                cell_text(&value)
            );
        }
    }
    for warning in &document.warnings {
        let message = escape_markdown(&warning.message);
        let _ = writeln!(page, "- {}: {message}", labels.word.warning);
    }
    page.push('\n');
    let mut layers: BTreeMap<Layer, String> = BTreeMap::new();
    let mut layer = |layer: Layer, table: Table<'_>| {
        let mut text = String::new();
        print_table(&mut text, labels.layer_label(layer), &table);
        layers.insert(layer, text);
        Ok::<(), Infallible>(())
    };
    let facts = &document.facts;
    let _ = facts.visit_layers(&mut Layers(&mut layer));
    let _ = layer(Layer::Entities, table::entity_table(&facts.entities));
    let several = facts.variants.iter();
    let several = several.filter(|variant| variant.forms.len() > 1);
    let spellings = Table {
        name: Layer::Variants.name(),
        columns: Variant::COLUMNS,
        rows: several.flat_map(Fact::rows).collect(),
    };
    let _ = layer(Layer::Variants, spellings);
    page.extend(
        READING_ORDER
            .iter()
            .filter_map(|layer| layers.remove(layer)),
    );
    page
}

/// A table under its heading; without rows nothing, and without columns that say nothing in any row.
fn print_table(page: &mut String, heading: &str, table: &Table<'_>) {
    let Table {
        name: _,
        columns,
        rows,
    } = table;
    if rows.is_empty() {
        return;
    }
    let says = |cell: &Cell<'_>| *cell != Cell::Empty && *cell != Cell::from(false);
    let told = |index: &usize| rows.iter().any(|row| says(&row[*index]));
    let shown: Vec<usize> = (0..columns.len()).filter(told).collect();
    let number = |index: &usize| {
        rows.iter()
            .any(|row| matches!(row[*index], Cell::Number(_)))
    };
    let rule = |index: &usize| if number(index) { "--:" } else { "---" };
    let _ = writeln!(page, "### {}\n", escape_markdown(heading));
    print_row(
        page,
        shown.iter().map(|index| columns[*index].replace('_', " ")),
    );
    print_row(page, shown.iter().map(|index| rule(index).to_owned()));
    for cells in rows {
        print_row(page, shown.iter().map(|index| cell_text(&cells[*index])));
    }
    page.push('\n');
}

fn print_row(page: &mut String, cells: impl IntoIterator<Item = String>) {
    let cells: Vec<String> = cells.into_iter().collect();
    let _ = writeln!(page, "| {} |", cells.join(" | "));
}

/// Several articles together.
fn several_articles(overview: &Overview<'_>) -> String {
    let mut page = String::new();
    let _ = writeln!(page, "## {}\n", escape_markdown(&overview.heading_line()));
    let counts = overview.counts_line();
    if !counts.is_empty() {
        let _ = writeln!(page, "{}\n", escape_markdown(&counts));
    }
    event_table(&mut page, overview);
    disagreement_table(&mut page, overview);
    speaker_table(&mut page, overview);
    name_table(&mut page, overview);
    page
}

/// The heading of a table and its columns.
fn table_head(page: &mut String, overview: &Overview<'_>, heading: &str, columns: &[&str]) {
    let _ = writeln!(page, "### {}\n", escape_markdown(heading));
    let name = |column: &&str| overview.labels.overview_label(column).to_owned();
    print_row(page, columns.iter().map(name));
    print_row(page, columns.iter().map(|_| "---".to_owned()));
}

fn event_table(page: &mut String, overview: &Overview<'_>) {
    let all = overview.weightiest_events();
    if all.is_empty() {
        return;
    }
    let columns = ["date", "event", "place", "told", "articles"];
    table_head(
        page,
        overview,
        overview.labels.table_label("linked_events"),
        &columns,
    );
    let mut shown = BTreeSet::new();
    for event in all.iter().take(EVENTS) {
        let days = overview.event_days(event);
        let end = if days.end.is_empty() { "" } else { " – " };
        let told = overview.event_phrases(event, &mut shown);
        let told: Vec<String> = told.iter().map(|told| phrase_text(told)).collect();
        let cells = [
            format!("{}{end}{}", days.start, days.end),
            escape_markdown(overview.event_type(event)),
            escape_markdown(overview.event_place(event)),
            told.join("; "),
            overview.article_counts(event),
        ];
        print_row(page, cells);
    }
    page.push('\n');
    let rest = overview.aggregate.events.len() - all.len().min(EVENTS);
    if rest > 0 {
        let _ = writeln!(page, "{}\n", overview.labels.counted_noun("more", rest));
    }
}

fn disagreement_table(page: &mut String, overview: &Overview<'_>) {
    let all = overview.weightiest_disagreements();
    if all.is_empty() {
        return;
    }
    let heading = overview.labels.table_label("disagreements");
    let _ = writeln!(page, "### {}\n", escape_markdown(heading));
    for (event, told) in all.iter().take(DISAGREEMENTS) {
        let subject = phrase_text(&overview.event_subject(event));
        let start = overview.event_days(event).start;
        let told: Vec<String> = told.iter().map(|told| phrase_text(told)).collect();
        let _ = writeln!(page, "- {start}, {subject}: {}", told.join("; "));
    }
    page.push('\n');
}

fn speaker_table(page: &mut String, overview: &Overview<'_>) {
    let all = &overview.aggregate.speakers;
    if all.is_empty() {
        return;
    }
    let columns = ["name", "title", "quotations", "articles"];
    table_head(
        page,
        overview,
        overview.labels.overview_label("quoted"),
        &columns,
    );
    for speaker in all.iter().take(SPEAKERS) {
        let role = speaker.roles.first();
        let cells = [
            escape_markdown(overview.name_for_reader(&speaker.name)),
            role.map_or_else(String::new, |role| {
                escape_markdown(overview.name_for_reader(role))
            }),
            speaker.quotes.to_string(),
            speaker.documents.len().to_string(),
        ];
        print_row(page, cells);
    }
    page.push('\n');
}

fn name_table(page: &mut String, overview: &Overview<'_>) {
    let all = overview.most_named(NAMES);
    if all.is_empty() {
        return;
    }
    let heading = overview.labels.overview_label("named");
    let _ = writeln!(page, "### {}\n", escape_markdown(heading));
    for (kind, names) in all {
        let names = overview.names_with_commas(names.iter().map(String::as_str));
        let _ = writeln!(page, "- {kind}: {}", phrase_text(&names));
    }
    page.push('\n');
}

fn phrase_text(pieces: &[Piece<'_>]) -> String {
    let text = pieces.iter().map(|piece| match piece {
        Piece::Words(words) => escape_markdown(words),
        Piece::Name(name) => escape_markdown(name),
    });
    text.collect()
}

fn cell_text(cell: &Cell<'_>) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Number(number) => number.to_string(),
        Cell::Flag(flag) => flag.to_string(),
        Cell::Text(text) => escape_markdown(text),
    }
}

/// The text on one line, with everything that Markdown, HTML or a host's own syntax (links,
/// mentions, mathematics) could take for markup made harmless.
pub(crate) fn escape_markdown(text: &str) -> String {
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
