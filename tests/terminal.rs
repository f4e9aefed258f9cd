//! Whatever ids, names, texts, words and arguments hold, a terminal obeys none of it: every command
//! is fed characters that move cursors and turn directions, on a terminal of its own.

#![cfg(unix)]
#![allow(clippy::unwrap_used)] // in the helpers: the lint knows only functions marked as tests

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use karabakh::output::Format;
use rayon::prelude::*;

/// ESC, CSI of C1, an override and an isolate of direction, none of which this tool writes itself
/// when colours are off.
const STEERING: [char; 4] = ['\u{1b}', '\u{9b}', '\u{202e}', '\u{2067}'];

fn hostile() -> String {
    format!("h{}31m", STEERING.iter().collect::<String>())
}

/// Inputs that hold such characters wherever something can be said.
fn fill(folder: &Path) {
    let h = &hostile();
    let write = |name: &str, text: String| fs::write(folder.join(name), text).unwrap();
    let said =
        format!("قال الوزير {h} لافروف أمس إن «{h} المحادثات» كانت بناءة، وقتل 3 {h} جنود في باكو.");
    write(&format!("{h}.txt"), said.clone());
    let record = |id: &str, text: &str| {
        serde_json::json!({"id": id, "text": text, "title": h, "source": h, "url": h, "date": h})
            .to_string()
            + "\n"
    };
    let good = serde_json::json!({"id": h, "text": said, "title": h, "source": h, "url": h});
    write("records.jsonl", format!("{good}\n{}", record(h, &said)));
    write("broken.jsonl", format!("{{\"{h}\": {h}}}\n"));
    let escaped = "\\u001b\\u009b\\u202e\\u2067";
    write(
        "own.toml",
        format!("[[name]]\nar = \"باكوو{escaped}\"\nen = \"B{escaped}\"\ntype = \"location\"\n"),
    );
    write(
        "wrong.toml",
        format!("[[place]]\n\"k{escaped}\" = 1\n[[\"{escaped}\"]]\n"),
    );
    write(
        "expect.toml",
        format!(
            "[[expect]]\narticle = \"{escaped}\"\nentity = {{ name = \"{escaped}\" }}\nwhy = \"{escaped}\"\n"
        ),
    );
    write(
        "metadata.csv",
        format!("path,date\n{h},{h}\n{h},2020-01-01\n"),
    );
    write(
        "gold.jsonl",
        format!("{{\"id\": \"{escaped}\", \"text\": \"باكو\", \"{escaped}\": 1}}\n"),
    );
}

/// What is asked besides the formats that come to a terminal; `$h` is the hostile text.
const COMMANDS: [&str; 46] = [
    "analyze \"$h.txt\" -f timeml",
    "analyze records.jsonl -f csv --only quotes",
    "analyze records.jsonl -f csv --only entities -r both",
    "analyze records.jsonl --lang ar --explain -r both",
    "analyze records.jsonl -f jsonl --errors-inline",
    "analyze . \"missing$h\" --metadata metadata.csv",
    "analyze broken.jsonl \"$h.txt\"",
    "analyze records.jsonl --lexicon own.toml",
    "analyze records.jsonl --lexicon wrong.toml",
    "analyze records.jsonl --lexicon \"$h\"",
    "analyze records.jsonl -o \"missing/$h\"",
    "analyze records.jsonl -o \"$h.txt\"",
    "analyze records.jsonl -f \"$h\"",
    "analyze records.jsonl --date \"$h\"",
    "analyze records.jsonl --encoding \"$h\"",
    "analyze --\"$h\"",
    "\"$h\"",
    "quotes records.jsonl --speaker \"$h\"",
    "quotes records.jsonl --speaker لافروف",
    "annotate records.jsonl",
    "normalize \"$h.txt\"",
    "parse \"$h.txt\"",
    "aggregate facts.jsonl",
    "aggregate facts.jsonl -f json",
    "aggregate \"$h.txt\" broken.jsonl",
    "diff facts.jsonl broken.jsonl",
    "diff facts.jsonl other.jsonl",
    "diff facts.jsonl other.jsonl -f json",
    "diff facts.jsonl other.jsonl -f markdown",
    "verify facts.jsonl records.jsonl",
    "verify other.jsonl records.jsonl",
    "verify \"$h\" records.jsonl",
    "check --expect expect.toml records.jsonl",
    "check --expect expect.toml records.jsonl -f github",
    "check --expect expect.toml records.jsonl -f junit",
    "check --expect wrong.toml records.jsonl",
    "evaluate gold.jsonl --errors 3",
    "evaluate \"$h\"",
    "lexicon list --lexicon own.toml",
    "lexicon list --lexicon own.toml -f json",
    "lexicon list لافروف --lexicon own.toml",
    "lexicon list --format \"$h\"",
    "lexicon check wrong.toml own.toml \"$h\"",
    "schema \"$h\"",
    "completions \"$h\"",
    "man \"$h\"",
];

