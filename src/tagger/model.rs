//! The weights, read where they lie: nothing is built when the tool starts but a few small tables.
//! `train::pack` writes what is read here, and `MODEL.md` tells where the weights come from.

use super::decode::{Moves, Search};
use super::elsewhere::ELSEWHERE;
use super::label::{LABELS, Scores};
use super::sense::SENSES;

/// How many places on either side a word tells of.
pub(super) const SIDE: usize = 2;
/// The places that a word tells of, itself included.
pub(super) const OFFSETS: usize = 2 * SIDE + 1;
/// Bytes of a row that tells of one token.
pub(super) const NARROW: usize = LABELS;
/// Bytes of a row that tells of neighbours too.
pub(super) const WIDE: usize = OFFSETS * LABELS;
/// Bytes of a word: its class, its clitics, its row.
pub(super) const WORD: usize = 3 + WIDE;

/// Bits of a slot that number a row; the others tell its key from most others.
pub(super) const INDEX_BITS: u32 = 17;

/// Scores for the neighbours of a token and for itself.
pub(super) type Wide = [i16; WIDE];

/// Everything that was learned.
#[derive(Debug)]
pub(super) struct Model<'m> {
    pub(super) search: Search,
    pub(super) senses: Vec<Wide>,
    pub(super) elsewhere: Vec<Scores>,
    /// Words of plain news with all that is learned of them.
    words: Table<'m, WORD>,
    /// Features of other words' letters.
    near: Table<'m, WIDE>,
    here: Table<'m, NARROW>,
    joint: Table<'m, NARROW>,
}

/// A word of plain news.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word<'m> {
    /// The class of words that stand where it stands.
    pub(super) class: u16,
    /// Bytes of conjunctions and prepositions that it is written with.
    pub(super) lead: usize,
    /// Its row.
    pub(super) row: &'m [u8; WIDE],
}

impl<'m> Model<'m> {
    /// The model that was written to `bytes`; none when they are no model.
    pub(super) fn read(bytes: &'m [u8]) -> Option<Self> {
        let mut from = Reader { bytes };
        let search = from.read_search()?;
        let senses = (0..SENSES)
            .map(|_| from.wide_search())
            .collect::<Option<_>>()?;
        let elsewhere = (0..ELSEWHERE)
            .map(|_| from.read_scores())
            .collect::<Option<_>>()?;
        Some(Self {
            search,
            senses,
            elsewhere,
            words: from.read_table()?,
            near: from.read_table()?,
            here: from.read_table()?,
            joint: from.read_table()?,
        })
    }

    /// Words of plain news with their rows.
    #[inline]
    pub(super) fn word_table(&self) -> Table<'m, WORD> {
        self.words
    }

    #[inline]
    pub(super) fn numbered_word(&self, number: u32) -> Option<Word<'m>> {
        let word = self.words.row(number)?;
        let [class, more, lead, ..] = *word;
        Some(Word {
            class: u16::from_le_bytes([class, more]),
            lead: usize::from(lead),
            row: word.last_chunk()?,
        })
    }

    pub(super) fn neighbour_row(&self, hash: u64) -> Option<&'m [u8; WIDE]> {
        self.near.find(hash)
    }

    pub(super) fn token_row(&self, hash: u64) -> Option<&'m [u8; NARROW]> {
        self.here.find(hash)
    }

    /// Features of a token and its neighbours.
    #[inline]
    pub(super) fn joint_table(&self) -> Table<'m, NARROW> {
        self.joint
    }
}

/// Adds a row of signed bytes to scores; all lengths are known, so that many are added at once.
#[inline]
pub(super) fn add_row<const N: usize>(scores: &mut [i16; N], row: &[u8; N]) {
    for (score, weight) in scores.iter_mut().zip(row) {
        *score = score.wrapping_add(i16::from(weight.cast_signed()));
    }
}

/// Adds scores to scores.
#[inline]
pub(super) fn add_scores<const N: usize>(scores: &mut [i16; N], more: &[i16; N]) {
    for (score, more) in scores.iter_mut().zip(more) {
        *score = score.wrapping_add(*more);
    }
}

