//! When it happened: the days that a count's own words tell, never the day of an announcement.

use std::ops::Range;

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::cause;
use super::figure::CountDraft;
use super::people::Group;
use super::place::telling_words;
use super::sentence::Sentence;
use crate::extract::clause::frames::{WORDS, is_among};
use crate::extract::clause::{Clause, Link};
use crate::facts::{Casualty, DateType, Days, EntityType, Modifier, Status, TimeExpression, When};
use crate::lexicon::{Kind, Kinds, Meaning, Particle, SpeechShape, Timing};
use crate::span::Span;
use crate::spelling::{AND, ARTICLE};
use crate::text::TokenKind;

/// The most tokens between a verb of saying and the day on which it was said.
const SAID: usize = 9;

/// What the sentence tells of a count's time.
#[derive(Debug, Clone, Default)]
pub(super) struct Time {
    /// The expression beside the count.
    pub(super) date: Option<When>,
    /// The days on which it happened.
    pub(super) days: Option<Days>,
    /// The day of a time of day alone, «ظهرا», where the article tells no other.
    pub(super) day_of_clock: Option<Days>,
    /// The day from which a total counts.
    pub(super) since: Option<Date>,
    /// The day up to which it counts.
    pub(super) until: Option<Date>,
}

/// The time of a count, which may be a `total` since a beginning; `others` are the counts of its sentence.
pub(super) fn time(
    sentence: &Sentence<'_>,
    figure: &CountDraft,
    others: &[CountDraft],
    total: bool,
) -> Time {
    let told = telling_words(sentence, figure);
    let evidence = sentence.text.span(figure.evidence.clone());
    let next = others
        .iter()
        .map(|other| other.evidence.start)
        .filter(|start| *start >= figure.evidence.end)
        .min()
        .unwrap_or(sentence.tokens.end);
    let limit = sentence.text.span(next..next + 1).start();
    let dates = within(sentence, told);
    let usable = |date: &TimeExpression| {
        can_date(sentence, figure, date) && !(total && is_of_others(sentence, figure, date))
    };
    let closed = parenthesis(sentence, figure);
    let own = |date: &TimeExpression| {
        let start = date.span.start();
        let inside = closed.is_none_or(|end| start < end);
        let near = start < limit || next >= sentence.tokens.end;
        start >= evidence.start() && near && inside && !is_beside(sentence, figure, date)
    };
    let mut near = nearest_first(dates, evidence).into_iter();
    let nearest = near
        .clone()
        .find(|date| own(date) && usable(date))
        .or_else(|| near.find(|date| usable(date)));
    let Some(date) = nearest else {
        return undated(sentence, total);
    };
    let (days, day_of_clock) = match days(sentence, date, dates) {
        day if is_clock_alone(sentence, date) => (None, day),
        days => (days, None),
    };
    let since = days
        .filter(|_| is_since(sentence, date))
        .and_then(|days| days.start);
    Time {
        date: as_told(date),
        days,
        day_of_clock,
        since,
        until: days
            .filter(|days| since.is_some() || days.start.is_none())
            .and_then(|days| days.end),
    }
}

/// A day or time as the article tells it; a length of time is none.
fn as_told(date: &TimeExpression) -> Option<When> {
    matches!(date.kind, DateType::Date | DateType::Time).then(|| When {
        text: date.text.clone(),
        value: date.value.clone(),
        start: date.start,
        end: date.end,
    })
}

/// Whether an expression may tell when a count happened.
fn can_date(sentence: &Sentence<'_>, figure: &CountDraft, date: &TimeExpression) -> bool {
    let start = figure.anchor.min(figure.evidence.start);
    fits(sentence, date)
        && !is_aside(sentence, figure, date)
        && !is_compared(sentence, figure, date)
        && !is_lasting(sentence, figure, date)
        && !is_report_day(sentence, start, date)
        && !is_recovery_day(sentence, date)
}

/// «مواجهة 2025 التي أودت بسبعين وانتهت باتفاق في العاشر من مايو»: the time of another verb beside that of the count.
fn is_beside(sentence: &Sentence<'_>, figure: &CountDraft, date: &TimeExpression) -> bool {
    let clauses = sentence.context.parses.clauses(&sentence.tokens);
    clauses
        .at(tokens(sentence, date).start)
        .is_some_and(|clause| {
            let verb = clause.predicate.as_ref().map(|verb| verb.tokens.start);
            clause.link == Link::Coordinate && verb.is_some_and(|at| at >= figure.evidence.end)
        })
}

