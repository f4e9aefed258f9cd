//! How far facts can be trusted: every fact says so, and those that are too doubtful can be left out.

use std::collections::BTreeSet;

use crate::Unit;
use crate::analyze::Analyzer;
use crate::article::{Article, Published, PublishedBasis};
use crate::confidence::{RATED, Weights, signals};
use crate::facts::{Confidence, Document, Facts, Layer};
use crate::lexicon::Lexicon;
use serde_json::{Value, json};

/// Names that lists hold and names that they do not, figures, dates and quotations.
const NEWS: &str = "قال وزير الخارجية الروسي سيرغي لافروف أمس إن الهدنة في قره باغ صامدة. \
    وأعلنت وزارة الدفاع الأرمينية مقتل 12 جنديا في مدينة شوشا في 9 نوفمبر 2020. \
    وأضاف الناشط زهير المنصوري أن «الناس نزحوا من قرية طوبزاوا منذ أسبوعين». \
    وذكرت صحيفة \"الأفق\" نقلا عن مصدر أن عشرات فقدوا.";

fn analyzer() -> Analyzer {
    Analyzer::new(Lexicon::builtin().unwrap(), &Layer::ALL, Unit::Chars)
}

fn read(analyzer: &Analyzer) -> Document {
    analyzer.analyze(&Article {
        text: NEWS.to_owned(),
        published: Published {
            date: "2020-11-12".parse().ok(),
            basis: PublishedBasis::Record,
            ..Published::default()
        },
        ..Article::default()
    })
}

fn confidence(text: &str) -> Confidence {
    text.parse().unwrap()
}

/// The confidence of every fact.
fn all(facts: &Facts) -> Vec<Option<Confidence>> {
    let entities = facts.entities.iter().map(|fact| fact.confidence);
    let dates = facts.dates.iter().map(|fact| fact.confidence);
    let casualties = facts.casualties.iter().map(|fact| fact.confidence);
    let quotes = facts.quotes.iter().map(|fact| fact.confidence);
    let events = facts.events.iter().map(|fact| fact.confidence);
    entities
        .chain(dates)
        .chain(casualties)
        .chain(quotes)
        .chain(events)
        .collect()
}

/// Every `entity` that a fact refers to.
fn references(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            let id = fields.get("entity").and_then(Value::as_str);
            found.extend(id.map(str::to_owned));
            fields.values().for_each(|field| references(field, found));
        }
        Value::Array(values) => values.iter().for_each(|value| references(value, found)),
        _ => {}
    }
}

#[test]
fn the_weights_that_come_with_the_tool_are_whole() {
    assert!(Weights::builtin().is_some());
}

#[test]
fn weights_with_a_signal_too_many_or_too_few_are_refused() {
    let file = |skip: &str, more: &str| {
        RATED.iter().fold(String::new(), |file, layer| {
            let names = signals(*layer);
            let lines = names.iter().filter(|name| **name != skip);
            let lines: Vec<_> = lines
                .map(|name| format!("signals.{name} = 0.5\n"))
                .collect();
            format!(
                "{file}[{}]\nbase = 1.0\n{}{more}",
                layer.name(),
                lines.concat()
            )
        })
    };
    assert!(Weights::read(&file("", "")).is_some());
    assert!(Weights::read(&file("partial", "")).is_none());
    assert!(Weights::read(&file("", "signals.moon = 1.0\n")).is_none());
    assert!(Weights::read(&(file("", "") + "[variants]\nbase = 1.0\nsignals = {}\n")).is_none());
    assert!(Weights::read("").is_none());
}

#[test]
fn every_fact_says_how_far_it_can_be_trusted_and_none_is_certain() {
    let document = read(&analyzer());
    let facts = &document.facts;
    assert!(!facts.entities.is_empty() && !facts.dates.is_empty());
    assert!(!facts.casualties.is_empty() && !facts.quotes.is_empty());
    for share in all(facts) {
        let share = share.unwrap().as_decimal();
        assert!(0.0 < share && share < 1.0, "{share}");
    }
}

