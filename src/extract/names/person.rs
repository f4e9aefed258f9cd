//! Persons that no list holds, by given names, family names, how a word ends, and titles.

use std::ops::Range;

use super::candidate::{Candidate, Candidates, Key};
use super::evidence::{Evidence, Finder};
use super::title::Title;
use crate::facts::EntityType;
use crate::lexicon::{Kind, Kinds, Meaning, Particle, Particles, Sense};
use crate::spelling::{ADJECTIVE, ARTICLE, FEMININE, FOR_THE, PRONOUNS, is_native, key};
use crate::text::{Text, TokenKind};

/// The most words that a person's name has.
const LONGEST: usize = 5;

const GIVEN: Kinds = Kinds::of(Kind::GivenName);
const LINK: Kinds = Kinds::of(Kind::NameLink);
const PARTS: Kinds = GIVEN.and(Kind::FamilyName).and(Kind::NameLink);
/// Words that end a name whatever they look like.
const STOPS: Kinds = Kinds::of(Kind::Particle)
    .and(Kind::Stance)
    .and(Kind::Timing)
    .and(Kind::Speech)
    .and(Kind::Outcome)
    .and(Kind::Role)
    .and(Kind::Unit)
    .and(Kind::DayOffset)
    .and(Kind::Nationality)
    .and(Kind::TypeWord)
    .and(Kind::Body)
    .and(Kind::Number)
    .and(Kind::Hedge);

/// Adds given names with the names behind them, and the author of a byline.
pub(super) fn find(text: &Text<'_>, found: &mut Candidates) {
    if let Some(author) = author(text) {
        add(text, author, 0, found);
    }
    let mut at = 0;
    while at < text.len() {
        if let Some(tokens) = namesake(text, at, found) {
            add(text, tokens, 0, found);
        }
        let end = if text.is(at, GIVEN) && found.at(at).is_none() {
            untitled(text, at, found)
        } else {
            None
        };
        at = end.unwrap_or(at + 1);
    }
}

/// «صدام حسين المجيدي»: somebody else than the one whom a list has without the family name.
fn namesake(text: &Text<'_>, at: usize, found: &Candidates) -> Option<Range<usize>> {
    let listed = found
        .starting(at)
        .filter(|c| c.kind == EntityType::Person && c.lead == 0)?;
    let end = listed.tokens.end;
    let stem = text
        .form(end)
        .strip_prefix(ARTICLE)?
        .strip_suffix(ADJECTIVE[0])?;
    let family = text.tags(end).is_empty() && text.token(end).is_word() && is_native(stem);
    let full = listed.tokens.len() > 1 && text.is(at, GIVEN);
    (family && full).then(|| at..end + 1)
}

/// Adds the names that titles announce.
pub(super) fn find_titled(text: &Text<'_>, titles: &[Title], found: &mut Candidates) {
    for at in titles.iter().filter_map(|title| title.holder_at) {
        let tokens = name(text, at, true);
        let supported = tokens.clone().any(|i| is_name_part(text, i));
        if supported && found.starting(at).is_none() && !is_verb_like(text, at) {
            add(text, tokens, 0, found);
        }
    }
}

/// A given name and what follows it, when at least one more word is surely a name's.
fn untitled(text: &Text<'_>, at: usize, found: &mut Candidates) -> Option<usize> {
    let tag = text.tags(at).iter().find(|tag| tag.kinds.meets(GIVEN))?;
    let tokens = name(text, at, false);
    let tokens = trim(text, tokens);
    let sure = tokens
        .clone()
        .skip(1)
        .any(|i| is_name_part(text, i) && !text.is(i, LINK));
    let lead = usize::from(tag.lead);
    (sure && add(text, tokens.clone(), lead, found)).then_some(tokens.end)
}

fn add(text: &Text<'_>, tokens: Range<usize>, lead: usize, found: &mut Candidates) -> bool {
    let tokens = trim(text, tokens);
    if tokens.is_empty() || is_blessing(text, &tokens) {
        return false;
    }
    let key = Key::Spelled(key(text.slice(text.span_behind(tokens.clone(), lead))));
    found.replace(Candidate {
        tokens,
        lead,
        kind: EntityType::Person,
        subtype: None,
        key,
        evidence: Evidence::by(Finder::Rule),
    })
}

/// «رحمه الله»: a verb with its object before the name of God.
pub(super) fn is_blessing(text: &Text<'_>, tokens: &Range<usize>) -> bool {
    let (first, last) = (tokens.start, tokens.end - 1);
    // «رحمة» ends with ة, «رحمه» with a pronoun
    let written = text.slice(text.span(first..last));
    let pronoun = written.ends_with(FEMININE) || written.ends_with(PRONOUNS[1]);
    tokens.len() == 2 && pronoun && text.is(last, LINK) && !text.is(last, GIVEN)
}

