//! Whose words they are: named beside the verb, before it, or carried over from whoever spoke last.

use std::ops::Range;

use super::cue::CueMatch;
use crate::extract::clause::speech::SPEECH;
use crate::extract::clause::{
    self, Argument, Clause, Clauses, Factuality, Link, NounPhrase, Parses, Preposition, Role,
    after_adjuncts, attached_preposition, channel, factuality, has_article, noun_phrase,
};
use crate::extract::names::{Names, Title};
use crate::extract::participants::{
    self, AgentPhrase, SpeakerHistory, SpeakerMention, called, party,
};
use crate::facts::{EntityType, Subtype};
use crate::grammar::Cursor;
use crate::lexicon::{
    Agreement, Kind, Kinds, Meaning, NameSex, Particle, RoleClass, SpeechShape, Takes, TypeWord,
};
use crate::spelling::{
    ACCUSATIVE, ADJECTIVE, AND, ARTICLE, FEMININE, FOR, NOMINATIVE, OBLIQUE, PRESENT, PRONOUNS,
    SHE, is_we,
};
use crate::text::{Marked, Text, TokenKind};

/// Who has spoken before a cue.
pub(super) struct Heard<'h> {
    pub(super) history: &'h SpeakerHistory,
    /// The clauses of the text.
    pub(super) parses: &'h Parses<'h>,
    /// The token of the sentence after whoever spoke last in it.
    pub(super) since: usize,
    /// Whether a token stands inside words that are quoted already.
    pub(super) quoted: &'h dyn Fn(usize) -> bool,
}

/// The voice of a cue and the token after its subject.
pub(super) fn of<'c>(
    text: &Text<'_>,
    names: &Names,
    cue: &CueMatch,
    sentence: &Range<usize>,
    heard: &Heard<'_>,
    clauses: &dyn Fn() -> &'c Clauses,
) -> (Option<SpeakerMention>, usize) {
    let after = Cursor::new(text, sentence.clone()).to(cue.tokens.end);
    // «وأضاف سموه أن»
    let styled = after.lists().whole.has(SPEECH.style);
    let after = if styled { after.skip() } else { after };
    // «وهو ما رد عليه المتحدث قائلا»
    let oblique = after
        .particle(Particle::Oblique)
        .filter(|_| clause::is_continuative(after.to(cue.tokens.start), sentence.start));
    let after = oblique.unwrap_or(after);
    let carries = cue.shape == SpeechShape::Participle || cue.owned || styled;
    let told = |party: &AgentPhrase| cue.takes == Takes::Object && is_addressee(text, names, party);
    let general = cue.shape == SpeechShape::Noun;
    let fits = |party: &AgentPhrase| !(told(party) || general && party.is_vague(text));
    let asked = CueContext {
        text,
        names,
        cue,
        heard,
        clauses,
        carries,
    };
    let voice =
        |party: AgentPhrase| Some(SpeakerMention::explicit(asked.meant(party), cue.agreement));
    if let Some(party) = named_before(after, cue, names, clauses) {
        return (voice(party), after.at());
    }
    // «فإن البلد نبه الولايات المتحدة إلى أن»: who stands after is told
    let object = !carries && !cue.joined && cue.takes == Takes::Object && asked.topic().is_some();
    if !carries
        && !object
        && let Some((party, rest)) =
            subject(after, names, cue.takes, clauses).filter(|(party, _)| fits(party))
    {
        if is_qualifier(text, &party) {
            return (None, rest.at()); // «وأكد محليان أن»
        }
        return (voice(party), rest.at());
    }
    let before = !(carries || cue.joined || resumes(after, cue));
    let topic = before.then(|| asked.topic()).flatten();
    (
        topic.and_then(voice).or_else(|| asked.unnamed()),
        after.at(),
    )
}

/// Whether nothing is told of somebody but a quality, without the noun that it qualifies.
fn is_qualifier(text: &Text<'_>, party: &AgentPhrase) -> bool {
    let first = party.tokens.start;
    party.tokens.len() == 1 && text.lists(first).whole.has(SPEECH.qualifier)
}

/// A cue with all that tells who speaks.
struct CueContext<'a, 'c> {
    text: &'a Text<'a>,
    names: &'a Names,
    cue: &'a CueMatch,
    heard: &'a Heard<'a>,
    clauses: &'a dyn Fn() -> &'c Clauses,
    /// Whether no subject can stand after the cue.
    carries: bool,
}

impl CueContext<'_, '_> {
    /// Whom a noun phrase means after all that was said.
    fn meant(&self, party: AgentPhrase) -> AgentPhrase {
        let (text, names) = (self.text, self.names);
        latter(text, names, &party, self.heard.parses).unwrap_or_else(|| {
            let history = self.heard.history;
            history.recall(text, names, party, self.cue.tokens.start)
        })
    }

    /// The subject before the verb.
    fn topic(&self) -> Option<AgentPhrase> {
        subject_before(self.text, self.names, self.cue, (self.clauses)())
    }

    /// The subject of the clause that a participle belongs to; of the first one of its sentence when `first`.
    fn of_clause(&self, first: bool) -> Option<SpeakerMention> {
        let clauses = self.carries.then(|| (self.clauses)())?;
        let party = clause_subject(self.text, self.names, self.cue, (clauses, first))?;
        Some(SpeakerMention::explicit(self.meant(party), self.cue.agreement).by_context())
    }

    /// «وهو ما نفاه لافروف ووصفه بالكذب، قائلا», «الأمر الذي شككت فيه دمشق وقالت»: whoever did something to all that was
    /// told before, where nobody else acts after.
    fn of_continuative(&self) -> Option<SpeakerMention> {
        let (text, names, cue) = (self.text, self.names, self.cue);
        let start = cue.tokens.start;
        let first = self.heard.since.max(start.saturating_sub(CONTINUED));
        let here = Cursor::new(text, text.sentence_of(start)).until(start);
        let told = (first..start)
            .rev()
            .find_map(|at| clause::continuative(here.to(at)))?;
        let (party, rest) = match (told.judges, told.whole) {
            (true, _) => participants::subject_or_words(told.subject, names),
            (false, true) => participants::subject(told.subject, names),
            // «وهي مناطق يسيطر عليها الجيش»
            (false, false) => None,
        }?;
        let acts = |clause: &&Clause| {
            let verb = clause.predicate.as_ref().map(|verb| verb.tokens.start);
            let between = verb.is_some_and(|verb| verb >= rest.at() && verb < start);
            between && !clause.inherits && clause.link != Link::Relative
        };
        let clauses = (self.clauses)();
        let other = clauses.all().iter().any(|clause| acts(&clause));
        // «نفته موسكو، قائلا»: somebody else
        let verb = clauses
            .at(told.verb.at())
            .and_then(|clause| clause.predicate.as_ref());
        let feminine = verb.is_some_and(|verb| verb.verb.feminine);
        let apart = feminine && cue.agreement == Agreement::Singular;
        let acting = party.is_agent() || told.judges;
        if other || apart || !acting || !agrees(&party, cue) {
            return None;
        }
        Some(SpeakerMention::explicit(self.meant(party), cue.agreement).by_context())
    }

