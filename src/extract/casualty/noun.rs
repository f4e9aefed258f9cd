//! Nouns for people with what belongs to them: «جنود روس», «سبعة من عناصر الشرطة», «النائب محمد».

use super::scene::Scene;
use crate::facts::{EntityType, Outcome, VictimKind};
use crate::grammar::{Cursor, Found};
use crate::lexicon::{
    Agreement, BodyClass, Kind, Kinds, Meaning, OutcomeShape, Particle, RoleClass, TypeWord,
};
use crate::spelling::{ACCUSATIVE, AND, ARTICLE};
use crate::text::Text;

/// A noun for people.
#[derive(Debug, Clone, Default)]
pub(super) struct Noun {
    pub(super) kind: Option<VictimKind>,
    pub(super) number: Option<Agreement>,
    pub(super) country: Option<String>,
    /// The name of the one who is meant.
    pub(super) name: Option<String>,
    /// What the noun itself says of them: قتلى, أسير.
    pub(super) own: Vec<Outcome>,
    pub(super) definite: bool,
    pub(super) accusative: bool,
    /// Whether a pronoun is written onto it: جنوده.
    pub(super) owned: bool,
    pub(super) others: bool,
    /// Whether it is one of several by its place: الثالث, المتهم الأخير.
    pub(super) ordinal: bool,
    /// Whether it is a nationality and nothing else: فلسطيني.
    pub(super) national: bool,
    /// Whether it is a name, with or without a title.
    pub(super) named: bool,
    /// Whether a number stands before it.
    pub(super) counted: bool,
    /// Token behind the counted noun itself.
    pub(super) head_end: usize,
    /// Token behind everything that belongs to it.
    pub(super) end: usize,
}

/// The most adjectives and complements that are read behind a noun.
const PARTS: usize = 5;

/// The noun for people that begins at `at`.
pub(super) fn noun(scene: &Scene<'_>, at: Cursor<'_>, counted: bool) -> Option<Noun> {
    let mut noun = titled(scene, at)
        .or_else(|| named(scene, at))
        .or_else(|| listed(at))
        .or_else(|| counted.then(|| happening(at)).flatten())
        .or_else(|| national(at))
        .or_else(|| last(at))
        .or_else(|| others(at))?;
    noun.counted = counted;
    for _ in 0..PARTS {
        let rest = at.to(noun.end);
        let Some(end) = part(scene, rest, &mut noun) else {
            break;
        };
        noun.end = end;
    }
    Some(noun)
}

