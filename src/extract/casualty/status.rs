//! Whether an article vouches for a figure.

use super::claim;
use super::figure::Figure;
use super::scene::Scene;
use crate::facts::{Party, Status};
use crate::lexicon::{Kind, Kinds, Meaning, Stance, Timing};

/// How far back a word reaches that takes a figure back, and how far «منذ» may stand.
const BACK: usize = 14;
const ON: usize = 14;

/// The status of a figure, and who denies it.
pub(super) fn read(scene: &Scene<'_>, figure: &Figure) -> (Status, Option<Party>) {
    let start = figure.evidence.start;
    let clause = (start.saturating_sub(BACK).max(scene.sentence.start)..start).rev();
    let mut total = false;
    for at in clause {
        if is_stop(scene, at) {
            break;
        }
        if scene.is_stance(at, Stance::Deny) {
            return (Status::Denied, claim::subject_of(scene, at, start));
        }
        if scene.is_stance(at, Stance::Hypothetical) {
            return (Status::Hypothetical, None);
        }
        total |= scene.is_stance(at, Stance::Total);
    }
    let counts = figure.group.amount.min > 1 || figure.group.amount.max.is_none();
    if counts && (total || has_start(scene, figure)) {
        return (Status::Cumulative, None);
    }
    (Status::Asserted, None)
}

fn is_stop(scene: &Scene<'_>, at: usize) -> bool {
    let token = scene.text.token(at);
    token.is_mark('.') || token.is_mark(';') || token.is_mark(',') || token.is_mark('(')
}

/// «منذ بدء الهجوم» in the clause of the figure.
fn has_start(scene: &Scene<'_>, figure: &Figure) -> bool {
    let since = |at: usize| {
        let is = |m: &Meaning| (*m == Meaning::Timing(Timing::Since)).then_some(());
        scene.text.is(at, Kinds::of(Kind::Timing)) && scene.cursor(at).read(Kind::Timing, is).is_some()
    };
    let first = figure.evidence.start.saturating_sub(6).max(scene.sentence.start);
    let inside = first..figure.evidence.end;
    let behind = figure.evidence.end..(figure.evidence.end + ON).min(scene.sentence.end);
    let ends = |at: &usize| is_stop(scene, *at) || scene.text.is(*at, Kinds::of(Kind::Ordinal));
    inside.rev().take_while(|at| !is_stop(scene, *at)).any(since) || behind.take_while(|at| !ends(at)).any(since)
}
