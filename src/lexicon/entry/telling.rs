//! Words that tell what happened to people and who says so.

use serde::Deserialize;

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
    /// A verb that means it only with its people right after: قضى 17 شخصا, not قضى عامين.
    Near,
    /// Written the same for both: قتل, اعتقل.
    Either,
    /// A noun with a pronoun that ends «لقي … مصرعه».
    Fate,
    /// Words after the people that say it of them: في عداد المفقودين.
    State,
    /// A verb that tells it only with what completes it after its people: فارق ستة جرحى الحياة.
    Light,
    /// What completes such a verb: الحياة, أنفاسهم الأخيرة, لحروق.
    Completion,
    /// A noun before the people that a verb of taking governs: أزهقت السيول أرواح 34 شخصا.
    Lives,
    /// A verb whose people follow with ب: أودى الإعصار بمئتي شخص.
    Claims,
    /// A verb whose subject loses its own fighters: خسر الجيش 22 جنديا.
    Loses,
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

/// Words that change whether a count is asserted.
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
    /// دعا, حذر, أمر, طالب: what their preposition governs has not happened.
    Ask,
}
