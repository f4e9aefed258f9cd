//! Scores of rows made by hand, whose figures are known by arithmetic.
#![allow(clippy::unwrap_used, clippy::float_cmp)] // helpers are tests too; the quotients are exact

mod made;

use std::fs;
use std::path::Path;

use karabakh::Span;
use karabakh::evaluate::{
    Gold, Metric, MistakeKind, Report, ScoreFormat, Scores, Tally, same_name,
};
use karabakh::facts::{
    Casualty, EntityType, Facts, Layer, Quote, Speaker, Subtype, TimeExpression, TimeRelation,
};
use made::{casualty, entity, facts, quote};
use proptest::prelude::*;
use serde_json::{Value, json};

/// A text in which every character is another, so that places can be read off.
const TEXT: &str = "0123456789abcdefghijklmnopqrstuvwxyz";

fn gold(rows: &[Value]) -> Gold {
    let lines: Vec<_> = rows.iter().map(Value::to_string).collect();
    Gold::parse("gold.jsonl", lines.join("\n").as_bytes(), Path::new("."))
}

/// Scores one row that marks `layer` as `marked`.
fn scores(layer: Layer, marked: &Value, found: &Facts) -> Scores {
    let gold = gold(&[json!({"id": "1", "text": TEXT, layer.name(): marked})]);
    assert_eq!(gold.problems, []);
    let mut scores = Scores::default();
    scores.add_row(&gold.rows[0], found);
    scores
}

fn tally(layer: Layer, marked: &Value, found: &Facts) -> Tally {
    scores(layer, marked, found).layers.remove(&layer).unwrap()
}

fn counts(tally: &Tally) -> [u32; 3] {
    [tally.right, tally.extra, tally.missed]
}

fn share(tally: &Tally, figure: Metric) -> (u32, u32) {
    let share = tally.figures[&figure];
    (share.right, share.of)
}

fn quotes(spans: &[(u32, u32)]) -> Facts {
    let at = |span: &(u32, u32)| Quote {
        span: Span::from(*span),
        ..quote("")
    };
    Facts {
        quotes: spans.iter().map(at).collect(),
        ..Facts::default()
    }
}

fn said(words: &str) -> Value {
    json!({"content": words, "kind": "direct", "speaker_name": "إلهام علييف"})
}

fn dates(found: &[(&str, (u32, u32))]) -> Facts {
    let model = facts("").dates.remove(0);
    let at = |(value, span): &(&str, (u32, u32))| TimeExpression {
        relation: TimeRelation::On,
        span: Span::from(*span),
        value: (*value).to_owned(),
        start: None,
        end: None,
        ..model.clone()
    };
    Facts {
        dates: found.iter().map(at).collect(),
        ..Facts::default()
    }
}

fn figures(found: Vec<Casualty>) -> Facts {
    Facts {
        casualties: found,
        ..Facts::default()
    }
}

/// A marked figure with evidence at 10 to 14, inside that of `made::casualty`.
fn killed(min: u64, max: Option<u64>) -> Value {
    json!({"evidence": "abcd", "outcome": "killed", "min": min, "max": max, "victims": "person"})
}

#[test]
fn what_is_found_as_marked_scores_one() {
    let found = figures(vec![casualty(12, Some("الانفصاليون"))]);
    let mut marked = killed(12, Some(12));
    marked["claimed_by"] = "الانفصاليين والانفصاليون".into();
    let tally = tally(Layer::Casualties, &json!([marked]), &found);
    assert_eq!(counts(&tally), [1, 0, 0]);
    assert_eq!([tally.precision(), tally.recall(), tally.f1()], [1.0; 3]);
    let checked = [
        Metric::Victims,
        Metric::Subset,
        Metric::Status,
        Metric::ClaimedBy,
    ];
    assert_eq!(checked.map(|figure| share(&tally, figure)), [(1, 1); 4]);
}

#[test]
fn two_of_three_found_and_one_invented_are_two_thirds_and_a_half() {
    let marked = json!([said("0123"), said("56789"), said("ghij")]);
    let found = quotes(&[(0, 4), (5, 10), (22, 26), (30, 36)]);
    let tally = tally(Layer::Quotes, &marked, &found);
    assert_eq!(counts(&tally), [2, 2, 1]);
    assert_eq!(tally.precision(), 0.5);
    assert_eq!(tally.recall(), 2.0 / 3.0);
    assert!((tally.f1() - 4.0 / 7.0).abs() < 1e-12);
}

