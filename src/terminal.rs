//! Text of others on a terminal: whatever an id, a name or a file says, it moves no cursor, ends no
//! line, and does not turn the direction of what stands beside it.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{self, Write};

/// Whether the character steers a terminal, ends a line, or changes the direction of others.
#[must_use]
pub fn steers_terminal(c: char) -> bool {
    c.is_control() || turns_direction(c) || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}')
}

/// Whether the character changes the direction of others, or how others are joined and shown.
#[must_use]
pub fn turns_direction(c: char) -> bool {
    matches!(
        c,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}' | '\u{e0000}'..='\u{e007f}'
    )
}

/// The text on one line, each character that [`steers_terminal`] written as Rust and TOML escape it.
#[must_use]
pub fn escape_controls(text: &str) -> Cow<'_, str> {
    if !text.contains(steers_terminal) {
        return text.into();
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if steers_terminal(c) {
            shown.extend(c.escape_default());
        } else {
            shown.push(c);
        }
    }
    shown.into()
}

/// Takes what is written for programs to a terminal: ends of lines and tabs stay, all else that
/// [`steers_terminal`] is written as JSON escapes it, so that JSON stays the same JSON.
#[derive(Debug)]
pub struct Guard<W> {
    inner: W,
    /// The beginning of a character whose other bytes are to come.
    pending: Vec<u8>,
}

impl<W: Write> Guard<W> {
    /// Guards what `inner` writes to.
    pub fn new(inner: W) -> Self {
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
