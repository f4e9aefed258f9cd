//! The day of publication that a text tells itself: «نشر في: 12 نوفمبر 2020», «باكو، 12 نوفمبر 2020
//! (رويترز)», a line with nothing but the day, «اليوم الخميس (12 نوفمبر 2020)».
//!
//! Lines at the top and the bottom are read; every day that one tells is kept with what it is worth, and
//! the best wins. Days of chronologies, anniversaries, captions and of a page's own clock tell nothing.

use std::ops::Range;

use jiff::civil::Date;

use super::expression::{Day, Slot, What};
use super::longest::furthest;
use super::numeric::is_month_first;
use super::resolve::Resolver;
use super::rule::Begin;
use super::words;
use crate::facts::{Basis, DateType, TimeExpression};
use crate::grammar::Cursor;
use crate::lexicon::{Direction, Kind, Kinds, Meaning, Particle, TimeCue, TypeWord};
use crate::text::{Tag, Text, TokenKind};

/// Sentences and lines at the top that are looked at.
const TOP: usize = 10;
/// Sentences and lines at the top that a line with nothing but a day stands among.
const HEAD: usize = 6;
/// Sentences and lines at the bottom that are looked at.
const BOTTOM: usize = 3;
/// Tokens of places, outlets and marks that stand before the day at most.
const BEFORE: usize = 14;
/// Words behind the day on a line of its own at most: the author, the outlet.
const BEHIND: usize = 6;
/// The earliest year in which a page can have been published.
const FIRST_YEAR: i16 = 1995;
/// Marks between the parts of a dateline.
const MARKS: [char; 9] = ['-', ':', ',', '/', '|', '(', ')', '[', ']'];

/// What a day of publication is worth, the most trusted first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Worth {
    /// «نشر في», «تاريخ النشر».
    Label,
    /// «آخر تحديث».
    Update,
    /// A place or an agency and the day, before the story.
    Dateline,
    /// «اليوم الخميس (12 نوفمبر 2020)».
    Today,
    /// A line with nothing but the day.
    Line,
}

/// The days on which the text says that it was published, the most trusted first, each once.
#[must_use]
pub fn publication(text: &Text<'_>) -> Vec<Date> {
    let page = Page::new(text);
    let mut told = page.top();
    if told.iter().all(|(worth, _)| *worth > Worth::Update) {
        told.extend(page.bottom());
    }
    told.retain(|(worth, day)| *worth <= Worth::Update || page.agrees(*day));
    told.sort_by_key(|(worth, _)| *worth);
    let mut days: Vec<Date> = Vec::new();
    for (_, day) in told {
        if !days.contains(&day) {
            days.push(day);
        }
    }
    days
}

/// The one day with its year that a few words tell: what a record gives as its date, a file's name.
#[must_use]
pub fn named_day(words: &Text<'_>) -> Option<Date> {
    let month_first = is_month_first(words);
    let (mut at, mut only) = (0, None);
    while at < words.len() {
        let Some((day, rest)) = one_day(Cursor::new(words, at..words.len()), month_first) else {
            at += 1;
            continue;
        };
        if only.is_some_and(|only| only != day) {
            return None;
        }
        only = Some(day);
        at = rest.at().max(at + 1);
    }
    only
}

type Told = (Worth, Date);

/// A text as lines, up to where other stories or comments begin.
struct Page<'t> {
    text: &'t Text<'t>,
    lines: &'t [Range<usize>],
    /// Whether its numbers have the month before the day, found once for all of its dates.
    month_first: bool,
}

impl<'t> Page<'t> {
    fn new(text: &'t Text<'t>) -> Self {
        let lines = text.sentences();
        let end = lines.iter().position(|line| {
            let at = Cursor::new(text, line.clone());
            words::cue(at, TimeCue::Elsewhere).is_some()
        });
        let lines = &lines[..end.unwrap_or(lines.len())];
        Self {
            text,
            lines,
            month_first: is_month_first(text),
        }
    }

