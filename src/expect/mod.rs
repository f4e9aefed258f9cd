//! What an analysis must and must not tell, as a newsroom keeps it in a file, held against
//! documents one at a time. Read `file` (the shape of the file), `agree` (when a fact is the one
//! that is meant) and `report`.

mod agree;
mod file;
mod report;

use std::collections::BTreeMap;

use agree::{Agreement, Near};
use file::Expectation;

pub use report::{Format, Report};

use crate::facts::Document;
use crate::lexicon::Lexicon;
use crate::select::BySpeaker;

/// A file of expectations that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {what}")]
pub struct Error {
    /// The file as it was named.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// What is wrong, on one line.
    pub what: String,
}

/// Expectations, and what has been seen of them so far.
///
/// ```
/// use karabakh::{analyze::Analyzer, article::Article, facts::Layer, lexicon::Lexicon};
/// use karabakh::{expect::Check, span::Unit};
///
/// let lexicon = Lexicon::builtin()?;
/// let mut check = Check::default();
/// check.read("expect.toml", "[[expect]]\nentity = { name = 'سيرجي لافروف' }", &lexicon)?;
/// let analyzer = Analyzer::new(lexicon, &Layer::ALL, Unit::Chars);
/// let text = "وصل لافروف إلى باكو.".to_owned();
/// check.document(&analyzer.analyze(&Article { text, ..Article::default() }));
/// assert_eq!(check.failed(), 0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Default)]
pub struct Check {
    seen: Vec<Seen>,
    names: Names,
}

/// The names of all expectations, each in every spelling.
type Names = BTreeMap<String, BySpeaker>;

impl Check {
    /// Adds the expectations of a file.
    ///
    /// # Errors
    ///
    /// When it is no TOML, has a key that nobody knows, or an entry that asks for no or for several facts.
    pub fn read(&mut self, file: &str, text: &str, lexicon: &Lexicon) -> Result<(), Error> {
        let seen = |expectation| Seen {
            expectation,
            has_article: false,
            met: None,
            nearest: None,
        };
        let expectations = file::read(file, text)?;
        let names = expectations.iter().flat_map(|one| one.fact.names());
        let names = names.map(|name| (name.clone(), BySpeaker::new(name, lexicon)));
        self.names.extend(names);
        self.seen.extend(expectations.into_iter().map(seen));
        Ok(())
    }

    /// Looks for what is expected in one more document.
    pub fn document(&mut self, document: &Document) {
        for seen in &mut self.seen {
            seen.document(document, &self.names);
        }
    }

    /// How many expectations do not hold.
    #[must_use]
    pub fn failed(&self) -> usize {
        let failed = self.seen.iter().filter(|seen| seen.failure().is_some());
        failed.count()
    }
}

/// An expectation, and what has been seen of it.
#[derive(Debug)]
struct Seen {
    expectation: Expectation,
    /// Whether any article was one that it speaks of.
    has_article: bool,
    /// The first fact that is the one meant.
    met: Option<Found>,
    /// The fact that agrees in most fields.
    nearest: Option<(Agreement, Found)>,
}

/// A fact in an article.
#[derive(Debug, Clone)]
struct Found {
    article: String,
    words: String,
}

/// Why an expectation does not hold.
enum Failure<'a> {
    NoArticle,
    Missing(Option<&'a Found>),
    Unwanted(&'a Found),
}

impl Seen {
    fn document(&mut self, document: &Document, names: &Names) {
        let asked = self.expectation.article.as_ref();
        if self.met.is_some() || asked.is_some_and(|asked| *asked != document.id) {
            return;
        }
        self.has_article = true;
        for Near { agreement, words } in self.expectation.fact.near(document, names) {
            let found = Found {
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

    fn failure(&self) -> Option<Failure<'_>> {
        let nearest = self.nearest.as_ref().map(|(_, found)| found);
        match (&self.met, self.expectation.absent) {
            _ if !self.has_article => Some(Failure::NoArticle),
            (None, false) => Some(Failure::Missing(nearest)),
            (Some(found), true) => Some(Failure::Unwanted(found)),
            (Some(_), false) | (None, true) => None,
        }
    }
}
