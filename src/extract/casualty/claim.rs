//! Who states a count.

use super::figure::CountDraft;
use super::people::Size;
use super::sentence::Sentence;
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
pub(super) fn read(sentence: &Sentence<'_>, figure: &CountDraft) -> Option<Party> {
    claimant(sentence, figure).map(without_site)
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

fn claimant(sentence: &Sentence<'_>, figure: &CountDraft) -> Option<Party> {
    let start = figure.anchor;
    // «40 قتيلا، مقابل 22 قتيلا وفق الحكومة»: the source right after a count is its own
    if let Some(source) = following(sentence, figure) {
        return Some(source);
    }
    let quoted = quoted(sentence, figure);
    match governing(sentence, start) {
        Some((party, Subject::After(_))) => Some(party),
        // «البرنامج قدر الحصيلة بأكثر من 300، بحسب الوكالة»: the verb stands in what the other source says
        Some((party, Subject::Before(verb))) if quotes_verb(sentence, figure, verb) => Some(party),
        Some((party, Subject::Before(_))) => quoted.or(Some(party)),
        None => revising(sentence, figure)
            .or(quoted)
            .or_else(|| accusing(sentence, start))
            .or_else(|| announced(sentence, start))
            .or_else(|| mourning(sentence, figure))
            .or_else(|| totalling(sentence, figure))
            .or_else(|| clause(sentence, start))
            .or_else(|| speaking(sentence, start))
            .or_else(|| according(sentence, figure))
            .or_else(|| by_own_count(sentence, figure))
            .or_else(|| heading(sentence, figure)),
    }
}

/// The source that «وفق» names right after a count, where another count stands before in the sentence.
fn following(sentence: &Sentence<'_>, figure: &CountDraft) -> Option<Party> {
    let at = figure.group.end.max(figure.evidence.end);
    let several = sentence
        .groups
        .iter()
        .any(|group| group.end < figure.group.first && group.size == Size::Number);
    // «و100 فقط بحسب الحكومة»
    let only = usize::from(sentence.is_particle(at, Particle::Function));
    let rest = according_to(sentence.cursor(at + only)).filter(|_| several)?;
    let (speaker, _) = party(rest, sentence.context.names).filter(|(party, _)| party.is_agent())?;
    Some(speaker.reference(sentence.text, sentence.context.names))
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
pub(super) fn is_withheld(sentence: &Sentence<'_>, figure: &CountDraft) -> bool {
    let governing = governing(sentence, figure.anchor);
    let Some((_, Subject::After(verb) | Subject::Before(verb))) = governing else {
        return false;
    };
    // «لا يعترف الجيش إلا بمقتل 23»
    let but = (verb..figure.anchor).any(|at| sentence.is_particle(at, Particle::Except));
    let before = verb
        .checked_sub(1)
        .filter(|at| *at >= sentence.tokens.start);
    !but && before.is_some_and(|at| sentence.stance(at, Stance::Negate) == Some(verb))
}

/// The innermost quotation that holds the count.
fn quotation<'s>(sentence: &'s Sentence<'_>, figure: &CountDraft) -> Option<&'s Quote> {
    let span = sentence.text.span(figure.evidence.clone());
    let quotes = sentence.context.quotes.iter();
    quotes
        .filter(|quote| quote.span.contains(span) && !is_dateline(sentence, quote))
        .min_by_key(|quote| quote.span.end() - quote.span.start())
}

/// Whether the quotation that holds the count holds the verb as well, and its source stands after both.
fn quotes_verb(sentence: &Sentence<'_>, figure: &CountDraft, verb: usize) -> bool {
    let span = sentence.text.span(verb..verb + 1);
    quotation(sentence, figure).is_some_and(|quote| {
        quote.span.contains(span) && quote.cue.span.start() >= quote.span.end()
    })
}

/// The speaker of the innermost quotation that holds the count.
fn quoted(sentence: &Sentence<'_>, figure: &CountDraft) -> Option<Party> {
    let quote = quotation(sentence, figure)?;
    let name = quote
        .speaker
        .name
        .clone()
        .or_else(|| quote.speaker.text.clone())?;
    let text = quote.speaker.text.clone().unwrap_or_else(|| {
        // a name without its marks stands nowhere: the verb that carries it over does
        let source = sentence.text.source();
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
fn is_dateline(sentence: &Sentence<'_>, quote: &Quote) -> bool {
    let entities = &sentence.context.names.entities;
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
    colon && quote.span.start() > 0 && ((place && !we()) || (unknown && !is_body(sentence, quote)))
}

/// Whether the words for a speaker are those of a body or office.
fn is_body(sentence: &Sentence<'_>, quote: &Quote) -> bool {
    const BODIES: Kinds = Kinds::of(Kind::Body)
        .and(Kind::Role)
        .and(Kind::Source)
        .and(Kind::TypeWord)
        .and(Kind::Victims);
    let span = quote.speaker.span;
    let first = sentence.tokens.start;
    let ministry = span.is_some_and(|span| span.contains(sentence.text.span(first..first + 2)))
        && is_ministry(sentence, first);
    ministry
        || span.is_none_or(|span| {
            let mut tokens = sentence.tokens.clone();
            tokens.any(|at| {
                span.contains(sentence.text.span(at..at + 1)) && sentence.text.is(at, BODIES)
            })
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
fn can_claim(sentence: &Sentence<'_>, party: &AgentPhrase) -> bool {
    let head = party.tokens.start;
    // «سجلنا أكثر من 1000 جريح»: those who are counted state nothing
    let counted = sentence
        .group_at(head)
        .is_some_and(|group| !group.own.is_empty());
    let definite = sentence.text.form(head).starts_with(ARTICLE);
    let agent = party.is_agent() && !counted;
    let document = sentence.is_particle(head, Particle::Document)
        || sentence.is_particle(head, Particle::Tally);
    // «قدر مسؤولون خسائر طرفهم»: only people and sources say anything
    let speaks = sentence.index(head).is_some() || sentence.text.is(head, SPEAKERS);
    (agent && !document) || (speaks && !(counted || definite || document))
}

/// The subject of the verb of saying that governs what begins at `start`.
fn governing(sentence: &Sentence<'_>, start: usize) -> Option<(Party, Subject)> {
    // «سجل المهاجم هدفين وأصيب …»: a verb of its own that و joins is governed by nobody
    let here = sentence.cursor(start);
    if is_joined(here) && is_finite_verb(here, sentence.context.names) {
        return None;
    }
    let first = sentence.tokens.start;
    let mut clause = (first..start).rev().take_while(|at| !ends(sentence, *at));
    let (at, end) = clause.find_map(|at| Some((at, states(sentence, at)?)))?;
    let names = sentence.context.names;
    let relays = relay(sentence, at).is_some() && verb(sentence, at).is_none();
    let fits = |(party, rest): &(AgentPhrase, Cursor<'_>)| {
        rest.at() <= start && can_claim(sentence, party)
    };
    // «أعلن الوزير مقتل خمسة»: no name goes on with the noun of what happened
    let bounded = || {
        let happens = sentence
            .trigger_from(start)
            .filter(|trigger| trigger.tokens.start == start && trigger.is_happening());
        let at = sentence.cursor(end.min(start)).until(start);
        happens.and_then(|_| subject(at, names)).filter(fits)
    };
    // «اتهمت الحكومة المتمردين بقتل خمسة»: whom the verb has for an object are not its subject
    let apart = || {
        let charge = sentence.accusation(start)?;
        let verb = charge.predicate.as_ref()?;
        (verb.tokens.start == at).then(|| accuser(sentence, charge, start))?
    };
    let after = apart()
        .filter(fits)
        .or_else(|| subject(sentence.cursor(end), names).filter(fits))
        .or_else(bounded);
    // «نقلت وكالة رويترز عن مصدر طبي مقتل 12»: whom an outlet relays
    let named = sentence.is_particle(end - 1, Particle::About);
    let after = after.and_then(|told| {
        let source = relayed_source(told.1, start, names);
        source.or_else(|| Some(told).filter(|_| !relays || named))
    });
    if let Some((speaker, rest)) = after {
        let leads = leads_on(sentence, rest.at(), start);
        return leads.then(|| (speaker.reference(sentence.text, names), Subject::After(at)));
    }
    let before = (!relays && leads_on(sentence, end, start))
        .then(|| subject_before(sentence, at))
        .flatten();
    let before =
        before.or_else(|| did_before(sentence, at).filter(|_| leads_on(sentence, end, start)));
    before.map(|party| (party, Subject::Before(at)))
}

/// The subject of a verb of accusing, which ends before its object or after a name: «اتهمت منظمة العفو ميليشيات الحشد».
fn accuser<'t>(
    sentence: &Sentence<'t>,
    charge: &Clause,
    start: usize,
) -> Option<(AgentPhrase, Cursor<'t>)> {
    let names = sentence.context.names;
    let end = charge.predicate.as_ref()?.tokens.end;
    let object = charge.object().map(|object| object.tokens.start);
    let last = object.filter(|object| *object > end).unwrap_or(start);
    let named = names.starting(end).map_or(last, |naming| naming.tokens.end);
    subject(sentence.cursor(end).until(last.min(named)), names)
}

/// «اتهمت القوات الجيش بارتكاب مجزرة راح ضحيتها 40»: whoever accuses states what is told of the deed.
fn accusing(sentence: &Sentence<'_>, start: usize) -> Option<Party> {
    let charge = sentence.accusation(start)?;
    let (speaker, _) =
        accuser(sentence, charge, start).filter(|(party, _)| can_claim(sentence, party))?;
    Some(speaker.reference(sentence.text, sentence.context.names))
}

/// «سبق للأمم المتحدة أن أعلنت»: whoever did before what the verb after أن tells.
fn did_before(sentence: &Sentence<'_>, verb: usize) -> Option<Party> {
    let names = sentence.context.names;
    let that = verb
        .checked_sub(1)
        .filter(|at| sentence.is_particle(*at, Particle::That))?;
    let first = sentence.stretch_start(that);
    let earlier = (first..that)
        .rev()
        .find(|at| sentence.text.lists(*at).stem.has(WORDS.beside.earlier))?;
    let (speaker, rest) = party(sentence.cursor(earlier + 1), names)?;
    (speaker.is_agent() && rest.at() <= that).then(|| speaker.reference(sentence.text, names))
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
fn announced(sentence: &Sentence<'_>, start: usize) -> Option<Party> {
    let names = sentence.context.names;
    let first = sentence.tokens.start;
    let noun = (first..start)
        .rev()
        .take_while(|at| !ends(sentence, *at))
        .find(|at| sentence.text.lists(*at).stem.has(WORDS.beside.announcement))?;
    let (speaker, rest) =
        party(sentence.cursor(noun + 1), names).filter(|(party, _)| party.is_agent())?;
    let rest = past_aside(sentence, rest.at(), start);
    (rest <= start && leads_on(sentence, rest, start))
        .then(|| speaker.reference(sentence.text, names))
}

/// Token after an aside between commas: «، ذراع الحركة العسكرية،».
fn past_aside(sentence: &Sentence<'_>, at: usize, start: usize) -> usize {
    let comma = |at: &usize| sentence.text.token(*at).is_mark(',');
    if !(at < start && comma(&at)) {
        return at;
    }
    let closing = (at + 1..start).find(comma);
    closing.map_or(at, |closing| closing + 1)
}

/// Whoever a list that follows is by: «أعلنت وزارة الصحة الحصيلة التالية:».
pub(super) fn introduced(sentence: &Sentence<'_>) -> Option<Party> {
    let end = sentence.tokens.end;
    let last = end.saturating_sub(2).max(sentence.tokens.start);
    if !(last..end).any(|at| sentence.text.token(at).is_mark(':')) {
        return None;
    }
    publisher(sentence, sentence.tokens.clone())
}

/// Whoever says or publishes something in words before a colon.
fn publisher(sentence: &Sentence<'_>, mut tokens: std::ops::Range<usize>) -> Option<Party> {
    let said = |at| Some((at, verb(sentence, at).or_else(|| publishes(sentence, at))?));
    let (at, rest) = tokens.find_map(said)?;
    let names = sentence.context.names;
    let after = subject(sentence.cursor(rest), names).filter(|(party, _)| party.is_agent());
    after
        .map(|(speaker, _)| speaker.reference(sentence.text, names))
        .or_else(|| subject_before(sentence, at))
}

/// «كشفت الحماية المدنية عن حصيلة مؤقتة: 71 قتيلا»: whoever tells the toll that a colon opens.
fn totalling(sentence: &Sentence<'_>, figure: &CountDraft) -> Option<Party> {
    let first = sentence.tokens.start;
    let colon = (first..figure.evidence.start)
        .rev()
        .find(|at| sentence.text.token(*at).is_mark(':'))?;
    let tally = (first..colon).any(|at| sentence.is_particle(at, Particle::Tally));
    tally.then(|| publisher(sentence, first..colon)).flatten()
}

/// Token after a verb of making known: «نشرت الشرطة حصيلة الحوادث:».
fn publishes(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    let verb = &sentence.text.lists(at).stem;
    verb.has(WORDS.beside.publishes).then_some(at + 1)
}

/// Whether only prepositions, places, times and other counts stand between a speaker and a count.
fn leads_on(sentence: &Sentence<'_>, from: usize, start: usize) -> bool {
    const VERBS: Kinds = Kinds::of(Kind::Speech).and(Kind::Stance);
    (from..start).all(|at| {
        let tags = sentence.text.matches(at);
        let verb = tags
            .first()
            .is_some_and(|tag| tag.kinds.without(VERBS).is_empty());
        let after = at > from && (sentence.is_preposition(at - 1) || sentence.is_trigger(at - 1));
        let unknown = tags.is_empty() && sentence.text.token(at).is_word();
        let grouped = sentence
            .groups
            .iter()
            .any(|group| (group.first..group.end).contains(&at));
        let bare = unknown && !grouped && !after && !sentence.text.form(at).starts_with(ARTICLE);
        // «بعد حرب أسفرت عن مقتل 5 آلاف»: what follows is no longer said by the subject
        let yields = at > from
            && sentence.is_particle(at, Particle::Yields)
            && !sentence.is_particle(at, Particle::Happening)
            && !sentence.is_particle(at, Particle::Tally);
        !(verb || bare || yields || sentence.is_particle(at, Particle::Relative))
    })
}

/// The subject of a verb of saying whose clause (أن …) holds the count, where no quotation was found.
fn clause(sentence: &Sentence<'_>, start: usize) -> Option<Party> {
    let names = sentence.context.names;
    let that = (sentence.tokens.start..start)
        .rev()
        .find(|at| sentence.is_particle(*at, Particle::That))?;
    let first = sentence.tokens.start;
    let says = |at: &usize| !takes_words(sentence, *at);
    let mut verbs = (first..that).rev().filter(says);
    let end = verbs.find_map(|at| verb(sentence, at))?;
    let here = past_recipient(sentence, end);
    let (speaker, rest) = subject(sentence.cursor(here), names)?;
    let document = sentence.is_particle(speaker.tokens.start, Particle::Document);
    (rest.at() <= that && !document).then(|| speaker.reference(sentence.text, names))
}

/// Token after whomever something is told to: «أكد لفرانس برس مصدر أمني».
fn past_recipient(sentence: &Sentence<'_>, at: usize) -> usize {
    let attached =
        |tag: &crate::text::LexiconMatch| tag.leads_with(sentence.text, FOR) && tag.clitics() > 0;
    let told = sentence.text.matches(at).iter().any(attached);
    let recipient = told
        .then(|| party(sentence.cursor(at), sentence.context.names))
        .flatten();
    recipient.map_or(at, |(_, rest)| rest.at())
}

/// Whether a verb has no clause of its own: «تصفه مصادر بأنه …» states nothing.
fn takes_words(sentence: &Sentence<'_>, at: usize) -> bool {
    let words = |m: &Meaning| match m {
        Meaning::Speech {
            takes: Takes::Words,
            ..
        } => Some(()),
        _ => None,
    };
    sentence.cursor(at).read(Kind::Speech, words).is_some()
}

/// «بحسب قيادة الناتو» in the sentence, also between dashes.
fn according(sentence: &Sentence<'_>, figure: &CountDraft) -> Option<Party> {
    let first = sentence.tokens.start;
    // «300 ألف بحسب الأمم المتحدة، فضلا عن تهجير …»: a source after another number is that number's
    let taken = |at: usize| {
        let before = sentence.groups.iter().take_while(|group| group.end <= at);
        at < figure.anchor && before.into_iter().any(|group| group.size == Size::Number)
    };
    (first..sentence.tokens.end).find_map(|at| {
        let rest = according_to(sentence.cursor(at)).filter(|_| !taken(at))?;
        // «وفقا لما ذكرته الإذاعة»
        let verbs = (rest.at()..rest.at() + 3)
            .take_while(|at| is_function(sentence, *at))
            .count();
        let source = sentence.cursor(rest.at() + verbs);
        // «بحسب ما صرحت به أمس اللجنة»
        let source = if verbs > 0
            || is_finite_verb(sentence.cursor(rest.at() - 1), sentence.context.names)
        {
            after_adjuncts(source, sentence.context.names)
        } else {
            source
        };
        let speaker = subject(source, sentence.context.names);
        let (speaker, _) = speaker.filter(|(party, _)| party.is_agent())?;
        Some(speaker.reference(sentence.text, sentence.context.names))
    })
}

/// «دعت المنظمة إلى إخراج الجرحى، وعددهم بحسبها 62 جريحا»: whoever acts in the sentence, where a pronoun before the count
/// tells that it is theirs.
fn by_own_count(sentence: &Sentence<'_>, figure: &CountDraft) -> Option<Party> {
    let first = sentence.tokens.start;
    let end = figure.anchor.max(figure.group.first);
    let own = |at: &usize| {
        sentence
            .text
            .lists(*at)
            .whole
            .has(WORDS.beside.by_their_count)
    };
    let at = (first..end).find(own)?;
    let names = sentence.context.names;
    let acts = |verb: usize| {
        let says = is_finite_verb(sentence.cursor(verb), names);
        let (speaker, rest) = says
            .then(|| subject(sentence.cursor(verb + 1), names))
            .flatten()?;
        (speaker.is_agent() && rest.at() < at).then(|| speaker.reference(sentence.text, names))
    };
    (sentence.tokens.start..at).find_map(acts)
}

fn is_function(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.text.is(at, Kinds::of(Kind::Speech)) || sentence.is_particle(at, Particle::Function)
}

fn ends(sentence: &Sentence<'_>, at: usize) -> bool {
    let comma = sentence.text.token(at).is_mark(',');
    // «أكدت البعثة من جهتها مقتل ثلاثة»
    let turn = sentence.is_particle(at, Particle::Turn) && at > sentence.tokens.start;
    let turn = turn && sentence.text.token(at - 1).is_word();
    sentence.is_boundary(at) && !(comma || turn)
}

/// Token after a finite verb of saying.
fn verb(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    const OTHER: Kinds = Kinds::of(Kind::Timing).and(Kind::Unit);
    if sentence.is_causing(at) {
        return None;
    }
    let shape = |m: &Meaning| match m {
        Meaning::Speech {
            shape: SpeechShape::Verb,
            ..
        } => Some(()),
        _ => None,
    };
    let ((), found, rest) = sentence.cursor(at).read(Kind::Speech, shape)?;
    // «أحصى المرصد» yields a count as well as stating it
    let particle = sentence.text.is(at, Kinds::of(Kind::Particle))
        && !sentence.is_particle(at, Particle::Yields)
        && !sentence.is_particle(at, Particle::Happening)
        && !sentence.is_particle(at, Particle::Reaches);
    let sure = !sentence.text.is(at, OTHER)
        && !particle
        && !found.tag.definite
        && sentence.context.names.covering(at).is_none();
    sure.then(|| rest.at())
}

/// Token after a verb whose subject states what it governs.
fn states(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    verb(sentence, at)
        .or_else(|| relay(sentence, at))
        .or_else(|| verifies(sentence, at))
}

/// Token after a verb of making sure: «تحققت البعثة من مقتل ثلاثة».
fn verifies(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    let verb = &sentence.text.lists(at).stem;
    verb.has(WORDS.beside.verifies).then_some(at + 1)
}

/// Token after a verb of relaying what somebody else says: «نقلت الوكالة عن مصدر طبي».
fn relay(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    let shape = |m: &Meaning| match m {
        Meaning::Speech {
            shape: SpeechShape::Relay,
            ..
        } => Some(()),
        _ => None,
    };
    let ((), found, rest) = sentence.cursor(at).read(Kind::Speech, shape)?;
    (!found.tag.definite).then(|| rest.at())
}

/// «صححت الوزارة حصيلة القتلى من 80 إلى 64»: whoever changes a toll states what it is now.
fn revising(sentence: &Sentence<'_>, figure: &CountDraft) -> Option<Party> {
    let end = figure.group.first;
    let verb = (sentence.tokens.start..end)
        .rev()
        .take_while(|at| !ends(sentence, *at));
    let verb = verb.into_iter().find(|at| revises(sentence, *at))?;
    let names = sentence.context.names;
    // «وقدرته السلطات بـ350»
    if has_object_pronoun(sentence, verb) {
        let (speaker, rest) = subject(sentence.cursor(verb + 1).until(end), names)?;
        let whole = rest.at() + 1 >= end && speaker.is_agent();
        return whole.then(|| speaker.reference(sentence.text, names));
    }
    let tally = (verb + 1..end).find(|at| sentence.is_particle(*at, Particle::Tally))?;
    if tally == verb + 1 {
        // «البرنامج قدر الحصيلة بأكثر من 300 قتيل»
        return subject_before(sentence, verb);
    }
    let (speaker, rest) = subject(sentence.cursor(verb + 1).until(tally), names)?;
    let whole = rest.at() == tally && speaker.is_agent();
    whole.then(|| speaker.reference(sentence.text, names))
}

/// Whether a verb of changing or estimating a toll stands at `at`.
fn revises(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.text.lists(at).stem.has(WORDS.beside.revises)
}

/// Whether a pronoun hangs on a verb in the past: «قدرته», «قدرها».
fn has_object_pronoun(sentence: &Sentence<'_>, at: usize) -> bool {
    let form = sentence.text.form(at);
    PRONOUNS.iter().any(|pronoun| form.ends_with(pronoun))
}

/// Whether a verb of estimating has the toll that was told before as its pronoun: «وقدرته السلطات بـ350».
pub(super) fn estimates_again(sentence: &Sentence<'_>, at: usize) -> bool {
    revises(sentence, at) && has_object_pronoun(sentence, at)
}

/// «اتهم الحاكم الجيش بقصف البلدة، متحدثا عن مقتل امرأة»: the subject of the clause in which a participle of saying governs
/// the count.
fn speaking(sentence: &Sentence<'_>, start: usize) -> Option<Party> {
    let here = sentence.cursor(start);
    if is_joined(here) && is_finite_verb(here, sentence.context.names) {
        return None;
    }
    let says = |m: &Meaning| match m {
        Meaning::Speech {
            shape: SpeechShape::Participle,
            ..
        } => Some(()),
        _ => None,
    };
    let first = sentence.tokens.start;
    let mut before = (first..start).rev().take_while(|at| !ends(sentence, *at));
    let (at, end) = before.find_map(|at| {
        let ((), found, rest) = sentence.cursor(at).read(Kind::Speech, says)?;
        (!found.tag.definite).then(|| (at, rest.at()))
    })?;
    let clauses = sentence.context.parses.clauses(&sentence.tokens);
    let tokens = clauses.at(at)?.subject()?.tokens.clone();
    let subject = sentence.cursor(tokens.start).until(tokens.end);
    let (speaker, rest) = party(subject, sentence.context.names)?;
    let told = rest.at() <= at && speaker.is_agent() && leads_on(sentence, end, start);
    told.then(|| speaker.reference(sentence.text, sentence.context.names))
}

/// «نعى الحزب سبعة من ضباطه»: whoever mourns people states that they died.
fn mourning(sentence: &Sentence<'_>, figure: &CountDraft) -> Option<Party> {
    let start = figure.evidence.start;
    let mut before = (sentence.stretch_start(start)..=start).rev();
    let verb = before.find(|at| sentence.text.lists(*at).stem.has(WORDS.beside.mourns))?;
    let names = sentence.context.names;
    // «نعت النقابة الصحفيين حسن رضا ومازن خليل»: their names follow the noun for them
    let anchor = Some(figure.anchor).filter(|anchor| *anchor > verb);
    let first = anchor.unwrap_or(figure.group.first);
    let (speaker, rest) = subject(sentence.cursor(verb + 1).until(first), names)?;
    let whole = rest.at() == first && speaker.is_agent();
    let people = figure.group.is_strong() || figure.group.is_named();
    let vague = speaker.is_vague(sentence.text); // «نقابة المحامين»: those counted are a part of its name
    (whole && people && !vague).then(|| speaker.reference(sentence.text, names))
}

/// «الصحة الليبية: حصيلة القتلى 96»: the body before the colon that a headline opens with.
fn heading(sentence: &Sentence<'_>, figure: &CountDraft) -> Option<Party> {
    let first = sentence.tokens.start + usize::from(sentence.is_mark(sentence.tokens.start));
    let first = sentence.cursor(first).past_clock().at();
    let colon = (first..figure.evidence.start).find(|at| sentence.text.token(*at).is_mark(':'))?;
    let names = sentence.context.names;
    let span = sentence.text.span(first..colon);
    if is_ministry(sentence, first) && first + 2 == colon {
        let text = sentence.text.slice(span).to_owned();
        return Some(Party {
            name: text.clone(),
            text,
            entity: None,
        });
    }
    let (speaker, rest) = party(sentence.cursor(first), names)?;
    let reference = speaker.reference(sentence.text, names);
    let entity = |entity: &&crate::facts::Entity| Some(&entity.id) == reference.entity.as_ref();
    let body = names.entities.iter().find(entity);
    let body = body.is_some_and(|entity| entity.kind == EntityType::Organization);
    (rest.at() == colon && speaker.is_agent() && body).then_some(reference)
}

/// «الصحة الليبية»: a ministry by its field and the adjective of its country.
fn is_ministry(sentence: &Sentence<'_>, first: usize) -> bool {
    sentence.text.form(first).starts_with(ARTICLE)
        && sentence.text.form(first + 1).starts_with(ARTICLE)
        && sentence.text.is(first + 1, Kinds::of(Kind::Nationality))
        && sentence.context.names.starting(first + 1).is_none()
}

/// «الجيش الإسرائيلي اعترف بمقتل ضابط».
fn subject_before(sentence: &Sentence<'_>, verb: usize) -> Option<Party> {
    let names = sentence.context.names;
    (sentence.stretch_start(verb)..verb).find_map(|at| {
        let (speaker, rest) = party(sentence.cursor(at), names)?;
        // «وكانت السلطات قد تحدثت عن ثلاثة قتلى»
        let only = |at: usize| sentence.text.lists(at).stem.has(WORDS.beside.before_verb);
        let beside = rest.at() == verb || rest.at() + 1 == verb && only(rest.at());
        let document = sentence.is_particle(speaker.tokens.start, Particle::Document);
        (beside && !(document && rest.at() < verb)).then(|| speaker.reference(sentence.text, names))
    })
}

/// How far back a body may have been named in full, in tokens.
const NAMED_BEFORE: usize = 512;

/// The longer name that the text before has for a body that one definite noun tells again: «المديرية».
pub(super) fn spelled_out(sentence: &Sentence<'_>, noun: &str) -> Option<String> {
    let noun = crate::spelling::key(noun);
    let end = sentence.tokens.start;
    let same = |at: &usize| {
        let form = sentence.text.form(*at);
        form.strip_prefix(AND).unwrap_or(form) == noun
    };
    let mut before = (end.saturating_sub(NAMED_BEFORE)..end).filter(same);
    before.find_map(|at| {
        let here = Cursor::new(sentence.text, sentence.text.sentence_of(at)).to(at);
        let (body, _) = party(here, sentence.context.names)?;
        let name = body.reference(sentence.text, sentence.context.names).name;
        (body.is_agent() && name.contains(' ')).then_some(name)
    })
}

/// The subject of the verb at `at`, which ends before `end`.
pub(super) fn subject_of(sentence: &Sentence<'_>, at: usize, end: usize) -> Option<Party> {
    let (speaker, rest) = party(sentence.cursor(at + 1), sentence.context.names)?;
    (rest.at() <= end).then(|| speaker.reference(sentence.text, sentence.context.names))
}
