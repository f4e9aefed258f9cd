//! Words and names, all of them from TOML files. `build` compiles the built-in files when the tool
//! is built; a user's own come in by the same door at run time. See `data/README.md` for how both
//! are edited. Read `file`, then `entry`, then `tables`; `book` has the forms of
//! `data/triggers`.

mod alike;
mod blob;
mod book;
mod builtin;
mod check;
mod english;
mod entry;
mod error;
mod file;
mod gazetteer;
mod index;
mod kind;
mod lookup;
mod names;
mod particles;
mod sense;
mod table;
mod tables;
mod trigger;

pub(crate) use alike::Alike;
pub(crate) use book::{Phrase, WordList, WordLists};
pub(crate) use builtin::BOOK;
pub use check::{Finding, Weight, check};
pub use english::composed_english;
pub use entry::{
    BodyClass, DayPart, Direction, Era, Holiday, Institution, Meaning, MilitaryUnit, MonthPair,
    NameSex, OutcomeShape, Particle, PlaceClass, PlaceHead, RoleClass, Season, SpeechShape, Stance,
    Takes, TimeCue, TimeUnit, Timing, TypeWord, VagueRef,
};
pub use error::Error;
#[cfg(feature = "train")]
pub use gazetteer::pack::pack_cities as pack_gazetteer;
pub use gazetteer::{Area, Gazetteer, Town};
pub(crate) use index::{Node, WordId};
pub(crate) use kind::{Kind, Kinds, NOUNS, QUIET};
pub use lookup::Lexicon;
pub use names::Name;
pub(crate) use particles::Particles;
pub use sense::{Agreement, MeaningId, NameForm, NameId, Sense};
pub(crate) use trigger::Shape;
pub(crate) use trigger::VerbClass;
pub(crate) use trigger::VerbClasses;

use crate::facts::{EntityType, Subtype};
