//! English for titles, ministries and other names of which the word lists have the parts, so that
//! readers of English reports need no Arabic for «Ministry of Defence of Azerbaijan». The parts stand in
//! `data/english/titles.toml`. Nothing is translated by halves: a name of which a part is unknown has no English.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;

use super::{Agreement, EntityType, Lexicon, Sense};
use crate::spelling::{ARTICLE, key};

/// Words of the longest part.
const LONGEST: usize = 5;

/// The English of a name or title that is composed of parts that the lexicon has; `None` when any is missing.
///
/// ```
/// use karabakh::lexicon::{Lexicon, composed_english};
///
/// let english = composed_english("وزارة الدفاع الروسية", &Lexicon::builtin()?);
/// assert_eq!(english.as_deref(), Some("Ministry of Defence of Russia"));
/// # Ok::<(), karabakh::lexicon::Error>(())
/// ```
#[must_use]
pub fn composed_english(name: &str, lexicon: &Lexicon) -> Option<String> {
    let parts = Parts {
        lexicon,
        words: &WORDS,
    };
    parts.english_name(name)
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    ministry: Vec<Part>,
    field: Vec<Part>,
    head: Vec<Part>,
    about: Vec<Part>,
    quality: Vec<Part>,
    at: Vec<Part>,
    kind: Vec<Part>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Part {
    ar: Vec<String>,
    en: String,
}

/// The parts by their folded Arabic.
type Table = BTreeMap<String, String>;

#[derive(Debug, Default)]
struct Words {
    ministry: Table,
    field: Table,
    head: Table,
    about: Table,
    quality: Table,
    at: Table,
    kind: Table,
}

/// A test sees to it that they can be read.
static WORDS: LazyLock<Words> =
    LazyLock::new(|| Words::read(include_str!("data/english/titles.toml")).unwrap_or_default());

impl Words {
    fn read(text: &str) -> Result<Self, toml::de::Error> {
        let file: File = toml::from_str(text)?;
        let table = |parts: Vec<Part>| -> Table {
            let forms = parts.into_iter().flat_map(|Part { ar, en }| {
                ar.into_iter().map(move |form| (key(&form), en.clone()))
            });
            forms.collect()
        };
        Ok(Self {
            ministry: table(file.ministry),
            field: table(file.field),
            head: table(file.head),
            about: table(file.about),
            quality: table(file.quality),
            at: table(file.at),
            kind: table(file.kind),
        })
    }
}

/// The words of a name that are not read yet.
type Rest<'w> = &'w [&'w str];

struct Parts<'l> {
    lexicon: &'l Lexicon,
    words: &'l Words,
}

impl Parts<'_> {
    /// The English of a name, when all of it is known.
    fn english_name(&self, name: &str) -> Option<String> {
        let folded = key(name);
        let words: Vec<&str> = folded.split_whitespace().collect();
        if let Some((of_whom, rest)) = longest_entry(&self.words.about, &words)
            && !rest.is_empty()
        {
            let whom = self
                .listed_in_lexicon(rest)
                .or_else(|| self.title_in_english(rest).map(with_definite_article))?;
            return Some(of_whom.replacen("{}", &whom, 1));
        }
        self.title_in_english(&words)
    }

    /// «Minister of Defence of Russia», «Ambassador of Azerbaijan to Russia», «former President».
    fn title_in_english(&self, words: Rest<'_>) -> Option<String> {
        let (mut title, rest) = self.head_of_title(words)?;
        let (first, rest) = optional_part(&self.words.quality, rest);
        let rest = match self.place_in_english(rest) {
            Some((place, rest)) => {
                title = format!("{title} of {place}");
                rest
            }
            None => rest,
        };
        let (second, rest) = optional_part(&self.words.quality, rest);
        let rest = match longest_entry(&self.words.at, rest) {
            Some((at, rest)) => {
                let (place, rest) = self.place_in_english(rest)?;
                title = format!("{title} {at} {place}");
                rest
            }
            None => rest,
        };
        for quality in [first, second].into_iter().flatten() {
            title = with_capital_letter(&quality.replacen("{}", &title, 1));
        }
        rest.is_empty().then_some(title)
    }

    /// A title or organization without its country: one with its field, else a whole one.
    fn head_of_title<'w>(&self, words: Rest<'w>) -> Option<(String, Rest<'w>)> {
        let governed = longest_entry(&self.words.ministry, words).and_then(|(ministry, rest)| {
            let (field, rest) = longest_entry(&self.words.field, rest)?;
            Some((ministry.replacen("{}", field, 1), rest))
        });
        let whole =
            longest_entry(&self.words.head, words).map(|(head, rest)| (head.to_owned(), rest));
        match (governed, whole) {
            (Some(a), Some(b)) if b.1.len() < a.1.len() => Some(b),
            (governed, whole) => governed.or(whole),
        }
    }

    /// The place at the beginning: a country by its nationality, or a place by its name.
    fn place_in_english<'w>(&self, words: Rest<'w>) -> Option<(String, Rest<'w>)> {
        let words = longest_entry(&self.words.kind, words).map_or(words, |(_, rest)| rest);
        let named = (1..=words.len().min(LONGEST)).rev().find_map(|n| {
            let name =
                self.only_english_name(&words[..n].join(" "), |kind| kind == EntityType::Location)?;
            Some((name, &words[n..]))
        });
        named.or_else(|| {
            let (first, rest) = words.split_first()?;
            Some((self.country_of_nationality(first)?, rest))
        })
    }

    /// The country of which a word in the singular tells the nationality.
    fn country_of_nationality(&self, word: &str) -> Option<String> {
        let plain = word.strip_prefix(ARTICLE).unwrap_or(word);
        let senses = self.lexicon.senses(plain).iter();
        let codes = senses.filter_map(|sense| match sense {
            Sense::Word(id, Agreement::Singular | Agreement::Feminine) => {
                self.lexicon.meaning(*id).nationality_code()
            }
            _ => None,
        });
        let codes: BTreeSet<&str> = codes.collect();
        let code = codes.first().filter(|_| codes.len() == 1)?;
        self.lexicon.country(code)?.en.map(str::to_owned)
    }

    /// What the lexicon names with all of these words.
    fn listed_in_lexicon(&self, words: Rest<'_>) -> Option<String> {
        self.only_english_name(&words.join(" "), |_| true)
    }

    /// The only English name that a phrase has among names of some type.
    fn only_english_name(
        &self,
        phrase: &str,
        is_meant: impl Fn(EntityType) -> bool,
    ) -> Option<String> {
        let senses = self.lexicon.senses(phrase).iter();
        let names = senses.filter_map(|sense| match sense {
            Sense::Name(id, _) => {
                let name = self.lexicon.name(*id);
                name.en.filter(|_| is_meant(name.kind))
            }
            Sense::Word(..) => None,
        });
        let names: BTreeSet<&str> = names.collect();
        let name = names.first().filter(|_| names.len() == 1)?;
        Some((*name).to_owned())
    }
}

