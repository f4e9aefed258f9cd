//! Names that the tagger finds where lists and rules found none, or only a part.

use std::ops::Range;

use super::candidate::{Candidate, Candidates, Key};
use super::evidence::{Evidence, Finder};
use super::listed::{is_accusative, is_common_phrase, is_disaster, is_read_with_clitic};
use super::owned::{has_pronoun, is_owned_thing};
use super::person::{is_blessing, is_invocation, is_of_kunya, says};
use super::place::Countries;
use super::whole::{
    construct_end, is_any_body, is_army_of, lacks_head, outgrows_body, outgrows_country,
};
use crate::facts::{EntityType, Subtype};
use crate::grammar::Cursor;
use crate::lexicon::{Kind, Kinds, Name, NameForm, NameId, Particle, Particles, Sense};
use crate::spelling::{
    AND, ARTICLE, AS, BY, CONJUNCTIONS, FEMININE, FOR_THE, HAMZATED_YA, HIS, KUNYA, PREPOSITIONS,
    TA_MARBUTA, TANWEEN, YA, is_future_verb, is_native, key,
};
use crate::tagger::{Leanings, Tagged, Tagger};
use crate::text::{Tag, Text, TokenKind};

/// Words that are no name by themselves, whatever stands around them.
const COMMON: Kinds = Kinds::of(Kind::Weekday)
    .and(Kind::Month)
    .and(Kind::Unit)
    .and(Kind::DayOffset)
    .and(Kind::Number)
    .and(Kind::Scale)
    .and(Kind::Ordinal)
    .and(Kind::Outcome)
    .and(Kind::Victims)
    .and(Kind::Nationality)
    .and(Kind::CommonNoun);

/// Words for kinds of bodies and places.
const HEADS: Kinds = Kinds::of(Kind::Body).and(Kind::TypeWord);

/// Words that are parts of names.
const PARTS: Kinds = Kinds::of(Kind::GivenName)
    .and(Kind::FamilyName)
    .and(Kind::Name);

/// Adds the names of `tagger`.
pub(super) fn find(
    text: &Text<'_>,
    tagger: &Tagger<'_>,
    countries: &Countries<'_>,
    found: &mut Candidates,
) -> Leanings {
    let titles = titles(text);
    let (names, leanings) = tagger.tag_leaning(text);
    for name in names {
        let name = trimmed(text, name);
        let titled = is_covered(&titles, name.tokens.start);
        if is_pair_of_places(text, &name) || is_elsewhere(text, &name, countries) {
            continue;
        }
        if !found.agree(&name) && !titled && is_name(text, &name) && is_better(text, &name, found) {
            found.put(candidate(text, name));
        }
    }
    leanings
}

/// A person or place begins after a preposition and ends before a word of time («عبد الرحمن ولد سالم
/// أمس»), a title («عكرمة صبري خطيب الأقصى») or a preposition («جابي للإيقاف»).
fn trimmed(text: &Text<'_>, mut name: Tagged) -> Tagged {
    if is_governed(text, name.tokens.start) || is_titled(text, &name) || is_subject(text, &name) {
        name.lead = 0; // «إلى بدرو»: no second preposition
    }
    name.tokens.end = with_number(text, &name);
    if !matches!(name.kind, EntityType::Person | EntityType::Location) {
        return trimmed_body(text, name);
    }
    while name.tokens.len() > 1 && begins_before_name(text, &name) {
        name.tokens.start += 1;
        name.lead = 0;
    }
    // «برر نيكولاس فون قراره», «هيام صبري خالفته»: what follows with its pronoun is no name
    while name.kind == EntityType::Person
        && name.tokens.len() > 2
        && has_pronoun(text, name.tokens.end - 1)
    {
        name.tokens.end -= 1;
    }
    let last = name.tokens.end;
    let place = name.kind == EntityType::Location;
    let stops = |at: &usize| {
        stops(text, *at) || is_blessing(text, *at) || (place && begins_anew(text, *at))
    };
    name.tokens.end = (name.tokens.start + 1..last).find(stops).unwrap_or(last);
    let several = name.tokens.len() > 2;
    let ends = |at: usize| {
        let common = text.is(at, COMMON) && !text.is(at, PARTS);
        // «هيثم عرابي الخبر»: what somebody denied
        let told =
            several && text.form(at).starts_with(ARTICLE) && text.is(at, Kinds::of(Kind::Speech));
        let or = text.particles(at).intersects(Particles::of(Particle::Or));
        let open = place && is_open_link(text, at);
        common || told || or || open || is_definite_noun(text, at)
    };
    while name.tokens.len() > 1 && ends(name.tokens.end - 1) && !is_surname(text, &name) {
        name.tokens.end -= 1;
    }
    if is_open_kunya(text, &name) {
        name.tokens.end += 1;
    }
    let person = name.kind == EntityType::Person;
    if person && is_of_kunya(text, name.tokens.start, name.tokens.end) {
        name.tokens.end += 1;
    }
    name
}

