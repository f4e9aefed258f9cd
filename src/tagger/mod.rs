//! Names that no list holds, by a linear-chain model learned from news marked by hand. `MODEL.md`
//! tells from which. Read `features` and `sense`, what is looked at; `model`, the weights; `decode`,
//! the search; `elsewhere`, the second look; with the feature `train` also `train`, which learns.

mod decode;
mod elsewhere;
mod features;
mod label;
mod model;
mod sense;
#[cfg(feature = "train")]
pub(crate) mod train;
mod word;

use std::ops::Range;

use decode::{Decoder, Tokens, is_outside};
use elsewhere::labels_elsewhere;
use features::{Glance, JOINT, joint_features, window_at};
use label::{LABELS, OUTSIDE, Scores, TYPES, is_begin, type_of};
use model::{Model, SIDE, add_row, add_scores};
use sense::token_senses;
use word::Known;

use crate::facts::EntityType;
use crate::text::Text;

/// A token that is no name by this much stays none whatever it and its neighbours tell together.
const SURE: i32 = 50;

/// As many tokens as are joined with their neighbours in one go: memory answers the questions of all together, and
/// what they ask stays at hand however long a sentence is.
const TOGETHER: usize = 32;

/// The model that comes with the tool.
static BUILTIN: &[u8] = include_bytes!("model.bin");

/// Finds names by what their letters, their neighbours and the lexicon tell.
#[derive(Debug)]
pub(crate) struct Tagger<'m> {
    model: Model<'m>,
}

/// A name that the tagger found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tagged {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Folded bytes of clitics on the first of them.
    pub lead: usize,
    /// What it is.
    pub kind: EntityType,
    /// By how much its words fit it better than any other label, at the word that fits it least.
    pub margin: i16,
}

/// How well each label fits each token of a text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Leanings(Vec<Scores>);

impl Leanings {
    /// By how much the beginning of a place's name fits a token better than no name.
    #[must_use]
    pub(crate) fn to_place(&self, at: usize) -> i16 {
        const PLACE: usize = label::begin_label(1) as usize;
        let scores = self.0.get(at);
        scores.map_or(i16::MIN, |s| {
            s[PLACE].saturating_sub(s[usize::from(OUTSIDE)])
        })
    }
}

/// A text while it is tagged.
#[derive(Default)]
struct TaggedText {
    scores: Vec<Scores>,
    joins: Vec<u8>,
    stems: Vec<u64>,
    leads: Vec<u8>,
    glances: Vec<Glance>,
    labels: Vec<u8>,
}

/// A joint feature of the token `at`.
struct JointFeature {
    at: usize,
    hash: u64,
    /// The first slot, then the number of the row.
    slot: u32,
}

impl Tagger<'static> {
    /// The tagger that comes with the tool; `None` when its file is broken, which a test rules out.
    #[must_use]
    pub(crate) fn builtin() -> Option<Self> {
        Self::read(BUILTIN)
    }
}

impl<'m> Tagger<'m> {
    /// The tagger whose model file holds `bytes`; `None` when they are no model.
    #[must_use]
    pub(crate) fn read(bytes: &'m [u8]) -> Option<Self> {
        Model::read(bytes).map(|model| Self { model })
    }

    /// The names of a text, in order, without overlaps.
    #[cfg(any(test, feature = "train"))]
    #[must_use]
    pub(crate) fn tag(&self, text: &Text<'_>) -> Vec<Tagged> {
        self.tag_leaning(text).0
    }

    /// The names of a text, and how near its other words are to being names.
    #[must_use]
    pub(crate) fn tag_leaning(&self, text: &Text<'_>) -> (Vec<Tagged>, Leanings) {
        let mut decoder = Decoder::default();
        let mut page = self.first(text, &mut decoder);
        self.look_again(text, &mut page, &mut decoder);
        (labelled_names(text, &page), Leanings(page.scores))
    }

    /// The names that the first of two passes finds.
    #[cfg(feature = "train")]
    fn tag_once(&self, text: &Text<'_>) -> Vec<Tagged> {
        labelled_names(text, &self.first(text, &mut Decoder::default()))
    }

    fn first(&self, text: &Text<'_>, decoder: &mut Decoder) -> TaggedText {
        let mut page = self.page(text);
        for sentence in text.sentences() {
            let (tokens, labels) = page.tokens();
            decoder.decode(&self.model.search, tokens, sentence, labels);
        }
        page
    }

