//! Counts: a noun for those who came to harm with the number that it has reached after it: «عدد القتلى … 68»,
//! «القتلى: 38», «القتلى صاروا 115», and the verbs that hedge such a count.

use super::figure::CountDraft;
use super::listed_noun::listed;
use super::people::{Group, Size};
use super::reach;
use super::scene::Scene;
use super::{adjunct, noun};
use crate::extract::clause::frames::WORDS;
use crate::facts::{Hedge, Outcome, VictimKind};
use crate::grammar::Amount;
use crate::lexicon::{Agreement, Kind, Kinds, Meaning, Particle, Stance};
use crate::spelling::{AND, ARTICLE, BY, PREPOSITIONS, SUFFIXES};
use crate::text::TokenKind;

/// The counts of those whom `label` names and a number after it counts; one for each outcome that they share.
pub(super) fn figures(scene: &Scene<'_>, label: &Group) -> Vec<CountDraft> {
    if !matches!(label.size, Size::Untold | Size::Many) {
        return Vec::new();
    }
    let counts = tally(scene, label.first);
    let found = match counts {
        Some(tally) => {
            let head = label.noun.as_ref().map_or(label.end, |noun| noun.head_end);
            let end = if label.own.len() > 1 { label.end } else { head };
            inverted(scene, tally).or_else(|| total(scene, tally, end))
        }
        None => labelled(scene, label).or_else(|| own_number(scene, label)),
    };
    let Some(found) = found else {
        return Vec::new();
    };
    let mut number = updated_count(scene, &scene.groups[found]);
    if let (Some(noun), Some(own)) = (&label.noun, &mut number.noun)
        && own.kind.is_none_or(|kind| kind == VictimKind::Person)
    {
        own.kind = noun.kind.or(own.kind);
    } else if number.noun.is_none() {
        number.noun = label.noun.clone().map(|noun| super::people::Noun {
            own: Vec::new(),
            owned: false,
            ..noun
        });
    }
    if let Some(kind) = told_kind(scene, label, number.first)
        && let Some(noun) = &mut number.noun
        && noun.kind.is_none_or(|kind| kind == VictimKind::Person)
    {
        noun.kind = Some(kind);
    }
    let joint = label.own.len() > 1;
    let first = counts.unwrap_or(label.first);
    let outcomes = match label.own[..] {
        // the dead are counted by their bodies, victims by what the sentence says of them
        [Outcome::Affected] if dead(scene) && !is_alive(scene, label) => vec![Outcome::Killed],
        _ => label.own.clone(),
    };
    let figure = |outcome: Outcome| {
        CountDraft::from_trigger(number.clone(), outcome, first..label.end, joint)
    };
    outcomes.into_iter().map(figure).collect()
}

/// «عدد القتلى الأطفال 90», «القتلى من الجنود 140», «القتلى في صفوف المدنيين», «قتلى الجيش»: who they are, told between the
/// noun for their fate and their number.
fn told_kind(scene: &Scene<'_>, label: &Group, number: usize) -> Option<VictimKind> {
    let end = label.noun.as_ref()?.head_end;
    let here = scene.cursor(end).until(number);
    let after = here
        .particle(Particle::Ranks)
        .or_else(|| here.particle(Particle::Of))
        .unwrap_or(here);
    let people = listed(after).filter(|noun| noun.definite && noun.own.is_empty());
    people
        .and_then(|noun| noun.kind)
        .or_else(|| adjunct::body(scene, after).map(|(kind, _)| kind))
        .or_else(|| noun::members(scene, after)?.kind)
}

/// The number after the words for a toll that begin at `label` and end before `from`, past the one by which it has grown:
/// «زادت حصيلة القتلى بثلاثة لتصبح 15».
fn total(scene: &Scene<'_>, label: usize, from: usize) -> Option<usize> {
    let found = reach::total(scene, from)?;
    let by = &scene.groups[found];
    if by.amount.hedge == Hedge::Range || !is_increment(scene, label, by.first) {
        return Some(found);
    }
    let end = scene.sentence.end;
    let comma = |at: usize| scene.text.token(at).is_mark(',');
    let mut after = (by.end..end).take_while(|at| !scene.is_boundary(*at) || comma(*at));
    let reaching = after.find(|at| scene.is_particle(*at, Particle::Reaches))?;
    reach::total(scene, reaching + 1)
}

