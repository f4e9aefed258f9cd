//! Who did it: the subject of a verb of harming, the adjective or owner of what did it, «على يد».

use std::ops::Range;

use super::attachment;
use super::cause::CauseWord;
use super::figure::CountDraft;
use super::people::Size;
use super::sentence::Sentence;
use crate::extract::clause::frames::WORDS;
use crate::extract::participants::party;
use crate::facts::{Cause, EntityType, Outcome, Party, Subtype};
use crate::lexicon::{Kind, Kinds, Meaning, OutcomeShape, Particle};
use crate::spelling::{AND, ARTICLE, BY, FOR, PRONOUNS};
use crate::text::TokenKind;

/// The agent of a count whose cause is told by `cause`.
pub(super) fn agent(
    sentence: &Sentence<'_>,
    figure: &CountDraft,
    cause: Option<&CauseWord>,
    claimant: Option<&Party>,
) -> Option<Party> {
    let found = subject(sentence, figure)
        .or_else(|| {
            claimant
                .filter(|claimant| is_own_deed(sentence, figure, claimant))
                .cloned()
        })
        .or_else(|| accused(sentence, figure))
        .or_else(|| by(sentence, figure))
        .or_else(|| {
            let cause = cause.filter(|cause| is_deed(cause.cause))?;
            owner(sentence, cause.tokens.clone())
        })
        .or_else(|| other_cause(sentence, figure));
    // those who came to harm did it to nobody
    let counted = sentence.text.span(figure.group.first..figure.group.end);
    let victims = |party: &Party| sentence.text.slice(counted).contains(&party.text);
    found
        .filter(|party| !victims(party))
        .map(|party| without_place(sentence, party))
        .filter(|party| !is_where(sentence, party))
}

/// A town that a noun such as «المدينة» only points back to has done nothing.
fn is_where(sentence: &Sentence<'_>, party: &Party) -> bool {
    let entities = &sentence.context.names.entities;
    let id = party.entity.as_ref();
    let entity = id.and_then(|id| entities.iter().find(|entity| entity.id == *id));
    let named = |name: &str| name.contains(&party.text) || party.text.contains(name);
    entity.is_some_and(|entity| {
        entity.kind == EntityType::Location
            && entity.subtype != Some(Subtype::Country)
            && party.name == entity.name
            && !named(&entity.name)
    })
}

/// Whether the words at `at` can mean whoever acts: no weapon, no count of things.
pub(super) fn can_act(sentence: &Sentence<'_>, at: usize) -> bool {
    const PEOPLE: Kinds = Kinds::of(Kind::Victims).and(Kind::Body).and(Kind::Role);
    let counts = sentence
        .text
        .is(at, Kinds::of(Kind::Hedge).and(Kind::Number))
        || sentence.text.token(at).kind == TokenKind::Digits;
    let of_people = sentence.text.is(at, PEOPLE);
    let weapon = sentence.text.is(at, Kinds::of(Kind::Cause)) && !of_people;
    let things = counts && !of_people && !sentence.text.is(at + 1, PEOPLE);
    !weapon && !things
}

/// «الشرطة في نيروبي»: whoever did it without where.
fn without_place(sentence: &Sentence<'_>, party: Party) -> Party {
    let within = |word: &str| {
        let mut tokens = sentence.tokens.clone();
        tokens.any(|at| {
            sentence.is_particle(at, Particle::In)
                && sentence.text.slice(sentence.text.span(at..at + 1)) == word
        })
    };
    let mut words = party.name.split(' ');
    let whose = words.by_ref().take_while(|word| !within(word));
    let name = whose.collect::<Vec<_>>().join(" ");
    let entities = &sentence.context.names.entities;
    // «عصابة في ضاحية سيتي سولي» is not the suburb
    let whole = entities.iter().any(|entity| {
        party.entity.as_ref() == Some(&entity.id) && entity.kind != EntityType::Location
    });
    if whole || name.is_empty() || name == party.name {
        return party;
    }
    Party {
        name,
        entity: None,
        ..party
    }
}

