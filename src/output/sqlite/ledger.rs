//! The ledger of all articles of the database: what each tells is kept beside its facts, and each run
//! links the accounts of all current articles anew, whichever run added them.

use rusqlite::{Connection, Error, Result, params};

use super::rows;
use crate::aggregate::{ArticleAccounts, accounts, linked};
use crate::facts::Document;
use crate::output::table;

/// Keeps what the document of row `number` tells.
pub(super) fn keep_account(database: &Connection, number: i64, document: &Document) -> Result<()> {
    let account = serde_json::to_string(&accounts(document))
        .map_err(|error| Error::ToSqlConversionFailure(error.into()))?;
    let mut insert =
        database.prepare_cached("INSERT INTO accounts (document, account) VALUES (?1, ?2)")?;
    insert.execute(params![number, account]).map(drop)
}

/// Makes the tables of the ledger anew.
pub(super) fn renew_ledger(database: &Connection) -> Result<()> {
    let linked = linked(current_articles(database)?).0;
    for table in table::ledger_tables(&linked) {
        database.execute(&format!("DELETE FROM main.{}", table.name), [])?;
        rows::add_ledger(database, table)?;
    }
    Ok(())
}

fn current_articles(database: &Connection) -> Result<Vec<ArticleAccounts>> {
    let mut query = database.prepare(
        "SELECT account FROM main.accounts JOIN main.current_documents USING (document)",
    )?;
    let accounts = query.query_map([], |row| {
        let account: String = row.get(0)?;
        serde_json::from_str(&account).map_err(|error| {
            Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, error.into())
        })
    })?;
    accounts.collect()
}
