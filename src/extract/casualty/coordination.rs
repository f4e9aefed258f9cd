//! Groups that share an outcome word: «أصيب ثلاثة من الشرطة ومدنيان», «… وآخرين».

use super::claim;
use super::figure::CountDraft;
use super::listing;
use super::people::{Group, Size};
use super::sentence::Sentence;
use crate::facts::{EntityType, VictimKind};
use crate::lexicon::{Agreement, Kind, Kinds, Meaning, Particle, SpeechShape};
use crate::spelling::{AND, BY};

/// Gives groups after a count its outcome.
pub(super) fn spread(sentence: &Sentence<'_>, figures: &mut Vec<CountDraft>) {
    let mut i = 0;
    while i < figures.len() {
        if let Some(group) = estimated(sentence, &figures[i]) {
            let other = CountDraft {
                anchor: group.first,
                ..figures[i].with_group(group.clone())
            };
            figures.push(other);
        }
        if let Some(group) = next(sentence, &figures[i]).or_else(|| gapped(sentence, &figures[i])) {
            let taken = figures
                .iter()
                .any(|figure| figure.group.first == group.first);
            if !taken {
                let adds = adds_to(sentence, &figures[i], group);
                let joined = CountDraft {
                    subset: figures[i].subset,
                    joined_to: adds.then_some(figures[i].group.first),
                    ..figures[i].with_group(titled_with(&figures[i].group, group))
                };
                figures.push(joined);
            }
        }
        i += 1;
    }
}

/// «الصحفيين حسن رضا ومازن خليل»: a group that is a bare name has the title of several that stands before the first name.
fn titled_with(first: &Group, group: &Group) -> Group {
    let mut group = group.clone();
    let title = first.noun.as_ref().filter(|title| {
        let several = matches!(title.number, Some(Agreement::Dual | Agreement::Plural));
        title.named && several
    });
    let name = group.noun.as_mut().filter(|noun| noun.named);
    if let (Some(title), Some(name)) = (title, name)
        && name.kind.is_none_or(|kind| kind == VictimKind::Person)
    {
        name.kind = title.kind;
        name.number = title.number;
    }
    group
}

/// Whether the people of a group that shares a count's outcome come beside those of the count.
fn adds_to(sentence: &Sentence<'_>, figure: &CountDraft, group: &Group) -> bool {
    // what another source says counts the same people
    let another = is_attributed(sentence, group) && !is_with(sentence, group);
    // «21 قتيلا بنيران أرمينية وعلييف يتوعد»: a name alone after a number may begin another clause
    let name = |group: &Group| sentence.context.names.starting(group.first).is_some();
    !another && (!name(group) || name(&figure.group))
}

/// The group that goes on the list of a count.
fn next<'s>(sentence: &'s Sentence<'_>, figure: &CountDraft) -> Option<&'s Group> {
    let from = listing::past_note(sentence, figure.group.end);
    let i = sentence.groups.partition_point(|group| group.first < from);
    let group = sentence
        .groups
        .get(i..)?
        .iter()
        .find(|group| group.joined || is_with(sentence, group))?;
    // «الشقيقين أحمد ومحمود»: names of those who are counted
    let apposed = figure.group.is_strong()
        && group.is_named()
        && sentence.context.names.starting(from).is_some();
    if apposed {
        return None;
    }
    let told = group.is_strong()
        || matches!(group.size, Size::One)
            && (group.first - from <= 1
                || group.is_named()
                || group.others()
                || is_kin(group)
                || is_placed(sentence, from..group.first));
    let attributed = is_attributed(sentence, group);
    let end = if is_with(sentence, group) {
        group.first.saturating_sub(2)
    } else {
        group.first
    };
    let near = (from..end).all(|at| {
        goes_on(sentence, at, group.first)
            || (attributed && sentence.text.is(at, Kinds::of(Kind::Speech)))
    });
    // «11 قتيلا وعشرة عالقون»: whose fate is told by a noun shares it with nobody of whom another word is said
    let other = group.unknown && !figure.group.own.is_empty();
    (told && near && !other && group.own.is_empty() && !has_own_verb(sentence, figure, group))
        .then_some(group)
}

/// «في حماة قتل ثلاثة، وفي إدلب خمسة»: a number after another place, whose verb is left out.
fn gapped<'s>(sentence: &'s Sentence<'_>, figure: &CountDraft) -> Option<&'s Group> {
    let from = figure.group.end.max(figure.evidence.end);
    let mut after = (from..sentence.tokens.end).take_while(|at| !sentence.is_trigger(*at));
    let opens = after.find(|at| opens_place(sentence, *at))?;
    let i = sentence
        .groups
        .partition_point(|group| group.first <= opens);
    let group = sentence.groups.get(i)?;
    let near = is_placed(sentence, opens + 1..group.first);
    let bare = group.noun.is_none() && !group.of_them;
    let next = group.end;
    let closed = next >= sentence.tokens.end
        || sentence.is_boundary(next)
        || sentence.text.form(next).starts_with(AND)
        || sentence.is_preposition(next);
    let told = group.size == Size::Number && !(group.governed || group.joined || group.unknown);
    (near && told && bare && closed).then_some(group)
}

