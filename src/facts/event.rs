//! What happened: each thing that the article reports, once, however often it is mentioned.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Cell, Confidence, Coordinates, Fact, Layer, Party, Precision};
use crate::span::Span;

/// One event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Event {
    /// Made from what the event is and the words that tell it first, so that it stays the same from
    /// run to run; unique in its document.
    pub id: String,
    /// What happened.
    #[serde(rename = "type")]
    pub kind: EventType,
    /// ACLED's sub-event type, where it has one and the article tells enough to choose it.
    pub acled: Option<Acled>,
    /// UCDP's type of violence, of an event in which people were killed and of which the article tells both sides.
    pub ucdp: Option<Violence>,
    /// The words that name it where it is clearly told first.
    pub trigger: EventMention,
    /// Where else it is mentioned, in text order.
    pub mentions: Vec<EventMention>,
    /// Where it hit; of a flight, the place that was left.
    pub place: Option<EventPlace>,
    /// On which days.
    pub when: Option<EventDays>,
    /// Who did it, or one of two sides.
    pub agent: Option<Party>,
    /// Whom or what it hit, or the other side.
    pub target: Option<Party>,
    /// Indices of its counts in the document's `casualties`, from 0.
    pub casualties: Vec<u32>,
    /// Who says that it happened, when the article itself does not.
    pub claimed_by: Option<Party>,
    /// Whether the article vouches for it.
    pub status: EventStatus,
    /// Index of the trigger's sentence, from 0.
    pub sentence: u32,
    /// The share of facts like this one that were right on rows marked by hand.
    pub confidence: Option<Confidence>,
}

/// Words that name an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EventMention {
    /// Where.
    pub span: Span,
    /// The article's words at `span`.
    pub text: String,
}

/// Where an event was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EventPlace {
    /// The most specific place that is named.
    #[serde(flatten)]
    pub party: Party,
    /// ISO 3166-1 alpha-2 code of its country, when known.
    pub country: Option<String>,
    /// Where it is on the globe, when known.
    pub coordinates: Option<Coordinates>,
    /// What the coordinates stand for.
    pub precision: Option<Precision>,
    /// What it lies in, the smallest first, without the country.
    pub within: Vec<String>,
}

/// The days of an event, both inclusive.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
pub struct EventDays {
    /// The first.
    #[schemars(with = "String", extend("format" = "date"))]
    pub start: Date,
    /// The last.
    #[schemars(with = "String", extend("format" = "date"))]
    pub end: Date,
    /// How closely they tell it.
    pub precision: DayPrecision,
}

impl EventDays {
    /// From the first and the last day.
    #[must_use]
    pub fn new(start: Date, end: Date) -> Self {
        let days = (end - start).get_days() + 1;
        let precision = match days {
            ..=1 => DayPrecision::Day,
            2..=6 => DayPrecision::Days,
            7 => DayPrecision::Week,
            8..=31 => DayPrecision::Month,
            _ => DayPrecision::Year,
        };
        Self {
            start,
            end,
            precision,
        }
    }
}

/// How closely days tell when something was, as UCDP GED grades it.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
#[serde(rename_all = "lowercase")]
pub enum DayPrecision {
    /// The day.
    Day,
    /// Two to six days.
    Days,
    /// A week.
    Week,
    /// A month at most.
    Month,
    /// More.
    Year,
}

/// Whether an article vouches for an event.
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
pub enum EventStatus {
    /// It does.
    #[default]
    Asserted,
    /// Only a party says so.
    Claimed,
    /// It is told, and denied by another.
    Denied,
    /// Two causes or two doers are told.
    Disputed,
}

/// Kinds of events.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "cli", value(rename_all = "snake_case"))]
pub enum EventType {
    /// From an aircraft, helicopter or drone.
    Airstrike,
    /// Artillery, mortars, rockets, missiles from the ground or the sea; «قصف» with no means.
    Shelling,
    /// A bomb, a mine, a grenade, a blast in a war zone.
    Explosion,
    /// A bomb whose bearer dies by it.
    SuicideBombing,
    /// Fighting that is told as mutual.
    ArmedClash,
    /// An armed assault that is told as one side's act.
    Attack,
    /// Taken by an armed group or unknown people; soldiers taken prisoner.
    Abduction,
    /// Held by police, army, court or whoever governs.
    Arrest,
    /// Put to death by verdict, or as a captive.
    Execution,
    /// A place or post passes by force.
    TerritoryTaken,
    /// Troops or fighters leave, hand over arms, surrender.
    Withdrawal,
    /// A truce, peace, exchange or border that was agreed.
    Agreement,
    /// A meeting, call, round or session that took place.
    Talks,
    /// A breach of a truce.
    TruceViolation,
    /// A march, sit-in or strike without violence of the crowd.
    Protest,
    /// A violent crowd.
    Riot,
    /// Power that was seized, or an attempt at it.
    Coup,
    /// People flee or are moved out.
    Displacement,
    /// Aid that came or was handed out.
    Aid,
    /// Freed, exchanged, rescued.
    Release,
    /// A place is cut off.
    Siege,
    /// Theft and destruction of property.
    Looting,
    /// Weapons shot down, defused, seized.
    WeaponsIntercepted,
    /// A war as a whole.
    War,
    /// Torture, rape, death in custody, a massacre or mass grave of no known means, a deadly crush.
    OtherViolence,
    /// An earthquake.
    Earthquake,
    /// A flood.
    Flood,
    /// A storm.
    Storm,
    /// A fire.
    Fire,
    /// A crash, a collapse, a blast of a depot.
    Accident,
    /// A boat that sank, people who drowned.
    Drowning,
    /// An illness that spreads.
    Epidemic,
    /// Hunger.
    Famine,
}

