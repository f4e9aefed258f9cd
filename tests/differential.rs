//! What is told does not depend on how it is asked: made-up articles are read in several ways, and the answers compared.
//!
//! `DIFFERENTIAL=50 cargo test --test differential` reads fifty times as many as usual, up to 64 KB long.

#![allow(clippy::print_stdout)] // what was tried is told with --nocapture
#![allow(clippy::unwrap_used)] // in the helpers: the lint knows only functions marked as tests

mod news;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use news::{News, Words};
use serde_json::{Value, json};

fn times() -> usize {
    let asked = std::env::var_os("DIFFERENTIAL");
    let asked = asked.as_ref().and_then(|times| times.to_str());
    asked.and_then(|times| times.parse().ok()).unwrap_or(1)
}

/// Articles with their ids; every run of the same number the same ones.
fn articles() -> Vec<(String, String)> {
    let words = Words::new(Path::new("."));
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
    let said =
        String::from_utf8_lossy(&[output.stderr, output.stdout.clone()].concat()).into_owned();
    assert!(output.status.success(), "{args:?}: {said:.2000}");
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

/// The part of a text from one place to another, both counted in a unit.
fn part(text: &str, unit: &str, start: u64, end: u64) -> String {
    let (start, end) = (
        usize::try_from(start).unwrap(),
        usize::try_from(end).unwrap(),
    );
    match unit {
        "chars" => text.chars().skip(start).take(end - start).collect(),
        "bytes" => text[start..end].to_owned(),
        _ => {
            let units: Vec<u16> = text.encode_utf16().skip(start).take(end - start).collect();
            String::from_utf16(&units).unwrap()
        }
    }
}

/// How many texts of facts stand at their spans, which is all of them.
fn spans(here: &Path, articles: &[(String, String)], unit: &str) -> usize {
    let mut seen = 0;
    for (id, document) in documents(here, &["files", "--offsets", unit]) {
        let (_, text) = articles.iter().find(|(own, _)| *own == id).unwrap();
        words(
            &document,
            &|start, end| part(text, unit, start, end),
            &mut seen,
        );
    }
    seen
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
    let seen = ["chars", "bytes", "utf16"].map(|unit| spans(here, &articles, unit));
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

/// The texts of a layer's facts in JSON, in order.
fn in_json(told: &BTreeMap<String, Value>, layer: &str) -> Vec<String> {
    let facts = told.values().flat_map(|one| one[layer].as_array().unwrap());
    let text = |fact: &Value| {
        let told = if layer == "events" {
            &fact["trigger"]["text"]
        } else {
            &fact["text"]
        };
        told.as_str().unwrap().to_owned()
    };
    sorted(facts.map(text))
}

/// The same in a table; a cell that a spreadsheet would run as a formula is escaped.
fn in_table(path: &Path) -> Vec<String> {
    let mut reader = csv::Reader::from_path(path).unwrap();
    let column = reader
        .headers()
        .unwrap()
        .iter()
        .position(|name| name == "text")
        .unwrap();
    let cell = |row: csv::StringRecord| {
        row[column]
            .strip_prefix('\'')
            .unwrap_or(&row[column])
            .to_owned()
    };
    sorted(reader.records().map(|row| cell(row.unwrap())))
}

/// The same in a database.
fn in_database(database: &rusqlite::Connection, layer: &str) -> Vec<String> {
    let mut query = database
        .prepare(&format!("SELECT text FROM {layer}"))
        .unwrap();
    let rows = query.query_map([], |row| row.get::<_, String>(0)).unwrap();
    sorted(rows.map(Result::unwrap))
}

fn sorted(texts: impl Iterator<Item = String>) -> Vec<String> {
    let mut texts: Vec<String> = texts.collect();
    texts.sort();
    texts
}

#[test]
fn json_tables_and_databases_tell_as_many_facts_and_the_same() {
    let folder = folder(&articles());
    let here = folder.path();
    let told = documents(here, &["files"]);
    for (format, out) in [("csv", "tables"), ("sqlite", "facts.db")] {
        run(
            here,
            &[
                "analyze",
                "files",
                "--date",
                "2020-11-12",
                "-f",
                format,
                "-o",
                out,
            ],
        );
    }
    let database = rusqlite::Connection::open(here.join("facts.db")).unwrap();
    for layer in ["dates", "casualties", "quotes", "events"] {
        let json = in_json(&told, layer);
        assert!(!json.is_empty(), "{layer}");
        assert_eq!(json, in_database(&database, layer), "{layer} in SQLite");
        let table = in_table(&here.join(format!("tables/{layer}.csv")));
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
