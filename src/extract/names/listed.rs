//! Names that the lexicon lists.

use std::ops::Range;

use super::candidate::{Candidate, Candidates, Key};
use super::evidence::{Evidence, Finder};
use crate::facts::{EntityType, Subtype};
use crate::grammar::Cursor;
use crate::lexicon::{
    Agreement, Kind, Kinds, Meaning, Name, NameForm, NameId, Particle, Particles, RoleClass, Sense,
    TypeWord,
};
use crate::spelling::{
    ACCUSATIVE, ADJECTIVE, AND, ARTICLE, BY, FEMININE, FEMININES, FOR_THE, PREPOSITIONS,
};
use crate::text::{LexiconMatch, Text, TokenKind};

/// Adds every listed name; of overlapping ones the first and longest stays.
pub(super) fn find(text: &Text<'_>, found: &mut Candidates) {
    let mut at = 0;
    while at < text.len() {
        at = match listed(text, at) {
            Some(candidate) => {
                let end = candidate.tokens.end;
                found.add(candidate);
                end
            }
            None => at + 1,
        };
    }
}

/// The place as which a list has a word that means something else besides.
pub(super) fn listed_place(text: &Text<'_>, at: usize) -> Option<Candidate> {
    let candidate = listed_where(text, at, |_, _| true)?;
    (candidate.kind == EntityType::Location && candidate.lead == 0).then_some(candidate)
}

fn listed(text: &Text<'_>, at: usize) -> Option<Candidate> {
    listed_where(text, at, |tag, name| {
        !name.ambiguous || is_marked_as_name(text, tag, name.kind)
    })
}

