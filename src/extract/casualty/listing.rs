//! Lists of those whom a noun before them told: «القتلى هم قبطان وخمسة بحارة», «أسماء القتلى: …», «بين القتلى
//! طفل».

use super::figure::CountDraft;
use super::people::{Group, Size};
use super::sentence::Sentence;
use crate::lexicon::Particle;
use crate::text::TokenKind;

/// The most tokens between a label and the first of its list.
const FIRST: usize = 2;

/// Adds the counts of lists.
pub(super) fn add(sentence: &Sentence<'_>, figures: &mut Vec<CountDraft>) {
    for label in sentence.groups.iter().filter(|group| is_label(group)) {
        let Some((from, part)) = opening(sentence, label) else {
            continue;
        };
        let outcome = label.own[0];
        let mut at = from;
        let mut first = true;
        while let Some(item) = item(sentence, at, first, part) {
            let told = figures
                .iter()
                .any(|figure| figure.group.first == item.first);
            if !told {
                let mut figure =
                    CountDraft::from_trigger(item.clone(), outcome, item.first..item.end, false);
                figure.subset = part;
                figure.anchor = label.first;
                figure.kind = kind(label, item);
                figures.push(figure);
            }
            at = past_note(sentence, item.end);
            first = false;
        }
    }
}

fn kind(label: &Group, item: &Group) -> crate::facts::VictimKind {
    let noun = item.noun.as_ref().and_then(|noun| noun.kind);
    noun.unwrap_or(label.kind())
}

/// Whether a group can open a list: definite people whose fate the noun tells, without a number.
fn is_label(group: &Group) -> bool {
    let definite = group.is_definite();
    !group.own.is_empty() && (group.size == Size::Untold || (group.size == Size::Dual && definite))
}

/// Where the list of a label begins, and whether it is a part of them only.
fn opening(sentence: &Sentence<'_>, label: &Group) -> Option<(usize, bool)> {
    let before = label
        .first
        .checked_sub(1)
        .filter(|at| *at >= sentence.tokens.start);
    let among = before.is_some_and(|at| {
        sentence.is_particle(at, Particle::Between) || sentence.is_particle(at, Particle::Among)
    });
    if among {
        return Some((label.end, true));
    }
    let being = sentence.cursor(label.end).particle(Particle::Being);
    let at = being.map_or(label.end, crate::grammar::Cursor::at);
    let colon = sentence.text.token(at).is_mark(':');
    // «أن القتلى ضابط وأربعة جنود»: what a clause says of them
    let said = before.is_some_and(|at| sentence.is_particle(at, Particle::That));
    let one = |group: &Group| group.size == Size::One && !group.is_definite();
    if said && label.is_definite() && sentence.group_at(label.end).is_some_and(one) {
        return Some((label.end, false));
    }
    (being.is_some() || colon).then_some((at + usize::from(colon), false))
}

/// The next of a list.
fn item<'s>(sentence: &'s Sentence<'_>, at: usize, first: bool, part: bool) -> Option<&'s Group> {
    let gap = if first { FIRST } else { 1 };
    let comma = |at: usize| sentence.text.token(at).is_mark(',');
    let found = (at..=at + gap).find(|at| sentence.index(*at).is_some())?;
    let free = (at..found).all(|at| comma(at) || !sentence.is_boundary(at));
    let group = sentence.group_at(found)?;
    let one = group.size == Size::One && (group.is_named() || !group.is_definite());
    let linked = first || group.joined || (comma(at) && group.is_named());
    // «بين القتلى نساء وأطفال»
    let told = group.is_strong() || (part && group.size == Size::Many && group.is_told_person());
    let several = told && group.noun.is_some();
    (free && linked && (one || several) && group.own.is_empty() && !group.governed).then_some(group)
}

/// Token after a note in brackets that opens at `at`, else `at`.
pub(super) fn past_note(sentence: &Sentence<'_>, at: usize) -> usize {
    let opens = matches!(sentence.text.token(at).kind, TokenKind::Mark('(' | '['));
    let closes = |at: &usize| matches!(sentence.text.token(*at).kind, TokenKind::Mark(')' | ']'));
    let close = opens
        .then(|| (at..sentence.tokens.end).find(closes))
        .flatten();
    close.map_or(at, |close| close + 1)
}
