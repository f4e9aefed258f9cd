//! A database of facts (`SQLite`) that grows: each run adds the articles that are new or have
//! changed. They wait in a side file, and one short transaction in the end takes them over, so that
//! who reads the database meanwhile neither waits nor is in the way. Read `schema.sql` and
//! `views.sql`, then `rows` (a document's facts), `search` (what full-text search finds),
//! `ledger` (events and claims of all articles together), `side`.

mod hashes;
mod ledger;
mod rows;
mod search;
mod side;

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OptionalExtension, params};
use serde_json::{Value, json};

use super::database::{APPLICATION, SQLITE_SCHEMA};
use super::sink::Place;
use super::{Error, Render, RunInfo, Sink, Summary, Tool, Unwritten};
use crate::article::Article;
use crate::facts::Document;
use crate::problem::Problem;
use crate::span::Unit;
use hashes::Hashes;
use search::Words;
use side::Side;

/// `user_version`: raised when tables or views change.
const VERSION: i32 = 4;

/// Options that all documents of a database share, for their spans and layers to be comparable.
const SHARED: [&str; 4] = ["offsets", "only", "min_confidence", "redact"];

/// How long another program that reads or writes the database is waited for.
const WAIT: Duration = Duration::from_secs(30);

pub(super) struct Sqlite {
    path: PathBuf,
    database: Connection,
    /// Whether the database has its tables already.
    filled: bool,
    side: Side,
    unit: Unit,
    options: Value,
    /// The row of this run in the side file, once something is there.
    run: Option<i64>,
}

impl Sqlite {
    pub(super) fn new(sink: Sink<'_>) -> Result<Self, Error> {
        let Place::Database(path) = sink.into_place() else {
            return Err(Error::NoDatabase);
        };
        let side = Side::new().map_err(|source| Error::Refused {
            path: std::env::temp_dir(),
            source,
        })?;
        let (database, filled) = open_database(&path).map_err(|error| Error::Database {
            path: path.clone(),
            what: why_unusable(&error),
        })?;
        Ok(Self {
            path,
            database,
            filled,
            side,
            unit: Unit::default(),
            options: Value::Null,
            run: None,
        })
    }

    /// Refuses to put documents of other layers or units beside those that are there.
    fn check_options(&self) -> io::Result<()> {
        let last: Option<String> = self
            .database
            .query_row(
                "SELECT options FROM main.runs ORDER BY run DESC LIMIT 1",
                [],
                |row| row.get(0),
            )
            .optional()
            .map_err(|error| self.failed_run(&error))?;
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

    fn add_article(
        &mut self,
        article: &Article,
        document: &Document,
        hashes: &Hashes,
    ) -> rusqlite::Result<()> {
        let about = About {
            id: &document.id,
            path: document.path.as_deref(),
            hashes,
        };
        let before = version_before(self.side.side_database(), about, self.run)?;
        let known = match &before {
            Some(before) => Some(before.hashes == *hashes),
            None if self.filled => {
                let there = before_in(&self.database, about)?;
                there.map(|there| there.hashes == *hashes)
            }
            None => None,
        };
        if known == Some(true) {
            return Ok(());
        }
        let options = self.options.to_string();
        let mut run = self.run;
        let unit = self.unit;
        self.side.in_transaction(|side| {
            let run = match run {
                Some(run) => run,
                None => *run.insert(begin_run(side, &options)?),
            };
            let row = rows::add_document(side, run, article, document, hashes)?;
            let words = Words::new(article, document, unit);
            search::add_document(side, row, document, &words)?;
            rows::add_facts(side, row, document, &words)?;
            ledger::keep_account(side, row, document)?;
            if let Some(before) = before {
                supersede_version(side, before.row, row)?;
            }
            Ok(())
        })?;
        self.run = run;
        Ok(())
    }

    /// Takes everything over from the side file.
    fn merge_side(&self) -> io::Result<()> {
        let failed = |error| self.failed_run(&error);
        self.side.attach_to(&self.database).map_err(failed)?;
        // readers are waited for once, in the beginning; then nothing can come between
        self.database
            .execute_batch("BEGIN EXCLUSIVE")
            .map_err(failed)?;
        if has_tables(&self.database).map_err(failed)? {
            self.check_options()?;
        } else {
            make_tables(&self.database).map_err(failed)?;
        }
        self.take_over().map_err(failed)?;
        self.database.execute_batch("COMMIT").map_err(failed)
    }

    fn take_over(&self) -> rusqlite::Result<()> {
        // the new versions come after the old ones have been told of them
        self.database
            .execute_batch("PRAGMA defer_foreign_keys = ON")?;
        let last = side::last_document(&self.database)?;
        let mut query = self.database.prepare(
            "SELECT document, id, path, sha256, analysis FROM side.documents
             WHERE superseded_by IS NULL ORDER BY document",
        )?;
        let mut staged = query.query([])?;
        while let Some(row) = staged.next()? {
            let (new, id, path): (i64, String, Option<String>) =
                (row.get(0)?, row.get(1)?, row.get(2)?);
            let hashes = Hashes {
                text: row.get(3)?,
                analysis: row.get(4)?,
            };
            let about = About {
                id: &id,
                path: path.as_deref(),
                hashes: &hashes,
            };
            if let Some(old) = before_in(&self.database, about)? {
                supersede_version(&self.database, old.row, new + last)?;
            }
        }
        side::take_over(&self.database)?;
        ledger::renew_ledger(&self.database)
    }

    /// What keeps the results from being written, and what to do about it.
    fn failed_run(&self, error: &rusqlite::Error) -> io::Error {
        let path = self.path.display();
        io::Error::other(match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => format!(
                "{path}: is locked: another program reads or writes it; end that one, then run again"
            ),
            Some(ErrorCode::DiskFull | ErrorCode::SystemIoFailure) => {
                format!("{path}: cannot be written: {error}; check the disk")
            }
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => {
                format!("{path}: {error}; check the folder and its permissions")
            }
            _ => format!("{path}: {error}; name another file"),
        })
    }
}

