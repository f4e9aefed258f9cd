//! `docs/limits.md` says what is read wrongly: every row is read again, and is still wrong in the way that the page says.
//! `UPDATE_LIMITS=1` writes what is told now and takes out the rows that are right.

#![allow(clippy::unwrap_used)] // in the helpers: the lint knows only functions marked as tests

use std::fs;
use std::sync::LazyLock;

use jiff::civil::date;
use karabakh::Unit;
use karabakh::analyze::Analyzer;
use karabakh::article::{Article, Published, PublishedBasis};
use karabakh::facts::{Casualty, Document, Entity, Event, Layer, Quote, Status, TimeExpression};
use karabakh::lexicon::Lexicon;

const PAGE: &str = "docs/limits.md";

/// Every class that the page has must keep at least this many rows together, or the page is no help.
const FEWEST: usize = 10;

static ANALYZER: LazyLock<Analyzer> =
    LazyLock::new(|| Analyzer::new(Lexicon::builtin().unwrap(), &Layer::ALL, Unit::Bytes));

fn analyze(text: &str) -> Document {
    ANALYZER.analyze(&Article {
        id: "row".to_owned(),
        text: text.replace(" / ", "\n"),
        published: Published {
            date: Some(date(2020, 11, 12)),
            basis: PublishedBasis::Flag,
            conflicts: Vec::new(),
        },
        ..Article::default()
    })
}

/// A word of JSON, such as `killed`.
fn word(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value)
        .unwrap()
        .as_str()
        .unwrap()
        .to_owned()
}

fn or<'a>(name: Option<&'a str>, nobody: &'a str) -> &'a str {
    name.unwrap_or(nobody)
}

fn casualty(one: &Casualty) -> String {
    let said = format!("{} {}", word(&one.outcome), one.count.min);
    if one.status == Status::Asserted {
        said
    } else {
        format!("{said} {}", word(&one.status))
    }
}

fn quote(document: &Document, one: &Quote) -> String {
    let known = document
        .entity_by_id(one.speaker.entity.as_deref())
        .map(|entity| entity.name.as_str());
    format!(
        "{}: {}",
        or(known.or(one.speaker.name.as_deref()), "nobody"),
        one.text
    )
}

fn time(one: &TimeExpression) -> String {
    let days = match (one.start, one.end) {
        (Some(start), Some(end)) if start == end => start.to_string(),
        (Some(start), Some(end)) => format!("{start} to {end}"),
        _ => "unknown".to_owned(),
    };
    format!("{} = {days}", one.text)
}

fn event(one: &Event) -> String {
    let place = one.place.as_ref().map(|place| place.party.name.as_str());
    format!("{}, {}", word(&one.kind), or(place, "no place"))
}

/// What a document tells of a layer, in the words of the page.
fn told(document: &Document, layer: &str) -> String {
    let facts = &document.facts;
    let entity = |one: &Entity| format!("{} {}", word(&one.kind), one.name);
    let all: Vec<String> = match layer {
        "casualties" => facts.casualties.iter().map(casualty).collect(),
        "quotes" => facts
            .quotes
            .iter()
            .map(|one| quote(document, one))
            .collect(),
        "dates" => facts.dates.iter().map(time).collect(),
        "entities" => facts.entities.iter().map(entity).collect(),
        "events" => facts.events.iter().map(event).collect(),
        _ => panic!("{PAGE}: no layer is called {layer}"),
    };
    if all.is_empty() {
        "nothing".to_owned()
    } else {
        all.join("; ")
    }
}

/// The page as it should be, and what is wrong with it now.
fn read(page: &str) -> (String, Vec<String>, usize) {
    let (mut renewed, mut wrong, mut rows) = (String::new(), Vec::new(), 0);
    let mut layer = "";
    for line in page.lines() {
        if let Some(marked) = line.strip_prefix("<!-- ") {
            layer = marked.trim_end_matches(" -->");
        }
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let is_row = line.starts_with('|')
            && cells.len() == 3
            && cells[0] != "text"
            && !cells[0].starts_with('-');
        if !is_row {
            renewed.extend([line, "\n"]);
            continue;
        }
        let now = told(&analyze(cells[0]), layer);
        if now == cells[2] {
            wrong.push(format!(
                "is right now, so take it off the page: {}",
                cells[0]
            ));
            continue;
        }
        if now != cells[1] {
            wrong.push(format!("{}\n  page: {}\n  told: {now}", cells[0], cells[1]));
        }
        rows += 1;
        renewed.extend(["| ", cells[0], " | ", &now, " | ", cells[2], " |\n"]);
    }
    (renewed, wrong, rows)
}

#[test]
fn what_the_page_says_is_wrong_is_wrong_as_it_says() {
    let page = fs::read_to_string(PAGE).unwrap();
    let (renewed, wrong, rows) = read(&page);
    if std::env::var_os("UPDATE_LIMITS").is_some() {
        fs::write(PAGE, renewed).unwrap();
        return;
    }
    assert!(
        wrong.is_empty(),
        "{PAGE} (UPDATE_LIMITS=1 renews it):\n{}",
        wrong.join("\n")
    );
    assert!(rows >= FEWEST, "{rows} rows");
}
