//! What many articles tell together: names, spellings, events with every claim in its place, a
//! timeline, speakers, and who is named with whom. Nothing is summed that articles may have counted
//! twice.
//!
//! Two articles of one event, of which the second corrects the first:
//!
//! ```
//! use karabakh::aggregate::{
//!     Aggregate, Aggregator, Claim, Day, Evidence, Grade, GradeLevel, LinkedEvent, LinkedPlace, Name, Node, Pair, Pairs,
//!     Period, ReportedBy, Scope, Sequence, SourceCount, SpeakerTotal, Spelling, SpellingForm, Time, Toll,
//! };
//! use karabakh::article::Published;
//! # use karabakh::{Unit, analyze::Analyzer, article::Article, facts::{CueStance, Layer}, lexicon::Lexicon};
//!
//! let analyzer = Analyzer::new(Lexicon::builtin()?, &Layer::ALL, Unit::Chars);
//! let mut together = Aggregator::default().with_pairs(Pairs::All);
//! for (id, day, source, text) in [
//!     ("1", "2020-11-12", "رويترز", "أعلنت وزارة الدفاع الأذربيجانية أمس مقتل ثلاثة جنود في قصف على شوشا."),
//!     ("2", "2020-11-13", "فرانس برس", "قتل أربعة جنود في قصف على شوشا يوم 11 نوفمبر، بحسب وزارة الدفاع الأذربيجانية."),
//! ] {
//!     let published = Published { date: Some(day.parse()?), ..Published::default() };
//!     let (id, source, text) = (id.to_owned(), Some(source.to_owned()), text.to_owned());
//!     together.add(&analyzer.analyze(&Article { id, source, text, published, ..Article::default() }));
//! }
//! let Aggregate { events, timeline, period, entities, variants, speakers, network, .. } = together.finish();
//! let Some(Period { start, .. }) = period else { panic!() };
//! assert_eq!(start, "2020-11-12".parse()?);
//!
//! // one event, and what each article says of it
//! let LinkedEvent { place, tolls, claims, sequences, reports, grade, .. } = &events[0];
//! let Some(LinkedPlace { name, .. }) = place else { panic!() };
//! assert_eq!(name, "شوشا");
//! let [Toll { best, as_of, .. }] = &tolls[..] else { panic!() };
//! assert_eq!((*best, *as_of), (Some(4), Some("2020-11-13".parse()?)));
//! let [three, Claim { scope, current, supersedes, evidence, .. }] = &claims[..] else { panic!() };
//! assert!(!three.current && *current && supersedes == &[0] && *scope == Scope::Whole);
//! let [Evidence { document, text, .. }] = &evidence[..] else { panic!() };
//! assert_eq!((document.as_str(), text.as_str()), ("2", "قتل أربعة جنود"));
//! let [Sequence { claims, .. }] = &sequences[..] else { panic!() };
//! assert_eq!(claims, &[0, 1]);
//! let [ReportedBy { copy_of: None, .. }, _] = &reports[..] else { panic!() };
//! assert!(matches!(grade, Grade { level: GradeLevel::Fair, independent: 2, .. }));
//!
//! // when, who and what, how spelled, who speaks, who with whom
//! let Day { time: Time { value, .. }, events, .. } = &timeline[0];
//! assert_eq!((value.as_str(), &events[..]), ("2020-11-11", &[0][..]));
//! let Name { name, mentions, .. } = &entities[0];
//! assert_eq!((name.as_str(), *mentions), ("شوشا", 2));
//! let Spelling { forms, .. } = variants.iter().find(|spelling| spelling.name == "شوشا").unwrap();
//! let [SpellingForm { sources, .. }] = &forms[..] else { panic!() };
//! let SourceCount { source, count } = &sources[0];
//! assert_eq!((source.as_deref(), *count), (Some("رويترز"), 1));
//! let SpeakerTotal { name, stances, .. } = &speakers[0];
//! assert_eq!((name.as_str(), stances[&CueStance::Neutral]), ("وزارة الدفاع الأذربيجانية", 1));
//! let Pair { a: Node { name, .. }, sentences, .. } = &network[0];
//! assert_eq!((name.as_str(), *sentences), ("شوشا", 2));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Claims that cannot both be true:
//!
//! ```
//! use karabakh::aggregate::{Aggregator, Disagreement, GradeLevel, Position, Range, SideToll};
//! # use karabakh::{Unit, analyze::Analyzer, article::{Article, Published}, facts::Layer, lexicon::Lexicon};
//!
//! # let analyzer = Analyzer::new(Lexicon::builtin()?, &Layer::ALL, Unit::Chars);
//! # let published = Published { date: Some("2020-11-12".parse()?), ..Published::default() };
//! let mut together = Aggregator::default();
//! for (id, text) in [
//!     ("1", "قتل خمسة جنود أذربيجانيين في قصف على شوشا يوم 11 نوفمبر، بحسب وزارة الدفاع الأذربيجانية."),
//!     ("2", "قتل عشرون جنديا أذربيجانيا في قصف على شوشا يوم 11 نوفمبر، بحسب وزارة الدفاع الأرمينية."),
//! ] {
//!     let (id, text, published) = (id.to_owned(), text.to_owned(), published.clone());
//!     together.add(&analyzer.analyze(&Article { id, text, published, ..Article::default() }));
//! }
//! let event = &together.finish().events[0];
//! assert_eq!(event.grade.level, GradeLevel::Contested);
//! let [Disagreement { positions, .. }] = &event.disagreements[..] else { panic!() };
//! assert_eq!(positions, &[Position { claims: vec![0] }, Position { claims: vec![1] }]);
//! let [SideToll { side, range: Range { low, high } }] = &event.tolls[0].sides[..] else { panic!() };
//! assert_eq!((side.as_str(), *low, *high), ("AZ", 5, Some(20)));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

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
