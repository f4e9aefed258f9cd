//! The temporary files of results that are not complete yet, so that a stopped run can remove them.

use std::collections::BTreeSet;
use std::io;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tempfile::NamedTempFile;

/// A process has one set of such files, and a signal knows nothing but the process.
static FILES: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// Nothing that holds the lock can panic half way, so a poisoned lock is whole.
fn files() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    FILES.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The name of an unfinished file; forgotten when dropped.
pub(super) struct Name(PathBuf);

impl Drop for Name {
    fn drop(&mut self) {
        files().remove(&self.0);
    }
}

/// Makes a file and keeps its name; none is made while unfinished ones are removed.
pub(super) fn file(
    make: impl FnOnce() -> io::Result<NamedTempFile>,
) -> io::Result<(NamedTempFile, Name)> {
    let mut files = files();
    let file = make()?;
    files.insert(file.path().to_owned());
    let name = Name(file.path().to_owned());
    Ok((file, name))
}

/// Removes the files of results that are not complete, and calls `end`; until that returns, no
/// other is made.
pub fn abandon<T>(end: impl FnOnce() -> T) -> T {
    let files = files();
    for file in files.iter() {
        // One that is gone already has been put in its place.
        let _ = std::fs::remove_file(file);
    }
    end()
}
