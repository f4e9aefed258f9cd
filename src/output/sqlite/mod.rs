//! A database of facts (`SQLite`) that grows: each run adds the articles that are new or have
//! changed, in one transaction. Read `schema.sql` and `views.sql`, then `rows` (a document's facts),
//! `search` (what full-text search finds).

mod rows;
mod search;

use std::io;
use std::path::{Path, PathBuf};

use base64::prelude::{BASE64_STANDARD, Engine};
use rusqlite::{Connection, ErrorCode, OptionalExtension, params};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::sink::Place;
use super::{Error, Render, RunInfo, Sink, Summary, Tool};
use crate::article::Article;
use crate::facts::Document;
use crate::span::Unit;
use search::Words;

/// The tables and views, as `SQLite` makes them.
pub const SQLITE_SCHEMA: &str =
    concat!(include_str!("schema.sql"), "\n", include_str!("views.sql"));

/// `application_id` of a database of facts: «KBKH» in ASCII.
const APPLICATION: i32 = 0x4B42_4B48;
/// `user_version`: raised when tables change.
const VERSION: i32 = 3;

/// Options that all documents of a database share, for their spans and layers to be comparable.
const SHARED: [&str; 3] = ["offsets", "only", "min_confidence"];

pub(super) struct Sqlite {
    path: PathBuf,
    database: Connection,
    unit: Unit,
    options: Value,
    /// The row of this run, once it has added something.
    run: Option<i64>,
}

impl Sqlite {
    pub(super) fn new(sink: Sink<'_>) -> Result<Self, Error> {
        let Place::Database(path) = sink.into_place() else {
            return Err(Error::NoDatabase);
        };
        let database = open(&path).map_err(|error| Error::Database {
            path: path.clone(),
            what: unusable(&error),
        })?;
        Ok(Self {
            path,
            database,
            unit: Unit::default(),
            options: Value::Null,
            run: None,
        })
    }

    /// Refuses to put documents of other layers or units beside those that are there.
    fn agree(&self) -> io::Result<()> {
        let last: Option<String> = self
            .database
            .query_row(
                "SELECT options FROM runs ORDER BY run DESC LIMIT 1",
                [],
                |row| row.get(0),
            )
            .optional()
            .map_err(failed)?;
        let last: Value = last.map_or(Ok(Value::Null), |options| serde_json::from_str(&options))?;
        let differs = |key: &str| !last.is_null() && last[key] != self.options[key];
        match SHARED.into_iter().find(|key| differs(key)) {
            Some(key) => Err(io::Error::other(format!(
                "{} holds documents of another --{key}; analyze with that one, or name another file",
                self.path.display()
            ))),
            None => Ok(()),
        }
    }

    /// The number of this run.
    fn run(&mut self) -> rusqlite::Result<i64> {
        if let Some(run) = self.run {
            return Ok(run);
        }
        self.database.execute(
            "INSERT INTO runs (tool, version, options) VALUES (?1, ?2, ?3)",
            params![
                Tool::THIS.name,
                Tool::THIS.version,
                self.options.to_string()
            ],
        )?;
        let run = self.database.last_insert_rowid();
        self.run = Some(run);
        Ok(run)
    }

    fn add(
        &mut self,
        article: &Article,
        document: &Document,
        hashes: &Hashes,
    ) -> rusqlite::Result<()> {
        let before = self.before(document, hashes)?;
        if before
            .as_ref()
            .is_some_and(|before| before.hashes == *hashes)
        {
            return Ok(());
        }
        let run = self.run()?;
        let row = rows::document(&self.database, run, article, document, hashes)?;
        let words = Words::new(article, document, self.unit);
        search::document(&self.database, row, document, &words)?;
        rows::facts(&self.database, row, document, &words)?;
        if let Some(before) = before {
            self.database.execute(
                "UPDATE documents SET superseded_by = ?1 WHERE document = ?2",
                [row, before.row],
            )?;
        }
        Ok(())
    }

