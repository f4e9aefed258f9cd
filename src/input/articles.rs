//! The stream of articles: one file after the other, completed with what is known about them.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::vec;

use encoding_rs::Encoding;
use jiff::civil::Date;

use super::extent::{Counted, Extent};
use super::format::InputFormat;
use super::left_out::LeftOut;
use super::metadata::{Metadata, Row};
use super::options::{Error, Options};
use super::path::unreadable_path;
use super::reading::{How, MemberNotes, Reading, Stories};
use super::source::{Opened, Source};
use super::unpack::peek_source;
use super::walk::{self, InputList, Item};
use super::{published, readers, text};
use crate::article::{Article, PublishedBasis, SaidDate};
use crate::problem::Problem;

/// Name of standard input in problems.
const STDIN: &str = "-";

/// Articles in the order of their paths, read one at a time; what cannot be read is a [`Problem`] in its place.
pub struct Articles {
    format: InputFormat,
    how: Arc<How>,
    stdin: Option<Source>,
    known: Known,
    waiting: vec::IntoIter<Item>,
    /// The file that is being read, and its articles still to come.
    present: Option<(Option<PathBuf>, Stories)>,
    extent: Extent,
    left_out: Vec<LeftOut>,
    passing: Passing,
}

impl Articles {
    pub(super) fn new(
        paths: Vec<PathBuf>,
        options: &Options,
        stdin: Source,
    ) -> Result<Self, Error> {
        let encoding = options
            .encoding
            .as_deref()
            .map(known_encoding)
            .transpose()?
            .flatten();
        let mut problems = Vec::new();
        let mut known = Known {
            date: options.date,
            ..Known::default()
        };
        if let Some(path) = &options.metadata {
            known.given = Metadata::read_table(path).map_err(Error::Metadata)?;
            known.path = Some(path.clone());
            problems.append(&mut known.given.problems);
        }
        let found = find_items(paths, options);
        for path in found.metadata {
            problems.extend(known.learn_table(&path));
        }
        let items: Vec<_> = problems
            .into_iter()
            .map(Item::Problem)
            .chain(found.items)
            .collect();
        let waiting = items.into_iter();
        Ok(Self {
            format: options.format,
            how: Arc::new(How {
                encoding,
                limit: options.max_bytes,
                columns: options.columns.clone(),
            }),
            stdin: Some(stdin),
            known,
            extent: Extent::of_bytes(total_bytes(waiting.as_slice())),
            waiting,
            present: None,
            left_out: found.left_out,
            passing: Passing {
                arabic: options.arabic,
                met: Met::with_options(options),
            },
        })
    }

    /// What lies in the folders and is of a kind that is not read; one for each folder that was given.
    #[must_use]
    pub fn left_out(&self) -> &[LeftOut] {
        &self.left_out
    }

    /// How much there is to read; it goes on telling while the articles are read.
    #[must_use]
    pub(crate) fn extent_of_input(&self) -> Extent {
        self.extent.clone()
    }

    fn begin_item(&mut self, item: Item) -> Result<(), Problem> {
        let (path, stories) = match item {
            Item::Problem(problem) => return Err(problem),
            Item::Stdin => {
                let Some(stdin) = self.stdin.take() else {
                    return Ok(());
                };
                let opened = peek_source(stdin).map_err(|error| unreadable_path(STDIN, &error))?;
                let reading = self.reading_of(STDIN, "stdin".to_owned(), None);
                (
                    None,
                    readers::read_stories(reading, opened, self.format, None)?,
                )
            }
            Item::File(file) => {
                let name = file.path.to_string_lossy();
                let opened = open_file(&file.path, self.extent_of_input())
                    .map_err(|error| unreadable_path(&name, &error))?;
                let reading = self.reading_of(&name, file.id, Some(file.path.clone()));
                let stories = readers::read_stories(reading, opened, self.format, file.kind)?;
                (Some(file.path), stories)
            }
        };
        self.present = Some((path, stories));
        Ok(())
    }

    fn reading_of(&self, name: &str, id: String, file: Option<PathBuf>) -> Reading {
        Reading {
            name: name.to_owned(),
            id,
            how: Arc::clone(&self.how),
            file,
            beside: MemberNotes::default(),
            member: readers::member_stories,
        }
    }
}

