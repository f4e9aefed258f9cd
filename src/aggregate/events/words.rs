//! Words by which claimants and headlines are judged, from `words.toml`.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::spelling::{key, words};

/// What the words of a claimant tell of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Speaks {
    /// For itself.
    Named,
    /// As somebody unknown.
    Unnamed,
    /// It is a toll and no claimant; whether an earlier one.
    Toll { earlier: bool },
}

#[derive(Debug, Default, Deserialize)]
struct File {
    unnamed: Vec<String>,
    tolls: Vec<String>,
    earlier: Vec<String>,
    common: Vec<String>,
}

#[derive(Debug)]
struct Words {
    unnamed: BTreeSet<String>,
    tolls: BTreeSet<String>,
    earlier: BTreeSet<String>,
    common: BTreeSet<String>,
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
        unnamed: folded(file.unnamed),
        tolls: folded(file.tolls),
        earlier: folded(file.earlier),
        common: folded(file.common),
    }
});

/// A folded word without the article.
fn stem(word: &str) -> &str {
    let rest = word.strip_prefix("ال");
    rest.filter(|rest| rest.chars().count() > 2).unwrap_or(word)
}

/// How a claimant speaks.
pub(super) fn speaks(name: &str) -> Speaks {
    let folded = key(name);
    let mut all = words(&folded).map(stem);
    let first = all.next().unwrap_or_default();
    if WORDS.tolls.contains(first) {
        let earlier = all.any(|word| WORDS.earlier.contains(word));
        Speaks::Toll { earlier }
    } else if WORDS.unnamed.contains(first) {
        Speaks::Unnamed
    } else {
        Speaks::Named
    }
}

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
    fn a_toll_is_no_claimant_and_a_source_may_be_unnamed() {
        assert!(toml::from_str::<File>(include_str!("words.toml")).is_ok());
        assert_eq!(
            speaks("الحصيلة الرسمية السابقة"),
            Speaks::Toll { earlier: true }
        );
        assert_eq!(speaks("حصيلة جديدة"), Speaks::Toll { earlier: false });
        assert_eq!(speaks("مسؤولون محليون في بردة"), Speaks::Unnamed);
        assert_eq!(speaks("وزارة الصحة"), Speaks::Named);
    }

    #[test]
    fn words_that_tell_an_event_from_others() {
        let told: Vec<_> = telling("20 قتيلا بانفجار خزان الوقود قرب المدينة").collect();
        assert_eq!(told, [key("خزان"), key("وقود")]);
    }
}
