//! TIMEX3 values as text.

use jiff::civil::Date;

use super::expression::{Clock, Length};
use crate::lexicon::{DayPart, Season, TimeUnit};

/// 2020-11-12.
pub(super) fn day(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}

/// 2020-W46.
pub(super) fn week(date: Date) -> String {
    let week = date.iso_week_date();
    format!("{:04}-W{:02}", week.year(), week.week())
}

/// TMO.
pub(super) fn part_suffix(part: Option<DayPart>) -> &'static str {
    match part {
        None => "",
        Some(DayPart::Mo) => "TMO",
        Some(DayPart::Mi) => "TMI",
        Some(DayPart::Af) => "TAF",
        Some(DayPart::Ev) => "TEV",
        Some(DayPart::Ni) => "TNI",
    }
}

/// T13:00, in the half of the day that the words or the part of the day tell.
pub(super) fn clock_suffix(clock: Clock, part: Option<DayPart>) -> String {
    let hour = if clock.open {
        half(clock.hour, part)
    } else {
        clock.hour
    };
    let zone = clock.zone.map_or_else(String::new, offset_from_utc);
    match clock.second {
        Some(second) => format!("T{hour:02}:{:02}:{second:02}{zone}", clock.minute),
        None => format!("T{hour:02}:{:02}{zone}", clock.minute),
    }
}

/// Z, +04:00.
fn offset_from_utc(minutes: i16) -> String {
    if minutes == 0 {
        return "Z".to_owned();
    }
    let sign = if minutes < 0 { '-' } else { '+' };
    let minutes = minutes.unsigned_abs();
    format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

fn half(hour: u8, part: Option<DayPart>) -> u8 {
    match part {
        Some(DayPart::Mo) => hour % 12,
        Some(DayPart::Mi) if hour < 6 => hour + 12,
        Some(DayPart::Af | DayPart::Ev) => hour % 12 + 12,
        Some(DayPart::Ni) if hour == 12 => 0,
        Some(DayPart::Ni) if hour >= 6 => hour + 12,
        _ => hour,
    }
}

/// FA.
pub(super) fn season(season: Season) -> &'static str {
    match season {
        Season::Sp => "SP",
        Season::Su => "SU",
        Season::Fa => "FA",
        Season::Wi => "WI",
    }
}

/// The letters of a unit, and whether it is shorter than a day.
fn letters(unit: TimeUnit) -> (&'static str, bool) {
    match unit {
        TimeUnit::Second => ("S", true),
        TimeUnit::Minute => ("M", true),
        TimeUnit::Hour => ("H", true),
        TimeUnit::Day | TimeUnit::Night => ("D", false),
        TimeUnit::Week => ("W", false),
        TimeUnit::Month => ("M", false),
        TimeUnit::Quarter => ("Q", false),
        TimeUnit::Year => ("Y", false),
        TimeUnit::Decade => ("DE", false),
        TimeUnit::Century => ("CE", false),
    }
}

/// P6W, PT24H, P4.5Y, P1Y3M, P5Y/P6Y, PXDE.
pub(super) fn length_value(length: &Length) -> String {
    let low = one_length(length.amount, length.unit, length.more);
    match length.up_to {
        Some(high) => format!("{low}/{}", one_length(Some(high), length.unit, None)),
        None => low,
    }
}

fn one_length(amount: Option<u64>, unit: TimeUnit, more: Option<(u64, TimeUnit)>) -> String {
    let (letter, short) = letters(unit);
    let time = if short { "T" } else { "" };
    let mut value = format!("P{time}{}{letter}", count(amount));
    if let Some((amount, unit)) = more {
        let (letter, shorter) = letters(unit);
        let time = if shorter && !short { "T" } else { "" };
        value = format!("{value}{time}{}{letter}", count(Some(amount)));
    }
    value
}

/// Hundredths as a decimal number.
fn count(hundredths: Option<u64>) -> String {
    let Some(n) = hundredths else {
        return "X".to_owned();
    };
    match (n / 100, n % 100) {
        (whole, 0) => whole.to_string(),
        (whole, part) if part % 10 == 0 => format!("{whole}.{}", part / 10),
        (whole, part) => format!("{whole}.{part:02}"),
    }
}

/// P-1D: so many units from a day of publication that nobody knows.
pub(super) fn offset(unit: TimeUnit, count: i64) -> String {
    let (letter, short) = letters(unit);
    format!("P{}{count}{letter}", if short { "T" } else { "" })
}
