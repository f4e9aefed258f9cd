//! How many: a number, a range or a vague amount, with its hedge.

use super::cursor::conjunction;
use super::number::WORDS;
use super::numeral::{MOST, unreadable};
use super::{Cursor, number};
use crate::facts::Hedge;
use crate::lexicon::{Agreement, Kind, Meaning, Particle, Particles};
use crate::spelling::AND;
use crate::text::{Token, TokenKind};

/// A number of things, as the words allow it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Amount {
    /// Smallest number, inclusive.
    pub min: u64,
    /// Largest number, inclusive; `None` when open above.
    pub max: Option<u64>,
    /// How it is hedged.
    pub hedge: Hedge,
    /// Token where its words begin, the hedge included.
    pub first: usize,
}

impl Amount {
    /// What a hedge makes of a plain number.
    #[must_use]
    pub(crate) fn hedged(n: u64, hedge: Hedge, first: usize) -> Self {
        let (min, max) = match hedge {
            Hedge::Exact | Hedge::About | Hedge::Range => (n, Some(n)),
            Hedge::AtLeast | Hedge::Unspecified => (n, None),
            Hedge::MoreThan => (n.saturating_add(1), None),
            Hedge::AtMost => (0, Some(n)),
            Hedge::LessThan => (0, Some(n.saturating_sub(1))),
        };
        Self {
            min,
            max,
            hedge,
            first,
        }
    }

    /// The same amount under a hedge that follows it («على الأقل»).
    #[must_use]
    pub(crate) fn under(self, hedge: Hedge) -> Self {
        match self.hedge {
            Hedge::Exact | Hedge::About => Self::hedged(self.min, hedge, self.first),
            _ => self,
        }
    }
}

/// The amount that begins here and the place after it.
#[must_use]
pub(crate) fn amount(start: Cursor<'_>) -> Option<(Amount, Cursor<'_>)> {
    if !can_begin(start) {
        return None;
    }
    if let Some((hedge, at)) = hedge(start).filter(|_| !carries(start)) {
        let (inner, rest) = plain_amount(at).or_else(|| plain_amount(past_tally(at)?))?;
        let inner = Amount {
            first: start.at(),
            ..inner
        };
        return Some((inner.under(hedge), rest));
    }
    plain_amount(start)
}

/// «حافلة تقل 40 جنديا»: a verb of being fewer has عن before its number, and carries people without it.
fn carries(at: Cursor<'_>) -> bool {
    at.all(Kind::Hedge).any(|(found, rest)| {
        let fewer = *found.meaning == Meaning::Hedge(Hedge::LessThan);
        let verb = !matches!(found.agreement, Agreement::Any) && found.tag.tokens().len() == 1;
        fewer && verb && number(rest).is_some()
    })
}

/// Whether an amount can begin here; at most tokens none can.
fn can_begin(at: Cursor<'_>) -> bool {
    const BOUNDS: Particles = Particles::of(Particle::Between).union(Particles::of(Particle::Of));
    let words = WORDS.and(Kind::Amount).and(Kind::Hedge);
    at.is(words)
        || at.token().kind == TokenKind::Digits
        || at.any_particle(BOUNDS).is_some()
        || conjunction(at).1.at() > at.at()
}

/// A hedge word and the place after it.
#[must_use]
pub(crate) fn hedge(at: Cursor<'_>) -> Option<(Hedge, Cursor<'_>)> {
    let hedge = |m: &Meaning| {
        if let Meaning::Hedge(hedge) = m {
            Some(*hedge)
        } else {
            None
        }
    };
    at.read(Kind::Hedge, hedge)
        .map(|(hedge, _, rest)| (hedge, rest))
}

/// «ما تجاوز مجموعه مئة», «ما يزيد عددهم على 300»: after the word for a number between a hedge and its number.
fn past_tally(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let rest = at.particle(Particle::Tally)?;
    let preposition = rest
        .particle(Particle::On)
        .or_else(|| rest.particle(Particle::About));
    Some(preposition.unwrap_or(rest))
}

