//! Which days of the calendar a named day or longer stretch covers, as seen from publication.

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

use super::expression::{Day, Fields, Slot};
use super::interval::{Context, Stretch, month, one_day, year};
use super::tense::Tense;
use super::value;
use crate::facts::Basis;
use crate::lexicon::{Direction, Season, TimeUnit};

/// The stretch that `day` is.
pub(super) fn stretch(day: &Day<'_>, weekday: Option<i8>, context: Context) -> Option<Stretch> {
    match *day {
        Day::Fields(fields) => super::calendar::fields(fields, weekday, context),
        Day::Weekday { weekday, direction } => Some(nearest_weekday(weekday, direction, context)?),
        Day::InWeek { weekday, week } => in_week(weekday, week, context),
        Day::Shift { unit, count } => shifted(unit, count, context.published),
        // «في اليوم التالي» of a day that nobody told stays open
        Day::Beside { unit, count } => {
            let same_day = context.published.filter(|_| count == 0);
            shifted(unit, count, context.previous.or(same_day))
        }
        Day::Season {
            season,
            year,
            direction,
        } => season_of(season, year, direction, context),
        Day::Share { index, of, fields } => equal_part(index, of, fields, context),
        Day::Decade { index, century } => {
            let (century, basis) = century_number(century, context)?;
            decade(century.checked_mul(10)?.checked_add(index)?, basis)
        }
        Day::Century(slot) => {
            let (number, basis) = century_number(slot, context)?;
            century(number, basis)
        }
        Day::Holiday {
            holiday,
            nth,
            year,
            direction,
            hijri_year,
        } => {
            let first = super::calendar::holiday(holiday, (year, hijri_year), direction, context)?;
            nth_day(nth, first)
        }
        Day::WeekOfMonth { nth, fields } => week_of_month(nth, fields, context),
        Day::Last(fields) => last_day_of(fields, context),
        Day::NthWeekday {
            nth,
            weekday,
            fields,
        } => nth_weekday(nth, weekday, fields, context),
    }
}

fn decade(number: i16, basis: Basis) -> Option<Stretch> {
    let first = number.checked_mul(10).filter(|first| *first > 0)?;
    let days = (
        Date::new(first, 1, 1).ok()?,
        Date::new(first.checked_add(9)?, 12, 31).ok()?,
    );
    Some(Stretch::new(
        format!("{number:03}"),
        days,
        TimeUnit::Decade,
        basis,
    ))
}

fn century(number: i16, basis: Basis) -> Option<Stretch> {
    let first = number.checked_mul(100).filter(|first| *first >= 0)?;
    let days = (
        Date::new(first.max(1), 1, 1).ok()?,
        Date::new(first.checked_add(99)?, 12, 31).ok()?,
    );
    Some(Stretch::new(
        format!("{number:02}"),
        days,
        TimeUnit::Century,
        basis,
    ))
}

fn century_number(slot: Slot, context: Context) -> Option<(i16, Basis)> {
    match slot {
        Slot::Is(number) => Some((number, Basis::Absolute)),
        Slot::Shift(count) => Some((
            i16::try_from(i64::from(context.published?.year()) / 100 + count).ok()?,
            Basis::Relative,
        )),
        Slot::Beside(count) => {
            let base = context.previous.or(context.published)?;
            Some((
                i16::try_from(i64::from(base.year()) / 100 + count).ok()?,
                Basis::Relative,
            ))
        }
        Slot::Open => None,
    }
}

/// The stretch so many units from the one that `base` is in.
pub(super) fn shifted(unit: TimeUnit, count: i64, base: Option<Date>) -> Option<Stretch> {
    let unit = if unit == TimeUnit::Night {
        TimeUnit::Day
    } else {
        unit
    };
    let Some(base) = base else {
        return Some(Stretch::open(value::offset(unit, count), unit));
    };
    let date = base.checked_add(span(unit, count)?).ok()?;
    let basis = Basis::Relative;
    match unit {
        TimeUnit::Day => Some(one_day(date, basis)),
        TimeUnit::Week => week(date),
        TimeUnit::Month => month(date.year(), date.month(), basis),
        TimeUnit::Quarter => parts(&year(date.year(), basis)?, (date.month() - 1) / 3 + 1, 4),
        TimeUnit::Year => year(date.year(), basis),
        TimeUnit::Decade => decade(date.year() / 10, basis),
        TimeUnit::Century => century(date.year() / 100, basis),
        _ => None,
    }
}

