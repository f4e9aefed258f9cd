//! What may be taken off both ends of a noun or verb of `lexicon/data/triggers`.

use std::iter;

use super::letters::{ACCUSATIVE, ARTICLE, CONJUNCTIONS, FEMININE, FOR, PREPOSITIONS};
use super::word::without_pronoun;

/// A word without what is written onto its beginning.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Peeled<'a> {
    /// What is left.
    pub base: &'a str,
    /// Bytes of conjunction and preposition.
    pub lead: usize,
    /// Whether an article was taken off.
    pub definite: bool,
}

/// All ways to take conjunction, preposition and article off a word.
pub(crate) fn peeled(form: &str) -> impl Iterator<Item = Peeled<'_>> {
    let joins = |c: char| CONJUNCTIONS.contains(&c);
    let governs = |c: char| PREPOSITIONS.contains(&c);
    let mut letters = form.chars();
    let (first, second) = (letters.next(), letters.next());
    let one = first
        .filter(|c| joins(*c) || governs(*c))
        .map(char::len_utf8);
    let two = first
        .filter(|c| joins(*c))
        .zip(second.filter(|c| governs(*c)))
        .map(|(first, second)| first.len_utf8() + second.len_utf8());
    let peeled = |lead, base, definite| Peeled {
        base,
        lead,
        definite,
    };
    let whole = |lead: usize| peeled(lead, &form[lead..], false);
    let definite = |lead: usize| {
        let base = &form[lead..];
        let for_the = || {
            base.strip_prefix(FOR)
                .filter(|_| form[..lead].ends_with(FOR))
        };
        let rest = base.strip_prefix(ARTICLE).or_else(for_the)?;
        let long = rest.chars().nth(1).is_some();
        long.then(|| peeled(lead, rest, true))
    };
    let all = [Some(0), one, two].map(|lead| [lead.map(whole), lead.and_then(definite)]);
    all.into_iter().flatten().flatten()
}

/// A word as it stands, and without the ending of its case or a pronoun; true where nothing is taken off.
pub(crate) fn spelled(base: &str) -> impl Iterator<Item = (&str, bool)> {
    let long = |word: &&str| word.chars().nth(2).is_some();
    // «مظاهرها» is no مظاهرة: no ا of the accusative follows ة
    let case = || {
        let word = base.strip_suffix(ACCUSATIVE)?;
        Some(word).filter(|word| long(word) && !word.ends_with(FEMININE))
    };
    let owned = || without_pronoun(base).filter(long);
    let shorter = [case(), owned()].into_iter().flatten();
    iter::once((base, true)).chain(shorter.map(|word| (word, false)))
}
