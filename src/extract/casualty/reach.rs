//! How far an outcome word reaches for its people: after it, before it, at a distance.

use super::bare_object;
use super::listing::past_note;
use super::outcome_word::{Reading, Trigger};
use super::people::{Group, Size};
use super::scene::Scene;
use crate::extract::clause::frames::WORDS;
use crate::extract::clause::{is_finite_verb, is_manner};
use crate::facts::{EntityType, Outcome, VictimKind};
use crate::lexicon::{
    Agreement, Kind, Kinds, Meaning, OutcomeShape as Shape, Particle, SpeechShape, Stance,
};
use crate::spelling::{
    ACCUSATIVE, AND, ARTICLE, BY, DUAL, FEMININES, NOMINATIVE, OBLIQUE, PREPOSITIONS, SUFFIXES,
    WHAT,
};
use crate::text::TokenKind;

/// The group before an outcome word, over auxiliaries, relatives and phrases of place.
pub(super) fn before(
    scene: &Scene<'_>,
    trigger: &Trigger,
    fits: impl Fn(&Group) -> bool,
) -> Option<usize> {
    let start = before_aside(scene, trigger.tokens.start);
    let last = scene.groups.partition_point(|group| group.end <= start);
    for i in (0..last).rev() {
        let group = &scene.groups[i];
        let mut gap = group.end..start;
        if gap.any(|at| scene.is_boundary(at) || scene.is_trigger(at)) {
            return None;
        }
        if fits(group) {
            return Some(i);
        }
        if group.size == Size::Many {
            return None;
        }
    }
    None
}

/// Where an aside opens that closes right before the token at `at`: «لقي 13 صيادا، بينهم امرأة، حتفهم».
/// A comma alone before a verb at `at` is passed over: «11 جنديا من اللواء الخامس، أسروا».
fn before_aside(scene: &Scene<'_>, at: usize) -> usize {
    let comma = |at: usize| {
        let token = scene.text.token(at);
        token.is_mark(',') || token.is_mark('-')
    };
    let Some(close) = at
        .checked_sub(1)
        .filter(|close| *close >= scene.sentence.start && comma(*close))
    else {
        return at;
    };
    let stops = |at: usize| !comma(at) && (scene.is_trigger(at) || scene.is_boundary(at));
    let mut inside = (scene.sentence.start..close)
        .rev()
        .take_while(|at| !stops(*at));
    inside.find(|at| comma(*at)).unwrap_or(close)
}

/// The people before the token at `at`, if nothing else stands between.
pub(super) fn people_before(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let i = scene.groups.partition_point(|group| group.end <= at);
    let group = scene.groups.get(i.checked_sub(1)?)?;
    let mut gap = group.end..at;
    let free = gap.all(|at| !scene.is_boundary(at) && !scene.is_trigger(at));
    (free && group.is_strong()).then(|| i - 1)
}

/// The people before a verb in the plural: the whole of a part, and the first of several that share it.
pub(super) fn subjects(scene: &Scene<'_>, trigger: &Trigger) -> Option<usize> {
    let told = |group: &Group| {
        group.is_strong() || (group.size == Size::Many && follows_among(scene, group))
    };
    let part = before(scene, trigger, told)?;
    let all = whole(scene, part);
    let known = is_untold(scene, all);
    // «30 نازحا أغلبهم نساء أصيبوا»: without a number of its own a part has no verb
    let found = if known || !scene.groups[part].is_strong() {
        all
    } else {
        part
    };
    scene.groups[found]
        .is_strong()
        .then(|| first_of_list(scene, found))
}

/// «خسائر من 431 ألفا، بينهم 810 جنود قتلوا»: whose fate is told already has no part in the words after.
fn is_untold(scene: &Scene<'_>, index: usize) -> bool {
    let group = &scene.groups[index];
    group.own.is_empty() && !has_trigger(scene, group) && !is_toll(scene, index)
}

/// «ثلاثة بينهم طفلان في حالة حرجة»: the whole of a part, where nothing else tells its fate.
pub(super) fn unknown_whole(scene: &Scene<'_>, part: usize) -> usize {
    Some(whole(scene, part))
        .filter(|all| is_untold(scene, *all))
        .unwrap_or(part)
}

