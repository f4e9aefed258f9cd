//! Towns of the world, from `GeoNames`: where they are, in which division of which country, and by
//! which names Arabic texts call them. The table `towns.bin` is read where it lies in the program, so
//! that a start costs nothing. `pack` writes it; read `latin` for how towns without an Arabic name are
//! found by their sound.

#[cfg(feature = "train")]
mod latin;
#[cfg(feature = "train")]
pub(super) mod pack;

use std::cmp::Ordering;

use crate::spelling::{ARTICLE, Skeleton, confidence_folded, is_native};

/// The table, when none of its own is given.
static TOWNS: &[u8] = include_bytes!("towns.bin");

/// The first bytes of the table, which tell its version.
const MAGIC: [u8; 4] = *b"TWN1";

/// Bytes of one record of each part.
const TOWN: usize = 10;
const FORM: usize = 6;
const SOUND: usize = 7;
const COUNTRY: usize = 6;
const AREA: usize = 10;

/// All towns.
///
/// ```
/// use karabakh::lexicon::{Area, Gazetteer, Lexicon, Town};
///
/// let lexicon = Lexicon::builtin()?;
/// let gazetteer: Gazetteer = lexicon.gazetteer();
/// let (towns, forms) = gazetteer.size();
/// assert!(forms > 0 && gazetteer.towns().count() == towns);
/// let nineveh: Area = gazetteer.area_with_code("IQ.15").unwrap();
/// assert_eq!(lexicon.area(nineveh), Some("نينوى"));
/// let mosul: Town = gazetteer.towns_named("الموصل").find(|town| town.country == "IQ").unwrap();
/// assert_eq!(mosul.area, nineveh);
/// // a spelling that no list holds
/// let sounding = gazetteer.towns_sounding_like("تشيرنيهيف", "UA");
/// assert!(sounding.iter().any(|(town, _)| town.name == "Chernihiv"));
/// let (north, _) = gazetteer.middle_of_country("UA").unwrap();
/// assert!((4_400..5_300).contains(&north), "in hundredths of a degree");
/// # Ok::<(), karabakh::lexicon::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Gazetteer {
    /// Code and centre of each country.
    countries: &'static [[u8; COUNTRY]],
    /// Country, code and centre of each first-order division; in order.
    areas: &'static [[u8; AREA]],
    /// Latitude, longitude, area, population, where the name begins.
    towns: &'static [[u8; TOWN]],
    /// Where a form begins in `letters`, and its town; in the order of their letters.
    forms: &'static [[u8; FORM]],
    /// A hash of country and sound, and the form; in order.
    sounds: &'static [[u8; SOUND]],
    /// Forms, a byte a letter, each ended by a zero.
    letters: &'static [u8],
    /// Names of towns in Latin letters.
    names: &'static [u8],
}

/// A town, village or quarter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Town {
    id: u32,
    /// Latitude and longitude, in hundredths of a degree.
    pub place: (i16, i16),
    /// ISO 3166-1 alpha-2 code.
    pub country: &'static str,
    /// The first-order division that it lies in.
    pub area: Area,
    /// How many people live there, rounded down to a power of the square root of two; 0 when not known.
    pub population: u32,
    /// Its name in Latin letters.
    pub name: &'static str,
}

/// A first-order division of a country: a province, governorate or state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Area(u16);

impl Gazetteer {
    /// The towns that come with the tool.
    #[must_use]
    pub fn builtin() -> Self {
        Self::read(TOWNS).unwrap_or(Self::EMPTY)
    }

    const EMPTY: Self = Self {
        countries: &[],
        areas: &[],
        towns: &[],
        forms: &[],
        sounds: &[],
        letters: &[],
        names: &[],
    };

    fn read(bytes: &'static [u8]) -> Option<Self> {
        let mut rest = bytes.strip_prefix(&MAGIC)?;
        Some(Self {
            countries: next_records(&mut rest)?,
            areas: next_records(&mut rest)?,
            towns: next_records(&mut rest)?,
            forms: next_records(&mut rest)?,
            sounds: next_records(&mut rest)?,
            letters: next_records::<1>(&mut rest)?.as_flattened(),
            names: next_records::<1>(&mut rest)?.as_flattened(),
        })
    }

