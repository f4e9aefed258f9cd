//! A key that the spellings of a name share: its consonants by class, without vowels.

/// The consonants of a word, four bits each, the last one lowest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(crate) struct Skeleton(u64);

const K: u8 = 1;
const V: u8 = 2;
const T: u8 = 3;
const D: u8 = 4;
const S: u8 = 5;
const L: u8 = 6;
const R: u8 = 7;
const M: u8 = 8;
const N: u8 = 9;

/// The class of a letter, and the other one that it may be heard as; 0 is no consonant.
const fn letter_class(letter: char) -> (u8, u8) {
    match letter {
        'غ' | 'ك' | 'ق' | 'خ' | 'ح' => (K, K),
        'ه' => (K, 0),
        'ج' | 'ش' => (K, S),
        'ب' | 'ف' => (V, V),
        'و' => (0, V),
        'ت' | 'ط' => (T, T),
        'ث' => (S, T),
        'د' => (D, D),
        'ذ' | 'ض' => (D, S),
        'ظ' => (S, D),
        'س' | 'ص' => (S, S),
        'ز' => (S, K),
        'ل' => (L, L),
        'ر' => (R, R),
        'م' => (M, M),
        'ن' => (N, N),
        _ => (0, 0),
    }
}

/// [`letter_class`] for the Arabic block.
static CLASSES: [(u8, u8); 0x100] = {
    let mut table = [(0, 0); 0x100];
    let mut i = 0;
    while i < table.len() {
        #[allow(clippy::cast_possible_truncation)] // below 0x700
        if let Some(letter) = char::from_u32(0x600 + i as u32) {
            table[i] = letter_class(letter);
        }
        i += 1;
    }
    table
};

fn letter_classes(letter: char) -> (u8, u8) {
    let at = (letter as usize).wrapping_sub(0x600);
    CLASSES.get(at).copied().unwrap_or((0, 0))
}

/// Whether the و at byte `at` stands beside another long vowel, as one that is heard as v does.
fn beside_vowel(word: &str, at: usize) -> bool {
    const VOWELS: [char; 2] = ['ا', 'ي'];
    word[..at].ends_with(VOWELS) || word[at + 'و'.len_utf8()..].starts_with(VOWELS)
}

/// The most consonants of a key.
const LONGEST: u32 = 15;
/// The most letters that are heard in two ways; no name has as many.
const LETTERS: usize = 48;

impl Skeleton {
    /// The key of a folded word.
    #[must_use]
    pub(crate) fn of(word: &str) -> Self {
        Self::read_letters(word, usize::MAX)
    }

    /// The keys of other ways to hear `word`, one letter differently each: و as v, ذ as z, no ه.
    pub(crate) fn other_keys(word: &str) -> impl Iterator<Item = Self> {
        let two = |(at, letter): (usize, char)| {
            let (one, other) = letter_classes(letter);
            let vowel = letter == 'و' && at > 0 && !beside_vowel(word, at);
            (one != other && !vowel).then_some(at)
        };
        word.char_indices()
            .take(LETTERS)
            .filter_map(two)
            .map(move |at| Self::read_letters(word, at))
    }

    /// How many consonants it holds.
    #[must_use]
    pub(crate) fn len(self) -> u32 {
        (u64::BITS - self.0.leading_zeros()).div_ceil(4)
    }

    /// The key as two numbers.
    #[must_use]
    #[allow(clippy::cast_possible_truncation)] // the two halves
    pub(crate) fn code(self) -> [u32; 2] {
        [(self.0 >> 32) as u32, self.0 as u32]
    }

    /// The key, with the letter at byte `turned` heard the other way.
    fn read_letters(word: &str, turned: usize) -> Self {
        let mut key = 0;
        let mut count = 0;
        let mut before = '\0';
        let end = word.len();
        for (at, letter) in word.char_indices() {
            if count == LONGEST {
                break;
            }
            let (mut class, mut other) = letter_classes(letter);
            if letter == 'ه' && at == 0 {
                (class, other) = (other, class);
            }
            if at == turned {
                class = other;
            }
            let feminine = letter == 'ه' && at + letter.len_utf8() == end;
            if letter == before || feminine || class == 0 {
                before = letter;
                continue;
            }
            match (before, class) {
                // tsh, dj, ts, dz are one sound
                ('ت' | 'د', K) if matches!(letter, 'ش' | 'ج') => key &= !0xf,
                ('ت' | 'د', S) => key &= !0xf,
                // إسطنبول, إسطمبول
                ('ن', V) if letter == 'ب' => {
                    key = (key & !0xf | u64::from(M)) << 4;
                    count += 1;
                }
                _ => {
                    key <<= 4;
                    count += 1;
                }
            }
            key |= u64::from(class);
            before = letter;
        }
        Self(key)
    }
}
