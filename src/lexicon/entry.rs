//! What words can mean, as `data/README.md` explains it to editors.

use serde::Deserialize;

use super::Kind;
use crate::facts::{CueStance, Hedge, Modifier, Outcome, VictimKind};

/// What a word can mean. Serialized as `means = { month = 9 }`.
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
    /// A time zone behind a clock time, in minutes ahead of UTC: بتوقيت غرينتش = 0.
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
    /// A noun for people that figures count.
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
    /// A word that changes whether a figure is asserted.
    Stance(Stance),
    /// A word of the grammar.
    Particle(Particle),
}

impl Meaning {
    /// The kind of this meaning.
    #[must_use]
    pub fn kind(&self) -> Kind {
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
        }
    }
}

/// Kinds of titles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoleClass {
    /// Heads of state, ministers, deputies, governors, ambassadors, judges.
    Official,
    /// Officers and commanders.
    Military,
    /// Leaders of armed groups and movements.
    Militant,
    /// Those who speak for a body: متحدث, ناطق.
    Spokesperson,
    /// Journalists, editors, presenters.
    Journalist,
    /// Professors, experts, analysts, doctors, lawyers, artists, athletes.
    Professional,
    /// Clergy.
    Religious,
    /// Courtesy before a name: السيد, الشيخ, الأمير.
    Honorific,
    /// Kin: والد, زوجة, شقيق.
    Kin,
}

/// Kinds of bodies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BodyClass {
    /// وزارة, الخارجية.
    Ministry,
    /// حكومة, رئاسة, مجلس الوزراء.
    Government,
    /// برلمان, مجلس النواب.
    Parliament,
    /// جيش, قوات, حرس, بحرية.
    Army,
    /// شرطة, مخابرات, أمن.
    Police,
    /// محكمة, نيابة.
    Court,
    /// حزب, حركة, جبهة, تحالف, ميليشيا as part of a name.
    Group,
    /// شركة, مصرف, مصنع.
    Company,
    /// وكالة, صحيفة, قناة, إذاعة as part of a name.
    Media,
    /// منظمة, اتحاد, جمعية, لجنة, هيئة, مؤسسة.
    Association,
    /// جامعة, مدرسة, معهد, مركز.
    School,
    /// نادي, منتخب, فريق.
    Sport,
}

/// Words beside a name that tell what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TypeWord {
    /// مدينة, قرية, بلدة, إقليم, محافظة, منطقة, نهر, جبل.
    Place,
    /// صحيفة, وكالة, قناة, شبكة, موقع.
    Outlet,
    /// حركة, حزب, تنظيم, تحالف, جماعة.
    Movement,
    /// شركة, مجموعة, مصرف.
    Firm,
    /// عملية, معركة, فيلم, كتاب.
    Work,
}

/// Whose given name it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NameSex {
    /// A man's.
    Male,
    /// A woman's.
    Female,
    /// Either's.
    Both,
}

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

/// How an outcome word stands in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OutcomeShape {
    /// A noun of happening that the people follow: مقتل, إصابة, اعتقال.
    Event,
    /// The same where somebody does it on purpose, so that «لاغتيال» is a plan: قتل, خطف, اعتقال.
    Deed,
    /// A noun for the people themselves: قتيل, جرحى, أسير, جثة.
    Person,
    /// A verb whose subject it happens to: استشهد, أصيب, نزح.
    Suffers,
    /// A verb whose object it happens to: أجلت, أصابت, شردت.
    Inflicts,
    /// A verb that means it only with its people right behind: قضى 17 شخصا, not قضى عامين.
    Near,
    /// Written the same for both: قتل, اعتقل.
    Either,
    /// A noun with a pronoun that ends «لقي … مصرعه».
    Fate,
    /// Words after the people that say it of them: في عداد المفقودين.
    State,
}

/// How a speech word stands in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SpeechShape {
    /// A finite verb whose subject speaks: قال, أعلنت.
    Verb,
    /// A participle that carries a subject over: قائلا, مؤكدة.
    Participle,
    /// A verb or noun before عن: نقل عن, نقلا عن.
    Relay,
    /// A noun with a clause: قوله, تصريحات.
    Noun,
    /// A preposition before the speaker: بحسب, وفقا لـ.
    According,
}

/// What a speech word needs beside it to make a quotation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Takes {
    /// A clause or quoted words: قال, أكد.
    #[default]
    Clause,
    /// Only a clause that its own preposition opens: أشار إلى أن, شدد على أن.
    Preposition,
    /// A clause, and whoever is told as its object: أبلغ الوزير نظيره أن.
    Object,
    /// Quoted words only: وصف, هتف.
    Words,
}

