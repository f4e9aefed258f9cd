//! The temporary files and folders of results that are not complete yet, so that a stopped run can remove them.

use std::collections::BTreeSet;
use std::io;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tempfile::{NamedTempFile, TempDir};

/// A process has one set of such files, and a signal knows nothing but the process.
static FILES: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// Nothing that holds the lock can panic half way, so a poisoned lock is whole.
fn unfinished_files() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    FILES.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The name of an unfinished file or folder; forgotten when dropped.
pub(super) struct Name(PathBuf);

impl Drop for Name {
    fn drop(&mut self) {
        unfinished_files().remove(&self.0);
    }
}

/// Makes a file and keeps its name; none is made while unfinished ones are removed.
pub(super) fn make_file(
    make: impl FnOnce() -> io::Result<NamedTempFile>,
) -> io::Result<(NamedTempFile, Name)> {
    let mut files = unfinished_files();
    let file = make()?;
    files.insert(file.path().to_owned());
    let name = Name(file.path().to_owned());
    Ok((file, name))
}

/// Makes a folder and keeps its name, as [`make_file`].
pub(super) fn make_folder(
    make: impl FnOnce() -> io::Result<TempDir>,
) -> io::Result<(TempDir, Name)> {
    let mut files = unfinished_files();
    let folder = make()?;
    files.insert(folder.path().to_owned());
    let name = Name(folder.path().to_owned());
    Ok((folder, name))
}

/// What several files do together: a signal comes before or after it. No unfinished file may be made or dropped
/// in it.
pub(super) fn without_interruption<T>(work: impl FnOnce() -> T) -> T {
    let _files = unfinished_files();
    work()
}

/// Removes the files of results that are not complete, and calls `end`; until that returns, no
/// other is made.
pub(crate) fn abandon_unfinished<T>(end: impl FnOnce() -> T) -> T {
    let files = unfinished_files();
    for file in files.iter() {
        // One that is gone already has been put in its place; what is no file is a folder.
        if std::fs::remove_file(file).is_err() {
            let _ = std::fs::remove_dir_all(file);
        }
    }
    end()
}
