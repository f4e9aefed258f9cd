//! `TimeML` as a reader of XML sees it.
#![allow(clippy::unwrap_used)] // helpers are tests too

mod made;

use std::fs;

use karabakh::Unit;
use karabakh::analyze::Analyzer;
use karabakh::article::{Article, Published, PublishedBasis};
use karabakh::facts::{Document, Layer};
use karabakh::lexicon::Lexicon;
use karabakh::output::{Error, Format, Options, Report, RunInfo, Sink, Summary, make_renderer};
use made::{DAY, document, facts};
use quick_xml::Reader;
use quick_xml::events::Event;

fn analyzed(text: &str, unit: Unit) -> (Article, Document) {
    let article = Article {
        id: "a".to_owned(),
        text: text.to_owned(),
        published: Published {
            date: Some(DAY),
            basis: PublishedBasis::Flag,
            ..Published::default()
        },
        ..Article::default()
    };
    let analyzer = Analyzer::new(Lexicon::builtin().unwrap(), &Layer::ALL, unit);
    let document = analyzer.analyze(&article);
    (article, document)
}

fn written(article: &Article, document: &Document, unit: Unit) -> String {
    let mut bytes = Vec::new();
    let sink = Sink::stream(&mut bytes);
    let mut output = make_renderer(Format::Timeml, &Options::default(), sink).unwrap();
    let run = RunInfo {
        offsets: unit,
        ..RunInfo::default()
    };
    output.begin(&run).unwrap();
    output.document(article, document).unwrap();
    output.end(&Summary::default()).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// A TIMEX3 element: type, value, words.
type Timex = (String, String, String);

/// The text inside TEXT and its elements.
fn read_back(xml: &str) -> (String, Vec<Timex>) {
    let mut reader = Reader::from_str(xml);
    let (mut text, mut found) = (String::new(), Vec::<Timex>::new());
    let mut open: Vec<String> = Vec::new();
    loop {
        let words = match reader.read_event().unwrap() {
            Event::Start(element) => {
                let name = element.name().as_ref().to_owned();
                if name == "TIMEX3" && open.iter().any(|parent| parent == "TEXT") {
                    let attribute = |key: &str| {
                        let value = element.try_get_attribute(key).unwrap().unwrap().value;
                        value.into_owned()
                    };
                    found.push((attribute("type"), attribute("value"), String::new()));
                }
                open.push(name);
                continue;
            }
            Event::End(_) => {
                open.pop();
                continue;
            }
            Event::Text(words) => words.to_string(),
            Event::GeneralRef(entity) => match &*entity {
                "lt" => "<".to_owned(),
                "gt" => ">".to_owned(),
                "amp" => "&".to_owned(),
                "quot" => "\"".to_owned(),
                "apos" => "'".to_owned(),
                other => panic!("{other}"),
            },
            Event::Eof => break,
            _ => continue,
        };
        if open.iter().any(|parent| parent == "TEXT") {
            text += &words;
        }
        if let Some(timex) = found
            .last_mut()
            .filter(|_| open.last().is_some_and(|name| name == "TIMEX3"))
        {
            timex.2 += &words;
        }
    }
    (text, found)
}

#[test]
fn text_and_times_of_the_seeds_read_back_in_every_unit() {
    for entry in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/seeds")).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        for unit in [Unit::Chars, Unit::Bytes, Unit::Utf16] {
            let (article, document) = analyzed(&text, unit);
            let (read, found) = read_back(&written(&article, &document, unit));
            assert_eq!(read, text.replace("\r\n", "\n"));
            let words: Vec<_> = found.iter().map(|timex| timex.2.as_str()).collect();
            let dates = &document.facts.dates;
            assert_eq!(
                words,
                dates.iter().map(|d| d.text.as_str()).collect::<Vec<_>>()
            );
        }
    }
}

#[test]
fn markup_in_an_article_stays_text() {
    let hostile = "<TIMEX3 value=\"x\">قال & 'أمس' ]]> 😀 يوم 5 مايو 2020 </TEXT>";
    let (article, document) = analyzed(hostile, Unit::Utf16);
    let (read, found) = read_back(&written(&article, &document, Unit::Utf16));
    assert_eq!(read, hostile);
    let values: Vec<_> = found.iter().map(|timex| timex.1.as_str()).collect();
    assert_eq!(values, ["2020-10-03", "2020-05-05"]);

    let (article, document) = analyzed("a\u{0}b\u{1b}", Unit::Chars);
    let (read, _) = read_back(&written(&article, &document, Unit::Chars));
    assert_eq!(read, "a\u{FFFD}b\u{FFFD}");
}

#[test]
fn what_stays_open_has_a_value_that_timeml_knows() {
    let (mut article, _) = analyzed("أمس، قبل عامين، الشهر الماضي، الأسبوع المقبل", Unit::Chars);
    article.published = Published::default();
    let analyzer = Analyzer::new(Lexicon::builtin().unwrap(), &Layer::ALL, Unit::Chars);
    let document = analyzer.analyze(&article);
    assert!(document.facts.dates[0].value.starts_with('P'));
    let (_, found) = read_back(&written(&article, &document, Unit::Chars));
    let values: Vec<_> = found.iter().map(|timex| timex.1.as_str()).collect();
    assert_eq!(values[0], "XXXX-XX-XX");
    assert!(
        values.iter().all(|value| value.starts_with("XXXX")),
        "{values:?}"
    );
}

#[test]
fn each_article_gets_its_own_file_below_the_folder() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("out");
    let options = Options::default();
    let sink = Sink::path(&place, Format::Timeml, &options).unwrap();
    let mut output = make_renderer(Format::Timeml, &options, sink).unwrap();
    for id in ["a", "sub/b", "a", "../../c", ".."] {
        let document = document(id, facts("نعم"));
        output.document(&Article::default(), &document).unwrap();
    }
    output.end(&Summary::default()).unwrap();
    for name in ["a.tml", "a-2.tml", "sub/b.tml", "c.tml", "article.tml"] {
        assert!(place.join(name).is_file(), "{name}");
    }
}

#[test]
fn a_stream_holds_one_article_and_no_aggregate() {
    let mut output = make_renderer(
        Format::Timeml,
        &Options::default(),
        Sink::stream(Vec::new()),
    )
    .unwrap();
    let document = document("a", facts("نعم"));
    output.document(&Article::default(), &document).unwrap();
    let second = output.document(&Article::default(), &document).unwrap_err();
    assert!(second.to_string().contains("--output"), "{second}");

    let options = Options {
        report: Report::Both,
        ..Options::default()
    };
    let refused = make_renderer(Format::Timeml, &options, Sink::stream(Vec::new())).err();
    assert!(matches!(refused, Some(Error::NoAggregate("timeml"))));
}
