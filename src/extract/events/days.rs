//! On which days an event was: the days of its clause, else of its sentence; never the day on which it was announced.

use std::ops::Range;

use super::around::AROUND;
use super::sentence::Sentence;
use crate::extract::clause::Link;
use crate::extract::clause::frames::{EventTrigger, WORDS};
use crate::facts::{DateType, EventDays, EventType, TimeExpression, TimeRelation};
use crate::lexicon::{Kind, Kinds, Meaning, Particle, SpeechShape};
use crate::spelling::AND;

/// The most tokens between a verb of saying and the day on which it was said.
const SAID: usize = 9;
/// Tokens at the beginning of a sentence among which a word may stand that ties it to the one before.
const OPENING: usize = 3;

impl Sentence<'_> {
    /// The nearest days in the clause, else in the sentence, none after publication.
    pub(super) fn days(&self, told: &EventTrigger, clause: &Range<usize>) -> Option<EventDays> {
        let first = self
            .tokens
            .start
            .max(told.tokens.start.saturating_sub(AROUND));
        let last = self.tokens.end.min(told.tokens.end + AROUND);
        let trigger = self.text.span(told.tokens.clone()).start();
        let nearest = |tokens: Range<usize>| {
            let around = self.text.span(tokens);
            let dates = self.context.dates;
            let from = dates.partition_point(|date| date.span.start() < around.start());
            let inside = dates[from..]
                .iter()
                .take_while(|date| date.span.end() <= around.end());
            let dated = inside.filter(|date| {
                is_dated(date, told.kind)
                    && !self.is_another_day(date, told)
                    && !self.is_report_day(date, told)
            });
            dated.min_by_key(|date| date.span.start().abs_diff(trigger))
        };
        let date = nearest(clause.clone()).or_else(|| nearest(first..last))?;
        let (start, end) = (date.start?, date.end?);
        match self.context.published {
            Some(published) if start > published => None,
            // «منذ أمس»: it still goes on
            Some(published) if date.relation == TimeRelation::Since => {
                Some(EventDays::new(start, published))
            }
            Some(published) => Some(EventDays::new(start, end.min(published))),
            None => Some(EventDays::new(start, end)),
        }
    }

    /// Whether a date belongs to something else: in a clause that hangs on that of the event, or before an event that
    /// came first («أعلن الأربعاء انتهاء البحث بعد غارة»).
    fn is_another_day(&self, date: &TimeExpression, told: &EventTrigger) -> bool {
        let near = self
            .tokens
            .start
            .max(told.tokens.start.saturating_sub(AROUND))
            ..self.tokens.end.min(told.tokens.end + AROUND);
        let at = near
            .clone()
            .find(|at| self.text.span(*at..*at + 1).end() > date.span.start());
        let before = date.span.start() < self.text.span(told.tokens.clone()).start();
        let came_first = told
            .tokens
            .start
            .checked_sub(1)
            .is_some_and(|at| self.text.lists(at).stem.has(WORDS.beside.after));
        let came_first =
            !told.is_verb() && (came_first || self.has_grounds(told) || self.opens_time(told));
        at.is_some_and(|at| {
            self.is_elsewhere(at, told)
                || self.is_of_event(at, told)
                || self.is_of_cause(at, told)
                || self.is_past_beginning(at, told)
        }) || (came_first && (before || at.is_some_and(|at| self.is_of_next_verb(at, told))))
    }

    /// Whether a date follows the verb after an event that came first: «ردا على قصف حيفا أغارت الطائرات الاثنين».
    fn is_of_next_verb(&self, date: usize, told: &EventTrigger) -> bool {
        let mut clauses = self.clauses.all().iter();
        clauses.any(|clause| {
            let verb = clause.predicate.as_ref().map(|verb| verb.tokens.start);
            clause.link != Link::Relative
                && verb.is_some_and(|at| told.tokens.end <= at && at < date)
        })
    }

    /// «منذ اندلاع الحرب»: an event that tells since when something else is counted or lasts.
    pub(super) fn opens_time(&self, told: &EventTrigger) -> bool {
        let first = told.tokens.start;
        let is = |at: Option<usize>, words| {
            at.filter(|at| *at >= self.tokens.start)
                .is_some_and(|at| self.text.lists(at).stem.has(words))
        };
        let beginning = is(first.checked_sub(1), WORDS.beside.beginning);
        let before = first.checked_sub(1 + usize::from(beginning));
        !told.is_verb() && is(before, WORDS.beside.since)
    }

    /// Whether a token stands beyond the beginning that an event is: «منذ بدء الحرب إلى 800 بعد مقتل أربعة أمس».
    pub(super) fn is_past_beginning(&self, at: usize, told: &EventTrigger) -> bool {
        let beyond = |at: usize| {
            !self.text.token(at).is_word() || self.text.lists(at).whole.has(WORDS.beside.after)
        };
        let mut between = told.tokens.end..at.max(told.tokens.end);
        self.opens_time(told) && between.any(beyond)
    }

    /// Whether an event is what somebody protests against or answers: «تظاهروا أمس احتجاجا على اغتيال», «ردا على قصف».
    fn has_grounds(&self, told: &EventTrigger) -> bool {
        use EventType::{Agreement, Arrest, Coup, Talks, TerritoryTaken, Withdrawal};
        const NEAR: usize = 2;
        let before = self
            .tokens
            .start
            .max(told.tokens.start.saturating_sub(NEAR))..told.tokens.start;
        let mut words = before.map(|at| &self.text.lists(at).stem);
        // deaths are told of the day of what caused them
        let causes_deaths = !matches!(
            told.kind,
            Agreement | Arrest | Coup | Talks | TerritoryTaken | Withdrawal
        );
        words.any(|word| {
            let reason = !causes_deaths && word.has(WORDS.beside.reason);
            reason || word.has(WORDS.beside.grounds)
        })
    }

    /// Whether a date belongs to what came before the event: «فر الآلاف إثر انكسار القوات الأسبوع الماضي»; «بعد صلاة الجمعة»
    /// is on that day.
    fn is_of_cause(&self, date: usize, told: &EventTrigger) -> bool {
        const NEAR: usize = 2;
        let between = told.tokens.end..date.saturating_sub(NEAR).max(told.tokens.end);
        let mut before = between
            .rev()
            .take_while(|at| self.text.token(*at).is_word());
        before.any(|at| self.text.lists(at).whole.has(WORDS.beside.after))
    }

    /// Whether a date belongs to the event before it: «خلال حرب خريف 2020», «اتفاق العاشر من نوفمبر».
    fn is_of_event(&self, date: usize, told: &EventTrigger) -> bool {
        let before = date.checked_sub(1).filter(|at| *at >= self.tokens.start);
        before.is_some_and(|at| {
            let other = !told.tokens.contains(&at) && !told.rest.contains(&at);
            let noun = || {
                WORDS
                    .find(self.text, at, date)
                    .is_some_and(|event| !event.is_verb())
            };
            other && noun()
        })
    }

    /// Whether a day is that of saying: it stands beside a verb of saying, and what happened is what was said.
    fn is_report_day(&self, date: &TimeExpression, told: &EventTrigger) -> bool {
        let begun = told.tokens.start.checked_sub(1);
        if begun.is_some_and(|at| self.text.lists(at).stem.has(WORDS.beside.beginning)) {
            return false;
        }
        let inside = self.text.tokens_inside(date.span);
        let (first, end) = (self.tokens.start, self.tokens.end);
        let day = inside.start.clamp(first, end)..inside.end.clamp(first, end);
        let ends = |at: &usize| {
            told.tokens.contains(at)
                || self.text.token(*at).is_mark('.')
                || self.text.token(*at).is_mark(':')
                || self.cursor(*at).particle(Particle::That).is_some()
                || self.nouns.binary_search(at).is_ok()
        };
        let before = day.start.saturating_sub(SAID).max(first)..day.start;
        let said = before
            .rev()
            .take_while(|at| !ends(at))
            .any(|at| self.says(at));
        // «الخميس أعلنت الشرطة مقتل …»
        let after = day.end..(day.end + 2).min(told.tokens.start.max(day.end)).min(end);
        let mut after = after.take_while(|at| self.text.token(*at).is_word());
        said || after.any(|at| self.says(at) && !self.text.form(at).starts_with(AND))
    }

    /// Whether a word ascribes what follows to whoever says it.
    fn says(&self, at: usize) -> bool {
        let says = |meaning: &Meaning| match meaning {
            Meaning::Speech {
                shape: SpeechShape::Verb | SpeechShape::According | SpeechShape::Relay,
                ..
            } => Some(()),
            _ => None,
        };
        // «بين» is «between» before it is «made clear»
        self.text.is(at, Kinds::of(Kind::Speech))
            && self.cursor(at).particle(Particle::Between).is_none()
            && self.cursor(at).read(Kind::Speech, says).is_some()
    }

    /// Whether a sentence goes on with what happened on the day told last: it begins with «في المقابل», or tells an hour
    /// and no day.
    pub(super) fn goes_on(&self, told: &EventTrigger) -> bool {
        let first = self.tokens.start;
        let opening = first..(first + OPENING).min(told.tokens.start);
        let tied = opening
            .into_iter()
            .any(|at| self.text.lists(at).stem.has(WORDS.beside.meanwhile));
        // «وأفرجت السلطات مساء عن»
        let hour = || {
            let mut clause = self.clause(told);
            clause.any(|at| self.text.lists(at).whole.has(WORDS.beside.hours) && !self.is_time(at))
        };
        told.is_verb() && (tied || hour())
    }

    /// Whether an expression of time begins with a token.
    pub(super) fn is_time(&self, at: usize) -> bool {
        if at >= self.tokens.end {
            return false;
        }
        let here = self.text.span(at..at + 1);
        let dates = self.context.dates;
        let from = dates.partition_point(|date| date.span.end() <= here.start());
        dates
            .get(from)
            .is_some_and(|date| date.span.start() < here.end())
    }
}

/// Whether a date tells on which days something of a type was; what is done at once is not «since» a day.
fn is_dated(date: &TimeExpression, kind: EventType) -> bool {
    use EventType::{Agreement, Coup, Talks, TerritoryTaken};
    let at_once = matches!(kind, Agreement | Coup | Talks | TerritoryTaken);
    let since = date.relation == TimeRelation::Since && !at_once;
    matches!(date.kind, DateType::Date | DateType::Time)
        && (since || date.relation == TimeRelation::On)
        && date.start.is_some()
        && date.end.is_some()
}
