//! The five articles of `seeds/` in every format, as they were last agreed on.

#![allow(clippy::unwrap_used)] // in the helpers: the lint knows only functions marked as tests

mod made;

use std::collections::BTreeSet;
use std::convert::Infallible;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use karabakh::Unit;
use karabakh::aggregate::Aggregator;
use karabakh::analyze::Analyzer;
use karabakh::article::Article;
use karabakh::facts::{Document, Fact, Facts, Layer, Visit};
use karabakh::input;
use karabakh::lexicon::Lexicon;
use karabakh::output::{Format, Lang, Options, Report, RunInfo, Sink, Summary, make_renderer};

const FOLDER: &str = "tests/snapshots";
const UPDATE: &str = "UPDATE_SNAPSHOTS=1 cargo test --test formats";

type Read = (Article, Document);

static SEEDS: LazyLock<Vec<Read>> = LazyLock::new(|| {
    let analyzer = Analyzer::new(Lexicon::builtin().unwrap(), &Layer::ALL, Unit::Chars);
    let articles = input::open_articles(&["seeds"], &input::Options::default()).unwrap();
    let read = |article: Article| {
        let document = analyzer.analyze(&article);
        (article, document)
    };
    articles.map(|article| read(article.unwrap())).collect()
});

fn write(format: Format, options: &Options, stories: &[Read], sink: Sink<'_>) {
    let mut aggregator = Aggregator::default();
    let mut output = make_renderer(format, options, sink).unwrap();
    output.begin(&RunInfo::default()).unwrap();
    for (article, document) in stories {
        aggregator.add(document);
        output.document(article, document).unwrap();
    }
    let aggregate = options.report.has_aggregate().then(|| aggregator.finish());
    let summary = Summary {
        aggregate: aggregate.as_ref(),
        problems: &[],
    };
    output.end(&summary).unwrap();
}

/// What a format makes of some documents; the files of a folder stand one below the other.
fn written(format: Format, report: Report, stories: &[Read]) -> String {
    let options = &Options {
        report,
        ..Options::default()
    };
    if format != Format::Csv && !format.is_per_article() {
        return streamed(format, options, stories);
    }
    let folder = tempfile::tempdir().unwrap();
    let sink = Sink::folder(folder.path()).unwrap();
    write(format, options, stories, sink);
    let files = fs::read_dir(folder.path()).unwrap();
    let paths = files.map(|file| file.unwrap().path());
    let index = |path: &PathBuf| path.ends_with("karabakh-index.csv");
    let paths: BTreeSet<_> = paths.filter(|path| !index(path)).collect();
    let table = |path: &Path| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        format!("# {name}\n{}\n", fs::read_to_string(path).unwrap())
    };
    paths.iter().map(|path| table(path)).collect()
}

fn streamed(format: Format, options: &Options, stories: &[Read]) -> String {
    let mut bytes = Vec::new();
    write(format, options, stories, Sink::stream(&mut bytes));
    String::from_utf8(bytes).unwrap()
}

/// The first screen of the seeds and of 200 made articles, as a terminal of that width and a wiki show it.
fn overviews() -> Vec<(String, String)> {
    let made = made::corpus(200).into_iter();
    let made: Vec<Read> = made
        .map(|document| (Article::default(), document))
        .collect();
    let mut all = Vec::new();
    for (name, stories) in [("overview", &SEEDS[..]), ("overview-200", &made[..])] {
        for (language, lang) in [("en", Lang::En), ("ar", Lang::Ar)] {
            for width in [80, 120] {
                let options = Options {
                    report: Report::Overview,
                    width: Some(width),
                    lang,
                    ..Options::default()
                };
                let text = streamed(Format::Text, &options, stories);
                all.push((format!("{name}-{language}-{width}.text"), text));
            }
        }
    }
    let markdown = written(Format::Markdown, Report::Overview, &SEEDS);
    all.push(("overview.markdown".to_owned(), markdown));
    all
}

