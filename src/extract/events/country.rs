//! Countries of which a sentence speaks by an adjective or by words for them.

use std::ops::Range;

use super::sentence::Sentence;
use crate::facts::{Party, Subtype};
use crate::lexicon::{Kind, Meaning};
use crate::spelling::{AND, ARTICLE};

impl Sentence<'_> {
    /// The country whose adjective stands here.
    pub(super) fn nationality(&self, at: usize) -> Option<Party> {
        let (code, _, rest) = self
            .cursor(at)
            .read(Kind::Nationality, Meaning::nationality_code)?;
        self.country(code, at..rest.at())
    }

    /// A country of which the words at `tokens` speak.
    pub(super) fn country(&self, code: &str, tokens: Range<usize>) -> Option<Party> {
        let name = self.text.lexicon().country(code)?.ar;
        let mut entities = self.context.names.entities.iter();
        let entity = entities.find(|entity| {
            entity.subtype == Some(Subtype::Country) && entity.country.as_deref() == Some(code)
        });
        // «والأرميني»
        let form = self.text.form(tokens.start);
        let joined = form
            .strip_prefix(AND)
            .is_some_and(|rest| rest.starts_with(ARTICLE));
        let lead = if joined { AND.len_utf8() } else { 0 };
        Some(Party {
            text: self
                .text
                .slice(self.text.span_after(tokens, lead))
                .to_owned(),
            name: name.to_owned(),
            entity: entity.map(|entity| entity.id.clone()),
        })
    }
}
