//! Dates and times: every row of `cases/date/*.toml`, and properties of generated dates.

use std::fs;
use std::path::Path;

use crate::extract::date;
use crate::facts::{Calendar, DateType, Modifier, TimeExpression, TimeRelation, Warning};
use crate::lexicon::{Kind, Kinds, Lexicon};
use crate::text::{Text, TokenKind};
use jiff::civil::{Date, date as on};
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    case: Vec<Case>,
}

/// A text, its day of publication, and the expressions in it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    published: Option<Date>,
    expect: Vec<Expected>,
}

/// One expression; what is left out is the whole text, a date, Gregorian; `start` and `end` are not
/// looked at where neither is given and more than one expression is expected.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    text: Option<String>,
    value: String,
    #[serde(rename = "type")]
    kind: Option<DateType>,
    start: Option<Date>,
    end: Option<Date>,
    modifier: Option<Modifier>,
    calendar: Option<Calendar>,
}

fn lexicon() -> &'static Lexicon {
    static LEXICON: std::sync::OnceLock<Lexicon> = std::sync::OnceLock::new();
    LEXICON.get_or_init(|| Lexicon::builtin().expect("the built-in words"))
}

fn read(text: &str, published: Option<Date>) -> (Vec<TimeExpression>, Vec<Warning>) {
    date::read(&Text::prepare(text, lexicon()), published)
}

/// What is wrong with the reading of a case.
fn fault(case: &Case) -> Option<String> {
    let (found, _) = read(&case.text, case.published);
    let fits = found.len() == case.expect.len()
        && found
            .iter()
            .zip(&case.expect)
            .all(|(found, expected)| fits(case, found, expected));
    let seen = || {
        let one = |x: &TimeExpression| {
            format!(
                "{:?} = {} {:?} {:?}..{:?} {:?}",
                x.text, x.value, x.kind, x.start, x.end, x.modifier
            )
        };
        found.iter().map(one).collect::<Vec<_>>().join("; ")
    };
    (!fits).then(|| format!("{} ({:?}): {}", case.text, case.published, seen()))
}

fn fits(case: &Case, found: &TimeExpression, expected: &Expected) -> bool {
    let days = case.expect.len() > 1 || (found.start, found.end) == (expected.start, expected.end);
    days && found.text == *expected.text.as_ref().unwrap_or(&case.text)
        && found.value == expected.value
        && found.kind == expected.kind.unwrap_or(DateType::Date)
        && (case.expect.len() > 1 || found.modifier == expected.modifier)
        && found.calendar == expected.calendar.unwrap_or_default()
}

#[test]
fn every_case_is_read_as_written() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/date");
    let mut faults = Vec::new();
    let mut count = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let table: Table = toml::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        count += table.case.len();
        faults.extend(table.case.iter().filter_map(fault));
    }
    assert!(
        faults.is_empty(),
        "{} of {count}:\n{}",
        faults.len(),
        faults.join("\n")
    );
    assert!(count >= 300, "{count} cases");
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Stories {
    case: Vec<Story>,
}

/// A story's first lines and the day of publication that they tell.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Story {
    text: String,
    day: Option<Date>,
}

#[test]
fn a_story_tells_its_own_day_in_its_dateline_or_on_a_line_of_its_own() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/dateline");
    let mut count = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let stories: Stories = toml::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        count += stories.case.len();
        for Story { text, day } in stories.case {
            let told = date::publication(&Text::prepare(&text, lexicon()))
                .first()
                .copied();
            assert_eq!(told, day, "{text}");
        }
    }
    assert!(count >= 100, "{count} pages");
}

#[test]
fn relative_times_stay_open_without_a_day_of_publication() {
    let open = |published| {
        let (found, _) = read(
            "قال أمس إنه سيصل في مارس، بعد عامين من 2020، مؤخرا",
            published,
        );
        found.iter().filter(|date| date.is_open()).count()
    };
    assert_eq!(open(None), 2);
    assert_eq!(open(Some(on(2020, 11, 12))), 0);
}

#[test]
fn a_weekday_that_the_date_contradicts_is_doubted() {
    let (found, warnings) = read("الجمعة 12 نوفمبر 2020", None);
    assert_eq!(found[0].value, "2020-11-12");
    assert_eq!(
        warnings[0].message,
        "2020-11-12 is a Thursday, not a Friday"
    );
    assert!(read("الخميس 12 نوفمبر 2020", None).1.is_empty());
    // the written day keeps its year
    let (found, warnings) = read("وقع الانفجار الثلاثاء 9 يونيو.", Some(on(2021, 6, 10)));
    assert_eq!(found[0].value, "2021-06-09");
    assert_eq!(warnings.len(), 1);
}

