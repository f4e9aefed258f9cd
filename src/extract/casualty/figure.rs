//! A count while it is put together, and the fact that becomes of it.

use std::ops::Range;

use super::people::Group;
use super::people::Noun;
use super::sentence::Sentence;
use crate::facts::{Casualty, Count, Outcome, Status, VictimKind, Victims};
use crate::span::Span;

/// One outcome of one group.
#[derive(Debug, Clone)]
pub(super) struct CountDraft {
    pub(super) group: Group,
    pub(super) outcome: Outcome,
    /// The tokens that state it.
    pub(super) evidence: Range<usize>,
    pub(super) joint: bool,
    pub(super) subset: bool,
    /// Where the group stands to whose list it belongs: «ضابط» of «ضابط وثلاثة جنود».
    pub(super) joined_to: Option<usize>,
    /// Whether it is what somebody means to do: «لخطف قادة».
    pub(super) planned: bool,
    /// Token before which its claimant and status stand: its own first, or that of the count it goes with.
    pub(super) anchor: usize,
    /// Whether they are the sick of an epidemic.
    pub(super) ill: bool,
    /// What is known of the people from the group that they are a part of.
    pub(super) kind: VictimKind,
}

impl CountDraft {
    /// A group with the outcome that the words at `trigger` tell.
    pub(super) fn from_trigger(
        group: Group,
        outcome: Outcome,
        trigger: Range<usize>,
        joint: bool,
    ) -> Self {
        let evidence = group.first.min(trigger.start)..group.end.max(trigger.end);
        let kind = group.kind();
        let anchor = evidence.start;
        let subset = group.of_them;
        Self {
            group,
            outcome,
            evidence,
            joint,
            subset,
            joined_to: None,
            planned: false,
            ill: false,
            anchor,
            kind,
        }
    }

    /// A group that shares the outcome of this count.
    pub(super) fn with_group(&self, group: Group) -> Self {
        let tokens = group.first..group.end;
        let anchor = self.anchor.min(group.first);
        let planned = self.planned;
        Self {
            planned,
            anchor,
            ..Self::from_trigger(group, self.outcome, tokens, false)
        }
    }

    /// The fact, without its circumstances.
    pub(super) fn casualty(&self, sentence: &Sentence<'_>) -> Casualty {
        let text = sentence.text;
        let evidence = span(sentence, self.evidence.clone());
        let counted = span(
            sentence,
            self.group.first..self.group.end.max(self.group.first + 1),
        );
        let noun = self.group.noun.as_ref();
        let head = noun.map(|noun| span(sentence, head(sentence, noun)));
        Casualty {
            span: evidence,
            text: text.slice(evidence).to_owned(),
            outcome: self.outcome,
            count: Count {
                min: self.group.amount.min,
                max: self.group.amount.max,
                modifier: self.group.amount.hedge,
                text: text.slice(counted).to_owned(),
            },
            victims: Victims {
                kind: self.kind,
                text: head
                    .map(|span| text.slice(span).to_owned())
                    .filter(|text| !text.is_empty()),
                country: noun.and_then(|noun| noun.country.clone()),
                name: noun.and_then(|noun| noun.name.clone()),
            },
            subset: self.subset,
            joint: self.joint,
            status: Status::Asserted,
            denied_by: None,
            claimed_by: None,
            place: None,
            date: None,
            when: None,
            since: None,
            as_of: None,
            side: None,
            agent: None,
            cause: None,
            event: None,
            links: Vec::new(),
            sentence: text.token(self.evidence.start).sentence,
            confidence: None,
        }
    }
}

/// The words that say who they are, without the place that a preposition adds: «القيادي في الحركة».
fn head(sentence: &Sentence<'_>, noun: &Noun) -> Range<usize> {
    let mut more = noun.first + 1..noun.head_end;
    let added = more.find(|at| sentence.is_preposition(*at));
    noun.first..added.unwrap_or(noun.head_end)
}

/// Tokens without the conjunction or preposition that is written onto the first.
fn span(sentence: &Sentence<'_>, tokens: Range<usize>) -> Span {
    // a mark that closes inside opens inside: “1049” طفلاً
    let before = tokens.start.checked_sub(1);
    let marked = before.and_then(|before| sentence.text.marks().opening(before));
    if let Some(marked) = marked.filter(|marked| tokens.contains(&marked.close)) {
        return sentence.text.span(marked.open..tokens.end);
    }
    let lead = sentence
        .text
        .matches(tokens.start)
        .iter()
        .map(crate::text::LexiconMatch::clitics)
        .next()
        .unwrap_or(0);
    sentence.text.span_after(tokens, lead)
}
