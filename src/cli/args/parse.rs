//! Options of `parse`.

use std::path::PathBuf;

use clap::Args;

use super::shared::Reading;

const EXAMPLES: &str = "\
Examples:
  karabakh-cli parse article.txt
  echo 'شنت طائرات غارة على بلدة عيترون' | karabakh-cli parse";

/// Options of `parse`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Parse {
    #[allow(missing_docs)]
    #[command(flatten)]
    pub input: Reading,
    /// File to write, whole or not at all; `-` is standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}
