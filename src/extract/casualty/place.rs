//! Where it happened: in the count's own phrase, under its label, in its sentence.

use std::ops::Range;

use super::antecedent;
use super::coordination::gap_start;
use super::figure::CountDraft;
use super::sentence::Sentence;
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
pub(super) fn of_event(sentence: &Sentence<'_>, event: Range<usize>) -> Option<CasualtyPlace> {
    // «من جماعة تحرير الكونغو» says whose they are
    let around = Around {
        figure: None,
        end: sentence.tokens.end,
        told: sentence.text.span(sentence.tokens.clone()),
    };
    let after = event.end..sentence.tokens.end;
    let opens = (sentence.tokens.start..event.start)
        .rev()
        .find(|at| sentence.is_boundary(*at))
        .map_or(sentence.tokens.start, |at| at + 1);
    let ahead = first(sentence, &around, after.clone());
    let reach = ahead.map_or(after.end, |naming| naming.tokens.start);
    let described = unlisted_place::find(sentence, after.start..reach);
    let found = ahead.or_else(|| last(sentence, &around, opens..event.start));
    described
        .map(|words| unlisted(sentence, words, PlaceBasis::Event))
        .or_else(|| Some(fact(sentence, found?, PlaceBasis::Event)))
        .or_else(|| again(sentence, event.end, after))
}

/// The place of a count, as its sentence tells it; `others` are the counts of the sentence.
pub(super) fn place(
    sentence: &Sentence<'_>,
    figure: &CountDraft,
    others: &[CountDraft],
) -> Option<CasualtyPlace> {
    let around = &Around {
        figure: Some(figure),
        end: figure.evidence.end,
        told: telling_words(sentence, figure),
    };
    let (start, end) = (figure.evidence.start, figure.evidence.end);
    let next = next_figure(figure, others, end).map_or(sentence.tokens.end, |next| {
        gap_start(sentence, next).max(end)
    });
    let before = previous_figure(figure, others, start).unwrap_or(sentence.tokens.start);
    let found = |tokens: Range<usize>, basis: PlaceBasis| {
        let first = first(sentence, around, tokens.clone());
        let reach = first.map_or(tokens.end, |first| first.tokens.start);
        let described = unlisted_place::find(sentence, tokens.start..reach);
        described
            .map(|words| unlisted(sentence, words, basis))
            .or_else(|| Some(fact(sentence, first?, basis)))
    };
    let last = |tokens: Range<usize>, basis: PlaceBasis| {
        let last = last(sentence, around, tokens)?;
        Some(fact(sentence, last, basis))
    };
    let clause_start = clause_start(sentence, start);
    // what «فيما» opens happened elsewhere, if a place was told before
    let turns = |at: &usize| sentence.is_particle(*at, Particle::Turn);
    let turn = (end..next).find(turns).unwrap_or(next);
    found(start..end, PlaceBasis::Stated)
        .or_else(|| found(end..turn, PlaceBasis::Stated))
        .or_else(|| {
            let words = unlisted_place::parallel(sentence, figure, others)?;
            Some(unlisted(sentence, words, PlaceBasis::Stated))
        })
        .or_else(|| again(sentence, end, start..clause_end(sentence, end, next)))
        .or_else(|| entry(sentence, around, clause_start.max(before)..start))
        .or_else(|| found(shared(sentence, others, end), PlaceBasis::Stated))
        .or_else(|| last(clause_start.max(before)..start, PlaceBasis::Stated))
        .or_else(|| again(sentence, end, clause_start.max(before)..start))
        .or_else(|| last(clause_start..start, PlaceBasis::Sentence))
        .or_else(|| found(turn..sentence.tokens.end, PlaceBasis::Sentence))
        .or_else(|| last(sentence.tokens.start..start, PlaceBasis::Sentence))
        .or_else(|| topic(sentence))
        .or_else(|| region(sentence, around))
        .or_else(|| witness(sentence, around))
        .or_else(|| label(sentence, start, Label::Dateline))
}

/// The label of an entry, or a smaller place that `ahead`, the words before the count, tells: «الكاميرون: أوقع انفجار في
/// بلدة كولوفاتا 12 قتيلا».
fn entry(
    sentence: &Sentence<'_>,
    around: &Around<'_>,
    ahead: Range<usize>,
) -> Option<CasualtyPlace> {
    let label = label(sentence, ahead.end, Label::Entry)?;
    let inner = last(sentence, around, ahead)
        .filter(|inner| Some(size(sentence, inner)) < size_of(sentence, &label));
    Some(inner.map_or(label, |inner| fact(sentence, inner, PlaceBasis::Stated)))
}

