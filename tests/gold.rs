//! Scores may not fall, and what is written about them is true.
//!
//! `UPDATE_FLOOR=1 cargo test --test gold` writes the scores of the day into `tests/gold/floor.toml`,
//! `UPDATE_ACCURACY=1 cargo test --test gold` writes the tables of `docs/accuracy.md`. The rows that mark
//! sentences of `ANERcorp` are scored where `ANERCORP=FILE` names its train part, and left alone elsewhere.
#![allow(clippy::unwrap_used)] // helpers are tests too

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

use karabakh::Unit;
use karabakh::analyze::Analyzer;
use karabakh::evaluate::{Corpus, Gold, LayerReport, Report, ScoreFormat, evaluate};
use karabakh::facts::Layer;
use karabakh::lexicon::Lexicon;

const FLOOR: &str = "tests/gold/floor.toml";
const PAGE: &str = "docs/accuracy.md";
/// Rows whose texts are in a corpus that is not in this repository.
const OF_CORPUS: &str = "anercorp_casualties.jsonl";
/// How much better a score may be before its floor must follow.
const SLACK: f64 = 0.005;

/// Figures by file, layer and name.
type Figures = BTreeMap<String, BTreeMap<String, BTreeMap<String, f64>>>;

fn home() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn asked(variable: &str) -> bool {
    env::var_os(variable).is_some_and(|value| !value.is_empty())
}

/// The corpus, when somebody has it.
fn corpus() -> Option<Corpus> {
    let path = env::var_os("ANERCORP").filter(|path| !path.is_empty())?;
    Some(Corpus::read(Path::new(&path)).unwrap())
}

/// The gold files that can be scored here.
fn gold_files(corpus: Option<&Corpus>) -> Vec<PathBuf> {
    let here = fs::read_dir(home().join("tests/gold")).unwrap();
    let paths = here.map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = paths
        .filter(|path| path.extension().is_some_and(|end| end == "jsonl"))
        .filter(|path| corpus.is_some() || !path.ends_with(OF_CORPUS))
        .collect();
    files.sort();
    files
}

/// The reports of all gold files, by the file's name.
fn reports() -> BTreeMap<String, Report> {
    let analyzer = Analyzer::new(Lexicon::builtin().unwrap(), &Layer::ALL, Unit::Chars);
    let corpus = corpus();
    let report = |path: PathBuf| {
        let gold = Gold::read_with(&path, home(), corpus.as_ref());
        assert!(gold.problems.is_empty(), "{:#?}", gold.problems);
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let scores = evaluate(&gold.rows, &analyzer);
        let report = Report::new(&name, &scores, &gold.problems, 0);
        (name, report)
    };
    let files = gold_files(corpus.as_ref()).into_iter();
    files.map(report).collect()
}

/// The report of the short texts with counts, whose floors stand with their classes.
fn classes() -> (String, Report) {
    let name = "casualties.jsonl";
    let path = home().join("tests/classes").join(name);
    let gold = Gold::read_with(&path, home(), None);
    assert!(gold.problems.is_empty(), "{:#?}", gold.problems);
    let analyzer = Analyzer::new(Lexicon::builtin().unwrap(), &Layer::ALL, Unit::Chars);
    let scores = evaluate(&gold.rows, &analyzer);
    (
        name.to_owned(),
        Report::new(name, &scores, &gold.problems, 0),
    )
}

fn figures(layer: &LayerReport) -> BTreeMap<String, f64> {
    let shares = layer.figures.iter();
    let shares = shares.map(|(figure, share)| (figure.name(), share.share));
    let all = [
        ("gold", f64::from(layer.gold)),
        ("precision", layer.precision),
        ("recall", layer.recall),
        ("f1", layer.f1),
    ];
    let named = all.into_iter().chain(shares);
    named
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}

fn scored() -> Figures {
    let layers = |report: Report| {
        let layers = report.layers.iter();
        layers
            .map(|layer| (layer.layer.name().to_owned(), figures(layer)))
            .collect()
    };
    let files = reports().into_iter();
    files.map(|(name, report)| (name, layers(report))).collect()
}

fn floors() -> Figures {
    let text = fs::read_to_string(home().join(FLOOR)).unwrap_or_default();
    toml::from_str(&text).unwrap()
}

/// Floors are cut to three digits, so that no score is below its own.
fn cut(figure: f64) -> f64 {
    (figure * 1000.0 + 1e-9).floor() / 1000.0
}

