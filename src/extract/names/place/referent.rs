//! The places that a name may mean.

use std::ops::Range;

use crate::facts::{Coordinates, Degrees, EntityType};
use crate::lexicon::{Gazetteer, Kind, Kinds, Name, Sense, Town};
use crate::spelling::{ARTICLE, key, words};
use crate::text::Text;

/// A place that a name may mean: of the lexicon, of the gazetteer or of both.
#[derive(Debug, Clone, Copy)]
pub(super) struct Referent<'l> {
    pub(super) listed: Option<Name<'l>>,
    pub(super) town: Option<Town>,
}

/// Towns of one name that are no further from each other are one.
const ONE_TOWN: f64 = 25.0;

impl<'l> Referent<'l> {
    pub(super) fn country(&self) -> Option<&'l str> {
        let listed = self.listed.and_then(|name| name.country);
        listed.or(self.town.map(|town| town.country))
    }

    pub(super) fn point(&self) -> Option<Coordinates> {
        let listed = self.listed.and_then(|name| name.place);
        listed.or(self.town.map(|town| town.place)).map(coordinates)
    }

    pub(super) fn population(&self) -> u32 {
        self.town.map_or(0, |town| town.population)
    }

    fn is_near(&self, other: &Self) -> bool {
        let points = self.point().zip(other.point());
        points.is_some_and(|(one, other)| one.distance_km(other) <= ONE_TOWN)
    }
}

pub(super) fn coordinates((lat, lon): (i16, i16)) -> Coordinates {
    Coordinates {
        lat: Degrees::of_hundredths(lat),
        lon: Degrees::of_hundredths(lon),
    }
}

/// Every place that one of some folded names names letter by letter.
pub(super) fn referents<'l>(text: &Text<'l>, forms: &[String]) -> Vec<Referent<'l>> {
    let lexicon = text.lexicon();
    let mut found: Vec<Referent<'_>> = Vec::new();
    for form in forms {
        for sense in lexicon.senses(form) {
            let Sense::Name(id, _) = sense else { continue };
            let name = lexicon.name(*id);
            let known = |other: &Referent<'_>| other.listed == Some(name);
            if name.kind == EntityType::Location && !found.iter().any(known) {
                found.push(Referent {
                    listed: Some(name),
                    town: None,
                });
            }
        }
    }
    let gazetteer = lexicon.gazetteer();
    for town in forms.iter().flat_map(|form| named(gazetteer, form)) {
        add(&mut found, town);
    }
    found
}

/// The towns of a folded name; with or without its article when there are none otherwise.
fn named(gazetteer: Gazetteer, form: &str) -> Vec<Town> {
    let towns: Vec<Town> = gazetteer.towns_named(form).collect();
    if !towns.is_empty() {
        return towns;
    }
    match form.strip_prefix(ARTICLE) {
        Some(bare) => gazetteer.towns_named(bare).collect(),
        None => gazetteer.towns_named(&format!("{ARTICLE}{form}")).collect(),
    }
}

/// Adds a town, to a place that it is already where there is one.
pub(super) fn add(found: &mut Vec<Referent<'_>>, town: Town) {
    let new = Referent {
        listed: None,
        town: Some(town),
    };
    let same = |known: &Referent<'_>| known.country() == Some(town.country) && known.is_near(&new);
    match found.iter_mut().find(|known| same(known)) {
        Some(known)
            if known
                .town
                .is_none_or(|other| other.population < town.population) =>
        {
            known.town = Some(town);
        }
        Some(_) => {}
        None => found.push(new),
    }
}

/// How sure a town that is found by its sound must be, and how much surer than the next.
const SURE: f32 = 0.83;
const AHEAD: f32 = 0.03;

/// The one town of a country whose name sounds as a folded name.
pub(super) fn sounding(text: &Text<'_>, form: &str, country: &str) -> Option<Town> {
    let mut towns = text
        .lexicon()
        .gazetteer()
        .towns_sounding_like(form, country);
    towns
        .sort_by(|(one, a), (other, b)| b.total_cmp(a).then(other.population.cmp(&one.population)));
    let (best, sure) = *towns.first()?;
    let at = |town: Town| coordinates(town.place);
    let rival = |(town, close): &(Town, f32)| {
        *close > sure - AHEAD && at(*town).distance_km(at(best)) > ONE_TOWN && !dwarfs(&best, town)
    };
    let alone = !towns[1..].iter().any(rival);
    (sure >= SURE && alone).then_some(best)
}

/// How many times more people make one of two towns the one that is meant.
const MANY: u32 = 4;

/// Whether a town is so much larger than another that it is meant.
pub(super) fn dwarfs(town: &Town, other: &Town) -> bool {
    town.population > MANY * other.population.max(1000)
}

/// The folded forms of a mention: as it stands, and without a word for what it is.
pub(super) fn forms(text: &Text<'_>, mention: &str, tokens: &Range<usize>) -> Vec<String> {
    let whole = words(&key(mention)).collect::<Vec<_>>().join(" ");
    let bare = whole
        .split_once(' ')
        .filter(|_| text.is(tokens.start, Kinds::of(Kind::TypeWord)))
        .map(|(_, bare)| bare.to_owned());
    std::iter::once(whole).chain(bare).collect()
}

/// Some words of a text, folded.
pub(super) fn joined(text: &Text<'_>, tokens: Range<usize>) -> String {
    let forms: Vec<&str> = tokens.map(|at| text.form(at)).collect();
    forms.join(" ")
}
