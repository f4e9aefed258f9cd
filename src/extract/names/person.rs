//! Persons that no list holds, by given names, family names, how a word ends, and titles.

use std::collections::BTreeSet;
use std::ops::Range;

use super::candidate::{Candidate, Candidates, Key};
use super::evidence::{Evidence, Finder};
use super::listed::is_common_phrase;
use super::title::Title;
use crate::facts::EntityType;
use crate::grammar::Cursor;
use crate::lexicon::{
    Agreement, Kind, Kinds, Meaning, OutcomeShape, Particle, Particles, Sense, SpeechShape, Takes,
};
use crate::spelling::{
    ACCUSATIVE, ADJECTIVE, AND, ARTICLE, BY, FEMININE, FOR, FOR_THE, KUNYA, PRONOUNS, is_native,
    key,
};
use crate::text::{Text, TokenKind};

/// The most words that a person's name has.
const LONGEST: usize = 5;

const GIVEN: Kinds = Kinds::of(Kind::GivenName);
const LINK: Kinds = Kinds::of(Kind::NameLink);
const PARTS: Kinds = GIVEN.and(Kind::FamilyName).and(Kind::NameLink);
/// Words that end a name whatever they look like.
const STOPS: Kinds = Kinds::of(Kind::Particle)
    .and(Kind::Stance)
    .and(Kind::Timing)
    .and(Kind::Speech)
    .and(Kind::Outcome)
    .and(Kind::Role)
    .and(Kind::Unit)
    .and(Kind::DayOffset)
    .and(Kind::Nationality)
    .and(Kind::TypeWord)
    .and(Kind::Body)
    .and(Kind::Number)
    .and(Kind::Hedge);

/// Adds given names with the names after them, and the author of a byline.
pub(super) fn find(text: &Text<'_>, found: &mut Candidates) {
    if let Some(author) = author(text) {
        add(text, author, 0, found);
    }
    let mut at = 0;
    while at < text.len() {
        if let Some(tokens) = namesake(text, at, found) {
            add(text, tokens, 0, found);
        }
        if text.is(at, Kinds::of(Kind::Speech))
            && let Some(tokens) = untitled_speaker(text, at)
        {
            add(text, tokens, 0, found);
        }
        let end = if text.is(at, GIVEN) && found.at(at).is_none() && !is_in_title(text, at) {
            untitled(text, at, found)
        } else {
            None
        };
        at = end.unwrap_or(at + 1);
    }
    find_relatives(text, found);
}

/// «المتحدث باسمه», where باسمة is a given name as well.
fn is_in_title(text: &Text<'_>, at: usize) -> bool {
    let title = |tag: &crate::text::LexiconMatch| {
        tag.kinds.intersects(Kinds::of(Kind::Role)) && tag.tokens().contains(&at)
    };
    at.checked_sub(1)
        .is_some_and(|before| text.matches(before).iter().any(title))
}

/// «صدام حسين المجيدي»: somebody else than the one whom a list has without the family name.
fn namesake(text: &Text<'_>, at: usize, found: &Candidates) -> Option<Range<usize>> {
    let listed = found
        .starting(at)
        .filter(|c| c.kind == EntityType::Person && c.lead == 0)?;
    let end = listed.tokens.end;
    let listed_family =
        text.is(end, Kinds::of(Kind::FamilyName)) && text.form(end).starts_with(ARTICLE);
    let family = listed_family || is_descent(text, end) || is_written_ali(text, end);
    let full = listed.tokens.len() > 1;
    (family && full).then(|| at..end + 1)
}

/// Adds the names that titles announce.
pub(super) fn find_titled(text: &Text<'_>, titles: &[Title], found: &mut Candidates) {
    for title in titles {
        let Some(at) = title.holder_at else { continue };
        if is_said_by(text, title.tokens.start)
            && let Some(tokens) = speaker(text, at, true)
        {
            add(text, tokens, 0, found);
            continue;
        }
        let tokens = name(text, at, true);
        let one = matches!(title.agreement, Agreement::Singular | Agreement::Feminine);
        let supported =
            tokens.clone().any(|i| is_name_part(text, i)) || one && is_foreign(text, &tokens);
        if supported && found.starting(at).is_none() && !is_verb_like(text, at) {
            add(text, tokens, 0, found);
        }
    }
}

