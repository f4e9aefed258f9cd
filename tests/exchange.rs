//! Formats that other tools open: maps, networks, annotations.

#![allow(clippy::unwrap_used)] // in the helpers: the lint knows only functions marked as tests

mod made;
mod seeds;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use karabakh::Unit;
use karabakh::aggregate::{Aggregate, Aggregator};
use karabakh::analyze::Analyzer;
use karabakh::article::Article;
use karabakh::facts::{
    CasualtyPlace, Coordinates, Degrees, EntityType, Facts, Layer, Outcome, PlaceBasis,
};
use karabakh::lexicon::Lexicon;
use karabakh::output::{Error, Format, Options, Report, RunInfo, Sink, Summary, make_renderer};
use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::Event;
use seeds::{Read, seeds};
use serde_json::{Value, json};

static SEEDS: LazyLock<Vec<Read>> = LazyLock::new(|| seeds(Unit::Chars));

fn together(stories: &[Read]) -> Aggregate {
    let mut aggregator = Aggregator::default();
    for (_, document) in stories {
        aggregator.add(document);
    }
    aggregator.finish()
}

fn written(format: Format, unit: Unit, stories: &[Read]) -> String {
    let mut bytes = Vec::new();
    let options = Options {
        report: format.report_shown(Report::Documents),
        ..Options::default()
    };
    let mut output = make_renderer(format, &options, Sink::stream(&mut bytes)).unwrap();
    let run = RunInfo {
        offsets: unit,
        ..RunInfo::default()
    };
    output.begin(&run).unwrap();
    for (article, document) in stories {
        output.document(article, document).unwrap();
    }
    let aggregate = together(stories);
    output
        .end(&Summary {
            aggregate: Some(&aggregate),
            problems: &[],
        })
        .unwrap();
    String::from_utf8(bytes).unwrap()
}

fn parsed(format: Format, unit: Unit, stories: &[Read]) -> Value {
    serde_json::from_str(&written(format, unit, stories)).unwrap()
}

/// What RFC 7946 asks of a collection of points.
fn collection() -> Value {
    json!({
        "type": "object",
        "required": ["type", "features"],
        "properties": {
            "type": { "const": "FeatureCollection" },
            "coordinates": false, "geometries": false, "geometry": false, "properties": false,
            "features": { "type": "array", "items": {
                "type": "object",
                "required": ["type", "geometry", "properties"],
                "properties": {
                    "type": { "const": "Feature" },
                    "features": false, "coordinates": false, "geometries": false,
                    "properties": { "type": "object" },
                    "geometry": {
                        "type": "object",
                        "required": ["type", "coordinates"],
                        "additionalProperties": false,
                        "properties": {
                            "type": { "const": "Point" },
                            "coordinates": {
                                "prefixItems": [
                                    { "type": "number", "minimum": -180, "maximum": 180 },
                                    { "type": "number", "minimum": -90, "maximum": 90 },
                                ],
                                "minItems": 2, "maxItems": 2,
                            },
                        },
                    },
                },
            } },
        },
    })
}

#[test]
fn places_are_a_collection_as_rfc_7946_has_it() {
    let map = parsed(Format::Geojson, Unit::Chars, &SEEDS);
    let schema = jsonschema::validator_for(&collection()).unwrap();
    assert!(schema.validate(&map).is_ok());
    let found: BTreeMap<&str, &Value> = map["features"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|feature| feature["properties"]["layer"] == "entities")
        .map(|feature| (feature["properties"]["name"].as_str().unwrap(), feature))
        .collect();
    let aggregate = together(&SEEDS);
    let known = aggregate
        .entities
        .iter()
        .filter(|name| name.coordinates.is_some());
    let known: BTreeSet<&str> = known.map(|name| name.name.as_str()).collect();
    assert_eq!(found.keys().copied().collect::<BTreeSet<_>>(), known);
    // longitude first
    assert_eq!(
        found["باكو"]["geometry"]["coordinates"],
        json!([49.87, 40.41])
    );
    let empty = parsed(Format::Geojson, Unit::Chars, &[]);
    assert_eq!(
        empty,
        json!({ "type": "FeatureCollection", "features": [] })
    );
}

