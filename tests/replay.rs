//! Every input that fuzzing found worth keeping is tried again, by what the fuzz targets assert.

#![allow(clippy::unwrap_used)] // in the checks: the lint knows only functions marked as tests

#[path = "../fuzz/checks/mod.rs"]
mod checks;

use std::fs::File;
use std::io::Read;

use flate2::read::GzDecoder;

/// Tries the inputs of a target, in `tests/corpus/TARGET.tar.gz`; says how many.
fn replay(target: &str) -> usize {
    let path = format!("tests/corpus/{target}.tar.gz");
    let mut archive = tar::Archive::new(GzDecoder::new(File::open(path).unwrap()));
    let mut tried = 0;
    for entry in archive.entries().unwrap() {
        let mut bytes = Vec::new();
        entry.unwrap().read_to_end(&mut bytes).unwrap();
        checks::check(target, &bytes);
        tried += 1;
    }
    tried
}

macro_rules! replays {
    ($($target:ident)*) => {
        const TARGETS: &[&str] = &[$(stringify!($target)),*];
        $(
            #[test]
            fn $target() {
                assert!(replay(stringify!($target)) > 0);
            }
        )*
    };
}

replays! { analyze articles csv fold gold html json lexicon metadata news warc }

#[test]
fn every_target_is_replayed() {
    let files = std::fs::read_dir("fuzz/fuzz_targets").unwrap();
    let mut names: Vec<_> = files.map(|file| file.unwrap().path()).collect();
    names.sort();
    let stem = |path: &std::path::PathBuf| path.file_stem().unwrap().to_str().unwrap().to_owned();
    assert_eq!(names.iter().map(stem).collect::<Vec<_>>(), TARGETS);
}
