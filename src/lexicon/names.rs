//! The names of the lexicon, all their letters in one text.

use std::borrow::Cow;

use super::blob::{Array, Reader, Writer};
use super::file::NameEntry;
use super::{EntityType, NameId, Subtype};

/// A person, place, body or other thing that the lexicon names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Name<'l> {
    /// Canonical Arabic name.
    pub ar: &'l str,
    /// English name.
    pub en: Option<&'l str>,
    /// What it is.
    pub kind: EntityType,
    /// What exactly it is.
    pub subtype: Option<Subtype>,
    /// ISO 3166-1 alpha-2 code.
    pub country: Option<&'l str>,
    /// Latitude and longitude of a place, in hundredths of a degree.
    pub place: Option<(i16, i16)>,
    /// The name of the place that it lies in.
    pub within: Option<&'l str>,
    /// The code of the first-order division that it is or gives its name to: `IQ.15`.
    pub area: Option<&'l str>,
    /// Whether it is a common word too.
    pub ambiguous: bool,
    /// Whether it may stand for a government.
    pub capital: bool,
}

#[derive(Debug, Default)]
pub(super) struct Names {
    /// Arabic name, English name, country, what it lies in and area of each, one after the other.
    text: Cow<'static, str>,
    /// Where the first begins, where each ends, the flags, latitude and longitude.
    records: Array<8>,
    /// Countries, and places that give their names to first-order divisions.
    regions: Array<1>,
}

// the flags; the lowest two bits are the type
const HAS_EN: u32 = 1 << 2;
const HAS_COUNTRY: u32 = 1 << 3;
const HAS_PLACE: u32 = 1 << 4;
const AMBIGUOUS: u32 = 1 << 5;
const CAPITAL: u32 = 1 << 6;
/// From here on: one more than the place of the subtype among all.
const SUBTYPE: u32 = 8;

impl Names {
    pub(super) fn len(&self) -> u32 {
        self.records.len()
    }

    pub(super) fn ids(&self) -> impl DoubleEndedIterator<Item = NameId> + use<> {
        (0..self.len()).map(NameId)
    }

    pub(super) fn regions(&self) -> impl DoubleEndedIterator<Item = NameId> {
        self.regions.iter().map(|[id]| NameId(id))
    }

    pub(super) fn get(&self, id: NameId) -> Name<'_> {
        let [start, ar, en, country, within, area, flags, place] = self.records.get(id.0);
        let slice = |from: u32, to: u32| &self.text[from as usize..to as usize];
        Name {
            ar: slice(start, ar),
            en: (flags & HAS_EN != 0).then(|| slice(ar, en)),
            kind: flags_kind(flags),
            subtype: flags_subtype(flags),
            country: (flags & HAS_COUNTRY != 0).then(|| slice(en, country)),
            place: (flags & HAS_PLACE != 0).then(|| unpack_place(place)),
            within: (within > country).then(|| slice(country, within)),
            area: (area > within).then(|| slice(within, area)),
            ambiguous: flags & AMBIGUOUS != 0,
            capital: flags & CAPITAL != 0,
        }
    }

    #[allow(clippy::cast_possible_truncation)] // far less than 4 GiB of names fit in memory
    pub(super) fn push(&mut self, entry: &NameEntry) {
        let text = self.text.to_mut();
        let start = text.len() as u32;
        let parts = [
            Some(&entry.ar),
            entry.en.as_ref(),
            entry.country.as_ref(),
            entry.within.as_ref(),
            entry.area.as_ref(),
        ];
        let [ar, en, country, within, area] = parts.map(|part| {
            text.push_str(part.map_or("", String::as_str));
            text.len() as u32
        });
        let place = entry.lat.zip(entry.lon).map_or(0, pack_place);
        let id = self.records.push([
            start,
            ar,
            en,
            country,
            within,
            area,
            entry_flags(entry),
            place,
        ]);
        if entry.subtype == Some(Subtype::Country) || entry.area.is_some() {
            self.regions.push([id]);
        }
    }

    #[allow(dead_code)] // the build script writes
    pub(super) fn write(&self, to: &mut Writer) {
        to.text(&self.text);
        to.array(&self.records);
        to.array(&self.regions);
    }

    pub(super) fn read(from: &mut Reader) -> Option<Self> {
        Some(Self {
            text: Cow::Borrowed(from.text()?),
            records: from.array()?,
            regions: from.array()?,
        })
    }
}

#[allow(clippy::cast_possible_truncation)] // a few subtypes
fn entry_flags(entry: &NameEntry) -> u32 {
    let kind = match entry.kind {
        EntityType::Person => 0,
        EntityType::Location => 1,
        EntityType::Organization => 2,
        EntityType::Misc => 3,
    };
    let known = |subtype| Subtype::ALL.iter().position(|known| *known == subtype);
    let subtype = entry.subtype.and_then(known).map_or(0, |at| at as u32 + 1);
    let flag = |is: bool, bit: u32| if is { bit } else { 0 };
    kind | subtype << SUBTYPE
        | flag(entry.en.is_some(), HAS_EN)
        | flag(entry.country.is_some(), HAS_COUNTRY)
        | flag(entry.lat.is_some() && entry.lon.is_some(), HAS_PLACE)
        | flag(entry.ambiguous, AMBIGUOUS)
        | flag(entry.capital, CAPITAL)
}

fn flags_subtype(flags: u32) -> Option<Subtype> {
    let at = (flags >> SUBTYPE).checked_sub(1)?;
    Subtype::ALL.get(at as usize).copied()
}

/// Latitude and longitude as one number, in hundredths of a degree.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // 18,000 at most
fn pack_place((lat, lon): (f64, f64)) -> u32 {
    let hundredths = |degrees: f64| (degrees * 100.0).round() as i16 as u16;
    u32::from(hundredths(lat)) << 16 | u32::from(hundredths(lon))
}

#[allow(clippy::cast_possible_truncation, clippy::cast_possible_wrap)] // the two halves
fn unpack_place(place: u32) -> (i16, i16) {
    ((place >> 16) as i16, place as i16)
}

fn flags_kind(flags: u32) -> EntityType {
    match flags & 3 {
        0 => EntityType::Person,
        1 => EntityType::Location,
        2 => EntityType::Organization,
        _ => EntityType::Misc,
    }
}
