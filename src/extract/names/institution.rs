//! Institutions that no list holds: a noun, what it is for, and whose it is (هيئة حقوق الإنسان الإثيوبية, نقابة أطباء
//! السودان), or a definite noun with its adjective and what it is for (المجلس الوطني لصون الوطن).

use std::ops::Range;

use super::body::head_key;
use super::candidate::{Candidate, Candidates, Key};
use super::evidence::{Evidence, Finder};
use crate::facts::{EntityType, Subtype};
use crate::grammar::{Cursor, PhraseMatch};
use crate::lexicon::{
    Agreement, BodyClass, Institution, Kind, Kinds, Meaning, Particle, Particles, Sense, Takes,
};
use crate::spelling::{
    ADJECTIVE, AND, ARTICLE, FEMININE, FOR, FOR_THE, PRESENT, PRONOUNS, is_native, key,
};
use crate::text::{LexiconMatch, Text};

/// The most nouns without an article between the first word and the definite one.
const INDEFINITE: usize = 2;
/// The most definite words of a name.
const DEFINITE: usize = 4;

/// Words that end a name whatever stands before them.
const STOPS: Kinds = Kinds::of(Kind::Particle)
    .and(Kind::Stance)
    .and(Kind::Timing)
    .and(Kind::Outcome)
    .and(Kind::Number)
    .and(Kind::Hedge)
    .and(Kind::Month)
    .and(Kind::Weekday)
    .and(Kind::DayOffset)
    .and(Kind::Direction);

/// Words after which an institution is named that speaks.
const ATTRIBUTIONS: Kinds = Kinds::of(Kind::Speech).and(Kind::Role).and(Kind::Source);

/// Adds institutions in place of the shorter names inside them.
pub(super) fn find(text: &Text<'_>, found: &mut Candidates) {
    let mut at = 0;
    while at < text.len() {
        let spoken = at > 0 && text.is(at - 1, ATTRIBUTIONS);
        let named = (spoken || text.is(at, Kinds::of(Kind::Institution)))
            .then(|| named(Cursor::new(text, at..text.len()), found))
            .flatten();
        at = match named {
            Some(candidate) => {
                let end = candidate.tokens.end;
                found.replace(candidate);
                end
            }
            None => at + 1,
        };
    }
}

fn named(here: Cursor<'_>, found: &Candidates) -> Option<Candidate> {
    let text = here.text();
    let first = here.at();
    let Name { end, lead, key } = whole(here).or_else(|| match definite(text, first) {
        Some(lead) => {
            let end = with_purpose(text, first, found)?;
            Some(spelled(text, first..end, lead))
        }
        None => constructed(here, found),
    })?;
    Some(Candidate {
        key,
        tokens: first..end,
        lead,
        kind: EntityType::Organization,
        subtype: None,
        evidence: Evidence::by(Finder::Rule),
    })
}

/// The name of an institution.
struct Name {
    end: usize,
    /// Bytes of clitics.
    lead: usize,
    key: Key,
}

fn spelled(text: &Text<'_>, tokens: Range<usize>, lead: usize) -> Name {
    let end = tokens.end;
    let key = Key::Spelled(name_key(text, tokens, lead));
    Name { end, lead, key }
}

/// A name by its letters; «للمجلس» is المجلس.
fn name_key(text: &Text<'_>, tokens: Range<usize>, lead: usize) -> String {
    let name = key(text.slice(text.span_after(tokens, lead)));
    match name.strip_prefix(FOR_THE) {
        Some(rest) => format!("{ARTICLE}{rest}"),
        None => name,
    }
}

fn read_head(here: Cursor<'_>, is: Institution) -> Option<(PhraseMatch<'_>, Cursor<'_>)> {
    let head = |m: &Meaning| (*m == Meaning::Institution(is)).then_some(());
    let ((), head, rest) = here.read(Kind::Institution, head)?;
    Some((head, rest))
}

