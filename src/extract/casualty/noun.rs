//! Nouns for people with what belongs to them: «جنود روس», «سبعة من عناصر الشرطة», «النائب محمد».

use super::listed_noun::{accusative, listed, of};
use super::people::Noun;
use super::sentence::Sentence;
use super::{adjunct, idiom};
use crate::facts::{EntityType, Subtype, VictimKind};
use crate::grammar::Cursor;
use crate::lexicon::{
    Agreement, BodyClass, Kind, Kinds, Meaning, OutcomeShape, Particle, RoleClass, TypeWord,
};
use crate::spelling::{ARTICLE, FEMININE, NOMINATIVE, OBLIQUE, PREPOSITIONS};
use crate::text::Text;

/// The most adjectives and complements that are read after a noun.
const PARTS: usize = 5;

/// The noun for people that begins at `at`.
pub(super) fn noun(sentence: &Sentence<'_>, at: Cursor<'_>, counted: bool) -> Option<Noun> {
    let mut noun = titled(sentence, at)
        .or_else(|| named(sentence, at))
        .or_else(|| listed(at))
        .or_else(|| counted.then(|| happening(sentence, at)).flatten())
        .or_else(|| national(at).filter(|_| sentence.context.names.covering(at.at()).is_none()))
        .or_else(|| members(sentence, at))
        .or_else(|| last(sentence, at))
        .or_else(|| others(at))?;
    noun.counted = counted;
    for _ in 0..PARTS {
        let rest = at.to(noun.end);
        let Some(end) = adjunct::part(sentence, rest, &mut noun) else {
            break;
        };
        noun.end = end;
    }
    Some(noun)
}

/// A noun of happening that a number counts: «40 اعتقالا».
fn happening(sentence: &Sentence<'_>, at: Cursor<'_>) -> Option<Noun> {
    let before = at
        .at()
        .checked_sub(1)
        .filter(|at| *at >= sentence.tokens.start);
    // «15 ألف إصابة»: a scale has no article, though it begins like one
    let article = |at: usize| {
        sentence.text.form(at).starts_with(ARTICLE) && !sentence.text.is(at, Kinds::of(Kind::Scale))
    };
    if before.is_some_and(article) {
        // «أبناؤه الثلاثة اختناقا»: how they died
        return None;
    }
    let event = |m: &Meaning| match m {
        Meaning::Outcome {
            outcome,
            shape: OutcomeShape::Event | OutcomeShape::Deed,
        } => Some(*outcome),
        // «نفذت السلطات 12 حكما بالإعدام»
        Meaning::Outcome {
            outcome,
            shape: OutcomeShape::Lives,
        } if idiom::has_taker(sentence, at.at()) => Some(*outcome),
        _ => None,
    };
    let (own, found, rest) = at.read(Kind::Outcome, event)?;
    let noun = of(at, &found, rest);
    let feminine = at.form().ends_with(FEMININE);
    let several = at.at() + 1 < rest.at();
    let counted = noun.accusative || feminine || several || noun.number == Some(Agreement::Plural);
    // «تحصد مئات الأرواح»
    let lives = is_lives(at) && counted;
    (lives || counted && !noun.definite).then_some(Noun {
        own: vec![own],
        ..noun
    })
}

/// Whether the word means lives, which are counted with an article as well.
fn is_lives(at: Cursor<'_>) -> bool {
    let lives = |m: &Meaning| {
        let shape = OutcomeShape::Lives;
        matches!(m, Meaning::Outcome { shape: told, .. } if *told == shape).then_some(())
    };
    at.read(Kind::Outcome, lives).is_some()
}

/// «الثالث» of several that were told; «إصابة ثالث» after two.
fn last(sentence: &Sentence<'_>, at: Cursor<'_>) -> Option<Noun> {
    let ordinal = |m: &Meaning| matches!(m, Meaning::Ordinal(_)).then_some(());
    let ((), found, rest) = at.read(Kind::Ordinal, ordinal)?;
    let noun = of(at, &found, rest);
    let after_verb = at.at() > 0 && at.to(at.at() - 1).is(Kinds::of(Kind::Outcome));
    let preposition = rest.form().starts_with(PREPOSITIONS);
    let word = rest.token().is_word() && !sentence.is_date(rest.at());
    let alone = !word || preposition || rest.is(Kinds::of(Kind::Particle));
    let told = noun.definite || (after_verb && alone);
    (told && found.tag.clitics() == 0).then_some(Noun {
        ordinal: true,
        ..noun
    })
}

fn national(at: Cursor<'_>) -> Option<Noun> {
    let (code, found, rest) = at.read(Kind::Nationality, Meaning::nationality_code)?;
    let both = at
        .all(Kind::Nationality)
        .any(|(found, _)| found.agreement == Agreement::Plural);
    let mut noun = Noun {
        country: Some(code.to_owned()),
        national: true,
        ..of(at, &found, rest)
    };
    if both && found.agreement == Agreement::Dual {
        noun.number = Some(Agreement::Plural);
    }
    Some(noun)
}

