//! Whether the words that the tagger takes for a name can be one.

use std::ops::Range;

use super::extent::{BODY_HEADS, COMMON, PARTS, is_definite, is_governed};
use super::listed::{is_accusative, is_common_phrase, is_disaster, is_read_with_clitic};
use super::owned::is_owned_thing;
use super::person::is_invocation;
use super::place::Countries;
use crate::facts::{EntityType, Subtype};
use crate::grammar::Cursor;
use crate::lexicon::{
    Agreement, BodyClass, Kind, Kinds, Meaning, Name, Particle, Particles, Sense,
};
use crate::spelling::{
    AND, ARTICLE, FEMININE, FOR_THE, HAMZATED_YA, PREPOSITIONS, TANWEEN, is_native,
};
use crate::tagger::Tagged;
use crate::text::{LexiconMatch, Text};

/// Whether any of the words can be a name's. A name with the sign of the indefinite is rare.
pub(super) fn is_name(text: &Text<'_>, name: &Tagged) -> bool {
    let telling = |at: usize| {
        // جدة is a city as well as a grandmother
        let common = text.is(at, COMMON) && !text.is(at, Kinds::of(Kind::Name));
        text.token(at).is_word() && !common
    };
    let first = name.tokens.start;
    let phrase = name.kind == EntityType::Misc && is_marked(text, first);
    let alone = name.tokens.len() == 1 && (phrase || is_thing(text, first)) || is_open(text, name);
    // «الأسلحة الكورية الشمالية» is no place
    let adjective = name.kind == EntityType::Location
        && text.form(first).starts_with(ARTICLE)
        && text.is(first, Kinds::of(Kind::Nationality))
        && !text.is(first, PARTS);
    let whole = text.slice(text.span(name.tokens.clone()));
    let alone = alone
        || is_owned(text, name)
        || is_invocation(text, first)
        || name.kind == EntityType::Location
            && name.tokens.len() == 1
            && is_owned_thing(text, first)
        || is_spelled_otherwise(text, name)
        || is_described(text, name)
        || is_national(text, name)
        || is_any_body(text, name)
        || lacks_head(text, name)
        || is_army_of(text, name)
        || is_prepositional(text, name)
        || is_accusative(text, first)
        || is_common_phrase(text, &name.tokens)
        || name.kind == EntityType::Location && is_disaster(text, first)
        || is_clitic(text, name);
    !alone && !adjective && !whole.contains(TANWEEN) && name.tokens.clone().any(telling)
}

/// «شابان فلسطينيان فجر أمس»: a noun for people with the adjective of their country is nobody's name.
fn is_national(text: &Text<'_>, name: &Tagged) -> bool {
    let first = name.tokens.start;
    let adjective = name.tokens.len() > 1
        && text.is(first + 1, Kinds::of(Kind::Nationality))
        && !text.is(first + 1, PARTS);
    name.kind == EntityType::Person && adjective && text.is(first, Kinds::of(Kind::Victims))
}

/// «شدد في كلمة», «وصل إلى القصر»: a town that is a common word too, in a country that the article does not name; after a
/// preposition only one that has an article or a meaning of its own in the lexicon.
pub(super) fn is_elsewhere(text: &Text<'_>, name: &Tagged, countries: &Countries<'_>) -> bool {
    const NAMES: Kinds = PARTS.and(Kind::Nationality);
    let first = name.tokens.start;
    let whole = |tag: &&LexiconMatch| {
        tag.tokens() == name.tokens && tag.kinds.intersects(Kinds::of(Kind::Name))
    };
    let Some(tag) = text.matches(first).iter().find(whole) else {
        return false;
    };
    let governed = is_governed(text, first);
    let common = text.form(first).starts_with(ARTICLE)
        || !text.kinds(first).without(NAMES).is_empty()
        || !governed;
    let towns = text.senses(tag).filter_map(|sense| match sense {
        Sense::Name(id, _) => Some(text.lexicon().name(id)),
        Sense::Word(..) => None,
    });
    let mut towns = towns
        .filter(|town| town.kind == EntityType::Location)
        .peekable();
    // «من مالي» is no money
    let told = |town: &Name<'_>| {
        let country = town
            .country
            .is_none_or(|country| countries.weight(country) > 0);
        country || governed && town.subtype == Some(Subtype::Country)
    };
    name.kind == EntityType::Location
        && name.tokens.len() == 1
        && common
        && towns.peek().is_some()
        && towns.all(|town| town.ambiguous && !told(&town))
}

/// «على كونلونغ وهسيني»: two foreign words joined by و after a preposition are two places, no person.
pub(super) fn is_pair_of_places(text: &Text<'_>, name: &Tagged) -> bool {
    use Particle::{In, Of, On, To};
    let Range { start, end } = name.tokens.clone();
    let unknown = |at: usize| text.matches(at).is_empty();
    let governed = start.checked_sub(1).is_some_and(|before| {
        [In, Of, On, To]
            .iter()
            .any(|p| text.particles(before).intersects(Particles::of(*p)))
            || text.form(before).starts_with(AND)
    });
    let joined = text.form(end - 1).starts_with(AND);
    name.kind == EntityType::Person
        && end - start == 2
        && joined
        && unknown(start)
        && unknown(end - 1)
        && governed
}

