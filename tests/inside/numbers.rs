//! Numbers spelled out in every gender and case come back as the numbers that they are.

use crate::grammar::{Cursor, number};
use crate::lexicon::Lexicon;
use crate::text::Text;

/// How a number is spelled.
#[derive(Debug, Clone, Copy)]
struct Style {
    /// Counts a feminine noun.
    feminine: bool,
    /// In the genitive or accusative.
    oblique: bool,
    /// مائة for مئة.
    long_hundred: bool,
}

const UNITS: [[&str; 2]; 11] = [
    ["صفر", "صفر"],
    ["واحد", "واحدة"],
    ["", ""],
    ["ثلاثة", "ثلاث"],
    ["أربعة", "أربع"],
    ["خمسة", "خمس"],
    ["ستة", "ست"],
    ["سبعة", "سبع"],
    ["ثمانية", "ثماني"],
    ["تسعة", "تسع"],
    ["عشرة", "عشر"],
];
const TENS: [&str; 10] = [
    "", "", "عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع",
];
const HUNDREDS: [&str; 10] = ["", "", "", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"];
/// Singular, dual in both cases, plural, accusative singular.
const SCALES: [[&str; 5]; 3] = [
    ["ألف", "ألفان", "ألفين", "آلاف", "ألفا"],
    ["مليون", "مليونان", "مليونين", "ملايين", "مليونا"],
    ["مليار", "ملياران", "مليارين", "مليارات", "مليارا"],
];

fn unit(n: usize, style: Style) -> String {
    let two = [["اثنان", "اثنين"], ["اثنتان", "اثنتين"]];
    let column = usize::from(style.feminine);
    if n == 2 {
        two[column][usize::from(style.oblique)].to_owned()
    } else {
        UNITS[n][column].to_owned()
    }
}

fn teen(n: usize, style: Style) -> String {
    let twelve = [["اثنا عشر", "اثني عشر"], ["اثنتا عشرة", "اثنتي عشرة"]];
    let column = usize::from(style.feminine);
    match n {
        11 => ["أحد عشر", "إحدى عشرة"][column].to_owned(),
        12 => twelve[column][usize::from(style.oblique)].to_owned(),
        _ => format!("{} {}", UNITS[n - 10][column], ["عشر", "عشرة"][column]),
    }
}

fn below_hundred(n: usize, style: Style) -> String {
    let ten = |n: usize| {
        format!(
            "{}{}",
            TENS[n / 10],
            if style.oblique { "ين" } else { "ون" }
        )
    };
    match n {
        0..=10 => unit(n, style),
        11..=19 => teen(n, style),
        _ if n.is_multiple_of(10) => ten(n),
        _ => format!("{} و{}", unit(n % 10, style), ten(n)),
    }
}

fn below_thousand(n: usize, style: Style) -> String {
    let hundred = if style.long_hundred {
        "مائة"
    } else {
        "مئة"
    };
    let two = if style.long_hundred {
        "مائت"
    } else {
        "مئت"
    };
    let hundreds = match n / 100 {
        0 => return below_hundred(n, style),
        1 => hundred.to_owned(),
        2 => format!("{two}{}", if style.oblique { "ين" } else { "ان" }),
        h => format!("{}{hundred}", HUNDREDS[h]),
    };
    if n.is_multiple_of(100) {
        hundreds
    } else {
        format!("{hundreds} و{}", below_hundred(n % 100, style))
    }
}

/// A group and its scale; what is counted is masculine, whatever the noun after is.
fn scaled(n: usize, scale: &[&str; 5], style: Style) -> String {
    let style = Style {
        feminine: false,
        ..style
    };
    let [one, dual, oblique, many, accusative] = scale;
    match (n, n % 100) {
        (1, _) => (*one).to_owned(),
        (2, _) => (*if style.oblique { oblique } else { dual }).to_owned(),
        (_, 3..=10) => format!("{} {many}", below_thousand(n, style)),
        (_, 11..=99) => format!("{} {accusative}", below_thousand(n, style)),
        _ => format!("{} {one}", below_thousand(n, style)),
    }
}

fn spelled(n: u64, style: Style) -> String {
    let group =
        |power: u32| usize::try_from(n / 1000_u64.pow(power) % 1000).expect("below a thousand");
    let mut parts: Vec<String> = (1..=3)
        .rev()
        .filter(|power| group(*power) > 0)
        .map(|power| scaled(group(power), &SCALES[power as usize - 1], style))
        .collect();
    if group(0) > 0 || n == 0 {
        parts.push(below_thousand(group(0), style));
    }
    parts.join(" و")
}

fn styles() -> impl Iterator<Item = Style> {
    (0..8).map(|bits| Style {
        feminine: bits & 1 > 0,
        oblique: bits & 2 > 0,
        long_hundred: bits & 4 > 0,
    })
}

fn read(lexicon: &Lexicon, words: &str) -> Option<(u64, bool)> {
    let text = Text::prepare(words, lexicon);
    let (value, rest) = number(Cursor::new(&text, 0..text.len()))?;
    Some((value, rest.is_done()))
}

fn check(lexicon: &Lexicon, n: u64, wrong: &mut Vec<String>) {
    for style in styles() {
        let words = spelled(n, style);
        let found = read(lexicon, &words);
        if found != Some((n, true)) && wrong.len() < 40 {
            wrong.push(format!("{n} «{words}» is read as {found:?}"));
        }
    }
}

#[test]
fn every_number_word_comes_back_as_its_number() {
    let lexicon = Lexicon::builtin().expect("the built-in files");
    let mut wrong = Vec::new();
    (0..=10_000).for_each(|n| check(&lexicon, n, &mut wrong));
    // a fixed sequence, the same on every machine
    let mut state: u64 = 0x9e37_79b9_7f4a_7c15;
    for i in 0..4000 {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let digits = 4 + i % 9;
        check(&lexicon, (state >> 11) % 10_u64.pow(digits), &mut wrong);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn digits_of_every_kind_are_one_number() {
    let lexicon = Lexicon::builtin().expect("the built-in files");
    let written = [
        ("1166", 1166),
        ("1,166", 1166),
        ("1.166", 1166),
        ("١٬١٦٦", 1166),
        ("۱۱۶۶", 1166),
        ("37ألف", 37_000),
        ("6 آلاف و500", 6500),
        ("50 ألفا", 50_000),
        ("1.5 مليون", 1_500_000),
        ("مليون ونصف المليون", 1_500_000),
        ("نصف مليون", 500_000),
        ("واحد ومئة", 101),
        ("ثلاث دزينات", 36),
        ("ثلاث مائة ودزينتين", 324),
        ("مئة وثلاث دزينات", 136),
        ("5 دزينات", 60),
        ("مئة دزينة", 1200),
        ("نصف دزينة", 6),
        ("ألف ودزينة", 1012),
        ("ثلاثة تريليونات", 3_000_000_000_000),
        ("تريليونان وخمسمئة مليار", 2_500_000_000_000),
        ("12 تريليونا", 12_000_000_000_000),
        ("1.5 تريليون", 1_500_000_000_000),
        ("تريليون ونصف التريليون", 1_500_000_000_000),
        ("الـ24", 24),
        ("ال ـ 24", 24),
        ("تلات", 3),
        ("اتنين", 2),
        ("ميه", 100),
    ];
    for (words, n) in written {
        assert_eq!(read(&lexicon, words), Some((n, true)), "{words}");
    }
}

#[test]
fn numbers_too_large_are_no_numbers_and_no_panics() {
    let lexicon = Lexicon::builtin().expect("the built-in files");
    for words in [
        "99999999999999999999",
        "999999999999999999 مليار",
        "99999999999999999 ألف مليون تريليون",
        "1.1.1.1",
        "18446744073709551615 ألف",
    ] {
        let _ = read(&lexicon, words);
    }
}