/// Times by how near they stand to a count, so that most are never asked whether they can be used.
fn nearest_first(dates: &[TimeExpression], evidence: Span) -> Vec<&TimeExpression> {
    let mut near: Vec<_> = dates.iter().collect();
    near.sort_by_key(|date| distance(date.span, evidence));
    near
}

/// Where the parentheses end in which a count stands: «حرب عام 1994 (30 ألف قتيل) وحرب عام 2020 (6 آلاف)».
fn parenthesis(sentence: &Sentence<'_>, figure: &CountDraft) -> Option<u32> {
    let before = figure.evidence.start.checked_sub(1)?;
    let opened = before >= sentence.tokens.start && sentence.text.token(before).is_mark('(');
    let mut after = figure.evidence.end..sentence.tokens.end;
    let close = after.find(|at| sentence.text.token(*at).is_mark(')'))?;
    opened.then(|| sentence.text.span(close..close + 1).start())
}

/// «قتل أربعة أمس، ليرتفع عدد القتلى منذ بدء الحرب إلى 800»: the day of what is told beside a total, in
/// a clause of its own.
fn is_of_others(sentence: &Sentence<'_>, figure: &CountDraft, date: &TimeExpression) -> bool {
    let tokens = tokens(sentence, date);
    let before = tokens.end..figure.evidence.start;
    let after = figure.evidence.end..tokens.start;
    !(is_since(sentence, date) || is_until(sentence, date))
        && before
            .chain(after)
            .any(|at| sentence.text.token(at).is_mark(',') || sentence.is_trigger(at))
}

/// The time of a total whose first day is not told: «منذ بدء الحرب».
fn undated(sentence: &Sentence<'_>, total: bool) -> Time {
    let until = sentence.context.published.filter(|_| total);
    Time {
        days: until.map(|end| Days {
            start: None,
            end: Some(end),
        }),
        until,
        ..Time::default()
    }
}

/// The day that a sentence without counts tells of what did harm, whose word stands at `event`; only a day of the news
/// itself counts, of what was told before (`known`) also one of the weeks before.
pub(super) fn of_event(sentence: &Sentence<'_>, event: usize, known: bool) -> Option<Days> {
    let dates = within(sentence, sentence.text.span(sentence.tokens.clone()));
    let published = sentence.context.published?;
    let news = if known { 4 * NEWS } else { NEWS };
    let oldest = published.checked_sub(news.days()).ok()?;
    dates
        .iter()
        .filter(|date| fits(sentence, date) && !is_report_day(sentence, event, date))
        .filter(|date| !is_clock_alone(sentence, date))
        .filter_map(|date| days(sentence, date, dates))
        .find(|days| {
            days.is_brief()
                && days.start.is_some_and(|start| start >= oldest)
                && days.end.is_some_and(|end| end <= published)
        })
}

/// What kind of days a heading tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HeadingDays {
    /// One day.
    Day,
    /// From a day to another: «5 - 11 شباط».
    Range,
    /// From a day on: «منذ 26 حزيران».
    Since,
    /// A month, a year.
    Calendar,
}

/// The first days that a heading or the words before a list tell, but not those of an announcement.
pub(super) fn of_heading(sentence: &Sentence<'_>) -> Option<(Days, HeadingDays)> {
    let dates = within(sentence, sentence.text.span(sentence.tokens.clone()));
    let end = sentence.tokens.end;
    let tells = |date: &&TimeExpression| {
        fits(sentence, date)
            && !is_clock_alone(sentence, date)
            && !is_report_day(sentence, end, date)
    };
    let date = dates.iter().find(tells)?;
    let days = days(sentence, date, dates)?;
    let whole = days.start == date.start && days.end == date.end;
    let stretch = match () {
        () if is_since(sentence, date) => HeadingDays::Since,
        () if days.start == days.end => HeadingDays::Day,
        // «خطة 2020-2030»
        () if !date.value.contains('-') => HeadingDays::Calendar,
        () if whole && !date.value.contains('/') => HeadingDays::Calendar,
        () => HeadingDays::Range,
    };
    Some((days, stretch))
}

