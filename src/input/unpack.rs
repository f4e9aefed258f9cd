//! gzip and zstd, known by their first bytes, read as what they hold.

use std::io::{self, BufReader};
use std::path::{Path, PathBuf};

use flate2::bufread::MultiGzDecoder;

use super::path::has_extension;
use super::source::{Opened, Source, look_ahead};

/// The first bytes of a gzip member (RFC 1952) and of a zstd frame (RFC 8878).
const GZIP: [u8; 2] = [0x1F, 0x8B];
const ZSTD: [u8; 4] = [0x28, 0xB5, 0x2F, 0xFD];

/// Endings that say how a file is packed.
const ENDINGS: [&str; 3] = ["gz", "zst", "zstd"];

/// Looks at the beginning of `source`, waiting for no more than is needed; what is compressed is unpacked.
pub(super) fn peek_source(source: Source) -> io::Result<Opened> {
    let opened = look_ahead(source)?;
    match unpack_stream(opened)? {
        Unpacked::Same(opened) => Ok(opened),
        Unpacked::Packed(source) => look_ahead(source),
    }
}

/// A stream that was looked at.
pub(super) enum Unpacked {
    /// It is not packed.
    Same(Opened),
    /// What it holds.
    Packed(Source),
}

/// What a stream holds, however often members or frames follow each other in it.
pub(super) fn unpack_stream(opened: Opened) -> io::Result<Unpacked> {
    let Opened { head, bytes } = opened;
    Ok(if head.starts_with(&GZIP) {
        Unpacked::Packed(Box::new(BufReader::new(MultiGzDecoder::new(bytes))))
    } else if head.starts_with(&ZSTD) {
        let frames = zstd::stream::read::Decoder::with_buffer(bytes)?;
        Unpacked::Packed(Box::new(BufReader::new(frames)))
    } else {
        Unpacked::Same(Opened { head, bytes })
    })
}

/// The path without the ending that says how it is packed.
pub(super) fn without_ending(path: &Path) -> PathBuf {
    if has_extension(path, &ENDINGS) {
        path.with_extension("")
    } else {
        path.to_owned()
    }
}
