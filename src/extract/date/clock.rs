//! Times of day: الساعة الواحدة ظهرا, 14:30, العاشرة إلا ربعا.

use super::expression::Clock;
use super::words;
use super::words::{before, past_of};
use crate::grammar::{Cursor, number};
use crate::lexicon::{Agreement, Kind, Kinds, Meaning, Particle, TimeCue, TimeUnit};
use crate::spelling::{ARTICLE, FOR_THE};
use crate::text::TokenKind;

/// A clock time. Without «الساعة» before it only a part of the day after it (`alone`: or nothing)
/// makes a number one.
pub(super) fn clock(at: Cursor<'_>, alone: bool) -> Option<(Clock, Cursor<'_>)> {
    let named = at.find(Kind::Clock).map(|(_, rest)| rest);
    let start = named.unwrap_or(at);
    let (hour, rest) = hour(start)?;
    let marks: &[char] = if named.is_some() { &[':', '.'] } else { &[':'] };
    let digital = digital(rest, marks);
    let (minute, second, rest) = digital.unwrap_or_else(|| {
        let (minute, rest) = minutes(rest);
        (minute, None, rest)
    });
    let part = past_of(rest);
    // «10 م» may be metres
    let long = part.form().len() > LETTER || digital.is_some();
    let day_part = long && words::day_part(part).is_some();
    let placed = alone || words::after_preposition(at);
    // الثالثة والنصف, but not «الذكرى الثامنة والعشرين»
    let written = minute != 0 && at.is(Kinds::of(Kind::Ordinal)) && !is_numbered(at);
    // «(00:15 بتوقيت غرينتش)»
    let zoned = || digital.is_some() && zone(rest).is_some();
    let sure = named.is_some() || day_part || written || (digital.is_some() && placed) || zoned();
    // «قتل 3 صباح اليوم» counts people
    let people = named.is_none() && digital.is_none() && is_count(at);
    // a score: 4 - 1 مساء السبت
    let score = named.is_none()
        && [':', '-']
            .iter()
            .any(|mark| before(at).token().is_mark(*mark));
    let (hour, minute) = if minute < 0 {
        (hour_before(hour), minute + 60)
    } else {
        (hour, minute)
    };
    let minute = u8::try_from(minute).ok().filter(|minute| *minute < 60)?;
    let clock = Clock {
        hour,
        minute,
        second,
        open: (1..=12).contains(&hour),
        zone: None,
    };
    (sure && !score && !people).then_some((clock, rest))
}

/// An hour without minutes and without a part of the day, «الساعة» before it or not.
pub(super) fn bare_hour(at: Cursor<'_>) -> Option<(Clock, Cursor<'_>)> {
    let named = at.find(Kind::Clock).map(|(_, rest)| rest);
    let (hour, rest) = hour(named.unwrap_or(at))?;
    let clock = Clock {
        hour,
        minute: 0,
        second: None,
        open: true,
        zone: None,
    };
    let counts = named.is_none() && is_count(at);
    ((1..=12).contains(&hour) && !counts).then_some((clock, rest))
}

/// Whether a noun with ال or ل stands before an ordinal, which numbers it; one of time does not.
fn is_numbered(at: Cursor<'_>) -> bool {
    let noun = before(at);
    let time = Kinds::of(Kind::Weekday)
        .and(Kind::Month)
        .and(Kind::DayPart)
        .and(Kind::DayOffset)
        .and(Kind::Direction);
    let definite = |c: Cursor<'_>| c.form().starts_with(ARTICLE) || c.form().starts_with(FOR_THE);
    noun.at() < at.at() && noun.token().is_word() && definite(noun) && !noun.is(time)
}

/// The most words between a word of harm and the number of those who came to it.
const AGENT: usize = 4;

/// Whether a word of harm stands before a number, also with whoever does it between, so that it counts people:
/// «اعتقلت القوات 15 فجر اليوم».
pub(super) fn is_count(at: Cursor<'_>) -> bool {
    let mut here = at;
    for _ in 0..=AGENT {
        let prior = before(here);
        let preposition = || words::after_preposition(here);
        if prior.at() >= here.at() || !prior.token().is_word() || preposition() {
            return false;
        }
        if prior.is(Kinds::of(Kind::Outcome)) {
            return true;
        }
        here = prior;
    }
    false
}

/// Bytes of one Arabic letter.
const LETTER: usize = 2;

