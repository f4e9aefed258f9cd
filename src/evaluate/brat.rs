//! Gold in the standoff format of brat: a folder with a `.txt` and an `.ann` file an article. Only
//! the text-bound annotations are read.

use std::collections::BTreeSet;
use std::path::Path;

use walkdir::WalkDir;

use super::iob::class_of;
use super::mention::GoldMention;
use super::mistake::slice_characters;
use super::row::{Gold, Row};
use crate::input::whole;
use crate::problem::{Problem, error_reason};
use crate::span::Span;

const SHAPE: &str =
    "write T1, a tabulator, a type with start and end in characters, a tabulator, the words";

/// The articles of `folder`, in the order of their names.
pub(super) fn read_folder(folder: &Path) -> Gold {
    let mut gold = Gold::default();
    let name = folder.to_string_lossy().into_owned();
    let files = WalkDir::new(folder).follow_links(true);
    let mut paths = Vec::new();
    for entry in files {
        match entry {
            Ok(entry) => paths.push(entry.into_path()),
            Err(error) => {
                let what = format!("cannot be read: {error}");
                gold.problems.push(Problem::new(name.clone(), what, HELP));
            }
        }
    }
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "ann"));
    paths.sort();
    for path in &paths {
        match read_article(folder, path, &mut gold.problems) {
            Ok(row) => gold.rows.push(row),
            Err(problem) => gold.problems.push(problem),
        }
    }
    if paths.is_empty() {
        gold.problems
            .push(Problem::new(name, "holds no .ann file", HELP));
    }
    gold
}

const HELP: &str = "name a file of gold rows or IOB2, or a folder of brat's files";

fn read_article(folder: &Path, path: &Path, problems: &mut Vec<Problem>) -> Result<Row, Problem> {
    let open = |path: &Path| {
        whole::read_text(path).map_err(|error| {
            let what = format!("cannot be read: {}", error_reason(&error));
            Problem::new(
                path.to_string_lossy(),
                what,
                "put a .txt beside each .ann, in UTF-8",
            )
        })
    };
    let (marks, text) = (open(path)?, open(&path.with_extension("txt"))?);
    let name = path.to_string_lossy();
    let mut mentions = Vec::new();
    let triggers = event_triggers(&marks);
    for (number, line) in (1..)
        .zip(marks.lines())
        .filter(|(_, line)| line.starts_with('T') && !triggers.contains(annotation_key(line)))
    {
        match read_annotation(line, &text) {
            Ok(mention) => mentions.push(mention),
            Err(what) => problems.push(Problem::new(name.clone(), what, SHAPE).at_line(number)),
        }
    }
    mentions.sort_by_key(|mention| (mention.span, mention.kind));
    let below = path.strip_prefix(folder).unwrap_or(path);
    let stem = below.with_extension("");
    Ok(Row {
        id: stem.to_string_lossy().into_owned(),
        text,
        mentions: Some(mentions),
        ..Row::default()
    })
}

/// The annotations that are triggers of events: «E1», a tabulator, «attack:T5 Agent:T2».
fn event_triggers(marks: &str) -> BTreeSet<&str> {
    let events = marks.lines().filter(|line| line.starts_with('E'));
    let named = events.filter_map(|line| line.split_once(':')?.1.split_whitespace().next());
    named.collect()
}

/// The key of an annotation: «T5».
fn annotation_key(line: &str) -> &str {
    line.split('\t').next().unwrap_or_default()
}

fn read_annotation(line: &str, text: &str) -> Result<GoldMention, &'static str> {
    let mut fields = line.split('\t').skip(1);
    let mut place = fields.next().unwrap_or_default().split(' ');
    let kind = place.next().and_then(class_of);
    let kind = kind.ok_or("marks a type that is none of person, location, organization, misc")?;
    let mut number = || place.next()?.parse::<u32>().ok();
    let (Some(start), Some(end), None) = (number(), number(), place.next()) else {
        return Err("marks no single stretch of the text");
    };
    let span = Span::new(start, end);
    let words = slice_characters(text, span).filter(|words| !words.is_empty());
    let words = words.ok_or("marks a place that its text does not have")?;
    let told = fields.next().unwrap_or_default();
    if !told.split_whitespace().eq(words.split_whitespace()) {
        return Err("marks words that do not stand at their place");
    }
    Ok(GoldMention {
        kind,
        span,
        text: words.to_owned(),
    })
}
