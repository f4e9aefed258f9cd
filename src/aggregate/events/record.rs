//! The ledger as it is told: events with every claim in its place.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::account::Scope;
use crate::facts::{
    Coordinates, DayPrecision, EventStatus, EventType, Hedge, Outcome, Precision, Status,
    VictimKind, Violence,
};
use crate::span::Span;

/// One event with all that the articles tell of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LinkedEvent {
    /// Made of the first report: it stays while later articles are added.
    pub id: String,
    /// What happened, as most articles tell it; `null` when only counts are told.
    #[serde(rename = "type")]
    pub kind: Option<EventType>,
    /// Headline of the article that tells most of it.
    pub title: Option<String>,
    /// Where: the narrowest place that the articles agree on.
    pub place: Option<LinkedPlace>,
    /// The first day, when an article states it.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub start: Option<Date>,
    /// The last day.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub end: Option<Date>,
    /// How closely the days tell it.
    pub days: Option<DayPrecision>,
    /// Whether these are running totals over a longer time, such as a war, which are kept apart from
    /// counts of one event.
    pub cumulative: bool,
    /// Who did it, the one that most articles name first.
    pub agents: Vec<String>,
    /// Whom or what it hit, likewise.
    pub targets: Vec<String>,
    /// UCDP's type of violence, where the articles that tell one agree.
    pub ucdp: Option<Violence>,
    /// Whether the articles vouch for it.
    pub status: EventStatus,
    /// For each outcome what the claims that still stand allow together.
    pub tolls: Vec<Toll>,
    /// Every claim, in order of outcome, time and number.
    pub claims: Vec<Claim>,
    /// How the counts of one claimant changed.
    pub sequences: Vec<Sequence>,
    /// What cannot both be true.
    pub disagreements: Vec<Disagreement>,
    /// Every article that tells of it.
    pub reports: Vec<ReportedBy>,
    /// How well it is attested.
    pub grade: Grade,
}

/// Where an event was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LinkedPlace {
    /// As in the articles.
    pub name: String,
    /// ISO 3166-1 alpha-2 code of its country, when known.
    pub country: Option<String>,
    /// Where it is on the globe, when known.
    pub coordinates: Option<Coordinates>,
    /// What the coordinates stand for.
    pub precision: Option<Precision>,
    /// What it lies in, the smallest first, without its country.
    pub within: Vec<String>,
}

/// Three numbers for one outcome; `null` when no claim tells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Toll {
    /// What happened to them.
    pub outcome: Outcome,
    /// The smallest number that a claim which still stands allows.
    pub low: Option<u64>,
    /// The number that the best attested claim of the latest state names, as it was said: 200 for
    /// «more than 200».
    pub best: Option<u64>,
    /// The largest number that such a claim names; `null` when one is open above.
    pub high: Option<u64>,
    /// How `best` is hedged.
    pub modifier: Option<Hedge>,
    /// Who states `best`; `null` when the articles themselves do.
    pub claimed_by: Option<String>,
    /// The day for which `best` holds.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub as_of: Option<Date>,
    /// What the claims say of civilians, as low and high; `null` when none does.
    pub civilians: Option<Range>,
    /// What they say of soldiers, police and armed groups, by country or side.
    pub sides: Vec<SideToll>,
}

/// From one number to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Range {
    /// The smallest.
    pub low: u64,
    /// The largest; `null` when open above.
    pub high: Option<u64>,
}

/// The people of one side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SideToll {
    /// ISO 3166-1 alpha-2 code of their country, or the name of their party.
    pub side: String,
    /// What the claims allow together.
    #[serde(flatten)]
    pub range: Range,
}

/// One count of one claimant, as it was said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Claim {
    /// What happened to them.
    pub outcome: Outcome,
    /// Smallest number that the words allow.
    pub min: u64,
    /// Largest number that the words allow; `null` when open above.
    pub max: Option<u64>,
    /// The number as it was said: 200 for «more than 200», whose `min` is 201; `null` for «3 to 5» and for
    /// words without a number.
    pub said: Option<u64>,
    /// How the number is hedged.
    pub modifier: Hedge,
    /// Whether it counts everybody whom the event befell.
    pub scope: Scope,
    /// Who the counted people are.
    pub victims: VictimKind,
    /// Their side: ISO 3166-1 alpha-2 code of a country, or the name of a party. Of those in a town that another state
    /// struck, who are no soldiers, it is the country of the town.
    pub side: Option<String>,
    /// Who states it, or `null` when the articles themselves do.
    pub claimed_by: Option<String>,
    /// The way that it took: who states it, who reported it first, the outlet.
    pub chain: Vec<String>,
    /// Whether it is asserted.
    pub status: Status,
    /// Who denies it.
    pub denied_by: Option<String>,
    /// Whether the number is shared with another outcome.
    pub joint: bool,
    /// The day for which it holds; `null` for an earlier toll of unknown day.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub as_of: Option<Date>,
    /// Whether it still stands when all articles have been read.
    pub current: bool,
    /// Indices of the claims that it takes the place of, from 0.
    pub supersedes: Vec<u32>,
    /// Where it is stated, in order of documents.
    pub evidence: Vec<Evidence>,
}

/// One place where a claim is stated.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Evidence {
    /// Id of the document.
    pub document: String,
    /// When it was published.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub published: Option<Date>,
    /// Where in the document.
    pub span: Span,
    /// The words.
    pub text: String,
}

/// The counts of one claimant in order of time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Sequence {
    /// What happened to them.
    pub outcome: Outcome,
    /// Who states them; `null` for what the articles themselves say, one after the other.
    pub claimed_by: Option<String>,
    /// Indices of the claims, from 0, the earliest first.
    pub claims: Vec<u32>,
}

/// Claims that exclude each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Disagreement {
    /// What happened to them.
    pub outcome: Outcome,
    /// What is said, the smallest number first.
    pub positions: Vec<Position>,
    /// Who denies it, where somebody only does that.
    pub denied_by: Option<String>,
}

impl LinkedEvent {
    /// Who denies what a position of a disagreement says; nobody denies what is said instead.
    #[must_use]
    pub(crate) fn denier<'a>(&self, one: &'a Disagreement, position: &Position) -> Option<&'a str> {
        let claims = position.claims.iter();
        let mut claims = claims.filter_map(|i| self.claims.get(*i as usize));
        let denied = claims.any(|claim| claim.status == Status::Denied);
        one.denied_by.as_deref().filter(|_| denied)
    }
}

/// One of the things that are said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Position {
    /// Indices of the claims that say so, from 0.
    pub claims: Vec<u32>,
}

/// An article that tells of an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReportedBy {
    /// Its id.
    pub document: String,
    /// When it was published.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub published: Option<Date>,
    /// Its outlet.
    pub source: Option<String>,
    /// Id of the article whose text it carries: no second source.
    pub copy_of: Option<String>,
}

/// How well an event is attested.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Grade {
    /// In the words of Airwars.
    pub level: GradeLevel,
    /// How many articles tell a count of it or, where there is none, tell of it; copies count once.
    pub independent: u32,
    /// Whether a claimant of the side that did it tells a count.
    pub admitted: bool,
    /// Whether somebody denies it or a count of it.
    pub denied: bool,
}

/// The grades of Airwars for reports of harm.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
#[serde(rename_all = "lowercase")]
pub enum GradeLevel {
    /// The side that did it says so too.
    Confirmed,
    /// Two or more independent articles tell it.
    Fair,
    /// One does.
    Weak,
    /// Claims exclude each other.
    Contested,
    /// All that is told of it is denied.
    Discounted,
}
