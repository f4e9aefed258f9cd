//! An article made ready to be read: folded, cut into tokens and sentences, its words looked up.
//! Read `token`, then `lexicon_match`, then `marks`.

mod layout;
mod lexicon_match;
mod lines;
mod listed;
mod marks;
mod sentence;
mod table;
mod token;

use std::cell::{Cell, OnceCell};
use std::ops::Range;

pub(crate) use layout::Layout;
pub(crate) use lexicon_match::LexiconMatch;
pub(crate) use listed::Listed;
pub(crate) use marks::{Marked, Marks};
pub(crate) use table::Table;
pub(crate) use token::{Token, TokenKind};

use crate::lexicon::{Kinds, Lexicon, Particles, Sense};
use crate::span::Span;
use crate::spelling::{Canonical, FEMININE, TA_MARBUTA, canonical};

/// A text with everything that rules ask for. Rules think in tokens; only [`Text::span`] and its
/// kin lead back to the article.
#[derive(Debug)]
pub(crate) struct Text<'a> {
    source: &'a str,
    lexicon: &'a Lexicon,
    folded: Canonical,
    tokens: Vec<Token>,
    tags: Vec<LexiconMatch>,
    sentences: Vec<Range<usize>>,
    marks: Marks,
    layout: Layout,
    listed: OnceCell<listed::AllListed>,
    /// How often rules have asked about words.
    steps: Cell<u64>,
    /// How often they may.
    most: u64,
}

impl<'a> Text<'a> {
    /// Prepares `source`; time and memory grow with its length only.
    #[must_use]
    pub(crate) fn prepare(source: &'a str, lexicon: &'a Lexicon) -> Self {
        let mut folded = canonical(source);
        lines::unwrap_lines(&mut folded, source);
        let mut tokens = token::cut_tokens(&folded.text);
        let tags = lexicon_match::look_up(&folded.text, &mut tokens, lexicon);
        let sentences = sentence::split_sentences(&folded.text, &mut tokens);
        let marks = marks::pair_marks(&tokens);
        let layout = Layout::find(&tokens);
        Self {
            source,
            lexicon,
            folded,
            tokens,
            tags,
            sentences,
            marks,
            layout,
            listed: OnceCell::new(),
            steps: Cell::new(0),
            most: u64::MAX,
        }
    }

    /// The same text, of which rules learn no more words once they have asked `most` times; what they find from
    /// there on is worth nothing.
    #[must_use]
    pub(crate) fn within(self, most: u64) -> Self {
        Self { most, ..self }
    }

    /// How often rules have asked about words.
    #[must_use]
    pub(crate) fn steps(&self) -> u64 {
        self.steps.get()
    }

