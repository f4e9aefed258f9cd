//! The day of publication, from whatever tells it.

use jiff::civil::Date;

use crate::article::{Published, PublishedBasis, PublishedConflict};

/// Years that digits in a file's name may mean.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2100;

/// What tells the day of publication, the most trusted first.
pub(super) struct PublicationSources<'a> {
    pub(super) record: Option<Date>,
    pub(super) metadata: Option<Date>,
    pub(super) flag: Option<Date>,
    pub(super) file_name: Option<&'a str>,
    pub(super) url: Option<&'a str>,
}

/// The first that is known, and the others that differ as conflicts; the text itself is looked at later.
/// The option `--date` is for articles that carry no day, so that it contradicts none.
pub(super) fn decide_publication(told: &PublicationSources<'_>) -> Published {
    let days = [
        (told.record, PublishedBasis::Record),
        (told.metadata, PublishedBasis::Metadata),
        (told.flag, PublishedBasis::Flag),
        (told.file_name.and_then(in_name), PublishedBasis::Filename),
        (told.url.and_then(in_url), PublishedBasis::Url),
    ];
    let mut days = days
        .into_iter()
        .filter_map(|(date, basis)| Some(PublishedConflict { date: date?, basis }));
    let Some(first) = days.next() else {
        return Published::default();
    };
    let differs =
        |other: &PublishedConflict| other.date != first.date && other.basis != PublishedBasis::Flag;
    Published {
        date: Some(first.date),
        basis: first.basis,
        conflicts: days.filter(differs).collect(),
    }
}

/// A day in one of the forms that data come in: `2020-11-12` with or without a time, RFC 3339, RFC 2822,
/// `12/11/2020` (the day first), `2020/11/12`, digits of any script, seconds or milliseconds since 1970.
pub(super) fn parse_day(text: &str) -> Option<Date> {
    let text: String = text.trim().chars().map(ascii_digit).collect();
    iso_day(&text)
        .or_else(|| compact_day(&text))
        .or_else(|| numeric_day(&text))
        .or_else(|| since_epoch(&text))
        .or_else(|| {
            jiff::fmt::rfc2822::parse(&text)
                .ok()
                .map(|time| time.date())
        })
}

/// The ASCII digit of an Arabic or Persian one.
fn ascii_digit(c: char) -> char {
    let digit = match c {
        '٠'..='٩' => c as u32 - '٠' as u32,
        '۰'..='۹' => c as u32 - '۰' as u32,
        _ => return c,
    };
    char::from_digit(digit, 10).unwrap_or(c)
}

/// `2020-11-12`; a time of day may follow and is left out. `1442-03-26` is a Hijri day, which the reader of dates knows.
fn iso_day(text: &str) -> Option<Date> {
    let (day, rest) = text.split_at_checked(10)?;
    let shape = |(at, byte): (usize, u8)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    };
    let shaped = day.bytes().enumerate().all(shape) && is_time(rest);
    let day: Date = shaped.then(|| day.parse().ok()).flatten()?;
    YEARS.contains(&day.year()).then_some(day)
}

/// `20201112T083000Z` of news services, and `20201112083000` of web archives.
fn compact_day(text: &str) -> Option<Date> {
    let (digits, rest) = text.split_at_checked(8)?;
    let numbers = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let time = rest.strip_prefix('T').unwrap_or(rest);
    let time = time.strip_suffix('Z').unwrap_or(time);
    let shaped = numbers(digits) && numbers(time) && time.len() == 6;
    let read = || of_digits(&digits[..4], &digits[4..6], &digits[6..]);
    let day = shaped.then(read).flatten()?;
    YEARS.contains(&day.year()).then_some(day)
}

/// Nothing, or a time of day after a date.
fn is_time(rest: &str) -> bool {
    let timed = rest
        .strip_prefix(['T', ' '])
        .is_some_and(|time| time.starts_with(|c: char| c.is_ascii_digit()));
    rest.is_empty() || timed
}

