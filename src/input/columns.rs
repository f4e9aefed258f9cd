//! Which column of a table, or key of a record, holds what of an article.

use std::fmt;

/// What a record tells of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Text,
    Id,
    Date,
    Title,
    Source,
    Url,
}

/// How many fields there are.
pub(super) const FIELDS: usize = 6;

/// Columns and keys of a headline's or a summary's name, which are read as the text where nothing else is
/// one, the better first.
pub(super) const SHORT_TEXTS: [&str; 5] =
    ["description", "summary", "excerpt", "title", "headline"];

impl Field {
    pub(super) const ALL: [Self; FIELDS] = [
        Self::Text,
        Self::Id,
        Self::Date,
        Self::Title,
        Self::Source,
        Self::Url,
    ];

    /// What it is called in options and messages.
    pub(super) const fn option_name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Id => "id",
            Self::Date => "date",
            Self::Title => "title",
            Self::Source => "source",
            Self::Url => "url",
        }
    }

    /// What programs call it, in lower case, the surest first.
    pub(super) const fn usual_names(self) -> &'static [&'static str] {
        match self {
            Self::Text => TEXT_NAMES,
            Self::Id => ID_NAMES,
            Self::Date => DATE_NAMES,
            Self::Title => TITLE_NAMES,
            Self::Source => SOURCE_NAMES,
            Self::Url => URL_NAMES,
        }
    }
}

/// What programs call each field, in lower case, the surest first.
const TEXT_NAMES: &[&str] = &[
    "text",
    "content",
    "body",
    "maintext",
    "raw_text",
    "fulltext",
    "full_text",
    "articlebody",
    "article_text",
    "article_body",
    "story_text",
    "article",
    "النص",
    "نص",
    "نص الخبر",
    "نص المقال",
    "المحتوى",
    "محتوى",
    "المتن",
    "الخبر",
];
const ID_NAMES: &[&str] = &[
    "id",
    "article_id",
    "stories_id",
    "guid",
    "uuid",
    "_id",
    "المعرف",
    "رقم الخبر",
    "الرقم",
];
const DATE_NAMES: &[&str] = &[
    "date",
    "published",
    "publishedat",
    "published_at",
    "publish_date",
    "date_publish",
    "pubdate",
    "pub_date",
    "publication_date",
    "date_published",
    "datepublished",
    "seendate",
    "created_at",
    "timestamp",
    "التاريخ",
    "تاريخ",
    "تاريخ النشر",
];
const TITLE_NAMES: &[&str] = &["title", "headline", "العنوان", "عنوان", "عنوان الخبر"];
const SOURCE_NAMES: &[&str] = &[
    "source",
    "outlet",
    "publisher",
    "media_name",
    "sitename",
    "source-hostname",
    "source_name",
    "source_domain",
    "hostname",
    "domain",
    "المصدر",
    "مصدر",
    "الموقع",
    "الوسيلة",
];
const URL_NAMES: &[&str] = &["url", "link", "permalink", "source_url", "الرابط", "رابط"];

/// The field that a key names, and the place of the name among its names.
pub(super) fn known_field(key: &str) -> Option<(Field, usize)> {
    let lower = key.trim().to_lowercase();
    let rank = |field: Field| field.usual_names().iter().position(|name| *name == lower);
    let mut fields = Field::ALL.into_iter();
    fields.find_map(|field| Some((field, rank(field)?)))
}

/// Names of columns or keys that the user gives; what is not given is guessed from usual names.
///
/// A key that lies in an object of the record is written with a point: `article.body`.
#[derive(Debug, Clone, Default)]
pub struct Columns {
    /// That of the text.
    pub text: Option<String>,
    /// That of the article's own name.
    pub id: Option<String>,
    /// That of the day of publication.
    pub date: Option<String>,
    /// That of the headline.
    pub title: Option<String>,
    /// That of the outlet.
    pub source: Option<String>,
    /// That of the address.
    pub url: Option<String>,
}

impl Columns {
    /// The name that the user gives for a field.
    pub(super) fn name_of(&self, field: Field) -> Option<&str> {
        let given = match field {
            Field::Text => &self.text,
            Field::Id => &self.id,
            Field::Date => &self.date,
            Field::Title => &self.title,
            Field::Source => &self.source,
            Field::Url => &self.url,
        };
        given.as_deref()
    }

