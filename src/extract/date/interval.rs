//! Stretches of the calendar, and what words of time are held against.

use jiff::civil::Date;

use super::tense::Tense;
use super::{hijri, value};
use crate::facts::{Basis, Calendar};
use crate::lexicon::{Holiday, TimeUnit};

/// What words of time are held against.
#[derive(Debug, Clone, Copy)]
pub(super) struct Context {
    /// Day of publication.
    pub(super) published: Option<Date>,
    /// First day of the expression before.
    pub(super) previous: Option<Date>,
    /// When what is told happens, as the words around the expression say.
    pub(super) tense: Tense,
    /// First day of the dated expression whose story goes on here.
    pub(super) story: Option<Date>,
    /// The day of a known event that the expression names.
    pub(super) event: Option<Date>,
    /// First day of the week that was named right before.
    pub(super) week: Option<Date>,
    /// The day on which somebody told it, when the sentence says so: what is told is no later.
    pub(super) told: Option<Date>,
    /// Whether numbers of this text have the month before the day.
    pub(super) month_first: bool,
}

/// A stretch of the calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) value: String,
    pub(super) days: Option<(Date, Date)>,
    /// Whether it is one day, so that parts of the day and clock times fit.
    pub(super) unit: TimeUnit,
    pub(super) basis: Basis,
    pub(super) calendar: Calendar,
}

impl Stretch {
    pub(super) fn new(value: String, days: (Date, Date), unit: TimeUnit, basis: Basis) -> Self {
        Self {
            value,
            days: Some(days),
            unit,
            basis,
            calendar: Calendar::Gregorian,
        }
    }

    /// What only the day of publication would tell.
    pub(super) fn open(value: String, unit: TimeUnit) -> Self {
        Self {
            value,
            days: None,
            unit,
            basis: Basis::Relative,
            calendar: Calendar::Gregorian,
        }
    }
}

/// One day.
pub(super) fn one_day(date: Date, basis: Basis) -> Stretch {
    Stretch::new(value::day(date), (date, date), TimeUnit::Day, basis)
}

/// A month.
pub(super) fn month(year: i16, month: i8, basis: Basis) -> Option<Stretch> {
    let first = Date::new(year, month, 1).ok()?;
    let value = format!("{year:04}-{month:02}");
    Some(Stretch::new(
        value,
        (first, first.last_of_month()),
        TimeUnit::Month,
        basis,
    ))
}

/// A year.
pub(super) fn year(year: i16, basis: Basis) -> Option<Stretch> {
    let days = (Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?);
    (year > 0).then(|| Stretch::new(format!("{year:04}"), days, TimeUnit::Year, basis))
}

/// The day of a holiday in a year of its own calendar.
pub(super) fn holiday_in(holiday: &Holiday, year: i16) -> Option<Date> {
    let parse = |day: &str| {
        let (month, day) = day.split_once('-')?;
        Some((month.parse::<i8>().ok()?, day.parse::<i8>().ok()?))
    };
    match holiday {
        Holiday::Gregorian(day) => {
            let (month, day) = parse(day)?;
            Date::new(year, month, day).ok()
        }
        Holiday::Hijri(day) => {
            let (month, day) = parse(day)?;
            hijri::day(year, i16::from(month), day)
        }
    }
}
