//! Tests of what is not public, compiled as a part of the library: `cargo test --lib inside::dates`.

#![allow(clippy::unwrap_used)] // in the helpers: the lint knows only functions marked as tests
#![allow(clippy::print_stderr)] // reports for whoever runs a test

mod clause;
mod confidence;
mod dates;
mod fields;
mod numbers;
#[cfg(feature = "cli")]
mod redact;
#[cfg(feature = "cli")]
mod select;
mod spelling;
mod tagger;
