//! What paths tell, and what is said of those that cannot be read.

use std::io;
use std::path::Path;

use crate::problem::{Problem, error_reason};

/// Whether a path ends in one of `extensions`, in whatever case.
pub(super) fn has_extension(path: &Path, extensions: &[&str]) -> bool {
    path.extension()
        .is_some_and(|own| extensions.iter().any(|one| own.eq_ignore_ascii_case(one)))
}

/// The problem that a path cannot be read.
pub(super) fn unreadable_path(path: &str, error: &io::Error) -> Problem {
    let what = format!("cannot be read: {}", error_reason(error));
    let help = match error.kind() {
        io::ErrorKind::PermissionDenied => "check its permissions",
        _ => "check the path",
    };
    Problem::new(path, what, help)
}
