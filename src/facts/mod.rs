//! What can be found in an article: plain data, no logic. Finders write it, printers read it,
//! and neither knows the other. The types are the JSON contract (`docs/formats.md`).
//!
//! Counts, each with what happened to whom, where, why and according to whom; `read` analyzes a text that was published
//! on 12 November 2020:
//!
//! ```
//! use karabakh::facts::{Casualty, CasualtyPlace, Cause, Count, Days, Hedge, Outcome, PlaceBasis, Status, VictimKind, Victims, When};
//! # use karabakh::{Unit, analyze::Analyzer, article::Article, lexicon::Lexicon};
//!
//! # let read = |text: &str| {
//! #     let analyzer = Analyzer::new(Lexicon::builtin().unwrap(), &karabakh::facts::Layer::ALL, Unit::Chars);
//! #     let published = karabakh::article::Published { date: "2020-11-12".parse().ok(), ..Default::default() };
//! #     analyzer.analyze(&Article { text: text.to_owned(), published, ..Article::default() })
//! # };
//!
//! let document = read("قتل أربعة جنود على الأقل في قصف على شوشا يوم 11 نوفمبر، بحسب وزارة الدفاع الأذربيجانية.");
//! let Casualty { outcome, count, victims, status, place, cause, date, when, .. } = &document.facts.casualties[0];
//! assert_eq!((*outcome, *status), (Outcome::Killed, Status::Asserted));
//! assert!(matches!(count, Count { min: 4, max: None, modifier: Hedge::AtLeast, .. }));
//! assert!(matches!(victims, Victims { kind: VictimKind::Military, .. }));
//! let Some(CasualtyPlace { party, basis: PlaceBasis::Stated }) = place else { panic!() };
//! assert_eq!((party.name.as_str(), *cause), ("شوشا", Some(Cause::Shelling)));
//! // the words beside the count, and the days that they mean
//! let (Some(When { text, .. }), Some(Days { start, .. })) = (date, when) else { panic!() };
//! assert_eq!((text.as_str(), *start), ("يوم 11 نوفمبر", "2020-11-11".parse().ok()));
//! ```
//!
//! Counts that belong together:
//!
//! ```
//! use karabakh::facts::{Link, LinkKind, Party};
//! # use karabakh::{Unit, analyze::Analyzer, article::Article, lexicon::Lexicon};
//!
//! # let read = |text: &str| {
//! #     let analyzer = Analyzer::new(Lexicon::builtin().unwrap(), &karabakh::facts::Layer::ALL, Unit::Chars);
//! #     let published = karabakh::article::Published { date: "2020-11-12".parse().ok(), ..Default::default() };
//! #     analyzer.analyze(&Article { text: text.to_owned(), published, ..Article::default() })
//! # };
//!
//! let document = read("قتل خمسة أشخاص في قصف على غزة، بينهم طفلان، بحسب وزارة الصحة.");
//! let [all, children] = &document.facts.casualties[..] else { panic!() };
//! assert_eq!(children.links, [Link { kind: LinkKind::PartOf, to: 0 }]);
//! let Some(Party { name, .. }) = &all.claimed_by else { panic!() };
//! assert_eq!(name, "وزارة الصحة");
//! ```
//!
//! Who said what:
//!
//! ```
//! use karabakh::facts::{Cue, CueStance, Document, Polarity, Quote, QuoteKind, ResolvedBy, Speaker, Stats};
//! # use karabakh::{Unit, analyze::Analyzer, article::Article, lexicon::Lexicon};
//!
//! # let read = |text: &str| {
//! #     let analyzer = Analyzer::new(Lexicon::builtin().unwrap(), &karabakh::facts::Layer::ALL, Unit::Chars);
//! #     let published = karabakh::article::Published { date: "2020-11-12".parse().ok(), ..Default::default() };
//! #     analyzer.analyze(&Article { text: text.to_owned(), published, ..Article::default() })
//! # };
//!
//! let Document { facts, stats, .. } = read("وأكد وزير الخارجية الروسي سيرغي لافروف أن الهدنة صامدة.");
//! let Quote { text, kind, cue, speaker, .. } = &facts.quotes[0];
//! assert_eq!((text.as_str(), *kind), ("أن الهدنة صامدة", QuoteKind::Indirect));
//! let Cue { lemma, stance, polarity, .. } = cue;
//! assert_eq!((lemma.as_str(), *stance, *polarity), ("أكد", CueStance::Emphasis, Polarity::Asserted));
//! let Speaker { name, role, resolved_by, .. } = speaker;
//! assert_eq!(name.as_deref(), Some("سيرغي لافروف"));
//! assert_eq!(role.as_deref(), Some("وزير الخارجية الروسي"));
//! assert_eq!(*resolved_by, Some(ResolvedBy::Explicit));
//! assert!(matches!(stats, Stats { sentences: 1, .. }));
//! ```
//!
//! Who and what is named, and how it is spelled:
//!
//! ```
//! use karabakh::facts::{Entity, EntityType, Form, Mention, MentionKind, Precision, Subtype, Variant};
//! # use karabakh::{Unit, analyze::Analyzer, article::Article, lexicon::Lexicon};
//!
//! # let read = |text: &str| {
//! #     let analyzer = Analyzer::new(Lexicon::builtin().unwrap(), &karabakh::facts::Layer::ALL, Unit::Chars);
//! #     let published = karabakh::article::Published { date: "2020-11-12".parse().ok(), ..Default::default() };
//! #     analyzer.analyze(&Article { text: text.to_owned(), published, ..Article::default() })
//! # };
//!
//! let facts = read("التقى سيرغي لافروف نظيره في باكو. وقال سيرجي لافروف إن الهدنة صامدة.").facts;
//! let Entity { name_en, kind, mentions, .. } = &facts.entities[0];
//! assert_eq!((name_en.as_deref(), *kind), (Some("Sergey Lavrov"), EntityType::Person));
//! let Mention { text, kind, .. } = &mentions[1];
//! assert_eq!((text.as_str(), *kind), ("سيرجي لافروف", MentionKind::Variant));
//! let town = &facts.entities[1];
//! assert_eq!((town.subtype, town.precision), (Some(Subtype::City), Some(Precision::Town)));
//! let Variant { forms, .. } = facts.variants.iter().find(|variant| variant.name == "سيرغي لافروف").unwrap();
//! assert!(forms.contains(&Form { text: "سيرجي لافروف".to_owned(), count: 1 }));
//! ```
//!
//! What happened:
//!
//! ```
//! use karabakh::facts::{Acled, DayPrecision, Event, EventDays, EventMention, EventPlace, EventStatus, EventType, Violence};
//! # use karabakh::{Unit, analyze::Analyzer, article::Article, lexicon::Lexicon};
//!
//! # let read = |text: &str| {
//! #     let analyzer = Analyzer::new(Lexicon::builtin().unwrap(), &karabakh::facts::Layer::ALL, Unit::Chars);
//! #     let published = karabakh::article::Published { date: "2020-11-12".parse().ok(), ..Default::default() };
//! #     analyzer.analyze(&Article { text: text.to_owned(), published, ..Article::default() })
//! # };
//!
//! let facts = read("قصف الجيش الأذربيجاني أمس مدينة شوشا.").facts;
//! let Event { kind, acled, trigger, place, when, agent, status, .. } = &facts.events[0];
//! assert_eq!((*kind, *status), (EventType::Shelling, EventStatus::Asserted));
//! assert_eq!(*acled, Some(Acled::Shelling));
//! let EventMention { text, .. } = trigger;
//! assert_eq!(text, "قصف");
//! let Some(EventPlace { party, country, .. }) = place else { panic!() };
//! assert_eq!((party.name.as_str(), country.as_deref()), ("شوشا", Some("AZ")));
//! let Some(EventDays { start, precision, .. }) = when else { panic!() };
//! assert_eq!((*start, *precision), ("2020-11-11".parse()?, DayPrecision::Day));
//! assert_eq!(agent.as_ref().unwrap().name, "الجيش الأذربيجاني");
//! let facts = read("قتل ثلاثة جنود أرمن في قصف أذربيجاني على شوشا.").facts;
//! assert_eq!(facts.events[0].ucdp, Some(Violence::StateBased));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! When, as TIMEX3 has it:
//!
//! ```
//! use karabakh::facts::{Basis, Calendar, DateType, Modifier, TimeExpression, TimeRelation};
//! # use karabakh::{Unit, analyze::Analyzer, article::Article, lexicon::Lexicon};
//!
//! # let read = |text: &str| {
//! #     let analyzer = Analyzer::new(Lexicon::builtin().unwrap(), &karabakh::facts::Layer::ALL, Unit::Chars);
//! #     let published = karabakh::article::Published { date: "2020-11-12".parse().ok(), ..Default::default() };
//! #     analyzer.analyze(&Article { text: text.to_owned(), published, ..Article::default() })
//! # };
//!
//! let facts = read("توقفت المعارك أمس، وكانت بدأت في أواخر سبتمبر، ومنذ 3 رمضان 1441 لم يعد أحد.").facts;
//! let [yesterday, late, ramadan] = &facts.dates[..] else { panic!() };
//! let TimeExpression { value, kind, basis, .. } = yesterday;
//! assert_eq!((value.as_str(), *kind, *basis), ("2020-11-11", DateType::Date, Basis::Relative));
//! assert_eq!((late.value.as_str(), late.modifier), ("2020-09", Some(Modifier::End)));
//! assert_eq!((ramadan.value.as_str(), ramadan.calendar), ("2020-04-26", Calendar::Islamic));
//! assert_eq!(ramadan.relation, TimeRelation::Since);
//! ```
//!
//! A document read back from the JSON that was written; what a reader should know before trusting it comes as warnings:
//!
//! ```
//! use karabakh::facts::{Document, SCHEMA_VERSION, Warning};
//! # use karabakh::{Unit, analyze::Analyzer, article::Article, facts::Layer, lexicon::Lexicon};
//!
//! # let analyzer = Analyzer::new(Lexicon::builtin()?, &Layer::ALL, Unit::Chars);
//! let written = serde_json::to_string(&analyzer.analyze(&Article::default()))?;
//! let document: Document = serde_json::from_str(&written)?;
//! assert_eq!(document.schema_version, SCHEMA_VERSION);
//! for Warning { message, .. } in &document.warnings {
//!     eprintln!("{message}");
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod all;
mod casualty;
mod confidence;
mod coordinates;
mod date;
mod document;
mod entity;
mod event;
mod layer;
mod party;
mod place;
mod precision;
mod quote;
mod sketch;
mod subtype;
mod table;
mod variant;

pub use all::Facts;
pub use casualty::{
    Casualty, CasualtyPlace, Cause, Count, Hedge, Link, LinkKind, Outcome, PlaceBasis, Status,
    VictimKind, Victims, When,
};
pub use confidence::Confidence;
pub use coordinates::{Coordinates, Degrees};
pub use date::{Basis, Calendar, DateType, Days, Modifier, TimeExpression, TimeRelation};
pub use document::{Document, SCHEMA_VERSION, Stats, Warning};
pub use entity::{Entity, EntityType, Mention, MentionKind};
pub use event::{
    Acled, DayPrecision, Event, EventDays, EventMention, EventPlace, EventStatus, EventType,
    Violence,
};
pub use layer::Layer;
pub use party::Party;
pub use place::Place;
pub(crate) use place::Relation;
pub use precision::Precision;
pub use quote::{Cue, CueStance, Polarity, Quote, QuoteKind, ResolvedBy, Speaker};
pub use sketch::Sketch;
pub use subtype::Subtype;
pub use table::{Cell, Fact, Visit};
pub use variant::{Form, Variant};
