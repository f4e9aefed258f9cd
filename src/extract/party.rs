//! Who is meant: from the words beside a cue to the fullest name that the article gives.

use std::ops::Range;

use super::names::{Names, Title};
use crate::facts::{ResolvedBy, Speaker};
use crate::grammar::Cursor;
use crate::lexicon::{Agreement, Kind, Kinds, Meaning, OutcomeShape, Particle};
use crate::span::Span;
use crate::spelling::{ACCUSATIVE, AND, ARTICLE, FOR, FOR_THE, PARTICIPLE};
use crate::text::{Tag, Text};

/// Somebody who acts or speaks, as the words beside a verb or preposition name them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// Their tokens.
    pub tokens: Range<usize>,
    /// Where they are named, without clitics.
    pub span: Span,
    /// The fullest name of the article; `None` for a body that the words only point back to.
    pub name: Option<String>,
    /// Index into [`Names::entities`].
    pub entity: Option<usize>,
    /// Title beside the name.
    pub role: Option<String>,
    /// How the name was found.
    pub resolved_by: ResolvedBy,
    /// Number and gender of the noun, where it tells.
    pub agreement: Agreement,
    /// Whether the words surely name somebody: a name, a title, or a noun for people and bodies.
    pub agent: bool,
}

impl Party {
    /// Whether the words surely name somebody.
    #[must_use]
    pub fn is_agent(&self) -> bool {
        self.agent
    }

    /// As the speaker of a quotation.
    #[must_use]
    pub fn speaker(&self, text: &Text<'_>, names: &Names) -> Speaker {
        Speaker {
            text: Some(text.slice(self.span).to_owned()),
            span: Some(self.span),
            resolved_by: self.name.as_ref().map(|_| self.resolved_by),
            name: self.name.clone(),
            entity: self.entity.map(|entity| names.entities[entity].id.clone()),
            role: self.role.clone(),
        }
    }

    /// As somebody whom another fact refers to.
    #[must_use]
    pub fn reference(&self, text: &Text<'_>, names: &Names) -> crate::facts::Party {
        let words = text.slice(self.span).to_owned();
        crate::facts::Party {
            name: self.name.clone().unwrap_or_else(|| words.clone()),
            text: words,
            entity: self.entity.map(|entity| names.entities[entity].id.clone()),
        }
    }
}

/// The party whose noun phrase begins here, and the place behind it.
#[must_use]
pub fn party<'t>(at: Cursor<'t>, names: &Names) -> Option<(Party, Cursor<'t>)> {
    titled(at, names)
        .or_else(|| named(at, names))
        .or_else(|| labelled(at, names))
        .or_else(|| described(at, names))
}

/// The party that begins here, or else the unknown words that stand where a name would: «قال بيرنار أنغو».
#[must_use]
pub fn anyone<'t>(at: Cursor<'t>, names: &Names) -> Option<(Party, Cursor<'t>)> {
    party(at, names).or_else(|| unknown(at))
}

/// Parts of personal names.
const PERSONAL: Kinds = Kinds::of(Kind::GivenName)
    .and(Kind::FamilyName)
    .and(Kind::NameLink);

/// Whether a single unknown word looks like an abstract noun (حقيقة) or an adverb (تعليقا على).
fn is_common(at: Cursor<'_>) -> bool {
    use Particle::{At, In, Of, On, To};
    if at.is(PERSONAL) {
        return false;
    }
    let form = at.form();
    let accusative = form.ends_with(ACCUSATIVE);
    let marked = at
        .text()
        .slice(at.text().span(at.at()..at.at() + 1))
        .contains(crate::spelling::TANWEEN);
    let governs = [At, In, Of, On, To]
        .iter()
        .any(|particle| at.skip().particle(*particle).is_some());
    form.ends_with(crate::spelling::FEMININE) || (accusative && (marked || governs))
}

/// The most words of an unknown name.
const UNKNOWN: usize = 4;

fn unknown(at: Cursor<'_>) -> Option<(Party, Cursor<'_>)> {
    let fits = |here: Cursor<'_>| {
        let free = here
            .tags()
            .iter()
            .all(|tag| tag.kinds.without(PERSONAL).is_empty() && tag.clitics() == 0);
        here.token().is_word() && free && (here.at() > at.at() || !here.form().starts_with(ARTICLE))
    };
    let end = (at.at()..at.at() + UNKNOWN)
        .find(|i| !fits(at.to(*i)))
        .unwrap_or(at.at() + UNKNOWN);
    if end == at.at() || (end == at.at() + 1 && is_common(at)) {
        return None;
    }
    let tokens = at.at()..end;
    let span = at.text().span(tokens.clone());
    let party = Party {
        name: Some(at.text().slice(span).to_owned()),
        entity: None,
        role: None,
        resolved_by: ResolvedBy::Explicit,
        agreement: Agreement::Any,
        agent: false,
        tokens,
        span,
    };
    Some((party, at.to(end)))
}

