//! What happened: the events of an article, each once.
//!
//! The words that tell events are those of `clause::frames`; `around` and `country` say what of a sentence is near one;
//! `trigger` finds the words that really tell one,
//! `argument` reads where, `days` when, `sides` by whom and on whom, from the clauses of the sentence, `pair` whom «الطرفان»
//! means, `denial` what somebody denies, `merge` makes one of what is told several times,
//! and `acled` and `ucdp` tell how conflict databases code it, by the `forces` on its sides.

mod acled;
mod argument;
mod around;
mod country;
mod days;
mod denial;
mod forces;
mod merge;
mod pair;
mod sentence;
mod sides;
mod trigger;
mod ucdp;

use std::ops::Range;

use super::clause::frames::EventTrigger;
use crate::facts::Event;
use crate::text::Text;

use forces::Forces;
pub(crate) use merge::lend;
pub(crate) use sentence::Context;
use sentence::Sentence;

/// Every event, in text order.
#[must_use]
pub(crate) fn read<'a>(text: &'a Text<'a>, context: Context<'a>) -> Vec<Event> {
    let (mut drafts, mut denials) = (Vec::new(), Vec::new());
    let own = |tokens: &&Range<usize>| !text.is_foreign(tokens.start);
    for tokens in text.sentences().iter().filter(own) {
        let mut told = context.parses.event_triggers(tokens).to_vec();
        let denying = denial::is_denying(text, tokens.clone());
        if told.is_empty() && !denying {
            continue;
        }
        let sentence = Sentence {
            text,
            context,
            tokens: tokens.clone(),
            clauses: context.parses.clauses(tokens),
            nouns: nouns(&told),
        };
        if denying {
            denials.extend(denial::read(&sentence, &told));
        }
        trigger::keep(&sentence, &mut told);
        told.retain(|told| !denials.iter().any(|denial| denial.is_of(told)));
        drafts.extend(told.iter().map(|told| argument::draft(&sentence, told)));
    }
    let mut events = merge::merge(text, drafts, context.casualties);
    denial::deny(&mut events, &denials);
    let forces = Forces {
        entities: &context.names.entities,
        lexicon: text.lexicon(),
    };
    for event in &mut events {
        event.acled = acled::of(event, forces);
    }
    ucdp::tell(&mut events, context.casualties, forces);
    events
}

/// Where those begin that are nouns.
fn nouns(told: &[EventTrigger]) -> Vec<usize> {
    let nouns = told.iter().filter(|told| !told.is_verb());
    nouns.map(|told| told.tokens.start).collect()
}
