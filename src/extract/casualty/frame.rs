//! Brings outcome words and groups of people together.

use super::figure::CountDraft;
use super::outcome_word::{Reading, Trigger};
use super::people::{Group, Size};
use super::sentence::Sentence;
use super::{attachment, count, free_standing, idiom, listing, negation};
use crate::extract::clause::frames::WORDS;
use crate::facts::Outcome;
use crate::lexicon::{BodyClass, Kind, Meaning, OutcomeShape as Shape, Particle, Stance};
use crate::spelling::PRONOUNS;

/// The people of an outcome word.
#[derive(Debug, Clone, Copy)]
struct Match {
    group: usize,
    outcome: Outcome,
}

/// The counts that outcome words and nouns for people of the sentence tell.
pub(super) fn figures(sentence: &Sentence<'_>) -> Vec<CountDraft> {
    let mut figures: Vec<CountDraft> = Vec::new();
    let mut i = 0;
    while i < sentence.triggers.len() {
        let linked = &sentence.triggers[i..i + chain(sentence, i)];
        i += linked.len();
        let Some(found) = linked
            .iter()
            .rev()
            .find_map(|trigger| target(sentence, trigger))
        else {
            continue;
        };
        let group = &sentence.groups[found.group];
        let fallen = linked.len() == 1 && tells_own_fate(sentence, &linked[0], group);
        // «فقدت الكتيبة 90 جنديا بين قتيل وأسير»: the nouns tell what became of them
        let split = group.own.len() > 1 && linked.len() == 1;
        if fallen || split || idiom::loses_something(sentence, &linked[0], group) {
            continue;
        }
        for trigger in linked {
            let outcome = outcome(sentence, trigger, group, found, linked.len());
            // «وفاة ثلاثة أصيبوا في تفجير», «خطفوا ثم قتلوا»: who has died is told as dead only
            let dead = linked.len() == 1 && outcome != Outcome::Killed;
            let twice = |f: &CountDraft| {
                f.group.first == group.first
                    && (f.outcome == outcome || (dead && f.outcome == Outcome::Killed))
            };
            if linked.len() == 1 && outcome == Outcome::Killed {
                let before =
                    |f: &CountDraft| f.group.first == group.first && !f.joint && trigger.is_verb();
                figures.retain(|f| !before(f) || f.outcome == Outcome::Killed);
            }
            if !figures.iter().any(twice) {
                let told = CountDraft::from_trigger(
                    group.clone(),
                    outcome,
                    trigger.tokens.clone(),
                    linked.len() > 1,
                );
                figures.push(CountDraft {
                    planned: trigger.is_plan(),
                    ..told
                });
            }
        }
    }
    free_standing::add(sentence, &mut figures);
    count::hedge(sentence, &mut figures);
    listing::add(sentence, &mut figures);
    figures
}

/// «سقط ثلاثة جرحى»: whoever falls is what the noun says of them.
fn tells_own_fate(sentence: &Sentence<'_>, trigger: &Trigger, group: &Group) -> bool {
    let falls =
        sentence.is_particle(trigger.tokens.start, Particle::Yields) || trigger.is_plural_verb();
    trigger.has(Shape::Near) && falls && !group.own.is_empty()
}

/// How many outcome words from `first` on share their people: «قتل وجرح», «قتلوا أو أصيبوا».
fn chain(sentence: &Sentence<'_>, first: usize) -> usize {
    let ends = |t: &Trigger| t.has(Shape::Fate) || t.has(Shape::State) || t.pronoun;
    let linked = |pair: &[Trigger]| {
        let (one, two) = (&pair[0], &pair[1]);
        let next = one.tokens.end;
        let or = sentence.is_particle(next, Particle::Or) && two.tokens.start == next + 1;
        let and = two.joined && two.tokens.start == next;
        let alike = one.is_plural_verb() == two.is_plural_verb()
            && (one.is_happening() == two.is_happening() || one.is_verb() == two.is_verb());
        (or || and) && alike && !ends(one) && !ends(two) && !has_subject(sentence, one)
    };
    let pairs = sentence.triggers[first..].windows(2);
    1 + pairs.take_while(|pair| linked(pair)).count()
}