/// A body ends before a verb of the future or another name.
fn trimmed_body(text: &Text<'_>, mut name: Tagged) -> Tagged {
    let last = name.tokens.end;
    let future = |at: usize| text.tags(at).is_empty() && is_future_verb(text.form(at));
    let anew = |at: &usize| begins_anew(text, *at);
    if name.tokens.len() == 2 && future(last - 1) {
        name.tokens.end = last - 1; // «فاغنر ستبقى»
    }
    let last = name.tokens.end;
    name.tokens.end = (name.tokens.start + 2..last).find(anew).unwrap_or(last);
    if name.kind == EntityType::Organization {
        name.tokens.end = construct_end(text, &name);
        name.tokens.end = purpose(text, &name);
    }
    name
}

/// «في مكتب حسام القاضي إن»: a given name and a word for an office, where a clause opens after both.
fn is_surname(text: &Text<'_>, name: &Tagged) -> bool {
    let Range { start, end } = name.tokens;
    let opens = Cursor::new(text, end..end + 1)
        .particle(Particle::That)
        .is_some();
    name.kind == EntityType::Person
        && end == start + 2
        && text.is(start, Kinds::of(Kind::GivenName))
        && text.form(end - 1).starts_with(ARTICLE)
        && text.is(end - 1, Kinds::of(Kind::Role))
        && opens
}

/// Whether a name begins with a preposition or with what describes its bearer.
fn begins_before_name(text: &Text<'_>, name: &Tagged) -> bool {
    let first = name.tokens.start;
    let beside = name.kind == EntityType::Location && is_beside(text, first);
    beside
        || is_preposition(text, first)
        || is_written_on(text, name)
        || is_described_by(text, name)
}

/// «محمد لـ«أنباء الساحل»»: a clitic that is parted from its word; a letter with a full stop is an initial.
fn is_lone_clitic(text: &Text<'_>, at: usize) -> bool {
    let mut letters = text.form(at).chars();
    let clitic = letters
        .next()
        .filter(|letter| PREPOSITIONS.contains(letter));
    clitic.is_some() && letters.next().is_none() && !text.token(at + 1).is_mark('.')
}

/// «على محور عدرا تل كردي»: the first word of a name of two words, without the second.
fn is_open_link(text: &Text<'_>, at: usize) -> bool {
    let link = |tag: &Tag| tag.kinds.intersects(Kinds::of(Kind::PlaceLink)) && tag.clitics() == 0;
    let name = text.is(at, PARTS);
    !name && !text.form(at).starts_with(ARTICLE) && text.all_tags(at).iter().any(link)
}

/// «أعلن أبو مجاهد», «موسى أغ أشاراتومان»: whether the name of a person ends with a word that needs another, such as the
/// first one of a kunya.
fn is_open_kunya(text: &Text<'_>, name: &Tagged) -> bool {
    let last = name.tokens.end - 1;
    let son = name.tokens.len() > 1 && text.is(last, Kinds::of(Kind::NameLink));
    let father = son || KUNYA.contains(&text.form(last));
    let next = text.token(name.tokens.end).is_word()
        && text
            .tags(name.tokens.end)
            .iter()
            .all(|tag| tag.clitics() == 0)
        && !text.is(name.tokens.end, Kinds::of(Kind::Particle).and(Kind::Speech));
    let owned = has_pronoun(text, name.tokens.end); // «نيكولاس فون قراره»
    name.kind == EntityType::Person && father && next && !owned
}

