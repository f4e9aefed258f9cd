//! Whether an article vouches for a count.

use std::ops::Range;

use super::figure::CountDraft;
use super::free_standing::falls;
use super::people::Size;
use super::sentence::Sentence;
use super::{claim, falsity};
use crate::extract::clause::frames::WORDS;
use crate::extract::clause::{Link, is_past_verb};
use crate::extract::denial::is_denying;
use crate::facts::{Party, Status};
use crate::grammar::Cursor;
use crate::lexicon::{
    Agreement, Kind, Kinds, Meaning, OutcomeShape, Particle, Sense, Stance, Timing,
};
use crate::spelling::{AND, ARTICLE, PREPOSITIONS, PRESENT, WILL, YA};
use crate::text::TokenKind;

/// The status of a count, and who denies it.
pub(super) fn read(sentence: &Sentence<'_>, figure: &CountDraft) -> (Status, Option<Party>) {
    let start = figure.anchor;
    if falsity::is_called_false(sentence, figure) {
        return (Status::Denied, falsity::denier(sentence, figure));
    }
    // «الجنديين الأسيرين» are what they are, whatever is planned for them; «عشرات القتلى» are no known ones
    let amount = figure.group.size == Size::Number
        && !sentence.text.form(figure.group.first).starts_with(ARTICLE);
    let known = figure.group.is_definite() && !figure.group.own.is_empty() && !amount;
    // «… من محاولة اغتيال وأصيب عراقيان»: a verb with و begins anew
    let anew = sentence.trigger_from(start).is_some_and(|t| {
        t.tokens.start == start && t.joined && (t.is_verb() || !t.has(OutcomeShape::Deed))
    });
    let mut total = false;
    // what stands before a colon says nothing of whether it is told as a fact
    let mut listed = false;
    let mut next = start;
    while next > sentence.tokens.start {
        let at = next - 1;
        if let Some(comma) = time_aside(sentence, at) {
            next = comma;
            continue;
        }
        next = at;
        if is_stop(sentence, at) || is_link(sentence, at) {
            break;
        }
        listed |= sentence.text.token(at).is_mark(':');
        let reaches = || !listed && sentence.clause_reaches(at, start);
        if denies(sentence, at, start) && reaches() {
            return (Status::Denied, denier(sentence, at, figure));
        }
        let may_be = !known && is_hypothetical(sentence, at, start, anew);
        let may_be = may_be && !is_presupposed(sentence, at, start) && reaches();
        if may_be || is_asked(sentence, at, start) {
            return (Status::Hypothetical, None);
        }
        total |= sentence.stance(at, Stance::Total).is_some() && sentence.clause_reaches(at, start);
    }
    total |= opens_total(sentence, figure);
    let forecast = is_forecast(sentence, figure) || is_expected(sentence, figure);
    if figure.planned || forecast || is_sentence(sentence, figure) {
        return (Status::Hypothetical, None);
    }
    let counts = figure.group.amount.min > 1 || figure.group.amount.max.is_none();
    if counts && (total || has_start(sentence, figure)) {
        return (Status::Cumulative, None);
    }
    (Status::Asserted, None)
}

/// Whether a word of denying stands at `at` that takes back what is told at `start`: «نفى علاقته بمقتل ستة» denies only a part
/// in it.
fn denies(sentence: &Sentence<'_>, at: usize, start: usize) -> bool {
    let role = |at: usize| {
        sentence
            .text
            .lists(at)
            .stem
            .has(WORDS.beside.responsibility)
    };
    sentence.stance(at, Stance::Deny).is_some() && !(at..start).any(role)
}

/// Who denies by the word at `at`: its subject; whoever is quoted, where it can have none: «قال الجيش إنه لا صحة لمقتل ستة».
fn denier(sentence: &Sentence<'_>, at: usize, figure: &CountDraft) -> Option<Party> {
    let noun = sentence.text.lists(at).stem.has(WORDS.beside.denial);
    if noun || is_denying(sentence.text, at) {
        return claim::subject_of(sentence, at, figure.anchor);
    }
    claim::read(sentence, figure)
}

/// «حكم قاض في البصرة بإعدام سبعة»: what a court rules has not been carried out.
fn is_sentence(sentence: &Sentence<'_>, figure: &CountDraft) -> bool {
    let start = figure.evidence.start;
    let has = |at: usize, words| sentence.text.lists(at).stem.has(words);
    if !has(start, WORDS.beside.execution) {
        return false;
    }
    let mut before = (sentence.tokens.start..start).rev();
    let ruling =
        before.find(|at| has(*at, WORDS.beside.rules) || has(*at, WORDS.beside.carries_out));
    ruling.is_some_and(|at| has(at, WORDS.beside.rules))
}

/// Where an aside of time opens that closes at `at`: «قضت محكمة، أول أمس، بإعدام».
fn time_aside(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    let comma = |at: usize| sentence.text.token(at).is_mark(',');
    let mut before = (sentence.tokens.start..at).rev();
    let opening = before.find(|at| !sentence.is_date(*at))?;
    (comma(at) && comma(opening) && opening + 1 < at).then_some(opening)
}

