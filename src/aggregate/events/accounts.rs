//! From an article's counts and events to its accounts.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::Date;

use super::account::{
    Account, AccountCount, Article, Claimant, DayHalf, Name, Period, Scope, Site, is_part_of_people,
};
use super::kinds::{self, Likeness};
use super::sums;
use super::words;
use crate::aggregate::register::{Register, Speaks, speaks};
use crate::facts::{
    Casualty, Days, Document, Entity, EntityType, Event, EventStatus, EventType, LinkKind, Outcome,
    Party, PlaceBasis, Precision, Relation, Status, Subtype,
};

/// Days above which what is counted is a total over a time and not what one event did.
const ONE_EVENT: i32 = 8;
/// Days between two ways to tell one beginning: by the day and by the month.
const ONE_MONTH: i32 = 31;
/// Days from which the event of an article is a time of fighting: its counts are totals.
const FIGHTING: i32 = 9;
/// Days within which what is counted since a day is of one event.
const FEW_DAYS: i32 = 3;
/// Length of the value of a day: 2020-11-12.
const DAY: usize = 10;
/// How many times as often as any other an article names the country that it is clearly of.
const CLEAR: usize = 2;
/// Countries that an article is of.
const COUNTRIES: usize = 2;
/// Places of one account that are looked at.
const SITES: usize = 16;
/// Accounts before and after one, in text order, that it may belong to.
const AROUND: usize = 8;
/// Sentences from one account to another that completes it.
const CLOSE: u32 = 2;
/// Kilometres within which two towns may be one event's.
const NEAR: u32 = 15;

/// Every text once.
#[derive(Debug, Default)]
pub(super) struct Names(BTreeSet<Name>);

impl Names {
    pub(super) fn of(&mut self, text: &str) -> Name {
        if let Some(known) = self.0.get(text) {
            return known.clone();
        }
        let name: Name = text.into();
        self.0.insert(name.clone());
        name
    }
}

/// The accounts of one article.
pub(super) fn read(document: &Document, register: &Register<'_>, names: &mut Names) -> Article {
    let towns = Towns::of(document, names);
    let added = sums::added(&document.facts.casualties);
    let mut reading = Reading {
        document,
        register,
        names,
        towns,
        named: named(document),
        places: words_of_places(document),
        adding: added.iter().flatten().copied().collect(),
        added,
        former: former(document),
    };
    let drafts = join(reading.drafts());
    let accounts = drafts.into_iter().map(|draft| reading.account(&draft));
    let mut accounts: Vec<Account> = accounts.collect();
    accounts.sort();
    Article {
        countries: reading.countries(),
        accounts,
        document: reading.names.of(&document.id),
        published: document.published.date,
        source: document.source.as_ref().map(|text| reading.names.of(text)),
        title: document.title.as_ref().map(|text| reading.names.of(text)),
        sketch: document.sketch.clone(),
    }
}

struct Reading<'a> {
    document: &'a Document,
    register: &'a Register<'a>,
    names: &'a mut Names,
    towns: Towns,
    /// Countries that the article names, the one of most mentions first.
    named: Vec<(String, usize)>,
    /// Hashes of the words of places, which are compared as places.
    places: BTreeSet<u32>,
    /// Counts, by number, that add up.
    added: Vec<Vec<usize>>,
    /// All of these.
    adding: BTreeSet<usize>,
    /// Counts, by number, of which another one is the later state.
    former: BTreeSet<usize>,
}

/// The towns that an article names as such. One that it names as a government too is none of them: what
/// «باكو» means there is not sure.
#[derive(Default)]
struct Towns {
    sites: Vec<Site>,
    /// By sentence, as indices into `sites`.
    by_sentence: BTreeMap<u32, Vec<usize>>,
    /// Those that the headline names.
    titled: Vec<usize>,
}

impl Towns {
    fn of(document: &Document, names: &mut Names) -> Self {
        let title = document.title.as_deref().unwrap_or_default();
        let mut towns = Self::default();
        for entity in &document.facts.entities {
            let is_town = entity.kind == EntityType::Location
                && entity
                    .precision
                    .is_some_and(|precision| precision <= Precision::Town);
            let speaks = entity.mentions.iter().any(|mention| mention.metonym);
            if !is_town || speaks {
                continue;
            }
            let at = towns.sites.len();
            towns
                .sites
                .push(Site::of_entity(names.of(&entity.name), Some(entity)));
            let mut titled = false;
            for mention in &entity.mentions {
                towns
                    .by_sentence
                    .entry(mention.sentence)
                    .or_default()
                    .push(at);
                titled |= title.contains(mention.text.as_str());
            }
            towns.titled.extend(titled.then_some(at));
        }
        towns
    }
}

/// An account while it is put together, by indices into the document's layers.
#[derive(Debug, Clone, Default)]
struct Draft {
    figures: Vec<usize>,
    events: Vec<usize>,
    total: bool,
    kind: Option<EventType>,
    place: Option<Site>,
    days: Option<(Date, Date)>,
    /// Whether its days are those of the report, which may be told of what was announced then.
    loose: bool,
    sentences: BTreeSet<u32>,
    /// What became of those whom it counts.
    outcomes: BTreeSet<Outcome>,
    /// The state that did it, by its code.
    agent: Option<String>,
    /// Whether its count was told beside others of other places.
    parted: bool,
}

