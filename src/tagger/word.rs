//! One word, whether plain news holds it or its letters must tell.

use super::features::{
    Reach, clitic_features, clitic_join, letter_features, sign_feature, word_hash,
};
use super::label::LABELS;
use super::model::{Model, SIDE, Table, WORD, Wide, Word, add_row};
use crate::spelling::{AND, ARTICLE, clitic_leads};
use crate::text::Text;

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

/// A token as plain news has it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen<'m> {
    hash: u64,
    /// The word, or the one after its clitics.
    word: Option<Word<'m>>,
    /// Bytes of clitics before that one, and of an article among them.
    lead: u8,
    article: u8,
}

/// Finds every token in plain news: itself, or the word after its clitics.
pub(super) fn look_up<'m>(model: &Model<'m>, text: &Text<'_>) -> Vec<Seen<'m>> {
    let words = model.word_table();
    let hashes: Vec<u64> = (0..text.len()).map(|at| word_hash(text.form(at))).collect();
    let slots: Vec<u32> = hashes.iter().map(|hash| words.first_slot(*hash)).collect();
    let numbers: Vec<Number> = (0..text.len())
        .map(|at| {
            if !text.token(at).is_word() {
                return Number::default();
            }
            let whole = words.number(hashes[at], slots[at]).map(Number::whole);
            whole.unwrap_or_else(|| after_clitics(words, text.form(at)))
        })
        .collect();
    let seen = |(hash, number): (u64, &Number)| Seen {
        hash,
        word: number.row.and_then(|row| model.numbered_word(row)),
        lead: number.lead,
        article: number.article,
    };
    hashes.into_iter().zip(&numbers).map(seen).collect()
}

/// Which word of plain news a token is.
#[derive(Debug, Clone, Copy, Default)]
struct Number {
    row: Option<u32>,
    lead: u8,
    article: u8,
}

impl Number {
    fn whole(row: u32) -> Self {
        Self {
            row: Some(row),
            ..Self::default()
        }
    }
}

fn after_clitics(words: Table<'_, WORD>, form: &str) -> Number {
    let mut leads = clitic_leads(form).filter(|lead| !lead.assimilated);
    let found = leads.find_map(|lead| {
        let hash = word_hash(lead.rest);
        let article = if lead.definite { ARTICLE.len() } else { 0 };
        Some(Number {
            row: Some(words.number(hash, words.first_slot(hash))?),
            lead: u8::try_from(lead.len(form)).ok()?,
            article: u8::try_from(article).ok()?,
        })
    });
    found.unwrap_or_default()
}

/// Reads one token, and adds what it tells of its neighbours and itself to `told`. A word that plain
/// news does not hold is read as the one after its clitics, and when that is unknown too, by its
/// letters.
pub(super) fn read_token(
    model: &Model<'_>,
    form: &str,
    is_word: bool,
    seen: &Seen<'_>,
    told: &mut Wide,
) -> Known {
    let known = |class, stem: &str, lead| Known {
        hash: seen.hash,
        class,
        join: clitic_join(form, stem, is_word),
        stem: stem_of(stem, is_word),
        lead,
    };
    if !is_word {
        add_neighbours(model, sign_feature(form), told);
        return known(0, form, 0);
    }
    if let Some(word) = seen.word {
        add_row(told, word.row);
        if seen.lead == 0 {
            // the model keeps hashes: of a word that shares one, the letters may end elsewhere
            return match form.get(word.lead..) {
                Some(stem) => known(word.class, stem, word.lead),
                None => known(0, form, 0),
            };
        }
        let rest = &form[usize::from(seen.lead)..];
        for hash in clitic_features(form, rest) {
            add_neighbours(model, hash, told);
        }
        let lead = usize::from(seen.lead - seen.article);
        return match rest.get(word.lead..) {
            Some(stem) => known(word.class, stem, lead),
            None => known(0, form, 0),
        };
    }
    letter_features(form, form, |reach, hash| match reach {
        Reach::Near => add_neighbours(model, hash, told),
        Reach::Here => {
            if let Some(row) = model.token_row(hash) {
                add_row(&mut told.as_chunks_mut::<LABELS>().0[SIDE], row);
            }
        }
    });
    known(0, form, likely_lead(form))
}

fn stem_of(stem: &str, is_word: bool) -> u64 {
    if is_word { word_hash(stem) } else { 0 }
}

fn add_neighbours(model: &Model<'_>, hash: u64, told: &mut Wide) {
    if let Some(row) = model.neighbour_row(hash) {
        add_row(told, row);
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
