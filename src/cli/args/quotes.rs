//! Options of `quotes`.

use clap::Args;

use super::shared::{About, Privacy, Reading, Running, Writing};
use crate::select::Pattern;

const QUOTES_EXAMPLES: &str = "\
Examples:
  karabakh-cli quotes --speaker لافروف seeds/
  karabakh-cli quotes --speaker Aliyev --match 'قره باغ|شوشا' seeds/
  karabakh-cli quotes --speaker 'وزارة الدفاع الأرمينية' seeds/ -f csv > said.csv
  karabakh-cli quotes --speaker علييف news.jsonl -f jsonl | jq -r '.quotes[].text'";

/// Options of `quotes`.
#[derive(Debug, Args)]
#[command(after_help = QUOTES_EXAMPLES)]
pub(crate) struct Quotes {
    /// Name or surname of a person, or name of an organization, in Arabic or English, in any spelling
    #[arg(long, value_name = "NAME", required_unless_present = "pattern", value_parser = speaker_name)]
    pub speaker: Option<String>,
    /// Only quotations in whose sentence the regular expression is found; sentence and pattern are compared
    /// in folded spelling
    #[arg(long = "match", value_name = "REGEX", help_heading = "Results")]
    pub pattern: Option<Pattern>,
    #[allow(missing_docs)]
    #[command(flatten)]
    pub input: Reading,
    #[allow(missing_docs)]
    #[command(flatten)]
    pub about: About,
    #[allow(missing_docs)]
    #[command(flatten)]
    pub privacy: Privacy,
    #[allow(missing_docs)]
    #[command(flatten)]
    pub output: Writing,
    #[allow(missing_docs)]
    #[command(flatten)]
    pub running: Running,
}

/// A name that has something in it to look for.
fn speaker_name(text: &str) -> Result<String, String> {
    if text.chars().any(char::is_alphanumeric) {
        Ok(text.to_owned())
    } else {
        Err("there is no name in it; give one such as Lavrov".to_owned())
    }
}
