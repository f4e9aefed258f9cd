//! Faults of the machine: memory that is refused, few open files, disks that fill at any moment, clocks that jump, folders
//! that change while they are read. A run ends well or says why; a result is whole, the old one, or not there.
//!
//! `FAULTS=10` tries ten times as many moments as a plain run of the tests (`scripts/faults`).

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used)] // in the helpers: the lint knows only functions marked as tests

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, ExitStatus, Output, Stdio};
use std::sync::LazyLock;

use karabakh::output::Format;
use rayon::prelude::*;

const TOOL: &str = env!("CARGO_BIN_EXE_karabakh-cli");

/// What an earlier run has left, so that it may be replaced.
const OLD: &str = "{\"schema_version\":1}\n";

/// How many times more moments are tried than usual.
fn times() -> usize {
    let asked = std::env::var_os("FAULTS");
    let asked = asked.as_ref().and_then(|times| times.to_str());
    asked.and_then(|times| times.parse().ok()).unwrap_or(1)
}

/// The library that is preloaded, compiled once.
static SHIM: LazyLock<(tempfile::TempDir, PathBuf)> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let library = folder.path().join("shim.so");
    let mut compiler = Command::new("cc");
    compiler
        .args(["-O1", "-shared", "-fPIC", "-o"])
        .arg(&library);
    let made = compiler
        .args(["tests/faults/shim.c", "-ldl"])
        .status()
        .unwrap();
    assert!(made.success());
    (folder, library)
});

fn articles(folder: &Path) -> PathBuf {
    let input = folder.join("in");
    fs::create_dir(&input).unwrap();
    for at in 0..20 {
        let text = format!(
            "قال سيرغي لافروف أمس إن {at} جنود قتلوا في قصف قرب شوشا وإن المحادثات كانت بناءة.\n"
        );
        fs::write(input.join(format!("{at}.txt")), text.repeat(4)).unwrap();
    }
    input
}

fn files(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// What is not as it should be after a run that was to replace the file `out`: it holds the new result when the run
/// says so, else the old one, and nobody else may read what an abort could not take away.
fn half(folder: &Path, status: ExitStatus, whole: &[u8]) -> Option<String> {
    use std::os::unix::fs::PermissionsExt;
    let is = fs::read(folder.join("out")).unwrap();
    let should: &[u8] = if status.success() {
        whole
    } else {
        OLD.as_bytes()
    };
    if is != should {
        return Some(format!(
            "{status}: {} bytes, not {}",
            is.len(),
            should.len()
        ));
    }
    let left = files(folder)
        .into_iter()
        .filter(|name| name.starts_with(".karabakh-"));
    let left: Vec<_> = left
        .map(|name| (fs::metadata(folder.join(&name)).unwrap(), name))
        .collect();
    let allowed = status.code().is_none();
    let open = left
        .iter()
        .find(|(about, _)| !allowed || about.permissions().mode() & 0o077 != 0);
    open.map(|(_, name)| format!("{status}: {name} is left"))
}

/// Runs `make` on a fresh folder with an old result.
fn replaced(make: impl Fn(&Path) -> Output, whole: &[u8]) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    articles(folder.path());
    fs::write(folder.path().join("out"), OLD).unwrap();
    let output = make(folder.path());
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let wrong = half(folder.path(), output.status, whole);
    let panicked = said.contains("panicked").then(|| "it panics".to_owned());
    wrong.or(panicked).map(|wrong| format!("{wrong}\n{said}"))
}

fn analyze(folder: &Path) -> Command {
    let mut command = Command::new(TOOL);
    command
        .current_dir(folder)
        .args(["analyze", "in", "-j", "2", "-f", "json", "-o", "out"]);
    command
}

/// What a run without faults writes.
fn undisturbed() -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    articles(folder.path());
    assert!(analyze(folder.path()).status().unwrap().success());
    fs::read(folder.path().join("out")).unwrap()
}

/// Not a test of its own: what `a_call_that_gets_no_memory_leaves_no_half_result` runs in processes of its own, for the
/// tests' allocator is the system's, which can be told to fail.
#[test]
#[ignore = "run by another test"]
fn with_the_systems_allocator() {
    let line = [
        "karabakh-cli",
        "analyze",
        "in",
        "-j",
        "1",
        "-f",
        "json",
        "-o",
        "out",
    ];
    let done = karabakh::cli::run_program(line.map(OsString::from));
    assert_eq!(done, ExitCode::SUCCESS);
}

