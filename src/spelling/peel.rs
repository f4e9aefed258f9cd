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
    let leads = [Some(0), one, two].into_iter().flatten();
    leads.flat_map(move |lead| {
        let base = &form[lead..];
        let whole = Some(Peeled {
            base,
            lead,
            definite: false,
        });
        let for_the = form[..lead]
            .ends_with(FOR)
            .then(|| base.strip_prefix(FOR))
            .flatten();
        let rest = base.strip_prefix(ARTICLE).or(for_the);
        let rest = rest.filter(|rest| rest.chars().nth(1).is_some());
        let definite = rest.map(|base| Peeled {
            base,
            lead,
            definite: true,
        });
        [whole, definite].into_iter().flatten()
    })
}

/// A word as it stands, and without the ending of its case or a pronoun; true where nothing is taken off.
pub(crate) fn spelled(base: &str) -> impl Iterator<Item = (&str, bool)> {
    let long = |word: &&str| word.chars().nth(2).is_some();
    // «مظاهرها» is no مظاهرة: no ا of the accusative follows ة
    let case = move || {
        let word = base.strip_suffix(ACCUSATIVE)?;
        Some(word).filter(|word| long(word) && !word.ends_with(FEMININE))
    };
    let owned = move || without_pronoun(base).filter(long);
    let shorter = iter::once_with(case).chain(iter::once_with(owned));
    let shorter = shorter.flatten().map(|word| (word, false));
    iter::once((base, true)).chain(shorter)
}
