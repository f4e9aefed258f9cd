//! Who states a count.

use super::figure::CountDraft;
use super::people::Size;
use super::scene::Scene;
use crate::extract::clause::frames::{WORDS, is_among};
use crate::extract::clause::{Clause, after_adjuncts, is_finite_verb, is_joined};
use crate::extract::names::Names;
use crate::extract::participants::{AgentPhrase, party, subject};
use crate::facts::{EntityType, Party, Quote};
use crate::grammar::Cursor;
use crate::lexicon::{Kind, Kinds, Meaning, Particle, SpeechShape, Stance, Takes};
use crate::spelling::{AND, ARTICLE, FOR, PRONOUNS, WE};

/// The claimant of a count: the subject of a verb of saying that governs its outcome word («أعلن الجيش
/// مقتل ثلاثة»), the speaker of the quotation that holds it, or a source beside the clause.
pub(super) fn read(scene: &Scene<'_>, figure: &CountDraft) -> Option<Party> {
    claimant(scene, figure).map(without_site)
}

/// «غرفة طوارئ أبو شوك القريب من الفاشر»: a name without the words for where its bearer is.
fn without_site(party: Party) -> Party {
    let site = |word: &str| is_among(&crate::spelling::key(word), WORDS.beside.located);
    let words = party.name.split(' ').take_while(|word| !site(word));
    let name = words.collect::<Vec<_>>().join(" ");
    if name.is_empty() || name.len() == party.name.len() {
        return party;
    }
    Party { name, ..party }
}

fn claimant(scene: &Scene<'_>, figure: &CountDraft) -> Option<Party> {
    let start = figure.anchor;
    // «40 قتيلا، مقابل 22 قتيلا وفق الحكومة»: the source right after a count is its own
    if let Some(source) = following(scene, figure) {
        return Some(source);
    }
    let quoted = quoted(scene, figure);
    match governing(scene, start) {
        Some((party, Subject::After(_))) => Some(party),
        // «البرنامج قدر الحصيلة بأكثر من 300، بحسب الوكالة»: the verb stands in what the other source says
        Some((party, Subject::Before(verb))) if quotes_verb(scene, figure, verb) => Some(party),
        Some((party, Subject::Before(_))) => quoted.or(Some(party)),
        None => revising(scene, figure)
            .or(quoted)
            .or_else(|| accusing(scene, start))
            .or_else(|| announced(scene, start))
            .or_else(|| mourning(scene, figure))
            .or_else(|| totalling(scene, figure))
            .or_else(|| clause(scene, start))
            .or_else(|| speaking(scene, start))
            .or_else(|| according(scene, figure))
            .or_else(|| by_own_count(scene, figure))
            .or_else(|| heading(scene, figure)),
    }
}

/// The source that «وفق» names right after a count, where another count stands before in the sentence.
fn following(scene: &Scene<'_>, figure: &CountDraft) -> Option<Party> {
    let at = figure.group.end.max(figure.evidence.end);
    let several = scene
        .groups
        .iter()
        .any(|group| group.end < figure.group.first && group.size == Size::Number);
    // «و100 فقط بحسب الحكومة»
    let only = usize::from(scene.is_particle(at, Particle::Function));
    let rest = according_to(scene.cursor(at + only)).filter(|_| several)?;
    let (speaker, _) = party(rest, scene.context.names).filter(|(party, _)| party.is_agent())?;
    Some(speaker.reference(scene.text, scene.context.names))
}

/// After «وفق», «بحسب».
fn according_to(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let source = |m: &Meaning| match m {
        Meaning::Speech {
            shape: SpeechShape::According,
            ..
        } => Some(()),
        _ => None,
    };
    at.read(Kind::Speech, source).map(|((), _, rest)| rest)
}

/// Where the subject of a verb stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Subject {
    // each with its verb
    Before(usize),
    After(usize),
}

