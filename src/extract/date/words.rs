//! Words of time at a cursor. Each reader gives what the word says and the place after it.

use crate::facts::{Hedge, Modifier};
use crate::grammar::{Cursor, PhraseMatch};
use crate::lexicon::{
    Agreement, DayPart, Direction, Era, Kind, Kinds, Meaning, MonthPair, Particle, Season, TimeCue,
    TimeUnit, Timing, WordList,
};
use crate::spelling::{AND, ARTICLE, HAMZA_BELOW, peeled};
use crate::text::TokenKind;

/// A month's number and calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Month {
    pub(super) number: i8,
    pub(super) hijri: bool,
}

/// A unit of time as it is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Unit {
    pub(super) kind: TimeUnit,
    pub(super) agreement: Agreement,
    pub(super) definite: bool,
}

/// A month, its names in two namings included («شباط/فبراير», «أيلول (سبتمبر)»), with «شهر» before it.
pub(super) fn month(at: Cursor<'_>) -> Option<(Month, Cursor<'_>)> {
    let start = the_word(at, TimeUnit::Month).unwrap_or(at);
    let (month, rest) = month_name(start)?;
    Some((month, twin(month, start, rest).unwrap_or(rest)))
}

/// A month's name alone.
pub(super) fn month_name(at: Cursor<'_>) -> Option<(Month, Cursor<'_>)> {
    let pick = |m: &Meaning| match *m {
        Meaning::Month { number, hijri } => Some(Month { number, hijri }),
        _ => None,
    };
    let Some((month, found, rest)) = at.read(Kind::Month, pick) else {
        return numbered_month(at);
    };
    let other = found.tag.definite || found.tag.is_owned(at.text()) || is_other_word(month, at);
    (!other).then_some((month, rest))
}

/// A name that two months share: تشرين.
pub(super) fn month_pair(at: Cursor<'_>) -> Option<(MonthPair, Cursor<'_>)> {
    let pick = |m: &Meaning| {
        if let Meaning::MonthPair(pair) = m {
            Some(*pair)
        } else {
            None
        }
    };
    at.read(Kind::MonthPair, pick)
        .map(|(pair, _, rest)| (pair, rest))
}

/// «تشرين 1», «ك2»: one of the two months of a name.
fn numbered_month(at: Cursor<'_>) -> Option<(Month, Cursor<'_>)> {
    let (pair, rest) = month_pair(at)?;
    let number = match rest.form() {
        "1" => pair.first,
        "2" => pair.second,
        _ => return None,
    };
    let month = Month {
        number,
        hijri: false,
    };
    Some((month, rest.skip()))
}

/// The month آب is spelled like the town إب once its hamza is gone.
fn is_other_word(month: Month, at: Cursor<'_>) -> bool {
    let below = || {
        let word = at.text().slice(at.text().span(at.at()..at.at() + 1));
        word.contains(HAMZA_BELOW)
    };
    month.number == AUGUST && at.form().len() <= SHORT && below()
}

/// Number of the month آب.
const AUGUST: i8 = 8;
/// Bytes of a word of two letters and a clitic.
const SHORT: usize = 6;

/// Whether a word that tells how to read the time beside it stands here, and the place after it.
pub(super) fn cue(at: Cursor<'_>, wanted: TimeCue) -> Option<Cursor<'_>> {
    let pick = |m: &Meaning| (*m == Meaning::TimeCue(wanted)).then_some(());
    at.read(Kind::TimeCue, pick).map(|(.., rest)| rest)
}

/// Whether the word before `at`, quotation marks and brackets aside, is one of `words`, without ال.
pub(super) fn after_any(at: Cursor<'_>, words: WordList) -> bool {
    prior(at).is_some_and(|(before, _)| {
        let mut bases = peeled(before.form()).filter(|peeled| !peeled.definite);
        bases.any(|peeled| words.contains(peeled.base))
    })
}

/// Whether a word tells a time zone: GMT, بالتوقيت المحلي, (توقيت مكة).
pub(super) fn zone_word(at: Cursor<'_>) -> bool {
    at.is(Kinds::of(Kind::Zone)) || cue(at, TimeCue::LocalTime).is_some()
}

/// What `read` finds between two marks that belong together, and the place after them.
pub(super) fn enclosed<'t, T>(
    at: Cursor<'t>,
    read: impl Fn(Cursor<'t>) -> Option<(T, Cursor<'t>)>,
) -> Option<(T, Cursor<'t>)> {
    let (open, close) = ENCLOSING
        .into_iter()
        .find(|(open, _)| at.token().is_mark(*open))?;
    let (found, rest) = read(at.mark(open)?)?;
    Some((found, rest.mark(close)?))
}

