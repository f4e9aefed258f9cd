//! What annotators get to correct, and what comes back from them: IOB2 and brat's files.
#![allow(clippy::unwrap_used)] // in the helpers: the lint knows only functions marked as tests

mod made;
mod seeds;

use std::fs;
use std::path::Path;

use karabakh::analyze::Analyzer;
use karabakh::article::Article;
use karabakh::evaluate::{Gold, GoldMention, evaluate};
use karabakh::facts::{Document, Entity, EntityType, Facts, Layer, Mention};
use karabakh::lexicon::Lexicon;
use karabakh::output::{Error, Format, Options, Report, RunInfo, Sink, Summary, make_renderer};
use karabakh::{Offsets, Span, Unit};
use made::{document, entity};
use proptest::prelude::*;
use seeds::{Read, seeds};

fn write(format: Format, stories: &[Read], unit: Unit, sink: Sink<'_>) {
    let mut output = make_renderer(format, &Options::default(), sink).unwrap();
    let run = RunInfo {
        offsets: unit,
        ..RunInfo::default()
    };
    output.begin(&run).unwrap();
    for (article, document) in stories {
        output.document(article, document).unwrap();
    }
    output.end(&Summary::default()).unwrap();
}

fn through_iob(stories: &[Read], unit: Unit) -> Gold {
    let mut bytes = Vec::new();
    write(Format::Conll, stories, unit, Sink::stream(&mut bytes));
    Gold::parse_iob("names.conll", &bytes)
}

fn through_brat(stories: &[Read], unit: Unit) -> Gold {
    let folder = tempfile::tempdir().unwrap();
    write(
        Format::Brat,
        stories,
        unit,
        Sink::folder(folder.path()).unwrap(),
    );
    Gold::read(folder.path(), Path::new("."))
}

/// A story of `words`, of which those with a type are names, in `unit`.
fn story(id: &str, words: &[(String, Option<EntityType>)], unit: Unit) -> (Read, Vec<GoldMention>) {
    let text = words
        .iter()
        .map(|(word, _)| word.as_str())
        .collect::<Vec<_>>()
        .join(" ");
    let (mut entities, mut marked) = (Vec::new(), Vec::new());
    let mut at = 0;
    for (word, kind) in words {
        let bytes = Span::new(at, at + u32::try_from(word.len()).unwrap());
        at = bytes.end() + 1;
        let Some(kind) = *kind else { continue };
        let place = |unit| Offsets::new(&text, unit).in_unit(bytes);
        entities.push(named(word, kind, place(unit)));
        marked.push(GoldMention {
            kind,
            span: place(Unit::Chars),
            text: word.clone(),
        });
    }
    let facts = Facts {
        entities,
        ..Facts::default()
    };
    let document = document(id, facts);
    let article = Article {
        id: id.to_owned(),
        text,
        ..Article::default()
    };
    ((article, document), marked)
}

fn named(word: &str, kind: EntityType, span: Span) -> Entity {
    let made = entity("E1", kind, word, &[0]);
    let mention = Mention {
        span,
        text: word.to_owned(),
        ..made.mentions[0].clone()
    };
    Entity {
        mentions: vec![mention],
        ..made
    }
}

fn kinds() -> impl Strategy<Value = Option<EntityType>> {
    prop_oneof![
        3 => Just(None),
        1 => Just(Some(EntityType::Person)),
        1 => Just(Some(EntityType::Location)),
        1 => Just(Some(EntityType::Organization)),
        1 => Just(Some(EntityType::Misc)),
    ]
}

fn stories() -> impl Strategy<Value = Vec<Vec<(String, Option<EntityType>)>>> {
    let word = "[ا-غف-يa-z𝒜😀]{1,6}"
        .prop_filter("one token", |word| word.chars().all(char::is_alphabetic));
    prop::collection::vec(prop::collection::vec((word, kinds()), 1..12), 1..4)
}

fn units() -> impl Strategy<Value = Unit> {
    prop_oneof![Just(Unit::Chars), Just(Unit::Bytes), Just(Unit::Utf16)]
}

proptest! {
    #[test]
    fn what_is_written_reads_back(all in stories(), unit in units()) {
        let made: Vec<_> = all
            .iter()
            .enumerate()
            .map(|(number, words)| story(&format!("story/{number}"), words, unit))
            .collect();
        let (stories, marked): (Vec<Read>, Vec<_>) = made.into_iter().unzip();
        for gold in [through_iob(&stories, unit), through_brat(&stories, unit)] {
            prop_assert_eq!(&gold.problems, &[]);
            prop_assert_eq!(gold.rows.len(), stories.len());
            for ((row, (article, _)), marked) in gold.rows.iter().zip(&stories).zip(&marked) {
                prop_assert_eq!(&row.text, &article.text);
                prop_assert_eq!(row.mentions.as_ref(), Some(marked));
            }
        }
    }

    #[test]
    fn whatever_is_read_ends_well(text in "([A-Za-zا-ي]{1,5}[ \t]?(B-PER|I-LOC|O|B-X|)\n{1,3}){0,9}") {
        let gold = Gold::parse_iob("names.conll", text.as_bytes());
        for row in gold.rows {
            let chars = u32::try_from(row.text.chars().count()).unwrap();
            prop_assert!(row.mentions.unwrap().iter().all(|mention| mention.span.end() <= chars));
        }
    }
}