impl Reading<'_> {
    fn name(&mut self, party: Option<&Party>) -> Option<Name> {
        let party = party?;
        let name = self
            .document
            .canonical_name(party.entity.as_deref(), &party.name);
        Some(self.names.of(name))
    }

    /// Counts and events that belong together by what the article itself says of them.
    fn drafts(&mut self) -> Vec<Draft> {
        let totals = self.totals();
        let parted = self.parted();
        let mut sets = self.sets(&totals, &parted);
        let mut groups: BTreeMap<usize, Draft> = BTreeMap::new();
        for (i, total) in totals.iter().enumerate() {
            let draft = groups.entry(sets.root(i)).or_default();
            draft.figures.push(i);
            draft.total |= *total;
            draft.parted |= parted.contains(&i);
        }
        for i in 0..self.document.facts.events.len() {
            let draft = groups.entry(sets.root(totals.len() + i)).or_default();
            draft.events.push(i);
        }
        let mut drafts: Vec<Draft> = groups.into_values().collect();
        for draft in &mut drafts {
            self.describe(draft);
        }
        drafts
    }

    /// Counts, then events, joined by the event that a count names, by links between counts, and, of
    /// totals, by the day from which they count.
    fn sets(&self, totals: &[bool], parted: &BTreeSet<usize>) -> Sets {
        let (figures, events) = (&self.document.facts.casualties, &self.document.facts.events);
        let mut sets = Sets::new(figures.len() + events.len());
        let ids = events.iter().zip(figures.len()..);
        let event_at: BTreeMap<&str, usize> =
            ids.map(|(event, at)| (event.id.as_str(), at)).collect();
        let mut last_total: Option<(usize, Option<Date>)> = None;
        for (i, figure) in figures.iter().enumerate() {
            let event = figure.event.as_deref().and_then(|id| event_at.get(id));
            let event = event.map(|event| self.event_of(figure, *event - figures.len()));
            let fits = |event: &usize| !totals[i] || is_same_war(figure, &events[*event]);
            if let Some(event) = event.filter(|event| !parted.contains(&i) && fits(event)) {
                sets.join(i, figures.len() + event);
            }
            for link in &figure.links {
                let to = link.to as usize;
                let beside = link.kind == LinkKind::AddsTo;
                let elsewhere = parted.contains(&i) || parted.contains(&to);
                let apart = link.kind == LinkKind::PartOf && elsewhere;
                if !beside && !apart && totals.get(to) == Some(&totals[i]) {
                    sets.join(i, to);
                }
            }
            if totals[i] {
                let start = figure.since.or_else(|| beginning(figure));
                if let Some((other, known)) = last_total
                    && (known == start || known.is_none() || start.is_none())
                {
                    sets.join(i, other);
                }
                let known = last_total.and_then(|(_, known)| known);
                last_total = Some((i, start.or(known)));
            }
        }
        sets
    }

    /// Counts, by number, that are of another place than the event that they name or than the whole of which they are called
    /// a part.
    fn parted(&self) -> BTreeSet<usize> {
        let facts = &self.document.facts;
        let events = facts.events.iter();
        let events: BTreeMap<&str, &Event> =
            events.map(|event| (event.id.as_str(), event)).collect();
        let event_of = |figure: &Casualty| events.get(figure.event.as_deref()?).copied();
        let in_town = |figure: &Casualty| {
            let place = event_of(figure).and_then(|event| event.place.as_ref());
            let told = figure.place.as_ref().map(|place| &place.party.name);
            place.is_some_and(|place| Some(&place.party.name) == told)
        };
        let mut parted = BTreeSet::new();
        for (i, figure) in facts.casualties.iter().enumerate() {
            if event_of(figure).is_some_and(|event| self.is_parted(i, event)) {
                parted.insert(i);
            }
            let mut links = figure.links.iter();
            let part = links.find(|link| link.kind == LinkKind::PartOf);
            if let Some(whole) = part.map(|link| link.to as usize)
                && self.is_of_town(figure, whole)
            {
                parted.insert(if in_town(figure) { whole } else { i });
            }
        }
        parted
    }

    /// «176 شخصا في السودان، منهم أكثر من مئة في كبكابية»: whether a part is of one town of the country or region that
    /// the other count is of, and not of one disaster.
    fn is_of_town(&self, part: &Casualty, whole: usize) -> bool {
        let facts = &self.document.facts;
        let site = |figure: &Casualty| {
            let place = figure.place.as_ref()?;
            let stated = place.basis == PlaceBasis::Stated;
            let entity = self.document.entity_by_id(place.party.entity.as_deref());
            stated.then(|| Site::of_entity(Name::from(place.party.name.as_str()), entity))
        };
        let whole = facts.casualties.get(whole);
        let both = site(part).zip(whole.and_then(site));
        let disaster = facts
            .events
            .iter()
            .any(|event| kinds::is_singular(event.kind));
        !disaster
            && both.is_some_and(|(town, land)| {
                town.is_point() && land.is_wide() && land.relation(&town) == Relation::Contains
            })
    }

    /// «قتل 3 في الأنبار و4 في ديالى بهجومين»: whether a count that adds to others is told of another place than the event.
    fn is_parted(&self, at: usize, event: &Event) -> bool {
        let place = self.document.facts.casualties[at].place.as_ref();
        let place =
            place.filter(|place| place.basis == PlaceBasis::Stated && self.adding.contains(&at));
        let both = place.zip(event.place.as_ref());
        both.is_some_and(|(place, hit)| {
            let site = |party: &Party| {
                let entity = self.document.entity_by_id(party.entity.as_deref());
                Site::of_entity(Name::from(party.name.as_str()), entity)
            };
            match site(&place.party).relation(&site(&hit.party)) {
                Relation::Disjoint | Relation::Apart(_) => true,
                Relation::Same | Relation::Contains | Relation::Within | Relation::Unknown => false,
            }
        })
    }

    /// The event of a count that names one, by number: where the count stands in the place of the only other one of its
    /// sentence, that one.
    fn event_of(&self, figure: &Casualty, named: usize) -> usize {
        let events = &self.document.facts.events;
        let place = figure
            .place
            .as_ref()
            .filter(|place| place.basis == PlaceBasis::Stated);
        let is_there = |event: &Event| {
            let there = event.place.as_ref().map(|place| &*place.party.name);
            place.is_some_and(|place| there == Some(&*place.party.name))
        };
        let elsewhere = events[named].place.is_some() && !is_there(&events[named]);
        let beside = events.iter().enumerate().filter(|(_, event)| {
            event.sentence == figure.sentence && is_there(event) && kinds::harms(event.kind)
        });
        only(beside)
            .filter(|_| elsewhere)
            .map_or(named, |(at, _)| at)
    }

    /// Which counts are totals of a longer time.
    fn totals(&self) -> Vec<bool> {
        let figures = &self.document.facts.casualties;
        let events = &self.document.facts.events;
        let ids = events.iter().map(|event| (event.id.as_str(), event));
        let ids: BTreeMap<&str, &Event> = ids.collect();
        let event_of = |figure: &Casualty| ids.get(figure.event.as_deref()?).copied();
        let is_total = |figure: &Casualty| {
            let own = figure.when.and_then(|days| length(days.start?, days.end?));
            let disaster = kind_of(figure, event_of(figure)).is_some_and(kinds::is_singular);
            if disaster && own.is_none_or(|days| days <= ONE_MONTH) {
                return false;
            }
            let event = event_of(figure);
            let year = || event.is_some_and(|event| is_of_its_year(figure, event));
            if self.counts_one_event(figure, event) || year() {
                return false;
            }
            if figure.since.is_some() || own.is_some_and(|days| days > ONE_EVENT) {
                return true;
            }
            self.goes_on(figure, own, event)
        };
        let mut totals: Vec<bool> = figures.iter().map(is_total).collect();
        // what one sentence counts since one day is all since that day
        for i in 1..figures.len() {
            let (one, other) = (&figures[i - 1], &figures[i]);
            let beside = one.sentence == other.sentence && one.when == other.when;
            totals[i] |=
                totals[i - 1] && beside && (other.date.is_none() || one.date == other.date);
        }
        // what is more than the total since the beginning is no count of a day
        let mut least: BTreeMap<Outcome, u64> = BTreeMap::new();
        for (figure, _) in figures.iter().zip(&totals).filter(|(_, total)| **total) {
            let least = least.entry(figure.outcome).or_insert(figure.count.min);
            *least = figure.count.min.min(*least);
        }
        for (i, figure) in figures.iter().enumerate() {
            let least = least.get(&figure.outcome);
            let more = least.is_some_and(|least| *least <= figure.count.min) && !figure.subset;
            let part = figure
                .links
                .iter()
                .find(|link| link.kind == LinkKind::PartOf);
            let of_total = part.and_then(|link| totals.get(link.to as usize)).copied();
            totals[i] |= more || of_total == Some(true);
        }
        totals
    }

    /// Whether a count is the running total of what goes on, or of a war or fighting of weeks.
    fn goes_on(&self, figure: &Casualty, own: Option<i32>, event: Option<&Event>) -> bool {
        let of_event = event.and_then(|event| event.when);
        let fighting = of_event.and_then(|days| length(days.start, days.end));
        match figure.status {
            Status::Cumulative => own.is_none_or(|days| days > 2),
            Status::Asserted | Status::Denied | Status::Hypothetical => {
                figure.date.is_none() && self.is_past_war(event)
                    || own.is_none() && fighting.is_some_and(|days| days >= FIGHTING)
            }
        }
    }

    /// Whether what is counted since a day of this week is what came to pass since then, not a war that began on it:
    /// «since this morning», «since Sunday» where no fighting is told to have begun.
    fn counts_one_event(&self, figure: &Casualty, event: Option<&Event>) -> bool {
        let fights = event.is_some_and(|event| kinds::is_fight(event.kind));
        let both = figure.since.zip(self.document.published.date);
        let age = both.map(|(since, published)| (published - since).get_days());
        age.is_some_and(|age| age <= if fights { 0 } else { FEW_DAYS })
    }

    /// Whether something is a war as a whole that began long before the article.
    fn is_past_war(&self, event: Option<&Event>) -> bool {
        let war = event.filter(|event| event.kind == EventType::War);
        let begun = war.and_then(|war| war.when).map(|days| days.start);
        let both = begun.zip(self.document.published.date);
        both.is_some_and(|(begun, published)| (published - begun).get_days() > ONE_EVENT)
    }

    /// Type, place, days and sentences of a draft.
    fn describe(&mut self, draft: &mut Draft) {
        let facts = &self.document.facts;
        let events: Vec<&Event> = draft.events.iter().map(|i| &facts.events[*i]).collect();
        let figures: Vec<&Casualty> = draft
            .figures
            .iter()
            .map(|i| &facts.casualties[*i])
            .collect();
        draft.kind = events.first().map(|event| event.kind).or_else(|| {
            figures
                .iter()
                .find_map(|figure| kinds::type_of_count(figure.cause, figure.outcome))
        });
        draft.outcomes = figures.iter().map(|figure| figure.outcome).collect();
        let mut agents = events.iter().filter_map(|event| event.agent.as_ref());
        draft.agent = agents.find_map(|agent| {
            let entity = self.document.entity_by_id(agent.entity.as_deref())?;
            entity.country.clone()
        });
        // who flees a war is not told with who dies in it
        if draft.outcomes.iter().eq([&Outcome::Displaced])
            && !draft.kind.is_some_and(kinds::is_singular)
        {
            draft.kind = Some(EventType::Displacement);
        }
        draft.sentences = events.iter().map(|event| event.sentence).collect();
        draft
            .sentences
            .extend(figures.iter().map(|figure| figure.sentence));
        let days = events.iter().filter_map(|event| event.when);
        let days = days.map(|days| (days.start, days.end));
        let ordered = |(start, end): &(Date, Date)| start <= end;
        draft.place = self.place(&events, &figures, draft.total);
        let own = figures.iter().filter(|figure| figure.date.is_some());
        let own = own.filter_map(|figure| dated(figure.when)).filter(ordered);
        let inherited = figures.iter().filter(|figure| figure.date.is_none());
        let inherited = inherited.filter_map(|figure| dated(figure.when));
        let inherited =
            inherited.filter(|days| ordered(days) && self.is_here(*days, draft.place.as_ref()));
        draft.days = most_told(own)
            .or_else(|| most_told(inherited))
            .or_else(|| most_told(days.filter(ordered)));
        let eve = self
            .document
            .published
            .date
            .and_then(|day| day.yesterday().ok());
        draft.loose = eve.zip(draft.days).is_some_and(|(eve, days)| days.1 >= eve);
    }

    /// Whether days that were told earlier in the article are those of a place: not where all that was told of them was
    /// elsewhere.
    fn is_here(&self, days: (Date, Date), place: Option<&Site>) -> bool {
        let Some(place) = place else {
            return true;
        };
        let facts = &self.document.facts;
        let figures = facts.casualties.iter();
        let figures =
            figures.filter(|figure| figure.date.is_some() && dated(figure.when) == Some(days));
        let events = facts.events.iter();
        let events =
            events.filter(|event| event.when.map(|when| (when.start, when.end)) == Some(days));
        let of_figures = figures.map(|figure| figure.place.as_ref().map(|place| &place.party));
        let of_events = events.map(|event| event.place.as_ref().map(|place| &place.party));
        let mut told = of_figures.chain(of_events).peekable();
        told.peek().is_none()
            || told.any(|party| {
                party.is_none_or(|party| {
                    let entity = self.document.entity_by_id(party.entity.as_deref());
                    let other = Site::of_entity(Name::from(party.name.as_str()), entity);
                    match place.relation(&other) {
                        Relation::Same | Relation::Contains | Relation::Within => true,
                        Relation::Apart(far) => far <= NEAR,
                        Relation::Disjoint | Relation::Unknown => false,
                    }
                })
            })
    }

    /// The narrowest of the places that lie in each other, of several the one told most.
    fn place(&mut self, events: &[&Event], figures: &[&Casualty], total: bool) -> Option<Site> {
        let mut told: Vec<(Site, u32)> = Vec::new();
        let mut add =
            |site: Site, weight: u32| match told.iter().position(|(known, _)| *known == site) {
                Some(at) => told[at].1 += weight,
                None if told.len() < SITES => told.push((site, weight)),
                None => {}
            };
        for event in events {
            if let Some(place) = &event.place
                && let Some(name) = self.name(Some(&place.party))
            {
                add(Site::of_event(name, place), 3);
            }
        }
        // a total is not where one of the events was with which it is told
        let basis = |figure: &&&Casualty| {
            let place = figure.place.as_ref();
            !total || place.is_some_and(|place| place.basis != PlaceBasis::Event)
        };
        for figure in figures.iter().filter(basis) {
            if let Some(place) = &figure.place
                && let Some(name) = self.name(Some(&place.party))
            {
                let weight = match place.basis {
                    PlaceBasis::Stated | PlaceBasis::Label => 3,
                    PlaceBasis::Sentence => 2,
                    PlaceBasis::Event => 1,
                };
                let entity = self.document.entity_by_id(place.party.entity.as_deref());
                add(Site::of_entity(name, entity), weight);
            }
        }
        told.retain(|(site, _)| self.knows(site));
        // a war is not in one town
        if total && told.iter().any(|(site, _)| !site.is_point()) {
            told.retain(|(site, _)| !site.is_point());
        }
        best_site(&told)
    }

    /// Whether a place can be one of the article's: a town of a country that the article names far less
    /// than others is a homonym.
    fn knows(&self, site: &Site) -> bool {
        let country = site.country.as_deref().filter(|_| site.is_point());
        country.is_none_or(|country| {
            let rank = self.named.iter().position(|(known, _)| known == country);
            let most = self.named.first().map_or(0, |(_, count)| *count);
            rank.is_none_or(|rank| rank < COUNTRIES || self.named[rank].1 > 1 || most < 3)
        })
    }

    fn countries(&mut self) -> Vec<Name> {
        let first = self.named.iter().take(COUNTRIES);
        let mut countries: Vec<Name> = first.map(|(country, _)| self.names.of(country)).collect();
        countries.sort();
        countries
    }

    fn account(&mut self, draft: &Draft) -> Account {
        let facts = &self.document.facts;
        let events: Vec<&Event> = draft.events.iter().map(|i| &facts.events[*i]).collect();
        let first = events.first();
        let figures = draft.figures.iter().map(|i| &facts.casualties[*i]);
        // who shelled a town is not who took another one afterwards
        let mut own = events.iter().filter(|event| Some(event.kind) == draft.kind);
        let agent = own.find_map(|event| event.agent.as_ref());
        let mut doers = figures.clone().filter_map(|figure| figure.agent.as_ref());
        let agent = agent.or_else(|| doers.next());
        let agent = agent.or_else(|| events.iter().find_map(|event| event.agent.as_ref()));
        let target = events.iter().find_map(|event| event.target.as_ref());
        let near = self.near(draft);
        let total = draft.total.then(|| self.period(draft));
        let state = self.state(agent);
        Account {
            kind: draft.kind,
            trigger: first.map(|event| self.names.of(&event.trigger.text)),
            span: first.map(|event| event.trigger.span),
            place: draft.place.clone().or_else(|| self.land(draft)),
            near,
            days: draft.days.filter(|_| !draft.total),
            hour: hour(figures),
            total,
            agent: self.name(agent),
            state,
            target: self.name(target),
            ucdp: events.iter().find_map(|event| event.ucdp),
            status: first.map_or(EventStatus::Asserted, |event| event.status),
            words: self.words(&events),
            figures: self.counts(draft),
        }
    }

    /// The counts of an account, with the sums of those that add up.
    fn counts(&mut self, draft: &Draft) -> Vec<AccountCount> {
        // a part whose whole is told of another place is all that is told of its own
        let part = |figure: &Casualty| {
            let mut links = figure.links.iter();
            let whole = links.find(|link| link.kind == LinkKind::PartOf);
            whole.map_or(figure.subset, |link| {
                draft.figures.binary_search(&(link.to as usize)).is_ok()
            })
        };
        let figures = &self.document.facts.casualties;
        let mut told: Vec<AccountCount> = Vec::new();
        let mut parts: Vec<bool> = Vec::new();
        for i in &draft.figures {
            let is_part = part(&figures[*i]);
            let mut figure = self.figure(&figures[*i], is_part);
            figure.older |= self.former.contains(i);
            told.push(figure);
            parts.push(is_part);
        }
        if !draft.total {
            sums::add(&mut told, &draft.figures, &self.added);
            sums::promote(&mut told, &parts);
        }
        told
    }

    /// The country of the agent, when that is a state or its forces.
    fn state(&mut self, agent: Option<&Party>) -> Option<Name> {
        let agent = agent?;
        let entities = &self.document.facts.entities;
        let known = self.document.entity_by_id(agent.entity.as_deref());
        let by_name = || entities.iter().find(|entity| entity.name == agent.name);
        let state = known.or_else(by_name)?;
        let country = state.country.as_ref()?;
        let armed = state.subtype == Some(Subtype::ArmedGroup);
        (!armed).then(|| self.names.of(country))
    }

    /// The country of a total that names no place: the one that the article is clearly of.
    fn land(&mut self, draft: &Draft) -> Option<Site> {
        let (first, most) = self.named.first().filter(|_| draft.total)?;
        let next = self.named.get(1).map_or(0, |(_, count)| *count);
        let is_land = |entity: &&Entity| {
            entity.precision == Some(Precision::Country) && entity.country.as_ref() == Some(first)
        };
        let entities = &self.document.facts.entities;
        let land = entities
            .iter()
            .find(is_land)
            .filter(|_| *most >= CLEAR * next)?;
        Some(Site::of_entity(self.names.of(&land.name), Some(land)))
    }

    /// The time of a total.
    fn period(&self, draft: &Draft) -> Period {
        let facts = &self.document.facts;
        let figures = || draft.figures.iter().map(|i| &facts.casualties[*i]);
        let since = figures().filter_map(|figure| figure.since).min();
        let long = figures().filter(|figure| beginning(figure).is_some());
        let when = long.filter_map(|figure| figure.when).min();
        let of_event = || {
            let ids: Vec<&str> = figures()
                .filter_map(|figure| figure.event.as_deref())
                .collect();
            let mut events = facts
                .events
                .iter()
                .filter(|event| ids.contains(&event.id.as_str()));
            let began = |event: &Event| {
                let days = event.when?;
                let long = length(days.start, days.end).is_some_and(|days| days >= FIGHTING);
                (long || event.kind == EventType::War).then_some(days.start)
            };
            events.find_map(began)
        };
        let start = since.or_else(|| when?.start).or_else(of_event);
        let as_of = figures().filter_map(|figure| figure.as_of).max();
        let end = as_of
            .or(self.document.published.date)
            .filter(|end| start.is_none_or(|start| start <= *end));
        // a time that was over long before the day of publication ends with itself
        let over = when.and_then(|days| days.end).filter(|over| {
            since.is_none()
                && end.is_some_and(|end| length(*over, end).is_some_and(|days| days > 60))
        });
        Period {
            start,
            end: over.or(end),
            exact: figures().any(|figure| {
                let day = figure
                    .date
                    .as_ref()
                    .is_some_and(|date| date.value.len() == DAY);
                day && figure.since.is_some() && figure.since == since
            }),
        }
    }

    /// The one town that the sentences of an account or the headline name, where it has no place as narrow.
    fn near(&self, draft: &Draft) -> Option<Site> {
        let war = draft.total || draft.kind == Some(EventType::War);
        if war || draft.place.as_ref().is_some_and(Site::is_point) {
            return None;
        }
        let mut votes: BTreeMap<usize, usize> =
            self.towns.titled.iter().map(|at| (*at, 2)).collect();
        for sentence in &draft.sentences {
            for at in self.towns.by_sentence.get(sentence).into_iter().flatten() {
                *votes.entry(*at).or_default() += 1;
            }
        }
        let towns: Vec<(&Site, usize)> = votes
            .into_iter()
            .map(|(at, votes)| (&self.towns.sites[at], votes))
            .collect();
        let fits = |site: &Site| {
            let of = draft.place.as_ref().map(|place| place.relation(site));
            !matches!(of, Some(Relation::Disjoint)) && !self.is_of_another(draft, site)
        };
        let fitting = || towns.iter().filter(|(site, _)| fits(site));
        let Some(most) = fitting().map(|(_, votes)| *votes).max() else {
            // the one town that the article names at all, for a quarter or house in it
            let only = only(self.towns.sites.iter()).filter(|_| draft.place.is_some());
            return only
                .filter(|site| fits(site) && self.is_scene(site))
                .cloned();
        };
        let mut best = fitting().filter(|(_, votes)| *votes == most);
        let (site, _) = best.next()?;
        best.next().is_none().then(|| (*site).clone())
    }

    /// Whether something that the article tells happened in a town.
    fn is_scene(&self, site: &Site) -> bool {
        let events = self.document.facts.events.iter();
        let mut places = events.filter_map(|event| event.place.as_ref());
        places.any(|place| *place.party.name == *site.name)
    }

    /// Whether a town is where the article puts something of another kind: talks after a battle.
    fn is_of_another(&self, draft: &Draft, site: &Site) -> bool {
        let Some(kind) = draft.kind else {
            return false;
        };
        let events = &self.document.facts.events;
        events.iter().any(|event| {
            let place = event.place.as_ref().map(|place| &*place.party.name);
            place == Some(&*site.name) && kinds::likeness(kind, event.kind) == Likeness::Unlike
        })
    }

    /// What may tell the event from others: the headline, the triggers and the target.
    fn words(&self, events: &[&Event]) -> Vec<u32> {
        let title = self.document.title.as_deref().into_iter();
        let triggers = events.iter().flat_map(|event| {
            let target = event.target.as_ref().map(|target| target.text.as_str());
            [Some(event.trigger.text.as_str()), target]
        });
        let texts = title.chain(triggers.flatten());
        let mut hashes: BTreeSet<u32> = texts
            .flat_map(words::telling)
            .map(|word| hash(&word))
            .collect();
        for name in &self.places {
            hashes.remove(name);
        }
        hashes.into_iter().collect()
    }

    fn figure(&mut self, figure: &Casualty, part: bool) -> AccountCount {
        let group = is_part_of_people(figure.victims.kind) || figure.victims.name.is_some();
        let (claimed_by, older) = self.claimant(figure);
        AccountCount {
            outcome: figure.outcome,
            min: figure.count.min,
            max: figure.count.max,
            modifier: figure.count.modifier,
            victims: figure.victims.kind,
            side: figure.side.as_ref().map(|side| self.names.of(side)),
            country: figure
                .victims
                .country
                .as_ref()
                .map(|code| self.names.of(code)),
            status: figure.status,
            scope: if part || group {
                Scope::Part
            } else {
                Scope::Whole
            },
            joint: figure.joint,
            older,
            claimed_by,
            denied_by: self.name(figure.denied_by.as_ref()),
            as_of: figure
                .as_of
                .or(self.document.published.date)
                .filter(|_| !older),
            span: figure.span,
            text: self.names.of(&figure.text),
            also: Vec::new(),
            sentence: figure.sentence,
        }
    }

    /// Who states a count, and whether it is called an earlier toll.
    fn claimant(&mut self, figure: &Casualty) -> (Option<Claimant>, bool) {
        let Some(party) = &figure.claimed_by else {
            return (None, false);
        };
        if let Speaks::Toll { earlier } = speaks(&party.name) {
            return (None, earlier);
        }
        let register = self.register;
        let who = register.who(party.entity.as_deref(), &party.name);
        let claimant = Claimant {
            name: self.names.of(who.name),
            country: who.country.map(|country| self.names.of(country)),
            generic: who.generic,
            unnamed: who.alone,
        };
        (Some(claimant), false)
    }
}

