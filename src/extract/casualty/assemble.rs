//! A sentence with its outcome words and groups of people: first the words, then the groups, which end where one of them
//! begins.

use std::ops::Range;

use super::group::{GroupReading, Rest, group};
use super::outcome_word::Trigger;
use super::people::{Group, Noun, Size};
use super::sentence::{Context, Sentence};
use super::{counted, noun, trigger};
use crate::facts::Hedge;
use crate::grammar::{Amount, Cursor, amount, number, unreadable};
use crate::lexicon::{Agreement, Kind, Kinds, Particle};
use crate::spelling::{ARTICLE, FEMININE, OBLIQUE, YA};
use crate::text::Text;

/// The sentence with these tokens; `epidemic` says whether the article has told of one so far.
pub(super) fn sentence<'t>(
    text: &'t Text<'t>,
    context: Context<'t>,
    tokens: Range<usize>,
    epidemic: bool,
) -> Sentence<'t> {
    let mut sentence = Sentence::bare(text, context, tokens, epidemic);
    sentence.triggers = trigger::find(&sentence);
    sentence.groups = groups(&sentence);
    sentence.groups = updated(&sentence);
    let (groups, triggers) = (&sentence.groups, &mut sentence.triggers);
    // «40 اعتقالا» is a number of arrests
    triggers.retain(|t| {
        !groups
            .iter()
            .any(|g| g.first < t.tokens.start && t.tokens.start < g.end)
    });
    sentence
}

/// Every group of the sentence, in order.
fn groups(sentence: &Sentence<'_>) -> Vec<Group> {
    let mut groups = Vec::new();
    let mut at = sentence.tokens.start;
    while at < sentence.tokens.end {
        match read(sentence, at) {
            GroupReading::Group(group) => {
                at = group.end.max(at + 1);
                groups.push(*group);
            }
            GroupReading::Things(end) => at = end.max(at + 1),
            GroupReading::Nothing => at += 1,
        }
    }
    groups
}

fn read(sentence: &Sentence<'_>, at: usize) -> GroupReading {
    let start = sentence.cursor(at);
    let any = at > sentence.tokens.start && sentence.is_particle(at - 1, Particle::Any);
    if any || sentence.is_trigger(at) || sentence.is_date(at) || is_adjective(sentence, at) {
        return GroupReading::Nothing;
    }
    if let Some(rest) = unreadable(start) {
        // what such a numeral counts is not one, as its noun alone would say
        let counted = noun::noun(sentence, rest, false).map(|noun| noun.end);
        return GroupReading::Things(counted.unwrap_or(rest.at()));
    }
    if let Some((one, rest)) = counted::one_of(sentence, start) {
        return GroupReading::Group(Box::new(group(sentence, start, one, Size::Number, rest)));
    }
    if let Some((amount, rest)) = amount(start).or_else(|| bracketed(start)) {
        return counted::counted(sentence, start, amount, rest);
    }
    if let Some(crew) = counted::collective_group(sentence, start) {
        return crew;
    }
    let Some(noun) = noun::noun(sentence, start, false) else {
        return GroupReading::Nothing;
    };
    let (amount, size, end) = uncounted(sentence, start, &noun);
    GroupReading::Group(Box::new(group(
        sentence,
        start,
        amount,
        size,
        Rest {
            noun: Some(noun),
            end,
            ..Rest::default()
        },
    )))
}

/// «قاعدة عسكرية»: a feminine noun for somebody that is an adjective of the feminine noun before it.
fn is_adjective(sentence: &Sentence<'_>, at: usize) -> bool {
    let form = sentence.text.form(at);
    let relative = form
        .strip_suffix(FEMININE)
        .is_some_and(|stem| stem.ends_with(YA));
    let noun = |before: usize| {
        let word = sentence.text.token(before).is_word() && !sentence.is_trigger(before);
        let form = sentence.text.form(before);
        word && form.ends_with(FEMININE) && !form.starts_with(ARTICLE)
    };
    let people = sentence.text.is(at, Kinds::of(Kind::Victims));
    let bare = people && !form.starts_with(ARTICLE);
    relative && bare && at > sentence.tokens.start && noun(at - 1)
}

/// «(17) شخصا»: a number that brackets set off from its noun.
fn bracketed(start: Cursor<'_>) -> Option<(Amount, Cursor<'_>)> {
    let opened = start.mark('(').or_else(|| start.mark('['))?;
    let (amount, rest) = amount(opened)?;
    let closed = rest.mark(')').or_else(|| rest.mark(']'))?;
    let first = start.at();
    closed
        .token()
        .is_word()
        .then_some((Amount { first, ..amount }, closed))
}

