//! The database of facts: nothing is lost, nothing is there twice, and what the documentation asks
//! it answers as the documentation says.

#![allow(clippy::unwrap_used)] // in the helpers: the lint knows only functions marked as tests

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::LazyLock;
use std::thread;
use std::time::Duration;

use karabakh::Unit;
use karabakh::aggregate::Aggregator;
use karabakh::analyze::Analyzer;
use karabakh::article::Article;
use karabakh::facts::{Document, Layer};
use karabakh::input;
use karabakh::lexicon::Lexicon;
use karabakh::output::{
    Error, Format, Options, Render, RunInfo, SQLITE_SCHEMA, Sink, Summary, make_renderer,
};
use karabakh::spelling::key;
use rayon::prelude::*;
use rusqlite::Connection;
use rusqlite::types::ValueRef;
use serde_json::Value;
use tempfile::TempDir;

const PAGE: &str = "docs/sqlite.md";
const TABLES: &str = "tests/sqlite/tables.sql";
const UPDATE: &str = "UPDATE_QUERIES=1 cargo test --test sqlite";

type Read = (Article, Document);

static ANALYZER: LazyLock<Analyzer> =
    LazyLock::new(|| Analyzer::new(Lexicon::builtin().unwrap(), &Layer::ALL, Unit::Chars));

static SEEDS: LazyLock<Vec<Read>> = LazyLock::new(|| read_all(Path::new("seeds")));

fn read_all(path: &Path) -> Vec<Read> {
    let articles = input::open_articles(&[path], &input::Options::default()).unwrap();
    articles.map(|article| read(article.unwrap())).collect()
}

fn read(article: Article) -> Read {
    let document = ANALYZER.analyze(&article);
    (article, document)
}

fn story(id: &str, text: &str) -> Read {
    read(Article {
        id: id.to_owned(),
        path: Some(format!("news/{id}.txt")),
        text: text.to_owned(),
        ..Article::default()
    })
}

/// A folder with the name of a database that is not there yet.
fn place() -> (TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("facts.db");
    (folder, path)
}

fn open(path: &Path) -> Result<Box<dyn Render>, Error> {
    let options = Options::default();
    make_renderer(
        Format::Sqlite,
        &options,
        Sink::path(path, Format::Sqlite, &options)?,
    )
}

fn add_with(path: &Path, run: &RunInfo, stories: &[Read]) -> io::Result<()> {
    let mut output = open(path).unwrap();
    output.begin(run)?;
    for (article, document) in stories {
        output.document(article, document)?;
    }
    output.end(&Summary::default())
}

fn add(path: &Path, stories: &[Read]) {
    add_with(path, &RunInfo::default(), stories).unwrap();
}

fn count(path: &Path, query: &str) -> i64 {
    let database = Connection::open(path).unwrap();
    database.query_row(query, [], |row| row.get(0)).unwrap()
}

/// The version of a database, and below it what its tables and views are made by, without comments. The tables that
/// full-text search makes for itself are left out: they are `SQLite`'s.
fn versioned_tables(database: &Connection) -> (i32, String) {
    let number = |name| {
        let read = |row: &rusqlite::Row<'_>| row.get::<_, i32>(0);
        database.pragma_query_value(None, name, read).unwrap()
    };
    let version = number("user_version");
    let application = number("application_id");
    let mut listed =
        format!("PRAGMA application_id = {application};\nPRAGMA user_version = {version};\n");
    let mut query = database
        .prepare(
            "SELECT made.sql FROM sqlite_schema AS made LEFT JOIN pragma_table_list AS list USING (name)
             WHERE made.sql IS NOT NULL AND list.type IS NOT 'shadow' ORDER BY made.rowid",
        )
        .unwrap();
    let made = query.query_map([], |row| row.get::<_, String>(0)).unwrap();
    for sql in made {
        let sql = sql.unwrap();
        let lines = sql.lines().map(|line| line.split("--").next().unwrap());
        let words: Vec<&str> = lines.flat_map(str::split_whitespace).collect();
        writeln!(listed, "{};", words.join(" ")).unwrap();
    }
    (version, listed)
}

