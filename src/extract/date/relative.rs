//! Days and longer stretches seen from now: أمس, الأربعاء, الأسبوع الماضي, قبل 27 عاما.

use super::absolute;
use super::beside::BESIDE;
use super::duration::length;
use super::expression::on;
use super::expression::{Day, Expression, Fields, Point, Slot, TimeValue};
use super::rule::{Begin, DayRule, Rule};
use super::words::before;
use super::words::{self, the_word};
use super::year::{seen, seen_unit, slot};
use crate::grammar::{Cursor, number};
use crate::lexicon::{
    Agreement, DayPart, Direction, Kind, Meaning, Particle, TimeUnit, Timing, TypeWord, VagueRef,
};
use crate::spelling::ARTICLE;

/// Rules for days.
pub(super) const DAYS: &[DayRule] = &[
    DayRule {
        name: "day seen from today",
        example: "أمس (السبت)",
        begin: Begin::with(&[Kind::DayOffset]),
        read: offset,
    },
    DayRule {
        name: "weekday",
        example: "يوم الخميس الموافق 12 نوفمبر 2020",
        begin: Begin::with(&[Kind::Weekday, Kind::Unit, Kind::Direction]),
        read: weekday_point,
    },
    DayRule {
        name: "unit seen from now",
        example: "الأسبوع الماضي",
        begin: Begin::with(&[Kind::Unit, Kind::Direction]),
        read: unit,
    },
    DayRule {
        name: "tonight",
        example: "الليلة",
        begin: Begin::with(&[Kind::Unit]),
        read: tonight,
    },
    DayRule {
        name: "day in digits",
        example: "يوم 15/10",
        begin: Begin::with(&[Kind::Unit]).or_digits(),
        read: short,
    },
];

/// Rules for whole expressions.
pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "ago",
        example: "قبل 27 عاما",
        begin: Begin::with(&[Kind::Timing]),
        read: ago,
    },
    Rule {
        name: "vague",
        example: "وقت سابق",
        begin: Begin::with(&[Kind::Vague]),
        read: vague,
    },
    Rule {
        name: "vague plural",
        example: "الأيام الفارطة",
        begin: Begin::with(&[Kind::Unit]),
        read: vague_plural,
    },
];

type PointRead<'t> = Option<(Point<'t>, Cursor<'t>)>;

fn offset(at: Cursor<'_>) -> PointRead<'_> {
    let (count, rest) = words::day_offset(at)?;
    let other = rest.particle(Particle::Relative).is_some() || (count == 0 && is_counted_day(rest));
    if other || is_called(at, count) {
        return None;
    }
    // «اليوم (الخميس 10 يونيو 2021)»
    let dated = words::enclosed(rest, weekday_point)
        .filter(|(point, _)| matches!(point.day, Some(Day::Fields(_))));
    if dated.is_some() {
        return dated;
    }
    let (weekday, rest) =
        bracketed(rest, words::weekday).map_or((None, rest), |(day, rest)| (Some(day), rest));
    let day = Day::Shift {
        unit: TimeUnit::Day,
        count,
    };
    let (day, rest) =
        written(rest).map_or((day, rest), |(fields, rest)| (Day::Fields(fields), rest));
    Some((Point { weekday, ..on(day) }, rest))
}

/// «قناة الغد», «حزب الغد»: what is called so.
fn is_called(at: Cursor<'_>, count: i64) -> bool {
    let outlet = |m: &Meaning| (*m == Meaning::TypeWord(TypeWord::Outlet)).then_some(());
    let news = words::before(at).read(Kind::TypeWord, outlet);
    let named = || count > 0 && words::after_any(at, BESIDE.named_after);
    let definite = at.form().starts_with(ARTICLE);
    definite && (news.is_some_and(|((), found, _)| !found.tag.definite) || named())
}

/// «اليوم» before «الثاني» or «التالي» is not today.
fn is_counted_day(at: Cursor<'_>) -> bool {
    let ordinal = words::ordinal(at).is_some_and(|(_, definite, _)| definite);
    // «جراحة اليوم الواحد»
    let one = at.form().starts_with(ARTICLE) && number(at).is_some_and(|(n, _)| n == 1);
    ordinal
        || one
        || words::direction_after(at).is_some_and(|(direction, _)| direction != Direction::This)
}

/// What `read` finds, also after a comma, in brackets or in quotation marks.
fn bracketed<'t, T>(
    at: Cursor<'t>,
    read: impl Fn(Cursor<'t>) -> Option<(T, Cursor<'t>)>,
) -> Option<(T, Cursor<'t>)> {
    words::enclosed(at, &read).or_else(|| read(at.past(',').past('-')))
}