/// Whether a group is the number of those whom a noun before it tells: «عدد القتلى … إلى 431 ألفا».
fn is_toll(scene: &Scene<'_>, index: usize) -> bool {
    let mut before = scene.groups[..index].iter();
    before.any(|group| !group.own.is_empty() && group.size == Size::Untold)
}

/// Whether an outcome word stands right before a group.
fn has_trigger(scene: &Scene<'_>, group: &Group) -> bool {
    let first = group.first.saturating_sub(3).max(scene.sentence.start);
    (first..group.first).any(|at| scene.is_trigger(at))
}

fn follows_among(scene: &Scene<'_>, group: &Group) -> bool {
    let first = group.first.saturating_sub(2).max(scene.sentence.start);
    (first..group.first)
        .any(|at| scene.is_particle(at, Particle::Among) || scene.is_particle(at, Particle::Most))
}

/// «6 آلاف طفل و4 آلاف امرأة استشهدوا»: the first of those whom و joins.
pub(super) fn first_of_list(scene: &Scene<'_>, last: usize) -> usize {
    let mut first = last;
    while let Some(before) = first.checked_sub(1) {
        let (one, two) = (&scene.groups[before], &scene.groups[first]);
        let near = two.joined && two.first - one.end <= 2;
        let free = (one.end..two.first).all(|at| !scene.is_trigger(at) && !scene.is_boundary(at));
        // «ضابط وثلاثة جنود قتلوا»
        let single = one.size == Size::One && one.is_told_person() && !one.is_definite();
        // «أصيب 12 شخصا وثلاثة قتلوا»: those before have a verb of their own
        let apart = one.first > scene.sentence.start
            && scene
                .trigger_from(one.first - 1)
                .is_some_and(|t| t.tokens.end == one.first && t.is_verb() && !t.is_near());
        if apart || !(near && free && (one.is_strong() || single) && !one.governed) {
            break;
        }
        first = before;
    }
    first
}

/// «حسن رضا ومازن خليل اللذين قتلا»: the first of those whom a list of names has before a relative.
pub(super) fn named_list(scene: &Scene<'_>, trigger: &Trigger) -> Option<usize> {
    let relative = trigger.tokens.start.checked_sub(1)?;
    let after = scene.groups.partition_point(|group| group.end <= relative);
    let last = after.checked_sub(1)?;
    let ends = scene.is_particle(relative, Particle::Relative)
        && past_note(scene, scene.groups[last].end) == relative;
    let mut first = last;
    while let Some(before) = first.checked_sub(1) {
        let (one, two) = (&scene.groups[before], &scene.groups[first]);
        let adjacent = past_note(scene, one.end) == two.first;
        if !(one.is_named() && two.is_named() && two.joined && adjacent) {
            break;
        }
        first = before;
    }
    (ends && first < last).then_some(first)
}

/// «قتل في الحادث أحمد سالم (24 عاما)»: a name after phrases of place and time.
fn named_after_places(scene: &Scene<'_>, trigger: &Trigger) -> Option<usize> {
    let end = trigger.tokens.end;
    let befalls = trigger.has(Shape::Either) || trigger.has(Shape::Suffers);
    let attached = |at: usize| {
        let tags = scene.text.tags(at);
        scene.text.form(at).starts_with(PREPOSITIONS) && tags.iter().any(|tag| tag.clitics() > 0)
    };
    let opens = scene.is_preposition(end) || attached(end) || scene.is_date(end);
    if !(befalls && opens) || trigger.is_vague() || trigger.is_plural_verb() {
        return None;
    }
    let stops = |at: usize| {
        ends_clause(scene, at) || scene.text.is(at, Kinds::of(Kind::Cause)) && !definite(scene, at)
    };
    let mut after = end..scene.sentence.end;
    let found = after.find(|at| scene.index(*at).is_some() || stops(*at))?;
    let index = scene.index(found)?;
    let group = &scene.groups[index];
    let before = found - 1;
    let placed = scene.context.names.covering(before).is_some();
    // «في منزل أحمد سالم»: an indefinite noun belongs to the name after it
    let apart = definite(scene, before) || placed || scene.is_date(before);
    let free = apart && !scene.is_preposition(before) && !group.governed && !group.joined;
    let next = group.end;
    let closed = scene.is_boundary(next) || scene.text.form(next).starts_with(AND);
    (free && group.is_named() && closed).then_some(index)
}

