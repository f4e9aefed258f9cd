//! The facts of a document as rows.

use std::collections::BTreeMap;

use rusqlite::types::Value;
use rusqlite::{Connection, Result, params_from_iter};

use super::hashes::Hashes;
use super::search::{self, Words};
use crate::article::Article;
use crate::facts::{
    Casualty, Cell, Document, Entity, Event, Fact, Facts, Mention, Party, Quote, Variant, Warning,
};
use crate::output::table::{DOCUMENT_COLUMNS, Table, document_row};
use crate::span::Span;

/// A row as its columns and their values.
type Row = Vec<(&'static str, Value)>;

/// The rows of a document's entities, by their ids.
type Entities<'a> = BTreeMap<&'a str, i64>;

/// Columns that have other names in the database: one is a word of SQL, the others are short.
const RENAMED: [(&str, &str); 3] = [("end", "stop"), ("lat", "latitude"), ("lon", "longitude")];

/// Columns of the ledger that have the names of those of `casualties`.
const COUNTS: [(&str, &str); 3] = [
    ("min", "count_min"),
    ("max", "count_max"),
    ("modifier", "count_modifier"),
];

/// Columns of a document that have tables of their own.
const ROWS: [&str; 2] = ["warnings", "published_conflicts"];

/// Columns of a fact that have tables of their own.
const APART: [&str; 3] = ["links", "casualties", "mentions"];

/// Adds the document itself; gives its row.
pub(super) fn add_document(
    database: &Connection,
    run: i64,
    article: &Article,
    document: &Document,
    hashes: &Hashes,
) -> Result<i64> {
    let about = DOCUMENT_COLUMNS.iter().zip(document_row(document));
    let own = |(column, _): &(&&str, Cell<'_>)| !ROWS.contains(*column);
    let mut row: Row = about
        .filter(own)
        .map(|(column, cell)| (*column, cell_value(cell)))
        .collect();
    row.extend([
        ("run", Value::Integer(run)),
        ("id", text_value(&document.id)),
        ("analysis", text_value(&hashes.analysis)),
        ("text", text_value(&article.text)),
    ]);
    insert_row(database, "documents", row)
}

/// Adds everything that was found in the document of row `number`.
pub(super) fn add_facts(
    database: &Connection,
    number: i64,
    document: &Document,
    words: &Words<'_>,
) -> Result<()> {
    let of = || vec![("document", Value::Integer(number))];
    for warning in &document.warnings {
        insert_row(database, "warnings", [of(), warning_row(warning)].concat())?;
    }
    for conflict in &document.published.conflicts {
        let said = vec![
            ("day", cell_value(conflict.date.into())),
            ("basis", cell_value(Cell::enum_word(&conflict.basis))),
        ];
        insert_row(database, "published_conflicts", [of(), said].concat())?;
    }
    let mut entities = Entities::new();
    for entity in &document.facts.entities {
        let row = insert_row(database, "entities", [of(), entity_row(entity)].concat())?;
        entities.insert(&entity.id, row);
        add_mentions(database, row, entity)?;
        search::add_names(database, row, entity)?;
    }
    add_spellings(database, number, document, &entities)?;
    for date in &document.facts.dates {
        insert_row(database, "dates", [of(), table_row(date)].concat())?;
    }
    let figures = add_counts(database, number, document, &entities)?;
    for event in &document.facts.events {
        let row = [of(), table_row(event), event_sides(event, &entities)].concat();
        let row = insert_row(database, "events", row)?;
        add_event(database, row, event, &figures)?;
    }
    for quote in &document.facts.quotes {
        let row = [of(), table_row(quote), quote_row(quote, &entities)].concat();
        let row = insert_row(database, "quotes", row)?;
        search::add_quote(database, row, (document, quote), words)?;
    }
    Ok(())
}

/// Adds the spellings of names.
fn add_spellings(
    database: &Connection,
    number: i64,
    document: &Document,
    entities: &Entities<'_>,
) -> Result<()> {
    for (variant, entity) in variants_with_entity(&document.facts) {
        let row = entity.and_then(|entity| entities.get(&*entity.id));
        let kind = entity.map(|entity| cell_value(Cell::enum_word(&entity.kind)));
        let whose = vec![
            ("document", Value::Integer(number)),
            ("entity", row.copied().into()),
            ("type", kind.unwrap_or(Value::Null)),
        ];
        for row in spelling_rows(variant) {
            insert_row(database, "variants", [whose.clone(), row].concat())?;
        }
    }
    Ok(())
}

/// Adds the counts, then how they stand to each other.
fn add_counts(
    database: &Connection,
    number: i64,
    document: &Document,
    entities: &Entities<'_>,
) -> Result<Vec<i64>> {
    let mut rows = Vec::new();
    for casualty in &document.facts.casualties {
        let of = vec![("document", Value::Integer(number))];
        let row = [
            of,
            table_row(casualty),
            casualty_parties(casualty, entities),
        ]
        .concat();
        rows.push(insert_row(database, "casualties", row)?);
    }
    for (row, casualty) in rows.iter().zip(&document.facts.casualties) {
        for link in &casualty.links {
            let other = rows.get(link.to as usize).copied();
            let link = vec![
                ("casualty", Value::Integer(*row)),
                ("kind", cell_value(Cell::enum_word(&link.kind))),
                ("other", other.into()),
            ];
            insert_row(database, "casualty_links", link)?;
        }
    }
    Ok(rows)
}

/// Adds the mentions and counts of an event; `figures` are the rows of the document's counts.
fn add_event(database: &Connection, number: i64, event: &Event, figures: &[i64]) -> Result<()> {
    let of = || vec![("event", Value::Integer(number))];
    for mention in &event.mentions {
        let mut row = span_columns(["start", "stop"], Some(mention.span));
        row.push(("text", text_value(&mention.text)));
        insert_row(database, "event_mentions", [of(), row].concat())?;
    }
    for figure in event
        .casualties
        .iter()
        .filter_map(|i| figures.get(*i as usize))
    {
        let row = vec![("casualty", Value::Integer(*figure))];
        insert_row(database, "event_casualties", [of(), row].concat())?;
    }
    Ok(())
}

fn event_sides(event: &Event, entities: &Entities<'_>) -> Row {
    let reference = |party: Option<&Party>| {
        entity_number(party.and_then(|party| party.entity.as_deref()), entities)
    };
    vec![
        ("place_entity", reference(event.place())),
        ("agent_entity", reference(event.agent.as_ref())),
        ("target_entity", reference(event.target.as_ref())),
        ("claimed_by_entity", reference(event.claimed_by.as_ref())),
    ]
}

fn warning_row(warning: &Warning) -> Row {
    let mut row = span_columns(["start", "stop"], warning.span);
    row.push(("message", text_value(&warning.message)));
    row
}

fn entity_row(entity: &Entity) -> Row {
    let degrees = |at: Option<f64>| at.map_or(Value::Null, Value::Real);
    let at = entity.coordinates;
    vec![
        ("id", text_value(&entity.id)),
        ("type", cell_value(Cell::enum_word(&entity.kind))),
        ("subtype", cell_value(Cell::enum_word(&entity.subtype))),
        ("name", text_value(&entity.name)),
        ("name_en", cell_value(entity.name_en.as_ref().into())),
        ("country", cell_value(entity.country.as_ref().into())),
        ("latitude", degrees(at.map(|at| at.lat.as_decimal()))),
        ("longitude", degrees(at.map(|at| at.lon.as_decimal()))),
        ("precision", cell_value(Cell::enum_word(&entity.precision))),
        ("within", cell_value(Cell::joined_list(&entity.within))),
        ("known", flag_value(entity.known)),
        (
            "confidence",
            cell_value(Cell::confidence_cell(entity.confidence)),
        ),
    ]
}

/// Adds the titles and mentions of an entity.
fn add_mentions(database: &Connection, number: i64, entity: &Entity) -> Result<()> {
    let of = || vec![("entity", Value::Integer(number))];
    for role in &entity.roles {
        insert_row(
            database,
            "roles",
            [of(), vec![("role", text_value(role))]].concat(),
        )?;
    }
    for mention in &entity.mentions {
        insert_row(database, "mentions", [of(), mention_row(mention)].concat())?;
    }
    Ok(())
}

fn mention_row(mention: &Mention) -> Row {
    let mut row = span_columns(["start", "stop"], Some(mention.span));
    row.extend([
        ("text", text_value(&mention.text)),
        ("kind", cell_value(Cell::enum_word(&mention.kind))),
        ("metonym", flag_value(mention.metonym)),
        ("sentence", mention.sentence.into()),
    ]);
    row
}

/// Each variant with the entity whose spellings these are: both stand in the same order, though not
/// every entity has any.
fn variants_with_entity(facts: &Facts) -> impl Iterator<Item = (&Variant, Option<&Entity>)> {
    let mut rest = facts.entities.iter();
    facts.variants.iter().map(move |variant| {
        let written = |entity: &Entity| {
            let form = variant.forms.first();
            let same = |mention: &Mention| form.is_some_and(|form| form.text == mention.text);
            entity.name == variant.name && entity.mentions.iter().any(same)
        };
        let mut ahead = rest.clone();
        let owner = ahead.find(|entity| written(entity));
        if owner.is_some() {
            rest = ahead;
        }
        (variant, owner)
    })
}

fn spelling_rows(variant: &Variant) -> impl Iterator<Item = Row> {
    variant.forms.iter().map(|form| {
        vec![
            ("name", text_value(&variant.name)),
            ("text", text_value(&form.text)),
            ("count", form.count.into()),
        ]
    })
}

/// The one row of a fact as every table has it.
fn table_row<F: Fact>(fact: &F) -> Row {
    let cells = fact.rows().into_iter().flatten();
    let named = F::COLUMNS
        .iter()
        .zip(cells)
        .map(|(column, cell)| (renamed_column(column, &RENAMED), cell_value(cell)));
    named
        .filter(|(column, _)| !APART.contains(column))
        .collect()
}

fn renamed_column(column: &'static str, names: &[(&str, &'static str)]) -> &'static str {
    let renamed = names.iter().find(|(name, _)| *name == column);
    renamed.map_or(column, |(_, renamed)| renamed)
}