/// Sub-event types of the Armed Conflict Location & Event Data Project (codebook of 2023).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum Acled {
    /// Battles.
    #[serde(rename = "Armed clash")]
    ArmedClash,
    /// Battles: a state's forces take a place.
    #[serde(rename = "Government regains territory")]
    GovernmentRegainsTerritory,
    /// Battles: another armed group takes a place.
    #[serde(rename = "Non-state actor overtakes territory")]
    NonStateActorOvertakesTerritory,
    /// Explosions and remote violence: from the air.
    #[serde(rename = "Air/drone strike")]
    AirDroneStrike,
    /// Explosions and remote violence: from the ground or the sea.
    #[serde(rename = "Shelling/artillery/missile attack")]
    Shelling,
    /// Explosions and remote violence: mines and planted charges.
    #[serde(rename = "Remote explosive/landmine/IED")]
    RemoteExplosive,
    /// Explosions and remote violence: a grenade.
    #[serde(rename = "Grenade")]
    Grenade,
    /// Explosions and remote violence: a suicide bomb.
    #[serde(rename = "Suicide bomb")]
    SuicideBomb,
    /// Explosions and remote violence: a chemical weapon.
    #[serde(rename = "Chemical weapon")]
    ChemicalWeapon,
    /// Violence against civilians.
    #[serde(rename = "Attack")]
    Attack,
    /// Violence against civilians: taken away.
    #[serde(rename = "Abduction/forced disappearance")]
    Abduction,
    /// Violence against civilians: sexual violence.
    #[serde(rename = "Sexual violence")]
    SexualViolence,
    /// Protests.
    #[serde(rename = "Peaceful protest")]
    PeacefulProtest,
    /// Protests that were broken up.
    #[serde(rename = "Protest with intervention")]
    ProtestWithIntervention,
    /// Protests that were shot at.
    #[serde(rename = "Excessive force against protesters")]
    ExcessiveForce,
    /// Riots: a demonstration.
    #[serde(rename = "Violent demonstration")]
    ViolentDemonstration,
    /// Riots: a mob.
    #[serde(rename = "Mob violence")]
    MobViolence,
    /// Strategic developments: an agreement.
    #[serde(rename = "Agreement")]
    Agreement,
    /// Strategic developments: arrests.
    #[serde(rename = "Arrests")]
    Arrests,
    /// Strategic developments: groups change.
    #[serde(rename = "Change to group/activity")]
    ChangeToGroup,
    /// Strategic developments: weapons are taken or shot down.
    #[serde(rename = "Disrupted weapons use")]
    DisruptedWeaponsUse,
    /// Strategic developments: looting and destruction.
    #[serde(rename = "Looting/property destruction")]
    Looting,
    /// Strategic developments: a place passes without a fight.
    #[serde(rename = "Non-violent transfer of territory")]
    NonViolentTransfer,
    /// Strategic developments: something else.
    #[serde(rename = "Other")]
    Other,
}

/// Types of organized violence of the Uppsala Conflict Data Program. It codes events in which somebody was killed, by who
/// fought or hit whom.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
#[serde(rename_all = "kebab-case")]
pub enum Violence {
    /// A government against another one or an organized group.
    StateBased,
    /// Organized groups or communities against each other.
    NonState,
    /// A government or an organized group against civilians.
    OneSided,
}

impl EventType {
    /// Every type.
    pub const ALL: [Self; 33] = [
        Self::Airstrike,
        Self::Shelling,
        Self::Explosion,
        Self::SuicideBombing,
        Self::ArmedClash,
        Self::Attack,
        Self::Abduction,
        Self::Arrest,
        Self::Execution,
        Self::TerritoryTaken,
        Self::Withdrawal,
        Self::Agreement,
        Self::Talks,
        Self::TruceViolation,
        Self::Protest,
        Self::Riot,
        Self::Coup,
        Self::Displacement,
        Self::Aid,
        Self::Release,
        Self::Siege,
        Self::Looting,
        Self::WeaponsIntercepted,
        Self::War,
        Self::OtherViolence,
        Self::Earthquake,
        Self::Flood,
        Self::Storm,
        Self::Fire,
        Self::Accident,
        Self::Drowning,
        Self::Epidemic,
        Self::Famine,
    ];