    fn line(&self, number: usize) -> Option<Cursor<'t>> {
        let line = self.lines.get(number)?;
        Some(Cursor::new(self.text, line.clone()))
    }

    fn top(&self) -> Vec<Told> {
        let numbers = 0..self.lines.len().min(TOP);
        let mut told: Vec<Told> = numbers.clone().filter_map(|n| self.told_by(n)).collect();
        // «في مثل هذا اليوم 12 نوفمبر 2019»
        let news = numbers.filter(|n| !self.is_of_history(*n));
        told.extend(news.filter_map(|n| today(self.line(n)?, self.month_first)));
        told
    }

    fn bottom(&self) -> Vec<Told> {
        let first = self.lines.len().saturating_sub(BOTTOM).max(TOP);
        let told = (first..self.lines.len()).filter_map(|n| self.told_by(n));
        told.filter(|(worth, _)| *worth <= Worth::Update).collect()
    }

    /// The day that a line tells, a label on the line above included.
    fn told_by(&self, number: usize) -> Option<Told> {
        let line = self.line(number)?;
        let mut lead = lead(line, self.month_first)?;
        if lead.behind.is_done() && lead.label.is_some() {
            lead.behind = self.line(number + 1)?;
        }
        let (day, rest) = day_at(lead.behind, self.month_first)?;
        if let Some(worth) = lead.label {
            return Some((worth, day));
        }
        // «12/11/2020 | آخر تحديث: 13/11/2020»
        if past_marks(rest).particle(Particle::Publication).is_some() {
            return Some((Worth::Label, day));
        }
        let other = self.is_of_history(number) || day.year() < FIRST_YEAR;
        if lead.placed && parts(rest) && !other {
            return Some((Worth::Dateline, day));
        }
        let glued = rest.token().glued && rest.token().is_word();
        let alone = number < HEAD && (ends(rest) || glued);
        let line = alone && !other && !self.is_chronology();
        line.then_some((Worth::Line, day))
    }

    /// Whether a line is part of a chronology's heading, an anniversary or a caption.
    fn is_of_history(&self, number: usize) -> bool {
        let above = number.checked_sub(1).and_then(|n| self.line(n));
        let says = |line: Cursor<'_>| {
            let mut tokens = (line.at()..line.end()).map(|i| line.to(i));
            tokens.any(|at| words::cue(at, TimeCue::History).is_some())
        };
        let opens = |line: Cursor<'_>| words::cue(line, TimeCue::History).is_some();
        let own = self.line(number);
        own.is_some_and(says) || above.is_some_and(says) || self.line(number + 1).is_some_and(opens)
    }

    /// Whether several lines begin with different days that no label tells.
    fn is_chronology(&self) -> bool {
        let mut days = (0..self.lines.len()).filter_map(|number| {
            let at = past_marks(self.line(number)?);
            day_at(at, self.month_first).map(|(day, _)| day)
        });
        let first = days.next();
        days.any(|day| Some(day) != first)
    }

    /// Whether «اليوم الأحد», «أمس السبت» of the text fit the day; a text without any does.
    fn agrees(&self, published: Date) -> bool {
        let weekday = |at: Cursor<'_>| {
            let (count, rest) = words::day_offset(at)?;
            let said = words::enclosed(rest, words::weekday).or_else(|| words::weekday(rest));
            Some((count, said?.0))
        };
        let fits = |(count, said): (i64, i8)| {
            let day = published.checked_add(jiff::Span::new().days(count)).ok();
            day.is_some_and(|day| day.weekday().to_monday_one_offset() == said)
        };
        let end = self.lines.last().map_or(0, |line| line.end);
        let mut said = (0..end)
            .filter(|i| self.text.is(*i, Kinds::of(Kind::DayOffset)))
            .filter_map(|i| weekday(Cursor::new(self.text, i..end)))
            .map(fits)
            .peekable();
        said.peek().is_none() || said.any(|fits| fits)
    }
}

/// The day with its year that begins here, and the place behind it, a Hijri one's equal included.
fn day_at(at: Cursor<'_>, month_first: bool) -> Option<(Date, Cursor<'_>)> {
    let (day, rest) = one_day(at, month_first)?;
    let equal = |m: &Meaning| (*m == Meaning::Direction(Direction::Same)).then_some(());
    let joint = past_marks(rest);
    let other = joint
        .read(Kind::Direction, equal)
        .map_or(joint, |(.., rest)| rest);
    match one_day(other, month_first) {
        Some((second, end)) if second == day => Some((day, end)),
        // born and died
        Some(_) if !joint.is(Kinds::of(Kind::Particle)) => None,
        _ => Some((day, rest)),
    }
}

fn one_day(at: Cursor<'_>, month_first: bool) -> Option<(Date, Cursor<'_>)> {
    if at.is_done() {
        return None;
    }
    let (expression, rest) = furthest(at, Begin::at(at))?;
    let told = resolved(&expression, (at, rest), month_first)?;
    let day = told.start.filter(|day| told.end == Some(*day))?;
    let dated = told.basis == Basis::Absolute && told.kind != DateType::Duration;
    dated.then_some((day, rest))
}

/// What an expression says without a day of publication.
fn resolved(
    expression: &super::expression::Expression<'_>,
    (at, rest): (Cursor<'_>, Cursor<'_>),
    month_first: bool,
) -> Option<TimeExpression> {
    let mut resolver = Resolver::new(at.text(), None, month_first);
    resolver.add(expression, at, rest);
    let (found, _) = resolver.finish();
    let mut found = found.into_iter();
    found.next().filter(|_| found.next().is_none())
}