/// Whether the number at `number` is that by which a toll has grown or fallen whose words begin at `label`: after a verb of
/// growing and «بـ», «بمقدار» or nothing, not «إلى» or «عن».
fn is_increment(scene: &Scene<'_>, label: usize, number: usize) -> bool {
    let first = label.saturating_sub(2).max(scene.sentence.start);
    let lists = |at: usize| scene.text.lists(at).stem;
    // «زاد» hedges a number right after it
    let number = number + usize::from(lists(number).has(WORDS.beside.grows));
    let Some(before) = number.checked_sub(1) else {
        return false;
    };
    let tags = scene.text.tags(number);
    let attached =
        scene.text.form(number).starts_with(BY) && tags.iter().any(|tag| tag.clitics() > 0);
    let by = attached
        || lists(before).has(WORDS.beside.measure)
        || scene.text.form(before).strip_prefix(BY) == Some("");
    let apart = [before, number].iter().any(|at| scene.is_preposition(*at))
        || scene.is_particle(before, Particle::Reaches)
        || matches!(scene.text.token(before).kind, TokenKind::Mark(_))
        || scene.is_particle(number, Particle::Of);
    (by || !apart) && (first..number).any(|at| lists(at).has(WORDS.beside.grows))
}

/// «ارتفعت إلى 34 حصيلة القتلى», «سبعة هو عدد القتلى»: the number before the subject of a verb that reaches it, or before
/// what it is.
fn inverted(scene: &Scene<'_>, tally: usize) -> Option<usize> {
    // «سبعة هو عدد القتلى»
    let pronoun = |at: &usize| scene.text.lists(*at).word.has(WORDS.beside.aside);
    let equal = tally.checked_sub(1).filter(pronoun);
    let end = equal.unwrap_or(tally);
    let after = scene.groups.partition_point(|group| group.end < end);
    let group = scene.groups.get(after).filter(|group| group.end == end)?;
    let first = scene.sentence.start;
    // «ارتفعت إلى», «هبطت من 50 إلى», «بلغ»
    let verb = |at: usize| scene.is_particle(at, Particle::Reaches) && !scene.is_preposition(at);
    let between = |at: usize| {
        scene.is_particle(at, Particle::To)
            || scene.is_particle(at, Particle::Of)
            || scene.text.token(at).kind == TokenKind::Digits
    };
    let mut before = (first..group.first).rev();
    let reaches = equal.is_some() || before.find(|at| !between(*at)).is_some_and(verb);
    let bare = group.size == Size::Number && group.own.is_empty() && group.noun.is_none();
    (reaches && bare).then_some(after)
}

/// «ارتفاع قتلى دنيبرو إلى 44»: whether the word before a label says that its number has changed.
fn rises(scene: &Scene<'_>, label: usize) -> bool {
    let before = label
        .checked_sub(1)
        .filter(|at| *at >= scene.sentence.start);
    before.is_some_and(|at| {
        let reaches = scene.is_particle(at, Particle::Reaches) && !scene.is_preposition(at);
        reaches || scene.is_particle(at, Particle::Happening)
    })
}

/// Adds tolls whose dead the count before them told, `before` in the sentence before: «ارتفعت الحصيلة إلى ستة», «رفع الحصيلة
/// إلى ستة بعد انتشال جثة».
pub(super) fn add_tolls(
    scene: &Scene<'_>,
    figures: &mut Vec<CountDraft>,
    before: Option<&CountDraft>,
) {
    let toll = |at: &usize| {
        let noun = scene.text.form(*at).starts_with(ARTICLE)
            && scene.text.lists(*at).stem.has(WORDS.beside.toll);
        noun || is_revised(scene, *at)
    };
    for at in scene.sentence.clone().filter(toll) {
        let whole = |figure: &&CountDraft| !figure.subset && figure.evidence.end <= at;
        let known = figures.iter().filter(whole);
        let known = known.max_by_key(|figure| figure.group.first).or(before);
        let dead = known.is_some_and(|known| known.outcome == Outcome::Killed);
        let Some(group) = reached(scene, at).filter(|_| dead) else {
            continue;
        };
        let taken = |figure: &CountDraft| {
            figure.group.first == group.first || figure.evidence.contains(&at)
        };
        if !figures.iter().any(taken) {
            // the body that the toll rose by is one of those whom it counts
            figures.retain(|figure| !is_counted_in(scene, figure, group.end));
            let tokens = at..at + 1;
            figures.push(CountDraft::from_trigger(
                group.clone(),
                Outcome::Killed,
                tokens,
                false,
            ));
        }
    }
}

