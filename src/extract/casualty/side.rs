//! Whose the victims are: their nationality, the body that they serve, whoever a pronoun on them means.

use super::figure::CountDraft;
use super::people::Size;
use super::sentence::Sentence;
use crate::extract::clause::frames::{WORDS, is_among};
use crate::extract::participants::subject;
use crate::facts::{EntityType, Outcome, Party, Subtype, VictimKind};
use crate::lexicon::{Kind, Kinds, Meaning, OutcomeShape, Particle};
use crate::spelling::{ACCUSATIVE, AND, ARTICLE, PRONOUNS};
use crate::text::TokenKind;

/// Who states a count, and who did it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Parties<'a> {
    pub(super) claimant: Option<&'a Party>,
    pub(super) agent: Option<&'a Party>,
}

/// The side of a count: a country's code, or the name of a party; `figures` are all of the sentence.
pub(super) fn side(
    sentence: &Sentence<'_>,
    figure: &CountDraft,
    figures: &[CountDraft],
    parties: Parties<'_>,
) -> Option<String> {
    let others = |figure: &CountDraft| {
        figure.group.noun.is_none()
            || (figure.group.others() && figure.group.kind() == VictimKind::Person)
    };
    let before = || {
        let mut before = figures.iter().rev();
        before.find(|other| {
            other.group.first < figure.group.first
                && (other.outcome != figure.outcome || other.subset == figure.subset)
        })
    };
    own_side(sentence, figure, parties)
        .or_else(|| labelled(sentence, figure))
        .or_else(|| own_loss(sentence, figure, parties.claimant?))
        .or_else(|| own_side(sentence, joined(sentence, figure, figures)?, parties))
        .or_else(|| loss(sentence, figure, parties))
        .or_else(|| {
            let whole = before().filter(|_| others(figure))?;
            own_side(sentence, whole, parties).or_else(|| loss(sentence, whole, parties))
        })
}

/// The side that the count's own words tell.
fn own_side(sentence: &Sentence<'_>, figure: &CountDraft, parties: Parties<'_>) -> Option<String> {
    let noun = figure.group.noun.as_ref();
    group(sentence, figure)
        .or_else(|| noun.and_then(|noun| noun.country.clone()))
        .or_else(|| accusative_adjective(sentence, figure))
        .or_else(|| owned(sentence, figure, parties.claimant))
}

/// «عدد القتلى في القوات الروسية إلى 550 جنديا»: the force that the words for a count name.
fn labelled(sentence: &Sentence<'_>, figure: &CountDraft) -> Option<String> {
    let before = sentence
        .groups
        .partition_point(|group| group.end <= figure.group.first);
    let label = sentence.groups[..before]
        .iter()
        .rev()
        .find(|group| !group.own.is_empty() && group.size == Size::Untold)?;
    // «قتلى قسد», whose country is not told
    let names = sentence.context.names;
    let unplaced = label
        .noun
        .as_ref()
        .is_some_and(|noun| noun.country.is_none());
    let own = names.within(label.first..label.end).last();
    let own = own.filter(|naming| names.is(naming, EntityType::Organization));
    if let Some(group) = own.filter(|_| unplaced) {
        return Some(sentence.text.slice(group.span).to_owned());
    }
    let ranks = (label.end..figure.group.first)
        .take_while(|at| !sentence.is_boundary(*at))
        .find(|at| sentence.is_preposition(*at) || sentence.is_particle(*at, Particle::Ranks))?;
    let force = names.starting(ranks + 1)?;
    let entity = &names.entities[force.entity];
    let army = entity.kind == EntityType::Organization && force.tokens.end <= figure.group.first;
    let country = entity.country.clone();
    let country = country.filter(|_| entity.subtype != Some(Subtype::ArmedGroup));
    army.then(|| country.unwrap_or_else(|| entity.name.clone()))
}

