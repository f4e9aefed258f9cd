//! Parts of a group that was told before: «بينهم أربعة مدنيين», «ثلاثة منهم», «أحدهما».

use std::ops::Range;

use super::figure::CountDraft;
use super::people::{Group, Size};
use super::sentence::Sentence;
use crate::extract::clause::frames::WORDS;
use crate::facts::{Hedge, Outcome, VictimKind};
use crate::grammar::Cursor;
use crate::lexicon::{Agreement, Kind, Kinds, Meaning, Particle};
use crate::spelling::SUFFIXES;
use crate::text::Text;

/// The pronoun of two.
const BOTH: &str = SUFFIXES[2];

/// Whether a sentence begins with «بينهم».
pub(super) fn opens(text: &Text<'_>, sentence: Range<usize>) -> bool {
    Cursor::new(text, sentence.start..sentence.end.min(sentence.start + 2))
        .particle(Particle::Among)
        .is_some()
}

/// Marks and adds parts of groups; `before` is the last count of the sentence before.
pub(super) fn add(
    sentence: &Sentence<'_>,
    figures: &mut Vec<CountDraft>,
    before: Option<&CountDraft>,
) {
    for at in sentence.tokens.clone() {
        if is_free_partitive(sentence, at) {
            continue;
        }
        if let Some(among) = among(sentence, at) {
            part(sentence, figures, before, at, among);
        } else if let Some(being) = sentence.cursor(at).particle(Particle::Being) {
            described_as(sentence, figures, at, being.at());
        } else if sentence.text.token(at).is_mark(':') {
            described_as(sentence, figures, at, at + 1);
        }
    }
    parts_without_verb(sentence, figures, before);
    parts_by_sum(sentence, figures);
    let firsts: Vec<usize> = figures.iter().map(|figure| figure.group.end).collect();
    for figure in figures.iter_mut().filter(|figure| figure.group.of_them) {
        let told = firsts.iter().any(|end| *end <= figure.group.first);
        // «قتل 40 وأسر العشرات منهم»: «them» are the enemy, not the dead
        let other = figure.evidence.start < figure.group.first
            && sentence
                .trigger_from(figure.evidence.start)
                .is_some_and(|trigger| trigger.joined && trigger.tokens.start < figure.group.first);
        figure.subset &= !other && (told || before.is_some());
    }
}

/// Whether «منهم» at `at` belongs to a group that is told by itself: «ستة منهم».
fn is_free_partitive(sentence: &Sentence<'_>, at: usize) -> bool {
    let after = sentence.groups.partition_point(|group| group.first < at);
    let group = after.checked_sub(1).map(|i| &sentence.groups[i]);
    group.is_some_and(|group| group.of_them && at < group.end)
}

/// Token after «بينهم», and whether it opens the whole instead («من بين 612»).
fn among(sentence: &Sentence<'_>, at: usize) -> Option<(usize, bool)> {
    let here = sentence.cursor(at);
    let found = here
        .all(Kind::Particle)
        .find(|(found, _)| *found.meaning == Meaning::Particle(Particle::Among))?;
    let (found, rest) = found;
    let whole = found.agreement == Agreement::Any && here.particle(Particle::Of).is_some();
    Some((rest.at(), whole))
}

fn part(
    sentence: &Sentence<'_>,
    figures: &mut Vec<CountDraft>,
    before: Option<&CountDraft>,
    at: usize,
    (rest, whole): (usize, bool),
) {
    let first = (rest..rest + 4)
        .find(|i| !sentence.is_mark(*i))
        .unwrap_or(rest);
    let Some(group) = sentence.group_at(first) else {
        hurt_among(sentence, figures, rest);
        return;
    };
    if group.size == Size::Untold {
        one_kind(sentence, figures, group);
        return;
    }
    let unsaid = group.noun.is_none() && group.amount.hedge == Hedge::Unspecified;
    if unsaid
        || is_of_unharmed(sentence, figures, at)
        || is_said_of_many(sentence, figures, at, group)
    {
        return;
    }
    let parent = figures
        .iter()
        .filter(|figure| figure.group.end <= at)
        .max_by_key(|figure| figure.group.first);
    let Some(parent) = parent.cloned().or_else(|| before.cloned()) else {
        return;
    };
    let mut told = false;
    for own in figures.iter_mut() {
        if own.group.first == group.first {
            (own.subset, told) = (!whole, true);
        }
    }
    if told {
        if whole {
            figures
                .iter_mut()
                .filter(|figure| figure.group.first == parent.group.first)
                .for_each(|figure| figure.subset = true);
        }
        return;
    }
    if whole && group.is_strong() {
        return;
    }
    list(sentence, figures, group, &parent);
}

