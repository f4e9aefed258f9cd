//! Spellings that are one name, and names that only look alike: `cases/spelling/*.toml`.

use std::fs;

use crate::spelling::{JOINED, Skeleton, key, spelling_confidence};
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
struct File {
    group: Vec<Group>,
}

#[derive(Deserialize)]
struct Group {
    of: String,
    pairs: Vec<(String, String)>,
}

/// What a table asks for, pair by pair, where `right` says otherwise.
fn wrong(table: &str, right: impl Fn(f32) -> bool) -> Vec<String> {
    let text = fs::read_to_string(format!("tests/cases/spelling/{table}.toml")).unwrap();
    let file: File = toml::from_str(&text).unwrap();
    let pairs = file
        .group
        .iter()
        .flat_map(|group| group.pairs.iter().map(|pair| (&group.of, pair)));
    let pairs: Vec<_> = pairs.collect();
    assert!(pairs.len() >= 200, "{table} has {} pairs", pairs.len());
    let sure = |(of, (a, b)): (&String, &(String, String))| {
        let sure = spelling_confidence(a, b);
        (!right(sure)).then(|| format!("{of}: «{a}», «{b}»: {sure:.2}"))
    };
    pairs.into_iter().filter_map(sure).collect()
}

#[test]
fn spellings_of_one_name_join() {
    let wrong = wrong("join", |sure| sure >= JOINED);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn names_that_only_look_alike_stay_apart() {
    let wrong = wrong("apart", |sure| sure < JOINED);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

proptest! {
    #[test]
    fn confidence_is_a_symmetric_share(a in "[ابتجحدرسشعغفقكلمنهويى ]{0,14}", b in "[ابتجحدرسشعغفقكلمنهويى ]{0,14}") {
        let sure = spelling_confidence(&a, &b);
        prop_assert!((0.0..=1.0).contains(&sure));
        prop_assert!((sure - spelling_confidence(&b, &a)).abs() < 1e-6);
        prop_assert!((spelling_confidence(&a, &a) - 1.0).abs() < 1e-6);
    }

    #[test]
    fn vowels_do_not_change_the_key(word in "[بتجحدرسشعغفقكلمن]{2,10}", at in 1_usize..9) {
        let mut longer: Vec<char> = word.chars().collect();
        let at = at.min(longer.len());
        longer.insert(at, 'ي');
        let longer: String = longer.into_iter().collect();
        let twice = word.chars().zip(word.chars().skip(1)).any(|(a, b)| a == b);
        let digraph = ["تش", "دج", "تس", "تز", "دز", "تج", "دش", "دس", "تص", "دص", "نب"];
        prop_assume!(!twice && !digraph.iter().any(|two| word.contains(two)));
        prop_assert_eq!(Skeleton::of(&key(&word)), Skeleton::of(&key(&longer)));
    }
}

#[test]
fn spellings_of_one_name_have_one_skeleton() {
    for (a, b) in [("زاجرابيان", "زغرابيان"), ("تشيرنيهيف", "شيرنيغيف")]
    {
        assert_eq!(Skeleton::of(a), Skeleton::of(b), "{a}, {b}");
    }
}