/// Puts into one what only the order of sentences holds together: counts without an event join the
/// nearest account that they do not contradict; what followed of an event joins it.
fn join(drafts: Vec<Draft>) -> Vec<Draft> {
    let mut drafts: Vec<Option<Draft>> = drafts.into_iter().map(Some).collect();
    drafts.sort_by_key(|draft| Some(*draft.as_ref()?.sentences.first()?));
    for at in 0..drafts.len() {
        let Some(draft) = drafts[at].take() else {
            continue;
        };
        match home(&drafts, at, &draft) {
            Some(home) => {
                if let Some(home) = &mut drafts[home] {
                    home.take(draft);
                }
            }
            None => drafts[at] = Some(draft),
        }
    }
    let mut drafts: Vec<Draft> = complete(drafts.into_iter().flatten());
    for draft in &mut drafts {
        draft.figures.sort_unstable();
    }
    drafts
}

/// Joins each account to one right before it that it completes: «20 died in the blast», «the blast hurt 290».
fn complete(drafts: impl Iterator<Item = Draft>) -> Vec<Draft> {
    let mut whole: Vec<Draft> = Vec::new();
    for draft in drafts {
        let before = whole.len().saturating_sub(AROUND);
        let mut before = whole[before..].iter_mut().rev();
        match before.find(|other| other.is_completed_by(&draft)) {
            Some(other) => other.take(draft),
            None => whole.push(draft),
        }
    }
    whole
}

