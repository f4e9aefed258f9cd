//! What several articles tell on one screen: forty lines for any number of them, and no line wider than
//! it may be. What the seeds and 200 made articles look like is in `tests/snapshots` (`formats.rs`).
#![allow(clippy::unwrap_used)] // helpers are tests too

mod made;

use karabakh::article::Article;
use karabakh::facts::Document;
use karabakh::output::{Format, Lang, Options, Report, RunInfo, Sink, Summary, make_renderer};
use made::{aggregate, corpus};
use proptest::prelude::*;
use unicode_normalization::char::is_combining_mark;

/// Lines of the screen.
const LINES: usize = 40;

fn written(format: Format, options: &Options, documents: &[Document]) -> String {
    let together = aggregate(documents);
    let mut bytes = Vec::new();
    let mut output = make_renderer(format, options, Sink::stream(&mut bytes)).unwrap();
    output.begin(&RunInfo::default()).unwrap();
    for document in documents {
        output.document(&Article::default(), document).unwrap();
    }
    let summary = Summary {
        aggregate: Some(&together),
        problems: &[],
    };
    output.end(&summary).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn overview(width: usize, lang: Lang) -> Options {
    Options {
        report: Report::Overview,
        width: Some(width),
        lang,
        terminal: true,
        ..Options::default()
    }
}

/// Columns of a terminal that the line takes.
fn columns(line: &str) -> usize {
    let shown = |c: &char| !is_combining_mark(*c) && !matches!(c, '\u{2066}'..='\u{2069}');
    line.chars().filter(shown).count()
}

fn widest(text: &str) -> usize {
    text.lines().map(columns).max().unwrap_or_default()
}

#[test]
fn twenty_thousand_articles_fit_on_one_screen() {
    let documents = corpus(20_000);
    for lang in [Lang::En, Lang::Ar] {
        let screen = written(Format::Text, &overview(80, lang), &documents);
        assert!(screen.lines().count() <= LINES, "{screen}");
        assert!(widest(&screen) <= 80, "{screen}");
        assert!(screen.contains("20000"), "{screen}");
    }
}

#[test]
fn one_article_is_shown_whole_and_several_are_not() {
    let documents = corpus(2);
    for format in [Format::Text, Format::Markdown] {
        let options = overview(200, Lang::En);
        let whole = Options {
            report: Report::Documents,
            ..options.clone()
        };
        let [one, several] = [1, 2].map(|count| written(format, &options, &documents[..count]));
        assert_eq!(one, written(format, &whole, &documents[..1]));
        assert!(!several.contains("made-0"), "{several}");
        assert!(several.contains("2 articles"), "{several}");
    }
    assert_eq!(written(Format::Text, &overview(80, Lang::En), &[]), "");
}

#[test]
fn other_formats_have_no_overview_and_show_each_article() {
    let documents = corpus(2);
    let options = |report| Options {
        report,
        ..Options::default()
    };
    for format in [Format::Json, Format::Jsonl] {
        let asked = written(format, &options(Report::Overview), &documents);
        assert_eq!(
            asked,
            written(format, &options(Report::Documents), &documents)
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn no_line_is_wider_than_the_width_nor_the_screen_longer(
        articles in 2_u32..40,
        width in 40_usize..160,
        arabic: bool,
        report in prop::sample::select(vec![Report::Overview, Report::Documents, Report::Both]),
    ) {
        let lang = if arabic { Lang::Ar } else { Lang::En };
        let options = Options { report, ..overview(width, lang) };
        let text = written(Format::Text, &options, &corpus(articles));
        prop_assert!(widest(&text) <= width, "{width}\n{text}");
        if report == Report::Overview {
            prop_assert!(text.lines().count() <= LINES, "{text}");
        }
    }
}
