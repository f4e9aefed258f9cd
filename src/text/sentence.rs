//! Where sentences end.

use std::ops::Range;

use super::token::{Token, TokenKind};
use crate::lexicon::{Kind, Kinds, Particle, Particles};

/// Cuts the tokens into sentences and tells each token its sentence. A dateline is one of its own, so that no rule takes
/// the agency in it for whoever acts: «كابول (رويترز) - قتل خمسة».
pub(super) fn split_sentences(folded: &str, tokens: &mut [Token]) -> Vec<Range<usize>> {
    let mut sentences: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    let mut i = 0;
    while i < tokens.len() {
        if i == start
            && let Some(end) = dateline_end(tokens, start)
        {
            sentences.push(start..end);
            (start, i) = (end, end);
        }
        i += 1;
        if ends_sentence(folded, tokens, i - 1) || is_too_long(tokens, start..i) {
            while tokens.get(i).is_some_and(closes_sentence) {
                i += 1;
            }
            // an end of a line makes no sentence of its own
            while tokens.get(i).is_some_and(|t| t.kind == TokenKind::Break) {
                i += 1;
            }
            sentences.push(start..i);
            start = i;
        }
    }
    if start < tokens.len() {
        sentences.push(start..tokens.len());
    }
    for (number, sentence) in (0..).zip(&sentences) {
        for token in &mut tokens[sentence.clone()] {
            token.sentence = number;
        }
    }
    sentences
}

/// The most tokens of a dateline before its brackets, and in them.
const DATELINE: usize = 10;

/// The token after a dateline that begins at `start`: words with an agency in brackets, «كابول (رويترز) -», «أم درمان
/// (السودان) (أ ف ب) -», «مانيلا 31 يوليو 2019 (شينخوا)».
pub(super) fn dateline_end(tokens: &[Token], start: usize) -> Option<usize> {
    let begins_line = start == 0 || tokens[start - 1].kind == TokenKind::Break;
    let opening = |at: &usize| tokens[*at].kind == TokenKind::Mark('(');
    if !begins_line || !tokens.get(start)?.is_word() {
        return None;
    }
    let mut at = (start..tokens.len().min(start + DATELINE)).find(opening)?;
    if tokens[start..at].iter().any(says_or_ends) {
        return None;
    }
    let mut agency = false;
    while tokens.get(at)?.kind == TokenKind::Mark('(') {
        let close = (at..tokens.len().min(at + DATELINE))
            .find(|at| tokens[*at].kind == TokenKind::Mark(')'))?;
        let inner = &tokens[at + 1..close];
        if !inner.iter().any(is_named) {
            return None;
        }
        agency |= inner.iter().any(is_agency);
        at = close + 1;
    }
    match tokens.get(at)?.kind {
        TokenKind::Mark('-') => tokens.get(at + 1)?.is_word().then_some(at + 1),
        TokenKind::Word if agency => Some(at),
        _ => None,
    }
}

fn is_agency(token: &Token) -> bool {
    token.particles.intersects(Particles::of(Particle::Caption))
}

fn is_named(token: &Token) -> bool {
    is_agency(token) || token.kinds.intersects(Kinds::of(Kind::Name))
}

fn says_or_ends(token: &Token) -> bool {
    let mark = matches!(token.kind, TokenKind::Mark('.' | ':' | '"' | '«' | '»'));
    mark || token.kind == TokenKind::Break || token.kinds.intersects(Kinds::of(Kind::Speech))
}

/// The most tokens of a sentence, so that rules which look through a whole sentence take no more
/// time for a long text than for many short ones. No sentence of news comes near it.
const LONGEST: usize = 1000;

/// Whether these tokens must end here, at a comma when there is one in time.
fn is_too_long(tokens: &[Token], sentence: Range<usize>) -> bool {
    let comma = sentence.len() >= LONGEST / 2
        && sentence
            .clone()
            .last()
            .is_some_and(|last| tokens[last].kind == TokenKind::Mark(','));
    comma || sentence.len() >= LONGEST
}

/// Whether a sentence ends with the token at `i`.
fn ends_sentence(folded: &str, tokens: &[Token], i: usize) -> bool {
    match tokens[i].kind {
        TokenKind::Break => !is_inner_break(tokens, i),
        TokenKind::Mark('!' | '?') => true,
        TokenKind::Mark('.') => !is_inner_dot(folded, tokens, i),
        _ => false,
    }
}

/// The most words of a line before its end in which a word of saying is looked for.
const LINE: usize = 30;

/// A line's end between a word of saying with its subject and the clause that they open: «قال الوزير ⏎ إن …».
fn is_inner_break(tokens: &[Token], i: usize) -> bool {
    let that = Particles::of(Particle::That);
    let opens = tokens
        .get(i + 1)
        .is_some_and(|next| next.is_word() && next.particles.intersects(that));
    if !opens || !i.checked_sub(1).is_some_and(|last| tokens[last].is_word()) {
        return false;
    }
    let line = tokens[i.saturating_sub(LINE)..i].iter().rev();
    let mut line = line.take_while(|token| token.is_word() && !token.particles.intersects(that));
    line.any(|token| token.kinds.intersects(Kinds::of(Kind::Speech)))
}

/// The most letters in the name of a foreign letter: سي, بي, أن.
const NAME: usize = 3;

/// A dot inside a number (1.166), after an initial (د. محمد, أ.ف.ب) or between the names of letters
/// (سي.أن.أن).
fn is_inner_dot(folded: &str, tokens: &[Token], i: usize) -> bool {
    let Some(before) = i
        .checked_sub(1)
        .map(|b| tokens[b])
        .filter(|_| tokens[i].glued)
    else {
        return false;
    };
    let after = tokens.get(i + 1);
    match before.kind {
        TokenKind::Digits => after.is_some_and(|t| t.glued && t.kind == TokenKind::Digits),
        TokenKind::Word => {
            let single = tokens[i].end - tokens[i].start == 1;
            let letters = |token: &Token| {
                let form = &folded[token.start as usize..token.end as usize];
                form.chars().count()
            };
            let word = after.filter(|t| t.kind == TokenKind::Word);
            let spelled = |t: &Token| t.glued && letters(&before) <= NAME && letters(t) <= NAME;
            single && word.is_some_and(|t| letters(&before) == 1 || spelled(t))
        }
        _ => false,
    }
}

/// A mark after the final stop that still belongs to the sentence.
fn closes_sentence(token: &Token) -> bool {
    token.glued
        && matches!(
            token.kind,
            TokenKind::Mark('»' | '”' | '"' | ')' | ']' | '.' | '!' | '?')
        )
}
