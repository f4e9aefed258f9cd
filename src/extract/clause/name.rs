//! Personal names by where they stand: names that no list holds, and surnames that are ordinary words.

use std::ops::Range;

use super::speech::SPEECH;
use super::word::{
    PERSONAL, TIMES, attached_preposition, can_end, is_definite, is_finite_verb, is_opener,
    is_preposition,
};
use crate::extract::names::Names;
use crate::grammar::Cursor;
use crate::lexicon::{Kind, Kinds};
use crate::spelling::{ACCUSATIVE, FEMININE, HIS, PREPOSITIONS, PRONOUNS};

/// The most words of a name.
const LONGEST: usize = 5;

/// The most words of a name in quotation marks.
pub(super) const MARKED: usize = 5;

/// The token after a name that nothing is known of and that begins here; `None` when the words cannot be one.
///
/// It ends where the region of a subject can: at a mark, a complementizer, a preposition, a verb.
pub(super) fn unknown(at: Cursor<'_>, names: &Names) -> Option<usize> {
    if !can_begin(at, names) {
        return None;
    }
    let mut end = at.skip();
    for _ in 1..LONGEST {
        if is_surname_of_time(end) {
            end = end.skip();
            break;
        }
        if (can_end(end, names) && !is_part(end)) || has_pronoun(end) {
            break;
        }
        end = end.skip();
    }
    let words = end.at() - at.at();
    let single = at.is(PERSONAL) || (at.matches().is_empty() && !is_common(at));
    // «أكد حرص بلاده»: a noun before one with a pronoun is no name
    let before_object = has_pronoun(end) && (words > 1 || at.is(PERSONAL));
    let whole = before_object || (ends_subject(end, names) && (words > 1 || single));
    whole.then(|| end.at())
}

/// «عمر الليل إن», «علي الجمعة يوم الثلاثاء»: a definite word of time is a surname where it tells no time: a part of the
/// day needs none, a weekday has another beside it.
fn is_surname_of_time(at: Cursor<'_>) -> bool {
    let next = at.skip();
    let given = at.at() > 0 && is_given_name(at.to(at.at() - 1));
    let part =
        at.is(Kinds::of(Kind::DayPart)) && next.particle(crate::lexicon::Particle::That).is_some();
    let day = at.is(Kinds::of(Kind::Weekday)) && next.is(Kinds::of(Kind::Unit).and(Kind::Weekday));
    given && at.form().starts_with(crate::spelling::ARTICLE) && (part || day)
}

/// Whether a word looks like an abstract noun: حقيقة.
fn is_common(at: Cursor<'_>) -> bool {
    at.form().ends_with(FEMININE)
}

/// Whether a pronoun hangs on a word, so that it is the object after a name: «برر فلان قراره», «تلخص فلانة حالها».
pub(super) fn has_pronoun(at: Cursor<'_>) -> bool {
    let text = at.text();
    let written = text.slice(text.span(at.at()..at.at() + 1));
    let letters = at.form().chars().count();
    let hers = letters >= 5
        && PRONOUNS[1..]
            .iter()
            .any(|ending| at.form().ends_with(ending));
    at.token().is_word() && (written.ends_with(HIS) && letters >= 4 || hers) && !at.is(PERSONAL)
}

/// Whether a word can be the first of a name: no verb, no adverb, no adjective, nothing with a preposition.
fn can_begin(at: Cursor<'_>, names: &Names) -> bool {
    let personal = at.is(PERSONAL);
    let long = at.form().chars().count() >= 5;
    let adverb = at.form().ends_with(ACCUSATIVE) && long && !personal;
    let other = is_opener(at) || is_preposition(at) || at.is(TIMES.and(Kind::Number));
    let known = Kinds::of(Kind::Speech)
        .and(Kind::Stance)
        .and(Kind::Hedge)
        .and(Kind::Nationality);
    let plain = !other && !adverb && !is_definite(at) && attached_preposition(at).is_none();
    // «التحالف العربي لدعم الشرعية»: a preposition on a noun that the next one closes
    let next = at.skip();
    let governed = !personal
        && at.form().starts_with(PREPOSITIONS)
        && next.token().is_word()
        && is_definite(next);
    // «استبعد الوزير حصول أزمة»
    if governed || (!personal && at.lists().stem.has(SPEECH.deed)) {
        return false;
    }
    let long_enough = at.form().chars().count() > 1;
    at.token().is_word()
        && long_enough
        && (personal || (plain && !at.is(known) && !is_finite_verb(at, names)))
}

/// Whether a word that could end the subject is a part of a name all the same: the month in «محمود رمضان».
fn is_part(at: Cursor<'_>) -> bool {
    at.token().is_word()
        && at.is(PERSONAL)
        && !is_opener(at)
        && !is_preposition(at)
        && attached_preposition(at).is_none()
}

