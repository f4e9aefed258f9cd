//! Events in which people were killed, in those columns of the UCDP Georeferenced Event Dataset (GED)
//! that articles can fill honestly; the others are left out.

use std::io;

use csv::Writer;

use super::csv::{io_error, written_cell};
use super::signature;
use super::sink::Out;
use super::{Render, Summary};
use crate::aggregate::{LinkedEvent, SideToll, Toll};
use crate::article::Article;
use crate::facts::{Cell, DayPrecision, Document, EventType, Outcome, Precision, Violence};

pub(super) struct Ucdp<'a> {
    out: Writer<Out<'a>>,
}

impl<'a> Ucdp<'a> {
    pub(super) fn new(out: Out<'a>) -> Self {
        Self {
            out: Writer::from_writer(out),
        }
    }
}

impl Render for Ucdp<'_> {
    fn document(&mut self, _article: &Article, _document: &Document) -> io::Result<()> {
        Ok(())
    }

    fn end(mut self: Box<Self>, summary: &Summary<'_>) -> io::Result<()> {
        self.out.write_record(signature::UCDP).map_err(io_error)?;
        for event in summary.aggregate.iter().flat_map(|all| &all.events) {
            if let Some(row) = violence_row(event) {
                let fields = row.into_iter().map(written_cell);
                self.out.write_record(fields).map_err(io_error)?;
            }
        }
        self.out.flush()?;
        let out = self.out.into_inner();
        out.map_err(csv::IntoInnerError::into_error)?
            .finish_writing()
    }
}

/// Whether nobody does it to anybody, which UCDP does not code.
fn is_disaster(kind: EventType) -> bool {
    use EventType::{
        Abduction, Accident, Agreement, Aid, Airstrike, ArmedClash, Arrest, Attack, Coup,
        Displacement, Drowning, Earthquake, Epidemic, Execution, Explosion, Famine, Fire, Flood,
        Looting, OtherViolence, Protest, Release, Riot, Shelling, Siege, Storm, SuicideBombing,
        Talks, TerritoryTaken, TruceViolation, War, WeaponsIntercepted, Withdrawal,
    };
    match kind {
        Earthquake | Flood | Storm | Fire | Accident | Drowning | Epidemic => true,
        Abduction | Agreement | Aid | Airstrike | ArmedClash | Arrest | Attack | Coup
        | Displacement | Execution | Explosion | Famine | Looting | OtherViolence | Protest
        | Release | Riot | Shelling | Siege | SuicideBombing | Talks | TerritoryTaken
        | TruceViolation | War | WeaponsIntercepted | Withdrawal => false,
    }
}

/// An event of violence in which somebody was killed, by a number that is told.
fn violence_row(event: &LinkedEvent) -> Option<Vec<Cell<'_>>> {
    if event.kind.is_some_and(is_disaster) {
        return None;
    }
    let toll = event
        .tolls
        .iter()
        .find(|toll| toll.outcome == Outcome::Killed);
    let toll = toll.filter(|toll| toll.best.or(toll.low).is_some_and(|number| number > 0))?;
    let year = event
        .start
        .map(|day| u32::try_from(day.year()).unwrap_or_default());
    let deaths = Deaths::deaths_of(toll);
    let agent = event.agents.first().map(String::as_str);
    let target = event.targets.first().map(String::as_str);
    let mut row = vec![
        (&event.id).into(),
        year.into(),
        event.ucdp.map(type_of_violence).into(),
        deaths.side_name(0).or(agent).into(),
        deaths.side_name(1).or(target).into(),
    ];
    row.extend(source_cells(event));
    row.extend(location_cells(event));
    // 1: the event is told by itself; 2: as a part of a sum
    row.push(if event.cumulative { 2_u32 } else { 1 }.into());
    row.extend([
        event.days.map(date_precision).into(),
        event.start.into(),
        event.end.into(),
    ]);
    row.extend(deaths.death_cells());
    row.extend([toll.best.into(), toll.high.into(), toll.low.into()]);
    Some(row)
}

/// How many independent articles, their ids, their outlets, the latest day, and a headline.
fn source_cells(event: &LinkedEvent) -> [Cell<'_>; 5] {
    let reports = || {
        event
            .reports
            .iter()
            .filter(|report| report.copy_of.is_none())
    };
    let articles: Vec<&str> = reports().map(|report| report.document.as_str()).collect();
    let offices: Vec<&str> = reports()
        .filter_map(|report| report.source.as_deref())
        .collect();
    let published = reports().filter_map(|report| report.published);
    [
        event.grade.independent.into(),
        Cell::joined_list(&articles),
        Cell::joined_list(&offices),
        published.max().into(),
        event.title.as_ref().into(),
    ]
}

/// How closely the place is known, its name, the region that it lies in, its point, and its country.
fn location_cells(event: &LinkedEvent) -> [Cell<'_>; 6] {
    let place = event.place.as_ref();
    let at = place.and_then(|place| place.coordinates);
    let precision = place.and_then(|place| place.precision);
    [
        precision.map(where_precision).into(),
        place.map(|place| &place.name).into(),
        place.and_then(|place| place.within.last()).into(),
        Cell::degrees_cell(at.map(|at| at.lat)),
        Cell::degrees_cell(at.map(|at| at.lon)),
        place.and_then(|place| place.country.as_ref()).into(),
    ]
}

/// Who the dead are.
struct Deaths<'a> {
    sides: &'a [SideToll],
    civilians: Option<u64>,
    best: Option<u64>,
}

impl<'a> Deaths<'a> {
    fn deaths_of(toll: &'a Toll) -> Self {
        Self {
            sides: &toll.sides,
            civilians: toll.civilians.map(|range| range.low),
            best: toll.best,
        }
    }

    /// The first and second side by name; those of further sides are among the unknown.
    fn side_name(&self, at: usize) -> Option<&'a str> {
        self.sides.get(at).map(|side| side.side.as_str())
    }

    /// Of one side, of the other, civilians, and those of whom nothing is told.
    fn death_cells(&self) -> [Cell<'static>; 4] {
        let side = |at: usize| self.sides.get(at).map(|side| side.range.low);
        let known = [side(0), side(1), self.civilians];
        let sum: u64 = known.iter().flatten().sum();
        let unknown = self.best.and_then(|best| best.checked_sub(sum));
        [
            known[0].into(),
            known[1].into(),
            known[2].into(),
            unknown.into(),
        ]
    }
}

/// GED's types of violence.
fn type_of_violence(violence: Violence) -> u32 {
    match violence {
        Violence::StateBased => 1,
        Violence::NonState => 2,
        Violence::OneSided => 3,
    }
}

/// GED's grades of places: 1 exact, 3 second-order division, 4 first-order division, 6 country.
fn where_precision(precision: Precision) -> u32 {
    match precision {
        Precision::Exact | Precision::Town => 1,
        Precision::District => 3,
        Precision::Region => 4,
        Precision::Country => 6,
    }
}

/// GED's grades of days: 1 the day, 2 two to six days, 3 a week, 4 a month, 5 more.
fn date_precision(days: DayPrecision) -> u32 {
    match days {
        DayPrecision::Day => 1,
        DayPrecision::Days => 2,
        DayPrecision::Week => 3,
        DayPrecision::Month => 4,
        DayPrecision::Year => 5,
    }
}
