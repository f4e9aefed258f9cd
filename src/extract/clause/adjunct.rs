//! What stands between a verb and its subject or clause without being either: times, phrases with a preposition,
//! whoever is spoken to, and the channel through which something is said.

use std::ops::Range;

use super::phrase::{Head, NounPhrase, governed, noun_phrase};
use super::speech::SPEECH;
use super::word::{
    TIMES, attached_preposition, is_adjective, is_definite, is_joined, is_preposition,
};
use crate::extract::names::Names;
use crate::facts::{EntityType, Subtype, VictimKind};
use crate::grammar::Cursor;
use crate::lexicon::{Agreement, Kind, Kinds, Meaning, Particle, RoleClass, SpeechShape, TypeWord};
use crate::spelling::{BY, FOR, PRONOUNS};
use crate::text::TokenKind;

/// Stretches of time.
const UNITS: Kinds = Kinds::of(Kind::Unit).and(Kind::Month).and(Kind::Season);

/// After the adjuncts that begin here; the same place when there are none.
#[must_use]
pub(crate) fn after_adjuncts<'t>(at: Cursor<'t>, names: &Names) -> Cursor<'t> {
    let mut here = at;
    while let Some(next) = adjunct(here, names).filter(|next| next.at() > here.at()) {
        here = next;
    }
    here
}

fn adjunct<'t>(at: Cursor<'t>, names: &Names) -> Option<Cursor<'t>> {
    let oblique = || {
        at.particle(Particle::Oblique)
            .or_else(|| at.particle(Particle::Besides))
            .or_else(|| turn(at))
    };
    time(at, names)
        .or_else(oblique)
        .or_else(|| prepositional(at, names))
        .or_else(|| aside(at, names))
}

/// «وكتبت من جانبها المتحدثة», «قال بدوره الوزير»: the words with which the writer turns to somebody, after the verb.
fn turn(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let rest = at.particle(Particle::Turn)?;
    let phrase = is_preposition(at) || attached_preposition(at).is_some();
    phrase.then_some(rest)
}

/// «، في بيان، », «، الخميس، »: adjuncts between two commas.
fn aside<'t>(at: Cursor<'t>, names: &Names) -> Option<Cursor<'t>> {
    let inner = at.mark(',')?;
    let next = time(inner, names).or_else(|| prepositional(inner, names))?;
    let mut here = next;
    loop {
        if let Some(end) = here.mark(',') {
            return Some(end);
        }
        let next = time(here, names).or_else(|| prepositional(here, names))?;
        here = Some(next).filter(|next| next.at() > here.at())?;
    }
}

/// «اليوم», «الأسبوع الماضي», «في 3 مارس»: words that tell when.
fn time<'t>(at: Cursor<'t>, names: &Names) -> Option<Cursor<'t>> {
    if names.starting(at.at()).is_some() || at.particle(Particle::OneOf).is_some() {
        return None; // أحد is «one of» before it is Sunday
    }
    // «17 أكتوبر/تشرين الأول 2020»
    let day = at.token().kind == TokenKind::Digits && at.skip().is(UNITS);
    let unit = (at.is(UNITS) || day).then(|| after_phrase(at));
    let named = at.is(TIMES) && at.particle(Particle::Preposition).is_none();
    let mut here = unit.or_else(|| named.then(|| after_phrase(at)))?;
    let dated = |here: Cursor<'t>| {
        here.is(Kinds::of(Kind::Direction)) || here.token().kind == TokenKind::Digits
    };
    if unit.is_some() && !dated(here) && !here.is(TIMES.union(UNITS)) {
        return None;
    }
    let slash = |here: Cursor<'t>| here.mark('/').filter(|next| next.is(UNITS));
    while dated(here) || here.is(UNITS) || slash(here).is_some() {
        here = after_phrase(slash(here).unwrap_or(here));
    }
    Some(here)
}