/// The token after a name that is known in part, with the words that go on it: «جنى حرب», «محمود رمضان».
///
/// A given name alone takes any word that the end of the subject follows, since hardly anybody is quoted by
/// it alone; a longer name takes only words that nothing is known of.
pub(super) fn extended(after: Cursor<'_>, naming: Range<usize>, names: &Names) -> usize {
    let foreign = is_foreign(after, &naming, names);
    let single = foreign || naming.len() == 1 && is_given_name(after.to(naming.start));
    let first = after;
    if !first.token().is_word() || names.starting(first.at()).is_some() {
        return first.at();
    }
    let free = !is_opener(first) && !is_preposition(first) && attached_preposition(first).is_none();
    let surname = single
        && free
        && !has_pronoun(first)
        && !is_predicate_noun(first)
        && !is_finite_verb(first, names)
        && !super::word::is_joined(first);
    // «ستيفانو روسي الطرفين»: the adjective of a country after a given name is a surname
    let national = single && is_country_adjective(first);
    // «شجاع» is a town as well
    let nameable = |tag: &crate::text::LexiconMatch| tag.kinds.without(PERSONAL).is_empty();
    let unlisted = (single || !is_definite(first))
        && (first.matches().iter().all(nameable) || is_given(first) || foreign || national)
        && free
        && !is_predicate_noun(first)
        && (foreign || !is_adverb(first))
        && !has_pronoun(first);
    let last = first.skip();
    if surname && (ends_subject(last, names) || has_pronoun(last)) {
        return first.skip().at();
    }
    // «نفى مدير الفندق إسبر خزام الخبر»: an object comes after the name
    let next = first.skip();
    let before_object =
        next.token().is_word() && is_definite(next) && !super::word::is_joined(next);
    if single && unlisted && (first.matches().is_empty() || foreign || national) && before_object {
        return next.at();
    }
    if (single || naming.len() <= 4) && unlisted && !super::word::is_joined(first) {
        let next = first.skip();
        // «ذبيح الله شجاع الناطق باسم الشرطة»
        let titled = is_definite(next) && names.title(next.at()).is_some();
        if titled || ends_subject(next, names) {
            return next.at();
        }
        if single
            && next.matches().is_empty()
            && next.token().is_word()
            && ends_subject(next.skip(), names)
        {
            return next.skip().at();
        }
    }
    first.at()
}

/// «كان حسن ممرضا في المستشفى»: a noun for people with the ending of an accusative says what somebody is.
fn is_predicate_noun(at: Cursor<'_>) -> bool {
    let people = Kinds::of(Kind::Role).and(Kind::Victims).and(Kind::Source);
    let mut tags = at.matches().iter();
    at.form().ends_with(ACCUSATIVE) && tags.any(|tag| tag.tail > 0 && tag.kinds.intersects(people))
}

/// Whether a first name that no list holds stands before what may be its surname: «هيرو تاكيدا».
fn is_foreign(after: Cursor<'_>, naming: &Range<usize>, names: &Names) -> bool {
    let unlisted = names
        .starting(naming.start)
        .is_some_and(|own| own.tokens == *naming && !names.entities[own.entity].known);
    let next = after.skip();
    let surname = after.matches().is_empty()
        || after.is(PERSONAL)
        || next.particle(crate::lexicon::Particle::That).is_some();
    naming.len() == 1 && unlisted && !is_definite(after.to(naming.start)) && surname
}

/// Whether a word is the adjective of a country without an article, and nothing else.
fn is_country_adjective(at: Cursor<'_>) -> bool {
    let national = Kinds::of(Kind::Nationality);
    at.is(national)
        && !is_definite(at)
        && at
            .matches()
            .iter()
            .all(|tag| tag.kinds.without(national).is_empty())
}

/// Whether a word is a given name, if an ordinary word as well.
pub(super) fn is_given_name(at: Cursor<'_>) -> bool {
    at.is(Kinds::of(Kind::GivenName)) || at.lists().stem.has(SPEECH.given)
}

/// Whether a given name stands here as it is: the last of «عبد الباقي عبد الرحمن علي».
fn is_given(at: Cursor<'_>) -> bool {
    at.is(Kinds::of(Kind::GivenName)) && !at.is(TIMES.and(Kind::Month))
}

fn is_adverb(at: Cursor<'_>) -> bool {
    at.form().ends_with(ACCUSATIVE)
}

/// Whether the subject surely ends here: at a mark or a complementizer, or where a time begins.
pub(super) fn ends_subject(at: Cursor<'_>, names: &Names) -> bool {
    can_end(at, names) || at.is(Kinds::of(Kind::Unit))
}
