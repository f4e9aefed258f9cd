//! What this tool has written, known by how it begins: no walk takes it for articles, and `-o`
//! overwrites nothing else.

use std::convert::Infallible;
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::LazyLock;

use super::labels::{Labels, Lang};
use super::table::{self, DOCUMENT_COLUMNS, Layers, Table};
use super::{clauses, database, signature};
use crate::aggregate::Aggregate;
use crate::facts::{Facts, Layer};

/// Bytes of a file that tell.
const HEAD: u64 = 8 * 1024;

/// Columns of a table that tell it from other tables; those after them may come with later versions.
const TELLING: usize = 4;

/// Whether the file holds results, so that it is not read as an article even when it is named: of this tool, or
/// of another in a format for programs that this one writes too. Texts that were kept are articles.
#[must_use]
pub(crate) fn is_result(path: &Path) -> bool {
    let head = file_head(path).unwrap_or_default();
    !is_kept(&head) && (is_own_result(path) || is_iob(&head) || is_timeml(&head))
}

/// Whether this tool and no other has written the file: results, or texts that `--keep-text` keeps beside them.
/// Tokens in IOB2 say nothing of who tagged them.
#[must_use]
pub(crate) fn is_own_result(path: &Path) -> bool {
    path.file_name()
        .is_some_and(|name| name == signature::INDEX)
        || is_stdout(path)
        || is_own(path)
        || is_own_database(path)
}

/// Whether the shell has led standard output into the file, which is being written just now.
#[must_use]
#[cfg(unix)]
pub(crate) fn is_stdout(path: &Path) -> bool {
    use std::os::fd::AsFd;
    use std::os::unix::fs::MetadataExt;

    let stdout = std::io::stdout().as_fd().try_clone_to_owned();
    let stdout = stdout.and_then(|out| File::from(out).metadata());
    let (Ok(out), Ok(file)) = (stdout, path.metadata()) else {
        return false;
    };
    out.is_file() && (out.dev(), out.ino()) == (file.dev(), file.ino())
}

/// Elsewhere nothing is known of it.
#[must_use]
#[cfg(not(unix))]
pub(crate) fn is_stdout(_path: &Path) -> bool {
    false
}

/// Whether the file holds what this tool wrote, so that it may be overwritten.
pub(super) fn is_own(path: &Path) -> bool {
    file_head(path).is_some_and(|head| is_own_text(&head))
}

/// Whether the file is a database of facts, by the header that `SQLite` writes.
fn is_own_database(path: &Path) -> bool {
    let mut header = [0; DATABASE_HEADER];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut header));
    read.is_ok()
        && header.starts_with(b"SQLite format 3\0")
        && header.ends_with(&database::APPLICATION.to_be_bytes())
}

/// Bytes of a database up to the end of its `application_id`.
const DATABASE_HEADER: usize = 72;

/// How a file begins; what stands after the last whole character is cut off.
fn file_head(path: &Path) -> Option<String> {
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(HEAD).read_to_end(&mut bytes))
        .ok()?;
    let text = bytes.utf8_chunks().next().map_or("", |chunk| chunk.valid());
    Some(text.to_owned())
}

fn is_own_text(head: &str) -> bool {
    let text = head.trim_start_matches('\u{feff}');
    let begins = |start: &str| text.starts_with(start);
    begins("{\"schema_version\":")
        || begins("{\n  \"schema_version\":")
        || begins("{\"documents\":[\"")
        || [signature::GEOJSON, signature::WEBANNOTATION]
            .iter()
            .any(|start| {
                text.strip_prefix(start)
                    .is_some_and(|rest| rest.starts_with('\n'))
            })
        || is_made_by(text)
        || HEADS.iter().any(|head| is_table(text, head))
        || begins(signature::MARKDOWN)
        || begins(signature::MARKED)
        || is_kept(text)
        || clauses::is_tree(text)
        || is_verification(text)
        || is_comparison(text)
        || is_report(text)
        || is_overview(text)
}

/// Texts that were kept beside their results.
fn is_kept(head: &str) -> bool {
    head.starts_with(signature::KEPT)
}

/// What `verify` tells: contradictions, a line each, and how much was looked up.
fn is_verification(text: &str) -> bool {
    let line = text.lines().next().unwrap_or_default();
    let summed = ["articles ", ", documents ", ", texts ", ", contradictions "];
    let names = || line.split(|c: char| c.is_ascii_digit());
    let summary = names().filter(|name| !name.is_empty()).eq(summed);
    let (_, told) = line.split_once(": ").unwrap_or_default();
    let layer = |layer: Layer| told.starts_with(&format!("{}[", layer.name()));
    summary
        || told == "there is no such article"
        || told.starts_with("sha256: ")
        || told.contains(": ") && Layer::ALL.into_iter().any(layer)
}

