//! An article with its facts, as the page gets it: the document of `--format json` with spans that
//! a browser counts, without what the text beside them or an empty value tells.

use serde_json::{Value, json};

use crate::facts::Document;
use crate::span::{Offsets, Positions, Span, Unit};

/// The document with its `text`, without its `sketch`, which only looks for copies. `null`, `false` and empty lists are
/// left out, and so is a `text` that the article has at the `span` beside it. Spans count UTF-16; where that is another number
/// than in the other formats, theirs is `at`.
pub(super) fn article_story(
    text: &str,
    document: &Document,
    unit: Unit,
) -> serde_json::Result<Value> {
    let mut story = serde_json::to_value(document)?;
    let places = Places {
        text,
        positions: Positions::new(text, unit),
        offsets: Offsets::new(text, Unit::Utf16),
    };
    places.compact_value(&mut story);
    if let Some(story) = story.as_object_mut() {
        story.remove("sketch");
    }
    story["text"] = json!(text);
    Ok(story)
}

struct Places<'a> {
    text: &'a str,
    positions: Positions,
    offsets: Offsets<'a>,
}

impl Places<'_> {
    fn compact_value(&self, value: &mut Value) {
        match value {
            Value::Array(items) => items.iter_mut().for_each(|item| self.compact_value(item)),
            Value::Object(fact) => {
                fact.values_mut()
                    .for_each(|value| self.compact_value(value));
                let span = fact.get("span").cloned();
                if let Some(Ok(span)) = span.map(serde_json::from_value::<Span>) {
                    self.shorten_place(fact, span);
                }
                fact.retain(|_, value| says_more(value));
            }
            _ => {}
        }
    }

    fn shorten_place(&self, fact: &mut serde_json::Map<String, Value>, span: Span) {
        let bytes = self.positions.byte_span(span);
        let shown = self.offsets.in_unit(bytes);
        if fact.get("text").and_then(Value::as_str) == Some(bytes.slice_of(self.text)) {
            fact.remove("text");
        }
        if shown != span {
            fact.insert("at".to_owned(), json!(span));
            fact.insert("span".to_owned(), json!(shown));
        }
    }
}

/// Whether a value says more than its absence would.
pub(super) fn says_more(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => false,
        Value::Array(items) => !items.is_empty(),
        _ => true,
    }
}
