//! Where it happened: in the count's own phrase, under its label, in its sentence.

use std::ops::Range;

use super::antecedent;
use super::coordination::gap_start;
use super::figure::CountDraft;
use super::scene::Scene;
use super::unlisted_place;
use crate::extract::clause::frames::WORDS;
use crate::extract::clause::{is_finite_verb, is_striking};
use crate::extract::names::NameSpan;
use crate::facts::{CasualtyPlace, Entity, EntityType, Outcome, Party, PlaceBasis, Subtype};
use crate::lexicon::Meaning;
use crate::lexicon::{Kind, Kinds, OutcomeShape, Particle, Particles, Sense, TypeWord};
use crate::span::Span;
use crate::spelling::{ACCUSATIVE, AND, ARTICLE, BY, FEMININE, PREPOSITIONS};
use crate::text::TokenKind;

/// The most tokens between two places that name one spot: «في مدينة خان يونس جنوبي قطاع غزة».
const CHAIN: usize = 4;

/// What a place is looked for to.
#[derive(Debug, Clone, Copy)]
struct Around<'a> {
    /// The count; none where a sentence tells what happened without one.
    figure: Option<&'a CountDraft>,
    /// Token after the words that tell it.
    end: usize,
    /// Where what is told of it stands.
    told: Span,
}

/// Where something happened whose words stand at `event`, in a sentence without counts.
pub(super) fn of_event(scene: &Scene<'_>, event: Range<usize>) -> Option<CasualtyPlace> {
    // «من جماعة تحرير الكونغو» says whose they are
    let around = Around {
        figure: None,
        end: scene.sentence.end,
        told: scene.text.span(scene.sentence.clone()),
    };
    let after = event.end..scene.sentence.end;
    let opens = (scene.sentence.start..event.start)
        .rev()
        .find(|at| scene.is_boundary(*at))
        .map_or(scene.sentence.start, |at| at + 1);
    let ahead = first(scene, &around, after.clone());
    let reach = ahead.map_or(after.end, |naming| naming.tokens.start);
    let described = unlisted_place::find(scene, after.start..reach);
    let found = ahead.or_else(|| last(scene, &around, opens..event.start));
    described
        .map(|words| unlisted(scene, words, PlaceBasis::Event))
        .or_else(|| Some(fact(scene, found?, PlaceBasis::Event)))
        .or_else(|| again(scene, event.end, after))
}

/// The place of a count, as its sentence tells it; `others` are the counts of the sentence.
pub(super) fn place(
    scene: &Scene<'_>,
    figure: &CountDraft,
    others: &[CountDraft],
) -> Option<CasualtyPlace> {
    let around = &Around {
        figure: Some(figure),
        end: figure.evidence.end,
        told: telling_words(scene, figure),
    };
    let (start, end) = (figure.evidence.start, figure.evidence.end);
    let next = next_figure(figure, others, end)
        .map_or(scene.sentence.end, |next| gap_start(scene, next).max(end));
    let before = previous_figure(figure, others, start).unwrap_or(scene.sentence.start);
    let found = |tokens: Range<usize>, basis: PlaceBasis| {
        let first = first(scene, around, tokens.clone());
        let reach = first.map_or(tokens.end, |first| first.tokens.start);
        let described = unlisted_place::find(scene, tokens.start..reach);
        described
            .map(|words| unlisted(scene, words, basis))
            .or_else(|| Some(fact(scene, first?, basis)))
    };
    let last = |tokens: Range<usize>, basis: PlaceBasis| {
        let last = last(scene, around, tokens)?;
        Some(fact(scene, last, basis))
    };
    let clause_start = clause_start(scene, start);
    // what «فيما» opens happened elsewhere, if a place was told before
    let turns = |at: &usize| scene.is_particle(*at, Particle::Turn);
    let turn = (end..next).find(turns).unwrap_or(next);
    found(start..end, PlaceBasis::Stated)
        .or_else(|| found(end..turn, PlaceBasis::Stated))
        .or_else(|| {
            let words = unlisted_place::parallel(scene, figure, others)?;
            Some(unlisted(scene, words, PlaceBasis::Stated))
        })
        .or_else(|| again(scene, end, start..clause_end(scene, end, next)))
        .or_else(|| entry(scene, around, clause_start.max(before)..start))
        .or_else(|| found(shared(scene, others, end), PlaceBasis::Stated))
        .or_else(|| last(clause_start.max(before)..start, PlaceBasis::Stated))
        .or_else(|| again(scene, end, clause_start.max(before)..start))
        .or_else(|| last(clause_start..start, PlaceBasis::Sentence))
        .or_else(|| found(turn..scene.sentence.end, PlaceBasis::Sentence))
        .or_else(|| last(scene.sentence.start..start, PlaceBasis::Sentence))
        .or_else(|| topic(scene))
        .or_else(|| region(scene, around))
        .or_else(|| witness(scene, around))
        .or_else(|| label(scene, start, Label::Dateline))
}

/// The label of an entry, or a smaller place that `ahead`, the words before the count, tells: «الكاميرون: أوقع انفجار في
/// بلدة كولوفاتا 12 قتيلا».
fn entry(scene: &Scene<'_>, around: &Around<'_>, ahead: Range<usize>) -> Option<CasualtyPlace> {
    let label = label(scene, ahead.end, Label::Entry)?;
    let inner = last(scene, around, ahead)
        .filter(|inner| Some(size(scene, inner)) < size_of(scene, &label));
    Some(inner.map_or(label, |inner| fact(scene, inner, PlaceBasis::Stated)))
}

