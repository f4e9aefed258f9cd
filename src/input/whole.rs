//! Files that are read whole: words, metadata, gold rows, expectations. None may take all memory.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// What a file that is read whole may have, in bytes, and one line of an analysis: far more than any has.
pub(crate) const LONGEST: u64 = 1 << 30;

/// The bytes of a file.
///
/// # Errors
///
/// When it cannot be read, or is larger than [`LONGEST`], as a device without an end is.
pub(crate) fn read_bytes(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?
        .take(LONGEST + 1)
        .read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LONGEST {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    Ok(bytes)
}

/// The text of a file in UTF-8.
///
/// # Errors
///
/// As [`read_bytes`], and when it is no UTF-8.
pub(crate) fn read_text(path: &Path) -> io::Result<String> {
    String::from_utf8(read_bytes(path)?).map_err(|_| {
        let what = "stream did not contain valid UTF-8";
        io::Error::new(io::ErrorKind::InvalidData, what)
    })
}
