//! Gold rows: articles with what a reader marked in them, from JSON Lines, IOB2, or brat's files.

use std::collections::BTreeSet;
use std::path::Path;

use jiff::civil::Date;
use serde::Deserialize;

use super::corpus::Corpus;
use super::mistake::{sentence_span, slice_characters};
use super::placed::Placed;
use super::row::{Gold, Row};
use super::{GoldCasualty, GoldDate, GoldEntity, GoldEvent, GoldQuote, brat, iob};
use crate::article::Article;
use crate::input::whole;
use crate::problem::{Problem, error_reason};
use crate::span::{Offsets, Span, Unit};

const SHAPE: &str =
    "write {\"id\": \"…\", \"text\": \"…\" or \"path\": \"…\", and any layers} on one line";
const MARKING: &str = "mark words as the text has them";
const UNNAMED: &str = "marks sentences of a corpus";
const CORPUS: &str = "name the file of the corpus that the rows were marked in with --corpus";
/// Spans count in 32 bits.
const TOO_LARGE: usize = u32::MAX as usize;

/// Endings of files in IOB2.
const IOB: [&str; 5] = ["conll", "iob", "iob2", "bio", "txt"];

/// A line as it is written.
#[derive(Deserialize)]
struct Record {
    id: String,
    text: Option<String>,
    path: Option<String>,
    /// A sentence of a corpus, from 1, and the SHA-256 of its text.
    sentence: Option<usize>,
    sha256: Option<String>,
    published: Option<Date>,
    entities: Option<Vec<GoldEntity>>,
    dates: Option<Vec<GoldDate>>,
    casualties: Option<Vec<GoldCasualty>>,
    quotes: Option<Vec<GoldQuote>>,
    events: Option<Vec<GoldEvent>>,
}

/// Where the texts of rows are that do not hold them.
#[derive(Debug, Clone, Copy)]
struct Texts<'a> {
    root: &'a Path,
    corpus: Option<&'a Corpus>,
}

impl Gold {
    /// Reads the file at `path`, in IOB2 where its ending says so (`conll`, `iob`, `iob2`, `bio`,
    /// `txt`), or a folder of brat's files. Texts that rows name by `path` are looked for from `root`.
    ///
    /// ```
    /// use karabakh::evaluate::Gold;
    ///
    /// let gold = Gold::read("no/such/file.jsonl".as_ref(), ".".as_ref());
    /// assert!(gold.rows.is_empty());
    /// assert!(gold.problems[0].what.starts_with("cannot be read"));
    /// ```
    #[must_use]
    pub fn read(path: &Path, root: &Path) -> Self {
        Self::read_with(path, root, None)
    }

    /// The same, with the texts of rows that mark sentences of `corpus`.
    ///
    /// ```no_run
    /// use karabakh::evaluate::{Corpus, Gold};
    ///
    /// let corpus = Corpus::read("corpus/train.conll".as_ref())?;
    /// let gold = Gold::read_with("marked.jsonl".as_ref(), ".".as_ref(), Some(&corpus));
    /// # drop(gold);
    /// # Ok::<(), karabakh::Problem>(())
    /// ```
    #[must_use]
    pub fn read_with(path: &Path, root: &Path, corpus: Option<&Corpus>) -> Self {
        let texts = Texts { root, corpus };
        let name = path.to_string_lossy();
        if path.is_dir() {
            return brat::read_folder(path);
        }
        let ending = path.extension().and_then(|ending| ending.to_str());
        let tokens = ending.is_some_and(|ending| IOB.contains(&ending));
        match whole::read_bytes(path) {
            Ok(bytes) if tokens => Self::parse_iob(&name, &bytes),
            Ok(bytes) => Self::parse_lines(&name, &bytes, texts),
            Err(error) => Self {
                rows: Vec::new(),
                problems: vec![unreadable_file(&name, &error)],
            },
        }
    }

    /// Reads the bytes of a file in IOB2; `name` is what problems call it.
    ///
    /// ```
    /// use karabakh::evaluate::{Gold, GoldMention};
    /// use karabakh::facts::EntityType;
    ///
    /// let gold = Gold::parse_iob("names.conll", "وصل O\nإلى O\nباكو B-LOC\n".as_bytes());
    /// let mentions: &[GoldMention] = gold.rows[0].mentions.as_ref().unwrap();
    /// assert_eq!((mentions[0].text.as_str(), mentions[0].kind), ("باكو", EntityType::Location));
    /// ```
    #[must_use]
    pub fn parse_iob(name: &str, bytes: &[u8]) -> Self {
        iob::parse_tokens(name, &String::from_utf8_lossy(bytes))
    }

    /// Reads the bytes of a gold file; `name` is what problems call it.
    #[must_use]
    pub fn parse(name: &str, bytes: &[u8], root: &Path) -> Self {
        Self::parse_lines(name, bytes, Texts { root, corpus: None })
    }

    fn parse_lines(name: &str, bytes: &[u8], texts: Texts<'_>) -> Self {
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let mut gold = Self::default();
        let mut ids = BTreeSet::new();
        for (number, line) in (1..).zip(bytes.split(|byte| *byte == b'\n')) {
            let line = line.trim_ascii();
            if line.is_empty() {
                continue;
            }
            let row = read_row(line, texts);
            let unnamed = row.as_ref().err().map(|fault| fault.what == UNNAMED);
            match row {
                Ok(row) if !ids.insert(row.id.clone()) => gold.problems.push(
                    fault_with_help("has the `id` of an earlier row", "give it its own")
                        .problem_at(name, number),
                ),
                Ok(row) => gold.rows.push(row),
                Err(fault) => gold.problems.push(fault.problem_at(name, number)),
            }
            if unnamed == Some(true) {
                break; // it would be said of every row
            }
        }
        if gold.rows.is_empty() && gold.problems.is_empty() {
            gold.problems.push(Problem::new(name, "is empty", SHAPE));
        }
        gold
    }
}

