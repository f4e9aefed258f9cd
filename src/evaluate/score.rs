//! Counting: facts that agree with the gold rows, facts that were missed, facts that nobody marked.

use std::collections::BTreeMap;

use super::bootstrap::{Intervals, score_intervals};
use super::calibration::Calibration;
use super::measure::{Check, Marked, Sample, Tally, Words};
use super::mention::GoldMention;
use super::mistake::{Mistake, MistakeKind, words_around};
use super::row::Row;
use crate::facts::{Entity, EntityType, Facts, Layer};

/// Scores of some gold rows.
///
/// ```
/// use karabakh::evaluate::{Gold, Mistake, MistakeKind, Scores};
/// use karabakh::facts::{Facts, Layer};
///
/// let row = r#"{"id": "1", "text": "وصل إلى باكو.", "entities": [{"type": "location", "name": "باكو"}]}"#;
/// let gold = Gold::parse("gold.jsonl", row.as_bytes(), ".".as_ref());
/// let mut scores = Scores::default();
/// scores.add_row(&gold.rows[0], &Facts::default()); // what another program found: nothing
/// assert_eq!(scores.layers[&Layer::Entities].missed, 1);
/// let Mistake { kind, text, .. } = &scores.mistakes[0];
/// assert_eq!((*kind, text.as_str()), (MistakeKind::Missed, "باكو"));
/// ```
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
    pub fn add_row(&mut self, row: &Row, facts: &Facts) {
        let Facts {
            entities,
            dates,
            casualties,
            quotes,
            events,
            variants: _,
        } = facts;
        self.rows += 1;
        self.calibration.add_row(row, facts);
        self.add_mentions(row, entities);
        self.add_layer(row, row.entities.as_deref(), entities);
        self.add_layer(row, row.dates.as_deref(), dates);
        self.add_layer(row, row.casualties.as_deref(), casualties);
        self.add_layer(row, row.quotes.as_deref(), quotes);
        self.add_layer(row, row.events.as_deref(), events);
    }

    /// How sure the scores of a layer are.
    #[must_use]
    pub(crate) fn layer_intervals(&self, layer: Layer) -> Intervals {
        let rows = self.rows_of_layers.get(&layer);
        score_intervals(rows.map_or(&[], Vec::as_slice))
    }

    /// How sure the scores of a type of name are.
    #[must_use]
    pub(crate) fn class_intervals(&self, kind: EntityType) -> Intervals {
        let rows = self.rows_of_classes.get(&kind);
        score_intervals(rows.map_or(&[], Vec::as_slice))
    }

    fn add_mentions(&mut self, row: &Row, entities: &[Entity]) {
        let Some(gold) = row.mentions.as_deref() else {
            return;
        };
        let found = GoldMention::found_mentions(&row.text, entities, row.tokens.as_deref());
        self.add_layer(row, Some(gold), &found);
        for kind in EntityType::ALL {
            let of = |all: &[GoldMention]| -> Vec<_> {
                let same = |mention: &&GoldMention| mention.kind == kind;
                all.iter().filter(same).cloned().collect()
            };
            let (gold, found) = (of(gold), of(&found));
            let matched = GoldMention::compare(&gold, &found);
            if !gold.is_empty() || !found.is_empty() {
                self.classes
                    .entry(kind)
                    .or_default()
                    .count_matched(&matched);
            }
            let rows = self.rows_of_classes.entry(kind).or_default();
            rows.push(matched.row_sample());
        }
    }

    fn add_layer<M: Marked>(&mut self, row: &Row, gold: Option<&[M]>, found: &[M::Found]) {
        let Some(gold) = gold else { return };
        let matched = M::compare(gold, found);
        let tally = self.layers.entry(M::LAYER).or_default();
        tally.count_matched(&matched);
        let rows = self.rows_of_layers.entry(M::LAYER).or_default();
        rows.push(matched.row_sample());
        for (g, f) in &matched.pairs {
            let found = &found[*f];
            let checks = gold[*g].check(found);
            for check in &checks {
                tally.count_check(check);
            }
            let wrong = checks.into_iter().filter(|check| !check.right);
            let mistakes = wrong.map(|check| wrong_field::<M>(row, found, check));
            self.mistakes.extend(mistakes);
        }
        let missed = matched.missed.iter().map(|g| missed_fact(row, &gold[*g]));
        self.mistakes.extend(missed);
        let extra = matched
            .extra
            .iter()
            .map(|f| extra_fact::<M>(row, &found[*f]));
        self.mistakes.extend(extra);
    }
}

fn missed_fact<M: Marked>(row: &Row, gold: &M) -> Mistake {
    Mistake {
        gold: Some(gold.type_and_place()),
        ..new_mistake::<M>(row, MistakeKind::Missed, gold.words(&row.text))
    }
}

fn extra_fact<M: Marked>(row: &Row, found: &M::Found) -> Mistake {
    Mistake {
        found: Some(M::found_said(found)),
        ..new_mistake::<M>(row, MistakeKind::Extra, M::found_words(found))
    }
}

fn wrong_field<M: Marked>(row: &Row, found: &M::Found, check: Check) -> Mistake {
    Mistake {
        figure: Some(check.figure),
        gold: check.gold,
        found: check.found,
        ..new_mistake::<M>(row, MistakeKind::Wrong, M::found_words(found))
    }
}

fn new_mistake<M: Marked>(row: &Row, kind: MistakeKind, words: Words) -> Mistake {
    Mistake {
        layer: M::LAYER,
        kind,
        figure: None,
        id: row.id.clone(),
        sentence: words_around(&row.text, words.span),
        text: words.text,
        gold: None,
        found: None,
    }
}
