//! A stream of any encoding, read as UTF-8 piece by piece.

use std::io::{self, BufRead, Read};

use encoding_rs::{Decoder, DecoderResult, Encoding, UTF_8};

use super::encoding;
use super::source::{LETTERS, Opened, Source, fill_buffer, look_at_letters};

/// What stands in the output for bytes that the encoding does not allow: never UTF-8 itself, so
/// whoever reads the line finds the damage there.
const DAMAGE: u8 = 0xFF;

/// The stream as UTF-8 without its byte-order mark, and the name of its own encoding.
pub(super) fn as_utf8(opened: Opened, label: Option<&'static Encoding>) -> (Source, &'static str) {
    let Opened { head, mut bytes } = opened;
    let (encoding, mark) = Encoding::for_bom(&head).unwrap_or_else(|| {
        (
            label
                .or_else(|| encoding::unmarked_utf16(&head))
                .unwrap_or(UTF_8),
            0,
        )
    });
    // The mark lies in the copied head, which the stream gives in one piece.
    bytes.consume(mark);
    if encoding == UTF_8 {
        return (bytes, encoding.name());
    }
    (Box::new(Transcoder::new(bytes, encoding)), encoding.name())
}

/// The same where the user says nothing and the bytes are no UTF-8: by the letters of the beginning, as tables
/// that were saved on Windows need it.
pub(super) fn by_letters(
    opened: Opened,
    label: Option<&'static Encoding>,
) -> io::Result<(Source, &'static str)> {
    if label.is_some() || Encoding::for_bom(&opened.head).is_some() {
        return Ok(as_utf8(opened, label));
    }
    let opened = look_at_letters(opened)?;
    let letters = &opened.head[..opened.head.len().min(LETTERS)];
    let label = encoding::single_byte_head(letters);
    Ok(as_utf8(opened, label))
}

struct Transcoder {
    source: Source,
    decoder: Decoder,
    ready: Vec<u8>,
    taken: usize,
    ended: bool,
}

impl Transcoder {
    fn new(source: Source, encoding: &'static Encoding) -> Self {
        Self {
            source,
            decoder: encoding.new_decoder_without_bom_handling(),
            ready: Vec::new(),
            taken: 0,
            ended: false,
        }
    }

    /// Decodes one piece of the source into `ready`.
    fn refill_ready(&mut self) -> io::Result<()> {
        let piece = fill_buffer(&mut self.source)?;
        let last = piece.is_none();
        let piece = piece.unwrap_or_default();
        let room = self
            .decoder
            .max_utf8_buffer_length_without_replacement(piece.len());
        self.ready.resize(room.unwrap_or(piece.len()).max(16), 0);
        let (result, read, written) =
            self.decoder
                .decode_to_utf8_without_replacement(piece, &mut self.ready, last);
        self.ready.truncate(written);
        self.taken = 0;
        match result {
            DecoderResult::Malformed(..) => self.ready.push(DAMAGE),
            DecoderResult::InputEmpty => self.ended = last,
            DecoderResult::OutputFull => {}
        }
        self.source.consume(read);
        Ok(())
    }
}

impl BufRead for Transcoder {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        while self.taken == self.ready.len() && !self.ended {
            self.refill_ready()?;
        }
        Ok(&self.ready[self.taken..])
    }

    fn consume(&mut self, amount: usize) {
        self.taken = (self.taken + amount).min(self.ready.len());
    }
}

impl Read for Transcoder {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(buffer)?;
        self.consume(read);
        Ok(read)
    }
}
