//! Reads an article as a command asks for it: its facts, without the names of private persons when these are redacted.

use std::fs;

use anyhow::anyhow;

use super::args::{About, Privacy};
use super::problems::{tell_user, unreadable_file};
use crate::analyze::Analyzer;
use crate::article::Article;
use crate::confidence;
use crate::extract::variants;
use crate::facts::{Confidence, Document, Layer};
use crate::lexicon::Lexicon;
use crate::redact::Redactor;
use crate::span::{Offsets, Unit};

/// What is told of articles.
#[derive(Debug, Clone)]
pub(super) struct ReadOptions {
    pub(super) layers: Vec<Layer>,
    pub(super) unit: Unit,
    pub(super) least: Option<Confidence>,
}

/// What reads articles.
pub(super) struct Reader {
    analyzer: Analyzer,
    /// What takes out names, and what is left of the facts afterwards.
    redaction: Option<(Redactor, ReadOptions)>,
}

impl Reader {
    pub(super) fn new(
        lexicon: Lexicon,
        asked: ReadOptions,
        about: &About,
        privacy: &Privacy,
    ) -> anyhow::Result<Self> {
        if privacy.redact.is_none() {
            let analyzer = with_tagger(Analyzer::new(lexicon, &asked.layers, asked.unit), about);
            return Ok(Self::without_redaction(match asked.least {
                Some(least) => analyzer.at_least(least),
                None => analyzer,
            }));
        }
        // names are taken out of all that is found, so that none stays in what is told
        let analyzer = with_tagger(Analyzer::new(lexicon, &Layer::ALL, Unit::Bytes), about);
        Ok(Self {
            analyzer,
            redaction: Some((Redactor::new(&read_secret(privacy)?), asked)),
        })
    }

    /// A reader that takes out nothing.
    pub(super) fn without_redaction(analyzer: Analyzer) -> Self {
        Self {
            analyzer,
            redaction: None,
        }
    }

    pub(super) fn analyzer(&self) -> &Analyzer {
        &self.analyzer
    }

    /// What an article states, and the article itself when names were taken out of it.
    pub(super) fn read_article(&self, article: &Article) -> (Option<Article>, Document) {
        let document = self.analyzer.analyze(article);
        let Some((redactor, asked)) = &self.redaction else {
            return (None, document);
        };
        let (article, mut document) = redactor.redact_article(article, document, &self.analyzer);
        if let Some(least) = asked.least {
            confidence::keep_sure(&mut document.facts, least);
            document.facts.variants = variants(&document.facts.entities);
        }
        document.facts.keep_layers(&asked.layers);
        let offsets = Offsets::new(&article.text, asked.unit);
        document
            .facts
            .each_span(|span| *span = offsets.in_unit(*span));
        let warnings = document.warnings.iter_mut();
        for span in warnings.filter_map(|warning| warning.span.as_mut()) {
            *span = offsets.in_unit(*span);
        }
        (Some(article), document)
    }
}

/// The analyzer, with the tagger unless it is not wanted.
pub(super) fn with_tagger(analyzer: Analyzer, about: &About) -> Analyzer {
    if about.no_tagger {
        analyzer.without_tagger()
    } else {
        analyzer
    }
}

/// The bytes of the file that is secret; none without one, which is told.
fn read_secret(privacy: &Privacy) -> anyhow::Result<Vec<u8>> {
    let Some(path) = &privacy.redact_key else {
        tell_user(
            &"whoever has a list of names can find out which a placeholder stands for; \
              give --redact-key FILE with a secret in it before you pass results on",
        );
        return Ok(Vec::new());
    };
    let secret = fs::read(path).map_err(|error| anyhow!(unreadable_file(path, &error)))?;
    anyhow::ensure!(
        secret.trim_ascii().len() >= SHORTEST,
        "{}: holds a secret of fewer than {SHORTEST} bytes; write one with: head -c 32 /dev/urandom > FILE",
        path.display()
    );
    Ok(secret)
}

/// Bytes of a secret that cannot be tried out.
const SHORTEST: usize = 16;