impl Iterator for Articles {
    type Item = Result<Article, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some((path, stories)) = &mut self.present {
                if let Some(story) = stories.next() {
                    let path = path.as_deref();
                    let story = story.map(|article| self.known.complete_article(article, path));
                    return Some(story.and_then(|article| self.passing.check_article(article)));
                }
                self.present = None;
            }
            let Some(item) = self.waiting.next() else {
                let unused = self.known.unused_table();
                return unused
                    .or_else(|| self.passing.met.repeats_notice())
                    .map(Err);
            };
            if let Err(problem) = self.begin_item(item) {
                return Some(Err(problem));
            }
        }
    }
}

/// What keeps an article that could be read from being given.
struct Passing {
    /// Whether it must be Arabic.
    arabic: bool,
    met: Met,
}

/// The texts that were given.
enum Met {
    /// A text may come again, and nobody asks.
    Any,
    /// The beginnings of their hashes, of so many texts at most; articles whose text came before are counted,
    /// and the first of them is told: its file, its id.
    Counted {
        hashes: BTreeSet<u64>,
        repeated: u64,
        first: Option<(String, String)>,
    },
    /// Their hashes, and the ids of their articles: no text is given twice.
    Once(BTreeMap<String, Box<str>>),
}

/// Texts of which it is told whether they come again, so that memory does not grow without end.
const COUNTED: usize = 1 << 20;

/// Hexadecimal digits of a hash that tell texts apart when they are only counted.
const DIGITS: usize = 16;

impl Met {
    fn with_options(options: &Options) -> Self {
        match (options.dedup, options.repeats) {
            (true, _) => Self::Once(BTreeMap::new()),
            (false, true) => Self::Counted {
                hashes: BTreeSet::new(),
                repeated: 0,
                first: None,
            },
            (false, false) => Self::Any,
        }
    }

    /// Takes note of an article; `Err` is the id of the one that had its text and is enough.
    fn note_article(&mut self, article: &Article, name: &str) -> Result<(), Box<str>> {
        match self {
            Self::Any => {}
            Self::Counted {
                hashes,
                repeated,
                first,
            } => {
                let hash = u64::from_str_radix(&article.sha256()[..DIGITS], 16).unwrap_or_default();
                if hashes.contains(&hash) {
                    *repeated += 1;
                    first.get_or_insert_with(|| (name.to_owned(), article.id.clone()));
                } else if hashes.len() < COUNTED {
                    hashes.insert(hash);
                }
            }
            Self::Once(hashes) => {
                let hash = article.sha256();
                if let Some(first) = hashes.get(&hash) {
                    return Err(first.clone());
                }
                hashes.insert(hash, article.id.as_str().into());
            }
        }
        Ok(())
    }

    /// That texts came again, said once.
    fn repeats_notice(&mut self) -> Option<Problem> {
        let Self::Counted {
            repeated, first, ..
        } = self
        else {
            return None;
        };
        let (name, id) = first.take()?;
        let more = match *repeated - 1 {
            0 => String::new(),
            1 => ", and so has another".to_owned(),
            more => format!(", and so have {more} others"),
        };
        let what = format!(
            "article `{}` has the text of an earlier one{more}",
            id.escape_debug()
        );
        Some(Problem::new(name, what, "--dedup reads each text once").into_notice())
    }
}

impl Passing {
    fn check_article(&mut self, article: Article) -> Result<Article, Problem> {
        let name = article.path.as_deref().unwrap_or(STDIN);
        let told = |problem: Problem| problem.of_record(Some(article.id.clone()));
        if let Some(foreign) = self
            .arabic
            .then(|| text::foreign_text(name, &article.text))
            .flatten()
        {
            return Err(told(Problem {
                what: format!("article `{}` {}", article.id.escape_debug(), foreign.what),
                ..foreign
            }));
        }
        match self.met.note_article(&article, name) {
            Ok(()) => Ok(article),
            Err(first) => {
                let id = article.id.escape_debug();
                let what = format!("article `{id}` has the text of `{}`", first.escape_debug());
                let problem = Problem::new(name, what, "it is read once, as --dedup asks");
                Err(told(problem.into_notice()))
            }
        }
    }
}