/// «سجلت موزمبيق 32 وفاة», «إن ديالى شهدت 13 خرقا»: a place that saw it happen, where the sentence tells no other.
fn witness(scene: &Scene<'_>, around: &Around<'_>) -> Option<CasualtyPlace> {
    let names = scene.context.names;
    let verb = |at: usize| scene.text.lists(at).word.has(WORDS.beside.witnesses);
    let saw = |naming: &&NameSpan| {
        let (first, next) = (naming.tokens.start, naming.tokens.end);
        let before = first
            .checked_sub(1)
            .filter(|at| *at >= scene.sentence.start);
        names.is(naming, EntityType::Location)
            && around.told.contains(naming.span)
            && (before.is_some_and(verb) || next < scene.sentence.end && verb(next))
    };
    let found = names.within(scene.sentence.clone()).iter().find(saw)?;
    Some(fact(scene, found, PlaceBasis::Sentence))
}

/// «في مناجم البلاد», «سجلت البلاد …»: whether a stretch tells of the country that the news is about, not where in it.
pub(super) fn is_national(scene: &Scene<'_>, figure: &CountDraft) -> bool {
    let end = clause_end(scene, figure.evidence.end, scene.sentence.end);
    let beside = |at: usize| {
        scene.text.is(at, Kinds::of(Kind::Direction)) || scene.is_particle(at, Particle::Beside)
    };
    let country = |at: usize| scene.text.lists(at).word.has(WORDS.beside.country);
    let mut here = figure.evidence.end..end;
    let saw = |at: usize| scene.text.lists(at - 1).word.has(WORDS.beside.witnesses);
    let mut before = scene.stretch_start(figure.evidence.start) + 1..figure.evidence.start;
    here.any(|at| country(at) && !beside(at - 1)) || before.any(|at| country(at) && saw(at))
}

/// «معارك بين قبائل إقليم دارفور»: a place that its noun announces, where the sentence tells no other, unless somebody
/// holds office there or left it.
fn region(scene: &Scene<'_>, around: &Around<'_>) -> Option<CasualtyPlace> {
    const OFFICES: Kinds = Kinds::of(Kind::Role)
        .and(Kind::Body)
        .and(Kind::Source)
        .and(Kind::Speech);
    let names = scene.context.names;
    let own = |naming: &&NameSpan| {
        let head = naming.tokens.start.checked_sub(1);
        let announced = head.is_some_and(|at| {
            let before = at.saturating_sub(2).max(scene.sentence.start)..at;
            let office = before.clone().any(|at| scene.text.is(at, OFFICES));
            let moves = before.into_iter().any(|at| {
                scene.is_particle(at, Particle::To) || scene.is_particle(at, Particle::Of)
            });
            at >= scene.sentence.start
                && scene.text.is(at, Kinds::of(Kind::PlaceHead))
                && !(office || moves)
        });
        names.is(naming, EntityType::Location)
            && around.told.contains(naming.span)
            && !names.is_metonym(naming)
            && announced
    };
    let found = names.within(scene.sentence.clone()).iter().find(own)?;
    Some(fact(scene, found, PlaceBasis::Sentence))
}

/// Where the clause of the token at `end` ends, at `last` at the latest.
fn clause_end(scene: &Scene<'_>, end: usize, last: usize) -> usize {
    (end..last)
        .find(|at| scene.is_boundary(*at))
        .unwrap_or(last)
}

/// The place that a definite noun beside a count means: «أسروا ثمانية في المخيم».
fn again(scene: &Scene<'_>, end: usize, tokens: Range<usize>) -> Option<CasualtyPlace> {
    let told = antecedent::all(scene, tokens);
    let mut tied = told.filter(|(at, _)| leads_to(scene, *at, end));
    let (_, entity) = tied.next()?;
    let entity = &scene.context.names.entities[entity];
    let party = Party {
        text: entity.mentions.first()?.text.clone(),
        name: entity.name.clone(),
        entity: Some(entity.id.clone()),
    };
    Some(CasualtyPlace {
        party,
        basis: PlaceBasis::Sentence,
    })
}

/// The most tokens between a count and its part: «24 شخصا، من ضمنهم خمس نسوة».
const PART: usize = 4;

/// What follows the counts that go on with one that ends at `end`, up to the next: «قتل خمسة وأصيب عشرة في حلب».
fn shared(scene: &Scene<'_>, others: &[CountDraft], end: usize) -> Range<usize> {
    let mut from = end;
    for other in others {
        let first = other.evidence.start;
        if first < from {
            continue;
        }
        let comma = usize::from(first > from && scene.text.token(from).is_mark(','));
        let joined = first == from + comma && scene.text.form(first).starts_with(AND);
        let part = other.subset && first - from <= PART;
        if !(joined || part) {
            return if from > end { from..first } else { end..end };
        }
        from = other.evidence.end.max(other.group.end);
    }
    if from > end {
        from..scene.sentence.end.max(from)
    } else {
        end..end
    }
}

/// Where the next count of the sentence begins that has words of its own.
fn next_figure(figure: &CountDraft, others: &[CountDraft], end: usize) -> Option<usize> {
    let starts = others.iter().map(|other| {
        other
            .evidence
            .start
            .max(other.group.first.min(other.evidence.end))
    });
    starts
        .filter(|start| *start >= end && *start > figure.evidence.start)
        .min()
}

