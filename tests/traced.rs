//! What the program asks of the system, call by call: it sends nothing anywhere, what it writes is private until it is
//! complete, and a power cut between any two calls leaves the old result or the new one.
//!
//! This needs strace: `cargo test --test traced -- --ignored`. `FAULTS=10` cuts at ten times as many moments.

#![cfg(target_os = "linux")]
#![allow(clippy::print_stdout)] // what was tried is told with --nocapture
#![allow(clippy::unwrap_used)] // in the helpers: the lint knows only functions marked as tests

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use karabakh::output::Format;
use regex::Regex;
use rusqlite::Connection;

const TOOL: &str = env!("CARGO_BIN_EXE_karabakh-cli");

/// The calls of a run, one a line, those that were interrupted put together.
fn calls(folder: &Path, filter: &str, args: &[&str]) -> Vec<String> {
    let log = folder.join("strace.log");
    let status = Command::new("strace")
        .current_dir(folder)
        .args(["-f", "-y", "-xx", "-s", "1000000000", "-e"])
        .arg(format!("trace={filter}"))
        .arg("-o")
        .arg(&log)
        .arg(TOOL)
        .args(args)
        .env("TMPDIR", folder)
        .output()
        .expect("strace is installed")
        .status;
    assert!(status.success(), "{args:?}");
    let text = fs::read_to_string(&log).unwrap();
    fs::remove_file(&log).unwrap();
    let mut open: BTreeMap<&str, String> = BTreeMap::new();
    let mut calls = Vec::new();
    let resumed = Regex::new(r"^<\.\.\. \w+ resumed>").unwrap();
    for line in text.lines() {
        let (thread, call) = line.split_once(' ').unwrap();
        let call = call.trim_start();
        if let Some(begun) = call.strip_suffix("<unfinished ...>") {
            open.insert(thread, begun.trim_end().to_owned());
        } else if let Some(found) = resumed.find(call) {
            let begun = open.remove(thread).unwrap_or_default();
            calls.push(begun + &call[found.end()..]);
        } else {
            calls.push(call.to_owned());
        }
    }
    calls
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("in")).unwrap();
    for at in 0..3 {
        let text = format!(
            "قال سيرغي لافروف أمس إن {at} جنود قتلوا قرب شوشا. انظر https://news.example/{at}\n"
        );
        fs::write(folder.path().join(format!("in/{at}.txt")), text).unwrap();
    }
    let page = "<html><head><link rel=stylesheet href='https://a.example/x.css'></head><body><img src='http://b.example/p.png'><p>وصل لافروف إلى باكو.</p></body></html>";
    fs::write(folder.path().join("in/page.html"), page).unwrap();
    folder
}

/// Calls by which something could be sent or fetched; a pair of sockets within the program, which tells a thread of
/// signals, is none of them.
const SENDING: &str =
    "socket,connect,bind,listen,accept,accept4,sendto,sendmsg,sendmmsg,io_uring_setup";

#[test]
#[ignore = "needs strace"]
fn nothing_is_sent_anywhere() {
    for format in Format::ALL {
        let folder = folder();
        let calls = calls(
            folder.path(),
            SENDING,
            &["analyze", "in", "-f", format.name(), "-o", "out"],
        );
        let sent: Vec<_> = calls.iter().filter(|call| call.contains('(')).collect();
        assert!(sent.is_empty(), "{}: {sent:?}", format.name());
    }
}

