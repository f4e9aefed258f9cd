//! Every option of the command line. Help, completions and the man page come from this file.

use std::path::{Path, PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use jiff::civil::Date;

use crate::facts::{Confidence, EntityType, Layer};
use crate::span::Unit;
use crate::{compare, evaluate, expect, input, output};

const EXAMPLES: &str = "\
Examples:
  karabakh-cli analyze seeds/                      read a folder, report on the terminal
  karabakh-cli analyze seeds/ -f json | jq .       the same for scripts
  karabakh-cli analyze news.jsonl -r aggregate     what many articles tell together
  cat article.txt | karabakh-cli analyze --date 2020-11-12

Exit status: 0 all was read, 1 some of it could not be read, 2 wrong usage and nothing done.";

const ANALYZE_EXAMPLES: &str = "\
Examples:
  karabakh-cli analyze seeds/
  karabakh-cli analyze seeds/ --only quotes -f csv > quotes.csv
  karabakh-cli analyze news.jsonl -f jsonl -o facts.jsonl
  karabakh-cli analyze seeds/ -f brat -o marked/
  karabakh-cli analyze archive/ --encoding windows-1256 --metadata dates.csv -r both -f json";

const ANNOTATE_EXAMPLES: &str = "\
Examples:
  karabakh-cli annotate article.txt
  karabakh-cli annotate seeds/ --only casualties,quotes --color always | less -R";

const NORMALIZE_EXAMPLES: &str = "\
Examples:
  karabakh-cli normalize article.txt
  cat words.txt | karabakh-cli normalize | sort | uniq -c";

const AGGREGATE_EXAMPLES: &str = "\
Examples:
  karabakh-cli analyze 2020/ -f jsonl -o 2020.jsonl
  karabakh-cli analyze 2023/ -f jsonl -o 2023.jsonl
  karabakh-cli aggregate 2020.jsonl 2023.jsonl";

const QUOTES_EXAMPLES: &str = "\
Examples:
  karabakh-cli quotes --speaker لافروف seeds/
  karabakh-cli quotes --speaker 'وزارة الدفاع الأرمينية' seeds/ -f csv > said.csv
  karabakh-cli quotes --speaker علييف news.jsonl -f jsonl | jq -r '.quotes[].text'";

const DIFF_EXAMPLES: &str = "\
Examples:
  karabakh-cli diff agreed.jsonl now.jsonl
  karabakh-cli diff yesterday.jsonl today.jsonl -f markdown
  karabakh-cli diff yesterday.jsonl today.jsonl -f json | jq -r '.documents[] | select(.change == \"added\").id'";

const VERIFY_EXAMPLES: &str = "\
Examples:
  karabakh-cli analyze seeds/ -f jsonl -o facts.jsonl
  karabakh-cli verify facts.jsonl seeds/
  karabakh-cli analyze seeds/ -f json | karabakh-cli verify - seeds/";

const CHECK_EXAMPLES: &str = "\
Examples:
  karabakh-cli check seeds/ --expect expect.toml
  karabakh-cli check seeds/ --expect expect.toml -f junit -o report.xml
  karabakh-cli check seeds/ --expect expect.toml -f github

An expectation is an entry in TOML; what it leaves out may be anything:
  [[expect]]
  article = \"003_f7fdd30d4e8f1ade\"    # none: any article
  casualty = { outcome = \"killed\", min = 201, claimed_by = \"الانفصاليون\" }
  [[expect]]
  absent = true
  quote = { speaker = \"لافروف\", stance = \"denial\" }";

const EVALUATE_EXAMPLES: &str = "\
Examples:
  karabakh-cli evaluate tests/gold/seeds.jsonl
  karabakh-cli evaluate tests/gold/seeds.jsonl --errors 5
  karabakh-cli evaluate tests/gold/seeds.jsonl --calibration
  karabakh-cli evaluate names.conll
  karabakh-cli evaluate marked.jsonl --root articles/ --lexicon words.toml --format json";

const LEXICON_EXAMPLES: &str = "\
Examples:
  karabakh-cli lexicon list --kind location
  karabakh-cli lexicon list باكو
  karabakh-cli lexicon check words.toml";

/// Reads Arabic conflict news: who said what, where, when, how many were killed, and who claims so.
#[derive(Debug, Parser)]
#[command(name = "karabakh-cli", version, after_help = EXAMPLES)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// One command of the tool.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Read articles and tell what they state
    Analyze(Box<Analyze>),
    /// Print what one speaker said, however the name is spelled
    Quotes(Box<Quotes>),
    /// Print articles with their facts marked in the text
    Annotate(Annotate),
    /// Write articles in canonical spelling
    Normalize(Normalize),
    /// Put analyses (jsonl) together into one report
    Aggregate(Aggregate),
    /// Tell what two analyses say differently, or what is new; exit status 1 when they differ
    Diff(Diff),
    /// Hold an analysis against its articles again: every span, text and hash; exit status 1 when one is wrong
    Verify(Verify),
    /// Tell whether articles state what is expected of them; exit status 1 when one does not
    Check(Box<Check>),
    /// Measure how well facts are found, against rows marked by hand
    Evaluate(Evaluate),
    /// Look into the words, or check a lexicon file of one's own
    #[command(subcommand)]
    Lexicon(Lexicon),
    /// Print the JSON Schema of the JSON outputs, or columns and tables for databases
    Schema(Schema),
    /// Print a completion script for a shell
    Completions(Completions),
    /// Print the manual page of the tool or of a command
    Man(Man),
    /// Learn the model of the tagger, or measure it
    #[cfg(feature = "train")]
    #[command(hide = true)]
    Train(Train),
    /// Learn how far each fact can be trusted, and measure whether it holds
    #[cfg(feature = "train")]
    #[command(hide = true)]
    Calibrate(Calibrate),
}

/// Options of `analyze`.
#[derive(Debug, Args)]
#[command(after_help = ANALYZE_EXAMPLES)]
pub struct Analyze {
    #[allow(missing_docs)] // what is flattened must not replace the command's own description
    #[command(flatten)]
    pub input: Reading,
    #[allow(missing_docs)]
    #[command(flatten)]
    pub about: About,
    /// Layers to report, separated by commas
    #[arg(
        long,
        value_enum,
        value_name = "LIST",
        value_delimiter = ',',
        help_heading = "Results"
    )]
    pub only: Vec<Layer>,
    /// Leave out facts of less confidence than N, from 0 to 1
    #[arg(long, value_name = "N", help_heading = "Results")]
    pub min_confidence: Option<Confidence>,
    /// What spans count
    #[arg(
        long,
        value_enum,
        value_name = "UNIT",
        default_value_t,
        help_heading = "Results"
    )]
    pub offsets: Unit,
    /// What is reported
    #[arg(short, long, value_enum, default_value_t, help_heading = "Results")]
    pub report: output::Report,
    #[allow(missing_docs)]
    #[command(flatten)]
    pub output: Writing,
    #[allow(missing_docs)]
    #[command(flatten)]
    pub running: Running,
    /// Put what is wrong with a record among the results, as a line `{"id", "error"}`; only with jsonl
    #[arg(long, help_heading = "Run")]
    pub errors_inline: bool,
    /// Exit with status 1 when any document has a warning
    #[arg(long, help_heading = "Run")]
    pub strict: bool,
}

