//! Groups of people in a sentence and the nouns that name them: what the words say, before an outcome is theirs.

use crate::facts::{Outcome, VictimKind};
use crate::grammar::Amount;
use crate::lexicon::Agreement;
use crate::spelling::ARTICLE;
use crate::text::Text;

/// How the number of a group is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Size {
    /// By a number or an amount: سبعة, عشرات.
    Number,
    /// By a dual.
    Dual,
    /// By a singular or a name.
    One,
    /// By an indefinite plural.
    Many,
    /// Not at all: a definite plural.
    Untold,
}

/// Some people in a sentence.
#[allow(clippy::struct_excessive_bools)] // what the words say, each by itself
#[derive(Debug, Clone)]
pub(super) struct Group {
    /// Its first token, the hedge included.
    pub(super) first: usize,
    /// Token after its last, a hedge that follows included.
    pub(super) end: usize,
    pub(super) amount: Amount,
    pub(super) size: Size,
    pub(super) noun: Option<Noun>,
    /// Outcomes that its nouns tell: two for «بين قتيل وجريح».
    pub(super) own: Vec<Outcome>,
    /// Whether a preposition governs it.
    pub(super) governed: bool,
    /// Whether it is written onto a و.
    pub(super) joined: bool,
    /// Whether it is a part of what was told before: «ثلاثة منهم».
    pub(super) of_them: bool,
    /// Whether an unknown word stands where its noun should.
    pub(super) unknown: bool,
}

impl Group {
    /// Whether its number is told, so that it can be found at a distance.
    pub(super) fn is_strong(&self) -> bool {
        matches!(self.size, Size::Number | Size::Dual)
    }

    pub(super) fn is_accusative(&self) -> bool {
        self.noun.as_ref().is_some_and(|noun| noun.accusative)
    }

    pub(super) fn is_definite(&self) -> bool {
        self.noun.as_ref().is_some_and(|noun| noun.definite)
    }

    /// Whether an article stands on its first word: «السيدتان الكبيرتان».
    pub(super) fn is_definite_noun(&self, text: &Text<'_>) -> bool {
        self.size == Size::Dual && text.form(self.first).starts_with(ARTICLE)
    }

    pub(super) fn is_named(&self) -> bool {
        self.noun.as_ref().is_some_and(|noun| noun.named)
    }

    /// Whether the words tell more of a single person than that it is one: a name, a rank, a child.
    pub(super) fn is_told_person(&self) -> bool {
        let ordinal = self.noun.as_ref().is_some_and(|noun| noun.ordinal);
        self.is_named() || ordinal || !matches!(self.kind(), VictimKind::Person)
    }

    /// Whether they fight or guard.
    pub(super) fn is_fighters(&self) -> bool {
        matches!(
            self.kind(),
            VictimKind::Military | VictimKind::Police | VictimKind::Militant
        )
    }

    pub(super) fn others(&self) -> bool {
        self.noun.as_ref().is_some_and(|noun| noun.others)
    }

    /// What the words say of the people.
    pub(super) fn kind(&self) -> VictimKind {
        self.noun
            .as_ref()
            .and_then(|noun| noun.kind)
            .unwrap_or(VictimKind::Person)
    }
}

/// A noun for people.
#[allow(clippy::struct_excessive_bools)] // what the words say, each by itself
#[derive(Debug, Clone, Default)]
pub(super) struct Noun {
    pub(super) kind: Option<VictimKind>,
    pub(super) number: Option<Agreement>,
    pub(super) country: Option<String>,
    /// The name of the one who is meant.
    pub(super) name: Option<String>,
    /// What the noun itself says of them: قتلى, أسير.
    pub(super) own: Vec<Outcome>,
    pub(super) definite: bool,
    pub(super) accusative: bool,
    /// Whether a pronoun is written onto it: جنوده.
    pub(super) owned: bool,
    pub(super) others: bool,
    /// Whether it is one of several by its place: الثالث, المتهم الأخير.
    pub(super) ordinal: bool,
    /// Whether it is a nationality and nothing else: فلسطيني.
    pub(super) national: bool,
    /// Whether it is a name, with or without a title.
    pub(super) named: bool,
    /// Whether a number stands before it.
    pub(super) counted: bool,
    /// The noun's first token, and the token after the counted noun itself.
    pub(super) first: usize,
    pub(super) head_end: usize,
    /// Token after everything that belongs to it.
    pub(super) end: usize,
}
