//! What kind of file an input is, by its first bytes and its name: a kind either has a format that is read,
//! or is called by its name and refused with what to do about it, never read as one plain article.

use std::path::Path;

use serde_json::Value;

use super::columns::{self, Field};
use super::format::InputFormat;
use super::source::{ENOUGH, ZIP, ZIP_PARTS};
use super::{subtitles, unpack};
use crate::problem::Problem;

/// A kind of file that people have articles in, plain text aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A web page.
    Html,
    /// A web page saved with its pictures.
    Mhtml,
    /// JSON Lines.
    Records,
    /// Comma- or tab-separated values.
    Table,
    /// A JSON array, or a JSON object over several lines.
    Json,
    /// A feed.
    Feed,
    /// Other XML.
    Xml,
    /// A web archive.
    Warc,
    Rtf,
    Pdf,
    /// `.docx`.
    Docx,
    /// Other documents that are zips inside: `.odt`, `.pptx`.
    Zipped,
    /// `.xlsx`, `.ods` and, by its name, `.xls`.
    Excel,
    Epub,
    /// `.doc`, `.xls` and other files of old Office.
    OldOffice,
    Zip,
    Tar,
    /// Other archives: 7z, rar, and packings that are not read.
    Archive,
    Mail,
    /// Many messages in one file.
    Mailbox,
    Picture,
    /// Sound and moving pictures.
    Media,
    Sqlite,
    Parquet,
    Arrow,
    /// What is said in a film, with its times: `.srt`, `.vtt`.
    Subtitles,
    /// Appointments and addresses: `.ics`, `.vcf`.
    Calendar,
    Tex,
    /// Text with marks of its own that a converter makes plain: Org, reStructuredText and the like.
    Markup,
    /// What programs are told: TOML, YAML, INI.
    Settings,
    /// Source text of programs, database dumps among it.
    Code,
    Log,
    /// Translations of what a program says: `.po`.
    Messages,
    /// The index of a mail program beside its mailbox.
    MailIndex,
}

/// Kinds that begin with bytes of their own, and where these stand.
const MARKS: [(usize, &[u8], Kind); 29] = [
    (0, b"%PDF-", Kind::Pdf),
    (0, b"{\\rtf", Kind::Rtf),
    (0, b"WARC/", Kind::Warc),
    (0, b"\xD0\xCF\x11\xE0", Kind::OldOffice),
    (0, b"\x89PNG", Kind::Picture),
    (0, b"\xFF\xD8\xFF", Kind::Picture),
    (0, b"GIF8", Kind::Picture),
    (0, b"II*\0", Kind::Picture),
    (0, b"MM\0*", Kind::Picture),
    (8, b"WEBP", Kind::Picture),
    (4, b"ftyphei", Kind::Picture),
    (4, b"ftypmif", Kind::Picture),
    (4, b"ftypavif", Kind::Picture),
    (4, b"ftyp", Kind::Media),
    (0, b"ID3", Kind::Media),
    (0, b"OggS", Kind::Media),
    (0, b"RIFF", Kind::Media),
    (0, b"\x1A\x45\xDF\xA3", Kind::Media),
    (0, b"SQLite format 3\0", Kind::Sqlite),
    (0, b"PAR1", Kind::Parquet),
    (0, b"ARROW1", Kind::Arrow),
    (0, b"BZh", Kind::Archive),
    (0, b"\xFD7zXZ", Kind::Archive),
    (0, b"7z\xBC\xAF", Kind::Archive),
    (0, b"Rar!\x1A\x07", Kind::Archive),
    (257, b"ustar", Kind::Tar),
    (0, b"!<arch>", Kind::Archive),
    (0, b"PK\x05\x06", Kind::Zip),
    (0, b"PK\x07\x08", Kind::Zip),
];

