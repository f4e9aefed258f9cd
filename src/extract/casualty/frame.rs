//! Brings outcome words and groups of people together.

use super::figure::Figure;
use super::group::{Group, Size};
use super::scene::Scene;
use super::trigger::{Reading, Trigger};
use crate::facts::Outcome;
use crate::lexicon::{Agreement, Kind, Kinds, OutcomeShape as Shape, Particle, Stance};

/// The most tokens between a verb and the people behind it, and before it.
const BEHIND: usize = 16;
const BEFORE: usize = 9;
/// The most words of an agent without a preposition: «قوات مشتركة للجيش والشرطة».
const FATE: usize = 14;

/// Where the people of an outcome word stand.
#[derive(Debug, Clone, Copy)]
struct Match {
    group: usize,
    outcome: Outcome,
}

/// The figures that nouns for people and outcome words of the sentence tell.
pub(super) fn figures(scene: &Scene<'_>) -> Vec<Figure> {
    let mut figures: Vec<Figure> = Vec::new();
    let mut i = 0;
    while i < scene.triggers.len() {
        let chain = chain(scene, i);
        let linked = &scene.triggers[i..i + chain];
        i += chain;
        let Some((found, _)) = linked.iter().rev().find_map(|t| Some((target(scene, t)?, t))) else { continue };
        let group = &scene.groups[found.group];
        for trigger in linked {
            let Some(outcome) = outcome(trigger, found, linked.len()) else { continue };
            let outcome = said(scene, trigger, group, outcome);
            let twice = figures.iter().any(|f| f.group.first == group.first && f.outcome == outcome);
            if !twice {
                figures.push(Figure::told(group.clone(), outcome, trigger.tokens.clone(), linked.len() > 1));
            }
        }
    }
    own(scene, &mut figures);
    figures
}

/// How many outcome words from `first` on share their people: «قتل وجرح», «قتلوا أو أصيبوا».
fn chain(scene: &Scene<'_>, first: usize) -> usize {
    let linked = |pair: &[Trigger]| {
        let (one, two) = (&pair[0], &pair[1]);
        let or = scene.is_particle(one.tokens.end, Particle::Or) && two.tokens.start == one.tokens.end + 1;
        let and = two.joined && two.tokens.start == one.tokens.end;
        let alike = one.is_plural_verb() == two.is_plural_verb() && one.has(Shape::Event) == two.has(Shape::Event);
        (or || and) && alike && !one.pronoun
    };
    1 + scene.triggers[first..].windows(2).take_while(|pair| linked(pair)).count()
}

fn outcome(trigger: &Trigger, found: Match, linked: usize) -> Option<Outcome> {
    if linked == 1 {
        return Some(found.outcome);
    }
    let shapes = [Shape::Either, Shape::Suffers, Shape::Event, Shape::Inflicts, Shape::State];
    trigger.reading(&shapes).map(|reading| reading.outcome)
}

/// What the outcome word and the noun say together: an army that loses its soldiers has them killed,
/// victims of a death are dead.
fn said(scene: &Scene<'_>, trigger: &Trigger, group: &Group, outcome: Outcome) -> Outcome {
    let owned = group.noun.as_ref().is_some_and(|noun| noun.owned);
    let loses = outcome == Outcome::Missing && trigger.has(Shape::Inflicts) && owned;
    let _ = scene;
    if loses { Outcome::Killed } else { outcome }
}

fn target(scene: &Scene<'_>, trigger: &Trigger) -> Option<Match> {
    if is_negated(scene, trigger.tokens.start) {
        return None;
    }
    if let Some(reading) = trigger.reading(&[Shape::State]) {
        return matched(before(scene, trigger, BEFORE, |g| g.size != Size::Untold), reading);
    }
    if let Some(reading) = trigger.reading(&[Shape::Fate]) {
        return matched(before(scene, trigger, FATE, |g| g.size != Size::Untold && !g.governed), reading);
    }
    if trigger.pronoun {
        return trigger.reading(&[Shape::Either, Shape::Inflicts]).and_then(|reading| {
            let relative = scene.is_particle(trigger.tokens.start.wrapping_sub(1), Particle::Relative);
            matched(before(scene, trigger, BEFORE, |g| g.is_strong() || g.is_named()).filter(|_| relative), reading)
        });
    }
    if trigger.is_plural_verb() {
        return plural(scene, trigger);
    }
    singular(scene, trigger)
}

fn matched(group: Option<usize>, reading: Reading) -> Option<Match> {
    group.map(|group| Match { group, outcome: reading.outcome })
}