/// The longest entry of a table with which the words begin, and the words after it.
fn longest_entry<'t, 'w>(table: &'t Table, words: Rest<'w>) -> Option<(&'t str, Rest<'w>)> {
    (1..=words.len().min(LONGEST)).rev().find_map(|n| {
        let en = table.get(&words[..n].join(" "))?;
        Some((en.as_str(), &words[n..]))
    })
}

/// A title inside another one: «the President of Azerbaijan».
fn with_definite_article(title: String) -> String {
    if title.starts_with("the ") {
        return title;
    }
    format!("the {title}")
}

fn with_capital_letter(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

/// [`longest`] of a part that may be missing: then all words are left.
fn optional_part<'t, 'w>(table: &'t Table, words: Rest<'w>) -> (Option<&'t str>, Rest<'w>) {
    longest_entry(table, words).map_or((None, words), |(part, rest)| (Some(part), rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CASES: &[(&str, Option<&str>)] = &[
        (
            "وزارة الدفاع الأذربيجانية",
            Some("Ministry of Defence of Azerbaijan"),
        ),
        (
            "وزير الخارجية الروسى",
            Some("Minister of Foreign Affairs of Russia"),
        ),
        (
            "الخارجية الروسية",
            Some("Ministry of Foreign Affairs of Russia"),
        ),
        ("رئيس الحكومة الأرمينية", Some("Prime Minister of Armenia")),
        ("رئيس أذربيجان", Some("President of Azerbaijan")),
        (
            "سفير أذربيجان لدى روسيا",
            Some("Ambassador of Azerbaijan to Russia"),
        ),
        (
            "أمين مجلس الأمن في أرمينيا",
            Some("Secretary of the Security Council in Armenia"),
        ),
        (
            "المتحدث باسم الكرملين",
            Some("Spokesperson for The Kremlin"),
        ),
        (
            "الناطقة باسم وزارة الخارجية الروسية",
            Some("Spokesperson for the Ministry of Foreign Affairs of Russia"),
        ),
        ("الرئيس المنتخب", Some("President-elect")),
        ("الرئيس الأرميني السابق", Some("Former President of Armenia")),
        ("الإعلام الأذربيجاني الرسمي", Some("State media of Azerbaijan")),
        ("سلطات إقليم قره باغ", Some("authorities of Karabakh")),
        ("الانفصاليون", Some("separatists")),
        // nothing by halves
        ("ممثلي السكان الأرمن", None),
        ("وزارة الدفاع التي تقصف", None),
        ("رئيس تحرير الصحيفة", None),
        ("", None),
    ];

    #[test]
    fn names_are_composed_of_their_parts() {
        let words = Words::read(include_str!("data/english/titles.toml")).unwrap();
        let lexicon = Lexicon::builtin().unwrap();
        let parts = Parts {
            lexicon: &lexicon,
            words: &words,
        };
        for (arabic, english) in CASES {
            assert_eq!(parts.english_name(arabic).as_deref(), *english, "{arabic}");
        }
    }
}
