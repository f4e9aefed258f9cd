//! Years, months and days that are named in part: what is missing is taken from publication.

use jiff::civil::Date;

use super::expression::{Fields, Slot};
use super::hijri;
use super::interval::{Context, Stretch, holiday_in, month, one_day, year};
use super::tense::Tense;
use super::value;
use crate::facts::{Basis, Calendar};
use crate::lexicon::{Direction, Holiday, TimeUnit};

/// How far a day without a year can lie after or ahead of publication when no word and no verb tells.
const BEHIND: i64 = 275;
const AHEAD: i64 = 90;
/// Years around publication that are tried; a 29 February is among them.
const YEARS: i16 = 8;

/// The stretch that a date with some of its fields is.
pub(super) fn fields(fields: Fields, weekday: Option<i8>, context: Context) -> Option<Stretch> {
    if fields.before_christ {
        let Slot::Is(year) = fields.year else {
            return None;
        };
        return Some(bare(
            format!("BC{year:04}"),
            TimeUnit::Year,
            Basis::Absolute,
        ));
    }
    if fields.hijri {
        return hijri_fields(fields, weekday, context);
    }
    let fields = in_order(fields, context);
    match fields.month {
        Slot::Open => year_of(fields, context),
        Slot::Shift(count) => month_from(context.published, count, fields),
        Slot::Beside(count) => month_from(context.previous.or(context.published), count, fields),
        Slot::Is(number) => month_of(i8::try_from(number).ok()?, fields, weekday, context),
    }
}

/// Month and day in the order that the numbers of the text have.
fn in_order(fields: Fields, context: Context) -> Fields {
    let (Slot::Is(month), Some(day)) = (fields.month, fields.day) else {
        return fields;
    };
    match i8::try_from(month) {
        Ok(month) if fields.swappable && context.month_first => Fields {
            month: Slot::Is(i16::from(day)),
            day: Some(month),
            ..fields
        },
        _ => fields,
    }
}

/// A value without days.
fn bare(value: String, unit: TimeUnit, basis: Basis) -> Stretch {
    Stretch {
        value,
        days: None,
        unit,
        basis,
        calendar: Calendar::Gregorian,
    }
}

fn year_of(fields: Fields, context: Context) -> Option<Stretch> {
    let (number, basis) = said_year(fields.year, context)?;
    match number {
        Some(number) => year(number, basis),
        None => Some(bare(
            year_offset(fields.year),
            TimeUnit::Year,
            Basis::Relative,
        )),
    }
}

fn year_offset(slot: Slot) -> String {
    let (Slot::Shift(count) | Slot::Beside(count)) = slot else {
        return "XXXX".to_owned();
    };
    value::offset(TimeUnit::Year, count)
}

/// The year of a slot: `None` outside when nothing is said, inside when publication is not known.
fn said_year(slot: Slot, context: Context) -> Option<(Option<i16>, Basis)> {
    let from = |base: Option<Date>, count: i64| {
        base.map(|base| i16::try_from(i64::from(base.year()) + count).ok())
    };
    match slot {
        Slot::Open => None,
        Slot::Is(year) => Some((Some(year), Basis::Absolute)),
        Slot::Shift(count) => Some((from(context.published, count).flatten(), Basis::Relative)),
        Slot::Beside(count) => Some((
            from(context.previous.or(context.published), count).flatten(),
            Basis::Relative,
        )),
    }
}

fn month_from(base: Option<Date>, count: i64, fields: Fields) -> Option<Stretch> {
    let Some(base) = base else {
        let offset = value::offset(TimeUnit::Month, count);
        let value = fields.day.map_or(offset, |day| format!("XXXX-XX-{day:02}"));
        return Some(bare(
            value,
            fields.day.map_or(TimeUnit::Month, |_| TimeUnit::Day),
            Basis::Relative,
        ));
    };
    let date = base
        .first_of_month()
        .checked_add(jiff::Span::new().try_months(count).ok()?)
        .ok()?;
    match fields.day {
        Some(day) => Some(one_day(
            Date::new(date.year(), date.month(), day).ok()?,
            Basis::Relative,
        )),
        None => month(date.year(), date.month(), Basis::Relative),
    }
}

fn month_of(number: i8, fields: Fields, weekday: Option<i8>, context: Context) -> Option<Stretch> {
    let said = said_year(fields.year, context);
    if let Some((Some(year), basis)) = said {
        return dated(year, number, fields.day, basis);
    }
    if let Some(event) = context.event.filter(|_| said.is_none()) {
        return dated(event.year(), number, fields.day, Basis::Partial);
    }
    let Some(published) = context.published.filter(|_| said.is_none()) else {
        let day = fields.day.map_or(String::new(), |day| format!("-{day:02}"));
        // 31 February is none in any year
        Date::new(2000, number, fields.day.unwrap_or(1)).ok()?;
        let unit = fields.day.map_or(TimeUnit::Month, |_| TimeUnit::Day);
        return Some(bare(format!("XXXX-{number:02}{day}"), unit, Basis::Partial));
    };
    let chosen = chosen_year(number, fields, weekday, (published, context))?;
    let basis = if fields.direction.is_some() {
        Basis::Relative
    } else {
        Basis::Partial
    };
    dated(chosen, number, fields.day, basis)
}