/// Adds the rows of a table of the ledger.
pub(super) fn add_ledger(database: &Connection, table: Table<'_>) -> Result<()> {
    for cells in table.rows {
        let columns = table.columns.iter();
        let columns =
            columns.map(|column| renamed_column(renamed_column(column, &RENAMED), &COUNTS));
        let row = columns.zip(cells.into_iter().map(cell_value)).collect();
        insert_row(database, table.name, row)?;
    }
    Ok(())
}

fn casualty_parties(casualty: &Casualty, entities: &Entities<'_>) -> Row {
    let reference = |party: Option<&Party>| {
        let id = party.and_then(|party| party.entity.as_deref());
        entity_number(id, entities)
    };
    vec![
        ("denied_by_entity", reference(casualty.denied_by.as_ref())),
        ("claimed_by_entity", reference(casualty.claimed_by.as_ref())),
        ("place_entity", reference(casualty.place_of())),
        ("agent_entity", reference(casualty.agent.as_ref())),
    ]
}

fn quote_row(quote: &Quote, entities: &Entities<'_>) -> Row {
    let mut row = span_columns(["cue_start", "cue_stop"], Some(quote.cue.span));
    row.extend(span_columns(
        ["speaker_start", "speaker_stop"],
        quote.speaker.span,
    ));
    let via = quote.via.as_ref().and_then(|via| via.entity.as_deref());
    row.extend([
        (
            "speaker_entity",
            entity_number(quote.speaker.entity.as_deref(), entities),
        ),
        ("via_entity", entity_number(via, entities)),
    ]);
    row
}

