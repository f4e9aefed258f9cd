//! Names that a word beside them and quotation marks give away: صحيفة «الوطن», تحالف "خطوتي".

use super::candidate::{Candidate, Candidates, Key};
use super::evidence::{Evidence, Finder};
use crate::facts::{EntityType, Subtype};
use crate::grammar::Cursor;
use crate::lexicon::{Agreement, Kind, Kinds, Meaning, Particle, TypeWord};
use crate::spelling::{ACCUSATIVE, ADJECTIVE, AND, ARTICLE, PRESENT, PRONOUNS, TANWEEN, key};
use crate::text::{Marked, Text};

/// The most words that a name in quotation marks has.
const LONGEST: usize = 4;

/// Adds what stands in quotation marks behind a word for a body or a work.
pub(super) fn find(text: &Text<'_>, found: &mut Candidates) {
    for marked in text.marks().pairs() {
        if let Some(word) = labelled(text, marked) {
            let tokens = marked.inside();
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

/// Adds the unknown word behind a word for a place: بلدة أولينيفكا.
pub(super) fn find_places(text: &Text<'_>, found: &mut Candidates) {
    for at in 0..text.len() {
        if text.is(at, Kinds::of(Kind::TypeWord)) && is_place(Cursor::new(text, at..text.len())) {
            let tokens = at + 1..at + 2;
            let key = Key::Spelled(text.form(at + 1).to_owned());
            let kind = EntityType::Location;
            found.add(Candidate {
                tokens,
                lead: 0,
                kind,
                subtype: None,
                key,
                evidence: Evidence::by(Finder::Rule),
            });
        }
    }
}

/// Whether one place is announced here and the next word looks like nothing but a name.
fn is_place(at: Cursor<'_>) -> bool {
    let place = |m: &Meaning| (*m == Meaning::TypeWord(TypeWord::Place)).then_some(());
    let Some(((), found, rest)) = at.read(Kind::TypeWord, place) else {
        return false;
    };
    let settled = at.particle(Particle::Settlement).is_some();
    let one = !matches!(found.agreement, Agreement::Dual | Agreement::Plural);
    let bare = !found.tag.definite && found.tag.tail == 0 && found.tag.tokens().len() == 1;
    let name = rest.form();
    let common = name.starts_with(ARTICLE)
        || name.starts_with(PRESENT)
        || name.starts_with(AND)
        || name.ends_with(ADJECTIVE)
        || name.ends_with(PRONOUNS[1]) // «مدينة تمزقها الحرب»
        || name.ends_with(ACCUSATIVE)
            && rest
                .text()
                .slice(rest.text().span(rest.at()..rest.at() + 1))
                .contains(TANWEEN);
    let unknown = rest.token().is_word() && rest.tags().is_empty() && name.chars().count() >= 4;
    settled && one && bare && unknown && !common
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
        TypeWord::Place | TypeWord::Movement | TypeWord::Work => None,
    }
}

fn kind(word: TypeWord) -> EntityType {
    match word {
        TypeWord::Place => EntityType::Location,
        TypeWord::Outlet | TypeWord::Movement | TypeWord::Firm => EntityType::Organization,
        TypeWord::Work => EntityType::Misc,
    }
}
