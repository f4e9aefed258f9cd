//! From what the words say to facts, as seen from the day of publication.

use jiff::civil::Date;

use super::expression::{Day, Expression, Fields, Length, Place, Point, Slot, TimeValue};
use super::interval::{Context, Stretch};
use super::stretch::{shifted, stretch};
use super::tense::{self, Tense};
use super::thread::Thread;
use super::{around, value};
use crate::facts::{Basis, Calendar, DateType, Modifier, TimeExpression, TimeRelation, Warning};
use crate::grammar::Cursor;
use crate::lexicon::{DayPart, TimeUnit, VagueRef};
use crate::span::Span;
use crate::text::Text;

/// Holds expressions against the day of publication, in text order.
#[derive(Debug)]
pub(super) struct Resolver<'t> {
    text: &'t Text<'t>,
    published: Option<Date>,
    month_first: bool,
    thread: Thread,
    found: Vec<TimeExpression>,
    warnings: Vec<Warning>,
}

/// Whether the verb tells which one is meant.
fn has_tense(what: &TimeValue<'_>) -> bool {
    let open = |point: &Point<'_>| match point.day {
        Some(Day::Fields(fields)) => fields.year == Slot::Open && fields.month != Slot::Open,
        Some(Day::Weekday { direction, .. } | Day::Holiday { direction, .. }) => {
            direction.is_none()
        }
        Some(
            Day::NthWeekday { .. } | Day::Last(_) | Day::WeekOfMonth { .. } | Day::Share { .. },
        ) => true,
        Some(Day::Season { year, .. }) => year == Slot::Open,
        Some(
            Day::Shift { .. }
            | Day::InWeek { .. }
            | Day::Beside { .. }
            | Day::Decade { .. }
            | Day::Century(_),
        )
        | None => false,
    };
    match what {
        TimeValue::Point(point) => open(point),
        TimeValue::Range(first, last) => open(first) || open(last),
        TimeValue::List(members) => members.iter().any(|member| has_tense(&member.what)),
        TimeValue::Amount(_) | TimeValue::Ago(..) | TimeValue::Repeat(_) | TimeValue::Vague(_) => {
            false
        }
    }
}

/// What an expression comes to.
struct Resolved {
    kind: DateType,
    value: String,
    days: Option<(Date, Date)>,
    basis: Basis,
    calendar: Calendar,
}

impl<'t> Resolver<'t> {
    /// A resolver for one text, whose numbers have the month before the day or not.
    pub(super) fn new(text: &'t Text<'t>, published: Option<Date>, month_first: bool) -> Self {
        Self {
            text,
            published,
            month_first,
            thread: Thread::default(),
            found: Vec::new(),
            warnings: Vec::new(),
        }
    }

    /// What was found and what is doubtful.
    pub(super) fn finish(self) -> (Vec<TimeExpression>, Vec<Warning>) {
        (self.found, self.warnings)
    }

    /// Adds an expression between two cursors; one that is no time at all (31 February) is left out.
    pub(super) fn add(&mut self, expression: &Expression<'_>, start: Cursor<'_>, end: Cursor<'_>) {
        let relation = around::relation(start);
        let tense = if has_tense(&expression.what) {
            match relation {
                TimeRelation::Since if tense::is_onward(start) => tense::onward(start, end),
                TimeRelation::Since => Tense::Past,
                relation if tense::is_put_off(start, relation) => Tense::Future,
                _ => tense::tense(start, end),
            }
        } else {
            Tense::Open
        };
        let since = relation == TimeRelation::Since;
        let context = Context {
            published: self.published,
            previous: self.thread.previous(),
            tense,
            story: self.thread.story(start, self.published).filter(|_| !since),
            event: around::event(&expression.what, start, self.published),
            week: self.thread.week(start),
            told: self.thread.weekday_of_telling(start),
            month_first: self.month_first,
        };
        if let TimeValue::List(members) = &expression.what {
            for member in members {
                self.add_one(member, start, (context, relation));
            }
        } else {
            self.add_one(expression, start, (context, relation));
        }
    }

    fn add_one(
        &mut self,
        expression: &Expression<'_>,
        start: Cursor<'_>,
        (context, relation): (Context, TimeRelation),
    ) {
        let Place { first, lead, end } = expression.place;
        let span = self.text.span_after(first..end, lead);
        let Some(resolved) = resolve(&expression.what, expression.modifier, context) else {
            return;
        };
        if let TimeValue::Point(point) = &expression.what {
            self.doubt(point, &resolved, span);
        }
        let mut told = TimeExpression {
            span,
            text: self.text.slice(span).to_owned(),
            kind: resolved.kind,
            value: resolved.value,
            start: resolved.days.map(|days| days.0),
            end: resolved.days.map(|days| days.1),
            modifier: expression.modifier,
            calendar: resolved.calendar,
            basis: resolved.basis,
            relation,
            confidence: None,
        };
        if let Some(before) = self.found.last_mut()
            && self.thread.is_beside(start)
        {
            around::agree(before, &mut told);
        }
        self.thread.add(expression, &told, (start, context.tense));
        self.found.push(told);
    }

