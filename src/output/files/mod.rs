//! One file an article, for formats whose readers expect it: names that every system takes, and an
//! index that tells which article is in which file. What the index does not know is somebody else's
//! and stays as it is. All files are put in their places together when the last article has come: a run that is
//! stopped leaves none.

mod hash;
mod index;
mod names;

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use self::hash::sha256;
use self::index::Index;
use self::names::Names;
use super::sink::{Out, Place, sync_to_disk};
use super::{Error, Sink, Unwritten, unfinished};
use crate::problem::Problem;

/// A folder that gets files for each article, or a stream that holds a single one.
pub(super) enum Files<'a> {
    Folder(Box<Folder>),
    Stream(Option<Out<'a>>),
}

/// A folder with the files of an earlier run, or of somebody else, or of nobody.
pub(super) struct Folder {
    path: PathBuf,
    index: Index,
    names: Names,
    staged: Option<Staged>,
}

/// What has been written and is not in its place yet.
struct Staged {
    /// Beside the places, so that a file needs no copying.
    folder: TempDir,
    files: Vec<Waiting>,
    /// So that the folder goes when the run is stopped.
    _name: unfinished::Name,
}

/// A file that waits for its place; in the folder of all of them it is called by its number.
struct Waiting {
    id: Option<String>,
    name: String,
    hash: String,
}

/// The ending of a file without its dot, and what is in it.
pub(super) type Part<'p> = (&'static str, &'p [u8]);

impl<'a> Files<'a> {
    pub(super) fn new(sink: Sink<'a>) -> Result<Self, Error> {
        Ok(match sink.into_place() {
            Place::Folder(path) | Place::Database(path) => Self::Folder(Box::new(Folder {
                index: Index::open_folder(&path)?,
                names: Names::default(),
                path,
                staged: None,
            })),
            Place::One(out) => Self::Stream(Some(out)),
        })
    }

