//! Places that a noun before them announces: بلدة أولينيفكا, قرى الزعفرانة والمشيرفة, حي الانتصار,
//! مستشفى ناصر.

use std::ops::Range;

use super::candidate::{Candidate, Candidates, Key};
use super::evidence::{Evidence, Finder};
use super::owned::is_theirs;
use super::person;
use super::place::{Countries, can_end_list};
use crate::facts::{EntityType, Subtype};
use crate::grammar::{Cursor, PhraseMatch};
use crate::lexicon::{
    Agreement, Kind, Kinds, Meaning, Particle, Particles, PlaceClass, PlaceHead, Sense,
};
use crate::spelling::{
    ADJECTIVE, AND, ARTICLE, BY, FEMININE, FEMININES, FOR_THE, HAMZA_BELOW, NISBA, PREPOSITIONS,
    PRESENT, PRONOUNS, SHE, TA_MARBUTA, TANWEEN, TENTH, THEY, WILL, YA, is_future_verb, is_native,
    key,
};
use crate::text::{LexiconMatch, Text};

/// The most places that one noun announces.
const MOST: usize = 16;

/// The fewest letters of an unknown name.
const SHORTEST: usize = 3;

/// What the word of a name may be besides.
const NAMES: Kinds = Kinds::of(Kind::Name)
    .and(Kind::GivenName)
    .and(Kind::FamilyName)
    .and(Kind::NameLink)
    .and(Kind::PlaceLink);

/// Adds the places after nouns that announce them.
pub(super) fn find(text: &Text<'_>, countries: &Countries<'_>, found: &mut Candidates) {
    for at in 0..text.len() {
        if text.is(at, Kinds::of(Kind::PlaceHead)) && found.at(at).is_none() {
            announced(Cursor::new(text, at..text.len()), countries, found);
        } else if found.at(at).is_none()
            && let Some(tokens) = led_to(text, at)
        {
            found.add(place(text, tokens, 0, None));
        }
    }
}

/// «عبر أم جرس»: after a preposition of place a name of two words, by its first.
fn led_to(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    const LEADING: Particles = Particles::of(Particle::In)
        .union(Particles::of(Particle::Beside))
        .union(Particles::of(Particle::To))
        .union(Particles::of(Particle::Preposition));
    const LINKS: Kinds = Kinds::of(Kind::PlaceLink).and(Kind::NameLink);
    let before = at.checked_sub(1)?;
    let bare = !text.form(at).starts_with(ARTICLE);
    if !bare
        || !text.is(at, Kinds::of(Kind::PlaceLink))
        || !text.particles(before).intersects(LEADING)
    {
        return None;
    }
    let mut tags = text.all_matches(at).iter().filter(|tag| tag.tail == 0);
    let link = |tag: &LexiconMatch| {
        tag.kinds.intersects(Kinds::of(Kind::NameLink)) || tag.kinds.without(LINKS).is_empty()
    };
    let plain = tags.all(|tag| link(tag) && tag.clitics() == 0);
    let second = text.form(at + 1);
    let definite = second.starts_with(ARTICLE);
    let proper = text.matches(at + 1).is_empty()
        && is_proper(text, at + 1, 0, PlaceClass::Settlement)
        && (plain || definite || !is_native(second));
    let thing = plain
        && definite
        && has_article(text, at + 1, 0)
        && text
            .kinds(at + 1)
            .without(Kinds::of(Kind::Particle))
            .is_empty();
    ((proper || thing) && can_end_list(text, at + 2)).then_some(at..at + 2)
}

fn announced(here: Cursor<'_>, countries: &Countries<'_>, found: &mut Candidates) {
    let head = |m: &Meaning| match m {
        Meaning::PlaceHead(head) => Some(*head),
        _ => None,
    };
    let Some((head, noun, rest)) = here.read(Kind::PlaceHead, head) else {
        return;
    };
    let text = here.text();
    if is_other_word(text, head, &noun, here.at()) {
        return;
    }
    if noun.tag.definite
        && head.class == PlaceClass::Hospital
        && is_named_by_adjective(text, rest.at())
    {
        let lead = noun.tag.clitics();
        found.put(place(text, here.at()..rest.at() + 1, lead, head.subtype));
    }
    if noun.tag.definite || noun.tag.tail > 0 {
        return;
    }
    let Some(name) = name(text, head, &noun, rest.at(), found) else {
        return;
    };
    let (start, end) = (name.start, name.end);
    let one = !matches!(noun.agreement, Agreement::Dual | Agreement::Plural);
    if is_part(head.class) && one {
        let tokens = here.at()..with_adjective(text, &name);
        found.put(place(text, tokens, noun.tag.clitics(), head.subtype));
    } else if found
        .starting(name.start)
        .is_none_or(|c| c.kind != EntityType::Location || c.tokens.end < end)
    {
        found.put(place(text, name, 0, head.subtype));
    }
    if matches!(noun.agreement, Agreement::Dual | Agreement::Plural) {
        if head.class == PlaceClass::Quarter && is_abroad(text, start, countries, found) {
            let lead = found.starting(start).map_or(0, |c| c.lead);
            found.put(place(text, start..end, lead, head.subtype));
        }
        list(text, head, end, countries, found);
    }
}

