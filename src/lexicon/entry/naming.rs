//! Words that stand beside names or are parts of them.

use serde::Deserialize;

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
