//! Parties without a name: السلطات في أذربيجان, مصدر أمني, الانفصاليون.

use std::borrow::Cow;

use super::Party;
use super::complement::complements;
use super::phrase::{labelled, named, titled};
use crate::extract::names::Names;
use crate::facts::ResolvedBy;
use crate::grammar::Cursor;
use crate::lexicon::{Agreement, Kind, Kinds, Meaning, OutcomeShape, Particle};
use crate::span::Span;
use crate::spelling::{ARTICLE, FOR, FOR_THE, HAMZA_BELOW};
use crate::text::Tag;

/// Words that cannot begin or go on a noun phrase.
pub(super) const STOPS: Kinds = Kinds::of(Kind::Timing)
    .and(Kind::DayOffset)
    .and(Kind::Weekday)
    .and(Kind::Stance)
    .and(Kind::Hedge)
    .and(Kind::Vague)
    .and(Kind::Speech)
    .and(Kind::Particle)
    .and(Kind::Direction);

/// Somebody without a name: السلطات في أذربيجان, مصدر أمني, الانفصاليون.
pub(super) fn described<'t>(at: Cursor<'t>, names: &Names) -> Option<(Party, Cursor<'t>)> {
    let (party, end) = quantified(at, names).or_else(|| plain(at, names))?;
    let Some((entity, end)) = author(end, names) else {
        return Some((party, end));
    };
    let span = Span::new(party.span.start(), at.text().span(at.at()..end.at()).end());
    let name = entity.map_or_else(
        || Cow::Borrowed(at.text().slice(span)),
        |entity| names.fullest(entity),
    );
    let party = Party {
        name: Some(name.into_owned()),
        entity: entity.or(party.entity),
        resolved_by: if entity.is_some() {
            ResolvedBy::Context
        } else {
            party.resolved_by
        },
        tokens: at.at()..end.at(),
        span,
        ..party
    };
    Some((party, end))
}

/// «عدد من خبراء الاقتصاد», «أحد أقرباء العائلة»: some of those whom the noun behind names.
fn quantified<'t>(at: Cursor<'t>, names: &Names) -> Option<(Party, Cursor<'t>)> {
    const OTHER: Kinds = Kinds::of(Kind::Speech).and(Kind::Timing).and(Kind::Stance);
    let many = [Particle::Tally, Particle::Most]
        .iter()
        .find_map(|p| at.particle(*p));
    let of = many.or_else(|| at.particle(Particle::OneOf))?;
    let noun = of.particle(Particle::Of).unwrap_or(of);
    let people = plain(noun, names).map(|(_, end)| end);
    let grammar = noun.particle(Particle::Function).is_some() || noun.is(OTHER);
    let unlisted = noun.token().is_word() && !grammar;
    let end = people.or_else(|| unlisted.then(|| complements(noun.skip(), false, false)))?;
    let tokens = at.at()..end.at();
    let lead = at.tags().first().map_or(0, Tag::clitics);
    let span = at.text().span_behind(tokens.clone(), lead);
    let party = Party {
        name: Some(at.text().slice(span).to_owned()),
        entity: None,
        role: None,
        resolved_by: ResolvedBy::Explicit,
        agreement: if many.is_some() {
            Agreement::Any
        } else {
            Agreement::Singular
        },
        agent: true,
        tokens,
        span,
    };
    Some((party, end))
}

/// A noun for people or bodies with its complements.
fn plain<'t>(at: Cursor<'t>, names: &Names) -> Option<(Party, Cursor<'t>)> {
    let text = at.text();
    let noun = at.tags().iter().find(|tag| tag.kinds.meets(nouns(at)));
    let person = noun.is_some_and(|tag| tag.kinds.meets(PEOPLE) && !tag.kinds.meets(BODIES));
    if person && at.particle(Particle::Function).is_some() && !is_hamzated(at) {
        return None; // «قال أمام الصحافة»
    }
    let definite = noun.map_or_else(|| at.form().starts_with(ARTICLE), |tag| tag.definite);
    let crowd = noun.is_none() && definite && at.particle(Particle::Crowd).is_some();
    if !at.token().is_word() || (noun.is_none() && !crowd && (at.is(STOPS) || !definite)) {
        return None;
    }
    let after = at.to(noun.map_or(at.at() + 1, |tag| tag.tokens().end));
    let after = noun.map_or(after, |noun| construct(after, noun));
    let accusative = noun.is_some_and(|tag| tag.tail > 0);
    let end = complements(after, noun.is_some() && !definite, accusative);
    let pointing = definite && noun.is_some() && end.at() == at.at() + 1;
    let entity = pointing.then(|| names.antecedent(text, at.at())).flatten();
    let tokens = at.at()..end.at();
    let span = text.span_behind(tokens.clone(), noun.map_or(0, Tag::clitics));
    let name = entity.map_or_else(
        || Cow::Borrowed(text.slice(span)),
        |entity| names.fullest(entity),
    );
    let agreement = at
        .all(Kind::Source)
        .map(|(found, _)| found.agreement)
        .next();
    let party = Party {
        name: Some(name.into_owned()),
        entity,
        role: None,
        resolved_by: if entity.is_some() {
            ResolvedBy::Context
        } else {
            ResolvedBy::Explicit
        },
        agreement: agreement
            .filter(|_| noun.is_some())
            .unwrap_or(Agreement::Any),
        agent: crowd || noun.is_some_and(|tag| tag.kinds.meets(AGENTS.and(Kind::Outcome))),
        tokens,
        span,
    };
    Some((party, end))
}