/// Rows by the hash of their key. It is larger than a processor keeps at hand, so whoever has many
/// keys asks for all first slots, then for all numbers, then for the rows: memory answers the
/// questions of a loop together, while each answer that is waited for costs as much as them all.
#[derive(Debug, Clone, Copy)]
pub(super) struct Table<'m, const WIDTH: usize> {
    /// The key's upper bits and the row's number plus one; a power of two of them, zero is free.
    slots: &'m [[u8; 4]],
    rows: &'m [[u8; WIDTH]],
}

impl<'m, const WIDTH: usize> Table<'m, WIDTH> {
    fn find(&self, hash: u64) -> Option<&'m [u8; WIDTH]> {
        self.row(self.number(hash, self.first_slot(hash))?)
    }

    #[inline]
    pub(super) fn row(&self, number: u32) -> Option<&'m [u8; WIDTH]> {
        self.rows.get(number as usize)
    }

    /// What the slot holds in which a key is looked for first.
    #[inline]
    pub(super) fn first_slot(&self, hash: u64) -> u32 {
        u32::from_le_bytes(self.slots[self.place(hash)])
    }

    /// The number of a key's row, given its [`Self::first_slot`].
    #[inline]
    pub(super) fn number(&self, hash: u64, mut slot: u32) -> Option<u32> {
        let mut at = self.place(hash);
        while slot != 0 {
            if slot >> INDEX_BITS == slot_mark(hash) {
                return Some((slot & ((1 << INDEX_BITS) - 1)) - 1);
            }
            at = (at + 1) & (self.slots.len() - 1);
            slot = u32::from_le_bytes(self.slots[at]);
        }
        None
    }

    #[inline]
    #[allow(clippy::cast_possible_truncation)] // the lower half is asked for
    fn place(&self, hash: u64) -> usize {
        hash as usize & (self.slots.len() - 1)
    }
}

/// What a slot keeps of a key.
#[allow(clippy::cast_possible_truncation)] // the upper bits are asked for
pub(super) fn slot_mark(hash: u64) -> u32 {
    (hash >> (32 + INDEX_BITS)) as u32
}

struct Reader<'m> {
    bytes: &'m [u8],
}

impl<'m> Reader<'m> {
    fn take_bytes(&mut self, count: usize) -> Option<&'m [u8]> {
        let (taken, rest) = self.bytes.split_at_checked(count)?;
        self.bytes = rest;
        Some(taken)
    }

    fn read_scores(&mut self) -> Option<Scores> {
        let (numbers, _) = self.take_bytes(2 * LABELS)?.as_chunks::<2>();
        let mut scores = [0; LABELS];
        for (score, number) in scores.iter_mut().zip(numbers) {
            *score = i16::from_le_bytes(*number);
        }
        Some(scores)
    }

    fn read_search(&mut self) -> Option<Search> {
        let start = self.read_scores()?;
        let mut search = Search {
            // before the sentence stands, as it were, a token that is no name
            start: Moves::new(|_, to| start[usize::from(to)]),
            moves: Default::default(),
        };
        for moves in &mut search.moves {
            let mut rows = [[0; LABELS]; LABELS];
            for row in &mut rows {
                *row = self.read_scores()?;
            }
            *moves = Moves::new(|from, to| rows[usize::from(from)][usize::from(to)]);
        }
        Some(search)
    }

    fn wide_search(&mut self) -> Option<Wide> {
        let mut wide = [0; WIDE];
        for scores in wide.as_chunks_mut().0 {
            *scores = self.read_scores()?;
        }
        Some(wide)
    }

    fn number(&mut self) -> Option<usize> {
        let four = self.take_bytes(4)?.first_chunk()?;
        usize::try_from(u32::from_le_bytes(*four)).ok()
    }

    fn read_table<const WIDTH: usize>(&mut self) -> Option<Table<'m, WIDTH>> {
        let slots = self.number()?;
        let rows = self.number()?;
        let (slots, _) = self.take_bytes(slots.checked_mul(4)?)?.as_chunks::<4>();
        let fits = slots.len().is_power_of_two() && rows < slots.len();
        let (rows, _) = self.take_bytes(rows.checked_mul(WIDTH)?)?.as_chunks();
        fits.then_some(Table { slots, rows })
    }
}
