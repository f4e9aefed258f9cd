//! Quotations: one is found when its span and the gold span share half of their union.

use serde::{Deserialize, Serialize};

use super::measure::{Check, Marked, Matched, Metric, Words, plain_value};
use super::name::{is_whole_name, same_name};
use super::placed::{Placed, present_or_null};
use crate::facts::{Layer, Polarity, Quote, QuoteKind};
use crate::span::Span;

/// How much of their union two spans must share.
const ENOUGH: f64 = 0.5;

/// A marked quotation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoldQuote {
    /// What was said.
    pub content: String,
    /// Where it stands, in characters.
    #[serde(default)]
    pub span: Span,
    /// In whose words.
    pub kind: QuoteKind,
    /// Which of the places where it stands, from 1.
    #[serde(default = "first_occurrence")]
    pub nth: u32,
    /// Who said it: left out it is not scored, and neither is `null`, unless by the whole name: then
    /// nobody may be named.
    #[serde(default, deserialize_with = "present_or_null")]
    pub speaker_name: Option<Option<String>>,
    /// Speakers that are as good.
    #[serde(default)]
    pub speaker_also: Vec<Option<String>>,
    /// The outlet that relays it.
    #[serde(default, deserialize_with = "present_or_null")]
    pub via: Option<Option<String>>,
    /// Outlets that are as good.
    #[serde(default)]
    pub via_also: Vec<Option<String>>,
    /// Whether it was said.
    #[serde(default)]
    pub polarity: Polarity,
    /// Whether a reader may leave it out: finding it or not is neither right nor wrong.
    #[serde(default)]
    pub optional: bool,
}

fn first_occurrence() -> u32 {
    1
}

impl Placed for GoldQuote {
    fn words(&self) -> &str {
        &self.content
    }

    fn nth(&self) -> u32 {
        self.nth
    }

    fn span(&mut self) -> &mut Span {
        &mut self.span
    }
}

impl Marked for GoldQuote {
    type Found = Quote;
    const LAYER: Layer = Layer::Quotes;

    /// The pair that shares most comes first. What was not said is not found by what is told as said.
    fn compare(gold: &[Self], found: &[Quote]) -> Matched {
        let near = |g: usize, gold: &GoldQuote| {
            let said = |found: &Quote| gold.polarity == Polarity::Asserted || !found.is_said();
            let shares = found.iter().enumerate().filter(|(_, found)| said(found));
            shares
                .map(|(f, found)| (union_share(gold.span, found.span), g, f))
                .filter(|(share, ..)| *share >= ENOUGH)
                .collect::<Vec<_>>()
        };
        let mut near: Vec<_> = (0..)
            .zip(gold)
            .flat_map(|(g, gold)| near(g, gold))
            .collect();
        near.sort_by(|a, b| b.0.total_cmp(&a.0).then((b.1, b.2).cmp(&(a.1, a.2))));
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

    fn check(&self, found: &Quote) -> Vec<Check> {
        let mixed = [self.kind, found.kind].contains(&QuoteKind::Mixed);
        let kind = Check::equal_values(Metric::Kind, &self.kind, &found.kind);
        let kind = Check {
            right: kind.right || mixed,
            ..kind
        };
        let told = self.polarity != Polarity::Asserted || !found.is_said();
        let polarity = told
            .then(|| Check::equal_values(Metric::Polarity, &self.polarity, &found.cue.polarity));
        let checks = [
            self.check_speaker(found),
            self.whole_speaker(found),
            self.check_via(found),
            polarity,
        ];
        checks.into_iter().flatten().chain([kind]).collect()
    }

    fn words(&self, _text: &str) -> Words {
        Words {
            text: self.content.clone(),
            span: self.span,
        }
    }

    fn type_and_place(&self) -> String {
        kind_and_speaker(self.kind, self.marked_speaker().map(String::as_str))
    }

    fn found_words(found: &Quote) -> Words {
        Words {
            text: found.text.clone(),
            span: found.span,
        }
    }

    fn found_said(found: &Quote) -> String {
        kind_and_speaker(found.kind, found.speaker.name.as_deref())
    }
}

impl GoldQuote {
    /// The marked speaker, where there is one.
    fn marked_speaker(&self) -> Option<&String> {
        let name = self.speaker_name.as_ref()?.as_ref();
        name.filter(|name| !name.is_empty())
    }

    fn check_speaker(&self, found: &Quote) -> Option<Check> {
        let names: Vec<_> = found.speaker.name.as_deref().into_iter().collect();
        let gold = Some(self.marked_speaker()?.clone());
        Some(Check::name_among(
            Metric::Speaker,
            (&gold, &self.speaker_also),
            &names,
            same_name,
        ))
    }

    fn whole_speaker(&self, found: &Quote) -> Option<Check> {
        let names: Vec<_> = found.speaker.name.as_deref().into_iter().collect();
        self.speaker_name.as_ref()?;
        let gold = (
            &self.marked_speaker().cloned(),
            self.speaker_also.as_slice(),
        );
        Some(Check::name_among(
            Metric::SpeakerStrict,
            gold,
            &names,
            is_whole_name,
        ))
    }

    fn check_via(&self, found: &Quote) -> Option<Check> {
        let names = found.via.as_ref().map(|via| [via.name.as_str(), &via.text]);
        let names: Vec<_> = names.into_iter().flatten().collect();
        let gold = (self.via.as_ref()?, self.via_also.as_slice());
        Some(Check::name_among(Metric::Via, gold, &names, is_whole_name))
    }
}

fn kind_and_speaker(kind: QuoteKind, speaker: Option<&str>) -> String {
    let kind = plain_value(&kind).unwrap_or_default();
    match speaker {
        Some(speaker) => format!("{kind} | {speaker}"),
        None => kind,
    }
}

/// How much of the stretch that both cover together is covered by both.
fn union_share(a: Span, b: Span) -> f64 {
    if !a.overlaps(b) {
        return 0.0;
    }
    let shared = a.end().min(b.end()) - a.start().max(b.start());
    let union = a.end().max(b.end()) - a.start().min(b.start());
    f64::from(shared) / f64::from(union)
}
