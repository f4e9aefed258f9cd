//! Headlines that name their source before a colon: «الكرملين: …».

use std::collections::BTreeMap;
use std::ops::Range;

use super::content::{Content, past_bullet};
use super::draft::QuoteDraft;
use crate::extract::clause::speech::SPEECH;
use crate::extract::clause::{Parses, after_adjuncts, channel, is_event, is_finite_verb};
use crate::extract::names::Names;
use crate::extract::participants::{AgentPhrase, SpeakerMention, party, subject};
use crate::facts::{CueStance, EntityType, Polarity, QuoteKind, Subtype};
use crate::grammar::Cursor;
use crate::lexicon::{Agreement, Kind, Kinds, Particle, Sense, SpeechShape, Takes};
use crate::spelling::{ARTICLE, FOR, is_first_person, is_we};
use crate::text::{Text, TokenKind};

/// The fewest words after the colon.
const FEWEST: usize = 3;

/// The quotation of a line that begins with a party and a colon.
pub(super) fn read(
    text: &Text<'_>,
    parses: &Parses<'_>,
    labels: &Labels<'_>,
    sentence: &Range<usize>,
) -> Option<QuoteDraft> {
    let names = parses.names();
    let start = after_flash(Cursor::new(text, sentence.clone()));
    let (party, colon) = source(start, names).filter(|_| starts_line(text, sentence.start))?;
    let (party, via, colon) = passed_on(party, colon, names);
    let after = colon.mark(':')?;
    let party_end = party.tokens.end;
    let line = if labels.is_repeated(text, sentence.start..colon.at()) {
        after.at()..line_end(text, after.at())
    } else {
        after.at()..sentence.end
    };
    let end = line
        .clone()
        .rev()
        .find(|i| text.token(*i).is_word())
        .map_or(line.start, |last| last + 1);
    let tokens = line.start..end;
    let cue = colon_cue(text, colon.at()..after.at());
    let words = tokens.clone().filter(|i| text.token(*i).is_word()).count();
    let own = speaks_of_itself(text, parses, &tokens, sentence);
    if !own && is_dateline(text, parses, &party, &tokens, sentence) {
        return None;
    }
    // «دمشق: نرفض التهديدات» says enough
    let fewest = FEWEST - usize::from(own);
    (words >= fewest).then(|| QuoteDraft {
        cue: cue.tokens.clone(),
        lead: 0,
        lemma: cue.lemma.clone(),
        stance: cue.stance,
        polarity: Polarity::Asserted,
        voice: Some(SpeakerMention::explicit(party, cue.agreement)),
        content: Content {
            tokens,
            lead: 0,
            kind: QuoteKind::Direct,
        },
        via: via.or_else(|| {
            let outlet = channel(start, party_end..colon.at(), names);
            outlet.map(|outlet| AgentPhrase::outlet(outlet, text, names))
        }),
    })
}

/// A colon as the word that ascribes.
fn colon_cue(text: &Text<'_>, colon: Range<usize>) -> super::cue::CueMatch {
    super::cue::CueMatch {
        lemma: text.slice(text.span(colon.clone())).to_owned(),
        tokens: colon,
        lead: 0,
        shape: SpeechShape::Verb,
        takes: Takes::Clause,
        stance: CueStance::Neutral,
        agreement: Agreement::Any,
        joined: false,
        ambiguous: false,
        impersonal: false,
        owned: false,
    }
}

/// «هآرتس عن مصدر أمني: …»: the source after an outlet and عن, with the outlet, and the place of the colon.
fn passed_on<'t>(
    party: AgentPhrase,
    after: Cursor<'t>,
    names: &Names,
) -> (AgentPhrase, Option<AgentPhrase>, Cursor<'t>) {
    let outlet = |entity: usize| names.entities[entity].subtype == Some(Subtype::Media);
    let relays = party.entity.is_some_and(outlet);
    let source = after
        .particle(Particle::About)
        .filter(|_| relays)
        .and_then(|about| subject(about, names));
    match source {
        Some((source, colon)) if source.is_agent() => (source, Some(party), colon),
        _ => (party, None, after),
    }
}

