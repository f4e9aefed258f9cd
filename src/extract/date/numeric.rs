//! Dates in digits: 15/10/2020, 2020-10-15, 15.10.2020.

use super::expression::on;
use super::expression::{Day, Fields, Point, Slot};
use super::rule::{Begin, DayRule};
use super::words::the_word;
use super::year::with_era;
use crate::grammar::Cursor;
use crate::lexicon::{Kind, TimeUnit};
use crate::text::{Text, TokenKind};

/// The rules of this file.
pub(super) const RULES: &[DayRule] = &[
    DayRule {
        name: "three numbers",
        example: "15/10/2020",
        begin: Begin::with(&[Kind::Unit]).or_digits(),
        read: full,
    },
    DayRule {
        name: "month and year",
        example: "10/2020",
        begin: Begin::with(&[]).or_digits(),
        read: month_and_year,
    },
];

/// A number of a date: its value and how many digits it has.
type Piece = (i16, usize);

fn piece(at: Cursor<'_>) -> Option<(Piece, Cursor<'_>)> {
    let form = at.form();
    let fits = at.token().kind == TokenKind::Digits && form.len() <= 4;
    Some(((form.parse().ok().filter(|_| fits)?, form.len()), at.skip()))
}

/// A mark between two numbers, without spaces on either side or, a slash, with both.
fn separator(at: Cursor<'_>, mark: char) -> Option<Cursor<'_>> {
    let next = at.mark(mark)?;
    let (before, after) = (at.token().glued, next.token().glued);
    (before == after && (before || mark == '/')).then_some(next)
}

fn full<'t>(at: Cursor<'t>) -> Option<(Point<'t>, Cursor<'t>)> {
    let (a, rest) = piece(the_word(at, TimeUnit::Day).unwrap_or(at))?;
    let mark = ['/', '-', '.', '\\']
        .into_iter()
        .find(|mark| rest.token().is_mark(*mark))?;
    // 12 - 11 - 2020: with spaces only where a whole year makes it plain
    let between = |at: Cursor<'t>| separator(at, mark).or_else(|| at.mark(mark));
    let loose = separator(rest, mark).is_none();
    let (b, rest) = piece(between(rest)?)?;
    let last = between(rest)?;
    let (c, rest) = piece(last).or_else(|| year_and_clock(last))?;
    let longer = between(rest).is_some_and(|next| next.token().kind == TokenKind::Digits);
    let whole = !loose || c.1 == 4;
    let (year, month, day) = ordered(a, b, c).filter(|_| whole && !longer)?;
    let (era, rest) = with_era(year, rest);
    let fields = Fields {
        month: Slot::Is(month),
        day: i8::try_from(day).ok(),
        hijri: era.hijri || (1300..1500).contains(&year),
        swappable: mark == '/' && a.1 <= 2 && a.0 <= 12 && b.0 <= 12,
        ..era
    };
    Some((on(Day::Fields(fields)), rest))
}

/// A year with a clock time written onto it, as some pages have it: 14/5/202303:18.
fn year_and_clock(at: Cursor<'_>) -> Option<(Piece, Cursor<'_>)> {
    let (year, hour) = at.form().split_at_checked(4)?;
    let minute = at.skip().mark(':')?;
    let two = |form: &str| form.len() == 2 && form.parse::<u8>().is_ok();
    let fits = at.token().kind == TokenKind::Digits && two(hour) && two(minute.form());
    Some(((year.parse().ok().filter(|_| fits)?, 4), minute.skip()))
}

/// Year, month and day: the day first, but for a year of four digits in front and a month above
/// twelve, which is a day.
fn ordered(a: Piece, b: Piece, c: Piece) -> Option<(i16, i16, i16)> {
    let (year, month, day) = match (a.1, b.1, c.1) {
        (4, 1 | 2, 1 | 2) => (a.0, b.0, c.0),
        (1 | 2, 1 | 2, 4) => (c.0, b.0, a.0),
        (2, 2, 2) => (century(c.0), b.0, a.0),
        (1, 1 | 2, 2) | (2, 1, 2) if c.0 > 31 || c.0 >= 10 => (century(c.0), b.0, a.0),
        _ => return None,
    };
    let (month, day) = if month > 12 && day <= 12 {
        (day, month)
    } else {
        (month, day)
    };
    ((1..=12).contains(&month) && (1..=31).contains(&day) && year > 0).then_some((year, month, day))
}

/// Whether a text has the month before the day in its numbers: some number can be no month where the
/// day would be second, and none where it would be first.
pub(super) fn is_month_first(text: &Text<'_>) -> bool {
    let (mut month_first, mut day_first) = (false, false);
    for i in (0..text.len()).filter(|i| text.token(*i).kind == TokenKind::Digits) {
        let at = Cursor::new(text, i..text.len());
        let read = || {
            let (a, rest) = piece(at)?;
            let (b, rest) = piece(separator(rest, '/')?)?;
            let (c, _) = piece(separator(rest, '/')?)?;
            (a.1 <= 2 && b.1 <= 2 && c.1 == 4).then_some((a.0, b.0))
        };
        if let Some((a, b)) = read() {
            month_first |= a <= 12 && b > 12;
            day_first |= a > 12;
        }
    }
    month_first && !day_first
}

/// The year that two digits mean.
fn century(year: i16) -> i16 {
    if year < 70 { 2000 + year } else { 1900 + year }
}

fn month_and_year(at: Cursor<'_>) -> Option<(Point<'_>, Cursor<'_>)> {
    let (a, rest) = piece(at)?;
    let (b, rest) = piece(separator(rest, '/')?)?;
    let (month, year) = if a.1 == 4 { (b, a) } else { (a, b) };
    let fits = month.1 <= 2
        && year.1 == 4
        && (1..=12).contains(&month.0)
        && (1800..=2200).contains(&year.0);
    let longer = separator(rest, '/').is_some();
    let fields = Fields {
        month: Slot::Is(month.0),
        ..Fields::year(year.0)
    };
    (fits && !longer).then(|| (on(Day::Fields(fields)), rest))
}

/// Day and month (15/10), which need a word of time before them.
pub(super) fn day_and_month(at: Cursor<'_>) -> Option<(Fields, Cursor<'_>)> {
    let (day, rest) = piece(at)?;
    let mark = ['/', '-', '.']
        .into_iter()
        .find(|mark| rest.token().is_mark(*mark))?;
    let (month, rest) = piece(separator(rest, mark)?)?;
    // the month of «3-7/5/2021» follows
    let longer = ['/', '-', '.'].iter().any(|mark| {
        separator(rest, *mark).is_some_and(|next| next.token().kind == TokenKind::Digits)
    });
    // «8-9 صباحا» are hours
    let hours = mark == '-' && super::words::day_part(rest).is_some();
    if longer || hours {
        return None;
    }
    let fits =
        (1..=12).contains(&month.0) && (1..=31).contains(&day.0) && month.1 <= 2 && day.1 <= 2;
    let fields = Fields {
        month: Slot::Is(month.0),
        day: i8::try_from(day.0).ok(),
        ..Fields::default()
    };
    fits.then_some((fields, rest))
}
