//! Options of `lexicon list` and `lexicon check`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use crate::facts::EntityType;

const LEXICON_EXAMPLES: &str = "\
Examples:
  karabakh-cli lexicon list --kind location
  karabakh-cli lexicon list باكو
  karabakh-cli lexicon check words.toml";

/// What to do with words.
#[derive(Debug, Subcommand)]
#[command(after_help = LEXICON_EXAMPLES)]
pub(crate) enum Lexicon {
    /// Print the names that are known, or all that a word can mean
    List(LexiconList),
    /// Say what is wrong with lexicon files
    Check(LexiconCheck),
}

/// Options of `lexicon list`.
#[derive(Debug, Args)]
pub(crate) struct LexiconList {
    /// Word or phrase to look up, in any spelling
    pub word: Option<String>,
    /// Names of one kind only
    #[arg(long, value_enum)]
    pub kind: Option<EntityType>,
    /// How to print them
    #[arg(short, long, value_enum, default_value_t)]
    pub format: ListFormat,
    /// Own names and variants in TOML; may be given several times
    #[arg(long, value_name = "FILE")]
    pub lexicon: Vec<PathBuf>,
}

/// How `lexicon list` prints.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    /// Columns parted by tabulators
    #[default]
    Tsv,
    /// One JSON array
    Json,
}

/// Options of `lexicon check`.
#[derive(Debug, Args)]
pub(crate) struct LexiconCheck {
    /// Lexicon files in TOML
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
}
