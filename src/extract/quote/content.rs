//! Where the quoted words end.

use std::ops::Range;

use super::cue::CueMatch;
use super::opening;
use super::opening::{Opening, marked};
use crate::extract::clause::speech::SPEECH;
use crate::extract::clause::{Factuality, Parses, continuative, factuality, is_listed_verb};
use crate::extract::names::Names;
use crate::extract::participants::party;
use crate::facts::{CueStance, QuoteKind};
use crate::grammar::Cursor;
use crate::lexicon::{Agreement, Kind, Kinds, Meaning, Particle, SpeechShape};
use crate::spelling::{
    ACCUSATIVE, AND, ARTICLE, FEMININE, FOR, OBLIQUE, PREPOSITIONS, PRESENT, SHE, is_first_person,
    is_we,
};
use crate::text::{Marked, Text, TokenKind};

/// What was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Content {
    pub(super) tokens: Range<usize>,
    /// Folded bytes of a و before it that does not belong to it.
    pub(super) lead: usize,
    pub(super) kind: QuoteKind,
}

impl Content {
    fn new(tokens: Range<usize>, kind: QuoteKind) -> Option<Self> {
        (!tokens.is_empty()).then_some(Self {
            tokens,
            lead: 0,
            kind,
        })
    }

    /// Whether the words belong to `sentence` and end at or before token `at`.
    pub(super) fn touches(&self, sentence: &Range<usize>, at: usize) -> bool {
        self.tokens.end > sentence.start && self.tokens.end <= at + 1 && self.tokens.end + 4 > at
    }
}

/// The words that begin at `opening`.
pub(super) fn read(
    text: &Text<'_>,
    parses: &Parses<'_>,
    opening: Opening,
    sentence: &Range<usize>,
    cue: &CueMatch,
) -> Option<Content> {
    match opening {
        Opening::Marks(marked) => spoken(text, marked, sentence, parses),
        Opening::Colon(at) => after_colon(text, parses, at, sentence, cue),
        Opening::Clause(at) => clause(text, parses, at, sentence, cue),
    }
}

/// Words between marks, with further ones after a few words of the writer.
fn spoken(
    text: &Text<'_>,
    first: Marked,
    sentence: &Range<usize>,
    parses: &Parses<'_>,
) -> Option<Content> {
    let mut last = first;
    while let Some(next) = continued(text, last, sentence, parses) {
        last = next;
    }
    let kind = if last == first {
        QuoteKind::Direct
    } else {
        QuoteKind::Mixed
    };
    let end = unclosed(text, parses, last).unwrap_or(last.close);
    Content::new(trim(text, first.open + 1..end), kind)
}

/// Where a mark that is never closed stops: before the sentence of its line in which the writer turns to another source.
fn unclosed(text: &Text<'_>, parses: &Parses<'_>, marked: Marked) -> Option<usize> {
    let closed = marked.close < text.len() && text.token(marked.close).kind != TokenKind::Break;
    let mut end = text.sentence_of(marked.open).end;
    while !closed && end < marked.close {
        let next = Cursor::new(text, text.sentence_of(end));
        let turned = next.particle(Particle::Turn);
        let rest = turned.unwrap_or(next);
        let clause = rest.mark(',').unwrap_or(rest);
        if turned.is_some() && has_new_source(clause, parses) {
            return Some(end);
        }
        end = next.end();
    }
    None
}

/// Further words in marks after a few of the writer among which no clause begins.
fn continued(
    text: &Text<'_>,
    last: Marked,
    sentence: &Range<usize>,
    parses: &Parses<'_>,
) -> Option<Marked> {
    let next = parses.around(last.close).next(last.close);
    let limit = next.map_or(sentence.end, |next| next + 1).min(sentence.end);
    let names = parses.names();
    let mut at = Cursor::new(text, last.close + 1..limit);
    while !at.is_done() {
        if let Some(next) = marked(at) {
            let named = names
                .starting(next.open + 1)
                .is_some_and(|naming| naming.tokens.end >= next.close);
            return (next.inside().len() >= 2
                && !named
                && text.marks().around(next.open) == text.marks().around(last.open))
            .then_some(next);
        }
        if at.is(Kinds::of(Kind::Speech))
            || matches!(
                at.token().kind,
                TokenKind::Mark('.' | ':') | TokenKind::Break
            )
        {
            return None;
        }
        at = at.skip();
    }
    None
}