#[test]
fn another_number_is_missed_and_extra_and_far_evidence_too() {
    let open = tally(
        Layer::Casualties,
        &json!([killed(12, None)]),
        &figures(vec![casualty(12, None)]),
    );
    assert_eq!(counts(&open), [0, 1, 1]);
    let far = json!([{"evidence": "klmn", "outcome": "killed", "min": 12, "max": 12, "victims": "person"}]);
    let far = tally(Layer::Casualties, &far, &figures(vec![casualty(12, None)]));
    assert_eq!(counts(&far), [0, 1, 1]);
    assert_eq!(far.f1(), 0.0);
}

#[test]
fn a_claim_that_nobody_made_and_one_left_out_are_wrong() {
    let one = casualty(1, Some("الجيش"));
    let two = casualty(2, None);
    let (first, mut second) = (killed(1, Some(1)), killed(2, Some(2)));
    second["claimed_by"] = "الجيش".into();
    let marked = json!([first, second]);
    let tally = tally(Layer::Casualties, &marked, &figures(vec![one, two]));
    assert_eq!(share(&tally, Metric::ClaimedBy), (0, 2));
    assert_eq!(share(&tally, Metric::Victims), (2, 2));
}

#[test]
fn a_wrong_speaker_leaves_the_quotation_found() {
    let mut found = quotes(&[(0, 10)]);
    found.quotes[0].speaker.name = Some("نيكول باشينيان".to_owned());
    let scores = scores(Layer::Quotes, &json!([said("0123456789")]), &found);
    let tally = &scores.layers[&Layer::Quotes];
    assert_eq!(counts(tally), [1, 0, 0]);
    assert_eq!(share(tally, Metric::Speaker), (0, 1));
    assert_eq!(share(tally, Metric::Kind), (1, 1));
    let mistake = &scores.mistakes[0];
    assert_eq!(mistake.kind, MistakeKind::Wrong);
    assert_eq!(mistake.figure, Some(Metric::Speaker));
    assert_eq!(mistake.gold.as_deref(), Some("إلهام علييف"));
}

#[test]
fn a_speaker_that_the_row_leaves_open_is_not_scored() {
    let marked = json!([{"content": "0123", "kind": "indirect", "speaker_name": null}]);
    let tally = tally(Layer::Quotes, &marked, &quotes(&[(0, 4)]));
    assert!(!tally.figures.contains_key(&Metric::Speaker));
    assert_eq!(share(&tally, Metric::Kind), (0, 1));
}

#[test]
fn half_of_the_union_is_enough_and_the_nearest_pair_goes_first() {
    let half = tally(
        Layer::Quotes,
        &json!([said("0123456789")]),
        &quotes(&[(0, 5)]),
    );
    assert_eq!(counts(&half), [1, 0, 0]);
    let less = tally(
        Layer::Quotes,
        &json!([said("0123456789")]),
        &quotes(&[(0, 4)]),
    );
    assert_eq!(counts(&less), [0, 1, 1]);
    let two = tally(
        Layer::Quotes,
        &json!([said("0123456789"), said("01234567")]),
        &quotes(&[(0, 8), (0, 7)]),
    );
    assert_eq!(counts(&two), [2, 0, 0]);
}

#[test]
fn optional_dates_are_neither_missed_nor_extra() {
    let marked = json!([
        {"text": "012", "value": "2020"},
        {"text": "abc", "value": "PRESENT_REF", "optional": true},
    ]);
    let without = tally(Layer::Dates, &marked, &dates(&[("2020", (0, 3))]));
    assert_eq!(counts(&without), [1, 0, 0]);
    let with = [
        ("2020", (0, 3)),
        ("PRESENT_REF", (11, 12)),
        ("2021", (20, 22)),
    ];
    let with = tally(Layer::Dates, &marked, &dates(&with));
    assert_eq!(counts(&with), [1, 1, 0]);
}

#[test]
fn full_decades_of_years_are_decades() {
    let marked = json!([
        {"text": "012", "value": "P30Y"},
        {"text": "456", "value": "P3DE"},
        {"text": "abc", "value": "P10Y"},
        {"text": "efg", "value": "P0Y"},
    ]);
    let found = [
        ("P3DE", (0, 3)),
        ("P30Y", (4, 6)),
        ("P100Y", (10, 13)),
        ("PDE", (14, 17)),
    ];
    let tally = tally(Layer::Dates, &marked, &dates(&found));
    assert_eq!(share(&tally, Metric::Value), (2, 4));
    assert_eq!(share(&tally, Metric::Exact), (3, 4));
}

