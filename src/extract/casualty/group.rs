//! A group of people put together from an amount and what follows it.

use super::listed_noun::listed;
use super::people::{Group, Noun, Size};
use super::sentence::Sentence;
use crate::extract::clause::frames::WORDS;
use crate::grammar::{Amount, Cursor, number};
use crate::lexicon::{Agreement, Kind, Meaning, OutcomeShape, Particle};
use crate::spelling::{AND, ARTICLE, PREPOSITIONS};

/// What begins at a token.
pub(super) enum GroupReading {
    Group(Box<Group>),
    /// A number of something that is nobody.
    Things(usize),
    Nothing,
}

/// What follows an amount.
#[derive(Debug, Default)]
pub(super) struct Rest {
    pub(super) noun: Option<Noun>,
    pub(super) end: usize,
    pub(super) of_them: bool,
    pub(super) unknown: bool,
}

impl Rest {
    pub(super) fn is_people(&self) -> bool {
        self.noun.is_some() || self.of_them || self.unknown
    }
}

/// A group that begins at `start`, with what follows its amount.
pub(super) fn group(
    sentence: &Sentence<'_>,
    start: Cursor<'_>,
    amount: Amount,
    size: Size,
    rest: Rest,
) -> Group {
    let Rest {
        noun,
        end,
        of_them,
        unknown,
    } = rest;
    let form = start.form();
    let stray = form.starts_with(AND) && form.chars().count() == 1;
    let (amount, end) = match size {
        // «طفل لم يتجاوز العاشرة» is one child
        Size::One => (amount, end),
        _ => hedged_after(sentence, amount, end),
    };
    let own = noun
        .as_ref()
        .map(|noun| noun.own.clone())
        .unwrap_or_default();
    let first = start.at() + usize::from(stray);
    let known = |c: char| {
        start
            .matches()
            .iter()
            .any(|tag| tag.clitics() > 0 && tag.leads_with(sentence.text, c))
    };
    // the preposition of «القبض على» belongs to the outcome word
    let phrase = |at: usize| sentence.triggers.iter().any(|t| t.tokens.contains(&at));
    let before = (start.at() > sentence.tokens.start).then(|| start.at() - 1);
    let alone = before.is_some_and(|at| sentence.is_preposition(at) && !phrase(at));
    let joined = known(AND) || stray;
    let mut group = Group {
        first,
        end,
        amount,
        size,
        own,
        governed: alone || PREPOSITIONS.iter().any(|c| known(*c)),
        joined,
        of_them,
        unknown,
        noun,
    };
    between_outcomes(sentence, &mut group);
    paired(sentence, &mut group);
    group
}

/// «21 ضابطا وجنديا», «14 طفلا وامرأة»: two nouns for the people of one number.
fn paired(sentence: &Sentence<'_>, group: &mut Group) {
    let counts = group.is_accusative() || is_hundred(group);
    let next = sentence.cursor(group.end);
    let joined = next
        .matches()
        .iter()
        .any(|tag| tag.leads_with(sentence.text, AND));
    if group.size != Size::Number || !counts || !joined || !group.own.is_empty() {
        return;
    }
    let Some(other) = listed(next) else {
        return;
    };
    let feminine = other.number == Some(Agreement::Feminine) && !other.owned;
    let singular = other.number == Some(Agreement::Singular);
    let alike = singular && (other.accusative || !group.is_accusative()) && !other.owned;
    let rest = sentence.cursor(other.end);
    // «192 جنديا ومدنيا واحدا», «23 جنديا وضابطا برتبة مقدم»: of the second it is told that there is one
    let single = number(rest).is_some_and(|(n, _)| n == 1)
        || sentence
            .text
            .lists(rest.at())
            .whole
            .has(WORDS.beside.by_rank);
    let plain = !other.definite && other.own.is_empty() && !single;
    if plain && (alike || feminine) {
        group.end = other.end;
    }
}

/// «على الأقل» after the noun, also after a mark.
fn hedged_after(sentence: &Sentence<'_>, amount: Amount, end: usize) -> (Amount, usize) {
    let hedge = |m: &Meaning| {
        if let Meaning::Hedge(hedge) = m {
            Some(*hedge)
        } else {
            None
        }
    };
    match sentence.cursor(end).read(Kind::Hedge, hedge) {
        // a hedge that stands before a number belongs to that number
        Some((hedge, _, rest)) if number(rest).is_none() => (amount.under(hedge), rest.at()),
        _ => (amount, end),
    }
}

/// «بين قتيل وجريح» and «القتلى والجرحى»: one number for both.
fn between_outcomes(sentence: &Sentence<'_>, group: &mut Group) {
    let start = sentence.cursor(group.end);
    let person = |at: Cursor<'_>| {
        at.read(Kind::Outcome, |m| match m {
            Meaning::Outcome {
                outcome,
                shape: OutcomeShape::Person,
            } => Some(*outcome),
            _ => None,
        })
        .map(|(outcome, found, rest)| {
            let many = found.agreement == Agreement::Plural;
            (
                outcome,
                found.leads_with(sentence.text, AND),
                rest.at(),
                many || found.tag.tail > 0,
            )
        })
    };
    if let Some(between) = start.particle(Particle::Between)
        && let Some((first, _, rest, _)) = person(between)
        && let Some((second, true, end, _)) = person(between.to(rest))
    {
        (group.own, group.end) = (vec![first, second], end);
    } else if let [own] = group.own[..]
        && matches!(group.size, Size::Number | Size::Many | Size::Untold)
        && let Some((second, true, end, many)) = person(start)
        && second != own
        // «قتلاهم تسعة وجرحاهم عشرون»: the number of the first stands between them
        && group.noun.as_ref().is_none_or(|noun| noun.end == group.end)
        && (many || is_hundred(group))
        && is_definite(sentence, group.end) == is_definite(sentence, group.end - 1)
    {
        // «50 قتيلا وجريحا», «عشرات القتلى والجرحى»
        (group.own, group.end) = (vec![own, second], end);
    }
}

/// Whether a word has the article. In «40 قتيلا والجرحى إلى 90» the second noun is none of the first number.
fn is_definite(sentence: &Sentence<'_>, at: usize) -> bool {
    let form = sentence.text.form(at);
    form.strip_prefix(AND).unwrap_or(form).starts_with(ARTICLE)
}

/// «200 قتيل وأسير»: hundreds and thousands count a singular without ending.
fn is_hundred(group: &Group) -> bool {
    let noun = group.noun.as_ref();
    let singular = noun.is_some_and(|noun| noun.number == Some(Agreement::Singular));
    group.size == Size::Number && group.amount.min >= 100 && singular && !group.is_accusative()
}
