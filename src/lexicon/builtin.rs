//! The words that come with the tool, as the build script in `build` compiled them.

use super::alike::Sounds;
use super::blob::Reader;
use super::index::Index;
use super::names::Names;
use super::tables::Tables;
use super::{Error, Meaning};

fn open() -> Reader {
    Reader::new(
        include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin")),
        include_str!(concat!(env!("OUT_DIR"), "/lexicon.txt")),
    )
}

/// The names of the files that were compiled.
pub(super) fn files() -> impl Iterator<Item = &'static str> {
    open().text().unwrap_or_default().lines()
}

pub(super) fn load() -> Result<Tables, Error> {
    let mut reader = open();
    let _files = reader.text();
    let meanings = meanings(reader.text().ok_or_else(cut)?)?;
    let names = Names::read(&mut reader).ok_or_else(cut)?;
    let index = Index::read(&mut reader).ok_or_else(cut)?;
    let sounds = Sounds::read(&mut reader).ok_or_else(cut)?;
    Ok(Tables {
        names,
        meanings,
        index,
        sounds,
    })
}

fn meanings(json: &str) -> Result<Vec<Meaning>, Error> {
    serde_json::from_str(json).map_err(|error| {
        let read = json.get(..error.column()).unwrap_or(json);
        let start = read.rfind(",{").unwrap_or_default();
        broken(format!(
            "{error}: {}",
            read[start..].trim_start_matches(',')
        ))
    })
}

fn cut() -> Error {
    broken("the compiled words are incomplete".to_owned())
}

fn broken(what: String) -> Error {
    Error {
        file: "built-in words".to_owned(),
        line: 1,
        column: 1,
        what,
    }
}
