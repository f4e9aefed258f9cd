//! Where an event was, when, who did it, on whom, and who says so.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Sentence;
use super::sides::{Sides, sides};
use crate::extract::clause::frames::{Side, Told, WORDS, is_among, without_and};
use crate::extract::clause::{Argument, Link, Nominal, Preposition, Role, VerbClass, acts};
use crate::extract::names::Naming;
use crate::facts::{
    DateType, EntityType, Event, EventDays, EventMention, EventPlace, EventStatus, EventType,
    Party, Quote, Subtype, TimeExpression,
};
use crate::grammar::Cursor;
use crate::lexicon::{Kind, Kinds, Lexicon, Meaning, Particle, TypeWord};
use crate::span::Span;
use crate::spelling::{FOR, PREPOSITIONS, is_inflected, is_native, key};
use crate::text::Text;

/// How far around an event a place or a day is looked for, in tokens.
const AROUND: usize = 40;
/// How many quotations back one may still be open.
const NESTED: usize = 16;

/// Arabic names of countries, by ISO 3166-1 alpha-2 code.
#[derive(Debug, Default)]
pub struct Countries(pub(super) BTreeMap<String, String>);

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
    /// Whether it is the verb of a clause.
    pub(super) verbal: bool,
    /// Where its sentence stands.
    pub(super) around: Span,
}

/// The event that the words tell, before it is known which others are the same.
pub(super) fn draft(sentence: &Sentence<'_>, told: &Told) -> Draft {
    let text = sentence.text;
    let span = text.span_behind(told.tokens.clone(), told.lead);
    let clause = sentence.clause(told);
    let Sides {
        agent,
        target,
        accuser,
    } = sides(sentence, told);
    let claimed_by = sentence.claimed_by(span).or(accuser);
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
        verbal: told.is_verb(),
        around: text.span(sentence.tokens.clone()),
    }
}

