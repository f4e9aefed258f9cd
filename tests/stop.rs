//! A run that is stopped leaves no half file, whatever it was writing.

#![cfg(unix)]
#![allow(clippy::unwrap_used)] // in the helpers: the lint knows only functions marked as tests

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::Duration;

use karabakh::facts::Layer;
use karabakh::output::Format;

const RECORD: &str = "{\"id\": \"a\", \"text\": \"وصل لافروف إلى باكو.\"}\n";

/// The tool, waiting for more records than the one it has got.
fn waiting(args: &[&str]) -> Child {
    let mut child = Command::new(env!("CARGO_BIN_EXE_karabakh-cli"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
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
    for _ in 0..2000 {
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
    for (signal, number) in [("INT", 2), ("TERM", 15)] {
        for format in Format::ALL {
            // a database grows in place; its own transactions keep it whole
            let grows = format == Format::Sqlite;
            if grows || format == Format::Csv || format.is_per_article() {
                continue;
            }
            let folder = tempfile::tempdir().unwrap();
            let out = folder.path().join("out");
            fs::write(&out, "old").unwrap();
            let child = waiting(&["analyze", "-f", format.name(), "-o", out.to_str().unwrap()]);
            until("the temporary file", || names(folder.path()).len() == 2);
            let status = stop(child, signal);
            assert_eq!(status.signal(), Some(number), "{}", format.name());
            assert_eq!(names(folder.path()), ["out".to_owned()].into());
            assert_eq!(fs::read_to_string(&out).unwrap(), "old");
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
