//! Headings of sections, which tell of something else: «17:15 – بيلغورود» in a live blog, «درعا» on a line above its
//! paragraphs.

use super::place;
use super::sentence::Sentence;
use crate::facts::{CasualtyPlace, EntityType, PlaceBasis};
use crate::lexicon::{Kind, Kinds};
use crate::text::TokenKind;

/// What a heading says of its section.
#[derive(Debug)]
pub(super) struct Section {
    /// Where what is told below it happened, if it says so.
    pub(super) place: Option<CasualtyPlace>,
    /// Whether an hour opens it, as the entries of a live page.
    pub(super) hour: bool,
}

/// The section that a line opens: with the hour of an entry, or, after the news has begun (`later`), with nothing but a place.
pub(super) fn opened(sentence: &Sentence<'_>, later: bool) -> Option<Section> {
    let entry = after_hour(sentence);
    let start = entry.unwrap_or(sentence.tokens.start);
    let place = alone(sentence, start);
    let opens = entry.is_some() || later && place.is_some();
    opens.then_some(Section {
        place,
        hour: entry.is_some(),
    })
}

/// «17:15 – »: the token after the hour of an entry and the mark that sets it off.
fn after_hour(sentence: &Sentence<'_>) -> Option<usize> {
    let first = sentence.tokens.start;
    let rest = sentence.cursor(first).past_clock().at();
    let mark = rest.checked_sub(1).map(|at| sentence.text.token(at));
    let set_off = mark.is_some_and(|mark| mark.is_mark('-') || mark.is_mark('|'));
    let hour = rest > first && set_off && rest < sentence.tokens.end;
    (hour && sentence.begins_line()).then_some(rest)
}

/// The place that fills a line from `start` on, a noun for its kind before it.
fn alone(sentence: &Sentence<'_>, start: usize) -> Option<CasualtyPlace> {
    let names = sentence.context.names;
    let last = sentence.tokens.end;
    let is_break = |at: usize| sentence.text.token(at).kind == TokenKind::Break;
    let ends = |at: usize| sentence.is_mark(at) || is_break(at);
    let end = (start..last).find(|at| ends(*at)).unwrap_or(last);
    let line = (end..last).all(ends) && (last >= sentence.text.len() || (end..last).any(is_break));
    let head = usize::from(sentence.text.is(start, Kinds::of(Kind::PlaceHead)));
    let naming = names
        .starting(start)
        .or_else(|| names.starting(start + head))?;
    let fills = naming.tokens.end == end && line && sentence.begins_line();
    let place = fills && names.is(naming, EntityType::Location);
    place.then(|| place::fact(sentence, naming, PlaceBasis::Label))
}