const GREGORIAN: [&str; 12] = [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
];
const LEVANTINE: [&str; 12] = [
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
];
const WEEKDAYS: [&str; 7] = [
    "الاثنين",
    "الثلاثاء",
    "الأربعاء",
    "الخميس",
    "الجمعة",
    "السبت",
    "الأحد",
];

/// The ways to write a full date.
fn notations(day: Date) -> Vec<String> {
    let month = usize::from(day.month().unsigned_abs()) - 1;
    let (d, m, y) = (day.day(), day.month(), day.year());
    let (modern, old) = (GREGORIAN[month], LEVANTINE[month]);
    let weekday = WEEKDAYS[usize::from(day.weekday().to_monday_zero_offset().unsigned_abs())];
    vec![
        format!("{d} {modern} {y}"),
        format!("{d} من {old} عام {y}"),
        format!("{d} {modern}/{old} {y}"),
        format!("{d} {old} ({modern}) {y}"),
        format!("يوم {weekday} {d} {modern} {y}"),
        format!("{weekday} الموافق {d} {old} {y}"),
        format!("{d}/{m}/{y}"),
        format!("{y}-{m:02}-{d:02}"),
        format!("{d:02}.{m:02}.{y}"),
        format!("أعلن الوزير في {d} {modern} {y} أن الاتفاق وقع."),
    ]
}

fn any_day() -> impl Strategy<Value = Date> {
    (1900_i16..=2100, 1_i8..=12, 1_i8..=31).prop_filter_map("no such day", |(year, month, day)| {
        Date::new(year, month, day).ok()
    })
}

/// Words and numbers that times are made of.
const WORDS: &[&str] = &[
    "يوم",
    "اليوم",
    "أمس",
    "الأحد",
    "من",
    "إلى",
    "بين",
    "و",
    "10",
    "31",
    "2020",
    "1442",
    "عام",
    "العام",
    "الماضي",
    "المقبل",
    "نوفمبر",
    "رمضان",
    "هـ",
    "ق.م",
    "شهر",
    "الساعة",
    "مساء",
    "ونصف",
    "إلا",
    "ربعا",
    "قبل",
    "بعد",
    "منذ",
    "ألف",
    "مليون",
    "سنوات",
    "ساعتين",
    "القرن",
    "العشرين",
    "عقود",
    "/",
    "-",
    ":",
    ".",
    "(",
    ")",
    "،",
    "99999999999999999999",
    "0",
    "أواخر",
    "ليل",
    "كل",
    "جمعة",
    "الثاني",
    "نحو",
    "عيد الفطر",
    "الربع الأول",
    "خريف",
    "هذا",
    "نفس",
    "التالي",
    "السبعينيات",
    "\n",
    "قتل",
    "سيعقد",
];

/// Such words in any order.
fn any_words() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(WORDS), 0..12).prop_map(|words| words.join(" "))
}

/// Months as the CLDR has them in its Arabic locales: the common names, then those of the countries that
/// have their own.
const COMMON: [&str; 12] = GREGORIAN;
const MASHRIQ: [&str; 12] = LEVANTINE;
const IRAQ: [&str; 12] = [
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرین الأول",
    "تشرين الثاني",
    "كانون الأول",
];
const ALGERIA: [&str; 12] = [
    "جانفي",
    "فيفري",
    "مارس",
    "أفريل",
    "ماي",
    "جوان",
    "جويلية",
    "أوت",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
];
const MOROCCO: [&str; 12] = [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "ماي",
    "يونيو",
    "يوليوز",
    "غشت",
    "شتنبر",
    "أكتوبر",
    "نونبر",
    "دجنبر",
];
const MAURITANIA: [&str; 12] = [
    "يناير",
    "فبراير",
    "مارس",
    "إبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغشت",
    "شتمبر",
    "أكتوبر",
    "نوفمبر",
    "دجمبر",
];