/// «إحياء الشعر», which is folded like أحياء, and «عبوة محلية الصنع»: whether a word is no noun for a place here.
fn is_other_word(text: &Text<'_>, head: PlaceHead, noun: &PhraseMatch<'_>, at: usize) -> bool {
    let reviving = head.class == PlaceClass::Quarter
        && text.slice(text.span(at..at + 1)).contains(HAMZA_BELOW);
    let described = |before: usize| {
        let form = text.form(before);
        let feminine = form.ends_with(FEMININE) || form.ends_with(FEMININES);
        let noun = text.token(before).is_word()
            && !text.is(before, Kinds::of(Kind::Speech).and(Kind::Particle));
        noun && feminine && !form.starts_with(ARTICLE)
    };
    let unit = head.class == PlaceClass::Unit && noun.tag.clitics() == 0;
    let local = unit && text.form(at).ends_with(NISBA);
    reviving || local && at.checked_sub(1).is_some_and(described)
}

/// A place whose name nothing else tells.
pub(super) fn place(
    text: &Text<'_>,
    tokens: Range<usize>,
    lead: usize,
    subtype: Option<Subtype>,
) -> Candidate {
    let key = Key::Spelled(key(text.slice(text.span_after(tokens.clone(), lead))));
    Candidate {
        tokens,
        lead,
        kind: EntityType::Location,
        subtype,
        key,
        evidence: Evidence::by(Finder::Rule),
    }
}

/// Whether the noun belongs to the name.
fn is_part(class: PlaceClass) -> bool {
    use PlaceClass::{Facility, Hospital, Quarter, Street};
    matches!(class, Quarter | Street | Facility | Hospital)
}

/// «المستشفى الكويتي», «المستشفى المعمداني»: a definite adjective that tells one from all others.
fn is_named_by_adjective(text: &Text<'_>, at: usize) -> bool {
    let known = text.kinds(at).without(Kinds::of(Kind::Nationality));
    text.form(at).starts_with(ARTICLE) && text.form(at).ends_with(ADJECTIVE[0]) && known.is_empty()
}

/// The name that follows a noun, as far as its words can be a name's.
fn name(
    text: &Text<'_>,
    head: PlaceHead,
    noun: &PhraseMatch<'_>,
    first: usize,
    found: &Candidates,
) -> Option<Range<usize>> {
    if let Some(candidate) = found.at(first) {
        let whole = candidate.tokens.start == first && candidate.lead == 0;
        let fits = match candidate.kind {
            EntityType::Location => true,
            EntityType::Person => head.class != PlaceClass::Front,
            EntityType::Organization | EntityType::Misc => false,
        };
        let town = matches!(candidate.key, Key::Spelled(_)) && candidate.tokens.len() == 1;
        let more = town && (goes_on(text, first, 0) || ends_as_nisba(text, noun, first));
        return (whole && fits).then(|| first..candidate.tokens.end + usize::from(more));
    }
    if matches!(head.class, PlaceClass::Facility | PlaceClass::Hospital) {
        // «مستشفى الشهيد كمال العزي»
        let honorific = usize::from(is_honorific(text, first));
        let bearer = person::name(text, first + honorific, true);
        let given = text.is(first, Kinds::of(Kind::GivenName).and(Kind::NameLink));
        if bearer.len() > 1 && (given || honorific > 0) {
            let family = is_proper(text, bearer.end, 0, head.class)
                && text.form(bearer.end).starts_with(ARTICLE);
            return Some(first..bearer.end + usize::from(family));
        }
    }
    let region = head.subtype == Some(Subtype::Region) || head.class == PlaceClass::Front;
    if region && is_plain_direction(text, first) && is_proper(text, first + 1, 0, PlaceClass::Unit)
    {
        return Some(first..first + 2); // «ولاية شمال كيفو»
    }
    linked(text, first, 0).or_else(|| {
        let proper =
            is_proper(text, first, 0, head.class) && !is_adjective(text, head, noun, first);
        let more = || goes_on(text, first, 0) || ends_as_nisba(text, noun, first);
        proper.then(|| first..first + 1 + usize::from(more()))
    })
}

