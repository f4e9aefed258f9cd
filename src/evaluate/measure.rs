//! What is counted: facts that agree with the gold row, and the fields of those that do.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::facts::Layer;
use crate::span::Span;

/// A field of facts that were found.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Metric {
    /// Dates: the span is the gold one.
    Exact,
    /// Dates: the TIMEX3 value, or both days, are the gold ones.
    Value,
    /// Casualties: who the people are.
    Victims,
    /// Casualties: counted again inside another count.
    Subset,
    /// Casualties: asserted, denied, hypothetical, cumulative. Events: asserted, claimed, denied, disputed.
    Status,
    /// Casualties: who states the count; a part of the name will do. Events: who says so.
    ClaimedBy,
    /// Casualties: who states the count, by the whole name.
    ClaimedByStrict,
    /// Casualties: how the number is hedged.
    Modifier,
    /// Casualties: one number for several outcomes.
    Joint,
    /// Casualties, events: where.
    Place,
    /// Casualties, events: on which days.
    When,
    /// Casualties: whose people they are.
    Side,
    /// Casualties, events: who did it.
    Agent,
    /// Events: whom or what it hit.
    Target,
    /// Casualties: what did it.
    Cause,
    /// Quotations: who speaks; a part of the name will do.
    Speaker,
    /// Quotations: who speaks, by the whole name.
    SpeakerStrict,
    /// Quotations: the outlet that relays it.
    Via,
    /// Quotations: whether it was said.
    Polarity,
    /// Quotations: direct or indirect; mixed counts as either.
    Kind,
}

impl Metric {
    /// Its name in reports, as in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Value => "value",
            Self::Victims => "victims",
            Self::Subset => "subset",
            Self::Status => "status",
            Self::ClaimedBy => "claimed_by",
            Self::ClaimedByStrict => "claimed_by_strict",
            Self::Modifier => "modifier",
            Self::Joint => "joint",
            Self::Place => "place",
            Self::When => "when",
            Self::Side => "side",
            Self::Agent => "agent",
            Self::Target => "target",
            Self::Cause => "cause",
            Self::Speaker => "speaker",
            Self::SpeakerStrict => "speaker_strict",
            Self::Via => "via",
            Self::Polarity => "polarity",
            Self::Kind => "kind",
        }
    }
}

/// How many of some facts have a field right.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Share {
    /// Facts with the field right.
    pub right: u32,
    /// Facts looked at.
    pub of: u32,
}

impl Share {
    /// The part that is right; 0 of nothing is 0.
    #[must_use]
    pub fn value(self) -> f64 {
        share_of(self.right, self.of)
    }
}

/// What was counted in one layer.
///
/// ```
/// use karabakh::evaluate::{Metric, Share, Tally};
///
/// let mut tally = Tally { right: 3, extra: 1, missed: 3, ..Tally::default() };
/// assert_eq!((tally.found(), tally.gold()), (4, 6));
/// assert_eq!((tally.precision(), tally.recall(), tally.f1()), (0.75, 0.5, 0.6));
/// tally.figures.insert(Metric::Speaker, Share { right: 2, of: 3 });
/// assert!(tally.figures[&Metric::Speaker].value() > 0.66);
/// assert_eq!(Metric::Speaker.name(), "speaker");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// Marked and found.
    pub right: u32,
    /// Found and not marked.
    pub extra: u32,
    /// Marked and not found.
    pub missed: u32,
    /// Of those marked and found, the fields.
    pub figures: BTreeMap<Metric, Share>,
}

impl Tally {
    /// The part of what was found that is marked.
    #[must_use]
    pub fn precision(&self) -> f64 {
        share_of(self.right, self.found())
    }

    /// The part of what is marked that was found.
    #[must_use]
    pub fn recall(&self) -> f64 {
        share_of(self.right, self.gold())
    }

    /// The harmonic mean of both.
    #[must_use]
    pub fn f1(&self) -> f64 {
        let (precision, recall) = (self.precision(), self.recall());
        if precision + recall > 0.0 {
            2.0 * precision * recall / (precision + recall)
        } else {
            0.0
        }
    }

    /// How many facts are marked.
    #[must_use]
    pub fn gold(&self) -> u32 {
        self.right + self.missed
    }

    /// How many facts were found.
    #[must_use]
    pub fn found(&self) -> u32 {
        self.right + self.extra
    }
}

fn share_of(part: u32, whole: u32) -> f64 {
    if whole == 0 {
        0.0
    } else {
        f64::from(part) / f64::from(whole)
    }
}

impl Tally {
    pub(super) fn count_matched(&mut self, matched: &Matched) {
        let sample = matched.row_sample();
        self.right += sample.right;
        self.missed += sample.missed;
        self.extra += sample.extra;
    }