    /// The object of the sentence before, where whoever was heard last cannot be meant and nobody else has spoken.
    fn answering(&self) -> Option<SpeakerMention> {
        let at = self.cue.tokens.start;
        let silent = self.heard.since == self.text.sentence_of(at).start;
        let other = !self.carries && self.heard.history.is_other(self.cue.agreement) && silent;
        other
            .then(|| object_before(self.text, self.names, self.cue, self.heard))
            .flatten()
    }

    /// Whoever goes on to speak where nobody is named beside the cue.
    fn unnamed(&self) -> Option<SpeakerMention> {
        let (text, names, cue) = (self.text, self.names, self.cue);
        let last = || {
            self.heard
                .history
                .last(cue.agreement)
                .map(SpeakerMention::carried)
        };
        let only = || participants::only_one(text, names, cue.tokens.start, wanted(text, cue));
        self.of_continuative()
            .or_else(|| self.of_clause(false))
            .or_else(|| acting(text, names, cue, self.heard, self.clauses))
            .or_else(|| self.answering())
            .or_else(last)
            .or_else(only)
            .or_else(|| self.of_clause(true))
    }
}

/// «لكن الأخير نفى ذلك»: whoever was named last before in the sentence or the one before it, no subject there.
fn latter(
    text: &Text<'_>,
    names: &Names,
    party: &AgentPhrase,
    parses: &Parses<'_>,
) -> Option<AgentPhrase> {
    let first = party.tokens.start;
    if party.tokens.len() != 1 || !text.lists(first).stem.has(SPEECH.latter) {
        return None;
    }
    let feminine = text.form(first).ends_with(FEMININE);
    let fits = |found: &AgentPhrase| match found.agreement {
        Agreement::Feminine => feminine,
        Agreement::Singular => !feminine,
        _ => text.form(found.tokens.start).ends_with(FEMININE) == feminine,
    };
    let told = |argument: &Argument| {
        let region = Cursor::new(text, argument.nominal.tokens.clone());
        let (party, _) = participants::owner(region, names)?;
        fits(&party).then_some(party)
    };
    let named = |clauses: &Clauses| {
        let all = clauses.all();
        let before = all.partition_point(|clause| clause.tokens.start < first);
        let near = all[..before].iter().rev().take(ACTING);
        let mut before: Vec<&Argument> = near
            .flat_map(|clause| &clause.arguments)
            .filter(|argument| {
                argument.nominal.tokens.end <= first && argument.role != Role::Subject
            })
            .collect();
        before.sort_by_key(|argument| argument.nominal.tokens.start);
        let mut last = before.iter().rev();
        // whoever something was done to is meant before anybody whom a preposition governs
        let bare = |argument: &&&Argument| {
            let start = Cursor::new(text, argument.nominal.tokens.clone());
            argument.role == Role::Object && attached_preposition(start).is_none()
        };
        if let Some(object) = last.clone().find(bare) {
            return told(object);
        }
        last.find_map(|argument| told(argument).filter(AgentPhrase::is_agent))
    };
    let sentence = text.sentence_of(first);
    named(parses.clauses(&sentence)).or_else(|| {
        let before = sentence.start.checked_sub(1)?;
        named(parses.clauses(&text.sentence_of(before)))
    })
}

/// «انتقدت النقابة الوزير. وقال إن»: the object of the sentence before, where its subject cannot be meant.
fn object_before(
    text: &Text<'_>,
    names: &Names,
    cue: &CueMatch,
    heard: &Heard<'_>,
) -> Option<SpeakerMention> {
    let before = text.sentence_of(cue.tokens.start).start.checked_sub(1)?;
    let all = heard.parses.clauses(&text.sentence_of(before)).all();
    let main = all
        .iter()
        .rev()
        .take(ACTING)
        .find(|clause| clause.predicate.is_some() && is_main(all, clause))?;
    let object = main.object()?;
    let region = object.tokens.start..main.tokens.end;
    let party = participants::told_of(text, names, region, cue.agreement)?;
    let party = heard.history.recall(text, names, party, cue.tokens.start);
    Some(SpeakerMention::explicit(party, cue.agreement).by_context())
}

/// Whoever is named before a cue in another role than that of its subject.
fn named_before<'c>(
    after: Cursor<'_>,
    cue: &CueMatch,
    names: &Names,
    clauses: &dyn Fn() -> &'c Clauses,
) -> Option<AgentPhrase> {
    already(after, cue, names, clauses)
        .or_else(|| controller(after, cue, names, clauses))
        .or_else(|| source_of_noun(after, cue, names, clauses))
        .or_else(|| author(after, cue, names, clauses))
}

/// «وسبق للهيئة أن قالت إن», «لم يسبق للوزير أن أعلن أن»: whoever stands after ل has said it.
fn already<'c>(
    after: Cursor<'_>,
    cue: &CueMatch,
    names: &Names,
    clauses: &dyn Fn() -> &'c Clauses,
) -> Option<AgentPhrase> {
    if cue.shape != SpeechShape::Verb || cue.joined {
        return None;
    }
    let that = after.to(cue.tokens.start.checked_sub(1)?);
    that.particle(Particle::That)?;
    let first = beginning(clauses(), that.at())?;
    let verb = (first..that.at()).rev().map(|at| after.to(at));
    let verb = verb
        .take_while(|here| here.token().is_word() || here.token().is_mark(','))
        .find(|here| here.lists().stem.has(SPEECH.already))?;
    let region = verb.skip().until(that.at());
    (attached_preposition(region) == Some(FOR)).then_some(())?;
    participants::owner(region, names).map(|(party, _)| party)
}

