//! The day of publication that a text tells itself: «نشر في: 12 نوفمبر 2020», «باكو، 12 نوفمبر 2020
//! (رويترز)», a line with nothing but the day, «اليوم الخميس (12 نوفمبر 2020)».
//!
//! Lines at the top and the bottom are read; every day that one tells is kept with what it is worth, and
//! the best wins. Days of chronologies, anniversaries, captions and of a page's own clock tell nothing.

use std::ops::Range;

use jiff::civil::Date;

use super::expression::{Day, Slot, TimeValue};
use super::header::{Lead, ends, lead, parts};
use super::longest::furthest;
use super::numeric::is_month_first;
use super::rule::Begin;
use super::tense::{self, Tense};
use super::told::{Worth, day_at, one_day, past_marks, resolved};
use super::words;
use crate::grammar::Cursor;
use crate::lexicon::{Kind, Kinds, Particle, TimeCue, TimeUnit};
use crate::text::Text;

/// Sentences and lines at the top that are looked at.
const TOP: usize = 10;
/// Sentences and lines at the top that a line with nothing but a day stands among.
const HEAD: usize = 6;
/// Sentences and lines at the bottom that are looked at.
const BOTTOM: usize = 3;
/// The earliest year in which a page can have been published.
const FIRST_YEAR: i16 = 1995;
/// The latest year that four digits mean.
const LAST_YEAR: i16 = 2100;

/// The days on which the text says that it was published, the most trusted first, each once.
#[must_use]
pub(crate) fn publication(text: &Text<'_>) -> Vec<Date> {
    let page = PageLines::new(text);
    let mut told = page.top();
    if told.iter().all(|(worth, _)| *worth > Worth::Update) {
        told.extend(page.bottom());
    }
    told.retain(|(worth, day)| {
        *worth <= Worth::Update || (page.agrees(*day) && !page.is_outlived(*day))
    });
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
pub(crate) fn named_day(words: &Text<'_>) -> Option<Date> {
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

type DatedWorth = (Worth, Date);

/// A text as lines, up to where other stories or comments begin.
struct PageLines<'t> {
    text: &'t Text<'t>,
    lines: &'t [Range<usize>],
    /// Whether its numbers have the month before the day, found once for all of its dates.
    month_first: bool,
}

impl<'t> PageLines<'t> {
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

    fn top(&self) -> Vec<DatedWorth> {
        let numbers = 0..self.lines.len().min(TOP);
        let mut told: Vec<DatedWorth> = numbers.clone().filter_map(|n| self.told_by(n)).collect();
        // «في مثل هذا اليوم 12 نوفمبر 2019»
        let news = numbers.filter(|n| !self.is_of_history(*n));
        told.extend(news.filter_map(|n| today(self.line(n)?, self.month_first)));
        told
    }

    fn bottom(&self) -> Vec<DatedWorth> {
        let first = self.lines.len().saturating_sub(BOTTOM).max(TOP);
        let told = (first..self.lines.len()).filter_map(|n| self.told_by(n));
        let told = told.filter(|(worth, _)| *worth != Worth::Dateline);
        told.collect()
    }

    /// The day that a line tells, a label on the line above included.
    fn told_by(&self, number: usize) -> Option<DatedWorth> {
        let line = self.line(number)?;
        let mut lead = lead(line, self.month_first)?;
        if lead.after.is_done() && lead.label.is_some() {
            lead.after = self.line(number + 1)?;
        }
        let Some((day, rest)) = day_at(lead.after, self.month_first) else {
            let day = self.yearless(&lead, number)?;
            return Some((Worth::Dateline, day));
        };
        if let Some(worth) = lead.label {
            return Some((worth, day));
        }
        // «12/11/2020 | آخر تحديث: 13/11/2020»
        if past_marks(rest).particle(Particle::Publication).is_some() {
            return Some((Worth::Label, day));
        }
        if self.is_of_history(number) || day.year() < FIRST_YEAR {
            return None;
        }
        if lead.placed && lead.strangers == 0 && parts(rest) {
            return Some((Worth::Dateline, day));
        }
        let glued = rest.token().glued && rest.token().is_word();
        let parted = lead.strangers == 0 || is_set_apart(lead.after);
        let alone = number < HEAD && parted && (ends(rest, lead.placed) || glued);
        let signed = lead.byline && ends(rest, true);
        ((alone || signed) && !self.is_chronology()).then_some((Worth::Line, day))
    }

    /// «بغداد 12 نوفمبر (رويترز) -»: the day of a dateline without a year, which the story tells elsewhere.
    fn yearless(&self, lead: &Lead<'t>, number: usize) -> Option<Date> {
        let at = lead.after;
        if !lead.placed || lead.strangers > 0 || at.is_done() || self.is_of_history(number) {
            return None;
        }
        let (expression, rest) = furthest(at, Begin::at(at)).filter(|(_, rest)| parts(*rest))?;
        let TimeValue::Point(point) = &expression.what else {
            return None;
        };
        let Some(Day::Fields(fields)) = point.day.filter(|_| point.clock.is_none()) else {
            return None;
        };
        let (month, day) = fields.in_year().filter(|_| fields.year == Slot::Open)?;
        let end = self.lines.last()?.end;
        let days = (rest.at()..end).filter_map(|i| {
            let at = Cursor::new(self.text, i..end);
            (Begin::at(at).is_digits() || at.is(Kinds::of(Kind::Ordinal)))
                .then(|| one_day(at, self.month_first))?
        });
        let same = |date: &Date| i16::from(date.month()) == month && date.day() == day;
        let mut days = days.map(|(date, _)| date);
        days.find(same)
    }

    /// Whether something of a later year has happened in the text, so that a day before it is none of its
    /// publication: «حلب، 19 يوليو 2012 – … انتهت المعركة في ديسمبر 2016».
    fn is_outlived(&self, published: Date) -> bool {
        let end = self.lines.last().map_or(0, |line| line.end);
        (0..end).any(|i| {
            let at = Cursor::new(self.text, i..end);
            let later = words::four_digits(at)
                .filter(|(year, _)| (published.year() + 1..=LAST_YEAR).contains(year));
            later.is_some_and(|(_, rest)| is_dated(at) && tense::tense(at, rest) == Tense::Past)
        })
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

/// Whether a mark stronger than a comma stands before the day: «صحيفة الثورة - 14 تموز 2021».
fn is_set_apart(at: Cursor<'_>) -> bool {
    let before = at.at().checked_sub(1).map(|before| at.to(before));
    let marks = ['-', '/', '|', ':', ')', ']', '•', '·'];
    before.is_some_and(|before| marks.iter().any(|mark| before.token().is_mark(*mark)))
}

/// Whether four digits are a year by what stands before them: a preposition, a month, «عام».
fn is_dated(at: Cursor<'_>) -> bool {
    let before = words::before(at);
    let year = || words::unit(before).is_some_and(|(unit, _)| unit.kind == TimeUnit::Year);
    words::after_preposition(at) || before.is(Kinds::of(Kind::Month)) || year()
}

/// «اليوم الخميس (12 نوفمبر 2020)», «أمس الأربعاء 11 نوفمبر 2020».
fn today(line: Cursor<'_>, month_first: bool) -> Option<DatedWorth> {
    let mut tokens = (line.at()..line.end()).map(|i| line.to(i));
    tokens.find_map(|at| {
        let (count, _) = words::day_offset(at)?;
        let (expression, rest) = furthest(at, Begin::at(at))?;
        let TimeValue::Point(point) = &expression.what else {
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
