//! What one article tells of one event, with all that linking needs and nothing else: small enough to
//! keep for every article.

use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::facts::{
    Coordinates, Entity, EventPlace, EventStatus, EventType, Hedge, Outcome, Place, Precision,
    Relation, Sketch, Status, VictimKind, Violence,
};
use crate::span::Span;

/// A text that many accounts share.
pub(super) type Name = Arc<str>;

/// An article and its accounts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Article {
    pub(super) document: Name,
    pub(super) published: Option<Date>,
    pub(super) source: Option<Name>,
    pub(super) title: Option<Name>,
    pub(super) sketch: Sketch,
    /// Countries that it speaks of most, as ISO 3166-1 codes.
    pub(super) countries: Vec<Name>,
    pub(super) accounts: Vec<Account>,
}

/// What one article tells of one event.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Account {
    pub(super) kind: Option<EventType>,
    pub(super) trigger: Option<Name>,
    pub(super) span: Option<Span>,
    /// The narrowest place that it names.
    pub(super) place: Option<Site>,
    /// The one town that the sentences name, where the account itself names none.
    pub(super) near: Option<Site>,
    /// The days that it states; none of a total.
    pub(super) days: Option<(Date, Date)>,
    /// The part of the day of which all its counts are.
    pub(super) hour: Option<DayHalf>,
    /// Of a running total over a longer time, that time as far as it is told.
    pub(super) total: Option<Period>,
    pub(super) agent: Option<Name>,
    /// Country of the agent, when that is a state or its forces.
    pub(super) state: Option<Name>,
    pub(super) target: Option<Name>,
    /// How UCDP codes it.
    pub(super) ucdp: Option<Violence>,
    pub(super) status: EventStatus,
    pub(super) figures: Vec<AccountCount>,
    /// Hashes of the words that may tell it from other events.
    pub(super) words: Vec<u32>,
}

/// A half of the day, from midnight to noon or from noon to midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) enum DayHalf {
    First,
    Second,
}

/// A time from its first to its last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Period {
    pub(super) start: Option<Date>,
    pub(super) end: Option<Date>,
    /// Whether the first day is told as a day, not as a week or month.
    pub(super) exact: bool,
}

/// A place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Site {
    pub(super) name: Name,
    pub(super) country: Option<String>,
    pub(super) coordinates: Option<Coordinates>,
    pub(super) precision: Option<Precision>,
    pub(super) within: Vec<String>,
}

/// Kilometres within which two towns are one: the middle of a town lies here or there.
const ONE_TOWN: u32 = 4;

impl Site {
    pub(super) fn of_entity(name: Name, entity: Option<&Entity>) -> Self {
        Self {
            name,
            country: entity.and_then(|entity| entity.country.clone()),
            coordinates: entity.and_then(|entity| entity.coordinates),
            precision: entity.and_then(|entity| entity.precision),
            within: entity.map_or_else(Vec::new, |entity| entity.within.clone()),
        }
    }

    pub(super) fn of_event(name: Name, place: &EventPlace) -> Self {
        Self {
            name,
            country: place.country.clone(),
            coordinates: place.coordinates,
            precision: place.precision,
            within: place.within.clone(),
        }
    }