#[test]
fn equal_days_make_a_value_right_and_the_nth_place_is_found() {
    let mut found = dates(&[("2020-W10", (3, 5))]);
    let day = "2020-03-02".parse().ok();
    (found.dates[0].start, found.dates[0].end) = (day, day);
    let gold = gold(&[json!({"id": "1", "text": "aaaaaa", "dates": [
        {"text": "aa", "nth": 4, "value": "2020-03-02", "start": "2020-03-02", "end": "2020-03-02"}
    ]})]);
    let mut scores = Scores::default();
    scores.add_row(&gold.rows[0], &found);
    let tally = &scores.layers[&Layer::Dates];
    assert_eq!(share(tally, Metric::Value), (1, 1));
    assert_eq!(share(tally, Metric::Exact), (1, 1));
}

#[test]
fn an_entity_is_found_by_any_spelling_but_not_by_another_type() {
    let found = Facts {
        entities: vec![
            entity("E1", EntityType::Location, "قراباغ", &[0]),
            entity("E2", EntityType::Person, "باكو", &[0]),
            entity("E3", EntityType::Misc, "سويوز", &[0]),
        ],
        ..Facts::default()
    };
    let marked = json!([
        {"type": "location", "name": "قره باغ", "surfaces": ["قَراباغ"]},
        {"type": "location", "name": "باكو"},
    ]);
    // A misc name is extra only where the row marks some.
    assert_eq!(counts(&tally(Layer::Entities, &marked, &found)), [1, 1, 1]);
    let marked = json!([{"type": "misc", "name": "مير"}]);
    assert_eq!(counts(&tally(Layer::Entities, &marked, &found)), [0, 3, 1]);
}

/// Two surer quotations, of which one has another speaker; of two doubtful ones nobody marked one; one without
/// confidence.
fn doubted() -> Scores {
    let share = |share: &str| share.parse().ok();
    let found = |at: (u32, u32), confidence: &str| Quote {
        span: Span::from(at),
        confidence: share(confidence),
        ..quote("")
    };
    let somebody = |quote: Quote| Quote {
        speaker: Speaker::default(),
        ..quote
    };
    let found = Facts {
        quotes: vec![
            found((0, 4), "0.96"),
            somebody(found((5, 9), "0.98")),
            found((10, 14), "0.6"),
            found((20, 24), "0.6"),
            Quote {
                confidence: None,
                ..found((30, 34), "0.1")
            },
        ],
        ..Facts::default()
    };
    let marked = json!([said("0123"), said("5678"), said("abcd")]);
    scores(Layer::Quotes, &marked, &found)
}

#[test]
fn confidence_is_held_against_what_was_right() {
    let scores = doubted();
    let [table] = &scores.calibration.layer_tables()[..] else {
        panic!("one layer is marked");
    };
    let bins: Vec<_> = table
        .bins
        .iter()
        .map(|bin| (bin.from, bin.to, bin.facts, bin.confidence, bin.right))
        .collect();
    assert_eq!(bins, [(0.5, 0.7, 2, 0.6, 0.5), (0.95, 1.0, 2, 0.97, 0.5)]);
    assert_eq!((table.all.facts, table.all.right), (4, 0.5));
    assert!((table.error - (0.1 * 2.0 + 0.47 * 2.0) / 4.0).abs() < 1e-9);
    let squares = 0.04_f64.powi(2) + 0.98_f64.powi(2) + 0.4_f64.powi(2) + 0.6_f64.powi(2);
    assert!((table.brier - squares / 4.0).abs() < 1e-9);
    // Wilson's interval of one in two
    let interval = table.bins[0].interval;
    assert!((interval.low - 0.0945).abs() < 1e-3 && (interval.high - 0.9055).abs() < 1e-3);
}

