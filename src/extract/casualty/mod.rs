//! Figures of people to whom something happened.
//!
//! A sentence is read in three steps: `group` finds the people that its words count, `trigger` the
//! words that tell an outcome, and `frame` brings the two together. `coordination` and `subset`
//! carry an outcome on to groups that share it; `status`, `claim` and `place` say what else the
//! sentence tells of a figure, and `trap` takes out what is no casualty.

mod adjunct;
mod agent;
mod cause;
mod claim;
mod coordination;
mod count;
mod counted;
mod event;
mod figure;
mod frame;
mod group;
mod idiom;
mod links;
mod listing;
mod negation;
mod noun;
mod own;
mod place;
mod reach;
mod scene;
mod side;
mod status;
mod subset;
mod trap;
mod trigger;
mod when;

use jiff::civil::Date;

use super::names::Names;
use crate::facts::{Casualty, Party, Quote, TimeExpression};
use crate::lexicon::{Kind, Kinds, Particle, Particles};
use crate::text::Text;
use event::Event;
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
    /// The day of publication.
    pub published: Option<Date>,
}

/// Every casualty figure, in text order.
#[must_use]
pub fn read(text: &Text<'_>, context: Context<'_>) -> Vec<Casualty> {
    let mut found: Vec<Casualty> = Vec::new();
    let mut before: Option<Figure> = None;
    let mut epidemic = false;
    let mut event = Event::at(None);
    let mut opened = false;
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
        if !figures.is_empty() && !opened {
            opened = true;
            event = Event::at(place::of_lead(&scene));
        }
        for figure in &figures {
            let mut casualty = casualty(&scene, figure, &figures);
            if casualty.count.max == Some(0) {
                continue; // «0 قتلى» tells that nobody was killed
            }
            let background = when::is_background(&scene, casualty.status);
            event.complete(&mut casualty, background);
            found.push(casualty);
        }
    }
    links::link(&mut found);
    found
}

/// The fact that becomes of a figure, with what its sentence tells of it; `figures` are all of the sentence.
fn casualty(scene: &Scene<'_>, figure: &Figure, figures: &[Figure]) -> Casualty {
    let (status, denied_by) = status::read(scene, figure);
    // who denies a figure does not claim it
    let denies = |party: &Party| denied_by.as_ref().is_some_and(|by| by.name == party.name);
    let claimed_by = claim::read(scene, figure).filter(|party| !denies(party));
    let time = when::time(scene, figure, figures);
    let cause = cause::cause(scene, figure, figures);
    let agent = agent::agent(scene, figure, cause.as_ref());
    let whole = figure
        .subset
        .then(|| {
            figures
                .iter()
                .find(|other| !other.subset && other.group.first < figure.group.first)
        })
        .flatten();
    let side = side::side(scene, figure, claimed_by.as_ref())
        .or_else(|| whole.and_then(|whole| side::side(scene, whole, claimed_by.as_ref())));
    Casualty {
        status,
        denied_by,
        place: place::place(scene, figure, figures),
        date: time.date,
        when: time.days,
        since: time.since,
        as_of: time.since.and(scene.context.published),
        side,
        agent,
        cause: cause.map(|cause| cause.cause),
        claimed_by,
        ..figure.casualty(scene)
    }
}

/// Whether a word at `at` names an epidemic.
fn is_epidemic(text: &Text<'_>, at: usize) -> bool {
    text.particles(at).meets(Particles::of(Particle::Epidemic))
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
