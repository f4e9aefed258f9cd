//! The command line: each command turns its options into a library call and writes what comes of
//! it. Read `args` first.

mod aggregate;
mod analyze;
mod annotate;
mod args;
#[cfg(feature = "train")]
mod calibrate;
mod check;
mod contain;
mod diff;
mod documents;
mod duckdb;
mod evaluate;
#[cfg(feature = "train")]
mod gazetteer;
mod lexicon;
mod normalize;
mod pager;
mod parse;
mod problems;
mod progress;
mod queue;
mod reader;
mod schema;
mod shell;
mod signal;
mod status;
mod stdout;
mod texts;
#[cfg(feature = "train")]
mod train;
mod verify;
mod wanted;

pub use args::{Cli, Command, SchemaOf};
pub use schema::output_schema;
pub use signal::tidy_when_stopped;
pub use status::{Status, error_message, exit_status, misuse_message};

pub use crate::terminal::escape_controls;

/// Does what the command line asks for.
///
/// # Errors
///
/// When nothing can be done ([`Status::Misuse`]), or, as an [`std::io::Error`], when results cannot be
/// written ([`Status::Incomplete`]); see `status`.
pub fn run_command(cli: &Cli) -> anyhow::Result<Status> {
    contain::silence_contained();
    match &cli.command {
        Command::Analyze(args) => analyze::analyze_articles(args),
        Command::Quotes(args) => analyze::show_quotes(args),
        Command::Annotate(args) => annotate::annotate_articles(args),
        Command::Normalize(args) => normalize::normalize_text(args),
        Command::Parse(args) => parse::parse_articles(args),
        Command::Aggregate(args) => aggregate::aggregate_documents(args),
        Command::Diff(args) => diff::compare_analyses(args),
        Command::Check(args) => check::check_expectations(args),
        Command::Verify(args) => verify::verify_analysis(args),
        Command::Evaluate(args) => evaluate::evaluate_gold(args),
        Command::Lexicon(args) => lexicon::run_lexicon(args),
        Command::Schema(args) => schema::print_schema(args),
        Command::Completions(args) => shell::print_completions(args),
        Command::Man(args) => shell::print_manual(args),
        #[cfg(feature = "train")]
        Command::Train(args) => train::train_tagger(args),
        #[cfg(feature = "train")]
        Command::Calibrate(args) => calibrate::calibrate_confidence(args),
        #[cfg(feature = "train")]
        Command::Gazetteer(args) => gazetteer::build_gazetteer(args),
    }
}