    /// How many towns there are, and how many names in Arabic letters.
    #[must_use]
    pub fn size(&self) -> (usize, usize) {
        (self.towns.len(), self.forms.len())
    }

    /// Every town.
    pub fn towns(self) -> impl Iterator<Item = Town> {
        (0..)
            .zip(self.towns)
            .map(move |(id, _)| self.town_with_id(id))
    }

    /// The towns that a folded name names letter by letter, in no order.
    pub fn towns_named(self, folded: &str) -> impl Iterator<Item = Town> {
        let first = self
            .forms
            .partition_point(|form| self.compare_form(*form, folded) == Ordering::Less);
        let same = move |form: &&[u8; FORM]| self.compare_form(**form, folded) == Ordering::Equal;
        let forms = self.forms[first..].iter().take_while(same);
        forms.map(move |form| self.town_with_id(read_number(&form[3..])))
    }

    /// The towns of a country whose names sound as a folded name, with how sure that is, from 0 to 1.
    #[must_use]
    pub fn towns_sounding_like(self, folded: &str, country: &str) -> Vec<(Town, f32)> {
        let bare = folded.strip_prefix(ARTICLE).unwrap_or(folded);
        let mut found: Vec<(Town, f32)> = Vec::new();
        let keys = std::iter::once(Skeleton::of(bare)).chain(Skeleton::other_keys(bare));
        for key in keys.filter(|key| key.len() >= FEWEST) {
            let hash = sound_key(country, key);
            let first = self
                .sounds
                .partition_point(|entry| read_number(&entry[..4]) < hash);
            let same = |entry: &&[u8; SOUND]| read_number(&entry[..4]) == hash;
            for entry in self.sounds[first..].iter().take_while(same) {
                let form = &self.forms[read_number(&entry[4..]) as usize];
                let town = self.town_with_id(read_number(&form[3..]));
                let sure = alike_share(folded, &self.form_spelling(*form));
                match found.iter_mut().find(|(known, _)| known.id == town.id) {
                    Some((_, best)) => *best = best.max(sure),
                    None => found.push((town, sure)),
                }
            }
        }
        found.retain(|(town, sure)| *sure > 0.0 && town.country == country);
        found
    }

    /// The middle of a country's towns, in hundredths of a degree.
    #[must_use]
    pub fn middle_of_country(self, code: &str) -> Option<(i16, i16)> {
        let at = self.country_number(code)?;
        Some(read_place(&self.countries[at][2..]))
    }

    fn country_number(self, code: &str) -> Option<usize> {
        let found = self
            .countries
            .binary_search_by(|record| record[..2].cmp(code.as_bytes()));
        found.ok()
    }

    /// The division with a code of `GeoNames`: `IQ.15`.
    #[must_use]
    pub fn area_with_code(self, code: &str) -> Option<Area> {
        let (country, code) = code.split_once('.')?;
        let wanted = (self.country_number(country)?, code.as_bytes());
        let at = self.areas.binary_search_by(|record| {
            (usize::from(record[0]), record[1..6].trim_ascii_end()).cmp(&wanted)
        });
        u16::try_from(at.ok()?).ok().map(Area)
    }

    /// The middle of a division's towns, in hundredths of a degree.
    #[must_use]
    pub(crate) fn middle_of_area(self, area: Area) -> (i16, i16) {
        read_place(&self.areas[usize::from(area.0)][6..])
    }

