//! Nouns and verbs with a pronoun written onto them, which are no names: على حدودنا, في نفوسهم.

use crate::spelling::{FEMININE, HIS, PRONOUNS, SHE, THEIRS, WE, is_native};
use crate::text::Text;

/// Whether a word that nothing is known of ends in a pronoun, which is written ه.
pub(super) fn has_pronoun(text: &Text<'_>, at: usize) -> bool {
    let form = text.form(at);
    let written = text.slice(text.span(at..at + 1));
    let stem = form.strip_suffix(FEMININE).is_some_and(is_native);
    let hers = || {
        let rest = form.strip_suffix(PRONOUNS[1]);
        rest.is_some_and(|rest| rest.chars().count() >= 4 && is_native(rest))
    };
    let his = written.ends_with(HIS) && stem && form.chars().count() >= 5;
    text.matches(at).is_empty() && (his || hers())
}

/// Whether a word that nothing is known of is a noun with a pronoun: على حدودنا, في نفوسهم.
pub(super) fn is_owned_thing(text: &Text<'_>, at: usize) -> bool {
    let ours = text.form(at).strip_suffix(WE);
    let noun = ours.is_some_and(|noun| noun.chars().count() >= 4 && is_native(noun));
    has_pronoun(text, at) || text.matches(at).is_empty() && noun || is_theirs(text, at)
}

/// Whether a word that nothing is known of ends in a pronoun of several, with which few names end: سكناهم, واقتادتنا.
pub(super) fn is_theirs(text: &Text<'_>, at: usize) -> bool {
    let form = text.form(at);
    let longer = |end: &str, least: usize| {
        form.strip_suffix(end)
            .filter(|rest| rest.chars().count() >= least)
    };
    let theirs = THEIRS.iter().any(|end| longer(end, 3).is_some());
    let us = longer(WE, 6).is_some_and(|verb| verb.ends_with(SHE));
    text.matches(at).is_empty() && (theirs || us)
}
