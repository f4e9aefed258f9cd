//! Dates and times.
//!
//! A rule reads words of time from a cursor (`Rule`; of several, the one that reads furthest); what
//! it says (`expression`) is then held against the day of publication (`resolve`). Read
//! `rule`, `expression`, `words`, `year`, `absolute` and `relative`, `point`, `longest`, then `interval` and `resolve`.

mod absolute;
mod around;
mod beside;
mod calendar;
mod clock;
mod duration;
mod expression;
mod header;
mod hijri;
mod interval;
mod longest;
mod numeric;
mod point;
mod publication;
mod range;
mod relative;
mod resolve;
mod rule;
mod set;
mod stretch;
mod tense;
mod thread;
mod told;
mod umm_al_qura;
mod value;
mod words;
mod year;

use jiff::civil::Date;

pub(crate) use publication::{named_day, publication};

use crate::facts::{EntityType, TimeExpression, Warning};
use crate::grammar::Cursor;
use crate::lexicon::{Kind, Kinds, Meaning, Particle, Sense, TimeCue, TimeUnit};
use crate::spelling::ARTICLE;
use crate::text::{LexiconMatch, Text};
use longest::{BEGIN, furthest};
use resolve::Resolver;
use rule::Begin;

/// Tokens before the last of a name that are looked back for its start.
const LONGEST_NAME: usize = 3;

/// Every expression of time, in text order, resolved against the day of publication; and what
/// is doubtful about them.
#[must_use]
pub(crate) fn read(
    text: &Text<'_>,
    published: Option<Date>,
) -> (Vec<TimeExpression>, Vec<Warning>) {
    let mut resolver = Resolver::new(text, published, numeric::is_month_first(text));
    for sentence in text.sentences() {
        let mut at = sentence.start;
        while at < sentence.end {
            at = step(Cursor::new(text, at..sentence.end), &mut resolver);
        }
    }
    resolver.finish()
}

/// Reads one expression where one can begin; the token to go on with.
fn step(at: Cursor<'_>, resolver: &mut Resolver<'_>) -> usize {
    let next = at.at() + 1;
    let token = Begin::at(at);
    if token.has(Kinds::of(Kind::Weekday)) && is_linked(at)
        || token.has(Kinds::of(Kind::Ordinal)) && is_week(at)
    {
        return next;
    }
    if !token.is_digits() {
        let Some(longest) = at.matches().first() else {
            return next;
        };
        let phrase = longest.tokens().len() > 1 && !longest.kinds.intersects(BEGIN.kinds());
        if phrase && (is_name(at, longest) || is_other_phrase(at, longest, token)) {
            let end = longest.tokens().end;
            // «اليوم السابع عشر من مايو» is no newspaper
            let longer =
                furthest(at, token).filter(|(_, rest)| BEGIN.fits(token) && rest.at() > end);
            return longer.map_or(end, |(expression, rest)| {
                resolver.add(&expression, at, rest);
                rest.at()
            });
        }
        if at.matches().iter().any(|tag| is_untimed(at, tag)) {
            return longest.tokens().end;
        }
        if !BEGIN.fits(token) {
            return next;
        }
    }
    match furthest(at, token) {
        Some((expression, rest)) => {
            if !around::is_name(&expression.what, at) {
                resolver.add(&expression, at, rest);
            }
            rest.at().max(next)
        }
        None => next,
    }
}

/// Whether a word that links the parts of a name stands before: عبد الأحد. One that ends a name (حزب الله) does
/// not, nor does «أو» between two days.
fn is_linked(at: Cursor<'_>) -> bool {
    let Some(before) = at.at().checked_sub(1) else {
        return false;
    };
    // two words back and further, a name that ends here has begun
    let closed = || {
        let starts = before.saturating_sub(LONGEST_NAME)..before;
        starts.rev().any(|start| {
            let tags = at.to(start).matches().iter();
            let mut named = tags.filter(|tag| tag.kinds.intersects(Kinds::of(Kind::Name)));
            named.any(|tag| tag.tokens().end == before + 1)
        }) || at.to(before).form().starts_with(ARTICLE)
    };
    at.text().is(before, Kinds::of(Kind::NameLink))
        && at.to(before).particle(Particle::Or).is_none()
        && !closed()
}

