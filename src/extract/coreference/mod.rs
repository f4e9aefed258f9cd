//! Who is meant: from the words beside a verb to the fullest name that the article gives. Quotations and
//! casualties ask here, on top of the entities of `names`, and every answer says how it was found
//! ([`ResolvedBy`](crate::facts::ResolvedBy)).
//!
//! Read [`party`](self::party()) and `phrase` (the words that name somebody), `described` and `complement` (those
//! without a name), `antecedent` (what titles and definite nouns point back to), then `voice` (subjects
//! that verbs carry over) and `recall` (which of the earlier speakers is meant).

mod antecedent;
mod complement;
mod described;
mod party;
mod phrase;
mod recall;
mod subject;
mod unknown;
mod voice;

pub use party::Party;
pub use phrase::{anyone, party};
pub use subject::subject;
pub use unknown::called;
pub use voice::{History, Voice};
