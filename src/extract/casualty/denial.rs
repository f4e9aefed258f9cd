//! Counts that somebody denies after they were told: «أعلنت الحركة مقتل 12 جنديا، وهو ما نفاه الجيش», «لكن الحكومة نفت
//! ذلك». Who denies what follows the word, «نفى مقتل 30», is read with the `status` of a count.

use super::sentence::Sentence;
use crate::extract::clause::{Clause, Link};
use crate::extract::denial::{self, Back};
use crate::facts::{Casualty, Party, Status};
use crate::grammar::Cursor;
use crate::lexicon::{Kind, Kinds, Meaning, Timing};
use crate::spelling::AND;

/// A count that has been told, for what may be said of it next.
#[derive(Debug, Clone, Copy)]
pub(super) struct PrecedingCount {
    /// Its place among the counts of the article.
    pub(super) count: usize,
    /// Its first token.
    pub(super) at: usize,
}

/// Whether what begins at a token is known beside what its sentence tells: «بعد مقتل خمسة», «بعدما قتل خمسة».
fn is_passing(sentence: &Sentence<'_>, at: usize) -> bool {
    let after = |m: &Meaning| (*m == Meaning::Timing(Timing::After)).then_some(());
    let before = at
        .checked_sub(1)
        .map(|before| Cursor::new(sentence.text, before..at));
    let noun = before.is_some_and(|before| before.read(Kind::Timing, after).is_some());
    let clauses = sentence.context.parses.around(at);
    let around = |clause: &&Clause| clause.parent.and_then(|around| clauses.all().get(around));
    let mut own = std::iter::successors(clauses.at(at), around);
    noun || own.any(|clause| clause.link == Link::Circumstance)
}

/// Something told before that is denied.
struct Denial {
    at: usize,
    denier: Party,
    back: Back,
    /// Whether nothing but it is told in its sentence so far.
    first: bool,
}

/// What a sentence denies of what was told before it or in it.
fn denials(sentence: &Sentence<'_>) -> Vec<Denial> {
    let words = sentence.tokens.clone();
    let words = words.filter(|at| denial::is_denying(sentence.text, *at));
    words.filter_map(|at| denied(sentence, at)).collect()
}

fn denied(sentence: &Sentence<'_>, at: usize) -> Option<Denial> {
    let after = at + 1..sentence.tokens.end;
    let clauses = sentence.context.parses.clauses(&sentence.tokens);
    // «نفى شن أي غارة ووصف التقارير بأنها ملفقة»: what another verb has for its object is not what is denied
    let joined = |at: usize| {
        let verb = clauses.at(at).and_then(|clause| clause.predicate.as_ref());
        verb.is_some_and(|verb| verb.tokens.start == at) && sentence.text.form(at).starts_with(AND)
    };
    let end = after
        .clone()
        .find(|at| sentence.is_boundary(*at) || joined(*at));
    let scope = at + 1..end.unwrap_or(after.end);
    let back = denial::points_back(sentence.cursor(at), scope.clone())?;
    // «نفى الجيش صحة أنباء عن مقتل 12»: what follows is denied
    let harm = |at: usize| sentence.text.is(at, Kinds::of(Kind::Outcome));
    if back == Back::Pointed && scope.clone().any(harm) {
        return None;
    }
    let denier = denial::denier(sentence.cursor(at), clauses, sentence.context.names)?;
    let before = |clause: &Clause| {
        let verb = clause.predicate.as_ref();
        verb.is_some_and(|verb| verb.tokens.start < at)
    };
    let first = !clauses.all().iter().any(before);
    Some(Denial {
        at,
        denier,
        back,
        first,
    })
}

/// Marks the counts that a sentence denies: those `told` in it before, else those of the sentence `before`.
pub(super) fn deny(
    sentence: &Sentence<'_>,
    found: &mut [Casualty],
    told: &[PrecedingCount],
    before: &[PrecedingCount],
) {
    for denial in denials(sentence) {
        let own = told.partition_point(|told| told.at < denial.at);
        let (counts, all) = match &told[..own] {
            [] if denial.first => (before, denial.back == Back::All),
            [] => continue,
            own => (own, true),
        };
        let claimant = |told: &&PrecedingCount| found.get(told.count)?.claimed_by.clone();
        let by = counts.iter().rev().find_map(|told| claimant(&told));
        let name = |party: &Party| party.name.clone();
        let denies = by.as_ref().is_some_and(|by| by.name == denial.denier.name);
        if denies || by.is_none() && !all {
            continue;
        }
        let same =
            |told: &&PrecedingCount| claimant(told).as_ref().map(name) == by.as_ref().map(name);
        let counts: Vec<&PrecedingCount> = counts.iter().filter(same).collect();
        for told in counts
            .into_iter()
            .filter(|told| !is_passing(sentence, told.at))
        {
            let Some(count) = found.get_mut(told.count) else {
                continue;
            };
            if matches!(count.status, Status::Asserted | Status::Cumulative) {
                count.status = Status::Denied;
                count.denied_by = Some(denial.denier.clone());
            }
        }
    }
}
