//! Options of `normalize`.

use std::path::PathBuf;

use clap::Args;

use super::shared::Reading;

const NORMALIZE_EXAMPLES: &str = "\
Examples:
  karabakh-cli normalize article.txt
  cat words.txt | karabakh-cli normalize | sort | uniq -c";

/// Options of `normalize`.
#[derive(Debug, Args)]
#[command(after_help = NORMALIZE_EXAMPLES)]
pub(crate) struct Normalize {
    #[allow(missing_docs)]
    #[command(flatten)]
    pub input: Reading,
    /// File to write, whole or not at all; `-` is standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}