/// The Arabic locales of the CLDR with their months and whether they write Arabic-Indic digits.
const LOCALES: [(&str, [&str; 12], bool); 28] = [
    ("001", COMMON, true),
    ("AE", COMMON, false),
    ("BH", COMMON, true),
    ("DJ", COMMON, true),
    ("DZ", ALGERIA, false),
    ("EG", COMMON, true),
    ("EH", COMMON, false),
    ("ER", COMMON, true),
    ("IL", COMMON, true),
    ("IQ", IRAQ, true),
    ("JO", MASHRIQ, true),
    ("KM", COMMON, true),
    ("KW", COMMON, true),
    ("LB", MASHRIQ, true),
    ("LY", COMMON, false),
    ("MA", MOROCCO, false),
    ("MR", MAURITANIA, true),
    ("OM", COMMON, true),
    ("PS", MASHRIQ, true),
    ("QA", COMMON, true),
    ("SA", COMMON, true),
    ("SD", COMMON, true),
    ("SO", COMMON, true),
    ("SS", COMMON, true),
    ("SY", MASHRIQ, true),
    ("TD", COMMON, true),
    ("TN", ALGERIA, false),
    ("YE", COMMON, true),
];

/// The long, full, medium and short forms of a day in a locale, and its month and year.
fn in_locale(day: Date, months: [&str; 12], arabic: bool) -> Vec<String> {
    let month = months[usize::from(day.month().unsigned_abs()) - 1];
    let weekday = WEEKDAYS[usize::from(day.weekday().to_monday_zero_offset().unsigned_abs())];
    let (d, m, y) = (day.day(), day.month(), day.year());
    let forms = vec![
        format!("{d} {month} {y}"),
        format!("{weekday}، {d} {month} {y}"),
        format!("{d:02}\u{200f}/{m:02}\u{200f}/{y}"),
        format!("{d}\u{200f}/{m}\u{200f}/{y}"),
    ];
    let digit = |c: char| match c.to_digit(10) {
        Some(digit) if arabic => char::from_u32(u32::from('٠') + digit).unwrap_or(c),
        _ => c,
    };
    let written = |form: String| form.chars().map(digit).collect();
    forms.into_iter().map(written).collect()
}

#[test]
fn every_month_of_every_locale_is_read() {
    for (locale, months, _) in LOCALES {
        for (number, month) in (1..).zip(months) {
            let text = format!("{month} 2020");
            let (found, _) = read(&text, None);
            let values: Vec<&str> = found.iter().map(|time| time.value.as_str()).collect();
            assert_eq!(values, [format!("2020-{number:02}")], "{locale}: {text}");
        }
    }
}

