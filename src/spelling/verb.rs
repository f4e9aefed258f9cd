//! What the letters of a verb tell.

/// Beginnings of words in سي, ست, سن that are no verbs.
const NOUNS: [&str; 15] = [
    "سياس",
    "سيار",
    "سينم",
    "سينار",
    "سيناء",
    "سياق",
    "سياح",
    "سيادي",
    "سيادت",
    "سياده",
    "ستار",
    "ستاد",
    "ستوكه",
    "سنوي",
    "سنغاف",
];

/// Nouns and past verbs in سي, ست that future verbs begin like: سيد and سيدلي, سيل and سيلتقي.
const STEMS: [&str; 9] = [
    "سيد", "سيف", "سيل", "سير", "سيطر", "سيول", "ستين", "ستون", "سيما",
];

/// What can follow such a stem in a noun or a past verb.
const ENDINGS: [&str; 21] = [
    "", "ه", "ات", "ي", "نا", "تي", "ين", "ان", "تان", "تين", "هم", "ها", "تها", "ته", "تهم", "ت",
    "وا", "تنا", "اتها", "اتهم", "ا",
];

/// Whether a word is one of these stems with a nominal ending.
fn is_stem(word: &str) -> bool {
    let mut endings = STEMS.iter().filter_map(|stem| word.strip_prefix(stem));
    endings.any(|ending| ENDINGS.contains(&ending))
}

/// Whether a folded word looks like a verb with the س of the future: سيعقد, وستصل.
///
/// ```
/// assert!(karabakh::spelling::is_future_verb("وسيعقد"));
/// assert!(!karabakh::spelling::is_future_verb("سياسي"));
/// ```
#[must_use]
pub fn is_future_verb(word: &str) -> bool {
    let bare = word.strip_prefix(['و', 'ف']).unwrap_or(word);
    let begins = ["سي", "ست", "سن"]
        .iter()
        .any(|start| bare.starts_with(start));
    let noun = || NOUNS.iter().any(|noun| bare.starts_with(noun)) || is_stem(bare);
    begins && bare.chars().count() >= 4 && !noun()
}

/// Whether a folded verb of the lexicon says «we»: قلنا, سنعلن.
///
/// ```
/// assert!(karabakh::spelling::is_first_person("وقلنا"));
/// assert!(!karabakh::spelling::is_first_person("نقلت"));
/// ```
#[must_use]
pub fn is_first_person(verb: &str) -> bool {
    let bare = verb.strip_prefix(['و', 'ف']).unwrap_or(verb);
    bare.ends_with("نا") || bare.starts_with("سن")
}

/// Whether a folded verb in the plural has the prefix of «we» and no ending of «they».
///
/// ```
/// assert!(karabakh::spelling::is_we("نري"));
/// assert!(!karabakh::spelling::is_we("نفوا"));
/// ```
#[must_use]
pub fn is_we(verb: &str) -> bool {
    let bare = verb.strip_prefix(['و', 'ف']).unwrap_or(verb);
    bare.starts_with('ن') && !bare.ends_with("وا") && !bare.ends_with("ون")
}

/// Whether a folded word that nothing else is known of has the form of a verb in the present: يواصل, وتتولى.
///
/// Words in ت are told by a second ت (تتولى) or by their length, since many nouns begin with one (تعاون).
///
/// ```
/// assert!(karabakh::spelling::is_present_verb("يستخدم"));
/// assert!(!karabakh::spelling::is_present_verb("تعاون"));
/// ```
#[must_use]
pub fn is_present_verb(word: &str) -> bool {
    let bare = word.strip_prefix(['و', 'ف']).unwrap_or(word);
    let letters = bare.chars().count();
    let third = bare.starts_with('ي') && letters >= 4 && !bare.ends_with(['ه', 'ا']);
    let reflexive = bare.starts_with("تت") && letters >= 4;
    third || reflexive || is_future_verb(word)
}
