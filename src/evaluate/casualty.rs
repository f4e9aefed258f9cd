//! Casualties: a count is right when outcome and number agree and the evidence overlaps.

use serde::{Deserialize, Serialize};

use super::measure::{Check, Marked, Matched, Metric, Words, plain_value};
use super::mistake::slice_characters;
use super::name::{is_same_place, is_whole_name, same_name};
use super::placed::{Placed, present_or_null};
use crate::facts::{
    Casualty, CasualtyPlace, Cause, Days, Hedge, Layer, Outcome, Party, Status, VictimKind,
};
use crate::span::Span;

/// A marked count. Of a field that may be `null`, the key is left out where it is not marked; a
/// list `…_also` holds what is as good, `null` among it when nothing is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoldCasualty {
    /// The words that state it.
    #[serde(default)] // the place alone will do
    pub evidence: String,
    /// Which of the places where they stand, from 1.
    #[serde(default = "first_occurrence")]
    pub nth: u32,
    /// Where they stand, in characters.
    #[serde(default)]
    pub span: Span,
    /// What happened.
    pub outcome: Outcome,
    /// Outcomes that are as good.
    #[serde(default)]
    pub outcome_also: Vec<Outcome>,
    /// Smallest number that the words allow.
    pub min: u64,
    /// Largest; `null` when open above.
    #[serde(deserialize_with = "Option::deserialize")] // must be there
    pub max: Option<u64>,
    /// How the number is hedged.
    pub modifier: Option<Hedge>,
    /// Whether the number is shared with another outcome.
    pub joint: Option<bool>,
    /// Who the people are.
    pub victims: VictimKind,
    /// Kinds of people that are as good.
    #[serde(default)]
    pub victims_also: Vec<VictimKind>,
    /// Whether they are counted again inside another count; `null` when either will do.
    #[serde(default = "not_subset")]
    pub subset: Option<bool>,
    /// Who states it, when the article does not itself.
    pub claimed_by: Option<String>,
    /// Claimants that are as good.
    #[serde(default)]
    pub claimed_by_also: Vec<Option<String>>,
    /// Where that name stands, in characters, when it is not written out.
    #[serde(default, skip_serializing)]
    pub claimed_by_span: Option<Span>,
    /// Whether the article asserts it.
    #[serde(default = "asserted_status")]
    pub status: Status,
    /// Statuses that are as good.
    #[serde(default)]
    pub status_also: Vec<Status>,
    /// Where it happened.
    #[serde(default, deserialize_with = "present_or_null")]
    pub place: Option<Option<String>>,
    /// Places that are as good.
    #[serde(default)]
    pub place_also: Vec<Option<String>>,
    /// The days when it happened; a bound that is `null` is not compared.
    #[serde(default, deserialize_with = "present_or_null")]
    pub when: Option<Option<Days>>,
    /// Days that are as good.
    #[serde(default)]
    pub when_also: Vec<Option<Days>>,
    /// The victims' country or party.
    #[serde(default, deserialize_with = "present_or_null")]
    pub side: Option<Option<String>>,
    /// Sides that are as good.
    #[serde(default)]
    pub side_also: Vec<Option<String>>,
    /// Who did it.
    #[serde(default, deserialize_with = "present_or_null")]
    pub agent: Option<Option<String>>,
    /// Agents that are as good.
    #[serde(default)]
    pub agent_also: Vec<Option<String>>,
    /// What did it.
    #[serde(default, deserialize_with = "present_or_null")]
    pub cause: Option<Option<Cause>>,
    /// Causes that are as good.
    #[serde(default)]
    pub cause_also: Vec<Option<Cause>>,
    /// Whether a reader may leave it out: finding it or not is neither right nor wrong.
    #[serde(default)]
    pub optional: bool,
}

fn first_occurrence() -> u32 {
    1
}

#[allow(clippy::unnecessary_wraps)] // as serde asks for it
fn not_subset() -> Option<bool> {
    Some(false)
}

fn asserted_status() -> Status {
    Status::Asserted
}

impl Placed for GoldCasualty {
    fn words(&self) -> &str {
        &self.evidence
    }

    fn nth(&self) -> u32 {
        self.nth
    }

    fn span(&mut self) -> &mut Span {
        &mut self.span
    }

    fn quote(&mut self, text: &str) {
        let words = |span| slice_characters(text, span).map(str::to_owned);
        if self.evidence.is_empty() {
            self.evidence = words(self.span).unwrap_or_default();
        }
        if self.claimed_by.is_none() {
            self.claimed_by = self.claimed_by_span.and_then(words);
        }
    }
}

impl Marked for GoldCasualty {
    type Found = Casualty;
    const LAYER: Layer = Layer::Casualties;

    /// Those that must be found come first; what is left may be an optional one.
    fn compare(gold: &[Self], found: &[Casualty]) -> Matched {
        let mut matched = Matched::in_order(gold, found, |gold, found| {
            !gold.optional && gold.is_figure(found)
        });
        matched.missed.retain(|g| !gold[*g].optional);
        for gold in gold.iter().filter(|gold| gold.optional) {
            let is_it = |f: &usize| {
                let status = found[*f].status;
                gold.is_figure(&found[*f]) && one_of(&gold.status, &gold.status_also, &status)
            };
            if let Some(at) = matched.extra.iter().position(is_it) {
                matched.extra.remove(at);
            }
        }
        matched
    }