    /// A weekday that the written date does not fall on.
    fn doubt(&mut self, point: &Point<'_>, resolved: &Resolved, span: Span) {
        let (Some(said), Some((day, last))) = (point.weekday, resolved.days) else {
            return;
        };
        let is = day.weekday().to_monday_one_offset();
        if day == last && is != said && !point.overnight {
            let message = format!(
                "{} is a {}, not a {}",
                value::day(day),
                name(is),
                name(said)
            );
            self.warnings.push(Warning {
                span: Some(span),
                message,
            });
        }
    }
}

/// The English name of a weekday.
fn name(weekday: i8) -> &'static str {
    match weekday {
        1 => "Monday",
        2 => "Tuesday",
        3 => "Wednesday",
        4 => "Thursday",
        5 => "Friday",
        6 => "Saturday",
        _ => "Sunday",
    }
}

fn resolve(what: &TimeValue<'_>, modifier: Option<Modifier>, context: Context) -> Option<Resolved> {
    match what {
        TimeValue::Point(point) => point_in_time(point, modifier, context),
        TimeValue::Range(first, last) => range(first, last, context),
        TimeValue::Amount(length) => Some(plain(
            DateType::Duration,
            value::length_value(length),
            Basis::Absolute,
        )),
        TimeValue::Ago(length, sign) => Some(ago(length, *sign, context.published)),
        TimeValue::Repeat(value) => Some(plain(DateType::Set, value.clone(), Basis::Absolute)),
        TimeValue::Vague(vague) => Some(plain(
            DateType::Date,
            reference(*vague).to_owned(),
            Basis::Relative,
        )),
        TimeValue::List(_) => None,
    }
}

/// A value that no days go with.
fn plain(kind: DateType, value: String, basis: Basis) -> Resolved {
    Resolved {
        kind,
        value,
        days: None,
        basis,
        calendar: Calendar::Gregorian,
    }
}

fn reference(vague: VagueRef) -> &'static str {
    match vague {
        VagueRef::PastRef => "PAST_REF",
        VagueRef::PresentRef => "PRESENT_REF",
        VagueRef::FutureRef => "FUTURE_REF",
    }
}

fn point_in_time(
    point: &Point<'_>,
    modifier: Option<Modifier>,
    context: Context,
) -> Option<Resolved> {
    let stretch = stretch_of(point, context)?;
    if point.overnight {
        return overnight(point, stretch);
    }
    let days = stretch.days.map(|days| parted(days, &stretch, modifier));
    let timed = stretch.unit == TimeUnit::Day && (point.clock.is_some() || point.part.is_some());
    let suffix = match point.clock {
        Some(clock) if timed => value::clock_suffix(clock, point.part),
        _ if timed => value::part_suffix(point.part).to_owned(),
        _ => String::new(),
    };
    let kind = if timed {
        DateType::Time
    } else {
        DateType::Date
    };
    let value = format!("{}{suffix}", stretch.value);
    Some(Resolved {
        kind,
        value,
        days,
        basis: stretch.basis,
        calendar: stretch.calendar,
    })
}

/// The night between two days; the date of either can be told.
fn overnight(point: &Point<'_>, stretch: Stretch) -> Option<Resolved> {
    let Some((day, _)) = stretch.days else {
        return Some(plain(DateType::Date, stretch.value, stretch.basis));
    };
    let is_first = point
        .weekday
        .is_none_or(|said| day.weekday().to_monday_one_offset() == said);
    let first = if is_first { day } else { day.yesterday().ok()? };
    let last = first.tomorrow().ok()?;
    Some(Resolved {
        kind: DateType::Date,
        value: format!("{}/{}", value::day(first), value::day(last)),
        days: Some((first, last)),
        basis: stretch.basis,
        calendar: stretch.calendar,
    })
}

/// The calendar's part of a point; a time of day alone is on the day of publication.
fn stretch_of(point: &Point<'_>, context: Context) -> Option<Stretch> {
    if let Some(day) = &point.day {
        return stretch(day, point.weekday, context);
    }
    let today = Stretch {
        value: String::new(),
        ..shifted(TimeUnit::Day, 0, context.published)?
    };
    let known = context.published.map(value::day);
    Some(Stretch {
        value: known.unwrap_or_default(),
        ..today
    })
}

