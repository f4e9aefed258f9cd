//! `lexicon list` and `lexicon check`, and the lexicon that every command reads with.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::anyhow;
use serde::Serialize;

use super::args::{self, LexiconCheck, LexiconList, ListFormat};
use super::problems::{tell_user, unreadable_file};
use super::{Status, stdout};
use crate::facts::{Coordinates, Degrees, EntityType, Precision};
use crate::input::whole;
use crate::lexicon::{self, Finding, Lexicon, Name, Sense, Town, Weight};
use crate::terminal::escape_controls;
use crate::{select, spelling};

pub(super) fn run_lexicon(args: &args::Lexicon) -> anyhow::Result<Status> {
    match args {
        args::Lexicon::List(args) => list_entries(args),
        args::Lexicon::Check(args) => check_files(args),
    }
}

/// The built-in words with those of the user's files.
pub(super) fn load_lexicon(files: &[PathBuf]) -> anyhow::Result<Lexicon> {
    let mut lexicon = Lexicon::builtin()?;
    for path in files {
        add_file(&mut lexicon, path)?;
    }
    Ok(lexicon)
}

fn add_file(lexicon: &mut Lexicon, path: &Path) -> anyhow::Result<()> {
    let text = whole::read_text(path).map_err(|error| anyhow!(unreadable_file(path, &error)))?;
    let name = path.to_string_lossy();
    let added = lexicon.add(&name, &text);
    added.map_err(|error| anyhow!("{error}; `karabakh-cli lexicon check` tells all that is wrong"))
}

/// Tells everything about each file; a warning leaves the exit status at 0.
fn check_files(args: &LexiconCheck) -> anyhow::Result<Status> {
    let builtin = Lexicon::builtin()?;
    let mut status = Status::Done;
    for path in &args.files {
        match whole::read_text(path) {
            Ok(text) => {
                for finding in lexicon::check(&text, &builtin) {
                    tell_user(&finding_line(path, &finding));
                    if finding.weight == Weight::Error {
                        status = Status::Incomplete;
                    }
                }
            }
            Err(error) => {
                tell_user(&unreadable_file(path, &error));
                status = Status::Incomplete;
            }
        }
    }
    Ok(status)
}

fn finding_line(path: &Path, finding: &Finding) -> String {
    let Finding {
        line,
        column,
        weight,
        what,
    } = finding;
    let weight = match weight {
        Weight::Error => "",
        Weight::Warning => "warning: ",
    };
    format!("{}:{line}:{column}: {weight}{what}", path.display())
}

/// A line of the list.
#[derive(Serialize)]
struct Entry {
    kind: String,
    name: Option<String>,
    name_en: Option<String>,
    country: Option<String>,
    coordinates: Option<Coordinates>,
    precision: Option<Precision>,
    within: Option<String>,
    /// How many people live there, as far as the gazetteer knows.
    population: Option<u32>,
    /// Whose data it is, where it is not the project's own.
    source: Option<&'static str>,
}

/// Where the towns are from, and the licence that asks for saying so.
const GEONAMES: &str = "GeoNames, CC BY 4.0";

fn list_entries(args: &LexiconList) -> anyhow::Result<Status> {
    let lexicon = load_lexicon(&args.lexicon)?;
    let entries: Vec<Entry> = match &args.word {
        Some(word) => word_meanings(&lexicon, word, args.kind),
        None => lexicon
            .names()
            .filter(|name| args.kind.is_none_or(|kind| kind == name.kind))
            .map(Entry::of_name)
            .collect(),
    };
    let mut out = stdout::plain_output().into_writer()?;
    match args.format {
        ListFormat::Tsv => {
            for entry in &entries {
                writeln!(out, "{}", entry.table_line())?;
            }
        }
        ListFormat::Json => writeln!(out, "{}", serde_json::to_string_pretty(&entries)?)?,
    }
    out.finish_writing()?;
    if !entries.is_empty() {
        return Ok(Status::Done);
    }
    let word = args.word.as_deref().unwrap_or_default();
    tell_user(&format!(
        "no word or name is spelled `{word}`; add it in a file of your own (--lexicon FILE)"
    ));
    Ok(Status::Incomplete)
}

/// All that a word can mean, or the names that hold it in English, towns of the gazetteer last; with `kind`
/// only the names of that kind.
fn word_meanings(lexicon: &Lexicon, word: &str, kind: Option<EntityType>) -> Vec<Entry> {
    let asked = |name: &Name<'_>| kind.is_none_or(|kind| kind == name.kind);
    let english = select::in_english(word, lexicon).filter(asked);
    let english: Vec<Entry> = english.map(Entry::of_name).collect();
    if !english.is_empty() {
        return english;
    }
    let key = spelling::key(word);
    let folded = spelling::words(&key).collect::<Vec<_>>().join(" ");
    let senses = lexicon.senses(&key).iter();
    let entry = |sense: &Sense| match sense {
        Sense::Name(id, _) => {
            let name = lexicon.name(*id);
            asked(&name).then(|| Entry::of_name(name))
        }
        Sense::Word(id, _) => kind.is_none().then(|| Entry {
            kind: format!("{:?}", lexicon.meaning(*id)),
            name: None,
            name_en: None,
            country: None,
            coordinates: None,
            precision: None,
            within: None,
            population: None,
            source: None,
        }),
    };
    let places = kind.is_none_or(|kind| kind == EntityType::Location);
    let towns = lexicon.gazetteer().towns_named(&folded).filter(|_| places);
    let towns = towns.map(|town| Entry::of_town(lexicon, word, town));
    senses.filter_map(entry).chain(towns).collect()
}

impl Entry {
    fn of_name(name: Name<'_>) -> Self {
        Self {
            kind: word_of(&name.kind),
            name: Some(name.ar.to_owned()),
            name_en: name.en.map(str::to_owned),
            country: name.country.map(str::to_owned),
            coordinates: name.place.map(as_coordinates),
            precision: name.place.map(|_| Precision::of_place(name.subtype)),
            within: name.within.map(str::to_owned),
            population: None,
            source: None,
        }
    }

    /// A town of the gazetteer, called as it was asked for.
    fn of_town(lexicon: &Lexicon, word: &str, town: Town) -> Self {
        Self {
            kind: word_of(&EntityType::Location),
            name: Some(word.to_owned()),
            name_en: Some(town.name.to_owned()),
            country: Some(town.country.to_owned()),
            coordinates: Some(as_coordinates(town.place)),
            precision: Some(Precision::Town),
            within: lexicon.area(town.area).map(str::to_owned),
            population: (town.population > 0).then_some(town.population),
            source: Some(GEONAMES),
        }
    }

    fn table_line(&self) -> String {
        let cell = |cell: &Option<String>| cell.clone().unwrap_or_default();
        let cells = [
            self.kind.clone(),
            cell(&self.name),
            cell(&self.name_en),
            cell(&self.country),
            cell(&self.coordinates.map(|at| format!("{},{}", at.lat, at.lon))),
            cell(&self.precision.map(|precision| word_of(&precision))),
            cell(&self.within),
            self.source.unwrap_or_default().to_owned(),
        ];
        let cells = cells.iter().map(|cell| escape_controls(cell));
        cells.collect::<Vec<_>>().join("\t").trim_end().to_owned()
    }
}

fn as_coordinates((lat, lon): (i16, i16)) -> Coordinates {
    Coordinates {
        lat: Degrees::of_hundredths(lat),
        lon: Degrees::of_hundredths(lon),
    }
}

/// The word for a value of a plain enum, as in JSON.
fn word_of(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}
