//! Names in Latin letters: which spellings are one name, and which Arabic name they may stand for.

use strsim::levenshtein;

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
    let consonants = |word: &str| skeleton(&word.replace('w', "v"));
    let longest = a.chars().count().max(b.chars().count());
    a == b || consonants(a) == consonants(b) && levenshtein(a, b) <= (longest + 1) / TOLERANCE
}

/// The consonants of a folded name in either script, in the letters that one script writes for sounds of the
/// other: Lavrov and «لافروف» are both `lfrf`. Vowels and what stands for them in Arabic are left out.
pub(super) fn skeleton(name: &str) -> String {
    let mut skeleton = String::new();
    for word in name.split(' ') {
        if !skeleton.is_empty() {
            skeleton.push(' ');
        }
        let mut before = None;
        for (at, c) in word.chars().enumerate() {
            let sound = consonant(c).filter(|sound| *sound != 'h' || at == 0);
            skeleton.extend(sound.filter(|_| sound != before));
            before = sound;
        }
    }
    skeleton
}

fn consonant(c: char) -> Option<char> {
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

#[cfg(test)]
mod tests {
    use super::*;

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
            assert_eq!(skeleton(latin), skeleton(arabic), "{latin}");
        }
    }
}