/// The day of a time of day that a sentence tells alone.
pub(super) fn of_clock(sentence: &Sentence<'_>) -> Option<Days> {
    let dates = within(sentence, sentence.text.span(sentence.tokens.clone()));
    let mut clocks = dates.iter().filter(|date| is_clock_alone(sentence, date));
    days(sentence, clocks.next()?, dates)
}

/// For how many days something is news.
const NEWS: i64 = 7;

/// Whether an expression tells when something happened, not a name or how rare it is.
fn fits(sentence: &Sentence<'_>, date: &TimeExpression) -> bool {
    let length = || hours(date).is_some() && is_length(sentence, date);
    let named = || is_name(sentence, date) || is_birth(sentence, date);
    is_time(date) && !length() && !named() && !is_rare(sentence, date)
}

/// «انتشلت الفرق اليوم خمس جثث», «عثر على جثته في اليوم التالي»: the day on which somebody was found is not that of harm.
fn is_recovery_day(sentence: &Sentence<'_>, date: &TimeExpression) -> bool {
    let first = tokens(sentence, date).start;
    let recovers = |at: usize| sentence.text.lists(at).word.has(WORDS.beside.recovers);
    let ends = |at: usize| {
        sentence.text.is(at, Kinds::of(Kind::Cause)) || sentence.is_trigger(at) && !recovers(at)
    };
    let mut before = (sentence.stretch_start(first)..first)
        .rev()
        .take_while(|at| !ends(*at));
    before.any(recovers)
}

/// «من مواليد 1986»: when somebody was born.
fn is_birth(sentence: &Sentence<'_>, date: &TimeExpression) -> bool {
    let first = tokens(sentence, date).start;
    let near = first.saturating_sub(2).max(sentence.tokens.start)..first;
    near.into_iter()
        .any(|at| sentence.text.lists(at).stem.has(WORDS.beside.birth))
}

/// «صباحا», «بعيد الثانية ظهرا»: a time of day without the day.
fn is_clock_alone(sentence: &Sentence<'_>, date: &TimeExpression) -> bool {
    const DAYS: Kinds = Kinds::of(Kind::Weekday)
        .and(Kind::DayOffset)
        .and(Kind::Month)
        .and(Kind::EventDay)
        .and(Kind::Holiday);
    // «الثانية ظهرا» has an article for its hour
    const HOURS: Kinds = Kinds::of(Kind::Ordinal).and(Kind::Number).and(Kind::Clock);
    let article = |at| sentence.text.form(at).starts_with(ARTICLE) && !sentence.text.is(at, HOURS);
    let told = |at| sentence.text.is(at, DAYS) || article(at);
    let digits = |at| sentence.text.token(at).kind == TokenKind::Digits;
    let mut words = tokens(sentence, date);
    date.kind == DateType::Time
        && date.start == sentence.context.published
        && words.all(|at| !told(at) && !digits(at))
}

/// How near its antecedent a relative stands.
const ANTECEDENT: usize = 4;

/// Whether a clause on something else holds a day: «11 شخصا، والنصب يخلد الجنود الذين سقطوا عام 1962».
fn is_aside(sentence: &Sentence<'_>, figure: &CountDraft, date: &TimeExpression) -> bool {
    let end = figure.evidence.end;
    let day = tokens(sentence, date).start;
    let relative = (end..day)
        .rev()
        .find(|at| sentence.is_particle(*at, Particle::Relative));
    relative.is_some_and(|relative| {
        let first = relative.saturating_sub(ANTECEDENT).max(end);
        let told = |at: usize| {
            sentence.text.is(at, Kinds::of(Kind::Cause))
                || sentence.is_particle(at, Particle::Happening)
                || sentence.is_particle(at, Particle::Tally)
        };
        relative > end + ANTECEDENT && !(first..relative).any(told)
    })
}

/// «628 شخصا، مقارنة مع 231 في عام 2020»: the time of what a count is compared with.
fn is_compared(sentence: &Sentence<'_>, figure: &CountDraft, date: &TimeExpression) -> bool {
    let end = figure.evidence.end;
    let mut between = end..tokens(sentence, date).start.max(end);
    between.any(|at| sentence.text.lists(at).stem.has(WORDS.beside.comparison))
}

