//! The order of the house: modules use only modules below them, rules hold no Arabic words, and
//! whatever is added is added everywhere.

#![allow(clippy::unwrap_used)] // in the helpers: the lint knows only functions marked as tests

#[path = "architecture/files.rs"]
mod files;
mod syntax;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use files::Files;
use karabakh::lexicon::Lexicon;
use syntax::sources;

/// From the ground up; a module may use modules of earlier steps, and those of its own.
const LADDER: [&[&str]; 15] = [
    &["span", "article", "terminal"],
    &["problem"],
    &["facts"],
    &["budget", "spelling"],
    &["lexicon"],
    &["text"],
    &["grammar"],
    &["tagger"],
    &["extract"],
    &["confidence"],
    &["analyze"],
    &["aggregate", "redact", "select", "verify"],
    &["expect", "input", "output"],
    &["compare", "evaluate"],
    &["cli"],
];

/// Folders whose code holds no Arabic letters: words are in the lexicon, labels in `labels.toml`.
const WORDLESS: [&str; 3] = ["extract", "grammar", "output"];

fn step(module: &str) -> usize {
    let found = LADDER.iter().position(|step| step.contains(&module));
    found.unwrap_or_else(|| panic!("`{module}` is not on the ladder of tests/architecture.rs"))
}

/// The files of the library with their code.
fn library(below: &str) -> Vec<(PathBuf, String)> {
    let paths = sources(&Path::new("src").join(below)).into_iter();
    let paths = paths.filter(|path| !path.starts_with("src/lexicon/build"));
    let library = paths.filter(|path| !path.ends_with("main.rs") && !path.ends_with("lib.rs"));
    let code = |path: PathBuf| (fs::read_to_string(&path).unwrap(), path);
    library.map(code).map(|(code, path)| (path, code)).collect()
}

fn module(path: &Path) -> String {
    let below = path.strip_prefix("src").unwrap();
    let first = below.components().next().unwrap().as_os_str();
    first.to_str().unwrap().trim_end_matches(".rs").to_owned()
}

