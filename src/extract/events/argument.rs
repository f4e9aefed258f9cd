//! Where an event was, when, who did it, on whom, and who says so.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Sentence;
use super::words::{Shape, Told, WORDS, is_among, without_and};
use crate::extract::names::Naming;
use crate::facts::{
    DateType, EntityType, Event, EventDays, EventMention, EventPlace, EventStatus, EventType,
    Mention, Party, Quote, Subtype, TimeExpression,
};
use crate::grammar::Cursor;
use crate::lexicon::{Kind, Kinds, Lexicon, Meaning, Particle};
use crate::span::Span;
use crate::spelling::{ACCUSATIVE, ADJECTIVE, AND, ARTICLE, FEMININE, OBLIQUE, PREPOSITIONS, key};
use crate::text::{Tag, Text};

/// How far around an event a place or a day is looked for, in tokens.
const AROUND: usize = 40;
/// How many quotations back one may still be open.
const NESTED: usize = 16;
/// How far after an event those who did it are told.
const DOER: usize = 12;
/// The most words of somebody's description.
const WORDS_OF: usize = 4;

/// Arabic names of countries, by ISO 3166-1 alpha-2 code.
#[derive(Debug, Default)]
pub struct Countries(BTreeMap<String, String>);

impl Countries {
    /// Those that `lexicon` names.
    #[must_use]
    pub fn new(lexicon: &Lexicon) -> Self {
        let mut countries = BTreeMap::new();
        for name in lexicon.names() {
            if let (Some(Subtype::Country), Some(code)) = (name.subtype, name.country) {
                let known = countries.entry(code.to_owned());
                known.or_insert_with(|| name.ar.to_owned());
            }
        }
        Self(countries)
    }
}

/// An event while it is put together.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) event: Event,
    pub(super) definite: bool,
    /// Where its sentence stands.
    pub(super) around: Span,
}

/// The event that the words tell, before it is known which others are the same.
pub(super) fn draft(sentence: &Sentence<'_>, told: &Told) -> Draft {
    let text = sentence.text;
    let span = text.span_behind(told.tokens.clone(), told.lead);
    let clause = sentence.clause(told);
    let (agent, target) = sentence.sides(told, &clause);
    let claimed_by = sentence.claimed_by(span);
    let status = if claimed_by.is_some() {
        EventStatus::Claimed
    } else {
        EventStatus::Asserted
    };
    let kind = kind(told, agent.as_ref());
    let event = Event {
        id: String::new(),
        kind,
        acled: kind.acled(),
        trigger: EventMention {
            span,
            text: text.slice(span).to_owned(),
        },
        mentions: Vec::new(),
        place: sentence.place(told, &clause),
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
        around: text.span(sentence.tokens.clone()),
    }
}

/// The type of an event: what aircraft shell they strike from the air.
fn kind(told: &Told, agent: Option<&Party>) -> EventType {
    let flies = |agent: &Party| {
        let first = agent.text.split(' ').next().unwrap_or_default();
        is_among(&key(first), &WORDS.aircraft)
    };
    match told.kind {
        EventType::Shelling if agent.is_some_and(flies) => EventType::Airstrike,
        kind => kind,
    }
}

impl<'a> Sentence<'a> {
    /// The tokens around an event up to the next marks.
    fn clause(&self, told: &Told) -> Range<usize> {
        let ends = |at: &usize| {
            [',', ':', ';', '.']
                .iter()
                .any(|mark| self.text.token(*at).is_mark(*mark))
        };
        let first = self
            .tokens
            .start
            .max(told.tokens.start.saturating_sub(AROUND));
        let last = self.tokens.end.min(told.tokens.end + AROUND);
        let start = (first..told.tokens.start)
            .rev()
            .find(ends)
            .map_or(first, |at| at + 1);
        let end = (told.tokens.end..last).find(ends).unwrap_or(last);
        start..end
    }

    /// The place after the event in its clause, before it there, or the only one around.
    fn place(&self, told: &Told, clause: &Range<usize>) -> Option<EventPlace> {
        let names = self.context.names;
        let first = self
            .tokens
            .start
            .max(told.tokens.start.saturating_sub(AROUND));
        let last = self.tokens.end.min(told.tokens.end + AROUND);
        let near = names.within(first..last).iter();
        let places: Vec<&'a Naming> = near
            .filter(|naming| names.is(naming, EntityType::Location) && self.is_tied(naming))
            .collect();
        let inside = |naming: &&Naming| clause.contains(&naming.tokens.start);
        let after = places
            .iter()
            .copied()
            .filter(inside)
            .find(|naming| naming.tokens.start >= told.tokens.end);
        let after = after.or_else(|| self.object(told, clause));
        let before = || {
            places
                .iter()
                .copied()
                .filter(inside)
                .rfind(|naming| naming.tokens.end <= told.tokens.start)
        };
        // beyond the clause, only the one place that there is
        let only = || {
            let (first, others) = places.split_first()?;
            let same = others.iter().all(|other| other.entity == first.entity);
            let country = names.entities[first.entity].subtype == Some(Subtype::Country);
            (same && !country).then_some(*first)
        };
        let naming = after.or_else(before).or_else(only)?;
        let entity = &names.entities[naming.entity];
        Some(EventPlace {
            party: self.named(naming),
            country: entity.country.clone(),
            coordinates: entity.coordinates,
            precision: entity.precision,
            within: entity.within.clone(),
        })
    }

