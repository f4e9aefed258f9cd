//! Words of the grammar.

use serde::Deserialize;

/// Words of the grammar that rules ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Particle {
    /// أن, إن, أنه, بأن, بأنها: a clause follows.
    That,
    /// الذي, التي, الذين: a relative clause follows.
    Relative,
    /// بينهم, منهم, من ضمنهم, بينها: a part of a count follows.
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
    /// بلغ, وصل, صار, إلى: what a count has reached follows.
    Reaches,
    /// في صفوف, بين صفوف: of whom a count is, follows.
    Ranks,
    /// أعنف, أسوأ, أول: beside it «منذ» dates no count.
    Superlative,
    /// هم, وهما: those just told are listed or described.
    Being,
    /// مرض, نوبة, فيروس: who has it is not wounded.
    Illness,
    /// كوليرا, حصبة, وباء: who has it is one of the sick of an epidemic.
    Epidemic,
    /// إصابات, حالات: cases of an epidemic as often as injuries.
    Cases,
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
    /// معظم, أغلب, بعض: no count.
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
    /// رويترز, الفرنسية in brackets after a picture's caption.
    Caption,
    /// وسط, شمالي, قرب, قبالة: what follows is where it was.
    Beside,
    /// يقل, تقل, على متنه: those on board of what sinks or falls, who may live.
    Carries,
    /// أفرج عن, إطلاق سراح, تبادل: who is set free is not taken then.
    Release,
    /// ارتفاع, وقوع, انتشال: nouns between a verb of saying and a count.
    Happening,
    /// تاريخ النشر, نشر في, آخر تحديث: the day of publication follows.
    Publication,
    /// عمره, يبلغ من العمر, عن عمر: an age, no count.
    Age,
    /// مباراة, منتخب, هدف: sport, where people are wounded by no one.
    Sport,
    /// مسلسل, فيلم, رواية: a plot.
    Fiction,
    /// أسد, حيوان, أغنام, طيور: no people.
    Animal,
    /// مقعد, صوت, صاروخ, دبابة, دولار: what a number counts that is no people.
    Thing,
    /// اقرأ أيضا, أخبار متعلقة: what follows on its line, or below it, belongs to other stories.
    SeeAlso,
    /// مستشفى, مركز طبي: the wounded are taken there.
    Hospital,
    /// استهدف, ضرب, قصف: the place that is hit follows.
    Hits,
    /// استعادة, سيطر, سقوط: what is taken is a place, itself or after a preposition.
    Takes,
    /// نحو, صوب: where somebody moves.
    Toward,
    /// تستضيف, زار: a town does so or is what somebody comes to.
    Hosts,
    /// على يد, بنيران, من قبل, شنها: whoever did it follows.
    By,
    /// قوات النظام, القوات الحكومية: forces that are a side by themselves.
    Regime,
    /// حوثي, داعشي: the adjective of an armed group.
    MemberOf,
    /// ثورة, حركة, متحف: a day after it is a part of a name.
    NamedAfter,
    /// متظاهر, محتج, ناخب, ساكن: people that are counted without anything happening to them.
    Crowd,
    /// محامي, مكتب, متحدث باسم: told by whom they act for, whose name follows.
    Representative,
    /// مقرب, قريب: من and whoever is meant follow.
    CloseTo,
    /// عبر, أثناء, حول: prepositions of their own, beside those that rules name one by one.
    Preposition,
    /// عليه, له, لنا: a preposition with the pronoun that it governs.
    Oblique,
    /// هذا, أولئك: before a noun that was told before.
    Demonstrative,
    /// الرجل, المرأة, الأخير: somebody told before, whoever it was.
    Epithet,
    /// أما: the topic that a clause is about follows.
    Topic,
    /// تويتر, فيسبوك: where people write, none who speaks.
    Platform,
    /// سابق, بارز, كبير: qualifies an indefinite noun («سجين سابق»).
    Quality,
    /// فيما, بينما, في حين: a clause that stands beside the one before, with a subject of its own.
    Contrast,
    /// داعيا, متهما, معربا: what the speaker does besides, which ends a clause of what was said.
    Circumstance,
    /// يقال, قيل, نلاحظ: nobody is meant who says it.
    Nobody,
    /// قد: before a verb in the present, it may happen.
    May,
    /// هل: what follows is asked.
    Interrogative,
    /// رفض, امتنع عن: before a noun of saying, nothing is said.
    Refuses,
    /// بعد أن, قبل أن: a verb after them has happened.
    Happened,
    /// نقلته, بثتها, نشرته: an outlet that passes a document on follows.
    Relays,
    /// نيوز, برس, ميديا: an outlet's name ends.
    OutletEnd,
    /// صادر, صدر: whoever issued a document follows عن.
    Issued,
    /// وقف إطلاق النار, هدنة: words of harm inside it harm nobody.
    Truce,
    /// اعتزال, حادث سير: words of history and daily life that need no rule yet are common.
    Function,
}