/// What `diff` tells in lines or in Markdown; its JSON has a version as all JSON of this tool.
fn is_comparison(text: &str) -> bool {
    let mut lines = text.lines();
    let first = lines.next().unwrap_or_default();
    let counted = |line: &str| line.starts_with("Documents: ") && line.ends_with(" the same.");
    if first.starts_with("# ") && first.contains(" → ") {
        return lines.nth(1).is_some_and(counted);
    }
    let fact = |line: &str| {
        let signs = ["  + ", "  - ", "  ~ "];
        let told = signs.iter().find_map(|sign| line.strip_prefix(sign));
        let layer = told.and_then(|told| told.split_once(": "));
        layer.is_some_and(|(name, _)| Layer::ALL.iter().any(|layer| layer.name() == name))
    };
    lines.take(FACTS).any(fact)
}

/// Lines among which a comparison has its first fact: events come before them.
const FACTS: usize = 64;

/// A page, a network, or the report of a check, which name what wrote them.
fn is_made_by(text: &str) -> bool {
    (text.starts_with("<!doctype html>")
        && text.contains("<meta name=\"generator\" content=\"karabakh-cli\">"))
        || (text.starts_with("<?xml")
            && (text.contains("<creator>karabakh-cli ")
                || text.contains("<testsuite name=\"karabakh-cli check\"")))
}

/// How the first line of each table begins.
static HEADS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let told = |columns: &[&str]| columns[..columns.len().min(TELLING)].join(",");
    let with_id = |columns: &[&'static str]| told(&[&["document"], columns].concat());
    let mut heads = vec![with_id(DOCUMENT_COLUMNS), told(&signature::UCDP)];
    let layer = |_, table: Table<'_>| {
        heads.push(with_id(table.columns));
        Ok::<(), Infallible>(())
    };
    let Ok(()) = Facts::default().visit_layers(&mut Layers(layer));
    let together = Aggregate::default();
    heads.extend(
        table::aggregate_tables(&together)
            .iter()
            .map(|(_, table)| told(table.columns)),
    );
    heads
});

fn is_table(text: &str, head: &str) -> bool {
    let rest = text.strip_prefix(head);
    rest.is_some_and(|rest| rest.starts_with([',', '\n', '\r']))
}

static LABELS: LazyLock<Vec<Labels>> = LazyLock::new(|| {
    let labels = Lang::ALL.into_iter().map(Labels::new);
    labels.filter_map(Result::ok).collect()
});

/// The text report: under a title, the size of the article or of all of them.
fn is_report(text: &str) -> bool {
    let mut lines = text.lines();
    let (Some(title), Some(size)) = (lines.next(), lines.next()) else {
        return false;
    };
    let counted = |label: &str| {
        let label = format!("{label} ");
        let mut numbers = size.split(&label).skip(1);
        size.starts_with("  ") && numbers.any(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    };
    LABELS.iter().any(|labels| {
        let word = &labels.word;
        let article = counted(&word.characters) && counted(&word.sentences);
        article || (title.contains(&word.aggregate) && counted(&word.documents))
    })
}

/// The text report of several articles: how many, indented what was counted, and the first of its headings.
fn is_overview(text: &str) -> bool {
    let mut lines = text.lines().skip(1);
    if !lines.next().is_some_and(|counts| counts.starts_with("  ")) {
        return false;
    }
    let heading = lines.find(|line| !line.is_empty()).unwrap_or_default();
    LABELS.iter().any(|labels| {
        let tables = ["linked_events", "disagreements"].map(|table| labels.table_label(table));
        let others = ["quoted", "named"].map(|key| labels.overview_label(key));
        let mut headings = tables.iter().chain(&others);
        headings.any(|own| heading == own.to_uppercase())
    })
}

/// Tokens and their tags, one a line. Who has marked them by hand must not lose them, so such a file
/// is a result, but not known as this tool's own.
fn is_iob(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.is_empty()).take(4);
    let tagged = |line: &str| {
        let tag = line.rsplit(' ').next().unwrap_or_default();
        let marked = tag.strip_prefix("B-").or(tag.strip_prefix("I-"));
        tag == "O" || marked.is_some_and(|kind| matches!(kind, "PER" | "LOC" | "ORG" | "MISC"))
    };
    let first = lines.next();
    first.is_some_and(tagged) && lines.all(tagged)
}

fn is_timeml(text: &str) -> bool {
    text.starts_with("<?xml") && text.contains("<TimeML ")
}
