//! What every rule is made of: a [`Cursor`] that reads senses, numbers and counts.

mod amount;
mod cursor;
mod number;
mod numeral;

pub use amount::{Amount, amount, hedge};
pub use cursor::{Cursor, Found, conjunction};
pub use number::{digits, number};
pub use numeral::unreadable;