/// Endings of the kinds, for what a walk leaves out and for bytes that do not tell.
const ENDINGS: [(&str, Kind); 116] = [
    ("jsonl", Kind::Records),
    ("ndjson", Kind::Records),
    ("html", Kind::Html),
    ("htm", Kind::Html),
    ("xhtml", Kind::Html),
    ("mhtml", Kind::Mhtml),
    ("mht", Kind::Mhtml),
    ("csv", Kind::Table),
    ("tsv", Kind::Table),
    ("tab", Kind::Table),
    ("json", Kind::Json),
    ("geojson", Kind::Json),
    ("rss", Kind::Feed),
    ("atom", Kind::Feed),
    ("xml", Kind::Xml),
    ("warc", Kind::Warc),
    ("rtf", Kind::Rtf),
    ("pdf", Kind::Pdf),
    ("docx", Kind::Docx),
    ("odt", Kind::Zipped),
    ("xlsx", Kind::Excel),
    ("ods", Kind::Excel),
    ("epub", Kind::Epub),
    ("doc", Kind::OldOffice),
    ("xls", Kind::Excel),
    ("zip", Kind::Zip),
    ("tar", Kind::Tar),
    ("tgz", Kind::Tar),
    ("7z", Kind::Archive),
    ("rar", Kind::Archive),
    ("eml", Kind::Mail),
    ("mbox", Kind::Mailbox),
    ("db", Kind::Sqlite),
    ("sqlite", Kind::Sqlite),
    ("parquet", Kind::Parquet),
    ("arrow", Kind::Arrow),
    ("feather", Kind::Arrow),
    ("srt", Kind::Subtitles),
    ("vtt", Kind::Subtitles),
    ("ics", Kind::Calendar),
    ("ical", Kind::Calendar),
    ("vcf", Kind::Calendar),
    ("vcard", Kind::Calendar),
    ("tex", Kind::Tex),
    ("latex", Kind::Tex),
    ("bib", Kind::Tex),
    ("sty", Kind::Tex),
    ("bbl", Kind::Tex),
    ("rst", Kind::Markup),
    ("org", Kind::Markup),
    ("adoc", Kind::Markup),
    ("asciidoc", Kind::Markup),
    ("textile", Kind::Markup),
    ("toml", Kind::Settings),
    ("yaml", Kind::Settings),
    ("yml", Kind::Settings),
    ("ini", Kind::Settings),
    ("cfg", Kind::Settings),
    ("conf", Kind::Settings),
    ("properties", Kind::Settings),
    ("env", Kind::Settings),
    ("plist", Kind::Settings),
    ("reg", Kind::Settings),
    ("desktop", Kind::Settings),
    ("lock", Kind::Settings),
    ("sql", Kind::Code),
    ("py", Kind::Code),
    ("ipynb", Kind::Code),
    ("js", Kind::Code),
    ("mjs", Kind::Code),
    ("ts", Kind::Code),
    ("jsx", Kind::Code),
    ("tsx", Kind::Code),
    ("css", Kind::Code),
    ("scss", Kind::Code),
    ("sh", Kind::Code),
    ("bash", Kind::Code),
    ("zsh", Kind::Code),
    ("bat", Kind::Code),
    ("ps1", Kind::Code),
    ("c", Kind::Code),
    ("h", Kind::Code),
    ("cc", Kind::Code),
    ("cpp", Kind::Code),
    ("hpp", Kind::Code),
    ("cs", Kind::Code),
    ("java", Kind::Code),
    ("kt", Kind::Code),
    ("go", Kind::Code),
    ("rs", Kind::Code),
    ("rb", Kind::Code),
    ("php", Kind::Code),
    ("pl", Kind::Code),
    ("lua", Kind::Code),
    ("r", Kind::Code),
    ("jl", Kind::Code),
    ("scala", Kind::Code),
    ("swift", Kind::Code),
    ("asm", Kind::Code),
    ("diff", Kind::Code),
    ("patch", Kind::Code),
    ("log", Kind::Log),
    ("po", Kind::Messages),
    ("pot", Kind::Messages),
    ("mo", Kind::Messages),
    ("xliff", Kind::Messages),
    ("xlf", Kind::Messages),
    ("resx", Kind::Messages),
    ("strings", Kind::Messages),
    ("msf", Kind::MailIndex),
    ("pst", Kind::MailIndex),
    ("ost", Kind::MailIndex),
    ("dbx", Kind::MailIndex),
    ("idx", Kind::MailIndex),
    ("bz2", Kind::Archive),
    ("xz", Kind::Archive),
];

