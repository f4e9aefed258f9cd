//! What a place is said to lie in: «القيروان غربي الموصل», «شبعا في لبنان».

use super::super::{NameSpan, Names};
use crate::facts::EntityType;
use crate::lexicon::{Kind, Kinds, Particle, Particles};
use crate::spelling::BY;
use crate::text::Text;

/// The place that another lies in or beside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Container {
    /// Index into [`Names::entities`].
    pub(super) entity: usize,
    /// Whether it holds the other, rather than lying near it.
    pub(super) inside: bool,
}

/// Marks that may stand after a name.
const CLOSING: [char; 6] = ['"', '”', '“', '»', ')', '\''];

/// The most words between a place and the one that it lies in: «في ريف محافظة».
const FURTHEST: usize = 4;

/// What the text says right after naming number `at` of where it lies.
pub(super) fn container(text: &Text<'_>, names: &Names, at: usize) -> Option<Container> {
    let naming = &names.namings[at];
    let next = names.namings.get(at + 1)?;
    let gap = naming.tokens.end..next.tokens.start;
    let near = gap.len() <= FURTHEST
        && text
            .sentence_of(naming.tokens.start)
            .contains(&next.tokens.start);
    if !near || !names.is(next, EntityType::Location) || next.entity == naming.entity {
        return None;
    }
    // «"شقرة" غربي الفاشر»
    let closing = |token: usize| CLOSING.iter().any(|mark| text.token(token).is_mark(*mark));
    let start = gap
        .clone()
        .find(|token| !closing(*token))
        .unwrap_or(gap.end);
    let words = (start..gap.end).all(|token| text.token(token).is_word());
    let inside = words.then(|| link(text, start, next)).flatten()?;
    Some(Container {
        entity: next.entity,
        inside,
    })
}

/// Whether the words that begin at `at` say that a place lies in `next`; `None` when they do not say
/// that it lies near it either.
fn link(text: &Text<'_>, at: usize, next: &NameSpan) -> Option<bool> {
    let particles = text.particles(at);
    if at == next.tokens.start && particles.intersects(Particles::of(Particle::Beside)) {
        // «بلدة الطيبة جنوب لبنان», where جنوب لبنان is a name
        Some(true)
    } else if at < next.tokens.start && particles.intersects(Particles::of(Particle::In)) {
        Some(true)
    } else if at < next.tokens.start && particles.intersects(Particles::of(Particle::Beside)) {
        Some(false)
    } else {
        // «بمدينة رفح», «ببيروت»
        let by = text.form(at).starts_with(BY);
        let kind = at == next.tokens.start && next.span.start() > text.span(at..at + 1).start();
        let word = at < next.tokens.start && text.is(at, Kinds::of(Kind::TypeWord));
        (by && (kind || word)).then_some(true)
    }
}
