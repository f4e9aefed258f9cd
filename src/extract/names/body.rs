//! Official bodies: a head (وزارة الدفاع, الجيش, البرلمان) with the adjective or the name of a country.

use std::ops::Range;

use super::candidate::{Candidate, Candidates, Key};
use super::evidence::{Evidence, Finder};
use crate::facts::{EntityType, Subtype};
use crate::grammar::{Cursor, PhraseMatch};
use crate::lexicon::{BodyClass, Kind, Kinds, Meaning, Particle, RoleClass, Sense};
use crate::spelling::{AND, ARTICLE, FEMININE};
use crate::text::{LexiconMatch, Text};

/// Adds every body that its words make a name of.
pub(super) fn find(text: &Text<'_>, found: &mut Candidates) {
    let mut at = 0;
    while at < text.len() {
        let here = Cursor::new(text, at..text.len());
        if here.is(Kinds::of(Kind::Role))
            && let Some(title) = here.matches().first().filter(|tag| tag.tokens().len() > 1)
        {
            let first = at;
            at = title.tokens().end;
            let last = Cursor::new(text, at - 1..text.len());
            let inner = represented(here, first + 1..at).or_else(|| governed(last));
            at = inner.as_ref().map_or(at, |body| body.tokens.end);
            if let Some(body) = inner {
                found.replace(body);
            }
            continue;
        }
        at = match here.is(Kinds::of(Kind::Body)).then(|| body(here)).flatten() {
            Some(candidate) => {
                let end = candidate.tokens.end;
                found.replace(candidate);
                end
            }
            None => at + 1,
        };
    }
}

/// «رئيس أركان الجيش السوداني»: the army that a title ends with, where its adjective is not the title's.
fn governed(last: Cursor<'_>) -> Option<Candidate> {
    let definite = last.form().starts_with(ARTICLE);
    let army = |m: &Meaning| (*m == Meaning::Body(BodyClass::Army)).then_some(());
    let adjective = last.skip();
    let agrees = last.form().ends_with(FEMININE) == adjective.form().ends_with(FEMININE);
    let national = adjective.is(Kinds::of(Kind::Nationality));
    let named = definite && agrees && national && last.read(Kind::Body, army).is_some();
    named.then(|| body(last)).flatten()
}

/// «المتحدث باسم وزارة الدفاع الروسية»: the body for which a spokesperson speaks, when the title is listed with
/// its noun.
fn represented(here: Cursor<'_>, inner: Range<usize>) -> Option<Candidate> {
    let speaks = |m: &Meaning| (*m == Meaning::Role(RoleClass::Spokesperson)).then_some(());
    here.read(Kind::Role, speaks)?;
    let heads = inner
        .clone()
        .filter(|at| here.text().is(*at, Kinds::of(Kind::Body)));
    heads
        .filter_map(|at| body(Cursor::new(here.text(), at..here.text().len())))
        .find(|body| body.tokens.end >= inner.end)
}

fn body(start: Cursor<'_>) -> Option<Candidate> {
    let (class, head, rest) = start.read(Kind::Body, |m| {
        if let Meaning::Body(class) = m {
            Some(*class)
        } else {
            None
        }
    })?;
    // «البنك المركزي اليمني»: a listed kind of bank is one a country
    let bank = class == BodyClass::Company && head.tag.tokens().len() > 1;
    let subtype = official(class).or(bank.then_some(Subtype::Company))?;
    let ministry = head.tag.tokens().len() > 1 && class == BodyClass::Ministry;
    let fields = if ministry {
        after_fields(rest, &head.tag)
    } else {
        rest
    };
    let key_head = (head.tag.tokens().end..fields.at())
        .fold(head_key(start.text(), &head.tag), |key, at| {
            format!("{key} {}", start.text().form(at))
        });
    let rest = adjectives(fields);
    let (country, end) = country(rest, &head, rest.at() > head.tag.tokens().end)
        .map(|(country, rest)| (Some(country), rest.at()))
        .or_else(|| {
            let country = ministry.then(|| seat(rest)).flatten()?;
            Some((Some(country), rest.at()))
        })
        .or_else(|| ministry.then(|| (None, fields.at())))?;
    Some(Candidate {
        tokens: start.at()..end,
        lead: head.tag.clitics(),
        kind: EntityType::Organization,
        subtype: Some(subtype),
        key: Key::Body {
            head: key_head,
            country,
        },
        evidence: Evidence::by(Finder::Body),
    })
}

/// «وزارة شؤون اللاجئين والهجرة»: after further fields of a ministry, each of which is that of a ministry by itself; «وزارة
/// الداخلية والدفاع المدني» are two bodies.
fn after_fields<'t>(after: Cursor<'t>, head: &LexiconMatch) -> Cursor<'t> {
    let text = after.text();
    let noun = &text.form(head.tokens().start)[usize::from(head.lead)..];
    let mut at = after;
    while at.token().is_word()
        && let Some(field) = at.form().strip_prefix(AND)
        && field.starts_with(ARTICLE)
        && is_field(text, noun, field)
    {
        let next = at.skip();
        let named = next.is(Kinds::of(Kind::Nationality));
        if next.token().is_word() && next.form().starts_with(ARTICLE) && !named {
            break;
        }
        at = next;
    }
    at
}

