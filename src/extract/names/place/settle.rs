//! Chooses among the places that a name may mean.

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::Names;
use super::container::{Container, container};
use super::countries::Countries;
use super::referent::{Referent, add, coordinates, dwarfs, forms, referents, sounding};
use crate::facts::{Coordinates, Entity, EntityType, Precision, Subtype};
use crate::lexicon::Name;
use crate::spelling::key;
use crate::text::Text;

/// Gives every place its country, its point and what it lies in, where the article tells which place
/// of its name is meant.
pub(in crate::extract::names) fn settle(
    text: &Text<'_>,
    countries: &Countries<'_>,
    names: &mut Names,
) {
    let stands = collect_stands(text, names);
    let mut settler = Settler {
        text,
        countries,
        anchors: Vec::new(),
    };
    // first those of one meaning, beside which the others are chosen
    let mut open = Vec::new();
    for (&entity, stand) in &stands {
        let known = settler.referents(&names.entities[entity], stand);
        let settled = is_one(&known) && stand.containers.is_empty();
        if settled {
            settler.decide(names, entity, stand, &known);
        } else {
            open.push((entity, stand, known));
        }
    }
    // what lies in another place comes after it
    for (entity, stand, known) in open.iter().rev() {
        settler.decide(names, *entity, stand, known);
    }
    inherit(text, countries, names);
    for (&entity, stand) in &stands {
        within(names, entity, stand);
    }
}

/// Gives a place of which nothing is known the country of the place that it is listed beside, or of all places of its
/// sentence, when the article is mostly about that.
fn inherit(text: &Text<'_>, countries: &Countries<'_>, names: &mut Names) {
    const MOSTLY: f32 = 0.5;
    let places: Vec<usize> = (0..names.namings.len())
        .filter(|at| names.is(&names.namings[*at], EntityType::Location))
        .collect();
    let start = |at: usize| names.namings[at].tokens.start;
    let country = |at: usize| {
        let place = &names.entities[names.namings[at].entity];
        place
            .country
            .as_deref()
            .filter(|_| place.subtype != Some(Subtype::Country))
    };
    let listed = |one: usize, other: usize| {
        let gap = names.namings[one].tokens.end..names.namings[other].tokens.start;
        gap.len() <= 1 && gap.clone().all(|token| text.token(token).is_mark(','))
    };
    let mut heirs: Vec<(usize, String)> = Vec::new();
    for (number, &at) in places.iter().enumerate() {
        let place = &names.entities[names.namings[at].entity];
        if place.country.is_some() || place.known || is_wide(place.subtype) {
            continue;
        }
        let before = number
            .checked_sub(1)
            .map(|before| places[before])
            .filter(|one| listed(*one, at));
        let after = places
            .get(number + 1)
            .copied()
            .filter(|other| listed(at, *other));
        let beside = before.and_then(country).or_else(|| after.and_then(country));
        let around = || {
            let own = text.sentence_of(start(at));
            let begin = places.partition_point(|other| start(*other) < own.start);
            let told = places[begin..].iter().map(|other| (*other, start(*other)));
            let own = told.take_while(|(_, start)| *start < own.end);
            let mut near = own.filter_map(|(other, _)| country(other));
            let first = near.next()?;
            near.all(|other| other == first).then_some(first)
        };
        let mostly = |country: &&str| countries.share_of(country) >= MOSTLY;
        if let Some(country) = beside.or_else(|| around().filter(mostly)) {
            heirs.push((names.namings[at].entity, country.to_owned()));
        }
    }
    for (entity, country) in heirs {
        names.entities[entity].country.get_or_insert(country);
    }
}

/// Where a place is named.
#[derive(Debug, Clone, Default)]
struct Stand {
    forms: Vec<String>,
    sentences: Vec<Range<usize>>,
    containers: Vec<Container>,
}

/// The most mentions of a place that are looked at.
const MENTIONS: usize = 8;

fn collect_stands(text: &Text<'_>, names: &Names) -> BTreeMap<usize, Stand> {
    let mut stands: BTreeMap<usize, Stand> = BTreeMap::new();
    for (at, naming) in names.namings.iter().enumerate() {
        if !names.is(naming, EntityType::Location) {
            continue;
        }
        let stand = stands.entry(naming.entity).or_default();
        if stand.sentences.len() == MENTIONS {
            continue;
        }
        stand.sentences.push(text.sentence_of(naming.tokens.start));
        for form in forms(text, text.slice(naming.span), &naming.tokens) {
            if !stand.forms.contains(&form) {
                stand.forms.push(form);
            }
        }
        stand.containers.extend(container(text, names, at));
    }
    stands
}