/// «في الفاشر، حيث يستمر الحصار منذ مايو 2024، توفي خمسة»: since when something else goes on, in a clause before a count.
fn is_lasting(sentence: &Sentence<'_>, figure: &CountDraft, date: &TimeExpression) -> bool {
    let first = tokens(sentence, date).start;
    let clauses = sentence.context.parses.clauses(&sentence.tokens);
    let beside = |clause: &Clause| {
        matches!(clause.link, Link::Relative | Link::Circumstance)
            && clause.predicate.is_some()
            && clause.tokens.end <= figure.evidence.start
    };
    first < figure.evidence.start
        && is_since(sentence, date)
        && clauses.at(first).is_some_and(beside)
}

/// The expressions of time inside a span.
fn within<'s>(sentence: &'s Sentence<'_>, told: Span) -> &'s [TimeExpression] {
    let dates = sentence.context.dates;
    let first = dates.partition_point(|date| date.span.start() < told.start());
    let last = dates.partition_point(|date| date.span.start() < told.end());
    &dates[first..last.max(first)]
}

/// Whether it tells days, or the hours just past.
fn is_time(date: &TimeExpression) -> bool {
    let dated = matches!(date.kind, DateType::Date | DateType::Time) && date.start.is_some();
    dated || hours(date).is_some()
}

/// The tokens of an expression.
fn tokens(sentence: &Sentence<'_>, date: &TimeExpression) -> Range<usize> {
    let (start, end) = (sentence.tokens.start, sentence.tokens.end);
    let inside = sentence.text.tokens_inside(date.span);
    inside.start.clamp(start, end)..inside.end.clamp(start, end)
}

/// The days of an expression: from «منذ» to the day of publication, of hours just past, of two days that و joins.
fn days(sentence: &Sentence<'_>, date: &TimeExpression, dates: &[TimeExpression]) -> Option<Days> {
    let published = sentence.context.published;
    if let Some(hours) = hours(date) {
        return last_hours(hours, published?);
    }
    let told = weekend(date, published)
        .or_else(|| lasted(sentence, date, dates))
        .or_else(|| day_before(sentence, date))
        .or_else(|| open_days(sentence, date));
    if told.is_some() {
        return told;
    }
    let next = |last: &TimeExpression| {
        let after = dates.partition_point(|other| other.span.start() < last.span.end());
        dates
            .get(after)
            .filter(|other| goes_on(sentence, last, other))
    };
    // «أيام الاثنين والثلاثاء والأربعاء»
    let joined = std::iter::successors(next(date), |last| next(last)).last();
    // «يومي الثلاثاء والأربعاء 10 و11»: days read of two weeks tell nothing
    if joined.is_some_and(|other| other.end < date.start) {
        return None;
    }
    let end = joined.map_or(date.end, |other| other.end);
    // a stretch that is not over has not told what comes
    let end = match (end, published) {
        (Some(end), Some(published))
            if end > published && date.start.is_some_and(|start| start < published) =>
        {
            Some(published)
        }
        (end, _) => end,
    };
    Some(Days {
        start: date.start,
        end,
    })
}

/// The days in which hours just past lie.
fn last_hours(hours: u64, end: Date) -> Option<Days> {
    let days = i64::try_from(hours.div_ceil(24)).ok()?;
    Some(Days {
        start: Some(end.checked_sub(days.days()).ok()?),
        end: Some(end),
    })
}

/// Days of which an expression tells only the first, «منذ مايو», or the last, «حتى 12 أكتوبر».
fn open_days(sentence: &Sentence<'_>, date: &TimeExpression) -> Option<Days> {
    if is_until(sentence, date) {
        return Some(Days {
            start: None,
            end: date.end,
        });
    }
    let since = is_since(sentence, date) || is_outbreak(sentence, date);
    let begun = |end: &Date| date.start.is_none_or(|start| start <= *end);
    since.then(|| Days {
        start: date.start,
        end: sentence.context.published.filter(begun),
    })
}

