//! What the crate shows to whoever builds on it: `surface/api.txt` lists every public item, so that none comes, goes
//! or changes unseen, and each is named somewhere outside the crate, or `surface/unnamed.toml` says why it is there.

#![allow(clippy::unwrap_used)] // in the helpers: the lint knows only functions marked as tests

#[path = "surface/api.rs"]
mod api;
mod syntax;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use api::{Api, Item};
use syntax::sources;

const LIST: &str = "tests/surface/api.txt";

/// The words of a text that could be names in code.
fn names(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_')
}

/// What the comments of a file show as examples.
fn examples(code: &str) -> String {
    let mut inside = false;
    let mut found = String::new();
    for line in code.lines() {
        let comment = line.trim_start();
        let comment = comment.strip_prefix("///").or(comment.strip_prefix("//!"));
        let Some(comment) = comment else {
            inside = false;
            continue;
        };
        if comment.trim_start().starts_with("```") {
            inside = !inside;
        } else if inside {
            found += comment;
            found.push('\n');
        }
    }
    found
}

/// All names in code that sees the crate from outside.
fn named_outside() -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    let inside =
        |path: &Path| path.starts_with("tests/inside") || path.starts_with("tests/surface");
    for place in ["tests", "benches", "fuzz/checks", "src/main.rs"].map(Path::new) {
        let files = if place.is_file() {
            vec![place.to_owned()]
        } else {
            sources(place)
        };
        for path in files.into_iter().filter(|path| !inside(path)) {
            named.extend(names(&fs::read_to_string(path).unwrap()).map(str::to_owned));
        }
    }
    for path in sources(Path::new("src")) {
        let examples = examples(&fs::read_to_string(path).unwrap());
        named.extend(names(&examples).map(str::to_owned));
    }
    named
}

fn api() -> Api {
    let files = sources(Path::new("src")).into_iter();
    let library = files.filter(|path| !path.starts_with("src/lexicon/build"));
    Api::read(library.map(|path| (fs::read_to_string(&path).unwrap(), path)))
}

#[test]
fn the_public_api_is_what_is_listed() {
    let now: String = api().items().map(|item| item.line.clone() + "\n").collect();
    if std::env::var_os("UPDATE_API").is_some() {
        fs::write(LIST, &now).unwrap();
    }
    let listed = fs::read_to_string(LIST).unwrap_or_default();
    let (old, new): (BTreeSet<_>, BTreeSet<_>) = (listed.lines().collect(), now.lines().collect());
    let gone = old.difference(&new).map(|line| format!("- {line}"));
    let come = new.difference(&old).map(|line| format!("+ {line}"));
    let changes: Vec<_> = gone.chain(come).collect();
    assert!(
        changes.is_empty(),
        "what is public has changed; if that is meant, run `UPDATE_API=1 cargo test --test surface`:\n{}",
        changes.join("\n")
    );
}

#[test]
fn what_is_public_is_named_outside_or_says_why_it_is_there() {
    let api = api();
    let outside = named_outside();
    let shown: BTreeSet<&str> = api.items().flat_map(|item| names(&item.shows)).collect();
    let unnamed = |item: &&Item| {
        let needed = item.is_type && shown.contains(item.name.as_str());
        !(item.is_part || needed || outside.contains(&item.name))
    };
    let unnamed: BTreeSet<_> = api
        .items()
        .filter(unnamed)
        .map(|item| item.path.clone())
        .collect();
    let reasons = fs::read_to_string("tests/surface/unnamed.toml").unwrap();
    let reasons: BTreeMap<String, String> = toml::from_str(&reasons).unwrap();
    let reasoned: BTreeSet<_> = reasons.into_keys().collect();
    let without: Vec<_> = unnamed.difference(&reasoned).collect();
    assert!(
        without.is_empty(),
        "nobody outside the crate names these; make them `pub(crate)`, show them in an example, or say in \
         tests/surface/unnamed.toml why they are public: {without:#?}"
    );
    let idle: Vec<_> = reasoned.difference(&unnamed).collect();
    assert!(
        idle.is_empty(),
        "these need no reason in tests/surface/unnamed.toml: {idle:#?}"
    );
}
