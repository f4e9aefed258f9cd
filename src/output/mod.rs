//! How results are written down. A format implements [`Render`], which is led through a run one
//! document at a time, so that memory does not grow; a [`Sink`] is where its bytes go. `table`
//! shows facts as rows to every format that has columns, `labels` has the words of reports.
//!
//! JSON says by which program it was made, and on what its results depend; the schema of the whole comes from its
//! type:
//!
//! ```
//! use karabakh::facts::SCHEMA_VERSION;
//! use karabakh::output::{Envelope, Redact, RunInfo, Tool};
//!
//! let envelope = Envelope {
//!     schema_version: SCHEMA_VERSION,
//!     tool: Tool::THIS,
//!     options: RunInfo { redact: Some(Redact::Persons), ..RunInfo::default() },
//!     documents: None,
//!     aggregate: None,
//!     problems: Vec::new(),
//! };
//! let json = serde_json::to_value(&envelope)?;
//! assert_eq!(json["tool"]["name"], "karabakh-cli");
//! assert_eq!(json["options"]["redact"], "persons");
//! assert!(schemars::schema_for!(Envelope).get("properties").is_some());
//! # Ok::<(), serde_json::Error>(())
//! ```

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
mod report;
mod signature;
mod sink;
#[cfg(feature = "sqlite")]
mod sqlite;
mod table;
mod tables;
mod text;
mod timeml;
mod ucdp;
mod unfinished;
mod webannotation;
mod xml;

use std::io;

pub(crate) use clauses::write_clauses;
pub use database::SQLITE_SCHEMA;
pub use error::Error;
pub(crate) use error::Unwritten;
pub(crate) use files::listed_files;
pub use format::{Articles, Format, Report};
pub use json::{Envelope, Tool};
pub(crate) use jsonl::Failed;
pub use labels::Lang;
pub(crate) use markdown::escape_markdown;
pub(crate) use one_line::one_line;
pub(crate) use own::{is_own_result, is_result, is_stdout};
pub use report::{Encode, Options, Redact, Render, RunInfo, Summary};
#[cfg(test)]
pub(crate) use signature::KEPT;
pub(crate) use sink::Out;
pub use sink::Sink;
pub(crate) use unfinished::abandon_unfinished;

use crate::article::Article;
use crate::facts::Document;
use crate::problem::Problem;

/// What writes `format` to `sink`.
///
/// # Errors
///
/// When the format and the sink do not go together.
///
/// ```
/// use karabakh::output::{Format, Options, RunInfo, Sink, Summary, make_renderer};
///
/// let mut bytes = Vec::new();
/// let mut json = make_renderer(Format::Json, &Options::default(), Sink::stream(&mut bytes))?;
/// json.begin(&RunInfo::default())?;
/// json.end(&Summary::default())?;
/// assert!(bytes.starts_with(b"{\n  \"schema_version\": 2,"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn make_renderer<'a>(
    format: Format,
    options: &Options,
    sink: Sink<'a>,
) -> Result<Box<dyn Render + 'a>, Error> {
    let options = &Options {
        report: format.resolve_report(options.report),
        ..options.clone()
    };
    if !format.has_aggregate() && options.report.has_aggregate() {
        return Err(Error::NoAggregate(format.name()));
    }
    if !format.has_documents() && options.report.has_documents() {
        return Err(Error::NoDocuments(format.name()));
    }
    let inner: Box<dyn Render + 'a> = match format {
        Format::Text => Box::new(text::Text::new(options, sink.single_output()?)?),
        Format::Json => Box::new(json::Json::new(options.report, sink.single_output()?)),
        Format::Jsonl => Box::new(jsonl::Jsonl::new(sink.single_output()?)),
        Format::Csv => Box::new(csv::Csv::new(options, sink)?),
        Format::Markdown => Box::new(markdown::Markdown::new(options, sink.single_output()?)?),
        Format::Timeml => Box::new(timeml::TimeMl::new(sink)?),
        Format::Html => Box::new(html::Html::new(options, sink.single_output()?)?),
        Format::Conll => Box::new(conll::Conll::new(sink.single_output()?)),
        Format::Brat => Box::new(brat::Brat::new(sink)?),
        #[cfg(feature = "sqlite")]
        Format::Sqlite => Box::new(sqlite::Sqlite::new(sink)?),
        #[cfg(not(feature = "sqlite"))]
        Format::Sqlite => return Err(Error::NotBuilt(format.name())),
        Format::Geojson => Box::new(geojson::GeoJson::new(sink.single_output()?)),
        Format::Gexf => Box::new(gexf::Gexf::new(sink.single_output()?)),
        Format::Ucdp => Box::new(ucdp::Ucdp::new(sink.single_output()?)),
        Format::Webannotation => Box::new(webannotation::WebAnnotation::new(sink.single_output()?)),
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
pub(crate) fn annotated_renderer<'a>(
    options: &Options,
    sink: Sink<'a>,
) -> Result<Box<dyn Render + 'a>, Error> {
    Ok(Box::new(text::Marked::new(options, sink.single_output()?)?))
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
