//! Names that the tagger finds where lists and rules found none.

use super::candidate::{Candidate, Candidates, Key};
use crate::facts::EntityType;
use crate::lexicon::{Kind, Kinds};
use crate::spelling::key;
use crate::tagger::{Tagged, Tagger};
use crate::text::Text;

/// Words that are no name by themselves, whatever stands around them.
const COMMON: Kinds = Kinds::of(Kind::Particle)
    .and(Kind::Weekday)
    .and(Kind::Month)
    .and(Kind::Unit)
    .and(Kind::DayOffset)
    .and(Kind::Number)
    .and(Kind::Scale)
    .and(Kind::Ordinal)
    .and(Kind::Victims)
    .and(Kind::Outcome)
    .and(Kind::Role)
    .and(Kind::Source)
    .and(Kind::TypeWord)
    .and(Kind::Nationality);

/// Adds the names of `tagger`. A name that is listed stays, unless it is part of a longer one of its
/// own type.
pub(super) fn find(text: &Text<'_>, tagger: &Tagger<'_>, found: &mut Candidates) {
    for name in tagger.tag(text) {
        if is_name(text, &name) {
            let inner = name.tokens.clone().filter_map(|at| found.at(at));
            let whole = inner.clone().all(|inner| inner.kind == name.kind);
            let person = name.kind == EntityType::Person;
            let candidate = candidate(text, name);
            if whole && person {
                found.replace(candidate);
            } else {
                found.add(candidate);
            }
        }
    }
}

fn candidate(text: &Text<'_>, name: Tagged) -> Candidate {
    let Tagged { tokens, lead, kind } = name;
    let key = Key::Spelled(key(text.slice(text.span_behind(tokens.clone(), lead))));
    Candidate {
        tokens,
        lead,
        kind,
        key,
    }
}

/// Whether any of the words can be a name's.
fn is_name(text: &Text<'_>, name: &Tagged) -> bool {
    let telling = |at: usize| {
        let common = text.tags(at).iter().any(|tag| tag.kinds.meets(COMMON) && tag.tokens().len() == 1);
        text.token(at).is_word() && !common
    };
    name.tokens.clone().any(telling)
}
