//! How many megabytes of Arabic news each layer reads in a second, on the five articles of `seeds/`.
//! `cargo bench`; a layer is asked for alone, with all that it is read from, and `analyze` is all of them together.

#![allow(clippy::unwrap_used, missing_docs)]

use divan::Bencher;
use divan::counter::BytesCount;
use karabakh::Unit;
use karabakh::analyze::Analyzer;
use karabakh::article::Article;
use karabakh::facts::Layer;
use karabakh::input;
use karabakh::lexicon::Lexicon;
use karabakh::spelling;

fn main() {
    divan::main();
}

fn lexicon() -> Lexicon {
    Lexicon::builtin().unwrap()
}

/// Measures `read` on the seeds.
fn measure<T>(bencher: Bencher<'_, '_>, read: impl Fn(&Article) -> T) {
    let articles = input::open_articles(&["seeds"], &input::Options::default()).unwrap();
    let articles: Vec<Article> = articles.collect::<Result<_, _>>().unwrap();
    let bytes: usize = articles.iter().map(|article| article.text.len()).sum();
    bencher.counter(BytesCount::new(bytes)).bench_local(|| {
        for article in &articles {
            divan::black_box(read(divan::black_box(article)));
        }
    });
}

#[divan::bench]
fn fold(bencher: Bencher<'_, '_>) {
    measure(bencher, |article| spelling::canonical(&article.text));
}

#[divan::bench(args = Layer::ALL)]
fn layer(bencher: Bencher<'_, '_>, layer: Layer) {
    let analyzer = Analyzer::new(lexicon(), &[layer], Unit::Chars);
    measure(bencher, |article| analyzer.analyze(article));
}

#[divan::bench]
fn without_tagger(bencher: Bencher<'_, '_>) {
    let analyzer = Analyzer::new(lexicon(), &Layer::ALL, Unit::Chars).without_tagger();
    measure(bencher, |article| analyzer.analyze(article));
}

#[divan::bench]
fn analyze(bencher: Bencher<'_, '_>) {
    let analyzer = Analyzer::new(lexicon(), &Layer::ALL, Unit::Chars);
    measure(bencher, |article| analyzer.analyze(article));
}

/// What a run pays before its first article.
#[divan::bench]
fn load_lexicon() -> Lexicon {
    lexicon()
}
