//! Nouns for people that the lexicon lists.

use super::people::Noun;
use crate::grammar::{Cursor, PhraseMatch};
use crate::lexicon::{Agreement, Kind, Kinds, Meaning, OutcomeShape, Particle, Sense};
use crate::spelling::{
    ACCUSATIVE, AND, ARTICLE, FATHA, FEMININE, KASRA, OBLIQUE, PRONOUNS, SUKUN, WE as OUR,
};

/// The noun for people that the lexicon lists here.
pub(super) fn listed(at: Cursor<'_>) -> Option<Noun> {
    if is_or(at) {
        return None;
    }
    if let Some(noun) = possessed(at) {
        return Some(noun);
    }
    let own = |m: &Meaning| match m {
        Meaning::Outcome {
            outcome,
            shape: OutcomeShape::Person,
        } => Some(*outcome),
        _ => None,
    };
    let kind = |m: &Meaning| {
        if let Meaning::Victims(kind) = m {
            Some(*kind)
        } else {
            None
        }
    };
    let outcome = at.read(Kind::Outcome, own);
    let victims = at.read(Kind::Victims, kind);
    match (outcome, victims) {
        (Some((own, found, rest)), other)
            if other
                .as_ref()
                .is_none_or(|(_, _, end)| end.at() <= rest.at()) =>
        {
            Some(Noun {
                own: vec![own],
                ..of(at, &found, rest)
            })
        }
        (_, Some((kind, found, rest))) => Some(Noun {
            kind: Some(kind),
            ..of(at, &found, rest)
        }),
        _ => None,
    }
}

/// «شقيقه»: read as a brother that is his, though it folds to the letters of a sister.
fn possessed(at: Cursor<'_>) -> Option<Noun> {
    let text = at.text();
    let stem = at
        .form()
        .strip_suffix(FEMININE)
        .filter(|_| text.written_form(at.at()).ends_with(FEMININE))?;
    let stem = stem
        .strip_prefix(AND)
        .filter(|_| at.matches().iter().any(|tag| tag.clitics() > 0))
        .unwrap_or(stem);
    let lexicon = text.lexicon();
    let node = lexicon.word(stem).and_then(|word| lexicon.start(word))?;
    let kind = lexicon.senses_at(node).iter().find_map(|sense| {
        let Sense::Word(id, Agreement::Singular) = sense else {
            return None;
        };
        if let Meaning::Victims(kind) = lexicon.meaning(*id) {
            Some(*kind)
        } else {
            None
        }
    })?;
    Some(Noun {
        kind: Some(kind),
        number: Some(Agreement::Singular),
        owned: true,
        first: at.at(),
        head_end: at.at() + 1,
        end: at.at() + 1,
        ..Noun::default()
    })
}

/// Whether the word is «أم», which is a mother only where somebody is told of: right after an outcome word or «بينهم».
fn is_or(at: Cursor<'_>) -> bool {
    let told = |before: Cursor<'_>| {
        before.is(Kinds::of(Kind::Outcome)) || before.particle(Particle::Among).is_some()
    };
    at.particle(Particle::Or).is_some()
        && !at
            .at()
            .checked_sub(1)
            .is_some_and(|before| told(at.to(before)))
}

pub(super) fn of(at: Cursor<'_>, found: &PhraseMatch<'_>, rest: Cursor<'_>) -> Noun {
    let tokens = at.at()..rest.at();
    let accusative = usize::from(found.tag.tail) == ACCUSATIVE.len_utf8() && accusative(at);
    let dual =
        accusative && tokens.len() > 1 && !at.text().form(tokens.end - 1).ends_with(ACCUSATIVE);
    let construct = tokens
        .clone()
        .skip(1)
        .any(|i| at.text().form(i).starts_with(ARTICLE));
    Noun {
        number: Some(if dual || is_vowelled_dual(at, found) {
            Agreement::Dual
        } else {
            found.agreement
        }),
        // جنودو: a plural without its ن stands before a noun that it belongs to
        definite: found.tag.definite || construct || (tokens.len() == 1 && is_construct(at, found)),
        accusative: accusative && !dual,
        owned: found.tag.tail > 0 && !accusative || is_possessed_plural(at.form(), found),
        first: tokens.start,
        head_end: tokens.end,
        end: tokens.end,
        ..Noun::default()
    }
}

/// «قتلاهم»: the plural in ى is written with ا before a pronoun, and listed whole.
fn is_possessed_plural(form: &str, found: &PhraseMatch<'_>) -> bool {
    let mut stems = PRONOUNS
        .iter()
        .chain([&OUR])
        .filter_map(|tail| form.strip_suffix(tail));
    found.agreement == Agreement::Plural
        && found.tag.tail == 0
        && stems.any(|stem| stem.ends_with(ACCUSATIVE))
}

/// «العاملَين»: a dual that only its vowel tells from the plural.
fn is_vowelled_dual(at: Cursor<'_>, found: &PhraseMatch<'_>) -> bool {
    let plural = found.agreement == Agreement::Plural && at.form().ends_with(OBLIQUE);
    let dual = || {
        let written = at.text().written_form(at.at()).replace(SUKUN, "");
        let word = written.trim_end_matches([FATHA, KASRA]);
        let stem = word.strip_suffix(OBLIQUE);
        stem.is_some_and(|stem| stem.ends_with(FATHA))
    };
    plural && found.tag.tokens().len() == 1 && dual()
}

fn is_construct(at: Cursor<'_>, found: &PhraseMatch<'_>) -> bool {
    found.agreement == Agreement::Plural && found.tag.tail == 0 && at.form().ends_with(AND)
}

/// Whether a word ends as an indefinite accusative does.
pub(super) fn accusative(at: Cursor<'_>) -> bool {
    at.form().ends_with(ACCUSATIVE)
}
