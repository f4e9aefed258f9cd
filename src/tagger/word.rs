//! One word, whether plain news holds it or its letters must tell.

use super::features::{Reach, clitic, join, letters, sign, word_hash};
use super::label::LABELS;
use super::model::{Model, SIDE, Word, add};
use crate::spelling::{AND, ARTICLE, Lead, leads};

/// What is known of a token by itself.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known {
    pub(super) hash: u64,
    pub(super) class: u16,
    pub(super) join: u8,
    /// The hash of the word without clitics; zero for marks and numbers.
    pub(super) stem: u64,
    /// Bytes of conjunctions and prepositions on it.
    pub(super) lead: usize,
}

/// Reads one token, and adds what it tells of its neighbours and itself to `told`. A word that plain
/// news does not hold is read as the one behind its clitics, and when that is unknown too, by its
/// letters.
pub(super) fn read(model: &Model<'_>, form: &str, is_word: bool, told: &mut [i16]) -> Known {
    let hash = word_hash(form);
    let known = |class, stem: &str, lead| Known {
        hash,
        class,
        join: join(form, stem, is_word),
        stem: stem_of(stem, is_word),
        lead,
    };
    if !is_word {
        near(model, sign(form), told);
        return known(0, form, 0);
    }
    if let Some(word) = model.word(hash) {
        add(told, word.row);
        return known(word.class, &form[word.lead..], word.lead);
    }
    if let Some((lead, word)) = behind_clitics(model, form) {
        add(told, word.row);
        for hash in clitic(form, lead.rest) {
            near(model, hash, told);
        }
        let article = if lead.definite { ARTICLE.len() } else { 0 };
        return known(
            word.class,
            &lead.rest[word.lead..],
            lead.len(form) - article,
        );
    }
    letters(form, form, |reach, hash| match reach {
        Reach::Near => near(model, hash, told),
        Reach::Here => {
            if let Some(row) = model.here(hash) {
                add(&mut told[SIDE * LABELS..], row);
            }
        }
    });
    known(0, form, likely_lead(form))
}

fn stem_of(stem: &str, is_word: bool) -> u64 {
    if is_word { word_hash(stem) } else { 0 }
}

fn near(model: &Model<'_>, hash: u64, told: &mut [i16]) {
    if let Some(row) = model.near(hash) {
        add(told, row);
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