/// Every snapshot by its file name.
fn snapshots() -> Vec<(String, String)> {
    let mut all = overviews();
    // The HTML page is mostly its script; `tests/html.rs` and a browser look at it. A database is
    // looked at by `tests/sqlite.rs`, annotations, which say all that JSON does, by `tests/exchange.rs`.
    let looked_at = [Format::Html, Format::Sqlite, Format::Webannotation];
    for format in Format::ALL
        .into_iter()
        .filter(|format| !looked_at.contains(format))
    {
        let name = |stem: &str| format!("{stem}.{}", format.name());
        for story in SEEDS.iter().filter(|_| format.has_documents()) {
            let text = written(format, Report::Documents, std::slice::from_ref(story));
            all.push((name(&story.1.id), text));
        }
        if format.has_aggregate() {
            let text = written(format, Report::Aggregate, &SEEDS);
            all.push((name("aggregate"), text));
        }
    }
    all
}

/// What differs first, with the line's number.
fn difference(name: &str, agreed: &str, now: &str) -> Option<String> {
    if agreed == now {
        return None;
    }
    let (mut old, mut new) = (agreed.lines(), now.lines());
    for line in 1.. {
        let (was, is) = (old.next(), new.next());
        if was != is || was.is_none() {
            let show = |line: Option<&str>| line.unwrap_or("(nothing)").to_owned();
            return Some(format!(
                "{FOLDER}/{name}:{line}\n  was: {}\n  is:  {}",
                show(was),
                show(is)
            ));
        }
    }
    None
}

/// Files that belong to no article or format.
fn left_over(snapshots: &[(String, String)]) -> Vec<String> {
    let files = fs::read_dir(FOLDER).unwrap();
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    let nobodys = names.filter(|name| snapshots.iter().all(|(known, _)| known != name));
    nobodys
        .map(|name| format!("{FOLDER}/{name} is nobody's"))
        .collect()
}

#[test]
fn seeds_look_as_agreed_in_every_format() {
    let snapshots = snapshots();
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        let _ = fs::remove_dir_all(FOLDER);
        fs::create_dir_all(FOLDER).unwrap();
        for (name, now) in &snapshots {
            fs::write(Path::new(FOLDER).join(name), now).unwrap();
        }
    }
    let compare =
        |(name, now): &(String, String)| match fs::read_to_string(Path::new(FOLDER).join(name)) {
            Ok(agreed) => difference(name, &agreed, now),
            Err(_) => Some(format!("no snapshot {FOLDER}/{name}")),
        };
    let mut wrong: Vec<_> = snapshots.iter().filter_map(compare).collect();
    wrong.extend(left_over(&snapshots));
    assert!(
        wrong.is_empty(),
        "{}\nIf this is how it should be: {UPDATE}, and read the difference.",
        wrong.join("\n")
    );
}

#[test]
fn no_format_writes_escape_codes_unless_asked_for_colours() {
    for (name, text) in snapshots() {
        assert!(!text.contains('\u{1b}'), "{name}");
    }
}

/// Compares the columns of every layer with their line in the documentation.
struct Columns(String);

impl Visit for Columns {
    type Error = Infallible;

    fn layer<F: Fact>(&mut self, _facts: &[F]) -> Result<(), Infallible> {
        let line = format!("| {} | {} |", F::LAYER.name(), F::COLUMNS.join(", "));
        assert!(
            self.0.contains(&line),
            "docs/formats.md needs the line\n{line}"
        );
        Ok(())
    }
}

#[test]
fn the_documentation_names_every_column() {
    let page = fs::read_to_string("docs/formats.md").unwrap();
    let Ok(()) = Facts::default().visit_layers(&mut Columns(page));
}

#[test]
fn the_documentation_names_every_format() {
    let page = fs::read_to_string("docs/formats.md").unwrap();
    for format in Format::ALL {
        let words = format!("`--format {}", format.name());
        let named = ['`', ' ']
            .iter()
            .any(|next| page.contains(&format!("{words}{next}")));
        assert!(named, "docs/formats.md needs a part about {words}`");
    }
}
