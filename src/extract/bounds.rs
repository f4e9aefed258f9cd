//! Bounds on what one sentence may tell, so that no text makes more of itself than its readers can use.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::budget::{DEPTH, PAIRED};
use crate::facts::{Entity, Warning};
use crate::span::Span;
use crate::text::Text;

/// Takes out what is nested deeper than [`DEPTH`]. `found` is sorted by where it begins; returned are
/// the places of what was taken out.
pub(super) fn shallow<T>(
    found: Vec<T>,
    place: impl Fn(&T) -> Range<usize>,
) -> (Vec<T>, Vec<Range<usize>>) {
    let mut open: Vec<usize> = Vec::new();
    let (mut kept, mut deep) = (Vec::with_capacity(found.len()), Vec::new());
    for one in found {
        let Range { start, end } = place(&one);
        open.retain(|end| *end > start);
        if open.len() < DEPTH {
            open.push(end);
            kept.push(one);
        } else {
            deep.push(start..end);
        }
    }
    (kept, deep)
}

/// How many facts of one layer an article may state in the same few words.
const SAME: usize = 200;

/// So many facts to each word that the article knows are the same few words over and over.
const WORDS: usize = 20;

/// Bytes of an article to a fact, fewer than which leave room for nothing but the fact.
const ROOM: usize = 40;

/// Leaves the first `SAME` facts of an article that is nothing but the same few words over and over; no table
/// and no chronicle is so. The warning tells how many were left out.
pub(crate) fn few_words<T>(
    text: &Text<'_>,
    facts: &mut Vec<T>,
    called: &str,
    span: impl Fn(&T) -> Span,
) -> Option<Warning> {
    let all = facts.len();
    if all <= SAME || text.source().len() / all >= ROOM {
        return None;
    }
    // of a table each line has a name of its own
    let words: BTreeSet<&str> = (0..text.len()).map(|at| text.form(at)).collect();
    if words.len() * WORDS > all {
        return None;
    }
    let first = span(&facts[SAME]);
    facts.truncate(SAME);
    Some(Warning {
        span: Some(first),
        message: format!(
            "{} more {called} in the same few words over and over; they are left out",
            all - SAME
        ),
    })
}

/// One warning for each sentence in which quotations were taken out.
pub(super) fn too_deep(text: &Text<'_>, deep: &[Range<usize>]) -> Vec<Warning> {
    let mut sentences: BTreeMap<u32, (usize, &Range<usize>)> = BTreeMap::new();
    for tokens in deep {
        let sentence = text.token(tokens.start).sentence;
        sentences.entry(sentence).or_insert((0, tokens)).0 += 1;
    }
    let warning = |(count, first): (usize, &Range<usize>)| Warning {
        span: Some(text.span(first.start..first.start + 1)),
        message: format!(
            "{count} more quotations inside {DEPTH} others in this sentence; they are left out"
        ),
    };
    sentences.into_values().map(warning).collect()
}

/// One warning for each sentence that names too many to be paired.
#[must_use]
pub(crate) fn too_many(entities: &[Entity]) -> Vec<Warning> {
    let mut named: BTreeMap<u32, (usize, Span)> = BTreeMap::new();
    for entity in entities {
        let mut last = None;
        for mention in &entity.mentions {
            let (count, first) = named.entry(mention.sentence).or_insert((0, mention.span));
            *count += usize::from(last.replace(mention.sentence) != Some(mention.sentence));
            if mention.span.start() < first.start() {
                *first = mention.span;
            }
        }
    }
    let many = named.into_values().filter(|(count, _)| *count > PAIRED);
    let warning = |(count, first): (usize, Span)| Warning {
        span: Some(first),
        message: format!(
            "{count} names in this sentence; where there are more than {PAIRED}, none are paired in the network"
        ),
    };
    many.map(warning).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_inside_four_others_is_taken_out() {
        let (kept, deep) = shallow(
            vec![0..9, 1..9, 2..9, 3..5, 4..5, 5..6, 6..9, 7..8],
            Clone::clone,
        );
        assert_eq!(kept, [0..9, 1..9, 2..9, 3..5, 5..6, 6..9]);
        assert_eq!(deep, [4..5, 7..8]);
    }
}
