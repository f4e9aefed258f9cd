//! `schema`: what the JSON outputs look like, derived from the types that are written.

use std::io::Write;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};

use super::args::{self, SchemaOf};
use super::duckdb::duckdb_columns;
use super::{Status, stdout};
use crate::aggregate::Aggregate;
use crate::compare::Comparison;
use crate::facts::Document;
use crate::output::{Envelope, Failed, SQLITE_SCHEMA};

/// Any JSON that the tool writes.
#[derive(JsonSchema)]
#[schemars(untagged)]
#[allow(dead_code)] // only its schema is used
enum Output {
    /// `--format json`.
    Json(Envelope),
    /// A line of `--format jsonl`.
    Document(Document),
    /// The line of `--format jsonl --report aggregate`.
    Aggregate(Aggregate),
    /// `diff --format json`.
    Diff(Comparison),
    /// A line of `--format jsonl --errors-inline` for what could not be used.
    Failed(Failed<'static>),
}

pub(super) fn print_schema(args: &args::Schema) -> anyhow::Result<Status> {
    let mut out = stdout::plain_output().into_writer()?;
    match args.of {
        _ if args.sqlite => write!(out, "{SQLITE_SCHEMA}")?,
        SchemaOf::All if args.duckdb => writeln!(
            out,
            "{}",
            duckdb_columns(&output_schema(SchemaOf::Document))
        )?,
        of if args.duckdb => writeln!(out, "{}", duckdb_columns(&output_schema(of)))?,
        of => {
            serde_json::to_writer_pretty(&mut out, &output_schema(of))
                .map_err(std::io::Error::from)?;
            writeln!(out)?;
        }
    }
    out.finish_writing()?;
    Ok(Status::Done)
}

/// The JSON Schema of an output.
#[must_use]
pub(super) fn output_schema(of: SchemaOf) -> Schema {
    match of {
        SchemaOf::All => written_schema::<Output>(),
        SchemaOf::Json => written_schema::<Envelope>(),
        SchemaOf::Document => written_schema::<Document>(),
        SchemaOf::Aggregate => written_schema::<Aggregate>(),
        SchemaOf::Diff => written_schema::<Comparison>(),
    }
}

/// As it is written, where every key is there and unknown values are null.
fn written_schema<T: JsonSchema>() -> Schema {
    let settings = SchemaSettings::default().for_serialize();
    settings.into_generator().into_root_schema_for::<T>()
}
