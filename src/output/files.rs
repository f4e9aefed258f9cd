//! One file an article, for formats whose readers expect it.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

use super::sink::{Out, Place};
use super::{Error, Sink};

/// A folder that gets a file for each article, or a stream that holds a single one.
pub(super) enum Files<'a> {
    Folder {
        path: PathBuf,
        written: BTreeSet<PathBuf>,
    },
    Stream(Option<Out<'a>>),
}

impl<'a> Files<'a> {
    pub(super) fn new(sink: Sink<'a>) -> Self {
        match sink.into_place() {
            Place::Folder(path) | Place::Database(path) => Self::Folder {
                path,
                written: BTreeSet::new(),
            },
            Place::One(out) => Self::Stream(Some(out)),
        }
    }

    /// Writes one article's file; `extension` has no dot. Articles of one id get numbers.
    pub(super) fn write(&mut self, id: &str, extension: &str, bytes: &[u8]) -> io::Result<()> {
        let mut out = match self {
            Self::Stream(out) => out.take().ok_or_else(several)?,
            Self::Folder { path, written } => {
                let name = unused(&below(id), extension, written);
                let file = path.join(&name);
                written.insert(name);
                if let Some(folder) = file.parent() {
                    std::fs::create_dir_all(folder)?;
                }
                Out::at(&file).map_err(unwritable)?
            }
        };
        out.write_all(bytes)?;
        out.finish()
    }
}

fn several() -> io::Error {
    io::Error::other("this format writes one file an article; name a folder with --output")
}

fn unwritable(error: Error) -> io::Error {
    match error {
        Error::Refused { source, .. } => source,
        other => io::Error::other(other.to_string()),
    }
}

/// The path that an id names below a folder, whatever it is made of.
fn below(id: &str) -> PathBuf {
    let parts = Path::new(id).components().filter_map(|part| match part {
        Component::Normal(part) => Some(part),
        _ => None,
    });
    let path: PathBuf = parts.collect();
    if path.as_os_str().is_empty() {
        PathBuf::from("article")
    } else {
        path
    }
}

/// A name that no article before has taken.
fn unused(path: &Path, extension: &str, written: &BTreeSet<PathBuf>) -> PathBuf {
    let stem = path.as_os_str().to_string_lossy();
    let named = |number: u32| match number {
        1 => PathBuf::from(format!("{stem}.{extension}")),
        _ => PathBuf::from(format!("{stem}-{number}.{extension}")),
    };
    let free = (1..=u32::MAX)
        .map(named)
        .find(|name| !written.contains(name));
    free.unwrap_or_else(|| named(1))
}