/// The account that a part of the article belongs to, among those around it.
fn home(drafts: &[Option<Draft>], at: usize, draft: &Draft) -> Option<usize> {
    if draft.total || draft.parted {
        return None;
    }
    let around = at.saturating_sub(AROUND)..drafts.len().min(at + AROUND + 1);
    let others = around.filter_map(|i| Some((i, drafts[i].as_ref()?)));
    let bare = draft.events.is_empty();
    let fits =
        |other: &Draft| draft.may_share(other) || bare && draft.loose && draft.is_near(other);
    let others = others.filter(|(_, other)| !other.total && !other.parted && fits(other));
    let others = others.filter(|(_, other)| !draft.is_longer(other) && !draft.is_of_another(other));
    let alike = |other: &Draft| match (draft.kind, other.kind) {
        (Some(one), Some(other)) => kinds::likeness(one, other) != Likeness::Unlike,
        (None, Some(other)) => kinds::harms(other),
        _ => true,
    };
    let nearest = |others: &mut dyn Iterator<Item = (usize, &Draft)>| {
        let by =
            |(i, other): &(usize, &Draft)| (draft.distance(other), other.figures.is_empty(), *i);
        others.min_by_key(by).map(|(i, _)| i)
    };
    if bare {
        let mut like = others.clone().filter(|(_, other)| alike(other));
        if let Some(home) = nearest(&mut like) {
            return Some(home);
        }
    }
    if draft.figures.is_empty() {
        None
    } else if draft.kind.is_some_and(kinds::is_consequence) {
        let causes = others.filter(|(_, other)| draft.follows(other));
        only(causes).map(|(i, _)| i)
    } else if draft.place.is_none() && draft.days.is_none() {
        let told = |other: &Draft| !other.events.is_empty() && !other.figures.is_empty();
        let mut like =
            others.filter(|(_, other)| told(other) && alike(other) && !draft.is_beside(other));
        nearest(&mut like)
    } else {
        None
    }
}

