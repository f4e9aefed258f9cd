//! Words beside a day that the lexicon does not hold as words of time, from `lexicon/data/triggers/dates.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::grammar::Cursor;
use crate::lexicon::{BOOK, WordList};

/// Words and phrases folded, by what they do beside a day; `dates.toml` says what each is.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    /// What is named after a day: كوبري, حركة.
    pub(super) named_after: WordList,
    /// Labels of the day of publication: نشر, التاريخ.
    pub(super) label: WordList,
    /// Who wrote, sent or counts a text: بقلم, العدد.
    pub(super) byline: WordList,
}

/// The words that come with the tool; a test sees to it that they can be read.
pub(super) static BESIDE: LazyLock<Words> =
    LazyLock::new(|| BOOK.lists("dates").unwrap_or_default());

/// Tokens of a phrase at most.
const LONGEST: usize = 4;

/// After the longest of `words` that begins here.
pub(super) fn past(at: Cursor<'_>, words: WordList) -> Option<Cursor<'_>> {
    let (mut phrase, mut found) = (String::new(), None);
    if !at.lists().begins.has(words) {
        return None;
    }
    for i in at.at()..at.end().min(at.at() + LONGEST) {
        let word = at.to(i);
        if !word.token().is_word() {
            break;
        }
        if !phrase.is_empty() {
            phrase.push(' ');
        }
        phrase.push_str(word.form());
        if words.contains(&phrase) {
            found = Some(word.skip());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spelling::key;

    #[test]
    fn the_words_can_be_read() {
        assert!(BESIDE.named_after.contains(&key("كوبري")));
        assert!(BESIDE.label.contains(&key("تم النشر")));
        assert!(BESIDE.byline.contains(&key("بقلم")));
    }
}
