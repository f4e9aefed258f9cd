//! Names of private persons taken out of articles and of what is told of them.
//!
//! Private is a person whom no lexicon names: the program's lists hold those who hold public offices, and users
//! add to them. Each is given a placeholder that is made of the name, so that one person is one person in every
//! output and every run. The text itself is rewritten, and all spans lead into the new one: whatever is written of
//! it (quotations, evidence, pages, databases, kept texts) holds the placeholder.
//! Read `names` (who is looked for, and where), then `mapping` (what spans become), then `facts`.

mod facts;
mod mapping;
mod names;

use std::collections::BTreeSet;

use mapping::Mapping;
use names::{Names, Private};
use sha2::{Digest, Sha256};

use crate::analyze::{Analyzer, text_sketch};
use crate::article::Article;
use crate::facts::{Document, EntityType, MentionKind};
use crate::span::Span;
use crate::spelling::{key, words};
use crate::text::Text;

/// Gives persons their placeholders.
#[derive(Debug, Clone)]
pub(crate) struct Redactor {
    secret: Vec<u8>,
}

/// The word that a placeholder begins with: a person.
const PERSON: &str = "شخص";

/// Letters of a placeholder's code: consonants, so that no code is a word or holds a number.
const LETTERS: [char; 16] = [
    'b', 'c', 'd', 'f', 'g', 'h', 'j', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v',
];

/// Letters of a code, each of four bits: of ten thousand persons two have one code once in twenty thousand times.
const LENGTH: usize = 10;

impl Redactor {
    /// Placeholders that depend on `secret`: who does not have it cannot find out which name a placeholder stands for
    /// by trying names. An empty one is known to all.
    #[must_use]
    pub(crate) fn new(secret: &[u8]) -> Self {
        Self {
            secret: secret.to_vec(),
        }
    }

    /// The placeholder of a name, the same for all its spellings that fold alike.
    #[must_use]
    pub(crate) fn placeholder_for(&self, name: &str) -> String {
        let folded = key(name);
        let name: Vec<&str> = words(&folded).collect();
        let mut hash = Sha256::new();
        hash.update((self.secret.len() as u64).to_le_bytes());
        hash.update(&self.secret);
        hash.update(name.join(" "));
        let hash = hash.finalize();
        let halves = hash.iter().flat_map(|byte| [byte >> 4, byte & 15]);
        let code = halves.take(LENGTH).map(|half| LETTERS[usize::from(half)]);
        format!("{PERSON}-{}", code.collect::<String>())
    }

    /// An article and its document without the names of private persons. `document` has all layers and all facts
    /// that `analyzer` found, its spans in bytes, and so has the one that is returned.
    #[must_use]
    pub(crate) fn redact_article(
        &self,
        article: &Article,
        document: Document,
        analyzer: &Analyzer,
    ) -> (Article, Document) {
        let text = Text::prepare(&article.text, analyzer.lexicon());
        let private = self.private_persons(article, &document, analyzer);
        let mapping = Mapping::new(
            &article.text,
            self.replaced_spans(&text, &document, &private),
        );
        let clean = Article {
            id: private.clean_label(&article.id),
            path: article
                .path
                .as_deref()
                .map(|path| private.clean_label(path)),
            title: article
                .title
                .as_deref()
                .map(|title| private.clean_words(title)),
            source: article
                .source
                .as_deref()
                .map(|source| private.clean_words(source)),
            url: article.url.as_deref().map(|url| private.clean_address(url)),
            text: mapping.new_text().to_owned(),
            ..article.clone()
        };
        let document = facts::redacted_document(document, &text, &clean, &mapping, &private);
        let text = Text::prepare(&clean.text, analyzer.lexicon());
        let document = Document {
            sha256: clean.sha256(),
            sketch: text_sketch(&text),
            ..document
        };
        (clean, document)
    }

    /// The private persons of an article and of its headline.
    fn private_persons<'l>(
        &self,
        article: &Article,
        document: &Document,
        analyzer: &'l Analyzer,
    ) -> Private<'l> {
        let mut names = Names::default();
        let mut private = Private::new(analyzer.lexicon());
        let headline = article.title.as_ref().map(|title| {
            analyzer.analyze(&Article {
                text: title.clone(),
                ..Article::default()
            })
        });
        for told in [Some(document), headline.as_ref()].into_iter().flatten() {
            for entity in &told.facts.entities {
                if entity.kind != EntityType::Person || entity.known {
                    continue;
                }
                let placeholder = self.placeholder_for(&entity.name);
                names.add_person(&entity.name, &placeholder);
                let named = entity.mentions.iter();
                let named = named.filter(|mention| mention.kind != MentionKind::Role);
                let texts: BTreeSet<String> = named.map(|mention| mention.text.clone()).collect();
                for text in &texts {
                    names.add_name(text, &placeholder);
                }
                if std::ptr::eq(told, document) {
                    private.add_person(&entity.id, placeholder, texts);
                }
            }
        }
        for victim in unlisted_victims(document) {
            names.add_person(victim, &self.placeholder_for(victim));
        }
        private.with_names(names)
    }

    /// What is replaced in the text: where, and by what.
    fn replaced_spans(
        &self,
        text: &Text<'_>,
        document: &Document,
        private: &Private<'_>,
    ) -> Vec<(Span, String)> {
        let mut found: Vec<(Span, String)> = Vec::new();
        let mut kept: Vec<Span> = Vec::new();
        for entity in &document.facts.entities {
            let placeholder = private.placeholder_of(Some(&entity.id));
            let mentions = entity.mentions.iter();
            if let Some(placeholder) = placeholder {
                let named = mentions.filter(|mention| mention.kind != MentionKind::Role);
                found.extend(named.map(|mention| (mention.span, placeholder.to_owned())));
            } else if entity.known {
                kept.extend(mentions.map(|mention| mention.span));
            }
        }
        kept.sort_unstable();
        if let Some(line) = text.layout().byline.clone() {
            let line = text.span(line);
            // an agency or outlet is known, or a place; all else on such a line is somebody's name
            if !line.is_empty() && !overlaps_any(&kept, line) {
                found.retain(|(span, _)| !span.overlaps(line));
                found.push((line, self.placeholder_for(text.slice(line))));
            }
        }
        found.sort_unstable();
        found.dedup_by(|next, last| next.0.overlaps(last.0));
        let mut taken: Vec<Span> = found.iter().map(|(span, _)| *span).chain(kept).collect();
        taken.sort_unstable();
        let more = private.find_names(text).into_iter();
        found.extend(more.filter(|(span, _)| !overlaps_any(&taken, *span)));
        found.sort_unstable();
        found
    }
}

/// Names of victims whom no lexicon names.
fn unlisted_victims(document: &Document) -> impl Iterator<Item = &str> {
    let known = document.facts.entities.iter().filter(|entity| entity.known);
    let known: BTreeSet<&str> = known
        .flat_map(|entity| {
            let mentions = entity.mentions.iter().map(|mention| mention.text.as_str());
            mentions.chain([entity.name.as_str()])
        })
        .collect();
    let named = document.facts.casualties.iter();
    let named = named.filter_map(|casualty| casualty.victims.name.as_deref());
    named.filter(move |name| !known.contains(name))
}

/// Whether one of the sorted spans shares a place with `span`. They may lie in each other, so a few before it are
/// looked at.
fn overlaps_any(sorted: &[Span], span: Span) -> bool {
    const NESTED: usize = 4;
    let begun = sorted.partition_point(|one| one.start() < span.end());
    let near = sorted[..begun].iter().rev().take(NESTED);
    near.into_iter().any(|one| one.overlaps(span))
}
