//! Amounts of time: ستة أسابيع, نحو 24 ساعة, أربع سنوات ونصف.

use super::expression::{Expression, Length, TimeValue};
use super::rule::{Begin, Rule};
use super::words::{self, Unit};
use crate::facts::{Hedge, Modifier};
use crate::grammar::{Cursor, amount, digits, hedge, number};
use crate::lexicon::{
    Agreement, Direction, Kind, Kinds, Meaning, Particle, TimeCue, TimeUnit, Timing,
};
use crate::spelling::BY;
use crate::text::TokenKind;

/// The rules of this file.
pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "amount of time",
        example: "نحو 24 ساعة",
        begin: Begin::with(&[
            Kind::Hedge,
            Kind::Number,
            Kind::Scale,
            Kind::Amount,
            Kind::Fraction,
            Kind::Unit,
        ])
        .or_digits(),
        read: duration,
    },
    Rule {
        name: "counted stretch",
        example: "الشهور الثلاثة القادمة",
        begin: Begin::with(&[Kind::Unit]),
        read: stretch,
    },
    Rule {
        name: "several",
        example: "منذ عقود",
        begin: Begin::with(&[Kind::Unit]),
        read: several,
    },
];

type ExpressionRead<'t> = Option<(Expression<'t>, Cursor<'t>)>;
type Measure<'t> = Option<(Length, Option<Modifier>, Cursor<'t>)>;

fn duration(at: Cursor<'_>) -> ExpressionRead<'_> {
    let (length, modifier, rest) = length(at)?;
    if is_age(at, rest) {
        return None;
    }
    let rest = words::direction_after(rest)
        .filter(|(d, _)| *d != Direction::Same)
        .map_or(rest, |(_, rest)| rest);
    Some((
        Expression {
            modifier,
            ..Expression::new(TimeValue::Amount(length), at, rest)
        },
        rest,
    ))
}

/// «(63 عاما)», «عمره 63 عاما», «13 عاما من العمر».
fn is_age(at: Cursor<'_>, rest: Cursor<'_>) -> bool {
    let prior = super::words::before(at);
    let bracketed = prior.token().is_mark('(') && rest.token().is_mark(')');
    // «قال فلان، 34 عاما، إن …»
    let aside = prior.token().is_mark(',') && rest.token().is_mark(',');
    let years = rest.at() > at.at() && {
        let unit = words::unit(rest.to(rest.at() - 1));
        unit.is_some_and(|(unit, _)| unit.kind == TimeUnit::Year)
    };
    let said = (1..=4).any(|back| {
        let from = at.at().checked_sub(back).map(|start| at.to(start));
        from.and_then(|from| from.particle(Particle::Age))
            .is_some_and(|end| end.at() + 1 >= at.at())
    });
    bracketed
        || (aside && years)
        || said
        || (years && is_last_age(at))
        || rest.particle(Particle::Age).is_some()
}

/// «أعمارهم 19 و22 و30 عاما»: the last of several ages.
fn is_last_age(at: Cursor<'_>) -> bool {
    let listed = |at: &Cursor<'_>| {
        at.token().kind == TokenKind::Digits
            || at.is(Kinds::of(Kind::Number))
            || at.token().is_mark(',')
            || at.particle(Particle::And).is_some()
    };
    let mut before = (at.at().saturating_sub(AGES)..at.at())
        .rev()
        .map(|i| at.to(i));
    let word = before.find(|at| !listed(at));
    word.is_some_and(|word| word.particle(Particle::Age).is_some())
}

/// The most tokens of a list of ages.
const AGES: usize = 8;

