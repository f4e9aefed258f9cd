//! Days and months that the words name.

use super::expression::{Day, Fields, Point, Slot, on};
use super::numeric;
use super::rule::{Begin, DayRule};
use super::words::{self, before, the_word};
use super::year::{completed, last, month_fields, slot, year_after};
use crate::grammar::{Cursor, number};
use crate::lexicon::{Agreement, Direction, Kind, Kinds, Meaning, Particle, TimeCue, TimeUnit};
use crate::text::TokenKind;

/// The rules of this file.
pub(super) const RULES: &[DayRule] = &[
    DayRule {
        name: "day and month",
        example: "20 من أيلول 2023",
        begin: Begin::with(&[Kind::Ordinal, Kind::Number, Kind::Unit]).or_digits(),
        read: day_month,
    },
    DayRule {
        name: "month and day",
        example: "أكتوبر 15، 2020",
        begin: Begin::with(&[Kind::Month, Kind::MonthPair]),
        read: month_day,
    },
    DayRule {
        name: "day of a month seen from now",
        example: "17 من الشهر الجاري",
        begin: Begin::with(&[Kind::Ordinal, Kind::Number, Kind::Unit]).or_digits(),
        read: day_of_month,
    },
    DayRule {
        name: "month",
        example: "شهر سبتمبر الماضي",
        begin: Begin::with(&[Kind::Month, Kind::MonthPair, Kind::Unit]),
        read: month,
    },
    DayRule {
        name: "this month by its name",
        example: "هذا أيار",
        begin: Begin::with(&[Kind::Direction]),
        read: this_month,
    },
    DayRule {
        name: "week of a month",
        example: "الأسبوع الأول من شهر مايو",
        begin: Begin::with(&[Kind::Unit]),
        read: week_of_month,
    },
    DayRule {
        name: "day of a feast",
        example: "ثالث أيام عيد الأضحى",
        begin: Begin::with(&[Kind::Ordinal, Kind::Unit, Kind::DayOffset]),
        read: feast_day,
    },
    DayRule {
        name: "day of the month named before",
        example: "في الثالث منه",
        begin: Begin::with(&[Kind::Ordinal, Kind::Number, Kind::Unit]).or_digits(),
        read: day_thereof,
    },
    DayRule {
        name: "holiday",
        example: "عيد الفطر",
        begin: Begin::with(&[Kind::Holiday]),
        read: holiday,
    },
    DayRule {
        name: "last day of a month",
        example: "آخر يوم من شهر رمضان",
        begin: Begin::with(&[Kind::Unit, Kind::DayOffset]).or_particle(Particle::Others),
        read: day_last,
    },
    DayRule {
        name: "first day of a month or year",
        example: "أول يوم من عام 2023",
        begin: Begin::with(&[Kind::Unit, Kind::DayOffset, Kind::Ordinal]),
        read: day_first,
    },
    DayRule {
        name: "first weekday of a month",
        example: "أول ثلاثاء من أكتوبر",
        begin: Begin::with(&[Kind::Ordinal]).or_particle(Particle::Others),
        read: nth_weekday,
    },
    DayRule {
        name: "weekday of a month",
        example: "الخميس الأخير من نوفمبر",
        begin: Begin::with(&[Kind::Weekday, Kind::Unit]),
        read: weekday_nth,
    },
];

type PointRead<'t> = Option<(Point<'t>, Cursor<'t>)>;

/// Number of a day in its month, with «يوم» or «اليوم» before it; whether a «من» must follow.
pub(super) fn day_number(at: Cursor<'_>) -> Option<(i8, bool, Cursor<'_>)> {
    let start = words::past_article(the_word(at, TimeUnit::Day).unwrap_or(at));
    let (n, apart, rest) = if let Some((n, rest)) = words::digits(start, 2) {
        let english = words::cue(rest, TimeCue::OrdinalEnding).map(|rest| rest.past(','));
        (u64::try_from(n).ok()?, false, english.unwrap_or(rest))
    } else if let Some((n, definite, rest)) = words::ordinal(start) {
        (n, definite || n > 1, rest)
    } else {
        let (n, rest) = number(start)?;
        (n, false, rest)
    };
    let day = i8::try_from(n).ok().filter(|day| (1..=31).contains(day))?;
    Some((day, apart, rest))
}

