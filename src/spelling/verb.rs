//! What the letters of a verb tell.

/// Beginnings of words in سي, ست, سن that are no verbs.
const NOUNS: [&str; 24] = [
    "سياس",
    "سيار",
    "سيطر",
    "سينم",
    "سينار",
    "سيناء",
    "سيد",
    "سيول",
    "سياق",
    "سياح",
    "سيادي",
    "سيادت",
    "سيادة",
    "سيره",
    "سيرت",
    "سيف",
    "سيل",
    "ستار",
    "ستاد",
    "ستوكه",
    "ستين",
    "ستون",
    "سنوي",
    "سنغاف",
];

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
    begins && bare.chars().count() >= 4 && !NOUNS.iter().any(|noun| bare.starts_with(noun))
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
