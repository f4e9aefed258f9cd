//! Dates and times, after TIMEX3 (ISO 24617-1, `TimeML` 1.2.1).

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Cell, Confidence, Fact, Layer};
use crate::span::Span;

/// One expression of time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TimeExpression {
    /// Where.
    pub span: Span,
    /// The article's words at `span`.
    pub text: String,
    /// Day or longer, time of day, amount of time, or repetition.
    #[serde(rename = "type")]
    pub kind: DateType,
    /// TIMEX3 value: `2020-11-12`, `2020-FA`, `P6W`, `2023-09-20T13:00`, `PRESENT_REF`; an offset
    /// (`P-1D` for yesterday) when the publication date is not known.
    pub value: String,
    /// First calendar day covered, when known.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub start: Option<Date>,
    /// Last calendar day covered, when known.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub end: Option<Date>,
    /// TIMEX3 `mod`.
    pub modifier: Option<Modifier>,
    /// Calendar of the words.
    pub calendar: Calendar,
    /// What the value was computed from.
    pub basis: Basis,
    /// How what is told stands to these days. It is for the layers that date other facts and is in no
    /// output.
    #[serde(skip)]
    pub relation: TimeRelation,
    /// The share of facts like this one that were right on rows marked by hand.
    pub confidence: Option<Confidence>,
}

/// Days on which something happened, both inclusive.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
pub struct Days {
    /// The first, when known.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub start: Option<Date>,
    /// The last, when known.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub end: Option<Date>,
}

/// For how many days something happens that is no season, month or year.
const BRIEF: i32 = 7;

impl Days {
    /// Whether both bounds are known and no more than a week apart.
    #[must_use]
    pub(crate) fn is_brief(&self) -> bool {
        let apart = self
            .start
            .zip(self.end)
            .map(|(start, end)| (end - start).get_days());
        apart.is_some_and(|days| (0..=BRIEF).contains(&days))
    }
}

/// TIMEX3 `type`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum DateType {
    /// A day or a longer stretch of the calendar.
    Date,
    /// A time of day.
    Time,
    /// An amount of time.
    Duration,
    /// A repetition.
    Set,
}

/// How what is told stands to the days of an expression, by the preposition before it.
///
/// A total told with `Since` counts from `start` to the day of publication, or to an open end when that
/// is not known; with `Until` it counts up to `end`, which is the day as of which a running total is told.
/// Only `On` says that something happened on these days.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum TimeRelation {
    /// On the day or within the stretch: «في 7 أكتوبر», «الأسبوع الماضي».
    #[default]
    On,
    /// From then on: «منذ 7 أكتوبر», «منذ اندلاع الحرب في 15 أبريل».
    Since,
    /// Up to then: «حتى 5 مايو», «بحلول الخميس».
    Until,
    /// Before then: «قبل 5 مايو».
    Before,
    /// After then: «بعد 5 مايو».
    After,
}

/// TIMEX3 `mod`: which part, or how exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Modifier {
    /// The beginning (مطلع, أوائل).
    Start,
    /// The middle (منتصف).
    Mid,
    /// The end (أواخر, نهاية).
    End,
    /// Not exact (نحو, حوالي).
    Approx,
    /// Above the amount (أكثر من).
    MoreThan,
    /// Below the amount (أقل من).
    LessThan,
    /// The amount or more (على الأقل).
    EqualOrMore,
    /// The amount or less (على الأكثر).
    EqualOrLess,
}

/// Calendar that the words are in; values are Gregorian in any case.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Calendar {
    /// Months of any Gregorian naming.
    #[default]
    Gregorian,
    /// Hijri months, by Umm al-Qura.
    Islamic,
}

/// What a value was computed from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// The words alone.
    Absolute,
    /// The publication date and the words («أمس»).
    Relative,
    /// The words, completed from the publication date («20 من أيلول»).
    Partial,
}

impl TimeExpression {
    /// Whether a day is meant that could not be told: «أمس» of an unknown publication date.
    ///
    /// ```
    /// # use karabakh::{Unit, analyze::Analyzer, article::Article, facts::Layer, lexicon::Lexicon};
    /// # let analyzer = Analyzer::new(Lexicon::builtin()?, &Layer::ALL, Unit::Chars);
    ///
    /// let text = "قصفت المدينة أمس وفي 11 نوفمبر 2020.".to_owned();
    /// let facts = analyzer.analyze(&Article { text, ..Article::default() }).facts;
    /// let [yesterday, day] = &facts.dates[..] else { panic!() };
    /// assert!(yesterday.is_open() && !day.is_open());
    /// assert_eq!(yesterday.value, "P-1D", "the day of publication is not known");
    /// # Ok::<(), karabakh::lexicon::Error>(())
    /// ```
    #[must_use]
    pub fn is_open(&self) -> bool {
        let meant = matches!(self.kind, DateType::Date | DateType::Time);
        let vague = self.value.ends_with("_REF");
        meant && !vague && self.start.is_none() && self.basis != Basis::Absolute
    }
}

impl Fact for TimeExpression {
    const LAYER: Layer = Layer::Dates;
    const COLUMNS: &'static [&'static str] = &[
        "start",
        "end",
        "text",
        "type",
        "value",
        "first_day",
        "last_day",
        "modifier",
        "calendar",
        "basis",
        "confidence",
    ];

    fn rows(&self) -> Vec<Vec<Cell<'_>>> {
        vec![vec![
            self.span.start().into(),
            self.span.end().into(),
            (&self.text).into(),
            Cell::enum_word(&self.kind),
            (&self.value).into(),
            self.start.into(),
            self.end.into(),
            Cell::enum_word(&self.modifier),
            Cell::enum_word(&self.calendar),
            Cell::enum_word(&self.basis),
            Cell::confidence_cell(self.confidence),
        ]]
    }
}
