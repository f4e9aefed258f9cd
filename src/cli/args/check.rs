//! Options of `check`.

use std::path::PathBuf;

use clap::Args;

use super::shared::{About, Reading, Running};
use crate::expect;

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

/// Options of `check`.
#[derive(Debug, Args)]
#[command(after_help = CHECK_EXAMPLES)]
pub(crate) struct Check {
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
    pub format: expect::CheckFormat,
    /// File to write, whole or not at all; `-` is standard output
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub output: Option<PathBuf>,
    #[allow(missing_docs)]
    #[command(flatten)]
    pub running: Running,
}