/// Whether a word has the article, a preposition before it or none.
fn definite(scene: &Scene<'_>, at: usize) -> bool {
    let form = scene.text.form(at);
    let bare = form.strip_prefix(PREPOSITIONS).unwrap_or(form);
    form.starts_with(ARTICLE) || bare.starts_with(ARTICLE)
}

/// Whether a number of time, money or things follows: «قضوا عامين».
pub(super) fn is_measured(scene: &Scene<'_>, at: usize) -> bool {
    scene
        .text
        .is(at, Kinds::of(Kind::Unit).and(Kind::Number).and(Kind::Scale))
        || matches!(scene.text.token(at).kind, TokenKind::Digits)
}

/// «لقي أربعة بينهم شرطيان وجندي مصرعهم»: those of whom the group is only a part.
pub(super) fn whole(scene: &Scene<'_>, part: usize) -> usize {
    let first = scene.groups[part].first;
    let mut near = (scene.sentence.start..first)
        .rev()
        .take_while(|at| !scene.is_boundary(*at) && !scene.is_trigger(*at));
    let opens = |at: &usize| {
        scene.is_particle(*at, Particle::Among) || scene.is_particle(*at, Particle::Most)
    };
    let Some(among) = near.find(opens) else {
        return part;
    };
    let i = scene.groups.partition_point(|group| group.end <= among);
    let told = |i: &usize| scene.groups[*i].is_strong() && among - scene.groups[*i].end <= 3;
    i.checked_sub(1).filter(told).unwrap_or(part)
}

/// The subject before a verb in the singular: «الجندي الذي أسر», «الفتاة استشهدت».
pub(super) fn subject(scene: &Scene<'_>, trigger: &Trigger, reading: Reading) -> Option<usize> {
    if reading.outcome.is_said_of_things() {
        return None;
    }
    let feminine = reading.agreement == Agreement::Feminine;
    let agrees = |g: &Group| {
        let number = g.noun.as_ref().and_then(|noun| noun.number);
        let told = g.is_named()
            || (g.is_definite() && g.is_told_person())
            || is_introduced(scene, g, trigger);
        g.size == Size::One
            && told
            && (g.is_named() || feminine == (number == Some(Agreement::Feminine)))
    };
    let found = before(scene, trigger, agrees)?;
    let carries = |at: usize| {
        scene.is_particle(at, Particle::Auxiliary) || scene.is_particle(at, Particle::Relative)
    };
    (scene.groups[found].end..trigger.tokens.start)
        .all(carries)
        .then_some(found)
}

/// «إن جنديا قتل برصاص قناص»: whom أن introduces is the subject of the verb after, and has suffered it
/// where no object follows.
fn is_introduced(scene: &Scene<'_>, group: &Group, trigger: &Trigger) -> bool {
    let before = group.first.checked_sub(1);
    let opens = before.is_some_and(|at| {
        scene.is_particle(at, Particle::That) || scene.is_particle(at, Particle::But)
    });
    let next = trigger.tokens.end;
    let tags = scene.text.tags(next);
    let attached = tags.iter().any(|tag| tag.clitics() > 0)
        || tags.is_empty() && scene.text.form(next).starts_with(PREPOSITIONS);
    let free = attached
        || scene.is_boundary(next)
        || scene.is_preposition(next)
        || scene.is_date(next)
        || scene.is_particle(next, Particle::Function);
    let suffers = trigger.has(Shape::Suffers) || free;
    opens && suffers && group.own.is_empty() && !group.joined && !group.governed
}

/// The most tokens from those whom a relative clause describes to its verb; further away another noun is described.
const ANTECEDENT: usize = 3;

/// Those whom a pronoun on the verb means: «الـ24 الذين اعتقلتهم», «قتلته مع سبعة من عائلته».
pub(super) fn antecedent(scene: &Scene<'_>, trigger: &Trigger) -> Option<usize> {
    let at = trigger.tokens.start;
    let relative = at > 0 && scene.is_particle(at - 1, Particle::Relative);
    if relative {
        let beside = |g: &Group| at - g.end <= ANTECEDENT;
        return before(scene, trigger, |g| {
            (g.is_strong() || g.is_named()) && beside(g)
        });
    }
    if let Some(found) = described_by(scene, trigger) {
        return Some(found);
    }
    let with = scene.cursor(trigger.tokens.end).particle(Particle::With)?;
    scene
        .index(with.at())
        .filter(|i| scene.groups[*i].is_strong())
}