/// «في ضاحية سيتي سولي»: whether an unknown name goes on with an unknown word that ends as an adjective would; after a
/// preposition and such a noun it is no verb, and an adjective of the noun would have stood first.
fn ends_as_nisba(text: &Text<'_>, noun: &PhraseMatch<'_>, first: usize) -> bool {
    const LEADING: Particles = Particles::of(Particle::In)
        .union(Particles::of(Particle::Beside))
        .union(Particles::of(Particle::Of))
        .union(Particles::of(Particle::To))
        .union(Particles::of(Particle::On));
    let head = noun.tag.tokens();
    let led = noun.tag.lead > 0 && !text.form(head.start).starts_with(AND)
        || head
            .start
            .checked_sub(1)
            .is_some_and(|at| text.particles(at).intersects(LEADING));
    let next = first + 1;
    let form = text.form(next);
    let unknown = |at: usize| text.token(at).is_word() && text.matches(at).is_empty();
    led && unknown(first)
        && unknown(next)
        && form.ends_with(ADJECTIVE[0])
        && !form.starts_with(ARTICLE)
        && !form.starts_with([AND, BY])
        && form.chars().count() > SHORTEST
        && can_end_list(text, next + 1)
}

/// Whether a word is a direction without an article.
fn is_plain_direction(text: &Text<'_>, at: usize) -> bool {
    let beside = text
        .particles(at)
        .intersects(Particles::of(Particle::Beside));
    beside && text.is(at, Kinds::of(Kind::CommonNoun)) && !text.form(at).starts_with(ARTICLE)
}

/// «إدغا هامس»: whether an unknown name of foreign letters goes on with another such word.
pub(super) fn goes_on(text: &Text<'_>, at: usize, lead: usize) -> bool {
    let foreign = |at: usize, lead: usize| {
        let name = text.form(at).get(lead..).unwrap_or_default();
        text.matches(at).is_empty() && !name.starts_with(ARTICLE) && !is_native(name)
    };
    let next = at + 1;
    let second = text.token(next).is_word()
        && text.matches(next).is_empty()
        && !text.form(next).starts_with([AND, BY])
        && is_proper(text, next, 0, PlaceClass::Settlement)
        && (foreign(at, lead) || foreign(next, 0));
    // «سوتاتاوسا الواقعة على مسافة …» describes the town
    let second = second && !text.form(next).starts_with(ARTICLE);
    second && text.matches(at).is_empty() && can_end_list(text, next + 1)
}

fn is_honorific(text: &Text<'_>, at: usize) -> bool {
    const PERSONS: Kinds = Kinds::of(Kind::Role).and(Kind::Victims).and(Kind::Outcome);
    text.form(at).starts_with(ARTICLE) && text.is(at, PERSONS)
}

/// A name of two words by its first: تل الرمان.
fn linked(text: &Text<'_>, at: usize, lead: usize) -> Option<Range<usize>> {
    const OTHER: Kinds = Kinds::of(Kind::Particle)
        .and(Kind::Timing)
        .and(Kind::Speech)
        .and(Kind::CommonNoun);
    let link = |tag: &LexiconMatch| {
        tag.kinds.intersects(Kinds::of(Kind::PlaceLink)) && usize::from(tag.lead) == lead
    };
    let next = text.token(at + 1).is_word()
        && !text.is(at + 1, OTHER)
        && text.matches(at + 1).iter().all(|tag| tag.clitics() == 0);
    (next && text.all_matches(at).iter().any(link)).then(|| at..at + 2)
}

