//! Prepositions, of one word, of two, or written onto a word, and what they mean to a case frame.

use super::links::LINKS;
use super::word::{attached_preposition, is_joined, is_preposition};
use crate::extract::names::Names;
use crate::grammar::Cursor;
use crate::lexicon::{BOOK, Kind, Kinds, Meaning, Particle, SpeechShape};
use crate::span::Span;
use crate::spelling::{AND, BY, FOR};
use crate::text::TokenKind;

/// A preposition, as far as case frames tell one from the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Preposition {
    /// على, ضد.
    On,
    /// عن.
    About,
    /// من.
    From,
    /// إلى.
    To,
    /// مع.
    With,
    /// ب.
    By,
    /// ل.
    For,
    /// في.
    In,
    /// داخل, أمام, قرب.
    Inside,
    /// بين.
    Between,
    /// على يد, من قبل, برصاص.
    Doer,
    /// Any other.
    Other,
}

/// Those that stand alone.
const WORDS: [(Particle, Preposition); 9] = [
    (Particle::Of, Preposition::From),
    (Particle::About, Preposition::About),
    (Particle::To, Preposition::To),
    (Particle::On, Preposition::On),
    (Particle::In, Preposition::In),
    (Particle::At, Preposition::Inside),
    (Particle::With, Preposition::With),
    (Particle::Between, Preposition::Between),
    (Particle::Beside, Preposition::In),
];

/// The preposition that stands here or is written onto the word, and where what it governs begins.
pub(super) fn preposition<'t>(
    here: Cursor<'t>,
    names: &Names,
) -> Option<(Preposition, Cursor<'t>)> {
    // «نحو 50 محتجا» is about so many
    if here.is(Kinds::of(Kind::Hedge)) && counts(here.skip()) {
        return None;
    }
    listed(here, names)
        .or_else(|| according(here))
        .or_else(|| alone(here))
        .or_else(|| attached(here, names))
}

/// One that the table of links names: «على يد», «أمام».
fn listed<'t>(here: Cursor<'t>, names: &Names) -> Option<(Preposition, Cursor<'t>)> {
    let joined = here.form().strip_prefix(AND).filter(|_| is_joined(here));
    let form = joined.unwrap_or(here.form());
    let (next, own) = (here.skip(), BOOK.form(form));
    if own.lists.has(LINKS.doer) {
        return Some((Preposition::Doer, next));
    }
    let two = || {
        LINKS
            .doer
            .contains(format!("{form} {}", next.form()).as_str())
    };
    if own.begins.has(LINKS.doer) && !next.is_done() && two() {
        return Some((Preposition::Doer, next.skip()));
    }
    let preposition = if own.lists.has(LINKS.against) {
        Preposition::On
    } else if own.lists.has(LINKS.inside) {
        Preposition::Inside
    } else {
        return None;
    };
    let noun = next.particle(Particle::Of).unwrap_or(next);
    names
        .starting(here.at())
        .is_none()
        .then_some((preposition, noun))
}

/// Whether a number stands here.
fn counts(here: Cursor<'_>) -> bool {
    let number = Kinds::of(Kind::Number).and(Kind::Amount);
    here.is(number) || here.token().kind == TokenKind::Digits
}

/// «وفق مسؤولين»: what follows tells who says so.
fn according(here: Cursor<'_>) -> Option<(Preposition, Cursor<'_>)> {
    let says = |meaning: &Meaning| match meaning {
        Meaning::Speech {
            shape: SpeechShape::According,
            ..
        } => Some(()),
        _ => None,
    };
    let ((), _, rest) = here.read(Kind::Speech, says)?;
    Some((Preposition::Other, rest))
}

fn alone(here: Cursor<'_>) -> Option<(Preposition, Cursor<'_>)> {
    let beside = here.particle(Particle::Beside).is_some();
    let known = || {
        let mut words = WORDS.iter();
        words.find_map(|(particle, preposition)| Some((*preposition, here.particle(*particle)?)))
    };
    let stands = is_preposition(here) || beside;
    stands.then(|| known().unwrap_or((Preposition::Other, here.skip())))
}

fn attached<'t>(here: Cursor<'t>, names: &Names) -> Option<(Preposition, Cursor<'t>)> {
    let written = || {
        let naming = names.starting(here.at())?;
        let text = here.text();
        let first = text.span(here.at()..here.at() + 1).start();
        let lead = text.slice(Span::new(first, naming.span.start()));
        lead.chars().last()
    };
    match attached_preposition(here).or_else(written)? {
        BY => Some((Preposition::By, here)),
        FOR => Some((Preposition::For, here)),
        AND => None,
        _ => Some((Preposition::Other, here)),
    }
}
