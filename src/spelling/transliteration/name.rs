//! Names of one or several words.

use super::super::{ARTICLE, key, words};
use super::costs::{NEVER, consonant_count};
use super::distance::{Habits, LONGEST, spelling_distance};
use super::native::{is_native, usual_spelling};

/// The confidence from which two spellings are taken for one name.
pub const JOINED: f32 = 0.85;

/// Words that belong to the word after them, and the form in which they are compared.
const LEADING: &[(&str, &str)] = &[
    ("عبد", "عبد"),
    ("ابو", "ابو"),
    ("ابا", "ابو"),
    ("ابي", "ابو"),
    ("ال", "ال"),
];

/// Words that belong to the word before them.
const TRAILING: &[&str] = &["الله", "الدين", "اوغلو", "اوغلي", "اوغلى", "زاده", "باشا"];

/// What it costs to write two words together or to leave an ال out.
const TOGETHER: u32 = 15;

/// How sure it is that two names are spellings of one, from 0 to 1 (the same letters, once folded).
///
/// ```
/// use karabakh::spelling::{JOINED, spelling_confidence};
///
/// assert!(spelling_confidence("سيرجي لافروف", "سيرغي لافروڤ") > JOINED);
/// assert!(spelling_confidence("حسن نصر الله", "حسن نصرالله") > JOINED);
/// assert!(spelling_confidence("صدام حسين", "صدام حسن") < JOINED);
/// ```
#[must_use]
pub fn spelling_confidence(a: &str, b: &str) -> f32 {
    confidence_folded(&key(a), &key(b))
}

/// [`spelling_confidence`] of names that are folded already.
#[must_use]
pub(crate) fn confidence_folded(a: &str, b: &str) -> f32 {
    confidence_from(0.0, a, b)
}

/// [`confidence_folded`] where it is `least` or more; what is less is found to be so early, and may be told as 0.
#[must_use]
pub(crate) fn confidence_from(least: f32, a: &str, b: &str) -> f32 {
    if a == b {
        return 1.0;
    }
    if !a.contains(' ') && !b.contains(' ') && words(a).count() == 1 && words(b).count() == 1 {
        return of_words(least, a, b);
    }
    let (a, b) = (compound_words(a), compound_words(b));
    if a.len() == b.len() {
        let mut words = a.iter().zip(&b).map(|(a, b)| of_words(least, a, b));
        let all = words.try_fold(1.0, |sure: f32, word| {
            (word >= least).then_some(sure.min(word))
        });
        return all.unwrap_or_default();
    }
    if a.len().abs_diff(b.len()) == 1 {
        return joined_confidence(least, &a.concat(), &b.concat());
    }
    0.0
}

/// The words of a folded name, those that belong together as one.
fn compound_words(folded: &str) -> Vec<String> {
    let mut whole: Vec<String> = Vec::new();
    let mut open = false;
    for word in words(folded) {
        let leading = LEADING.iter().find(|(form, _)| *form == word);
        let plain = leading.map_or(word, |(_, plain)| plain);
        match whole.last_mut() {
            Some(last) if open || TRAILING.contains(&word) => last.push_str(plain),
            _ => whole.push(plain.to_owned()),
        }
        open = leading.is_some();
    }
    whole
}

/// Names of which one parts a word in two: ماريوبول, ماريو بول.
fn joined_confidence(least: f32, a: &str, b: &str) -> f32 {
    confidence_of(least, a, b, Habits::Foreign, TOGETHER)
}

fn of_words(least: f32, a: &str, b: &str) -> f32 {
    let (a, b) = (usual_spelling(a), usual_spelling(b));
    if a == b {
        return 1.0;
    }
    let (bare_a, bare_b) = (without_article(&a), without_article(&b));
    let habits = if is_short(bare_a) || is_short(bare_b) || is_native(&a) && is_native(&b) {
        Habits::Native
    } else {
        Habits::Foreign
    };
    let one_definite = (bare_a.len() == a.len()) != (bare_b.len() == b.len());
    let article = match habits {
        _ if !one_definite => 0,
        Habits::Foreign => TOGETHER,
        // علي, العلي
        Habits::Native => NEVER,
    };
    confidence_of(least, bare_a, bare_b, habits, article)
}

fn without_article(word: &str) -> &str {
    word.strip_prefix(ARTICLE).unwrap_or(word)
}

/// Whether a word is so short that each vowel of it counts: سرت is not سيرت.
fn is_short(word: &str) -> bool {
    word.chars().count() <= 3
}

/// The most that two names of two consonants may differ by, and longer words of such: شويغو, شويجو.
const SHORT: (u32, u32) = (15, 30);

/// The distance of two words and what comes on top of it as confidence: the longer the words, the
/// more they may differ.
#[allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss
)] // small numbers
fn confidence_of(least: f32, a: &str, b: &str, habits: Habits, more: u32) -> f32 {
    let (mut first, mut second) = (['\0'; LONGEST], ['\0'; LONGEST]);
    let (Some(a), Some(b)) = (word_letters(a, &mut first), word_letters(b, &mut second)) else {
        return 0.0;
    };
    let consonants = consonant_count(a).max(consonant_count(b));
    let whole = 100 * (consonants + 1) as u32;
    let most = match (consonants, a.len().min(b.len())) {
        (0..=2, 0..=4) => SHORT.0,
        (0..=2, _) => SHORT.1,
        _ => whole / 3,
    };
    let most = most.min(((1.0 - least) * whole as f32).ceil() as u32);
    let cost = spelling_distance(a, b, habits, most) + more;
    if cost > most {
        return 0.0;
    }
    1.0 - cost as f32 / whole as f32
}

/// The letters of a word, when there are not too many.
fn word_letters<'b>(word: &str, buffer: &'b mut [char; LONGEST]) -> Option<&'b [char]> {
    let mut count = 0;
    for letter in word.chars() {
        *buffer.get_mut(count)? = letter;
        count += 1;
    }
    Some(&buffer[..count])
}
