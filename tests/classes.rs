//! Short texts, each of one class of difficulty, with all that is to be found in them: the rows of
//! `tests/classes/LAYER.jsonl`. No class may have fewer right rows than `tests/classes/floor/LAYER.toml` says.
//!
//! When the reading gets better, `UPDATE_FLOOR=1 cargo test --test classes` raises the floors and prints which
//! rows are right now and were not; it never lowers one. `-- --nocapture` prints the same without raising anything.
#![allow(clippy::unwrap_used, clippy::print_stdout)] // a report for whoever runs the test

mod judge;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs};

use serde_json::{Value, json};

const UPDATE: &str = "`UPDATE_FLOOR=1 cargo test --test classes`";

/// Right rows and all rows, by class.
type Counts = BTreeMap<String, [usize; 2]>;

/// What is wrong with each row, by its id; a right row has an empty list.
type Faults = BTreeMap<String, Vec<String>>;

#[test]
fn casualties_are_read_as_well_as_before() {
    hold("casualties", |rows| {
        let documents = analyzed(rows, published);
        judged(rows, |row| judge::casualties(row, &documents[id(row)]))
    });
}

#[test]
fn quotes_are_read_as_well_as_before() {
    hold("quotes", |rows| {
        let documents = analyzed(rows, published);
        judged(rows, |row| judge::quotes(row, &documents[id(row)]))
    });
}

#[test]
fn names_are_read_as_well_as_before() {
    hold("names", |rows| {
        let documents = analyzed(rows, published);
        judged(rows, |row| judge::names(row, &documents[id(row)]))
    });
}

#[test]
fn dates_are_read_as_well_as_before() {
    hold("dates", |rows| {
        // the day is given, or it is what the row asks for and found in the text
        let documents = analyzed(rows, published);
        let found = analyzed(rows, |row| Some(row["date"].as_str()?.to_owned()));
        judged(rows, |row| {
            // a record whose day cannot be read is not read at all
            let lost = Value::Bool(false);
            let day = found.get(id(row)).map(|found| &found["published"]["date"]);
            judge::dates(row, &documents[id(row)], day.unwrap_or(&lost))
        })
    });
}

fn id(row: &Value) -> &str {
    row["id"].as_str().unwrap()
}

fn published(row: &Value) -> Option<String> {
    row["published"].as_str().map(str::to_owned)
}

fn judged(rows: &[Value], judge: impl Fn(&Value) -> Vec<String>) -> Faults {
    let judged = rows.iter().map(|row| (id(row).to_owned(), judge(row)));
    judged.collect()
}

/// What the tool finds in the rows, by their ids: those with a path from a file there, the others as records.
fn analyzed(rows: &[Value], day: impl Fn(&Value) -> Option<String>) -> BTreeMap<String, Value> {
    let mut records = String::new();
    let mut documents = BTreeMap::new();
    for row in rows {
        if let Some(path) = row["path"].as_str() {
            let folder = tempfile::tempdir().unwrap();
            let file = folder.path().join(path);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(&file, row["text"].as_str().unwrap()).unwrap();
            let found = tool(&[folder.path().to_str().unwrap()], "");
            documents.insert(id(row).to_owned(), found.into_iter().next().unwrap());
        } else {
            let url = &row["url"];
            let record =
                json!({"id": row["id"], "text": row["text"], "date": day(row), "url": url});
            writeln!(records, "{record}").unwrap();
        }
    }
    let found = tool(&["-", "--input-format", "jsonl"], &records);
    documents.extend(
        found
            .into_iter()
            .map(|found| (id(&found).to_owned(), found)),
    );
    documents
}

fn tool(args: &[&str], input: &str) -> Vec<Value> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_karabakh-cli"))
        .args(["analyze", "--format", "jsonl"])
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    let feeder = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().unwrap();
    feeder.join().unwrap().unwrap();
    assert!(matches!(output.status.code(), Some(0 | 1)));
    let lines = String::from_utf8(output.stdout).unwrap();
    lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn home(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/classes")
        .join(path)
}

