//! Names that a word beside them and quotation marks give away: صحيفة «الوطن», تحالف "خطوتي".

use std::ops::Range;

use super::candidate::{Candidate, Candidates, Key};
use super::evidence::{Evidence, Finder};
use super::person::is_blessing;
use crate::facts::{EntityType, Subtype};
use crate::grammar::Cursor;
use crate::lexicon::{Agreement, Kind, Kinds, Meaning, Particle, Particles, TypeWord};
use crate::spelling::{ADJECTIVE, ARTICLE, PRESENT, is_native, key};
use crate::text::{LexiconMatch, Marked, Text, TokenKind};

/// The most words that a name in quotation marks has.
const LONGEST: usize = 4;

/// Adds what stands in quotation marks after a word for a body or a work.
pub(super) fn find(text: &Text<'_>, found: &mut Candidates) {
    for marked in text.marks().pairs() {
        if let Some(word) = labelled(text, marked) {
            let tokens = marked.inside();
            if is_blessing(text, tokens.start) {
                continue; // «رئيس الدولة "حفظه الله"»
            }
            let key = Key::Spelled(key(text.slice(text.span(tokens.clone()))));
            found.replace(Candidate {
                tokens,
                lead: 0,
                kind: kind(word),
                subtype: subtype(word),
                key,
                evidence: Evidence::by(Finder::Rule),
            });
        }
    }
}

/// Adds the outlets and works after a word that says what they are, without quotation marks: صحيفة كيزلار,
/// موقع Bellingcat, طائرات MiG-29.
pub(super) fn find_plain(text: &Text<'_>, found: &mut Candidates) {
    for at in 0..text.len() {
        if text.is(at, Kinds::of(Kind::TypeWord)) && found.at(at).is_none() {
            let named = plain(Cursor::new(text, at..text.len()), found);
            if let Some((word, tokens)) = named {
                let key = Key::Spelled(key(text.slice(text.span(tokens.clone()))));
                found.put(Candidate {
                    tokens,
                    lead: 0,
                    kind: kind(word),
                    subtype: subtype(word),
                    key,
                    evidence: Evidence::by(Finder::Rule),
                });
            }
        }
    }
}

/// Adds the outlets whose name ends as an outlet's does (أفق نيوز, ديالى برس), and those in quotation marks after
/// the place of a dateline (أبوجا – «العالم اليوم»).
pub(super) fn find_outlets(text: &Text<'_>, found: &mut Candidates) {
    for at in 1..text.len() {
        let ends = text
            .particles(at)
            .intersects(Particles::of(Particle::OutletEnd));
        if ends && let Some(lead) = is_called(text, at, found) {
            found.replace(outlet(text, at - 1..at + 1, lead));
        }
    }
    for marked in text.marks().pairs() {
        let inside = marked.inside();
        if is_signed(text, marked, found) && inside.clone().all(|at| found.at(at).is_none()) {
            found.add(outlet(text, inside, 0));
        }
    }
}

fn outlet(text: &Text<'_>, tokens: Range<usize>, lead: usize) -> Candidate {
    Candidate {
        key: Key::Spelled(key(text.slice(text.span_after(tokens.clone(), lead)))),
        tokens,
        lead,
        kind: EntityType::Organization,
        subtype: Some(Subtype::Media),
        evidence: Evidence::by(Finder::Rule),
    }
}

/// The bytes of clitics on the word before the end of an outlet's name, where that word can be one's.
fn is_called(text: &Text<'_>, end: usize, found: &Candidates) -> Option<usize> {
    const OTHER: Kinds = Kinds::of(Kind::Speech)
        .and(Kind::TypeWord)
        .and(Kind::Role)
        .and(Kind::Source)
        .and(Kind::Number)
        .and(Kind::Particle);
    let first = end - 1;
    if let Some(candidate) = found.at(first) {
        return (candidate.tokens == (first..end)).then_some(candidate.lead);
    }
    let clitics = text.matches(first).iter().map(LexiconMatch::clitics).min();
    let word = text.token(first).is_word() && text.token(end).is_word();
    let other = |tag: &LexiconMatch| tag.kinds.intersects(OTHER) || tag.tail > 0;
    let called = word && !text.matches(first).iter().any(other);
    called.then_some(clitics.unwrap_or_default())
}

