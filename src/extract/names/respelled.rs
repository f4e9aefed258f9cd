//! Listed names in spellings that no list holds: ستيباناكرت, زيلنسكي.

use std::collections::BTreeMap;
use std::ops::Range;

use super::candidate::{Candidate, Candidates, Key};
use super::evidence::{Evidence, Finder};
use crate::facts::EntityType;
use crate::lexicon::{Alike, NameForm, NameId};
use crate::spelling::{
    ARTICLE, Skeleton, clitic_leads, confidence_from, is_future_verb, is_inflected, is_native,
};
use crate::text::Text;

/// The confidence from which a name of several words is taken for a listed one.
const SURE: f32 = 0.88;
/// The same for a single word, which has no other word to confirm it.
const SURE_ALONE: f32 = 0.925;
/// How much surer the best name must be than the second.
const AHEAD: f32 = 0.03;
/// A name that is less sure than this is neither taken nor keeps another from being taken.
const RIVAL: f32 = SURE - 2.0 * AHEAD;
/// Bytes of the shortest word that is looked up, and of the shortest that is a name alone.
const SHORTEST: (usize, usize) = (2 * 5, 2 * 6);
/// By how many bytes a word that is a name alone may be longer or shorter.
const FURTHEST: usize = 2 * 2;
/// The fewest consonants of a word that no verb has.
const NO_VERB: u32 = 6;
/// The fewest consonants of a word that is looked up.
const FEWEST: u32 = 4;

/// Adds listed names for words that have no other sense.
pub(super) fn find(text: &Text<'_>, found: &mut Candidates) {
    let mut at = 0;
    while at < text.len() {
        at = match respelled(text, at, found) {
            Some(candidate) => {
                let end = candidate.tokens.end;
                found.add(candidate);
                end.max(at + 1)
            }
            None => at + 1,
        };
    }
}

/// Gives names that rules found to the listed names that they are spellings of.
pub(super) fn settle(text: &Text<'_>, found: &mut Candidates) {
    let mut settled: BTreeMap<(EntityType, String), Option<NameId>> = BTreeMap::new();
    found.rename(|candidate| {
        let Key::Spelled(name) = &candidate.key else {
            return None;
        };
        // a town of the gazetteer is no other: بوراما is not بورما
        if candidate.evidence.finder == Finder::List {
            return None;
        }
        let known = settled
            .entry((candidate.kind, name.clone()))
            .or_insert_with(|| listed(text, candidate.kind, name));
        known.map(|id| Key::Listed(id, NameForm::Full))
    });
}

/// The listed name of this type that `name` is a spelling of.
fn listed(text: &Text<'_>, kind: EntityType, name: &str) -> Option<NameId> {
    let mut choice = Choice::default();
    let words: Vec<&str> = name.split(' ').collect();
    // «الطيبات» is no spelling of «التبت»: an Arabic place has its article, while ألكسندر begins so by chance
    let arabic = |word: &str| kind == EntityType::Location && word.starts_with(ARTICLE);
    for word in words
        .iter()
        .filter(|word| !is_native(word) && !arabic(word))
    {
        for alike in sounding(text, word, Skeleton::of(word)) {
            let more = alike.form.split(' ').count().abs_diff(words.len());
            if more <= 1 && text.lexicon().name(alike.name).kind == kind {
                choice.offer(
                    alike.name,
                    confidence_from(RIVAL, name, alike.form),
                    0..0,
                    0,
                );
            }
        }
    }
    Some(choice.best()?.name)
}

fn respelled(text: &Text<'_>, at: usize, found: &Candidates) -> Option<Candidate> {
    let form = text.form(at);
    let unknown =
        text.token(at).is_word() && form.len() >= SHORTEST.0 && text.matches(at).is_empty();
    if !unknown || form.starts_with(ARTICLE) || found.at(at).is_some() {
        return None;
    }
    let mut choice = Choice::default();
    look(text, at, 0, found, &mut choice);
    for lead in clitic_leads(form).filter(|lead| !lead.definite && !lead.assimilated) {
        if choice.is_empty() {
            look(text, at, lead.len(form), found, &mut choice);
        }
    }
    let best = choice.best()?;
    let name = text.lexicon().name(best.name);
    Some(Candidate {
        tokens: best.tokens,
        lead: best.lead,
        kind: name.kind,
        subtype: name.subtype,
        key: Key::Listed(best.name, NameForm::Full),
        evidence: Evidence::by(Finder::Respelling),
    })
}