/// «طالب المحتجون الرئيس بأن يعلن أن», «من شأن المندوب أن يؤكد أن»: whoever is asked or about to say it stands right
/// before the clause in which nothing has been said yet.
fn controller<'c>(
    after: Cursor<'_>,
    cue: &CueMatch,
    names: &Names,
    clauses: &dyn Fn() -> &'c Clauses,
) -> Option<AgentPhrase> {
    let that = after.to(cue.tokens.start.checked_sub(1)?);
    let verb = cue.shape == SpeechShape::Verb && !cue.joined;
    let here = after.to(cue.tokens.start);
    let open = verb && that.particle(Particle::That).is_some();
    if !open || factuality(here, false) == Factuality::Factual {
        return None;
    }
    // «دعت المعارضة رئيس الوزراء إلى أن يعلن أن»
    let before = after.to(that.at().checked_sub(1)?);
    let end = if before.particle(Particle::To).is_some() {
        before.at()
    } else {
        that.at()
    };
    let around = clauses().at(end.checked_sub(1)?)?;
    let ends = |argument: &&Argument| argument.nominal.tokens.end == end;
    let argument = around.arguments.iter().rev().find(ends)?;
    let asked = argument.role != Role::Subject || around.predicate.is_none();
    let region = argument.nominal.tokens.start..end;
    let (party, _) = participants::owner(Cursor::new(after.text(), region), names)?;
    (asked && party.is_agent() && agrees(&party, cue)).then_some(party)
}

/// Where the clause begins that holds the word before a token.
fn beginning(clauses: &Clauses, token: usize) -> Option<usize> {
    let around = clauses.at(token.checked_sub(1)?)?;
    Some(around.tokens.start)
}

/// «بثت القناة كلاما لمروان عبود، محافظ بيروت، قال فيه», «رسالة من الوزير جاء فيها»: whoever said what the verb is told of.
fn author<'c>(
    after: Cursor<'_>,
    cue: &CueMatch,
    names: &Names,
    clauses: &dyn Fn() -> &'c Clauses,
) -> Option<AgentPhrase> {
    let of_document = cue.tokens.len() > 1 || after.particle(Particle::Oblique).is_some();
    if cue.joined || cue.shape != SpeechShape::Verb || !of_document {
        return None;
    }
    let end = cue.tokens.start;
    let first = beginning(clauses(), end)?;
    let mut words = (first..end.saturating_sub(1)).rev().map(|at| after.to(at));
    let whose = words.find_map(|here| {
        let next = here.skip();
        let said = here.lists().stem.has(SPEECH.utterance);
        let own = (said && attached_preposition(next) == Some(FOR)).then_some(next);
        let sent = here.lists().stem.has(SPEECH.letter);
        own.or_else(|| next.particle(Particle::Of).filter(|_| sent))
    })?;
    let (party, rest) = participants::owner(whose.until(end), names)?;
    let person = party.role.is_some() || party.entity.is_some() || party.is_agent();
    (person && rest.past(',').at() >= end).then_some(party)
}

/// «أوردت الوكالة عن مصدر طبي قوله»: the source after عن that ends right before a noun of saying.
fn source_of_noun<'c>(
    after: Cursor<'_>,
    cue: &CueMatch,
    names: &Names,
    clauses: &dyn Fn() -> &'c Clauses,
) -> Option<AgentPhrase> {
    if cue.shape != SpeechShape::Noun || !cue.owned {
        return None;
    }
    let end = cue.tokens.start;
    let first = beginning(clauses(), end)?;
    let mut words = (first..end).rev().map(|at| after.to(at));
    let about = words.find_map(|here| here.particle(Particle::About))?;
    let (party, rest) = participants::subject(about.until(end), names)?;
    let whole = clause::after_adjuncts(after.to(rest.at()), names).at() >= end;
    (whole && party.is_agent()).then_some(party)
}

/// Whether a verb goes on with the subject of the clause before: «وجه الرئيس كلمة أثناء المهرجان، قال فيها».
fn resumes(after: Cursor<'_>, cue: &CueMatch) -> bool {
    let described = |before: usize| {
        let here = after.to(before);
        // «ألقت الناشطة خطابا قالت فيه»
        let document = here.particle(Particle::Document).is_some();
        here.token().is_mark(',') || document || here.form().ends_with(ACCUSATIVE)
    };
    after.particle(Particle::Oblique).is_some()
        && cue.tokens.start.checked_sub(1).is_some_and(described)
}

/// The number and gender of whoever speaks, as the verb or the pronoun of a noun tells: «قوله», «قولها».
fn wanted(text: &Text<'_>, cue: &CueMatch) -> Agreement {
    let form = text.form(cue.tokens.end - 1);
    let pronoun = PRONOUNS.iter().position(|pronoun| form.ends_with(pronoun));
    match pronoun.filter(|_| cue.owned) {
        Some(0) => Agreement::Singular,
        Some(1) => Agreement::Feminine,
        Some(_) => Agreement::Plural,
        None => cue.agreement,
    }
}

/// Whether the only noun phrase after «أبلغ» is whoever was told: «أبلغ نظيره أن», «أخبر الصحفيين بأن».
fn is_addressee(text: &Text<'_>, names: &Names, party: &AgentPhrase) -> bool {
    let counterpart = names
        .title(party.tokens.start)
        .is_some_and(|title| title.counterpart);
    let outlet = party
        .entity
        .is_some_and(|entity| names.entities[entity].subtype == Some(Subtype::Media));
    let after = Cursor::new(text, party.tokens.end..text.len());
    let clause = after.particle(Particle::That).is_some();
    let oblique = text.form(party.tokens.start).ends_with(OBLIQUE);
    clause && (counterpart || outlet || oblique)
}

/// The noun phrase after a verb and its adjuncts, unless the words of the quotation begin there at once.
fn subject<'t, 'c>(
    after: Cursor<'t>,
    names: &Names,
    takes: Takes,
    clauses: &dyn Fn() -> &'c Clauses,
) -> Option<(AgentPhrase, Cursor<'t>)> {
    let at = after_adjuncts(after, names);
    if let Some(marked) = super::opening::marked(at) {
        return in_marks(at, marked, names);
    }
    if let Some(noun) = at.particle(Particle::Any) {
        // «لم يؤكد أي طرف أن»
        let known = participants::subject(noun, names);
        return known.or_else(|| Some((called(at, noun.at() + 1), noun.skip())));
    }
    let object = before_object(at, names, takes);
    let until = object.as_ref().map_or(at.end(), |object| object.start);
    let Some((party, rest)) = participants::subject(at.until(until), names) else {
        return construct(at, names, clauses).filter(|_| object.is_none());
    };
    let (party, rest) = chained(party, rest, names);
    let rest = after.to(object.map_or(rest.at(), |object| object.end));
    // «قال في رسالة إلى الموظفين إن»: what a preposition governs is no subject
    let before = at.to(party.tokens.start.saturating_sub(1));
    let governed = [
        Particle::To,
        Particle::In,
        Particle::Of,
        Particle::With,
        Particle::On,
    ]
    .iter()
    .any(|particle| {
        before
            .particle(*particle)
            .is_some_and(|rest| rest.at() == party.tokens.start)
    });
    let each = party.tokens.start.checked_sub(2).map(|first| at.to(first));
    let each = each.is_some_and(|each| each.particle(Particle::Each).is_some());
    if governed && !each && party.tokens.start > after.at() {
        return None;
    }
    // after an adjunct only a noun phrase that surely means somebody is the subject
    (at.at() == after.at() || party.is_agent()).then_some((party, rest))
}