/// Fighters that و joins to these, whose adjective is of both: «ضابط وأربعة جنود إسرائيليين».
fn joined<'f>(
    sentence: &Sentence<'_>,
    figure: &CountDraft,
    figures: &'f [CountDraft],
) -> Option<&'f CountDraft> {
    figures.iter().find(|other| {
        // digits stand apart from their و
        let next = other.group.first == figure.group.end
            || other.group.first == figure.group.end + 1
                && sentence.text.form(figure.group.end).strip_prefix(AND) == Some("");
        next && sentence.text.form(figure.group.end).starts_with(AND)
            && other.outcome == figure.outcome
            && other.kind == figure.kind
            && figure.kind == VictimKind::Military
    })
}

/// «أعلنت أرمينيا مقتل جندي»: soldiers whose death a country or its army tells, and has not brought about, are its own.
fn loss(sentence: &Sentence<'_>, figure: &CountDraft, parties: Parties<'_>) -> Option<String> {
    let claimant = parties.claimant?;
    let entities = &sentence.context.names.entities;
    let entity = entities
        .iter()
        .find(|entity| claimant.entity.as_ref() == Some(&entity.id))?;
    let army = matches!(entity.subtype, Some(Subtype::Army | Subtype::Country));
    let deed = sentence
        .trigger_from(figure.evidence.start)
        .is_some_and(|trigger| {
            trigger.tokens.start == figure.evidence.start
                && (trigger.is_active() && !trigger.is_plural_verb())
                && !sentence
                    .text
                    .lists(trigger.tokens.start)
                    .stem
                    .has(WORDS.beside.mourns)
        });
    let brought = parties
        .agent
        .is_some_and(|agent| agent.name == claimant.name);
    let soldiers = figure.kind == VictimKind::Military;
    (army && soldiers && !deed && !brought)
        .then(|| entity.country.clone())
        .flatten()
}

/// The armed group or force that the people belong to.
fn group(sentence: &Sentence<'_>, figure: &CountDraft) -> Option<String> {
    let names = sentence.context.names;
    let first = figure.group.first;
    let end = sentence.tokens.end;
    let fighters = figure.group.is_fighters() || figure.group.noun.is_none();
    let mut at = first;
    while at < end {
        let beyond = at >= figure.group.end;
        if beyond && leaves(sentence, at) {
            return None;
        }
        if let Some(naming) = names.starting(at) {
            let entity = &names.entities[naming.entity];
            let text = sentence.text.slice(naming.span);
            match (entity.kind, entity.subtype) {
                (EntityType::Organization, Some(Subtype::Army | Subtype::Police))
                    if entity.country.is_some() =>
                {
                    return entity.country.clone();
                }
                (EntityType::Organization, _) => return Some(text.to_owned()),
                (EntityType::Location, Some(Subtype::Country))
                    if !beyond && fighters || is_adjective(sentence, figure, at) =>
                {
                    return entity.country.clone();
                }
                _ => {}
            }
            at = naming.tokens.end;
            continue;
        }
        if let Some(member) = member(sentence, at) {
            return Some(member);
        }
        let body = sentence.text.is(at, Kinds::of(Kind::Body)) && at > first;
        let forces = sentence.is_particle(at, Particle::Regime);
        if forces && (body || at > first) {
            let span = sentence.text.span(at..force_end(sentence, at));
            return Some(sentence.text.slice(span).to_owned());
        }
        at += 1;
    }
    None
}

/// «90 جنديا روسيا», «180 سوريا»: an adjective in the accusative that is written as the name of its country.
fn is_adjective(sentence: &Sentence<'_>, figure: &CountDraft, at: usize) -> bool {
    let before = at.checked_sub(1).filter(|at| *at >= figure.group.first);
    let accusative = |at: usize| sentence.text.form(at).ends_with(ACCUSATIVE);
    at == figure.group.end
        && accusative(at)
        && before.is_some_and(|before| {
            accusative(before) || sentence.text.token(before).kind == TokenKind::Digits
        })
}

/// Whether what follows a group is no longer about it from this token on.
fn leaves(sentence: &Sentence<'_>, at: usize) -> bool {
    let other = sentence.is_preposition(at)
        && !sentence.is_particle(at, Particle::Of)
        && !sentence.is_particle(at, Particle::Ranks);
    // «خمس نساء بقصف للدعم السريع»
    let cause = sentence.text.is(at, Kinds::of(Kind::Cause));
    // «300 قتيل بحسب الأمم المتحدة»
    let source = sentence.text.is(at, Kinds::of(Kind::Speech));
    // «24 شخصا بقصف»
    let deed = sentence.is_particle(at, Particle::By);
    sentence.is_boundary(at) || sentence.is_trigger(at) || other || cause || source || deed
}

