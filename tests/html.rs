//! The HTML page: what is embedded is what was found, and nothing that an article says leaves its
//! place. What the page does with it, a browser tests in `tests/browser`.
#![allow(clippy::unwrap_used)] // helpers are tests too

mod made;
mod seeds;

use std::fs;

use base64::prelude::{BASE64_STANDARD, Engine};
use flate2::read::DeflateDecoder;
use karabakh::Unit;
use karabakh::aggregate::Aggregator;
use karabakh::analyze::Analyzer;
use karabakh::article::Article;
use karabakh::facts::{Document, Facts, Layer};
use karabakh::lexicon::Lexicon;
use karabakh::output::{
    Articles, Format, Lang, Options, Report, RunInfo, Sink, Summary, make_renderer,
};
use karabakh::spelling;
use made::{document, facts};
use proptest::prelude::*;
use regex::Regex;
use seeds::{Read, seeds};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

fn page_of(stories: &[Read], unit: Unit, options: &Options) -> String {
    let mut bytes = Vec::new();
    let mut aggregator = Aggregator::default();
    let mut output = make_renderer(Format::Html, options, Sink::stream(&mut bytes)).unwrap();
    let run = RunInfo {
        offsets: unit,
        ..RunInfo::default()
    };
    output.begin(&run).unwrap();
    for (article, document) in stories {
        aggregator.add(document);
        output.document(article, document).unwrap();
    }
    let aggregate = aggregator.finish();
    let summary = Summary {
        aggregate: Some(&aggregate),
        problems: &[],
    };
    output.end(&summary).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn page(stories: &[Read]) -> String {
    let options = Options {
        report: Format::Html.report_shown(Report::default()),
        ..Options::default()
    };
    page_of(stories, Unit::Chars, &options)
}

/// The blocks of data with this attribute, as a browser finds them: each ends at the first `</script`.
fn blocks(page: &str, attribute: &str) -> Vec<Value> {
    let start = format!("<script type=\"application/json\" {attribute}>");
    let rest = page.split(&start).skip(1);
    rest.map(|rest| serde_json::from_str(rest.split("</script").next().unwrap()).unwrap())
        .collect()
}

/// The compressed data with this attribute, opened.
fn unpacked(page: &str, attribute: &str) -> Vec<Value> {
    let start = format!("<script type=\"text/plain\" {attribute}>");
    let open = |rest: &str| {
        let packed = BASE64_STANDARD.decode(rest.split("</script").next().unwrap());
        serde_json::from_reader(DeflateDecoder::new(packed.unwrap().as_slice())).unwrap()
    };
    page.split(&start).skip(1).map(open).collect()
}

/// The articles of a page.
fn stories_in(page: &str) -> Vec<Value> {
    let blocks = unpacked(page, "class=\"stories\"").into_iter();
    blocks
        .flat_map(|block| block.as_array().unwrap().clone())
        .collect()
}

/// What a page tells of all articles.
fn summary(page: &str) -> Value {
    unpacked(page, "id=\"summary\"").remove(0)
}

/// Whether `shown` tells all that `found` does: what is missing is empty, or the words at a span.
fn tells(found: &Value, shown: Option<&Value>, text: &str) -> bool {
    let Some(shown) = shown else {
        return matches!(found, Value::Null | Value::Bool(false)) || *found == json!([]);
    };
    match (found, shown) {
        (Value::Object(all), Value::Object(kept)) => {
            all.iter().all(|(key, value)| match key.as_str() {
                // only for finding copies
                "sketch" => true,
                "text" if !kept.contains_key(key) && kept.contains_key("span") => {
                    value == &words(&kept["span"], text)
                }
                "span" => kept.get("at").or(kept.get(key)).unwrap_or(&Value::Null) == value,
                _ => tells(value, kept.get(key), text),
            })
        }
        (Value::Array(all), Value::Array(kept)) => {
            let pairs = all.iter().zip(kept);
            all.len() == kept.len() && pairs.into_iter().all(|(a, b)| tells(a, Some(b), text))
        }
        _ => found == shown,
    }
}

/// What a browser finds at a span.
fn words(span: &Value, text: &str) -> String {
    let place = |end: usize| usize::try_from(span[end].as_u64().unwrap()).unwrap();
    let units: Vec<u16> = text.encode_utf16().collect();
    String::from_utf16(&units[place(0)..place(1)]).unwrap()
}

#[test]
fn the_page_holds_every_document_whatever_spans_count() {
    for unit in [Unit::Chars, Unit::Bytes, Unit::Utf16] {
        let stories = seeds(unit);
        let html = page_of(
            &stories,
            unit,
            &Options {
                report: Report::Both,
                ..Options::default()
            },
        );
        let shown = stories_in(&html);
        assert_eq!(shown.len(), stories.len());
        for ((article, document), shown) in stories.iter().zip(&shown) {
            assert_eq!(shown["text"], json!(article.text));
            let found = serde_json::to_value(document).unwrap();
            assert!(tells(&found, Some(shown), &article.text), "{}", document.id);
        }
    }
}

/// The script reads all of them whatever the articles say: a missing one leaves the page blank.
#[test]
fn the_aggregate_has_every_list_even_when_it_is_empty() {
    let lists = [
        "entities", "variants", "events", "telling", "copies", "speakers", "network",
    ];
    let silent = (Article::default(), document("a", Facts::default()));
    for stories in [vec![], vec![silent]] {
        let whole = summary(&page(&stories));
        for list in lists {
            assert_eq!(whole["aggregate"][list], json!([]), "{list}");
        }
    }
}

#[test]
fn a_span_of_letters_beyond_the_basic_plane_is_counted_as_a_browser_does() {
    let text = "😀😀 قُتل 7 مدنيين في شوشا.".to_owned();
    let analyzer = Analyzer::new(Lexicon::builtin().unwrap(), &Layer::ALL, Unit::Chars);
    let article = Article {
        text,
        ..Article::default()
    };
    let document = analyzer.analyze(&article);
    let found = document.facts.casualties[0].text.clone();
    let story = stories_in(&page(&[(article, document)])).remove(0);
    let shown = &story["casualties"][0];
    assert!(shown.get("text").is_none());
    assert_eq!(
        words(&shown["span"], story["text"].as_str().unwrap()),
        found
    );
    assert_ne!(shown["span"], shown["at"]);
}

#[test]
fn the_whole_names_articles_by_their_number() {
    let stories = seeds(Unit::Chars);
    let whole = summary(&page(&stories));
    let ids: Vec<_> = stories
        .iter()
        .map(|(_, document)| json!(document.id))
        .collect();
    let index: Vec<_> = whole["index"]
        .as_array()
        .unwrap()
        .iter()
        .map(|head| head["id"].clone())
        .collect();
    assert_eq!(index, ids);
    let mut aggregator = Aggregator::default();
    for (_, document) in &stories {
        aggregator.add(document);
    }
    let aggregate = aggregator.finish();
    for (name, shown) in aggregate
        .entities
        .iter()
        .zip(whole["aggregate"]["entities"].as_array().unwrap())
    {
        let named: Vec<_> = shown["documents"]
            .as_array()
            .unwrap()
            .iter()
            .map(|n| index[usize::try_from(n.as_u64().unwrap()).unwrap()].clone())
            .collect();
        assert_eq!(json!(named), json!(name.documents));
    }
    let counted = aggregate
        .events
        .iter()
        .position(|event| !event.claims.is_empty());
    let counted = counted.unwrap();
    let stated = &whole["aggregate"]["events"][counted]["claims"][0]["evidence"][0];
    let evidence = &aggregate.events[counted].claims[0].evidence[0];
    assert_eq!(
        ids[usize::try_from(stated["document"].as_u64().unwrap()).unwrap()],
        json!(evidence.document)
    );
    assert_eq!(stated["span"], json!(evidence.span));
}

#[test]
fn without_articles_their_ids_are_known_from_the_whole() {
    let stories = seeds(Unit::Chars);
    let html = page_of(
        &stories,
        Unit::Chars,
        &Options {
            report: Report::Aggregate,
            ..Options::default()
        },
    );
    assert!(stories_in(&html).is_empty());
    let whole = summary(&html);
    assert_eq!(
        whole["index"][1],
        json!({"id": stories[1].1.id, "left_out": true})
    );
    assert_eq!(
        whole["aggregate"]["entities"][0]["documents"],
        json!([0, 1, 2, 3, 4])
    );
}

#[test]
fn articles_are_left_out_when_asked_and_the_page_knows_it() {
    let stories = seeds(Unit::Chars);
    for articles in [Articles::All, Articles::Linked, Articles::None] {
        let options = Options {
            report: Report::Both,
            articles,
            ..Options::default()
        };
        let html = page_of(&stories, Unit::Chars, &options);
        let kept = stories_in(&html);
        let is_kept = |document: &Document| match articles {
            Articles::All => true,
            Articles::Linked => !document.facts.casualties.is_empty(),
            Articles::None => false,
        };
        let whole = summary(&html);
        let mut found = 0;
        for (i, (_, document)) in stories.iter().enumerate() {
            let head = &whole["index"][i];
            assert_eq!(head.get("left_out").is_none(), is_kept(document));
            if is_kept(document) {
                assert_eq!(kept[found]["id"], json!(document.id));
                found += 1;
            }
        }
        assert_eq!(kept.len(), found);
    }
}

/// The page shows the events in the order of the overview, and each number with the claims that the overview tells
/// it by.
#[test]
fn each_toll_names_the_claims_that_tell_it() {
    let whole = summary(&page(&seeds(Unit::Chars)));
    let events = whole["aggregate"]["events"].as_array().unwrap();
    let tolls = events.iter().flat_map(|event| {
        let tolls = event["tolls"].as_array().into_iter().flatten();
        tolls.map(move |toll| (&event["claims"], toll))
    });
    let mut seen = 0;
    for (claims, toll) in tolls {
        let claim = &claims[usize::try_from(toll["told_by"]["claim"].as_u64().unwrap()).unwrap()];
        assert_eq!(claim["outcome"], toll["outcome"]);
        assert_eq!(claim["said"], toll["best"]);
        seen += 1;
    }
    assert!(seen >= 3);
}

/// The contents of the one element that starts with `start`.
fn element<'a>(page: &'a str, start: &str, end: &str) -> &'a str {
    let (_, rest) = page.split_once(start).unwrap();
    let (inside, _) = rest.split_once(end).unwrap();
    inside
}

