//! Who states a figure.

use super::figure::Figure;
use super::scene::Scene;
use crate::facts::{EntityType, Party};
use crate::lexicon::{Kind, Kinds, Meaning, Particle, SpeechShape};

/// The most words of a speaker.
const LONGEST: usize = 12;

/// The claimant of a figure: the speaker of the quotation that holds it, or the subject of a verb of
/// saying that governs its outcome word («أعلن الجيش مقتل ثلاثة»).
pub(super) fn read(scene: &Scene<'_>, figure: &Figure) -> Option<Party> {
    let span = scene.text.span(figure.evidence.clone());
    let quotes = scene.context.quotes.iter().filter(|quote| quote.span.contains(span));
    if let Some(quote) = quotes.min_by_key(|quote| quote.span.end() - quote.span.start()) {
        let name = quote.speaker.name.clone().or_else(|| quote.speaker.text.clone())?;
        let text = quote.speaker.text.clone().unwrap_or_else(|| name.clone());
        return Some(Party { text, name, entity: quote.speaker.entity.clone() });
    }
    governing(scene, figure.evidence.start)
}

/// The subject of the verb of saying before `start`.
fn governing(scene: &Scene<'_>, start: usize) -> Option<Party> {
    let at = (scene.sentence.start..start).rev().find(|at| speech(scene, *at).is_some())?;
    let (shape, end) = speech(scene, at)?;
    match shape {
        SpeechShape::Verb | SpeechShape::According | SpeechShape::Relay => subject_of_from(scene, end, start),
        SpeechShape::Participle | SpeechShape::Noun => None,
    }
}

fn speech(scene: &Scene<'_>, at: usize) -> Option<(SpeechShape, usize)> {
    let shape = |m: &Meaning| if let Meaning::Speech { shape, .. } = m { Some(*shape) } else { None };
    let (shape, _, rest) = scene.cursor(at).read(Kind::Speech, shape)?;
    Some((shape, rest.at()))
}

/// The subject of the verb at `at`, which ends before `end`.
pub(super) fn subject_of(scene: &Scene<'_>, at: usize, end: usize) -> Option<Party> {
    subject_of_from(scene, at + 1, end)
}

/// The noun phrase from `from` up to a preposition of the verb, a clause word or an outcome word.
fn subject_of_from(scene: &Scene<'_>, from: usize, end: usize) -> Option<Party> {
    let stops = |at: usize| {
        scene.is_boundary(at)
            || scene.is_trigger(at)
            || scene.is_particle(at, Particle::About)
            || scene.is_particle(at, Particle::To)
            || scene.group_at(at).is_some_and(super::group::Group::is_strong)
    };
    let last = (from..end.min(from + LONGEST)).find(|at| stops(*at)).unwrap_or(end.min(from + LONGEST));
    (last > from).then(|| party(scene, from..last))
}

fn party(scene: &Scene<'_>, tokens: std::ops::Range<usize>) -> Party {
    let names = scene.context.names;
    let span = scene.text.span(tokens.clone());
    let text = scene.text.slice(span).to_owned();
    let title = names.title(tokens.start).and_then(|title| title.holder);
    let naming = names.starting(tokens.start).map(|naming| naming.entity);
    let holder = title.or(naming).filter(|entity| names.entities[*entity].kind != EntityType::Misc);
    let _ = Kinds::ALL;
    match holder {
        Some(entity) => Party { text, name: names.entities[entity].name.clone(), entity: Some(names.entities[entity].id.clone()) },
        None => Party { name: text.clone(), text, entity: None },
    }
}
