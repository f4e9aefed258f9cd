//! Articles made of words of the lexicon over and over: none stops the program, and none makes much more
//! of itself than it is. That twice the text takes twice the work is in `linear.rs`.

#![allow(clippy::unwrap_used)] // in the helpers: the lint knows only functions marked as tests

mod repeated;

use std::process::{Command, Output};

use rayon::prelude::*;
use repeated::{pieces, repeat, words_of_each_list};

const TOOL: &str = env!("CARGO_BIN_EXE_karabakh-cli");

/// What an output may have for a byte of input, beyond what an empty one has.
const TIMES: usize = 50;
const EMPTY: usize = 64 * 1024;

/// Texts that have stopped the program, or given outputs a thousand times their size.
const WORST: [&str; 14] = [
    "وزير ",
    "سفير مستشار ",
    "قنصل ",
    "قال إن ",
    "قال «",
    "باكو وشوشا ويريفان و",
    "الوزير ووزير الخارجية و",
    "رئيس وزير سفير قنصل مستشار ",
    "خمسة و",
    "قتيلة «الساعات القليلة السابقة «",
    "جثة و",
    "قتيلي\n",
    "هلق «",
    "توقيف ناطق باسم ",
];

fn run(text: &str, options: &[&str]) -> Output {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.txt");
    std::fs::write(&path, text).unwrap();
    let mut command = Command::new(TOOL);
    command.arg("analyze").arg(&path).arg("-j1").args(options);
    command.output().unwrap()
}

/// What is wrong with the answer to a text, in a format.
fn wrong(piece: &str, bytes: usize, format: &str) -> Option<String> {
    let text = repeat(piece, bytes);
    let output = run(&text, &["-f", format, "-r", "both"]);
    let size = output.stdout.len();
    if output.status.code() != Some(0) {
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        return Some(format!("{piece:?}: {} {said}", output.status));
    }
    let most = TIMES * text.len() + EMPTY;
    (size > most).then(|| format!("{piece:?}: {size} bytes for {}", text.len()))
}

#[test]
fn a_megabyte_of_what_was_worst_is_read() {
    let wrong: Vec<_> = WORST
        .par_iter()
        .filter_map(|piece| wrong(piece, 1 << 20, "jsonl"))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn words_of_the_lexicon_over_and_over_are_read() {
    // a sample, the same in every run: all words would take hours
    let pieces = pieces(40);
    let wrong: Vec<_> = pieces
        .par_iter()
        .filter_map(|piece| wrong(piece, 1 << 20, "jsonl"))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_word_of_every_list_over_and_over_gives_no_large_document() {
    // indented JSON is the largest of all formats; a word of each list alone, and what stood worst among them
    let alone = words_of_each_list(3);
    let pieces = alone.iter().map(String::as_str).chain(WORST);
    let pieces: Vec<&str> = pieces.collect();
    let wrong: Vec<_> = pieces
        .par_iter()
        .filter_map(|piece| wrong(piece, 16 << 10, "json"))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_is_bounded_is_told_in_the_warnings() {
    let messages = |text: &str| {
        let output = run(text, &["-f", "jsonl"]);
        let document: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        let warnings = document["warnings"].as_array().unwrap().clone();
        let message = |warning: &serde_json::Value| {
            let span = &warning["span"];
            assert!(span[0].as_u64() < span[1].as_u64(), "{warning}");
            warning["message"].as_str().unwrap().to_owned()
        };
        warnings.iter().map(message).collect::<Vec<_>>()
    };
    let nested = messages(&"قال لافروف إن ".repeat(8));
    assert!(
        nested.iter().any(|said| said.contains("inside 4 others")),
        "{nested:?}"
    );
    let names = "باكو، شوشا، يريفان، موسكو، أنقرة، طهران، باريس، لندن، برلين، روما، مدريد، القاهرة، \
        بغداد، دمشق، بيروت، عمان، الرياض، الدوحة، الكويت، المنامة، صنعاء، الخرطوم، طرابلس، تونس، الجزائر، \
        الرباط، تبليسي، كييف، وارسو، بكين.";
    let many = messages(names);
    assert!(
        many.iter().any(|said| said.contains("none are paired")),
        "{many:?}"
    );
    let over = messages(&"قتيلي\n".repeat(900));
    assert!(
        over.iter().any(|said| said.contains("over and over")),
        "{over:?}"
    );
    assert_eq!(messages("قال لافروف إن باكو ويريفان اتفقتا."), [""; 0]);
}
