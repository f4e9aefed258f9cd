//! Idioms in two pieces, whose people stand between them or after both: «فارق ستة جرحى الحياة»,
//! «أزهقت السيول أرواح 34 شخصا».

use super::outcome_word::{Reading, Trigger};
use super::people::{Group, Size};
use super::reach;
use super::scene::Scene;
use crate::extract::clause::frames::WORDS;
use crate::extract::clause::is_manner;
use crate::facts::Outcome;
use crate::lexicon::{Kind, Kinds, Meaning, OutcomeShape as Shape, Particle};
use crate::spelling::{AND, ARTICLE, BY, PRONOUNS};
use crate::text::TokenKind;

/// Whether a reading that needs its other piece has it before the token at `at`; every other reading does.
pub(super) fn is_complete(scene: &Scene<'_>, at: usize, reading: Reading) -> bool {
    match reading.shape {
        Shape::Completion => light_verb(scene, at, reading.outcome).is_some(),
        Shape::Lives => has_taker(scene, at),
        Shape::State => !scene.is_particle(at, Particle::Between) || closes_clause(scene, at),
        _ => true,
    }
}

/// «أحد أفرادها بين القتلى»: whether «between the dead» closes its clause and opens none («وبين القتلى طفلان»).
fn closes_clause(scene: &Scene<'_>, at: usize) -> bool {
    let end = at + 2;
    let next = end >= scene.sentence.end || scene.is_boundary(end) || scene.is_preposition(end);
    let opens =
        at == scene.sentence.start || scene.is_mark(at - 1) || scene.text.form(at).starts_with(AND);
    next && !opens
}

/// The verb before the token at `at` that it completes.
fn light_verb(scene: &Scene<'_>, at: usize, outcome: Outcome) -> Option<usize> {
    if is_complement(scene, at) {
        return None;
    }
    let light = |m: &Meaning| {
        let wanted = Meaning::Outcome {
            outcome,
            shape: Shape::Light,
        };
        (*m == wanted).then_some(())
    };
    clause_before(scene, at).find(|verb| {
        let found = scene.cursor(*verb).read(Kind::Outcome, light).is_some();
        found && scene.clause_reaches(*verb, at)
    })
}

/// «تحت أنقاض بيوتهم»: whether the word at `at` belongs to an indefinite noun that a preposition governs.
fn is_complement(scene: &Scene<'_>, at: usize) -> bool {
    let Some(noun) = at
        .checked_sub(1)
        .filter(|noun| *noun > scene.sentence.start)
    else {
        return false;
    };
    let governs = |at: usize| scene.is_preposition(at) || scene.is_particle(at, Particle::Function);
    let counted = || {
        let i = scene.groups.partition_point(|group| group.end <= noun);
        scene.groups.get(i).is_some_and(|group| group.first <= noun)
    };
    let construct = scene.text.token(noun).is_word()
        && !scene.text.form(noun).starts_with(ARTICLE)
        && scene.context.names.covering(noun).is_none()
        && !scene.is_date(noun)
        && !scene.is_particle(noun, Particle::Function);
    construct && governs(noun - 1) && !counted()
}

/// Whether a verb of taking stands before the lives at `at`.
pub(super) fn has_taker(scene: &Scene<'_>, at: usize) -> bool {
    clause_before(scene, at)
        .any(|verb| scene.is_particle(verb, Particle::Yields) && scene.clause_reaches(verb, at))
}

/// The tokens before `at`, the nearest first, as far as the clause and its asides reach.
fn clause_before<'s>(scene: &'s Scene<'_>, at: usize) -> impl Iterator<Item = usize> + 's {
    let stops = |at: &usize| match scene.text.token(*at).kind {
        TokenKind::Break => true,
        TokenKind::Mark(mark) => matches!(mark, '.' | ';' | ':' | '!' | '?'),
        _ => scene.is_particle(*at, Particle::That),
    };
    (scene.sentence.start..at)
        .rev()
        .take_while(move |at| !stops(at))
}

/// Those of whom an idiom with its verb before them tells.
pub(super) fn completed(scene: &Scene<'_>, trigger: &Trigger, reading: Reading) -> Option<usize> {
    let end = trigger.tokens.start;
    let verb = light_verb(scene, end, reading.outcome)?;
    let fits =
        |group: &Group| !group.governed && !group.joined && !group.is_definite_noun(scene.text);
    let i = scene.groups.partition_point(|group| group.first <= verb);
    let after = scene.groups.get(i).filter(|group| {
        fits(group)
            && group.end <= end
            && (group.is_strong() || group.is_told_person() || !group.is_definite())
    });
    if let Some(group) = after {
        let free = (verb + 1..group.first).all(|at| !scene.is_boundary(at));
        return free.then_some(i);
    }
    let between = scene.groups.get(i).is_some_and(|group| group.end <= end);
    if between {
        return None;
    }
    reach::people_before(scene, verb)
}

