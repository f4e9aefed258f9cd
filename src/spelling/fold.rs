//! The table of folds, a line each.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

use super::OffsetMap;

/// A text in canonical spelling.
#[derive(Debug, Clone)]
pub struct Canonical {
    /// The folded text.
    pub text: String,
    /// The way back.
    pub map: OffsetMap,
}

/// What becomes of a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fold {
    /// It stays or becomes one other.
    To(char),
    /// It goes, and belongs to the letter before it: vowel signs.
    Mark,
    /// It goes and belongs to nothing: direction marks, zero-width characters.
    Sign,
    /// The stroke that lengthens a word, or stands alone for a dash.
    Tatweel,
    /// Unicode's compatibility decomposition decides.
    Decompose,
}

/// The folds of Arabic news; everything else is left to Unicode.
const fn fold_letter(c: char) -> Fold {
    match c {
        'أ' | 'إ' | 'آ' | 'ٱ' | 'ٲ' | 'ٳ' | 'ٵ' => Fold::To('ا'),
        'ؤ' | 'ۆ' | 'ۇ' | 'ۈ' | 'ۋ' | 'ٶ' => Fold::To('و'),
        'ئ' | 'ى' | 'ی' | 'ې' | 'ے' | 'ۍ' | 'ێ' | 'ۓ' | 'ٸ' => Fold::To('ي'),
        'ة' | 'ہ' | 'ھ' | 'ە' | 'ۀ' | 'ۂ' | 'ۃ' => Fold::To('ه'),
        'ک' | 'ڪ' | 'گ' | 'ڭ' | 'ػ' => Fold::To('ك'),
        'پ' => Fold::To('ب'),
        'چ' => Fold::To('ج'),
        'ژ' => Fold::To('ز'),
        'ڤ' => Fold::To('ف'),
        'ڨ' => Fold::To('ق'),
        'ٹ' => Fold::To('ت'),
        'ڈ' => Fold::To('د'),
        'ڑ' | 'ڕ' => Fold::To('ر'),
        'ں' => Fold::To('ن'),
        'ڵ' => Fold::To('ل'),
        'ء' | 'ا'..='غ' | 'ف'..='ي' => Fold::To(c),
        '\0'..='\u{7f}' => Fold::To(c.to_ascii_lowercase()),
        _ => fold_sign(c),
    }
}

/// The folds of digits, punctuation and what is not seen.
const fn fold_sign(c: char) -> Fold {
    match c {
        '٠' | '۰' => Fold::To('0'),
        '١' | '۱' => Fold::To('1'),
        '٢' | '۲' => Fold::To('2'),
        '٣' | '۳' => Fold::To('3'),
        '٤' | '۴' => Fold::To('4'),
        '٥' | '۵' => Fold::To('5'),
        '٦' | '۶' => Fold::To('6'),
        '٧' | '۷' => Fold::To('7'),
        '٨' | '۸' => Fold::To('8'),
        '٩' | '۹' => Fold::To('9'),
        '،' | '٬' | '、' => Fold::To(','),
        '؛' => Fold::To(';'),
        '؟' => Fold::To('?'),
        '٪' => Fold::To('%'),
        '٫' | '۔' => Fold::To('.'),
        '–' | '—' | '‒' | '―' | '−' | '‐' | '‑' | '﹘' => Fold::To('-'),
        '\u{85}' | '\u{2028}' | '\u{2029}' => Fold::To('\n'),
        'ـ' => Fold::Tatweel,
        '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}'
        | '\u{670}'
        | '\u{6d6}'..='\u{6dc}'
        | '\u{6df}'..='\u{6e8}'
        | '\u{6ea}'..='\u{6ed}' => Fold::Mark,
        // small digits above and below the line number notes and powers, not what they stand at
        '\u{b2}' | '\u{b3}' | '\u{b9}' | '\u{2070}'..='\u{2079}' | '\u{2080}'..='\u{2089}' => {
            Fold::Sign
        }
        '\u{ad}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}' => Fold::Sign,
        _ => Fold::Decompose,
    }
}

/// [`fold_letter`] for the Arabic block, looked up instead of compared.
static ARABIC: [Fold; 0x100] = {
    let mut table = [Fold::Decompose; 0x100];
    let mut i = 0;
    while i < table.len() {
        #[allow(clippy::cast_possible_truncation)] // below 0x700
        if let Some(c) = char::from_u32(0x600 + i as u32) {
            table[i] = fold_letter(c);
        }
        i += 1;
    }
    table
};

