//! Counts of people to whom something happened.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Cell, Confidence, Days, Fact, Layer, Party};
use crate::span::Span;

/// One casualty count: an outcome, a group of people and their number, with who claims it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Casualty {
    /// The evidence: the shortest stretch that states the count.
    pub span: Span,
    /// The article's words at `span`.
    pub text: String,
    /// What happened to them.
    pub outcome: Outcome,
    /// How many.
    pub count: Count,
    /// Who they are.
    pub victims: Victims,
    /// Whether the group is counted again inside another count of the same sentence.
    pub subset: bool,
    /// Whether the number is shared with another outcome («عشرات القتلى والجرحى»).
    pub joint: bool,
    /// Whether the article asserts it.
    pub status: Status,
    /// Who denies it, for a denied count.
    pub denied_by: Option<Party>,
    /// Who states it, or `None` when the article itself does.
    pub claimed_by: Option<Party>,
    /// Where it happened to these people.
    pub place: Option<CasualtyPlace>,
    /// The expression of time beside the count.
    pub date: Option<When>,
    /// The days on which it happened; never the day of an announcement.
    pub when: Option<Days>,
    /// Of a total, the day from which it counts.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub since: Option<Date>,
    /// Of a total, the day for which it holds.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub as_of: Option<Date>,
    /// The victims' side: ISO 3166-1 alpha-2 code of a country, or the name of a party.
    pub side: Option<String>,
    /// Who the text says did it.
    pub agent: Option<Party>,
    /// What did it.
    pub cause: Option<Cause>,
    /// `id` of the event in the same document to which the count belongs.
    pub event: Option<String>,
    /// How it stands to other counts of the document.
    #[serde(default)] // analyses that were written before it was told can still be read
    #[schemars(transform = crate::article::always_written)]
    pub links: Vec<Link>,
    /// Index of the sentence, from 0.
    pub sentence: u32,
    /// The share of facts like this one that were right on rows marked by hand.
    pub confidence: Option<Confidence>,
}

/// The time of a count, copied from the date layer.
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

/// Where the people of a count came to harm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CasualtyPlace {
    /// The place.
    #[serde(flatten)]
    pub party: Party,
    /// What ties it to the count.
    #[serde(default)] // version 1 had those of the sentence only
    #[schemars(transform = crate::article::always_written)]
    pub basis: PlaceBasis,
}

/// What ties a place to a count.
#[derive(
    Debug,
    Clone,
    Copy,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    JsonSchema,
)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
#[serde(rename_all = "lowercase")]
pub enum PlaceBasis {
    /// The count's own phrase or clause.
    Stated,
    /// The label of a list («صور: 5 قتلى»).
    Label,
    /// Its sentence.
    #[default]
    Sentence,
    /// The event that the article reports.
    Event,
}

/// How a count stands to another one of its document.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
pub struct Link {
    /// How.
    pub kind: LinkKind,
    /// Index of the other count in the document's `casualties`, from 0.
    pub to: u32,
}

/// Relations between counts.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "cli", value(rename_all = "snake_case"))]
pub enum LinkKind {
    /// Its people are some of the other's.
    PartOf,
    /// Its people come beside the other's, with whom they share the word for what befell them: «an officer and
    /// three soldiers».
    AddsTo,
    /// Its number is the sum of the other and of further ones.
    SumOf,
    /// It is the later state of the same toll.
    UpdateOf,
    /// It takes the place of a number that was wrong.
    Corrects,
    /// It says the same again.
    Restates,
}

/// What killed, hurt or drove out people.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "cli", value(rename_all = "snake_case"))]
pub enum Cause {
    /// From an aircraft or helicopter.
    Airstrike,
    /// Artillery, mortars, rockets.
    Shelling,
    /// Gunfire.
    Shooting,
    /// Fighting of two sides.
    Clash,
    /// A bomb, or a blast that nobody has explained.
    Explosion,
    /// An armed attack of another kind.
    Attack,
    /// Put to death, by verdict or as a captive.
    Execution,
    /// Somebody killed for who he is.
    Assassination,
    /// A mine, or what a war has left in the ground.
    Landmine,
    /// An unmanned aircraft.
    Drone,
    /// Poison gas and the like.
    Chemical,
    /// A siege, or hunger.
    SiegeFamine,
    /// An illness.
    Disease,
    /// An earthquake.
    Earthquake,
    /// A flood.
    Flood,
    /// A storm.
    Storm,
    /// A fire.
    Fire,
    /// A crash, a collapse, an accident at work.
    Accident,
    /// Water.
    Drowning,
    /// A crush of people.
    Stampede,
    /// Prison or arrest.
    Custody,
    /// A riot, or force against protesters.
    Unrest,
    /// Something else that is told.
    Other,
}