/// «النجار عيسى حمادة», «صديقه وائل حمود»: what somebody is, before a given name.
fn is_described_by(text: &Text<'_>, name: &Tagged) -> bool {
    const GIVEN: Kinds = Kinds::of(Kind::GivenName).and(Kind::NameLink);
    let first = name.tokens.start;
    let national = text.is(first, Kinds::of(Kind::Nationality));
    let plain = national || !text.is(first, PARTS);
    let definite = text.form(first).starts_with(ARTICLE) && plain;
    let written = text.slice(text.span(first..first + 1));
    let mut tags = text.tags(first).iter();
    // «أمينة» is folded like «أمينه»
    let owned = !written.ends_with(TA_MARBUTA)
        && tags.any(|tag| tag.is_owned(text) && tag.tokens().len() == 1);
    // «المتحدث باسمه وسيم عدي»
    let governed = text.form(first).starts_with(BY) && written.ends_with(HIS);
    // «مديره» is folded like «مديرة»
    let theirs = written.ends_with(HIS) && text.is(first, Kinds::of(Kind::Role));
    let owned = owned || theirs || governed && text.form(first).chars().count() >= 5;
    // «عضو الوفد الكندي ستيف مورغان»: the adjective of the noun before it
    let adjective = national && name.tokens.len() > 2 && first > 0 && {
        let noun = text.form(first - 1).starts_with(ARTICLE) && text.token(first - 1).is_word();
        noun && !text.form(first + 1).starts_with(ARTICLE)
    };
    let given = adjective || text.is(first + 1, GIVEN);
    let clitic = text
        .tags(first + 1)
        .first()
        .is_some_and(|tag| tag.clitics() > 0);
    name.kind == EntityType::Person && (definite || owned) && given && !clitic
}

/// Whether a word with an article is a common noun and the name of some body at most: «ودع علييف الوفد».
fn is_definite_noun(text: &Text<'_>, at: usize) -> bool {
    const PERSONS: Kinds = Kinds::of(Kind::GivenName).and(Kind::FamilyName);
    let mut senses = text.tags(at).iter().flat_map(|tag| text.senses(tag));
    let common = |sense: Sense| match sense {
        Sense::Name(id, _) => {
            let name = text.lexicon().name(id);
            name.ambiguous && name.kind == EntityType::Organization
        }
        Sense::Word(..) => false,
    };
    text.form(at).starts_with(ARTICLE) && !text.is(at, PERSONS) && senses.any(common)
}

/// «المركز الأوروبي للدراسات», «منظمة سام للحقوق والحريات»: what a body is for belongs to its name; whoever
/// is spoken to (للصحفيين) does not.
fn purpose(text: &Text<'_>, name: &Tagged) -> usize {
    const PEOPLE: Kinds = Kinds::of(Kind::Victims)
        .and(Kind::Role)
        .and(Kind::Nationality);
    let end = name.tokens.end;
    if !text.is(name.tokens.start, HEADS) || name.tokens.len() < 2 {
        return end;
    }
    let thing = |at: usize| text.token(at).is_word() && !text.is(at, PEOPLE);
    let purposed = |at: usize| text.form(at).starts_with(FOR_THE);
    let joined = |at: usize| {
        let rest = text.form(at).strip_prefix(AND);
        rest.is_some_and(|rest| rest.starts_with(ARTICLE)) && thing(at)
    };
    match purposed(end - 1) {
        true if !thing(end - 1) => end - 1,
        true => end + usize::from(joined(end)),
        false => end,
    }
}

/// «النائبة بولا يعقوبيان»: after a title stands its bearer, whatever letter the name begins with.
fn is_titled(text: &Text<'_>, name: &Tagged) -> bool {
    let title = |at: usize| {
        let definite = text.form(at).starts_with(ARTICLE);
        definite && text.is(at, Kinds::of(Kind::Role))
    };
    let first = name.tokens.start;
    let several = name.kind == EntityType::Person && name.tokens.len() > 1;
    several && text.form(first).starts_with(BY) && first.checked_sub(1).is_some_and(title)
}