/// After a unit of time that stands alone and tells when: «يوم الثلاثاء», «الأسبوع الماضي», «هذا الشهر».
pub(super) fn adverb_of_time<'t>(at: Cursor<'t>, names: &Names) -> Option<Cursor<'t>> {
    let shown = at.particle(Particle::Demonstrative);
    let unit = shown.unwrap_or(at);
    if !unit.is(UNITS) || is_joined(at) || attached_preposition(unit).is_some() {
        return None;
    }
    let bare = || shown.is_some().then(|| after_phrase(unit));
    time(unit, names).or_else(bare)
}

fn after_phrase(at: Cursor<'_>) -> Cursor<'_> {
    at.matches()
        .first()
        .map_or(at.skip(), |tag| at.to(tag.tokens().end))
}

/// A preposition with what it governs; nothing where a clause follows (إلى أن).
fn prepositional<'t>(at: Cursor<'t>, names: &Names) -> Option<Cursor<'t>> {
    // «لـ«الوطن»»
    if at.form().chars().eq([FOR])
        && let Some(marked) = at.text().marks().opening(at.at() + 1)
    {
        return Some(at.to(marked.close + 1));
    }
    let alone = is_preposition(at) && at.particle(Particle::About).is_none();
    let noun = governed_noun(at, alone)?;
    let clause = at.particle(Particle::That).is_some() || noun.particle(Particle::That).is_some();
    let speech = noun.is(Kinds::of(Kind::Speech)) && noun.particle(Particle::Document).is_none();
    if let Some(marked) = at.text().marks().opening(noun.at()).filter(|_| alone) {
        return Some(at.to(marked.close + 1)); // «على «تويتر»»
    }
    // «في 3 شباط/فبراير»
    if let Some(end) = time(noun, names).filter(|_| alone) {
        return Some(end);
    }
    if clause || speech || !noun.token().is_word() {
        return None;
    }
    let document = noun.particle(Particle::Document);
    if let Some(issuer) = document.and_then(|rest| before_issuer(at, noun, rest, names)) {
        return Some(issuer);
    }
    if let Some(named) = addressee(noun, names).filter(|_| !alone) {
        return Some(named);
    }
    let phrase = if alone {
        noun_phrase(noun, names)
    } else {
        None
    };
    let end = match &phrase {
        Some((_, rest)) => *rest,
        None => after_definite(after_phrase(noun), names),
    };
    let document = document.is_some();
    Some(if document {
        after_document(end, names)
    } else {
        modified(end)
    })
}

/// Where whoever a document is by begins, who is the subject: «قالت في بيان القوة المشتركة إن», «قال خلال مؤتمر صحفي
/// الناطق باسم الخارجية إن». `rest` is the place after the document.
fn before_issuer<'t>(
    at: Cursor<'t>,
    noun: Cursor<'t>,
    rest: Cursor<'t>,
    names: &Names,
) -> Option<Cursor<'t>> {
    let after = modified(rest);
    // an adjective closes the phrase; without one «اجتماع مجلس الوزراء» is a meeting of his
    let closed = after.at() > noun.at() + 1;
    let written = at.particle(Particle::In).is_some() && !noun.lists().stem.has(SPEECH.meeting);
    let (phrase, _) = noun_phrase(after, names)?;
    let issuer = phrase.is_agent() && phrase.definite && !is_definite(noun);
    (issuer && (closed || written)).then_some(after)
}

/// Where the noun of a preposition begins: after one that stands alone, or at the word that it is written onto.
fn governed_noun(at: Cursor<'_>, alone: bool) -> Option<Cursor<'_>> {
    if !alone {
        let attached = attached_preposition(at).filter(|clitic| [BY, FOR].contains(clitic));
        return attached.map(|_| at);
    }
    let preposition = at
        .matches()
        .iter()
        .rev()
        .find(|tag| !tag.particles.is_empty())?;
    Some(at.to(preposition.tokens().end))
}

/// After whoever is named after the preposition on this word: «لفرانس برس», «للوزير أنتوني بلينكن».
fn addressee<'t>(at: Cursor<'t>, names: &Names) -> Option<Cursor<'t>> {
    if let Some(naming) = names.starting(at.at()) {
        return Some(at.to(naming.tokens.end));
    }
    let outlet = |m: &Meaning| matches!(m, Meaning::TypeWord(TypeWord::Outlet)).then_some(());
    if at.read(Kind::TypeWord, outlet).is_some() {
        return governed(at, names).map(|(_, rest)| rest); // «لوكالة فرانس برس»
    }
    let title = names.title(at.at())?;
    let named = names.starting(title.tokens.end)?;
    let person = names.is(named, EntityType::Person) && !is_joined(at.to(title.tokens.end));
    person.then(|| at.to(named.tokens.end))
}

