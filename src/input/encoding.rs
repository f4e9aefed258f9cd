//! Bytes into text: byte-order mark, then what the user says, then UTF-8, then detection.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{DecoderResult, Encoding, ISO_8859_6, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1256};

use super::source::ENOUGH;
use crate::problem::Problem;

/// Text and the name of the encoding that it was read in.
#[derive(Debug)]
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) encoding: &'static str,
}

/// Why bytes are no text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// They are a picture, an archive, a program.
    Binary,
    /// They break the rules of their encoding at `byte`, counted from 0.
    Damaged { encoding: &'static str, byte: usize },
}

impl Fault {
    /// The fault as a problem with the file at `path`.
    pub(super) fn in_file(&self, path: &str) -> Problem {
        match self {
            Self::Binary => Problem::new(
                path,
                "looks like a binary file",
                "give plain text, or say its --encoding",
            ),
            Self::Damaged { encoding, byte } => Problem::new(
                path,
                format!("invalid {encoding} at byte {byte}"),
                "save it as UTF-8, or say its --encoding",
            ),
        }
    }
}

/// First bytes of files that may hold no NUL near their beginning.
const BINARY_MARKS: [&[u8]; 13] = [
    b"%PDF-",
    b"PK\x03\x04",
    b"\x1F\x8B",
    b"BZh9",
    b"\xFD7zXZ",
    b"\x28\xB5\x2F\xFD",
    b"7z\xBC\xAF",
    b"Rar!\x1A\x07",
    b"\x7FELF",
    b"\x89PNG",
    b"\xFF\xD8\xFF",
    b"GIF8",
    b"\xD0\xCF\x11\xE0",
];

/// Decodes a whole article; `label` is what the user says, and only a byte-order mark is heard before it.
pub(super) fn decode_article(
    bytes: Vec<u8>,
    label: Option<&'static Encoding>,
) -> Result<Decoded, Fault> {
    let (encoding, mark) = match Encoding::for_bom(&bytes) {
        Some(found) => found,
        None => (label.map_or_else(|| detect_encoding(&bytes), Ok)?, 0),
    };
    let text = decode_strictly(bytes, mark, encoding)?;
    if has_controls(text.as_bytes()) {
        return Err(Fault::Binary);
    }
    Ok(Decoded {
        text,
        encoding: encoding.name(),
    })
}

/// Whether the beginning of a file tells that the rest need not be read. No more of it is asked than every stream has
/// given by then, so that a file and a pipe of the same bytes are one to it, and a NUL in one record of many spoils
/// that record alone.
pub(super) fn is_binary(head: &[u8], label: Option<&'static Encoding>) -> bool {
    let head = &head[..head.len().min(ENOUGH)];
    let wide =
        Encoding::for_bom(head).is_some() || label.is_some() || unmarked_utf16(head).is_some();
    BINARY_MARKS.iter().any(|mark| head.starts_with(mark)) || (!wide && head.contains(&0))
}

/// UTF-16 without a mark: one byte of every two is nearly always that of Latin (00) or Arabic (06).
pub(super) fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let pages = |skip| {
        let page = |byte: &&u8| matches!(byte, 0 | 6);
        bytes.iter().skip(skip).step_by(2).filter(page).count()
    };
    let (even, odd) = (pages(0), pages(1));
    let evident =
        |count, other| count > 1 && count * 10 >= bytes.len() / 2 * 7 && other * 5 < count;
    if evident(odd, even) {
        Some(UTF_16LE)
    } else if evident(even, odd) {
        Some(UTF_16BE)
    } else {
        None
    }
}

fn detect_encoding(bytes: &[u8]) -> Result<&'static Encoding, Fault> {
    if let Some(encoding) = unmarked_utf16(bytes) {
        return Ok(encoding);
    }
    let Err(error) = std::str::from_utf8(bytes) else {
        return Ok(UTF_8);
    };
    if has_controls(bytes) {
        return Err(Fault::Binary);
    }
    single_byte(bytes).ok_or(Fault::Damaged {
        encoding: UTF_8.name(),
        byte: error.valid_up_to(),
    })
}

/// The encoding of bytes that say nothing of it, by their letters.
pub(super) fn of_letters(bytes: &[u8]) -> Option<&'static Encoding> {
    unmarked_utf16(bytes).or_else(|| single_byte_head(bytes))
}

/// The Arabic encoding of one byte a letter in which a file begins; `None` for UTF-8, whole or cut in a letter.
pub(super) fn single_byte_head(head: &[u8]) -> Option<&'static Encoding> {
    let error = std::str::from_utf8(head).err()?;
    error.error_len()?;
    single_byte(head)
}

/// The Arabic encoding of one byte a letter that is likeliest, if the text then reads as Arabic.
fn single_byte(bytes: &[u8]) -> Option<&'static Encoding> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    // An Arabic domain, so that a short text is judged as one from there.
    let encoding = detector.guess(Some(b"sa"), Utf8Detection::Deny);
    if encoding != WINDOWS_1256 && encoding != ISO_8859_6 {
        return None;
    }
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    reads_as_arabic(&text).then_some(encoding)
}