/// «قال كونور»: after a verb of saying stands its subject, no preposition.
fn is_subject(text: &Text<'_>, name: &Tagged) -> bool {
    let first = name.tokens.start;
    let clitic = text.form(first).starts_with([BY, AS]);
    let person = name.kind == EntityType::Person && clitic;
    person && first.checked_sub(1).is_some_and(|verb| says(text, verb))
}

/// «سيطر على ستوبوتشكي»: written with ى it is the preposition, also where علي is a given name, unless names follow.
fn is_written_on(text: &Text<'_>, name: &Tagged) -> bool {
    let first = name.tokens.start;
    let on = text
        .particles(first)
        .intersects(Particles::of(Particle::On));
    let written = text.slice(text.span(first..first + 1));
    on && !written.ends_with(YA) && !text.is(first + 1, PARTS)
}

/// «على كونلونغ وهسيني»: two foreign words joined by و after a preposition are two places, no person.
fn is_pair_of_places(text: &Text<'_>, name: &Tagged) -> bool {
    use Particle::{In, Of, On, To};
    let Range { start, end } = name.tokens.clone();
    let unknown = |at: usize| text.tags(at).is_empty();
    let governed = start.checked_sub(1).is_some_and(|before| {
        [In, Of, On, To]
            .iter()
            .any(|p| text.particles(before).intersects(Particles::of(*p)))
            || text.form(before).starts_with(AND)
    });
    let joined = text.form(end - 1).starts_with(AND);
    name.kind == EntityType::Person
        && end - start == 2
        && joined
        && unknown(start)
        && unknown(end - 1)
        && governed
}

/// Whether something else begins with a word, so that no body's name goes on: «المنظمة بأن», «الاتحاد الوطني
/// الكردستاني وخصمه».
fn begins_anew(text: &Text<'_>, at: usize) -> bool {
    let here = Cursor::new(text, at..at + 1);
    let rest = text.form(at).strip_prefix(AND);
    let joined = rest.is_some_and(|rest| !rest.starts_with(ARTICLE))
        && !here.tags().iter().any(|tag| tag.lead == 0);
    joined || here.particle(Particle::That).is_some() || here.particle(Particle::Relative).is_some()
}

/// The end of a name without the marks that it ends with, and with the number of a weapon.
fn with_number(text: &Text<'_>, name: &Tagged) -> usize {
    let first = name.tokens.start;
    let word = |at: &usize| !is_mark(text, *at) && !is_lone_clitic(text, *at);
    let last = name.tokens.clone().rev().find(word).unwrap_or(first);
    let numbered = name.kind == EntityType::Misc && is_numbered(text, last + 1);
    last + 1 + if numbered { 2 } else { 0 }
}

/// «إس-300», «بي-52»: a number that a hyphen joins to what stands before it.
fn is_numbered(text: &Text<'_>, at: usize) -> bool {
    let glued = |at: usize| text.token(at).glued;
    let hyphen = text.token(at).is_mark('-') && glued(at);
    hyphen && text.token(at + 1).kind == TokenKind::Digits && glued(at + 1)
}

/// Whether a token is neither a word nor a number.
fn is_mark(text: &Text<'_>, at: usize) -> bool {
    let kind = text.token(at).kind;
    !matches!(kind, TokenKind::Word | TokenKind::Digits)
}

/// Whether a preposition stands right before a word.
fn is_governed(text: &Text<'_>, at: usize) -> bool {
    at.checked_sub(1)
        .is_some_and(|before| is_preposition(text, before))
}

fn is_preposition(text: &Text<'_>, at: usize) -> bool {
    use Particle::{About, At, In, Of, On, To};
    let here = Cursor::new(text, at..at + 1);
    let standing = here.tags().iter().all(|tag| tag.clitics() == 0);
    let stands = || {
        [About, At, In, Of, On, To]
            .iter()
            .any(|p| here.particle(*p).is_some())
    };
    standing && !text.is(at, PARTS) && stands()
}

