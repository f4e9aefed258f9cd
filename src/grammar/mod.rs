//! What every rule is made of: a [`Cursor`] that reads senses, numbers and counts.

mod amount;
mod cursor;
mod number;
mod numeral;

pub(crate) use amount::{Amount, amount, hedge};
pub(crate) use cursor::{Cursor, PhraseMatch, conjunction};
pub(crate) use number::{digits, number};
pub(crate) use numeral::unreadable;
