//! Ranges and lists, whose members share words: «من 2 إلى 5 يونيو», «يومي الـ10 والـ17 من الشهر الجاري».

use super::absolute::day_number;
use super::expression::on;
use super::expression::{Day, Expression, Fields, Point, Slot, TimeValue};
use super::rule::{Begin, Rule};
use super::words::before;
use super::year::completed;
use super::year::with_era;
use super::{point, words};
use crate::grammar::Cursor;
use crate::lexicon::{Agreement, DayPart, Kind, Kinds, Particle, TimeUnit, Timing};
use crate::spelling::ACCUSATIVE;

/// The rules of this file.
pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "hours",
        example: "الثالثة إلى السادسة مساء الأحد",
        begin: point::BEGIN,
        read: hours,
    },
    Rule {
        name: "range",
        example: "2 إلى 5 يونيو 2020",
        begin: point::BEGIN,
        read: range,
    },
    Rule {
        name: "month and days",
        example: "تموز 13 إلى 15",
        begin: Begin::with(&[Kind::Month, Kind::MonthPair, Kind::Unit]),
        read: month_days,
    },
    Rule {
        name: "days of a month",
        example: "10 و17 من الشهر الجاري",
        begin: Begin::with(&[Kind::Ordinal, Kind::Number, Kind::Unit]).or_digits(),
        read: days,
    },
    Rule {
        name: "weekdays",
        example: "الاثنين والثلاثاء الماضيين",
        begin: Begin::with(&[Kind::Weekday]),
        read: weekdays,
    },
    Rule {
        name: "weekdays with their days",
        example: "الثلاثاء والأربعاء 10 و11 أكتوبر",
        begin: Begin::with(&[Kind::Weekday]),
        read: dated_weekdays,
    },
    Rule {
        name: "weekdays, each with its day",
        example: "السبت 7 والأحد 8 أكتوبر",
        begin: Begin::with(&[Kind::Weekday]),
        read: numbered_weekdays,
    },
    Rule {
        name: "months",
        example: "مايو ويونيو الماضيين",
        begin: Begin::with(&[Kind::Month, Kind::Unit]),
        read: months,
    },
    Rule {
        name: "years",
        example: "عامي 2002 و2003",
        begin: Begin::with(&[Kind::Unit]),
        read: years,
    },
    Rule {
        name: "night between two days",
        example: "ليلة الثالث على الرابع من مايو 2023",
        begin: Begin::with(&[Kind::DayPart, Kind::Unit]),
        read: night_between,
    },
];

type ExpressionRead<'t> = Option<(Expression<'t>, Cursor<'t>)>;

/// How two ends are joined.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Join {
    /// إلى, حتى, و after «بين».
    Words,
    /// A dash or a slash.
    Mark,
}