/// «رفعتها الوزارة إلى 31»: a verb of changing a toll with the pronoun for it.
fn is_revised(scene: &Scene<'_>, at: usize) -> bool {
    scene.text.form(at).ends_with(SUFFIXES[0])
        && scene.text.lists(at).stem.has(WORDS.beside.revises)
}

/// The number without a noun that a verb brings the toll at `at` to.
fn reached<'s>(scene: &'s Scene<'_>, at: usize) -> Option<&'s Group> {
    let first = at.saturating_sub(2).max(scene.sentence.start);
    let verb = |at: usize| {
        scene.is_particle(at, Particle::Reaches)
            || scene.text.lists(at).stem.has(WORDS.beside.revises)
    };
    let changes = (first..at).any(verb) || is_revised(scene, at);
    let group = &scene.groups[total(scene, at, at + 1)?];
    let next = group.end;
    let closed = next >= scene.sentence.end
        || scene.is_boundary(next)
        || scene.is_preposition(next)
        || scene.text.form(next).starts_with(AND);
    let to = scene.is_particle(group.first - 1, Particle::Reaches);
    (changes && to && closed && group.noun.is_none() && !group.of_them).then_some(group)
}

/// Whether a count is of the one by whom the toll rose that ends before `end`: «إلى ستة بعد انتشال جثة».
fn is_counted_in(scene: &Scene<'_>, figure: &CountDraft, end: usize) -> bool {
    let start = figure.evidence.start;
    let mut between = end..start.max(end);
    let after = scene.text.is(end, Kinds::of(Kind::Timing));
    let open = between.all(|at| !scene.is_boundary(at));
    let bodies = figure.group.own == [Outcome::Killed];
    let few = matches!(figure.group.size, Size::One | Size::Many);
    start > end && after && open && few && bodies
}

/// The word for a number right before the token at `at`: «عدد القتلى».
fn tally(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let before = at.checked_sub(1).filter(|at| *at >= scene.sentence.start)?;
    if scene.is_particle(before, Particle::Tally) {
        return Some(before);
    }
    // «عدد عمليات الإعدام»: a tally of several words
    let first = before.saturating_sub(2).max(scene.sentence.start);
    (first..before).find(|from| {
        let rest = scene.cursor(*from).particle(Particle::Tally);
        rest.is_some_and(|rest| rest.at() == at)
    })
}

/// The number of a label that no word for a number opens.
fn labelled(scene: &Scene<'_>, label: &Group) -> Option<usize> {
    let noun = label.noun.as_ref()?;
    let rises = rises(scene, label.first);
    let article = scene.text.form(label.end).starts_with(ARTICLE);
    let known = noun.definite || noun.owned || article || rises;
    let set_off = |at: usize| matches!(scene.text.token(at).kind, TokenKind::Mark(':' | '=' | '|'));
    if set_off(label.end) {
        return number(scene, label.end + 1, true);
    }
    if !known
        || scene.is_trigger(label.first.saturating_sub(1)) && label.first > scene.sentence.start
    {
        return None;
    }
    // «قتلى الانفجار 39 شخصا»: the definite noun that the label governs
    let governs = |at: usize| !noun.definite && scene.text.form(at).starts_with(ARTICLE);
    let complement = (label.end..scene.sentence.end)
        .take_while(|at| {
            let attached = scene.text.form(*at).starts_with(PREPOSITIONS[0]);
            (attached || governs(*at)) && scene.index(*at).is_none()
        })
        .count();
    if !label.governed
        && let Some(found) = number(scene, label.end + complement, false)
    {
        return Some(found);
    }
    let end = scene.sentence.end;
    let open = |at: &usize| {
        let ends = scene.is_boundary(*at) || scene.is_trigger(*at);
        !ends && scene.group_at(*at).is_none_or(|group| group.own.is_empty())
    };
    let mut clause = (label.end..end).take_while(open);
    clause
        .find_map(|at| {
            let rest = scene.cursor(at).particle(Particle::Reaches)?;
            let alone = scene.is_preposition(at);
            if alone && at > label.end + complement && !rises {
                return None;
            }
            let from = rest.particle(Particle::Reaches).unwrap_or(rest);
            let hedge = |m: &Meaning| matches!(m, Meaning::Hedge(_)).then_some(());
            let from = from
                .read(Kind::Hedge, hedge)
                .filter(|_| scene.index(from.at()).is_none())
                .map_or(from, |((), _, rest)| rest);
            number(scene, from.at(), true)
        })
        .or_else(|| hedged_count(scene, label))
}

