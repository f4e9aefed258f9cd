//! Which quotation marks belong together.

use std::ops::Range;

use super::token::{Token, TokenKind};

/// A stretch between two quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marked {
    /// Token of the opening mark.
    pub open: usize,
    /// Token of the closing mark.
    pub close: usize,
    /// How many other pairs it stands in.
    pub depth: usize,
}

impl Marked {
    /// The tokens between the marks.
    #[must_use]
    pub fn inside(&self) -> Range<usize> {
        self.open + 1..self.close
    }
}

/// What a mark can do.
enum Role {
    Opens(char),
    Closes(char),
    /// A straight mark: it closes when one is open.
    Turns(char),
}

/// Pairs the quotation marks of a text. A straight mark without a partner reaches to the end of its
/// line; other marks without a partner are left out.
pub(super) fn pair(tokens: &[Token]) -> Vec<Marked> {
    let mut pairer = Pairer::default();
    for (i, token) in tokens.iter().enumerate() {
        if token.kind == TokenKind::Break {
            pairer.end_line(i);
        } else if let Some(role) = role(tokens, i) {
            pairer.take(i, role);
        }
    }
    pairer.end_line(tokens.len());
    pairer
        .pairs
        .sort_by_key(|pair| (pair.open, std::cmp::Reverse(pair.close)));
    pairer.pairs
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
            depth: opened,
        });
    }

    fn end_line(&mut self, at: usize) {
        if let Some(last) = self.open.iter().rposition(|(_, mark)| *mark == '"') {
            self.close(last, at);
        }
        self.open.retain(|(_, mark)| !matches!(mark, '"' | '\''));
    }
}

fn role(tokens: &[Token], i: usize) -> Option<Role> {
    let TokenKind::Mark(mark) = tokens[i].kind else {
        return None;
    };
    let follows = tokens.get(i + 1).is_some_and(|next| next.glued);
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
        '‘' => Some(Role::Opens('’')),
        '’' => Some(Role::Closes('’')),
        '"' => Some(Role::Turns('"')),
        '\'' if !(tokens[i].glued && follows) => Some(Role::Turns('\'')),
        _ => None,
    }
}
