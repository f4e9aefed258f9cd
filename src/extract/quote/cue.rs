//! Words that ascribe speech.

use std::ops::Range;

use crate::extract::clause::speech::SPEECH;
use crate::extract::clause::{Factuality, attached_preposition, continuative, factuality};
use crate::extract::names::Names;
use crate::facts::CueStance;
use crate::grammar::Cursor;
use crate::lexicon::{
    Agreement, Kind, Kinds, Meaning, Particle, Particles, SpeechShape, Takes, TypeWord,
};
use crate::spelling::{ACCUSATIVE, AND, BY, FOR, NOMINATIVE, PRESENT, PRONOUNS, WHAT};
use crate::text::{LexiconMatch, Text, TokenKind};

/// A cue in the text.
#[derive(Debug, Clone)]
pub(super) struct CueMatch {
    pub(super) tokens: Range<usize>,
    /// Folded bytes of clitics before it, less the و that belongs to the cue as written.
    pub(super) lead: usize,
    pub(super) lemma: String,
    pub(super) shape: SpeechShape,
    pub(super) takes: Takes,
    pub(super) stance: CueStance,
    pub(super) agreement: Agreement,
    /// Whether a و joins it to what comes before.
    pub(super) joined: bool,
    /// Whether the word means other things as well: بين, ذكر.
    pub(super) ambiguous: bool,
    /// Whether nobody speaks when it has no subject: يعتقد أن.
    pub(super) impersonal: bool,
    /// Whether a pronoun hangs on it: قوله.
    pub(super) owned: bool,
}

/// The cues among some tokens, in order.
pub(super) fn find(text: &Text<'_>, names: &Names, tokens: Range<usize>) -> Vec<CueMatch> {
    let mut cues = Vec::new();
    let mut at = tokens.start;
    while at < tokens.end {
        let here = Cursor::new(text, tokens.start..text.len()).to(at);
        let speech = text.is(at, Kinds::of(Kind::Speech));
        let cue = speech.then(|| cue(here, names)).flatten();
        at = cue.as_ref().map_or(at + 1, |cue| cue.tokens.end);
        cues.extend(cue);
    }
    cues
}

fn cue(here: Cursor<'_>, names: &Names) -> Option<CueMatch> {
    if is_part_of_name(here, names) || is_turn(here) {
        return None;
    }
    let (found, _) = here
        .all(Kind::Speech)
        .find(|(found, _)| fits(here, found))?;
    let Meaning::Speech {
        lemma,
        shape,
        takes,
        stance,
    } = found.meaning
    else {
        return None;
    };
    let joined = here.form().starts_with(AND) && found.tag.lead > 0;
    if joined && is_told_of_document(here) {
        return None;
    }
    let owned = *shape == SpeechShape::Noun && (found.tag.tail > 0 || is_said(here, &found));
    Some(CueMatch {
        tokens: found.tag.tokens(),
        lead: 0,
        lemma: lemma.clone(),
        shape: *shape,
        takes: *takes,
        stance: *stance,
        agreement: if owned && found.tag.tail == 0 {
            Agreement::Any
        } else {
            found.agreement
        },
        joined,
        ambiguous: found
            .tag
            .kinds
            .without(Kinds::of(Kind::Speech))
            .intersects(OTHER),
        impersonal: here.particle(Particle::Impersonal).is_some(),
        owned,
    })
}

fn is_part_of_name(here: Cursor<'_>, names: &Names) -> bool {
    let title = names.title_covering(here.at());
    names.covering(here.at()).is_some() || title.is_some_and(|t| t.tokens.start < here.at())
}

/// Whether the writer takes over here, and nobody is said to speak: «يذكر أن», «وهو ما نفاه».
fn is_turn(here: Cursor<'_>) -> bool {
    let turn = here
        .particle(Particle::Turn)
        .is_some_and(|rest| rest.particle(Particle::That).is_some() || rest.at() > here.at() + 1);
    turn && factuality(here, false) == Factuality::Factual
}

/// «ذكر في بيان ورد في صفحته»: a verb of the document before it, which is spelled like و and another verb.
fn is_told_of_document(here: Cursor<'_>) -> bool {
    here.at().checked_sub(1).is_some_and(|before| {
        let noun = here.to(before);
        noun.particle(Particle::Document).is_some() && noun.token().is_word()
    })
}

/// «رد بالقول إن …»: what somebody does by saying.
fn is_said(here: Cursor<'_>, found: &crate::grammar::PhraseMatch<'_>) -> bool {
    let clause = here
        .to(found.tag.tokens().end)
        .particle(Particle::That)
        .is_some();
    let governed = found.tag.leads_with(here.text(), BY) || is_after_preposition(here);
    let refused = factuality(here, true) == Factuality::Negated;
    found.tag.definite && (governed || refused) && (clause || found.tag.leads_with(here.text(), BY))
}

/// Whether the word at `at` is a finite verb of saying.
pub(super) fn is_verb(text: &Text<'_>, at: usize) -> bool {
    is_shaped(text, at, SpeechShape::Verb)
}

