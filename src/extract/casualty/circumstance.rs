//! What a sentence without counts tells of what happened: «قصفت إسرائيل بلدة الخيام أمس».

use super::event::Circumstances;
use super::scene::Scene;
use super::{agent, place, when};
use crate::extract::clause::frames::{EventTrigger, Side, WORDS};
use crate::extract::clause::is_happening;
use crate::extract::participants::subject;
use crate::facts::{Cause, EventType, Party};
use crate::lexicon::Stance;
use crate::spelling::{AND, ARTICLE};

/// The circumstances of the first harm that the sentence tells, where it tells more than that there was one, and whether
/// its noun is definite, so that it was told before: «الانفجار». What the article tells `first` may lie weeks back.
pub(super) fn read(scene: &Scene<'_>, first: bool) -> Option<(Circumstances, bool)> {
    let told = scene.context.parses.event_triggers(&scene.sentence);
    let mut harm = told.iter().filter_map(|told| {
        let cause = cause(told.kind).filter(|_| !is_unreal(scene, told.tokens.start))?;
        Some((told, cause))
    });
    let Some((told, cause)) = harm.next() else {
        return occurrence(scene);
    };
    let place = place::of_event(scene, told.tokens.clone());
    let days = when::of_event(scene, told.tokens.start, told.definite || first);
    let known = told.definite;
    let circumstances = Circumstances {
        place,
        days,
        agent: doer(scene, told),
        cause: Some(cause),
        clock: when::of_clock(scene),
    };
    let telling = circumstances.place.is_some()
        || circumstances.days.is_some()
        || circumstances.clock.is_some();
    telling.then_some((circumstances, known))
}

/// «إن الوقائع حدثت الخميس», «وقع الحادث قرب الجسر»: when and where something told before was, whatever it was.
fn occurrence(scene: &Scene<'_>) -> Option<(Circumstances, bool)> {
    let first = scene.sentence.start;
    let noun = |at: &usize| {
        let form = scene.text.form(*at);
        let form = form.strip_prefix(AND).unwrap_or(form);
        form.starts_with(ARTICLE) && scene.text.lists(*at).word.has(WORDS.beside.occurrence)
    };
    let happens = |at: usize| scene.sentence.contains(&at) && is_happening(scene.text.form(at));
    let beside = |at: usize| happens(at + 1) || at > first && happens(at - 1);
    let mut told = scene.sentence.clone().filter(noun);
    let at = told.find(|at| beside(*at) && !is_unreal(scene, *at))?;
    let circumstances = Circumstances {
        place: place::of_event(scene, at..at + 1),
        days: when::of_event(scene, at, true),
        ..Circumstances::default()
    };
    let telling = circumstances.place.is_some() || circumstances.days.is_some();
    telling.then_some((circumstances, true))
}

/// What harms people, of what events there are.
fn cause(kind: EventType) -> Option<Cause> {
    use EventType as Type;
    Some(match kind {
        Type::Airstrike => Cause::Airstrike,
        Type::Shelling => Cause::Shelling,
        Type::Explosion | Type::SuicideBombing => Cause::Explosion,
        Type::ArmedClash => Cause::Clash,
        Type::Attack => Cause::Attack,
        Type::Execution => Cause::Execution,
        Type::Riot => Cause::Unrest,
        Type::Earthquake => Cause::Earthquake,
        Type::Flood => Cause::Flood,
        Type::Storm => Cause::Storm,
        Type::Fire => Cause::Fire,
        Type::Accident => Cause::Accident,
        Type::Drowning => Cause::Drowning,
        _ => return None,
    })
}

/// Whether a word before it says that it has not happened.
fn is_unreal(scene: &Scene<'_>, at: usize) -> bool {
    const STANCES: [Stance; 4] = [
        Stance::Hypothetical,
        Stance::Negate,
        Stance::Ask,
        Stance::Deny,
    ];
    // «ما كاد أهل المدينة يستفيقون من صدمة القصف»: what another verb tells has happened
    let mut before = (scene.stretch_start(at)..at).filter(|word| scene.is_clause_of(*word, at));
    before.any(|at| {
        STANCES
            .iter()
            .any(|stance| scene.stance(at, *stance).is_some())
    })
}

/// The subject of a verb of harming, the owner of what did it.
fn doer(scene: &Scene<'_>, told: &EventTrigger) -> Option<Party> {
    if !told.is_verb() {
        return agent::owner(scene, told.tokens.clone());
    }
    let names = scene.context.names;
    // «هاجم انتحاريان مطار كابول»: the object of the verb is no part of its subject
    let clause = scene
        .context
        .parses
        .clauses(&scene.sentence)
        .at(told.tokens.start);
    let object = clause.and_then(|clause| Some(clause.object()?.tokens.start));
    let last = object.filter(|object| *object > told.tokens.end);
    let end = last.unwrap_or(scene.sentence.end);
    let (party, _) = subject(scene.cursor(told.tokens.end).until(end), names)?;
    let acts = party.is_agent()
        && told.frame.subject == Side::Agent
        && agent::can_act(scene, party.tokens.start);
    acts.then(|| party.reference(scene.text, names))
}
