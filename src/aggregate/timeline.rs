//! When the things happened that articles speak of.

use std::collections::BTreeMap;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{ClaimGroup, Id, Ids, listed};
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
    pub fn day(day: Date) -> Self {
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
    /// Which documents speak of it.
    pub documents: Vec<String>,
    /// How many expressions name it.
    pub mentions: u32,
    /// How many casualty figures are tied to it: figures, not people.
    pub casualties: u32,
    /// Indices of the groups of claims of that time in the aggregate's `casualties`.
    pub claims: Vec<usize>,
}

#[derive(Debug, Default)]
pub(super) struct Timeline(BTreeMap<Time, Told>);

#[derive(Debug, Default)]
struct Told {
    documents: Ids,
    mentions: u32,
    casualties: u32,
}

impl Timeline {
    pub(super) fn add(&mut self, id: &Id, facts: &Facts) {
        for date in &facts.dates {
            let on_calendar = matches!(date.kind, DateType::Date | DateType::Time);
            let time = Time::of(&date.value, date.start, date.end).filter(|_| on_calendar);
            self.tell(id, time, |told| told.mentions += 1);
        }
        for date in facts
            .casualties
            .iter()
            .filter_map(|casualty| casualty.date.as_ref())
        {
            let time = Time::of(&date.value, date.start, date.end);
            self.tell(id, time, |told| told.casualties += 1);
        }
    }

    fn tell(&mut self, id: &Id, time: Option<Time>, change: impl FnOnce(&mut Told)) {
        if let Some(time) = time {
            let told = self.0.entry(time).or_default();
            told.documents.insert(id.clone());
            change(told);
        }
    }

    /// Days in order, each with the groups of claims that stand at it.
    pub(super) fn finish(self, groups: &[ClaimGroup]) -> Vec<Day> {
        let mut claims: BTreeMap<&Time, Vec<usize>> = BTreeMap::new();
        for (index, group) in groups.iter().enumerate() {
            if let Some(time) = &group.time {
                claims.entry(time).or_default().push(index);
            }
        }
        let day = |(time, told): (Time, Told)| Day {
            claims: claims.get(&time).cloned().unwrap_or_default(),
            time,
            documents: listed(&told.documents),
            mentions: told.mentions,
            casualties: told.casualties,
        };
        self.0.into_iter().map(day).collect()
    }
}