/// «المحكمة العليا»: a name that needs no country.
fn whole(here: Cursor<'_>) -> Option<Name> {
    let (name, rest) = read_head(here, Institution::Whole)?;
    let head = head_key(here.text(), &name.tag);
    let (end, lead, country) = (rest.at(), name.tag.clitics(), None);
    let key = Key::Body { head, country };
    Some(Name { end, lead, key })
}

/// A noun with what it is for and whose it is.
fn constructed(here: Cursor<'_>, found: &Candidates) -> Option<Name> {
    let (text, first) = (here.text(), here.at());
    let bare = |(head, rest): (PhraseMatch<'_>, Cursor<'_>)| {
        let bare = !head.tag.definite && !head.tag.is_owned(text);
        bare.then_some((head.tag.clitics(), rest.at()))
    };
    if let Some((lead, at)) = read_head(here, Institution::Construct).and_then(bare)
        && let Some(Owner { at, end, country }) = with_owner(text, at, found)
    {
        let head = name_key(text, first..at, lead);
        let key = Key::Body { head, country };
        return Some(Name { end, lead, key });
    }
    let town = read_head(here, Institution::Local).and_then(bare);
    let town = town.and_then(|(lead, at)| Some((lead, with_town(here, at, found)?)));
    let (lead, end) = town.or_else(|| {
        let noun = [Institution::Construct, Institution::Definite];
        let mut heads = noun.into_iter().filter_map(|is| read_head(here, is));
        let (lead, at) = heads.find_map(bare)?;
        Some((lead, with_topic(text, first, at, found)?))
    })?;
    Some(spelled(text, first..end, lead))
}

/// After the town of a court, or of an office that is told from others by what it is for: «قيادة شرطة البصرة».
fn with_town(here: Cursor<'_>, first: usize, found: &Candidates) -> Option<usize> {
    let text = here.text();
    let court = |m: &Meaning| (*m == Meaning::Body(BodyClass::Court)).then_some(());
    let named = here.read(Kind::Body, court).is_some();
    let at = after_nouns(text, first, found);
    let town = found.starting(at).filter(|place| place.lead == 0)?;
    let place = town.kind == EntityType::Location;
    (place && (named || at > first)).then_some(town.tokens.end)
}

/// After the nouns without an article of a construct.
fn after_nouns(text: &Text<'_>, first: usize, found: &Candidates) -> usize {
    let mut at = first;
    while at - first < INDEFINITE && is_construct_noun(text, at, found) {
        at += 1;
    }
    at
}

/// After at least two words of what an institution that speaks is for: «قال مركز عمليات طوارئ الصحة العامة إن», «ذكر
/// جهاز الإسعاف والطوارئ أن».
fn with_topic(text: &Text<'_>, head: usize, first: usize, found: &Candidates) -> Option<usize> {
    const PEOPLE: Kinds = Kinds::of(Kind::Role).and(Kind::Victims).and(Kind::Outcome);
    let spoken = head
        .checked_sub(1)
        .is_some_and(|before| is_attribution(text, before));
    let definite = after_nouns(text, first, found);
    if !spoken || !is_definite(text, definite, found) || text.is(definite, PEOPLE) {
        return None;
    }
    let end = with_more(text, definite + 1, found);
    (end > first + 1 && can_end_name(text, end)).then_some(end)
}

/// The bytes before the article of a noun that an adjective follows. A listed name that begins with it hides
/// the noun («المجلس الوطني»), so the word is looked up without its article.
fn definite(text: &Text<'_>, at: usize) -> Option<usize> {
    let form = text.form(at);
    let (lead, noun) = if let Some(noun) = form.strip_prefix(FOR_THE) {
        (0, noun)
    } else {
        let lead = form.find(ARTICLE)?;
        (lead, &form[lead + ARTICLE.len()..])
    };
    if lead > 2 * AND.len_utf8() {
        return None;
    }
    let head = Meaning::Institution(Institution::Definite);
    let is_head = |sense: &Sense| text.lexicon().word_meaning(*sense) == Some(&head);
    text.lexicon()
        .senses(noun)
        .iter()
        .any(is_head)
        .then_some(lead)
}

