//! What the words and times around an expression say about it.

use jiff::civil::Date;

use super::beside::BESIDE;
use super::expression::{Day, Fields, Slot, TimeValue};
use super::words;
use super::words::before;
use crate::facts::{Basis, Calendar, DateType, TimeExpression, TimeRelation};
use crate::grammar::Cursor;
use crate::lexicon::{Kind, Kinds, Meaning, MonthPair, TimeUnit, Timing, TypeWord};
use crate::spelling::ARTICLE;
use crate::text::TokenKind;

/// How many tokens a preposition of time can stand before the day of what it governs («منذ اندلاع
/// المواجهات في 15 أبريل»).
const GOVERNED: usize = 6;

/// How what is told stands to the time that begins here, by the preposition that governs it.
pub(super) fn relation(start: Cursor<'_>) -> TimeRelation {
    let sentence = start.text().sentence_of(start.at());
    if let Some(timing) = start.at().checked_sub(1).and_then(|i| ending(start.to(i))) {
        return time_relation(timing);
    }
    if let Some((timing, _)) = words::timing(start) {
        return if timing == Timing::Since {
            TimeRelation::Since
        } else {
            TimeRelation::On
        };
    }
    let first = sentence.start.max(start.at().saturating_sub(GOVERNED));
    for i in (first..start.at()).rev() {
        let at = start.to(i);
        let verb = at.is(Kinds::of(Kind::Outcome).and(Kind::Speech));
        let apart = verb || !(at.token().is_word() || at.token().kind == TokenKind::Digits);
        if apart {
            return TimeRelation::On;
        }
        if let Some((Timing::Since, _)) = words::timing(at) {
            return TimeRelation::Since;
        }
    }
    TimeRelation::On
}

/// The preposition of time that ends with this token.
fn ending(at: Cursor<'_>) -> Option<Timing> {
    (0..3).find_map(|back| {
        let start = at.to(at.at().checked_sub(back)?);
        let (timing, rest) = words::timing(start)?;
        (rest.at() == at.at() + 1).then_some(timing)
    })
}

fn time_relation(timing: Timing) -> TimeRelation {
    match timing {
        Timing::Since => TimeRelation::Since,
        Timing::Until => TimeRelation::Until,
        Timing::Before => TimeRelation::Before,
        Timing::After => TimeRelation::After,
        Timing::During => TimeRelation::On,
    }
}

/// The day of a known event that is named by its noun and its date without the year: «هجمات 11 سبتمبر».
/// One that had not happened by the day of publication is none.
pub(super) fn event(
    what: &TimeValue<'_>,
    start: Cursor<'_>,
    published: Option<Date>,
) -> Option<Date> {
    let TimeValue::Point(point) = what else {
        return None;
    };
    let Some(Day::Fields(fields)) = point.day else {
        return None;
    };
    let said = in_year(fields)?;
    let noun = before(start);
    let noun = if noun.form() == ARTICLE {
        before(noun)
    } else {
        noun
    };
    // «حرب تموز»: the first day stands for its month
    let (days, months) = (event_days(noun), event_months(noun));
    let mut known = days
        .filter(|day| (i16::from(day.month()), day.day()) == said)
        .chain(months.filter(|first| (i16::from(first.month()), 0) == said));
    known.find(|day| published.is_none_or(|published| *day <= published))
}

/// Whether a day and month without a year are what the noun before is called: «كوبري 6 أكتوبر», «قوى 14
/// آذار». They tell no time.
pub(super) fn is_name(what: &TimeValue<'_>, start: Cursor<'_>) -> bool {
    let TimeValue::Point(point) = what else {
        return false;
    };
    let Some(Day::Fields(fields)) = point.day else {
        return false;
    };
    let alone = point.weekday.is_none() && point.clock.is_none() && point.part.is_none();
    let own = words::the_word(start, TimeUnit::Day).is_none();
    let place = |m: &Meaning| (*m == Meaning::TypeWord(TypeWord::Place)).then_some(());
    let placed = || {
        let found = before(start).read(Kind::TypeWord, place);
        found.is_some_and(|((), found, _)| !found.tag.definite)
    };
    let called = || words::after_any(start, BESIDE.named_after) || placed();
    let dated = fields.day.is_some() && in_year(fields).is_some();
    alone && own && dated && called()
}

