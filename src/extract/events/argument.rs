//! Where an event was, when, who did it, on whom, and who says so.

use std::ops::Range;

use super::around::AROUND;
use super::sentence::Sentence;
use super::sides::{Sides, is_disaster, sides};
use crate::extract::clause::frames::{EventTrigger, Shape, Side, WORDS, is_among, without_and};
use crate::extract::clause::{Argument, Clause, Nominal, Preposition, Role, VerbClass, acts};
use crate::extract::names::NameSpan;
use crate::facts::{
    Entity, EntityType, Event, EventMention, EventPlace, EventStatus, EventType, Party, Precision,
    Subtype,
};
use crate::lexicon::{Kind, Kinds, Meaning, Particle, Sense, TypeWord, WordList};
use crate::span::Span;
use crate::spelling::{
    ARTICLE, BY, FOR, FOR_THE, PREPOSITIONS, SUFFIXES, is_inflected, is_native, key,
};

/// The most tokens between «اتهامات» and what each accuses the other of.
const ACCUSED: usize = 8;
/// The most tokens between «تبادل» and «اتهامات».
const EXCHANGED: usize = 3;
/// The most letters of a preposition with its pronoun: عنهما.
const SHORT: usize = 5;
/// How many tokens «بعد» may stand before what something else came so long after.
const SPAN: usize = 4;

/// Whether an event of this type is between people, so that a place as its object is one of them.
fn is_of_people(kind: EventType) -> bool {
    use EventType::{Agreement, Release, Talks, TruceViolation};
    matches!(kind, Agreement | Release | Talks | TruceViolation)
}

/// A place as the lexicon and the article know it.
fn located(entity: &Entity, party: Party) -> EventPlace {
    EventPlace {
        party,
        country: entity.country.clone(),
        coordinates: entity.coordinates,
        precision: entity.precision,
        within: entity.within.clone(),
    }
}

/// A place of which no more is known than its words.
fn unlisted(party: Party) -> EventPlace {
    EventPlace {
        party,
        country: None,
        coordinates: None,
        precision: None,
        within: Vec::new(),
    }
}

/// Whether each side accuses the other of an event: «تبادلتا الاتهامات بخرق الهدنة».
fn is_exchanged(sentence: &Sentence<'_>, told: &EventTrigger) -> bool {
    let text = sentence.text;
    let back = |from: usize, far: usize| from.saturating_sub(far).max(sentence.tokens.start)..from;
    let among = |at: &usize, words| text.lists(*at).stem.has(words);
    let mut before = back(told.tokens.start, ACCUSED).rev();
    let accused = before.find(|at| among(at, WORDS.beside.accusation));
    accused.is_some_and(|at| {
        let after = at + 1..(at + 2).min(told.tokens.start);
        back(at, EXCHANGED)
            .chain(after)
            .any(|at| among(&at, WORDS.beside.exchange))
    })
}

/// Wider than any place of known precision.
const WIDE: u8 = u8::MAX;

/// Whether the second of two places lies in the first.
fn holds(around: &Entity, inner: &Entity) -> bool {
    let country = around.subtype == Some(Subtype::Country)
        && around.country.is_some()
        && around.country == inner.country;
    country || inner.within.contains(&around.name)
}

/// An event while it is put together.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) event: Event,
    pub(super) definite: bool,
    /// Whether it is the verb of a clause.
    pub(super) verbal: bool,
    /// Whether an adjective of a country follows it: «الحرب الأهلية اللبنانية».
    pub(super) national: bool,
    /// Whether a pronoun in its words means whom it befell: أفرجت عنهم, أطلق سراحهما.
    pub(super) pronominal: bool,
    /// Whether words say that it is one more: كذلك, أخرى.
    pub(super) another: bool,
    /// Whether its sentence goes on with what happened on the day told last.
    pub(super) goes_on: bool,
    /// Whether what the sentence tells came long after it: «بعد أسبوعين على مجزرة».
    pub(super) recalled: bool,
    /// Whether it tells since when something else goes on: «منذ اندلاع الحرب».
    pub(super) opens_time: bool,
    /// Where its sentence stands.
    pub(super) around: Span,
}

/// The event that the words tell, before it is known which others are the same.
pub(super) fn draft(sentence: &Sentence<'_>, told: &EventTrigger) -> Draft {
    let text = sentence.text;
    let span = text.span_after(told.tokens.clone(), told.lead);
    let clause = sentence.clause(told);
    let Sides {
        agent,
        target,
        accuser,
    } = sides(sentence, told);
    let claimed_by = sentence.claimed_by(span).or(accuser);
    let status = event_status(sentence, told, claimed_by.as_ref());
    let kind = kind(sentence, told, (agent.as_ref(), target.as_ref()));
    let agent = agent.filter(|_| !is_disaster(kind));
    let place = hit(sentence, told, (agent.as_ref(), target.as_ref()));
    let event = Event {
        id: String::new(),
        kind,
        acled: kind.acled_type(),
        ucdp: None,
        trigger: EventMention {
            span,
            text: text.slice(span).to_owned(),
        },
        mentions: Vec::new(),
        place,
        when: sentence.days(told, &clause),
        agent,
        target,
        casualties: Vec::new(),
        claimed_by,
        status,
        sentence: text.token(told.tokens.start).sentence,
        confidence: None,
    };
    Draft {
        event,
        definite: told.definite,
        verbal: told.is_verb(),
        national: is_national(sentence, told),
        pronominal: is_pronominal(sentence, told),
        goes_on: sentence.goes_on(told),
        opens_time: sentence.opens_time(told),
        recalled: !told.definite && sentence.is_long_before(told),
        another: sentence.is_another(told),
        around: text.span(sentence.tokens.clone()),
    }
}

