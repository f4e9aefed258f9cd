//! The tagger: its file is small and whole, and it finds names that no list holds.

use crate::facts::EntityType;
use crate::lexicon::Lexicon;
use crate::tagger::{Tagged, Tagger};
use crate::text::Text;

/// The most bytes that the model may have.
const MOST: u64 = 6_000_000;

fn tag(text: &str) -> Vec<(String, EntityType)> {
    let lexicon = Lexicon::builtin().unwrap();
    let text = Text::prepare(text, &lexicon);
    let named = |name: Tagged| {
        let span = text.span_after(name.tokens, name.lead);
        (text.slice(span).to_owned(), name.kind)
    };
    let tagger = Tagger::builtin().unwrap();
    tagger.tag(&text).into_iter().map(named).collect()
}

#[test]
fn the_model_is_small() {
    let file = std::fs::metadata("src/tagger/model.bin").unwrap();
    assert!(file.len() <= MOST, "{} bytes", file.len());
}

#[test]
fn a_cut_model_is_no_model() {
    let bytes = std::fs::read("src/tagger/model.bin").unwrap();
    assert!(Tagger::read(&bytes).is_some());
    for kept in [0, 1, 100, 10_000, bytes.len() / 2, bytes.len() - 1] {
        assert!(Tagger::read(&bytes[..kept]).is_none(), "{kept} bytes");
    }
}

#[test]
fn names_that_no_list_holds_are_found() {
    use EntityType::{Location, Person};
    let cases = [
        (
            "وقال الخبير العسكري ستيبان كراسنوبولسكي إن المعركة طويلة.",
            "ستيبان كراسنوبولسكي",
            Person,
        ),
        (
            "واتهم النائب جواد الطربوشي الحكومة بالتقصير.",
            "جواد الطربوشي",
            Person,
        ),
        (
            "وذكر المراسل أن سكان بلدة كفرزنجار فروا إلى الجنوب.",
            "كفرزنجار",
            Location,
        ),
        (
            "وأكدت الباحثة هيلين فان دربورغ أن الهدنة لن تصمد.",
            "هيلين فان دربورغ",
            Person,
        ),
    ];
    for (text, name, kind) in cases {
        let found = tag(text);
        assert!(
            found.contains(&(name.to_owned(), kind)),
            "{text}\n{found:?}"
        );
    }
}

#[test]
fn what_names_nobody_is_left_alone() {
    for text in [
        "وقتل سبعة أشخاص وأصيب آخرون في الهجوم يوم الثلاثاء الماضي.",
        "وأضاف أن المفاوضات ستستمر حتى نهاية الأسبوع المقبل.",
        "ارتفعت الأسعار بنسبة كبيرة خلال العام الماضي.",
    ] {
        assert_eq!(tag(text), [], "{text}");
    }
}

#[test]
fn a_name_is_told_without_what_is_written_onto_it() {
    let found = tag("وشارك في الاجتماع محمود الزهراوي وسليم الزهراوي.");
    let names: Vec<&str> = found.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["محمود الزهراوي", "سليم الزهراوي"]);
}
