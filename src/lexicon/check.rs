//! What `lexicon check` says about a lexicon file: everything at once, where [`Lexicon::add`] stops
//! at the first mistake.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

use super::error::{Lines, one_line};
use super::file::{NameEntry, WordEntry};
use super::lookup::Lexicon;
use super::{Agreement, EntityType, Meaning, NameForm, Sense};
use crate::spelling;

/// Something about a lexicon file that its editor should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// Whether the file cannot be used as it is.
    pub weight: Weight,
    /// What it is, on one line.
    pub what: String,
}

/// How bad a [`Finding`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// The file works, but something in it does nothing or is doubtful.
    Warning,
    /// The file cannot be used, or an entry can never be found.
    Error,
}

/// Everything that can be said about the lexicon file `text`, in its order, as an addition to
/// `known` words.
///
/// ```
/// use karabakh::lexicon::{Finding, Lexicon, Weight, check};
///
/// let findings = check("[[nam]]\nar = \"رامان زاده\"", &Lexicon::builtin()?);
/// let Finding { line, weight, what, .. } = &findings[0];
/// assert_eq!((*line, *weight), (1, Weight::Error));
/// assert_eq!(what, "unknown table `nam`, expected `name` or `word`");
/// # Ok::<(), karabakh::lexicon::Error>(())
/// ```
#[must_use]
pub fn check(text: &str, known: &Lexicon) -> Vec<Finding> {
    let mut checker = Checker {
        known,
        lines: Lines::new(text),
        found: Vec::new(),
        names: BTreeMap::new(),
        words: BTreeMap::new(),
    };
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        checker.add_error(error);
    }
    for (key, value) in table.into_inner() {
        let at = key.span().start;
        match key.get_ref().as_ref() {
            "name" => checker.check_entries(at, "name", value, Checker::check_name),
            "word" => checker.check_entries(at, "word", value, Checker::check_word),
            other => checker.add_finding(
                at,
                Weight::Error,
                format!("unknown table `{other}`, expected `name` or `word`"),
            ),
        }
    }
    checker.finish()
}

struct Checker<'l> {
    known: &'l Lexicon,
    lines: Lines<'l>,
    found: Vec<(usize, Weight, String)>,
    /// The forms of the names so far, folded, with the name that has them and its place.
    names: BTreeMap<String, (String, usize)>,
    /// The forms of the words so far.
    words: BTreeMap<String, Vec<(Agreement, Meaning, usize)>>,
}

/// A form, folded to its bare words.
struct Phrase<'f> {
    form: &'f str,
    at: usize,
    folded: String,
}

impl<'f> Phrase<'f> {
    fn new(form: &'f Spanned<String>) -> Self {
        Self {
            form: form.get_ref(),
            at: form.span().start,
            folded: fold_form(form.get_ref()),
        }
    }
}

