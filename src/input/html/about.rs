//! What a page says about its article: headline, day, outlet, address, from JSON-LD, Open Graph and other
//! metadata, then from the page itself.

use std::collections::VecDeque;

use serde_json::{Map, Value};

use super::tree::{At, Tree};
use super::words::WORDS;
use crate::input::published;

/// Letters that no headline has: what is longer is a page whose heading never ends.
const LONG_TITLE: usize = 300;

/// What is known of the article on a page.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct About {
    pub(super) title: Option<String>,
    /// The day as it is written.
    pub(super) date: Option<String>,
    pub(super) source: Option<String>,
    pub(super) url: Option<String>,
    /// The text as JSON-LD has it.
    pub(super) body: Option<String>,
}

impl About {
    pub(super) fn about_page(tree: &Tree) -> Self {
        let linked = linked_data(tree);
        let meta = |key: &str| meta_value(tree, key);
        let url = link_address(tree, "canonical")
            .or_else(|| meta("og:url"))
            .or_else(|| linked.url.clone())
            .or_else(|| saved_from(tree));
        let url = url.filter(|url| url.contains("://"));
        let source = meta("og:site_name")
            .or(linked.source)
            .or_else(|| meta("application-name"))
            .or_else(|| url.as_deref().and_then(host_name));
        let heading =
            || first_element_text(tree, "h1").filter(|line| line.chars().count() <= LONG_TITLE);
        let written = linked.title.or_else(|| meta("og:title")).or_else(heading);
        let title = written.or_else(|| first_element_text(tree, "title"));
        let date = linked
            .date
            .or_else(|| WORDS.day_keys.iter().find_map(|key| meta(key)))
            .or_else(|| in_page(tree));
        Self {
            title: title.map(|title| without_outlet(&title, source.as_deref(), tree)),
            date,
            source,
            url,
            body: linked.body,
        }
    }
}

fn filled_text(text: &str) -> Option<String> {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then_some(line)
}

/// The value of metadata under a key, however it is called: `name`, `property` or `itemprop`.
fn meta_value(tree: &Tree, key: &str) -> Option<String> {
    tree.elements_named("meta").find_map(|at| {
        let node = &tree.nodes[at];
        let names = ["property", "name", "itemprop"].into_iter();
        let mut own = names.filter_map(|name| node.attribute_value(name));
        own.any(|own| own.trim().eq_ignore_ascii_case(key))
            .then(|| filled_text(node.attribute_value("content")?))?
    })
}

fn link_address(tree: &Tree, rel: &str) -> Option<String> {
    let found = tree
        .elements_named("link")
        .find(|at| tree.nodes[*at].attribute_value("rel") == Some(rel))?;
    filled_text(tree.nodes[found].attribute_value("href")?)
}

fn first_element_text(tree: &Tree, name: &str) -> Option<String> {
    tree.elements_named(name)
        .find_map(|at| filled_text(&tree.text_on_line(at)))
}

/// The address that a browser writes into a page that it saves.
fn saved_from(tree: &Tree) -> Option<String> {
    let comment = tree.comment.as_deref()?;
    let (_, rest) = comment
        .split_once("saved from url=(")
        .and_then(|(_, rest)| rest.split_once(')'))
        .or_else(|| comment.split_once("url:"))?;
    filled_text(rest.split_whitespace().next()?)
}

/// The name of the server in an address.
fn host_name(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("://")?;
    let host = rest.split(['/', '?', '#', ':']).next()?;
    filled_text(host.strip_prefix("www.").unwrap_or(host))
}

/// A headline without the outlet's name after it.
fn without_outlet(title: &str, source: Option<&str>, tree: &Tree) -> String {
    let headline = first_element_text(tree, "h1").unwrap_or_default();
    for mark in [" | ", " - ", " – ", " — ", " :: ", " « "] {
        if let Some((start, end)) = title.rsplit_once(mark) {
            let outlet = source.is_some_and(|source| end.trim() == source);
            if outlet || start.trim() == headline {
                return start.trim().to_owned();
            }
        }
    }
    title.to_owned()
}

/// The day as elements of the page have it: marked as the day of publication, then any `<time>`, then any
/// element that is named so.
fn in_page(tree: &Tree) -> Option<String> {
    let nodes = || {
        tree.nodes
            .iter()
            .enumerate()
            .filter(|(_, node)| !node.is_text())
    };
    let marked = nodes().find_map(|(at, node)| {
        let marked = node
            .attribute_value("itemprop")?
            .eq_ignore_ascii_case("datepublished");
        marked.then(|| day_of_element(tree, at))?
    });
    let time = || {
        let times = || tree.elements_named("time");
        let published = times().find_map(|at| {
            let class = tree.nodes[at].attribute_value("class")?;
            class
                .contains("publish")
                .then(|| day_of_element(tree, at))?
        });
        published.or_else(|| times().find_map(|at| day_of_element(tree, at)))
    };
    let named = || {
        nodes().find_map(|(at, node)| {
            let mut names = ["class", "id"]
                .into_iter()
                .filter_map(|name| node.attribute_value(name));
            names
                .any(|name| WORDS.is_day(name))
                .then(|| day_of_element(tree, at))?
        })
    };
    marked
        .or_else(time)
        .or_else(named)
        .or_else(|| lone_day(tree))
}