fn range(at: Cursor<'_>) -> ExpressionRead<'_> {
    if !can_join(at) {
        return None;
    }
    let (first, rest) = end_point(at)?;
    let (join, rest) = joined(at, rest)?;
    // the minutes of «17:14-22 أغسطس»
    let prior = before(at);
    if join == Join::Mark && at.token().glued && prior.token().is_mark(':') {
        return None;
    }
    let (last, rest) = short_end(&first, rest).or_else(|| end_point(rest))?;
    // «22 أغسطس 2023 م - 6 صفر 1445 هـ» is one day twice
    if join == Join::Mark && is_hijri(&first) != is_hijri(&last) {
        return None;
    }
    let (first, last) = shared(first, last)?;
    let fits = join == Join::Words || is_plain(&first, &last);
    fits.then(|| {
        (
            Expression::new(TimeValue::Range(first, last), at, rest),
            rest,
        )
    })
}

/// «ليلة الثالث على الرابع من مايو», «ليلة 30 على 31 أكتوبر»: the night from one day to the next.
fn night_between(at: Cursor<'_>) -> ExpressionRead<'_> {
    let (_, _, rest) = words::day_part(at).filter(|(part, ..)| *part == DayPart::Ni)?;
    let (day, _, rest) = day_number(words::past_article(rest))?;
    let rest = rest.particle(Particle::On)?;
    let (last, end) = point::whole(words::past_article(rest))?;
    let Some(Day::Fields(fields)) = last.day else {
        return None;
    };
    let first = on(Day::Fields(Fields {
        day: Some(day),
        ..fields
    }));
    // «ليلة 31 على 1 مايو» would need the month before
    let next = fields.day == Some(day + 1);
    next.then(|| (Expression::new(TimeValue::Range(first, last), at, end), end))
}

/// «يوليو 13-15», with the month before both days.
fn month_days(at: Cursor<'_>) -> ExpressionRead<'_> {
    let (month, rest) = words::month(at)?;
    let day = |at| {
        let (day, rest) = words::digits(at, 2)?;
        let day = i8::try_from(day)
            .ok()
            .filter(|day| (1..=31).contains(day))?;
        Some((day, rest))
    };
    let (first, rest) = day(rest)?;
    let (_, rest) = joined(at, rest)?;
    let (last, rest) = day(rest)?;
    let fields = Fields {
        month: Slot::Is(i16::from(month.number)),
        hijri: month.hijri,
        ..Fields::default()
    };
    let (fields, end) = completed(fields, rest);
    let on = |day| {
        on(Day::Fields(Fields {
            day: Some(day),
            ..fields
        }))
    };
    // «في مايو 13-15 قتيلا» counts people
    let free = end.at() > rest.at() || !rest.token().is_word();
    (first < last && free).then(|| {
        (
            Expression::new(TimeValue::Range(on(first), on(last)), at, end),
            end,
        )
    })
}

/// Whether a whole date is told in the Hijri calendar.
fn is_hijri(point: &Point<'_>) -> bool {
    matches!(point.day, Some(Day::Fields(fields)) if fields.hijri && fields.year != Slot::Open)
}

/// The last year of «1992-94», in two digits that can be no month.
fn short_end<'t>(first: &Point<'t>, at: Cursor<'t>) -> Option<(Point<'t>, Cursor<'t>)> {
    let Some(Day::Fields(fields)) = first.day else {
        return None;
    };
    let Slot::Is(from) = fields.year else {
        return None;
    };
    let (end, rest) = words::digits(at, 2).filter(|(end, _)| *end > 12)?;
    let glued = at.token().glued && !rest.token().is_mark('-') && !rest.token().is_mark('/');
    let whole = grain(fields) == 0 && (1500..2100).contains(&from) && end > from % 100;
    (glued && whole).then(|| (on(Day::Fields(Fields::year(from - from % 100 + end))), rest))
}

/// «5 إلى 6 مساء», «السبت من الثالثة إلى السادسة فجرا»: the first hour takes the half of the day and the day
/// from the last.
fn hours(at: Cursor<'_>) -> ExpressionRead<'_> {
    if !can_join(at) {
        return None;
    }
    let day = point::day(at).and_then(|(day, rest)| Some((day, rest.particle(Particle::Of)?)));
    let start = day.map_or(at, |(_, rest)| rest);
    let (hour, rest) = super::clock::bare_hour(start)?;
    let (join, rest) = joined(start, rest)?;
    let (last, end) = point::whole(rest).filter(|(last, _)| last.clock.is_some())?;
    let day = day.and_then(|(day, _)| day.day).or(last.day);
    let part = last.part?;
    let first = Point {
        day,
        clock: Some(hour),
        part: Some(part),
        ..last
    };
    let last = Point { day, ..last };
    let ordered = join == Join::Words && last.part == first.part;
    ordered.then(|| (Expression::new(TimeValue::Range(first, last), at, end), end))
}

/// Tokens that the first end of a range can take.
const LONGEST: usize = 12;

/// Whether anything that joins two ends stands near; it costs less than reading the first of them.
fn can_join(at: Cursor<'_>) -> bool {
    let joint = Kinds::of(Kind::Particle).and(Kind::Timing);
    let joins = |i| {
        let token = at.text().token(i);
        let mark = token.is_mark('-') || token.is_mark('/');
        mark || (at.text().is(i, joint) && is_joint(at.to(i)))
    };
    (at.at() + 1..(at.at() + LONGEST).min(at.end())).any(joins) || is_led_by(at, Particle::Between)
}

/// «بين 15 و21 حزيران», «بين يومي 15 و21 حزيران»: whether a preposition stands before two ends, a noun for both between.
fn is_led_by(at: Cursor<'_>, particle: Particle) -> bool {
    let noun = before(at);
    let both = || {
        let unit = words::unit(noun);
        unit.is_some_and(|(unit, rest)| {
            let two = matches!(unit.agreement, Agreement::Dual | Agreement::Any);
            two && rest.at() == at.at()
        })
    };
    words::after(at, &[particle]) || words::after(noun, &[particle]) && both()
}

/// إلى, حتى.
fn is_joint(at: Cursor<'_>) -> bool {
    let until = || words::timing(at).is_some_and(|(timing, _)| timing == Timing::Until);
    at.particle(Particle::To).is_some() || until()
}

/// A point, or a number that the other end makes a day or a year.
fn end_point(at: Cursor<'_>) -> Option<(Point<'_>, Cursor<'_>)> {
    let start = words::past_article(at);
    let year = || {
        let (year, rest) = words::four_digits(start)?;
        let (fields, rest) = with_era(year, rest);
        Some((on(Day::Fields(fields)), rest))
    };
    let day = || {
        let (day, _, rest) = day_number(start)?;
        Some((
            on(Day::Fields(Fields {
                day: Some(day),
                ..Fields::default()
            })),
            rest,
        ))
    };
    // «السبت 15 والجمعة 21 حزيران»: the other end names the month
    let weekday = || {
        let (weekday, rest) = words::weekday(start)?;
        let (day, _, rest) = day_number(rest)?;
        let fields = Fields {
            day: Some(day),
            ..Fields::default()
        };
        let point = Point {
            weekday: Some(weekday),
            ..on(Day::Fields(fields))
        };
        Some((point, rest))
    };
    let weekday = weekday();
    let point = point::whole(start).or_else(year).or_else(day);
    match (weekday, point) {
        (Some(one), Some(other)) if one.1.at() > other.1.at() => Some(one),
        (one, other) => other.or(one),
    }
}

fn joined<'t>(start: Cursor<'t>, at: Cursor<'t>) -> Option<(Join, Cursor<'t>)> {
    let after = |particle| is_led_by(start, particle);
    if after(Particle::Between) {
        let dash = || at.mark('-').filter(|_| at.token().glued);
        return at.and().or_else(dash).map(|rest| (Join::Words, rest));
    }
    let until = || {
        words::timing(at)
            .filter(|(timing, _)| *timing == Timing::Until)
            .map(|(_, rest)| rest)
    };
    if let Some(rest) = at
        .particle(Particle::To)
        .or_else(|| until().filter(|_| after(Particle::Of)))
    {
        return Some((Join::Words, rest));
    }
    let rest = at.mark('-').or_else(|| {
        at.mark('/')
            .filter(|rest| rest.token().glued && at.token().glued)
    })?;
    Some((Join::Mark, rest))
}

/// Both ends with what they share.
fn shared<'t>(first: Point<'t>, last: Point<'t>) -> Option<(Point<'t>, Point<'t>)> {
    let first = Point {
        part: first.part.or(last.part.filter(|_| first.clock.is_some())),
        ..first
    };
    match (first.day, last.day) {
        (Some(Day::Fields(a)), Some(Day::Fields(b))) => {
            // «بين الخامس من مايو والعاشر منه»
            let b = if b.month == Slot::Beside(0) && b.year == Slot::Open {
                Fields {
                    month: a.month,
                    year: a.year,
                    hijri: a.hijri,
                    ..b
                }
            } else {
                b
            };
            let (a, b) = in_order(a, b);
            let fits = !a.is_bare_day() && !b.is_bare_day() && grain(a) == grain(b);
            let on = |fields, point| Point {
                day: Some(Day::Fields(fields)),
                ..point
            };
            fits.then(|| (on(a, first), on(b, last)))
        }
        (None, Some(day)) if first.clock.is_some() && last.clock.is_some() => Some((
            Point {
                day: Some(day),
                ..first
            },
            last,
        )),
        (Some(day), None) if last.clock.is_some() && first.clock.is_some() => Some((
            first,
            Point {
                day: Some(day),
                ..last
            },
        )),
        (None, None) => (first.clock.is_some() && last.clock.is_some()).then_some((first, last)),
        (Some(a), Some(b)) => {
            (std::mem::discriminant(&a) == std::mem::discriminant(&b)).then_some((first, last))
        }
        _ => None,
    }
}

/// Both ends with the month and year that they share; over New Year the first is a year earlier:
/// «28 ديسمبر إلى 4 يناير 2015».
fn in_order(a: Fields, b: Fields) -> (Fields, Fields) {
    let first = a.completed(b);
    let turned = first.in_year().zip(b.in_year()).is_some_and(|(a, b)| b < a);
    let year = i16::from(turned);
    match (a.year, b.year) {
        (Slot::Open, said) => {
            let year = said.plus(-year);
            (Fields { year, ..first }, b)
        }
        (Slot::Is(_), Slot::Open) => {
            let year = a.year.plus(year);
            (first, Fields { year, ..b })
        }
        _ => (first, b),
    }
}

/// How fine a date is.
fn grain(fields: Fields) -> u8 {
    u8::from(fields.day.is_some()) + u8::from(fields.month != Slot::Open)
}

/// Whether a mark alone makes a range of two dates: years, or days of named months.
fn is_plain(first: &Point<'_>, last: &Point<'_>) -> bool {
    match (first.day, last.day) {
        (Some(Day::Fields(a)), Some(Day::Fields(b))) => match (a.year, b.year) {
            (Slot::Is(x), Slot::Is(y)) if grain(a) == 0 => x < y && x >= 1500 && y <= 2100,
            _ => grain(a) > 0,
        },
        (None, None) => true,
        _ => false,
    }
}

/// The most things that a list of days or dates has: the days of a month.
const LISTED: usize = 31;

/// A member of a list, where it begins and ends.
type Item<'t, T> = (T, Cursor<'t>, Cursor<'t>);

/// A list of at least two things that `item` reads, joined by و or commas.
fn items<'t, T>(
    at: Cursor<'t>,
    item: impl Fn(Cursor<'t>) -> Option<(T, Cursor<'t>)>,
) -> Option<(Vec<Item<'t, T>>, Cursor<'t>)> {
    let (first, mut end) = item(at)?;
    let mut found = vec![(first, at, end)];
    while found.len() < LISTED {
        let next = end
            .mark(',')
            .map(|c| c.and().unwrap_or(c))
            .or_else(|| end.and())
            .or_else(|| end.particle(Particle::Or));
        let Some((value, start, rest)) = next.and_then(|c| {
            let c = words::past_article(c);
            let (value, rest) = item(c)?;
            Some((value, c, rest))
        }) else {
            break;
        };
        found.push((value, start, rest));
        end = rest;
    }
    (found.len() > 1).then_some((found, end))
}

