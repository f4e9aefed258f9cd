//! Numbers without a noun that are the object of a verb: «اعتقلت القوات 15 فجر اليوم», «وأصابت 14 بجروح».

use super::outcome_word::Trigger;
use super::people::{Group, Size};
use super::scene::Scene;
use crate::facts::EntityType;
use crate::lexicon::{Kind, Kinds, OutcomeShape as Shape, Particle};
use crate::spelling::{AND, ARTICLE, PREPOSITIONS};
use crate::text::TokenKind;

/// Numbers that may be years: they count people only with a noun.
const YEARS: std::ops::RangeInclusive<u64> = 1900..=2100;

/// Where a bare number stands that is the object of the verb before it: right after its agent, or after its places.
pub(super) fn after_agent(scene: &Scene<'_>, trigger: &Trigger) -> Option<usize> {
    let suffers = trigger.has(Shape::Suffers) && !trigger.is_near();
    if !(acts(trigger) || suffers) {
        return None;
    }
    let end = trigger.tokens.end;
    let found = (end..=scene.sentence.end)
        .take_while(|at| *at == end || !stops(scene, at - 1))
        .find_map(|at| scene.index(at).filter(|i| is_bare(&scene.groups[*i])))?;
    let group = &scene.groups[found];
    let agent = !suffers && group.first > end && opens_agent(scene, end);
    let after = agent || follows_place(scene, end..group.first);
    (after && !is_numbering(scene, group.first) && stands_alone(scene, group)).then_some(found)
}

/// «قتل في حماة ثلاثة», «فر بعد الهجوم 40 ألفا»: nothing but places, times and causes stands between a verb and its number.
fn follows_place(scene: &Scene<'_>, tokens: std::ops::Range<usize>) -> bool {
    let names = scene.context.names;
    let place = |at: usize| {
        let named = names.covering(at);
        named.is_some_and(|naming| names.is(naming, EntityType::Location))
    };
    let leads = |at: usize| {
        let head = Kinds::of(Kind::PlaceHead).and(Kind::Direction);
        let function = scene.is_particle(at, Particle::Function);
        scene.is_preposition(at) || function || scene.text.is(at, head)
    };
    // «بعد الهجوم», «عقب ذلك»
    let governed = |at: usize| {
        let definite = scene.text.form(at).starts_with(ARTICLE);
        let noun = definite || scene.is_particle(at, Particle::Demonstrative);
        noun && at > tokens.start && leads(at - 1)
    };
    let closes = |at: usize| place(at) || scene.is_date(at) || governed(at);
    let last = tokens.end.checked_sub(1);
    last.is_some_and(closes) && tokens.clone().all(|at| closes(at) || leads(at))
}

/// Whether a bare number right after a verb of hurting is its object, because another count of the same
/// agent stands before: «قتلت الغارة ستة وأصابت 14».
pub(super) fn goes_on(scene: &Scene<'_>, trigger: &Trigger, group: &Group) -> bool {
    let before = scene
        .triggers
        .iter()
        .rev()
        .find(|other| other.tokens.end <= trigger.tokens.start);
    let deed = before.is_some_and(|other| acts(other) && !other.is_plural_verb());
    trigger.joined && deed && is_bare(group) && stands_alone(scene, group)
}

/// Whether a verb has an object and is said of people only.
fn acts(trigger: &Trigger) -> bool {
    let active = trigger.has(Shape::Either) || trigger.has(Shape::Inflicts);
    active && trigger.is_verb() && !trigger.is_near()
}

/// Whether a number has no noun and is nobody else's.
fn is_bare(group: &Group) -> bool {
    let year = group.amount.max == Some(group.amount.min) && YEARS.contains(&group.amount.min);
    group.size == Size::Number
        && group.noun.is_none()
        && !(group.of_them || group.governed || group.joined || group.unknown || year)
}

/// Whether an agent begins at `at`: a definite noun, a body, a name, people.
fn opens_agent(scene: &Scene<'_>, at: usize) -> bool {
    const AGENTS: Kinds = Kinds::of(Kind::Body)
        .and(Kind::TypeWord)
        .and(Kind::Name)
        .and(Kind::Cause);
    let named = scene.context.names.covering(at).is_some();
    let definite = scene.text.form(at).starts_with(ARTICLE);
    named || definite || scene.text.is(at, AGENTS) || scene.index(at).is_some()
}

/// Whether the clause of the agent ends at `at`.
fn stops(scene: &Scene<'_>, at: usize) -> bool {
    let speech = scene.text.is(at, Kinds::of(Kind::Speech))
        && !scene.text.is(at, Kinds::of(Kind::Body).and(Kind::Name));
    let joined = scene.text.form(at).starts_with(AND) && scene.text.tags(at).is_empty();
    scene.is_boundary(at)
        || scene.is_trigger(at)
        || speech
        || joined
        || scene.is_particle(at, Particle::Relative)
        || scene.is_particle(at, Particle::Among)
        || scene.index(at).is_some_and(|i| scene.groups[i].is_strong())
}

/// Whether a number belongs to the word before it: «اللواء 12», or to a noun that nobody knows.
pub(super) fn is_numbering(scene: &Scene<'_>, first: usize) -> bool {
    let at = first - 1;
    let digits = scene.text.token(first).kind == TokenKind::Digits;
    let strikes = scene.text.is(at, Kinds::of(Kind::Cause)) && scene.is_trigger(at - 1);
    let unit = scene.is_particle(at, Particle::Thing)
        || scene.is_particle(at, Particle::Crew)
        || scene.text.is(
            at,
            Kinds::of(Kind::PlaceHead).and(Kind::Unit).and(Kind::Role),
        );
    let indefinite = !scene.text.form(at).starts_with(ARTICLE);
    let unknown = indefinite && scene.text.tags(at).is_empty() && !is_named(scene, at);
    scene.is_preposition(at) || (digits && unit && !strikes) || unknown
}

fn is_named(scene: &Scene<'_>, at: usize) -> bool {
    scene.context.names.covering(at).is_some()
}

/// Whether nothing that the number could count follows it.
fn stands_alone(scene: &Scene<'_>, group: &Group) -> bool {
    let next = group.end;
    if next >= scene.sentence.end || scene.is_boundary(next) || scene.is_trigger(next) {
        return true;
    }
    let attached = scene.text.form(next).starts_with(PREPOSITIONS)
        && scene.text.tags(next).iter().any(|tag| tag.clitics() > 0);
    attached
        || scene.is_preposition(next)
        || scene.is_date(next)
        || scene.opens_day(next)
        || scene.is_particle(next, Particle::Function)
        || scene.is_particle(next, Particle::Beside)
        || scene.is_particle(next, Particle::Wounds)
        || scene.text.form(next).starts_with(AND)
}
