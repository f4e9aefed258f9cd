//! Web pages: layouts of Arabic outlets (`tests/pages/layouts`) with articles of our own in them. The text
//! that is found is held against the article word for word, and so is the day. `tests/pages/compare.py` does
//! the same with trafilatura.

#![allow(clippy::unwrap_used)] // in the helpers: the lint knows only functions marked as tests

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use karabakh::Unit;
use karabakh::analyze::Analyzer;
use karabakh::article::Article;
use karabakh::facts::Layer;
use karabakh::input::{Options, open_articles};
use karabakh::lexicon::Lexicon;
use regex::{Captures, Regex};
use serde::Deserialize;

const FOLDER: &str = "tests/pages";

#[derive(Deserialize)]
struct Texts {
    text: Vec<Text>,
}

#[derive(Clone, Deserialize)]
struct Text {
    title: String,
    outlet: String,
    url: String,
    iso: String,
    shown: String,
    slash: String,
    paragraphs: Vec<String>,
}

impl Text {
    /// A layout with this article in it.
    fn put(&self, layout: &str) -> String {
        let pieces = Regex::new(r"\{\{(p|p1|rest)\|((?s:.*?))\}\}").unwrap();
        let page = pieces.replace_all(layout, |found: &Captures<'_>| {
            let paragraphs = match &found[1] {
                "p1" => &self.paragraphs[..1],
                "rest" => &self.paragraphs[1..],
                _ => &self.paragraphs[..],
            };
            let piece = |paragraph: &String| found[2].replacen('%', paragraph, 1);
            paragraphs.iter().map(piece).collect::<String>()
        });
        let names = Regex::new(r"\{\{(\w+)\}\}").unwrap();
        let plain = serde_json::to_string(&self.paragraphs.join("\n")).unwrap();
        let time = format!("{}T08:30:00+03:00", self.iso);
        let page = names.replace_all(&page, |found: &Captures<'_>| {
            let value = match &found[1] {
                "title" => &self.title,
                "outlet" => &self.outlet,
                "url" => &self.url,
                "iso" => &self.iso,
                "iso_time" => &time,
                "slash_date" => &self.slash,
                "plain" => plain.trim_matches('"'),
                _ => &self.shown,
            };
            value.to_owned()
        });
        page.into_owned()
    }
}

/// Words that both texts have, against those that either has.
fn f1(found: &str, text: &Text) -> f64 {
    let mut left: BTreeMap<&str, i32> = BTreeMap::new();
    let should: Vec<&str> = text
        .paragraphs
        .iter()
        .flat_map(|p| p.split_whitespace())
        .collect();
    for word in &should {
        *left.entry(word).or_default() += 1;
    }
    let mut same: u32 = 0;
    let mut count: u32 = 0;
    for word in found.split_whitespace() {
        count += 1;
        let left = left.entry(word).or_default();
        if *left > 0 {
            *left -= 1;
            same += 1;
        }
    }
    f64::from(2 * same) / (f64::from(count) + few(should.len()))
}

/// A small count as a number to divide by.
fn few(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap())
}

/// All pages: the name, the article that is in it, and what is read.
fn pages() -> Vec<(String, Text, Article)> {
    let folder = tempfile::tempdir().unwrap();
    let texts = fs::read_to_string(Path::new(FOLDER).join("texts.toml")).unwrap();
    let texts: Texts = toml::from_str(&texts).unwrap();
    let mut known = BTreeMap::new();
    for entry in fs::read_dir(Path::new(FOLDER).join("layouts")).unwrap() {
        let path = entry.unwrap().path();
        let layout = fs::read_to_string(&path).unwrap();
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        for (number, text) in texts.text.iter().enumerate() {
            let page = text.put(&layout);
            let old = page.contains("charset=windows-1256");
            let bytes = if old {
                encoding_rs::WINDOWS_1256.encode(&page).0.into_owned()
            } else {
                page.into_bytes()
            };
            let name = format!("{stem}-{}", number + 1);
            fs::write(folder.path().join(&name).with_extension("html"), bytes).unwrap();
            known.insert(name, text.clone());
        }
    }
    let stories = open_articles(&[folder.path()], &Options::default()).unwrap();
    let read = stories.map(|story| {
        let article = story.unwrap();
        (article.id.clone(), known[&article.id].clone(), article)
    });
    read.collect()
}

#[test]
fn the_text_of_an_article_is_found_without_what_stands_around_it() {
    let pages = pages();
    assert!(pages.len() >= 40, "{} pages", pages.len());
    let scores: Vec<_> = pages
        .iter()
        .map(|(_, text, article)| f1(&article.text, text))
        .collect();
    for ((name, _, article), score) in pages.iter().zip(&scores) {
        assert!(*score >= 0.95, "{name}: {score:.3}\n{}", article.text);
    }
    let mean = scores.iter().sum::<f64>() / few(scores.len());
    assert!(mean >= 0.99, "{mean:.4}");
}

#[test]
fn the_day_of_an_article_is_found() {
    let lexicon = Lexicon::builtin().unwrap();
    let analyzer = Analyzer::new(lexicon, &[Layer::Dates], Unit::Chars);
    let pages = pages();
    let wrong: Vec<_> = pages
        .iter()
        .map(|(name, text, article)| (name, &text.iso, analyzer.analyze(article).published.date))
        .filter(|(_, day, found)| found.map(|day| day.to_string()).as_ref() != Some(day))
        .collect();
    assert!(wrong.len() * 20 <= pages.len(), "{wrong:?}");
}

#[test]
fn headline_and_outlet_are_found_where_the_page_names_them() {
    for (name, text, article) in pages() {
        let title = article.title.unwrap_or_default();
        // a ministry, a party, a forum and a print version name only themselves in their title
        let plain = [
            "ministry",
            "forum_post",
            "print_version",
            "aspnet_breaks",
            "party_tables_nested",
        ];
        if !plain.iter().any(|layout| name.starts_with(layout)) {
            assert!(title.contains(&text.title), "{name}: {title}");
        }
        if let Some(source) = article.source {
            let known = source == text.outlet || text.url.contains(&source);
            assert!(known, "{name}: {source}");
        }
    }
}
