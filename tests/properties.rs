//! What holds for every text, tried on made-up Arabic news with all its odd characters.

#![allow(clippy::unwrap_used)] // in the helpers: the lint knows only functions marked as tests

use karabakh::analyze::Analyzer;
use karabakh::article::Article;
use karabakh::facts::Document;
use karabakh::spelling;
use karabakh::verify::verify;
use karabakh::{Span, Unit};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;
use rayon::prelude::*;
use serde_json::Value;

#[path = "../fuzz/checks/analyze.rs"]
mod reading;

use reading::{ANALYZERS, SCHEMA, UNITS};

/// Words that rules wait for, so that made-up texts hold facts.
const NEWS: [&str; 40] = [
    "قال",
    "وأضاف",
    "وأعلنت",
    "مشيرا إلى أن",
    "بحسب",
    "نفى",
    "إن",
    "أن",
    "رئيس الوزراء",
    "وزارة الدفاع الأذربيجانية",
    "نيكول باشينيان",
    "علييف",
    "إلهام علييف",
    "سيرغي لافروف",
    "وبقراباغ",
    "ناغورني قره باغ",
    "باكو",
    "في يريفان",
    "مدينة شوشا",
    "مقتل",
    "أصيب",
    "قتلوا",
    "أسر",
    "أكثر من",
    "نحو",
    "جنديا",
    "مدنيين",
    "شخصا",
    "ثلاثة",
    "ألف",
    "مائتين",
    "بينهم",
    "أمس",
    "اليوم الاثنين",
    "في 9 نوفمبر",
    "27 سبتمبر 2020",
    "خريف",
    "منذ أسبوعين",
    "العام الماضي",
    "مصدر عسكري",
];

/// Signs that may stand anywhere inside a word, or between words.
const SIGNS: [char; 28] = [
    '\u{64e}', '\u{651}', '\u{64b}', '\u{670}', 'ـ', '\u{200f}', '\u{200e}', '\u{202b}',
    '\u{202c}', '\u{200c}', '\u{200d}', '\u{feff}', '\u{61c}', '\u{ad}', '\u{653}', '\u{301}',
    '\u{202a}', '\u{202d}', '\u{202e}', '\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}', '\u{610}',
    '\u{6d6}', '\u{308}', '\u{20dd}', '\u{fe0f}',
];

fn letters() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإؤئىة]{1,9}",
        1 => "[پچژگکیہڤٹںۆې]{1,5}",
        1 => "[\u{fe70}-\u{fefc}ﷲﷺ]{1,3}",
        1 => "[A-Za-zéğş]{1,8}",
        1 => "[А-Яа-яёї]{1,8}",
        1 => "[ا-ي]{1,3}[A-Za-z]{1,3}[А-я]{1,3}[ا-ي]{1,3}",
        1 => "[\u{610}-\u{61a}\u{64b}-\u{65f}\u{6d6}-\u{6dc}\u{300}-\u{308}]{1,4}",
        1 => "[ا-ي]ـ{1,9}[ا-ي]{1,4}",
    ]
}

fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => select(&NEWS[..]).prop_map(str::to_owned),
        3 => letters(),
        2 => "[0-9]{1,4}|[٠-٩]{1,4}|[۰-۹]{1,3}",
        1 => "[0-9٠-٩۰-۹]{1,6}([.,٫٬][0-9٠-٩]{1,3}){0,3}",
        1 => "([(«“\"]{1,3}|[)»”\"]{1,3})",
        1 => "[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2,4}",
        3 => select(&[".", "،", ":", "؟", "!", "«", "»", "\"", "“", "”", "(", ")", "-", "–", "…", "؛"][..])
            .prop_map(str::to_owned),
        1 => select(&["\n", "\r\n", "\n\n", "\t", "\u{a0}", "\u{2028}", "\u{85}", "😀", "\u{0}"][..])
            .prop_map(str::to_owned),
    ]
}

/// Pieces with spaces between most of them, and signs strewn over the whole.
fn article() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec((piece(), prop::bool::weighted(0.85)), 0..48);
    let signs = prop::collection::vec((any::<prop::sample::Index>(), select(&SIGNS[..])), 0..12);
    (pieces, signs).prop_map(|(pieces, signs)| {
        let spaced = |(piece, space): (String, bool)| piece + if space { " " } else { "" };
        let mut text: Vec<char> = pieces
            .into_iter()
            .map(spaced)
            .collect::<String>()
            .chars()
            .collect();
        for (place, sign) in signs {
            text.insert(place.index(text.len() + 1), sign);
        }
        text.into_iter().collect()
    })
}

fn article_of(text: &str) -> Article {
    Article {
        id: "made-up".to_owned(),
        text: text.to_owned(),
        ..Article::default()
    }
}

fn read(text: &str, analyzer: &Analyzer) -> Document {
    analyzer.analyze(&article_of(text))
}

/// The characters at `span`, counted in `unit` by the standard library alone.
fn slice(text: &str, span: Span, unit: Unit) -> Option<String> {
    let range = span.start() as usize..span.end() as usize;
    match unit {
        Unit::Bytes => text.get(range).map(str::to_owned),
        Unit::Chars => {
            let chars: Vec<char> = text.chars().collect();
            chars.get(range).map(|chars| chars.iter().collect())
        }
        Unit::Utf16 => {
            let units: Vec<u16> = text.encode_utf16().collect();
            String::from_utf16(units.get(range)?).ok()
        }
    }
}

