//! Idioms in two pieces, whose people stand between them or after both: «فارق ستة جرحى الحياة»,
//! «أزهقت السيول أرواح 34 شخصا».

use super::attachment;
use super::outcome_word::{Reading, Trigger};
use super::people::{Group, Size};
use super::sentence::Sentence;
use crate::extract::clause::frames::WORDS;
use crate::extract::clause::is_manner;
use crate::facts::Outcome;
use crate::lexicon::{Kind, Kinds, Meaning, OutcomeShape as Shape, Particle};
use crate::spelling::{AND, ARTICLE, BY, PRONOUNS};
use crate::text::TokenKind;

/// Whether a reading that needs its other piece has it before the token at `at`; every other reading does.
pub(super) fn is_complete(sentence: &Sentence<'_>, at: usize, reading: Reading) -> bool {
    match reading.shape {
        Shape::Completion => light_verb(sentence, at, reading.outcome).is_some(),
        Shape::Lives => has_taker(sentence, at),
        Shape::State => !sentence.is_particle(at, Particle::Between) || closes_clause(sentence, at),
        _ => true,
    }
}

/// «أحد أفرادها بين القتلى»: whether «between the dead» closes its clause and opens none («وبين القتلى طفلان»).
fn closes_clause(sentence: &Sentence<'_>, at: usize) -> bool {
    let end = at + 2;
    let next =
        end >= sentence.tokens.end || sentence.is_boundary(end) || sentence.is_preposition(end);
    let opens = at == sentence.tokens.start
        || sentence.is_mark(at - 1)
        || sentence.text.form(at).starts_with(AND);
    next && !opens
}

/// The verb before the token at `at` that it completes.
fn light_verb(sentence: &Sentence<'_>, at: usize, outcome: Outcome) -> Option<usize> {
    if is_complement(sentence, at) {
        return None;
    }
    let light = |m: &Meaning| {
        let wanted = Meaning::Outcome {
            outcome,
            shape: Shape::Light,
        };
        (*m == wanted).then_some(())
    };
    clause_before(sentence, at).find(|verb| {
        let found = sentence.cursor(*verb).read(Kind::Outcome, light).is_some();
        found && sentence.clause_reaches(*verb, at)
    })
}

/// «تحت أنقاض بيوتهم»: whether the word at `at` belongs to an indefinite noun that a preposition governs.
fn is_complement(sentence: &Sentence<'_>, at: usize) -> bool {
    let Some(noun) = at
        .checked_sub(1)
        .filter(|noun| *noun > sentence.tokens.start)
    else {
        return false;
    };
    let governs =
        |at: usize| sentence.is_preposition(at) || sentence.is_particle(at, Particle::Function);
    let counted = || {
        let i = sentence.groups.partition_point(|group| group.end <= noun);
        sentence
            .groups
            .get(i)
            .is_some_and(|group| group.first <= noun)
    };
    let construct = sentence.text.token(noun).is_word()
        && !sentence.text.form(noun).starts_with(ARTICLE)
        && sentence.context.names.covering(noun).is_none()
        && !sentence.is_date(noun)
        && !sentence.is_particle(noun, Particle::Function);
    construct && governs(noun - 1) && !counted()
}

/// Whether a verb of taking stands before the lives at `at`.
pub(super) fn has_taker(sentence: &Sentence<'_>, at: usize) -> bool {
    clause_before(sentence, at).any(|verb| {
        sentence.is_particle(verb, Particle::Yields) && sentence.clause_reaches(verb, at)
    })
}

/// The tokens before `at`, the nearest first, as far as the clause and its asides reach.
fn clause_before<'s>(sentence: &'s Sentence<'_>, at: usize) -> impl Iterator<Item = usize> + 's {
    let stops = |at: &usize| match sentence.text.token(*at).kind {
        TokenKind::Break => true,
        TokenKind::Mark(mark) => matches!(mark, '.' | ';' | ':' | '!' | '?'),
        _ => sentence.is_particle(*at, Particle::That),
    };
    (sentence.tokens.start..at)
        .rev()
        .take_while(move |at| !stops(at))
}

/// Those of whom an idiom with its verb before them tells.
pub(super) fn completed(
    sentence: &Sentence<'_>,
    trigger: &Trigger,
    reading: Reading,
) -> Option<usize> {
    let end = trigger.tokens.start;
    let verb = light_verb(sentence, end, reading.outcome)?;
    let fits =
        |group: &Group| !group.governed && !group.joined && !group.is_definite_noun(sentence.text);
    let i = sentence.groups.partition_point(|group| group.first <= verb);
    let after = sentence.groups.get(i).filter(|group| {
        fits(group)
            && group.end <= end
            && (group.is_strong() || group.is_told_person() || !group.is_definite())
    });
    if let Some(group) = after {
        let free = (verb + 1..group.first).all(|at| !sentence.is_boundary(at));
        return free.then_some(i);
    }
    let between = sentence.groups.get(i).is_some_and(|group| group.end <= end);
    if between {
        return None;
    }
    attachment::people_before(sentence, verb)
}

