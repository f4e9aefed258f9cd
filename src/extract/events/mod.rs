//! What happened: the events of an article, each once.
//!
//! `words` knows the words that tell events, `trigger` finds those of a sentence that really do, `argument`
//! reads where, when, by whom and on whom, and `merge` makes one of what is told several times.

mod argument;
mod merge;
mod trigger;
mod words;

use std::ops::Range;

use jiff::civil::Date;

use super::names::Names;
use crate::facts::{Casualty, Event, Quote, TimeExpression};
use crate::text::Text;

pub use argument::Countries;
pub use merge::lend;

/// What an event is read against.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// Names of the text.
    pub names: &'a Names,
    /// Its dates.
    pub dates: &'a [TimeExpression],
    /// Its figures.
    pub casualties: &'a [Casualty],
    /// Its quotations, whose speakers claim the events inside.
    pub quotes: &'a [Quote],
    /// When it was published.
    pub published: Option<Date>,
    /// Names of countries by their codes.
    pub countries: &'a Countries,
}

/// One sentence with everything that its rules ask for.
#[derive(Debug, Clone)]
struct Sentence<'a> {
    text: &'a Text<'a>,
    context: Context<'a>,
    tokens: Range<usize>,
}

/// Every event, in text order.
#[must_use]
pub fn read<'a>(text: &'a Text<'a>, context: Context<'a>) -> Vec<Event> {
    let mut drafts = Vec::new();
    let own = |tokens: &&Range<usize>| !text.is_foreign(tokens.start);
    for tokens in text.sentences().iter().filter(own) {
        let tokens = tokens.clone();
        let sentence = Sentence {
            text,
            context,
            tokens,
        };
        let told = trigger::find(&sentence);
        drafts.extend(told.iter().map(|told| argument::draft(&sentence, told)));
    }
    merge::merge(drafts, context.casualties)
}
