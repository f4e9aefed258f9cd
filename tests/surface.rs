//! What the crate shows to whoever builds on it: `surface/api.txt` lists every public item, so that none comes, goes
//! or changes unseen, and each is named in an example that runs. What nobody can show to a user is not public.

#![allow(clippy::unwrap_used)] // in the helpers: the lint knows only functions marked as tests

#[path = "surface/api.rs"]
mod api;
mod syntax;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use api::Api;
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

/// All names in the examples of the crate's own comments.
fn named_in_examples() -> BTreeSet<String> {
    let shown = sources(Path::new("src")).into_iter();
    let shown = shown.map(|path| examples(&fs::read_to_string(path).unwrap()));
    shown
        .flat_map(|example| names(&example).map(str::to_owned).collect::<Vec<_>>())
        .collect()
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
fn what_is_public_is_shown_in_an_example() {
    let shown = named_in_examples();
    let api = api();
    let items = api.items().filter(|item| !item.is_part);
    let without: BTreeSet<&String> = items
        .filter(|item| !shown.contains(&item.name))
        .map(|item| &item.path)
        .collect();
    assert!(
        without.is_empty(),
        "no example of the documentation names these; write one that a user learns from, or make them `pub(crate)`: \
         {without:#?}"
    );
}
