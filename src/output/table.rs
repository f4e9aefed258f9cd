//! Results as tables, for every format that has columns.

use std::collections::BTreeMap;

use crate::aggregate::{Aggregate, Claim, Evidence, LinkedEvent, SourceCount, Time, Toll};
use crate::article::Published;
use crate::facts::{Cell, CueStance, Document, Entity, Fact, Form, Layer, Outcome, Visit};

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
        Cell::enum_word(&document.published.basis),
        date_conflicts(&document.published),
        document.stats.chars.into(),
        document.stats.tokens.into(),
        document.stats.sentences.into(),
        document.stats.open_dates.into(),
        Cell::Number(document.warnings.len() as u64),
    ]
}

/// «2020-11-12 url; 2020-11-13 dateline».
fn date_conflicts(published: &Published) -> Cell<'static> {
    let said = published.conflicts.iter().map(|conflict| {
        let day = conflict.date.to_string();
        match Cell::enum_word(&conflict.basis) {
            Cell::Text(basis) => format!("{day} {basis}"),
            _ => day,
        }
    });
    Cell::joined_list(&said.collect::<Vec<_>>())
}

/// Entities, a row each, for readers who do not want every mention.
pub(super) fn entity_table(entities: &[Entity]) -> Table<'_> {
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
            Cell::enum_word(kind),
            Cell::enum_word(subtype),
            name.into(),
            name_en.as_ref().into(),
            country.as_ref().into(),
            Cell::joined_list(roles),
            (*known).into(),
            Cell::Number(mentions.len() as u64),
            Cell::confidence_cell(*confidence),
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

/// The tables of the ledger of events and claims.
pub(super) fn ledger_tables(linked: &[LinkedEvent]) -> [Table<'_>; 3] {
    [
        event_table(linked),
        claim_table(linked),
        disagreement_rows(linked),
    ]
}

