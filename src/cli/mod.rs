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
mod each_article;
mod evaluate;
#[cfg(feature = "train")]
mod gazetteer;
mod guard;
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

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;

use crate::terminal::escape_controls;
use args::{Cli, Command};
use status::Status;

/// Does what a command line asks for, whose first word is the name of the program, and says how that ended.
///
/// Results go to standard output or where the line says, problems to standard error, as `karabakh-cli` writes them.
///
/// ```
/// use std::process::ExitCode;
///
/// let articles = std::env::temp_dir().join("karabakh-cli-example.txt");
/// std::fs::write(&articles, "قتل ثلاثة جنود في شوشا.")?;
/// let line = ["karabakh-cli".into(), "analyze".into(), articles.into_os_string()];
/// assert_eq!(karabakh::cli::run_program(line), ExitCode::SUCCESS);
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn run_program(line: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(line) {
        Ok(cli) => cli,
        Err(error) => return refuse_line(&error),
    };
    signal::tidy_when_stopped();
    let status = run_command(&cli).unwrap_or_else(|error| {
        let status = status::exit_status(&error);
        if status != Status::Done {
            tell_user(&status::error_message(&error));
        }
        status
    });
    ExitCode::from(status as u8)
}

/// Wrong usage on one line; help and version as they are.
fn refuse_line(error: &clap::Error) -> ExitCode {
    if let Some(line) = status::misuse_message(error) {
        tell_user(&line);
    } else {
        // Help that nobody reads is no failure.
        let _ = error.print();
    }
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(Status::Misuse as u8))
}

fn tell_user(line: &str) {
    let _ = writeln!(io::stderr(), "karabakh-cli: {}", escape_controls(line));
}

/// Fails when nothing can be done ([`Status::Misuse`]), or, as an [`io::Error`], when results cannot be written
/// ([`Status::Incomplete`]); see `status`.
fn run_command(cli: &Cli) -> anyhow::Result<Status> {
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
