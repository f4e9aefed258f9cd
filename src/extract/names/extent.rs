//! Where a name that the tagger found begins and ends.

use std::ops::Range;

use super::owned::has_pronoun;
use super::person::{is_blessing, is_of_kunya, says};
use crate::facts::EntityType;
use crate::grammar::Cursor;
use crate::lexicon::{Kind, Kinds, Particle, Particles, Sense};
use crate::spelling::{
    AND, ARTICLE, AS, BY, CONJUNCTIONS, FOR, FOR_THE, HIS, KUNYA, PREPOSITIONS, TA_MARBUTA, YA,
    is_future_verb,
};
use crate::tagger::Tagged;
use crate::text::{LexiconMatch, Text, TokenKind};

/// Words that are no name by themselves, whatever stands around them.
pub(super) const COMMON: Kinds = Kinds::of(Kind::Weekday)
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
pub(super) const PARTS: Kinds = Kinds::of(Kind::GivenName)
    .and(Kind::FamilyName)
    .and(Kind::Name);

/// Words for kinds of bodies, and for what belongs to a state.
pub(super) const BODY_HEADS: Kinds = HEADS.and(Kind::Institution);

/// A person or place begins after a preposition and ends before a word of time («عبد الرحمن ولد سالم
/// أمس»), a title («عكرمة صبري خطيب الأقصى») or a preposition («جابي للإيقاف»).
pub(super) fn trimmed(text: &Text<'_>, mut name: Tagged) -> Tagged {
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
    let future = |at: usize| text.matches(at).is_empty() && is_future_verb(text.form(at));
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

/// A definite noun closes a construct. After it somebody else is named: after a title («رئيسة الاتحاد نجاة المهيري»), after
/// a body («جهاز الإسعاف والطوارئ ياسين»), or what the body does something to («جيش الدفاع ذودا»).
fn construct_end(text: &Text<'_>, name: &Tagged) -> usize {
    let Range { start, end } = name.tokens.clone();
    let title = start
        .checked_sub(1)
        .is_some_and(|before| text.is(before, Kinds::of(Kind::Role)) && !is_definite(text, before));
    let construct = title || text.is(start, BODY_HEADS) && !is_definite(text, start);
    let anew = |at: &usize| {
        let given = text.is(*at, Kinds::of(Kind::GivenName));
        let closed = is_definite(text, *at - 1) && (title || !is_honorific(text, *at - 1));
        closed && is_bare(text, *at) && (construct || given)
    };
    (start + 1..end).find(anew).unwrap_or(end)
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
    let link =
        |tag: &LexiconMatch| tag.kinds.intersects(Kinds::of(Kind::PlaceLink)) && tag.clitics() == 0;
    let name = text.is(at, PARTS);
    !name && !text.form(at).starts_with(ARTICLE) && text.all_matches(at).iter().any(link)
}

/// «أعلن أبو مجاهد», «موسى أغ أشاراتومان»: whether the name of a person ends with a word that needs another, such as the
/// first one of a kunya.
fn is_open_kunya(text: &Text<'_>, name: &Tagged) -> bool {
    let last = name.tokens.end - 1;
    let son = name.tokens.len() > 1 && text.is(last, Kinds::of(Kind::NameLink));
    let father = son || KUNYA.contains(&text.form(last));
    let next = text.token(name.tokens.end).is_word()
        && text
            .matches(name.tokens.end)
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
    let mut tags = text.matches(first).iter();
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
        .matches(first + 1)
        .first()
        .is_some_and(|tag| tag.clitics() > 0);
    name.kind == EntityType::Person && (definite || owned) && given && !clitic
}

/// Whether a word with an article is a common noun and the name of some body at most: «ودع علييف الوفد».
fn is_definite_noun(text: &Text<'_>, at: usize) -> bool {
    const PERSONS: Kinds = Kinds::of(Kind::GivenName).and(Kind::FamilyName);
    let mut senses = text.matches(at).iter().flat_map(|tag| text.senses(tag));
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

/// Whether something else begins with a word, so that no body's name goes on: «المنظمة بأن», «الاتحاد الوطني
/// الكردستاني وخصمه».
pub(super) fn begins_anew(text: &Text<'_>, at: usize) -> bool {
    let here = Cursor::new(text, at..at + 1);
    let rest = text.form(at).strip_prefix(AND);
    let joined = rest.is_some_and(|rest| !rest.starts_with(ARTICLE))
        && !here.matches().iter().any(|tag| tag.lead == 0);
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
pub(super) fn is_governed(text: &Text<'_>, at: usize) -> bool {
    at.checked_sub(1)
        .is_some_and(|before| is_preposition(text, before))
}

fn is_preposition(text: &Text<'_>, at: usize) -> bool {
    use Particle::{About, At, In, Of, On, To};
    let here = Cursor::new(text, at..at + 1);
    let standing = here.matches().iter().all(|tag| tag.clitics() == 0);
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
    let tags = text.matches(at);
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
    let attached = |tag: &LexiconMatch| {
        let preposition = |clitic| tag.leads_with(text, clitic);
        tag.definite && tag.clitics() > 0 && PREPOSITIONS.into_iter().any(preposition)
    };
    // «توفيق بحري فرأى»
    let said = |tag: &LexiconMatch| {
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

/// «الشهيد», «الملك»: the name of a person goes on after it.
fn is_honorific(text: &Text<'_>, at: usize) -> bool {
    const PERSONS: Kinds = Kinds::of(Kind::Role)
        .and(Kind::Victims)
        .and(Kind::Outcome)
        .and(Kind::GivenName);
    text.is(at, PERSONS)
}

/// Whether a word has an article, also after و.
pub(super) fn is_definite(text: &Text<'_>, at: usize) -> bool {
    let form = text.form(at);
    form.strip_prefix(AND).unwrap_or(form).starts_with(ARTICLE)
}

/// Whether a word has neither an article nor a clitic or preposition that joins it to what stands before it.
pub(super) fn is_bare(text: &Text<'_>, at: usize) -> bool {
    let form = text.form(at);
    let joined = form.starts_with([AND, BY]) || form.starts_with(FOR_THE);
    let purpose = form.starts_with(FOR) && text.matches(at).is_empty();
    let particle = text.is(at, Kinds::of(Kind::Particle));
    text.token(at).is_word() && !is_definite(text, at) && !joined && !purpose && !particle
}