/// «أعلنت الكتائب قتل عشرة جنود», «قال الجيش إنه قتل 13 مسلحا»: a deed that whoever states it has done, its people right
/// after it.
fn is_own_deed(sentence: &Sentence<'_>, figure: &CountDraft, claimant: &Party) -> bool {
    let start = figure.evidence.start;
    let trigger = sentence
        .trigger_from(start)
        .filter(|trigger| trigger.tokens.start == start);
    // «أنها قتلت "70 موظفا"»
    let beside = |end: usize| (end..figure.group.first).all(|at| sentence.is_mark(at));
    let Some(trigger) = trigger
        .filter(|trigger| trigger.tokens.end <= figure.group.first && beside(trigger.tokens.end))
    else {
        return false;
    };
    let outcome = matches!(
        figure.outcome,
        Outcome::Killed | Outcome::Captured | Outcome::Arrested | Outcome::Wounded
    );
    let Some(before) = start
        .checked_sub(1)
        .filter(|at| *at >= sentence.tokens.start)
    else {
        return false;
    };
    // «إنه قتل»: its pronoun is its subject
    let pronoun = sentence.is_particle(before, Particle::That)
        && PRONOUNS
            .iter()
            .any(|pronoun| sentence.text.form(before).ends_with(pronoun));
    let verb = pronoun && trigger.has(OutcomeShape::Either) && figure.group.noun.is_some();
    // «أعلن الجيش قتل خمسة»: the noun of a deed right after whoever states it; «بحسب الشرطة قتل خمسة» has a verb
    let named = claimant.text.split(' ').count();
    let stating = start.checked_sub(named + 1);
    let stating = stating.filter(|at| *at >= sentence.tokens.start);
    let source = stating.is_some_and(|at| attachment::is_source(sentence, at));
    // «أدانت طهران اغتيال عفيف»
    let condemns =
        stating.is_some_and(|at| sentence.text.lists(at).stem.has(WORDS.beside.condemns));
    let noun = trigger.has(OutcomeShape::Deed)
        && !condemns
        && !is_own_side(sentence, figure, claimant)
        && !trigger.governed
        && !trigger.joined
        && !source
        && claimant
            .text
            .ends_with(sentence.text.slice(sentence.text.span(before..start)));
    outcome && (verb || noun)
}

/// «أعلنت الحركة اغتيال أحد قادتها», «أعلنت موسكو اغتيال ضابط روسي»: whether those who came to harm are of the party.
fn is_own_side(sentence: &Sentence<'_>, figure: &CountDraft, party: &Party) -> bool {
    let Some(noun) = &figure.group.noun else {
        return false;
    };
    let entities = &sentence.context.names.entities;
    let entity = party.entity.as_ref();
    let entity = entity.and_then(|id| entities.iter().find(|entity| entity.id == *id));
    let country = entity.and_then(|entity| entity.country.as_ref());
    noun.owned || noun.country.is_some() && noun.country.as_ref() == country
}

/// «قتل الجيش ثمانية», «قتلت طائرة مسيرة روسية مدنيين»: whoever stands between an active verb and its people.
fn subject(sentence: &Sentence<'_>, figure: &CountDraft) -> Option<Party> {
    let trigger = sentence.trigger_from(figure.evidence.start)?;
    // «فقدت إسرائيل ثلاثة من جنودها»: whoever loses them has not done it
    let loses = trigger.tells(Outcome::Missing)
        || trigger.has(OutcomeShape::Loses)
        || sentence
            .text
            .lists(trigger.tokens.start)
            .stem
            .has(WORDS.beside.mourns);
    let acts = trigger.tokens.start == figure.evidence.start && trigger.is_active() && !loses;
    let between = trigger.tokens.end..figure.group.first;
    if !acts || between.is_empty() || figure.group.first < trigger.tokens.end {
        return None;
    }
    // «أعدم التنظيم 25 من أبناء العشائر»: the number is that of the people
    let subject = sentence.cursor(between.start).until(between.end);
    let (agent, rest) = party(subject, sentence.context.names)?;
    let cause = |m: &Meaning| matches!(m, Meaning::Cause(_)).then_some(());
    if let Some(((), _, end)) = subject.read(Kind::Cause, cause) {
        return owner(sentence, between.start..end.at());
    }
    let place_only = agent
        .entity
        .is_some_and(|entity| sentence.context.names.entities[entity].kind == EntityType::Location)
        && sentence.is_preposition(agent.tokens.start.saturating_sub(1));
    (agent.is_agent()
        && rest.at() <= figure.group.first
        && !place_only
        && can_act(sentence, between.start))
    .then(|| agent.reference(sentence.text, sentence.context.names))
}