/// Token after a verb with a pronoun in «بحسب ما نشرته الصحيفة», a verb of saying or an unknown one.
pub(super) fn with_pronoun<'t>(at: Cursor<'t>, cue: &CueMatch) -> Option<Cursor<'t>> {
    let told = |tag: &LexiconMatch| {
        tag.tail > 0 && tag.clitics() == 0 && tag.kinds.intersects(Kinds::of(Kind::Speech))
    };
    let relative = at.text().form(cue.tokens.end - 1).ends_with(WHAT);
    let ending = PRONOUNS.iter().any(|pronoun| at.form().ends_with(pronoun));
    let unknown = relative && at.matches().is_empty() && ending;
    let relays = at.particle(Particle::Relays).is_some();
    let verb = at.token().is_word() && (relays || at.matches().iter().any(told) || unknown);
    verb.then(|| at.skip())
}

/// Whether what a verb tells is a part of another clause, which goes on: «ما أعلنته الناطقة», «ما صرح به».
pub(super) fn is_of_object(text: &Text<'_>, cue: &CueMatch) -> bool {
    let Some(before) = cue.tokens.start.checked_sub(1) else {
        return false;
    };
    let opens = text.lists(before).whole.has(SPEECH.object);
    let here = Cursor::new(text, before..text.len());
    let relative = || here.particle(Particle::Relative).is_some();
    let form = text.form(cue.tokens.end - 1);
    let pronoun = PRONOUNS.iter().any(|pronoun| form.ends_with(pronoun));
    let oblique = || {
        here.to(cue.tokens.end)
            .particle(Particle::Oblique)
            .is_some()
    };
    cue.shape == SpeechShape::Verb && !cue.joined && (opens || relative()) && (pronoun || oblique())
}

/// Whether the word at `at` is a verb of relaying: نقل.
pub(super) fn is_relay(text: &Text<'_>, at: usize) -> bool {
    is_shaped(text, at, SpeechShape::Relay)
}

/// Whether «نقلا عن» stands here.
pub(super) fn is_relaying(at: Cursor<'_>) -> bool {
    let relay = |m: &Meaning| match m {
        Meaning::Speech { shape, .. } => (*shape == SpeechShape::Relay).then_some(()),
        _ => None,
    };
    at.read(Kind::Speech, relay)
        .is_some_and(|((), _, rest)| rest.at() > at.at() + 1)
}

fn is_shaped(text: &Text<'_>, at: usize, wanted: SpeechShape) -> bool {
    let shaped = |m: &Meaning| match m {
        Meaning::Speech { shape, .. } if *shape == wanted => Some(()),
        _ => None,
    };
    Cursor::new(text, at..at + 1)
        .read(Kind::Speech, shaped)
        .is_some()
}

/// Verbs take no article and no preposition before them; participles and nouns of speech no article.
fn fits(here: Cursor<'_>, found: &crate::grammar::PhraseMatch<'_>) -> bool {
    let Meaning::Speech { shape, .. } = found.meaning else {
        return false;
    };
    let lead = found.tag.clitics();
    let conjunction = lead == AND.len_utf8()
        && here
            .text()
            .form(here.at())
            .starts_with(crate::spelling::CONJUNCTIONS);
    let preposition = here.particle(Particle::Preposition).is_some() && lead == 0;
    if *shape == SpeechShape::Verb
        && (is_after_preposition(here) || preposition && is_after_comma(here))
    {
        return false; // «، عبر فيسبوك، أن»
    }
    // «جماعة تابعة لإيران», «فصيل تابع للجيش»; «اتفاق بين الحكومة والحركة»
    if *shape == SpeechShape::Verb && (is_belonging(here, found) || is_between(here)) {
        return false;
    }
    // «وهو أمر ينفيه الكرملين»: a noun
    if *shape == SpeechShape::Verb && is_glossed(here) {
        return false;
    }
    // «عقب الاجتماع» is «after the meeting»; «وعقب الوزير بأن» is what he says
    if *shape == SpeechShape::Verb && here.is(Kinds::of(Kind::Timing)) && !is_answered(here, true) {
        return false;
    }
    // «يبلغ عدد السكان مليونا» tells nobody anything
    if here.lists().stem.has(SPEECH.reaches) && !is_answered(here, true) {
        return false;
    }
    match shape {
        SpeechShape::Verb | SpeechShape::Relay => {
            // «أمين تقلا أن»: no accusative hangs on a verb
            let dual = usize::from(found.tag.tail) == ACCUSATIVE.len_utf8()
                && here.form().ends_with(ACCUSATIVE);
            let told = || found.tag.tail == 0 || !dual && is_answered(here, false);
            let purpose = || is_purpose(here, found);
            !found.tag.definite && (lead == 0 || conjunction || purpose()) && told()
        }
        SpeechShape::Participle => {
            let said_of = here.form().ends_with(NOMINATIVE); // «متفقون على أن»
            !found.tag.definite && (lead == 0 || conjunction) && !is_titled(here) && !said_of
        }
        SpeechShape::Noun => true,
        SpeechShape::According => lead == 0 || conjunction,
    }
}

