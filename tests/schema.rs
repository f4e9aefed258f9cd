//! The JSON keeps its promise: within one version keys and words may come, none may go or change.
//!
//! `tests/schema/1.json` is what version 1 was last agreed to be. `UPDATE_SCHEMA=1 cargo test --test
//! schema` writes what has come since; it refuses when something went, and then `SCHEMA_VERSION` in
//! `src/facts/document.rs` must be raised, which starts a file of its own.

#![allow(clippy::unwrap_used)] // in the helpers: the lint knows only functions marked as tests

use std::fs;
use std::process::Command;

use karabakh::facts::SCHEMA_VERSION;
use serde_json::{Map, Value, json};

const UPDATE: &str = "UPDATE_SCHEMA=1 cargo test --test schema";

/// What forbids nothing; `format` is a remark too, as the standard has it.
const REMARKS: [&str; 5] = ["description", "title", "format", "$schema", "$defs"];

/// What readers of `old` cannot read in `new`, each with its place.
fn breaks(at: &str, old: &Value, new: &Value, broken: &mut Vec<String>) {
    match (old, new) {
        (Value::Object(old), Value::Object(new)) => {
            for (key, old) in old
                .iter()
                .filter(|(key, _)| !REMARKS.contains(&key.as_str()))
            {
                let at = format!("{at}/{key}");
                let none = Value::Null;
                let new = new.get(key).unwrap_or(&none);
                match key.as_str() {
                    "properties" => entries(&at, old, new, broken),
                    "required" | "enum" | "oneOf" | "anyOf" => members(&at, old, new, broken),
                    _ => breaks(&at, old, new, broken),
                }
            }
            // a bound that comes forbids what was written before
            for key in new.keys().filter(|key| !old.contains_key(*key)) {
                if !REMARKS.contains(&key.as_str()) {
                    broken.push(format!("{at}/{key} is new"));
                }
            }
        }
        (Value::Array(old), Value::Array(new)) if old.len() == new.len() => {
            for (index, (old, new)) in old.iter().zip(new).enumerate() {
                breaks(&format!("{at}/{index}"), old, new, broken);
            }
        }
        _ if old == new => {}
        _ => broken.push(format!("{at} was {old} and is {new}")),
    }
}

/// Named entries, of which none may go.
fn entries(at: &str, old: &Value, new: &Value, broken: &mut Vec<String>) {
    let none = Map::new();
    let new = new.as_object().unwrap_or(&none);
    for (key, old) in old.as_object().unwrap_or(&none) {
        match new.get(key) {
            Some(new) => breaks(&format!("{at}/{key}"), old, new, broken),
            None => broken.push(format!("{at}/{key} is gone")),
        }
    }
}

/// Members of a list, of which none may go.
fn members(at: &str, old: &Value, new: &Value, broken: &mut Vec<String>) {
    let none = Vec::new();
    let new = new.as_array().unwrap_or(&none);
    for old in old.as_array().unwrap_or(&none) {
        let same = |new: &Value| {
            let mut broken = Vec::new();
            breaks("", old, new, &mut broken);
            broken.is_empty()
        };
        if !new.iter().any(same) {
            broken.push(format!("{at} has no {old} any more"));
        }
    }
}

/// What a whole schema breaks of another: its root and its definitions.
fn broken(old: &Value, new: &Value) -> Vec<String> {
    let mut broken = Vec::new();
    breaks("", old, new, &mut broken);
    entries("/$defs", &old["$defs"], &new["$defs"], &mut broken);
    broken
}

#[test]
fn the_json_changes_only_with_its_version() {
    let path = format!("tests/schema/{SCHEMA_VERSION}.json");
    let told = Command::new(env!("CARGO_BIN_EXE_karabakh-cli"))
        .arg("schema")
        .output()
        .unwrap();
    let now: Value = serde_json::from_slice(&told.stdout).unwrap();
    let agreed = fs::read_to_string(&path).ok();
    let agreed: Option<Value> = agreed.map(|text| serde_json::from_str(&text).unwrap());
    if let Some(agreed) = &agreed {
        let broken = broken(agreed, &now);
        assert!(
            broken.is_empty(),
            "what reads version {SCHEMA_VERSION} cannot read this:\n{}\nraise SCHEMA_VERSION",
            broken.join("\n")
        );
    }
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        let text = serde_json::to_string_pretty(&now).unwrap() + "\n";
        fs::create_dir_all("tests/schema").unwrap();
        fs::write(&path, text).unwrap();
        return;
    }
    assert!(
        agreed == Some(now),
        "{path} does not have all that the tool writes now; run `{UPDATE}`, and say in docs/formats.md what came"
    );
}

#[test]
fn what_comes_is_allowed_and_what_goes_or_changes_is_told() {
    let old = json!({"type": "object", "required": ["a"], "properties": {
        "a": {"type": "string", "description": "old"},
        "b": {"oneOf": [{"const": "x", "description": "old"}, {"const": "y"}]}}});
    let change = |pointer: &str, value: Option<Value>| {
        let mut new = old.clone();
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        let parent = new.pointer_mut(parent).unwrap().as_object_mut().unwrap();
        match value {
            Some(value) => parent.insert(key.to_owned(), value),
            None => parent.remove(key),
        };
        broken(&old, &new).len()
    };
    assert_eq!(change("/properties/c", Some(json!({"type": "null"}))), 0);
    assert_eq!(change("/required", Some(json!(["c", "a"]))), 0);
    assert_eq!(change("/properties/a/description", Some(json!("new"))), 0);
    let words = json!([{"const": "z"}, {"const": "x"}, {"const": "y"}]);
    assert_eq!(change("/properties/b/oneOf", Some(words)), 0);

    assert_eq!(change("/properties/a", None), 1);
    assert_eq!(change("/required", Some(json!([]))), 1);
    assert_eq!(
        change("/properties/a/type", Some(json!(["string", "null"]))),
        1
    );
    assert_eq!(
        change("/properties/b/oneOf", Some(json!([{"const": "y"}]))),
        1
    );
    assert_eq!(change("/properties/a/pattern", Some(json!("^x$"))), 1);
}