    /// ACLED's sub-event type of events of this kind, where the kind alone tells it: who takes a place
    /// decides which one a capture is, and meetings or disasters have none.
    ///
    /// ```
    /// use karabakh::facts::{Acled, EventType};
    ///
    /// assert_eq!(EventType::ArmedClash.acled_type(), Some(Acled::ArmedClash));
    /// assert_eq!(EventType::Earthquake.acled_type(), None);
    /// ```
    #[must_use]
    pub fn acled_type(self) -> Option<Acled> {
        match self {
            Self::Airstrike => Some(Acled::AirDroneStrike),
            Self::Shelling => Some(Acled::Shelling),
            Self::Explosion => Some(Acled::RemoteExplosive),
            Self::SuicideBombing => Some(Acled::SuicideBomb),
            Self::ArmedClash => Some(Acled::ArmedClash),
            Self::Attack => Some(Acled::Attack),
            Self::Abduction => Some(Acled::Abduction),
            Self::Arrest => Some(Acled::Arrests),
            Self::Withdrawal => Some(Acled::NonViolentTransfer),
            Self::Agreement => Some(Acled::Agreement),
            Self::Protest => Some(Acled::PeacefulProtest),
            Self::Riot => Some(Acled::ViolentDemonstration),
            Self::Coup => Some(Acled::ChangeToGroup),
            Self::Displacement => Some(Acled::Other),
            Self::Looting => Some(Acled::Looting),
            Self::WeaponsIntercepted => Some(Acled::DisruptedWeaponsUse),
            Self::Execution
            | Self::TerritoryTaken
            | Self::Talks
            | Self::TruceViolation
            | Self::Aid
            | Self::Release
            | Self::Siege
            | Self::War
            | Self::OtherViolence
            | Self::Earthquake
            | Self::Flood
            | Self::Storm
            | Self::Fire
            | Self::Accident
            | Self::Drowning
            | Self::Epidemic
            | Self::Famine => None,
        }
    }
}

impl Event {
    /// Everybody and every place that it names, to be changed. Every field stands here, so that the compiler asks whether a
    /// new one names somebody.
    pub(crate) fn parties_mut(&mut self) -> impl Iterator<Item = &mut Party> {
        let Self {
            place,
            agent,
            target,
            claimed_by,
            id: _,
            kind: _,
            acled: _,
            ucdp: _,
            trigger: _,
            mentions: _,
            when: _,
            casualties: _,
            status: _,
            sentence: _,
            confidence: _,
        } = self;
        let place = place.as_mut().map(|place| &mut place.party);
        let parties = [place, agent.as_mut(), target.as_mut(), claimed_by.as_mut()];
        parties.into_iter().flatten()
    }

    /// The place where it was.
    #[must_use]
    pub fn place(&self) -> Option<&Party> {
        self.place.as_ref().map(|place| &place.party)
    }

    /// The days on which it was.
    #[must_use]
    pub(crate) fn day_range(&self) -> (Option<Date>, Option<Date>) {
        (
            self.when.map(|days| days.start),
            self.when.map(|days| days.end),
        )
    }
}

impl Fact for Event {
    const LAYER: Layer = Layer::Events;
    const COLUMNS: &'static [&'static str] = &[
        "start",
        "end",
        "text",
        "id",
        "type",
        "acled",
        "ucdp",
        "place",
        "country",
        "lat",
        "lon",
        "place_precision",
        "within",
        "when_start",
        "when_end",
        "when_precision",
        "agent",
        "target",
        "casualties",
        "claimed_by",
        "status",
        "mentions",
        "sentence",
        "confidence",
    ];

    fn rows(&self) -> Vec<Vec<Cell<'_>>> {
        let place = self.place.as_ref();
        let at = place.and_then(|place| place.coordinates);
        let (start, end) = self.day_range();
        let figures: Vec<String> = self.casualties.iter().map(ToString::to_string).collect();
        vec![vec![
            self.trigger.span.start().into(),
            self.trigger.span.end().into(),
            (&self.trigger.text).into(),
            (&self.id).into(),
            Cell::enum_word(&self.kind),
            Cell::enum_word(&self.acled),
            Cell::enum_word(&self.ucdp),
            Party::name_cell(self.place()),
            place.and_then(|place| place.country.as_ref()).into(),
            Cell::degrees_cell(at.map(|at| at.lat)),
            Cell::degrees_cell(at.map(|at| at.lon)),
            Cell::enum_word(&place.map(|place| place.precision)),
            place.map_or(Cell::Empty, |place| Cell::joined_list(&place.within)),
            start.into(),
            end.into(),
            Cell::enum_word(&self.when.map(|days| days.precision)),
            Party::name_cell(self.agent.as_ref()),
            Party::name_cell(self.target.as_ref()),
            Cell::joined_list(&figures),
            Party::name_cell(self.claimed_by.as_ref()),
            Cell::enum_word(&self.status),
            Cell::Number(self.mentions.len() as u64),
            self.sentence.into(),
            Cell::confidence_cell(self.confidence),
        ]]
    }
}