#[test]
fn modules_use_only_modules_below_them() {
    let files = Files::read(library(""));
    let mut wrong = Vec::new();
    for (file, uses) in files.uses() {
        let own = module(file);
        for (used, names) in uses {
            let other = module(used);
            if other != own && step(&other) >= step(&own) {
                wrong.push(format!("{}: uses {other}: {names:?}", file.display()));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "move what is shared to a lower step of the ladder:\n{}",
        wrong.join("\n")
    );
}

/// What is wrong where files use each other, a line for each use that is part of a circle.
fn circles(files: impl IntoIterator<Item = (PathBuf, String)>) -> Vec<String> {
    let files = Files::read(files);
    let mut told = Vec::new();
    for (number, circle) in (1..).zip(files::circles(&files.uses())) {
        for (file, uses) in circle {
            for (used, names) in uses {
                let (file, used) = (file.display(), used.display());
                told.push(format!("circle {number}: {file} uses {used}: {names:?}"));
            }
        }
    }
    told
}

#[test]
fn files_form_no_circle() {
    let circles = circles(library(""));
    assert!(
        circles.is_empty(),
        "these files use each other, or their mod.rs; move what they share into a file below both:\n{}",
        circles.join("\n")
    );
}

/// What hides a circle, and a file that has one.
const HIDDEN: [(&str, &str); 8] = [
    (
        "a method that another file gives a type",
        "use super::told::Told; pub fn below(told: &Told) { told.above(); }",
    ),
    (
        "a method in a macro",
        "use super::told::Told; pub fn below(told: &Told) { assert!(told.above()); }",
    ),
    (
        "code for tests and more",
        "#[cfg(any(test, unix))] pub fn below(_: super::Above) {}",
    ),
    ("a re-export", "pub fn below() { let _ = super::Above; }"),
    (
        "a name of its own",
        "use super::Above as Other; pub fn below() {}",
    ),
    (
        "every name at once",
        "use super::above::*; pub fn below() {}",
    ),
    (
        "a macro",
        "pub fn below() { println!(\"{:?}\", super::above::Above); }",
    ),
    (
        "code after tests",
        "#[cfg(test)] mod tests {} pub fn below(_: super::Above) {}",
    ),
];

/// What looks like a circle and makes none.
const NO_CIRCLE: [(&str, &str); 3] = [
    (
        "comments",
        "/// [`super::Above`]\npub fn below() {} // super::Above",
    ),
    (
        "strings",
        "pub fn below() -> &'static str { \"super::Above\" }",
    ),
    (
        "tests",
        "pub fn below() {} #[cfg(test)] mod tests { use super::super::Above; }",
    ),
];

#[test]
fn a_circle_is_seen_through_whatever_hides_it() {
    let made = |files: &[(&str, &str)]| {
        let files = files.iter();
        circles(files.map(|(path, code)| (PathBuf::from(path), (*code).to_owned())))
    };
    let room = (
        "src/room/mod.rs",
        "mod above; mod below; pub use above::Above;",
    );
    let above = (
        "src/room/above.rs",
        "use super::below::below; use super::told::Told; pub struct Above; impl Told { pub fn above(&self) {} }",
    );
    let told = ("src/room/told.rs", "pub struct Told;");
    for (what, below) in HIDDEN {
        let seen = made(&[room, told, above, ("src/room/below.rs", below)]);
        assert!(!seen.is_empty(), "{what} hides a circle");
    }
    for (what, below) in NO_CIRCLE {
        let seen = made(&[room, told, above, ("src/room/below.rs", below)]);
        assert_eq!(seen, [""; 0], "{what} make no circle");
    }
}

#[test]
fn rules_and_reports_hold_no_arabic_words() {
    let arabic = |c: char| c.is_alphabetic() && ('\u{600}'..='\u{6ff}').contains(&c);
    let mut wrong = Vec::new();
    for (path, code) in WORDLESS.into_iter().flat_map(library) {
        let literals = files::literals(&path, &code).into_iter();
        let words = literals.filter(|literal| literal.contains(arabic));
        wrong.extend(words.map(|word| format!("{}: {word}", path.display())));
    }
    assert!(
        wrong.is_empty(),
        "put these words into src/lexicon/data or src/output/labels.toml:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn every_lexicon_file_is_compiled() {
    let files = fs::read_dir("src/lexicon/data").unwrap();
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    let toml: BTreeSet<_> = names
        .filter(|name| {
            Path::new(name)
                .extension()
                .is_some_and(|ending| ending == "toml")
        })
        .collect();
    let known: BTreeSet<_> = Lexicon::builtin_files().map(str::to_owned).collect();
    assert_eq!(known, toml);
}

/// The dependencies that a table of `Cargo.toml` names.
fn dependencies(table: &toml::Value) -> BTreeSet<String> {
    table.as_table().unwrap().keys().cloned().collect()
}

#[test]
fn every_dependency_has_its_reason() {
    let manifest: toml::Table = fs::read_to_string("Cargo.toml").unwrap().parse().unwrap();
    let mut built = dependencies(&manifest["dependencies"]);
    built.extend(dependencies(
        &manifest["target"]["cfg(unix)"]["dependencies"],
    ));
    let page = fs::read_to_string("docs/dependencies.md").unwrap();
    let [_, always, featured, building, tests] = page.split("\n## ").collect::<Vec<_>>()[..] else {
        panic!("docs/dependencies.md has a part for each kind of dependency");
    };
    let told = |part: &str| -> BTreeSet<String> {
        let rows = part.lines().filter_map(|line| line.strip_prefix("| `"));
        let rows = rows.filter_map(|row| row.split_once("` |"));
        let reasoned = rows.filter(|(_, reason)| reason.trim_matches(['|', ' ']).len() > 2);
        reasoned.map(|(name, _)| name.to_owned()).collect()
    };
    assert_eq!(&told(always) | &told(featured), built);
    assert_eq!(
        told(building),
        dependencies(&manifest["build-dependencies"])
    );
    assert_eq!(told(tests), dependencies(&manifest["dev-dependencies"]));
}