/// Whether the article vouches for an event that somebody may claim.
fn event_status(
    sentence: &Sentence<'_>,
    told: &EventTrigger,
    claimed_by: Option<&Party>,
) -> EventStatus {
    if is_exchanged(sentence, told) {
        EventStatus::Disputed
    } else if claimed_by.is_some() {
        EventStatus::Claimed
    } else {
        EventStatus::Asserted
    }
}

/// Whether an adjective after a war tells whose it is.
fn is_national(sentence: &Sentence<'_>, told: &EventTrigger) -> bool {
    let last = sentence.tokens.end.min(told.tokens.end + BETWEEN);
    let mut after = told.tokens.end..last;
    told.kind == EventType::War && after.any(|at| sentence.nationality(at).is_some())
}

/// Whether the last word of an event has a pronoun.
fn is_pronominal(sentence: &Sentence<'_>, told: &EventTrigger) -> bool {
    let last = told.tokens.end.max(told.rest.end) - 1;
    let near = last..sentence.tokens.end.min(last + 2);
    let short = |at: &usize| *at == last || sentence.text.form(*at).chars().count() <= SHORT;
    let mut forms = near.filter(short).map(|at| sentence.text.form(at));
    forms.any(|form| SUFFIXES.iter().any(|pronoun| form.ends_with(pronoun)))
}

/// Where an event hit: what it struck, where no other place is told; whoever did it is not where it was.
fn hit(
    sentence: &Sentence<'_>,
    told: &EventTrigger,
    (agent, target): (Option<&Party>, Option<&Party>),
) -> Option<EventPlace> {
    // «بين يريفان وباكو»: those who fight each other are not where they fight
    let between = is_of_people(told.kind) || told.shape == Shape::Mutual;
    let told = sentence.place(told, &sentence.clause(told));
    let place = told.or_else(|| sentence.place_of(target.filter(|_| !between)?));
    // «هجوم يليواتا بنيجيريا»: the town that was hit says more than its country
    let closer = target
        .filter(|_| !between)
        .and_then(|target| sentence.place_of(target));
    let closer = closer.filter(|inner| {
        place
            .as_ref()
            .is_some_and(|around| is_country_of(around, inner))
    });
    let place = closer.or(place);
    let doer = agent.and_then(|agent| agent.entity.as_ref());
    place.filter(|place| doer.is_none() || place.party.entity.as_ref() != doer)
}

/// Whether the first of two places is the country of the second.
fn is_country_of(around: &EventPlace, inner: &EventPlace) -> bool {
    around.precision == Some(Precision::Country)
        && inner.precision != Some(Precision::Country)
        && around.country.is_some()
        && around.country == inner.country
}

/// The subject of an event that a verb tells.
fn verb_subject<'s>(sentence: &'s Sentence<'_>, told: &EventTrigger) -> Option<&'s Nominal> {
    let clause = sentence.clauses.at(told.tokens.start);
    clause.and_then(Clause::subject).filter(|_| told.is_verb())
}

/// Whether it befell a town: «وقعت المدينة في أيدي المتمردين».
fn is_of_town(sentence: &Sentence<'_>, told: &EventTrigger) -> bool {
    let names = sentence.context.names;
    verb_subject(sentence, told).is_some_and(|subject| {
        let mut inside = names.within(subject.tokens.clone()).iter();
        inside.any(|naming| names.is(naming, EntityType::Location))
            || sentence
                .text
                .lists(subject.head)
                .stem
                .has(WORDS.beside.town)
    })
}

/// How far after an event what it is done with stands, and between whom it is.
const BETWEEN: usize = 3;

/// «هجوم بثلاث مسيرات»: whether the word after ب is one of a list.
fn is_done_by(sentence: &Sentence<'_>, told: &EventTrigger, words: WordList) -> bool {
    let mut after = told.tokens.end..sentence.tokens.end.min(told.tokens.end + BETWEEN);
    let first = after.start;
    let with = first < after.end && sentence.text.form(first).starts_with(BY);
    with && after.any(|at| sentence.text.lists(at).word.has(words))
}

/// Whether a word of what a side is called is one of a list.
fn is_called(party: Option<&Party>, words: WordList) -> bool {
    let mut text = party.into_iter().flat_map(|party| party.text.split(' '));
    text.any(|word| is_among(&key(word), words))
}

