//! What every format does, and what it is told.

use std::io;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::format::{Articles, Report};
use super::labels::Lang;
use crate::aggregate::Aggregate;
use crate::article::Article;
use crate::facts::{Confidence, Document, Layer};
use crate::problem::Problem;
use crate::span::Unit;

/// A way of writing results down, one document at a time: `begin`, any number of `document`s, and
/// `end`, without which nothing of a file is kept.
///
/// ```
/// use karabakh::article::Article;
/// use karabakh::facts::Document;
/// use karabakh::output::{Encode, Format, Options, Render, RunInfo, Sink, Summary, make_renderer};
///
/// /// Writes articles, each with its document; where the format allows it, the bytes may be made elsewhere.
/// fn write_all(mut to: Box<dyn Render + '_>, read: &[(Article, Document)]) -> std::io::Result<()> {
///     to.begin(&RunInfo::default())?;
///     let encoder: Option<Encode> = to.encoder();
///     for (article, document) in read {
///         match encoder {
///             Some(encode) => to.encoded(&encode(article, document)?)?,
///             None => to.document(article, document)?,
///         }
///         to.flush()?; // for whoever waits for it
///     }
///     to.end(&Summary::default())
/// }
///
/// let mut bytes = Vec::new();
/// let jsonl = make_renderer(Format::Jsonl, &Options::default(), Sink::stream(&mut bytes))?;
/// # let analyzer = karabakh::analyze::Analyzer::new(karabakh::lexicon::Lexicon::builtin()?, &[], karabakh::Unit::Chars);
/// # let article = Article::default();
/// # let document = analyzer.analyze(&article);
/// write_all(jsonl, &[(article, document)])?;
/// assert_eq!(bytes.iter().filter(|byte| **byte == b'\n').count(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
    /// When it cannot be written; as `Unwritten` when the next ones can.
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

    /// Writes what stands after all documents, and brings files to their places.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    fn end(self: Box<Self>, summary: &Summary<'_>) -> io::Result<()>;
}

/// What is redacted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
#[serde(rename_all = "lowercase")]
pub enum Redact {
    /// Names of persons whom no lexicon names
    Persons,
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
    /// Whose names are replaced.
    pub redact: Option<Redact>,
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
