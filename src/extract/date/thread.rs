//! What the times told so far say about the next one: the story that goes on, the week that was named,
//! the day on which somebody spoke.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::expression::{Day, Expression, Fields, Point, Slot, TimeValue};
use super::tense::Tense;
use super::words;
use crate::facts::{Basis, DateType, TimeExpression, TimeRelation};
use crate::grammar::Cursor;
use crate::lexicon::{Kind, Kinds, Particle, TimeCue, TimeUnit};
use crate::spelling::AND;
use crate::text::TokenKind;

/// The times told so far, as far as they matter.
#[derive(Debug, Default)]
pub(super) struct Thread {
    /// First day of the last expression that has days.
    previous: Option<Date>,
    /// First day of the last one that was told with its year, and the last sentence that it reaches.
    story: Option<(Date, u32)>,
    /// First day of the last one that was told with its year in a line of its own.
    heading: Option<Date>,
    /// Monday of the last one, when that was a week.
    week: Option<Date>,
    /// The weekday on which somebody spoke, and its sentence.
    told: Option<(Date, u32)>,
    /// Token after the last expression.
    end: Option<usize>,
}

/// Most tokens between an expression and what is said beside it.
const BESIDE: usize = 3;

impl Thread {
    /// First day of the expression before.
    pub(super) fn previous(&self) -> Option<Date> {
        self.previous
    }

    /// First day of the story that goes on at `start`: told in its sentence or in the one before; where a line opens with
    /// its day, in the heading above, should that be of a time past.
    pub(super) fn story(&self, start: Cursor<'_>, published: Option<Date>) -> Option<Date> {
        let near = self
            .story
            .filter(|(_, last)| start.token().sentence <= *last);
        let before = |heading: &Date| {
            let recent = published.and_then(|day| day.checked_sub(RECENT.days()).ok());
            recent.is_some_and(|recent| *heading < recent)
        };
        let above = || self.heading.filter(before).filter(|_| opens_line(start));
        near.map(|(day, _)| day).or_else(above)
    }

    /// Monday of the week named right before, whose day is told here: «الأسبوع الماضي، وتحديدا الثلاثاء».
    pub(super) fn week(&self, start: Cursor<'_>) -> Option<Date> {
        let monday = self.week?;
        let inside = |i: usize| {
            let at = start.to(i);
            let mark = matches!(at.token().kind, TokenKind::Mark(_));
            let word = at.is(Kinds::of(Kind::Hedge)) || words::cue(at, TimeCue::Inside).is_some();
            let joins = at.particle(Particle::In).is_some() && !at.form().starts_with(AND);
            mark || word || joins
        };
        let own = words::cue(start, TimeCue::Inside).is_some()
            || start.is(Kinds::of(Kind::Hedge))
            || !start.form().starts_with(AND);
        (own && self.is_beside(start) && self.between(start).all(inside)).then_some(monday)
    }

    /// The weekday on which somebody told, in the sentence of `start`, what is dated here.
    pub(super) fn weekday_of_telling(&self, start: Cursor<'_>) -> Option<Date> {
        let (day, sentence) = self.told?;
        (start.token().sentence == sentence).then_some(day)
    }

    /// Whether the last expression stands right before, with marks and a word or two between.
    pub(super) fn is_beside(&self, start: Cursor<'_>) -> bool {
        let near = self.between(start).len() <= BESIDE;
        self.end.is_some_and(|end| {
            let sentence = |i: usize| start.text().token(i).sentence;
            near && end > 0 && sentence(end - 1) == sentence(start.at())
        })
    }

    fn between(&self, start: Cursor<'_>) -> std::ops::Range<usize> {
        self.end.unwrap_or(start.at()).min(start.at())..start.at()
    }