/// «قرب أورمارا»; a direction may belong to the name («شمال كيفو»).
fn is_beside(text: &Text<'_>, at: usize) -> bool {
    let beside = text
        .particles(at)
        .intersects(Particles::of(Particle::Beside));
    beside
        && !text.is(
            at,
            Kinds::of(Kind::CommonNoun)
                .and(Kind::Direction)
                .and(Kind::Name),
        )
}

/// Whether a person's or place's name cannot go on with a word: a title without its article, a word
/// with a preposition written onto it.
fn stops(text: &Text<'_>, at: usize) -> bool {
    let tags = text.tags(at);
    // السفيرة is a town as well as she whom «الأميركية» describes
    let described = text.is(at + 1, Kinds::of(Kind::Nationality));
    // «رئيس الحكومة نواف بأن»
    let clause = Cursor::new(text, at..at + 1)
        .particle(Particle::That)
        .is_some();
    let goes_on = || {
        let next = text.form(at + 1);
        next.starts_with(ARTICLE) || text.is(at + 1, HEADS)
    };
    let title =
        text.is(at, Kinds::of(Kind::Role)) && (described || (!text.is(at, PARTS) && goes_on()));
    // بالاك and كالديرون are names: only a known word is one after بال and كال
    let attached = |tag: &Tag| {
        let preposition = |clitic| tag.leads_with(text, clitic);
        tag.definite && tag.clitics() > 0 && PREPOSITIONS.into_iter().any(preposition)
    };
    // «توفيق بحري فرأى»
    let said = |tag: &Tag| {
        let joined = CONJUNCTIONS
            .into_iter()
            .any(|letter| tag.leads_with(text, letter));
        joined && tag.kinds.intersects(Kinds::of(Kind::Speech))
    };
    let said = tags.iter().any(said) && !text.is(at, PARTS);
    said || clause
        || title
        || text.form(at).starts_with(FOR_THE)
        || tags.first().is_some_and(attached)
}

/// Titles of several words: «أمين مجلس الأمن» holds no name of its own.
fn titles(text: &Text<'_>) -> Vec<Range<usize>> {
    let title = |at: usize| {
        let mut roles = text
            .tags(at)
            .iter()
            .filter(|tag| tag.kinds.intersects(Kinds::of(Kind::Role)));
        roles
            .next()
            .map(Tag::tokens)
            .filter(|tokens| tokens.len() > 1)
    };
    (0..text.len()).filter_map(title).collect()
}

/// Whether one of some phrases, in the order of their beginnings, covers the token at `at`.
fn is_covered(phrases: &[Range<usize>], at: usize) -> bool {
    let begun = phrases.partition_point(|phrase| phrase.start <= at);
    let mut begun = phrases[..begun].iter().rev().take(LONGEST_PHRASE);
    begun.any(|phrase| phrase.contains(&at))
}

/// More words than any phrase of the lexicon has.
const LONGEST_PHRASE: usize = 16;

/// Whether a name is more than what was found in its place: something where there was nothing; a
/// longer name; a body where a list has the place that it is called after (فاز برشلونة).
fn is_better(text: &Text<'_>, name: &Tagged, found: &Candidates) -> bool {
    let mut inner: Vec<&Candidate> = name.tokens.clone().filter_map(|at| found.at(at)).collect();
    inner.dedup_by_key(|inner| inner.tokens.start);
    let covers = |inner: &&Candidate| {
        name.tokens.start <= inner.tokens.start && inner.tokens.end <= name.tokens.end
    };
    if !inner.iter().all(covers) || joins_two(text, name, &inner) {
        return false;
    }
    match inner[..] {
        [] => true,
        [same] if same.tokens == name.tokens => {
            // «أم درمان (السودان) –» is the town that a dateline begins with
            let first = text.sentence_of(name.tokens.start).start == name.tokens.start;
            let mark = !text.token(name.tokens.end).is_word();
            let dated = text.token(name.tokens.end).is_mark('(') || first && mark;
            same.kind == EntityType::Location && name.kind == EntityType::Organization && !dated
        }
        [part] if adds_type_word(text, name, part) => false,
        [part] if outgrows_body(text, name, part) || outgrows_country(text, name, part) => false,
        [part] if name.kind != EntityType::Person && adds_given_name(text, name, part) => false,
        [part] if name.kind == EntityType::Person => {
            part.kind == name.kind && !matches!(part.key, Key::Listed(_, NameForm::Full))
        }
        _ => name.kind != EntityType::Person,
    }
}

