//! What is told does not depend on how it is asked: made-up articles are read in several ways, and the answers compared.
//!
//! `DIFFERENTIAL=50 cargo test --test differential` reads fifty times as many as usual, up to 64 KB long.

#![allow(clippy::unwrap_used)] // in the helpers: the lint knows only functions marked as tests

mod news;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use news::{News, Words};
use serde_json::{Value, json};

fn times() -> usize {
    let asked = std::env::var("DIFFERENTIAL").ok();
    asked.and_then(|times| times.parse().ok()).unwrap_or(1)
}

/// Articles with their ids; every run of the same number the same ones.
fn articles() -> Vec<(String, String)> {
    let words = Words::new();
    let mut news = News::new(2020);
    let longest = if times() > 1 { 64 << 10 } else { 4 << 10 };
    let mut made = Vec::new();
    for at in 0..12 * times() {
        let bytes = 1024 + news.below(longest - 1024);
        made.push((format!("a{at:05}"), news.article(&words, bytes)));
    }
    made
}

fn run(folder: &Path, args: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_karabakh-cli"))
        .current_dir(folder)
        .args(args)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{args:?}: {said}");
    String::from_utf8(output.stdout).unwrap()
}

fn documents(folder: &Path, args: &[&str]) -> BTreeMap<String, Value> {
    let lines = run(
        folder,
        &[&["analyze", "-f", "jsonl", "--date", "2020-11-12"], args].concat(),
    );
    let read = |line: &str| {
        let mut document: Value = serde_json::from_str(line).unwrap();
        // where it came from is another matter
        for key in ["path", "encoding"] {
            document.as_object_mut().unwrap().remove(key);
        }
        (document["id"].as_str().unwrap().to_owned(), document)
    };
    lines.lines().map(read).collect()
}

/// The articles as files, and as records in one file and in one each.
fn folder(articles: &[(String, String)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for place in ["files", "alone"] {
        fs::create_dir(folder.path().join(place)).unwrap();
    }
    let mut records = String::new();
    for (id, text) in articles {
        fs::write(folder.path().join(format!("files/{id}.txt")), text).unwrap();
        let record = format!("{}\n", json!({"id": id, "text": text}));
        fs::write(folder.path().join(format!("alone/{id}.jsonl")), &record).unwrap();
        records += &record;
    }
    fs::write(folder.path().join("records.jsonl"), records).unwrap();
    folder
}

fn differ(what: &str, one: &BTreeMap<String, Value>, other: &BTreeMap<String, Value>) {
    assert_eq!(one.len(), other.len(), "{what}");
    for (id, document) in one {
        assert!(other.get(id) == Some(document), "{what}: {id} differs");
    }
}

/// The words at every span of a document, and how many there are.
fn words(value: &Value, text: &dyn Fn(u64, u64) -> String, seen: &mut usize) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| words(value, text, seen)),
        Value::Object(fields) => {
            if let (Some(span), Some(said)) = (
                fields.get("span"),
                fields.get("text").and_then(Value::as_str),
            ) && let (Some(start), Some(end)) = (span[0].as_u64(), span[1].as_u64())
            {
                assert_eq!(text(start, end), said);
                *seen += 1;
            }
            fields.values().for_each(|value| words(value, text, seen));
        }
        _ => {}
    }
}

