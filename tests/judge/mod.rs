//! Whether a row of `tests/classes` is read rightly: what it marks against a document as the JSON has it.
//! A judge returns what is wrong with its row, one line a fault; an empty list means that the row is right.
#![allow(unreachable_pub)] // as in any crate

mod casualty;
mod date;
mod name;
mod quote;

use std::sync::LazyLock;

use regex::Regex;
use serde_json::Value;

pub use casualty::faults as casualties;
pub use date::faults as dates;
pub use name::faults as names;
pub use quote::faults as quotes;

/// The facts of a list; none where the key is missing.
fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

fn is_true(value: &Value) -> bool {
    value == &Value::Bool(true)
}

/// Start and end of a fact, in characters.
fn span(fact: &Value) -> (u64, u64) {
    let at = |index| fact["span"][index].as_u64();
    at(0).zip(at(1)).expect("a fact has a span")
}

/// How many characters two facts share.
fn overlap(a: (u64, u64), b: (u64, u64)) -> u64 {
    a.1.min(b.1).saturating_sub(a.0.max(b.0))
}

/// Which share of what two facts cover together both cover.
#[expect(clippy::cast_precision_loss)] // a row is short
fn union_share(a: (u64, u64), b: (u64, u64)) -> f64 {
    let together = a.1.max(b.1) - a.0.min(b.0);
    overlap(a, b) as f64 / together as f64
}

/// `fact[key]` and the alternates that `KEY_also` lists.
fn alternates<'a>(fact: &'a Value, key: &str) -> Vec<&'a Value> {
    let also = list(fact, &format!("{key}_also"));
    std::iter::once(&fact[key]).chain(also).collect()
}

/// Whether `found` is what a row marks under `key`; a key that the row leaves out asks for nothing.
fn holds(gold: &Value, key: &str, found: &Value, same: impl Fn(&Value, &Value) -> bool) -> bool {
    if gold.get(key).is_none() {
        return true;
    }
    let asked = alternates(gold, key);
    if found.is_null() {
        return asked.iter().any(|value| value.is_null());
    }
    asked
        .iter()
        .any(|value| !value.is_null() && same(value, found))
}

/// The names under which a document gives one thing: a string, or an object with some of these keys.
fn names_of(found: &Value) -> Vec<&str> {
    let keys = ["name", "text", "country"];
    match found.as_str() {
        Some(name) => vec![name],
        None => keys.iter().filter_map(|key| found[key].as_str()).collect(),
    }
}

static MARKS: LazyLock<Regex> = LazyLock::new(|| {
    let marks =
        r"[\u{64b}-\u{65f}\u{670}\u{640}\u{200c}-\u{200f}\u{202a}-\u{202e}\u{2066}-\u{2069}]";
    Regex::new(marks).expect("a pattern")
});

static PLURAL: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(\w\w)ون$").expect("a pattern"));

/// The spelling that respellings of one name share.
pub fn fold(name: &str) -> String {
    let name = MARKS.replace_all(name, "");
    let letter = |letter| match letter {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ئ' => 'ي',
        'ة' => 'ه',
        'ؤ' => 'و',
        letter if letter.is_alphanumeric() || letter == '_' => letter,
        _ => ' ',
    };
    let folded: String = name.chars().map(letter).collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name without its leading article and without the case of a sound plural.
fn whole(name: &str) -> String {
    let folded = fold(name);
    let words = folded.split(' ');
    let words: Vec<_> = words
        .map(|word| PLURAL.replace(word, "${1}ين").into_owned())
        .collect();
    without_article(&words.join(" ")).to_owned()
}

fn without_article(name: &str) -> &str {
    let rest = name.strip_prefix("ال");
    let long = |rest: &&str| {
        rest.split(' ')
            .next()
            .is_some_and(|word| word.chars().count() > 1)
    };
    rest.filter(long).unwrap_or(name)
}

/// Whether one name of `found` is the whole of `gold`.
fn is_named(gold: &Value, found: &Value) -> bool {
    let gold = gold.as_str().map(whole);
    names_of(found)
        .into_iter()
        .any(|name| Some(whole(name)) == gold)
}

/// Some words of a fact, for a message.
fn shown(fact: &Value) -> &str {
    let keys = ["evidence", "content", "text", "name"];
    keys.iter()
        .find_map(|key| fact[key].as_str())
        .unwrap_or_default()
}
