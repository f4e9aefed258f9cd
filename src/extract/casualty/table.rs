//! Tables whose first row names the outcomes: «المحافظة | القتلى | الجرحى» above «حلب | 12 | 30», with bars or tabs between cells.

use std::ops::Range;

use jiff::civil::Date;

use super::figure::CountDraft;
use super::noun;
use super::people::{Group, Size};
use super::place::{self, unlisted};
use super::scene::Scene;
use crate::facts::{CasualtyPlace, Days, EntityType, Outcome, PlaceBasis, VictimKind};
use crate::lexicon::{Kind, Kinds, Meaning, Particle, Stance, TypeWord};
use crate::text::{Text, TokenKind};

/// The first row of a table.
#[derive(Debug)]
pub(super) struct Table {
    columns: Vec<Column>,
}

/// What the first row says of a column.
#[derive(Debug, PartialEq, Eq)]
enum Column {
    /// People to whom something happened; to a part of them the one, to a part the other, where it has two outcomes.
    People(Vec<Outcome>, VictimKind),
    Place,
    Year,
    Other,
}

/// The counts of a row, and what its other cells say of all of them.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) counts: Vec<CountDraft>,
    pub(super) place: Option<CasualtyPlace>,
    pub(super) days: Option<Days>,
}

/// The cells of a line, empty ones included; none where no bar or tab parts it.
pub(super) fn cells(text: &Text<'_>, line: &Range<usize>) -> Vec<Range<usize>> {
    let source = text.slice(text.span(line.clone()));
    if !source.contains(['|', '\t']) {
        return Vec::new();
    }
    let bar = |at: usize| text.token(at).is_mark('|');
    let tab = |at: usize| at > line.start && text.slice(text.span(at - 1..at + 1)).contains('\t');
    let mut cells = Vec::new();
    let mut first = line.start;
    for at in line.clone() {
        if text.token(at).kind == TokenKind::Break {
            cells.push(first..at);
            return inner(cells);
        }
        if bar(at) || tab(at) {
            cells.push(first..at);
            first = at + usize::from(bar(at));
        }
    }
    cells.push(first..line.end);
    inner(cells)
}

/// The cells without the empty ones that stand before a bar at the beginning of a line and after one at its end.
fn inner(mut cells: Vec<Range<usize>>) -> Vec<Range<usize>> {
    if cells.last().is_some_and(Range::is_empty) {
        cells.pop();
    }
    if cells.first().is_some_and(Range::is_empty) {
        cells.remove(0);
    }
    if cells.len() > 1 { cells } else { Vec::new() }
}

/// Whether a line is the rule that Markdown draws below the first row: «|---|:-:|».
pub(super) fn is_rule(text: &Text<'_>, cells: &[Range<usize>]) -> bool {
    let drawn = |at: usize| matches!(text.token(at).kind, TokenKind::Mark('-' | ':'));
    !cells.is_empty()
        && cells
            .iter()
            .all(|cell| !cell.is_empty() && cell.clone().all(drawn))
}

impl Table {
    /// The table that a line with these cells opens, should a line with the cells `below` be a row of it.
    pub(super) fn opened(
        scene: &Scene<'_>,
        cells: &[Range<usize>],
        below: &[Range<usize>],
    ) -> Option<Self> {
        let digits = |at: usize| scene.text.token(at).kind == TokenKind::Digits;
        if cells.is_empty() || cells.iter().cloned().flatten().any(digits) {
            return None;
        }
        let mut columns: Vec<Column> = cells.iter().map(|cell| column(scene, cell)).collect();
        // a page leaves out the empty cell above the labels of its rows
        if columns.len() + 1 == below.len() {
            columns.insert(0, Column::Other);
        }
        let counts = |(column, cell): (&Column, &Range<usize>)| {
            matches!(column, Column::People(..)) && cell.clone().any(digits)
        };
        let fits = columns.len() == below.len() && columns.iter().zip(below).any(counts);
        fits.then_some(Self { columns })
    }

    /// A row of the table; nothing where a line has another number of cells.
    pub(super) fn row(&self, scene: &Scene<'_>, cells: &[Range<usize>]) -> Option<Row> {
        if cells.len() != self.columns.len() {
            return None;
        }
        let cells = || self.columns.iter().zip(cells);
        let place = cells().find_map(|(column, cell)| place_of(scene, column, cell));
        let days = cells().find_map(|(column, cell)| days_of(scene, column, cell));
        let label = cells().find_map(|(column, cell)| {
            let other = place.is_none() && *column == Column::Other;
            let people = noun::noun(scene, scene.cursor(cell.start), false);
            people.filter(|noun| other && noun.end == cell.end && noun.own.is_empty())
        });
        let mut counts = Vec::new();
        for (column, cell) in cells() {
            let (Column::People(outcomes, kind), Some(group)) = (column, number(scene, cell))
            else {
                continue;
            };
            for outcome in outcomes {
                let mut group = group.clone();
                group.noun = group.noun.or_else(|| label.clone());
                let joint = outcomes.len() > 1;
                let mut count = CountDraft::from_trigger(group, *outcome, cell.clone(), joint);
                if count.kind == VictimKind::Person {
                    count.kind = *kind;
                }
                counts.push(count);
            }
        }
        Some(Row {
            counts,
            place,
            days,
        })
    }
}

