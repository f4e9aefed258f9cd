//! Options of `analyze`.

use std::path::PathBuf;

use clap::Args;

use super::shared::{About, Privacy, Reading, Running, Writing};
use crate::facts::{Confidence, Layer};
use crate::output;
use crate::select::Pattern;
use crate::span::Unit;

const ANALYZE_EXAMPLES: &str = "\
Examples:
  karabakh-cli analyze seeds/
  karabakh-cli analyze seeds/ --full
  karabakh-cli analyze seeds/ --only quotes -f csv > quotes.csv
  karabakh-cli analyze news.jsonl -f jsonl -o facts.jsonl
  karabakh-cli analyze seeds/ -f brat -o marked/
  karabakh-cli analyze archive/ --match 'مقتل|قتيل' --only casualties -f csv
  karabakh-cli analyze archive/ --encoding windows-1256 --metadata dates.csv -r both -f json";

/// Options of `analyze`.
#[derive(Debug, Args)]
#[command(after_help = ANALYZE_EXAMPLES)]
pub(crate) struct Analyze {
    #[allow(missing_docs)] // what is flattened must not replace the command's own description
    #[command(flatten)]
    pub input: Reading,
    #[allow(missing_docs)]
    #[command(flatten)]
    pub about: About,
    #[allow(missing_docs)]
    #[command(flatten)]
    pub privacy: Privacy,
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
    /// Only articles in whose text the regular expression is found; text and pattern are compared in folded
    /// spelling, so that one pattern finds every spelling
    #[arg(long = "match", value_name = "REGEX", help_heading = "Input")]
    pub pattern: Option<Pattern>,
    /// What spans count
    #[arg(
        long,
        value_enum,
        value_name = "UNIT",
        default_value_t,
        help_heading = "Results"
    )]
    pub offsets: Unit,
    /// What is reported; default: overview, where the format has one
    #[arg(short, long, value_enum, help_heading = "Results")]
    pub report: Option<output::Report>,
    /// Report each document with all its facts: as `--report documents`
    #[arg(long, conflicts_with = "report", help_heading = "Results")]
    pub full: bool,
    #[allow(missing_docs)]
    #[command(flatten)]
    pub output: Writing,
    /// File for the texts that were read, as JSON Lines: what `verify` takes in the place of pages and archives
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    pub keep_text: Option<PathBuf>,
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

impl Analyze {
    /// Which parts are shown of `layers`. What is to be explained is shown, and so are layers that the overview has nothing of.
    pub(in crate::cli) fn report_kind(&self, layers: &[Layer]) -> output::Report {
        let unseen = |layer: &Layer| matches!(layer, Layer::Dates | Layer::Variants);
        let each = self.full || self.output.explain || layers.iter().all(unseen);
        let asked = self.report.unwrap_or(if each {
            output::Report::Documents
        } else {
            output::Report::Overview
        });
        self.output.output_format().report_shown(asked)
    }
}