/// «الاتحاد الأوروبي والولايات المتحدة», «غوما وروغاري» are two.
fn joins_two(text: &Text<'_>, name: &Tagged, inner: &[&Candidate]) -> bool {
    let known = |c: &Candidate| matches!(c.key, Key::Listed(_, NameForm::Full) | Key::Body { .. });
    let joined = |c: &&Candidate| {
        known(c) && c.lead == AND.len_utf8() && text.form(c.tokens.start).starts_with(AND)
    };
    inner.first().is_some_and(|first| {
        let end = first.tokens.end;
        let anew = end < name.tokens.end && begins_anew(text, end);
        known(first) && (anew || inner.iter().skip(1).any(joined))
    })
}

/// «حركة فتح» is called فتح: a word for a kind of body or place before a name is no part of it.
fn adds_type_word(text: &Text<'_>, name: &Tagged, part: &Candidate) -> bool {
    let before = name.tokens.start..part.tokens.start;
    let types = Kinds::of(Kind::TypeWord).and(Kind::PlaceHead);
    !before.is_empty()
        && part.tokens.end == name.tokens.end
        && before.into_iter().all(|at| text.is(at, types))
}

/// «حكومة صنعاء محمد العاطفي», «إيكواس عمر توراي»: after the place or body somebody is named.
fn adds_given_name(text: &Text<'_>, name: &Tagged, part: &Candidate) -> bool {
    (part.tokens.end..name.tokens.end).any(|at| text.is(at, Kinds::of(Kind::GivenName)))
}

fn candidate(text: &Text<'_>, mut name: Tagged) -> Candidate {
    if name.lead == 0 && is_joined(text, &name) {
        name.lead = AND.len_utf8();
    }
    let key = listed(text, &name).unwrap_or_else(|| {
        let span = text.span_after(name.tokens.clone(), name.lead);
        Key::Spelled(key(text.slice(span)))
    });
    let Tagged {
        tokens,
        lead,
        kind,
        margin,
    } = name;
    Candidate {
        tokens,
        lead,
        kind,
        key,
        subtype: None,
        evidence: Evidence {
            margin: Some(margin),
            finder: Finder::Tagger,
        },
    }
}

/// «وإب»: a و before a listed name too short to be looked up without it.
fn is_joined(text: &Text<'_>, name: &Tagged) -> bool {
    let rest = text.form(name.tokens.start).strip_prefix(AND);
    let listed = |sense: &Sense| match sense {
        Sense::Name(id, _) => text.lexicon().name(*id).kind == name.kind,
        Sense::Word(..) => false,
    };
    let named = |rest: &str| text.lexicon().senses(rest).iter().any(listed);
    name.tokens.len() == 1 && rest.is_some_and(named)
}

/// A name that a list has: a common word that is one here, or one whose clitic hides it («بقره باغ»).
fn listed(text: &Text<'_>, name: &Tagged) -> Option<Key> {
    let mut tags = text.tags(name.tokens.start).iter();
    let found = tags
        .find(|tag| tag.tokens() == name.tokens)
        .and_then(|tag| super::listed::pick(text, tag));
    let (id, form) = found.or_else(|| hidden(text, name))?;
    (text.lexicon().name(id).kind == name.kind).then_some(Key::Listed(id, form))
}

/// A listed name of several words after a clitic with which its first word is another word.
fn hidden(text: &Text<'_>, name: &Tagged) -> Option<(NameId, NameForm)> {
    if name.lead == 0 || name.tokens.len() == 1 {
        return None;
    }
    let written = key(text.slice(text.span_after(name.tokens.clone(), name.lead)));
    let mut senses = text.lexicon().senses(&written).iter();
    senses.find_map(|sense| match sense {
        Sense::Name(id, NameForm::Full) => Some((*id, NameForm::Full)),
        _ => None,
    })
}

