//! One news story as it was read, before anything is known about it.

use jiff::civil::Date;
use schemars::{JsonSchema, Schema};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// One story: its text and what its source says about it.
///
/// ```
/// use karabakh::article::{Article, Published, PublishedBasis, PublishedConflict, SaidDate};
///
/// let day = |text: &str| text.parse().unwrap();
/// let article = Article {
///     id: "2020/shusha".to_owned(),
///     text: "قصفت المدينة أمس.".to_owned(),
///     published: Published {
///         date: Some(day("2020-11-12")),
///         basis: PublishedBasis::Record,
///         conflicts: vec![PublishedConflict { date: day("2020-11-13"), basis: PublishedBasis::Url }],
///     },
///     // where a date is in words, the reader of dates reads it
///     said_date: Some(SaidDate { text: "12 نوفمبر 2020".to_owned(), basis: PublishedBasis::Record }),
///     ..Article::default()
/// };
/// assert_eq!(article.path, None);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Article {
    /// Name that is unique in a run: the path below the given folder without its ending, or the record's own.
    pub id: String,
    /// File that the story came from; `None` for standard input.
    pub path: Option<String>,
    /// Decoded text; every span of every fact points into it.
    pub text: String,
    /// Headline, when metadata or the record gives one.
    pub title: Option<String>,
    /// Outlet that published the story.
    pub source: Option<String>,
    /// Address of the story.
    pub url: Option<String>,
    /// Name of the encoding that the bytes were read in, such as `UTF-8`.
    pub encoding: String,
    /// When the story was published.
    pub published: Published,
    /// What the record or a metadata file gives as its date where that is in no form of digits: words
    /// («12 نوفمبر 2020»), which the reader of dates reads, or nothing that is a date.
    pub said_date: Option<SaidDate>,
}

/// A date as its source words it, and the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaidDate {
    /// The words.
    pub text: String,
    /// Where they stand.
    pub basis: PublishedBasis,
}

impl Article {
    /// SHA-256 of the text as UTF-8, in lower-case hexadecimal.
    ///
    /// ```
    /// use karabakh::article::Article;
    ///
    /// let article = Article { text: "abc".to_owned(), ..Article::default() };
    /// assert!(article.sha256().starts_with("ba7816bf8f01cfea"));
    /// ```
    #[must_use]
    pub fn sha256(&self) -> String {
        let digits = |byte: u8| [byte >> 4, byte & 15].map(|digit| DIGITS[usize::from(digit)]);
        let digest = Sha256::digest(&self.text);
        digest.iter().flat_map(|byte| digits(*byte)).collect()
    }
}

/// Hexadecimal.
const DIGITS: [char; 16] = [
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f',
];

/// The day of publication and where it was learned.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Published {
    /// The day, or `None` when nothing tells.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub date: Option<Date>,
    /// What the day was learned from.
    pub basis: PublishedBasis,
    /// Other days that were said, the most trusted first.
    #[serde(default)] // analyses that were written before it was told can still be read
    #[schemars(transform = always_written)]
    pub conflicts: Vec<PublishedConflict>,
}

/// A day of publication that is told beside the one that was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PublishedConflict {
    /// The day.
    #[schemars(with = "String", extend("format" = "date"))]
    pub date: Date,
    /// What tells it.
    pub basis: PublishedBasis,
}

/// What may be missing when read is never missing when written, so it has no default there.
pub(crate) fn always_written(schema: &mut Schema) {
    schema.remove("default");
}

/// Where a publication date was learned.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum PublishedBasis {
    /// The JSONL or CSV record.
    Record,
    /// A metadata file.
    Metadata,
    /// The option `--date`.
    Flag,
    /// Digits in the file's name.
    Filename,
    /// The path of the story's address.
    Url,
    /// The story's own first words («باكو 12 نوفمبر (رويترز)»).
    Dateline,
    /// Nothing told; `date` is `None`.
    #[default]
    Unknown,
}
