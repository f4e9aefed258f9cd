//! Which part of a run's articles and facts is shown, and why nothing is.

use crate::analyze::Analyzer;
use crate::article::Article;
use crate::facts::{Document, Facts};
use crate::lexicon::{Lexicon, composed_english};
use crate::select::{BySpeaker, Nearest, Pattern};

/// Which part of the articles and of their facts is shown.
#[derive(Default)]
pub(super) struct Wanted {
    /// What the text of an article must hold.
    articles: Option<Pattern>,
    /// What the sentences of a quotation must hold.
    sentences: Option<Pattern>,
    /// Whether quotations alone are shown.
    quotes: bool,
    /// Whose.
    speaker: Option<BySpeaker>,
    /// Who speaks, while nobody of that name does.
    nearest: Option<Nearest>,
    /// By which names are put into English.
    lexicon: Option<Lexicon>,
}

impl Wanted {
    /// Articles that hold a pattern, or all.
    pub(super) fn matching_articles(pattern: Option<&Pattern>) -> Self {
        Self {
            articles: pattern.cloned(),
            ..Self::default()
        }
    }

    /// Quotations of a speaker, in sentences that hold a pattern.
    pub(super) fn matching_quotes(
        speaker: Option<&str>,
        pattern: Option<&Pattern>,
        lexicon: &Lexicon,
    ) -> Self {
        Self {
            articles: None,
            sentences: pattern.cloned(),
            quotes: true,
            speaker: speaker.map(|name| BySpeaker::new(name, lexicon)),
            nearest: speaker.map(Nearest::nearest_to),
            lexicon: speaker.and_then(|_| Lexicon::builtin().ok()),
        }
    }

    /// Whether documents are shown as they are.
    pub(super) fn is_whole(&self) -> bool {
        !self.quotes
    }

    /// Whether an article is read at all.
    pub(super) fn wants_article(&self, article: &Article) -> bool {
        let pattern = self.articles.as_ref();
        pattern.is_none_or(|pattern| pattern.is_in(&article.text))
    }

    /// Leaves out quotations in other sentences.
    pub(super) fn with_matching_quotes(
        &self,
        article: &Article,
        mut document: Document,
        analyzer: &Analyzer,
    ) -> Document {
        if let Some(pattern) = &self.sentences {
            document.facts.quotes = pattern.matching_quotes(article, &document, analyzer);
        }
        document
    }

    /// The part of a document that is shown; `None` when that is nothing.
    pub(super) fn shown_part(&mut self, document: Document) -> Option<Document> {
        if !self.quotes {
            return Some(document);
        }
        if let Some(nearest) = &mut self.nearest {
            for quote in &document.facts.quotes {
                let entity = document.entity_by_id(quote.speaker.entity.as_deref());
                let name = entity.map(|entity| &entity.name);
                if let Some(name) = name.or(quote.speaker.name.as_ref()) {
                    let listed = entity.and_then(|entity| entity.name_en.clone());
                    let composed = || composed_english(name, self.lexicon.as_ref()?);
                    nearest.consider_name(name, listed.or_else(composed).as_deref());
                }
            }
        }
        let found = match &self.speaker {
            Some(speaker) => speaker.quotes_of_speaker(document),
            None if document.facts.quotes.is_empty() => None,
            None => Some(Document {
                facts: Facts {
                    quotes: document.facts.quotes,
                    ..Facts::default()
                },
                ..document
            }),
        };
        if found.is_some() {
            self.nearest = None;
        }
        found
    }

    /// Why nothing is shown, when something was asked for.
    pub(super) fn why_nothing(&self) -> Option<String> {
        let pattern = self.articles.as_ref().or(self.sentences.as_ref());
        let Some(nearest) = &self.nearest else {
            return pattern.map(nothing_matches);
        };
        let names: Vec<_> = nearest.nearest_names().collect();
        let near = match names.as_slice() {
            [] => "no name comes near it".to_owned(),
            names => format!("the nearest names are {}", names.join(", ")),
        };
        let held = pattern.map_or_else(String::new, |pattern| {
            format!(" in sentences that match `{}`", pattern.as_str())
        });
        let name = nearest.asked_name();
        Some(format!("nobody called `{name}` is quoted{held}; {near}"))
    }
}

/// That nothing holds a pattern.
pub(super) fn nothing_matches(pattern: &Pattern) -> String {
    format!(
        "nothing matches `{}`; try a shorter pattern",
        pattern.as_str()
    )
}
