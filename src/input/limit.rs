//! How large an article may be, so that one broken file does not take all memory.

use std::fmt;
use std::str::FromStr;

/// A number of bytes, below 4 GiB since spans count them in 32 bits.
///
/// ```
/// use karabakh::input::Limit;
///
/// let bytes = |text: &str| text.parse::<Limit>().map(Limit::bytes);
/// assert_eq!(bytes("500"), Ok(500));
/// assert_eq!(bytes("10M"), Ok(10 << 20));
/// assert_eq!(bytes("10MiB"), bytes("10m"));
/// assert_eq!(bytes("10MB"), Ok(10_000_000));
/// assert!(bytes("0").is_err() && bytes("4GiB").is_err() && bytes("ten").is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit(u32);

impl Limit {
    /// The bytes.
    #[must_use]
    pub fn bytes(self) -> usize {
        self.0 as usize
    }
}

/// 16 MiB: more than the longest book, and about a quarter of a gigabyte of memory when it is analyzed.
impl Default for Limit {
    fn default() -> Self {
        Self(16 << 20)
    }
}

/// Units as GNU tools have them: `K` and `KiB` are 1024 bytes, `KB` is 1000.
const UNITS: [(&str, u64); 11] = [
    ("", 1),
    ("b", 1),
    ("k", 1 << 10),
    ("m", 1 << 20),
    ("g", 1 << 30),
    ("kib", 1 << 10),
    ("mib", 1 << 20),
    ("gib", 1 << 30),
    ("kb", 1_000),
    ("mb", 1_000_000),
    ("gb", 1_000_000_000),
];

impl FromStr for Limit {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let end = text.find(|c: char| !c.is_ascii_digit());
        let (digits, unit) = text.split_at(end.unwrap_or(text.len()));
        let unit = unit.trim().to_ascii_lowercase();
        let unit = UNITS.iter().find(|(name, _)| *name == unit);
        let number: Option<u64> = digits.parse().ok();
        let bytes = number
            .zip(unit)
            .and_then(|(number, (_, unit))| number.checked_mul(*unit))
            .ok_or("no size; write it as 500000, 10M or 1GiB")?;
        let fits = u32::try_from(bytes).ok().filter(|bytes| *bytes > 0);
        fits.map(Self)
            .ok_or_else(|| "an article has at least one byte and fewer than 4 GiB".to_owned())
    }
}

/// In the largest unit that it is a whole number of.
impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let units = [("GiB", 30), ("MiB", 20), ("KiB", 10)];
        let whole = |(_, shift): &(&str, u32)| self.0.trailing_zeros() >= *shift;
        match units.into_iter().find(whole) {
            Some((unit, shift)) => write!(f, "{}{unit}", self.0 >> shift),
            None => write!(f, "{} bytes", self.0),
        }
    }
}
