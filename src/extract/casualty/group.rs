//! Groups of people: how many, and who.

use super::counted::{self, Rest};
use super::noun::{self, Noun};
use super::scene::Scene;
use crate::facts::{Hedge, Outcome, VictimKind};
use crate::grammar::{Amount, Cursor, amount, number};
use crate::lexicon::{Agreement, Kind, Meaning, OutcomeShape, Particle};
use crate::spelling::{AND, ARTICLE, PREPOSITIONS};

/// How the number of a group is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Size {
    /// By a number or an amount: سبعة, عشرات.
    Number,
    /// By a dual.
    Dual,
    /// By a singular or a name.
    One,
    /// By an indefinite plural.
    Many,
    /// Not at all: a definite plural.
    Untold,
}

/// Some people in a sentence.
#[allow(clippy::struct_excessive_bools)] // what the words say, each by itself
#[derive(Debug, Clone)]
pub(super) struct Group {
    /// Its first token, the hedge included.
    pub(super) first: usize,
    /// Token behind its last, a hedge that follows included.
    pub(super) end: usize,
    pub(super) amount: Amount,
    pub(super) size: Size,
    pub(super) noun: Option<Noun>,
    /// Outcomes that its nouns tell: two for «بين قتيل وجريح».
    pub(super) own: Vec<Outcome>,
    /// Whether a preposition governs it.
    pub(super) governed: bool,
    /// Whether it is written onto a و.
    pub(super) joined: bool,
    /// Whether it is a part of what was told before: «ثلاثة منهم».
    pub(super) of_them: bool,
    /// Whether an unknown word stands where its noun should.
    pub(super) unknown: bool,
}

impl Group {
    /// Whether its number is told, so that it can be found at a distance.
    pub(super) fn is_strong(&self) -> bool {
        matches!(self.size, Size::Number | Size::Dual)
    }

    pub(super) fn is_accusative(&self) -> bool {
        self.noun.as_ref().is_some_and(|noun| noun.accusative)
    }

    pub(super) fn is_definite(&self) -> bool {
        self.noun.as_ref().is_some_and(|noun| noun.definite)
    }

    /// Whether an article stands on its first word: «السيدتان الكبيرتان».
    pub(super) fn is_definite_noun(&self, scene: &Scene<'_>) -> bool {
        self.size == Size::Dual && scene.text.form(self.first).starts_with(ARTICLE)
    }

    pub(super) fn is_named(&self) -> bool {
        self.noun.as_ref().is_some_and(|noun| noun.named)
    }

    /// Whether the words tell more of a single person than that it is one: a name, a rank, a child.
    pub(super) fn is_told_person(&self) -> bool {
        let ordinal = self.noun.as_ref().is_some_and(|noun| noun.ordinal);
        self.is_named() || ordinal || !matches!(self.kind(), VictimKind::Person)
    }

    /// Whether they fight or guard.
    pub(super) fn is_fighters(&self) -> bool {
        matches!(
            self.kind(),
            VictimKind::Military | VictimKind::Police | VictimKind::Militant
        )
    }

    pub(super) fn others(&self) -> bool {
        self.noun.as_ref().is_some_and(|noun| noun.others)
    }

    /// What the words say of the people.
    pub(super) fn kind(&self) -> VictimKind {
        self.noun
            .as_ref()
            .and_then(|noun| noun.kind)
            .unwrap_or(VictimKind::Person)
    }
}

/// Every group of the sentence, in order.
pub(super) fn find(scene: &Scene<'_>) -> Vec<Group> {
    let mut groups = Vec::new();
    let mut at = scene.sentence.start;
    while at < scene.sentence.end {
        match read(scene, at) {
            Read::Group(group) => {
                at = group.end.max(at + 1);
                groups.push(*group);
            }
            Read::Things(end) => at = end.max(at + 1),
            Read::Nothing => at += 1,
        }
    }
    groups
}

/// What begins at a token.
pub(super) enum Read {
    Group(Box<Group>),
    /// A number of something that is nobody.
    Things(usize),
    Nothing,
}

