//! Counting: facts that agree with the gold rows, facts that were missed, facts that nobody marked.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::bootstrap::{Intervals, Sample, intervals};
use super::calibration::Calibration;
use super::gold::Row;
use super::mention::GoldMention;
use super::mistake::{Mistake, MistakeKind, around};
use crate::facts::{Entity, EntityType, Facts, Layer};
use crate::span::Span;

/// A field of facts that were found.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Figure {
    /// Dates: the span is the gold one.
    Exact,
    /// Dates: the TIMEX3 value, or both days, are the gold ones.
    Value,
    /// Casualties: who the people are.
    Victims,
    /// Casualties: counted again inside another count.
    Subset,
    /// Casualties: asserted, denied, hypothetical, cumulative.
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

impl Figure {
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
        ratio(self.right, self.of)
    }
}

/// What was counted in one layer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// Marked and found.
    pub right: u32,
    /// Found and not marked.
    pub extra: u32,
    /// Marked and not found.
    pub missed: u32,
    /// Of those marked and found, the fields.
    pub figures: BTreeMap<Figure, Share>,
}

impl Tally {
    /// The part of what was found that is marked.
    #[must_use]
    pub fn precision(&self) -> f64 {
        ratio(self.right, self.found())
    }

    /// The part of what is marked that was found.
    #[must_use]
    pub fn recall(&self) -> f64 {
        ratio(self.right, self.gold())
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

fn ratio(part: u32, whole: u32) -> f64 {
    if whole == 0 {
        0.0
    } else {
        f64::from(part) / f64::from(whole)
    }
}

/// Scores of some gold rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scores {
    /// How many rows were read.
    pub rows: u32,
    /// A tally for each layer that some row marks.
    pub layers: BTreeMap<Layer, Tally>,
    /// For each type of name, a tally of the mentions; empty where rows mark no mentions.
    pub classes: BTreeMap<EntityType, Tally>,
    /// What differs, row by row.
    pub mistakes: Vec<Mistake>,
    /// Whether facts were right as often as they claim.
    pub calibration: Calibration,
    /// What was counted in each row that marks a layer.
    rows_of_layers: BTreeMap<Layer, Vec<Sample>>,
    /// The same for each type of name.
    rows_of_classes: BTreeMap<EntityType, Vec<Sample>>,
}

impl Scores {
    /// Counts what was found in one row's text.
    pub fn add(&mut self, row: &Row, facts: &Facts) {
        let Facts {
            entities,
            dates,
            casualties,
            quotes,
            events,
            variants: _,
        } = facts;
        self.rows += 1;
        self.calibration.add(row, facts);
        self.mentions(row, entities);
        self.layer(row, row.entities.as_deref(), entities);
        self.layer(row, row.dates.as_deref(), dates);
        self.layer(row, row.casualties.as_deref(), casualties);
        self.layer(row, row.quotes.as_deref(), quotes);
        self.layer(row, row.events.as_deref(), events);
    }

    /// How sure the scores of a layer are.
    #[must_use]
    pub fn layer_intervals(&self, layer: Layer) -> Intervals {
        let rows = self.rows_of_layers.get(&layer);
        intervals(rows.map_or(&[], Vec::as_slice))
    }

    /// How sure the scores of a type of name are.
    #[must_use]
    pub fn class_intervals(&self, kind: EntityType) -> Intervals {
        let rows = self.rows_of_classes.get(&kind);
        intervals(rows.map_or(&[], Vec::as_slice))
    }

    fn mentions(&mut self, row: &Row, entities: &[Entity]) {
        let Some(gold) = row.mentions.as_deref() else {
            return;
        };
        let found = GoldMention::found(&row.text, entities, row.tokens.as_deref());
        self.layer(row, Some(gold), &found);
        for kind in EntityType::ALL {
            let of = |all: &[GoldMention]| -> Vec<_> {
                let same = |mention: &&GoldMention| mention.kind == kind;
                all.iter().filter(same).cloned().collect()
            };
            let (gold, found) = (of(gold), of(&found));
            let matched = GoldMention::compare(&gold, &found);
            if !gold.is_empty() || !found.is_empty() {
                self.classes.entry(kind).or_default().count(&matched);
            }
            let rows = self.rows_of_classes.entry(kind).or_default();
            rows.push(matched.sample());
        }
    }