/// The first short piece of text that is a day and nothing else.
fn lone_day(tree: &Tree) -> Option<String> {
    let texts = tree.nodes.iter().filter(|node| node.is_text());
    texts
        .filter_map(|node| filled_text(&node.text))
        .find(|text| is_day(text))
}

/// Whether a text is a day in digits, or has a day and a year and some words: «الخميس 12 نوفمبر 2020».
pub(super) fn is_day(text: &str) -> bool {
    const WORDS: usize = 7;
    const LONG: usize = 60;
    if text.len() > 2 * LONG || text.contains('©') {
        return false;
    }
    if published::parse_day(text).is_some() {
        return text.contains(['-', '/', '.']);
    }
    let runs: Vec<_> = text
        .split(|c: char| !c.is_numeric())
        .map(|run| run.chars().count())
        .filter(|count| *count > 0)
        .collect();
    let words = text.split_whitespace().count();
    (3..=WORDS).contains(&words) && matches!(runs[..], [1..=2, 4])
}

/// The day that an element tells: in an attribute, or as its own short text with a year in it.
fn day_of_element(tree: &Tree, at: At) -> Option<String> {
    const LONG: usize = 80;
    /// Nodes that a day may be made of.
    const NODES: usize = 24;
    let node = &tree.nodes[at];
    let attributes = ["datetime", "content", "title"].into_iter();
    let given = attributes
        .filter_map(|name| node.attribute_value(name))
        .find(|value| published::parse_day(value).is_some());
    if let Some(given) = given {
        return filled_text(given);
    }
    let small = node.end - at <= NODES;
    let line = small.then(|| tree.text_on_line(at))?;
    (line.chars().count() <= LONG && has_year(&line)).then_some(line)
}

/// Whether a text has a year of four digits, in digits of any script.
fn has_year(line: &str) -> bool {
    let digits: Vec<_> = line
        .split(|c: char| !c.is_numeric())
        .map(|run| run.chars().count())
        .collect();
    digits.contains(&4)
}

/// What JSON-LD says of an article.
#[derive(Default)]
struct Linked {
    title: Option<String>,
    date: Option<String>,
    source: Option<String>,
    url: Option<String>,
    body: Option<String>,
}

/// The description of the article in the page's JSON-LD: one that calls itself an article comes first.
fn linked_data(tree: &Tree) -> Linked {
    let mut other = None;
    for at in tree.elements_named("script") {
        let kind = tree.nodes[at].attribute_value("type").unwrap_or_default();
        if !kind.trim().eq_ignore_ascii_case("application/ld+json") {
            continue;
        }
        let texts = tree.nodes[tree.range_within(at)].iter();
        let text: String = texts.map(|node| &*node.text).collect();
        let Some(value) = lenient_json(&text) else {
            continue;
        };
        for (is_article, found) in linked_descriptions(&value) {
            if is_article {
                return found;
            }
            other = other.or(Some(found));
        }
    }
    other.unwrap_or_default()
}

/// JSON as pages have it: with line ends and tabs in its strings, and signs after its end.
fn lenient_json(text: &str) -> Option<Value> {
    let clean = || text.replace(|c: char| c.is_control(), " ");
    serde_json::from_str(text)
        .or_else(|_| serde_json::from_str(clean().trim().trim_end_matches(';')))
        .ok()
}

/// The descriptions in a value, however they are grouped, and whether each calls itself an article.
fn linked_descriptions(value: &Value) -> Vec<(bool, Linked)> {
    let mut found = Vec::new();
    let mut waiting = VecDeque::from([value]);
    while let Some(value) = waiting.pop_front() {
        match value {
            Value::Array(list) => waiting.extend(list),
            Value::Object(members) => {
                waiting.extend(
                    ["@graph", "mainEntity"]
                        .iter()
                        .filter_map(|key| members.get(*key)),
                );
                if members.contains_key("datePublished") || members.contains_key("articleBody") {
                    found.push((is_article(members), linked_members(members)));
                }
            }
            _ => {}
        }
    }
    found
}

fn is_article(members: &Map<String, Value>) -> bool {
    let article = |value: &Value| {
        let name = value.as_str().unwrap_or_default();
        name.ends_with("Article") || name.ends_with("Posting") || name.ends_with("Report")
    };
    match members.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(article),
        Some(kind) => article(kind),
        None => false,
    }
}

fn linked_members(members: &Map<String, Value>) -> Linked {
    let text = |key: &str| {
        members
            .get(key)
            .and_then(name_of_value)
            .and_then(|text| filled_text(&text))
    };
    Linked {
        title: text("headline").or_else(|| text("name")),
        date: text("datePublished"),
        source: text("publisher"),
        url: text("url").or_else(|| text("mainEntityOfPage")),
        body: members.get("articleBody").and_then(name_of_value),
    }
}

/// A text, or the name or id of an object; of a list its first.
fn name_of_value(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Object(members) => {
            let name = members.get("name").or_else(|| members.get("@id"))?;
            name.as_str().map(str::to_owned)
        }
        Value::Array(list) => list.first().and_then(Value::as_str).map(str::to_owned),
        _ => None,
    }
}