fn write_floors(scores: Figures) {
    let mut all = floors();
    all.extend(scores);
    let mut text = "# No score may fall below these; a score that is better by more than 0.005 asks for them to be\n\
        # raised. `UPDATE_FLOOR=1 cargo test --test gold` writes the scores of the day.\n"
        .to_owned();
    for (file, layers) in all {
        for (layer, figures) in layers {
            write!(text, "\n[\"{file}\".{layer}]\n").unwrap();
            for (name, figure) in figures {
                let digits = if name == "gold" { 0 } else { 3 };
                writeln!(text, "{name} = {:.digits$}", cut(figure)).unwrap();
            }
        }
    }
    fs::write(home().join(FLOOR), text).unwrap();
}

/// What is to be said of one figure and its floor, when anything is.
fn complaint(name: &str, score: Option<f64>, floor: Option<f64>) -> Option<String> {
    let update = "run `UPDATE_FLOOR=1 cargo test --test gold`";
    match (score, floor) {
        (Some(score), Some(floor)) if name == "gold" => (cut(score) - floor)
            .abs()
            .ge(&0.5)
            .then(|| format!("{score} facts are marked, {floor} were; if that is meant, {update}")),
        (Some(score), Some(floor)) if cut(score) + 1e-9 < floor => {
            Some(format!("fell from {floor:.3} to {score:.3}"))
        }
        (Some(score), Some(floor)) if score > floor + SLACK => Some(format!(
            "rose from {floor:.3} to {score:.3}: raise the floor, {update}"
        )),
        (Some(score), None) => Some(format!("is {score:.3} and has no floor: {update}")),
        (None, Some(_)) => Some(format!(
            "has a floor and no score; if that is meant, {update}"
        )),
        _ => None,
    }
}

fn keys<'a, T>(
    a: Option<&'a BTreeMap<String, T>>,
    b: Option<&'a BTreeMap<String, T>>,
) -> Vec<&'a String> {
    let mut keys: Vec<_> = a.into_iter().chain(b).flat_map(BTreeMap::keys).collect();
    keys.sort();
    keys.dedup();
    keys
}

fn complaints(scores: &Figures, floors: &Figures) -> Vec<String> {
    let mut all = Vec::new();
    for file in keys(Some(scores), Some(floors)) {
        let (score, floor) = (scores.get(file), floors.get(file));
        for layer in keys(score, floor) {
            let score = score.and_then(|layers| layers.get(layer));
            let floor = floor.and_then(|layers| layers.get(layer));
            for name in keys(score, floor) {
                let score = score.and_then(|figures| figures.get(name)).copied();
                let floor = floor.and_then(|figures| figures.get(name)).copied();
                let said = complaint(name, score, floor);
                all.extend(said.map(|said| format!("{file}, {layer}: {name} {said}")));
            }
        }
    }
    all
}

#[test]
fn no_score_falls_below_its_floor_and_floors_follow() {
    let scores = scored();
    if asked("UPDATE_FLOOR") {
        write_floors(scores);
        return;
    }
    let mut floors = floors();
    floors.retain(|file, _| file != OF_CORPUS || scores.contains_key(file));
    let complaints = complaints(&scores, &floors);
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

#[test]
fn a_fallen_a_risen_and_a_forgotten_score_are_told() {
    let told = |score, floor| complaint("f1", score, floor).is_some();
    assert!(told(Some(0.9), Some(0.91)));
    assert!(told(Some(0.92), Some(0.91)));
    assert!(told(Some(0.9), None));
    assert!(told(None, Some(0.9)));
    assert!(!told(Some(0.9149), Some(0.91)));
    assert!(!told(Some(2.0 / 3.0), Some(cut(2.0 / 3.0))));
    assert!(complaint("gold", Some(87.0), Some(88.0)).is_some());
}

/// The page with the tables of `reports` between their marks.
fn page(old: &str, reports: &BTreeMap<String, Report>) -> String {
    let mut page = old.to_owned();
    for (name, report) in reports {
        let (start, end) = (format!("<!-- scores of {name} -->\n"), "<!-- end -->");
        let from = page.find(&start).map(|at| at + start.len());
        let from = from.unwrap_or_else(|| panic!("{PAGE} has no `{}`", start.trim()));
        let to = from + page[from..].find(end).unwrap();
        let table = format!("\n{}\n", report.write_as(ScoreFormat::Markdown));
        page.replace_range(from..to, &table);
    }
    page
}

#[test]
fn the_page_on_accuracy_is_current() {
    let path = home().join(PAGE);
    let old = fs::read_to_string(&path).unwrap();
    let mut all = reports();
    all.extend([classes()]);
    let new = page(&old, &all);
    if asked("UPDATE_ACCURACY") {
        fs::write(&path, new).unwrap();
    } else {
        assert!(
            old == new,
            "{PAGE} tells other scores; run `UPDATE_ACCURACY=1 cargo test --test gold`"
        );
    }
}
