//! Results as tables, for every format that has columns.

use std::collections::BTreeMap;

use crate::aggregate::{Aggregate, Claim, ClaimGroup, Evidence, SourceCount, Time};
use crate::article::Published;
use crate::facts::{Cell, CueStance, Document, Entity, Fact, Form, Layer, Visit};

/// One table.
pub(super) struct Table<'a> {
    pub(super) name: &'static str,
    pub(super) columns: &'static [&'static str],
    pub(super) rows: Vec<Vec<Cell<'a>>>,
}

/// Leads each layer of a document's facts to `print` as a table.
pub(super) struct Layers<P>(pub(super) P);

impl<P, E> Visit for Layers<P>
where
    P: FnMut(Layer, Table<'_>) -> Result<(), E>,
{
    type Error = E;

    fn layer<F: Fact>(&mut self, facts: &[F]) -> Result<(), E> {
        let rows = facts.iter().flat_map(Fact::rows).collect();
        self.0(
            F::LAYER,
            Table {
                name: F::LAYER.name(),
                columns: F::COLUMNS,
                rows,
            },
        )
    }
}

/// Columns of [`document_row`].
pub(super) const DOCUMENT_COLUMNS: &[&str] = &[
    "path",
    "title",
    "byline",
    "source",
    "url",
    "encoding",
    "sha256",
    "published",
    "published_basis",
    "published_conflicts",
    "chars",
    "tokens",
    "sentences",
    "open_dates",
    "warnings",
];

/// What is known of an article as a whole, but for its id.
pub(super) fn document_row(document: &Document) -> Vec<Cell<'_>> {
    vec![
        document.path.as_ref().into(),
        document.title.as_ref().into(),
        document.byline.as_ref().into(),
        document.source.as_ref().into(),
        document.url.as_ref().into(),
        (&document.encoding).into(),
        (&document.sha256).into(),
        document.published.date.into(),
        Cell::word(&document.published.basis),
        conflicts(&document.published),
        document.stats.chars.into(),
        document.stats.tokens.into(),
        document.stats.sentences.into(),
        document.stats.open_dates.into(),
        Cell::Number(document.warnings.len() as u64),
    ]
}

/// «2020-11-12 url; 2020-11-13 dateline».
fn conflicts(published: &Published) -> Cell<'static> {
    let said = published.conflicts.iter().map(|conflict| {
        let day = conflict.date.to_string();
        match Cell::word(&conflict.basis) {
            Cell::Text(basis) => format!("{day} {basis}"),
            _ => day,
        }
    });
    Cell::list(&said.collect::<Vec<_>>())
}

/// Entities, a row each, for readers who do not want every mention.
pub(super) fn entities(entities: &[Entity]) -> Table<'_> {
    let rows = entities.iter().map(|entity| {
        let Entity {
            id: _,
            kind,
            subtype,
            name,
            name_en,
            country,
            coordinates: _,
            precision: _,
            within: _,
            roles,
            known,
            mentions,
            confidence,
        } = entity;
        vec![
            Cell::word(kind),
            Cell::word(subtype),
            name.into(),
            name_en.as_ref().into(),
            country.as_ref().into(),
            Cell::list(roles),
            (*known).into(),
            Cell::Number(mentions.len() as u64),
            Cell::confidence(*confidence),
        ]
    });
    Table {
        name: Layer::Entities.name(),
        columns: &[
            "type",
            "subtype",
            "name",
            "name_en",
            "country",
            "roles",
            "known",
            "mentions",
            "confidence",
        ],
        rows: rows.collect(),
    }
}

/// The tables of the aggregate, each with the layer that it comes from.
pub(super) fn aggregate(aggregate: &Aggregate) -> [(Layer, Table<'_>); 6] {
    [
        (Layer::Entities, names(aggregate)),
        (Layer::Variants, spellings(aggregate)),
        (Layer::Dates, timeline(aggregate)),
        (Layer::Casualties, claims(&aggregate.casualties)),
        (Layer::Quotes, speakers(aggregate)),
        (Layer::Entities, network(aggregate)),
    ]
}

fn names(aggregate: &Aggregate) -> Table<'_> {
    let rows = aggregate.entities.iter().map(|name| {
        vec![
            Cell::word(&name.kind),
            Cell::word(&name.subtype),
            (&name.name).into(),
            name.name_en.as_ref().into(),
            name.country.as_ref().into(),
            Cell::degrees(name.coordinates.map(|at| at.lat)),
            Cell::degrees(name.coordinates.map(|at| at.lon)),
            Cell::word(&name.precision),
            Cell::list(&name.within),
            Cell::list(&name.roles),
            name.known.into(),
            name.mentions.into(),
            forms(&name.forms),
            Cell::list(&name.documents),
        ]
    });
    Table {
        name: "names",
        columns: &[
            "type",
            "subtype",
            "name",
            "name_en",
            "country",
            "lat",
            "lon",
            "precision",
            "within",
            "roles",
            "known",
            "mentions",
            "forms",
            "documents",
        ],
        rows: rows.collect(),
    }
}