/// «ستة جنود أسرهم المتمردون», «جنديين خطفتهما»: people without an article, right before a verb whose pronoun means them.
fn described_by(scene: &Scene<'_>, trigger: &Trigger) -> Option<usize> {
    let at = trigger.tokens.start;
    let form = scene.text.form(at);
    let fits = |group: &Group| {
        let several = form.ends_with(SUFFIXES[1]) || form.ends_with(SUFFIXES[2]);
        let noun = group.noun.as_ref().is_some_and(|noun| !noun.definite);
        group.is_strong() && group.end == at && noun && group.own.is_empty() && several
    };
    (!trigger.joined)
        .then(|| before(scene, trigger, fits))
        .flatten()
}

/// Counted people after a verb in the plural and the places and times after it: «خطفوا من منازلهم 20 امرأة».
pub(super) fn object_apart(scene: &Scene<'_>, trigger: &Trigger) -> Option<usize> {
    let end = trigger.tokens.end;
    let sure = !trigger.is_vague() || trigger.tells(Outcome::Killed);
    let apart = sure && !scene.is_boundary(end);
    apart.then(|| farther(scene, end, false)).flatten()
}

/// Those who are counted before or after the words for flight: «غادر 12 ألفا فرارا من القتال», «عبر الحدود فرارا من القتال
/// 12 ألفا».
pub(super) fn fleeing(scene: &Scene<'_>, trigger: &Trigger) -> Option<usize> {
    let told = |group: &Group| group.is_strong() && !group.governed && group.noun.is_some();
    before(scene, trigger, told).or_else(|| farther(scene, trigger.tokens.end, false))
}

/// The object right after a verb in the plural.
pub(super) fn object(scene: &Scene<'_>, trigger: &Trigger) -> Option<usize> {
    let found = scene.index(past_adverbs(scene, trigger.tokens.end))?;
    let group = &scene.groups[found];
    let told = group.is_strong() || matches!(group.size, Size::One | Size::Many);
    (told && !group.governed && !group.joined && !group.unknown).then_some(found)
}

/// «يقتلون يوميا بالعشرات».
pub(super) fn in_crowds(scene: &Scene<'_>, trigger: &Trigger) -> Option<usize> {
    let end = trigger.tokens.end;
    let found = (end..end + 3).find_map(|at| scene.index(at))?;
    let group = &scene.groups[found];
    let crowd = group.governed
        && group.size == Size::Number
        && group.noun.is_none()
        && group.amount.max.is_none();
    crowd.then_some(found)
}

/// «عدد الركاب الذين لقوا حتفهم … أكثر من 200 شخص»: the number that a count ends with.
pub(super) fn tally(scene: &Scene<'_>, trigger: &Trigger) -> Option<usize> {
    let start = trigger.tokens.start;
    let first = start.saturating_sub(8).max(scene.sentence.start);
    let counts = (first..start)
        .rev()
        .take_while(|at| !scene.is_boundary(*at));
    counts
        .into_iter()
        .find(|at| scene.is_particle(*at, Particle::Tally))?;
    total(scene, trigger.tokens.end)
}

/// The number that a count reaches: «… إلى 68», «… , 58», «…: 58», also after an aside: «…، منذ عامين، إلى 68».
pub(super) fn total(scene: &Scene<'_>, from: usize) -> Option<usize> {
    let i = scene.groups.partition_point(|group| group.first < from);
    let found = (i..scene.groups.len()).find(|i| scene.groups[*i].size == Size::Number)?;
    let group = &scene.groups[found];
    let set_off = |at: usize| {
        at + 1 == group.first
            && matches!(
                scene.text.token(at).kind,
                TokenKind::Mark(',' | ':' | '|' | '=')
            )
    };
    let comma = |at: &usize| scene.text.token(*at).is_mark(',');
    let aside = scene.is_particle(group.first.saturating_sub(1), Particle::To)
        && (from..group.first).filter(comma).count() == 2;
    let stops = |at: usize| {
        scene.is_boundary(at) && !(aside && comma(&at))
            || scene.is_trigger(at)
            || scene.is_particle(at, Particle::Among)
    };
    let near = (from..group.first).all(|at| set_off(at) || !stops(at));
    // «أصابع اليد الواحدة»: the adjective of a thing
    let one = group.amount.max == Some(1) && scene.text.form(group.first).starts_with(ARTICLE);
    let alone = group.own.is_empty() && !group.unknown && !group.joined && !one;
    (near && alone).then_some(found)
}

