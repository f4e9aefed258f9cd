//! Cuts records out of a stream of JSON, one at a time: objects that stand in arrays, however deep these
//! lie in objects.

use std::io::{self, BufRead};

use crate::input::source::{Source, fill_buffer};

/// How deep arrays and objects may lie inside each other.
const DEEP: usize = 256;

/// The most bytes of a key or of a chat's name.
const NAME: usize = 4096;

/// What comes next in a stream of JSON.
pub(super) enum Step {
    /// An object that stands in an array.
    Element(Vec<u8>),
    TooLarge,
    /// The array that held the last elements is over.
    ListEnds,
    End,
    Broken(&'static str),
}

/// What an open bracket holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holds {
    /// The members of an object.
    Members,
    /// Those of the object that has all chats of an export.
    Chats,
    /// The list of these chats, which are no records.
    Listed,
    /// Messages of a chat.
    Messages,
    /// Records.
    Records,
}

/// The elements of a stream.
pub(super) struct Elements {
    source: Source,
    state: State,
}

impl Elements {
    /// Elements of at most `limit` bytes.
    pub(super) fn new(source: Source, limit: usize) -> Self {
        let state = State {
            limit,
            open: Vec::new(),
            cut: None,
            line: 1,
            place: Place::Key,
            string: Vec::new(),
            key: Vec::new(),
            chat: None,
        };
        Self { source, state }
    }

    /// Number of the line, counted from 1.
    pub(super) fn line_number(&self) -> u32 {
        self.state.line
    }

    /// Whether the elements are messages of Telegram, or of something that has such a list.
    pub(super) fn is_chat(&self) -> bool {
        self.state.open.last() == Some(&Holds::Messages)
    }

    /// Name of the chat whose messages come.
    pub(super) fn chat_name(&self) -> Option<&str> {
        self.state.chat.as_deref()
    }

    pub(super) fn advance_one_step(&mut self) -> io::Result<Step> {
        loop {
            let Some(piece) = fill_buffer(&mut self.source)? else {
                let inside = self.state.cut.is_some() || !self.state.open.is_empty();
                return Ok(if inside {
                    Step::Broken("is JSON that ends in the middle")
                } else {
                    Step::End
                });
            };
            let mut read = 0;
            let step = piece.iter().find_map(|byte| {
                read += 1;
                self.state.take_byte(*byte)
            });
            self.source.consume(read);
            if let Some(step) = step {
                return Ok(step);
            }
        }
    }
}

struct State {
    limit: usize,
    /// The open brackets outside of the element.
    open: Vec<Holds>,
    cut: Option<Cut>,
    line: u32,
    place: Place,
    /// The last string, and the key before the value that comes.
    string: Vec<u8>,
    key: Vec<u8>,
    chat: Option<String>,
}

/// The element that is being cut out.
struct Cut {
    bytes: Vec<u8>,
    depth: usize,
    too_large: bool,
}

/// Where in the grammar the next byte stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Key,
    Value,
    /// In a string, after a backslash or not; `value` is whether it is one.
    Quoted {
        value: bool,
        escaped: bool,
    },
}

impl State {
    fn take_byte(&mut self, byte: u8) -> Option<Step> {
        self.line = self.line.saturating_add(u32::from(byte == b'\n'));
        if let Some(cut) = &mut self.cut {
            cut.add_byte(byte, self.limit);
        }
        match (self.place, byte) {
            (Place::Quoted { value, escaped }, _) => self.take_quoted_byte(byte, value, escaped),
            (place, b'"') => {
                let value = place == Place::Value;
                self.string.clear();
                self.place = Place::Quoted {
                    value,
                    escaped: false,
                };
            }
            (_, b':') => {
                std::mem::swap(&mut self.key, &mut self.string);
                self.place = Place::Value;
            }
            (_, b',') => self.place = Place::Key,
            (_, b'{' | b'[') => return self.take_opening(byte),
            (_, b'}' | b']') => return self.take_closing(byte),
            _ => {}
        }
        None
    }

    /// A byte of a string, its last one included.
    fn take_quoted_byte(&mut self, byte: u8, value: bool, escaped: bool) {
        if escaped || byte != b'"' {
            if self.cut.is_none() && self.string.len() < NAME {
                self.string.push(byte);
            }
            let escaped = !escaped && byte == b'\\';
            self.place = Place::Quoted { value, escaped };
            return;
        }
        self.place = Place::Key;
        if value && self.cut.is_none() && self.key == b"name" {
            let json = [b"\"", &self.string[..], b"\""].concat();
            self.chat = serde_json::from_slice(&json).ok();
        }
    }

    fn take_opening(&mut self, byte: u8) -> Option<Step> {
        let value = self.place == Place::Value;
        self.place = Place::Key;
        let within = self.open.last().copied();
        if let Some(cut) = &mut self.cut {
            cut.depth += 1;
        } else if byte == b'{' && matches!(within, Some(Holds::Records | Holds::Messages)) {
            self.cut = Some(Cut {
                bytes: vec![byte],
                depth: 1,
                too_large: false,
            });
        } else {
            let key = if value { &self.key[..] } else { b"" };
            self.open.push(match (byte, key, within) {
                (b'{', b"chats" | b"left_chats", _) => Holds::Chats,
                (b'{', ..) => Holds::Members,
                (_, b"list", Some(Holds::Chats)) => Holds::Listed,
                (_, b"messages", _) => Holds::Messages,
                _ => Holds::Records,
            });
        }
        let depth = self.open.len() + self.cut.as_ref().map_or(0, |cut| cut.depth);
        (depth > DEEP).then_some(Step::Broken("is JSON that is nested too deep"))
    }

    fn take_closing(&mut self, byte: u8) -> Option<Step> {
        self.place = Place::Key;
        if let Some(mut cut) = self.cut.take() {
            cut.depth -= 1;
            return match cut {
                Cut { depth: 1.., .. } => {
                    self.cut = Some(cut);
                    None
                }
                Cut {
                    too_large: true, ..
                } => Some(Step::TooLarge),
                Cut { bytes, .. } => Some(Step::Element(bytes)),
            };
        }
        let object = |holds: Holds| matches!(holds, Holds::Members | Holds::Chats);
        let Some(closed) = self
            .open
            .pop()
            .filter(|holds| object(*holds) == (byte == b'}'))
        else {
            return Some(Step::Broken("is JSON with a bracket that closes nothing"));
        };
        (!object(closed)).then_some(Step::ListEnds)
    }
}

impl Cut {
    fn add_byte(&mut self, byte: u8, limit: usize) {
        if self.bytes.len() < limit {
            self.bytes.push(byte);
        } else {
            self.too_large = true;
        }
    }
}
