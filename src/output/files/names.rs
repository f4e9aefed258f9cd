//! Names of files that every system takes, whatever ids are made of.

use std::collections::{BTreeMap, BTreeSet};

use super::hash::sha256;
use crate::terminal::steers_terminal;

/// Bytes of one part of a path: with number and ending it stays below the 255 of all systems.
const PART: usize = 120;
/// Bytes of a whole path below its folder.
const PATH: usize = 400;
/// Characters of a hash that stand for what was cut off.
const HASH: usize = 12;

/// Endings of files that stand beside folders of the same name.
const ENDINGS: [&str; 5] = [".ann", ".conf", ".csv", ".tml", ".txt"];

/// Names that Windows keeps for devices, whatever ending they have.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

/// Names that have been given, none of them twice even where capitals do not count.
#[derive(Default)]
pub(super) struct Names {
    taken: BTreeSet<String>,
    next: BTreeMap<String, u32>,
}

impl Names {
    /// A path below the folder, without ending, that no article before has.
    pub(super) fn take_name(&mut self, id: &str) -> String {
        let name = safe_path(id);
        let next = self.next.entry(name.to_lowercase()).or_insert(1);
        loop {
            let candidate = match *next {
                1 => name.clone(),
                number => format!("{name}-{number}"),
            };
            *next += 1;
            if self.taken.insert(candidate.to_lowercase()) {
                return candidate;
            }
        }
    }
}

/// The path that an id names below a folder.
fn safe_path(id: &str) -> String {
    let parts = id
        .split('/')
        .filter(|part| !matches!(*part, "" | "." | ".."));
    let mut parts: Vec<String> = parts.map(safe_part).collect();
    if let Some((_, folders)) = parts.split_last_mut() {
        for folder in folders {
            let lower = folder.to_lowercase();
            if ENDINGS.iter().any(|ending| lower.ends_with(ending)) {
                folder.push('_');
            }
        }
    }
    let path = parts.join("/");
    if path.is_empty() {
        "article".to_owned()
    } else if path.len() > PATH {
        shortened_name(&parts[parts.len() - 1], id)
    } else {
        path
    }
}

/// One part of a path without what a system refuses, hides, or gives a meaning of its own.
fn safe_part(text: &str) -> String {
    let refused =
        |c: char| steers_terminal(c) || matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*' | '\\');
    let mut name = text.replace(refused, "_");
    if name.starts_with(['.', ' ', '-', '~']) {
        name.replace_range(..1, "_");
    }
    if name.ends_with(['.', ' ']) {
        name.pop();
        name.push('_');
    }
    if is_device(&name) {
        name.insert(0, '_');
    }
    if name.len() > PART {
        name = shortened_name(&name, text);
    }
    name
}

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().to_lowercase();
    let bare = stem.trim_end_matches(|c: char| c.is_ascii_digit());
    DEVICES.contains(&bare) && stem.len() - bare.len() <= 1
}

/// As much of a name as fits, with a hash of all of it.
fn shortened_name(name: &str, whole: &str) -> String {
    let mut end = name.len().min(PART - HASH - 1);
    while !name.is_char_boundary(end) {
        end -= 1;
    }
    format!("{}-{}", &name[..end], &sha256(whole.as_bytes())[..HASH])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_id_gets_a_name_that_every_system_takes() {
        for (id, name) in [
            ("2020/shusha", "2020/shusha"),
            ("../../etc/passwd", "etc/passwd"),
            ("/", "article"),
            ("", "article"),
            ("https://a.b/c?d=1&e", "https_/a.b/c_d=1&e"),
            ("a\0b\u{1b}\u{202e}", "a_b__"),
            (".hidden", "_hidden"),
            ("con", "_con"),
            ("LPT1.x", "_LPT1.x"),
            ("console", "console"),
            ("end.", "end_"),
            ("a.ann/b", "a.ann_/b"),
            ("باكو: «خبر»", "باكو_ «خبر»"),
        ] {
            assert_eq!(safe_path(id), name, "{id:?}");
        }
        for id in ["ا".repeat(300), "a/".repeat(900), "..".repeat(99)] {
            let name = safe_path(&id);
            assert!(name.len() <= PATH && name.split('/').all(|part| part.len() <= PART));
        }
        assert_ne!(
            safe_path(&("ا".repeat(300) + "1")),
            safe_path(&("ا".repeat(300) + "2"))
        );
    }

    #[test]
    fn no_two_articles_get_one_name() {
        let mut names = Names::default();
        let given: Vec<_> = ["a", "A", "a-2", "a", "a"]
            .map(|id| names.take_name(id))
            .to_vec();
        assert_eq!(given, ["a", "A-2", "a-2-2", "a-3", "a-4"]);
    }
}
