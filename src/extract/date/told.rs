//! The whole day that words tell by themselves, and what it is worth as the day of publication.

use jiff::civil::Date;

use super::expression::Expression;
use super::longest::furthest;
use super::resolve::Resolver;
use super::rule::Begin;
use crate::facts::{Basis, Calendar, DateType, TimeExpression};
use crate::grammar::Cursor;
use crate::lexicon::{Direction, Kind, Kinds, Meaning};

/// Marks between the parts of a line.
pub(super) const MARKS: [char; 13] = [
    '-', ':', ',', '/', '|', '(', ')', '[', ']', '•', '·', '"', '\u{a9}',
];

/// What a day of publication is worth, the most trusted first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Worth {
    /// «نشر في», «تاريخ النشر».
    Label,
    /// «آخر تحديث».
    Update,
    /// A place or an agency and the day, before the story.
    Dateline,
    /// «اليوم الخميس (12 نوفمبر 2020)».
    Today,
    /// A line with nothing but the day.
    Line,
}

/// The day with its year that begins here, and the place after it, a Hijri one's equal included.
pub(super) fn day_at(at: Cursor<'_>, month_first: bool) -> Option<(Date, Cursor<'_>)> {
    let (first, rest) = dated(at, month_first)?;
    let equal = |m: &Meaning| (*m == Meaning::Direction(Direction::Same)).then_some(());
    let joint = past_marks(rest);
    let other = joint
        .read(Kind::Direction, equal)
        .map_or(joint, |(.., rest)| rest);
    match dated(other, month_first) {
        Some((second, end)) => match same_day(first, second) {
            Some(day) => Some((day, end)),
            // born and died
            None if !joint.is(Kinds::of(Kind::Particle)) => None,
            None => Some((first.0, rest)),
        },
        None => Some((first.0, rest)),
    }
}

/// The Gregorian one of two names of a day, the Hijri one of which can be off by the sight of the moon.
fn same_day(first: Dated, second: Dated) -> Option<Date> {
    let (hijri, ruling) = match (first.1, second.1) {
        (Calendar::Islamic, Calendar::Gregorian) => (first.0, second.0),
        (Calendar::Gregorian, Calendar::Islamic) => (second.0, first.0),
        _ => return (first.0 == second.0).then_some(first.0),
    };
    let off = hijri.until(ruling).ok()?.get_days().abs();
    (off <= MOON).then_some(ruling)
}

/// Days that a Hijri day can be off its Gregorian one.
const MOON: i32 = 2;

/// A day and the calendar that it is told in.
type Dated = (Date, Calendar);

pub(super) fn one_day(at: Cursor<'_>, month_first: bool) -> Option<(Date, Cursor<'_>)> {
    dated(at, month_first).map(|((day, _), rest)| (day, rest))
}

fn dated(at: Cursor<'_>, month_first: bool) -> Option<(Dated, Cursor<'_>)> {
    if at.is_done() {
        return None;
    }
    let (expression, rest) = furthest(at, Begin::at(at))?;
    let told = resolved(&expression, (at, rest), month_first)?;
    let day = told.start.filter(|day| told.end == Some(*day))?;
    let dated = told.basis == Basis::Absolute && told.kind != DateType::Duration;
    dated.then_some(((day, told.calendar), rest))
}

/// What an expression says without a day of publication.
pub(super) fn resolved(
    expression: &Expression<'_>,
    (at, rest): (Cursor<'_>, Cursor<'_>),
    month_first: bool,
) -> Option<TimeExpression> {
    let mut resolver = Resolver::new(at.text(), None, month_first);
    resolver.add(expression, at, rest);
    let (found, _) = resolver.finish();
    let mut found = found.into_iter();
    found.next().filter(|_| found.next().is_none())
}

/// After the marks that stand here.
pub(super) fn past_marks(at: Cursor<'_>) -> Cursor<'_> {
    let mark = |i: &usize| MARKS.iter().any(|mark| at.to(*i).token().is_mark(*mark));
    let end = (at.at()..at.end()).find(|i| !mark(i));
    at.to(end.unwrap_or(at.end()))
}