/// The expressions of a list, the last up to `end`.
fn listed<'t, T: Copy>(
    found: &[Item<'t, T>],
    end: Cursor<'t>,
    day: impl Fn(T) -> Point<'t>,
) -> Expression<'t> {
    let last = found.len() - 1;
    let one = |(i, (value, start, rest)): (usize, &Item<'t, T>)| {
        Expression::new(
            TimeValue::Point(day(*value)),
            *start,
            if i == last { end } else { *rest },
        )
    };
    let members = found.iter().enumerate().map(one).collect();
    let start = found[0].1;
    Expression::new(TimeValue::List(members), start, end)
}

fn days(at: Cursor<'_>) -> ExpressionRead<'_> {
    let (found, fields, end) = days_of_month(at)?;
    let date = |day| on(Day::Fields(of_day(fields, day)));
    Some((listed(&found, end, date), end))
}

/// The numbers of days with the month that the last names.
fn days_of_month(at: Cursor<'_>) -> Option<(Vec<Item<'_, i8>>, Fields, Cursor<'_>)> {
    let number = |c| {
        let (day, _, rest) = day_number(c)?;
        Some((day, rest))
    };
    let (found, _) = items(at, number)?;
    let (fields, end) = last_day(&found)?;
    Some((found, fields, end))
}

/// The date with which a list ends: the last number belongs to the date that names the month.
fn last_day<'t, T>(found: &[Item<'t, T>]) -> Option<(Fields, Cursor<'t>)> {
    let (_, start, _) = found.last()?;
    let (last, end) = point::day(*start)?;
    let Some(Day::Fields(fields)) = last.day else {
        return None;
    };
    let named = fields.day.is_some() && fields.month != Slot::Open;
    named.then_some((fields, end))
}