/// The tables of the aggregate, each with the layer that it comes from.
pub(super) fn aggregate_tables(aggregate: &Aggregate) -> [(Layer, Table<'_>); 8] {
    let [events, claims, disagreements] = ledger_tables(&aggregate.events);
    [
        (Layer::Events, events),
        (Layer::Casualties, disagreements),
        (Layer::Casualties, claims),
        (Layer::Dates, timeline_table(aggregate)),
        (Layer::Quotes, speaker_rows(aggregate)),
        (Layer::Entities, name_table(aggregate)),
        (Layer::Variants, spelling_table(aggregate)),
        (Layer::Entities, network_rows(aggregate)),
    ]
}

fn name_table(aggregate: &Aggregate) -> Table<'_> {
    let rows = aggregate.entities.iter().map(|name| {
        vec![
            Cell::enum_word(&name.kind),
            Cell::enum_word(&name.subtype),
            (&name.name).into(),
            name.name_en.as_ref().into(),
            name.country.as_ref().into(),
            Cell::degrees_cell(name.coordinates.map(|at| at.lat)),
            Cell::degrees_cell(name.coordinates.map(|at| at.lon)),
            Cell::enum_word(&name.precision),
            Cell::joined_list(&name.within),
            Cell::joined_list(&name.roles),
            name.known.into(),
            name.mentions.into(),
            form_cell(&name.forms),
            Cell::joined_list(&name.documents),
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

fn form_cell(forms: &[Form]) -> Cell<'static> {
    let shown: Vec<_> = forms
        .iter()
        .map(|form| format!("{} ({})", form.text, form.count))
        .collect();
    Cell::joined_list(&shown)
}

fn spelling_table(aggregate: &Aggregate) -> Table<'_> {
    let rows = aggregate.variants.iter().flat_map(|spelling| {
        spelling.forms.iter().map(|form| {
            vec![
                (&spelling.name).into(),
                (&form.text).into(),
                form.count.into(),
                source_cell(&form.sources),
                Cell::joined_list(&form.documents),
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
fn source_cell(sources: &[SourceCount]) -> Cell<'static> {
    let shown = sources
        .iter()
        .filter_map(|source| Some(format!("{} ({})", source.source.as_ref()?, source.count)));
    Cell::joined_list(&shown.collect::<Vec<_>>())
}

fn timeline_table(aggregate: &Aggregate) -> Table<'_> {
    let rows = aggregate.timeline.iter().map(|day| {
        let Time { start, end, value } = &day.time;
        let here = day.events.iter().filter_map(|at| aggregate.events.get(*at));
        let ids: Vec<&str> = here.map(|event| event.id.as_str()).collect();
        vec![
            value.into(),
            (*start).into(),
            (*end).into(),
            Cell::joined_list(&ids),
            day.figures.into(),
            day.mentions.into(),
            Cell::joined_list(&day.documents),
        ]
    });
    Table {
        name: "timeline",
        columns: &[
            "value",
            "first_day",
            "last_day",
            "events",
            "figures",
            "mentions",
            "documents",
        ],
        rows: rows.collect(),
    }
}

fn event_table(events: &[LinkedEvent]) -> Table<'_> {
    Table {
        name: "linked_events",
        columns: &[
            "id",
            "type",
            "title",
            "first_day",
            "last_day",
            "days",
            "cumulative",
            "place",
            "country",
            "lat",
            "lon",
            "precision",
            "within",
            "agents",
            "targets",
            "ucdp",
            "status",
            "grade",
            "independent",
            "killed_low",
            "killed_best",
            "killed_high",
            "wounded_low",
            "wounded_best",
            "wounded_high",
            "disagreements",
            "documents",
        ],
        rows: events.iter().map(event_row).collect(),
    }
}

fn event_row(event: &LinkedEvent) -> Vec<Cell<'_>> {
    let place = event.place.as_ref();
    let at = place.and_then(|place| place.coordinates);
    let documents: Vec<&str> = event
        .reports
        .iter()
        .map(|one| one.document.as_str())
        .collect();
    let mut row = vec![
        (&event.id).into(),
        Cell::enum_word(&event.kind),
        event.title.as_ref().into(),
        event.start.into(),
        event.end.into(),
        Cell::enum_word(&event.days),
        event.cumulative.into(),
        place.map(|place| &place.name).into(),
        place.and_then(|place| place.country.as_ref()).into(),
        Cell::degrees_cell(at.map(|at| at.lat)),
        Cell::degrees_cell(at.map(|at| at.lon)),
        Cell::enum_word(&place.map(|place| place.precision)),
        place.map_or(Cell::Empty, |place| Cell::joined_list(&place.within)),
        Cell::joined_list(&event.agents),
        Cell::joined_list(&event.targets),
        Cell::enum_word(&event.ucdp),
        Cell::enum_word(&event.status),
        Cell::enum_word(&event.grade.level),
        event.grade.independent.into(),
    ];
    for outcome in [Outcome::Killed, Outcome::Wounded] {
        row.extend(outcome_bounds(event, outcome));
    }
    row.push(Cell::Number(event.disagreements.len() as u64));
    row.push(Cell::joined_list(&documents));
    row
}

/// Low, best and high of an outcome.
fn outcome_bounds(event: &LinkedEvent, outcome: Outcome) -> [Cell<'_>; 3] {
    let toll = event.tolls.iter().find(|toll| toll.outcome == outcome);
    let number = |of: fn(&Toll) -> Option<u64>| toll.and_then(of).into();
    [
        number(|toll| toll.low),
        number(|toll| toll.best),
        number(|toll| toll.high),
    ]
}

fn claim_table(events: &[LinkedEvent]) -> Table<'_> {
    Table {
        name: "claims",
        columns: &[
            "event",
            "claim",
            "outcome",
            "as_of",
            "min",
            "max",
            "said",
            "modifier",
            "scope",
            "victims",
            "side",
            "claimed_by",
            "chain",
            "status",
            "denied_by",
            "joint",
            "current",
            "supersedes",
            "document",
            "start",
            "end",
            "text",
        ],
        rows: events.iter().flat_map(claim_rows).collect(),
    }
}

/// A row for each place where a claim of the event is stated.
fn claim_rows(event: &LinkedEvent) -> impl Iterator<Item = Vec<Cell<'_>>> {
    event
        .claims
        .iter()
        .enumerate()
        .flat_map(move |(at, claim)| {
            claim
                .evidence
                .iter()
                .map(move |evidence| claim_row(event, at, claim, evidence))
        })
}

fn claim_row<'a>(
    event: &'a LinkedEvent,
    at: usize,
    claim: &'a Claim,
    evidence: &'a Evidence,
) -> Vec<Cell<'a>> {
    vec![
        (&event.id).into(),
        Cell::Number(at as u64),
        Cell::enum_word(&claim.outcome),
        claim.as_of.into(),
        claim.min.into(),
        claim.max.into(),
        claim.said.into(),
        Cell::enum_word(&claim.modifier),
        Cell::enum_word(&claim.scope),
        Cell::enum_word(&claim.victims),
        claim.side.as_ref().into(),
        claim.claimed_by.as_ref().into(),
        Cell::joined_list(&claim.chain),
        Cell::enum_word(&claim.status),
        claim.denied_by.as_ref().into(),
        claim.joint.into(),
        claim.current.into(),
        number_cell(&claim.supersedes),
        (&evidence.document).into(),
        evidence.span.start().into(),
        evidence.span.end().into(),
        (&evidence.text).into(),
    ]
}