/// `12/11/2020`, `12.11.2020`, `2020/11/12`, with or without a time of day.
fn numeric_day(text: &str) -> Option<Date> {
    let end = text.find([' ', 'T']).unwrap_or(text.len());
    let (day, rest) = text.split_at(end);
    let mark = day.chars().find(|c| ['/', '-', '.'].contains(c))?;
    let parts: Vec<&str> = day.split(mark).collect();
    let [first, month, last] = parts[..] else {
        return None;
    };
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let (year, day) = if first.len() == 4 {
        (first, last)
    } else {
        (last, first)
    };
    let short = |part: &str| (1..=2).contains(&part.len());
    let shaped = year.len() == 4 && short(month) && short(day);
    let read = || Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok();
    let written = shaped && is_time(rest) && parts.iter().all(|part| digits(part));
    let day = written.then(read).flatten()?;
    YEARS.contains(&day.year()).then_some(day)
}

/// Seconds (ten digits) or milliseconds (thirteen) since 1970, as a day in UTC.
fn since_epoch(text: &str) -> Option<Date> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let number: i64 = text.parse().ok().filter(|_| digits)?;
    let seconds = match text.len() {
        10 => number,
        13 => number / 1000,
        _ => return None,
    };
    let time = jiff::Timestamp::from_second(seconds).ok()?;
    Some(time.to_zoned_datetime(jiff::tz::TimeZone::UTC).date())
}

/// The first day in the path of an address: `/2020/11/12/`, `/2020/9/5/`, or as in a file's name.
fn in_url(url: &str) -> Option<Date> {
    let address = url.split(['?', '#']).next()?;
    let address = address.split_once("://").map_or(address, |(_, rest)| rest);
    let (_, path) = address.split_once('/')?;
    let parts: Vec<&str> = path.split('/').collect();
    parts
        .windows(3)
        .find_map(folder_day)
        .or_else(|| in_parts(&parts))
}

/// The first day that a part of a path begins with, or that its last part ends with.
fn in_parts(parts: &[&str]) -> Option<Date> {
    let begins = parts.iter().find_map(|part| Some(leading_day(part)?.0));
    let last = || {
        let last = parts.last()?;
        let stem = last.split('.').next()?;
        let start = stem.rfind(|c: char| c.is_alphabetic())?;
        let name = &stem[start..];
        in_name(name.trim_start_matches(|c: char| !c.is_ascii_digit()))
    };
    begins.or_else(last)
}

