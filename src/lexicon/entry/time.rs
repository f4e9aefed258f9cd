//! Words that tell times.

use serde::Deserialize;

/// Units of time, from the shortest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum TimeUnit {
    Second,
    Minute,
    Hour,
    Day,
    Night,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

/// Before, after or at the present.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// الماضي, الفائت, المنصرم.
    Last,
    /// الجاري, الحالي, هذا.
    This,
    /// المقبل, القادم.
    Next,
    /// نفس, ذات, ذلك: as the one named before.
    Same,
    /// التالي, اللاحق: after the one named before.
    Following,
    /// السابق: before the one named before.
    Preceding,
    /// قبل الماضي: the one before the last.
    BeforeLast,
    /// بعد المقبل: the one after the next.
    AfterNext,
}

/// Parts of the day, as TIMEX3 names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
#[allow(missing_docs)]
pub enum DayPart {
    Mo,
    Mi,
    Af,
    Ev,
    Ni,
}

/// Seasons, as TIMEX3 names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
#[allow(missing_docs)]
pub enum Season {
    Sp,
    Su,
    Fa,
    Wi,
}

/// Vague references of TIMEX3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[allow(missing_docs)]
pub enum VagueRef {
    PastRef,
    PresentRef,
    FutureRef,
}

/// Prepositions of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Timing {
    /// قبل: counted back from now.
    Before,
    /// بعد: counted on from now.
    After,
    /// منذ, مذ.
    Since,
    /// خلال, أثناء, طوال.
    During,
    /// حتى, لغاية.
    Until,
}

/// Eras.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Era {
    /// ميلادي, م.
    Christian,
    /// هجري, هـ.
    Hijri,
    /// قبل الميلاد, ق.م.
    BeforeChrist,
}

/// Words beside a time that are no part of it and tell how to read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeCue {
    /// مر, مضت, انقضى: what follows is a length of time.
    Elapsed,
    /// حرب, زلزال, دستور: a year after it is when it was.
    Dated,
    /// تحديدا: the time that follows lies inside the one before.
    Inside,
    /// منه, منها: the month or year named before.
    Thereof,
    /// ذكرى, تسلسل الأحداث, صورة أرشيفية: the day beside it is no day of publication.
    History,
    /// آخر تحديث: the day that follows is that of a change.
    Updated,
    /// اقرأ أيضا, التعليقات: other stories or readers' words follow.
    Elsewhere,
    /// st, nd: the number before it is that of a day.
    OrdinalEnding,
    /// صلاة الجمعة: a phrase that is no time though its last word is.
    Untimed,
    /// بالتوقيت المحلي: a clock time's zone that is not told.
    LocalTime,
    /// اعتبارا من: the time that follows begins something, which may lie ahead.
    Onward,
}

/// The two months that share a name, told apart by 1 and 2: تشرين 1, كانون 2.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct MonthPair {
    /// Number of the month that is called 1.
    pub first: i8,
    /// Number of the month that is called 2.
    pub second: i8,
}

/// Days of the year with a computable date.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Holiday {
    /// A fixed Gregorian day, `MM-DD`.
    Gregorian(String),
    /// A fixed Hijri day, `MM-DD`.
    Hijri(String),
}
