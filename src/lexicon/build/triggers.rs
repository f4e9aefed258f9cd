//! Writes the book of forms from `../data/triggers`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use toml::Table;

use super::book::{Form, Pages, Phrase, WordList};
use super::spelling::{
    ACCUSATIVE, FEMININE, PAST_ENDINGS, PRESENT, PRESENT_ENDINGS, SHE, SUFFIXES, WEAK, key,
};
use super::trigger::{Shape, VerbClass, VerbClasses};

/// The files, and the table in each that has its lists; none where the whole file does.
const FILES: [(&str, Option<&str>); 4] = [
    ("dates", None),
    ("events", Some("beside")),
    ("frames", Some("link")),
    ("speech", None),
];

/// The words of one type of event, `[[event]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Event {
    #[serde(rename = "type")]
    kind: String,
    frame: Option<Value>,
    near: Option<Vec<String>>,
    #[serde(default)]
    verb: Vec<String>,
    #[serde(default)]
    passive: Vec<String>,
    #[serde(default)]
    exact: Vec<String>,
    #[serde(default)]
    passive_exact: Vec<String>,
    #[serde(default)]
    light: Vec<String>,
    #[serde(default)]
    killing: Vec<String>,
    #[serde(default)]
    noun: Vec<String>,
    #[serde(default)]
    mutual: Vec<String>,
}

/// Verbs of one class, `[[frame]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Verbs {
    class: VerbClass,
    past: Vec<String>,
    #[serde(default)]
    present: Vec<String>,
}

/// A phrase as it is filed by its first word.
#[derive(Debug, Clone)]
struct Filed {
    entry: usize,
    shape: Shape,
    exact: bool,
    rest: String,
}

#[derive(Debug, Default)]
struct Collected {
    forms: BTreeMap<String, (Form, Vec<Filed>)>,
    /// The file and the name of each list.
    names: Vec<String>,
}

/// The book of the files in `folder`.
pub(super) fn book(folder: &Path) -> Result<Pages, String> {
    let mut collected = Collected::default();
    collected.names.push("book tells".to_owned());
    let mut events = Vec::new();
    for (file, section) in FILES {
        let path = folder.join(file).with_extension("toml");
        let wrong = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
        let text = fs::read_to_string(&path).map_err(|error| wrong(&error))?;
        let mut table: Table = toml::from_str(&text).map_err(|error| wrong(&error))?;
        let listed: Vec<Event> = take(&mut table, "event").map_err(|error| wrong(&error))?;
        let verbs: Vec<Verbs> = take(&mut table, "frame").map_err(|error| wrong(&error))?;
        let lists: BTreeMap<String, Vec<String>> = match section {
            Some(section) => take(&mut table, section),
            None => toml::Value::Table(table).try_into(),
        }
        .map_err(|error| wrong(&error))?;
        for event in listed {
            collected.add_event(&event, events.len());
            let near = event.near.as_ref().map(|words| {
                let list = collected.names.len();
                collected.add_list(&format!("near {list}"), words)?;
                Ok::<usize, String>(list)
            });
            let near = near.transpose()?;
            let frame = event.frame.unwrap_or_else(|| json!({}));
            events.push(json!({"type": event.kind, "frame": frame, "near": near}));
        }
        for verbs in &verbs {
            collected.add_verbs(verbs);
        }
        for (name, words) in &lists {
            collected.add_list(&format!("{file} {name}"), words)?;
        }
    }
    Ok(collected.write(&Value::Array(events)))
}

/// What `table` has under `key`, or nothing.
fn take<T: DeserializeOwned + Default>(table: &mut Table, key: &str) -> Result<T, toml::de::Error> {
    table
        .remove(key)
        .map_or_else(|| Ok(T::default()), toml::Value::try_into)
}

impl Collected {
    fn add_list(&mut self, name: &str, words: &[String]) -> Result<(), String> {
        let list = WordList::numbered(self.names.len());
        let list = list.ok_or_else(|| format!("{name}: a set holds no further list"))?;
        self.names.push(name.to_owned());
        for phrase in words.iter().map(|word| key(word)) {
            if let Some((first, _)) = phrase.split_once(' ') {
                let (form, _) = self.forms.entry(first.to_owned()).or_default();
                form.begins = form.begins.and(list);
            }
            let (form, _) = self.forms.entry(phrase).or_default();
            form.lists = form.lists.and(list);
            form.begins = form.begins.and(list);
        }
        Ok(())
    }