fn previous_figure(figure: &CountDraft, others: &[CountDraft], start: usize) -> Option<usize> {
    let ends = others
        .iter()
        .filter(|other| other.group.first != figure.group.first);
    ends.map(|other| other.evidence.end)
        .filter(|end| *end <= start)
        .max()
}

/// Where the clause that holds the token at `at` begins.
fn clause_start(scene: &Scene<'_>, at: usize) -> usize {
    let stops = |at: usize| {
        let token = scene.text.token(at);
        token.is_mark('.') || token.is_mark(';') || token.is_mark('(')
    };
    (scene.sentence.start..at)
        .rev()
        .find(|at| stops(*at))
        .map_or(scene.sentence.start, |at| at + 1)
}

fn candidates<'s>(
    scene: &'s Scene<'_>,
    around: &'s Around<'_>,
    tokens: Range<usize>,
) -> impl DoubleEndedIterator<Item = &'s NameSpan> {
    let names = scene.context.names;
    names.within(tokens).iter().filter(move |naming| {
        names.is(naming, EntityType::Location)
            && around.told.contains(naming.span)
            && !names.is_metonym(naming)
            && !scene.is_date(naming.tokens.start)
            && !is_nisba(scene, naming)
            && !is_accusative_nisba(scene, naming)
            && is_tied(scene, around.end, naming)
            && !is_beyond(scene, naming)
            && !is_party(scene, naming)
            && !is_home(scene, naming)
            && !is_seat(scene, naming)
            && !is_of_reaction(scene, naming)
            && !around
                .figure
                .is_some_and(|figure| is_theirs(scene, figure, naming))
            && !is_goal(scene, around.figure, naming)
    })
}

/// «الأب جون إيغا من كنيسة القديس يوسف»: «من» after a person tells whence they are.
fn is_home(scene: &Scene<'_>, naming: &NameSpan) -> bool {
    let names = scene.context.names;
    let first = naming.tokens.start;
    let head = first
        .checked_sub(1)
        .filter(|at| scene.text.is(*at, Kinds::of(Kind::PlaceHead)))
        .unwrap_or(first);
    let before = head.checked_sub(2).filter(|at| *at >= scene.sentence.start);
    before.is_some_and(|at| {
        let person = names
            .covering(at)
            .is_some_and(|naming| names.is(naming, EntityType::Person));
        person && scene.is_particle(at + 1, Particle::Of)
    })
}

/// «ندد في يانغون بالهجوم الذي قتل خمسة»: where somebody spoke of what happened elsewhere.
fn is_of_reaction(scene: &Scene<'_>, naming: &NameSpan) -> bool {
    let (first, next) = (naming.tokens.start, naming.tokens.end);
    let deed = scene.text.form(next).starts_with(BY) && scene.text.is(next, Kinds::of(Kind::Cause));
    let reacts = |at: usize| scene.text.lists(at).stem.has(WORDS.beside.condemns);
    deed && next < scene.sentence.end && (scene.stretch_start(first)..first).any(reacts)
}

/// «المرصد، ومقره لندن», «ومقرها في جنيف»: where a body sits.
fn is_seat(scene: &Scene<'_>, naming: &NameSpan) -> bool {
    let first = naming.tokens.start;
    let inside = |at: &usize| *at >= scene.sentence.start;
    let before = first.checked_sub(1).filter(inside);
    let before = before.and_then(|at| {
        let governed = scene.is_preposition(at);
        if governed {
            at.checked_sub(1).filter(inside)
        } else {
            Some(at)
        }
    });
    before.is_some_and(|at| scene.text.lists(at).whole.has(WORDS.beside.seat))
}

/// «مقاطعة سيتشوان الصينية»: an adjective of a country is no place.
fn is_nisba(scene: &Scene<'_>, naming: &NameSpan) -> bool {
    let first = naming.tokens.start;
    naming.tokens.len() == 1
        && scene.text.form(first).starts_with(ARTICLE)
        && scene.text.is(first, Kinds::of(Kind::Nationality))
        && scene.text.form(first).ends_with(FEMININE)
}

/// «180 سوريا»: the adjective of a country in the accusative is written as the country is.
fn is_accusative_nisba(scene: &Scene<'_>, naming: &NameSpan) -> bool {
    let first = naming.tokens.start;
    let counted = first.checked_sub(1).is_some_and(|at| {
        let number = scene.text.token(at).kind == TokenKind::Digits
            || scene.text.is(at, Kinds::of(Kind::Number));
        number || scene.text.is(at, Kinds::of(Kind::Victims)) && ends_accusative(scene, at)
    });
    naming.tokens.len() == 1 && counted && ends_accusative(scene, first)
}

fn ends_accusative(scene: &Scene<'_>, at: usize) -> bool {
    scene.text.form(at).ends_with(ACCUSATIVE)
}

/// The first place of a stretch, or a smaller one that goes on with it.
fn first<'s>(
    scene: &'s Scene<'_>,
    around: &'s Around<'_>,
    tokens: Range<usize>,
) -> Option<&'s NameSpan> {
    let mut places = candidates(scene, around, tokens);
    let mut found = places.next()?;
    let mut end = found.tokens.end;
    for next in places {
        if next.tokens.start - end > CHAIN || leaves(scene, end..next.tokens.start) {
            break;
        }
        if size(scene, next) < size(scene, found) {
            found = next;
        }
        end = next.tokens.end;
    }
    Some(narrowed(scene, around, found))
}