/// The type of an event: what aircraft shell they strike from the air.
fn kind(told: &Told, agent: Option<&Party>) -> EventType {
    let flies = |agent: &Party| {
        let mut words = agent.text.split(' ');
        words.any(|word| is_among(&key(word), &WORDS.aircraft))
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
        let Some(naming) = self.known_place(told, clause) else {
            return self.unknown_place(told);
        };
        let entity = &names.entities[naming.entity];
        Some(EventPlace {
            party: self.named(naming),
            country: entity.country.clone(),
            coordinates: entity.coordinates,
            precision: entity.precision,
            within: entity.within.clone(),
        })
    }

    fn known_place(&self, told: &Told, clause: &Range<usize>) -> Option<&'a Naming> {
        let names = self.context.names;
        let first = self
            .tokens
            .start
            .max(told.tokens.start.saturating_sub(AROUND));
        let last = self.tokens.end.min(told.tokens.end + AROUND);
        let own = |naming: &&'a Naming| {
            let tied = self.is_tied(naming) || self.is_inside(naming, told);
            names.is(naming, EntityType::Location)
                && tied
                && !self.is_benefit(naming)
                && !self.is_elsewhere(naming.tokens.start, told)
        };
        let places: Vec<&'a Naming> = names.within(first..last).iter().filter(own).collect();
        let inside = |naming: &&&'a Naming| clause.contains(&naming.tokens.start);
        let after = |naming: &&&'a Naming| naming.tokens.start >= told.tokens.end;
        let next = places.iter().filter(inside).find(after).copied();
        let hit = next.or_else(|| self.object(told, clause));
        // what was captured is told by the object or by على, never by what stands before
        if hit.is_some() || (told.frame.object == Side::Place && !told.is_verb()) {
            return hit;
        }
        let before = |naming: &&&'a Naming| naming.tokens.end <= told.tokens.start;
        let before = places.iter().filter(inside).rfind(before).copied();
        // beyond the clause, only the one place that there is
        let only = || {
            let (first, others) = places.split_first()?;
            let same = others.iter().all(|other| other.entity == first.entity);
            let country = names.entities[first.entity].subtype == Some(Subtype::Country);
            (same && !country).then_some(*first)
        };
        before.or_else(only)
    }

    /// Whether a country has ل or على before it, which make it one of the sides: «تقدما لأذربيجان».
    fn is_benefit(&self, naming: &Naming) -> bool {
        let names = self.context.names;
        let first = naming.tokens.start;
        let country = names.entities[naming.entity].subtype == Some(Subtype::Country);
        let written = self.text.span(first..first + 1).start() < naming.span.start()
            && without_and(self.text.form(first)).starts_with(FOR);
        let before = first.checked_sub(1).filter(|at| *at >= self.tokens.start);
        let stands = before.is_some_and(|at| self.cursor(at).particle(Particle::On).is_some());
        country && (written || stands)
    }

    /// Whether a token stands in a clause that hangs on that of the event and tells something else: «مدانين أدينوا بقتل رجل
    /// في سنندج».
    fn is_elsewhere(&self, at: usize, told: &Told) -> bool {
        let (Some(own), Some(other)) = (self.clauses.at(told.tokens.start), self.clauses.at(at))
        else {
            return false;
        };
        let hangs = matches!(
            other.link,
            Link::Relative | Link::Circumstance | Link::Complement
        );
        let described = self
            .clauses
            .relative(told.tokens.start)
            .any(|clause| clause.tokens == other.tokens);
        own.tokens != other.tokens
            && own.tokens.start < other.tokens.start
            && other.tokens.end <= own.tokens.end
            && hangs
            && other.predicate.is_some()
            && !described
    }

    /// Whether a date belongs to something else: in a clause that hangs on that of the event, or before an event that
    /// came first («أعلن الأربعاء انتهاء البحث بعد غارة»).
    fn is_another_day(&self, date: &TimeExpression, told: &Told) -> bool {
        let near = self
            .tokens
            .start
            .max(told.tokens.start.saturating_sub(AROUND))
            ..self.tokens.end.min(told.tokens.end + AROUND);
        let at = near
            .clone()
            .find(|at| self.text.span(*at..*at + 1).end() > date.span.start());
        let before = date.span.start() < self.text.span(told.tokens.clone()).start();
        let came_first = told
            .tokens
            .start
            .checked_sub(1)
            .is_some_and(|at| is_among(self.text.form(at), &WORDS.after));
        at.is_some_and(|at| self.is_elsewhere(at, told) || self.is_of_event(at, told))
            || (before && came_first && !told.is_verb())
    }

    /// Whether a date belongs to the event before it: «خلال حرب خريف 2020», «اتفاق العاشر من نوفمبر».
    fn is_of_event(&self, date: usize, told: &Told) -> bool {
        let before = date.checked_sub(1).filter(|at| *at >= self.tokens.start);
        before.is_some_and(|at| {
            let other = !told.tokens.contains(&at) && !told.rest.contains(&at);
            let noun = || {
                WORDS
                    .find(self.text, at, date)
                    .is_some_and(|event| !event.is_verb())
            };
            other && noun()
        })
    }

    /// A place that no list holds, told by its kind as the object of a capture or siege: «تنتزع قاعدة الوطية».
    fn unknown_place(&self, told: &Told) -> Option<EventPlace> {
        let clause = self.clauses.at(told.tokens.start)?;
        let own = clause
            .predicate
            .as_ref()
            .is_some_and(|predicate| predicate.tokens.start == told.tokens.start);
        let captured = clause
            .object()
            .filter(|_| own && told.frame.object == Side::Place);
        let inside = || {
            let around = |argument: &&Argument| {
                let near = argument.nominal.tokens.start > told.tokens.start;
                near && argument.role == Role::Complement(Preposition::In)
            };
            clause
                .arguments
                .iter()
                .find(around)
                .map(|argument| &argument.nominal)
        };
        let place = captured.or_else(inside)?;
        let kind = |m: &Meaning| matches!(m, Meaning::TypeWord(TypeWord::Place)).then_some(());
        let of_kind = || self.cursor(place.head).read(Kind::TypeWord, kind).is_some();
        let described = place.definite && place.tokens.len() > 1 && of_kind();
        if !described && !self.is_foreign(place) {
            return None;
        }
        let party = self.words(place.tokens.clone(), place.governed)?;
        Some(EventPlace {
            party,
            country: None,
            coordinates: None,
            precision: None,
            within: Vec::new(),
        })
    }

    /// Whether a noun phrase is one word that no list holds and that is not formed as an Arabic word: «في كاغارا».
    fn is_foreign(&self, nominal: &Nominal) -> bool {
        let form = key(self.text.form(nominal.head));
        let unknown = self.text.tags(nominal.head).is_empty();
        let named = self.context.names.covering(nominal.head).is_some();
        let made = is_native(&form) || is_inflected(&form);
        nominal.tokens.len() == 1 && unknown && !named && !made && form.chars().count() > 3
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
            let metonym = self.context.names.is_metonym(naming);
            let first = naming.tokens.start > told.tokens.end;
            names.is(naming, EntityType::Location) && first && !metonym
        });
        place.filter(|_| told.is_verb() && hits)
    }

    /// Whether a place is the object of the clause of what is told, what it struck, or a complement inside a noun phrase
    /// there: «اجتاح إعصار بلدة غرينفيلد», «بين نازحي القضارف», «حرب تيغراي».
    fn is_inside(&self, naming: &Naming, told: &Told) -> bool {
        let first = naming.tokens.start;
        let metonym = self.context.names.is_metonym(naming);
        let (Some(own), Some(clause)) =
            (self.clauses.at(told.tokens.start), self.clauses.at(first))
        else {
            return false;
        };
        if metonym || own.tokens.start != clause.tokens.start {
            return false;
        }
        let struck = own.predicate.as_ref().is_some_and(|predicate| {
            let itself = predicate.tokens.start == told.tokens.start;
            itself || predicate.verb.classes.has(VerbClass::Strikes)
        });
        own.arguments.iter().any(|argument| {
            let nominal = &argument.nominal;
            let inner = nominal.tokens.contains(&first) && nominal.head < first;
            let object = nominal.head == first && argument.role == Role::Object && struck;
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
        let metonym = self.context.names.is_metonym(naming);
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
            let dated = inside.filter(|date| is_dated(date) && !self.is_another_day(date, told));
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

    pub(super) fn named(&self, naming: &Naming) -> Party {
        let entity = &self.context.names.entities[naming.entity];
        Party {
            text: self.text.slice(naming.span).to_owned(),
            name: entity.name.clone(),
            entity: Some(entity.id.clone()),
        }
    }

    pub(super) fn cursor(&self, at: usize) -> Cursor<'a> {
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

    /// Who speaks where the token stands, when that is a name.
    pub(super) fn speaker(&self, at: usize) -> Option<Party> {
        let speaker = self.claimed_by(self.text.span(at..at + 1))?;
        speaker.entity.is_some().then_some(speaker)
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
