//! Places that only the gazetteer knows.

use std::ops::Range;

use super::super::candidate::{Candidate, Candidates, Key};
use super::super::evidence::{Evidence, Finder};
use super::countries::Countries;
use super::referent::{joined, sounding};
use crate::facts::EntityType;
use crate::grammar::Cursor;
use crate::lexicon::{Agreement, Kind, Kinds, Meaning, Particle, Particles, Sense, TypeWord};
use crate::spelling::{ADJECTIVE, AND, ARTICLE, FEMININE, PREPOSITIONS, is_native};
use crate::text::{LexiconMatch, Text};

/// The most words of a place's name.
const LONGEST: usize = 4;
/// The most countries whose towns are looked up by their sound.
const MOST: usize = 3;
/// Letters of the shortest word that is a place by itself.
const SHORTEST: usize = 4;
/// How much must tell of a country before its towns are found without a word that announces them.
const ENOUGH: u32 = 2;

/// Adds the places after a word for a place, and unknown words that are towns of the article's
/// countries.
pub(in crate::extract::names) fn find(
    text: &Text<'_>,
    countries: &Countries<'_>,
    found: &mut Candidates,
) {
    let about = countries.first(MOST);
    if about.is_empty() {
        return;
    }
    for at in 0..text.len() {
        let tokens = if text.is(at, Kinds::of(Kind::TypeWord)) {
            announced(text, at, &about, found)
        } else if found.at(at).is_none() && is_led_to(text, at) {
            bare(text, at, countries, found)
        } else {
            None
        };
        if let Some(tokens) = tokens {
            add(text, tokens, found);
        }
    }
}

fn add(text: &Text<'_>, tokens: Range<usize>, found: &mut Candidates) {
    let key = Key::Spelled(joined(text, tokens.clone()));
    found.add(Candidate {
        tokens,
        lead: 0,
        kind: EntityType::Location,
        subtype: None,
        key,
        evidence: Evidence::by(Finder::List),
    });
}

fn is_unknown(text: &Text<'_>, at: usize) -> bool {
    text.token(at).is_word() && text.matches(at).is_empty()
}

/// The name after «مدينة»: the longest that is one of the article's countries, by letters or by sound.
fn announced(
    text: &Text<'_>,
    at: usize,
    about: &[&str],
    found: &Candidates,
) -> Option<Range<usize>> {
    let here = Cursor::new(text, at..text.len());
    let place = |m: &Meaning| (*m == Meaning::TypeWord(TypeWord::Place)).then_some(());
    let ((), word, rest) = here.read(Kind::TypeWord, place)?;
    let one = !matches!(word.agreement, Agreement::Dual | Agreement::Plural);
    here.particle(Particle::Settlement)?;
    if !one || word.tag.definite || word.tag.tail > 0 {
        return None;
    }
    let start = rest.at();
    let lengths = (1..=LONGEST).rev();
    let ranges = lengths.map(|words| start..start + words);
    ranges
        .filter(|tokens| is_free(text, tokens, found))
        .find(|tokens| {
            let name = joined(text, tokens.clone());
            let exact = text.lexicon().gazetteer().towns_named(&name);
            let mut exact = exact
                .filter(|town| about.contains(&town.country))
                .filter(|_| !is_adjective(text, tokens) && !is_preposition(text, tokens));
            // «مدينة بدت» is no town of Bada
            let by_sound = || tokens.clone().all(|at| is_unknown(text, at));
            exact.next().is_some()
                || by_sound()
                    && about
                        .iter()
                        .any(|country| sounding(text, &name, country).is_some())
        })
}

/// Whether a name is a known word that agrees with «مدينة»: مدينة كبيرة.
fn is_adjective(text: &Text<'_>, tokens: &Range<usize>) -> bool {
    let form = text.form(tokens.start);
    let agrees = form.ends_with(FEMININE) && !form.starts_with(ARTICLE);
    tokens.len() == 1 && agrees && !is_unknown(text, tokens.start)
}

/// «مدينة وبلدة من قبضة المسلحين»: whether a name is a word of the grammar.
fn is_preposition(text: &Text<'_>, tokens: &Range<usize>) -> bool {
    const GRAMMAR: Particles = Particles::of(Particle::Of)
        .union(Particles::of(Particle::To))
        .union(Particles::of(Particle::On))
        .union(Particles::of(Particle::In))
        .union(Particles::of(Particle::About))
        .union(Particles::of(Particle::By));
    tokens.len() == 1 && text.particles(tokens.start).intersects(GRAMMAR)
}

/// Whether a word is where only a place can be: an unknown one after «في», or any name of a place where one is taken.
fn is_led_to(text: &Text<'_>, at: usize) -> bool {
    is_unknown(text, at) && (is_placed(text, at) || is_taken(text, at))
        || is_only_place(text, at) && is_taken(text, at) && can_end_list(text, at + 1)
}

