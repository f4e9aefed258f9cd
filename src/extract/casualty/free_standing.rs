//! Nouns for people that tell their own outcome: «531 قتيلا», «عدد القتلى … 68», «جثث ثلاثة منهم».

use super::count;
use super::figure::CountDraft;
use super::negation::is_negated;
use super::people::{Group, Size};
use super::sentence::Sentence;
use crate::extract::clause::frames::WORDS;
use crate::facts::Outcome;
use crate::grammar::Cursor;
use crate::lexicon::{Agreement, Kind, Particle};
use crate::spelling::{AND, ARTICLE, PREPOSITIONS};
use crate::text::Text;

/// Adds the counts of such nouns.
pub(super) fn add(sentence: &Sentence<'_>, figures: &mut Vec<CountDraft>) {
    let mut taken: Option<usize> = None;
    for group in sentence.groups.iter().filter(|group| !group.own.is_empty()) {
        if taken == Some(group.first) {
            continue;
        }
        if let Some(figure) = counted_corpses(sentence, group) {
            taken = Some(figure.group.first);
            figures.retain(|other| other.group.first != figure.group.first);
            figures.push(figure);
            continue;
        }
        let counted = count::figures(sentence, group);
        if let Some(first) = counted.first() {
            let twice = has_count_at(figures, first.group.first);
            figures.extend(counted.into_iter().filter(|_| !twice));
            continue;
        }
        if let Some(people) = predicated(sentence, group) {
            let told = has_count_at(figures, people.first);
            let tokens = group.first..group.end;
            let own = group.own.iter().take(usize::from(!told));
            figures.extend(
                own.map(|own| {
                    CountDraft::from_trigger(people.clone(), *own, tokens.clone(), false)
                }),
            );
            continue;
        }
        if !has_count_at(figures, group.first) && is_free_standing(sentence, group) {
            let joint = group.own.len() > 1 && group.size == Size::Number;
            let figure = |outcome: &Outcome| {
                CountDraft::from_trigger(
                    count::updated_count(sentence, group),
                    *outcome,
                    group.first..group.end,
                    joint,
                )
            };
            let told = group.own.iter().map(figure);
            let subset = is_one_of(sentence, group);
            figures.extend(told.map(|figure| CountDraft { subset, ..figure }));
        }
    }
    fallen(sentence, figures);
}

/// Whether people whose phrase begins at a token are counted already.
fn has_count_at(figures: &[CountDraft], first: usize) -> bool {
    figures.iter().any(|figure| figure.group.first == first)
}

/// Whether a noun of falling stands at `at`: «سقوط».
pub(super) fn falls(text: &Text<'_>, at: usize) -> bool {
    text.lists(at).stem.has(WORDS.beside.fall)
}

