//! Which file holds which article, and what was written into it: a table in the folder itself.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::super::Error;
use super::super::signature::INDEX;
use super::super::sink::Out;

const COLUMNS: [&str; 3] = ["file", "document", "sha256"];

/// The table of a folder; made when the first file is written.
pub(super) struct Index {
    path: PathBuf,
    rows: BTreeMap<String, Row>,
    /// Where the rows of this run go, a line each as it comes.
    lines: Option<File>,
}

#[derive(Default)]
struct Row {
    document: String,
    /// Of what has been written into the file: an unfinished run may have left what was there before.
    hashes: BTreeSet<String>,
    latest: String,
}

impl Index {
    pub(super) fn open_folder(folder: &Path) -> Result<Self, Error> {
        let path = folder.join(INDEX);
        let rows = match fs::read_to_string(&path) {
            Ok(text) => read_rows(&text).ok_or_else(|| Error::Occupied(path.clone()))?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => BTreeMap::new(),
            Err(source) => return Err(Error::Refused { path, source }),
        };
        Ok(Self {
            path,
            rows,
            lines: None,
        })
    }

    /// The names of all files.
    pub(super) fn file_names(&self) -> impl Iterator<Item = &str> {
        self.rows.keys().map(String::as_str)
    }

    /// Whether a file of this name was written.
    pub(super) fn knows_name(&self, name: &str) -> bool {
        self.rows.contains_key(name)
    }

    /// Whether what has this hash was written into the file of this name.
    pub(super) fn wrote_same_bytes(&self, name: &str, hash: &str) -> bool {
        self.rows
            .get(name)
            .is_some_and(|row| row.hashes.contains(hash))
    }

    /// Notes what is about to be written.
    pub(super) fn note_file(&mut self, name: &str, id: Option<&str>, hash: &str) -> io::Result<()> {
        let id = id.unwrap_or_default();
        let mut line = Vec::new();
        if self.lines.is_none() {
            let lines = OpenOptions::new()
                .create(true)
                .append(true)
                .open(&self.path)?;
            line = match lines.metadata()?.len() {
                0 => csv_record(COLUMNS)?,
                // the last line of a run that was ended may be cut off
                _ => b"\n".to_vec(),
            };
            self.lines = Some(lines);
        }
        line.extend(csv_record([name, id, hash])?);
        if let Some(lines) = &mut self.lines
            && let Err(error) = lines.write_all(&line)
        {
            // a table that says nothing is of no use to anybody
            if lines.metadata().is_ok_and(|found| found.len() == 0) {
                let _ = fs::remove_file(&self.path);
            }
            return Err(error);
        }
        note_row(&mut self.rows, [name, id, hash]);
        Ok(())
    }

    /// Writes the table anew, a row a file, in order.
    pub(super) fn write_table(self) -> io::Result<()> {
        if self.lines.is_none() {
            return Ok(());
        }
        let mut out = Out::partial_file(&self.path)?;
        out.write_all(&csv_record(COLUMNS)?)?;
        for (name, row) in &self.rows {
            out.write_all(&csv_record([name, &row.document, &row.latest])?)?;
        }
        out.finish_writing()
    }
}

/// The rows of a table; `None` when it is another table. A last line that was cut off is left out.
fn read_rows(text: &str) -> Option<BTreeMap<String, Row>> {
    let mut rows = BTreeMap::new();
    if text.is_empty() {
        return Some(rows);
    }
    let mut table = csv::ReaderBuilder::new()
        .flexible(true)
        .from_reader(text.as_bytes());
    if table.headers().ok()?.iter().ne(COLUMNS) {
        return None;
    }
    for row in table.records() {
        let row = row.ok()?;
        if let (Some(name), Some(id), Some(hash)) = (row.get(0), row.get(1), row.get(2)) {
            note_row(&mut rows, [name, id, hash]);
        }
    }
    Some(rows)
}

fn note_row(rows: &mut BTreeMap<String, Row>, [name, id, hash]: [&str; 3]) {
    let row = rows.entry(name.to_owned()).or_default();
    id.clone_into(&mut row.document);
    hash.clone_into(&mut row.latest);
    row.hashes.insert(hash.to_owned());
}

fn csv_record(cells: [&str; 3]) -> io::Result<Vec<u8>> {
    let mut line = csv::Writer::from_writer(Vec::new());
    line.write_record(cells).map_err(io::Error::other)?;
    line.into_inner().map_err(csv::IntoInnerError::into_error)
}
