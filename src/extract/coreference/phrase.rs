//! The noun phrase that names a party: a title, a name, a word with a name.

use super::Party;
use super::complement::complements;
use super::described::described;
use super::unknown::unknown;
use crate::extract::names::{Names, Title};
use crate::facts::ResolvedBy;
use crate::grammar::Cursor;
use crate::lexicon::{Agreement, Kind, Kinds};
use crate::span::Span;
use crate::text::{Tag, Text};

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

/// وزير الخارجية الروسي سيرغي لافروف, or the title alone.
pub(super) fn titled<'t>(at: Cursor<'t>, names: &Names) -> Option<(Party, Cursor<'t>)> {
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

/// A name, with the title behind it: آنار ايفازوف متحدثا باسم الجيش.
pub(super) fn named<'t>(at: Cursor<'t>, names: &Names) -> Option<(Party, Cursor<'t>)> {
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
pub(super) fn labelled<'t>(at: Cursor<'t>, names: &Names) -> Option<(Party, Cursor<'t>)> {
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