fn after_colon(
    text: &Text<'_>,
    parses: &Parses<'_>,
    at: usize,
    sentence: &Range<usize>,
    cue: &CueMatch,
) -> Option<Content> {
    let here = Cursor::new(text, at..sentence.end);
    let opened = marked(here).or_else(|| marked(here.past('-')));
    if let Some(marked) = opened {
        return spoken(text, marked, sentence, parses);
    }
    if names_writer(here, cue, parses.names()) {
        return None;
    }
    let end = if cue.shape == SpeechShape::Verb && cue.tokens.end < at {
        paragraph_end(text, parses, at, sentence)
    } else {
        end(text, parses, at, sentence, cue.agreement)
    };
    Content::new(trim(text, at..end), QuoteKind::Direct).filter(|content| content.tokens.len() > 1)
}

/// «كتب: شريف النحاس»: a line of its own that says who wrote the article.
fn names_writer(at: Cursor<'_>, cue: &CueMatch, names: &Names) -> bool {
    const NAMES: Kinds = Kinds::of(Kind::GivenName).and(Kind::NameLink);
    let text = at.text();
    let first = cue.tokens.start;
    let opens = first == 0 || text.token(first - 1).kind == TokenKind::Break;
    let mut words = (at.at()..at.end()).take_while(|i| text.token(*i).kind != TokenKind::Break);
    let named = |i: usize| {
        let known = names.covering(i).is_some() || text.is(i, NAMES);
        text.token(i).is_word()
            && (known || text.matches(i).is_empty() && !text.form(i).starts_with(ARTICLE))
    };
    let given = names.covering(at.at()).is_some() || text.is(at.at(), NAMES);
    opens && cue.tokens.end + 1 == at.at() && given && words.all(named)
}

/// Where speech after a colon without marks ends: with its paragraph, or where the writer takes over.
fn paragraph_end(
    text: &Text<'_>,
    parses: &Parses<'_>,
    start: usize,
    sentence: &Range<usize>,
) -> usize {
    let names = parses.names();
    let mut end = end(text, parses, start, sentence, Agreement::Any);
    if end < sentence.end {
        return end;
    }
    loop {
        let next = Cursor::new(text, end..text.len());
        if next.is_done() || next.token().kind == TokenKind::Break {
            return end;
        }
        if end > start && text.token(end - 1).kind == TokenKind::Break {
            return end;
        }
        let own = is_first_person(next.form()) || is_we(next.form());
        let opens =
            next.is(Kinds::of(Kind::Speech)) && !own || is_turn(next) || marked(next).is_some();
        let sentence = text.sentence_of(end);
        let cued = super::cue::find(text, names, sentence.clone())
            .iter()
            .any(|cue| cue.shape == SpeechShape::Verb && cue.joined);
        // «أما رئيس البلدية فأكد أن»
        let turned = next
            .particle(Particle::Topic)
            .is_some_and(|rest| has_new_source(rest, parses));
        if opens || turned || cued || sentence.end <= end {
            return end;
        }
        end = sentence.end;
    }
}

fn clause(
    text: &Text<'_>,
    parses: &Parses<'_>,
    at: usize,
    sentence: &Range<usize>,
    cue: &CueMatch,
) -> Option<Content> {
    let names = parses.names();
    let end = end(text, parses, at, sentence, cue.agreement);
    let end = main_clause(text, at..end, sentence, cue, names).unwrap_or(end);
    let end = speaker_acts(text, at..end, cue).unwrap_or(end);
    let end = acts_then(text, at..end, cue).unwrap_or(end);
    let end = left_unsaid(text, at..end, names, cue).unwrap_or(end);
    let end = apodosis(text, at..end, names, cue).unwrap_or(end);
    let here = Cursor::new(text, at..sentence.end);
    let after = here.particle(Particle::That).map_or(at + 1, Cursor::at);
    if let Some(marked) = marked(here.to(after))
        .filter(|marked| marked.close + 1 >= trim(text, at..end.max(marked.close)).end)
    {
        return Content::new(trim(text, marked.inside()), QuoteKind::Direct);
    }
    let tokens = trim(text, at..end);
    let kind = kind_of(text, names, &tokens);
    let joined = text.form(at).starts_with(AND) && cue.tokens.end < at;
    let lead = if joined { AND.len_utf8() } else { 0 };
    Content::new(tokens, kind)
        .filter(|content| content.tokens.len() > 1)
        .map(|content| Content { lead, ..content })
}