/// Whose an institution is.
struct Owner {
    /// The token that begins to say so.
    at: usize,
    end: usize,
    country: Option<String>,
}

/// The country's adjective or the name that closes a construct which begins after its first noun.
fn with_owner(text: &Text<'_>, first: usize, found: &Candidates) -> Option<Owner> {
    let mut at = after_nouns(text, first, found);
    if at > first
        && let Some(owner) = owner(text, at, found)
    {
        return Some(owner);
    }
    let definite = at;
    while at - definite < DEFINITE && is_definite(text, at, found) {
        at += 1;
        let person = at - definite == 1 && is_holder(text, definite);
        if person {
            return None;
        }
        if let Some(country) = nationality(text, at) {
            let (end, country) = (at + 1, Some(country));
            return Some(Owner { at, end, country });
        }
    }
    None
}

/// The country or region that a noun without an article belongs to. A town stays a place: «غرفة طوارئ الفاشر».
fn owner(text: &Text<'_>, at: usize, found: &Candidates) -> Option<Owner> {
    let place = found.starting(at).filter(|place| place.lead == 0)?;
    let Key::Listed(id, _) = place.key else {
        return None;
    };
    let name = text.lexicon().name(id);
    let wide = matches!(name.subtype, Some(Subtype::Country | Subtype::Region));
    let (end, country) = (place.tokens.end, name.country.map(str::to_owned));
    wide.then_some(Owner { at, end, country })
}

/// «المجلس الوطني» with what it is for, where it is named as somebody who speaks.
fn with_purpose(text: &Text<'_>, head: usize, found: &Candidates) -> Option<usize> {
    let first = head + 1;
    let mut at = first;
    while at - first < 2 && is_adjective(text, at) {
        at += 1;
    }
    let spoken = head
        .checked_sub(1)
        .is_some_and(|before| is_attribution(text, before));
    if at == first || !spoken {
        return None;
    }
    let form = text.form(at);
    let end = if form.starts_with(FOR_THE) {
        let person = text.is(at, Kinds::of(Kind::Victims).and(Kind::Role));
        (!person).then(|| with_more(text, at + 1, found))?
    } else {
        let noun = form
            .strip_prefix(FOR)
            .filter(|noun| noun.chars().count() > 2)?;
        let purpose = !noun.starts_with(ARTICLE) && !text.is(at, STOPS);
        let place = found.starting(at + 1);
        let named = place.filter(|c| c.kind == EntityType::Location && c.lead == 0);
        let complement = named.map(|place| place.tokens.end);
        complement
            .or_else(|| is_definite(text, at + 1, found).then(|| with_more(text, at + 2, found)))
            .filter(|_| purpose)?
    };
    can_end_name(text, end).then_some(end)
}

/// After the definite words that go on what an institution is for: «للإعلام وحرية التعبير».
fn with_more(text: &Text<'_>, first: usize, found: &Candidates) -> usize {
    let mut at = first;
    while at - first < 2 {
        let plain = is_definite(text, at, found);
        let joined = text.form(at).starts_with(AND)
            && text.matches(at).is_empty()
            && is_definite(text, at + 1, found);
        match (plain, joined) {
            (true, _) => at += 1,
            (false, true) => at += 2,
            (false, false) => break,
        }
    }
    with_source(text, at, found).unwrap_or(at)
}

/// «للحد من مخاطر الكوارث وإدارتها»: after what something is kept from.
fn with_source(text: &Text<'_>, at: usize, found: &Candidates) -> Option<usize> {
    if !text.particles(at).intersects(Particles::of(Particle::Of)) {
        return None;
    }
    let noun = text.token(at + 1).is_word() && !is_definite(text, at + 1, found);
    let definite = at + 1 + usize::from(noun);
    let end = definite + 1;
    let form = text.form(end);
    let theirs = form.starts_with(AND) && form.ends_with(PRONOUNS[1]) && !text.is(end, STOPS);
    let named = is_definite(text, definite, found);
    named.then_some(end + usize::from(theirs))
}