/// What the zip of a document has near its beginning.
const ZIPPED: [(&[u8], Kind); 7] = [
    (b"application/epub+zip", Kind::Epub),
    (b"opendocument.text", Kind::Zipped),
    (b"opendocument.spreadsheet", Kind::Excel),
    (b"word/", Kind::Docx),
    (b"xl/", Kind::Excel),
    (b"[Content_Types].xml", Kind::Zipped),
    (b"", Kind::Zip),
];

/// Lines that a mail begins with, in lower case.
const HEADERS: [&str; 12] = [
    "from ",
    "from:",
    "to:",
    "date:",
    "subject:",
    "received:",
    "return-path:",
    "delivered-to:",
    "mime-version:",
    "message-id:",
    "x-",
    "content-type:",
];

/// How calendars and address books begin, in lower case.
const CALENDARS: [&str; 2] = ["begin:vcalendar", "begin:vcard"];

/// How programs and dumps of databases begin, in lower case.
const CODES: [&str; 7] = [
    "#!/",
    "-- mysql dump",
    "-- postgresql database dump",
    "create table ",
    "insert into ",
    "<?php",
    "// <!-- <mdb:mork",
];

/// How TeX documents begin, in lower case.
const TEX: [&str; 3] = ["\\documentclass", "\\documentstyle", "\\input{"];

/// Columns that tables of articles have besides those that are read.
const OTHERS: [&str; 6] = [
    "author",
    "summary",
    "language",
    "description",
    "category",
    "country",
];

impl Kind {
    /// The kind of the bytes that a file or stream begins with; `None` for plain text. What the name tells
    /// decides where the bytes may be of two kinds.
    pub(super) fn of_bytes(head: &[u8], by_name: Option<Self>) -> Option<Self> {
        // after a line that has ended, a slow pipe may not have given more yet
        let line = head.iter().position(|byte| *byte == b'\n');
        let given = line.map_or(head, |end| &head[..end.max(ENOUGH.min(head.len()))]);
        let marked = |(at, mark, _): &&(usize, &[u8], Self)| {
            given.get(*at..).is_some_and(|rest| rest.starts_with(mark))
        };
        if let Some((_, _, kind)) = MARKS.iter().find(marked) {
            let sheet = *kind == Self::OldOffice && by_name == Some(Self::Excel);
            return Some(if sheet { Self::Excel } else { *kind });
        }
        if head.starts_with(&ZIP) {
            let parts = &head[..head.len().min(ZIP_PARTS)];
            let holds = |word: &[u8]| memchr::memmem::find(parts, word).is_some();
            // the first part of a document tells what it is, but not every program writes it first
            let named =
                by_name.filter(|kind| matches!(kind, Self::Docx | Self::Excel | Self::Epub));
            let found = ZIPPED.iter().find(|(word, _)| holds(word));
            return named.or_else(|| found.map(|(_, kind)| *kind));
        }
        let text = lowercase_ascii(head);
        let text = text.trim_start();
        match text.as_bytes().first()? {
            b'<' => marked_up(text),
            b'[' => is_array(text).then_some(Self::Json),
            b'{' => Some(json_kind(text, by_name)),
            _ if subtitles::is_begun(text) => Some(Self::Subtitles),
            _ if begins_as(text, &CALENDARS) => Some(Self::Calendar),
            _ if begins_as(text, &CODES) => Some(Self::Code),
            b'\\' if begins_as(text, &TEX) => Some(Self::Tex),
            _ if begins_as(text, &["msgid "]) => Some(Self::Messages),
            _ if is_mail(text) => Some(if text.starts_with("from ") {
                Self::Mailbox
            } else if text.contains("multipart/related") && by_name != Some(Self::Mail) {
                Self::Mhtml
            } else {
                Self::Mail
            }),
            _ => is_table(text).then_some(Self::Table),
        }
    }