/// Token after the name of a force: «قوات النظام».
fn force_end(sentence: &Sentence<'_>, at: usize) -> usize {
    let rest = sentence.cursor(at).particle(Particle::Regime);
    rest.map_or(at + 1, crate::grammar::Cursor::at)
}

/// «حوثيا»: the adjective of an armed group, by the group's own name in the plural.
fn member(sentence: &Sentence<'_>, at: usize) -> Option<String> {
    let group = sentence.cursor(at).particle(Particle::MemberOf)?;
    let form = sentence.text.slice(sentence.text.span(at..group.at()));
    Some(form.strip_suffix(ACCUSATIVE).unwrap_or(form).to_owned())
}

/// «من جنودها», «قواته»: whoever the pronoun means, the claimant or the subject before it.
fn owned(sentence: &Sentence<'_>, figure: &CountDraft, claimant: Option<&Party>) -> Option<String> {
    let noun = figure.group.noun.as_ref()?;
    let fighters = matches!(
        figure.kind,
        VictimKind::Military | VictimKind::Police | VictimKind::Militant
    );
    let tail = (noun.first..noun.head_end).any(|at| {
        sentence
            .text
            .matches(at)
            .first()
            .is_some_and(|tag| tag.is_owned(sentence.text))
    });
    // «اثنين من مواطنيها»
    let national = || {
        let mut words = noun.first..noun.head_end;
        words.any(|at| is_among(bare(sentence.text.form(at)), WORDS.beside.national))
    };
    // «28 من عناصرها»
    let member = || {
        let mut words = noun.first..noun.head_end;
        words.any(|at| {
            let stem = bare(sentence.text.form(at));
            stem.len() < sentence.text.form(at).len() && is_among(stem, WORDS.beside.members)
        })
    };
    let speaks = claimant.is_some_and(|claimant| !is_body(sentence, claimant));
    let fighters = fighters || member() && !speaks;
    if !((fighters || national()) && (noun.owned || tail || member())) {
        return None;
    }
    if !fighters {
        return claimant.and_then(|claimant| country(sentence, figure, claimant));
    }
    claimant
        .map(|claimant| party(sentence, claimant))
        .or_else(|| before(sentence, figure))
        .or_else(|| loser(sentence, figure))
}

/// Whether a party is no person and no unnamed source, which have no people of their own.
fn is_body(sentence: &Sentence<'_>, party: &Party) -> bool {
    let mut entities = sentence.context.names.entities.iter();
    let known = entities.find(|entity| party.entity.as_ref() == Some(&entity.id));
    let person = known.is_some_and(|entity| entity.kind == EntityType::Person);
    let name = crate::spelling::key(&party.name);
    let head = name.split(' ').next().unwrap_or_default();
    let head = head.strip_prefix(ARTICLE).unwrap_or(head);
    let lexicon = sentence.text.lexicon();
    let node = lexicon.word(head).and_then(|word| lexicon.start(word));
    let speaks = node.is_some_and(|node| {
        let meanings = lexicon.senses_at(node).iter();
        let mut meanings = meanings.filter_map(|sense| lexicon.word_meaning(*sense));
        meanings.any(|meaning| matches!(meaning, Meaning::Source | Meaning::Role(_)))
    });
    !(person || speaks)
}

/// The country of a party, by its entity or the adjective of its name before the count: «الخارجية الصينية».
fn country(sentence: &Sentence<'_>, figure: &CountDraft, party: &Party) -> Option<String> {
    let entities = &sentence.context.names.entities;
    let mut known = entities.iter();
    let known = known.find(|entity| Some(&entity.id) == party.entity.as_ref());
    let adjective = || {
        let end = figure.evidence.start;
        let mut tokens = sentence.tokens.start..end;
        tokens.find_map(|at| {
            let word = sentence.text.slice(sentence.text.span(at..at + 1));
            let told = party.text.split(' ').any(|part| part == word);
            let read = sentence
                .cursor(at)
                .read(Kind::Nationality, Meaning::nationality_code);
            read.filter(|_| told).map(|(code, _, _)| code.to_owned())
        })
    };
    known
        .and_then(|entity| entity.country.clone())
        .or_else(adjective)
}