#[test]
fn claims_stand_at_their_place_and_are_not_summed() {
    let mut shusha = made::entity("E1", EntityType::Location, "شوشا", &[0]);
    shusha.coordinates = Some(Coordinates {
        lat: Degrees::of_hundredths(3976),
        lon: Degrees::of_hundredths(4675),
    });
    shusha.precision = Some(karabakh::facts::Precision::Town);
    let told = |id: &str, min: u64, claimant: &str| {
        let mut figure = made::casualty(min, Some(claimant));
        figure.place = Some(CasualtyPlace {
            party: karabakh::facts::Party {
                entity: Some("E1".to_owned()),
                ..made::party("شوشا")
            },
            basis: PlaceBasis::Stated,
        });
        let facts = Facts {
            entities: vec![shusha.clone()],
            casualties: vec![figure],
            ..Facts::default()
        };
        (Article::default(), made::document(id, facts))
    };
    let stories = [told("a", 12, "يريفان"), told("b", 30, "باكو")];
    let map = parsed(Format::Geojson, Unit::Chars, &stories);
    let [event, place] = &map["features"].as_array().unwrap()[..] else {
        panic!("{map}")
    };
    assert_eq!(place["properties"]["layer"], "entities");
    let place = &event["properties"];
    assert_eq!(place["layer"], "linked_events");
    assert_eq!(place["killed"], 30);
    assert_eq!(place["wounded"], Value::Null);
    assert_eq!(place["disagreements"], 1);
    for outcome in <Outcome as clap::ValueEnum>::value_variants() {
        let key = json!(outcome);
        assert!(place.get(key.as_str().unwrap()).is_some(), "{key}");
    }
}

/// Every element of an XML text with its attributes.
fn elements(xml: &str) -> Vec<(String, BTreeMap<String, String>)> {
    let mut reader = Reader::from_str(xml);
    let mut elements = Vec::new();
    loop {
        let element = match reader.read_event().unwrap() {
            Event::Eof => return elements,
            Event::Start(element) | Event::Empty(element) => element,
            _ => continue,
        };
        let name = element.name().as_ref().to_owned();
        let attributes = element.attributes().map(|attribute| {
            let attribute = attribute.unwrap();
            let key = attribute.key.as_ref().to_owned();
            let value = unescape(&attribute.value).unwrap().into_owned();
            (key, value)
        });
        elements.push((name, attributes.collect()));
    }
}

#[test]
fn the_network_has_every_pair_between_its_nodes() {
    let xml = elements(&written(Format::Gexf, Unit::Chars, &SEEDS));
    let of = |wanted: &str| -> Vec<BTreeMap<String, String>> {
        let found = xml.iter().filter(|(name, _)| name == wanted);
        found.map(|(_, attributes)| attributes.clone()).collect()
    };
    assert_eq!(of("gexf")[0]["xmlns"], "http://gexf.net/1.3");
    let labels: BTreeMap<String, String> = of("node")
        .into_iter()
        .map(|node| (node["id"].clone(), node["label"].clone()))
        .collect();
    let mut pairs: Vec<_> = of("edge")
        .iter()
        .map(|edge| {
            let [a, b] = ["source", "target"].map(|end| labels[&edge[end]].clone());
            (a, b, edge["weight"].clone())
        })
        .collect();
    let aggregate = together(&SEEDS);
    let network = aggregate.network.iter();
    let mut expected: Vec<_> = network
        .map(|pair| {
            (
                pair.a.name.clone(),
                pair.b.name.clone(),
                pair.sentences.to_string(),
            )
        })
        .collect();
    pairs.sort();
    expected.sort();
    assert_eq!(pairs, expected);
    let columns: BTreeSet<String> = of("attribute").iter().map(|a| a["id"].clone()).collect();
    assert!(
        of("attvalue")
            .iter()
            .all(|value| columns.contains(&value["for"]))
    );
}

