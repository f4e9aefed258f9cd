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
    /// The straight mark: it closes when one is open.
    Turns,
}

/// Pairs the quotation marks of a text; marks without a partner are left out.
pub(super) fn pair(tokens: &[Token]) -> Vec<Marked> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut pairs = Vec::new();
    for (i, token) in tokens.iter().enumerate() {
        if token.kind == TokenKind::Break {
            open.retain(|(_, mark)| *mark != '"');
        }
        let Some(role) = role(tokens, i) else { continue };
        let closing = match role {
            Role::Opens(partner) => {
                open.push((i, partner));
                continue;
            }
            Role::Closes(mark) => open.iter().rposition(|(_, partner)| *partner == mark),
            Role::Turns => open.iter().rposition(|(_, partner)| *partner == '"'),
        };
        match closing {
            Some(at) => {
                pairs.push(Marked { open: open[at].0, close: i, depth: at });
                open.truncate(at);
            }
            None if matches!(role, Role::Turns) => open.push((i, '"')),
            None => {}
        }
    }
    pairs.sort_by_key(|pair| pair.open);
    pairs
}

fn role(tokens: &[Token], i: usize) -> Option<Role> {
    let TokenKind::Mark(mark) = tokens[i].kind else { return None };
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
        '"' => Some(Role::Turns),
        _ => None,
    }
}