/// Options of `quotes`.
#[derive(Debug, Args)]
#[command(after_help = QUOTES_EXAMPLES)]
pub struct Quotes {
    /// Name or surname of a person, or name of a body, in any spelling
    #[arg(long, value_name = "NAME")]
    pub speaker: String,
    #[allow(missing_docs)]
    #[command(flatten)]
    pub input: Reading,
    #[allow(missing_docs)]
    #[command(flatten)]
    pub about: About,
    #[allow(missing_docs)]
    #[command(flatten)]
    pub output: Writing,
    #[allow(missing_docs)]
    #[command(flatten)]
    pub running: Running,
}

/// Options of `annotate`.
#[derive(Debug, Args)]
#[command(after_help = ANNOTATE_EXAMPLES)]
pub struct Annotate {
    #[allow(missing_docs)]
    #[command(flatten)]
    pub input: Reading,
    #[allow(missing_docs)]
    #[command(flatten)]
    pub about: About,
    /// Layers to mark, separated by commas
    #[arg(
        long,
        value_enum,
        value_name = "LIST",
        value_delimiter = ',',
        help_heading = "Results"
    )]
    pub only: Vec<Layer>,
    /// Language of the labels
    #[arg(long, value_enum, default_value_t, help_heading = "Output")]
    pub lang: output::Lang,
    /// Mark by colours instead of brackets; `auto` obeys `NO_COLOR`
    #[arg(
        long,
        value_enum,
        value_name = "WHEN",
        default_value_t,
        help_heading = "Output"
    )]
    pub color: When,
}

