//! From an article to its document: the pipeline, one line a layer.

use std::borrow::Cow;
use std::path::Path;

use crate::article::{Article, Published, PublishedBasis, PublishedConflict};
pub use crate::budget::Budget;
use crate::budget::Excess;
use crate::confidence::{self, Observed, Weights};
use crate::extract::clause::{Clauses, Parses};
use crate::extract::names::{Evidence, Names};
use crate::extract::{casualty, date, events, few_words, names, quote, too_many, variants};
use crate::facts::{
    Casualty, Confidence, Document, Event, Facts, Layer, Quote, SCHEMA_VERSION, Sketch, Stats,
    Warning,
};
use crate::lexicon::Lexicon;
use crate::span::{Offsets, Span, Unit};
use crate::spelling::on_one_line;
use crate::tagger::Tagger;
use crate::text::{Text, TokenKind};

/// Reads articles with one lexicon. It holds no state between articles, so threads can share it.
#[derive(Debug)]
pub struct Analyzer {
    lexicon: Lexicon,
    tagger: Option<Tagger<'static>>,
    weights: Option<Weights>,
    least: Option<Confidence>,
    budget: Budget,
    layers: Vec<Layer>,
    unit: Unit,
}

impl Analyzer {
    /// An analyzer that reports `layers`, its spans counted in `unit`.
    #[must_use]
    pub fn new(lexicon: Lexicon, layers: &[Layer], unit: Unit) -> Self {
        Self {
            lexicon,
            tagger: Tagger::builtin(),
            weights: Weights::builtin(),
            least: None,
            budget: Budget::default(),
            layers: layers.to_vec(),
            unit,
        }
    }

    /// Leaves out the tagger: only names that lists and rules find are told.
    #[must_use]
    pub fn without_tagger(self) -> Self {
        Self {
            tagger: None,
            ..self
        }
    }

    /// Leaves out facts of less confidence than `least`.
    ///
    /// ```
    /// use karabakh::{Unit, analyze::Analyzer, article::Article, facts::Layer, lexicon::Lexicon};
    ///
    /// let text = "قتل ثلاثة جنود في شوشا.".to_owned();
    /// let article = Article { text, ..Article::default() };
    /// let all = || Analyzer::new(Lexicon::builtin().unwrap(), &Layer::ALL, Unit::Chars);
    /// assert_eq!(all().analyze(&article).facts.casualties.len(), 1);
    /// let sure = all().at_least("1".parse()?);
    /// assert_eq!(sure.analyze(&article).facts.casualties.len(), 0, "nothing is certain");
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn at_least(self, least: Confidence) -> Self {
        Self {
            least: Some(least),
            ..self
        }
    }

    /// Reads of each article what fits into `budget`.
    ///
    /// ```
    /// use karabakh::analyze::Budget;
    /// # use karabakh::{Unit, analyze::Analyzer, article::Article, facts::Layer, lexicon::Lexicon};
    ///
    /// let analyzer = Analyzer::new(Lexicon::builtin()?, &Layer::ALL, Unit::Chars)
    ///     .without_tagger()
    ///     .within(Budget { facts: 1, ..Budget::default() });
    /// let text = "قتل ثلاثة جنود في شوشا. وقتل أربعة في باكو.".to_owned();
    /// let document = analyzer.analyze(&Article { text, ..Article::default() });
    /// assert!(!document.warnings.is_empty(), "what was left out is told");
    /// # Ok::<(), karabakh::lexicon::Error>(())
    /// ```
    #[must_use]
    pub fn within(self, budget: Budget) -> Self {
        Self { budget, ..self }
    }

    /// The words that it reads with.
    #[must_use]
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// Finds names with another tagger, such as one that has not learned from the articles.
    #[cfg(feature = "train")]
    #[must_use]
    pub(crate) fn with_tagger(self, tagger: Tagger<'static>) -> Self {
        Self {
            tagger: Some(tagger),
            ..self
        }
    }

    /// Everything that `article` states; of one that goes beyond its budget what its beginning states, with a
    /// warning.
    #[must_use]
    pub fn analyze(&self, article: &Article) -> Document {
        let mut end = article.text.len();
        let mut beyond: Option<Excess> = None;
        loop {
            let text = Text::prepare(&article.text[..end], &self.lexicon).within(self.budget.steps);
            let (mut read, _) = self.read(article, &text);
            let cut = beyond.map(|excess| excess.cut_warning(&article.text, end));
            read.warnings.extend(cut);
            let document = self.finish(article, &text, read);
            let excess = self.budget.excess_of(text.steps(), &document);
            let Some(excess) = excess.filter(|_| end > 0) else {
                return document;
            };
            end = excess.shorter_end(&article.text, end);
            beyond = Some(excess);
        }
    }

