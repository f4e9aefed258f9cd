//! What stands around the day in a line over or under a story: outlets, places, authors, labels, clock times,
//! zones, issue numbers and marks, and no words of the story.

use std::ops::Range;

use super::beside::{self, BESIDE};
use super::expression::TimeValue;
use super::longest::furthest;
use super::rule::Begin;
use super::told::{MARKS, Worth, day_at};
use super::words;
use crate::grammar::Cursor;
use crate::lexicon::{Kind, Kinds, Meaning, Particle, TimeCue, Timing, TypeWord};
use crate::text::{LexiconMatch, TokenKind};

/// Tokens of places, outlets and marks that stand before the day at most.
const BEFORE: usize = 14;
/// Words of no known role after the day on a line of its own at most: the author, the outlet.
const BEHIND: usize = 6;
/// Words of no known role before the day at most.
const STRANGERS: usize = 4;
/// Tokens of the name of an outlet in brackets at most: (د ب أ), (MENAFN).
const BRACKETED: usize = 4;
/// What stands before the day.
pub(super) struct Lead<'t> {
    pub(super) after: Cursor<'t>,
    /// Whether a place or an outlet is named.
    pub(super) placed: bool,
    /// Whether «كتب», «بواسطة», «النهاية» stands there.
    pub(super) byline: bool,
    /// Words whose role nobody knows.
    pub(super) strangers: usize,
    /// What a label says that the day is.
    pub(super) label: Option<Worth>,
}