/// A noun without an article that can stand inside a construct.
fn is_construct_noun(text: &Text<'_>, at: usize, found: &Candidates) -> bool {
    let form = text.form(at);
    let verb = form.starts_with(PRESENT) && is_native(form.trim_start_matches(PRESENT));
    text.token(at).is_word()
        && !form.starts_with(ARTICLE)
        && !form.starts_with(FOR_THE)
        && !text.is(at, STOPS.and(Kind::Speech).and(Kind::Nationality))
        && text.matches(at).iter().all(|tag| tag.clitics() == 0)
        && found.at(at).is_none()
        && (!verb || text.is(at, Kinds::of(Kind::CommonNoun)))
}

/// A word with the article, with و before it or without.
fn is_definite(text: &Text<'_>, at: usize, found: &Candidates) -> bool {
    const OTHER: Kinds = STOPS.and(Kind::Speech).and(Kind::Nationality);
    let form = text.form(at);
    let bare = form.strip_prefix(AND).unwrap_or(form);
    // with its article off, «المستهلك» is a word of a topic; «التي» has none to take off
    let ends = |tag: &LexiconMatch| {
        tag.kinds
            .without(Kinds::of(Kind::Particle))
            .intersects(OTHER)
    };
    let function = |tag: &LexiconMatch| !tag.definite && tag.kinds.intersects(OTHER);
    let tags = text.matches(at);
    text.token(at).is_word()
        && bare.starts_with(ARTICLE)
        && found.at(at).is_none()
        && !tags.iter().any(|tag| ends(tag) || function(tag))
}

/// One person with an office: «مكتب الرئيس الأوكراني» names the president's country.
fn is_holder(text: &Text<'_>, at: usize) -> bool {
    let role = Cursor::new(text, at..text.len()).find(Kind::Role);
    role.is_some_and(|(role, _)| role.agreement != Agreement::Plural)
}

/// The country of a definite adjective.
fn nationality(text: &Text<'_>, at: usize) -> Option<String> {
    let here = Cursor::new(text, at..text.len());
    let (code, _, _) = here.read(Kind::Nationality, Meaning::nationality_code)?;
    text.form(at).starts_with(ARTICLE).then(|| code.to_owned())
}

/// A definite adjective that says which institution it is.
pub(super) fn is_adjective(text: &Text<'_>, at: usize) -> bool {
    let form = text.form(at);
    let stem = form.strip_suffix(FEMININE).unwrap_or(form);
    let listed = Cursor::new(text, at..text.len())
        .read(Kind::Institution, |m| {
            (*m == Meaning::Institution(Institution::Adjective)).then_some(())
        })
        .is_some();
    text.token(at).is_word()
        && form.starts_with(ARTICLE)
        && (stem.ends_with(ADJECTIVE[0]) || listed)
        && !text.is(at, STOPS)
}

/// A word after which somebody is named who speaks, or whose title it is. «دعا المجلس المركزي للتحرك» tells after ل
/// what is called for.
fn is_attribution(text: &Text<'_>, at: usize) -> bool {
    let calls = |(word, _): (PhraseMatch<'_>, Cursor<'_>)| matches!(word.meaning, Meaning::Speech { takes, .. } if *takes == Takes::Words);
    let here = Cursor::new(text, at..text.len());
    text.is(at, ATTRIBUTIONS) && !here.all(Kind::Speech).any(calls)
}

/// Whether a name can end before a word: a mark, a particle, a time.
fn can_end_name(text: &Text<'_>, at: usize) -> bool {
    !text.token(at).is_word() || text.is(at, STOPS.and(Kind::Speech))
}