/// Those whom a noun for lives, or a verb that takes them with ب, has after it.
pub(super) fn group_of_lives(sentence: &Sentence<'_>, trigger: &Trigger) -> Option<usize> {
    let end = past_manner(sentence, trigger.tokens.end);
    let mut near = sentence
        .stretch_after(end)
        .filter(|at| !sentence.is_mark(*at));
    let found = near.find_map(|at| governed(sentence, at).or_else(|| sentence.index(at)))?;
    let group = &sentence.groups[found];
    let by = group.governed
        || group.first > 0 && governed(sentence, group.first - 1).is_some()
        || sentence.text.form(group.first).strip_prefix(BY) == Some("");
    let claims = trigger.has(Shape::Claims);
    let right_after = group.first <= end + 2;
    // «أودى الانفجار بمدني»
    let told = group.is_strong()
        || (claims && by && group.size == Size::One && !group.is_definite())
        || (!claims && right_after && (!group.is_definite() || group.is_told_person()));
    let fits = if claims {
        by || is_harvest(sentence, trigger, group)
    } else {
        right_after || group.is_strong()
    };
    (told && fits && !group.joined).then_some(found)
}

/// Token after how a sentence was carried out: «رميا بالرصاص», «شنقا».
fn past_manner(sentence: &Sentence<'_>, at: usize) -> usize {
    if !is_manner(sentence.cursor(at)) {
        return at;
    }
    let by = sentence.text.form(at + 1).starts_with(BY)
        && sentence.index(at + 1).is_none()
        && !sentence.is_preposition(at + 1);
    at + 1 + usize::from(by)
}

/// «الاشتباكات تحصد العشرات», «حصد الإعصار 200 شخص»: people whom a verb of taking has for an object, where its subject
/// is what kills people and nobody who wins things («حصد 12 ميدالية», «حصد العشرات من الجوائز»).
fn is_harvest(sentence: &Sentence<'_>, trigger: &Trigger, group: &Group) -> bool {
    let verb = trigger.tokens.start;
    let first = sentence.stretch_start(verb);
    // «فيلم عن الحرب يحصد المئات»: what a preposition governs is no subject
    let cause = |at: usize| {
        let governed = at > first && sentence.is_preposition(at - 1);
        sentence.text.is(at, Kinds::of(Kind::Cause)) && !governed
    };
    let kills = (first..verb).any(cause) || (verb + 1..group.first).any(cause);
    let told = match &group.noun {
        Some(noun) => noun.number.is_some() && noun.own.is_empty(),
        None => sentence.text.form(group.first).starts_with(ARTICLE) && !group.unknown,
    };
    kills && told && !group.governed && sentence.is_particle(verb, Particle::Yields)
}

/// A group whose number a ب with a tatweel stands before: «بـ210 أشخاص».
fn governed(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    let alone = sentence.text.form(at).strip_prefix(BY) == Some("");
    alone.then(|| sentence.index(at + 1)).flatten()
}

/// Fighters or people of its own whom a side has lost, or anybody whom «we» have.
pub(super) fn lost(sentence: &Sentence<'_>, trigger: &Trigger) -> Option<usize> {
    let end = trigger.tokens.end;
    let i = sentence.groups.partition_point(|group| group.first < end);
    // «خسر الأوكرانيون 220 عسكريا»: whoever loses them may be people as well
    let people = sentence.groups.get(i)?.size == Size::Untold;
    let i = i + usize::from(people);
    let group = sentence.groups.get(i)?;
    let free = (end..group.first).all(|at| !sentence.is_boundary(at) && !sentence.is_trigger(at));
    let us = trigger.is_plural_verb() && group.first == end;
    let fits = group.is_strong() && !group.governed && !group.joined;
    // «خسر الحزب 12 من نوابه» are alive
    let owned = group.noun.as_ref().is_some_and(|noun| {
        let mut words = noun.first..noun.head_end;
        noun.owned && words.any(|at| sentence.text.lists(at).stem.has(WORDS.beside.members))
    });
    (free && fits && (us || owned || group.is_fighters())).then_some(i)
}

/// Whether those who are «lost» have lost something instead: «فقد 40 عاملا وظائفهم».
pub(super) fn loses_something(sentence: &Sentence<'_>, trigger: &Trigger, group: &Group) -> bool {
    let missing = trigger.tells(Outcome::Missing) && trigger.is_verb();
    let next = (group.end..group.end + 2)
        .find(|at| sentence.text.token(*at).is_word())
        .unwrap_or(group.end);
    let form = sentence.text.form(next);
    // «فقد ثلاثة من أبنائه ووالدته»: another of those who are lost
    let joined = sentence.group_at(next).is_some_and(|group| group.joined);
    let owned = !joined
        && PRONOUNS.iter().any(|pronoun| {
            form.strip_suffix(pronoun)
                .is_some_and(|stem| stem.chars().count() >= 3)
        });
    let grammar = sentence.is_particle(next, Particle::Among) || sentence.is_preposition(next);
    let completed = || {
        (next..sentence.tokens.end)
            .take_while(|at| !sentence.text.token(*at).is_mark('.'))
            .any(|at| {
                sentence
                    .trigger_from(at)
                    .is_some_and(|t| t.tokens.start == at && t.has(Shape::Completion))
            })
    };
    // «ثلاثة منهم فقدوا أطرافهم»
    let limbs = || {
        let next = sentence.trigger_from(trigger.tokens.end);
        let right_after = next.filter(|t| t.tokens.start == trigger.tokens.end);
        right_after.is_some_and(|t| t.has(Shape::Completion))
    };
    missing && group.end <= trigger.tokens.start && limbs()
        || missing
            && group.first >= trigger.tokens.end
            && (completed() || (owned && group.end == next && !grammar && is_noun(sentence, next)))
}

/// Whether the word with a pronoun is a noun that the lexicon does not know as anything else.
fn is_noun(sentence: &Sentence<'_>, at: usize) -> bool {
    !sentence.text.ends_feminine(at) && sentence.context.names.covering(at).is_none()
}
