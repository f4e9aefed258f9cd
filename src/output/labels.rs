//! The words of reports in each language, from `labels.toml`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::aggregate::GradeLevel;
use crate::facts::{
    Cause, Count, CueStance, EntityType, EventStatus, EventType, Hedge, Layer, LinkKind, Outcome,
    Polarity, QuoteKind, Status, VictimKind,
};

/// Language of a report's labels.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Arabic.
    Ar,
}

impl Lang {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::En, Self::Ar];

    /// ISO 639-1 code.
    pub(super) fn language_code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ar => "ar",
        }
    }

    /// The direction of its script, as HTML names it.
    pub(super) fn script_direction(self) -> &'static str {
        match self {
            Self::En => "ltr",
            Self::Ar => "rtl",
        }
    }
}

/// The labels of every language.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    en: Labels,
    ar: Labels,
}

/// The labels of every language.
pub(super) fn every_language() -> Result<File, toml::de::Error> {
    toml::from_str(include_str!("labels.toml"))
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Labels {
    layer: BTreeMap<Layer, String>,
    table: BTreeMap<String, String>,
    entity: BTreeMap<EntityType, String>,
    outcome: BTreeMap<Outcome, String>,
    victims: BTreeMap<VictimKind, String>,
    status: BTreeMap<Status, String>,
    hedge: BTreeMap<Hedge, String>,
    quote: BTreeMap<QuoteKind, String>,
    stance: BTreeMap<CueStance, String>,
    polarity: BTreeMap<Polarity, String>,
    cause: BTreeMap<Cause, String>,
    event: BTreeMap<EventType, String>,
    event_status: BTreeMap<EventStatus, String>,
    link: BTreeMap<LinkKind, String>,
    grade: BTreeMap<GradeLevel, String>,
    /// Only the text report explains.
    #[serde(skip_serializing)]
    why: BTreeMap<String, String>,
    /// Only marks in a text are so short.
    #[serde(skip_serializing)]
    mark: BTreeMap<String, String>,
    counted: BTreeMap<String, Forms>,
    people: BTreeMap<VictimKind, Forms>,
    toll: BTreeMap<Outcome, String>,
    /// Only the text report and Markdown have an overview; the page has words of its own.
    #[serde(skip_serializing)]
    overview: BTreeMap<String, String>,
    pub(super) word: Words,
}

/// A noun with its number, in the forms of the plural rules of CLDR. A language without a form has `other` for it.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Forms {
    one: Option<String>,
    two: Option<String>,
    few: Option<String>,
    many: Option<String>,
    other: String,
    /// Where no number is given.
    unknown: Option<String>,
}

impl Forms {
    /// The noun with `number` people or things.
    fn form_for(&self, number: u64) -> String {
        let form = match (number, number % 100) {
            (1, _) => &self.one,
            (2, _) => &self.two,
            (_, 3..=10) => &self.few,
            (_, 11..=99) => &self.many,
            _ => &None,
        };
        let form = form.as_ref().unwrap_or(&self.other);
        form.replace("{}", &number.to_string())
    }
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    pub(super) aggregate: String,
    pub(super) nothing: String,
    pub(super) warning: String,
    pub(super) undated: String,
    pub(super) unplaced: String,
    pub(super) unknown: String,
    pub(super) characters: String,
    pub(super) sentences: String,
    pub(super) documents: String,
    pub(super) mentions: String,
    pub(super) figures: String,
    pub(super) quotes: String,
    pub(super) spoken: String,
    pub(super) open_dates: String,
    pub(super) subset: String,
    pub(super) joint: String,
    pub(super) claimed_by: String,
    pub(super) denied_by: String,
    pub(super) article: String,
    pub(super) victim: String,
    pub(super) place: String,
    pub(super) time: String,
    pub(super) when: String,
    pub(super) since: String,
    pub(super) as_of: String,
    pub(super) side: String,
    pub(super) agent: String,
    pub(super) target: String,
    pub(super) cause: String,
    pub(super) conflict: String,
    pub(super) evidence: String,
    pub(super) via: String,
    pub(super) low: String,
    pub(super) best: String,
    pub(super) high: String,
    pub(super) reports: String,
    pub(super) independent: String,
    pub(super) earlier: String,
    pub(super) part: String,
    pub(super) disagree: String,
    pub(super) copies: String,
    pub(super) only_named: String,
    pub(super) recalled: String,
    pub(super) more: String,
}