/// Where the speaker acts besides: «لم تعلن الوزارة أن المحصول تلف، واكتفت بنشر صور». Gender tells: a verb after a
/// comma and و that agrees with the verb of saying and with no word of the clause, nor with the one after it.
fn speaker_acts(text: &Text<'_>, tokens: Range<usize>, cue: &CueMatch) -> Option<usize> {
    let speaks = match cue.agreement {
        Agreement::Feminine => true,
        Agreement::Singular => false,
        _ => return None,
    };
    let acts = |i: &usize| {
        let rest = text.form(*i).strip_prefix(AND);
        text.token(*i - 1).is_mark(',') && rest.is_some_and(is_listed_verb)
    };
    let at = (tokens.start + 3..tokens.end.saturating_sub(1)).find(acts)?;
    let feminine = |i: usize| text.form(i).ends_with([FEMININE, SHE]);
    let mut words = (tokens.start + 1..at).filter(|i| text.token(*i).is_word());
    let next = Cursor::new(text, at + 1..tokens.end);
    let governed = next.token().is_word() && next.form().starts_with(PREPOSITIONS);
    let other =
        next.token().is_word() && !next.form().starts_with(ARTICLE) && next.matches().is_empty();
    let here = Cursor::new(text, cue.tokens.start..text.len());
    // whoever has not said it does something else: «لم تؤكد الشركة أن …، واكتفت ببيان»
    let unsaid = factuality(here, cue.shape == SpeechShape::Noun) == Factuality::Negated;
    let goes_on = if unsaid && governed {
        feminine(at) == speaks
    } else if speaks {
        feminine(at) && !words.any(feminine) && (governed || other && !feminine(at + 1))
    } else {
        !feminine(at) && words.next().is_some_and(feminine) && governed
    };
    goes_on.then_some(at)
}

/// Where the speaker does something afterwards: «قال الوزير إن الميزانية أقرت، ثم غادر القاعة».
fn acts_then(text: &Text<'_>, tokens: Range<usize>, cue: &CueMatch) -> Option<usize> {
    let feminine = match cue.agreement {
        Agreement::Feminine => true,
        Agreement::Singular => false,
        _ => return None,
    };
    let then = |i: &usize| {
        let verb = text.form(*i + 1);
        text.token(*i - 1).is_mark(',')
            && text.lists(*i).whole.has(SPEECH.then)
            && is_listed_verb(verb)
            && !verb.starts_with(PRESENT)
            && verb.ends_with(SHE) == feminine
    };
    (tokens.start + 2..tokens.end.saturating_sub(2)).find(then)
}

/// Where is told what the speaker has not said besides: «لم تؤكد الهيئة أن الرحلة ألغيت، ولم تنف ذلك».
fn left_unsaid(
    text: &Text<'_>,
    tokens: Range<usize>,
    names: &Names,
    cue: &CueMatch,
) -> Option<usize> {
    let person = match cue.agreement {
        Agreement::Feminine => PRESENT[1],
        Agreement::Singular => PRESENT[0],
        _ => return None,
    };
    let unsaid = |i: &usize| {
        let verb = Cursor::new(text, *i + 1..tokens.end);
        text.token(*i - 1).is_mark(',')
            && text.form(*i).starts_with(AND)
            && verb.token().is_word()
            && verb.form().starts_with(person)
            && verb.is(Kinds::of(Kind::Speech))
            && factuality(verb, false) == Factuality::Negated
            && !is_agent(verb.skip(), names)
    };
    (tokens.start + 2..tokens.end.saturating_sub(1)).find(unsaid)
}

/// Where the clause begins that «في حين أعلنت موسكو أن …» opens: «، نفت كييف ذلك».
fn main_clause(
    text: &Text<'_>,
    tokens: Range<usize>,
    sentence: &Range<usize>,
    cue: &CueMatch,
    names: &Names,
) -> Option<usize> {
    let first = Cursor::new(text, sentence.clone());
    let opened = first.particle(Particle::Contrast)?;
    if opened.at() != cue.tokens.start {
        return None;
    }
    let acts = |i: &usize| {
        let here = first.to(*i);
        let verb = !here.form().starts_with(AND)
            && (is_listed_verb(here.form()) || here.is(Kinds::of(Kind::Speech)));
        text.token(*i - 1).is_mark(',') && verb && is_agent(here.skip(), names)
    };
    (tokens.start + 2..tokens.end).find(acts)
}

