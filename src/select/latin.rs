//! Names in Latin letters: which spellings are one name, and which Arabic name they may stand for.

use strsim::levenshtein;

use crate::spelling::ARTICLE;

/// How many letters of a word may be written otherwise: one in three.
const TOLERANCE: usize = 3;

/// Whether a folded text is written in Latin letters.
pub(super) fn is_latin(folded: &str) -> bool {
    folded.chars().any(|c| c.is_ascii_alphabetic()) && !folded.chars().any(is_arabic)
}

fn is_arabic(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{6ff}')
}

/// Whether two folded words are spellings of one name: the same consonants, and few letters that differ.
pub(super) fn is_alike(a: &str, b: &str) -> bool {
    let consonants = |word: &str| consonant_skeleton(&word.replace('w', "v"));
    let longest = a.chars().count().max(b.chars().count());
    a == b || consonants(a) == consonants(b) && levenshtein(a, b) <= (longest + 1) / TOLERANCE
}

/// The consonants of a folded name in either script, in the letters that one script writes for sounds of the
/// other: Lavrov and «لافروف» are both `lfrf`. Vowels and what stands for them in Arabic are left out.
pub(super) fn consonant_skeleton(name: &str) -> String {
    let mut skeleton = String::new();
    for word in name.split(' ') {
        if !skeleton.is_empty() {
            skeleton.push(' ');
        }
        let mut before = None;
        for (at, c) in word.chars().enumerate() {
            let sound = latin_consonant(c).filter(|sound| *sound != 'h' || at == 0);
            skeleton.extend(sound.filter(|_| sound != before));
            before = sound;
        }
    }
    skeleton
}

fn latin_consonant(c: char) -> Option<char> {
    Some(match c {
        'b' | 'p' | 'ب' => 'b',
        't' | 'd' | 'ت' | 'ث' | 'د' | 'ط' | 'ض' => 't',
        'k' | 'c' | 'q' | 'g' | 'j' | 'x' | 'ك' | 'ق' | 'ج' | 'غ' | 'خ' => 'k',
        'f' | 'v' | 'ف' => 'f',
        's' | 'z' | 'س' | 'ش' | 'ص' | 'ز' | 'ذ' | 'ظ' => 's',
        'h' | 'ه' | 'ح' => 'h',
        'l' | 'ل' => 'l',
        'm' | 'م' => 'm',
        'n' | 'ن' => 'n',
        'r' | 'ر' => 'r',
        _ => return None,
    })
}

/// The fewest consonants by which a name of one word is known in the other script.
const HEARD: usize = 3;

/// Articles and the like that stand before parts of Arabic names in Latin letters.
const ARTICLES: [&str; 10] = ["al", "el", "ul", "as", "ash", "ad", "at", "an", "ar", "az"];

/// Whether words in Latin letters are heard in an Arabic name, one after the other: the same consonants, and long
/// vowels where the Arabic has them. All is folded.
pub(super) fn is_heard(asked: &[String], arabic: &[&str]) -> bool {
    let asked: Vec<Vec<Sound>> = asked
        .iter()
        .filter(|word| asked.len() == 1 || !ARTICLES.contains(&word.as_str()))
        .map(|word| sounds_of_word(word))
        .collect();
    let said: Vec<Vec<Sound>> = arabic
        .iter()
        .map(|word| sounds_of_word(word.strip_prefix(ARTICLE).unwrap_or(word)))
        .collect();
    let heard = asked
        .iter()
        .flatten()
        .filter(|sound| sound.consonant.is_some());
    let same = |part: &[Vec<Sound>]| {
        part.iter()
            .zip(&asked)
            .all(|(said, asked)| sounds_agree(asked, said))
    };
    (asked.len() > 1 || heard.count() >= HEARD) && said.windows(asked.len().max(1)).any(same)
}

/// A consonant, or the end of a word, with the vowels before it.
#[derive(Debug)]
struct Sound {
    vowels: String,
    consonant: Option<char>,
}