/// The date that is written beside a weekday.
pub(super) fn written(at: Cursor<'_>) -> Option<(Fields, Cursor<'_>)> {
    let equal = |at| {
        words::direction(at)
            .filter(|(d, number, _)| *d == Direction::Same && *number == Agreement::Any)
    };
    let at = equal(at).map_or(at, |(_, _, rest)| rest);
    bracketed(at, |at| {
        let days = absolute::RULES.iter().chain(super::numeric::RULES);
        let full = days.filter_map(|rule| match (rule.read)(at)? {
            (
                Point {
                    day: Some(Day::Fields(fields)),
                    ..
                },
                rest,
            ) if fields.day.is_some() => Some((fields, rest)),
            _ => None,
        });
        full.max_by_key(|(_, rest)| rest.at())
            .or_else(|| absolute::short_date(at))
    })
}

fn weekday_point(at: Cursor<'_>) -> PointRead<'_> {
    let (this, start) = words::direction_before(at).map_or((None, at), |(d, rest)| (Some(d), rest));
    let named = the_word(start, TimeUnit::Day);
    let (weekday, definite, rest) = words::any_weekday(named.unwrap_or(start)).or_else(|| {
        let (weekday, rest) = words::enclosed(named?, words::weekday)?;
        Some((weekday, true, rest))
    })?;
    if let Some((week, rest)) = of_week(rest) {
        let day = Day::InWeek { weekday, week };
        return (definite || named.is_some()).then(|| (on(day), rest));
    }
    let (direction, rest) =
        match words::direction_after(rest).filter(|(d, _)| *d != Direction::Same) {
            Some((direction, rest)) => (Some(direction), rest),
            None => (this, rest),
        };
    // «الاثنين في 7 حزيران»
    let inside = || {
        let (fields, rest) = written(rest.particle(Particle::In)?)?;
        (fields.month != Slot::Open).then_some((fields, rest))
    };
    let (day, rest) = match written(rest).or_else(inside) {
        Some((fields, rest)) => (Day::Fields(fields), rest),
        None => (Day::Weekday { weekday, direction }, rest),
    };
    (definite || named.is_some()).then(|| {
        (
            Point {
                weekday: Some(weekday),
                ..on(day)
            },
            rest,
        )
    })
}

/// «من الأسبوع المقبل» after a weekday.
fn of_week(at: Cursor<'_>) -> Option<(Slot, Cursor<'_>)> {
    let of = at
        .particle(Particle::Of)
        .or_else(|| at.particle(Particle::In));
    slot(of.unwrap_or(at), TimeUnit::Week)
}

fn unit(at: Cursor<'_>) -> PointRead<'_> {
    if let Some((part, rest)) = this_part(at) {
        let today = Day::Shift {
            unit: TimeUnit::Day,
            count: 0,
        };
        return Some((
            Point {
                part: Some(part),
                ..on(today)
            },
            rest,
        ));
    }
    let (unit, slot, rest) = seen_unit(at).filter(|(unit, ..)| *unit >= TimeUnit::Day)?;
    if is_adjective(at, unit, slot) {
        return None;
    }
    let part = (unit == TimeUnit::Night).then_some(DayPart::Ni);
    let unit = part.map_or(unit, |_| TimeUnit::Day);
    let day = match slot {
        Slot::Shift(count) => Day::Shift { unit, count },
        Slot::Beside(count) => Day::Beside { unit, count },
        Slot::Open | Slot::Is(_) => return None,
    };
    Some((Point { part, ..on(day) }, rest))
}

/// «هذا الصباح».
fn this_part(at: Cursor<'_>) -> Option<(DayPart, Cursor<'_>)> {
    let (direction, rest) = words::direction_before(at)?;
    let (part, _, rest) = words::day_part(rest)?;
    // «هذا العصر» is this age
    (direction == Direction::This && part != DayPart::Af).then_some((part, rest))
}

/// «الأمين العام السابق»: after a noun with ال, «العام» says what it is like.
fn is_adjective(at: Cursor<'_>, unit: TimeUnit, slot: Slot) -> bool {
    let unsure = unit == TimeUnit::Year && matches!(slot, Slot::Shift(0) | Slot::Beside(_));
    let noun = |c: Cursor<'_>| c.token().is_word() && c.form().starts_with(ARTICLE);
    unsure && words::unit(at).is_some() && noun(before(at))
}

fn tonight(at: Cursor<'_>) -> PointRead<'_> {
    let (unit, rest) =
        words::unit(at).filter(|(unit, _)| unit.kind == TimeUnit::Night && unit.definite)?;
    let other = is_counted_day(rest) || rest.particle(Particle::Relative).is_some();
    let day = Day::Shift {
        unit: TimeUnit::Day,
        count: 0,
    };
    (words::is_singular(unit.agreement) && !other).then(|| {
        (
            Point {
                part: Some(DayPart::Ni),
                ..on(day)
            },
            rest,
        )
    })
}

fn short(at: Cursor<'_>) -> PointRead<'_> {
    let start = the_word(at, TimeUnit::Day).or_else(|| words::after_preposition(at).then_some(at));
    // «أحداث 11/9»
    let known = || {
        let (fields, _) = absolute::short_date(at)?;
        super::around::is_event_day(fields, at).then_some(at)
    };
    let start = start.or_else(known)?;
    let (fields, rest) = absolute::short_date(start)?;
    Some((on(Day::Fields(fields)), rest))
}

fn ago(at: Cursor<'_>) -> Option<(Expression<'_>, Cursor<'_>)> {
    let (timing, start) = words::timing(at)?;
    let sign = match timing {
        Timing::Before | Timing::Since => -1,
        Timing::After => 1,
        Timing::During | Timing::Until => return None,
    };
    let (length, modifier, rest) = length(start)?;
    let now = from_now(rest);
    let plain = length.amount.is_some() && length.unit >= TimeUnit::Day && now.at() == rest.at();
    let anchored = rest
        .particle(Particle::Of)
        .or_else(|| rest.particle(Particle::On))
        .is_some();
    let ahead = timing == Timing::After && super::tense::is_future(at, now);
    let counted = now.at() > rest.at()
        || (plain && !anchored && (timing == Timing::Before || ahead))
        || (!anchored && super::words::stands_alone(at, now));
    let expression = Expression {
        modifier,
        ..Expression::new(TimeValue::Ago(length, sign), at, now)
    };
    counted.then_some((expression, now))
}

/// «من الآن», «من اليوم».
fn from_now(at: Cursor<'_>) -> Cursor<'_> {
    let now = at.particle(Particle::Of).and_then(|of| {
        let today = words::day_offset(of)
            .filter(|(days, _)| *days == 0)
            .map(|(_, rest)| rest);
        today.or_else(|| present(of))
    });
    now.unwrap_or(at)
}

fn present(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let pick = |m: &Meaning| (*m == Meaning::Vague(VagueRef::PresentRef)).then_some(());
    at.read(Kind::Vague, pick).map(|(.., rest)| rest)
}

fn vague(at: Cursor<'_>) -> Option<(Expression<'_>, Cursor<'_>)> {
    let pick = |m: &Meaning| {
        if let Meaning::Vague(vague) = m {
            Some(*vague)
        } else {
            None
        }
    };
    let (vague, _, rest) = at.read(Kind::Vague, pick)?;
    // قريبا من
    if vague == VagueRef::FutureRef && rest.particle(Particle::Of).is_some() {
        return None;
    }
    Some((Expression::new(TimeValue::Vague(vague), at, rest), rest))
}

/// «الأيام الماضية», «السنوات المقبلة»: how many is not said.
fn vague_plural(at: Cursor<'_>) -> Option<(Expression<'_>, Cursor<'_>)> {
    let (_, rest) =
        words::unit(at).filter(|(unit, _)| unit.definite && unit.agreement == Agreement::Plural)?;
    let (direction, rest) = words::direction_after(rest)?;
    let vague = match seen(direction) {
        Slot::Shift(0) => VagueRef::PresentRef,
        Slot::Shift(-1) | Slot::Beside(-1 | 0) => VagueRef::PastRef,
        _ => VagueRef::FutureRef,
    };
    Some((Expression::new(TimeValue::Vague(vague), at, rest), rest))
}