#[test]
fn the_curve_is_told_where_it_is_asked_for() {
    let scores = doubted();
    let report = Report::new("gold.jsonl", &scores, &[], 0);
    assert!(!report.write_as(ScoreFormat::Text).contains("Brier"));
    let report = report.with_calibration(&scores);
    assert!(
        report
            .write_as(ScoreFormat::Text)
            .contains("quotes      0.50–0.70      2  0.600  0.500")
    );
    assert!(
        report
            .write_as(ScoreFormat::Markdown)
            .contains("| quotes | 0.50–0.70 | 2 | 0.600 | 0.500 (0.095–0.905)")
    );
    let json: Value = serde_json::from_str(&report.write_as(ScoreFormat::Json)).unwrap();
    assert_eq!(json["calibration"][0]["bins"][1]["facts"], 2);
}

#[test]
fn a_date_of_another_day_and_a_name_of_another_type_are_not_right() {
    let marked = json!([
        {"text": "0123", "value": "2020-11-12"}, {"text": "5678", "value": "2020"}, {"text": "abcd"}]);
    let found = dates(&[("2020-11-13", (0, 4)), ("2020", (5, 9)), ("2021", (10, 14))]);
    let right = |layer, marked: &Value, found| {
        let scores = scores(layer, marked, found);
        let all = scores.calibration.layer_tables()[0].all;
        (all.facts, all.right)
    };
    let (facts, share) = right(Layer::Dates, &marked, &found);
    assert_eq!((facts, share), (3, 2.0 / 3.0));
    let marked = json!([{"type": "person", "name": "0123"}, {"type": "location", "name": "5678"}]);
    let names = ["0123", "5678"].map(|name| entity("E1", EntityType::Person, name, &[0]));
    let found = Facts {
        entities: names.to_vec(),
        ..Facts::default()
    };
    assert_eq!(right(Layer::Entities, &marked, &found), (2, 0.5));
}

#[test]
fn a_marked_mention_makes_its_name_right_and_bodies_that_corpora_leave_out_do_not_count() {
    let rows = Gold::parse_iob("names.conll", "باكو B-LOC\nقال O\nوزارة O\n".as_bytes());
    let name = |kind, subtype, at: (u32, u32)| {
        let mut entity = entity("E1", kind, "", &[0]);
        entity.mentions[0].span = Span::from(at);
        entity.subtype = subtype;
        entity
    };
    let found = Facts {
        entities: vec![
            name(EntityType::Location, None, (0, 4)),
            name(EntityType::Person, None, (5, 8)),
            name(EntityType::Organization, Some(Subtype::Ministry), (9, 14)),
            name(EntityType::Misc, None, (5, 8)),
        ],
        ..Facts::default()
    };
    let mut scores = Scores::default();
    scores.add_row(&rows.rows[0], &found);
    let all = scores.calibration.layer_tables()[0].all;
    assert_eq!((all.facts, all.right), (2, 0.5));
}

#[test]
fn a_layer_that_a_row_does_not_mark_is_not_scored() {
    let scores = scores(Layer::Dates, &json!([]), &facts("x"));
    assert_eq!(scores.layers.keys().collect::<Vec<_>>(), [&Layer::Dates]);
    assert_eq!(counts(&scores.layers[&Layer::Dates]), [0, 1, 0]);
    assert_eq!(scores.layers[&Layer::Dates].f1(), 0.0);
}

#[test]
fn names_may_have_clitics_titles_and_parts() {
    assert!(same_name("الجيش", "والجيش"));
    assert!(same_name("الجيش", "بالجيش"));
    assert!(same_name("علييف", "الرئيس الأذربيجاني إلهام علييف"));
    assert!(!same_name("علييف", "رئيس جمهورية أذربيجان إلهام علييف"));
    assert!(!same_name("سفير أذربيجان لدى روسيا", "روسيا"));
    assert!(!same_name("", "علييف"));
    assert!(!same_name("علييف", "«»"));
}

#[test]
fn a_bad_row_is_told_with_its_line_and_the_rest_goes_on() {
    let lines = [
        r#"{"id": "1", "text": "abc", "dates": []}"#,
        "",
        "no json",
        r#"{"id": "2", "dates": []}"#,
        r#"{"id": "3", "path": "no/such.txt", "dates": []}"#,
        r#"{"id": "4", "text": "abc"}"#,
        r#"{"id": "5", "text": "abc", "dates": [{"text": "x"}]}"#,
        r#"{"id": "6", "text": "abc", "dates": [{"text": "b", "span": [0, 1]}]}"#,
        r#"{"id": "7", "text": "abc", "quotes": [{"content": "", "kind": "direct"}]}"#,
        r#"{"id": "1", "text": "abc", "dates": []}"#,
        r#"{"id": "8", "text": "abc", "casualties": [{"evidence": "a", "outcome": "killed", "min": 1, "victims": "person"}]}"#,
        r#"{"id": "9", "text": "  ", "dates": []}"#,
        r#"{"id": "10", "text": "abc", "quotes": []}"#,
    ];
    let gold = Gold::parse("g.jsonl", lines.join("\n").as_bytes(), Path::new("."));
    let ids: Vec<_> = gold.rows.iter().map(|row| row.id.as_str()).collect();
    assert_eq!(ids, ["1", "10"]);
    let told: Vec<_> = gold.problems.iter().map(|problem| problem.line).collect();
    assert_eq!(told, (3..=12).map(Some).collect::<Vec<_>>());
    assert!(gold.problems[0].to_string().starts_with("g.jsonl:3: "));
}

