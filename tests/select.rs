//! Whose words are meant by a name, and layers asked for one by one.
#![allow(clippy::unwrap_used)] // helpers are tests too

use karabakh::analyze::Analyzer;
use karabakh::article::Article;
use karabakh::facts::{Document, Layer};
use karabakh::lexicon::Lexicon;
use karabakh::select::BySpeaker;
use karabakh::span::Unit;

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
    let found = asked.of(document(text));
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
    let found = asked.of(document(NEWS)).unwrap();
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
        expected.facts.keep(&[layer]);
        assert_ne!(expected.facts, karabakh::facts::Facts::default());
        assert_eq!(analyzer.analyze(&article), expected, "{layer:?}");
    }
}