/// Where «لو قال إن …» tells what would have come of it: «لتغير مجرى القضية».
fn apodosis(text: &Text<'_>, tokens: Range<usize>, names: &Names, cue: &CueMatch) -> Option<usize> {
    let before = cue.tokens.start.checked_sub(1)?;
    let conditional = text.lists(before).whole.has(SPEECH.conditional);
    let verb = |i: &usize| {
        let here = Cursor::new(text, *i..tokens.end);
        let rest = here.form().strip_prefix(FOR);
        let long = rest.is_some_and(|rest| rest.chars().count() >= 3 && !rest.starts_with(FOR));
        let grammar = here.is(Kinds::of(Kind::Particle)) && !rest.is_some_and(is_listed_verb);
        let noun = here.form().ends_with(FEMININE) || grammar;
        long && !noun && names.covering(*i).is_none()
    };
    let mut after = (tokens.start + 2..tokens.end).rev();
    conditional.then(|| after.find(verb)).flatten()
}

/// Where a clause that begins at `start` ends: where its sentence does, or where the writer or the next cue takes over.
fn end(
    text: &Text<'_>,
    parses: &Parses<'_>,
    start: usize,
    sentence: &Range<usize>,
    said: Agreement,
) -> usize {
    let within = text.marks().around(start).map(|marked| marked.close);
    let limit = within.map_or(sentence.end, |close| close.min(sentence.end));
    let mut at = Cursor::new(text, start..limit).skip();
    while !at.is_done() {
        if takes_over(at, parses, said) || captioned(at) || contrasts(at, parses) {
            return at.at();
        }
        at = match marked(at).filter(|marked| marked.close < limit) {
            Some(marked) => at.to(marked.close + 1),
            None => at.skip(),
        };
    }
    limit
}

fn takes_over(at: Cursor<'_>, parses: &Parses<'_>, said: Agreement) -> bool {
    let (text, names) = (at.text(), parses.names());
    let before = text.token(at.at() - 1);
    // «انسحبت.من ناحيتها»: a full stop without a space after it ends no sentence
    let after_comma = [',', ';', '.'].iter().any(|mark| before.is_mark(*mark));
    let joined = text.form(at.at()).starts_with(AND);
    if is_hint(at) || is_unanswered(at, after_comma, names) {
        return true;
    }
    if let Some(rest) = contrast(at) {
        return (after_comma || joined || said_next(at)) && has_new_source(rest, parses);
    }
    if is_turn(at) && (after_comma || joined || said_next(at)) {
        return true;
    }
    let aside = || is_circumstance(at) || is_about_saying(at) || is_act_besides(at, said);
    if after_comma && (aside() || is_answer(at) || is_withheld(at) || is_judged(at, names)) {
        return true;
    }
    if !at.is(Kinds::of(Kind::Speech)) || names.covering(at.at()).is_some() {
        return false;
    }
    let cues = super::cue::find(text, names, at.at()..at.at() + 1);
    let Some(cue) = cues.into_iter().next() else {
        return false;
    };
    let after = at.to(cue.tokens.end);
    match cue.shape {
        SpeechShape::Participle => {
            is_adverbial(at, &cue)
                && agrees(said, cue.agreement)
                && (after_comma
                    || (at.form().ends_with(ACCUSATIVE) && after.token().is_word())
                    || opening::find(after, &cue, parses).is_some())
        }
        SpeechShape::Verb => {
            let own = || opening::find(after_subject(after, names), &cue, parses).is_some();
            let same = agrees(said, cue.agreement) || party(after, names).is_some();
            let next = after_comma && cue.joined && !cue.ambiguous;
            same && (next || ((after_comma || cue.joined) && own()))
        }
        SpeechShape::According => {
            let after = after_relay(after);
            let own = !after.token().is_word();
            own || is_agent(after, names) && (after_comma || is_last(after, names))
        }
        SpeechShape::Relay => after_comma,
        SpeechShape::Noun => false,
    }
}