/// Passes over names, words for publishing, authors and marks; `None` where words of a story come first.
pub(super) fn lead(line: Cursor<'_>, month_first: bool) -> Option<Lead<'_>> {
    let mut lead = Lead {
        after: line,
        placed: false,
        byline: false,
        strangers: 0,
        label: None,
    };
    while lead.after.at() < line.at() + BEFORE && !lead.after.is_done() {
        let at = lead.after;
        lead.after = if let Some((worth, rest)) = label(at) {
            lead.label = Some(worth);
            rest
        } else if lead.label.is_none() && day_at(at, month_first).is_some() {
            // «تشرين» is an outlet, «تشرين الثاني 12, 2020» a day
            return Some(lead);
        } else if is_joint(at) {
            at.skip()
        } else if let Some(rest) = beside::past(at, BESIDE.byline).filter(|_| lead.label.is_none())
        {
            lead.byline = true;
            rest
        } else if let Some(name) = name(at).filter(|_| lead.label.is_none()) {
            lead.placed = true;
            at.to(name.end)
        } else if let Some(rest) = passed(at) {
            rest
        } else if let Some(rest) = bracketed(at) {
            lead.placed = true;
            rest
        } else if let Some(day) = within(at, lead.placed, month_first) {
            lead.after = day;
            return Some(lead);
        } else if let Some(rest) = strangers(at, lead.byline).filter(|_| lead.label.is_none()) {
            lead.strangers += rest.at() - at.at();
            rest
        } else {
            return Some(lead);
        };
    }
    (lead.label.is_some() || lead.strangers == 0).then_some(lead)
}

/// «تاريخ النشر», «نشر:»: what the day after it is, and the place after it.
fn label(at: Cursor<'_>) -> Option<(Worth, Cursor<'_>)> {
    let updated = || words::cue(at, TimeCue::Updated).is_some();
    let worth = || {
        if updated() {
            Worth::Update
        } else {
            Worth::Label
        }
    };
    if let Some(rest) = at.particle(Particle::Publication) {
        return Some((worth(), rest));
    }
    let rest = beside::past(at, BESIDE.label)?;
    let several = rest.at() > at.at() + 2;
    let marked = [':', '|'].iter().any(|mark| rest.token().is_mark(*mark));
    (several || marked).then(|| (worth(), rest))
}

/// Whether a mark between the parts of a line stands here, or its end.
fn is_joint(at: Cursor<'_>) -> bool {
    MARKS.iter().any(|mark| at.token().is_mark(*mark)) || at.token().kind == TokenKind::Break
}

/// After a clock time, a zone, a weekday, the number of an issue, a letter or an age («منذ ساعتين»).
fn passed(at: Cursor<'_>) -> Option<Cursor<'_>> {
    clock(at)
        .or_else(|| (is_initial(at) || words::zone_word(at)).then(|| at.skip()))
        .or_else(|| {
            let (_, rest) = words::weekday(at)?;
            is_joint(rest).then_some(rest)
        })
        .or_else(|| since(at))
}

/// «منذ ساعتين»: how old the line is.
fn since(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let (_, rest) =
        words::timing(at).filter(|(timing, _)| matches!(timing, Timing::Since | Timing::Before))?;
    let (expression, end) = furthest(rest, Begin::at(rest))?;
    matches!(expression.what, TimeValue::Amount(_) | TimeValue::Ago(..)).then_some(end)
}

/// «دمشق في 14 يوليو 2021 /سانا/»: the day after a place and a preposition.
fn within(at: Cursor<'_>, placed: bool, month_first: bool) -> Option<Cursor<'_>> {
    let rest = at.particle(Particle::In).filter(|_| placed)?;
    let yearless = || {
        let (_, end) = words::month(words::digits(rest, 2)?.1)?;
        Some(end)
    };
    let whole = day_at(rest, month_first).map(|(_, end)| end);
    let end = whole.or_else(yearless)?;
    let marked = ['/', '(', '-']
        .iter()
        .any(|mark| end.token().is_mark(*mark));
    let ends = end.is_done() || end.token().kind == TokenKind::Break;
    (ends || marked).then_some(rest)
}

/// An outlet in brackets that the lexicon does not know: (MENAFN).
fn bracketed(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let before = at.at().checked_sub(1).map(|before| at.to(before))?;
    if !before.token().is_mark('(') {
        return None;
    }
    let end = (at.at()..at.end()).find(|i| !at.to(*i).token().is_word())?;
    let closes = at.to(end).token().is_mark(')') && end - at.at() <= BRACKETED;
    let quiet = (at.at()..end).all(|i| is_stranger(at.to(i)));
    (closes && quiet).then(|| at.to(end + 1))
}

/// After words of no known role that belong to an outlet or an author: set off by a stroke, after «بقلم», or in
/// Latin letters.
fn strangers(at: Cursor<'_>, byline: bool) -> Option<Cursor<'_>> {
    let end = (at.at()..at.end()).find(|i| !is_stranger(at.to(*i)))?;
    let few = (1..=STRANGERS).contains(&(end - at.at()));
    let stroke = |i: usize| at.to(i).token().is_mark('/');
    let set_off = stroke(end) || at.at().checked_sub(1).is_some_and(stroke);
    let latin = (at.at()..end).all(|i| at.to(i).form().is_ascii());
    (few && (byline || set_off || latin)).then(|| at.to(end))
}

/// A word that tells no story: an author's or an outlet's name.
fn is_stranger(at: Cursor<'_>) -> bool {
    let number = at.token().kind == TokenKind::Digits && words::month(at.skip()).is_none();
    (at.token().is_word() || number) && !tells(at)
}

/// Whether a word is one of a story: harm, speech, a preposition, an event, a verb.
fn tells(at: Cursor<'_>) -> bool {
    let story = Kinds::of(Kind::Outcome)
        .and(Kind::Speech)
        .and(Kind::Timing)
        .and(Kind::Cause)
        .and(Kind::EventDay);
    at.is(story)
        || words::is_joint(at)
        || at.particle(Particle::Between).is_some()
        || words::cue(at, TimeCue::History).is_some()
        || words::cue(at, TimeCue::Dated).is_some()
        || crate::spelling::is_future_verb(at.form())
}

/// A clock time beside the day: 14:33.
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
    let tags = at.matches().iter();
    let named = tags
        .filter(|tag| tag.kinds.intersects(Kinds::of(Kind::Name)))
        .map(LexiconMatch::tokens);
    named.max_by_key(|tokens| tokens.end)
}

/// Whether nothing of a story follows the day in its line, which begins with a place or not: a clock time, a zone,
/// places, the author.
pub(super) fn ends(at: Cursor<'_>, placed: bool) -> bool {
    let time = Kinds::of(Kind::Clock)
        .and(Kind::Zone)
        .and(Kind::DayPart)
        .and(Kind::Unit);
    let (mut strangers, mut byline, mut here) = (0, false, at);
    while !here.is_done() {
        here = if let Some(rest) = beside::past(here, BESIDE.byline) {
            byline = true;
            rest
        } else if let Some((_, rest)) = label(here) {
            rest
        } else if let Some(name) = name(here) {
            here.to(name.end)
        } else if let Some(rest) = passed(here) {
            rest
        } else if here.is(time) || !here.token().is_word() {
            here.skip()
        } else if is_stranger(here) {
            strangers += 1;
            here.skip()
        } else {
            return false;
        };
    }
    let apart = byline || placed || matches!(at.token().kind, TokenKind::Mark(_)) || at.is(time);
    let last = at.to(at.end().saturating_sub(1));
    strangers == 0 || (apart && strangers <= BEHIND && !last.token().is_mark('.'))
}

/// Whether a mark parts the day from the story.
pub(super) fn parts(at: Cursor<'_>) -> bool {
    ['-', ':', '(', '[', '|', '.', ',', '/']
        .iter()
        .any(|mark| at.token().is_mark(*mark))
}