/// What a query answers, a row a line.
fn answer(database: &Connection, query: &str) -> String {
    let mut query = database.prepare(query).unwrap();
    let columns = query.column_count();
    let mut rows = query.query([]).unwrap();
    let mut lines = String::new();
    while let Some(row) = rows.next().unwrap() {
        let cell = |index| match row.get_ref_unwrap(index) {
            ValueRef::Null => String::new(),
            ValueRef::Integer(number) => number.to_string(),
            ValueRef::Real(number) => number.to_string(),
            ValueRef::Text(text) => String::from_utf8(text.to_vec()).unwrap(),
            ValueRef::Blob(_) => unreachable!("no table has bytes"),
        };
        let cells: Vec<String> = (0..columns).map(cell).collect();
        writeln!(lines, "{}", cells.join(" | ").trim_end()).unwrap();
    }
    lines
}

#[test]
fn every_fact_has_a_row() {
    let (_folder, path) = place();
    add(&path, &SEEDS);
    let sum = |of: fn(&Document) -> usize| -> i64 {
        let sum: usize = SEEDS.iter().map(|(_, document)| of(document)).sum();
        i64::try_from(sum).unwrap()
    };
    let facts = [
        ("documents", sum(|_| 1)),
        ("entities", sum(|d| d.facts.entities.len())),
        ("dates", sum(|d| d.facts.dates.len())),
        ("casualties", sum(|d| d.facts.casualties.len())),
        ("quotes", sum(|d| d.facts.quotes.len())),
        ("events", sum(|d| d.facts.events.len())),
        (
            "event_mentions",
            sum(|d| d.facts.events.iter().map(|e| e.mentions.len()).sum()),
        ),
        (
            "event_casualties",
            sum(|d| d.facts.events.iter().map(|e| e.casualties.len()).sum()),
        ),
        (
            "mentions",
            sum(|d| d.facts.entities.iter().map(|e| e.mentions.len()).sum()),
        ),
        (
            "roles",
            sum(|d| d.facts.entities.iter().map(|e| e.roles.len()).sum()),
        ),
        (
            "variants",
            sum(|d| d.facts.variants.iter().map(|v| v.forms.len()).sum()),
        ),
    ];
    for (table, number) in facts {
        assert_eq!(
            count(&path, &format!("SELECT count(*) FROM {table}")),
            number,
            "{table}"
        );
    }
}

#[test]
fn every_fact_stands_at_its_place() {
    let (_folder, path) = place();
    add(&path, &SEEDS);
    for table in [
        "dates",
        "casualties",
        "quotes",
        "events",
        "mentions JOIN entities USING (entity)",
    ] {
        let elsewhere = format!(
            "SELECT count(*) FROM {table} JOIN documents USING (document)
             WHERE substr(documents.text, start + 1, stop - start) <> {}.text",
            table.split(' ').next().unwrap()
        );
        assert_eq!(count(&path, &elsewhere), 0, "{table}");
    }
}

/// The texts of `tests/gold`, and as many made of names of the lexicon as make 2,000: each name
/// stands for a place, for its club and for a person, between sentences of the seeds.
fn made() -> Vec<Read> {
    let mut texts = Vec::new();
    for entry in fs::read_dir("tests/gold").unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "jsonl") {
            let rows = fs::read_to_string(&path).unwrap();
            let rows = rows.lines().map(|row| serde_json::from_str(row).unwrap());
            texts.extend(rows.filter_map(|row: Value| row["text"].as_str().map(str::to_owned)));
        }
    }
    let lexicon = Lexicon::builtin().unwrap();
    let names: Vec<_> = lexicon.names().map(|name| name.ar.to_owned()).collect();
    let seeds = SEEDS.iter().flat_map(|(article, _)| article.text.lines());
    let seeds: Vec<&str> = seeds
        .filter(|line| (60..400).contains(&line.len()))
        .collect();
    for at in 0..2000 {
        let name = &names[at * 7 % names.len()];
        let (before, after) = (seeds[at % seeds.len()], seeds[(at * 3 + 1) % seeds.len()]);
        texts.push(format!(
            "{before}\nوصل الوفد إلى مدينة {name}. وفاز نادي {name} على ضيفه. وقال الوزير {name} إن حزب {name} خسر.\n{after}"
        ));
    }
    let texts = texts.into_par_iter().enumerate();
    texts
        .map(|(at, text)| story(&format!("m{at}"), &text))
        .collect()
}