impl Labels {
    pub(super) fn new(lang: Lang) -> Result<Self, toml::de::Error> {
        let file = every_language()?;
        Ok(match lang {
            Lang::En => file.en,
            Lang::Ar => file.ar,
        })
    }

    pub(super) fn layer_label(&self, layer: Layer) -> &str {
        word_for(&self.layer, &layer)
    }

    pub(super) fn table_label(&self, name: &str) -> &str {
        self.table.get(name).map_or("", String::as_str)
    }

    /// The words for a rule, by the value that names it in JSON.
    pub(super) fn rule_label(&self, rule: &str) -> &str {
        self.why.get(rule).map_or("", String::as_str)
    }

    /// The label of a mark in a text.
    pub(super) fn mark_label(&self, kind: &str) -> &str {
        self.mark.get(kind).map_or("", String::as_str)
    }

    pub(super) fn entity_label(&self, kind: EntityType) -> &str {
        word_for(&self.entity, &kind)
    }

    pub(super) fn outcome_label(&self, outcome: Outcome) -> &str {
        word_for(&self.outcome, &outcome)
    }

    pub(super) fn victim_label(&self, kind: VictimKind) -> &str {
        word_for(&self.victims, &kind)
    }

    pub(super) fn status_label(&self, status: Status) -> &str {
        word_for(&self.status, &status)
    }

    pub(super) fn quote_label(&self, kind: QuoteKind) -> &str {
        word_for(&self.quote, &kind)
    }

    pub(super) fn stance_label(&self, stance: CueStance) -> &str {
        word_for(&self.stance, &stance)
    }

    pub(super) fn polarity_label(&self, polarity: Polarity) -> &str {
        word_for(&self.polarity, &polarity)
    }

    pub(super) fn cause_label(&self, cause: Cause) -> &str {
        word_for(&self.cause, &cause)
    }

    pub(super) fn event_label(&self, kind: EventType) -> &str {
        word_for(&self.event, &kind)
    }

    pub(super) fn event_status(&self, status: EventStatus) -> &str {
        word_for(&self.event_status, &status)
    }

    pub(super) fn link_label(&self, kind: LinkKind) -> &str {
        word_for(&self.link, &kind)
    }

    pub(super) fn grade_label(&self, level: GradeLevel) -> &str {
        word_for(&self.grade, &level)
    }

    /// A number as it was hedged: «more than 200» allows 201 and is written with 200.
    pub(super) fn hedged_range(&self, min: u64, max: Option<u64>, hedge: Hedge) -> String {
        let (hedge, first, top) = hedge_and_numbers(min, max, hedge);
        let template = word_for(&self.hedge, &hedge);
        template
            .replacen("{}", &first.to_string(), 1)
            .replacen("{}", &top.to_string(), 1)
    }

    /// How many people of a kind as it was said, the noun in agreement: «more than 200 soldiers».
    pub(super) fn hedged_people(
        &self,
        (min, max, hedge): (u64, Option<u64>, Hedge),
        kind: VictimKind,
    ) -> String {
        let Some(forms) = self.people.get(&kind) else {
            return String::new();
        };
        let (hedge, first, top) = hedge_and_numbers(min, max, hedge);
        if hedge == Hedge::Unspecified {
            return forms.unknown.clone().unwrap_or_default();
        }
        let template = word_for(&self.hedge, &hedge);
        if hedge == Hedge::Range {
            let from = template.replacen("{}", &first.to_string(), 1);
            return from.replacen("{}", &forms.form_for(top), 1);
        }
        template.replacen("{}", &forms.form_for(first), 1)
    }