/// A verb reaches over its clause, a noun only to what stands beside it.
fn is_hypothetical(sentence: &Sentence<'_>, at: usize, start: usize, anew: bool) -> bool {
    if sentence.is_causing(at) {
        return false;
    }
    let stance = |m: &Meaning| (*m == Meaning::Stance(Stance::Hypothetical)).then_some(());
    let Some(((), found, rest)) = sentence.cursor(at).read(Kind::Stance, stance) else {
        // «قد يواصل احتجازهم، فيما أعلنت الشرطة اعتقال»: another clause
        let turns = |at: usize| sentence.is_particle(at, Particle::Turn);
        return (may(sentence, at) || will(sentence, at)) && !(at..start).any(turns);
    };
    let noun = found.agreement == Agreement::Any;
    let told = |at: usize| is_past_verb(sentence.cursor(at)) == Some(true);
    // «تهمة الشروع في قتل ضابط»: with an article only of what its own preposition governs
    let phrase = found.tag.tokens().len() > 1 && rest.at() == start;
    // «محاولة فرار قتل فيها 12», but «إذا قتل 12»
    let near = if found.tag.definite {
        phrase
    } else {
        sentence.is_clause_of(at, start) || !told(start) || is_past_verb(rest).is_some()
    };
    // «شابا حاول تنفيذ هجوم وأصيب جنديان»: what happened then is told of nobody's attempt
    let then = anew && told(at) && told(start);
    if noun { !anew && near } else { !then }
}

/// «قد تقفز الحصيلة إلى 500»: what «قد» before a verb of the present says may happen.
fn may(sentence: &Sentence<'_>, at: usize) -> bool {
    let rest = sentence.cursor(at).particle(Particle::May);
    // a verb alone can follow it
    let present = |verb: Cursor<'_>| {
        is_past_verb(verb).map_or_else(|| verb.form().starts_with(YA), |past| !past)
    };
    rest.is_some_and(present)
}

/// «ستتجاوز الحصيلة الخمسين»: a verb of the future, by the one of the present after its س.
fn will(sentence: &Sentence<'_>, at: usize) -> bool {
    let form = sentence.text.form(at);
    let verb = form.strip_prefix(AND).unwrap_or(form).strip_prefix(WILL);
    // «سكان» is no «كان» of the future
    let present = verb.filter(|verb| verb.starts_with(PRESENT));
    let lexicon = sentence.text.lexicon();
    let node = present.and_then(|verb| lexicon.start(lexicon.word(verb)?));
    node.is_some_and(|node| {
        lexicon.senses_at(node).iter().any(|sense| match sense {
            Sense::Word(id, agreement) => {
                let reaches = matches!(
                    lexicon.meaning(*id),
                    Meaning::Hedge(_) | Meaning::Particle(Particle::Reaches | Particle::Yields)
                );
                reaches && *agreement != Agreement::Any
            }
            Sense::Name(..) => false,
        })
    })
}

/// «عدد القتلى قد يصل إلى مئة»: whether a hypothetical word stands between the label of a count and its number.
fn is_forecast(sentence: &Sentence<'_>, figure: &CountDraft) -> bool {
    let number = figure.group.amount.first;
    let mut inside = figure.evidence.start + 1..number;
    inside.any(|at| {
        is_hypothetical(sentence, at, number, false) && !is_presupposed(sentence, at, number)
    })
}

/// «سبعة آلاف لاجئ يمكن أن يصلوا»: whether people who are told by their noun alone have a verb after them that says what
/// they may do.
fn is_expected(sentence: &Sentence<'_>, figure: &CountDraft) -> bool {
    let group = &figure.group;
    let alone = figure.evidence.start == group.first;
    let impersonal = |m: &Meaning| (*m == Meaning::Stance(Stance::Hypothetical)).then_some(());
    let expected = |at: usize| {
        let read = sentence.cursor(at).read(Kind::Stance, impersonal);
        read.is_some_and(|((), found, rest)| {
            found.agreement == Agreement::Any && sentence.is_particle(rest.at() - 1, Particle::That)
        })
    };
    let next = [group.end, group.end + 1];
    let near = next.iter().find(|at| may(sentence, **at) || expected(**at));
    alone && near.is_some_and(|at| !(group.end..*at).any(|at| sentence.is_boundary(at)))
}

