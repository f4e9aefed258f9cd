//! A run that is stopped leaves no half file, whatever it was writing, and a database as it was.

#![cfg(unix)]
#![allow(clippy::unwrap_used)] // in the helpers: the lint knows only functions marked as tests

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::Duration;

use karabakh::facts::Layer;
use karabakh::output::Format;
use rusqlite::Connection;
use rusqlite::types::Value;
use tempfile::TempDir;

/// What an earlier run has left, so that it may be replaced.
const OLD: &str = "{\"schema_version\":1}\n";

const RECORD: &str = "{\"id\": \"a\", \"text\": \"وصل لافروف إلى باكو.\"}\n";

fn tool(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_karabakh-cli"));
    command
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped());
    command
}

/// The tool, waiting for more records than the one it has got.
fn waiting(args: &[&str]) -> Child {
    let mut child = tool(args).spawn().unwrap();
    let stdin = child.stdin.as_mut().unwrap();
    stdin.write_all(RECORD.as_bytes()).unwrap();
    stdin.flush().unwrap();
    child
}

fn names(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).unwrap();
    let name = |entry: fs::DirEntry| entry.file_name().into_string().unwrap();
    entries.map(|entry| name(entry.unwrap())).collect()
}

fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    for _ in 0..6000 {
        if is_so() {
            return;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    panic!("{what} never came");
}

/// Sends `signal` and waits for the end.
fn stop(mut child: Child, signal: &str) -> ExitStatus {
    let pid = child.id().to_string();
    let sent = Command::new("kill").args(["-s", signal, &pid]).status();
    assert!(sent.unwrap().success());
    // while its input is still open, so that nothing but the signal can end it
    let mut ended = None;
    until("the end", || {
        ended = child.try_wait().unwrap();
        ended.is_some()
    });
    ended.unwrap()
}

#[test]
fn a_stopped_run_leaves_the_old_file_and_no_other() {
    for (signal, number) in [("HUP", 1), ("INT", 2), ("TERM", 15)] {
        for format in Format::ALL {
            // a database grows in place; its own transactions keep it whole
            let grows = format == Format::Sqlite;
            if grows || format == Format::Csv || format.is_per_article() {
                continue;
            }
            let folder = tempfile::tempdir().unwrap();
            let out = folder.path().join("out");
            fs::write(&out, OLD).unwrap();
            let child = waiting(&["analyze", "-f", format.name(), "-o", out.to_str().unwrap()]);
            until("the temporary file", || names(folder.path()).len() == 2);
            let status = stop(child, signal);
            assert_eq!(status.signal(), Some(number), "{}", format.name());
            assert_eq!(names(folder.path()), ["out".to_owned()].into());
            assert_eq!(fs::read_to_string(&out).unwrap(), OLD);
        }
    }
}

#[test]
fn a_stopped_run_leaves_no_table() {
    let folder = tempfile::tempdir().unwrap();
    let child = waiting(&[
        "analyze",
        "-f",
        "csv",
        "-o",
        folder.path().to_str().unwrap(),
    ]);
    until("all tables", || {
        names(folder.path()).len() >= Layer::ALL.len()
    });
    let status = stop(child, "INT");
    assert_eq!(status.signal(), Some(2));
    assert_eq!(names(folder.path()), BTreeSet::new());
}

#[test]
fn a_stopped_run_leaves_no_file_of_any_article() {
    for (signal, number) in [("HUP", 1), ("TERM", 15)] {
        for format in ["brat", "timeml"] {
            let folder = tempfile::tempdir().unwrap();
            fs::write(folder.path().join("mine.txt"), "باكو").unwrap();
            let out = folder.path().to_str().unwrap();
            let child = waiting(&[
                "analyze",
                "--input-format",
                "jsonl",
                "-f",
                format,
                "-o",
                out,
            ]);
            // what has been written waits in a folder of its own until the last article has come
            let staged = || {
                let hidden = names(folder.path())
                    .into_iter()
                    .find(|name| name.starts_with('.'))?;
                Some(names(&folder.path().join(hidden)).len())
            };
            until("the article", || staged().is_some_and(|files| files > 0));
            assert_eq!(stop(child, signal).signal(), Some(number), "{format}");
            assert_eq!(names(folder.path()), ["mine.txt".to_owned()].into());
        }
    }
}

/// The tool's input: so many articles with facts of all kinds.
fn records(count: usize) -> String {
    let mut paths: Vec<_> = fs::read_dir("seeds")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    paths.sort();
    let texts = paths.iter().map(|path| fs::read_to_string(path).unwrap());
    let texts: Vec<_> = texts.collect();
    let record = |at: usize| {
        let text = &texts[at % texts.len()];
        serde_json::json!({"id": format!("r{at}"), "text": text}).to_string() + "\n"
    };
    (0..count).map(record).collect()
}

/// Everything that a sound database holds, row by row; nothing when there are no tables.
fn content(database: &Path) -> Vec<String> {
    let database = Connection::open(database).unwrap();
    let text = |query: &str| -> Vec<String> {
        let mut query = database.prepare(query).unwrap();
        let rows = query.query_map([], |row| row.get(0)).unwrap();
        rows.map(Result::unwrap).collect()
    };
    assert_eq!(text("PRAGMA integrity_check"), ["ok"]);
    assert_eq!(
        text("SELECT \"table\" FROM pragma_foreign_key_check"),
        [""; 0]
    );
    let mut content = Vec::new();
    for table in text("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name") {
        let mut query = database.prepare(&format!("SELECT * FROM {table}")).unwrap();
        let columns = query.column_count();
        let mut rows = query.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let values = (0..columns).map(|at| row.get::<_, Value>(at).unwrap());
            content.push(format!("{table}: {:?}", values.collect::<Vec<_>>()));
        }
    }
    content
}