/// وزير الخارجية الروسي سيرغي لافروف, or the title alone.
fn titled<'t>(at: Cursor<'t>, names: &Names) -> Option<(Party, Cursor<'t>)> {
    let text = at.text();
    let title = names.title(at.at())?;
    if let Some((holder, rest)) = next_title(at, title, names) {
        return Some((holder, rest));
    }
    let bearer = title
        .holder_at()
        .and_then(|at| names.starting(at))
        .filter(|_| title.holder.is_some());
    let end = bearer.map_or_else(
        || complements(at.to(title.tokens.end), false, false).at(),
        |naming| naming.tokens.end,
    );
    let tokens = title.tokens.start..end;
    let span = Span::new(title.span.start(), text.span(tokens.clone()).end());
    let holder = title.holder.or_else(|| names.holder(title));
    let role = text
        .slice(if bearer.is_some() { title.span } else { span })
        .to_owned();
    let party = Party {
        span,
        name: Some(holder.map_or_else(|| role.clone(), |entity| names.fullest(entity).to_owned())),
        entity: holder,
        resolved_by: if holder.is_some() && bearer.is_none() {
            ResolvedBy::Role
        } else {
            ResolvedBy::Explicit
        },
        agreement: title.agreement,
        agent: true,
        role: Some(role),
        tokens,
    };
    Some((party, at.to(end)))
}

/// «الأمين العام لحزب الله السيد حسن نصر الله»: a second title with the name.
fn next_title<'t>(at: Cursor<'t>, title: &Title, names: &Names) -> Option<(Party, Cursor<'t>)> {
    let end = title.tokens.end;
    names
        .title(end)
        .filter(|next| next.holder.is_some() && next.tokens.start == end)?;
    let (party, rest) = titled(at.to(end), names)?;
    let span = Span::new(title.span.start(), party.span.end());
    let role = Some(at.text().slice(title.span).to_owned());
    Some((
        Party {
            span,
            role,
            tokens: title.tokens.start..party.tokens.end,
            ..party
        },
        rest,
    ))
}

/// The subject of a verb of saying: a party, with the unknown name behind a title that nobody is known to bear.
#[must_use]
pub fn subject<'t>(at: Cursor<'t>, names: &Names) -> Option<(Party, Cursor<'t>)> {
    let (party, rest) = anyone(at, names)?;
    if party.role.is_none() || party.entity.is_some() {
        return Some((party, rest));
    }
    let found = unknown(rest);
    if let Some((place, behind)) = found.clone().filter(|_| is_open(rest)) {
        return Some((widened(party, &place, at.text()), behind));
    }
    let bearer = found.filter(|(bearer, _)| bearer.tokens.len() <= 3);
    let Some((bearer, behind)) = bearer.filter(|(_, behind)| closes(*behind)) else {
        return Some((party, rest));
    };
    let span = Span::new(party.span.start(), bearer.span.end());
    let name = bearer.name;
    Some((
        Party {
            span,
            name,
            tokens: party.tokens.start..bearer.tokens.end,
            ..party
        },
        behind,
    ))
}

/// Whether the word before `rest` still wants its name: مسؤول في شرطة …, في منطقة ….
fn is_open(rest: Cursor<'_>) -> bool {
    const HEADS: Kinds = Kinds::of(Kind::Body).and(Kind::TypeWord);
    let heads = |tag: &&Tag| tag.kinds.meets(HEADS) && !tag.definite && tag.tail == 0;
    let before = rest.at().checked_sub(1).map(|at| rest.to(at));
    before.is_some_and(|at| at.tags().iter().any(|tag| heads(&tag)))
}

/// The party with the unknown name that its last word wants; nobody but the whole is named.
fn widened(party: Party, place: &Party, text: &Text<'_>) -> Party {
    let span = Span::new(party.span.start(), place.span.end());
    let name = Some(text.slice(span).to_owned());
    Party {
        span,
        name,
        tokens: party.tokens.start..place.tokens.end,
        ..party
    }
}

/// Where a name can end: at a particle, a time, a mark.
fn closes(at: Cursor<'_>) -> bool {
    const ENDS: Kinds = Kinds::of(Kind::Particle)
        .and(Kind::Role)
        .and(Kind::Timing)
        .and(Kind::DayOffset)
        .and(Kind::Weekday);
    !at.token().is_word() || at.is(ENDS) || at.tags().iter().any(|tag| tag.clitics() > 0)
}