/// Strokes that make a fraction of two numbers: «1/2», and «½» once it is folded.
const STROKES: [char; 2] = ['/', '\u{2044}'];

fn plain_amount(start: Cursor<'_>) -> Option<(Amount, Cursor<'_>)> {
    if unreadable(start).is_some() {
        return None;
    }
    let (amount, rest) = amount_range(start)
        .or_else(|| vague_amount(start))
        .or_else(|| {
            let (n, rest) = number(start)?;
            Some((Amount::hedged(n, Hedge::Exact, start.at()), rest))
        })?;
    let told = amount.max.unwrap_or(amount.min) <= MOST && !is_part(start, rest);
    told.then_some((amount, rest))
}

/// Whether a number in digits is the numerator or denominator of a fraction.
fn is_part(start: Cursor<'_>, rest: Cursor<'_>) -> bool {
    let text = start.text();
    let token = |at: usize| (at < text.len()).then(|| text.token(at));
    let digits = |at| token(at).is_some_and(|token| token.kind == TokenKind::Digits);
    let stroke = |at| {
        let glued = |token: Token| token.glued && STROKES.iter().any(|mark| token.is_mark(*mark));
        token(at).is_some_and(glued)
    };
    let after = |at: usize| at > 1 && digits(at) && stroke(at - 1) && digits(at - 2);
    // a scale after a fraction is counted by it: «2½ million»
    after(start.at())
        || start.at() > 0 && after(start.at() - 1)
        || stroke(rest.at()) && digits(rest.at() + 1)
}

/// عشرات, بضعة, العديد من.
fn vague_amount(start: Cursor<'_>) -> Option<(Amount, Cursor<'_>)> {
    let amount = |m: &Meaning| {
        if let Meaning::Amount { min, max } = m {
            Some((*min, *max))
        } else {
            None
        }
    };
    let ((min, max), _, rest) = start.read(Kind::Amount, amount)?;
    Some((
        Amount {
            min,
            max,
            hedge: Hedge::Unspecified,
            first: start.at(),
        },
        rest,
    ))
}

/// بين 15 و20, من 5 إلى 7, 15-20.
fn amount_range(start: Cursor<'_>) -> Option<(Amount, Cursor<'_>)> {
    let (low, high, rest) = two_bounds(start).or_else(|| from_to(start))?;
    let shared = shared_scale(low, high);
    let low = low.checked_mul(shared)?;
    let amount = Amount {
        min: low,
        max: Some(high),
        hedge: Hedge::Range,
        first: start.at(),
    };
    (low < high).then_some((amount, rest))
}

fn two_bounds(start: Cursor<'_>) -> Option<(u64, u64, Cursor<'_>)> {
    let (low, and) = number(start.particle(Particle::Between)?)?;
    let joined = and.form().starts_with(AND) || and.particle(Particle::To).is_some();
    let second = and.particle(Particle::To).unwrap_or(and);
    let (high, rest) = number(second).filter(|_| joined)?;
    Some((low, high, rest))
}

fn from_to(start: Cursor<'_>) -> Option<(u64, u64, Cursor<'_>)> {
    let (low, to) = number(start.particle(Particle::Of).unwrap_or(start))?;
    let dash = || {
        to.mark('-')
            .filter(|next| to.token().glued == next.token().glued)
    };
    // «ثلاثة أو أربعة»
    let or = || to.particle(Particle::Or);
    let (high, rest) = number(to.particle(Particle::To).or_else(dash).or_else(or)?)?;
    Some((low, high, rest))
}

/// «بين 100 و180 ألفا»: the scale of the second number belongs to the first as well.
fn shared_scale(low: u64, high: u64) -> u64 {
    let scales = [1_000_000_000, 1_000_000, 1000];
    scales
        .into_iter()
        .find(|scale| high.is_multiple_of(*scale) && low < 1000 && low * scale < high)
        .unwrap_or(1)
}