/// The one thing that there is.
fn only<T>(mut things: impl Iterator<Item = T>) -> Option<T> {
    let thing = things.next()?;
    things.next().is_none().then_some(thing)
}

impl Draft {
    /// Whether places and days of two accounts of one article allow that they are one.
    fn may_share(&self, other: &Self) -> bool {
        let days = self.days.zip(other.days);
        let other_days = days.is_some_and(|(one, other)| one.1 < other.0 || other.1 < one.0);
        self.is_near(other) && !other_days
    }

    /// Whether the other tells what is missing of this one: what became of others, in the same place and time.
    fn is_completed_by(&self, other: &Self) -> bool {
        let alike = self.kind.zip(other.kind).is_some_and(|(one, other)| {
            kinds::likeness(one, other) != Likeness::Unlike && kinds::harms(one)
        });
        let places = self.place.as_ref().zip(other.place.as_ref());
        let here = places.is_some_and(|(one, other)| one.relation(other) == Relation::Same);
        let told = !self.outcomes.is_empty() && !other.outcomes.is_empty();
        let close = self.distance(other) <= CLOSE;
        let others = told && self.outcomes.is_disjoint(&other.outcomes);
        !self.total && !other.total && alike && here && others && close && self.may_share(other)
    }

    /// Whether its count is of a time that began before the other's: the last 24 hours beside the strike of a day.
    fn is_longer(&self, other: &Self) -> bool {
        let days = self.days.zip(other.days);
        days.is_some_and(|(one, other)| one.0 < other.0 && other.1 <= one.1)
    }