/// A year, a month and a day, each a folder.
fn folder_day(parts: &[&str]) -> Option<Date> {
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

/// The first day written in a file's name as `2020-11-12`, `2020_11_12`, `2020.11.12`, `20201112` or, the
/// day first, `12-11-2020`.
fn in_name(name: &str) -> Option<Date> {
    let digit = |c: char| c.is_ascii_digit();
    let begins = |(at, c): &(usize, char)| digit(*c) && !name[..*at].ends_with(digit);
    let starts = name.char_indices().filter(begins);
    let mut days = starts.filter_map(|(start, _)| {
        let (date, length) = leading_day(&name[start..])?;
        (!in_checksum(name, start, start + length)).then_some(date)
    });
    days.next()
}

/// The day that a text begins with, and the bytes it takes; no other digit follows.
fn leading_day(text: &str) -> Option<(Date, usize)> {
    let (date, rest) = year_first(text).or_else(|| day_first(text))?;
    let longer = rest.starts_with(|c: char| c.is_ascii_digit());
    (!longer && YEARS.contains(&date.year())).then_some((date, text.len() - rest.len()))
}

fn year_first(text: &str) -> Option<(Date, &str)> {
    let (year, rest) = leading_digits(text, 4)?;
    let between = rest.chars().next().filter(|c| BETWEEN.contains(c));
    let (month, rest) = leading_digits(after_sign(rest, between)?, 2)?;
    let (day, rest) = leading_digits(after_sign(rest, between)?, 2)?;
    Some((of_digits(year, month, day)?, rest))
}

fn day_first(text: &str) -> Option<(Date, &str)> {
    let (day, rest) = leading_digits(text, 2)?;
    let between = Some(rest.chars().next().filter(|c| BETWEEN.contains(c))?);
    let (month, rest) = leading_digits(after_sign(rest, between)?, 2)?;
    let (year, rest) = leading_digits(after_sign(rest, between)?, 4)?;
    Some((of_digits(year, month, day)?, rest))
}

/// What parts the numbers of a day in a name.
const BETWEEN: [char; 3] = ['-', '_', '.'];

fn of_digits(year: &str, month: &str, day: &str) -> Option<Date> {
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// So many digits and what follows.
fn leading_digits(text: &str, count: usize) -> Option<(&str, &str)> {
    let (digits, rest) = text.split_at_checked(count)?;
    let all = digits.bytes().all(|byte| byte.is_ascii_digit());
    all.then_some((digits, rest))
}

/// What follows a sign, if there must be one.
fn after_sign(text: &str, sign: Option<char>) -> Option<&str> {
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

    fn month_named(name: &str) -> Option<String> {
        in_name(name).map(|date| date.to_string())
    }

    #[test]
    fn three_ways_of_writing_a_day_are_read_in_names() {
        for name in [
            "2020-11-12",
            "afp_2020_11_12.txt",
            "خبر20201112",
            "article20201112b",
            "2020.11.12.txt",
            "12-11-2020 انفجار.txt",
            "12.11.2020",
            "afp_12_11_2020",
        ] {
            assert_eq!(month_named(name).as_deref(), Some("2020-11-12"), "{name}");
        }
        assert_eq!(
            month_named("2020-99-99-2020-11-12").as_deref(),
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
            assert_eq!(month_named(name), None, "{name}");
        }
    }

    /// The same by a regular expression.
    fn by_pattern(name: &str) -> Option<Date> {
        let year_first = r"(?<y>[0-9]{4})(?:-(?<a>[0-9]{2})-|_(?<b>[0-9]{2})_|\.(?<c>[0-9]{2})\.|(?<m>[0-9]{2}))(?<d>[0-9]{2})";
        let day_first =
            r"(?<f>[0-9]{2})(?:-(?<g>[0-9]{2})-|_(?<h>[0-9]{2})_|\.(?<i>[0-9]{2})\.)(?<z>[0-9]{4})";
        let day = Regex::new(&format!(
            "(?:^|[^0-9])({year_first}|{day_first})(?:[^0-9]|$)"
        ))
        .ok()?;
        let mut from = 0;
        while let Some(found) = day.captures_at(name, from) {
            let digits = found.get(1)?.range();
            let one = |names: &[&str]| names.iter().find_map(|name| found.name(name));
            let month = one(&["a", "b", "c", "m", "g", "h", "i"])?;
            let number = |digits: &str| digits.parse().ok();
            let year: i16 = one(&["y", "z"])?.as_str().parse().ok()?;
            let day = one(&["d", "f"])?.as_str();
            let date = Date::new(year, number(month.as_str())?, number(day)?);
            if let Ok(date) = date
                && YEARS.contains(&year)
                && !in_checksum(name, digits.start, digits.end)
            {
                return Some(date);
            }
            from = digits.start + 1;
        }
        None
    }

    proptest! {
        #[test]
        fn a_day_in_a_name_is_what_a_pattern_would_find(
            name in "([a-gب.-]?[0-9]{0,3}(19|20|18)[0-9]{2}[-_.]?(0[0-9]|1[0-3])[-_.]?[0-3][0-9][0-9_g.-]?|[0-3][0-9][-_.](0[0-9]|1[0-3])[-_.](19|20)[0-9]{2}[a-g.]?){1,3}"
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
            "https://a.example/world/12-11-2020-slug",
            "https://a.example/world/slug-20201112.html",
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
            "https://a.example/war-2018-09-27/blast",
            "https://a.example/120201112",
            "",
        ] {
            assert_eq!(in_url(url), None, "{url}");
        }
    }

    #[test]
    fn a_day_is_read_in_the_usual_forms() {
        for text in [
            "2020-11-12",
            " 2020-11-12 ",
            "2020-11-12T08:30:00+04:00",
            "2020-11-12 08:30",
            "12/11/2020",
            "12.11.2020 08:30",
            "2020/11/12",
            "١٢/١١/٢٠٢٠",
            "Thu, 12 Nov 2020 14:33:00 GMT",
            "1605191580",
            "20201112T083000Z",
            "20201112083000",
            "1605191580000",
        ] {
            assert_eq!(
                parse_day(text).map(|date| date.to_string()).as_deref(),
                Some("2020-11-12")
            );
        }
        for text in [
            "",
            "12/13/2020",
            "1442-03-26",
            "26/3/1442",
            "2020-13-01",
            "2020-11-12x",
            "2020-11-12T",
            "20201112",
            "خريف 2020",
        ] {
            assert_eq!(parse_day(text), None, "{text}");
        }
    }
}
