//! Whose words are meant by a name, and layers asked for one by one.

use crate::Unit;
use crate::analyze::Analyzer;
use crate::article::Article;
use crate::facts::{Document, Layer};
use crate::lexicon::Lexicon;
use crate::select::{BySpeaker, Nearest, Pattern};

fn document(text: &str) -> Document {
    let analyzer = Analyzer::new(Lexicon::builtin().unwrap(), &Layer::ALL, Unit::Chars);
    analyzer.analyze(&Article {
        text: text.to_owned(),
        ..Article::default()
    })
}

/// What the speaker said in a text.
fn said(speaker: &str, text: &str) -> Vec<String> {
    let asked = BySpeaker::new(speaker, &Lexicon::builtin().unwrap());
    let found = asked.quotes_of_speaker(document(text));
    let quotes = found.into_iter().flat_map(|document| document.facts.quotes);
    quotes.map(|quote| quote.text).collect()
}

const NEWS: &str = "قال وزير الخارجية الروسي سيرغي لافروف إن الهدنة صامدة. \
    وأضاف لافروف أن المراقبين وصلوا. ونفت وزارة الدفاع الأرمينية أن تكون قصفت غنجه. \
    وقال النائب سيرغي كرابتشوف إن البرلمان سيصوت.";

#[test]
fn a_known_speaker_is_found_by_any_spelling_and_by_surname() {
    for name in ["لافروف", "سيرجي لافروف", "سيرغي لافروف", "سِرغي لافروف", "لافرُوف"]
    {
        assert_eq!(
            said(name, NEWS),
            ["إن الهدنة صامدة", "أن المراقبين وصلوا"],
            "{name}"
        );
    }
}

#[test]
fn english_names_and_other_spellings_of_them_find_a_speaker() {
    for name in [
        "Lavrov",
        "sergey lavrov",
        "LAVROW",
        "Lavrow",
        "لافروڤ",
        "لاڤروف",
    ] {
        assert_eq!(
            said(name, NEWS),
            ["إن الهدنة صامدة", "أن المراقبين وصلوا"],
            "{name}"
        );
    }
    let text = "قال إلهام علييف إن الحرب انتهت. وقال نيكول باشينيان إن بلاده صمدت.";
    for name in ["Aliyev", "Aliev", "Ilham Aliyev"] {
        assert_eq!(said(name, text), ["إن الحرب انتهت"], "{name}");
    }
    for name in ["Pashinyan", "Pashinian"] {
        assert_eq!(said(name, text), ["إن بلاده صمدت"], "{name}");
    }
    for name in ["Putin", "Ali", "Lavr", "Sergey Shoigu"] {
        assert!(said(name, NEWS).is_empty(), "{name}");
    }
}

#[test]
fn organizations_and_people_without_a_listed_english_name_are_asked_for_in_english() {
    let text = "قالت وزارة الدفاع الروسية إن قواتها تقدمت. وأعلنت وزارة الخارجية الأذربيجانية أن الهدنة انهارت. \
        وقال حميدتي إن الحرب طويلة. وأكد الجيش الإسرائيلي أن الغارة انتهت. وقال يحيى سريع إن العملية نجحت. \
        وقالت منظمة أطباء بلا حدود إن المستشفى توقف. وقالت حركة حماس إن المفاوضات فشلت. \
        وقال وزير الخارجية التركي هاكان فيدان إن بلاده ستساعد.";
    for (name, quote) in [
        ("Russian Defense Ministry", "إن قواتها تقدمت"),
        ("Ministry of Defence of Russia", "إن قواتها تقدمت"),
        ("Azerbaijani MFA", "أن الهدنة انهارت"),
        ("Hemedti", "إن الحرب طويلة"),
        ("Israeli army", "أن الغارة انتهت"),
        ("IDF", "أن الغارة انتهت"),
        ("Yahya Saree", "إن العملية نجحت"),
        ("MSF", "إن المستشفى توقف"),
        ("Hamas", "إن المفاوضات فشلت"),
        ("Turkish Foreign Minister", "إن بلاده ستساعد"),
    ] {
        assert_eq!(said(name, text), [quote], "{name}");
    }
    for name in [
        "Ukrainian Defense Ministry",
        "Russia",
        "Ministry of Health",
        "Hussein",
    ] {
        assert!(said(name, text).is_empty(), "{name}");
    }
}