/// After the definite words that close a construct chain: «قمة المناخ».
fn after_definite<'t>(at: Cursor<'t>, names: &Names) -> Cursor<'t> {
    let mut here = at;
    while here.token().is_word()
        && is_definite(here)
        && !is_joined(here)
        && attached_preposition(here).is_none()
        && names.title(here.at()).is_none()
    {
        here = here.skip();
    }
    here
}

/// After the adjectives of an indefinite noun: «مؤتمر صحفي», «بلاغ رسمي عاجل».
fn modified(at: Cursor<'_>) -> Cursor<'_> {
    let mut here = at;
    while here.token().is_word()
        && !is_definite(here)
        && !is_preposition(here)
        && attached_preposition(here).is_none()
        && here.particle(Particle::That).is_none()
        && here
            .matches()
            .iter()
            .all(|tag| tag.kinds.intersects(QUALITIES))
        && is_adjective(here)
    {
        here = here.skip();
    }
    here
}

const QUALITIES: Kinds = Kinds::of(Kind::Nationality)
    .and(Kind::Role)
    .and(Kind::Victims)
    .and(Kind::Body)
    .and(Kind::Source);

/// After «نقلته وكالة الأناضول», «ألقاها في القاهرة»: what is told of a document by a verb with its pronoun.
fn after_document<'t>(at: Cursor<'t>, names: &Names) -> Cursor<'t> {
    let here = modified(at);
    // «في بيان ورد في صفحته»: spelled like و and another verb
    let verb = here.is(Kinds::of(Kind::Speech)).then(|| here.skip());
    if let Some(rest) = here.particle(Particle::Issued).or(verb)
        && is_preposition(rest)
        && rest.particle(Particle::To).is_none()
    {
        return rest;
    }
    let told = here.token().is_word() && PRONOUNS.iter().any(|end| here.form().ends_with(end));
    let known = here
        .matches()
        .iter()
        .all(|tag| tag.kinds.intersects(Kinds::of(Kind::Speech)));
    if !told || !known || is_definite(here) && here.matches().is_empty() {
        return here;
    }
    let next = here.skip();
    let rest = noun_phrase(next, names).map_or(next, |(_, rest)| rest);
    after_brackets(rest)
}

