//! Events: one is found when its type is the marked one, its trigger or a mention of it stands in a
//! sentence of the marked ones, and the places are not two different ones.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use super::measure::{Check, Marked, Matched, Metric, Words, plain_value};
use super::name::{is_same_place, is_whole_name};
use super::placed::{Placed, present_or_null};
use crate::facts::{Days, Event, EventStatus, EventType, Layer, Party};
use crate::span::Span;

/// A marked event. A list `…_also` holds what is as good, `null` among it when nothing is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoldEvent {
    /// What happened.
    #[serde(rename = "type")]
    pub kind: EventType,
    /// Types that are as good.
    #[serde(default)]
    pub type_also: Vec<EventType>,
    /// The words that name it.
    pub trigger: GoldWords,
    /// Other words that do.
    #[serde(default)]
    pub mentions: Vec<GoldWords>,
    /// Where it was.
    #[serde(default, deserialize_with = "present_or_null")]
    pub place: Option<Option<String>>,
    /// Places that are as good.
    #[serde(default)]
    pub place_also: Vec<Option<String>>,
    /// On which days.
    #[serde(default, deserialize_with = "present_or_null")]
    pub when: Option<Option<Days>>,
    /// Days that are as good.
    #[serde(default)]
    pub when_also: Vec<Option<Days>>,
    /// Who did it.
    #[serde(default, deserialize_with = "present_or_null")]
    pub agent: Option<Option<String>>,
    /// Agents that are as good.
    #[serde(default)]
    pub agent_also: Vec<Option<String>>,
    /// Whom or what it hit.
    #[serde(default, deserialize_with = "present_or_null")]
    pub target: Option<Option<String>>,
    /// Targets that are as good.
    #[serde(default)]
    pub target_also: Vec<Option<String>>,
    /// Who says so, when the article does not itself.
    #[serde(default, deserialize_with = "present_or_null")]
    pub claimed_by: Option<Option<String>>,
    /// Claimants that are as good.
    #[serde(default)]
    pub claimed_by_also: Vec<Option<String>>,
    /// Whether the article vouches for it; not looked at where it is left out.
    #[serde(default)]
    pub status: Option<EventStatus>,
    /// Whether a reader may leave it out: finding it or not is neither right nor wrong.
    #[serde(default)]
    pub optional: bool,
}

/// Words of an article that name an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoldWords {
    /// The words.
    pub text: String,
    /// Which of the places where they stand, from 1.
    #[serde(default = "first_occurrence")]
    pub nth: u32,
    /// Where they stand, in characters.
    #[serde(default)]
    pub span: Span,
    /// The sentence around them, in characters.
    #[serde(skip)]
    pub sentence: Span,
}

fn first_occurrence() -> u32 {
    1
}

impl Placed for GoldWords {
    fn words(&self) -> &str {
        &self.text
    }

    fn nth(&self) -> u32 {
        self.nth
    }

    fn span(&mut self) -> &mut Span {
        &mut self.span
    }
}

impl GoldEvent {
    /// The trigger and the mentions.
    pub(super) fn words_mut(&mut self) -> impl Iterator<Item = &mut GoldWords> {
        std::iter::once(&mut self.trigger).chain(&mut self.mentions)
    }

    /// Whether it is this one that was found.
    fn is_event(&self, found: &Event) -> bool {
        let kind = found.kind == self.kind || self.type_also.contains(&found.kind);
        kind && self.is_told_where(found) && self.is_placed_as(found)
    }

    /// Whether any of the words that were found stand in a sentence of marked ones.
    fn is_told_where(&self, found: &Event) -> bool {
        let mut marked = std::iter::once(&self.trigger).chain(&self.mentions);
        marked.any(|gold| {
            let mut told = std::iter::once(&found.trigger).chain(&found.mentions);
            told.any(|words| begins_in(words.span, gold.sentence))
        })
    }

    /// Whether both have a place, and not the same one, is ruled out.
    fn is_placed_as(&self, found: &Event) -> bool {
        let marked = self.place.iter().chain(&self.place_also).flatten();
        let mut marked = marked.peekable();
        let Some(place) = found.place() else {
            return true;
        };
        marked.peek().is_none()
            || marked.any(|gold| {
                party_spellings(Some(place))
                    .iter()
                    .any(|one| is_same_place(gold, one))
            })
    }

