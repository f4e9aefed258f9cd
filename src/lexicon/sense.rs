//! What a phrase can mean, by number.

/// What a word or phrase can mean.
///
/// ```
/// use karabakh::facts::EntityType;
/// use karabakh::lexicon::{Agreement, Lexicon, Meaning, MeaningId, Name, NameForm, NameId, Sense};
/// use karabakh::spelling::key;
///
/// let lexicon = Lexicon::builtin()?;
/// let name = |sense: &Sense| match sense {
///     Sense::Name(id, NameForm::Short) => Some(*id),
///     Sense::Name(_, NameForm::Full) | Sense::Word(..) => None,
/// };
/// let id: NameId = lexicon.senses(&key("بوتين")).iter().find_map(name).unwrap();
/// let Name { ar, en, kind, .. } = lexicon.name(id);
/// assert_eq!((ar, en, kind), ("فلاديمير بوتين", Some("Vladimir Putin"), EntityType::Person));
/// let victims = |id: MeaningId| matches!(lexicon.meaning(id), Meaning::Victims(_));
/// let mut senses = lexicon.senses(&key("جنود")).iter();
/// assert!(senses.any(|sense| matches!(sense, Sense::Word(id, Agreement::Plural) if victims(*id))));
/// # Ok::<(), karabakh::lexicon::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sense {
    /// A name of the lexicon.
    Name(NameId, NameForm),
    /// A meaning, in a grammatical form.
    Word(MeaningId, Agreement),
}

/// A name of the lexicon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NameId(pub(super) u32);

/// A meaning of the lexicon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct MeaningId(pub(super) u32);

/// Which of a name's forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameForm {
    /// A full form, `ar` or `also`.
    Full,
    /// A part that suffices, `short`.
    Short,
}

/// Number and gender of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Agreement {
    /// Not told.
    Any,
    /// One masculine.
    Singular,
    /// One feminine.
    Feminine,
    /// Two.
    Dual,
    /// Three and more.
    Plural,
}

/// Bits for the form of a sense.
const FORM: u32 = 3;

impl Sense {
    /// The sense as one number, for the compiled words.
    #[allow(dead_code)] // the build script writes
    pub(super) fn code(self) -> u32 {
        let (id, form) = match self {
            Self::Word(MeaningId(id), Agreement::Any) => (id, 0),
            Self::Word(MeaningId(id), Agreement::Singular) => (id, 1),
            Self::Word(MeaningId(id), Agreement::Feminine) => (id, 2),
            Self::Word(MeaningId(id), Agreement::Dual) => (id, 3),
            Self::Word(MeaningId(id), Agreement::Plural) => (id, 4),
            Self::Name(NameId(id), NameForm::Full) => (id, 5),
            Self::Name(NameId(id), NameForm::Short) => (id, 6),
        };
        id << FORM | form
    }

    /// The sense of a [`code`](Self::code).
    #[allow(dead_code)] // the compiled words are read with it
    pub(super) const fn of(code: u32) -> Self {
        let id = code >> FORM;
        let agreement = match code & ((1 << FORM) - 1) {
            0 => Agreement::Any,
            1 => Agreement::Singular,
            2 => Agreement::Feminine,
            3 => Agreement::Dual,
            4 => Agreement::Plural,
            5 => return Self::Name(NameId(id), NameForm::Full),
            _ => return Self::Name(NameId(id), NameForm::Short),
        };
        Self::Word(MeaningId(id), agreement)
    }
}
