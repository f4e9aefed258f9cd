//! Rows that a linguist can add: `cases/<layer>/*.toml`, each a text and what is to be found in it.
//!
//! ```toml
//! [[case]]
//! text = "قال لافروف إن اللقاء مفيد."
//! published = "2020-11-12"                     # where days are relative
//! expect = [{ kind = "indirect", text = "إن اللقاء مفيد", cue = "قال", speaker = "لافروف" }]
//! ```
//!
//! A row of `open.toml` states what is right and is not found yet. It must go on failing: once it
//! passes, it moves to the file of its rule.
#![allow(clippy::unwrap_used, clippy::print_stderr)] // a report for whoever runs the test

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use karabakh::Unit;
use karabakh::analyze::Analyzer;
use karabakh::article::{Article, Published, PublishedBasis};
use karabakh::facts::{Document, Entity, Event, Layer, Party, Quote};
use karabakh::lexicon::Lexicon;
use serde::Deserialize;
use serde_json::{Map, Value, json};

#[test]
fn quotations_are_found_as_the_cases_say() {
    QUOTES.run();
}

#[test]
fn names_are_found_as_the_cases_say() {
    NAMES.run();
}

#[test]
fn events_are_found_as_the_cases_say() {
    EVENTS.run();
}

/// Every event of a text is listed; where a row has no first day, none is told.
const EVENTS: Folder = Folder {
    name: "event",
    facts: |document| document.facts.events.iter().map(event).collect(),
    complete: true,
    always: &["start"],
};

/// Every quotation of a text is listed; a key that is left out says that there is none.
const QUOTES: Folder = Folder {
    name: "quote",
    facts: |document| document.facts.quotes.iter().map(quote).collect(),
    complete: true,
    always: &["speaker", "via"],
};

/// Some names of a text are listed, some more must not be there; an empty list says that there are none.
const NAMES: Folder = Folder {
    name: "names",
    facts: |document| document.facts.entities.iter().map(entity).collect(),
    complete: false,
    always: &[],
};

/// A fact as a row sees it.
type Row = Map<String, Value>;

/// A folder of cases and how facts are held against them.
struct Folder {
    name: &'static str,
    facts: fn(&Document) -> Vec<Row>,
    /// Whether a case lists everything that is to be found.
    complete: bool,
    /// Keys that are compared even where a case leaves them out.
    always: &'static [&'static str],
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    published: Option<String>,
    expect: Vec<Row>,
    /// Words that must not be a mention on their own.
    #[serde(default)]
    absent: Vec<String>,
}

impl Folder {
    fn run(&self) {
        let analyzer = Analyzer::new(Lexicon::builtin().unwrap(), &Layer::ALL, Unit::Chars);
        let mut report = String::new();
        let (mut right, mut open) = (0, 0);
        for path in self.files() {
            let is_open = path.file_stem().is_some_and(|stem| stem == "open");
            for case in read(&path) {
                let found = (self.facts)(&analyzer.analyze(&case.article()));
                match (self.holds(&case, &found), is_open) {
                    (true, false) => right += 1,
                    (false, true) => open += 1,
                    (passes, _) => complain(&mut report, &path, &case, &found, passes),
                }
            }
        }
        eprintln!("{}: {right} cases hold, {open} are open", self.name);
        assert!(report.is_empty(), "\n{report}");
    }

    fn files(&self) -> Vec<PathBuf> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/cases")
            .join(self.name);
        let mut files: Vec<PathBuf> = std::fs::read_dir(&folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
            .collect();
        files.sort();
        files
    }

    fn holds(&self, case: &Case, found: &[Row]) -> bool {
        let complete = self.complete || (case.expect.is_empty() && case.absent.is_empty());
        let counted = !complete || found.len() == case.expect.len();
        let listed = case
            .expect
            .iter()
            .all(|row| found.iter().any(|fact| self.agrees(row, fact)));
        let clean = case
            .absent
            .iter()
            .all(|words| !found.iter().any(|fact| mentions(fact, words)));
        counted && listed && clean
    }

