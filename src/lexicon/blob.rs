//! The two files that the build script compiles the words into: numbers, and the text that they
//! point into. What is written must be read in the same order.

use std::borrow::Cow;

/// Records of `N` numbers. Compiled ones are read where they are, so that a start costs nothing;
/// the first change copies them.
#[derive(Debug, Clone, Default)]
pub(super) struct Array<const N: usize>(Cow<'static, [[[u8; 4]; N]]>);

impl<const N: usize> Array<N> {
    #[allow(clippy::cast_possible_truncation)] // far fewer than 2^32 entries fit in memory
    pub(super) fn len(&self) -> u32 {
        self.0.len() as u32
    }

    #[inline]
    pub(super) fn get(&self, at: u32) -> [u32; N] {
        self.0[at as usize].map(u32::from_le_bytes)
    }

    pub(super) fn iter(&self) -> impl DoubleEndedIterator<Item = [u32; N]> {
        self.0.iter().map(|record| record.map(u32::from_le_bytes))
    }

    pub(super) fn set(&mut self, at: u32, record: [u32; N]) {
        self.0.to_mut()[at as usize] = record.map(u32::to_le_bytes);
    }

    /// Adds a record and returns its place.
    pub(super) fn push(&mut self, record: [u32; N]) -> u32 {
        let at = self.len();
        self.0.to_mut().push(record.map(u32::to_le_bytes));
        at
    }
}

impl<const N: usize> FromIterator<[u32; N]> for Array<N> {
    fn from_iter<I: IntoIterator<Item = [u32; N]>>(records: I) -> Self {
        Self(
            records
                .into_iter()
                .map(|record| record.map(u32::to_le_bytes))
                .collect(),
        )
    }
}

/// Collects what is to be written, which only the build script does.
#[allow(dead_code)]
#[derive(Debug, Default)]
pub(super) struct Writer {
    pub(super) numbers: Vec<u8>,
    pub(super) text: String,
}

#[allow(dead_code)] // as above
impl Writer {
    /// Adds records.
    pub(super) fn array<const N: usize>(&mut self, array: &Array<N>) {
        self.number(array.len());
        self.numbers.extend(array.0.iter().flatten().flatten());
    }

    /// Adds a text.
    #[allow(clippy::cast_possible_truncation)] // far less than 4 GiB is built in
    pub(super) fn text(&mut self, text: &str) {
        self.number(text.len() as u32);
        self.text.push_str(text);
    }

    fn number(&mut self, number: u32) {
        self.numbers.extend(number.to_le_bytes());
    }
}

/// Takes what was written; `None` when there is no more.
#[derive(Debug)]
pub(super) struct Reader {
    numbers: &'static [[u8; 4]],
    text: &'static str,
}

impl Reader {
    pub(super) fn new(numbers: &'static [u8], text: &'static str) -> Self {
        Self {
            numbers: numbers.as_chunks().0,
            text,
        }
    }

    /// The next records.
    pub(super) fn array<const N: usize>(&mut self) -> Option<Array<N>> {
        let length = (self.number()? as usize).checked_mul(N)?;
        let (numbers, rest) = self.numbers.split_at_checked(length)?;
        self.numbers = rest;
        Some(Array(Cow::Borrowed(numbers.as_chunks().0)))
    }

    /// The next text.
    pub(super) fn text(&mut self) -> Option<&'static str> {
        let length = self.number()? as usize;
        let (text, rest) = self.text.split_at_checked(length)?;
        self.text = rest;
        Some(text)
    }

    fn number(&mut self) -> Option<u32> {
        let (number, rest) = self.numbers.split_first()?;
        self.numbers = rest;
        Some(u32::from_le_bytes(*number))
    }
}
