//! Places and events on a map (`GeoJSON`, RFC 7946): places of which is known where they are, with how
//! often they are named and what is claimed to have happened there, and the events of each article.

use std::collections::BTreeMap;
use std::io::{self, Write};

use clap::ValueEnum;
use jiff::civil::Date;
use serde::Serialize;

use super::one_line::compact;
use super::sink::Out;
use super::{Render, RunInfo, Summary};
use crate::aggregate::{Aggregate, ClaimGroup, Name};
use crate::article::Article;
use crate::facts::{
    Acled, Coordinates, Degrees, Document, EntityType, Event, EventDays, EventStatus, EventType,
    Form, Hedge, Layer, Outcome, Party, Precision, Subtype,
};

/// How every map begins; a line break comes next.
pub(super) const BEGINNING: &str = "{\"type\":\"FeatureCollection\",\"features\":[";

pub(super) struct GeoJson<'a> {
    out: Out<'a>,
    /// What stands before the next feature.
    before: &'static str,
}

impl<'a> GeoJson<'a> {
    pub(super) fn new(out: Out<'a>) -> Self {
        Self { out, before: "\n" }
    }

    fn write(&mut self, feature: &impl Serialize) -> io::Result<()> {
        self.out.write_all(self.before.as_bytes())?;
        self.before = ",\n";
        self.out.write_all(compact(feature)?.as_bytes())
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
    name: &'a str,
    country: Option<&'a str>,
    precision: Option<Precision>,
    within: &'a [String],
    when: Option<EventDays>,
    agent: Option<&'a str>,
    target: Option<&'a str>,
    claimed_by: Option<&'a str>,
    status: EventStatus,
    figures: Vec<Figure>,
    document: &'a str,
    published: Option<Date>,
    text: &'a str,
}

/// A figure of an event.
#[derive(Serialize)]
struct Figure {
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
    /// For each outcome the largest number that one claim about the place names.
    #[serde(flatten)]
    largest: BTreeMap<Outcome, Option<u64>>,
    casualties: Vec<&'a ClaimGroup>,
}

impl Render for GeoJson<'_> {
    fn begin(&mut self, _run: &RunInfo) -> io::Result<()> {
        self.out.write_all(BEGINNING.as_bytes())
    }

    fn document(&mut self, _article: &Article, document: &Document) -> io::Result<()> {
        for event in &document.facts.events {
            if let Some(feature) = happened(document, event) {
                self.write(&feature)?;
            }
        }
        Ok(())
    }

    fn end(mut self: Box<Self>, summary: &Summary<'_>) -> io::Result<()> {
        for feature in summary.aggregate.into_iter().flat_map(features) {
            self.write(&feature)?;
        }
        self.out.write_all(b"\n]}\n")?;
        self.out.finish()
    }
}

/// The event as a point, when it is known where its place is.
fn happened<'a>(document: &'a Document, event: &'a Event) -> Option<Feature<Happened<'a>>> {
    let place = event.place.as_ref()?;
    let name = |party: &'a Option<Party>| party.as_ref().map(|party| party.name.as_str());
    let figures = event.casualties.iter();
    let figures = figures.filter_map(|index| document.facts.casualties.get(*index as usize));
    let figures = figures.map(|casualty| Figure {
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

/// The places of known coordinates, the most often named first.
fn features(aggregate: &Aggregate) -> impl Iterator<Item = Feature<Properties<'_>>> {
    let mut claims: BTreeMap<&str, Vec<&ClaimGroup>> = BTreeMap::new();
    for group in &aggregate.casualties {
        if let Some(place) = &group.place {
            claims.entry(place).or_default().push(group);
        }
    }
    let places = aggregate
        .entities
        .iter()
        .filter(|name| name.kind == EntityType::Location);
    places.filter_map(move |name| {
        let claims = claims.get(name.name.as_str()).cloned();
        Some(feature(name, name.coordinates?, claims.unwrap_or_default()))
    })
}

fn feature<'a>(
    name: &'a Name,
    at: Coordinates,
    casualties: Vec<&'a ClaimGroup>,
) -> Feature<Properties<'a>> {
    let most = |outcome: &Outcome| {
        let groups = casualties.iter().filter(|group| group.outcome == *outcome);
        groups.filter_map(|group| group.total.high).max()
    };
    let outcomes = Outcome::value_variants().iter();
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
        largest: outcomes.map(|outcome| (*outcome, most(outcome))).collect(),
        casualties,
    };
    Feature::new(at, properties)
}