/// Words of which no list knows the first, in a construct or with an adjective, up to the clause: «جراح القلب الدكتور عادل
/// الشامري», «القوة البرية في الحرس»; the name in them, or all of them.
fn construct<'t, 'c>(
    at: Cursor<'t>,
    names: &Names,
    clauses: &dyn Fn() -> &'c Clauses,
) -> Option<(AgentPhrase, Cursor<'t>)> {
    let next = at.skip();
    let definite = |here: Cursor<'_>| here.token().is_word() && here.form().starts_with(ARTICLE);
    let unknown = at.token().is_word()
        && at.matches().is_empty()
        && attached_preposition(at).is_none()
        && !at.form().ends_with(ACCUSATIVE)
        && !at.lists().stem.has(SPEECH.adverb)
        && !clause::is_finite_verb(at, names)
        && !is_we(at.form()); // «وأضاف نوجه الشكر إلى»
    if !unknown || !definite(next) {
        return None;
    }
    let clause = clauses().next(at.at()).filter(|next| *next < at.end());
    let last = clause.map_or(at.end(), |clause| clause + 1);
    let end = (next.at()..last).map(|i| at.to(i)).find(|here| {
        let stops = !here.token().is_word() && text_mark(*here);
        stops || here.particle(Particle::That).is_some()
    })?;
    let clause = clause::after_adjuncts(end, names);
    clause.particle(Particle::That)?;
    let named = (next.at()..end.at()).find_map(|i| {
        let (party, rest) = participants::subject(at.to(i).until(end.at()), names)?;
        let person = party.entity.is_some() && party.role.is_some();
        (person && rest.at() >= end.at()).then_some(party)
    });
    let party = named.unwrap_or_else(|| called(at, end.at()));
    Some((party, at.to(end.at())))
}

/// «والي جهة سوس»: a title or noun of one word with the words that no list knows, up to the clause.
fn chained<'t>(party: AgentPhrase, rest: Cursor<'t>, names: &Names) -> (AgentPhrase, Cursor<'t>) {
    let open = party.tokens.len() == 1
        && party.entity.is_none()
        && party.agent
        && !has_article(Cursor::new(rest.text(), party.tokens.clone()));
    let free = |at: Cursor<'_>| {
        let adverb = at.form().ends_with(ACCUSATIVE) || at.lists().stem.has(SPEECH.adverb);
        at.token().is_word()
            && at.matches().is_empty()
            && !adverb
            && attached_preposition(at).is_none()
            && !clause::is_finite_verb(at, names)
    };
    if !open || !free(rest) {
        return (party, rest);
    }
    let end = (rest.at()..rest.end())
        .map(|at| rest.to(at))
        .find(|at| !free(*at));
    match end.filter(|end| end.particle(Particle::That).is_some()) {
        Some(end) => {
            let whole = called(rest.to(party.tokens.start), end.at());
            let role = whole.name.clone();
            let whole = AgentPhrase {
                role,
                agent: true,
                agreement: party.agreement,
                ..whole
            };
            (whole, end)
        }
        None => (party, rest),
    }
}

/// Whether a mark stands here that no name holds.
fn text_mark(at: Cursor<'_>) -> bool {
    !matches!(
        at.token().kind,
        TokenKind::Mark('«' | '»' | '"' | '“' | '”')
    )
}

/// Whoever is told, after the subject of a verb that must have one and whose clause comes next:
/// «أبلغ قائد الحامية | رئيس الأركان بأن», «أبلغت الطبيبة | والد الطفل أن».
fn before_object(at: Cursor<'_>, names: &Names, takes: Takes) -> Option<Range<usize>> {
    if takes != Takes::Object {
        return None;
    }
    let (whole, rest) = noun_phrase(at, names)?;
    let preposition = [Particle::Of, Particle::On, Particle::To]
        .iter()
        .find_map(|particle| rest.particle(*particle));
    preposition.unwrap_or(rest).particle(Particle::That)?;
    let begins = |i: &usize| {
        let here = at.to(*i);
        let title = names
            .title(*i)
            .is_some_and(|title| title.class != RoleClass::Honorific);
        let people = here.is(Kinds::of(Kind::Victims)) && here.form().starts_with(ARTICLE);
        let owned = here.matches().iter().any(|tag| tag.is_owned(at.text()));
        // «طمأن الوزير الأهالي»: a second definite noun that is no adjective of the first
        let second = *i + 1 == whole.tokens.end
            && whole.name.is_none()
            && here.form().starts_with(ARTICLE)
            && !here.form().ends_with(ADJECTIVE)
            && names.title_covering(*i).is_none();
        let bare = title && !here.form().starts_with(ARTICLE);
        let ends = |before: &NounPhrase| before.tokens.end == *i && before.definite;
        (bare || people || owned || second)
            && noun_phrase(at.until(*i), names).is_some_and(|(before, _)| ends(&before))
    };
    let object = (whole.tokens.start + 1..whole.tokens.end).find(begins)?;
    Some(object..whole.tokens.end)
}

/// «أعلن «المجلس الانتقالي الجنوبي» أنه …»: a name in quotation marks, known or right before its clause.
fn in_marks<'t>(
    at: Cursor<'t>,
    marked: Marked,
    names: &Names,
) -> Option<(AgentPhrase, Cursor<'t>)> {
    let rest = at.to(marked.close + 1);
    let inner = at.to(marked.open + 1);
    let known = party(inner, names)
        .filter(|(party, after)| party.entity.is_some() && after.at() >= marked.close);
    let preposition = [Particle::Of, Particle::On, Particle::To, Particle::About]
        .iter()
        .find_map(|particle| rest.particle(*particle));
    let clause = preposition.unwrap_or_else(|| after_adjuncts(rest, names));
    let clause = clause.particle(Particle::That);
    let told = clause.is_some() && marked.inside().len() <= NAME;
    let told = told && !inner.is_done() && inner.particle(Particle::That).is_none();
    let party = known
        .map(|(party, _)| party)
        .or_else(|| told.then(|| called(inner, marked.close)))?;
    Some((party, rest))
}

/// The most words of an unknown name in quotation marks.
const NAME: usize = 4;

