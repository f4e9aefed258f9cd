//! A sample of a text's word sequences, by which copies are known without their texts.

use std::borrow::Cow;
use std::collections::BTreeSet;

use base64::prelude::{BASE64_STANDARD, Engine};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// Words that follow each other in one sequence.
const SHINGLE: usize = 3;
/// Hashes that are kept, the least ones: of a sample of this size the share of two texts is known
/// to a twentieth.
const KEPT: usize = 64;
/// Sequences below which a text is too short to be known again.
const LEAST: usize = 20;

/// The least hashes of a text's sequences of three words (minhash, Broder 1997), and how many
/// sequences there are. In JSON one string: little-endian numbers of four bytes in base64, the count first.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sketch {
    shingles: u32,
    hashes: Vec<u32>,
}

impl Sketch {
    /// The sketch of a text by its folded words and numbers.
    ///
    /// ```
    /// use karabakh::facts::Sketch;
    ///
    /// let numbers = |range: std::ops::Range<u32>| range.map(|n| n.to_string()).collect::<Vec<_>>();
    /// let sketch = |words: &[String]| Sketch::of_words(words.iter().map(String::as_str));
    /// let (text, longer, other) = (numbers(0..40), numbers(0..50), numbers(60..100));
    /// assert!(sketch(&text).containment_in(&sketch(&longer)) > 0.8);
    /// assert_eq!(sketch(&text).containment_in(&sketch(&other)), 0.0);
    /// ```
    #[must_use]
    #[allow(clippy::cast_possible_truncation)] // articles of 4 GiB are refused
    pub fn of_words<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let words: Vec<u64> = words.map(hash_word).collect();
        let shingle = |words: &[u64]| {
            let joined = words.iter().fold(0, |all: u64, word| {
                (all ^ word)
                    .rotate_left(23)
                    .wrapping_mul(0x9E37_79B9_7F4A_7C15)
            });
            (joined >> 32) as u32
        };
        let mut hashes: Vec<u32> = words.windows(SHINGLE).map(shingle).collect();
        hashes.sort_unstable();
        hashes.dedup();
        let shingles = hashes.len() as u32;
        hashes.truncate(KEPT);
        Self { shingles, hashes }
    }

    /// The hashes, in order; none of a text that is too short to be known again.
    #[must_use]
    pub(crate) fn hashes(&self) -> &[u32] {
        match self.shingles as usize {
            LEAST.. => &self.hashes,
            _ => &[],
        }
    }

    /// How much of the shorter text stands in the other one, 0 to 1, as far as the samples tell.
    #[must_use]
    #[allow(clippy::cast_precision_loss)] // 64 at most
    pub fn containment_in(&self, other: &Self) -> f64 {
        let (mine, theirs) = (self.hashes(), other.hashes());
        let union: BTreeSet<u32> = mine.iter().chain(theirs).copied().collect();
        let sample = union.into_iter().take(KEPT);
        let (mut seen, mut shared) = (0_u32, 0_u32);
        for hash in sample {
            seen += 1;
            let both = mine.binary_search(&hash).is_ok() && theirs.binary_search(&hash).is_ok();
            shared += u32::from(both);
        }
        let shorter = self.shingles.min(other.shingles);
        if seen == 0 || shorter == 0 {
            return 0.0;
        }
        let jaccard = f64::from(shared) / f64::from(seen);
        let together = f64::from(self.shingles) + f64::from(other.shingles);
        (jaccard / (1.0 + jaccard) * together / f64::from(shorter)).min(1.0)
    }
}

/// FNV-1a.
fn hash_word(word: &str) -> u64 {
    word.bytes().fold(0xCBF2_9CE4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
    })
}

impl Serialize for Sketch {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let numbers = std::iter::once(&self.shingles).chain(&self.hashes);
        let bytes: Vec<u8> = numbers.flat_map(|number| number.to_le_bytes()).collect();
        BASE64_STANDARD.encode(bytes).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Sketch {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        let bytes = BASE64_STANDARD
            .decode(text.as_bytes())
            .map_err(|error| de::Error::custom(format!("the sketch is no base64: {error}")))?;
        let numbers = bytes.chunks_exact(4);
        let mut numbers =
            numbers.map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]));
        let shingles = numbers.next().unwrap_or_default();
        let hashes: BTreeSet<u32> = numbers.take(KEPT).collect();
        Ok(Self {
            shingles,
            hashes: hashes.into_iter().collect(),
        })
    }
}

impl JsonSchema for Sketch {
    fn schema_name() -> Cow<'static, str> {
        "Sketch".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "contentEncoding": "base64",
            "description": "The least hashes of the text's sequences of three words, by which copies are known: numbers of four bytes, the count of all sequences first."
        })
    }
}
