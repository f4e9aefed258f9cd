//! The program: everything it does is in [`karabakh::cli`].

use std::process::ExitCode;

/// An article is many small things that are soon given back; this allocator makes the whole run a
/// tenth faster than the system's (`docs/performance.md`).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    karabakh::cli::run_program(std::env::args_os())
}
