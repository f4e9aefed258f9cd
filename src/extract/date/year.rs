//! Years, decades, centuries and the parts of a year.

use super::expression::on;
use super::expression::{Day, Fields, Point, Slot};
use super::rule::{Begin, DayRule};
use super::words::{self, the_word};
use super::words::{before, past_of};
use crate::grammar::{Cursor, number};
use crate::lexicon::{
    Direction, Era, Kind, Kinds, Meaning, OutcomeShape, Particle, TimeCue, TimeUnit,
};
use crate::spelling::{ACCUSATIVE, BY, FEMININE};

/// The rules of this file.
pub(super) const RULES: &[DayRule] = &[
    DayRule {
        name: "year",
        example: "عام 2002",
        begin: Begin::with(&[Kind::Unit]).or_digits(),
        read: year,
    },
    DayRule {
        name: "decade",
        example: "تسعينيات القرن الماضي",
        begin: Begin::with(&[Kind::Decade, Kind::Unit]),
        read: decade,
    },
    DayRule {
        name: "decade of a century",
        example: "العقد الأول من القرن العشرين",
        begin: Begin::with(&[Kind::Unit]),
        read: decade_of_century,
    },
    DayRule {
        name: "century",
        example: "القرن التاسع عشر",
        begin: Begin::with(&[Kind::Unit, Kind::Direction]),
        read: century,
    },
    DayRule {
        name: "share",
        example: "النصف الثاني من شهر سبتمبر",
        begin: Begin::with(&[Kind::Fraction, Kind::Unit]),
        read: part_of_year,
    },
    DayRule {
        name: "season",
        example: "خريف عام 2020",
        begin: Begin::with(&[Kind::Season, Kind::Direction]),
        read: season,
    },
];

type PointRead<'t> = Option<(Point<'t>, Cursor<'t>)>;

/// The year after a month or season: «2020», «من عام 2020», «من العام الماضي».
pub(super) fn year_after(at: Cursor<'_>) -> Option<(Fields, Cursor<'_>)> {
    let plain = || {
        let (year, rest) = words::four_digits(past_stroke(at))?;
        let counted = words::unit(rest).is_some_and(|(unit, _)| !unit.definite);
        (!counted).then(|| with_era(year, rest))
    };
    let read = plain()
        .or_else(|| short_year(at))
        .or_else(|| said_year(past_of(at)))
        .or_else(|| hijri_year(at));
    read.or_else(|| {
        let (year, rest) = slot(past_of(at), TimeUnit::Year)?;
        Some((
            Fields {
                year,
                ..Fields::default()
            },
            rest,
        ))
    })
}