    /// The kind that the ending of a file's name tells, whatever it is packed in.
    pub(super) fn of_name(name: &str) -> Option<Self> {
        let path = unpack::without_ending(Path::new(name));
        let ending = path.extension()?.to_string_lossy();
        let same = |(own, _): &&(&str, Self)| ending.eq_ignore_ascii_case(own);
        ENDINGS.iter().find(same).map(|(_, kind)| *kind)
    }

    /// The format that it is read in; `None` when it is not read.
    pub(super) fn input_format(self) -> Option<InputFormat> {
        Some(match self {
            Self::Records => InputFormat::Jsonl,
            Self::Json => InputFormat::Json,
            Self::Table => InputFormat::Csv,
            Self::Excel => InputFormat::Excel,
            #[cfg(feature = "parquet")]
            Self::Parquet => InputFormat::Parquet,
            Self::Html => InputFormat::Html,
            Self::Mhtml => InputFormat::Mhtml,
            Self::Feed => InputFormat::Feed,
            Self::Warc => InputFormat::Warc,
            Self::Zip => InputFormat::Zip,
            Self::Tar => InputFormat::Tar,
            Self::Docx => InputFormat::Docx,
            Self::Epub => InputFormat::Epub,
            Self::Mail => InputFormat::Mail,
            Self::Subtitles => InputFormat::Subtitles,
            #[cfg(not(feature = "parquet"))]
            Self::Parquet => return None,
            Self::Xml
            | Self::Rtf
            | Self::Pdf
            | Self::Zipped
            | Self::OldOffice
            | Self::Archive
            | Self::Mailbox
            | Self::Picture
            | Self::Media
            | Self::Sqlite
            | Self::Arrow
            | Self::Calendar
            | Self::Tex
            | Self::Markup
            | Self::Settings
            | Self::Code
            | Self::Log
            | Self::Messages
            | Self::MailIndex => return None,
        })
    }

    /// Whether files of this kind are documents that are not read: each of them in a folder is told, since it
    /// may well be an article. Pictures and databases lie beside articles without being any.
    pub(super) fn is_unread_document(self) -> bool {
        match self {
            Self::Pdf
            | Self::Rtf
            | Self::Zipped
            | Self::OldOffice
            | Self::Archive
            | Self::Mailbox
            | Self::Parquet
            | Self::Arrow => true,
            Self::Html
            | Self::Mhtml
            | Self::Records
            | Self::Table
            | Self::Json
            | Self::Feed
            | Self::Xml
            | Self::Warc
            | Self::Docx
            | Self::Excel
            | Self::Epub
            | Self::Zip
            | Self::Tar
            | Self::Mail
            | Self::Picture
            | Self::Media
            | Self::Sqlite
            | Self::Subtitles
            | Self::Calendar
            | Self::Tex
            | Self::Markup
            | Self::Settings
            | Self::Code
            | Self::Log
            | Self::Messages
            | Self::MailIndex => false,
        }
    }

    /// Whether it is no text at all, whatever the user says.
    pub(super) fn is_binary(self) -> bool {
        match self {
            Self::Html
            | Self::Mhtml
            | Self::Records
            | Self::Table
            | Self::Json
            | Self::Feed
            | Self::Xml
            | Self::Warc
            | Self::Rtf
            | Self::Mail
            | Self::Mailbox
            | Self::Subtitles
            | Self::Calendar
            | Self::Tex
            | Self::Markup
            | Self::Settings
            | Self::Code
            | Self::Log
            | Self::Messages => false,
            Self::Pdf
            | Self::Docx
            | Self::Zipped
            | Self::Excel
            | Self::Epub
            | Self::OldOffice
            | Self::Zip
            | Self::Tar
            | Self::Archive
            | Self::Picture
            | Self::Media
            | Self::Sqlite
            | Self::Parquet
            | Self::Arrow
            | Self::MailIndex => true,
        }
    }