/// «الأسبوع الثاني من يناير» is not its second day.
fn is_week(at: Cursor<'_>) -> bool {
    let before = at.at().checked_sub(1).map(|before| at.to(before));
    let unit = before.and_then(words::unit);
    unit.is_some_and(|(unit, rest)| unit.kind == TimeUnit::Week && rest.at() == at.at())
}

/// A name whose words are no time («روسيا اليوم»); events keep theirs.
fn is_name(at: Cursor<'_>, tag: &LexiconMatch) -> bool {
    let other = |sense| match sense {
        Sense::Name(id, _) => at.text().lexicon().name(id).kind != EntityType::Misc,
        Sense::Word(..) => false,
    };
    tag.kinds.intersects(Kinds::of(Kind::Name)) && at.text().senses(tag).any(other)
}

/// A phrase whose last word would be a time: «صلاة الجمعة».
fn is_untimed(at: Cursor<'_>, tag: &LexiconMatch) -> bool {
    let untimed = |m: &Meaning| (*m == Meaning::TimeCue(TimeCue::Untimed)).then_some(());
    tag.tokens().len() > 1 && at.read(Kind::TimeCue, untimed).is_some()
}

/// A phrase that is no time though its first word is («اليوم العالمي», «الربيع العربي»).
fn is_other_phrase(at: Cursor<'_>, tag: &LexiconMatch, token: Begin) -> bool {
    let other = tag
        .kinds
        .intersects(Kinds::of(Kind::Name).and(Kind::Particle))
        && token.has(BEGIN.kinds());
    let joins = [Particle::Future, Particle::In]
        .iter()
        .any(|p| at.particle(*p).is_some());
    other && !joins
}

#[cfg(test)]
mod tests {
    use super::longest::RULES;
    use super::point::DAYS;
    use super::*;
    use crate::lexicon::{Lexicon, Particles};

    /// The name of a rule, its example, what it can begin with and where what it reads ends.
    type Tried = (
        &'static str,
        &'static str,
        Begin,
        Box<dyn for<'t> Fn(Cursor<'t>) -> Option<usize>>,
    );

    /// The rules whose example is read by no rule or by another one, from its first token on or from the one after a
    /// preposition, as articles are read: of those whose `begin` fits, the first that gets furthest counts.
    fn dead_rules(rules: &[Tried]) -> Vec<(&str, &str, Option<&str>)> {
        let lexicon = Lexicon::builtin().unwrap();
        let mut dead = Vec::new();
        for (name, example, ..) in rules {
            let text = Text::prepare(example, &lexicon);
            let prepared = text.particles(0).intersects(Particles::of(Particle::In))
                || text.is(0, Kinds::of(Kind::Timing));
            let reader = |first: usize| {
                let at = Cursor::new(&text, first..text.len());
                let token = Begin::at(at);
                let fit = rules.iter().filter(|rule| rule.2.fits(token));
                let mut fit = fit.filter(|_| BEGIN.fits(token));
                let whole = fit.find(|rule| (rule.3)(at) == Some(text.len()));
                whole.map(|rule| rule.0)
            };
            let mut readers = (0..=usize::from(prepared)).map(reader);
            if !readers.clone().any(|reader| reader == Some(name)) {
                dead.push((*name, *example, readers.find_map(|reader| reader)));
            }
        }
        dead
    }

    #[test]
    fn every_rule_reads_its_example() {
        let rules = RULES.iter().copied().flatten().map(|rule| -> Tried {
            let read = rule.read;
            let end = Box::new(move |at: Cursor<'_>| read(at).map(|(_, rest)| rest.at()));
            (rule.name, rule.example, rule.begin, end)
        });
        let days = DAYS.iter().copied().flatten().map(|rule| -> Tried {
            let read = rule.read;
            let end = Box::new(move |at: Cursor<'_>| read(at).map(|(_, rest)| rest.at()));
            (rule.name, rule.example, rule.begin, end)
        });
        let (rules, days): (Vec<_>, Vec<_>) = (rules.collect(), days.collect());
        assert_eq!(
            [dead_rules(&rules), dead_rules(&days)].concat(),
            [],
            "rules that their begin, their example or an earlier rule keeps from reading"
        );
    }
}