/// Options of `normalize`.
#[derive(Debug, Args)]
#[command(after_help = NORMALIZE_EXAMPLES)]
pub struct Normalize {
    #[allow(missing_docs)]
    #[command(flatten)]
    pub input: Reading,
    /// File to write, whole or not at all; `-` is standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// Options of `aggregate`.
#[derive(Debug, Args)]
#[command(after_help = AGGREGATE_EXAMPLES)]
pub struct Aggregate {
    /// Analyses in JSON or JSON Lines; `-` or none is standard input
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    #[allow(missing_docs)]
    #[command(flatten)]
    pub output: Writing,
}

/// Options of `diff`.
#[derive(Debug, Args)]
#[command(after_help = DIFF_EXAMPLES)]
pub struct Diff {
    /// Analysis in JSON or JSON Lines
    pub old: PathBuf,
    /// Analysis of the same articles, or of those and newer ones
    pub new: PathBuf,
    /// Format of the differences
    #[arg(short, long, value_enum, default_value_t)]
    pub format: compare::Format,
}

/// Options of `verify`.
#[derive(Debug, Args)]
#[command(after_help = VERIFY_EXAMPLES)]
pub struct Verify {
    /// Analysis in JSON or JSON Lines; `-` is standard input
    #[arg(value_name = "FILE")]
    pub analysis: PathBuf,
    /// The articles, as they were given to `analyze`; `-` is standard input
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
    #[allow(missing_docs)]
    #[command(flatten)]
    pub reading: How,
    /// What spans count; default: what the analysis says, else chars
    #[arg(long, value_enum, value_name = "UNIT")]
    pub offsets: Option<Unit>,
}

/// Options of `check`.
#[derive(Debug, Args)]
#[command(after_help = CHECK_EXAMPLES)]
pub struct Check {
    #[allow(missing_docs)]
    #[command(flatten)]
    pub input: Reading,
    #[allow(missing_docs)]
    #[command(flatten)]
    pub about: About,
    /// Facts that must or must not be found, in TOML; may be given several times
    #[arg(long, value_name = "FILE", required = true, help_heading = "Results")]
    pub expect: Vec<PathBuf>,
    /// Format of the report
    #[arg(short, long, value_enum, default_value_t, help_heading = "Output")]
    pub format: expect::Format,
    /// File to write, whole or not at all; `-` is standard output
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub output: Option<PathBuf>,
    #[allow(missing_docs)]
    #[command(flatten)]
    pub running: Running,
}

/// Options of `evaluate`.
#[derive(Debug, Args)]
#[command(after_help = EVALUATE_EXAMPLES)]
pub struct Evaluate {
    /// Gold rows in JSON Lines (`id`, `text` or `path`, and the layers that are marked), a file in IOB2
    /// (`.conll`, `.iob2`, `.txt`), or a folder of brat's files
    #[arg(value_name = "GOLD")]
    pub gold: PathBuf,
    /// Folder that a row's `path` starts from
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
    /// Format of the scores
    #[arg(short, long, value_enum, default_value_t)]
    pub format: evaluate::Format,
    /// Show up to N missed, extra and wrong facts a layer
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub errors: usize,
    /// Show whether facts are right as often as their confidence says
    #[arg(long)]
    pub calibration: bool,
    /// Own names and variants in TOML; may be given several times
    #[arg(long, value_name = "FILE")]
    pub lexicon: Vec<PathBuf>,
}

/// What is known about articles and words besides.
#[derive(Debug, Args)]
pub struct About {
    /// Publication date of articles that carry none
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day, help_heading = "Input")]
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

/// How the work is done.
#[derive(Debug, Args)]
pub struct Running {
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

/// What articles are read from, and how.
#[derive(Debug, Args)]
pub struct Reading {
    /// Files and folders; `-` or none is standard input
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    #[allow(missing_docs)]
    #[command(flatten)]
    pub how: How,
}

/// How articles are read.
#[derive(Debug, Args)]
pub struct How {
    /// How files hold articles
    #[arg(
        long,
        value_enum,
        value_name = "FORMAT",
        default_value_t,
        help_heading = "Input"
    )]
    pub input_format: input::Format,
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
}

/// Where results go, and what they look like.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub struct Writing {
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
    /// Say beneath each fact of the text report which rule found it, and in which words
    #[arg(long)]
    pub explain: bool,
    /// Start CSV with a byte-order mark
    #[arg(long)]
    pub csv_bom: bool,
    /// Write tables for Excel: CSV with a byte-order mark, no cell a formula
    #[arg(long)]
    pub excel: bool,
}

/// Whether to do what suits a terminal only.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum When {
    /// On a terminal
    #[default]
    Auto,
    /// Wherever it goes
    Always,
    /// Nowhere
    Never,
}

/// What to do with words.
#[derive(Debug, Subcommand)]
#[command(after_help = LEXICON_EXAMPLES)]
pub enum Lexicon {
    /// Print the names that are known, or all that a word can mean
    List(LexiconList),
    /// Say what is wrong with lexicon files
    Check(LexiconCheck),
}

