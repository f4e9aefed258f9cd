//! Corpora as features: everything hashed, hashes numbered, once for each way to hide a part of
//! the word lists.

use std::collections::BTreeMap;
use std::ops::Range;

use super::corpus::Piece;
use super::vectors::Vocabulary;
use crate::lexicon::Lexicon;
use crate::spelling::clitic_leads;
use crate::tagger::features::{
    Glance, Reach, class_features, clitic_features, clitic_join, joint_features, letter_features,
    sign_feature, window_at, word_hash,
};
use crate::tagger::sense::{Senses, token_senses};
use crate::text::{LexiconMatch, Text};

/// By which rules a corpus is marked, as a number.
pub(super) type Convention = u8;

/// The convention of the model.
pub(super) const OWN: Convention = 0;

/// Ways to read a text: with all lists, and with a quarter of their words hidden.
pub(super) const VIEWS: usize = 5;

/// A token as a model sees it.
#[derive(Debug, Clone, Default)]
pub(super) struct Item {
    /// Features that tell of neighbours too.
    pub(super) near: Vec<u32>,
    pub(super) here: Vec<u32>,
    pub(super) vector: Option<u32>,
    pub(super) views: Vec<View>,
    pub(super) label: u8,
    /// Which form it is of, without clitics; what the second pass compares.
    pub(super) stem: u64,
    /// How it joins the token before it.
    pub(super) join: u8,
}

/// What depends on the word lists.
#[derive(Debug, Clone, Default)]
pub(super) struct View {
    pub(super) senses: Senses,
    pub(super) joint: Vec<u32>,
}

/// A text as a model sees it.
#[derive(Debug, Clone, Default)]
pub(super) struct Reading {
    /// By which rules its names are marked.
    pub(super) convention: Convention,
    pub(super) items: Vec<Item>,
    pub(super) sentences: Vec<Range<usize>>,
}

/// Numbers for hashes. While it grows, every hash gets one, and one more for each convention that has a
/// copy of it.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    pub(super) ids: BTreeMap<u64, u32>,
    /// Copies; what is learned of them is true of texts of their convention only.
    copies: BTreeMap<(Convention, u64), u32>,
}

impl Numbers {
    pub(super) fn len(&self) -> usize {
        self.ids.len() + self.copies.len()
    }

    fn number_of(&mut self, hash: u64) -> u32 {
        let next = self.next();
        *self.ids.entry(hash).or_insert(next)
    }

    /// The numbers of some features in a text of a convention: their own, and those of their copies.
    fn number_all(
        &mut self,
        hashes: impl IntoIterator<Item = u64>,
        convention: Convention,
    ) -> Vec<u32> {
        let mut numbers = Vec::new();
        for hash in hashes {
            numbers.push(self.number_of(hash));
            if convention != OWN {
                let next = self.next();
                numbers.push(*self.copies.entry((convention, hash)).or_insert(next));
            }
        }
        numbers
    }

    /// The same of features that are many: those alone that texts of the model's convention have, which
    /// are read first.
    fn number_known(
        &mut self,
        hashes: impl IntoIterator<Item = u64>,
        convention: Convention,
    ) -> Vec<u32> {
        if convention == OWN {
            return self.number_all(hashes, OWN);
        }
        let known: Vec<u64> = hashes
            .into_iter()
            .filter(|hash| self.ids.contains_key(hash))
            .collect();
        self.number_all(known, convention)
    }

    fn next(&self) -> u32 {
        u32::try_from(self.len()).unwrap_or(u32::MAX)
    }
}

/// All numbers of a run.
#[derive(Debug, Default)]
pub(super) struct Space {
    pub(super) near: Numbers,
    pub(super) here: Numbers,
    pub(super) joint: Numbers,
    /// How many conventions there are.
    pub(super) conventions: usize,
}

/// The features of one word without its neighbours.
#[derive(Debug, Default)]
pub(super) struct Alone {
    pub(super) near: Vec<u64>,
    pub(super) here: Vec<u64>,
    pub(super) vector: Option<u32>,
    pub(super) class: u16,
    pub(super) stem: u64,
    pub(super) join: u8,
}