impl Checker<'_> {
    fn check_entries<'de, T: Deserialize<'de>>(
        &mut self,
        at: usize,
        table: &str,
        value: Spanned<DeValue<'de>>,
        look: fn(&mut Self, &T),
    ) {
        let DeValue::Array(entries) = value.into_inner() else {
            return self.add_finding(
                at,
                Weight::Error,
                format!("`{table}` must be written `[[{table}]]`"),
            );
        };
        for entry in entries {
            match T::deserialize(ValueDeserializer::from(entry)) {
                Ok(entry) => look(self, &entry),
                Err(error) => self.add_error(&error),
            }
        }
    }

    fn check_name(&mut self, entry: &NameEntry<Spanned<String>>) {
        let ar = fold_form(entry.ar.get_ref());
        if let Some(country) = entry.country.as_deref().filter(|code| !is_code(code)) {
            self.check_country(entry.ar.span().start, country);
        }
        self.check_place(entry);
        let forms = std::iter::once(&entry.ar)
            .chain(&entry.also)
            .chain(&entry.short);
        let phrases: Vec<Phrase<'_>> = forms.map(Phrase::new).collect();
        let shorts = phrases.len() - entry.short.len();
        self.check_phrases(&phrases, false);
        for (i, phrase) in phrases.iter().enumerate() {
            self.name_in_file(phrase, &entry.ar);
            if i < shorts {
                self.name_in_known(phrase, &ar);
            }
        }
    }

    /// Whether coordinates and subtype fit each other and the kind of name.
    fn check_place(&mut self, entry: &NameEntry<Spanned<String>>) {
        let at = entry.ar.span().start;
        let off = |degrees: Option<f64>, most: f64| degrees.is_some_and(|d| d.abs() > most);
        if entry.lat.is_some() != entry.lon.is_some() {
            let what = "`lat` and `lon` belong together".to_owned();
            self.add_finding(at, Weight::Error, what);
        }
        if off(entry.lat, 90.0) || off(entry.lon, 180.0) {
            let what = "`lat` or `lon` is beyond the globe".to_owned();
            self.add_finding(at, Weight::Error, what);
        }
        let location = entry.kind == EntityType::Location;
        if entry.within.is_some() && !location {
            let what = "`within` is said of places only".to_owned();
            self.add_finding(at, Weight::Warning, what);
        }
        if entry.lat.is_some() && !location {
            let what = "`lat` and `lon` are said of places only".to_owned();
            self.add_finding(at, Weight::Warning, what);
        }
        if entry
            .subtype
            .is_some_and(|subtype| subtype.is_place() != location)
        {
            let what = "`subtype` does not fit `type`".to_owned();
            self.add_finding(at, Weight::Warning, what);
        }
    }

    /// Whether an entry above has the name too; doubles inside one entry are told by `phrases`.
    fn name_in_file(&mut self, phrase: &Phrase<'_>, ar: &Spanned<String>) {
        let here = || (ar.get_ref().clone(), ar.span().start);
        let (other, at) = self.names.entry(phrase.folded.clone()).or_insert_with(here);
        if *at != ar.span().start {
            let line = self.lines.line_and_column(*at).0;
            let what = format!(
                "«{}» names «{other}» of line {line} too; the first counts",
                phrase.form
            );
            self.add_finding(phrase.at, Weight::Warning, what);
        }
    }

    fn name_in_known(&mut self, phrase: &Phrase<'_>, ar: &str) {
        let known = self.known;
        let names = known
            .senses(&phrase.folded)
            .iter()
            .filter_map(|sense| match sense {
                Sense::Name(id, NameForm::Full) => Some(known.name(*id).ar),
                _ => None,
            });
        let names: Vec<&str> = names.collect();
        let Some(first) = names.first() else { return };
        let what = if names.iter().any(|name| fold_form(name) == ar) {
            format!("«{}» is built in", phrase.form)
        } else {
            format!(
                "«{}» is built in as a name of «{first}»; the first counts",
                phrase.form
            )
        };
        self.add_finding(phrase.at, Weight::Warning, what);
    }

    fn check_word(&mut self, entry: &WordEntry<Spanned<String>>) {
        if let Some(code) = entry.means.nationality_code()
            && !is_code(code)
        {
            let first = entry.all_forms().next();
            self.check_country(first.map_or(0, |(_, form)| form.span().start), code);
        }
        let keys = [
            &entry.forms,
            &entry.singular,
            &entry.feminine,
            &entry.dual,
            &entry.plural,
        ];
        for forms in keys {
            let phrases: Vec<Phrase<'_>> = forms.iter().map(Phrase::new).collect();
            self.check_phrases(&phrases, true);
        }
        for (agreement, form) in entry.all_forms() {
            self.word_elsewhere(&Phrase::new(form), agreement, &entry.means);
        }
    }

    /// Whether a form has the meaning already, in an entry above or among the known words.
    fn word_elsewhere(&mut self, phrase: &Phrase<'_>, agreement: Agreement, means: &Meaning) {
        let known = self.known;
        let built_in = known.senses(&phrase.folded).iter().any(|sense| {
            matches!(sense, Sense::Word(id, form) if *form == agreement && known.meaning(*id) == means)
        });
        let above = self.words.entry(phrase.folded.clone()).or_default();
        let double = above
            .iter()
            .find(|(form, meaning, _)| *form == agreement && meaning == means);
        let line = double.map(|(.., at)| self.lines.line_and_column(*at).0);
        if double.is_none() {
            above.push((agreement, means.clone(), phrase.at));
        }
        let here = self.lines.line_and_column(phrase.at).0;
        if built_in {
            let what = format!("«{}» is built in with this meaning", phrase.form);
            self.add_finding(phrase.at, Weight::Warning, what);
        } else if let Some(line) = line.filter(|line| *line != here) {
            let what = format!("«{}» has this meaning from line {line}", phrase.form);
            self.add_finding(phrase.at, Weight::Warning, what);
        }
    }

    /// Looks at forms that stand side by side: empty ones, doubles, clitics.
    fn check_phrases(&mut self, phrases: &[Phrase<'_>], word: bool) {
        let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
        for phrase in phrases {
            if phrase.folded.is_empty() {
                let what = format!("«{}» holds no letter or digit", phrase.form);
                self.add_finding(phrase.at, Weight::Error, what);
                continue;
            }
            match seen.insert(&phrase.folded, phrase.form) {
                Some(first) if first == phrase.form => {
                    let what = format!("«{first}» is listed twice");
                    self.add_finding(phrase.at, Weight::Warning, what);
                }
                Some(first) => {
                    let what = format!(
                        "«{}» and «{first}» are read alike; one is enough",
                        phrase.form
                    );
                    self.add_finding(phrase.at, Weight::Warning, what);
                }
                None => {}
            }
        }
        for phrase in phrases {
            if let Some(what) = clitic_form(phrase, &seen, word) {
                self.add_finding(phrase.at, Weight::Warning, what);
            }
        }
    }

    fn check_country(&mut self, at: usize, code: &str) {
        let what = format!("`{code}` is no ISO 3166-1 code of two capital letters");
        self.add_finding(at, Weight::Warning, what);
    }

    fn add_error(&mut self, error: &toml::de::Error) {
        let at = error.span().map_or(0, |span| span.start);
        self.add_finding(at, Weight::Error, one_line(error));
    }

    fn add_finding(&mut self, at: usize, weight: Weight, what: String) {
        self.found.push((at, weight, what));
    }

    fn finish(mut self) -> Vec<Finding> {
        self.found.sort();
        self.found.dedup();
        let place = |(at, weight, what)| {
            let (line, column) = self.lines.line_and_column(at);
            Finding {
                line,
                column,
                weight,
                what,
            }
        };
        self.found.into_iter().map(place).collect()
    }
}

/// Whether a form is one beside it with clitics that the text loses by itself.
fn clitic_form(phrase: &Phrase<'_>, beside: &BTreeMap<&str, &str>, word: bool) -> Option<String> {
    let first = phrase.folded.split(' ').next()?;
    let tail = &phrase.folded[first.len()..];
    let lead = spelling::clitic_leads(first).filter(|lead| word || !lead.definite);
    let mut bases = lead.filter_map(|lead| {
        let article = if lead.assimilated {
            spelling::ARTICLE
        } else {
            ""
        };
        beside.get(format!("{article}{}{tail}", lead.rest).as_str())
    });
    let base = bases.next()?;
    Some(format!(
        "«{}» is found by itself: it is «{base}» with what is written onto it",
        phrase.form
    ))
}

fn fold_form(form: &str) -> String {
    let folded = spelling::key(form);
    spelling::words(&folded).collect::<Vec<_>>().join(" ")
}

fn is_code(code: &str) -> bool {
    code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase())
}
