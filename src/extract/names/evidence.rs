//! How a name was found, for whoever asks how sure it is.

/// What speaks for a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Evidence {
    /// What found it.
    pub finder: Finder,
    /// By how much the tagger holds the same words for the same kind of name; `None` when it does not.
    pub margin: Option<i16>,
}

/// What found a name, the surest last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Finder {
    /// The learned model alone.
    Tagger,
    /// A list, in a spelling that it does not have.
    Respelling,
    /// Given names and family names, a title, a word before it that says what it is.
    Rule,
    /// A head with its country: وزارة الدفاع الروسية.
    Body,
    /// A list.
    List,
}

impl Evidence {
    /// Of a name that nothing else is known of.
    #[must_use]
    pub(crate) fn by(finder: Finder) -> Self {
        Self {
            finder,
            margin: None,
        }
    }

    /// Of a name that stands in two places: the best of both.
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            finder: self.finder.max(other.finder),
            margin: self.margin.max(other.margin),
        }
    }
}