fn listed(at: Cursor<'_>) -> Option<Noun> {
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

/// A noun of happening that a number counts: «40 اعتقالا».
fn happening(at: Cursor<'_>) -> Option<Noun> {
    let event = |m: &Meaning| match m {
        Meaning::Outcome {
            outcome,
            shape: OutcomeShape::Event | OutcomeShape::Deed,
        } => Some(*outcome),
        _ => None,
    };
    let (own, found, rest) = at.read(Kind::Outcome, event)?;
    let noun = of(at, &found, rest);
    let counted = noun.accusative || noun.number == Some(Agreement::Plural);
    (counted && !noun.definite).then(|| Noun {
        own: vec![own],
        ..noun
    })
}

/// «الثالث» of several that were told.
fn last(at: Cursor<'_>) -> Option<Noun> {
    let ordinal = |m: &Meaning| {
        if let Meaning::Ordinal(n) = m {
            Some(*n)
        } else {
            None
        }
    };
    let (_, found, rest) = at.read(Kind::Ordinal, ordinal)?;
    let noun = of(at, &found, rest);
    (noun.definite && found.tag.clitics() == 0).then(|| Noun {
        ordinal: true,
        ..noun
    })
}

fn national(at: Cursor<'_>) -> Option<Noun> {
    let code = |m: &Meaning| {
        if let Meaning::Nationality(code) = m {
            Some(code.clone())
        } else {
            None
        }
    };
    let (code, found, rest) = at.read(Kind::Nationality, code)?;
    let both = at
        .all(Kind::Nationality)
        .any(|(found, _)| found.agreement == Agreement::Plural);
    let mut noun = Noun {
        country: Some(code),
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

/// A name that stands alone.
fn named(scene: &Scene<'_>, at: Cursor<'_>) -> Option<Noun> {
    let names = scene.context.names;
    let naming = names
        .starting(at.at())
        .filter(|naming| names.is(naming, EntityType::Person))?;
    let end = naming.tokens.end;
    Some(Noun {
        number: Some(Agreement::Singular),
        name: Some(names.entities[naming.entity].name.clone()),
        country: names.entities[naming.entity].country.clone(),
        named: true,
        head_end: end,
        end,
        ..Noun::default()
    })
}

/// A title, with its holder when the text names one.
fn titled(scene: &Scene<'_>, at: Cursor<'_>) -> Option<Noun> {
    let names = scene.context.names;
    let title = names.title(at.at())?;
    if title.class == RoleClass::Kin && title.holder.is_none() && title.tokens.len() == 1 {
        return None;
    }
    let listed = listed(at);
    if listed
        .as_ref()
        .is_some_and(|noun| !noun.own.is_empty() || noun.head_end > title.tokens.end)
    {
        return None;
    }
    let end = title.tokens.end;
    let kind = listed
        .as_ref()
        .and_then(|noun| noun.kind)
        .or_else(|| kind_of(title.class));
    let militant = movement(scene.text, at.at() + 1..end);
    let name = title
        .holder
        .map(|holder| names.entities[holder].name.clone());
    let beside = names
        .starting(end)
        .filter(|naming| Some(naming.entity) == title.holder);
    let noun = listed.as_ref().map_or(at.at() + 1, |noun| noun.head_end);
    let governs = end > noun && !scene.is_preposition(noun);
    let definite = scene.text.tags(at.at()).iter().any(|tag| tag.definite) || governs;
    Some(Noun {
        kind: if militant {
            Some(VictimKind::Militant)
        } else {
            kind
        },
        number: listed
            .as_ref()
            .and_then(|noun| noun.number)
            .or(Some(title.agreement)),
        country: title.country.clone(),
        named: beside.is_some(),
        name,
        definite,
        accusative: accusative(at) && end == at.at() + 1,
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

fn of(at: Cursor<'_>, found: &Found<'_>, rest: Cursor<'_>) -> Noun {
    let tokens = at.at()..rest.at();
    let accusative = usize::from(found.tag.tail) == ACCUSATIVE.len_utf8() && accusative(at);
    let dual =
        accusative && tokens.len() > 1 && !at.text().form(tokens.end - 1).ends_with(ACCUSATIVE);
    let construct = tokens
        .clone()
        .skip(1)
        .any(|i| at.text().form(i).starts_with(ARTICLE));
    Noun {
        number: Some(if dual {
            Agreement::Dual
        } else {
            found.agreement
        }),
        // جنودو: a plural without its ن stands before a noun that it belongs to
        definite: found.tag.definite || construct || (tokens.len() == 1 && is_construct(at, found)),
        accusative: accusative && !dual,
        owned: found.tag.tail > 0 && !accusative,
        head_end: tokens.end,
        end: tokens.end,
        ..Noun::default()
    }
}

fn is_construct(at: Cursor<'_>, found: &Found<'_>) -> bool {
    found.agreement == Agreement::Plural && found.tag.tail == 0 && at.form().ends_with(AND)
}

fn accusative(at: Cursor<'_>) -> bool {
    at.form().ends_with(ACCUSATIVE)
}

/// One adjective or complement behind the noun; the token behind it.
fn part(scene: &Scene<'_>, at: Cursor<'_>, noun: &mut Noun) -> Option<usize> {
    if at.is_done() || !at.token().is_word() || scene.is_trigger(at.at()) {
        return None;
    }
    nationality(at, noun)
        .or_else(|| more(at, noun))
        .or_else(|| place_among(at, noun))
        .or_else(|| bearer(scene, at, noun))
        .or_else(|| homeland(scene, at, noun))
        .or_else(|| adjective(scene, at, noun))
        .or_else(|| complement(scene, at, noun))
        .or_else(|| agreeing(at, noun))
}

fn nationality(at: Cursor<'_>, noun: &mut Noun) -> Option<usize> {
    let code = |m: &Meaning| {
        if let Meaning::Nationality(code) = m {
            Some(code.clone())
        } else {
            None
        }
    };
    let (code, found, rest) = at.read(Kind::Nationality, code)?;
    if found.tag.clitics() > 0 || noun.named {
        return None;
    }
    noun.definite |= found.tag.definite;
    noun.country.get_or_insert(code);
    Some(rest.at())
}

fn more(at: Cursor<'_>, noun: &mut Noun) -> Option<usize> {
    let is = |m: &Meaning| (*m == Meaning::Particle(Particle::Others)).then_some(());
    let ((), found, rest) = at.read(Kind::Particle, is)?;
    (found.tag.clitics() == 0).then(|| {
        noun.others = true;
        rest.at()
    })
}

/// «المتهم الأخير», «الجندي الثالث».
fn place_among(at: Cursor<'_>, noun: &mut Noun) -> Option<usize> {
    let ordinal = |m: &Meaning| matches!(m, Meaning::Ordinal(_)).then_some(());
    let latest = |m: &Meaning| matches!(m, Meaning::Direction(_)).then_some(());
    let single = matches!(noun.number, Some(Agreement::Singular | Agreement::Feminine));
    let (_, found, rest) = at
        .read(Kind::Ordinal, ordinal)
        .or_else(|| at.read(Kind::Direction, latest))?;
    let fits =
        noun.definite && found.tag.definite && found.tag.clitics() == 0 && single && !noun.named;
    fits.then(|| {
        noun.ordinal = true;
        rest.at()
    })
}

/// The name behind a noun for one person: «الجندي جلعاد شاليط».
fn bearer(scene: &Scene<'_>, at: Cursor<'_>, noun: &mut Noun) -> Option<usize> {
    let names = scene.context.names;
    let single = matches!(noun.number, Some(Agreement::Singular | Agreement::Feminine));
    let naming = names
        .starting(at.at())
        .filter(|naming| names.is(naming, EntityType::Person))?;
    let bare = at.tags().iter().all(|tag| tag.clitics() == 0);
    (single && bare && !noun.counted && !noun.national && !noun.named).then(|| {
        noun.named = true;
        noun.name = Some(names.entities[naming.entity].name.clone());
        naming.tokens.end
    })
}

/// A country or body right behind a plural makes it definite: أطفال لبنان, مراقبي الأمم المتحدة.
fn homeland(scene: &Scene<'_>, at: Cursor<'_>, noun: &mut Noun) -> Option<usize> {
    let names = scene.context.names;
    let naming = names
        .starting(at.at())
        .filter(|naming| !names.is(naming, EntityType::Person))?;
    let bare = at.tags().iter().all(|tag| tag.clitics() == 0) && noun.end == noun.head_end;
    (bare && !noun.named && noun.number == Some(Agreement::Plural)).then(|| {
        noun.definite = true;
        let country = names.entities[naming.entity].country.clone();
        noun.country = noun.country.take().or(country);
        naming.tokens.end
    })
}

/// A noun for people that describes the one before it: «الجنديين الأسيرين», «مواطنين مدنيين».
fn adjective(scene: &Scene<'_>, at: Cursor<'_>, noun: &mut Noun) -> Option<usize> {
    let next = listed(at)?;
    let bare = scene
        .text
        .tags(at.at())
        .iter()
        .all(|tag| tag.clitics() == 0);
    let plural = noun.counted && matches!(next.number, Some(Agreement::Plural));
    let agrees = next.definite == noun.definite
        && (plural || same_ending(scene.text, noun.head_end - 1, at.at()));
    if !bare || !agrees || noun.named || !noun.own.is_empty() {
        return None;
    }
    noun.own = next.own;
    if matches!(noun.kind, None | Some(VictimKind::Person)) {
        noun.kind = next.kind.or(noun.kind);
    }
    Some(next.end)
}

/// Adjectives take the ending of their noun: مراقبين دوليين.
fn same_ending(text: &Text<'_>, noun: usize, adjective: usize) -> bool {
    let ending = |form: &str| -> Vec<char> { form.chars().rev().take(2).collect() };
    let (noun, adjective) = (text.form(noun), text.form(adjective));
    ending(noun) == ending(adjective)
        || (noun.ends_with(ACCUSATIVE) && adjective.ends_with(ACCUSATIVE))
        || (noun.starts_with(ARTICLE) && adjective.starts_with(ARTICLE))
}

/// A body that the noun belongs to: «مراقبي الأمم المتحدة», «ضابط في الجيش العراقي».
fn complement(scene: &Scene<'_>, at: Cursor<'_>, noun: &mut Noun) -> Option<usize> {
    if noun.named {
        return None;
    }
    let start = at
        .particle(Particle::In)
        .or_else(|| at.particle(Particle::Of))
        .unwrap_or(at);
    let (kind, end) = body(scene, start)?;
    let attached = scene
        .text
        .tags(start.at())
        .iter()
        .any(|tag| tag.clitics() > 0);
    // «ضابط» is a policeman when the police is his: ضابطان بالشرطة
    if kind == VictimKind::Police && noun.kind == Some(VictimKind::Military) {
        noun.kind = Some(kind);
    }
    if matches!(noun.kind, None | Some(VictimKind::Person))
        && noun.own.is_empty()
        && kind != VictimKind::Person
    {
        noun.kind = Some(kind);
    }
    noun.definite |= start.at() == at.at() && !attached;
    Some(end)
}

/// A body whose people can be counted, and the token behind it.
pub(super) fn body(scene: &Scene<'_>, at: Cursor<'_>) -> Option<(VictimKind, usize)> {
    let association = |m: &Meaning| (*m == Meaning::Body(BodyClass::Association)).then_some(());
    if at.read(Kind::Body, association).is_some() {
        return None;
    }
    let class = |m: &Meaning| match m {
        Meaning::Body(BodyClass::Army) => Some(VictimKind::Military),
        Meaning::Body(BodyClass::Police) => Some(VictimKind::Police),
        Meaning::Body(BodyClass::Group) | Meaning::TypeWord(TypeWord::Movement) => {
            Some(VictimKind::Militant)
        }
        _ => None,
    };
    let (kind, found, rest) = at
        .read(Kind::Body, class)
        .or_else(|| at.read(Kind::TypeWord, class))?;
    let joined = found.leads_with(scene.text, AND);
    let covering = scene
        .context
        .names
        .covering(at.at())
        .map_or(rest.at(), |naming| naming.tokens.end);
    (!joined).then(|| (kind, covering.max(rest.at())))
}

/// An unknown adjective with the ending of its noun: مراقبين دوليين.
fn agreeing(at: Cursor<'_>, noun: &Noun) -> Option<usize> {
    let text = at.text();
    let unknown = at.tags().is_empty() && !text.is(at.at(), Kinds::ALL);
    let plural =
        matches!(noun.number, Some(Agreement::Plural | Agreement::Dual)) || noun.accusative;
    let definite =
        at.form().starts_with(ARTICLE) == text.form(noun.head_end - 1).starts_with(ARTICLE);
    (unknown && plural && definite && !noun.named && same_ending(text, noun.head_end - 1, at.at()))
        .then(|| at.at() + 1)
}
