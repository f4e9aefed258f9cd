//! Messages as Telegram Desktop exports them (`result.json`).

use serde::Deserialize;

use crate::input::record::Record;

/// A message of a chat.
#[derive(Deserialize)]
pub(super) struct Message {
    id: i64,
    #[serde(rename = "type")]
    kind: String,
    date: Option<String>,
    from: Option<String>,
    forwarded_from: Option<String>,
    text: Rich,
}

/// Text as Telegram writes it: whole, or in pieces of which some are links, tags or bold.
#[derive(Deserialize)]
#[serde(untagged)]
enum Rich {
    Plain(String),
    Pieces(Vec<Piece>),
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Piece {
    Plain(String),
    Styled { text: String },
}

impl Rich {
    fn plain_text(self) -> String {
        match self {
            Self::Plain(text) => text,
            Self::Pieces(pieces) => {
                let pieces = pieces.into_iter().map(|piece| match piece {
                    Piece::Plain(text) | Piece::Styled { text } => text,
                });
                pieces.collect()
            }
        }
    }
}

impl Message {
    /// The message as a record: who first wrote it is its source, else the chat, else the writer. `None`
    /// where nobody says anything: joins, calls, pictures without a word.
    pub(super) fn into_record(self, chat: Option<&str>) -> Option<Record> {
        let text = self.text.plain_text();
        if self.kind != "message" || text.trim().is_empty() {
            return None;
        }
        let chat_or_writer = || chat.map(str::to_owned).or(self.from);
        let id = match chat {
            Some(chat) => format!("{chat}/{}", self.id),
            None => self.id.to_string(),
        };
        Some(Record {
            id: Some(id),
            text: Some(text),
            date: self.date,
            source: self.forwarded_from.or_else(chat_or_writer),
            ..Record::default()
        })
    }
}