/// The listed name that a word begins, where `tells` holds of it.
fn listed_where(
    text: &Text<'_>,
    at: usize,
    tells: impl Fn(&LexiconMatch, Name<'_>) -> bool,
) -> Option<Candidate> {
    let tags = text.matches(at);
    let is_named = |tag: &&LexiconMatch| tag.kinds.intersects(Kinds::of(Kind::Name));
    let tag = tags.iter().find(is_named)?;
    let longer = tags
        .iter()
        .take_while(|tag| !is_named(tag))
        .any(|tag| tag.kinds.intersects(TITLES))
        || is_common_phrase(text, &tag.tokens());
    let one = tag.tokens().len() == 1;
    if describes(text, tag) || one && (is_accusative(text, at) || is_day_part(text, at)) {
        return None;
    }
    let (id, form) = pick(text, tag)?;
    let name = text.lexicon().name(id);
    if longer || !tells(tag, name) {
        return None;
    }
    Some(Candidate {
        tokens: tag.tokens(),
        lead: usize::from(tag.lead),
        kind: name.kind,
        subtype: name.subtype,
        key: Key::Listed(id, form),
        evidence: Evidence::by(Finder::List),
    })
}

/// «ليل الجمعة»: a part of the day whose day follows is no Lille.
fn is_day_part(text: &Text<'_>, at: usize) -> bool {
    const DAYS: Kinds = Kinds::of(Kind::Weekday)
        .and(Kind::DayOffset)
        .and(Kind::Unit);
    let next = at + 1;
    text.is(at, Kinds::of(Kind::DayPart))
        && (text.is(next, DAYS) || text.token(next).kind == TokenKind::Digits)
}

/// «القوات السعودية»: a country's name that is its adjective as well, after a definite noun with which
/// it agrees.
fn describes(text: &Text<'_>, tag: &LexiconMatch) -> bool {
    const TIMES: Kinds = Kinds::of(Kind::Weekday)
        .and(Kind::Unit)
        .and(Kind::DayOffset)
        .and(Kind::Speech);
    let at = tag.tokens().start;
    let adjective = tag.kinds.intersects(Kinds::of(Kind::Nationality)) && tag.lead == 0;
    let Some(before) = at.checked_sub(1).filter(|_| adjective) else {
        return false;
    };
    let form = text.form(before);
    let plain = form.strip_prefix(AND).unwrap_or(form);
    let plain = plain.strip_prefix(PREPOSITIONS).unwrap_or(plain);
    let definite = plain.starts_with(ARTICLE) || form.starts_with(FOR_THE);
    let agrees = form.ends_with(FEMININE) || form.ends_with(FEMININES);
    definite && agrees && !text.is(before, TIMES)
}

/// «لفيف من الناس»: whether a name is the beginning of a longer common phrase.
pub(super) fn is_common_phrase(text: &Text<'_>, name: &Range<usize>) -> bool {
    let mut tags = text.all_matches(name.start).iter();
    tags.any(|tag| {
        tag.kinds.intersects(Kinds::of(Kind::CommonNoun)) && tag.tokens().len() > name.len()
    })
}

/// «اجتاحت سيول المدينة»: whether a name is a word for a disaster here, which has no verb or preposition of a town before
/// it and stands among others of its kind.
pub(super) fn is_disaster(text: &Text<'_>, at: usize) -> bool {
    const CAUSE: Kinds = Kinds::of(Kind::Cause);
    const TOWN: Particles = Particles::of(Particle::Hosts)
        .union(Particles::of(Particle::Toward))
        .union(Particles::of(Particle::To));
    let sentence = text.sentence_of(at);
    let town = |before: usize| {
        text.particles(before).intersects(TOWN)
            || text.is(before, Kinds::of(Kind::TypeWord).and(Kind::Speech))
    };
    // «زارت الوفود سيول»
    let led = (1..=2).filter_map(|back| at.checked_sub(back)).any(town);
    let other = || {
        sentence
            .clone()
            .any(|other| other != at && text.is(other, CAUSE))
    };
    text.is(at, CAUSE) && (!led || other())
}

/// «قمحا أوكرانيا»: an adjective in the accusative after a noun in the accusative, which is written as a
/// country's name.
pub(super) fn is_accusative(text: &Text<'_>, at: usize) -> bool {
    let ends = |at: usize| text.form(at).strip_suffix(ACCUSATIVE);
    let Some(stem) = ends(at) else {
        return false;
    };
    let noun = at
        .checked_sub(1)
        .filter(|before| text.token(*before).is_word());
    if noun.is_some_and(|before| !is_placing(text, before)) && is_thing(text, stem) {
        return true;
    }
    let nationality = |sense: &Sense| {
        let meaning = text.lexicon().word_meaning(*sense);
        meaning.is_some_and(|meaning| meaning.kind() == Kind::Nationality)
    };
    // «أما روسيا» is no noun with its adjective
    let other = Kinds::of(Kind::Name).and(Kind::Particle);
    let noun = noun
        .filter(|before| !text.is(*before, other))
        .and_then(ends);
    // «عدوانا جويا»
    let is_word = |sense: &Sense| matches!(sense, Sense::Word(..));
    let adjective = |noun: &str| {
        stem.ends_with(ADJECTIVE[0]) && text.lexicon().senses(noun).iter().any(is_word)
    };
    noun.is_some_and(|noun| text.lexicon().senses(stem).iter().any(nationality) || adjective(noun))
}

/// «قصفت بيتا»: whether a stem is a noun for a thing, whose accusative is written as a town's name.
fn is_thing(text: &Text<'_>, stem: &str) -> bool {
    let thing = Meaning::Particle(Particle::Thing);
    let thing = |sense: &Sense| text.lexicon().word_meaning(*sense) == Some(&thing);
    text.lexicon().senses(stem).iter().any(thing)
}

/// Whether a place follows a word: «بلدة», «في».
fn is_placing(text: &Text<'_>, at: usize) -> bool {
    const LEADING: Particles = Particles::of(Particle::In)
        .union(Particles::of(Particle::Beside))
        .union(Particles::of(Particle::To))
        .union(Particles::of(Particle::Of));
    text.particles(at).intersects(LEADING)
        || text.is(at, Kinds::of(Kind::TypeWord).and(Kind::PlaceHead))
}

/// Longer phrases that a name inside them yields to: «رئيس مجلس الأمن» holds no name of its own.
const TITLES: Kinds = Kinds::of(Kind::Role).and(Kind::Body);

/// Of several entries with one form, the first that is no mere short form.
pub(super) fn pick(text: &Text<'_>, tag: &LexiconMatch) -> Option<(NameId, NameForm)> {
    named(text, tag)
        .find(|(_, form)| *form == NameForm::Full)
        .or_else(|| named(text, tag).next())
}

/// The entries of a phrase's form.
fn named(text: &Text<'_>, tag: &LexiconMatch) -> impl Iterator<Item = (NameId, NameForm)> {
    text.senses(tag).filter_map(|sense| match sense {
        Sense::Name(id, form) => Some((id, form)),
        Sense::Word(..) => None,
    })
}

/// A common word is a name after a word that says so; a body's also in quotation marks and in a byline.
fn is_marked_as_name(text: &Text<'_>, tag: &LexiconMatch, kind: EntityType) -> bool {
    let tokens = tag.tokens();
    if is_disaster(text, tokens.start) {
        return false;
    }
    let marked = tokens
        .start
        .checked_sub(1)
        .and_then(|before| text.marks().opening(before));
    let quoted = marked.is_some_and(|marked| marked.inside() == tokens);
    let byline = text
        .layout()
        .byline
        .as_ref()
        .is_some_and(|line| line.contains(&tokens.start));
    let body = kind == EntityType::Organization
        && (quoted || byline || is_reported_for(text, tag) || is_beside_body(text, tag));
    let place = kind == EntityType::Location
        && (is_scene_of_harm(text, tag)
            || is_told_by_country(text, tag)
            || is_within_country(text, tag)
            || is_struck(text, tag)
            || is_governed(text, tag)
            || text.is(tokens.start, Kinds::of(Kind::Cause))
            || is_beside_place(text, tag));
    body || place
        || (tag.lead == 0
            && tokens
                .start
                .checked_sub(1)
                .is_some_and(|before| announces(text, before, kind)))
}

/// «نحو الطيبة والعديسة», «العديسة والطيبة», «قانا شرق صور»: a place that is listed with another or lies beside one.
fn is_beside_place(text: &Text<'_>, tag: &LexiconMatch) -> bool {
    let tokens = tag.tokens();
    let Some(before) = tokens.start.checked_sub(1) else {
        return false;
    };
    let clear = |at: usize, lead: usize| {
        let place = |sense: Sense| match sense {
            Sense::Name(id, _) => {
                let name = text.lexicon().name(id);
                name.kind == EntityType::Location && !name.ambiguous
            }
            Sense::Word(..) => false,
        };
        let tags = text
            .matches(at)
            .iter()
            .filter(|tag| usize::from(tag.lead) == lead);
        tags.clone().any(|tag| text.senses(tag).all(place))
    };
    let beside = text
        .particles(before)
        .intersects(Particles::of(Particle::Beside));
    let lies = beside && before > 0 && clear(before - 1, 0);
    let lead = AND.len_utf8();
    let joined = text.form(tokens.end).starts_with(AND) && clear(tokens.end, lead);
    let over = !text.token(tokens.end).is_word() || text.form(tokens.end).starts_with(AND);
    let listed = usize::from(tag.lead) == lead && over && clear(before, 0);
    let bare = tag.lead == 0;
    bare && (lies || joined && is_placing(text, before)) || listed
}

/// How far before a place the word stands that tells what happened there: «قتل ستة في تعز وأربعة في إب».
const HARM: usize = 10;

/// «قتل أربعة في صور»: what «في» adds to a count of people who came to harm, and nothing goes on with.
fn is_scene_of_harm(text: &Text<'_>, tag: &LexiconMatch) -> bool {
    const COUNTED: Kinds = Kinds::of(Kind::Number)
        .and(Kind::Victims)
        .and(Kind::Outcome);
    const TIMES: Kinds = Kinds::of(Kind::Weekday)
        .and(Kind::DayOffset)
        .and(Kind::Timing);
    let tokens = tag.tokens();
    let sentence = text.sentence_of(tokens.start);
    let Some(counted) = tokens
        .start
        .checked_sub(2)
        .filter(|at| *at >= sentence.start)
    else {
        return false;
    };
    let within = tag.lead == 0
        && text
            .particles(counted + 1)
            .intersects(Particles::of(Particle::In).union(Particles::of(Particle::Beside)));
    let number = text.is(counted, COUNTED) || text.token(counted).kind == TokenKind::Digits;
    let next = tokens.end;
    // «في إب بالكوليرا»
    let caused = || {
        let cause = Kinds::of(Kind::Cause).and(Kind::Particle);
        text.form(next).starts_with(BY) && text.is(next, cause)
    };
    let over = next >= sentence.end
        || !text.token(next).is_word()
        || text.form(next).starts_with(AND)
        || text.is(next, TIMES)
        || caused();
    let first = counted.saturating_sub(HARM).max(sentence.start);
    within && number && over && (first..=counted).any(|at| text.is(at, Kinds::of(Kind::Outcome)))
}

/// «من قوات السلام بمالي»: no adjective has ب before it, so that the word is the country.
fn is_within_country(text: &Text<'_>, tag: &LexiconMatch) -> bool {
    let country = || {
        let named = pick(text, tag).map(|(id, _)| text.lexicon().name(id).subtype);
        named == Some(Some(Subtype::Country))
    };
    usize::from(tag.lead) == BY.len_utf8() && tag.leads_with(text, BY) && country()
}

/// «الأبيض (السودان) –»: a dateline tells of which country a town is.
fn is_told_by_country(text: &Text<'_>, tag: &LexiconMatch) -> bool {
    let open = tag.tokens().end;
    let land = |tag: &LexiconMatch| {
        let country =
            |(id, _): (NameId, NameForm)| text.lexicon().name(id).subtype == Some(Subtype::Country);
        text.token(tag.tokens().end).is_mark(')') && pick(text, tag).is_some_and(country)
    };
    text.token(open).is_mark('(') && text.matches(open + 1).iter().any(land)
}

/// «قصفت الطائرات إب»: the object right after a verb of striking and its subject.
fn is_struck(text: &Text<'_>, tag: &LexiconMatch) -> bool {
    let first = tag.tokens().start;
    let sentence = text.sentence_of(first);
    let Some(verb) = first.checked_sub(2).filter(|at| *at >= sentence.start) else {
        return false;
    };
    let subject = text.form(verb + 1).starts_with(ARTICLE) && text.token(verb + 1).is_word();
    tag.lead == 0
        && subject
        && text
            .particles(verb)
            .intersects(Particles::of(Particle::Hits))
}

/// «قرب بعقوبة»: after a preposition a word that begins as one with a preposition written onto it is none.
fn is_governed(text: &Text<'_>, tag: &LexiconMatch) -> bool {
    const PLACING: Particles = Particles::of(Particle::In)
        .union(Particles::of(Particle::Of))
        .union(Particles::of(Particle::To))
        .union(Particles::of(Particle::On))
        .union(Particles::of(Particle::Toward))
        .union(Particles::of(Particle::Beside));
    let first = tag.tokens().start;
    let led = first
        .checked_sub(1)
        .is_some_and(|before| text.particles(before).intersects(PLACING));
    led && is_read_with_clitic(text, first)
}

/// Whether a word is also another with a preposition written onto it.
pub(super) fn is_read_with_clitic(text: &Text<'_>, at: usize) -> bool {
    let rest = text.form(at).strip_prefix(PREPOSITIONS);
    let noun = |sense: &Sense| matches!(sense, Sense::Word(..));
    rest.is_some_and(|rest| text.lexicon().senses(rest).iter().any(noun))
}

/// «مراسل الجزيرة»: a body after a title of its people.
fn is_reported_for(text: &Text<'_>, tag: &LexiconMatch) -> bool {
    let journalist = |m: &Meaning| (*m == Meaning::Role(RoleClass::Journalist)).then_some(());
    let start = tag.tokens().start;
    let media = pick(text, tag)
        .is_some_and(|(id, _)| text.lexicon().name(id).subtype == Some(Subtype::Media));
    let before = start.checked_sub(1).filter(|_| media && tag.lead == 0);
    before.is_some_and(|before| {
        let here = Cursor::new(text, before..tag.tokens().end); // «مراسل الجزيرة» is listed whole
        here.read(Kind::Role, journalist)
            .is_some_and(|((), title, _)| !title.tag.definite)
    })
}

/// «فتح وحماس»: a body that is joined to another.
fn is_beside_body(text: &Text<'_>, tag: &LexiconMatch) -> bool {
    let next = text.matches(tag.tokens().end).iter();
    let joined = next.filter(|next| usize::from(next.lead) == AND.len_utf8());
    let mut senses = joined
        .filter(|next| next.leads_with(text, AND))
        .flat_map(|next| text.senses(next));
    senses.any(|sense| match sense {
        Sense::Name(id, _) => {
            let name = text.lexicon().name(id);
            name.kind == EntityType::Organization && !name.ambiguous
        }
        Sense::Word(..) => false,
    })
}

/// Whether the word at `at` says that what follows it is a name of this kind: صحيفة, مدينة.
fn announces(text: &Text<'_>, at: usize, kind: EntityType) -> bool {
    Cursor::new(text, at..at + 1)
        .all(Kind::TypeWord)
        .any(|(found, _)| {
            let one = !matches!(found.agreement, Agreement::Dual | Agreement::Plural);
            // «المنطقة الشرقية»: an adjective agrees with its noun
            let adjective = found.tag.definite && text.form(at + 1).starts_with(ARTICLE);
            one && match found.meaning {
                Meaning::TypeWord(TypeWord::Place) => kind == EntityType::Location && !adjective,
                Meaning::TypeWord(TypeWord::Work | TypeWord::Storm) => kind == EntityType::Misc,
                Meaning::TypeWord(_) => kind == EntityType::Organization,
                _ => false,
            }
        })
}
