//! Cutting folded text into words, numbers and marks.

use crate::lexicon::{Kinds, Particles, WordId};
use crate::spelling::is_letter;

/// A word, a number, a mark or the end of a line.
#[derive(Debug, Clone, Copy, Default)]
pub struct Token {
    /// First byte in the folded text.
    pub(super) start: u32,
    /// First byte behind it.
    pub(super) end: u32,
    /// What it is.
    pub kind: TokenKind,
    /// Whether it follows the token before it without a space.
    pub glued: bool,
    /// Index of its sentence.
    pub sentence: u32,
    pub(super) first_tag: u32,
    pub(super) tags: u8,
    pub(super) word: Option<WordId>,
    /// Kinds and particles of all phrases that begin with it: most rules need to know no more.
    pub(super) kinds: Kinds,
    pub(super) particles: Particles,
}

/// Kinds of tokens.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters.
    Word,
    /// ASCII digits, whatever they were in the article.
    Digits,
    /// One mark; dots in a row are one `.`, two apostrophes one `"`.
    Mark(char),
    /// The end of a line, blank lines behind it included.
    #[default]
    Break,
}

impl Token {
    /// Whether it is this mark.
    #[must_use]
    pub fn is_mark(&self, mark: char) -> bool {
        self.kind == TokenKind::Mark(mark)
    }

    /// Whether it is a word.
    #[must_use]
    pub fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }
}

/// The tokens of a folded text.
pub(super) fn cut(folded: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::with_capacity(folded.len() / 9);
    let mut chars = folded.char_indices().peekable();
    let mut glued = false;
    while let Some((at, c)) = chars.next() {
        if c.is_whitespace() && c != '\n' {
            glued = false;
            continue;
        }
        let kind = kind(c);
        let mut end = at + c.len_utf8();
        while let Some((next, d)) = chars.next_if(|(_, d)| joins(kind, *d)) {
            end = next + d.len_utf8();
        }
        tokens.push(token(kind, at, end, glued));
        glued = kind != TokenKind::Break;
    }
    tokens
}

fn kind(c: char) -> TokenKind {
    match c {
        '\n' => TokenKind::Break,
        '0'..='9' => TokenKind::Digits,
        '`' | '\'' => TokenKind::Mark('\''),
        _ if is_letter(c) => TokenKind::Word,
        _ => TokenKind::Mark(c),
    }
}

/// Whether `next` goes on with a token of this kind.
fn joins(kind: TokenKind, next: char) -> bool {
    match kind {
        TokenKind::Word => is_letter(next),
        TokenKind::Digits => next.is_ascii_digit(),
        TokenKind::Break => next.is_whitespace(),
        TokenKind::Mark('.') => next == '.',
        TokenKind::Mark('\'') => next == '\'' || next == '`',
        TokenKind::Mark(_) => false,
    }
}

#[allow(clippy::cast_possible_truncation)] // `input` refuses articles of 4 GiB
fn token(kind: TokenKind, start: usize, end: usize, glued: bool) -> Token {
    let kind = match kind {
        TokenKind::Mark('\'') if end - start >= 2 => TokenKind::Mark('"'),
        other => other,
    };
    Token {
        start: start as u32,
        end: end as u32,
        kind,
        glued,
        ..Token::default()
    }
}
