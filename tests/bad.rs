//! Bad inputs as data, `tests/bad/*.toml`: what each makes the tool print, how it ends, and that all
//! other articles came through.
//!
//! Each case is tried in a folder of its own, where `a.txt` and `z.txt` are good articles.
//! `setup` and `run` are for bash; `run` is `analyze . -f jsonl` unless the case says more.

#![cfg(unix)]
#![allow(clippy::unwrap_used)] // in the helpers: the lint knows only functions marked as tests

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Output};

use karabakh::output::Format;
use rayon::prelude::*;
use serde::Deserialize;
use serde_json::Value;
use tempfile::TempDir;

const TOOL: &str = env!("CARGO_BIN_EXE_karabakh-cli");

/// How the line ends that texts come again: in a folder of a case many files hold the same few words, so only cases
/// that expect it look at it.
const REPEATED: &str = "; --dedup reads each text once";

/// A user who owns nothing, by number.
const NOBODY: u32 = 65534;

const GOOD: [(&str, &str); 2] = [
    ("a", "وصل لافروف إلى باكو."),
    ("z", "قتل ثلاثة جنود في شوشا."),
];

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    case: Vec<Case>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    /// Makes the input.
    #[serde(default)]
    setup: String,
    /// What is run; `$tool` is the built program, `$format` the format.
    #[serde(default = "analyze")]
    run: String,
    /// Whether it is tried with every format, or with those that a stream can hold.
    formats: Option<Formats>,
    /// Whether root, who may read everything, must try it as another user.
    #[serde(default)]
    as_nobody: bool,
    status: i32,
    /// Every line on standard error, without the tool's name.
    #[serde(default)]
    says: Vec<String>,
    /// Ids of the documents on standard output, in order; not looked at when left out with `run`.
    documents: Option<Vec<String>>,
    /// What a shell must print in the end, such as the files that are left.
    #[serde(default)]
    left: Option<Left>,
}

#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Formats {
    All,
    Streamed,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Left {
    run: String,
    prints: String,
}

fn analyze() -> String {
    "$tool analyze . -f jsonl".to_owned()
}

fn cases() -> Vec<Case> {
    let mut files: Vec<_> = fs::read_dir("tests/bad")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    let read = |path: &std::path::PathBuf| {
        let text = fs::read_to_string(path).unwrap();
        let file: File =
            toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        file.case
    };
    files.iter().flat_map(read).collect()
}

/// The case itself, or one for each format.
fn tried(case: Case) -> Vec<Case> {
    let Some(formats) = case.formats else {
        return vec![case];
    };
    let of = |format: Format| {
        // one table fits into a stream
        let one = format == Format::Csv && formats == Formats::Streamed;
        let option = format!(
            "-f {}{}",
            format.name(),
            if one { " --only quotes" } else { "" }
        );
        Case {
            name: format!("{} ({})", case.name, format.name()),
            setup: format!("format={}\n{}", format.name(), case.setup),
            run: case.run.replace("-f $format", &option),
            ..case.clone()
        }
    };
    // a database is a file that grows, and has a case of its own
    let fits = |format: &Format| match format {
        Format::Sqlite => false,
        Format::Brat => formats == Formats::All,
        _ => true,
    };
    Format::ALL.into_iter().filter(fits).map(of).collect()
}

fn shell(script: &str, folder: &Path) -> Command {
    let mut shell = Command::new("bash");
    shell
        .args(["-c", script])
        .current_dir(folder)
        .env("tool", TOOL)
        .env("LC_ALL", "C.UTF-8");
    shell
}

fn bash(script: &str, folder: &Path) -> Output {
    shell(script, folder).output().unwrap()
}

fn lines(bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(bytes).into_owned();
    text.lines().map(str::to_owned).collect()
}

fn ids(stdout: &[u8]) -> Vec<String> {
    let id = |line: String| {
        let document: Value = serde_json::from_str(&line).unwrap_or_default();
        document["id"].as_str().unwrap_or("(none)").to_owned()
    };
    lines(stdout).into_iter().map(id).collect()
}

/// What comes of a case. `open` is where the program lies for users who must not read where it was built.
fn run(case: &Case, folder: &Path, open: Option<&Path>) -> Output {
    let mut run = shell(&case.run, folder);
    if let Some(tool) = open.filter(|_| case.as_nobody) {
        fs::set_permissions(folder, Permissions::from_mode(0o755)).unwrap();
        run.env("tool", tool).uid(NOBODY).gid(NOBODY);
    }
    run.output().unwrap()
}

/// What is not as it should be.
fn wrong(case: &Case, open: Option<&Path>) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in GOOD {
        fs::write(folder.path().join(name).with_extension("txt"), text).unwrap();
    }
    let setup = bash(&format!("set -e\n{}", case.setup), folder.path());
    if !setup.status.success() {
        return vec![format!("{}: setup: {setup:?}", case.name)];
    }
    let output = run(case, folder.path(), open);
    let said = lines(&output.stderr);
    let bare = |line: &String| line.trim_start_matches("karabakh-cli: ").to_owned();
    let said = said.iter().map(bare);
    let mut wrong = Vec::new();
    let mut differ = |what: &str, is: String, was: String| {
        if is != was {
            wrong.push(format!(
                "{}: {what}\n  is:     {is}\n  should: {was}",
                case.name
            ));
        }
    };
    let status = output.status.code().map_or(-1, |code| code);
    differ("status", status.to_string(), case.status.to_string());
    let expected = |line: &String| !line.ends_with(REPEATED) || case.says.contains(line);
    let said: Vec<_> = said.filter(expected).collect();
    differ(
        "standard error",
        said.join("\n          "),
        case.says.join("\n          "),
    );
    if case.run == analyze() || case.documents.is_some() {
        let good = || GOOD.map(|(name, _)| name.to_owned()).to_vec();
        let expected = case.documents.clone().unwrap_or_else(good);
        differ(
            "documents",
            ids(&output.stdout).join(" "),
            expected.join(" "),
        );
    }
    if let Some(left) = &case.left {
        let printed = bash(&left.run, folder.path());
        let printed = String::from_utf8_lossy(&printed.stdout)
            .trim_end()
            .to_owned();
        differ("what is left", printed, left.prints.clone());
    }
    wrong
}

/// Whether this process may read what nobody may.
fn is_root() -> bool {
    let folder = tempfile::tempdir().unwrap();
    let locked = bash("echo x > f; chmod 000 f; cat f", folder.path());
    locked.status.success()
}

/// A folder with the program in it, where anybody may run it.
fn open_to_all() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).unwrap();
    fs::copy(TOOL, folder.path().join("tool")).unwrap();
    folder
}

#[test]
fn what_is_bad_is_told_and_all_else_comes_through() {
    let tried: Vec<_> = cases().into_iter().flat_map(tried).collect();
    assert!(tried.len() >= 60, "{} cases", tried.len());
    let open = is_root().then(open_to_all);
    let tool = open.as_ref().map(|folder| folder.path().join("tool"));
    let wrong = |case| wrong(case, tool.as_deref());
    let wrong: Vec<_> = tried.par_iter().flat_map_iter(wrong).collect();
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}
