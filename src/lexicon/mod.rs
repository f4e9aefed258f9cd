//! Words and names, all of them from TOML files. The built-in files come in by the same door as a
//! user's own; see `data/README.md` for how they are edited.

mod builtin;
mod entry;
mod index;
mod kind;

pub use entry::{
    BodyClass, DayPart, Direction, Era, Holiday, Meaning, NameSex, OutcomeShape, Particle,
    RoleClass, Season, SpeechShape, Stance, Subtype, Takes, TimeUnit, Timing, TypeWord, VagueRef,
};
pub use index::{Node, WordId};
pub(crate) use kind::NOUNS;
pub use kind::{Kind, Kinds};

use entry::{File, NameEntry, WordEntry};
use index::Index;

use crate::facts::EntityType;
use crate::spelling;

/// What a word or phrase can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sense {
    /// A name of the lexicon.
    Name(NameId, NameForm),
    /// A meaning, in a grammatical form.
    Word(MeaningId, Agreement),
}

/// A name of the lexicon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NameId(u32);

/// A meaning of the lexicon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct MeaningId(u32);

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

/// A person, place, body or other thing that the lexicon names.
#[derive(Debug, Clone)]
pub struct Name {
    /// Canonical Arabic name.
    pub ar: String,
    /// English name.
    pub en: Option<String>,
    /// What it is.
    pub kind: EntityType,
    /// What exactly it is.
    pub subtype: Option<Subtype>,
    /// ISO 3166-1 alpha-2 code.
    pub country: Option<String>,
    /// Whether it is a common word too.
    pub ambiguous: bool,
    /// Whether it may stand for a government.
    pub capital: bool,
}

/// Everything that the tool knows about words.
#[derive(Debug, Default)]
pub struct Lexicon {
    names: Vec<Name>,
    meanings: Vec<Meaning>,
    index: Index,
}

/// A lexicon file that cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("{file}:{line}:{column}: {what}")]
pub struct Error {
    /// The file as it was named.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong, on one line.
    pub what: String,
}

impl Lexicon {
    /// The words that come with the tool.
    ///
    /// # Errors
    /// When a built-in file is broken, which a test rules out.
    pub fn builtin() -> Result<Self, Error> {
        let mut lexicon = Self::default();
        for (file, text) in builtin::FILES {
            lexicon.add(file, text)?;
        }
        Ok(lexicon)
    }

    /// Adds the TOML `text` of a file called `file`.
    ///
    /// # Errors
    /// When the text is not a lexicon file; then nothing of it was added.
    pub fn add(&mut self, file: &str, text: &str) -> Result<(), Error> {
        let parsed: File = toml::from_str(text).map_err(|error| Error::new(file, text, &error))?;
        parsed
            .name
            .into_iter()
            .for_each(|entry| self.add_name(entry));
        parsed
            .word
            .into_iter()
            .for_each(|entry| self.add_word(entry));
        Ok(())
    }

    /// How many names and how many meanings there are.
    #[must_use]
    pub fn size(&self) -> (usize, usize) {
        (self.names.len(), self.meanings.len())
    }

    /// Every name.
    pub fn names(&self) -> impl Iterator<Item = &Name> {
        self.names.iter()
    }

    /// The name behind an id.
    #[must_use]
    pub fn name(&self, id: NameId) -> &Name {
        &self.names[id.0 as usize]
    }

    /// The meaning behind an id.
    #[must_use]
    pub fn meaning(&self, id: MeaningId) -> &Meaning {
        &self.meanings[id.0 as usize]
    }

    /// The senses of a folded phrase as a whole.
    #[must_use]
    pub fn senses(&self, phrase: &str) -> &[Sense] {
        let mut words = spelling::words(phrase).map(|word| self.word(word));
        let first = words.next().flatten().and_then(|word| self.start(word));
        let node =
            first.and_then(|first| words.try_fold(first, |node, word| self.next(node, word?)));
        node.map_or(&[], |node| self.index.senses(node))
    }

    pub(crate) fn word(&self, folded: &str) -> Option<WordId> {
        self.index.word(folded)
    }

    pub(crate) fn start(&self, word: WordId) -> Option<Node> {
        self.index.start(word)
    }

    pub(crate) fn next(&self, node: Node, word: WordId) -> Option<Node> {
        self.index.next(node, word)
    }

    pub(crate) fn kinds(&self, node: Node) -> Kinds {
        self.index.kinds(node)
    }

    /// Every kind of sense that a phrase through `node` can have in the end.
    pub(crate) fn reach(&self, node: Node) -> Kinds {
        self.index.reach(node)
    }

    pub(crate) fn senses_at(&self, node: Node) -> &[Sense] {
        self.index.senses(node)
    }

    #[allow(clippy::cast_possible_truncation)] // far fewer than 2^32 entries fit in memory
    fn add_name(&mut self, entry: NameEntry) {
        let id = NameId(self.names.len() as u32);
        let forms = std::iter::once(&entry.ar).chain(&entry.also);
        for form in forms {
            self.index
                .insert(form, Sense::Name(id, NameForm::Full), Kinds::of(Kind::Name));
        }
        for form in &entry.short {
            self.index.insert(
                form,
                Sense::Name(id, NameForm::Short),
                Kinds::of(Kind::Name),
            );
        }
        let NameEntry {
            ar,
            en,
            kind,
            subtype,
            country,
            ambiguous,
            capital,
            ..
        } = entry;
        self.names.push(Name {
            ar,
            en,
            kind,
            subtype,
            country,
            ambiguous,
            capital,
        });
    }

    #[allow(clippy::cast_possible_truncation)]
    fn add_word(&mut self, entry: WordEntry) {
        let id = MeaningId(self.meanings.len() as u32);
        let kinds = Kinds::of(entry.means.kind());
        let forms = [
            (Agreement::Any, &entry.forms),
            (Agreement::Singular, &entry.singular),
            (Agreement::Feminine, &entry.feminine),
            (Agreement::Dual, &entry.dual),
            (Agreement::Plural, &entry.plural),
        ];
        for (agreement, forms) in forms {
            for form in forms {
                self.index.insert(form, Sense::Word(id, agreement), kinds);
            }
        }
        self.meanings.push(entry.means);
    }
}

impl Error {
    fn new(file: &str, text: &str, error: &toml::de::Error) -> Self {
        let before = &text[..error
            .span()
            .map_or(0, |span| text.floor_char_boundary(span.start))];
        let line = before.matches('\n').count() + 1;
        let column = before
            .rsplit('\n')
            .next()
            .unwrap_or_default()
            .chars()
            .count()
            + 1;
        let what = error.message().lines().collect::<Vec<_>>().join(", ");
        Self {
            file: file.to_owned(),
            line,
            column,
            what,
        }
    }
}
