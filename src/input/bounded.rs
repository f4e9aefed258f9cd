//! Files that are read whole because their format needs it: documents and tables that are zips inside.

use std::io::{self, Cursor, Read, Seek};

use zip::ZipArchive;

use super::path::unreadable_path;
use super::reading::Reading;
use super::source::Source;
use crate::problem::Problem;

/// What such a file may have, in bytes as it lies on the disk.
const PACKED: u64 = 256 << 20;
/// What all its parts may have, unpacked: a small zip may hold more than any memory.
const UNPACKED: u64 = 512 << 20;

/// All bytes of a stream.
///
/// # Errors
///
/// When it cannot be read or is beyond what is taken into memory.
pub(super) fn read_bounded(reading: &Reading, source: Source) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    let read = source.take(PACKED + 1).read_to_end(&mut bytes);
    read.map_err(|error| unreadable_path(&reading.name, &error))?;
    if bytes.len() as u64 > PACKED {
        return Err(too_large(reading, "256MiB"));
    }
    Ok(bytes)
}

/// The zip that some bytes are, whose parts were all unpacked once to see that they are whole and small.
///
/// # Errors
///
/// When it is damaged, encrypted or beyond what is taken into memory.
pub(super) fn read_zip<'a>(
    reading: &Reading,
    bytes: &'a [u8],
) -> Result<ZipArchive<Cursor<&'a [u8]>>, Problem> {
    let mut zip =
        ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged_zip(reading, &error))?;
    let mut left = UNPACKED;
    for at in 0..zip.len() {
        let part = zip
            .by_index(at)
            .map_err(|error| damaged_zip(reading, &error))?;
        let read = io::copy(&mut part.take(left + 1), &mut io::sink());
        let read = read.map_err(|error| damaged_zip(reading, &error.into()))?;
        left = left
            .checked_sub(read)
            .ok_or_else(|| too_large(reading, "512MiB unpacked"))?;
    }
    Ok(zip)
}

/// One part of a zip; `None` when it has none of that name.
///
/// # Errors
///
/// When it cannot be unpacked.
pub(super) fn zip_part<R: Read + Seek>(
    reading: &Reading,
    zip: &mut ZipArchive<R>,
    name: &str,
) -> Result<Option<Vec<u8>>, Problem> {
    let mut part = match zip.by_name(name) {
        Ok(part) => part,
        Err(zip::result::ZipError::FileNotFound) => return Ok(None),
        Err(error) => return Err(damaged_zip(reading, &error)),
    };
    let mut bytes = Vec::new();
    let read = part.read_to_end(&mut bytes);
    read.map_err(|error| damaged_zip(reading, &error.into()))?;
    Ok(Some(bytes))
}

/// The problem that a zip cannot be read.
pub(super) fn damaged_zip(reading: &Reading, error: &zip::result::ZipError) -> Problem {
    let what = format!("is a damaged zip: {error}");
    reading.stream_problem(what, "get or save it again, without a password")
}

fn too_large(reading: &Reading, most: &str) -> Problem {
    let what = format!("is too large to be read whole: more than {most}");
    reading.stream_problem(what, "split it, or save its texts as CSV or JSON Lines")
}