/// The type that its sides alone make of an event: «احتجز مسلحون حافلة», «متظاهرون هاجموا السفارة».
fn by_sides(
    told: &EventTrigger,
    agent: Option<&Party>,
    target: Option<&Party>,
) -> Option<EventType> {
    let words = &WORDS.beside;
    let armed = is_called(agent, words.armed_group) || is_called(agent, words.captor);
    let held = is_called(agent, words.hostage) || is_called(target, words.hostage);
    match told.kind {
        EventType::Arrest if armed || held => Some(EventType::Abduction),
        EventType::Attack if told.is_verb() && is_called(agent, words.crowd) => {
            Some(EventType::Riot)
        }
        EventType::Shelling if is_called(agent, words.aircraft) => Some(EventType::Airstrike),
        _ => None,
    }
}

/// What an overturning is of things that overturn: «انقلاب ثلاثة قوارب», «انقلاب حافلة».
fn overturned(sentence: &Sentence<'_>, told: &EventTrigger) -> Option<EventType> {
    if told.kind != EventType::Coup || told.is_verb() {
        return None;
    }
    let after = told.tokens.end..sentence.tokens.end.min(told.tokens.end + BETWEEN);
    let own = |at: &usize| sentence.cursor(*at).particle(Particle::On).is_none();
    let is = |words| {
        let mut after = after.clone().take_while(own);
        after.any(|at| sentence.text.lists(at).word.has(words))
    };
    match (is(WORDS.beside.boat), is(WORDS.beside.structure)) {
        (true, _) => Some(EventType::Drowning),
        (false, true) => Some(EventType::Accident),
        (false, false) => None,
    }
}

/// The type of an event: what aircraft shell they strike from the air, and a crowd that fights the police riots.
fn kind(
    sentence: &Sentence<'_>,
    told: &EventTrigger,
    (agent, target): (Option<&Party>, Option<&Party>),
) -> EventType {
    if let Some(kind) = by_sides(told, agent, target).or_else(|| overturned(sentence, told)) {
        return kind;
    }
    let either = |words| is_called(agent, words) || is_called(target, words);
    let subject = verb_subject(sentence, told).map(|subject| sentence.text.lists(subject.head));
    let doer = |words: WordList| subject.is_some_and(|listed| listed.stem.has(words));
    // «مواجهات بينهم وبين الشرطة»
    let mut after = told.tokens.end..sentence.tokens.end.min(told.tokens.end + BETWEEN);
    let mut among = || after.any(|at| sentence.text.lists(at).whole.has(WORDS.beside.crowd));
    let by = |words| is_done_by(sentence, told, words);
    let next = |words: WordList| {
        let next = told.tokens.end;
        next < sentence.tokens.end && sentence.text.lists(next).word.has(words)
    };
    let first = |words| sentence.text.lists(told.tokens.start).word.has(words);
    let (is_massacre, is_part) = (first(WORDS.beside.massacre), first(WORDS.beside.part));
    match told.kind {
        EventType::OtherViolence if agent.is_some() && is_massacre => EventType::Attack,
        EventType::Attack if doer(WORDS.beside.bomber) => EventType::SuicideBombing,
        EventType::Attack if by(WORDS.beside.aircraft) => EventType::Airstrike,
        EventType::Attack if by(WORDS.beside.artillery) => EventType::Shelling,
        EventType::Abduction if told.shape == Shape::Passive && is_of_town(sentence, told) => {
            EventType::TerritoryTaken
        }
        EventType::Shelling | EventType::Attack | EventType::Explosion
            if doer(WORDS.beside.aircraft) =>
        {
            EventType::Airstrike
        }
        EventType::Attack if doer(WORDS.beside.artillery) && !is_part => EventType::Shelling,
        EventType::Attack if doer(WORDS.beside.charge) => EventType::Explosion,
        EventType::Looting if doer(WORDS.beside.water) => EventType::Flood,
        // «انقلب قارب يقل لاجئين»
        EventType::Accident
            if doer(WORDS.beside.boat) || (told.is_verb() && next(WORDS.beside.boat)) =>
        {
            EventType::Drowning
        }
        EventType::Explosion if is_industrial(sentence, told) => EventType::Accident,
        EventType::ArmedClash
            if either(WORDS.beside.police) && (either(WORDS.beside.crowd) || among()) =>
        {
            EventType::Riot
        }
        kind => kind,
    }
}

/// Whether something blew up where goods or fuel are kept, and nothing that was planted: «انفجار هائل في مرفأ بيروت».
fn is_industrial(sentence: &Sentence<'_>, told: &EventTrigger) -> bool {
    const AFTER: usize = 6;
    let first = sentence
        .tokens
        .start
        .max(told.tokens.start.saturating_sub(AFTER));
    let last = sentence.tokens.end.min(told.tokens.end + AFTER);
    let word = |at: &usize| sentence.text.token(*at).is_word();
    let has = |at: usize, words| sentence.text.lists(at).stem.has(words);
    let planted = (first..last).any(|at| has(at, WORDS.beside.charge));
    let mut after = (told.tokens.end..last).take_while(word);
    !planted && after.any(|at| has(at, WORDS.beside.industrial))
}

