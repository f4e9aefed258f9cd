//! Who takes part in an article: from the noun phrase beside a verb to the fullest name that the article
//! gives. Quotations and casualty counts ask here, on top of `names` and `clause`, and every answer says how
//! it was found ([`ResolvedBy`](crate::facts::ResolvedBy)).
//!
//! Read `party` (a phrase resolved by itself), `antecedent` (what titles and definite nouns point back to),
//! then `voice` (subjects that verbs carry over) and `recall` (which of the earlier speakers is meant).

mod antecedent;
mod party;
mod person;
mod recall;
mod voice;

pub(crate) use party::{AgentPhrase, called, owner, party, subject, subject_or_words};
pub(crate) use person::{only_one, told_of};
pub(crate) use voice::{SpeakerHistory, SpeakerMention};
