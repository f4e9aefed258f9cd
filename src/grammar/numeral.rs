//! Numerals of which no number can be told: «1e9», «12:30», «1 000», «مليون ألف», and more than there are people.

use super::{Cursor, number};
use crate::lexicon::{Kind, Kinds};
use crate::spelling::AND;
use crate::text::{LexiconMatch, TokenKind};

/// More of anything than an article counts; more people than live are a slip of the pen.
pub(super) const MOST: u64 = 10_000_000_000;

/// Marks that make one numeral of the digits on both sides of them, and a number of none.
const MARKS: [char; 9] = [':', '_', '\'', '^', '*', '\u{d7}', '=', '~', '/'];

/// Digits of a group of thousands.
const GROUP: usize = 3;

/// The place after a numeral that begins here, when it is none that can be read: nothing may be counted by it,
/// nor by a part of it.
#[must_use]
pub(crate) fn unreadable(start: Cursor<'_>) -> Option<Cursor<'_>> {
    let digits = is_digits(start);
    if !digits && !start.is(Kinds::of(Kind::Number).and(Kind::Scale)) {
        return None;
    }
    let joined = digits.then(|| written_together(start)).flatten();
    joined
        .or_else(|| digits.then(|| spaced(start)).flatten())
        .or_else(|| too_large(start))
        .or_else(|| scaled_again(start))
}

fn is_digits(at: Cursor<'_>) -> bool {
    at.token().kind == TokenKind::Digits
}

fn is_latin(at: Cursor<'_>) -> bool {
    at.token().is_word() && at.form().bytes().all(|letter| letter.is_ascii_lowercase())
}

/// «1e9», «12:30», «3k»: digits with letters or further digits written onto them.
fn written_together(start: Cursor<'_>) -> Option<Cursor<'_>> {
    let mut at = start.skip();
    let mut odd = false;
    while at.token().glued {
        let marked = matches!(at.token().kind, TokenKind::Mark(mark) if MARKS.contains(&mark));
        let further = at.skip();
        if is_latin(at) || odd && is_digits(at) {
            at = further;
        } else if marked && further.token().glued && (is_digits(further) || is_latin(further)) {
            at = further.skip();
        } else {
            break;
        }
        odd = true;
    }
    odd.then_some(at)
}

/// «1 000»: thousands set apart by a space, or two numbers in a row.
fn spaced(start: Cursor<'_>) -> Option<Cursor<'_>> {
    let group = |at: Cursor<'_>| is_digits(at) && !at.token().glued && at.form().len() == GROUP;
    let first = start.form();
    if first.len() > GROUP || first.starts_with('0') {
        return None;
    }
    let mut at = start.skip();
    while group(at) {
        at = at.skip();
    }
    (at.at() > start.at() + 1).then_some(at)
}

fn too_large(start: Cursor<'_>) -> Option<Cursor<'_>> {
    if let Some((value, rest)) = number(start) {
        return (value > MOST).then_some(rest);
    }
    let large = is_digits(start) && start.form().parse().is_ok_and(|n: u64| n > MOST);
    let endless = is_digits(start) && start.form().parse::<u64>().is_err();
    (large || endless).then(|| start.skip())
}

/// «مليون ألف», «ألف مليار مليار»: a scale after a scale that does not multiply it.
fn scaled_again(start: Cursor<'_>) -> Option<Cursor<'_>> {
    let (_, rest) = number(start)?;
    if !rest.to(rest.at() - 1).is(Kinds::of(Kind::Scale)) {
        return None;
    }
    let mut at = bare_scale(rest)?;
    while let Some(rest) = bare_scale(at) {
        at = rest;
    }
    Some(at)
}

/// A scale that nothing joins to what stands before it, and the place after it.
fn bare_scale(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let bare =
        |tag: &LexiconMatch| tag.clitics() == 0 && !tag.definite && !tag.leads_with(at.text(), AND);
    let mut scales = at.all(Kind::Scale);
    scales
        .find(|(found, _)| bare(&found.tag))
        .map(|(_, rest)| rest)
}