/// Fails when a class of a layer has fewer right rows than its floor.
fn hold(layer: &str, judge: impl Fn(&[Value]) -> Faults) {
    let lines = fs::read_to_string(home(&format!("{layer}.jsonl"))).unwrap();
    let rows: Vec<Value> = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let faults = judge(&rows);
    assert_eq!(faults.len(), rows.len(), "two rows of {layer} share an id");
    let counts = counts(&rows, &faults);
    let file = home(&format!("floor/{layer}.toml"));
    let floor = read_floor(&file);
    let fallen = fallen(&rows, &faults, &counts, &floor);
    let changed = Changed::new(layer, &faults);
    let [right, all] = counts
        .values()
        .fold([0, 0], |sum, count| [sum[0] + count[0], sum[1] + count[1]]);
    println!(
        "{layer}: {right} of {all} rows are right, the floor is {}",
        floor.values().sum::<usize>()
    );
    println!("{}", changed.told());
    assert!(
        fallen.is_empty(),
        "\n{layer}:\n{fallen}\n{}",
        changed.told()
    );
    if env::var_os("UPDATE_FLOOR").is_some_and(|value| !value.is_empty()) {
        fs::write(&file, raised(&counts)).unwrap();
        changed.keep();
        return;
    }
    let known: BTreeSet<_> = floor.keys().collect();
    let here: BTreeSet<_> = counts.keys().collect();
    assert!(
        known == here,
        "{layer}: other classes have a floor than have rows; run {UPDATE}"
    );
    changed.keep();
}

fn counts(rows: &[Value], faults: &Faults) -> Counts {
    let mut counts = Counts::new();
    for row in rows {
        let count = counts
            .entry(row["class"].as_str().unwrap().to_owned())
            .or_default();
        count[0] += usize::from(faults[id(row)].is_empty());
        count[1] += 1;
    }
    counts
}

fn read_floor(file: &Path) -> BTreeMap<String, usize> {
    let text = fs::read_to_string(file).unwrap_or_default();
    toml::from_str(&text).unwrap()
}

/// The file of floors at the height of today. It is written only when no class is below its floor.
fn raised(counts: &Counts) -> String {
    let mut text = format!(
        "# How many rows of each class are read rightly, at least. {UPDATE} raises them.\n\n"
    );
    for (class, [right, all]) in counts {
        writeln!(text, "{class} = {right} # of {all}").unwrap();
    }
    text
}

/// The classes that are below their floor, each with the rows that are wrong and what is wrong with them.
fn fallen(
    rows: &[Value],
    faults: &Faults,
    counts: &Counts,
    floor: &BTreeMap<String, usize>,
) -> String {
    let mut told = String::new();
    for (class, [right, all]) in counts {
        let floor = floor.get(class).copied().unwrap_or(0);
        if *right >= floor {
            continue;
        }
        writeln!(
            told,
            "  {class}: {right} of {all} rows are right, the floor is {floor}; these are wrong:"
        )
        .unwrap();
        let wrong = rows
            .iter()
            .filter(|row| row["class"] == class.as_str() && !faults[id(row)].is_empty());
        for row in wrong {
            let text = row["text"].as_str().unwrap();
            writeln!(
                told,
                "    {}  {}\n      {text}",
                id(row),
                faults[id(row)].join("; ")
            )
            .unwrap();
        }
    }
    told
}

/// Which rows are read otherwise than when their floors held the last time in this folder of builds.
struct Changed {
    file: PathBuf,
    right: BTreeSet<String>,
    before: Option<BTreeSet<String>>,
}

impl Changed {
    fn new(layer: &str, faults: &Faults) -> Self {
        let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("classes-{layer}.txt"));
        let right = faults.iter().filter(|(_, faults)| faults.is_empty());
        let before = fs::read_to_string(&file).ok();
        Self {
            file,
            right: right.map(|(id, _)| id.clone()).collect(),
            before: before.map(|text| text.lines().map(str::to_owned).collect()),
        }
    }

    fn told(&self) -> String {
        let Some(before) = &self.before else {
            return "no earlier run is known to compare with".to_owned();
        };
        let list = |a: &BTreeSet<String>, b: &BTreeSet<String>| {
            let names: Vec<_> = a.difference(b).map(String::as_str).collect();
            if names.is_empty() {
                "none".to_owned()
            } else {
                names.join(" ")
            }
        };
        let (better, worse) = (list(&self.right, before), list(before, &self.right));
        format!("  right now and not before: {better}\n  wrong now and not before: {worse}")
    }

    /// Remembers this run for the next one.
    fn keep(&self) {
        let lines: Vec<_> = self.right.iter().map(String::as_str).collect();
        fs::write(&self.file, lines.join("\n")).unwrap();
    }
}