#[test]
fn every_article_with_all_its_layers_is_taken() {
    let stories = made();
    assert!(stories.len() >= 2000);
    let twice = |(_, document): &&Read| {
        let names = document.facts.variants.iter().map(|variant| &variant.name);
        names.clone().collect::<BTreeSet<_>>().len() < names.count()
    };
    // what has no single key: a name that is a town's and its club's
    assert!(stories.iter().filter(twice).count() > 10);
    let (_folder, path) = place();
    add(&path, &stories);
    let forms = stories
        .iter()
        .flat_map(|(_, document)| &document.facts.variants);
    let forms: usize = forms.map(|variant| variant.forms.len()).sum();
    assert_eq!(
        count(&path, "SELECT count(*) FROM variants"),
        i64::try_from(forms).unwrap()
    );
    let astray = "SELECT count(*) FROM variants AS v LEFT JOIN entities AS e USING (entity)
                  WHERE e.name IS NOT v.name OR e.type IS NOT v.type OR e.document <> v.document
                     OR NOT EXISTS (SELECT 1 FROM mentions AS m WHERE m.entity = v.entity AND m.text = v.text)";
    assert_eq!(count(&path, astray), 0);
    let database = Connection::open(&path).unwrap();
    assert_eq!(answer(&database, "PRAGMA foreign_key_check"), "");
}

#[test]
fn every_layer_alone_is_taken() {
    for layer in Layer::ALL {
        let analyzer = Analyzer::new(Lexicon::builtin().unwrap(), &[layer], Unit::Chars);
        let text =
            "وصل الوفد إلى مدينة روما. وفاز نادي روما على ضيفه. وقال لافروف أمس إن 3 جنود قتلوا.";
        let (article, _) = story("a", text);
        let document = analyzer.analyze(&article);
        let (_folder, path) = place();
        add(&path, &[(article, document)]);
        assert_eq!(
            count(&path, "SELECT count(*) FROM documents"),
            1,
            "{}",
            layer.name()
        );
    }
}

#[test]
fn references_lead_to_the_entities_of_the_json() {
    let (_folder, path) = place();
    add(&path, &SEEDS);
    let database = Connection::open(&path).unwrap();
    let mut query = database
        .prepare(
            "SELECT e.id FROM quotes AS q JOIN documents AS d USING (document)
             LEFT JOIN entities AS e ON e.entity = q.speaker_entity
             WHERE d.id = ?1 ORDER BY q.quote",
        )
        .unwrap();
    for (_, document) in SEEDS.iter() {
        let found = query.query_map([&document.id], |row| row.get(0)).unwrap();
        let found: Vec<Option<String>> = found.map(Result::unwrap).collect();
        let quotes = document.facts.quotes.iter();
        let expected: Vec<_> = quotes.map(|quote| quote.speaker.entity.clone()).collect();
        assert_eq!(found, expected);
    }
    assert_eq!(answer(&database, "PRAGMA foreign_key_check"), "");
}

#[test]
fn the_same_articles_again_change_nothing() {
    let (_folder, path) = place();
    add(&path, &SEEDS);
    let once = fs::read(&path).unwrap();
    add(&path, &SEEDS);
    assert_eq!(fs::read(&path).unwrap(), once);
    // a folder that was moved holds the same articles
    let moved: Vec<Read> = SEEDS.iter().map(moved).collect();
    add(&path, &moved);
    assert_eq!(fs::read(&path).unwrap(), once);
}

/// The ledger that a database holds, as `aggregate` tells it.
fn ledger(path: &Path) -> BTreeSet<(String, Option<i64>, i64, String)> {
    let database = Connection::open(path).unwrap();
    let mut query = database
        .prepare("SELECT id, killed_best, independent, documents FROM linked_events")
        .unwrap();
    let rows = query.query_map([], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
    });
    rows.unwrap().map(Result::unwrap).collect()
}

#[test]
fn the_ledger_covers_all_articles_whichever_run_added_them() {
    let stories: Vec<Read> = [
        ("a", "قتل 12 جنديا في قصف على مدينة شوشا في 8 نوفمبر 2020."),
        (
            "b",
            "ارتفع عدد قتلى القصف على مدينة شوشا في 8 نوفمبر 2020 إلى 15 جنديا.",
        ),
        (
            "c",
            "أصيب ثلاثة مدنيين في انفجار في مدينة حلب في 2 مايو 2019.",
        ),
    ]
    .into_iter()
    .map(|(id, text)| story(id, text))
    .collect();
    let (_folder, together) = place();
    add(&together, &stories);
    let (_other, apart) = place();
    for story in stories.iter().rev() {
        add(&apart, std::slice::from_ref(story));
    }
    assert_eq!(ledger(&together), ledger(&apart));
    let mut aggregator = Aggregator::default();
    for (_, document) in &stories {
        aggregator.add(document);
    }
    let told = aggregator.finish().events.len();
    assert_eq!(ledger(&together).len(), told);
    let claims = "SELECT count(*) FROM claims WHERE event NOT IN (SELECT id FROM linked_events)";
    assert_eq!(count(&apart, claims), 0);
    let shusha = "SELECT killed_best FROM event_now WHERE place = 'شوشا'";
    assert_eq!(count(&apart, shusha), 15);
    let over_time = "SELECT count(*) FROM toll_over_time WHERE outcome = 'killed'";
    assert_eq!(count(&apart, over_time), 2);
}

