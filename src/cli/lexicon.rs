//! `lexicon list` and `lexicon check`, and the lexicon that every command reads with.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::anyhow;
use serde::Serialize;

use super::Status;
use super::args::{self, LexiconCheck, LexiconList, ListFormat};
use super::problems::{tell, unreadable};
use crate::facts::EntityType;
use crate::lexicon::{Lexicon, Sense};
use crate::output::Sink;
use crate::spelling;

pub(super) fn run(args: &args::Lexicon) -> anyhow::Result<Status> {
    match args {
        args::Lexicon::List(args) => list(args),
        args::Lexicon::Check(args) => Ok(check(args)),
    }
}

/// The built-in words with those of the user's files.
pub(super) fn load(files: &[PathBuf]) -> anyhow::Result<Lexicon> {
    let mut lexicon = Lexicon::builtin()?;
    for path in files {
        add(&mut lexicon, path)?;
    }
    Ok(lexicon)
}

fn add(lexicon: &mut Lexicon, path: &Path) -> anyhow::Result<()> {
    let text = fs::read_to_string(path).map_err(|error| anyhow!(unreadable(path, &error)))?;
    let name = path.to_string_lossy();
    let added = lexicon.add(&name, &text);
    added.map_err(|error| anyhow!("{error}; correct the file, its shape is in the README"))
}

/// Each file is added to a lexicon of its own, so that one mistake hides no other.
fn check(args: &LexiconCheck) -> Status {
    let mut status = Status::Done;
    for path in &args.files {
        if let Err(error) = add(&mut Lexicon::default(), path) {
            tell(&error);
            status = Status::Incomplete;
        }
    }
    status
}

/// A line of the list.
#[derive(Serialize)]
struct Entry {
    kind: String,
    name: Option<String>,
    name_en: Option<String>,
    country: Option<String>,
}

fn list(args: &LexiconList) -> anyhow::Result<Status> {
    let lexicon = load(&args.lexicon)?;
    let entries: Vec<Entry> = match &args.word {
        Some(word) => meanings(&lexicon, word, args.kind),
        None => lexicon
            .names()
            .filter(|name| args.kind.is_none_or(|kind| kind == name.kind))
            .map(|name| Entry {
                kind: word_of(&name.kind),
                name: Some(name.ar.to_string()),
                name_en: name.en.as_deref().map(str::to_owned),
                country: name.country.as_deref().map(str::to_owned),
            })
            .collect(),
    };
    let mut out = Sink::stream(std::io::stdout()).writer()?;
    match args.format {
        ListFormat::Tsv => {
            for entry in &entries {
                writeln!(out, "{}", entry.line())?;
            }
        }
        ListFormat::Json => writeln!(out, "{}", serde_json::to_string_pretty(&entries)?)?,
    }
    out.finish()?;
    Ok(if entries.is_empty() {
        Status::Incomplete
    } else {
        Status::Done
    })
}

/// All that a word can mean; with `kind` only the names of that kind.
fn meanings(lexicon: &Lexicon, word: &str, kind: Option<EntityType>) -> Vec<Entry> {
    let senses = lexicon.senses(&spelling::key(word)).iter();
    let entry = |sense: &Sense| match sense {
        Sense::Name(id, _) => {
            let name = lexicon.name(*id);
            kind.is_none_or(|kind| kind == name.kind).then(|| Entry {
                kind: word_of(&name.kind),
                name: Some(name.ar.to_string()),
                name_en: name.en.as_deref().map(str::to_owned),
                country: name.country.as_deref().map(str::to_owned),
            })
        }
        Sense::Word(id, _) => kind.is_none().then(|| Entry {
            kind: format!("{:?}", lexicon.meaning(*id)),
            name: None,
            name_en: None,
            country: None,
        }),
    };
    senses.filter_map(entry).collect()
}

impl Entry {
    fn line(&self) -> String {
        let cell = |cell: &Option<String>| cell.clone().unwrap_or_default();
        let cells = [
            self.kind.clone(),
            cell(&self.name),
            cell(&self.name_en),
            cell(&self.country),
        ];
        cells.join("\t").trim_end().to_owned()
    }
}

/// The word for a value of a plain enum, as in JSON.
fn word_of(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}
