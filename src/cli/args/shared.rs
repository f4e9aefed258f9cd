//! Options that several commands share: what is read, what is known besides, where results go, how the work is done.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use crate::aggregate::Pairs;
use crate::{input, output};

/// What articles are read from, and how.
#[derive(Debug, Args)]
pub(crate) struct Reading {
    /// Files and folders; `-` or none is standard input
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    #[allow(missing_docs)]
    #[command(flatten)]
    pub how: How,
}

/// How articles are read.
#[derive(Debug, Args)]
pub(crate) struct How {
    /// How files hold articles
    #[arg(
        long,
        value_enum,
        value_name = "FORMAT",
        default_value_t,
        help_heading = "Input"
    )]
    pub input_format: input::InputFormat,
    /// Encoding such as windows-1256; `auto`: byte-order mark, then valid UTF-8, then detection
    #[arg(
        long,
        value_name = "LABEL",
        default_value = "auto",
        help_heading = "Input"
    )]
    pub encoding: String,
    /// What the text of one article may have, such as 500000, 10M or 1GiB; a larger one is refused
    #[arg(long, value_name = "SIZE", default_value_t, help_heading = "Input")]
    pub max_bytes: input::Limit,
    #[allow(missing_docs)]
    #[command(flatten)]
    pub columns: Columns,
}

/// Which columns of tables, or keys of records, hold what.
#[allow(clippy::struct_field_names)] // the names of the options
#[derive(Debug, Args)]
#[command(next_help_heading = "Input")]
pub(crate) struct Columns {
    /// Column of a table, or key of a record, that holds the text; `a.b` is the key b of the object a;
    /// what is not said is guessed from usual names
    #[arg(long, value_name = "NAME", visible_alias = "text-key")]
    pub text_column: Option<String>,
    /// The same for the article's own name
    #[arg(long, value_name = "NAME", visible_alias = "id-key")]
    pub id_column: Option<String>,
    /// The same for the day of publication
    #[arg(long, value_name = "NAME", visible_alias = "date-key")]
    pub date_column: Option<String>,
    /// The same for the headline
    #[arg(long, value_name = "NAME", visible_alias = "title-key")]
    pub title_column: Option<String>,
    /// The same for the outlet
    #[arg(long, value_name = "NAME", visible_alias = "source-key")]
    pub source_column: Option<String>,
    /// The same for the address
    #[arg(long, value_name = "NAME", visible_alias = "url-key")]
    pub url_column: Option<String>,
}

impl Columns {
    fn column_options(&self) -> input::Columns {
        input::Columns {
            text: self.text_column.clone(),
            id: self.id_column.clone(),
            date: self.date_column.clone(),
            title: self.title_column.clone(),
            source: self.source_column.clone(),
            url: self.url_column.clone(),
        }
    }
}

impl How {
    /// What the library is told.
    pub(in crate::cli) fn input_options(&self) -> input::Options {
        input::Options {
            format: self.input_format,
            encoding: Some(self.encoding.clone()),
            max_bytes: self.max_bytes,
            columns: self.columns.column_options(),
            results: Some(input::Results {
                is_result: output::is_result,
                is_own: output::is_own_result,
                is_open: output::is_stdout,
                listed: output::listed_files,
            }),
            ..input::Options::default()
        }
    }
}

/// What is known about articles and words besides.
#[derive(Debug, Args)]
pub(crate) struct About {
    /// Read an article once whose text comes again, and tell where it does
    #[arg(long, help_heading = "Input")]
    pub dedup: bool,
    /// Publication date of articles that carry none
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = parse_day, help_heading = "Input")]
    pub date: Option<Date>,
    /// CSV or JSONL with `path` or `id`, and any of `date,source,title,url`
    #[arg(long, value_name = "FILE", help_heading = "Input")]
    pub metadata: Option<PathBuf>,
    /// Own names and variants in TOML; may be given several times
    #[arg(long, value_name = "FILE", help_heading = "Results")]
    pub lexicon: Vec<PathBuf>,
    /// Tell only names that lists and rules find
    #[arg(long, help_heading = "Results")]
    pub no_tagger: bool,
}

