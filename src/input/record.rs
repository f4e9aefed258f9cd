//! A record that is one article, whatever its program calls the fields.

use std::fmt;

use serde::de::{Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::Value as Json;

use super::columns::{self, Columns, FIELDS, Field as Of, SHORT_TEXTS};
use super::reading::Reading;
use super::{published, text};
use crate::article::{Article, Published, PublishedBasis, SaidDate};
use crate::problem::Problem;

/// What a record says of an article, each field as text.
#[derive(Debug, Default)]
pub(super) struct Record {
    pub(super) id: Option<String>,
    pub(super) text: Option<String>,
    pub(super) date: Option<String>,
    pub(super) title: Option<String>,
    pub(super) source: Option<String>,
    pub(super) url: Option<String>,
}

impl Record {
    /// The article; `place` is its id when the record has none.
    pub(super) fn into_article(
        self,
        reading: &Reading,
        place: impl FnOnce() -> String,
        encoding: &str,
    ) -> Result<Article, Problem> {
        let Some(text) = self.text else {
            return Err(without_text(reading));
        };
        text::check_text(&reading.name, &text, reading.text_limit())?;
        let day = self.date.as_deref().and_then(published::parse_day);
        let basis = |date| Published {
            date: Some(date),
            basis: PublishedBasis::Record,
            ..Published::default()
        };
        Ok(Article {
            id: self.id.unwrap_or_else(place),
            text,
            title: self.title,
            source: self.source,
            url: self.url.or_else(|| reading.beside.url.clone()),
            encoding: encoding.to_owned(),
            published: day.map(basis).unwrap_or_default(),
            said_date: self.date.filter(|_| day.is_none()).map(|text| SaidDate {
                text,
                basis: PublishedBasis::Record,
            }),
            path: None,
        })
    }

    /// The place of a field.
    pub(super) fn field_mut(&mut self, of: Of) -> &mut Option<String> {
        match of {
            Of::Text => &mut self.text,
            Of::Id => &mut self.id,
            Of::Date => &mut self.date,
            Of::Title => &mut self.title,
            Of::Source => &mut self.source,
            Of::Url => &mut self.url,
        }
    }

    /// Takes what a cell of a table says.
    pub(super) fn take_cell(&mut self, of: Of, cell: &str) {
        // an empty text is told as such
        let blank = cell.trim().is_empty() && of != Of::Text;
        *self.field_mut(of) = (!blank).then(|| cell.to_owned());
    }

    /// The record with those fields that the user names, `a.b` being `b` of the object `a`.
    pub(super) fn with_columns(mut self, json: &Json, columns: &Columns) -> Self {
        for (field, path) in columns.given_names() {
            *self.field_mut(field) = value_at(json, path);
        }
        self
    }
}

/// The problem that a record has no text.
pub(super) fn without_text(reading: &Reading) -> Problem {
    match reading.how.columns.name_of(Of::Text) {
        Some(name) => reading.stream_problem(
            format!("has no text in `{}`", name.escape_debug()),
            "say with --text-key where it is, `a.b` for `b` of the object `a`",
        ),
        None => reading.stream_problem(
            "has no `text`",
            "give every record a `text` (or `content`, or `body`)",
        ),
    }
}

/// What stands at a path of keys, when it is text or a number.
fn value_at(json: &Json, path: &str) -> Option<String> {
    let whole = json.get(path);
    let value = whole.or_else(|| path.split('.').try_fold(json, |value, key| value.get(key)))?;
    match value {
        Json::String(text) => Some(text.clone()),
        Json::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// What a field holds.
enum Field {
    /// Text, or a number as it is written.
    Said(String),
    /// Nothing: `null`, or text that is blank.
    Blank,
    /// What no field of an article can be.
    Other(&'static str),
}

impl Field {
    /// What it says; `null`, blanks and what is no text are nothing.
    fn into_text(self) -> Option<String> {
        match self {
            Self::Said(text) => Some(text),
            Self::Blank | Self::Other(_) => None,
        }
    }
}

/// What was said of each field so far, and the place of its name among the names of that field.
#[derive(Default)]
struct Best {
    fields: [Option<(usize, String)>; FIELDS],
    /// Names that were met, by field and place.
    met: Vec<(usize, usize)>,
    /// A summary or headline in the place of a text.
    short: Option<(usize, String)>,
}

impl Best {
    /// Takes note of a key; `Err` when it comes again.
    fn note_key(&mut self, key: &str, of: Of, rank: usize) -> Result<(), String> {
        let met = (of as usize, rank);
        if self.met.contains(&met) {
            return Err(format!("duplicate field `{key}`"));
        }
        self.met.push(met);
        Ok(())
    }

    /// Takes what a key says; `Err` is what is wrong with it.
    fn take_value(&mut self, key: &str, of: Of, rank: usize, field: Field) -> Result<(), String> {
        match (&field, of, rank) {
            (Field::Other(kind), Of::Text, 0..=2) => {
                return Err(format!("`{key}` is {kind}, not text"));
            }
            (Field::Other(kind), Of::Id, 0) => {
                return Err(format!("`{key}` is {kind}, not text or a number"));
            }
            _ => {}
        }
        let blank = matches!(field, Field::Blank);
        // an empty text is told as such, unless another field has one
        let said = field
            .into_text()
            .or_else(|| (of == Of::Text && blank).then(String::new));
        if let Some(said) = said {
            // trafilatura calls the address of a page its source
            let address = of == Of::Source && is_address(&said);
            self.keep_value(if address { Of::Url } else { of }, rank, said);
        }
        Ok(())
    }

    fn keep_value(&mut self, of: Of, rank: usize, said: String) {
        let kept = &mut self.fields[of as usize];
        let better =
            |(at, old): &(usize, String)| old.is_empty() || (rank < *at && !said.is_empty());
        if kept.as_ref().is_none_or(better) {
            *kept = Some((rank, said));
        }
    }

    fn keep_short(&mut self, key: &str, said: &Field) {
        let rank = SHORT_TEXTS
            .iter()
            .position(|name| key.eq_ignore_ascii_case(name));
        let (Some(rank), Field::Said(said)) = (rank, said) else {
            return;
        };
        if self.short.as_ref().is_none_or(|(at, _)| rank < *at) {
            self.short = Some((rank, said.clone()));
        }
    }

    fn into_record(self) -> Record {
        let [text, id, date, title, source, url] =
            self.fields.map(|field| field.map(|(_, said)| said));
        // a list of links (GDELT, MediaCloud) has headlines, and an address for each
        let short = self.short.filter(|_| url.is_some()).map(|(_, said)| said);
        Record {
            text: text.or(short).map(without_cut_note),
            id,
            date,
            title,
            source,
            url,
        }
    }
}

/// The text without the note of news services that it was cut: `… [+2312 chars]`.
fn without_cut_note(mut text: String) -> String {
    let Some(start) = text.rfind("[+").filter(|_| text.ends_with(" chars]")) else {
        return text;
    };
    let digits = &text[start + 2..text.len() - " chars]".len()];
    if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        text.truncate(start);
        text.truncate(text.trim_end().len());
    }
    text
}

fn is_address(text: &str) -> bool {
    text.starts_with("http://") || text.starts_with("https://")
}

impl<'de> Deserialize<'de> for Record {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(Fields)
    }
}

struct Fields;

impl<'de> Visitor<'de> for Fields {
    type Value = Record;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a record with a `text`")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Record, M::Error> {
        let mut best = Best::default();
        while let Some(key) = map.next_key::<String>()? {
            let known = columns::known_field(&key);
            let short = SHORT_TEXTS
                .iter()
                .any(|name| key.eq_ignore_ascii_case(name));
            if known.is_none() && !short {
                map.next_value::<IgnoredAny>()?;
                continue;
            }
            if let Some((of, rank)) = known {
                best.note_key(&key, of, rank).map_err(M::Error::custom)?;
            }
            let field: Field = map.next_value()?;
            best.keep_short(&key, &field);
            if let Some((of, rank)) = known {
                best.take_value(&key, of, rank, field)
                    .map_err(M::Error::custom)?;
            }
        }
        Ok(best.into_record())
    }
}

/// Keys of an object that stands for the one thing it holds: `{"name": …}`, `{"$date": …}` and `{"$numberLong": …}` of
/// `MongoDB`, `{"@value": …}` of JSON-LD, `{"_seconds": …}` of `Firestore`.
const WRAPPED: [&str; 6] = [
    "name",
    "$date",
    "$numberLong",
    "@value",
    "seconds",
    "_seconds",
];

impl<'de> Deserialize<'de> for Field {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Value)
    }
}

struct Value;

impl<'de> Visitor<'de> for Value {
    type Value = Field;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("text, a number or nothing")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Field, E> {
        self.visit_string(text.to_owned())
    }

    fn visit_string<E>(self, text: String) -> Result<Field, E> {
        Ok(if text.trim().is_empty() {
            Field::Blank
        } else {
            Field::Said(text)
        })
    }

    fn visit_u64<E>(self, number: u64) -> Result<Field, E> {
        Ok(Field::Said(number.to_string()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Field, E> {
        Ok(Field::Said(number.to_string()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Field, E> {
        Ok(Field::Said(number.to_string()))
    }

    fn visit_unit<E>(self) -> Result<Field, E> {
        Ok(Field::Blank)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Field, E> {
        Ok(Field::Other("yes or no"))
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut list: S) -> Result<Field, S::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Field::Other("a list"))
    }

    /// The `source` of `NewsAPI` is an object with a name, the date of a database one with its value.
    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Field, M::Error> {
        let mut named = Field::Other("an object");
        while let Some(key) = map.next_key::<String>()? {
            if WRAPPED.contains(&key.as_str()) {
                named = match map.next_value()? {
                    Field::Other(_) => Field::Other("an object"),
                    said => said,
                };
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(named)
    }
}