/// Whether a word is written with the hamza that a preposition never has: إمام, not أمام.
fn is_hamzated(at: Cursor<'_>) -> bool {
    let text = at.text();
    text.slice(text.span(at.at()..at.at() + 1))
        .contains(HAMZA_BELOW)
}

/// «هيئة عمليات التجارة البحرية»: nouns between a body's and the definite one that ends the chain.
fn construct<'t>(after: Cursor<'t>, noun: &Tag) -> Cursor<'t> {
    const HEADS: Kinds = Kinds::of(Kind::Body).and(Kind::TypeWord);
    let plain = |at: Cursor<'t>| {
        let bare = at
            .tags()
            .iter()
            .all(|tag| tag.clitics() == 0 && !tag.definite);
        let noun = at.is(HEADS) || !at.is(STOPS);
        at.token().is_word() && bare && noun && !at.form().starts_with(ARTICLE)
    };
    let chained = noun.kinds.meets(HEADS) && !noun.definite && noun.tail == 0 && plain(after);
    let ends = after.skip().form().starts_with(ARTICLE);
    let name = after.is(Kinds::of(Kind::Name)
        .and(Kind::GivenName)
        .and(Kind::Nationality));
    if chained && ends && !name {
        after.skip()
    } else {
        after
    }
}

/// Nouns that can begin a party here; of words for outcomes, those for people (لاجئ).
fn nouns(at: Cursor<'_>) -> Kinds {
    let sufferers = |meaning: &Meaning| match meaning {
        Meaning::Outcome {
            shape: OutcomeShape::Person,
            ..
        } => Some(()),
        _ => None,
    };
    match at.read(Kind::Outcome, sufferers) {
        Some(_) => NOUNS.and(Kind::Outcome),
        None => NOUNS,
    }
}

/// Nouns for people and bodies.
const AGENTS: Kinds = Kinds::of(Kind::Source)
    .and(Kind::Body)
    .and(Kind::Victims)
    .and(Kind::Role);

/// Those of them that are people, and those that are not.
const PEOPLE: Kinds = Kinds::of(Kind::Victims).and(Kind::Role);
const BODIES: Kinds = Kinds::of(Kind::Source).and(Kind::Body).and(Kind::TypeWord);

/// The same with words for kinds of bodies.
const NOUNS: Kinds = AGENTS.and(Kind::TypeWord);

/// «بيان صادر عن يونيفيل»: whoever stands behind a document.
fn author<'t>(at: Cursor<'t>, names: &Names) -> Option<(Option<usize>, Cursor<'t>)> {
    let participle = at.token().is_word() && at.tags().is_empty();
    let of = |at: Cursor<'t>| {
        let document = at.at() > 0 && at.to(at.at() - 1).particle(Particle::Document).is_some();
        let named = names.starting(at.at()).is_some();
        let attached = at.form().starts_with(FOR_THE)
            || at.tags().iter().any(|tag| tag.leads_with(at.text(), FOR));
        (document && named && attached).then_some(at)
    };
    let about = of(at)
        .or_else(|| at.particle(Particle::About))
        .or_else(|| {
            participle
                .then(|| at.skip().particle(Particle::About))
                .flatten()
        })?;
    let named = titled(about, names).or_else(|| named(about, names));
    let (party, rest) = named
        .or_else(|| labelled(about, names))
        .or_else(|| plain(about, names))?;
    Some((party.entity, rest))
}