/// قتلوا: those before it, unless somebody stands right behind it as its object.
fn plural(scene: &Scene<'_>, trigger: &Trigger) -> Option<Match> {
    let active = trigger.reading(&[Shape::Either, Shape::Inflicts]);
    let passive = trigger.reading(&[Shape::Either, Shape::Suffers]);
    let object = || {
        let at = past_adverbs(scene, trigger.tokens.end);
        index(scene, at).filter(|i| is_object(&scene.groups[*i]))
    };
    active.and_then(|reading| matched(object(), reading)).or_else(|| {
        let told = |g: &Group| match g.size {
            Size::Number | Size::Dual => true,
            Size::One => g.is_definite() && false,
            Size::Many => !g.governed,
            Size::Untold => false,
        };
        passive.and_then(|reading| matched(before(scene, trigger, BEFORE, told), reading))
    })
}

fn is_object(group: &Group) -> bool {
    !group.governed && !group.joined && (group.is_strong() || matches!(group.size, Size::One | Size::Many))
}

/// A verb in the singular or a noun of happening: those behind it, or the one before it.
fn singular(scene: &Scene<'_>, trigger: &Trigger) -> Option<Match> {
    let shapes = [Shape::Either, Shape::Suffers, Shape::Event, Shape::Inflicts];
    let reading = trigger.reading(&shapes)?;
    let behind = behind(scene, trigger);
    let verb = trigger.reading(&[Shape::Either, Shape::Suffers]);
    matched(behind, reading).or_else(|| verb.and_then(|reading| matched(subject(scene, trigger, reading), reading)))
}

/// The subject before a verb in the singular: «الدويك قد اعتقل», «الجندي الذي أسر».
fn subject(scene: &Scene<'_>, trigger: &Trigger, reading: Reading) -> Option<usize> {
    let agrees = |g: &Group| {
        let number = g.noun.as_ref().and_then(|noun| noun.number);
        let feminine = reading.agreement == Agreement::Feminine;
        g.size == Size::One && (g.is_named() || (feminine == (number == Some(Agreement::Feminine)) && (g.is_definite() || !g.governed)))
            && !g.noun.as_ref().is_some_and(|noun| noun.national)
    };
    before(scene, trigger, 3, agrees)
}

/// The group before an outcome word, over auxiliaries, relatives and phrases of place.
fn before(scene: &Scene<'_>, trigger: &Trigger, farthest: usize, fits: impl Fn(&Group) -> bool) -> Option<usize> {
    let start = trigger.tokens.start;
    let last = scene.groups.partition_point(|group| group.end <= start);
    for i in (0..last).rev() {
        let group = &scene.groups[i];
        let gap = group.end..start;
        if gap.len() > farthest || gap.clone().any(|at| scene.is_boundary(at) || scene.is_trigger(at)) {
            return None;
        }
        if fits(group) {
            return Some(i);
        }
    }
    None
}

/// The group behind an outcome word: right behind it, or behind its agent or a phrase of place.
fn behind(scene: &Scene<'_>, trigger: &Trigger) -> Option<usize> {
    let at = past_adverbs(scene, trigger.tokens.end);
    let event = trigger.reading(&[Shape::Either, Shape::Suffers, Shape::Inflicts]).is_none();
    let active = trigger.has(Shape::Either) || trigger.has(Shape::Inflicts);
    let missing = trigger.reading(&[Shape::Suffers]).is_some_and(|r| r.outcome == Outcome::Missing);
    if let Some(first) = index(scene, at) {
        let group = &scene.groups[first];
        if active && is_agent(group)
            && let Some(object) = object_behind(scene, group)
        {
            return Some(object);
        }
        let only_active = trigger.has(Shape::Inflicts) && !trigger.has(Shape::Either) && !trigger.has(Shape::Suffers);
        let fits = !group.governed && !group.joined && group.size != Size::Untold && !(group.unknown && is_vague(trigger));
        let agent = only_active && is_agent(group) && trigger.tokens.len() == 1;
        return (fits && !agent && !(missing && !group.is_strong() && !is_person(group))).then_some(first);
    }
    if missing || event && !scene.text.is(at, Kinds::of(Kind::Body).and(Kind::TypeWord).and(Kind::Name)) {
        return None;
    }
    farther(scene, at, at + BEHIND, active)
}

fn is_person(group: &Group) -> bool {
    group.noun.as_ref().is_some_and(|noun| noun.kind.is_some() || noun.named)
}

/// Outcome words that befall things as often as people.
fn is_vague(trigger: &Trigger) -> bool {
    let shapes = [Shape::Suffers, Shape::Event, Shape::Either, Shape::Inflicts];
    let outcome = trigger.reading(&shapes).map(|reading| reading.outcome);
    matches!(outcome, Some(Outcome::Missing | Outcome::Displaced | Outcome::Affected))
        || (trigger.has(Shape::Inflicts) && trigger.tokens.len() == 1)
}