/// Whether a word has no meaning but that of a place's name, which may be a common word that no list has: السخنة.
fn is_only_place(text: &Text<'_>, at: usize) -> bool {
    let place = |sense| match sense {
        Sense::Name(id, _) => text.lexicon().name(id).kind == EntityType::Location,
        Sense::Word(..) => false,
    };
    let mut tags = text.matches(at).iter();
    let bare = |tag: &LexiconMatch| tag.clitics() == 0 && text.senses(tag).all(place);
    text.is(at, Kinds::of(Kind::Name)) && tags.all(bare)
}

/// How far before a preposition the word stands that says that a place is taken.
const NEAR: usize = 6;

/// «استعادة السخنة», «سيطر الجيش على البيضاء», «تقدمت القوات نحو المرج»: whether a place is what is taken, held or left.
fn is_taken(text: &Text<'_>, at: usize) -> bool {
    const LEADING: Particles = Particles::of(Particle::On)
        .union(Particles::of(Particle::Of))
        .union(Particles::of(Particle::To))
        .union(Particles::of(Particle::Toward));
    let takes = |at: usize| {
        text.particles(at)
            .intersects(Particles::of(Particle::Takes))
    };
    let sentence = text.sentence_of(at);
    let Some(before) = at.checked_sub(1).filter(|before| sentence.contains(before)) else {
        return false;
    };
    if takes(before) && !text.form(before).starts_with(ARTICLE) {
        return true;
    }
    let first = before.saturating_sub(NEAR).max(sentence.start);
    let mut clause = (first..before)
        .rev()
        .take_while(|at| text.token(*at).is_word());
    text.particles(before).intersects(LEADING) && clause.any(takes)
}

/// An unknown word after «في» that begins the name of a town in a country that the article is about.
fn bare(
    text: &Text<'_>,
    at: usize,
    countries: &Countries<'_>,
    found: &Candidates,
) -> Option<Range<usize>> {
    let lengths = (1..=LONGEST).rev().map(|words| at..at + words);
    lengths
        .filter(|tokens| is_free(text, tokens, found))
        .find(|tokens| {
            let name = joined(text, tokens.clone());
            let plain = name.chars().count() >= SHORTEST && !name.starts_with(ARTICLE);
            let long = tokens.len() > 1 || plain || is_only_place(text, at);
            let long = long && !is_construct(text, tokens);
            let mut towns = text.lexicon().gazetteer().towns_named(&name);
            long && towns.any(|town| countries.weight(town.country) >= ENOUGH)
        })
}

/// «في مجال الصواريخ»: whether a word of Arabic letters is a noun that a definite one completes; an adjective would agree.
fn is_construct(text: &Text<'_>, tokens: &Range<usize>) -> bool {
    const OTHER: Kinds = Kinds::of(Kind::Nationality)
        .and(Kind::Direction)
        .and(Kind::Timing)
        .and(Kind::Weekday)
        .and(Kind::DayPart);
    let next = text.form(tokens.end);
    let stem = next.strip_suffix(FEMININE).unwrap_or(next);
    let definite = text.token(tokens.end).is_word() && next.starts_with(ARTICLE);
    let describes = stem.len() < next.len() || stem.ends_with(ADJECTIVE[0]);
    tokens.len() == 1
        && definite
        && !describes
        && !text.is(tokens.end, OTHER)
        && is_native(text.form(tokens.start))
}

/// Whether a word before it leads to a place: «في», «إلى», «قرب».
fn is_placed(text: &Text<'_>, at: usize) -> bool {
    const LEADING: Particles = Particles::of(Particle::In)
        .union(Particles::of(Particle::Beside))
        .union(Particles::of(Particle::To));
    at.checked_sub(1)
        .is_some_and(|before| text.particles(before).intersects(LEADING))
}

fn is_free(text: &Text<'_>, tokens: &Range<usize>, found: &Candidates) -> bool {
    let sentence = text.sentence_of(tokens.start);
    tokens.end <= sentence.end
        && tokens
            .clone()
            .all(|at| text.token(at).is_word() && found.at(at).is_none())
}

/// Whether a list can end or go on with a word: a mark, a conjunction, a preposition, a time.
pub(in crate::extract::names) fn can_end_list(text: &Text<'_>, at: usize) -> bool {
    const OTHER: Kinds = Kinds::of(Kind::Particle)
        .and(Kind::Timing)
        .and(Kind::DayOffset)
        .and(Kind::Weekday)
        .and(Kind::DayPart)
        .and(Kind::Unit)
        .and(Kind::Nationality)
        .and(Kind::Direction)
        .and(Kind::Stance);
    let form = text.form(at);
    !text.token(at).is_word()
        || form.starts_with(AND)
        || form.starts_with(PREPOSITIONS)
        || text.is(at, OTHER)
}
