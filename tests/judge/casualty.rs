//! Figures: each is found with its outcome and number, every field that the row gives agrees, and there are
//! no others.

use serde_json::Value;

use super::{alternates, holds, is_named, is_true, list, names_of, overlap, shown, span, whole};

/// What kind of place a name is of, where it stands before the name. The word for a camp is not among them:
/// a camp is not the town that it is called after.
const KINDS: [&str; 17] = [
    "مدينه",
    "محافظه",
    "بلده",
    "قريه",
    "ولايه",
    "اقليم",
    "منطقه",
    "قضاء",
    "مديريه",
    "عاصمه",
    "بلديه",
    "دوله",
    "جمهوريه",
    "حي",
    "مقاطعه",
    "ناحيه",
    "العاصمه",
];

/// What is wrong with the figures of a document.
pub fn faults(row: &Value, document: &Value) -> Vec<String> {
    let Some(gold) = row["casualties"].as_array() else {
        return Vec::new();
    };
    let mut left: Vec<&Value> = list(document, "casualties").iter().collect();
    let mut faults = Vec::new();
    for gold in gold.iter().filter(|gold| !is_true(&gold["optional"])) {
        match left.iter().position(|found| agrees(gold, found)) {
            Some(at) => faults.extend(fields(gold, left.remove(at))),
            None => faults.push(format!("missed «{}»", shown(gold))),
        }
    }
    for gold in gold.iter().filter(|gold| is_true(&gold["optional"])) {
        let may = |found: &&Value| agrees(gold, found) && has(gold, "status", &found["status"]);
        if let Some(at) = left.iter().position(may) {
            left.remove(at);
        }
    }
    faults.extend(left.iter().map(|found| format!("extra «{}»", shown(found))));
    faults
}

fn agrees(gold: &Value, found: &Value) -> bool {
    has(gold, "outcome", &found["outcome"])
        && gold["min"] == found["count"]["min"]
        && gold["max"] == found["count"]["max"]
        && overlap(span(gold), span(found)) > 0
}

fn has(gold: &Value, key: &str, found: &Value) -> bool {
    alternates(gold, key).contains(&found)
}

/// A field, what was found in it, and whether that is right.
type Check<'a> = (&'static str, &'a Value, bool);

/// The fields of a figure that do not agree.
fn fields(gold: &Value, found: &Value) -> Vec<String> {
    let checks = people(gold, found).into_iter().chain(event(gold, found));
    let wrong = checks.filter(|(key, _, right)| !right && gold.get(key).is_some());
    let told = |(key, value, _): Check<'_>| {
        let asked = &gold[key];
        format!("{key} of «{}»: {asked} asked, {value} found", shown(gold))
    };
    wrong.map(told).collect()
}

/// Who is counted, how, and who says so.
fn people<'a>(gold: &Value, found: &'a Value) -> [Check<'a>; 6] {
    let (victims, modifier) = (&found["victims"]["kind"], &found["count"]["modifier"]);
    let (status, claimed_by) = (&found["status"], &found["claimed_by"]);
    let subset = gold["subset"].is_null() || gold["subset"] == found["subset"];
    let joint = is_true(&gold["joint"]) == is_true(&found["joint"]);
    [
        ("victims", victims, has(gold, "victims", victims)),
        ("subset", &found["subset"], subset),
        ("status", status, has(gold, "status", status)),
        ("modifier", modifier, gold["modifier"] == *modifier),
        ("joint", &found["joint"], joint),
        ("claimed_by", claimed_by, is_claimed(gold, claimed_by)),
    ]
}

/// Where, when and how it happened, whose people it befell and who did it.
fn event<'a>(gold: &Value, found: &'a Value) -> [Check<'a>; 5] {
    let or = |key: &str, other: &'a Value| found.get(key).unwrap_or(other);
    let (when, side) = (
        or("when", &found["date"]),
        or("side", &found["victims"]["country"]),
    );
    let (place, agent, cause) = (&found["place"], &found["agent"], &found["cause"]);
    [
        ("place", place, holds(gold, "place", place, is_place)),
        ("when", when, holds(gold, "when", when, is_when)),
        ("side", side, holds(gold, "side", side, is_named)),
        ("agent", agent, holds(gold, "agent", agent, is_named)),
        ("cause", cause, holds(gold, "cause", cause, |a, b| a == b)),
    ]
}

fn is_claimed(gold: &Value, found: &Value) -> bool {
    let asked = alternates(gold, "claimed_by");
    let name = found["name"].as_str().or_else(|| found["text"].as_str());
    match name {
        Some(name) => asked
            .iter()
            .any(|asked| asked.as_str().map(whole) == Some(whole(name))),
        None => asked.iter().any(|asked| asked.is_null()),
    }
}

fn is_when(gold: &Value, found: &Value) -> bool {
    let days = ["start", "end"];
    days.iter().any(|day| !found[day].is_null())
        && days
            .iter()
            .all(|day| gold[day].is_null() || gold[day] == found[day])
}

fn is_place(gold: &Value, found: &Value) -> bool {
    let gold = gold.as_str().map(place);
    names_of(found)
        .into_iter()
        .any(|name| Some(place(name)) == gold)
}

fn place(name: &str) -> String {
    let name = whole(name);
    match name.split_once(' ') {
        Some((kind, rest)) if KINDS.contains(&kind) => whole(rest),
        _ => name,
    }
}
