//! Options of `train`.

use std::path::PathBuf;

use clap::Args;

/// Options of `train`.
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
