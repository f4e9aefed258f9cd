//! Every format, from documents built by hand.
#![allow(clippy::unwrap_used)] // helpers are tests too

mod made;

use std::fs;

use clap::ValueEnum;
use karabakh::Problem;
use karabakh::article::Article;
use karabakh::facts::{Document, Facts, Layer, SCHEMA_VERSION};
use karabakh::output::{
    Envelope, Error, Format, Lang, Options, Report, RunInfo, Sink, Summary, Tool, make_renderer,
};
use made::{aggregate, document, facts, quote};
use proptest::prelude::*;
use serde_json::Value;

/// What an earlier run has left, so that it may be replaced.
const OLD: &str = "{\"schema_version\":1}\n";

fn problem() -> Problem {
    Problem::new("bad.txt", "not a text", "leave it out")
}

/// Leads the documents through a format into whatever the sink is.
fn run(format: Format, options: &Options, documents: &[Document], sink: Sink<'_>) {
    let together = aggregate(documents);
    let problems = [problem()];
    let mut output = make_renderer(format, options, sink).unwrap();
    output.begin(&RunInfo::default()).unwrap();
    for document in documents {
        output.document(&Article::default(), document).unwrap();
    }
    output
        .end(&Summary {
            aggregate: Some(&together),
            problems: &problems,
        })
        .unwrap();
}

fn written(format: Format, options: &Options, documents: &[Document]) -> String {
    let mut bytes = Vec::new();
    run(format, options, documents, Sink::stream(&mut bytes));
    String::from_utf8(bytes).unwrap()
}

fn report(report: Report) -> Options {
    Options {
        report,
        ..Options::default()
    }
}

fn only(layer: Layer) -> Options {
    Options {
        only: vec![layer],
        ..Options::default()
    }
}

fn keys(value: &Value) -> Vec<&str> {
    value
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect()
}

#[test]
fn json_is_one_envelope_in_the_order_of_the_contract() {
    let documents = [document("a", facts("نعم")), document("b", Facts::default())];
    let text = written(Format::Json, &report(Report::Both), &documents);
    let order = [
        "\"schema_version\": 2",
        "\"tool\"",
        "\"options\"",
        "\"documents\"",
        "\"aggregate\"",
    ];
    let places: Vec<_> = order.iter().map(|key| text.find(key).unwrap()).collect();
    assert!(places.is_sorted(), "{places:?}");
    // Streaming tells what the whole does, each record of the aggregate on a line of its own.
    let envelope = Envelope {
        schema_version: SCHEMA_VERSION,
        tool: Tool::THIS,
        options: RunInfo::default(),
        aggregate: Some(aggregate(&documents)),
        documents: Some(documents.to_vec()),
        problems: vec![problem()],
    };
    let streamed: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(streamed, serde_json::to_value(&envelope).unwrap());
    let read: Value = serde_json::from_str(&text).unwrap();
    let again: Vec<Document> = serde_json::from_value(read["documents"].clone()).unwrap();
    assert_eq!(again, documents);
    let named = |line: &&str| line.trim_start().starts_with("{\"name\":");
    let aggregate = &text[text.find("\"aggregate\"").unwrap()..];
    assert!(aggregate.lines().any(|line| named(&line)));
    let head = text.find("\"aggregate\"").unwrap();
    let whole = serde_json::to_string_pretty(&envelope).unwrap();
    assert!(whole.starts_with(&text[..head]));
}

#[test]
fn json_leaves_out_what_the_report_leaves_out() {
    let documents = [document("a", facts("نعم"))];
    let read = |shown| -> Value {
        serde_json::from_str(&written(Format::Json, &report(shown), &documents)).unwrap()
    };
    assert!(read(Report::Documents).get("aggregate").is_none());
    assert!(read(Report::Aggregate).get("documents").is_none());
    let together = &read(Report::Aggregate)["aggregate"];
    let contract = [
        "copies",
        "documents",
        "entities",
        "events",
        "network",
        "open_dates",
        "period",
        "speakers",
        "timeline",
        "variants",
    ];
    assert_eq!(keys(together), contract);
    let empty: Value =
        serde_json::from_str(&written(Format::Json, &report(Report::Documents), &[])).unwrap();
    assert_eq!(empty["documents"], Value::Array(Vec::new()));
}

