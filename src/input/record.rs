//! A record that is one article, whatever its program calls the fields.

use std::fmt;

use serde::de::{Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::{Limit, published, text};
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

/// Other names of the text, in the order of trust.
const TEXTS: [&str; 3] = ["text", "content", "body"];

impl Record {
    /// The article; `place` is its id when the record has none.
    pub(super) fn article(
        self,
        name: &str,
        place: impl FnOnce() -> String,
        encoding: &str,
        limit: Limit,
    ) -> Result<Article, Problem> {
        let Some(text) = self.text else {
            return Err(Problem::new(
                name,
                "has no `text`",
                "give every record a `text` (or `content`, or `body`)",
            ));
        };
        text::check(name, &text, limit)?;
        let day = self.date.as_deref().and_then(published::day);
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
            url: self.url,
            encoding: encoding.to_owned(),
            published: day.map(basis).unwrap_or_default(),
            said_date: self.date.filter(|_| day.is_none()).map(|text| SaidDate {
                text,
                basis: PublishedBasis::Record,
            }),
            path: None,
        })
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
    fn said(self) -> Option<String> {
        match self {
            Self::Said(text) => Some(text),
            Self::Blank | Self::Other(_) => None,
        }
    }
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
        let mut record = Record::default();
        // the text, and the place of its name among the names of texts
        let mut text: Option<(usize, String)> = None;
        let mut met = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            let rank = TEXTS.iter().position(|name| *name == key);
            let known = matches!(key.as_str(), "id" | "date" | "title" | "source" | "url");
            if rank.is_none() && !known {
                map.next_value::<IgnoredAny>()?;
                continue;
            }
            if met.contains(&key) {
                return Err(M::Error::custom(format_args!("duplicate field `{key}`")));
            }
            let field: Field = map.next_value()?;
            match (rank, key.as_str(), field) {
                (Some(_), _, Field::Other(kind)) => {
                    return Err(M::Error::custom(format_args!(
                        "`{key}` is {kind}, not text"
                    )));
                }
                // an empty text is told as such, unless another field has one
                (Some(rank), _, field) => {
                    let said = field.said();
                    let better = text
                        .as_ref()
                        .is_none_or(|(at, old)| (old.is_empty() || rank < *at) && said.is_some());
                    if better {
                        text = Some((rank, said.unwrap_or_default()));
                    }
                }
                (None, "id", Field::Other(kind)) => {
                    return Err(M::Error::custom(format_args!(
                        "`id` is {kind}, not text or a number"
                    )));
                }
                (None, "id", field) => record.id = field.said(),
                (None, "date", field) => record.date = field.said(),
                (None, "title", field) => record.title = field.said(),
                (None, "source", field) => record.source = field.said(),
                (None, _, field) => record.url = field.said(),
            }
            met.push(key);
        }
        record.text = text.map(|(_, text)| text);
        Ok(record)
    }
}

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

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Field, M::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Field::Other("an object"))
    }
}