    fn code_of_area(self, area: &[u8; AREA]) -> &'static str {
        let code = &self.countries[usize::from(area[0])][..2];
        str::from_utf8(code).unwrap_or_default()
    }

    fn town_with_id(self, id: u32) -> Town {
        let record = &self.towns[id as usize];
        let end = self
            .towns
            .get(id as usize + 1)
            .map(|next| read_number(&next[7..]));
        let start = read_number(&record[7..]) as usize;
        let name = &self.names[start..end.map_or(self.names.len(), |end| end as usize)];
        let area = Area(u16::from_le_bytes([record[4], record[5]]));
        Town {
            id,
            place: read_place(record),
            country: self.code_of_area(&self.areas[usize::from(area.0)]),
            area,
            population: class_population(record[6]),
            name: str::from_utf8(name).unwrap_or_default(),
        }
    }

    /// The letters of a form.
    fn letters_of_form(self, form: [u8; FORM]) -> &'static [u8] {
        let rest = &self.letters[read_number(&form[..3]) as usize..];
        let end = rest.iter().position(|letter| *letter == 0);
        &rest[..end.unwrap_or(rest.len())]
    }

    fn form_spelling(self, form: [u8; FORM]) -> String {
        self.letters_of_form(form)
            .iter()
            .map(|byte| form_letter(*byte))
            .collect()
    }

    fn compare_form(self, form: [u8; FORM], folded: &str) -> Ordering {
        let letters = self
            .letters_of_form(form)
            .iter()
            .map(|byte| form_letter(*byte));
        letters.cmp(folded.chars())
    }
}

/// The fewest consonants of a name that is looked up by its sound.
const FEWEST: u32 = 2;

/// How sure it is that two folded names that sound alike are one: as spellings of a name differ, and
/// where one only has more long vowels than the other (جلب, جيليب) and is no Arabic word.
fn alike_share(a: &str, b: &str) -> f32 {
    let sure = confidence_folded(a, b);
    let native = is_native(a) && is_native(b);
    let fuller = || is_within(a, b) || is_within(b, a);
    if sure > 0.0 || native || name_consonants(a).ne(name_consonants(b)) || !fuller() {
        return sure;
    }
    BY_CONSONANTS
}

/// How sure names are of which one only has more long vowels.
const BY_CONSONANTS: f32 = 0.84;

/// Whether the letters of a name stand in another in their order.
fn is_within(short: &str, long: &str) -> bool {
    let mut letters = long.chars();
    short
        .chars()
        .all(|letter| letters.any(|other| other == letter))
}

fn name_consonants(name: &str) -> impl Iterator<Item = char> {
    let name = name.strip_prefix(ARTICLE).unwrap_or(name);
    let name = name.strip_suffix('ه').unwrap_or(name);
    name.chars()
        .filter(|letter| !matches!(letter, 'ا' | 'و' | 'ي' | 'ء' | ' '))
}

/// A letter of a form: its place in the Arabic block, or a space.
fn form_letter(byte: u8) -> char {
    char::from_u32(0x600 + u32::from(byte))
        .filter(|_| byte != b' ')
        .unwrap_or(' ')
}

fn sound_key(country: &str, key: Skeleton) -> u32 {
    let [high, low] = key.code();
    let bytes = country
        .bytes()
        .chain(high.to_le_bytes())
        .chain(low.to_le_bytes());
    bytes.fold(0x811c_9dc5, |hash: u32, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

/// A number of three or four bytes, the lowest first.
fn read_number(bytes: &[u8]) -> u32 {
    let bytes = bytes.iter().take(4).rev();
    bytes.fold(0, |number, byte| number << 8 | u32::from(*byte))
}

fn read_place(bytes: &[u8]) -> (i16, i16) {
    let at = |at: usize| i16::from_le_bytes([bytes[at], bytes[at + 1]]);
    (at(0), at(2))
}

/// The population of a class: powers of the square root of two.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // some millions at most
fn class_population(class: u8) -> u32 {
    match class {
        0 => 0,
        class => f32::from(class).mul_add(0.5, 0.0).exp2() as u32,
    }
}

/// The records of the next part: their number, then the bytes.
fn next_records<const N: usize>(rest: &mut &'static [u8]) -> Option<&'static [[u8; N]]> {
    let (count, tail) = rest.split_first_chunk::<4>()?;
    let length = (u32::from_le_bytes(*count) as usize).checked_mul(N)?;
    let (part, tail) = tail.split_at_checked(length)?;
    *rest = tail;
    Some(part.as_chunks().0)
}
