//! `--redact persons`: no name of a private person is in any output, public ones stay, and what is told stays true.

#![allow(clippy::unwrap_used)] // in the helpers: the lint knows only functions marked as tests

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use karabakh::output::Format;
use serde_json::Value;

/// Private persons in every place that a name can stand in: text, headline, byline, quotation, title of a record,
/// its id and address, with clitics, vowel signs and in another spelling.
const ARTICLE: &str = "رئيس البلدية أحمد المنصوري يروي ما حدث\nكتبت: سعاد الحمداني\n\n\
    قال رئيس البلدية أحمد المنصوري إن خمسة جنود قتلوا في قصف قرب شوشا يوم 12 نوفمبر 2020. وأضاف المنصوري أن إلهام علييف وصل إلى باكو.\n\
    وقتل الطالب يوسف الكعبي وأصيب شقيقه. وأكدت الطبيبة منى العلي للمنصوري أن \"يوسف الكعبي كان في بيته\". وتبكي منى يوسف.\n\
    وقال سيرغي لافروف إن المحادثات كانت بناءة. ونعى أَحمد المنصورى الضحية.\n";

/// Another article about one of them.
const OTHER: &str = "قال رئيس البلدية أحمد المنصوري إن ثلاثة مدنيين قتلوا في شوشا.\n";

/// Parts of the private names, in any spelling.
const PRIVATE: [&str; 6] = [
    "منصور",
    "الكعبي",
    "سعاد",
    "الحمداني",
    "منى",
    "%D9%85%D9%86%D8%B5%D9%88%D8%B1",
];

const PUBLIC: [&str; 2] = ["لافروف", "علييف"];

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("in");
    fs::create_dir(&input).unwrap();
    fs::write(input.join("خبر_أحمد-المنصوري.txt"), ARTICLE).unwrap();
    let record = serde_json::json!({
        "id": "حوار مع أحمد المنصوري",
        "title": "أحمد المنصوري: «لن نغادر»",
        "url": "https://news.example/%D8%A3%D8%AD%D9%85%D8%AF-%D8%A7%D9%84%D9%85%D9%86%D8%B5%D9%88%D8%B1%D9%8A?p=1",
        "text": OTHER,
    });
    fs::write(input.join("records.jsonl"), format!("{record}\n")).unwrap();
    fs::write(
        folder.path().join("key"),
        "a secret of thirty-two letters..",
    )
    .unwrap();
    folder
}

fn run(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_karabakh-cli"));
    command.current_dir(folder).args(args);
    command.output().unwrap()
}

/// All files below a folder, their names included.
fn bytes(below: &Path) -> Vec<(PathBuf, String)> {
    if below.is_dir() {
        let entries = fs::read_dir(below).unwrap();
        return entries
            .flat_map(|entry| bytes(&entry.unwrap().path()))
            .collect();
    }
    let text = String::from_utf8_lossy(&fs::read(below).unwrap()).into_owned();
    vec![(below.to_owned(), text)]
}

fn holds(files: &[(PathBuf, String)], name: &str) -> bool {
    files
        .iter()
        .any(|(path, text)| text.contains(name) || path.to_string_lossy().contains(name))
}

/// How names are redacted here, with a secret.
const REDACT: [&str; 4] = ["--redact", "persons", "--redact-key", "key"];

#[test]
fn no_format_holds_a_private_name_and_public_ones_stay() {
    let folder = folder();
    let texts = folder.path().join("texts");
    for format in Format::ALL {
        let name = format.name();
        let out = format!("out-{name}");
        let args = [
            "analyze",
            "in",
            "-f",
            name,
            "-o",
            &out,
            "--keep-text",
            "texts",
        ];
        let output = run(folder.path(), &[&args[..], &REDACT].concat());
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{name}");
        let files = [bytes(&folder.path().join(&out)), bytes(&texts)].concat();
        for private in PRIVATE {
            assert!(!holds(&files, private), "{name}: {private}");
        }
        // maps and UCDP tell places and claimants of events, not whoever is named
        let named = !matches!(format, Format::Geojson | Format::Ucdp | Format::Timeml);
        for public in PUBLIC {
            assert!(!named || holds(&files, public), "{name}: {public}");
        }
        fs::remove_file(&texts).unwrap();
    }
}

#[test]
fn nothing_that_is_printed_holds_a_private_name() {
    let folder = folder();
    for line in [
        "quotes --match قال in",
        "annotate in",
        "analyze in --full --explain",
        "analyze in --only quotes -f csv",
        "analyze in --min-confidence 0.99 -f json",
    ] {
        let args: Vec<&str> = line.split(' ').chain(REDACT).collect();
        let said = String::from_utf8(run(folder.path(), &args).stdout).unwrap();
        assert!(!said.is_empty(), "{line}");
        for private in PRIVATE {
            assert!(!said.contains(private), "{line}: {private}\n{said}");
        }
    }
}