/// After a verb of saying or relaying in words of ascription, with its pronoun: «وفق ما نقلت عنه قناة الشرق».
fn after_relay(at: Cursor<'_>) -> Cursor<'_> {
    let (text, verb) = (at.text(), at.at());
    if !super::cue::is_verb(text, verb) && !super::cue::is_relay(text, verb) {
        return at;
    }
    let next = at.skip();
    next.particle(Particle::Besides).unwrap_or(next)
}

/// After «فيما», «بينما»; nothing where they begin a longer phrase (فيما يتعلق).
fn contrast(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let rest = at.particle(Particle::Contrast)?;
    (!is_longer(at, rest)).then_some(rest)
}

/// Whether a word begins a longer phrase than the one that `rest` stands after.
fn is_longer(at: Cursor<'_>, rest: Cursor<'_>) -> bool {
    at.matches()
        .first()
        .is_some_and(|tag| tag.tokens().end > rest.at())
}

/// Whether somebody else says or denies something in the clause that begins here.
fn has_new_source(at: Cursor<'_>, parses: &Parses<'_>) -> bool {
    let names = parses.names();
    if at.is_done() {
        return false;
    }
    let next = parses.around(at.at()).next(at.at());
    let last = next.unwrap_or(at.end()).clamp(at.at(), at.end());
    let ends = |i: &usize| {
        let kind = at.to(*i).token().kind;
        matches!(kind, TokenKind::Mark(',' | '.') | TokenKind::Break)
    };
    let end = (at.at()..last).find(ends).unwrap_or(last);
    let cues = super::cue::find(at.text(), names, at.at()..end);
    let verb = |cue: &&CueMatch| matches!(cue.shape, SpeechShape::Verb | SpeechShape::Relay);
    let Some(cue) = cues.iter().find(verb) else {
        return false;
    };
    let before = party(at, names).filter(|(_, rest)| rest.at() == cue.tokens.start);
    let after = || party(at.to(cue.tokens.end), names);
    before
        .or_else(after)
        .is_some_and(|(party, _)| party.is_agent())
}

/// «، داعية الشهود إلى …»: what the speaker does besides.
fn is_circumstance(at: Cursor<'_>) -> bool {
    at.particle(Particle::Circumstance).is_some() && !at.form().starts_with(ARTICLE)
}

/// «، وذلك قبل انقطاع الاتصال به»: words about the speaking itself.
fn is_about_saying(at: Cursor<'_>) -> bool {
    const TIMES: Kinds = Kinds::of(Kind::Timing);
    let joined = at.form().starts_with(AND);
    let rest = at.particle(Particle::Demonstrative).filter(|_| joined);
    rest.is_some_and(|rest| {
        let inner = rest.particle(Particle::In).unwrap_or(rest);
        rest.is(TIMES) || inner.particle(Particle::Document).is_some()
    })
}

/// «، ردا على تقارير»: to what the speaker answers.
fn is_answer(at: Cursor<'_>) -> bool {
    at.lists().whole.has(SPEECH.answers) && at.skip().particle(Particle::On).is_some()
}

/// «، وهو ما وصفه متحدث عسكري بأنه», «، وهي بادرة رحب بها الرئيس»: what somebody else says of it.
fn is_judged(at: Cursor<'_>, names: &Names) -> bool {
    let judged = continuative(at).filter(|clause| clause.judges);
    judged.is_some_and(|clause| is_agent(clause.subject, names))
}

/// «في إشارة إلى إيران», «في تلميح واضح إلى الهجوم»: the writer says what is meant.
fn is_hint(at: Cursor<'_>) -> bool {
    let Some(noun) = at.particle(Particle::In) else {
        return false;
    };
    let next = noun.skip();
    let listed = noun.lists().whole.has(SPEECH.hint);
    listed
        && [next, next.skip()]
            .iter()
            .any(|here| here.particle(Particle::To).is_some())
}

/// «ولم يصدر تعليق من الجيش», «فيما لم تعلن أي جهة مسؤوليتها», «، ورفضت السفارة التعليق»: nobody else has answered yet,
/// which the writer tells.
fn is_unanswered(at: Cursor<'_>, after_comma: bool, names: &Names) -> bool {
    let contrasted = contrast(at);
    if contrasted.is_none() && !at.form().starts_with(AND) {
        return false;
    }
    let first = contrasted.unwrap_or(at);
    let verb = first.lists().whole.has(SPEECH.not).then(|| first.skip());
    let mut words = (first.at() + 1..first.end())
        .map(|i| first.to(i))
        .take_while(|here| here.token().is_word());
    let mut answered = || words.any(|here| here.lists().stem.has(SPEECH.answer_to));
    match verb {
        Some(verb) if verb.lists().whole.has(SPEECH.comments) => is_agent(verb.skip(), names),
        Some(verb) => verb.lists().whole.has(SPEECH.issues) && answered(),
        None => {
            let refuses = first.lists().whole.has(SPEECH.refuses);
            (after_comma || contrasted.is_some()) && refuses && answered()
        }
    }
}

/// «، دون أن يحدد عددهم», «، من دون أن يذكر أسماء»: what the speaker does not tell.
fn is_withheld(at: Cursor<'_>) -> bool {
    let of = at.particle(Particle::Of).unwrap_or(at);
    let Some(without) = [at, of]
        .into_iter()
        .find(|here| here.lists().whole.has(SPEECH.without))
    else {
        return false;
    };
    let verb = without.skip().particle(Particle::That);
    verb.is_some_and(|verb| {
        verb.lists().whole.has(SPEECH.specifies) || verb.is(Kinds::of(Kind::Speech))
    })
}

/// «، كما ألقى اللوم على الحزب»: what the speaker does besides, as the gender of the verb allows.
fn is_act_besides(at: Cursor<'_>, said: Agreement) -> bool {
    let next = at.skip();
    let feminine = next.form().ends_with(SHE);
    let told = next.lists().whole.has(SPEECH.besides);
    let own = match said {
        Agreement::Feminine => feminine,
        Agreement::Singular => !feminine,
        _ => false,
    };
    told && own && at.lists().whole.has(SPEECH.likewise) && !next.skip().form().starts_with(ARTICLE)
}

fn after_subject<'t>(at: Cursor<'t>, names: &Names) -> Cursor<'t> {
    party(at, names).map_or(at, |(_, rest)| rest)
}

