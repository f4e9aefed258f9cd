//! Cutting folded text into words, numbers and marks.

use crate::lexicon::{Kinds, Particles, WordId};
use crate::spelling::is_letter;

/// A word, a number, a mark or the end of a line.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Token {
    /// First byte in the folded text.
    pub(super) start: u32,
    /// First byte after it.
    pub(super) end: u32,
    /// What it is.
    pub kind: TokenKind,
    /// Whether it follows the token before it without a space.
    pub glued: bool,
    /// Index of its sentence.
    pub sentence: u32,
    pub(super) first_tag: u32,
    pub(super) tags: u8,
    /// Further tags, of quiet kinds only.
    pub(super) quiet: u8,
    pub(super) word: Option<WordId>,
    /// Kinds and particles of all phrases that begin with it: most rules need to know no more.
    pub(super) kinds: Kinds,
    pub(super) particles: Particles,
}

/// Kinds of tokens.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// Letters.
    Word,
    /// ASCII digits, whatever they were in the article.
    Digits,
    /// One mark; dots in a row are one `.`, two apostrophes one `"`.
    Mark(char),
    /// The end of a line, blank lines after it included.
    #[default]
    Break,
}

impl Token {
    /// Whether it is this mark.
    #[must_use]
    pub(crate) fn is_mark(&self, mark: char) -> bool {
        self.kind == TokenKind::Mark(mark)
    }

    /// Whether it is a word.
    #[must_use]
    pub(crate) fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }
}

/// The tokens of a folded text.
pub(super) fn cut_tokens(folded: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::with_capacity(folded.len() / 9);
    let mut glued = false;
    let mut at = 0;
    while let Some(c) = folded[at..].chars().next() {
        let next = at + c.len_utf8();
        if c.is_whitespace() && c != '\n' {
            glued = false;
            at = next;
            continue;
        }
        let kind = kind_of(c);
        let end = token_end(folded, kind, next);
        tokens.push(new_token(kind, at, end, glued));
        glued = kind != TokenKind::Break;
        at = end;
    }
    tokens
}

/// Where a token of this kind ends that goes on at `at`.
fn token_end(folded: &str, kind: TokenKind, mut at: usize) -> usize {
    loop {
        if kind == TokenKind::Word {
            at += usual_letters(&folded.as_bytes()[at..]);
        }
        match folded[at..].chars().next() {
            Some(c) if joins_token(kind, c) => at += c.len_utf8(),
            _ => return at,
        }
    }
}

/// How many bytes at the beginning are letters as nearly all words are made of.
fn usual_letters(text: &[u8]) -> usize {
    let mut at = 0;
    loop {
        at += match text[at..] {
            // ء to غ, ف to ي
            [0xd8, 0xa1..=0xba, ..] | [0xd9, 0x81..=0x8a, ..] => 2,
            [b'a'..=b'z', ..] => 1,
            _ => return at,
        }
    }
}

fn kind_of(c: char) -> TokenKind {
    match c {
        '\n' => TokenKind::Break,
        '0'..='9' => TokenKind::Digits,
        '`' | '\'' => TokenKind::Mark('\''),
        _ if is_letter(c) => TokenKind::Word,
        _ => TokenKind::Mark(c),
    }
}

/// Whether `next` goes on with a token of this kind.
fn joins_token(kind: TokenKind, next: char) -> bool {
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
fn new_token(kind: TokenKind, start: usize, end: usize, glued: bool) -> Token {
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