/// «سجلت موزمبيق 32 وفاة», «إن ديالى شهدت 13 خرقا»: a place that saw it happen, where the sentence tells no other.
fn witness(sentence: &Sentence<'_>, around: &Around<'_>) -> Option<CasualtyPlace> {
    let names = sentence.context.names;
    let verb = |at: usize| sentence.text.lists(at).word.has(WORDS.beside.witnesses);
    let saw = |naming: &&NameSpan| {
        let (first, next) = (naming.tokens.start, naming.tokens.end);
        let before = first
            .checked_sub(1)
            .filter(|at| *at >= sentence.tokens.start);
        names.is(naming, EntityType::Location)
            && around.told.contains(naming.span)
            && (before.is_some_and(verb) || next < sentence.tokens.end && verb(next))
    };
    let found = names.within(sentence.tokens.clone()).iter().find(saw)?;
    Some(fact(sentence, found, PlaceBasis::Sentence))
}

/// «في مناجم البلاد», «سجلت البلاد …»: whether a stretch tells of the country that the news is about, not where in it.
pub(super) fn is_national(sentence: &Sentence<'_>, figure: &CountDraft) -> bool {
    let end = clause_end(sentence, figure.evidence.end, sentence.tokens.end);
    let beside = |at: usize| {
        sentence.text.is(at, Kinds::of(Kind::Direction))
            || sentence.is_particle(at, Particle::Beside)
    };
    let country = |at: usize| sentence.text.lists(at).word.has(WORDS.beside.country);
    let mut here = figure.evidence.end..end;
    let saw = |at: usize| sentence.text.lists(at - 1).word.has(WORDS.beside.witnesses);
    let mut before = sentence.stretch_start(figure.evidence.start) + 1..figure.evidence.start;
    here.any(|at| country(at) && !beside(at - 1)) || before.any(|at| country(at) && saw(at))
}

/// «معارك بين قبائل إقليم دارفور»: a place that its noun announces, where the sentence tells no other, unless somebody
/// holds office there or left it.
fn region(sentence: &Sentence<'_>, around: &Around<'_>) -> Option<CasualtyPlace> {
    const OFFICES: Kinds = Kinds::of(Kind::Role)
        .and(Kind::Body)
        .and(Kind::Source)
        .and(Kind::Speech);
    let names = sentence.context.names;
    let own = |naming: &&NameSpan| {
        let head = naming.tokens.start.checked_sub(1);
        let announced = head.is_some_and(|at| {
            let before = at.saturating_sub(2).max(sentence.tokens.start)..at;
            let office = before.clone().any(|at| sentence.text.is(at, OFFICES));
            let moves = before.into_iter().any(|at| {
                sentence.is_particle(at, Particle::To) || sentence.is_particle(at, Particle::Of)
            });
            at >= sentence.tokens.start
                && sentence.text.is(at, Kinds::of(Kind::PlaceHead))
                && !(office || moves)
        });
        names.is(naming, EntityType::Location)
            && around.told.contains(naming.span)
            && !names.is_metonym(naming)
            && announced
    };
    let found = names.within(sentence.tokens.clone()).iter().find(own)?;
    Some(fact(sentence, found, PlaceBasis::Sentence))
}

/// Where the clause of the token at `end` ends, at `last` at the latest.
fn clause_end(sentence: &Sentence<'_>, end: usize, last: usize) -> usize {
    (end..last)
        .find(|at| sentence.is_boundary(*at))
        .unwrap_or(last)
}

