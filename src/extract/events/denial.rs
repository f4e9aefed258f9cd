//! What somebody denies: «نفت باكو قصف المدينة», «وهو ما تنفيه باكو», «نفى ضلوعه في الهجوم». An event that the article
//! tells and somebody else denies stays one, and says so.

use std::ops::Range;

use super::sentence::Sentence;
use crate::extract::clause::frames::{EventTrigger, WORDS};
use crate::extract::denial::{self, Back};
use crate::facts::{Event, EventMention, EventPlace, EventStatus, EventType, Party};
use crate::span::Span;
use crate::spelling::key;
use crate::text::Text;

/// The most tokens after a verb of denying of which what is denied is read.
const REACH: usize = 18;
/// Bytes around a denial within which what it denies is told.
const NEAR: u32 = 4000;

/// Something that is denied.
#[derive(Debug)]
pub(super) struct Denial {
    /// Where its verb stands.
    at: u32,
    /// Its sentence, and the one before.
    around: Span,
    before: Option<Span>,
    denier: Party,
    /// The words of the events that are denied; none where «ذلك» points to what was told before.
    words: Vec<Range<usize>>,
    what: Vec<DeniedEvent>,
    /// Whether it is only denied who did it.
    doer: bool,
}

impl Denial {
    /// Whether it denies that what the words tell happened at all.
    pub(super) fn is_of(&self, told: &EventTrigger) -> bool {
        !self.doer && self.words.contains(&told.tokens)
    }
}

/// An event that a denial names.
#[derive(Debug)]
struct DeniedEvent {
    kind: EventType,
    place: Option<EventPlace>,
    mention: EventMention,
}

/// Whether a sentence may deny something.
pub(super) fn is_denying(text: &Text<'_>, mut sentence: Range<usize>) -> bool {
    sentence.any(|at| denial::is_denying(text, at))
}

/// What the sentence denies; `told` are the words in it that tell events.
pub(super) fn read(sentence: &Sentence<'_>, told: &[EventTrigger]) -> Vec<Denial> {
    let verbs = sentence
        .tokens
        .clone()
        .filter(|at| denial::is_denying(sentence.text, *at));
    verbs.filter_map(|at| denied(sentence, told, at)).collect()
}

fn denied(sentence: &Sentence<'_>, told: &[EventTrigger], at: usize) -> Option<Denial> {
    let text = sentence.text;
    let here = sentence.cursor(at);
    let denier = denial::denier(here, sentence.clauses, sentence.context.names)?;
    let ends = |at: &usize| denial::ends_denial(sentence.cursor(*at));
    let end = (at + 1..sentence.tokens.end.min(at + 1 + REACH)).find(ends);
    let scope = at + 1..end.unwrap_or(sentence.tokens.end.min(at + 1 + REACH));
    let inside = told
        .iter()
        .filter(|told| scope.contains(&told.tokens.start));
    let back = denial::points_back(here, scope.clone());
    // «وهو ما نفاه الجيش، قائلا إنه قصف»: nothing after it is denied
    let named: Vec<&EventTrigger> = inside.filter(|_| back != Some(Back::All)).collect();
    let first = named.first().map_or(scope.end, |told| told.tokens.start);
    let doer = (scope.start..first).any(|at| text.lists(at).stem.has(WORDS.beside.responsibility));
    if named.is_empty() && back.is_none() {
        return None;
    }
    let what = |told: &&EventTrigger| {
        let span = text.span_after(told.tokens.clone(), told.lead);
        DeniedEvent {
            kind: told.kind,
            place: sentence.place(told, &sentence.clause(told)),
            mention: EventMention {
                span,
                text: text.slice(span).to_owned(),
            },
        }
    };
    let last = sentence.tokens.start.checked_sub(1);
    Some(Denial {
        at: text.span(at..at + 1).start(),
        around: text.span(sentence.tokens.clone()),
        before: last.map(|last| text.span(text.sentence_of(last))),
        denier,
        words: named.iter().map(|told| told.tokens.clone()).collect(),
        what: named.iter().map(what).collect(),
        doer,
    })
}

/// Marks the events that are denied, and those whose doer is.
pub(super) fn deny(events: &mut [Event], denials: &[Denial]) {
    for denial in denials {
        if denial.what.is_empty() {
            told_before(events, denial);
        }
        for what in &denial.what {
            let known = nearest(events, denial, what);
            if let Some(event) = known.and_then(|at| events.get_mut(at)) {
                doubt(event, denial);
                add(event, &what.mention);
            }
        }
    }
}

/// What stands before «ذلك»: in its sentence, else in the one before.
fn told_before(events: &mut [Event], denial: &Denial) {
    let inside = |event: &Event, around: Span| {
        let mut told = std::iter::once(&event.trigger).chain(&event.mentions);
        told.any(|words| around.contains(words.span) && words.span.start() < denial.at)
    };
    let own = events.iter().any(|event| inside(event, denial.around));
    let around = if own {
        Some(denial.around)
    } else {
        denial.before
    };
    let Some(around) = around else { return };
    let claimed = |event: &Event| inside(event, around) && event.claimed_by.is_some();
    let any = events.iter().any(claimed);
    for event in events.iter_mut().filter(|event| inside(event, around)) {
        if !any || event.claimed_by.is_some() {
            doubt(event, denial);
        }
    }
}

/// The nearest event that a denial may mean.
fn nearest(events: &[Event], denial: &Denial, what: &DeniedEvent) -> Option<usize> {
    let same = |event: &&(usize, &Event)| {
        let places = event.1.place().zip(what.place.as_ref());
        let apart = places.is_some_and(|(one, other)| key(&one.name) != key(&other.party.name));
        // «نفت قصف المستشفى»: the air raid that was told
        let raid = (what.kind, event.1.kind) == (EventType::Shelling, EventType::Airstrike);
        (event.1.kind == what.kind || raid) && !apart
    };
    let far = |event: &Event| {
        let told = std::iter::once(&event.trigger).chain(&event.mentions);
        told.map(|words| words.span.start().abs_diff(denial.at))
            .min()
    };
    let all: Vec<(usize, &Event)> = events.iter().enumerate().collect();
    let near = all.iter().filter(same).filter_map(|(at, event)| {
        let far = far(event).filter(|far| *far <= NEAR)?;
        Some((far, *at))
    });
    near.min().map(|(_, at)| at)
}

/// Whoever told an event does not deny it.
fn doubt(event: &mut Event, denial: &Denial) {
    let own = event.claimed_by.as_ref();
    if own.is_some_and(|own| key(&own.name) == key(&denial.denier.name)) {
        return;
    }
    if !denial.doer {
        event.status = EventStatus::Denied;
    } else if event.agent.is_some() && event.status != EventStatus::Denied {
        event.status = EventStatus::Disputed;
    }
}

fn add(event: &mut Event, mention: &EventMention) {
    let known = event
        .mentions
        .iter()
        .any(|other| other.span == mention.span);
    if !known && event.trigger.span != mention.span {
        event.mentions.push(mention.clone());
        event.mentions.sort_by_key(|mention| mention.span);
    }
}