/// What is wrong with a line, and what to do about it.
struct Fault {
    what: String,
    help: &'static str,
}

impl Fault {
    fn problem_at(self, name: &str, line: u32) -> Problem {
        Problem::new(name, self.what, self.help).at_line(line)
    }
}

fn fault_with_help(what: impl Into<String>, help: &'static str) -> Fault {
    Fault {
        what: what.into(),
        help,
    }
}

fn read_row(line: &[u8], texts: Texts<'_>) -> Result<Row, Fault> {
    let record: Record = serde_json::from_slice(line).map_err(|error| {
        let message = error.to_string();
        let said = message.split(" at line ").next().unwrap_or_default();
        fault_with_help(
            format!("is no gold row: {said} (column {})", error.column()),
            SHAPE,
        )
    })?;
    let text = match record.sentence {
        Some(number) => of_corpus(number, record.sha256.as_deref(), texts.corpus)?,
        None => row_text(record.text, record.path, texts.root)?,
    };
    let mut row = Row {
        id: record.id,
        text,
        published: record.published,
        entities: record.entities,
        dates: record.dates,
        casualties: record.casualties,
        quotes: record.quotes,
        events: record.events,
        mentions: None,
        tokens: None,
    };
    place_facts(&row.text, row.dates.as_deref_mut())?;
    place_facts(&row.text, row.casualties.as_deref_mut())?;
    place_facts(&row.text, row.quotes.as_deref_mut())?;
    for words in row
        .events
        .iter_mut()
        .flatten()
        .flat_map(GoldEvent::words_mut)
    {
        place_facts(&row.text, Some(std::slice::from_mut(words)))?;
        words.sentence = sentence_span(&row.text, words.span);
    }
    let marked = row.entities.is_some()
        || row.dates.is_some()
        || row.casualties.is_some()
        || row.quotes.is_some()
        || row.events.is_some();
    if marked {
        Ok(row)
    } else {
        Err(fault_with_help("marks no layer", SHAPE))
    }
}

/// The sentence of the corpus that a row marks.
fn of_corpus(
    number: usize,
    sha256: Option<&str>,
    corpus: Option<&Corpus>,
) -> Result<String, Fault> {
    let corpus = corpus.ok_or_else(|| fault_with_help(UNNAMED, CORPUS))?;
    let text = corpus.sentence_text(number).ok_or_else(|| {
        let what = format!("marks sentence {number}, which the corpus does not have");
        fault_with_help(what, CORPUS)
    })?;
    let article = Article {
        text: text.to_owned(),
        ..Article::default()
    };
    if sha256.is_some_and(|told| told != article.sha256()) {
        let what = format!("marks another sentence {number} than the corpus has");
        return Err(fault_with_help(what, CORPUS));
    }
    Ok(article.text)
}

/// The row's own text, or that of the file that it names.
fn row_text(own: Option<String>, path: Option<String>, root: &Path) -> Result<String, Fault> {
    let text = match (own, path) {
        (Some(text), _) => text,
        (None, Some(path)) => whole::read_text(&root.join(&path)).map_err(|error| {
            let path = path.escape_debug();
            fault_with_help(
                format!(
                    "names a text that cannot be read: {path}: {}",
                    error_reason(&error)
                ),
                "say with --root where its path starts",
            )
        })?,
        (None, None) => return Err(fault_with_help("has neither `text` nor `path`", SHAPE)),
    };
    if text.trim().is_empty() || text.len() >= TOO_LARGE {
        return Err(fault_with_help("has an empty or too large text", SHAPE));
    }
    Ok(text)
}

/// Finds the place of every fact that does not say it, and checks those that do.
fn place_facts<F: Placed>(text: &str, facts: Option<&mut [F]>) -> Result<(), Fault> {
    for fact in facts.unwrap_or_default() {
        fact.quote(text);
        let told = *fact.span();
        let words = fact.words();
        let shown = || words.chars().take(40).collect::<String>();
        if !told.is_empty() {
            if slice_characters(text, told) != Some(words) {
                let (from, to) = told.into();
                let what = format!("marks «{}» at {from}–{to}, where it is not", shown());
                return Err(fault_with_help(what, MARKING));
            }
        } else if let Some(span) = find_nth(text, words, fact.nth()) {
            *fact.span() = span;
        } else {
            let what = format!("marks «{}», which its text does not hold", shown());
            return Err(fault_with_help(what, MARKING));
        }
    }
    Ok(())
}

/// Where `words` stand for the `nth` time, in characters.
fn find_nth(text: &str, words: &str, nth: u32) -> Option<Span> {
    let step = words.chars().next()?.len_utf8();
    let mut at = text.find(words)?;
    for _ in 1..nth {
        let from = at + step;
        at = from + text.get(from..)?.find(words)?;
    }
    let bytes = Span::new(
        u32::try_from(at).ok()?,
        u32::try_from(at + words.len()).ok()?,
    );
    Some(Offsets::new(text, Unit::Chars).in_unit(bytes))
}

fn unreadable_file(name: &str, error: &std::io::Error) -> Problem {
    let what = format!("cannot be read: {}", error_reason(error));
    Problem::new(name, what, "check the path and its permissions")
}