/// «أبوجا – «العالم اليوم»»: whether what stands in quotation marks signs a line that begins with towns.
fn is_signed(text: &Text<'_>, marked: &Marked, found: &Candidates) -> bool {
    let inside = marked.inside();
    let short =
        (1..=LONGEST).contains(&inside.len()) && inside.clone().all(|at| text.token(at).is_word());
    let apart = |at: usize| matches!(text.token(at).kind, TokenKind::Mark('-' | '/' | '|'));
    let Some(mark) = marked.open.checked_sub(1).filter(|at| short && apart(*at)) else {
        return false;
    };
    let close = inside.end + 1;
    let over = matches!(
        text.token(close).kind,
        TokenKind::Break | TokenKind::Mark(_)
    ) || text.is(close, Kinds::of(Kind::Source));
    over && is_line_of_towns(text, mark, found)
}

/// Whether nothing but towns stands between the beginning of a line and a mark.
fn is_line_of_towns(text: &Text<'_>, mark: usize, found: &Candidates) -> bool {
    let mut at = mark;
    while at > 0 && text.token(at - 1).kind != TokenKind::Break {
        let town = |c: &Candidate| {
            let wide = matches!(c.subtype, Some(Subtype::Country | Subtype::Region));
            c.kind == EntityType::Location && !wide && c.lead == 0
        };
        let before = at - 1;
        at = match found.at(before) {
            Some(candidate) if town(candidate) => candidate.tokens.start,
            None if before != mark && text.token(before).is_mark(',') => before,
            _ => return false,
        };
    }
    at < mark
}

/// What the word here announces, and where its name stands.
fn plain(at: Cursor<'_>, found: &Candidates) -> Option<(TypeWord, Range<usize>)> {
    let text = at.text();
    let (word, label, rest) = at.read(Kind::TypeWord, |m| match m {
        Meaning::TypeWord(TypeWord::Place) => None,
        Meaning::TypeWord(word) => Some(*word),
        _ => None,
    })?;
    let first = rest.at();
    if let Some(end) = broadcaster(text, word, &label.tag, first, found) {
        return Some((word, first..end));
    }
    if label.tag.tail > 0 || found.at(first).is_some() {
        return None;
    }
    let latin = latin(text, first);
    // «كتب John Spencer»: books are also «he wrote»
    let noun = !text.is(at.at(), Kinds::of(Kind::Speech));
    if latin > first {
        return noun.then_some((word, first..latin));
    }
    let one = !matches!(label.agreement, Agreement::Dual | Agreement::Plural);
    if word == TypeWord::Storm {
        return is_storm(text, first, label.tag.definite).then_some((word, first..first + 1));
    }
    let outlet = word == TypeWord::Outlet && one && !label.tag.definite;
    if outlet && is_construct_that_speaks(text, at.at(), first) {
        return Some((word, first..first + 2));
    }
    let unknown = |at: usize| text.token(at).is_word() && text.matches(at).is_empty();
    if !outlet || !unknown(first) || !is_outlet(text, first) || is_common(text, &label.tag, first) {
        return None;
    }
    // «قالت شبكة صوت العاصمة إن»: an outlet that speaks may have two words
    let speaks = at
        .at()
        .checked_sub(1)
        .is_some_and(|verb| text.is(verb, Kinds::of(Kind::Speech)));
    let second = speaks && text.form(first + 1).starts_with(ARTICLE) && unknown(first + 1);
    let end = first + 1 + usize::from(second);
    let particle = text.is(end, Kinds::of(Kind::Particle)) || !text.token(end).is_word();
    particle.then_some((word, first..end))
}

/// «قالت شبكة صوت العاصمة إن»: between an outlet that speaks and what it says, a noun and a definite one are its name.
fn is_construct_that_speaks(text: &Text<'_>, outlet: usize, first: usize) -> bool {
    let speaks = outlet
        .checked_sub(1)
        .is_some_and(|verb| text.is(verb, Kinds::of(Kind::Speech)));
    let noun = text.token(first).is_word()
        && !text.form(first).starts_with(ARTICLE)
        && text
            .matches(first)
            .iter()
            .all(|tag| tag.clitics() == 0 && tag.tail == 0);
    let definite = text.token(first + 1).is_word()
        && text.form(first + 1).starts_with(ARTICLE)
        && !text.is(first + 1, Kinds::of(Kind::Nationality));
    let clause = text
        .particles(first + 2)
        .intersects(Particles::of(Particle::That));
    speaks && noun && definite && clause
}