/// The group after an outcome word: right after it, or after its agent or a phrase of place.
pub(super) fn after(scene: &Scene<'_>, trigger: &Trigger) -> Option<usize> {
    let at = if trigger.is_near() {
        past_wounds(scene, trigger.tokens.end)
    } else {
        past_adverbs(scene, past_wounds(scene, past_aside(scene, trigger)))
    };
    if let Some(first) = scene.index(at) {
        return right_after(scene, trigger, first);
    }
    if trigger.is_near() {
        return lost(scene, trigger, at);
    }
    if !trigger.is_verb() && !scene.text.is(at, AGENTS) {
        return yielded(scene, trigger);
    }
    single_object(scene, trigger)
        .or_else(|| bare_object::after_agent(scene, trigger))
        .or_else(|| {
            let kills = trigger.tells(Outcome::Killed);
            farther(
                scene,
                at,
                trigger.is_active() && (kills || !trigger.is_vague()),
            )
        })
        .or_else(|| named_after_places(scene, trigger))
}

/// «قتلت غارة إسرائيلية القيادي علي حسن», «اعتقلت السلطات رئيس البلدية»: the one whom the words tell, in the object of
/// the verb after its subject.
fn single_object(scene: &Scene<'_>, trigger: &Trigger) -> Option<usize> {
    let acts = trigger.has(Shape::Either) || trigger.has(Shape::Inflicts);
    // «نعت النقابة الصحفيين حسن رضا ومازن خليل اللذين قتلا»: another verb tells how many
    let mourns = scene
        .text
        .lists(trigger.tokens.start)
        .stem
        .has(WORDS.beside.mourns);
    if !acts || mourns || trigger.is_vague() && !trigger.tells(Outcome::Killed) {
        return None;
    }
    let clauses = scene.context.parses.clauses(&scene.sentence);
    let clause = clauses.at(trigger.tokens.start)?;
    let verb = clause.predicate.as_ref()?.tokens.start == trigger.tokens.start;
    let subject = clause.subject()?.tokens.clone();
    let object = clause.object()?.tokens.clone();
    let i = scene
        .groups
        .partition_point(|group| group.end <= object.start);
    let group = scene.groups.get(i)?;
    let inside = group.first < object.end && group.first >= trigger.tokens.end;
    let acts = subject.start >= trigger.tokens.end && subject.start < group.first;
    let told = group.size == Size::One && group.is_told_person();
    let fits = told && !group.governed && !group.joined && group.own.is_empty();
    (verb && inside && acts && fits).then_some(i)
}

/// «فقد الجيش 192 جنديا»: fighters whom a body has lost.
fn lost(scene: &Scene<'_>, trigger: &Trigger, at: usize) -> Option<usize> {
    let loses = trigger.has(Shape::Inflicts) && scene.text.is(at, AGENTS);
    let found = loses.then(|| farther(scene, at, false)).flatten();
    found.filter(|i| scene.groups[*i].is_fighters())
}

/// Words with which the agent of a noun of happening begins.
const AGENTS: Kinds = Kinds::of(Kind::Body).and(Kind::TypeWord).and(Kind::Name);

