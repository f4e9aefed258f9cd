//! Names that the tagger finds where lists and rules found none, or only a part.

use std::ops::Range;

use super::candidate::{Candidate, Candidates, Key};
use super::evidence::{Evidence, Finder};
use super::extent::{begins_anew, is_bare, is_definite, trimmed};
use super::institution::is_adjective;
use super::place::Countries;
use super::plausible::{is_elsewhere, is_name, is_pair_of_places};
use crate::facts::{EntityType, Subtype};
use crate::lexicon::{Kind, Kinds, NameForm, NameId, Sense};
use crate::spelling::{AND, FEMININE, key};
use crate::tagger::{Leanings, Tagged, Tagger};
use crate::text::{LexiconMatch, Text};

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

/// Titles of several words: «أمين مجلس الأمن» holds no name of its own.
fn titles(text: &Text<'_>) -> Vec<Range<usize>> {
    let title = |at: usize| {
        let mut roles = text
            .matches(at)
            .iter()
            .filter(|tag| tag.kinds.intersects(Kinds::of(Kind::Role)));
        roles
            .next()
            .map(LexiconMatch::tokens)
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

/// Whether a name goes on a body that is known to be whole with what is no part of it: «اتهمت وزارة الدفاع الأذربيجانية
/// أرمينيا», «أعلنت وزارة الداخلية الحداد». An adjective agrees with a noun of the name.
fn outgrows_body(text: &Text<'_>, name: &Tagged, part: &Candidate) -> bool {
    let end = part.tokens.end;
    let bodies = [name.kind, part.kind].map(|kind| kind == EntityType::Organization);
    let longer = name.tokens.start == part.tokens.start && end < name.tokens.end;
    if bodies != [true; 2] || !longer || !text.token(end).is_word() {
        return false;
    }
    let official = matches!(part.key, Key::Body { .. });
    let listed = matches!(part.key, Key::Listed(_, NameForm::Full)) && part.tokens.len() == 1;
    let adjective = is_adjective(text, end) || text.is(end, Kinds::of(Kind::Nationality));
    let feminine = |at: usize| text.form(at).ends_with(FEMININE);
    let agrees = [end - 1, part.tokens.start]
        .map(feminine)
        .contains(&feminine(end));
    let apart = official && is_definite(text, end) && !(adjective && agrees);
    apart || !listed && is_bare(text, end)
}

/// «نفى مصدر في مصر الخبر»: a country's name has no more words than the list has.
fn outgrows_country(text: &Text<'_>, name: &Tagged, part: &Candidate) -> bool {
    let Key::Listed(id, _) = part.key else {
        return false;
    };
    let country = text.lexicon().name(id).subtype == Some(Subtype::Country);
    country
        && name.kind == EntityType::Location
        && name.tokens.start == part.tokens.start
        && part.tokens.end < name.tokens.end
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
    let mut tags = text.matches(name.tokens.start).iter();
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
