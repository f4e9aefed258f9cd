//! Nouns for people that tell their own outcome: «531 قتيلا», «عدد القتلى … 68», «جثث ثلاثة منهم».

use super::figure::Figure;
use super::frame::is_negated;
use super::group::{Group, Size};
use super::reach;
use super::scene::Scene;
use crate::facts::{Hedge, Outcome};
use crate::grammar::{Amount, Cursor};
use crate::lexicon::{Kind, Meaning, Particle};
use crate::spelling::{ARTICLE, PREPOSITIONS};

/// Adds the figures of such nouns.
pub(super) fn add(scene: &Scene<'_>, figures: &mut Vec<Figure>) {
    let mut taken: Option<usize> = None;
    for group in scene.groups.iter().filter(|group| !group.own.is_empty()) {
        if taken == Some(group.first) {
            continue;
        }
        if let Some(figure) = bodies(scene, group) {
            taken = Some(figure.group.first);
            figures.retain(|other| other.group.first != figure.group.first);
            figures.push(figure);
            continue;
        }
        if let Some(figure) = tally(scene, group) {
            let twice = figures
                .iter()
                .any(|other| other.group.first == figure.group.first);
            figures.extend((!twice).then_some(figure));
            continue;
        }
        if let Some(people) = predicated(scene, group) {
            let told = figures
                .iter()
                .any(|figure| figure.group.first == people.first);
            let tokens = group.first..group.end;
            let own = group.own.iter().take(usize::from(!told));
            figures
                .extend(own.map(|own| Figure::told(people.clone(), *own, tokens.clone(), false)));
            continue;
        }
        let told = figures
            .iter()
            .any(|figure| figure.group.first == group.first);
        if !told && stands(scene, group) {
            let joint = group.own.len() > 1 && group.size == Size::Number;
            let figure = |outcome: &Outcome| {
                Figure::told(risen(scene, group), *outcome, group.first..group.end, joint)
            };
            figures.extend(group.own.iter().map(figure));
        }
    }
}

/// «سقط ثلاثة منهم قتلى», «لا يزال آخرون مفقودين»: the people right before a noun that says what became
/// of them.
fn predicated<'s>(scene: &'s Scene<'_>, group: &Group) -> Option<&'s Group> {
    let before = scene
        .groups
        .partition_point(|other| other.first < group.first);
    let people = scene.groups.get(before.checked_sub(1)?)?;
    let plain = matches!(group.size, Size::Many | Size::One) && !group.governed && !group.joined;
    let first = people.first.saturating_sub(2).max(scene.sentence.start);
    let remain = || (first..people.first).any(|at| scene.is_particle(at, Particle::Auxiliary));
    let told = people.is_strong() || (people.size == Size::Many && remain());
    let definite = |at: usize| scene.text.form(at).starts_with(ARTICLE);
    let gap = people.end..group.first;
    let adjacent = people.own.is_empty() && gap.len() <= 2 && gap.into_iter().all(definite);
    (plain && adjacent && told && !group.is_definite() && !people.is_definite()).then_some(people)
}

/// A count that rose «من 287 إلى 518» is 518.
fn risen(scene: &Scene<'_>, group: &Group) -> Group {
    let mut group = group.clone();
    let from = group.amount.first;
    let before = from.saturating_sub(8).max(scene.sentence.start)..from;
    let counts = before.rev().take_while(|at| !scene.is_boundary(*at));
    let count = |at: usize| scene.is_particle(at, Particle::Tally);
    if let (Hedge::Range, Some(now)) = (group.amount.hedge, group.amount.max)
        && scene.is_particle(from, Particle::Of)
        && counts.into_iter().any(count)
    {
        group.amount = Amount::hedged(now, Hedge::Exact, from);
    }
    group
}

/// Whether a noun tells a figure by itself.
fn stands(scene: &Scene<'_>, group: &Group) -> bool {
    if describes(scene, group) || (!group.is_definite() && is_negated(scene, group.first)) {
        return false;
    }
    let bare = !group
        .noun
        .as_ref()
        .is_some_and(|noun| noun.owned || noun.definite);
    // «أحد المصابين» is one of whom the text knows
    let known = scene.is_particle(group.first, Particle::OneOf);
    match group.size {
        Size::Number => !known,
        Size::Dual => {
            let noun = group
                .noun
                .as_ref()
                .is_some_and(|noun| noun.kind.is_some() || noun.definite);
            group.own != [Outcome::Affected] && (noun || dead_or_hurt(group))
        }
        Size::One | Size::Many => {
            let told = yields(scene, group.first) || is_bodies(group) || opens(scene, group);
            bare && dead_or_hurt(group) && told
        }
        Size::Untold => false,
    }
}

fn dead_or_hurt(group: &Group) -> bool {
    group
        .own
        .iter()
        .all(|own| matches!(own, Outcome::Killed | Outcome::Wounded | Outcome::Affected))
}

