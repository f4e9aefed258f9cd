//! Which place of its name is meant, and where it is. Read `countries`, which tells what countries an
//! article is about; `find`, which adds places that only the gazetteer knows; `container`, what a place
//! is said to lie in; `referent`, the places that a name may mean; then `settle`, which chooses.

mod container;
mod countries;
mod find;
mod referent;
mod settle;

pub(super) use countries::Countries;
pub(super) use find::{can_end_list, find};
pub(super) use settle::settle;
