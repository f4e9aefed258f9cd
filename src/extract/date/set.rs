//! Repetitions: يوميا, كل جمعة.

use super::absolute::day_number;
use super::clock::clock;
use super::expression::{Expression, TimeValue};
use super::rule::{Begin, Rule};
use super::value::{clock_suffix, length_value, part_suffix};
use super::words::past_of;
use super::words::{self, the_word};
use crate::grammar::Cursor;
use crate::lexicon::{Kind, Meaning, Particle, TimeUnit};

/// The rules of this file.
pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "adverb",
        example: "يوميا",
        begin: Begin::with(&[Kind::Repeat]),
        read: adverb,
    },
    Rule {
        name: "each",
        example: "كل جمعة",
        begin: Begin::with(&[]).or_particle(Particle::Each),
        read: each,
    },
    Rule {
        name: "day of each year",
        example: "24 نيسان من كل عام",
        begin: Begin::with(&[Kind::Number, Kind::Ordinal]).or_digits(),
        read: yearly,
    },
];

fn adverb(at: Cursor<'_>) -> Option<(Expression<'_>, Cursor<'_>)> {
    let named = at
        .all(Kind::Repeat)
        .find_map(|(found, rest)| match found.meaning {
            Meaning::Repeat(value) => Some((value, rest)),
            _ => None,
        });
    let (value, rest) = named?;
    Some((
        Expression::new(TimeValue::Repeat(value.clone()), at, rest),
        rest,
    ))
}

fn each(at: Cursor<'_>) -> Option<(Expression<'_>, Cursor<'_>)> {
    let (value, rest) = repeated(at.particle(Particle::Each)?)?;
    Some((Expression::new(TimeValue::Repeat(value), at, rest), rest))
}

fn yearly(at: Cursor<'_>) -> Option<(Expression<'_>, Cursor<'_>)> {
    let (day, _, rest) = day_number(at)?;
    let (month, rest) = words::month(past_of(rest))?;
    let each = rest.particle(Particle::Of)?.particle(Particle::Each)?;
    let year =
        |unit: &words::Unit| unit.kind == TimeUnit::Year && words::is_singular(unit.agreement);
    let (_, rest) = words::unit(each).filter(|(unit, _)| year(unit))?;
    let value = format!("XXXX-{:02}-{day:02}", month.number);
    Some((Expression::new(TimeValue::Repeat(value), at, rest), rest))
}

fn repeated(at: Cursor<'_>) -> Option<(String, Cursor<'_>)> {
    let named = the_word(at, TimeUnit::Day).unwrap_or(at);
    if let Some((weekday, _, rest)) = words::any_weekday(named) {
        let (part, rest) =
            words::day_part(rest).map_or((None, rest), |(part, _, rest)| (Some(part), rest));
        let time = clock(rest, false).filter(|_| part.is_none());
        if let Some((clock, rest)) = time {
            let (part, rest) =
                words::day_part(rest).map_or((None, rest), |(part, _, rest)| (Some(part), rest));
            return Some((
                format!("XXXX-WXX-{weekday}{}", clock_suffix(clock, part)),
                rest,
            ));
        }
        return Some((format!("XXXX-WXX-{weekday}{}", part_suffix(part)), rest));
    }
    if let Some((part, _, rest)) = words::day_part(at)
        && words::unit(at).is_none()
        && part != crate::lexicon::DayPart::Af
    {
        return Some((format!("XXXX-XX-XX{}", part_suffix(Some(part))), rest));
    }
    if let Some((unit, rest)) =
        words::unit(at).filter(|(unit, _)| words::is_singular(unit.agreement) && !unit.definite)
    {
        return Some((
            length_value(&super::expression::Length::new(Some(100), unit.kind)),
            rest,
        ));
    }
    let (month, rest) =
        words::month_name(at).map_or((None, at), |(month, rest)| (Some(month), rest));
    if let Some(month) = month {
        return Some((format!("XXXX-{:02}", month.number), rest));
    }
    let (length, _, rest) = super::duration::length(at)?;
    Some((length_value(&length), rest))
}