    /// How near a found event is; the largest goes first.
    fn nearness(&self, found: &Event) -> impl Ord + use<> {
        let placed = found.place.is_some() && matches!(self.place, Some(Some(_)));
        let (trigger, at) = (self.trigger.span, found.trigger.span);
        (
            !self.optional,
            trigger.overlaps(at),
            found.kind == self.kind,
            placed,
            begins_in(at, self.trigger.sentence),
            Reverse(trigger.start().abs_diff(at.start())),
        )
    }

    fn check_days(&self, found: &Event) -> Option<Check> {
        let gold = self.when.as_ref()?;
        let (start, end) = found.day_range();
        let told = start.is_some().then_some(Days { start, end });
        Some(Check {
            figure: Metric::When,
            right: *gold == told || self.when_also.contains(&told),
            gold: gold.and_then(|days| plain_value(&days)),
            found: told.and_then(|days| plain_value(&days)),
        })
    }
}

impl Marked for GoldEvent {
    type Found = Event;
    const LAYER: Layer = Layer::Events;

    /// Each is found once at most; the nearest pair goes first.
    fn compare(gold: &[Self], found: &[Event]) -> Matched {
        let mut near = Vec::new();
        for (g, marked) in gold.iter().enumerate() {
            let same = found
                .iter()
                .enumerate()
                .filter(|(_, found)| marked.is_event(found));
            near.extend(same.map(|(f, found)| (Reverse(marked.nearness(found)), g, f)));
        }
        near.sort();
        let mut pairs: Vec<(usize, usize)> = Vec::new();
        for (_, g, f) in near {
            if pairs.iter().all(|(own, other)| *own != g && *other != f) {
                pairs.push((g, f));
            }
        }
        pairs.sort_unstable();
        let mut matched = Matched::from_pairs(pairs, gold.len(), found.len());
        matched.pairs.retain(|(g, _)| !gold[*g].optional);
        matched.missed.retain(|g| !gold[*g].optional);
        matched
    }

    fn check(&self, found: &Event) -> Vec<Check> {
        let names = [
            (Metric::Place, &self.place, &self.place_also, found.place()),
            (
                Metric::Agent,
                &self.agent,
                &self.agent_also,
                found.agent.as_ref(),
            ),
            (
                Metric::Target,
                &self.target,
                &self.target_also,
                found.target.as_ref(),
            ),
            (
                Metric::ClaimedBy,
                &self.claimed_by,
                &self.claimed_by_also,
                found.claimed_by.as_ref(),
            ),
        ];
        let names = names.into_iter().filter_map(|(figure, gold, also, party)| {
            let same = if figure == Metric::Place {
                is_same_place
            } else {
                is_whole_name
            };
            let gold = (gold.as_ref()?, also.as_slice());
            Some(Check::name_among(
                figure,
                gold,
                &party_spellings(party),
                same,
            ))
        });
        let status = self
            .status
            .map(|gold| Check::equal_values(Metric::Status, &gold, &found.status));
        names.chain(self.check_days(found)).chain(status).collect()
    }

    fn words(&self, _text: &str) -> Words {
        Words {
            text: self.trigger.text.clone(),
            span: self.trigger.span,
        }
    }

    fn type_and_place(&self) -> String {
        type_and_place(
            self.kind,
            self.place.iter().flatten().next().map(String::as_str),
        )
    }

    fn found_words(found: &Event) -> Words {
        Words {
            text: found.trigger.text.clone(),
            span: found.trigger.span,
        }
    }

    fn found_said(found: &Event) -> String {
        type_and_place(found.kind, found.place().map(|place| place.name.as_str()))
    }
}

/// `airstrike`, `airstrike @ عيترون`.
fn type_and_place(kind: EventType, place: Option<&str>) -> String {
    let kind = plain_value(&kind).unwrap_or_default();
    match place {
        Some(place) => format!("{kind} @ {place}"),
        None => kind,
    }
}

fn begins_in(span: Span, sentence: Span) -> bool {
    sentence.start() <= span.start() && span.start() < sentence.end()
}

/// The names under which an event has somebody.
fn party_spellings(party: Option<&Party>) -> Vec<&str> {
    let names = party.map(|party| [party.name.as_str(), &party.text]);
    names.into_iter().flatten().collect()
}
