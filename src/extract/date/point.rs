//! A day, a part of the day and a clock time put together: «20 من أيلول الساعة الواحدة ظهرا».

use super::clock::{clock, zone};
use super::expression::{Day, Expression, Fields, Point, TimeValue};
use super::relative::written;
use super::rule::{Begin, DayRule, Rule, read_furthest};
use super::words::past_of;
use super::{absolute, numeric, relative, words, year};
use crate::grammar::{Cursor, hedge};
use crate::lexicon::{DayPart, Kind, Particle, TimeUnit};

/// The rules of this file.
pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "point",
        example: "20 من أيلول الساعة الواحدة ظهرا",
        begin: BEGIN,
        read: point,
    },
    Rule {
        name: "about a point",
        example: "حوالي سنة 250 ق.م.",
        begin: Begin::with(&[Kind::Hedge]),
        read: about,
    },
    Rule {
        name: "part of a stretch",
        example: "أواخر شهر سبتمبر الماضي",
        begin: Begin::with(&[Kind::Part]),
        read: parted,
    },
];

/// Every rule for days.
pub(super) const DAYS: [&[DayRule]; 4] =
    [absolute::RULES, year::RULES, numeric::RULES, relative::DAYS];

/// What a point can begin with: any of the days, a part of the day or a clock time.
pub(super) const BEGIN: Begin =
    Begin::of_days(&DAYS).or(Begin::with(&[Kind::DayPart, Kind::Clock]));

fn point(at: Cursor<'_>) -> Option<(Expression<'_>, Cursor<'_>)> {
    let (point, rest) = whole(at)?;
    Some((Expression::new(TimeValue::Point(point), at, rest), rest))
}

/// «نحو العاشرة مساء».
fn about(at: Cursor<'_>) -> Option<(Expression<'_>, Cursor<'_>)> {
    let (hedge, start) = hedge(at)?;
    let (point, rest) = whole(start)?;
    let expression = Expression::new(TimeValue::Point(point), at, rest);
    Some((
        Expression {
            modifier: words::modifier(hedge),
            ..expression
        },
        rest,
    ))
}

/// A point with all its pieces.
pub(super) fn whole(at: Cursor<'_>) -> Option<(Point<'_>, Cursor<'_>)> {
    let mut point = Point::default();
    let mut alone = false;
    let mut end = at;
    loop {
        let start = past_zone(&mut point, end);
        let Some((piece, sufficient, rest)) = piece(&point, start, start.at() > at.at()) else {
            break;
        };
        alone |= sufficient;
        point = Point {
            day: point.day.or(piece.day),
            weekday: point.weekday.or(piece.weekday),
            part: point.part.or(piece.part),
            clock: point.clock.or(piece.clock),
            ..point
        };
        end = rest;
    }
    let end = second_day(&mut point, end);
    (alone && end.at() > at.at()).then_some((point, end))
}

/// After a clock time's zone, which the clock takes over.
fn past_zone<'t>(point: &mut Point<'t>, at: Cursor<'t>) -> Cursor<'t> {
    let Some(clock) = point.clock.as_mut().filter(|clock| clock.zone.is_none()) else {
        return at;
    };
    let Some((minutes, rest)) = zone(at) else {
        return at;
    };
    clock.zone = minutes;
    rest
}

type Piece<'t> = Option<(Point<'t>, bool, Cursor<'t>)>;

/// The next piece that the point does not have yet; whether it can stand alone.
fn piece<'t>(point: &Point<'t>, at: Cursor<'t>, inside: bool) -> Piece<'t> {
    if at.is_done() {
        return None;
    }
    let day = || {
        if point.day.is_none() {
            day_piece(point, at, inside)
        } else {
            None
        }
    };
    let part = || {
        if point.part.is_none() {
            part_piece(point, at, inside)
        } else {
            None
        }
    };
    let clock = || {
        if point.clock.is_none() {
            clock_piece(at, inside)
        } else {
            None
        }
    };
    let read = [day(), clock(), part()];
    // the furthest, and of equals the first
    read.into_iter().flatten().reduce(|best, next| {
        if next.2.at() > best.2.at() {
            next
        } else {
            best
        }
    })
}

fn day_piece<'t>(point: &Point<'t>, at: Cursor<'t>, inside: bool) -> Piece<'t> {
    let direct = day(at);
    // «الساعة 00:00 بتوقيت موسكو في 10 نوفمبر»
    let joint = || at.particle(Particle::In).filter(|_| point.clock.is_some());
    let read = if inside {
        direct
            .or_else(|| day(past_of(at)))
            .or_else(|| day(joint()?))
    } else {
        direct
    };
    let (found, rest) = read.filter(|(found, _)| !inside || has_days(found))?;
    let fits = found.part.is_none() || point.part.is_none();
    fits.then_some((found, true, rest))
}

