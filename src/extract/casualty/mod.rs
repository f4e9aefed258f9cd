//! Figures of people to whom something happened.
//!
//! A sentence is read in three steps: `group` finds the people that its words count, `trigger` the
//! words that tell an outcome, and `frame` brings the two together. `coordination` and `subset`
//! carry an outcome on to groups that share it; `status`, `claim` and `place` say what else the
//! sentence tells of a figure, and `trap` takes out what is no casualty.

mod adjunct;
mod claim;
mod coordination;
mod count;
mod counted;
mod figure;
mod frame;
mod group;
mod idiom;
mod listing;
mod noun;
mod own;
mod place;
mod reach;
mod scene;
mod status;
mod subset;
mod trap;
mod trigger;

use super::names::Names;
use crate::facts::{Casualty, Quote, TimeExpression};
use crate::lexicon::{Kind, Kinds, Particle, Particles};
use crate::text::Text;
use figure::Figure;
use scene::Scene;

/// What a figure is read against.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// Names of the text.
    pub names: &'a Names,
    /// Its dates.
    pub dates: &'a [TimeExpression],
    /// Its quotations, whose speakers claim the figures inside.
    pub quotes: &'a [Quote],
}

/// Every casualty figure, in text order.
#[must_use]
pub fn read(text: &Text<'_>, context: Context<'_>) -> Vec<Casualty> {
    let mut found: Vec<Casualty> = Vec::new();
    let mut before: Option<Figure> = None;
    let mut epidemic = false;
    for sentence in text.sentences() {
        epidemic |= sentence.clone().any(|at| is_epidemic(text, at));
        let told = sentence
            .clone()
            .any(|at| text.is(at, Kinds::of(Kind::Outcome)));
        let goes_on = before.is_some() && subset::opens(text, sentence.clone());
        if (!told && !goes_on) || text.is_foreign(sentence.start) {
            before = None;
            continue;
        }
        let scene = Scene::new(text, context, sentence.clone(), epidemic);
        let figures = figures(&scene, before.as_ref());
        before = figures.last().cloned();
        found.extend(figures.iter().map(|figure| figure.casualty(&scene)));
    }
    found
}

/// Whether a word at `at` names an epidemic.
fn is_epidemic(text: &Text<'_>, at: usize) -> bool {
    text.particles(at)
        .meets(Particles::of(Particle::Epidemic))
}

/// The figures of one sentence, in text order.
fn figures(scene: &Scene<'_>, before: Option<&Figure>) -> Vec<Figure> {
    let mut figures = frame::figures(scene);
    coordination::spread(scene, &mut figures);
    subset::add(scene, &mut figures, before);
    trap::remove(scene, &mut figures);
    figures.sort_by_key(|figure| (figure.group.first, figure.evidence.start, figure.outcome));
    figures
}
