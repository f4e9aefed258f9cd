//! Who is meant: from the words beside a cue to the fullest name that the article gives.

use std::ops::Range;

use super::names::{Names, Title};
use crate::facts::{ResolvedBy, Speaker};
use crate::grammar::Cursor;
use crate::lexicon::{Agreement, Kind, Kinds, Particle};
use crate::span::Span;
use crate::spelling::{AND, ARTICLE};
use crate::text::Text;

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

/// The most words of an unknown name.
const UNKNOWN: usize = 4;

fn unknown(at: Cursor<'_>) -> Option<(Party, Cursor<'_>)> {
    const PARTS: Kinds = Kinds::of(Kind::GivenName)
        .and(Kind::FamilyName)
        .and(Kind::NameLink);
    let fits = |here: Cursor<'_>| {
        let free = here
            .tags()
            .iter()
            .all(|tag| tag.kinds.without(PARTS).is_empty() && tag.clitics() == 0);
        here.token().is_word() && free && (here.at() > at.at() || !here.form().starts_with(ARTICLE))
    };
    let end = (at.at()..at.at() + UNKNOWN)
        .find(|i| !fits(at.to(*i)))
        .unwrap_or(at.at() + UNKNOWN);
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
    (end > at.at()).then(|| (party, at.to(end)))
}

/// وزير الخارجية الروسي سيرغي لافروف, or the title alone.
fn titled<'t>(at: Cursor<'t>, names: &Names) -> Option<(Party, Cursor<'t>)> {
    let text = at.text();
    let title = names.title(at.at())?;
    let bearer = title
        .holder_at()
        .and_then(|at| names.starting(at))
        .filter(|_| title.holder.is_some());
    let end = bearer.map_or_else(
        || complements(at.to(title.tokens.end), true).at(),
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
    const NOUNS: Kinds = Kinds::of(Kind::Source)
        .and(Kind::Body)
        .and(Kind::Victims)
        .and(Kind::Role)
        .and(Kind::TypeWord);
    let text = at.text();
    let noun = at.tags().iter().find(|tag| tag.kinds.meets(NOUNS));
    let definite = noun.map_or_else(|| at.form().starts_with(ARTICLE), |tag| tag.definite);
    if !at.token().is_word() || (noun.is_none() && (at.is(STOPS) || !definite)) {
        return None;
    }
    let after = at.to(noun.map_or(at.at() + 1, |tag| tag.tokens().end));
    let end = complements(after, noun.is_some());
    let tokens = at.at()..end.at();
    let span = text.span_behind(tokens.clone(), noun.map_or(0, |tag| tag.clitics()));
    let agreement = noun.and_then(|_| {
        at.all(Kind::Source)
            .map(|(found, _)| found.agreement)
            .next()
    });
    let pointing = definite && noun.is_some() && tokens.len() == 1;
    let author = author(end, names);
    let antecedent = pointing
        .then(|| names.antecedent(text, at.at()))
        .flatten()
        .or(author.and_then(|(entity, _)| entity));
    let end = author.map_or(end, |(_, end)| end);
    let (tokens, span) = match author {
        Some(_) => (
            at.at()..end.at(),
            Span::new(span.start(), text.span(at.at()..end.at()).end()),
        ),
        None => (tokens, span),
    };
    let party = Party {
        name: Some(antecedent.map_or_else(
            || text.slice(span).to_owned(),
            |entity| names.fullest(entity).to_owned(),
        )),
        entity: antecedent,
        role: None,
        resolved_by: if antecedent.is_some() {
            ResolvedBy::Context
        } else {
            ResolvedBy::Explicit
        },
        agreement: agreement.unwrap_or(Agreement::Any),
        agent: noun.is_some(),
        tokens,
        span,
    };
    Some((party, end))
}

/// «بيان صادر عن يونيفيل»: whoever stands behind a document.
fn author<'t>(at: Cursor<'t>, names: &Names) -> Option<(Option<usize>, Cursor<'t>)> {
    let participle = at.token().is_word() && at.tags().is_empty();
    let about = at.particle(Particle::About).or_else(|| {
        participle
            .then(|| at.skip().particle(Particle::About))
            .flatten()
    })?;
    let (party, rest) = titled(about, names)
        .or_else(|| named(about, names))
        .or_else(|| labelled(about, names))?;
    Some((party.entity, rest))
}

/// The most words that are read behind a noun.
const LONGEST: usize = 9;

/// Adjectives, places and bodies that belong to a noun: أمني, في أذربيجان, والتلفزيون الرسمي.
fn complements(start: Cursor<'_>, known: bool) -> Cursor<'_> {
    let mut at = start;
    while at.at() < start.at() + LONGEST {
        let Some(rest) = complement(at, known) else {
            break;
        };
        at = rest;
    }
    at
}

fn complement(at: Cursor<'_>, known: bool) -> Option<Cursor<'_>> {
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
        return Some(at.to(tag.tokens().end));
    }
    let place = [Particle::In, Particle::Of, Particle::At]
        .iter()
        .find_map(|particle| at.particle(*particle));
    if let Some(place) = place {
        let tag = place.tags().iter().find(|tag| tag.kinds.meets(NOUNS));
        let definite = place.form().starts_with(ARTICLE) && !place.is(STOPS);
        return tag
            .map(|tag| place.to(tag.tokens().end))
            .or_else(|| (definite && known).then(|| place.skip()));
    }
    if let Some(tag) = at.tags().iter().find(|tag| tag.kinds.meets(ADJECTIVES)) {
        return Some(at.to(tag.tokens().end));
    }
    let adjective =
        at.tags().is_empty() && (at.form().starts_with(ARTICLE) || (known && is_adjective(at)));
    adjective.then(|| at.skip())
}

/// An untagged word that ends as relational adjectives do: أمني, طبية, مطلعة.
fn is_adjective(at: Cursor<'_>) -> bool {
    let form = at.form();
    !form.starts_with(AND) && form.ends_with(crate::spelling::ADJECTIVE)
}

impl Names {
    /// The fullest name that the article gives an entity: its mention with the most words, the first of several.
    #[must_use]
    pub fn fullest(&self, entity: usize) -> &str {
        let entity = &self.entities[entity];
        let words = |text: &str| text.split_whitespace().count();
        let most = entity
            .mentions
            .iter()
            .map(|mention| words(&mention.text))
            .max();
        let longest = entity
            .mentions
            .iter()
            .find(|mention| Some(words(&mention.text)) == most);
        longest.map_or(&entity.name, |mention| &mention.text)
    }

    /// Whoever the article says bears a title: the last one before it, else the first behind it.
    #[must_use]
    pub fn holder(&self, title: &Title) -> Option<usize> {
        let fits = |other: &&Title| other.holder.is_some() && other.names_same(title);
        let before = self
            .titles
            .iter()
            .rev()
            .filter(|other| other.tokens.start < title.tokens.start)
            .find(fits);
        before
            .or_else(|| self.titles.iter().find(fits))
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
        let before = self
            .namings
            .iter()
            .rev()
            .filter(|naming| naming.tokens.end <= at);
        let names_it = |naming: &&super::names::Naming| {
            let first = naming.tokens.start;
            plain(first) == noun
                || first
                    .checked_sub(1)
                    .is_some_and(|label| plain(label) == noun)
        };
        before.clone().find(names_it).map(|naming| naming.entity)
    }
}