#[test]
fn what_is_left_is_as_sure_as_was_asked_and_refers_to_nothing_that_is_gone() {
    let whole = read(&analyzer());
    let mut shares: Vec<_> = all(&whole.facts).into_iter().flatten().collect();
    shares.sort_unstable();
    shares.dedup();
    assert!(shares.len() > 4, "too few kinds of facts to tell apart");
    let mut before = usize::MAX;
    for least in shares {
        let document = read(&analyzer().at_least(least));
        let kept = all(&document.facts);
        assert!(
            kept.iter()
                .all(|share| share.is_some_and(|share| share >= least))
        );
        let expected = all(&whole.facts)
            .iter()
            .filter(|share| **share >= Some(least))
            .count();
        assert_eq!(kept.len(), expected);
        assert!(kept.len() < before);
        before = kept.len();
        for entity in &document.facts.entities {
            assert!(
                whole.facts.entities.contains(entity),
                "{} changed",
                entity.id
            );
        }
        let mut told = BTreeSet::new();
        references(&json!(document), &mut told);
        for id in told {
            assert!(document.entity_by_id(Some(&id)).is_some(), "{id} is gone");
        }
        let names: Vec<_> = document
            .facts
            .entities
            .iter()
            .map(|entity| &entity.name)
            .collect();
        assert!(
            document
                .facts
                .variants
                .iter()
                .all(|variant| names.contains(&&variant.name))
        );
    }
}

#[test]
fn references_to_a_name_that_is_left_out_are_null() {
    let speaker = |document: &Document| {
        let quotes = document.facts.quotes.iter();
        let mut of = quotes.filter(|quote| quote.speaker.name.as_deref() == Some("زهير المنصوري"));
        of.next().unwrap().speaker.entity.clone()
    };
    let whole = read(&analyzer());
    let id = speaker(&whole);
    assert!(id.is_some());
    let name = whole.entity_by_id(id.as_deref()).unwrap();
    let mut facts = whole.facts.clone();
    for entity in &mut facts.entities {
        entity.confidence = Some(confidence(if entity.id == name.id { "0.1" } else { "0.9" }));
    }
    for quote in &mut facts.quotes {
        quote.confidence = Some(confidence("0.9"));
    }
    crate::confidence::keep_sure(&mut facts, confidence("0.5"));
    assert_eq!(facts.entities.len(), whole.facts.entities.len() - 1);
    assert_eq!(speaker(&Document { facts, ..whole }), None);
}

#[test]
fn a_threshold_lets_nothing_through_that_lies_below_it() {
    assert_eq!(confidence("0.9"), confidence("0.90"));
    assert_eq!(confidence("0.955"), confidence("0.96"));
    assert_eq!(confidence("0.07").as_decimal().to_string(), "0.07");
    assert_eq!(confidence("0").to_string(), "0");
    assert_eq!(confidence("1").to_string(), "1");
    for wrong in ["1.01", "-0.1", "nan", "90", "90%", "", "high"] {
        assert!(wrong.parse::<Confidence>().is_err(), "{wrong}");
    }
}

#[test]
fn an_analysis_from_before_there_was_confidence_reads_back() {
    let document = read(&analyzer());
    let mut json = json!(document);
    for layer in RATED {
        for fact in json[layer.name()].as_array_mut().unwrap() {
            assert!(fact.as_object_mut().unwrap().remove("confidence").is_some());
        }
    }
    let old: Document = serde_json::from_value(json).unwrap();
    assert!(all(&old.facts).iter().all(Option::is_none));
    assert_eq!(old.facts.entities.len(), document.facts.entities.len());
    let wrong = json!({"confidence": 1.5});
    assert!(serde_json::from_value::<Confidence>(wrong["confidence"].clone()).is_err());
}