/// «اليوم الخميس (12 نوفمبر 2020)», «أمس الأربعاء 11 نوفمبر 2020».
fn today(line: Cursor<'_>, month_first: bool) -> Option<Told> {
    let mut tokens = (line.at()..line.end()).map(|i| line.to(i));
    tokens.find_map(|at| {
        let (count, _) = words::day_offset(at)?;
        let (expression, rest) = furthest(at, Begin::at(at))?;
        let What::Point(point) = &expression.what else {
            return None;
        };
        let said =
            matches!(point.day, Some(Day::Fields(fields)) if matches!(fields.year, Slot::Is(_)));
        if !said {
            return None;
        }
        let told = resolved(&expression, (at, rest), month_first)?;
        let day = told.start.filter(|day| told.end == Some(*day))?;
        let fits = point
            .weekday
            .is_none_or(|said| day.weekday().to_monday_one_offset() == said);
        let published = day.checked_sub(jiff::Span::new().days(count)).ok()?;
        (fits && day.year() >= FIRST_YEAR).then_some((Worth::Today, published))
    })
}

/// What stands before the day.
struct Lead<'t> {
    behind: Cursor<'t>,
    /// Whether a place or an outlet is named.
    placed: bool,
    /// What a label says that the day is.
    label: Option<Worth>,
}

/// Passes over names, words for publishing and marks; `None` where other words come first.
fn lead(line: Cursor<'_>, month_first: bool) -> Option<Lead<'_>> {
    let mut lead = Lead {
        behind: line,
        placed: false,
        label: None,
    };
    while lead.behind.at() < line.at() + BEFORE && !lead.behind.is_done() {
        let at = lead.behind;
        lead.behind = if let Some(rest) = at.particle(Particle::Publication) {
            let update = words::cue(at, TimeCue::Updated).is_some();
            lead.label = Some(if update { Worth::Update } else { Worth::Label });
            rest
        } else if lead.label.is_none() && day_at(at, month_first).is_some() {
            // «تشرين» is an outlet, «تشرين الثاني 12, 2020» a day
            return Some(lead);
        } else if MARKS.iter().any(|mark| at.token().is_mark(*mark)) || is_break(at) {
            at.skip()
        } else if let Some(name) = name(at).filter(|_| lead.label.is_none()) {
            lead.placed = true;
            at.to(name.end)
        } else if is_initial(at) || words::zone_word(at) {
            at.skip()
        } else if let Some(rest) = clock(at) {
            rest
        } else {
            return Some(lead);
        };
    }
    lead.label.is_some().then_some(lead)
}

fn is_break(at: Cursor<'_>) -> bool {
    at.token().kind == TokenKind::Break
}

/// A clock time before the day: 14:33.
fn clock(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let (_, rest) = words::digits(at, 2)?;
    let (_, rest) = words::digits(rest.mark(':')?, 2)?;
    Some(rest)
}

/// One letter of an agency's name: و أ ن.
fn is_initial(at: Cursor<'_>) -> bool {
    at.token().is_word() && at.form().chars().count() == 1
}

/// A name, the word for an agency, or the word for an outlet with its name: «وكالة الشام».
fn name(at: Cursor<'_>) -> Option<Range<usize>> {
    let outlet = |m: &Meaning| (*m == Meaning::TypeWord(TypeWord::Outlet)).then_some(());
    if let Some((.., rest)) = at.read(Kind::TypeWord, outlet)
        && rest.token().is_word()
    {
        let named = longest_name(rest).map_or(rest.at() + 1, |tokens| tokens.end);
        return Some(at.at()..named);
    }
    longest_name(at).or_else(|| Some(at.at()..at.particle(Particle::Caption)?.at()))
}

fn longest_name(at: Cursor<'_>) -> Option<Range<usize>> {
    let tags = at.tags().iter();
    let named = tags
        .filter(|tag| tag.kinds.meets(Kinds::of(Kind::Name)))
        .map(Tag::tokens);
    named.max_by_key(|tokens| tokens.end)
}

/// Whether a few words that tell no story follow in the line: a clock time, a zone, the author.
fn ends(at: Cursor<'_>) -> bool {
    let story = Kinds::of(Kind::Outcome).and(Kind::Speech).and(Kind::Timing);
    let words = (at.at()..at.end())
        .map(|i| at.to(i))
        .filter(|at| at.token().is_word());
    let time = Kinds::of(Kind::Clock)
        .and(Kind::Zone)
        .and(Kind::DayPart)
        .and(Kind::Unit);
    let (mut count, mut telling) = (0, false);
    for word in words {
        let zone = words::zone_word(word);
        count += usize::from(!word.is(time) && !zone);
        telling |= word.is(story) || word.particle(Particle::In).is_some();
    }
    let bare = count == 0;
    let apart = matches!(at.token().kind, TokenKind::Mark(_)) || at.is(time);
    bare || (!telling
        && apart
        && count <= BEHIND
        && !at.to(at.end().saturating_sub(1)).token().is_mark('.'))
}

/// Whether a mark parts the day from the story.
fn parts(at: Cursor<'_>) -> bool {
    ['-', ':', '(', '[', '|', '.', ',']
        .iter()
        .any(|mark| at.token().is_mark(*mark))
}

/// Behind the marks that stand here.
fn past_marks(at: Cursor<'_>) -> Cursor<'_> {
    let mark = |i: &usize| MARKS.iter().any(|mark| at.to(*i).token().is_mark(*mark));
    let end = (at.at()..at.end()).find(|i| !mark(i));
    at.to(end.unwrap_or(at.end()))
}