/// «الناطق باسم أتميس ديو أكيكي»: several unknown words of foreign letters.
fn is_foreign(text: &Text<'_>, tokens: &Range<usize>) -> bool {
    // «لتعديل موازين» is no name
    let attached = text.form(tokens.start).starts_with([FOR, AND, BY]);
    let foreign = |at: usize| text.matches(at).is_empty() && !is_native(text.form(at));
    !attached && tokens.len() > 1 && tokens.clone().all(foreign)
}

/// «ونقلت عن المتحدث باسمه»: whether a word of saying stands shortly before a title.
fn is_said_by(text: &Text<'_>, title: usize) -> bool {
    const NEAR: usize = 3;
    let sentence = text.sentence_of(title);
    let first = title.saturating_sub(NEAR).max(sentence.start);
    (first..title).any(|at| text.is(at, Kinds::of(Kind::Speech)))
}

/// Words of which nothing is known but that they may be names, between a title and what its bearer says: «قال المتحدث
/// باسمه خين ثو خا إن», and after a verb of saying also before a comma or «من».
fn speaker(text: &Text<'_>, first: usize, titled: bool) -> Option<Range<usize>> {
    // «رمضان» is a month as well, «فقيري» is «my poor» as well
    let other = |at: usize| {
        let month = at > first && text.is(at, Kinds::of(Kind::Month));
        let owned = |tag: &crate::text::LexiconMatch| tag.tail > 0 && tag.lead == 0;
        let mine = text.form(at).ends_with(ADJECTIVE[0]) && text.matches(at).iter().all(owned);
        // «إسماعيل نور معلم إن»
        let clause = text
            .particles(at + 1)
            .intersects(Particles::of(Particle::That));
        let called = at > first + 1 && clause && text.is(at, Kinds::of(Kind::Role));
        let plain = |tag: &crate::text::LexiconMatch| tag.lead == 0 && tag.tail == 0;
        let bare = text.matches(at).iter().all(plain);
        month || mine || called && bare || is_name_part(text, at)
    };
    // «لبيب عازار التهم، مؤكدا», «فادي رحمة لأخيه إن»
    let ends = |at: usize| {
        let form = text.form(at);
        let definite = form.starts_with(ARTICLE) && !is_descent(text, at);
        let after_given = at > first && text.is(at - 1, GIVEN);
        let clause = text
            .particles(at + 1)
            .intersects(Particles::of(Particle::That));
        let addressed = at > first && form.starts_with(FOR) && is_native(form);
        definite && !(after_given && clause) || addressed
    };
    let nameable = |at: &usize| {
        let word = text.token(*at).kind == TokenKind::Word && !has_clitic(text, *at);
        let unknown = text.matches(*at).is_empty() && !ends(*at);
        word && (unknown || other(*at))
    };
    let end = (first..first + LONGEST)
        .find(|at| !nameable(at))
        .unwrap_or(first + LONGEST);
    let particles = text.particles(end);
    // «استبعد وزير الطاقة حصول أزمة، مرجحا»: before a comma an object stands as well
    let foreign = |at: usize| text.matches(at).is_empty() && !is_native(text.form(at));
    let marked = text.is(first, GIVEN) || (first..end).any(foreign);
    let closed = particles.intersects(Particles::of(Particle::That))
        || text.token(end).is_mark(',') && marked
        || titled && particles.intersects(Particles::of(Particle::Of)) && marked;
    let plain = ![ARTICLE, FOR_THE]
        .iter()
        .any(|article| text.form(first).starts_with(article));
    (end > first + 1 && closed && plain && !is_verb_like(text, first)).then_some(first..end)
}

/// «قالت أولها دروزد، وهي متطوعة»: somebody who speaks, by a given name or foreign letters.
fn untitled_speaker(text: &Text<'_>, verb: usize) -> Option<Range<usize>> {
    if !says(text, verb) {
        return None;
    }
    let first = verb + 1 + usize::from(is_described_person(text, verb + 1));
    let described = first > verb + 1;
    let given = text.is(first, GIVEN) && !has_clitic(text, first);
    if given && is_namesake_of_body(text, first + 1) {
        return Some(first..first + 2);
    }
    let tokens = speaker(text, first, described)?;
    // «وقال ليكن واضحا أننا»
    let attached = text.form(first).starts_with(FOR);
    let foreign = |at: usize| text.matches(at).is_empty() && !is_native(text.form(at)) && !attached;
    (given || described || tokens.clone().any(foreign)).then_some(tokens)
}

