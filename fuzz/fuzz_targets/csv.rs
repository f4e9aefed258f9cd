//! Any bytes as a table.
#![no_main]

mod format;

use karabakh::input::Format;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| format::check(bytes, Format::Csv));
