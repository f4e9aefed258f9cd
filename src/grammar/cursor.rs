//! A place in a text from which a rule reads on.

use std::ops::Range;

use crate::lexicon::{Agreement, Kind, Kinds, Meaning, Particle, Particles, Sense};
use crate::spelling::{AND, ARTICLE};
use crate::text::{LexiconMatch, Listed, Text, Token, TokenKind};

/// A place in a text. Copying it is free, so a rule that fails has moved nothing.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cursor<'t> {
    text: &'t Text<'t>,
    at: usize,
    end: usize,
}

/// A phrase that was asked for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PhraseMatch<'t> {
    /// The phrase in the text.
    pub tag: LexiconMatch,
    /// What it means.
    pub meaning: &'t Meaning,
    /// Its number and gender.
    pub agreement: Agreement,
}

impl<'t> Cursor<'t> {
    /// A cursor at the first of `tokens` that cannot leave them.
    #[must_use]
    #[inline]
    pub(crate) fn new(text: &'t Text<'t>, tokens: Range<usize>) -> Self {
        Self {
            text,
            at: tokens.start,
            end: tokens.end.min(text.len()),
        }
    }

    /// The text.
    #[must_use]
    #[inline]
    pub(crate) fn text(self) -> &'t Text<'t> {
        self.text
    }

    /// Index of the next token.
    #[must_use]
    #[inline]
    pub(crate) fn at(self) -> usize {
        self.at
    }

    /// Index after the last token that can be read.
    #[must_use]
    #[inline]
    pub(crate) fn end(self) -> usize {
        self.end
    }

    /// Whether nothing is left.
    #[must_use]
    #[inline]
    pub(crate) fn is_done(self) -> bool {
        self.at >= self.end
    }

    /// The same cursor at another token.
    #[must_use]
    #[inline]
    pub(crate) fn to(self, at: usize) -> Self {
        Self { at, ..self }
    }

    /// The same cursor, which cannot go beyond `end`.
    #[must_use]
    #[inline]
    pub(crate) fn until(self, end: usize) -> Self {
        Self {
            end: end.min(self.end),
            ..self
        }
    }

    /// The next token, or a break when nothing is left.
    #[must_use]
    #[inline]
    pub(crate) fn token(self) -> Token {
        if self.is_done() {
            Token::default()
        } else {
            self.text.token(self.at)
        }
    }