/// «وكان الرئيس علييف ذكر أمس», «الجيش اعترف»: the subject before its verb, or whoever a clause of time or relation
/// is about: «المتحدث الذي قال إن».
fn subject_before(
    text: &Text<'_>,
    names: &Names,
    cue: &CueMatch,
    clauses: &Clauses,
) -> Option<AgentPhrase> {
    let clause = clauses.at(cue.tokens.start)?;
    let own = clause.predicate.as_ref()?.tokens.start == cue.tokens.start;
    let told = own && !clause.inherits;
    told.then(|| named(text, names, clause, cue)).flatten()
}

/// The party of a noun phrase that ends before a cue.
fn named(text: &Text<'_>, names: &Names, clause: &Clause, cue: &CueMatch) -> Option<AgentPhrase> {
    let subject = clause.subject()?;
    // «أحد أقرباء العائلة أكد», «عدد من السكان قالوا»
    let counts = |i: &usize| {
        [Particle::OneOf, Particle::Tally, Particle::Most]
            .iter()
            .any(|particle| {
                Cursor::new(text, *i..cue.tokens.start)
                    .particle(*particle)
                    .is_some()
            })
    };
    let first = subject.tokens.start;
    let counted = (first.saturating_sub(2)..first).find(counts);
    let region = counted.unwrap_or(first)..cue.tokens.start;
    let region = Cursor::new(text, region);
    let (party, _) = participants::subject(region, names)?;
    let party = without_object(party, region, clause, names);
    // «إن خاطفيهم قالوا»: a verb in the plural is told of people
    let people = cue.agreement == Agreement::Plural && !cue.joined;
    Some(party)
        .filter(|party| (party.is_agent() || people) && subject.tokens.end <= cue.tokens.start)
}

/// Whether a noun phrase right before a verb is its subject and nobody who is known to speak: «إن التحاليل تؤكد أن».
/// Whoever spoke last does not say it.
pub(super) fn is_told_of_unknown(cue: &CueMatch, clauses: &Clauses) -> bool {
    let clause = clauses.at(cue.tokens.start);
    let own = clause.filter(|clause| {
        let verb = clause.predicate.as_ref();
        let here = verb.is_some_and(|verb| verb.tokens.start == cue.tokens.start);
        here && !clause.inherits
            && clause.link != Link::Relative
            && cue.shape == SpeechShape::Verb
            && !cue.joined
    });
    let subject = own.and_then(Clause::subject);
    subject.is_some_and(|subject| subject.tokens.end == cue.tokens.start)
}

/// The subject of the clause that a participle belongs to: the first of its sentence when `first`, else another one,
/// «…، أما روسيا فدافعت عنها، قائلة», «…، ورد عليه الحزب قائلا».
fn clause_subject(
    text: &Text<'_>,
    names: &Names,
    cue: &CueMatch,
    (clauses, first): (&Clauses, bool),
) -> Option<AgentPhrase> {
    let start = clauses.all().first()?.tokens.start;
    let mut clause = clauses.at(cue.tokens.start)?;
    // «الأمر الذي نفاه متحدث قائلا», «وهو ما نفته الهيئة، قائلة»: a comma ends the clause that the participle belongs to
    let ended = || {
        let comma = cue.tokens.start.checked_sub(1)?;
        let last = text
            .token(comma)
            .is_mark(',')
            .then(|| comma.checked_sub(1))??;
        // «الهدنة التي اقترحتها واشنطن، مضيفا»: a noun that is described goes on with nobody
        let ended = clauses.at(last)?;
        let free = text.lists(ended.tokens.start).whole.has(SPEECH.object);
        free.then_some(ended)
    };
    let told = |clause: &Clause| speaker_of_relative(text, names, cue, clause);
    if !first && let Some(party) = told(clause).or_else(|| told(ended()?)) {
        return Some(party);
    }
    while let Some(around) = clause.parent {
        clause = clauses.all().get(around)?;
    }
    let place = (clause.tokens.start == start) == first;
    let own = clause.predicate.is_some() && !clause.inherits && place;
    let party = own.then(|| named(text, names, clause, cue)).flatten();
    party.filter(|party| agrees(party, cue))
}

/// Whoever does in a relative clause what a pronoun on its verb means: «وهو ما نفاه متحدث عسكري، قائلا».
fn speaker_of_relative(
    text: &Text<'_>,
    names: &Names,
    cue: &CueMatch,
    clause: &Clause,
) -> Option<AgentPhrase> {
    let predicate = clause.predicate.as_ref()?;
    let subject = clause.subject()?;
    let mut tags = text.matches(predicate.tokens.start).iter();
    let owned = tags.any(|tag| tag.tail > 0 && tag.kinds.intersects(Kinds::of(Kind::Speech)));
    let object = predicate.verb.has_object || owned;
    let acts = object && subject.tokens.start >= predicate.tokens.end;
    if clause.link != Link::Relative || !acts || predicate.tokens.end > cue.tokens.start {
        return None;
    }
    named(text, names, clause, cue).filter(|party| party.is_agent() && agrees(party, cue))
}

/// The subject of the last clause before a cue that says what somebody did and in which nobody has spoken:
/// «زار الأمين العام القرية، وثمن المدير الزيارة وقال».
fn acting<'c>(
    text: &Text<'_>,
    names: &Names,
    cue: &CueMatch,
    heard: &Heard<'_>,
    clauses: &dyn Fn() -> &'c Clauses,
) -> Option<SpeakerMention> {
    if cue.tokens.start <= heard.since + 1 {
        return None;
    }
    let all = clauses().all();
    let before = all.partition_point(|clause| clause.tokens.start < cue.tokens.start);
    let tells = |clause: &&Clause| {
        clause.predicate.as_ref().is_some_and(|predicate| {
            let at = predicate.tokens.start;
            let here = Cursor::new(text, clause.tokens.clone()).to(at);
            let after = at >= heard.since && at < cue.tokens.start;
            after && !(heard.quoted)(at) && !is_of_source(here)
        })
    };
    let acts = all[..before].iter().rev().take(ACTING).filter(tells);
    let own = acts.filter(|clause| !clause.inherits && is_main(all, clause));
    let mut subjects = own.filter_map(|clause| {
        let party = named(text, names, clause, cue)?;
        let feminine = clause.predicate.as_ref()?.verb.feminine;
        Some((party, feminine))
    });
    // «والتقت مديره سامي خوري»: whoever is met by her
    let told = |(party, feminine): &(AgentPhrase, bool)| !feminine || !is_man(text, names, party);
    let (party, feminine) = subjects.find(told)?;
    let party = latter(text, names, &party, heard.parses)
        .unwrap_or_else(|| heard.history.recall(text, names, party, cue.tokens.start));
    // «رفض الأهالي القرار وقالوا»: a verb before its subject is in the singular, however many they are
    let known = party.entity.is_some() || party.role.is_some();
    let gender = match (feminine, cue.agreement) {
        (true, _) => Agreement::Feminine,
        (false, Agreement::Plural | Agreement::Dual) if !known => Agreement::Any,
        (false, _) => Agreement::Singular,
    };
    let voice = SpeakerMention::explicit(party, gender).carried();
    voice.agrees(cue.agreement).then_some(voice)
}