/// Offers every name with a word that sounds as the one at `at` without its clitics.
fn look(text: &Text<'_>, at: usize, lead: usize, found: &Candidates, choice: &mut Choice) {
    let word = &text.form(at)[lead..];
    let key = Skeleton::of(word);
    if word.len() < SHORTEST.0 || key.len() < FEWEST {
        return;
    }
    for alike in sounding(text, word, key) {
        if alike.form.contains(' ') {
            let Some((sure, tokens, lead)) = several(text, at, lead, alike, found) else {
                continue;
            };
            choice.offer(alike.name, sure, tokens, lead);
        } else if word.len() >= SHORTEST.1 && word.len().abs_diff(alike.form.len()) <= FURTHEST {
            let sure = confidence_from(SURE_ALONE, word, alike.form);
            if sure >= SURE_ALONE && may_stand_alone(word) {
                choice.offer(alike.name, sure, at..at + 1, lead);
            }
        }
    }
}

/// Whether a word is foreign enough to be told from all others by its letters.
fn may_stand_alone(word: &str) -> bool {
    !is_inflected(word)
        && (Skeleton::of(word).len() >= NO_VERB || !is_future_verb(word))
        && !is_native(word)
}

/// How sure it is that the word at `at` and those beside it are a name, with the name's tokens and
/// the clitics before it.
fn several(
    text: &Text<'_>,
    at: usize,
    lead: usize,
    alike: Alike<'_>,
    found: &Candidates,
) -> Option<(f32, Range<usize>, usize)> {
    let start = at.checked_sub(alike.word)?;
    let mut first = (alike.word == 0).then_some(lead);
    let mut end = start;
    for expected in alike.form.split(' ') {
        let free = text.token(end).is_word() && (end == at || found.at(end).is_none());
        if !free {
            return None;
        }
        let word = text.form(end);
        if end == start && end != at {
            first = Some(without_clitics(word, expected)?);
        } else if end != at && !sounds(word, expected) {
            return None;
        }
        end += 1;
    }
    // a word with a clitic begins a name
    let first = first.filter(|_| alike.word == 0 || lead == 0)?;
    let words: Vec<&str> = (start..end).map(|i| text.form(i)).collect();
    let name = words.join(" ");
    Some((
        confidence_from(RIVAL, &name[first..], alike.form),
        start..end,
        first,
    ))
}

fn sounds(word: &str, expected: &str) -> bool {
    word == expected || Skeleton::of(word) == Skeleton::of(expected)
}

/// The bytes of clitics without which `word` sounds as `expected`.
fn without_clitics(word: &str, expected: &str) -> Option<usize> {
    if sounds(word, expected) {
        return Some(0);
    }
    clitic_leads(word)
        .filter(|lead| !lead.assimilated && !lead.definite)
        .find(|lead| sounds(lead.rest, expected))
        .map(|lead| lead.len(word))
}

/// Forms of names with a word that sounds as this one.
fn sounding<'t>(text: &Text<'t>, word: &'t str, key: Skeleton) -> impl Iterator<Item = Alike<'t>> {
    let lexicon = text.lexicon();
    std::iter::once(key)
        .chain(Skeleton::other_keys(word))
        .flat_map(|key| lexicon.alike(key))
}

/// The best of several names.
#[derive(Debug, Default)]
struct Choice {
    best: Option<Offer>,
    /// The confidence of the best of the other names.
    second: f32,
}

#[derive(Debug)]
struct Offer {
    name: NameId,
    sure: f32,
    tokens: Range<usize>,
    lead: usize,
}

impl Choice {
    fn is_empty(&self) -> bool {
        self.best.is_none()
    }

    fn offer(&mut self, name: NameId, sure: f32, tokens: Range<usize>, lead: usize) {
        let offer = Offer {
            name,
            sure,
            tokens,
            lead,
        };
        match &mut self.best {
            Some(best) if best.name == name => {
                if best.sure < sure {
                    *best = offer;
                }
            }
            Some(best) if best.sure < sure => {
                self.second = best.sure;
                *best = offer;
            }
            Some(_) => self.second = self.second.max(sure),
            None => self.best = Some(offer),
        }
    }

    /// The one name that is sure, if no other is nearly as sure.
    fn best(self) -> Option<Offer> {
        let second = self.second;
        self.best
            .filter(|best| best.sure >= SURE && best.sure >= second + AHEAD)
    }
}