/// The place that a definite noun beside a count means: «أسروا ثمانية في المخيم».
fn again(sentence: &Sentence<'_>, end: usize, tokens: Range<usize>) -> Option<CasualtyPlace> {
    let told = antecedent::all(sentence, tokens);
    let mut tied = told.filter(|(at, _)| leads_to(sentence, *at, end));
    let (_, entity) = tied.next()?;
    let entity = &sentence.context.names.entities[entity];
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
fn shared(sentence: &Sentence<'_>, others: &[CountDraft], end: usize) -> Range<usize> {
    let mut from = end;
    for other in others {
        let first = other.evidence.start;
        if first < from {
            continue;
        }
        let comma = usize::from(first > from && sentence.text.token(from).is_mark(','));
        let joined = first == from + comma && sentence.text.form(first).starts_with(AND);
        let part = other.subset && first - from <= PART;
        if !(joined || part) {
            return if from > end { from..first } else { end..end };
        }
        from = other.evidence.end.max(other.group.end);
    }
    if from > end {
        from..sentence.tokens.end.max(from)
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
fn clause_start(sentence: &Sentence<'_>, at: usize) -> usize {
    let stops = |at: usize| {
        let token = sentence.text.token(at);
        token.is_mark('.') || token.is_mark(';') || token.is_mark('(')
    };
    (sentence.tokens.start..at)
        .rev()
        .find(|at| stops(*at))
        .map_or(sentence.tokens.start, |at| at + 1)
}

fn candidates<'s>(
    sentence: &'s Sentence<'_>,
    around: &'s Around<'_>,
    tokens: Range<usize>,
) -> impl DoubleEndedIterator<Item = &'s NameSpan> {
    let names = sentence.context.names;
    names.within(tokens).iter().filter(move |naming| {
        names.is(naming, EntityType::Location)
            && around.told.contains(naming.span)
            && !names.is_metonym(naming)
            && !sentence.is_date(naming.tokens.start)
            && !is_nisba(sentence, naming)
            && !is_accusative_nisba(sentence, naming)
            && is_tied(sentence, around.end, naming)
            && !is_beyond(sentence, naming)
            && !is_party(sentence, naming)
            && !is_home(sentence, naming)
            && !is_seat(sentence, naming)
            && !is_of_reaction(sentence, naming)
            && !around
                .figure
                .is_some_and(|figure| is_theirs(sentence, figure, naming))
            && !is_goal(sentence, around.figure, naming)
    })
}

/// «الأب جون إيغا من كنيسة القديس يوسف»: «من» after a person tells whence they are.
fn is_home(sentence: &Sentence<'_>, naming: &NameSpan) -> bool {
    let names = sentence.context.names;
    let first = naming.tokens.start;
    let head = first
        .checked_sub(1)
        .filter(|at| sentence.text.is(*at, Kinds::of(Kind::PlaceHead)))
        .unwrap_or(first);
    let before = head
        .checked_sub(2)
        .filter(|at| *at >= sentence.tokens.start);
    before.is_some_and(|at| {
        let person = names
            .covering(at)
            .is_some_and(|naming| names.is(naming, EntityType::Person));
        person && sentence.is_particle(at + 1, Particle::Of)
    })
}

/// «ندد في يانغون بالهجوم الذي قتل خمسة»: where somebody spoke of what happened elsewhere.
fn is_of_reaction(sentence: &Sentence<'_>, naming: &NameSpan) -> bool {
    let (first, next) = (naming.tokens.start, naming.tokens.end);
    let deed =
        sentence.text.form(next).starts_with(BY) && sentence.text.is(next, Kinds::of(Kind::Cause));
    let reacts = |at: usize| sentence.text.lists(at).stem.has(WORDS.beside.condemns);
    deed && next < sentence.tokens.end && (sentence.stretch_start(first)..first).any(reacts)
}

/// «المرصد، ومقره لندن», «ومقرها في جنيف»: where a body sits.
fn is_seat(sentence: &Sentence<'_>, naming: &NameSpan) -> bool {
    let first = naming.tokens.start;
    let inside = |at: &usize| *at >= sentence.tokens.start;
    let before = first.checked_sub(1).filter(inside);
    let before = before.and_then(|at| {
        let governed = sentence.is_preposition(at);
        if governed {
            at.checked_sub(1).filter(inside)
        } else {
            Some(at)
        }
    });
    before.is_some_and(|at| sentence.text.lists(at).whole.has(WORDS.beside.seat))
}

/// «مقاطعة سيتشوان الصينية»: an adjective of a country is no place.
fn is_nisba(sentence: &Sentence<'_>, naming: &NameSpan) -> bool {
    let first = naming.tokens.start;
    naming.tokens.len() == 1
        && sentence.text.form(first).starts_with(ARTICLE)
        && sentence.text.is(first, Kinds::of(Kind::Nationality))
        && sentence.text.form(first).ends_with(FEMININE)
}

/// «180 سوريا»: the adjective of a country in the accusative is written as the country is.
fn is_accusative_nisba(sentence: &Sentence<'_>, naming: &NameSpan) -> bool {
    let first = naming.tokens.start;
    let counted = first.checked_sub(1).is_some_and(|at| {
        let number = sentence.text.token(at).kind == TokenKind::Digits
            || sentence.text.is(at, Kinds::of(Kind::Number));
        number || sentence.text.is(at, Kinds::of(Kind::Victims)) && ends_accusative(sentence, at)
    });
    naming.tokens.len() == 1 && counted && ends_accusative(sentence, first)
}

fn ends_accusative(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.text.form(at).ends_with(ACCUSATIVE)
}

/// The first place of a stretch, or a smaller one that goes on with it.
fn first<'s>(
    sentence: &'s Sentence<'_>,
    around: &'s Around<'_>,
    tokens: Range<usize>,
) -> Option<&'s NameSpan> {
    let mut places = candidates(sentence, around, tokens);
    let mut found = places.next()?;
    let mut end = found.tokens.end;
    for next in places {
        if next.tokens.start - end > CHAIN || leaves(sentence, end..next.tokens.start) {
            break;
        }
        if size(sentence, next) < size(sentence, found) {
            found = next;
        }
        end = next.tokens.end;
    }
    Some(narrowed(sentence, around, found))
}