    /// The problem that a file of this kind is not read.
    pub(super) fn refusal_problem(self, name: &str) -> Problem {
        Problem::new(name, self.kind_name(), self.refusal_help())
    }

    /// What it is.
    fn kind_name(self) -> &'static str {
        match self {
            Self::Html => "is a web page (HTML)",
            Self::Mhtml => "is a saved web page (MHTML)",
            Self::Records => "is JSON Lines",
            Self::Table => "is a table (CSV)",
            Self::Json => "is JSON",
            Self::Feed => "is a feed (RSS or Atom)",
            Self::Xml => "is XML, not plain text",
            Self::Warc => "is a web archive (WARC)",
            Self::Rtf => "is a document (RTF), not plain text",
            Self::Pdf => "is a PDF, not plain text",
            Self::Docx => "is a Word document",
            Self::Zipped => "is a document (OpenDocument or Office), not plain text",
            Self::Excel => "is a spreadsheet (Excel, OpenDocument)",
            Self::Epub => "is a book (EPUB)",
            Self::OldOffice => "is a document of old Office (.doc, .xls), not plain text",
            Self::Zip => "is a zip archive",
            Self::Tar => "is a tar archive",
            Self::Archive => "is an archive that is not read",
            Self::Mail => "is mail",
            Self::Mailbox => "is a mailbox of many messages",
            Self::Picture => "is a picture, not plain text",
            Self::Media => "is sound or film, not plain text",
            Self::Sqlite => "is a database (SQLite), not plain text",
            Self::Parquet => "is a table (Parquet), not plain text",
            Self::Arrow => "is a table (Arrow), not plain text",
            Self::Subtitles => "is subtitles (SRT, WebVTT)",
            Self::Calendar => "is a calendar or address book, not plain text",
            Self::Tex => "is a TeX document, not plain text",
            Self::Markup => "is a document with markup, not plain text",
            Self::Settings => "is a file of settings, not an article",
            Self::Code => "is source text of a program or database, not an article",
            Self::Log => "is a log, not an article",
            Self::Messages => "is translations of a program, not an article",
            Self::MailIndex => "is the index or store of a mail program, not plain text",
        }
    }

    /// What to do about it.
    fn refusal_help(self) -> &'static str {
        const RECORDS: &str =
            "write its articles as JSON Lines, {\"id\": \"…\", \"text\": \"…\"} on each line";
        match self {
            Self::Sqlite | Self::Arrow => RECORDS,
            Self::Parquet => "build this program with the feature `parquet`, or save it as CSV",
            Self::Xml => "save the articles' text",
            Self::Rtf | Self::OldOffice => {
                "save it as plain text, or run `soffice --convert-to txt:Text FILE`"
            }
            Self::Pdf => "run `pdftotext -layout FILE`, and give the .txt",
            Self::Zipped => {
                "save it as .docx or plain text, or run `pandoc -t plain --wrap=none FILE`"
            }
            Self::Archive => "unpack it, and give the folder",
            Self::Tex | Self::Markup => {
                "run `pandoc -t plain --wrap=none FILE`, and give what it prints"
            }
            Self::Calendar | Self::Settings | Self::Code | Self::Log | Self::Messages => {
                "leave it out, or say --input-format text if it is an article"
            }
            Self::MailIndex => "save the messages as .eml, and give the folder",
            Self::Mailbox => "save the messages one by one (.eml), and give the folder",
            Self::Picture => "read it with OCR, for example `tesseract FILE out -l ara`",
            Self::Media => "give what is said in it as text",
            Self::Html
            | Self::Mhtml
            | Self::Records
            | Self::Table
            | Self::Json
            | Self::Feed
            | Self::Warc
            | Self::Docx
            | Self::Excel
            | Self::Epub
            | Self::Zip
            | Self::Tar
            | Self::Mail
            | Self::Subtitles => "leave out --input-format, and it is read as what it is",
        }
    }
}

