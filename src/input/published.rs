//! The day of publication, from whatever tells it.

use std::sync::LazyLock;

use jiff::civil::Date;
use regex::{Captures, Regex};

use crate::article::{Published, PublishedBasis};

/// Years that digits in a file's name may mean.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2100;

#[allow(clippy::unwrap_used)] // a constant, compiled by this file's tests
static DAY_IN_NAME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?:^|[^0-9])(([0-9]{4})(?:-([0-9]{2})-|_([0-9]{2})_|([0-9]{2}))([0-9]{2}))(?:[^0-9]|$)",
    )
    .unwrap()
});

/// The first of these that is known: record, metadata, option, digits in the file's name.
pub(super) fn decide(
    record: Option<Date>,
    metadata: Option<Date>,
    flag: Option<Date>,
    file_name: Option<&str>,
) -> Published {
    let told = [
        (record, PublishedBasis::Record),
        (metadata, PublishedBasis::Metadata),
        (flag, PublishedBasis::Flag),
    ];
    told.into_iter()
        .find(|(date, _)| date.is_some())
        .or_else(|| Some((Some(in_name(file_name?)?), PublishedBasis::Filename)))
        .map(|(date, basis)| Published { date, basis })
        .unwrap_or_default()
}

/// A day as `2020-11-12`; a time of day may follow and is left out.
pub(super) fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    let (day, rest) = text.split_at_checked(10)?;
    let shape = |(at, byte): (usize, u8)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    };
    let timed = rest
        .strip_prefix(['T', ' '])
        .is_some_and(|time| time.starts_with(|c: char| c.is_ascii_digit()));
    let shaped = day.bytes().enumerate().all(shape) && (rest.is_empty() || timed);
    shaped.then(|| day.parse().ok()).flatten()
}

/// The first day written in a file's name as `2020-11-12`, `2020_11_12` or `20201112`.
fn in_name(name: &str) -> Option<Date> {
    let mut from = 0;
    while let Some(found) = DAY_IN_NAME.captures_at(name, from) {
        let digits = found.get(1)?.range();
        if !in_checksum(name, digits.start, digits.end)
            && let Some(date) = date(&found)
        {
            return Some(date);
        }
        from = digits.end;
    }
    None
}

fn date(found: &Captures<'_>) -> Option<Date> {
    let month = found.get(3).or(found.get(4)).or(found.get(5))?;
    let year: i16 = found[2].parse().ok()?;
    let date = Date::new(year, month.as_str().parse().ok()?, found[6].parse().ok()?).ok()?;
    YEARS.contains(&year).then_some(date)
}

/// Whether the digits are part of a longer hexadecimal word, where they mean no day.
fn in_checksum(name: &str, start: usize, end: usize) -> bool {
    let word = |c: char| c.is_ascii_alphanumeric();
    let before = name[..start].chars().rev().take_while(|c| word(*c));
    let after = name[end..].chars().take_while(|c| word(*c));
    let mut beside = before.chain(after).peekable();
    beside.peek().is_some() && beside.all(|c| c.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str) -> Option<String> {
        in_name(name).map(|date| date.to_string())
    }

    #[test]
    fn three_ways_of_writing_a_day_are_read_in_names() {
        for name in [
            "2020-11-12",
            "afp_2020_11_12.txt",
            "خبر20201112",
            "article20201112b",
        ] {
            assert_eq!(named(name).as_deref(), Some("2020-11-12"), "{name}");
        }
        assert_eq!(
            named("2020-99-99-2020-11-12").as_deref(),
            Some("2020-11-12")
        );
    }

    #[test]
    fn other_digits_are_no_day() {
        for name in [
            "2020-11_12",
            "2021-02-29",
            "1899-12-31",
            "2101-01-01",
            "120201112",
            "202011123",
            "6c20201112ab",
            "003_f7fdd30d4e8f1ade.txt",
            "2020-11",
            "٢٠٢٠-١١-١٢",
            "",
        ] {
            assert_eq!(named(name), None, "{name}");
        }
    }

    #[test]
    fn a_day_may_carry_a_time_and_nothing_else() {
        for text in [
            "2020-11-12",
            " 2020-11-12 ",
            "2020-11-12T08:30:00+04:00",
            "2020-11-12 08:30",
        ] {
            assert_eq!(
                day(text).map(|date| date.to_string()).as_deref(),
                Some("2020-11-12")
            );
        }
        for text in [
            "",
            "12/11/2020",
            "2020-13-01",
            "2020-11-12x",
            "2020-11-12T",
            "20201112",
            "خريف 2020",
        ] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