/// «رمت القوات مدينة بردة غرب أذربيجان»: the town right before the country or region that only says where it lies.
fn narrowed<'s>(
    sentence: &'s Sentence<'_>,
    around: &Around<'_>,
    found: &'s NameSpan,
) -> &'s NameSpan {
    const BETWEEN: usize = 2;
    const LENGTH: usize = 4;
    let names = sentence.context.names;
    let start = found.tokens.start;
    let from = start.saturating_sub(BETWEEN + LENGTH);
    let before = names.within(from.max(sentence.tokens.start)..start).last();
    let lies = |at: usize| {
        sentence.text.is(at, Kinds::of(Kind::Direction))
            || sentence.is_particle(at, Particle::Beside)
            || sentence.is_particle(at, Particle::In)
    };
    let inner = before.filter(|town| {
        let mut between = town.tokens.end..start;
        let origin = town.tokens.start.checked_sub(2).is_some_and(|at| {
            sentence.is_particle(at, Particle::Of) || sentence.is_particle(at + 1, Particle::Of)
        });
        (1..=BETWEEN).contains(&between.len())
            && between.all(lies)
            && names.is(town, EntityType::Location)
            && size(sentence, town) < size(sentence, found)
            && !origin
            && !names.is_metonym(town)
            && !is_party(sentence, town)
            && !is_goal(sentence, around.figure, town)
    });
    inner.unwrap_or(found)
}

/// The last place of a stretch, or a smaller one before it.
fn last<'s>(
    sentence: &'s Sentence<'_>,
    around: &'s Around<'_>,
    tokens: Range<usize>,
) -> Option<&'s NameSpan> {
    let mut places = candidates(sentence, around, tokens).rev();
    let mut found = places.next()?;
    let mut start = found.tokens.start;
    for before in places {
        if start - before.tokens.end > CHAIN || leaves(sentence, before.tokens.end..start) {
            break;
        }
        if size(sentence, before) <= size(sentence, found) {
            found = before;
        }
        start = before.tokens.start;
    }
    Some(narrowed(sentence, around, found))
}

/// Whether a clause ends or another place is joined on inside a stretch.
fn leaves(sentence: &Sentence<'_>, tokens: Range<usize>) -> bool {
    let end = tokens.end;
    tokens.into_iter().any(|at| {
        // «الفاشر، عاصمة شمال دارفور»
        let apposed = sentence.text.token(at).is_mark(',')
            && at + 1 < end
            && sentence.text.is(at + 1, Kinds::of(Kind::TypeWord))
            && !sentence.text.form(at + 1).starts_with(AND);
        (sentence.is_boundary(at) && !apposed)
            || sentence.is_trigger(at)
            || sentence.text.form(at).strip_prefix(AND) == Some("")
    })
}

/// How large a country is.
const COUNTRY: u8 = 4;
/// The breadth of a region.
const REGION: u8 = 3;

/// How large a place is, from 0; an unknown one is small.
fn size(sentence: &Sentence<'_>, naming: &NameSpan) -> u8 {
    breadth(sentence.context.names.entities[naming.entity].subtype)
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
    sentence: &Sentence<'_>,
    figure: &CountDraft,
    others: &[CountDraft],
    place: &CasualtyPlace,
) -> bool {
    let (start, end) = (figure.evidence.start, figure.evidence.end);
    let next = next_figure(figure, others, end).unwrap_or(sentence.tokens.end);
    let names = sentence.context.names;
    let id = place.party.entity.as_deref();
    let mut own = names.within(start..clause_end(sentence, end, next)).iter();
    let told = own.any(|naming| Some(names.entities[naming.entity].id.as_str()) == id);
    let wide = size_of(sentence, place).is_some_and(|size| size >= REGION);
    others.len() > 1 && !wide && !told
}

/// Whether a place is larger than another one.
pub(super) fn is_wider(
    sentence: &Sentence<'_>,
    one: &CasualtyPlace,
    other: &CasualtyPlace,
) -> bool {
    size_of(sentence, one) > size_of(sentence, other)
}

/// Whether a place is a country or larger.
pub(super) fn is_country(sentence: &Sentence<'_>, place: &CasualtyPlace) -> bool {
    size_of(sentence, place).is_some_and(|size| size >= COUNTRY)
}

fn size_of(sentence: &Sentence<'_>, place: &CasualtyPlace) -> Option<u8> {
    Some(breadth(entity_of(sentence, place)?.subtype))
}

fn entity_of<'s>(sentence: &'s Sentence<'_>, place: &CasualtyPlace) -> Option<&'s Entity> {
    let id = place.party.entity.as_ref()?;
    let mut entities = sentence.context.names.entities.iter();
    entities.find(|entity| entity.id == *id)
}

/// Whether a place can lie in a region or country, as far as is known of the two.
pub(super) fn lies_within(
    sentence: &Sentence<'_>,
    one: &CasualtyPlace,
    other: &CasualtyPlace,
) -> bool {
    let ends = entity_of(sentence, one).zip(entity_of(sentence, other));
    ends.is_some_and(|(one, other)| {
        let (inner, outer) = (breadth(one.subtype), breadth(other.subtype));
        let countries = one.country.as_ref().zip(other.country.as_ref());
        let apart = countries.is_some_and(|(one, other)| one != other);
        (REGION..=COUNTRY).contains(&outer) && inner < REGION && !apart
    })
}