/// «سقوط ضابط وجنديين»: fighters right after a noun of falling have died, unless they fell into captivity or off something.
fn fallen(sentence: &Sentence<'_>, figures: &mut Vec<CountDraft>) {
    for at in sentence
        .tokens
        .clone()
        .filter(|at| falls(sentence.text, *at))
    {
        let Some(group) = sentence.group_at(at + 1) else {
            continue;
        };
        let told = figures
            .iter()
            .any(|figure| figure.group.first == group.first);
        let further =
            sentence.is_trigger(group.end) || sentence.is_particle(group.end, Particle::Of);
        let fits = group.is_fighters() && group.own.is_empty() && group.size != Size::Untold;
        if fits && !told && !further {
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

/// «سقط ثلاثة منهم قتلى», «لا يزال آخرون مفقودين»: the people right before a noun that says what became
/// of them.
fn predicated<'s>(sentence: &'s Sentence<'_>, group: &Group) -> Option<&'s Group> {
    let before = sentence
        .groups
        .partition_point(|other| other.first < group.first);
    let people = sentence.groups.get(before.checked_sub(1)?)?;
    // «استقبل الآلاف جثمان القائد»: nobody becomes the body of another
    let remains = sentence
        .text
        .lists(group.first)
        .stem
        .has(WORDS.beside.remains);
    let state = matches!(group.size, Size::Many | Size::One) && !remains;
    let plain = state && !group.governed && !group.joined;
    let first = people.first.saturating_sub(2).max(sentence.tokens.start);
    let remain = || (first..people.first).any(|at| sentence.is_particle(at, Particle::Auxiliary));
    let told = people.is_strong() || (people.size == Size::Many && remain());
    let definite = |at: usize| sentence.text.form(at).starts_with(ARTICLE);
    let gap = people.end..group.first;
    // «خمسة ما زالوا مفقودين»
    let still = sentence.cursor(people.end).particle(Particle::Auxiliary);
    let still = still.is_some_and(|rest| rest.at() == group.first);
    let near = still || gap.len() <= 2 && gap.into_iter().all(definite);
    let adjacent = people.own.is_empty() && near;
    (plain && adjacent && told && !group.is_definite() && !people.is_definite()).then_some(people)
}

/// Whether a noun tells a count by itself.
fn is_free_standing(sentence: &Sentence<'_>, group: &Group) -> bool {
    let denied = !group.is_definite() && is_negated(sentence, group.first);
    if describes(sentence, group) || denied && !is_hedged(sentence, group.first) {
        return false;
    }
    let bare = !group
        .noun
        .as_ref()
        .is_some_and(|noun| noun.owned || noun.definite);
    // «أحد المصابين» is one of whom the text knows
    let known = is_one_of(sentence, group) && !is_described(sentence, group);
    match group.size {
        Size::Number => !known,
        Size::Dual => {
            let noun = group
                .noun
                .as_ref()
                .is_some_and(|noun| noun.kind.is_some() || noun.definite);
            group.own != [Outcome::Affected] && (noun || dead_or_hurt(group))
        }
        Size::One | Size::Many => {
            let told = yields(sentence, group.first)
                || is_bodies(group)
                || is_felled(sentence, group)
                || opens(sentence, group)
                || (group.size == Size::One && is_conjunct(sentence, group));
            bare && dead_or_hurt(group) && told
        }
        Size::Untold => false,
    }
}

/// «لا تتعدى قتيلين»: whether the verb before a count says how many there are at most.
fn is_hedged(sentence: &Sentence<'_>, first: usize) -> bool {
    let before = first
        .checked_sub(1)
        .filter(|at| *at > sentence.tokens.start);
    before.is_some_and(|at| {
        let mut hedges = sentence.cursor(at).all(Kind::Hedge);
        hedges.any(|(found, _)| found.agreement != Agreement::Any)
    })
}

fn is_one_of(sentence: &Sentence<'_>, group: &Group) -> bool {
    sentence.is_particle(group.first, Particle::OneOf)
}

/// «أحد المصابين طفلة عمرها ستة أعوام»: whether it is said of one of them who that is.
fn is_described(sentence: &Sentence<'_>, group: &Group) -> bool {
    let next = group.end + usize::from(sentence.is_mark(group.end));
    sentence.group_at(next).is_some_and(|who| {
        let single = who.size == Size::One && !who.is_definite() && !who.is_accusative();
        single && who.own.is_empty() && !who.governed && !who.joined
    })
}

fn dead_or_hurt(group: &Group) -> bool {
    group
        .own
        .iter()
        .all(|own| matches!(own, Outcome::Killed | Outcome::Wounded | Outcome::Affected))
}

/// Whether it is the adjective of a noun that is nobody: «طائرتين مختطفتين».
fn describes(sentence: &Sentence<'_>, group: &Group) -> bool {
    let last = |form: &str| -> String { form.chars().rev().take(2).collect() };
    let before = group
        .first
        .checked_sub(1)
        .filter(|at| *at >= sentence.tokens.start);
    let alike = |at: usize| {
        sentence.text.token(at).is_word()
            && last(sentence.text.form(at)) == last(sentence.text.form(group.first))
    };
    let i = sentence
        .groups
        .partition_point(|other| other.first < group.first);
    let bodies = i
        .checked_sub(1)
        .map(|i| &sentence.groups[i])
        .is_some_and(|other| {
            other.size == Size::Dual
                && other.own == [Outcome::Killed]
                && group.first - other.end <= 8
        });
    group.size == Size::Dual && !group.joined && (bodies || before.is_some_and(alike))
}

/// «قتلى وجرحى في انفجار», «النصيرات: شهيدة وجريح»: an indefinite noun with which a sentence, headline or what follows
/// its label begins and that goes on with a preposition or others; and one who is joined with counted others anywhere,
/// «أسفر الهجوم عن قتيل وجريحين».
fn opens(sentence: &Sentence<'_>, group: &Group) -> bool {
    let next = group.end;
    let attached = PREPOSITIONS
        .iter()
        .any(|c| sentence.text.form(next).starts_with(*c));
    let start = sentence.tokens.start;
    let label = || sentence.text.token(group.first - 1).is_mark(':');
    let first = group.first == start
        || group.first == start + 1 && sentence.is_mark(start)
        || group.first > start && label();
    let headed = group.size == Size::Many || group.size == Size::One;
    let joined = joins_fate(sentence, next);
    let on = sentence.is_preposition(next) || attached || joined.is_some();
    first && headed && on || group.size == Size::One && joined.is_some_and(Group::is_strong)
}

/// The others with a fate of their own that are joined on: «شهيد وثلاثة جرحى», «قتيل و5 جرحى».
fn joins_fate<'s>(sentence: &'s Sentence<'_>, at: usize) -> Option<&'s Group> {
    let apart = sentence.text.form(at).strip_prefix(AND) == Some("");
    let joined = |group: &&Group| (group.joined || apart) && !group.own.is_empty();
    sentence.group_at(at + usize::from(apart)).filter(joined)
}

/// «قتيلان وجريح»: one who is joined to others with a fate of their own.
fn is_conjunct(sentence: &Sentence<'_>, group: &Group) -> bool {
    let i = sentence
        .groups
        .partition_point(|other| other.first < group.first);
    let before = i.checked_sub(1).map(|i| &sentence.groups[i]);
    group.joined
        && before.is_some_and(|before| {
            before.end == group.first
                && !before.own.is_empty()
                && is_free_standing(sentence, before)
        })
}

/// «هناك جثثا»: unsaid how many, yet told to be there.
fn is_bodies(group: &Group) -> bool {
    group.size == Size::Many
        && group.own == [Outcome::Killed]
        && !group.governed
        && (group.is_accusative() || group.joined)
}

/// «أوقعت وحدة من الجيش أفراد المجموعة قتلى وجرحى»: whether a verb before says so of those who stand between.
fn is_felled(sentence: &Sentence<'_>, group: &Group) -> bool {
    let at = group.first;
    let first = sentence.tokens.start;
    let fells = |at: &usize| sentence.text.lists(*at).stem.has(WORDS.beside.fells);
    let open = |at: &usize| fells(at) || !(sentence.is_boundary(*at) || sentence.is_trigger(*at));
    let found = || (first..at).rev().take_while(open).any(|at| fells(&at));
    group.size == Size::Many && !group.governed && found()
}

/// Whether a word that a count follows stands before: «سقوط قتلى», «أسفر عن قتيل».
fn yields(sentence: &Sentence<'_>, at: usize) -> bool {
    let first = at.saturating_sub(5).max(sentence.tokens.start);
    (first..at).any(|from| {
        let rest = sentence
            .cursor(from)
            .particle(Particle::Yields)
            .map(Cursor::at);
        rest.is_some_and(|rest| {
            rest <= at && at - rest <= 2 && !(rest..at).any(|at| sentence.is_boundary(at))
        })
    })
}

/// «جثث المراقبين الأربعة», «جثة ضحية»: bodies of those who are counted after.
fn counted_corpses(sentence: &Sentence<'_>, group: &Group) -> Option<CountDraft> {
    let before = group
        .first
        .checked_sub(1)
        .filter(|at| *at >= sentence.tokens.start);
    // «عدد القتلى 30»: the number of the dead, not their bodies
    let counted = before.is_some_and(|at| sentence.is_particle(at, Particle::Tally));
    let plain = matches!(group.size, Size::Untold | Size::Many | Size::One)
        && group.own == [Outcome::Killed]
        && !counted;
    let next = sentence
        .index(group.end)
        .map(|i| &sentence.groups[i])
        .filter(|_| plain)?;
    let victim = next.size == Size::One && next.own == [Outcome::Affected];
    let strong = next.is_strong() && !next.joined && !next.governed;
    (strong || victim).then(|| {
        CountDraft::from_trigger(next.clone(), Outcome::Killed, group.first..group.end, false)
    })
}