/// «رمت القوات مدينة بردة غرب أذربيجان»: the town right before the country or region that only says where it lies.
fn narrowed<'s>(scene: &'s Scene<'_>, around: &Around<'_>, found: &'s NameSpan) -> &'s NameSpan {
    const BETWEEN: usize = 2;
    const LENGTH: usize = 4;
    let names = scene.context.names;
    let start = found.tokens.start;
    let from = start.saturating_sub(BETWEEN + LENGTH);
    let before = names.within(from.max(scene.sentence.start)..start).last();
    let lies = |at: usize| {
        scene.text.is(at, Kinds::of(Kind::Direction))
            || scene.is_particle(at, Particle::Beside)
            || scene.is_particle(at, Particle::In)
    };
    let inner = before.filter(|town| {
        let mut between = town.tokens.end..start;
        let origin = town.tokens.start.checked_sub(2).is_some_and(|at| {
            scene.is_particle(at, Particle::Of) || scene.is_particle(at + 1, Particle::Of)
        });
        (1..=BETWEEN).contains(&between.len())
            && between.all(lies)
            && names.is(town, EntityType::Location)
            && size(scene, town) < size(scene, found)
            && !origin
            && !names.is_metonym(town)
            && !is_party(scene, town)
            && !is_goal(scene, around.figure, town)
    });
    inner.unwrap_or(found)
}

/// The last place of a stretch, or a smaller one before it.
fn last<'s>(
    scene: &'s Scene<'_>,
    around: &'s Around<'_>,
    tokens: Range<usize>,
) -> Option<&'s NameSpan> {
    let mut places = candidates(scene, around, tokens).rev();
    let mut found = places.next()?;
    let mut start = found.tokens.start;
    for before in places {
        if start - before.tokens.end > CHAIN || leaves(scene, before.tokens.end..start) {
            break;
        }
        if size(scene, before) <= size(scene, found) {
            found = before;
        }
        start = before.tokens.start;
    }
    Some(narrowed(scene, around, found))
}

/// Whether a clause ends or another place is joined on inside a stretch.
fn leaves(scene: &Scene<'_>, tokens: Range<usize>) -> bool {
    let end = tokens.end;
    tokens.into_iter().any(|at| {
        // «الفاشر، عاصمة شمال دارفور»
        let apposed = scene.text.token(at).is_mark(',')
            && at + 1 < end
            && scene.text.is(at + 1, Kinds::of(Kind::TypeWord))
            && !scene.text.form(at + 1).starts_with(AND);
        (scene.is_boundary(at) && !apposed)
            || scene.is_trigger(at)
            || scene.text.form(at).strip_prefix(AND) == Some("")
    })
}

/// How large a country is.
const COUNTRY: u8 = 4;
/// The breadth of a region.
const REGION: u8 = 3;

/// How large a place is, from 0; an unknown one is small.
fn size(scene: &Scene<'_>, naming: &NameSpan) -> u8 {
    breadth(scene.context.names.entities[naming.entity].subtype)
}

fn breadth(subtype: Option<Subtype>) -> u8 {
    match subtype {
        Some(Subtype::Country) => COUNTRY,
        Some(Subtype::Continent | Subtype::Sea) => 5,
        Some(Subtype::Region | Subtype::Corridor | Subtype::Line) => REGION,
        Some(Subtype::City | Subtype::Lake | Subtype::River | Subtype::Island) => 2,
        _ => 1,
    }
}

/// «قتل أربعة برفح، ليرتفع عدد القتلى منذ بدء الحرب إلى 800»: whether a town is told of another count than the total that
/// `figure` is.
pub(super) fn is_of_others(
    scene: &Scene<'_>,
    figure: &CountDraft,
    others: &[CountDraft],
    place: &CasualtyPlace,
) -> bool {
    let (start, end) = (figure.evidence.start, figure.evidence.end);
    let next = next_figure(figure, others, end).unwrap_or(scene.sentence.end);
    let names = scene.context.names;
    let id = place.party.entity.as_deref();
    let mut own = names.within(start..clause_end(scene, end, next)).iter();
    let told = own.any(|naming| Some(names.entities[naming.entity].id.as_str()) == id);
    let wide = size_of(scene, place).is_some_and(|size| size >= REGION);
    others.len() > 1 && !wide && !told
}

/// Whether a place is larger than another one.
pub(super) fn is_wider(scene: &Scene<'_>, one: &CasualtyPlace, other: &CasualtyPlace) -> bool {
    size_of(scene, one) > size_of(scene, other)
}

/// Whether a place is a country or larger.
pub(super) fn is_country(scene: &Scene<'_>, place: &CasualtyPlace) -> bool {
    size_of(scene, place).is_some_and(|size| size >= COUNTRY)
}

fn size_of(scene: &Scene<'_>, place: &CasualtyPlace) -> Option<u8> {
    Some(breadth(entity_of(scene, place)?.subtype))
}

fn entity_of<'s>(scene: &'s Scene<'_>, place: &CasualtyPlace) -> Option<&'s Entity> {
    let id = place.party.entity.as_ref()?;
    let mut entities = scene.context.names.entities.iter();
    entities.find(|entity| entity.id == *id)
}