/// Somebody who may have done it: a plural or a single person without a number.
fn is_agent(group: &Group) -> bool {
    !group.is_strong() && !group.is_accusative()
}

/// The object right behind an agent: «قتل مسلحون مترجما».
fn object_behind(scene: &Scene<'_>, agent: &Group) -> Option<usize> {
    let next = (agent.end..agent.end + 4).find(|at| *at >= scene.sentence.end || scene.is_boundary(*at) || index(scene, *at).is_some() || scene.is_preposition(*at))?;
    let object = index(scene, next)?;
    let group = &scene.groups[object];
    let beside = next == agent.end && agent.size == Size::Many && (group.is_named() || group.noun.as_ref().is_some_and(|n| n.kind.is_some()));
    let fits = !group.governed && !group.joined && (group.is_strong() || (group.is_accusative() && !group.is_definite()) || beside);
    fits.then_some(object)
}

/// A told group at a distance, with nothing between that would end the clause.
fn farther(scene: &Scene<'_>, from: usize, to: usize, active: bool) -> Option<usize> {
    let mut at = from;
    while at < to.min(scene.sentence.end) {
        let ends = scene.is_boundary(at) || scene.is_trigger(at) || scene.is_particle(at, Particle::Relative) || scene.is_particle(at, Particle::Among);
        if ends || scene.text.is(at, Kinds::of(Kind::Speech)) && !scene.text.is(at, Kinds::of(Kind::Body).and(Kind::Name)) {
            return None;
        }
        if let Some(i) = index(scene, at) {
            let group = &scene.groups[i];
            let single = active && group.size == Size::One && group.is_accusative() && !group.is_definite();
            let counted = group.is_strong() && group.noun.is_some() && !group.unknown;
            if !group.governed && !group.joined && (counted || single) {
                return Some(i);
            }
            at = group.end;
        } else {
            at += 1;
        }
    }
    None
}

/// The group that begins at `at`.
fn index(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let i = scene.groups.partition_point(|group| group.first < at);
    scene.groups.get(i).filter(|group| group.first == at).map(|_| i)
}

/// «قتل أيضا», «قتل بها»: words between a verb and its people that say nothing of them.
fn past_adverbs(scene: &Scene<'_>, at: usize) -> usize {
    let passed = |at: &usize| {
        let function = scene.is_particle(*at, Particle::Function) && !scene.is_stance(*at, Stance::Negate);
        let mark = scene.text.token(*at).is_mark('"') || scene.text.token(*at).is_mark('“') || scene.text.token(*at).is_mark('«');
        (function && !scene.text.is(*at, Kinds::of(Kind::Hedge).and(Kind::Amount))) || mark
    };
    (at..at + 3).find(|at| !passed(at) || index(scene, *at).is_some()).unwrap_or(at)
}

/// Whether a negation stands right before a figure: «لم يصب», «دون وقوع إصابات».
pub(super) fn is_negated(scene: &Scene<'_>, at: usize) -> bool {
    let first = at.saturating_sub(3).max(scene.sentence.start);
    (first..at).rev().take_while(|at| !scene.is_boundary(*at)).any(|at| scene.is_stance(at, Stance::Negate))
}

/// Nouns for people that tell their own outcome: «531 قتيلا».
fn own(scene: &Scene<'_>, figures: &mut Vec<Figure>) {
    for group in scene.groups.iter().filter(|group| !group.own.is_empty()) {
        let taken = figures.iter().any(|figure| figure.group.first == group.first);
        let joint = group.own.len() > 1;
        let told = match group.size {
            Size::Number | Size::Dual => true,
            Size::One => !group.is_definite() && !group.governed && dead_or_hurt(group) ,
            Size::Many => dead_or_hurt(group) && (joint || follows_verb(scene, group)),
            Size::Untold => false,
        };
        if told && !taken && !is_negated(scene, group.first) {
            let figure = |outcome: &Outcome| Figure::told(group.clone(), *outcome, group.first..group.end, joint);
            figures.extend(group.own.iter().map(figure));
        }
    }
}

fn dead_or_hurt(group: &Group) -> bool {
    group.own.iter().all(|own| matches!(own, Outcome::Killed | Outcome::Wounded | Outcome::Affected))
}

/// Whether a bare plural is no complement of a noun before it: أهالي ضحايا.
fn follows_verb(scene: &Scene<'_>, group: &Group) -> bool {
    group.first > scene.sentence.start && !group.governed && scene.text.token(group.first - 1).is_word()
        && scene.text.tags(group.first - 1).is_empty()
}
