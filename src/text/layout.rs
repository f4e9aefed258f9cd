//! Headline and byline, where the lines of a text show them.

use std::ops::Range;

use super::token::{Token, TokenKind};
use crate::lexicon::{Particle, Particles};

/// Lines that are not running text. Both are ranges of tokens without the line's end.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Layout {
    /// A first line without a final stop above longer ones.
    pub headline: Option<Range<usize>>,
    /// A short line that names outlet or author («الثورة – أسماء الفريح:»).
    pub byline: Option<Range<usize>>,
    /// Lines that belong to other stories of the page («اقرأ أيضا: …», «أخبار متعلقة» and the headlines below).
    pub foreign: Vec<Range<usize>>,
}

/// Words that a byline has at most.
const BYLINE: usize = 10;
/// Words that a headline has at most.
const HEADLINE: usize = 25;
/// Lines that are looked at.
const LINES: usize = 4;

impl Layout {
    pub(super) fn find(tokens: &[Token]) -> Self {
        let lines: Vec<Range<usize>> = token_lines(tokens).take(LINES).collect();
        let mut layout = Self::default();
        for pair in lines.windows(2) {
            let (line, next) = (&pair[0], &pair[1]);
            if layout.byline.is_none()
                && is_byline(&tokens[line.clone()])
                && next.len() > line.len()
            {
                layout.byline = Some(line.clone());
            } else if line.start == 0
                && is_headline(&tokens[line.clone()])
                && lines.iter().any(|l| l.len() > line.len())
            {
                layout.headline = Some(line.clone());
            } else {
                break;
            }
        }
        layout.foreign = foreign_lines(tokens);
        layout
    }
}

/// Headlines of other stories below their label, at most.
const STORIES: usize = 12;

/// The lines of other stories: a label with a story on its own line, or alone above some headlines.
fn foreign_lines(tokens: &[Token]) -> Vec<Range<usize>> {
    let see_also = Particles::of(Particle::SeeAlso);
    if !tokens
        .iter()
        .any(|token| token.particles.intersects(see_also))
    {
        return Vec::new();
    }
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut below = 0;
    for line in token_lines(tokens) {
        let words = || line.clone().filter(|at| tokens[*at].is_word());
        let labelled = words()
            .next()
            .is_some_and(|first| tokens[first].particles.intersects(see_also));
        let stopped = tokens[line.clone()]
            .iter()
            .rfind(|token| token.kind != TokenKind::Break)
            .is_some_and(|token| token.is_mark('.'));
        if labelled {
            let alone = words().count() <= LABEL;
            below = if alone { STORIES } else { 0 };
            found.push(line);
        } else if below > 0 && !stopped {
            below -= 1;
            found.push(line);
        } else {
            below = 0;
        }
    }
    found
}

/// Words that a label above headlines has at most.
const LABEL: usize = 4;

/// The lines of a text that hold anything, without the token that ends them.
pub(super) fn token_lines(tokens: &[Token]) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    std::iter::from_fn(move || {
        while tokens.get(start)?.kind == TokenKind::Break {
            start += 1;
        }
        let length = tokens[start..]
            .iter()
            .position(|token| token.kind == TokenKind::Break);
        let end = length.map_or(tokens.len(), |length| start + length);
        let line = start..end;
        start = end;
        Some(line)
    })
}

fn is_headline(line: &[Token]) -> bool {
    let words = line.iter().filter(|token| token.is_word()).count();
    let stopped = line.last().is_some_and(|token| token.is_mark('.'));
    (2..=HEADLINE).contains(&words) && !stopped
}

/// A few words with a dash, a slash or a colon that end in a colon or nothing.
fn is_byline(line: &[Token]) -> bool {
    let words = line.iter().filter(|token| token.is_word()).count();
    let Some(last) = line.last() else {
        return false;
    };
    let parted = line
        .iter()
        .any(|token| matches!(token.kind, TokenKind::Mark('-' | '/' | '|')));
    let open_end = last.is_word() || matches!(last.kind, TokenKind::Mark(':' | ')' | '-'));
    let marks = line.iter().filter(|token| !token.is_word()).count();
    (1..=BYLINE).contains(&words) && open_end && (parted || last.is_mark(':')) && marks <= words
}
