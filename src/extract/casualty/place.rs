//! Where and when, as the sentence ties it to a figure.

use super::figure::Figure;
use super::scene::Scene;
use crate::facts::{DateType, EntityType, Party, When};
use crate::span::Span;

/// The nearest place of the sentence, those behind the figure first.
pub(super) fn place(scene: &Scene<'_>, figure: &Figure) -> Option<Party> {
    let names = scene.context.names;
    let places = || {
        names
            .within(scene.sentence.clone())
            .iter()
            .filter(|naming| names.is(naming, EntityType::Location))
    };
    let (start, end) = (figure.evidence.start, figure.evidence.end);
    let behind = places().find(|naming| naming.tokens.start >= start);
    let before = places().rfind(|naming| naming.tokens.end <= end);
    let near = |distance: usize| distance <= 12;
    let naming = behind
        .filter(|naming| near(naming.tokens.start.saturating_sub(end)))
        .or(before)
        .or(behind)?;
    let entity = &names.entities[naming.entity];
    let text = scene.text.slice(naming.span).to_owned();
    Some(Party {
        text,
        name: entity.name.clone(),
        entity: Some(entity.id.clone()),
    })
}

/// The nearest day or stretch of days of the sentence.
pub(super) fn date(scene: &Scene<'_>, figure: &Figure) -> Option<When> {
    let sentence = scene.text.span(scene.sentence.clone());
    let evidence = scene.text.span(figure.evidence.clone());
    let dates = scene
        .context
        .dates
        .iter()
        .filter(|date| sentence.contains(date.span));
    let days = dates.filter(|date| matches!(date.kind, DateType::Date | DateType::Time));
    let date = days.min_by_key(|date| distance(date.span, evidence))?;
    Some(When {
        text: date.text.clone(),
        value: date.value.clone(),
        start: date.start,
        end: date.end,
    })
}

fn distance(one: Span, other: Span) -> u32 {
    one.start()
        .saturating_sub(other.end())
        .max(other.start().saturating_sub(one.end()))
}
