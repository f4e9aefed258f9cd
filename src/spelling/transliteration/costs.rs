//! What it costs to write one letter for another, in hundredths of an unrelated letter.

/// A cost that no confidence survives.
pub(super) const NEVER: u32 = 10_000;

/// Letters that stand for one sound, with the cost of exchanging them.
const PAIRS: &[(char, char, u8)] = &[
    // g, and q, k, kh, h beside it
    ('غ', 'ج', 25),
    ('غ', 'ك', 30),
    ('غ', 'ق', 25),
    ('ج', 'ق', 35),
    ('ج', 'ك', 35),
    ('ك', 'ق', 20),
    ('غ', 'خ', 30),
    ('غ', 'ه', 35),
    ('ك', 'خ', 35),
    ('ق', 'خ', 35),
    ('خ', 'ه', 35),
    ('خ', 'ح', 30),
    ('ح', 'ه', 30),
    // v
    ('ف', 'و', 35),
    ('ف', 'ب', 40),
    // emphatic and plain
    ('ت', 'ط', 15),
    ('د', 'ض', 20),
    ('س', 'ص', 20),
    ('ذ', 'د', 20),
    ('ذ', 'ز', 25),
    ('ذ', 'ض', 30),
    ('ذ', 'ظ', 25),
    ('ز', 'ظ', 25),
    ('ض', 'ظ', 25),
    ('ض', 'ز', 30),
    ('ث', 'ت', 30),
    ('ث', 'س', 30),
    // sh, zh, z, s
    ('ش', 'ج', 35),
    ('ش', 'س', 40),
    ('ز', 'ج', 35),
    ('ز', 'س', 40),
    // vowels
    ('ي', 'و', 65),
    ('ا', 'ي', 70),
    ('ا', 'و', 80),
    ('ا', 'ع', 35),
];

/// Two letters that stand for one, with the cost.
const DIGRAPHS: &[([char; 2], char, u8)] = &[
    (['ت', 'ش'], 'ش', 20),
    (['ت', 'ش'], 'ج', 35),
    (['د', 'ج'], 'ج', 15),
    (['د', 'ز'], 'ز', 20),
    (['ت', 'ز'], 'ز', 20),
    (['ت', 'س'], 'س', 30),
    (['ت', 'س'], 'ز', 30),
    (['ك', 'ه'], 'خ', 30),
    (['ك', 'ه'], 'ك', 30),
];

/// Letters at the end of a name that are heard alike.
const FINAL: &[(char, char, u8)] = &[('ا', 'ه', 10), ('ي', 'ه', 45), ('ي', 'ا', 50)];

/// The first letter of the alphabet, ء, and how many letters follow it.
const FIRST: u32 = 0x621;
const LETTERS: usize = 0x2a;

/// [`PAIRS`] by both letters; zero is no pair.
static TABLE: [[u8; LETTERS]; LETTERS] = {
    let mut table = [[0; LETTERS]; LETTERS];
    let mut i = 0;
    while i < PAIRS.len() {
        let (a, b, cost) = PAIRS[i];
        let (a, b) = ((a as u32 - FIRST) as usize, (b as u32 - FIRST) as usize);
        table[a][b] = cost;
        table[b][a] = cost;
        i += 1;
    }
    table
};

fn letter_index(letter: char) -> Option<usize> {
    let at = (letter as u32).checked_sub(FIRST)? as usize;
    (at < LETTERS).then_some(at)
}

/// Letters that one Arabic name is written with, here the one and there the other.
const NATIVE: [(char, char); 2] = [('غ', 'ج'), ('ت', 'ط')];

/// [`exchange_cost`] in Arabic names, where other letters make other names: قاسم, جاسم.
pub(super) fn exchange_native(a: char, b: char) -> u32 {
    if NATIVE.contains(&(a, b)) || NATIVE.contains(&(b, a)) {
        exchange_cost(a, b)
    } else {
        NEVER
    }
}

/// The cost of writing `b` for `a`, where neither stands at the end.
pub(super) fn exchange_cost(a: char, b: char) -> u32 {
    if a == b {
        return 0;
    }
    match (letter_index(a), letter_index(b)) {
        (Some(a), Some(b)) if TABLE[a][b] > 0 => u32::from(TABLE[a][b]),
        _ => NEVER,
    }
}

/// The cost of writing `b` for `a` at the end of both.
pub(super) fn exchange_last(a: char, b: char) -> u32 {
    let pair = |&&(x, y, _): &&(char, char, u8)| (x, y) == (a, b) || (y, x) == (a, b);
    match FINAL.iter().find(pair) {
        Some((.., cost)) => u32::from(*cost),
        // no final vowel stands for a consonant: موسوي
        None if is_vowel(a) != is_vowel(b) => NEVER,
        None => exchange_cost(a, b),
    }
}

/// The cost of writing one letter for two.
pub(super) fn contract_cost(two: [char; 2], one: char) -> u32 {
    let pair = |&&(from, to, _): &&([char; 2], char, u8)| (from, to) == (two, one);
    DIGRAPHS
        .iter()
        .find(pair)
        .map_or(NEVER, |(.., cost)| u32::from(*cost))
}

/// The cost of writing a letter twice.
const DOUBLED: u32 = 10;

/// The cost of leaving out the letter at `at`.
pub(super) fn omission_cost(word: &[char], at: usize) -> u32 {
    let (letter, before) = (word[at], at.checked_sub(1).map(|at| word[at]));
    let next = word.get(at + 1).copied();
    if before == Some(letter) {
        return DOUBLED;
    }
    match (letter, before, next) {
        ('ء', ..) => DOUBLED,
        // إيريفان, يريفان; اسبوتنيك, سبوتنيك
        ('ا', None, Some('ي' | 'و')) => 20,
        ('ا', None, Some(_)) => 35,
        // هاروتيونيان, أروتيونيان; يوهان, أوهان
        ('ه' | 'ي', None, Some('ا' | 'و' | 'ي')) => 40,
        // سيرجيه
        ('ه', Some('ي' | 'ا'), None) => 30,
        // a vowel at the end tells a woman from a man: علييف, علييفا
        (_, None, _) | (_, _, None) => NEVER,
        ('ا' | 'و' | 'ي', ..) => 32,
        ('ع', ..) => 40,
        // هوفهانيسيان, أوفانيسيان
        ('ه', Some(before), Some('ا' | 'و' | 'ي')) if !is_vowel(before) => 40,
        _ => NEVER,
    }
}

/// The cost of leaving out the letter at `at` of an Arabic name: only what is written twice.
pub(super) fn omit_native(word: &[char], at: usize) -> u32 {
    let cost = omission_cost(word, at);
    if cost <= DOUBLED { cost } else { NEVER }
}

/// Whether a letter is one for long vowels.
pub(super) fn is_vowel(letter: char) -> bool {
    matches!(letter, 'ا' | 'و' | 'ي')
}

/// How many consonants a word has: what its name is told by.
pub(super) fn consonant_count(word: &[char]) -> usize {
    let last = word.len().saturating_sub(1);
    let counts = |(at, letter): (usize, &char)| {
        let silent = is_vowel(*letter) && at > 0 || *letter == 'ا' || *letter == 'ء';
        let feminine = *letter == 'ه' && at == last;
        !(silent || feminine)
    };
    word.iter()
        .enumerate()
        .filter(|(at, letter)| counts((*at, letter)))
        .count()
}
