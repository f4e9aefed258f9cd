//! How results are written down. A format implements [`Render`], which is led through a run one
//! document at a time, so that memory does not grow; a [`Sink`] is where its bytes go. `table`
//! shows facts as rows to every format that has columns, `labels` has the words of reports.

mod brat;
mod conll;
mod csv;
mod files;
mod geojson;
mod gexf;
mod html;
mod json;
mod jsonl;
mod labels;
mod markdown;
mod one_line;
mod sink;
mod sqlite;
mod table;
mod text;
mod timeml;
mod unfinished;
mod webannotation;
mod xml;

use std::io;
use std::path::PathBuf;

use clap::ValueEnum;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use thiserror::Error as ThisError;

pub use json::{Envelope, Tool};
pub use jsonl::Failed;
pub use labels::Lang;
pub(crate) use markdown::escape as escape_markdown;
pub(crate) use one_line::one_line;
pub use sink::{Out, Sink};
pub use sqlite::SQLITE_SCHEMA;
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
    /// When it cannot be written.
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

/// A format of results.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A report to read in a terminal.
    #[default]
    Text,
    /// One JSON object.
    Json,
    /// One JSON object a line and document.
    Jsonl,
    /// One table a layer, for spreadsheets.
    Csv,
    /// A report with tables, for wikis and repositories.
    Markdown,
    /// `TimeML` 1.2.1 with the times marked in the text, one file an article.
    Timeml,
    /// A page for a browser, with all articles and what they tell together.
    Html,
    /// The names in IOB2: a token and its tag a line.
    Conll,
    /// The names in brat's standoff format: two files an article, in a folder.
    Brat,
    /// A database that each run adds to: `SQLite`.
    Sqlite,
    /// Places on a map: `GeoJSON`.
    Geojson,
    /// Who is named with whom: a network in GEXF, for Gephi.
    Gexf,
    /// Facts as W3C Web Annotations of the articles, in JSON-LD.
    Webannotation,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 13] = [
        Self::Text,
        Self::Json,
        Self::Jsonl,
        Self::Csv,
        Self::Markdown,
        Self::Timeml,
        Self::Html,
        Self::Conll,
        Self::Brat,
        Self::Sqlite,
        Self::Geojson,
        Self::Gexf,
        Self::Webannotation,
    ];

    /// The name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Csv => "csv",
            Self::Markdown => "markdown",
            Self::Timeml => "timeml",
            Self::Html => "html",
            Self::Conll => "conll",
            Self::Brat => "brat",
            Self::Sqlite => "sqlite",
            Self::Geojson => "geojson",
            Self::Gexf => "gexf",
            Self::Webannotation => "webannotation",
        }
    }

    /// What is shown when `asked` for: a page for a browser opens with what all articles tell, so
    /// it has both unless the articles are to be left out; a map and a network are of all articles.
    #[must_use]
    pub fn report(self, asked: Report) -> Report {
        match (self, asked) {
            (Self::Html, Report::Documents) => Report::Both,
            _ if !self.has_documents() => Report::Aggregate,
            _ => asked,
        }
    }

    /// Language of the labels when none is asked for: that of its readers.
    #[must_use]
    pub fn lang(self) -> Lang {
        match self {
            Self::Html => Lang::Ar,
            _ => Lang::default(),
        }
    }

    /// Whether each article gets files of its own.
    #[must_use]
    pub fn is_per_article(self) -> bool {
        matches!(self, Self::Timeml | Self::Brat)
    }

    /// Whether it can show each article; if not, a map or a network of all.
    #[must_use]
    pub fn has_documents(self) -> bool {
        !matches!(self, Self::Geojson | Self::Gexf)
    }

    /// Whether it can show what all articles tell together; if not, it marks articles.
    #[must_use]
    pub fn has_aggregate(self) -> bool {
        !matches!(self, Self::Timeml | Self::Conll | Self::Brat | Self::Sqlite)
    }
}

/// Which parts of the results are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Report {
    /// Each document.
    #[default]
    Documents,
    /// All documents together.
    Aggregate,
    /// Both.
    Both,
}

impl Report {
    /// Whether each document is shown.
    #[must_use]
    pub fn has_documents(self) -> bool {
        self != Self::Aggregate
    }

    /// Whether all documents together are shown.
    #[must_use]
    pub fn has_aggregate(self) -> bool {
        self != Self::Documents
    }
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
}

impl Default for Options {
    fn default() -> Self {
        Self {
            report: Report::default(),
            only: Layer::ALL.to_vec(),
            lang: Lang::default(),
            width: None,
            color: false,
            terminal: false,
            explain: false,
            csv_bom: false,
        }
    }
}

/// Why results cannot be written where they should go.
#[derive(Debug, ThisError)]
#[non_exhaustive]
pub enum Error {
    /// Several tables were to go to one place.
    #[error("these results are {0} tables; name a folder with --output, or one layer with --only")]
    SeveralTables(usize),
    /// Two files an article were to go to one place.
    #[error("brat has two files an article; name a folder with --output")]
    NoFolder,
    /// A database was to go to a stream.
    #[error("sqlite is a file that grows; name it with --output")]
    NoDatabase,
    /// The file is no database that can be added to.
    #[error("{path}: {what}")]
    Database {
        /// What was to be added to.
        path: PathBuf,
        /// What is wrong with it, and what to do.
        what: String,
    },
    /// An aggregate was asked of a format that marks articles.
    #[error("{0} has no aggregate report; leave --report out, or take another --format")]
    NoAggregate(&'static str),
    /// Single articles were asked of a format that shows all of them together.
    #[error("{0} shows what all articles tell together; take another --format")]
    NoDocuments(&'static str),
    /// A folder was named for a format that writes one file.
    #[error("{0}: is a folder; name a file")]
    Folder(PathBuf),
    /// The system refused.
    #[error("{path}: cannot be written: {}; check the folder and its permissions", reason(.source))]
    Refused {
        /// What was to be written.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A built-in file is damaged.
    #[error("built-in labels cannot be read: {0}")]
    Labels(#[from] toml::de::Error),
}

/// What the system says, without its error number and the name of a temporary file.
fn reason(error: &io::Error) -> String {
    let message = error.to_string();
    let end = message.find(" (os error").unwrap_or(message.len());
    message[..end].to_owned()
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
/// assert!(bytes.starts_with(b"{\n  \"schema_version\": 1,"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn render<'a>(
    format: Format,
    options: &Options,
    sink: Sink<'a>,
) -> Result<Box<dyn Render + 'a>, Error> {
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
        Format::Markdown => Box::new(markdown::Markdown::new(options.lang, sink.one()?)?),
        Format::Timeml => Box::new(timeml::TimeMl::new(sink)),
        Format::Html => Box::new(html::Html::new(options.lang, sink.one()?)?),
        Format::Conll => Box::new(conll::Conll::new(sink.one()?)),
        Format::Brat => Box::new(brat::Brat::new(sink)?),
        Format::Sqlite => Box::new(sqlite::Sqlite::new(sink)?),
        Format::Geojson => Box::new(geojson::GeoJson::new(sink.one()?)),
        Format::Gexf => Box::new(gexf::Gexf::new(sink.one()?)),
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