/// «ألقت الطائرات قنابل على التجمع في بلدة هباكانت»: whether a definite noun, told before, is where the place is said to be.
pub(super) fn is_of_known(sentence: &Sentence<'_>, place: &CasualtyPlace) -> bool {
    let names = sentence.context.names;
    let same =
        |naming: &&NameSpan| Some(&names.entities[naming.entity].id) == place.party.entity.as_ref();
    let mut here = names.within(sentence.tokens.clone()).iter();
    here.find(same).is_some_and(|naming| {
        let head = |at: &usize| sentence.text.is(*at, Kinds::of(Kind::PlaceHead));
        let first = naming.tokens.start;
        let start = first.checked_sub(1).filter(head).unwrap_or(first);
        let noun = start
            .checked_sub(2)
            .filter(|at| *at >= sentence.tokens.start);
        noun.is_some_and(|at| {
            sentence.is_particle(at + 1, Particle::In)
                && sentence.text.form(at).starts_with(ARTICLE)
                && names.covering(at).is_none()
                && at > sentence.tokens.start
                && sentence.is_preposition(at - 1)
        })
    })
}

/// Whether the sentence names a place.
pub(super) fn is_named(sentence: &Sentence<'_>, place: &CasualtyPlace) -> bool {
    let names = sentence.context.names;
    let id = place.party.entity.as_ref();
    let mut here = names.within(sentence.tokens.clone()).iter();
    here.any(|naming| Some(&names.entities[naming.entity].id) == id)
}

/// «أما في تركيا فذكرت الإدارة أن …»: what a sentence is about, whoever is quoted in it.
fn topic(sentence: &Sentence<'_>) -> Option<CasualtyPlace> {
    let about = sentence.is_particle(sentence.tokens.start, Particle::Topic);
    about.then(|| at_opening(sentence)).flatten()
}

/// «وفي كركوك، …», «أما في كركوك فـ…»: the place with which a sentence begins.
pub(super) fn at_opening(sentence: &Sentence<'_>) -> Option<CasualtyPlace> {
    let names = sentence.context.names;
    let opening = sentence.tokens.start;
    let topic = sentence.is_particle(opening, Particle::Topic);
    let first = opening + usize::from(topic);
    let joined = topic || sentence.text.form(first).starts_with(AND);
    if !joined || !sentence.is_particle(first, Particle::In) || sentence.is_date(first + 1) {
        return None;
    }
    let head = usize::from(sentence.text.is(first + 1, Kinds::of(Kind::PlaceHead)));
    let naming = names
        .starting(first + 1)
        .or_else(|| names.starting(first + 1 + head))?;
    let place = names.is(naming, EntityType::Location);
    place.then(|| fact(sentence, naming, PlaceBasis::Stated))
}

/// The one country that the article names, where it says at least once that something is or was there.
pub(super) fn of_nation(sentence: &Sentence<'_>) -> Option<CasualtyPlace> {
    let names = sentence.context.names;
    let country =
        |naming: &&NameSpan| names.entities[naming.entity].subtype == Some(Subtype::Country);
    let there = |naming: &NameSpan| {
        let first = naming.tokens.start;
        let before = first.checked_sub(1);
        let beside = before.is_some_and(|at| {
            sentence.text.is(at, Kinds::of(Kind::Direction))
                || sentence.text.particles(at).intersects(THERE)
                || sentence.text.token(at).is_mark('(')
        });
        beside
            || sentence.text.form(first).starts_with(BY)
                && naming.span.start() > sentence.text.span(first..first + 1).start()
    };
    let mut countries = names.namings.iter().filter(country);
    let first = countries.next()?;
    let mut located = there(first);
    let one = countries.all(|other| {
        located = located || there(other);
        other.entity == first.entity
    });
    (one && located).then(|| fact(sentence, first, PlaceBasis::Event))
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
fn label(sentence: &Sentence<'_>, start: usize, wanted: Label) -> Option<CasualtyPlace> {
    let first = sentence.tokens.start;
    let set_off = |at: &usize| matches!(sentence.text.token(*at).kind, TokenKind::Mark(':' | '|'));
    let colon = (first..start).find(set_off)?;
    let names = sentence.context.names;
    let verb = |at: usize| {
        sentence.text.is(at, Kinds::of(Kind::Speech)) || is_finite_verb(sentence.cursor(at), names)
    };
    let says = (first..colon).any(verb);
    let light = |m: &Meaning| match m {
        Meaning::Outcome {
            shape: OutcomeShape::Light,
            ..
        } => Some(()),
        _ => None,
    };
    let opening = sentence.cursor(colon + 1);
    let verb = is_finite_verb(opening, names)
        || opening.read(Kind::Outcome, light).is_some()
        || sentence
            .trigger_from(colon + 1)
            .is_some_and(|trigger| trigger.tokens.start == colon + 1 && trigger.is_verb());
    // «- صيدا: جرح شخصان», «محافظة الجنوب: قتل خمسة»: a mark or a noun for a kind of place opens an entry
    let entry = sentence.is_mark(first) || sentence.text.is(first, Kinds::of(Kind::PlaceHead));
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
        return Some(whole_label(sentence, naming, colon));
    }
    if let Some(word) = lone_word(sentence, colon, verb) {
        return Some(unlisted(sentence, word..colon, PlaceBasis::Label));
    }
    // «محافظة الشمال»: a word for a kind of place says that what follows is one
    let place = |m: &Meaning| matches!(m, Meaning::TypeWord(TypeWord::Place)).then_some(());
    let opened =
        (first..colon).find(|at| sentence.cursor(*at).read(Kind::TypeWord, place).is_some())?;
    let words = opened + 1..colon;
    let bare = !words.is_empty() && words.clone().all(|at| sentence.text.token(at).is_word());
    bare.then(|| unlisted(sentence, words, PlaceBasis::Label))
}