/// A folder with a database that holds one article, or with none.
fn place(old: bool) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("facts.db");
    if old {
        let mut child = waiting(&["analyze", "-f", "sqlite", "-o", path.to_str().unwrap()]);
        drop(child.stdin.take());
        assert!(child.wait().unwrap().success());
        assert_ne!(content(&path), [""; 0]);
    }
    (folder, path)
}

/// Nothing is lost and nothing is left, and what was not added then can be added now.
fn is_as_before(folder: &TempDir, path: &Path, before: &[String], why: &str) {
    assert_eq!(content(path), before, "{why}");
    assert_eq!(
        names(folder.path()),
        ["facts.db".to_owned()].into(),
        "{why}"
    );
    let mut child = waiting(&["analyze", "-f", "sqlite", "-o", path.to_str().unwrap()]);
    child
        .stdin
        .take()
        .unwrap()
        .write_all(records(5).as_bytes())
        .unwrap();
    assert!(child.wait().unwrap().success(), "{why}");
    assert!(content(path).len() > before.len(), "{why}");
}

#[test]
fn a_stopped_run_leaves_the_database_as_it_was() {
    let records = records(400);
    for (signal, number) in [("HUP", 1), ("INT", 2), ("TERM", 15), ("KILL", 9)] {
        for old in [false, true] {
            let (folder, path) = place(old);
            let before = if old { content(&path) } else { Vec::new() };
            let side = tempfile::tempdir().unwrap();
            let mut command = tool(&["analyze", "-f", "sqlite", "-o", path.to_str().unwrap()]);
            let mut child = command.env("TMPDIR", side.path()).spawn().unwrap();
            let stdin = child.stdin.as_mut().unwrap();
            stdin.write_all(records.as_bytes()).unwrap();
            // facts have gone to the side file, and nothing is complete
            let filled =
                |entry: fs::DirEntry| entry.metadata().is_ok_and(|found| found.len() > 1 << 20);
            until("facts on the disk", || {
                fs::read_dir(side.path())
                    .unwrap()
                    .any(|entry| filled(entry.unwrap()))
            });
            let status = stop(child, signal);
            assert_eq!(status.signal(), Some(number));
            assert!(
                signal == "KILL" || names(side.path()).is_empty(),
                "{signal}"
            );
            is_as_before(&folder, &path, &before, signal);
        }
    }
}

/// Whenever the end of the run is cut off, all of its facts are there, or none.
#[test]
fn a_run_that_is_killed_while_it_ends_adds_all_or_nothing() {
    let records = records(400);
    let mut cut = 0;
    for _ in 0..3 {
        let (folder, path) = place(true);
        let before = content(&path);
        let mut child = tool(&["analyze", "-f", "sqlite", "-o", path.to_str().unwrap()])
            .spawn()
            .unwrap();
        child
            .stdin
            .take()
            .unwrap()
            .write_all(records.as_bytes())
            .unwrap();
        let journal = folder.path().join("facts.db-journal");
        let mut ended = false;
        while !journal.exists() && !ended {
            ended = child.try_wait().unwrap().is_some();
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let after = content(&path);
        cut += u32::from(after == before);
        let added = after
            .iter()
            .filter(|row| row.starts_with("documents:"))
            .count()
            - 1;
        assert!(after == before || added == 400, "{added}");
    }
    assert!(cut > 0, "no run was cut off");
}

/// The nohup of every shell: what its user does not want to end goes on.
#[test]
fn a_run_that_heeds_no_hangup_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let run = format!(
        "trap '' HUP; sleep 2 | {} analyze -f jsonl -o out & sleep 1; kill -HUP $!; wait $!",
        env!("CARGO_BIN_EXE_karabakh-cli")
    );
    let mut child = Command::new("bash")
        .args(["-c", &run])
        .current_dir(folder.path())
        .stdin(Stdio::null())
        .spawn()
        .unwrap();
    child.wait().unwrap();
    assert!(names(folder.path()).contains("out"));
}

#[test]
fn a_full_disk_leaves_the_database_as_it_was() {
    let records = records(400);
    for old in [false, true] {
        // in KiB: too little for the tables, for one article, and for all of them
        for limit in [0, 64, 256, 2048] {
            let (folder, path) = place(old);
            let before = if old { content(&path) } else { Vec::new() };
            let tool = env!("CARGO_BIN_EXE_karabakh-cli");
            let run =
                format!("trap '' XFSZ; ulimit -f {limit}; {tool} analyze -f sqlite -o facts.db");
            let mut child = Command::new("bash")
                .args(["-c", &run])
                .current_dir(folder.path())
                .stdin(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .unwrap();
            // it may be over before all is read
            let _ = child.stdin.take().unwrap().write_all(records.as_bytes());
            let output = child.wait_with_output().unwrap();
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            let why = format!("{limit} KiB, old {old}: {:?} {said}", output.status);
            assert!(matches!(output.status.code(), Some(1 | 2)), "{why}");
            assert_eq!(said.lines().count(), 1, "{why}");
            is_as_before(&folder, &path, &before, &why);
        }
    }
}