/// Whether a word is a verb of saying after which its subject stands, with no preposition.
pub(super) fn says(text: &Text<'_>, at: usize) -> bool {
    let verb = |m: &Meaning| match m {
        Meaning::Speech {
            shape: SpeechShape::Verb,
            takes: Takes::Clause,
            ..
        } => Some(()),
        _ => None,
    };
    let here = Cursor::new(text, at..at + 1);
    here.read(Kind::Speech, verb).is_some()
}

/// «قالت النازحة مريومة آدم إن»: a definite noun for somebody to whom something happened.
fn is_described_person(text: &Text<'_>, at: usize) -> bool {
    let one = |m: &Meaning| match m {
        Meaning::Outcome {
            shape: OutcomeShape::Person,
            ..
        }
        | Meaning::Victims(_) => Some(()),
        _ => None,
    };
    let here = Cursor::new(text, at..at + 1);
    let noun = here
        .read(Kind::Outcome, one)
        .or_else(|| here.read(Kind::Victims, one));
    noun.is_some_and(|((), noun, _)| {
        noun.tag.definite && matches!(noun.agreement, Agreement::Singular | Agreement::Feminine)
    })
}

/// «حمزة الخير ... شقيقه عمر الخير»: a given name before the family name of somebody else.
fn find_relatives(text: &Text<'_>, found: &mut Candidates) {
    let mut families: BTreeSet<&str> = BTreeSet::new();
    found.each(|c| {
        if c.kind == EntityType::Person && c.tokens.len() > 1 {
            families.insert(text.form(c.tokens.end - 1));
        }
    });
    if families.is_empty() {
        return;
    }
    for at in 0..text.len().saturating_sub(1) {
        let on = text.particles(at).intersects(Particles::of(Particle::On));
        let given = text.is(at, GIVEN) && !on && found.at(at).is_none();
        let free = given && found.at(at + 1).is_none() && families.contains(text.form(at + 1));
        let lead = text
            .matches(at)
            .iter()
            .find(|tag| tag.kinds.intersects(GIVEN));
        if free && let Some(tag) = lead {
            add(text, at..at + 2, usize::from(tag.lead), found);
        }
    }
}

/// «قال محمدو سانا، وهو تاجر»: after a given name, and before a clause or a comma, a word is a family name that is also
/// what a body or a town is called.
fn is_namesake_of_body(text: &Text<'_>, at: usize) -> bool {
    let named =
        text.is(at, Kinds::of(Kind::Name)) && text.matches(at).iter().all(|tag| tag.lead == 0);
    let closed = text
        .particles(at + 1)
        .intersects(Particles::of(Particle::That))
        || text.token(at + 1).is_mark(',');
    named && closed && !text.form(at).starts_with(ARTICLE)
}

/// A given name and what follows it, when at least one more word is surely a name's.
fn untitled(text: &Text<'_>, at: usize, found: &mut Candidates) -> Option<usize> {
    let tag = text
        .matches(at)
        .iter()
        .find(|tag| tag.kinds.intersects(GIVEN))?;
    let tokens = name(text, at, false);
    let tokens = trim(text, tokens);
    let sure = tokens
        .clone()
        .skip(1)
        .any(|i| is_name_part(text, i) && !text.is(i, LINK));
    let lead = usize::from(tag.lead);
    (sure && add(text, tokens.clone(), lead, found)).then_some(tokens.end)
}

fn add(text: &Text<'_>, tokens: Range<usize>, lead: usize, found: &mut Candidates) -> bool {
    let tokens = trim(text, tokens);
    if tokens.is_empty() || is_common(text, &tokens) {
        return false;
    }
    let key = Key::Spelled(key(text.slice(text.span_after(tokens.clone(), lead))));
    found.replace(Candidate {
        tokens,
        lead,
        kind: EntityType::Person,
        subtype: None,
        key,
        evidence: Evidence::by(Finder::Rule),
    })
}

/// Whether words that look like a name are a turn of phrase or a common noun.
fn is_common(text: &Text<'_>, tokens: &Range<usize>) -> bool {
    is_invocation(text, tokens.start)
        || is_common_phrase(text, tokens)
        || tokens.len() == 1 && is_accusative_noun(text, tokens.start)
}

