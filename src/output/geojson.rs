//! Places on a map (`GeoJSON`, RFC 7946): those of which the lexicon knows where they are, with how
//! often they are named and what is claimed to have happened there.

use std::collections::BTreeMap;
use std::io::{self, Write};

use clap::ValueEnum;
use serde::Serialize;

use super::one_line::compact;
use super::sink::Out;
use super::{Render, Summary};
use crate::aggregate::{Aggregate, ClaimGroup, Name};
use crate::article::Article;
use crate::facts::{Coordinates, Degrees, Document, EntityType, Form, Outcome, Subtype};

pub(super) struct GeoJson<'a> {
    out: Out<'a>,
}

impl<'a> GeoJson<'a> {
    pub(super) fn new(out: Out<'a>) -> Self {
        Self { out }
    }
}

#[derive(Serialize)]
struct Feature<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    geometry: Point,
    properties: Properties<'a>,
}

#[derive(Serialize)]
struct Point {
    #[serde(rename = "type")]
    kind: &'static str,
    /// Longitude first, as RFC 7946 has it.
    coordinates: [Degrees; 2],
}

#[derive(Serialize)]
struct Properties<'a> {
    name: &'a str,
    name_en: Option<&'a str>,
    subtype: Option<Subtype>,
    country: Option<&'a str>,
    mentions: u32,
    documents: &'a [String],
    forms: &'a [Form],
    /// For each outcome the largest number that one claim about the place names.
    #[serde(flatten)]
    largest: BTreeMap<Outcome, Option<u64>>,
    casualties: Vec<&'a ClaimGroup>,
}

impl Render for GeoJson<'_> {
    fn document(&mut self, _article: &Article, _document: &Document) -> io::Result<()> {
        Ok(())
    }

    fn end(mut self: Box<Self>, summary: &Summary<'_>) -> io::Result<()> {
        self.out
            .write_all(b"{\"type\":\"FeatureCollection\",\"features\":[")?;
        let features = summary.aggregate.into_iter().flat_map(features);
        for (feature, before) in features.zip(std::iter::once("\n").chain(std::iter::repeat(",\n")))
        {
            self.out.write_all(before.as_bytes())?;
            self.out.write_all(compact(&feature)?.as_bytes())?;
        }
        self.out.write_all(b"\n]}\n")?;
        self.out.finish()
    }
}

/// The places of known coordinates, the most often named first.
fn features(aggregate: &Aggregate) -> impl Iterator<Item = Feature<'_>> {
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

fn feature<'a>(name: &'a Name, at: Coordinates, casualties: Vec<&'a ClaimGroup>) -> Feature<'a> {
    let most = |outcome: &Outcome| {
        let groups = casualties.iter().filter(|group| group.outcome == *outcome);
        groups.filter_map(|group| group.total.high).max()
    };
    let outcomes = Outcome::value_variants().iter();
    Feature {
        kind: "Feature",
        geometry: Point {
            kind: "Point",
            coordinates: [at.lon, at.lat],
        },
        properties: Properties {
            name: &name.name,
            name_en: name.name_en.as_deref(),
            subtype: name.subtype,
            country: name.country.as_deref(),
            mentions: name.mentions,
            documents: &name.documents,
            forms: &name.forms,
            largest: outcomes.map(|outcome| (*outcome, most(outcome))).collect(),
            casualties,
        },
    }
}
