//! What a rule is: a way of saying a time or a day, and how it can begin.

use super::expression::{Expression, Point};
use crate::grammar::Cursor;
use crate::lexicon::{Kind, Kinds, Particle, Particles};
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
    kinds: Kinds,
    particles: Particles,
    digits: bool,
}

impl Begin {
    const NOTHING: Self = Self {
        kinds: Kinds::NONE,
        particles: Particles::NONE,
        digits: false,
    };

    /// A word of one of `kinds`; for a particle see [`Self::or_particle`].
    pub(super) const fn with(kinds: &[Kind]) -> Self {
        let mut all = Kinds::NONE;
        let mut i = 0;
        while i < kinds.len() {
            assert!(
                !Kinds::of(kinds[i]).intersects(Kinds::of(Kind::Particle)),
                "say which particle"
            );
            all = all.and(kinds[i]);
            i += 1;
        }
        Self {
            kinds: all,
            ..Self::NOTHING
        }
    }

    /// Or a number in digits.
    pub(super) const fn or_digits(self) -> Self {
        Self {
            digits: true,
            ..self
        }
    }

    /// Or this word of the grammar.
    pub(super) const fn or_particle(self, particle: Particle) -> Self {
        Self {
            particles: self.particles.union(Particles::of(particle)),
            ..self
        }
    }

    /// What one or the other can begin with.
    pub(super) const fn or(self, other: Self) -> Self {
        Self {
            kinds: self.kinds.union(other.kinds),
            particles: self.particles.union(other.particles),
            digits: self.digits || other.digits,
        }
    }

    /// What any rule of some tables for days can begin with.
    pub(super) const fn of_days(tables: &[&[DayRule]]) -> Self {
        let mut any = Self::NOTHING;
        let mut i = 0;
        while i < tables.len() {
            let mut j = 0;
            while j < tables[i].len() {
                any = any.or(tables[i][j].begin);
                j += 1;
            }
            i += 1;
        }
        any
    }

    /// What any rule of some tables can begin with.
    pub(super) const fn of_rules(tables: &[&[Rule]]) -> Self {
        let mut any = Self::NOTHING;
        let mut i = 0;
        while i < tables.len() {
            let mut j = 0;
            while j < tables[i].len() {
                any = any.or(tables[i][j].begin);
                j += 1;
            }
            i += 1;
        }
        any
    }

    /// What the token at the cursor is.
    pub(super) fn at(at: Cursor<'_>) -> Self {
        if at.is_done() {
            return Self::NOTHING;
        }
        Self {
            kinds: at.text().kinds(at.at()),
            particles: at.text().particles(at.at()),
            digits: at.token().kind == TokenKind::Digits,
        }
    }

    /// Whether a rule that begins like this can read `token`.
    pub(super) const fn fits(self, token: Self) -> bool {
        self.kinds.intersects(token.kinds)
            || self.particles.intersects(token.particles)
            || (self.digits && token.digits)
    }

    /// Whether it is a number in digits.
    pub(super) const fn is_digits(self) -> bool {
        self.digits
    }

    /// Whether it is a word of one of these kinds.
    pub(super) const fn has(self, kinds: Kinds) -> bool {
        self.kinds.intersects(kinds)
    }

    /// The kinds of words.
    pub(super) const fn kinds(self) -> Kinds {
        self.kinds
    }
}
