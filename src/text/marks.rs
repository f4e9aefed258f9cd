//! Which quotation marks belong together.

use std::ops::Range;

use super::token::{Token, TokenKind};

/// A stretch between two quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Marked {
    /// Token of the opening mark.
    pub open: usize,
    /// Token of the closing mark.
    pub close: usize,
    /// Index of the pair that it stands in.
    parent: Option<u32>,
}

impl Marked {
    /// The tokens between the marks.
    #[must_use]
    pub(crate) fn inside(&self) -> Range<usize> {
        self.open + 1..self.close
    }
}

/// What a mark can do.
#[derive(Clone, Copy)]
enum Role {
    Opens(char),
    Closes(char),
    /// A straight mark: it closes when one is open.
    Turns(char),
}

/// The pairs of a text, found by where they open, where they close and what they enclose.
#[derive(Debug, Default)]
pub(crate) struct Marks {
    /// In order of their opening marks; of two pairs one lies inside the other or they are apart.
    pairs: Vec<Marked>,
    /// Closing mark and index of each pair, in order of the closing marks.
    closing: Vec<(usize, u32)>,
}

impl Marks {
    /// Every pair, in order of their opening marks.
    #[must_use]
    pub(crate) fn pairs(&self) -> &[Marked] {
        &self.pairs
    }

    /// The pair that opens with token `at`.
    #[must_use]
    pub(crate) fn opening(&self, at: usize) -> Option<Marked> {
        let found = self.pairs.binary_search_by_key(&at, |pair| pair.open);
        found.ok().map(|i| self.pairs[i])
    }

    /// The pair that closes with token `at`.
    #[must_use]
    pub(crate) fn closing(&self, at: usize) -> Option<Marked> {
        let found = self.closing.binary_search_by_key(&at, |(close, _)| *close);
        found.ok().map(|i| self.pairs[self.closing[i].1 as usize])
    }

    /// The innermost pair around token `at`.
    #[must_use]
    pub(crate) fn around(&self, at: usize) -> Option<Marked> {
        let before = self.pairs.partition_point(|pair| pair.open < at);
        let mut pair = self.pairs[..before].last()?;
        while pair.close <= at {
            pair = &self.pairs[pair.parent? as usize];
        }
        Some(*pair)
    }

    /// The pairs that open among some tokens.
    #[must_use]
    pub(crate) fn within(&self, tokens: Range<usize>) -> &[Marked] {
        let first = self.pairs.partition_point(|pair| pair.open < tokens.start);
        let last = self.pairs.partition_point(|pair| pair.open < tokens.end);
        &self.pairs[first..last.max(first)]
    }
}

/// Pairs the quotation marks of a text. A straight mark without a partner reaches to the end of its
/// line; other marks without a partner are left out.
pub(super) fn pair_marks(tokens: &[Token]) -> Marks {
    let mut pairer = Pairer::default();
    for (i, token) in tokens.iter().enumerate() {
        if token.kind == TokenKind::Break {
            pairer.end_line(i);
        } else if let Some(role) = mark_role(tokens, i) {
            pairer.take(i, role);
        }
    }
    pairer.end_line(tokens.len());
    arrange_pairs(pairer.pairs)
}

/// Sorts the pairs and tells each in which other it stands.
fn arrange_pairs(mut pairs: Vec<Marked>) -> Marks {
    pairs.sort_by_key(|pair| (pair.open, std::cmp::Reverse(pair.close)));
    let mut open: Vec<u32> = Vec::new();
    for (number, i) in (0..).zip(0..pairs.len()) {
        while open
            .last()
            .is_some_and(|last| pairs[*last as usize].close <= pairs[i].open)
        {
            open.pop();
        }
        pairs[i].parent = open.last().copied();
        open.push(number);
    }
    let mut closing: Vec<(usize, u32)> =
        (0..).zip(&pairs).map(|(i, pair)| (pair.close, i)).collect();
    closing.sort_unstable();
    Marks { pairs, closing }
}

#[derive(Default)]
struct Pairer {
    open: Vec<(usize, char)>,
    pairs: Vec<Marked>,
}

