//! gzip and zstd, known by their first bytes, read as what they hold.

use std::io::{self, BufReader, Read};
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
    let in_blocks = |bytes| BufReader::with_capacity(BLOCK, Blocks(bytes));
    Ok(if head.starts_with(&GZIP) {
        let members = MultiGzDecoder::new(in_blocks(bytes));
        Unpacked::Packed(Box::new(BufReader::new(members)))
    } else if head.starts_with(&ZSTD) {
        let frames = zstd::stream::read::Decoder::with_buffer(in_blocks(bytes))?;
        Unpacked::Packed(Box::new(BufReader::new(frames)))
    } else {
        Unpacked::Same(Opened { head, bytes })
    })
}

/// Bytes that are unpacked at once.
const BLOCK: usize = 4096;

/// A source that is read in whole blocks: a decoder that meets broken bytes gives nothing of the block, so that what is
/// told of a broken stream would else depend on how a pipe cuts it.
struct Blocks(Source);

impl Read for Blocks {
    fn read(&mut self, block: &mut [u8]) -> io::Result<usize> {
        let mut filled = 0;
        while filled < block.len() {
            match self.0.read(&mut block[filled..]) {
                Ok(0) => break,
                Ok(more) => filled += more,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                // told when the next block is asked for
                Err(_) if filled > 0 => break,
                Err(error) => return Err(error),
            }
        }
        Ok(filled)
    }
}

/// The path without the ending that says how it is packed.
pub(super) fn without_ending(path: &Path) -> PathBuf {
    if has_extension(path, &ENDINGS) {
        path.with_extension("")
    } else {
        path.to_owned()
    }
}