/// «أصبحت المئات منهن مسؤولات عن أسرهن»: whether people without a number are what others became, of whom a vague amount
/// stands right before «منهن».
fn is_said_of_many(
    sentence: &Sentence<'_>,
    figures: &[CountDraft],
    at: usize,
    group: &Group,
) -> bool {
    let before = sentence.groups.partition_point(|group| group.end <= at);
    let many = before.checked_sub(1).map(|i| &sentence.groups[i]);
    let vague = many.filter(|many| {
        many.end == at && many.noun.is_none() && many.amount.hedge == Hedge::Unspecified
    });
    let told = |many: &Group| {
        figures
            .iter()
            .any(|figure| figure.group.first == many.first)
    };
    group.size == Size::Many && vague.is_some_and(|many| !told(many))
}

/// «إنقاذ 38 شخصا، ضمنهم ست نساء»: whether the number right before «ضمنهم» is of people to whom nothing happened.
fn is_of_unharmed(sentence: &Sentence<'_>, figures: &[CountDraft], at: usize) -> bool {
    let before = sentence.groups.partition_point(|group| group.end <= at);
    let Some(whole) = before.checked_sub(1).map(|i| &sentence.groups[i]) else {
        return false;
    };
    let beside = (whole.end..at).all(|at| sentence.is_mark(at));
    let counted = whole.size == Size::Number && whole.noun.is_some() && whole.own.is_empty();
    let told = figures
        .iter()
        .any(|figure| figure.group.first == whole.first || figure.evidence.contains(&whole.first));
    beside && counted && !told
}

/// «من بين القتلى ثلاثة أطفال».
fn one_kind(sentence: &Sentence<'_>, figures: &mut Vec<CountDraft>, dead: &Group) {
    let next = (dead.end..dead.end + 2).find_map(|at| sentence.group_at(at));
    let part = next.filter(|next| next.is_strong() && next.own.is_empty() && !next.joined);
    if let (Some(part), [outcome]) = (part, &dead.own[..]) {
        let told = CountDraft::from_trigger(part.clone(), *outcome, dead.first..dead.end, false);
        if !figures
            .iter()
            .any(|figure| figure.group.first == part.first)
        {
            figures.push(CountDraft {
                subset: true,
                ..told
            });
        }
    }
}

/// «غادر منهم أمس 42 مصابا»: a count after «منهم» that tells its own outcome.
fn hurt_among(sentence: &Sentence<'_>, figures: &mut [CountDraft], rest: usize) {
    let first = (rest..rest + 4).take_while(|at| !sentence.is_boundary(*at));
    let found = first
        .into_iter()
        .find_map(|at| sentence.group_at(at))
        .map(|group| group.first);
    let told = figures.iter().any(|figure| figure.group.end <= rest);
    for figure in figures
        .iter_mut()
        .filter(|figure| Some(figure.group.first) == found && told)
    {
        figure.subset = true;
    }
}

/// «قتل ثمانية هم أربعة رجال وأربع نساء», «الثلاثة، وهم ناشطون».
fn described_as(sentence: &Sentence<'_>, figures: &mut Vec<CountDraft>, at: usize, rest: usize) {
    // «القتلى: 38، الجرحى: 91»: what the second label says is not of the first
    let near = |figure: &&mut CountDraft| {
        let end = figure.group.end;
        end <= at && at - end <= 2 && (end..at).all(|between| sentence.group_at(between).is_none())
    };
    let Some(group) = sentence.group_at(rest) else {
        return;
    };
    let Some(parent) = figures.iter_mut().rfind(near) else {
        return;
    };
    if parent.group.amount.min < 2 {
        return;
    }
    let next = (group.end..group.end + 2).find_map(|at| sentence.group_at(at));
    let listed = group.size == Size::One && next.is_some_and(|next| next.joined);
    if (group.is_strong() || listed) && group.own.is_empty() {
        let parent = parent.clone();
        list(sentence, figures, group, &parent);
    } else if parent.kind == VictimKind::Person && !group.is_strong() {
        parent.kind = group.kind();
    }
}

/// The part and those that follow it with و.
fn list(
    sentence: &Sentence<'_>,
    figures: &mut Vec<CountDraft>,
    first: &Group,
    parent: &CountDraft,
) {
    let mut group = first;
    loop {
        let figure = CountDraft {
            subset: true,
            outcome: own_outcome(group).unwrap_or(parent.outcome),
            joint: parent.joint,
            ..parent.with_group(group.clone())
        };
        figures.push(figure);
        let next = sentence
            .stretch_after(group.end)
            .find_map(|at| sentence.group_at(at));
        let Some(following) =
            next.filter(|next| next.joined && next.size != Size::Untold && next.own.is_empty())
        else {
            return;
        };
        // «12 مدنيا جراء القتال بين قوات النظام والمعارضة»: whoever is known by an article is no further part
        let known = following.size == Size::One && following.is_definite() && !following.is_named();
        let free = !known
            && (group.end..following.first)
                .all(|at| !sentence.is_boundary(at) && !sentence.is_trigger(at));
        let taken = figures
            .iter_mut()
            .find(|figure| figure.group.first == following.first);
        if let Some(taken) = taken {
            // «19 شخصا هم 12 جنديا وسبعة مدنيين»: one that shares the outcome of the list is a part as well
            taken.subset |= free && taken.anchor < taken.group.first;
            return;
        }
        if !free {
            return;
        }
        group = following;
    }
}

