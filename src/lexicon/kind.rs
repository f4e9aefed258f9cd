//! Kinds of senses, as bits, so that a rule passes over most words with one comparison.

use super::entry::Meaning;

/// What kind of sense a word has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // as `Meaning`
pub enum Kind {
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
    Season,
    Vague,
    Repeat,
    Timing,
    Era,
    Holiday,
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
}

/// A set of kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Kinds(u64);

impl Kinds {
    /// Every kind.
    pub const ALL: Self = Self(u64::MAX);

    /// The set of one kind.
    #[must_use]
    pub const fn of(kind: Kind) -> Self {
        Self(1 << kind as u64)
    }

    /// This set with `kind` in it.
    #[must_use]
    pub const fn and(self, kind: Kind) -> Self {
        Self(self.0 | 1 << kind as u64)
    }

    /// This set with all of `other`.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What both sets hold.
    #[must_use]
    pub const fn common(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// This set without `other`.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether both sets share a kind.
    #[must_use]
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether there is nothing in the set.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

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
    .and(Kind::DayPart);

impl Meaning {
    /// The kind of this meaning.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Self::Nationality(_) => Kind::Nationality,
            Self::Role(_) => Kind::Role,
            Self::Office(_) => Kind::Office,
            Self::Body(_) => Kind::Body,
            Self::TypeWord(_) => Kind::TypeWord,
            Self::GivenName(_) => Kind::GivenName,
            Self::FamilyName => Kind::FamilyName,
            Self::NameLink => Kind::NameLink,
            Self::NameEnding => Kind::NameEnding,
            Self::Month { .. } => Kind::Month,
            Self::Weekday(_) => Kind::Weekday,
            Self::Unit(_) => Kind::Unit,
            Self::DayOffset(_) => Kind::DayOffset,
            Self::Direction(_) => Kind::Direction,
            Self::Part(_) => Kind::Part,
            Self::DayPart(_) => Kind::DayPart,
            Self::Season(_) => Kind::Season,
            Self::Vague(_) => Kind::Vague,
            Self::Repeat(_) => Kind::Repeat,
            Self::Timing(_) => Kind::Timing,
            Self::Era(_) => Kind::Era,
            Self::Holiday(_) => Kind::Holiday,
            Self::Clock => Kind::Clock,
            Self::Number(_) => Kind::Number,
            Self::Scale(_) => Kind::Scale,
            Self::Amount { .. } => Kind::Amount,
            Self::Ordinal(_) => Kind::Ordinal,
            Self::Fraction(_) => Kind::Fraction,
            Self::Hedge(_) => Kind::Hedge,
            Self::Outcome { .. } => Kind::Outcome,
            Self::Victims(_) => Kind::Victims,
            Self::Speech { .. } => Kind::Speech,
            Self::Source => Kind::Source,
            Self::Stance(_) => Kind::Stance,
            Self::Particle(_) => Kind::Particle,
        }
    }
}