/// Whether a place can lie in a region or country, as far as is known of the two.
pub(super) fn lies_within(scene: &Scene<'_>, one: &CasualtyPlace, other: &CasualtyPlace) -> bool {
    let ends = entity_of(scene, one).zip(entity_of(scene, other));
    ends.is_some_and(|(one, other)| {
        let (inner, outer) = (breadth(one.subtype), breadth(other.subtype));
        let countries = one.country.as_ref().zip(other.country.as_ref());
        let apart = countries.is_some_and(|(one, other)| one != other);
        (REGION..=COUNTRY).contains(&outer) && inner < REGION && !apart
    })
}

/// «ألقت الطائرات قنابل على التجمع في بلدة هباكانت»: whether a definite noun, told before, is where the place is said to be.
pub(super) fn is_of_known(scene: &Scene<'_>, place: &CasualtyPlace) -> bool {
    let names = scene.context.names;
    let same =
        |naming: &&NameSpan| Some(&names.entities[naming.entity].id) == place.party.entity.as_ref();
    let mut here = names.within(scene.sentence.clone()).iter();
    here.find(same).is_some_and(|naming| {
        let head = |at: &usize| scene.text.is(*at, Kinds::of(Kind::PlaceHead));
        let first = naming.tokens.start;
        let start = first.checked_sub(1).filter(head).unwrap_or(first);
        let noun = start
            .checked_sub(2)
            .filter(|at| *at >= scene.sentence.start);
        noun.is_some_and(|at| {
            scene.is_particle(at + 1, Particle::In)
                && scene.text.form(at).starts_with(ARTICLE)
                && names.covering(at).is_none()
                && at > scene.sentence.start
                && scene.is_preposition(at - 1)
        })
    })
}

/// Whether the sentence names a place.
pub(super) fn is_named(scene: &Scene<'_>, place: &CasualtyPlace) -> bool {
    let names = scene.context.names;
    let id = place.party.entity.as_ref();
    let mut here = names.within(scene.sentence.clone()).iter();
    here.any(|naming| Some(&names.entities[naming.entity].id) == id)
}

/// «أما في تركيا فذكرت الإدارة أن …»: what a sentence is about, whoever is quoted in it.
fn topic(scene: &Scene<'_>) -> Option<CasualtyPlace> {
    let about = scene.is_particle(scene.sentence.start, Particle::Topic);
    about.then(|| at_opening(scene)).flatten()
}

/// «وفي كركوك، …», «أما في كركوك فـ…»: the place with which a sentence begins.
pub(super) fn at_opening(scene: &Scene<'_>) -> Option<CasualtyPlace> {
    let names = scene.context.names;
    let opening = scene.sentence.start;
    let topic = scene.is_particle(opening, Particle::Topic);
    let first = opening + usize::from(topic);
    let joined = topic || scene.text.form(first).starts_with(AND);
    if !joined || !scene.is_particle(first, Particle::In) || scene.is_date(first + 1) {
        return None;
    }
    let head = usize::from(scene.text.is(first + 1, Kinds::of(Kind::PlaceHead)));
    let naming = names
        .starting(first + 1)
        .or_else(|| names.starting(first + 1 + head))?;
    let place = names.is(naming, EntityType::Location);
    place.then(|| fact(scene, naming, PlaceBasis::Stated))
}

/// The one country that the article names, where it says at least once that something is or was there.
pub(super) fn of_nation(scene: &Scene<'_>) -> Option<CasualtyPlace> {
    let names = scene.context.names;
    let country =
        |naming: &&NameSpan| names.entities[naming.entity].subtype == Some(Subtype::Country);
    let there = |naming: &NameSpan| {
        let first = naming.tokens.start;
        let before = first.checked_sub(1);
        let beside = before.is_some_and(|at| {
            scene.text.is(at, Kinds::of(Kind::Direction))
                || scene.text.particles(at).intersects(THERE)
                || scene.text.token(at).is_mark('(')
        });
        beside
            || scene.text.form(first).starts_with(BY)
                && naming.span.start() > scene.text.span(first..first + 1).start()
    };
    let mut countries = names.namings.iter().filter(country);
    let first = countries.next()?;
    let mut located = there(first);
    let one = countries.all(|other| {
        located = located || there(other);
        other.entity == first.entity
    });
    (one && located).then(|| fact(scene, first, PlaceBasis::Event))
}

/// Words right before a country in which something happened.
const THERE: Particles = Particles::of(Particle::In).union(Particles::of(Particle::Beside));

/// What a place before a colon is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Label {
    /// An entry of a list: «صور: خمسة قتلى».
    Entry,
    /// Where the news comes from, a verb after it: «الخرطوم: لقي 17 شخصا مصرعهم».
    Dateline,
}

