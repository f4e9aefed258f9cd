//! The built binary, run as users run it: `tests/cmd/*.md` say what it prints, the functions here
//! what a page cannot show. `TRYCMD=overwrite cargo test --test cli` writes the pages as they
//! would be now; read the difference.

#![allow(clippy::unwrap_used)] // in the helpers: the lint knows only functions marked as tests

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use clap::ValueEnum;
use karabakh::output::Format;
use serde_json::{Value, json};

fn tool(args: &[&str]) -> Command {
    let mut tool = Command::new(env!("CARGO_BIN_EXE_karabakh-cli"));
    tool.args(args);
    tool
}

fn run(args: &[&str]) -> Output {
    tool(args).output().unwrap()
}

/// Runs with `bytes` on standard input.
fn piped(args: &[&str], bytes: &[u8]) -> Output {
    let mut tool = tool(args);
    tool.stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = tool.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let bytes = bytes.to_vec();
    let feeder = std::thread::spawn(move || stdin.write_all(&bytes));
    let output = child.wait_with_output().unwrap();
    // A tool that needs no more input may leave some unread.
    let _ = feeder.join().unwrap();
    output
}

/// Three thousand records with a broken one among them, made of the seeds' paragraphs.
fn wire() -> Vec<u8> {
    let mut texts = Vec::new();
    for file in fs::read_dir("seeds").unwrap() {
        let text = fs::read_to_string(file.unwrap().path()).unwrap();
        texts.extend(
            text.lines()
                .filter(|line| line.len() > 80)
                .map(str::to_owned),
        );
    }
    texts.sort();
    let mut bytes = Vec::new();
    for (text, number) in texts.iter().cycle().take(3000).zip(1..) {
        let record = json!({"id": format!("r{number}"), "text": text, "date": "2020-11-12"});
        writeln!(bytes, "{record}").unwrap();
        if number == 1500 {
            writeln!(bytes, "{{broken").unwrap();
        }
    }
    bytes
}

#[test]
fn commands_print_what_their_pages_say() {
    trycmd::TestCases::new()
        .env("NO_COLOR", "1")
        .env("COLUMNS", "100")
        .case("tests/cmd/*.md");
}

#[test]
fn any_number_of_threads_writes_the_same_bytes() {
    let wire = wire();
    for format in ["text", "json", "jsonl", "markdown"] {
        let with = |jobs| {
            let args = ["analyze", "-f", format, "-r", "both", "-j", jobs];
            piped(&args, &wire)
        };
        let (one, eight) = (with("1"), with("8"));
        assert_eq!(one.status.code(), Some(1));
        assert_eq!(
            String::from_utf8_lossy(&one.stderr),
            "karabakh-cli: -:1501: is no record: key must be a string (column 2); write {\"id\": \"…\", \"text\": \"…\"} on one line\n\
             karabakh-cli: -: article `r54` has the text of an earlier one, and so have 2946 others; --dedup reads each text once\n"
        );
        assert!(
            one.stdout == eight.stdout,
            "{format} differs between -j 1 and -j 8"
        );
        assert_eq!(one.stderr, eight.stderr);
    }
}

#[test]
fn the_seeds_are_read_in_every_format() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let out = out.to_str().unwrap();
    for format in Format::value_variants() {
        let report = if format.has_aggregate() {
            "both"
        } else {
            "documents"
        };
        let name = format.name();
        let output = run(&["analyze", "seeds", "-r", report, "-f", name, "-o", out]);
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        assert!(
            output.stdout.is_empty() && output.stderr.is_empty(),
            "{output:?}"
        );
        // what nobody can tell from a file marked by hand is not overwritten
        let known = *format != Format::Conll;
        let again = run(&["analyze", "seeds", "-r", report, "-f", name, "-o", out]);
        assert_eq!(
            again.status.code() == Some(0),
            known,
            "{name}: by what it begins with, src/output/own.rs must know what was written: {again:?}"
        );
        if *format == Format::Csv || format.is_per_article() {
            assert!(fs::read_dir(out).unwrap().count() >= 5);
            fs::remove_dir_all(out).unwrap();
        } else {
            fs::remove_file(out).unwrap();
        }
    }
}

