//! The clauses of sentences: rows of `cases/clause`, and what holds for every sentence.

use std::collections::BTreeMap;

use crate::Unit;
use crate::analyze::Analyzer;
use crate::article::Article;
use crate::extract::clause::{Clause, Clauses, Link, Preposition, Role};
use crate::facts::Layer;
use crate::lexicon::Lexicon;
use crate::text::Text;
use proptest::prelude::*;
use proptest::sample::select;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    case: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    text: String,
    expect: Vec<Expected>,
}

/// A verb with some of its arguments by their roles.
#[derive(Deserialize)]
struct Expected {
    verb: String,
    #[serde(default)]
    link: Option<String>,
    #[serde(default)]
    inherits: bool,
    #[serde(flatten)]
    arguments: BTreeMap<String, String>,
}

fn analyzer() -> Analyzer {
    let lexicon = Lexicon::builtin().unwrap();
    Analyzer::new(lexicon, &[Layer::Entities], Unit::Bytes)
}

fn each(analyzer: &Analyzer, text: &str, mut look: impl FnMut(&Text<'_>, &Clauses)) {
    let article = Article {
        text: text.to_owned(),
        ..Article::default()
    };
    let read = analyzer.parse(&article, |text, clauses| {
        look(text, clauses);
        Ok::<(), std::convert::Infallible>(())
    });
    read.unwrap();
}

fn link(link: Link) -> &'static str {
    match link {
        Link::Coordinate => "coordinate",
        Link::Complement => "complement",
        Link::Relative => "relative",
        Link::Circumstance => "circumstance",
        Link::Contrast => "contrast",
    }
}

fn role(name: &str) -> Role {
    match name {
        "subject" => Role::Subject,
        "object" => Role::Object,
        "on" => Role::Complement(Preposition::On),
        "from" => Role::Complement(Preposition::From),
        "in" => Role::Complement(Preposition::In),
        "beside" => Role::Complement(Preposition::Inside),
        "by" => Role::Complement(Preposition::By),
        "for" => Role::Complement(Preposition::For),
        "done_by" => Role::Complement(Preposition::Doer),
        other => panic!("no role is called {other}"),
    }
}

/// What is wrong with the clause of an expected verb; nothing when all is as expected.
fn wrong(text: &Text<'_>, clause: &Clause, expected: &Expected) -> Vec<String> {
    let mut wrong = Vec::new();
    if expected
        .link
        .as_deref()
        .is_some_and(|name| name != link(clause.link))
    {
        wrong.push(format!("link {}", link(clause.link)));
    }
    if expected.inherits != clause.inherits {
        wrong.push(format!("inherits {}", clause.inherits));
    }
    for (name, words) in &expected.arguments {
        let found = clause.role(role(name));
        let found = found.map_or("", |nominal| text.slice(text.span(nominal.tokens.clone())));
        if found != words {
            wrong.push(format!("{name} «{found}», not «{words}»"));
        }
    }
    wrong
}

/// What is wrong with the last clause of an expected verb in a text.
fn faults(analyzer: &Analyzer, text: &str, expected: &Expected) -> Vec<String> {
    let mut found = None;
    each(analyzer, text, |text, clauses| {
        let is = |clause: &&Clause| {
            let verb = clause.predicate.as_ref();
            verb.is_some_and(|verb| text.slice(text.span(verb.tokens.clone())) == expected.verb)
        };
        let clause = clauses.all().iter().rfind(is);
        found = clause
            .map(|clause| wrong(text, clause, expected))
            .or(found.take());
    });
    let told = |fault: String| format!("{text}: {}: {fault}", expected.verb);
    let missing = || vec!["no such verb".to_owned()];
    found
        .unwrap_or_else(missing)
        .into_iter()
        .map(told)
        .collect()
}

#[test]
fn clauses_are_read_as_the_cases_say() {
    let analyzer = analyzer();
    let file = std::fs::read_to_string("tests/cases/clause/roles.toml").unwrap();
    let File { case } = toml::from_str(&file).unwrap();
    let mut report = Vec::new();
    for Row { text, expect } in &case {
        report.extend(
            expect
                .iter()
                .flat_map(|expected| faults(&analyzer, text, expected)),
        );
    }
    assert!(report.is_empty(), "{}", report.join("\n"));
}

const WORDS: [&str; 32] = [
    "قال",
    "الوزير",
    "إن",
    "الذي",
    "شنته",
    "القوات",
    "غارة",
    "على",
    "بلدة",
    "،",
    "و",
    "فيما",
    "لكن",
    "بعدما",
    "قصفت",
    "مدفعية",
    "الجيش",
    "منازل",
    "مسلحون",
    "وأضاف",
    "أن",
    "في",
    "بغداد",
    ":",
    "أمس",
    "3",
    "قتلى",
    "«",
    "»",
    "من",
    "عشرات",
    "هجوما",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Clauses cover their sentence, lie inside each other or apart, and hold their own noun phrases.
    #[test]
    fn clauses_cover_nest_and_do_not_cross(words in proptest::collection::vec(select(&WORDS[..]), 1..60)) {
        let analyzer = analyzer();
        let text = words.join(" ");
        each(&analyzer, &text, |text, clauses| {
            let all = clauses.all();
            let first = all.iter().map(|clause| clause.tokens.start).min().unwrap();
            let end = all.iter().map(|clause| clause.tokens.end).max().unwrap();
            for at in first..end {
                let own = clauses.at(at).unwrap();
                assert!(own.tokens.contains(&at), "{} is outside", text.form(at));
            }
            for (index, clause) in all.iter().enumerate() {
                if let Some(parent) = clause.parent {
                    assert!(parent < index);
                    let around = &all[parent].tokens;
                    assert!(around.start <= clause.tokens.start && clause.tokens.end <= around.end);
                }
                for other in &all[index + 1..] {
                    let apart = other.tokens.start >= clause.tokens.end || other.tokens.is_empty();
                    let inside = other.tokens.end <= clause.tokens.end;
                    assert!(apart || inside, "{:?} crosses {:?}", clause.tokens, other.tokens);
                }
            }
        });
    }
}
