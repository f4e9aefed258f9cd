//! Files as programs write them, `tests/input/FORMAT`: what each holds, and what is told of it. Those that
//! end in bytes were written by the programs themselves (`tests/input/make.py`).

#![allow(clippy::unwrap_used)] // in the helpers: the lint knows only functions marked as tests

use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use karabakh::Problem;
use karabakh::article::Article;
use karabakh::input::{Columns, InputFormat, Limit, Options, open_articles, open_with};
use serde::Deserialize;

const FOLDER: &str = "tests/input";

type Story = Result<Article, Problem>;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    file: Vec<File>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    name: String,
    /// Names of the columns or keys of text and outlet, when they are said.
    text_column: Option<String>,
    source_column: Option<String>,
    /// Id, text, day, headline, outlet and address; empty where nothing is known. A text with `…` in it
    /// begins and ends like that.
    #[serde(default)]
    articles: Vec<[String; 6]>,
    /// What is told, and what is told although nothing is lost.
    #[serde(default)]
    problems: Vec<String>,
    #[serde(default)]
    notices: Vec<String>,
}

impl File {
    fn options(&self) -> Options {
        Options {
            columns: Columns {
                text: self.text_column.clone(),
                source: self.source_column.clone(),
                ..Columns::default()
            },
            ..Options::default()
        }
    }
}

/// The folders of formats.
fn formats() -> Vec<PathBuf> {
    let entries = fs::read_dir(FOLDER).unwrap();
    let mut folders: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    folders.retain(|path| path.is_dir());
    folders.retain(|path| cfg!(feature = "parquet") || !path.ends_with("parquet"));
    folders.sort();
    folders
}

fn expected(folder: &Path) -> Vec<File> {
    let text = fs::read_to_string(folder.join("expected.toml")).unwrap();
    let file: Expected =
        toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    file.file
}

fn told(article: &Article) -> [String; 6] {
    let or_none = |text: &Option<String>| text.clone().unwrap_or_default();
    let day = article.published.date.map(|day| day.to_string());
    [
        article.id.clone(),
        article.text.clone(),
        day.unwrap_or_default(),
        or_none(&article.title),
        or_none(&article.source),
        or_none(&article.url),
    ]
}

/// Articles, problems and notices, with the bare names of their files.
fn parted(stories: Vec<Story>) -> (Vec<[String; 6]>, Vec<String>, Vec<String>) {
    let (mut articles, mut problems, mut notices) = (Vec::new(), Vec::new(), Vec::new());
    for story in stories {
        match story {
            Ok(article) => articles.push(told(&article)),
            Err(problem) => {
                let path = problem.path.rsplit("/input/").next().unwrap();
                let path = path
                    .split_once('/')
                    .map_or(path, |(_, file)| file)
                    .to_owned();
                let list = if problem.is_notice {
                    &mut notices
                } else {
                    &mut problems
                };
                list.push(Problem { path, ..problem }.to_string());
            }
        }
    }
    (articles, problems, notices)
}

/// Puts the text in the place of one that is only begun and ended.
fn shortened(mut article: [String; 6], expected: Option<&[String; 6]>) -> [String; 6] {
    if let Some((start, end)) = expected.and_then(|told| told[1].split_once(" … "))
        && article[1].starts_with(start)
        && article[1].ends_with(end)
    {
        article[1] = format!("{start} … {end}");
    }
    article
}

#[test]
fn every_file_holds_what_is_expected_of_it() {
    for folder in formats() {
        let files = expected(&folder);
        let count = fs::read_dir(&folder).unwrap().count();
        assert_eq!(
            files.len() + 1,
            count,
            "{}: each file is expected to say something",
            folder.display()
        );
        for file in files {
            let path = folder.join(&file.name);
            let stories = open_articles(&[path], &file.options()).unwrap().collect();
            let (articles, problems, notices) = parted(stories);
            let articles = articles.into_iter().enumerate();
            let articles = articles.map(|(at, article)| shortened(article, file.articles.get(at)));
            let is = (articles.collect::<Vec<_>>(), problems, notices);
            assert_eq!(
                is,
                (file.articles, file.problems, file.notices),
                "{}",
                file.name
            );
        }
    }
}

#[test]
fn a_folder_gives_each_article_once() {
    for folder in formats() {
        let files = expected(&folder);
        let plain = |file: &&File| file.text_column.is_none() && file.source_column.is_none();
        let count = |of: fn(&File) -> usize| files.iter().filter(plain).map(of).sum::<usize>();
        let given = files
            .iter()
            .filter(plain)
            .map(|file| folder.join(&file.name));
        let stories = open_articles(&given.collect::<Vec<_>>(), &Options::default()).unwrap();
        let (articles, problems, _) = parted(stories.collect());
        assert_eq!(articles.len(), count(|file| file.articles.len()));
        assert_eq!(problems.len(), count(|file| file.problems.len()));
    }
}

/// Files that are no articles in Arabic.
const UNREAD: [(&str, &[u8]); 4] = [
    ("a.pdf", b"%PDF-1.7"),
    ("b.doc", b"\xD0\xCF\x11\xE0"),
    ("c.png", b"\x89PNG"),
    ("d.txt", b"The minister came to Baku on Thursday."),
];

