//! What belongs to a noun for people: adjectives, its country, the body it serves, its name.

use super::listed_noun::listed;
use super::people::Noun;
use super::sentence::Sentence;
use crate::facts::{EntityType, Subtype, VictimKind};
use crate::grammar::{Cursor, number};
use crate::lexicon::{Agreement, BodyClass, Kind, Kinds, Meaning, Particle, TypeWord};
use crate::spelling::{ACCUSATIVE, AND, ARTICLE, NOMINATIVE, OBLIQUE, PREPOSITIONS};
use crate::text::Text;

/// One adjective or complement after the noun; the token after it.
pub(super) fn part(sentence: &Sentence<'_>, at: Cursor<'_>, noun: &mut Noun) -> Option<usize> {
    if at.is_done() || !at.token().is_word() || sentence.is_trigger(at.at()) {
        return None;
    }
    nationality(at, noun)
        .or_else(|| ranks(sentence, at, noun))
        .or_else(|| more(at, noun))
        .or_else(|| place_among(at, noun))
        .or_else(|| bearer(sentence, at, noun))
        .or_else(|| homeland(sentence, at, noun))
        .or_else(|| adjective(sentence, at, noun))
        .or_else(|| complement(sentence, at, noun))
        .or_else(|| agreeing(at, noun))
}

fn nationality(at: Cursor<'_>, noun: &mut Noun) -> Option<usize> {
    let (code, found, rest) = at.read(Kind::Nationality, Meaning::nationality_code)?;
    if found.tag.clitics() > 0 || noun.named {
        return None;
    }
    noun.definite |= found.tag.definite;
    noun.country.get_or_insert_with(|| code.to_owned());
    Some(rest.at())
}

/// Of whom the dead or wounded are: «في صفوف المدنيين», «من الجنود», «القتلى الأطفال», «جثة لجنود», «قتلى
/// الجيش».
fn ranks(sentence: &Sentence<'_>, at: Cursor<'_>, noun: &mut Noun) -> Option<usize> {
    if noun.own.is_empty() || noun.named || noun.kind.is_some() {
        return None;
    }
    let tags = at.matches();
    let for_whom = tags
        .iter()
        .any(|tag| tag.clitics() > 0 && tag.leads_with(sentence.text, PREPOSITIONS[2]));
    let bare = tags.iter().all(|tag| tag.clitics() == 0);
    let opened = at
        .particle(Particle::Ranks)
        .or_else(|| at.particle(Particle::Of));
    let construct = bare && noun.end == noun.head_end && !noun.counted && !noun.definite;
    let adjective = bare && noun.definite && tags.iter().any(|tag| tag.definite);
    if opened.is_none() && !for_whom && !construct && !adjective {
        return None;
    }
    let start = opened.unwrap_or(at);
    if let Some(next) = listed(start) {
        let several = next.number == Some(Agreement::Plural) && next.own.is_empty();
        let numbered = number(start.to(next.end)).is_some();
        // «جثث المراقبين الأربعة» are told by their number
        let kind = next
            .kind
            .filter(|_| several && !numbered && (next.definite || for_whom))?;
        if adjective && opened.is_none() && kind == VictimKind::Official {
            // «المعتقلين السياسيين» hold no office
            return None;
        }
        noun.kind = Some(kind);
        noun.definite |= construct;
        return Some(next.end);
    }
    let (kind, end) = body(sentence, start).filter(|_| !for_whom && !adjective)?;
    noun.kind = Some(kind);
    noun.definite |= construct;
    Some(end)
}

fn more(at: Cursor<'_>, noun: &mut Noun) -> Option<usize> {
    let is = |m: &Meaning| (*m == Meaning::Particle(Particle::Others)).then_some(());
    let ((), found, rest) = at.read(Kind::Particle, is)?;
    (found.tag.clitics() == 0).then(|| {
        noun.others = true;
        rest.at()
    })
}

/// «المتهم الأخير», «الجندي الثالث».
fn place_among(at: Cursor<'_>, noun: &mut Noun) -> Option<usize> {
    let ordinal = |m: &Meaning| matches!(m, Meaning::Ordinal(_)).then_some(());
    let latest = |m: &Meaning| matches!(m, Meaning::Direction(_)).then_some(());
    let single = matches!(noun.number, Some(Agreement::Singular | Agreement::Feminine));
    let ((), found, rest) = at
        .read(Kind::Ordinal, ordinal)
        .or_else(|| at.read(Kind::Direction, latest))?;
    let fits =
        noun.definite && found.tag.definite && found.tag.clitics() == 0 && single && !noun.named;
    fits.then(|| {
        noun.ordinal = true;
        rest.at()
    })
}

/// The name after a noun for one person: «الجندي جلعاد شاليط».
fn bearer(sentence: &Sentence<'_>, at: Cursor<'_>, noun: &mut Noun) -> Option<usize> {
    let names = sentence.context.names;
    let single = matches!(noun.number, Some(Agreement::Singular | Agreement::Feminine));
    let naming = names
        .starting(at.at())
        .filter(|naming| names.is(naming, EntityType::Person))?;
    let bare = at.matches().iter().all(|tag| tag.clitics() == 0);
    (single && bare && !noun.counted && !noun.national && !noun.named).then(|| {
        noun.named = true;
        noun.name = Some(names.entities[naming.entity].name.clone());
        naming.tokens.end
    })
}