/// So many units as a span of the calendar.
fn span(unit: TimeUnit, count: i64) -> Option<Span> {
    let span = Span::new();
    let set = match unit {
        TimeUnit::Day | TimeUnit::Night => span.try_days(count),
        TimeUnit::Week => span.try_weeks(count),
        TimeUnit::Month => span.try_months(count),
        TimeUnit::Quarter => span.try_months(count.checked_mul(3)?),
        TimeUnit::Year => span.try_years(count),
        TimeUnit::Decade => span.try_years(count.checked_mul(10)?),
        TimeUnit::Century => span.try_years(count.checked_mul(100)?),
        TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour => return None,
    };
    set.ok()
}

/// The ISO week of a day.
fn week(date: Date) -> Option<Stretch> {
    let monday = date
        .checked_sub(i64::from(date.weekday().to_monday_zero_offset()).days())
        .ok()?;
    let sunday = monday.checked_add(6.days()).ok()?;
    Some(Stretch::new(
        value::week(monday),
        (monday, sunday),
        TimeUnit::Week,
        Basis::Relative,
    ))
}

/// A day of a week that is told from publication or from the week named before.
fn in_week(weekday: i8, week: Slot, context: Context) -> Option<Stretch> {
    let (count, base) = match week {
        Slot::Shift(count) => (count, context.published),
        Slot::Beside(count) => (count, context.previous.or(context.published)),
        Slot::Open | Slot::Is(_) => return None,
    };
    let Some((monday, _)) = shifted(TimeUnit::Week, count, base)?.days else {
        return Some(Stretch::open(format!("XXXX-WXX-{weekday}"), TimeUnit::Day));
    };
    day_of_week(monday, weekday)
}

/// A day of the week that begins with `monday`.
fn day_of_week(monday: Date, weekday: i8) -> Option<Stretch> {
    let date = monday.checked_add(i64::from(weekday - 1).days()).ok()?;
    Some(one_day(date, Basis::Relative))
}

/// The nearest such weekday on the side that the words or the verb tell.
fn nearest_weekday(number: i8, direction: Option<Direction>, context: Context) -> Option<Stretch> {
    if let (Some(monday), None) = (context.week, direction) {
        return day_of_week(monday, number);
    }
    let base = match direction {
        Some(Direction::Same | Direction::Following | Direction::Preceding) => {
            context.previous.or(context.published)
        }
        None if !context.tense.is_ahead() => context.told.or(context.published),
        _ => context.published,
    };
    let Some(base) = base else {
        return Some(Stretch::open(format!("XXXX-WXX-{number}"), TimeUnit::Day));
    };
    let weekday = Weekday::from_monday_one_offset(number).ok()?;
    let date = match direction {
        Some(Direction::Next | Direction::Following) => base.nth_weekday(1, weekday),
        Some(Direction::AfterNext) => base.nth_weekday(2, weekday),
        Some(Direction::BeforeLast) => base.nth_weekday(-2, weekday),
        Some(Direction::This) => base.checked_add(
            (i64::from(number) - i64::from(base.weekday().to_monday_one_offset())).days(),
        ),
        None if context.tense.is_ahead() => base.nth_weekday(1, weekday),
        None | Some(Direction::Same) if base.weekday() == weekday => Ok(base),
        _ => base.nth_weekday(-1, weekday),
    };
    Some(one_day(date.ok()?, Basis::Relative))
}

fn nth_weekday(nth: i8, weekday: i8, fields: Fields, context: Context) -> Option<Stretch> {
    let month = super::calendar::fields(fields, None, context)?;
    let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
    let (first, last) = month.days?;
    // counted from the day outside the month, so that a Hijri one is counted like any other
    let outside = if nth > 0 {
        first.yesterday()
    } else {
        last.tomorrow()
    };
    let date = outside.ok()?.nth_weekday(i32::from(nth), weekday).ok()?;
    (first <= date && date <= last).then(|| one_day(date, month.basis))
}

/// The last day of a stretch.
/// The last day of a month or year; what has happened on it did so in one that is over.
fn last_day_of(fields: Fields, context: Context) -> Option<Stretch> {
    let whole = |context| super::calendar::fields(fields, None, context);
    let this = whole(context)?;
    let (first, last) = this.days?;
    let ahead = context.tense == Tense::Past && fields.year == Slot::Open;
    let ahead = ahead && context.published.is_some_and(|published| last > published);
    let before = ahead.then(|| {
        let published = first.yesterday().ok();
        whole(Context {
            published,
            ..context
        })
    });
    last_day(&before.flatten().unwrap_or(this))
}

fn last_day(whole: &Stretch) -> Option<Stretch> {
    let (_, last) = whole.days?;
    Some(Stretch {
        value: value::day(last),
        days: Some((last, last)),
        unit: TimeUnit::Day,
        basis: whole.basis,
        calendar: whole.calendar,
    })
}

/// The n-th day of a feast that begins with `first`.
fn nth_day(nth: i8, first: Stretch) -> Option<Stretch> {
    let Some((day, _)) = first.days.filter(|_| nth > 1) else {
        return Some(first);
    };
    let day = day.checked_add(i64::from(nth - 1).days()).ok()?;
    Some(Stretch {
        value: value::day(day),
        days: Some((day, day)),
        ..first
    })
}