/// Whether nothing else is known of a word after `lead` bytes of clitics than that it is a name.
pub(super) fn is_proper(text: &Text<'_>, at: usize, lead: usize, class: PlaceClass) -> bool {
    const NUMBERS: Kinds = Kinds::of(Kind::Number)
        .and(Kind::Ordinal)
        .and(Kind::Month)
        .and(Kind::Unit);
    const PEOPLE: Kinds = Kinds::of(Kind::Role).and(Kind::Victims);
    // «مستشفى الأمل», «مدرسة الشهداء», «ملعب الوحدة»
    const IDEALS: Kinds = Kinds::of(Kind::Outcome)
        .and(Kind::EventDay)
        .and(Kind::Speech)
        .and(Kind::Particle);
    let whole = text.form(at);
    let Some(form) = whole.get(lead..) else {
        return false;
    };
    let definite = form.starts_with(ARTICLE);
    let other = text.kinds(at).without(match class {
        PlaceClass::Street if definite => NAMES.union(NUMBERS).union(PEOPLE),
        PlaceClass::Facility | PlaceClass::Hospital if definite => {
            let more = if has_article(text, at, lead) {
                IDEALS
            } else {
                NAMES
            };
            NAMES.union(PEOPLE).union(more)
        }
        _ => NAMES,
    });
    let animal = definite
        && text
            .particles(at)
            .intersects(Particles::of(Particle::Animal));
    let other = if animal {
        other.without(Kinds::of(Kind::Particle))
    } else {
        other
    };
    let after = |tag: &LexiconMatch| tag.clitics() != lead;
    let known = other.is_empty() && !text.matches(at).iter().any(after);
    let strange = class != PlaceClass::Front || text.matches(at).is_empty() || is_place(text, at);
    text.token(at).is_word()
        && form.chars().count() >= SHORTEST
        && known
        && strange
        && (definite || !is_common(text, at, form))
}

/// Whether each meaning of a word is that of the word without its article: «التي» has none to take off.
fn has_article(text: &Text<'_>, at: usize, lead: usize) -> bool {
    let mut tags = text.matches(at).iter();
    tags.all(|tag| tag.definite && tag.clitics() == lead)
}

/// Whether a list has a word as a place.
fn is_place(text: &Text<'_>, at: usize) -> bool {
    let place = |sense| match sense {
        Sense::Name(id, _) => text.lexicon().name(id).kind == EntityType::Location,
        Sense::Word(..) => false,
    };
    let mut tags = text.matches(at).iter();
    tags.any(|tag| tag.tokens().len() == 1 && text.senses(tag).any(place))
}

/// Whether an indefinite word looks like a verb, a noun with a pronoun or one without any name's letters.
fn is_common(text: &Text<'_>, at: usize, form: &str) -> bool {
    if text.is(at, NAMES) {
        return false;
    }
    let verb =
        form.starts_with(PRESENT) && is_native(form.trim_start_matches(PRESENT)) || is_past(form);
    let written = text.slice(text.span(at..at + 1));
    let indefinite = written.contains(TANWEEN);
    let governed = form
        .strip_prefix(PREPOSITIONS)
        .is_some_and(|rest| rest.starts_with(ARTICLE));
    verb || governed
        || is_theirs(text, at)
        || is_joined_future(text, at, form)
        || form.starts_with(FOR_THE)
        || form.ends_with(PRONOUNS[1]) && !written.ends_with(TA_MARBUTA)
        || form.starts_with(AND)
        || indefinite
}

/// «… الموصل وسيعقد»: whether a word after a و looks like a verb of the future.
fn is_joined_future(text: &Text<'_>, at: usize, form: &str) -> bool {
    let joined = form.len() < text.form(at).len();
    let stem = form.strip_prefix(WILL).unwrap_or_default();
    joined && is_future_verb(form) && is_native(stem.trim_start_matches(PRESENT))
}

/// Whether a word looks like a verb of the past with its ending: «وأحرقوا», «وتمركزت».
fn is_past(form: &str) -> bool {
    let fifth = |stem: &str| stem.strip_prefix(PRESENT).is_some_and(is_native);
    let she = form.strip_suffix(SHE);
    let they = form.strip_suffix(THEY);
    let tenth = |stem: &str| stem.starts_with(TENTH); // استمرت
    she.is_some_and(|stem| is_native(stem) || fifth(stem) || tenth(stem))
        || they.is_some_and(is_native)
}

/// Whether an indefinite word may describe the noun before it: مدينة محاصرة, محور دفاعي.
fn is_adjective(text: &Text<'_>, head: PlaceHead, noun: &PhraseMatch<'_>, at: usize) -> bool {
    let form = text.form(at);
    let dotted = text.slice(text.span(at..at + 1)).ends_with(YA);
    if form.starts_with(ARTICLE) || text.is(at, NAMES) || !dotted && form.ends_with(YA) {
        return false;
    }
    let feminine = match head.class {
        PlaceClass::Unit | PlaceClass::Camp | PlaceClass::Quarter => form.ends_with(NISBA),
        _ => form.ends_with(FEMININE),
    };
    match noun.agreement {
        Agreement::Feminine | Agreement::Plural | Agreement::Dual => feminine,
        Agreement::Singular | Agreement::Any => form.ends_with(ADJECTIVE[0]),
    }
}

