//! Whose words they are: named beside the verb, before it, or carried over from whoever spoke last.

use std::ops::Range;

use super::cue::CueAt;
use crate::extract::clause::frames::is_among;
use crate::extract::clause::speech::SPEECH;
use crate::extract::clause::{
    NounPhrase, after_adjuncts, channel, is_finite_verb, is_joined, noun_phrase,
};
use crate::extract::names::Names;
use crate::extract::participants::{self, History, Party, Voice, called, party};
use crate::facts::{EntityType, Subtype};
use crate::grammar::Cursor;
use crate::lexicon::{Agreement, Kind, Kinds, Meaning, Particle, RoleClass, SpeechShape, Takes};
use crate::spelling::{ARTICLE, FOR, OBLIQUE, PRONOUNS};
use crate::text::{Marked, Text, TokenKind};

/// The voice of a cue and the token behind its subject.
pub(super) fn of(
    text: &Text<'_>,
    names: &Names,
    cue: &CueAt,
    sentence: &Range<usize>,
    history: &History,
) -> (Option<Voice>, usize) {
    let behind = Cursor::new(text, sentence.clone()).to(cue.tokens.end);
    let carries = cue.shape == SpeechShape::Participle || cue.owned;
    let told = |party: &Party| cue.takes == Takes::Object && is_told(text, names, party);
    let general = cue.shape == SpeechShape::Noun;
    let fits = |party: &Party| !(told(party) || general && party.is_vague(text));
    let topic = || subject_before(text, names, cue, sentence).is_some();
    // «فإن البلد نبه الولايات المتحدة إلى أن»: who stands after is told
    let object = !carries && !cue.joined && cue.takes == Takes::Object && topic();
    if !carries
        && !object
        && let Some((party, rest)) = subject(behind, names, cue.takes).filter(|(party, _)| fits(party))
    {
        let party = history.recall(text, names, party, cue.tokens.start);
        return (Some(Voice::explicit(party, cue.agreement)), rest.at());
    }
    let before = !(carries || cue.joined || resumes(behind, cue));
    let before = before.then(|| subject_before(text, names, cue, sentence));
    let voice = before.flatten().map(|party| {
        let party = history.recall(text, names, party, cue.tokens.start);
        Voice::explicit(party, cue.agreement)
    });
    let near = || {
        let before = sentence.start..cue.tokens.start;
        subordinate(text, cue)
            .then(|| named_in(text, names, &before).next_back())
            .flatten()
            .and_then(|at| standing(text, names, cue, at))
    };
    let own = || {
        carries
            .then(|| clause_subject(text, names, cue, sentence))
            .flatten()
            .map(|voice| voice.from_context())
    };
    let last = || history.last(cue.agreement).map(Voice::carried);
    let only = || participants::only_one(text, names, cue.tokens.start, wanted(text, cue));
    let voice = voice
        .or_else(near)
        .or_else(own)
        .or_else(last)
        .or_else(only)
        .or_else(|| {
            let mut named = named_in(text, names, &(sentence.start..cue.tokens.start));
            standing(text, names, cue, named.next()?)
        });
    (voice, behind.at())
}

/// Whether a verb goes on with the subject of the clause before: «وجه الرئيس كلمة أثناء المهرجان، قال فيها».
fn resumes(behind: Cursor<'_>, cue: &CueAt) -> bool {
    let comma = |before: usize| behind.text().token(before).is_mark(',');
    behind.particle(Particle::Oblique).is_some()
        && cue.tokens.start.checked_sub(1).is_some_and(comma)
}

/// The number and gender of whoever speaks, as the verb or the pronoun of a noun tells: «قوله», «قولها».
fn wanted(text: &Text<'_>, cue: &CueAt) -> Agreement {
    let form = text.form(cue.tokens.end - 1);
    let pronoun = PRONOUNS.iter().position(|pronoun| form.ends_with(pronoun));
    match pronoun.filter(|_| cue.owned) {
        Some(0) => Agreement::Singular,
        Some(1) => Agreement::Feminine,
        Some(_) => Agreement::Plural,
        None => cue.agreement,
    }
}

/// Whether the only noun phrase behind «أبلغ» is whoever was told: «أبلغ نظيره أن», «أخبر الصحفيين بأن».
fn is_told(text: &Text<'_>, names: &Names, party: &Party) -> bool {
    let counterpart = names
        .title(party.tokens.start)
        .is_some_and(|title| title.counterpart);
    let outlet = party
        .entity
        .is_some_and(|entity| names.entities[entity].subtype == Some(Subtype::Media));
    let behind = Cursor::new(text, party.tokens.end..text.len());
    let clause = behind.particle(Particle::That).is_some();
    let oblique = text.form(party.tokens.start).ends_with(OBLIQUE);
    clause && (counterpart || outlet || oblique)
}