#[test]
fn colours_in_an_article_take_nothing_from_its_text() {
    let output = run(&["annotate", "seeds", "--color", "always"]);
    let text = String::from_utf8(output.stdout).unwrap();
    let codes = regex::Regex::new("\u{1b}\\[[0-9;]*m").unwrap();
    assert!(codes.is_match(&text));
    let plain = codes.replace_all(&text, "");
    for file in fs::read_dir("seeds").unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_some_and(|end| end == "txt") {
            let article = fs::read_to_string(&path).unwrap();
            assert!(plain.contains(article.trim_end()), "{}", path.display());
        }
    }
}

#[test]
fn tables_for_excel_have_its_mark_and_no_formula() {
    let output = run(&["analyze", "seeds", "--only", "casualties", "--excel"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.starts_with("\u{feff}document,start,end,"), "{text}");
    let plain = run(&["analyze", "seeds", "--only", "casualties", "-f", "csv"]);
    assert_eq!(text.trim_start_matches('\u{feff}').as_bytes(), plain.stdout);
}

#[test]
fn the_tables_of_a_database_are_those_that_the_tool_prints() {
    let printed = run(&["schema", "--sqlite"]).stdout;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("facts.db");
    let written = run(&[
        "analyze",
        "seeds",
        "-f",
        "sqlite",
        "-o",
        path.to_str().unwrap(),
    ]);
    assert_eq!(written.status.code(), Some(0), "{written:?}");
    let database = rusqlite::Connection::open(&path).unwrap();
    let mut made = database
        .prepare("SELECT sql FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT GLOB '*_search_*'")
        .unwrap();
    let printed = String::from_utf8(printed).unwrap();
    for statement in made.query_map([], |row| row.get::<_, String>(0)).unwrap() {
        let statement = statement.unwrap();
        assert!(printed.contains(&format!("{statement};")), "{statement}");
    }
}

#[test]
fn a_run_that_is_killed_leaves_the_database_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("facts.db");
    let args = ["analyze", "-", "-f", "sqlite", "-o", path.to_str().unwrap()];
    let first = json!({"id": "first", "text": "قتل 3 جنود في باكو."}).to_string();
    assert_eq!(piped(&args, first.as_bytes()).status.code(), Some(0));
    let mut child = tool(&args).stdin(Stdio::piped()).spawn().unwrap();
    // the end of its input never comes, so it can only be killed
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(&wire()).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    drop(stdin);
    let database = rusqlite::Connection::open(&path).unwrap();
    let ids: String = database
        .query_row("SELECT group_concat(id) FROM documents", [], |row| {
            row.get(0)
        })
        .unwrap();
    assert_eq!(ids, "first");
}

#[test]
fn json_is_of_the_schema_that_the_tool_prints() {
    let schema: Value = serde_json::from_slice(&run(&["schema"]).stdout).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    for report in ["documents", "aggregate", "both"] {
        let output = run(&["analyze", "seeds", "-f", "json", "-r", report]);
        let whole: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert!(schema.validate(&whole).is_ok(), "json of {report}");
        let output = run(&["analyze", "seeds", "-f", "jsonl", "-r", report]);
        for line in String::from_utf8(output.stdout).unwrap().lines() {
            let line: Value = serde_json::from_str(line).unwrap();
            assert!(schema.validate(&line).is_ok(), "jsonl of {report}");
        }
    }
}

/// What an earlier run has left, so that it may be replaced.
const OLD: &str = "{\"schema_version\":1}\n";

#[test]
fn an_output_file_is_written_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("facts.json");
    fs::write(&path, OLD).unwrap();
    let file = path.to_str().unwrap();
    let failed = run(&[
        "analyze",
        "seeds",
        "-f",
        "json",
        "-o",
        file,
        "--encoding",
        "klingon",
    ]);
    assert_eq!(failed.status.code(), Some(2));
    assert_eq!(fs::read_to_string(&path).unwrap(), OLD);
    let done = run(&["analyze", "seeds", "-f", "json", "-o", file]);
    assert_eq!(done.status.code(), Some(0));
    assert_eq!(
        fs::read(&path).unwrap(),
        run(&["analyze", "seeds", "-f", "json"]).stdout
    );
    let names = fs::read_dir(folder.path()).unwrap();
    assert_eq!(names.count(), 1, "a temporary file was left behind");
}