/// The label that opens the line of a count: «صور: خمسة قتلى», «- محافظة الشمال: …», «زلزال هيرات.. 120 قتيلا».
fn label(scene: &Scene<'_>, start: usize, wanted: Label) -> Option<CasualtyPlace> {
    let first = scene.sentence.start;
    let set_off = |at: &usize| matches!(scene.text.token(*at).kind, TokenKind::Mark(':' | '|'));
    let colon = (first..start).find(set_off)?;
    let names = scene.context.names;
    let verb = |at: usize| {
        scene.text.is(at, Kinds::of(Kind::Speech)) || is_finite_verb(scene.cursor(at), names)
    };
    let says = (first..colon).any(verb);
    let light = |m: &Meaning| match m {
        Meaning::Outcome {
            shape: OutcomeShape::Light,
            ..
        } => Some(()),
        _ => None,
    };
    let opening = scene.cursor(colon + 1);
    let verb = is_finite_verb(opening, names)
        || opening.read(Kind::Outcome, light).is_some()
        || scene
            .trigger_from(colon + 1)
            .is_some_and(|trigger| trigger.tokens.start == colon + 1 && trigger.is_verb());
    // «- صيدا: جرح شخصان», «محافظة الجنوب: قتل خمسة»: a mark or a noun for a kind of place opens an entry
    let entry = scene.is_mark(first) || scene.text.is(first, Kinds::of(Kind::PlaceHead));
    let label = if verb && !entry {
        Label::Dateline
    } else {
        Label::Entry
    };
    if says || label != wanted {
        return None;
    }
    let mut named = names
        .within(first..colon)
        .iter()
        .filter(|naming| names.is(naming, EntityType::Location));
    if let Some(naming) = named.next() {
        return Some(whole_label(scene, naming, colon));
    }
    if let Some(word) = lone_word(scene, colon, verb) {
        return Some(unlisted(scene, word..colon, PlaceBasis::Label));
    }
    // «محافظة الشمال»: a word for a kind of place says that what follows is one
    let place = |m: &Meaning| matches!(m, Meaning::TypeWord(TypeWord::Place)).then_some(());
    let opened =
        (first..colon).find(|at| scene.cursor(*at).read(Kind::TypeWord, place).is_some())?;
    let words = opened + 1..colon;
    let bare = !words.is_empty() && words.clone().all(|at| scene.text.token(at).is_word());
    bare.then(|| unlisted(scene, words, PlaceBasis::Label))
}

/// «- صور: …», «السند: 41 قتيلا»: a word that may be a place is one where it stands as an entry alone, before a mark at
/// `colon` that no `verb` follows.
fn lone_word(scene: &Scene<'_>, colon: usize, verb: bool) -> Option<usize> {
    let first = scene.sentence.start;
    let counted = !verb && scene.text.token(colon + 1).kind == TokenKind::Digits;
    let word = colon.checked_sub(1)?;
    let marked = word == first + 1 && scene.is_mark(first);
    let alone = marked || word == first && counted && scene.begins_line();
    (alone && may_be_place(scene, word)).then_some(word)
}

/// A place that no list holds.
/// A place by its words, which no list holds.
pub(super) fn unlisted(scene: &Scene<'_>, words: Range<usize>, basis: PlaceBasis) -> CasualtyPlace {
    let text = scene.text.slice(scene.text.span(words)).to_owned();
    let party = Party {
        name: text.clone(),
        text,
        entity: None,
    };
    CasualtyPlace { party, basis }
}

/// Whether a list has a word as a place beside what else it means.
fn may_be_place(scene: &Scene<'_>, at: usize) -> bool {
    let text = scene.text;
    let place = |sense: Sense| match sense {
        Sense::Name(id, _) => text.lexicon().name(id).kind == EntityType::Location,
        Sense::Word(..) => false,
    };
    let mut tags = text.tags(at).iter().filter(|tag| tag.clitics() == 0);
    tags.any(|tag| tag.tokens().len() == 1 && text.senses(tag).any(place))
}

/// The place of a label, with the word that goes on with its name up to the colon: «محافظة بعلبك الهرمل:».
fn whole_label(scene: &Scene<'_>, naming: &NameSpan, colon: usize) -> CasualtyPlace {
    let fact = fact(scene, naming, PlaceBasis::Label);
    let next = naming.tokens.end;
    let definite = next + 1 == colon && scene.text.form(next).starts_with(ARTICLE);
    let named = scene.context.names.starting(next).is_some();
    let known = !named && !scene.text.tags(next).is_empty();
    let opened = naming
        .tokens
        .start
        .checked_sub(1)
        .is_some_and(|at| scene.text.is(at, Kinds::of(Kind::TypeWord)));
    if !definite || known || !opened {
        return fact;
    }
    let text = scene
        .text
        .slice(scene.text.span(naming.tokens.start..colon));
    CasualtyPlace {
        party: Party {
            name: text.to_owned(),
            text: text.to_owned(),
            entity: None,
        },
        ..fact
    }
}

/// A place as the fact has it.
pub(super) fn fact(scene: &Scene<'_>, naming: &NameSpan, basis: PlaceBasis) -> CasualtyPlace {
    let entity = &scene.context.names.entities[naming.entity];
    let party = Party {
        text: scene.text.slice(naming.span).to_owned(),
        name: entity.name.clone(),
        entity: Some(entity.id.clone()),
    };
    CasualtyPlace { party, basis }
}

/// «مسلحون موالون لإيران»: a place that ل ties to the people themselves says whose they are, not where.
fn is_theirs(scene: &Scene<'_>, figure: &CountDraft, naming: &NameSpan) -> bool {
    let first = naming.tokens.start;
    let beside = figure.group.first < first && first <= figure.group.end + 1;
    let form = scene.text.form(first);
    let form = form.strip_prefix(AND).unwrap_or(form);
    let tags = scene.text.tags(first);
    beside && form.starts_with(PREPOSITIONS[2]) && tags.iter().any(|tag| tag.clitics() > 0)
}

/// «نقل 17 جريحا إلى مستشفى في عدن»: where they were taken to.
fn is_goal(scene: &Scene<'_>, figure: Option<&CountDraft>, naming: &NameSpan) -> bool {
    let first = naming.tokens.start;
    let flees = figure.is_some_and(|figure| figure.outcome == Outcome::Displaced);
    let from = scene.stretch_start(first);
    let beds = (from..first)
        .rev()
        .take_while(|at| !scene.text.is(*at, Kinds::of(Kind::Cause)))
        .any(|at| scene.is_particle(at, Particle::Hospital));
    beds || (flees && first > from && scene.is_particle(first - 1, Particle::To))
}

