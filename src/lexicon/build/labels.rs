//! The words of reports: what one language has, every language has, or nothing is built.

use std::collections::BTreeSet;
use std::fs;

/// The words of reports.
const LABELS: &str = "src/output/labels.toml";

/// Whether all languages have the same tables with the same keys.
pub fn check_labels() -> Result<(), String> {
    println!("cargo::rerun-if-changed={LABELS}");
    let text = fs::read_to_string(LABELS).map_err(|error| format!("{LABELS}: {error}"))?;
    let languages: toml::Table = text.parse().map_err(|error| format!("{LABELS}: {error}"))?;
    let keys: BTreeSet<String> = languages.values().flat_map(keys_of).collect();
    for (language, labels) in &languages {
        let own: BTreeSet<String> = keys_of(labels).collect();
        if let Some(missing) = keys.difference(&own).next() {
            return Err(format!(
                "{LABELS}: [{language}] has no `{missing}`, which another language has"
            ));
        }
    }
    Ok(())
}

/// The keys of a language, each with its table before it.
fn keys_of(labels: &toml::Value) -> impl Iterator<Item = String> {
    let tables = labels.as_table().into_iter().flatten();
    tables.flat_map(|(table, labels)| {
        let keys = labels.as_table().into_iter().flat_map(toml::Table::keys);
        keys.map(move |key| format!("{table}.{key}"))
    })
}