/// «اندلعت مساء الأحد واستمرت حتى فجر أمس»: the days from a beginning to an end, of which `date` is one.
fn lasted(
    sentence: &Sentence<'_>,
    date: &TimeExpression,
    dates: &[TimeExpression],
) -> Option<Days> {
    let ends = |other: &TimeExpression| is_until(sentence, other);
    let at = dates.partition_point(|other| other.span.start() < date.span.start());
    let first = if ends(date) { at.checked_sub(1)? } else { at };
    let (one, other) = (dates.get(first)?, dates.get(first + 1)?);
    let between = tokens(sentence, one).end..tokens(sentence, other).start;
    let free = !between.clone().any(|at| sentence.is_boundary(at));
    let (start, end) = (one.start?, other.end?);
    (free && is_time(one) && ends(other) && start <= end).then_some(Days {
        start: Some(start),
        end: Some(end),
    })
}

/// «حتى 12 أكتوبر»: the last of the days of which a count tells.
fn is_until(sentence: &Sentence<'_>, date: &TimeExpression) -> bool {
    let until = |m: &Meaning| (*m == Meaning::Timing(Timing::Until)).then_some(());
    let before = tokens(sentence, date).start.checked_sub(1);
    before.is_some_and(|at| {
        at >= sentence.tokens.start && sentence.cursor(at).read(Kind::Timing, until).is_some()
    })
}

/// «عشية 5 مايو», «عشية الانتخابات العامة في 14 مايو»: the day before the one that is told.
fn day_before(sentence: &Sentence<'_>, date: &TimeExpression) -> Option<Days> {
    let first = tokens(sentence, date).start;
    let mut near = (sentence.stretch_start(first)..first)
        .rev()
        .take_while(|at| !sentence.is_trigger(*at));
    let eve = near.any(|at| sentence.text.lists(at).stem.has(WORDS.beside.eve));
    let day = eve.then(|| date.start?.yesterday().ok()).flatten()?;
    Some(Days {
        start: Some(day),
        end: Some(day),
    })
}

/// «خلال عطلة نهاية الأسبوع»: Saturday and Sunday of the week that it names, or of the last that has come to them.
fn weekend(date: &TimeExpression, published: Option<Date>) -> Option<Days> {
    let week = date.value.contains("-W") && date.modifier == Some(Modifier::End);
    let sunday = date.end.filter(|_| week)?;
    let saturday = sunday.checked_sub(1.day()).ok()?;
    let over = published.is_none_or(|published| saturday <= published);
    let back = if over { 0.days() } else { 7.days() };
    let day = |day: Date| day.checked_sub(back).ok();
    Some(Days {
        start: Some(day(saturday)?),
        end: Some(day(sunday)?),
    })
}

/// «يومي الثلاثاء والأربعاء»: two days told together.
fn goes_on(sentence: &Sentence<'_>, one: &TimeExpression, other: &TimeExpression) -> bool {
    let end = tokens(sentence, one).end;
    if end >= sentence.tokens.end {
        return false;
    }
    // «10 و11»
    let alone = usize::from(sentence.text.form(end).chars().eq([AND]));
    let last = (end + alone).min(sentence.tokens.end - 1);
    let words = sentence.text.span(end..last + 1);
    let begins = (words.start()..words.end()).contains(&other.span.start());
    begins && sentence.text.form(end).starts_with(AND)
}

/// «القتال الذي انطلق في 26 أغسطس»: fighting that began then goes on.
fn is_outbreak(sentence: &Sentence<'_>, date: &TimeExpression) -> bool {
    let first = tokens(sentence, date).start;
    let begins = (sentence.stretch_start(first)..first)
        .rev()
        .find(|at| sentence.text.lists(*at).stem.has(WORDS.beside.begins));
    let Some(begins) = begins.filter(|at| *at > sentence.tokens.start) else {
        return false;
    };
    let before = begins.saturating_sub(ANTECEDENT).max(sentence.tokens.start);
    sentence.is_particle(begins - 1, Particle::Relative)
        && (before..begins).any(|at| cause::is_war(sentence, at))
}

/// How many hours or days just past an expression of the last hours tells.
fn hours(date: &TimeExpression) -> Option<u64> {
    let value = date.value.strip_prefix("PT")?.strip_suffix('H')?;
    let recent = date.kind == DateType::Duration;
    value
        .parse()
        .ok()
        .filter(|hours| recent && date.modifier.is_none() && (12..=240).contains(hours))
}

