//! Archives: zip and tar, packed or not. Each file in one is read as it would be in a folder, one at a time;
//! it is unpacked to a temporary file when it is large.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::vec;

use tempfile::{SpooledTempFile, tempfile};
use zip::ZipArchive;

use super::left_out::LeftOut;
use super::path::unreadable_path;
use super::reading::{MemberNotes, Reading, Stories};
use super::source::{Opened, Source};
use super::{bounded, walk};
use crate::article::Article;
use crate::problem::Problem;

/// Bytes of an unpacked file that are held in memory.
const HELD: usize = 4 << 20;
/// What one file may have when it is unpacked, and an archive that is packed itself.
const MOST: u64 = 4 << 30;

/// Reads the files of a zip.
///
/// # Errors
///
/// When it is damaged.
pub(super) fn read_zip(reading: Reading, opened: Opened) -> Result<Stories, Problem> {
    let file = seekable_file(&reading, opened)?;
    let zip = ZipArchive::new(file).map_err(|error| bounded::damaged_zip(&reading, &error))?;
    // a name in bytes that are none is as good as missing
    let names = zip.file_names().flatten().map(std::borrow::Cow::into_owned);
    let names: Vec<String> = names.collect();
    let members = names.into_iter().map(|name| Member {
        at: At::Name(name.clone()),
        name,
    });
    let members = members.collect();
    Ok(Members::over_store(reading, Store::Zip(zip), members))
}

/// Reads the files of a tar.
///
/// # Errors
///
/// When it is damaged.
pub(super) fn read_tar(reading: Reading, opened: Opened) -> Result<Stories, Problem> {
    let file = seekable_file(&reading, opened)?;
    let broken = |error: io::Error| {
        let what = format!("is a damaged tar: {error}");
        reading.stream_problem(what, "get or make it again")
    };
    let mut members = Vec::new();
    let mut archive = tar::Archive::new(file);
    for entry in archive.entries_with_seek().map_err(broken)? {
        let entry = entry.map_err(broken)?;
        if entry.header().entry_type().is_file() {
            let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
            let at = At::Bytes(entry.raw_file_position(), entry.size());
            members.push(Member { name, at });
        }
    }
    let file = archive.into_inner();
    Ok(Members::over_store(reading, Store::Tar(file), members))
}

/// The archive as a file that can be read from any place.
pub(super) fn seekable_file(reading: &Reading, opened: Opened) -> Result<File, Problem> {
    let error = |error: io::Error| unreadable_path(&reading.name, &error);
    if let Some(path) = &reading.file {
        let mut file = File::open(path).map_err(error)?;
        let mut head = vec![0; opened.head.len()];
        let same = file.read_exact(&mut head).is_ok() && head == opened.head;
        if same && file.metadata().is_ok_and(|about| about.is_file()) {
            file.rewind().map_err(error)?;
            return Ok(file);
        }
    }
    let mut file = tempfile().map_err(error)?;
    let copied = io::copy(&mut opened.bytes.take(MOST + 1), &mut file).map_err(error)?;
    if copied > MOST {
        let what = "is too large an archive: more than 4GiB unpacked";
        return Err(reading.stream_problem(what, "unpack it, and give the folder"));
    }
    file.rewind().map_err(error)?;
    Ok(file)
}

enum Store {
    Zip(ZipArchive<File>),
    Tar(File),
}

/// A file in an archive.
struct Member {
    name: String,
    at: At,
}

/// Where a file lies.
enum At {
    Name(String),
    /// From a byte on, so many bytes.
    Bytes(u64, u64),
}

/// The articles of all files of an archive.
struct Members {
    reading: Reading,
    store: Store,
    waiting: vec::IntoIter<Member>,
    present: Option<Stories>,
    left_out: LeftOut,
    any: bool,
    ended: bool,
}

impl Members {
    fn over_store(reading: Reading, store: Store, mut members: Vec<Member>) -> Stories {
        members.sort_by(|a, b| a.name.cmp(&b.name));
        let mut left_out = LeftOut::in_folder(Path::new(&reading.name));
        members.retain(|member| {
            let path = Path::new(&member.name);
            let shown = !member.name.ends_with('/') && !is_hidden(path);
            let read = walk::is_read(path) || walk::unread_document(path).is_some();
            if let (true, false, Some(ending)) = (shown, read, path.extension()) {
                left_out.add_ending(&ending.to_string_lossy());
            }
            shown && read
        });
        Box::new(Self {
            reading,
            store,
            waiting: members.into_iter(),
            present: None,
            left_out,
            any: false,
            ended: false,
        })
    }

    fn begin_member(&mut self, member: &Member) -> Result<Stories, Problem> {
        let reading = self.reading.of_member(&member.name, MemberNotes::default());
        let source = self.unpack_member(&reading, &member.at)?;
        (reading.member)(reading, source)
    }

    /// A file's bytes.
    fn unpack_member(&mut self, reading: &Reading, at: &At) -> Result<Source, Problem> {
        let mut held = SpooledTempFile::new(HELD);
        let error = |error: io::Error| unreadable_path(&reading.name, &error);
        match (&mut self.store, at) {
            (Store::Zip(zip), At::Name(name)) => {
                let member = zip.by_name(name);
                let member = member.map_err(|error| bounded::damaged_zip(reading, &error))?;
                let copied = io::copy(&mut member.take(MOST + 1), &mut held);
                let copied =
                    copied.map_err(|error| bounded::damaged_zip(reading, &error.into()))?;
                if copied > MOST {
                    let what = "is too large: more than 4GiB unpacked";
                    return Err(reading.stream_problem(what, "unpack it by itself"));
                }
            }
            (Store::Tar(file), At::Bytes(start, size)) => {
                file.seek(SeekFrom::Start(*start)).map_err(error)?;
                let copied = io::copy(&mut file.take(*size), &mut held).map_err(error)?;
                if copied < *size {
                    let what = "is cut off in the middle";
                    return Err(reading.stream_problem(what, "get or make the archive again"));
                }
            }
            _ => {}
        }
        held.flush().and_then(|()| held.rewind()).map_err(error)?;
        Ok(Box::new(BufReader::new(held)))
    }

    /// What was left out, or that there is nothing.
    fn end_archive(&mut self) -> Option<Result<Article, Problem>> {
        self.ended = true;
        let left = self
            .left_out
            .has_files()
            .then(|| self.left_out.counted_files());
        let problem = match (self.any, left) {
            (true, None) => return None,
            (true, Some(left)) => {
                let help = "unpack it and give one by its name to learn what to do with its kind";
                self.reading.stream_problem(left, help).into_notice()
            }
            (false, left) => {
                let what = "is an archive without articles";
                let what = left.map_or(what.to_owned(), |left| format!("{what}: {left}"));
                self.reading
                    .stream_problem(what, "give one with texts, pages or tables in it")
            }
        };
        Some(Err(problem))
    }
}

impl Iterator for Members {
    type Item = Result<Article, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            if let Some(story) = self.present.as_mut().and_then(Iterator::next) {
                return Some(story);
            }
            self.present = None;
            let Some(member) = self.waiting.next() else {
                return self.end_archive();
            };
            self.any = true;
            match self.begin_member(&member) {
                Ok(stories) => self.present = Some(stories),
                Err(problem) => return Some(Err(problem)),
            }
        }
        None
    }
}

/// Whether a file or a folder that holds it is hidden, or is what a Mac adds.
fn is_hidden(path: &Path) -> bool {
    let mut parts = path.iter().map(|part| part.to_string_lossy());
    parts.any(|part| (part.starts_with('.') && part != "." && part != "..") || part == "__MACOSX")
}