fn look_up(c: char) -> Fold {
    match c as u32 {
        code @ 0x600..=0x6ff => ARABIC[code as usize - 0x600],
        _ => fold_letter(c),
    }
}

/// Whether a letter of the Arabic block stays as it is.
static STAYS: [bool; 0x100] = {
    let mut table = [false; 0x100];
    let mut i = 0;
    while i < table.len() {
        #[allow(clippy::cast_possible_truncation)] // below 0x700
        if let Fold::To(c) = ARABIC[i] {
            table[i] = c as u32 == 0x600 + i as u32;
        }
        i += 1;
    }
    table
};

/// How many bytes at the beginning of `text` stay as they are; [`fold_letter`] for many at once.
fn unchanged_bytes(text: &[u8]) -> usize {
    let mut at = 0;
    loop {
        at += match text[at..] {
            [0xd8..=0xdb, second, ..]
                if STAYS[usize::from(text[at] & 3) << 6 | usize::from(second & 0x3f)] =>
            {
                2
            }
            [0..=b'@' | b'['..=0x7f, ..] => 1,
            _ => return at,
        }
    }
}

/// Folds `text` into canonical spelling and remembers where everything came from. Folding twice
/// gives the same as folding once.
///
/// ```
/// use karabakh::spelling::{Canonical, OffsetMap, canonical};
///
/// let text = "إلى قَرَّةِ باغ";
/// let Canonical { text: folded, map } = canonical(text);
/// assert_eq!(folded, "الي قره باغ");
/// // from the folded name back to the words of the article
/// let map: OffsetMap = map;
/// let start = folded.find("قره").unwrap() as u32;
/// let found = map.span(start..start + "قره".len() as u32);
/// assert_eq!(&text[found.start as usize..found.end as usize], "قَرَّةِ");
/// ```
#[must_use]
pub fn canonical(text: &str) -> Canonical {
    let mut out = Folder {
        text: String::with_capacity(text.len()),
        map: OffsetMap::default(),
    };
    let mut at = 0;
    loop {
        let run = unchanged_bytes(&text.as_bytes()[at..]);
        out.copy_run(&text[at..at + run], position_of(at));
        at += run;
        let mut rest = text[at..].chars();
        let Some(c) = rest.next() else { break };
        let next = at + c.len_utf8();
        out.fold_character(c, position_of(at), position_of(next), rest.next());
        at = next;
    }
    out.map
        .finish_map(position_of(out.text.len()), position_of(text.len()));
    Canonical {
        text: out.text,
        map: out.map,
    }
}

struct Folder {
    text: String,
    map: OffsetMap,
}

impl Folder {
    /// Takes over what stays as it is.
    fn copy_run(&mut self, run: &str, start: u32) {
        if !run.is_empty() {
            self.map.add_step(
                position_of(self.text.len()),
                start,
                start + position_of(run.len()),
            );
            self.text.push_str(run);
        }
    }

    /// Takes over the character `c`, which `next` follows.
    fn fold_character(&mut self, c: char, start: u32, end: u32, next: Option<char>) {
        match look_up(c) {
            Fold::To(to) => self.push_folded(to, start, end),
            Fold::Mark => self.map.attach_dropped(end),
            Fold::Sign => {}
            Fold::Tatweel => {
                let lengthens = self.text.ends_with(super::is_letter)
                    || next.is_some_and(|next| super::is_letter(next) && next != 'ـ');
                if lengthens {
                    self.map.attach_dropped(end);
                } else {
                    self.push_folded('-', start, end);
                }
            }
            Fold::Decompose => self.decompose_character(c, start, end),
        }
    }

    fn push_folded(&mut self, c: char, start: u32, end: u32) {
        self.map.add_step(position_of(self.text.len()), start, end);
        self.text.push(c);
    }

    /// Letters with signs, presentation forms, ligatures, wide and Latin letters.
    fn decompose_character(&mut self, c: char, start: u32, end: u32) {
        decompose_compatible(c, |part| match look_up(part) {
            Fold::To(to) => self.push_folded(to, start, end),
            Fold::Tatweel | Fold::Sign => {}
            _ if is_combining_mark(part) => self.map.attach_dropped(end),
            _ => part
                .to_lowercase()
                .for_each(|low| self.push_folded(low, start, end)),
        });
    }
}

/// Positions fit 32 bits because `input` refuses longer articles.
#[allow(clippy::cast_possible_truncation)]
fn position_of(at: usize) -> u32 {
    at as u32
}
