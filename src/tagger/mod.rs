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
pub mod train;
mod word;

use std::ops::Range;

use decode::Decoder;
use elsewhere::elsewhere;
use features::{Glance, joint, window};
use label::{LABELS, OUTSIDE, Scores, TYPES, is_begin, type_of};
use model::{Model, SIDE, add};
use sense::senses;
use word::{Known, Letters};

use crate::facts::EntityType;
use crate::text::Text;

/// The model that comes with the tool.
static BUILTIN: &[u8] = include_bytes!("model.bin");

/// Finds names by what their letters, their neighbours and the lexicon tell.
#[derive(Debug)]
pub struct Tagger<'m> {
    model: Model<'m>,
}

/// A name that the tagger found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tagged {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Folded bytes of clitics on the first of them.
    pub lead: usize,
    /// What it is.
    pub kind: EntityType,
}

/// A text while it is tagged.
#[derive(Default)]
struct Page {
    scores: Vec<Scores>,
    joins: Vec<u8>,
    stems: Vec<u64>,
    leads: Vec<u8>,
    glances: Vec<Glance>,
    labels: Vec<u8>,
}

impl Tagger<'static> {
    /// The tagger that comes with the tool; `None` when its file is broken, which a test rules out.
    #[must_use]
    pub fn builtin() -> Option<Self> {
        Self::read(BUILTIN)
    }
}

impl<'m> Tagger<'m> {
    /// The tagger whose model file holds `bytes`; `None` when they are no model.
    #[must_use]
    pub fn read(bytes: &'m [u8]) -> Option<Self> {
        Model::read(bytes).map(|model| Self { model })
    }

    /// The names of a text, in order, without overlaps.
    #[must_use]
    pub fn tag(&self, text: &Text<'_>) -> Vec<Tagged> {
        let mut decoder = Decoder::default();
        let mut page = self.first(text, &mut decoder);
        self.look_again(text, &mut page, &mut decoder);
        names(text, &page)
    }

    /// The names that the first of two passes finds.
    #[cfg(feature = "train")]
    fn tag_once(&self, text: &Text<'_>) -> Vec<Tagged> {
        names(text, &self.first(text, &mut Decoder::default()))
    }

    fn first(&self, text: &Text<'_>, decoder: &mut Decoder) -> Page {
        let mut page = self.page(text);
        for sentence in text.sentences() {
            self.decode(&mut page, sentence.clone(), decoder);
        }
        page
    }

    /// The scores of every token.
    fn page(&self, text: &Text<'_>) -> Page {
        let mut page = Page {
            scores: vec![[0; LABELS]; text.len()],
            labels: vec![OUTSIDE; text.len()],
            ..Page::default()
        };
        let senses = senses(text, |_| false);
        let mut letters = Letters::default();
        for sentence in text.sentences() {
            for at in sentence.clone() {
                let known = letters.read(&self.model, text.form(at), text.token(at).is_word());
                self.spread(&mut page.scores, sentence, at, known.row, senses[at]);
                page.take(&known, senses[at]);
            }
            for at in sentence.clone() {
                for hash in joint(window(&page.glances, sentence, at)) {
                    if let Some(row) = self.model.joint(hash) {
                        add(&mut page.scores[at], row);
                    }
                }
            }
        }
        page
    }

    /// Adds what a token tells of itself and of its neighbours.
    fn spread(
        &self,
        scores: &mut [Scores],
        sentence: &Range<usize>,
        at: usize,
        row: &word::Row,
        senses: sense::Senses,
    ) {
        let mut sum = *row;
        for bit in sense::ones(senses) {
            let weights = self.model.senses[bit].as_flattened();
            sum.as_flattened_mut()
                .iter_mut()
                .zip(weights)
                .for_each(|(sum, weight)| *sum += weight);
        }
        for (d, told) in sum.iter().enumerate() {
            let to = (at + d).checked_sub(SIDE);
            if let Some(to) = to.filter(|to| sentence.contains(to)) {
                scores[to].iter_mut().zip(told).for_each(|(score, told)| *score += told);
            }
        }
    }

    fn decode(&self, page: &mut Page, sentence: Range<usize>, decoder: &mut Decoder) {
        decoder.decode(
            &self.model.start,
            &self.model.moves,
            &page.scores[sentence.clone()],
            &page.joins[sentence.clone()],
            &mut page.labels[sentence],
        );
    }

    /// The second look: what a word is elsewhere in the article tells what it is here.
    fn look_again(&self, text: &Text<'_>, page: &mut Page, decoder: &mut Decoder) {
        let told = elsewhere(&page.stems, &page.labels);
        for sentence in text.sentences() {
            let mut any = false;
            for at in sentence.clone() {
                for bit in sense::ones(u64::from(told[at])) {
                    any = true;
                    let scores = page.scores[at].iter_mut();
                    scores.zip(&self.model.elsewhere[bit]).for_each(|(score, more)| *score += more);
                }
            }
            if any {
                self.decode(page, sentence.clone(), decoder);
            }
        }
    }
}

impl Page {
    fn take(&mut self, known: &Known<'_>, senses: sense::Senses) {
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
fn names(text: &Text<'_>, page: &Page) -> Vec<Tagged> {
    let mut names: Vec<Tagged> = Vec::new();
    for (at, label) in page.labels.iter().enumerate() {
        let Some(kind) = type_of(*label) else {
            continue;
        };
        match names.last_mut() {
            Some(name) if !is_begin(*label) && name.tokens.end == at => name.tokens.end = at + 1,
            _ => names.push(Tagged {
                tokens: at..at + 1,
                lead: lead(text, at, usize::from(page.leads[at])),
                kind: TYPES[kind],
            }),
        }
    }
    names
}

/// Bytes of clitics on a word: as the lexicon reads it, else as plain news has it.
fn lead(text: &Text<'_>, at: usize, usual: usize) -> usize {
    let listed = text.tags(at).iter().find(|tag| tag.kinds.meets(sense::LISTS));
    listed.map_or(usual, |tag| tag.clitics())
}
