//! How many megabytes of Arabic news each stage reads in a second, on the five articles of `seeds/`.
//! `cargo bench`; a stage is measured without the stages before it, `analyze` is all of them.

#![allow(clippy::unwrap_used, missing_docs)]

use divan::Bencher;
use divan::counter::BytesCount;
use karabakh::analyze::Analyzer;
use karabakh::article::Article;
use karabakh::extract::clause::Parses;
use karabakh::extract::names::Names;
use karabakh::extract::{casualty, date, names, quote};
use karabakh::facts::{Layer, Quote, TimeExpression};
use karabakh::input;
use karabakh::lexicon::Lexicon;
use karabakh::span::Unit;
use karabakh::spelling;
use karabakh::tagger::Tagger;
use karabakh::text::Text;

fn main() {
    divan::main();
}

fn lexicon() -> Lexicon {
    Lexicon::builtin().unwrap()
}

fn seeds() -> Vec<Article> {
    let articles = input::open_articles(&["seeds"], &input::Options::default()).unwrap();
    articles.collect::<Result<_, _>>().unwrap()
}

fn bytes(articles: &[Article]) -> BytesCount {
    BytesCount::new(
        articles
            .iter()
            .map(|article| article.text.len())
            .sum::<usize>(),
    )
}

/// Everything that casualties, the last layer, are read from.
struct Prepared<'a> {
    article: &'a Article,
    text: Text<'a>,
    names: Names,
    dates: Vec<TimeExpression>,
    quotes: Vec<Quote>,
}

/// Measures `read` on the seeds, with what comes before it already done.
fn stage<T>(bencher: Bencher<'_, '_>, read: impl Fn(&Prepared<'_>) -> T + Sync) {
    let (lexicon, articles) = (lexicon(), seeds());
    let tagger = Tagger::builtin();
    let prepare = |article| {
        let article: &Article = article;
        let text = Text::prepare(&article.text, &lexicon);
        let names = names::read(&text, tagger.as_ref());
        let (dates, _) = date::read(&text, article.published.date);
        let (quotes, _) = quote::read(&text, &names, &Parses::new(&text, &names));
        Prepared {
            article,
            text,
            names,
            dates,
            quotes,
        }
    };
    let prepared: Vec<_> = articles.iter().map(prepare).collect();
    bencher.counter(bytes(&articles)).bench_local(|| {
        for prepared in &prepared {
            divan::black_box(read(divan::black_box(prepared)));
        }
    });
}

#[divan::bench]
fn fold(bencher: Bencher<'_, '_>) {
    stage(bencher, |prepared| {
        spelling::canonical(&prepared.article.text)
    });
}

/// Folding, cutting into tokens and looking up.
#[divan::bench]
fn prepare(bencher: Bencher<'_, '_>) {
    stage(bencher, |prepared| {
        Text::prepare(&prepared.article.text, prepared.text.lexicon()).len()
    });
}

#[divan::bench]
fn names(bencher: Bencher<'_, '_>) {
    let tagger = Tagger::builtin();
    stage(bencher, |prepared| {
        names::read(&prepared.text, tagger.as_ref())
    });
}

#[divan::bench]
fn dates(bencher: Bencher<'_, '_>) {
    stage(bencher, |prepared| {
        date::read(&prepared.text, prepared.article.published.date)
    });
}

#[divan::bench]
fn quotes(bencher: Bencher<'_, '_>) {
    stage(bencher, |prepared| {
        let (text, names) = (&prepared.text, &prepared.names);
        quote::read(text, names, &Parses::new(text, names))
    });
}

#[divan::bench]
fn casualties(bencher: Bencher<'_, '_>) {
    stage(bencher, |prepared| {
        let context = casualty::Context {
            names: &prepared.names,
            parses: &Parses::new(&prepared.text, &prepared.names),
            dates: &prepared.dates,
            quotes: &prepared.quotes,
            published: None,
        };
        casualty::read(&prepared.text, context)
    });
}

#[divan::bench]
fn analyze(bencher: Bencher<'_, '_>) {
    let analyzer = Analyzer::new(lexicon(), &Layer::ALL, Unit::Chars);
    let articles = seeds();
    bencher.counter(bytes(&articles)).bench_local(|| {
        for article in &articles {
            divan::black_box(analyzer.analyze(divan::black_box(article)));
        }
    });
}

/// What a run pays before its first article.
#[divan::bench]
fn load_lexicon() -> Lexicon {
    lexicon()
}