/// Whether the count is told as past beside the hypothetical word at `at`: «مرشحة للارتفاع بعدما بلغت 45 قتيلا»,
/// «يخشى أن ترتفع الحصيلة التي بلغت 45 قتيلا», «يخشى … بعد مقتل 45».
fn is_presupposed(sentence: &Sentence<'_>, at: usize, start: usize) -> bool {
    let after = |m: &Meaning| (*m == Meaning::Timing(Timing::After)).then_some(());
    let noun = start.checked_sub(1).is_some_and(|before| {
        let timing = sentence.cursor(before).read(Kind::Timing, after);
        before > at && sentence.is_trigger(start) && timing.is_some()
    });
    let clause = sentence.context.parses.clauses(&sentence.tokens).at(start);
    let told = clause.is_some_and(|clause| {
        let aside = matches!(clause.link, Link::Circumstance | Link::Relative);
        let verb = clause.predicate.as_ref().map(|verb| verb.tokens.start);
        let past = verb.and_then(|verb| is_past_verb(sentence.cursor(verb)));
        aside && at < clause.tokens.start && past == Some(true)
    });
    noun || told
}

/// «إجمالي القتلى»: the word for a total may open the evidence itself.
fn opens_total(sentence: &Sentence<'_>, figure: &CountDraft) -> bool {
    let mut inside = figure.evidence.start..figure.group.amount.first.max(figure.evidence.start);
    inside.any(|at| sentence.stance(at, Stance::Total).is_some())
}

/// «دعا الجيش إلى إجلاء 80 ألفا»: what somebody asks for, its preposition right before the outcome word.
fn is_asked(sentence: &Sentence<'_>, at: usize, start: usize) -> bool {
    let governed = || {
        sentence
            .trigger_from(start)
            .is_some_and(|t| t.tokens.start == start && t.governed && !t.purposed && !t.is_verb())
    };
    // «طالبت بالاعتذار لمقتل»: another complement comes between
    let complement = |at: usize| {
        let attached = sentence.text.form(at).starts_with(PREPOSITIONS)
            && sentence
                .text
                .matches(at)
                .iter()
                .any(|tag| tag.clitics() > 0);
        attached || (sentence.is_preposition(at) && at + 1 < start) || sentence.is_trigger(at)
    };
    sentence
        .stance(at, Stance::Ask)
        .is_some_and(|end| !(end..start).any(complement))
        && governed()
}

/// A conjunction like «حيث أن», after which another clause begins.
fn is_link(sentence: &Sentence<'_>, at: usize) -> bool {
    let link = |m: &Meaning| (*m == Meaning::Particle(Particle::Function)).then_some(());
    let long = sentence.cursor(at).read(Kind::Particle, link);
    long.is_some_and(|((), found, rest)| {
        found.tag.tokens().len() > 1 && sentence.is_particle(rest.at() - 1, Particle::That)
    })
}

fn is_stop(sentence: &Sentence<'_>, at: usize) -> bool {
    let token = sentence.text.token(at);
    let digits = |at: usize| sentence.text.token(at).kind == TokenKind::Digits;
    let inside = at > 0 && token.glued && digits(at - 1) && digits(at + 1); // 45,129
    let goes_on =
        inside || sentence.text.form(at + 1).starts_with(AND) && sentence.is_trigger(at + 1);
    token.is_mark('.')
        || token.is_mark(';')
        || token.is_mark('(')
        || (token.is_mark(',') && !goes_on)
}

/// «منذ بدء الهجوم» in the clause of the count.
pub(super) fn has_start(sentence: &Sentence<'_>, figure: &CountDraft) -> bool {
    let since = |at: usize| {
        let is = |m: &Meaning| (*m == Meaning::Timing(Timing::Since)).then_some(());
        sentence.text.is(at, Kinds::of(Kind::Timing))
            && sentence.cursor(at).read(Kind::Timing, is).is_some()
            && !is_rare(sentence, at)
    };
    let anew = |at: usize| {
        sentence.text.token(at).is_mark(',') && sentence.text.form(at + 1).starts_with(AND)
    };
    let Range { start, end } = figure.evidence.clone();
    // «منذ مقتل 13 جنديا», «منذ سقوط 13 قتيلا»: what happened since the count itself
    let since = |at: usize| {
        let governs = at + 1 == start
            || at + 2 == start && sentence.is_particle(at + 1, Particle::Yields)
            || at + 2 == start && falls(sentence.text, at + 1);
        !governs && since(at)
    };
    let ends =
        |at: &usize| is_stop(sentence, *at) || sentence.text.is(*at, Kinds::of(Kind::Ordinal));
    (sentence.tokens.start..end)
        .rev()
        .take_while(|at| !is_stop(sentence, *at) && !anew(*at))
        .any(|at| since(at) && sentence.shares_clause(at, start))
        || (end..sentence.tokens.end)
            .take_while(|at| !ends(at))
            .any(|at| since(at) && sentence.shares_clause(at, start))
}

/// «الأعنف منذ عام 2014», «أول هجوم منذ مارس»: how rare an event is, not since when its victims are counted.
fn is_rare(sentence: &Sentence<'_>, at: usize) -> bool {
    (sentence.tokens.start..at)
        .rev()
        .take_while(|at| !is_stop(sentence, *at) && !sentence.is_trigger(*at))
        .any(|at| sentence.is_particle(at, Particle::Superlative))
}
