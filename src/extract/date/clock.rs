//! Times of day: الساعة الواحدة ظهرا, 14:30, العاشرة إلا ربعا.

use super::expression::Clock;
use super::words;
use crate::grammar::{Cursor, number};
use crate::lexicon::{Kind, Kinds, Meaning, Particle, TimeUnit};
use crate::text::TokenKind;

/// A clock time. Without «الساعة» before it only a part of the day behind it (`alone`: or nothing)
/// makes a number one.
pub(super) fn clock(at: Cursor<'_>, alone: bool) -> Option<(Clock, Cursor<'_>)> {
    let named = at.find(Kind::Clock).map(|(_, rest)| rest);
    let (hour, written, rest) = hour(named.unwrap_or(at))?;
    let (minute, second, rest) = match digital(rest) {
        Some(read) => read,
        None => {
            let (minute, rest) = minutes(rest);
            (minute, None, rest)
        }
    };
    let (hour, minute) = if minute < 0 {
        ((hour + 11) % 12 + u8::from(hour == 1) * 12, minute + 60)
    } else {
        (hour, minute)
    };
    let minute = u8::try_from(minute).ok().filter(|minute| *minute < 60)?;
    let day_part = words::day_part(super::absolute::past_of(rest))
        .is_some_and(|(_, alone, _)| alone || written);
    let colon = second.is_some() || at.skip().token().is_mark(':');
    let sure = named.is_some() || day_part || (colon && (alone || words::behind_preposition(at)));
    let clock = Clock {
        hour,
        minute,
        second: second.flatten(),
        open: (1..=12).contains(&hour),
        utc: false,
    };
    sure.then_some((clock, rest))
}

/// The hour; whether its form is one that only hours have beside a part of the day.
fn hour(at: Cursor<'_>) -> Option<(u8, bool, Cursor<'_>)> {
    let (n, rest) = if at.token().kind == TokenKind::Digits {
        let (n, rest) = words::digits(at, 2)?;
        (u64::try_from(n).ok()?, rest)
    } else if let Some((n, true, rest)) = words::ordinal(at) {
        (n, rest)
    } else {
        number(at)?
    };
    let zero = n == 0 && at.token().is_word();
    let hour = u8::try_from(n).ok().filter(|hour| *hour <= 24 && !zero)?;
    Some((hour, true, rest))
}

/// «:30», «:30:15».
fn digital(at: Cursor<'_>) -> Option<(i16, Option<Option<u8>>, Cursor<'_>)> {
    let (minute, rest) = two_digits(at)?;
    match two_digits(rest) {
        Some((second, rest)) => Some((minute, Some(u8::try_from(second).ok()), rest)),
        None => Some((minute, Some(None), rest)),
    }
}

fn two_digits(at: Cursor<'_>) -> Option<(i16, Cursor<'_>)> {
    let next = at
        .mark(':')
        .or_else(|| at.mark('.'))
        .filter(|next| at.token().glued && next.token().glued)?;
    let fits = next.form().len() == 2 && next.token().kind == TokenKind::Digits;
    let value: i16 = next
        .form()
        .parse()
        .ok()
        .filter(|value| fits && (0..60).contains(value))?;
    Some((value, next.skip()))
}

/// «والنصف», «وعشر دقائق», «إلا ربعا»; below zero before the hour.
fn minutes(at: Cursor<'_>) -> (i16, Cursor<'_>) {
    if let Some(except) = at.particle(Particle::Except)
        && let Some((minute, rest)) = share(except)
    {
        return (-minute, rest);
    }
    let joined = at.and().and_then(share);
    joined.map_or((0, at), |(minute, rest)| {
        // الثالثة والنصف وخمس دقائق
        match rest.and().and_then(counted) {
            Some((more, end)) if minute + more < 60 => (minute + more, end),
            _ => (minute, rest),
        }
    })
}

fn share(at: Cursor<'_>) -> Option<(i16, Cursor<'_>)> {
    let pick = |m: &Meaning| {
        if let Meaning::Fraction(n) = m {
            Some(*n)
        } else {
            None
        }
    };
    if let Some((hundredths, _, rest)) = at.read(Kind::Fraction, pick) {
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
        .filter(|(unit, _)| unit.unit == TimeUnit::Minute)
        .map(|(_, rest)| rest);
    let free = !rest.is(Kinds::of(Kind::Unit).and(Kind::Victims).and(Kind::Scale)) && n >= 5;
    unit.or(free.then_some(rest)).map(|rest| (minutes, rest))
}