/// The beginning as ASCII, in lower case; UTF-16 loses its other bytes, other letters become one sign each.
fn lowercase_ascii(head: &[u8]) -> String {
    let bytes = head.iter().filter(|byte| **byte != 0);
    let shown = bytes.map(|byte| match byte {
        0xEF | 0xBB | 0xBF | 0xFE | 0xFF => ' ',
        0..=0x7F => byte.to_ascii_lowercase().into(),
        _ => '\u{FFFD}',
    });
    shown.collect()
}

fn marked_up(text: &str) -> Option<Kind> {
    const PAGES: [&str; 9] = [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<div",
        "<p>",
        "<p ",
        "<article",
        "<meta",
    ];
    const FEEDS: [&str; 3] = ["<rss", "<feed", "<rdf:rdf"];
    let has = |tags: &[&str]| tags.iter().any(|tag| text.contains(tag));
    if has(&FEEDS) {
        Some(Kind::Feed)
    } else if has(&PAGES) {
        Some(Kind::Html)
    } else {
        (text.starts_with("<?xml") || text.starts_with("<!doctype")).then_some(Kind::Xml)
    }
}

/// An array of JSON, not an article that begins with a bracket.
fn is_array(text: &str) -> bool {
    let inside = text[1..].trim_start();
    inside.starts_with(['{', '"']) || inside.starts_with("[{") || inside.trim_end() == "]"
}

/// JSON Lines, or one JSON value: an object that goes on in further lines or holds a list of objects.
fn json_kind(text: &str, by_name: Option<Kind>) -> Kind {
    let (first, whole) = match text.split_once('\n') {
        Some((first, _)) => (first.trim_end(), true),
        None => (text, false),
    };
    if whole && first == "{" && text[1..].trim_start().starts_with(['"', '}']) {
        return Kind::Json;
    }
    let json = match (serde_json::from_str(first), by_name) {
        (Ok(value), _) => holds_list(&value),
        (Err(_), Some(Kind::Records)) => false,
        (Err(_), Some(Kind::Json)) => true,
        // the line goes on after what was looked at, and a list of objects begins in it
        (Err(_), _) => !whole && lists_first(first),
    };
    if json { Kind::Json } else { Kind::Records }
}

/// Whether an object is no record, and has a list of objects.
fn holds_list(value: &Value) -> bool {
    let Some(members) = value.as_object() else {
        return false;
    };
    let list = |value: &Value| {
        value
            .as_array()
            .is_some_and(|list| list.iter().any(Value::is_object))
    };
    let text =
        |key: &String| columns::known_field(key).is_some_and(|(field, _)| field == Field::Text);
    !members.keys().any(text) && members.values().any(list)
}

/// Whether a list of objects begins before any text of a record.
fn lists_first(line: &str) -> bool {
    let text = line.find("\"text\"").unwrap_or(line.len());
    let list = line.find("[{").or_else(|| line.find("[ {"));
    list.is_some_and(|list| list < text)
}

fn begins_as(text: &str, beginnings: &[&str]) -> bool {
    beginnings.iter().any(|start| text.starts_with(start))
}

/// Several lines in a row that each begin with a header's name.
fn is_mail(text: &str) -> bool {
    let header = |line: &&str| HEADERS.iter().any(|name| line.starts_with(name));
    let goes_on = |line: &&str| line.starts_with([' ', '\t']);
    let lines = text
        .lines()
        .take_while(|line| header(line) || goes_on(line));
    lines.filter(header).count() >= 3
}