/// Whether any of the words can be a name's. A name with the sign of the indefinite is rare.
fn is_name(text: &Text<'_>, name: &Tagged) -> bool {
    let telling = |at: usize| {
        // جدة is a city as well as a grandmother
        let common = text.is(at, COMMON) && !text.is(at, Kinds::of(Kind::Name));
        text.token(at).is_word() && !common
    };
    let first = name.tokens.start;
    let phrase = name.kind == EntityType::Misc && is_marked(text, first);
    let alone = name.tokens.len() == 1 && (phrase || is_thing(text, first)) || is_open(text, name);
    // «الأسلحة الكورية الشمالية» is no place
    let adjective = name.kind == EntityType::Location
        && text.form(first).starts_with(ARTICLE)
        && text.is(first, Kinds::of(Kind::Nationality))
        && !text.is(first, PARTS);
    let whole = text.slice(text.span(name.tokens.clone()));
    let alone = alone
        || is_owned(text, name)
        || is_invocation(text, first)
        || name.kind == EntityType::Location
            && name.tokens.len() == 1
            && is_owned_thing(text, first)
        || is_spelled_otherwise(text, name)
        || is_described(text, name)
        || is_national(text, name)
        || is_any_body(text, name)
        || lacks_head(text, name)
        || is_army_of(text, name)
        || is_prepositional(text, name)
        || is_accusative(text, first)
        || is_common_phrase(text, &name.tokens)
        || name.kind == EntityType::Location && is_disaster(text, first)
        || is_clitic(text, name);
    !alone && !adjective && !whole.contains(TANWEEN) && name.tokens.clone().any(telling)
}

/// «شابان فلسطينيان فجر أمس»: a noun for people with the adjective of their country is nobody's name.
fn is_national(text: &Text<'_>, name: &Tagged) -> bool {
    let first = name.tokens.start;
    let adjective = name.tokens.len() > 1
        && text.is(first + 1, Kinds::of(Kind::Nationality))
        && !text.is(first + 1, PARTS);
    name.kind == EntityType::Person && adjective && text.is(first, Kinds::of(Kind::Victims))
}

/// «شدد في كلمة», «وصل إلى القصر»: a town that is a common word too, in a country that the article does not name; after a
/// preposition only one that has an article or a meaning of its own in the lexicon.
fn is_elsewhere(text: &Text<'_>, name: &Tagged, countries: &Countries<'_>) -> bool {
    const NAMES: Kinds = PARTS.and(Kind::Nationality);
    let first = name.tokens.start;
    let whole =
        |tag: &&Tag| tag.tokens() == name.tokens && tag.kinds.intersects(Kinds::of(Kind::Name));
    let Some(tag) = text.tags(first).iter().find(whole) else {
        return false;
    };
    let governed = is_governed(text, first);
    let common = text.form(first).starts_with(ARTICLE)
        || !text.kinds(first).without(NAMES).is_empty()
        || !governed;
    let towns = text.senses(tag).filter_map(|sense| match sense {
        Sense::Name(id, _) => Some(text.lexicon().name(id)),
        Sense::Word(..) => None,
    });
    let mut towns = towns
        .filter(|town| town.kind == EntityType::Location)
        .peekable();
    // «من مالي» is no money
    let told = |town: &Name<'_>| {
        let country = town
            .country
            .is_none_or(|country| countries.weight(country) > 0);
        country || governed && town.subtype == Some(Subtype::Country)
    };
    name.kind == EntityType::Location
        && name.tokens.len() == 1
        && common
        && towns.peek().is_some()
        && towns.all(|town| town.ambiguous && !told(&town))
}

