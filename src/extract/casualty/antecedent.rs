//! «في المخيم», «بالمحافظة ذاتها»: a definite noun for a kind of place means the place that was named last with that noun,
//! or the last of that kind.

use std::ops::Range;

use super::sentence::Sentence;
use crate::facts::{EntityType, Subtype};
use crate::lexicon::{Agreement, Kind, Kinds, Meaning, PlaceClass, PlaceHead};
use crate::spelling::{AND, ARTICLE, FOR_THE, PREPOSITIONS};

/// How many names back the place may have been named.
const BACK: usize = 24;

/// The place that a definite noun at `at` means, as an entity.
pub(super) fn antecedent(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    if !sentence.text.is(at, Kinds::of(Kind::PlaceHead))
        || sentence.context.names.covering(at).is_some()
    {
        return None;
    }
    let noun = definite(sentence.text.form(at))?;
    let head = |m: &Meaning| match m {
        Meaning::PlaceHead(head) if is_place(*head) => Some(*head),
        _ => None,
    };
    let (head, found, rest) = sentence.cursor(at).read(Kind::PlaceHead, head)?;
    let names = sentence.context.names;
    let many = matches!(found.agreement, Agreement::Dual | Agreement::Plural);
    // «المدينة صنعاء» is named itself
    if many || names.starting(rest.at()).is_some() {
        return None;
    }
    let place = |entity: &usize| names.entities[*entity].kind == EntityType::Location;
    let named = names.named_with(sentence.text, noun, at).filter(place);
    named.or_else(|| last_of_kind(sentence, head.subtype?, at))
}

/// Whether people can be harmed in such a place, and the noun tells no body: البلدية, القضاء, المستشفى are none.
fn is_place(head: PlaceHead) -> bool {
    match head.class {
        PlaceClass::Unit => head.subtype.is_some(),
        PlaceClass::Hospital => false,
        _ => true,
    }
}

/// The last place of a kind that was named before.
fn last_of_kind(sentence: &Sentence<'_>, kind: Subtype, at: usize) -> Option<usize> {
    let same = |subtype| match kind {
        Subtype::City => matches!(subtype, Subtype::City | Subtype::Village),
        Subtype::Village | Subtype::Region | Subtype::Camp | Subtype::Island => subtype == kind,
        _ => false,
    };
    let names = sentence.context.names;
    let here = names
        .namings
        .partition_point(|naming| naming.tokens.end <= at);
    let mut before = names.namings[..here].iter().rev().take(BACK);
    let found = before.find(|naming| {
        let entity = &names.entities[naming.entity];
        let place = entity.kind == EntityType::Location && !names.is_metonym(naming);
        place && entity.subtype.is_some_and(same)
    });
    found.map(|naming| naming.entity)
}

/// A noun with its article, without و, preposition and the article itself.
fn definite(form: &str) -> Option<&str> {
    let form = form.strip_prefix(AND).unwrap_or(form);
    let bare = form.strip_prefix(PREPOSITIONS).unwrap_or(form);
    let noun = form
        .strip_prefix(ARTICLE)
        .or_else(|| bare.strip_prefix(ARTICLE));
    noun.or_else(|| form.strip_prefix(FOR_THE))
}

/// The definite nouns of a stretch that mean a place named before, with where they stand.
pub(super) fn all<'s>(
    sentence: &'s Sentence<'_>,
    tokens: Range<usize>,
) -> impl DoubleEndedIterator<Item = (usize, usize)> + 's {
    tokens.filter_map(|at| Some((at, antecedent(sentence, at)?)))
}
