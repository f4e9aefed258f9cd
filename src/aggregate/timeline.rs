//! When the things happened that articles speak of.

use std::collections::BTreeMap;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::LinkedEvent;
use super::documents::{Documents, Id, Ids};
use crate::facts::{DateType, Facts};

/// A stretch of the calendar: a day, or a longer time under the value that the articles give it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Time {
    /// First day.
    #[schemars(with = "String", extend("format" = "date"))]
    pub start: Date,
    /// Last day.
    #[schemars(with = "String", extend("format" = "date"))]
    pub end: Date,
    /// `2020-11-12` for a day, whatever the hour; else the TIMEX3 value, such as `2020-FA`.
    pub value: String,
}

impl Time {
    /// One day.
    #[must_use]
    pub(crate) fn day(day: Date) -> Self {
        Self {
            start: day,
            end: day,
            value: day.to_string(),
        }
    }

    /// The time that a value means, when its days are known.
    pub(super) fn of(value: &str, start: Option<Date>, end: Option<Date>) -> Option<Self> {
        let (start, end) = (start?, end?);
        Some(if start == end {
            Self::day(start)
        } else {
            Self {
                start,
                end,
                value: value.to_owned(),
            }
        })
    }
}

/// What is told of one day or longer time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Day {
    /// When.
    #[serde(flatten)]
    pub time: Time,
    /// What happened then: indices into the aggregate's `events`, in their order. Empty when the
    /// articles only name the day.
    pub events: Vec<usize>,
    /// How many counts of these events there are: counts, not people.
    pub figures: u32,
    /// Which documents name the day.
    pub documents: Vec<String>,
    /// How many expressions name it.
    pub mentions: u32,
}

#[derive(Debug, Default)]
pub(super) struct Timeline(BTreeMap<Time, DateUses>);

#[derive(Debug, Default)]
struct DateUses {
    documents: Ids,
    mentions: u32,
}

impl Timeline {
    pub(super) fn add(&mut self, id: Id, facts: &Facts) {
        for date in &facts.dates {
            let on_calendar = matches!(date.kind, DateType::Date | DateType::Time);
            let time = Time::of(&date.value, date.start, date.end);
            if let Some(time) = time.filter(|_| on_calendar) {
                let told = self.0.entry(time).or_default();
                told.documents.insert(id);
                told.mentions += 1;
            }
        }
    }

    /// Times in order, each with the events that were then.
    pub(super) fn finish(mut self, events: &[LinkedEvent], documents: &Documents) -> Vec<Day> {
        let mut happened: BTreeMap<Time, Vec<usize>> = BTreeMap::new();
        for (index, event) in events.iter().enumerate() {
            if let Some((start, end)) = event.start.zip(event.end) {
                let time = self.time(start, end);
                self.0.entry(time.clone()).or_default();
                happened.entry(time).or_default().push(index);
            }
        }
        let figures = |index: &usize| events[*index].claims.len();
        let day = |(time, told): (Time, DateUses)| {
            let here = happened.remove(&time).unwrap_or_default();
            let figures: usize = here.iter().map(figures).sum();
            Day {
                figures: u32::try_from(figures).unwrap_or(u32::MAX),
                events: here,
                time,
                documents: documents.listed(&told.documents),
                mentions: told.mentions,
            }
        };
        self.0.into_iter().map(day).collect()
    }

    /// The time of an event, under the value that articles give it.
    fn time(&self, start: Date, end: Date) -> Time {
        if start == end {
            return Time::day(start);
        }
        let plain = Time {
            start,
            end,
            value: String::new(),
        };
        let named = self.0.range(plain..).next().map(|(time, _)| time);
        let same = named.filter(|time| (time.start, time.end) == (start, end));
        same.cloned().unwrap_or_else(|| Time {
            start,
            end,
            value: format!("{start}/{end}"),
        })
    }
}
