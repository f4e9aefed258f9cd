//! Words that stand where a name would and that nothing else is known of.

use super::Party;
use crate::facts::ResolvedBy;
use crate::grammar::Cursor;
use crate::lexicon::{Agreement, Kind, Kinds, Particle};
use crate::spelling::{ACCUSATIVE, ARTICLE};

/// Parts of personal names, and names that were no name here: a man may be called as a town is.
const PERSONAL: Kinds = Kinds::of(Kind::GivenName)
    .and(Kind::FamilyName)
    .and(Kind::NameLink)
    .and(Kind::Name);

/// Words that stand where only a name can, whatever else they mean: «نقل عن رمضان قوله».
#[must_use]
pub fn called(at: Cursor<'_>, end: usize) -> Party {
    let tokens = at.at()..end;
    let span = at.text().span(tokens.clone());
    Party {
        name: Some(at.text().slice(span).to_owned()),
        entity: None,
        role: None,
        resolved_by: ResolvedBy::Explicit,
        agreement: Agreement::Any,
        agent: false,
        tokens,
        span,
    }
}

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

pub(super) fn unknown(at: Cursor<'_>) -> Option<(Party, Cursor<'_>)> {
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
    Some((called(at, end), at.to(end)))
}
