//! The formats, which parts of the results each can show, and for whom.

use super::Lang;

/// A format of results.
///
/// ```
/// use karabakh::output::{Format, Lang, Report};
///
/// let per_article = Format::ALL.into_iter().filter(|format| format.is_per_article());
/// assert_eq!(per_article.map(Format::name).collect::<Vec<_>>(), ["timeml", "brat"]);
/// assert!(Format::Json.has_documents() && Format::Json.has_aggregate());
/// // a network is of all articles, whatever is asked for
/// assert!(!Format::Gexf.has_documents());
/// assert_eq!(Format::Gexf.report_shown(Report::Documents), Report::Aggregate);
/// assert_eq!(Format::Html.default_language(), Lang::Ar);
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
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
    /// Events in which people were killed, in the columns of UCDP GED: CSV.
    Ucdp,
    /// Facts as W3C Web Annotations of the articles, in JSON-LD.
    Webannotation,
}

/// Which articles a page for a browser has with their texts.
///
/// ```
/// use karabakh::output::{Articles, Options};
///
/// // a page of what all articles tell, without their texts
/// let options = Options { articles: Articles::None, ..Options::default() };
/// assert_eq!(options.articles.name(), "none");
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum Articles {
    /// Every article.
    #[default]
    All,
    /// Articles that state casualty counts, to which the counts link.
    Linked,
    /// No article: what all tell together, with their headlines.
    None,
}

impl Articles {
    /// The name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Linked => "linked",
            Self::None => "none",
        }
    }
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 14] = [
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
        Self::Ucdp,
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
            Self::Ucdp => "ucdp",
            Self::Webannotation => "webannotation",
        }
    }

    /// What is shown when `asked` for: a page for a browser opens with what all articles tell, and a map has the events of
    /// each article and those that articles tell together, so they have both unless the articles are to be left out; a
    /// network is of all articles.
    #[must_use]
    pub fn report_shown(self, asked: Report) -> Report {
        match (self, self.resolve_report(asked)) {
            (Self::Html | Self::Geojson, Report::Documents) => Report::Both,
            _ if !self.has_documents() => Report::Aggregate,
            (_, resolved) => resolved,
        }
    }

    /// The overview where the format has one, else each document in its place.
    pub(super) fn resolve_report(self, asked: Report) -> Report {
        match (self, asked) {
            (Self::Text | Self::Markdown, Report::Overview) => Report::Overview,
            (_, Report::Overview) => Report::Documents,
            (_, Report::Documents | Report::Aggregate | Report::Both) => asked,
        }
    }

    /// Language of the labels when none is asked for: that of its readers.
    #[must_use]
    pub fn default_language(self) -> Lang {
        match self {
            Self::Html => Lang::Ar,
            Self::Text
            | Self::Json
            | Self::Jsonl
            | Self::Csv
            | Self::Markdown
            | Self::Timeml
            | Self::Conll
            | Self::Brat
            | Self::Sqlite
            | Self::Geojson
            | Self::Gexf
            | Self::Ucdp
            | Self::Webannotation => Lang::En,
        }
    }

    /// Whether each article gets files of its own.
    #[must_use]
    pub fn is_per_article(self) -> bool {
        match self {
            Self::Timeml | Self::Brat => true,
            Self::Text
            | Self::Json
            | Self::Jsonl
            | Self::Csv
            | Self::Markdown
            | Self::Html
            | Self::Conll
            | Self::Sqlite
            | Self::Geojson
            | Self::Gexf
            | Self::Ucdp
            | Self::Webannotation => false,
        }
    }

    /// Whether it can show each article; if not, a map or a network of all.
    #[must_use]
    pub fn has_documents(self) -> bool {
        match self {
            Self::Text
            | Self::Json
            | Self::Jsonl
            | Self::Csv
            | Self::Markdown
            | Self::Timeml
            | Self::Html
            | Self::Conll
            | Self::Brat
            | Self::Sqlite
            | Self::Geojson
            | Self::Webannotation => true,
            Self::Gexf | Self::Ucdp => false,
        }
    }

    /// Whether it can show what all articles tell together; if not, it marks articles.
    #[must_use]
    pub fn has_aggregate(self) -> bool {
        match self {
            Self::Text
            | Self::Json
            | Self::Jsonl
            | Self::Csv
            | Self::Markdown
            | Self::Html
            | Self::Geojson
            | Self::Gexf
            | Self::Ucdp
            | Self::Webannotation => true,
            Self::Timeml | Self::Conll | Self::Brat | Self::Sqlite => false,
        }
    }
}

/// Which parts of the results are shown.
///
/// ```
/// use karabakh::output::Report;
///
/// assert!(Report::Both.has_documents() && Report::Both.has_aggregate());
/// assert!(!Report::Aggregate.has_documents() && !Report::Documents.has_aggregate());
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum Report {
    /// What a reader needs first: text and Markdown of several articles in one screen; else each document.
    #[default]
    Overview,
    /// Each document.
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