    pub(super) fn count_check(&mut self, check: &Check) {
        let share = self.figures.entry(check.figure).or_default();
        share.of += 1;
        share.right += u32::from(check.right);
    }
}

/// A marked fact: what counts as having found it, and what is compared then.
pub(super) trait Marked: Sized {
    /// The fact as the analyzer tells it.
    type Found;
    /// Their layer.
    const LAYER: Layer;

    /// Which facts of one article are the same.
    fn compare(gold: &[Self], found: &[Self::Found]) -> Matched;

    /// The fields of a fact that was found.
    fn check(&self, found: &Self::Found) -> Vec<Check>;

    /// Its words in the article.
    fn words(&self, text: &str) -> Words;

    /// What it says, for a reader.
    fn type_and_place(&self) -> String;

    /// The words of a fact that was found.
    fn found_words(found: &Self::Found) -> Words;

    /// What a fact that was found says, for a reader.
    fn found_said(found: &Self::Found) -> String;
}

/// Words of an article, in characters.
pub(super) struct Words {
    pub(super) text: String,
    pub(super) span: Span,
}

/// A field of a fact that was found.
pub(super) struct Check {
    pub(super) figure: Metric,
    pub(super) right: bool,
    pub(super) gold: Option<String>,
    pub(super) found: Option<String>,
}

impl Check {
    /// Whether two values that print differ.
    pub(super) fn equal_values<T: PartialEq + Serialize>(
        figure: Metric,
        gold: &T,
        found: &T,
    ) -> Self {
        Self {
            figure,
            right: gold == found,
            gold: plain_value(gold),
            found: plain_value(found),
        }
    }
}

impl Check {
    /// Whether a value that prints is the marked one, or one that is as good.
    pub(super) fn value_among<T: PartialEq + Serialize>(
        figure: Metric,
        (gold, also): (&T, &[T]),
        found: &T,
    ) -> Self {
        let check = Self::equal_values(figure, gold, found);
        Self {
            right: check.right || also.contains(found),
            ..check
        }
    }

    /// Whether one of the names that were found is the marked one, or one that is as good; where
    /// none is marked, whether none was found.
    pub(super) fn name_among(
        figure: Metric,
        (gold, also): (&Option<String>, &[Option<String>]),
        found: &[&str],
        same: fn(&str, &str) -> bool,
    ) -> Self {
        let is_it = |gold: &Option<String>| match gold {
            None => found.is_empty(),
            Some(gold) => found.iter().any(|found| same(gold, found)),
        };
        Self {
            figure,
            right: is_it(gold) || also.iter().any(is_it),
            gold: gold.clone(),
            found: found.first().map(|name| (*name).to_owned()),
        }
    }
}

/// A plain value as in JSON.
pub(super) fn plain_value(value: &impl Serialize) -> Option<String> {
    let value = serde_json::to_value(value).ok()?;
    Some(
        value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned),
    )
}

/// Which facts are the same, by their places in both lists.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Matched {
    pub(super) pairs: Vec<(usize, usize)>,
    pub(super) missed: Vec<usize>,
    pub(super) extra: Vec<usize>,
}

impl Matched {
    #[allow(clippy::cast_possible_truncation)] // facts stand in texts of less than 4 GiB
    pub(super) fn row_sample(&self) -> Sample {
        Sample {
            right: self.pairs.len() as u32,
            extra: self.extra.len() as u32,
            missed: self.missed.len() as u32,
        }
    }

    /// From pairs that use each fact once at most; all others are missed or extra.
    pub(super) fn from_pairs(pairs: Vec<(usize, usize)>, gold: usize, found: usize) -> Self {
        let missed = (0..gold).filter(|g| pairs.iter().all(|(own, _)| own != g));
        let extra = (0..found).filter(|f| pairs.iter().all(|(_, own)| own != f));
        Self {
            missed: missed.collect(),
            extra: extra.collect(),
            pairs,
        }
    }

    /// To each marked fact, in order, the first one found that agrees and is still free.
    pub(super) fn in_order<G, F>(gold: &[G], found: &[F], agree: impl Fn(&G, &F) -> bool) -> Self {
        let mut free: Vec<usize> = (0..found.len()).collect();
        let mut pairs = Vec::new();
        for (g, marked) in gold.iter().enumerate() {
            if let Some(at) = free.iter().position(|f| agree(marked, &found[*f])) {
                pairs.push((g, free.remove(at)));
            }
        }
        Self::from_pairs(pairs, gold.len(), found.len())
    }
}

/// What was counted in one row of one layer or class.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Sample {
    pub(super) right: u32,
    pub(super) extra: u32,
    pub(super) missed: u32,
}
