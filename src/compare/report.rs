//! A comparison to read, for programs, and for a wiki or a comment.

use std::fmt::Write;

use serde_json::Value;

use super::{Change, Comparison, DocumentChange, EventChange, FactChange, Fields};
use crate::output::{escape_markdown, one_line};
use crate::terminal::escape_controls;

/// How a comparison is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub(crate) enum ComparisonFormat {
    /// A line a fact, to read in a terminal; nothing when all is the same.
    #[default]
    Text,
    /// One JSON object.
    Json,
    /// A table a document.
    Markdown,
}

impl Comparison {
    /// The comparison in one format, with a line break at its end unless it is empty.
    #[must_use]
    pub(crate) fn write(&self, format: ComparisonFormat) -> String {
        match format {
            ComparisonFormat::Text => self.text(),
            ComparisonFormat::Json => {
                let json = serde_json::to_string_pretty(self).unwrap_or_default();
                one_line(json) + "\n"
            }
            ComparisonFormat::Markdown => self.markdown(),
        }
    }

    fn text(&self) -> String {
        let mut out = String::new();
        for event in &self.events {
            let _ = writeln!(
                out,
                "{} {}",
                change_sign(event.change),
                escape_controls(&event_news(event))
            );
        }
        for document in &self.documents {
            let sign = match document.change {
                Change::Changed => String::new(),
                other => format!("{} ", change_sign(other)),
            };
            let note = if document.text_changed == Some(true) {
                ": the article is another"
            } else {
                ""
            };
            let _ = writeln!(out, "{sign}{}{note}", escape_controls(&document.id));
            for fact in &document.facts {
                let (layer, told) = (fact.layer.name(), told_fields(fact));
                let _ = writeln!(out, "  {} {layer}: {told}", sign_of(fact));
            }
        }
        out
    }

    fn markdown(&self) -> String {
        let [added, removed, changed] =
            [Change::Added, Change::Removed, Change::Changed].map(|change| self.count(change));
        let mut out = format!(
            "# {} → {}\n\nDocuments: {added} added, {removed} removed, {changed} changed, {} the same.\n",
            escape_markdown(&self.old),
            escape_markdown(&self.new),
            self.same
        );
        if !self.events.is_empty() {
            out += "\n## Events\n\n| | event |\n|---|---|\n";
        }
        for event in &self.events {
            let told = escape_markdown(&event_news(event));
            let _ = writeln!(out, "| {} | {told} |", change_sign(event.change));
        }
        for document in &self.documents {
            out += &document_section(document);
        }
        out
    }
}

/// An event and what is new of it: «2020-10-28 shelling بردة: killed 137, was 45; now disputed».
fn event_news(event: &EventChange) -> String {
    let day = event
        .start
        .map_or_else(|| "no day".to_owned(), |day| day.to_string());
    let kind = event.kind.as_ref().map_or("event".to_owned(), value_word);
    let place = event.place.as_deref().unwrap_or("no place");
    let number =
        |number: Option<u64>| number.map_or("unknown".to_owned(), |number| number.to_string());
    let tolls = event.tolls.iter().map(|toll| {
        let outcome = value_word(&toll.outcome);
        match event.change {
            Change::Changed => format!("{outcome} {}, was {}", number(toll.now), number(toll.was)),
            Change::Removed | Change::Added => {
                format!("{outcome} {}", number(toll.now.or(toll.was)))
            }
        }
    });
    let claims = event.claims.iter().map(|claim| {
        let max = claim
            .max
            .map_or("or more".to_owned(), |max| format!("to {max}"));
        let range = if claim.max == Some(claim.min) {
            claim.min.to_string()
        } else {
            format!("{} {max}", claim.min)
        };
        let by = claim.claimed_by.as_deref().unwrap_or("the article");
        format!("new claim of {by}: {} {range}", value_word(&claim.outcome))
    });
    let disputed = event
        .disputed
        .iter()
        .map(|outcome| format!("{} now disputed", value_word(outcome)));
    let all: Vec<String> = tolls.chain(disputed).chain(claims).collect();
    let told = if all.is_empty() {
        String::new()
    } else {
        format!(": {}", all.join("; "))
    };
    format!("{day} {kind} {place}{told}")
}

/// The word of a value, as in JSON.
fn value_word(value: &impl serde::Serialize) -> String {
    let value = serde_json::to_value(value).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}

fn document_section(document: &DocumentChange) -> String {
    let word = match document.change {
        Change::Added => "added",
        Change::Removed => "removed",
        Change::Changed if document.text_changed == Some(true) => "another article",
        Change::Changed => "changed",
    };
    let mut out = format!("\n## {} ({word})\n", escape_markdown(&document.id));
    if !document.facts.is_empty() {
        out += "\n| | layer | fact |\n|---|---|---|\n";
    }
    for fact in &document.facts {
        let told = escape_markdown(&told_fields(fact));
        let _ = writeln!(
            out,
            "| {} | {} | {told} |",
            sign_of(fact),
            fact.layer.name()
        );
    }
    out
}

fn sign_of(fact: &FactChange) -> &'static str {
    change_sign(fact.change)
}

fn change_sign(change: Change) -> &'static str {
    match change {
        Change::Removed => "-",
        Change::Changed => "~",
        Change::Added => "+",
    }
}

/// The fields that are known, or what has changed of them.
fn told_fields(fact: &FactChange) -> String {
    let words = fact.fact.get("text").unwrap_or(&Value::Null);
    let Some(was) = &fact.was else {
        return known_fields(&fact.fact);
    };
    let change = |(column, old): (&&str, &Value)| {
        let new = fact.fact.get(*column).unwrap_or(&Value::Null);
        format!("{column} {}, was {}", shown_value(new), shown_value(old))
    };
    let changes: Vec<_> = was.iter().map(change).collect();
    format!("{}: {}", shown_value(words), changes.join("; "))
}

/// What is known, its words first.
fn known_fields(fields: &Fields) -> String {
    let words = fields.get("text").into_iter().map(shown_value);
    let others = fields
        .iter()
        .filter(|(column, value)| **column != "text" && !value.is_null());
    let others = others.map(|(column, value)| format!("{column} {}", shown_value(value)));
    words.chain(others).collect::<Vec<_>>().join(", ")
}

fn shown_value(value: &Value) -> String {
    match value {
        Value::Null => "unknown".to_owned(),
        Value::String(text) => format!("{text:?}"),
        other => other.to_string(),
    }
}
