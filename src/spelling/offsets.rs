//! The way from folded text back to the article.

use std::ops::Range;

/// Maps byte positions of a folded text to byte positions of the article that it was folded from.
///
/// Only the places are kept where the two get out of step, so a text without vowel signs costs
/// almost nothing.
#[derive(Debug, Clone, Default)]
pub struct OffsetMap {
    breaks: Vec<Break>,
    /// Where the article's last kept character, with its signs, ends.
    end: u32,
    /// How far the article is ahead of the folded text.
    ahead: i64,
}

/// From `folded` on, the article goes on at `start`; what comes before it ended at `end`.
#[derive(Debug, Clone, Copy)]
struct Break {
    folded: u32,
    end: u32,
    start: u32,
}

impl OffsetMap {
    /// The article's stretch for a folded range: signs after the last letter are in, direction
    /// marks and zero-width characters at either end are out.
    #[must_use]
    pub fn span(&self, folded: Range<u32>) -> Range<u32> {
        self.start(folded.start)..self.end_of(folded.end)
    }

    fn start(&self, folded: u32) -> u32 {
        let passed = self.breaks.partition_point(|b| b.folded <= folded);
        match passed.checked_sub(1).map(|i| self.breaks[i]) {
            Some(b) => b.start + (folded - b.folded),
            None => folded,
        }
    }

    fn end_of(&self, folded: u32) -> u32 {
        let passed = self.breaks.partition_point(|b| b.folded < folded);
        match self.breaks.get(passed) {
            Some(b) if b.folded == folded => b.end,
            _ => self.start(folded),
        }
    }

    /// A folded character at `folded` stands for the article's `start..end`.
    pub(super) fn add_step(&mut self, folded: u32, start: u32, end: u32) {
        let ahead = i64::from(start) - i64::from(folded);
        if ahead != self.ahead {
            self.breaks.push(Break {
                folded,
                end: self.end,
                start,
            });
            self.ahead = ahead;
        }
        self.end = end;
    }

    /// What ends at `end` was dropped and belongs to the character before it.
    pub(super) fn attach_dropped(&mut self, end: u32) {
        self.end = end;
    }

    /// The folded text ends at `folded`, the article at `start`.
    pub(super) fn finish_map(&mut self, folded: u32, start: u32) {
        if i64::from(start) - i64::from(folded) != self.ahead {
            self.breaks.push(Break {
                folded,
                end: self.end,
                start,
            });
        }
    }
}