/// «فقدت إسرائيل ثلاثة من جنودها»: the subject of a verb of losing.
fn loser(sentence: &Sentence<'_>, figure: &CountDraft) -> Option<String> {
    let trigger = sentence.trigger_from(figure.evidence.start)?;
    let opens = trigger.tokens.start == figure.evidence.start;
    let loses = trigger.tells(Outcome::Missing) || trigger.has(OutcomeShape::Loses);
    let names = sentence.context.names;
    let end = figure.group.first;
    let (loser, rest) = subject(sentence.cursor(trigger.tokens.end).until(end), names)?;
    let whole = opens && loses && rest.at() == end && loser.is_agent();
    whole.then(|| party(sentence, &loser.reference(sentence.text, names)))
}

/// «قالت يريفان إنها خسرت 49 جنديا»: whoever says that it has lost them.
fn own_loss(sentence: &Sentence<'_>, figure: &CountDraft, claimant: &Party) -> Option<String> {
    let start = figure.evidence.start;
    let trigger = sentence.trigger_from(start)?;
    let right_after = trigger.tokens.start == start && trigger.tokens.end == figure.group.first;
    let that = start
        .checked_sub(1)
        .filter(|at| *at >= sentence.tokens.start)?;
    let pronoun = sentence.is_particle(that, Particle::That)
        && PRONOUNS
            .iter()
            .any(|pronoun| sentence.text.form(that).ends_with(pronoun));
    let loses = trigger.has(OutcomeShape::Loses) && figure.group.is_fighters();
    (right_after && pronoun && loses).then(|| party(sentence, claimant))
}

/// «14 جنديا روسيا»: the adjective of a country in the accusative right after the noun, which is written as a country is.
fn accusative_adjective(sentence: &Sentence<'_>, figure: &CountDraft) -> Option<String> {
    let at = figure.group.end;
    let noun = figure.group.is_accusative() && at < sentence.tokens.end;
    let stem = sentence
        .text
        .form(at)
        .strip_suffix(ACCUSATIVE)
        .filter(|_| noun)?;
    let lexicon = sentence.text.lexicon();
    let node = lexicon.word(stem).and_then(|word| lexicon.start(word))?;
    lexicon
        .senses_at(node)
        .iter()
        .filter_map(|sense| lexicon.word_meaning(*sense))
        .find_map(|meaning| meaning.nationality_code().map(str::to_owned))
}

/// A word without the pronoun that is written onto it.
fn bare(form: &str) -> &str {
    let mut stems = PRONOUNS.iter().filter_map(|tail| form.strip_suffix(tail));
    stems.next().unwrap_or(form)
}

/// The country of a party, or its name.
fn party(sentence: &Sentence<'_>, party: &Party) -> String {
    let entities = &sentence.context.names.entities;
    let entity = entities
        .iter()
        .find(|entity| Some(&entity.id) == party.entity.as_ref());
    let country = entity
        .filter(|entity| entity.subtype != Some(Subtype::ArmedGroup))
        .and_then(|entity| entity.country.clone());
    country.unwrap_or_else(|| party.name.clone())
}

/// The last country or body before the count.
fn before(sentence: &Sentence<'_>, figure: &CountDraft) -> Option<String> {
    let names = sentence.context.names;
    let before = names.within(sentence.tokens.start..figure.evidence.start);
    before.iter().rev().find_map(|naming| {
        let entity = &names.entities[naming.entity];
        let side =
            entity.kind == EntityType::Organization || entity.subtype == Some(Subtype::Country);
        let country = entity
            .country
            .clone()
            .filter(|_| entity.subtype != Some(Subtype::ArmedGroup));
        side.then(|| country.unwrap_or_else(|| entity.name.clone()))
    })
}