fn dated(year: i16, number: i8, day: Option<i8>, basis: Basis) -> Option<Stretch> {
    match day {
        Some(day) => Date::new(year, number, day)
            .ok()
            .filter(|_| year > 0)
            .map(|date| one_day(date, basis)),
        None => month(year, number, basis).filter(|_| year > 0),
    }
}

/// The year that a month or day without one is in.
fn chosen_year(
    number: i8,
    fields: Fields,
    weekday: Option<i8>,
    (published, context): (Date, Context),
) -> Option<i16> {
    let base = match fields.direction {
        Some(Direction::Same | Direction::Following | Direction::Preceding) => {
            context.previous.unwrap_or(published)
        }
        _ => published,
    };
    // a month is before the day's month, a day before the day
    let whole = fields.day.is_none();
    let from = if whole { base.first_of_month() } else { base };
    let to = if whole { base.last_of_month() } else { base };
    let date = |year: i16| Date::new(year, number, fields.day.unwrap_or(1)).ok();
    let years = base.year().saturating_sub(YEARS)..=base.year().saturating_add(YEARS);
    let mut around = years.filter_map(date);
    if let Some(told) = story_day(number, fields, weekday, context)
        && (told <= published || context.tense.is_ahead())
    {
        return Some(told.year());
    }
    let found = match fields.direction {
        Some(Direction::BeforeLast) => around.rfind(|date| *date < from).and_then(year_before),
        Some(Direction::AfterNext) => around.find(|date| *date > to).and_then(year_after),
        Some(Direction::Last | Direction::Preceding) => around.rfind(|date| *date < from),
        Some(Direction::Next | Direction::Following) => around.find(|date| *date > to),
        Some(Direction::This | Direction::Same) => return Some(base.year()),
        None if context.tense.is_ahead() => around.find(|date| *date >= from),
        None if whole => around.rfind(|date| *date <= to),
        None => nearest_day(&around.collect::<Vec<_>>(), base, weekday, context.tense),
    };
    found.map(Date::year)
}

fn year_before(date: Date) -> Option<Date> {
    date.checked_sub(jiff::Span::new().years(1)).ok()
}

fn year_after(date: Date) -> Option<Date> {
    date.checked_add(jiff::Span::new().years(1)).ok()
}

/// The day in a story that was told with its year just before: in the same year, or in the next when
/// that is nearer. A weekday that does not fit shows that the story is over.
fn story_day(number: i8, fields: Fields, weekday: Option<i8>, context: Context) -> Option<Date> {
    let story = context.story.filter(|_| fields.direction.is_none())?;
    let years = [story.year(), story.year().saturating_add(1)];
    let days = years
        .into_iter()
        .filter_map(|year| Date::new(year, number, fields.day.unwrap_or(1)).ok());
    let day = days.min_by_key(|day| days_between(story, *day).abs())?;
    let fits = weekday.is_none_or(|said| day.weekday().to_monday_one_offset() == said);
    fits.then_some(day)
}

/// The day that is meant of the same one in several years: near publication, rather after than ahead,
/// and never ahead of what has happened. A weekday chooses among days that are near; it moves no year.
fn nearest_day(days: &[Date], base: Date, weekday: Option<i8>, tense: Tense) -> Option<Date> {
    let distance = |date: &Date| days_between(base, *date);
    let ahead = if tense == Tense::Past { 0 } else { AHEAD };
    let fits =
        |date: &&Date| weekday.is_none_or(|day| date.weekday().to_monday_one_offset() == day);
    let near = |date: &&Date| (-BEHIND..=ahead).contains(&distance(date));
    let not_ahead = |date: &&Date| distance(date) <= ahead;
    let found = days.iter().filter(near).find(fits);
    found.or_else(|| days.iter().rfind(not_ahead)).copied()
}

/// Days from one day to another.
fn days_between(from: Date, to: Date) -> i64 {
    from.until(to)
        .map_or(i64::MAX, |span| i64::from(span.get_days()))
}

fn hijri_fields(fields: Fields, weekday: Option<i8>, context: Context) -> Option<Stretch> {
    let month = match fields.month {
        Slot::Is(number) => Some(number),
        _ => None,
    };
    let (years, basis) = hijri_years(fields, month, context)?;
    let of = |year: i16| match (month, fields.day) {
        (Some(month), Some(day)) => hijri::day(year, month, day).map(|date| (date, date)),
        (Some(month), None) => hijri::month(year, month),
        (None, _) => hijri::year(year),
    };
    let unit = match (month, fields.day) {
        (Some(_), Some(_)) => TimeUnit::Day,
        (Some(_), None) => TimeUnit::Month,
        (None, _) => TimeUnit::Year,
    };
    let days = if let [year] = years[..] {
        of(year)?
    } else {
        let candidates: Vec<_> = years.into_iter().filter_map(of).collect();
        if let Slot::Is(year) = fields.year {
            *candidates.iter().find(|days| days.0.year() == year)?
        } else {
            nearest(&candidates, fields.direction, context)?
        }
    };
    let days = on_weekday(days, weekday);
    let value = if days.0 == days.1 {
        value::day(days.0)
    } else {
        format!("{}/{}", value::day(days.0), value::day(days.1))
    };
    Some(Stretch {
        value,
        days: Some(days),
        unit,
        basis,
        calendar: Calendar::Islamic,
    })
}

