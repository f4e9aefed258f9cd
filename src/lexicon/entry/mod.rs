//! What words can mean, as `data/README.md` explains it to editors.

mod naming;
mod particle;
mod telling;
mod time;

use serde::Deserialize;

pub use naming::{
    BodyClass, Institution, MilitaryUnit, NameSex, PlaceClass, PlaceHead, RoleClass, TypeWord,
};
pub use particle::Particle;
pub use telling::{OutcomeShape, SpeechShape, Stance, Takes};
pub use time::{
    DayPart, Direction, Era, Holiday, MonthPair, Season, TimeCue, TimeUnit, Timing, VagueRef,
};

use super::Kind;
use crate::facts::{Cause, CueStance, Hedge, Modifier, Outcome, VictimKind};

/// What a word can mean. Serialized as `means = { month = 9 }`.
///
/// ```
/// use karabakh::lexicon::{
///     BodyClass, DayPart, Direction, Era, Holiday, Institution, Lexicon, Meaning, MilitaryUnit, MonthPair, NameSex,
///     OutcomeShape, Particle, PlaceClass, PlaceHead, RoleClass, Season, Sense, SpeechShape, Stance, Takes, TimeCue,
///     TimeUnit, Timing, TypeWord, VagueRef,
/// };
/// use karabakh::facts::{Outcome, Subtype};
/// use karabakh::spelling::key;
///
/// let lexicon = Lexicon::builtin()?;
/// let means = |word: &str, meaning: Meaning| {
///     let mut senses = lexicon.senses(&key(word)).iter();
///     senses.any(|sense| matches!(sense, Sense::Word(id, _) if *lexicon.meaning(*id) == meaning))
/// };
/// // names and what stands beside them
/// assert!(means("وزارة", Meaning::Body(BodyClass::Ministry)));
/// assert!(means("متحدث", Meaning::Role(RoleClass::Spokesperson)));
/// assert!(means("صحيفة", Meaning::TypeWord(TypeWord::Outlet)));
/// assert!(means("فاطمة", Meaning::GivenName(NameSex::Female)));
/// assert!(means("مخيم", Meaning::PlaceHead(PlaceHead { class: PlaceClass::Camp, subtype: Some(Subtype::Camp) })));
/// assert!(means("كتيبة", Meaning::MilitaryUnit(MilitaryUnit::Named)));
/// assert!(means("نقابة", Meaning::Institution(Institution::Construct)));
/// // times
/// assert!(means("أسبوع", Meaning::Unit(TimeUnit::Week)));
/// assert!(means("ماض", Meaning::Direction(Direction::Last)));
/// assert!(means("مساء", Meaning::DayPart(DayPart::Ev)));
/// assert!(means("ربيع", Meaning::Season(Season::Sp)));
/// assert!(means("مؤخرا", Meaning::Vague(VagueRef::PastRef)));
/// assert!(means("منذ", Meaning::Timing(Timing::Since)));
/// assert!(means("ميلادي", Meaning::Era(Era::Christian)));
/// assert!(means("تشرين", Meaning::MonthPair(MonthPair { first: 10, second: 11 })));
/// assert!(means("عيد الفطر", Meaning::Holiday(Holiday::Hijri("10-01".to_owned()))));
/// assert!(means("تحديدا", Meaning::TimeCue(TimeCue::Inside)));
/// // what happened, and who says so
/// assert!(means("جريح", Meaning::Outcome { outcome: Outcome::Wounded, shape: OutcomeShape::Person }));
/// assert!(means("نفى", Meaning::Stance(Stance::Deny)));
/// assert!(means("بينهم", Meaning::Particle(Particle::Among)));
/// let says = lexicon.senses(&key("قائلا")).iter().find_map(|sense| match sense {
///     Sense::Word(id, _) => Some(lexicon.meaning(*id)),
///     Sense::Name(..) => None,
/// });
/// assert!(matches!(says, Some(Meaning::Speech { shape: SpeechShape::Participle, takes: Takes::Clause, .. })));
/// # Ok::<(), karabakh::lexicon::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Meaning {
    /// Adjective and people of a country, by ISO 3166-1 alpha-2 code: روسي, الروس.
    Nationality(String),
    /// A title or function that stands before or after a person's name.
    Role(RoleClass),
    /// One office under several titles: رئيس الوزراء, رئيس الحكومة.
    Office(String),
    /// First word of a body's name that an adjective or a complement completes: وزارة, جيش.
    Body(BodyClass),
    /// A word that says what the name beside it is, and is no part of it: مدينة, صحيفة.
    TypeWord(TypeWord),
    /// A person's given name.
    GivenName(NameSex),
    /// A family name or a part of one.
    FamilyName,
    /// A word that links the parts of a person's name: بن, أبو, عبد, فان.
    NameLink,
    /// How foreign family names end: يان, وف, ينكو.
    NameEnding,
    /// A noun that announces the name of a place: قرية, مخيم, مستشفى.
    PlaceHead(PlaceHead),
    /// The first word of a place's name of two words: تل, كفر, أم.
    PlaceLink,
    /// A common noun or adjective where the name of a place could stand: جبهة القتال.
    CommonNoun,
    /// A word of the name of a military unit: لواء, مشاة.
    MilitaryUnit(MilitaryUnit),
    /// A word of the name of an institution that no list holds: هيئة, الأعلى.
    Institution(Institution),
    /// A month: number in its year, and calendar.
    Month {
        /// Its number, from 1.
        number: i8,
        /// Whether of the Hijri year.
        #[serde(default)]
        hijri: bool,
    },
    /// A day of the week, Monday = 1.
    Weekday(i8),
    /// A unit of time.
    Unit(TimeUnit),
    /// A day counted from today: أمس = -1.
    DayOffset(i64),
    /// Which one of a series, seen from now: الماضي, المقبل, الجاري.
    Direction(Direction),
    /// Which part of a stretch of time: مطلع, منتصف, أواخر.
    Part(Modifier),
    /// A part of the day.
    DayPart(DayPart),
    /// Ten years of a century: السبعينيات = 70.
    Decade(i16),
    /// A season: SP, SU, FA, WI.
    Season(Season),
    /// A vague time, as its TIMEX3 reference: الآن, مؤخرا.
    Vague(VagueRef),
    /// A repetition, as its TIMEX3 value: يوميا = P1D.
    Repeat(String),
    /// A preposition or conjunction of time: منذ, قبل, بعد, خلال.
    Timing(Timing),
    /// An era: ميلادي, هجري, قبل الميلاد.
    Era(Era),
    /// A day of the year whose date is computable.
    Holiday(Holiday),
    /// The two months that share a name and are told apart by a number: تشرين, كانون.
    MonthPair(MonthPair),
    /// A noun for what happened on a day that the world knows, `YYYY-MM-DD`: هجمات with 2001-09-11.
    EventDay(String),
    /// A word beside a time that tells how to read it: مضى, تحديدا.
    TimeCue(TimeCue),
    /// A time zone after a clock time, in minutes ahead of UTC: بتوقيت غرينتش = 0.
    Zone(i16),
    /// The word الساعة before a clock time.
    Clock,
    /// A cardinal number below the scales: خمسة, عشرون, مائتان.
    Number(u64),
    /// A scale: ألف, مليون; the dual and the plural are under `dual` and `plural`.
    Scale(u64),
    /// An amount without a number, as its smallest: عشرات = 20; `max` where it has one.
    Amount {
        /// The smallest number that it can mean.
        min: u64,
        /// The largest.
        max: Option<u64>,
    },
    /// An ordinal number: الثالث.
    Ordinal(u64),
    /// A part of one, in hundredths: نصف = 50.
    Fraction(u64),
    /// A word that says how exact a number is.
    Hedge(Hedge),
    /// A word that tells what happened to people.
    Outcome {
        /// What happened.
        outcome: Outcome,
        /// How the word stands in its sentence.
        shape: OutcomeShape,
    },
    /// A noun for people that a number counts.
    Victims(VictimKind),
    /// A word that ascribes speech.
    Speech {
        /// The word as a dictionary has it.
        lemma: String,
        /// How it stands in its sentence.
        shape: SpeechShape,
        /// What it needs beside it.
        #[serde(default)]
        takes: Takes,
        /// What attitude it tells.
        #[serde(default)]
        stance: CueStance,
    },
    /// A noun for somebody who speaks without being named: مصدر, شهود, بيان.
    Source,
    /// A word that changes whether a count is asserted.
    Stance(Stance),
    /// A word of the grammar.
    Particle(Particle),
    /// A word for what killed, hurt or drove out people.
    Cause(Cause),
}

