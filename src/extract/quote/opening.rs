//! Where the quoted words begin: at أن or إن, after a colon, at a quotation mark.

use super::cue::CueMatch;
use crate::extract::clause::speech::SPEECH;
use crate::extract::clause::{self, Clauses, Parses, after_adjuncts};
use crate::extract::names::Names;
use crate::facts::EntityType;
use crate::grammar::{Cursor, PhraseMatch};
use crate::lexicon::{Kind, Kinds, Meaning, Particle, Particles, SpeechShape, Takes};
use crate::spelling::{AND, ARTICLE, FEMININE, PRESENT, is_mark};
use crate::text::{LexiconMatch, Marked, Text, TokenKind};

/// Where quoted words begin.
#[derive(Debug, Clone, Copy)]
pub(super) enum Opening {
    /// A clause, at the token that opens it.
    Clause(usize),
    /// After a colon.
    Colon(usize),
    /// Between marks.
    Marks(Marked),
}

impl Opening {
    /// The token with which the words or the mark before them begins.
    pub(super) fn at(&self) -> usize {
        match self {
            Self::Clause(at) => *at,
            Self::Colon(at) => at - 1,
            Self::Marks(marked) => marked.open,
        }
    }

    /// Whether a و joins the clause to another («…، وأن …»), whose cue stands further before.
    pub(super) fn is_joined(&self, text: &Text<'_>) -> bool {
        matches!(self, Self::Clause(at) if text.form(*at).starts_with(AND))
    }

    /// Whether words in marks are too far from `cue`, or no clause, to be its own when both lie inside
    /// another quotation.
    pub(super) fn is_far(&self, text: &Text<'_>, cue: usize) -> bool {
        let clause = |open: usize| {
            Cursor::new(text, open + 1..text.len())
                .particle(Particle::That)
                .is_some()
        };
        matches!(self, Self::Marks(marked) if marked.open > cue + 2 || !clause(marked.open))
    }
}

/// Whether a colon with quoted words closes the clause: the marks before it belong to a name.
fn colon_follows(at: Cursor<'_>, clauses: &Clauses) -> bool {
    let next = clauses.next(at.at()).filter(|next| *next < at.end());
    let colon = next.and_then(|next| at.to(next).mark(':'));
    colon.is_some_and(|after| marked(after).is_some())
}

/// The fewest words in quotation marks that are a quotation on their own.
const FEWEST: usize = 3;

/// The most words between what is said and a noun of saying, or a word that means other things as well and has its
/// adjuncts: both tell words only right beside them, and no clause tells how near, since what they govern may be a clause
/// of another verb («ذكر المتحدث الصحفيين بموعد أعلنت الوزارة أنه»).
const NEAR: usize = 6;

/// Looks for the words of `cue` from `start` on, over adverbs and relative clauses.
pub(super) fn find(start: Cursor<'_>, cue: &CueMatch, parses: &Parses<'_>) -> Option<Opening> {
    let mut at = start;
    let clauses = parses.around(cue.tokens.start);
    let noun = cue.shape == SpeechShape::Noun && !cue.owned;
    let mut reach = match (cue.ambiguous, noun) {
        // «وذكر في بيان نشر في صفحة الجيش، عبر فيسبوك، أن»
        (true, false) => NEAR + after_adjuncts(start, parses.names()).at() - start.at(),
        (_, true) => NEAR,
        (false, false) => start.end() - start.at(),
    };
    while !at.is_done() && at.at() < start.at() + reach {
        if let Some(opening) = opening(at, start, cue, parses) {
            return Some(opening);
        }
        if let Some(rest) = after_relative(at, clauses).or_else(|| after_gloss(at, start, clauses))
        {
            reach += rest.at() - at.at();
            at = rest;
            continue;
        }
        if let Some(rest) = at.particle(Particle::Unnamed) {
            // «طلب عدم كشف اسمه», «لم تسمها أن»
            if rest.particle(Particle::That).is_some() && cue.takes != Takes::Words {
                return Some(Opening::Clause(rest.at()));
            }
            at = rest.skip();
            continue;
        }
        if ends(at, start, cue) {
            return None;
        }
        at = match marked(at) {
            Some(marked) => at.to(marked.close + 1),
            None => at.skip(),
        };
    }
    None
}

