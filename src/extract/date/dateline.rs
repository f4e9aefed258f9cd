//! The day of publication that a story tells itself: «باكو، 12 نوفمبر 2020 (رويترز)», «تاريخ النشر: 12/11/2020».

use std::ops::Range;

use jiff::civil::Date;

use super::resolve::Resolver;
use super::{Begin, NAMES, furthest};
use crate::facts::{Basis, DateType};
use crate::grammar::Cursor;
use crate::lexicon::Particle;
use crate::text::{Tag, Text, TokenKind};

/// Lines that are looked at.
const LINES: usize = 5;
/// Tokens of places, outlets and marks that stand before the day at most.
const BEFORE: usize = 12;
/// Marks between the parts of a dateline.
const MARKS: [char; 9] = ['-', ':', ',', '/', '|', '(', ')', '[', ']'];

/// The day in a dateline, or on a line of its own above the story; only one with a year counts.
#[must_use]
pub fn dateline(text: &Text<'_>) -> Option<Date> {
    let mut lines = text.sentences().iter().take(LINES);
    lines.find_map(|line| in_line(Cursor::new(text, line.clone())))
}

fn in_line(line: Cursor<'_>) -> Option<Date> {
    let lead = lead(line)?;
    let at = lead.behind;
    let (expression, rest) = furthest(at, Begin::at(at))?;
    let mut resolver = Resolver::new(at.text(), None);
    resolver.add(&expression, at, rest);
    let (found, _) = resolver.finish();
    let [told] = &found[..] else { return None };
    let day = told.start.filter(|day| told.end == Some(*day))?;
    let dated = told.basis == Basis::Absolute && told.kind != DateType::Duration;
    let alone = ends(rest) || lead.labelled;
    let before_story = lead.placed && parts(rest);
    (dated && (alone || before_story)).then_some(day)
}

/// What stands before the day.
struct Lead<'t> {
    behind: Cursor<'t>,
    /// Whether a place or an outlet is named.
    placed: bool,
    /// Whether words say that the story was published then.
    labelled: bool,
}

/// Passes over names, words for publishing and marks; `None` where other words come first.
fn lead(line: Cursor<'_>) -> Option<Lead<'_>> {
    let mut lead = Lead {
        behind: line,
        placed: false,
        labelled: false,
    };
    while lead.behind.at() < line.at() + BEFORE && !lead.behind.is_done() {
        let at = lead.behind;
        lead.behind = if let Some(rest) = at.particle(Particle::Publication) {
            lead.labelled = true;
            rest
        } else if MARKS.iter().any(|mark| at.token().is_mark(*mark)) {
            at.skip()
        } else if let Some(name) = name(at) {
            lead.placed = true;
            at.to(name.end)
        } else {
            return Some(lead);
        };
    }
    None
}

/// A name, or the word for an agency.
fn name(at: Cursor<'_>) -> Option<Range<usize>> {
    let agency = at.particle(Particle::Caption);
    let tags = at.tags().iter();
    let named = tags.filter(|tag| tag.kinds.meets(NAMES)).map(Tag::tokens);
    named.max_by_key(|tokens| tokens.end).or_else(|| {
        let tokens = at.at()..agency?.at();
        Some(tokens)
    })
}

/// Whether nothing but marks and a clock time follows in the line.
fn ends(at: Cursor<'_>) -> bool {
    (at.at()..at.end()).all(|i| at.text().token(i).kind != TokenKind::Word)
}

/// Whether a mark parts the day from the story.
fn parts(at: Cursor<'_>) -> bool {
    ['-', ':', '(', '[', '|', '.', ',']
        .iter()
        .any(|mark| at.token().is_mark(*mark))
}
