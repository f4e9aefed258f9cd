//! Words that stand beside names or are parts of them.

use serde::Deserialize;

use crate::facts::Subtype;

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
    /// إعصار, عاصفة, which are called by given names.
    Storm,
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

/// A noun that announces the name of a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceHead {
    /// What may follow it.
    pub class: PlaceClass,
    /// What exactly the place is.
    #[serde(default)]
    pub subtype: Option<Subtype>,
}

/// What follows a noun that announces a place, and whether the noun belongs to the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlaceClass {
    /// ناحية, قضاء, محلية: a name, hardly ever an adjective.
    Unit,
    /// مدينة, قرية: a name or an adjective.
    Settlement,
    /// محور, جبهة, منطقة: a name where the word is known as nothing else.
    Front,
    /// مخيم, معسكر: a name.
    Camp,
    /// حي: a name that the noun belongs to.
    Quarter,
    /// شارع, ساحة: as a quarter, numbers too.
    Street,
    /// سجن, مطار: as a quarter, persons too.
    Facility,
    /// مستشفى: as a facility, also with an adjective (المستشفى الكويتي).
    Hospital,
}

/// Words of the name of a military unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MilitaryUnit {
    /// فرقة: a number follows.
    Unit,
    /// لواء, كتيبة: a number or a name follows.
    Named,
    /// مشاة, مدرع: follows the number.
    Arm,
}

/// Words of the name of an institution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Institution {
    /// هيئة, نقابة: what it is for and whose it is follow.
    Construct,
    /// المجلس, الشبكة: an adjective and after ل what it is for follow.
    Definite,
    /// الأعلى, العامة: an adjective that does not end as those of places do.
    Adjective,
    /// محكمة, قيادة: after what it is for, the place that it is of (محكمة جنايات البصرة).
    Local,
    /// المحكمة العليا: a whole name that needs no country, since each country has one.
    Whole,
}
