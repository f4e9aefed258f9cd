//! What can be found in an article: plain data, no logic. Finders write it, printers read it,
//! and neither knows the other. The types are the JSON contract (`docs/formats.md`).

mod casualty;
mod confidence;
mod coordinates;
mod date;
mod document;
mod entity;
mod event;
mod place;
mod quote;
mod sketch;
mod subtype;
mod table;
mod variant;

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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
};
pub use place::{Place, Precision, Relation};
pub use quote::{Cue, CueStance, Polarity, Quote, QuoteKind, ResolvedBy, Speaker};
pub use sketch::Sketch;
pub use subtype::Subtype;
pub use table::{Cell, Fact, Visit};
pub use variant::{Form, Variant};

use crate::article::always_written;
use crate::span::Span;

/// One kind of fact.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
#[serde(rename_all = "lowercase")]
pub enum Layer {
    /// Persons, places, bodies and other names.
    Entities,
    /// Dates, times, durations, sets.
    Dates,
    /// Counts of people killed, wounded, missing, captured, arrested, displaced.
    Casualties,
    /// Quotations with their speakers.
    Quotes,
    /// What happened, where, when, who did it to whom.
    Events,
    /// Spellings of each name.
    Variants,
}

impl Layer {
    /// Every layer, in the order of the report.
    pub const ALL: [Self; 6] = [
        Self::Entities,
        Self::Dates,
        Self::Casualties,
        Self::Quotes,
        Self::Events,
        Self::Variants,
    ];

    /// The layer's key in JSON, its CSV file's stem and its name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Entities => "entities",
            Self::Dates => "dates",
            Self::Casualties => "casualties",
            Self::Quotes => "quotes",
            Self::Events => "events",
            Self::Variants => "variants",
        }
    }
}

/// All facts of one article, each layer in text order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Facts {
    /// Who and what is named.
    pub entities: Vec<Entity>,
    /// When.
    pub dates: Vec<TimeExpression>,
    /// How many people, with what outcome, according to whom.
    pub casualties: Vec<Casualty>,
    /// Who said what.
    pub quotes: Vec<Quote>,
    /// What happened.
    #[serde(default)] // analyses that were written before it was told can still be read
    #[schemars(transform = always_written)]
    pub events: Vec<Event>,
    /// How each name is spelled.
    pub variants: Vec<Variant>,
}

impl Facts {
    /// Empties every layer that is not in `kept`.
    pub fn keep(&mut self, kept: &[Layer]) {
        let Self {
            entities,
            dates,
            casualties,
            quotes,
            events,
            variants,
        } = self;
        for layer in Layer::ALL.into_iter().filter(|layer| !kept.contains(layer)) {
            match layer {
                Layer::Entities => entities.clear(),
                Layer::Dates => dates.clear(),
                Layer::Casualties => {
                    casualties.clear();
                    for event in events.iter_mut() {
                        event.casualties.clear();
                    }
                }
                Layer::Quotes => quotes.clear(),
                Layer::Events => events.clear(),
                Layer::Variants => variants.clear(),
            }
        }
    }

    /// Leads `visitor` through every layer, in the order of [`Layer::ALL`].
    ///
    /// # Errors
    ///
    /// The visitor's first one.
    pub fn visit<V: Visit>(&self, visitor: &mut V) -> Result<(), V::Error> {
        let Self {
            entities,
            dates,
            casualties,
            quotes,
            events,
            variants,
        } = self;
        visitor.layer(entities)?;
        visitor.layer(dates)?;
        visitor.layer(casualties)?;
        visitor.layer(quotes)?;
        visitor.layer(events)?;
        visitor.layer(variants)
    }

    /// Calls `change` on every span, once each; this is how spans get another unit.
    pub fn each_span(&mut self, mut change: impl FnMut(&mut Span)) {
        let Self {
            entities,
            dates,
            casualties,
            quotes,
            events,
            variants: _,
        } = self;
        for mention in entities.iter_mut().flat_map(|entity| &mut entity.mentions) {
            change(&mut mention.span);
        }
        for date in dates {
            change(&mut date.span);
        }
        for casualty in casualties {
            change(&mut casualty.span);
        }
        for event in events {
            change(&mut event.trigger.span);
            for mention in &mut event.mentions {
                change(&mut mention.span);
            }
        }
        for quote in quotes {
            change(&mut quote.span);
            change(&mut quote.cue.span);
            if let Some(span) = &mut quote.speaker.span {
                change(span);
            }
        }
    }

