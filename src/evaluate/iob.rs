//! Gold in IOB2: a token and its tag a line, a blank line after each sentence, two after each
//! article. What stands between token and tag on a line is passed over.

use super::mention::GoldMention;
use super::row::{Gold, Row};
use crate::facts::EntityType;
use crate::problem::Problem;
use crate::span::Span;

const SHAPE: &str =
    "write a token, a space and a tag such as B-PER, I-LOC, B-ORG, I-MISC or O on each line";

/// The articles of the file `name`, each as a row.
pub(super) fn parse_tokens(name: &str, text: &str) -> Gold {
    let mut reader = Reader {
        name,
        gold: Gold::default(),
        row: Row::default(),
        chars: 0,
        tokens: Vec::new(),
        mentions: Vec::new(),
        open: None,
        blank: 0,
    };
    for (number, line) in (1..).zip(text.trim_start_matches('\u{feff}').lines()) {
        reader.read_line(number, line.trim());
    }
    reader.finish_article();
    if reader.gold.rows.is_empty() && reader.gold.problems.is_empty() {
        reader
            .gold
            .problems
            .push(Problem::new(name, "is empty", SHAPE));
    }
    reader.gold
}

struct Reader<'n> {
    name: &'n str,
    gold: Gold,
    row: Row,
    /// Characters of the row's text.
    chars: u32,
    tokens: Vec<Span>,
    mentions: Vec<GoldMention>,
    /// The type of the name that the next token may go on with.
    open: Option<EntityType>,
    /// Blank lines since the last token.
    blank: u32,
}

impl Reader<'_> {
    fn read_line(&mut self, number: u32, line: &str) {
        if line.is_empty() {
            self.blank += 1;
            self.open = None;
            return;
        }
        let mut fields = line.split_whitespace();
        let (token, tag) = (fields.next().unwrap_or_default(), fields.next_back());
        if token == DOCUMENT {
            return self.finish_article();
        }
        let Some(tag) = tag.and_then(read_tag) else {
            let problem = Problem::new(self.name, "has no tag that is known", SHAPE);
            return self.gold.problems.push(problem.at_line(number));
        };
        if self.blank > 1 {
            self.finish_article();
        }
        self.add_token(token, tag);
    }

    fn add_token(&mut self, token: &str, tag: Option<(bool, EntityType)>) {
        if !self.tokens.is_empty() {
            let between = if self.blank > 0 { '\n' } else { ' ' };
            self.row.text.push(between);
            self.chars += 1;
        }
        self.blank = 0;
        let start = self.chars;
        self.row.text.push_str(token);
        self.chars += character_count(token);
        let span = Span::new(start, self.chars);
        self.tokens.push(span);
        match (tag, self.mentions.last_mut()) {
            (Some((false, kind)), Some(name)) if self.open == Some(kind) => {
                name.span = Span::new(name.span.start(), span.end());
                name.text = format!("{} {token}", name.text);
            }
            (Some((_, kind)), _) => self.mentions.push(GoldMention {
                kind,
                span,
                text: token.to_owned(),
            }),
            (None, _) => {}
        }
        self.open = tag.map(|(_, kind)| kind);
    }

    /// Ends an article.
    fn finish_article(&mut self) {
        (self.chars, self.blank, self.open) = (0, 0, None);
        let mut row = std::mem::take(&mut self.row);
        let tokens = std::mem::take(&mut self.tokens);
        let mentions = std::mem::take(&mut self.mentions);
        if tokens.is_empty() {
            return;
        }
        row.id = (self.gold.rows.len() + 1).to_string();
        row.tokens = Some(tokens);
        row.mentions = Some(mentions);
        self.gold.rows.push(row);
    }
}

/// What stands between articles in other corpora.
const DOCUMENT: &str = "-DOCSTART-";

/// Whether a tag begins a name and of which type; `Some(None)` is outside of names, `None` no tag.
#[allow(clippy::option_option)] // a tag may be unknown, and a known one may say that there is no name
fn read_tag(tag: &str) -> Option<Option<(bool, EntityType)>> {
    if tag == "O" {
        return Some(None);
    }
    let (place, class) = tag.split_once(['-', '_'])?;
    let begins = match place {
        "B" => true,
        "I" => false,
        _ => return None,
    };
    Some(Some((begins, class_of(class)?)))
}

/// The type that corpora call by this name.
pub(super) fn class_of(name: &str) -> Option<EntityType> {
    match name.to_ascii_lowercase().as_str() {
        "per" | "pers" | "person" => Some(EntityType::Person),
        "loc" | "location" | "gpe" => Some(EntityType::Location),
        "org" | "organization" | "organisation" => Some(EntityType::Organization),
        "misc" | "mis" => Some(EntityType::Misc),
        _ => None,
    }
}

#[allow(clippy::cast_possible_truncation)] // a file of 4 GiB is refused before
fn character_count(token: &str) -> u32 {
    token.chars().count() as u32
}
