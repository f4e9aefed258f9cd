//! Counts: a noun for those who came to harm with the number that it has reached after it: «عدد القتلى … 68»,
//! «القتلى: 38», «القتلى صاروا 115», and the verbs that hedge such a count.

use super::attachment;
use super::figure::CountDraft;
use super::listed_noun::listed;
use super::people::{Group, Size};
use super::sentence::Sentence;
use super::{adjunct, noun};
use crate::extract::clause::frames::WORDS;
use crate::facts::{Hedge, Outcome, VictimKind};
use crate::grammar::Amount;
use crate::lexicon::{Agreement, Kind, Kinds, Meaning, Particle, Stance};
use crate::spelling::{AND, ARTICLE, BY, PREPOSITIONS, SUFFIXES};
use crate::text::TokenKind;

/// The counts of those whom `label` names and a number after it counts; one for each outcome that they share.
pub(super) fn figures(sentence: &Sentence<'_>, label: &Group) -> Vec<CountDraft> {
    if !matches!(label.size, Size::Untold | Size::Many) {
        return Vec::new();
    }
    let counts = tally(sentence, label.first);
    let found = match counts {
        Some(tally) => {
            let head = label.noun.as_ref().map_or(label.end, |noun| noun.head_end);
            let end = if label.own.len() > 1 { label.end } else { head };
            inverted(sentence, tally).or_else(|| total(sentence, tally, end))
        }
        None => labelled(sentence, label).or_else(|| own_number(sentence, label)),
    };
    let Some(found) = found else {
        return Vec::new();
    };
    let mut number = updated_count(sentence, &sentence.groups[found]);
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
    if let Some(kind) = told_kind(sentence, label, number.first)
        && let Some(noun) = &mut number.noun
        && noun.kind.is_none_or(|kind| kind == VictimKind::Person)
    {
        noun.kind = Some(kind);
    }
    let joint = label.own.len() > 1;
    let first = counts.unwrap_or(label.first);
    let outcomes = match label.own[..] {
        // the dead are counted by their bodies, victims by what the sentence says of them
        [Outcome::Affected] if dead(sentence) && !is_alive(sentence, label) => {
            vec![Outcome::Killed]
        }
        _ => label.own.clone(),
    };
    let figure = |outcome: Outcome| {
        CountDraft::from_trigger(number.clone(), outcome, first..label.end, joint)
    };
    outcomes.into_iter().map(figure).collect()
}

/// «عدد القتلى الأطفال 90», «القتلى من الجنود 140», «القتلى في صفوف المدنيين», «قتلى الجيش»: who they are, told between the
/// noun for their fate and their number.
fn told_kind(sentence: &Sentence<'_>, label: &Group, number: usize) -> Option<VictimKind> {
    let end = label.noun.as_ref()?.head_end;
    let here = sentence.cursor(end).until(number);
    let after = here
        .particle(Particle::Ranks)
        .or_else(|| here.particle(Particle::Of))
        .unwrap_or(here);
    let people = listed(after).filter(|noun| noun.definite && noun.own.is_empty());
    people
        .and_then(|noun| noun.kind)
        .or_else(|| adjunct::body(sentence, after).map(|(kind, _)| kind))
        .or_else(|| noun::members(sentence, after)?.kind)
}

/// The number after the words for a toll that begin at `label` and end before `from`, past the one by which it has grown:
/// «زادت حصيلة القتلى بثلاثة لتصبح 15».
fn total(sentence: &Sentence<'_>, label: usize, from: usize) -> Option<usize> {
    let found = attachment::total(sentence, from)?;
    let by = &sentence.groups[found];
    if by.amount.hedge == Hedge::Range || !is_increment(sentence, label, by.first) {
        return Some(found);
    }
    let end = sentence.tokens.end;
    let comma = |at: usize| sentence.text.token(at).is_mark(',');
    let mut after = (by.end..end).take_while(|at| !sentence.is_boundary(*at) || comma(*at));
    let reaching = after.find(|at| sentence.is_particle(*at, Particle::Reaches))?;
    attachment::total(sentence, reaching + 1)
}