    /// The next token's folded letters; empty when nothing is left.
    #[must_use]
    #[inline]
    pub(crate) fn form(self) -> &'t str {
        if self.is_done() {
            ""
        } else {
            self.text.form(self.at)
        }
    }

    /// The lists beside the lexicon that the next word is on.
    #[inline]
    pub(crate) fn lists(self) -> &'t Listed {
        if self.is_done() {
            &Listed::NONE
        } else {
            self.text.lists(self.at)
        }
    }

    /// After the next token.
    #[must_use]
    #[inline]
    pub(crate) fn skip(self) -> Self {
        self.to(self.at + 1)
    }

    /// After the next token when it is `mark`.
    #[must_use]
    #[inline]
    pub(crate) fn mark(self, mark: char) -> Option<Self> {
        self.token().is_mark(mark).then(|| self.skip())
    }

    /// After the next token when it is `mark`, else here.
    #[must_use]
    pub(crate) fn past(self, mark: char) -> Self {
        self.mark(mark).unwrap_or(self)
    }

    /// After the time of day that an entry of a live page begins with, «22:15 –», else here.
    #[must_use]
    pub(crate) fn past_clock(self) -> Self {
        let digits = |at: Self| (at.token().kind == TokenKind::Digits).then(|| at.skip());
        let minutes = digits(self).and_then(|hours| digits(hours.mark(':')?));
        minutes.map_or(self, |rest| rest.past('-').past('|'))
    }

    /// After a quotation mark or opening bracket that stands here, else here.
    #[must_use]
    pub(crate) fn past_marks(self, marks: &[char]) -> Self {
        match self.token().kind {
            TokenKind::Mark(mark) if marks.contains(&mark) => self.skip(),
            _ => self,
        }
    }

    /// The phrases that begin here, the longest first.
    #[must_use]
    #[inline]
    pub(crate) fn matches(self) -> &'t [LexiconMatch] {
        if self.is_done() {
            &[]
        } else {
            self.text.matches(self.at)
        }
    }

    /// Whether a phrase that begins here has one of `kinds`.
    #[must_use]
    #[inline]
    pub(crate) fn is(self, kinds: Kinds) -> bool {
        !self.is_done() && self.text.is(self.at, kinds)
    }

    fn phrases(self, kind: Kind) -> impl Iterator<Item = &'t LexiconMatch> {
        let kinds = Kinds::of(kind);
        let tags = if self.is(kinds) {
            self.text.all_matches(self.at)
        } else {
            &[]
        };
        tags.iter()
            .filter(move |tag| tag.kinds.intersects(kinds) && tag.tokens().end <= self.end)
    }

    /// Every phrase of `kind` that begins here, the longest first.
    pub(crate) fn all(self, kind: Kind) -> impl Iterator<Item = (PhraseMatch<'t>, Self)> {
        self.phrases(kind).flat_map(move |tag| {
            let lexicon = self.text.lexicon();
            self.text.senses(tag).filter_map(move |sense| {
                let Sense::Word(id, agreement) = sense else {
                    return None;
                };
                let meaning = lexicon.meaning(id);
                let found = PhraseMatch {
                    tag: *tag,
                    meaning,
                    agreement,
                };
                (meaning.kind() == kind).then(|| (found, self.to(tag.tokens().end)))
            })
        })
    }

    /// The longest phrase of `kind` here, and the place after it.
    #[must_use]
    pub(crate) fn find(self, kind: Kind) -> Option<(PhraseMatch<'t>, Self)> {
        let ((), found, rest) = self.read(kind, |_| Some(()))?;
        Some((found, rest))
    }

    /// What `pick` makes of the longest phrase of `kind` that it accepts.
    #[inline]
    pub(crate) fn read<T>(
        self,
        kind: Kind,
        pick: impl Fn(&'t Meaning) -> Option<T>,
    ) -> Option<(T, PhraseMatch<'t>, Self)> {
        // most rules ask here, and most often in vain
        if self.is(Kinds::of(kind)) {
            self.read_phrase(kind, pick)
        } else {
            None
        }
    }

    /// Plain loops are faster than [`Self::all`].
    fn read_phrase<T>(
        self,
        kind: Kind,
        pick: impl Fn(&'t Meaning) -> Option<T>,
    ) -> Option<(T, PhraseMatch<'t>, Self)> {
        let lexicon = self.text.lexicon();
        for tag in self.phrases(kind) {
            for sense in self.text.senses(tag) {
                let Sense::Word(id, agreement) = sense else {
                    continue;
                };
                let meaning = lexicon.meaning(id);
                let picked = if meaning.kind() == kind {
                    pick(meaning)
                } else {
                    None
                };
                if let Some(picked) = picked {
                    let found = PhraseMatch {
                        tag: *tag,
                        meaning,
                        agreement,
                    };
                    return Some((picked, found, self.to(tag.tokens().end)));
                }
            }
        }
        None
    }

    /// After a و that stands alone (or before digits), or here when the next word is written onto one.
    #[must_use]
    pub(crate) fn and(self) -> Option<Self> {
        let (joined, rest) = conjunction(self);
        let written = || {
            self.matches()
                .first()
                .is_some_and(|tag| tag.leads_with(self.text, AND))
        };
        (!self.is_done() && (joined || written())).then_some(rest)
    }

    /// After `particle` when it stands here.
    #[must_use]
    #[inline]
    pub(crate) fn particle(self, particle: Particle) -> Option<Self> {
        self.any_particle(Particles::of(particle))
    }

    /// After the longest of some particles that stands here.
    #[must_use]
    #[inline]
    pub(crate) fn any_particle(self, wanted: Particles) -> Option<Self> {
        if self.is_done() || !self.text.particles(self.at).intersects(wanted) {
            return None;
        }
        self.after_particle(wanted)
    }

    /// Apart from the question that is mostly answered with no.
    #[inline(never)]
    fn after_particle(self, wanted: Particles) -> Option<Self> {
        let fits =
            |tag: &&LexiconMatch| tag.particles.intersects(wanted) && tag.tokens().end <= self.end;
        let tag = self.matches().iter().find(fits)?;
        Some(self.to(tag.tokens().end))
    }
}

impl PhraseMatch<'_> {
    /// Whether the phrase is written onto this conjunction or preposition (و, ب, …).
    #[must_use]
    pub(crate) fn leads_with(&self, text: &Text<'_>, clitic: char) -> bool {
        self.tag.leads_with(text, clitic)
    }
}

/// Whether a و or an ال stands alone before digits or a word («و 200», «الـ17»), and the place after it.
#[must_use]
pub(crate) fn conjunction(at: Cursor<'_>) -> (bool, Cursor<'_>) {
    let form = at.form();
    let joined = form.starts_with(AND);
    let next = at.skip();
    match form.strip_prefix(AND).unwrap_or(form) {
        "" if joined => (true, next),
        ARTICLE if next.token().kind == TokenKind::Digits => (joined, next),
        // «الـ 13» with a dash for its tatweel
        ARTICLE => match next.mark('-') {
            Some(parted) if parted.token().kind == TokenKind::Digits => (joined, parted),
            _ => (false, at),
        },
        _ => (false, at),
    }
}
