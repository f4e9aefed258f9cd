//! One word, whether plain news holds it or its letters must tell.

use super::features::{Reach, clitic, join, letters, sign, word_hash};
use super::label::LABELS;
use super::model::{Model, OFFSETS, SIDE, Word, add};
use crate::spelling::{AND, ARTICLE, Lead, leads};

/// What a word tells of its neighbours and of itself.
pub(super) type Row = [[i32; LABELS]; OFFSETS];

/// What is known of a token by itself.
#[derive(Debug)]
pub(super) struct Known<'r> {
    pub(super) hash: u64,
    pub(super) class: u16,
    pub(super) join: u8,
    /// The hash of the word without clitics; zero for marks and numbers.
    pub(super) stem: u64,
    /// Bytes of conjunctions and prepositions on it.
    pub(super) lead: usize,
    pub(super) row: &'r Row,
}

/// Reads words; its memory is used again from word to word.
#[derive(Debug)]
pub(super) struct Letters {
    row: Row,
}

impl Default for Letters {
    fn default() -> Self {
        Self {
            row: [[0; LABELS]; OFFSETS],
        }
    }
}

impl Letters {
    /// Reads one token. A word that plain news does not hold is read as the one behind its clitics,
    /// and when that is unknown too, by its letters.
    pub(super) fn read(&mut self, model: &Model<'_>, form: &str, is_word: bool) -> Known<'_> {
        self.row = [[0; LABELS]; OFFSETS];
        let hash = word_hash(form);
        if !is_word {
            self.near(model, sign(form));
            return self.known(hash, 0, join(form, form, false), 0, 0);
        }
        if let Some(word) = model.word(hash) {
            add(self.row.as_flattened_mut(), word.row);
            let stem = &form[word.lead..];
            return self.known(hash, word.class, join(form, stem, true), word_hash(stem), word.lead);
        }
        if let Some((lead, word)) = behind_clitics(model, form) {
            add(self.row.as_flattened_mut(), word.row);
            for hash in clitic(form, lead.rest) {
                self.near(model, hash);
            }
            let stem = &lead.rest[word.lead..];
            let article = if lead.definite { ARTICLE.len() } else { 0 };
            let clitics = lead.len(form) - article;
            return self.known(hash, word.class, join(form, stem, true), word_hash(stem), clitics);
        }
        letters(form, form, |reach, hash| match reach {
            Reach::Near => self.near(model, hash),
            Reach::Here => {
                if let Some(row) = model.here(hash) {
                    add(&mut self.row[SIDE], row);
                }
            }
        });
        self.known(hash, 0, join(form, form, true), hash, likely_lead(form))
    }

    fn near(&mut self, model: &Model<'_>, hash: u64) {
        if let Some(row) = model.near(hash) {
            add(self.row.as_flattened_mut(), row);
        }
    }

    fn known(&self, hash: u64, class: u16, join: u8, stem: u64, lead: usize) -> Known<'_> {
        Known {
            hash,
            class,
            join,
            stem,
            lead,
            row: &self.row,
        }
    }
}

fn behind_clitics<'f, 'm>(model: &Model<'m>, form: &'f str) -> Option<(Lead<'f>, Word<'m>)> {
    leads(form)
        .filter(|lead| !lead.assimilated)
        .find_map(|lead| Some((lead, model.word(word_hash(lead.rest))?)))
}

/// A word that nothing is known of begins with «and» rather than with a name's و, unless a vowel
/// follows, as in foreign names.
fn likely_lead(form: &str) -> usize {
    const VOWELS: [char; 4] = ['ا', 'و', 'ي', 'ه'];
    let rest = form.strip_prefix(AND).unwrap_or_default();
    if rest.chars().count() > 3 && !rest.starts_with(VOWELS) {
        AND.len_utf8()
    } else {
        0
    }
}
