//! Who speaks: one register for those who are quoted and those who state counts. Two articles mean the same one by a name
//! only where the name is somebody's own: «وزارة الصحة» is that of a country, and «مصدر أمني» of one article nobody else.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;

use crate::facts::{Document, Entity, Subtype};
use crate::spelling::{key, words};

/// How many times as often as any other an article names the country that it is of.
const CLEAR: usize = 2;

/// What the words of a claimant tell of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Speaks {
    /// For itself.
    Named,
    /// As somebody unknown.
    Unnamed,
    /// It is a toll and no claimant; whether an earlier one.
    Toll { earlier: bool },
}

/// Whoever speaks, told from others of the same name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Who<'a> {
    /// The name.
    pub(super) name: &'a str,
    /// ISO 3166-1 alpha-2 code of the country, when known.
    pub(super) country: Option<&'a str>,
    /// Whether many countries have a body or office of this name.
    pub(super) generic: bool,
    /// Whether it is not the same in another article.
    pub(super) alone: bool,
}

/// Those who speak in one article.
#[derive(Debug)]
pub(super) struct Register<'a> {
    document: &'a Document,
    /// The country that it is clearly of.
    home: Option<&'a str>,
    /// Offices whose holders it does not name: «وزير الصحة».
    offices: BTreeSet<&'a str>,
}

#[derive(Debug, Default, Deserialize)]
struct Words {
    unnamed: BTreeSet<String>,
    tolls: BTreeSet<String>,
    earlier: BTreeSet<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    // a test reads the file, so it is whole here
    let words: Words = toml::from_str(include_str!("register.toml")).unwrap_or_default();
    let folded = |words: BTreeSet<String>| {
        words
            .iter()
            .map(|word| stem(&key(word)).to_owned())
            .collect()
    };
    Words {
        unnamed: folded(words.unnamed),
        tolls: folded(words.tolls),
        earlier: folded(words.earlier),
    }
});

/// A folded word without the article.
fn stem(word: &str) -> &str {
    let rest = word.strip_prefix(crate::spelling::ARTICLE);
    rest.filter(|rest| rest.chars().count() > 2).unwrap_or(word)
}

/// How a claimant speaks.
pub(super) fn speaks(name: &str) -> Speaks {
    let folded = key(name);
    let mut all = words(&folded).map(stem);
    let first = all.next().unwrap_or_default();
    if WORDS.tolls.contains(first) {
        let earlier = all.any(|word| WORDS.earlier.contains(word));
        Speaks::Toll { earlier }
    } else if WORDS.unnamed.contains(first) {
        Speaks::Unnamed
    } else {
        Speaks::Named
    }
}

impl<'a> Register<'a> {
    pub(super) fn of(document: &'a Document) -> Self {
        let mut named: BTreeMap<&str, usize> = BTreeMap::new();
        for entity in &document.facts.entities {
            if let Some(country) = &entity.country {
                *named.entry(country).or_default() += entity.mentions.len();
            }
        }
        let mut named: Vec<(&str, usize)> = named.into_iter().collect();
        named.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let home = named.first().filter(|(_, count)| {
            let next = named.get(1).map_or(0, |(_, count)| *count);
            *count >= next * CLEAR
        });
        let home = home.map(|(country, _)| *country);
        let speakers = document.facts.quotes.iter().map(|quote| &quote.speaker);
        let offices = speakers.filter_map(|speaker| {
            let name = speaker.name.as_deref()?;
            (speaker.entity.is_none() && speaker.role.as_deref() == Some(name)).then_some(name)
        });
        Self {
            offices: offices.collect(),
            document,
            home,
        }
    }

    /// Whoever is meant by a name of the article, with its entity.
    pub(super) fn who(&self, entity: Option<&str>, name: &'a str) -> Who<'a> {
        let known = self.document.entity_by_id(entity);
        let generic = known.map_or_else(|| self.offices.contains(name), is_body);
        let own = known.and_then(|entity| entity.country.as_deref());
        let country = own.or_else(|| self.home.filter(|_| generic));
        let name = self.document.canonical_name(entity, name);
        Who {
            name,
            country,
            generic,
            alone: speaks(name) == Speaks::Unnamed || (generic && country.is_none()),
        }
    }
}

/// Whether many countries have a body of this kind.
fn is_body(entity: &Entity) -> bool {
    use Subtype::{Agency, Army, Court, Government, Ministry, Parliament, Police};
    matches!(
        entity.subtype,
        Some(Agency | Army | Court | Government | Ministry | Parliament | Police)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_toll_is_no_claimant_and_a_source_may_be_unnamed() {
        assert!(toml::from_str::<Words>(include_str!("register.toml")).is_ok());
        assert_eq!(
            speaks("الحصيلة الرسمية السابقة"),
            Speaks::Toll { earlier: true }
        );
        assert_eq!(speaks("حصيلة جديدة"), Speaks::Toll { earlier: false });
        assert_eq!(speaks("مسؤولون محليون في بردة"), Speaks::Unnamed);
        assert_eq!(speaks("وزارة الصحة"), Speaks::Named);
    }
}