/// An amount of time with its hedges.
pub(super) fn length(at: Cursor<'_>) -> Measure<'_> {
    let (before, start) = hedge(at).map_or((None, at), |(hedge, rest)| (Some(hedge), rest));
    let (length, inner, rest) = dashed(start)
        .or_else(|| counted(start))
        .or_else(|| decimal(start))
        .or_else(|| fraction_of_unit(start))
        .or_else(|| single(start, before.is_some() || is_measured(at)))?;
    let (after, rest) = hedge(rest).map_or((None, rest), |(hedge, rest)| (Some(hedge), rest));
    let mut hedges = [before, inner, after].into_iter().flatten();
    let modifier = hedges.find_map(words::modifier);
    Some((length, modifier, rest))
}

/// Whether a preposition of time or a verb of passing stands before a unit, or ب is written onto it,
/// and it is of nothing.
fn is_measured(at: Cursor<'_>) -> bool {
    let prior = super::words::before(at);
    let elapsed = words::cue(prior, TimeCue::Elapsed).is_some_and(|rest| rest.at() == at.at());
    let timed = words::timing(prior)
        .is_some_and(|(timing, rest)| rest.at() == at.at() && timing != Timing::Until);
    let by = at
        .matches()
        .first()
        .is_some_and(|tag| tag.leads_with(at.text(), BY));
    (timed || by || elapsed) && !words::is_definite_noun(at.skip())
}

/// «ستة أسابيع», «خمس إلى ست سنوات», «عدة سنوات».
fn counted(at: Cursor<'_>) -> Option<(Length, Option<Hedge>, Cursor<'_>)> {
    let (amount, rest) = amount(at)?;
    // «2020 الساعة» is no amount, «آلاف السنين» is
    let counts =
        |unit: &Unit| countable(*unit) && !(unit.definite && words::is_singular(unit.agreement));
    let (unit, rest) = words::unit(rest).filter(|(unit, _)| counts(unit))?;
    if unit.kind == TimeUnit::Year && words::is_singular(unit.agreement) && is_year(rest) {
        return None; // «القرار رقم 1701 سنة 2006»
    }
    if names_its_day(unit, rest) {
        return None;
    }
    let hundred = |n: u64| n.checked_mul(100);
    let (low, high) = match amount.hedge {
        Hedge::Unspecified => (None, None),
        Hedge::Range => (Some(hundred(amount.min)?), Some(hundred(amount.max?)?)),
        Hedge::MoreThan => (Some(hundred(amount.min.checked_sub(1)?)?), None),
        Hedge::AtMost => (Some(hundred(amount.max?)?), None),
        Hedge::LessThan => (Some(hundred(amount.max?.checked_add(1)?)?), None),
        Hedge::Exact | Hedge::About | Hedge::AtLeast => (Some(hundred(amount.min)?), None),
    };
    let (length, rest) = with_more(
        Length {
            up_to: high,
            ..Length::new(low, unit.kind)
        },
        rest,
    );
    Some((length, Some(amount.hedge), rest))
}

/// «سقط 18 يوم السبت», «اعتقل 9 ليلة أمس», «أصيب 20 شهر مايو»: the unit belongs to the day after it, the number to people.
fn names_its_day(unit: Unit, at: Cursor<'_>) -> bool {
    let day = matches!(unit.kind, TimeUnit::Day | TimeUnit::Night);
    let bare = words::is_singular(unit.agreement) && !unit.definite;
    let adverb = at.at() > 0
        && at
            .to(at.at() - 1)
            .form()
            .ends_with(crate::spelling::ACCUSATIVE);
    let named = || {
        let weekday = words::weekday(at).or_else(|| words::enclosed(at, words::weekday));
        let dated = super::absolute::day_number(at).is_some();
        weekday.is_some() || words::day_offset(at).is_some() || dated
    };
    let month = || unit.kind == TimeUnit::Month && words::month_name(at).is_some();
    bare && !adverb && ((day && named()) || month())
}

/// Whether a number that can be a year stands here; digits are read in hundredths.
fn is_year(at: Cursor<'_>) -> bool {
    digits(at).is_some_and(|(year, _)| (100_000..220_000).contains(&year))
}

/// «5- 8 مليون سنة», whatever the spaces; «3 و5 أيام» after «بين».
fn dashed(at: Cursor<'_>) -> Option<(Length, Option<Hedge>, Cursor<'_>)> {
    let (low, rest) = number(at)?;
    let between = || {
        rest.and()
            .filter(|_| words::after(at, &[Particle::Between]))
    };
    let (high, rest) = number(rest.mark('-').or_else(between)?)?;
    let (unit, rest) = words::unit(rest).filter(|(unit, _)| countable(*unit))?;
    let scale = [1_000_000, 1000]
        .into_iter()
        .find(|scale| high % scale == 0 && low < 1000)
        .unwrap_or(1);
    let (low, high) = (low.checked_mul(scale * 100)?, high.checked_mul(100)?);
    (low < high).then(|| {
        (
            Length {
                up_to: Some(high),
                ..Length::new(Some(low), unit.kind)
            },
            None,
            rest,
        )
    })
}

/// No quarter of a year, which is a fraction, and no dual that names its members.
fn countable(unit: Unit) -> bool {
    unit.kind != TimeUnit::Quarter && unit.agreement != Agreement::Any
}

/// «1.5 ساعة».
fn decimal(at: Cursor<'_>) -> Option<(Length, Option<Hedge>, Cursor<'_>)> {
    let (hundredths, rest) = digits(at).filter(|(n, _)| n % 100 != 0)?;
    let (unit, rest) = words::unit(rest).filter(|(unit, _)| countable(*unit))?;
    Some((Length::new(Some(hundredths), unit.kind), None, rest))
}

/// «نصف ساعة», «ربع قرن», «ثلاثة أرباع الساعة».
fn fraction_of_unit(at: Cursor<'_>) -> Option<(Length, Option<Hedge>, Cursor<'_>)> {
    let (hundredths, rest) = fraction(at)?;
    let (unit, rest) = words::unit(rest).filter(|(unit, _)| countable(*unit))?;
    let (amount, unit) = match unit.kind {
        TimeUnit::Hour => (hundredths * 60 / 100 * 100, TimeUnit::Minute),
        TimeUnit::Year if hundredths % 25 == 0 => (hundredths * 12, TimeUnit::Month),
        TimeUnit::Century => (hundredths * 100, TimeUnit::Year),
        TimeUnit::Day => (hundredths * 24, TimeUnit::Hour),
        TimeUnit::Minute => (hundredths * 60, TimeUnit::Second),
        other => (hundredths, other),
    };
    Some((Length::new(Some(amount), unit), None, rest))
}

fn fraction(at: Cursor<'_>) -> Option<(u64, Cursor<'_>)> {
    let pick = |m: &Meaning| {
        if let Meaning::Fraction(n) = m {
            Some(*n)
        } else {
            None
        }
    };
    at.read(Kind::Fraction, pick).map(|(n, _, rest)| (n, rest))
}

/// «ساعتين», «سنة ونصف», and a unit alone where it is plain that it is measured.
fn single(at: Cursor<'_>, measured: bool) -> Option<(Length, Option<Hedge>, Cursor<'_>)> {
    let (unit, rest) = words::unit(at).filter(|(unit, _)| countable(*unit))?;
    if unit.kind == TimeUnit::Year && words::is_singular(unit.agreement) && is_year(rest) {
        return None; // «قبل عام 2011»
    }
    let rest_of_one = number(rest).filter(|(n, _)| *n == 1).map(|(_, rest)| rest);
    let (count, sure) = match unit.agreement {
        Agreement::Dual => (2, true),
        Agreement::Singular | Agreement::Feminine => (
            1,
            !unit.definite && measured && unit.kind != TimeUnit::Decade,
        ),
        _ => return None,
    };
    let (length, end) = with_more(
        Length::new(Some(count * 100), unit.kind),
        rest_of_one.unwrap_or(rest),
    );
    let hedged = hedge(rest).is_some() && !unit.definite;
    (sure || length.more.is_some() || length.amount != Some(count * 100) || hedged)
        .then_some((length, None, end))
}

/// «ونصف», «وثلاثة أشهر».
fn with_more(length: Length, at: Cursor<'_>) -> (Length, Cursor<'_>) {
    let Some(joined) = at.and() else {
        return (length, at);
    };
    if let (Some((hundredths, rest)), Some(whole)) = (fraction(joined), length.amount) {
        // ساعة ونصف الساعة
        let unit = words::unit(rest).filter(|(unit, _)| unit.kind == length.unit);
        let rest = unit.map_or(rest, |(_, rest)| rest);
        return (
            Length {
                amount: Some(whole.saturating_add(hundredths)),
                ..length
            },
            rest,
        );
    }
    let smaller = counted(joined).or_else(|| single(joined, false));
    match smaller {
        Some((more, _, rest))
            if more.unit < length.unit && more.more.is_none() && more.up_to.is_none() =>
        {
            match more.amount {
                Some(amount) => (
                    Length {
                        more: Some((amount, more.unit)),
                        ..length
                    },
                    rest,
                ),
                None => (length, at),
            }
        }
        _ => (length, at),
    }
}

/// «الشهور الثلاثة القادمة», «السنوات العشر», «اليومين الماضيين».
fn stretch(at: Cursor<'_>) -> ExpressionRead<'_> {
    let (unit, rest) = words::unit(at).filter(|(unit, _)| unit.definite && countable(*unit))?;
    let (amount, rest) = match unit.agreement {
        // «الساعة الماضية»
        Agreement::Singular | Agreement::Feminine if unit.kind == TimeUnit::Hour => {
            let seen = words::direction_after(rest)
                .filter(|(d, _)| matches!(d, Direction::Last | Direction::Next))?;
            (1, seen.1)
        }
        // «الأعوام 2011-2015» are years
        Agreement::Plural if unit.kind == TimeUnit::Year && is_year(words::past_article(rest)) => {
            return None;
        }
        Agreement::Plural => number(words::past_article(rest)).filter(|(n, _)| *n > 0)?,
        _ => return None,
    };
    let rest = words::direction_after(rest).map_or(rest, |(_, rest)| rest);
    let length = Length::new(Some(amount.checked_mul(100)?), unit.kind);
    Some((Expression::new(TimeValue::Amount(length), at, rest), rest))
}

/// «عقود», «ساعات» after a preposition of time: how many is not said.
fn several(at: Cursor<'_>) -> ExpressionRead<'_> {
    let (unit, rest) = words::unit(at)
        .filter(|(unit, _)| !unit.definite && unit.agreement == Agreement::Plural)?;
    let expression = Expression::new(TimeValue::Amount(Length::new(None, unit.kind)), at, rest);
    // «خلال أيام عيد الفطر» are the feast's
    let own = !rest.is(Kinds::of(Kind::Holiday));
    (own && is_measured(at)).then_some((expression, rest))
}
