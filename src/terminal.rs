//! Text of others on a terminal: whatever an id, a name or a file says, it moves no cursor, ends no
//! line, and does not turn the direction of what stands beside it.

use std::borrow::Cow;

/// Whether the character steers a terminal, ends a line, or changes the direction of others.
#[must_use]
pub(crate) fn steers_terminal(c: char) -> bool {
    c.is_control() || turns_direction(c) || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}')
}

/// Whether the character changes the direction of others, or how others are joined and shown.
#[must_use]
pub(crate) fn turns_direction(c: char) -> bool {
    matches!(
        c,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}' | '\u{e0000}'..='\u{e007f}'
    )
}

/// The text on one line, each character that [`steers_terminal`] written as Rust and TOML escape it.
#[must_use]
pub(crate) fn escape_controls(text: &str) -> Cow<'_, str> {
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