/// Indices of claims.
fn number_cell(claims: &[u32]) -> Cell<'static> {
    Cell::joined_list(&claims.iter().map(ToString::to_string).collect::<Vec<_>>())
}

/// A row for each position of a disagreement.
fn disagreement_rows(events: &[LinkedEvent]) -> Table<'_> {
    let rows = events.iter().flat_map(|event| {
        event
            .disagreements
            .iter()
            .enumerate()
            .flat_map(move |(at, one)| {
                one.positions.iter().map(move |position| {
                    let claims = position.claims.iter();
                    let claims: Vec<&Claim> = claims
                        .filter_map(|i| event.claims.get(*i as usize))
                        .collect();
                    let by: Vec<&str> = claims
                        .iter()
                        .filter_map(|claim| claim.claimed_by.as_deref())
                        .collect();
                    let first = claims.first();
                    vec![
                        (&event.id).into(),
                        Cell::Number(at as u64),
                        Cell::enum_word(&one.outcome),
                        first.map_or(Cell::Empty, |claim| claim.min.into()),
                        first.map_or(Cell::Empty, |claim| claim.max.into()),
                        Cell::joined_list(&by),
                        event.denier(one, position).into(),
                        number_cell(&position.claims),
                    ]
                })
            })
    });
    Table {
        name: "disagreements",
        columns: &[
            "event",
            "disagreement",
            "outcome",
            "min",
            "max",
            "claimed_by",
            "denied_by",
            "claims",
        ],
        rows: rows.collect(),
    }
}

fn speaker_rows(aggregate: &Aggregate) -> Table<'_> {
    let rows = aggregate.speakers.iter().map(|speaker| {
        vec![
            (&speaker.name).into(),
            Cell::joined_list(&speaker.roles),
            speaker.quotes.into(),
            speaker.words.into(),
            stances_cell(&speaker.stances),
            Cell::joined_list(&speaker.documents),
        ]
    });
    Table {
        name: "speakers",
        columns: &["name", "roles", "quotes", "words", "stances", "documents"],
        rows: rows.collect(),
    }
}

/// «neutral 3; denial 1».
fn stances_cell(counts: &BTreeMap<CueStance, u32>) -> Cell<'static> {
    let counts = counts
        .iter()
        .filter_map(|(stance, count)| match Cell::enum_word(stance) {
            Cell::Text(word) => Some(format!("{word} {count}")),
            _ => None,
        });
    let counts: Vec<String> = counts.collect();
    Cell::Text(counts.join("; ").into())
}

fn network_rows(aggregate: &Aggregate) -> Table<'_> {
    let rows = aggregate.network.iter().map(|pair| {
        vec![
            Cell::enum_word(&pair.a.kind),
            (&pair.a.name).into(),
            Cell::enum_word(&pair.b.kind),
            (&pair.b.name).into(),
            pair.sentences.into(),
            Cell::joined_list(&pair.documents),
        ]
    });
    Table {
        name: "network",
        columns: &["a_type", "a", "b_type", "b", "sentences", "documents"],
        rows: rows.collect(),
    }
}
