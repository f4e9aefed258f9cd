//! What is done to every span, name and reference of facts is done to those of new fields too: facts are filled
//! from the schema, which has every field there is.

use std::collections::BTreeSet;
use std::convert::Infallible;

use serde_json::{Map, Value, json};

use crate::facts::{Cell, Fact, Facts, Visit};
use crate::span::Span;

/// What tells nothing of the article's names: numbers of facts, codes, values and words of the lists.
const CODES: [&str; 11] = [
    "entities.id",
    "entities.country",
    "entities.within",
    "dates.value",
    "casualties.date.value",
    "casualties.event",
    "casualties.victims.country",
    "quotes.cue.lemma",
    "events.id",
    "events.place.country",
    "events.place.within",
];
/// Names that are not written as the article has them: English ones, and the one by which sides are told apart.
const OTHER_NAMES: [&str; 2] = ["entities.name_en", "casualties.side"];

/// Facts of one of each kind in which every field has something: `string` makes what stands at a path, and each
/// span is `at`.
pub(super) fn filled_facts(at: Span, string: impl Fn(&str) -> String) -> Facts {
    let schema = schemars::schema_for!(Facts).to_value();
    let filling = Filling {
        types: &schema["$defs"],
        at: json!(at),
        string: &string,
    };
    let mut filled = filling.value_of(&schema, "");
    filled["variants"] = json!([]); // made from the entities
    serde_json::from_value(filled).unwrap()
}

struct Filling<'f> {
    types: &'f Value,
    at: Value,
    string: &'f dyn Fn(&str) -> String,
}

impl Filling<'_> {
    fn value_of(&self, schema: &Value, path: &str) -> Value {
        if let Some(name) = schema["$ref"].as_str() {
            return self.value_of(&self.types[name.rsplit('/').next().unwrap()], path);
        }
        for choice in ["anyOf", "oneOf", "enum"] {
            match &schema[choice][0] {
                Value::Null => {}
                first @ Value::Object(_) => return self.value_of(first, path),
                first => return first.clone(),
            }
        }
        let kind = &schema["type"];
        match kind.as_str().or(kind[0].as_str()) {
            _ if schema["const"].is_string() => schema["const"].clone(),
            Some("object") => {
                let fields = schema["properties"].as_object().unwrap().iter();
                let field = |(name, field): (&String, &Value)| {
                    let path = [path, name].join(if path.is_empty() { "" } else { "." });
                    (name.clone(), self.value_of(field, &path))
                };
                Value::Object(fields.map(field).collect::<Map<_, _>>())
            }
            Some("array") if schema["prefixItems"].is_array() => self.at.clone(),
            Some("array") => json!([self.value_of(&schema["items"], path)]),
            Some("string") if schema["format"] == "date" => json!("2020-10-17"),
            Some("string") => json!((self.string)(path)),
            Some("boolean") => json!(false),
            _ => json!(0),
        }
    }
}

/// Every text in the facts with the path at which it stands.
pub(super) fn texts_of(value: &Value, path: &str) -> Vec<(String, String)> {
    match value {
        Value::String(text) => vec![(path.to_owned(), text.clone())],
        Value::Array(all) => all.iter().flat_map(|one| texts_of(one, path)).collect(),
        Value::Object(fields) => {
            let separator = if path.is_empty() { "" } else { "." };
            let below = |name: &String| [path, name].join(separator);
            let fields = fields.iter();
            fields
                .flat_map(|(name, one)| texts_of(one, &below(name)))
                .collect()
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => Vec::new(),
    }
}

/// Whether a text at this path says who or what the article names, in its own words or as a name.
pub(super) fn tells_names(path: &str) -> bool {
    !CODES.contains(&path) && !path.ends_with(".entity")
}

#[test]
fn every_span_is_visited() {
    let (before, after) = (Span::new(3, 4), Span::new(77, 78));
    let mut facts = filled_facts(before, str::to_owned);
    let spans = json!(facts)
        .to_string()
        .matches(&json!(before).to_string())
        .count();
    let mut visited = 0;
    facts.each_span(|span| {
        *span = after;
        visited += 1;
    });
    let left = json!(facts)
        .to_string()
        .matches(&json!(before).to_string())
        .count();
    assert_eq!(
        (left, visited),
        (0, spans),
        "`Facts::each_span` visits each span, once"
    );
}

#[test]
fn every_name_and_reference_is_visited() {
    let mut facts = filled_facts(Span::new(3, 4), str::to_owned);
    let texts = texts_of(&json!(facts), "");
    let filled = texts.into_iter().filter(|(path, text)| path == text);
    let filled: BTreeSet<String> = filled.map(|(path, _)| path).collect();
    let is_reference = |path: &String| path.ends_with(".entity");
    let is_name = |path: &String| {
        let words = path.rsplit('.').next() == Some("text");
        tells_names(path) && !words && !OTHER_NAMES.contains(&path.as_str())
    };
    let mut references = BTreeSet::new();
    facts.each_reference(|reference| references.extend(reference.clone()));
    let wanted: BTreeSet<_> = filled
        .iter()
        .filter(|path| is_reference(path))
        .cloned()
        .collect();
    assert_eq!(
        references, wanted,
        "`Facts::each_reference` visits each reference"
    );
    let mut names = BTreeSet::new();
    facts.each_name(|name| _ = names.insert(name.clone()));
    let wanted: BTreeSet<_> = filled.into_iter().filter(is_name).collect();
    assert_eq!(
        names, wanted,
        "`Facts::each_name` visits each name; what is none stands in the lists of tests/inside/fields.rs"
    );
}

/// Columns that hold a text of another field than the one that they are called after.
struct Misplaced(Vec<(&'static str, String)>);

impl Visit for Misplaced {
    type Error = Infallible;

    fn layer<F: Fact>(&mut self, facts: &[F]) -> Result<(), Infallible> {
        for row in facts.iter().flat_map(Fact::rows) {
            assert_eq!(row.len(), F::COLUMNS.len(), "{}", F::LAYER.name());
            for (column, cell) in F::COLUMNS.iter().zip(row) {
                let Cell::Text(path) = cell else { continue };
                let Some(field) = path.strip_prefix(F::LAYER.name()) else {
                    continue; // no text of the article
                };
                let called = field.replace('.', "_").contains(column);
                if !called && (*column, field) != ("entity", ".id") {
                    self.0.push((column, path.into_owned()));
                }
            }
        }
        Ok(())
    }
}

#[test]
fn every_cell_stands_in_the_column_of_its_field() {
    let mut misplaced = Misplaced(Vec::new());
    let Ok(()) = filled_facts(Span::new(3, 4), str::to_owned).visit_layers(&mut misplaced);
    assert_eq!(misplaced.0, []);
}