#[test]
fn the_policy_allows_the_page_its_own_style_and_script_and_nothing_else() {
    let html = page(&seeds(Unit::Chars));
    let policy = element(
        &html,
        "<meta http-equiv=\"Content-Security-Policy\" content=\"",
        "\"",
    );
    let hash = |text: &str| format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)));
    let style = hash(element(&html, "<style>", "</style>"));
    let script = hash(element(&html, "<script>", "</script>"));
    assert_eq!(
        policy,
        format!(
            "default-src 'none'; style-src {style}; script-src {script}; base-uri 'none'; form-action 'none'"
        )
    );
}

#[test]
fn the_page_loads_nothing_and_writes_no_markup_from_text() {
    let html = page(&[]);
    let script = element(&html, "<script>", "</script>");
    let maker = Regex::new(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|\beval\b|new Function|fetch\(|XMLHttpRequest|\bimport\b").unwrap();
    assert_eq!(maker.find(script).map(|found| found.as_str()), None);
    let elsewhere = Regex::new(r#"(src|href)="[^#]|url\(|@import|@font-face"#).unwrap();
    assert_eq!(elsewhere.find(&html).map(|found| found.as_str()), None);
}

/// An article whose every text is `said`.
fn story_of(said: &str) -> Read {
    let mut document = document(said, facts(said));
    document.title = Some(said.to_owned());
    document.source = Some(said.to_owned());
    document.url = Some(said.to_owned());
    let text = said.to_owned();
    (
        Article {
            text,
            ..Article::default()
        },
        document,
    )
}

#[test]
fn hostile_text_stays_data() {
    let said = "</script><script>alert(1)</script><!--<script> <img src=x onerror=alert(1)> {{script}} __proto__ \u{2028}\u{202e}\u{0}";
    let (calm, hostile) = (page(&[story_of("نعم")]), page(&[story_of(said)]));
    assert_eq!(calm.matches('<').count(), hostile.matches('<').count());
    let story = stories_in(&hostile).remove(0);
    assert_eq!(
        (&story["text"], &story["title"]),
        (&json!(said), &json!(said))
    );
}

proptest! {
    #[test]
    fn no_text_ends_its_block(said in any::<String>()) {
        let html = page(&[story_of(&said)]);
        let story = stories_in(&html).remove(0);
        prop_assert_eq!(&story["text"], &json!(said));
    }
}

#[test]
fn the_page_folds_the_arabic_block_as_the_tool_does() {
    let setting = blocks(&page(&[]), "id=\"setting\"").remove(0);
    let fold = setting["fold"].as_object().unwrap();
    for c in ('\u{600}'..='\u{6ff}').filter(|c| *c != 'ـ') {
        let text = c.to_string();
        let folded = fold
            .get(&text)
            .map_or(text.as_str(), |folded| folded.as_str().unwrap());
        assert_eq!(folded, spelling::key(&text), "{c:?}");
    }
    assert_eq!(fold["ة"], "ه");
}

#[test]
fn every_word_of_the_page_is_there_in_both_languages() {
    let labels = blocks(&page(&[]), "id=\"labels\"").remove(0);
    let keys = |lang: &str| -> Vec<String> {
        labels["page"][lang]
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect()
    };
    assert_eq!(keys("en"), keys("ar"));
    let used = Regex::new(r"say(?:With|Plain)?\('(\w+)'").unwrap();
    let shared = Regex::new(r"label\('(\w+)', '(\w+)'\)").unwrap();
    let mut seen = 0;
    for file in fs::read_dir("src/output/html/script").unwrap() {
        let script = fs::read_to_string(file.unwrap().path()).unwrap();
        for found in used.captures_iter(&script) {
            seen += 1;
            assert!(keys("en").contains(&found[1].to_owned()), "{}", &found[1]);
        }
        for found in shared.captures_iter(&script) {
            let label = &labels["ar"][&found[1]][&found[2]];
            assert!(label.is_string(), "{}", &found[0]);
        }
    }
    assert!(seen > 50);
}

#[test]
fn the_page_opens_in_the_language_of_its_readers() {
    assert_eq!(Format::Html.default_language(), Lang::Ar);
    let opened = |lang| {
        page_of(
            &[],
            Unit::Chars,
            &Options {
                lang,
                ..Options::default()
            },
        )
    };
    assert!(opened(Lang::Ar).starts_with("<!doctype html>\n<html lang=\"ar\" dir=\"rtl\">"));
    assert!(opened(Lang::En).starts_with("<!doctype html>\n<html lang=\"en\" dir=\"ltr\">"));
}

#[test]
fn a_document_without_its_text_still_has_its_words() {
    let found = document("a", facts("نعم"));
    let story = stories_in(&page(&[(Article::default(), found)])).remove(0);
    assert_eq!(story["quotes"][0]["text"], "نعم");
}