/// The first, second or third ten days of a month.
fn parted(
    (first, last): (Date, Date),
    stretch: &Stretch,
    modifier: Option<Modifier>,
) -> (Date, Date) {
    if stretch.unit != TimeUnit::Month {
        return (first, last);
    }
    let day = |n: i64| {
        first
            .checked_add(jiff::Span::new().days(n - 1))
            .unwrap_or(last)
    };
    match modifier {
        Some(Modifier::Start) => (first, day(10)),
        Some(Modifier::Mid) => (day(11), day(20)),
        Some(Modifier::End) => (day(21), last),
        _ => (first, last),
    }
}

fn range(first: &Point<'_>, last: &Point<'_>, context: Context) -> Option<Resolved> {
    let mut from = point_in_time(first, None, context)?;
    let mut to = point_in_time(last, None, context)?;
    if let (Some(start), Some(end)) = (from.days, to.days)
        && end.1 < start.0
    {
        // what has happened did not go on after publication: «قتل ثلاثة بين الجمعة والأحد», told on a Friday
        let past = context.tense == Tense::Past && context.published.is_some();
        let before = past.then(|| earlier(first, end.1, context)).flatten();
        match before {
            Some(moved) => from = moved,
            None => match later(last, start.0, context) {
                Some(moved) => to = moved,
                None => from = earlier(first, end.1, context)?,
            },
        }
    }
    if turns_midnight(first, last) && from.days == to.days {
        to = next_day(to)?;
    }
    let days = from.days.zip(to.days).map(|(start, end)| (start.0, end.1));
    let ordered = days.is_none_or(|(start, end)| start <= end);
    let value = format!("{}/{}", from.value, to.value);
    ordered.then_some(Resolved {
        value,
        days,
        ..from
    })
}

/// «من السادسة مساء حتى السادسة صباحا»: whether a range of hours reaches into the next day.
fn turns_midnight(first: &Point<'_>, last: &Point<'_>) -> bool {
    let hours = first.clock.is_some() && last.clock.is_some();
    let evening = matches!(first.part, Some(DayPart::Ev | DayPart::Ni | DayPart::Af));
    hours && evening && last.part == Some(DayPart::Mo)
}

/// The same time of the day after.
fn next_day(time: Resolved) -> Option<Resolved> {
    let Some((day, _)) = time.days else {
        return Some(time);
    };
    let next = day.tomorrow().ok()?;
    let hours = time.value.get(value::day(day).len()..)?;
    let value = format!("{}{hours}", value::day(next));
    Some(Resolved {
        value,
        days: Some((next, next)),
        ..time
    })
}

/// A month or day before the one that the range ends with: «بين نيسان وحزيران الماضيين».
fn earlier(first: &Point<'_>, end: Date, context: Context) -> Option<Resolved> {
    let day = match first.day? {
        Day::Weekday {
            weekday,
            direction: None,
        } => Day::Weekday {
            weekday,
            direction: None,
        },
        Day::Fields(fields) if fields.year == Slot::Open => Day::Fields(Fields {
            direction: None,
            ..fields
        }),
        _ => return None,
    };
    let moved = Context {
        published: Some(end),
        tense: Tense::Past,
        story: None,
        ..context
    };
    let day = Some(day);
    point_in_time(&Point { day, ..*first }, None, moved)
}

/// A weekday after the one that the range begins with.
fn later(last: &Point<'_>, start: Date, context: Context) -> Option<Resolved> {
    let moved = Context {
        published: Some(start),
        tense: Tense::Future,
        story: None,
        ..context
    };
    let relative = match last.day? {
        Day::Weekday { direction, .. } => direction.is_none(),
        Day::Fields(fields) => fields.year == Slot::Open && fields.direction.is_none(),
        _ => false,
    };
    if relative {
        point_in_time(last, None, moved)
    } else {
        None
    }
}

/// So long before or after publication, no finer than the unit that is said.
fn ago(length: &Length, sign: i64, published: Option<Date>) -> Resolved {
    let duration = || {
        plain(
            DateType::Duration,
            value::length_value(length),
            Basis::Absolute,
        )
    };
    let (Some(amount), None, None) = (length.amount, length.up_to, length.more) else {
        return duration();
    };
    let (count, unit) = match length.unit {
        TimeUnit::Year if amount % 100 != 0 => (amount * 12 / 100, TimeUnit::Month),
        // a decade ago is a year
        TimeUnit::Decade => (amount / 10, TimeUnit::Year),
        TimeUnit::Century => (amount, TimeUnit::Year),
        unit if amount % 100 == 0 => (amount / 100, unit),
        _ => return duration(),
    };
    let count = i64::try_from(count)
        .unwrap_or(i64::MAX)
        .saturating_mul(sign);
    let whole = unit >= TimeUnit::Day;
    match shifted(unit, count, published).filter(|_| whole) {
        Some(Stretch {
            value,
            days,
            basis,
            calendar,
            ..
        }) => Resolved {
            kind: DateType::Date,
            value,
            days,
            basis,
            calendar,
        },
        None => duration(),
    }
}