/// «استمرت 24 ساعة»: how long something took tells no day.
fn is_length(sentence: &Sentence<'_>, date: &TimeExpression) -> bool {
    let first = tokens(sentence, date).start;
    let mut near = sentence.stretch_start(first)..first;
    let after = |m: &Meaning| (*m == Meaning::Timing(Timing::After)).then_some(());
    // «أنقذت بعد 68 ساعة»
    let since = first
        .checked_sub(1)
        .is_some_and(|at| sentence.cursor(at).read(Kind::Timing, after).is_some());
    since || near.any(|at| sentence.text.lists(at).stem.has(WORDS.beside.lasted))
}

/// Whether «منذ» opens it.
fn is_since(sentence: &Sentence<'_>, date: &TimeExpression) -> bool {
    let is = |m: &Meaning| (*m == Meaning::Timing(Timing::Since)).then_some(());
    let first = tokens(sentence, date).start;
    let opens = |at: usize| {
        let found = sentence.cursor(at).read(Kind::Timing, is);
        found.is_some_and(|((), _, rest)| rest.at() <= first + 1)
    };
    // «منذ سقوط 13 قتيلا في 17 أكتوبر» tells the day of the count
    let counts =
        |at: usize| sentence.is_trigger(at) || sentence.group_at(at).is_some_and(Group::is_strong);
    (sentence.stretch_start(first)..=first)
        .rev()
        .take_while(|at| !sentence.is_particle(*at, Particle::Relative) && !counts(*at))
        .any(opens)
        || is_since_beginning(sentence, first)
}

/// «منذ اندلاع الحرب بين الجانبين في 15 أبريل»: the day of a beginning since which a count runs. `first` is the first token
/// of the day.
fn is_since_beginning(sentence: &Sentence<'_>, first: usize) -> bool {
    let is = |m: &Meaning| (*m == Meaning::Timing(Timing::Since)).then_some(());
    let mut before = (sentence.stretch_start(first)..first)
        .rev()
        .take_while(|at| !sentence.is_trigger(*at));
    // «من بداية المعركة يوم 27 نوفمبر»
    let opens = |at: &usize| {
        let word = sentence.text.form(at + 1);
        let from = sentence.is_particle(*at, Particle::Of);
        (from || sentence.cursor(*at).read(Kind::Timing, is).is_some())
            && (is_among(word, WORDS.beside.beginning) || is_among(word, WORDS.beside.begins))
    };
    before.any(|at| opens(&at))
}

/// «حركة 23 مارس», «متحف ثورة 26 سبتمبر»: a day in a name.
fn is_name(sentence: &Sentence<'_>, date: &TimeExpression) -> bool {
    const NAMED: Kinds = Kinds::of(Kind::Body).and(Kind::TypeWord).and(Kind::Name);
    let tokens = tokens(sentence, date);
    let names = sentence.context.names;
    if let Some(naming) = names.covering(tokens.start) {
        // «هجمات 11 سبتمبر» names the event by its day
        let event = names.is(naming, EntityType::Misc);
        // «ليل الجمعة» is no Lille
        if event || naming.tokens.end >= tokens.end {
            return !event;
        }
    }
    let before = tokens
        .start
        .checked_sub(1)
        .filter(|at| *at >= sentence.tokens.start);
    before.is_some_and(|at| {
        let group = sentence.text.is(at, NAMED) || sentence.is_particle(at, Particle::NamedAfter);
        // «ليل 3 إلى 4 تشرين الأول» is no Lille
        let part = sentence.text.is(at, Kinds::of(Kind::DayPart));
        group
            && !part
            && !sentence.is_preposition(at)
            && sentence.text.token(tokens.start).kind == TokenKind::Digits
    })
}

/// «الأعنف منذ عام 2014»: how rare an event is; «بعد حرب 2020»: when another one was.
fn is_rare(sentence: &Sentence<'_>, date: &TimeExpression) -> bool {
    let first = tokens(sentence, date).start;
    let rare = (sentence.stretch_start(first)..first)
        .rev()
        .take_while(|at| {
            !sentence.is_trigger(*at) && !sentence.is_particle(*at, Particle::Relative)
        })
        .any(|at| sentence.is_particle(at, Particle::Superlative));
    rare && is_since(sentence, date)
}