    fn layer<M: Marked>(&mut self, row: &Row, gold: Option<&[M]>, found: &[M::Found]) {
        let Some(gold) = gold else { return };
        let matched = M::compare(gold, found);
        let tally = self.layers.entry(M::LAYER).or_default();
        tally.count(&matched);
        let rows = self.rows_of_layers.entry(M::LAYER).or_default();
        rows.push(matched.sample());
        for (g, f) in &matched.pairs {
            let found = &found[*f];
            let checks = gold[*g].check(found);
            for check in &checks {
                tally.check(check);
            }
            let wrong = checks.into_iter().filter(|check| !check.right);
            let mistakes = wrong.map(|check| wrongly::<M>(row, found, check));
            self.mistakes.extend(mistakes);
        }
        let missed = matched.missed.iter().map(|g| missed(row, &gold[*g]));
        self.mistakes.extend(missed);
        let extra = matched.extra.iter().map(|f| extra::<M>(row, &found[*f]));
        self.mistakes.extend(extra);
    }
}

impl Tally {
    fn count(&mut self, matched: &Matched) {
        let sample = matched.sample();
        self.right += sample.right;
        self.missed += sample.missed;
        self.extra += sample.extra;
    }

    fn check(&mut self, check: &Check) {
        let share = self.figures.entry(check.figure).or_default();
        share.of += 1;
        share.right += u32::from(check.right);
    }
}

fn missed<M: Marked>(row: &Row, gold: &M) -> Mistake {
    Mistake {
        gold: Some(gold.said()),
        ..mistake::<M>(row, MistakeKind::Missed, gold.words(&row.text))
    }
}

fn extra<M: Marked>(row: &Row, found: &M::Found) -> Mistake {
    Mistake {
        found: Some(M::found_said(found)),
        ..mistake::<M>(row, MistakeKind::Extra, M::found_words(found))
    }
}

fn wrongly<M: Marked>(row: &Row, found: &M::Found, check: Check) -> Mistake {
    Mistake {
        figure: Some(check.figure),
        gold: check.gold,
        found: check.found,
        ..mistake::<M>(row, MistakeKind::Wrong, M::found_words(found))
    }
}

fn mistake<M: Marked>(row: &Row, kind: MistakeKind, words: Words) -> Mistake {
    Mistake {
        layer: M::LAYER,
        kind,
        figure: None,
        id: row.id.clone(),
        sentence: around(&row.text, words.span),
        text: words.text,
        gold: None,
        found: None,
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
    fn said(&self) -> String;

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
    pub(super) figure: Figure,
    pub(super) right: bool,
    pub(super) gold: Option<String>,
    pub(super) found: Option<String>,
}

impl Check {
    /// Whether two values that print differ.
    pub(super) fn equal<T: PartialEq + Serialize>(figure: Figure, gold: &T, found: &T) -> Self {
        Self {
            figure,
            right: gold == found,
            gold: word(gold),
            found: word(found),
        }
    }
}

impl Check {
    /// Whether a value that prints is the marked one, or one that is as good.
    pub(super) fn among<T: PartialEq + Serialize>(
        figure: Figure,
        (gold, also): (&T, &[T]),
        found: &T,
    ) -> Self {
        let check = Self::equal(figure, gold, found);
        Self {
            right: check.right || also.contains(found),
            ..check
        }
    }

    /// Whether one of the names that were found is the marked one, or one that is as good; where
    /// none is marked, whether none was found.
    pub(super) fn name(
        figure: Figure,
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
pub(super) fn word(value: &impl Serialize) -> Option<String> {
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
    fn sample(&self) -> Sample {
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