/// A first line that names two columns or more.
fn is_table(text: &str) -> bool {
    let first = text.lines().next().unwrap_or_default();
    let named = |by: char| {
        let cells = first
            .split(by)
            .map(|cell| cell.trim_matches(['"', ' ', '\r']));
        let known = |cell: &&str| columns::known_field(cell).is_some() || OTHERS.contains(cell);
        cells.filter(known).count()
    };
    [',', ';', '\t'].iter().any(|by| named(*by) >= 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_known_by_how_they_begin() {
        for (head, kind) in [
            ("<!DOCTYPE html>\n<html lang=\"ar\">", Kind::Html),
            ("\u{FEFF}\n<p>باكو</p>", Kind::Html),
            ("<?xml version=\"1.0\"?>\n<rss version=\"2.0\">", Kind::Feed),
            ("<?xml version=\"1.0\"?><feed xmlns=\"x\">", Kind::Feed),
            ("<?xml version=\"1.0\"?>\n<nitf>", Kind::Xml),
            ("[{\"id\": 1}]", Kind::Json),
            ("[\n  {\n", Kind::Json),
            ("{\n  \"messages\": [", Kind::Json),
            ("{\"status\": \"ok\", \"articles\": [{\"text\":", Kind::Json),
            ("{\"articles\": [{\"text\": \"باكو\"}]}\n", Kind::Json),
            ("{\"id\": \"a\", \"text\": \"باكو\"}\n", Kind::Records),
            ("{\"text\": \"a\", \"tags\": [{\"a\": 1}]}\n", Kind::Records),
            ("id,text\n1,باكو\n", Kind::Table),
            ("\"Title\";\"Date\";\"Body\"\r\n", Kind::Table),
            ("title\tcontent\nا\tب", Kind::Table),
            ("WARC/1.0\r\nWARC-Type: warcinfo\r\n", Kind::Warc),
            ("{\\rtf1\\ansi", Kind::Rtf),
            ("%PDF-1.7\n", Kind::Pdf),
            ("PK\u{3}\u{4}......word/document.xml", Kind::Docx),
            ("PK\u{3}\u{4}......xl/workbook.xml", Kind::Excel),
            ("PK\u{3}\u{4}mimetypeapplication/epub+zip", Kind::Epub),
            ("PK\u{3}\u{4}....a.txt", Kind::Zip),
            ("From: a@b.c\nSubject: x\nDate: y\n\nباكو", Kind::Mail),
            ("WEBVTT\n\n00:01.000 --> 00:02.000\nباكو", Kind::Subtitles),
            (
                "1\r\n00:00:01,000 --> 00:00:02,000\r\nباكو",
                Kind::Subtitles,
            ),
            ("BEGIN:VCALENDAR\r\nVERSION:2.0", Kind::Calendar),
            ("\\documentclass{article}\nباكو", Kind::Tex),
            ("-- MySQL dump 10.13\n", Kind::Code),
            ("#!/bin/sh\necho باكو", Kind::Code),
            ("msgid \"Baku\"\nmsgstr \"باكو\"", Kind::Messages),
            (
                "From: <Saved by Blink>\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/related;\n",
                Kind::Mhtml,
            ),
        ] {
            assert_eq!(Kind::of_bytes(head.as_bytes(), None), Some(kind), "{head}");
        }
    }

    #[test]
    fn a_mark_after_the_first_line_is_none() {
        let tar = |first: &str| format!("{first}{}ustar", "x".repeat(257 - first.len()));
        assert_eq!(
            Kind::of_bytes(tar("a.txt").as_bytes(), None),
            Some(Kind::Tar)
        );
        assert_eq!(Kind::of_bytes(tar("Baku.\n").as_bytes(), None), None);
        let picture = b"\0\n\0\x18ftypavif";
        assert_eq!(Kind::of_bytes(picture, None), Some(Kind::Picture));
    }

    #[test]
    fn texts_and_records_are_none_of_them() {
        for head in [
            "",
            "وصل لافروف إلى باكو.",
            "[باكو] وصل لافروف.",
            "«باكو»: <وصل>",
            "Date, 5 May: Lavrov came to Baku.",
            "From: Baku\n\nText",
            "12:30 --> باكو",
            "#باكو: وصل لافروف",
            "1\nوصل لافروف",
            "begin with Baku",
            "<باكو> وصل",
        ] {
            assert_eq!(Kind::of_bytes(head.as_bytes(), None), None, "{head}");
        }
    }
}