/// Whether a day is that of saying: it stands beside a verb of saying that governs what is told from `start` on.
fn is_report_day(sentence: &Sentence<'_>, start: usize, date: &TimeExpression) -> bool {
    let day = tokens(sentence, date);
    // «أحصت المنظمة 40 قتيلا من 5 إلى 11 مارس»: nothing is said for days
    let range = date.kind == DateType::Date && date.value.contains('/');
    // «الحصيلة حتى 12 أكتوبر»
    if is_until(sentence, date) || range || is_since(sentence, date) || hours(date).is_some() {
        return false;
    }
    let first = day.start.saturating_sub(SAID).max(sentence.tokens.start);
    let speaks = |at: usize| {
        let says = |m: &Meaning| match m {
            Meaning::Speech {
                shape:
                    SpeechShape::Verb
                    | SpeechShape::Participle
                    | SpeechShape::According
                    | SpeechShape::Relay,
                ..
            } => Some(()),
            _ => None,
        };
        // «بين 3 و9 مايو», «بين يومي 3 و9 مايو» is no verb
        let between = at + 2 >= day.start && sentence.is_particle(at, Particle::Between);
        !between && sentence.cursor(at).read(Kind::Speech, says).is_some()
            || sentence.is_particle(at, Particle::Document)
    };
    let ends = |at: usize| {
        // «الضربة التي دمرت السبت مبنى»
        sentence.is_trigger(at)
            || sentence.is_particle(at, Particle::Relative)
            || sentence.is_particle(at, Particle::That)
            || sentence.text.token(at).is_mark('.')
            || sentence.text.is(at, Kinds::of(Kind::Cause))
    };
    let said = (first..day.start)
        .rev()
        .take_while(|at| !ends(*at))
        .any(speaks);
    // «الخميس أعلنت الشرطة مقتل …»
    let mut after = day.end..(day.end + 2).min(start);
    let ahead = after.any(|at| speaks(at) && !sentence.text.form(at).starts_with(AND));
    said || ahead || is_update_day(sentence, &day)
}

/// «رفع الدفاع المدني حصيلته مساء الأربعاء إلى 1930»: the day on which a toll came to a number.
fn is_update_day(sentence: &Sentence<'_>, day: &Range<usize>) -> bool {
    let mut before = sentence.stretch_start(day.start)..day.start;
    sentence.is_particle(day.end, Particle::To)
        && before.any(|at| sentence.is_particle(at, Particle::Tally))
}

/// «بعد أسبوع من هجوم قتل فيه ستة جنود»: whether a count is of something else, after which the news came.
fn is_of_prior(sentence: &Sentence<'_>, figure: Span) -> bool {
    let told = within(sentence, sentence.text.span(sentence.tokens.clone()));
    let after = |m: &Meaning| (*m == Meaning::Timing(Timing::After)).then_some(());
    told.iter().any(|date| {
        let tokens = tokens(sentence, date);
        let before = tokens
            .start
            .checked_sub(1)
            .filter(|at| *at >= sentence.tokens.start);
        let other = sentence.is_particle(tokens.end, Particle::Of)
            && sentence
                .text
                .is(tokens.end + 1, Kinds::of(Kind::Cause).and(Kind::Outcome))
            && !sentence.text.form(tokens.end + 1).starts_with(ARTICLE);
        date.kind == DateType::Duration
            && date.span.end() <= figure.start()
            && before.is_some_and(|at| sentence.cursor(at).read(Kind::Timing, after).is_some())
            && other
    })
}

/// Whether the words around a count tell that it is of an earlier time than the news: «وكان قد قتل …»; a total
/// of one day is of the news.
pub(super) fn is_background(sentence: &Sentence<'_>, figure: &Casualty) -> bool {
    let first = sentence.tokens.start;
    let opens = (first..(first + 2).min(sentence.tokens.end)).any(|at| {
        sentence.is_particle(at, Particle::Auxiliary) && sentence.text.form(at).starts_with(AND)
    });
    let brief = || figure.as_of.is_none() && figure.when.is_some_and(|days| days.is_brief());
    opens
        || is_of_prior(sentence, figure.span)
        || figure.status == Status::Hypothetical
        || (figure.status == Status::Cumulative && !brief())
}

fn distance(one: Span, other: Span) -> u32 {
    one.start()
        .saturating_sub(other.end())
        .max(other.start().saturating_sub(one.end()))
}