#[test]
fn hostile_names_are_no_markup() {
    let pair = ["<b a=\"1\">&\u{1}\u{fffe}", "\"/><x y='"];
    let entities = pair.map(|name| made::entity("E1", EntityType::Misc, name, &[0]));
    let facts = Facts {
        entities: entities.to_vec(),
        ..Facts::default()
    };
    let stories = [(Article::default(), made::document("a", facts))];
    let xml = elements(&written(Format::Gexf, Unit::Chars, &stories));
    let nodes = xml.iter().filter(|(name, _)| name == "node");
    let labels: BTreeSet<_> = nodes
        .map(|(_, attributes)| attributes["label"].as_str())
        .collect();
    assert_eq!(
        labels,
        ["<b a=\"1\">&\u{fffd}\u{fffd}", "\"/><x y='"].into()
    );
    assert!(!xml.iter().any(|(name, _)| name == "x" || name == "b"));
}

/// The characters from `start` to `end`, and up to 32 before and after.
fn place(text: &str, start: usize, end: usize) -> [String; 3] {
    let chars: Vec<char> = text.chars().collect();
    [
        &chars[start.saturating_sub(32)..start],
        &chars[start..end],
        &chars[end..(end + 32).min(chars.len())],
    ]
    .map(|part| part.iter().collect())
}

#[test]
fn annotations_point_at_their_words_whatever_spans_count() {
    for unit in [Unit::Chars, Unit::Bytes, Unit::Utf16] {
        let mut stories = seeds(unit);
        let (article, _) = &mut stories[0];
        // what takes two units of UTF-16 moves all that follows
        article.text.insert(0, '\u{1f54a}');
        let analyzer = Analyzer::new(Lexicon::builtin().unwrap(), &Layer::ALL, unit);
        stories[0].1 = analyzer.analyze(&stories[0].0);
        let page = parsed(Format::Webannotation, unit, &stories[..1]);
        assert_eq!(page["@context"], "http://www.w3.org/ns/anno.jsonld");
        assert_eq!(page["type"], "AnnotationPage");
        let items = page["items"].as_array().unwrap();
        for annotation in items {
            let [position, quote] = &annotation["target"]["selector"].as_array().unwrap()[..]
            else {
                panic!("two selectors")
            };
            let number = |key: &str| usize::try_from(position[key].as_u64().unwrap()).unwrap();
            let [prefix, exact, suffix] = place(&stories[0].0.text, number("start"), number("end"));
            assert_eq!(
                *quote,
                json!({
                    "type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix,
                })
            );
        }
        let ids: BTreeSet<&str> = items
            .iter()
            .map(|item| item["id"].as_str().unwrap())
            .collect();
        assert_eq!(ids.len(), items.len());
    }
}

#[test]
fn annotations_say_all_that_json_does() {
    let page = parsed(Format::Webannotation, Unit::Chars, &SEEDS);
    let mut told: Vec<Value> = Vec::new();
    for annotation in page["items"].as_array().unwrap() {
        let body = annotation["body"].as_array().unwrap().last().unwrap();
        assert_eq!(body["format"], "application/json");
        let fact = serde_json::from_str(body["value"].as_str().unwrap()).unwrap();
        told.push(fact);
    }
    let mut expected = Vec::new();
    for (_, document) in SEEDS.iter() {
        for entity in &document.facts.entities {
            let mut about = json!(entity);
            about.as_object_mut().unwrap().remove("mentions");
            let mentions = entity.mentions.iter();
            expected.extend(mentions.map(|mention| json!({ "entity": about, "mention": mention })));
        }
        expected.extend(document.facts.dates.iter().map(|fact| json!(fact)));
        expected.extend(document.facts.casualties.iter().map(|fact| json!(fact)));
        expected.extend(document.facts.quotes.iter().map(|fact| json!(fact)));
        for event in &document.facts.events {
            let told = 1 + event.mentions.len();
            expected.extend(std::iter::repeat_n(json!(event), told));
        }
    }
    assert_eq!(told, expected);
}

#[test]
fn what_is_of_all_articles_is_not_asked_for_one() {
    for format in [Format::Gexf, Format::Ucdp] {
        let refused = make_renderer(format, &Options::default(), Sink::stream(Vec::new()));
        assert!(matches!(refused, Err(Error::NoDocuments(_))));
    }
}