/// Whether a verb stands in a clause of time or relation: «كان الوزير أوضح عندما أعلن أن …».
fn subordinate(text: &Text<'_>, cue: &CueAt) -> bool {
    let before = cue
        .tokens
        .start
        .checked_sub(1)
        .map(|at| Cursor::new(text, at..cue.tokens.start));
    let inner = [Particle::Function, Particle::Relative];
    before.is_some_and(|before| {
        !cue.joined
            && inner
                .iter()
                .any(|particle| before.particle(*particle).is_some())
    })
}

/// Where persons and titles begin among some tokens, in order.
fn named_in<'n>(
    text: &Text<'_>,
    names: &'n Names,
    tokens: &Range<usize>,
) -> impl DoubleEndedIterator<Item = usize> + use<'n> {
    let persons = names.within(tokens.clone()).iter();
    let persons = persons.filter(|naming| names.is(naming, EntityType::Person));
    let mut starts: Vec<usize> = persons
        .map(|naming| naming.tokens.start)
        .chain(
            names
                .titles_within(tokens.clone())
                .iter()
                .map(|title| title.tokens.start),
        )
        .collect();
    starts.retain(|at| !is_governed(text, *at));
    starts.sort_unstable();
    starts.into_iter()
}

/// Whether a preposition is written onto a word: whoever it names is no subject.
fn is_governed(text: &Text<'_>, at: usize) -> bool {
    let attached = |clitic| text.tags(at).iter().any(|tag| tag.leads_with(text, clitic));
    crate::spelling::PREPOSITIONS.into_iter().any(attached)
}

/// Whoever is named at `at`, when nothing but the words around tells that they speak.
fn standing(text: &Text<'_>, names: &Names, cue: &CueAt, at: usize) -> Option<Voice> {
    let sentence = text.sentence_of(at);
    let (party, _) = party(Cursor::new(text, sentence.clone()).to(at), names)?;
    Some(Voice::explicit(party, cue.agreement).from_context())
}

/// The noun phrase after a verb and its adjuncts, unless the words of the quotation begin there at once.
fn subject<'t>(behind: Cursor<'t>, names: &Names, takes: Takes) -> Option<(Party, Cursor<'t>)> {
    let at = after_adjuncts(behind, names);
    if let Some(marked) = super::opening::marked(at) {
        return in_marks(at, marked, names);
    }
    let at = at.until(before_object(at, names, takes).unwrap_or(at.end()));
    let (party, rest) = participants::subject(at, names)?;
    let rest = behind.to(rest.at());
    // after an adjunct only a noun phrase that surely means somebody is the subject
    (at.at() == behind.at() || party.is_agent()).then_some((party, rest))
}

/// Where whoever is told begins, after the subject of a verb that must have one and whose clause comes next:
/// «أبلغ قائد الحامية | رئيس الأركان بأن», «أبلغت الطبيبة | والد الطفل أن».
fn before_object(at: Cursor<'_>, names: &Names, takes: Takes) -> Option<usize> {
    if takes != Takes::Object {
        return None;
    }
    let (whole, rest) = noun_phrase(at, names)?;
    let preposition = [Particle::Of, Particle::On, Particle::To]
        .iter()
        .find_map(|particle| rest.particle(*particle));
    preposition.unwrap_or(rest).particle(Particle::That)?;
    let begins = |i: &usize| {
        let here = at.to(*i);
        let title = names
            .title(*i)
            .is_some_and(|title| title.class != RoleClass::Honorific);
        let people = here.is(Kinds::of(Kind::Victims)) && here.form().starts_with(ARTICLE);
        let owned = here.tags().iter().any(|tag| tag.is_owned(at.text()));
        let bare = title && !here.form().starts_with(ARTICLE);
        let whole = |before: &NounPhrase| before.tokens.end == *i && before.definite;
        (bare || people || owned)
            && noun_phrase(at.until(*i), names).is_some_and(|(before, _)| whole(&before))
    };
    (whole.tokens.start + 1..whole.tokens.end).find(begins)
}