fn is_one(known: &[Referent<'_>]) -> bool {
    known.len() == 1 && known[0].listed.is_some() && known[0].point().is_some()
}

struct Settler<'t, 'l> {
    text: &'t Text<'l>,
    countries: &'t Countries<'l>,
    /// The points of places that are settled.
    anchors: Vec<(String, Coordinates)>,
}

/// The most places beside which others are chosen.
const ANCHORS: usize = 32;
/// How far places of one article usually are from each other, in kilometres.
const NEIGHBOURS: f64 = 100.0;
/// How much better than the next a choice must be.
const AHEAD: f32 = 0.4;

impl<'l> Settler<'_, 'l> {
    fn referents(&self, entity: &Entity, stand: &Stand) -> Vec<Referent<'l>> {
        let mut known = referents(self.text, &stand.forms);
        if known.is_empty() && entity.known {
            // the article spells it as no list does
            known = referents(self.text, &[key(&entity.name)]);
        }
        // «حي الزيتون» is not the village of that name
        if is_part(entity.subtype) && !entity.known {
            known.retain(|referent| referent.listed.is_some_and(|name| is_part(name.subtype)));
            return known;
        }
        let listed = entity.known && is_fixed(entity.subtype);
        if listed {
            known.retain(|referent| is_same(referent.listed, entity));
            return known;
        }
        let told = |referent: &Referent<'_>| {
            let country = referent.country();
            country.is_some_and(|country| self.tells(stand, country) > 0.0)
        };
        let pointed = known
            .iter()
            .any(|referent| told(referent) && referent.point().is_some());
        if !pointed {
            self.by_sound(entity, stand, &mut known);
        }
        known
    }

    /// Adds the towns that sound so in the countries that the article is about.
    fn by_sound(&self, entity: &Entity, stand: &Stand, known: &mut Vec<Referent<'l>>) {
        let own = entity.country.as_deref().filter(|_| entity.known);
        let about = own.map_or_else(|| self.countries.first(3), |own| vec![own]);
        for country in about {
            let mut towns = stand
                .forms
                .iter()
                .filter_map(|form| sounding(self.text, form, country));
            if let Some(town) = towns.next() {
                add(known, town);
                return;
            }
        }
    }

    fn decide(&mut self, names: &mut Names, entity: usize, stand: &Stand, known: &[Referent<'l>]) {
        let known = Self::joined(&names.entities[entity], known);
        let choice = self.choose(names, entity, &known, stand);
        let place = &mut names.entities[entity];
        match choice {
            Choice::One(referent) => {
                self.describe(place, &referent);
            }
            Choice::Country(country) => {
                place.country = Some(country);
                place.coordinates = None;
            }
            Choice::Tie => {
                place.country = None;
                place.coordinates = None;
            }
            Choice::None => {}
        }
        if place.coordinates.is_some() && place.precision.is_none() {
            place.precision = Some(Precision::of_place(place.subtype));
        }
        let container = stand.containers.first().copied();
        self.locate(names, entity, container);
        let place = &names.entities[entity];
        if let (Some(country), Some(at)) = (&place.country, place.coordinates)
            && place
                .precision
                .is_some_and(|known| known <= Precision::Town)
            && self.anchors.len() < ANCHORS
        {
            self.anchors.push((country.clone(), at));
        }
    }

    /// Gives a listed place without a point those of the towns of its name in its country.
    fn joined(entity: &Entity, known: &[Referent<'l>]) -> Vec<Referent<'l>> {
        let mut joined: Vec<Referent<'l>> = known.to_vec();
        let bare = |referent: &Referent<'_>| {
            referent.listed.is_some_and(|name| name.place.is_none()) && referent.town.is_none()
        };
        let takes = !is_fixed(entity.subtype);
        for at in 0..joined.len() {
            if !takes || !bare(&joined[at]) {
                continue;
            }
            let country = joined[at].country();
            let towns: Vec<usize> = (0..joined.len())
                .filter(|i| joined[*i].listed.is_none() && joined[*i].country() == country)
                .collect();
            if let Some(best) = largest(&joined, &towns) {
                joined[at].town = joined[best].town;
            }
            for town in towns.into_iter().rev() {
                joined[town].listed = joined[at].listed;
            }
        }
        // a town that became the point of a listed place stands there already
        let mut kept: Vec<Referent<'l>> = Vec::new();
        for referent in joined {
            let same = |other: &Referent<'_>| {
                other.listed == referent.listed
                    && (other.point() == referent.point() || referent.point().is_none())
            };
            let empty = bare(&referent)
                && known
                    .iter()
                    .any(|other| other.listed.is_none() && other.country() == referent.country());
            if !(kept.iter().any(same) || takes && empty) {
                kept.push(referent);
            }
        }
        kept
    }

    /// How much the article tells of a country where a place stands.
    #[allow(clippy::cast_precision_loss)] // 2 at most
    fn tells(&self, stand: &Stand, country: &str) -> f32 {
        const NEAR: f32 = 1.5;
        const SHARE: f32 = 2.5;
        let near = stand
            .sentences
            .iter()
            .map(|sentence| self.countries.among(sentence, country));
        let near = near.max().unwrap_or_default() as f32;
        NEAR * near.min(1.0) + SHARE * self.countries.share_of(country)
    }

    /// «ولاية الجزيرة السودانية»: whether each sentence of a place names some country.
    fn is_told_elsewhere(&self, stand: &Stand) -> bool {
        let mut sentences = stand.sentences.iter();
        sentences.all(|sentence| self.countries.is_any_among(sentence))
    }

    fn score(&self, names: &Names, referent: &Referent<'_>, stand: &Stand, entity: &Entity) -> f32 {
        const HELD: f32 = 5.0;
        const LISTED: f32 = 0.8;
        const OWN: f32 = 0.5;
        const CAPITAL: f32 = 2.0;
        const DECADE: f32 = 0.5;
        let country = referent.country().unwrap_or_default();
        let held = stand.containers.iter().any(|container| {
            let other = &names.entities[container.entity];
            let points = referent.point().zip(point(other));
            other.country.as_deref() == Some(country)
                && points.is_none_or(|(one, other)| one.distance_km(other) <= 2.0 * NEIGHBOURS)
        });
        let mut score = self.tells(stand, country);
        let mut more = |is: bool, weight: f32| score += if is { weight } else { 0.0 };
        more(held, HELD);
        more(referent.listed.is_some(), LISTED);
        more(is_same(referent.listed, entity), OWN);
        more(referent.listed.is_some_and(|name| name.capital), CAPITAL);
        // unknown villages are small; listed towns are known for something
        let least = if referent.listed.is_some() {
            30_000
        } else {
            1000
        };
        let people = referent.population().max(least);
        score + DECADE * decades(people)
    }

    fn choose(
        &self,
        names: &Names,
        entity: usize,
        known: &[Referent<'l>],
        stand: &Stand,
    ) -> Choice<'l> {
        let place = &names.entities[entity];
        let held = held(names, stand);
        let told = |referent: &&Referent<'_>| {
            let country = referent.country().unwrap_or_default();
            let elsewhere = held.is_some_and(|held| held != country);
            let told = referent.listed.is_some_and(|name| !name.ambiguous)
                || self.tells(stand, country) > 0.0
                || known.len() == 1
                    && referent.population() >= LARGE
                    && !self.is_told_elsewhere(stand);
            told && !elsewhere
        };
        let mut scored: Vec<(f32, Referent<'l>)> = known
            .iter()
            .filter(told)
            .map(|referent| (self.score(names, referent, stand, place), *referent))
            .collect();
        scored.sort_by(|(a, _), (b, _)| b.total_cmp(a));
        let Some((best, first)) = scored.first().copied() else {
            return Choice::None;
        };
        let country = first.country();
        let abroad = scored.iter().find(|(_, other)| other.country() != country);
        if abroad.is_some_and(|(score, _)| *score > best - AHEAD) {
            return if place.known {
                Choice::None
            } else {
                Choice::Tie
            };
        }
        // one country; which of its places of that name?
        let home: Vec<Referent<'l>> = scored
            .iter()
            .map(|(_, referent)| *referent)
            .filter(|referent| referent.country() == country)
            .collect();
        self.one_of(names, &home, stand)
            .map(Choice::One)
            .or_else(|| country.map(|country| Choice::Country(country.to_owned())))
            .unwrap_or(Choice::None)
    }

    /// Of places of one country and name the one that is meant: the only one, the one where the text
    /// says it is, the one beside the article's other places, the one that is listed, the largest by far.
    fn one_of(&self, names: &Names, home: &[Referent<'l>], stand: &Stand) -> Option<Referent<'l>> {
        let [first, rest @ ..] = home else {
            return None;
        };
        if rest.is_empty() {
            return Some(*first);
        }
        let held: Vec<Coordinates> = stand
            .containers
            .iter()
            .filter_map(|container| point(&names.entities[container.entity]))
            .collect();
        let country = first.country().unwrap_or_default();
        let beside = self
            .anchors
            .iter()
            .filter(|(of, _)| of == country)
            .map(|(_, at)| *at);
        let beside: Vec<Coordinates> = beside.collect();
        let all: Vec<usize> = (0..home.len()).collect();
        let listed =
            |referent: &&Referent<'_>| referent.listed.is_some_and(|name| name.place.is_some());
        let mut listed = home.iter().filter(listed);
        let only = listed.next().filter(|_| listed.next().is_none()).copied();
        // a town that news names is meant rather than a village of its name near the others
        let town = only.filter(|one| {
            one.listed
                .is_some_and(|name| name.subtype == Some(Subtype::City))
        });
        nearest(home, &held)
            .or(town)
            .or_else(|| nearest(home, &beside))
            .or(only)
            .or_else(|| largest(home, &all).map(|at| home[at]))
    }

    fn describe(&self, place: &mut Entity, referent: &Referent<'_>) {
        if let Some(name) = referent.listed {
            if !is_same(referent.listed, place) {
                name.ar.clone_into(&mut place.name);
                place.name_en = name.en.map(str::to_owned);
                place.subtype = name.subtype;
                place.known = true;
            }
            place.within = name.within.map(str::to_owned).into_iter().collect();
        }
        place.country = referent.country().map(str::to_owned);
        place.coordinates = referent.point();
        if let Some(town) = referent.town {
            place.name_en = place.name_en.take().or_else(|| Some(town.name.to_owned()));
            let area = self.text.lexicon().area(town.area);
            let more = area.filter(|area| *area != place.name && place.within.is_empty());
            place.within.extend(more.map(str::to_owned));
        }
        place.precision = place
            .coordinates
            .map(|_| Precision::of_place(place.subtype));
        if place.coordinates.is_none() {
            self.centre(place, referent.listed);
        }
    }

    /// The middle of a country or region.
    fn centre(&self, place: &mut Entity, listed: Option<Name<'_>>) {
        let gazetteer = self.text.lexicon().gazetteer();
        let country = place.country.as_deref();
        let region = || {
            let area = listed.and_then(|name| name.area)?;
            gazetteer
                .area_with_code(area)
                .map(|area| gazetteer.middle_of_area(area))
        };
        let middle = match place.subtype {
            Some(Subtype::Country) => {
                country.and_then(|country| gazetteer.middle_of_country(country))
            }
            Some(Subtype::Region) => region(),
            _ => None,
        };
        place.coordinates = middle.map(coordinates);
        place.precision = middle.map(|_| Precision::of_place(place.subtype));
    }

    /// What the place that another lies in tells of it: its country, and for a quarter or a building the
    /// point of the town.
    fn locate(&self, names: &mut Names, entity: usize, container: Option<Container>) {
        let around = container.map(|container| Around::of(&names.entities[container.entity]));
        let place = &mut names.entities[entity];
        if let Some((around, container)) = around.as_ref().zip(container)
            && place.country.is_none()
            && place.subtype == Some(Subtype::Region)
            && container.inside
        {
            place.country.clone_from(&around.country);
        }
        if is_wide(place.subtype) {
            return;
        }
        if let Some(around) = &around {
            let far = place
                .coordinates
                .zip(around.point())
                .is_some_and(|(one, other)| one.distance_km(other) > 3.0 * NEIGHBOURS);
            let inside = container.is_some_and(|container| container.inside);
            let other = inside && around.country.is_some() && place.country != around.country;
            let wide = around
                .precision
                .is_none_or(|wide| wide >= Precision::Region);
            let far = far || other;
            if far || place.country.is_none() && (inside || !wide) {
                // «القيروان غربي الموصل» is none that is known
                place.coordinates = place.coordinates.filter(|_| !far);
                place.precision = place.precision.filter(|_| !far);
                if far {
                    place.within.clear();
                    place.name_en = None;
                }
                place.country.clone_from(&around.country);
            }
            let part = is_part(place.subtype) && place.coordinates.is_none();
            if part && around.precision == Some(Precision::Town) {
                place.coordinates = around.coordinates;
                place.precision = around.precision;
            }
        }
        if place.country.is_none() && !place.known {
            place.country = self.countries.only().map(str::to_owned);
        }
    }
}

/// The one country that a place is said to lie in.
fn held<'n>(names: &'n Names, stand: &Stand) -> Option<&'n str> {
    let inside = stand.containers.iter().filter(|container| container.inside);
    let mut countries =
        inside.filter_map(|container| names.entities[container.entity].country.as_deref());
    let first = countries.next()?;
    countries.all(|other| other == first).then_some(first)
}

