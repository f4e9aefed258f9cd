//! Letters. One fold serves the text and the lexicon, so that spellings which no reader tells
//! apart compare equal; [`OffsetMap`] leads from every folded position back to the article.

mod clitic;
mod fold;
mod offsets;
mod transliteration;
mod verb;

use std::borrow::Cow;

pub use clitic::{Lead, leads};
pub use fold::{Canonical, canonical};
pub use offsets::OffsetMap;
pub use transliteration::{
    JOINED, Skeleton, confidence, confidence_folded, is_inflected, is_native,
};
pub use verb::{is_first_person, is_future_verb, is_present_verb, is_we};

/// The definite article, folded.
pub const ARTICLE: &str = "ال";

/// The conjunction that is written onto the next word.
pub const AND: char = 'و';

/// Conjunctions that are written onto the next word.
pub const CONJUNCTIONS: [char; 2] = ['و', 'ف'];

/// Prepositions that are written onto the next word.
pub const PREPOSITIONS: [char; 3] = ['ب', 'ك', 'ل'];

/// The preposition of the one who is spoken to.
pub const FOR: char = 'ل';

/// ل with an article behind it.
pub const FOR_THE: &str = "لل";

/// The letter of the indefinite accusative: قائلا.
pub const ACCUSATIVE: char = 'ا';

/// The ending of a plural or dual that is no subject: مهندسين.
pub const OBLIQUE: &str = "ين";

/// The ending of a plural that is a subject: مجهولون.
pub const NOMINATIVE: &str = "ون";

/// Ending of duals and of plurals of things, as it is folded.
pub const DUAL: &str = "ان";

/// Ending of a past whose subject is «they».
pub const THEY: &str = "وا";

/// The vowel u, which the second letter of a passive bears.
pub const DAMMA: char = 'ُ';

/// Letter of the future, before a present.
pub const WILL: char = 'س';

/// Pronouns that hang on a verb as its object: نشرته, رصدتها.
pub const PRONOUNS: [&str; 3] = ["ه", "ها", "هم"];

/// The ending of a verb whose subject is «we».
pub const WE: &str = "نا";

/// The word for «what», also written onto the one before it: حسبما.
pub const WHAT: &str = "ما";

/// The ending of a feminine adjective made of a noun: صناعية, folded.
pub const NISBA: &str = "يه";

/// The letter that tells إمام from أمام, which the fold writes alike.
pub const HAMZA_BELOW: char = 'إ';

/// The sign of the indefinite accusative.
pub const TANWEEN: char = 'ً';

/// The feminine ending as it is written, before folding.
pub const TA_MARBUTA: char = 'ة';

/// The letter of feminine nouns, folded.
pub const FEMININE: char = 'ه';

/// The ending of feminine plurals: قوات.
pub const FEMININES: &str = "ات";

/// The letter of feminine verbs in the past: قالت.
pub const SHE: char = 'ت';

/// The letter with which most participles begin: مطلع, مقرب.
pub const PARTICIPLE: char = 'م';

/// Letters with which relational adjectives end, folded: أمني, أمنية.
pub const ADJECTIVE: [char; 2] = ['ي', 'ه'];

/// The letter that a final ى is folded to, with its dots: علي is a man, على is «on».
pub const YA: char = 'ي';

/// The letter of the pronoun «his», which the fold writes like the ة of a noun.
pub const HIS: char = 'ه';

/// The preposition «by», written onto the next word.
pub const BY: char = 'ب';

/// Letters with which present and future verbs begin.
pub const PRESENT: [char; 2] = ['ي', 'ت'];

/// Endings of the past after its bare form: اعتقلت, اعتقلوا, اعتقلا, اعتقلتا.
pub const PAST_ENDINGS: [&str; 4] = ["ت", "وا", "ا", "تا"];

/// Endings of the present for many and for two: يعتقلون, يعتقلان.
pub const PRESENT_ENDINGS: [&str; 2] = ["ون", "ان"];

/// The last letter of a verb, folded, that it loses before an ending: التقى, التقت.
pub const WEAK: char = 'ي';

/// Pronouns that are written onto a noun or verb.
pub const SUFFIXES: [&str; 5] = ["ها", "هم", "هما", "نا", "ه"];

/// The folded form of `word`, for comparing.
///
/// ```
/// assert_eq!(karabakh::spelling::key("قَرَّةُ بـاغ"), karabakh::spelling::key("قره باغ"));
/// ```
#[must_use]
pub fn key(word: &str) -> String {
    canonical(word).text
}

/// Words that a line of the article broke apart, with single spaces between them; all else as it is.
///
/// ```
/// assert_eq!(karabakh::spelling::on_one_line("نيكول\nباشينيان"), "نيكول باشينيان");
/// ```
#[must_use]
pub fn on_one_line(words: &str) -> Cow<'_, str> {
    if words.contains('\n') {
        let words: Vec<_> = words.split_whitespace().collect();
        Cow::Owned(words.join(" "))
    } else {
        Cow::Borrowed(words)
    }
}

/// Whether `c` is a sign on a letter, which the fold takes off.
#[must_use]
pub fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// Whether `c` belongs to a word, once folded.
#[must_use]
#[inline]
pub fn is_letter(c: char) -> bool {
    match c {
        // what nearly every letter of an article is, once folded
        'ء'..='غ' | 'ف'..='ي' | 'a'..='z' => true,
        '\0'..='`' | '{'..='\x7f' => c.is_ascii_alphabetic(),
        _ => c.is_alphabetic(),
    }
}

/// The words and numbers of a folded text: letters apart from digits (37ألف is two).
pub fn words(folded: &str) -> impl Iterator<Item = &str> {
    let mut rest = folded;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| !is_letter(c) && !c.is_ascii_digit());
        let digits = rest.chars().next()?.is_ascii_digit();
        let ends = |c: char| {
            if digits {
                !c.is_ascii_digit()
            } else {
                !is_letter(c)
            }
        };
        let (word, tail) = rest.split_at(rest.find(ends).unwrap_or(rest.len()));
        rest = tail;
        Some(word)
    })
}

#[cfg(test)]
mod tests {
    use super::is_letter;

    #[test]
    fn letters_are_what_unicode_says() {
        assert!(('\0'..=char::MAX).all(|c| is_letter(c) == c.is_alphabetic()));
    }
}