/// «قتلى الجيش يقترب عددهم من 250 جنديا»: a verb that hedges with the label's own word for a number.
fn hedged_count(scene: &Scene<'_>, label: &Group) -> Option<usize> {
    let end = scene.sentence.end;
    let count = (label.end..end)
        .take_while(|at| !scene.is_boundary(*at) && !scene.is_trigger(*at))
        .find(|at| scene.is_particle(*at, Particle::Tally))?;
    reach::total(scene, count + 1)
}

/// «وصل المهجرون من حماة، وعددهم نحو 140»: the number after a pronoun that means those of the label, over commas.
fn own_number(scene: &Scene<'_>, label: &Group) -> Option<usize> {
    let end = scene.sentence.end;
    let stops = |at: usize| {
        scene.is_boundary(at) && !scene.text.token(at).is_mark(',')
            || scene.is_trigger(at)
            || scene.group_at(at).is_some_and(Group::is_strong)
    };
    let mut clause = (label.end..end).take_while(|at| !stops(*at));
    let count = clause.find(|at| {
        scene.text.form(*at).ends_with(SUFFIXES[1]) && scene.is_particle(*at, Particle::Tally)
    })?;
    number(scene, count + 1, true)
}

/// The number at `at` that can be that of a label: of nobody else and without an article.
fn number(scene: &Scene<'_>, at: usize, any_noun: bool) -> Option<usize> {
    let found = scene.index(at)?;
    let group = &scene.groups[found];
    let plain = group.size == Size::Number
        && group.own.is_empty()
        && !group.unknown
        && !group.joined
        && !group.of_them;
    let definite = scene.text.form(group.first).starts_with(ARTICLE);
    let noun = group.noun.as_ref().and_then(|noun| noun.kind);
    let fits = any_noun || noun.is_none_or(|kind| kind == VictimKind::Person);
    (plain && !definite && fits).then_some(found)
}

/// A count that rose «من 287 إلى 518» or «بمقدار 4 إلى 19» is the latter.
pub(super) fn updated_count(scene: &Scene<'_>, group: &Group) -> Group {
    let mut group = group.clone();
    let from = group.amount.first;
    let before = from.saturating_sub(8).max(scene.sentence.start)..from;
    let counts = before
        .clone()
        .rev()
        .take_while(|at| !scene.is_boundary(*at));
    let count = |at: usize| {
        scene.is_particle(at, Particle::Tally)
            || scene
                .group_at(at)
                .is_some_and(|group| !group.own.is_empty())
    };
    if let (Hedge::Range, Some(now)) = (group.amount.hedge, group.amount.max)
        && (scene.is_particle(from, Particle::Of) || is_increment(scene, before.start, from))
        && counts.into_iter().any(count)
    {
        group.amount = Amount::hedged(now, Hedge::Exact, from);
    }
    if let Some(now) = replaced_by(scene, &group) {
        group = Group {
            amount: now.amount,
            end: now.end,
            ..group
        };
    }
    group
}

/// The number that a toll of some people has come to from theirs: «انخفضت الحصيلة من 30 قتيلا إلى 25».
fn replaced_by<'s>(scene: &'s Scene<'_>, group: &Group) -> Option<&'s Group> {
    let of = group.first.checked_sub(1)?;
    let first = of.saturating_sub(6).max(scene.sentence.start);
    let toll = |at: usize| {
        scene.text.lists(at).stem.has(WORDS.beside.toll) || scene.is_particle(at, Particle::Tally)
    };
    let now = &scene.groups[scene.index(group.end + 1)?];
    let bare = now.size == Size::Number && now.own.is_empty() && now.noun.is_none();
    let to = scene.is_particle(group.end, Particle::To);
    let from = scene.is_particle(of, Particle::Of) && group.size == Size::Number;
    (to && from && bare && (first..of).any(toll)).then_some(now)
}

