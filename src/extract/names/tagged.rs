//! Names that the tagger finds where lists and rules found none, or only a part.

use std::ops::Range;

use super::candidate::{Candidate, Candidates, Key};
use crate::facts::EntityType;
use crate::lexicon::{Kind, Kinds, NameForm};
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

/// Adds the names of `tagger`.
pub(super) fn find(text: &Text<'_>, tagger: &Tagger<'_>, found: &mut Candidates) {
    let titles = titles(text);
    for name in tagger.tag(text) {
        drop_type_word(text, &name, found);
        let titled = titles
            .iter()
            .any(|title| title.contains(&name.tokens.start));
        if !titled && is_name(text, &name) && is_better(&name, found) {
            found.put(candidate(text, name));
        }
    }
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
fn is_better(name: &Tagged, found: &Candidates) -> bool {
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
        [part] if name.kind == EntityType::Person => {
            part.kind == name.kind && !matches!(part.key, Key::Listed(_, NameForm::Full))
        }
        _ => name.kind != EntityType::Person,
    }
}

/// A word for a kind of place is no part of a name that a list has without it: دولة قطر.
fn drop_type_word(text: &Text<'_>, name: &Tagged, found: &mut Candidates) {
    let Some(whole) = found.at(name.tokens.start) else {
        return;
    };
    let inner = whole.tokens.start < name.tokens.start && whole.tokens.end == name.tokens.end;
    let Some(Key::Listed(own, form)) = listed(text, name).filter(|_| inner) else {
        return;
    };
    if matches!(whole.key, Key::Listed(id, _) if id == own) {
        let tokens = whole.tokens.clone();
        found.take(tokens);
        found.put(Candidate {
            tokens: name.tokens.clone(),
            lead: name.lead,
            kind: name.kind,
            key: Key::Listed(own, form),
            subtype: None,
        });
    }
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
    let whole = text.slice(text.span(name.tokens.clone()));
    !whole.contains(TANWEEN) && name.tokens.clone().any(telling)
}
