//! Whose the victims are: their nationality, the body that they serve, whoever a pronoun on them means.

use super::figure::CountDraft;
use super::people::Size;
use super::scene::Scene;
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
    scene: &Scene<'_>,
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
    own_side(scene, figure, parties)
        .or_else(|| labelled(scene, figure))
        .or_else(|| own_loss(scene, figure, parties.claimant?))
        .or_else(|| own_side(scene, joined(scene, figure, figures)?, parties))
        .or_else(|| loss(scene, figure, parties))
        .or_else(|| {
            let whole = before().filter(|_| others(figure))?;
            own_side(scene, whole, parties).or_else(|| loss(scene, whole, parties))
        })
}

/// The side that the count's own words tell.
fn own_side(scene: &Scene<'_>, figure: &CountDraft, parties: Parties<'_>) -> Option<String> {
    let noun = figure.group.noun.as_ref();
    group(scene, figure)
        .or_else(|| noun.and_then(|noun| noun.country.clone()))
        .or_else(|| accusative_adjective(scene, figure))
        .or_else(|| owned(scene, figure, parties.claimant))
}

/// «عدد القتلى في القوات الروسية إلى 550 جنديا»: the force that the words for a count name.
fn labelled(scene: &Scene<'_>, figure: &CountDraft) -> Option<String> {
    let before = scene
        .groups
        .partition_point(|group| group.end <= figure.group.first);
    let label = scene.groups[..before]
        .iter()
        .rev()
        .find(|group| !group.own.is_empty() && group.size == Size::Untold)?;
    // «قتلى قسد», whose country is not told
    let names = scene.context.names;
    let unplaced = label
        .noun
        .as_ref()
        .is_some_and(|noun| noun.country.is_none());
    let own = names.within(label.first..label.end).last();
    let own = own.filter(|naming| names.is(naming, EntityType::Organization));
    if let Some(group) = own.filter(|_| unplaced) {
        return Some(scene.text.slice(group.span).to_owned());
    }
    let ranks = (label.end..figure.group.first)
        .take_while(|at| !scene.is_boundary(*at))
        .find(|at| scene.is_preposition(*at) || scene.is_particle(*at, Particle::Ranks))?;
    let force = names.starting(ranks + 1)?;
    let entity = &names.entities[force.entity];
    let army = entity.kind == EntityType::Organization && force.tokens.end <= figure.group.first;
    let country = entity.country.clone();
    let country = country.filter(|_| entity.subtype != Some(Subtype::ArmedGroup));
    army.then(|| country.unwrap_or_else(|| entity.name.clone()))
}

/// Fighters that و joins to these, whose adjective is of both: «ضابط وأربعة جنود إسرائيليين».
fn joined<'f>(
    scene: &Scene<'_>,
    figure: &CountDraft,
    figures: &'f [CountDraft],
) -> Option<&'f CountDraft> {
    figures.iter().find(|other| {
        // digits stand apart from their و
        let next = other.group.first == figure.group.end
            || other.group.first == figure.group.end + 1
                && scene.text.form(figure.group.end).strip_prefix(AND) == Some("");
        next && scene.text.form(figure.group.end).starts_with(AND)
            && other.outcome == figure.outcome
            && other.kind == figure.kind
            && figure.kind == VictimKind::Military
    })
}