#[test]
#[ignore = "needs strace"]
fn files_that_are_written_to_are_private_until_they_are_complete() {
    // mode of each file that was made here, by its path as strace writes it
    let made = Regex::new(r"^openat\(.*O_CREAT.*, 0(\d+)\) += \d+<(.*)>$").unwrap();
    let written = Regex::new(r"^p?write(?:64)?\(\d+<([^>]*)>").unwrap();
    // files in a folder that nobody else may enter are as private
    let folder_made = Regex::new(r#"^mkdir(?:at)?\([^"]*"([^"]*)", 0700\)"#).unwrap();
    for format in Format::ALL {
        let folder = folder();
        let calls = calls(
            folder.path(),
            "openat,mkdir,mkdirat,write,pwrite64",
            &[
                "analyze",
                "in",
                "-f",
                format.name(),
                "-o",
                "out",
                "--redact",
                "persons",
            ],
        );
        let mut closed: Vec<String> = Vec::new();
        let mut modes: BTreeMap<String, String> = BTreeMap::new();
        let side = format!(
            "{}/karabakh-",
            folder.path().canonicalize().unwrap().display()
        );
        for call in &calls {
            if let Some(found) = made.captures(call) {
                // opened again, a file stays as it was made
                let made = modes.entry(found[2].to_owned());
                made.or_insert_with(|| found[1].to_owned());
            } else if let Some(found) = folder_made.captures(call) {
                closed.push(plain(&found[1]).trim_start_matches("./").to_owned() + "/");
            } else if let Some(found) = written.captures(call) {
                let path = plain(&found[1]);
                if closed.iter().any(|folder| path.contains(folder.as_str())) {
                    continue;
                }
                let mode = modes.get(&found[1]);
                let results = path.contains("/.karabakh-") || path.starts_with(&side);
                assert!(
                    !results || mode.is_some_and(|mode| mode == "600"),
                    "{}: {path} {mode:?}",
                    format.name()
                );
            }
        }
    }
}

/// Letters that strace wrote as `\x61`.
fn bytes(shown: &str) -> Vec<u8> {
    let digits = shown.split("\\x").skip(1);
    digits
        .map(|two| u8::from_str_radix(&two[..2], 16).unwrap())
        .collect()
}

fn plain(shown: &str) -> String {
    if shown.contains("\\x") {
        String::from_utf8_lossy(&bytes(shown)).into_owned()
    } else {
        shown.to_owned()
    }
}

/// What a run does to the files of a folder, in order.
#[derive(Debug, Clone)]
enum Change {
    Make(String),
    Write {
        name: String,
        at: Option<u64>,
        bytes: Vec<u8>,
    },
    Cut(String, u64),
    Sync(String),
    Rename(String, String),
    Remove(String),
}

fn changes(folder: &Path, calls: &[String]) -> Vec<Change> {
    let prefix = format!("{}/", folder.canonicalize().unwrap().display());
    let name = |shown: &str| {
        let path = plain(shown);
        let path = path.strip_prefix(&prefix).unwrap_or(&path).to_owned();
        path.strip_prefix("./").unwrap_or(&path).to_owned()
    };
    let made = Regex::new(r"^openat\(.*O_CREAT.* += \d+<(.*)>$").unwrap();
    let write = Regex::new(r#"^write\(\d+<([^>]*)>, "([^"]*)", \d+\) += (\d+)"#).unwrap();
    let pwrite =
        Regex::new(r#"^pwrite64\(\d+<([^>]*)>, "([^"]*)", \d+, (\d+)\) += (\d+)"#).unwrap();
    let sync = Regex::new(r"^f(?:data)?sync\(\d+<([^>]*)>\) += 0").unwrap();
    let cut = Regex::new(r"^ftruncate\(\d+<([^>]*)>, (\d+)\) += 0").unwrap();
    let rename = Regex::new(r#"^rename(?:at2?)?\([^"]*"([^"]*)",[^"]*"([^"]*)".*\) += 0"#).unwrap();
    let remove = Regex::new(r#"^unlink(?:at)?\([^"]*"([^"]*)".*\) += 0"#).unwrap();
    let mut changes = Vec::new();
    for call in calls {
        if let Some(found) = made.captures(call) {
            changes.push(Change::Make(name(&found[1])));
        } else if let Some(found) = write.captures(call) {
            changes.push(Change::Write {
                name: name(&found[1]),
                at: None,
                bytes: bytes(&found[2]),
            });
        } else if let Some(found) = pwrite.captures(call) {
            let at = found[3].parse().ok();
            changes.push(Change::Write {
                name: name(&found[1]),
                at,
                bytes: bytes(&found[2]),
            });
        } else if let Some(found) = sync.captures(call) {
            changes.push(Change::Sync(name(&found[1])));
        } else if let Some(found) = cut.captures(call) {
            changes.push(Change::Cut(name(&found[1]), found[2].parse().unwrap()));
        } else if let Some(found) = rename.captures(call) {
            changes.push(Change::Rename(name(&found[1]), name(&found[2])));
        } else if let Some(found) = remove.captures(call) {
            changes.push(Change::Remove(name(&found[1])));
        }
    }
    changes
}

#[derive(Debug, Clone, Default)]
struct File {
    /// What is surely on the disk.
    durable: Vec<u8>,
    /// What was written.
    written: Vec<u8>,
}

type Disk = BTreeMap<String, File>;

impl File {
    fn write(&mut self, at: Option<u64>, bytes: &[u8]) {
        let at = at.map_or(self.written.len(), |at| usize::try_from(at).unwrap());
        let end = at + bytes.len();
        if self.written.len() < end {
            self.written.resize(end, 0);
        }
        self.written[at..end].copy_from_slice(bytes);
    }
}

/// What a change makes of a disk; one to a file that is not followed changes nothing.
fn apply(disk: &mut Disk, change: &Change) {
    match change {
        Change::Make(name) => {
            disk.entry(name.clone()).or_default();
        }
        Change::Write { name, at, bytes } => {
            if let Some(file) = disk.get_mut(name) {
                file.write(*at, bytes);
            }
        }
        Change::Cut(name, length) => {
            if let Some(file) = disk.get_mut(name) {
                file.written.resize(usize::try_from(*length).unwrap(), 0);
            }
        }
        Change::Sync(name) => {
            if let Some(file) = disk.get_mut(name) {
                file.durable = file.written.clone();
            }
        }
        Change::Rename(from, to) => {
            if let Some(file) = disk.remove(from) {
                disk.insert(to.clone(), file);
            }
        }
        Change::Remove(name) => {
            disk.remove(name);
        }
    }
}

/// A disk as it is after a power cut. Names change in order; bytes that were not synced are there or are not.
fn after(
    old: &BTreeMap<String, Vec<u8>>,
    changes: &[Change],
    kept: impl Fn(&str) -> bool,
) -> BTreeMap<String, Vec<u8>> {
    let whole = |bytes: &Vec<u8>| File {
        durable: bytes.clone(),
        written: bytes.clone(),
    };
    let files = old.iter().map(|(name, bytes)| (name.clone(), whole(bytes)));
    let mut disk: Disk = files.collect();
    for change in changes {
        apply(&mut disk, change);
    }
    let left = |(name, file): (String, File)| {
        let bytes = if kept(&name) {
            file.written
        } else {
            file.durable
        };
        (name, bytes)
    };
    disk.into_iter().map(left).collect()
}

/// Puts the files of a disk into a folder, and takes all others out.
fn restore(folder: &Path, disk: BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            fs::remove_file(path).unwrap();
        }
    }
    for (name, bytes) in disk {
        fs::write(folder.join(name), bytes).unwrap();
    }
}

/// Whether a change is one of the database or its journals.
fn is_of_database(change: &Change) -> bool {
    let (Change::Make(name)
    | Change::Write { name, .. }
    | Change::Cut(name, _)
    | Change::Sync(name)
    | Change::Rename(name, _)
    | Change::Remove(name)) = change;
    name.starts_with("facts.db")
}

fn times() -> usize {
    let asked = std::env::var_os("FAULTS");
    let asked = asked.as_ref().and_then(|times| times.to_str());
    asked.and_then(|times| times.parse().ok()).unwrap_or(1)
}

const TRACED: &str =
    "openat,write,pwrite64,fsync,fdatasync,ftruncate,rename,renameat,renameat2,unlink,unlinkat";

/// Cut after every change; bytes that were not synced are lost or kept.
#[test]
#[ignore = "needs strace"]
fn a_power_cut_leaves_the_old_file_or_the_new_one() {
    let old = "{\"schema_version\":1}\n";
    for format in ["json", "html", "text"] {
        let folder = folder();
        fs::write(folder.path().join("out"), old).unwrap();
        let calls = calls(
            folder.path(),
            TRACED,
            &["analyze", "in", "-j", "1", "-f", format, "-o", "out"],
        );
        let new = fs::read(folder.path().join("out")).unwrap();
        let changes = changes(folder.path(), &calls);
        let renamed = changes
            .iter()
            .any(|change| matches!(change, Change::Rename(_, to) if to == "out"));
        let synced = changes
            .iter()
            .any(|change| matches!(change, Change::Sync(name) if name.contains("karabakh-")));
        assert!(renamed && synced, "{format}: {} changes", changes.len());
        let before = BTreeMap::from([("out".to_owned(), old.as_bytes().to_vec())]);
        let mut seen = [0, 0];
        for cut in 0..=changes.len() {
            for kept in [false, true] {
                let disk = after(&before, &changes[..cut], |_| kept);
                let is = &disk["out"];
                assert!(
                    is == old.as_bytes() || *is == new,
                    "{format}: half a file after {cut} changes"
                );
                seen[usize::from(*is == new)] += 1;
            }
        }
        assert!(seen[0] > 0 && seen[1] > 0, "{format}: {seen:?}");
        println!(
            "{format}: {} changes, {} cuts",
            changes.len(),
            seen[0] + seen[1]
        );
    }
}

/// The ids that a sound database holds.
fn ids(database: &Path) -> Vec<String> {
    let database = Connection::open(database).unwrap();
    let text = |query: &str| -> Vec<String> {
        let mut query = database.prepare(query).unwrap();
        let rows = query.query_map([], |row| row.get(0)).unwrap();
        rows.map(Result::unwrap).collect()
    };
    assert_eq!(text("PRAGMA integrity_check"), ["ok"]);
    if text("SELECT name FROM sqlite_schema WHERE name = 'documents'").is_empty() {
        return Vec::new();
    }
    text("SELECT id FROM documents ORDER BY id")
}

/// The database is put together as the disk would hold it after a cut, opened, and is sound: it has the articles of before
/// or all of them.
#[test]
#[ignore = "needs strace"]
fn a_power_cut_leaves_a_database_with_all_new_articles_or_none() {
    let folder = folder();
    let database = folder.path().join("facts.db");
    let first = [
        "analyze", "in/0.txt", "-j", "1", "-f", "sqlite", "-o", "facts.db",
    ];
    assert!(
        Command::new(TOOL)
            .current_dir(folder.path())
            .args(first)
            .status()
            .unwrap()
            .success()
    );
    let before = BTreeMap::from([("facts.db".to_owned(), fs::read(&database).unwrap())]);
    let calls = calls(
        folder.path(),
        TRACED,
        &["analyze", "in", "-j", "1", "-f", "sqlite", "-o", "facts.db"],
    );
    let after_all = ids(&database);
    assert_eq!(after_all.len(), 4);
    let changes = changes(folder.path(), &calls).into_iter();
    let changes: Vec<_> = changes.filter(is_of_database).collect();
    assert!(changes.len() > 20, "{changes:?}");
    let cuts = 40 * times();
    let step = (changes.len() / cuts).max(1);
    let mut seen = [0, 0];
    for cut in (0..=changes.len()).step_by(step).chain([changes.len()]) {
        // of the journal and of the database, what was not synced is lost or kept
        for kept in [[false, false], [false, true], [true, false], [true, true]] {
            let disk = after(&before, &changes[..cut], |name| {
                kept[usize::from(name == "facts.db")]
            });
            // in the same place, since journals name each other by their paths
            restore(folder.path(), disk);
            let there = ids(&database);
            assert!(
                there == ["0"] || there == after_all,
                "{there:?} after {cut} of {} changes, kept {kept:?}",
                changes.len()
            );
            seen[usize::from(there == after_all)] += 1;
        }
    }
    assert!(seen[0] > 0 && seen[1] > 0, "{seen:?}");
    println!("{} changes, {} cuts", changes.len(), seen[0] + seen[1]);
}