fn sounds_of_word(word: &str) -> Vec<Sound> {
    let mut sounds: Vec<Sound> = Vec::new();
    let mut vowels = String::new();
    for (at, c) in word.chars().enumerate() {
        match latin_consonant(c).filter(|sound| *sound != 'h' || at == 0) {
            Some(sound) => {
                let doubled = vowels.is_empty()
                    && sounds
                        .last()
                        .is_some_and(|last| last.consonant == Some(sound));
                if !doubled {
                    sounds.push(Sound {
                        vowels: std::mem::take(&mut vowels),
                        consonant: Some(sound),
                    });
                }
            }
            None => vowels.push(c),
        }
    }
    sounds.push(Sound {
        vowels,
        consonant: None,
    });
    sounds
}

/// Whether a word in Latin letters may be what an Arabic one is read as.
fn sounds_agree(latin: &[Sound], arabic: &[Sound]) -> bool {
    let last = latin.len() - 1;
    latin.len() == arabic.len()
        && latin.iter().zip(arabic).enumerate().all(|(at, (l, a))| {
            let place = if at == 0 {
                Place::First
            } else if at == last {
                Place::Last
            } else {
                Place::Inside
            };
            l.consonant == a.consonant && vowels_agree(&l.vowels, &a.vowels, place)
        })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    First,
    Inside,
    Last,
}

fn vowels_agree(latin: &str, arabic: &str, place: Place) -> bool {
    if place == Place::First {
        return true;
    }
    let has = |letters: &[char]| latin.contains(letters);
    let written = |letter: char| arabic.contains(letter);
    let long = written('ا') || written('و') || written('ي');
    let told = (!written('ا') || has(&['a', 'e', 'o']))
        && (!written('و') || has(&['o', 'u', 'w', 'v']))
        && (!written('ي') || has(&['i', 'e', 'y']));
    let drawn = latin
        .chars()
        .filter(|c| c.is_ascii_alphabetic() && *c != 'h')
        .count()
        > 1;
    let ends = place == Place::Last && latin.ends_with(['i', 'y']);
    told && (!drawn || long || place == Place::Last) && (!ends || written('ي'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spelling::{key, words};

    #[test]
    fn a_name_in_latin_letters_is_heard_in_the_arabic_one() {
        let heard = |latin: &str, arabic: &str| {
            let (latin, arabic) = (key(latin), key(arabic));
            let asked: Vec<String> = words(&latin).map(str::to_owned).collect();
            is_heard(&asked, &words(&arabic).collect::<Vec<_>>())
        };
        for (latin, arabic) in [
            ("Hemedti", "حميدتي"),
            ("Yahya Saree", "يحيى سريع"),
            ("Burhan", "عبد الفتاح البرهان"),
            ("al-Burhan", "عبد الفتاح البرهان"),
            ("Konashenkov", "إيغور كوناشينكوف"),
            ("Stepanyan", "شوشان ستيبانيان"),
            ("Hussein", "حسين"),
        ] {
            assert!(heard(latin, arabic), "{latin} {arabic}");
        }
        for (latin, arabic) in [
            ("Hussein", "حسن"),
            ("Hassan", "حسين"),
            ("Ali", "علي"),
            ("Lavrov", "لافرنتيف"),
            ("Salem", "سليمان"),
            ("", "حميدتي"),
        ] {
            assert!(!heard(latin, arabic), "{latin} {arabic}");
        }
    }

    #[test]
    fn spellings_in_latin_letters_are_one_name() {
        for (a, b) in [
            ("aliyev", "aliev"),
            ("lavrov", "lavrow"),
            ("zelensky", "zelenskyy"),
            ("pashinyan", "pashinian"),
            ("hezbollah", "hizbullah"),
            ("mohamed", "muhammad"),
        ] {
            assert!(is_alike(a, b), "{a} {b}");
        }
        for (a, b) in [
            ("putin", "punin"),
            ("hassan", "hussein"),
            ("ali", "alaa"),
            ("baku", "kabul"),
        ] {
            assert!(!is_alike(a, b), "{a} {b}");
        }
    }

    #[test]
    fn an_arabic_name_has_the_consonants_of_the_latin_one() {
        for (latin, arabic) in [
            ("lavrov", "لافروف"),
            ("zakharova", "زاخاروفا"),
            ("hikmet hajiyev", "حكمت حاجييف"),
            ("shoigu", "شويغو"),
        ] {
            assert_eq!(
                consonant_skeleton(latin),
                consonant_skeleton(arabic),
                "{latin}"
            );
        }
    }
}
