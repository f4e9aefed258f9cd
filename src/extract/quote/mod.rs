//! Who said what. Read `cue` (what ascribes), `opening` (where the words begin), `content` (where they
//! end), `found` and `headline`, then this file, which goes through a text and keeps in mind who spoke last.

mod content;
mod cue;
mod draft;
mod headline;
mod opening;
mod speaker;

use std::ops::Range;

use content::Content;
use cue::CueMatch;
use draft::{QuoteDraft, polarity};

use super::bounds;
use super::clause::speech::SPEECH;
use super::clause::{self, Parses, after_adjuncts};
use super::names::Names;
use super::participants::{AgentPhrase, SpeakerHistory, SpeakerMention, party, subject};
use crate::facts::{CueStance, Polarity, Quote, QuoteKind, ResolvedBy, Warning};
use crate::grammar::Cursor;
use crate::lexicon::{Agreement, Particle, SpeechShape, Takes};
use crate::spelling::{ARTICLE, FOR, FOR_THE, PRONOUNS, is_first_person, is_we};
use crate::text::{Text, TokenKind};

/// Every quotation, in text order, and what is doubtful about them.
#[must_use]
pub(crate) fn read(
    text: &Text<'_>,
    names: &Names,
    parses: &Parses<'_>,
) -> (Vec<Quote>, Vec<Warning>) {
    let mut reader = Reader {
        text,
        names,
        parses,
        labels: headline::Labels::find(text),
        history: SpeakerHistory::default(),
        unheard: Vec::new(),
        found: Vec::new(),
        silent: None,
        spoken: 0,
    };
    for sentence in text.sentences() {
        reader.sentence(sentence);
    }
    reader
        .found
        .sort_by_key(|found| (found.content.tokens.start, found.content.tokens.end));
    let (found, deep) = bounds::shallow(reader.found, |found| found.content.tokens.clone());
    let quotes = found.into_iter().map(|found| found.quote(text, names));
    (quotes.collect(), bounds::too_deep(text, &deep))
}

struct Reader<'t> {
    text: &'t Text<'t>,
    names: &'t Names,
    parses: &'t Parses<'t>,
    labels: headline::Labels<'t>,
    history: SpeakerHistory,
    /// Sentences whose subjects the history does not have yet.
    unheard: Vec<Range<usize>>,
    found: Vec<QuoteDraft>,
    /// Whoever was to speak and has no words yet, with the token after: «ذكرت القناة نقلا عن …».
    silent: Option<(usize, AgentPhrase)>,
    /// The token of this sentence after whoever spoke last in it; its first token while nobody has.
    spoken: usize,
}

/// How many quotations are looked at for overlaps.
const RECENT: usize = 16;