/// The month of a known event whose noun stands before `start`, of the two that share a name:
/// «انتفاضة 17 تشرين».
pub(super) fn month_of_pair(pair: MonthPair, day: Option<i8>, start: Cursor<'_>) -> Option<i8> {
    let noun = before(start);
    let on = |known: &Date| day == Some(known.day());
    let months = event_months(noun).filter(|_| day.is_none());
    let mut known = event_days(noun).filter(on).chain(months);
    let found = known.find(|known| [pair.first, pair.second].contains(&known.month()))?;
    Some(found.month())
}

/// Whether the noun before `start` names an event of this day: «أحداث 11/9».
pub(super) fn is_event_day(fields: Fields, start: Cursor<'_>) -> bool {
    let said = in_year(fields);
    event_days(before(start)).any(|known| Some((i16::from(known.month()), known.day())) == said)
}

/// Whether the noun before `start` names an event of this month: «نكسة حزيران».
pub(super) fn is_event_month(month: i8, start: Cursor<'_>) -> bool {
    event_months(before(start)).any(|known| known.month() == month)
}

/// The days of the known events that a noun names.
fn event_days(noun: Cursor<'_>) -> impl Iterator<Item = Date> {
    noun.all(Kind::EventDay)
        .filter_map(|(found, _)| match found.meaning {
            Meaning::EventDay(day) => day.parse::<Date>().ok(),
            _ => None,
        })
}

/// The first days of the months of known events that a noun names.
fn event_months(noun: Cursor<'_>) -> impl Iterator<Item = Date> {
    noun.all(Kind::EventDay)
        .filter_map(|(found, _)| match found.meaning {
            Meaning::EventDay(day) if day.len() == MONTH => format!("{day}-01").parse().ok(),
            _ => None,
        })
}

/// Bytes of a year and month: 2006-07.
const MONTH: usize = 7;

/// Month and day of a Gregorian date that leaves its year open, 0 for no day.
fn in_year(fields: Fields) -> Option<(i16, i8)> {
    let open = fields.year == Slot::Open && fields.direction.is_none() && !fields.hijri;
    fields.in_year().filter(|_| open)
}

/// Most days that a Hijri date can be off its Gregorian one.
const OFF: i64 = 2;

/// Makes a Hijri day and the Gregorian one beside it the same day: the Gregorian rules.
pub(super) fn agree(first: &mut TimeExpression, second: &mut TimeExpression) {
    match (first.calendar, second.calendar) {
        (Calendar::Islamic, Calendar::Gregorian) => follow(first, second),
        (Calendar::Gregorian, Calendar::Islamic) => follow(second, first),
        _ => {}
    }
}

fn follow(hijri: &mut TimeExpression, gregorian: &TimeExpression) {
    let day = |time: &TimeExpression| time.start.filter(|start| time.end == Some(*start));
    let dated = matches!(gregorian.kind, DateType::Date | DateType::Time);
    let (Some(own), Some(ruling), true) = (day(hijri), day(gregorian), dated) else {
        return;
    };
    let off = own
        .until(ruling)
        .map_or(i64::MAX, |span| i64::from(span.get_days()).abs());
    if off != 0 && (off <= OFF || hijri.basis == Basis::Partial) {
        let part = hijri.value.get(DAY..).unwrap_or_default().to_owned();
        hijri.value = format!("{ruling}{part}");
        (hijri.start, hijri.end) = (Some(ruling), Some(ruling));
    }
}

/// Bytes of a day as a value.
const DAY: usize = 10;