fn read(scene: &Scene<'_>, at: usize) -> Read {
    let start = scene.cursor(at);
    let any = at > scene.sentence.start && scene.is_particle(at - 1, Particle::Any);
    if any || scene.is_trigger(at) || scene.is_date(at) {
        return Read::Nothing;
    }
    if let Some((one, rest)) = counted::one_of(scene, start) {
        return Read::Group(Box::new(group(scene, start, one, Size::Number, rest)));
    }
    if let Some((amount, rest)) = amount(start).or_else(|| bracketed(start)) {
        return counted::counted(scene, start, amount, rest);
    }
    if let Some(crew) = counted::crew(scene, start) {
        return crew;
    }
    let Some(noun) = noun::noun(scene, start, false) else {
        return Read::Nothing;
    };
    let (amount, size, end) = uncounted(scene, start, &noun);
    Read::Group(Box::new(group(
        scene,
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

/// A group that begins at `start`, with what follows its amount.
pub(super) fn group(
    scene: &Scene<'_>,
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
        _ => hedged_behind(scene, amount, end),
    };
    let own = noun
        .as_ref()
        .map(|noun| noun.own.clone())
        .unwrap_or_default();
    let first = start.at() + usize::from(stray);
    let known = |c: char| {
        start
            .tags()
            .iter()
            .any(|tag| tag.clitics() > 0 && tag.leads_with(scene.text, c))
    };
    // the preposition of «القبض على» belongs to the outcome word
    let phrase = |at: usize| scene.triggers.iter().any(|t| t.tokens.contains(&at));
    let before = (start.at() > scene.sentence.start).then(|| start.at() - 1);
    let alone = before.is_some_and(|at| scene.is_preposition(at) && !phrase(at));
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
    between_outcomes(scene, &mut group);
    paired(scene, &mut group);
    group
}

/// «21 ضابطا وجنديا», «14 طفلا وامرأة»: two nouns for the people of one number.
fn paired(scene: &Scene<'_>, group: &mut Group) {
    let counts = group.is_accusative() || is_hundred(group);
    let next = scene.cursor(group.end);
    let joined = next
        .tags()
        .iter()
        .any(|tag| tag.leads_with(scene.text, AND));
    if group.size != Size::Number || !counts || !joined || !group.own.is_empty() {
        return;
    }
    let Some(other) = noun::listed(next) else {
        return;
    };
    let feminine = other.number == Some(Agreement::Feminine) && !other.owned;
    let singular = other.number == Some(Agreement::Singular);
    let alike = singular && (other.accusative || !group.is_accusative()) && !other.owned;
    let plain = !other.definite && other.own.is_empty();
    if plain && (alike || feminine) {
        group.end = other.end;
    }
}

/// «على الأقل» behind the noun, also behind a mark.
fn hedged_behind(scene: &Scene<'_>, amount: Amount, end: usize) -> (Amount, usize) {
    let hedge = |m: &Meaning| {
        if let Meaning::Hedge(hedge) = m {
            Some(*hedge)
        } else {
            None
        }
    };
    match scene.cursor(end).read(Kind::Hedge, hedge) {
        // a hedge that stands before a number belongs to that number
        Some((hedge, _, rest)) if number(rest).is_none() => (amount.under(hedge), rest.at()),
        _ => (amount, end),
    }
}

/// «بين قتيل وجريح» and «القتلى والجرحى»: one number for both.
fn between_outcomes(scene: &Scene<'_>, group: &mut Group) {
    let start = scene.cursor(group.end);
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
                found.leads_with(scene.text, AND),
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
        && (many || is_hundred(group))
    {
        // «50 قتيلا وجريحا», «عشرات القتلى والجرحى»
        (group.own, group.end) = (vec![own, second], end);
    }
}

/// «200 قتيل وأسير»: hundreds and thousands count a singular without ending.
fn is_hundred(group: &Group) -> bool {
    let noun = group.noun.as_ref();
    let singular = noun.is_some_and(|noun| noun.number == Some(Agreement::Singular));
    group.size == Size::Number && group.amount.min >= 100 && singular && !group.is_accusative()
}

/// How many a noun tells by itself, or a definite number behind it: «المراقبين الأربعة».
fn uncounted(scene: &Scene<'_>, start: Cursor<'_>, noun: &Noun) -> (Amount, Size, usize) {
    let first = start.at();
    let exact = |n| Amount::hedged(n, Hedge::Exact, first);
    let many = Amount {
        min: 2,
        max: None,
        hedge: Hedge::Unspecified,
        first,
    };
    let rest = scene.cursor(noun.end);
    if let Some((n, end)) = number_behind(rest, noun) {
        let more = end.particle(Particle::Others).unwrap_or(end);
        return (exact(n), Size::Number, more.at());
    }
    match noun.number {
        _ if noun.named => (exact(1), Size::One, noun.end),
        Some(Agreement::Dual) => (exact(2), Size::Dual, noun.end),
        Some(Agreement::Singular | Agreement::Feminine) => (exact(1), Size::One, noun.end),
        // a noun without an article before one with it is in construct: جثث المراقبين
        _ if noun.definite || noun.owned || rest.form().starts_with(ARTICLE) => {
            (many, Size::Untold, noun.end)
        }
        _ => (many, Size::Many, noun.end),
    }
}

fn number_behind<'t>(rest: Cursor<'t>, noun: &Noun) -> Option<(u64, Cursor<'t>)> {
    let definite = rest.form().starts_with(ARTICLE);
    let spelled = rest
        .tags()
        .iter()
        .any(|tag| tag.definite == noun.definite && tag.clitics() == 0);
    // «أبناؤه الثلاثة»: a pronoun makes definite as well as an article
    let known = noun.definite || noun.owned;
    let (n, end) = number(rest).filter(|_| (definite && known) || (spelled && !noun.definite))?;
    let counts = matches!(noun.number, Some(Agreement::Plural | Agreement::Dual));
    (counts && n > 1 && (known || n == 2)).then_some((n, end))
}