/// «قدرت المعارضة عدد القتلى بـ900، وقدرته السلطات بـ350»: another number for the same people, which a verb tells whose
/// pronoun means their toll.
fn estimated<'s>(sentence: &'s Sentence<'_>, figure: &CountDraft) -> Option<&'s Group> {
    let from = figure.group.end.max(figure.evidence.end);
    let tally = (sentence.tokens.start..figure.group.end)
        .any(|at| sentence.is_particle(at, Particle::Tally));
    let mut after = (from..sentence.tokens.end).take_while(|at| !sentence.is_trigger(*at));
    let verb = after.find(|at| tally && claim::estimates_again(sentence, *at))?;
    let i = sentence.groups.partition_point(|group| group.first <= verb);
    let group = sentence.groups.get(i)?;
    let near = (verb..group.first).all(|at| !sentence.is_boundary(at) && !sentence.is_trigger(at));
    let by = (group.first - 1..=group.first).any(|at| sentence.text.form(at).starts_with(BY));
    let told = group.size == Size::Number && group.noun.is_none() && !group.of_them;
    (near && by && told).then_some(group)
}

/// «وفي»: another place of what was told.
fn opens_place(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.text.form(at).starts_with(AND) && sentence.is_particle(at, Particle::In)
}

/// Where what is told of a number begins that a place stands before: «وفي» in «وفي إدلب خمسة».
pub(super) fn gap_start(sentence: &Sentence<'_>, first: usize) -> usize {
    let mut before = (sentence.stretch_start(first)..first).rev();
    before
        .find(|at| opens_place(sentence, *at))
        .filter(|at| is_placed(sentence, at + 1..first))
        .unwrap_or(first)
}

/// «رجل دين محسوب على الحركة وشقيقه»: a relative of those before.
fn is_kin(group: &Group) -> bool {
    group.noun.as_ref().is_some_and(|noun| noun.owned)
}

/// «قتل أربعة ببلدة فلاوى وشخص ببلدة بريتال»: whether a place alone stands between two groups.
fn is_placed(sentence: &Sentence<'_>, mut tokens: std::ops::Range<usize>) -> bool {
    let names = sentence.context.names;
    let place = |at: usize| {
        let named = names.covering(at);
        named.is_some_and(|naming| names.is(naming, EntityType::Location))
    };
    let leads = |at: usize| {
        sentence.is_particle(at, Particle::In)
            || sentence.is_particle(at, Particle::Beside)
            || sentence.text.is(at, Kinds::of(Kind::PlaceHead))
    };
    tokens.clone().any(place) && tokens.all(|at| place(at) || leads(at))
}

/// «مع سبعة من عائلته», «إضافة إلى 40 مشتبها به».
fn is_with(sentence: &Sentence<'_>, group: &Group) -> bool {
    let first = group.first;
    let starts = |back: usize| {
        let at = first.checked_sub(back)?;
        sentence
            .cursor(at)
            .particle(Particle::With)
            .filter(|rest| rest.at() == first)
    };
    group.is_strong() && (starts(1).is_some() || starts(2).is_some())
}

/// Whether the clause goes on over the token at `at`.
fn goes_on(sentence: &Sentence<'_>, at: usize, group: usize) -> bool {
    // digits stand apart from their و
    let alone = at + 2 == group && sentence.text.form(at + 1).strip_prefix(AND) == Some("");
    let comma = sentence.text.token(at).is_mark(',') && (at + 1 == group || alone);
    let stops = sentence.is_boundary(at)
        || sentence.is_trigger(at)
        || sentence.is_particle(at, Particle::Relative)
        || sentence.is_particle(at, Particle::Among);
    comma || !(stops || sentence.text.is(at, Kinds::of(Kind::Speech)))
}

/// «، و35 وفق المعارضة»: a bare number with a source of its own.
fn is_attributed(sentence: &Sentence<'_>, group: &Group) -> bool {
    let source = |m: &Meaning| match m {
        Meaning::Speech {
            shape: SpeechShape::According,
            ..
        } => Some(()),
        _ => None,
    };
    // «وعشرة آلاف لا غير بحسب الحكومة»
    let mut beside = group.end..group.end + 4;
    group.size == Size::Number
        && beside.any(|at| sentence.cursor(at).read(Kind::Speech, source).is_some())
}

/// Whether an outcome word after the group speaks of it alone: «و5 حراس أمن قتلوا».
fn has_own_verb(sentence: &Sentence<'_>, figure: &CountDraft, group: &Group) -> bool {
    sentence.trigger_from(group.end).is_some_and(|trigger| {
        trigger.tokens.end > figure.evidence.end
            && trigger.tokens.start <= group.end + 1
            && !trigger.joined
            && trigger.is_plural_verb()
    })
}
