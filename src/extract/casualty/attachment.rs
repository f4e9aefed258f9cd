//! How far an outcome word reaches for its people: after it, before it, at a distance.

use super::bare_object;
use super::listing::past_note;
use super::outcome_word::{Reading, Trigger};
use super::people::{Group, Size};
use super::sentence::Sentence;
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
    sentence: &Sentence<'_>,
    trigger: &Trigger,
    fits: impl Fn(&Group) -> bool,
) -> Option<usize> {
    let start = before_aside(sentence, trigger.tokens.start);
    let last = sentence.groups.partition_point(|group| group.end <= start);
    for i in (0..last).rev() {
        let group = &sentence.groups[i];
        let mut gap = group.end..start;
        if gap.any(|at| sentence.is_boundary(at) || sentence.is_trigger(at)) {
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
fn before_aside(sentence: &Sentence<'_>, at: usize) -> usize {
    let comma = |at: usize| {
        let token = sentence.text.token(at);
        token.is_mark(',') || token.is_mark('-')
    };
    let Some(close) = at
        .checked_sub(1)
        .filter(|close| *close >= sentence.tokens.start && comma(*close))
    else {
        return at;
    };
    let stops = |at: usize| !comma(at) && (sentence.is_trigger(at) || sentence.is_boundary(at));
    let mut inside = (sentence.tokens.start..close)
        .rev()
        .take_while(|at| !stops(*at));
    inside.find(|at| comma(*at)).unwrap_or(close)
}

/// The people before the token at `at`, if nothing else stands between.
pub(super) fn people_before(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    let i = sentence.groups.partition_point(|group| group.end <= at);
    let group = sentence.groups.get(i.checked_sub(1)?)?;
    let mut gap = group.end..at;
    let free = gap.all(|at| !sentence.is_boundary(at) && !sentence.is_trigger(at));
    (free && group.is_strong()).then(|| i - 1)
}

/// The people before a verb in the plural: the whole of a part, and the first of several that share it.
pub(super) fn subjects(sentence: &Sentence<'_>, trigger: &Trigger) -> Option<usize> {
    let told = |group: &Group| {
        group.is_strong() || (group.size == Size::Many && follows_among(sentence, group))
    };
    let part = before(sentence, trigger, told)?;
    let all = whole(sentence, part);
    let known = is_untold(sentence, all);
    // «30 نازحا أغلبهم نساء أصيبوا»: without a number of its own a part has no verb
    let found = if known || !sentence.groups[part].is_strong() {
        all
    } else {
        part
    };
    sentence.groups[found]
        .is_strong()
        .then(|| first_of_list(sentence, found))
}

/// «خسائر من 431 ألفا، بينهم 810 جنود قتلوا»: whose fate is told already has no part in the words after.
fn is_untold(sentence: &Sentence<'_>, index: usize) -> bool {
    let group = &sentence.groups[index];
    group.own.is_empty() && !has_trigger(sentence, group) && !is_toll(sentence, index)
}

/// «ثلاثة بينهم طفلان في حالة حرجة»: the whole of a part, where nothing else tells its fate.
pub(super) fn unknown_whole(sentence: &Sentence<'_>, part: usize) -> usize {
    Some(whole(sentence, part))
        .filter(|all| is_untold(sentence, *all))
        .unwrap_or(part)
}

/// Whether a group is the number of those whom a noun before it tells: «عدد القتلى … إلى 431 ألفا».
fn is_toll(sentence: &Sentence<'_>, index: usize) -> bool {
    let mut before = sentence.groups[..index].iter();
    before.any(|group| !group.own.is_empty() && group.size == Size::Untold)
}

/// Whether an outcome word stands right before a group.
fn has_trigger(sentence: &Sentence<'_>, group: &Group) -> bool {
    let first = group.first.saturating_sub(3).max(sentence.tokens.start);
    (first..group.first).any(|at| sentence.is_trigger(at))
}

fn follows_among(sentence: &Sentence<'_>, group: &Group) -> bool {
    let first = group.first.saturating_sub(2).max(sentence.tokens.start);
    (first..group.first).any(|at| {
        sentence.is_particle(at, Particle::Among) || sentence.is_particle(at, Particle::Most)
    })
}

/// «6 آلاف طفل و4 آلاف امرأة استشهدوا»: the first of those whom و joins.
pub(super) fn first_of_list(sentence: &Sentence<'_>, last: usize) -> usize {
    let mut first = last;
    while let Some(before) = first.checked_sub(1) {
        let (one, two) = (&sentence.groups[before], &sentence.groups[first]);
        let near = two.joined && two.first - one.end <= 2;
        let free =
            (one.end..two.first).all(|at| !sentence.is_trigger(at) && !sentence.is_boundary(at));
        // «ضابط وثلاثة جنود قتلوا»
        let single = one.size == Size::One && one.is_told_person() && !one.is_definite();
        // «أصيب 12 شخصا وثلاثة قتلوا»: those before have a verb of their own
        let apart = one.first > sentence.tokens.start
            && sentence
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
pub(super) fn named_list(sentence: &Sentence<'_>, trigger: &Trigger) -> Option<usize> {
    let relative = trigger.tokens.start.checked_sub(1)?;
    let after = sentence
        .groups
        .partition_point(|group| group.end <= relative);
    let last = after.checked_sub(1)?;
    let ends = sentence.is_particle(relative, Particle::Relative)
        && past_note(sentence, sentence.groups[last].end) == relative;
    let mut first = last;
    while let Some(before) = first.checked_sub(1) {
        let (one, two) = (&sentence.groups[before], &sentence.groups[first]);
        let adjacent = past_note(sentence, one.end) == two.first;
        if !(one.is_named() && two.is_named() && two.joined && adjacent) {
            break;
        }
        first = before;
    }
    (ends && first < last).then_some(first)
}

/// «قتل في الحادث أحمد سالم (24 عاما)»: a name after phrases of place and time.
fn named_after_places(sentence: &Sentence<'_>, trigger: &Trigger) -> Option<usize> {
    let end = trigger.tokens.end;
    let befalls = trigger.has(Shape::Either) || trigger.has(Shape::Suffers);
    let attached = |at: usize| {
        let tags = sentence.text.matches(at);
        sentence.text.form(at).starts_with(PREPOSITIONS) && tags.iter().any(|tag| tag.clitics() > 0)
    };
    let opens = sentence.is_preposition(end) || attached(end) || sentence.is_date(end);
    if !(befalls && opens) || trigger.is_vague() || trigger.is_plural_verb() {
        return None;
    }
    let stops = |at: usize| {
        ends_clause(sentence, at)
            || sentence.text.is(at, Kinds::of(Kind::Cause)) && !definite(sentence, at)
    };
    let mut after = end..sentence.tokens.end;
    let found = after.find(|at| sentence.index(*at).is_some() || stops(*at))?;
    let index = sentence.index(found)?;
    let group = &sentence.groups[index];
    let before = found - 1;
    let placed = sentence.context.names.covering(before).is_some();
    // «في منزل أحمد سالم»: an indefinite noun belongs to the name after it
    let apart = definite(sentence, before) || placed || sentence.is_date(before);
    let free = apart && !sentence.is_preposition(before) && !group.governed && !group.joined;
    let next = group.end;
    let closed = sentence.is_boundary(next) || sentence.text.form(next).starts_with(AND);
    (free && group.is_named() && closed).then_some(index)
}

/// Whether a word has the article, a preposition before it or none.
fn definite(sentence: &Sentence<'_>, at: usize) -> bool {
    let form = sentence.text.form(at);
    let bare = form.strip_prefix(PREPOSITIONS).unwrap_or(form);
    form.starts_with(ARTICLE) || bare.starts_with(ARTICLE)
}

/// Whether a number of time, money or things follows: «قضوا عامين».
pub(super) fn is_measured(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence
        .text
        .is(at, Kinds::of(Kind::Unit).and(Kind::Number).and(Kind::Scale))
        || matches!(sentence.text.token(at).kind, TokenKind::Digits)
}

/// «لقي أربعة بينهم شرطيان وجندي مصرعهم»: those of whom the group is only a part.
pub(super) fn whole(sentence: &Sentence<'_>, part: usize) -> usize {
    let first = sentence.groups[part].first;
    let mut near = (sentence.tokens.start..first)
        .rev()
        .take_while(|at| !sentence.is_boundary(*at) && !sentence.is_trigger(*at));
    let opens = |at: &usize| {
        sentence.is_particle(*at, Particle::Among) || sentence.is_particle(*at, Particle::Most)
    };
    let Some(among) = near.find(opens) else {
        return part;
    };
    let i = sentence.groups.partition_point(|group| group.end <= among);
    let told = |i: &usize| sentence.groups[*i].is_strong() && among - sentence.groups[*i].end <= 3;
    i.checked_sub(1).filter(told).unwrap_or(part)
}

/// The subject before a verb in the singular: «الجندي الذي أسر», «الفتاة استشهدت».
pub(super) fn subject(
    sentence: &Sentence<'_>,
    trigger: &Trigger,
    reading: Reading,
) -> Option<usize> {
    if reading.outcome.is_said_of_things() {
        return None;
    }
    let feminine = reading.agreement == Agreement::Feminine;
    let agrees = |g: &Group| {
        let number = g.noun.as_ref().and_then(|noun| noun.number);
        let told = g.is_named()
            || (g.is_definite() && g.is_told_person())
            || is_introduced(sentence, g, trigger);
        g.size == Size::One
            && told
            && (g.is_named() || feminine == (number == Some(Agreement::Feminine)))
    };
    let found = before(sentence, trigger, agrees)?;
    let carries = |at: usize| {
        sentence.is_particle(at, Particle::Auxiliary)
            || sentence.is_particle(at, Particle::Relative)
    };
    (sentence.groups[found].end..trigger.tokens.start)
        .all(carries)
        .then_some(found)
}

/// «إن جنديا قتل برصاص قناص»: whom أن introduces is the subject of the verb after, and has suffered it
/// where no object follows.
fn is_introduced(sentence: &Sentence<'_>, group: &Group, trigger: &Trigger) -> bool {
    let before = group.first.checked_sub(1);
    let opens = before.is_some_and(|at| {
        sentence.is_particle(at, Particle::That) || sentence.is_particle(at, Particle::But)
    });
    let next = trigger.tokens.end;
    let tags = sentence.text.matches(next);
    let attached = tags.iter().any(|tag| tag.clitics() > 0)
        || tags.is_empty() && sentence.text.form(next).starts_with(PREPOSITIONS);
    let free = attached
        || sentence.is_boundary(next)
        || sentence.is_preposition(next)
        || sentence.is_date(next)
        || sentence.is_particle(next, Particle::Function);
    let suffers = trigger.has(Shape::Suffers) || free;
    opens && suffers && group.own.is_empty() && !group.joined && !group.governed
}

/// The most tokens from those whom a relative clause describes to its verb; further away another noun is described.
const ANTECEDENT: usize = 3;

/// Those whom a pronoun on the verb means: «الـ24 الذين اعتقلتهم», «قتلته مع سبعة من عائلته».
pub(super) fn antecedent(sentence: &Sentence<'_>, trigger: &Trigger) -> Option<usize> {
    let at = trigger.tokens.start;
    let relative = at > 0 && sentence.is_particle(at - 1, Particle::Relative);
    if relative {
        let beside = |g: &Group| at - g.end <= ANTECEDENT;
        return before(sentence, trigger, |g| {
            (g.is_strong() || g.is_named()) && beside(g)
        });
    }
    if let Some(found) = described_by(sentence, trigger) {
        return Some(found);
    }
    let with = sentence
        .cursor(trigger.tokens.end)
        .particle(Particle::With)?;
    sentence
        .index(with.at())
        .filter(|i| sentence.groups[*i].is_strong())
}

/// «ستة جنود أسرهم المتمردون», «جنديين خطفتهما»: people without an article, right before a verb whose pronoun means them.
fn described_by(sentence: &Sentence<'_>, trigger: &Trigger) -> Option<usize> {
    let at = trigger.tokens.start;
    let form = sentence.text.form(at);
    let fits = |group: &Group| {
        let several = form.ends_with(SUFFIXES[1]) || form.ends_with(SUFFIXES[2]);
        let noun = group.noun.as_ref().is_some_and(|noun| !noun.definite);
        group.is_strong() && group.end == at && noun && group.own.is_empty() && several
    };
    (!trigger.joined)
        .then(|| before(sentence, trigger, fits))
        .flatten()
}

/// Counted people after a verb in the plural and the places and times after it: «خطفوا من منازلهم 20 امرأة».
pub(super) fn object_apart(sentence: &Sentence<'_>, trigger: &Trigger) -> Option<usize> {
    let end = trigger.tokens.end;
    let sure = !trigger.is_vague() || trigger.tells(Outcome::Killed);
    let apart = sure && !sentence.is_boundary(end);
    apart.then(|| farther(sentence, end, false)).flatten()
}

/// Those who are counted before or after the words for flight: «غادر 12 ألفا فرارا من القتال», «عبر الحدود فرارا من القتال
/// 12 ألفا».
pub(super) fn fleeing(sentence: &Sentence<'_>, trigger: &Trigger) -> Option<usize> {
    let told = |group: &Group| group.is_strong() && !group.governed && group.noun.is_some();
    before(sentence, trigger, told).or_else(|| farther(sentence, trigger.tokens.end, false))
}

/// The object right after a verb in the plural.
pub(super) fn object(sentence: &Sentence<'_>, trigger: &Trigger) -> Option<usize> {
    let found = sentence.index(past_adverbs(sentence, trigger.tokens.end))?;
    let group = &sentence.groups[found];
    let told = group.is_strong() || matches!(group.size, Size::One | Size::Many);
    (told && !group.governed && !group.joined && !group.unknown).then_some(found)
}

/// «يقتلون يوميا بالعشرات».
pub(super) fn in_crowds(sentence: &Sentence<'_>, trigger: &Trigger) -> Option<usize> {
    let end = trigger.tokens.end;
    let found = (end..end + 3).find_map(|at| sentence.index(at))?;
    let group = &sentence.groups[found];
    let crowd = group.governed
        && group.size == Size::Number
        && group.noun.is_none()
        && group.amount.max.is_none();
    crowd.then_some(found)
}

/// «عدد الركاب الذين لقوا حتفهم … أكثر من 200 شخص»: the number that a count ends with.
pub(super) fn tally(sentence: &Sentence<'_>, trigger: &Trigger) -> Option<usize> {
    let start = trigger.tokens.start;
    let first = start.saturating_sub(8).max(sentence.tokens.start);
    let counts = (first..start)
        .rev()
        .take_while(|at| !sentence.is_boundary(*at));
    counts
        .into_iter()
        .find(|at| sentence.is_particle(*at, Particle::Tally))?;
    total(sentence, trigger.tokens.end)
}

/// The number that a count reaches: «… إلى 68», «… , 58», «…: 58», also after an aside: «…، منذ عامين، إلى 68».
pub(super) fn total(sentence: &Sentence<'_>, from: usize) -> Option<usize> {
    let i = sentence.groups.partition_point(|group| group.first < from);
    let found = (i..sentence.groups.len()).find(|i| sentence.groups[*i].size == Size::Number)?;
    let group = &sentence.groups[found];
    let set_off = |at: usize| {
        at + 1 == group.first
            && matches!(
                sentence.text.token(at).kind,
                TokenKind::Mark(',' | ':' | '|' | '=')
            )
    };
    let comma = |at: &usize| sentence.text.token(*at).is_mark(',');
    let aside = sentence.is_particle(group.first.saturating_sub(1), Particle::To)
        && (from..group.first).filter(comma).count() == 2;
    let stops = |at: usize| {
        sentence.is_boundary(at) && !(aside && comma(&at))
            || sentence.is_trigger(at)
            || sentence.is_particle(at, Particle::Among)
    };
    let near = (from..group.first).all(|at| set_off(at) || !stops(at));
    // «أصابع اليد الواحدة»: the adjective of a thing
    let one = group.amount.max == Some(1) && sentence.text.form(group.first).starts_with(ARTICLE);
    let alone = group.own.is_empty() && !group.unknown && !group.joined && !one;
    (near && alone).then_some(found)
}

/// The group after an outcome word: right after it, or after its agent or a phrase of place.
pub(super) fn after(sentence: &Sentence<'_>, trigger: &Trigger) -> Option<usize> {
    let at = if trigger.is_near() {
        past_wounds(sentence, trigger.tokens.end)
    } else {
        past_adverbs(
            sentence,
            past_wounds(sentence, past_aside(sentence, trigger)),
        )
    };
    if let Some(first) = sentence.index(at) {
        return right_after(sentence, trigger, first);
    }
    if trigger.is_near() {
        return lost(sentence, trigger, at);
    }
    if !trigger.is_verb() && !sentence.text.is(at, AGENTS) {
        return yielded(sentence, trigger);
    }
    single_object(sentence, trigger)
        .or_else(|| bare_object::after_agent(sentence, trigger))
        .or_else(|| {
            let kills = trigger.tells(Outcome::Killed);
            farther(
                sentence,
                at,
                trigger.is_active() && (kills || !trigger.is_vague()),
            )
        })
        .or_else(|| named_after_places(sentence, trigger))
}

/// «قتلت غارة إسرائيلية القيادي علي حسن», «اعتقلت السلطات رئيس البلدية»: the one whom the words tell, in the object of
/// the verb after its subject.
fn single_object(sentence: &Sentence<'_>, trigger: &Trigger) -> Option<usize> {
    let acts = trigger.has(Shape::Either) || trigger.has(Shape::Inflicts);
    // «نعت النقابة الصحفيين حسن رضا ومازن خليل اللذين قتلا»: another verb tells how many
    let mourns = sentence
        .text
        .lists(trigger.tokens.start)
        .stem
        .has(WORDS.beside.mourns);
    if !acts || mourns || trigger.is_vague() && !trigger.tells(Outcome::Killed) {
        return None;
    }
    let clauses = sentence.context.parses.clauses(&sentence.tokens);
    let clause = clauses.at(trigger.tokens.start)?;
    let verb = clause.predicate.as_ref()?.tokens.start == trigger.tokens.start;
    let subject = clause.subject()?.tokens.clone();
    let object = clause.object()?.tokens.clone();
    let i = sentence
        .groups
        .partition_point(|group| group.end <= object.start);
    let group = sentence.groups.get(i)?;
    let inside = group.first < object.end && group.first >= trigger.tokens.end;
    let acts = subject.start >= trigger.tokens.end && subject.start < group.first;
    let told = group.size == Size::One && group.is_told_person();
    let fits = told && !group.governed && !group.joined && group.own.is_empty();
    (verb && inside && acts && fits).then_some(i)
}

/// «فقد الجيش 192 جنديا»: fighters whom a body has lost.
fn lost(sentence: &Sentence<'_>, trigger: &Trigger, at: usize) -> Option<usize> {
    let loses = trigger.has(Shape::Inflicts) && sentence.text.is(at, AGENTS);
    let found = loses.then(|| farther(sentence, at, false)).flatten();
    found.filter(|i| sentence.groups[*i].is_fighters())
}

/// Words with which the agent of a noun of happening begins.
const AGENTS: Kinds = Kinds::of(Kind::Body).and(Kind::TypeWord).and(Kind::Name);

fn right_after(sentence: &Sentence<'_>, trigger: &Trigger, first: usize) -> Option<usize> {
    let group = &sentence.groups[first];
    let dual = group.size == Size::Dual && nominative(sentence, group);
    let agent = dual || !group.is_strong() && !group.is_accusative();
    if trigger.is_active()
        && agent
        && let Some(object) = object_after(sentence, group)
    {
        return Some(object);
    }
    if trigger.is_active() && agent && attacks(sentence, group) {
        return None;
    }
    if let Some(object) = victim_of_gunmen(sentence, trigger, group).filter(|_| agent) {
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
        || trigger.tells(Outcome::Wounded) && sentence.text.form(group.end).ends_with(ACCUSATIVE);
    let free = !(group.governed || group.joined || group.unknown && (trigger.is_vague() || hit()));
    let inflicts =
        trigger.has(Shape::Inflicts) && !trigger.has(Shape::Either) && !trigger.has(Shape::Suffers);
    let single = inflicts && trigger.tokens.len() == 1;
    let told = match group.size {
        // «أصاب اثنان منها المبنى» were rockets
        Size::Number | Size::Dual => {
            !single
                || group.noun.is_some()
                || sentence.is_particle(group.end, Particle::Wounds)
                || bare_object::goes_on(sentence, trigger, group)
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
fn yielded(sentence: &Sentence<'_>, trigger: &Trigger) -> Option<usize> {
    let end = trigger.tokens.end;
    let rest = (end..end + 3).find_map(|at| sentence.cursor(at).particle(Particle::Yields))?;
    sentence
        .index(rest.at())
        .filter(|i| sentence.groups[*i].is_strong())
}

/// «خطف مسلحون مهندسين», «احتجز متظاهرون حافلات»: armed men, or a plural in the nominative, with
/// somebody or something after them are those who act.
fn attacks(sentence: &Sentence<'_>, agent: &Group) -> bool {
    let next = agent.end;
    let form = sentence.text.form(next);
    let plural = form.ends_with(OBLIQUE) || form.ends_with(FEMININES);
    let accusative = plural || form.ends_with(ACCUSATIVE);
    let people = sentence.index(next).is_some() && !form.ends_with(NOMINATIVE);
    let other =
        sentence.is_boundary(next) || sentence.is_preposition(next) || sentence.is_date(next);
    let many = matches!(agent.size, Size::Many | Size::Untold);
    let joined = form.starts_with(AND);
    let armed = agent.kind() == VictimKind::Militant;
    let acts = nominative(sentence, agent);
    many && (armed && accusative || acts && (accusative || people)) && !other && !joined
}

/// «خطف مسلحون مجهولون من منزله موظفا»: an object after phrases of place, where armed men stand right after a verb that
/// can be theirs.
fn victim_of_gunmen(sentence: &Sentence<'_>, trigger: &Trigger, agent: &Group) -> Option<usize> {
    let armed = agent.kind() == VictimKind::Militant && agent.own.is_empty();
    let many = matches!(agent.size, Size::Many | Size::Dual) && nominative(sentence, agent);
    if !(armed && trigger.is_active() && trigger.is_verb()) {
        return None;
    }
    let found = farther(sentence, agent.end, true)?;
    let single = sentence.groups[found].size == Size::One;
    (single || many).then_some(found)
}

/// «اغتال مجهولون إمام مسجد»: a plural in the nominative can only be those who act or those who suffer;
/// somebody else after it leaves them to act.
fn nominative(sentence: &Sentence<'_>, agent: &Group) -> bool {
    let head = agent.noun.as_ref().map(|noun| noun.head_end - 1);
    let dual = agent.size == Size::Dual;
    head.is_some_and(|at| {
        let form = sentence.text.form(at);
        form.ends_with(NOMINATIVE) || dual && form.ends_with(DUAL)
    })
}

/// The object right after an agent: «قتل مسلحون مترجما».
fn object_after(sentence: &Sentence<'_>, agent: &Group) -> Option<usize> {
    let joined = |at: usize| {
        let tags = sentence.text.matches(at);
        let own = tags.iter().any(|tag| tag.leads_with(sentence.text, AND));
        sentence.text.form(at).starts_with(AND) && (own || tags.is_empty())
    };
    let stops = |at: usize| {
        sentence.is_boundary(at)
            || sentence.is_preposition(at)
            || sentence.is_trigger(at)
            || joined(at)
    };
    let next = (agent.end..agent.end + 4).find(|at| sentence.index(*at).is_some() || stops(*at))?;
    let object = sentence.index(next)?;
    let group = &sentence.groups[object];
    let many = matches!(agent.size, Size::Many | Size::Untold | Size::Dual);
    let sole = nominative(sentence, agent)
        && matches!(group.size, Size::One | Size::Many)
        && !nominative(sentence, group);
    let beside = next == agent.end && many && (group.is_told_person() || sole);
    let accusative = group.is_accusative() && !group.is_definite();
    // «قائد كتائب ثورة العشرين» has no twenty for an object
    let adjacent = next == agent.end && !bare_object::is_numbering(sentence, next);
    let told = group.is_strong() && (group.noun.is_some() || adjacent);
    let fits = told || accusative || beside;
    (fits && !group.governed && !group.joined).then_some(object)
}

/// A told group at a distance, with nothing between that would end the clause.
fn farther(sentence: &Sentence<'_>, from: usize, single_too: bool) -> Option<usize> {
    let mut at = from;
    while at < sentence.tokens.end && sentence.clause_reaches(from, at) {
        let bracketed = sentence.is_mark(at) && sentence.index(at).is_some();
        if ends_clause(sentence, at) && !bracketed {
            return None;
        }
        let Some(i) = sentence.index(at) else {
            at += 1;
            continue;
        };
        let group = &sentence.groups[i];
        let accusative = group.is_accusative() && !group.is_definite();
        // a single one stands in the clause itself, not in one that describes a noun of it
        let single = single_too && group.size == Size::One && accusative;
        let single = single && sentence.clause_reaches(at, from);
        let people = group.noun.is_some()
            || group.of_them
            || sentence.is_particle(group.end, Particle::Wounds);
        // «نعى الجيش الجنديين حسن مرعي وعلي خليل»: two of whom it is told who they are
        let named = is_person(sentence, group.end);
        // «الطبيبين سعيد عمر ووائل حسن اللذين قتلا»: another verb tells how many
        let told = sentence.trigger_from(group.end);
        let named = named && told.is_none_or(Trigger::is_near);
        let known = group.is_definite_noun(sentence.text) && !named;
        let counted = group.is_strong() && people && !group.unknown && !known;
        if !group.governed && !group.joined && (counted || single) {
            return Some(i);
        }
        at = group.end.max(at + 1);
    }
    None
}

/// Whether the name of a person begins at a token.
fn is_person(sentence: &Sentence<'_>, at: usize) -> bool {
    let names = sentence.context.names;
    let naming = names.starting(at);
    naming.is_some_and(|naming| names.is(naming, EntityType::Person))
}

/// Token after a verb and an aside of time or place between commas: «استشهد، فجر اليوم، شابان».
fn past_aside(sentence: &Sentence<'_>, trigger: &Trigger) -> usize {
    let end = trigger.tokens.end;
    let comma = |at: &usize| sentence.text.token(*at).is_mark(',');
    if !trigger.is_verb() || !comma(&end) {
        return end;
    }
    let first = end + 1;
    let attached = sentence.text.form(first).starts_with(PREPOSITIONS)
        && sentence
            .text
            .matches(first)
            .iter()
            .any(|tag| tag.clitics() > 0);
    let source = is_source(sentence, first);
    let opens = sentence.is_date(first) || sentence.is_preposition(first) || attached || source;
    let stops = |at: &usize| {
        sentence.is_trigger(*at)
            || sentence.index(*at).is_some() && !source
            || (sentence.is_boundary(*at) && !comma(at))
    };
    let mut aside = (first..sentence.tokens.end).take_while(|at| !stops(at));
    let closing = aside.find(comma).filter(|_| opens);
    closing.map_or(end, |closing| closing + 1)
}

/// Whether «وفق», «بحسب» or «حسبما أفاد» stands at `at`.
pub(super) fn is_source(sentence: &Sentence<'_>, at: usize) -> bool {
    let according = |m: &Meaning| match m {
        Meaning::Speech {
            shape: SpeechShape::According,
            ..
        } => Some(()),
        _ => None,
    };
    let says = || sentence.text.is(at + 1, Kinds::of(Kind::Speech));
    sentence.cursor(at).read(Kind::Speech, according).is_some()
        || sentence.text.form(at).ends_with(WHAT) && at + 1 < sentence.tokens.end && says()
}

fn ends_clause(sentence: &Sentence<'_>, at: usize) -> bool {
    let speech = sentence.text.is(at, Kinds::of(Kind::Speech))
        && !sentence.text.is(at, Kinds::of(Kind::Body).and(Kind::Name));
    let form = sentence.text.form(at);
    let unknown =
        sentence.text.matches(at).is_empty() || sentence.is_particle(at, Particle::Function);
    // a word with و that is no noun with an article begins another clause
    let another = unknown
        && form
            .strip_prefix(AND)
            .is_some_and(|rest| !rest.starts_with(ARTICLE));
    // «قتل المهاجم بعدما طعن ثلاثة»: what another verb tells
    let verb = || {
        let named = sentence.context.names.covering(at).is_some();
        // «على متن سيارة»
        let governed = at > sentence.tokens.start && sentence.is_preposition(at - 1);
        !(named || governed) && is_finite_verb(sentence.cursor(at), sentence.context.names)
    };
    sentence.is_boundary(at)
        || sentence.is_trigger(at)
        || sentence.is_particle(at, Particle::Relative)
        || sentence.is_particle(at, Particle::Among)
        || sentence.is_particle(at, Particle::Carries) && !is_aboard(sentence, at)
        || speech
        || another
        || verb()
}

/// «على متن سيارة» tells on what somebody came, «على متنها» whom it carried.
fn is_aboard(sentence: &Sentence<'_>, at: usize) -> bool {
    let form = sentence.text.form(at + 1);
    sentence.is_preposition(at) && !SUFFIXES.iter().any(|pronoun| form.ends_with(pronoun))
}

/// «توفي متأثرا بحروقه»: after what somebody dies of, where that stands before who it is.
fn past_wounds(sentence: &Sentence<'_>, at: usize) -> usize {
    let succumbing = sentence.text.lists(at).stem.has(WORDS.beside.succumbing);
    let wounds = at + 1 < sentence.tokens.end && sentence.text.form(at + 1).starts_with(BY);
    if succumbing && wounds { at + 2 } else { at }
}

/// «قتل أيضا», «قتل بها»: words between a verb and its people that say nothing of them.
fn past_adverbs(sentence: &Sentence<'_>, at: usize) -> usize {
    let mark = |at: usize| {
        ['"', '“', '«']
            .iter()
            .any(|mark| sentence.text.token(at).is_mark(*mark))
    };
    let passed = |at: &usize| {
        let function = sentence.is_particle(*at, Particle::Function)
            && sentence.stance(*at, Stance::Negate).is_none()
            && !sentence
                .text
                .is(*at, Kinds::of(Kind::Hedge).and(Kind::Amount));
        function || mark(*at) || is_manner(sentence.cursor(*at))
    };
    (at..at + 3)
        .find(|at| !passed(at) || sentence.index(*at).is_some())
        .unwrap_or(at)
}
