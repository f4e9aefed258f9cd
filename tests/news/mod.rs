//! Made-up articles: sentences as newspapers build them, their words drawn from the lexicon, the same in every run.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// What sentences are made of; a slot is a file of the lexicon, a number, or another sentence.
const SENTENCES: [&str; 16] = [
    "قتل {number} {victims} في {cause} على {place}",
    "مقتل {number} {victims} وإصابة {number} آخرين في {place}",
    "أعلنت {body} في {place} سقوط {number} {outcome} بينهم {number} {victims}",
    "{speech} {role} {person} إن {sentence}",
    "{speech} {person} \"{sentence}\"",
    "وأضاف أن {sentence}",
    "ونفى {role} أن يكون {number} {victims} قد قتلوا في {place}",
    "وصل {person} إلى {place} يوم {day} {month} {year}",
    "وبحسب {body} فإن {sentence}",
    "«{sentence}»، {speech} {given} {family}",
    "ارتفع عدد القتلى إلى {number} منذ {day} {month}",
    "نزح نحو {number} شخص من {place} {time}",
    "التقى {person} {person} في {place}، ثم {sentence}",
    "{event} {place} {time}، و{sentence}",
    "وكان {given} {family} ({number} عاما) قد {outcome} في {place}",
    "{sentence}، {sentence}",
];

/// What stands between sentences.
const ENDS: [&str; 7] = [". ", ".\n", "، ", ".\n\n", "! ", "؛ ", "… "];

/// Numbers as news writes them.
const NUMBERS: [&str; 12] = [
    "5",
    "١٢",
    "ثلاثة",
    "أربعة عشر",
    "عشرات",
    "نحو 200",
    "أكثر من 30",
    "1,166",
    "بين 10 و12",
    "مئات",
    "خمسة آلاف",
    "12 ألفا",
];

/// The most sentences inside each other.
const DEEPEST: usize = 3;

/// Makes articles.
pub(crate) struct News {
    /// Choices that are given, two bytes each, last first; then they are drawn.
    choices: Vec<u8>,
    state: u64,
}

#[allow(dead_code)] // each of those who use it begins in one way
impl News {
    /// Articles that are the same for the same seed.
    pub(crate) fn new(seed: u64) -> Self {
        Self {
            choices: Vec::new(),
            state: seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1,
        }
    }

    /// Articles whose every word can be changed by a change of two bytes.
    pub(crate) fn of(choices: &[u8]) -> Self {
        Self {
            choices: choices.iter().rev().copied().collect(),
            ..Self::new(0)
        }
    }

    /// A number below `sides`.
    #[allow(clippy::cast_possible_truncation)]
    pub(crate) fn below(&mut self, sides: usize) -> usize {
        if let (Some(high), low) = (self.choices.pop(), self.choices.pop()) {
            return usize::from(u16::from_be_bytes([high, low.unwrap_or(0)])) % sides;
        }
        self.state = self
            .state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.state >> 33) as usize % sides
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }

    /// An article of about so many bytes.
    pub(crate) fn article(&mut self, words: &Words, bytes: usize) -> String {
        let mut text = String::new();
        while text.len() < bytes {
            let sentence = self.sentence(words, 0);
            text.push_str(&sentence);
            text.push_str(self.one(&ENDS));
        }
        text
    }

    fn sentence(&mut self, words: &Words, depth: usize) -> String {
        let mut rest = self.one(&SENTENCES);
        let mut text = String::new();
        while let Some((before, after)) = rest.split_once('{') {
            let (slot, after) = after.split_once('}').unwrap();
            text.push_str(before);
            let filled = self.filled(slot, words, depth);
            text.push_str(&filled);
            rest = after;
        }
        text + rest
    }

    fn filled(&mut self, slot: &str, words: &Words, depth: usize) -> String {
        match slot {
            "sentence" if depth >= DEEPEST => "الوضع هادئ".to_owned(),
            "sentence" => self.sentence(words, depth + 1),
            "number" => self.one(&NUMBERS).to_owned(),
            "day" => (1 + self.below(30)).to_string(),
            "year" => (2015 + self.below(10)).to_string(),
            "month" => self
                .one(&["نوفمبر", "تشرين الأول", "رمضان", "آذار/مارس"])
                .to_owned(),
            "time" => self
                .one(&["أمس", "فجر الأحد", "الأسبوع الماضي", "اليوم", "قبل يومين", ""])
                .to_owned(),
            file => {
                let of = words.of(file);
                let word = &of[self.below(of.len())];
                self.spelled(word)
            }
        }
    }

    /// A word, now and then with vowel signs, tatweel or a misspelled letter.
    fn spelled(&mut self, word: &str) -> String {
        match self.below(12) {
            0 => word.chars().flat_map(|c| [c, '\u{64e}']).collect(),
            1 => word.replace('ا', "اـ"),
            2 => word.replace(['أ', 'إ'], "ا"),
            3 => word.replace('ة', "ه"),
            _ => word.to_owned(),
        }
    }
}

/// The words of the lexicon, by what slots are called.
pub(crate) struct Words(Vec<(&'static str, Vec<String>)>);

/// Slots and the files that fill them.
const FILES: [(&str, &str); 11] = [
    ("body", "bodies.toml"),
    ("cause", "causes.toml"),
    ("event", "events.toml"),
    ("family", "family_names.toml"),
    ("given", "given_names.toml"),
    ("outcome", "outcomes.toml"),
    ("person", "people.toml"),
    ("place", "places.toml"),
    ("role", "roles.toml"),
    ("speech", "speech.toml"),
    ("victims", "victims.toml"),
];

impl Words {
    /// Those of the repository at `top`.
    pub(crate) fn new(top: &Path) -> Self {
        let read = |(slot, file): (&'static str, &str)| {
            let text = fs::read_to_string(top.join("src/lexicon/data").join(file)).unwrap();
            let mut words = BTreeSet::new();
            collect(
                &toml::Value::Table(toml::from_str(&text).unwrap()),
                &mut words,
            );
            assert!(!words.is_empty(), "{file}");
            (slot, words.into_iter().collect())
        };
        Self(FILES.into_iter().map(read).collect())
    }

    fn of(&self, slot: &str) -> &[String] {
        let found = self.0.iter().find(|(name, _)| *name == slot);
        &found
            .unwrap_or_else(|| panic!("no slot is called {slot}"))
            .1
    }
}

fn collect(value: &toml::Value, words: &mut BTreeSet<String>) {
    match value {
        toml::Value::String(text) if text.chars().any(|c| ('ء'..='ي').contains(&c)) => {
            words.insert(text.clone());
        }
        toml::Value::Array(list) => list.iter().for_each(|one| collect(one, words)),
        toml::Value::Table(table) => table.values().for_each(|one| collect(one, words)),
        _ => {}
    }
}
