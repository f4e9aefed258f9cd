//! Texts made of a few words of the lexicon over and over, the same ones in every run.

use std::collections::BTreeSet;
use std::fs;

/// What stands between the words of a piece.
const BETWEEN: [&str; 6] = [" ", " ", " و", "، ", " «", ". "];

/// So many pieces of one to five words, each from any file of words.
pub(crate) fn pieces(count: usize) -> Vec<String> {
    let files = words();
    let mut dice = Dice(1);
    let piece = |_| {
        let between = BETWEEN[dice.below(BETWEEN.len())];
        let length = 1 + dice.below(5);
        let words = (0..length).map(|_| {
            let words = &files[dice.below(files.len())];
            words[dice.below(words.len())].as_str()
        });
        words.flat_map(|word| [word, between]).collect()
    };
    (0..count).map(piece).collect()
}

/// So many words of each file of words, each with a mark or a space after it.
#[allow(dead_code)] // each test takes what it needs
pub(crate) fn words_of_each_list(count: usize) -> Vec<String> {
    let mut dice = Dice(2);
    let mut pieces = Vec::new();
    for words in words() {
        for _ in 0..count.min(words.len()) {
            let word = &words[dice.below(words.len())];
            pieces.push(format!("{word}{}", BETWEEN[dice.below(BETWEEN.len())]));
        }
    }
    pieces
}

/// A piece over and over, to at least so many bytes.
pub(crate) fn repeat(piece: &str, bytes: usize) -> String {
    piece.repeat(bytes.div_ceil(piece.len()))
}

/// The Arabic words of each file of the lexicon.
fn words() -> Vec<Vec<String>> {
    let folders = ["", "/clitics", "/english", "/triggers"];
    let listed = folders.map(|folder| fs::read_dir(format!("src/lexicon/data{folder}")).unwrap());
    let entries = listed.into_iter().flatten();
    let mut paths: Vec<_> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .collect();
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        let mut words = BTreeSet::new();
        let text = fs::read_to_string(path).unwrap();
        let file: toml::Table = toml::from_str(&text).unwrap();
        collect(&toml::Value::Table(file), &mut words);
        words.into_iter().collect::<Vec<_>>()
    };
    let files: Vec<_> = paths
        .iter()
        .map(read)
        .filter(|words| !words.is_empty())
        .collect();
    assert!(files.len() > 5, "{paths:?}");
    files
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

/// Numbers that look as if by chance.
struct Dice(u64);

impl Dice {
    #[allow(clippy::cast_possible_truncation)]
    fn below(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }
}
