//! Where and when, as the sentence ties it to a figure.

use super::figure::Figure;
use super::scene::Scene;
use crate::extract::names::Naming;
use crate::facts::{CasualtyPlace, DateType, EntityType, Party, PlaceBasis, When};
use crate::lexicon::{Kind, Kinds, Particle};
use crate::span::Span;
use crate::spelling::{AND, PREPOSITIONS};

/// The nearest place that a preposition ties to what is told, those behind the figure first.
pub(super) fn place(scene: &Scene<'_>, figure: &Figure) -> Option<CasualtyPlace> {
    let names = scene.context.names;
    let told = told(scene, figure);
    let places = || {
        names
            .within(scene.sentence.clone())
            .iter()
            .filter(|naming| {
                names.is(naming, EntityType::Location)
                    && told.contains(naming.span)
                    && is_tied(scene, naming)
                    && !is_theirs(scene, figure, naming)
            })
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
    let party = Party {
        text,
        name: entity.name.clone(),
        entity: Some(entity.id.clone()),
    };
    Some(CasualtyPlace {
        party,
        basis: PlaceBasis::Sentence,
    })
}

/// «مسلحون موالون لإيران»: a place that ل ties to the people themselves says whose they are, not where.
fn is_theirs(scene: &Scene<'_>, figure: &Figure, naming: &Naming) -> bool {
    let first = naming.tokens.start;
    let beside = figure.group.first < first && first <= figure.group.end + 1;
    let form = scene.text.form(first);
    let form = form.strip_prefix(AND).unwrap_or(form);
    let tags = scene.text.tags(first);
    beside && form.starts_with(PREPOSITIONS[2]) && tags.iter().any(|tag| tag.clitics() > 0)
}

/// The words that tell of a figure: the innermost quotation around it, else its sentence.
fn told(scene: &Scene<'_>, figure: &Figure) -> Span {
    let evidence = scene.text.span(figure.evidence.clone());
    let quotes = scene.context.quotes;
    let before = quotes.partition_point(|quote| quote.span.start() <= evidence.start());
    let last = quotes[..before]
        .iter()
        .rev()
        .take(NESTED)
        .map(|quote| quote.span);
    let inner = last
        .filter(|span| span.contains(evidence))
        .min_by_key(|span| span.end() - span.start());
    inner.unwrap_or_else(|| scene.text.span(scene.sentence.clone()))
}

/// How many quotations back one may still be open.
const NESTED: usize = 16;

/// Whether «في», «ب», «على», «من», «عن» or «قرب» stands before a place, a word such as «مدينة» or «شمال» between them.
fn is_tied(scene: &Scene<'_>, naming: &Naming) -> bool {
    const BETWEEN: usize = 3;
    let first = naming.tokens.start;
    let prepositions = [
        Particle::In,
        Particle::On,
        Particle::About,
        Particle::Of,
        Particle::At,
        Particle::Beside,
    ];
    let attached = |at: usize| {
        let form = scene.text.form(at);
        let form = form.strip_prefix(AND).unwrap_or(form);
        form.starts_with(PREPOSITIONS) && scene.text.tags(at).iter().any(|tag| tag.clitics() > 0)
    };
    let stands = |at: usize| prepositions.iter().any(|p| scene.is_particle(at, *p));
    let passes = |at: usize| scene.text.is(at, LINKS) || scene.is_particle(at, Particle::Function);
    let start = scene.sentence.start.max(first.saturating_sub(BETWEEN));
    // «جنوب لبنان» is a name that says it itself
    let itself = naming.tokens.len() > 1 && scene.is_particle(first, Particle::Beside);
    attached(first)
        || itself
        || (start..first)
            .rev()
            .find(|at| stands(*at) || attached(*at) || !passes(*at))
            .is_some_and(|at| stands(at) || attached(at))
}

/// Words between a preposition and a place.
const LINKS: Kinds = Kinds::of(Kind::TypeWord).and(Kind::Nationality);

/// The nearest day or stretch of days that is told with a figure.
pub(super) fn date(scene: &Scene<'_>, figure: &Figure) -> Option<When> {
    let told = told(scene, figure);
    let evidence = scene.text.span(figure.evidence.clone());
    let dates = scene.context.dates;
    let first = dates.partition_point(|date| date.span.start() < told.start());
    let dates = dates[first..]
        .iter()
        .take_while(|date| date.span.end() <= told.end());
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
