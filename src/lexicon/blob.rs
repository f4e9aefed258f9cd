//! The two files that the build script compiles the words into: numbers, and the text that they
//! point into. What is written must be read in the same order.

/// Collects what is to be written.
#[derive(Debug, Default)]
pub(super) struct Writer {
    pub(super) numbers: Vec<u8>,
    pub(super) text: String,
}

impl Writer {
    /// Adds records of `N` numbers.
    #[allow(clippy::cast_possible_truncation)] // far fewer than 2^32 entries are built in
    pub(super) fn records<const N: usize>(&mut self, records: impl ExactSizeIterator<Item = [u32; N]>) {
        self.number(records.len() as u32);
        records.flatten().for_each(|number| self.number(number));
    }

    /// Adds a text.
    #[allow(clippy::cast_possible_truncation)]
    pub(super) fn text(&mut self, text: &str) {
        self.number(text.len() as u32);
        self.text.push_str(text);
    }

    fn number(&mut self, number: u32) {
        self.numbers.extend_from_slice(&number.to_le_bytes());
    }
}

/// Takes what was written; `None` when there is no more.
#[derive(Debug)]
pub(super) struct Reader {
    numbers: &'static [u8],
    text: &'static str,
}

impl Reader {
    pub(super) fn new(numbers: &'static [u8], text: &'static str) -> Self {
        Self { numbers, text }
    }

    /// The next records, which hold `N` numbers each.
    pub(super) fn records<const N: usize, T>(&mut self, make: impl Fn([u32; N]) -> T) -> Option<Vec<T>> {
        let length = self.number()? as usize;
        let (records, rest) = self.numbers.split_at_checked(length.checked_mul(N * size_of::<u32>())?)?;
        self.numbers = rest;
        let (numbers, _) = records.as_chunks::<{ size_of::<u32>() }>();
        let (records, _) = numbers.as_chunks::<N>();
        Some(records.iter().map(|record| make(record.map(u32::from_le_bytes))).collect())
    }

    /// The next text.
    pub(super) fn text(&mut self) -> Option<&'static str> {
        let length = self.number()? as usize;
        let (text, rest) = self.text.split_at_checked(length)?;
        self.text = rest;
        Some(text)
    }

    fn number(&mut self) -> Option<u32> {
        let (number, rest) = self.numbers.split_first_chunk()?;
        self.numbers = rest;
        Some(u32::from_le_bytes(*number))
    }
}
