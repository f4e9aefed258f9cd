//! The side file: a database of the run's own, in which its facts wait until all are there, and the
//! way from there into the database of facts.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use rusqlite::{Connection, Result, params};
use tempfile::NamedTempFile;

use super::SQLITE_SCHEMA;
use crate::output::unfinished;

/// Tables of full-text search, whose row numbers are those of another table.
const SEARCH: [(&str, &str); 3] = [
    ("document_search", "documents"),
    ("quote_search", "quotes"),
    ("name_search", "entities"),
];

/// A database in the system's folder for temporary files, removed when dropped.
pub(super) struct Side {
    /// Before the file, for it to be closed first.
    database: Connection,
    file: NamedTempFile,
    _name: unfinished::Name,
}

impl Side {
    pub(super) fn new() -> io::Result<Self> {
        let make = || tempfile::Builder::new().prefix("karabakh-").tempfile();
        let (file, name) = unfinished::make_file(make)?;
        let database = make_file(file.path()).map_err(io::Error::other)?;
        Ok(Self {
            database,
            file,
            _name: name,
        })
    }

    pub(super) fn side_database(&self) -> &Connection {
        &self.database
    }

    /// Does `work` whole or not at all.
    pub(super) fn in_transaction(
        &self,
        work: impl FnOnce(&Connection) -> Result<()>,
    ) -> Result<()> {
        self.database.execute_batch("BEGIN")?;
        let done = work(&self.database);
        let end = if done.is_ok() { "COMMIT" } else { "ROLLBACK" };
        let ended = self.database.execute_batch(end);
        done.and(ended)
    }

    /// Lets `database` see the side file as `side`.
    pub(super) fn attach_to(&self, database: &Connection) -> Result<()> {
        let path = self.file.path().to_string_lossy();
        database
            .execute("ATTACH ?1 AS side", params![path])
            .map(drop)
    }
}

/// Nothing of a side file is ever read after a crash.
fn make_file(path: &Path) -> Result<Connection> {
    let database = Connection::open(path)?;
    database.set_prepared_statement_cache_capacity(64);
    database.execute_batch("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF;")?;
    database.execute_batch(&side_schema())?;
    Ok(database)
}

/// The tables of the database of facts, those of full-text search without their index.
fn side_schema() -> String {
    let plain = |line: &str| {
        let found = line.strip_prefix("CREATE VIRTUAL TABLE ")?;
        let (name, rest) = found.split_once(" USING fts5(")?;
        let (columns, _) = rest.split_once(", tokenize")?;
        Some(format!("CREATE TABLE {name} ({columns});"))
    };
    let lines = SQLITE_SCHEMA
        .lines()
        .map(|line| plain(line).unwrap_or_else(|| line.to_owned()));
    lines.collect::<Vec<_>>().join("\n")
}

/// A column, the table whose row numbers it holds, and whether it numbers the rows of its own.
struct Column {
    name: String,
    of: Option<String>,
    numbers: bool,
}

/// Adds the rows of `side` to the tables of the same names, with numbers after those that are there.
pub(super) fn take_over(database: &Connection) -> Result<()> {
    let names = "SELECT name FROM side.sqlite_schema WHERE type = 'table' ORDER BY rowid";
    let mut query = database.prepare(names)?;
    let tables: Vec<String> = query
        .query_map([], |row| row.get(0))?
        .collect::<Result<_>>()?;
    let mut last = BTreeMap::new();
    let mut columns = BTreeMap::new();
    for table in &tables {
        let found = columns_of(database, table)?;
        if let Some(key) = found.iter().find(|column| column.numbers) {
            let sql = format!("SELECT coalesce(max({}), 0) FROM main.{table}", key.name);
            let number: i64 = database.query_row(&sql, [], |row| row.get(0))?;
            last.insert(table.clone(), number);
        }
        columns.insert(table, found);
    }
    for table in &tables {
        database.execute(&copy_statement(table, &columns[table], &last), [])?;
    }
    Ok(())
}

/// The number after which the rows of a table of the side file come to stand.
pub(super) fn last_document(database: &Connection) -> Result<i64> {
    let sql = "SELECT coalesce(max(document), 0) FROM main.documents";
    database.query_row(sql, [], |row| row.get(0))
}

fn columns_of(database: &Connection, table: &str) -> Result<Vec<Column>> {
    let mut query =
        database.prepare("SELECT \"from\", \"table\" FROM pragma_foreign_key_list(?1, 'side')")?;
    let refers = query.query_map([table], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let refers: BTreeMap<String, String> = refers.collect::<Result<_>>()?;
    let mut query = database.prepare("SELECT name, type, pk FROM pragma_table_info(?1, 'side')")?;
    let found = query.query_map([table], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let found: Vec<(String, String, i64)> = found.collect::<Result<_>>()?;
    let keys = found.iter().filter(|(.., key)| *key > 0).count();
    let column = |(name, kind, key): (String, String, i64)| {
        let other = refers.get(&name).cloned();
        let numbers = keys == 1 && key == 1 && kind == "INTEGER" && other.is_none();
        Column {
            of: other.or_else(|| numbers.then(|| table.to_owned())),
            name,
            numbers,
        }
    };
    let mut columns: Vec<Column> = found.into_iter().map(column).collect();
    if let Some((_, of)) = SEARCH.iter().find(|(search, _)| *search == table) {
        columns.push(Column {
            name: "rowid".to_owned(),
            of: Some((*of).to_owned()),
            numbers: false,
        });
    }
    Ok(columns)
}

fn copy_statement(table: &str, columns: &[Column], last: &BTreeMap<String, i64>) -> String {
    let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
    let moved = columns.iter().map(|Column { name, of, .. }| {
        let by = of.as_ref().and_then(|of| last.get(of));
        by.map_or_else(|| name.clone(), |by| format!("{name} + {by}"))
    });
    let moved: Vec<String> = moved.collect();
    format!(
        "INSERT INTO main.{table} ({}) SELECT {} FROM side.{table}",
        names.join(", "),
        moved.join(", ")
    )
}
