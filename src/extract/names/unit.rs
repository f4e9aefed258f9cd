//! Military units: اللواء 92 الهجومي, الفرقة العاشرة, كتيبة الصقور.

use std::ops::Range;

use super::candidate::{Candidate, Candidates, Key};
use super::evidence::{Evidence, Finder};
use crate::facts::{EntityType, Subtype};
use crate::grammar::{Cursor, PhraseMatch};
use crate::lexicon::{Kind, Kinds, Meaning, MilitaryUnit, Particle, Particles};
use crate::spelling::{ADJECTIVE, AND, ARTICLE, FEMININE, key};
use crate::text::{Text, TokenKind};

/// Adds the units that a number or a name tells from others of their kind.
pub(super) fn find(text: &Text<'_>, found: &mut Candidates) {
    for at in 0..text.len() {
        if text.is(at, Kinds::of(Kind::MilitaryUnit))
            && let Some(candidate) = unit(Cursor::new(text, at..text.len()), found)
        {
            found.replace(candidate);
        }
    }
}

fn unit(here: Cursor<'_>, found: &Candidates) -> Option<Candidate> {
    let text = here.text();
    let head = |m: &Meaning| match m {
        Meaning::MilitaryUnit(MilitaryUnit::Arm) => None,
        Meaning::MilitaryUnit(unit) => Some(*unit),
        _ => None,
    };
    let (unit, noun, rest) = here.read(Kind::MilitaryUnit, head)?;
    if noun.tag.tail > 0 {
        return None;
    }
    let first = text.form(here.at()).get(noun.tag.clitics()..);
    let definite = noun.tag.definite || first.is_some_and(|form| form.starts_with(ARTICLE));
    // «الفرقة المدرعة الرابعة», «لواء المشاة الحادي عشر»
    let armed = arm(text, rest.at()).filter(|_| text.form(rest.at()).starts_with(ARTICLE));
    let number = armed.and_then(|at| numbered(text, at, true));
    let (core, end) = if let Some(number) = number.or_else(|| numbered(text, rest.at(), definite)) {
        (number, after_qualifier(text, number))
    } else {
        let name = named(text, unit, definite, rest.at(), found)?;
        (name, name)
    };
    let tokens = here.at()..end;
    Some(candidate(text, &noun, tokens, core))
}

/// A unit is the same with and without the adjective after its number.
fn candidate(
    text: &Text<'_>,
    noun: &PhraseMatch<'_>,
    tokens: Range<usize>,
    core: usize,
) -> Candidate {
    let lead = noun.tag.clitics();
    let key = key(text.slice(text.span_after(tokens.start..core, lead)));
    Candidate {
        tokens,
        lead,
        kind: EntityType::Organization,
        subtype: Some(Subtype::Army),
        key: Key::Spelled(key),
        evidence: Evidence::by(Finder::Rule),
    }
}

/// The place after a unit's number: «92», «الثالث والسبعون».
fn numbered(text: &Text<'_>, at: usize, definite: bool) -> Option<usize> {
    if !definite {
        return None;
    }
    if text.token(at).kind == TokenKind::Digits {
        return (!counts(text, at + 1)).then_some(at + 1);
    }
    let ordinal = text.form(at).starts_with(ARTICLE) && text.is(at, Kinds::of(Kind::Ordinal));
    let tens = text.form(at + 1).starts_with(AND)
        && text.is(at + 1, Kinds::of(Kind::Ordinal).and(Kind::Number));
    let teen = text.is(at + 1, Kinds::of(Kind::Number)) && !text.form(at + 1).starts_with(ARTICLE);
    ordinal.then(|| at + 1 + usize::from(tens || teen))
}

/// «أسرت الكتيبة 14 جنديا»: whether the word at `at` is what a number before it counts.
fn counts(text: &Text<'_>, at: usize) -> bool {
    let arm = text.is(at, Kinds::of(Kind::MilitaryUnit));
    let people = text.is(at, Kinds::of(Kind::Victims).and(Kind::Outcome));
    let bare = text
        .matches(at)
        .iter()
        .any(|tag| !tag.definite && tag.clitics() == 0);
    people && bare && !arm
}

/// After the arm of service or the adjective that follows a number.
fn after_qualifier(text: &Text<'_>, at: usize) -> usize {
    const OTHER: Kinds = Kinds::of(Kind::Direction)
        .and(Kind::Role)
        .and(Kind::Particle)
        .and(Kind::Timing);
    if let Some(end) = arm(text, at) {
        return end;
    }
    let form = text.form(at);
    let stem = form.strip_suffix(FEMININE).unwrap_or(form);
    let describes =
        form.starts_with(ARTICLE) && stem.ends_with(ADJECTIVE[0]) && !text.is(at, OTHER);
    at + usize::from(describes)
}

/// After the arm of service at `at`.
fn arm(text: &Text<'_>, at: usize) -> Option<usize> {
    let arm = |m: &Meaning| (*m == Meaning::MilitaryUnit(MilitaryUnit::Arm)).then_some(());
    let here = Cursor::new(text, at..text.len());
    let ((), _, rest) = here.read(Kind::MilitaryUnit, arm)?;
    Some(rest.at())
}

/// After what a unit is called after: «كتيبة الصقور».
fn named(
    text: &Text<'_>,
    unit: MilitaryUnit,
    definite: bool,
    at: usize,
    found: &Candidates,
) -> Option<usize> {
    const PARTS: Kinds = Kinds::of(Kind::GivenName).and(Kind::FamilyName);
    if unit != MilitaryUnit::Named || definite {
        return None;
    }
    if let Some(candidate) = found.starting(at) {
        let person = candidate.kind == EntityType::Person && candidate.lead == 0;
        return person.then_some(candidate.tokens.end);
    }
    let animal = text
        .particles(at)
        .intersects(Particles::of(Particle::Animal));
    let named = text.kinds(at).without(PARTS).is_empty();
    let unknown = text.token(at).is_word() && (named || animal);
    (unknown && text.form(at).starts_with(ARTICLE)).then_some(at + 1)
}
