//! An article that goes beyond a budget is told in part and says so; a stream of broken records is counted in
//! bounded memory.

#![allow(clippy::unwrap_used)] // in the helpers: the lint knows only functions marked as tests

use std::io::Write;
use std::process::{Command, Stdio};

use karabakh::Unit;
use karabakh::analyze::Analyzer;
use karabakh::analyze::Budget;
use karabakh::article::Article;
use karabakh::facts::{Document, Layer};
use karabakh::lexicon::Lexicon;

const PARAGRAPH: &str = "قال وزير الدفاع الأرميني دافيد تونويان إن خمسة جنود قتلوا في قصف قرب شوشا يوم 12 نوفمبر 2020. \
    وأعلنت باكو أن لافروف وعلييف اتفقا في موسكو على وقف إطلاق النار.\n";

const NONE: Budget = Budget {
    steps: u64::MAX,
    facts: usize::MAX,
    bytes: usize::MAX,
    pairs: usize::MAX,
};

fn article(text: String) -> Article {
    Article {
        id: "a".to_owned(),
        text,
        ..Article::default()
    }
}

fn within(budget: Budget, article: &Article) -> Document {
    let analyzer = Analyzer::new(Lexicon::builtin().unwrap(), &Layer::ALL, Unit::Bytes);
    analyzer.within(budget).analyze(article)
}

/// Of a document that was cut: where, and what it says.
fn cut(document: &Document) -> Option<(usize, &str)> {
    let said = document
        .warnings
        .iter()
        .find(|said| said.message.contains("budget"))?;
    Some((said.span?.start() as usize, &said.message))
}

/// Each budget that is too small ends the article, says which it was, and leaves what its beginning tells.
#[test]
fn a_budget_that_is_overdrawn_gives_a_part_and_says_which() {
    let article = article(PARAGRAPH.repeat(20));
    let whole = within(NONE, &article);
    assert_eq!(cut(&whole), None);
    for (budget, name) in [
        (
            Budget {
                steps: 20_000,
                ..NONE
            },
            "20000 steps",
        ),
        (Budget { facts: 100, ..NONE }, "100 facts"),
        (
            Budget {
                bytes: 40_000,
                ..NONE
            },
            "40000 bytes of output",
        ),
        (Budget { pairs: 50, ..NONE }, "50 pairs of names"),
    ] {
        let part = within(budget, &article);
        let (end, said) = cut(&part).unwrap();
        assert!(said.contains(&format!("its budget of {name};")), "{said}");
        assert!(
            end > article.text.len() / 20 && end < article.text.len(),
            "{name}: {end}"
        );
        // what the part tells is what it tells alone: nothing was read half
        let alone = within(NONE, &self::article(article.text[..end].to_owned()));
        assert_eq!(part.facts, alone.facts, "{name}");
        assert!(!part.facts.casualties.is_empty(), "{name}");
        assert!(part.facts.casualties.len() < whole.facts.casualties.len());
        assert_eq!(
            (part.sha256, part.stats.chars),
            (whole.sha256.clone(), whole.stats.chars)
        );
    }
}

/// A budget that nothing fits into leaves an empty document, not an endless attempt.
#[test]
fn a_budget_of_nothing_gives_no_facts() {
    let nothing = Budget {
        steps: 0,
        facts: 0,
        bytes: 0,
        pairs: 0,
    };
    let document = within(nothing, &article(PARAGRAPH.repeat(3)));
    assert_eq!(cut(&document).unwrap().0, 0);
    assert!(document.facts.casualties.is_empty() && document.facts.entities.is_empty());
}

/// News is far from its budgets: a hundredth of each is enough for an article of 50 paragraphs.
#[test]
fn news_is_far_from_its_budgets() {
    let usual = Budget::default();
    let hundredth = Budget {
        steps: usual.steps / 100,
        facts: usual.facts / 100,
        bytes: usual.bytes / 100,
        pairs: usual.pairs / 100,
    };
    let document = within(hundredth, &article(PARAGRAPH.repeat(50)));
    assert_eq!(cut(&document), None, "{:?}", document.warnings);
}

/// The most memory that a process has had, in kilobytes.
#[cfg(target_os = "linux")]
fn peak(pid: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap();
    let line = status
        .lines()
        .find(|line| line.starts_with("VmHWM"))
        .unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

/// Many more broken records take no more memory, each is counted, and what is kept says how many are not.
#[cfg(target_os = "linux")]
#[test]
fn broken_records_are_counted_in_bounded_memory() {
    const MANY: usize = 100_000;
    let mut child = Command::new(env!("CARGO_BIN_EXE_karabakh-cli"))
        .args(["analyze", "-", "--input-format", "jsonl", "-f", "json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let lines = "{\"id\": 1, \"text\": \n".repeat(1000);
    let mut early = 0;
    for thousand in 0..MANY / 1000 {
        input.write_all(lines.as_bytes()).unwrap();
        if thousand == MANY / 20_000 {
            early = peak(child.id());
        }
    }
    let late = peak(child.id());
    drop(input);
    let output = child.wait_with_output().unwrap();
    assert!(
        late < early + 24_000,
        "{early} kB after {} records, {late} kB after {MANY}",
        MANY / 20
    );
    assert_eq!(output.status.code(), Some(1));
    let results: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let problems = results["problems"].as_array().unwrap();
    assert_eq!(problems.len(), 10_001);
    assert_eq!(
        problems[10_000]["what"],
        format!("{} more problems are counted only", MANY - 10_000)
    );
}
