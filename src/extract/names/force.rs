//! Forces and movements that are called after a person or after what they do for a place: قوات حفتر, قوات
//! حماية ترهونة, حركة إنقاذ أزواد.

use super::candidate::{Candidate, Candidates, Key};
use super::evidence::{Evidence, Finder};
use crate::facts::{EntityType, Subtype};
use crate::grammar::Cursor;
use crate::lexicon::{Agreement, BodyClass, Kind, Kinds, Meaning, TypeWord};
use crate::spelling::{ARTICLE, key};
use crate::text::Text;

/// Adds such bodies in place of the person or place that they are called after.
pub(super) fn find(text: &Text<'_>, found: &mut Candidates) {
    const HEADS: Kinds = Kinds::of(Kind::Body).and(Kind::TypeWord);
    for at in 0..text.len() {
        if text.is(at, HEADS) && found.at(at).is_none() {
            let force = force(Cursor::new(text, at..text.len()), found);
            if let Some(force) = force {
                found.put(force);
            }
        }
    }
}

fn force(here: Cursor<'_>, found: &Candidates) -> Option<Candidate> {
    let text = here.text();
    let army = |m: &Meaning| (*m == Meaning::Body(BodyClass::Army)).then_some(true);
    let movement = |m: &Meaning| (*m == Meaning::TypeWord(TypeWord::Movement)).then_some(false);
    let (army, head, rest) = here
        .read(Kind::Body, army)
        .or_else(|| here.read(Kind::TypeWord, movement))?;
    let bare = !head.tag.definite && head.tag.tail == 0 && head.tag.tokens().len() == 1;
    let plural = head.agreement == Agreement::Plural;
    if !bare || plural != army {
        return None;
    }
    let first = rest.at();
    let named = |at: usize, kind: EntityType| {
        let candidate = found.starting(at).filter(|c| c.kind == kind && c.lead == 0);
        candidate.map(|candidate| candidate.tokens.end)
    };
    let person = named(first, EntityType::Person).filter(|_| army);
    let end = person.or_else(|| {
        let purpose = text.token(first).is_word()
            && text
                .kinds(first)
                .without(Kinds::of(Kind::CommonNoun))
                .is_empty()
            && !text.form(first).starts_with(ARTICLE)
            && found.at(first).is_none();
        named(first + 1, EntityType::Location).filter(|_| purpose)
    })?;
    let (tokens, lead) = (here.at()..end, head.tag.clitics());
    Some(Candidate {
        key: Key::Spelled(key(text.slice(text.span_after(tokens.clone(), lead)))),
        tokens,
        lead,
        kind: EntityType::Organization,
        subtype: Some(Subtype::ArmedGroup),
        evidence: Evidence::by(Finder::Rule),
    })
}