/// The n-th seven days of a month, or its last; what is left after the fourth is the fifth.
fn week_of_month(nth: i8, fields: Fields, context: Context) -> Option<Stretch> {
    let month = super::calendar::fields(fields, None, context)?;
    let Some((first, last)) = month.days else {
        return Some(Stretch::open(month.value, TimeUnit::Week));
    };
    let days = if nth < 0 {
        (last.checked_sub(6.days()).ok()?, last)
    } else {
        let start = first.checked_add((i64::from(nth - 1) * 7).days()).ok()?;
        (start, start.checked_add(6.days()).ok()?.min(last))
    };
    (days.0 <= days.1).then(|| Stretch {
        value: format!("{}/{}", value::day(days.0), value::day(days.1)),
        days: Some(days),
        unit: TimeUnit::Week,
        ..month
    })
}

fn season_of(
    season: Season,
    slot: Slot,
    direction: Option<Direction>,
    context: Context,
) -> Option<Stretch> {
    let of = |year: i16, basis| {
        season_days(season, year).map(|days| {
            Stretch::new(
                format!("{year:04}-{}", value::season(season)),
                days,
                TimeUnit::Quarter,
                basis,
            )
        })
    };
    if let Slot::Is(year) = slot {
        return of(year, Basis::Absolute);
    }
    let code = value::season(season);
    let base = match slot {
        Slot::Beside(_) => context.previous.or(context.published),
        _ => context.published,
    };
    let Some(base) = base else {
        return Some(Stretch::open(format!("XXXX-{code}"), TimeUnit::Quarter));
    };
    if let Slot::Shift(count) | Slot::Beside(count) = slot {
        return of(
            i16::try_from(i64::from(base.year()) + count).ok()?,
            Basis::Relative,
        );
    }
    of(
        season_year(season, direction, (base, context.tense))?,
        Basis::Relative,
    )
}

/// The year of a season that is told without it, as seen from `base`.
fn season_year(
    season: Season,
    direction: Option<Direction>,
    (base, tense): (Date, Tense),
) -> Option<i16> {
    let all = base.year().checked_sub(1)?..=base.year().checked_add(1)?;
    let days: Vec<_> = all.filter_map(|year| season_days(season, year)).collect();
    let found = match direction {
        Some(Direction::Last) => days.iter().rfind(|days| days.1 < base),
        Some(Direction::Next) => days.iter().find(|days| days.0 > base),
        None | Some(Direction::This) if tense == Tense::Past => {
            days.iter().rfind(|days| days.0 <= base)
        }
        _ => None,
    };
    // the winter that began last December is this one
    let running = || days.iter().find(|days| days.0 <= base && base <= days.1);
    let found = found.or_else(running);
    Some(found.map_or(base.year(), |days| days.0.year()))
}

/// Spring is March to May, and so on; a winter ends in the year after.
fn season_days(season: Season, year: i16) -> Option<(Date, Date)> {
    let month = match season {
        Season::Sp => 3,
        Season::Su => 6,
        Season::Fa => 9,
        Season::Wi => 12,
    };
    let first = Date::new(year, month, 1).ok()?;
    Some((first, first.checked_add(2.months()).ok()?.last_of_month()))
}

/// One of the equal parts of a month or year.
fn equal_part(index: i8, of: i8, fields: Fields, context: Context) -> Option<Stretch> {
    parts(&super::calendar::fields(fields, None, context)?, index, of)
}

fn parts(whole: &Stretch, index: i8, of: i8) -> Option<Stretch> {
    let (first, last) = whole.days?;
    let (start, end, value) = match whole.unit {
        TimeUnit::Month => {
            let each = 30 / of;
            let start = Date::new(first.year(), first.month(), (index - 1) * each + 1).ok()?;
            let end = if index == of {
                last
            } else {
                Date::new(first.year(), first.month(), index * each).ok()?
            };
            (start, end, whole.value.clone())
        }
        TimeUnit::Year => {
            let each = 12 / of;
            let start = Date::new(first.year(), (index - 1) * each + 1, 1).ok()?;
            let end = Date::new(first.year(), index * each, 1)
                .ok()?
                .last_of_month();
            let letter = if of == 4 { 'Q' } else { 'H' };
            let value = if of == 3 {
                whole.value.clone()
            } else {
                format!("{}-{letter}{index}", whole.value)
            };
            (start, end, value)
        }
        _ => return None,
    };
    let days = Some((start, end));
    let unit = TimeUnit::Quarter;
    Some(Stretch {
        value,
        days,
        unit,
        basis: whole.basis,
        calendar: whole.calendar,
    })
}