fn child(folder: &Path, fail: usize) -> Output {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args([
        "--exact",
        "with_the_systems_allocator",
        "--ignored",
        "--test-threads",
        "1",
        "-q",
    ]);
    command
        .current_dir(folder)
        .env("LD_PRELOAD", &SHIM.1)
        .env("FAIL_ALLOCATION", fail.to_string());
    command.output().unwrap()
}

/// The n-th call that asks for memory gets none, for numbers from the first to the last.
#[test]
fn a_call_that_gets_no_memory_leaves_no_half_result() {
    let whole = undisturbed();
    // spread evenly over the scale of the numbers, since what happens only once happens early
    let moments = 8 * times();
    let at = |step: usize| 32_usize << (18 * step / moments);
    let wrong: Vec<_> = (0..moments)
        .into_par_iter()
        .filter_map(|step| {
            replaced(|folder| child(folder, at(step)), &whole).map(|wrong| (at(step), wrong))
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The program's own allocator gets no more pages from some moment on.
#[test]
fn a_machine_without_memory_leaves_no_half_result() {
    let whole = undisturbed();
    let moments = 6 * times();
    let run = |folder: &Path, fail: usize| {
        let mut command = analyze(folder);
        command
            .env("LD_PRELOAD", &SHIM.1)
            .env("FAIL_MAPPING", fail.to_string());
        command.output().unwrap()
    };
    let wrong: Vec<_> = (1..=moments)
        .into_par_iter()
        .filter_map(|fail| replaced(|folder| run(folder, fail), &whole).map(|wrong| (fail, wrong)))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn limited(folder: &Path, limit: &str) -> Output {
    let run = format!("trap '' XFSZ; {limit}; exec {TOOL} analyze in -j 2 -f $0 -o out");
    let mut command = Command::new("bash");
    command.current_dir(folder).args(["-c", &run, "json"]);
    command.output().unwrap()
}

/// An address space of 8 MiB up to half a GiB.
#[test]
fn a_small_address_space_leaves_no_half_result() {
    let whole = undisturbed();
    let moments = 6 * times();
    let wrong: Vec<_> = (0..moments)
        .into_par_iter()
        .filter_map(|step| {
            let limit = format!("ulimit -v {}", 8 * 1024 + step * 512 * 1024 / moments);
            replaced(|folder| limited(folder, &limit), &whole).map(|wrong| (limit, wrong))
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// All files of a result, and of a database what it tells.
fn result(folder: &Path, format: Format) -> Vec<(PathBuf, Vec<u8>)> {
    let out = folder.join("out");
    if format == Format::Sqlite {
        let database = rusqlite::Connection::open(&out).unwrap();
        let told = |query: &str| {
            let mut query = database.prepare(query).unwrap();
            let rows = query.query_map([], |row| row.get::<_, String>(0)).unwrap();
            rows.map(Result::unwrap).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(told("PRAGMA integrity_check"), "ok");
        return vec![(out, told("SELECT id FROM documents ORDER BY id").into())];
    }
    let files = walkdir::WalkDir::new(out).sort_by_file_name();
    let files = files.into_iter().map(Result::unwrap);
    let files = files.filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| (entry.path().to_owned(), fs::read(entry.path()).unwrap()))
        .collect()
}

/// What is wrong when so much of a result as a share of its bytes fits on the disk.
fn wrong_on_a_full_disk(format: Format, step: usize, steps: usize) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    articles(folder.path());
    fs::create_dir(folder.path().join("old")).unwrap();
    fs::write(folder.path().join("old/a.txt"), "قتل ثلاثة جنود في شوشا.").unwrap();
    if format == Format::Csv || format.is_per_article() {
        fs::create_dir(folder.path().join("out")).unwrap();
    }
    let write = |input: &str, room: usize| {
        let mut command = Command::new(TOOL);
        command
            .current_dir(folder.path())
            .args(["analyze", input, "-f", format.name(), "-o", "out"])
            .env("TMPDIR", folder.path())
            .env("LD_PRELOAD", &SHIM.1)
            .env("FULL_DISK", room.to_string());
        command.output().unwrap()
    };
    assert!(write("old", usize::MAX >> 1).status.success());
    let (before, names) = (result(folder.path(), format), files(folder.path()));
    let size = |path: &PathBuf| usize::try_from(fs::metadata(path).unwrap().len()).unwrap();
    let held: usize = before.iter().map(|(path, _)| size(path)).sum();
    // twenty articles take more than one does
    let room = 1 + held * step / steps;
    let output = write("in", room);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let told = said.lines().count() == 1 && matches!(output.status.code(), Some(1 | 2));
    let kept = result(folder.path(), format) == before && files(folder.path()) == names;
    (!told || !kept).then(|| {
        let name = format.name();
        format!(
            "{name}, {room} bytes: kept {kept}, {} {said}",
            output.status
        )
    })
}

/// A disk that is full after any share of a result's bytes leaves the old result, in every format.
#[test]
fn a_disk_that_fills_at_any_moment_leaves_the_old_result() {
    let steps = 2 * times();
    let tried: Vec<_> = Format::ALL
        .into_iter()
        .flat_map(|format| (0..steps).map(move |step| (format, step)))
        .collect();
    let wrong: Vec<_> = tried
        .into_par_iter()
        .filter_map(|(format, step)| wrong_on_a_full_disk(format, step, steps))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// 300 articles in, and 300 files out, with 32 files that may be open; 3,000 with `FAULTS=10`.
#[test]
fn few_files_may_be_open() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("in")).unwrap();
    let many = 300 * times();
    for at in 0..many {
        fs::write(
            folder.path().join(format!("in/{at:04}.txt")),
            format!("قتل {at} جنود في شوشا."),
        )
        .unwrap();
    }
    for (format, out) in [("jsonl", "out"), ("timeml", "marked")] {
        let run = format!("ulimit -n 32; exec {TOOL} analyze in -f {format} -o {out}");
        let output = Command::new("bash")
            .current_dir(folder.path())
            .args(["-c", &run])
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(
            output.status.success() && said.is_empty(),
            "{format}: {said}"
        );
    }
    let lines = fs::read_to_string(folder.path().join("out")).unwrap();
    assert_eq!(lines.lines().count(), many);
    let marked = files(&folder.path().join("marked"));
    assert_eq!(
        marked.iter().filter(|name| name.contains(".tml")).count(),
        many
    );
}

/// Results do not depend on the clock, and the line of progress survives one that goes back and forth.
#[test]
fn a_clock_that_jumps_changes_nothing() {
    let whole = undisturbed();
    let run = |folder: &Path| {
        for (name, stamp) in [("in/0.txt", "197001010000"), ("in/1.txt", "210001010000")] {
            let touched = Command::new("touch")
                .current_dir(folder)
                .args(["-t", stamp, name])
                .status();
            assert!(touched.unwrap().success());
        }
        let mut command = analyze(folder);
        command
            .args(["--progress", "always"])
            .env("LD_PRELOAD", &SHIM.1)
            .env("JUMPING_CLOCK", "1");
        let output = command.output().unwrap();
        assert!(output.status.success());
        output
    };
    assert_eq!(replaced(run, &whole), None);
}

/// Files come, go, grow, shrink and change their names while a folder is read: those that stay are all read, and
/// what went is told in a line.
#[test]
fn a_folder_that_changes_while_it_is_read() {
    for round in 0..times() {
        let folder = tempfile::tempdir().unwrap();
        let input = articles(folder.path());
        let mut changing = Command::new("bash")
            .current_dir(&input)
            .args(["-c", "i=0; while :; do i=$((i+1)); echo 'وصل لافروف.' > t$((i%50)).txt; mv t$(((i+7)%50)).txt u$((i%9)).txt; rm -f u$(((i+4)%9)).txt; mkdir -p d/e; echo 'قتل جندي.' > d/e/x.txt; rm -rf d; : > t$(((i+3)%50)).txt; done 2>/dev/null"])
            .stdin(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(std::time::Duration::from_millis(30 + 20 * round as u64));
        let output = Command::new(TOOL)
            .current_dir(folder.path())
            .args(["analyze", "in", "-f", "jsonl"])
            .output();
        changing.kill().unwrap();
        changing.wait().unwrap();
        let output = output.unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(
            matches!(output.status.code(), Some(0 | 1)),
            "{:?} {said}",
            output.status
        );
        assert!(
            !said.contains("failed on") && !said.contains("panicked"),
            "{said}"
        );
        let told = String::from_utf8(output.stdout).unwrap();
        for at in 0..20 {
            assert!(
                told.contains(&format!("\"id\":\"{at}\"")),
                "article {at} is lost\n{said}"
            );
        }
    }
}