    /// Whether one sentence tells two events, each with those whom it befell: the strike and the massacre ten days before.
    fn is_beside(&self, other: &Self) -> bool {
        let told = |draft: &Self| !draft.events.is_empty() && !draft.outcomes.is_empty();
        let same = !self.outcomes.is_disjoint(&other.outcomes);
        told(self) && told(other) && same && !self.sentences.is_disjoint(&other.sentences)
    }

    /// Whether the two were done by two sides.
    fn is_of_another(&self, other: &Self) -> bool {
        let agents = self.agent.as_ref().zip(other.agent.as_ref());
        agents.is_some_and(|(one, other)| one != other)
    }

    /// Whether their places allow it.
    fn is_near(&self, other: &Self) -> bool {
        let places = self.place.as_ref().zip(other.place.as_ref());
        let apart = places.is_some_and(|(one, other)| match one.relation(other) {
            Relation::Disjoint => true,
            Relation::Apart(far) => far > NEAR,
            Relation::Same | Relation::Contains | Relation::Within | Relation::Unknown => false,
        });
        !apart
    }

    /// Whether the other may be what this one followed of.
    fn follows(&self, other: &Self) -> bool {
        // a whole region is not left for what happened in one of its places
        let point = other.place.as_ref().is_some_and(Site::is_point);
        let beside = self.kind != Some(EventType::Displacement)
            || point && !other.sentences.is_disjoint(&self.sentences);
        let deed = !other.figures.is_empty() && !other.kind.is_some_and(kinds::is_consequence);
        deed && beside
    }

