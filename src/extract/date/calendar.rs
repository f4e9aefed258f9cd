//! Years, months and days that are named in part: what is missing is taken from publication.

use jiff::civil::Date;

use super::expression::{Fields, Slot};
use super::hijri;
use super::stretch::{Context, Stretch, holiday_in, month, one_day, year};
use super::value;
use crate::facts::{Basis, Calendar};
use crate::lexicon::{Direction, Holiday, TimeUnit};

/// How far a day without a year can lie behind or ahead of publication when no word and no verb tells.
const BEHIND: i64 = 275;
const AHEAD: i64 = 90;

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
        return hijri_fields(fields, context);
    }
    match fields.month {
        Slot::Open => year_of(fields, context),
        Slot::Shift(count) => month_from(context.published, count, fields),
        Slot::Beside(count) => month_from(context.previous.or(context.published), count, fields),
        Slot::Is(number) => month_of(i8::try_from(number).ok()?, fields, weekday, context),
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
    let date = |year: i16| Date::new(year, number, fields.day.unwrap_or(1)).ok();
    let around = (base.year().saturating_sub(8)..=base.year().saturating_add(8)).filter_map(date);
    let whole = fields.day.is_none();
    let before = |date: &Date| {
        if whole {
            *date < base.first_of_month()
        } else {
            *date < base
        }
    };
    let behind = |date: &Date| {
        if whole {
            *date > base.last_of_month()
        } else {
            *date > base
        }
    };
    let distance = |date: &Date| days_between(base, *date);
    let found = match fields.direction {
        Some(Direction::Last | Direction::Preceding) => around.filter(before).last(),
        Some(Direction::Next | Direction::Following) => around.filter(behind).next(),
        Some(Direction::This | Direction::Same) => return Some(base.year()),
        None if context.future => around.filter(|date| !before(date)).next(),
        None if whole => around.filter(|date| !behind(date)).last(),
        None => {
            let near: Vec<Date> = around.collect();
            let on_weekday = |date: &&Date| {
                weekday.is_none_or(|day| date.weekday().to_monday_one_offset() == day)
            };
            let fits = |date: &&Date| (-BEHIND..=AHEAD).contains(&distance(date));
            let plain = near.iter().filter(fits).find(on_weekday).or_else(|| {
                near.iter()
                    .filter(|date| distance(date) <= AHEAD && weekday.is_some())
                    .rfind(on_weekday)
            });
            plain
                .or_else(|| near.iter().rfind(|date| distance(date) <= AHEAD))
                .copied()
        }
    };
    found.map(Date::year)
}

/// Days from one day to another.
fn days_between(from: Date, to: Date) -> i64 {
    from.until(to)
        .map_or(i64::MAX, |span| i64::from(span.get_days()))
}

fn hijri_fields(fields: Fields, context: Context) -> Option<Stretch> {
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

/// The Hijri years that a date can be in.
fn hijri_years(fields: Fields, month: Option<i16>, context: Context) -> Option<(Vec<i16>, Basis)> {
    match fields.year {
        // رمضان 2020
        Slot::Is(year) if year >= 1700 && month.is_some() => {
            let about = (i32::from(year) - 622) * 33 / 32;
            let about = i16::try_from(about).ok()?;
            Some(((about - 1..=about + 2).collect(), Basis::Absolute))
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
    let past = |days: &&(Date, Date)| days.1 < published;
    let ahead = |days: &&(Date, Date)| days.0 > published;
    let found = match direction {
        Some(Direction::Last | Direction::Preceding) => candidates.iter().rfind(past),
        Some(Direction::Next | Direction::Following) => candidates.iter().find(ahead),
        _ if context.future => candidates.iter().find(|days| days.1 >= published),
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
    let own_years = |year: i16| -> Vec<i16> {
        let about = i16::try_from((i32::from(year) - 622) * 33 / 32).unwrap_or(year);
        if islamic && !hijri_year {
            (about - 1..=about + 2).collect()
        } else {
            vec![year]
        }
    };
    if let Some((year, basis)) = said_year(slot, context) {
        let dates = own_years(year?)
            .into_iter()
            .filter_map(|own| holiday_in(holiday, own));
        let date = dates
            .into_iter()
            .find(|date| hijri_year || Some(date.year()) == year)?;
        return Some(stretch(date, basis));
    }
    let Some(published) = context.published else {
        return Some(Stretch {
            calendar,
            ..bare("XXXX-XX-XX".to_owned(), TimeUnit::Day, Basis::Partial)
        });
    };
    let years = published.year().saturating_sub(1)..=published.year().saturating_add(1);
    let mut dates: Vec<Date> = years
        .flat_map(own_years)
        .filter_map(|own| holiday_in(holiday, own))
        .collect();
    dates.sort_unstable();
    dates.dedup();
    let days: Vec<_> = dates.into_iter().map(|date| (date, date)).collect();
    nearest(&days, direction, context).map(|(date, _)| stretch(date, Basis::Partial))
}
