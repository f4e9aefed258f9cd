//! Analyses that were written before, read again: `--format json` and `jsonl`.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::problems::unreadable_file;
use crate::facts::Document;
use crate::input::whole::LONGEST;
use crate::problem::Problem;
use crate::span::Unit;

/// A document of an analysis.
pub(super) struct WrittenDocument {
    pub(super) document: Document,
    /// What its spans count, when the analysis says so.
    pub(super) offsets: Option<Unit>,
}

/// The part of an analysis in one JSON object that is read.
#[derive(Deserialize)]
struct Envelope {
    options: Option<Options>,
    documents: Vec<Document>,
}

#[derive(Deserialize)]
struct Options {
    offsets: Option<Unit>,
}

/// The aggregate that `--report both` writes after the documents.
#[derive(Deserialize)]
struct Aggregated {
    #[serde(rename = "documents")]
    _ids: Vec<String>,
}

/// Leads `take` through the documents of `paths`; none is standard input.
pub(super) fn each_document(
    paths: &[PathBuf],
    mut take: impl FnMut(Result<WrittenDocument, Problem>),
) {
    let stdin = [PathBuf::from("-")];
    for path in if paths.is_empty() { &stdin } else { paths } {
        match open_analysis(path) {
            _ if path.is_dir() => take(Err(unusable_document(path, "is a folder"))),
            Ok(bytes) => read_documents(path, bytes, &mut take),
            Err(error) => take(Err(unreadable_file(path, &error))),
        }
    }
}

fn open_analysis(path: &Path) -> io::Result<Box<dyn BufRead>> {
    if path.as_os_str() == "-" {
        return Ok(Box::new(BufReader::new(io::stdin())));
    }
    Ok(Box::new(BufReader::new(File::open(path)?)))
}

fn read_documents(
    path: &Path,
    mut bytes: impl BufRead,
    take: &mut impl FnMut(Result<WrittenDocument, Problem>),
) {
    let mut line = Vec::new();
    let mut any = false;
    for number in 1.. {
        line.clear();
        match bytes
            .by_ref()
            .take(LONGEST + 1)
            .read_until(b'\n', &mut line)
        {
            Ok(0) => break,
            Ok(_) => {}
            Err(error) => return take(Err(unreadable_file(path, &error))),
        }
        if line.trim_ascii().is_empty() {
            continue;
        }
        let pretty = !any && line.trim_ascii() == b"{";
        let mut rest = bytes.by_ref().take(LONGEST + 1);
        if pretty && let Err(error) = rest.read_to_end(&mut line) {
            return take(Err(unreadable_file(path, &error)));
        }
        if line.len() as u64 > LONGEST {
            return take(Err(too_large(path).at_line(number)));
        }
        any = true;
        match parse_object(&line) {
            Ok(documents) => documents.into_iter().map(Ok).for_each(&mut *take),
            Err(what) => take(Err(unusable_document(path, &what).at_line(number))),
        }
    }
    if !any {
        take(Err(unusable_document(path, "is empty")));
    }
}

/// The documents of one JSON object: itself, those of a whole analysis, or none of an aggregate.
fn parse_object(json: &[u8]) -> Result<Vec<WrittenDocument>, String> {
    if !json.trim_ascii_start().starts_with(b"{") {
        return Err("is no JSON object".to_owned());
    }
    let error = match serde_json::from_slice(json) {
        Ok(document) => return Ok(with_offsets(vec![document], None)),
        Err(error) => error,
    };
    if let Ok(envelope) = serde_json::from_slice::<Envelope>(json) {
        let offsets = envelope.options.and_then(|options| options.offsets);
        return Ok(with_offsets(envelope.documents, offsets));
    }
    if serde_json::from_slice::<Aggregated>(json).is_ok() {
        return Ok(Vec::new());
    }
    let message = error.to_string();
    let end = message.rfind(" at line ").unwrap_or(message.len());
    Err(format!("is no analysis: {}", &message[..end]))
}

fn with_offsets(documents: Vec<Document>, offsets: Option<Unit>) -> Vec<WrittenDocument> {
    let documents = documents.into_iter();
    let told = documents.map(|document| WrittenDocument { document, offsets });
    told.collect()
}

fn too_large(path: &Path) -> Problem {
    Problem::new(
        path.to_string_lossy(),
        "is too large for one analysis: more than 1GiB",
        "write it with `analyze -f jsonl`, a document a line",
    )
}

fn unusable_document(path: &Path, what: &str) -> Problem {
    let help = "give what `analyze -f jsonl` or `-f json` wrote";
    Problem::new(path.to_string_lossy(), what, help)
}
