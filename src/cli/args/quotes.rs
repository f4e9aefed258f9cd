//! Options of `quotes`.

use clap::Args;

use super::shared::{About, Reading, Running, Writing};

const QUOTES_EXAMPLES: &str = "\
Examples:
  karabakh-cli quotes --speaker لافروف seeds/
  karabakh-cli quotes --speaker 'وزارة الدفاع الأرمينية' seeds/ -f csv > said.csv
  karabakh-cli quotes --speaker علييف news.jsonl -f jsonl | jq -r '.quotes[].text'";

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
