//! Places and events on a map (`GeoJSON`, RFC 7946): the events that articles tell together, the events
//! of each article, and places with how often they are named, where it is known where they are.

use std::collections::BTreeMap;
use std::io::{self, Write};

use jiff::civil::Date;
use serde::Serialize;

use super::one_line::compact_json;
use super::signature;
use super::sink::Out;
use super::{Render, RunInfo, Summary};
use crate::aggregate::{Aggregate, GradeLevel, LinkedEvent, Name, Toll};
use crate::article::Article;
use crate::facts::{
    Acled, Coordinates, Degrees, Document, EntityType, Event, EventDays, EventStatus, EventType,
    Form, Hedge, Layer, Outcome, Party, Precision, Subtype, Violence,
};

pub(super) struct GeoJson<'a> {
    out: Out<'a>,
    /// What stands before the next feature.
    before: &'static str,
}

impl<'a> GeoJson<'a> {
    pub(super) fn new(out: Out<'a>) -> Self {
        Self { out, before: "\n" }
    }

    fn write_feature(&mut self, feature: &impl Serialize) -> io::Result<()> {
        self.out.write_all(self.before.as_bytes())?;
        self.before = ",\n";
        self.out.write_all(compact_json(feature)?.as_bytes())
    }
}

#[derive(Serialize)]
struct Feature<P> {
    #[serde(rename = "type")]
    kind: &'static str,
    geometry: Point,
    properties: P,
}

impl<P> Feature<P> {
    fn new(at: Coordinates, properties: P) -> Self {
        let geometry = Point {
            kind: "Point",
            coordinates: [at.lon, at.lat],
        };
        Self {
            kind: "Feature",
            geometry,
            properties,
        }
    }
}

#[derive(Serialize)]
struct Point {
    #[serde(rename = "type")]
    kind: &'static str,
    /// Longitude first, as RFC 7946 has it.
    coordinates: [Degrees; 2],
}

/// An event of an article, at its place.
#[derive(Serialize)]
struct Happened<'a> {
    layer: Layer,
    id: &'a str,
    #[serde(rename = "type")]
    kind: EventType,
    acled: Option<Acled>,
    ucdp: Option<Violence>,
    name: &'a str,
    country: Option<&'a str>,
    precision: Option<Precision>,
    within: &'a [String],
    when: Option<EventDays>,
    agent: Option<&'a str>,
    target: Option<&'a str>,
    claimed_by: Option<&'a str>,
    status: EventStatus,
    figures: Vec<EventCount>,
    document: &'a str,
    published: Option<Date>,
    text: &'a str,
}

/// A count of an event.
#[derive(Serialize)]
struct EventCount {
    outcome: Outcome,
    min: u64,
    max: Option<u64>,
    modifier: Hedge,
}

/// A place that the articles name.
#[derive(Serialize)]
struct Properties<'a> {
    layer: Layer,
    name: &'a str,
    name_en: Option<&'a str>,
    subtype: Option<Subtype>,
    country: Option<&'a str>,
    /// What the point stands for: the place itself, or the middle of a larger one.
    precision: Option<Precision>,
    within: &'a [String],
    mentions: u32,
    documents: &'a [String],
    forms: &'a [Form],
}

/// An event that articles tell together.
#[derive(Serialize)]
struct EventFeature<'a> {
    layer: &'static str,
    id: &'a str,
    #[serde(rename = "type")]
    kind: Option<EventType>,
    title: Option<&'a str>,
    name: &'a str,
    country: Option<&'a str>,
    precision: Option<Precision>,
    within: &'a [String],
    start: Option<Date>,
    end: Option<Date>,
    cumulative: bool,
    status: EventStatus,
    grade: GradeLevel,
    independent: u32,
    /// For each outcome the best number.
    #[serde(flatten)]
    best: BTreeMap<Outcome, Option<u64>>,
    tolls: &'a [Toll],
    disagreements: usize,
    documents: Vec<&'a str>,
}

