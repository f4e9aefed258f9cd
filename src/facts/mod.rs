//! What can be found in an article: plain data, no logic. Finders write it, printers read it,
//! and neither knows the other. The types are the JSON contract (`docs/formats.md`).

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
