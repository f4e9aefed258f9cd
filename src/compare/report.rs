//! A comparison to read, for programs, and for a wiki or a comment.

use std::fmt::Write;

use clap::ValueEnum;
use serde_json::Value;

use super::{Change, Comparison, DocumentChange, FactChange, Fields};
use crate::output::{escape_markdown, one_line};
use crate::terminal::escaped;

/// How a comparison is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
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
    pub fn write(&self, format: Format) -> String {
        match format {
            Format::Text => self.text(),
            Format::Json => {
                let json = serde_json::to_string_pretty(self).unwrap_or_default();
                one_line(json) + "\n"
            }
            Format::Markdown => self.markdown(),
        }
    }

    fn text(&self) -> String {
        let mut out = String::new();
        for document in &self.documents {
            let sign = match document.change {
                Change::Changed => String::new(),
                other => format!("{} ", sign(other)),
            };
            let note = if document.text_changed == Some(true) {
                ": the article is another"
            } else {
                ""
            };
            let _ = writeln!(out, "{sign}{}{note}", escaped(&document.id));
            for fact in &document.facts {
                let (layer, told) = (fact.layer.name(), told(fact));
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
        for document in &self.documents {
            out += &section(document);
        }
        out
    }
}

fn section(document: &DocumentChange) -> String {
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
        let told = escape_markdown(&told(fact));
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
    sign(fact.change)
}

fn sign(change: Change) -> &'static str {
    match change {
        Change::Removed => "-",
        Change::Changed => "~",
        Change::Added => "+",
    }
}

/// The fields that are known, or what has changed of them.
fn told(fact: &FactChange) -> String {
    let words = fact.fact.get("text").unwrap_or(&Value::Null);
    let Some(was) = &fact.was else {
        return known(&fact.fact);
    };
    let change = |(column, old): (&&str, &Value)| {
        let new = fact.fact.get(*column).unwrap_or(&Value::Null);
        format!("{column} {}, was {}", shown(new), shown(old))
    };
    let changes: Vec<_> = was.iter().map(change).collect();
    format!("{}: {}", shown(words), changes.join("; "))
}

/// What is known, its words first.
fn known(fields: &Fields) -> String {
    let words = fields.get("text").into_iter().map(shown);
    let others = fields
        .iter()
        .filter(|(column, value)| **column != "text" && !value.is_null());
    let others = others.map(|(column, value)| format!("{column} {}", shown(value)));
    words.chain(others).collect::<Vec<_>>().join(", ")
}

fn shown(value: &Value) -> String {
    match value {
        Value::Null => "unknown".to_owned(),
        Value::String(text) => format!("{text:?}"),
        other => other.to_string(),
    }
}
