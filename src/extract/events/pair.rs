//! Whom «الطرفان», «البلدان» and «بينهما» mean: the two countries or armed groups that were named last.

use std::ops::Range;

use super::sentence::Sentence;
use crate::extract::clause::frames::WORDS;
use crate::extract::names::NameSpan;
use crate::facts::{EntityType, Party, Subtype};
use crate::spelling::{SUFFIXES, key};

/// The most sentences before one in which the two sides may be named.
const SENTENCES: usize = 3;
/// The pronoun of two.
const BOTH: &str = SUFFIXES[2];

impl Sentence<'_> {
    /// The two sides of which a word among `tokens` speaks; nobody where not just two were named.
    pub(super) fn pair(&self, mut tokens: Range<usize>) -> Option<(Party, Party)> {
        let points = |at: &usize| {
            let listed = self.text.lists(*at).stem;
            listed.has(WORDS.beside.pair) || self.text.form(*at).ends_with(BOTH)
        };
        let word = tokens.find(points)?;
        // «الطرفان الأذربيجاني والأرميني»
        let adjectives = || self.nationality(word + 1).zip(self.nationality(word + 2));
        let next = (word + 2 < self.tokens.end).then(adjectives).flatten();
        if next.is_some() {
            return next;
        }
        let mut sides: Vec<Party> = Vec::new();
        let mut around = self.tokens.start..word;
        for _ in 0..=SENTENCES {
            self.add_sides(around.clone(), &mut sides);
            if sides.len() > 1 {
                break;
            }
            let before = around.start.checked_sub(1)?;
            around = self.text.sentence_of(before);
        }
        let [one, other] = sides.try_into().ok()?;
        Some((one, other))
    }

    fn add_sides(&self, tokens: Range<usize>, sides: &mut Vec<Party>) {
        for naming in self.context.names.within(tokens) {
            let party = self.side(naming);
            let known = |party: &Party| sides.iter().any(|one| key(&one.name) == key(&party.name));
            let new = party.filter(|party| !known(party));
            sides.extend(new);
        }
    }

    /// A country, by its name, its capital or its bodies, or an armed group.
    fn side(&self, naming: &NameSpan) -> Option<Party> {
        let names = self.context.names;
        let entity = &names.entities[naming.entity];
        let of_country = || {
            let code = entity.country.as_deref()?;
            self.country(code, naming.tokens.clone())
        };
        match (entity.kind, entity.subtype) {
            (EntityType::Location, Some(Subtype::Country))
            | (EntityType::Organization, Some(Subtype::ArmedGroup)) => Some(self.named(naming)),
            (EntityType::Location, _) if names.is_metonym(naming) => of_country(),
            (
                EntityType::Organization,
                Some(Subtype::Government | Subtype::Army | Subtype::Ministry),
            ) => of_country(),
            _ => None,
        }
    }
}