#[test]
fn a_file_that_is_not_there_or_holds_nothing_is_a_problem() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("gold.jsonl");
    assert_eq!(Gold::read(&path, folder.path()).problems.len(), 1);
    fs::write(&path, "\n\n").unwrap();
    assert_eq!(Gold::read(&path, folder.path()).problems.len(), 1);
    fs::write(folder.path().join("a.txt"), "abc").unwrap();
    fs::write(&path, r#"{"id": "1", "path": "a.txt", "dates": []}"#).unwrap();
    assert_eq!(Gold::read(&path, folder.path()).rows[0].text, "abc");
}

#[test]
fn every_format_tells_the_figures_and_as_many_mistakes_as_asked_for() {
    let found = quotes(&[(0, 4), (20, 30), (31, 36)]);
    let scores = scores(Layer::Quotes, &json!([said("0123")]), &found);
    let report = Report::new("g.jsonl", &scores, &[], 1);
    let text = report.write_as(ScoreFormat::Text);
    let row = "quotes          0.333   1.000  0.500      1      3     0.333–0.333    1.000–1.000    0.500–0.500  speaker 1.000";
    assert!(text.contains(row), "{text}");
    assert_eq!(text.matches("quotes: extra in 1").count(), 1);
    let table = report.write_as(ScoreFormat::Markdown);
    let row = "| quotes | 0.333 (0.333–0.333) | 1.000 (1.000–1.000) | 0.500 (0.500–0.500) | 1 | 3 | speaker 1.000 (0.207–1.000), speaker_strict 1.000 (0.207–1.000), kind 1.000 (0.207–1.000) |";
    assert!(table.contains(row), "{table}");
    let json: Report = serde_json::from_str(&report.write_as(ScoreFormat::Json)).unwrap();
    assert_eq!(json, report);
    assert_eq!(json.layers[0].extra, 2);
}

#[test]
fn what_an_article_holds_cannot_command_a_terminal() {
    let text = "a\u{1b}[2Jb\u{202e}c\nd";
    let gold = gold(&[
        json!({"id": "\u{1b}x", "text": text, "quotes": [{"content": text, "kind": "direct"}]}),
    ]);
    let mut scores = Scores::default();
    scores.add_row(&gold.rows[0], &Facts::default());
    let report = Report::new("g", &scores, &[], 9);
    for format in [ScoreFormat::Text, ScoreFormat::Json, ScoreFormat::Markdown] {
        assert!(!report.write_as(format).contains('\u{1b}'));
    }
    assert!(!report.write_as(ScoreFormat::Text).contains('\u{202e}'));
}

proptest! {
    #[test]
    fn no_bytes_stop_the_reading_of_rows(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let gold = Gold::parse("g", &bytes, Path::new("."));
        prop_assert!(!gold.rows.is_empty() || !gold.problems.is_empty());
    }

    #[test]
    fn no_span_stops_the_scoring(
        text in "[اب. \n]{1,30}",
        marked in prop::array::uniform2(any::<u32>()),
        found in any::<(u32, u32)>(),
    ) {
        let row = json!({"id": "1", "text": text, "quotes": [{"content": text, "kind": "direct", "span": marked}]});
        let gold = gold(&[row, json!({"id": "2", "text": "ا", "dates": [], "casualties": [], "quotes": []})]);
        let mut scores = Scores::default();
        for row in &gold.rows {
            scores.add_row(row, &quotes(&[found, (0, u32::MAX)]));
        }
        let report = Report::new("g", &scores, &gold.problems, usize::MAX);
        prop_assert!(report.write_as(ScoreFormat::Text).ends_with('\n'));
    }
}