/// «أعلنت أرمينيا مقتل جندي»: soldiers whose death a country or its army tells, and has not brought about, are its own.
fn loss(scene: &Scene<'_>, figure: &CountDraft, parties: Parties<'_>) -> Option<String> {
    let claimant = parties.claimant?;
    let entities = &scene.context.names.entities;
    let entity = entities
        .iter()
        .find(|entity| claimant.entity.as_ref() == Some(&entity.id))?;
    let army = matches!(entity.subtype, Some(Subtype::Army | Subtype::Country));
    let deed = scene
        .trigger_from(figure.evidence.start)
        .is_some_and(|trigger| {
            trigger.tokens.start == figure.evidence.start
                && (trigger.is_active() && !trigger.is_plural_verb())
                && !scene
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
fn group(scene: &Scene<'_>, figure: &CountDraft) -> Option<String> {
    let names = scene.context.names;
    let first = figure.group.first;
    let end = scene.sentence.end;
    let fighters = figure.group.is_fighters() || figure.group.noun.is_none();
    let mut at = first;
    while at < end {
        let beyond = at >= figure.group.end;
        if beyond && leaves(scene, at) {
            return None;
        }
        if let Some(naming) = names.starting(at) {
            let entity = &names.entities[naming.entity];
            let text = scene.text.slice(naming.span);
            match (entity.kind, entity.subtype) {
                (EntityType::Organization, Some(Subtype::Army | Subtype::Police))
                    if entity.country.is_some() =>
                {
                    return entity.country.clone();
                }
                (EntityType::Organization, _) => return Some(text.to_owned()),
                (EntityType::Location, Some(Subtype::Country))
                    if !beyond && fighters || is_adjective(scene, figure, at) =>
                {
                    return entity.country.clone();
                }
                _ => {}
            }
            at = naming.tokens.end;
            continue;
        }
        if let Some(member) = member(scene, at) {
            return Some(member);
        }
        let body = scene.text.is(at, Kinds::of(Kind::Body)) && at > first;
        let forces = scene.is_particle(at, Particle::Regime);
        if forces && (body || at > first) {
            let span = scene.text.span(at..force_end(scene, at));
            return Some(scene.text.slice(span).to_owned());
        }
        at += 1;
    }
    None
}

/// «90 جنديا روسيا», «180 سوريا»: an adjective in the accusative that is written as the name of its country.
fn is_adjective(scene: &Scene<'_>, figure: &CountDraft, at: usize) -> bool {
    let before = at.checked_sub(1).filter(|at| *at >= figure.group.first);
    let accusative = |at: usize| scene.text.form(at).ends_with(ACCUSATIVE);
    at == figure.group.end
        && accusative(at)
        && before.is_some_and(|before| {
            accusative(before) || scene.text.token(before).kind == TokenKind::Digits
        })
}

/// Whether what follows a group is no longer about it from this token on.
fn leaves(scene: &Scene<'_>, at: usize) -> bool {
    let other = scene.is_preposition(at)
        && !scene.is_particle(at, Particle::Of)
        && !scene.is_particle(at, Particle::Ranks);
    // «خمس نساء بقصف للدعم السريع»
    let cause = scene.text.is(at, Kinds::of(Kind::Cause));
    // «300 قتيل بحسب الأمم المتحدة»
    let source = scene.text.is(at, Kinds::of(Kind::Speech));
    // «24 شخصا بقصف»
    let deed = scene.is_particle(at, Particle::By);
    scene.is_boundary(at) || scene.is_trigger(at) || other || cause || source || deed
}

/// Token after the name of a force: «قوات النظام».
fn force_end(scene: &Scene<'_>, at: usize) -> usize {
    let rest = scene.cursor(at).particle(Particle::Regime);
    rest.map_or(at + 1, crate::grammar::Cursor::at)
}

/// «حوثيا»: the adjective of an armed group, by the group's own name in the plural.
fn member(scene: &Scene<'_>, at: usize) -> Option<String> {
    let group = scene.cursor(at).particle(Particle::MemberOf)?;
    let form = scene.text.slice(scene.text.span(at..group.at()));
    Some(form.strip_suffix(ACCUSATIVE).unwrap_or(form).to_owned())
}

/// «من جنودها», «قواته»: whoever the pronoun means, the claimant or the subject before it.
fn owned(scene: &Scene<'_>, figure: &CountDraft, claimant: Option<&Party>) -> Option<String> {
    let noun = figure.group.noun.as_ref()?;
    let fighters = matches!(
        figure.kind,
        VictimKind::Military | VictimKind::Police | VictimKind::Militant
    );
    let tail = (noun.first..noun.head_end).any(|at| {
        scene
            .text
            .tags(at)
            .first()
            .is_some_and(|tag| tag.is_owned(scene.text))
    });
    // «اثنين من مواطنيها»
    let national = || {
        let mut words = noun.first..noun.head_end;
        words.any(|at| is_among(bare(scene.text.form(at)), WORDS.beside.national))
    };
    // «28 من عناصرها»
    let member = || {
        let mut words = noun.first..noun.head_end;
        words.any(|at| {
            let stem = bare(scene.text.form(at));
            stem.len() < scene.text.form(at).len() && is_among(stem, WORDS.beside.members)
        })
    };
    let speaks = claimant.is_some_and(|claimant| !is_body(scene, claimant));
    let fighters = fighters || member() && !speaks;
    if !((fighters || national()) && (noun.owned || tail || member())) {
        return None;
    }
    if !fighters {
        return claimant.and_then(|claimant| country(scene, figure, claimant));
    }
    claimant
        .map(|claimant| party(scene, claimant))
        .or_else(|| before(scene, figure))
        .or_else(|| loser(scene, figure))
}

/// Whether a party is no person and no unnamed source, which have no people of their own.
fn is_body(scene: &Scene<'_>, party: &Party) -> bool {
    let mut entities = scene.context.names.entities.iter();
    let known = entities.find(|entity| party.entity.as_ref() == Some(&entity.id));
    let person = known.is_some_and(|entity| entity.kind == EntityType::Person);
    let name = crate::spelling::key(&party.name);
    let head = name.split(' ').next().unwrap_or_default();
    let head = head.strip_prefix(ARTICLE).unwrap_or(head);
    let lexicon = scene.text.lexicon();
    let node = lexicon.word(head).and_then(|word| lexicon.start(word));
    let speaks = node.is_some_and(|node| {
        let meanings = lexicon.senses_at(node).iter();
        let mut meanings = meanings.filter_map(|sense| lexicon.word_meaning(*sense));
        meanings.any(|meaning| matches!(meaning, Meaning::Source | Meaning::Role(_)))
    });
    !(person || speaks)
}

/// The country of a party, by its entity or the adjective of its name before the count: «الخارجية الصينية».
fn country(scene: &Scene<'_>, figure: &CountDraft, party: &Party) -> Option<String> {
    let entities = &scene.context.names.entities;
    let mut known = entities.iter();
    let known = known.find(|entity| Some(&entity.id) == party.entity.as_ref());
    let adjective = || {
        let end = figure.evidence.start;
        let mut tokens = scene.sentence.start..end;
        tokens.find_map(|at| {
            let word = scene.text.slice(scene.text.span(at..at + 1));
            let told = party.text.split(' ').any(|part| part == word);
            let read = scene
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
fn loser(scene: &Scene<'_>, figure: &CountDraft) -> Option<String> {
    let trigger = scene.trigger_from(figure.evidence.start)?;
    let opens = trigger.tokens.start == figure.evidence.start;
    let loses = trigger.tells(Outcome::Missing) || trigger.has(OutcomeShape::Loses);
    let names = scene.context.names;
    let end = figure.group.first;
    let (loser, rest) = subject(scene.cursor(trigger.tokens.end).until(end), names)?;
    let whole = opens && loses && rest.at() == end && loser.is_agent();
    whole.then(|| party(scene, &loser.reference(scene.text, names)))
}

/// «قالت يريفان إنها خسرت 49 جنديا»: whoever says that it has lost them.
fn own_loss(scene: &Scene<'_>, figure: &CountDraft, claimant: &Party) -> Option<String> {
    let start = figure.evidence.start;
    let trigger = scene.trigger_from(start)?;
    let right_after = trigger.tokens.start == start && trigger.tokens.end == figure.group.first;
    let that = start
        .checked_sub(1)
        .filter(|at| *at >= scene.sentence.start)?;
    let pronoun = scene.is_particle(that, Particle::That)
        && PRONOUNS
            .iter()
            .any(|pronoun| scene.text.form(that).ends_with(pronoun));
    let loses = trigger.has(OutcomeShape::Loses) && figure.group.is_fighters();
    (right_after && pronoun && loses).then(|| party(scene, claimant))
}

/// «14 جنديا روسيا»: the adjective of a country in the accusative right after the noun, which is written as a country is.
fn accusative_adjective(scene: &Scene<'_>, figure: &CountDraft) -> Option<String> {
    let at = figure.group.end;
    let noun = figure.group.is_accusative() && at < scene.sentence.end;
    let stem = scene
        .text
        .form(at)
        .strip_suffix(ACCUSATIVE)
        .filter(|_| noun)?;
    let lexicon = scene.text.lexicon();
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
fn party(scene: &Scene<'_>, party: &Party) -> String {
    let entities = &scene.context.names.entities;
    let entity = entities
        .iter()
        .find(|entity| Some(&entity.id) == party.entity.as_ref());
    let country = entity
        .filter(|entity| entity.subtype != Some(Subtype::ArmedGroup))
        .and_then(|entity| entity.country.clone());
    country.unwrap_or_else(|| party.name.clone())
}

/// The last country or body before the count.
fn before(scene: &Scene<'_>, figure: &CountDraft) -> Option<String> {
    let names = scene.context.names;
    let before = names.within(scene.sentence.start..figure.evidence.start);
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