/// Whether a word begins a blessing, is the name of God in one or what he is called after it: «بسم الله الرحمن الرحيم».
pub(super) fn is_invocation(text: &Text<'_>, first: usize) -> bool {
    let blesses = |back: usize| {
        let before = first.checked_sub(back);
        before.is_some_and(|before| is_blessing(text, before))
    };
    let attribute = text.form(first).starts_with(ARTICLE);
    blesses(0) || blesses(1) || attribute && blesses(2)
}

/// «أصدر الوزراء بيانا», «مستشارا قانونيا»: a noun of the lexicon or its adjective in the accusative.
fn is_accusative_noun(text: &Text<'_>, at: usize) -> bool {
    const LEAST: usize = 4;
    let word = |form: &str| {
        let is_word = |sense: &Sense| {
            let meaning = text.lexicon().word_meaning(*sense);
            meaning.is_some_and(|meaning| *meaning != Meaning::NameEnding)
        };
        form.chars().count() >= LEAST && text.lexicon().senses(form).iter().any(is_word)
    };
    let noun = text.form(at).strip_suffix(ACCUSATIVE);
    let adjective = || noun.and_then(|noun| noun.strip_suffix(ADJECTIVE[0]));
    text.matches(at).is_empty() && (noun.is_some_and(word) || adjective().is_some_and(word))
}

/// «رحمه الله», «بإذن الله»: a verb with its object, or a phrase, before the name of God.
pub(super) fn is_blessing(text: &Text<'_>, verb: usize) -> bool {
    // «رحمة» ends with ة, «رحمه» with a pronoun
    let written = text.written_form(verb);
    let pronoun = written.ends_with(FEMININE) || written.ends_with(PRONOUNS[1]);
    let god = verb + 1;
    let phrase = || {
        let mut tags = text.all_matches(verb).iter();
        tags.any(|tag| {
            tag.kinds.intersects(Kinds::of(Kind::CommonNoun)) && tag.tokens().contains(&god)
        })
    };
    // «يقوده ولد داداه»: of the words that join names, God's has an article
    let named = text.form(god).starts_with(ARTICLE) && text.is(god, LINK);
    named && !text.is(god, GIVEN) && (pronoun || phrase())
}

/// A name does not end in بن or عبد.
fn trim(text: &Text<'_>, tokens: Range<usize>) -> Range<usize> {
    let linked = |i: &usize| text.is(*i, LINK) && !text.is(*i, GIVEN.and(Kind::FamilyName));
    let end = tokens
        .clone()
        .rev()
        .find(|i| !linked(i))
        .map_or(tokens.start, |last| last + 1);
    tokens.start..end
}

/// The tokens of the name that begins at `first`, as far as its words can be a name's.
pub(super) fn name(text: &Text<'_>, first: usize, titled: bool) -> Range<usize> {
    let mut end = first;
    while end - first < LONGEST {
        let token = text.token(end);
        let hyphen = token.is_mark('-') && token.glued && text.token(end + 1).glued && end > first;
        let next = if hyphen { end + 1 } else { end };
        if !goes_on(text, first, next, titled) {
            break;
        }
        end = next + 1;
    }
    first..end
}

fn goes_on(text: &Text<'_>, first: usize, at: usize, titled: bool) -> bool {
    if text.token(at).kind != TokenKind::Word || (at > first && has_clitic(text, at)) {
        return false;
    }
    let linked = at > first && text.is(at - 1, LINK);
    let unknown = text.matches(at).is_empty();
    let plain = ![ARTICLE, FOR_THE]
        .iter()
        .any(|article| text.form(at).starts_with(article));
    let fits_title = titled && unknown && plain && at - first < 2 && !is_verb_like(text, at);
    // يوسف الكوني: a family name with ال after a given name
    let after_given = at > first && text.is(at - 1, GIVEN);
    let family = after_given && is_family(text, at) && (titled || is_descent(text, at));
    let last = at > first && is_written_ali(text, at) || is_of_kunya(text, first, at);
    // «الطبيب علي موسى»: على is a given name after a title and before a part of a name
    let goes_on = || is_name_part(text, at + 1) || is_family(text, at + 1);
    let given = titled && at == first && text.is(at, GIVEN) && goes_on();
    is_name_part(text, at)
        || given
        || (linked && !text.is(at, STOPS))
        || fits_title
        || family
        || last
}