    /// Leaves only the counts that `kept` holds for; links between them go on to lead to the same ones.
    pub fn retain_casualties(&mut self, kept: impl Fn(&Casualty) -> bool) {
        let mut next = 0;
        let moved = self.casualties.iter().map(|casualty| {
            let stays = kept(casualty);
            next += u32::from(stays);
            stays.then(|| next - 1)
        });
        let moved: Vec<Option<u32>> = moved.collect();
        let at = |to: u32| moved.get(to as usize).copied().flatten();
        self.casualties.retain(kept);
        for casualty in &mut self.casualties {
            let links = std::mem::take(&mut casualty.links).into_iter();
            let links = links.filter_map(|link| {
                Some(Link {
                    to: at(link.to)?,
                    ..link
                })
            });
            casualty.links = links.collect();
        }
        for event in &mut self.events {
            event.casualties = event.casualties.iter().filter_map(|i| at(*i)).collect();
        }
    }

    /// Leaves only the events that `kept` holds for; counts refer to the others no more.
    pub fn retain_events(&mut self, kept: impl Fn(&Event) -> bool) {
        self.events.retain(kept);
        let ids: BTreeSet<&str> = self.events.iter().map(|event| event.id.as_str()).collect();
        for casualty in &mut self.casualties {
            casualty.event.take_if(|id| !ids.contains(id.as_str()));
        }
    }

    /// Calls `change` on every name and role that facts give somebody or something; the words of the
    /// article are no names.
    pub fn each_name(&mut self, mut change: impl FnMut(&mut String)) {
        let entities = self.entities.iter_mut();
        let named = entities.flat_map(|entity| entity.roles.iter_mut().chain([&mut entity.name]));
        named.for_each(&mut change);
        for casualty in &mut self.casualties {
            casualty.victims.name.iter_mut().for_each(&mut change);
            let parties = [
                casualty.denied_by.as_mut(),
                casualty.claimed_by.as_mut(),
                casualty.place.as_mut().map(|place| &mut place.party),
                casualty.agent.as_mut(),
            ];
            let parties = parties.into_iter().flatten();
            parties.for_each(|party| change(&mut party.name));
        }
        for event in &mut self.events {
            let parties = [
                event.place.as_mut().map(|place| &mut place.party),
                event.agent.as_mut(),
                event.target.as_mut(),
                event.claimed_by.as_mut(),
            ];
            let parties = parties.into_iter().flatten();
            parties.for_each(|party| change(&mut party.name));
        }
        let quotes = self.quotes.iter_mut();
        let speakers = quotes.flat_map(|quote| {
            let via = quote.via.as_mut().map(|via| &mut via.name);
            let speaker = [&mut quote.speaker.name, &mut quote.speaker.role];
            speaker.into_iter().flatten().chain(via)
        });
        speakers.for_each(change);
    }

    /// Calls `change` on every reference to an entity, where there is one or none.
    pub fn each_reference(&mut self, mut change: impl FnMut(&mut Option<String>)) {
        for casualty in &mut self.casualties {
            let place = casualty.place.as_mut().map(|place| &mut place.party);
            let parties = [
                casualty.denied_by.as_mut(),
                casualty.claimed_by.as_mut(),
                place,
                casualty.agent.as_mut(),
            ];
            for party in parties.into_iter().flatten() {
                change(&mut party.entity);
            }
        }
        for event in &mut self.events {
            let place = event.place.as_mut().map(|place| &mut place.party);
            let parties = [
                place,
                event.agent.as_mut(),
                event.target.as_mut(),
                event.claimed_by.as_mut(),
            ];
            for party in parties.into_iter().flatten() {
                change(&mut party.entity);
            }
        }
        for quote in &mut self.quotes {
            change(&mut quote.speaker.entity);
            if let Some(via) = &mut quote.via {
                change(&mut via.entity);
            }
        }
    }
}

/// Somebody or something that another fact refers to: a claimant, an outlet, a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Party {
    /// The words of the article.
    pub text: String,
    /// The fullest name that the article gives.
    pub name: String,
    /// `id` of the entity in the same document, when it is one.
    pub entity: Option<String>,
}

impl Party {
    /// The name for a table.
    fn cell(party: Option<&Self>) -> Cell<'_> {
        party.map(|party| &party.name).into()
    }
}