/// «لم يؤكد الجيش مقتل ثلاثة من جنوده»: whether whoever could state a count does not.
pub(super) fn is_withheld(scene: &Scene<'_>, figure: &CountDraft) -> bool {
    let governing = governing(scene, figure.anchor);
    let Some((_, Subject::After(verb) | Subject::Before(verb))) = governing else {
        return false;
    };
    // «لا يعترف الجيش إلا بمقتل 23»
    let but = (verb..figure.anchor).any(|at| scene.is_particle(at, Particle::Except));
    let before = verb.checked_sub(1).filter(|at| *at >= scene.sentence.start);
    !but && before.is_some_and(|at| scene.stance(at, Stance::Negate) == Some(verb))
}

/// The innermost quotation that holds the count.
fn quotation<'s>(scene: &'s Scene<'_>, figure: &CountDraft) -> Option<&'s Quote> {
    let span = scene.text.span(figure.evidence.clone());
    let quotes = scene.context.quotes.iter();
    quotes
        .filter(|quote| quote.span.contains(span) && !is_dateline(scene, quote))
        .min_by_key(|quote| quote.span.end() - quote.span.start())
}

/// Whether the quotation that holds the count holds the verb as well, and its source stands after both.
fn quotes_verb(scene: &Scene<'_>, figure: &CountDraft, verb: usize) -> bool {
    let span = scene.text.span(verb..verb + 1);
    quotation(scene, figure).is_some_and(|quote| {
        quote.span.contains(span) && quote.cue.span.start() >= quote.span.end()
    })
}

/// The speaker of the innermost quotation that holds the count.
fn quoted(scene: &Scene<'_>, figure: &CountDraft) -> Option<Party> {
    let quote = quotation(scene, figure)?;
    let name = quote
        .speaker
        .name
        .clone()
        .or_else(|| quote.speaker.text.clone())?;
    let text = quote.speaker.text.clone().unwrap_or_else(|| {
        // a name without its marks stands nowhere: the verb that carries it over does
        let source = scene.text.source();
        if source[..source.floor_char_boundary(NAMED)].contains(&name) {
            name.clone()
        } else {
            quote.cue.text.clone()
        }
    });
    Some(Party {
        text,
        name,
        entity: quote.speaker.entity.clone(),
    })
}

/// Bytes of the article in which a name that a verb carries over is looked for.
const NAMED: usize = 1 << 16;

/// «الخرطوم: قتل 17 شخصا»: a place before a colon is where the news comes from, unless it speaks as «we» do.
fn is_dateline(scene: &Scene<'_>, quote: &Quote) -> bool {
    let entities = &scene.context.names.entities;
    let speaker = entities
        .iter()
        .find(|entity| Some(&entity.id) == quote.speaker.entity.as_ref());
    let place = speaker.is_some_and(|entity| entity.kind == EntityType::Location);
    let colon = !quote.cue.lemma.chars().any(char::is_alphabetic);
    let unknown = speaker.is_none() && quote.speaker.role.is_none();
    let we = || {
        let words = quote.text.split_whitespace().take(3);
        words.into_iter().any(|word| word.ends_with(WE))
    };
    colon && quote.span.start() > 0 && ((place && !we()) || (unknown && !is_body(scene, quote)))
}

/// Whether the words for a speaker are those of a body or office.
fn is_body(scene: &Scene<'_>, quote: &Quote) -> bool {
    const BODIES: Kinds = Kinds::of(Kind::Body)
        .and(Kind::Role)
        .and(Kind::Source)
        .and(Kind::TypeWord)
        .and(Kind::Victims);
    let span = quote.speaker.span;
    let first = scene.sentence.start;
    let ministry = span.is_some_and(|span| span.contains(scene.text.span(first..first + 2)))
        && is_ministry(scene, first);
    ministry
        || span.is_none_or(|span| {
            let mut tokens = scene.sentence.clone();
            tokens.any(|at| span.contains(scene.text.span(at..at + 1)) && scene.text.is(at, BODIES))
        })
}

/// Words for those who may say something.
const SPEAKERS: Kinds = Kinds::of(Kind::Source)
    .and(Kind::Role)
    .and(Kind::Victims)
    .and(Kind::Body)
    .and(Kind::TypeWord)
    .and(Kind::Nationality);