/// Whether it is the adjective of a noun that is nobody: «طائرتين مختطفتين».
fn describes(scene: &Scene<'_>, group: &Group) -> bool {
    let last = |form: &str| -> String { form.chars().rev().take(2).collect() };
    let before = group
        .first
        .checked_sub(1)
        .filter(|at| *at >= scene.sentence.start);
    let alike = |at: usize| {
        scene.text.token(at).is_word()
            && last(scene.text.form(at)) == last(scene.text.form(group.first))
    };
    let i = scene
        .groups
        .partition_point(|other| other.first < group.first);
    let bodies = i
        .checked_sub(1)
        .map(|i| &scene.groups[i])
        .is_some_and(|other| {
            other.size == Size::Dual
                && other.own == [Outcome::Killed]
                && group.first - other.end <= 8
        });
    group.size == Size::Dual && !group.joined && (bodies || before.is_some_and(alike))
}

/// «قتلى وجرحى في انفجار», «جرحى بقصف»: a sentence or headline that begins with an indefinite plural
/// and goes on with a preposition.
fn opens(scene: &Scene<'_>, group: &Group) -> bool {
    let next = group.end;
    let attached = PREPOSITIONS
        .iter()
        .any(|c| scene.text.form(next).starts_with(*c));
    let first = group.first == scene.sentence.start
        || group.first == scene.sentence.start + 1 && scene.is_mark(scene.sentence.start);
    first && group.size == Size::Many && (scene.is_preposition(next) || attached)
}

/// «هناك جثثا»: unsaid how many, yet told to be there.
fn is_bodies(group: &Group) -> bool {
    group.size == Size::Many
        && group.own == [Outcome::Killed]
        && !group.governed
        && (group.is_accusative() || group.joined)
}

/// Whether a word that a figure follows stands before: «سقوط قتلى», «أسفر عن قتيل».
fn yields(scene: &Scene<'_>, at: usize) -> bool {
    let first = at.saturating_sub(5).max(scene.sentence.start);
    (first..at).any(|from| {
        let rest = scene
            .cursor(from)
            .particle(Particle::Yields)
            .map(Cursor::at);
        rest.is_some_and(|rest| {
            rest <= at && at - rest <= 2 && !(rest..at).any(|at| scene.is_boundary(at))
        })
    })
}

/// «جثث المراقبين الأربعة», «جثة ضحية»: bodies of those who are counted behind.
fn bodies(scene: &Scene<'_>, group: &Group) -> Option<Figure> {
    let before = group
        .first
        .checked_sub(1)
        .filter(|at| *at >= scene.sentence.start);
    // «عدد القتلى 30»: the number of the dead, not their bodies
    let counted = before.is_some_and(|at| scene.is_particle(at, Particle::Tally));
    let plain = matches!(group.size, Size::Untold | Size::Many | Size::One)
        && group.own == [Outcome::Killed]
        && !counted;
    let next = scene
        .index(group.end)
        .map(|i| &scene.groups[i])
        .filter(|_| plain)?;
    let victim = next.size == Size::One && next.own == [Outcome::Affected];
    let strong = next.is_strong() && !next.joined && !next.governed;
    (strong || victim)
        .then(|| Figure::told(next.clone(), Outcome::Killed, group.first..group.end, false))
}

/// «ارتفع عدد القتلى إلى 68», «حصيلة الضحايا … 19».
fn tally(scene: &Scene<'_>, group: &Group) -> Option<Figure> {
    let counts = group
        .first
        .checked_sub(1)
        .filter(|at| *at >= scene.sentence.start)?;
    let counted = scene.is_particle(counts, Particle::Tally)
        && matches!(group.size, Size::Untold | Size::Many);
    let end = group.noun.as_ref().map_or(group.end, |noun| noun.head_end);
    let found = reach::total(scene, end, |_| counted).filter(|_| counted)?;
    let outcome = match group.own[..] {
        // the dead are counted by their bodies, victims by what the sentence says of them
        [Outcome::Affected] if dead(scene) => Outcome::Killed,
        [outcome, ..] => outcome,
        [] => return None,
    };
    let mut number = risen(scene, &scene.groups[found]);
    if let Some(hedge) = hedge_before(scene, counts) {
        number.amount = number.amount.under(hedge);
    }
    Some(Figure::told(number, outcome, counts..group.end, false))
}

/// «تجاوز عدد القتلى 30»: a hedge before the word for the number.
fn hedge_before(scene: &Scene<'_>, counts: usize) -> Option<Hedge> {
    let hedge = |m: &Meaning| {
        if let Meaning::Hedge(hedge) = m {
            Some(*hedge)
        } else {
            None
        }
    };
    let before = counts
        .checked_sub(1)
        .filter(|at| *at >= scene.sentence.start)?;
    let (hedge, _, rest) = scene.cursor(before).read(Kind::Hedge, hedge)?;
    (rest.at() == counts).then_some(hedge)
}

/// Whether the sentence says of somebody that he died.
fn dead(scene: &Scene<'_>) -> bool {
    scene
        .triggers
        .iter()
        .any(|trigger| trigger.tells(Outcome::Killed))
        || scene
            .groups
            .iter()
            .any(|group| group.own.contains(&Outcome::Killed))
}