/// A name does not end in بن or عبد.
fn trim(text: &Text<'_>, tokens: Range<usize>) -> Range<usize> {
    let linked = |i: &usize| text.is(*i, LINK) && !text.is(*i, GIVEN.and(Kind::FamilyName));
    let end = tokens
        .clone()
        .rev()
        .find(|i| !linked(i))
        .map_or(tokens.start, |last| last + 1);
    tokens.start..end
}

/// The tokens of the name that begins at `first`, as far as its words can be a name's.
pub(super) fn name(text: &Text<'_>, first: usize, titled: bool) -> Range<usize> {
    let mut end = first;
    while end - first < LONGEST {
        let token = text.token(end);
        let hyphen = token.is_mark('-') && token.glued && text.token(end + 1).glued && end > first;
        let next = if hyphen { end + 1 } else { end };
        if !goes_on(text, first, next, titled) {
            break;
        }
        end = next + 1;
    }
    first..end
}

fn goes_on(text: &Text<'_>, first: usize, at: usize, titled: bool) -> bool {
    if text.token(at).kind != TokenKind::Word || (at > first && has_clitic(text, at)) {
        return false;
    }
    let linked = at > first && text.is(at - 1, LINK);
    let unknown = text.tags(at).is_empty();
    let plain = ![ARTICLE, FOR_THE]
        .iter()
        .any(|article| text.form(at).starts_with(article));
    let fits_title = titled && unknown && plain && at - first < 2 && !is_verb_like(text, at);
    // يوسف الكوني: a family name with ال behind a given name
    let family = titled && is_family(text, at) && at > first && text.is(at - 1, GIVEN);
    // «الطبيب علي موسى»: على is a given name behind a title and before a part of a name
    let goes_on = || is_name_part(text, at + 1) || is_family(text, at + 1);
    let given = titled && at == first && text.is(at, GIVEN) && goes_on();
    is_name_part(text, at) || given || (linked && !text.is(at, STOPS)) || fits_title || family
}

/// Whether a word with an article can be a family name: nothing else is known of it, or an animal is called
/// so (الحوت).
fn is_family(text: &Text<'_>, at: usize) -> bool {
    let animal = text.kinds(at).without(Kinds::of(Kind::Particle)).is_empty()
        && text.particles(at).meets(Particles::of(Particle::Animal));
    let known = !text.tags(at).is_empty() && !animal;
    text.token(at).is_word() && !known && text.form(at).starts_with(ARTICLE)
}

/// Whether a و or a preposition stands before the name part.
fn has_clitic(text: &Text<'_>, at: usize) -> bool {
    let tag = text.tags(at).iter().find(|tag| tag.kinds.meets(PARTS));
    tag.is_some_and(|tag| tag.clitics() > 0)
}

/// Whether a word belongs to names: it is listed as a part of them, or ends as foreign names do.
fn is_name_part(text: &Text<'_>, at: usize) -> bool {
    let tags = text.tags(at);
    let listed = tags.iter().any(|tag| tag.kinds.meets(PARTS));
    let other = tags.iter().any(|tag| tag.kinds.meets(STOPS));
    (listed && !other) || (tags.is_empty() && ends_like_a_name(text, at))
}

/// Letters of the shortest word that is taken for foreign by its ending.
const SHORTEST: usize = 5;

fn ends_like_a_name(text: &Text<'_>, at: usize) -> bool {
    let form = text.form(at);
    let article = form.starts_with(ARTICLE) || form.starts_with(FOR_THE);
    if article || form.chars().count() < SHORTEST {
        return false;
    }
    let is_ending = |sense: &Sense| match sense {
        Sense::Word(id, _) => *text.lexicon().meaning(*id) == Meaning::NameEnding,
        Sense::Name(..) => false,
    };
    let ends = form.char_indices().map(|(i, _)| &form[i..]).skip(2);
    ends.filter(|end| end.len() >= 4)
        .any(|end| text.lexicon().senses(end).iter().any(is_ending))
}

/// An untagged word that begins as present-tense verbs do is no name behind a title.
fn is_verb_like(text: &Text<'_>, at: usize) -> bool {
    text.tags(at).is_empty()
        && text.form(at).starts_with(crate::spelling::PRESENT)
        && !ends_like_a_name(text, at)
}

/// The last part of a byline, when it is not a listed name: «الثورة – أسماء الفريح».
fn author(text: &Text<'_>) -> Option<Range<usize>> {
    let line = text.layout().byline.clone()?;
    let parts = |i: &usize| !text.token(*i).is_word();
    let end = line.clone().rev().find(|i| !parts(i))? + 1;
    let start = (line.start..end)
        .rev()
        .find(parts)
        .map_or(line.start, |mark| mark + 1);
    let nameable = |at: usize| {
        text.tags(at)
            .iter()
            .all(|tag| tag.kinds.without(PARTS).is_empty())
    };
    let plain = (start..end).all(nameable) && !text.form(start).starts_with(ARTICLE);
    ((2..=4).contains(&(end - start)) && plain).then_some(start..end)
}