/// Adds the run; gives its row.
fn begin_run(side: &Connection, options: &str) -> rusqlite::Result<i64> {
    side.execute(
        "INSERT INTO runs (tool, version, options) VALUES (?1, ?2, ?3)",
        params![Tool::THIS.name, Tool::THIS.version, options],
    )?;
    Ok(side.last_insert_rowid())
}

fn supersede_version(database: &Connection, old: i64, new: i64) -> rusqlite::Result<()> {
    let mut update =
        database.prepare_cached("UPDATE documents SET superseded_by = ?1 WHERE document = ?2")?;
    update.execute([new, old]).map(drop)
}

/// By what an article is found again.
#[derive(Clone, Copy)]
struct About<'a> {
    id: &'a str,
    path: Option<&'a str>,
    hashes: &'a Hashes,
}

/// The last version of the same article in the database.
fn before_in(database: &Connection, about: About<'_>) -> rusqlite::Result<Option<Version>> {
    version_before(database, about, None)
}

/// The last version of the same article: one of the same id with the same text, wherever it lay,
/// else one of the same id and path. Two of one run are two articles.
fn version_before(
    database: &Connection,
    about: About<'_>,
    run: Option<i64>,
) -> rusqlite::Result<Option<Version>> {
    let mut query = database.prepare_cached(
        "SELECT document, sha256, analysis FROM current_documents
         WHERE id = ?1 AND (sha256 = ?2 OR (path IS ?3 AND run IS NOT ?4))
         ORDER BY sha256 = ?2 DESC, analysis = ?5 DESC, document DESC",
    )?;
    let About { id, path, hashes } = about;
    let values = params![id, hashes.text, path, run, hashes.analysis];
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

impl Render for Sqlite {
    fn begin(&mut self, run: &RunInfo) -> io::Result<()> {
        self.unit = run.offsets;
        self.options = json!(run);
        if self.filled {
            self.check_options()
        } else {
            Ok(())
        }
    }

    fn document(&mut self, article: &Article, document: &Document) -> io::Result<()> {
        let hashes = Hashes::hashes_of(document)?;
        self.add_article(article, document, &hashes)
            .map_err(|error| {
                let code = error.sqlite_error_code();
                let one = matches!(
                    code,
                    Some(
                        ErrorCode::ConstraintViolation
                            | ErrorCode::TypeMismatch
                            | ErrorCode::TooBig
                    )
                );
                if !one {
                    return self.failed_run(&error);
                }
                let path = self.path.to_string_lossy();
                let what = format!("cannot take `{}`: {error}", document.id);
                let problem = Problem::new(path, what, "the database goes on without it");
                Unwritten(problem.of_record(Some(document.id.clone()))).into()
            })
    }

    fn end(self: Box<Self>, _summary: &Summary<'_>) -> io::Result<()> {
        // where nothing is new, nothing is locked or written
        if self.run.is_none() && self.filled {
            return Ok(());
        }
        self.merge_side()
    }
}

/// A version of an article that is in the database.
struct Version {
    row: i64,
    hashes: Hashes,
}

/// Opens a database of facts, and tells whether its tables are there. Nothing is written or locked.
fn open_database(path: &Path) -> rusqlite::Result<(Connection, bool)> {
    let database = Connection::open(path)?;
    database.busy_timeout(WAIT)?;
    database.set_prepared_statement_cache_capacity(64);
    database.pragma_update(None, "foreign_keys", true)?;
    let filled = has_tables(&database)?;
    if database.is_readonly("main")? {
        return Err(sqlite_error(
            rusqlite::ffi::SQLITE_READONLY,
            "may not be written",
        ));
    }
    Ok((database, filled))
}

/// Whether the tables are there; what is another database, or of another version, is refused.
fn has_tables(database: &Connection) -> rusqlite::Result<bool> {
    let number = |name| database.pragma_query_value(None, name, |row| row.get::<_, i32>(0));
    let tables: i64 = database.query_row("SELECT count(*) FROM main.sqlite_schema", [], |row| {
        row.get(0)
    })?;
    match (tables, number("application_id")?, number("user_version")?) {
        (0, ..) => return Ok(false),
        (_, APPLICATION, VERSION) => {}
        (_, APPLICATION, other) => {
            return Err(refused_database(&format!(
                "has tables of version {other}, this program writes version {VERSION}"
            )));
        }
        _ => return Err(refused_database("is no database of facts")),
    }
    Ok(true)
}

/// Makes the tables.
fn make_tables(database: &Connection) -> rusqlite::Result<()> {
    database.execute_batch(SQLITE_SCHEMA)?;
    database.pragma_update(None, "application_id", APPLICATION)?;
    database.pragma_update(None, "user_version", VERSION)
}

/// What keeps a file from being added to, and what to do about it.
fn why_unusable(error: &rusqlite::Error) -> String {
    let help = match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            "another program writes it; wait until that has ended"
        }
        Some(ErrorCode::NotADatabase | ErrorCode::TypeMismatch) => "name another file",
        _ => "check the folder and its permissions",
    };
    format!("{error}; {help}")
}

fn refused_database(what: &str) -> rusqlite::Error {
    sqlite_error(rusqlite::ffi::SQLITE_MISMATCH, what)
}

fn sqlite_error(code: i32, what: &str) -> rusqlite::Error {
    let code = rusqlite::ffi::Error::new(code);
    rusqlite::Error::SqliteFailure(code, Some(what.to_owned()))
}