/// Whether a clause and all around it stand beside each other, so that none is told of by another.
fn is_main(all: &[Clause], clause: &Clause) -> bool {
    let around = |clause: &&Clause| clause.parent.and_then(|around| all.get(around));
    let mut own = std::iter::successors(Some(clause), around);
    own.all(|clause| matches!(clause.link, Link::Coordinate | Link::Contrast))
}

/// Whether a title or given name says that somebody is a man.
fn is_man(text: &Text<'_>, names: &Names, party: &AgentPhrase) -> bool {
    let role = names
        .title(party.tokens.start)
        .is_some_and(|title| title.agreement == Agreement::Singular);
    let male = |m: &Meaning| matches!(m, Meaning::GivenName(NameSex::Male)).then_some(());
    let given = Cursor::new(text, party.tokens.clone()).read(Kind::GivenName, male);
    role || given.is_some()
}

/// Whether a verb belongs to words of ascription: «وفق ما نقلت وكالة الأنباء».
fn is_of_source(verb: Cursor<'_>) -> bool {
    let according = |m: &Meaning| match m {
        Meaning::Speech { shape, .. } => (*shape == SpeechShape::According).then_some(()),
        _ => None,
    };
    let first = verb.at().saturating_sub(SOURCED);
    (first..=verb.at()).any(|at| {
        let read = verb.to(at).read(Kind::Speech, according);
        read.is_some_and(|((), _, rest)| rest.at() >= verb.at())
    })
}

/// The most words of ascription before such a verb.
const SOURCED: usize = 3;

/// The clauses among which a sentence has its first verb, after a phrase that it opens with.
const OPENING: usize = 3;

/// The most words between what opens a continuative clause and a cue that its subject still speaks in: «وهو ما نفاه
/// لافروف ووصفه بالكذب، قائلا».
const CONTINUED: usize = 24;

/// The most clauses before a cue in which its subject is looked for.
const ACTING: usize = 8;

/// Whether a verb or participle can be told of a party, as their genders say.
fn agrees(party: &AgentPhrase, cue: &CueMatch) -> bool {
    !matches!(
        (party.agreement, cue.agreement),
        (Agreement::Feminine, Agreement::Singular) | (Agreement::Singular, Agreement::Feminine)
    )
}

/// Outlet and speaker of «نقلت رويترز عن مصدر», and the place after them.
pub(super) fn outlet_and_source<'t>(
    start: Cursor<'t>,
    names: &Names,
    clauses: &Clauses,
) -> Option<(Option<AgentPhrase>, AgentPhrase, Cursor<'t>)> {
    let about = Particle::About;
    let next = clauses.next(start.at()).unwrap_or(start.end());
    let last = next.max(start.at()).min(start.end());
    // «نقلا عن ضابط», «نسب إلى الوزير»: one word with its preposition
    let last_word = start.at().checked_sub(1).map(|before| start.to(before));
    let inside = last_word.is_some_and(|word| {
        word.particle(about).is_some() || word.particle(Particle::To).is_some()
    });
    if inside {
        let (speaker, rest) = quoted(start, last, names)?;
        return Some((None, speaker, rest));
    }
    let near = (start.at()..last).map(|at| start.to(at));
    let after = |particle| near.clone().find(|at| at.particle(particle).is_some());
    let source = after(about).or_else(|| after(Particle::To))?;
    let region = start.until(source.at());
    let outlet = || noun_phrase(region, names).filter(|_| outlet_at(region, names).is_some());
    let via = outlet()
        .map(|(outlet, _)| AgentPhrase::outlet(outlet, start.text(), names))
        .or_else(|| subject(region, names, Takes::Clause, &|| clauses).map(|(via, _)| via));
    let (speaker, rest) = quoted(source.skip(), last, names)?;
    Some((via, speaker, rest))
}

/// Whether a verb tells what a source after عن said by itself: «أذاعت القناة عن مصدر قوله إن».
pub(super) fn passes_on_words(at: Cursor<'_>, names: &Names, clauses: &Clauses) -> bool {
    at.particle(Particle::About).is_some()
        && outlet_and_source(at, names, clauses).is_some_and(|(_, _, rest)| is_own_noun(rest))
}

/// Whether a noun of saying with a pronoun stands here: قوله. «الشرطة» is folded like a verb with one.
fn is_own_noun(at: Cursor<'_>) -> bool {
    let noun = |m: &Meaning| match m {
        Meaning::Speech { shape, .. } => (*shape == SpeechShape::Noun).then_some(()),
        _ => None,
    };
    let mut nouns = at.all(Kind::Speech);
    nouns.any(|(found, _)| {
        noun(found.meaning).is_some() && found.tag.tail > 0 && !found.tag.definite
    })
}

/// The subject after عن, or whatever word stands there before قوله, up to the token after its clause.
fn quoted<'t>(at: Cursor<'t>, last: usize, names: &Names) -> Option<(AgentPhrase, Cursor<'t>)> {
    let noun = |i: &usize| is_own_noun(at.to(*i));
    let end = (at.at() + 1..last).find(noun);
    let limit = end.map_or(at, |end| at.until(end));
    participants::subject(limit, names)
        .map(|(party, rest)| (party, at.to(rest.at())))
        .or_else(|| Some((called(at, end?), at.to(end?))))
}

