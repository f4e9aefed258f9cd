//! The Hijri calendar by Umm al-Qura, which Saudi Arabia prints; before and after its printed years by the
//! calendar crate.

use icu_calendar::cal::Hijri;
use icu_calendar::cal::hijri::UmmAlQura;
use icu_calendar::{Date as AnyDate, Iso};
use jiff::civil::Date;

use super::umm_al_qura;

/// The Gregorian day of a Hijri one.
pub(super) fn day(year: i16, month: i16, day: i8) -> Option<Date> {
    let Some((first, last)) = umm_al_qura::month(year, month) else {
        return gregorian(date(year, month, day)?);
    };
    let date = first
        .checked_add(jiff::Span::new().days(i64::from(day) - 1))
        .ok()?;
    (first <= date && date <= last).then_some(date)
}

/// First and last Gregorian day of a Hijri month.
pub(super) fn month(year: i16, month: i16) -> Option<(Date, Date)> {
    if let Some(days) = umm_al_qura::month(year, month) {
        return Some(days);
    }
    let last = i8::try_from(date(year, month, 1)?.days_in_month()).ok()?;
    Some((day(year, month, 1)?, day(year, month, last)?))
}

/// First and last Gregorian day of a Hijri year.
pub(super) fn year(year: i16) -> Option<(Date, Date)> {
    Some((
        day(year, 1, 1)?,
        day(year.checked_add(1)?, 1, 1)?.yesterday().ok()?,
    ))
}

/// The Hijri year and month that a Gregorian day is in.
pub(super) fn of(date: Date) -> Option<(i16, i16)> {
    let iso = AnyDate::try_new_iso(
        i32::from(date.year()),
        date.month().cast_unsigned(),
        date.day().cast_unsigned(),
    )
    .ok()?;
    let hijri = iso.to_calendar(Hijri::new_umm_al_qura());
    let year = i16::try_from(hijri.year().extended_year()).ok()?;
    Some((year, i16::from(hijri.month().ordinal)))
}

fn date(year: i16, month: i16, day: i8) -> Option<AnyDate<Hijri<UmmAlQura>>> {
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    let plausible = (1..=3000).contains(&year);
    plausible.then(|| {
        AnyDate::try_new_hijri_with_calendar(i32::from(year), month, day, Hijri::new_umm_al_qura())
            .ok()
    })?
}

fn gregorian(date: AnyDate<Hijri<UmmAlQura>>) -> Option<Date> {
    let iso = date.to_calendar(Iso);
    let year = i16::try_from(iso.year().extended_year()).ok()?;
    Date::new(
        year,
        i8::try_from(iso.month().ordinal).ok()?,
        i8::try_from(iso.day_of_month().0).ok()?,
    )
    .ok()
}