/// After a comma or a stroke that parts a month from its year: «شباط/ 2018».
fn past_stroke(at: Cursor<'_>) -> Cursor<'_> {
    let marks: &[char] = if at.token().glued {
        &[',', '/', '-', '\\']
    } else {
        &[',', '/']
    };
    marks.iter().find_map(|mark| at.mark(*mark)).unwrap_or(at)
}

/// «5 يونيو 67»: two digits that can be no day, before nothing that they could count.
fn short_year(at: Cursor<'_>) -> Option<(Fields, Cursor<'_>)> {
    let (year, rest) = words::digits(at, 2).filter(|(year, _)| *year > 31)?;
    is_free(rest).then(|| (Fields::year(in_century(year)), rest))
}

/// Whether a word has no ending of what eleven to ninety-nine count (شخصا, قرية): «سنة 82 اجتاحت».
fn is_no_noun(at: Cursor<'_>) -> bool {
    let counted_ending = at.form().ends_with([ACCUSATIVE, FEMININE]);
    at.token().is_word() && !counted_ending && !counted(at)
}

/// Whether two digits before this count nothing: no noun follows.
fn is_free(at: Cursor<'_>) -> bool {
    let goes_on = words::is_joint(at) || at.and().is_some() || at.is(Kinds::of(Kind::Timing));
    (!at.token().is_word() || goes_on) && !counted(at)
}

/// The year that two digits told as a year mean: of the last century, or the nearest past.
fn in_century(year: i16) -> i16 {
    if year < RECENT {
        2000 + year
    } else {
        1900 + year
    }
}

/// Two digits below mean years of this century.
const RECENT: i16 = 30;

/// A year after its word: «عام 2002», «سنة 40 للهجرة», «سنة ألفين وعشرين».
fn said_year(at: Cursor<'_>) -> Option<(Fields, Cursor<'_>)> {
    let number_at = the_word(at, TimeUnit::Year)?;
    if let Some((year, rest)) = words::digits(words::past_article(number_at), 4) {
        let (fields, end) = with_era(year, rest);
        let era = end.at() > rest.at();
        if number_at.form().len() == 2 && !era {
            let fields = Fields::year(in_century(year));
            return (is_free(rest) || is_no_noun(rest)).then_some((fields, rest));
        }
        let dated = year >= 1000 || era || (year >= 100 && !counted(rest));
        return dated.then_some((fields, end));
    }
    let (year, rest) = number(number_at)?;
    match i16::try_from(year).ok()? {
        year @ 1000..=2999 => Some(with_era(year, rest)),
        // عام ثمانية وأربعين
        year @ 20..=99 if year % 10 != 0 && !counted(rest) => {
            Some((Fields::year(in_century(year)), rest))
        }
        _ => None,
    }
}

/// The era after a year.
pub(super) fn with_era(year: i16, at: Cursor<'_>) -> (Fields, Cursor<'_>) {
    let fields = Fields::year(year);
    match words::era(at.mark('(').unwrap_or(at)) {
        Some((Era::Christian, rest)) => (fields, rest),
        Some((Era::Hijri, rest)) => (
            Fields {
                hijri: true,
                ..fields
            },
            rest,
        ),
        Some((Era::BeforeChrist, rest)) => {
            let stop = rest
                .mark('.')
                .filter(|_| rest.token().glued)
                .unwrap_or(rest);
            (
                Fields {
                    before_christ: true,
                    ..fields
                },
                stop,
            )
        }
        None => (fields, at),
    }
}

/// A unit seen from now as the field of a date: «العام الماضي», «هذا الشهر», «نفس الشهر».
pub(super) fn slot(at: Cursor<'_>, wanted: TimeUnit) -> Option<(Slot, Cursor<'_>)> {
    let (unit, slot, rest) = seen_unit(at)?;
    (unit == wanted).then_some((slot, rest))
}

/// A unit seen from now.
pub(super) fn seen_unit(at: Cursor<'_>) -> Option<(TimeUnit, Slot, Cursor<'_>)> {
    let one = |unit: &words::Unit| unit.definite && words::is_singular(unit.agreement);
    if let Some((direction, rest)) = words::direction_before(at) {
        let (unit, rest) = words::unit(rest).filter(|(unit, _)| one(unit))?;
        return Some((unit.kind, seen(direction), rest));
    }
    let (unit, rest) = words::unit(at).filter(|(unit, _)| one(unit))?;
    let (direction, rest) = words::direction_after(rest)?;
    Some((unit.kind, seen(direction), rest))
}

/// What a direction makes of a unit.
pub(super) fn seen(direction: Direction) -> Slot {
    match direction {
        Direction::Last => Slot::Shift(-1),
        Direction::This => Slot::Shift(0),
        Direction::Next => Slot::Shift(1),
        Direction::Same => Slot::Beside(0),
        Direction::Following => Slot::Beside(1),
        Direction::Preceding => Slot::Beside(-1),
        Direction::BeforeLast => Slot::Shift(-2),
        Direction::AfterNext => Slot::Shift(2),
    }
}

fn year(at: Cursor<'_>) -> PointRead<'_> {
    let (fields, rest) = said_year(at)
        .or_else(|| hijri_year(at))
        .or_else(|| bare_year(at))?;
    Some((on(Day::Fields(fields)), rest))
}

/// «1442 هـ», «2020 م».
fn hijri_year(at: Cursor<'_>) -> Option<(Fields, Cursor<'_>)> {
    let (year, rest) = words::digits(at, 4).filter(|(year, _)| *year > 31)?;
    let (fields, end) = with_era(year, rest);
    let glued = rest.token().glued || fields.hijri || fields.before_christ;
    (end.at() > rest.at() && glued).then_some((fields, end))
}

/// A year that only its surroundings show: «في 1909», «(1949)», «مونديال 2010», «حرب 73».
fn bare_year(at: Cursor<'_>) -> Option<(Fields, Cursor<'_>)> {
    let prior = before(at);
    let dated = words::cue(prior, TimeCue::Dated).is_some_and(|rest| rest.at() == at.at());
    if dated && let Some(short) = short_year(at) {
        return Some(short);
    }
    let (year, rest) = words::four_digits(at)?;
    let recent = (1800..=2100).contains(&year);
    let next = rest.token();
    let counted = counted(rest) || next.is_mark('/') || (next.is_mark('-') && next.glued);
    let apart = !next.is_word()
        || rest.is(Kinds::of(Kind::Timing))
        || rest.and().is_some()
        || words::is_joint(rest);
    let bracketed_thing = prior.token().is_mark('(') && is_thing(before(prior));
    let numbered = (!dated && is_thing(prior)) || bracketed_thing;
    let bracketed =
        prior.token().is_mark('(') && [')', ',', '-'].iter().any(|mark| next.is_mark(*mark));
    let said = words::after_timing(at) || words::after(at, &[Particle::In, Particle::Between]);
    let placed = said && (apart || recent) && !is_thing(rest);
    let noun = prior.token().is_word() && !prior.is(NUMBERING) && !prior.form().starts_with(BY);
    // a noun with ال is not counted, so that what follows is no number but a year: مونديال 2010
    let titled = words::is_definite_noun(prior) && (1950..2050).contains(&year) && year != 2000;
    let event = noun && recent && year >= 1900 && ((apart && !is_thing(rest)) || titled);
    let named = dated && recent;
    (!counted && !numbered && (bracketed || placed || event || named))
        .then(|| (Fields::year(year), rest))
}

/// What numbers count or number that is no year: dollars, resolutions, people.
fn is_thing(at: Cursor<'_>) -> bool {
    let things = [Particle::Thing, Particle::Crowd, Particle::Animal];
    things.iter().any(|thing| at.particle(*thing).is_some())
}

/// Whether a number before this would count it. A verb («في 2016 قتل 30») is nothing that is counted.
fn counted(at: Cursor<'_>) -> bool {
    let verb = |m: &Meaning| {
        let Meaning::Outcome { shape, .. } = m else {
            return None;
        };
        let verbs = [
            OutcomeShape::Suffers,
            OutcomeShape::Inflicts,
            OutcomeShape::Near,
            OutcomeShape::Either,
        ];
        verbs.contains(shape).then_some(())
    };
    at.is(COUNTED) && at.read(Kind::Outcome, verb).is_none()
}

/// What numbers count: «منذ بداية العام 412 مدنيا» has no year 412.
const COUNTED: Kinds = Kinds::of(Kind::Unit)
    .and(Kind::Scale)
    .and(Kind::Victims)
    .and(Kind::Nationality)
    .and(Kind::Role)
    .and(Kind::Outcome);
/// What makes a number of the digits after it.
const NUMBERING: Kinds = Kinds::of(Kind::Hedge)
    .and(Kind::Number)
    .and(Kind::Scale)
    .and(Kind::Outcome)
    .and(Kind::Amount);

fn decade(at: Cursor<'_>) -> PointRead<'_> {
    let pick = |m: &Meaning| {
        if let Meaning::Decade(years) = m {
            Some(*years)
        } else {
            None
        }
    };
    let (years, _, rest) = the_word(at, TimeUnit::Decade)
        .unwrap_or(at)
        .read(Kind::Decade, pick)?;
    let (century, rest) = century_slot(past_of(rest)).unwrap_or((Slot::Is(19), rest));
    let own = rest.particle(Particle::Age).is_none();
    own.then(|| {
        (
            on(Day::Decade {
                index: years / 10,
                century,
            }),
            rest,
        )
    })
}

fn decade_of_century(at: Cursor<'_>) -> PointRead<'_> {
    let (unit, rest) =
        words::unit(at).filter(|(unit, _)| unit.kind == TimeUnit::Decade && unit.definite)?;
    let (index, rest) = match words::ordinal(rest) {
        Some((n, true, rest)) => (i16::try_from(n).ok()?, rest),
        _ => (10, last(rest)?),
    };
    let (century, rest) = century_slot(rest.particle(Particle::Of)?)?;
    let fits = (1..=10).contains(&index) && words::is_singular(unit.agreement);
    fits.then(|| {
        (
            on(Day::Decade {
                index: index - 1,
                century,
            }),
            rest,
        )
    })
}

/// «الأخير».
pub(super) fn last(at: Cursor<'_>) -> Option<Cursor<'_>> {
    words::direction_after(at)
        .filter(|(direction, _)| *direction == Direction::Last)
        .map(|(_, rest)| rest)
}

fn century(at: Cursor<'_>) -> PointRead<'_> {
    let (slot, rest) = century_slot(at)?;
    Some((on(Day::Century(slot)), rest))
}

fn century_slot(at: Cursor<'_>) -> Option<(Slot, Cursor<'_>)> {
    if let Some(seen) = slot(at, TimeUnit::Century) {
        return Some(seen);
    }
    let rest = the_word(at, TimeUnit::Century)?;
    let (n, rest) = match words::ordinal(rest) {
        Some((n, true, rest)) => (i16::try_from(n).ok()?, rest),
        _ => words::digits(words::past_article(rest), 2).or_else(|| twentieth(rest))?,
    };
    let (era, end) = with_era(n, rest);
    (n > 0 && !era.before_christ && !era.hijri).then(|| (Slot::Is(n - 1), end))
}

/// «العشرين», which is a number.
fn twentieth(at: Cursor<'_>) -> Option<(i16, Cursor<'_>)> {
    let (n, rest) = number(at)?;
    Some((i16::try_from(n).ok().filter(|n| *n <= 30)?, rest))
}

fn part_of_year(at: Cursor<'_>) -> PointRead<'_> {
    let pick = |m: &Meaning| match m {
        Meaning::Unit(TimeUnit::Quarter) | Meaning::Fraction(25) => Some(4),
        Meaning::Fraction(50) => Some(2),
        Meaning::Fraction(33) => Some(3),
        _ => None,
    };
    let (of, found, rest) = at
        .read(Kind::Fraction, pick)
        .or_else(|| at.read(Kind::Unit, pick))?;
    let (index, rest) = match words::ordinal(rest) {
        Some((n, true, rest)) => (i8::try_from(n).ok()?, rest),
        _ => (of, last(rest)?),
    };
    let whole = past_of(rest);
    let (fields, rest) = month_fields(whole)
        .or_else(|| year_after(whole))
        .or_else(|| unit_fields(whole))?;
    (found.tag.definite && (1..=of).contains(&index))
        .then(|| (on(Day::Share { index, of, fields }), rest))
}

/// «العام», «الشهر» alone: the present one.
fn unit_fields(at: Cursor<'_>) -> Option<(Fields, Cursor<'_>)> {
    let (unit, rest) =
        words::unit(at).filter(|(unit, _)| unit.definite && words::is_singular(unit.agreement))?;
    let fields = match unit.kind {
        TimeUnit::Year => Fields {
            year: Slot::Shift(0),
            ..Fields::default()
        },
        TimeUnit::Month => Fields {
            month: Slot::Shift(0),
            ..Fields::default()
        },
        _ => return None,
    };
    Some((fields, rest))
}

fn season(at: Cursor<'_>) -> PointRead<'_> {
    let this = words::direction_before(at)
        .filter(|(d, rest)| *d == Direction::This && words::is_definite_noun(*rest));
    let (season, rest) = words::season(this.map_or(at, |(_, rest)| rest))?;
    if let Some((fields, rest)) = year_after(rest) {
        return Some((
            on(Day::Season {
                season,
                year: fields.year,
                direction: None,
            }),
            rest,
        ));
    }
    let seen = words::direction_after(rest).or_else(|| this.map(|(d, _)| (d, rest)));
    let placed = words::after(at, &[Particle::In]) && words::is_definite_noun(at);
    let (direction, end) = seen.map_or((None, rest), |(direction, rest)| (Some(direction), rest));
    let season = Day::Season {
        season,
        year: Slot::Open,
        direction,
    };
    (direction.is_some() || placed).then(|| (on(season), end))
}

/// A date's year or direction after its month.
pub(super) fn completed(fields: Fields, at: Cursor<'_>) -> (Fields, Cursor<'_>) {
    if let Some((year, rest)) = year_after(at) {
        let Fields {
            year,
            hijri,
            before_christ,
            ..
        } = year;
        return (
            Fields {
                year,
                hijri: hijri || fields.hijri,
                before_christ,
                ..fields
            },
            rest,
        );
    }
    match words::direction_after(at) {
        Some((direction, rest)) => (
            Fields {
                direction: Some(direction),
                ..fields
            },
            rest,
        ),
        None => (fields, at),
    }
}

pub(super) fn month_fields(at: Cursor<'_>) -> Option<(Fields, Cursor<'_>)> {
    if let Some((month, rest)) = slot(at, TimeUnit::Month) {
        return Some((
            Fields {
                month,
                ..Fields::default()
            },
            rest,
        ));
    }
    let (name, rest) = words::month(at)?;
    let fields = Fields {
        month: Slot::Is(i16::from(name.number)),
        hijri: name.hijri,
        ..Fields::default()
    };
    Some(completed(fields, rest))
}
