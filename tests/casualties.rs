//! Runs `cases/casualty/*.toml`: sentences with the figures that they tell, or none.

use std::fs;
use std::path::Path;

use karabakh::Unit;
use karabakh::analyze::Analyzer;
use karabakh::article::{Article, Published, PublishedBasis};
use karabakh::facts::{Casualty, Cause, Days, Layer, Outcome, Status, VictimKind};
use karabakh::lexicon::Lexicon;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    case: Vec<Case>,
}

/// A sentence and what it tells, in text order.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    published: Option<String>,
    expect: Vec<Expected>,
}

/// What is left out is not compared, but `max`, which is then `min`; −1 is no largest number.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    outcome: Outcome,
    min: u64,
    max: Option<i64>,
    modifier: Option<String>,
    victims: Option<VictimKind>,
    country: Option<String>,
    name: Option<String>,
    subset: Option<bool>,
    joint: Option<bool>,
    status: Option<Status>,
    /// Empty where nobody claims it.
    claimed_by: Option<String>,
    denied_by: Option<String>,
    evidence: Option<String>,
    /// The words for the people.
    who: Option<String>,
    /// Empty where no place is told.
    place: Option<String>,
    /// First and last day, joined by a slash; empty where no day is told.
    when: Option<String>,
    /// Empty where no side is told.
    side: Option<String>,
    /// Empty where nobody is told to have done it.
    agent: Option<String>,
    /// By its name in the JSON; empty where none is told.
    cause: Option<String>,
}

#[test]
fn every_case_is_read_as_expected() {
    let lexicon = Lexicon::builtin().expect("the built-in files");
    let analyzer = Analyzer::new(lexicon, &Layer::ALL, Unit::Chars);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/casualty");
    let mut paths: Vec<_> = fs::read_dir(&folder)
        .expect("tests/cases/casualty")
        .map(|entry| entry.expect("a file").path())
        .collect();
    paths.sort();
    let mut wrong = Vec::new();
    for path in paths {
        let toml = fs::read_to_string(&path).expect("a case file");
        let file: File =
            toml::from_str(&toml).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        // a row of `open.toml` states what is right and is not found yet; once it holds, it moves
        let is_open = path.file_stem().is_some_and(|stem| stem == "open");
        for case in &file.case {
            let found = read(&analyzer, case);
            if agree(&case.expect, &found) == is_open {
                wrong.push(report(&path, case, &found));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} cases:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

fn read(analyzer: &Analyzer, case: &Case) -> Vec<Casualty> {
    let date = case
        .published
        .as_ref()
        .map(|date| date.parse().expect("a date"));
    let article = Article {
        text: case.text.clone(),
        published: Published {
            date,
            basis: PublishedBasis::Record,
            ..Published::default()
        },
        ..Article::default()
    };
    analyzer.analyze(&article).facts.casualties
}

fn agree(expected: &[Expected], found: &[Casualty]) -> bool {
    expected.len() == found.len() && expected.iter().zip(found).all(|(e, f)| fits(e, f))
}

fn fits(expected: &Expected, found: &Casualty) -> bool {
    let max = match expected.max {
        None => Some(expected.min),
        Some(max) => u64::try_from(max).ok(),
    };
    let modifier = || serde_json::to_value(found.count.modifier).expect("a hedge");
    let party =
        |party: &Option<karabakh::facts::Party>| party.as_ref().map(|party| party.name.clone());
    found.outcome == expected.outcome
        && (found.count.min, found.count.max) == (expected.min, max)
        && expected
            .modifier
            .as_ref()
            .is_none_or(|m| modifier() == m.as_str())
        && expected
            .victims
            .is_none_or(|kind| found.victims.kind == kind)
        && found.subset == expected.subset.unwrap_or(false)
        && found.joint == expected.joint.unwrap_or(false)
        && found.status == expected.status.unwrap_or(Status::Asserted)
        && expected
            .country
            .as_ref()
            .is_none_or(|c| found.victims.country.as_ref() == Some(c))
        && expected
            .name
            .as_ref()
            .is_none_or(|n| found.victims.name.as_ref() == Some(n))
        && expected
            .claimed_by
            .as_ref()
            .is_none_or(|c| party(&found.claimed_by).unwrap_or_default() == *c)
        && expected
            .denied_by
            .as_ref()
            .is_none_or(|c| party(&found.denied_by).as_ref() == Some(c))
        && expected.evidence.as_ref().is_none_or(|e| found.text == *e)
        && expected
            .who
            .as_ref()
            .is_none_or(|who| found.victims.text.as_ref() == Some(who))
        && expected
            .place
            .as_ref()
            .is_none_or(|place| told_place(found) == *place)
        && circumstances_fit(expected, found)
}

fn told_place(found: &Casualty) -> String {
    let place = found.place.as_ref();
    place
        .map(|place| place.party.name.clone())
        .unwrap_or_default()
}

fn circumstances_fit(expected: &Expected, found: &Casualty) -> bool {
    let same = |expected: &Option<String>, found: Option<String>| {
        expected
            .as_ref()
            .is_none_or(|expected| found.unwrap_or_default() == *expected)
    };
    let agent = found.agent.as_ref().map(|agent| agent.name.clone());
    same(&expected.when, found.when.map(days))
        && same(&expected.side, found.side.clone())
        && same(&expected.agent, agent)
        && same(&expected.cause, found.cause.map(written))
}

fn written(cause: Cause) -> String {
    let name = serde_json::to_value(cause).expect("a name");
    name.as_str().expect("a name is text").to_owned()
}

fn days(days: Days) -> String {
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
    format!("{}/{}", day(days.start), day(days.end))
}

fn report(path: &Path, case: &Case, found: &[Casualty]) -> String {
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    let found: Vec<String> = found
        .iter()
        .map(|f| {
            let claim = f.claimed_by.as_ref().map(|party| &party.name);
            let (subset, joint, text) = (f.subset, f.joint, &f.text);
            let (min, max, hedge) = (f.count.min, f.count.max, f.count.modifier);
            let agent = f.agent.as_ref().map(|party| &party.name);
            format!(
                "{:?} {min} {max:?} {hedge:?} {:?} {:?} subset={subset} joint={joint} {:?} {claim:?} place={} when={:?} side={:?} agent={agent:?} cause={:?} «{text}»",
                f.outcome, f.victims.kind, f.victims.country, f.status, told_place(f), f.when.map(days), f.side, f.cause
            )
        })
        .collect();
    format!(
        "{file}: {}\n  expected {:#?}\n  found    {found:#?}",
        case.text, case.expect
    )
}
