//! What the lexicon says of each token, as bits: the senses of the phrases that begin with it or go
//! through it.

use crate::facts::EntityType;
use crate::lexicon::{BodyClass, Kind, Kinds, Meaning, RoleClass, Sense, TypeWord};
use crate::text::{LexiconMatch, Text, TokenKind};

/// Bits of a token.
pub(super) type Senses = u64;

/// Kinds that are told apart no further; their bits come first.
const PLAIN: [Kind; 24] = [
    Kind::GivenName,
    Kind::FamilyName,
    Kind::NameLink,
    Kind::Nationality,
    Kind::Speech,
    Kind::Particle,
    Kind::Source,
    Kind::Month,
    Kind::Weekday,
    Kind::Unit,
    Kind::DayOffset,
    Kind::Direction,
    Kind::Number,
    Kind::Ordinal,
    Kind::Victims,
    Kind::Outcome,
    Kind::Timing,
    Kind::Stance,
    Kind::Hedge,
    Kind::Office,
    Kind::Holiday,
    Kind::Scale,
    Kind::Amount,
    Kind::NameEnding,
];

/// For each kind by its number, its bit; none for kinds that are told apart further or do not tell.
const PLAIN_BITS: [Senses; 64] = {
    let mut bits = [0; 64];
    let mut i = 0;
    while i < PLAIN.len() {
        bits[PLAIN[i] as usize] = 1 << i;
        i += 1;
    }
    bits
};

const ROLE: u32 = 24;
const ROLES_TOP: u32 = ROLE + 4;
const BODY: u32 = ROLES_TOP;
const BODIES_TOP: u32 = BODY + 7;
const TYPE_WORD: u32 = BODIES_TOP;
const TYPE_WORDS_TOP: u32 = TYPE_WORD + 4;
const NAME: u32 = TYPE_WORDS_TOP;
/// Four types, at the beginning and inside, and common words among them.
const NAMES_TOP: u32 = NAME + 9;
const MARK: u32 = NAMES_TOP;
const LEAD: u32 = MARK + 4;
const INSIDE: u32 = LEAD + 1;
const UNKNOWN: u32 = INSIDE + 4;

/// How many bits there are.
pub(super) const SENSES: usize = UNKNOWN as usize + 1;

/// The bits that lists of names give, which a new article meets less often than the lists do.
pub(super) const LISTS: Kinds = Kinds::of(Kind::Name)
    .and(Kind::GivenName)
    .and(Kind::FamilyName);

/// What joint features look at: names, their parts, and the words that announce them.
pub(super) const TELLING: Senses = 0b111_1111
    | ((1 << (TYPE_WORDS_TOP - ROLE)) - 1) << ROLE
    | ((1 << (NAMES_TOP - NAME)) - 1) << NAME
    | 0b1111 << MARK;

/// The bits of every token; `hidden` phrases are passed over.
pub(super) fn token_senses(text: &Text<'_>, hidden: impl Fn(&LexiconMatch) -> bool) -> Vec<Senses> {
    let mut all = vec![0; text.len()];
    for at in 0..text.len() {
        all[at] |= mark_bit(text.token(at).kind);
        let tags = text.matches(at);
        if tags.is_empty() && text.token(at).is_word() {
            all[at] |= 1 << UNKNOWN;
        }
        for tag in tags {
            if tag.kinds.intersects(LISTS) && hidden(tag) {
                continue;
            }
            let (first, more) = phrase_bits(text, tag);
            all[at] |= first | if tag.lead > 0 { 1 << LEAD } else { 0 };
            for token in tag.tokens().skip(1) {
                all[token] |= more;
            }
        }
    }
    all
}

fn mark_bit(kind: TokenKind) -> Senses {
    match kind {
        TokenKind::Word => 0,
        TokenKind::Digits => 1 << MARK,
        TokenKind::Mark('"' | '«' | '»' | '“' | '”' | '\'') => 2 << MARK,
        TokenKind::Mark('(' | ')' | '-') => 4 << MARK,
        TokenKind::Mark(_) | TokenKind::Break => 8 << MARK,
    }
}

/// The bits of a phrase's first token and of its others.
fn phrase_bits(text: &Text<'_>, tag: &LexiconMatch) -> (Senses, Senses) {
    const CLASSED: Kinds = Kinds::of(Kind::Name)
        .and(Kind::Role)
        .and(Kind::Body)
        .and(Kind::TypeWord);
    let mut more = 0;
    let mut first = 0;
    for kind in set_bits(tag.kinds.bits()) {
        first |= PLAIN_BITS[kind];
    }
    if tag.kinds.intersects(CLASSED) {
        for sense in text.senses(tag) {
            let (one, other) = class_bits(text, sense);
            first |= one;
            more |= other;
        }
    }
    (first, more)
}

fn class_bits(text: &Text<'_>, sense: Sense) -> (Senses, Senses) {
    let lexicon = text.lexicon();
    match sense {
        Sense::Name(id, _) => {
            let name = lexicon.name(id);
            let bit = NAME + 2 * type_number(name.kind);
            let common = if name.ambiguous { 1 << (NAME + 8) } else { 0 };
            (1 << bit | common, 2 << bit)
        }
        Sense::Word(id, _) => match lexicon.meaning(id) {
            Meaning::Role(class) => (1 << (ROLE + role_number(*class)), 1 << INSIDE),
            Meaning::Body(class) => (1 << (BODY + body_number(*class)), 2 << INSIDE),
            Meaning::TypeWord(word) => (1 << (TYPE_WORD + type_word(*word)), 0),
            _ => (0, 0),
        },
    }
}

fn type_number(kind: EntityType) -> u32 {
    match kind {
        EntityType::Person => 0,
        EntityType::Location => 1,
        EntityType::Organization => 2,
        EntityType::Misc => 3,
    }
}

fn role_number(class: RoleClass) -> u32 {
    match class {
        RoleClass::Official | RoleClass::Military | RoleClass::Militant => 0,
        RoleClass::Spokesperson | RoleClass::Journalist | RoleClass::Professional => 1,
        RoleClass::Religious | RoleClass::Honorific => 2,
        RoleClass::Kin => 3,
    }
}

fn body_number(class: BodyClass) -> u32 {
    match class {
        BodyClass::Ministry | BodyClass::Government | BodyClass::Parliament => 0,
        BodyClass::Army | BodyClass::Police | BodyClass::Court => 1,
        BodyClass::Group => 2,
        BodyClass::Company => 3,
        BodyClass::Media => 4,
        BodyClass::Association | BodyClass::School => 5,
        BodyClass::Sport => 6,
    }
}

fn type_word(word: TypeWord) -> u32 {
    match word {
        TypeWord::Place => 0,
        TypeWord::Outlet => 1,
        TypeWord::Movement | TypeWord::Firm => 2,
        TypeWord::Work | TypeWord::Storm => 3,
    }
}

/// The numbers of the bits that are set.
pub(super) fn set_bits(mut bits: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let bit = bits.trailing_zeros();
        bits &= bits.wrapping_sub(1);
        (bit < u64::BITS).then_some(bit as usize)
    })
}