/// Whether the number at `number` is that by which a toll has grown or fallen whose words begin at `label`: after a verb of
/// growing and «بـ», «بمقدار» or nothing, not «إلى» or «عن».
fn is_increment(sentence: &Sentence<'_>, label: usize, number: usize) -> bool {
    let first = label.saturating_sub(2).max(sentence.tokens.start);
    let lists = |at: usize| sentence.text.lists(at).stem;
    // «زاد» hedges a number right after it
    let number = number + usize::from(lists(number).has(WORDS.beside.grows));
    let Some(before) = number.checked_sub(1) else {
        return false;
    };
    let tags = sentence.text.matches(number);
    let attached =
        sentence.text.form(number).starts_with(BY) && tags.iter().any(|tag| tag.clitics() > 0);
    let by = attached
        || lists(before).has(WORDS.beside.measure)
        || sentence.text.form(before).strip_prefix(BY) == Some("");
    let apart = [before, number]
        .iter()
        .any(|at| sentence.is_preposition(*at))
        || sentence.is_particle(before, Particle::Reaches)
        || matches!(sentence.text.token(before).kind, TokenKind::Mark(_))
        || sentence.is_particle(number, Particle::Of);
    (by || !apart) && (first..number).any(|at| lists(at).has(WORDS.beside.grows))
}

/// «ارتفعت إلى 34 حصيلة القتلى», «سبعة هو عدد القتلى»: the number before the subject of a verb that reaches it, or before
/// what it is.
fn inverted(sentence: &Sentence<'_>, tally: usize) -> Option<usize> {
    // «سبعة هو عدد القتلى»
    let pronoun = |at: &usize| sentence.text.lists(*at).word.has(WORDS.beside.aside);
    let equal = tally.checked_sub(1).filter(pronoun);
    let end = equal.unwrap_or(tally);
    let after = sentence.groups.partition_point(|group| group.end < end);
    let group = sentence
        .groups
        .get(after)
        .filter(|group| group.end == end)?;
    let first = sentence.tokens.start;
    // «ارتفعت إلى», «هبطت من 50 إلى», «بلغ»
    let verb =
        |at: usize| sentence.is_particle(at, Particle::Reaches) && !sentence.is_preposition(at);
    let between = |at: usize| {
        sentence.is_particle(at, Particle::To)
            || sentence.is_particle(at, Particle::Of)
            || sentence.text.token(at).kind == TokenKind::Digits
    };
    let mut before = (first..group.first).rev();
    let reaches = equal.is_some() || before.find(|at| !between(*at)).is_some_and(verb);
    let bare = group.size == Size::Number && group.own.is_empty() && group.noun.is_none();
    (reaches && bare).then_some(after)
}

/// «ارتفاع قتلى دنيبرو إلى 44»: whether the word before a label says that its number has changed.
fn rises(sentence: &Sentence<'_>, label: usize) -> bool {
    let before = label
        .checked_sub(1)
        .filter(|at| *at >= sentence.tokens.start);
    before.is_some_and(|at| {
        let reaches = sentence.is_particle(at, Particle::Reaches) && !sentence.is_preposition(at);
        reaches || sentence.is_particle(at, Particle::Happening)
    })
}