fn right_after(scene: &Scene<'_>, trigger: &Trigger, first: usize) -> Option<usize> {
    let group = &scene.groups[first];
    let dual = group.size == Size::Dual && nominative(scene, group);
    let agent = dual || !group.is_strong() && !group.is_accusative();
    if trigger.is_active()
        && agent
        && let Some(object) = object_after(scene, group)
    {
        return Some(object);
    }
    if trigger.is_active() && agent && attacks(scene, group) {
        return None;
    }
    if let Some(object) = victim_of_gunmen(scene, trigger, group).filter(|_| agent) {
        return Some(object);
    }
    let more = group.noun.as_ref().is_some_and(|noun| {
        noun.others && noun.national && noun.number == Some(Agreement::Feminine)
    });
    if more && trigger.is_happening() && !trigger.is_verb() {
        // «إصابات أخرى»
        return None;
    }
    let hit =
        || trigger.tells(Outcome::Wounded) && scene.text.form(group.end).ends_with(ACCUSATIVE);
    let free = !(group.governed || group.joined || group.unknown && (trigger.is_vague() || hit()));
    let inflicts =
        trigger.has(Shape::Inflicts) && !trigger.has(Shape::Either) && !trigger.has(Shape::Suffers);
    let single = inflicts && trigger.tokens.len() == 1;
    let told = match group.size {
        // «أصاب اثنان منها المبنى» were rockets
        Size::Number | Size::Dual => {
            !single
                || group.noun.is_some()
                || scene.is_particle(group.end, Particle::Wounds)
                || bare_object::goes_on(scene, trigger, group)
        }
        Size::One if single => strikes_own(trigger, group),
        Size::One => single_fits(trigger, group) || loses_kin(trigger, group),
        Size::Many => !single && !trigger.is_near(),
        Size::Untold => false,
    };
    (free && told).then_some(first)
}

/// «فقدت زوجها», «فقد ابنته»: whom somebody has lost; a verb that does not agree with them has them for an object.
fn loses_kin(trigger: &Trigger, group: &Group) -> bool {
    let Some(noun) = group.noun.as_ref().filter(|noun| noun.owned) else {
        return false;
    };
    let feminine = noun.number == Some(Agreement::Feminine);
    let other = |reading: &Reading| {
        reading.shape == Shape::Inflicts && (reading.agreement == Agreement::Feminine) != feminine
    };
    trigger.tells(Outcome::Missing) && trigger.readings.iter().any(other)
}

/// «وأصابت زوجته»: somebody's own, struck by what the verb before has for a subject.
fn strikes_own(trigger: &Trigger, group: &Group) -> bool {
    let owned = group.noun.as_ref().is_some_and(|noun| noun.owned);
    owned && trigger.joined && trigger.tells(Outcome::Wounded)
}

/// A single person without a name is news when the words tell who it is.
fn single_fits(trigger: &Trigger, group: &Group) -> bool {
    if trigger.is_vague() {
        return group.is_told_person();
    }
    !group.is_definite() || group.is_told_person()
}

/// «اعتقالات واسعة شملت العديد من الوزراء».
fn yielded(scene: &Scene<'_>, trigger: &Trigger) -> Option<usize> {
    let end = trigger.tokens.end;
    let rest = (end..end + 3).find_map(|at| scene.cursor(at).particle(Particle::Yields))?;
    scene
        .index(rest.at())
        .filter(|i| scene.groups[*i].is_strong())
}

/// «خطف مسلحون مهندسين», «احتجز متظاهرون حافلات»: armed men, or a plural in the nominative, with
/// somebody or something after them are those who act.
fn attacks(scene: &Scene<'_>, agent: &Group) -> bool {
    let next = agent.end;
    let form = scene.text.form(next);
    let plural = form.ends_with(OBLIQUE) || form.ends_with(FEMININES);
    let accusative = plural || form.ends_with(ACCUSATIVE);
    let people = scene.index(next).is_some() && !form.ends_with(NOMINATIVE);
    let other = scene.is_boundary(next) || scene.is_preposition(next) || scene.is_date(next);
    let many = matches!(agent.size, Size::Many | Size::Untold);
    let joined = form.starts_with(AND);
    let armed = agent.kind() == VictimKind::Militant;
    let acts = nominative(scene, agent);
    many && (armed && accusative || acts && (accusative || people)) && !other && !joined
}