/// What is known about articles from outside of them.
#[derive(Default)]
struct Known {
    date: Option<Date>,
    /// The table that the user gave, until it was told that nothing needs it.
    path: Option<PathBuf>,
    given: Metadata,
    /// Whether any article was read.
    read: Cell<bool>,
    /// Tables of walked folders; a folder may have two.
    folders: BTreeMap<PathBuf, Vec<Metadata>>,
}

impl Known {
    /// Reads the table of a walked folder.
    fn learn_table(&mut self, path: &Path) -> Vec<Problem> {
        let mut table = match Metadata::read_table(path) {
            Ok(table) => table,
            Err(problem) => return vec![problem],
        };
        let problems = std::mem::take(&mut table.problems);
        let folder = path.parent().unwrap_or(path).to_owned();
        self.folders.entry(folder).or_default().push(table);
        problems
    }

    /// That the user's table describes no article, said once.
    fn unused_table(&mut self) -> Option<Problem> {
        let path = self.path.take().filter(|_| self.read.get())?;
        self.given.unused_table(&path)
    }

    /// The row of the table that the user gave, completed from the nearest folder upwards.
    fn metadata_row(&self, path: Option<&Path>, id: &str) -> Row {
        let given = self.given.row_anywhere(path, id);
        let Some(path) = path else { return given };
        let folders = path
            .ancestors()
            .skip(1)
            .filter_map(|folder| self.folders.get_key_value(folder));
        let rows = folders.flat_map(|(folder, tables)| {
            tables
                .iter()
                .map(move |table| table.row_in_folder(folder, path, id))
        });
        rows.fold(given, |row, next| row.completed_from(&next))
    }

    fn complete_article(&self, article: Article, path: Option<&Path>) -> Article {
        self.read.set(true);
        let row = self.metadata_row(path, &article.id);
        let name = path
            .and_then(Path::file_name)
            .map(|name| name.to_string_lossy());
        let url = article.url.or(row.url);
        let told = published::PublicationSources {
            record: article.published.date,
            metadata: row.date,
            flag: self.date,
            file_name: name.as_deref(),
            url: url.as_deref(),
        };
        Article {
            path: path.map(|path| path.to_string_lossy().into_owned()),
            title: article.title.or(row.title),
            source: article.source.or(row.source),
            published: published::decide_publication(&told),
            said_date: article.said_date.or_else(|| {
                let text = row.said?;
                Some(SaidDate {
                    text,
                    basis: PublishedBasis::Metadata,
                })
            }),
            url,
            ..article
        }
    }
}

/// What there is to read; the table that the user gave is none of articles, wherever it lies.
fn find_items(paths: Vec<PathBuf>, options: &Options) -> InputList {
    let mut found = walk::find_files(paths, options.format, options.results);
    let place = |path: &Path| fs::canonicalize(path).ok();
    let table = options.metadata.as_deref().and_then(place);
    found.items.retain(|item| match item {
        Item::File(file) => table.is_none() || place(&file.path) != table,
        Item::Stdin | Item::Problem(_) => true,
    });
    found
}

/// The encoding of a label; `None` for `auto`.
fn known_encoding(label: &str) -> Result<Option<&'static Encoding>, Error> {
    if label.eq_ignore_ascii_case("auto") {
        return Ok(None);
    }
    let encoding = Encoding::for_label_no_replacement(label.as_bytes());
    encoding
        .map(Some)
        .ok_or_else(|| Error::UnknownEncoding(label.to_owned()))
}

fn open_file(path: &Path, extent: Extent) -> std::io::Result<Opened> {
    let source = fs::File::open(path)?;
    peek_source(Box::new(BufReader::new(Counted { source, extent })))
}

/// Bytes of all files that wait; `None` when one is a stream.
fn total_bytes(items: &[Item]) -> Option<u64> {
    let size = |item: &Item| match item {
        Item::Stdin => None,
        Item::File(file) => {
            let about = fs::metadata(&file.path).ok();
            about.map_or(Some(0), |about| about.is_file().then_some(about.len()))
        }
        Item::Problem(_) => Some(0),
    };
    items.iter().map(size).sum()
}
