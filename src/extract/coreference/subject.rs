//! The subject of a verb of saying: a party, the name behind a title that nobody is known to bear, and
//! whoever speaks along with it.

use super::Party;
use super::complement::{complements, is_adjective};
use super::phrase::{anyone, party};
use super::unknown::unknown;
use crate::extract::names::Names;
use crate::facts::{EntityType, ResolvedBy};
use crate::grammar::Cursor;
use crate::lexicon::{Agreement, Kind, Kinds, Particle, RoleClass};
use crate::span::Span;
use crate::spelling::{ACCUSATIVE, AND, ARTICLE, FOR, PREPOSITIONS, PRESENT};
use crate::text::{Tag, Text};

/// The subject of a verb of saying, and the place behind it.
#[must_use]
pub fn subject<'t>(at: Cursor<'t>, names: &Names) -> Option<(Party, Cursor<'t>)> {
    if let Some(each) = at
        .particle(Particle::Each)
        .and_then(|at| at.particle(Particle::Of))
    {
        let (first, rest) = party(each, names)?;
        return joined(&first, rest, names);
    }
    let (party, rest) = anyone(at, names)?;
    let (party, rest) = borne(party, rest, names);
    let party = entitled(party, rest, names);
    Some(joined(&party, rest, names).unwrap_or((party, rest)))
}

/// An unknown name with the title behind it: كليمنتين نكويتا سلامي منسقة الأمم المتحدة.
fn entitled(party: Party, rest: Cursor<'_>, names: &Names) -> Party {
    let unknown = party.entity.is_none() && party.role.is_none() && !party.agent;
    let title = names.title(rest.past(',').at());
    match title.filter(|title| unknown && title.holder.is_none()) {
        Some(title) => Party {
            role: Some(rest.text().slice(title.span).to_owned()),
            agent: true,
            ..party
        },
        None => party,
    }
}

/// A title or description with the name behind it.
fn borne<'t>(party: Party, rest: Cursor<'t>, names: &Names) -> (Party, Cursor<'t>) {
    if party.entity.is_some() {
        // «الرئيس بري» is nobody else who is called الرئيس
        let other = unknown(rest).filter(|(_, behind)| {
            party.resolved_by == ResolvedBy::Role && closes(*behind) && is_name(rest)
        });
        return match other {
            Some((bearer, behind)) => (named(&party, bearer, rest.text()), behind),
            None => (party, rest),
        };
    }
    let (party, rest) = described(party, rest);
    let text = rest.text();
    if party.role.is_none() {
        return match apposed(&party, rest, names) {
            Some((bearer, behind)) => (named(&party, bearer, text), behind),
            None => (party, rest),
        };
    }
    let found = unknown(rest);
    let place = found.clone().or_else(|| super::phrase::named(rest, names));
    if let Some((place, behind)) = place.filter(|_| is_open(rest)) {
        return (widened(party, &place, text), behind);
    }
    let bearer = apposed(&party, rest, names)
        .or_else(|| titled(rest, names))
        .or_else(|| {
            let courtesy = names
                .title(party.tokens.start)
                .is_some_and(|title| title.class == RoleClass::Honorific);
            let vague = is_vague(&party, text) && !courtesy;
            found.filter(|(bearer, behind)| {
                let several = bearer.tokens.len() > 1 || !vague;
                several && closes(*behind) && is_name(rest)
            })
        });
    match bearer {
        Some((bearer, behind)) => (named(&party, bearer, text), behind),
        None => (party, rest),
    }
}

/// Whether an unknown word may be a name: no adverb (غاضبا), no verb (يبدو), no adjective with ال.
fn is_name(at: Cursor<'_>) -> bool {
    let listed = Kinds::of(Kind::GivenName).and(Kind::FamilyName);
    let form = at.form();
    let verb = form.starts_with(PRESENT) && at.skip().particle(Particle::That).is_some();
    // «الوزير بصمود المدينة»
    let governed = form.starts_with(PREPOSITIONS) && at.skip().form().starts_with(ARTICLE);
    let common = form.ends_with(ACCUSATIVE) || form.starts_with(ARTICLE) || verb || governed;
    at.is(listed) || !common
}