fn moved((article, document): &Read) -> Read {
    let path = Some(format!("elsewhere/{}", article.id));
    let article = Article {
        path: path.clone(),
        ..article.clone()
    };
    let document = Document {
        path,
        ..document.clone()
    };
    (article, document)
}

#[test]
fn a_changed_article_keeps_its_old_version() {
    let (_folder, path) = place();
    let before = story("a", "قتل 3 جنود في باكو.");
    let after = story("a", "قتل 5 جنود في باكو.");
    add(&path, &[before, story("b", "قال لافروف إن السلام قريب.")]);
    add(&path, std::slice::from_ref(&after));
    add(&path, std::slice::from_ref(&after));
    assert_eq!(count(&path, "SELECT count(*) FROM documents"), 3);
    assert_eq!(count(&path, "SELECT count(*) FROM current_documents"), 2);
    assert_eq!(count(&path, "SELECT count_min FROM casualty_counts"), 5);
    let old = "SELECT count_min FROM casualties JOIN documents AS d USING (document)
               WHERE d.superseded_by = (SELECT document FROM casualty_counts)";
    assert_eq!(count(&path, old), 3);
}

#[test]
fn an_article_of_which_more_is_known_is_a_new_version() {
    let (_folder, path) = place();
    let (article, document) = story("a", "قتل 3 جنود في باكو.");
    let titled = Document {
        title: Some("باكو".to_owned()),
        ..document.clone()
    };
    add(&path, &[(article.clone(), document)]);
    add(&path, &[(article, titled)]);
    assert_eq!(count(&path, "SELECT count(*) FROM documents"), 2);
    assert_eq!(
        count(&path, "SELECT count(title) FROM current_documents"),
        1
    );
}

#[test]
fn articles_of_one_id_do_not_replace_each_other() {
    let (_folder, path) = place();
    let (article, document) = story("a", "قتل 3 جنود في باكو.");
    let other = moved(&story("a", "قتل 7 جنود في يريفان."));
    add(&path, &[(article, document), other]);
    assert_eq!(count(&path, "SELECT count(*) FROM current_documents"), 2);
    // nor when they come from one file in one run
    let (_folder, path) = place();
    let twins = [
        story("a", "قتل 3 جنود في باكو."),
        story("a", "قتل 7 جنود في يريفان."),
    ];
    add(&path, &twins);
    add(&path, &twins);
    assert_eq!(count(&path, "SELECT count(*) FROM current_documents"), 2);
    assert_eq!(count(&path, "SELECT count(*) FROM documents"), 2);
}

#[test]
fn a_run_that_does_not_end_leaves_the_database_as_it_was() {
    let (_folder, path) = place();
    add(&path, &[story("a", "قتل 3 جنود في باكو.")]);
    let old = fs::read(&path).unwrap();
    let mut broken = open(&path).unwrap();
    broken.begin(&RunInfo::default()).unwrap();
    for (article, document) in SEEDS.iter() {
        broken.document(article, document).unwrap();
    }
    drop(broken);
    assert_eq!(fs::read(&path).unwrap(), old);
    assert_eq!(count(&path, "SELECT count(*) FROM documents"), 1);
}

#[test]
fn documents_of_other_units_or_layers_are_refused() {
    let (_folder, path) = place();
    add(&path, &[story("a", "قتل 3 جنود في باكو.")]);
    let bytes = RunInfo {
        offsets: Unit::Bytes,
        ..RunInfo::default()
    };
    let quotes = RunInfo {
        only: vec![Layer::Quotes],
        ..RunInfo::default()
    };
    for (run, option) in [(bytes, "--offsets"), (quotes, "--only")] {
        let error = add_with(&path, &run, &SEEDS).unwrap_err().to_string();
        assert!(error.contains(option), "{error}");
    }
    assert_eq!(count(&path, "SELECT count(*) FROM documents"), 1);
}