/// «عادت ملحم لتؤكد أن»: a verb after ل whose clause follows at once.
fn is_purpose(here: Cursor<'_>, found: &crate::grammar::PhraseMatch<'_>) -> bool {
    let next = here.to(found.tag.tokens().end);
    found.tag.clitics() == FOR.len_utf8()
        && here
            .form()
            .strip_prefix(FOR)
            .is_some_and(|rest| rest.starts_with(PRESENT))
        && next.particle(Particle::That).is_some()
}

/// Whether an adjective rather than a verb stands before a noun on which ل is written: «تابع للجيش».
fn is_belonging(here: Cursor<'_>, found: &crate::grammar::PhraseMatch<'_>) -> bool {
    let next = here.to(found.tag.tokens().end);
    let outlet = |m: &Meaning| matches!(m, Meaning::TypeWord(TypeWord::Outlet)).then_some(());
    let told =
        next.read(Kind::TypeWord, outlet).is_some() || next.particle(Particle::Oblique).is_some();
    let noun = here.at().checked_sub(1).is_some_and(|before| {
        let before = here.to(before);
        before.token().is_word() && before.particle(Particle::Function).is_none()
    });
    let lead = found.tag.clitics() == 0;
    lead && noun
        && !told
        && here.lists().stem.has(SPEECH.adjective)
        && attached_preposition(next) == Some(FOR)
}

/// Whether «بين» stands after a noun or a number and before two that و joins: a preposition, «200 بين قتيل وجريح».
fn is_between(here: Cursor<'_>) -> bool {
    let noun = here.at().checked_sub(1).is_some_and(|before| {
        let before = here.to(before);
        let counted = before.token().kind == TokenKind::Digits;
        counted || before.token().is_word() && before.particle(Particle::That).is_none()
    });
    let between = noun && here.particle(Particle::Between).is_some();
    between
        && (here.at() + 2..here.text().sentence_of(here.at()).end.min(here.end()))
            .map(|at| here.to(at))
            .take_while(|at| at.token().is_word() && at.particle(Particle::That).is_none())
            .any(|at| at.form().starts_with(AND))
}

/// Whether a clause follows before any mark, «فأجابه النائب فلان بأن», that no participle opens, «نفاه ناطق قائلا إن»;
/// `with` when a ب must be written onto its أن.
fn is_answered(here: Cursor<'_>, with: bool) -> bool {
    let participle = |m: &Meaning| match m {
        Meaning::Speech { shape, .. } => (*shape == SpeechShape::Participle).then_some(()),
        _ => None,
    };
    let says = |at: &Cursor<'_>| at.read(Kind::Speech, participle).is_some() && !is_titled(*at);
    let opens = |at: &usize| {
        let may = here
            .text()
            .particles(*at)
            .intersects(Particles::of(Particle::That));
        let at = here.to(*at);
        may && at.particle(Particle::That).is_some() && (!with || at.form().starts_with(BY))
    };
    // every verb of a long sentence asks, so what is cheap comes first
    let first = here.at() + 1;
    let end = here.end().min(here.text().sentence_of(here.at()).end);
    let mut after = (first..end).take_while(|at| here.text().token(*at).is_word());
    let that = after.find(opens);
    that.is_some_and(|that| !(first..that).any(|at| says(&here.to(at))))
}

/// Whether «وهو» says right before that this is what was told, with a verb about it after.
fn is_glossed(here: Cursor<'_>) -> bool {
    let gloss = here.at().checked_sub(1).map(|before| here.to(before));
    let gloss = gloss.filter(|gloss| gloss.lists().whole.has(SPEECH.gloss));
    gloss
        .and_then(continuative)
        .is_some_and(|clause| clause.verb.at() > here.at())
}

fn is_after_comma(here: Cursor<'_>) -> bool {
    let before = here.at().checked_sub(1);
    before.is_some_and(|before| here.text().token(before).is_mark(','))
}

/// متحدث is a title before it is a participle.
fn is_titled(here: Cursor<'_>) -> bool {
    here.matches()
        .first()
        .is_some_and(|tag| tag.kinds.intersects(Kinds::of(Kind::Role)))
}

/// «عن رفض موسكو»: what a preposition governs is a noun, whatever verb it is spelled like.
fn is_after_preposition(here: Cursor<'_>) -> bool {
    use crate::lexicon::Particle::{About, At, In, Of, On, To};
    let Some(before) = here.at().checked_sub(1) else {
        return false;
    };
    let before = here.to(before);
    [About, At, In, Of, On, To].iter().any(|particle| {
        before
            .particle(*particle)
            .is_some_and(|rest| rest.at() == here.at())
    })
}

/// Kinds beside which a word of saying is in doubt.
const OTHER: Kinds = Kinds::of(Kind::Particle)
    .and(Kind::Timing)
    .and(Kind::Stance)
    .and(Kind::Unit)
    .and(Kind::Victims)
    .and(Kind::Role);
