//! Places that no list holds, told by their kind: «في واد الحراش», «بحي الصناعة».

use std::ops::Range;

use super::figure::CountDraft;
use super::sentence::Sentence;
use crate::facts::EntityType;
use crate::lexicon::{Agreement, Kind, Meaning, Particle, TypeWord};
use crate::spelling::{AND, ARTICLE, BY};

/// The tokens of the first such place of a stretch in the clause, without the preposition before it.
pub(super) fn find(sentence: &Sentence<'_>, tokens: Range<usize>) -> Option<Range<usize>> {
    let mut clause =
        tokens.take_while(|at| !sentence.is_boundary(*at) && !sentence.is_trigger(*at));
    clause.find_map(|at| place_by_adjective(sentence, at))
}

/// «استشهد عشرة في الحفير وتسعة في رام»: a word that nobody knows where another count beside it has its place.
pub(super) fn parallel(
    sentence: &Sentence<'_>,
    figure: &CountDraft,
    others: &[CountDraft],
) -> Option<Range<usize>> {
    let names = sentence.context.names;
    let place_at = |figure: &CountDraft| {
        let end = figure.group.end.max(figure.evidence.end);
        sentence.is_particle(end, Particle::In).then_some(end + 1)
    };
    let word = place_at(figure)?;
    let next = word + 1;
    let closed = next >= sentence.tokens.end
        || sentence.is_boundary(next)
        || sentence.text.form(next).starts_with(AND);
    let unknown = sentence.text.matches(word).is_empty()
        && sentence.text.token(word).is_word()
        && names.covering(word).is_none();
    let located = |other: &CountDraft| {
        let naming = place_at(other).and_then(|at| names.starting(at));
        naming.is_some_and(|naming| names.is(naming, EntityType::Location))
    };
    let beside = || {
        let mut others = others.iter();
        others.any(|other| other.group.first != figure.group.first && located(other))
    };
    (unknown && closed && beside()).then_some(word..next)
}

/// «في واد الحراش»: a noun for a kind of place with one definite word of its own that nobody knows.
fn place_by_adjective(sentence: &Sentence<'_>, at: usize) -> Option<Range<usize>> {
    let kind = |m: &Meaning| matches!(m, Meaning::TypeWord(TypeWord::Place)).then_some(());
    let ((), found, rest) = sentence.cursor(at).read(Kind::TypeWord, kind)?;
    let names = sentence.context.names;
    let form = sentence.text.form(at);
    let attached = form.strip_prefix(AND).unwrap_or(form).starts_with(BY) && found.tag.lead > 0;
    let before = at.checked_sub(1).filter(|at| *at >= sentence.tokens.start);
    let stands = before.is_some_and(|at| sentence.is_particle(at, Particle::In));
    let name = rest.at();
    let unknown = sentence.text.form(name).starts_with(ARTICLE)
        && sentence.text.matches(name).is_empty()
        && sentence.text.token(name).is_word();
    let one = matches!(
        found.agreement,
        Agreement::Singular | Agreement::Feminine | Agreement::Any
    );
    let free = names.covering(at).is_none() && names.covering(name).is_none();
    let own = !sentence.is_particle(at, Particle::Hospital) && found.tag.tail == 0;
    // «حي الصناعة الجديد»: with an adjective the name is not known to end
    let ends =
        !sentence.text.form(name + 1).starts_with(ARTICLE) || name + 1 >= sentence.tokens.end;
    (one && own && free && unknown && ends && (attached || stands)).then_some(at..name + 1)
}