/// After a bullet or the time of an entry, and after «عاجل | » or «عاجل: », which name no source.
fn after_flash(start: Cursor<'_>) -> Cursor<'_> {
    let start = past_bullet(past_bullet(start).past_clock());
    let mark = (start.at()..start.end()).find(|at| !start.to(*at).token().is_word());
    let after = mark.filter(|mark| {
        let ends = ['|', ':', '.']
            .iter()
            .any(|ends| start.to(*mark).token().is_mark(*ends));
        ends && start.lists().stem.has(SPEECH.flash)
    });
    after.map_or(start, |mark| start.to(mark + 1))
}

/// A question or answer after its label: «س: …», «جواب: …». It names nobody.
pub(super) fn transcript(text: &Text<'_>, sentence: &Range<usize>) -> Option<QuoteDraft> {
    let label = sentence.start;
    let mark = text.token(label + 1);
    let labelled = text.token(label).is_word()
        && (mark.is_mark(':') || mark.is_mark('-'))
        && starts_line(text, label)
        && [SPEECH.question, SPEECH.answer]
            .iter()
            .any(|words| words.contains(text.form(label)));
    if !labelled {
        return None;
    }
    let start = label + 2;
    let mut line = start..line_end(text, start);
    let last = line
        .by_ref()
        .filter(|i| !text.token(*i).is_mark('.'))
        .last()?;
    let tokens = start..last + 1;
    let words = tokens.clone().filter(|i| text.token(*i).is_word()).count();
    (words >= FEWEST).then(|| QuoteDraft {
        cue: label..start,
        lead: 0,
        lemma: text.slice(text.span(label..start)).to_owned(),
        stance: CueStance::Neutral,
        polarity: Polarity::Asserted,
        voice: None,
        content: Content {
            tokens,
            lead: 0,
            kind: QuoteKind::Direct,
        },
        via: None,
    })
}

fn line_end(text: &Text<'_>, start: usize) -> usize {
    let mut tokens = start..text.len();
    tokens
        .find(|i| text.token(*i).kind == TokenKind::Break)
        .unwrap_or(text.len())
}

/// The labels before a colon that lines of the text begin with, and how many do: of an interview each answer is a whole
/// paragraph.
pub(super) struct Labels<'t> {
    lines: BTreeMap<&'t str, usize>,
}

impl<'t> Labels<'t> {
    pub(super) fn find(text: &'t Text<'_>) -> Self {
        let mut lines = BTreeMap::new();
        let starts = |at: &usize| *at == 0 || text.token(at - 1).kind == TokenKind::Break;
        for sentence in text.sentences() {
            let start = sentence.start;
            let colon = sentence.clone().find(|at| !text.token(*at).is_word());
            let label = colon.filter(|at| text.token(*at).is_mark(':') && starts(&start));
            if let Some(colon) = label.filter(|colon| *colon > start) {
                *lines
                    .entry(text.slice(text.span(start..colon)))
                    .or_default() += 1;
            }
        }
        Self { lines }
    }

    fn is_repeated(&self, text: &Text<'_>, label: Range<usize>) -> bool {
        let count = self.lines.get(text.slice(text.span(label)));
        count.is_some_and(|count| *count > 1)
    }
}

/// Whether a line begins here, or has only «عاجل..» before.
fn starts_line(text: &Text<'_>, at: usize) -> bool {
    let opens = |at: usize| at == 0 || text.token(at - 1).kind == TokenKind::Break;
    let dotted = at > 1 && text.token(at - 1).is_mark('.') && text.token(at - 2).is_mark('.');
    opens(at) || dotted && opens(text.sentence_of(at - 1).start)
}

/// The fewest words of a sentence that a dateline opens: «الخرطوم: لقي عشرة أشخاص …» is no headline.
const LEDE: usize = 12;

/// Whether the party is where the words come from: a place in whose name a whole sentence or what somebody else did is
/// told, «بغداد: قتل خمسة جنود», or one that no headline makes speak.
fn is_dateline(
    text: &Text<'_>,
    parses: &Parses<'_>,
    party: &AgentPhrase,
    words: &Range<usize>,
    sentence: &Range<usize>,
) -> bool {
    let names = parses.names();
    let count = words.clone().filter(|i| text.token(*i).is_word()).count();
    let stopped = text.token(sentence.end - 1).is_mark('.');
    let tells = || begins_with_verb(parses, words, sentence);
    let event = || stopped && is_event(Cursor::new(text, words.clone()));
    let told = || stopped && count >= LEDE || tells() || event();
    is_place(text, names, party) || is_location(names, party) && told()
}