/// Damaged UTF-8 taken for one byte a letter is half symbols, and a French text is mostly ASCII.
fn reads_as_arabic(text: &str) -> bool {
    let foreign = text.chars().filter(|c| !c.is_ascii()).count();
    let latin = text.chars().filter(char::is_ascii_alphabetic).count();
    let arabic = text
        .chars()
        .filter(|c| ('\u{600}'..='\u{6FF}').contains(c))
        .count();
    arabic > latin && arabic * 10 >= foreign * 8
}

/// Any NUL, or more control characters than a text would have.
fn has_controls(bytes: &[u8]) -> bool {
    let odd = |byte: &&u8| matches!(byte, 0x01..=0x07 | 0x0E..=0x19 | 0x1C..=0x1F | 0x7F);
    bytes.contains(&0) || bytes.iter().filter(odd).count() * 10 > bytes.len()
}

/// Decodes what follows the byte-order mark, and gives up at the first damage.
fn decode_strictly(
    mut bytes: Vec<u8>,
    mark: usize,
    encoding: &'static Encoding,
) -> Result<String, Fault> {
    if encoding != UTF_8 {
        return strict_foreign(&bytes, mark, encoding);
    }
    bytes.drain(..mark);
    String::from_utf8(bytes).map_err(|error| Fault::Damaged {
        encoding: encoding.name(),
        byte: mark + error.utf8_error().valid_up_to(),
    })
}

fn strict_foreign(bytes: &[u8], mark: usize, encoding: &'static Encoding) -> Result<String, Fault> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::new();
    let mut at = mark;
    loop {
        let rest = &bytes[at..];
        let room = decoder.max_utf8_buffer_length_without_replacement(rest.len());
        text.reserve(room.unwrap_or(rest.len()));
        let (result, read) = decoder.decode_to_string_without_replacement(rest, &mut text, true);
        at += read;
        match result {
            DecoderResult::OutputFull => {}
            DecoderResult::InputEmpty => {
                text.shrink_to_fit();
                return Ok(text);
            }
            DecoderResult::Malformed(length, more) => {
                let back = usize::from(length) + usize::from(more);
                return Err(Fault::Damaged {
                    encoding: encoding.name(),
                    byte: at.saturating_sub(back),
                });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEWS: &str = "قالت وزارة الدفاع الأذربيجانية إن قواتها سيطرت على مدينة شوشا.";

    fn decode_by_guess(bytes: &[u8]) -> Result<(String, &'static str), Fault> {
        decode_article(bytes.to_vec(), None).map(|decoded| (decoded.text, decoded.encoding))
    }

    fn encode_utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(unit).collect()
    }

    #[test]
    fn both_arabic_encodings_of_one_byte_are_told_apart() {
        for encoding in [WINDOWS_1256, ISO_8859_6] {
            let (bytes, _, lossy) = encoding.encode(NEWS);
            assert!(!lossy);
            assert_eq!(
                decode_by_guess(&bytes),
                Ok((NEWS.to_owned(), encoding.name()))
            );
        }
    }

    #[test]
    fn utf16_needs_no_mark() {
        let little = encode_utf16(NEWS, u16::to_le_bytes);
        let big = encode_utf16(NEWS, u16::to_be_bytes);
        assert_eq!(decode_by_guess(&little), Ok((NEWS.to_owned(), "UTF-16LE")));
        assert_eq!(decode_by_guess(&big), Ok((NEWS.to_owned(), "UTF-16BE")));
    }

    #[test]
    fn damage_is_placed_at_its_byte() {
        let mut bytes = format!("\u{FEFF}{NEWS}").into_bytes();
        bytes[13] = b'x';
        let fault = |encoding, byte| Err(Fault::Damaged { encoding, byte });
        assert_eq!(
            decode_by_guess(&bytes),
            fault("UTF-8", 13 - usize::from(bytes[12] >= 0xC0))
        );
        let mut wide = encode_utf16(NEWS, u16::to_le_bytes);
        wide[11] = 0xD8;
        assert_eq!(decode_by_guess(&wide), fault("UTF-16LE", 10));
        wide.truncate(9);
        assert_eq!(decode_by_guess(&wide), fault("UTF-16LE", 8));
    }

    #[test]
    fn damaged_utf8_is_not_taken_for_windows_1256() {
        let mut bytes = NEWS.repeat(20).into_bytes();
        bytes[401] = 0xFF;
        let Err(Fault::Damaged {
            encoding: "UTF-8",
            byte,
        }) = decode_by_guess(&bytes)
        else {
            panic!("{:?}", decode_by_guess(&bytes));
        };
        assert!((400..=401).contains(&byte));
    }

    #[test]
    fn a_french_text_is_not_taken_for_arabic() {
        assert!(decode_by_guess(b"le caf\xE9 d\xE9j\xE0 ferm\xE9").is_err());
    }

    #[test]
    fn what_is_no_text_is_binary() {
        for bytes in [
            &b"ab\0cd"[..],
            b"\x01\x02\x03",
            &[0; 64],
            b"\xFF\xFE\0\0a\0\0\0",
        ] {
            assert_eq!(decode_by_guess(bytes), Err(Fault::Binary), "{bytes:?}");
        }
    }

    #[test]
    fn a_nul_in_one_record_refuses_no_other() {
        assert!(!is_binary(b"[{\"id\": 1, \"text\": \"\0\"}", None));
        assert!(is_binary(b"\0\0\x01\0abcdefgh", None));
    }
}
