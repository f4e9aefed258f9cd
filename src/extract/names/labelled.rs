//! Names that a word beside them and quotation marks give away: صحيفة «الوطن», تحالف "خطوتي".

use super::candidate::{Candidate, Candidates, Key};
use crate::facts::EntityType;
use crate::grammar::Cursor;
use crate::lexicon::{Kind, Kinds, Meaning, TypeWord};
use crate::spelling::key;
use crate::text::{Marked, Text};

/// The most words that a name in quotation marks has.
const LONGEST: usize = 4;

/// Adds what stands in quotation marks behind a word for a body or a work.
pub(super) fn find(text: &Text<'_>, found: &mut Candidates) {
    for marked in text.marks().pairs() {
        if let Some(kind) = labelled(text, marked) {
            let tokens = marked.inside();
            let key = Key::Spelled(key(text.slice(text.span(tokens.clone()))));
            found.add(Candidate {
                tokens,
                lead: 0,
                kind,
                key,
            });
        }
    }
}

fn labelled(text: &Text<'_>, marked: &Marked) -> Option<EntityType> {
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
            direct.then(|| kind(word))
        })
}

fn kind(word: TypeWord) -> EntityType {
    match word {
        TypeWord::Place => EntityType::Location,
        TypeWord::Outlet | TypeWord::Movement | TypeWord::Firm => EntityType::Organization,
        TypeWord::Work => EntityType::Misc,
    }
}