#[test]
fn every_name_of_the_seeds_comes_back() {
    for unit in [Unit::Chars, Unit::Utf16] {
        let stories = seeds(unit);
        let mentions = |document: &Document| -> usize {
            let entities = document.facts.entities.iter();
            entities.map(|entity| entity.mentions.len()).sum()
        };
        for gold in [through_iob(&stories, unit), through_brat(&stories, unit)] {
            assert_eq!(gold.problems, []);
            let told: Vec<_> = stories
                .iter()
                .map(|(_, document)| mentions(document))
                .collect();
            let read = gold
                .rows
                .iter()
                .map(|row| row.mentions.as_ref().unwrap().len());
            assert_eq!(read.collect::<Vec<_>>(), told);
        }
    }
}

#[test]
fn what_nobody_corrected_scores_full_marks() {
    let gold = through_brat(&seeds(Unit::Chars), Unit::Chars);
    let analyzer = Analyzer::new(Lexicon::builtin().unwrap(), &Layer::ALL, Unit::Chars);
    let scores = evaluate(&gold.rows, &analyzer);
    let tally = &scores.layers[&Layer::Entities];
    assert_eq!((tally.missed, tally.extra), (0, 0));
    let classes: u32 = scores.classes.values().map(|tally| tally.right).sum();
    assert!(tally.right > 100 && classes == tally.right);
}

#[test]
fn a_tag_that_is_wrong_counts_as_missed_and_extra() {
    let text = "زار B-PER\nالوفد O\nباكو B-LOC\n. O\n";
    let gold = Gold::parse_iob("names.conll", text.as_bytes());
    let analyzer = Analyzer::new(Lexicon::builtin().unwrap(), &Layer::ALL, Unit::Chars);
    let scores = evaluate(&gold.rows, &analyzer);
    let person = &scores.classes[&EntityType::Person];
    let place = &scores.classes[&EntityType::Location];
    assert_eq!((person.right, person.missed), (0, 1));
    assert_eq!((place.right, place.extra), (1, 0));
}

#[test]
fn a_word_with_clitics_is_one_token() {
    let text = "وصل O\nإلى O\nيريفان B-LOC\nوباكو B-LOC\n";
    let gold = Gold::parse_iob("names.conll", text.as_bytes());
    let analyzer = Analyzer::new(Lexicon::builtin().unwrap(), &Layer::ALL, Unit::Chars);
    let scores = evaluate(&gold.rows, &analyzer);
    assert_eq!(scores.classes[&EntityType::Location].right, 2);
}

#[test]
fn what_cannot_be_read_is_told_with_its_line() {
    let gold = Gold::parse_iob(
        "names.conll",
        "باكو B-LOC\nيريفان\nشوشا B-CITY\n".as_bytes(),
    );
    let lines: Vec<_> = gold.problems.iter().map(|problem| problem.line).collect();
    assert_eq!(lines, [Some(2), Some(3)]);
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), "باكو مدينة").unwrap();
    let marks = "T1\tLocation 0 4\tباكو\nT2\tLocation 0 90\tباكو\nT3\tLocation 5 10\tشوشا\nR1\tx\n";
    fs::write(folder.path().join("a.ann"), marks).unwrap();
    let gold = Gold::read(folder.path(), Path::new("."));
    assert_eq!(gold.rows[0].mentions.as_ref().unwrap().len(), 1);
    let lines: Vec<_> = gold.problems.iter().map(|problem| problem.line).collect();
    assert_eq!(lines, [Some(2), Some(3)]);
}

#[test]
fn annotations_need_a_folder_and_documents() {
    let render = |format, report, sink| {
        let options = Options {
            report,
            ..Options::default()
        };
        make_renderer(format, &options, sink).err()
    };
    let mut bytes = Vec::new();
    let error = render(Format::Brat, Report::Documents, Sink::stream(&mut bytes));
    assert!(matches!(error, Some(Error::NoFolder)));
    let error = render(Format::Conll, Report::Aggregate, Sink::stream(Vec::new()));
    assert!(matches!(error, Some(Error::NoAggregate("conll"))));
}