/// What every command is asked; `$h` is the hostile text.
fn asked() -> Vec<String> {
    let streamed = Format::ALL.into_iter().filter(|format| {
        !matches!(
            format,
            Format::Csv | Format::Brat | Format::Sqlite | Format::Timeml
        )
    });
    let formats = streamed.map(|format| format!("analyze records.jsonl -f {}", format.name()));
    formats.chain(COMMANDS.map(str::to_owned)).collect()
}

/// What comes to a terminal, results and all that is told besides.
fn shown(folder: &Path, command: &str) -> String {
    let run = format!("\"$tool\" {command}");
    let output = Command::new("script")
        .args(["-qec", &run, "/dev/null"])
        .current_dir(folder)
        .env("tool", env!("CARGO_BIN_EXE_karabakh-cli"))
        .env("h", hostile())
        .env("NO_COLOR", "1")
        .env("LC_ALL", "C.UTF-8")
        .env("SHELL", "/bin/bash")
        .env("PAGER", "cat")
        .stdin(Stdio::null())
        .output()
        .unwrap();
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn no_command_shows_a_terminal_what_it_would_obey() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path());
    let make = "\"$tool\" analyze records.jsonl -f jsonl > facts.jsonl; \
                sed 's/باكو/شوشا/g; s/\"sha256\":\"./\"sha256\":\"x/' facts.jsonl > other.jsonl";
    let made = Command::new("bash")
        .args(["-c", make])
        .current_dir(folder.path())
        .env("tool", env!("CARGO_BIN_EXE_karabakh-cli"))
        .stderr(Stdio::null())
        .status();
    made.unwrap();
    let asked = asked();
    let wrong = |command: &String| {
        let shown = shown(folder.path(), command);
        if shown.trim().is_empty() {
            return Some(format!("{command}: shows nothing"));
        }
        let at = shown.find(STEERING)?;
        let near: String = shown[..at].chars().rev().take(60).collect();
        let near: String = near.chars().rev().collect();
        Some(format!("{command}: after {near:?}"))
    };
    let wrong: Vec<String> = asked.par_iter().filter_map(wrong).collect();
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

/// What a command writes into a pipe.
fn piped(folder: &Path, command: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_karabakh-cli"))
        .args(command.split(' '))
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn what_people_read_steers_nothing_in_a_pipe_and_what_programs_read_keeps_its_characters() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path());
    for command in [
        "parse records.jsonl",
        "annotate records.jsonl",
        "analyze records.jsonl -f text",
        "analyze records.jsonl -f markdown",
        "analyze records.jsonl -f jsonl",
    ] {
        let written = piped(folder.path(), command);
        assert!(
            !written.is_empty() && !written.contains('\u{1b}'),
            "{command}"
        );
    }
    // texts and tokens of which programs count the characters
    for command in ["normalize records.jsonl", "analyze records.jsonl -f conll"] {
        assert!(
            piped(folder.path(), command).contains('\u{1b}'),
            "{command}"
        );
    }
}

/// What a terminal of `rows` lines shows of the seeds with that `PAGER`, and the exit status as its last line.
fn paged(pager: &str, rows: u32, options: &str) -> String {
    let run = format!("stty rows {rows} cols 80; \"$tool\" analyze seeds/ {options}; echo $?");
    let output = Command::new("script")
        .args(["-qec", &run, "/dev/null"])
        .env("tool", env!("CARGO_BIN_EXE_karabakh-cli"))
        .env("PAGER", pager)
        .env("TERM", "xterm")
        .env("NO_COLOR", "1")
        .env("SHELL", "/bin/bash")
        .stdin(Stdio::null())
        .output()
        .unwrap();
    String::from_utf8_lossy(&output.stdout).replace('\r', "")
}

#[test]
fn a_pager_shows_what_is_longer_than_the_terminal() {
    let mark = "sed s/^/paged:/";
    let long = paged(mark, 12, "");
    assert!(long.starts_with("paged:5 articles"), "{long}");
    assert!(
        long.contains("paged:Next:") && long.ends_with("\n0\n"),
        "{long}"
    );
    let shell = paged("sed 's/^/paged:/' | head -1", 12, "--full");
    assert!(
        shell.starts_with("paged:000_") && shell.ends_with("\n0\n"),
        "{shell}"
    );
    for (options, rows) in [
        ("", 60),
        ("--no-pager", 12),
        ("-f jsonl", 12),
        ("| cat", 12),
    ] {
        let shown = paged(mark, rows, options);
        assert!(!shown.contains("paged:"), "{options}: {shown}");
        assert!(shown.ends_with("\n0\n"), "{options}: {shown}");
    }
}

#[test]
fn a_pager_that_is_missing_or_leaves_early_is_no_error() {
    for missing in ["no-such-pager", "no-such-pager -R", "", "cat"] {
        let shown = paged(missing, 12, "");
        assert!(shown.starts_with("5 articles"), "{missing}: {shown}");
        assert!(shown.ends_with("\n0\n"), "{missing}: {shown}");
        assert!(!shown.contains("karabakh-cli:"), "{missing}: {shown}");
    }
    let left = paged("head -1", 12, "--full");
    assert_eq!(left, "000_6c1fb52c746808d3\n0\n");
    let left = paged("true", 12, "-r both");
    assert_eq!(left, "0\n");
}