/// «أعلن «المجلس الانتقالي الجنوبي» أنه …»: a name in quotation marks, known or right before its clause.
fn in_marks<'t>(at: Cursor<'t>, marked: Marked, names: &Names) -> Option<(Party, Cursor<'t>)> {
    let rest = at.to(marked.close + 1);
    let inner = at.to(marked.open + 1);
    let known = party(inner, names)
        .filter(|(party, behind)| party.entity.is_some() && behind.at() >= marked.close);
    let preposition = [Particle::Of, Particle::On, Particle::To, Particle::About]
        .iter()
        .find_map(|particle| rest.particle(*particle));
    let clause = preposition.unwrap_or(rest).particle(Particle::That);
    let told = clause.is_some() && marked.inside().len() <= NAME;
    let told = told && !inner.is_done() && inner.particle(Particle::That).is_none();
    let party = known
        .map(|(party, _)| party)
        .or_else(|| told.then(|| called(inner, marked.close)))?;
    Some((party, rest))
}

/// The most words of an unknown name in quotation marks.
const NAME: usize = 4;

/// «وكان الرئيس علييف ذكر أمس», «الجيش اعترف»: the noun phrase that ends right before the verb.
fn subject_before(
    text: &Text<'_>,
    names: &Names,
    cue: &CueAt,
    sentence: &Range<usize>,
) -> Option<Party> {
    let auxiliary = |i: usize| {
        Cursor::new(text, i..sentence.end)
            .particle(Particle::Auxiliary)
            .is_some()
    };
    let end = (sentence.start..cue.tokens.start)
        .rev()
        .find(|i| !auxiliary(*i) || *i + 3 < cue.tokens.start)?
        + 1;
    let aside = end > 0 && text.token(end - 1).is_mark(',');
    let reach = if aside { 2 * REACH } else { REACH };
    let first = sentence.start.max(end.saturating_sub(reach));
    (first..end).find_map(|start| {
        let (party, rest) = participants::subject(Cursor::new(text, start..end), names)?;
        let party = Some(party).filter(Party::is_agent)?;
        let ends = rest.at() == end
            || text.token(rest.at()).is_mark(',') && rest.at() + 1 == end
            || after_aside(rest, end);
        (ends && opens(text, start, sentence) && !in_turn(text, start, sentence)).then_some(party)
    })
}

/// Whether a relative clause between commas is all that stands before `end`: «السكان، الذين نزحوا، أكدوا».
fn after_aside(rest: Cursor<'_>, end: usize) -> bool {
    let inner = rest.mark(',');
    let relative = inner.is_some_and(|inner| inner.particle(Particle::Relative).is_some());
    let last = end
        .checked_sub(1)
        .is_some_and(|last| last > rest.at() && rest.to(last).token().is_mark(','));
    relative && last
}

/// Whether `at` stands inside a phrase such as «من جانبه».
fn in_turn(text: &Text<'_>, at: usize, sentence: &Range<usize>) -> bool {
    let first = sentence.start.max(at.saturating_sub(3));
    (first..at).any(|i| {
        Cursor::new(text, i..sentence.end)
            .particle(Particle::Turn)
            .is_some_and(|rest| rest.at() > at)
    })
}

/// The subject of the clause that a participle belongs to, where that is not the first of its sentence:
/// «…، أما روسيا فدافعت عنها، قائلة», «…، ورد عليه الحزب قائلا».
fn clause_subject(
    text: &Text<'_>,
    names: &Names,
    cue: &CueAt,
    sentence: &Range<usize>,
) -> Option<Voice> {
    let first = sentence.start.max(cue.tokens.start.saturating_sub(CLAUSE));
    let comma = |i: &usize| text.token(*i).is_mark(',') || text.token(*i).is_mark(';');
    let starts = (first..cue.tokens.start.saturating_sub(1))
        .rev()
        .filter(comma);
    for start in starts {
        let here = Cursor::new(text, start + 1..cue.tokens.start);
        if let Some(topic) = here.particle(Particle::Topic) {
            let (party, _) = party(topic, names).filter(|(party, _)| party.is_agent())?;
            return agreeing(party, cue);
        }
        let turned = [Particle::Turn, Particle::Contrast, Particle::But]
            .iter()
            .find_map(|particle| here.particle(*particle));
        let joined = is_joined(here) || turned.is_some();
        let verb = turned.unwrap_or(here);
        // «لكن مصر رفضت ذلك، مشيرة»
        if turned.is_some()
            && let Some((party, rest)) = party(verb, names).filter(|(party, _)| party.is_agent())
            && rest.token().is_word()
        {
            return agreeing(party, cue);
        }
        if joined
            && (verb.is(Kinds::of(Kind::Speech).and(Kind::Stance)) || is_finite_verb(verb, names))
        {
            let found = subject(verb.skip(), names, cue.takes).filter(|(party, _)| party.is_agent());
            if let Some((party, _)) = found {
                return agreeing(party, cue);
            }
        }
    }
    None
}