    /// The place that a verb hits, as its object: «قصفت المقاومة تل أبيب», «استعادت القوات الحويجة».
    fn object(&self, told: &Told, clause: &Range<usize>) -> Option<&'a Naming> {
        use EventType::{Airstrike, Attack, Shelling, Siege, TerritoryTaken};
        const OBJECT: usize = 6;
        let hits = matches!(
            told.kind,
            Airstrike | Attack | Shelling | Siege | TerritoryTaken
        );
        let names = self.context.names;
        let near = told.tokens.end..clause.end.min(told.tokens.end + OBJECT);
        let mut places = names.within(near).iter();
        let place = places.find(|naming| {
            let metonym = self.mention(naming).is_some_and(|mention| mention.metonym);
            let first = naming.tokens.start > told.tokens.end;
            names.is(naming, EntityType::Location) && first && !metonym
        });
        place.filter(|_| told.is_verb() && hits)
    }

    /// Whether a preposition ties a place to what is told, words such as «مدينة» between them, and it
    /// does not stand for its government.
    fn is_tied(&self, naming: &Naming) -> bool {
        const BETWEEN: usize = 3;
        const TIES: [Particle; 6] = [
            Particle::In,
            Particle::On,
            Particle::At,
            Particle::Beside,
            Particle::Of,
            Particle::To,
        ];
        let first = naming.tokens.start;
        let metonym = self.mention(naming).is_some_and(|mention| mention.metonym);
        let written = |at: usize| {
            let form = without_and(self.text.form(at));
            let tags = self.text.tags(at);
            form.starts_with(PREPOSITIONS) && tags.iter().any(|tag| tag.clitics() > 0)
        };
        let stands = |at: usize| {
            TIES.iter()
                .any(|tie| self.cursor(at).particle(*tie).is_some())
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

    /// The nearest days in the clause, else in the sentence, none after publication.
    fn days(&self, told: &Told, clause: &Range<usize>) -> Option<EventDays> {
        let first = self
            .tokens
            .start
            .max(told.tokens.start.saturating_sub(AROUND));
        let last = self.tokens.end.min(told.tokens.end + AROUND);
        let trigger = self.text.span(told.tokens.clone()).start();
        let nearest = |tokens: Range<usize>| {
            let around = self.text.span(tokens);
            let dates = self.context.dates;
            let from = dates.partition_point(|date| date.span.start() < around.start());
            let inside = dates[from..]
                .iter()
                .take_while(|date| date.span.end() <= around.end());
            let dated = inside.filter(|date| is_dated(date));
            dated.min_by_key(|date| date.span.start().abs_diff(trigger))
        };
        let date = nearest(clause.clone()).or_else(|| nearest(first..last))?;
        let (start, end) = (date.start?, date.end?);
        match self.context.published {
            Some(published) if start > published => None,
            Some(published) => Some(EventDays::new(start, end.min(published))),
            None => Some(EventDays::new(start, end)),
        }
    }

    /// Who did it, and on whom.
    fn sides(&self, told: &Told, clause: &Range<usize>) -> (Option<Party>, Option<Party>) {
        let end = told.tokens.end;
        let done_by = self.done_by(end, self.tokens.end.min(end + DOER));
        match told.shape {
            Shape::Mutual => self.both_sides(end, clause),
            Shape::Passive => (done_by, self.victim(told.kind, end)),
            Shape::Noun if is_of_people(told.kind) => (done_by, None),
            Shape::Noun => {
                let agent = done_by
                    .or_else(|| self.nationality(end))
                    .or_else(|| self.actor(end));
                (agent, None)
            }
            Shape::Verb | Shape::Light => {
                let between = || told.parted.and_then(|at| self.phrase(at));
                let agent = between()
                    .or_else(|| self.actor(end))
                    .or_else(|| self.subject_before(told, clause));
                match agent {
                    Some(agent) => (Some(agent), None),
                    None => (done_by, self.victim(told.kind, end)),
                }
            }
        }
    }

    /// «نفذتها مقاتلات التحالف», «على يد مسلحين», «من قبل الجيش».
    fn done_by(&self, from: usize, to: usize) -> Option<Party> {
        let at = (from..to).find(|at| {
            let form = without_and(self.text.form(*at));
            let two = |before: usize| format!("{} {form}", without_and(self.text.form(before)));
            WORDS.done_by.contains(form)
                || at
                    .checked_sub(1)
                    .is_some_and(|before| WORDS.done_by.contains(&two(before)))
        })?;
        self.phrase(at + 1)
    }

    /// The country of an adjective behind a noun: «غارة إسرائيلية», «هجوم صاروخي أرميني».
    fn nationality(&self, end: usize) -> Option<Party> {
        const ADJECTIVES: usize = 3;
        let last = self.tokens.end.min(end + ADJECTIVES);
        for at in end..last {
            let code = |meaning: &Meaning| match meaning {
                Meaning::Nationality(code) => Some(code.clone()),
                _ => None,
            };
            if let Some((code, _, rest)) = self.cursor(at).read(Kind::Nationality, code) {
                let span = self.text.span(at..rest.at());
                let name = self.context.countries.0.get(&code)?;
                let entities = self.context.names.entities.iter();
                let mut countries =
                    entities.filter(|entity| entity.subtype == Some(Subtype::Country));
                let entity = countries.find(|entity| entity.country.as_ref() == Some(&code));
                return Some(Party {
                    text: self.text.slice(span).to_owned(),
                    name: name.clone(),
                    entity: entity.map(|entity| entity.id.clone()),
                });
            }
            let form = self.text.form(at);
            let bare = form.strip_suffix([ACCUSATIVE, FEMININE]).unwrap_or(form);
            let adjective = bare.ends_with(ADJECTIVE[0]) || form.ends_with(OBLIQUE);
            if !adjective {
                return None;
            }
        }
        None
    }

    /// A body or those who act right behind: «قصف الاحتلال», «قصفت قوات الدعم السريع».
    fn actor(&self, at: usize) -> Option<Party> {
        if at >= self.tokens.end {
            return None;
        }
        let names = self.context.names;
        let naming = names.starting(at);
        let acts = naming.is_some_and(|naming| {
            let metonym = self.mention(naming).is_some_and(|mention| mention.metonym);
            let country = names.entities[naming.entity].subtype == Some(Subtype::Country);
            !self.is_governed(at)
                && (names.is(naming, EntityType::Organization)
                    || names.is(naming, EntityType::Person)
                    || metonym
                    || country)
        });
        let doer = is_among(self.text.form(at), &WORDS.doer);
        (acts || doer).then(|| self.phrase(at)).flatten()
    }

    /// Whether a preposition is written onto the word, other than the ل of «قصف للاحتلال».
    fn is_governed(&self, at: usize) -> bool {
        let form = without_and(self.text.form(at));
        let governs = [PREPOSITIONS[0], PREPOSITIONS[1]];
        form.starts_with(governs) && self.text.tags(at).iter().any(|tag| tag.clitics() > 0)
    }

    /// A body or person right before a verb: «القوات السودانية دكت».
    fn subject_before(&self, told: &Told, clause: &Range<usize>) -> Option<Party> {
        let before = told.tokens.start.checked_sub(1)?;
        let names = self.context.names;
        let naming = names
            .covering(before)
            .filter(|_| clause.contains(&before))?;
        let acts =
            names.is(naming, EntityType::Organization) || names.is(naming, EntityType::Person);
        acts.then(|| self.named(naming))
    }

    /// «بين الجيش ومسلحين».
    fn both_sides(&self, end: usize, clause: &Range<usize>) -> (Option<Party>, Option<Party>) {
        const BETWEEN: usize = 6;
        const OTHER: usize = 8;
        let last = clause.end.min(end + BETWEEN);
        let between = (end..last).find(|at| self.cursor(*at).particle(Particle::Between).is_some());
        let Some(between) = between else {
            return (self.actor(end), None);
        };
        let first = between + 1;
        let joined = |at: &usize| {
            self.text.form(*at).starts_with(AND)
                && (self
                    .text
                    .tags(*at)
                    .iter()
                    .any(|tag| tag.leads_with(self.text, AND))
                    || self.text.tags(*at).is_empty())
        };
        let other = (first + 1..clause.end.min(first + OTHER)).find(joined);
        (self.phrase(first), other.and_then(|at| self.phrase(at)))
    }

    /// Whom a verb befalls that has nobody who does it.
    fn victim(&self, kind: EventType, at: usize) -> Option<Party> {
        let people = is_of_people(kind) || matches!(kind, EventType::Attack | EventType::Execution);
        people.then(|| self.phrase(at)).flatten()
    }

    /// The name that stands here, else a noun with its adjectives or the name behind it.
    fn phrase(&self, at: usize) -> Option<Party> {
        let names = self.context.names;
        if at >= self.tokens.end || !self.text.token(at).is_word() {
            return None;
        }
        if let Some(naming) = names.starting(at) {
            return Some(self.named(naming));
        }
        if self.is_function_word(at) {
            return None;
        }
        let mut end = at + 1;
        while end < self.tokens.end.min(at + WORDS_OF) && self.text.token(end).is_word() {
            if let Some(naming) = names.starting(end).filter(|_| end == at + 1) {
                let person = names.is(naming, EntityType::Person);
                end = if person || self.is_governed(end) {
                    end
                } else {
                    naming.tokens.end
                };
                break;
            }
            let definite = self.text.form(end).starts_with(ARTICLE);
            if !definite && !self.text.is(end, Kinds::of(Kind::Nationality)) {
                break;
            }
            end += 1;
        }
        let form = self.text.form(at);
        let lead = self.text.tags(at).first().map(Tag::clitics);
        let lead = lead.unwrap_or_else(|| form.len() - without_and(form).len());
        let text = self.text.slice(self.text.span_behind(at..end, lead));
        let party = Party {
            text: text.to_owned(),
            name: text.to_owned(),
            entity: None,
        };
        (!text.is_empty()).then_some(party)
    }

    /// Whether a preposition, conjunction, number or time stands here, and nobody.
    fn is_function_word(&self, at: usize) -> bool {
        const WORDS: [Particle; 10] = [
            Particle::In,
            Particle::On,
            Particle::Of,
            Particle::About,
            Particle::At,
            Particle::To,
            Particle::Between,
            Particle::With,
            Particle::That,
            Particle::Function,
        ];
        let others = Kinds::of(Kind::Timing)
            .and(Kind::Number)
            .and(Kind::Amount)
            .and(Kind::Hedge)
            .and(Kind::Weekday)
            .and(Kind::DayOffset);
        let mut words = WORDS.iter();
        words.any(|word| self.cursor(at).particle(*word).is_some()) || self.text.is(at, others)
    }

    fn named(&self, naming: &Naming) -> Party {
        let entity = &self.context.names.entities[naming.entity];
        Party {
            text: self.text.slice(naming.span).to_owned(),
            name: entity.name.clone(),
            entity: Some(entity.id.clone()),
        }
    }

    fn mention(&self, naming: &Naming) -> Option<&'a Mention> {
        let mentions = &self.context.names.entities[naming.entity].mentions;
        let at =
            mentions.binary_search_by_key(&naming.span.start(), |mention| mention.span.start());
        at.ok().map(|at| &mentions[at])
    }

    fn cursor(&self, at: usize) -> Cursor<'a> {
        let text: &'a Text<'a> = self.text;
        Cursor::new(text, self.tokens.clone()).to(at)
    }

    /// The quotations that hold a place, the innermost first.
    pub(super) fn quotes_around(&self, at: u32) -> impl Iterator<Item = &'a Quote> + use<'a> {
        let quotes = self.context.quotes;
        let before = quotes.partition_point(|quote| quote.span.start() <= at);
        let last = quotes[..before].iter().rev().take(NESTED);
        last.filter(move |quote| at < quote.span.end())
    }

    /// Who is quoted with the words that tell it.
    fn claimed_by(&self, span: Span) -> Option<Party> {
        let quote = self.quotes_around(span.start()).next()?;
        let speaker = &quote.speaker;
        let name = speaker.name.clone()?;
        let entities = &self.context.names.entities;
        let entity = entities
            .iter()
            .find(|entity| Some(&entity.id) == speaker.entity.as_ref());
        let named = || {
            entity
                .and_then(|entity| entity.mentions.first())
                .map(|mention| mention.text.clone())
        };
        let text = speaker.text.clone().or_else(named)?;
        Some(Party {
            text,
            name,
            entity: speaker.entity.clone(),
        })
    }
}

/// Whether a date tells days.
fn is_dated(date: &TimeExpression) -> bool {
    matches!(date.kind, DateType::Date | DateType::Time)
        && date.start.is_some()
        && date.end.is_some()
}

/// Whether its nouns are followed by whom it befalls, not by who does it: اعتقال, نزوح.
fn is_of_people(kind: EventType) -> bool {
    use EventType::{Abduction, Arrest, Displacement, Execution, Release};
    matches!(
        kind,
        Abduction | Arrest | Displacement | Execution | Release
    )
}