    fn place(&self) -> Place<'_> {
        Place {
            name: &self.name,
            country: self.country.as_deref(),
            coordinates: self.coordinates,
            precision: self.precision,
            within: &self.within,
        }
    }

    /// How this place lies to another; two names of one point are one place.
    pub(super) fn relation(&self, other: &Self) -> Relation {
        let (one, another) = (self.place(), other.place());
        match one.relation_to(&another) {
            Relation::Apart(0..=ONE_TOWN) => Relation::Same,
            Relation::Disjoint if one.distance_km(&another).is_some_and(|far| far <= ONE_TOWN) => {
                Relation::Same
            }
            Relation::Unknown if self.is_named_after(other) => Relation::Within,
            Relation::Unknown if other.is_named_after(self) => Relation::Contains,
            told => told,
        }
    }

    /// The town after which a building of unknown place may be named: ذمار of «سجن ذمار».
    pub(super) fn eponym(&self) -> Option<&str> {
        let (_, town) = self.name.split_once(' ')?;
        self.coordinates.is_none().then_some(town)
    }

    /// Whether its name, or that of what it lies in, is made of the other's: «سجن ذمار», «مدرسة في مخيم جباليا».
    fn is_named_after(&self, other: &Self) -> bool {
        let mut within = self.within.iter();
        let holds = |name: &String| {
            let town = name.split_once(' ').map(|(_, town)| town);
            town == Some(&*other.name)
        };
        other.is_point() && (self.eponym() == Some(&*other.name) || within.any(holds))
    }

    /// Whether it is a town or something in one.
    pub(super) fn is_point(&self) -> bool {
        self.precision
            .is_some_and(|precision| precision <= Precision::Town)
    }

    /// Whether it is a region or country.
    pub(super) fn is_wide(&self) -> bool {
        self.precision
            .is_some_and(|precision| precision >= Precision::Region)
    }

    /// Smaller is narrower; a place of which nothing is known stands between district and region.
    pub(super) fn width(&self) -> u8 {
        match self.precision {
            Some(Precision::Exact) => 0,
            Some(Precision::Town) => 1,
            Some(Precision::District) => 2,
            None => 3,
            Some(Precision::Region) => 4,
            Some(Precision::Country) => 5,
        }
    }
}

/// A count of an account.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct AccountCount {
    pub(super) outcome: Outcome,
    pub(super) min: u64,
    pub(super) max: Option<u64>,
    pub(super) modifier: Hedge,
    pub(super) victims: VictimKind,
    pub(super) side: Option<Name>,
    pub(super) country: Option<Name>,
    pub(super) status: Status,
    pub(super) scope: Scope,
    pub(super) joint: bool,
    /// Whether the article itself calls it an earlier toll.
    pub(super) older: bool,
    pub(super) claimed_by: Option<Claimant>,
    pub(super) denied_by: Option<Name>,
    pub(super) as_of: Option<Date>,
    pub(super) span: Span,
    pub(super) text: Name,
    /// Of a sum, the other counts that it is made of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) also: Vec<(Span, Name)>,
    pub(super) sentence: u32,
}

/// Who states a count.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Claimant {
    pub(super) name: Name,
    /// ISO 3166-1 code of its country, when known: many have a ministry of health.
    pub(super) country: Option<Name>,
    /// Whether many countries have one of this name, so that its country tells which one it is.
    pub(super) generic: bool,
    /// Whether nobody knows who it is: such a one is never the same in another article.
    pub(super) unnamed: bool,
}

/// Whether a count is of everybody hurt in the event.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// Everybody.
    Whole,
    /// A group of them: children, one side, one place.
    Part,
}

impl AccountCount {
    /// Whether it is neither denied nor expected only, and its number is of this outcome alone.
    pub(super) fn is_asserted(&self) -> bool {
        self.status.is_fact() && !self.joint
    }

    /// Whether it says how many the outcome befell.
    pub(super) fn counts(&self) -> bool {
        self.is_asserted() && self.scope == Scope::Whole && !self.older
    }

    /// Whether those whom it counts live where they were hit, as far as its words tell.
    pub(super) fn may_live_there(&self) -> bool {
        use VictimKind::{Child, Civilian, Person, Woman};
        matches!(self.victims, Child | Civilian | Person | Woman)
    }
}

/// Whether a kind of victims is told as a part of those whom one side or the other has lost.
pub(super) fn is_part_of_people(kind: VictimKind) -> bool {
    match kind {
        VictimKind::Child | VictimKind::Woman | VictimKind::Official | VictimKind::Journalist => {
            true
        }
        VictimKind::Civilian
        | VictimKind::Military
        | VictimKind::Police
        | VictimKind::Militant
        | VictimKind::Person => false,
    }
}
