//! How the bytes of an input hold articles.

use super::source::first_letter;

/// How the bytes of an input hold articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum InputFormat {
    /// By the file's ending and its first bytes.
    #[default]
    Auto,
    /// One article in plain text.
    Text,
    /// One JSON record a line, each an article.
    Jsonl,
    /// JSON: a list of records, an object with such a list, an export of Telegram.
    #[cfg_attr(feature = "cli", value(alias = "telegram"))]
    Json,
    /// A table with an article a row: values with commas, semicolons or tabs between them.
    #[cfg_attr(feature = "cli", value(alias = "tsv"))]
    Csv,
    /// A spreadsheet with an article a row: .xlsx, .ods.
    #[cfg_attr(feature = "cli", value(alias = "xlsx"))]
    Excel,
    /// A table with an article a row: Parquet.
    #[cfg(feature = "parquet")]
    Parquet,
    /// A web page: the article's own text, without menus, related stories and comments.
    Html,
    /// A web page that a browser saved as one file.
    Mhtml,
    /// A feed, an entry an article: RSS, RDF, Atom.
    #[cfg_attr(feature = "cli", value(aliases = ["rss", "atom"]))]
    Feed,
    /// A web archive: the Arabic pages in it.
    Warc,
    /// A zip of any of these.
    Zip,
    /// A tar of any of these.
    Tar,
    /// A document of Word.
    Docx,
    /// A book, a chapter an article.
    Epub,
    /// One message.
    #[cfg_attr(feature = "cli", value(alias = "eml"))]
    Mail,
    /// What is said in a film: .srt, .vtt.
    #[cfg_attr(feature = "cli", value(aliases = ["srt", "vtt"]))]
    Subtitles,
}

impl InputFormat {
    /// Whether a file is one article, which is called by its name.
    pub(super) fn is_single(self) -> bool {
        matches!(
            self,
            Self::Auto
                | Self::Text
                | Self::Html
                | Self::Mhtml
                | Self::Docx
                | Self::Mail
                | Self::Subtitles
        )
    }

    /// Whether its bytes are no text.
    pub(super) fn is_binary(self) -> bool {
        #[cfg(feature = "parquet")]
        if self == Self::Parquet {
            return true;
        }
        matches!(
            self,
            Self::Excel | Self::Warc | Self::Zip | Self::Tar | Self::Docx | Self::Epub
        )
    }

    /// The format of bytes without a name, never `Auto`, judged by how they begin.
    pub(super) fn of_bytes(self, head: &[u8]) -> Self {
        match self {
            Self::Auto if first_letter(head) == Some(b'{') => Self::Jsonl,
            Self::Auto => Self::Text,
            fixed => fixed,
        }
    }
}