    /// A number of things with their noun in agreement.
    pub(super) fn counted_noun(&self, noun: &str, number: usize) -> String {
        let forms = self.counted.get(noun);
        forms.map_or_else(String::new, |forms| forms.form_for(number as u64))
    }

    /// What befell the people of a phrase: «7 civilians killed».
    pub(super) fn toll_phrase(&self, outcome: Outcome, people: &str) -> String {
        word_for(&self.toll, &outcome).replacen("{}", people, 1)
    }

    /// The words of the overview.
    pub(super) fn overview_label(&self, key: &str) -> &str {
        self.overview.get(key).map_or("", String::as_str)
    }

    /// A number that was said, with its hedge.
    pub(super) fn hedged_number(&self, number: u64, hedge: Hedge) -> String {
        word_for(&self.hedge, &hedge).replace("{}", &number.to_string())
    }

    /// [`Labels::hedged_range`] of a count.
    pub(super) fn hedged_count(&self, count: &Count) -> String {
        self.hedged_range(count.min, count.max, count.modifier)
    }
}

/// The hedge with the numbers that stand beside it: 200 for «more than 200», which allows 201.
fn hedge_and_numbers(min: u64, max: Option<u64>, hedge: Hedge) -> (Hedge, u64, u64) {
    let top = max.unwrap_or(min);
    let (hedge, first) = match hedge {
        Hedge::MoreThan => (hedge, min.saturating_sub(1)),
        Hedge::LessThan => (hedge, top.saturating_add(1)),
        Hedge::AtMost => (hedge, top),
        Hedge::Unspecified if max.is_some() => (Hedge::Range, min),
        Hedge::Exact | Hedge::About | Hedge::AtLeast | Hedge::Range | Hedge::Unspecified => {
            (hedge, min)
        }
    };
    (hedge, first, top)
}

/// The word for `key`; a test sees to it that none is missing.
fn word_for<'a, K: Ord>(words: &'a BTreeMap<K, String>, key: &K) -> &'a str {
    words.get(key).map_or("", String::as_str)
}

#[cfg(test)]
#[cfg(feature = "cli")]
mod tests {
    use clap::ValueEnum;
    use schemars::{Schema, schema_for};

    use super::super::{Format, table};
    use super::*;
    use crate::aggregate::Aggregate;
    use crate::article::PublishedBasis;
    use crate::facts::{Basis, MentionKind, PlaceBasis, ResolvedBy};

    /// Every value of the enum has a word.
    fn has_all<K: Ord + ValueEnum, W>(words: &BTreeMap<K, W>) -> bool {
        K::value_variants()
            .iter()
            .all(|key| words.contains_key(key))
    }

    #[test]
    fn what_counts_values_counts_all_of_them() {
        assert_eq!(Format::ALL, Format::value_variants());
        assert_eq!(Lang::ALL, Lang::value_variants());
        assert_eq!(EntityType::ALL, EntityType::value_variants());
        assert_eq!(EventType::ALL, EventType::value_variants());
        assert_eq!(Outcome::ALL, Outcome::value_variants());
    }

    #[test]
    fn every_language_has_every_word() {
        for lang in Lang::ALL {
            // every table by its name: a new one is asked for here
            let Labels {
                layer,
                table,
                entity,
                outcome,
                victims,
                status,
                hedge,
                quote,
                stance,
                polarity,
                cause,
                event,
                event_status,
                link,
                grade,
                why,
                people,
                toll,
                // the build compares their keys in all languages
                mark: _,
                counted: _,
                overview: _,
                // fields, which a file without them lacks when it is read
                word: _,
            } = Labels::new(lang).unwrap();
            assert!(has_all(&layer) && has_all(&entity) && has_all(&quote));
            assert!(has_all(&outcome) && has_all(&victims) && has_all(&cause));
            assert!(has_all(&stance) && has_all(&polarity) && has_all(&status));
            assert!(has_all(&hedge) && has_all(&link) && has_all(&grade));
            assert!(has_all(&event) && has_all(&event_status));
            assert!(has_all(&people) && has_all(&toll));
            assert!(people.values().all(|forms| forms.unknown.is_some()));
            for (_, shown) in table::aggregate_tables(&Aggregate::default()) {
                assert!(table.contains_key(shown.name), "{}", shown.name);
            }
            for key in explained() {
                assert!(why.contains_key(&key), "{key}");
            }
        }
    }

