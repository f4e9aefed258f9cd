//! Results on their way to a terminal, which they must not steer.

use std::fmt::Write as _;
use std::io::{self, Write};

use crate::terminal::steers_terminal;

/// Takes what is written for programs to a terminal: ends of lines and tabs stay, all else that
/// [`steers_terminal`] is written as JSON escapes it, so that JSON stays the same JSON.
#[derive(Debug)]
pub(super) struct Guard<W> {
    inner: W,
    /// The beginning of a character whose other bytes are to come.
    pending: Vec<u8>,
}

impl<W: Write> Guard<W> {
    /// Guards what `inner` writes to.
    pub(super) fn new(inner: W) -> Self {
        Self {
            inner,
            pending: Vec::new(),
        }
    }
}

impl<W: Write> Write for Guard<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.pending.extend_from_slice(bytes);
        let mut shown = String::with_capacity(self.pending.len());
        let mut read = 0;
        for chunk in self.pending.utf8_chunks() {
            write_guarded(chunk.valid(), &mut shown);
            read += chunk.valid().len();
            let rest = &self.pending[read..];
            // what may still become a character waits
            if rest.len() < 4 && rest.len() == chunk.invalid().len() {
                break;
            }
            if !chunk.invalid().is_empty() {
                shown.push(char::REPLACEMENT_CHARACTER);
                read += chunk.invalid().len();
            }
        }
        self.pending.drain(..read);
        self.inner.write_all(shown.as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

fn write_guarded(text: &str, shown: &mut String) {
    for c in text.chars() {
        if matches!(c, '\n' | '\t') || !steers_terminal(c) {
            shown.push(c);
            continue;
        }
        let mut units = [0; 2];
        for unit in c.encode_utf16(&mut units) {
            let _ = write!(shown, "\\u{unit:04x}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_guarded_steers_nothing_however_it_is_cut() {
        let hostile = "{\"id\":\"\u{1b}[31m\u{9b}31m\u{202e}باكو\u{e0041}\"}\n";
        let written = "{\"id\":\"\\u001b[31m\\u009b31m\\u202eباكو\\udb40\\udc41\"}\n";
        for size in 1..8 {
            let mut guard = Guard::new(Vec::new());
            for piece in hostile.as_bytes().chunks(size) {
                guard.write_all(piece).unwrap();
            }
            assert_eq!(String::from_utf8(guard.inner).unwrap(), written);
        }
    }
}
