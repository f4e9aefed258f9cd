//! Expectations, and what has been seen of them.

use super::agree::{Agreement, Names, NearestFact};
use super::file::{self, Error, Expectation};
use crate::facts::Document;
use crate::lexicon::Lexicon;
use crate::select::BySpeaker;

/// Expectations, and what has been seen of them so far.
#[derive(Debug, Default)]
pub(crate) struct Check {
    pub(super) seen: Vec<Seen>,
    names: Names,
}

impl Check {
    /// Adds the expectations of a file.
    ///
    /// # Errors
    ///
    /// When it is no TOML, has a key that nobody knows, or an entry that asks for no or for several facts.
    pub(crate) fn read_file(
        &mut self,
        file: &str,
        text: &str,
        lexicon: &Lexicon,
    ) -> Result<(), Error> {
        let seen = |expectation| Seen {
            expectation,
            has_article: false,
            met: None,
            nearest: None,
        };
        let expectations = file::read_file(file, text)?;
        let names = expectations.iter().flat_map(|one| one.fact.asked_names());
        let names = names.map(|name| (name.clone(), BySpeaker::new(name, lexicon)));
        self.names.extend(names);
        self.seen.extend(expectations.into_iter().map(seen));
        Ok(())
    }

    /// Looks for what is expected in one more document.
    pub(crate) fn check_document(&mut self, document: &Document) {
        for seen in &mut self.seen {
            seen.see_document(document, &self.names);
        }
    }

    /// How many expectations do not hold.
    #[must_use]
    pub(crate) fn failed_count(&self) -> usize {
        let failed = self.seen.iter().filter(|seen| seen.why_failed().is_some());
        failed.count()
    }
}

/// An expectation, and what has been seen of it.
#[derive(Debug)]
pub(super) struct Seen {
    pub(super) expectation: Expectation,
    /// Whether any article was one that it speaks of.
    has_article: bool,
    /// The first fact that is the one meant.
    met: Option<FactWords>,
    /// The fact that agrees in most fields.
    nearest: Option<(Agreement, FactWords)>,
}

/// A fact in an article.
#[derive(Debug, Clone)]
pub(super) struct FactWords {
    pub(super) article: String,
    pub(super) words: String,
}

/// Why an expectation does not hold.
pub(super) enum Failure<'a> {
    NoArticle,
    Missing(Option<&'a FactWords>),
    Unwanted(&'a FactWords),
}

impl Seen {
    fn see_document(&mut self, document: &Document, names: &Names) {
        let asked = self.expectation.article.as_ref();
        if self.met.is_some() || asked.is_some_and(|asked| *asked != document.id) {
            return;
        }
        self.has_article = true;
        for NearestFact { agreement, words } in self.expectation.fact.near_facts(document, names) {
            let found = FactWords {
                article: document.id.clone(),
                words,
            };
            if agreement.is_full() {
                self.met = Some(found);
                return;
            }
            let best = self.nearest.as_ref().map_or(0, |(best, _)| best.fields);
            if agreement.fields > best {
                self.nearest = Some((agreement, found));
            }
        }
    }

    pub(super) fn why_failed(&self) -> Option<Failure<'_>> {
        let nearest = self.nearest.as_ref().map(|(_, found)| found);
        match (&self.met, self.expectation.absent) {
            _ if !self.has_article => Some(Failure::NoArticle),
            (None, false) => Some(Failure::Missing(nearest)),
            (Some(found), true) => Some(Failure::Unwanted(found)),
            (Some(_), false) | (None, true) => None,
        }
    }
}
