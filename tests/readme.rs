//! Every command in the README, in `docs/usage.md` and in `docs/ci.md`, run by a shell in a folder that holds `seeds/`,
//! prints what the page says. A line `...` stands for any lines. `UPDATE_README=1 cargo test --test readme`
//! writes what commands without such a line print now.

#![allow(clippy::unwrap_used)] // in the helpers: the lint knows only functions marked as tests

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const UPDATE: &str = "UPDATE_README=1 cargo test --test readme";

/// A fenced block: the word after its fence, and its lines.
struct Block<'a> {
    kind: &'a str,
    lines: Vec<&'a str>,
}

/// A command with what it should print.
struct Call {
    command: String,
    printed: Vec<String>,
}

fn blocks(text: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut open: Option<Block<'_>> = None;
    for line in text.lines() {
        match (line.strip_prefix("```"), &mut open) {
            (Some(kind), None) => {
                let lines = Vec::new();
                open = Some(Block { kind, lines });
            }
            (Some(_), Some(_)) => blocks.extend(open.take()),
            (None, Some(block)) => block.lines.push(line),
            (None, None) => {}
        }
    }
    blocks
}

fn calls(block: &Block<'_>) -> Vec<Call> {
    let mut calls: Vec<Call> = Vec::new();
    for line in &block.lines {
        if let Some(command) = line.strip_prefix("$ ") {
            calls.push(Call {
                command: command.to_owned(),
                printed: Vec::new(),
            });
        } else if let Some(call) = calls.last_mut() {
            call.printed.push((*line).to_owned());
        }
    }
    calls
}

/// A folder as the README's reader has it: the seeds, and the files that the README shows.
fn desk(blocks: &[Block<'_>]) -> tempfile::TempDir {
    let desk = tempfile::tempdir().unwrap();
    let seeds = desk.path().join("seeds");
    fs::create_dir(&seeds).unwrap();
    for file in fs::read_dir("seeds").unwrap() {
        let path = file.unwrap().path();
        fs::copy(&path, seeds.join(path.file_name().unwrap())).unwrap();
    }
    for block in blocks.iter().filter(|block| block.kind == "toml") {
        let name = block.lines[0]
            .strip_prefix("# ")
            .expect("a file's name in its first line");
        fs::write(desk.path().join(name), block.lines.join("\n")).unwrap();
    }
    desk
}

/// What a command prints on both streams; the tool that was just built stands for an installed one.
fn run(command: &str, desk: &Path) -> Vec<String> {
    let binary = PathBuf::from(env!("CARGO_BIN_EXE_karabakh-cli"));
    let mut path = binary.parent().unwrap().as_os_str().to_owned();
    path.push(":");
    path.push(std::env::var_os("PATH").unwrap_or_default());
    let command = command.replace("cargo run --release -- ", "karabakh-cli ");
    let output = Command::new("bash")
        .args(["-c", &format!("set -o pipefail; {{ {command}; }} 2>&1")])
        .current_dir(desk)
        .env("PATH", path)
        .env("LC_ALL", "C.UTF-8")
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().map(str::to_owned).collect()
}

/// Whether lines are as expected; `...` stands for any number of them.
fn matches(expected: &[String], printed: &[String]) -> bool {
    match expected.split_first() {
        None => printed.is_empty(),
        Some((first, rest)) if first == "..." => {
            (0..=printed.len()).any(|skipped| matches(rest, &printed[skipped..]))
        }
        Some((first, rest)) => printed
            .split_first()
            .is_some_and(|(line, others)| line == first && matches(rest, others)),
    }
}

fn try_page(page: &str) {
    let text = fs::read_to_string(page).unwrap();
    let blocks = blocks(&text);
    let desk = desk(&blocks);
    let mut updated = text.clone();
    let mut wrong = Vec::new();
    for call in blocks
        .iter()
        .filter(|block| block.kind == "console")
        .flat_map(calls)
    {
        let printed = run(&call.command, desk.path());
        if matches(&call.printed, &printed) {
            continue;
        }
        wrong.push(format!("$ {}\n{}", call.command, printed.join("\n")));
        let whole = |lines: &[String]| {
            let lines = [&[format!("$ {}", call.command)], lines].concat();
            lines.join("\n") + "\n"
        };
        if !call.printed.iter().any(|line| line == "...") {
            updated = updated.replacen(&whole(&call.printed), &whole(&printed), 1);
        }
    }
    if std::env::var_os("UPDATE_README").is_some() {
        fs::write(page, updated).unwrap();
    }
    let hint = format!("If it should say so: {UPDATE}, and read the difference.");
    assert!(
        wrong.is_empty(),
        "not as in {page}:\n{}\n{hint}",
        wrong.join("\n")
    );
}

#[test]
fn every_command_prints_what_the_readme_says() {
    try_page("README.md");
}

#[test]
fn every_command_prints_what_the_page_of_usage_says() {
    try_page("docs/usage.md");
}

/// The figures of the small table stand on the pages that it names, and every page of the folder is in its index.
#[test]
fn pages_agree_with_the_readme_and_the_index() {
    let readme = fs::read_to_string("README.md").unwrap();
    let (_, table) = readme.split_once("## Accuracy and speed").unwrap();
    let (table, _) = table.split_once("\n## ").unwrap();
    let rows = table.lines().filter(|line| line.contains("](docs/"));
    let mut seen = 0;
    for row in rows {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let (_, link) = row.split_once("](").unwrap();
        let page = link.split([')', '#']).next().unwrap();
        assert!(
            fs::read_to_string(page).unwrap().contains(cells[2]),
            "{row}"
        );
        seen += 1;
    }
    assert!(seen >= 4);
    let index = fs::read_to_string("docs/README.md").unwrap();
    for file in fs::read_dir("docs").unwrap() {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        let is_page = path.extension().is_some_and(|end| end == "md") && name != "README.md";
        assert!(!is_page || index.contains(&format!("({name})")), "{name}");
    }
}

#[test]
fn the_recipe_for_ci_does_what_it_says() {
    try_page("docs/ci.md");
    // and its workflow runs the same commands
    let text = fs::read_to_string("docs/ci.md").unwrap();
    let blocks = blocks(&text);
    let workflow = blocks.iter().find(|block| block.kind == "yaml").unwrap();
    let steps = workflow
        .lines
        .iter()
        .filter_map(|line| line.split("- run: ").nth(1));
    let shown: Vec<_> = blocks
        .iter()
        .flat_map(calls)
        .map(|call| call.command)
        .collect();
    for step in steps.filter(|step| step.contains("karabakh-cli ")) {
        let command = step.split(" >> ").next().unwrap();
        let told = shown.iter().any(|shown| shown.starts_with(command));
        assert!(told || command.starts_with("cargo install"), "{command}");
    }
}