    /// The last version of the same article: one of the same id with the same text, wherever it
    /// lay, else one of the same id and path. Two of one run are two articles.
    fn before(&self, document: &Document, hashes: &Hashes) -> rusqlite::Result<Option<Version>> {
        let mut query = self.database.prepare_cached(
            "SELECT document, sha256, analysis FROM current_documents
             WHERE id = ?1 AND (sha256 = ?2 OR (path IS ?3 AND run IS NOT ?4))
             ORDER BY sha256 = ?2 DESC, analysis = ?5 DESC, document DESC",
        )?;
        let (id, path) = (&document.id, &document.path);
        let values = params![id, hashes.text, path, self.run, hashes.analysis];
        let version = |row: &rusqlite::Row<'_>| {
            Ok(Version {
                row: row.get(0)?,
                hashes: Hashes {
                    text: row.get(1)?,
                    analysis: row.get(2)?,
                },
            })
        };
        query.query_row(values, version).optional()
    }
}

impl Render for Sqlite {
    fn begin(&mut self, run: &RunInfo) -> io::Result<()> {
        self.unit = run.offsets;
        self.options = json!(run);
        self.agree()
    }

    fn document(&mut self, article: &Article, document: &Document) -> io::Result<()> {
        let hashes = Hashes::of(document)?;
        self.add(article, document, &hashes).map_err(failed)
    }

    fn end(self: Box<Self>, _summary: &Summary<'_>) -> io::Result<()> {
        self.database.execute_batch("COMMIT").map_err(failed)
    }
}

/// A version of an article that is in the database.
struct Version {
    row: i64,
    hashes: Hashes,
}

/// By what a changed article is known.
#[derive(PartialEq, Eq)]
struct Hashes {
    text: String,
    /// Of the document without its path, so that moving a folder changes nothing.
    analysis: String,
}

impl Hashes {
    fn of(document: &Document) -> serde_json::Result<Self> {
        let whole = Document {
            path: None,
            ..document.clone()
        };
        Ok(Self {
            text: document.sha256.clone(),
            analysis: BASE64_STANDARD.encode(Sha256::digest(serde_json::to_vec(&whole)?)),
        })
    }
}

/// Opens a database of facts, or makes one, and begins the transaction that [`Render::end`]
/// commits: until then, whatever happens leaves the file as it was.
fn open(path: &Path) -> rusqlite::Result<Connection> {
    let database = Connection::open(path)?;
    database.set_prepared_statement_cache_capacity(64);
    database.pragma_update(None, "foreign_keys", true)?;
    database.execute_batch("BEGIN IMMEDIATE")?;
    let number = |name| database.pragma_query_value(None, name, |row| row.get::<_, i32>(0));
    let tables: i64 =
        database.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    match (tables, number("application_id")?, number("user_version")?) {
        (0, ..) => {
            database.execute_batch(SQLITE_SCHEMA)?;
            database.pragma_update(None, "application_id", APPLICATION)?;
            database.pragma_update(None, "user_version", VERSION)?;
        }
        (_, APPLICATION, VERSION) => {}
        (_, APPLICATION, other) => {
            return Err(refused(&format!(
                "has tables of version {other}, this program writes version {VERSION}"
            )));
        }
        _ => return Err(refused("is no database of facts")),
    }
    Ok(database)
}

/// What keeps a file from being added to, and what to do about it.
fn unusable(error: &rusqlite::Error) -> String {
    let help = match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            "wait until the other program has ended"
        }
        Some(ErrorCode::NotADatabase | ErrorCode::TypeMismatch) => "name another file",
        _ => "check the folder and its permissions",
    };
    format!("{error}; {help}")
}

fn refused(what: &str) -> rusqlite::Error {
    let code = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_MISMATCH);
    rusqlite::Error::SqliteFailure(code, Some(what.to_owned()))
}

fn failed(error: rusqlite::Error) -> io::Error {
    io::Error::other(error)
}