/// Whether a party can state a count: «عن أسفه العميق لمقتل …», «أفادت حصيلة أولية بمقتل»: an adjective and a document
/// claim nothing.
fn can_claim(scene: &Scene<'_>, party: &AgentPhrase) -> bool {
    let head = party.tokens.start;
    // «سجلنا أكثر من 1000 جريح»: those who are counted state nothing
    let counted = scene
        .group_at(head)
        .is_some_and(|group| !group.own.is_empty());
    let definite = scene.text.form(head).starts_with(ARTICLE);
    let agent = party.is_agent() && !counted;
    let document =
        scene.is_particle(head, Particle::Document) || scene.is_particle(head, Particle::Tally);
    // «قدر مسؤولون خسائر طرفهم»: only people and sources say anything
    let speaks = scene.index(head).is_some() || scene.text.is(head, SPEAKERS);
    (agent && !document) || (speaks && !(counted || definite || document))
}

/// The subject of the verb of saying that governs what begins at `start`.
fn governing(scene: &Scene<'_>, start: usize) -> Option<(Party, Subject)> {
    // «سجل المهاجم هدفين وأصيب …»: a verb of its own that و joins is governed by nobody
    let here = scene.cursor(start);
    if is_joined(here) && is_finite_verb(here, scene.context.names) {
        return None;
    }
    let first = scene.sentence.start;
    let mut clause = (first..start).rev().take_while(|at| !ends(scene, *at));
    let (at, end) = clause.find_map(|at| Some((at, states(scene, at)?)))?;
    let names = scene.context.names;
    let relays = relay(scene, at).is_some() && verb(scene, at).is_none();
    let fits =
        |(party, rest): &(AgentPhrase, Cursor<'_>)| rest.at() <= start && can_claim(scene, party);
    // «أعلن الوزير مقتل خمسة»: no name goes on with the noun of what happened
    let bounded = || {
        let happens = scene
            .trigger_from(start)
            .filter(|trigger| trigger.tokens.start == start && trigger.is_happening());
        let at = scene.cursor(end.min(start)).until(start);
        happens.and_then(|_| subject(at, names)).filter(fits)
    };
    // «اتهمت الحكومة المتمردين بقتل خمسة»: whom the verb has for an object are not its subject
    let apart = || {
        let charge = scene.accusation(start)?;
        let verb = charge.predicate.as_ref()?;
        (verb.tokens.start == at).then(|| accuser(scene, charge, start))?
    };
    let after = apart()
        .filter(fits)
        .or_else(|| subject(scene.cursor(end), names).filter(fits))
        .or_else(bounded);
    // «نقلت وكالة رويترز عن مصدر طبي مقتل 12»: whom an outlet relays
    let named = scene.is_particle(end - 1, Particle::About);
    let after = after.and_then(|told| {
        let source = relayed_source(told.1, start, names);
        source.or_else(|| Some(told).filter(|_| !relays || named))
    });
    if let Some((speaker, rest)) = after {
        let leads = leads_on(scene, rest.at(), start);
        return leads.then(|| (speaker.reference(scene.text, names), Subject::After(at)));
    }
    let before = (!relays && leads_on(scene, end, start))
        .then(|| subject_before(scene, at))
        .flatten();
    let before = before.or_else(|| did_before(scene, at).filter(|_| leads_on(scene, end, start)));
    before.map(|party| (party, Subject::Before(at)))
}

/// The subject of a verb of accusing, which ends before its object or after a name: «اتهمت منظمة العفو ميليشيات الحشد».
fn accuser<'t>(
    scene: &Scene<'t>,
    charge: &Clause,
    start: usize,
) -> Option<(AgentPhrase, Cursor<'t>)> {
    let names = scene.context.names;
    let end = charge.predicate.as_ref()?.tokens.end;
    let object = charge.object().map(|object| object.tokens.start);
    let last = object.filter(|object| *object > end).unwrap_or(start);
    let named = names.starting(end).map_or(last, |naming| naming.tokens.end);
    subject(scene.cursor(end).until(last.min(named)), names)
}