/// A Hijri day, which begins a day earlier or later where the moon is looked for: the weekday tells.
fn on_weekday(days: (Date, Date), weekday: Option<i8>) -> (Date, Date) {
    let (Some(said), true) = (weekday, days.0 == days.1) else {
        return days;
    };
    let around = [Ok(days.0), days.0.yesterday(), days.0.tomorrow()];
    let fits = |date: &Date| date.weekday().to_monday_one_offset() == said;
    let found = around.into_iter().flatten().find(fits);
    found.map_or(days, |date| (date, date))
}

/// The Hijri years that a date can be in.
fn hijri_years(fields: Fields, month: Option<i16>, context: Context) -> Option<(Vec<i16>, Basis)> {
    match fields.year {
        // رمضان 2020
        Slot::Is(year) if year >= 1700 && month.is_some() => {
            Some((lunar_years(year)?, Basis::Absolute))
        }
        Slot::Is(year) => Some((vec![year], Basis::Absolute)),
        Slot::Open => {
            let (year, _) = hijri::of(context.published?)?;
            Some(((year - 1..=year + 1).collect(), Basis::Partial))
        }
        Slot::Shift(count) | Slot::Beside(count) => {
            let (year, _) = hijri::of(context.published?)?;
            Some((
                vec![i16::try_from(i64::from(year) + count).ok()?],
                Basis::Relative,
            ))
        }
    }
}

/// Of the same days in several years, the ones that are meant.
fn nearest(
    candidates: &[(Date, Date)],
    direction: Option<Direction>,
    context: Context,
) -> Option<(Date, Date)> {
    let published = context.published?;
    let begun = |days: &&(Date, Date)| days.0 <= published;
    let past = |days: &&(Date, Date)| days.1 < published;
    let ahead = |days: &&(Date, Date)| days.0 > published;
    let found = match direction {
        Some(Direction::Last | Direction::Preceding) => candidates.iter().rfind(past),
        Some(Direction::Next | Direction::Following) => candidates.iter().find(ahead),
        _ if context.tense.is_ahead() => candidates.iter().find(|days| days.1 >= published),
        _ if context.tense == Tense::Past => candidates.iter().rfind(begun),
        _ => candidates.iter().min_by_key(|days| {
            let inside = days.0 <= published && published <= days.1;
            if inside {
                0
            } else {
                days_between(published, days.0)
                    .abs()
                    .min(days_between(published, days.1).abs())
            }
        }),
    };
    found.copied()
}

/// The day of a holiday.
pub(super) fn holiday(
    holiday: &Holiday,
    (slot, hijri_year): (Slot, bool),
    direction: Option<Direction>,
    context: Context,
) -> Option<Stretch> {
    let islamic = matches!(holiday, Holiday::Hijri(_));
    let calendar = if islamic {
        Calendar::Islamic
    } else {
        Calendar::Gregorian
    };
    let stretch = |date, basis| Stretch {
        calendar,
        ..one_day(date, basis)
    };
    let lunar = islamic && !hijri_year;
    let in_year = |year: i16| {
        own_years(year, lunar)
            .into_iter()
            .filter_map(|own| holiday_in(holiday, own))
    };
    if let Some((year, basis)) = said_year(slot, context) {
        let date = in_year(year?).find(|date| hijri_year || Some(date.year()) == year)?;
        return Some(stretch(date, basis));
    }
    let Some(published) = context.published else {
        let open = bare("XXXX-XX-XX".to_owned(), TimeUnit::Day, Basis::Partial);
        return Some(Stretch { calendar, ..open });
    };
    let years = published.year().saturating_sub(1)..=published.year().saturating_add(1);
    let mut days: Vec<_> = years.flat_map(in_year).map(|date| (date, date)).collect();
    days.sort_unstable();
    nearest(&days, direction, context).map(|(date, _)| stretch(date, Basis::Partial))
}

/// The years of a holiday's own calendar that can be a Gregorian one.
fn own_years(year: i16, lunar: bool) -> Vec<i16> {
    if lunar {
        lunar_years(year).unwrap_or_default()
    } else {
        vec![year]
    }
}

/// The Hijri years that overlap a Gregorian one, and their neighbours.
fn lunar_years(year: i16) -> Option<Vec<i16>> {
    let about = i16::try_from((i32::from(year) - 622) * 33 / 32).ok()?;
    Some((about.checked_sub(1)?..=about.checked_add(2)?).collect())
}