/// Whether a noun with a field is what a ministry is called.
fn is_field(text: &Text<'_>, noun: &str, field: &str) -> bool {
    let lexicon = text.lexicon();
    let first = lexicon.word(noun).and_then(|noun| lexicon.start(noun));
    let node = first.and_then(|first| lexicon.next(first, lexicon.word(field)?));
    let ministry = Meaning::Body(BodyClass::Ministry);
    let is_ministry = |sense: &Sense| lexicon.word_meaning(*sense) == Some(&ministry);
    node.is_some_and(|node| lexicon.senses_at(node).iter().any(is_ministry))
}

/// What a head of an official body says that it is.
fn official(class: BodyClass) -> Option<Subtype> {
    match class {
        BodyClass::Ministry => Some(Subtype::Ministry),
        BodyClass::Government => Some(Subtype::Government),
        BodyClass::Parliament => Some(Subtype::Parliament),
        BodyClass::Army => Some(Subtype::Army),
        BodyClass::Police => Some(Subtype::Police),
        BodyClass::Court => Some(Subtype::Court),
        _ => None,
    }
}

/// Adjectives between a head and its country that only say which part: القوات المسلحة الروسية.
fn adjectives(at: Cursor<'_>) -> Cursor<'_> {
    let is_adjective =
        at.token().is_word() && at.matches().is_empty() && at.form().starts_with(ARTICLE);
    let named = at.skip().is(Kinds::of(Kind::Nationality));
    if is_adjective && named { at.skip() } else { at }
}

/// The country after a head: as a definite adjective, or as a name after a head without ال.
fn country<'t>(
    at: Cursor<'t>,
    head: &PhraseMatch<'t>,
    modified: bool,
) -> Option<(String, Cursor<'t>)> {
    if let Some((code, adjective, rest)) = at.read(Kind::Nationality, Meaning::nationality_code) {
        let definite = adjective.tag.definite || at.form().starts_with(ARTICLE);
        return (definite && adjective.tag.clitics() == 0).then(|| (code.to_owned(), rest));
    }
    let last = at.text().form(head.tag.tokens().end - 1);
    if !head.tag.definite && !modified && !last.starts_with(ARTICLE) {
        return named_country(at);
    }
    misspelled(at).map(|code| (code, at.skip()))
}

/// «وزارة الدفاع في باكو»: the country of the capital or land that a body sits in.
fn seat(at: Cursor<'_>) -> Option<String> {
    let place = at.particle(Particle::In)?;
    let text = place.text();
    let names = place.matches().iter().filter(|tag| tag.lead == 0);
    let name = |sense| match sense {
        Sense::Name(id, _) => Some(text.lexicon().name(id)),
        Sense::Word(..) => None,
    };
    let mut found = names.flat_map(|tag| text.senses(tag)).filter_map(name);
    let seat = found.find(|name| name.capital || name.subtype == Some(Subtype::Country))?;
    seat.country.map(str::to_owned)
}

fn named_country(at: Cursor<'_>) -> Option<(String, Cursor<'_>)> {
    let text = at.text();
    let tag: &LexiconMatch = at
        .matches()
        .iter()
        .find(|tag| tag.kinds.intersects(Kinds::of(Kind::Name)) && tag.lead == 0)?;
    let id = text.senses(tag).find_map(|sense| {
        if let Sense::Name(id, _) = sense {
            Some(id)
        } else {
            None
        }
    })?;
    let name = text.lexicon().name(id);
    let country = name
        .country
        .filter(|_| name.subtype == Some(Subtype::Country))?;
    Some((country.to_owned(), at.to(tag.tokens().end)))
}

/// An adjective of a country with two letters exchanged, one doubled or one left out: الأريمني.
fn misspelled(at: Cursor<'_>) -> Option<String> {
    let form = at
        .form()
        .strip_prefix(ARTICLE)
        .filter(|form| form.chars().count() >= 5 && at.matches().is_empty())?;
    let letters: Vec<char> = form.chars().collect();
    let lexicon = at.text().lexicon();
    neighbours(&letters).find_map(|word| {
        let mut meanings = lexicon
            .senses(&word)
            .iter()
            .filter_map(|sense| lexicon.word_meaning(*sense));
        meanings.find_map(|meaning| meaning.nationality_code().map(str::to_owned))
    })
}

/// Every word that differs by two exchanged letters or by one letter too many.
fn neighbours(letters: &[char]) -> impl Iterator<Item = String> {
    let exchanged = (0..letters.len() - 1).map(|i| {
        let mut word = letters.to_vec();
        word.swap(i, i + 1);
        word.into_iter().collect()
    });
    let shortened = (1..letters.len()).map(|i| {
        letters
            .iter()
            .enumerate()
            .filter(|(j, _)| *j != i)
            .map(|(_, letter)| letter)
            .collect()
    });
    exchanged.chain(shortened)
}

/// The head's folded words without clitics and articles, and without «وزارة» before the field: one
/// key for «الجيش الروسي» and «جيش روسيا», for «الخارجية الروسية» and «وزارة الخارجية الروسية».
pub(super) fn head_key(text: &Text<'_>, tag: &LexiconMatch) -> String {
    let mut words: Vec<&str> = tag.tokens().map(|token| text.form(token)).collect();
    words[0] = &words[0][usize::from(tag.lead)..];
    for word in &mut words {
        *word = word.strip_prefix(ARTICLE).unwrap_or(word);
    }
    let ministry = Meaning::Body(BodyClass::Ministry);
    let is_ministry = |sense: &Sense| text.lexicon().word_meaning(*sense) == Some(&ministry);
    let general = words.len() > 1 && text.lexicon().senses(words[0]).iter().any(is_ministry);
    words[usize::from(general)..].join(" ")
}
