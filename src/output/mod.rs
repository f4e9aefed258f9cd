//! How results are written down. A format implements [`Render`], which is led through a run one
//! document at a time, so that memory does not grow; a [`Sink`] is where its bytes go. `table`
//! shows facts as rows to every format that has columns, `labels` has the words of reports.

mod brat;
mod clauses;
mod conll;
mod csv;
mod database;
mod english;
mod error;
mod files;
mod format;
mod geojson;
mod gexf;
mod html;
mod json;
mod jsonl;
mod labels;
mod markdown;
mod one_line;
mod overview;
mod own;
mod sink;
#[cfg(feature = "sqlite")]
mod sqlite;
mod table;
mod text;
mod timeml;
mod ucdp;
mod unfinished;
mod webannotation;
mod xml;

use std::io;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

pub use clauses::write as write_clauses;
pub use database::SQLITE_SCHEMA;
pub use error::{Error, Unwritten};
pub use files::listed;
pub use format::{Articles, Format, Report};
pub use json::{Envelope, Tool};
pub use jsonl::Failed;
pub use labels::Lang;
pub(crate) use markdown::escape as escape_markdown;
pub(crate) use one_line::one_line;
pub use own::{is_own_result, is_result};
pub use sink::{Out, Sink};
pub use unfinished::abandon;

use crate::aggregate::Aggregate;
use crate::article::Article;
use crate::facts::{Confidence, Document, Layer};
use crate::problem::Problem;
use crate::span::Unit;

/// A way of writing results down, one document at a time: `begin`, any number of `document`s, and
/// `end`, without which nothing of a file is kept.
pub trait Render {
    /// Starts the output.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    fn begin(&mut self, _run: &RunInfo) -> io::Result<()> {
        Ok(())
    }

    /// Writes what was found in one article.
    ///
    /// # Errors
    ///
    /// When it cannot be written; as [`Unwritten`] when the next ones can.
    fn document(&mut self, article: &Article, document: &Document) -> io::Result<()>;

    /// What makes the bytes of a document by itself, when the format writes each without the others.
    fn encoder(&self) -> Option<Encode> {
        None
    }

    /// Writes the bytes that [`Render::encoder`] made of a document.
    ///
    /// # Errors
    ///
    /// When they cannot be written.
    fn encoded(&mut self, _bytes: &[u8]) -> io::Result<()> {
        Ok(())
    }

    /// Writes what is wrong with an input in its place among the documents.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    fn problem(&mut self, _problem: &Problem) -> io::Result<()> {
        Ok(())
    }

    /// Hands on what has been written so far, so that whoever waits for it can go on.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }

    /// Writes what stands behind all documents, and brings files to their places.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    fn end(self: Box<Self>, summary: &Summary<'_>) -> io::Result<()>;
}

/// Makes the bytes of one document.
pub type Encode = fn(&Article, &Document) -> io::Result<Vec<u8>>;

/// What the results of a run depend on, besides the articles: `options` in JSON.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RunInfo {
    /// Publication date of articles that carry none.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub date: Option<Date>,
    /// Metadata file, as given.
    pub metadata: Option<String>,
    /// How files are read, as on the command line.
    pub input_format: String,
    /// Encoding that files are read in, as on the command line.
    pub encoding: String,
    /// The user's lexicon files, as given.
    pub lexicon: Vec<String>,
    /// Whether names that no list holds are looked for by the tagger.
    pub tagger: bool,
    /// What spans count.
    pub offsets: Unit,
    /// Layers asked for; the others are empty.
    pub only: Vec<Layer>,
    /// Confidence below which facts are left out.
    pub min_confidence: Option<Confidence>,
}

/// What is known only when all documents have been read.
#[derive(Debug, Clone, Copy, Default)]
pub struct Summary<'a> {
    /// What they tell together; needed when the report shows it.
    pub aggregate: Option<&'a Aggregate>,
    /// What could not be read.
    pub problems: &'a [Problem],
}

