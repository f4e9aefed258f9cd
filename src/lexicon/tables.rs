//! Names, meanings and the way to them. The build script fills the same tables from the built-in
//! files that [`Lexicon`](super::Lexicon) adds a user's file to.

use super::alike::Sounds;
use super::file::{File, NameEntry, WordEntry};
use super::index::Index;
use super::names::Names;
use super::{Agreement, Kind, Kinds, Meaning, MeaningId, NameForm, NameId, Sense};

#[derive(Debug, Default)]
pub(super) struct Tables {
    pub(super) names: Names,
    pub(super) meanings: Vec<Meaning>,
    pub(super) index: Index,
    pub(super) sounds: Sounds,
}

impl Tables {
    pub(super) fn add(&mut self, file: File) {
        file.name.iter().for_each(|entry| self.add_name(entry));
        file.word.into_iter().for_each(|entry| self.add_word(entry));
    }

    fn add_name(&mut self, entry: &NameEntry) {
        let id = NameId(self.names.len());
        let full = std::iter::once(&entry.ar)
            .chain(&entry.also)
            .map(|form| (form, NameForm::Full));
        let short = entry.short.iter().map(|form| (form, NameForm::Short));
        for (form, which) in full.chain(short) {
            self.index
                .insert(form, Sense::Name(id, which), Kinds::of(Kind::Name));
            if !entry.ambiguous {
                self.sounds.insert(form, id);
            }
        }
        self.names.push(entry);
    }

    #[allow(clippy::cast_possible_truncation)] // far fewer than 2^32 entries fit in memory
    fn add_word(&mut self, entry: WordEntry) {
        let id = MeaningId(self.meanings.len() as u32);
        let kinds = Kinds::of(entry.means.kind());
        for (agreement, form) in entry.all_forms() {
            self.index.insert(form, Sense::Word(id, agreement), kinds);
        }
        self.meanings.push(entry.means);
    }
}

impl<S> WordEntry<S> {
    /// Every form with what its key says of it.
    pub(super) fn all_forms(&self) -> impl Iterator<Item = (Agreement, &S)> {
        let keys = [
            (Agreement::Any, &self.forms),
            (Agreement::Singular, &self.singular),
            (Agreement::Feminine, &self.feminine),
            (Agreement::Dual, &self.dual),
            (Agreement::Plural, &self.plural),
        ];
        keys.into_iter()
            .flat_map(|(agreement, forms)| forms.iter().map(move |form| (agreement, form)))
    }
}