/// Another day of the same month.
fn of_day(fields: Fields, day: i8) -> Fields {
    Fields {
        day: Some(day),
        ..fields
    }
}

/// «يومي الثلاثاء والأربعاء (10 و11 أكتوبر)»: the numbers tell of which week the weekdays are.
fn dated_weekdays(at: Cursor<'_>) -> ExpressionRead<'_> {
    let (names, rest) = items(at, words::weekday)?;
    let numbers = |c| {
        let (found, fields, end) = days_of_month(c)?;
        Some(((found, fields, end), end))
    };
    let ((found, fields, last), end) =
        words::enclosed(rest, numbers).or_else(|| numbers(rest.past(',')))?;
    if names.len() != found.len() {
        return None;
    }
    let point = |weekday, day| Point {
        weekday,
        ..on(Day::Fields(of_day(fields, day)))
    };
    let named = names.iter().zip(&found);
    let named = named.map(|((weekday, start, rest), (day, ..))| {
        Expression::new(TimeValue::Point(point(Some(*weekday), *day)), *start, *rest)
    });
    let numbered = found.iter().enumerate().map(|(i, (day, start, rest))| {
        let end = if i + 1 == found.len() { last } else { *rest };
        Expression::new(TimeValue::Point(point(None, *day)), *start, end)
    });
    let members = named.chain(numbered).collect();
    Some((Expression::new(TimeValue::List(members), at, end), end))
}

/// «السبت 7 والأحد 8 أكتوبر».
fn numbered_weekdays(at: Cursor<'_>) -> ExpressionRead<'_> {
    let day = |c| {
        let (weekday, rest) = words::weekday(c)?;
        let (day, _, rest) = day_number(rest)?;
        Some(((weekday, day), rest))
    };
    let (found, _) = items(at, day)?;
    let (fields, end) = last_day(&found)?;
    let date = |(weekday, day)| Point {
        weekday: Some(weekday),
        ..on(Day::Fields(of_day(fields, day)))
    };
    Some((listed(&found, end, date), end))
}

fn weekdays(at: Cursor<'_>) -> ExpressionRead<'_> {
    let (found, rest) = items(at, words::weekday)?;
    let (direction, rest) = words::direction_after(rest)?;
    let day = |weekday| Point {
        weekday: Some(weekday),
        ..on(Day::Weekday {
            weekday,
            direction: Some(direction),
        })
    };
    Some((listed(&found, rest, day), rest))
}

fn months(at: Cursor<'_>) -> ExpressionRead<'_> {
    let (found, _) = items(at, words::month)?;
    let (_, start, bare) = *found.last()?;
    let (last, end) = point::day(start)?;
    let Some(Day::Fields(fields)) = last.day else {
        return None;
    };
    let headed = words::unit(before(at)).is_some_and(|(unit, _)| unit.kind == TimeUnit::Month);
    let month = |m: words::Month| {
        on(Day::Fields(Fields {
            month: Slot::Is(i16::from(m.number)),
            hijri: m.hijri,
            ..fields
        }))
    };
    (end.at() > bare.at() || headed).then(|| (listed(&found, end, month), end))
}

/// «2011-2015» after «الأعوام».
fn dashed_years(at: Cursor<'_>) -> Option<(Point<'_>, Point<'_>, Cursor<'_>)> {
    let (from, rest) = words::four_digits(at)?;
    let (to, end) = words::four_digits(rest.mark('-')?)?;
    let year = |year| on(Day::Fields(Fields::year(year)));
    (from < to).then(|| (year(from), year(to), end))
}

fn years(at: Cursor<'_>) -> ExpressionRead<'_> {
    let forms = [Agreement::Any, Agreement::Plural, Agreement::Dual];
    // «عاما» is the dual without its ن before years
    let dual = at.form().ends_with(ACCUSATIVE);
    let (_, start) = words::unit(at).filter(|(unit, _)| {
        unit.kind == TimeUnit::Year && (forms.contains(&unit.agreement) || dual)
    })?;
    let year = |c| {
        let (year, rest) = words::digits(c, 4)?;
        let (fields, end) = with_era(year, rest);
        (year >= 1000 || end.at() > rest.at()).then_some((fields, end))
    };
    let start = words::past_article(start);
    if let Some((first, last, end)) = dashed_years(start) {
        return Some((Expression::new(TimeValue::Range(first, last), at, end), end));
    }
    let (found, end) = items(start, year)?;
    let (last, ..) = *found.last()?;
    let Fields {
        hijri,
        before_christ,
        ..
    } = last;
    let point = |fields| {
        on(Day::Fields(Fields {
            hijri,
            before_christ,
            ..fields
        }))
    };
    if end.is(Kinds::of(Kind::Unit)) {
        return None;
    }
    // «بين عامي 2002 و2003» is one range
    if let ([(first, ..), (last, ..)], true) = (&found[..], words::after(at, &[Particle::Between]))
    {
        return Some((
            Expression::new(TimeValue::Range(point(*first), point(*last)), at, end),
            end,
        ));
    }
    Some((listed(&found, end, point), end))
}
