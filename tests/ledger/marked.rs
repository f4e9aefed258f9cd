//! Corpora in which every count is marked with its event: how well the ledger groups them, in numbers that may not fall.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use karabakh::aggregate::LinkedEvent;
use karabakh::facts::Outcome;
use serde::Deserialize;

/// What a careful reader gets out of a corpus.
#[derive(Debug, Deserialize)]
struct Corpus {
    copies: Vec<Vec<String>>,
    /// Claims that cannot both hold: «article.n» is the n-th claim of an article, from 1.
    disagreements: Vec<Vec<Vec<String>>>,
    floor: Measured,
    event: Vec<Event>,
    claim: Vec<Claim>,
}

/// Each a count of what is right, but pairs: their F1 in hundredths.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
struct Measured {
    pairs: usize,
    places: usize,
    tolls: usize,
    claimants: usize,
    disagreements: usize,
}

/// What happened.
#[derive(Debug, Deserialize)]
struct Event {
    id: String,
    /// Names that are right for its place.
    place: Vec<String>,
    /// What a careful reader would write when all articles have been read.
    tolls: BTreeMap<Outcome, u64>,
}

/// A count: its words, in order of the article, and what it is of.
#[derive(Debug, Deserialize)]
struct Claim {
    article: String,
    text: String,
    outcome: Outcome,
    event: String,
    /// Names that are right for who states it; empty where nobody is.
    by: Vec<String>,
}

/// A claim as the ledger has it: its event, its number there, who states it.
type Found<'a> = Option<(usize, u32, Option<&'a str>)>;

/// The claims of the ledger that stand where the marked ones do.
fn found<'a>(
    corpus: &Corpus,
    events: &'a [LinkedEvent],
    texts: &BTreeMap<String, String>,
) -> Vec<Found<'a>> {
    let mut from: BTreeMap<String, usize> = BTreeMap::new();
    let mut taken = BTreeSet::new();
    let mut find = |claim: &Claim| {
        let text = &texts[&claim.article];
        let start = from.entry(claim.article.clone()).or_default();
        let digit = |at: usize| text[..at].ends_with(|c: char| c.is_ascii_digit());
        let mut places = text[*start..]
            .match_indices(&claim.text)
            .map(|(at, _)| *start + at);
        let at = places
            .find(|at| !digit(*at))
            .expect("the words stand in the article");
        *start = at + claim.text.chars().next().map_or(1, char::len_utf8);
        let length = |text: &str| u32::try_from(text.chars().count()).unwrap();
        let begin = length(&text[..at]);
        let end = begin + length(&claim.text);
        for (number, event) in events.iter().enumerate() {
            for (i, told) in (0..).zip(&event.claims) {
                let here = |place: &&karabakh::aggregate::Evidence| {
                    let (low, high) = (place.span.start(), place.span.end());
                    place.document == claim.article && low < end && begin < high
                };
                if let Some(place) = told.evidence.iter().find(here)
                    && told.outcome == claim.outcome
                    && taken.insert((&place.document, place.span, told.outcome))
                {
                    return Some((number, i, told.claimed_by.as_deref()));
                }
            }
        }
        None
    };
    corpus.claim.iter().map(&mut find).collect()
}

