//! Parses the command line, runs it, ends with its status.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;
use karabakh::cli::{self, Cli, Status, escape_controls};

/// An article is many small things that are soon given back; this allocator makes the whole run a
/// tenth faster than the system's (`docs/performance.md`).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return refuse(&error),
    };
    cli::tidy_when_stopped();
    let status = cli::run_command(&cli).unwrap_or_else(|error| {
        let status = cli::exit_status(&error);
        if status != Status::Done {
            tell(&cli::error_message(&error));
        }
        status
    });
    ExitCode::from(status as u8)
}

/// Wrong usage on one line; help and version as they are.
fn refuse(error: &clap::Error) -> ExitCode {
    if let Some(line) = cli::misuse_message(error) {
        tell(&line);
    } else {
        // Help that nobody reads is no failure.
        let _ = error.print();
    }
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(Status::Misuse as u8))
}

fn tell(line: &str) {
    let _ = writeln!(io::stderr(), "karabakh-cli: {}", escape_controls(line));
}
