//! Names: those that a row lists are there with country, spot and roles, those that it rules out are not, and
//! words that mean the same person or place are one entity.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{fold, is_true, list, overlap, shown, span};

/// How far from the marked spot a place may lie, in kilometres.
const NEAR: f64 = 25.0;
/// Mean radius of the earth, in kilometres.
const EARTH: f64 = 6371.0;

/// What is wrong with the names of a document.
pub fn faults(row: &Value, document: &Value) -> Vec<String> {
    let found = list(document, "entities");
    let mut faults: Vec<_> = list(row, "entities")
        .iter()
        .filter_map(|gold| flaw(gold, found))
        .collect();
    let absent = list(row, "absent")
        .iter()
        .filter(|absent| is_there(absent, found));
    faults.extend(absent.map(|absent| format!("{} is a {}", absent["surface"], absent["type"])));
    let text = row["text"].as_str().unwrap_or_default();
    for pair in list(row, "same") {
        let (a, b) = (
            at(found, text, &pair[0], false),
            at(found, text, &pair[1], true),
        );
        if a.is_none() || a != b {
            faults.push(format!("{} is not {}", pair[0], pair[1]));
        }
    }
    for pair in list(row, "different") {
        let (a, b) = (
            at(found, text, &pair[0], false),
            at(found, text, &pair[1], true),
        );
        if a.is_some() && a == b {
            faults.push(format!("{} is {}", pair[0], pair[1]));
        }
    }
    faults
}

fn names(entity: &Value) -> BTreeSet<String> {
    let mentions = list(entity, "mentions")
        .iter()
        .map(|mention| &mention["text"]);
    std::iter::once(&entity["name"])
        .chain(mentions)
        .filter_map(Value::as_str)
        .map(fold)
        .collect()
}

fn surfaces(gold: &Value) -> BTreeSet<String> {
    let all = std::iter::once(&gold["name"]).chain(list(gold, "surfaces"));
    all.filter_map(Value::as_str).map(fold).collect()
}

/// Why no entity is the marked one.
fn flaw(gold: &Value, found: &[Value]) -> Option<String> {
    let asked = surfaces(gold);
    let mut first = None;
    for entity in found {
        if entity["type"] != gold["type"] || names(entity).is_disjoint(&asked) {
            continue;
        }
        match mismatch(gold, entity) {
            None => return None,
            Some(fault) => first = first.or(Some(fault)),
        }
    }
    first.or_else(|| Some(format!("missed «{}»", shown(gold))))
}

fn mismatch(gold: &Value, entity: &Value) -> Option<String> {
    let roles = list(entity, "roles")
        .iter()
        .filter_map(Value::as_str)
        .map(fold);
    let roles: Vec<_> = roles.collect();
    let fold_all = |key| {
        list(gold, key)
            .iter()
            .filter_map(Value::as_str)
            .map(fold)
            .collect::<Vec<_>>()
    };
    let (asked, ruled_out) = (fold_all("roles"), fold_all("not_roles"));
    // where the row says so, the entity has the row's name and no shorter one
    let canonical = gold["name"].as_str().map(fold);
    let canonical = canonical.filter(|_| is_true(&gold["canonical"]));
    let fault = if gold["country"].is_string() && gold["country"] != entity["country"] {
        format!("country {}", entity["country"])
    } else if gold["lat"].is_number() && !is_near(gold, &entity["coordinates"]) {
        format!("coordinates {}", entity["coordinates"])
    } else if canonical.is_some() && canonical != entity["name"].as_str().map(fold) {
        format!("name {}", entity["name"])
    } else if !asked.is_empty()
        && !asked
            .iter()
            .any(|asked| roles.iter().any(|role| role.contains(asked.as_str())))
    {
        format!("without role {}", gold["roles"])
    } else if ruled_out.iter().any(|role| roles.contains(role)) {
        format!("with role {}", entity["roles"])
    } else {
        return None;
    };
    Some(format!("«{}»: {fault}", shown(gold)))
}

fn is_near(gold: &Value, found: &Value) -> bool {
    let radians = |place: &Value, key| place[key].as_f64().map(f64::to_radians);
    let point = |place: &Value| radians(place, "lat").zip(radians(place, "lon"));
    let Some(((a, b), (c, d))) = point(gold).zip(point(found)) else {
        return false;
    };
    let cosine = a.sin() * c.sin() + a.cos() * c.cos() * (b - d).cos();
    EARTH * cosine.clamp(-1.0, 1.0).acos() <= NEAR
}

fn is_there(absent: &Value, found: &[Value]) -> bool {
    let surface = absent["surface"].as_str().map(fold).unwrap_or_default();
    found.iter().any(|entity| {
        let country = &absent["country"];
        entity["type"] == absent["type"]
            && names(entity).contains(&surface)
            && (country.is_null() || *country == entity["country"])
    })
}

/// The entity whose mention lies best on the first or last place of some words.
fn at(found: &[Value], text: &str, words: &Value, last: bool) -> Option<usize> {
    let words = words.as_str()?;
    let byte = if last {
        text.rfind(words)
    } else {
        text.find(words)
    }?;
    let start = text[..byte].chars().count() as u64;
    let place = (start, start + words.chars().count() as u64);
    let shared = |entity: &Value| {
        let mentions = list(entity, "mentions").iter();
        mentions
            .map(|mention| overlap(place, span(mention)))
            .max()
            .unwrap_or(0)
    };
    let best = found
        .iter()
        .enumerate()
        .map(|(index, entity)| (shared(entity), index))
        .max()?;
    (best.0 > 1).then_some(best.1)
}