    /// The article's text.
    #[must_use]
    pub(crate) fn source(&self) -> &'a str {
        self.source
    }

    /// The words that the text was looked up in.
    #[must_use]
    pub(crate) fn lexicon(&self) -> &'a Lexicon {
        self.lexicon
    }

    /// How many tokens there are.
    #[must_use]
    #[inline]
    pub(crate) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The token at `i`; after the end, a break.
    #[must_use]
    #[inline]
    pub(crate) fn token(&self, i: usize) -> Token {
        self.tokens.get(i).copied().unwrap_or_default()
    }

    /// The folded letters of the token at `i`.
    #[must_use]
    #[inline]
    pub(crate) fn form(&self, i: usize) -> &str {
        let place = self.tokens.get(i).map(|token| token.start..token.end);
        let Range { start, end } = place.unwrap_or_default();
        &self.folded.text[start as usize..end as usize]
    }

    /// The letters and signs of the token at `i` as the article has them.
    #[must_use]
    pub(crate) fn written_form(&self, i: usize) -> &'a str {
        self.slice(self.span(i..i + 1))
    }

    /// Whether the token at `i` is written with ة at its end, which is folded like the pronoun ه.
    #[must_use]
    pub(crate) fn ends_feminine(&self, i: usize) -> bool {
        self.form(i).ends_with(FEMININE) && self.written_form(i).ends_with(TA_MARBUTA)
    }

    /// What the lexicon knows of phrases that begin at token `i`, the longest first.
    #[must_use]
    #[inline]
    pub(crate) fn matches(&self, i: usize) -> &[LexiconMatch] {
        let Some(token) = self.tokens.get(i) else {
            return &[];
        };
        let first = token.first_tag as usize;
        &self.tags[first..first + usize::from(token.tags)]
    }

    /// The same, with phrases after them that only rules for the names of places and units know.
    #[must_use]
    #[inline]
    pub(crate) fn all_matches(&self, i: usize) -> &[LexiconMatch] {
        let token = self.token(i);
        let first = token.first_tag as usize;
        &self.tags[first..first + usize::from(token.tags) + usize::from(token.quiet)]
    }

    /// The senses of a tag that its clitics allow.
    pub(crate) fn senses(&self, tag: &LexiconMatch) -> impl Iterator<Item = Sense> + use<'a> {
        let names = !tag.definite && tag.tail == 0;
        let fits = move |sense: &Sense| names || !matches!(sense, Sense::Name(..));
        self.lexicon
            .senses_at(tag.node)
            .iter()
            .copied()
            .filter(fits)
    }

    /// Whether a phrase that begins at `i` has one of `kinds`.
    #[must_use]
    #[inline]
    pub(crate) fn is(&self, i: usize, kinds: Kinds) -> bool {
        self.kinds(i).intersects(kinds)
    }

    /// The kinds of all phrases that begin at `i`.
    #[must_use]
    #[inline]
    pub(crate) fn kinds(&self, i: usize) -> Kinds {
        let steps = self.steps.get() + 1;
        self.steps.set(steps);
        if steps > self.most {
            return Kinds::default();
        }
        self.tokens
            .get(i)
            .map(|token| token.kinds)
            .unwrap_or_default()
    }

    /// The particles among the phrases that begin at `i`.
    #[must_use]
    #[inline]
    pub(crate) fn particles(&self, i: usize) -> Particles {
        self.tokens
            .get(i)
            .map(|token| token.particles)
            .unwrap_or_default()
    }

    /// The lists beside the lexicon that the word at `i` is on.
    #[inline]
    pub(crate) fn lists(&self, i: usize) -> &Listed {
        let word = |i| (self.form(i), self.ends_feminine(i));
        let form = |i| self.token(i).is_word().then(|| word(i));
        let all = || listed::AllListed::of((0..self.len()).map(form));
        self.listed.get_or_init(all).at(i)
    }

    /// Sentences, as ranges of tokens that together cover the text.
    #[must_use]
    pub(crate) fn sentences(&self) -> &[Range<usize>] {
        &self.sentences
    }

    /// The dateline right before a sentence: «كابول (رويترز) -».
    #[must_use]
    pub(crate) fn dateline_before(&self, sentence: &Range<usize>) -> Option<Range<usize>> {
        let before = self.sentence_of(sentence.start.checked_sub(1)?);
        let end = sentence::dateline_end(&self.tokens, before.start)?;
        (end == sentence.start).then_some(before)
    }

    /// The tokens of the sentence that holds token `i`.
    #[must_use]
    #[inline]
    pub(crate) fn sentence_of(&self, i: usize) -> Range<usize> {
        let sentence = self.token(i).sentence as usize;
        self.sentences
            .get(sentence)
            .cloned()
            .unwrap_or(0..self.len())
    }

    /// Quotation marks, in pairs.
    #[must_use]
    pub(crate) fn marks(&self) -> &Marks {
        &self.marks
    }

    /// Headline and byline.
    #[must_use]
    pub(crate) fn layout(&self) -> &Layout {
        &self.layout
    }

    /// The tables that its lines show, in order.
    #[must_use]
    pub(crate) fn tables(&self) -> Vec<Table> {
        table::find_tables(&self.folded.text, &self.tokens)
    }

    /// The lines that belong to other stories of the page.
    #[must_use]
    pub(crate) fn foreign(&self) -> Vec<Span> {
        let lines = self.layout.foreign.iter();
        lines.map(|line| self.span(line.clone())).collect()
    }

    /// Whether the token at `i` stands on a line of another story of the page.
    #[must_use]
    pub(crate) fn is_foreign(&self, i: usize) -> bool {
        let lines = &self.layout.foreign;
        let begun = lines.partition_point(|line| line.start <= i);
        lines[..begun].last().is_some_and(|line| line.contains(&i))
    }

    /// Where some tokens stand in the article; empty ranges give an empty span.
    #[must_use]
    pub(crate) fn span(&self, tokens: Range<usize>) -> Span {
        let (first, last) = (
            self.token(tokens.start),
            self.token(tokens.end.saturating_sub(1)),
        );
        self.article(first.start..last.end.max(first.start))
    }

    /// The tokens that stand wholly inside a stretch of the article.
    #[must_use]
    pub(crate) fn tokens_inside(&self, span: Span) -> Range<usize> {
        let place = |token: &Token| self.article(token.start..token.end);
        let first = self
            .tokens
            .partition_point(|token| place(token).start() < span.start());
        let end = self
            .tokens
            .partition_point(|token| place(token).end() <= span.end());
        first..end.max(first)
    }

    /// Where some tokens stand, less the first `lead` folded bytes.
    #[must_use]
    #[allow(clippy::cast_possible_truncation)] // less than a word
    pub(crate) fn span_after(&self, tokens: Range<usize>, lead: usize) -> Span {
        let (first, last) = (
            self.token(tokens.start),
            self.token(tokens.end.saturating_sub(1)),
        );
        let start = (first.start + lead as u32).min(first.end);
        self.article(start..last.end.max(start))
    }

    fn article(&self, folded: Range<u32>) -> Span {
        let Range { start, end } = self.folded.map.span(folded);
        Span::new(start, end)
    }

    /// The article's characters at `span`.
    #[must_use]
    pub(crate) fn slice(&self, span: Span) -> &'a str {
        span.slice_of(self.source)
    }
}

impl LexiconMatch {
    /// Whether an ending was taken off that makes the word somebody's own (يومه), not the accusative ا.
    #[must_use]
    pub(crate) fn is_owned(&self, text: &Text<'_>) -> bool {
        let form = text.form(self.tokens().end.saturating_sub(1));
        let tail = form.get(form.len().saturating_sub(usize::from(self.tail))..);
        self.tail > 0 && tail != Some(lexicon_match::ACCUSATIVE)
    }

    /// Whether the word says with an ending ا that it is an adverb (صباحا).
    #[must_use]
    pub(crate) fn is_adverb(&self, text: &Text<'_>) -> bool {
        self.tail > 0 && !self.is_owned(text)
    }

    /// Whether the phrase is written onto this conjunction or preposition (و, ب, …).
    #[must_use]
    pub(crate) fn leads_with(&self, text: &Text<'_>, clitic: char) -> bool {
        let form = text.form(self.tokens().start);
        form.get(..usize::from(self.lead))
            .is_some_and(|lead| lead.starts_with(clitic))
    }
}