/// The outcome that a part tells itself: «بينهم أحد الجرحى». «بينهم أسيران» says who they were before.
fn own_outcome(group: &Group) -> Option<Outcome> {
    let own = group.own.first().copied();
    own.filter(|own| matches!(own, Outcome::Killed | Outcome::Wounded | Outcome::Affected))
}

/// «اثنتان منها», «أحدهما جراحه بليغة»: no verb of their own, the outcome of those before.
fn parts_without_verb(
    sentence: &Sentence<'_>,
    figures: &mut Vec<CountDraft>,
    before: Option<&CountDraft>,
) {
    for group in sentence.groups.iter().filter(|group| group.of_them) {
        // «قبل أن يتبين أن أحدهم نجا»
        let lives = sentence
            .text
            .lists(group.end)
            .stem
            .has(WORDS.beside.survives);
        let taken = figures
            .iter()
            .any(|figure| figure.group.first == group.first);
        if taken || lives {
            continue;
        }
        // «أحدهما» is one of two
        let both = sentence.text.form(group.first).ends_with(BOTH);
        let near = |figure: &&CountDraft| {
            figure.group.end <= group.first
                && !(both && figure.group.amount.max != Some(2))
                && is_larger(figure, group)
        };
        let parent = figures
            .iter()
            .filter(near)
            .max_by_key(|figure| figure.group.first)
            .cloned();
        let former = || {
            before
                .filter(|before| !both || before.group.amount.max == Some(2))
                .filter(|before| is_larger(before, group))
        };
        let Some(parent) = parent.or_else(|| former().cloned()) else {
            continue;
        };
        let own = group.noun.as_ref().and_then(|noun| noun.kind);
        let kind = own
            .or_else(|| predicated_kind(sentence, group))
            .unwrap_or(parent.kind);
        figures.push(CountDraft {
            subset: true,
            kind,
            ..parent.with_group(group.clone())
        });
    }
}

/// Whether a count has room for a part: «قتل زميل … لكن اثنين منهم» are of others.
fn is_larger(whole: &CountDraft, part: &Group) -> bool {
    let most = whole.group.amount.max;
    most.is_none_or(|most| most > part.amount.min)
}

/// «أصيب 11 عسكريا، ستة في غزة وخمسة في لبنان»: bare numbers after a comma that add up to the number before.
fn parts_by_sum(sentence: &Sentence<'_>, figures: &mut Vec<CountDraft>) {
    let mut parts: Vec<CountDraft> = Vec::new();
    for figure in figures
        .iter()
        .filter(|figure| figure.group.amount.hedge == Hedge::Exact)
    {
        let stop = (figure.group.end..sentence.tokens.end).find(|at| sentence.is_boundary(*at));
        let comma = stop.filter(|stop| sentence.text.token(*stop).is_mark(','));
        let Some(comma) =
            comma.filter(|comma| sentence.group_at(comma + 1).is_some_and(is_bare_number))
        else {
            continue;
        };
        let end = sentence.tokens.end;
        let stop = (comma + 1..end)
            .find(|at| sentence.text.token(*at).is_mark('.') || sentence.is_trigger(*at))
            .unwrap_or(end);
        let told = sentence
            .groups
            .iter()
            .filter(|group| group.first > comma && group.first < stop);
        let bare: Vec<&Group> = told.take_while(|group| is_bare_number(group)).collect();
        let sum: u64 = bare
            .iter()
            .map(|group| group.amount.min)
            .fold(0, u64::saturating_add);
        let free = bare
            .iter()
            .all(|group| figures.iter().all(|other| other.group.first != group.first));
        if bare.len() > 1 && sum == figure.group.amount.min && free {
            parts.extend(bare.into_iter().map(|group| CountDraft {
                subset: true,
                kind: figure.kind,
                joint: figure.joint,
                ..figure.with_group(group.clone())
            }));
        }
    }
    figures.extend(parts);
}

fn is_bare_number(group: &Group) -> bool {
    group.size == Size::Number
        && group.noun.is_none()
        && !group.unknown
        && group.amount.hedge == Hedge::Exact
}

/// «أحدهم طفل»: what is said of the part.
fn predicated_kind(sentence: &Sentence<'_>, group: &Group) -> Option<VictimKind> {
    let kind = |m: &Meaning| {
        if let Meaning::Victims(kind) = m {
            Some(*kind)
        } else {
            None
        }
    };
    let next = sentence.cursor(group.end);
    next.is(Kinds::of(Kind::Victims))
        .then(|| next.read(Kind::Victims, kind))
        .flatten()
        .map(|(kind, _, _)| kind)
}
