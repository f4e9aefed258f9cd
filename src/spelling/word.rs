//! Words of a folded text, and how they are compared.

use std::borrow::Cow;

use super::fold::canonical;
use super::letter::is_letter;
use super::letters::SUFFIXES;

/// The folded form of `word`, for comparing.
///
/// ```
/// assert_eq!(karabakh::spelling::key("قَرَّةُ بـاغ"), karabakh::spelling::key("قره باغ"));
/// ```
#[must_use]
pub fn key(word: &str) -> String {
    canonical(word).text
}

/// A folded word without a pronoun that may be written onto its end: غارتها.
///
/// ```
/// assert_eq!(karabakh::spelling::without_pronoun("غارتها"), Some("غارت"));
/// assert_eq!(karabakh::spelling::without_pronoun("غارات"), None);
/// ```
#[must_use]
pub fn without_pronoun(word: &str) -> Option<&str> {
    // most words end with another letter
    let may = word.ends_with(['ه', 'ا', 'م']);
    let mut pronouns = SUFFIXES.iter().filter(|_| may);
    pronouns.find_map(|pronoun| word.strip_suffix(pronoun))
}

/// Words that a line of the article broke apart, with single spaces between them; all else as it is.
///
/// ```
/// assert_eq!(karabakh::spelling::on_one_line("نيكول\nباشينيان"), "نيكول باشينيان");
/// ```
#[must_use]
pub fn on_one_line(words: &str) -> Cow<'_, str> {
    if words.contains('\n') {
        let words: Vec<_> = words.split_whitespace().collect();
        Cow::Owned(words.join(" "))
    } else {
        Cow::Borrowed(words)
    }
}

/// The words and numbers of a folded text: letters apart from digits (37ألف is two).
pub fn words(folded: &str) -> impl Iterator<Item = &str> {
    let mut rest = folded;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| !is_letter(c) && !c.is_ascii_digit());
        let digits = rest.chars().next()?.is_ascii_digit();
        let ends = |c: char| {
            if digits {
                !c.is_ascii_digit()
            } else {
                !is_letter(c)
            }
        };
        let (word, tail) = rest.split_at(rest.find(ends).unwrap_or(rest.len()));
        rest = tail;
        Some(word)
    })
}
