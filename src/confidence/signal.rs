//! What is seen of a fact: which of the signals of its layer are there.

/// Something that a fact has or has not.
pub(super) struct Signal<F, E = ()> {
    /// Its name in `weights.toml`.
    pub(super) name: &'static str,
    /// Whether a fact has it.
    pub(super) holds: fn(&F, E) -> bool,
}

/// Which signals of a layer's table a fact has: a bit each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Signals(u32);

impl Signals {
    /// Those of `table` that `fact` has.
    pub(super) fn of<F, E: Copy>(table: &[Signal<F, E>], fact: &F, evidence: E) -> Self {
        table
            .iter()
            .map(|signal| (signal.holds)(fact, evidence))
            .collect()
    }

    /// Their places in the table.
    pub(crate) fn places(self) -> impl Iterator<Item = usize> {
        (0..32).filter(move |bit| self.0 >> bit & 1 == 1)
    }
}

/// From whether each signal of a table is there.
impl FromIterator<bool> for Signals {
    fn from_iter<I: IntoIterator<Item = bool>>(holds: I) -> Self {
        let bits = (0..).zip(holds);
        Self(bits.fold(0, |all, (bit, holds)| all | u32::from(holds) << bit))
    }
}

/// Whether a text has more words than `count`; it is read no further than that.
pub(super) fn has_more_words(text: &str, count: usize) -> bool {
    text.split_whitespace().nth(count).is_some()
}

/// Whether a text has digits.
pub(super) fn has_digits(text: &str) -> bool {
    text.chars().any(char::is_numeric)
}