/// «أبو عمر الأردني»: the country after a nom de guerre of two words belongs to it.
pub(super) fn is_of_kunya(text: &Text<'_>, first: usize, at: usize) -> bool {
    let kunya = at == first + 2 && KUNYA[..3].contains(&text.form(first));
    let form = text.form(at);
    let of_country = text.is(at, Kinds::of(Kind::Nationality)) && form.starts_with(ARTICLE);
    kunya && of_country && form.ends_with(ADJECTIVE[0])
}

/// «نبيل عبد الله علي إن»: علي is a preposition as well, but not before a clause or a mark.
fn is_written_ali(text: &Text<'_>, at: usize) -> bool {
    let written = text.slice(text.span(at..at + 1)).ends_with(ADJECTIVE[0]);
    let closed = text
        .particles(at + 1)
        .intersects(Particles::of(Particle::That))
        || !text.token(at + 1).is_word();
    written && closed && text.is(at, GIVEN)
}

/// «عبد الرزاق الهجري»: an unknown adjective of descent.
fn is_descent(text: &Text<'_>, at: usize) -> bool {
    let stem = text.form(at).strip_prefix(ARTICLE);
    let stem = stem.and_then(|stem| stem.strip_suffix(ADJECTIVE[0]));
    text.matches(at).is_empty() && stem.is_some_and(is_native)
}

/// Whether a word with an article can be a family name: nothing else is known of it, or an animal is called
/// so (الحوت).
fn is_family(text: &Text<'_>, at: usize) -> bool {
    let animal = text.kinds(at).without(Kinds::of(Kind::Particle)).is_empty()
        && text
            .particles(at)
            .intersects(Particles::of(Particle::Animal));
    let known = !text.matches(at).is_empty() && !animal;
    text.token(at).is_word() && !known && text.form(at).starts_with(ARTICLE)
}

/// Whether a و or a preposition stands before the name part.
fn has_clitic(text: &Text<'_>, at: usize) -> bool {
    let tag = text
        .matches(at)
        .iter()
        .find(|tag| tag.kinds.intersects(PARTS));
    tag.is_some_and(|tag| tag.clitics() > 0)
}

/// Whether a word belongs to names: it is listed as a part of them, or ends as foreign names do.
fn is_name_part(text: &Text<'_>, at: usize) -> bool {
    let tags = text.matches(at);
    let longest = |kinds: Kinds| {
        let of = tags.iter().filter(|tag| tag.kinds.intersects(kinds));
        of.map(|tag| tag.tokens().len()).max()
    };
    // «نجم الدين» is a name though «نجم» is an ordinary noun
    let parts = longest(PARTS);
    let other = longest(STOPS).is_some_and(|other| parts.is_none_or(|own| own <= other));
    (parts.is_some() && !other) || (tags.is_empty() && ends_like_a_name(text, at))
}

/// Letters of the shortest word that is taken for foreign by its ending.
const SHORTEST: usize = 5;

fn ends_like_a_name(text: &Text<'_>, at: usize) -> bool {
    let form = text.form(at);
    let article = form.starts_with(ARTICLE) || form.starts_with(FOR_THE);
    if article || form.chars().count() < SHORTEST {
        return false;
    }
    let is_ending =
        |sense: &Sense| text.lexicon().word_meaning(*sense) == Some(&Meaning::NameEnding);
    let ends = form.char_indices().map(|(i, _)| &form[i..]).skip(2);
    ends.filter(|end| end.len() >= 4)
        .any(|end| text.lexicon().senses(end).iter().any(is_ending))
}

/// An untagged word that begins as present-tense verbs do is no name after a title.
fn is_verb_like(text: &Text<'_>, at: usize) -> bool {
    text.matches(at).is_empty()
        && text.form(at).starts_with(crate::spelling::PRESENT)
        && !ends_like_a_name(text, at)
}

/// The last part of a byline, when it is not a listed name: «الثورة – أسماء الفريح».
fn author(text: &Text<'_>) -> Option<Range<usize>> {
    let line = text.layout().byline.clone()?;
    let parts = |i: &usize| !text.token(*i).is_word();
    let end = line.clone().rev().find(|i| !parts(i))? + 1;
    let start = (line.start..end)
        .rev()
        .find(parts)
        .map_or(line.start, |mark| mark + 1);
    let nameable = |at: usize| {
        text.matches(at)
            .iter()
            .all(|tag| tag.kinds.without(PARTS).is_empty())
    };
    let plain = (start..end).all(nameable) && !text.form(start).starts_with(ARTICLE);
    ((2..=4).contains(&(end - start)) && plain).then_some(start..end)
}