/// «على تخوم مالي»: beside the border of a country is not in it.
fn is_beyond(scene: &Scene<'_>, naming: &NameSpan) -> bool {
    let first = naming.tokens.start;
    let sentence = scene.text.sentence_of(first);
    let before = first.checked_sub(1).filter(|at| *at >= sentence.start);
    size(scene, naming) >= COUNTRY
        && before.is_some_and(|at| scene.text.lists(at).stem.has(WORDS.beside.border))
}

/// «الحرب بين يريفان وباكو», «الطريق بين الفاشر ونيالا», «طريق حلب-دمشق»: those who fight are not where they fight, and
/// the ends of a road are not where on it.
fn is_party(scene: &Scene<'_>, naming: &NameSpan) -> bool {
    let (first, end) = (naming.tokens.start, naming.tokens.end);
    let from = first.saturating_sub(PART).max(scene.sentence.start);
    let between = (from..first)
        .rev()
        .take_while(|at| !scene.is_boundary(*at))
        .any(|at| scene.is_particle(at, Particle::Between));
    let names = scene.context.names;
    let place = |naming: &NameSpan| names.is(naming, EntityType::Location);
    let hyphen = |at: usize| scene.text.token(at).is_mark('-');
    let before = || {
        let end = first.checked_sub(2)?;
        names.covering(end).filter(|_| hyphen(first - 1))
    };
    let after = || names.starting(end + 1).filter(|_| hyphen(end));
    between || before().is_some_and(place) || after().is_some_and(place)
}

/// The words that tell of a count: the innermost quotation around it, else its sentence.
pub(super) fn telling_words(scene: &Scene<'_>, figure: &CountDraft) -> Span {
    let evidence = scene.text.span(figure.evidence.clone());
    let quotes = scene.context.quotes;
    let before = quotes.partition_point(|quote| quote.span.start() <= evidence.start());
    let last = quotes[..before]
        .iter()
        .rev()
        .take(NESTED)
        .map(|quote| quote.span);
    let inner = last
        .filter(|span| span.contains(evidence))
        .min_by_key(|span| span.end() - span.start());
    inner.unwrap_or_else(|| scene.text.span(scene.sentence.clone()))
}

/// How many quotations back one may still be open.
const NESTED: usize = 16;

/// Whether a preposition ties a place to what is told of a count.
fn is_tied(scene: &Scene<'_>, end: usize, naming: &NameSpan) -> bool {
    // «جنوب لبنان» is a name that says it itself
    let first = naming.tokens.start;
    let itself = naming.tokens.len() > 1 && scene.is_particle(first, Particle::Beside);
    itself || leads_to(scene, first, end) || is_struck(scene, first) || is_of_harm(scene, naming)
}

/// «مجزرة كارما», «هجوم يليواتا»: the place by which a deed is called; a country may be whoever did it.
fn is_of_harm(scene: &Scene<'_>, naming: &NameSpan) -> bool {
    let first = naming.tokens.start;
    let before = first
        .checked_sub(1)
        .filter(|at| *at >= scene.sentence.start);
    let deed = |at: usize| {
        let definite = scene.text.tags(at).iter().any(|tag| tag.definite);
        scene.text.is(at, Kinds::of(Kind::Cause)) && !definite
    };
    let free = scene.text.tags(first).iter().all(|tag| tag.clitics() == 0);
    free && size(scene, naming) < COUNTRY && before.is_some_and(deed)
}

/// «ضرب زلزال بقوة 6 درجات إقليم تشينغهاي», «استهدفتا مديرية التحيتا»: the object of a verb of striking.
fn is_struck(scene: &Scene<'_>, first: usize) -> bool {
    let free = |at: usize| scene.text.all_tags(at).iter().all(|tag| tag.clitics() == 0);
    let announced = first.checked_sub(1).filter(|at| {
        *at > scene.sentence.start && scene.text.is(*at, Kinds::of(Kind::PlaceHead)) && free(*at)
    });
    let head = announced.unwrap_or(first);
    let hits =
        |at: usize| scene.is_particle(at, Particle::Hits) || is_striking(scene.text.form(at));
    // a place without a noun that announces it stands right after its verb or the subject of it
    let from = if announced.is_some() {
        scene.stretch_start(head)
    } else {
        head.saturating_sub(2).max(scene.stretch_start(head))
    };
    let before = head.checked_sub(1).filter(|at| *at >= scene.sentence.start);
    let governed = before.is_some_and(|at| scene.is_preposition(at) || names_owner(scene, at));
    free(head) && !governed && (from..head).any(hits)
}

/// Whether a word of office or origin governs the place after it: «محافظ كسلا».
fn names_owner(scene: &Scene<'_>, at: usize) -> bool {
    const OWNERS: Kinds = Kinds::of(Kind::Role).and(Kind::Body).and(Kind::Source);
    // «قصفت المدفعية حي التفاح»: a noun with the article governs nothing
    scene.text.is(at, OWNERS) && !scene.text.form(at).starts_with(ARTICLE)
}