/// What is told of a place by the one that it lies in.
struct Around {
    name: String,
    subtype: Option<Subtype>,
    country: Option<String>,
    coordinates: Option<Coordinates>,
    precision: Option<Precision>,
    within: Vec<String>,
}

impl Around {
    fn of(place: &Entity) -> Self {
        Self {
            name: place.name.clone(),
            subtype: place.subtype,
            country: place.country.clone(),
            coordinates: place.coordinates,
            precision: place.precision,
            within: place.within.clone(),
        }
    }

    /// As [`point`].
    fn point(&self) -> Option<Coordinates> {
        let narrow = self.precision.is_some_and(|known| known <= Precision::Town);
        self.coordinates.filter(|_| narrow)
    }
}

/// What was chosen.
enum Choice<'l> {
    One(Referent<'l>),
    /// One of several in a country.
    Country(String),
    /// Places of several countries, none of which is meant more than another.
    Tie,
    /// Nothing is known of it.
    None,
}

/// People of a town that is known without its country being named.
const LARGE: u32 = 15_000;

/// The largest by far of some places.
fn largest(known: &[Referent<'_>], of: &[usize]) -> Option<usize> {
    let best = *of
        .iter()
        .max_by_key(|at| (known[**at].population(), std::cmp::Reverse(**at)))?;
    let town = known[best].town;
    let over = |other: usize| {
        let both = town.zip(known[other].town);
        other == best || both.is_some_and(|(town, other)| dwarfs(&town, &other))
    };
    of.iter().all(|other| over(*other)).then_some(best)
}

/// The place that is much nearer than the others to the nearest of some points.
fn nearest<'l>(home: &[Referent<'l>], points: &[Coordinates]) -> Option<Referent<'l>> {
    let far = |referent: &Referent<'_>| -> Option<f64> {
        let at = referent.point()?;
        points
            .iter()
            .map(|point| at.distance_km(*point))
            .min_by(f64::total_cmp)
    };
    let mut all: Vec<(f64, Referent<'l>)> = home
        .iter()
        .filter_map(|one| Some((far(one)?, *one)))
        .collect();
    all.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    let ((best, first), (second, _)) = (all.first()?, all.get(1)?);
    (*best <= NEIGHBOURS && *second > 2.0 * best + NEIGHBOURS / 2.0).then_some(*first)
}