impl Meaning {
    /// The country of whose people or things a word tells.
    pub(crate) fn nationality_code(&self) -> Option<&str> {
        match self {
            Self::Nationality(code) => Some(code),
            _ => None,
        }
    }

    /// The kind of this meaning.
    #[must_use]
    pub(crate) fn kind(&self) -> Kind {
        match self {
            Self::Nationality(_) => Kind::Nationality,
            Self::Role(_) => Kind::Role,
            Self::Office(_) => Kind::Office,
            Self::Body(_) => Kind::Body,
            Self::TypeWord(_) => Kind::TypeWord,
            Self::GivenName(_) => Kind::GivenName,
            Self::FamilyName => Kind::FamilyName,
            Self::NameLink => Kind::NameLink,
            Self::NameEnding => Kind::NameEnding,
            Self::PlaceHead(_) => Kind::PlaceHead,
            Self::PlaceLink => Kind::PlaceLink,
            Self::CommonNoun => Kind::CommonNoun,
            Self::MilitaryUnit(_) => Kind::MilitaryUnit,
            Self::Institution(_) => Kind::Institution,
            Self::Month { .. } => Kind::Month,
            Self::Weekday(_) => Kind::Weekday,
            Self::Unit(_) => Kind::Unit,
            Self::DayOffset(_) => Kind::DayOffset,
            Self::Direction(_) => Kind::Direction,
            Self::Part(_) => Kind::Part,
            Self::DayPart(_) => Kind::DayPart,
            Self::Decade(_) => Kind::Decade,
            Self::Season(_) => Kind::Season,
            Self::Vague(_) => Kind::Vague,
            Self::Repeat(_) => Kind::Repeat,
            Self::Timing(_) => Kind::Timing,
            Self::Era(_) => Kind::Era,
            Self::Holiday(_) => Kind::Holiday,
            Self::MonthPair(_) => Kind::MonthPair,
            Self::EventDay(_) => Kind::EventDay,
            Self::TimeCue(_) => Kind::TimeCue,
            Self::Zone(_) => Kind::Zone,
            Self::Clock => Kind::Clock,
            Self::Number(_) => Kind::Number,
            Self::Scale(_) => Kind::Scale,
            Self::Amount { .. } => Kind::Amount,
            Self::Ordinal(_) => Kind::Ordinal,
            Self::Fraction(_) => Kind::Fraction,
            Self::Hedge(_) => Kind::Hedge,
            Self::Outcome { .. } => Kind::Outcome,
            Self::Victims(_) => Kind::Victims,
            Self::Speech { .. } => Kind::Speech,
            Self::Source => Kind::Source,
            Self::Stance(_) => Kind::Stance,
            Self::Particle(_) => Kind::Particle,
            Self::Cause(_) => Kind::Cause,
        }
    }
}
