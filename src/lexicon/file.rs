//! The shape of a lexicon file, as `data/README.md` explains it to editors.
//!
//! The build script compiles this file too, with an `EntityType` and a `Meaning` of its own.

use serde::Deserialize;

use super::{EntityType, Meaning, Subtype};

/// A lexicon file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct File {
    #[serde(default)]
    pub(crate) name: Vec<NameEntry>,
    #[serde(default)]
    pub(crate) word: Vec<WordEntry>,
}

/// `[[name]]`: one person, place or body with all its spellings.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NameEntry<S = String> {
    pub(crate) ar: S,
    pub(crate) en: Option<String>,
    #[serde(rename = "type")]
    pub(crate) kind: EntityType,
    pub(crate) subtype: Option<Subtype>,
    pub(crate) country: Option<String>,
    /// Degrees north and east.
    pub(crate) lat: Option<f64>,
    pub(crate) lon: Option<f64>,
    /// The place that it lies in, by its name: نينوى for الموصل.
    pub(crate) within: Option<S>,
    /// Of a region, or of the town that a region is called after: its code in `GeoNames`, `IQ.15`.
    pub(crate) area: Option<String>,
    /// Other spellings and other names.
    #[serde(default = "Vec::new")]
    pub(crate) also: Vec<S>,
    /// Names that suffice alone once the reader knows who is meant (بوتين).
    #[serde(default = "Vec::new")]
    pub(crate) short: Vec<S>,
    /// Also a common word: a name only beside a type word, in quotation marks or in a byline.
    #[serde(default)]
    pub(crate) ambiguous: bool,
    /// A capital or seat that may stand for its government (أعلنت باكو).
    #[serde(default)]
    pub(crate) capital: bool,
}

/// `[[word]]`: one meaning with all its words, by number and gender where that matters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WordEntry<S = String> {
    pub(crate) means: Meaning,
    /// Forms of no or of any number.
    #[serde(default = "Vec::new")]
    pub(crate) forms: Vec<S>,
    /// One masculine or neutral: جندي, قال.
    #[serde(default = "Vec::new")]
    pub(crate) singular: Vec<S>,
    /// One feminine: جندية, قالت.
    #[serde(default = "Vec::new")]
    pub(crate) feminine: Vec<S>,
    /// Two: جنديان, قالا.
    #[serde(default = "Vec::new")]
    pub(crate) dual: Vec<S>,
    /// Three and more: جنود, قالوا.
    #[serde(default = "Vec::new")]
    pub(crate) plural: Vec<S>,
}