/// What the cell of a first row says of its column.
fn column(scene: &Scene<'_>, cell: &Range<usize>) -> Column {
    let place = |m: &Meaning| matches!(m, Meaning::TypeWord(TypeWord::Place)).then_some(());
    let opens = |at: usize| {
        scene.text.is(at, Kinds::of(Kind::PlaceHead))
            || scene.cursor(at).read(Kind::TypeWord, place).is_some()
    };
    if let Some((outcomes, kind)) = outcomes(scene, cell) {
        return Column::People(outcomes, kind);
    }
    match cell.clone().next() {
        Some(at) if opens(at) => Column::Place,
        Some(at) if scene.text.is(at, Kinds::of(Kind::Unit)) => Column::Year,
        _ => Column::Other,
    }
}

/// The outcomes of a cell that names nothing else: «القتلى», «عدد الجرحى المدنيين», «القتلى والجرحى».
fn outcomes(scene: &Scene<'_>, cell: &Range<usize>) -> Option<(Vec<Outcome>, VictimKind)> {
    let mut at = cell.start;
    if cell.len() > 1 && scene.is_particle(at, Particle::Tally) {
        at += 1;
    }
    let mut outcomes = Vec::new();
    let mut kind = VictimKind::Person;
    while at < cell.end {
        let group = scene.group_at(at).filter(|group| {
            let people = matches!(group.size, Size::Untold | Size::Many);
            people && !group.own.is_empty() && group.end <= cell.end
        })?;
        outcomes.extend(&group.own);
        kind = group.kind();
        at = group.end;
    }
    (!outcomes.is_empty()).then_some((outcomes, kind))
}

/// The number that fills a cell, with or without a noun for people.
fn number<'s>(scene: &'s Scene<'_>, cell: &Range<usize>) -> Option<&'s Group> {
    let group = scene.group_at(cell.start)?;
    let noun = group.noun.as_ref();
    let plain = group.own.is_empty() && !group.joined && !group.unknown;
    let people = noun.is_none_or(|noun| noun.counted);
    (group.size == Size::Number && group.end == cell.end && plain && people).then_some(group)
}

/// The place that a cell beside the numbers names; the row of a total has none of its own.
fn place_of(scene: &Scene<'_>, column: &Column, cell: &Range<usize>) -> Option<CasualtyPlace> {
    let names = scene.context.names;
    let total = |at: usize| scene.stance(at, Stance::Total).is_some();
    if matches!(column, Column::People(..) | Column::Year) || cell.clone().any(total) {
        return None;
    }
    let mut places = names.within(cell.clone()).iter();
    let place = places.find(|naming| names.is(naming, EntityType::Location));
    let fills = |end: usize| end == cell.end;
    if let Some(naming) = place.filter(|naming| fills(naming.tokens.end)) {
        return Some(place::fact(scene, naming, PlaceBasis::Label));
    }
    let words = !cell.is_empty() && cell.clone().all(|at| scene.text.token(at).is_word());
    (*column == Column::Place && words).then(|| unlisted(scene, cell.clone(), PlaceBasis::Label))
}

/// The days of a cell that is a date, or a year in a column of years.
fn days_of(scene: &Scene<'_>, column: &Column, cell: &Range<usize>) -> Option<Days> {
    if matches!(column, Column::People(..)) || cell.is_empty() {
        return None;
    }
    let span = scene.text.span(cell.clone());
    let mut dates = scene.context.dates.iter();
    if let Some(date) = dates.find(|date| date.span == span) {
        let (start, end) = (date.start, date.end);
        return start.is_some().then_some(Days { start, end });
    }
    let digits = cell.len() == 1 && *column == Column::Year;
    digits
        .then(|| year_days(scene.text.form(cell.start)))
        .flatten()
}

/// The days of a year of four digits.
fn year_days(digits: &str) -> Option<Days> {
    let year: i16 = digits.parse().ok().filter(|_| digits.len() == 4)?;
    Some(Days {
        start: Some(Date::new(year, 1, 1).ok()?),
        end: Some(Date::new(year, 12, 31).ok()?),
    })
}
