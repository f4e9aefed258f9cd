//! A clause that says something of all that was told before it: «وهو ما نفاه الجيش», «الأمر الذي شكك فيه الوزير»,
//! «وهي أرقام لم يؤكدها أحد». Grammars call it a continuative relative clause.

use super::speech::SPEECH;
use super::word::{attached_preposition, is_joined};
use crate::grammar::Cursor;
use crate::lexicon::{Kind, Kinds, Particle};
use crate::spelling::{ARTICLE, PRONOUNS};

/// The most words between what opens such a clause and its verb: «وهي أرقام غير دقيقة سبق أن».
const OPENING: usize = 5;

/// Where the verb stands of such a clause that opens here.
fn verb_of(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let verb = if at.lists().whole.has(SPEECH.gloss) {
        after_subject(at.skip())
    } else {
        // «، ما نفاه الجيش»
        let before = at.at().checked_sub(1).map(|before| at.to(before));
        let comma = before.is_some_and(|before| before.token().is_mark(','));
        what(at).filter(|_| comma)
    };
    let verb = verb.or_else(|| matter(at))?;
    Some(verb.particle(Particle::Auxiliary).unwrap_or(verb)).filter(|verb| verb.token().is_word())
}

/// After «ما».
fn what(at: Cursor<'_>) -> Option<Cursor<'_>> {
    at.lists().whole.has(SPEECH.object).then(|| at.skip())
}

/// After «الأمر الذي».
fn matter(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let told = at.lists().stem.has(SPEECH.retold);
    told.then(|| at.skip().particle(Particle::Relative))?
}

/// After what «وهو» says that it is: «ما», «أمر», «الأمر الذي», «اتهامات خطيرة».
fn after_subject(at: Cursor<'_>) -> Option<Cursor<'_>> {
    what(at).or_else(|| matter(at)).or_else(|| {
        let free = |here: Cursor<'_>| {
            here.token().is_word()
                && !here.form().starts_with(ARTICLE)
                && attached_preposition(here).is_none()
        };
        let first = free(at).then(|| at.skip())?;
        let mut verbs = (first.at()..at.end().min(at.at() + OPENING)).map(|i| at.to(i));
        verbs
            .find(|here| !free(*here) || refers_back(*here))
            .filter(|here| free(*here))
    })
}

/// Whether a verb has what was told for its object: «نفاه», «رد عليه».
fn refers_back(verb: Cursor<'_>) -> bool {
    let object = PRONOUNS
        .iter()
        .any(|pronoun| verb.form().ends_with(pronoun));
    object && !verb.text().ends_feminine(verb.at())
        || verb.skip().particle(Particle::Oblique).is_some()
}

/// Whether the verb here is that of a continuative clause.
#[must_use]
pub(crate) fn is_continuative(verb: Cursor<'_>, sentence: usize) -> bool {
    let first = verb.at().saturating_sub(OPENING + 1).max(sentence);
    (first..verb.at()).any(|at| verb_of(verb.to(at)).is_some_and(|found| found.at() == verb.at()))
}

/// A continuative clause that tells what somebody does to what was told before.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Continuative<'t> {
    /// Its verb.
    pub(crate) verb: Cursor<'t>,
    /// Where its subject stands.
    pub(crate) subject: Cursor<'t>,
    /// Whether its verb tells what somebody says of it: «نفاه», «رحب بها».
    pub(crate) judges: bool,
    /// Whether it is about all that was told, and no noun for it: «ما», «الأمر الذي».
    pub(crate) whole: bool,
}

/// The continuative clause that opens here.
#[must_use]
pub(crate) fn continuative(at: Cursor<'_>) -> Option<Continuative<'_>> {
    let verb = verb_of(at).filter(|verb| refers_back(*verb))?;
    let subject = verb.skip();
    let subject = subject.particle(Particle::Oblique).unwrap_or(subject);
    let before = verb.to(verb.at() - 1);
    let whole = what(before).is_some() || before.particle(Particle::Relative).is_some();
    let judges = verb.is(Kinds::of(Kind::Speech)) || verb.lists().stem.has(SPEECH.besides);
    (!is_joined(subject)).then_some(Continuative {
        verb,
        subject,
        judges,
        whole,
    })
}