    /// How many sentences lie between two accounts.
    fn distance(&self, other: &Self) -> u32 {
        let ends = |draft: &Self| Some((*draft.sentences.first()?, *draft.sentences.last()?));
        let both = ends(self).zip(ends(other));
        both.map_or(u32::MAX, |(one, other)| {
            other
                .0
                .saturating_sub(one.1)
                .max(one.0.saturating_sub(other.1))
        })
    }

    fn take(&mut self, mut other: Self) {
        let narrower = match (&self.place, &other.place) {
            (Some(own), Some(told)) => told.width() < own.width(),
            (None, Some(_)) => true,
            _ => false,
        };
        if narrower {
            self.place = other.place;
        }
        let length = |days: &(Date, Date)| (days.1 - days.0).get_days();
        self.days = self.days.into_iter().chain(other.days).min_by_key(length);
        let own = self.kind.filter(|_| !self.events.is_empty());
        self.kind = own.or(other.kind).or(self.kind);
        // the fewer join the more, so that an account that grows on its way through the article is not copied each time
        if other.figures.len() > self.figures.len() {
            std::mem::swap(&mut self.figures, &mut other.figures);
        }
        if other.sentences.len() > self.sentences.len() {
            std::mem::swap(&mut self.sentences, &mut other.sentences);
        }
        self.outcomes.extend(other.outcomes);
        self.figures.extend(other.figures);
        self.events.extend(other.events);
        self.sentences.extend(other.sentences);
    }
}