impl Pairer {
    fn take(&mut self, at: usize, role: Role) {
        let partner = match role {
            Role::Opens(partner) => return self.open.push((at, partner)),
            Role::Closes(mark) | Role::Turns(mark) => mark,
        };
        match self.open.iter().rposition(|(_, mark)| *mark == partner) {
            // two marks side by side are one
            Some(last) if self.open[last].0 + 1 == at => self.open[last].0 = at,
            Some(last) => {
                self.close(last, at);
                self.open.truncate(last);
            }
            None if self.pairs.last().is_some_and(|pair| pair.close + 1 == at) => {}
            None if matches!(role, Role::Turns(_)) => self.open.push((at, partner)),
            None => {}
        }
    }

    fn close(&mut self, opened: usize, at: usize) {
        self.pairs.push(Marked {
            open: self.open[opened].0,
            close: at,
            parent: None,
        });
    }

    fn end_line(&mut self, at: usize) {
        if let Some(last) = self
            .open
            .iter()
            .rposition(|(_, mark)| matches!(mark, '"' | '\''))
        {
            self.close(last, at);
        }
        self.open.retain(|(_, mark)| !matches!(mark, '"' | '\''));
    }
}

/// Whether the same mark stands right beside, so that both are one.
fn is_doubled(tokens: &[Token], i: usize) -> bool {
    let same = |other: &Token| other.kind == tokens[i].kind;
    let next = tokens
        .get(i + 1)
        .is_some_and(|next| next.glued && same(next));
    let last = i
        .checked_sub(1)
        .is_some_and(|last| tokens[i].glued && same(&tokens[last]));
    next || last
}

/// Whether a word or a stop stands right before a mark and its double.
fn is_word_before(tokens: &[Token], i: usize) -> bool {
    let same = |at: &usize| tokens[*at].kind == tokens[i].kind;
    (i.saturating_sub(2)..i)
        .rev()
        .find(|at| !same(at))
        .is_some_and(|at| tokens[at + 1].glued)
}

/// Whether a word or a number stands right after a mark and its double.
fn is_word_after(tokens: &[Token], i: usize) -> bool {
    let same = |at: &usize| tokens[*at].kind == tokens[i].kind;
    let last = tokens.len().min(i + 3);
    (i + 1..last).find(|at| !same(at)).is_some_and(|at| {
        let written = matches!(tokens[at].kind, TokenKind::Word | TokenKind::Digits);
        written && tokens[at].glued
    })
}

fn mark_role(tokens: &[Token], i: usize) -> Option<Role> {
    let TokenKind::Mark(mark) = tokens[i].kind else {
        return None;
    };
    let follows = tokens.get(i + 1).is_some_and(|next| next.glued);
    let opens = is_word_after(tokens, i);
    let before = tokens[i].glued && is_word_before(tokens, i);
    match mark {
        '«' => Some(Role::Opens('»')),
        '»' => Some(Role::Closes('»')),
        '‹' => Some(Role::Opens('›')),
        '›' => Some(Role::Closes('›')),
        // some keyboards give one curled mark for both sides
        '“' | '„' if tokens[i].glued && !follows => Some(Role::Closes('”')),
        '”' if !tokens[i].glued && follows => Some(Role::Opens('”')),
        '“' | '„' => Some(Role::Opens('”')),
        '”' => Some(Role::Closes('”')),
        // two single marks the wrong way round: ’’…‘‘
        '’' if is_doubled(tokens, i) && !before && opens => Some(Role::Opens('‘')),
        '‘' if is_doubled(tokens, i) && before && !opens => Some(Role::Closes('‘')),
        // ((…)) and <<…>>
        '(' | '<' if is_doubled(tokens, i) && follows => Some(Role::Opens(mark)),
        ')' if is_doubled(tokens, i) => Some(Role::Closes('(')),
        '>' if is_doubled(tokens, i) => Some(Role::Closes('<')),
        '‘' => Some(Role::Opens('’')),
        '’' => Some(Role::Closes('’')),
        '"' => Some(Role::Turns('"')),
        '\'' if !(tokens[i].glued && follows) => Some(Role::Turns('\'')),
        _ => None,
    }
}
