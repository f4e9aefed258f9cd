//! The noun phrase that names a party: a title, a name, a word with a name.

use super::Party;
use super::complement::complements;
use super::described::described;
use super::unknown::unknown;
use crate::extract::names::{Names, Title};
use crate::facts::{EntityType, ResolvedBy};
use crate::grammar::Cursor;
use crate::lexicon::{Agreement, Kind, Kinds};
use crate::span::Span;
use crate::spelling::{ARTICLE, FOR, FOR_THE};

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
    // a bare «رئيس» waits for whatever it is the head of
    let whole = title.country.is_some()
        || !title.of.is_empty()
        || title.tokens.len() > 1
        || text.form(title.tokens.start).contains(ARTICLE);
    let pointed = || names.holder(title).filter(|_| whole);
    let holder = title.holder.or_else(pointed);
    let role = text
        .slice(if bearer.is_some() { title.span } else { span })
        .to_owned();
    let party = Party {
        span,
        name: Some(
            holder.map_or_else(|| role.clone(), |entity| names.fullest(entity).into_owned()),
        ),
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
        name: Some(names.fullest(naming.entity).into_owned()),
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
    // «الجانب الإسرائيلي لبنان»: no name behind a noun that its adjective has closed
    let closed = opening.at() == behind.at() && behind.at() > tag.tokens().end;
    if closed && names.is(naming, EntityType::Location) {
        return None;
    }
    if opening.form().starts_with(FOR_THE)
        || opening
            .tags()
            .iter()
            .any(|tag| tag.leads_with(at.text(), FOR))
    {
        return None; // «بيان للجيش»: the name is no name of the noun
    }
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
