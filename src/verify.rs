//! Whether an analysis is true of its article: every span, every text and the hash, looked up again.

use serde_json::{Map, Value};

use crate::article::Article;
use crate::facts::Document;
use crate::span::{Offsets, Positions, Span, Unit};

/// Something that a document says and its article does not.
///
/// ```
/// use karabakh::verify::{Contradiction, Verified, verify};
/// # use karabakh::{Unit, analyze::Analyzer, article::Article, facts::Layer, lexicon::Lexicon};
///
/// # let analyzer = Analyzer::new(Lexicon::builtin()?, &Layer::ALL, Unit::Chars);
/// let article = Article { text: "وصل لافروف إلى باكو.".to_owned(), ..Article::default() };
/// let mut document = analyzer.analyze(&article);
/// document.facts.entities[0].mentions[0].text = "علييف".to_owned();
/// let Verified { contradictions, .. } = verify(&document, &article, Unit::Chars);
/// let Contradiction { fact, .. } = &contradictions[0];
/// assert_eq!(fact, "entities[0].mentions[0]");
/// # Ok::<(), karabakh::lexicon::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contradiction {
    /// Where in the document, as `jq` writes it: `casualties[2].claimed_by`.
    pub fact: String,
    /// What is wrong, in lower case and without a full stop.
    pub what: String,
}

/// What came of a comparison.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verified {
    /// How many texts of facts were looked up.
    pub texts: usize,
    /// What did not hold; the hash comes first.
    pub contradictions: Vec<Contradiction>,
}

/// Compares `document`, whose spans count `unit`s, with the article that it was made from.
///
/// Every `text` must be the article's words at its `span`, or somewhere in it when it has none;
/// every `entity` and `event` must be one of the document's, every `sentence` one that the article has.
///
/// ```
/// use karabakh::{analyze::Analyzer, article::Article, facts::Layer, lexicon::Lexicon};
/// use karabakh::{Unit, verify::verify};
///
/// let analyzer = Analyzer::new(Lexicon::builtin()?, &Layer::ALL, Unit::Chars);
/// let article = Article { text: "وصل لافروف إلى باكو.".to_owned(), ..Article::default() };
/// let document = analyzer.analyze(&article);
/// assert_eq!(verify(&document, &article, Unit::Chars).contradictions, []);
/// let changed = Article { text: "وصل علييف إلى باكو.".to_owned(), ..article };
/// assert_eq!(verify(&document, &changed, Unit::Chars).contradictions[0].fact, "sha256");
/// # Ok::<(), karabakh::lexicon::Error>(())
/// ```
#[must_use]
pub fn verify(document: &Document, article: &Article, unit: Unit) -> Verified {
    let mut check = Check {
        document,
        text: &article.text,
        positions: Positions::new(&article.text, unit),
        offsets: Offsets::new(&article.text, unit),
        verified: Verified::default(),
    };
    check.check_article(&article.sha256());
    for warning in document.warnings.iter().filter_map(|warning| warning.span) {
        check.check_place("warnings", warning);
    }
    match serde_json::to_value(&document.facts) {
        Ok(facts) => check.check_value("", &facts),
        Err(error) => check.contradict("", error.to_string()),
    }
    check.verified
}

/// One comparison on its way through a document.
struct Check<'a> {
    document: &'a Document,
    text: &'a str,
    positions: Positions,
    offsets: Offsets<'a>,
    verified: Verified,
}

impl<'a> Check<'a> {
    fn contradict(&mut self, fact: &str, what: String) {
        self.verified.contradictions.push(Contradiction {
            fact: fact.trim_start_matches('.').to_owned(),
            what,
        });
    }

    /// What is said of the article as a whole.
    fn check_article(&mut self, sha256: &str) {
        let told = &self.document.sha256;
        if told.is_empty() {
            self.contradict("sha256", "is not told".to_owned());
        } else if told != sha256 {
            self.contradict("sha256", format!("is {told}, the article's {sha256}"));
        }
        let (told, chars) = (self.document.stats.chars, self.text.chars().count());
        if told as usize != chars {
            let what = format!("is {told}, the article has {chars}");
            self.contradict("stats.chars", what);
        }
        let byline = self.document.byline.as_deref();
        if let Some(byline) = byline {
            self.check_anywhere("byline", byline);
        }
    }