/// Words that change whether a figure is asserted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stance {
    /// نفى, كذب, أنكر.
    Deny,
    /// توقع, قد, لو, خشية, خطة: it has not happened.
    Hypothetical,
    /// إجمالي, مجمل, حصيلة إجمالية.
    Total,
    /// لم, لا, لن, دون.
    Negate,
}

/// Words of the grammar that rules ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Particle {
    /// أن, إن, أنه, بأن, بأنها: a clause follows.
    That,
    /// الذي, التي, الذين: a relative clause follows.
    Relative,
    /// بينهم, منهم, من ضمنهم, بينها: a part of a figure follows.
    Among,
    /// من.
    Of,
    /// عن.
    About,
    /// إلى.
    To,
    /// على.
    On,
    /// في, ب.
    In,
    /// لدى, عند.
    At,
    /// كل: each time again.
    Each,
    /// إلا: less what follows.
    Except,
    /// مع, إضافة إلى, إلى جانب: somebody else besides.
    With,
    /// أسفر عن, أوقع, سقوط, شملت: a number of people follows.
    Yields,
    /// عدد, حصيلة: the number of those whom the next noun names.
    Tally,
    /// هم, وهما: those just told are listed or described.
    Being,
    /// مرض, نوبة, فيروس: who has it is not wounded.
    Illness,
    /// توفي, وفاة: a death that nobody need have caused.
    Natural,
    /// سجن, معتقل: who flees from there is not displaced.
    Custody,
    /// غزوة, خليفة, إمبراطور: ages past, whose deaths are no news.
    History,
    /// بين.
    Between,
    /// أو, أم.
    Or,
    /// و standing alone.
    And,
    /// آخر, آخرين, أخرى: more of the same.
    Others,
    /// أي: before a noun in a negation, nobody.
    Any,
    /// بجروح: those hit by what «أصاب» tells are people.
    Wounds,
    /// أسرة, عائلة: counted, they are no number of people.
    Household,
    /// خلية, طاقم, دورية: people who are told together, and perhaps how many they are.
    Crew,
    /// مكون من, تضم, قوامها: how many they are follows.
    Numbering,
    /// أيضا, فيه: words between a verb of saying and its clause.
    Besides,
    /// طلب عدم: whoever speaks wants no name to be told.
    Unnamed,
    /// هكذا, بهذه الكلمات: the words said stand before.
    Thus,
    /// أحد, إحدى: one of.
    OneOf,
    /// أحدهم, أحدهما: one of them.
    OneOfThem,
    /// معظم, أغلب, بعض: no figure.
    Most,
    /// سـ, سوف: the future.
    Future,
    /// كان, كانت, قد, لقد: auxiliaries before a verb.
    Auxiliary,
    /// لكن, لكنه: what follows stands against what went before.
    But,
    /// من جانبه, والجدير بالذكر, في المقابل, هذا و: the writer takes over.
    Turn,
    /// يعتقد, يذكر, يقال: without a subject, a verb that nobody says.
    Impersonal,
    /// مدينة, بلدة, قرية: places that have a name each.
    Settlement,
    /// بيان, مقابلة, مؤتمر صحفي: what something is said in.
    Document,
    /// رويترز, الفرنسية in brackets behind a picture's caption.
    Caption,
    /// وسط, شمالي, قرب, قبالة: what follows is where it was.
    Beside,
    /// يقل, تقل, على متنه: those on board of what sinks or falls, who may live.
    Carries,
    /// أفرج عن, إطلاق سراح, تبادل: who is set free is not taken then.
    Release,
    /// ارتفاع, وقوع, انتشال: nouns between a verb of saying and a figure.
    Happening,
    /// تاريخ النشر, نشر في, آخر تحديث: the day of publication follows.
    Publication,
    /// عمره, يبلغ من العمر, عن عمر: an age, no figure.
    Age,
    /// مباراة, منتخب, هدف: sport, where people are wounded by no one.
    Sport,
    /// مسلسل, فيلم, رواية: a plot.
    Fiction,
    /// أسد, حيوان, أغنام, طيور: no people.
    Animal,
    /// مقعد, صوت, صاروخ, دبابة, دولار: what a number counts that is no people.
    Thing,
    /// متظاهر, محتج, ناخب, ساكن: people that are counted without anything happening to them.
    Crowd,
    /// اعتزال, حادث سير: words of history and daily life that need no rule yet are common.
    Function,
}
