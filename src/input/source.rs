//! Bytes before they are understood: a stream whose beginning has been looked at.

use std::io::{self, BufRead, Cursor, Read};

/// Bytes of a file or of standard input.
pub(super) type Source = Box<dyn BufRead + Send>;

/// Enough to know a byte-order mark and the marks of most binary files.
pub(super) const ENOUGH: usize = 12;
/// Enough to know the marks that stand further on; no line that is text ends before one.
const ALL_MARKS: usize = 262;
/// Enough to know what document a zip is.
pub(super) const ZIP_PARTS: usize = 8 * 1024;
/// How a zip begins.
pub(super) const ZIP: [u8; 4] = *b"PK\x03\x04";
/// Where looking for the first letter is given up.
const LIMIT: usize = 64 * 1024;

/// A stream and a copy of its first bytes.
pub(super) struct Opened {
    /// How the stream begins: at least its first letter, unless there is none.
    pub(super) head: Vec<u8>,
    /// The whole stream, `head` included.
    pub(super) bytes: Source,
}

/// Looks at the beginning of `source`, waiting for no more than is needed.
pub(super) fn look_ahead(source: Source) -> io::Result<Opened> {
    look_until(source, |head| {
        let marks_are_known = if head.starts_with(&ZIP) {
            head.len() >= ZIP_PARTS
        } else {
            head.len() >= ALL_MARKS || head.contains(&b'\n')
        };
        head.len() >= ENOUGH && marks_are_known && first_letter(head).is_some()
    })
}

/// Looks on to the end of the first line: a pipe may have given a part of it.
pub(super) fn look_at_line(opened: Opened) -> io::Result<Opened> {
    look_until(opened.bytes, |head| head.contains(&b'\n'))
}

/// Bytes of which letters tell the encoding.
pub(super) const LETTERS: usize = 4096;

/// Looks on until letters can tell the encoding: a pipe may have given the names of columns alone.
pub(super) fn look_at_letters(opened: Opened) -> io::Result<Opened> {
    look_until(opened.bytes, |head| head.len() >= LETTERS)
}

/// Looks at the beginning of `source` until it is `enough`.
fn look_until(mut source: Source, enough: impl Fn(&[u8]) -> bool) -> io::Result<Opened> {
    let mut head = Vec::new();
    while head.len() < LIMIT && !enough(&head) {
        let Some(chunk) = fill_buffer(&mut source)? else {
            // A terminal that has said its end once is not asked again.
            let bytes = Box::new(Cursor::new(head.clone()));
            return Ok(Opened { head, bytes });
        };
        head.extend_from_slice(chunk);
        let read = chunk.len();
        source.consume(read);
    }
    let bytes = Box::new(Cursor::new(head.clone()).chain(source));
    Ok(Opened { head, bytes })
}

/// The bytes that are ready; `None` at the end.
pub(super) fn fill_buffer(source: &mut Source) -> io::Result<Option<&[u8]>> {
    loop {
        match source.fill_buf() {
            Ok([]) => return Ok(None),
            Ok(_) => break,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    // The same bytes again: the loop could not have kept its borrow of them.
    source.fill_buf().map(Some)
}

/// The first byte that is neither space nor part of a byte-order mark or of a wide character.
pub(super) fn first_letter(head: &[u8]) -> Option<u8> {
    let skipped = |byte: &u8| matches!(byte, 0 | 0xEF | 0xBB | 0xBF | 0xFE | 0xFF);
    let letter = |byte: &&u8| !byte.is_ascii_whitespace() && !skipped(byte);
    head.iter().find(letter).copied()
}
