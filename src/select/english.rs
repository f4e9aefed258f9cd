//! What an English name asks for, however it is put: «Russian Defense Ministry» is the «Ministry of Defence of
//! Russia». How people ask is data, `lexicon/data/english/questions.toml`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::spelling::{key, words};

/// Words of the longest phrase.
const LONGEST: usize = 5;

/// The words of an English name that tell something, and the countries that it names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Content {
    words: BTreeSet<String>,
    countries: BTreeSet<String>,
}

impl Content {
    pub(super) fn content_of(name: &str) -> Self {
        let folded = fold_latin(name);
        let said: Vec<&str> = words(&folded).collect();
        let mut content = Self::default();
        let mut at = 0;
        while at < said.len() {
            let longest = (1..=LONGEST.min(said.len() - at)).rev();
            let known = longest
                .map(|n| (n, said[at..at + n].join(" ")))
                .find_map(|(n, phrase)| Some((n, QUESTIONS.get(&phrase)?)));
            match known {
                Some((n, QuestionTerm::Country(country))) => {
                    content.countries.insert(country.clone());
                    at += n;
                }
                Some((n, QuestionTerm::Words(others))) => {
                    for word in others {
                        content.add_word(word);
                    }
                    at += n;
                }
                None => {
                    content.words.insert(said[at].to_owned());
                    at += 1;
                }
            }
        }
        content
    }

    /// Adds a word that a phrase stands for; it may be a country.
    fn add_word(&mut self, word: &str) {
        match QUESTIONS.get(word) {
            Some(QuestionTerm::Country(country)) => self.countries.insert(country.clone()),
            _ => self.words.insert(word.to_owned()),
        };
    }

    /// Whether this asks for what has the English `name` and belongs to `country`: the same words, and no country
    /// that it has nothing to do with. A country alone asks for nobody.
    pub(super) fn asks_for(&self, name: &Self, country: Option<&str>) -> bool {
        let country = country.map(Self::content_of).unwrap_or_default();
        let near =
            |asked: &String| name.countries.contains(asked) || country.countries.contains(asked);
        // who speaks for somebody says what that one says
        let spoken = |word: &&String| !SPEAKERS.contains(&word.as_str());
        let same =
            self.words == name.words || self.words.iter().eq(name.words.iter().filter(spoken));
        !self.words.is_empty() && same && self.countries.iter().all(near)
    }

    /// All of it in one order, for comparing how near two names are.
    pub(super) fn in_one_order(&self) -> String {
        let all: Vec<&str> = self
            .words
            .iter()
            .chain(&self.countries)
            .map(String::as_str)
            .collect();
        all.join(" ")
    }
}

/// Words of those who speak for somebody.
const SPEAKERS: [&str; 2] = ["official", "spokesperson"];

/// Small letters without accents.
fn fold_latin(name: &str) -> String {
    let plain: String = name.nfd().filter(|c| !is_combining_mark(*c)).collect();
    key(&plain.replace(['.', '\'', '\u{2019}', '-', '/'], " "))
}

/// What a phrase of a question stands for.
enum QuestionTerm {
    /// These words; none when it tells nothing.
    Words(Vec<String>),
    Country(String),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    passed: Vec<String>,
    word: Vec<Word>,
    country: Vec<Country>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Word {
    en: Vec<String>,
    means: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Country {
    en: Vec<String>,
    name: String,
}

/// A test sees to it that they can be read.
static QUESTIONS: LazyLock<BTreeMap<String, QuestionTerm>> =
    LazyLock::new(|| read_asked(TEXT).unwrap_or_default());

const TEXT: &str = include_str!("../lexicon/data/english/questions.toml");

fn read_asked(text: &str) -> Result<BTreeMap<String, QuestionTerm>, toml::de::Error> {
    let file: File = toml::from_str(text)?;
    let mut questions = BTreeMap::new();
    let mut countries = BTreeMap::new();
    for Country { en, name } in file.country {
        let name = fold_latin(&name);
        for form in en.iter().map(|form| fold_latin(form)) {
            countries.insert(form, name.clone());
        }
        countries.insert(name.clone(), name);
    }
    for phrase in file.passed {
        questions.insert(fold_latin(&phrase), QuestionTerm::Words(Vec::new()));
    }
    for Word { en, means } in file.word {
        for form in en {
            let means = words(&fold_latin(&means)).map(str::to_owned).collect();
            questions.insert(fold_latin(&form), QuestionTerm::Words(means));
        }
    }
    let countries = countries
        .into_iter()
        .map(|(form, name)| (form, QuestionTerm::Country(name)));
    questions.extend(countries);
    Ok(questions)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    /// What is asked for, who is told, and whose country.
    const ASKED: &[(&str, &str, Option<&str>)] = &[
        (
            "Russian Defense Ministry",
            "Ministry of Defence of Russia",
            None,
        ),
        (
            "Russia's Ministry of Defence",
            "Ministry of Defence of Russia",
            None,
        ),
        (
            "Armenian MFA",
            "Ministry of Foreign Affairs of Armenia",
            None,
        ),
        (
            "foreign ministry",
            "Ministry of Foreign Affairs of Armenia",
            None,
        ),
        (
            "U.S. State Department",
            "Ministry of Foreign Affairs of United States",
            None,
        ),
        ("RSF", "Spokesperson for Rapid Support Forces", None),
        (
            "Turkish Foreign Minister",
            "Minister of Foreign Affairs of Turkey",
            None,
        ),
        ("IDF", "Israel Defense Forces", Some("Israel")),
        ("Israeli army", "Army of Israel", None),
        ("Sudanese RSF", "Rapid Support Forces", Some("Sudan")),
        ("MSF", "Médecins Sans Frontières", None),
        (
            "UN Security Council",
            "United Nations Security Council",
            None,
        ),
    ];

    #[test]
    fn a_name_is_asked_for_in_many_ways() {
        for (asked, name, country) in ASKED {
            assert!(
                Content::content_of(asked).asks_for(&Content::content_of(name), *country),
                "{asked}: {:?} {:?}",
                Content::content_of(asked),
                Content::content_of(name)
            );
        }
        for (asked, name) in [
            ("Syrian army", "Free Syrian Army"),
            ("Russian Defense Ministry", "Ministry of Defence of Ukraine"),
            ("Russia", "Ministry of Defence of Russia"),
            ("Ministry of Defence", "Minister of Defence of Russia"),
            ("", "Hamas"),
        ] {
            assert!(
                !Content::content_of(asked).asks_for(&Content::content_of(name), None),
                "{asked}"
            );
        }
    }

    #[test]
    fn questions_can_be_read_and_name_countries_as_the_lexicon_does() {
        let file: File = toml::from_str(TEXT).unwrap();
        let lexicon = Lexicon::builtin().unwrap();
        let known: BTreeSet<&str> = lexicon.names().filter_map(|name| name.en).collect();
        let unknown: Vec<_> = file
            .country
            .iter()
            .filter(|country| !known.contains(country.name.as_str()))
            .collect();
        assert!(unknown.is_empty(), "{unknown:?}");
        assert!(read_asked(TEXT).unwrap().len() > 200);
    }
}
