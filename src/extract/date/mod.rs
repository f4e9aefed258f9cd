//! Dates and times.
//!
//! A rule reads words of time from a cursor ([`Rule`]; of several, the one that reads furthest); what
//! it says ([`expression`]) is then held against the day of publication ([`resolve`]). Read
//! `expression`, `words`, `absolute`, `year` and `relative`, `point`, then `resolve`.

mod absolute;
mod calendar;
mod clock;
mod duration;
mod expression;
mod hijri;
mod numeric;
mod point;
mod range;
mod relative;
mod resolve;
mod set;
mod stretch;
mod tense;
mod value;
mod words;
mod year;

use jiff::civil::Date;

use crate::facts::{EntityType, TimeExpression, Warning};
use crate::grammar::Cursor;
use crate::lexicon::{Kind, Kinds, Particle, Sense};
use crate::text::{Text, TokenKind};
use expression::{Expression, Point};
use resolve::Resolver;

/// One way of saying a time, with an example that it reads to the end.
#[derive(Debug, Clone, Copy)]
struct Rule {
    #[allow(dead_code)] // names show in tests
    name: &'static str,
    #[allow(dead_code)]
    example: &'static str,
    read: for<'t> fn(Cursor<'t>) -> Option<(Expression<'t>, Cursor<'t>)>,
}

/// One way of saying a day or a longer stretch of the calendar.
#[derive(Debug, Clone, Copy)]
struct DayRule {
    #[allow(dead_code)]
    name: &'static str,
    #[allow(dead_code)]
    example: &'static str,
    read: for<'t> fn(Cursor<'t>) -> Option<(Point<'t>, Cursor<'t>)>,
}

/// Every rule; of equals, the first wins.
const RULES: [&[Rule]; 5] = [
    range::RULES,
    point::RULES,
    relative::RULES,
    duration::RULES,
    set::RULES,
];

/// Every rule for days.
const DAYS: [&[DayRule]; 4] = [absolute::RULES, year::RULES, numeric::RULES, relative::DAYS];

/// Names of the lexicon.
const NAMES: Kinds = Kinds::of(Kind::Name);

/// What an expression can begin with.
const STARTS: Kinds = Kinds::of(Kind::Month)
    .and(Kind::Weekday)
    .and(Kind::Unit)
    .and(Kind::DayOffset)
    .and(Kind::Direction)
    .and(Kind::Part)
    .and(Kind::DayPart)
    .and(Kind::Decade)
    .and(Kind::Season)
    .and(Kind::Vague)
    .and(Kind::Repeat)
    .and(Kind::Timing)
    .and(Kind::Holiday)
    .and(Kind::Clock)
    .and(Kind::Number)
    .and(Kind::Amount)
    .and(Kind::Scale)
    .and(Kind::Ordinal)
    .and(Kind::Fraction)
    .and(Kind::Hedge);

/// Every expression of time, in text order, resolved against the day of publication; and what
/// is doubtful about them.
#[must_use]
pub fn read(text: &Text<'_>, published: Option<Date>) -> (Vec<TimeExpression>, Vec<Warning>) {
    let mut resolver = Resolver::new(text, published);
    for sentence in text.sentences() {
        let mut at = sentence.start;
        while at < sentence.end {
            let cursor = Cursor::new(text, at..sentence.end);
            at = named(cursor).unwrap_or_else(|| step(cursor, &mut resolver));
        }
    }
    resolver.finish()
}

/// The end of a name of several words, whose words are no time («روسيا اليوم»); events keep theirs.
fn named(at: Cursor<'_>) -> Option<usize> {
    let tag = at
        .tags()
        .first()
        .filter(|tag| tag.kinds.meets(NAMES) && tag.tokens().len() > 1)?;
    let mut senses = at.text().senses(tag);
    let other = senses.any(|sense| match sense {
        Sense::Name(id, _) => at.text().lexicon().name(id).kind != EntityType::Misc,
        Sense::Word(..) => false,
    });
    (other && !tag.kinds.meets(STARTS)).then_some(tag.tokens().end)
}

/// Reads one expression where one can begin; the token to go on with.
fn step(at: Cursor<'_>, resolver: &mut Resolver<'_>) -> usize {
    let next = at.at() + 1;
    let begins = match at.token().kind {
        TokenKind::Digits => true,
        TokenKind::Word => {
            at.is(STARTS)
                || [Particle::Each, Particle::Others]
                    .iter()
                    .any(|p| at.particle(*p).is_some())
        }
        TokenKind::Mark(_) | TokenKind::Break => false,
    };
    if !begins {
        return next;
    }
    if let Some(end) = other_phrase(at) {
        return end;
    }
    match furthest(at) {
        Some((expression, rest)) => {
            resolver.add(&expression, at, rest);
            rest.at().max(next)
        }
        None => next,
    }
}

/// The expression that begins here, as the rule tells that reads furthest.
fn furthest(at: Cursor<'_>) -> Option<(Expression<'_>, Cursor<'_>)> {
    let rules = RULES.iter().copied().flatten();
    let read = rules.filter_map(|rule| (rule.read)(at));
    read.reduce(|best, next| {
        if next.1.at() > best.1.at() {
            next
        } else {
            best
        }
    })
}

/// The end of a longer phrase that is a name or no time («اليوم السابع», «الربيع العربي»).
fn other_phrase(at: Cursor<'_>) -> Option<usize> {
    let longest = at
        .tags()
        .first()
        .filter(|tag| tag.tokens().len() > 1 && !tag.kinds.meets(STARTS))?;
    let other = longest.kinds.meets(NAMES.and(Kind::Particle));
    let no_time = at.particle(Particle::Future).is_none() && at.particle(Particle::In).is_none();
    (other && no_time).then_some(longest.tokens().end)
}

/// Whether nothing else stands in the sentence.
fn stands_alone(start: Cursor<'_>, end: Cursor<'_>) -> bool {
    let text = start.text();
    let sentence = text.sentence_of(start.at());
    let words = |i: &usize| matches!(text.token(*i).kind, TokenKind::Word | TokenKind::Digits);
    !(sentence.start..start.at())
        .chain(end.at()..sentence.end)
        .any(|i| words(&i))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    /// Whether `read` gets to the end of `example` from some token of it.
    fn reads(example: &str, read: impl for<'t> Fn(Cursor<'t>) -> Option<usize>) -> bool {
        let lexicon = Lexicon::builtin().unwrap();
        let text = Text::prepare(example, &lexicon);
        (0..text.len()).any(|i| read(Cursor::new(&text, i..text.len())) == Some(text.len()))
    }

    #[test]
    fn every_rule_reads_its_example() {
        for rule in RULES.iter().copied().flatten() {
            let end = |at: Cursor<'_>| (rule.read)(at).map(|(_, rest)| rest.at());
            assert!(reads(rule.example, end), "{}: {}", rule.name, rule.example);
        }
        for rule in DAYS.iter().copied().flatten() {
            let end = |at: Cursor<'_>| (rule.read)(at).map(|(_, rest)| rest.at());
            assert!(reads(rule.example, end), "{}: {}", rule.name, rule.example);
        }
    }
}