/// A party as the voice of a verb that agrees with it.
fn agreeing(party: Party, cue: &CueAt) -> Option<Voice> {
    let clash = matches!(
        (party.agreement, cue.agreement),
        (Agreement::Feminine, Agreement::Singular) | (Agreement::Singular, Agreement::Feminine)
    );
    (!clash).then(|| Voice::explicit(party, cue.agreement))
}

/// The most tokens of the clauses before a participle.
const CLAUSE: usize = 40;

/// The most tokens of a subject before its verb.
const REACH: usize = 14;

/// Whether a clause can begin at `start`: at the sentence's head, behind كان, أن, a comma or a و.
fn opens(text: &Text<'_>, start: usize, sentence: &Range<usize>) -> bool {
    let Some(before) = start
        .checked_sub(1)
        .filter(|before| *before >= sentence.start)
    else {
        return true;
    };
    let here = Cursor::new(text, before..sentence.end);
    let joins = text.form(start).starts_with(crate::spelling::AND)
        && text
            .tags(start)
            .first()
            .is_some_and(|tag| tag.clitics() > 0);
    let opener =
        here.particle(Particle::Auxiliary).is_some() || here.particle(Particle::That).is_some();
    let function =
        here.particle(Particle::Turn).is_some() || here.particle(Particle::Function).is_some();
    opener
        || function
        || joins
        || matches!(
            text.token(before).kind,
            TokenKind::Mark(_) | TokenKind::Break
        )
}

/// Outlet and speaker of «نقلت رويترز عن مصدر», and the place behind them.
pub(super) fn relayed<'t>(
    start: Cursor<'t>,
    names: &Names,
) -> Option<(Option<Party>, Party, Cursor<'t>)> {
    let about = Particle::About;
    let inside = start.at() > 0 && start.to(start.at() - 1).particle(about).is_some();
    if inside {
        let (speaker, rest) = quoted(start, names)?;
        return Some((None, speaker, rest));
    }
    let near = (start.at()..start.end().min(start.at() + NEAR)).map(|at| start.to(at));
    let behind = |particle| near.clone().find(|at| at.particle(particle).is_some());
    let source = behind(about).or_else(|| behind(Particle::To))?;
    let via = subject(start.until(source.at()), names, Takes::Clause).map(|(via, _)| via);
    let (speaker, rest) = quoted(source.skip(), names)?;
    Some((via, speaker, rest))
}

/// The subject behind عن, or whatever word stands there before قوله.
fn quoted<'t>(at: Cursor<'t>, names: &Names) -> Option<(Party, Cursor<'t>)> {
    let noun = |i: &usize| {
        let here = at.to(*i);
        here.is(Kinds::of(Kind::Speech)) && here.tags().iter().any(|tag| tag.tail > 0)
    };
    let end = (at.at() + 1..at.end().min(at.at() + QUOTED)).find(noun);
    let limit = end.map_or(at, |end| at.until(end));
    participants::subject(limit, names)
        .map(|(party, rest)| (party, at.to(rest.at())))
        .or_else(|| Some((called(at, end?), at.to(end?))))
}

/// The most words of a source before «قوله».
const QUOTED: usize = 16;

/// The outlet that words are told to or through, between the cue and the words: «قال لقناة الجزيرة إن», «في
/// تصريح لوكالة تاس», «في بيان نقلته الوكالة»; or before the cue, in the phrase that opens the sentence.
pub(super) fn outlet(
    text: &Text<'_>,
    names: &Names,
    cue: &CueAt,
    content: &Range<usize>,
    voice: Option<&Voice>,
) -> Option<Party> {
    let sentence = text.sentence_of(cue.tokens.start);
    let end = if content.start >= cue.tokens.end {
        content.start
    } else {
        sentence.end
    };
    let reach = cue.tokens.end..end.min(cue.tokens.end + CHANNEL);
    let before = sentence.start..cue.tokens.start;
    let at = |tokens: &Range<usize>| Cursor::new(text, tokens.clone());
    let found = channel(at(&reach), reach.clone(), names).or_else(|| {
        let told = |at: usize| super::cue::is_verb(text, at);
        let fronted = before.len() <= CHANNEL && !before.clone().any(told);
        fronted
            .then(|| channel(at(&before), before.clone(), names))
            .flatten()
    })?;
    let party = Party::outlet(found, text, names);
    let speaks = voice.is_some_and(|voice| {
        let named = voice.party.as_ref();
        named.is_some_and(|own| own.tokens.contains(&party.tokens.start)) || voice.is(&party)
    });
    (!speaks).then_some(party)
}

