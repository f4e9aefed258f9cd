//! Nouns for people that tell their own outcome: «531 قتيلا», «عدد القتلى … 68», «جثث ثلاثة منهم».

use super::count;
use super::figure::CountDraft;
use super::negation::is_negated;
use super::people::{Group, Size};
use super::scene::Scene;
use crate::extract::clause::frames::WORDS;
use crate::facts::Outcome;
use crate::grammar::Cursor;
use crate::lexicon::{Agreement, Kind, Particle};
use crate::spelling::{AND, ARTICLE, PREPOSITIONS};
use crate::text::Text;

/// Adds the counts of such nouns.
pub(super) fn add(scene: &Scene<'_>, figures: &mut Vec<CountDraft>) {
    let mut taken: Option<usize> = None;
    for group in scene.groups.iter().filter(|group| !group.own.is_empty()) {
        if taken == Some(group.first) {
            continue;
        }
        if let Some(figure) = counted_corpses(scene, group) {
            taken = Some(figure.group.first);
            figures.retain(|other| other.group.first != figure.group.first);
            figures.push(figure);
            continue;
        }
        let counted = count::figures(scene, group);
        if let Some(first) = counted.first() {
            let twice = has_count_at(figures, first.group.first);
            figures.extend(counted.into_iter().filter(|_| !twice));
            continue;
        }
        if let Some(people) = predicated(scene, group) {
            let told = has_count_at(figures, people.first);
            let tokens = group.first..group.end;
            let own = group.own.iter().take(usize::from(!told));
            figures.extend(
                own.map(|own| {
                    CountDraft::from_trigger(people.clone(), *own, tokens.clone(), false)
                }),
            );
            continue;
        }
        if !has_count_at(figures, group.first) && is_free_standing(scene, group) {
            let joint = group.own.len() > 1 && group.size == Size::Number;
            let figure = |outcome: &Outcome| {
                CountDraft::from_trigger(
                    count::updated_count(scene, group),
                    *outcome,
                    group.first..group.end,
                    joint,
                )
            };
            let told = group.own.iter().map(figure);
            let subset = is_one_of(scene, group);
            figures.extend(told.map(|figure| CountDraft { subset, ..figure }));
        }
    }
    fallen(scene, figures);
}

/// Whether people whose phrase begins at a token are counted already.
fn has_count_at(figures: &[CountDraft], first: usize) -> bool {
    figures.iter().any(|figure| figure.group.first == first)
}

/// Whether a noun of falling stands at `at`: «سقوط».
pub(super) fn falls(text: &Text<'_>, at: usize) -> bool {
    text.lists(at).stem.has(WORDS.beside.fall)
}

/// «سقوط ضابط وجنديين»: fighters right after a noun of falling have died, unless they fell into captivity or off something.
fn fallen(scene: &Scene<'_>, figures: &mut Vec<CountDraft>) {
    for at in scene.sentence.clone().filter(|at| falls(scene.text, *at)) {
        let Some(group) = scene.group_at(at + 1) else {
            continue;
        };
        let told = figures
            .iter()
            .any(|figure| figure.group.first == group.first);
        let further = scene.is_trigger(group.end) || scene.is_particle(group.end, Particle::Of);
        let fits = group.is_fighters() && group.own.is_empty() && group.size != Size::Untold;
        if fits && !told && !further {
            let tokens = at..at + 1;
            figures.push(CountDraft::from_trigger(
                group.clone(),
                Outcome::Killed,
                tokens,
                false,
            ));
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
    // «استقبل الآلاف جثمان القائد»: nobody becomes the body of another
    let remains = scene.text.lists(group.first).stem.has(WORDS.beside.remains);
    let state = matches!(group.size, Size::Many | Size::One) && !remains;
    let plain = state && !group.governed && !group.joined;
    let first = people.first.saturating_sub(2).max(scene.sentence.start);
    let remain = || (first..people.first).any(|at| scene.is_particle(at, Particle::Auxiliary));
    let told = people.is_strong() || (people.size == Size::Many && remain());
    let definite = |at: usize| scene.text.form(at).starts_with(ARTICLE);
    let gap = people.end..group.first;
    // «خمسة ما زالوا مفقودين»
    let still = scene.cursor(people.end).particle(Particle::Auxiliary);
    let still = still.is_some_and(|rest| rest.at() == group.first);
    let near = still || gap.len() <= 2 && gap.into_iter().all(definite);
    let adjacent = people.own.is_empty() && near;
    (plain && adjacent && told && !group.is_definite() && !people.is_definite()).then_some(people)
}

/// Whether a noun tells a count by itself.
fn is_free_standing(scene: &Scene<'_>, group: &Group) -> bool {
    let denied = !group.is_definite() && is_negated(scene, group.first);
    if describes(scene, group) || denied && !is_hedged(scene, group.first) {
        return false;
    }
    let bare = !group
        .noun
        .as_ref()
        .is_some_and(|noun| noun.owned || noun.definite);
    // «أحد المصابين» is one of whom the text knows
    let known = is_one_of(scene, group) && !is_described(scene, group);
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
            let told = yields(scene, group.first)
                || is_bodies(group)
                || is_felled(scene, group)
                || opens(scene, group)
                || (group.size == Size::One && is_conjunct(scene, group));
            bare && dead_or_hurt(group) && told
        }
        Size::Untold => false,
    }
}