/// A sentence that says nothing of when.
const UNRELATED: &str = "وتقع البلدة على سفح جبل، ويعمل سكانها في الزراعة.";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_full_date_is_that_day_in_every_notation(day in any_day(), published in any_day()) {
        for text in notations(day) {
            let (found, warnings) = read(&text, Some(published));
            prop_assert_eq!(found.len(), 1, "{}", &text);
            prop_assert_eq!((found[0].start, found[0].end), (Some(day), Some(day)), "{}", &text);
            prop_assert!(warnings.is_empty(), "{}", &text);
        }
    }

    #[test]
    fn a_full_date_is_that_day_in_every_locale(day in any_day(), locale in prop::sample::select(LOCALES.to_vec())) {
        let (name, months, arabic) = locale;
        for text in in_locale(day, months, arabic) {
            let (found, warnings) = read(&text, None);
            prop_assert_eq!(found.len(), 1, "{}: {}", name, &text);
            prop_assert_eq!((found[0].start, found[0].end), (Some(day), Some(day)), "{}: {}", name, &text);
            prop_assert!(warnings.is_empty(), "{}: {}", name, &text);
        }
    }

    #[test]
    fn what_has_happened_is_no_later_than_publication(day in any_day(), published in any_day()) {
        let (d, month) = (day.day(), GREGORIAN[usize::from(day.month().unsigned_abs()) - 1]);
        for text in [
            format!("الطريق مغلق منذ {d} {month}."),
            format!("أصيب عشرة جنود في {d} {month}."),
            format!("نزح السكان منذ {month}."),
            "قتل عشرة جنود في رمضان.".to_owned(),
            "انتهت الهدنة خلال شهر محرم.".to_owned(),
            "قتل عشرة جنود في الصيف.".to_owned(),
            "قتل عشرة جنود في عيد الأضحى.".to_owned(),
            "قتل عشرة جنود هذا الشتاء.".to_owned(),
        ] {
            let (found, _) = read(&text, Some(published));
            prop_assert_eq!(found.len(), 1, "{}", &text);
            prop_assert!(found[0].start <= Some(published), "{} on {published}", &text);
        }
    }

    #[test]
    fn a_period_since_a_day_begins_before_publication(day in any_day(), published in any_day()) {
        let (d, month) = (day.day(), GREGORIAN[usize::from(day.month().unsigned_abs()) - 1]);
        let text = format!("الطريق مغلق منذ اندلاع القتال في {d} {month}.");
        let (found, _) = read(&text, Some(published));
        prop_assert_eq!(found[0].relation, TimeRelation::Since);
        prop_assert!(found[0].start <= Some(published), "{} on {published}", &text);
    }

    #[test]
    fn a_sentence_beside_changes_no_day(day in any_day(), published in any_day(), form in 0_usize..5) {
        let (d, m) = (day.day(), day.month());
        let (month, weekday) = (
            LEVANTINE[usize::from(m.unsigned_abs()) - 1],
            WEEKDAYS[usize::from(day.weekday().to_monday_zero_offset().unsigned_abs())],
        );
        let sentence = [
            format!("وقع الانفجار في {d} {month}."),
            format!("وقع الانفجار يوم {weekday}."),
            format!("ستعقد القمة {weekday}."),
            format!("أغلقت المدارس في {month} الماضي."),
            format!("وقع الانفجار {weekday} {d} {month}."),
        ][form].clone();
        let days = |text: &str| -> Vec<_> {
            let (found, _) = read(text, Some(published));
            found.iter().map(|time| (time.value.clone(), time.start, time.end)).collect()
        };
        let alone = days(&sentence);
        prop_assert_eq!(&days(&format!("{UNRELATED} {sentence}")), &alone, "{}", &sentence);
        prop_assert_eq!(&days(&format!("{sentence} {UNRELATED}")), &alone, "{}", &sentence);
    }

    #[test]
    fn a_stretch_begins_before_it_ends(text in any_words(), published in prop::option::of(any_day())) {
        for time in read(&text, published).0 {
            prop_assert!(time.start <= time.end, "{} in {}", &time.text, &text);
            prop_assert_eq!(time.start.is_some(), time.end.is_some());
            prop_assert_eq!(time.span.slice_of(&text), &time.text);
        }
    }

    #[test]
    fn no_text_is_too_odd(text in "[ء-ي٠-٩0-9/:.،() \n-]{0,80}", published in prop::option::of(any_day())) {
        read(&text, published);
    }

    #[test]
    fn words_without_time_hold_none(words in prop::collection::vec(prop::sample::select(vec![
        "أعلن", "الرئيس", "أن", "القوات", "سيطرت", "على", "المدينة", "وقال", "الجيش", "إن", "قتل", "12", "شخصا", "في",
        "القصف", "من", "12500", "دبابة", "3", "آلاف", "مقاتل", "،", ".", "أكثر", "الحدود", "15%", "بين", "وزارة", "الدفاع",
    ]), 0..40)) {
        let text = words.join(" ");
        prop_assert!(read(&text, None).0.is_empty(), "{:?} in {}", read(&text, None).0, &text);
    }
}

/// Kinds of words that say a time.
const TIMES: Kinds = Kinds::of(Kind::Month)
    .and(Kind::Weekday)
    .and(Kind::Unit)
    .and(Kind::DayOffset)
    .and(Kind::DayPart)
    .and(Kind::Decade)
    .and(Kind::Season)
    .and(Kind::Vague)
    .and(Kind::Repeat)
    .and(Kind::Timing)
    .and(Kind::Holiday)
    .and(Kind::Clock);

/// Names of the lexicon without words of time and digits, in an order that a linear congruence gives.
fn text_without_times(bytes: usize) -> String {
    let text = lexicon().names().map(|name| name.ar).collect::<Vec<_>>();
    let timeless = |name: &&&str| {
        let text = Text::prepare(name, lexicon());
        let digits = |i| text.token(i).kind == TokenKind::Digits;
        (0..text.len()).all(|i| !text.is(i, TIMES) && !digits(i))
    };
    let names: Vec<_> = text.iter().filter(timeless).collect();
    let marks = [" ", "، ", ". ", " و", " - ", " (", ") ", "\n", ": ", " في "];
    let (mut text, mut state) = (String::new(), 1_usize);
    while text.len() < bytes {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        text += names[(state >> 33) % names.len()];
        text += marks[(state >> 20) % marks.len()];
    }
    text
}

#[test]
fn a_megabyte_without_words_of_time_holds_no_time() {
    let text = text_without_times(1_000_000);
    for published in [None, Some(on(2020, 11, 12))] {
        let (found, _) = read(&text, published);
        let words: Vec<_> = found.iter().map(|date| &date.text).collect();
        assert!(words.is_empty(), "{words:?}");
    }
}
