//! A text that was wrapped at a width tells what it told before, and its headlines, lists and verse stay.

#![allow(clippy::unwrap_used)] // in the helpers: the lint knows only functions marked as tests

mod news;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use karabakh::Unit;
use karabakh::analyze::Analyzer;
use karabakh::article::Article;
use karabakh::facts::{Document, Layer};
use karabakh::lexicon::Lexicon;
use news::{News, Words};

/// Columns at which mail, terminals and pages are wrapped.
const WIDTHS: [usize; 8] = [60, 72, 80, 85, 90, 100, 110, 120];

/// The text with no line longer than `width`, unless a word is.
fn wrapped(text: &str, width: usize) -> String {
    let mut out = String::new();
    for line in text.split_inclusive('\n') {
        let mut column = 0;
        for word in line.split_whitespace() {
            let letters = word.chars().count();
            if column > 0 && column + 1 + letters > width {
                out.push('\n');
                column = 0;
            } else if column > 0 {
                out.push(' ');
                column += 1;
            }
            out.push_str(word);
            column += letters;
        }
        if line.ends_with('\n') {
            out.push('\n');
        }
    }
    out
}

/// Each fact as what it says, whatever lines its words stand on.
fn told(document: &Document) -> BTreeMap<String, i64> {
    let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut told: BTreeMap<String, i64> = BTreeMap::new();
    let mut tell = |fact: String| *told.entry(line(&fact)).or_default() += 1;
    let facts = &document.facts;
    for entity in &facts.entities {
        for mention in &entity.mentions {
            tell(format!(
                "{:?} {}: {}",
                entity.kind, entity.name, mention.text
            ));
        }
    }
    for date in &facts.dates {
        tell(format!("{}: {}", date.text, date.value));
    }
    for casualty in &facts.casualties {
        let by = casualty.claimed_by.as_ref().map(|party| &party.name);
        let place = casualty.place.as_ref().map(|place| &place.party.name);
        let count = (casualty.count.min, casualty.count.max);
        tell(format!("{} {count:?} {by:?} {place:?}", casualty.text));
    }
    for quote in &facts.quotes {
        tell(format!("{:?}: {}", quote.speaker.name, quote.text));
    }
    told
}

/// Made-up news in long paragraphs; signs that take no column would make lines of many widths.
fn made() -> impl Iterator<Item = String> {
    let words = Words::new(Path::new("."));
    let mut news = News::new(1988);
    let article = move |_| {
        let text = news.article(&words, 3 << 10).replace(".\n", ". ");
        text.replace(['\u{64e}', 'ـ'], "")
    };
    (0..12).map(article)
}

/// The seeds and made-up news.
fn texts() -> Vec<String> {
    let mut texts = Vec::new();
    for entry in fs::read_dir("seeds").unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "txt") {
            let text = fs::read_to_string(path).unwrap();
            // spaces in a row do not come through wrapping
            let line = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
            texts.push(text.lines().map(line).collect::<Vec<_>>().join("\n"));
        }
    }
    assert!(texts.len() >= 5);
    texts.extend(made());
    texts
}

fn analyzer() -> Analyzer {
    Analyzer::new(Lexicon::builtin().unwrap(), &Layer::ALL, Unit::Chars)
}

fn analyze(analyzer: &Analyzer, text: &str) -> Document {
    analyzer.analyze(&Article {
        text: text.to_owned(),
        ..Article::default()
    })
}

#[test]
fn at_most_one_fact_in_a_hundred_changes_when_a_text_is_wrapped() {
    let analyzer = analyzer();
    let texts = texts();
    for width in WIDTHS {
        let (mut all, mut changed) = (0, Vec::new());
        for text in &texts {
            let before = told(&analyze(&analyzer, text));
            let after = told(&analyze(&analyzer, &wrapped(text, width)));
            all += before.values().sum::<i64>();
            for (fact, count) in before {
                let gone = count - after.get(&fact).copied().unwrap_or_default();
                changed.extend((0..gone).map(|_| fact.clone()));
            }
        }
        assert!(all > 300);
        let share = i64::try_from(changed.len()).unwrap() * 100;
        assert!(share <= all, "{width}: {changed:#?} of {all}");
    }
}

#[test]
fn spans_of_a_wrapped_text_are_its_own_and_names_are_whole() {
    let analyzer = analyzer();
    for text in texts() {
        let text = wrapped(&text, 60);
        let document = analyze(&analyzer, &text);
        let chars: Vec<char> = text.chars().collect();
        for mention in document.facts.entities.iter().flat_map(|e| &e.mentions) {
            let (start, end) = (mention.span.start(), mention.span.end());
            let slice = &chars[start as usize..end as usize];
            assert_eq!(slice.iter().collect::<String>(), mention.text);
        }
        let mut facts = document.facts.clone();
        facts.each_name(|name| assert!(!name.contains('\n'), "{name}"));
    }
}
