//! What an analysis must and must not tell, as a newsroom keeps it in a file, held against
//! documents one at a time. Read `file` (the shape of the file), `agree` (when a fact is the one
//! that is meant), `check` and `report`.

mod agree;
mod check;
mod file;
mod report;

pub(crate) use check::Check;
pub(crate) use report::{CheckFormat, Report};