    /// Tells `each` the clauses of every sentence of `article`, in order.
    ///
    /// # Errors
    ///
    /// The first that `each` gives.
    pub(crate) fn parse<E>(
        &self,
        article: &Article,
        mut each: impl FnMut(&Text<'_>, &Clauses) -> Result<(), E>,
    ) -> Result<(), E> {
        let text = Text::prepare(&article.text, &self.lexicon);
        let names = self.find_names(&text);
        let parses = Parses::new(&text, &names);
        for sentence in text.sentences() {
            each(&text, parses.clauses(sentence))?;
        }
        Ok(())
    }

    /// The same, and what is seen of each fact.
    #[cfg(feature = "train")]
    #[must_use]
    pub(crate) fn observe(&self, article: &Article) -> (Document, Observed) {
        let text = Text::prepare(&article.text, &self.lexicon);
        let (read, observed) = self.read(article, &text);
        (self.finish(article, &text, read), observed)
    }

    /// The facts, and what is seen of each, those included that are left out.
    fn read(&self, article: &Article, text: &Text<'_>) -> (ArticleReading, Observed) {
        let (published, unread) = publication_day(article, text);
        let foreign = text.foreign();
        let (mut dates, mut warnings) = date::read(text, published.date);
        dates.retain(|date| is_own(&foreign, date.span));
        let few = few_words(text, &mut dates, "dates", |date| date.span);
        warnings.extend(few);
        warnings.splice(0..0, unread);
        warnings.extend(foreign.iter().map(|line| left_out(*line)));
        let names = self.find_names(text);
        let parses = Parses::new(text, &names);
        let (mut quotes, doubts) = self.find_quotes(text, &names, &parses);
        quotes.retain(|quote| is_own(&foreign, quote.span));
        let few = few_words(text, &mut quotes, "quotations", |quote| quote.span);
        warnings.extend(few);
        warnings.extend(doubts);
        if self.asks_for(&[Layer::Entities]) {
            warnings.extend(too_many(&names.entities));
        }
        let context = casualty::Context {
            names: &names,
            parses: &parses,
            dates: &dates,
            quotes: &quotes,
            published: published.date,
        };
        let (casualties, events, few) = self.harm(text, context);
        warnings.extend(few);
        let mut facts = Facts {
            entities: names.entities,
            dates,
            casualties,
            quotes,
            events,
            variants: Vec::new(),
        };
        let observed = self.rate_facts(&mut facts, &names.evidence);
        facts.each_name(|name| {
            if let Cow::Owned(whole) = on_one_line(name) {
                *name = whole;
            }
        });
        facts.variants = variants(&facts.entities);
        let read = ArticleReading {
            facts,
            warnings,
            published,
        };
        (read, observed)
    }

    /// The quotations, when a layer is asked for that is read with their help, and doubts about them.
    fn find_quotes(
        &self,
        text: &Text<'_>,
        names: &Names,
        parses: &Parses<'_>,
    ) -> (Vec<Quote>, Vec<Warning>) {
        if !self.asks_for(&[Layer::Quotes, Layer::Casualties, Layer::Events]) {
            return (Vec::new(), Vec::new());
        }
        let (quotes, doubts) = quote::read(text, names, parses);
        let told = self.asks_for(&[Layer::Quotes]);
        (quotes, if told { doubts } else { Vec::new() })
    }

    /// The casualty counts and the events that they belong to, when one of the two is asked for, and a warning
    /// when some are left out.
    fn harm(
        &self,
        text: &Text<'_>,
        context: casualty::Context<'_>,
    ) -> (Vec<Casualty>, Vec<Event>, Option<Warning>) {
        if !self.asks_for(&[Layer::Casualties, Layer::Events]) {
            return (Vec::new(), Vec::new(), None);
        }
        let mut casualties = casualty::read(text, context);
        let few = few_words(text, &mut casualties, "casualty counts", |told| told.span);
        let kept = casualties.len();
        for told in &mut casualties {
            told.links.retain(|link| (link.to as usize) < kept);
        }
        let entities = &context.names.entities;
        let context = events::Context {
            names: context.names,
            parses: context.parses,
            dates: context.dates,
            casualties: &casualties,
            quotes: context.quotes,
            published: context.published,
        };
        let events = events::read(text, context);
        events::lend(&events, entities, &mut casualties);
        (casualties, events, few)
    }

    /// Rates the facts, leaves out those of too little confidence, and returns what was seen of all.
    fn rate_facts(&self, facts: &mut Facts, evidence: &[Evidence]) -> Observed {
        let observed = confidence::observe_facts(facts, evidence);
        if let Some(weights) = &self.weights {
            confidence::rate_facts(facts, &observed, weights);
        }
        if let Some(least) = self.least {
            confidence::keep_sure(facts, least);
        }
        observed
    }

    /// The names, when a layer is asked for that is read with their help.
    fn find_names(&self, text: &Text<'_>) -> Names {
        let with_names = [
            Layer::Entities,
            Layer::Variants,
            Layer::Quotes,
            Layer::Casualties,
            Layer::Events,
        ];
        if self.asks_for(&with_names) {
            names::read(text, self.tagger.as_ref())
        } else {
            Names::default()
        }
    }

    fn asks_for(&self, layers: &[Layer]) -> bool {
        layers.iter().any(|layer| self.layers.contains(layer))
    }

    fn finish(&self, article: &Article, text: &Text<'_>, read: ArticleReading) -> Document {
        let stats = text_stats(article, text, &read.facts);
        let ArticleReading {
            mut facts,
            mut warnings,
            published,
        } = read;
        facts.keep_layers(&self.layers);
        let offsets = Offsets::new(&article.text, self.unit);
        facts.each_span(|span| *span = offsets.in_unit(*span));
        for span in warnings
            .iter_mut()
            .filter_map(|warning| warning.span.as_mut())
        {
            *span = offsets.in_unit(*span);
        }
        let line = |tokens: &Option<std::ops::Range<usize>>| {
            tokens
                .clone()
                .map(|tokens| text.slice(text.span(tokens)).to_owned())
        };
        Document {
            schema_version: SCHEMA_VERSION,
            id: article.id.clone(),
            path: article.path.clone(),
            title: article
                .title
                .clone()
                .or_else(|| line(&text.layout().headline)),
            byline: line(&text.layout().byline),
            source: article.source.clone(),
            url: article.url.clone(),
            encoding: article.encoding.clone(),
            sha256: article.sha256(),
            sketch: text_sketch(text),
            published,
            stats,
            facts,
            warnings,
        }
    }
}

/// What was read in an article, its spans still in bytes.
struct ArticleReading {
    facts: Facts,
    warnings: Vec<Warning>,
    published: Published,
}

/// Whether a span belongs to the article's own story.
fn is_own(foreign: &[Span], span: Span) -> bool {
    let begun = foreign.partition_point(|line| line.start() <= span.start());
    let line = foreign[..begun].last();
    !line.is_some_and(|line| line.contains(span))
}

/// What is said of a line that belongs to another story of the page.
fn left_out(line: Span) -> Warning {
    Warning {
        span: Some(line),
        message: "the line points to another story and is left out".to_owned(),
    }
}

/// The day of publication as the input tells it, in digits or words, else as the story does, with the
/// other days that are told; and a warning where the input gives a date that is none.
fn publication_day(article: &Article, text: &Text<'_>) -> (Published, Option<Warning>) {
    let named = |words: &str| date::named_day(&Text::prepare(words, text.lexicon()));
    let told = |date, basis| PublishedConflict { date, basis };
    let said = article.said_date.as_ref();
    let read = said.and_then(|said| Some(told(named(&said.text)?, said.basis)));
    let warning = said
        .filter(|_| read.is_none())
        .map(|said| unread_date(&said.text));
    let given = &article.published;
    let known = given.date.map(|date| told(date, given.basis));
    let name = article.path.as_ref();
    let name = name.and_then(|path| Path::new(path).file_stem()?.to_str());
    let in_name = name
        .and_then(named)
        .map(|date| told(date, PublishedBasis::Filename));
    let in_text = date::publication(text).into_iter();
    let in_text = in_text.map(|date| told(date, PublishedBasis::Dateline));
    let days = [read, known, in_name].into_iter().flatten();
    let days = days.chain(given.conflicts.iter().copied()).chain(in_text);
    (rank_days(days), warning)
}

/// The first of the days that are told, and the others as conflicts, each once.
fn rank_days(mut days: impl Iterator<Item = PublishedConflict>) -> Published {
    let Some(first) = days.next() else {
        return Published::default();
    };
    let mut conflicts: Vec<PublishedConflict> = Vec::new();
    for other in days {
        let known = conflicts.iter().any(|known| known.date == other.date);
        if other.date != first.date && !known {
            conflicts.push(other);
        }
    }
    Published {
        date: Some(first.date),
        basis: first.basis,
        conflicts,
    }
}

/// The warning that a date is none.
fn unread_date(date: &str) -> Warning {
    let shown: String = date.chars().take(SHOWN).collect();
    let message = format!(
        "`{}` is no date and tells no day of publication; write dates as 2020-11-12",
        shown.escape_debug()
    );
    Warning {
        span: None,
        message,
    }
}

/// The most characters of a wrong date that a warning repeats.
const SHOWN: usize = 40;

/// The sketch of the words and numbers, whatever marks and lines stand between them.
pub(crate) fn text_sketch(text: &Text<'_>) -> Sketch {
    let written = (0..text.len()).filter(|i| {
        let kind = text.token(*i).kind;
        matches!(kind, TokenKind::Word | TokenKind::Digits)
    });
    Sketch::of_words(written.map(|i| text.form(i)))
}

#[allow(clippy::cast_possible_truncation)] // `input` refuses articles of 4 GiB
fn text_stats(article: &Article, text: &Text<'_>, facts: &Facts) -> Stats {
    let open = facts.dates.iter().filter(|date| date.is_open());
    Stats {
        chars: article.text.chars().count() as u32,
        tokens: text.len() as u32,
        sentences: text.sentences().len() as u32,
        open_dates: open.count() as u32,
    }
}
