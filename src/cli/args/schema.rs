//! Options of `schema`.

use clap::{Args, ValueEnum};

/// Options of `schema`.
#[derive(Debug, Args)]
pub(crate) struct Schema {
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
pub(crate) enum SchemaOf {
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