/// «- صور: …», «السند: 41 قتيلا»: a word that may be a place is one where it stands as an entry alone, before a mark at
/// `colon` that no `verb` follows.
fn lone_word(sentence: &Sentence<'_>, colon: usize, verb: bool) -> Option<usize> {
    let first = sentence.tokens.start;
    let counted = !verb && sentence.text.token(colon + 1).kind == TokenKind::Digits;
    let word = colon.checked_sub(1)?;
    let marked = word == first + 1 && sentence.is_mark(first);
    let alone = marked || word == first && counted && sentence.begins_line();
    (alone && may_be_place(sentence, word)).then_some(word)
}

/// A place that no list holds.
/// A place by its words, which no list holds.
pub(super) fn unlisted(
    sentence: &Sentence<'_>,
    words: Range<usize>,
    basis: PlaceBasis,
) -> CasualtyPlace {
    let text = sentence.text.slice(sentence.text.span(words)).to_owned();
    let party = Party {
        name: text.clone(),
        text,
        entity: None,
    };
    CasualtyPlace { party, basis }
}

/// Whether a list has a word as a place beside what else it means.
fn may_be_place(sentence: &Sentence<'_>, at: usize) -> bool {
    let text = sentence.text;
    let place = |sense: Sense| match sense {
        Sense::Name(id, _) => text.lexicon().name(id).kind == EntityType::Location,
        Sense::Word(..) => false,
    };
    let mut tags = text.matches(at).iter().filter(|tag| tag.clitics() == 0);
    tags.any(|tag| tag.tokens().len() == 1 && text.senses(tag).any(place))
}