    fn agrees(&self, expected: &Row, found: &Row) -> bool {
        let among = |key: &str, value: &Value| {
            key == "text"
                && found
                    .get("texts")
                    .is_some_and(|all| all.as_array().unwrap().contains(value))
        };
        let said = expected
            .iter()
            .all(|(key, value)| found.get(key) == Some(value) || among(key, value));
        let unsaid = |key: &&str| expected.contains_key(*key) || found[*key].is_null();
        said && self.always.iter().all(unsaid)
    }
}

impl Case {
    fn article(&self) -> Article {
        let date = self.published.as_ref().map(|day| day.parse().unwrap());
        Article {
            text: self.text.clone(),
            published: Published {
                date,
                basis: date.map_or(PublishedBasis::Unknown, |_| PublishedBasis::Record),
                ..Published::default()
            },
            ..Article::default()
        }
    }
}

fn read(path: &Path) -> Vec<Case> {
    let words = std::fs::read_to_string(path).unwrap();
    let file: Result<File, _> = toml::from_str(&words);
    file.unwrap_or_else(|error| panic!("{}: {error}", path.display()))
        .case
}

fn quote(quote: &Quote) -> Row {
    row(json!({
        "kind": quote.kind,
        "text": quote.text,
        "cue": quote.cue.text,
        "lemma": quote.cue.lemma,
        "stance": quote.cue.stance,
        "polarity": quote.cue.polarity,
        "speaker": quote.speaker.name,
        "role": quote.speaker.role,
        "resolved_by": quote.speaker.resolved_by,
        "via": quote.via.as_ref().map(|via| &via.text),
    }))
}

fn event(event: &Event) -> Row {
    let name = |party: &Option<Party>| party.as_ref().map(|party| party.name.clone());
    row(json!({
        "type": event.kind,
        "trigger": event.trigger.text,
        "place": event.place().map(|place| &place.name),
        "start": event.when.map(|days| days.start),
        "end": event.when.map(|days| days.end),
        "agent": name(&event.agent),
        "target": name(&event.target),
        "claimed_by": name(&event.claimed_by),
        "status": event.status,
        "ucdp": event.ucdp.map_or(json!("none"), |ucdp| json!(ucdp)),
    }))
}

fn entity(entity: &Entity) -> Row {
    let texts: Vec<&str> = entity
        .mentions
        .iter()
        .map(|mention| &*mention.text)
        .collect();
    row(json!({
        "type": entity.kind,
        "name": entity.name,
        "country": entity.country,
        "point": entity.coordinates.map(|at| [at.lat, at.lon]),
        "precision": entity.precision,
        "within": entity.within,
        "roles": entity.roles,
        "metonym": entity.mentions.iter().any(|mention| mention.metonym),
        "texts": texts,
    }))
}

fn row(value: Value) -> Row {
    let Value::Object(row) = value else {
        unreachable!()
    };
    row
}

fn mentions(fact: &Row, words: &str) -> bool {
    let texts = fact.get("texts").and_then(Value::as_array);
    texts.is_some_and(|texts| texts.iter().any(|text| text == words))
}

fn complain(report: &mut String, path: &Path, case: &Case, found: &[Row], passes: bool) {
    let line = |row: &Row| serde_json::to_string(row).unwrap();
    let list = |rows: &[Row]| {
        rows.iter()
            .map(line)
            .collect::<Vec<_>>()
            .join("\n            ")
    };
    let file = path.file_name().unwrap().to_string_lossy();
    let (text, expect, absent) = (&case.text, list(&case.expect), &case.absent);
    let hint = if passes {
        " holds now: move it to the file of its rule"
    } else {
        ""
    };
    writeln!(
        report,
        "{file}{hint}\n  text      {text}\n  expected  {expect}"
    )
    .unwrap();
    if !absent.is_empty() {
        writeln!(report, "  absent    {}", absent.join(", ")).unwrap();
    }
    writeln!(report, "  found     {}\n", list(found)).unwrap();
}
