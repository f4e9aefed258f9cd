//! The reader of each format, and the choice between them. A further format is a variant of [`InputFormat`], a
//! line in [`reader`], its marks in `kind`, and a file of its own.

use super::format::InputFormat;
use super::kind::Kind;
#[cfg(feature = "parquet")]
use super::parquet;
use super::path::unreadable_path;
use super::reading::{Reader, Reading, Stories};
use super::source::{Opened, Source};
use super::unpack::peek_source;
use super::{
    archive, document, encoding, feed, html, json, jsonl, mail, sheet, subtitles, table, text, warc,
};
use crate::problem::Problem;

/// The reader of a format.
fn format_reader(format: InputFormat) -> Reader {
    match format {
        InputFormat::Auto | InputFormat::Text => text::read_text,
        InputFormat::Jsonl => jsonl::read_records,
        InputFormat::Json => json::read_values,
        InputFormat::Csv => table::read_rows,
        InputFormat::Excel => sheet::read_sheets,
        #[cfg(feature = "parquet")]
        InputFormat::Parquet => parquet::read_table,
        InputFormat::Html => html::read_page,
        InputFormat::Mhtml => mail::read_page,
        InputFormat::Feed => feed::read_feed,
        InputFormat::Warc => warc::read_pages,
        InputFormat::Zip => archive::read_zip,
        InputFormat::Tar => archive::read_tar,
        InputFormat::Docx => document::read_docx,
        InputFormat::Epub => document::read_epub,
        InputFormat::Mail => mail::read_mail,
        InputFormat::Subtitles => subtitles::read_subtitles,
    }
}

/// The articles of a stream. `told` is what the user says, `by_name` what its name tells: a format, or a
/// kind of file that is not read.
///
/// # Errors
///
/// When it is of a kind that is not read, or not of the format that the user says.
pub(super) fn read_stories(
    reading: Reading,
    opened: Opened,
    told: InputFormat,
    by_name: Option<Kind>,
) -> Result<Stories, Problem> {
    let format = choose_format(&reading, &opened.head, told, by_name)?;
    if !format.is_binary() && encoding::is_binary(&opened.head, reading.how.encoding) {
        return Err(encoding::Fault::Binary.in_file(&reading.name));
    }
    format_reader(format)(reading, opened)
}

fn choose_format(
    reading: &Reading,
    head: &[u8],
    told: InputFormat,
    by_name: Option<Kind>,
) -> Result<InputFormat, Problem> {
    let kind = Kind::of_bytes(head, by_name).or(by_name);
    match kind {
        Some(kind) if told == InputFormat::Auto => kind
            .input_format()
            .ok_or_else(|| kind.refusal_problem(&reading.name)),
        Some(kind) if kind.is_binary() && kind.input_format() != Some(told) => {
            Err(kind.refusal_problem(&reading.name))
        }
        _ => Ok(told.of_bytes(head)),
    }
}

/// The articles of a member of an archive.
///
/// # Errors
///
/// As [`stories`], and when it cannot be unpacked.
pub(super) fn member_stories(reading: Reading, source: Source) -> Result<Stories, Problem> {
    let opened = peek_source(source).map_err(|error| unreadable_path(&reading.name, &error))?;
    let by_name = Kind::of_name(&reading.name);
    if let Some(kind) = Kind::of_bytes(&opened.head, by_name)
        && matches!(kind, Kind::Zip | Kind::Tar)
    {
        let what = "is an archive inside another one, which is not read";
        return Err(reading.stream_problem(what, "unpack the outer one, and give the folder"));
    }
    read_stories(reading, opened, InputFormat::Auto, by_name)
}