    /// The keys of all values that `--explain` puts into words.
    fn explained() -> Vec<String> {
        let plain = [
            values(schema_for!(MentionKind)),
            values(schema_for!(Basis)),
            values(schema_for!(PublishedBasis)),
            values(schema_for!(Hedge)),
            values(schema_for!(QuoteKind)),
        ];
        let after = |prefix: &'static str, schema: Schema| {
            let values = values(schema).into_iter();
            values.map(move |value| format!("{prefix}_{value}"))
        };
        let places = after("placed", schema_for!(PlaceBasis));
        let speakers = after("speaker", schema_for!(ResolvedBy));
        plain
            .into_iter()
            .flatten()
            .chain(places)
            .chain(speakers)
            .collect()
    }

    /// The values of an enum, from its schema.
    fn values(schema: Schema) -> Vec<String> {
        let schema = schema.to_value();
        let one_of = schema["oneOf"].as_array().into_iter().flatten();
        let described = one_of.filter_map(|value| value["const"].as_str());
        let plain = schema["enum"].as_array().into_iter().flatten();
        let values: Vec<String> = described
            .chain(plain.filter_map(serde_json::Value::as_str))
            .map(str::to_owned)
            .collect();
        assert!(values.len() > 1, "no values in {schema}");
        values
    }

    #[test]
    fn a_hedged_number_reads_as_it_was_said() {
        let labels = Labels::new(Lang::En).unwrap();
        assert_eq!(
            labels.hedged_range(201, None, Hedge::MoreThan),
            "more than 200"
        );
        assert_eq!(
            labels.hedged_range(0, Some(9), Hedge::LessThan),
            "fewer than 10"
        );
        assert_eq!(
            labels.hedged_range(3, Some(9), Hedge::Unspecified),
            "3 to 9"
        );
        assert_eq!(labels.hedged_range(12, Some(12), Hedge::Exact), "12");
        let people = |said| labels.hedged_people(said, VictimKind::Civilian);
        assert_eq!(
            people((201, None, Hedge::MoreThan)),
            "more than 200 civilians"
        );
        assert_eq!(people((1, Some(1), Hedge::Exact)), "1 civilian");
        assert_eq!(people((3, Some(9), Hedge::Unspecified)), "3 to 9 civilians");
        assert_eq!(
            people((2, None, Hedge::Unspecified)),
            "an unknown number of civilians"
        );
    }

    #[test]
    fn an_arabic_noun_agrees_with_its_number() {
        let labels = Labels::new(Lang::Ar).unwrap();
        let toll = |number| {
            let people =
                labels.hedged_people((number, Some(number), Hedge::Exact), VictimKind::Person);
            labels.toll_phrase(Outcome::Killed, &people)
        };
        let told: Vec<String> = [1, 2, 3, 10, 11, 99, 100, 102, 103, 211].map(toll).into();
        let expected = [
            "مقتل شخص واحد",
            "مقتل شخصين",
            "مقتل 3 أشخاص",
            "مقتل 10 أشخاص",
            "مقتل 11 شخصا",
            "مقتل 99 شخصا",
            "مقتل 100 شخص",
            "مقتل 102 شخص",
            "مقتل 103 أشخاص",
            "مقتل 211 شخصا",
        ];
        assert_eq!(told, expected);
        let more = labels.hedged_people((201, None, Hedge::MoreThan), VictimKind::Person);
        assert_eq!(
            labels.toll_phrase(Outcome::Killed, &more),
            "مقتل أكثر من 200 شخص"
        );
    }
}
