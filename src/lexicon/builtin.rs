//! The words that come with the tool, as the build script in `build` compiled them.

use std::sync::LazyLock;

use super::alike::Sounds;
use super::blob::Reader;
use super::book::{Book, CODE, Form, WordList};
use super::index::Index;
use super::names::Names;
use super::tables::Tables;
use super::{Error, Meaning, Sense};

/// The senses of all phrases.
static SENSES: [Sense; SENSE_CODES.len()] = {
    let mut senses = [Sense::of(0); SENSE_CODES.len()];
    let mut at = 0;
    while at < senses.len() {
        senses[at] = Sense::of(u32::from_le_bytes(SENSE_CODES[at]));
        at += 1;
    }
    senses
};

const SENSE_CODES: &[[u8; 4]] = include_bytes!(concat!(env!("OUT_DIR"), "/senses.bin"))
    .as_chunks()
    .0;

/// What the forms of the book are, each kind once.
static FORMS: [Form; FORM_CODES.len()] = {
    let mut forms = [Form::NONE; FORM_CODES.len()];
    let mut at = 0;
    while at < forms.len() {
        forms[at] = Form::of(&FORM_CODES[at]);
        at += 1;
    }
    forms
};

const FORM_CODES: &[[[u8; 4]; CODE]] = include_bytes!(concat!(env!("OUT_DIR"), "/forms.bin"))
    .as_chunks()
    .0
    .as_chunks()
    .0;

fn open_compiled() -> Reader {
    Reader::new(
        include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin")),
        include_str!(concat!(env!("OUT_DIR"), "/lexicon.txt")),
    )
}

/// The book of forms that comes with the tool; a test sees to it that it can be read.
pub(crate) static BOOK: LazyLock<Book> = LazyLock::new(|| {
    let numbers = include_bytes!(concat!(env!("OUT_DIR"), "/book.bin"));
    let text = include_str!(concat!(env!("OUT_DIR"), "/book.txt"));
    Book::read(&mut Reader::new(numbers, text), &FORMS).unwrap_or_default()
});

impl WordList {
    /// Whether a folded word or phrase is on it.
    pub(crate) fn contains(self, folded: &str) -> bool {
        BOOK.form(folded).lists.has(self)
    }
}

/// The names of the files that were compiled.
pub(super) fn compiled_files() -> impl Iterator<Item = &'static str> {
    open_compiled().text().unwrap_or_default().lines()
}

pub(super) fn load_compiled() -> Result<Tables, Error> {
    let mut reader = open_compiled();
    let _files = reader.text();
    let meanings = read_meanings(reader.text().ok_or_else(cut_short)?)?;
    let names = Names::read(&mut reader).ok_or_else(cut_short)?;
    let index = Index::read(&mut reader, &SENSES).ok_or_else(cut_short)?;
    let sounds = Sounds::read(&mut reader).ok_or_else(cut_short)?;
    Ok(Tables {
        names,
        meanings,
        index,
        sounds,
    })
}

fn read_meanings(json: &str) -> Result<Vec<Meaning>, Error> {
    serde_json::from_str(json).map_err(|error| {
        let read = json.get(..error.column()).unwrap_or(json);
        let start = read.rfind(",{").unwrap_or_default();
        broken_file(format!(
            "{error}: {}",
            read[start..].trim_start_matches(',')
        ))
    })
}

fn cut_short() -> Error {
    broken_file("the compiled words are incomplete".to_owned())
}

fn broken_file(what: String) -> Error {
    Error {
        file: "built-in words".to_owned(),
        line: 1,
        column: 1,
        what,
    }
}