    /// The scores of every token.
    fn page(&self, text: &Text<'_>) -> TaggedText {
        let mut page = TaggedText {
            scores: Vec::with_capacity(text.len()),
            labels: vec![OUTSIDE; text.len()],
            ..TaggedText::default()
        };
        let senses = token_senses(text, |_| false);
        let seen = word::look_up(&self.model, text);
        let mut told = Vec::new();
        let mut asked = Vec::with_capacity(TOGETHER * JOINT);
        for sentence in text.sentences() {
            // a token's row covers its neighbours, also those before and after the sentence
            told.clear();
            told.resize((sentence.len() + 2 * SIDE) * LABELS, 0);
            for (at, first) in sentence.clone().zip(0..) {
                let Some(told) = told[first * LABELS..].first_chunk_mut() else {
                    break;
                };
                let is_word = text.token(at).is_word();
                let known = word::read_token(&self.model, text.form(at), is_word, &seen[at], told);
                for bit in sense::set_bits(senses[at]) {
                    add_scores(told, &self.model.senses[bit]);
                }
                page.take_text(&known, senses[at]);
            }
            let (told, _) = told.as_chunks();
            page.scores
                .extend_from_slice(&told[SIDE..SIDE + sentence.len()]);
            for first in sentence.clone().step_by(TOGETHER) {
                let part = first..sentence.end.min(first + TOGETHER);
                self.join(&mut page, sentence, part, &mut asked);
            }
        }
        page
    }

    /// Adds what some tokens of a sentence and their neighbours tell together; it cannot make a name
    /// of a token that is surely none. `asked` is room to work in.
    fn join(
        &self,
        page: &mut TaggedText,
        sentence: &Range<usize>,
        tokens: Range<usize>,
        asked: &mut Vec<JointFeature>,
    ) {
        let table = self.model.joint_table();
        asked.clear();
        for at in tokens {
            if is_outside(&page.scores[at], SURE) {
                continue;
            }
            let hashes = joint_features(window_at(&page.glances, sentence, at));
            asked.extend(hashes.map(|hash| JointFeature { at, hash, slot: 0 }));
        }
        for asked in asked.iter_mut() {
            asked.slot = table.first_slot(asked.hash);
        }
        asked.retain_mut(|asked| {
            let number = table.number(asked.hash, asked.slot);
            asked.slot = number.unwrap_or_default();
            number.is_some()
        });
        for JointFeature { at, slot, .. } in asked.iter() {
            if let Some(row) = table.row(*slot) {
                add_row(&mut page.scores[*at], row);
            }
        }
    }

    /// The second look: what a word is elsewhere in the article tells what it is here.
    fn look_again(&self, text: &Text<'_>, page: &mut TaggedText, decoder: &mut Decoder) {
        let mut changed = Vec::new();
        labels_elsewhere(&page.stems, &page.labels, |at, bits| {
            for bit in sense::set_bits(u64::from(bits)) {
                add_scores(&mut page.scores[at], &self.model.elsewhere[bit]);
            }
            changed.push(at);
        });
        let mut read = 0;
        for at in changed {
            if at >= read {
                let sentence = text.sentence_of(at);
                let (tokens, labels) = page.tokens();
                read = decoder.decode_around(&self.model.search, tokens, &sentence, at, labels);
            }
        }
    }
}

impl TaggedText {
    /// What is looked at, and the labels that are found.
    fn tokens(&mut self) -> (Tokens<'_>, &mut [u8]) {
        let tokens = Tokens {
            scores: &self.scores,
            joins: &self.joins,
        };
        (tokens, &mut self.labels)
    }

    fn take_text(&mut self, known: &Known, senses: sense::Senses) {
        self.joins.push(known.join);
        self.stems.push(known.stem);
        self.leads.push(u8::try_from(known.lead).unwrap_or(0));
        self.glances.push(Glance {
            word: known.hash,
            class: known.class,
            senses,
        });
    }
}

/// The names that labels mark.
fn labelled_names(text: &Text<'_>, page: &TaggedText) -> Vec<Tagged> {
    let mut names: Vec<Tagged> = Vec::new();
    for (at, label) in page.labels.iter().enumerate() {
        let Some(kind) = type_of(*label) else {
            continue;
        };
        match names.last_mut() {
            Some(name) if !is_begin(*label) && name.tokens.end == at => {
                name.tokens.end = at + 1;
                name.margin = name.margin.min(label_margin(&page.scores[at], *label));
            }
            _ => names.push(Tagged {
                tokens: at..at + 1,
                lead: clitic_length(text, at, usize::from(page.leads[at])),
                kind: TYPES[kind],
                margin: label_margin(&page.scores[at], *label),
            }),
        }
    }
    names
}

/// By how much a label fits better than the next.
fn label_margin(scores: &Scores, label: u8) -> i16 {
    let own = usize::from(label);
    let others = (0..).zip(scores).filter(|(other, _)| *other != own);
    let next = others.map(|(_, score)| *score).max().unwrap_or_default();
    scores[own].saturating_sub(next)
}

/// Bytes of clitics on a word: as the lexicon reads it, else as plain news has it.
fn clitic_length(text: &Text<'_>, at: usize, usual: usize) -> usize {
    let listed = text
        .matches(at)
        .iter()
        .find(|tag| tag.kinds.intersects(sense::LISTS));
    listed.map_or(usual, crate::text::LexiconMatch::clitics)
}
