//! The order of the house: modules use only modules below them, rules hold no Arabic words, and
//! whatever is added is added everywhere.

#![allow(clippy::unwrap_used)] // in the helpers: the lint knows only functions marked as tests

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use clap::CommandFactory;
use karabakh::cli::Cli;
use karabakh::lexicon::Lexicon;
use regex::Regex;

/// From the ground up; a module may use modules of earlier steps, and those of its own.
const LADDER: [&[&str]; 15] = [
    &["span", "article", "terminal"],
    &["problem"],
    &["facts"],
    &["spelling"],
    &["lexicon"],
    &["text"],
    &["grammar"],
    &["tagger"],
    &["extract"],
    &["confidence"],
    &["analyze"],
    &["aggregate", "select", "verify"],
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

/// Rust files below `src`, without the script that compiles the lexicon.
fn sources(below: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(below).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.ends_with("lexicon/build") {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|end| end == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// The code of a file: comments and what is only compiled for tests are left out.
fn code(path: &Path) -> Vec<(usize, String)> {
    let text = fs::read_to_string(path).unwrap();
    let lines = text.lines().zip(1..);
    let lines = lines.take_while(|(line, _)| line.trim() != "#[cfg(test)]");
    let comment = Regex::new(r"^\s*//.*|\s//\s.*").unwrap();
    lines
        .map(|(line, number)| (number, comment.replace(line, "").into_owned()))
        .collect()
}

fn module(path: &Path) -> String {
    let below = path.strip_prefix("src").unwrap();
    let first = below.components().next().unwrap().as_os_str();
    first.to_str().unwrap().trim_end_matches(".rs").to_owned()
}

/// The modules that some code names: `crate::span`, `use crate::{facts, span}`.
fn used(code: &str) -> BTreeSet<String> {
    let name = Regex::new(r"^\w+").unwrap();
    let single = Regex::new(r"\bcrate::(\w+)").unwrap();
    let group = Regex::new(r"\bcrate::\{([^;]*)\};").unwrap();
    let nested = Regex::new(r"\{[^{}]*\}").unwrap();
    let mut modules: BTreeSet<_> = single
        .captures_iter(code)
        .map(|found| found[1].to_owned())
        .collect();
    for found in group.captures_iter(code) {
        let flat = nested.replace_all(&found[1], "");
        let names = flat.split(',').filter_map(|part| name.find(part.trim()));
        modules.extend(names.map(|name| name.as_str().to_owned()));
    }
    modules
}

#[test]
fn modules_use_only_modules_below_them() {
    let mut wrong = Vec::new();
    for path in sources(Path::new("src")) {
        let module = module(&path);
        if module == "lib" || module == "main" {
            continue;
        }
        let lines: Vec<_> = code(&path).into_iter().map(|(_, line)| line).collect();
        for used in used(&lines.join("\n")) {
            if used != module && step(&used) >= step(&module) {
                wrong.push(format!("{}: uses crate::{used}", path.display()));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "move what is shared to a lower step of the ladder:\n{}",
        wrong.join("\n")
    );
}

/// Rooms whose files stand one on top of the other.
const LAYERED: [&str; 4] = [
    "extract/casualty",
    "extract/clause",
    "extract/participants",
    "extract/quote",
];

/// The files of a room that some code of it names; `mod` where it takes something from the room's own page.
fn neighbours(code: &str, room: &str, files: &BTreeSet<String>) -> BTreeSet<String> {
    let inner = room.replace('/', "::");
    let path = Regex::new(&format!(
        r"\b(?:super|crate::{inner})::(?:\{{([^;]*)\}}|(\w+))"
    ))
    .unwrap();
    let word = Regex::new(r"^\w+").unwrap();
    let mut named = BTreeSet::new();
    for found in path.captures_iter(code) {
        let list = found.get(1).or(found.get(2)).unwrap().as_str();
        let items = list.split(',').filter_map(|item| word.find(item.trim()));
        named.extend(items.map(|item| {
            let known = files.contains(item.as_str());
            if known { item.as_str() } else { "mod" }.to_owned()
        }));
    }
    named
}

#[test]
fn files_of_a_layered_room_form_no_circle() {
    for room in LAYERED {
        let paths = sources(&Path::new("src").join(room));
        let stem = |path: &PathBuf| path.file_stem().unwrap().to_str().unwrap().to_owned();
        let files: BTreeSet<String> = paths.iter().map(stem).collect();
        let mut uses: Vec<(String, BTreeSet<String>)> = Vec::new();
        for path in paths.iter().filter(|path| stem(path) != "mod") {
            let lines: Vec<_> = code(path).into_iter().map(|(_, line)| line).collect();
            uses.push((stem(path), neighbours(&lines.join("\n"), room, &files)));
        }
        // whatever uses no file that is left is taken away; what stays is a circle
        loop {
            let left: BTreeSet<String> = uses.iter().map(|(file, _)| file.clone()).collect();
            let rests = |used: &BTreeSet<String>| {
                used.iter().any(|file| file == "mod" || left.contains(file))
            };
            let before = uses.len();
            uses.retain(|(_, used)| rests(used));
            if uses.len() == before {
                break;
            }
        }
        assert!(
            uses.is_empty(),
            "in src/{room} files use each other or their mod.rs in a circle; move what they share into a file below both:\n{uses:?}"
        );
    }
}

#[test]
fn rules_and_reports_hold_no_arabic_words() {
    let arabic = |c: char| c.is_alphabetic() && ('\u{600}'..='\u{6ff}').contains(&c);
    let mut wrong = Vec::new();
    for folder in WORDLESS {
        for path in sources(&Path::new("src").join(folder)) {
            for (number, line) in code(&path) {
                if line.contains(arabic) && !line.trim_start().starts_with("example: ") {
                    wrong.push(format!("{}:{number}: {}", path.display(), line.trim()));
                }
            }
        }
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

#[test]
fn every_command_has_a_page_that_runs_it() {
    let pages = fs::read_dir("tests/cmd").unwrap();
    let paths = pages.map(|page| page.unwrap().path());
    let pages: String = paths
        .filter(|path| {
            path.extension().is_some_and(|end| end == "md") && !path.ends_with("help.md")
        })
        .map(|path| fs::read_to_string(path).unwrap())
        .collect();
    for command in Cli::command().get_subcommands() {
        let call = format!("$ karabakh-cli {} ", command.get_name());
        let bare = format!("$ karabakh-cli {}\n", command.get_name());
        assert!(
            pages.contains(&call) || pages.contains(&bare),
            "no page in tests/cmd runs `{}`; write one and fill it with TRYCMD=overwrite cargo test --test cli",
            command.get_name()
        );
    }
}
