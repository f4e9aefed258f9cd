//! The days that a heading, or the words before a list, tell of every count below: «التقرير الأسبوعي (5 - 11 شباط)»,
//! «الحصيلة منذ 26 حزيران», «عرفتها الأقاليم يومي السبت والأحد، ما يلي:».

use super::sentence::Sentence;
use super::when::{self, HeadingDays};
use crate::extract::clause::frames::WORDS;
use crate::facts::{Casualty, Days, Status};
use crate::text::TokenKind;

/// How many sentences a headline may have.
const HEADLINE: u32 = 3;

/// Days told above counts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Period {
    days: Days,
    /// Whether they are the first day of a total and what came after.
    since: bool,
    /// Whether they hold for the entries of a list only.
    listed: bool,
}

/// What a sentence without counts says of those below it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Above {
    /// The days of all of them.
    Period(Period),
    /// A day, which is that of the entries should it be of a live page: «لحظة بلحظة.. 22/1/2026».
    Day(Period),
    /// Another time, which ends what a heading before told: «حصيلة العام».
    Other,
}

/// What a heading or the words before a list tell of the time of what stands below.
pub(super) fn told_above(sentence: &Sentence<'_>) -> Option<Above> {
    // the days first: few sentences have them, and whether one is verbless asks for its clauses
    let (days, stretch) = when::of_heading(sentence)?;
    let listed = introduces_list(sentence);
    let heading = is_heading(sentence);
    if !(listed || heading || is_end_of_headline(sentence)) {
        return None;
    }
    let period = Period {
        days,
        since: stretch == HeadingDays::Since,
        listed,
    };
    // nobody was harmed in days that are still to come: «معرض بغداد (1-10 نوفمبر)»
    let past = sentence
        .context
        .published
        .is_none_or(|published| days.end.is_some_and(|end| end <= published));
    let told = past && is_report(sentence);
    match stretch {
        HeadingDays::Day if listed && told => Some(Above::Period(period)),
        HeadingDays::Day => (!listed).then_some(Above::Day(period)),
        HeadingDays::Range | HeadingDays::Since if (listed || heading) && told => {
            Some(Above::Period(period))
        }
        _ => heading.then_some(Above::Other),
    }
}

/// Whether it is of people who came to harm, or what did it: «مرور 10 سنوات 2013-2023» is not.
fn is_report(sentence: &Sentence<'_>) -> bool {
    let mut words = sentence.tokens.clone();
    words.any(|at| sentence.text.lists(at).stem.has(WORDS.beside.reports))
}

/// «لحظة بلحظة.. الحرب في يومها الألف»: whether it ends a headline that marks part into sentences.
fn is_end_of_headline(sentence: &Sentence<'_>) -> bool {
    let early = sentence.text.token(sentence.tokens.start).sentence < HEADLINE;
    early && ends_line(sentence) && is_verbless(sentence)
}

impl Period {
    /// Whether it still holds at a sentence: a list ends with the first line that is no entry.
    pub(super) fn holds(&self, sentence: &Sentence<'_>) -> bool {
        !self.listed || !sentence.begins_line() || is_entry(sentence)
    }

    /// Whether it tells the days of a count: of the news, or of a total since then.
    pub(super) fn covers(&self, casualty: &Casualty, background: bool) -> bool {
        !background || self.since && casualty.status == Status::Cumulative
    }

    /// Gives its days to a count without any.
    pub(super) fn date(&self, casualty: &mut Casualty) {
        if casualty.when.is_some() {
            return;
        }
        casualty.when = Some(self.days);
        if self.since {
            casualty.since = casualty.since.or(self.days.start);
            casualty.as_of = casualty.as_of.or(self.days.end);
        }
    }
}

/// Whether a colon ends the sentence and its line.
fn introduces_list(sentence: &Sentence<'_>) -> bool {
    let is_break = |at: usize| sentence.text.token(at).kind == TokenKind::Break;
    let words = sentence.tokens.clone().rev();
    let mut last = words.skip_while(|at| is_break(*at));
    last.next()
        .is_some_and(|at| sentence.text.token(at).is_mark(':'))
}

/// Whether the sentence is a line of its own without a verb.
fn is_heading(sentence: &Sentence<'_>) -> bool {
    sentence.begins_line() && ends_line(sentence) && is_verbless(sentence)
}

fn is_verbless(sentence: &Sentence<'_>) -> bool {
    let clauses = sentence.context.parses.clauses(&sentence.tokens);
    clauses
        .all()
        .iter()
        .all(|clause| clause.predicate.is_none())
}

fn ends_line(sentence: &Sentence<'_>) -> bool {
    let end = sentence.tokens.end;
    let is_break = |at: usize| sentence.text.token(at).kind == TokenKind::Break;
    end >= sentence.text.len() || is_break(end) || is_break(end - 1)
}

/// Whether a bullet or a dash opens the line of the sentence.
fn is_entry(sentence: &Sentence<'_>) -> bool {
    const OPENING: [char; 9] = ['«', '"', '“', '”', '‘', '(', '[', '#', '@'];
    let bullet = match sentence.text.token(sentence.tokens.start).kind {
        TokenKind::Mark(mark) => !OPENING.contains(&mark),
        _ => false,
    };
    bullet && sentence.begins_line()
}
