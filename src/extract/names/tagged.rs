//! Names that the tagger finds where lists and rules found none, or only a part.

use std::ops::Range;

use super::candidate::{Candidate, Candidates, Key};
use crate::facts::EntityType;
use crate::grammar::Cursor;
use crate::lexicon::{Kind, Kinds, NameForm, Particle};
use crate::spelling::{TANWEEN, key};
use crate::tagger::{Tagged, Tagger};
use crate::text::Text;

/// Words that are no name by themselves, whatever stands around them.
const COMMON: Kinds = Kinds::of(Kind::Weekday)
    .and(Kind::Month)
    .and(Kind::Unit)
    .and(Kind::DayOffset)
    .and(Kind::Number)
    .and(Kind::Scale)
    .and(Kind::Ordinal)
    .and(Kind::Outcome)
    .and(Kind::Victims)
    .and(Kind::Nationality);

/// Words that are parts of names.
const PARTS: Kinds = Kinds::of(Kind::GivenName)
    .and(Kind::FamilyName)
    .and(Kind::Name);

/// Adds the names of `tagger`.
pub(super) fn find(text: &Text<'_>, tagger: &Tagger<'_>, found: &mut Candidates) {
    let titles = titles(text);
    for name in tagger.tag(text) {
        let name = trimmed(text, name);
        let titled = titles
            .iter()
            .any(|title| title.contains(&name.tokens.start));
        if !titled && is_name(text, &name) && is_better(text, &name, found) {
            found.put(candidate(text, name));
        }
    }
}

/// A person or place ends before a word of time: «عبد الرحمن ولد سالم أمس».
fn trimmed(text: &Text<'_>, mut name: Tagged) -> Tagged {
    let ends = |at: usize| text.is(at, COMMON) && !text.is(at, PARTS);
    let single = matches!(name.kind, EntityType::Person | EntityType::Location);
    while single && name.tokens.len() > 1 && ends(name.tokens.end - 1) {
        name.tokens.end -= 1;
    }
    name
}

/// Titles of several words: «أمين مجلس الأمن» holds no name of its own.
fn titles(text: &Text<'_>) -> Vec<Range<usize>> {
    let title = |at: usize| {
        let mut roles = text
            .tags(at)
            .iter()
            .filter(|tag| tag.kinds.meets(Kinds::of(Kind::Role)));
        roles
            .next()
            .map(crate::text::Tag::tokens)
            .filter(|tokens| tokens.len() > 1)
    };
    (0..text.len()).filter_map(title).collect()
}

/// Whether a name is more than what was found in its place: something where there was nothing; a
/// longer name; a body where a list has the place that it is called after (فاز برشلونة).
fn is_better(text: &Text<'_>, name: &Tagged, found: &Candidates) -> bool {
    let mut inner: Vec<&Candidate> = name.tokens.clone().filter_map(|at| found.at(at)).collect();
    inner.dedup_by_key(|inner| inner.tokens.start);
    let covers = |inner: &&Candidate| {
        name.tokens.start <= inner.tokens.start && inner.tokens.end <= name.tokens.end
    };
    if !inner.iter().all(covers) {
        return false;
    }
    match inner[..] {
        [] => true,
        [same] if same.tokens == name.tokens => {
            same.kind == EntityType::Location && name.kind == EntityType::Organization
        }
        [part] if adds_type_word(text, name, part) => false,
        [part] if name.kind == EntityType::Location && adds_given_name(text, name, part) => false,
        [part] if name.kind == EntityType::Person => {
            part.kind == name.kind && !matches!(part.key, Key::Listed(_, NameForm::Full))
        }
        _ => name.kind != EntityType::Person,
    }
}

/// «حركة فتح» is called فتح: a word for a kind of body or place before a name is no part of it.
fn adds_type_word(text: &Text<'_>, name: &Tagged, part: &Candidate) -> bool {
    let before = name.tokens.start..part.tokens.start;
    let types = Kinds::of(Kind::TypeWord);
    !before.is_empty()
        && part.tokens.end == name.tokens.end
        && before.into_iter().all(|at| text.is(at, types))
}

/// «حكومة صنعاء محمد العاطفي»: behind the place somebody is named.
fn adds_given_name(text: &Text<'_>, name: &Tagged, part: &Candidate) -> bool {
    (part.tokens.end..name.tokens.end).any(|at| text.is(at, Kinds::of(Kind::GivenName)))
}

fn candidate(text: &Text<'_>, name: Tagged) -> Candidate {
    let key = listed(text, &name).unwrap_or_else(|| {
        let span = text.span_behind(name.tokens.clone(), name.lead);
        Key::Spelled(key(text.slice(span)))
    });
    let Tagged { tokens, lead, kind } = name;
    Candidate {
        tokens,
        lead,
        kind,
        key,
        subtype: None,
    }
}

/// A common word that a list has as a name too, and that is one here.
fn listed(text: &Text<'_>, name: &Tagged) -> Option<Key> {
    let tag = text
        .tags(name.tokens.start)
        .iter()
        .find(|tag| tag.tokens() == name.tokens)?;
    let (id, form) = super::listed::pick(text, tag)?;
    (text.lexicon().name(id).kind == name.kind).then_some(Key::Listed(id, form))
}

/// Whether any of the words can be a name's. A name with the sign of the indefinite is rare.
fn is_name(text: &Text<'_>, name: &Tagged) -> bool {
    let telling = |at: usize| {
        let common = text.tags(at).iter().any(|tag| tag.kinds.meets(COMMON));
        text.token(at).is_word() && !common
    };
    let first = name.tokens.start;
    let phrase = name.kind == EntityType::Misc && is_marked(text, first);
    let alone = name.tokens.len() == 1 && (phrase || is_thing(text, first));
    let whole = text.slice(text.span(name.tokens.clone()));
    !alone && !whole.contains(TANWEEN) && name.tokens.clone().any(telling)
}

/// A word for things or for a kind of body, which alone names nothing: دولار, الميليشيا.
fn is_thing(text: &Text<'_>, at: usize) -> bool {
    let kinds = Kinds::of(Kind::TypeWord).and(Kind::Role).and(Kind::Body);
    let listed = text.is(at, Kinds::of(Kind::Name));
    let thing = Cursor::new(text, at..at + 1).particle(Particle::Thing);
    !listed && (thing.is_some() || text.is(at, kinds))
}

/// A word alone in quotation marks is a turn of phrase more often than a work.
fn is_marked(text: &Text<'_>, at: usize) -> bool {
    let opening = at
        .checked_sub(1)
        .and_then(|mark| text.marks().opening(mark));
    opening.is_some_and(|pair| pair.close == at + 1)
}