/// The F1 of pairs of claims of one event and outcome, in hundredths.
fn pairs(corpus: &Corpus, found: &[Found<'_>]) -> usize {
    let (mut right, mut told, mut marked) = (0, 0, 0);
    for (i, (one, a)) in corpus.claim.iter().zip(found).enumerate() {
        for (other, b) in corpus.claim.iter().zip(found).skip(i + 1) {
            let alike = one.outcome == other.outcome;
            let expected = alike && one.event == other.event;
            let linked = alike && a.zip(*b).is_some_and(|(a, b)| a.0 == b.0);
            right += usize::from(expected && linked);
            told += usize::from(linked);
            marked += usize::from(expected);
        }
    }
    200 * right / (told + marked).max(1)
}

/// The event of the ledger that holds most of the claims of a marked one, of one outcome or of all.
fn most(corpus: &Corpus, found: &[Found<'_>], id: &str, outcome: Option<Outcome>) -> Option<usize> {
    let mut votes: BTreeMap<usize, usize> = BTreeMap::new();
    for (claim, found) in corpus.claim.iter().zip(found) {
        if claim.event == id && outcome.is_none_or(|outcome| claim.outcome == outcome) {
            *votes
                .entry(found.map_or(usize::MAX, |found| found.0))
                .or_default() += 1;
        }
    }
    votes.remove(&usize::MAX);
    votes
        .into_iter()
        .max_by_key(|(event, votes)| (*votes, std::cmp::Reverse(*event)))
        .map(|(event, _)| event)
}

/// Whether the ledger sets one claim of each of two positions against each other.
fn opposes(
    corpus: &Corpus,
    found: &[Found<'_>],
    events: &[LinkedEvent],
    positions: &[Vec<String>],
) -> bool {
    let id = |name: &String| -> Found<'_> {
        let (article, number) = name.rsplit_once('.')?;
        let at: usize = number.parse().ok()?;
        let own = (0..found.len()).filter(|i| corpus.claim[*i].article == article);
        found[own.into_iter().nth(at - 1)?]
    };
    let sides: Vec<Vec<_>> = positions
        .iter()
        .map(|names| names.iter().filter_map(id).collect())
        .collect();
    events.iter().enumerate().any(|(event, told)| {
        told.disagreements.iter().any(|told| {
            let holds = |side: &Vec<(usize, u32, Option<&str>)>| {
                told.positions.iter().position(|position| {
                    side.iter()
                        .any(|(at, claim, _)| *at == event && position.claims.contains(claim))
                })
            };
            let at: BTreeSet<_> = sides.iter().filter_map(holds).collect();
            at.len() > 1
        })
    })
}

fn measure(name: &str) -> (Measured, Measured) {
    let path = format!("tests/ledger/marked/{name}");
    let read = super::documents(&format!("marked/{name}"));
    let lines = fs::read_to_string(format!("{path}.jsonl")).unwrap();
    let texts = lines.lines().map(|line| {
        let article: serde_json::Value = serde_json::from_str(line).unwrap();
        let field = |key: &str| article[key].as_str().unwrap().to_owned();
        (field("id"), field("text"))
    });
    let texts: BTreeMap<String, String> = texts.collect();
    let corpus: Corpus =
        toml::from_str(&fs::read_to_string(format!("{path}.toml")).unwrap()).unwrap();
    let aggregate = super::together(read.iter());
    let events = &aggregate.events;
    assert_eq!(aggregate.copies, corpus.copies, "{name}");
    assert_eq!(
        super::together(read.iter().rev()),
        aggregate,
        "{name}, backwards"
    );
    let found = found(&corpus, events, &texts);
    let place = |event: &&Event| {
        let told = most(&corpus, &found, &event.id, None).and_then(|at| events[at].place.as_ref());
        told.is_some_and(|told| event.place.contains(&told.name))
    };
    let toll = |event: &Event| {
        let right = event.tolls.iter().filter(|(outcome, number)| {
            let told =
                most(&corpus, &found, &event.id, Some(**outcome)).map(|at| &events[at].tolls);
            let told = told.and_then(|tolls| tolls.iter().find(|toll| toll.outcome == **outcome));
            told.and_then(|toll| toll.best) == Some(**number)
        });
        right.count()
    };
    let claimant = |(claim, found): &(&Claim, &Found<'_>)| {
        found.is_some_and(|found| claim.by.iter().any(|by| by == found.2.unwrap_or_default()))
    };
    let measured = Measured {
        pairs: pairs(&corpus, &found),
        places: corpus.event.iter().filter(place).count(),
        tolls: corpus.event.iter().map(toll).sum(),
        claimants: corpus.claim.iter().zip(&found).filter(claimant).count(),
        disagreements: corpus
            .disagreements
            .iter()
            .filter(|one| opposes(&corpus, &found, events, one))
            .count(),
    };
    (measured, corpus.floor)
}

#[test]
fn counts_are_grouped_as_well_as_they_were() {
    let mut fallen = Vec::new();
    for name in ["congo", "frontiers", "levant", "storms"] {
        let (now, floor) = measure(name);
        let each = [
            (now.pairs, floor.pairs),
            (now.places, floor.places),
            (now.tolls, floor.tolls),
            (now.claimants, floor.claimants),
            (now.disagreements, floor.disagreements),
        ];
        if each.iter().any(|(now, floor)| now < floor) {
            fallen.push(format!("{name}: {now:?}, where {floor:?} was"));
        }
    }
    assert!(fallen.is_empty(), "{}", fallen.join("\n"));
}
