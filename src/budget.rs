//! What one article may take of time, memory and output, so that none hurts the others of a run.
//!
//! An article that goes beyond is read in part, from its beginning: what is told of that part is what would
//! be told if it were the whole article, and a warning says which budget ended it and where.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::io::{self, Write};

use crate::facts::{Document, Entity, Warning};
use crate::span::Span;

/// The most quotations that stand inside each other.
pub(crate) const DEPTH: usize = 4;

/// The most entities of a sentence that are paired with each other. What names more is a list, and
/// tells nothing about who has to do with whom.
pub(crate) const PAIRED: usize = 24;

/// Budgets of one article. [`Budget::default`] is what the program works with: a hundred times what the longest
/// reports of news need, and little enough that no article takes more than a few seconds or fills a disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget {
    /// Questions that rules may ask about words of the article.
    pub steps: u64,
    /// Mentions of names, dates, casualty counts, quotations and events together.
    pub facts: usize,
    /// Bytes of the document as JSON.
    pub bytes: usize,
    /// Pairs of names that stand in one sentence, over all sentences.
    pub pairs: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Self {
            steps: 4_000_000_000,
            facts: 250_000,
            bytes: 128 << 20,
            pairs: 1_000_000,
        }
    }
}

/// Which budget an article goes beyond, and by how much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Excess {
    of: Kind,
    /// What the budget is.
    most: u64,
    /// What was taken.
    taken: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Steps,
    Facts,
    Bytes,
    Pairs,
}

impl Budget {
    /// Which budget a document goes beyond that took so many steps to read, the first of them.
    #[must_use]
    pub(crate) fn excess_of(&self, steps: u64, document: &Document) -> Option<Excess> {
        let beyond = |of, most, taken| (taken > most).then_some(Excess { of, most, taken });
        beyond(Kind::Steps, self.steps, steps)
            .or_else(|| beyond(Kind::Facts, self.facts as u64, fact_count(document) as u64))
            .or_else(|| {
                let taken = pair_count(&document.facts.entities);
                beyond(Kind::Pairs, self.pairs as u64, taken as u64)
            })
            .or_else(|| beyond(Kind::Bytes, self.bytes as u64, self.bytes_of(document)))
    }

    /// The bytes of a document as JSON. An article of fewer characters than a two-thousandth of the budget cannot
    /// come near it, and is not written down twice.
    fn bytes_of(&self, document: &Document) -> u64 {
        if (document.stats.chars as usize) < self.bytes / 2048 {
            return 0;
        }
        let mut counted = Counted(0);
        // a writer that counts refuses nothing
        let _ = serde_json::to_writer(&mut counted, document);
        counted.0
    }
}

impl Excess {
    /// Where to end the next attempt to read a text that was read up to `end`: as much earlier as the budget was
    /// overdrawn and an eighth more, at the end of a line, else of a word.
    #[must_use]
    #[allow(clippy::cast_possible_truncation)] // no more than `end`
    pub(crate) fn shorter_end(self, text: &str, end: usize) -> usize {
        let share =
            |part: usize| (part as u128 * u128::from(self.most) / u128::from(self.taken)) as usize;
        // what was taken in the end is not known of steps
        let fitting = if self.of == Kind::Steps {
            end / 2
        } else {
            share(end)
        };
        let most = text.floor_char_boundary(fitting - fitting / 8);
        let ends = [text[..most].rfind('\n'), text[..most].rfind(' ')];
        let near = ends.into_iter().flatten().find(|at| *at >= most / 2);
        near.unwrap_or(most)
    }

    /// What is said of an article of which the text after `end` is not read.
    #[must_use]
    #[allow(clippy::cast_possible_truncation)] // `input` refuses articles of 4 GiB
    pub(crate) fn cut_warning(self, text: &str, end: usize) -> Warning {
        Warning {
            span: Some(Span::new(end as u32, text.len() as u32)),
            message: format!(
                "the article goes beyond its budget of {} {}; what stands from here on is not read: split the article",
                self.most, self.of
            ),
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Steps => "steps",
            Self::Facts => "facts",
            Self::Bytes => "bytes of output",
            Self::Pairs => "pairs of names",
        })
    }
}

/// What counts as facts: each has a span of its own.
fn fact_count(document: &Document) -> usize {
    let facts = &document.facts;
    let mentions = facts.entities.iter().map(|entity| entity.mentions.len());
    let events = facts.events.iter().map(|event| event.mentions.len().max(1));
    mentions.chain(events).sum::<usize>()
        + facts.dates.len()
        + facts.casualties.len()
        + facts.quotes.len()
}

/// The pairs of names that stand in one sentence, those of long lists left out.
fn pair_count(entities: &[Entity]) -> usize {
    let mut named: BTreeMap<u32, usize> = BTreeMap::new();
    for entity in entities {
        let sentences: BTreeSet<u32> = entity
            .mentions
            .iter()
            .map(|mention| mention.sentence)
            .collect();
        for sentence in sentences {
            *named.entry(sentence).or_default() += 1;
        }
    }
    let paired = named.into_values().filter(|count| *count <= PAIRED);
    paired.map(|count| count * (count - 1) / 2).sum()
}

/// Counts what is written to it.
struct Counted(u64);

impl Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