/// «لا تتعدى قتيلين»: whether the verb before a count says how many there are at most.
fn is_hedged(scene: &Scene<'_>, first: usize) -> bool {
    let before = first.checked_sub(1).filter(|at| *at > scene.sentence.start);
    before.is_some_and(|at| {
        let mut hedges = scene.cursor(at).all(Kind::Hedge);
        hedges.any(|(found, _)| found.agreement != Agreement::Any)
    })
}

fn is_one_of(scene: &Scene<'_>, group: &Group) -> bool {
    scene.is_particle(group.first, Particle::OneOf)
}

/// «أحد المصابين طفلة عمرها ستة أعوام»: whether it is said of one of them who that is.
fn is_described(scene: &Scene<'_>, group: &Group) -> bool {
    let next = group.end + usize::from(scene.is_mark(group.end));
    scene.group_at(next).is_some_and(|who| {
        let single = who.size == Size::One && !who.is_definite() && !who.is_accusative();
        single && who.own.is_empty() && !who.governed && !who.joined
    })
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

/// «قتلى وجرحى في انفجار», «النصيرات: شهيدة وجريح»: an indefinite noun with which a sentence, headline or what follows
/// its label begins and that goes on with a preposition or others; and one who is joined with counted others anywhere,
/// «أسفر الهجوم عن قتيل وجريحين».
fn opens(scene: &Scene<'_>, group: &Group) -> bool {
    let next = group.end;
    let attached = PREPOSITIONS
        .iter()
        .any(|c| scene.text.form(next).starts_with(*c));
    let start = scene.sentence.start;
    let label = || scene.text.token(group.first - 1).is_mark(':');
    let first = group.first == start
        || group.first == start + 1 && scene.is_mark(start)
        || group.first > start && label();
    let headed = group.size == Size::Many || group.size == Size::One;
    let joined = joins_fate(scene, next);
    let on = scene.is_preposition(next) || attached || joined.is_some();
    first && headed && on || group.size == Size::One && joined.is_some_and(Group::is_strong)
}

/// The others with a fate of their own that are joined on: «شهيد وثلاثة جرحى», «قتيل و5 جرحى».
fn joins_fate<'s>(scene: &'s Scene<'_>, at: usize) -> Option<&'s Group> {
    let apart = scene.text.form(at).strip_prefix(AND) == Some("");
    let joined = |group: &&Group| (group.joined || apart) && !group.own.is_empty();
    scene.group_at(at + usize::from(apart)).filter(joined)
}

/// «قتيلان وجريح»: one who is joined to others with a fate of their own.
fn is_conjunct(scene: &Scene<'_>, group: &Group) -> bool {
    let i = scene
        .groups
        .partition_point(|other| other.first < group.first);
    let before = i.checked_sub(1).map(|i| &scene.groups[i]);
    group.joined
        && before.is_some_and(|before| {
            before.end == group.first && !before.own.is_empty() && is_free_standing(scene, before)
        })
}

/// «هناك جثثا»: unsaid how many, yet told to be there.
fn is_bodies(group: &Group) -> bool {
    group.size == Size::Many
        && group.own == [Outcome::Killed]
        && !group.governed
        && (group.is_accusative() || group.joined)
}

/// «أوقعت وحدة من الجيش أفراد المجموعة قتلى وجرحى»: whether a verb before says so of those who stand between.
fn is_felled(scene: &Scene<'_>, group: &Group) -> bool {
    let at = group.first;
    let first = scene.sentence.start;
    let fells = |at: &usize| scene.text.lists(*at).stem.has(WORDS.beside.fells);
    let open = |at: &usize| fells(at) || !(scene.is_boundary(*at) || scene.is_trigger(*at));
    let found = || (first..at).rev().take_while(open).any(|at| fells(&at));
    group.size == Size::Many && !group.governed && found()
}

/// Whether a word that a count follows stands before: «سقوط قتلى», «أسفر عن قتيل».
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

/// «جثث المراقبين الأربعة», «جثة ضحية»: bodies of those who are counted after.
fn counted_corpses(scene: &Scene<'_>, group: &Group) -> Option<CountDraft> {
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
    (strong || victim).then(|| {
        CountDraft::from_trigger(next.clone(), Outcome::Killed, group.first..group.end, false)
    })
}