    fn add_verbs(&mut self, verbs: &Verbs) {
        let class = verbs.class;
        let add = |classes: &mut VerbClasses| *classes = classes.and(class);
        for past in verbs.past.iter().map(|word| key(word)) {
            let stem = past.strip_prefix(ACCUSATIVE).unwrap_or(&past).to_owned();
            if let Some(short) = past.strip_suffix(WEAK) {
                add(&mut self.forms.entry(short.to_owned()).or_default().0.weak);
            }
            add(&mut self.forms.entry(past).or_default().0.past);
            add(&mut self.forms.entry(stem).or_default().0.present);
        }
        for present in verbs.present.iter().map(|word| key(word)) {
            let stem = present.strip_prefix(PRESENT[0]).unwrap_or(&present);
            add(&mut self.forms.entry(stem.to_owned()).or_default().0.present);
        }
    }

    fn add_event(&mut self, event: &Event, entry: usize) {
        let nouns = [(&event.noun, Shape::Noun), (&event.mutual, Shape::Mutual)];
        for (nouns, shape) in nouns {
            for noun in nouns {
                self.add_noun(&key(noun), entry, shape);
            }
        }
        let verbs = [
            (&event.verb, Shape::Verb),
            (&event.passive, Shape::Passive),
            (&event.light, Shape::Light),
            (&event.killing, Shape::Killing),
        ];
        for (verbs, shape) in verbs {
            for verb in verbs {
                self.add_verb(&key(verb), entry, shape);
            }
        }
        let exact = [
            (&event.exact, Shape::Verb),
            (&event.passive_exact, Shape::Passive),
        ];
        for (verbs, shape) in exact {
            for verb in verbs {
                self.add_exact(&key(verb), entry, shape);
            }
        }
    }

    fn add_noun(&mut self, folded: &str, entry: usize, shape: Shape) {
        let (first, phrase) = read_phrase(folded, entry, shape);
        // هجمته, غارتها: the ending ة is ت before a pronoun
        if let Some(stem) = first.strip_suffix(FEMININE)
            && phrase.rest.is_empty()
        {
            for pronoun in SUFFIXES {
                self.file(format!("{stem}{SHE}{pronoun}"), phrase.clone());
            }
        }
        self.file(first.to_owned(), phrase);
    }

    /// A verb as it is written.
    fn add_exact(&mut self, folded: &str, entry: usize, shape: Shape) {
        let (first, mut phrase) = read_phrase(folded, entry, shape);
        phrase.exact = true;
        self.file(first.to_owned(), phrase);
    }

    /// A verb in the past, with the other persons and the present of the same stem.
    fn add_verb(&mut self, folded: &str, entry: usize, shape: Shape) {
        let (past, phrase) = read_phrase(folded, entry, shape);
        let stem = past.strip_prefix(ACCUSATIVE).unwrap_or(past);
        let short = past.strip_suffix(WEAK).unwrap_or(past);
        let they = PRESENT[0];
        let mut forms = vec![past.to_owned()];
        forms.extend(PAST_ENDINGS.map(|ending| format!("{short}{ending}")));
        if past.ends_with(WEAK) {
            forms.push(format!("{past}{ACCUSATIVE}"));
        }
        forms.extend(PRESENT.map(|person| format!("{person}{stem}")));
        forms.extend(PRESENT_ENDINGS.map(|ending| format!("{they}{stem}{ending}")));
        forms.sort();
        forms.dedup();
        for form in forms {
            self.file(form, phrase.clone());
        }
    }

    fn file(&mut self, first: String, phrase: Filed) {
        let (form, phrases) = self.forms.entry(first).or_default();
        form.lists = form.lists.and(WordList::TELLS);
        phrases.push(phrase);
    }

    fn write(self, events: &Value) -> Pages {
        let mut pages = Pages::of(self.names.join("\n"), events.to_string());
        for (form, (kind, phrases)) in &self.forms {
            let phrases = phrases.iter().map(|phrase| Phrase {
                entry: phrase.entry,
                shape: phrase.shape,
                exact: phrase.exact,
                more: phrase
                    .rest
                    .split(' ')
                    .filter(|word| !word.is_empty())
                    .count(),
                rest: &phrase.rest,
            });
            pages.add(form, *kind, phrases);
        }
        pages
    }
}

/// The first word of a folded phrase, and the phrase that begins with it.
fn read_phrase(folded: &str, entry: usize, shape: Shape) -> (&str, Filed) {
    let (first, rest) = folded.split_once(' ').unwrap_or((folded, ""));
    let phrase = Filed {
        entry,
        shape,
        exact: false,
        rest: rest.split_whitespace().collect::<Vec<_>>().join(" "),
    };
    (first, phrase)
}