/// The place of a label, with the word that goes on with its name up to the colon: «محافظة بعلبك الهرمل:».
fn whole_label(sentence: &Sentence<'_>, naming: &NameSpan, colon: usize) -> CasualtyPlace {
    let fact = fact(sentence, naming, PlaceBasis::Label);
    let next = naming.tokens.end;
    let definite = next + 1 == colon && sentence.text.form(next).starts_with(ARTICLE);
    let named = sentence.context.names.starting(next).is_some();
    let known = !named && !sentence.text.matches(next).is_empty();
    let opened = naming
        .tokens
        .start
        .checked_sub(1)
        .is_some_and(|at| sentence.text.is(at, Kinds::of(Kind::TypeWord)));
    if !definite || known || !opened {
        return fact;
    }
    let text = sentence
        .text
        .slice(sentence.text.span(naming.tokens.start..colon));
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
pub(super) fn fact(sentence: &Sentence<'_>, naming: &NameSpan, basis: PlaceBasis) -> CasualtyPlace {
    let entity = &sentence.context.names.entities[naming.entity];
    let party = Party {
        text: sentence.text.slice(naming.span).to_owned(),
        name: entity.name.clone(),
        entity: Some(entity.id.clone()),
    };
    CasualtyPlace { party, basis }
}

/// «مسلحون موالون لإيران»: a place that ل ties to the people themselves says whose they are, not where.
fn is_theirs(sentence: &Sentence<'_>, figure: &CountDraft, naming: &NameSpan) -> bool {
    let first = naming.tokens.start;
    let beside = figure.group.first < first && first <= figure.group.end + 1;
    let form = sentence.text.form(first);
    let form = form.strip_prefix(AND).unwrap_or(form);
    let tags = sentence.text.matches(first);
    beside && form.starts_with(PREPOSITIONS[2]) && tags.iter().any(|tag| tag.clitics() > 0)
}

/// «نقل 17 جريحا إلى مستشفى في عدن»: where they were taken to.
fn is_goal(sentence: &Sentence<'_>, figure: Option<&CountDraft>, naming: &NameSpan) -> bool {
    let first = naming.tokens.start;
    let flees = figure.is_some_and(|figure| figure.outcome == Outcome::Displaced);
    let from = sentence.stretch_start(first);
    let beds = (from..first)
        .rev()
        .take_while(|at| !sentence.text.is(*at, Kinds::of(Kind::Cause)))
        .any(|at| sentence.is_particle(at, Particle::Hospital));
    beds || (flees && first > from && sentence.is_particle(first - 1, Particle::To))
}

/// «على تخوم مالي»: beside the border of a country is not in it.
fn is_beyond(sentence: &Sentence<'_>, naming: &NameSpan) -> bool {
    let first = naming.tokens.start;
    let around = sentence.text.sentence_of(first);
    let before = first.checked_sub(1).filter(|at| *at >= around.start);
    size(sentence, naming) >= COUNTRY
        && before.is_some_and(|at| sentence.text.lists(at).stem.has(WORDS.beside.border))
}

/// «الحرب بين يريفان وباكو», «الطريق بين الفاشر ونيالا», «طريق حلب-دمشق»: those who fight are not where they fight, and
/// the ends of a road are not where on it.
fn is_party(sentence: &Sentence<'_>, naming: &NameSpan) -> bool {
    let (first, end) = (naming.tokens.start, naming.tokens.end);
    let from = first.saturating_sub(PART).max(sentence.tokens.start);
    let between = (from..first)
        .rev()
        .take_while(|at| !sentence.is_boundary(*at))
        .any(|at| sentence.is_particle(at, Particle::Between));
    let names = sentence.context.names;
    let place = |naming: &NameSpan| names.is(naming, EntityType::Location);
    let hyphen = |at: usize| sentence.text.token(at).is_mark('-');
    let before = || {
        let end = first.checked_sub(2)?;
        names.covering(end).filter(|_| hyphen(first - 1))
    };
    let after = || names.starting(end + 1).filter(|_| hyphen(end));
    between || before().is_some_and(place) || after().is_some_and(place)
}

/// The words that tell of a count: the innermost quotation around it, else its sentence.
pub(super) fn telling_words(sentence: &Sentence<'_>, figure: &CountDraft) -> Span {
    let evidence = sentence.text.span(figure.evidence.clone());
    let quotes = sentence.context.quotes;
    let before = quotes.partition_point(|quote| quote.span.start() <= evidence.start());
    let last = quotes[..before]
        .iter()
        .rev()
        .take(NESTED)
        .map(|quote| quote.span);
    let inner = last
        .filter(|span| span.contains(evidence))
        .min_by_key(|span| span.end() - span.start());
    inner.unwrap_or_else(|| sentence.text.span(sentence.tokens.clone()))
}

/// How many quotations back one may still be open.
const NESTED: usize = 16;

/// Whether a preposition ties a place to what is told of a count.
fn is_tied(sentence: &Sentence<'_>, end: usize, naming: &NameSpan) -> bool {
    // «جنوب لبنان» is a name that says it itself
    let first = naming.tokens.start;
    let itself = naming.tokens.len() > 1 && sentence.is_particle(first, Particle::Beside);
    itself
        || leads_to(sentence, first, end)
        || is_struck(sentence, first)
        || is_of_harm(sentence, naming)
}

/// «مجزرة كارما», «هجوم يليواتا»: the place by which a deed is called; a country may be whoever did it.
fn is_of_harm(sentence: &Sentence<'_>, naming: &NameSpan) -> bool {
    let first = naming.tokens.start;
    let before = first
        .checked_sub(1)
        .filter(|at| *at >= sentence.tokens.start);
    let deed = |at: usize| {
        let definite = sentence.text.matches(at).iter().any(|tag| tag.definite);
        sentence.text.is(at, Kinds::of(Kind::Cause)) && !definite
    };
    let free = sentence
        .text
        .matches(first)
        .iter()
        .all(|tag| tag.clitics() == 0);
    free && size(sentence, naming) < COUNTRY && before.is_some_and(deed)
}

/// «ضرب زلزال بقوة 6 درجات إقليم تشينغهاي», «استهدفتا مديرية التحيتا»: the object of a verb of striking.
fn is_struck(sentence: &Sentence<'_>, first: usize) -> bool {
    let free = |at: usize| {
        sentence
            .text
            .all_matches(at)
            .iter()
            .all(|tag| tag.clitics() == 0)
    };
    let announced = first.checked_sub(1).filter(|at| {
        *at > sentence.tokens.start
            && sentence.text.is(*at, Kinds::of(Kind::PlaceHead))
            && free(*at)
    });
    let head = announced.unwrap_or(first);
    let hits =
        |at: usize| sentence.is_particle(at, Particle::Hits) || is_striking(sentence.text.form(at));
    // a place without a noun that announces it stands right after its verb or the subject of it
    let from = if announced.is_some() {
        sentence.stretch_start(head)
    } else {
        head.saturating_sub(2).max(sentence.stretch_start(head))
    };
    let before = head
        .checked_sub(1)
        .filter(|at| *at >= sentence.tokens.start);
    let governed =
        before.is_some_and(|at| sentence.is_preposition(at) || names_owner(sentence, at));
    free(head) && !governed && (from..head).any(hits)
}

/// Whether a word of office or origin governs the place after it: «محافظ كسلا».
fn names_owner(sentence: &Sentence<'_>, at: usize) -> bool {
    const OWNERS: Kinds = Kinds::of(Kind::Role).and(Kind::Body).and(Kind::Source);
    // «قصفت المدفعية حي التفاح»: a noun with the article governs nothing
    sentence.text.is(at, OWNERS) && !sentence.text.form(at).starts_with(ARTICLE)
}

/// Whether «في», «ب», «على», «عن» or «قرب» stands before the place that begins at `first`, a word such as «مدينة» or
/// «شمال» between them; «من» only from `end` on.
fn leads_to(sentence: &Sentence<'_>, first: usize, end: usize) -> bool {
    const BETWEEN: usize = 4;
    let prepositions = [
        Particle::In,
        Particle::On,
        Particle::About,
        Particle::At,
        Particle::Beside,
    ];
    let attached = |at: usize| {
        let whole = sentence.text.form(at);
        let form = whole.strip_prefix(AND).unwrap_or(whole);
        // «وباكو» has its و alone
        let lead = whole.len() - form.len();
        form.starts_with(PREPOSITIONS)
            && sentence
                .text
                .all_matches(at)
                .iter()
                .any(|tag| tag.clitics() > lead)
    };
    // «مهاجرين من مالي» says whence they are; a town after «من» is where they were
    let town = sentence
        .context
        .names
        .starting(first)
        .is_none_or(|naming| size(sentence, naming) < COUNTRY);
    let from = |at: usize| first >= end && town && sentence.is_particle(at, Particle::Of);
    let stands = |at: usize| prepositions.iter().any(|p| sentence.is_particle(at, *p)) || from(at);
    let hit = |at: usize| sentence.is_particle(at, Particle::Hits);
    let passes = |at: usize| {
        sentence.text.is(at, LINKS)
            || sentence.is_particle(at, Particle::Function)
            || sentence.is_particle(at, Particle::Settlement)
            || sentence.is_particle(at, Particle::Thing)
            || sentence.context.names.covering(at).is_some()
    };
    let start = sentence.tokens.start.max(first.saturating_sub(BETWEEN));
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
fn is_origin(sentence: &Sentence<'_>, naming: &NameSpan) -> bool {
    let before = naming.tokens.start.checked_sub(1);
    before.is_some_and(|at| {
        sentence
            .text
            .particles(at)
            .intersects(Particles::of(Particle::Of))
    })
}

/// The most sentences before which a dateline is looked for.
const OPENING: usize = 4;

/// Where the news comes from: «كابول (رويترز) -», a place that no list holds included.
pub(super) fn dateline(sentence: &Sentence<'_>) -> Option<CasualtyPlace> {
    let names = sentence.context.names;
    let mut sentences = sentence.text.sentences().iter().take(OPENING);
    let words = sentences.find_map(|tokens| sentence.text.dateline_before(tokens))?;
    let mut places = names.within(words.clone()).iter();
    let place = places.find(|naming| names.is(naming, EntityType::Location))?;
    if place.tokens.start > words.start && sentence.is_mark(place.tokens.start - 1) {
        let plain = |at: &usize| sentence.text.token(*at).is_word();
        let end = words.clone().find(|at| !plain(at))?;
        return Some(unlisted(sentence, words.start..end, PlaceBasis::Event));
    }
    Some(fact(sentence, place, PlaceBasis::Event))
}

/// The first sentence, with the dateline before it.
fn first_sentence(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    let sentences = sentence.text.sentences();
    let first = sentences.first()?;
    let led = sentences
        .get(1)
        .filter(|next| sentence.text.dateline_before(next).is_some());
    Some(first.start..led.unwrap_or(first).end)
}

/// The place of the first line, which may be a headline or a label above the news.
pub(super) fn of_lead(sentence: &Sentence<'_>) -> Option<CasualtyPlace> {
    let names = sentence.context.names;
    let headline = sentence.text.layout().headline.clone();
    let first = first_sentence(sentence)?;
    let titled = headline.is_some();
    let line = headline.unwrap_or(first);
    let speaks = |naming: &NameSpan| {
        let next = naming.tokens.end;
        let cursor = crate::grammar::Cursor::new(sentence.text, line.clone()).to(next);
        let before = naming
            .tokens
            .start
            .checked_sub(1)
            .filter(|at| *at >= line.start);
        // «فقدت إسرائيل ثلاثة جنود»: a subject is not where it was
        let subject = |at: usize| is_finite_verb(cursor.to(at), names);
        cursor.is(Kinds::of(Kind::Speech))
            || before.is_some_and(|at| {
                sentence.text.is(at, Kinds::of(Kind::Speech))
                    || subject(at)
                    || names_owner(sentence, at)
                    || sentence.text.is(at, Kinds::of(Kind::Victims))
            })
            || is_accusative_nisba(sentence, naming)
    };
    let mut places = names.within(line.clone()).iter().filter(|naming| {
        let place = names.is(naming, EntityType::Location);
        place && !is_beyond(sentence, naming) && !is_seat(sentence, naming)
    });
    let first = places.next()?;
    let alone = places.next().is_none();
    // «أصيب مزارع وجده»
    let joined = sentence.text.form(first.tokens.start).starts_with(AND)
        && !sentence.text.slice(first.span).starts_with(AND);
    let governs = joined
        || names.is_metonym(first)
        || speaks(first)
        || (!titled && is_origin(sentence, first));
    (alone && !governs).then(|| fact(sentence, first, PlaceBasis::Event))
}