/// «اتهمت بغداد أنقرة بقتل خمسة»: whoever is said to have done it.
fn accused(sentence: &Sentence<'_>, figure: &CountDraft) -> Option<Party> {
    let start = figure.evidence.start;
    let clause = sentence.accusation(start)?;
    let verb = clause.predicate.as_ref()?.tokens.end;
    let names = sentence.context.names;
    let object = clause.object().map(|object| object.tokens.start);
    // «اتهمت منظمة العفو ميليشيات الحشد بخطف»: they follow a name that is the subject
    let named = || names.starting(verb).map(|naming| naming.tokens.end);
    let object = object.filter(|object| *object < start).or_else(named)?;
    let (party, rest) = party(sentence.cursor(object).until(start), names)?;
    let from = rest.at();
    let charged = (from..=start).any(|at| {
        let tags = sentence.text.matches(at);
        let by = sentence.text.form(at).starts_with(BY)
            && (tags.is_empty() || tags.iter().any(|tag| tag.clitics() > 0));
        // «حملت الحركة إسرائيل مسؤولية مقتل ثلاثة»
        by || sentence.text.lists(at).stem.has(WORDS.beside.accusation)
    });
    let after = (from..start).any(|at| sentence.text.is(at, Kinds::of(Kind::Timing)));
    let told = party.is_agent() && charged && !after;
    told.then(|| party.reference(sentence.text, names))
}

/// Whether somebody does what did it: nobody owns an earthquake.
fn is_deed(cause: Cause) -> bool {
    use Cause::{Accident, Disease, Drowning, Earthquake, Fire, Flood, Stampede, Storm};
    !matches!(
        cause,
        Accident | Disease | Drowning | Earthquake | Fire | Flood | Stampede | Storm
    )
}

/// «على يد مسلحين», «بنيران الجيش», «من قبل قوات …», «شنها التحالف»: whoever a word for the doer governs.
fn by(sentence: &Sentence<'_>, figure: &CountDraft) -> Option<Party> {
    let first = figure.evidence.start;
    let after = first..sentence.tokens.end;
    let before = sentence.tokens.start..first;
    let found = after
        .take_while(|at| !sentence.text.token(*at).is_mark('.'))
        .chain(before)
        .find_map(|at| sentence.cursor(at).particle(Particle::By))?;
    let word = found.at();
    // «بقصف مدفعي للدعم السريع»: an adjective of the deed is not who did it
    let people = |at: usize| {
        sentence
            .group_at(at)
            .is_some_and(|group| group.size != Size::One)
    };
    let describes = |at: usize| !is_definite(sentence, at) && !people(at);
    let deed = word.checked_sub(1).map(|at| at..word)?;
    let owned = describes(word).then(|| owner(sentence, deed)).flatten();
    let manner = sentence.text.lists(word).stem.has(WORDS.beside.manner);
    owned.or_else(|| doer(sentence, word).filter(|_| !manner))
}

/// Whoever is named at `at`: a party, or a country by its adjective.
fn doer(sentence: &Sentence<'_>, at: usize) -> Option<Party> {
    let (agent, _) = party(sentence.cursor(at), sentence.context.names)?;
    // «طائرات التحالف» tells whose they are
    if WORDS.is_building(sentence.text, at)
        || !agent.is_agent()
        || !(can_act(sentence, at) || is_definite(sentence, at))
    {
        return None;
    }
    Some(agent.reference(sentence.text, sentence.context.names))
}