/// Whether the people of a verb in the singular stand right before it: «إن الجندي قتل وجرح آخرون».
fn has_subject(sentence: &Sentence<'_>, trigger: &Trigger) -> bool {
    let i = sentence
        .groups
        .partition_point(|group| group.end < trigger.tokens.start);
    let right_before = sentence
        .groups
        .get(i)
        .is_some_and(|group| group.end == trigger.tokens.start);
    right_before && trigger.is_verb() && !trigger.is_plural_verb() && !trigger.joined
}

/// The outcome that a word tells of its group. An army that loses its soldiers has them killed.
fn outcome(
    sentence: &Sentence<'_>,
    trigger: &Trigger,
    group: &Group,
    found: Match,
    linked: usize,
) -> Outcome {
    let shapes = [
        Shape::Either,
        Shape::Suffers,
        Shape::Event,
        Shape::Deed,
        Shape::Inflicts,
        Shape::State,
    ];
    let told = match trigger.reading(&shapes) {
        Some(reading) if linked > 1 => reading.outcome,
        _ => found.outcome,
    };
    let owned = group.noun.as_ref().is_some_and(|noun| noun.owned);
    // whoever has lost them may stand between: «فقد الجيش 192 جنديا»
    let agent = group.first > trigger.tokens.end;
    // «قالت الوزارة إنها فقدت 192 جنديا»
    let itself = group.is_fighters() && is_said_of_itself(sentence, trigger.tokens.start);
    let loses = trigger.has(Shape::Inflicts) && (owned || agent || itself);
    match told {
        Outcome::Missing if loses => Outcome::Killed,
        Outcome::Captured if is_police(sentence, trigger, group) => Outcome::Arrested,
        _ => told,
    }
}

/// Whether the subject of the verb at `at` is the pronoun of أن: «إنها فقدت».
fn is_said_of_itself(sentence: &Sentence<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).filter(|at| *at >= sentence.tokens.start);
    before.is_some_and(|at| {
        let form = sentence.text.form(at);
        sentence.is_particle(at, Particle::That) && PRONOUNS.iter().any(|tail| form.ends_with(tail))
    })
}

/// Whether police stands beside a verb of holding: «الشرطة احتجزت أربعة».
fn is_police(sentence: &Sentence<'_>, trigger: &Trigger, group: &Group) -> bool {
    let police = |m: &Meaning| (*m == Meaning::Body(BodyClass::Police)).then_some(());
    let first = trigger
        .tokens
        .start
        .saturating_sub(2)
        .max(sentence.tokens.start);
    (first..group.first).any(|at| sentence.cursor(at).read(Kind::Body, police).is_some())
}

/// The people of an outcome word, by its shape.
fn target(sentence: &Sentence<'_>, trigger: &Trigger) -> Option<Match> {
    if let Some(group) = negation::excepted(sentence, trigger) {
        return matched(Some(group), *trigger.readings.first()?);
    }
    if negation::is_negated(sentence, trigger.tokens.start) {
        return None;
    }
    if let Some(reading) = trigger.reading(&[Shape::Completion]) {
        return matched(idiom::completed(sentence, trigger, reading), reading);
    }
    if let Some(reading) = trigger.reading(&[Shape::Lives, Shape::Claims]) {
        return matched(idiom::group_of_lives(sentence, trigger), reading);
    }
    if let Some(reading) = trigger.reading(&[Shape::Loses])
        && let Some(group) = idiom::lost(sentence, trigger)
    {
        return matched(Some(group), reading);
    }
    if let Some(reading) = flight(sentence, trigger) {
        return matched(attachment::fleeing(sentence, trigger), reading);
    }
    if let Some(reading) = trigger.reading(&[Shape::State]) {
        if is_unconfirmed(sentence, trigger) {
            return None;
        }
        let some = |g: &Group| g.is_strong() || (g.size == Size::One && g.is_told_person());
        let found = attachment::before(sentence, trigger, some)
            .map(|part| attachment::unknown_whole(sentence, part))
            .map(|last| attachment::first_of_list(sentence, last))
            .or_else(|| attachment::tally(sentence, trigger));
        return matched(found, reading);
    }
    if let Some(reading) = trigger.reading(&[Shape::Fate]) {
        let told = |g: &Group| g.size != Size::Untold && !g.governed;
        let group = attachment::before(sentence, trigger, told)
            .map(|part| attachment::whole(sentence, part));
        let group = group.map(|group| attachment::first_of_list(sentence, group));
        let group = group.or_else(|| attachment::tally(sentence, trigger));
        return matched(group, reading);
    }
    if trigger.pronoun {
        let reading = trigger.reading(&[Shape::Either, Shape::Inflicts])?;
        return matched(attachment::antecedent(sentence, trigger), reading);
    }
    if trigger.is_plural_verb() {
        return plural(sentence, trigger);
    }
    around(sentence, trigger)
}