/// How results are shown; nothing here changes them.
#[derive(Debug, Clone)]
pub struct Options {
    /// Which parts.
    pub report: Report,
    /// Which layers have tables.
    pub only: Vec<Layer>,
    /// Language of the labels of reports.
    pub lang: Lang,
    /// Columns that a line of the text report may take, or `None` to shorten nothing.
    pub width: Option<usize>,
    /// Whether the text report has colours.
    pub color: bool,
    /// Whether a terminal shows the text, so that right-to-left fields must be isolated.
    pub terminal: bool,
    /// Whether the text report says why each fact was found.
    pub explain: bool,
    /// Whether CSV starts with a byte-order mark.
    pub csv_bom: bool,
    /// What the page for a browser is called; `None` for its own heading.
    pub title: Option<String>,
    /// Which articles the page for a browser has with their texts.
    pub articles: Articles,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            report: Report::Documents,
            only: Layer::ALL.to_vec(),
            lang: Lang::default(),
            width: None,
            color: false,
            terminal: false,
            explain: false,
            csv_bom: false,
            title: None,
            articles: Articles::default(),
        }
    }
}

/// What writes `format` to `sink`.
///
/// # Errors
///
/// When the format and the sink do not go together.
///
/// ```
/// use karabakh::output::{Format, Options, RunInfo, Sink, Summary, render};
///
/// let mut bytes = Vec::new();
/// let mut json = render(Format::Json, &Options::default(), Sink::stream(&mut bytes))?;
/// json.begin(&RunInfo::default())?;
/// json.end(&Summary::default())?;
/// assert!(bytes.starts_with(b"{\n  \"schema_version\": 2,"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn render<'a>(
    format: Format,
    options: &Options,
    sink: Sink<'a>,
) -> Result<Box<dyn Render + 'a>, Error> {
    let options = &Options {
        report: format.resolved(options.report),
        ..options.clone()
    };
    if !format.has_aggregate() && options.report.has_aggregate() {
        return Err(Error::NoAggregate(format.name()));
    }
    if !format.has_documents() && options.report.has_documents() {
        return Err(Error::NoDocuments(format.name()));
    }
    let inner: Box<dyn Render + 'a> = match format {
        Format::Text => Box::new(text::Text::new(options, sink.one()?)?),
        Format::Json => Box::new(json::Json::new(options.report, sink.one()?)),
        Format::Jsonl => Box::new(jsonl::Jsonl::new(sink.one()?)),
        Format::Csv => Box::new(csv::Csv::new(options, sink)?),
        Format::Markdown => Box::new(markdown::Markdown::new(options, sink.one()?)?),
        Format::Timeml => Box::new(timeml::TimeMl::new(sink)?),
        Format::Html => Box::new(html::Html::new(options, sink.one()?)?),
        Format::Conll => Box::new(conll::Conll::new(sink.one()?)),
        Format::Brat => Box::new(brat::Brat::new(sink)?),
        #[cfg(feature = "sqlite")]
        Format::Sqlite => Box::new(sqlite::Sqlite::new(sink)?),
        #[cfg(not(feature = "sqlite"))]
        Format::Sqlite => return Err(Error::NotBuilt(format.name())),
        Format::Geojson => Box::new(geojson::GeoJson::new(sink.one()?)),
        Format::Gexf => Box::new(gexf::Gexf::new(sink.one()?)),
        Format::Ucdp => Box::new(ucdp::Ucdp::new(sink.one()?)),
        Format::Webannotation => Box::new(webannotation::WebAnnotation::new(sink.one()?)),
    };
    Ok(Box::new(Selected {
        report: options.report,
        inner,
    }))
}

/// What writes articles with their facts marked in their texts.
///
/// # Errors
///
/// When the sink is a folder.
pub fn annotated<'a>(options: &Options, sink: Sink<'a>) -> Result<Box<dyn Render + 'a>, Error> {
    Ok(Box::new(text::Marked::new(options, sink.one()?)?))
}

/// Leaves out what the report does not show, once for all formats.
struct Selected<'a> {
    report: Report,
    inner: Box<dyn Render + 'a>,
}

impl Render for Selected<'_> {
    fn begin(&mut self, run: &RunInfo) -> io::Result<()> {
        self.inner.begin(run)
    }

    fn document(&mut self, article: &Article, document: &Document) -> io::Result<()> {
        if self.report.has_documents() {
            self.inner.document(article, document)
        } else {
            Ok(())
        }
    }

    fn encoder(&self) -> Option<Encode> {
        self.inner.encoder().filter(|_| self.report.has_documents())
    }

    fn encoded(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.inner.encoded(bytes)
    }

    fn problem(&mut self, problem: &Problem) -> io::Result<()> {
        self.inner.problem(problem)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }

    fn end(self: Box<Self>, summary: &Summary<'_>) -> io::Result<()> {
        let aggregate = summary.aggregate.filter(|_| self.report.has_aggregate());
        self.inner.end(&Summary {
            aggregate,
            ..*summary
        })
    }
}
