//! What looks like a figure and is none: sport, plots, animals, lives of persons.

use super::figure::Figure;
use super::group::Size;
use super::scene::Scene;
use crate::facts::Outcome;
use crate::lexicon::{Kind, Kinds, Particle};

/// Takes out what is no casualty.
pub(super) fn remove(scene: &Scene<'_>, figures: &mut Vec<Figure>) {
    if figures.is_empty() {
        return;
    }
    let sport = count(scene, Particle::Sport);
    let fiction = count(scene, Particle::Fiction);
    let animals = count(scene, Particle::Animal);
    let history = scene.sentence.clone().any(|at| scene.text.is(at, Kinds::of(Kind::Era)));
    figures.retain(|figure| {
        let told = figure.group.is_strong();
        let hurt = matches!(figure.outcome, Outcome::Wounded | Outcome::Missing | Outcome::Captured);
        let game = sport > 1 && (hurt || !told) || sport > 0 && hurt && figure.group.size == Size::One;
        let plot = fiction > 0 && !told && figure.group.size == Size::One;
        let beasts = animals > 0 && (figure.group.unknown || figure.group.noun.is_none());
        let life = history && figure.group.size == Size::One;
        !(game || plot || beasts || life)
    });
}

fn count(scene: &Scene<'_>, particle: Particle) -> usize {
    scene.sentence.clone().filter(|at| scene.is_particle(*at, particle)).count()
}