impl<'a> Sentence<'a> {
    /// Whether words beside an event say that it is one more: «غارة أخرى», «أعدمت كذلك».
    fn is_another(&self, told: &EventTrigger) -> bool {
        const BESIDE: usize = 2;
        if !told.definite && (self.is_other_matter(told) || self.is_long_before(told)) {
            return true;
        }
        let after = told.tokens.end..self.tokens.end.min(told.tokens.end + BESIDE);
        let mut words = after.take_while(|at| self.text.token(*at).is_word());
        words.any(|at| self.text.lists(at).whole.has(WORDS.beside.another))
    }

    /// Whether the sentence begins with words that say it tells another matter: «من جهة أخرى», «وفي حادث منفصل».
    fn is_other_matter(&self, told: &EventTrigger) -> bool {
        const OPENING: usize = 5;
        let last = told.tokens.start.min(self.tokens.start + OPENING);
        let opening = (self.tokens.start..last).take_while(|at| self.text.token(*at).is_word());
        let mut pairs = opening.clone().zip(opening.skip(1));
        let among = |at: usize, words| self.text.lists(at).word.has(words);
        pairs.any(|(at, next)| among(at, WORDS.beside.matters) && among(next, WORDS.beside.other))
    }

    /// «بعد أسبوع من هجوم»: what something else came so long after.
    fn is_long_before(&self, told: &EventTrigger) -> bool {
        let first = told.tokens.start;
        let near = self.tokens.start.max(first.saturating_sub(SPAN))..first;
        let from = first.checked_sub(1).is_some_and(|at| {
            let here = self.cursor(at);
            here.particle(Particle::Of).is_some() || here.particle(Particle::On).is_some()
        });
        from && !told.is_verb()
            && near
                .rev()
                .any(|at| WORDS.beside.after.contains(self.text.form(at)))
    }

    /// The place after the event in its clause, before it there, or the only one around.
    pub(super) fn place(&self, told: &EventTrigger, clause: &Range<usize>) -> Option<EventPlace> {
        let names = self.context.names;
        let Some(naming) = self.known_place(told, clause) else {
            let unknown = self.unknown_place(told);
            return unknown.or_else(|| self.opening_place(told));
        };
        Some(located(&names.entities[naming.entity], self.named(naming)))
    }

    /// The place that an event hit, where it tells no other: «تعرضت سقطرى لعاصفة».
    fn place_of(&self, target: &Party) -> Option<EventPlace> {
        let mut entities = self.context.names.entities.iter();
        let id = target.entity.as_ref()?;
        let entity = entities.find(|entity| entity.id == *id)?;
        let names = self.context.names;
        // «أكدت باكو تعرض قواتها لقصف»: the capital that speaks was not hit
        let stands = |naming: &NameSpan| {
            names.entities[naming.entity].id == entity.id && names.is_metonym(naming)
        };
        let speaks = names.within(self.tokens.clone()).iter().any(stands);
        let place = entity.kind == EntityType::Location
            && entity.subtype != Some(Subtype::Country)
            && !speaks;
        place.then(|| located(entity, target.clone()))
    }

    /// The town or region that was named last before a word for one: «الإقليم».
    fn last_of_kind(&self, word: usize) -> Option<usize> {
        const BEFORE: usize = 12;
        let word_for = &self.text.lists(word).stem;
        let town = word_for.has(WORDS.beside.town);
        if !town && !word_for.has(WORDS.beside.region) {
            return None;
        }
        let names = self.context.names;
        let end = names
            .namings
            .partition_point(|naming| naming.tokens.end <= word);
        let before = names.namings[..end].iter().rev().take(BEFORE);
        let mut entities = before.map(|naming| naming.entity);
        entities.find(|entity| match names.entities[*entity].subtype {
            Some(Subtype::City | Subtype::Village) => town,
            Some(Subtype::Region) => !town,
            _ => false,
        })
    }

    /// The place that «المدينة» or «الإقليم» means: the one that was named with that word.
    fn place_again(&self, nominal: &Nominal) -> Option<EventPlace> {
        let alone = nominal.tokens.len() == 1 && nominal.definite;
        let kind = |m: &Meaning| matches!(m, Meaning::TypeWord(TypeWord::Place)).then_some(());
        let of_kind = || {
            self.cursor(nominal.head)
                .read(Kind::TypeWord, kind)
                .is_some()
        };
        if !alone || !of_kind() {
            return None;
        }
        let names = self.context.names;
        let labelled = names.antecedent(self.text, nominal.head);
        let entity = &names.entities[labelled.or_else(|| self.last_of_kind(nominal.head))?];
        // the words that name it
        let named = entity.mentions.first()?;
        let party = Party {
            text: named.text.clone(),
            name: entity.name.clone(),
            entity: Some(entity.id.clone()),
        };
        (entity.kind == EntityType::Location).then(|| located(entity, party))
    }

