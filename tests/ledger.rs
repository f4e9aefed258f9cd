//! Small corpora, read as users read theirs: what the ledger makes of days of strikes in neighbouring towns, of several wars
//! in one folder, of tolls that rise and of numbers that are denied. The texts are made up.

#![allow(clippy::unwrap_used, clippy::expect_used)] // in the helpers: the lint knows only functions marked as tests

#[path = "ledger/marked.rs"]
mod marked;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use karabakh::Unit;
use karabakh::aggregate::{Aggregate, Aggregator, LinkedEvent};
use karabakh::analyze::Analyzer;
use karabakh::facts::{Document, Layer, Outcome};
use karabakh::input;
use karabakh::lexicon::Lexicon;
use serde::Deserialize;

/// What is expected of a corpus.
#[derive(Debug, Deserialize)]
struct File {
    event: Vec<Expected>,
    #[serde(default)]
    copies: Vec<Vec<String>>,
}

/// One event by what it must hold; a number that is not given is not looked at.
#[derive(Debug, Deserialize)]
struct Expected {
    place: String,
    /// The first day, empty where it must not be told.
    start: String,
    /// Articles that count its people, no more and no less.
    documents: BTreeSet<String>,
    killed: Option<u64>,
    wounded: Option<u64>,
    displaced: Option<u64>,
    missing: Option<u64>,
    /// How many things are said that cannot all be true.
    #[serde(default)]
    disagreements: usize,
}

fn documents(name: &str) -> Vec<Document> {
    let analyzer = Analyzer::new(Lexicon::builtin().unwrap(), &Layer::ALL, Unit::Chars);
    let path = format!("tests/ledger/{name}.jsonl");
    let articles = input::open_articles(&[path.as_str()], &input::Options::default()).unwrap();
    articles
        .map(|article| analyzer.analyze(&article.unwrap()))
        .collect()
}

fn together<'a>(documents: impl Iterator<Item = &'a Document>) -> Aggregate {
    let mut aggregator = Aggregator::default();
    for document in documents {
        aggregator.add(document);
    }
    aggregator.finish()
}

fn counting(event: &LinkedEvent) -> BTreeSet<String> {
    let places = event.claims.iter().flat_map(|claim| &claim.evidence);
    places.map(|place| place.document.clone()).collect()
}

fn holds(expected: &Expected, event: &LinkedEvent) -> bool {
    let place = event.place.as_ref().map_or("", |place| &place.name);
    let start = event.start.map(|day| day.to_string()).unwrap_or_default();
    let best = |outcome| {
        let toll = event.tolls.iter().find(|toll| toll.outcome == outcome);
        toll.and_then(|toll| toll.best)
    };
    let tolls = [
        (expected.killed, Outcome::Killed),
        (expected.wounded, Outcome::Wounded),
        (expected.displaced, Outcome::Displaced),
        (expected.missing, Outcome::Missing),
    ];
    place == expected.place
        && start == expected.start
        && counting(event) == expected.documents
        && event.disagreements.len() == expected.disagreements
        && tolls
            .iter()
            .all(|(number, outcome)| number.is_none() || *number == best(*outcome))
}

fn check(name: &str) {
    let read = documents(name);
    let aggregate = together(read.iter());
    let path = Path::new("tests/ledger").join(format!("{name}.toml"));
    let file: File = toml::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let lost: Vec<&Expected> = file
        .event
        .iter()
        .filter(|expected| !aggregate.events.iter().any(|event| holds(expected, event)))
        .collect();
    let told: Vec<String> = aggregate
        .events
        .iter()
        .filter(|event| !event.claims.is_empty())
        .map(|event| {
            let place = event.place.as_ref().map(|place| &place.name);
            format!(
                "{place:?} {:?} {:?} {:?}",
                event.start,
                counting(event),
                event.tolls
            )
        })
        .collect();
    assert!(
        lost.is_empty(),
        "{name}: {lost:#?}\namong\n{}",
        told.join("\n")
    );
    assert_eq!(aggregate.copies, file.copies, "{name}");
    assert_eq!(together(read.iter().rev()), aggregate, "{name}, backwards");
}

#[test]
fn strikes_of_ten_days_in_three_towns() {
    check("towns");
}

#[test]
fn strikes_of_one_week_beside_the_total_of_the_war() {
    check("week");
}

#[test]
fn wars_and_disasters_in_one_folder() {
    check("wars");
}

#[test]
fn numbers_that_are_denied_or_exclude_each_other() {
    check("disputes");
}

#[test]
fn tolls_that_rise_from_day_to_day() {
    check("tolls");
}

#[test]
fn texts_taken_over_in_part_and_days_that_most_tell() {
    check("editions");
}

#[test]
fn counts_that_add_up_and_totals_beside_them() {
    check("parts");
}

#[test]
fn claims_that_differ_and_claims_that_only_look_so() {
    check("claims");
}