    /// The fields that the user names, each with its name.
    pub(super) fn given_names(&self) -> impl Iterator<Item = (Field, &str)> {
        Field::ALL
            .into_iter()
            .filter_map(|field| Some((field, self.name_of(field)?)))
    }

    /// The columns of a table, or what is wrong.
    pub(super) fn find_columns(&self, head: &[String]) -> Result<Guess, String> {
        let mut places = [None; FIELDS];
        for (place, field) in places.iter_mut().zip(Field::ALL) {
            *place = match self.name_of(field) {
                Some(given) => Some(column_named(head, given).ok_or_else(|| {
                    let given = given.escape_debug();
                    format!("has no column `{given}`; it has {}", listed_names(head))
                })?),
                None => field
                    .usual_names()
                    .iter()
                    .find_map(|name| column_named(head, name)),
            };
        }
        let short = || SHORT_TEXTS.iter().find_map(|name| column_named(head, name));
        places[0] = places[0].or_else(short);
        if places[0].is_none() {
            return Err(format!(
                "has no column of texts; it has {}",
                listed_names(head)
            ));
        }
        let name = |place: Option<usize>| place.map(|at| head[at].clone());
        Ok(Guess {
            places,
            names: places.map(name),
        })
    }
}

fn column_named(head: &[String], name: &str) -> Option<usize> {
    let exact = head.iter().position(|own| own == name);
    exact.or_else(|| head.iter().position(|own| own.to_lowercase() == name))
}

/// The first of the names of columns.
fn listed_names(head: &[String]) -> String {
    const SHOWN: usize = 12;
    const LONG: usize = 40;
    let name = |name: &String| {
        let cut: String = name.chars().take(LONG).collect();
        format!("`{}`", cut.escape_debug())
    };
    let names: Vec<_> = head.iter().take(SHOWN).map(name).collect();
    let more = if head.len() > SHOWN { " …" } else { "" };
    format!("{}{more}", names.join(", "))
}

/// Where each field stands in a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Guess {
    places: [Option<usize>; FIELDS],
    names: [Option<String>; FIELDS],
}

impl Guess {
    pub(super) fn column_of(&self, field: Field) -> Option<usize> {
        self.places[field as usize]
    }
}

/// `text from «content», date from «published»`.
impl fmt::Display for Guess {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut comma = "";
        for (field, name) in Field::ALL.iter().zip(&self.names) {
            if let Some(name) = name {
                let name = name.escape_debug();
                write!(f, "{comma}{} from `{name}`", field.option_name())?;
                comma = ", ";
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guess_columns(columns: &Columns, head: &[&str]) -> Result<String, String> {
        let head: Vec<_> = head.iter().map(|name| (*name).to_owned()).collect();
        columns.find_columns(&head).map(|guess| guess.to_string())
    }

    #[test]
    fn columns_are_known_by_their_usual_names() {
        let none = Columns::default();
        for (head, taken) in [
            (vec!["id", "Text"], "text from `Text`, id from `id`"),
            (
                vec!["body", "content", "url"],
                "text from `content`, url from `url`",
            ),
            (
                vec!["العنوان", "النص", "التاريخ"],
                "text from `النص`, date from `التاريخ`, title from `العنوان`",
            ),
            (
                vec!["title", "link"],
                "text from `title`, title from `title`, url from `link`",
            ),
        ] {
            assert_eq!(guess_columns(&none, &head).as_deref(), Ok(taken));
        }
        let error = "has no column of texts; it has `a`, `b`";
        assert_eq!(guess_columns(&none, &["a", "b"]), Err(error.to_owned()));
    }

    #[test]
    fn what_the_user_says_comes_first() {
        let given = Columns {
            text: Some("Story".to_owned()),
            ..Columns::default()
        };
        let taken = "text from `Story`, id from `id`";
        assert_eq!(
            guess_columns(&given, &["id", "text", "Story"]).as_deref(),
            Ok(taken)
        );
        let error = "has no column `Story`; it has `text`";
        assert_eq!(guess_columns(&given, &["text"]), Err(error.to_owned()));
    }
}