/// Whether a name that a list holds begins here, or a word that is definite, alone or by the next: «مدفعية الجيش».
fn is_definite(sentence: &Sentence<'_>, at: usize) -> bool {
    let names = sentence.context.names;
    let listed = |at: usize| {
        let naming = names.starting(at);
        naming.is_some_and(|naming| names.entities[naming.entity].known)
    };
    let article = |at: usize| sentence.text.form(at).starts_with(ARTICLE);
    listed(at) || article(at) || listed(at + 1) || article(at + 1)
}

/// «غارة إسرائيلية», «غارة للتحالف», «قصف الجيش», «غارات شنتها إسرائيل»: the owner of what did it.
pub(super) fn owner(sentence: &Sentence<'_>, cause: Range<usize>) -> Option<Party> {
    for at in cause.end..sentence.tokens.end {
        if sentence.is_boundary(at) || sentence.is_trigger(at) {
            return None;
        }
        if let Some(country) = nationality(sentence, at) {
            return Some(country);
        }
        if let Some(by) = sentence.cursor(at).particle(Particle::By) {
            return doer(sentence, by.at());
        }
        let form = sentence.text.form(at);
        let attached = || {
            sentence
                .text
                .all_matches(at)
                .iter()
                .any(|tag| tag.clitics() > 0)
        };
        let owned = form.starts_with(FOR) && attached();
        // «قصف مدفعي مقصود»: an indefinite word that no list holds describes the deed
        // «المعارك الدائرة»: a noun with the article governs nothing
        let mut tags = sentence.text.matches(cause.start).iter();
        let governs = !tags.any(|tag| tag.definite);
        let construct =
            at == cause.end && governs && is_definite(sentence, at) && names_body(sentence, at);
        if owned || construct {
            return doer(sentence, at).filter(|_| names_body(sentence, at));
        }
        if sentence.is_preposition(at)
            || sentence.is_particle(at, Particle::Beside)
            || form.starts_with(AND)
                && sentence
                    .text
                    .matches(at)
                    .iter()
                    .any(|tag| tag.leads_with(sentence.text, AND))
        {
            return None;
        }
    }
    None
}

/// Whether a body, not a place, is named at `at`.
fn names_body(sentence: &Sentence<'_>, at: usize) -> bool {
    let names = sentence.context.names;
    let body = sentence.text.is(at, Kinds::of(Kind::Body));
    if WORDS.is_building(sentence.text, at) {
        return false;
    }
    match names.starting(at) {
        Some(naming) => names.is(naming, EntityType::Organization),
        None => body,
    }
}

/// The country of an adjective.
fn nationality(sentence: &Sentence<'_>, at: usize) -> Option<Party> {
    let (code, found, rest) = sentence
        .cursor(at)
        .read(Kind::Nationality, Meaning::nationality_code)?;
    if found.tag.clitics() > 0 {
        return None;
    }
    let name = sentence.text.lexicon().country(code)?;
    let entities = &sentence.context.names.entities;
    let entity = entities
        .iter()
        .find(|entity| entity.known && entity.name == name.ar)
        .map(|entity| entity.id.clone());
    Some(Party {
        text: sentence
            .text
            .slice(sentence.text.span(at..rest.at()))
            .to_owned(),
        name: name.ar.to_owned(),
        entity,
    })
}

/// The owner of any word for a cause in the sentence: «… بغارة إسرائيلية بعد اشتباكات».
fn other_cause(sentence: &Sentence<'_>, figure: &CountDraft) -> Option<Party> {
    let caused = |at: &usize| sentence.text.is(*at, Kinds::of(Kind::Cause));
    let after = figure.evidence.end..sentence.tokens.end;
    let before = (sentence.tokens.start..figure.evidence.start).rev();
    after.chain(before).filter(caused).find_map(|at| {
        let cause = |m: &Meaning| match m {
            Meaning::Cause(cause) if is_deed(*cause) => Some(()),
            _ => None,
        };
        let ((), _, rest) = sentence.cursor(at).read(Kind::Cause, cause)?;
        owner(sentence, at..rest.at())
    })
}