/// A country or body right after a plural makes it definite: أطفال لبنان, مراقبي الأمم المتحدة.
fn homeland(sentence: &Sentence<'_>, at: Cursor<'_>, noun: &mut Noun) -> Option<usize> {
    let names = sentence.context.names;
    let naming = names
        .starting(at.at())
        .filter(|naming| !names.is(naming, EntityType::Person))?;
    let bare = at.matches().iter().all(|tag| tag.clitics() == 0) && noun.end == noun.head_end;
    (bare && !noun.named && noun.number == Some(Agreement::Plural)).then(|| {
        noun.definite = true;
        // the dead of an armed group are not its country's
        let entity = &names.entities[naming.entity];
        let country = entity.country.clone();
        let country = country.filter(|_| entity.subtype != Some(Subtype::ArmedGroup));
        noun.country = noun.country.take().or(country);
        naming.tokens.end
    })
}

/// A noun for people that describes the one before it: «الجنديين الأسيرين», «مواطنين مدنيين».
fn adjective(sentence: &Sentence<'_>, at: Cursor<'_>, noun: &mut Noun) -> Option<usize> {
    let next = listed(at)?;
    let bare = sentence
        .text
        .matches(at.at())
        .iter()
        .all(|tag| tag.clitics() == 0);
    let plural = noun.counted && matches!(next.number, Some(Agreement::Plural));
    let agrees = next.definite == noun.definite
        && (plural || same_ending(sentence.text, noun.head_end - 1, at.at()));
    if !bare || !agrees || noun.named || !noun.own.is_empty() {
        return None;
    }
    noun.own = next.own;
    if matches!(noun.kind, None | Some(VictimKind::Person)) {
        noun.kind = next.kind.or(noun.kind);
    }
    Some(next.end)
}

/// Adjectives take the ending of their noun: مراقبين دوليين.
fn same_ending(text: &Text<'_>, noun: usize, adjective: usize) -> bool {
    let ending = |form: &str| -> Vec<char> { form.chars().rev().take(2).collect() };
    let (noun, adjective) = (text.form(noun), text.form(adjective));
    ending(noun) == ending(adjective)
        || (noun.ends_with(ACCUSATIVE) && adjective.ends_with(ACCUSATIVE))
        || (noun.starts_with(ARTICLE) && adjective.starts_with(ARTICLE))
}

/// A body that the noun belongs to: «مراقبي الأمم المتحدة», «ضابط في الجيش العراقي».
fn complement(sentence: &Sentence<'_>, at: Cursor<'_>, noun: &mut Noun) -> Option<usize> {
    if noun.named {
        return None;
    }
    let start = at
        .particle(Particle::In)
        .or_else(|| at.particle(Particle::Of))
        .unwrap_or(at);
    let (kind, end) = body(sentence, start)?;
    let attached = sentence
        .text
        .matches(start.at())
        .iter()
        .any(|tag| tag.clitics() > 0);
    // «ضابط» is a policeman when the police is his: ضابطان بالشرطة
    if kind == VictimKind::Police && noun.kind == Some(VictimKind::Military) {
        noun.kind = Some(kind);
    }
    if matches!(noun.kind, None | Some(VictimKind::Person))
        && noun.own.is_empty()
        && kind != VictimKind::Person
    {
        noun.kind = Some(kind);
    }
    noun.definite |= start.at() == at.at() && !attached;
    Some(end)
}

/// A body whose people can be counted, and the token after it.
pub(super) fn body(sentence: &Sentence<'_>, at: Cursor<'_>) -> Option<(VictimKind, usize)> {
    let association = |m: &Meaning| (*m == Meaning::Body(BodyClass::Association)).then_some(());
    if at.read(Kind::Body, association).is_some() {
        return None;
    }
    let class = |m: &Meaning| match m {
        Meaning::Body(BodyClass::Army) => Some(VictimKind::Military),
        Meaning::Body(BodyClass::Police) => Some(VictimKind::Police),
        Meaning::Body(BodyClass::Group) | Meaning::TypeWord(TypeWord::Movement) => {
            Some(VictimKind::Militant)
        }
        _ => None,
    };
    let (kind, found, rest) = at
        .read(Kind::Body, class)
        .or_else(|| at.read(Kind::TypeWord, class))?;
    let joined = found.leads_with(sentence.text, AND);
    let covering = sentence
        .context
        .names
        .covering(at.at())
        .map_or(rest.at(), |naming| naming.tokens.end);
    (!joined).then(|| (kind, covering.max(rest.at())))
}

/// An unknown adjective with the ending of its noun: مراقبين دوليين.
fn agreeing(at: Cursor<'_>, noun: &Noun) -> Option<usize> {
    let text = at.text();
    // «فلسطينيان بنيران …»: a preposition makes no adjective
    let governed = at.form().starts_with(PREPOSITIONS);
    let unknown = at.matches().is_empty() && !text.is(at.at(), Kinds::ALL) && !governed;
    let plural =
        matches!(noun.number, Some(Agreement::Plural | Agreement::Dual)) || noun.accusative;
    let definite =
        at.form().starts_with(ARTICLE) == text.form(noun.head_end - 1).starts_with(ARTICLE);
    // «أسرى محررون»: a broken plural takes an adjective with an ending
    let sound = noun.number == Some(Agreement::Plural)
        && (at.form().ends_with(NOMINATIVE) || at.form().ends_with(OBLIQUE));
    let agrees = sound || same_ending(text, noun.head_end - 1, at.at());
    (unknown && plural && definite && !noun.named && agrees).then(|| at.at() + 1)
}
