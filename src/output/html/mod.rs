//! One page for a browser: what all articles tell, then each article with its facts marked. It
//! loads nothing, and what an article says is data in it, never markup: the script of the page
//! builds all that is seen, articles only when they are looked at. The outline of the world in
//! `map` is made by a command that its README names.

mod index;
mod pack;
mod page;
mod story;

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

use self::index::{Index, Together};
use self::pack::{Block, compressed_json};
use super::labels::{self, Lang};
use super::one_line::compact_json;
use super::sink::Out;
use super::{Articles, Error, Options, Render, RunInfo, Summary, Tool};
use crate::article::Article;
use crate::facts::Document;
use crate::problem::Problem;
use crate::span::Unit;
use crate::spelling;

/// Countries of the world as lines; see `map/README.md`.
const WORLD: &str = include_str!("map/world.json");

pub(super) struct Html<'a> {
    out: Out<'a>,
    lang: Lang,
    title: Option<String>,
    articles: Articles,
    words: Words,
    unit: Unit,
    index: Index,
    block: Block,
}

/// The labels of both languages.
#[derive(Serialize)]
struct Words {
    #[serde(flatten)]
    shared: labels::File,
    page: BTreeMap<String, BTreeMap<String, String>>,
}

/// What the page knows before it has read an article.
#[derive(Serialize)]
struct Setting<'a> {
    tool: Tool,
    options: &'a RunInfo,
    lang: &'static str,
    title: Option<&'a str>,
    articles: &'static str,
    fold: BTreeMap<char, String>,
}

/// What is known when all articles have been read.
#[derive(Serialize)]
struct Whole<'a> {
    index: &'a Index,
    aggregate: Option<serde_json::Value>,
    problems: &'a [Problem],
}

impl<'a> Html<'a> {
    pub(super) fn new(options: &Options, out: Out<'a>) -> Result<Self, Error> {
        let words = Words {
            shared: labels::every_language()?,
            page: toml::from_str(include_str!("labels.toml"))?,
        };
        Ok(Self {
            out,
            lang: options.lang,
            title: options.title.clone(),
            articles: options.articles,
            words,
            unit: Unit::default(),
            index: Index::default(),
            block: Block::default(),
        })
    }

    /// Whether the page has the text of a document.
    fn has_text(&self, document: &Document) -> bool {
        match self.articles {
            Articles::All => true,
            Articles::Linked => !document.facts.casualties.is_empty(),
            Articles::None => false,
        }
    }

    fn write_stories(&mut self, block: Option<String>) -> io::Result<()> {
        match block {
            Some(block) => write_element(&mut self.out, "class=\"stories\"", &block),
            None => Ok(()),
        }
    }
}

impl Render for Html<'_> {
    fn begin(&mut self, run: &RunInfo) -> io::Result<()> {
        self.unit = run.offsets;
        self.out
            .write_all(page::before_data(self.lang).as_bytes())?;
        write_data(&mut self.out, "id=\"labels\"", &self.words)?;
        let setting = Setting {
            tool: Tool::THIS,
            options: run,
            lang: self.lang.language_code(),
            title: self.title.as_deref(),
            articles: self.articles.name(),
            fold: letter_folds(),
        };
        write_data(&mut self.out, "id=\"setting\"", &setting)?;
        write_element(&mut self.out, "id=\"world\"", &compressed_json(WORLD)?)
    }

    fn document(&mut self, article: &Article, document: &Document) -> io::Result<()> {
        let has = self.has_text(document);
        self.index.add_article(&article.text, document, !has);
        if !has {
            return Ok(());
        }
        let story = story::article_story(&article.text, document, self.unit)?;
        let block = self.block.add_article(&story)?;
        self.write_stories(block)
    }

    fn end(mut self: Box<Self>, summary: &Summary<'_>) -> io::Result<()> {
        let block = self.block.last_block()?;
        self.write_stories(block)?;
        if let Some(aggregate) = summary.aggregate {
            self.index.add_hidden(&aggregate.documents);
        }
        let together = summary
            .aggregate
            .map(|aggregate| Together::new(aggregate).with_numbered_documents(&self.index));
        let whole = Whole {
            index: &self.index,
            aggregate: together.transpose()?,
            problems: summary.problems,
        };
        write_element(
            &mut self.out,
            "id=\"summary\"",
            &compressed_json(&compact_json(&whole)?)?,
        )?;
        self.out.write_all(page::after_data().as_bytes())?;
        self.out.finish_writing()
    }
}

/// Writes compressed data, which is letters, digits and three signs, in an element that the browser neither
/// shows nor runs.
fn write_element(out: &mut Out<'_>, attribute: &str, packed: &str) -> io::Result<()> {
    writeln!(
        out,
        "<script type=\"text/plain\" {attribute}>{packed}</script>"
    )
}

/// Writes a block of data that the browser neither shows nor runs. In JSON `<` stands in strings
/// only, so escaping it is enough to let no text end the block.
fn write_data(out: &mut Out<'_>, attribute: &str, value: &impl Serialize) -> io::Result<()> {
    let json = compact_json(value)?;
    write!(out, "<script type=\"application/json\" {attribute}>")?;
    let mut pieces = json.split('<');
    out.write_all(pieces.next().unwrap_or_default().as_bytes())?;
    for piece in pieces {
        out.write_all(b"\\u003c")?;
        out.write_all(piece.as_bytes())?;
    }
    out.write_all(b"</script>\n")
}

/// What [`spelling::key`] makes of the letters of the Arabic block that it changes, so that the
/// page searches in any spelling. All else the page leaves to Unicode, as the fold does.
fn letter_folds() -> BTreeMap<char, String> {
    let fold = |c: char| (c, spelling::key(&c.to_string()));
    ('\u{600}'..='\u{6ff}')
        .map(fold)
        .filter(|(c, folded)| *c != '\u{640}' && folded.chars().ne([*c]))
        .collect()
}