/// «اتهمت القوات الجيش بارتكاب مجزرة راح ضحيتها 40»: whoever accuses states what is told of the deed.
fn accusing(scene: &Scene<'_>, start: usize) -> Option<Party> {
    let charge = scene.accusation(start)?;
    let (speaker, _) =
        accuser(scene, charge, start).filter(|(party, _)| can_claim(scene, party))?;
    Some(speaker.reference(scene.text, scene.context.names))
}

/// «سبق للأمم المتحدة أن أعلنت»: whoever did before what the verb after أن tells.
fn did_before(scene: &Scene<'_>, verb: usize) -> Option<Party> {
    let names = scene.context.names;
    let that = verb
        .checked_sub(1)
        .filter(|at| scene.is_particle(*at, Particle::That))?;
    let first = scene.stretch_start(that);
    let earlier = (first..that)
        .rev()
        .find(|at| scene.text.lists(*at).stem.has(WORDS.beside.earlier))?;
    let (speaker, rest) = party(scene.cursor(earlier + 1), names)?;
    (speaker.is_agent() && rest.at() <= that).then(|| speaker.reference(scene.text, names))
}

/// The source after «عن», before the count that begins at `start`.
fn relayed_source<'t>(
    at: Cursor<'t>,
    start: usize,
    names: &Names,
) -> Option<(AgentPhrase, Cursor<'t>)> {
    let about = at.particle(Particle::About)?;
    let fits = |(party, rest): &(AgentPhrase, Cursor<'t>)| party.is_agent() && rest.at() <= start;
    subject(about, names)
        .filter(fits)
        .or_else(|| subject(about.until(start), names).filter(fits))
}

/// «إعلان الجيش مقتل ثلاثة»: whoever a verbal noun of saying belongs to.
fn announced(scene: &Scene<'_>, start: usize) -> Option<Party> {
    let names = scene.context.names;
    let first = scene.sentence.start;
    let noun = (first..start)
        .rev()
        .take_while(|at| !ends(scene, *at))
        .find(|at| scene.text.lists(*at).stem.has(WORDS.beside.announcement))?;
    let (speaker, rest) =
        party(scene.cursor(noun + 1), names).filter(|(party, _)| party.is_agent())?;
    let rest = past_aside(scene, rest.at(), start);
    (rest <= start && leads_on(scene, rest, start)).then(|| speaker.reference(scene.text, names))
}

/// Token after an aside between commas: «، ذراع الحركة العسكرية،».
fn past_aside(scene: &Scene<'_>, at: usize, start: usize) -> usize {
    let comma = |at: &usize| scene.text.token(*at).is_mark(',');
    if !(at < start && comma(&at)) {
        return at;
    }
    let closing = (at + 1..start).find(comma);
    closing.map_or(at, |closing| closing + 1)
}

/// Whoever a list that follows is by: «أعلنت وزارة الصحة الحصيلة التالية:».
pub(super) fn introduced(scene: &Scene<'_>) -> Option<Party> {
    let end = scene.sentence.end;
    let last = end.saturating_sub(2).max(scene.sentence.start);
    if !(last..end).any(|at| scene.text.token(at).is_mark(':')) {
        return None;
    }
    publisher(scene, scene.sentence.clone())
}

/// Whoever says or publishes something in words before a colon.
fn publisher(scene: &Scene<'_>, mut tokens: std::ops::Range<usize>) -> Option<Party> {
    let said = |at| Some((at, verb(scene, at).or_else(|| publishes(scene, at))?));
    let (at, rest) = tokens.find_map(said)?;
    let names = scene.context.names;
    let after = subject(scene.cursor(rest), names).filter(|(party, _)| party.is_agent());
    after
        .map(|(speaker, _)| speaker.reference(scene.text, names))
        .or_else(|| subject_before(scene, at))
}

/// «كشفت الحماية المدنية عن حصيلة مؤقتة: 71 قتيلا»: whoever tells the toll that a colon opens.
fn totalling(scene: &Scene<'_>, figure: &CountDraft) -> Option<Party> {
    let first = scene.sentence.start;
    let colon = (first..figure.evidence.start)
        .rev()
        .find(|at| scene.text.token(*at).is_mark(':'))?;
    let tally = (first..colon).any(|at| scene.is_particle(at, Particle::Tally));
    tally.then(|| publisher(scene, first..colon)).flatten()
}

/// Token after a verb of making known: «نشرت الشرطة حصيلة الحوادث:».
fn publishes(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let verb = &scene.text.lists(at).stem;
    verb.has(WORDS.beside.publishes).then_some(at + 1)
}

/// Whether only prepositions, places, times and other counts stand between a speaker and a count.
fn leads_on(scene: &Scene<'_>, from: usize, start: usize) -> bool {
    const VERBS: Kinds = Kinds::of(Kind::Speech).and(Kind::Stance);
    (from..start).all(|at| {
        let tags = scene.text.tags(at);
        let verb = tags
            .first()
            .is_some_and(|tag| tag.kinds.without(VERBS).is_empty());
        let after = at > from && (scene.is_preposition(at - 1) || scene.is_trigger(at - 1));
        let unknown = tags.is_empty() && scene.text.token(at).is_word();
        let grouped = scene
            .groups
            .iter()
            .any(|group| (group.first..group.end).contains(&at));
        let bare = unknown && !grouped && !after && !scene.text.form(at).starts_with(ARTICLE);
        // «بعد حرب أسفرت عن مقتل 5 آلاف»: what follows is no longer said by the subject
        let yields = at > from
            && scene.is_particle(at, Particle::Yields)
            && !scene.is_particle(at, Particle::Happening)
            && !scene.is_particle(at, Particle::Tally);
        !(verb || bare || yields || scene.is_particle(at, Particle::Relative))
    })
}

/// The subject of a verb of saying whose clause (أن …) holds the count, where no quotation was found.
fn clause(scene: &Scene<'_>, start: usize) -> Option<Party> {
    let names = scene.context.names;
    let that = (scene.sentence.start..start)
        .rev()
        .find(|at| scene.is_particle(*at, Particle::That))?;
    let first = scene.sentence.start;
    let says = |at: &usize| !takes_words(scene, *at);
    let mut verbs = (first..that).rev().filter(says);
    let end = verbs.find_map(|at| verb(scene, at))?;
    let here = past_recipient(scene, end);
    let (speaker, rest) = subject(scene.cursor(here), names)?;
    let document = scene.is_particle(speaker.tokens.start, Particle::Document);
    (rest.at() <= that && !document).then(|| speaker.reference(scene.text, names))
}

/// Token after whomever something is told to: «أكد لفرانس برس مصدر أمني».
fn past_recipient(scene: &Scene<'_>, at: usize) -> usize {
    let attached = |tag: &crate::text::Tag| tag.leads_with(scene.text, FOR) && tag.clitics() > 0;
    let told = scene.text.tags(at).iter().any(attached);
    let recipient = told
        .then(|| party(scene.cursor(at), scene.context.names))
        .flatten();
    recipient.map_or(at, |(_, rest)| rest.at())
}

/// Whether a verb has no clause of its own: «تصفه مصادر بأنه …» states nothing.
fn takes_words(scene: &Scene<'_>, at: usize) -> bool {
    let words = |m: &Meaning| match m {
        Meaning::Speech {
            takes: Takes::Words,
            ..
        } => Some(()),
        _ => None,
    };
    scene.cursor(at).read(Kind::Speech, words).is_some()
}

/// «بحسب قيادة الناتو» in the sentence, also between dashes.
fn according(scene: &Scene<'_>, figure: &CountDraft) -> Option<Party> {
    let first = scene.sentence.start;
    // «300 ألف بحسب الأمم المتحدة، فضلا عن تهجير …»: a source after another number is that number's
    let taken = |at: usize| {
        let before = scene.groups.iter().take_while(|group| group.end <= at);
        at < figure.anchor && before.into_iter().any(|group| group.size == Size::Number)
    };
    (first..scene.sentence.end).find_map(|at| {
        let rest = according_to(scene.cursor(at)).filter(|_| !taken(at))?;
        // «وفقا لما ذكرته الإذاعة»
        let verbs = (rest.at()..rest.at() + 3)
            .take_while(|at| is_function(scene, *at))
            .count();
        let source = scene.cursor(rest.at() + verbs);
        // «بحسب ما صرحت به أمس اللجنة»
        let source =
            if verbs > 0 || is_finite_verb(scene.cursor(rest.at() - 1), scene.context.names) {
                after_adjuncts(source, scene.context.names)
            } else {
                source
            };
        let speaker = subject(source, scene.context.names);
        let (speaker, _) = speaker.filter(|(party, _)| party.is_agent())?;
        Some(speaker.reference(scene.text, scene.context.names))
    })
}

/// «دعت المنظمة إلى إخراج الجرحى، وعددهم بحسبها 62 جريحا»: whoever acts in the sentence, where a pronoun before the count
/// tells that it is theirs.
fn by_own_count(scene: &Scene<'_>, figure: &CountDraft) -> Option<Party> {
    let first = scene.sentence.start;
    let end = figure.anchor.max(figure.group.first);
    let own = |at: &usize| scene.text.lists(*at).whole.has(WORDS.beside.by_their_count);
    let at = (first..end).find(own)?;
    let names = scene.context.names;
    let acts = |verb: usize| {
        let says = is_finite_verb(scene.cursor(verb), names);
        let (speaker, rest) = says
            .then(|| subject(scene.cursor(verb + 1), names))
            .flatten()?;
        (speaker.is_agent() && rest.at() < at).then(|| speaker.reference(scene.text, names))
    };
    (scene.sentence.start..at).find_map(acts)
}

fn is_function(scene: &Scene<'_>, at: usize) -> bool {
    scene.text.is(at, Kinds::of(Kind::Speech)) || scene.is_particle(at, Particle::Function)
}

fn ends(scene: &Scene<'_>, at: usize) -> bool {
    let comma = scene.text.token(at).is_mark(',');
    // «أكدت البعثة من جهتها مقتل ثلاثة»
    let turn = scene.is_particle(at, Particle::Turn) && at > scene.sentence.start;
    let turn = turn && scene.text.token(at - 1).is_word();
    scene.is_boundary(at) && !(comma || turn)
}

/// Token after a finite verb of saying.
fn verb(scene: &Scene<'_>, at: usize) -> Option<usize> {
    const OTHER: Kinds = Kinds::of(Kind::Timing).and(Kind::Unit);
    if scene.is_causing(at) {
        return None;
    }
    let shape = |m: &Meaning| match m {
        Meaning::Speech {
            shape: SpeechShape::Verb,
            ..
        } => Some(()),
        _ => None,
    };
    let ((), found, rest) = scene.cursor(at).read(Kind::Speech, shape)?;
    // «أحصى المرصد» yields a count as well as stating it
    let particle = scene.text.is(at, Kinds::of(Kind::Particle))
        && !scene.is_particle(at, Particle::Yields)
        && !scene.is_particle(at, Particle::Happening)
        && !scene.is_particle(at, Particle::Reaches);
    let sure = !scene.text.is(at, OTHER)
        && !particle
        && !found.tag.definite
        && scene.context.names.covering(at).is_none();
    sure.then(|| rest.at())
}

/// Token after a verb whose subject states what it governs.
fn states(scene: &Scene<'_>, at: usize) -> Option<usize> {
    verb(scene, at)
        .or_else(|| relay(scene, at))
        .or_else(|| verifies(scene, at))
}

/// Token after a verb of making sure: «تحققت البعثة من مقتل ثلاثة».
fn verifies(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let verb = &scene.text.lists(at).stem;
    verb.has(WORDS.beside.verifies).then_some(at + 1)
}

/// Token after a verb of relaying what somebody else says: «نقلت الوكالة عن مصدر طبي».
fn relay(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let shape = |m: &Meaning| match m {
        Meaning::Speech {
            shape: SpeechShape::Relay,
            ..
        } => Some(()),
        _ => None,
    };
    let ((), found, rest) = scene.cursor(at).read(Kind::Speech, shape)?;
    (!found.tag.definite).then(|| rest.at())
}

/// «صححت الوزارة حصيلة القتلى من 80 إلى 64»: whoever changes a toll states what it is now.
fn revising(scene: &Scene<'_>, figure: &CountDraft) -> Option<Party> {
    let end = figure.group.first;
    let verb = (scene.sentence.start..end)
        .rev()
        .take_while(|at| !ends(scene, *at));
    let verb = verb.into_iter().find(|at| revises(scene, *at))?;
    let names = scene.context.names;
    // «وقدرته السلطات بـ350»
    if has_object_pronoun(scene, verb) {
        let (speaker, rest) = subject(scene.cursor(verb + 1).until(end), names)?;
        let whole = rest.at() + 1 >= end && speaker.is_agent();
        return whole.then(|| speaker.reference(scene.text, names));
    }
    let tally = (verb + 1..end).find(|at| scene.is_particle(*at, Particle::Tally))?;
    if tally == verb + 1 {
        // «البرنامج قدر الحصيلة بأكثر من 300 قتيل»
        return subject_before(scene, verb);
    }
    let (speaker, rest) = subject(scene.cursor(verb + 1).until(tally), names)?;
    let whole = rest.at() == tally && speaker.is_agent();
    whole.then(|| speaker.reference(scene.text, names))
}

/// Whether a verb of changing or estimating a toll stands at `at`.
fn revises(scene: &Scene<'_>, at: usize) -> bool {
    scene.text.lists(at).stem.has(WORDS.beside.revises)
}

/// Whether a pronoun hangs on a verb in the past: «قدرته», «قدرها».
fn has_object_pronoun(scene: &Scene<'_>, at: usize) -> bool {
    let form = scene.text.form(at);
    PRONOUNS.iter().any(|pronoun| form.ends_with(pronoun))
}

/// Whether a verb of estimating has the toll that was told before as its pronoun: «وقدرته السلطات بـ350».
pub(super) fn estimates_again(scene: &Scene<'_>, at: usize) -> bool {
    revises(scene, at) && has_object_pronoun(scene, at)
}

/// «اتهم الحاكم الجيش بقصف البلدة، متحدثا عن مقتل امرأة»: the subject of the clause in which a participle of saying governs
/// the count.
fn speaking(scene: &Scene<'_>, start: usize) -> Option<Party> {
    let here = scene.cursor(start);
    if is_joined(here) && is_finite_verb(here, scene.context.names) {
        return None;
    }
    let says = |m: &Meaning| match m {
        Meaning::Speech {
            shape: SpeechShape::Participle,
            ..
        } => Some(()),
        _ => None,
    };
    let first = scene.sentence.start;
    let mut before = (first..start).rev().take_while(|at| !ends(scene, *at));
    let (at, end) = before.find_map(|at| {
        let ((), found, rest) = scene.cursor(at).read(Kind::Speech, says)?;
        (!found.tag.definite).then(|| (at, rest.at()))
    })?;
    let clauses = scene.context.parses.clauses(&scene.sentence);
    let tokens = clauses.at(at)?.subject()?.tokens.clone();
    let subject = scene.cursor(tokens.start).until(tokens.end);
    let (speaker, rest) = party(subject, scene.context.names)?;
    let told = rest.at() <= at && speaker.is_agent() && leads_on(scene, end, start);
    told.then(|| speaker.reference(scene.text, scene.context.names))
}

/// «نعى الحزب سبعة من ضباطه»: whoever mourns people states that they died.
fn mourning(scene: &Scene<'_>, figure: &CountDraft) -> Option<Party> {
    let start = figure.evidence.start;
    let mut before = (scene.stretch_start(start)..=start).rev();
    let verb = before.find(|at| scene.text.lists(*at).stem.has(WORDS.beside.mourns))?;
    let names = scene.context.names;
    // «نعت النقابة الصحفيين حسن رضا ومازن خليل»: their names follow the noun for them
    let anchor = Some(figure.anchor).filter(|anchor| *anchor > verb);
    let first = anchor.unwrap_or(figure.group.first);
    let (speaker, rest) = subject(scene.cursor(verb + 1).until(first), names)?;
    let whole = rest.at() == first && speaker.is_agent();
    let people = figure.group.is_strong() || figure.group.is_named();
    let vague = speaker.is_vague(scene.text); // «نقابة المحامين»: those counted are a part of its name
    (whole && people && !vague).then(|| speaker.reference(scene.text, names))
}

/// «الصحة الليبية: حصيلة القتلى 96»: the body before the colon that a headline opens with.
fn heading(scene: &Scene<'_>, figure: &CountDraft) -> Option<Party> {
    let first = scene.sentence.start + usize::from(scene.is_mark(scene.sentence.start));
    let first = scene.cursor(first).past_clock().at();
    let colon = (first..figure.evidence.start).find(|at| scene.text.token(*at).is_mark(':'))?;
    let names = scene.context.names;
    let span = scene.text.span(first..colon);
    if is_ministry(scene, first) && first + 2 == colon {
        let text = scene.text.slice(span).to_owned();
        return Some(Party {
            name: text.clone(),
            text,
            entity: None,
        });
    }
    let (speaker, rest) = party(scene.cursor(first), names)?;
    let reference = speaker.reference(scene.text, names);
    let entity = |entity: &&crate::facts::Entity| Some(&entity.id) == reference.entity.as_ref();
    let body = names.entities.iter().find(entity);
    let body = body.is_some_and(|entity| entity.kind == EntityType::Organization);
    (rest.at() == colon && speaker.is_agent() && body).then_some(reference)
}

/// «الصحة الليبية»: a ministry by its field and the adjective of its country.
fn is_ministry(scene: &Scene<'_>, first: usize) -> bool {
    scene.text.form(first).starts_with(ARTICLE)
        && scene.text.form(first + 1).starts_with(ARTICLE)
        && scene.text.is(first + 1, Kinds::of(Kind::Nationality))
        && scene.context.names.starting(first + 1).is_none()
}

/// «الجيش الإسرائيلي اعترف بمقتل ضابط».
fn subject_before(scene: &Scene<'_>, verb: usize) -> Option<Party> {
    let names = scene.context.names;
    (scene.stretch_start(verb)..verb).find_map(|at| {
        let (speaker, rest) = party(scene.cursor(at), names)?;
        // «وكانت السلطات قد تحدثت عن ثلاثة قتلى»
        let only = |at: usize| scene.text.lists(at).stem.has(WORDS.beside.before_verb);
        let beside = rest.at() == verb || rest.at() + 1 == verb && only(rest.at());
        let document = scene.is_particle(speaker.tokens.start, Particle::Document);
        (beside && !(document && rest.at() < verb)).then(|| speaker.reference(scene.text, names))
    })
}

/// How far back a body may have been named in full, in tokens.
const NAMED_BEFORE: usize = 512;

/// The longer name that the text before has for a body that one definite noun tells again: «المديرية».
pub(super) fn spelled_out(scene: &Scene<'_>, noun: &str) -> Option<String> {
    let noun = crate::spelling::key(noun);
    let end = scene.sentence.start;
    let same = |at: &usize| {
        let form = scene.text.form(*at);
        form.strip_prefix(AND).unwrap_or(form) == noun
    };
    let mut before = (end.saturating_sub(NAMED_BEFORE)..end).filter(same);
    before.find_map(|at| {
        let here = Cursor::new(scene.text, scene.text.sentence_of(at)).to(at);
        let (body, _) = party(here, scene.context.names)?;
        let name = body.reference(scene.text, scene.context.names).name;
        (body.is_agent() && name.contains(' ')).then_some(name)
    })
}

/// The subject of the verb at `at`, which ends before `end`.
pub(super) fn subject_of(scene: &Scene<'_>, at: usize, end: usize) -> Option<Party> {
    let (speaker, rest) = party(scene.cursor(at + 1), scene.context.names)?;
    (rest.at() <= end).then(|| speaker.reference(scene.text, scene.context.names))
}