#[test]
fn json_is_as_its_schema_says() {
    let schema = schemars::schema_for!(Envelope).to_value();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for shown in [Report::Documents, Report::Aggregate, Report::Both] {
        let text = written(Format::Json, &report(shown), &[document("a", facts("نعم"))]);
        let value: Value = serde_json::from_str(&text).unwrap();
        let wrong: Vec<_> = validator
            .iter_errors(&value)
            .map(|error| error.to_string())
            .collect();
        assert!(wrong.is_empty(), "{wrong:?}");
    }
}

#[test]
fn jsonl_is_a_document_a_line_then_the_aggregate() {
    let documents = [document("a", facts("نعم")), document("b", facts("لا"))];
    let text = written(Format::Jsonl, &report(Report::Both), &documents);
    let lines: Vec<Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 3);
    assert_eq!(
        (&lines[0]["schema_version"], &lines[1]["id"]),
        (&2.into(), &"b".into())
    );
    assert_eq!(lines[2]["documents"], serde_json::json!(["a", "b"]));
    assert_eq!(
        written(Format::Jsonl, &report(Report::Aggregate), &documents)
            .lines()
            .count(),
        1
    );
}

#[test]
fn no_string_of_json_holds_the_end_of_a_line() {
    let said = "سطر\u{2028}\u{2029}ثم\u{85}سطر\nوآخر";
    for format in [Format::Json, Format::Jsonl] {
        let text = written(format, &Options::default(), &[document("a", facts(said))]);
        assert!(!text.contains(['\u{2028}', '\u{2029}', '\u{85}']));
        assert!(text.contains("سطر\\u2028\\u2029ثم\\u0085سطر\\nوآخر"));
    }
}

/// What an article says, and how a spreadsheet gets it.
const FORMULAS: &[(&str, &str)] = &[
    ("=1+1", "'=1+1"),
    ("+A1", "'+A1"),
    ("-A1", "'-A1"),
    ("@cmd", "'@cmd"),
    ("\tx", "'\tx"),
    ("\rx", "'\rx"),
    ("-5", "-5"),
    ("+374", "+374"),
    ("نعم - لا", "نعم - لا"),
];

#[test]
fn csv_keeps_formulas_from_running_and_numbers_as_they_are() {
    let quotes = FORMULAS.iter().map(|(said, _)| quote(said)).collect();
    let facts = Facts {
        quotes,
        ..Facts::default()
    };
    let text = written(Format::Csv, &only(Layer::Quotes), &[document("a", facts)]);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let head = reader.headers().unwrap().iter().take(4).collect::<Vec<_>>();
    assert_eq!(head, ["document", "start", "end", "text"]);
    for (row, (_, shown)) in reader.records().zip(FORMULAS) {
        assert_eq!(&row.unwrap()[3], *shown);
    }
}

#[test]
fn csv_of_several_tables_needs_a_folder() {
    let options = Options::default();
    let refused = make_renderer(Format::Csv, &options, Sink::stream(Vec::new())).err();
    assert!(
        matches!(refused, Some(Error::SeveralTables(7))),
        "{refused:?}"
    );
}

const TABLES: &str = "casualties claims dates disagreements documents entities events linked_events names \
                      network quotes speakers spellings timeline variants";

#[test]
fn csv_fills_a_folder_with_tables() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new/tables");
    let options = Options {
        csv_bom: true,
        ..report(Report::Both)
    };
    let sink = Sink::path(&path, Format::Csv, &options).unwrap();
    let mut other = document("b", facts("نعم"));
    other.facts.casualties = vec![made::casualty(60, Some("باكو"))];
    run(
        Format::Csv,
        &options,
        &[document("a", facts("نعم")), other],
        sink,
    );
    assert_eq!(
        fs::read_dir(&path).unwrap().count(),
        TABLES.split_whitespace().count()
    );
    for name in TABLES.split_whitespace() {
        let text = fs::read_to_string(path.join(format!("{name}.csv"))).unwrap();
        assert!(text.starts_with('\u{feff}'), "{name}");
        let rows = csv::Reader::from_reader(text.as_bytes()).into_records();
        assert!(rows.map(Result::unwrap).count() > 0, "{name}");
    }
}

#[test]
fn csv_without_facts_still_has_headings() {
    for layer in Layer::ALL {
        let text = written(Format::Csv, &only(layer), &[]);
        assert!(
            text.starts_with("document,") && text.lines().count() == 1,
            "{text}"
        );
    }
}

#[test]
fn markdown_takes_nothing_for_markup() {
    let said = "<b>x</b> | [a](http://b) *c* _d_ `e` \\| & www.x.y\nz";
    let text = written(
        Format::Markdown,
        &Options::default(),
        &[document("a", facts(said))],
    );
    let safe = "&lt;b&gt;x&lt;/b&gt; \\| \\[a\\]\\(http&#58;//b\\) \\*c\\* \\_d\\_ \\`e\\` &#92;\\| &amp; www&#46;x.y z";
    assert!(text.contains(safe), "{text}");
}