    /// Takes the files of one article, or none of them; a stream takes a single one.
    pub(super) fn put_article(&mut self, id: &str, parts: &[Part<'_>]) -> io::Result<()> {
        match self {
            Self::Stream(out) => {
                let mut out = out.take().ok_or_else(several_articles)?;
                for (_, bytes) in parts {
                    out.write_all(bytes)?;
                }
                out.finish_writing()
            }
            Self::Folder(folder) => {
                let stem = folder.names.take_name(id);
                folder.put_files(Some(id), &stem, parts)
            }
        }
    }

    /// Writes a file that belongs to no article.
    pub(super) fn put_other_file(&mut self, stem: &str, part: Part<'_>) -> io::Result<()> {
        match self {
            Self::Stream(_) => Ok(()),
            Self::Folder(folder) => folder.put_files(None, stem, &[part]),
        }
    }

    /// Says that all articles have come.
    pub(super) fn finish_run(self) -> io::Result<()> {
        match self {
            Self::Stream(_) => Ok(()),
            Self::Folder(folder) => folder.place_staged_files(),
        }
    }
}

impl Folder {
    fn put_files(&mut self, id: Option<&str>, stem: &str, parts: &[Part<'_>]) -> io::Result<()> {
        let mut missing = Vec::new();
        for (extension, bytes) in parts {
            let name = format!("{stem}.{extension}");
            let file = self.path.join(&name);
            let hash = sha256(bytes);
            match self.state_of_file(&name, &file, &hash) {
                Ok(State::Same) => {}
                Ok(State::Free) => missing.push((name, file, hash, *bytes)),
                Ok(State::Taken(what)) => return Err(refused_file(id, &file, what)),
                Err(error) => return Err(failed_file(id, &file, error)),
            }
        }
        for (name, file, hash, bytes) in missing {
            self.stage_file(bytes)
                .map_err(|error| failed_file(id, &file, error))?;
            if let Some(staged) = &mut self.staged {
                let id = id.map(str::to_owned);
                staged.files.push(Waiting { id, name, hash });
            }
        }
        Ok(())
    }

    /// Writes the next file that waits.
    fn stage_file(&mut self, bytes: &[u8]) -> io::Result<()> {
        let staged = match &mut self.staged {
            Some(staged) => staged,
            none => none.insert(Staged::stage_below(&self.path)?),
        };
        let path = staged.path_of_file(staged.files.len());
        // a folder in which a file is made meanwhile would not be removed
        let mut file = unfinished::without_interruption(|| fs::File::create(path))?;
        file.write_all(bytes)?;
        sync_to_disk(&file)
    }

    /// Puts all files in their places. One that cannot be is told; the others go on.
    fn place_staged_files(mut self) -> io::Result<()> {
        let Some(staged) = self.staged.take() else {
            return self.index.write_table();
        };
        let mut refused = Ok(());
        unfinished::without_interruption(|| {
            for (number, waiting) in staged.files.iter().enumerate() {
                let file = self.path.join(&waiting.name);
                let placed = self.put_file(&staged.path_of_file(number), waiting, &file);
                let placed =
                    placed.map_err(|error| failed_file(waiting.id.as_deref(), &file, error));
                refused = std::mem::replace(&mut refused, Ok(())).and(placed);
            }
        });
        drop(staged);
        self.index.write_table()?;
        refused
    }

    fn put_file(&mut self, from: &Path, waiting: &Waiting, file: &Path) -> io::Result<()> {
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        if let Ok(old) = fs::metadata(file) {
            fs::set_permissions(from, old.permissions())?;
        }
        // known before it is there, so that a run that is killed half way finds its files again
        self.index
            .note_file(&waiting.name, waiting.id.as_deref(), &waiting.hash)?;
        fs::rename(from, file)
    }

    /// Whether a file of these contents may stand here.
    fn state_of_file(&self, name: &str, file: &Path, hash: &str) -> io::Result<State> {
        let below = name
            .match_indices('/')
            .map(|(at, _)| self.path.join(&name[..at]));
        for folder in below {
            match fs::symlink_metadata(&folder) {
                Ok(found) if found.is_dir() => {}
                Ok(_) => return Ok(State::Taken("would go through a link or a file")),
                Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(State::Free),
                Err(error) => return Err(error),
            }
        }
        let found = match fs::symlink_metadata(file) {
            Ok(found) => found,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(State::Free),
            Err(error) => return Err(error),
        };
        if !found.is_file() {
            return Ok(State::Taken("is a folder or a link"));
        }
        if found.len() == 0 {
            return Ok(State::Free);
        }
        let there = sha256(&fs::read(file)?);
        Ok(if there == hash {
            State::Same
        } else if self.index.wrote_same_bytes(name, &there) {
            State::Free
        } else if self.index.knows_name(name) {
            State::Taken("has been changed since it was written")
        } else {
            State::Taken("is there already, and this tool did not write it")
        })
    }
}

impl Staged {
    fn stage_below(path: &Path) -> io::Result<Self> {
        let make = || private_folder().prefix(".karabakh-").tempdir_in(path);
        let (folder, name) = unfinished::make_folder(make)?;
        Ok(Self {
            folder,
            files: Vec::new(),
            _name: name,
        })
    }

    fn path_of_file(&self, number: usize) -> PathBuf {
        self.folder.path().join(number.to_string())
    }
}

/// The files that an earlier run wrote into the folder, by its index.
#[must_use]
pub(crate) fn listed_files(folder: &Path) -> Vec<PathBuf> {
    let Ok(index) = Index::open_folder(folder) else {
        return Vec::new();
    };
    index.file_names().map(|name| folder.join(name)).collect()
}

/// What stands where a file is to go.
enum State {
    /// Nothing, or what an earlier run wrote.
    Free,
    /// These very bytes.
    Same,
    /// What is somebody else's.
    Taken(&'static str),
}

fn refused_file(id: Option<&str>, file: &Path, what: &str) -> io::Error {
    let problem = Problem::new(
        file.to_string_lossy(),
        what,
        "name another folder, or remove it",
    );
    Unwritten(problem.of_record(id.map(str::to_owned))).into()
}

/// Trouble with one file is that file's; a disk that takes nothing more ends the run.
fn failed_file(id: Option<&str>, file: &Path, error: io::Error) -> io::Error {
    use io::ErrorKind::{FileTooLarge, QuotaExceeded, ReadOnlyFilesystem, StorageFull};
    if matches!(
        error.kind(),
        FileTooLarge | QuotaExceeded | ReadOnlyFilesystem | StorageFull
    ) {
        return error;
    }
    let message = error.to_string();
    let reason = message.split(" (os error").next().unwrap_or_default();
    refused_file(id, file, &format!("cannot be written: {reason}"))
}

fn several_articles() -> io::Error {
    io::Error::other("this format writes one file an article; name a folder with --output")
}

/// What makes a folder that nobody else may enter: what is not complete is nobody's business.
fn private_folder() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o700));
    }
    builder
}
