//! The weighted edit distance of two words.

use super::costs::{
    NEVER, contract_cost, exchange_cost, exchange_last, exchange_native, omission_cost, omit_native,
};

/// Letters of the longest word that is compared.
pub(super) const LONGEST: usize = 24;

/// How many letters more one word may have, anywhere, than the other.
const BAND: usize = 4;

/// What may differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Habits {
    /// Whatever differs between transliterations.
    Foreign,
    /// What differs between spellings of an Arabic name.
    Native,
}

/// What it costs, in hundredths of a letter, to write `b` for `a`; [`NEVER`] or more when no habit
/// of spelling leads from one to the other, or when it is more than `most`.
pub(super) fn spelling_distance(a: &[char], b: &[char], habits: Habits, most: u32) -> u32 {
    if a.len() > LONGEST || b.len() > LONGEST || a.len().abs_diff(b.len()) > BAND {
        return NEVER;
    }
    let mut table = Table {
        habits,
        costs: [[NEVER; LONGEST + 1]; LONGEST + 1],
    };
    table.costs[0][0] = 0;
    let mut before = 0;
    for i in 0..=a.len() {
        let mut least = NEVER;
        for j in i.saturating_sub(BAND)..=b.len().min(i + BAND) {
            if i + j > 0 {
                table.costs[i][j] = table.cheapest_cost((a, i), (b, j));
            }
            least = least.min(table.costs[i][j]);
        }
        // every way leads through this line or, by two letters at once, through the one before
        if least.min(before) > most {
            return NEVER;
        }
        before = least;
    }
    table.costs[a.len()][b.len()]
}

/// The cheapest way from each beginning of one word to each of the other.
struct Table {
    habits: Habits,
    costs: [[u32; LONGEST + 1]; LONGEST + 1],
}

impl Table {
    /// The cost for the first `i` letters of one word and the first `j` of the other.
    fn cheapest_cost(&self, (a, i): (&[char], usize), (b, j): (&[char], usize)) -> u32 {
        let costs = &self.costs;
        let mut best = NEVER;
        let mut take = |cost: u32| best = best.min(cost);
        if i > 0 {
            take(costs[i - 1][j] + self.omission_cost(a, i - 1));
        }
        if j > 0 {
            take(costs[i][j - 1] + self.omission_cost(b, j - 1));
        }
        if i > 0 && j > 0 {
            take(costs[i - 1][j - 1] + self.substitution_cost((a, i - 1), (b, j - 1)));
        }
        if self.habits == Habits::Foreign && i > 1 && j > 0 {
            take(costs[i - 2][j - 1] + contract_cost([a[i - 2], a[i - 1]], b[j - 1]));
        }
        if self.habits == Habits::Foreign && i > 0 && j > 1 {
            take(costs[i - 1][j - 2] + contract_cost([b[j - 2], b[j - 1]], a[i - 1]));
        }
        best
    }

    fn omission_cost(&self, word: &[char], at: usize) -> u32 {
        match self.habits {
            Habits::Foreign => omission_cost(word, at),
            Habits::Native => omit_native(word, at),
        }
    }

    fn substitution_cost(&self, (a, i): (&[char], usize), (b, j): (&[char], usize)) -> u32 {
        let (from, to) = (a[i], b[j]);
        if from == to {
            return 0;
        }
        let last = i + 1 == a.len() && j + 1 == b.len();
        match (self.habits, from, to) {
            // حمزة, حمزا
            (_, 'ا', 'ه') | (_, 'ه', 'ا') if last => exchange_last(from, to),
            (Habits::Native, ..) => exchange_native(from, to),
            // إسطنبول, إسطمبول
            (_, 'ن', 'م') | (_, 'م', 'ن') if before_labial(a, i) && before_labial(b, j) => 30,
            _ if last => exchange_last(from, to),
            _ => exchange_cost(from, to),
        }
    }
}

fn before_labial(word: &[char], at: usize) -> bool {
    word.get(at + 1) == Some(&'ب')
}
