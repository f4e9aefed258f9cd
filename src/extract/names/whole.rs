//! Where the name of a body is whole, so that what the tagger adds to it is something else.

use std::ops::Range;

use super::candidate::{Candidate, Key};
use super::institution::is_adjective;
use crate::facts::{EntityType, Subtype};
use crate::grammar::Cursor;
use crate::lexicon::{Agreement, BodyClass, Kind, Kinds, Meaning, NameForm, Sense};
use crate::spelling::{AND, ARTICLE, BY, FEMININE, FOR, FOR_THE, PREPOSITIONS};
use crate::tagger::Tagged;
use crate::text::Text;

/// Words for kinds of bodies.
const HEADS: Kinds = Kinds::of(Kind::Body)
    .and(Kind::TypeWord)
    .and(Kind::Institution);

/// A definite noun closes a construct. After it somebody else is named: after a title («رئيسة الاتحاد نجاة المهيري»), after
/// a body («جهاز الإسعاف والطوارئ ياسين»), or what the body does something to («جيش الدفاع ذودا»).
pub(super) fn construct_end(text: &Text<'_>, name: &Tagged) -> usize {
    let Range { start, end } = name.tokens.clone();
    let title = start
        .checked_sub(1)
        .is_some_and(|before| text.is(before, Kinds::of(Kind::Role)) && !is_definite(text, before));
    let construct = title || text.is(start, HEADS) && !is_definite(text, start);
    let anew = |at: &usize| {
        let given = text.is(*at, Kinds::of(Kind::GivenName));
        let closed = is_definite(text, *at - 1) && (title || !is_honorific(text, *at - 1));
        closed && is_bare(text, *at) && (construct || given)
    };
    (start + 1..end).find(anew).unwrap_or(end)
}

/// Whether a name goes on a body that is known to be whole with what is no part of it: «اتهمت وزارة الدفاع الأذربيجانية
/// أرمينيا», «أعلنت وزارة الداخلية الحداد». An adjective agrees with a noun of the name.
pub(super) fn outgrows_body(text: &Text<'_>, name: &Tagged, part: &Candidate) -> bool {
    let end = part.tokens.end;
    let bodies = [name.kind, part.kind].map(|kind| kind == EntityType::Organization);
    let longer = name.tokens.start == part.tokens.start && end < name.tokens.end;
    if bodies != [true; 2] || !longer || !text.token(end).is_word() {
        return false;
    }
    let official = matches!(part.key, Key::Body { .. });
    let listed = matches!(part.key, Key::Listed(_, NameForm::Full)) && part.tokens.len() == 1;
    let adjective = is_adjective(text, end) || text.is(end, Kinds::of(Kind::Nationality));
    let feminine = |at: usize| text.form(at).ends_with(FEMININE);
    let agrees = [end - 1, part.tokens.start]
        .map(feminine)
        .contains(&feminine(end));
    let apart = official && is_definite(text, end) && !(adjective && agrees);
    apart || !listed && is_bare(text, end)
}

/// «نفى مصدر في مصر الخبر»: a country's name has no more words than the list has.
pub(super) fn outgrows_country(text: &Text<'_>, name: &Tagged, part: &Candidate) -> bool {
    let Key::Listed(id, _) = part.key else {
        return false;
    };
    let country = text.lexicon().name(id).subtype == Some(Subtype::Country);
    country
        && name.kind == EntityType::Location
        && name.tokens.start == part.tokens.start
        && part.tokens.end < name.tokens.end
}

/// «لقوات حفظ السلام الروسية»: whether a name begins after the noun that it would begin with.
pub(super) fn lacks_head(text: &Text<'_>, name: &Tagged) -> bool {
    let first = name.tokens.start;
    let head = |at: usize| is_army_after_clitic(text, at) && !is_definite(text, at);
    name.kind == EntityType::Organization
        && name.tokens.len() > 1
        && !is_definite(text, first)
        && is_definite(text, first + 1)
        && first.checked_sub(1).is_some_and(head)
}

/// «قوات الوفاق»: whether a name is a word for soldiers and the body that they belong to.
pub(super) fn is_army_of(text: &Text<'_>, name: &Tagged) -> bool {
    let body = |sense| match sense {
        Sense::Name(id, _) => text.lexicon().name(id).kind == EntityType::Organization,
        Sense::Word(..) => false,
    };
    let second = name.tokens.start + 1;
    let mut tags = text.tags(second).iter();
    name.kind == EntityType::Organization
        && second + 1 == name.tokens.end
        && is_army(text, name.tokens.start)
        && tags.any(|tag| tag.tokens().len() == 1 && text.senses(tag).any(body))
}

/// The same with or without a preposition, which may make another word of it: «لقوات» begins like «لقوا».
fn is_army_after_clitic(text: &Text<'_>, at: usize) -> bool {
    let army = Meaning::Body(BodyClass::Army);
    let noun = text.form(at).strip_prefix(PREPOSITIONS);
    let senses = noun.map_or(&[][..], |noun| text.lexicon().senses(noun));
    let mut meanings = senses
        .iter()
        .filter_map(|sense| text.lexicon().word_meaning(*sense));
    is_army(text, at) || meanings.any(|meaning| *meaning == army)
}

/// Whether a word is a plural for soldiers: قوات.
fn is_army(text: &Text<'_>, at: usize) -> bool {
    let army = |m: &Meaning| (*m == Meaning::Body(BodyClass::Army)).then_some(());
    let word = Cursor::new(text, at..at + 1).read(Kind::Body, army);
    word.is_some_and(|((), word, _)| word.agreement == Agreement::Plural)
}

/// «تحالف انفصالي بلوشي», «أحزاب بلوشية»: a noun without an article and an adjective are any body of the kind.
pub(super) fn is_any_body(text: &Text<'_>, name: &Tagged) -> bool {
    let (first, last) = (name.tokens.start, name.tokens.end - 1);
    let adjective = Kinds::of(Kind::Nationality);
    name.kind == EntityType::Organization
        && first < last
        && text.is(first, HEADS)
        && !(first..=last).any(|at| is_definite(text, at))
        && text.is(last, adjective)
        && text.kinds(last).without(adjective).is_empty()
}

/// «الشهيد», «الملك»: the name of a person goes on after it.
fn is_honorific(text: &Text<'_>, at: usize) -> bool {
    const PERSONS: Kinds = Kinds::of(Kind::Role)
        .and(Kind::Victims)
        .and(Kind::Outcome)
        .and(Kind::GivenName);
    text.is(at, PERSONS)
}

/// Whether a word has an article, also after و.
fn is_definite(text: &Text<'_>, at: usize) -> bool {
    let form = text.form(at);
    form.strip_prefix(AND).unwrap_or(form).starts_with(ARTICLE)
}

/// Whether a word has neither an article nor a clitic or preposition that joins it to what stands before it.
fn is_bare(text: &Text<'_>, at: usize) -> bool {
    let form = text.form(at);
    let joined = form.starts_with([AND, BY]) || form.starts_with(FOR_THE);
    let purpose = form.starts_with(FOR) && text.tags(at).is_empty();
    let particle = text.is(at, Kinds::of(Kind::Particle));
    text.token(at).is_word() && !is_definite(text, at) && !joined && !purpose && !particle
}