/// «خطف مسلحون مجهولون من منزله موظفا»: an object after phrases of place, where armed men stand right after a verb that
/// can be theirs.
fn victim_of_gunmen(scene: &Scene<'_>, trigger: &Trigger, agent: &Group) -> Option<usize> {
    let armed = agent.kind() == VictimKind::Militant && agent.own.is_empty();
    let many = matches!(agent.size, Size::Many | Size::Dual) && nominative(scene, agent);
    if !(armed && trigger.is_active() && trigger.is_verb()) {
        return None;
    }
    let found = farther(scene, agent.end, true)?;
    let single = scene.groups[found].size == Size::One;
    (single || many).then_some(found)
}

/// «اغتال مجهولون إمام مسجد»: a plural in the nominative can only be those who act or those who suffer;
/// somebody else after it leaves them to act.
fn nominative(scene: &Scene<'_>, agent: &Group) -> bool {
    let head = agent.noun.as_ref().map(|noun| noun.head_end - 1);
    let dual = agent.size == Size::Dual;
    head.is_some_and(|at| {
        let form = scene.text.form(at);
        form.ends_with(NOMINATIVE) || dual && form.ends_with(DUAL)
    })
}

/// The object right after an agent: «قتل مسلحون مترجما».
fn object_after(scene: &Scene<'_>, agent: &Group) -> Option<usize> {
    let joined = |at: usize| {
        let tags = scene.text.tags(at);
        let own = tags.iter().any(|tag| tag.leads_with(scene.text, AND));
        scene.text.form(at).starts_with(AND) && (own || tags.is_empty())
    };
    let stops = |at: usize| {
        scene.is_boundary(at) || scene.is_preposition(at) || scene.is_trigger(at) || joined(at)
    };
    let next = (agent.end..agent.end + 4).find(|at| scene.index(*at).is_some() || stops(*at))?;
    let object = scene.index(next)?;
    let group = &scene.groups[object];
    let many = matches!(agent.size, Size::Many | Size::Untold | Size::Dual);
    let sole = nominative(scene, agent)
        && matches!(group.size, Size::One | Size::Many)
        && !nominative(scene, group);
    let beside = next == agent.end && many && (group.is_told_person() || sole);
    let accusative = group.is_accusative() && !group.is_definite();
    // «قائد كتائب ثورة العشرين» has no twenty for an object
    let adjacent = next == agent.end && !bare_object::is_numbering(scene, next);
    let told = group.is_strong() && (group.noun.is_some() || adjacent);
    let fits = told || accusative || beside;
    (fits && !group.governed && !group.joined).then_some(object)
}

/// A told group at a distance, with nothing between that would end the clause.
fn farther(scene: &Scene<'_>, from: usize, single_too: bool) -> Option<usize> {
    let mut at = from;
    while at < scene.sentence.end && scene.clause_reaches(from, at) {
        let bracketed = scene.is_mark(at) && scene.index(at).is_some();
        if ends_clause(scene, at) && !bracketed {
            return None;
        }
        let Some(i) = scene.index(at) else {
            at += 1;
            continue;
        };
        let group = &scene.groups[i];
        let accusative = group.is_accusative() && !group.is_definite();
        // a single one stands in the clause itself, not in one that describes a noun of it
        let single = single_too && group.size == Size::One && accusative;
        let single = single && scene.clause_reaches(at, from);
        let people =
            group.noun.is_some() || group.of_them || scene.is_particle(group.end, Particle::Wounds);
        // «نعى الجيش الجنديين حسن مرعي وعلي خليل»: two of whom it is told who they are
        let named = is_person(scene, group.end);
        // «الطبيبين سعيد عمر ووائل حسن اللذين قتلا»: another verb tells how many
        let told = scene.trigger_from(group.end);
        let named = named && told.is_none_or(Trigger::is_near);
        let known = group.is_definite_noun(scene.text) && !named;
        let counted = group.is_strong() && people && !group.unknown && !known;
        if !group.governed && !group.joined && (counted || single) {
            return Some(i);
        }
        at = group.end.max(at + 1);
    }
    None
}

/// Whether the name of a person begins at a token.
fn is_person(scene: &Scene<'_>, at: usize) -> bool {
    let names = scene.context.names;
    let naming = names.starting(at);
    naming.is_some_and(|naming| names.is(naming, EntityType::Person))
}

