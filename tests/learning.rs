//! What is learned is the same each time, and can be used. `cargo test --features train --test learning`.

#![cfg(feature = "train")]
#![allow(clippy::unwrap_used)] // in the helpers: the lint knows only functions marked as tests

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What a command writes into `out`, which its last argument names.
fn learned(args: &[&str], out: &Path) -> Vec<u8> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_karabakh-cli"));
    let output = command.args(args).arg(out).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    fs::read(out).unwrap()
}

/// What both of two runs write.
fn learned_twice(args: &[&str], folder: &Path) -> Vec<u8> {
    let first = learned(args, &folder.join("first"));
    assert_eq!(first, learned(args, &folder.join("second")), "{args:?}");
    first
}

#[test]
fn weights_are_learned_for_every_layer_that_is_rated() {
    let folder = tempfile::tempdir().unwrap();
    let gold = [
        "tests/gold/calibration/words_c1.tsv",
        "tests/gold/calibration/words_q1.tsv",
    ];
    let args = [&["calibrate"], &gold[..], &["--out"]].concat();
    let learned = String::from_utf8(learned_twice(&args, folder.path())).unwrap();
    let learned: toml::Table = learned.parse().unwrap();
    for layer in ["casualties", "quotes"] {
        assert!(learned[layer]["base"].is_float(), "{learned}");
    }
}

/// A file of `token label` lines, repeated so that they teach something.
fn marked(path: &Path, lines: &[&str]) -> String {
    fs::write(path, format!("{}\n\n", lines.join("\n")).repeat(8)).unwrap();
    path.to_str().unwrap().to_owned()
}

/// News marked by hand, and plain articles, one a line.
fn corpora(folder: &Path) -> [String; 2] {
    let words = [
        "قال O",
        "الخبير O",
        "ستيبان B-PERS",
        "كراسنوبولسكي I-PERS",
        "إن O",
        "الهدنة O",
    ];
    let seeds = fs::read_dir("seeds")
        .unwrap()
        .map(|file| file.unwrap().path());
    let mut seeds: Vec<_> = seeds
        .filter(|path| path.extension() == Some("txt".as_ref()))
        .collect();
    seeds.sort();
    let article = |path: &PathBuf| fs::read_to_string(path).unwrap().replace('\n', " ") + "\n";
    let plain = folder.join("plain");
    // words that stand too seldom teach nothing
    fs::write(
        &plain,
        seeds.iter().map(article).collect::<String>().repeat(6),
    )
    .unwrap();
    let plain = plain.to_str().unwrap().to_owned();
    [marked(&folder.join("news"), &words), plain]
}

#[test]
fn a_model_is_learned_that_the_program_reads() {
    let folder = tempfile::tempdir().unwrap();
    let [news, plain] = corpora(folder.path());
    let args = ["train", "--anercorp", &news, "--plain", &plain, "--out"];
    assert!(!learned_twice(&args, folder.path()).is_empty());
    let model = folder.path().join("first");
    let model = model.to_str().unwrap();
    let args = [
        "calibrate",
        "tests/gold/seeds.jsonl",
        "--model",
        model,
        "--out",
    ];
    assert!(!learned(&args, &folder.path().join("weights")).is_empty());
}

#[test]
fn a_model_is_learned_from_several_conventions_and_measured() {
    let folder = tempfile::tempdir().unwrap();
    let [news, plain] = corpora(folder.path());
    let wiki = folder.path().join("wiki");
    fs::create_dir(&wiki).unwrap();
    marked(
        &wiki.join("rivers"),
        &["يمر O", "نهر B-LOC", "الدانوب I-LOC", "بالمدينة O"],
    );
    let wiki = wiki.to_str().unwrap();
    let out = folder.path().join("model");
    let train = |more: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_karabakh-cli"));
        command.args(["train", "--anercorp", &news, "--plain", &plain, "--out"]);
        let output = command.arg(&out).args(more).output().unwrap();
        assert!(output.status.success(), "{output:?}");
        let told = String::from_utf8(output.stdout).unwrap();
        (fs::read(&out).unwrap(), told)
    };
    let (alone, nothing) = train(&[]);
    assert_eq!(nothing, "");
    let marked = ["--marked", &news, "--other", wiki, "--test", &news, wiki];
    let (both, table) = train(&marked);
    assert_ne!(alone, both);
    assert_eq!((both, table.clone()), train(&marked));
    for row in [&news, wiki] {
        for way in ["the tagger", "the whole tool"] {
            assert!(table.contains(&format!("| {row}, {way} | ")), "{table}");
        }
    }
}

#[test]
fn plain_news_with_too_few_words_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let [news, _] = corpora(folder.path());
    let plain = folder.path().join("short");
    fs::write(&plain, "قال الخبير إن الهدنة صامدة\n".repeat(8)).unwrap();
    let plain = plain.to_str().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_karabakh-cli"));
    command.args(["train", "--anercorp", &news, "--plain", plain, "--out"]);
    let output = command.arg(folder.path().join("model")).output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(
        told.contains(plain) && told.contains("too few words"),
        "{told}"
    );
}