#[test]
fn the_same_is_told_however_it_is_asked() {
    let articles = articles();
    let folder = folder(&articles);
    let here = folder.path();
    let whole = documents(here, &["files", "-j", "1"]);
    assert_eq!(whole.len(), articles.len());
    differ("threads", &whole, &documents(here, &["files", "-j", "7"]));
    differ(
        "one record after the other",
        &whole,
        &documents(here, &["records.jsonl"]),
    );
    differ(
        "each record in a file",
        &whole,
        &documents(here, &["alone"]),
    );
    // an article tells by itself what it tells beside all others
    for (id, _) in articles.iter().take(4) {
        let alone = documents(here, &[&format!("files/{id}.txt")]);
        assert_eq!(alone.get(id), whole.get(id), "{id} beside the others");
    }
    let texts: BTreeMap<&str, &str> = articles
        .iter()
        .map(|(id, text)| (id.as_str(), text.as_str()))
        .collect();
    let mut seen = [0; 3];
    for (at, unit) in ["chars", "bytes", "utf16"].into_iter().enumerate() {
        for (id, document) in documents(here, &["files", "--offsets", unit]) {
            let text = texts[id.as_str()];
            let slice = |start: u64, end: u64| -> String {
                let (start, end) = (
                    usize::try_from(start).unwrap(),
                    usize::try_from(end).unwrap(),
                );
                match unit {
                    "chars" => text.chars().skip(start).take(end - start).collect(),
                    "bytes" => text[start..end].to_owned(),
                    _ => {
                        let units: Vec<u16> =
                            text.encode_utf16().skip(start).take(end - start).collect();
                        String::from_utf16(&units).unwrap()
                    }
                }
            };
            words(&document, &slice, &mut seen[at]);
        }
    }
    assert!(
        seen[0] > 0 && seen[0] == seen[1] && seen[1] == seen[2],
        "{seen:?}"
    );
    println!(
        "{} articles, {} texts at their spans",
        articles.len(),
        seen[0]
    );
}

/// Rows of each layer, as JSON, CSV and SQLite tell them.
#[test]
fn json_tables_and_databases_tell_as_many_facts_and_the_same() {
    let articles = articles();
    let folder = folder(&articles);
    let here = folder.path();
    let told = documents(here, &["files"]);
    run(
        here,
        &[
            "analyze",
            "files",
            "--date",
            "2020-11-12",
            "-f",
            "csv",
            "-o",
            "tables",
        ],
    );
    run(
        here,
        &[
            "analyze",
            "files",
            "--date",
            "2020-11-12",
            "-f",
            "sqlite",
            "-o",
            "facts.db",
        ],
    );
    let database = rusqlite::Connection::open(here.join("facts.db")).unwrap();
    for layer in ["dates", "casualties", "quotes", "events"] {
        let text = |fact: &Value| {
            let words = if layer == "events" {
                &fact["trigger"]["text"]
            } else {
                &fact["text"]
            };
            words.as_str().unwrap().to_owned()
        };
        let mut json: Vec<String> = told
            .values()
            .flat_map(|one| one[layer].as_array().unwrap().iter().map(text))
            .collect();
        let mut reader = csv::Reader::from_path(here.join(format!("tables/{layer}.csv"))).unwrap();
        let column = reader
            .headers()
            .unwrap()
            .iter()
            .position(|name| name == "text")
            .unwrap();
        // a cell that a spreadsheet would run as a formula is escaped
        let cell = |row: csv::StringRecord| {
            let cell = row[column].to_owned();
            cell.strip_prefix('\'').map_or(cell.clone(), str::to_owned)
        };
        let mut table: Vec<String> = reader.records().map(|row| cell(row.unwrap())).collect();
        let mut query = database
            .prepare(&format!("SELECT text FROM {layer}"))
            .unwrap();
        let rows = query.query_map([], |row| row.get::<_, String>(0)).unwrap();
        let mut rows: Vec<String> = rows.map(Result::unwrap).collect();
        for all in [&mut json, &mut table, &mut rows] {
            all.sort();
        }
        assert!(!json.is_empty(), "{layer}");
        assert_eq!(json.len(), table.len(), "{layer} in CSV");
        assert_eq!(json, rows, "{layer} in SQLite");
        assert_eq!(json, table, "{layer} in CSV");
    }
}

#[test]
fn what_was_told_is_true_of_the_articles_and_the_texts_that_were_kept() {
    let folder = folder(&articles());
    let here = folder.path();
    for redact in [
        &[][..],
        &["--redact", "persons", "--redact-key", "records.jsonl"][..],
    ] {
        let args = [
            "analyze",
            "files",
            "-f",
            "json",
            "-o",
            "facts",
            "--keep-text",
            "texts",
        ];
        run(here, &[&args, redact].concat());
        let said = run(here, &["verify", "facts", "texts"]);
        assert!(said.contains("contradictions 0"), "{redact:?}: {said}");
        for file in ["facts", "texts"] {
            fs::remove_file(here.join(file)).unwrap();
        }
    }
}