    /// Goes on with an expression that begins at `start`, in a clause of `tense`.
    pub(super) fn add(
        &mut self,
        expression: &Expression<'_>,
        told: &TimeExpression,
        (start, tense): (Cursor<'_>, Tense),
    ) {
        self.end = Some(expression.place.end);
        self.week = None;
        let dated = matches!(told.kind, DateType::Date | DateType::Time);
        if dated && has_year(&expression.what) && is_heading(start) {
            self.heading = told.start;
        }
        let (Some(day), TimeValue::Point(point), true) = (told.start, &expression.what, dated)
        else {
            if dated {
                self.previous = told.start.or(self.previous);
            }
            return;
        };
        self.previous = Some(day);
        let sentence = start.token().sentence;
        if is_week(point) {
            self.week = Some(day);
        }
        if is_bare_weekday(point) && tense != Tense::Future && is_spoken(start) {
            self.told = Some((day, sentence));
        }
        if let Some(reach) = begins_story(point, told, start) {
            self.story = Some((day, sentence + reach));
        } else if goes_on(point) && self.story(start, None).is_some() {
            self.story = Some((day, sentence + 1));
        } else if told.basis == Basis::Relative {
            self.story = None;
        }
    }
}

/// Days within which a heading is of the time of publication, as the days below it are without it.
const RECENT: i64 = 31;

/// The most tokens of a line that is a heading.
const HEADING: usize = 16;

/// Whether an expression names its year.
fn has_year(what: &TimeValue<'_>) -> bool {
    let named = |point: &Point<'_>| match point.day {
        Some(Day::Fields(fields)) => matches!(fields.year, Slot::Is(_)) && !fields.hijri,
        _ => false,
    };
    match what {
        TimeValue::Point(point) => named(point),
        TimeValue::Range(first, last) => named(first) || named(last),
        _ => false,
    }
}

/// Whether the line that holds a token is a heading: short, nobody speaks in it, and more follows.
fn is_heading(start: Cursor<'_>) -> bool {
    let text = start.text();
    let is_break = |at: &usize| text.token(*at).kind == TokenKind::Break;
    let near = start.at().saturating_sub(HEADING);
    let open = (near..start.at()).rev().find(is_break);
    let Some(first) = open.map(|at| at + 1).or((near == 0).then_some(0)) else {
        return false;
    };
    let mut line = start.at()..text.len().min(first + HEADING);
    let end = line.find(is_break);
    let spoken = |end| (first..end).any(|at| text.is(at, Kinds::of(Kind::Speech)));
    end.is_some_and(|end| !spoken(end))
}

/// Whether a line begins at a token, a bullet before it or not.
fn opens_line(start: Cursor<'_>) -> bool {
    let text = start.text();
    let mut before = (start.at().saturating_sub(2)..start.at())
        .rev()
        .map(|at| text.token(at).kind);
    match before.next() {
        Some(TokenKind::Mark(_)) => before.next().is_none_or(|kind| kind == TokenKind::Break),
        kind => kind.is_none_or(|kind| kind == TokenKind::Break),
    }
}

fn is_week(point: &Point<'_>) -> bool {
    matches!(
        point.day,
        Some(
            Day::Shift {
                unit: TimeUnit::Week,
                ..
            } | Day::Beside {
                unit: TimeUnit::Week,
                ..
            }
        )
    )
}

fn is_bare_weekday(point: &Point<'_>) -> bool {
    matches!(
        point.day,
        Some(Day::Weekday {
            direction: None,
            ..
        })
    )
}

/// Whether a verb of saying stands before, in the same sentence.
fn is_spoken(start: Cursor<'_>) -> bool {
    let sentence = start.text().sentence_of(start.at());
    let first = sentence.start.max(start.at().saturating_sub(SPOKEN));
    (first..start.at()).any(|i| start.to(i).is(Kinds::of(Kind::Speech)))
}

/// How far a verb of saying reaches to its weekday.
const SPOKEN: usize = 6;

/// Whether a day told with its year begins a story, and how many sentences further it reaches. One that
/// only says since when does not; a year alone does with its word or preposition («عام 2012»), and reaches
/// beyond its sentence only from its beginning.
fn begins_story(point: &Point<'_>, told: &TimeExpression, start: Cursor<'_>) -> Option<u32> {
    let Some(Day::Fields(fields)) = point.day else {
        return None;
    };
    let year = matches!(fields.year, Slot::Is(_)) && !fields.hijri && !fields.before_christ;
    let whole = fields.month == Slot::Open;
    let said = words::the_word(start, TimeUnit::Year).is_some() || words::after_preposition(start);
    let on = told.relation == TimeRelation::On;
    let opens = start.at() <= start.text().sentence_of(start.at()).start + OPENING;
    (year && on && (!whole || said)).then_some(u32::from(!whole || opens))
}

/// Tokens before a year that begins its sentence: «وفي عام 2012».
const OPENING: usize = 1;

/// Whether it leaves its year open, so that the story gave it.
fn goes_on(point: &Point<'_>) -> bool {
    let open = |fields: Fields| fields.year == Slot::Open && fields.direction.is_none();
    matches!(point.day, Some(Day::Fields(fields)) if open(fields) && fields.month != Slot::Open)
}