/// Those whom a noun for lives, or a verb that takes them with ب, has after it.
pub(super) fn group_of_lives(scene: &Scene<'_>, trigger: &Trigger) -> Option<usize> {
    let end = past_manner(scene, trigger.tokens.end);
    let mut near = scene.stretch_after(end).filter(|at| !scene.is_mark(*at));
    let found = near.find_map(|at| governed(scene, at).or_else(|| scene.index(at)))?;
    let group = &scene.groups[found];
    let by = group.governed
        || group.first > 0 && governed(scene, group.first - 1).is_some()
        || scene.text.form(group.first).strip_prefix(BY) == Some("");
    let claims = trigger.has(Shape::Claims);
    let right_after = group.first <= end + 2;
    // «أودى الانفجار بمدني»
    let told = group.is_strong()
        || (claims && by && group.size == Size::One && !group.is_definite())
        || (!claims && right_after && (!group.is_definite() || group.is_told_person()));
    let fits = if claims {
        by || is_harvest(scene, trigger, group)
    } else {
        right_after || group.is_strong()
    };
    (told && fits && !group.joined).then_some(found)
}

/// Token after how a sentence was carried out: «رميا بالرصاص», «شنقا».
fn past_manner(scene: &Scene<'_>, at: usize) -> usize {
    if !is_manner(scene.cursor(at)) {
        return at;
    }
    let by = scene.text.form(at + 1).starts_with(BY)
        && scene.index(at + 1).is_none()
        && !scene.is_preposition(at + 1);
    at + 1 + usize::from(by)
}

/// «الاشتباكات تحصد العشرات», «حصد الإعصار 200 شخص»: people whom a verb of taking has for an object, where its subject
/// is what kills people and nobody who wins things («حصد 12 ميدالية», «حصد العشرات من الجوائز»).
fn is_harvest(scene: &Scene<'_>, trigger: &Trigger, group: &Group) -> bool {
    let verb = trigger.tokens.start;
    let first = scene.stretch_start(verb);
    // «فيلم عن الحرب يحصد المئات»: what a preposition governs is no subject
    let cause = |at: usize| {
        let governed = at > first && scene.is_preposition(at - 1);
        scene.text.is(at, Kinds::of(Kind::Cause)) && !governed
    };
    let kills = (first..verb).any(cause) || (verb + 1..group.first).any(cause);
    let told = match &group.noun {
        Some(noun) => noun.number.is_some() && noun.own.is_empty(),
        None => scene.text.form(group.first).starts_with(ARTICLE) && !group.unknown,
    };
    kills && told && !group.governed && scene.is_particle(verb, Particle::Yields)
}

/// A group whose number a ب with a tatweel stands before: «بـ210 أشخاص».
fn governed(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let alone = scene.text.form(at).strip_prefix(BY) == Some("");
    alone.then(|| scene.index(at + 1)).flatten()
}

/// Fighters or people of its own whom a side has lost, or anybody whom «we» have.
pub(super) fn lost(scene: &Scene<'_>, trigger: &Trigger) -> Option<usize> {
    let end = trigger.tokens.end;
    let i = scene.groups.partition_point(|group| group.first < end);
    // «خسر الأوكرانيون 220 عسكريا»: whoever loses them may be people as well
    let people = scene.groups.get(i)?.size == Size::Untold;
    let i = i + usize::from(people);
    let group = scene.groups.get(i)?;
    let free = (end..group.first).all(|at| !scene.is_boundary(at) && !scene.is_trigger(at));
    let us = trigger.is_plural_verb() && group.first == end;
    let fits = group.is_strong() && !group.governed && !group.joined;
    // «خسر الحزب 12 من نوابه» are alive
    let owned = group.noun.as_ref().is_some_and(|noun| {
        let mut words = noun.first..noun.head_end;
        noun.owned && words.any(|at| scene.text.lists(at).stem.has(WORDS.beside.members))
    });
    (free && fits && (us || owned || group.is_fighters())).then_some(i)
}

/// Whether those who are «lost» have lost something instead: «فقد 40 عاملا وظائفهم».
pub(super) fn loses_something(scene: &Scene<'_>, trigger: &Trigger, group: &Group) -> bool {
    let missing = trigger.tells(Outcome::Missing) && trigger.is_verb();
    let next = (group.end..group.end + 2)
        .find(|at| scene.text.token(*at).is_word())
        .unwrap_or(group.end);
    let form = scene.text.form(next);
    // «فقد ثلاثة من أبنائه ووالدته»: another of those who are lost
    let joined = scene.group_at(next).is_some_and(|group| group.joined);
    let owned = !joined
        && PRONOUNS.iter().any(|pronoun| {
            form.strip_suffix(pronoun)
                .is_some_and(|stem| stem.chars().count() >= 3)
        });
    let grammar = scene.is_particle(next, Particle::Among) || scene.is_preposition(next);
    let completed = || {
        (next..scene.sentence.end)
            .take_while(|at| !scene.text.token(*at).is_mark('.'))
            .any(|at| {
                scene
                    .trigger_from(at)
                    .is_some_and(|t| t.tokens.start == at && t.has(Shape::Completion))
            })
    };
    // «ثلاثة منهم فقدوا أطرافهم»
    let limbs = || {
        let next = scene.trigger_from(trigger.tokens.end);
        let right_after = next.filter(|t| t.tokens.start == trigger.tokens.end);
        right_after.is_some_and(|t| t.has(Shape::Completion))
    };
    missing && group.end <= trigger.tokens.start && limbs()
        || missing
            && group.first >= trigger.tokens.end
            && (completed() || (owned && group.end == next && !grammar && is_noun(scene, next)))
}

/// Whether the word with a pronoun is a noun that the lexicon does not know as anything else.
fn is_noun(scene: &Scene<'_>, at: usize) -> bool {
    !scene.text.ends_feminine(at) && scene.context.names.covering(at).is_none()
}
