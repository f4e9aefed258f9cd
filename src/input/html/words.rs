//! Names of the parts of web pages, as data (`words.toml`).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;

/// All of them.
pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let written: Written = toml::from_str(include_str!("words.toml")).unwrap_or_default();
    Words {
        left_out: written.left_out.into_iter().collect(),
        beside: written.beside.into_iter().collect(),
        beside_pairs: written.beside_pairs.into_iter().collect(),
        body: written.body.into_iter().zip(0..).collect(),
        day: written.day,
        leading: written.leading,
        day_keys: written.day_keys,
    }
});

pub(super) struct Words {
    pub(super) left_out: BTreeSet<String>,
    beside: BTreeSet<String>,
    beside_pairs: BTreeSet<String>,
    /// Names of the element with the text, and their places in the list.
    body: BTreeMap<String, usize>,
    day: Vec<String>,
    leading: Vec<String>,
    pub(super) day_keys: Vec<String>,
}

/// What a name tells of an element.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Named {
    /// Whether it is something beside the article.
    pub(super) beside: bool,
    /// How surely it holds the text: less is surer.
    pub(super) body: Option<usize>,
}

/// The most parts of a name of the element with the text.
const PARTS: usize = 4;

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    left_out: Vec<String>,
    beside: Vec<String>,
    beside_pairs: Vec<String>,
    body: Vec<String>,
    day: Vec<String>,
    leading: Vec<String>,
    day_keys: Vec<String>,
}

impl Words {
    /// What the value of `class`, `id` or `itemprop` tells.
    pub(super) fn classify_name(&self, value: &str) -> Named {
        let mut named = Named::default();
        for word in value.split_whitespace() {
            let parts = parts_of_name(word);
            named.beside |= self.beside.contains(&word.to_lowercase())
                || parts.iter().any(|part| self.beside.contains(part))
                || parts
                    .windows(2)
                    .any(|pair| self.beside_pairs.contains(&pair.join(" ")));
            let runs = (1..=PARTS).flat_map(|length| parts.windows(length));
            let rank = runs.filter_map(|run| self.body.get(&run.join(" "))).min();
            named.body = named.body.into_iter().chain(rank.copied()).min();
        }
        named
    }

    /// Whether a name is that of a day.
    pub(super) fn is_day(&self, name: &str) -> bool {
        let word = |word: &str| {
            parts_of_name(word)
                .iter()
                .any(|part| self.day.contains(part))
        };
        name.split_whitespace().any(word)
    }

    /// Whether a line leads to other pages.
    pub(super) fn is_leading(&self, line: &str) -> bool {
        let line = line.trim_start_matches(|c: char| !c.is_alphanumeric());
        self.leading
            .iter()
            .any(|start| line.starts_with(start.as_str()))
    }
}

/// The parts of a name: `articleBody__text` has `article`, `body` and `text`.
fn parts_of_name(word: &str) -> Vec<String> {
    let mut parts = Vec::new();
    let mut part = String::new();
    let mut lower = false;
    for c in word.chars() {
        let cuts = !c.is_alphanumeric() || (lower && c.is_uppercase());
        if cuts && !part.is_empty() {
            parts.push(std::mem::take(&mut part));
        }
        if c.is_alphanumeric() {
            part.extend(c.to_lowercase());
        }
        lower = c.is_lowercase();
    }
    if !part.is_empty() {
        parts.push(part);
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_of_words_is_read() {
        assert!(WORDS.body.len() > 20 && WORDS.day_keys.len() > 20 && WORDS.left_out.len() > 20);
    }

    #[test]
    fn names_are_compared_part_by_part() {
        for name in [
            "related-posts",
            "RelatedNews",
            "box share_bar",
            "article__read-more",
            "jp-relatedposts",
        ] {
            assert!(WORDS.classify_name(name).beside, "{name}");
        }
        for name in [
            "shadow",
            "article-body",
            "header-title",
            "unrelated",
            "loading",
        ] {
            assert!(!WORDS.classify_name(name).beside, "{name}");
        }
        let rank = |name| WORDS.classify_name(name).body;
        assert!(rank("td-main articleBody") < rank("x wysiwyg"));
        assert_eq!(rank("bodywork"), None);
    }
}