/// Puts such counts under the verbs that hedge them: «تجاوز عدد القتلى 640 قتيلا», «لم يتعد عدد القتلى
/// 14».
pub(super) fn hedge(scene: &Scene<'_>, figures: &mut [CountDraft]) {
    for figure in figures {
        let amount = figure.group.amount;
        let plain = matches!(amount.hedge, Hedge::Exact | Hedge::About);
        // «لم تتجاوز الخسائر جريحين»: a dual tells its number by itself
        let dual = figure.group.size == Size::Dual && !figure.group.own.is_empty();
        // «زاد عدد القتلى إلى 19», not «عن 19»
        let reached = amount.first > 0 && scene.is_particle(amount.first - 1, Particle::To);
        if !plain || reached || !(dual || figure.group.size == Size::Number) {
            continue;
        }
        if let Some(hedge) = hedging(scene, amount.first, dual) {
            figure.group.amount = amount.under(hedge);
        }
    }
}

/// The verb before a number that hedges it, its subject (a count of people) between the two unless it tells
/// them `alone`.
fn hedging(scene: &Scene<'_>, number: usize, alone: bool) -> Option<Hedge> {
    let mut counted = alone;
    let first = scene.sentence.start;
    let verb = |m: &Meaning| {
        if let Meaning::Hedge(hedge) = m {
            Some(*hedge)
        } else {
            None
        }
    };
    for at in (first..number).rev() {
        let own = |group: &Group| {
            !group.own.is_empty() && matches!(group.size, Size::Untold | Size::Many)
        };
        let told = scene
            .groups
            .iter()
            .any(|group| group.first == at && !own(group));
        let mut read = scene.cursor(at).all(Kind::Hedge);
        if let Some((found, rest)) = read
            .find(|(found, _)| found.agreement != Agreement::Any && verb(found.meaning).is_some())
        {
            let apart = alone || rest.at() < number;
            let hedge = verb(found.meaning).filter(|_| counted && apart)?;
            return Some(if is_negated(scene, at) {
                opposite(hedge)
            } else {
                hedge
            });
        }
        let verb = scene.is_trigger(at) && !is_counted(scene, at);
        if told || scene.is_boundary(at) || verb || ends_count(scene, at) {
            return None;
        }
        counted |= scene.is_particle(at, Particle::Tally) || scene.group_at(at).is_some_and(own);
    }
    None
}

/// «عدد من قتلوا», «عدد الذين نزحوا»: whether the verb at `at` tells who is counted.
fn is_counted(scene: &Scene<'_>, at: usize) -> bool {
    let who = |at: usize| {
        scene.is_particle(at, Particle::Relative) || scene.is_particle(at, Particle::Of)
    };
    at >= scene.sentence.start + 2 && who(at - 1) && scene.is_particle(at - 2, Particle::Tally)
}

/// Whether لم, لا or ما stands right before a verb.
fn is_negated(scene: &Scene<'_>, verb: usize) -> bool {
    let before = verb.checked_sub(1).filter(|at| *at >= scene.sentence.start);
    before.is_some_and(|at| scene.stance(at, Stance::Negate) == Some(verb))
}

/// What a hedge says that is negated: «لم تتجاوز 25» is 25 at most.
fn opposite(hedge: Hedge) -> Hedge {
    match hedge {
        Hedge::MoreThan => Hedge::AtMost,
        Hedge::LessThan => Hedge::AtLeast,
        other => other,
    }
}

/// Whether another number's clause ends at `at`: «سقط», «أسفر عن».
fn ends_count(scene: &Scene<'_>, at: usize) -> bool {
    scene.is_particle(at, Particle::Yields) && !scene.is_particle(at, Particle::Tally)
}

/// «عدد المتضررين»: whether the noun itself tells that they did not die.
fn is_alive(scene: &Scene<'_>, label: &Group) -> bool {
    (label.first..label.end).any(|at| scene.text.lists(at).stem.has(WORDS.beside.affected))
}

/// Whether the sentence says of somebody that he died.
fn dead(scene: &Scene<'_>) -> bool {
    scene
        .triggers
        .iter()
        .any(|trigger| trigger.tells(Outcome::Killed))
        || scene
            .groups
            .iter()
            .any(|group| group.own.contains(&Outcome::Killed))
}
