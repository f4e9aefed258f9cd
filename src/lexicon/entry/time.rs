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

/// Days of the year with a computable date.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Holiday {
    /// A fixed Gregorian day, `MM-DD`.
    Gregorian(String),
    /// A fixed Hijri day, `MM-DD`.
    Hijri(String),
}
