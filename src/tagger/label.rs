//! The labels of the tagger: outside a name, at its beginning, inside it.

use crate::facts::EntityType;

/// How many types there are.
pub(super) const KINDS: usize = 4;

/// How many labels there are.
pub(super) const LABELS: usize = 1 + 2 * KINDS;

/// How well each label fits.
pub(super) type Scores = [i16; LABELS];

/// The label outside names.
pub(super) const OUTSIDE: u8 = 0;

/// The types in the order of their labels.
pub(super) const TYPES: [EntityType; KINDS] = [
    EntityType::Person,
    EntityType::Location,
    EntityType::Organization,
    EntityType::Misc,
];

/// The label of the first token of a name.
pub(super) const fn begin_label(kind: usize) -> u8 {
    #[allow(clippy::cast_possible_truncation)] // four types
    let kind = kind as u8;
    2 * kind + 1
}

/// The label of a further token.
pub(super) const fn inside_label(kind: usize) -> u8 {
    begin_label(kind) + 1
}

/// The number of the type of a label; none outside names.
pub(super) fn type_of(label: u8) -> Option<usize> {
    label.checked_sub(1).map(|label| usize::from(label / 2))
}

/// Whether a label stands for the beginning of a name.
pub(super) fn is_begin(label: u8) -> bool {
    label % 2 == 1
}

/// Whether `to` may follow `from`: a name goes on only as what it began.
#[cfg(feature = "train")]
pub(super) const fn may_follow(from: u8, to: u8) -> bool {
    to == OUTSIDE || to % 2 == 1 || to == from || to == from + 1 && from != OUTSIDE
}