/// آخرين alone.
fn others(at: Cursor<'_>) -> Option<Noun> {
    let is = |m: &Meaning| (*m == Meaning::Particle(Particle::Others)).then_some(());
    let ((), found, rest) = at.read(Kind::Particle, is)?;
    let noun = of(at, &found, rest);
    (!noun.definite).then_some(Noun {
        others: true,
        national: true,
        ..noun
    })
}

/// «عشرات الحوثيين»: the people of an armed group whose name is a plural.
pub(super) fn members(sentence: &Sentence<'_>, at: Cursor<'_>) -> Option<Noun> {
    let names = sentence.context.names;
    let naming = names.starting(at.at())?;
    let entity = &names.entities[naming.entity];
    let form = at.form();
    let plural = form.ends_with(NOMINATIVE) || form.ends_with(OBLIQUE);
    let fits = entity.subtype == Some(Subtype::ArmedGroup) && naming.tokens.len() == 1;
    (fits && plural).then(|| Noun {
        kind: Some(VictimKind::Militant),
        number: Some(Agreement::Plural),
        country: entity.country.clone(),
        definite: true,
        first: at.at(),
        head_end: naming.tokens.end,
        end: naming.tokens.end,
        ..Noun::default()
    })
}

/// A name that stands alone.
fn named(sentence: &Sentence<'_>, at: Cursor<'_>) -> Option<Noun> {
    let names = sentence.context.names;
    let naming = names
        .starting(at.at())
        .filter(|naming| names.is(naming, EntityType::Person))?;
    let end = naming.tokens.end;
    Some(Noun {
        number: Some(Agreement::Singular),
        name: Some(names.entities[naming.entity].name.clone()),
        country: names.entities[naming.entity].country.clone(),
        named: true,
        first: at.at(),
        head_end: end,
        end,
        ..Noun::default()
    })
}

/// A title, with its holder when the text names one.
fn titled(sentence: &Sentence<'_>, at: Cursor<'_>) -> Option<Noun> {
    let names = sentence.context.names;
    let title = names.title(at.at())?;
    if title.class == RoleClass::Kin && title.holder.is_none() && title.tokens.len() == 1 {
        return None;
    }
    let listed = listed(at);
    let tells = |noun: &Noun| !noun.own.is_empty() || noun.head_end > title.tokens.end;
    if listed.as_ref().is_some_and(tells) {
        return None;
    }
    let end = title.tokens.end;
    let kind = if movement(sentence.text, at.at() + 1..end) {
        Some(VictimKind::Militant)
    } else {
        let noun = listed.as_ref().and_then(|noun| noun.kind);
        noun.or_else(|| kind_of(title.class))
    };
    let number = listed.as_ref().and_then(|noun| noun.number);
    let name = title
        .holder
        .map(|holder| names.entities[holder].name.clone());
    let beside = names
        .starting(end)
        .filter(|naming| Some(naming.entity) == title.holder);
    let noun = listed.as_ref().map_or(at.at() + 1, |noun| noun.head_end);
    let governs = end > noun && !sentence.is_preposition(noun);
    let definite = sentence
        .text
        .matches(at.at())
        .iter()
        .any(|tag| tag.definite)
        || governs;
    Some(Noun {
        kind,
        number: number.or(Some(title.agreement)),
        country: title.country.clone(),
        named: beside.is_some(),
        name,
        definite,
        accusative: accusative(at) && (end == at.at() + 1 || sentence.is_preposition(at.at() + 1)),
        first: at.at(),
        head_end: end,
        end: beside.map_or(end, |naming| naming.tokens.end),
        ..listed.unwrap_or_default()
    })
}

fn kind_of(class: RoleClass) -> Option<VictimKind> {
    match class {
        RoleClass::Official | RoleClass::Spokesperson => Some(VictimKind::Official),
        RoleClass::Military => Some(VictimKind::Military),
        RoleClass::Militant => Some(VictimKind::Militant),
        RoleClass::Journalist => Some(VictimKind::Journalist),
        RoleClass::Professional | RoleClass::Religious | RoleClass::Honorific | RoleClass::Kin => {
            None
        }
    }
}

/// Whether a word for an armed movement stands among some tokens.
fn movement(text: &Text<'_>, tokens: std::ops::Range<usize>) -> bool {
    tokens.into_iter().any(|at| {
        let here = Cursor::new(text, text.sentence_of(at)).to(at);
        let movement = |m: &Meaning| match m {
            Meaning::TypeWord(TypeWord::Movement) | Meaning::Body(BodyClass::Group) => Some(()),
            _ => None,
        };
        here.read(Kind::TypeWord, movement)
            .or_else(|| here.read(Kind::Body, movement))
            .is_some()
    })
}