/// «هدد بعقوبة أشد»: a town whose first letter is a preposition in a word that has other meanings, where nothing governs it.
fn is_clitic(text: &Text<'_>, name: &Tagged) -> bool {
    let first = name.tokens.start;
    let ambiguous = |sense: Sense| match sense {
        Sense::Name(id, _) => text.lexicon().name(id).ambiguous,
        Sense::Word(..) => false,
    };
    let bare = |tag: &LexiconMatch| tag.clitics() == 0 && text.senses(tag).any(ambiguous);
    name.kind == EntityType::Location
        && name.tokens.len() == 1
        && is_read_with_clitic(text, first)
        && text.matches(first).iter().any(bare)
        && !text.form(first + 1).starts_with(AND)
}

/// «قرى بالكامل»: a preposition, the article and a known word.
fn is_prepositional(text: &Text<'_>, name: &Tagged) -> bool {
    let rest = text
        .form(name.tokens.start)
        .strip_prefix(PREPOSITIONS)
        .and_then(|rest| rest.strip_prefix(ARTICLE));
    let known = |rest: &str| !text.lexicon().senses(rest).is_empty();
    name.kind == EntityType::Location && name.tokens.len() == 1 && rest.is_some_and(known)
}

/// «الوضع هادئ», which is folded like the name هادي: nobody is called by one word that ends so.
fn is_spelled_otherwise(text: &Text<'_>, name: &Tagged) -> bool {
    let whole = text.slice(text.span(name.tokens.clone()));
    name.kind == EntityType::Person && name.tokens.len() == 1 && whole.ends_with(HAMZATED_YA)
}

/// «رفع حسن رأسه»: a given name and a noun with a pronoun, which is written with ه, not ة.
fn is_owned(text: &Text<'_>, name: &Tagged) -> bool {
    let last = name.tokens.end - 1;
    let form = text.form(last);
    let written = text.slice(text.span(last..name.tokens.end));
    name.kind == EntityType::Person
        && name.tokens.len() == 2
        && text.is(name.tokens.start, Kinds::of(Kind::GivenName))
        && text.matches(last).is_empty()
        && written.ends_with(FEMININE)
        && form.strip_suffix(FEMININE).is_some_and(is_native)
}

/// «قناة ري جديدة», «المنظمة الدولية»: a noun and an adjective that describes it.
fn is_described(text: &Text<'_>, name: &Tagged) -> bool {
    let kinds = Kinds::of(Kind::TypeWord).and(Kind::Body).and(Kind::Source);
    let (first, last) = (name.tokens.start, name.tokens.end - 1);
    let definite = |at: usize| text.form(at).starts_with(ARTICLE);
    let same = definite(first) == definite(last);
    let noun = !definite(first) || text.is(first, kinds);
    let person = name.kind == EntityType::Person;
    let described = text.is(last, Kinds::of(Kind::CommonNoun)) && !text.is(last, PARTS);
    name.tokens.len() == 2 && !person && described && same && noun
}

/// «المتحدث باسم المنظمة نفيو زكريا»: a body that is no more than a definite noun, and a word that can be
/// no adjective of it.
fn is_open(text: &Text<'_>, name: &Tagged) -> bool {
    let kinds = Kinds::of(Kind::TypeWord).and(Kind::Body).and(Kind::Source);
    let first = name.tokens.start;
    let next = text.form(first + 1);
    let definite = text.form(first).starts_with(ARTICLE) && text.is(first, kinds);
    let bare =
        text.token(first + 1).is_word() && !next.starts_with(ARTICLE) && !next.starts_with(FOR_THE);
    name.kind == EntityType::Organization && name.tokens.len() > 1 && definite && bare
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

/// «لقوات حفظ السلام الروسية»: whether a name begins after the noun that it would begin with.
fn lacks_head(text: &Text<'_>, name: &Tagged) -> bool {
    let first = name.tokens.start;
    let head = |at: usize| is_army_after_clitic(text, at) && !is_definite(text, at);
    name.kind == EntityType::Organization
        && name.tokens.len() > 1
        && !is_definite(text, first)
        && is_definite(text, first + 1)
        && first.checked_sub(1).is_some_and(head)
}

/// «قوات الوفاق»: whether a name is a word for soldiers and the body that they belong to.
fn is_army_of(text: &Text<'_>, name: &Tagged) -> bool {
    let body = |sense| match sense {
        Sense::Name(id, _) => text.lexicon().name(id).kind == EntityType::Organization,
        Sense::Word(..) => false,
    };
    let second = name.tokens.start + 1;
    let mut tags = text.matches(second).iter();
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
fn is_any_body(text: &Text<'_>, name: &Tagged) -> bool {
    let (first, last) = (name.tokens.start, name.tokens.end - 1);
    let adjective = Kinds::of(Kind::Nationality);
    name.kind == EntityType::Organization
        && first < last
        && text.is(first, BODY_HEADS)
        && !(first..=last).any(|at| is_definite(text, at))
        && text.is(last, adjective)
        && text.kinds(last).without(adjective).is_empty()
}
