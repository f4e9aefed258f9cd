//! Reading a text takes time that grows as the text does, whatever it is made of.
//!
//! Counted are instructions, which no other work on the machine changes, so this needs valgrind and
//! takes a minute: `KARABAKH_CLI=target/release/karabakh-cli cargo test --test linear -- --ignored`.

#![cfg(unix)]
#![allow(clippy::unwrap_used)] // in the helpers: the lint knows only functions marked as tests

mod repeated;

use std::path::{Path, PathBuf};
use std::process::Command;

use rayon::prelude::*;
use repeated::{pieces, repeat};

/// What texts are made of, over and over: marks, words and facts that rules look through a
/// sentence or a text for.
const PIECES: [&str; 29] = [
    "(",
    "قال «",
    "\"",
    "\"قال\" ",
    "ب",
    "وال",
    "9",
    "1,234.",
    "ثلاثة وعشرون ألف و",
    "إلهام علييف ونيكول باشينيان ",
    "قال محمد الزوري إن ",
    "قال ",
    "وأضاف أن ",
    "مقتل و",
    "قتيل وجريح و",
    "قتل 10 بينهم ",
    "نفى مقتل ",
    "من 9 نوفمبر إلى ",
    "أمس ",
    "بحسب مصدر ",
    "وزير الخارجية ",
    "وزارة الدفاع و",
    "لافروف: ",
    "aB ",
    "، ",
    ".",
    "ب\n",
    "ب\u{64e}\u{64e}\u{64e}ـــ",
    "\u{202e}ب",
];

/// What twice the text may take: twice as much, and what sorting adds.
const TWICE: f64 = 2.4;
/// Characters of the longest text of one piece.
const LONGEST: usize = 16_384;

fn tool() -> PathBuf {
    let named = std::env::var_os("KARABAKH_CLI").map(PathBuf::from);
    named.unwrap_or_else(|| env!("CARGO_BIN_EXE_karabakh-cli").into())
}

/// How many instructions it takes to analyze `text`.
fn instructions(text: &str, folder: &Path) -> f64 {
    let file = tempfile::Builder::new()
        .suffix(".txt")
        .tempfile_in(folder)
        .unwrap();
    std::fs::write(file.path(), text).unwrap();
    let output = Command::new("valgrind")
        .args(["--tool=cachegrind", "--cache-sim=no"])
        .arg("--cachegrind-out-file=/dev/null")
        .arg(tool())
        .args(["analyze", "-j1", "-f", "jsonl"])
        .arg(file.path())
        .output()
        .expect("valgrind is installed");
    let said = String::from_utf8(output.stderr).unwrap();
    let count = said.lines().find_map(|line| line.split("I   refs:").nth(1));
    count
        .unwrap_or_else(|| panic!("{said}"))
        .replace(',', "")
        .trim()
        .parse()
        .unwrap()
}

fn of(piece: &str, chars: usize) -> String {
    piece.chars().cycle().take(chars).collect()
}

#[test]
#[ignore = "needs valgrind, and a release build to be quick"]
fn ten_times_twice_the_text_is_ten_times_twice_the_work() {
    let folder = tempfile::tempdir().unwrap();
    let mixed: String = PIECES.iter().map(|piece| of(piece, 64)).collect();
    let sizes: Vec<usize> = (0..=10).map(|doubled| 32 << doubled).collect();
    let counts: Vec<f64> = sizes
        .par_iter()
        .map(|size| instructions(&of(&mixed, *size), folder.path()))
        .collect();
    // what a text takes before its first word depends on the tables that its words ask for
    let growth: Vec<f64> = counts.windows(2).map(|pair| pair[1] - pair[0]).collect();
    let steps = growth.windows(2).map(|pair| pair[1] / pair[0]);
    // short texts do not hold all kinds of pieces yet
    let wrong: Vec<f64> = steps.skip(5).filter(|step| *step > TWICE).collect();
    assert!(wrong.is_empty(), "{sizes:?}\n{counts:?}");
}

#[test]
#[ignore = "needs valgrind, and a release build to be quick"]
fn no_piece_makes_twice_the_text_more_than_twice_the_work() {
    let folder = tempfile::tempdir().unwrap();
    let step = |piece: &'static str| {
        let count = |chars| instructions(&of(piece, chars), folder.path());
        let [half, once, twice] = [LONGEST / 4, LONGEST / 2, LONGEST].map(count);
        (piece, (twice - once) / (once - half))
    };
    let steps: Vec<_> = PIECES.par_iter().map(|piece| step(piece)).collect();
    let wrong: Vec<_> = steps.iter().filter(|(_, step)| *step > TWICE).collect();
    assert!(wrong.is_empty(), "{wrong:#?} of {steps:#?}");
}

/// Words that took ever longer, and only in long texts.
const SLOW: [&str; 3] = [
    "فنانين، ",
    "قائد الجيش و",
    "قتيلة «الساعات القليلة السابقة «",
];

#[test]
#[ignore = "needs valgrind, and a release build to be quick"]
fn what_was_slow_in_long_texts_takes_twice_the_work_for_twice_the_text() {
    let folder = tempfile::tempdir().unwrap();
    let step = |piece: &&'static str| {
        let count = |bytes| instructions(&repeat(piece, bytes), folder.path());
        (*piece, count(1 << 19) / count(1 << 18))
    };
    let steps: Vec<_> = SLOW.par_iter().map(step).collect();
    assert!(steps.iter().all(|(_, step)| *step <= TWICE), "{steps:#?}");
}

#[test]
#[ignore = "needs valgrind, and a release build to be quick"]
fn words_of_the_lexicon_over_and_over_take_twice_the_work_for_twice_the_text() {
    let folder = tempfile::tempdir().unwrap();
    // what the growth takes: what a text takes before its first word depends on the words
    let step = |piece: &String| {
        let count = |bytes| instructions(&repeat(piece, bytes), folder.path());
        let [half, once, twice] = [1 << 14, 1 << 15, 1 << 16].map(count);
        (piece.clone(), (twice - once) / (once - half))
    };
    let steps: Vec<_> = pieces(40).par_iter().map(step).collect();
    let wrong: Vec<_> = steps.iter().filter(|(_, step)| *step > TWICE).collect();
    assert!(wrong.is_empty(), "{wrong:#?} of {steps:#?}");
}