/// After what stands in brackets: «(قنا)».
fn after_brackets(at: Cursor<'_>) -> Cursor<'_> {
    let inside = at.mark('(');
    let close = inside.and_then(|inside| {
        let mut words = inside.at()..inside.end();
        let end = words.find(|i| !at.to(*i).token().is_word())?;
        at.to(end).mark(')')
    });
    close.unwrap_or(at)
}

/// The outlet through which words are told, among the tokens between a verb and its clause: «في تصريح
/// لقناة العربية», «في بيان نقلته وكالة الأناضول», «قال لرويترز». A body's own page and a platform are none.
#[must_use]
pub(crate) fn channel(at: Cursor<'_>, tokens: Range<usize>, names: &Names) -> Option<NounPhrase> {
    let region = at.until(tokens.end);
    let mut document = false;
    let mut i = tokens.start;
    while i < tokens.end {
        let here = region.to(i);
        if here.mark(',').is_none() && here.particle(Particle::That).is_some() {
            return None;
        }
        document |= here.particle(Particle::Document).is_some() || relays(here);
        if let Some((outlet, to)) = outlet(here, names)
            && (to || document)
        {
            return Some(outlet);
        }
        i += 1;
    }
    None
}

/// The outlet that begins here, after the preposition that makes it an addressee; whether there was one.
fn outlet(at: Cursor<'_>, names: &Names) -> Option<(NounPhrase, bool)> {
    if let Some(phrase) = marked_outlet(at, names).or_else(|| word_for_outlet(at)) {
        return Some((phrase, true));
    }
    // «لـ سانا»
    let parted = at.form().chars().eq([FOR]).then(|| at.skip());
    let attached = parted.is_some() || attached_preposition(at) == Some(FOR);
    let noun = [Particle::With, Particle::To, Particle::On]
        .iter()
        .find_map(|particle| at.particle(*particle))
        .or(parted)
        .unwrap_or(at);
    // «لمراسل وكالة الأناضول»
    let noun = if is_reporter(noun) { noun.skip() } else { noun };
    let labelled = noun
        .read(Kind::TypeWord, |m| {
            matches!(m, Meaning::TypeWord(TypeWord::Outlet)).then_some(())
        })
        .is_some();
    let named = names
        .starting(noun.at())
        .is_some_and(|naming| names.entities[naming.entity].subtype == Some(Subtype::Media));
    // «نشرته على موقعها الإلكتروني»: a page of their own
    let own = noun.matches().iter().any(|tag| tag.is_owned(at.text()));
    if own || !labelled && !named {
        return None;
    }
    let start = noun.at();
    let (phrase, _) = noun_phrase(noun, names)?;
    let whole = phrase.tokens.len() > 1 || named;
    let relayed = start > 0 && relays(at.to(start - 1));
    whole
        .then_some((phrase, attached || relayed))
        .filter(|(phrase, _)| matches!(phrase.head, Head::Organization | Head::Named))
}

/// Whether a word for whoever reports for an outlet stands here.
fn is_reporter(at: Cursor<'_>) -> bool {
    let reporter = |m: &Meaning| {
        let one = matches!(
            m,
            Meaning::Role(RoleClass::Journalist) | Meaning::Victims(VictimKind::Journalist)
        );
        one.then_some(())
    };
    at.read(Kind::Role, reporter).is_some() || at.read(Kind::Victims, reporter).is_some()
}

/// «لـ«الوطن»»: whoever is told, in quotation marks after a preposition that stands alone.
fn marked_outlet(at: Cursor<'_>, names: &Names) -> Option<NounPhrase> {
    let text = at.text();
    let alone = at.token().is_word() && at.form().chars().eq([FOR]);
    let marked = alone.then(|| text.marks().opening(at.at() + 1)).flatten()?;
    let inside = marked.inside();
    let naming = names.starting(inside.start);
    let person = naming.is_some_and(|naming| names.is(naming, EntityType::Person));
    if person || inside.is_empty() || inside.len() > super::name::MARKED {
        return None;
    }
    let tokens = marked.open..marked.close + 1;
    Some(NounPhrase {
        span: text.span(inside.clone()),
        description: tokens.clone(),
        tokens,
        name: None,
        entity: naming.map(|naming| naming.entity),
        head: Head::Organization,
        definite: true,
        agreement: Agreement::Any,
        coordinated: false,
    })
}

/// «للأناضول»: an outlet that is called by an ordinary word, which nothing qualifies.
fn word_for_outlet(at: Cursor<'_>) -> Option<NounPhrase> {
    let told = attached_preposition(at) == Some(FOR) && at.lists().stem.has(SPEECH.outlet);
    let alone = !is_definite(at.skip()) || is_joined(at.skip());
    (told && alone).then(|| {
        let tokens = at.at()..at.at() + 1;
        NounPhrase {
            span: at.text().span(tokens.clone()),
            description: tokens.clone(),
            tokens,
            name: None,
            entity: None,
            head: Head::Organization,
            definite: true,
            agreement: Agreement::Any,
            coordinated: false,
        }
    })
}

/// Whether a verb of passing on stands here, with or without its pronoun: نقلته, أوردت, نشرتها.
fn relays(at: Cursor<'_>) -> bool {
    let verb = |m: &Meaning| {
        let told = matches!(
            m,
            Meaning::Speech {
                shape: SpeechShape::Verb | SpeechShape::Relay,
                ..
            }
        );
        told.then_some(())
    };
    let relay = at.particle(Particle::Relays).is_some();
    relay
        || at
            .read(Kind::Speech, verb)
            .is_some_and(|((), found, _)| found.tag.tail > 0)
}
