//! The names that come nearest to one that nobody has.

use strsim::jaro_winkler;

use super::english::Content;
use super::latin::{consonant_skeleton, is_latin};
use crate::spelling::{key, words};

/// How many are told.
const TOLD: usize = 3;
/// From where on a name is near.
const NEAR: f64 = 0.8;
/// How near a name of the other script is that has the same consonants.
const SAME_SOUND: f64 = 0.95;

/// Collects the names that come nearest to a name, the nearest first.
#[derive(Debug, Clone)]
pub(crate) struct Nearest {
    name: String,
    /// Its folded words.
    asked: Vec<String>,
    latin: bool,
    /// What an English name asks for.
    content: String,
    found: Vec<(f64, String)>,
}

impl Nearest {
    /// Nothing is known yet but the name that was asked for.
    #[must_use]
    pub(crate) fn nearest_to(name: &str) -> Self {
        let folded = key(name);
        Self {
            name: name.to_owned(),
            asked: words(&folded).map(str::to_owned).collect(),
            latin: is_latin(&folded),
            content: Content::content_of(name).in_one_order(),
            found: Vec::new(),
        }
    }

    /// The name that was asked for.
    #[must_use]
    pub(crate) fn asked_name(&self) -> &str {
        &self.name
    }

    /// Considers a name that somebody has, and its English form.
    pub(crate) fn consider_name(&mut self, name: &str, english: Option<&str>) {
        if self.found.iter().any(|(_, found)| found == name) {
            return;
        }
        let near = english.map_or(0.0, |english| self.name_nearness(english));
        let meant = english.map_or(0.0, |english| {
            jaro_winkler(&self.content, &Content::content_of(english).in_one_order())
        });
        let near = near.max(meant).max(self.name_nearness(name));
        if near < NEAR {
            return;
        }
        self.found.push((near, name.to_owned()));
        self.found
            .sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        self.found.truncate(TOLD);
    }

    /// The nearest names.
    pub(crate) fn nearest_names(&self) -> impl Iterator<Item = &str> {
        self.found.iter().map(|(_, name)| name.as_str())
    }

    /// How near the asked words come to as many words of `name`, from 0 to 1.
    fn name_nearness(&self, name: &str) -> f64 {
        let folded = key(name);
        let said: Vec<&str> = words(&folded).collect();
        let asked = self.asked.join(" ");
        let same_script = is_latin(&folded) == self.latin;
        let near = |part: &[&str]| {
            let part = part.join(" ");
            if same_script {
                jaro_winkler(&asked, &part)
            } else if consonant_skeleton(&asked) == consonant_skeleton(&part) {
                SAME_SOUND
            } else {
                0.0
            }
        };
        let parts = said.windows(self.asked.len().max(1));
        parts.map(near).fold(0.0, f64::max)
    }
}