/// A name, with the title behind it: آنار ايفازوف متحدثا باسم الجيش.
fn named<'t>(at: Cursor<'t>, names: &Names) -> Option<(Party, Cursor<'t>)> {
    let naming = names.starting(at.at())?;
    let behind = at.to(naming.tokens.end);
    let title = names
        .title(behind.past(',').at())
        .filter(|title| title.holder.is_none());
    let role = title.map(|title| at.text().slice(title.span).to_owned());
    let party = Party {
        tokens: naming.tokens.clone(),
        span: naming.span,
        name: Some(names.fullest(naming.entity).to_owned()),
        entity: Some(naming.entity),
        role,
        resolved_by: ResolvedBy::Explicit,
        agreement: Agreement::Any,
        agent: true,
    };
    Some((party, behind))
}

/// A word that says what the name behind it is: صحيفة «الحياة», وكالة تاس.
fn labelled<'t>(at: Cursor<'t>, names: &Names) -> Option<(Party, Cursor<'t>)> {
    const LABELS: Kinds = Kinds::of(Kind::TypeWord).and(Kind::Body).and(Kind::Source);
    let tag = at.tags().iter().rev().find(|tag| tag.kinds.meets(LABELS))?;
    let mut behind = at.to(tag.tokens().end);
    while behind.is(Kinds::of(Kind::Nationality)) {
        behind = behind.skip();
    }
    let opening = behind.past_marks(&['«', '“', '"', '”']);
    let naming = names.starting(opening.at())?;
    let close = if opening.at() > behind.at() {
        at.to(naming.tokens.end).skip()
    } else {
        at.to(naming.tokens.end)
    };
    let (party, _) = named(opening, names)?;
    let mut close = close;
    while close.is(Kinds::of(Kind::Nationality)) {
        close = close.skip();
    }
    let tokens = at.at()..close.at();
    let end = at.text().span(tokens.clone()).end();
    let start = at.text().span_behind(tokens.clone(), tag.clitics()).start();
    let span = Span::new(start, end);
    Some((
        Party {
            name: Some(at.text().slice(span).to_owned()),
            span,
            tokens,
            ..party
        },
        close,
    ))
}

/// Words that cannot begin or go on a noun phrase.
const STOPS: Kinds = Kinds::of(Kind::Timing)
    .and(Kind::DayOffset)
    .and(Kind::Weekday)
    .and(Kind::Stance)
    .and(Kind::Hedge)
    .and(Kind::Vague)
    .and(Kind::Speech)
    .and(Kind::Particle)
    .and(Kind::Direction);

