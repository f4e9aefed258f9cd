//! Options of `annotate`.

use clap::Args;

use super::shared::{About, Privacy, Reading, When};
use crate::facts::Layer;
use crate::output;
use crate::select::Pattern;

const ANNOTATE_EXAMPLES: &str = "\
Examples:
  karabakh-cli annotate article.txt
  karabakh-cli annotate seeds/ --only casualties,quotes --color always | less -R";

/// Options of `annotate`.
#[derive(Debug, Args)]
#[command(after_help = ANNOTATE_EXAMPLES)]
pub(crate) struct Annotate {
    #[allow(missing_docs)]
    #[command(flatten)]
    pub input: Reading,
    #[allow(missing_docs)]
    #[command(flatten)]
    pub about: About,
    #[allow(missing_docs)]
    #[command(flatten)]
    pub privacy: Privacy,
    /// Layers to mark, separated by commas
    #[arg(
        long,
        value_enum,
        value_name = "LIST",
        value_delimiter = ',',
        help_heading = "Results"
    )]
    pub only: Vec<Layer>,
    /// Only articles in whose text the regular expression is found; text and pattern are compared in folded
    /// spelling
    #[arg(long = "match", value_name = "REGEX", help_heading = "Input")]
    pub pattern: Option<Pattern>,
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
