//! Dates: each is met by one expression on its days, no others are found (but for vague ones), the days of
//! figures agree, and so do warnings and the day of publication.

use regex::Regex;
use serde_json::Value;

use super::{is_true, list, overlap, shown, span, union_share};

/// What is wrong with the times of a document; `published` is the day that it tells when nothing is said of it.
pub fn faults(row: &Value, document: &Value, published: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    if let Some(gold) = row["dates"].as_array() {
        faults.extend(expressions(gold, list(document, "dates")));
    }
    faults.extend(days_of_figures(
        list(row, "when"),
        list(document, "casualties"),
    ));
    if let Some(asked) = row["warn"].as_bool()
        && asked == list(document, "warnings").is_empty()
    {
        faults.push(format!("warnings: {}", document["warnings"]));
    }
    if let Some(asked) = row.get("published_expected")
        && asked["date"] != *published
    {
        faults.push(format!(
            "published: {} asked, {published} found",
            asked["date"]
        ));
    }
    faults
}

fn expressions(gold: &[Value], found: &[Value]) -> Vec<String> {
    let (may, must): (Vec<&Value>, Vec<&Value>) =
        gold.iter().partition(|gold| is_true(&gold["optional"]));
    let pairs = pairs(&must, found);
    let mut faults = Vec::new();
    for (at, gold) in must.iter().enumerate() {
        match pairs.iter().find(|pair| pair.0 == at) {
            Some(pair) => faults.extend(dated(gold, &found[pair.1], found)),
            None => faults.push(format!("missed «{}»", shown(gold))),
        }
    }
    for (at, found) in found.iter().enumerate() {
        let meets = |gold: &&&Value| overlap(span(gold), span(found)) > 0;
        let paired = pairs.iter().any(|pair| pair.1 == at);
        let part = must.iter().find(meets);
        let allowed = may.iter().any(|gold| meets(&gold))
            || part.is_some_and(|gold| is_true(&gold["pieces"]));
        if !paired && !allowed && (part.is_some() || !is_vague(found)) {
            faults.push(format!("extra «{}» {}", shown(found), found["value"]));
        }
    }
    faults
}

/// Which row is which expression, the best pairs first.
fn pairs(gold: &[&Value], found: &[Value]) -> Vec<(usize, usize)> {
    let mut all = Vec::new();
    for (g, gold) in gold.iter().enumerate() {
        for (f, found) in found.iter().enumerate() {
            all.push((union_share(span(gold), span(found)), g, f));
        }
    }
    all.retain(|pair| pair.0 > 0.0);
    all.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (_, g, f) in all {
        if pairs.iter().all(|pair| pair.0 != g && pair.1 != f) {
            pairs.push((g, f));
        }
    }
    pairs
}

/// Whether an expression, or one of several that a row allows, has the days of its row.
fn dated(gold: &Value, found: &Value, all: &[Value]) -> Vec<String> {
    let (mut found, mut faults) = (found, Vec::new());
    if is_true(&gold["pieces"]) {
        let parts: Vec<_> = all
            .iter()
            .filter(|part| overlap(span(gold), span(part)) > 0)
            .collect();
        found = parts
            .iter()
            .find(|part| has_days(gold, part))
            .copied()
            .unwrap_or(found);
        let off = parts.iter().find(|part| days(part) != days(found));
        faults.extend(off.map(|part| format!("«{}» lies on another day", shown(part))));
    }
    if !has_days(gold, found) {
        let (value, start, end) = (&found["value"], &found["start"], &found["end"]);
        let asked = format!("{} {} {}", gold["value"], gold["start"], gold["end"]);
        faults.push(format!(
            "«{}»: {asked} asked, {value} {start} {end} found",
            shown(gold)
        ));
    }
    faults
}

fn days(fact: &Value) -> [&Value; 2] {
    [&fact["start"], &fact["end"]]
}

fn has_days(gold: &Value, found: &Value) -> bool {
    let same_value = || normal(&gold["value"]) == normal(&found["value"]);
    let also = list(gold, "alt")
        .iter()
        .any(|also| [&also[0], &also[1]] == days(found));
    if also {
        return true;
    }
    if is_true(&gold["open"]) {
        return found["start"].is_null() && (gold["value"].is_null() || same_value());
    }
    if gold["start"].is_null() {
        return gold["value"].is_null() || same_value();
    }
    let clock = Regex::new(r"T\d\d:\d\d").expect("a pattern");
    let clock = gold["value"]
        .as_str()
        .is_some_and(|value| clock.is_match(value));
    days(gold) == days(found) && (!clock || same_value())
}

/// A value without its zone, with its minutes, and with decades told as such.
fn normal(value: &Value) -> String {
    let patterns = [
        (r"(T\d\d(?::\d\d)?(?::\d\d)?)(?:Z|[+-]\d\d:?\d\d)$", "$1"),
        (r"T(\d\d)$", "T$1:00"),
        (r"^P(\d+)0Y$", "P${1}DE"),
    ];
    let mut value = value.as_str().unwrap_or_default().to_owned();
    for (pattern, by) in patterns {
        let pattern = Regex::new(pattern).expect("a pattern");
        value = pattern.replace(&value, by).into_owned();
    }
    value
}

fn is_vague(found: &Value) -> bool {
    let value = found["value"].as_str().unwrap_or_default();
    value.ends_with("_REF") || value.starts_with("PX") || value.starts_with("PTX")
}

fn days_of_figures(gold: &[Value], found: &[Value]) -> Vec<String> {
    let mut left: Vec<&Value> = found.iter().collect();
    let mut faults = Vec::new();
    for gold in gold {
        let same = |found: &&Value| {
            gold["outcome"] == found["outcome"] && gold["min"] == found["count"]["min"]
        };
        let Some(at) = left.iter().position(same) else {
            faults.push(format!("no figure {} {}", gold["outcome"], gold["min"]));
            continue;
        };
        let found = left.remove(at);
        let when = if found["when"].is_null() {
            &found["date"]
        } else {
            &found["when"]
        };
        if days(gold) != days(when) {
            let [start, end] = days(gold);
            faults.push(format!(
                "when of «{}»: {start} {end} asked, {when} found",
                shown(found)
            ));
        }
    }
    faults
}