    fn known_place(&self, told: &EventTrigger, clause: &Range<usize>) -> Option<&'a NameSpan> {
        let names = self.context.names;
        let first = self
            .tokens
            .start
            .max(told.tokens.start.saturating_sub(AROUND));
        let last = self.tokens.end.min(told.tokens.end + AROUND);
        let own = |naming: &&'a NameSpan| {
            let tied = self.is_tied(naming, told) || self.is_inside(naming, told);
            let goal = told.kind == EventType::Displacement && self.is_bound_for(naming);
            names.is(naming, EntityType::Location)
                && tied
                && !goal
                && !self.is_subject_matter(naming.tokens.start, told)
                && !self.is_benefit(naming)
                && !self.is_common(naming)
                && !self.is_border(naming)
                && !self.is_origin(naming, told)
                && !self.is_cause(naming, told)
                && !self.is_speakers(naming, told)
                && !self.is_holder(naming)
                && !self.is_past_beginning(naming.tokens.start, told)
                && (self.is_passed(naming, told) || !self.is_elsewhere(naming.tokens.start, told))
        };
        let places: Vec<&'a NameSpan> = names.within(first..last).iter().filter(own).collect();
        let inside = |naming: &&&'a NameSpan| clause.contains(&naming.tokens.start);
        let after = |naming: &&&'a NameSpan| naming.tokens.start >= told.tokens.end;
        let next = places.iter().filter(inside).find(after).copied();
        let hit = next.or_else(|| self.object(told, clause));
        // what was captured is told by the object or by على, never by what stands before
        // «منطقة استعادها الجيش»: a pronoun means what was named before, which other places around are not
        let again = told.is_verb() && told.has_ending && self.has_object(told);
        let place = told.frame.object == Side::Place && (!told.is_verb() || again);
        if hit.is_some() || place || self.opens_time(told) {
            return hit;
        }
        let before = |naming: &&&'a NameSpan| naming.tokens.end <= told.tokens.start;
        // «قصف حيفا» before it is another event
        let own = |naming: &&&'a NameSpan| {
            let last = naming.tokens.start.checked_sub(1);
            last.is_none_or(|at| {
                self.nouns.binary_search(&at).is_err() || told.tokens.contains(&at)
            })
        };
        let before = places
            .iter()
            .filter(inside)
            .filter(own)
            .rfind(before)
            .copied();
        before.or_else(|| self.narrowest(&places, told))
    }

    /// Whether the verb of an event has a pronoun as its object.
    fn has_object(&self, told: &EventTrigger) -> bool {
        let clause = self.clauses.at(told.tokens.start);
        let verb = clause.and_then(|clause| clause.predicate.as_ref());
        verb.is_some_and(|verb| verb.tokens.start == told.tokens.start && verb.verb.has_object)
    }

    /// The only place beyond the clause of an event, or the narrowest of those that lie in each other: «على مدينة بردة غرب
    /// أذربيجان».
    fn narrowest(&self, places: &[&'a NameSpan], told: &EventTrigger) -> Option<&'a NameSpan> {
        let entity = |naming: &NameSpan| &self.context.names.entities[naming.entity];
        let free = places
            .iter()
            .filter(|naming| !self.is_of_other(naming, told));
        let free: Vec<&'a NameSpan> = free.copied().collect();
        let width = |naming: &&&'a NameSpan| entity(naming).precision.map_or(WIDE, |own| own as u8);
        let first = *free.iter().min_by_key(width)?;
        let mut others = free.iter();
        let one =
            others.all(|other| other.entity == first.entity || holds(entity(other), entity(first)));
        let country = entity(first).subtype == Some(Subtype::Country);
        (one && !country).then_some(first)
    }

    /// «نزحوا باتجاه صيدا», «إلى مخيم القيارة»: where people went is not the place they left.
    fn is_bound_for(&self, naming: &NameSpan) -> bool {
        const BETWEEN: usize = 3;
        let first = naming.tokens.start;
        let before = self.tokens.start.max(first.saturating_sub(BETWEEN))..first;
        let passes = |at: &usize| self.text.is(*at, Kinds::of(Kind::TypeWord));
        let mut before = before.rev();
        let at = before.find(|at| !passes(at));
        at.is_some_and(|at| {
            self.cursor(at).particle(Particle::To).is_some()
                || self.text.lists(at).word.has(WORDS.beside.bound)
        })
    }

    /// «قطار قادم من الإسكندرية», «تدخل أعيان من الزنتان»: where whoever takes part comes from is not where it was.
    fn is_origin(&self, naming: &NameSpan, told: &EventTrigger) -> bool {
        const BETWEEN: usize = 3;
        use EventType::{Abduction, Arrest, Displacement, Withdrawal};
        if matches!(told.kind, Abduction | Arrest | Displacement | Withdrawal) {
            return false;
        }
        let first = naming.tokens.start;
        let passes = |at: &usize| self.text.is(*at, Kinds::of(Kind::TypeWord));
        let near = self.tokens.start.max(first.saturating_sub(BETWEEN))..first;
        let from = near.rev().find(|at| !passes(at));
        let from = from.filter(|at| self.cursor(*at).particle(Particle::Of).is_some());
        let before = from.and_then(|at| at.checked_sub(1));
        before.is_some_and(|at| {
            let people = self.text.is(at, Kinds::of(Kind::Role)) && at > told.tokens.end;
            at >= self.tokens.start && (people || self.text.lists(at).word.has(WORDS.beside.origin))
        })
    }

    /// «تظاهر المئات تنديدا بقصف غزة»: where that was about which people protest or meet, as its name alone tells.
    fn is_cause(&self, naming: &NameSpan, told: &EventTrigger) -> bool {
        let about = matches!(told.kind, EventType::Protest | EventType::Talks);
        let passes = |at: &usize| self.text.is(*at, Kinds::of(Kind::TypeWord));
        let mut before = (told.tokens.end..naming.tokens.start.max(told.tokens.end)).rev();
        let noun = before.find(|at| !passes(at)).filter(|_| about);
        noun.is_some_and(|at| self.nouns.binary_search(&at).is_ok())
    }

    /// «في واشنطن قال البيت الأبيض إن غارة قتلت قياديا»: the capital in which somebody speaks of it.
    fn is_speakers(&self, naming: &NameSpan, told: &EventTrigger) -> bool {
        let at = self.text.span(told.tokens.clone()).start();
        let mut quotes = self.quotes_around(at);
        let outside = quotes.any(|quote| naming.span.end() <= quote.span.start());
        outside && self.is_capital(&self.context.names.entities[naming.entity])
    }

    /// «على تخوم مالي»: what is beside the border of a country is not in it.
    fn is_border(&self, naming: &NameSpan) -> bool {
        let names = self.context.names;
        let country = names.entities[naming.entity].subtype == Some(Subtype::Country);
        let before = naming.tokens.start.checked_sub(1);
        let before = before.filter(|at| *at >= self.tokens.start);
        country && before.is_some_and(|at| self.text.lists(at).stem.has(WORDS.beside.border))
    }

    /// «اتصال حول الوضع في السودان»: what people meet about is not where they meet.
    fn is_subject_matter(&self, at: usize, told: &EventTrigger) -> bool {
        let met = told.kind == EventType::Talks;
        let mut between = told.tokens.end..at.max(told.tokens.end);
        met && between.any(|at| self.text.lists(at).word.has(WORDS.beside.topic))
    }

    /// «جعل الجيب في قبضة باكو»: whoever holds something is not where it is.
    fn is_holder(&self, naming: &NameSpan) -> bool {
        let before = naming.tokens.start.checked_sub(1);
        let before = before.filter(|at| *at >= self.tokens.start);
        before.is_some_and(|at| self.text.lists(at).word.has(WORDS.beside.hold))
    }

    /// Whether a place is that of another event right before it: «خلال حرب خريف 2020 في قراباغ، تجمع متظاهرون».
    fn is_of_other(&self, naming: &NameSpan, told: &EventTrigger) -> bool {
        const NEAR: usize = 5;
        let first = naming.tokens.start;
        let near = self.tokens.start.max(first.saturating_sub(NEAR))..first;
        let mut before = near
            .rev()
            .take_while(|at| !self.text.token(*at).is_mark(','));
        let other = |at: &usize| self.nouns.binary_search(at).is_ok() && !told.tokens.contains(at);
        before.any(|at| other(&at)) && !told.rest.contains(&first)
    }

    /// Whether a country has ل or على before it, which make it one of the sides: «تقدما لأذربيجان».
    fn is_benefit(&self, naming: &NameSpan) -> bool {
        let names = self.context.names;
        let first = naming.tokens.start;
        let country = names.entities[naming.entity].subtype == Some(Subtype::Country);
        let written = self.text.span(first..first + 1).start() < naming.span.start()
            && without_and(self.text.form(first)).starts_with(FOR);
        let before = first.checked_sub(1).filter(|at| *at >= self.tokens.start);
        let stands = before.is_some_and(|at| self.cursor(at).particle(Particle::On).is_some());
        country && (written || stands)
    }

    /// A place that no list holds, told by its kind as the object of a capture or siege: «تنتزع قاعدة الوطية».
    fn unknown_place(&self, told: &EventTrigger) -> Option<EventPlace> {
        let clause = self.clauses.at(told.tokens.start)?;
        let own = clause
            .predicate
            .as_ref()
            .is_some_and(|predicate| predicate.tokens.start == told.tokens.start);
        let captured = clause
            .object()
            .filter(|_| own && told.frame.object == Side::Place);
        // «قصف على باردا»
        let strikes = matches!(
            told.kind,
            EventType::Airstrike | EventType::Attack | EventType::Shelling
        );
        let around = |argument: &&Argument| {
            let first = argument.nominal.tokens.start;
            let near = first > told.tokens.start && !self.is_subject_matter(first, told);
            let on = strikes && argument.role == Role::Complement(Preposition::On);
            near && (on || argument.role == Role::Complement(Preposition::In))
        };
        let around = clause.arguments.iter().filter(around);
        let mut around = around.map(|argument| &argument.nominal);
        let again = self.named_again(told, clause);
        let again = again.or_else(|| self.place_again(captured?));
        if again.is_some() {
            return again;
        }
        let tells = |place: &Nominal| self.is_described(place) || self.is_foreign(place);
        let captured = captured.filter(|place| tells(place));
        // «على قاعدة في مارتي»
        let place = captured.or_else(|| around.find(|place| tells(place)))?;
        let party = self.words(place.tokens.clone(), place.governed)?;
        Some(unlisted(party))
    }

    /// Whether a noun phrase tells a place by its kind and name: «قاعدة الوطية».
    fn is_described(&self, place: &Nominal) -> bool {
        let kind = |m: &Meaning| matches!(m, Meaning::TypeWord(TypeWord::Place)).then_some(());
        let of_kind = || self.cursor(place.head).read(Kind::TypeWord, kind).is_some();
        // «ثكنة للجيش» is any barracks of its
        let second = place.head + 1;
        let owned = second < place.tokens.end && self.text.form(second).starts_with(FOR_THE);
        place.definite && place.tokens.len() > 1 && of_kind() && !owned
    }

    /// «دخلت شاحنات عبر معبر رفح»: the gate is in no clause of its own, though عبر is a verb too.
    fn is_passed(&self, naming: &NameSpan, told: &EventTrigger) -> bool {
        let before = naming.tokens.start.checked_sub(1);
        told.kind == EventType::Aid && before.is_some_and(|at| self.is_through(at))
    }

    /// Whether a word means through: «عبر معبر رفح».
    fn is_through(&self, at: usize) -> bool {
        self.text.lists(at).word.has(WORDS.beside.through)
    }

    /// The place with which the sentence begins, of an event that has none nearer: «وفي سريناغار، أردى ملثمان بائعا», «كادونا:
    /// حررت الشرطة»; of a protest the place whose people protest, «تظاهر أهالي بلدروز».
    fn opening_place(&self, told: &EventTrigger) -> Option<EventPlace> {
        const OPENING: usize = 4;
        if told.kind == EventType::Displacement {
            return None;
        }
        let names = self.context.names;
        let last = told.tokens.start.min(self.tokens.start + OPENING);
        let mut opening = self.tokens.start..last;
        let first = opening.find(|at| self.text.token(*at).is_word())?;
        let inside = self.cursor(first).particle(Particle::In).is_some();
        let passes = |at: usize| self.text.is(at, Kinds::of(Kind::TypeWord));
        let start = (first + usize::from(inside)..last)
            .find(|at| names.starting(*at).is_some() || !passes(*at));
        let naming = start.and_then(|at| names.starting(at));
        let naming = naming.filter(|naming| {
            let end = naming.tokens.end;
            let label = end < self.tokens.end && self.text.token(end).is_mark(':');
            let entity = &names.entities[naming.entity];
            let country = entity.subtype == Some(Subtype::Country);
            names.is(naming, EntityType::Location)
                && (inside || label)
                && !country
                && !names.is_metonym(naming)
                && !self.is_capital(entity)
        });
        let known =
            naming.map(|naming| located(&names.entities[naming.entity], self.named(naming)));
        known.or_else(|| self.home_of_crowd(told))
    }

    /// Whether a place may stand for its government, which speaks of what happened elsewhere.
    fn is_capital(&self, entity: &Entity) -> bool {
        let lexicon = self.text.lexicon();
        let folded = key(&entity.name);
        let mut senses = lexicon.senses(&folded).iter();
        senses.any(|sense| matches!(sense, Sense::Name(id, _) if lexicon.name(*id).capital))
    }

    /// «تظاهر العشرات من أهالي بلدروز»: the place whose people protest.
    fn home_of_crowd(&self, told: &EventTrigger) -> Option<EventPlace> {
        let clause = self.clauses.at(told.tokens.start)?;
        let mut people = clause.arguments.iter().map(|argument| &argument.nominal);
        let people = people.find(|nominal| {
            let two = nominal.head + 2 == nominal.tokens.end;
            two && self
                .text
                .lists(nominal.head)
                .word
                .has(WORDS.beside.residents)
        });
        let people = people.filter(|_| told.kind == EventType::Protest)?;
        let at = people.head + 1;
        let names = self.context.names;
        if let Some(naming) = names.starting(at) {
            let place = names.is(naming, EntityType::Location);
            return place.then(|| located(&names.entities[naming.entity], self.named(naming)));
        }
        let named = self.text.matches(at).is_empty() && !self.text.form(at).starts_with(ARTICLE);
        let party = self.words(at..at + 1, false).filter(|_| named)?;
        Some(unlisted(party))
    }

    /// A place that a complement names again by its kind: «في المدينة».
    fn named_again(&self, told: &EventTrigger, clause: &Clause) -> Option<EventPlace> {
        clause.arguments.iter().find_map(|argument| {
            let near = argument.nominal.tokens.start > told.tokens.start;
            let left = told.frame.from == Side::Place || told.kind == EventType::Displacement;
            let stated = match argument.role {
                Role::Complement(Preposition::In | Preposition::On | Preposition::Inside) => true,
                Role::Complement(Preposition::From | Preposition::About) => left,
                _ => false,
            };
            (near && stated)
                .then(|| self.place_again(&argument.nominal))
                .flatten()
        })
    }

    /// Whether a noun phrase is one word that no list holds and that is not formed as an Arabic word: «في كاغارا».
    fn is_foreign(&self, nominal: &Nominal) -> bool {
        let form = key(self.text.form(nominal.head));
        let unknown = self.text.matches(nominal.head).is_empty();
        let named = self.context.names.covering(nominal.head).is_some();
        let made = is_native(&form) || is_inflected(&form);
        nominal.tokens.len() == 1 && unknown && !named && !made && form.chars().count() > 3
    }

    /// Whether a place is the object of the clause of what is told, what it struck, or a complement inside a noun phrase
    /// there: «اجتاح إعصار بلدة غرينفيلد», «بين نازحي القضارف», «حرب تيغراي».
    fn is_inside(&self, naming: &NameSpan, told: &EventTrigger) -> bool {
        let first = naming.tokens.start;
        let metonym = self.context.names.is_metonym(naming);
        let (Some(own), Some(clause)) =
            (self.clauses.at(told.tokens.start), self.clauses.at(first))
        else {
            return false;
        };
        let mut described = self.clauses.relative(told.tokens.start);
        let described = described.any(|other| other.tokens == clause.tokens);
        if metonym || (own.tokens.start != clause.tokens.start && !described) {
            return false;
        }
        let own = clause;
        let struck = own.predicate.as_ref().is_some_and(|predicate| {
            let itself = predicate.tokens.start == told.tokens.start;
            itself || predicate.verb.classes.has(VerbClass::Strikes)
        });
        own.arguments.iter().any(|argument| {
            let nominal = &argument.nominal;
            let inner = nominal.tokens.contains(&first) && nominal.head < first;
            let object = nominal.head == first
                && argument.role == Role::Object
                && struck
                && !is_of_people(told.kind);
            let people = self
                .text
                .is(nominal.head, Kinds::of(Kind::Victims).and(Kind::TypeWord));
            let inside = matches!(
                argument.role,
                Role::Complement(Preposition::Inside | Preposition::On)
            );
            let around = nominal.head == first && inside;
            (inner && (people || !acts(nominal, self.text, self.context.names))) || object || around
        })
    }

    /// Whether a preposition ties a place to what is told, words such as «مدينة» between them, and it
    /// does not stand for its government.
    fn is_tied(&self, naming: &NameSpan, told: &EventTrigger) -> bool {
        const BETWEEN: usize = 3;
        use EventType::{Aid, Attack, Displacement, TerritoryTaken, Withdrawal};
        const TIES: [Particle; 4] = [Particle::In, Particle::On, Particle::At, Particle::Beside];
        let first = naming.tokens.start;
        let metonym = self.context.names.is_metonym(naming);
        let written = |at: usize| {
            let form = without_and(self.text.form(at));
            let tags = self.text.matches(at);
            form.starts_with(PREPOSITIONS) && tags.iter().any(|tag| tag.clitics() > 0)
        };
        // «أجلت ألفي مدني عن الإقليم»
        let left = told.kind == Displacement;
        // «هجوم من لبنان» is not where it hit, «هربا إلى رواندا من القتال» not where they fought
        let names = self.context.names;
        let country = names.entities[naming.entity].subtype == Some(Subtype::Country);
        let from = !country || matches!(told.kind, Displacement | Withdrawal);
        let to = matches!(told.kind, Aid | Attack | TerritoryTaken | Withdrawal);
        // «دخلت شاحنات عبر معبر رفح»
        let through = told.kind == Aid;
        let stands = |at: usize| {
            let here = self.cursor(at);
            TIES.iter().any(|tie| here.particle(*tie).is_some())
                || (from && here.particle(Particle::Of).is_some())
                || (to && here.particle(Particle::To).is_some())
                || (left && here.particle(Particle::About).is_some())
                || (through && self.is_through(at))
        };
        let passes = |at: usize| {
            let links = Kinds::of(Kind::TypeWord).and(Kind::Nationality);
            self.text.is(at, links)
        };
        let mut before = (self.tokens.start.max(first.saturating_sub(BETWEEN))..first).rev();
        let tied = written(first)
            || before
                .find(|at| stands(*at) || written(*at) || !passes(*at))
                .is_some_and(|at| stands(at) || written(at));
        tied && !metonym
    }
}