/// «إذاعة الأندلس»: the end of a place's name that a broadcaster is called by; a newspaper or a station may also be that
/// of a place.
fn broadcaster(
    text: &Text<'_>,
    word: TypeWord,
    label: &LexiconMatch,
    first: usize,
    found: &Candidates,
) -> Option<usize> {
    let relays = label.particles.intersects(Particles::of(Particle::Relays));
    let thing = label.particles.intersects(Particles::of(Particle::Thing));
    let outlet = word == TypeWord::Outlet
        && label.kinds.intersects(Kinds::of(Kind::Source))
        && !label.definite
        && label.tail == 0
        && (relays || !thing);
    let place = found.starting(first).filter(|c| outlet && c.lead == 0)?;
    let Key::Listed(id, _) = place.key else {
        return None;
    };
    let country = text.lexicon().name(id).subtype == Some(Subtype::Country);
    (place.kind == EntityType::Location && !country).then_some(place.tokens.end)
}

/// Whether a word is what a storm is called: a given name, an unknown word after «العاصفة», which an adjective would
/// agree with, a foreign one after «عاصفة».
fn is_storm(text: &Text<'_>, at: usize, definite: bool) -> bool {
    let form = text.form(at);
    let unknown = text.matches(at).is_empty() && text.token(at).is_word();
    let plain = !form.starts_with(ARTICLE) && form.chars().count() >= SHORTEST;
    let foreign = !form.ends_with(ADJECTIVE) && !is_native(form);
    let given = text.is(at, Kinds::of(Kind::GivenName));
    plain && (given || unknown && (definite || foreign))
}

/// «محطة وقود», «شبكة الكهرباء»: whether a common noun stands after a word for an outlet; one with an article may be an
/// outlet's name (صحيفة الوطن) where the word means nothing else.
fn is_common(text: &Text<'_>, label: &LexiconMatch, at: usize) -> bool {
    const OTHER: Particles = Particles::of(Particle::Thing).union(Particles::of(Particle::Crew));
    let definite = text.form(at).starts_with(ARTICLE);
    text.is(at, Kinds::of(Kind::CommonNoun)) && (!definite || label.particles.intersects(OTHER))
}

/// Whether an unknown word after a word for an outlet is no adjective.
fn is_outlet(text: &Text<'_>, at: usize) -> bool {
    let form = text.form(at);
    let adjective = form.ends_with(ADJECTIVE) && !form.starts_with(ARTICLE);
    form.chars().count() >= SHORTEST && !adjective && !form.starts_with(PRESENT)
}

/// Letters of the shortest unknown outlet.
const SHORTEST: usize = 4;

/// After the Latin letters and the numbers written onto them that begin at `first`.
fn latin(text: &Text<'_>, first: usize) -> usize {
    let is_latin = |at: usize| {
        let form = text.form(at);
        text.token(at).is_word() && form.len() > 1 && form.as_bytes()[0].is_ascii_alphabetic()
    };
    let mut end = first;
    while end < first + LONGEST && is_latin(end) {
        end += 1;
        let hyphen = text.token(end).is_mark('-') && text.token(end).glued;
        let number = end + usize::from(hyphen);
        if text.token(number).kind == TokenKind::Digits && text.token(number).glued {
            end = number + 1;
        }
    }
    end
}

fn labelled(text: &Text<'_>, marked: &Marked) -> Option<TypeWord> {
    let inside = marked.inside();
    let short =
        (1..=LONGEST).contains(&inside.len()) && inside.clone().all(|i| text.token(i).is_word());
    let before = marked.open.checked_sub(1).filter(|_| short)?;
    let sentence = text.sentence_of(marked.open);
    // the word itself, or the word before an adjective: صحيفة الوطن, الصحيفة السعودية "الوطن"
    (sentence.start.max(before.saturating_sub(1))..=before)
        .rev()
        .find_map(|at| {
            let here = Cursor::new(text, at..marked.open);
            let (word, label, rest) = here.read(Kind::TypeWord, |m| {
                if let Meaning::TypeWord(word) = m {
                    Some(*word)
                } else {
                    None
                }
            })?;
            let direct = label.tag.tail == 0 && rest.past('\'').is_done()
                || rest.is(Kinds::of(Kind::Nationality)) && rest.skip().is_done();
            direct.then_some(word)
        })
}

fn subtype(word: TypeWord) -> Option<Subtype> {
    match word {
        TypeWord::Outlet => Some(Subtype::Media),
        TypeWord::Firm => Some(Subtype::Company),
        TypeWord::Place | TypeWord::Movement | TypeWord::Work | TypeWord::Storm => None,
    }
}

fn kind(word: TypeWord) -> EntityType {
    match word {
        TypeWord::Place => EntityType::Location,
        TypeWord::Outlet | TypeWord::Movement | TypeWord::Firm => EntityType::Organization,
        TypeWord::Work | TypeWord::Storm => EntityType::Misc,
    }
}
