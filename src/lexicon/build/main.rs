//! Compiles the words of `../data` into the files that `../builtin.rs` embeds. It reads and
//! files them with the very code that reads a user's file at run time. It also tells the versions
//! of what is embedded, the hash of each, for `--version`, and compares the labels of all languages.

#![allow(dead_code, unreachable_pub, unused_imports, clippy::print_stdout)] // each half of the shared code has its own users

#[path = "../alike.rs"]
mod alike;
#[path = "../blob.rs"]
mod blob;
#[path = "../book.rs"]
mod book;
#[path = "../error.rs"]
mod error;
#[path = "../file.rs"]
mod file;
#[path = "../index.rs"]
mod index;
#[path = "../kind.rs"]
mod kind;
mod labels;
mod meaning;
#[path = "../names.rs"]
mod names;
#[path = "../sense.rs"]
mod sense;
#[path = "../../spelling/mod.rs"]
mod spelling;
#[path = "../../facts/subtype.rs"]
mod subtype;
#[path = "../table.rs"]
mod table;
#[path = "../tables.rs"]
mod tables;
#[path = "../trigger.rs"]
mod trigger;
mod triggers;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

use error::Error;
use kind::{Kind, Kinds};
use meaning::{EntityType, Meaning};
use sense::{Agreement, MeaningId, NameForm, NameId, Sense};
use sha2::{Digest, Sha256};
use subtype::Subtype;

const DATA: &str = "src/lexicon/data";

/// What is embedded besides the words, and the variable that has its version.
const EMBEDDED: [(&str, &str); 3] = [
    ("GAZETTEER_VERSION", "src/lexicon/gazetteer/towns.bin"),
    ("MODEL_VERSION", "src/tagger/model.bin"),
    ("WEIGHTS_VERSION", "src/confidence/weights.toml"),
];

/// Hexadecimal digits of a version.
const DIGITS: usize = 12;

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed={DATA}");
    match compile_lexicon()
        .and_then(|()| versions_of_embedded())
        .and_then(|()| labels::check_labels())
    {
        Ok(()) => ExitCode::SUCCESS,
        Err(what) => {
            println!("cargo::error={what}");
            ExitCode::FAILURE
        }
    }
}

fn compile_lexicon() -> Result<(), String> {
    let files = lexicon_files(Path::new(DATA)).map_err(|error| format!("{DATA}: {error}"))?;
    let mut tables = tables::Tables::default();
    for path in &files {
        let (name, text) = (path.display().to_string(), fs::read_to_string(path));
        let text = text.map_err(|error| format!("{name}: {error}"))?;
        let file =
            toml::from_str(&text).map_err(|error| Error::new(&name, &text, &error).to_string())?;
        tables.add(file);
    }
    let mut book = blob::Writer::default();
    let forms = triggers::book(&Path::new(DATA).join("triggers"))?.write(&mut book);
    let mut out = blob::Writer::default();
    let names = files.iter().filter_map(|path| path.file_name()?.to_str());
    out.text(&names.collect::<Vec<_>>().join("\n"));
    out.text(&meaning::to_json(&tables.meanings));
    tables.names.write(&mut out);
    let senses = tables.index.write(&mut out);
    tables.sounds.write(&mut out);
    let written = [
        ("lexicon.bin", out.numbers.as_slice()),
        ("lexicon.txt", out.text.as_bytes()),
        ("senses.bin", &senses),
        ("book.bin", &book.numbers),
        ("book.txt", book.text.as_bytes()),
        ("forms.bin", &forms),
    ];
    tell_version("LEXICON_VERSION", &written.map(|(_, bytes)| bytes));
    let folder = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo sets no OUT_DIR")?);
    for (name, bytes) in written {
        let path = folder.join(name);
        fs::write(&path, bytes).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(())
}

/// Tells the versions of what is embedded as it is.
fn versions_of_embedded() -> Result<(), String> {
    for (variable, path) in EMBEDDED {
        println!("cargo::rerun-if-changed={path}");
        let bytes = fs::read(path).map_err(|error| format!("{path}: {error}"))?;
        tell_version(variable, &[&bytes]);
    }
    Ok(())
}

/// A version is how the SHA-256 of the bytes begins.
fn tell_version(variable: &str, parts: &[&[u8]]) {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
    }
    let number = hash
        .finalize()
        .iter()
        .take(DIGITS / 2)
        .fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    println!("cargo::rustc-env={variable}={number:0DIGITS$x}");
}

/// The lexicon files of a folder, by name.
fn lexicon_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let paths: io::Result<Vec<PathBuf>> = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect();
    let mut paths = paths?;
    paths.retain(|path| {
        path.extension()
            .is_some_and(|extension| extension == "toml")
    });
    paths.sort();
    Ok(paths)
}
