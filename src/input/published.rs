//! The day of publication, from whatever tells it.

use jiff::civil::Date;

use crate::article::{Published, PublishedBasis};

/// Years that digits in a file's name may mean.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2100;

/// What tells the day of publication, the most trusted first.
pub(super) struct Told<'a> {
    pub(super) record: Option<Date>,
    pub(super) metadata: Option<Date>,
    pub(super) flag: Option<Date>,
    pub(super) file_name: Option<&'a str>,
    pub(super) url: Option<&'a str>,
}

/// The first that is known; the story's own dateline is looked for when none is.
pub(super) fn decide(told: &Told<'_>) -> Published {
    let file_name = || told.file_name.and_then(in_name);
    let address = || told.url.and_then(in_url);
    let known = |date: Option<Date>, basis| {
        date.map(|_| Published {
            date,
            basis,
            ..Published::default()
        })
    };
    known(told.record, PublishedBasis::Record)
        .or_else(|| known(told.metadata, PublishedBasis::Metadata))
        .or_else(|| known(told.flag, PublishedBasis::Flag))
        .or_else(|| known(file_name(), PublishedBasis::Filename))
        .or_else(|| known(address(), PublishedBasis::Url))
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

/// The first day in the path of an address: `/2020/11/12/`, `/2020/9/5/`, or as in a file's name.
fn in_url(url: &str) -> Option<Date> {
    let address = url.split(['?', '#']).next()?;
    let address = address.split_once("://").map_or(address, |(_, rest)| rest);
    let (_, path) = address.split_once('/')?;
    let parts: Vec<&str> = path.split('/').collect();
    parts
        .windows(3)
        .find_map(folders)
        .or_else(|| parts.iter().find_map(|part| in_name(part)))
}

/// A year, a month and a day, each a folder.
fn folders(parts: &[&str]) -> Option<Date> {
    let [year, month, day] = parts else {
        return None;
    };
    let short = |part: &str| (1..=2).contains(&part.len());
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let shaped = year.len() == 4 && short(month) && short(day) && parts.iter().all(|p| digits(p));
    let year: i16 = year.parse().ok().filter(|_| shaped)?;
    let date = Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()?;
    YEARS.contains(&year).then_some(date)
}

/// The first day written in a file's name as `2020-11-12`, `2020_11_12` or `20201112`.
fn in_name(name: &str) -> Option<Date> {
    let digit = |c: char| c.is_ascii_digit();
    let begins = |(at, c): &(usize, char)| digit(*c) && !name[..*at].ends_with(digit);
    let starts = name.char_indices().filter(begins);
    let mut days = starts.filter_map(|(start, _)| {
        let (date, length) = written(&name[start..])?;
        (!in_checksum(name, start, start + length)).then_some(date)
    });
    days.next()
}

/// The day that a text begins with, and the bytes it takes; no other digit follows.
fn written(text: &str) -> Option<(Date, usize)> {
    let (year, rest) = digits(text, 4)?;
    let between = rest.chars().next().filter(|c| matches!(c, '-' | '_'));
    let (month, rest) = digits(after(rest, between)?, 2)?;
    let (day, rest) = digits(after(rest, between)?, 2)?;
    if rest.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let year: i16 = year.parse().ok()?;
    let date = Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()?;
    let known = YEARS.contains(&year);
    known.then_some((date, text.len() - rest.len()))
}

/// So many digits and what follows.
fn digits(text: &str, count: usize) -> Option<(&str, &str)> {
    let (digits, rest) = text.split_at_checked(count)?;
    let all = digits.bytes().all(|byte| byte.is_ascii_digit());
    all.then_some((digits, rest))
}

/// What follows a sign, if there must be one.
fn after(text: &str, sign: Option<char>) -> Option<&str> {
    sign.map_or(Some(text), |sign| text.strip_prefix(sign))
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
    use proptest::prelude::*;
    use regex::Regex;

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

    /// The same by a regular expression.
    fn by_pattern(name: &str) -> Option<Date> {
        let day = r"(?:^|[^0-9])(([0-9]{4})(?:-([0-9]{2})-|_([0-9]{2})_|([0-9]{2}))([0-9]{2}))(?:[^0-9]|$)";
        let day = Regex::new(day).ok()?;
        let mut from = 0;
        while let Some(found) = day.captures_at(name, from) {
            let digits = found.get(1)?.range();
            let month = found.get(3).or(found.get(4)).or(found.get(5))?;
            let number = |digits: &str| digits.parse().ok();
            let year: i16 = found[2].parse().ok()?;
            let date = Date::new(year, number(month.as_str())?, number(&found[6])?);
            if let Ok(date) = date
                && YEARS.contains(&year)
                && !in_checksum(name, digits.start, digits.end)
            {
                return Some(date);
            }
            from = digits.end;
        }
        None
    }

    proptest! {
        #[test]
        fn a_day_in_a_name_is_what_a_pattern_would_find(
            name in "([a-gب.-]?[0-9]{0,3}(19|20|18)[0-9]{2}[-_]?(0[0-9]|1[0-3])[-_]?[0-3][0-9][0-9_g.-]?){1,3}"
        ) {
            prop_assert_eq!(in_name(&name), by_pattern(&name));
        }
    }

    #[test]
    fn an_address_tells_the_day_in_its_path_only() {
        let in_url = |url| in_url(url).map(|date| date.to_string());
        for url in [
            "https://a.example/news/2020/11/12/slug",
            "a.example/2020-11-12/slug.html",
            "https://a.example/world/20201112-slug?at=2001-01-01",
            "http://a.example/2020/11/12",
        ] {
            assert_eq!(in_url(url).as_deref(), Some("2020-11-12"), "{url}");
        }
        assert_eq!(
            in_url("https://a.example/2020/9/5/x").as_deref(),
            Some("2020-09-05")
        );
        for url in [
            "https://2020-11-12.example/slug",
            "https://a.example/?day=2020-11-12",
            "https://a.example/2020/11/slug",
            "https://a.example/2020/13/40/slug",
            "https://a.example/120201112",
            "",
        ] {
            assert_eq!(in_url(url), None, "{url}");
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
