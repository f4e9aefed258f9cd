//! `analyze` as a filter that runs for ever: answers as records come, in their order, whatever comes.

#![allow(clippy::unwrap_used)] // in the helpers: the lint knows only functions marked as tests

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, Stdio};

use flate2::Compression;
use flate2::write::GzEncoder;
use karabakh::article::Article;
use karabakh::input::{Options, open_articles, open_with};
use serde_json::Value;

fn filter(more: &[&str]) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_karabakh-cli"));
    command.args(["analyze", "-", "--input-format", "jsonl", "-f", "jsonl"]);
    command.args(more);
    let command = command.stdin(Stdio::piped()).stdout(Stdio::piped());
    command.stderr(Stdio::null()).spawn().unwrap()
}

fn send(stdin: &mut ChildStdin, line: &str) {
    writeln!(stdin, "{line}").unwrap();
    stdin.flush().unwrap();
}

fn record(id: usize) -> String {
    format!(r#"{{"id": "{id}", "text": "قتل {id} جنود في شوشا."}}"#)
}

#[test]
fn every_record_is_answered_before_the_next_is_sent() {
    let mut child = filter(&[]);
    let mut stdin = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    for id in 3..6 {
        send(&mut stdin, &record(id));
        let answer: Value = serde_json::from_str(&answers.next().unwrap().unwrap()).unwrap();
        assert_eq!(answer["id"], id.to_string());
        assert_eq!(answer["casualties"][0]["count"]["min"], id);
    }
    drop(stdin);
    assert!(answers.next().is_none());
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_reader_that_closes_ends_the_filter_while_its_input_stays_open() {
    let mut child = filter(&[]);
    let mut stdin = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap());
    send(&mut stdin, &record(3));
    answers.read_line(&mut String::new()).unwrap();
    drop(answers);
    send(&mut stdin, &record(4));
    assert!(child.wait().unwrap().success());
    drop(stdin);
}

#[test]
fn a_slow_reader_gets_everything_in_order() {
    let mut child = filter(&["-j", "2"]);
    let mut stdin = child.stdin.take().unwrap();
    let count = 3000;
    let feeder = std::thread::spawn(move || {
        for id in 0..count {
            writeln!(stdin, "{}", record(id)).unwrap();
        }
    });
    let mut answers = BufReader::with_capacity(64, child.stdout.take().unwrap());
    let mut line = String::new();
    for id in 0..count {
        line.clear();
        answers.read_line(&mut line).unwrap();
        let start = format!(r#"{{"schema_version":2,"id":"{id}","#);
        assert!(line.starts_with(&start), "{line}");
    }
    feeder.join().unwrap();
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_bad_record_is_an_object_in_its_place() {
    let mut child = filter(&["--errors-inline"]);
    let mut stdin = child.stdin.take().unwrap();
    for line in [
        &record(1),
        "{",
        r#"{"id": "a"}"#,
        r#"{"id": "b", "text": " "}"#,
        r#"{"id": ["c"], "text": "نص"}"#,
        &record(2),
    ] {
        send(&mut stdin, line);
    }
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let lines: Vec<Value> = output
        .stdout
        .lines()
        .map(|line| serde_json::from_str(&line.unwrap()).unwrap())
        .collect();
    let told = |line: &Value| (line["id"].clone(), line["error"]["line"].clone());
    let told: Vec<_> = lines.iter().map(told).collect();
    let id = |id: &str| Value::from(id);
    assert_eq!(
        told,
        [
            (id("1"), Value::Null),
            (Value::Null, 2.into()),
            (id("a"), 3.into()),
            (id("b"), 4.into()),
            (Value::Null, 5.into()),
            (id("2"), Value::Null),
        ]
    );
    assert!(lines[2]["error"]["what"].is_string() && lines[2]["error"]["help"].is_string());
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    zstd::encode_all(bytes, 1).unwrap()
}

const NEWS: &str = "قتل خمسة جنود في شوشا.";

#[test]
fn packed_files_are_read_as_what_they_hold() {
    let folder = tempfile::tempdir().unwrap();
    let records = format!("{}\n{}\n", record(1), record(2));
    let parts = [gzip(records.as_bytes()), gzip(record(3).as_bytes())].concat();
    for (name, bytes) in [
        ("a.txt.gz", gzip(NEWS.as_bytes())),
        ("b.txt.zst", zstd(NEWS.as_bytes())),
        ("c.jsonl.gz", parts),
        ("d.ndjson.zst", zstd(record(4).as_bytes())),
        ("e.gz", gzip("\u{feff}قتل".as_bytes())),
    ] {
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    let articles: Vec<Article> = open_articles(&[folder.path()], &Options::default())
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let ids: Vec<_> = articles.iter().map(|article| article.id.as_str()).collect();
    assert_eq!(ids, ["a", "b", "1", "2", "3", "4", "e"]);
    assert_eq!(
        (articles[0].text.as_str(), articles[1].text.as_str()),
        (NEWS, NEWS)
    );
}

#[test]
fn a_packed_file_that_is_cut_or_damaged_is_told() {
    let long = NEWS.repeat(500);
    for whole in [gzip(long.as_bytes()), zstd(long.as_bytes())] {
        let cut = whole[..whole.len() / 2].to_vec();
        let mut damaged = whole.clone();
        damaged[whole.len() / 2..].fill(0xAA);
        for bytes in [cut, damaged] {
            let stdin = std::io::Cursor::new(bytes);
            let mut stories = open_with(&["-"], &Options::default(), stdin).unwrap();
            let problem = stories.next().unwrap().unwrap_err();
            assert!(problem.what.starts_with("cannot be read"), "{problem}");
            assert!(stories.next().is_none());
        }
    }
}