/// Adds tolls whose dead the count before them told, `before` in the sentence before: «ارتفعت الحصيلة إلى ستة», «رفع الحصيلة
/// إلى ستة بعد انتشال جثة».
pub(super) fn add_tolls(
    sentence: &Sentence<'_>,
    figures: &mut Vec<CountDraft>,
    before: Option<&CountDraft>,
) {
    let toll = |at: &usize| {
        let noun = sentence.text.form(*at).starts_with(ARTICLE)
            && sentence.text.lists(*at).stem.has(WORDS.beside.toll);
        noun || is_revised(sentence, *at)
    };
    for at in sentence.tokens.clone().filter(toll) {
        let whole = |figure: &&CountDraft| !figure.subset && figure.evidence.end <= at;
        let known = figures.iter().filter(whole);
        let known = known.max_by_key(|figure| figure.group.first).or(before);
        let dead = known.is_some_and(|known| known.outcome == Outcome::Killed);
        let Some(group) = reached(sentence, at).filter(|_| dead) else {
            continue;
        };
        let taken = |figure: &CountDraft| {
            figure.group.first == group.first || figure.evidence.contains(&at)
        };
        if !figures.iter().any(taken) {
            // the body that the toll rose by is one of those whom it counts
            figures.retain(|figure| !is_counted_in(sentence, figure, group.end));
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
fn is_revised(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.text.form(at).ends_with(SUFFIXES[0])
        && sentence.text.lists(at).stem.has(WORDS.beside.revises)
}

/// The number without a noun that a verb brings the toll at `at` to.
fn reached<'s>(sentence: &'s Sentence<'_>, at: usize) -> Option<&'s Group> {
    let first = at.saturating_sub(2).max(sentence.tokens.start);
    let verb = |at: usize| {
        sentence.is_particle(at, Particle::Reaches)
            || sentence.text.lists(at).stem.has(WORDS.beside.revises)
    };
    let changes = (first..at).any(verb) || is_revised(sentence, at);
    let group = &sentence.groups[total(sentence, at, at + 1)?];
    let next = group.end;
    let closed = next >= sentence.tokens.end
        || sentence.is_boundary(next)
        || sentence.is_preposition(next)
        || sentence.text.form(next).starts_with(AND);
    let to = sentence.is_particle(group.first - 1, Particle::Reaches);
    (changes && to && closed && group.noun.is_none() && !group.of_them).then_some(group)
}

/// Whether a count is of the one by whom the toll rose that ends before `end`: «إلى ستة بعد انتشال جثة».
fn is_counted_in(sentence: &Sentence<'_>, figure: &CountDraft, end: usize) -> bool {
    let start = figure.evidence.start;
    let mut between = end..start.max(end);
    let after = sentence.text.is(end, Kinds::of(Kind::Timing));
    let open = between.all(|at| !sentence.is_boundary(at));
    let bodies = figure.group.own == [Outcome::Killed];
    let few = matches!(figure.group.size, Size::One | Size::Many);
    start > end && after && open && few && bodies
}

/// The word for a number right before the token at `at`: «عدد القتلى».
fn tally(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    let before = at
        .checked_sub(1)
        .filter(|at| *at >= sentence.tokens.start)?;
    if sentence.is_particle(before, Particle::Tally) {
        return Some(before);
    }
    // «عدد عمليات الإعدام»: a tally of several words
    let first = before.saturating_sub(2).max(sentence.tokens.start);
    (first..before).find(|from| {
        let rest = sentence.cursor(*from).particle(Particle::Tally);
        rest.is_some_and(|rest| rest.at() == at)
    })
}

/// The number of a label that no word for a number opens.
fn labelled(sentence: &Sentence<'_>, label: &Group) -> Option<usize> {
    let noun = label.noun.as_ref()?;
    let rises = rises(sentence, label.first);
    let article = sentence.text.form(label.end).starts_with(ARTICLE);
    let known = noun.definite || noun.owned || article || rises;
    let set_off = |at: usize| {
        matches!(
            sentence.text.token(at).kind,
            TokenKind::Mark(':' | '=' | '|')
        )
    };
    if set_off(label.end) {
        return number(sentence, label.end + 1, true);
    }
    if !known
        || sentence.is_trigger(label.first.saturating_sub(1)) && label.first > sentence.tokens.start
    {
        return None;
    }
    // «قتلى الانفجار 39 شخصا»: the definite noun that the label governs
    let governs = |at: usize| !noun.definite && sentence.text.form(at).starts_with(ARTICLE);
    let complement = (label.end..sentence.tokens.end)
        .take_while(|at| {
            let attached = sentence.text.form(*at).starts_with(PREPOSITIONS[0]);
            (attached || governs(*at)) && sentence.index(*at).is_none()
        })
        .count();
    if !label.governed
        && let Some(found) = number(sentence, label.end + complement, false)
    {
        return Some(found);
    }
    reached_number(sentence, label, complement)
}

/// «القتلى … وصل عددهم إلى 60»: the number that a verb or preposition of reaching leads to, in the stretch after a label with
/// `complement` words of its own.
fn reached_number(sentence: &Sentence<'_>, label: &Group, complement: usize) -> Option<usize> {
    let rises = rises(sentence, label.first);
    let end = sentence.tokens.end;
    let open = |at: &usize| {
        let ends = sentence.is_boundary(*at) || sentence.is_trigger(*at);
        !ends
            && sentence
                .group_at(*at)
                .is_none_or(|group| group.own.is_empty())
    };
    let mut clause = (label.end..end).take_while(open);
    clause
        .find_map(|at| {
            let rest = sentence.cursor(at).particle(Particle::Reaches)?;
            let alone = sentence.is_preposition(at);
            if alone && at > label.end + complement && !rises {
                return None;
            }
            let from = rest.particle(Particle::Reaches).unwrap_or(rest);
            let hedge = |m: &Meaning| matches!(m, Meaning::Hedge(_)).then_some(());
            let from = from
                .read(Kind::Hedge, hedge)
                .filter(|_| sentence.index(from.at()).is_none())
                .map_or(from, |((), _, rest)| rest);
            number(sentence, from.at(), true)
        })
        .or_else(|| hedged_count(sentence, label))
}

/// «قتلى الجيش يقترب عددهم من 250 جنديا»: a verb that hedges with the label's own word for a number.
fn hedged_count(sentence: &Sentence<'_>, label: &Group) -> Option<usize> {
    let end = sentence.tokens.end;
    let count = (label.end..end)
        .take_while(|at| !sentence.is_boundary(*at) && !sentence.is_trigger(*at))
        .find(|at| sentence.is_particle(*at, Particle::Tally))?;
    attachment::total(sentence, count + 1)
}

/// «وصل المهجرون من حماة، وعددهم نحو 140»: the number after a pronoun that means those of the label, over commas.
fn own_number(sentence: &Sentence<'_>, label: &Group) -> Option<usize> {
    let end = sentence.tokens.end;
    let stops = |at: usize| {
        sentence.is_boundary(at) && !sentence.text.token(at).is_mark(',')
            || sentence.is_trigger(at)
            || sentence.group_at(at).is_some_and(Group::is_strong)
    };
    let mut clause = (label.end..end).take_while(|at| !stops(*at));
    let count = clause.find(|at| {
        sentence.text.form(*at).ends_with(SUFFIXES[1]) && sentence.is_particle(*at, Particle::Tally)
    })?;
    number(sentence, count + 1, true)
}

/// The number at `at` that can be that of a label: of nobody else and without an article.
fn number(sentence: &Sentence<'_>, at: usize, any_noun: bool) -> Option<usize> {
    let found = sentence.index(at)?;
    let group = &sentence.groups[found];
    let plain = group.size == Size::Number
        && group.own.is_empty()
        && !group.unknown
        && !group.joined
        && !group.of_them;
    let definite = sentence.text.form(group.first).starts_with(ARTICLE);
    let noun = group.noun.as_ref().and_then(|noun| noun.kind);
    let fits = any_noun || noun.is_none_or(|kind| kind == VictimKind::Person);
    (plain && !definite && fits).then_some(found)
}

/// A count that rose «من 287 إلى 518» or «بمقدار 4 إلى 19» is the latter.
pub(super) fn updated_count(sentence: &Sentence<'_>, group: &Group) -> Group {
    let mut group = group.clone();
    let from = group.amount.first;
    let before = from.saturating_sub(8).max(sentence.tokens.start)..from;
    let counts = before
        .clone()
        .rev()
        .take_while(|at| !sentence.is_boundary(*at));
    let count = |at: usize| {
        sentence.is_particle(at, Particle::Tally)
            || sentence
                .group_at(at)
                .is_some_and(|group| !group.own.is_empty())
    };
    if let (Hedge::Range, Some(now)) = (group.amount.hedge, group.amount.max)
        && (sentence.is_particle(from, Particle::Of) || is_increment(sentence, before.start, from))
        && counts.into_iter().any(count)
    {
        group.amount = Amount::hedged(now, Hedge::Exact, from);
    }
    if let Some(now) = replaced_by(sentence, &group) {
        group = Group {
            amount: now.amount,
            end: now.end,
            ..group
        };
    }
    group
}

/// The number that a toll of some people has come to from theirs: «انخفضت الحصيلة من 30 قتيلا إلى 25».
fn replaced_by<'s>(sentence: &'s Sentence<'_>, group: &Group) -> Option<&'s Group> {
    let of = group.first.checked_sub(1)?;
    let first = of.saturating_sub(6).max(sentence.tokens.start);
    let toll = |at: usize| {
        sentence.text.lists(at).stem.has(WORDS.beside.toll)
            || sentence.is_particle(at, Particle::Tally)
    };
    let now = &sentence.groups[sentence.index(group.end + 1)?];
    let bare = now.size == Size::Number && now.own.is_empty() && now.noun.is_none();
    let to = sentence.is_particle(group.end, Particle::To);
    let from = sentence.is_particle(of, Particle::Of) && group.size == Size::Number;
    (to && from && bare && (first..of).any(toll)).then_some(now)
}

/// Puts such counts under the verbs that hedge them: «تجاوز عدد القتلى 640 قتيلا», «لم يتعد عدد القتلى
/// 14».
pub(super) fn hedge(sentence: &Sentence<'_>, figures: &mut [CountDraft]) {
    for figure in figures {
        let amount = figure.group.amount;
        let plain = matches!(amount.hedge, Hedge::Exact | Hedge::About);
        // «لم تتجاوز الخسائر جريحين»: a dual tells its number by itself
        let dual = figure.group.size == Size::Dual && !figure.group.own.is_empty();
        // «زاد عدد القتلى إلى 19», not «عن 19»
        let reached = amount.first > 0 && sentence.is_particle(amount.first - 1, Particle::To);
        if !plain || reached || !(dual || figure.group.size == Size::Number) {
            continue;
        }
        if let Some(hedge) = hedging(sentence, amount.first, dual) {
            figure.group.amount = amount.under(hedge);
        }
    }
}

/// The verb before a number that hedges it, its subject (a count of people) between the two unless it tells
/// them `alone`.
fn hedging(sentence: &Sentence<'_>, number: usize, alone: bool) -> Option<Hedge> {
    let mut counted = alone;
    let first = sentence.tokens.start;
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
        let told = sentence
            .groups
            .iter()
            .any(|group| group.first == at && !own(group));
        let mut read = sentence.cursor(at).all(Kind::Hedge);
        if let Some((found, rest)) = read
            .find(|(found, _)| found.agreement != Agreement::Any && verb(found.meaning).is_some())
        {
            let apart = alone || rest.at() < number;
            let hedge = verb(found.meaning).filter(|_| counted && apart)?;
            return Some(if is_negated(sentence, at) {
                opposite(hedge)
            } else {
                hedge
            });
        }
        let verb = sentence.is_trigger(at) && !is_counted(sentence, at);
        if told || sentence.is_boundary(at) || verb || ends_count(sentence, at) {
            return None;
        }
        counted |=
            sentence.is_particle(at, Particle::Tally) || sentence.group_at(at).is_some_and(own);
    }
    None
}

/// «عدد من قتلوا», «عدد الذين نزحوا»: whether the verb at `at` tells who is counted.
fn is_counted(sentence: &Sentence<'_>, at: usize) -> bool {
    let who = |at: usize| {
        sentence.is_particle(at, Particle::Relative) || sentence.is_particle(at, Particle::Of)
    };
    at >= sentence.tokens.start + 2 && who(at - 1) && sentence.is_particle(at - 2, Particle::Tally)
}

/// Whether لم, لا or ما stands right before a verb.
fn is_negated(sentence: &Sentence<'_>, verb: usize) -> bool {
    let before = verb
        .checked_sub(1)
        .filter(|at| *at >= sentence.tokens.start);
    before.is_some_and(|at| sentence.stance(at, Stance::Negate) == Some(verb))
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
fn ends_count(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.is_particle(at, Particle::Yields) && !sentence.is_particle(at, Particle::Tally)
}

/// «عدد المتضررين»: whether the noun itself tells that they did not die.
fn is_alive(sentence: &Sentence<'_>, label: &Group) -> bool {
    (label.first..label.end).any(|at| sentence.text.lists(at).stem.has(WORDS.beside.affected))
}

/// Whether the sentence says of somebody that he died.
fn dead(sentence: &Sentence<'_>) -> bool {
    sentence
        .triggers
        .iter()
        .any(|trigger| trigger.tells(Outcome::Killed))
        || sentence
            .groups
            .iter()
            .any(|group| group.own.contains(&Outcome::Killed))
}
