//! What a sentence without counts tells of what happened: «قصفت إسرائيل بلدة الخيام أمس».

use super::event::Circumstances;
use super::sentence::Sentence;
use super::{agent, place, when};
use crate::extract::clause::frames::{EventTrigger, Side, WORDS};
use crate::extract::clause::is_happening;
use crate::extract::participants::subject;
use crate::facts::{Cause, EventType, Party};
use crate::lexicon::Stance;
use crate::spelling::{AND, ARTICLE};

/// The circumstances of the first harm that the sentence tells, where it tells more than that there was one, and whether
/// its noun is definite, so that it was told before: «الانفجار». What the article tells `first` may lie weeks back.
pub(super) fn read(sentence: &Sentence<'_>, first: bool) -> Option<(Circumstances, bool)> {
    let told = sentence.context.parses.event_triggers(&sentence.tokens);
    let mut harm = told.iter().filter_map(|told| {
        let cause = cause(told.kind).filter(|_| !is_unreal(sentence, told.tokens.start))?;
        Some((told, cause))
    });
    let Some((told, cause)) = harm.next() else {
        return occurrence(sentence);
    };
    let place = place::of_event(sentence, told.tokens.clone());
    let days = when::of_event(sentence, told.tokens.start, told.definite || first);
    let known = told.definite;
    let circumstances = Circumstances {
        place,
        days,
        agent: doer(sentence, told),
        cause: Some(cause),
        clock: when::of_clock(sentence),
    };
    let telling = circumstances.place.is_some()
        || circumstances.days.is_some()
        || circumstances.clock.is_some();
    telling.then_some((circumstances, known))
}

/// «إن الوقائع حدثت الخميس», «وقع الحادث قرب الجسر»: when and where something told before was, whatever it was.
fn occurrence(sentence: &Sentence<'_>) -> Option<(Circumstances, bool)> {
    let first = sentence.tokens.start;
    let noun = |at: &usize| {
        let form = sentence.text.form(*at);
        let form = form.strip_prefix(AND).unwrap_or(form);
        form.starts_with(ARTICLE) && sentence.text.lists(*at).word.has(WORDS.beside.occurrence)
    };
    let happens = |at: usize| sentence.tokens.contains(&at) && is_happening(sentence.text.form(at));
    let beside = |at: usize| happens(at + 1) || at > first && happens(at - 1);
    let mut told = sentence.tokens.clone().filter(noun);
    let at = told.find(|at| beside(*at) && !is_unreal(sentence, *at))?;
    let circumstances = Circumstances {
        place: place::of_event(sentence, at..at + 1),
        days: when::of_event(sentence, at, true),
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
fn is_unreal(sentence: &Sentence<'_>, at: usize) -> bool {
    const STANCES: [Stance; 4] = [
        Stance::Hypothetical,
        Stance::Negate,
        Stance::Ask,
        Stance::Deny,
    ];
    // «ما كاد أهل المدينة يستفيقون من صدمة القصف»: what another verb tells has happened
    let mut before =
        (sentence.stretch_start(at)..at).filter(|word| sentence.is_clause_of(*word, at));
    before.any(|at| {
        STANCES
            .iter()
            .any(|stance| sentence.stance(at, *stance).is_some())
    })
}

/// The subject of a verb of harming, the owner of what did it.
fn doer(sentence: &Sentence<'_>, told: &EventTrigger) -> Option<Party> {
    if !told.is_verb() {
        return agent::owner(sentence, told.tokens.clone());
    }
    let names = sentence.context.names;
    // «هاجم انتحاريان مطار كابول»: the object of the verb is no part of its subject
    let clause = sentence
        .context
        .parses
        .clauses(&sentence.tokens)
        .at(told.tokens.start);
    let object = clause.and_then(|clause| Some(clause.object()?.tokens.start));
    let last = object.filter(|object| *object > told.tokens.end);
    let end = last.unwrap_or(sentence.tokens.end);
    let (party, _) = subject(sentence.cursor(told.tokens.end).until(end), names)?;
    let acts = party.is_agent()
        && told.frame.subject == Side::Agent
        && agent::can_act(sentence, party.tokens.start);
    acts.then(|| party.reference(sentence.text, names))
}