/// Whether a part of the day can be said of it.
fn has_days(point: &Point<'_>) -> bool {
    match point.day {
        Some(Day::Fields(fields)) => fields.day.is_some(),
        Some(
            Day::Weekday { .. }
            | Day::InWeek { .. }
            | Day::Holiday { .. }
            | Day::NthWeekday { .. }
            | Day::Last(_),
        ) => true,
        Some(Day::Shift { unit, .. } | Day::Beside { unit, .. }) => unit == TimeUnit::Day,
        Some(
            Day::Season { .. }
            | Day::WeekOfMonth { .. }
            | Day::Share { .. }
            | Day::Decade { .. }
            | Day::Century(_),
        )
        | None => false,
    }
}

fn part_piece<'t>(point: &Point<'t>, at: Cursor<'t>, inside: bool) -> Piece<'t> {
    // «الثلاثاء في الصباح»
    let within = || {
        let start = at.particle(Particle::In).filter(|_| inside)?;
        words::is_definite_noun(start).then_some(start)
    };
    let start = if inside && point.clock.is_some() {
        past_of(at)
    } else {
        within().unwrap_or(at)
    };
    let (part, adverb, rest) = words::day_part(start)?;
    let evening = part == DayPart::Ev;
    let said = start.at() > at.at() && point.day.is_some_and(|_| has_days(point));
    let fits = !inside
        || adverb
        || said
        || point.clock.is_some()
        || (evening && point.day.is_some_and(|_| has_days(point)));
    fits.then_some((
        Point {
            part: Some(part),
            ..Point::default()
        },
        adverb,
        rest,
    ))
}

fn clock_piece(at: Cursor<'_>, inside: bool) -> Piece<'_> {
    let start = if inside { at.past(',').past('-') } else { at };
    let start = start
        .particle(Particle::In)
        .filter(|_| inside)
        .unwrap_or(start);
    let (clock, rest) = clock(start, inside)?;
    Some((
        Point {
            clock: Some(clock),
            ..Point::default()
        },
        true,
        rest,
    ))
}

/// The day that begins here, as the rule tells that reads furthest.
pub(super) fn day(at: Cursor<'_>) -> Option<(Point<'_>, Cursor<'_>)> {
    let token = Begin::at(at);
    let rules = DAYS.iter().copied().flatten();
    let read = rules
        .filter(|rule| rule.begin.fits(token))
        .filter_map(|rule| (rule.read)(at));
    read_furthest(read)
}

/// «ليل الثلاثاء الأربعاء»: a night from one day into the next, with the date of either after it.
fn second_day<'t>(point: &mut Point<'t>, at: Cursor<'t>) -> Cursor<'t> {
    let (Some(DayPart::Ni), Some(Day::Weekday { weekday, .. })) = (point.part, point.day) else {
        return at;
    };
    let separated = at.past('-').past('/').past(',');
    let separated = separated.particle(Particle::On).unwrap_or(separated);
    let next = words::weekday(separated).filter(|(next, _)| *next == weekday % 7 + 1);
    let Some((_, rest)) = next else { return at };
    point.overnight = true;
    let dated = written(rest).or_else(|| written(past_first(rest)?));
    match dated {
        Some((fields, rest)) => {
            point.day = Some(Day::Fields(fields));
            rest
        }
        None => rest,
    }
}

/// After the first day of a night's two («3-4 يونيو»).
fn past_first(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let (_, rest) = words::digits(at, 2)?;
    rest.mark('-').or_else(|| rest.mark('/'))
}

fn parted(at: Cursor<'_>) -> Option<(Expression<'_>, Cursor<'_>)> {
    let (part, rest) = words::part(at)?;
    let named = stretch(rest).or_else(|| {
        let (year, rest) = words::four_digits(rest)?;
        Some((super::expression::on(Day::Fields(Fields::year(year))), rest))
    });
    let (point, rest) = named.or_else(|| present(rest))?;
    let expression = Expression::new(TimeValue::Point(point), at, rest);
    Some((
        Expression {
            modifier: Some(part),
            ..expression
        },
        rest,
    ))
}

/// A day of more than one day: a month, a week, a year.
fn stretch(at: Cursor<'_>) -> Option<(Point<'_>, Cursor<'_>)> {
    day(at).filter(|(point, _)| !has_days(point) && point.part.is_none())
}

/// «بداية الأسبوع»: the present one.
fn present(at: Cursor<'_>) -> Option<(Point<'_>, Cursor<'_>)> {
    let (unit, rest) =
        words::unit(at).filter(|(unit, _)| unit.definite && words::is_singular(unit.agreement))?;
    let fits = matches!(
        unit.kind,
        TimeUnit::Week | TimeUnit::Month | TimeUnit::Year | TimeUnit::Century
    );
    let day = Day::Shift {
        unit: unit.kind,
        count: 0,
    };
    fits.then(|| (super::expression::on(day), rest))
}
