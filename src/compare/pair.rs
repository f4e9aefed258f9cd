//! Which facts of two documents are the same: alike in every field, else in their place and words.

use std::collections::{BTreeMap, VecDeque};
use std::convert::Infallible;

use serde_json::Value;

use super::{Change, FactChange, Fields};
use crate::facts::{Cell, Fact, Facts, Layer, Visit};

/// Where a fact stands; not compared when the article is another.
const PLACES: [&str; 3] = ["start", "end", "sentence"];
/// Numbers and names that the tool gives entities and events; they say nothing about the article.
const NUMBERS: [&str; 3] = ["entity", "id", "event"];
/// How far a fact can be trusted is said about the tool, not about the article.
const CONFIDENCE: &str = "confidence";

struct Row {
    layer: Layer,
    fields: Fields,
}

/// All facts of a document that only one analysis has.
pub(super) fn all_facts(facts: &Facts, change: Change) -> Vec<FactChange> {
    let only = |row| only_one_has(row, change);
    fact_rows(facts).into_iter().map(only).collect()
}

/// The facts that differ; with `elsewhere`, wherever they stand.
pub(super) fn fact_changes(old: &Facts, new: &Facts, elsewhere: bool) -> Vec<FactChange> {
    let (mut old, mut new) = (fact_rows(old), fact_rows(new));
    if elsewhere {
        for row in old.iter_mut().chain(&mut new) {
            row.fields.retain(|column, _| !PLACES.contains(column));
        }
    }
    let mut changes = Vec::new();
    for layer in Layer::ALL {
        let of = |rows: &mut Vec<Row>| -> Vec<Fields> {
            let of_layer = rows.extract_if(.., |row| row.layer == layer);
            of_layer.map(|row| row.fields).collect()
        };
        let (mut gone, mut come) = (of(&mut old), of(&mut new));
        take_pairs(&mut gone, &mut come, whole_row);
        let pairs = take_pairs(&mut gone, &mut come, place_and_words);
        let changed = |(was, fact): (Fields, Fields)| FactChange {
            layer,
            change: Change::Changed,
            was: Some(differing_fields(was, &fact)),
            fact,
        };
        let gone = gone.into_iter().map(|fields| Row { layer, fields });
        let come = come.into_iter().map(|fields| Row { layer, fields });
        changes.extend(gone.map(|row| only_one_has(row, Change::Removed)));
        changes.extend(pairs.into_iter().map(changed));
        changes.extend(come.map(|row| only_one_has(row, Change::Added)));
    }
    changes
}

fn only_one_has(row: Row, change: Change) -> FactChange {
    FactChange {
        layer: row.layer,
        change,
        fact: row.fields,
        was: None,
    }
}

/// Takes out of both lists what has the same key, each once and in order.
fn take_pairs(
    old: &mut Vec<Fields>,
    new: &mut Vec<Fields>,
    key: impl Fn(&Fields) -> Option<String>,
) -> Vec<(Fields, Fields)> {
    let mut free: Vec<Option<Fields>> = std::mem::take(new).into_iter().map(Some).collect();
    let mut places: BTreeMap<String, VecDeque<usize>> = BTreeMap::new();
    for (at, fields) in free.iter().flatten().enumerate() {
        let places = key(fields).map(|key| places.entry(key).or_default());
        if let Some(places) = places {
            places.push_back(at);
        }
    }
    let mut pairs = Vec::new();
    for fields in std::mem::take(old) {
        let same = key(&fields).and_then(|key| places.get_mut(&key)?.pop_front());
        match same.and_then(|at| free[at].take()) {
            Some(other) => pairs.push((fields, other)),
            None => old.push(fields),
        }
    }
    new.extend(free.into_iter().flatten());
    pairs
}

/// The whole row.
fn whole_row(fields: &Fields) -> Option<String> {
    serde_json::to_string(fields).ok()
}

/// The place and the words of a fact; a spelling has no place, but a name.
fn place_and_words(fields: &Fields) -> Option<String> {
    let keys = ["start", "end", "text", "name"];
    let own = if fields.contains_key("start") {
        &keys[..3]
    } else {
        &keys[2..]
    };
    let key: Vec<_> = own.iter().map(|key| fields.get(key)).collect();
    serde_json::to_string(&key).ok()
}

/// The fields of `was` that are not those of `is`.
fn differing_fields(mut was: Fields, is: &Fields) -> Fields {
    was.retain(|column, value| is.get(column) != Some(value));
    was
}

fn fact_rows(facts: &Facts) -> Vec<Row> {
    let mut rows = Rows(Vec::new());
    let Ok(()) = facts.visit_layers(&mut rows);
    rows.0
}

/// Every fact as a row.
struct Rows(Vec<Row>);

impl Visit for Rows {
    type Error = Infallible;

    fn layer<F: Fact>(&mut self, facts: &[F]) -> Result<(), Infallible> {
        for row in facts.iter().flat_map(Fact::rows) {
            let columns = F::COLUMNS.iter().copied();
            let fields = columns.zip(row);
            let fields =
                fields.filter(|(column, _)| !NUMBERS.contains(column) && *column != CONFIDENCE);
            self.0.push(Row {
                layer: F::LAYER,
                fields: fields
                    .map(|(column, cell)| (column, cell_value(cell)))
                    .collect(),
            });
        }
        Ok(())
    }
}

fn cell_value(cell: Cell<'_>) -> Value {
    match cell {
        Cell::Empty => Value::Null,
        Cell::Number(number) => number.into(),
        Cell::Flag(flag) => flag.to_string().into(),
        Cell::Text(text) => text.into_owned().into(),
    }
}
