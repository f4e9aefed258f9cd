//! Figures of people to whom something happened.

use clap::ValueEnum;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Cell, Confidence, Fact, Layer, Party};
use crate::span::Span;

/// One figure: an outcome, a group of people and their number, with who claims it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Casualty {
    /// The evidence: the shortest stretch that states the figure.
    pub span: Span,
    /// The article's words at `span`.
    pub text: String,
    /// What happened to them.
    pub outcome: Outcome,
    /// How many.
    pub count: Count,
    /// Who they are.
    pub victims: Victims,
    /// Whether the group is counted again inside another figure of the same sentence.
    pub subset: bool,
    /// Whether the number is shared with another outcome («عشرات القتلى والجرحى»).
    pub joint: bool,
    /// Whether the article asserts it.
    pub status: Status,
    /// Who denies it, for a denied figure.
    pub denied_by: Option<Party>,
    /// Who states it, or `None` when the article itself does.
    pub claimed_by: Option<Party>,
    /// Place that the sentence ties to the figure.
    pub place: Option<Party>,
    /// Time that the sentence ties to the figure.
    pub date: Option<When>,
    /// Index of the sentence, from 0.
    pub sentence: u32,
    /// The share of facts like this one that were right on rows marked by hand.
    pub confidence: Option<Confidence>,
}

/// The time of a figure, copied from the date layer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct When {
    /// The article's words.
    pub text: String,
    /// TIMEX3 value.
    pub value: String,
    /// First day, when known.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub start: Option<Date>,
    /// Last day, when known.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub end: Option<Date>,
}

/// What happened to people.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    ValueEnum,
    Serialize,
    Deserialize,
    JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// Dead.
    Killed,
    /// Injured.
    Wounded,
    /// Whereabouts unknown.
    Missing,
    /// Prisoners, hostages, kidnapped.
    Captured,
    /// Held by police or an authority.
    Arrested,
    /// Fled, evacuated, made homeless.
    Displaced,
    /// Victims of something that is not said.
    Affected,
}

/// How many people, as the words allow it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Count {
    /// Smallest number that the words allow.
    pub min: u64,
    /// Largest number that the words allow; `None` when open above.
    pub max: Option<u64>,
    /// How the number is hedged.
    pub modifier: Hedge,
    /// The words of the number and the counted noun.
    pub text: String,
}

/// How a number is hedged.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Hedge {
    /// A plain number.
    Exact,
    /// نحو, حوالي, قرابة.
    About,
    /// على الأقل, ما لا يقل عن.
    AtLeast,
    /// أكثر من, ما يزيد على.
    MoreThan,
    /// على الأكثر, لا يزيد عن.
    AtMost,
    /// أقل من.
    LessThan,
    /// بين … و…, من … إلى.
    Range,
    /// No number: عشرات, a bare plural.
    Unspecified,
}

/// Who the counted people are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Victims {
    /// The most specific word used of them.
    pub kind: VictimKind,
    /// That word in the article, when there is one.
    pub text: Option<String>,
    /// ISO 3166-1 alpha-2 code of their country or side, when told.
    pub country: Option<String>,
    /// The name of a single named victim.
    pub name: Option<String>,
}

/// Kinds of people in casualty figures.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    ValueEnum,
    Serialize,
    Deserialize,
    JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum VictimKind {
    /// مدني.
    Civilian,
    /// جندي, ضابط.
    Military,
    /// شرطي, رجل أمن.
    Police,
    /// مسلح, مقاتل of an armed group.
    Militant,
    /// طفل, صبي.
    Child,
    /// امرأة, فتاة.
    Woman,
    /// وزير, نائب, رئيس.
    Official,
    /// صحفي, مصور.
    Journalist,
    /// Nothing more is said.
    Person,
}

/// Whether an article vouches for a figure.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Stated as having happened.
    Asserted,
    /// Denied by somebody.
    Denied,
    /// Expected, feared, planned.
    Hypothetical,
    /// A running total with a stated start or called a total.
    Cumulative,
}

impl Fact for Casualty {
    const LAYER: Layer = Layer::Casualties;
    const COLUMNS: &'static [&'static str] = &[
        "start",
        "end",
        "text",
        "outcome",
        "count_min",
        "count_max",
        "count_modifier",
        "count_text",
        "victims_kind",
        "victims_text",
        "victims_country",
        "victims_name",
        "subset",
        "joint",
        "status",
        "denied_by",
        "claimed_by",
        "place",
        "date_value",
        "date_start",
        "date_end",
        "sentence",
        "confidence",
    ];

    fn rows(&self) -> Vec<Vec<Cell<'_>>> {
        let date = self.date.as_ref();
        vec![vec![
            self.span.start().into(),
            self.span.end().into(),
            (&self.text).into(),
            Cell::word(&self.outcome),
            self.count.min.into(),
            self.count.max.into(),
            Cell::word(&self.count.modifier),
            (&self.count.text).into(),
            Cell::word(&self.victims.kind),
            self.victims.text.as_ref().into(),
            self.victims.country.as_ref().into(),
            self.victims.name.as_ref().into(),
            self.subset.into(),
            self.joint.into(),
            Cell::word(&self.status),
            Party::cell(self.denied_by.as_ref()),
            Party::cell(self.claimed_by.as_ref()),
            Party::cell(self.place.as_ref()),
            date.map(|date| &date.value).into(),
            date.and_then(|date| date.start).into(),
            date.and_then(|date| date.end).into(),
            self.sentence.into(),
            Cell::confidence(self.confidence),
        ]]
    }
}
