//! The shape of a file of expectations.

use serde::{Deserialize, Serialize};
use toml::Spanned;

use crate::facts::{
    Acled, Cause, CueStance, DateType, EntityType, EventStatus, EventType, Hedge, LinkKind,
    Outcome, PlaceBasis, Polarity, QuoteKind, Status, Subtype, VictimKind, Violence,
};

/// A file of expectations that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {what}")]
pub(crate) struct Error {
    /// The file as it was named.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// What is wrong, on one line.
    pub what: String,
}

/// A fact that must be found, or that must not.
#[derive(Debug)]
pub(super) struct Expectation {
    pub(super) file: String,
    /// Where the entry begins, from 1.
    pub(super) line: usize,
    /// The article's id; none means any article, and all when the fact must be absent.
    pub(super) article: Option<String>,
    pub(super) absent: bool,
    /// What the newsroom notes about it.
    pub(super) why: Option<String>,
    pub(super) fact: Fact,
}

/// The fields that a fact must have; those left out may be anything.
#[derive(Debug)]
pub(super) enum Fact {
    Entity(Entity),
    Date(Date),
    Casualty(Casualty),
    Quote(Quote),
    Event(Event),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    expect: Vec<Spanned<Entry>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    article: Option<String>,
    #[serde(default)]
    absent: bool,
    why: Option<String>,
    entity: Option<Entity>,
    date: Option<Date>,
    casualty: Option<Casualty>,
    quote: Option<Quote>,
    event: Option<Event>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entity {
    pub(super) name: Option<String>,
    #[serde(rename = "type")]
    pub(super) kind: Option<EntityType>,
    pub(super) subtype: Option<Subtype>,
    pub(super) country: Option<String>,
    pub(super) role: Option<String>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Date {
    pub(super) text: Option<String>,
    #[serde(rename = "type")]
    pub(super) kind: Option<DateType>,
    pub(super) value: Option<String>,
    pub(super) start: Option<String>,
    pub(super) end: Option<String>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Casualty {
    pub(super) text: Option<String>,
    pub(super) outcome: Option<Outcome>,
    pub(super) min: Option<u64>,
    pub(super) max: Option<u64>,
    pub(super) modifier: Option<Hedge>,
    pub(super) victims: Option<VictimKind>,
    pub(super) country: Option<String>,
    pub(super) status: Option<Status>,
    pub(super) subset: Option<bool>,
    pub(super) joint: Option<bool>,
    pub(super) claimed_by: Option<String>,
    pub(super) denied_by: Option<String>,
    pub(super) place: Option<String>,
    pub(super) place_basis: Option<PlaceBasis>,
    /// A TIMEX3 value, or a day that the time covers.
    pub(super) date: Option<String>,
    /// A day on which it happened.
    pub(super) when: Option<String>,
    pub(super) since: Option<String>,
    pub(super) as_of: Option<String>,
    /// A country's code, or a party.
    pub(super) side: Option<String>,
    pub(super) agent: Option<String>,
    pub(super) cause: Option<Cause>,
    /// A way in which it stands to another count.
    pub(super) link: Option<LinkKind>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Quote {
    pub(super) text: Option<String>,
    pub(super) kind: Option<QuoteKind>,
    pub(super) speaker: Option<String>,
    pub(super) role: Option<String>,
    /// Dictionary form of the word of saying.
    pub(super) cue: Option<String>,
    pub(super) stance: Option<CueStance>,
    pub(super) polarity: Option<Polarity>,
    pub(super) via: Option<String>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Event {
    /// Words of its trigger.
    pub(super) text: Option<String>,
    #[serde(rename = "type")]
    pub(super) kind: Option<EventType>,
    pub(super) acled: Option<Acled>,
    pub(super) ucdp: Option<Violence>,
    pub(super) place: Option<String>,
    pub(super) country: Option<String>,
    /// A day on which it happened.
    pub(super) when: Option<String>,
    pub(super) agent: Option<String>,
    pub(super) target: Option<String>,
    pub(super) claimed_by: Option<String>,
    pub(super) status: Option<EventStatus>,
}

/// The expectations of a file.
pub(super) fn read_file(file: &str, text: &str) -> Result<Vec<Expectation>, Error> {
    let error = |at: usize, what: String| Error {
        file: file.to_owned(),
        line: line_at(text, at),
        what,
    };
    let parsed: File = toml::from_str(text).map_err(|wrong| {
        let at = wrong.span().map_or(0, |span| span.start);
        let lines: Vec<_> = wrong.message().lines().collect();
        error(at, lines.join(", "))
    })?;
    let expectation = |entry: Spanned<Entry>| {
        let at = entry.span().start;
        let entry = entry.into_inner();
        let facts = [
            entry.entity.map(Fact::Entity),
            entry.date.map(Fact::Date),
            entry.casualty.map(Fact::Casualty),
            entry.quote.map(Fact::Quote),
            entry.event.map(Fact::Event),
        ];
        let mut facts = facts.into_iter().flatten();
        let (Some(fact), None) = (facts.next(), facts.next()) else {
            let what = "an entry asks for one of `entity`, `date`, `casualty`, `quote`, `event`";
            return Err(error(at, what.to_owned()));
        };
        Ok(Expectation {
            file: file.to_owned(),
            line: line_at(text, at),
            article: entry.article,
            absent: entry.absent,
            why: entry.why,
            fact,
        })
    };
    parsed.expect.into_iter().map(expectation).collect()
}

/// The line in which a byte stands, from 1.
fn line_at(text: &str, at: usize) -> usize {
    let before = text.as_bytes().iter().take(at);
    before.filter(|byte| **byte == b'\n').count() + 1
}

impl Fact {
    /// «casualty: outcome = "killed", min = 12», as the file has it.
    pub(super) fn as_written(&self) -> String {
        let (name, fields) = match self {
            Self::Entity(entity) => ("entity", toml::to_string(entity)),
            Self::Date(date) => ("date", toml::to_string(date)),
            Self::Casualty(casualty) => ("casualty", toml::to_string(casualty)),
            Self::Quote(quote) => ("quote", toml::to_string(quote)),
            Self::Event(event) => ("event", toml::to_string(event)),
        };
        let fields = fields.unwrap_or_default();
        if fields.is_empty() {
            return name.to_owned();
        }
        let fields: Vec<_> = fields.lines().collect();
        format!("{name}: {}", fields.join(", "))
    }
}

impl Fact {
    /// The names that are asked for.
    pub(super) fn asked_names(&self) -> Vec<&String> {
        let names = match self {
            Self::Entity(entity) => vec![&entity.name, &entity.role],
            Self::Date(_) => vec![],
            Self::Casualty(figure) => vec![
                &figure.claimed_by,
                &figure.denied_by,
                &figure.place,
                &figure.side,
                &figure.agent,
            ],
            Self::Quote(quote) => vec![&quote.speaker, &quote.role, &quote.via],
            Self::Event(event) => {
                vec![&event.place, &event.agent, &event.target, &event.claimed_by]
            }
        };
        names.into_iter().flatten().collect()
    }
}