/// The outlet that words are told to or through, between the cue and the words: «قال لقناة الجزيرة إن», «في
/// تصريح لوكالة تاس», «في بيان نقلته الوكالة»; or before the cue, in the phrase that opens the sentence.
pub(super) fn outlet(
    text: &Text<'_>,
    names: &Names,
    cue: &CueMatch,
    content: &Range<usize>,
    voice: Option<&SpeakerMention>,
    clauses: &Clauses,
) -> Option<AgentPhrase> {
    let sentence = text.sentence_of(cue.tokens.start);
    let end = if content.start >= cue.tokens.end {
        content.start
    } else {
        let next = clauses.after_arguments(cue.tokens.end - 1);
        next.map_or(sentence.end, |next| next.max(cue.tokens.end))
    };
    let reach = cue.tokens.end..end;
    let before = sentence.start..cue.tokens.start;
    let at = |tokens: &Range<usize>| Cursor::new(text, tokens.clone());
    let told = || told_outlet(text, names, cue, voice?);
    let passing = || passes_on(text, names, cue, voice?, clauses);
    let found = told()
        .or_else(passing)
        .or_else(|| channel(at(&reach), reach.clone(), names))
        .or_else(|| {
            // «في تصريح لقناة العربية، قال الوزير إن»: no verb before
            let own = clauses.at(cue.tokens.start);
            let first = own.is_some_and(|own| own.tokens.start == sentence.start);
            let told = |at: usize| super::cue::is_verb(text, at);
            let fronted = first && !before.clone().any(told);
            fronted
                .then(|| channel(at(&before), before.clone(), names))
                .flatten()
        })?;
    let party = AgentPhrase::outlet(found, text, names);
    let speaks = voice.is_some_and(|voice| {
        let named = voice.party.as_ref();
        named.is_some_and(|own| own.tokens.contains(&party.tokens.start)) || voice.is(&party)
    });
    (!speaks).then_some(party)
}

/// «أبلغ مسؤولون وكالة رويترز أن», «أفاد شهود قناة الحرة بأن»: the outlet that a verb has as its object.
fn told_outlet(
    text: &Text<'_>,
    names: &Names,
    cue: &CueMatch,
    voice: &SpeakerMention,
) -> Option<NounPhrase> {
    let party = voice.party.as_ref()?;
    let after = Cursor::new(text, party.tokens.end..text.len());
    let outlet = outlet_at(after, names)?;
    let clause = after_adjuncts(after.to(outlet.tokens.end), names).particle(Particle::That);
    // «قالت شبكة تلفزيون إيه بي سي»: the rest of its own name
    let is_noun = |m: &Meaning| matches!(m, Meaning::TypeWord(TypeWord::Outlet)).then_some(());
    let mut words = party.tokens.clone().map(|at| after.to(at));
    let own = words.any(|word| word.read(Kind::TypeWord, is_noun).is_some());
    (cue.takes == Takes::Object || clause.is_some() && !own).then_some(outlet)
}

/// «أوردت «فرانس برس» عن مصدر قوله»: the outlet right before عن.
fn passes_on(
    text: &Text<'_>,
    names: &Names,
    cue: &CueMatch,
    voice: &SpeakerMention,
    clauses: &Clauses,
) -> Option<NounPhrase> {
    let source = voice
        .party
        .as_ref()
        .filter(|_| cue.shape == SpeechShape::Noun)?;
    let about = source.tokens.start.checked_sub(1)?;
    let here = Cursor::new(text, about..text.len());
    here.particle(Particle::About)?;
    let first = beginning(clauses, about)?;
    (first..about).find_map(|at| {
        let phrase = outlet_at(here.to(at), names)?;
        let after =
            clause::after_adjuncts(here.to(phrase.tokens.end), names).past_marks(&['»', '"', '”']);
        (after.at() == about).then_some(phrase)
    })
}

/// The outlet whose noun phrase begins here.
pub(super) fn outlet_at(at: Cursor<'_>, names: &Names) -> Option<NounPhrase> {
    let outlet = |m: &Meaning| matches!(m, Meaning::TypeWord(TypeWord::Outlet)).then_some(());
    let media = names
        .starting(at.at())
        .is_some_and(|naming| names.entities[naming.entity].subtype == Some(Subtype::Media));
    let labelled = at.read(Kind::TypeWord, outlet).is_some();
    let (phrase, _) = noun_phrase(at, names).filter(|_| media || labelled)?;
    (media || phrase.tokens.len() > 1).then_some(phrase)
}

/// Whether a verb that nobody beside it says is told of a thing: «ينص القانون على أن», «كل شيء يشير إلى أن».
pub(super) fn is_told_of_thing(at: Cursor<'_>, cue: &CueMatch) -> bool {
    let next = at.to(cue.tokens.end);
    let noun = next.token().is_word()
        && next.form().starts_with(ARTICLE)
        && next.particle(Particle::To).is_none();
    let before = at.at().checked_sub(1).map(|before| at.to(before));
    noun || before.is_some_and(|before| !cue.joined && before.particle(Particle::Thing).is_some())
}

/// Whether what shows something is the subject of a verb: «كل شيء يوحي بأن», «الأرقام الرسمية تقول إن».
pub(super) fn is_after_thing(at: Cursor<'_>, cue: &CueMatch, clauses: &Clauses) -> bool {
    let thing = |i: usize| at.to(i).lists().stem.has(SPEECH.thing);
    let before = || {
        let before = at.at().checked_sub(1);
        before.is_some_and(|before| at.to(before).token().is_word() && thing(before))
    };
    let subject = || {
        let own = clauses.at(at.at())?;
        let verb = own.predicate.as_ref()?;
        let subject = own.subject().filter(|_| !own.inherits)?;
        (verb.tokens.start == at.at() && subject.tokens.end <= at.at()).then_some(subject)
    };
    let mut told = subject()
        .into_iter()
        .flat_map(|subject| subject.tokens.clone());
    !cue.joined && cue.shape == SpeechShape::Verb && (before() || told.any(thing))
}

/// Whether the words after a subject name somebody who is spoken to: «صرح فيرغسون للصحفيين».
pub(super) fn is_spoken_to(at: Cursor<'_>) -> bool {
    let listed = at
        .matches()
        .iter()
        .any(|tag| tag.leads_with(at.text(), FOR));
    let article = at.form().starts_with(crate::spelling::FOR_THE);
    let follows = at.at() > 0 && !at.to(at.at() - 1).is(Kinds::of(Kind::Speech));
    follows && (listed || article)
}