    fn check(&self, found: &Casualty) -> Vec<Check> {
        let kinds = (&self.victims, self.victims_also.as_slice());
        let statuses = (&self.status, self.status_also.as_slice());
        let exactly = [
            Some(Check::value_among(
                Metric::Victims,
                kinds,
                &found.victims.kind,
            )),
            (self.subset).map(|gold| Check::equal_values(Metric::Subset, &gold, &found.subset)),
            Some(Check::value_among(Metric::Status, statuses, &found.status)),
            (self.modifier)
                .map(|gold| Check::equal_values(Metric::Modifier, &gold, &found.count.modifier)),
            (self.joint).map(|gold| Check::equal_values(Metric::Joint, &gold, &found.joint)),
        ];
        let names = [
            Some(self.check_claim(Metric::ClaimedBy, same_name, found)),
            Some(self.check_claim(Metric::ClaimedByStrict, is_whole_name, found)),
            self.check_place(found),
            self.check_days(found),
            self.check_side(found),
            self.check_agent(found),
            self.check_cause(found),
        ];
        exactly.into_iter().chain(names).flatten().collect()
    }

    fn words(&self, _text: &str) -> Words {
        Words {
            text: self.evidence.clone(),
            span: self.span,
        }
    }

    fn type_and_place(&self) -> String {
        outcome_and_count(self.outcome, self.min, self.max)
    }

    fn found_words(found: &Casualty) -> Words {
        Words {
            text: found.text.clone(),
            span: found.span,
        }
    }

    fn found_said(found: &Casualty) -> String {
        outcome_and_count(found.outcome, found.count.min, found.count.max)
    }
}

impl GoldCasualty {
    /// Whether outcome and number are the same and the words overlap.
    fn is_figure(&self, found: &Casualty) -> bool {
        one_of(&self.outcome, &self.outcome_also, &found.outcome)
            && self.min == found.count.min
            && self.max == found.count.max
            && self.span.overlaps(found.span)
    }

    fn check_claim(&self, figure: Metric, same: fn(&str, &str) -> bool, found: &Casualty) -> Check {
        let party = found.claimed_by.as_ref();
        let found = party
            .map(|party| [party.name.as_str(), &party.text])
            .and_then(|names| names.into_iter().find(|name| !name.is_empty()));
        let told = |name: &Option<String>| name.clone().filter(|name| !name.is_empty());
        let also: Vec<_> = self.claimed_by_also.iter().map(told).collect();
        let found: Vec<_> = found.into_iter().collect();
        Check::name_among(figure, (&told(&self.claimed_by), &also), &found, same)
    }

    fn check_place(&self, found: &Casualty) -> Option<Check> {
        let names = party_spellings(
            found
                .place
                .as_ref()
                .map(|CasualtyPlace { party, .. }| party),
        );
        let gold = (self.place.as_ref()?, self.place_also.as_slice());
        Some(Check::name_among(
            Metric::Place,
            gold,
            &names,
            is_same_place,
        ))
    }

    fn check_side(&self, found: &Casualty) -> Option<Check> {
        let names: Vec<_> = found.side.as_deref().into_iter().collect();
        let gold = (self.side.as_ref()?, self.side_also.as_slice());
        Some(Check::name_among(Metric::Side, gold, &names, is_whole_name))
    }

    fn check_agent(&self, found: &Casualty) -> Option<Check> {
        let names = party_spellings(found.agent.as_ref());
        let gold = (self.agent.as_ref()?, self.agent_also.as_slice());
        Some(Check::name_among(
            Metric::Agent,
            gold,
            &names,
            is_whole_name,
        ))
    }

    fn check_cause(&self, found: &Casualty) -> Option<Check> {
        let gold = (self.cause.as_ref()?, self.cause_also.as_slice());
        Some(Check::value_among(Metric::Cause, gold, &found.cause))
    }

    fn check_days(&self, found: &Casualty) -> Option<Check> {
        let gold = self.when.as_ref()?;
        let same = |gold: &Option<Days>| match (gold, found.when) {
            (None, None) => true,
            (Some(gold), Some(found)) => {
                (gold.start.is_none() || gold.start == found.start)
                    && (gold.end.is_none() || gold.end == found.end)
            }
            _ => false,
        };
        Some(Check {
            figure: Metric::When,
            right: same(gold) || self.when_also.iter().any(same),
            gold: gold.and_then(|days| plain_value(&days)),
            found: found.when.and_then(|days| plain_value(&days)),
        })
    }
}

/// The names under which a fact has somebody.
fn party_spellings(party: Option<&Party>) -> Vec<&str> {
    let names = party.map(|party| [party.name.as_str(), &party.text]);
    names.into_iter().flatten().collect()
}

/// Whether a value is the marked one, or one that is as good.
fn one_of<T: PartialEq>(gold: &T, also: &[T], found: &T) -> bool {
    gold == found || also.contains(found)
}

/// `killed 12`, `killed 201 or more`, `killed 3 to 9`.
fn outcome_and_count(outcome: Outcome, min: u64, max: Option<u64>) -> String {
    let outcome = plain_value(&outcome).unwrap_or_default();
    match max {
        Some(max) if max == min => format!("{outcome} {min}"),
        Some(max) => format!("{outcome} {min} to {max}"),
        None => format!("{outcome} {min} or more"),
    }
}