/// Fills what a place lies in from the place that it is said to lie in.
fn within(names: &mut Names, entity: usize, stand: &Stand) {
    let Some(container) = stand.containers.iter().find(|container| container.inside) else {
        return;
    };
    let around = Around::of(&names.entities[container.entity]);
    let place = &mut names.entities[entity];
    let fits = around.precision != Some(Precision::Country)
        && around.subtype != Some(Subtype::Country)
        && around.country == place.country
        && !is_wide(place.subtype)
        && around.name != place.name
        && !around.within.contains(&place.name);
    if fits && !place.within.contains(&around.name) {
        let wider = std::mem::take(&mut place.within);
        place.within.push(around.name);
        let more = around.within.into_iter().chain(wider);
        for name in more {
            if !place.within.contains(&name) && name != place.name {
                place.within.push(name);
            }
        }
    }
}

/// The point of a place that is one, no middle of a larger one.
fn point(place: &Entity) -> Option<Coordinates> {
    let narrow = place
        .precision
        .is_some_and(|known| known <= Precision::Town);
    place.coordinates.filter(|_| narrow)
}

#[allow(clippy::cast_precision_loss)] // some millions
fn decades(people: u32) -> f32 {
    (people as f32).log10()
}

fn is_same(listed: Option<Name<'_>>, entity: &Entity) -> bool {
    listed.is_some_and(|name| {
        entity.known && name.ar == entity.name && name.country == entity.country.as_deref()
    })
}

/// Whether a listed place of this kind is no town of the same name.
fn is_fixed(subtype: Option<Subtype>) -> bool {
    use Subtype::{Camp, City, District, Region, Village};
    !matches!(
        subtype,
        None | Some(Camp | City | District | Region | Village)
    )
}

/// Whether a place of this kind may lie in several countries or is one.
fn is_wide(subtype: Option<Subtype>) -> bool {
    subtype.is_some_and(|subtype| Precision::of_place(Some(subtype)) >= Precision::Region)
}

/// Whether a place of this kind is a part of a town.
fn is_part(subtype: Option<Subtype>) -> bool {
    use Subtype::{Building, Camp, District, Road, Square};
    matches!(subtype, Some(Building | Camp | District | Road | Square))
}