fn documents(folder: &Path, args: &[&str]) -> Vec<Value> {
    let output = run(folder, &[&["analyze", "in", "-f", "jsonl"], args].concat());
    let lines = String::from_utf8(output.stdout).unwrap();
    lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// The claimant of the first count of each document.
fn claimants(documents: &[Value]) -> Vec<&str> {
    documents
        .iter()
        .map(|one| one["casualties"][0]["claimed_by"]["name"].as_str().unwrap())
        .collect()
}

#[test]
fn a_person_has_one_placeholder_which_a_secret_changes() {
    let folder = folder();
    let known = documents(folder.path(), &["--redact", "persons"]);
    let claimed = claimants(&known);
    assert_eq!(claimed.len(), 2);
    assert_eq!(claimed[0], claimed[1]);
    let again = documents(folder.path(), &["--redact", "persons", "-j", "1"]);
    assert_eq!(known, again);
    let secret = documents(
        folder.path(),
        &["--redact", "persons", "--redact-key", "key"],
    );
    assert_ne!(claimants(&secret)[0], claimed[0]);
    // nothing else of the facts is another
    let plain = documents(folder.path(), &[]);
    for (plain, clean) in plain.iter().zip(&known) {
        for layer in ["entities", "dates", "casualties", "quotes", "events"] {
            let count = |one: &Value| one[layer].as_array().unwrap().len();
            assert_eq!(count(plain), count(clean), "{layer}");
        }
        assert_eq!(
            plain["casualties"][0]["count"],
            clean["casualties"][0]["count"]
        );
    }
}

/// Spans lead into the text that was kept, in every unit.
#[test]
fn what_is_redacted_is_true_of_the_text_that_is_kept() {
    let folder = folder();
    for unit in ["chars", "bytes", "utf16"] {
        let told = run(
            folder.path(),
            &[
                "analyze",
                "in",
                "--redact",
                "persons",
                "--offsets",
                unit,
                "-f",
                "json",
                "-o",
                "facts",
                "--keep-text",
                "texts",
            ],
        );
        assert!(told.status.success());
        let verified = run(folder.path(), &["verify", "facts", "texts"]);
        assert!(
            verified.status.success(),
            "{}",
            String::from_utf8_lossy(&verified.stdout)
        );
        fs::remove_file(folder.path().join("texts")).unwrap();
    }
}

/// A name that a user's own lexicon holds is public.
#[test]
fn who_is_in_a_lexicon_of_ones_own_stays() {
    let folder = folder();
    let lexicon = "[[name]]\nar = \"أحمد المنصوري\"\ntype = \"person\"\n";
    fs::write(folder.path().join("own.toml"), lexicon).unwrap();
    let told = documents(
        folder.path(),
        &["--redact", "persons", "--lexicon", "own.toml"],
    );
    assert_eq!(claimants(&told)[0], "أحمد المنصوري");
}

#[test]
fn a_secret_that_can_be_tried_out_is_refused_and_none_is_told() {
    let folder = folder();
    fs::write(folder.path().join("short"), "1234\n").unwrap();
    let output = run(
        folder.path(),
        &[
            "analyze",
            "in",
            "--redact",
            "persons",
            "--redact-key",
            "short",
        ],
    );
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        said.contains("short: holds a secret of fewer than 16 bytes; write one with"),
        "{said}"
    );
    let output = run(folder.path(), &["analyze", "in", "--redact", "persons"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        output.status.success() && said.contains("give --redact-key FILE"),
        "{said}"
    );
}

/// Facts with names and facts without them are not put into one database.
#[test]
fn a_database_holds_redacted_documents_or_others() {
    let folder = folder();
    let first = run(
        folder.path(),
        &["analyze", "in", "-f", "sqlite", "-o", "facts.db"],
    );
    assert!(first.status.success());
    let second = run(
        folder.path(),
        &[
            "analyze",
            "in",
            "-f",
            "sqlite",
            "-o",
            "facts.db",
            "--redact",
            "persons",
            "--redact-key",
            "key",
        ],
    );
    let said = String::from_utf8(second.stderr).unwrap();
    assert_eq!(second.status.code(), Some(1));
    assert!(
        said.contains("holds documents of another --redact"),
        "{said}"
    );
}

/// The files of folders that are not complete, once there are any.
#[cfg(unix)]
fn unfinished(folders: &[&Path]) -> Vec<PathBuf> {
    for _ in 0..2000 {
        let there = folders.iter().filter(|folder| folder.is_dir());
        let all = there.flat_map(|folder| fs::read_dir(folder).unwrap());
        let all = all.map(|entry| entry.unwrap().path());
        let found: Vec<_> = all
            .filter(|path| path.is_file() && path.to_string_lossy().contains("karabakh-"))
            .collect();
        if !found.is_empty() {
            return found;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    panic!("no file came");
}

/// While results are written, nobody else may read them; once they are complete they are as open as other files.
#[cfg(unix)]
#[test]
fn unfinished_files_are_private() {
    use std::io::Write;
    use std::os::unix::fs::PermissionsExt;
    use std::process::Stdio;

    const RUN: &str = "umask 022; exec $0 analyze - --input-format jsonl -f $1 -o $2";
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let folder = tempfile::tempdir().unwrap();
    let side = tempfile::tempdir().unwrap();
    for format in ["json", "html", "csv", "sqlite"] {
        let out = folder.path().join(format);
        let mut child = Command::new("bash")
            .args([
                "-c",
                RUN,
                env!("CARGO_BIN_EXE_karabakh-cli"),
                format,
                out.to_str().unwrap(),
            ])
            .env("TMPDIR", side.path())
            .stdin(Stdio::piped())
            .spawn()
            .unwrap();
        let mut input = child.stdin.take().unwrap();
        writeln!(input, "{}", serde_json::json!({"id": "a", "text": OTHER})).unwrap();
        unfinished(&[folder.path(), side.path(), &out]);
        // the probe for the usual permissions comes first and has nothing in it
        std::thread::sleep(std::time::Duration::from_millis(200));
        for path in unfinished(&[folder.path(), side.path(), &out]) {
            assert_eq!(mode(&path), 0o600, "{}", path.display());
        }
        drop(input);
        assert!(child.wait().unwrap().success());
        let result = if format == "csv" {
            out.join("quotes.csv")
        } else {
            out
        };
        assert_eq!(mode(&result), 0o644, "{format}");
    }
}
