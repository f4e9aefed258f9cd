//! The words that come with the tool, as the build script in `build` compiled them.

use std::sync::LazyLock;

use super::alike::Sounds;
use super::blob::Reader;
use super::book::{Book, WordList};
use super::index::Index;
use super::names::Names;
use super::tables::Tables;
use super::{Error, Meaning};

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
    Book::read(&mut Reader::new(numbers, text)).unwrap_or_default()
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
    let index = Index::read(&mut reader).ok_or_else(cut_short)?;
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