    /// Goes through whatever a fact is made of; facts are flat, so this goes no deeper than they do.
    fn check_value(&mut self, at: &str, value: &Value) {
        match value {
            Value::Array(values) => {
                for (index, value) in values.iter().enumerate() {
                    self.check_value(&format!("{at}[{index}]"), value);
                }
            }
            Value::Object(fields) => {
                self.check_fact(at, fields);
                for (key, value) in fields {
                    self.check_value(&format!("{at}.{key}"), value);
                }
            }
            _ => {}
        }
    }

    fn check_fact(&mut self, at: &str, fields: &Map<String, Value>) {
        let text = fields.get("text").and_then(Value::as_str);
        match (read_span(fields), text) {
            (Some(span), Some(text)) => self.check_words(at, span, text),
            (Some(span), None) => drop(self.check_place(at, span)),
            (None, Some(text)) => self.check_anywhere(at, text),
            (None, None) => {}
        }
        let entity = fields.get("entity").and_then(Value::as_str);
        let told = !self.document.facts.entities.is_empty();
        if told && entity.is_some_and(|id| self.document.entity_by_id(Some(id)).is_none()) {
            let id = entity.unwrap_or_default();
            self.contradict(at, format!("entity {id:?} is none of the document's"));
        }
        self.check_indices(at, fields);
        let sentences = self.document.stats.sentences;
        let sentence = fields.get("sentence").and_then(Value::as_u64);
        if let Some(sentence) = sentence.filter(|number| *number >= sentences.into()) {
            let what = format!("sentence {sentence} is beyond the article's {sentences}");
            self.contradict(at, what);
        }
    }

    /// Whether a link leads to a count, and an event that is referred to is one of the document's.
    fn check_indices(&mut self, at: &str, fields: &Map<String, Value>) {
        let facts = &self.document.facts;
        let figures = facts.casualties.len();
        let linked = fields.get("to").into_iter();
        let own = fields.get("casualties").and_then(Value::as_array);
        let told = linked.chain(own.into_iter().flatten());
        let beyond: Vec<u64> = told
            .filter_map(Value::as_u64)
            .filter(|index| *index >= figures as u64)
            .collect();
        for index in beyond {
            self.contradict(
                at,
                format!("casualty {index} is beyond the document's {figures}"),
            );
        }
        let event = fields.get("event").and_then(Value::as_str);
        let known = |id: &str| facts.events.iter().any(|event| event.id == id);
        if let Some(id) = event.filter(|id| !facts.events.is_empty() && !known(id)) {
            self.contradict(at, format!("event {id:?} is none of the document's"));
        }
    }

    /// The article's words at `span`; `None`, and told, when the article has no such place.
    fn check_place(&mut self, at: &str, span: Span) -> Option<&'a str> {
        let bytes = self.positions.byte_span(span);
        if self.offsets.in_unit(bytes) == span {
            return Some(bytes.slice_of(self.text));
        }
        self.contradict(
            at,
            format!("{} is no place of the article", show_span(span)),
        );
        None
    }

    fn check_words(&mut self, at: &str, span: Span, text: &str) {
        self.verified.texts += 1;
        let Some(there) = self.check_place(at, span) else {
            return;
        };
        if there != text {
            let what = format!("{} holds {there:?}, not {text:?}", show_span(span));
            self.contradict(at, what);
        }
    }

    fn check_anywhere(&mut self, at: &str, text: &str) {
        self.verified.texts += 1;
        // a name that the article breaks over two lines is told on one
        let on_one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        if !self.text.contains(text) && !on_one_line(self.text).contains(&on_one_line(text)) {
            self.contradict(at, format!("{text:?} stands nowhere in the article"));
        }
    }
}

fn read_span(fields: &Map<String, Value>) -> Option<Span> {
    let bound = |value: &Value| u32::try_from(value.as_u64()?).ok();
    match fields.get("span")?.as_array()?.as_slice() {
        [start, end] => Some(Span::new(bound(start)?, bound(end)?)),
        _ => None,
    }
}

fn show_span(span: Span) -> String {
    format!("[{}, {})", span.start(), span.end())
}