/// After a relative clause between commas that the clause of the cue follows: «، الذي سبق أن عمل طبيبا، أن».
fn after_relative<'t>(at: Cursor<'t>, clauses: &Clauses) -> Option<Cursor<'t>> {
    let inner = at.mark(',')?;
    // «ذكرت الصحيفة، نقلا عن ضابط، أن»: the clause is the officer's
    let source = shaped(inner, SpeechShape::According).is_some() && !super::cue::is_relaying(inner);
    inner
        .particle(Particle::Relative)
        .filter(|_| !source)
        .or(source.then_some(inner))?;
    let after_comma = |that: &usize| inner.to(*that - 1).mark(',').is_some();
    let that = clauses.complements(inner.at()).find(after_comma)?;
    within_line(inner, that)
}

/// At a later token of the same sentence, with no full stop before it («أ.ف.ب»).
fn within_line(from: Cursor<'_>, to: usize) -> Option<Cursor<'_>> {
    let stop = |at: usize| from.to(at).token().is_mark('.');
    let whole = to < from.end() && !(from.at()..to).any(stop);
    whole.then(|| from.to(to))
}

/// «(سبأ) وهي وكالة رسمية أن»: at the clause after words right after a subject that say who it is.
fn after_gloss<'t>(at: Cursor<'t>, start: Cursor<'t>, clauses: &Clauses) -> Option<Cursor<'t>> {
    let inner = at.mark(',').unwrap_or(at);
    if at.at() != start.at() || !inner.lists().whole.has(SPEECH.gloss) {
        return None;
    }
    within_line(inner, clauses.complements(inner.at()).next()?)
}

/// «أعلن الكرملين، الخميس، رئيس أذربيجان اعتذر»: a clause that has lost its أن begins with a name or
/// title after a time between commas.
pub(super) fn without_particle(start: Cursor<'_>, names: &Names) -> Option<Opening> {
    const TIMES: Kinds = Kinds::of(Kind::Weekday).and(Kind::DayOffset);
    let time = start.mark(',').filter(|at| at.is(TIMES))?;
    let comma = time
        .matches()
        .first()
        .map_or(time, |tag| time.to(tag.tokens().end));
    let clause = comma
        .to((comma.at()..comma.at() + 2).find(|i| comma.to(*i).token().is_mark(','))?)
        .skip();
    let named = names.starting(clause.at()).is_some() || names.title(clause.at()).is_some();
    named.then(|| Opening::Clause(clause.at()))
}

fn opening(
    at: Cursor<'_>,
    start: Cursor<'_>,
    cue: &CueMatch,
    parses: &Parses<'_>,
) -> Option<Opening> {
    let (names, clauses) = (parses.names(), parses.around(cue.tokens.start));
    if at.token().is_mark(':')
        && !between_digits(at)
        && (!cue.ambiguous || at.at() == cue.tokens.end || is_named_before(at, start, cue, names))
        && (cue.shape != SpeechShape::Noun || cue.owned)
    {
        return Some(Opening::Colon(at.at() + 1));
    }
    if let Some(marked) = marked(at) {
        let named = names
            .starting(marked.open + 1)
            .is_some_and(|naming| naming.tokens.end >= marked.close);
        let words = marked
            .inside()
            .filter(|i| at.text().token(*i).is_word())
            .count();
        let inner = at.to(marked.open + 1);
        let clause =
            at.at() == cue.tokens.end && inner.particle(Particle::That).is_some() && words > 1;
        let enough = words >= FEWEST && !named && (cue.shape != SpeechShape::Noun || cue.owned);
        let next = clauses.after_arguments(cue.tokens.end - 1);
        // «كتب فلان على منصة إكس: «…»»: a colon begins the clause of what it opens
        let own = |next: usize| {
            let colon = at.to(next).mark(':');
            at.at() <= next.max(start.at()) || colon.is_some_and(|words| words.at() == at.at())
        };
        let close = next.is_none_or(own) && !colon_follows(at.to(marked.close), clauses);
        // «قال في «منتدى المدن العربية» إن»: what a preposition governs is not said
        let governed = cue.takes != Takes::Preposition && at.at() > cue.tokens.end && {
            let before = at.to(at.at() - 1);
            [Particle::In, Particle::Of, Particle::With]
                .iter()
                .any(|particle| before.particle(*particle).is_some())
        };
        return ((enough && close && !governed) || clause).then_some(Opening::Marks(marked));
    }
    // «لقناة سي إن إن»
    let clause = at.particle(Particle::That).is_some() && names.covering(at.at()).is_none();
    (clause && cue.takes != Takes::Words && governs(at, start, cue, parses))
        .then(|| Opening::Clause(at.at()))
}

/// «ويروي الطفل ياسر:», «كتب النائب ياسر الدوري على منصة إكس:»: a colon after the subject of a verb and its adjuncts, no
/// preposition («بين قوتين:») and no plural of a noun («كتب الأطفال:»).
fn is_named_before(colon: Cursor<'_>, start: Cursor<'_>, cue: &CueMatch, names: &Names) -> bool {
    let first = colon.to(cue.tokens.start);
    let verb = first.particle(Particle::Between).is_none();
    let after = cue.tokens.end;
    let named = names.title(after).is_some()
        || names
            .starting(after)
            .is_some_and(|naming| names.is(naming, EntityType::Person));
    let subject = start.at() > after;
    let near = colon.at() == start.at();
    let far = || subject && after_adjuncts(start, names).at() == colon.at();
    verb && (cue.joined || named && subject) && (near || far())
}

/// Whether the أن here depends on the cue and not on a word between them (بعد أن, يجب أن, على أن).
fn governs(at: Cursor<'_>, start: Cursor<'_>, cue: &CueMatch, parses: &Parses<'_>) -> bool {
    const GRAMMAR: Kinds = Kinds::of(Kind::Particle).and(Kind::Stance);
    const TIMES: Kinds = Kinds::of(Kind::Vague).and(Kind::DayOffset);
    let (names, clauses) = (parses.names(), parses.around(cue.tokens.start));
    let Some(before) = at
        .at()
        .checked_sub(1)
        .filter(|before| *before >= cue.tokens.end)
    else {
        return true;
    };
    let previous = at.to(before);
    if after_adjuncts(start, names).at() == at.at() && at.at() > start.at() {
        return true; // «… في مؤتمر صحفي أن»
    }
    if after_gloss(start, start, clauses).is_some_and(|clause| clause.at() == at.at()) {
        return true;
    }
    if at.token().glued && previous.token().is_mark('.') {
        return false;
    }
    // right after a subject of several words, or of one that is no verb here: «أعلن الحكم أن»
    let person = start.at() > cue.tokens.end && previous.lists().stem.has(SPEECH.epithet);
    if at.at() == start.at() && (start.at() > cue.tokens.end + 1 || person) {
        return true;
    }
    // «في وقت سابق أن» against «من المنتظر أن»
    let phrase = phrase_before(at, start.at());
    if phrase.is_some_and(|phrase| phrase.particles.intersects(BESIDES)) {
        return true;
    }
    let phrase = phrase.map(|phrase| phrase.kinds);
    if phrase.is_some_and(|kinds| kinds.intersects(TIMES)) {
        return true;
    }
    if previous.particle(Particle::Besides).is_none()
        && phrase.is_some_and(|kinds| kinds.without(GRAMMAR).is_empty())
    {
        return false;
    }
    let stands = |particles: &[Particle]| particles.iter().any(|p| previous.particle(*p).is_some());
    let doubted = cue.takes == Takes::Preposition && stands(&[Particle::In]); // «شكك في أن»
    if doubted || stands(&[Particle::To, Particle::On, Particle::Of, Particle::About]) {
        let next = before <= start.at();
        // «طمأن الوزير المواطنين إلى أن»
        let own =
            cue.takes != Takes::Words && cue.takes != Takes::Clause && before < cue.tokens.end + 12;
        // «كشف مصدر، طلب عدم ذكر اسمه، عن أن …»
        let aside = start.token().is_mark(',') && at.to(before - 1).token().is_mark(',');
        return own || ((next || aside) && cue.takes != Takes::Words);
    }
    !is_governing(previous, start, cue)
}

/// Whether a clause after this word depends on it.
fn is_governing(word: Cursor<'_>, start: Cursor<'_>, cue: &CueMatch) -> bool {
    const OTHER: Kinds = Kinds::of(Kind::Timing).and(Kind::Stance).and(Kind::Hedge);
    let besides = word.particle(Particle::Besides).is_some();
    let grammar = word.particle(Particle::Function).is_some() || word.is(OTHER);
    let unknown = word.matches().is_empty() && !word.form().starts_with(ARTICLE);
    let verb = unknown && word.form().starts_with(PRESENT) && word.at() > cue.tokens.end;
    let noun = unknown && word.at() >= start.at() && is_feminine(word);
    word.particle(Particle::In).is_some() || (grammar && !besides) || verb || noun
}

/// Phrases that may stand between a cue and its clause: «في الوقت نفسه».
const BESIDES: Particles = Particles::of(Particle::Besides);

/// The listed phrase of several words that ends right before `at`.
fn phrase_before(at: Cursor<'_>, from: usize) -> Option<&LexiconMatch> {
    let first = at.at().saturating_sub(PHRASE).max(from);
    (first..at.at() - 1).find_map(|i| {
        let ends = |tag: &&LexiconMatch| tag.tokens().end == at.at();
        at.to(i).matches().iter().find(ends)
    })
}

/// The most words of a listed phrase.
const PHRASE: usize = 4;

/// Whether a word ends in ة, which the fold writes like the pronoun ه (زيارة, زيارته).
fn is_feminine(word: Cursor<'_>) -> bool {
    let written = word
        .text()
        .slice(word.text().span(word.at()..word.at() + 1));
    word.form().ends_with(FEMININE) && !written.trim_end_matches(is_mark).ends_with(FEMININE)
}

/// Where the search stops: the sentence's end, another cue, a word with which the writer takes over.
fn ends(at: Cursor<'_>, start: Cursor<'_>, cue: &CueMatch) -> bool {
    let stop = matches!(
        at.token().kind,
        TokenKind::Break | TokenKind::Mark('.' | ';' | '?' | '!')
    );
    (stop && !is_inside_sentence(at))
        || is_other_verb(at, start, cue)
        || is_other_source(at, cue)
        || is_other_participle(at, start, cue)
        || is_writer(at, start)
        || at.at() > start.at() && clause::continuative(at).is_some_and(|clause| clause.judges)
}

fn is_after_comma(at: Cursor<'_>, start: Cursor<'_>) -> bool {
    at.at() > start.at() && at.to(at.at() - 1).token().is_mark(',')
}

/// The word of saying of this shape that begins here, and the place after it.
fn shaped(at: Cursor<'_>, wanted: SpeechShape) -> Option<(PhraseMatch<'_>, Cursor<'_>)> {
    let is = |m: &Meaning| match m {
        Meaning::Speech { shape, .. } if *shape == wanted => Some(()),
        _ => None,
    };
    let ((), found, rest) = at.read(Kind::Speech, is)?;
    Some((found, rest))
}

/// A finite verb of saying that is another cue.
fn is_other_verb(at: Cursor<'_>, start: Cursor<'_>, cue: &CueMatch) -> bool {
    if at.at() <= cue.tokens.end {
        return false;
    }
    shaped(at, SpeechShape::Verb).is_some_and(|(found, rest)| {
        let rest = rest.particle(Particle::Besides).unwrap_or(rest);
        let after = at.at() > start.at() || start.at() > cue.tokens.end;
        let own = rest.particle(Particle::That).is_some() && after;
        let preposition = at.particle(Particle::Preposition).is_some(); // «، عبر فيسبوك، أن»
        found.tag.clitics() > 0 || is_after_comma(at, start) && !preposition || own
    })
}

/// «ذكرت الصحيفة نقلا عن مسؤولين أن …»: the clause is theirs.
fn is_other_source(at: Cursor<'_>, cue: &CueMatch) -> bool {
    let relay = shaped(at, SpeechShape::Relay);
    cue.shape == SpeechShape::Verb && relay.is_some_and(|(found, _)| found.tag.tokens().len() > 1)
}

/// «الاتفاقات بين الطرفين، موضحا أن …»: somebody else goes on.
fn is_other_participle(at: Cursor<'_>, start: Cursor<'_>, cue: &CueMatch) -> bool {
    let participle = (at.at() > start.at()).then(|| shaped(at, SpeechShape::Participle));
    participle.flatten().is_some_and(|(_, rest)| {
        let clause = [Particle::To, Particle::On]
            .iter()
            .find_map(|p| rest.particle(*p));
        let told = clause.unwrap_or(rest).particle(Particle::That).is_some();
        told || (is_after_comma(at, start) && cue.ambiguous)
    })
}

/// A word with which the writer takes over.
fn is_writer(at: Cursor<'_>, start: Cursor<'_>) -> bool {
    at.particle(Particle::Turn)
        .is_some_and(|rest| is_after_comma(at, start) || shaped(rest, SpeechShape::Verb).is_some())
}

/// Whether a dot («أ.ف.ب») or a line's end («قال الوزير ⏎ إن») does not end its sentence.
fn is_inside_sentence(at: Cursor<'_>) -> bool {
    (at.token().is_mark('.') || at.token().kind == TokenKind::Break)
        && !at.skip().is_done()
        && at.text().token(at.at() + 1).sentence == at.text().token(at.at()).sentence
}

fn between_digits(at: Cursor<'_>) -> bool {
    let digits = |i: usize| at.text().token(i).kind == TokenKind::Digits;
    at.token().glued && at.at() > 0 && digits(at.at() - 1) && digits(at.at() + 1)
}

/// The pair of marks that opens here.
pub(super) fn marked(at: Cursor<'_>) -> Option<Marked> {
    at.text().marks().opening(at.at())
}