/// Counts that the article calls an earlier state of another one.
fn former(document: &Document) -> BTreeSet<usize> {
    let links = document
        .facts
        .casualties
        .iter()
        .flat_map(|figure| &figure.links);
    let updates = links.filter(|link| link.kind == LinkKind::UpdateOf);
    updates.map(|link| link.to as usize).collect()
}

fn words_of_places(document: &Document) -> BTreeSet<u32> {
    let places = document.facts.entities.iter();
    let places = places.filter(|entity| entity.kind == EntityType::Location);
    let names = places.flat_map(|entity| {
        let mentions = entity.mentions.iter().map(|mention| mention.text.as_str());
        mentions.chain([entity.name.as_str()])
    });
    let names: BTreeSet<&str> = names.collect();
    names
        .into_iter()
        .flat_map(words::telling)
        .map(|word| hash(&word))
        .collect()
}

/// Countries that an article names, the one of most mentions first.
fn named(document: &Document) -> Vec<(String, usize)> {
    let mut named: BTreeMap<&str, usize> = BTreeMap::new();
    for entity in &document.facts.entities {
        if let Some(country) = &entity.country {
            *named.entry(country).or_default() += entity.mentions.len();
        }
    }
    let mut named: Vec<_> = named.into_iter().collect();
    named.sort_by_key(|(country, count)| (std::cmp::Reverse(*count), *country));
    named
        .into_iter()
        .map(|(country, count)| (country.to_owned(), count))
        .collect()
}

/// Numbers that are put into sets.
struct Sets(Vec<usize>);

impl Sets {
    fn new(len: usize) -> Self {
        Self((0..len).collect())
    }

    fn root(&mut self, mut at: usize) -> usize {
        while self.0[at] != at {
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }

    /// The smaller root stays.
    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        let (low, high) = (one.min(other), one.max(other));
        self.0[high] = low;
    }
}

/// The site of most votes, with those of what holds it; of several the narrowest.
fn best_site(told: &[(Site, u32)]) -> Option<Site> {
    let worth = |(site, votes): &(Site, u32)| {
        let within = told.iter().filter(|(other, _)| {
            matches!(other.relation(site), Relation::Contains | Relation::Same) && other != site
        });
        votes + within.map(|(_, votes)| votes).sum::<u32>()
    };
    let best = told.iter().max_by(|a, b| {
        let narrow = b.0.width().cmp(&a.0.width());
        worth(a)
            .cmp(&worth(b))
            .then(narrow)
            .then_with(|| b.0.cmp(&a.0))
    });
    best.map(|(site, _)| site.clone())
}

/// What a count is of: its event, else what its words tell.
fn kind_of(figure: &Casualty, event: Option<&Event>) -> Option<EventType> {
    event
        .map(|event| event.kind)
        .or_else(|| kinds::type_of_count(figure.cause, figure.outcome))
}

/// Whether the beginning since which a total counts is that of a war.
fn is_same_war(figure: &Casualty, event: &Event) -> bool {
    let start = figure.since.or_else(|| beginning(figure));
    let begun = event.when.map(|days| days.start);
    let both = start.zip(begun);
    event.kind == EventType::War
        && both.is_none_or(|(start, begun)| (start - begun).get_days().abs() <= ONE_MONTH)
}

/// «تفجير السفارة عام 1983 الذي أودى بـ63»: whether a count is dated by the year of the one event that befell its people.
fn is_of_its_year(figure: &Casualty, event: &Event) -> bool {
    let own = dated(figure.when);
    let told = event.when.map(|days| (days.start, days.end));
    let lasting = kinds::is_lasting(event.kind) || event.kind == EventType::ArmedClash;
    let asserted = figure.status == Status::Asserted && figure.since.is_none();
    asserted && own.is_some() && own == told && !lasting && words::is_single(&event.trigger.text)
}

/// A time whose first and last day are known.
fn dated(days: Option<Days>) -> Option<(Date, Date)> {
    let days = days?;
    Some((days.start?, days.end?))
}

/// The first day of a time of some days in which people came to harm.
fn beginning(figure: &Casualty) -> Option<Date> {
    let days = figure.when?;
    let (start, end) = (days.start?, days.end?);
    length(start, end).filter(|days| *days > 2).map(|_| start)
}

/// The half of the day of counts of one day that all tell it.
fn hour<'a>(figures: impl Iterator<Item = &'a Casualty>) -> Option<DayHalf> {
    let dates = figures.filter_map(|figure| figure.date.as_ref());
    let halves: BTreeSet<Option<DayHalf>> = dates
        .map(|date| match date.value.get(DAY..)? {
            "TMO" => Some(DayHalf::First),
            "TAF" | "TEV" => Some(DayHalf::Second),
            _ => None,
        })
        .collect();
    let only = halves.first().copied().filter(|_| halves.len() == 1);
    only.flatten()
}

/// How many days, both inclusive.
fn length(start: Date, end: Date) -> Option<i32> {
    (start <= end).then(|| (end - start).get_days() + 1)
}

/// What is told most often; of several the first.
fn most_told(days: impl Iterator<Item = (Date, Date)>) -> Option<(Date, Date)> {
    let mut votes: BTreeMap<(Date, Date), u32> = BTreeMap::new();
    for one in days {
        *votes.entry(one).or_default() += 1;
    }
    let day =
        |(start, end): (Date, Date)| start.checked_add(6.days()).is_ok_and(|week| end <= week);
    let best = votes
        .into_iter()
        .max_by_key(|(days, count)| (day(*days), *count, std::cmp::Reverse(*days)));
    best.map(|(days, _)| days)
}

/// FNV-1a, as short as words need it.
#[allow(clippy::cast_possible_truncation)]
fn hash(word: &str) -> u32 {
    let hash = word.bytes().fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
    });
    (hash ^ (hash >> 32)) as u32
}