/// The reading of a noun for flight that says why people went: «فرارا من القتال».
fn flight(sentence: &Sentence<'_>, trigger: &Trigger) -> Option<Reading> {
    let at = trigger.tokens.start;
    let from = sentence.is_particle(trigger.tokens.end, Particle::Of);
    let flees = from && sentence.text.lists(at).whole.has(WORDS.beside.flight);
    let mut readings = trigger.readings.iter();
    flees
        .then(|| readings.find(|reading| reading.outcome == Outcome::Displaced))
        .flatten()
        .copied()
}

/// «لم تؤكد القيادة أن القيادي بين القتلى»: whether it is told before that nobody says so.
fn is_unconfirmed(sentence: &Sentence<'_>, trigger: &Trigger) -> bool {
    let start = trigger.tokens.start;
    let among = sentence.is_particle(start, Particle::Between)
        || sentence.is_particle(start, Particle::Among)
        || sentence.is_particle(start, Particle::Of);
    let negated = |at| sentence.stance(at, Stance::Negate).is_some();
    among
        && (sentence.tokens.start..start)
            .any(|at| negated(at) && sentence.clause_reaches(at, start))
}

/// The people after an outcome word, or else the subject before it.
fn around(sentence: &Sentence<'_>, trigger: &Trigger) -> Option<Match> {
    let shapes = [
        Shape::Either,
        Shape::Suffers,
        Shape::Near,
        Shape::Event,
        Shape::Deed,
        Shape::Inflicts,
    ];
    let reading = trigger.reading(&shapes)?;
    let fits = |i: &usize| {
        let group = &sentence.groups[*i];
        !is_families(reading, group) && !is_taken_captive(sentence, trigger, group)
    };
    let after = attachment::after(sentence, trigger).filter(fits);
    matched(after, reading).or_else(|| {
        let verb = trigger.reading(&[Shape::Either, Shape::Suffers])?;
        matched(attachment::subject(sentence, trigger, verb), verb)
    })
}

fn matched(group: Option<usize>, reading: Reading) -> Option<Match> {
    group.map(|group| Match {
        group,
        outcome: reading.outcome,
    })
}

/// «سقط 13 جنديا في الأسر»: those who fall into captivity have not died.
fn is_taken_captive(sentence: &Sentence<'_>, trigger: &Trigger, group: &Group) -> bool {
    let state = sentence.trigger_from(group.end);
    let state = state.filter(|state| state.tokens.start == group.end && state.has(Shape::State));
    trigger.has(Shape::Near) && state.is_some_and(|state| !state.tells(Outcome::Killed))
}

/// «أسر الضحايا» are their families.
fn is_families(reading: Reading, group: &Group) -> bool {
    reading.outcome == Outcome::Captured && !group.own.is_empty()
}

/// قتلوا: those before it, unless somebody stands right after it as its object.
fn plural(sentence: &Sentence<'_>, trigger: &Trigger) -> Option<Match> {
    let active = trigger.reading(&[Shape::Either, Shape::Inflicts]);
    let passive = trigger.reading(&[Shape::Either, Shape::Suffers, Shape::Near]);
    if let Some(reading) = active
        && let Some(group) = attachment::object(sentence, trigger)
    {
        return matched(Some(group), reading);
    }
    passive
        .and_then(|reading| matched(suffering(sentence, trigger), reading))
        .or_else(|| matched(attachment::object_apart(sentence, trigger), active?))
}

/// Those before a verb in the plural that have suffered what it tells.
fn suffering(sentence: &Sentence<'_>, trigger: &Trigger) -> Option<usize> {
    if trigger.is_near() && attachment::is_measured(sentence, trigger.tokens.end) {
        return None;
    }
    attachment::subjects(sentence, trigger)
        .or_else(|| attachment::named_list(sentence, trigger))
        .or_else(|| attachment::in_crowds(sentence, trigger))
        .or_else(|| attachment::tally(sentence, trigger))
}