/// Whose names are not passed on.
#[derive(Debug, Args)]
#[command(next_help_heading = "Results")]
pub(crate) struct Privacy {
    /// Replace names by placeholders that are the same wherever a name comes again: `persons` are those
    /// whom no lexicon names
    #[arg(long, value_enum, value_name = "WHOM")]
    pub redact: Option<output::Redact>,
    /// File with a secret that placeholders depend on, so that nobody can find out names by trying them
    #[arg(long, value_name = "FILE", requires = "redact")]
    pub redact_key: Option<PathBuf>,
}

/// Where results go, and what they look like.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub(crate) struct Writing {
    /// Format of the results
    #[arg(short, long, value_enum, default_value_t)]
    pub format: output::Format,
    /// File to write, whole or not at all; a folder for several CSV tables and for brat; for sqlite a
    /// database, to which new and changed articles are added
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Language of a report's labels; default: ar for html, else en
    #[arg(long, value_enum)]
    pub lang: Option<output::Lang>,
    /// Colours in the text report; `auto` obeys `NO_COLOR`
    #[arg(long, value_enum, value_name = "WHEN", default_value_t)]
    pub color: When,
    /// Columns of the text report; default: the terminal's, elsewhere as many as a line takes
    #[arg(long, value_name = "N")]
    #[arg(value_parser = clap::value_parser!(u16).range(40..))]
    pub width: Option<u16>,
    /// Show a text report that is longer than the terminal at once, not through `$PAGER`
    #[arg(long)]
    pub no_pager: bool,
    /// Say beneath each fact of the text report which rule found it, and in which words
    #[arg(long)]
    pub explain: bool,
    /// Which pairs of names that stand in one sentence are told together
    #[arg(long, value_enum, value_name = "WHICH", default_value_t)]
    pub network: Pairs,
    /// Start CSV with a byte-order mark
    #[arg(long)]
    pub csv_bom: bool,
    /// Write tables for Excel: CSV with a byte-order mark, no cell a formula
    #[arg(long)]
    pub excel: bool,
    /// Title of the page that html writes
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    /// Articles that the page of html has with their texts; with fewer it is smaller
    #[arg(long, value_enum, value_name = "WHICH", default_value_t)]
    pub articles: output::Articles,
}

impl Writing {
    /// The format that was asked for.
    pub(in crate::cli) fn output_format(&self) -> output::Format {
        match self.format {
            output::Format::Text if self.excel => output::Format::Csv,
            format => format,
        }
    }

    /// The file or folder that was named, unless it is standard output.
    pub(in crate::cli) fn output_path(&self) -> Option<&Path> {
        unless_stdout(self.output.as_deref())
    }
}

/// How the work is done.
#[derive(Debug, Args)]
pub(crate) struct Running {
    /// Threads; default: the machine's
    #[arg(short, long, value_name = "N", help_heading = "Run")]
    #[arg(value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub jobs: Option<u16>,
    /// Count the articles on standard error
    #[arg(
        long,
        value_enum,
        value_name = "WHEN",
        default_value_t,
        help_heading = "Run"
    )]
    pub progress: When,
}

/// Whether to do what suits a terminal only.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum When {
    /// On a terminal
    #[default]
    Auto,
    /// Wherever it goes
    Always,
    /// Nowhere
    Never,
}

/// Whatever is not standard output.
pub(in crate::cli) fn unless_stdout(path: Option<&Path>) -> Option<&Path> {
    path.filter(|path| path.as_os_str() != "-")
}

/// A day as `2020-11-12` and in no other way.
fn parse_day(text: &str) -> Result<Date, String> {
    let written = text.len() == "2020-11-12".len();
    let date = text.parse().ok().filter(|_| written);
    date.ok_or_else(|| "no such day; write it as 2020-11-12".to_owned())
}
