//! Parts of a group that was told before: «بينهم أربعة مدنيين», «ثلاثة منهم», «أحدهما».

use std::ops::Range;

use super::figure::Figure;
use super::group::{Group, Size};
use super::scene::Scene;
use crate::facts::VictimKind;
use crate::grammar::Cursor;
use crate::lexicon::{Agreement, Kind, Kinds, Meaning, Particle};
use crate::text::Text;

/// The most tokens between a group and «بينهم».
const FAR: usize = 30;

/// Whether a sentence begins with «بينهم».
pub(super) fn opens(text: &Text<'_>, sentence: Range<usize>) -> bool {
    Cursor::new(text, sentence.start..sentence.end.min(sentence.start + 2))
        .particle(Particle::Among)
        .is_some()
}

/// Marks and adds parts of groups; `before` is the last figure of the sentence before.
pub(super) fn add(scene: &Scene<'_>, figures: &mut Vec<Figure>, before: Option<&Figure>) {
    for at in scene.sentence.clone() {
        if let Some(among) = among(scene, at) {
            part(scene, figures, before, at, among);
        }
    }
    parts_without_verb(scene, figures, before);
}

/// Token behind «بينهم», and whether it opens the whole instead («من بين 612»).
fn among(scene: &Scene<'_>, at: usize) -> Option<(usize, bool)> {
    let here = scene.cursor(at);
    let found = here
        .all(Kind::Particle)
        .find(|(found, _)| *found.meaning == Meaning::Particle(Particle::Among))?;
    let (found, rest) = found;
    Some((rest.at(), found.agreement == Agreement::Any))
}

fn part(
    scene: &Scene<'_>,
    figures: &mut Vec<Figure>,
    before: Option<&Figure>,
    at: usize,
    (rest, whole): (usize, bool),
) {
    let first = (rest..rest + 4)
        .find(|i| !scene.is_mark(*i))
        .unwrap_or(rest);
    let Some(group) = scene
        .group_at(first)
        .filter(|group| group.size != Size::Untold)
    else {
        return;
    };
    let parent = figures
        .iter()
        .filter(|figure| figure.group.end <= at && at - figure.group.end <= FAR)
        .max_by_key(|figure| figure.group.first);
    let Some(parent) = parent.cloned().or_else(|| before.cloned()) else {
        return;
    };
    if let Some(own) = figures
        .iter_mut()
        .find(|figure| figure.group.first == group.first)
    {
        own.subset = !whole;
        if whole {
            figures
                .iter_mut()
                .filter(|figure| figure.group.first == parent.group.first)
                .for_each(|figure| figure.subset = true);
        }
        return;
    }
    if whole && group.is_strong() {
        return;
    }
    list(scene, figures, group, &parent);
}

/// The part and those that follow it with و.
fn list(scene: &Scene<'_>, figures: &mut Vec<Figure>, first: &Group, parent: &Figure) {
    let mut group = first;
    loop {
        let figure = Figure {
            subset: true,
            joint: parent.joint,
            ..Figure::shared(group.clone(), parent.outcome)
        };
        figures.push(figure);
        let next = (group.end..group.end + 3).find_map(|at| scene.group_at(at));
        let Some(following) =
            next.filter(|next| next.joined && next.size != Size::Untold && next.own.is_empty())
        else {
            return;
        };
        let free =
            (group.end..following.first).all(|at| !scene.is_boundary(at) && !scene.is_trigger(at));
        let taken = figures
            .iter()
            .any(|figure| figure.group.first == following.first);
        if !free || taken {
            return;
        }
        group = following;
    }
}

/// «اثنتان منها», «أحدهما جراحه بليغة»: no verb of their own, the outcome of those before.
fn parts_without_verb(scene: &Scene<'_>, figures: &mut Vec<Figure>, before: Option<&Figure>) {
    for group in scene.groups.iter().filter(|group| group.of_them) {
        if figures
            .iter()
            .any(|figure| figure.group.first == group.first)
        {
            continue;
        }
        let near = |figure: &&Figure| {
            figure.group.end <= group.first && group.first - figure.group.end <= FAR
        };
        let parent = figures
            .iter()
            .filter(near)
            .max_by_key(|figure| figure.group.first)
            .cloned();
        let Some(parent) = parent.or_else(|| before.cloned()) else {
            continue;
        };
        let kind = described(scene, group).unwrap_or(parent.kind);
        figures.push(Figure {
            subset: true,
            kind,
            ..Figure::shared(group.clone(), parent.outcome)
        });
    }
}

/// «أحدهم طفل»: what is said of the part.
fn described(scene: &Scene<'_>, group: &Group) -> Option<VictimKind> {
    let kind = |m: &Meaning| {
        if let Meaning::Victims(kind) = m {
            Some(*kind)
        } else {
            None
        }
    };
    let next = scene.cursor(group.end);
    next.is(Kinds::of(Kind::Victims))
        .then(|| next.read(Kind::Victims, kind))
        .flatten()
        .map(|(kind, _, _)| kind)
}
