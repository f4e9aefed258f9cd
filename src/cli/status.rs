//! How a run ended, and what is said about it.

use std::io;

use clap::error::ErrorKind;

/// How a run ended; the exit status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Status {
    /// All was read.
    Done = 0,
    /// Some input could not be read, or `diff` found a difference.
    Incomplete = 1,
    /// Wrong usage: nothing was done.
    Misuse = 2,
}

/// How a run ended that gave `error`. A reader that has seen enough closes the pipe, and all is well.
#[must_use]
pub(super) fn exit_status(error: &anyhow::Error) -> Status {
    match error.downcast_ref::<io::Error>() {
        Some(error) if error.kind() == io::ErrorKind::BrokenPipe => Status::Done,
        Some(_) => Status::Incomplete,
        None => Status::Misuse,
    }
}

/// What `error` says to the user, on one line.
#[must_use]
pub(super) fn error_message(error: &anyhow::Error) -> String {
    let text = error.to_string();
    match error.downcast_ref::<io::Error>() {
        // what is no refusal of the system says itself what to do
        Some(error) if error.kind() == io::ErrorKind::Other && text.contains("; ") => text,
        Some(error) => {
            let reason = text.split(" (os error").next().unwrap_or_default();
            let advice = write_advice(error.kind());
            format!("the results cannot be written: {reason}; {advice}")
        }
        None => text,
    }
}

/// What to do about results that cannot be written.
fn write_advice(kind: io::ErrorKind) -> &'static str {
    match kind {
        io::ErrorKind::StorageFull => "free some space, or write elsewhere with -o",
        io::ErrorKind::QuotaExceeded => "free some of your quota, or write elsewhere with -o",
        io::ErrorKind::FileTooLarge => {
            "raise the limit (ulimit -f), or write to another disk with -o"
        }
        io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => {
            "check the permissions, or write elsewhere with -o"
        }
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
            "make the folder first, or write elsewhere with -o"
        }
        _ => "write elsewhere with -o",
    }
}

/// What clap says about wrong usage, on one line; `None` for help and version, which are no errors.
#[must_use]
pub(super) fn misuse_message(error: &clap::Error) -> Option<String> {
    let help = matches!(
        error.kind(),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
    );
    if help || !error.use_stderr() {
        return None;
    }
    let text = error.to_string();
    let said = text
        .split("\n\n")
        .filter(|part| !part.starts_with("Usage:") && !part.starts_with("For more information"));
    let joined = said.map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "));
    let parts: Vec<_> = joined.filter(|part| !part.is_empty()).collect();
    let line = parts.join("; ");
    Some(format!(
        "{}; try --help",
        line.trim_start_matches("error: ")
    ))
}
