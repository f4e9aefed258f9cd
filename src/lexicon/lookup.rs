//! Everything that the tool knows about words, and how it is asked.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::tables::Tables;
use super::{
    Alike, Area, Error, Gazetteer, Kinds, Meaning, MeaningId, Name, NameId, Node, Sense, WordId,
    builtin,
};
use crate::facts::Subtype;
use crate::spelling::{self, Skeleton};

/// Everything that the tool knows about words.
///
/// ```
/// use karabakh::lexicon::Lexicon;
/// use karabakh::spelling::key;
///
/// let mut lexicon = Lexicon::builtin()?;
/// let (names, words) = lexicon.size();
/// assert!(names > 1_000 && words > 1_000 && Lexicon::builtin_files().any(|file| file.ends_with("time.toml")));
/// assert_eq!(lexicon.names().count(), names);
/// // words of your own
/// lexicon.add("mine.toml", "[[name]]\nar = \"رامان زاده\"\ntype = \"person\"")?;
/// assert_eq!(lexicon.size(), (names + 1, words));
/// assert_eq!(lexicon.senses(&key("رامان زاده")).len(), 1);
/// let error = lexicon.add("broken.toml", "[[name]]\nar = 7").unwrap_err();
/// assert_eq!((error.file.as_str(), error.line), ("broken.toml", 2));
/// # Ok::<(), karabakh::lexicon::Error>(())
/// ```
#[derive(Debug, Default)]
pub struct Lexicon {
    tables: Tables,
    /// The names of first-order divisions, gathered when the first is asked for.
    areas: OnceLock<BTreeMap<Area, NameId>>,
    /// The name of each country by its code, looked up on first use.
    countries: OnceLock<BTreeMap<String, NameId>>,
}

impl Lexicon {
    /// The words that come with the tool.
    ///
    /// # Errors
    /// When a built-in file is broken, which a test rules out.
    pub fn builtin() -> Result<Self, Error> {
        Ok(Self {
            tables: builtin::load_compiled()?,
            areas: OnceLock::new(),
            countries: OnceLock::new(),
        })
    }

    /// The names of the files that [`Lexicon::builtin`] was compiled from.
    pub fn builtin_files() -> impl Iterator<Item = &'static str> {
        builtin::compiled_files()
    }

    /// Adds the TOML `text` of a file called `file`.
    ///
    /// # Errors
    /// When the text is not a lexicon file; then nothing of it was added.
    pub fn add(&mut self, file: &str, text: &str) -> Result<(), Error> {
        let parsed = toml::from_str(text).map_err(|error| Error::new(file, text, &error))?;
        self.tables.add(parsed);
        self.areas.take();
        self.countries = OnceLock::new();
        Ok(())
    }

    /// Where the towns of the world are.
    #[must_use]
    pub fn gazetteer(&self) -> Gazetteer {
        Gazetteer::builtin()
    }

    /// The name of a first-order division: نينوى.
    #[must_use]
    pub fn area(&self, area: Area) -> Option<&str> {
        let areas = self.areas.get_or_init(|| {
            let gazetteer = self.gazetteer();
            let area = |id| Some((gazetteer.area_with_code(self.name(id).area?)?, id));
            // the first counts
            self.tables.names.regions().filter_map(area).rev().collect()
        });
        areas.get(&area).map(|id| self.name(*id).ar)
    }

    /// How many names and how many meanings there are.
    #[must_use]
    pub fn size(&self) -> (usize, usize) {
        (self.tables.names.len() as usize, self.tables.meanings.len())
    }

    /// Every name.
    pub fn names(&self) -> impl Iterator<Item = Name<'_>> {
        self.tables.names.ids().map(|id| self.name(id))
    }

    /// The name after an id.
    #[must_use]
    pub fn name(&self, id: NameId) -> Name<'_> {
        self.tables.names.get(id)
    }

    /// The country with an ISO 3166-1 alpha-2 code.
    #[must_use]
    pub fn country(&self, code: &str) -> Option<Name<'_>> {
        let countries = self.countries.get_or_init(|| {
            let mut found = BTreeMap::new();
            for id in self.tables.names.regions() {
                let name = self.name(id);
                if let (Some(Subtype::Country), Some(code)) = (name.subtype, name.country) {
                    found.entry(code.to_owned()).or_insert(id);
                }
            }
            found
        });
        countries.get(code).map(|id| self.name(*id))
    }

    /// The meaning after an id.
    #[must_use]
    pub fn meaning(&self, id: MeaningId) -> &Meaning {
        &self.tables.meanings[id.0 as usize]
    }

    /// The meaning of a sense that is a word; a name has none.
    pub(crate) fn word_meaning(&self, sense: Sense) -> Option<&Meaning> {
        match sense {
            Sense::Word(id, _) => Some(self.meaning(id)),
            Sense::Name(..) => None,
        }
    }

    /// The senses of a folded phrase as a whole.
    #[must_use]
    pub fn senses(&self, phrase: &str) -> &[Sense] {
        let mut words = spelling::words(phrase).map(|word| self.word(word));
        let first = words.next().flatten().and_then(|word| self.start(word));
        let node =
            first.and_then(|first| words.try_fold(first, |node, word| self.next(node, word?)));
        node.map_or(&[], |node| self.tables.index.senses(node))
    }

    /// Forms of names that sound as a word with this skeleton, in no order.
    pub(crate) fn alike(&self, key: Skeleton) -> impl Iterator<Item = Alike<'_>> {
        self.tables.sounds.get(key)
    }

    pub(crate) fn word(&self, folded: &str) -> Option<WordId> {
        self.tables.index.word(folded)
    }

    /// [`Self::word`] of many.
    pub(crate) fn words<'f>(
        &self,
        folded: impl Iterator<Item = &'f str> + Clone,
    ) -> impl Iterator<Item = Option<WordId>> {
        self.tables.index.words(folded)
    }

    pub(crate) fn start(&self, word: WordId) -> Option<Node> {
        self.tables.index.start(word)
    }

    pub(crate) fn next(&self, node: Node, word: WordId) -> Option<Node> {
        self.tables.index.next(node, word)
    }

    pub(crate) fn kinds(&self, node: Node) -> Kinds {
        self.tables.index.kinds(node)
    }

    /// Every kind of sense that a phrase through `node` can have in the end.
    pub(crate) fn reachable_kinds(&self, node: Node) -> Kinds {
        self.tables.index.reachable_kinds(node)
    }

    pub(crate) fn senses_at(&self, node: Node) -> &[Sense] {
        self.tables.index.senses(node)
    }
}