#[test]
fn the_names_nearest_to_one_that_nobody_has_are_told() {
    let near = |asked: &str, names: &[&str]| {
        let mut nearest = Nearest::nearest_to(asked);
        for name in names {
            nearest.consider_name(name, None);
        }
        nearest
            .nearest_names()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let names = ["حكمت حاجييف", "ماريا زاخاروفا", "سيرغي لافروف"];
    assert_eq!(near("Hajiyev", &names), ["حكمت حاجييف"]);
    assert_eq!(near("Hikmet Hajiev", &names), ["حكمت حاجييف"]);
    assert_eq!(near("زاخارفا", &names), ["ماريا زاخاروفا"]);
    assert!(near("كوهين", &names).is_empty());
}

#[test]
fn a_pattern_finds_every_spelling_and_means_what_patterns_mean() {
    let is_in = |pattern: &str, text: &str| pattern.parse::<Pattern>().unwrap().is_in(text);
    for text in ["في أذربيجان", "في اذربيجان", "أَذَربيجان", "وأذربيـجان"]
    {
        assert!(is_in("أذربيجان", text) && is_in("اذربيجان", text), "{text}");
    }
    assert!(is_in(r"^قتل \d+ جندي", "قُتل ٤٩ جندياً"));
    assert!(is_in("قَرَّة|شوشة", "إلى شوشه"));
    assert!(is_in("NATO", "nato") && is_in("[أ-ي]{3}", "بيت"));
    assert!(!is_in(r"\bقتل\b", "مقتل") && !is_in("هل؟", "ه") && is_in("هل؟", "هل؟"));
}

#[test]
fn quotations_are_chosen_by_their_sentences() {
    let analyzer = Analyzer::new(Lexicon::builtin().unwrap(), &Layer::ALL, Unit::Chars);
    let article = Article {
        text: NEWS.to_owned(),
        ..Article::default()
    };
    let document = analyzer.analyze(&article);
    let told = |pattern: &str| {
        let pattern: Pattern = pattern.parse().unwrap();
        let quotes = pattern.matching_quotes(&article, &document, &analyzer);
        quotes
            .into_iter()
            .map(|quote| quote.text)
            .collect::<Vec<_>>()
    };
    assert_eq!(told("وزير"), ["إن الهدنة صامدة"]);
    assert_eq!(
        told("غنجة|برلمان"),
        ["أن تكون قصفت غنجه", "إن البرلمان سيصوت"]
    );
    assert!(told("باكو").is_empty());
}

#[test]
fn a_body_and_an_unknown_person_are_found_by_the_words_of_their_names() {
    assert_eq!(said("وزارة الدفاع الأرمينية", NEWS), ["أن تكون قصفت غنجه"]);
    assert_eq!(said("كرابتشوف", NEWS), ["إن البرلمان سيصوت"]);
}

#[test]
fn somebody_else_of_the_same_surname_or_nobody_is_not_meant() {
    let text = "قال حيدر علييف إن البلاد قوية. وقال إلهام علييف إن الحرب انتهت.";
    assert_eq!(said("إلهام علييف", text), ["إن الحرب انتهت"]);
    assert!(said("سيرغي شويغو", NEWS).is_empty());
    assert!(said("", NEWS).is_empty());
    assert!(said("روف", NEWS).is_empty());
}

#[test]
fn a_document_keeps_only_the_quotations() {
    let asked = BySpeaker::new("لافروف", &Lexicon::builtin().unwrap());
    let found = asked.quotes_of_speaker(document(NEWS)).unwrap();
    assert!(found.facts.entities.is_empty() && found.facts.dates.is_empty());
}

#[test]
fn a_layer_alone_is_as_it_is_among_all() {
    let article = Article {
        text: format!("{NEWS} وأعلنت الوزارة أمس مقتل 12 جنديا وإصابة ثلاثة في شوشة."),
        ..Article::default()
    };
    let whole = document(&article.text);
    for layer in Layer::ALL {
        let analyzer = Analyzer::new(Lexicon::builtin().unwrap(), &[layer], Unit::Chars);
        let mut expected = whole.clone();
        expected.facts.keep_layers(&[layer]);
        assert_ne!(expected.facts, crate::facts::Facts::default());
        assert_eq!(analyzer.analyze(&article), expected, "{layer:?}");
    }
}
