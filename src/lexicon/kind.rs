//! Kinds of senses, as bits, so that a rule passes over most words with one comparison.

use serde::Deserialize;

/// What kind of sense a word has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // as `Meaning`
pub(crate) enum Kind {
    Name,
    Nationality,
    Role,
    Office,
    Body,
    TypeWord,
    GivenName,
    FamilyName,
    NameLink,
    NameEnding,
    Month,
    Weekday,
    Unit,
    DayOffset,
    Direction,
    Part,
    DayPart,
    Decade,
    Season,
    Vague,
    Repeat,
    Timing,
    Era,
    Holiday,
    MonthPair,
    EventDay,
    TimeCue,
    Zone,
    Clock,
    Number,
    Scale,
    Amount,
    Ordinal,
    Fraction,
    Hedge,
    Outcome,
    Victims,
    Speech,
    Source,
    Stance,
    Particle,
    Cause,
    PlaceHead,
    PlaceLink,
    CommonNoun,
    MilitaryUnit,
    Institution,
}

/// A set of kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Kinds(u64);

impl Kinds {
    /// No kind.
    pub(crate) const NONE: Self = Self(0);

    /// Every kind.
    pub(crate) const ALL: Self = Self(u64::MAX);

    /// The set of one kind.
    #[must_use]
    pub(crate) const fn of(kind: Kind) -> Self {
        Self(1 << kind as u64)
    }

    /// This set with `kind` in it.
    #[must_use]
    pub(crate) const fn and(self, kind: Kind) -> Self {
        Self(self.0 | 1 << kind as u64)
    }

    /// This set with all of `other`.
    #[must_use]
    pub(crate) const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What both sets hold.
    #[must_use]
    pub(crate) const fn common(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// This set without `other`.
    #[must_use]
    pub(crate) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether both sets share a kind.
    #[must_use]
    pub(crate) const fn intersects(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The set as bits: the bit of each kind's number.
    pub(crate) const fn bits(self) -> u64 {
        self.0
    }

    /// The set of some [`bits`](Self::bits).
    pub(super) const fn from_bits(bits: u64) -> Self {
        Self(bits)
    }

    /// Whether there is nothing in the set.
    #[must_use]
    pub(crate) const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// Kinds of words that are known only where the name of a place, unit or institution is looked for: to every other rule a
/// word of no other kind is unknown.
pub(crate) const QUIET: Kinds = Kinds::of(Kind::PlaceHead)
    .and(Kind::PlaceLink)
    .and(Kind::CommonNoun)
    .and(Kind::MilitaryUnit)
    .and(Kind::Institution);

/// Nouns and numbers, which take the accusative ا and possessive pronouns.
pub(crate) const NOUNS: Kinds = Kinds::of(Kind::Role)
    .and(Kind::Office)
    .and(Kind::Body)
    .and(Kind::TypeWord)
    .and(Kind::Nationality)
    .and(Kind::Unit)
    .and(Kind::Month)
    .and(Kind::Number)
    .and(Kind::Scale)
    .and(Kind::Fraction)
    .and(Kind::Outcome)
    .and(Kind::Victims)
    .and(Kind::Source)
    .and(Kind::Speech)
    .and(Kind::Ordinal)
    .and(Kind::DayPart)
    .and(Kind::CommonNoun);