/// Token after a verb and an aside of time or place between commas: «استشهد، فجر اليوم، شابان».
fn past_aside(scene: &Scene<'_>, trigger: &Trigger) -> usize {
    let end = trigger.tokens.end;
    let comma = |at: &usize| scene.text.token(*at).is_mark(',');
    if !trigger.is_verb() || !comma(&end) {
        return end;
    }
    let first = end + 1;
    let attached = scene.text.form(first).starts_with(PREPOSITIONS)
        && scene.text.tags(first).iter().any(|tag| tag.clitics() > 0);
    let source = is_source(scene, first);
    let opens = scene.is_date(first) || scene.is_preposition(first) || attached || source;
    let stops = |at: &usize| {
        scene.is_trigger(*at)
            || scene.index(*at).is_some() && !source
            || (scene.is_boundary(*at) && !comma(at))
    };
    let mut aside = (first..scene.sentence.end).take_while(|at| !stops(at));
    let closing = aside.find(comma).filter(|_| opens);
    closing.map_or(end, |closing| closing + 1)
}

/// Whether «وفق», «بحسب» or «حسبما أفاد» stands at `at`.
pub(super) fn is_source(scene: &Scene<'_>, at: usize) -> bool {
    let according = |m: &Meaning| match m {
        Meaning::Speech {
            shape: SpeechShape::According,
            ..
        } => Some(()),
        _ => None,
    };
    let says = || scene.text.is(at + 1, Kinds::of(Kind::Speech));
    scene.cursor(at).read(Kind::Speech, according).is_some()
        || scene.text.form(at).ends_with(WHAT) && at + 1 < scene.sentence.end && says()
}

fn ends_clause(scene: &Scene<'_>, at: usize) -> bool {
    let speech = scene.text.is(at, Kinds::of(Kind::Speech))
        && !scene.text.is(at, Kinds::of(Kind::Body).and(Kind::Name));
    let form = scene.text.form(at);
    let unknown = scene.text.tags(at).is_empty() || scene.is_particle(at, Particle::Function);
    // a word with و that is no noun with an article begins another clause
    let another = unknown
        && form
            .strip_prefix(AND)
            .is_some_and(|rest| !rest.starts_with(ARTICLE));
    // «قتل المهاجم بعدما طعن ثلاثة»: what another verb tells
    let verb = || {
        let named = scene.context.names.covering(at).is_some();
        // «على متن سيارة»
        let governed = at > scene.sentence.start && scene.is_preposition(at - 1);
        !(named || governed) && is_finite_verb(scene.cursor(at), scene.context.names)
    };
    scene.is_boundary(at)
        || scene.is_trigger(at)
        || scene.is_particle(at, Particle::Relative)
        || scene.is_particle(at, Particle::Among)
        || scene.is_particle(at, Particle::Carries) && !is_aboard(scene, at)
        || speech
        || another
        || verb()
}

/// «على متن سيارة» tells on what somebody came, «على متنها» whom it carried.
fn is_aboard(scene: &Scene<'_>, at: usize) -> bool {
    let form = scene.text.form(at + 1);
    scene.is_preposition(at) && !SUFFIXES.iter().any(|pronoun| form.ends_with(pronoun))
}

/// «توفي متأثرا بحروقه»: after what somebody dies of, where that stands before who it is.
fn past_wounds(scene: &Scene<'_>, at: usize) -> usize {
    let succumbing = scene.text.lists(at).stem.has(WORDS.beside.succumbing);
    let wounds = at + 1 < scene.sentence.end && scene.text.form(at + 1).starts_with(BY);
    if succumbing && wounds { at + 2 } else { at }
}

/// «قتل أيضا», «قتل بها»: words between a verb and its people that say nothing of them.
fn past_adverbs(scene: &Scene<'_>, at: usize) -> usize {
    let mark = |at: usize| {
        ['"', '“', '«']
            .iter()
            .any(|mark| scene.text.token(at).is_mark(*mark))
    };
    let passed = |at: &usize| {
        let function = scene.is_particle(*at, Particle::Function)
            && scene.stance(*at, Stance::Negate).is_none()
            && !scene.text.is(*at, Kinds::of(Kind::Hedge).and(Kind::Amount));
        function || mark(*at) || is_manner(scene.cursor(*at))
    };
    (at..at + 3)
        .find(|at| !passed(at) || scene.index(*at).is_some())
        .unwrap_or(at)
}