/// «دبلوماسي غربي معتمد في بغداد»: adjectives and places behind a title without an article are no name.
fn described(party: Party, rest: Cursor<'_>) -> (Party, Cursor<'_>) {
    let text = rest.text();
    if party.role.is_none() || !is_vague(&party, text) || !is_adjective(rest, false) {
        return (party, rest);
    }
    let end = complements(rest, true, false);
    if end.at() == rest.at() || (!end.is_done() && unknown(end).is_some()) {
        return (party, rest);
    }
    let span = Span::new(
        party.span.start(),
        text.span(party.tokens.start..end.at()).end(),
    );
    let words = text.slice(span).to_owned();
    let party = Party {
        span,
        tokens: party.tokens.start..end.at(),
        name: Some(words.clone()),
        role: Some(words),
        ..party
    };
    (party, end)
}

/// Whether nothing in a title is definite: «مسؤول يمني رفيع» has no name behind it.
fn is_vague(party: &Party, text: &Text<'_>) -> bool {
    let definite = |i: usize| text.form(i).contains(ARTICLE) || text.is(i, Kinds::of(Kind::Name));
    !party.tokens.clone().any(definite)
}

/// The listed name of a person right behind a title, or behind a definite noun for a human being.
fn apposed<'t>(party: &Party, rest: Cursor<'t>, names: &Names) -> Option<(Party, Cursor<'t>)> {
    const BODIES: Kinds = Kinds::of(Kind::Body).and(Kind::Source).and(Kind::TypeWord);
    let first = rest.to(party.tokens.start);
    let human = party.role.is_some() || (first.form().starts_with(ARTICLE) && !first.is(BODIES));
    let person = names
        .starting(rest.at())
        .is_some_and(|naming| names.is(naming, EntityType::Person));
    (human && person)
        .then(|| super::phrase::named(rest, names))
        .flatten()
}

/// A second title with the name: رئيس هيئة الكتاب الدكتور فارس السقاف, الخبير الاقتصادي سيد ليلاز.
fn titled<'t>(at: Cursor<'t>, names: &Names) -> Option<(Party, Cursor<'t>)> {
    let spoken_to = at.tags().iter().any(|tag| tag.leads_with(at.text(), FOR));
    let title = names.title(at.at()).filter(|_| !spoken_to)?;
    let (party, behind) = subject(at, names)?;
    let bare = at.to(title.tokens.end);
    let borne = party.entity.is_some() || behind.at() > bare.at();
    let honorific = title.class == RoleClass::Honorific && title.tokens.len() == 1;
    let party = if honorific && !at.form().starts_with(ARTICLE) && party.entity.is_none() {
        // سيد without its article is a name
        let name = Some(at.text().slice(party.span).to_owned());
        Party { name, ..party }
    } else {
        party
    };
    (borne && party.role.is_some()).then_some((party, behind))
}

/// The party under the name of its bearer; its own words become the role.
fn named(party: &Party, bearer: Party, text: &Text<'_>) -> Party {
    Party {
        tokens: party.tokens.start..bearer.tokens.end,
        span: Span::new(party.span.start(), bearer.span.end()),
        role: Some(text.slice(party.span).to_owned()),
        agreement: party.agreement,
        agent: true,
        ..bearer
    }
}

/// Whoever speaks along with a party: باريس وبرلين, الرئيس ووزير خارجيته.
fn joined<'t>(first: &Party, rest: Cursor<'t>, names: &Names) -> Option<(Party, Cursor<'t>)> {
    let text = rest.text();
    let attached = rest.form().starts_with(AND) && rest.tags().iter().any(|tag| tag.clitics() > 0);
    let (second, behind) = party(rest, names).filter(|(party, _)| attached && party.is_agent())?;
    if !first.is_agent() || !closes(behind) {
        return None;
    }
    let (last, behind) = joined(&second, behind, names).unwrap_or((second, behind));
    let span = Span::new(first.span.start(), last.span.end());
    let party = Party {
        tokens: first.tokens.start..last.tokens.end,
        span,
        name: Some(text.slice(span).to_owned()),
        entity: None,
        role: None,
        resolved_by: ResolvedBy::Explicit,
        agreement: Agreement::Plural,
        agent: true,
    };
    Some((party, behind))
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

/// Where a name can end: at a particle, a time, a mark, a title, a noun of saying (قوله).
fn closes(at: Cursor<'_>) -> bool {
    const ENDS: Kinds = Kinds::of(Kind::Particle)
        .and(Kind::Role)
        .and(Kind::Timing)
        .and(Kind::DayOffset)
        .and(Kind::Weekday)
        .and(Kind::Victims)
        .and(Kind::Speech);
    !at.token().is_word() || at.is(ENDS) || at.tags().iter().any(|tag| tag.clitics() > 0)
}
