//! Text that XML can hold.

use std::borrow::Cow;

/// The text as XML 1.0 can write it: a character that it has no way to write becomes U+FFFD.
pub(super) fn writable_text(text: &str) -> Cow<'_, str> {
    let fits = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..);
    if text.chars().all(fits) {
        return text.into();
    }
    let shown = |c: char| if fits(c) { c } else { '\u{FFFD}' };
    text.chars().map(shown).collect()
}
