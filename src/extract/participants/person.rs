//! Which person the sentences before name, told by sex: «التقى الوزير المديرة لارا كفوري. وقالت إن …».

use std::ops::Range;

use super::party::{AgentPhrase, party};
use super::voice::SpeakerMention;
use crate::extract::names::{NameSpan, Names};
use crate::facts::EntityType;
use crate::grammar::Cursor;
use crate::lexicon::{Agreement, Kind, Kinds, Meaning, NameSex};
use crate::spelling::FEMININE;
use crate::text::Text;

/// The only person, body or group that a verb agrees with among those whom the sentence of token `at`, before it,
/// and the one before that name.
#[must_use]
pub(crate) fn only_one(
    text: &Text<'_>,
    names: &Names,
    at: usize,
    verb: Agreement,
) -> Option<SpeakerMention> {
    if verb == Agreement::Any {
        return None;
    }
    let near = near(text, at);
    if let Some(entity) = only(text, names, near.clone(), verb) {
        let name = names.fullest(entity).into_owned();
        return Some(SpeakerMention::of_person(name, entity, verb));
    }
    let first = near.start.max(near.end.saturating_sub(LOOKED));
    let party = only_party(text, names, first..near.end, verb)?;
    Some(SpeakerMention::explicit(party, verb).by_context())
}

/// Whoever is named by some tokens, when their words agree with a verb: an object that goes on to speak.
#[must_use]
pub(crate) fn told_of(
    text: &Text<'_>,
    names: &Names,
    tokens: Range<usize>,
    verb: Agreement,
) -> Option<AgentPhrase> {
    let (party, _) = party(Cursor::new(text, tokens), names)?;
    let title = names.title(party.tokens.start).map(|title| title.agreement);
    let own = match party.agreement {
        Agreement::Any => title.unwrap_or(Agreement::Any),
        told => told,
    };
    let titled =
        title.is_some() && own == verb && matches!(verb, Agreement::Singular | Agreement::Feminine);
    let fits = titled || is_told_of(text, names, &party, verb);
    (party.is_agent() && fits).then_some(party)
}

/// The most tokens in which a noun phrase is looked for.
const LOOKED: usize = 60;

/// The only noun phrase of these tokens for somebody who can act and with whom a verb agrees.
fn only_party(
    text: &Text<'_>,
    names: &Names,
    tokens: Range<usize>,
    verb: Agreement,
) -> Option<AgentPhrase> {
    let mut found: Option<AgentPhrase> = None;
    let mut here = Cursor::new(text, tokens);
    while !here.is_done() {
        let read = here.token().is_word().then(|| party(here, names)).flatten();
        let Some((party, rest)) = read.filter(|(party, _)| is_told_of(text, names, party, verb))
        else {
            here = here.skip();
            continue;
        };
        here = if rest.at() > here.at() {
            rest
        } else {
            here.skip()
        };
        match &found {
            Some(other) if other.name != party.name => return None,
            _ => found = Some(party),
        }
    }
    found
}

/// Whether a noun for an organization, a source or somebody with a function stands here.
fn is_body(text: &Text<'_>, at: usize) -> bool {
    const BODIES: Kinds = Kinds::of(Kind::Body)
        .and(Kind::TypeWord)
        .and(Kind::Source)
        .and(Kind::Role);
    text.is(at, BODIES)
}

/// Whether a verb of this number and gender can be told of a party, as the words of the party say themselves.
fn is_told_of(text: &Text<'_>, names: &Names, party: &AgentPhrase, verb: Agreement) -> bool {
    let first = party.tokens.start;
    let person = party
        .entity
        .is_some_and(|entity| names.entities[entity].kind == EntityType::Person);
    let own = match party.agreement {
        Agreement::Any | Agreement::Singular if text.form(first).ends_with(FEMININE) => {
            Agreement::Feminine
        }
        Agreement::Any if person => sex(text, first).unwrap_or(Agreement::Any),
        told => told,
    };
    let named = person || party.role.as_deref() != party.name.as_deref() && party.role.is_some();
    let definite = party.entity.is_some() || !party.is_vague(text);
    let fits = match verb {
        Agreement::Singular => named && own == verb,
        Agreement::Feminine => (named || is_body(text, first)) && own == verb,
        Agreement::Plural | Agreement::Dual => own == verb,
        Agreement::Any => false,
    };
    party.is_agent() && definite && fits
}

/// The tokens of the sentence before, and of this one up to `at`.
fn near(text: &Text<'_>, at: usize) -> Range<usize> {
    let here = text.sentence_of(at);
    let before = here.start.checked_sub(1);
    before.map_or(here.start, |last| text.sentence_of(last).start)..at
}

/// The only person of this gender whom some tokens name, when it is told of all of them.
pub(super) fn only(
    text: &Text<'_>,
    names: &Names,
    tokens: Range<usize>,
    gender: Agreement,
) -> Option<usize> {
    if !matches!(gender, Agreement::Singular | Agreement::Feminine) {
        return None;
    }
    let persons = names.within(tokens).iter();
    let persons = persons.filter(|naming| names.is(naming, EntityType::Person));
    let mut found = None;
    let sure = |naming: &&NameSpan| naming.tokens.len() > 1 || names.entities[naming.entity].known;
    for naming in persons
        .filter(sure)
        .filter(|naming| can_be(text, names, naming, gender))
    {
        match found {
            Some(other) if other != naming.entity => return None,
            _ => found = Some(naming.entity),
        }
    }
    found
}

/// Whether a person may be of a gender: their given name or their title does not say otherwise.
fn can_be(text: &Text<'_>, names: &Names, naming: &NameSpan, gender: Agreement) -> bool {
    let told = sex(text, naming.tokens.start).or_else(|| {
        let title = names.title_covering(naming.tokens.start.checked_sub(1)?)?;
        matches!(title.agreement, Agreement::Singular | Agreement::Feminine)
            .then_some(title.agreement)
    });
    told.is_none_or(|told| told == gender)
}

/// What a given name tells.
fn sex(text: &Text<'_>, at: usize) -> Option<Agreement> {
    let told = |m: &Meaning| match m {
        Meaning::GivenName(NameSex::Male) => Some(Agreement::Singular),
        Meaning::GivenName(NameSex::Female) => Some(Agreement::Feminine),
        _ => None,
    };
    let here = Cursor::new(text, at..at + 1);
    here.read(Kind::GivenName, told)
        .map(|(agreement, _, _)| agreement)
}