/// The most tokens between a cue and its words in which a channel is looked for.
const CHANNEL: usize = 40;

/// Whether a verb that nobody beside it says is told of a thing: «ينص القانون على أن», «كل شيء يشير إلى أن».
pub(super) fn is_told_of_thing(at: Cursor<'_>, cue: &CueAt) -> bool {
    let next = at.to(cue.tokens.end);
    let noun = next.token().is_word()
        && next.form().starts_with(ARTICLE)
        && next.particle(Particle::To).is_none();
    let before = at.at().checked_sub(1).map(|before| at.to(before));
    noun || before.is_some_and(|before| !cue.joined && before.particle(Particle::Thing).is_some())
}

/// Whether what shows something stands right before its verb: «كل شيء يوحي بأن», «الأرقام الرسمية تقول إن».
pub(super) fn is_after_thing(at: Cursor<'_>, cue: &CueAt) -> bool {
    let first = at.at().saturating_sub(THING);
    let words = (first..at.at()).rev().map(|i| at.to(i));
    let mut words = words.take_while(|here| here.token().is_word() && here.particle(Particle::That).is_none());
    !cue.joined && cue.shape == SpeechShape::Verb && words.any(|here| is_among(here.form(), &SPEECH.thing))
}

/// The most words from such a noun to its verb.
const THING: usize = 3;

/// Whether the words behind a subject name somebody who is spoken to: «صرح فيرغسون للصحفيين».
pub(super) fn is_spoken_to(at: Cursor<'_>) -> bool {
    let listed = at.tags().iter().any(|tag| tag.leads_with(at.text(), FOR));
    let article = at.form().starts_with(crate::spelling::FOR_THE);
    let follows = at.at() > 0 && !at.to(at.at() - 1).is(Kinds::of(Kind::Speech));
    follows && (listed || article)
}

/// The most tokens between «نقل» and «عن».
const NEAR: usize = 10;

/// The voice of a sentence that opens with another verb: «دان الأمين العام …، مؤكدا».
pub(super) fn subject_of(
    text: &Text<'_>,
    names: &Names,
    sentence: &Range<usize>,
    history: &History,
) -> Option<Voice> {
    let start = Cursor::new(text, sentence.clone());
    let start = start
        .particle(Particle::Turn)
        .map_or(start, |rest| rest.past(','));
    let start = start.particle(Particle::Auxiliary).unwrap_or(start);
    let verb = start.form();
    let first = if names.starting(start.at()).is_some() || names.title(start.at()).is_some() {
        start
    } else {
        start.skip()
    };
    let source = start.at()..sentence.end.min(start.at() + NEAR);
    let sourced = source
        .clone()
        .any(|at| start.to(at).particle(Particle::About).is_some());
    if sourced && super::cue::is_relay(text, start.at()) {
        return None; // the source behind عن is read with its words
    }
    let owned = first.tags().iter().any(|tag| tag.is_owned(text));
    let (party, _) = participants::subject(first, names)
        .filter(|_| !owned) // «التقت نظيرها» has a subject before
        .filter(|(party, _)| {
            let body = party.is_agent() && start.particle(Particle::Function).is_none();
            party.entity.is_some() || party.role.is_some() || body
        })?;
    let agreement = if verb.ends_with(crate::spelling::SHE) {
        Agreement::Feminine
    } else {
        Agreement::Singular
    };
    let party = history.recall(text, names, party, sentence.start);
    Some(Voice::explicit(party, agreement))
}

/// «ووفقا لموقع روسيا اليوم، أوضح …»: the outlet that a sentence begins with.
pub(super) fn fronted_via(text: &Text<'_>, names: &Names, cue: &CueAt) -> Option<Party> {
    let sentence = text.sentence_of(cue.tokens.start);
    let start = Cursor::new(text, sentence.clone());
    let according = |m: &Meaning| {
        matches!(
            m,
            Meaning::Speech {
                shape: SpeechShape::According,
                ..
            }
        )
        .then_some(())
    };
    let ((), _, rest) = start.read(Kind::Speech, according)?;
    if super::cue::is_verb(text, rest.at() - 1) {
        return None; // «كما أكدت …» is the sentence's own verb
    }
    let (source, behind) = party(rest, names)?;
    let document = rest.particle(Particle::Document).is_some();
    let source = if document {
        let named = channel(start, rest.at()..cue.tokens.start, names)?;
        Party::outlet(named, text, names)
    } else {
        source
    };
    (behind.at() < cue.tokens.start).then_some(source)
}
