//! One word, whether plain news holds it or its letters must tell.

use super::features::{Reach, clitic, join, letters, sign, word_hash};
use super::label::LABELS;
use super::model::{Model, SIDE, add};
use crate::spelling::{AND, ARTICLE, leads};

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

/// Where a token stands in plain news.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    hash: u64,
    /// The number of the word, or of the one behind its clitics.
    word: Option<u32>,
    /// Bytes of clitics before that one, and of an article among them.
    lead: u8,
    article: u8,
}

/// Finds a token in plain news: itself, or the word behind its clitics.
pub(super) fn place(model: &Model<'_>, form: &str, is_word: bool) -> Place {
    let hash = word_hash(form);
    let bare = Place {
        hash,
        word: None,
        lead: 0,
        article: 0,
    };
    if !is_word {
        return bare;
    }
    if let Some(word) = model.word(hash) {
        return Place {
            word: Some(word),
            ..bare
        };
    }
    let mut leads = leads(form).filter(|lead| !lead.assimilated);
    leads
        .find_map(|lead| {
            let word = model.word(word_hash(lead.rest))?;
            let article = if lead.definite { ARTICLE.len() } else { 0 };
            Some(Place {
                hash,
                word: Some(word),
                lead: u8::try_from(lead.len(form)).ok()?,
                article: u8::try_from(article).ok()?,
            })
        })
        .unwrap_or(bare)
}

/// Reads one token, and adds what it tells of its neighbours and itself to `told`. A word that plain
/// news does not hold is read as the one behind its clitics, and when that is unknown too, by its
/// letters.
pub(super) fn read(
    model: &Model<'_>,
    form: &str,
    is_word: bool,
    place: Place,
    told: &mut [i16],
) -> Known {
    let known = |class, stem: &str, lead| Known {
        hash: place.hash,
        class,
        join: join(form, stem, is_word),
        stem: stem_of(stem, is_word),
        lead,
    };
    if !is_word {
        near(model, sign(form), told);
        return known(0, form, 0);
    }
    if let Some(word) = place.word.and_then(|number| model.word_row(number)) {
        add(told, word.row);
        if place.lead == 0 {
            return known(word.class, &form[word.lead..], word.lead);
        }
        let rest = &form[usize::from(place.lead)..];
        for hash in clitic(form, rest) {
            near(model, hash, told);
        }
        let lead = usize::from(place.lead - place.article);
        return known(word.class, &rest[word.lead..], lead);
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