/// A man does not go on in the feminine: what follows is said by somebody inside the clause.
fn agrees(said: Agreement, participle: Agreement) -> bool {
    !matches!(
        (said, participle),
        (Agreement::Feminine, Agreement::Singular) | (Agreement::Singular, Agreement::Feminine)
    )
}

/// «( رويترز )»: a picture's caption ends.
fn captioned(at: Cursor<'_>) -> bool {
    let inside = at.mark('(');
    let named = inside.and_then(|inside| inside.particle(Particle::Caption));
    let agency = named.or_else(|| inside.and_then(national));
    agency.is_some_and(|end| end.mark(')').or_else(|| end.mark('-')).is_some())
}

/// «الفرنسية»: an agency by its country.
fn national(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let (found, rest) = at.find(Kind::Nationality)?;
    (found.agreement == Agreement::Feminine && found.tag.definite).then_some(rest)
}

/// «لكنها رجحت أن …», «لكنه حرص على القول إن …»: a word between clauses and a word of saying with a
/// clause of its own.
fn contrasts(at: Cursor<'_>, parses: &Parses<'_>) -> bool {
    let names = parses.names();
    let after_comma = at.text().token(at.at() - 1).is_mark(',');
    let Some(first) = at.particle(Particle::Function) else {
        return false;
    };
    let but = at.particle(Particle::But);
    if after_comma && (denies(first, names) || has_speaker(but, names)) && but.is_some() {
        return true;
    }
    let next = parses.around(at.at()).next(at.at());
    let last = next.map_or(at.end(), |next| next + 1);
    let near = first.at()..last.clamp(first.at(), at.end());
    let cue = super::cue::find(at.text(), names, near).into_iter().next();
    cue.is_some_and(|cue| {
        let said = match cue.shape {
            SpeechShape::Verb => after_comma && cue.tokens.start == first.at(),
            SpeechShape::Noun => at.particle(Particle::But).is_some(),
            _ => false,
        };
        said && at.to(cue.tokens.end).particle(Particle::That).is_some()
    })
}