#[test]
fn what_is_no_database_of_facts_stays_as_it_is() {
    let (_folder, path) = place();
    fs::write(&path, "a letter to a friend, long enough to be read as a header of 100 bytes by whoever would try to do so").unwrap();
    assert!(matches!(open(&path), Err(Error::Database { .. })));
    fs::remove_file(&path).unwrap();
    let other = Connection::open(&path).unwrap();
    other.execute_batch("CREATE TABLE mine (a)").unwrap();
    drop(other);
    assert!(matches!(open(&path), Err(Error::Database { .. })));
    assert_eq!(count(&path, "SELECT count(*) FROM sqlite_schema"), 1);
    let missing = path.with_file_name("missing").join("facts.db");
    assert!(matches!(open(&missing), Err(Error::Database { .. })));
    let stream = Sink::stream(Vec::new());
    let refused = make_renderer(Format::Sqlite, &Options::default(), stream);
    assert!(matches!(refused, Err(Error::NoDatabase)));
}

#[test]
fn a_database_that_somebody_writes_is_left_alone() {
    let (_folder, path) = place();
    add(&path, &[story("a", "قتل 3 جنود في باكو.")]);
    let other = Connection::open(&path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let more = [story("b", "قتل 7 جنود في يريفان.")];
    let error = add_with(&path, &RunInfo::default(), &more).unwrap_err();
    assert!(error.to_string().contains("is locked"), "{error}");
    other.execute_batch("ROLLBACK").unwrap();
    add(&path, &more);
    assert_eq!(count(&path, "SELECT count(*) FROM documents"), 2);
}

#[test]
fn somebody_who_reads_is_waited_for() {
    let (_folder, path) = place();
    add(&path, &[story("a", "قتل 3 جنود في باكو.")]);
    let reader = Connection::open(&path).unwrap();
    reader.execute_batch("BEGIN").unwrap();
    let seen = |reader: &Connection| -> i64 {
        let query = "SELECT count(*) FROM documents";
        reader.query_row(query, [], |row| row.get(0)).unwrap()
    };
    assert_eq!(seen(&reader), 1);
    let more = [story("b", "قتل 7 جنود في يريفان.")];
    thread::scope(|scope| {
        let writer = scope.spawn(|| add(&path, &more));
        thread::sleep(Duration::from_millis(500));
        assert!(!writer.is_finished());
        assert_eq!(seen(&reader), 1);
        reader.execute_batch("COMMIT").unwrap();
        writer.join().unwrap();
    });
    assert_eq!(seen(&reader), 2);
}

#[test]
fn two_runs_at_once_add_what_both_have() {
    let (_folder, path) = place();
    let [one, two] = ["a", "b"].map(|id| {
        let stories = (0..50).map(|at| story(&format!("{id}{at}"), "قتل 3 جنود في باكو."));
        stories.collect::<Vec<_>>()
    });
    thread::scope(|scope| {
        for stories in [&one, &two] {
            let path = &path;
            scope.spawn(move || add(path, stories));
        }
    });
    assert_eq!(count(&path, "SELECT count(*) FROM current_documents"), 100);
    assert_eq!(count(&path, "SELECT count(*) FROM runs"), 2);
}

/// Every mention is found by its words in any spelling that folds alike.
#[test]
fn search_finds_every_name_after_its_clitics() {
    let (_folder, path) = place();
    let joined = story(
        "clitics",
        "اجتمع الوفدان في يريفان وباكو، وقال إن لقرّةَ بــاغ مستقبلا.",
    );
    let stories: Vec<Read> = SEEDS.iter().cloned().chain([joined]).collect();
    add(&path, &stories);
    let database = Connection::open(&path).unwrap();
    let mut query = database
        .prepare(
            "SELECT count(*) FROM document_search JOIN documents ON document = document_search.rowid
             WHERE id = ?1 AND document_search MATCH ?2",
        )
        .unwrap();
    for (_, document) in &stories {
        let mentions = document
            .facts
            .entities
            .iter()
            .flat_map(|entity| &entity.mentions);
        for mention in mentions {
            let phrase = format!("\"{}\"", key(&mention.text).replace('"', " "));
            let found: i64 = query
                .query_row([&document.id, &phrase], |row| row.get(0))
                .unwrap();
            assert_eq!(found, 1, "{phrase} in {}", document.id);
        }
    }
    let spelled = "SELECT count(*) FROM document_search WHERE document_search MATCH '\"قره باغ\"' AND rowid = 6";
    assert_eq!(count(&path, spelled), 1);
}

#[test]
fn the_documentation_names_every_table_and_view() {
    let page = fs::read_to_string(PAGE).unwrap();
    let words = |line: &str| {
        let mut words = line.split_whitespace().map(str::to_owned);
        let made = words.next()? == "CREATE" && matches!(&*words.next()?, "TABLE" | "VIEW");
        made.then(|| words.next()).flatten()
    };
    for name in SQLITE_SCHEMA.lines().filter_map(words) {
        assert!(
            page.contains(&format!("| `{name}` |")),
            "{PAGE} says nothing of `{name}`"
        );
    }
}

/// The fenced blocks of a page: what stands after the fence, and the lines.
fn blocks(page: &str) -> Vec<(&str, String)> {
    let mut fences = page.split("```");
    fences.next();
    let blocks = fences.step_by(2).map(|block| {
        let (kind, text) = block.split_once('\n').unwrap();
        (kind, text.to_owned())
    });
    blocks.collect()
}

#[test]
fn every_documented_query_answers_as_the_page_says() {
    let page = fs::read_to_string(PAGE).unwrap();
    let blocks = blocks(&page);
    let (folder, path) = place();
    let more = folder.path().join("more.jsonl");
    let records = blocks.iter().find(|(kind, _)| *kind == "jsonl").unwrap();
    fs::write(&more, &records.1).unwrap();
    add(&path, &SEEDS);
    add(&path, &read_all(&more));
    let database = Connection::open(&path).unwrap();
    let mut updated = page.clone();
    let mut wrong = String::new();
    for (at, (_, query)) in blocks
        .iter()
        .enumerate()
        .filter(|(_, (kind, _))| *kind == "sql")
    {
        let now = answer(&database, query);
        assert!(!now.is_empty(), "no answer to\n{query}");
        let said = blocks.get(at + 1).filter(|(kind, _)| *kind == "text");
        if said.is_some_and(|(_, said)| *said == now) {
            continue;
        }
        write!(wrong, "{query}{now}").unwrap();
        let fence = |kind: &str, text: &str| format!("```{kind}\n{text}```\n");
        let (question, answer) = (fence("sql", query), fence("text", &now));
        let before = said.map_or(question.clone(), |(_, said)| {
            format!("{question}\n{}", fence("text", said))
        });
        updated = updated.replacen(&before, &format!("{question}\n{answer}"), 1);
    }
    if std::env::var_os("UPDATE_QUERIES").is_some() {
        fs::write(PAGE, updated).unwrap();
    }
    assert!(
        wrong.is_empty(),
        "not as in {PAGE}:\n{wrong}If it should say so: {UPDATE}, and read it."
    );
}

/// The program refuses a database of another version. Other tables under the same version it would only notice while it
/// fills them.
#[test]
fn tables_and_views_change_only_with_the_version() {
    let (_folder, path) = place();
    add(&path, &[story("a", "قتل جندي.")]);
    let (version, now) = versioned_tables(&Connection::open(&path).unwrap());
    let listed = fs::read_to_string(TABLES).unwrap();
    let number = |line: &str| {
        line.strip_prefix("PRAGMA user_version = ")?
            .strip_suffix(';')?
            .parse()
            .ok()
    };
    let before: i32 = listed.lines().find_map(number).unwrap();
    let (old, new): (BTreeSet<_>, BTreeSet<_>) = (listed.lines().collect(), now.lines().collect());
    let gone = old.difference(&new).map(|line| format!("- {line}\n"));
    let come = new.difference(&old).map(|line| format!("+ {line}\n"));
    let changes: String = gone.chain(come).collect();
    assert!(
        listed == now || version > before,
        "tables or views have changed; raise VERSION in src/output/sqlite/mod.rs above {before}:\n{changes}"
    );
    if std::env::var_os("UPDATE_TABLES").is_some() {
        fs::write(TABLES, now).unwrap();
        return;
    }
    assert!(
        listed == now,
        "version {version} has other tables than {TABLES} says of version {before}; if that is meant, run \
         `UPDATE_TABLES=1 cargo test --test sqlite`:\n{changes}"
    );
}