/// Reads one word. One that plain news does not hold is read as the one after its clitics.
pub(super) fn read_word(form: &str, vocabulary: &Vocabulary) -> Alone {
    let mut word = Alone::default();
    let id = vocabulary.ids.get(form);
    let known = id.map(|id| (form, *id)).or_else(|| {
        clitic_leads(form)
            .filter(|lead| !lead.assimilated)
            .find_map(|lead| Some((lead.rest, *vocabulary.ids.get(lead.rest)?)))
    });
    let (rest, stem) = match known {
        Some((rest, id)) => {
            let entry = &vocabulary.words[id as usize];
            word.vector = Some(id);
            word.class = entry.fine;
            word.near.extend(class_features(entry.coarse, entry.fine));
            (rest, &rest[entry.lead..])
        }
        None => (form, form),
    };
    word.stem = word_hash(stem);
    word.join = clitic_join(form, stem, true);
    letter_features(rest, stem, |reach, hash| match reach {
        Reach::Near => word.near.push(hash),
        Reach::Here => word.here.push(hash),
    });
    if rest.len() < form.len() {
        word.near.extend(clitic_features(form, rest));
    }
    word
}

/// Turns a piece of a corpus into numbers.
pub(super) fn read_piece(
    piece: &Piece<'_>,
    convention: Convention,
    lexicon: &Lexicon,
    vocabulary: &Vocabulary,
    space: &mut Space,
) -> Reading {
    let text = piece.text(lexicon);
    let places = piece.align_tokens(&text);
    let gold: Vec<u8> = piece.labels().collect();
    let mut items = Vec::with_capacity(text.len());
    let mut glances = Vec::with_capacity(text.len());
    for at in 0..text.len() {
        let label = token_label(at, &places, &gold);
        let (item, glance) = read_item(&text, at, convention, vocabulary, space);
        items.push(Item { label, ..item });
        glances.push(glance);
    }
    for view in 0..VIEWS {
        let views = View::of_all(&text, view, convention, &mut glances, &mut space.joint);
        for (at, view) in views {
            items[at].views.push(view);
        }
    }
    space.conventions = space.conventions.max(1 + usize::from(convention));
    Reading {
        convention,
        items,
        sentences: text.sentences().to_vec(),
    }
}

fn read_item(
    text: &Text<'_>,
    at: usize,
    convention: Convention,
    vocabulary: &Vocabulary,
    space: &mut Space,
) -> (Item, Glance) {
    let form = text.form(at);
    let mut item = Item::default();
    let mut glance = Glance {
        word: word_hash(form),
        ..Glance::default()
    };
    if !text.token(at).is_word() {
        item.near = space.near.number_all([sign_feature(form)], convention);
        item.join = clitic_join(form, form, false);
        return (item, glance);
    }
    let word = read_word(form, vocabulary);
    item.near = space.near.number_all(word.near, convention);
    item.here = space.here.number_all(word.here, convention);
    item.vector = word.vector;
    item.stem = word.stem;
    item.join = word.join;
    glance.class = word.class;
    (item, glance)
}

/// The label of a token: that of its corpus token, which goes on inside it.
fn token_label(at: usize, places: &[Option<usize>], gold: &[u8]) -> u8 {
    let Some(place) = places[at] else { return 0 };
    let label = gold[place];
    let again = at > 0 && places[at - 1] == Some(place);
    if again && crate::tagger::label::is_begin(label) {
        label + 1
    } else {
        label
    }
}

impl View {
    /// What the tokens of a text's sentences show in one way to see it.
    fn of_all(
        text: &Text<'_>,
        view: usize,
        convention: Convention,
        glances: &mut [Glance],
        numbers: &mut Numbers,
    ) -> Vec<(usize, Self)> {
        let hidden = |tag: &LexiconMatch| {
            let form = text.slice(text.span_after(tag.tokens(), usize::from(tag.lead)));
            view > 0 && word_hash(&crate::spelling::key(form)) % 4 == view as u64 - 1
        };
        let bits = token_senses(text, hidden);
        for (glance, bits) in glances.iter_mut().zip(&bits) {
            glance.senses = *bits;
        }
        let mut views = Vec::with_capacity(text.len());
        for sentence in text.sentences() {
            for at in sentence.clone() {
                let joint = joint_features(window_at(glances, sentence, at));
                let view = Self {
                    senses: bits[at],
                    joint: numbers.number_known(joint, convention),
                };
                views.push((at, view));
            }
        }
        views
    }
}