/// «لكن المجلس أعلن أن»: somebody else is named right before a verb of saying.
fn has_speaker(at: Option<Cursor<'_>>, names: &Names) -> bool {
    let Some((party, rest)) = at.and_then(|at| party(at, names)) else {
        return false;
    };
    let verb = rest.at()..(rest.at() + 1).min(rest.end());
    let says = super::cue::find(rest.text(), names, verb)
        .iter()
        .any(|cue| cue.shape == SpeechShape::Verb);
    party.is_agent() && says
}

/// «موسكو نفت ذلك»: somebody else denies it.
fn denies(at: Cursor<'_>, names: &Names) -> bool {
    let Some((party, rest)) = party(at, names).filter(|(party, _)| party.is_agent()) else {
        return false;
    };
    let verb = rest.at()..(rest.at() + 1).min(rest.end());
    let cue = super::cue::find(at.text(), names, verb).into_iter().next();
    let denial = |cue: &super::cue::CueMatch| cue.stance == CueStance::Denial;
    !party.tokens.is_empty() && cue.is_some_and(|cue| denial(&cue))
}

fn is_agent(after: Cursor<'_>, names: &Names) -> bool {
    party(after, names).is_some_and(|(party, _)| party.is_agent())
}

/// A source that ends the sentence: … وفق وزارة الصحة.
fn is_last(after: Cursor<'_>, names: &Names) -> bool {
    party(after, names).is_some_and(|(_, rest)| {
        rest.is_done()
            || matches!(
                rest.token().kind,
                TokenKind::Mark('.' | ',') | TokenKind::Break
            )
    })
}

/// An indefinite participle that says what the speaker does besides: مضيفا, مؤكدة.
fn is_adverbial(at: Cursor<'_>, cue: &CueMatch) -> bool {
    let noun = at.all(Kind::Speech).any(|(found, _)| {
        matches!(
            found.meaning,
            Meaning::Speech {
                shape: SpeechShape::Participle,
                ..
            }
        ) && !found.tag.definite
            && found.tag.tail == 0
    });
    // «الحلفاء متفقون على أن»: what is said of somebody stands in the nominative
    let form = at.form();
    let accusative = form.ends_with([ACCUSATIVE, FEMININE, SHE]) || form.ends_with(OBLIQUE);
    noun && !cue.owned && accusative
}

/// «فيما أعلنت …»: a verb of saying follows at once.
fn said_next(at: Cursor<'_>) -> bool {
    let after = at
        .matches()
        .first()
        .map_or(at.skip(), |tag| at.to(tag.tokens().end));
    after
        .read(Kind::Speech, |m| {
            matches!(
                m,
                Meaning::Speech {
                    shape: SpeechShape::Verb,
                    ..
                }
            )
            .then_some(())
        })
        .is_some()
}

/// فيما, بينما, والجدير بالذكر; an auxiliary (وكان) is too common to end a clause.
fn is_turn(at: Cursor<'_>) -> bool {
    at.particle(Particle::Turn)
        .is_some_and(|rest| !is_longer(at, rest))
        && at.particle(Particle::Auxiliary).is_none()
}

/// A stretch between marks that ends right before `at`, or before «هكذا».
pub(super) fn marked_before(text: &Text<'_>, at: usize) -> Option<Content> {
    let thus = |from: &usize| {
        let here = Cursor::new(text, *from..at);
        here.particle(Particle::Thus)
            .is_some_and(|rest| rest.at() == at)
    };
    let at = (at.saturating_sub(3)..at).find(thus).unwrap_or(at);
    let gap = |i: usize| {
        matches!(
            text.token(i).kind,
            TokenKind::Mark(',' | '-' | '.') | TokenKind::Break
        )
    };
    let close = (at.saturating_sub(3)..at).rev().find(|i| !gap(*i))?;
    let marked = text.marks().closing(close)?;
    let words = marked.inside().filter(|i| text.token(*i).is_word()).count();
    let content = Content::new(trim(text, marked.inside()), QuoteKind::Direct)?;
    (words >= 3).then_some(content)
}

/// The words between a pair of marks.
pub(super) fn in_marks(text: &Text<'_>, marked: Marked) -> Option<Content> {
    Content::new(trim(text, marked.inside()), QuoteKind::Direct)
}

