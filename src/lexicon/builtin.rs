//! The files that come with the tool; a test compares this list with the folder.

macro_rules! files {
    ($($name:literal),* $(,)?) => { [$((concat!("lexicon/", $name), include_str!(concat!("data/", $name)))),*] };
}

/// Name and text of every built-in file.
pub(super) const FILES: [(&str, &str); 17] = files![
    "bodies.toml",
    "context.toml",
    "countries.toml",
    "events.toml",
    "family_names.toml",
    "given_names.toml",
    "heads.toml",
    "name_parts.toml",
    "numbers.toml",
    "outcomes.toml",
    "particles.toml",
    "people.toml",
    "places.toml",
    "roles.toml",
    "speech.toml",
    "time.toml",
    "victims.toml",
];
