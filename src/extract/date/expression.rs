//! What words of time say, before they are held against the day of publication.

use crate::facts::Modifier;
use crate::grammar::Cursor;
use crate::lexicon::{DayPart, Direction, Holiday, Season, TimeUnit, VagueRef};

/// Words of time and what they say.
#[derive(Debug, Clone)]
pub(super) struct Expression<'t> {
    pub(super) what: TimeValue<'t>,
    pub(super) modifier: Option<Modifier>,
    pub(super) place: Place,
}

/// Where an expression stands: tokens, less the clitics before the first.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) first: usize,
    pub(super) lead: usize,
    pub(super) end: usize,
}

/// What an expression is.
#[derive(Debug, Clone)]
pub(super) enum TimeValue<'t> {
    /// A day, a longer stretch of the calendar or a time of day.
    Point(Point<'t>),
    /// From one to another, inclusive.
    Range(Point<'t>, Point<'t>),
    /// An amount of time.
    Amount(Length),
    /// The amount of time before (or after) now.
    Ago(Length, i64),
    /// A repetition, as its TIMEX3 value.
    Repeat(String),
    /// No time in particular.
    Vague(VagueRef),
    /// Several in a row that share words.
    List(Vec<Expression<'t>>),
}

/// A place in time, as far as the words tell.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Point<'t> {
    pub(super) day: Option<Day<'t>>,
    /// Day of the week that is said beside a date.
    pub(super) weekday: Option<i8>,
    pub(super) part: Option<DayPart>,
    pub(super) clock: Option<Clock>,
    /// Whether it is the night from this day to the next: «ليل الجمعة السبت».
    pub(super) overnight: bool,
}

/// A time of day; hours from 0 to 24.
#[derive(Debug, Clone, Copy)]
pub(super) struct Clock {
    pub(super) hour: u8,
    pub(super) minute: u8,
    pub(super) second: Option<u8>,
    /// Whether the words leave the half of the day open.
    pub(super) open: bool,
    /// Minutes that its zone is ahead of UTC, where said.
    pub(super) zone: Option<i16>,
}

/// The calendar's part of a point.
#[derive(Debug, Clone, Copy)]
pub(super) enum Day<'t> {
    /// A date with any of its fields missing.
    Fields(Fields),
    /// A day of the week alone.
    Weekday {
        weekday: i8,
        direction: Option<Direction>,
    },
    /// A day of the week of a named week.
    InWeek { weekday: i8, week: Slot },
    /// So many units from publication.
    Shift { unit: TimeUnit, count: i64 },
    /// So many units from the date named before.
    Beside { unit: TimeUnit, count: i64 },
    /// A season of a year.
    Season {
        season: Season,
        year: Slot,
        direction: Option<Direction>,
    },
    /// One of the equal parts of a stretch: quarters, halves.
    Share { index: i8, of: i8, fields: Fields },
    /// One of the ten decades of a century: 7 of 19 is 197.
    Decade { index: i16, century: Slot },
    /// A century: 19 for the twentieth.
    Century(Slot),
    /// A day with a name.
    Holiday {
        holiday: &'t Holiday,
        /// Which day of the feast: 1 for the day itself.
        nth: i8,
        year: Slot,
        direction: Option<Direction>,
        hijri_year: bool,
    },
    /// The n-th seven days of a month; -1 for the last.
    WeekOfMonth { nth: i8, fields: Fields },
    /// The last day of a month or year.
    Last(Fields),
    /// The n-th such weekday of a month; -1 is the last.
    NthWeekday {
        nth: i8,
        weekday: i8,
        fields: Fields,
    },
}

/// A field of a date.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Slot {
    /// Not said.
    #[default]
    Open,
    /// Said.
    Is(i16),
    /// Counted from publication.
    Shift(i64),
    /// As in the date named before, so many further.
    Beside(i64),
}

/// Year, month and day as far as they are said.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Fields {
    pub(super) year: Slot,
    pub(super) month: Slot,
    pub(super) day: Option<i8>,
    pub(super) direction: Option<Direction>,
    pub(super) hijri: bool,
    pub(super) before_christ: bool,
    /// Whether month and day are numbers that could be each other: 3/4/2020.
    pub(super) swappable: bool,
}

/// A length of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Length {
    /// Hundredths of the unit, or `None` for «several».
    pub(super) amount: Option<u64>,
    /// The larger end of a range.
    pub(super) up_to: Option<u64>,
    pub(super) unit: TimeUnit,
    /// What comes on top in smaller units.
    pub(super) more: Option<(u64, TimeUnit)>,
}

impl Place {
    /// From `start` to `end`, without what is written onto the first word.
    pub(super) fn new(start: Cursor<'_>, end: Cursor<'_>) -> Self {
        let lead = start
            .matches()
            .first()
            .map_or(0, crate::text::LexiconMatch::clitics);
        Self {
            first: start.at(),
            lead,
            end: end.at(),
        }
    }
}

impl<'t> Expression<'t> {
    /// An expression without a modifier.
    pub(super) fn new(what: TimeValue<'t>, start: Cursor<'_>, end: Cursor<'_>) -> Self {
        Self {
            what,
            modifier: None,
            place: Place::new(start, end),
        }
    }
}

impl Slot {
    /// The same field so many further.
    pub(super) fn plus(self, count: i16) -> Self {
        match self {
            Self::Open => Self::Open,
            Self::Is(number) => Self::Is(number.saturating_add(count)),
            Self::Shift(from) => Self::Shift(from.saturating_add(i64::from(count))),
            Self::Beside(from) => Self::Beside(from.saturating_add(i64::from(count))),
        }
    }
}

impl Fields {
    /// A year alone.
    pub(super) fn year(year: i16) -> Self {
        Self {
            year: Slot::Is(year),
            ..Self::default()
        }
    }

    /// What is missing here, from `other`.
    pub(super) fn completed(self, other: Self) -> Self {
        let year = if self.year == Slot::Open {
            other.year
        } else {
            self.year
        };
        let month = if self.month == Slot::Open && self.day.is_some() {
            other.month
        } else {
            self.month
        };
        let direction = self.direction.or(other.direction);
        Self {
            year,
            month,
            direction,
            hijri: self.hijri || other.hijri,
            ..self
        }
    }

    /// Month and day in the order of the calendar, as far as they are said.
    pub(super) fn in_year(self) -> Option<(i16, i8)> {
        match self.month {
            Slot::Is(month) => Some((month, self.day.unwrap_or(0))),
            _ => None,
        }
    }

    /// Whether only a day of some month is said.
    pub(super) fn is_bare_day(self) -> bool {
        self.day.is_some() && self.month == Slot::Open
    }
}

impl Length {
    /// So many hundredths of a unit.
    pub(super) fn new(amount: Option<u64>, unit: TimeUnit) -> Self {
        Self {
            amount,
            up_to: None,
            unit,
            more: None,
        }
    }
}

/// A point that is this day.
pub(super) fn on(day: Day<'_>) -> Point<'_> {
    Point {
        day: Some(day),
        ..Point::default()
    }
}