/// The clause before «، وفق فلان».
pub(super) fn before_source(
    text: &Text<'_>,
    at: usize,
    sentence: &Range<usize>,
) -> Option<Content> {
    if let Some(content) = marked_before(text, at) {
        return Some(content);
    }
    let start = (sentence.start..at.saturating_sub(1))
        .rev()
        .find(|i| text.token(*i).is_mark(';'))
        .map_or(sentence.start, |mark| mark + 1);
    let start = after_setting(Cursor::new(text, start..at)).at();
    // «…، نقلا عن الأناضول، بحسب ما أفاد به مصدر طبي»
    let relayed = |i: &usize| {
        let comma = text.token(*i - 1).is_mark(',');
        comma && super::cue::is_relaying(Cursor::new(text, *i..at))
    };
    let end = (start + 1..at).find(relayed).unwrap_or(at);
    let tokens = trim(text, start..end);
    Content::new(tokens, QuoteKind::Indirect).filter(|content| content.tokens.len() >= 3)
}

/// After the bullet of a list and the place with which the writer opens: «• وفي حلب، قتل ستة».
fn after_setting(start: Cursor<'_>) -> Cursor<'_> {
    let start = past_bullet(start);
    let place = start
        .particle(Particle::In)
        .filter(|_| start.form().starts_with(AND));
    let comma = place.and_then(|place| {
        let mut inside = place.at()..place.end();
        let mark = inside.find(|at| !place.to(*at).token().is_word())?;
        let verb = (place.at()..mark).any(|at| place.to(at).is(Kinds::of(Kind::Speech)));
        place.to(mark).mark(',').filter(|_| !verb)
    });
    comma.filter(|rest| rest.token().is_word()).unwrap_or(start)
}

/// After the bullet of a list, whatever mark it is.
pub(super) fn past_bullet(start: Cursor<'_>) -> Cursor<'_> {
    let bullet = |at: &usize| match start.to(*at).token().kind {
        TokenKind::Mark(mark) => !OPENING.contains(&mark),
        _ => false,
    };
    let first = (start.at()..start.end()).find(|at| !bullet(at));
    first.map_or(start, |first| start.to(first))
}

/// Marks with which words of a sentence begin.
const OPENING: [char; 6] = ['«', '"', '“', '(', '[', '‘'];

/// The clause after «وفق فلان،».
pub(super) fn after_source(
    text: &Text<'_>,
    parses: &Parses<'_>,
    rest: Cursor<'_>,
    sentence: &Range<usize>,
) -> Option<Content> {
    let names = parses.names();
    let next = parses.clauses(sentence).next(rest.at());
    let last = next.unwrap_or(sentence.end).min(sentence.end);
    let comma = (rest.at()..last).find(|i| text.token(*i).is_mark(','));
    let start = comma.map_or(rest.at(), |comma| comma + 1);
    let clause = Cursor::new(text, start..sentence.end);
    let cued = super::cue::find(text, names, start..sentence.end)
        .iter()
        .any(|cue| {
            cue.shape != SpeechShape::Noun
                && opening::find(after_subject(clause.to(cue.tokens.end), names), cue, parses)
                    .is_some()
        });
    let tokens = trim(
        text,
        start..end(text, parses, start, sentence, Agreement::Any),
    );
    let kind = kind_of(text, names, &tokens);
    Content::new(tokens, kind).filter(|content| !cued && content.tokens.len() >= 3)
}

/// Tokens without the marks and breaks at their ends; closing quotation marks and brackets stay.
fn trim(text: &Text<'_>, tokens: Range<usize>) -> Range<usize> {
    let loose = |i: usize| {
        matches!(
            text.token(i).kind,
            TokenKind::Mark('.' | ',' | ';' | ':' | '-') | TokenKind::Break
        )
    };
    let last = tokens
        .clone()
        .rev()
        .find(|i| !loose(*i))
        .map_or(tokens.start, |i| i + 1);
    let first = (tokens.start..last).find(|i| !loose(*i)).unwrap_or(last);
    first..last
}

/// Direct when wholly in marks, mixed when in part.
fn kind_of(text: &Text<'_>, names: &Names, tokens: &Range<usize>) -> QuoteKind {
    let quoted = text
        .marks()
        .within(tokens.clone())
        .iter()
        .filter(|marked| marked.close < tokens.end);
    let words = quoted.filter(|marked| {
        names
            .starting(marked.open + 1)
            .is_none_or(|naming| naming.tokens.end < marked.close)
    });
    if words.count() > 0 {
        QuoteKind::Mixed
    } else {
        QuoteKind::Indirect
    }
}
