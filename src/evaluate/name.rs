//! When two names are the same.

use std::collections::BTreeSet;

use crate::spelling::{ARTICLE, CONJUNCTIONS, FOR_THE, key};

/// How many words a found name may have beyond the gold one: a title, a first name.
const MORE_WORDS: usize = 3;

/// `name` in canonical spelling, its punctuation as spaces.
///
/// ```
/// assert_eq!(karabakh::evaluate::fold_name("تحالف \"خطوتي\""), "تحالف خطوتي");
/// ```
#[must_use]
pub fn fold_name(name: &str) -> String {
    let key = key(name);
    let words = key.split(|c: char| !c.is_alphanumeric() && c != '_');
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Whether `found` names whom `gold` names: the same words but for clitics, some more, or at least
/// half of them.
///
/// ```
/// use karabakh::evaluate::same_name;
///
/// assert!(same_name("سيرجي لافروف", "وزير الخارجية سيرجي لافروف"));
/// assert!(same_name("سيرجي لافروف", "لافروف"));
/// assert!(!same_name("سيرجي لافروف", "الكرملين"));
/// ```
#[must_use]
pub fn same_name(gold: &str, found: &str) -> bool {
    let (gold, found) = (fold_name(gold), fold_name(found));
    let (gold, found) = (bare_words(&gold), bare_words(&found));
    if gold.is_empty() || found.is_empty() {
        return false;
    }
    let longer = gold.is_subset(&found) && found.len() - gold.len() <= MORE_WORDS;
    let shorter = found.is_subset(&gold) && found.len() * 2 >= gold.len();
    longer || shorter
}

/// Whether `found` is the whole name that `gold` has, but for its spelling, a leading article and
/// the case of sound plurals.
///
/// ```
/// use karabakh::evaluate::is_whole_name;
///
/// assert!(is_whole_name("الانفصاليون", "انفصاليين"));
/// assert!(!is_whole_name("وزارة الدفاع الأرمينية", "وزارة الدفاع"));
/// ```
#[must_use]
pub fn is_whole_name(gold: &str, found: &str) -> bool {
    let (gold, found) = (whole_words(gold), whole_words(found));
    !gold.is_empty() && gold == found
}

/// The same of places, of which the word for their type may be left out: مدينة شوشا, شوشا.
#[must_use]
pub(crate) fn is_same_place(gold: &str, found: &str) -> bool {
    let bare = |name: &str| {
        let mut words = whole_words(name);
        if words.len() > 1 && PLACE_TYPES.contains(&words[0].as_str()) {
            words.remove(0);
            without_article(&mut words);
        }
        words
    };
    let (gold, found) = (bare(gold), bare(found));
    !gold.is_empty() && gold == found
}

/// Types of places, folded and without their article, that are no part of a name.
const PLACE_TYPES: [&str; 15] = [
    "مدينه",
    "محافظه",
    "بلده",
    "قريه",
    "ولايه",
    "اقليم",
    "منطقه",
    "قضاء",
    "مديريه",
    "عاصمه",
    "بلديه",
    "دوله",
    "جمهوريه",
    "حي",
    "مقاطعه",
];

fn whole_words(name: &str) -> Vec<String> {
    let folded = fold_name(name);
    let words = folded
        .split_whitespace()
        .map(|word| match word.strip_suffix("ون") {
            Some(stem) if stem.chars().count() > 1 => format!("{stem}ين"),
            _ => word.to_owned(),
        });
    let mut words: Vec<String> = words.collect();
    without_article(&mut words);
    words
}

/// Takes the article from the first word.
fn without_article(words: &mut [String]) {
    if let Some(first) = words.first_mut()
        && let Some(rest) = first.strip_prefix(ARTICLE)
        && rest.chars().count() > 1
    {
        *first = rest.to_owned();
    }
}

fn bare_words(folded: &str) -> BTreeSet<&str> {
    folded.split_whitespace().map(without_clitics).collect()
}

/// A word without conjunction and article; a word that is nothing else stays.
fn without_clitics(word: &str) -> &str {
    let rest = word.strip_prefix(CONJUNCTIONS).unwrap_or(word);
    let with = |clitic: char| rest.strip_prefix(clitic)?.strip_prefix(ARTICLE);
    let rest = rest
        .strip_prefix(ARTICLE)
        .or_else(|| rest.strip_prefix(FOR_THE))
        .or_else(|| with(BY))
        .or_else(|| with(CONJUNCTIONS[0]))
        .unwrap_or(rest);
    if rest.is_empty() { word } else { rest }
}

/// The preposition that joins a name more often than others.
const BY: char = crate::spelling::PREPOSITIONS[0];