/// «هدد بعقوبة أشد»: a town whose first letter is a preposition in a word that has other meanings, where nothing governs it.
fn is_clitic(text: &Text<'_>, name: &Tagged) -> bool {
    let first = name.tokens.start;
    let ambiguous = |sense: Sense| match sense {
        Sense::Name(id, _) => text.lexicon().name(id).ambiguous,
        Sense::Word(..) => false,
    };
    let bare = |tag: &Tag| tag.clitics() == 0 && text.senses(tag).any(ambiguous);
    name.kind == EntityType::Location
        && name.tokens.len() == 1
        && is_read_with_clitic(text, first)
        && text.tags(first).iter().any(bare)
        && !text.form(first + 1).starts_with(AND)
}

/// «قرى بالكامل»: a preposition, the article and a known word.
fn is_prepositional(text: &Text<'_>, name: &Tagged) -> bool {
    let rest = text
        .form(name.tokens.start)
        .strip_prefix(PREPOSITIONS)
        .and_then(|rest| rest.strip_prefix(ARTICLE));
    let known = |rest: &str| !text.lexicon().senses(rest).is_empty();
    name.kind == EntityType::Location && name.tokens.len() == 1 && rest.is_some_and(known)
}

/// «الوضع هادئ», which is folded like the name هادي: nobody is called by one word that ends so.
fn is_spelled_otherwise(text: &Text<'_>, name: &Tagged) -> bool {
    let whole = text.slice(text.span(name.tokens.clone()));
    name.kind == EntityType::Person && name.tokens.len() == 1 && whole.ends_with(HAMZATED_YA)
}

/// «رفع حسن رأسه»: a given name and a noun with a pronoun, which is written with ه, not ة.
fn is_owned(text: &Text<'_>, name: &Tagged) -> bool {
    let last = name.tokens.end - 1;
    let form = text.form(last);
    let written = text.slice(text.span(last..name.tokens.end));
    name.kind == EntityType::Person
        && name.tokens.len() == 2
        && text.is(name.tokens.start, Kinds::of(Kind::GivenName))
        && text.tags(last).is_empty()
        && written.ends_with(FEMININE)
        && form.strip_suffix(FEMININE).is_some_and(is_native)
}

/// «قناة ري جديدة», «المنظمة الدولية»: a noun and an adjective that describes it.
fn is_described(text: &Text<'_>, name: &Tagged) -> bool {
    let kinds = Kinds::of(Kind::TypeWord).and(Kind::Body).and(Kind::Source);
    let (first, last) = (name.tokens.start, name.tokens.end - 1);
    let definite = |at: usize| text.form(at).starts_with(ARTICLE);
    let same = definite(first) == definite(last);
    let noun = !definite(first) || text.is(first, kinds);
    let person = name.kind == EntityType::Person;
    let described = text.is(last, Kinds::of(Kind::CommonNoun)) && !text.is(last, PARTS);
    name.tokens.len() == 2 && !person && described && same && noun
}

/// «المتحدث باسم المنظمة نفيو زكريا»: a body that is no more than a definite noun, and a word that can be
/// no adjective of it.
fn is_open(text: &Text<'_>, name: &Tagged) -> bool {
    let kinds = Kinds::of(Kind::TypeWord).and(Kind::Body).and(Kind::Source);
    let first = name.tokens.start;
    let next = text.form(first + 1);
    let definite = text.form(first).starts_with(ARTICLE) && text.is(first, kinds);
    let bare =
        text.token(first + 1).is_word() && !next.starts_with(ARTICLE) && !next.starts_with(FOR_THE);
    name.kind == EntityType::Organization && name.tokens.len() > 1 && definite && bare
}

/// A word for things or for a kind of body, which alone names nothing: دولار, الميليشيا.
fn is_thing(text: &Text<'_>, at: usize) -> bool {
    let kinds = Kinds::of(Kind::TypeWord).and(Kind::Role).and(Kind::Body);
    let listed = text.is(at, Kinds::of(Kind::Name));
    let thing = Cursor::new(text, at..at + 1).particle(Particle::Thing);
    !listed && (thing.is_some() || text.is(at, kinds))
}

/// A word alone in quotation marks is a turn of phrase more often than a work.
fn is_marked(text: &Text<'_>, at: usize) -> bool {
    let opening = at
        .checked_sub(1)
        .and_then(|mark| text.marks().opening(mark));
    opening.is_some_and(|pair| pair.close == at + 1)
}
