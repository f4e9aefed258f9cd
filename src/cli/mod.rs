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
pub use schema::schema;
pub use signal::tidy_when_stopped;
pub use status::{Status, message, misuse, status};

pub use crate::terminal::escaped;

/// Does what the command line asks for.
///
/// # Errors
///
/// When nothing can be done ([`Status::Misuse`]), or, as an [`std::io::Error`], when results cannot be
/// written ([`Status::Incomplete`]); see `status`.
pub fn run(cli: &Cli) -> anyhow::Result<Status> {
    contain::quietly();
    match &cli.command {
        Command::Analyze(args) => analyze::run(args),
        Command::Quotes(args) => analyze::quotes(args),
        Command::Annotate(args) => annotate::run(args),
        Command::Normalize(args) => normalize::run(args),
        Command::Parse(args) => parse::run(args),
        Command::Aggregate(args) => aggregate::run(args),
        Command::Diff(args) => diff::run(args),
        Command::Check(args) => check::run(args),
        Command::Verify(args) => verify::run(args),
        Command::Evaluate(args) => evaluate::run(args),
        Command::Lexicon(args) => lexicon::run(args),
        Command::Schema(args) => schema::run(args),
        Command::Completions(args) => shell::completions(args),
        Command::Man(args) => shell::man(args),
        #[cfg(feature = "train")]
        Command::Train(args) => train::run(args),
        #[cfg(feature = "train")]
        Command::Calibrate(args) => calibrate::run(args),
        #[cfg(feature = "train")]
        Command::Gazetteer(args) => gazetteer::run(args),
    }
}
