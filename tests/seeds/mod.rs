//! The five articles of `seeds/` with all that is read in them.

use karabakh::Unit;
use karabakh::analyze::Analyzer;
use karabakh::article::Article;
use karabakh::facts::{Document, Layer};
use karabakh::input;
use karabakh::lexicon::Lexicon;

/// A story and what was read in it.
pub(crate) type Read = (Article, Document);

/// The seeds, their spans counted in `unit`.
pub(crate) fn seeds(unit: Unit) -> Vec<Read> {
    let analyzer = Analyzer::new(Lexicon::builtin().unwrap(), &Layer::ALL, unit);
    let articles = input::open_articles(&["seeds"], &input::Options::default()).unwrap();
    let read = |article: Article| {
        let document = analyzer.analyze(&article);
        (article, document)
    };
    articles.map(|article| read(article.unwrap())).collect()
}
