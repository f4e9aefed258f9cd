//! Counts in a table: «المدينة | قتلى | جرحى» above «حلب | 12 | 30». The head of a column tells the outcome, the head of a
//! row where, when or to whom it happened. What is not understood tells nothing.

use std::ops::Range;

use jiff::civil::Date;

use super::figure::CountDraft;
use super::listed_noun::listed;
use super::people::{Group, Noun, Size};
use super::place;
use super::sentence::{Context, Sentence};
use crate::extract::clause::frames::WORDS;
use crate::facts::{
    Casualty, CasualtyPlace, Days, EntityType, Outcome, PlaceBasis, Status, Subtype, VictimKind,
};
use crate::grammar::{Cursor, amount};
use crate::lexicon::{Kind, Kinds, Meaning, OutcomeShape, Particle, Stance};
use crate::text::{Table, Text, TokenKind};

/// A count of a table, and whether the article's event may tell what it leaves out.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) casualty: Casualty,
    /// Whether its row has a place, or a name that nobody knows and that may be one.
    pub(super) placed: bool,
}

/// What the head of a column says of the numbers below it.
#[derive(Debug, Clone)]
struct Column {
    outcomes: Vec<Outcome>,
    noun: Noun,
    days: Option<Days>,
}

/// What the other cells of a row say of its numbers.
#[derive(Debug, Default)]
struct Row {
    place: Option<CasualtyPlace>,
    days: Option<Days>,
    side: Option<String>,
    kind: Option<VictimKind>,
    total: bool,
    unread: bool,
}

type Cells = [Range<usize>];

/// The counts of a table; none where no head of a column or row tells an outcome.
pub(super) fn read(text: &Text<'_>, context: Context<'_>, table: &Table) -> Option<Vec<Entry>> {
    let rows = &table.rows;
    let heads: Vec<usize> = (0..rows.len())
        .filter(|i| are_heads(text, context, &rows[*i]))
        .collect();
    if heads.first() == Some(&0) {
        // one table may stand right below another
        let ends = heads[1..].iter().copied().chain([rows.len()]);
        let tables = heads.iter().zip(ends);
        let tables = tables.flat_map(|(first, end)| entries(text, context, &rows[*first..end]));
        return Some(tables.collect());
    }
    let turned = turned(rows)?;
    are_heads(text, context, turned.first()?).then(|| entries(text, context, &turned))
}

/// Whether the cells of a line are the heads of columns: one tells an outcome, and none a count. «القتلى | 12» above
/// «الجرحى | 30» has a count of its own in each line.
fn are_heads(text: &Text<'_>, context: Context<'_>, cells: &Cells) -> bool {
    let counts = |cell: &Range<usize>| {
        let sentence = Sentence::bare(text, context, cell.clone(), false);
        is_number(&sentence) && year(&sentence, sentence.cursor(cell.start)).is_none()
    };
    let told = columns(text, context, cells);
    told.iter().any(Option::is_some) && !cells.iter().any(counts)
}

/// A table of three columns or more with its rows as columns: outcomes that stand one below the other.
fn turned(rows: &[Vec<Range<usize>>]) -> Option<Vec<Vec<Range<usize>>>> {
    let wide = rows.first()?.len();
    let even = wide > 2 && rows.iter().all(|row| row.len() == wide);
    even.then(|| {
        let column = |i: usize| rows.iter().map(|row| row[i].clone()).collect();
        (0..wide).map(column).collect()
    })
}

fn columns(text: &Text<'_>, context: Context<'_>, heads: &Cells) -> Vec<Option<Column>> {
    let column = |cell: &Range<usize>| column(&Sentence::bare(text, context, cell.clone(), false));
    heads.iter().map(column).collect()
}

/// «عدد القتلى», «إصابات», «القتلى المدنيون», «قتلى 2021»: an outcome and nothing that is not understood.
fn column(sentence: &Sentence<'_>) -> Option<Column> {
    let start = sentence.cursor(sentence.tokens.start);
    let start = start.particle(Particle::Tally).unwrap_or(start);
    let noun = outcome_noun(start)?;
    let mut column = Column {
        outcomes: noun.own.clone(),
        days: None,
        noun,
    };
    let mut rest = sentence.cursor(column.noun.end);
    if let Some(second) = outcome_noun(rest).filter(|_| rest.and().is_some()) {
        column.outcomes.extend(second.own);
        rest = rest.to(second.end);
    }
    let among = rest.particle(Particle::Of).unwrap_or(rest);
    if let Some(people) = listed(among).filter(|people| people.own.is_empty()) {
        column.noun.kind = people.kind;
        rest = rest.to(people.end);
    }
    if let Some((days, end)) = year(sentence, rest) {
        column.days = Some(days);
        rest = rest.to(end);
    }
    rest.is_done().then_some(column)
}