fn forms(forms: &[Form]) -> Cell<'static> {
    let shown: Vec<_> = forms
        .iter()
        .map(|form| format!("{} ({})", form.text, form.count))
        .collect();
    Cell::list(&shown)
}

fn spellings(aggregate: &Aggregate) -> Table<'_> {
    let rows = aggregate.variants.iter().flat_map(|spelling| {
        spelling.forms.iter().map(|form| {
            vec![
                (&spelling.name).into(),
                (&form.text).into(),
                form.count.into(),
                sources(&form.sources),
                Cell::list(&form.documents),
            ]
        })
    });
    Table {
        name: "spellings",
        columns: &["name", "text", "count", "sources", "documents"],
        rows: rows.collect(),
    }
}

/// Outlets that are known, with how often each uses a spelling.
fn sources(sources: &[SourceCount]) -> Cell<'static> {
    let shown = sources
        .iter()
        .filter_map(|source| Some(format!("{} ({})", source.source.as_ref()?, source.count)));
    Cell::list(&shown.collect::<Vec<_>>())
}

fn timeline(aggregate: &Aggregate) -> Table<'_> {
    let rows = aggregate.timeline.iter().map(|day| {
        let Time { start, end, value } = &day.time;
        vec![
            value.into(),
            (*start).into(),
            (*end).into(),
            day.mentions.into(),
            day.casualties.into(),
            Cell::list(&day.documents),
        ]
    });
    Table {
        name: "timeline",
        columns: &[
            "value",
            "first_day",
            "last_day",
            "mentions",
            "casualties",
            "documents",
        ],
        rows: rows.collect(),
    }
}

fn claims(groups: &[ClaimGroup]) -> Table<'_> {
    Table {
        name: "claims",
        columns: &[
            "time",
            "place",
            "outcome",
            "cumulative",
            "low",
            "best",
            "high",
            "min",
            "max",
            "modifier",
            "victims",
            "country",
            "claimed_by",
            "source",
            "status",
            "denied_by",
            "subset",
            "joint",
            "document",
            "start",
            "end",
            "text",
        ],
        rows: groups.iter().flat_map(group_rows).collect(),
    }
}

/// A row for each place where a claim of the group is stated.
fn group_rows(group: &ClaimGroup) -> impl Iterator<Item = Vec<Cell<'_>>> {
    group.claims.iter().flat_map(move |claim| {
        claim
            .evidence
            .iter()
            .map(move |evidence| claim_row(group, claim, evidence))
    })
}

fn claim_row<'a>(group: &'a ClaimGroup, claim: &'a Claim, evidence: &'a Evidence) -> Vec<Cell<'a>> {
    vec![
        group.time.as_ref().map(|time| &time.value).into(),
        group.place.as_ref().into(),
        Cell::word(&group.outcome),
        group.cumulative.into(),
        group.total.low.into(),
        group.total.best.into(),
        group.total.high.into(),
        claim.min.into(),
        claim.max.into(),
        Cell::word(&claim.modifier),
        Cell::word(&claim.victims),
        claim.country.as_ref().into(),
        claim.claimed_by.as_ref().into(),
        claim.source.as_ref().into(),
        Cell::word(&claim.status),
        claim.denied_by.as_ref().into(),
        claim.subset.into(),
        claim.joint.into(),
        (&evidence.document).into(),
        evidence.span.start().into(),
        evidence.span.end().into(),
        (&evidence.text).into(),
    ]
}

fn speakers(aggregate: &Aggregate) -> Table<'_> {
    let rows = aggregate.speakers.iter().map(|speaker| {
        vec![
            (&speaker.name).into(),
            Cell::list(&speaker.roles),
            speaker.quotes.into(),
            speaker.words.into(),
            stances(&speaker.stances),
            Cell::list(&speaker.documents),
        ]
    });
    Table {
        name: "speakers",
        columns: &["name", "roles", "quotes", "words", "stances", "documents"],
        rows: rows.collect(),
    }
}

/// «neutral 3; denial 1».
fn stances(counts: &BTreeMap<CueStance, u32>) -> Cell<'static> {
    let counts = counts
        .iter()
        .filter_map(|(stance, count)| match Cell::word(stance) {
            Cell::Text(word) => Some(format!("{word} {count}")),
            _ => None,
        });
    let counts: Vec<String> = counts.collect();
    Cell::Text(counts.join("; ").into())
}

fn network(aggregate: &Aggregate) -> Table<'_> {
    let rows = aggregate.network.iter().map(|pair| {
        vec![
            Cell::word(&pair.a.kind),
            (&pair.a.name).into(),
            Cell::word(&pair.b.kind),
            (&pair.b.name).into(),
            pair.sentences.into(),
            Cell::list(&pair.documents),
        ]
    });
    Table {
        name: "network",
        columns: &["a_type", "a", "b_type", "b", "sentences", "documents"],
        rows: rows.collect(),
    }
}