/// Whoever acts in a sentence, who may go on to speak: «دان الأمين العام …، مؤكدا»: the subject of its first clause.
pub(super) fn subject_of(
    text: &Text<'_>,
    names: &Names,
    clauses: &Clauses,
    history: &SpeakerHistory,
) -> Option<SpeakerMention> {
    let all = clauses.all();
    let acts = |clause: &&Clause| clause.predicate.is_some() && is_main(all, clause);
    let clause = all.iter().take(OPENING).find(acts).or(all.first())?;
    let subject = clause.subject()?;
    let here = Cursor::new(text, text.sentence_of(clause.tokens.start));
    let verb = clause.predicate.as_ref();
    let at = verb.map_or(subject.tokens.start, |verb| verb.tokens.start);
    if is_unsaid(here.to(at)) || passes_on_source(here.to(at), clause) {
        return None;
    }
    // of those who act the whole phrase counts, titles and names after it too
    let source = here.to(subject.head).is(Kinds::of(Kind::Source));
    let whole = source || clause::acts(subject, text, names);
    let first = subject.tokens.start;
    // «والتقت نظيرها», «وأضاف سموه»: the pronoun means whoever acts, who was told of before
    let mut tags = text.matches(first).iter().take(1);
    let owned = tags.any(|tag| tag.is_owned(text)) || text.lists(first).whole.has(SPEECH.style);
    let reporter = |title: &Title| title.class == RoleClass::Journalist;
    if owned
        || is_in_outlet(here.to(first), names)
        || verb.is_none() && names.title(first).is_none_or(reporter)
    {
        return None;
    }
    let region = here.to(first);
    let end = if whole {
        region.end()
    } else {
        subject.tokens.end
    };
    let region = region.until(end);
    let (party, _) = participants::subject(region, names)?;
    if is_told(here.to(at), &party, names) {
        return None;
    }
    let party = without_object(party, region, clause, names);
    let alone = party.tokens.len() == 1 && party.is_vague(text);
    let place = |entity: usize| names.entities[entity].kind == EntityType::Location;
    let named = party.entity.is_some_and(|entity| whole || !place(entity));
    let known = named || party.role.is_some() || whole && party.is_agent() && !alone;
    let before = verb.is_none() || at > subject.tokens.start;
    if before && is_place_or_byline(&party, names, text) {
        return None;
    }
    let told = verb.filter(|_| at <= subject.tokens.start);
    let agreement = told.map_or(Agreement::Any, |_| told_of_one(here.to(at), &party, names));
    let party = history.recall(text, names, party, clause.tokens.start);
    known.then(|| SpeakerMention::explicit(party, agreement))
}

/// «استدعت الخارجية السفير وأبلغته»: whoever something is done to in a clause is no part of its subject, which begins where
/// `region` does.
fn without_object(
    party: AgentPhrase,
    region: Cursor<'_>,
    clause: &Clause,
    names: &Names,
) -> AgentPhrase {
    let taken = |argument: &&Argument| {
        let start = argument.nominal.tokens.start;
        let inside = start > party.tokens.start && party.tokens.contains(&start);
        let noun = region.to(start);
        // «هاجم النواب المعارضون الحكومة»; «المتحدثة باسم المطار»
        let closed = start > 0 && has_article(region.to(start - 1));
        let accusative = closed && has_article(noun) && !noun.form().ends_with(NOMINATIVE);
        argument.role == Role::Object && inside && accusative
    };
    let object = clause.arguments.iter().find(taken);
    let object = object.filter(|_| party.entity.is_none());
    let own = object
        .and_then(|object| participants::subject(region.until(object.nominal.tokens.start), names));
    own.map_or(party, |(own, _)| own)
}

/// Number and gender of whoever stands after a verb, which tells them; one after its words has been read with them,
/// «أذربيجان قالت».
fn told_of_one(verb: Cursor<'_>, party: &AgentPhrase, names: &Names) -> Agreement {
    if verb.form().ends_with(SHE) || is_she(verb, party, names) {
        Agreement::Feminine
    } else {
        Agreement::Singular
    }
}

/// «وأخبرت الصحفيين أن»: whether nobody but those who are told stands beside a verb.
fn is_told(verb: Cursor<'_>, party: &AgentPhrase, names: &Names) -> bool {
    let tells = |m: &Meaning| match m {
        Meaning::Speech { takes, .. } => (*takes == Takes::Object).then_some(()),
        _ => None,
    };
    verb.read(Kind::Speech, tells).is_some() && is_addressee(verb.text(), names, party)
}

/// «قال في حديث لقناة الغد إن»: whether a word belongs to the outlet that the noun before it names.
fn is_in_outlet(at: Cursor<'_>, names: &Names) -> bool {
    let label = at.at().checked_sub(1);
    let outlet = label.and_then(|label| outlet_at(at.to(label), names));
    outlet.is_some_and(|outlet| outlet.tokens.contains(&at.at()))
}

/// Whether the article begins with a place, an outlet or a bare name, where whoever wrote it and from where is told in
/// texts without marks: «دبي الخليج أكد», «القاهرة سمير فؤاد قال».
fn is_place_or_byline(party: &AgentPhrase, names: &Names, text: &Text<'_>) -> bool {
    let kind = |entity: usize| {
        let entity = &names.entities[entity];
        match entity.kind {
            EntityType::Location => entity.subtype != Some(Subtype::Country),
            EntityType::Person => party.role.is_none(),
            _ => entity.subtype == Some(Subtype::Media),
        }
    };
    let opening = text.token(party.tokens.start).sentence == 0;
    opening && party.entity.is_some_and(kind)
}

/// «ولم يعلق الحزب على ذلك»: nobody has spoken.
fn is_unsaid(verb: Cursor<'_>) -> bool {
    verb.is(Kinds::of(Kind::Speech)) && factuality(verb, false) == Factuality::Negated
}

/// Whether a verb of relaying has its source after عن, which is read with its words.
fn passes_on_source(verb: Cursor<'_>, clause: &Clause) -> bool {
    let about = |argument: &Argument| argument.role == Role::Complement(Preposition::About);
    super::cue::is_relay(verb.text(), verb.at()) && clause.arguments.iter().any(about)
}

/// «تمتنع أذربيجان»: a present of the feminine before a country; before anybody else ت may begin a past, «تحدث الوزير».
fn is_she(verb: Cursor<'_>, subject: &AgentPhrase, names: &Names) -> bool {
    let form = verb.form();
    let bare = form.strip_prefix(AND).unwrap_or(form);
    let country = subject
        .entity
        .is_some_and(|entity| names.entities[entity].subtype == Some(Subtype::Country));
    country && bare.starts_with(PRESENT[1])
}

/// «ووفقا لموقع روسيا اليوم، أوضح …»: the outlet that a sentence begins with.
pub(super) fn fronted_via(text: &Text<'_>, names: &Names, cue: &CueMatch) -> Option<AgentPhrase> {
    let sentence = text.sentence_of(cue.tokens.start);
    let start = Cursor::new(text, sentence.clone());
    let according = |m: &Meaning| {
        matches!(
            m,
            Meaning::Speech {
                shape: SpeechShape::According,
                ..
            }
        )
        .then_some(())
    };
    let ((), _, rest) = start.read(Kind::Speech, according)?;
    if super::cue::is_verb(text, rest.at() - 1) {
        return None; // «كما أكدت …» is the sentence's own verb
    }
    let (source, after) = party(rest, names)?;
    let document = rest.particle(Particle::Document).is_some();
    let source = if document {
        let named = channel(start, rest.at()..cue.tokens.start, names)?;
        AgentPhrase::outlet(named, text, names)
    } else {
        source
    };
    (after.at() < cue.tokens.start).then_some(source)
}