/// «قتلى», «وفيات»: a noun for those who came to harm, or for what happened to them.
fn outcome_noun(at: Cursor<'_>) -> Option<Noun> {
    let happening = |m: &Meaning| match m {
        Meaning::Outcome {
            outcome,
            shape: OutcomeShape::Event | OutcomeShape::Deed,
        } => Some(*outcome),
        _ => None,
    };
    let person = listed(at).filter(|noun| !noun.own.is_empty());
    person.or_else(|| {
        let (outcome, _, rest) = at.read(Kind::Outcome, happening)?;
        Some(Noun {
            own: vec![outcome],
            first: at.at(),
            head_end: rest.at(),
            end: rest.at(),
            ..Noun::default()
        })
    })
}

/// The counts below the heads, row by row.
fn entries(text: &Text<'_>, context: Context<'_>, rows: &[Vec<Range<usize>>]) -> Vec<Entry> {
    let mut found = Vec::new();
    let heads = &rows[0];
    let columns = columns(text, context, heads);
    for cells in &rows[1..] {
        // «قتلى | جرحى» above «حلب | 12 | 30»: the heads of the rows have none above them
        let shift = usize::from(
            cells.len() == heads.len() + 1
                && columns.iter().all(Option::is_some)
                && !is_number(&Sentence::bare(text, context, cells[0].clone(), false)),
        );
        if cells.len() != heads.len() + shift {
            continue;
        }
        let head = |i: usize| i.checked_sub(shift).and_then(|i| heads.get(i));
        let column = |i: usize| i.checked_sub(shift).and_then(|i| columns[i].as_ref());
        let mut row = Row::default();
        for (i, cell) in cells.iter().enumerate() {
            if column(i).is_none() {
                let sentence = Sentence::bare(text, context, cell.clone(), false);
                let above = head(i).map(|head| Sentence::bare(text, context, head.clone(), false));
                row.learn(&sentence, above.as_ref(), i == 0);
            }
        }
        for (i, cell) in cells.iter().enumerate() {
            if let Some(column) = column(i) {
                let sentence = Sentence::bare(text, context, cell.clone(), false);
                found.extend(counts(&sentence, column, &row));
            }
        }
    }
    found
}

impl Row {
    /// Learns what a cell says that is no count, below the `head` of its column.
    fn learn(&mut self, sentence: &Sentence<'_>, head: Option<&Sentence<'_>>, first: bool) {
        if sentence.tokens.is_empty() {
            return;
        }
        let start = sentence.cursor(sentence.tokens.start);
        let tallies = head.is_some_and(|head| head.is_particle(head.tokens.start, Particle::Tally));
        if let Some((days, _)) =
            year(sentence, start).filter(|(_, end)| *end == sentence.tokens.end)
        {
            // «عدد السكان»: a number that looks like a year
            self.days = self.days.or((first || !tallies).then_some(days));
            return;
        }
        if is_number(sentence) {
            return;
        }
        if let Some(days) = told_days(sentence) {
            self.days = self.days.or(Some(days));
            return;
        }
        if sentence
            .stance(sentence.tokens.start, Stance::Total)
            .is_some()
        {
            self.total = true;
            return;
        }
        let of_places = head.and_then(is_of_places);
        let people = listed(start).filter(|noun| noun.end == sentence.tokens.end);
        // «إب» below «المحافظة» is nobody's father, «جنين» beside «نابلس» no child
        let names = sentence.context.names;
        let mut named = names.within(sentence.tokens.clone()).iter();
        let place = named.any(|naming| names.is(naming, EntityType::Location));
        if let Some(people) = people.filter(|_| !place && of_places != Some(true)) {
            self.kind = self.kind.or(people.kind);
            return;
        }
        self.learn_name(sentence, of_places);
    }

