//! Quotations: each is found with nearly its span, its speaker, the outlet that relays it and its polarity,
//! and there are no others.

use serde_json::Value;

use super::{alternates, holds, is_named, is_true, list, shown, span, union_share, whole};

/// A row and a quotation that share this much are the same one.
const FOUND: f64 = 0.5;
/// They have the same span when they share this much.
const SPAN: f64 = 0.85;

/// What is wrong with the quotations of a document.
pub fn faults(row: &Value, document: &Value) -> Vec<String> {
    let Some(gold) = row["quotes"].as_array() else {
        return Vec::new();
    };
    let found = list(document, "quotes");
    let pairs = pairs(gold, found);
    let mut faults = Vec::new();
    for (at, gold) in gold
        .iter()
        .enumerate()
        .filter(|(_, gold)| !is_true(&gold["optional"]))
    {
        match pairs.iter().find(|pair| pair.0 == at) {
            Some(pair) => faults.extend(fields(gold, &found[pair.1])),
            None => faults.push(format!("missed «{}»", shown(gold))),
        }
    }
    for (at, found) in found.iter().enumerate() {
        if pairs.iter().all(|pair| pair.1 != at) {
            faults.push(format!("extra «{}»", shown(found)));
        }
    }
    faults
}

/// Which row is which quotation, the best pairs first. Words that nobody said are not the ones that are read
/// as said.
fn pairs(gold: &[Value], found: &[Value]) -> Vec<(usize, usize)> {
    let mut all = Vec::new();
    for (g, gold) in gold.iter().enumerate() {
        for (f, found) in found.iter().enumerate() {
            let share = union_share(span(gold), span(found));
            let said = polarity(gold) == "asserted" || polarity(&found["cue"]) != "asserted";
            if share >= FOUND && said {
                all.push((share, g, f));
            }
        }
    }
    all.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (_, g, f) in all {
        if pairs.iter().all(|pair| pair.0 != g && pair.1 != f) {
            pairs.push((g, f));
        }
    }
    pairs
}

fn polarity(fact: &Value) -> &str {
    fact["polarity"].as_str().unwrap_or("asserted")
}

/// The fields of a quotation that do not agree.
fn fields(gold: &Value, found: &Value) -> Vec<String> {
    let kinds = (&gold["kind"], &found["kind"]);
    let kind = kinds.0 == kinds.1 || kinds.0 == "mixed" || kinds.1 == "mixed";
    let checks = [
        (
            "span",
            &found["span"],
            union_share(span(gold), span(found)) >= SPAN,
        ),
        (
            "speaker_name",
            &found["speaker"],
            is_speaker(gold, &found["speaker"]),
        ),
        (
            "via",
            &found["via"],
            holds(gold, "via", &found["via"], is_named),
        ),
        (
            "polarity",
            &found["cue"]["polarity"],
            polarity(gold) == polarity(&found["cue"]),
        ),
        ("kind", kinds.1, kind),
    ];
    let wrong = checks.into_iter().filter(|(_, _, right)| !right);
    wrong
        .map(|(key, value, _)| {
            format!(
                "{key} of «{}»: {} asked, {value} found",
                shown(gold),
                gold[key]
            )
        })
        .collect()
}

fn is_speaker(gold: &Value, found: &Value) -> bool {
    let mut asked = alternates(gold, "speaker_name");
    asked.extend(list(gold, "speaker_also"));
    let name = found["name"].as_str();
    if name.is_none() && asked.iter().any(|asked| asked.is_null()) {
        return true;
    }
    let name = name.or_else(|| found["text"].as_str()).map(whole);
    name.is_some() && asked.iter().any(|asked| asked.as_str().map(whole) == name)
}
