//! Names of countries by their codes.

use std::collections::BTreeMap;

use crate::facts::Subtype;
use crate::lexicon::Lexicon;

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
