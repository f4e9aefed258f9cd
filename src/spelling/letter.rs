//! What belongs to a word.

/// Whether `c` is a sign on a letter, which the fold takes off.
#[must_use]
pub(crate) fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// Whether `c` belongs to a word, once folded.
#[must_use]
#[inline]
pub(crate) fn is_letter(c: char) -> bool {
    match c {
        // what nearly every letter of an article is, once folded
        'ء'..='غ' | 'ف'..='ي' | 'a'..='z' => true,
        '\0'..='`' | '{'..='\x7f' => c.is_ascii_alphabetic(),
        _ => c.is_alphabetic(),
    }
}

#[cfg(test)]
mod tests {
    use super::is_letter;

    #[test]
    fn letters_are_what_unicode_says() {
        assert!(('\0'..=char::MAX).all(|c| is_letter(c) == c.is_alphabetic()));
    }
}