fn entity_number(id: Option<&str>, entities: &Entities<'_>) -> Value {
    id.and_then(|id| entities.get(id)).copied().into()
}

fn span_columns([start, stop]: [&'static str; 2], span: Option<Span>) -> Row {
    vec![
        (start, span.map(Span::start).into()),
        (stop, span.map(Span::end).into()),
    ]
}

fn cell_value(cell: Cell<'_>) -> Value {
    match cell {
        Cell::Empty => Value::Null,
        // no article counts as far as the sign of 64 bits
        Cell::Number(number) => Value::Integer(number.try_into().unwrap_or(i64::MAX)),
        Cell::Flag(yes) => flag_value(yes),
        Cell::Text(text) => Value::Text(text.into_owned()),
    }
}

fn text_value(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn flag_value(flag: bool) -> Value {
    Value::Integer(flag.into())
}

/// Adds a row to a table; gives its number.
fn insert_row(database: &Connection, table: &str, row: Row) -> Result<i64> {
    let columns: Vec<&str> = row.iter().map(|(column, _)| *column).collect();
    let places = vec!["?"; row.len()].join(", ");
    let sql = format!(
        "INSERT INTO {table} ({}) VALUES ({places})",
        columns.join(", ")
    );
    let values = row.into_iter().map(|(_, value)| value);
    database
        .prepare_cached(&sql)?
        .insert(params_from_iter(values))
}