fn day_month(at: Cursor<'_>) -> PointRead<'_> {
    let (day, apart, rest) = day_number(at)?;
    let dashed = rest.token().is_mark('-');
    let (name, rest) =
        month_of_day(at, rest, apart).or_else(|| known_month(at, Some(day), rest))?;
    // 17 - يناير - 2022
    let year = rest
        .mark('-')
        .filter(|year| dashed && words::four_digits(*year).is_some());
    let rest = year.unwrap_or(rest);
    let fields = Fields {
        month: Slot::Is(i16::from(name.number)),
        day: Some(day),
        hijri: name.hijri,
        ..Fields::default()
    };
    let (fields, rest) = completed(fields, rest);
    Some((on(Day::Fields(fields)), rest))
}

/// The month after the number of a day: «20 من أيلول», «6/ شباط», «الخامس عشر مارس». After an ordinal
/// with ال it takes «من», «شهر» or a number above ten, which nothing but days has there.
fn month_of_day<'t>(
    start: Cursor<'t>,
    at: Cursor<'t>,
    apart: bool,
) -> Option<(words::Month, Cursor<'t>)> {
    if let Some(of) = at.particle(Particle::Of) {
        return words::month(of);
    }
    // «أصيب 20 شهر مايو الماضي» counts people
    if super::clock::is_count(start) && the_word(at, TimeUnit::Month).is_some() {
        return None;
    }
    let stroke = ['/', '-', '\\'].iter().find_map(|mark| at.mark(*mark));
    if let Some(after) = stroke.filter(|_| at.to(at.at() - 1).token().kind == TokenKind::Digits) {
        return words::month(after);
    }
    let sure = !apart
        || at.at() > start.at() + 1
        || the_word(at, TimeUnit::Month).is_some()
        || words::after_preposition(start);
    words::month(at).filter(|_| sure)
}

fn month_day(at: Cursor<'_>) -> PointRead<'_> {
    let (name, rest) = words::month_name(at)?;
    let (day, rest) = words::digits(rest, 2).filter(|(day, _)| (1..=31).contains(day))?;
    let rest = words::cue(rest, TimeCue::OrdinalEnding).unwrap_or(rest);
    let (year, rest) = words::four_digits(rest.past(',').past('-'))?;
    let day = i8::try_from(day).ok();
    let month = Slot::Is(i16::from(name.number));
    Some((
        on(Day::Fields(Fields {
            year: Slot::Is(year),
            month,
            day,
            hijri: name.hijri,
            ..Fields::default()
        })),
        rest,
    ))
}

/// One of two months of a name, as the event before tells: «انتفاضة 17 تشرين», «حرب تشرين».
fn known_month<'t>(
    start: Cursor<'t>,
    day: Option<i8>,
    at: Cursor<'t>,
) -> Option<(words::Month, Cursor<'t>)> {
    let (pair, rest) = words::month_pair(at)?;
    let number = super::around::month_of_pair(pair, day, start)?;
    let month = words::Month {
        number,
        hijri: false,
    };
    Some((month, rest))
}