/// Every `span` with the `text` beside it, however deep.
fn spans(value: &Value, found: &mut Vec<(Span, Option<String>)>) {
    match value {
        Value::Object(fields) => {
            if let Some(span) = fields.get("span").filter(|span| !span.is_null()) {
                let span = serde_json::from_value(span.clone()).unwrap();
                let text = fields.get("text").and_then(Value::as_str);
                found.push((span, text.map(str::to_owned)));
            }
            fields.values().for_each(|field| spans(field, found));
        }
        Value::Array(values) => values.iter().for_each(|value| spans(value, found)),
        _ => {}
    }
}

fn sorted(mut spans: impl Iterator<Item = Span>) -> bool {
    let mut last = 0;
    spans.all(|span| std::mem::replace(&mut last, span.start()) <= span.start())
}

/// What must hold of a document; `Err` says what does not.
fn check(text: &str, document: &Document, unit: Unit) -> Result<(), TestCaseError> {
    let json = serde_json::to_value(document).unwrap();
    let mut found = Vec::new();
    spans(&json, &mut found);
    for (span, said) in found {
        let there = slice(text, span, unit);
        prop_assert!(there.is_some(), "{span:?} is outside, in {unit:?}");
        prop_assert!(!span.is_empty(), "{span:?} is empty, {said:?}");
        if said.is_some() {
            prop_assert_eq!(there, said, "at {:?} in {:?}", span, unit);
        }
    }
    let article = article_of(text);
    prop_assert_eq!(verify(document, &article, unit).contradictions, vec![]);
    let again: Document = serde_json::from_value(json.clone()).unwrap();
    prop_assert_eq!(&serde_json::to_value(&again).unwrap(), &json);
    let facts = &document.facts;
    prop_assert!(sorted(facts.dates.iter().map(|date| date.span)), "dates");
    prop_assert!(
        sorted(facts.casualties.iter().map(|casualty| casualty.span)),
        "casualties"
    );
    prop_assert!(
        sorted(facts.quotes.iter().map(|quote| quote.span)),
        "quotes"
    );
    for entity in &facts.entities {
        prop_assert!(
            sorted(entity.mentions.iter().map(|mention| mention.span)),
            "mentions"
        );
    }
    if let Err(error) = SCHEMA.validate(&json) {
        return Err(TestCaseError::fail(format!("not of the schema: {error}")));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn every_fact_stands_where_its_span_says(text in article()) {
        for (analyzer, unit) in ANALYZERS.iter().zip(UNITS) {
            check(&text, &read(&text, analyzer), unit)?;
        }
    }

    #[test]
    fn confidence_is_there_and_does_not_depend_on_what_spans_count(text in article()) {
        let shares = |analyzer| {
            let json = serde_json::to_value(read(&text, analyzer)).unwrap();
            ["entities", "dates", "casualties", "quotes"].map(|layer| {
                let facts = json[layer].as_array().unwrap().iter();
                facts.map(|fact| fact["confidence"].as_f64()).collect::<Vec<_>>()
            })
        };
        let [chars, bytes, utf16] = [0, 1, 2].map(|unit| shares(&ANALYZERS[unit]));
        prop_assert_eq!(&chars, &bytes);
        prop_assert_eq!(&chars, &utf16);
        let share = |share: &Option<f64>| share.is_some_and(|share| 0.0 < share && share < 1.0);
        prop_assert!(chars.iter().flatten().all(share), "{:?}", chars);
    }

    #[test]
    fn folding_twice_is_folding_once(text in article()) {
        let once = spelling::canonical(&text).text;
        let twice = spelling::canonical(&once).text;
        prop_assert_eq!(twice, once);
    }

    #[test]
    fn folding_any_text_twice_is_folding_it_once(text in any::<String>()) {
        let once = spelling::canonical(&text).text;
        let twice = spelling::canonical(&once).text;
        prop_assert_eq!(twice, once);
    }

    #[test]
    fn any_text_at_all_can_be_read(text in any::<String>()) {
        reading::check(text.as_bytes());
    }
}

#[test]
fn threads_change_nothing() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let made = prop::collection::vec(article(), 64..65);
    let texts = made.new_tree(&mut runner).unwrap().current();
    let alone: Vec<_> = texts.iter().map(|text| read(text, &ANALYZERS[0])).collect();
    let together: Vec<_> = texts
        .par_iter()
        .map(|text| read(text, &ANALYZERS[0]))
        .collect();
    assert_eq!(alone, together);
}

#[test]
fn the_seeds_hold_too() {
    for path in std::fs::read_dir("seeds").unwrap() {
        let text = std::fs::read_to_string(path.unwrap().path()).unwrap();
        for (analyzer, unit) in ANALYZERS.iter().zip(UNITS) {
            check(&text, &read(&text, analyzer), unit).unwrap();
        }
    }
}

#[test]
fn a_name_in_marks_that_a_verb_carries_over_is_tied_to_the_verb() {
    for text in [
        "قالت صحيفة \"الشرق\" إن الوضع صعب. وأضافت أن ثلاثة قتلوا.",
        "مصدر عسكري\"مشيرا إلى أن\"مشيرا إلى أن مقتل جنديا0",
    ] {
        for (analyzer, unit) in ANALYZERS.iter().zip(UNITS) {
            check(text, &read(text, analyzer), unit).unwrap();
        }
    }
}

#[test]
fn a_name_broken_over_two_lines_is_told_on_one() {
    let text = "اليوم الاثنيناليوم الاثنينااAAАااا قال رئيس الوزراءنيكول باشينيانقالقال٠,٠ قالقال 000وأضاف علييف\nٹگ:";
    for (analyzer, unit) in ANALYZERS.iter().zip(UNITS) {
        check(text, &read(text, analyzer), unit).unwrap();
    }
}
