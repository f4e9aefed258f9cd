//! Stretches of speech or writing ascribed to somebody.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Cell, Confidence, Fact, Layer, Party};
use crate::span::Span;

/// One quotation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Quote {
    /// What was said, without the marks around it.
    pub span: Span,
    /// The article's words at `span`.
    pub text: String,
    /// In whose words.
    pub kind: QuoteKind,
    /// The words that ascribe it.
    pub cue: Cue,
    /// Who said it.
    pub speaker: Speaker,
    /// Outlet that relays it («وفق فرانس برس»).
    pub via: Option<Party>,
    /// Index of the sentence in which the quotation begins, from 0.
    pub sentence: u32,
    /// The share of facts like this one that were right on rows marked by hand.
    pub confidence: Option<Confidence>,
}

/// In whose words something is quoted.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
#[serde(rename_all = "lowercase")]
pub enum QuoteKind {
    /// The speaker's own.
    Direct,
    /// The writer's, as a clause (أن, إن).
    Indirect,
    /// A clause with quoted words in it.
    Mixed,
}

/// The word that ascribes words to somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Cue {
    /// Where.
    pub span: Span,
    /// The article's words at `span`.
    pub text: String,
    /// Dictionary form: قال for وقالت.
    pub lemma: String,
    /// What the word says about the words: whether they are denied, stressed, doubted.
    pub stance: CueStance,
    /// Whether it was said at all.
    #[serde(default)] // analyses that were written before it was told can still be read
    #[schemars(transform = crate::article::always_written)]
    pub polarity: Polarity,
}

/// Whether words were said. Those that were not, or only may be, are no statement of the speaker.
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
pub enum Polarity {
    /// They were: «أعلن أن».
    #[default]
    Asserted,
    /// They were not: «لم يعلن أن».
    Negated,
    /// They may be, or should be, or were asked for: «قد يعلن أن», «لو قال إن».
    Modal,
}

/// What a word of saying tells besides that something was said.
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
pub enum CueStance {
    /// Nothing: قال, أعلن, بحسب, a headline's colon.
    #[default]
    Neutral,
    /// The writer does not vouch for it, or it blames: زعم, ادعى, اتهم.
    Claim,
    /// It is said not to be so: نفى, أنكر, استبعد.
    Denial,
    /// It is said with weight: أكد, شدد, جزم.
    Emphasis,
    /// Something bad may come: حذر, هدد, تخوف.
    Warning,
    /// It is expected, hoped or promised: توقع, رجح, أمل, تعهد.
    Expectation,
    /// It is how the speaker sees it: اعتبر, رأى, وصف.
    Opinion,
    /// It is asked: تساءل.
    Question,
}

/// Who said something.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Speaker {
    /// The words beside the cue, or `None` when the verb carries its subject over.
    pub text: Option<String>,
    /// Where these words stand.
    pub span: Option<Span>,
    /// The fullest name that the article gives, or `None` when it could not be told.
    pub name: Option<String>,
    /// `id` of the entity in the same document, when it is one.
    pub entity: Option<String>,
    /// Title beside the name.
    pub role: Option<String>,
    /// How `name` was found; `None` when it was not.
    pub resolved_by: Option<ResolvedBy>,
}

/// How a speaker was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ResolvedBy {
    /// Named beside the cue.
    Explicit,
    /// By a title that the article gives somebody.
    Role,
    /// The one who spoke last and agrees with the verb.
    Carried,
    /// Otherwise, from the words around.
    Context,
}

impl Quote {
    /// Whether it was said, so that it counts as a statement of its speaker.
    #[must_use]
    pub(crate) fn is_said(&self) -> bool {
        self.cue.polarity == Polarity::Asserted
    }
}

impl Fact for Quote {
    const LAYER: Layer = Layer::Quotes;
    const COLUMNS: &'static [&'static str] = &[
        "start",
        "end",
        "text",
        "kind",
        "cue",
        "cue_lemma",
        "cue_stance",
        "cue_polarity",
        "speaker",
        "speaker_text",
        "speaker_role",
        "resolved_by",
        "via",
        "sentence",
        "confidence",
    ];

    fn rows(&self) -> Vec<Vec<Cell<'_>>> {
        vec![vec![
            self.span.start().into(),
            self.span.end().into(),
            (&self.text).into(),
            Cell::enum_word(&self.kind),
            (&self.cue.text).into(),
            (&self.cue.lemma).into(),
            Cell::enum_word(&self.cue.stance),
            Cell::enum_word(&self.cue.polarity),
            self.speaker.name.as_ref().into(),
            self.speaker.text.as_ref().into(),
            self.speaker.role.as_ref().into(),
            Cell::enum_word(&self.speaker.resolved_by),
            Party::name_cell(self.via.as_ref()),
            self.sentence.into(),
            Cell::confidence_cell(self.confidence),
        ]]
    }
}