fn day_of_month(at: Cursor<'_>) -> PointRead<'_> {
    let (day, apart, rest_of_day) = day_number(at)?;
    let of = rest_of_day
        .particle(Particle::Of)
        .or((!apart).then_some(rest_of_day))?;
    // «الخامس من الشهر» is this month's
    let this = || {
        let (unit, rest) = words::unit(of).filter(|(unit, _)| unit.kind == TimeUnit::Month)?;
        let bare =
            unit.definite && words::is_singular(unit.agreement) && of.at() > rest_of_day.at();
        bare.then_some((Slot::Shift(0), rest))
    };
    // «في التاسع من الجاري»
    let current = || {
        let (direction, rest) = words::direction_after(of)?;
        let said = direction == Direction::This && words::after_preposition(at);
        said.then_some((Slot::Shift(0), rest))
    };
    let (month, rest) = slot(of, TimeUnit::Month).or_else(this).or_else(current)?;
    Some((
        on(Day::Fields(Fields {
            month,
            day: Some(day),
            ..Fields::default()
        })),
        rest,
    ))
}

/// «في مايو الماضي، وفي الثالث منه».
fn day_thereof(at: Cursor<'_>) -> PointRead<'_> {
    let (day, _, rest) = day_number(at)?;
    let rest = words::cue(rest, TimeCue::Thereof)?;
    let fields = Fields {
        month: Slot::Beside(0),
        day: Some(day),
        ..Fields::default()
    };
    let ordinal = words::ordinal(at).is_some_and(|(_, definite, _)| definite);
    (ordinal || words::after_preposition(at)).then(|| (on(Day::Fields(fields)), rest))
}

fn month(at: Cursor<'_>) -> PointRead<'_> {
    let (name, rest) = words::month(at).or_else(|| known_month(at, None, at))?;
    let said =
        the_word(at, TimeUnit::Month).is_some() || super::around::is_event_month(name.number, at);
    let fields = Fields {
        month: Slot::Is(i16::from(name.number)),
        hijri: name.hijri,
        ..Fields::default()
    };
    let (fields, end) = completed(fields, rest);
    let sure = said || end.at() > rest.at() || rest.at() > at.skip().at();
    let placed = words::after_preposition(at) || words::part(before(at)).is_some();
    let written_onto = at.matches().first().is_some_and(|tag| tag.clitics() > 0);
    (sure || (placed && !(written_onto && name.hijri))).then(|| (on(Day::Fields(fields)), end))
}

fn this_month(at: Cursor<'_>) -> PointRead<'_> {
    let (direction, rest) =
        words::direction_before(at).filter(|(direction, _)| *direction == Direction::This)?;
    let (name, rest) = words::month_name(rest)?;
    let fields = Fields {
        month: Slot::Is(i16::from(name.number)),
        hijri: name.hijri,
        direction: Some(direction),
        ..Fields::default()
    };
    Some((on(Day::Fields(fields)), rest))
}

/// «الأسبوع الأول من مايو», «الأسبوع الأخير من الشهر الماضي».
fn week_of_month(at: Cursor<'_>) -> PointRead<'_> {
    let rest = the_word(at, TimeUnit::Week)?;
    let (nth, rest) = match words::ordinal(rest) {
        Some((n, true, rest)) => (i8::try_from(n).ok().filter(|n| *n <= 5)?, rest),
        _ => (-1, last(rest)?),
    };
    let (fields, rest) = month_fields(past_within(rest)?)?;
    Some((on(Day::WeekOfMonth { nth, fields }), rest))
}

fn holiday(at: Cursor<'_>) -> PointRead<'_> {
    feast(at, 1)
}

/// «ثالث أيام عيد الأضحى», «اليوم الثاني من عيد الفطر».
fn feast_day(at: Cursor<'_>) -> PointRead<'_> {
    let nth = |read: Option<(u64, bool, Cursor<'_>)>, definite| {
        let (n, _, rest) = read.filter(|(_, own, _)| *own == definite)?;
        let n = i8::try_from(n)
            .ok()
            .filter(|n| (1..=LONGEST_FEAST).contains(n))?;
        Some((n, rest.at()))
    };
    let (n, rest) = if let Some((n, rest)) = nth(words::ordinal(at), false) {
        let days =
            |unit: &words::Unit| unit.kind == TimeUnit::Day && unit.agreement == Agreement::Plural;
        let (_, rest) = words::unit(at.to(rest)).filter(|(unit, _)| days(unit))?;
        (n, rest)
    } else {
        let (n, rest) = nth(words::ordinal(the_word(at, TimeUnit::Day)?), true)?;
        (n, words::past_of(at.to(rest)))
    };
    rest.is(Kinds::of(Kind::Holiday)).then(|| feast(rest, n))?
}

/// The most days of a feast.
const LONGEST_FEAST: i8 = 7;

/// The `nth` day of a day with a name, the first for the day itself.
fn feast(at: Cursor<'_>, nth: i8) -> PointRead<'_> {
    let named = at
        .all(Kind::Holiday)
        .find_map(|(found, rest)| match found.meaning {
            Meaning::Holiday(holiday) => Some((holiday, rest)),
            _ => None,
        });
    let (holiday, rest) = named?;
    let (fields, end) = year_after(rest).unwrap_or((Fields::default(), rest));
    let (direction, end) = match words::direction_after(end) {
        Some((direction, rest)) => (Some(direction), rest),
        None => (None, end),
    };
    Some((
        on(Day::Holiday {
            holiday,
            nth,
            year: fields.year,
            direction,
            hijri_year: fields.hijri,
        }),
        end,
    ))
}

/// «آخر يوم من أكتوبر», «اليوم الأخير من العام الماضي».
fn day_last(at: Cursor<'_>) -> PointRead<'_> {
    let rest = match at.particle(Particle::Others) {
        Some(rest) => the_word(rest, TimeUnit::Day)?,
        None => last(the_word(at, TimeUnit::Day)?)?,
    };
    let whole = past_within(rest)?;
    let (fields, rest) = month_fields(whole).or_else(|| year_after(whole))?;
    Some((on(Day::Last(fields)), rest))
}

/// «أول يوم من عام 2023», «اليوم الأول من رمضان».
fn day_first(at: Cursor<'_>) -> PointRead<'_> {
    let first = |read: Option<(u64, bool, Cursor<'_>)>, definite| {
        let (_, _, rest) = read.filter(|(n, own, _)| *n == 1 && *own == definite)?;
        Some(rest.at())
    };
    let rest = match first(words::ordinal(at), false) {
        Some(rest) => the_word(at.to(rest), TimeUnit::Day)?,
        None => at.to(first(words::ordinal(the_word(at, TimeUnit::Day)?), true)?),
    };
    let whole = past_within(rest)?;
    let january = |(fields, rest)| {
        let month = Slot::Is(1);
        (Fields { month, ..fields }, rest)
    };
    let (fields, rest) = month_fields(whole).or_else(|| year_after(whole).map(january))?;
    let day = Some(1);
    Some((on(Day::Fields(Fields { day, ..fields })), rest))
}

/// After the من or في between a part and its whole.
fn past_within(at: Cursor<'_>) -> Option<Cursor<'_>> {
    at.particle(Particle::Of)
        .or_else(|| at.particle(Particle::In))
}

fn nth_weekday(at: Cursor<'_>) -> PointRead<'_> {
    let (nth, rest) = match words::ordinal(at) {
        Some((n, false, rest)) => (i8::try_from(n).ok().filter(|n| *n <= 5)?, rest),
        Some(_) => return None,
        None => (-1, at.particle(Particle::Others)?),
    };
    let (weekday, _, rest) = words::any_weekday(rest)?;
    of_month(nth, weekday, rest)
}

fn weekday_nth(at: Cursor<'_>) -> PointRead<'_> {
    let (weekday, rest) = words::weekday(the_word(at, TimeUnit::Day).unwrap_or(at))?;
    let (nth, rest) = match words::ordinal(rest) {
        Some((n, true, rest)) => (i8::try_from(n).ok().filter(|n| *n <= 5)?, rest),
        _ => (-1, last(rest)?),
    };
    of_month(nth, weekday, rest)
}

fn of_month(nth: i8, weekday: i8, at: Cursor<'_>) -> PointRead<'_> {
    let (fields, rest) = month_fields(past_within(at)?)?;
    Some((
        on(Day::NthWeekday {
            nth,
            weekday,
            fields,
        }),
        rest,
    ))
}

/// A date in digits, for a weekday or «يوم» before it: day and month suffice.
pub(super) fn short_date(at: Cursor<'_>) -> Option<(Fields, Cursor<'_>)> {
    numeric::day_and_month(at).filter(|(_, rest)| words::month_name(*rest).is_none())
}