/// What happened to people.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
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

impl Outcome {
    /// Every outcome, the gravest first.
    pub const ALL: [Self; 7] = [
        Self::Killed,
        Self::Wounded,
        Self::Missing,
        Self::Captured,
        Self::Arrested,
        Self::Displaced,
        Self::Affected,
    ];

    /// Whether its words are said of things and places as often as of people: a lost file, an
    /// affected region.
    #[must_use]
    pub(crate) fn is_said_of_things(self) -> bool {
        match self {
            Self::Missing | Self::Displaced | Self::Affected => true,
            Self::Killed | Self::Wounded | Self::Captured | Self::Arrested => false,
        }
    }
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
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "cli", value(rename_all = "snake_case"))]
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

/// Kinds of people in casualty counts.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
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

/// Whether an article vouches for a count.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
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

impl VictimKind {
    /// Whether they are soldiers, police or members of armed groups.
    #[must_use]
    pub(crate) fn is_fighter(self) -> bool {
        match self {
            Self::Military | Self::Police | Self::Militant => true,
            Self::Civilian
            | Self::Child
            | Self::Woman
            | Self::Official
            | Self::Journalist
            | Self::Person => false,
        }
    }
}

impl Status {
    /// Whether the count is told as what has happened.
    #[must_use]
    pub(crate) fn is_fact(self) -> bool {
        match self {
            Self::Asserted | Self::Cumulative => true,
            Self::Denied | Self::Hypothetical => false,
        }
    }
}

impl Casualty {
    /// Everybody and every place that it names, to be changed. Every field stands here, so that the compiler asks whether a
    /// new one names somebody.
    pub(crate) fn parties_mut(&mut self) -> impl Iterator<Item = &mut Party> {
        let Self {
            denied_by,
            claimed_by,
            place,
            agent,
            span: _,
            text: _,
            outcome: _,
            count: _,
            victims: _,
            subset: _,
            joint: _,
            status: _,
            date: _,
            when: _,
            since: _,
            as_of: _,
            side: _,
            cause: _,
            event: _,
            links: _,
            sentence: _,
            confidence: _,
        } = self;
        let place = place.as_mut().map(|place| &mut place.party);
        let parties = [
            denied_by.as_mut(),
            claimed_by.as_mut(),
            place,
            agent.as_mut(),
        ];
        parties.into_iter().flatten()
    }

    /// The place where it happened.
    #[must_use]
    pub(crate) fn place_of(&self) -> Option<&Party> {
        self.place.as_ref().map(|place| &place.party)
    }
}

/// The word and the index: `part_of 0`.
impl std::fmt::Display for Link {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Cell::Text(kind) = Cell::enum_word(&self.kind) {
            write!(f, "{kind} ")?;
        }
        self.to.fmt(f)
    }
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
        "place_basis",
        "date_value",
        "date_start",
        "date_end",
        "when_start",
        "when_end",
        "since",
        "as_of",
        "side",
        "agent",
        "cause",
        "event",
        "links",
        "sentence",
        "confidence",
    ];

    fn rows(&self) -> Vec<Vec<Cell<'_>>> {
        let date = self.date.as_ref();
        vec![vec![
            self.span.start().into(),
            self.span.end().into(),
            (&self.text).into(),
            Cell::enum_word(&self.outcome),
            self.count.min.into(),
            self.count.max.into(),
            Cell::enum_word(&self.count.modifier),
            (&self.count.text).into(),
            Cell::enum_word(&self.victims.kind),
            self.victims.text.as_ref().into(),
            self.victims.country.as_ref().into(),
            self.victims.name.as_ref().into(),
            self.subset.into(),
            self.joint.into(),
            Cell::enum_word(&self.status),
            Party::name_cell(self.denied_by.as_ref()),
            Party::name_cell(self.claimed_by.as_ref()),
            Party::name_cell(self.place_of()),
            Cell::enum_word(&self.place.as_ref().map(|place| place.basis)),
            date.map(|date| &date.value).into(),
            date.and_then(|date| date.start).into(),
            date.and_then(|date| date.end).into(),
            self.when.and_then(|days| days.start).into(),
            self.when.and_then(|days| days.end).into(),
            self.since.into(),
            self.as_of.into(),
            self.side.as_ref().into(),
            Party::name_cell(self.agent.as_ref()),
            Cell::enum_word(&self.cause),
            self.event.as_ref().into(),
            Cell::joined_list(&self.links.iter().map(Link::to_string).collect::<Vec<_>>()),
            self.sentence.into(),
            Cell::confidence_cell(self.confidence),
        ]]
    }
}