/// Text, day, title, outlet and address of each article, in order; a text of which `wanted` has both ends is these.
fn about(articles: &[[String; 6]], wanted: &[[String; 6]]) -> Vec<[String; 5]> {
    let ends = |text: &str, whole: &str| {
        let ends = text.split_once(" … ");
        ends.is_some_and(|(start, end)| whole.starts_with(start) && whole.ends_with(end))
    };
    let about = |article: &[String; 6]| {
        let [_, whole, day, title, source, url] = article.clone();
        let mut texts = wanted.iter().map(|wanted| &wanted[1]);
        let text = texts.find(|text| ends(text, &whole)).cloned();
        [text.unwrap_or(whole), day, title, source, url]
    };
    let mut about: Vec<_> = articles.iter().map(about).collect();
    about.sort();
    about
}

#[test]
fn a_folder_with_one_of_everything_gives_each_article_with_its_own_day_and_outlet() {
    let folder = tempfile::tempdir().unwrap();
    let (mut wanted, mut wrong) = (Vec::new(), Vec::new());
    for format in formats() {
        let plain = |file: &File| file.text_column.is_none() && file.source_column.is_none();
        let files = expected(&format).into_iter().filter(plain);
        let file = files.max_by_key(|file| file.articles.len()).unwrap();
        fs::copy(format.join(&file.name), folder.path().join(&file.name)).unwrap();
        assert!(!file.articles.is_empty(), "{}", format.display());
        wanted.extend(file.articles);
        wrong.extend(file.problems);
    }
    for (name, bytes) in UNREAD {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    let options = Options {
        arabic: true,
        ..Options::default()
    };
    let stories = open_articles(&[folder.path()], &options).unwrap();
    let left_out: Vec<_> = stories
        .left_out()
        .iter()
        .map(|left| left.counted_endings().clone())
        .collect();
    assert_eq!(left_out, [[("png".to_owned(), 1)].into()]);
    let (articles, mut problems, _) = parted(stories.collect());
    assert_eq!(about(&articles, &wanted), about(&wanted, &wanted));
    let told = [
        "a.pdf: is a PDF",
        "b.doc: is a document of old Office",
        "article `d` is not Arabic",
    ];
    let told = told.map(str::to_owned).into_iter().chain(
        wrong
            .iter()
            .map(|line| line[line.find(": ").unwrap()..].to_owned()),
    );
    for told in told {
        let at = problems.iter().position(|problem| problem.contains(&told));
        problems.remove(at.unwrap_or_else(|| panic!("nobody tells {told}: {problems:#?}")));
    }
    assert_eq!(problems, [""; 0]);
}

fn piped(bytes: Vec<u8>, options: &Options) -> (Vec<[String; 6]>, Vec<String>, Vec<String>) {
    let none: [&str; 0] = [];
    let stories = open_with(&none, options, Cursor::new(bytes)).unwrap();
    parted(stories.collect())
}

#[test]
fn standard_input_and_other_encodings_are_read_the_same() {
    for (file, second) in [("json/array.json", "stdin#2"), ("csv/plain.csv", "2")] {
        let text = fs::read_to_string(Path::new(FOLDER).join(file)).unwrap();
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked = [&[0xFF, 0xFE][..], &wide].concat();
        let plain = piped(text.into_bytes(), &Options::default());
        assert_eq!(plain.0[1][0], second);
        assert_eq!(piped(marked, &Options::default()), plain);
        assert_eq!(piped(wide, &Options::default()), plain);
    }
}

#[test]
fn a_record_beyond_the_limit_and_one_nested_deep_cost_only_themselves() {
    let options = Options {
        format: InputFormat::Json,
        max_bytes: "1K".parse::<Limit>().unwrap(),
        ..Options::default()
    };
    let long = "ب".repeat(2_000_000);
    let deep = format!("{}{}", "[".repeat(200), "]".repeat(200));
    let json = format!(
        r#"[{{"id": "a", "text": "باكو."}}, {{"id": "b", "text": "{long}"}}, {{"id": "c", "x": {deep}, "text": "باكو."}}, {{"id": "d", "text": "باكو."}}]"#
    );
    let (articles, problems, _) = piped(json.into_bytes(), &options);
    let ids: Vec<_> = articles.iter().map(|article| article[0].as_str()).collect();
    assert_eq!(ids, ["a", "c", "d"]);
    let large = "-: record 2 is too large for one article: more than 1KiB; split it into several articles, or raise --max-bytes";
    assert_eq!(problems, [large]);
    let endless = "[".repeat(5_000_000);
    let (_, problems, _) = piped(endless.into_bytes(), &options);
    assert_eq!(
        problems,
        ["-:1: is JSON that is nested too deep; save it again, whole"]
    );
}

#[test]
fn a_row_whose_quotation_mark_is_never_closed_takes_no_more_than_an_article_may_have() {
    let options = Options {
        max_bytes: "1K".parse::<Limit>().unwrap(),
        ..Options::default()
    };
    let table = format!("id,text\n1,باكو\n2,\"{}", "باكو,\n".repeat(1_000_000));
    let (articles, problems, _) = piped(table.into_bytes(), &options);
    assert_eq!(articles.len(), 1);
    assert_eq!(problems.len(), 1);
    assert!(
        problems[0].contains("has a row that does not end"),
        "{problems:?}"
    );
}