/// How many a noun tells by itself, or a definite number after it: «المراقبين الأربعة».
fn uncounted(sentence: &Sentence<'_>, start: Cursor<'_>, noun: &Noun) -> (Amount, Size, usize) {
    let first = start.at();
    let exact = |n| Amount::hedged(n, Hedge::Exact, first);
    let many = Amount {
        min: 2,
        max: None,
        hedge: Hedge::Unspecified,
        first,
    };
    let rest = sentence.cursor(noun.end);
    // «أن يفوق عدد الوفيات المئة»: the number is what they come to
    let counted = first > sentence.tokens.start && sentence.is_particle(first - 1, Particle::Tally);
    if let Some((n, end)) = number_after(rest, noun).filter(|_| !counted) {
        let more = end.particle(Particle::Others).unwrap_or(end);
        return (exact(n), Size::Number, more.at());
    }
    match noun.number {
        _ if noun.named => (exact(1), Size::One, noun.end),
        Some(Agreement::Dual) => (exact(2), Size::Dual, noun.end),
        _ if is_pair(sentence, noun) => (exact(2), Size::Dual, noun.end),
        Some(Agreement::Singular | Agreement::Feminine) => (exact(1), Size::One, noun.end),
        // a noun without an article before one with it is in construct: جثث المراقبين
        _ if noun.definite || noun.owned || rest.form().starts_with(ARTICLE) => {
            (many, Size::Untold, noun.end)
        }
        _ => (many, Size::Many, noun.end),
    }
}

/// «أن مدنيين قتلا»: a plural that is spelled like a dual, before a verb that says they are two.
fn is_pair(sentence: &Sentence<'_>, noun: &Noun) -> bool {
    let oblique = sentence.text.form(noun.end - 1).ends_with(OBLIQUE);
    let verb = sentence.trigger_from(noun.end);
    let verb = verb.filter(|verb| verb.tokens.start == noun.end && verb.is_plural_verb());
    let two = |verb: &Trigger| {
        let mut readings = verb.readings.iter();
        readings.all(|reading| reading.agreement == Agreement::Dual)
    };
    oblique && !noun.definite && !noun.owned && verb.is_some_and(two)
}

fn number_after<'t>(rest: Cursor<'t>, noun: &Noun) -> Option<(u64, Cursor<'t>)> {
    let definite = rest.form().starts_with(ARTICLE);
    let spelled = rest
        .matches()
        .iter()
        .any(|tag| tag.definite == noun.definite && tag.clitics() == 0);
    // «أبناؤه الثلاثة»: a pronoun makes definite as well as an article
    let known = noun.definite || noun.owned;
    let (n, end) = number(rest).filter(|_| (definite && known) || (spelled && !noun.definite))?;
    let counts = matches!(noun.number, Some(Agreement::Plural | Agreement::Dual));
    let single = matches!(noun.number, Some(Agreement::Singular | Agreement::Feminine));
    // «شخص واحد»
    let one = single && n == 1 && !known && !noun.named;
    (one || counts && n > 1 && (known || n == 2)).then_some((n, end))
}

/// The groups without the old numbers of counts that were changed: «من 66 إلى 47» is 47.
fn updated(sentence: &Sentence<'_>) -> Vec<Group> {
    let groups = &sentence.groups;
    let old = |i: usize| {
        let (Some(now), old) = (groups.get(i + 1), &groups[i]) else {
            return false;
        };
        let numbers = old.size == Size::Number && now.size == Size::Number;
        let from = old.first.checked_sub(1).is_some_and(|at| {
            at >= sentence.tokens.start && sentence.is_particle(at, Particle::Of)
        });
        let to = now.first.checked_sub(1).is_some_and(|at| {
            at >= old.end && at <= old.end + 1 && sentence.is_particle(at, Particle::To)
        });
        numbers && from && to && is_counted(sentence, old.first)
    };
    (0..groups.len())
        .filter(|i| !old(*i))
        .map(|i| groups[i].clone())
        .collect()
}

/// Whether a count of people is told before the token at `at`.
fn is_counted(sentence: &Sentence<'_>, at: usize) -> bool {
    let told = |at: usize| {
        sentence.is_particle(at, Particle::Tally)
            || sentence
                .group_at(at)
                .is_some_and(|group| !group.own.is_empty())
    };
    (sentence.stretch_start(at)..at).rev().any(told)
}
