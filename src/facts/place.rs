//! How one place lies to another: what a ledger asks before it takes two reports for one event.

use super::{Coordinates, Entity, Precision};

/// A place by what is known of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place<'a> {
    /// As in [`Entity::name`].
    pub name: &'a str,
    /// ISO 3166-1 alpha-2 code.
    pub country: Option<&'a str>,
    /// Where it is, or its middle.
    pub coordinates: Option<Coordinates>,
    /// What the coordinates stand for.
    pub precision: Option<Precision>,
    /// What it lies in, the smallest first, without the country.
    pub within: &'a [String],
}

/// How one place lies to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Relation {
    /// They are one place.
    Same,
    /// The first holds the second.
    Contains,
    /// The first lies in the second.
    Within,
    /// Both are points, this many kilometres apart.
    Apart(u32),
    /// Neither can be in the other: they lie in different countries or provinces.
    Disjoint,
    /// What is known of them does not tell.
    Unknown,
}

impl<'a> From<&'a Entity> for Place<'a> {
    fn from(entity: &'a Entity) -> Self {
        Self {
            name: &entity.name,
            country: entity.country.as_deref(),
            coordinates: entity.coordinates,
            precision: entity.precision,
            within: &entity.within,
        }
    }
}

impl Place<'_> {
    /// Whether `other` lies in this place: a town in its province, a province in its country.
    ///
    /// ```
    /// use karabakh::facts::{Place, Precision};
    ///
    /// let place = |name, precision, within| Place {
    ///     name,
    ///     country: Some("IQ"),
    ///     coordinates: None,
    ///     precision: Some(precision),
    ///     within,
    /// };
    /// let nineveh = ["نينوى".to_owned()];
    /// let mosul = place("الموصل", Precision::Town, &nineveh);
    /// assert!(place("نينوى", Precision::Region, &[]).contains(&mosul));
    /// assert!(place("العراق", Precision::Country, &[]).contains(&mosul));
    /// assert!(!mosul.contains(&place("نينوى", Precision::Region, &[])));
    /// ```
    #[must_use]
    pub fn contains(&self, other: &Place<'_>) -> bool {
        let one_country = self.country.is_some() && self.country == other.country;
        match self.precision {
            Some(Precision::Country) => one_country && other.precision != self.precision,
            None
            | Some(Precision::Exact | Precision::Town | Precision::District | Precision::Region) => {
                self.may_share(other) && other.within.iter().any(|name| name == self.name)
            }
        }
    }

    /// How this place lies to `other`.
    #[must_use]
    pub(crate) fn relation_to(&self, other: &Place<'_>) -> Relation {
        if self.contains(other) {
            Relation::Contains
        } else if other.contains(self) {
            Relation::Within
        } else if self.name == other.name && self.may_share(other) {
            Relation::Same
        } else if !self.may_share(other) || self.in_different_regions(other) {
            Relation::Disjoint
        } else {
            let apart = self.distance_km(other);
            apart.map_or(Relation::Unknown, Relation::Apart)
        }
    }

    /// How far two points are from each other; none where one is no point but the middle of a region.
    #[must_use]
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // 20,000 at most
    pub(crate) fn distance_km(&self, other: &Place<'_>) -> Option<u32> {
        let point = |place: &Place<'_>| {
            let narrow = place
                .precision
                .is_some_and(|known| known <= Precision::Town);
            place.coordinates.filter(|_| narrow)
        };
        Some(point(self)?.distance_km(point(other)?).round() as u32)
    }

    /// Whether nothing says that they are in different countries.
    fn may_share(&self, other: &Place<'_>) -> bool {
        let both = self.country.zip(other.country);
        both.is_none_or(|(one, other)| one == other)
    }

    /// Whether both are regions, or lie in different ones.
    fn in_different_regions(&self, other: &Place<'_>) -> bool {
        let region = |place: &Place<'_>| -> Option<String> {
            let own = (place.precision == Some(Precision::Region)).then(|| place.name.to_owned());
            own.or_else(|| place.within.last().cloned())
        };
        let both = region(self).zip(region(other));
        both.is_some_and(|(one, other)| one != other)
    }
}

#[cfg(test)]
mod tests {
    use super::{Place, Precision, Relation};
    use crate::facts::{Coordinates, Degrees};

    fn town<'a>(name: &'a str, lat: i16, lon: i16, within: &'a [String]) -> Place<'a> {
        let (lat, lon) = (Degrees::of_hundredths(lat), Degrees::of_hundredths(lon));
        Place {
            name,
            country: Some("SY"),
            coordinates: Some(Coordinates { lat, lon }),
            precision: Some(Precision::Town),
            within,
        }
    }

    #[test]
    fn towns_of_two_provinces_are_disjoint_and_those_of_one_are_apart() {
        let (idlib, aleppo) = (["إدلب".to_owned()], ["حلب".to_owned()]);
        let saraqib = town("سراقب", 3586, 3680, &idlib);
        let maarat = town("معرة النعمان", 3564, 3668, &idlib);
        let azaz = town("أعزاز", 3659, 3704, &aleppo);
        assert_eq!(saraqib.relation_to(&azaz), Relation::Disjoint);
        assert_eq!(saraqib.relation_to(&maarat), Relation::Apart(27));
        assert_eq!(saraqib.relation_to(&saraqib), Relation::Same);
    }

    #[test]
    fn a_country_holds_its_towns_and_no_others() {
        let within = [];
        let homs = town("حمص", 3473, 3671, &within);
        let country = |code| Place {
            name: "",
            country: Some(code),
            coordinates: None,
            precision: Some(Precision::Country),
            within: &[],
        };
        assert_eq!(country("SY").relation_to(&homs), Relation::Contains);
        assert_eq!(homs.relation_to(&country("SY")), Relation::Within);
        assert_eq!(country("IQ").relation_to(&homs), Relation::Disjoint);
    }
}
