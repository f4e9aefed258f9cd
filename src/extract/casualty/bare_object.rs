//! Numbers without a noun that are the object of a verb: «اعتقلت القوات 15 فجر اليوم», «وأصابت 14 بجروح».

use super::outcome_word::Trigger;
use super::people::{Group, Size};
use super::sentence::Sentence;
use crate::facts::EntityType;
use crate::lexicon::{Kind, Kinds, OutcomeShape as Shape, Particle};
use crate::spelling::{AND, ARTICLE, PREPOSITIONS};
use crate::text::TokenKind;

/// Numbers that may be years: they count people only with a noun.
const YEARS: std::ops::RangeInclusive<u64> = 1900..=2100;

/// Where a bare number stands that is the object of the verb before it: right after its agent, or after its places.
pub(super) fn after_agent(sentence: &Sentence<'_>, trigger: &Trigger) -> Option<usize> {
    let suffers = trigger.has(Shape::Suffers) && !trigger.is_near();
    if !(acts(trigger) || suffers) {
        return None;
    }
    let end = trigger.tokens.end;
    let found = (end..=sentence.tokens.end)
        .take_while(|at| *at == end || !stops(sentence, at - 1))
        .find_map(|at| sentence.index(at).filter(|i| is_bare(&sentence.groups[*i])))?;
    let group = &sentence.groups[found];
    let agent = !suffers && group.first > end && opens_agent(sentence, end);
    let after = agent || follows_place(sentence, end..group.first);
    (after && !is_numbering(sentence, group.first) && stands_alone(sentence, group))
        .then_some(found)
}

/// «قتل في حماة ثلاثة», «فر بعد الهجوم 40 ألفا»: nothing but places, times and causes stands between a verb and its number.
fn follows_place(sentence: &Sentence<'_>, tokens: std::ops::Range<usize>) -> bool {
    let names = sentence.context.names;
    let place = |at: usize| {
        let named = names.covering(at);
        named.is_some_and(|naming| names.is(naming, EntityType::Location))
    };
    let leads = |at: usize| {
        let head = Kinds::of(Kind::PlaceHead).and(Kind::Direction);
        let function = sentence.is_particle(at, Particle::Function);
        sentence.is_preposition(at) || function || sentence.text.is(at, head)
    };
    // «بعد الهجوم», «عقب ذلك»
    let governed = |at: usize| {
        let definite = sentence.text.form(at).starts_with(ARTICLE);
        let noun = definite || sentence.is_particle(at, Particle::Demonstrative);
        noun && at > tokens.start && leads(at - 1)
    };
    let closes = |at: usize| place(at) || sentence.is_date(at) || governed(at);
    let last = tokens.end.checked_sub(1);
    last.is_some_and(closes) && tokens.clone().all(|at| closes(at) || leads(at))
}

/// Whether a bare number right after a verb of hurting is its object, because another count of the same
/// agent stands before: «قتلت الغارة ستة وأصابت 14».
pub(super) fn goes_on(sentence: &Sentence<'_>, trigger: &Trigger, group: &Group) -> bool {
    let before = sentence
        .triggers
        .iter()
        .rev()
        .find(|other| other.tokens.end <= trigger.tokens.start);
    let deed = before.is_some_and(|other| acts(other) && !other.is_plural_verb());
    trigger.joined && deed && is_bare(group) && stands_alone(sentence, group)
}

/// Whether a verb has an object and is said of people only.
fn acts(trigger: &Trigger) -> bool {
    let active = trigger.has(Shape::Either) || trigger.has(Shape::Inflicts);
    active && trigger.is_verb() && !trigger.is_near()
}

/// Whether a number has no noun and is nobody else's.
fn is_bare(group: &Group) -> bool {
    let year = group.amount.max == Some(group.amount.min) && YEARS.contains(&group.amount.min);
    group.size == Size::Number
        && group.noun.is_none()
        && !(group.of_them || group.governed || group.joined || group.unknown || year)
}

/// Whether an agent begins at `at`: a definite noun, a body, a name, people.
fn opens_agent(sentence: &Sentence<'_>, at: usize) -> bool {
    const AGENTS: Kinds = Kinds::of(Kind::Body)
        .and(Kind::TypeWord)
        .and(Kind::Name)
        .and(Kind::Cause);
    let named = sentence.context.names.covering(at).is_some();
    let definite = sentence.text.form(at).starts_with(ARTICLE);
    named || definite || sentence.text.is(at, AGENTS) || sentence.index(at).is_some()
}

/// Whether the clause of the agent ends at `at`.
fn stops(sentence: &Sentence<'_>, at: usize) -> bool {
    let speech = sentence.text.is(at, Kinds::of(Kind::Speech))
        && !sentence.text.is(at, Kinds::of(Kind::Body).and(Kind::Name));
    let joined = sentence.text.form(at).starts_with(AND) && sentence.text.matches(at).is_empty();
    sentence.is_boundary(at)
        || sentence.is_trigger(at)
        || speech
        || joined
        || sentence.is_particle(at, Particle::Relative)
        || sentence.is_particle(at, Particle::Among)
        || sentence
            .index(at)
            .is_some_and(|i| sentence.groups[i].is_strong())
}

/// Whether a number belongs to the word before it: «اللواء 12», or to a noun that nobody knows.
pub(super) fn is_numbering(sentence: &Sentence<'_>, first: usize) -> bool {
    let at = first - 1;
    let digits = sentence.text.token(first).kind == TokenKind::Digits;
    let strikes = sentence.text.is(at, Kinds::of(Kind::Cause)) && sentence.is_trigger(at - 1);
    let unit = sentence.is_particle(at, Particle::Thing)
        || sentence.is_particle(at, Particle::Crew)
        || sentence.text.is(
            at,
            Kinds::of(Kind::PlaceHead).and(Kind::Unit).and(Kind::Role),
        );
    let indefinite = !sentence.text.form(at).starts_with(ARTICLE);
    let unknown = indefinite && sentence.text.matches(at).is_empty() && !is_named(sentence, at);
    sentence.is_preposition(at) || (digits && unit && !strikes) || unknown
}

fn is_named(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.context.names.covering(at).is_some()
}

/// Whether nothing that the number could count follows it.
fn stands_alone(sentence: &Sentence<'_>, group: &Group) -> bool {
    let next = group.end;
    if next >= sentence.tokens.end || sentence.is_boundary(next) || sentence.is_trigger(next) {
        return true;
    }
    let attached = sentence.text.form(next).starts_with(PREPOSITIONS)
        && sentence
            .text
            .matches(next)
            .iter()
            .any(|tag| tag.clitics() > 0);
    attached
        || sentence.is_preposition(next)
        || sentence.is_date(next)
        || sentence.opens_day(next)
        || sentence.is_particle(next, Particle::Function)
        || sentence.is_particle(next, Particle::Beside)
        || sentence.is_particle(next, Particle::Wounds)
        || sentence.text.form(next).starts_with(AND)
}
