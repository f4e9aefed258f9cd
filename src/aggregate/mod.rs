//! What many articles tell together: names, spellings, events with every claim in its place, a
//! timeline, speakers, and who is named with whom. Nothing is summed that articles may have counted
//! twice.

mod counts;
mod documents;
mod events;
mod joined;
mod names;
mod network;
mod register;
mod speakers;
mod timeline;

use std::collections::BTreeSet;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

#[cfg(feature = "sqlite")]
pub(crate) use events::{ArticleAccounts, accounts, linked};
pub use events::{
    Claim, Disagreement, Evidence, Grade, GradeLevel, LinkedEvent, LinkedPlace, Position, Range,
    ReportedBy, Scope, Sequence, SideToll, Toll,
};
pub use names::{Name, SourceCount, Spelling, SpellingForm};
pub use network::{Node, Pair, Pairs};
pub use speakers::SpeakerTotal;
pub use timeline::{Day, Time};

use crate::facts::Document;

/// What a set of documents tells together. `documents` always lists ids, sorted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Aggregate {
    /// Every document that was added.
    pub documents: Vec<String>,
    /// From the earliest to the latest publication date, when any is known.
    pub period: Option<Period>,
    /// Who and what is named, the most often named first.
    pub entities: Vec<Name>,
    /// How each name is spelled.
    pub variants: Vec<Spelling>,
    /// Days and longer times in order: what happened on them, and how often they are only named.
    pub timeline: Vec<Day>,
    /// Dates and times whose days stayed unknown, most often for want of a publication date.
    pub open_dates: u32,
    /// What happened, each event once, the weightiest first.
    pub events: Vec<LinkedEvent>,
    /// Ids of articles that carry one text, the original first.
    pub copies: Vec<Vec<String>>,
    /// Who is quoted, the most often quoted first.
    pub speakers: Vec<SpeakerTotal>,
    /// Who is named with whom, the pair of most sentences first.
    pub network: Vec<Pair>,
}

/// The publication dates of a set of documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Period {
    /// The earliest.
    #[schemars(with = "String", extend("format" = "date"))]
    pub start: Date,
    /// The latest.
    #[schemars(with = "String", extend("format" = "date"))]
    pub end: Date,
}

/// Collects documents, in any order, into an [`Aggregate`].
///
/// ```
/// use karabakh::aggregate::Aggregator;
///
/// let aggregate = Aggregator::default().finish();
/// assert!(aggregate.documents.is_empty());
/// assert_eq!(aggregate.period, None);
/// ```
#[derive(Debug, Default)]
pub struct Aggregator {
    documents: documents::Documents,
    published: BTreeSet<Date>,
    names: names::Names,
    timeline: timeline::Timeline,
    open_dates: u32,
    ledger: events::Ledger,
    speakers: speakers::Speakers,
    network: network::Network,
    pairs: Pairs,
}

impl Aggregator {
    /// With every pair of names, or only the strongest.
    ///
    /// ```
    /// use karabakh::aggregate::{Aggregator, Pairs};
    ///
    /// let mut together = Aggregator::default().with_pairs(Pairs::All);
    /// # let _ = together.finish();
    /// ```
    #[must_use]
    pub fn with_pairs(self, pairs: Pairs) -> Self {
        Self { pairs, ..self }
    }

    /// Takes one document in.
    pub fn add(&mut self, document: &Document) {
        let id = self.documents.number(&document.id);
        let register = register::Register::of(document);
        self.published.extend(document.published.date);
        self.names.add(id, document);
        self.timeline.add(id, &document.facts);
        self.open_dates += document.stats.open_dates;
        self.ledger.add(document, &register);
        self.speakers.add(id, document, &register);
        self.network.add(id, &document.facts.entities);
    }

    /// What all documents tell together, the same for every order of adding them.
    #[must_use]
    pub fn finish(self) -> Aggregate {
        let period = match (self.published.first(), self.published.last()) {
            (Some(&start), Some(&end)) => Some(Period { start, end }),
            _ => None,
        };
        let joined = self.names.joined();
        let documents = &self.documents;
        let (entities, variants) = self.names.finish(&joined, documents);
        let (events, copies) = self.ledger.finish();
        Aggregate {
            documents: documents.all(),
            period,
            entities,
            variants,
            timeline: self.timeline.finish(&events, documents),
            open_dates: self.open_dates,
            events,
            copies,
            speakers: self.speakers.finish(&joined, documents),
            network: self.network.finish(&joined, documents, self.pairs),
        }
    }
}
