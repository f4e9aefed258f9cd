//! The countries that an article is about.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::facts::{EntityType, Subtype};
use crate::lexicon::{Kind, Kinds, Lexicon, Meaning, Name, NameId, Particle, Particles, Sense};
use crate::text::{LexiconMatch, Text};

/// Where countries are named: by their names, their adjectives, and towns that only one country has.
#[derive(Debug, Default)]
pub(in crate::extract::names) struct Countries<'l> {
    /// Token and country, in text order.
    named: Vec<(usize, &'l str)>,
    totals: BTreeMap<&'l str, u32>,
}

/// How much a country's own name or adjective tells, in towns of it.
const OWN: u32 = 2;

const TELLING: Kinds = Kinds::of(Kind::Nationality).and(Kind::Name);

impl<'l> Countries<'l> {
    pub(in crate::extract::names) fn of(text: &Text<'l>) -> Self {
        let mut countries = Self::default();
        let mut at = 0;
        while at < text.len() {
            let tag = text.is(at, TELLING).then(|| longest(text, at)).flatten();
            if let Some(tag) = tag {
                countries.add(text, tag);
            }
            at = tag.map_or(at + 1, |tag| tag.tokens().end);
        }
        countries
    }

    fn add(&mut self, text: &Text<'l>, tag: &LexiconMatch) {
        let lexicon = text.lexicon();
        let mut meanings = text
            .senses(tag)
            .filter_map(|sense| lexicon.word_meaning(sense));
        let adjective = meanings.find_map(Meaning::nationality_code);
        let names = text.senses(tag).filter_map(|sense| match sense {
            Sense::Name(id, _) => Some(id),
            Sense::Word(..) => None,
        });
        let told = adjective.map(|country| (country, OWN));
        let placed = is_placed(text, tag.tokens().start);
        if let Some((country, weight)) = told.or_else(|| only(lexicon, names, placed)) {
            self.named.push((tag.tokens().start, country));
            *self.totals.entry(country).or_default() += weight;
        }
    }

    /// How often a country is named among some tokens, at most twice.
    pub(super) fn among(&self, tokens: &Range<usize>, country: &str) -> usize {
        let first = self.named.partition_point(|(at, _)| *at < tokens.start);
        let inside = self.named[first..].iter();
        let inside = inside.take_while(|(at, _)| *at < tokens.end);
        inside
            .filter(|(_, named)| *named == country)
            .take(2)
            .count()
    }

    /// Whether some country is named among some tokens.
    pub(super) fn is_any_among(&self, tokens: &Range<usize>) -> bool {
        let first = self.named.partition_point(|(at, _)| *at < tokens.start);
        self.named
            .get(first)
            .is_some_and(|(at, _)| *at < tokens.end)
    }

    /// The share of all that tells countries which tells this one.
    #[allow(clippy::cast_precision_loss)] // small numbers
    pub(super) fn share_of(&self, country: &str) -> f32 {
        let all: u32 = self.totals.values().sum();
        let own = self.totals.get(country).copied().unwrap_or_default();
        own as f32 / all.max(1) as f32
    }

    /// How much tells of a country.
    pub(in crate::extract::names) fn weight(&self, country: &str) -> u32 {
        self.totals.get(country).copied().unwrap_or_default()
    }

    /// The countries that an article is most about, the first of which is told most of.
    pub(in crate::extract::names) fn first(&self, many: usize) -> Vec<&'l str> {
        let mut all: Vec<(&str, u32)> = self.totals.iter().map(|(c, n)| (*c, *n)).collect();
        all.sort_by_key(|(_, weight)| std::cmp::Reverse(*weight));
        all.truncate(many);
        all.into_iter().map(|(country, _)| country).collect()
    }

    /// The one country that nearly all tells of, in an article that tells much.
    pub(super) fn only(&self) -> Option<&'l str> {
        const MOST: f32 = 0.85;
        const ENOUGH: u32 = 4;
        let first = *self.first(1).first()?;
        (self.weight(first) >= ENOUGH && self.share_of(first) >= MOST).then_some(first)
    }
}

fn longest<'t>(text: &'t Text<'_>, at: usize) -> Option<&'t LexiconMatch> {
    text.matches(at)
        .iter()
        .find(|tag| tag.kinds.intersects(TELLING))
}

/// Whether a preposition before a word leads to a place: «في مالي» is no money.
fn is_placed(text: &Text<'_>, at: usize) -> bool {
    const LEADING: Particles = Particles::of(Particle::In)
        .union(Particles::of(Particle::Beside))
        .union(Particles::of(Particle::To))
        .union(Particles::of(Particle::Between));
    at.checked_sub(1)
        .is_some_and(|before| text.particles(before).intersects(LEADING))
}

/// The country of a place, when all places of its name are in it.
fn only(
    lexicon: &Lexicon,
    names: impl Iterator<Item = NameId>,
    placed: bool,
) -> Option<(&str, u32)> {
    let mut told: Option<(&str, u32)> = None;
    for id in names {
        let name = lexicon.name(id);
        let country = name.country.filter(|_| is_telling(&name, placed))?;
        match told {
            Some((known, _)) if known != country => return None,
            Some(_) => {}
            None if name.subtype == Some(Subtype::Country) => told = Some((country, OWN)),
            None => told = Some((country, 1)),
        }
    }
    told
}

fn is_telling(name: &Name<'_>, placed: bool) -> bool {
    let clear = !name.ambiguous || placed && name.subtype == Some(Subtype::Country);
    name.kind == EntityType::Location && clear
}
