//! Who states a figure.

use super::figure::Figure;
use super::scene::Scene;
use crate::extract::party::{self, party};
use crate::facts::Party;
use crate::grammar::Cursor;
use crate::lexicon::{Kind, Kinds, Meaning, Particle, SpeechShape};

/// The most tokens between a speaker and the outcome word that the verb governs.
const BETWEEN: usize = 9;

/// The claimant of a figure: the speaker of the quotation that holds it, or the subject of a verb of
/// saying that governs its outcome word («أعلن الجيش مقتل ثلاثة»).
pub(super) fn read(scene: &Scene<'_>, figure: &Figure) -> Option<Party> {
    governing(scene, figure.evidence.start).or_else(|| quoted(scene, figure))
}

/// The speaker of the innermost quotation that holds the figure.
fn quoted(scene: &Scene<'_>, figure: &Figure) -> Option<Party> {
    let span = scene.text.span(figure.evidence.clone());
    let quotes = scene.context.quotes.iter().filter(|quote| quote.span.contains(span));
    let quote = quotes.min_by_key(|quote| quote.span.end() - quote.span.start())?;
    let name = quote.speaker.name.clone().or_else(|| quote.speaker.text.clone())?;
    let text = quote.speaker.text.clone().unwrap_or_else(|| name.clone());
    Some(Party { text, name, entity: quote.speaker.entity.clone() })
}

/// The subject of the verb of saying that governs what begins at `start`.
fn governing(scene: &Scene<'_>, start: usize) -> Option<Party> {
    let first = start.saturating_sub(3 * BETWEEN).max(scene.sentence.start);
    let mut clause = (first..start).rev().take_while(|at| !ends(scene, *at));
    let (at, end) = clause.find_map(|at| Some((at, verb(scene, at)?)))?;
    let names = scene.context.names;
    if let Some((speaker, rest)) = party(scene.cursor(end), names).filter(|(_, rest)| rest.at() <= start) {
        let near = start - rest.at() <= BETWEEN && leads_on(scene, rest, start);
        return near.then(|| speaker.reference(scene.text, names));
    }
    leads_on(scene, scene.cursor(end), start).then(|| subject_before(scene, at)).flatten()
}

/// Whether only a preposition, adverbs, and other figures stand between a speaker and a figure.
fn leads_on(scene: &Scene<'_>, rest: Cursor<'_>, start: usize) -> bool {
    const VERBS: Kinds = Kinds::of(Kind::Speech).and(Kind::Stance);
    (rest.at()..start).all(|at| {
        !scene.is_particle(at, Particle::Relative) && !(scene.text.is(at, VERBS) && scene.text.tags(at).iter().all(|tag| tag.kinds.without(VERBS).is_empty()))
    })
}

fn ends(scene: &Scene<'_>, at: usize) -> bool {
    let comma = scene.text.token(at).is_mark(',');
    scene.is_boundary(at) && !comma
}

/// Token behind a finite verb of saying.
fn verb(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let shape = |m: &Meaning| match m {
        Meaning::Speech { shape: SpeechShape::Verb, .. } => Some(()),
        _ => None,
    };
    let ((), found, rest) = scene.cursor(at).read(Kind::Speech, shape)?;
    const OTHER: Kinds = Kinds::of(Kind::Particle).and(Kind::Timing).and(Kind::Unit);
    let sure = !scene.text.is(at, OTHER) && !found.tag.definite && scene.context.names.covering(at).is_none();
    sure.then(|| rest.at())
}

/// «الجيش الإسرائيلي اعترف بمقتل ضابط».
fn subject_before(scene: &Scene<'_>, verb: usize) -> Option<Party> {
    let names = scene.context.names;
    let first = verb.saturating_sub(BETWEEN).max(scene.sentence.start);
    (first..verb).find_map(|at| {
        let (speaker, rest) = party(scene.cursor(at), names)?;
        (rest.at() == verb).then(|| speaker.reference(scene.text, names))
    })
}

/// The subject of the verb at `at`, which ends before `end`.
pub(super) fn subject_of(scene: &Scene<'_>, at: usize, end: usize) -> Option<Party> {
    let (speaker, rest) = party::party(scene.cursor(at + 1), scene.context.names)?;
    (rest.at() <= end).then(|| speaker.reference(scene.text, scene.context.names))
}