impl Reader<'_> {
    fn sentence(&mut self, sentence: &Range<usize>) {
        self.spoken = sentence.start;
        if self
            .text
            .layout()
            .byline
            .as_ref()
            .is_some_and(|line| line.contains(&sentence.start))
        {
            return;
        }
        let labelled = headline::transcript(self.text, sentence)
            .or_else(|| headline::read(self.text, self.parses, &self.labels, sentence));
        self.found.extend(labelled);
        if !self.is_quoted(sentence.start) {
            self.unheard.push(sentence.clone());
        }
        self.goes_on(sentence);
        let mut read_to = sentence.start;
        for cue in cue::find(self.text, self.names, sentence.clone()) {
            if cue.tokens.start < read_to {
                continue;
            }
            self.hear_subjects();
            match cue.shape {
                SpeechShape::Verb | SpeechShape::Participle | SpeechShape::Noun => {
                    read_to = self.read_reporting_verb(&cue, sentence);
                }
                SpeechShape::Relay => self.read_relayed(&cue, sentence),
                SpeechShape::According => read_to = self.according(&cue, sentence),
            }
        }
    }

    /// Whoever acts in the sentences up to a cue may be meant by it; where no cue follows, their clauses are not asked for.
    fn hear_subjects(&mut self) {
        for sentence in self.unheard.drain(..) {
            let clauses = self.parses.clauses(&sentence);
            let subject = speaker::subject_of(self.text, self.names, clauses, &self.history);
            self.history.record_speaker(subject);
        }
    }

    /// A paragraph wholly in marks after one that was quoted: the same speaker goes on.
    fn goes_on(&mut self, sentence: &Range<usize>) {
        let text = self.text;
        let opened = text.marks().opening(sentence.start);
        let line = sentence.start > 0 && text.token(sentence.start - 1).kind == TokenKind::Break;
        let Some(marked) = opened.filter(|_| line) else {
            return;
        };
        let rest = Cursor::new(text, marked.close + 1..text.len());
        let whole = rest.past('.').is_done() || rest.past('.').token().kind == TokenKind::Break;
        // the last sentence of the paragraph before has the words of that speaker
        let mut breaks = (0..sentence.start).rev();
        let before = breaks.find(|i| text.token(*i).kind != TokenKind::Break);
        let before = before.map_or(0, |last| text.sentence_of(last).start);
        let last = self.found.last().filter(|last| {
            let direct = last.content.kind == QuoteKind::Direct;
            direct && last.content.tokens.end.max(last.cue.end) > before
        });
        let Some(last) = last.filter(|_| whole) else {
            return;
        };
        let voice = last.voice.as_ref().map(SpeakerMention::by_context);
        let Some(content) = content::in_marks(text, marked) else {
            return;
        };
        let cue = QuoteDraft {
            cue: marked.open..marked.open + 1,
            lead: 0,
            lemma: text
                .slice(text.span(marked.open..marked.open + 1))
                .to_owned(),
            stance: CueStance::Neutral,
            polarity: Polarity::Asserted,
            content,
            voice,
            via: None,
        };
        self.found.push(cue);
    }

    /// A verb, participle or noun of saying; returns the token from which further cues are read.
    fn read_reporting_verb(&mut self, cue: &CueMatch, sentence: &Range<usize>) -> usize {
        let (voice, rest) = self.voice(cue, sentence);
        let limit = Cursor::new(self.text, sentence.clone());
        if cue.shape == SpeechShape::Verb
            && speaker::passes_on_words(
                limit.to(rest).past_marks(&['»', '"', '”']),
                self.names,
                self.parses.clauses(sentence),
            )
        {
            self.read_relayed(cue, sentence);
            return limit.to(rest).at();
        }
        let near = self.is_quoted(cue.tokens.start);
        let said_before = self.before(cue, voice.as_ref(), sentence);
        if let Some(content) = said_before.clone() {
            // «…»، قال فلان، «…»: the words before the verb are a quotation of their own
            self.keep(cue, content, voice.clone(), None);
        }
        let content = self
            .opening(cue, limit.to(rest), said_before.is_some())
            .filter(|opening| !near || !opening.is_far(self.text, rest))
            .filter(|opening| !near || !opening.is_joined(self.text))
            .and_then(|opening| content::read(self.text, self.parses, opening, sentence, cue))
            .or(said_before);
        let inner = self.is_quoted(cue.tokens.start);
        let plain = cue.shape != SpeechShape::Noun
            && !cue.ambiguous
            && voice.as_ref().is_none_or(SpeakerMention::is_agent)
            || speaker::is_spoken_to(limit.to(rest));
        if !inner && (plain || content.is_some()) {
            self.record_speaker(cue, voice.as_ref(), rest);
        }
        let nobody =
            self.is_nobodys(cue, voice.as_ref()) || self.is_unknowns(cue, voice.as_ref(), sentence);
        if content.is_none() {
            let party = voice.as_ref().and_then(|voice| voice.party.clone());
            self.silent = party.map(|party| (rest, party));
        }
        if let Some(content) = content.filter(|_| !nobody) {
            let clauses = self.parses.clauses(sentence);
            let (tokens, speaks) = (&content.tokens, voice.as_ref());
            let via = speaker::outlet(self.text, self.names, cue, tokens, speaks, clauses);
            let start = content.tokens.start;
            self.keep(cue, content, voice, via);
            if cue.shape == SpeechShape::Verb && start > cue.tokens.end {
                return start;
            }
        }
        cue.tokens.end
    }

    /// Whose words a cue ascribes, and the token after its subject.
    fn voice(&self, cue: &CueMatch, sentence: &Range<usize>) -> (Option<SpeakerMention>, usize) {
        let (text, names) = (self.text, self.names);
        let clauses = || self.parses.clauses(sentence);
        let heard = speaker::Heard {
            history: &self.history,
            parses: self.parses,
            since: self.spoken,
            quoted: &|at| self.is_quoted(at),
        };
        speaker::of(text, names, cue, sentence, &heard, &clauses)
    }

    /// Somebody speaks, up to the token after the subject.
    fn record_speaker(&mut self, cue: &CueMatch, voice: Option<&SpeakerMention>, rest: usize) {
        let finite = matches!(cue.shape, SpeechShape::Verb | SpeechShape::Relay);
        let spoke = voice.filter(|voice| voice.party.is_some() || finite);
        let before = self.spoken;
        if spoke.is_some() {
            self.spoken = rest.max(cue.tokens.end);
        }
        // «تنفي الوزارة ما أعلنته الناطقة، وتؤكد أن»: the ministry goes on
        let start = self.text.sentence_of(cue.tokens.start).start;
        let here = Cursor::new(self.text, cue.tokens.start..self.text.len());
        let another = before > start && !clause::is_continuative(here, start);
        if another && cue::is_of_object(self.text, cue) {
            self.history.heard_of(spoke.cloned());
        } else {
            self.history.record_speaker(spoke.cloned());
        }
    }

    /// How the words that are said begin; after words before the verb only marks open more of them.
    fn opening(&self, cue: &CueMatch, rest: Cursor<'_>, more: bool) -> Option<opening::Opening> {
        let found = opening::find(rest, cue, self.parses);
        if more {
            return found.filter(|opening| matches!(opening, opening::Opening::Marks(_)));
        }
        found.or_else(|| self.complement_without_complementizer(cue, rest))
    }

    /// Whether the subject right before a verb is nobody who is known to speak, so that no other did, or nobody tells whose
    /// words stand on a wall: «وعلى الجدار كتب: …».
    fn is_unknowns(
        &self,
        cue: &CueMatch,
        voice: Option<&SpeakerMention>,
        sentence: &Range<usize>,
    ) -> bool {
        let carried = voice.is_none_or(|voice| voice.party.is_none());
        let unknown = speaker::is_told_of_unknown(cue, self.parses.clauses(sentence));
        carried && (unknown || self.is_inscribed(cue))
    }

    /// Whether nobody is meant who says it: «يقال إن», «هل تعتقد أن», «المؤشرات تشير إلى أن»; or whoever
    /// speaks already: «قلنا بوضوح إننا …» inside a quotation.
    fn is_nobodys(&self, cue: &CueMatch, voice: Option<&SpeakerMention>) -> bool {
        let carried = voice.is_none_or(|voice| voice.party.is_none());
        let noun = cue.shape == SpeechShape::Noun && !cue.owned;
        let meant = polarity(self.text, cue) == Polarity::Asserted;
        let joined = cue.joined && cue.takes != Takes::Preposition;
        // «س: هل ترى أن …»: who is asked says nothing
        if carried && !meant && self.is_quoted(cue.tokens.start) {
            return true;
        }
        let alone = carried && (!joined && cue.impersonal && meant || !cue.joined && noun);
        let unnamed = carried || voice.is_none_or(|voice| !voice.is_agent());
        // «لم يعلن أحد أنه»
        let next = Cursor::new(self.text, cue.tokens.end..self.text.len());
        let nobody = next
            .particle(Particle::OneOf)
            .filter(|rest| rest.particle(Particle::That).is_some());
        if nobody.is_some() && !next.form().starts_with(ARTICLE) {
            return true;
        }
        if alone || unnamed && is_own(self.text, cue) {
            return true;
        }
        // «لم يصدر ما يفيد بأن», «مما يؤكد أن»
        let before = cue.tokens.start.checked_sub(1);
        let relative = before.map(|before| self.text.form(before));
        if carried && !cue.joined && relative.is_some_and(|word| SPEECH.relative.contains(word)) {
            return true;
        }
        let here = Cursor::new(self.text, cue.tokens.start..self.text.len());
        let explicit = voice.and_then(|voice| voice.party.as_ref());
        let general = here.particle(Particle::Nobody).is_some()
            && explicit.is_none_or(|party| !party.is_agent());
        let nameless = |party: &AgentPhrase| {
            !party.is_agent() && party.role.is_none() && party.entity.is_none()
        };
        let told = cue.takes == Takes::Preposition
            && explicit.map_or_else(|| speaker::is_told_of_thing(here, cue), nameless);
        // «تؤكد المادة الرابعة أن»
        let after = || {
            let next = here.to(cue.tokens.end);
            !next.is_done() && (next.lists().stem.has(SPEECH.thing) || clause::is_event(next))
        };
        let shown = explicit.map_or_else(
            || speaker::is_after_thing(here, cue, self.parses.around(here.at())) || after(),
            |party| {
                let named =
                    party.role.is_some() || party.entity.is_some() && party.tokens.len() > 1;
                !named && self.text.lists(party.tokens.start).stem.has(SPEECH.thing)
            },
        );
        general || told || shown || explicit.is_some_and(|party| self.says_nothing(cue, party))
    }

    /// Whether words stand on a wall or a banner, where nobody tells whose they are.
    fn is_inscribed(&self, cue: &CueMatch) -> bool {
        let mut words = cue.tokens.clone();
        if !words.any(|at| self.text.lists(at).stem.has(SPEECH.writing)) {
            return false;
        }
        let clauses = self.parses.around(cue.tokens.start);
        let on = clause::Role::Complement(clause::Preposition::On);
        let surface = |argument: &clause::Argument| {
            let head = self.text.lists(argument.nominal.head);
            argument.role == on && head.stem.has(SPEECH.surface)
        };
        let own = clauses.at(cue.tokens.start);
        // «كتب على اللافتة»: a noun that is written like a participle
        let last = Cursor::new(self.text, cue.tokens.end - 1..self.text.len());
        let noun = [last, last.skip()]
            .into_iter()
            .find_map(|at| at.particle(Particle::On));
        let governed = noun.is_some_and(|noun| noun.lists().stem.has(SPEECH.surface));
        governed || own.is_some_and(|clause| clause.arguments.iter().any(surface))
    }

    /// Whether what was taken for a subject cannot speak: the first word of what is said («وأضاف لو أن»), or whom others
    /// suspect («سبعة أشخاص يشتبه أنهم من المسلحين»).
    fn says_nothing(&self, cue: &CueMatch, party: &AgentPhrase) -> bool {
        let first = Cursor::new(self.text, party.tokens.start..self.text.len());
        let indefinite = !self.text.form(party.tokens.start).starts_with(ARTICLE);
        let unknown = party.entity.is_none() && party.role.is_none();
        let suspected = cue.impersonal && party.tokens.end == cue.tokens.start;
        unknown && indefinite && (first.particle(Particle::Function).is_some() || suspected)
    }

    /// A clause that has lost its أن.
    fn complement_without_complementizer(
        &self,
        cue: &CueMatch,
        rest: Cursor<'_>,
    ) -> Option<opening::Opening> {
        let states = cue.shape == SpeechShape::Verb && cue.takes == Takes::Clause;
        states
            .then(|| opening::without_particle(rest, self.names))
            .flatten()
    }

    /// Quoted words before their verb: «…»، قال فلان.
    fn before(
        &self,
        cue: &CueMatch,
        voice: Option<&SpeakerMention>,
        sentence: &Range<usize>,
    ) -> Option<Content> {
        // «"الناس لا تملك ثمن الخبز"، يضيف»: a line of its own
        let alone = |content: &Content| {
            let open = content.tokens.start.checked_sub(2);
            voice.is_some()
                && open.is_none_or(|open| self.text.token(open).kind == TokenKind::Break)
        };
        let explicit = voice.is_some_and(|voice| voice.party.is_some());
        let finite = cue.shape == SpeechShape::Verb && !cue.joined;
        let content = content::marked_before(self.text, cue.tokens.start)
            .filter(|content| finite && (explicit || alone(content)))?;
        let near = content.tokens.end + 5 >= sentence.start;
        (near && !self.overlaps_quote(&content.tokens)).then_some(content)
    }

    /// «نقلت رويترز عن مصدر قوله إن …»: the outlet stands before عن, the speaker after it.
    fn read_relayed(&mut self, cue: &CueMatch, sentence: &Range<usize>) {
        let start = Cursor::new(self.text, sentence.clone()).to(cue.tokens.end);
        let clauses = self.parses.clauses(sentence);
        let Some((via, speaker, rest)) = speaker::outlet_and_source(start, self.names, clauses)
        else {
            return;
        };
        // «القصيدة التي تنسب إلى شاعر تروي أن»: the clause of what is ascribed comes next
        let ascribed = start
            .to(cue.tokens.end - 1)
            .particle(Particle::To)
            .is_some();
        let next = clauses.next(rest.at().saturating_sub(1));
        let opening = opening::find(rest, cue, self.parses)
            .filter(|opening| !ascribed || next.is_none_or(|next| opening.at() <= next));
        if ascribed && opening.is_none() {
            return;
        }
        let content = opening
            .and_then(|opening| content::read(self.text, self.parses, opening, sentence, cue));
        let voice = SpeakerMention::explicit(
            self.history
                .recall(self.text, self.names, speaker, cue.tokens.start),
            cue.agreement,
        );
        self.history.record_speaker(Some(voice.clone()));
        if let Some(content) = content {
            let via = via.or_else(|| self.relaying(cue));
            self.keep(cue, content, Some(voice), via);
        } else if speaker::outlet_at(start, self.names).is_some()
            || start.lists().stem.has(SPEECH.outlet)
        {
            // «قتل ثلاثة، نقلا عن الأناضول، بحسب ما أفاد به مصدر طبي»
            self.silent = voice.party.map(|outlet| (rest.at(), outlet));
        }
    }

    /// «…، وفق فلان» and «وفق فلان، …»; returns the token after the source.
    fn according(&mut self, cue: &CueMatch, sentence: &Range<usize>) -> usize {
        let start = Cursor::new(self.text, sentence.clone()).to(cue.tokens.end);
        if self.relays(cue, start) {
            // «كما نقلت رويترز عن مصدر قوله إن …»
            self.read_relayed(cue, sentence);
            return start.at();
        }
        if let Some(end) = self.of_known(cue, start, sentence) {
            return end;
        }
        if cue.tokens.start == sentence.start && cue::is_verb(self.text, cue.tokens.end - 1) {
            // «كما قال إن …»: a verb like any other
            self.read_reporting_verb(cue, sentence);
            return start.at();
        }
        let source = self.source(cue, start, sentence);
        if let Some((outlet, rest)) = &source
            && cue::is_relaying(*rest)
        {
            // «بحسب ما أوردته القناة نقلا عن مصدر عسكري، فإن»
            self.silent = Some((rest.at(), outlet.clone()));
            return rest.at();
        }
        let source = source.map(|source| self.passed_on(cue, source));
        let after = source.as_ref().map_or(start, |(_, rest)| *rest);
        let clause = after.past(',').particle(Particle::That).is_some();
        match source {
            Some((source, rest)) if clause => {
                self.read_fronted_attribution(cue, source, rest, sentence);
            }
            Some((source, rest)) => self.read_trailing_attribution(cue, source, rest, sentence),
            None if clause => _ = self.read_reporting_verb(cue, sentence),
            None => {}
        }
        after.at()
    }

    /// «…، بحسب قوله», «وفقا له، …», «…، بحسب بيانها»: the clause of whoever spoke last; returns the token after the pronoun.
    fn of_known(
        &mut self,
        cue: &CueMatch,
        start: Cursor<'_>,
        sentence: &Range<usize>,
    ) -> Option<usize> {
        if let Some(own) = self
            .own_words(start)
            .or_else(|| self.listed_own(cue, start))
        {
            self.attribute_to_last(cue, &own, sentence);
            return Some(own.tokens.end);
        }
        if let Some(rest) = start
            .particle(Particle::Oblique)
            .filter(|_| start.form().starts_with(FOR))
        {
            self.of_last(cue, start.form(), rest, sentence);
            return Some(rest.at());
        }
        let own = PRONOUNS
            .iter()
            .any(|pronoun| start.form().ends_with(pronoun))
            && !self.text.ends_feminine(start.at());
        if own && start.particle(Particle::Document).is_some() {
            // «…، وأصيب ستة بحسب بيانها»: the clause right before, not the one in which they said something
            let before = cue.tokens.start.saturating_sub(1);
            let clause = self.parses.clauses(sentence).at(before);
            let first = clause.map_or(sentence.start, |clause| clause.tokens.start);
            self.of_last(cue, start.form(), start.skip(), &(first..sentence.end));
            return Some(start.at());
        }
        None
    }

    /// «وفق ما نقلته رويترز عن مسؤول أمني»: whoever stands after عن, the outlet being kept for their words.
    fn passed_on<'c>(
        &mut self,
        cue: &CueMatch,
        source: (AgentPhrase, Cursor<'c>),
    ) -> (AgentPhrase, Cursor<'c>) {
        let (outlet, rest) = source;
        let about = rest.particle(Particle::About);
        let told = about.and_then(|about| subject(about, self.names));
        match told.filter(|(party, _)| party.is_agent()) {
            Some(told) => {
                self.silent = Some((cue.tokens.start, outlet));
                told
            }
            None => (outlet, rest),
        }
    }

    /// The source after «وفق», «حسبما أفاد», and the place after it.
    fn source<'c>(
        &self,
        cue: &CueMatch,
        start: Cursor<'c>,
        sentence: &Range<usize>,
    ) -> Option<(AgentPhrase, Cursor<'c>)> {
        let verb = cue::find(
            self.text,
            self.names,
            start.at()..(start.at() + 1).min(sentence.end),
        )
        .into_iter()
        .next();
        let after = verb
            .as_ref()
            .map(|verb| start.to(verb.tokens.end))
            .or_else(|| cue::with_pronoun(start, cue));
        let after = after.unwrap_or(start);
        // «ما أفاد به شهود», «ما نقلت عنه قناة الشرق», not «ما نقل عنه المسؤول»
        let relayed = verb
            .as_ref()
            .is_some_and(|verb| verb.shape == SpeechShape::Relay);
        let outlet = |at: &Cursor<'_>| speaker::outlet_at(*at, self.names).is_some();
        let pronoun = after.particle(Particle::Besides);
        let pronoun = pronoun.filter(|rest| !relayed || outlet(rest));
        let told = pronoun.unwrap_or(after);
        // «وفق ما أعلنه الاثنين القس», «بحسب ما صرحت به أمس اللجنة»
        let told = if told.at() > start.at() && !relayed {
            after_adjuncts(told, self.names)
        } else {
            told
        };
        let at = told.past_marks(&['«', '“', '"']);
        let named = self.names.starting(at.at()).is_some();
        if at.lists().stem.has(SPEECH.rule) && verb.is_none() && !named {
            return None; // «وفق القوائم»
        }
        let agent = subject(at, self.names)
            .map(|(party, rest)| (party.without_preposition(), rest))
            .filter(|(party, _)| party.is_agent() || self.is_issued(party));
        let spoken =
            verb.is_some() || cue::is_verb(self.text, cue.tokens.end - 1) || !is_arabic(at.form());
        let unknown = |party: &AgentPhrase| {
            let form = self.text.form(party.tokens.start);
            party.is_agent() || !(form.starts_with(ARTICLE) || form.starts_with(FOR_THE))
        };
        let other = || party(at, self.names).filter(|(party, _)| unknown(party));
        agent.or_else(|| spoken.then(other).flatten())
    }

    /// Whether a document was told of before, with whoever issued it: «نشرت المنظمة تقريرا. وبحسب التقرير، فإن».
    fn is_issued(&self, party: &AgentPhrase) -> bool {
        let at = party.tokens.start;
        let meant = self
            .history
            .recall(self.text, self.names, party.clone(), at);
        meant.resolved_by == ResolvedBy::Context
    }

    /// Whether «كما نقلت» goes on with عن and quoted words.
    fn relays(&self, cue: &CueMatch, start: Cursor<'_>) -> bool {
        let relay = cue::is_relay(self.text, cue.tokens.end - 1);
        let clauses = || {
            self.parses
                .clauses(&self.text.sentence_of(cue.tokens.start))
        };
        let after = relay
            .then(|| speaker::outlet_and_source(start, self.names, clauses()))
            .flatten();
        after.is_some_and(|(_, _, rest)| opening::find(rest, cue, self.parses).is_some())
    }

    /// «قوله» after «بحسب».
    fn own_words(&self, start: Cursor<'_>) -> Option<CueMatch> {
        let next = start.at()..(start.at() + 1).min(start.end());
        let noun = cue::find(self.text, self.names, next).into_iter().next();
        noun.filter(|noun| noun.owned)
    }

    /// «قوله» in «حسب قوله», listed as one phrase, after words in marks.
    fn listed_own(&self, cue: &CueMatch, start: Cursor<'_>) -> Option<CueMatch> {
        let last = start.to(cue.tokens.end - 1);
        let marked =
            cue.tokens.len() > 1 && content::marked_before(self.text, cue.tokens.start).is_some();
        marked.then(|| self.own_words(last)).flatten()
    }

    /// «…، بحسب قوله»: the clause of whoever spoke last.
    fn attribute_to_last(&mut self, cue: &CueMatch, noun: &CueMatch, sentence: &Range<usize>) {
        let voice = self
            .history
            .last(noun.agreement)
            .map(SpeakerMention::carried);
        let content = content::before_source(self.text, cue.tokens.start, sentence);
        if let Some(content) = content.filter(|content| !self.overlaps_quote(&content.tokens)) {
            self.keep(cue, content, voice, None);
        }
    }

    /// «ووفقا له، …», «…، وفقا لها»: the clause of whoever spoke last.
    fn of_last(&mut self, cue: &CueMatch, word: &str, rest: Cursor<'_>, sentence: &Range<usize>) {
        let agreement = match PRONOUNS.iter().position(|pronoun| word.ends_with(pronoun)) {
            Some(0) => Agreement::Singular,
            Some(1) => Agreement::Feminine,
            Some(_) => Agreement::Plural,
            None => return,
        };
        let voice = self.history.last(agreement).map(SpeakerMention::carried);
        let content = if cue.tokens.start <= sentence.start + 1 {
            content::after_source(self.text, self.parses, rest, sentence)
        } else {
            content::before_source(self.text, cue.tokens.start, sentence)
        };
        let content = content.filter(|content| !self.overlaps_quote(&content.tokens));
        if let Some(content) = content.filter(|_| voice.is_some()) {
            self.keep(cue, content, voice, None);
        }
    }

    /// «وفقا لفلان فإن …»: the clause after the source begins with its own particle.
    fn read_fronted_attribution(
        &mut self,
        cue: &CueMatch,
        source: AgentPhrase,
        rest: Cursor<'_>,
        sentence: &Range<usize>,
    ) {
        let clause = rest.past(',').at();
        let quoted = self.found.iter_mut().rev().take(RECENT);
        let mut quoted = quoted.filter(|found| found.content.tokens.start == clause);
        if let Some(found) = quoted.next() {
            // «ذكر الجيش، حسبما أوردت الوكالة، أن …»
            found.via.get_or_insert(source);
            return;
        }
        let source = self
            .history
            .recall(self.text, self.names, source, cue.tokens.start);
        let voice = SpeakerMention::explicit(source, cue.agreement);
        self.history.record_speaker(Some(voice.clone()));
        let content = opening::find(rest, cue, self.parses)
            .and_then(|opening| content::read(self.text, self.parses, opening, sentence, cue));
        if let Some(content) = content {
            let via = self.relaying(cue);
            self.keep(cue, content, Some(voice), via);
        }
    }

    /// Whoever stands before «نقلا عن» with a verb of their own.
    fn relaying(&mut self, cue: &CueMatch) -> Option<AgentPhrase> {
        let (end, party) = self.silent.take()?;
        let comma = self.text.token(end).is_mark(',');
        (end + usize::from(comma) == cue.tokens.start).then_some(party)
    }

    /// A clause before or after its source; the source of words that are quoted already relays them.
    fn read_trailing_attribution(
        &mut self,
        cue: &CueMatch,
        source: AgentPhrase,
        rest: Cursor<'_>,
        sentence: &Range<usize>,
    ) {
        let mut told = self.found.iter_mut().rev().take(RECENT);
        if let Some(quote) = told.find(|found| found.content.touches(sentence, cue.tokens.start)) {
            quote.hear_source(source, cue, self.text, self.names);
            return;
        }
        let fronted = cue.tokens.start <= sentence.start + 1;
        let content = if fronted {
            content::after_source(self.text, self.parses, rest, sentence)
        } else {
            content::before_source(self.text, cue.tokens.start, sentence)
        };
        if let Some(content) = content.filter(|content| !self.overlaps_quote(&content.tokens)) {
            let source = self
                .history
                .recall(self.text, self.names, source, cue.tokens.start);
            let after = Cursor::new(self.text, source.tokens.end..sentence.end);
            let told = speaker::outlet_at(after, self.names);
            let via = told.map(|outlet| AgentPhrase::outlet(outlet, self.text, self.names));
            let via = via.or_else(|| self.relaying(cue));
            let voice = SpeakerMention::explicit(source, cue.agreement);
            self.keep(cue, content, Some(voice), via);
        }
    }

    /// Whether a token stands inside words that are quoted already.
    fn is_quoted(&self, at: usize) -> bool {
        self.recent()
            .any(|found| found.content.tokens.contains(&at))
    }

    /// The last quotations; earlier ones lie too far back to touch the next.
    fn recent(&self) -> impl Iterator<Item = &QuoteDraft> {
        self.found.iter().rev().take(RECENT)
    }

    fn overlaps_quote(&self, tokens: &Range<usize>) -> bool {
        self.recent().any(|found| {
            found.content.tokens.start < tokens.end && tokens.start < found.content.tokens.end
        })
    }

    /// Whether the words of a cue were said, as the clause around them tells too.
    fn polarity(&self, cue: &CueMatch) -> Polarity {
        let own = polarity(self.text, cue);
        let sentence = self.text.sentence_of(cue.tokens.start);
        let doubted = || draft::doubted(self.text, cue, self.parses.clauses(&sentence));
        match own {
            Polarity::Asserted => doubted().unwrap_or(own),
            _ => own,
        }
    }

    fn keep(
        &mut self,
        cue: &CueMatch,
        content: Content,
        voice: Option<SpeakerMention>,
        via: Option<AgentPhrase>,
    ) {
        if self
            .recent()
            .any(|found| found.content.tokens == content.tokens)
        {
            return;
        }
        let via = via.or_else(|| speaker::fronted_via(self.text, self.names, cue));
        self.found.push(QuoteDraft {
            cue: cue.tokens.clone(),
            lead: cue.lead,
            lemma: cue.lemma.clone(),
            stance: cue.stance,
            polarity: self.polarity(cue),
            content,
            voice,
            via,
        });
    }
}

/// Whether whoever is quoted speaks of himself: قلنا, نرى.
fn is_own(text: &Text<'_>, cue: &CueMatch) -> bool {
    let form = text.form(cue.tokens.start);
    let verb = matches!(cue.shape, SpeechShape::Verb | SpeechShape::Relay);
    verb && (is_first_person(form) || (cue.agreement == Agreement::Plural && is_we(form)))
}

fn is_arabic(word: &str) -> bool {
    !word.starts_with(|c: char| c.is_ascii_alphanumeric())
}
