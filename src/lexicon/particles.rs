//! Words of the grammar, as bits, so that asking for one costs one comparison.

use super::Particle;

/// A set of words of the grammar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Particles(u128);

impl Particles {
    /// No particle.
    pub(crate) const NONE: Self = Self(0);

    /// The set of one particle.
    #[must_use]
    pub(crate) const fn of(particle: Particle) -> Self {
        Self(1 << particle as u128)
    }

    /// This set with all of `other`.
    #[must_use]
    pub(crate) const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether it is no word of the grammar.
    #[must_use]
    pub(crate) const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether both sets share a particle.
    #[must_use]
    pub(crate) const fn intersects(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}