    /// Learns the place or the party that a cell names; `of_places` says whether the head of its column announces places.
    fn learn_name(&mut self, sentence: &Sentence<'_>, of_places: Option<bool>) {
        let names = sentence.context.names;
        let mut named = names.within(sentence.tokens.clone()).iter();
        let wanted = |kind: &EntityType| {
            let party = of_places != Some(true) && *kind == EntityType::Organization;
            party || *kind == EntityType::Location
        };
        let named = named.find(|naming| wanted(&names.entities[naming.entity].kind));
        let Some(naming) = named else {
            self.unread = true;
            if of_places == Some(true) {
                let told = || place::unlisted(sentence, sentence.tokens.clone(), PlaceBasis::Label);
                self.place.get_or_insert_with(told);
            }
            return;
        };
        let entity = &names.entities[naming.entity];
        let country = entity.subtype == Some(Subtype::Country);
        if entity.kind == EntityType::Location && !(country && of_places == Some(false)) {
            let told = || place::fact(sentence, naming, PlaceBasis::Label);
            self.place.get_or_insert_with(told);
            return;
        }
        let armed = entity.subtype == Some(Subtype::ArmedGroup);
        let code = entity.country.clone().filter(|_| !armed);
        self.side
            .get_or_insert_with(|| code.unwrap_or_else(|| entity.name.clone()));
    }
}

/// Whether the head of a column announces places; unknown without one.
fn is_of_places(head: &Sentence<'_>) -> Option<bool> {
    let first = head.tokens.start;
    let announces = || {
        head.text.is(first, Kinds::of(Kind::PlaceHead))
            || head
                .text
                .lists(first)
                .stem
                .has(WORDS.beside.column_of_places)
    };
    (!head.tokens.is_empty()).then(announces)
}

/// The counts of a cell: one for each outcome of its column.
fn counts(sentence: &Sentence<'_>, column: &Column, row: &Row) -> Vec<Entry> {
    let start = sentence.cursor(sentence.tokens.start);
    let Some((amount, rest)) = amount(start) else {
        return Vec::new();
    };
    // «12 قتيلا» below «قتلى»
    let again = listed(rest).filter(|noun| noun.own.is_empty() || noun.own == column.outcomes);
    let end = again.map_or(rest.at(), |noun| noun.end);
    if end != sentence.tokens.end || amount.max == Some(0) {
        return Vec::new();
    }
    let mut noun = column.noun.clone();
    noun.kind = row.kind.or(noun.kind);
    let group = Group {
        first: amount.first,
        end,
        amount,
        size: Size::Number,
        noun: Some(noun),
        own: Vec::new(),
        governed: false,
        joined: false,
        of_them: false,
        unknown: false,
    };
    let joint = column.outcomes.len() > 1;
    let entry = |outcome: &Outcome| {
        let cell = sentence.tokens.clone();
        let draft = CountDraft::from_trigger(group.clone(), *outcome, cell, joint);
        let status = if row.total {
            Status::Cumulative
        } else {
            Status::Asserted
        };
        Entry {
            casualty: Casualty {
                status,
                place: row.place.clone(),
                when: row.days.or(column.days),
                side: row.side.clone(),
                ..draft.casualty(sentence)
            },
            placed: row.place.is_some() || row.unread,
        }
    };
    column.outcomes.iter().map(entry).collect()
}

/// Whether a cell has digits and no word: a count, a share, the number of a row.
fn is_number(sentence: &Sentence<'_>) -> bool {
    let mut cell = sentence.tokens.clone();
    let word = cell.clone().any(|at| sentence.text.token(at).is_word());
    !word && cell.any(|at| sentence.text.token(at).kind == TokenKind::Digits)
}

/// The days of an expression of time that begins a cell.
fn told_days(sentence: &Sentence<'_>) -> Option<Days> {
    let cell = sentence.text.span(sentence.tokens.clone());
    let dates = sentence.context.dates;
    let first = dates.partition_point(|date| date.span.start() < cell.start());
    let date = dates.get(first).filter(|date| cell.contains(date.span))?;
    let days = Days {
        start: date.start,
        end: date.end,
    };
    date.start.is_some().then_some(days)
}

/// The year that four digits tell, and the token after it.
fn year(sentence: &Sentence<'_>, at: Cursor<'_>) -> Option<(Days, usize)> {
    const YEARS: Range<i16> = 1800..2100;
    let next = at.at() + 1;
    let digits = at.token().kind == TokenKind::Digits && at.form().len() == 4;
    let alone = next >= sentence.tokens.end || !sentence.text.token(next).glued;
    let year: i16 = at.form().parse().ok()?;
    let days = Days {
        start: Date::new(year, 1, 1).ok(),
        end: Date::new(year, 12, 31).ok(),
    };
    (digits && alone && YEARS.contains(&year)).then_some((days, next))
}