/// Brackets and quotation marks, as they are after folding.
const ENCLOSING: [(char, char); 7] = [
    ('(', ')'),
    ('[', ']'),
    ('"', '"'),
    ('«', '»'),
    ('“', '”'),
    ('‘', '’'),
    ('\'', '\''),
];

/// The same month in another naming after a slash, a dash or in brackets.
fn twin<'t>(month: Month, named: Cursor<'t>, at: Cursor<'t>) -> Option<Cursor<'t>> {
    let same = |at: Cursor<'t>| {
        month_name(at)
            .filter(|(other, _)| *other == month && at.form() != named.form())
            .map(|(_, rest)| rest)
    };
    if let Some(inside) = at.mark('(') {
        return same(inside)?.mark(')');
    }
    let separated = ['/', '-', '\\'].iter().find_map(|mark| at.mark(*mark));
    let or = || at.particle(Particle::Or);
    same(separated.or_else(or).unwrap_or(at))
}

/// «يوم», «شهر», «عام» before what they name: one, without an owner.
pub(super) fn the_word(at: Cursor<'_>, wanted: TimeUnit) -> Option<Cursor<'_>> {
    let (unit, rest) = unit(at)?;
    (unit.kind == wanted && is_singular(unit.agreement)).then_some(rest)
}

/// Whether a form is one of its kind.
pub(super) fn is_singular(agreement: Agreement) -> bool {
    matches!(agreement, Agreement::Singular | Agreement::Feminine)
}

/// A unit of time that nobody owns.
pub(super) fn unit(at: Cursor<'_>) -> Option<(Unit, Cursor<'_>)> {
    let owned = |found: &PhraseMatch<'_>| found.tag.is_owned(at.text());
    let (found, rest) = at.all(Kind::Unit).find(|(found, _)| !owned(found))?;
    let Meaning::Unit(unit) = *found.meaning else {
        return None;
    };
    let word = at.form().get(usize::from(found.tag.lead)..);
    let definite = found.tag.definite || word.is_some_and(|word| word.starts_with(ARTICLE));
    Some((
        Unit {
            kind: unit,
            agreement: found.agreement,
            definite,
        },
        rest,
    ))
}

/// A day of the week with its ال, or without after «يوم» or «كل».
pub(super) fn weekday(at: Cursor<'_>) -> Option<(i8, Cursor<'_>)> {
    any_weekday(at).and_then(|(day, definite, rest)| definite.then_some((day, rest)))
}

/// A day of the week and whether it has ال.
pub(super) fn any_weekday(at: Cursor<'_>) -> Option<(i8, bool, Cursor<'_>)> {
    let pick = |m: &Meaning| {
        if let Meaning::Weekday(day) = m {
            Some(*day)
        } else {
            None
        }
    };
    let (day, found, rest) = at.read(Kind::Weekday, pick)?;
    Some((day, found.agreement == Agreement::Any, rest))
}

/// A day counted from today.
pub(super) fn day_offset(at: Cursor<'_>) -> Option<(i64, Cursor<'_>)> {
    let pick = |m: &Meaning| {
        if let Meaning::DayOffset(days) = m {
            Some(*days)
        } else {
            None
        }
    };
    at.read(Kind::DayOffset, pick)
        .map(|(days, _, rest)| (days, rest))
}

/// الماضي, المقبل, هذا, with its number.
pub(super) fn direction(at: Cursor<'_>) -> Option<(Direction, Agreement, Cursor<'_>)> {
    let pick = |m: &Meaning| {
        if let Meaning::Direction(direction) = m {
            Some(*direction)
        } else {
            None
        }
    };
    let (direction, found, rest) = at.read(Kind::Direction, pick)?;
    (found.tag.clitics() == 0).then_some((direction, found.agreement, rest))
}

/// A direction after its noun: never «هذا» before another one.
pub(super) fn direction_after(at: Cursor<'_>) -> Option<(Direction, Cursor<'_>)> {
    let (direction, _, rest) = direction(at)?;
    let before_next = direction_before(at).is_some() && unit(rest).is_some();
    (!before_next).then_some((direction, rest))
}

/// A direction before its noun: هذا, نفس.
pub(super) fn direction_before(at: Cursor<'_>) -> Option<(Direction, Cursor<'_>)> {
    let pick = |m: &Meaning| match m {
        Meaning::Direction(direction @ (Direction::This | Direction::Same)) => Some(*direction),
        _ => None,
    };
    let (direction, found, rest) = at.read(Kind::Direction, pick)?;
    (!found.tag.definite).then_some((direction, rest))
}

/// مطلع, منتصف, أواخر.
pub(super) fn part(at: Cursor<'_>) -> Option<(Modifier, Cursor<'_>)> {
    let pick = |m: &Meaning| {
        if let Meaning::Part(part) = m {
            Some(*part)
        } else {
            None
        }
    };
    let (part, found, rest) = at.read(Kind::Part, pick)?;
    (!found.tag.definite).then_some((part, rest))
}

/// A part of the day; whether it stands as an adverb or in a phrase that needs no day.
pub(super) fn day_part(at: Cursor<'_>) -> Option<(DayPart, bool, Cursor<'_>)> {
    let pick = |m: &Meaning| {
        if let Meaning::DayPart(part) = m {
            Some(*part)
        } else {
            None
        }
    };
    let (part, found, rest) = at.read(Kind::DayPart, pick)?;
    let adverb = found.agreement == Agreement::Singular || found.tag.is_adverb(at.text());
    let alone = adverb || found.tag.tokens().len() > 1;
    (!found.tag.is_owned(at.text())).then_some((part, alone, rest))
}

/// A season; whether it has ال.
pub(super) fn season(at: Cursor<'_>) -> Option<(Season, Cursor<'_>)> {
    let pick = |m: &Meaning| {
        if let Meaning::Season(season) = m {
            Some(*season)
        } else {
            None
        }
    };
    at.read(Kind::Season, pick)
        .map(|(season, _, rest)| (season, rest))
}

/// ميلادي, هجري, قبل الميلاد.
pub(super) fn era(at: Cursor<'_>) -> Option<(Era, Cursor<'_>)> {
    let pick = |m: &Meaning| {
        if let Meaning::Era(era) = m {
            Some(*era)
        } else {
            None
        }
    };
    at.read(Kind::Era, pick).map(|(era, _, rest)| (era, rest))
}

/// A preposition of time.
pub(super) fn timing(at: Cursor<'_>) -> Option<(Timing, Cursor<'_>)> {
    let pick = |m: &Meaning| {
        if let Meaning::Timing(timing) = m {
            Some(*timing)
        } else {
            None
        }
    };
    at.read(Kind::Timing, pick)
        .map(|(timing, _, rest)| (timing, rest))
}

/// An ordinal number and whether it has ال.
pub(super) fn ordinal(at: Cursor<'_>) -> Option<(u64, bool, Cursor<'_>)> {
    let pick = |m: &Meaning| {
        if let Meaning::Ordinal(n) = m {
            Some(*n)
        } else {
            None
        }
    };
    at.read(Kind::Ordinal, pick)
        .map(|(n, found, rest)| (n, found.tag.definite, rest))
}

/// A run of at most `longest` digits that no percent sign or further digits follow.
pub(super) fn digits(at: Cursor<'_>, longest: usize) -> Option<(i16, Cursor<'_>)> {
    let form = at.form();
    let fits = at.token().kind == TokenKind::Digits && form.len() <= longest;
    let rest = at.skip();
    let decimal = ['.', ','].iter().any(|mark| {
        rest.mark(*mark).is_some_and(|next| {
            rest.token().glued && next.token().glued && next.token().kind == TokenKind::Digits
        })
    });
    let value = form
        .parse()
        .ok()
        .filter(|_| fits && !decimal && !rest.token().is_mark('%'))?;
    Some((value, rest))
}

/// A year in four digits.
pub(super) fn four_digits(at: Cursor<'_>) -> Option<(i16, Cursor<'_>)> {
    let (year, rest) = digits(at, 4).filter(|_| at.form().len() == 4)?;
    (1000..=2999).contains(&year).then_some((year, rest))
}

/// An ال that stands alone before digits, passed over.
pub(super) fn past_article(at: Cursor<'_>) -> Cursor<'_> {
    match crate::grammar::conjunction(at) {
        (false, rest) => rest,
        (true, _) => at,
    }
}

/// What TIMEX3 calls a hedge.
pub(super) fn modifier(hedge: Hedge) -> Option<Modifier> {
    match hedge {
        Hedge::About => Some(Modifier::Approx),
        Hedge::AtLeast => Some(Modifier::EqualOrMore),
        Hedge::MoreThan => Some(Modifier::MoreThan),
        Hedge::AtMost => Some(Modifier::EqualOrLess),
        Hedge::LessThan => Some(Modifier::LessThan),
        Hedge::Exact | Hedge::Range | Hedge::Unspecified => None,
    }
}

/// Whether the word before `at`, quotation marks and brackets aside, is one of `particles`.
pub(super) fn after(at: Cursor<'_>, particles: &[Particle]) -> bool {
    prior(at).is_some_and(|(before, end)| {
        particles
            .iter()
            .any(|p| before.particle(*p).is_some_and(|rest| rest.at() == end))
    })
}

/// Whether the word before `at` is a preposition of time.
pub(super) fn after_timing(at: Cursor<'_>) -> bool {
    prior(at).is_some_and(|(before, end)| timing(before).is_some_and(|(_, rest)| rest.at() == end))
}

/// The word before `at` and where it ends.
fn prior(at: Cursor<'_>) -> Option<(Cursor<'_>, usize)> {
    let back = |i: usize| i.checked_sub(1).map(|i| at.to(i));
    let one = back(at.at())?;
    let quoted = matches!(
        one.token().kind,
        TokenKind::Mark('"' | '«' | '“' | '‘' | '\'')
    );
    let word = if quoted { back(one.at())? } else { one };
    Some((word, word.at() + 1))
}

/// Whether the word before `at` is a preposition that times and places take.
pub(super) fn after_preposition(at: Cursor<'_>) -> bool {
    let particles = [Particle::In, Particle::Of, Particle::To, Particle::Between];
    after_timing(at) || after(at, &particles)
}

/// Whether a noun with ال stands here, so that the word before is what it is of.
pub(super) fn is_definite_noun(at: Cursor<'_>) -> bool {
    let form = at.form().strip_prefix(AND).unwrap_or(at.form());
    at.token().is_word() && form.starts_with(ARTICLE) && direction(at).is_none()
}

/// «من» where it may stand.
pub(super) fn past_of(at: Cursor<'_>) -> Cursor<'_> {
    at.particle(Particle::Of).unwrap_or(at)
}

/// The cursor one token back; at the end when there is none.
pub(super) fn before(at: Cursor<'_>) -> Cursor<'_> {
    at.to(at.at().checked_sub(1).unwrap_or(at.end()))
}

/// Whether nothing else stands in the sentence.
pub(super) fn stands_alone(start: Cursor<'_>, end: Cursor<'_>) -> bool {
    let text = start.text();
    let sentence = text.sentence_of(start.at());
    let words = |i: &usize| matches!(text.token(*i).kind, TokenKind::Word | TokenKind::Digits);
    !(sentence.start..start.at())
        .chain(end.at()..sentence.end)
        .any(|i| words(&i))
}

/// A word of the grammar that goes on with the sentence.
pub(super) fn is_joint(at: Cursor<'_>) -> bool {
    let joints = [
        Particle::In,
        Particle::Of,
        Particle::On,
        Particle::To,
        Particle::That,
        Particle::Relative,
    ];
    joints.iter().any(|joint| at.particle(*joint).is_some())
}