fn hour_before(hour: u8) -> u8 {
    match hour {
        0 | 24 => 23,
        1 => 12,
        _ => hour - 1,
    }
}

fn hour(at: Cursor<'_>) -> Option<(u8, Cursor<'_>)> {
    // «السادسة وعشرين دقيقة» is not the twenty-sixth
    let ordinal = at
        .all(Kind::Ordinal)
        .find_map(|(found, rest)| match found.meaning {
            Meaning::Ordinal(n @ 1..=12) if found.agreement == Agreement::Feminine => {
                Some((*n, rest))
            }
            _ => None,
        });
    let (n, rest) = if at.token().kind == TokenKind::Digits {
        (at.form().parse().ok()?, at.skip())
    } else {
        ordinal.or_else(|| number(at).filter(|(n, _)| *n > 0))?
    };
    let hour = u8::try_from(n).ok().filter(|hour| *hour <= 24)?;
    Some((hour, rest))
}

/// A time zone after a clock time: minutes from UTC where they are known, and the place after it.
pub(super) fn zone(at: Cursor<'_>) -> Option<(Option<i16>, Cursor<'_>)> {
    if let Some(rest) = words::cue(at, TimeCue::LocalTime) {
        return Some((None, rest));
    }
    let pick = |m: &Meaning| {
        if let Meaning::Zone(minutes) = m {
            Some(*minutes)
        } else {
            None
        }
    };
    at.read(Kind::Zone, pick)
        .map(|(minutes, _, rest)| (Some(minutes), rest))
}

/// «:30», «:30:15».
fn digital<'t>(at: Cursor<'t>, marks: &[char]) -> Option<(i16, Option<u8>, Cursor<'t>)> {
    let (minute, rest) = two_digits(at, marks)?;
    match two_digits(rest, &[':']) {
        Some((second, rest)) => Some((minute, u8::try_from(second).ok(), rest)),
        None => Some((minute, None, rest)),
    }
}

fn two_digits<'t>(at: Cursor<'t>, marks: &[char]) -> Option<(i16, Cursor<'t>)> {
    let next = marks.iter().find_map(|mark| at.mark(*mark))?;
    let fits = next.form().len() == 2 && next.token().kind == TokenKind::Digits;
    let value: i16 = next
        .form()
        .parse()
        .ok()
        .filter(|value| fits && (0..60).contains(value))?;
    (at.token().glued && next.token().glued).then(|| (value, next.skip()))
}

/// «والنصف», «وعشر دقائق», «إلا ربعا»; below zero before the hour.
fn minutes(at: Cursor<'_>) -> (i16, Cursor<'_>) {
    if let Some(except) = at.particle(Particle::Except)
        && let Some((minute, rest)) = fraction_of_hour(except)
    {
        return (-minute, rest);
    }
    let joined = at.and().and_then(fraction_of_hour);
    joined.map_or((0, at), |(minute, rest)| {
        // الثالثة والنصف وخمس دقائق
        match rest.and().and_then(counted) {
            Some((more, end)) if minute + more < 60 => (minute + more, end),
            _ => (minute, rest),
        }
    })
}

fn fraction_of_hour(at: Cursor<'_>) -> Option<(i16, Cursor<'_>)> {
    let pick = |m: &Meaning| {
        if let Meaning::Fraction(n) = m {
            Some(*n)
        } else {
            None
        }
    };
    if let Some((hundredths, _, rest)) = at.read(Kind::Fraction, pick) {
        // «ثلثا» is a third here, never two
        let hundredths = if hundredths == 67 { 33 } else { hundredths };
        let minutes = (hundredths * 60 + 50) / 100;
        return Some((i16::try_from(minutes).ok()?, rest));
    }
    counted(at)
}

/// Minutes with their unit, or without it before nothing that could be counted.
fn counted(at: Cursor<'_>) -> Option<(i16, Cursor<'_>)> {
    let (n, rest) = number(at)?;
    let minutes = i16::try_from(n).ok().filter(|n| (1..60).contains(n))?;
    let unit = words::unit(rest)
        .filter(|(unit, _)| unit.kind == TimeUnit::Minute)
        .map(|(_, rest)| rest);
    let free = !rest.is(Kinds::of(Kind::Unit).and(Kind::Victims).and(Kind::Scale)) && n >= 5;
    unit.or(free.then_some(rest)).map(|rest| (minutes, rest))
}