#[test]
fn a_closed_pipe_ends_quietly() {
    for command in [
        "analyze seeds -f json",
        "analyze seeds",
        "schema",
        "man analyze",
        "lexicon list",
    ] {
        let binary = env!("CARGO_BIN_EXE_karabakh-cli");
        let script = format!("set -o pipefail; '{binary}' {command} | head -1 >/dev/null; echo $?");
        let output = Command::new("bash").args(["-c", &script]).output().unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stdout), "0\n", "{command}");
        assert!(output.stderr.is_empty(), "{command}: {output:?}");
    }
}

#[test]
fn colours_come_when_asked_for_and_never_into_a_file() {
    let has_escapes = |bytes: &[u8]| bytes.contains(&0x1b);
    let asked = run(&["analyze", "seeds", "--color", "always"]);
    assert!(has_escapes(&asked.stdout));
    for args in [
        &["analyze", "seeds"][..],
        &["analyze", "seeds", "--color", "never"],
        &["analyze", "seeds", "--color", "always", "-f", "json"],
        &["analyze", "seeds", "--color", "always", "-f", "markdown"],
    ] {
        assert!(!has_escapes(&run(args).stdout), "{args:?}");
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.txt");
    run(&[
        "analyze",
        "seeds",
        "--color",
        "always",
        "-o",
        path.to_str().unwrap(),
    ]);
    assert!(!has_escapes(&fs::read(path).unwrap()));
}

#[test]
fn progress_stays_off_the_results() {
    let shown = run(&["analyze", "seeds", "--progress", "always"]);
    assert!(String::from_utf8_lossy(&shown.stderr).contains("5 articles"));
    assert_eq!(shown.stdout, run(&["analyze", "seeds"]).stdout);
    assert!(run(&["analyze", "seeds"]).stderr.is_empty());
}

#[cfg(unix)]
#[test]
fn a_file_without_permission_is_told_and_the_rest_is_read() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let (locked, open) = (folder.path().join("a.txt"), folder.path().join("b.txt"));
    fs::write(&locked, "وصل لافروف إلى باكو.").unwrap();
    fs::copy(&locked, &open).unwrap();
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&locked).is_ok() {
        return; // whoever runs the tests may read everything
    }
    let output = run(&["analyze", "-f", "jsonl", folder.path().to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(String::from_utf8(output.stdout).unwrap().lines().count(), 1);
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(
        told.ends_with("a.txt: cannot be read: Permission denied; check its permissions\n"),
        "{told}"
    );
}

#[test]
fn metadata_and_strictness_are_heard() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("a.txt", "وصل لافروف إلى باكو أمس.");
    write("dates.csv", "path,date,source\na.txt,2020-11-12,Wire\n");
    let (article, table) = (folder.path().join("a.txt"), folder.path().join("dates.csv"));
    let read = |more: &[&str]| {
        let path = |path: &Path| path.to_str().unwrap().to_owned();
        let output = tool(&["analyze", &path(&article), "-f", "jsonl"])
            .args(more)
            .output();
        output.unwrap()
    };
    let known = read(&["--metadata", table.to_str().unwrap(), "--strict"]);
    let document: Value = serde_json::from_slice(&known.stdout).unwrap();
    assert_eq!(
        document["published"],
        json!({"date": "2020-11-12", "basis": "metadata", "conflicts": []})
    );
    assert_eq!(document["source"], "Wire");
    assert_eq!(known.status.code(), Some(0));
    let unknown = read(&["--strict"]);
    let document: Value = serde_json::from_slice(&unknown.stdout).unwrap();
    let warned = document["warnings"] != json!([]);
    assert_eq!(unknown.status.code(), Some(i32::from(warned)));
}