/// «مطار جيرابلا العسكري»: the end of a name with the adjective that belongs to it.
fn with_adjective(text: &Text<'_>, name: &Range<usize>) -> usize {
    const OTHER: Kinds = Kinds::of(Kind::Nationality)
        .and(Kind::Direction)
        .and(Kind::Particle);
    let form = text.form(name.end);
    let stem = form.strip_suffix(FEMININE).unwrap_or(form);
    let describes =
        form.starts_with(ARTICLE) && stem.ends_with(ADJECTIVE[0]) && !text.is(name.end, OTHER);
    name.end + usize::from(describes)
}

/// Adds the further places of a list: «والمشيرفة وتل الرمان».
fn list(
    text: &Text<'_>,
    head: PlaceHead,
    end: usize,
    countries: &Countries<'_>,
    found: &mut Candidates,
) {
    let mut at = end;
    for _ in 0..MOST {
        let comma = text.token(at).is_mark(',');
        let item = at + usize::from(comma);
        let Some(next) = listed(text, item, comma, found) else {
            break;
        };
        at = next.end;
        if head.class == PlaceClass::Quarter && is_abroad(text, item, countries, found) {
            let lead = found.starting(item).map_or(0, |c| c.lead);
            found.put(place(text, next, lead, head.subtype));
        } else if found.starting(item).is_none() {
            let joined = !comma || text.form(item).starts_with(AND);
            let lead = if joined { AND.len_utf8() } else { 0 };
            found.replace(place(text, next, lead, head.subtype));
        }
    }
}

/// «أحياء الرياض والطائف» of Khartoum: whether a list of quarters holds a town of a country that the article is less
/// about than about another.
fn is_abroad(text: &Text<'_>, at: usize, countries: &Countries<'_>, found: &Candidates) -> bool {
    let listed = found
        .starting(at)
        .filter(|c| c.kind == EntityType::Location);
    let Some(Key::Listed(id, _)) = listed.map(|c| &c.key) else {
        return false;
    };
    let country = text.lexicon().name(*id).country;
    let first = countries.first(1);
    country.is_some() && !first.is_empty() && country != first.first().copied()
}

/// The place that goes on a list at `item`.
fn listed(text: &Text<'_>, item: usize, comma: bool, found: &Candidates) -> Option<Range<usize>> {
    if let Some(candidate) = found.at(item) {
        let joined = comma || candidate.lead > 0;
        let goes_on = candidate.tokens.start == item && candidate.kind == EntityType::Location;
        return (joined && goes_on).then(|| candidate.tokens.clone());
    }
    coordinated(text, item)
        .or_else(|| between(text, item, comma, found))
        .or_else(|| {
            let plain = comma && is_proper(text, item, 0, PlaceClass::Settlement);
            let tokens = linked(text, item, 0)
                .filter(|_| comma)
                .or(plain.then(|| item..item + 1 + usize::from(goes_on(text, item, 0))))?;
            can_end_list(text, tokens.end).then_some(tokens)
        })
}

/// «قرى الحود والسفينة والجواعنة»: a word with its article that is a thing besides, where the list goes on after it.
fn between(text: &Text<'_>, item: usize, comma: bool, found: &Candidates) -> Option<Range<usize>> {
    const THINGS: Kinds = Kinds::of(Kind::Particle)
        .and(Kind::TypeWord)
        .and(Kind::Speech);
    let form = text.form(item);
    let joined = form.starts_with(AND);
    let lead = if joined { AND.len_utf8() } else { 0 };
    let thing = form
        .get(lead..)
        .is_some_and(|bare| bare.starts_with(ARTICLE))
        && text.kinds(item).without(NAMES.union(THINGS)).is_empty()
        && has_article(text, item, lead);
    let place = |c: &Candidate| c.kind == EntityType::Location && c.lead > 0;
    let more =
        || found.starting(item + 1).is_some_and(place) || coordinated(text, item + 1).is_some();
    ((joined || comma) && thing && found.at(item).is_none() && more()).then(|| item..item + 1)
}

/// An unknown place after a و: «وكانيانا», «وتل الرمان».
pub(super) fn coordinated(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let lead = AND.len_utf8();
    if !text.token(at).is_word() || !text.form(at).starts_with(AND) {
        return None;
    }
    let one = || is_proper(text, at, lead, PlaceClass::Settlement).then(|| at..at + 1);
    let two = |one: Range<usize>| one.start..one.end + usize::from(goes_on(text, at, lead));
    let tokens = linked(text, at, lead).or_else(|| one().map(two))?;
    can_end_list(text, tokens.end).then_some(tokens)
}
