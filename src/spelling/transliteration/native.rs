//! Arabic words by their shape. A root of three or four consonants in one of the common patterns is
//! taken for Arabic; there the vowels carry meaning (حسن, حسين, حسان, محسن).

use std::borrow::Cow;

use super::super::ARTICLE;
use super::costs::is_vowel;

/// Shapes of nouns by their number of letters: `C` a consonant, `A` ا, `W` و, `Y` ي, other letters
/// themselves.
const SHAPES: [&[&str]; 8] = [
    &[],
    &[],
    // hollow or doubled
    &["CC"],
    // فعل, and hollow roots: نور, زيد
    &["CCC", "CWC", "CYC", "CAC", "CCY", "CCA"],
    // فعال فعيل فعول فاعل فعلل أفعل, weak ends: سامي
    &[
        "CCAC", "CCYC", "CCWC", "CACC", "CCCC", "CWAC", "CYAC", "CWYC", "ACCC", "CACY", "CCWY",
        "CACA", "CWAY",
    ],
    // فاعول فعلال أفعال مفعول مفاعل
    &[
        "CACWC", "CCCAC", "CCCYC", "CCCWC", "ACCAC", "مCACC", "مCCYC",
    ],
    // افتعال انفعال
    &["AتCCAC", "ACتCAC", "AنCCAC"],
    // استفعال
    &["AستCCAC"],
];

/// Endings that an Arabic word takes, with the shapes that take them; none are all.
const ENDINGS: &[(&str, &[&str])] = &[
    ("", &[]),
    ("ي", &[]),
    ("ه", &[]),
    ("يه", &[]),
    ("ان", &["CCC", "CYC", "CCYC"]),
    ("ا", &["CCC", "CACWC"]),
    ("اء", &["CCC"]),
    ("اوي", &["CCC", "CC"]),
];

/// Endings of family names that are made of Arabic given names: حسنوف, محمديان.
const FAMILY: &[&str] = &["وف", "يف", "ييف", "وفا", "يفا", "ييفا", "يان", "زاده"];

/// Letters that hardly any other language is written with.
const OWN: [char; 6] = ['ح', 'ع', 'ص', 'ض', 'ظ', 'ق'];

/// Whether a folded word looks Arabic, so that every letter of it counts.
///
/// ```
/// use karabakh::spelling::is_native;
///
/// assert!(is_native("حسين") && is_native("محمود") && is_native("حسينوف"));
/// assert!(!is_native("زيلينسكي") && !is_native("بوتين"));
/// ```
#[must_use]
pub fn is_native(word: &str) -> bool {
    let word = word.strip_prefix(ARTICLE).unwrap_or(word);
    let plain = ENDINGS
        .iter()
        .filter_map(|(ending, shapes)| Some((word.strip_suffix(ending)?, *shapes)));
    let family = FAMILY
        .iter()
        .filter_map(|ending| Some((word.strip_suffix(ending)?, &[][..])))
        .filter(|(stem, _)| stem.contains(OWN));
    plain
        .chain(family)
        .any(|(stem, shapes)| has_shape(stem, shapes))
}

/// Endings of inflected words: plurals, adjectives, pronouns.
const INFLECTED: &[&str] = &[
    "ات", "يه", "ها", "هم", "هن", "وا", "ته", "اته", "ييه", "اوه", "نا", "كم",
];

/// Whether a folded word looks like an inflected verb or noun rather than like a foreign name.
#[must_use]
pub(crate) fn is_inflected(word: &str) -> bool {
    let ends = word.ends_with(['ت', 'ه', 'ا', 'م', 'ن']);
    let present = ends && word.starts_with(['ي', 'ت', 'ن']);
    present || ends && INFLECTED.iter().any(|ending| word.ends_with(ending))
}

fn has_shape(stem: &str, shapes: &[&str]) -> bool {
    // يريفان is no word in ان
    let foreign = !shapes.is_empty() && stem.starts_with(['و', 'ي']);
    let letters = stem.chars().count();
    let of_length = SHAPES.get(letters).copied().unwrap_or_default();
    let any =
        |shape: &&str| (shapes.is_empty() || shapes.contains(shape)) && fits_shape(stem, shape);
    !foreign && of_length.iter().any(any)
}

fn fits_shape(stem: &str, shape: &str) -> bool {
    let mut letters = stem.chars();
    let mut first = true;
    let all = shape.chars().all(|place| {
        let Some(letter) = letters.next() else {
            return false;
        };
        let begins = std::mem::take(&mut first);
        match place {
            'C' => !is_vowel(letter) || begins && letter != 'ا',
            'A' => letter == 'ا',
            'W' => letter == 'و',
            'Y' => letter == 'ي',
            own => letter == own,
        }
    });
    all && letters.next().is_none()
}

/// Arabic words that are written with and without the ا of a long vowel, or with another hamza.
const HABITS: &[(&str, &str)] = &[
    ("رحمن", "رحمان"),
    ("اسحق", "اسحاق"),
    ("اسمعيل", "اسماعيل"),
    ("ابرهيم", "ابراهيم"),
    ("هرون", "هارون"),
    ("يسن", "ياسين"),
    ("لقمن", "لقمان"),
    ("عثمن", "عثمان"),
    ("سليمن", "سليمان"),
    ("معويه", "معاويه"),
    ("حرث", "حارث"),
    ("هياه", "هييه"),
];

/// A folded word as most write it: الرحمن as الرحمان, صنعاء as صنعا.
pub(super) fn usual_spelling(word: &str) -> Cow<'_, str> {
    let stem = word.strip_prefix(SERVANT).unwrap_or(word);
    let stem = stem.strip_prefix(ARTICLE).unwrap_or(stem);
    let before = &word[..word.len() - stem.len()];
    let bare = stem.strip_suffix('ء').unwrap_or(stem);
    match HABITS.iter().find(|(rare, _)| *rare == bare) {
        Some((_, usual)) => format!("{before}{usual}").into(),
        None => word[..before.len() + bare.len()].into(),
    }
}

/// عبد, which is written together with the name of God after it.
const SERVANT: &str = "عبد";