#[test]
fn text_holds_no_escape_codes_without_colour_nor_isolates_without_a_terminal() {
    let hostile = "نعم \u{1b}[31m\u{9b}31m\u{202e}لا\r\n";
    for lang in Lang::value_variants() {
        let options = Options {
            lang: *lang,
            ..report(Report::Both)
        };
        let text = written(Format::Text, &options, &[document("a", facts(hostile))]);
        let steering = ['\u{1b}', '\u{9b}', '\r', '\u{202e}', '\u{2068}', '\u{2069}'];
        assert!(!text.contains(steering), "{text:?}");
        assert!(text.lines().all(|line| line.trim_end() == line), "{text}");
    }
}

#[test]
fn text_in_a_terminal_is_isolated_coloured_and_cut_to_the_width() {
    let said = "كلمة ".repeat(60);
    let options = Options {
        color: true,
        terminal: true,
        width: Some(60),
        ..Options::default()
    };
    let text = written(Format::Text, &options, &[document("a", facts(&said))]);
    assert!(text.contains('\u{1b}') && text.contains('…'));
    assert_eq!(
        text.matches('\u{2068}').count(),
        text.matches('\u{2069}').count()
    );
    let plain = written(
        Format::Text,
        &Options {
            color: false,
            ..options
        },
        &[document("a", facts(&said))],
    );
    let columns = |line: &str| line.replace(['\u{2068}', '\u{2069}'], "").chars().count();
    assert!(plain.lines().all(|line| columns(line) <= 60), "{plain}");
}

/// What a format writes into a folder, file by file.
fn folder(format: Format, options: &Options, documents: &[Document]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    run(
        format,
        options,
        documents,
        Sink::folder(folder.path()).unwrap(),
    );
    let files = fs::read_dir(folder.path()).unwrap();
    let mut paths: Vec<_> = files.map(|file| file.unwrap().path()).collect();
    paths.sort();
    paths
        .iter()
        .map(|path| fs::read_to_string(path).unwrap())
        .collect()
}

#[test]
fn every_format_writes_the_same_bytes_again() {
    let documents = [document("a", facts("نعم"))];
    // what a database adds to itself, `tests/sqlite.rs` looks at
    for format in Format::ALL
        .into_iter()
        .filter(|format| *format != Format::Sqlite)
    {
        let options = Options {
            only: vec![Layer::Quotes],
            report: format.report_shown(Report::Documents),
            ..Options::default()
        };
        let written = || match format {
            Format::Brat => folder(format, &options, &documents),
            _ => vec![written(format, &options, &documents)],
        };
        assert_eq!(written(), written());
    }
}

#[test]
fn a_file_is_written_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out.json");
    fs::write(&path, OLD).unwrap();
    let options = Options::default();
    let mut broken = make_renderer(Format::Json, &options, Sink::file(&path).unwrap()).unwrap();
    broken.begin(&RunInfo::default()).unwrap();
    drop(broken);
    assert_eq!(fs::read_to_string(&path).unwrap(), OLD);
    run(Format::Json, &options, &[], Sink::file(&path).unwrap());
    assert!(fs::read_to_string(&path).unwrap().starts_with('{'));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    assert!(matches!(Sink::file(folder.path()), Err(Error::Folder(_))));
}

#[cfg(unix)]
#[test]
fn a_replaced_file_keeps_its_permissions_and_its_link() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let folder = tempfile::tempdir().unwrap();
    let (path, link) = (folder.path().join("real"), folder.path().join("link"));
    fs::write(&path, OLD).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    symlink(&path, &link).unwrap();
    run(
        Format::Jsonl,
        &Options::default(),
        &[],
        Sink::file(&link).unwrap(),
    );
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::read_to_string(&path).unwrap(), "");
    assert_eq!(
        fs::metadata(&path).unwrap().permissions().mode() & 0o777,
        0o640
    );
}

proptest! {
    #[test]
    fn json_lines_are_lines_whatever_is_said(said in any::<String>()) {
        let text = written(Format::Jsonl, &Options::default(), &[document("a", facts(&said))]);
        let ends = ['\n', '\u{2028}', '\u{2029}', '\u{85}'];
        prop_assert!(!text.trim_end_matches('\n').contains(ends));
        let read: Document = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(&read.facts.quotes[0].text, &said);
    }
}