/// Whether the first word is the verb of a clause, which tells what happened: «قصف الجيش مواقع المسلحين».
fn begins_with_verb(parses: &Parses<'_>, words: &Range<usize>, sentence: &Range<usize>) -> bool {
    let own = parses.clauses(sentence).at(words.start);
    let verb = own.and_then(|clause| clause.predicate.as_ref());
    verb.is_some_and(|verb| verb.tokens.start == words.start)
}

/// Whether whoever is named speaks in the first person.
fn speaks_of_itself(
    text: &Text<'_>,
    parses: &Parses<'_>,
    words: &Range<usize>,
    sentence: &Range<usize>,
) -> bool {
    let mut first = words.clone().take(FEWEST);
    let we = || is_we(text.form(words.start)) && begins_with_verb(parses, words, sentence);
    first.any(|i| is_first_person(text.form(i))) || we() || has_own(text, words)
}

/// «الأردن: لن نسمح بخرق أجوائنا»: a verb in the first person after a negation.
fn has_own(text: &Text<'_>, words: &Range<usize>) -> bool {
    let negation = |i: usize| text.is(i, Kinds::of(Kind::Stance).and(Kind::Particle));
    let mut pairs = words.clone().zip(words.clone().skip(1));
    pairs.any(|(first, second)| {
        negation(first) && is_we(text.form(second)) && text.matches(second).is_empty()
    })
}

/// Whether a place is named.
fn is_location(names: &Names, party: &AgentPhrase) -> bool {
    let place = |entity: usize| names.entities[entity].kind == EntityType::Location;
    party.entity.is_some_and(place)
}

/// The party that a line begins with, also in marks («حماس») or with whom it speaks to (بوتين لماكرون).
fn source<'t>(start: Cursor<'t>, names: &Names) -> Option<(AgentPhrase, Cursor<'t>)> {
    let marked = start.text().marks().opening(start.at());
    let inner = marked.map_or(start, |marked| start.to(marked.open + 1));
    let (speaker, after) = party(inner, names)?;
    let after = match marked {
        Some(marked) if after.at() == marked.close => after.skip(),
        Some(_) => return None,
        None => after,
    };
    let to = after
        .matches()
        .iter()
        .any(|tag| tag.leads_with(after.text(), FOR));
    let addressee = to.then(|| party(after, names)).flatten();
    let after = addressee.map_or(after, |(_, rest)| rest);
    let colon = if after.token().is_mark(':') {
        after
    } else {
        after_adjuncts(after, names)
    };
    // «عاجل: …» names nobody; «لودريغ في قمة المناخ: …» does
    let first = start.to(speaker.tokens.start);
    let unlisted = first.matches().is_empty() && !first.form().starts_with(ARTICLE);
    // «شهداء لقمة العيش: بلغ عددهم»: those who came to harm are told of
    if first.is(Kinds::of(Kind::Outcome)) {
        return None;
    }
    if is_finite_verb(first, names) {
        return None; // «كتب فلان على منصة إكس: …» is told by its verb
    }
    // «وكالات: قال المصدر إن»: where the report comes from; «سنرد على أي هجوم» is said by whoever is named
    if colon.mark(':').is_some_and(reports) {
        return None;
    }
    let named = speaker.is_agent() || (unlisted && colon.at() > after.at());
    named.then_some((speaker, colon))
}

/// Whether a verb of saying stands here that is told of somebody else.
fn reports(at: Cursor<'_>) -> bool {
    let own = is_first_person(at.form()) || is_we(at.form());
    !own && super::cue::is_verb(at.text(), at.at())
}

/// Whether a place is named that is no capital: «غزة: عشرات القتلى» says where, «روسيا: أسقطنا …» who.
fn is_place(text: &Text<'_>, names: &Names, party: &AgentPhrase) -> bool {
    let capital = |sense| match sense {
        Sense::Name(id, _) => text.lexicon().name(id).capital,
        Sense::Word(..) => false,
    };
    let mut tags = text.matches(party.tokens.start).iter();
    is_location(names, party) && !tags.any(|tag| text.senses(tag).any(capital))
}