/// Options of `lexicon list`.
#[derive(Debug, Args)]
pub struct LexiconList {
    /// Word or phrase to look up, in any spelling
    pub word: Option<String>,
    /// Names of one kind only
    #[arg(long, value_enum)]
    pub kind: Option<EntityType>,
    /// How to print them
    #[arg(short, long, value_enum, default_value_t)]
    pub format: ListFormat,
    /// Own names and variants in TOML; may be given several times
    #[arg(long, value_name = "FILE")]
    pub lexicon: Vec<PathBuf>,
}

/// How `lexicon list` prints.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// Columns parted by tabulators
    #[default]
    Tsv,
    /// One JSON array
    Json,
}

/// Options of `lexicon check`.
#[derive(Debug, Args)]
pub struct LexiconCheck {
    /// Lexicon files in TOML
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
}

/// Options of `schema`.
#[derive(Debug, Args)]
pub struct Schema {
    /// Of which output
    #[arg(value_enum, value_name = "OUTPUT", default_value_t)]
    pub of: SchemaOf,
    /// Print the columns of an output as `read_json` of `DuckDB` takes them; default: of `document`
    #[arg(long)]
    pub duckdb: bool,
    /// Print the tables and views of `--format sqlite`
    #[arg(long, conflicts_with_all = ["of", "duckdb"])]
    pub sqlite: bool,
}

/// A JSON output.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum SchemaOf {
    /// Any of the others
    #[default]
    All,
    /// The object of `--format json`
    Json,
    /// A line of `--format jsonl`
    Document,
    /// The line of `--format jsonl --report aggregate`
    Aggregate,
    /// The object of `diff --format json`
    Diff,
}

/// Options of `completions`.
#[derive(Debug, Args)]
pub struct Completions {
    /// The shell
    #[arg(value_enum)]
    pub shell: Shell,
}

/// Options of `man`.
#[derive(Debug, Args)]
pub struct Man {
    /// A command; none is the tool itself
    pub command: Option<String>,
}

/// Options of `train`.
#[cfg(feature = "train")]
#[derive(Debug, Args)]
pub struct Train {
    /// News marked by hand, one `token label` a line
    #[arg(long, value_name = "FILE")]
    pub anercorp: PathBuf,
    /// Folder of other texts marked by hand
    #[arg(long, value_name = "DIR")]
    pub aqmar: Option<PathBuf>,
    /// Plain news, one article a line
    #[arg(long, value_name = "FILE")]
    pub plain: PathBuf,
    /// File that keeps what plain news tells: read when it is there, written when not
    #[arg(long, value_name = "FILE")]
    pub words: Option<PathBuf>,
    /// Measure by cross-validation with this many folds
    #[arg(long, value_name = "N")]
    pub folds: Option<usize>,
    /// Model file to write
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

/// Options of `calibrate`.
#[cfg(feature = "train")]
#[derive(Debug, Args)]
pub struct Calibrate {
    /// Rows marked by hand, as `evaluate` takes them, or facts that were kept (`.tsv`)
    #[arg(value_name = "GOLD", required = true)]
    pub gold: Vec<PathBuf>,
    /// The same, of rows that do not tell how often facts are right in news that comes: at hand when rules
    /// were written, or marked after other conventions. Only their signals are learned from
    #[arg(long, value_name = "GOLD", num_args = 1..)]
    pub apart: Vec<PathBuf>,
    /// Folder that a row's `path` starts from
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
    /// Model of a tagger that has not learned from the rows
    #[arg(long, value_name = "FILE")]
    pub model: Option<PathBuf>,
    /// File that keeps of each fact what was seen of it and whether it was right
    #[arg(long, value_name = "FILE")]
    pub keep: Option<PathBuf>,
    /// Page whose tables are replaced, in the place of printing them
    #[arg(long, value_name = "FILE")]
    pub doc: Option<PathBuf>,
    /// File of weights to write
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

/// A day as `2020-11-12` and in no other way.
fn day(text: &str) -> Result<Date, String> {
    let written = text.len() == "2020-11-12".len();
    let date = text.parse().ok().filter(|_| written);
    date.ok_or_else(|| "no such day; write it as 2020-11-12".to_owned())
}

impl How {
    /// What the library is told.
    pub(super) fn options(&self) -> input::Options {
        input::Options {
            format: self.input_format,
            encoding: Some(self.encoding.clone()),
            max_bytes: self.max_bytes,
            ..input::Options::default()
        }
    }
}

impl Writing {
    /// The format that was asked for.
    pub(super) fn format(&self) -> output::Format {
        match self.format {
            output::Format::Text if self.excel => output::Format::Csv,
            format => format,
        }
    }

    /// The file or folder that was named, unless it is standard output.
    pub(super) fn place(&self) -> Option<&Path> {
        place(self.output.as_deref())
    }
}

/// Whatever is not standard output.
pub(super) fn place(path: Option<&Path>) -> Option<&Path> {
    path.filter(|path| path.as_os_str() != "-")
}
