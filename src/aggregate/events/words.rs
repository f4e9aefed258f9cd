//! Words by which headlines are judged, from `words.toml`.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::spelling::{key, words};

#[derive(Debug, Default, Deserialize)]
struct File {
    common: Vec<String>,
    plurals: Vec<String>,
}

#[derive(Debug)]
struct Words {
    common: BTreeSet<String>,
    plurals: BTreeSet<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    // a test reads the file, so it is whole here
    let file: File = toml::from_str(include_str!("words.toml")).unwrap_or_default();
    let folded = |words: Vec<String>| {
        words
            .iter()
            .map(|word| stem(&key(word)).to_owned())
            .collect()
    };
    Words {
        common: folded(file.common),
        plurals: folded(file.plurals),
    }
});

/// A folded word without the article.
fn stem(word: &str) -> &str {
    let rest = word.strip_prefix("ال");
    rest.filter(|rest| rest.chars().count() > 2).unwrap_or(word)
}

/// Whether a noun that tells what happened is of one event: «تفجير», «مجزرة», not «تفجيرات», «مجازر».
pub(super) fn is_single(trigger: &str) -> bool {
    let folded = key(trigger);
    let first = words(&folded).next().map(bare);
    first.is_some_and(|word| {
        let ends = PLURALS.iter().any(|ending| word.ends_with(ending));
        !ends && !WORDS.plurals.contains(stem(&word))
    })
}

/// Endings of plurals and of those who do something together.
const PLURALS: [&str; 3] = ["ات", "ون", "ين"];

/// The words of a headline or a trigger that may tell an event from others: folded, without what is
/// written onto them, without numbers, and without words that stand in any report of harm.
pub(super) fn telling(text: &str) -> impl Iterator<Item = String> {
    let folded = key(text);
    let all: Vec<String> = words(&folded)
        .filter(|word| !word.starts_with(|c: char| c.is_ascii_digit()))
        .map(bare)
        .filter(|word| word.chars().count() > 2 && !WORDS.common.contains(word.as_str()))
        .collect();
    all.into_iter()
}

/// A word without conjunction, preposition and article.
fn bare(word: &str) -> String {
    const LEADS: [&str; 10] = ["وال", "بال", "فال", "كال", "لل", "ال", "و", "ب", "ف", "ل"];
    let rest = LEADS.iter().find_map(|lead| {
        let rest = word.strip_prefix(lead)?;
        (rest.chars().count() > 3).then_some(rest)
    });
    rest.unwrap_or(word).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_tell_an_event_from_others() {
        assert!(toml::from_str::<File>(include_str!("words.toml")).is_ok());
        let told: Vec<_> = telling("20 قتيلا بانفجار خزان الوقود قرب المدينة").collect();
        assert_eq!(told, [key("خزان"), key("وقود")]);
    }
}
