//! What a rule is: a way of saying a time or a day, and how it can begin.

use super::expression::{Expression, Point};
use crate::grammar::Cursor;
use crate::lexicon::{Kind, Kinds, Particle};
use crate::text::TokenKind;

/// One way of saying a time, with an example that it reads to the end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rule {
    #[allow(dead_code)] // names show in tests
    pub(super) name: &'static str,
    #[allow(dead_code)]
    pub(super) example: &'static str,
    pub(super) begin: Begin,
    pub(super) read: for<'t> fn(Cursor<'t>) -> Option<(Expression<'t>, Cursor<'t>)>,
}

/// One way of saying a day or a longer stretch of the calendar.
#[derive(Debug, Clone, Copy)]
pub(super) struct DayRule {
    #[allow(dead_code)]
    pub(super) name: &'static str,
    #[allow(dead_code)]
    pub(super) example: &'static str,
    pub(super) begin: Begin,
    pub(super) read: for<'t> fn(Cursor<'t>) -> Option<(Point<'t>, Cursor<'t>)>,
}

/// Of what several rules read, what reaches furthest; of equals, the first.
pub(super) fn read_furthest<'t, T>(
    read: impl Iterator<Item = (T, Cursor<'t>)>,
) -> Option<(T, Cursor<'t>)> {
    read.reduce(|best, next| {
        if next.1.at() > best.1.at() {
            next
        } else {
            best
        }
    })
}

/// What the first token of a rule can be, so that most rules are passed over with one comparison.
#[derive(Debug, Clone, Copy)]
pub(super) struct Begin {
    pub(super) kinds: Kinds,
    pub(super) digits: bool,
}

impl Begin {
    /// A day, a part of the day or a clock time.
    pub(super) const POINT: Self = Self::with(&[
        Kind::Month,
        Kind::MonthPair,
        Kind::Weekday,
        Kind::Unit,
        Kind::DayOffset,
        Kind::Direction,
        Kind::DayPart,
        Kind::Decade,
        Kind::Season,
        Kind::Holiday,
        Kind::Clock,
        Kind::Number,
        Kind::Ordinal,
        Kind::Fraction,
        Kind::Particle,
    ])
    .or_digits();

    /// A word of one of `kinds`.
    pub(super) const fn with(kinds: &[Kind]) -> Self {
        let mut all = Kinds::of(Kind::Name).without(Kinds::of(Kind::Name));
        let mut i = 0;
        while i < kinds.len() {
            all = all.and(kinds[i]);
            i += 1;
        }
        Self {
            kinds: all,
            digits: false,
        }
    }

    /// Or a number in digits.
    pub(super) const fn or_digits(self) -> Self {
        Self {
            digits: true,
            ..self
        }
    }

    /// What the token at the cursor is.
    pub(super) fn at(at: Cursor<'_>) -> Self {
        let digits = at.token().kind == TokenKind::Digits;
        let none = Kinds::default();
        let kinds = at
            .tags()
            .iter()
            .fold(none, |kinds, tag| kinds.union(tag.kinds));
        Self { kinds, digits }
    }

    /// Whether an expression can begin with it.
    pub(super) fn begins(self, at: Cursor<'_>) -> bool {
        let rare = [Particle::Each, Particle::Others];
        let particle = self.kinds.meets(Kinds::of(Kind::Particle));
        self.kinds.meets(STARTS) || (particle && rare.iter().any(|p| at.particle(*p).is_some()))
    }

    /// Whether a rule that begins like this can read `token`.
    pub(super) fn fits(self, token: Self) -> bool {
        self.kinds.meets(token.kinds) || (self.digits && token.digits)
    }
}

/// What an expression can begin with.
pub(super) const STARTS: Kinds = Kinds::of(Kind::Month)
    .and(Kind::MonthPair)
    .and(Kind::Weekday)
    .and(Kind::Unit)
    .and(Kind::DayOffset)
    .and(Kind::Direction)
    .and(Kind::Part)
    .and(Kind::DayPart)
    .and(Kind::Decade)
    .and(Kind::Season)
    .and(Kind::Vague)
    .and(Kind::Repeat)
    .and(Kind::Timing)
    .and(Kind::Holiday)
    .and(Kind::Clock)
    .and(Kind::Number)
    .and(Kind::Amount)
    .and(Kind::Scale)
    .and(Kind::Ordinal)
    .and(Kind::Fraction)
    .and(Kind::Hedge);