/// Somebody without a name: السلطات في أذربيجان, مصدر أمني, الانفصاليون.
fn described<'t>(at: Cursor<'t>, names: &Names) -> Option<(Party, Cursor<'t>)> {
    let (party, end) = plain(at, names)?;
    let Some((entity, end)) = author(end, names) else {
        return Some((party, end));
    };
    let span = Span::new(party.span.start(), at.text().span(at.at()..end.at()).end());
    let name = entity.map_or_else(|| at.text().slice(span), |entity| names.fullest(entity));
    let party = Party {
        name: Some(name.to_owned()),
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

/// A noun for people or bodies with its complements.
fn plain<'t>(at: Cursor<'t>, names: &Names) -> Option<(Party, Cursor<'t>)> {
    let text = at.text();
    let noun = at.tags().iter().find(|tag| tag.kinds.meets(nouns(at)));
    let definite = noun.map_or_else(|| at.form().starts_with(ARTICLE), |tag| tag.definite);
    if !at.token().is_word() || (noun.is_none() && (at.is(STOPS) || !definite)) {
        return None;
    }
    let after = at.to(noun.map_or(at.at() + 1, |tag| tag.tokens().end));
    let accusative = noun.is_some_and(|tag| tag.tail > 0);
    let end = complements(after, noun.is_some() && !definite, accusative);
    let pointing = definite && noun.is_some() && end.at() == at.at() + 1;
    let entity = pointing.then(|| names.antecedent(text, at.at())).flatten();
    let tokens = at.at()..end.at();
    let span = text.span_behind(tokens.clone(), noun.map_or(0, Tag::clitics));
    let name = entity.map_or_else(|| text.slice(span), |entity| names.fullest(entity));
    let agreement = at
        .all(Kind::Source)
        .map(|(found, _)| found.agreement)
        .next();
    let party = Party {
        name: Some(name.to_owned()),
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
        agent: noun.is_some_and(|tag| tag.kinds.meets(AGENTS.and(Kind::Outcome))),
        tokens,
        span,
    };
    Some((party, end))
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

/// The same with words for kinds of bodies.
const NOUNS: Kinds = AGENTS.and(Kind::TypeWord);

/// «بيان صادر عن يونيفيل»: whoever stands behind a document.
fn author<'t>(at: Cursor<'t>, names: &Names) -> Option<(Option<usize>, Cursor<'t>)> {
    let participle = at.token().is_word() && at.tags().is_empty();
    let about = at.particle(Particle::About).or_else(|| {
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

/// The most words that are read behind a noun.
const LONGEST: usize = 9;

/// Adjectives, places and bodies that belong to a noun: أمني, في أذربيجان, والتلفزيون الرسمي.
fn complements(start: Cursor<'_>, indefinite: bool, accusative: bool) -> Cursor<'_> {
    let mut at = start;
    while at.at() < start.at() + LONGEST {
        let Some(rest) = complement(at, indefinite, accusative) else {
            break;
        };
        at = rest;
    }
    at
}

fn complement(at: Cursor<'_>, indefinite: bool, accusative: bool) -> Option<Cursor<'_>> {
    const NOUNS: Kinds = Kinds::of(Kind::Name)
        .and(Kind::Body)
        .and(Kind::TypeWord)
        .and(Kind::Source)
        .and(Kind::Nationality);
    const ADJECTIVES: Kinds = Kinds::of(Kind::Nationality)
        .and(Kind::Victims)
        .and(Kind::Body)
        .and(Kind::Name)
        .and(Kind::Source);
    if !at.token().is_word() {
        return None;
    }
    let attached = at
        .tags()
        .iter()
        .find(|tag| tag.kinds.meets(NOUNS))
        .filter(|tag| tag.clitics() > 0);
    if let Some(tag) = attached {
        // what ل introduces is spoken to
        return (!tag.leads_with(at.text(), FOR)).then(|| at.to(tag.tokens().end));
    }
    let place = [Particle::In, Particle::Of, Particle::At]
        .iter()
        .find_map(|particle| at.particle(*particle));
    if let Some(place) = place {
        if place.particle(Particle::Document).is_some() {
            return None;
        }
        let tag = place.tags().iter().find(|tag| tag.kinds.meets(NOUNS));
        let definite = place.form().starts_with(ARTICLE) && !place.is(STOPS);
        return tag
            .map(|tag| place.to(tag.tokens().end))
            .or_else(|| definite.then(|| place.skip()));
    }
    if let Some(tag) = at.tags().iter().find(|tag| tag.kinds.meets(ADJECTIVES)) {
        return Some(at.to(tag.tokens().end));
    }
    // «الوكالة الوطنية للتنسيق»: what a body is for, unless people are spoken to
    let adjective = at.tags().is_empty()
        && (at.form().starts_with(ARTICLE)
            || at.form().starts_with(FOR_THE)
            || (indefinite && is_adjective(at, accusative)));
    adjective.then(|| at.skip())
}

/// An untagged word that looks like an indefinite adjective: أمني, طبية, مطلع; رفيعا behind an accusative.
fn is_adjective(at: Cursor<'_>, accusative: bool) -> bool {
    let form = at.form();
    let stem = form.strip_suffix(ACCUSATIVE).unwrap_or(form);
    let participle = form.starts_with(PARTICIPLE) && form.chars().count() >= 4;
    let agrees = accusative && form.ends_with(ACCUSATIVE);
    !form.starts_with(AND) && (stem.ends_with(crate::spelling::ADJECTIVE) || participle || agrees)
}

/// How many titles or names back a reader remembers; it keeps long texts linear.
const MEMORY: usize = 400;

impl Names {
    /// Whoever the article says bears a title: the last one before it, else the first behind it.
    #[must_use]
    pub fn holder(&self, title: &Title) -> Option<usize> {
        let fits = |other: &&Title| other.holder.is_some() && other.names_same(title);
        let here = self
            .titles
            .partition_point(|other| other.tokens.start < title.tokens.start);
        let before = self.titles[..here].iter().rev().take(MEMORY).find(fits);
        before
            .or_else(|| self.titles[here..].iter().take(MEMORY).find(fits))
            .and_then(|other| other.holder)
    }

    /// What a bare definite noun points back to: الوزارة is the ministry last named.
    #[must_use]
    pub fn antecedent(&self, text: &Text<'_>, at: usize) -> Option<usize> {
        let plain = |token: usize| {
            let form = text.form(token);
            let rest = form
                .strip_prefix(AND)
                .filter(|rest| rest.starts_with(ARTICLE))
                .unwrap_or(form);
            rest.strip_prefix(ARTICLE).unwrap_or(rest)
        };
        let noun = plain(at);
        let here = self
            .namings
            .partition_point(|naming| naming.tokens.end <= at);
        let names_it = |naming: &&super::names::Naming| {
            let first = naming.tokens.start;
            let label = |back: usize| first.checked_sub(back).is_some_and(|at| plain(at) == noun);
            let marked = first > 0 && !text.token(first - 1).is_word();
            plain(first) == noun || label(1) || (marked && label(2))
        };
        let before = self.namings[..here].iter().rev().take(MEMORY);
        let found = before.into_iter().find(names_it);
        found.map(|naming| naming.entity)
    }
}
