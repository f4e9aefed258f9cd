//! What the words of `data/triggers` do: those that tell events, and verbs that tell who did it.

/// How a word that tells an event stands to whoever does it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A noun of what happened: غارة.
    Noun,
    /// What two sides do with each other: اشتباكات, التقى.
    Mutual,
    /// A verb whose subject does it: قصف.
    Verb,
    /// A verb whose subject suffers it, or that has nobody who does it: انفجر, تم اعتقال.
    Passive,
    /// A verb that tells an event only where no other word beside it does: استهدف.
    Light,
    /// A verb of killing, which tells an attack only by whoever kills: «قتل مسلحون خمسة».
    Killing,
}

impl Shape {
    /// All of them, each at its number.
    pub(super) const ALL: [Self; 6] = [
        Self::Noun,
        Self::Mutual,
        Self::Verb,
        Self::Passive,
        Self::Light,
        Self::Killing,
    ];
}

/// What a verb makes of its subject, object and complements.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum VerbClass {
    /// Its subject does what its object tells: شن هجوما.
    Performs,
    /// Its subject suffers what its complement tells: تعرض لهجوم.
    Undergoes,
    /// Its subject is what happened, its object what it struck: استهدف.
    Strikes,
    /// Its subject is what happened: اندلع.
    Happens,
    /// Its subject is what happened, its complement what came of it: أسفر عن.
    Results,
    /// Its subject says that its object did what follows ب: اتهم.
    Accuses,
    /// Its subject says that it did what its object names: تبنى.
    Claims,
    /// Any other verb.
    Other,
}

/// Classes of a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct VerbClasses(pub(super) u8);

impl VerbClasses {
    /// Whether `class` is one of them.
    #[must_use]
    pub(crate) fn has(self, class: VerbClass) -> bool {
        self.0 & (1 << class as u8) != 0
    }

    /// The same with `class` among them.
    #[must_use]
    pub(crate) fn and(self, class: VerbClass) -> Self {
        Self(self.0 | 1 << class as u8)
    }

    /// The same, unless there are none.
    #[must_use]
    pub(crate) fn known(self) -> Option<Self> {
        (self.0 != 0).then_some(self)
    }
}