/// Whether «في», «ب», «على», «عن» or «قرب» stands before the place that begins at `first`, a word such as «مدينة» or
/// «شمال» between them; «من» only from `end` on.
fn leads_to(scene: &Scene<'_>, first: usize, end: usize) -> bool {
    const BETWEEN: usize = 4;
    let prepositions = [
        Particle::In,
        Particle::On,
        Particle::About,
        Particle::At,
        Particle::Beside,
    ];
    let attached = |at: usize| {
        let whole = scene.text.form(at);
        let form = whole.strip_prefix(AND).unwrap_or(whole);
        // «وباكو» has its و alone
        let lead = whole.len() - form.len();
        form.starts_with(PREPOSITIONS)
            && scene
                .text
                .all_tags(at)
                .iter()
                .any(|tag| tag.clitics() > lead)
    };
    // «مهاجرين من مالي» says whence they are; a town after «من» is where they were
    let town = scene
        .context
        .names
        .starting(first)
        .is_none_or(|naming| size(scene, naming) < COUNTRY);
    let from = |at: usize| first >= end && town && scene.is_particle(at, Particle::Of);
    let stands = |at: usize| prepositions.iter().any(|p| scene.is_particle(at, *p)) || from(at);
    let hit = |at: usize| scene.is_particle(at, Particle::Hits);
    let passes = |at: usize| {
        scene.text.is(at, LINKS)
            || scene.is_particle(at, Particle::Function)
            || scene.is_particle(at, Particle::Settlement)
            || scene.is_particle(at, Particle::Thing)
            || scene.context.names.covering(at).is_some()
    };
    let start = scene.sentence.start.max(first.saturating_sub(BETWEEN));
    attached(first)
        || (start..first)
            .rev()
            .find(|at| stands(*at) || hit(*at) || attached(*at) || !passes(*at))
            .is_some_and(|at| stands(at) || hit(at) || attached(at))
}

/// Words between a preposition and a place.
const LINKS: Kinds = Kinds::of(Kind::TypeWord)
    .and(Kind::PlaceHead)
    .and(Kind::Nationality)
    .and(Kind::Direction);

/// «القريب من الفاشر»: what «من» ties to a noun in running text is not where the article's event was.
fn is_origin(scene: &Scene<'_>, naming: &NameSpan) -> bool {
    let before = naming.tokens.start.checked_sub(1);
    before.is_some_and(|at| {
        scene
            .text
            .particles(at)
            .intersects(Particles::of(Particle::Of))
    })
}

/// The most sentences before which a dateline is looked for.
const OPENING: usize = 4;

/// Where the news comes from: «كابول (رويترز) -», a place that no list holds included.
pub(super) fn dateline(scene: &Scene<'_>) -> Option<CasualtyPlace> {
    let names = scene.context.names;
    let mut sentences = scene.text.sentences().iter().take(OPENING);
    let words = sentences.find_map(|sentence| scene.text.dateline_before(sentence))?;
    let mut places = names.within(words.clone()).iter();
    let place = places.find(|naming| names.is(naming, EntityType::Location))?;
    if place.tokens.start > words.start && scene.is_mark(place.tokens.start - 1) {
        let plain = |at: &usize| scene.text.token(*at).is_word();
        let end = words.clone().find(|at| !plain(at))?;
        return Some(unlisted(scene, words.start..end, PlaceBasis::Event));
    }
    Some(fact(scene, place, PlaceBasis::Event))
}

/// The first sentence, with the dateline before it.
fn first_sentence(scene: &Scene<'_>) -> Option<Range<usize>> {
    let sentences = scene.text.sentences();
    let first = sentences.first()?;
    let led = sentences
        .get(1)
        .filter(|next| scene.text.dateline_before(next).is_some());
    Some(first.start..led.unwrap_or(first).end)
}

/// The place of the first line, which may be a headline or a label above the news.
pub(super) fn of_lead(scene: &Scene<'_>) -> Option<CasualtyPlace> {
    let names = scene.context.names;
    let headline = scene.text.layout().headline.clone();
    let first = first_sentence(scene)?;
    let titled = headline.is_some();
    let line = headline.unwrap_or(first);
    let speaks = |naming: &NameSpan| {
        let next = naming.tokens.end;
        let cursor = crate::grammar::Cursor::new(scene.text, line.clone()).to(next);
        let before = naming
            .tokens
            .start
            .checked_sub(1)
            .filter(|at| *at >= line.start);
        // «فقدت إسرائيل ثلاثة جنود»: a subject is not where it was
        let subject = |at: usize| is_finite_verb(cursor.to(at), names);
        cursor.is(Kinds::of(Kind::Speech))
            || before.is_some_and(|at| {
                scene.text.is(at, Kinds::of(Kind::Speech))
                    || subject(at)
                    || names_owner(scene, at)
                    || scene.text.is(at, Kinds::of(Kind::Victims))
            })
            || is_accusative_nisba(scene, naming)
    };
    let mut places = names.within(line.clone()).iter().filter(|naming| {
        let place = names.is(naming, EntityType::Location);
        place && !is_beyond(scene, naming) && !is_seat(scene, naming)
    });
    let first = places.next()?;
    let alone = places.next().is_none();
    // «أصيب مزارع وجده»
    let joined = scene.text.form(first.tokens.start).starts_with(AND)
        && !scene.text.slice(first.span).starts_with(AND);
    let governs =
        joined || names.is_metonym(first) || speaks(first) || (!titled && is_origin(scene, first));
    (alone && !governs).then(|| fact(scene, first, PlaceBasis::Event))
}