impl Render for GeoJson<'_> {
    fn begin(&mut self, _run: &RunInfo) -> io::Result<()> {
        self.out.write_all(signature::GEOJSON.as_bytes())
    }

    fn document(&mut self, _article: &Article, document: &Document) -> io::Result<()> {
        for event in &document.facts.events {
            if let Some(feature) = event_feature(document, event) {
                self.write_feature(&feature)?;
            }
        }
        Ok(())
    }

    fn end(mut self: Box<Self>, summary: &Summary<'_>) -> io::Result<()> {
        if let Some(aggregate) = summary.aggregate {
            let (events, places) = event_features(aggregate);
            events
                .iter()
                .try_for_each(|feature| self.write_feature(feature))?;
            places
                .iter()
                .try_for_each(|feature| self.write_feature(feature))?;
        }
        self.out.write_all(b"\n]}\n")?;
        self.out.finish_writing()
    }
}

/// The event as a point, when it is known where its place is.
fn event_feature<'a>(document: &'a Document, event: &'a Event) -> Option<Feature<Happened<'a>>> {
    let place = event.place.as_ref()?;
    let name = |party: &'a Option<Party>| party.as_ref().map(|party| party.name.as_str());
    let figures = event.casualties.iter();
    let figures = figures.filter_map(|index| document.facts.casualties.get(*index as usize));
    let figures = figures.map(|casualty| EventCount {
        outcome: casualty.outcome,
        min: casualty.count.min,
        max: casualty.count.max,
        modifier: casualty.count.modifier,
    });
    let properties = Happened {
        layer: Layer::Events,
        id: &event.id,
        kind: event.kind,
        acled: event.acled,
        ucdp: event.ucdp,
        name: &place.party.name,
        country: place.country.as_deref(),
        precision: place.precision,
        within: &place.within,
        when: event.when,
        agent: name(&event.agent),
        target: name(&event.target),
        claimed_by: name(&event.claimed_by),
        status: event.status,
        figures: figures.collect(),
        document: &document.id,
        published: document.published.date,
        text: &event.trigger.text,
    };
    Some(Feature::new(place.coordinates?, properties))
}

/// The events of which it is known where they were, then the places of known coordinates, the most
/// often named first.
fn event_features(
    aggregate: &Aggregate,
) -> (Vec<Feature<EventFeature<'_>>>, Vec<Feature<Properties<'_>>>) {
    let events = aggregate.events.iter().filter_map(ledger_feature);
    let places = aggregate
        .entities
        .iter()
        .filter(|name| name.kind == EntityType::Location);
    let places = places.filter_map(|name| Some(name_feature(name, name.coordinates?)));
    (events.collect(), places.collect())
}

fn ledger_feature(event: &LinkedEvent) -> Option<Feature<EventFeature<'_>>> {
    let place = event.place.as_ref()?;
    let documents = event.reports.iter().map(|report| report.document.as_str());
    let best = |outcome: &Outcome| {
        let toll = event.tolls.iter().find(|toll| toll.outcome == *outcome);
        toll.and_then(|toll| toll.best)
    };
    let outcomes = Outcome::ALL.iter();
    let properties = EventFeature {
        layer: "linked_events",
        id: &event.id,
        kind: event.kind,
        title: event.title.as_deref(),
        name: &place.name,
        country: place.country.as_deref(),
        precision: place.precision,
        within: &place.within,
        start: event.start,
        end: event.end,
        cumulative: event.cumulative,
        status: event.status,
        grade: event.grade.level,
        independent: event.grade.independent,
        best: outcomes.map(|outcome| (*outcome, best(outcome))).collect(),
        tolls: &event.tolls,
        disagreements: event.disagreements.len(),
        documents: documents.collect(),
    };
    Some(Feature::new(place.coordinates?, properties))
}

fn name_feature(name: &Name, at: Coordinates) -> Feature<Properties<'_>> {
    let properties = Properties {
        layer: Layer::Entities,
        name: &name.name,
        name_en: name.name_en.as_deref(),
        subtype: name.subtype,
        country: name.country.as_deref(),
        precision: name.precision,
        within: &name.within,
        mentions: name.mentions,
        documents: &name.documents,
        forms: &name.forms,
    };
    Feature::new(at, properties)
}
