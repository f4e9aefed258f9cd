//! The clauses of a sentence: what hangs on what, and which noun phrase is what to which verb.
//!
//! One pass from left to right keeps the clauses that are open. أن opens a complement, الذي a relative clause,
//! بعدما a circumstance, فيما and لكن a contrast; و with a verb closes the innermost clause and opens the next one
//! beside it. So clauses nest, never cross, and together cover the sentence. Roles are told by order, by the
//! endings of cases and by agreement, as M. Marton, N. Habash and O. Rambow name them for parsers of Arabic
//! (Computational Linguistics 39(1), 2013).

use std::ops::Range;

use super::adjunct::adverb_of_time;
use super::frames::{EventTrigger, Shape, Side, WORDS};
use super::links::{LINKS, lists_after_and};
use super::nominal::{Case, Nominal, acts, nominal};
use super::preposition::{Preposition, preposition};
use super::role::{Argument, Bare, Role, Roles};
use super::speech::SPEECH;
use super::verb::{Verb, inflected, is_listed_verb, is_marked_passive, verb};
use super::word::{TIMES, attached_preposition, is_joined, is_preposition};
use crate::extract::names::Names;
use crate::facts::EntityType;
use crate::grammar::Cursor;
use crate::lexicon::{Kind, Kinds, Particle, VerbClass};
use crate::spelling::{AND, ARTICLE, BY, FOR, HAMZA_BELOW, SUFFIXES};
use crate::text::{Text, TokenKind};

/// How a clause hangs on the one around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Link {
    /// It is the sentence, or stands beside what comes before: و, a comma, a colon.
    Coordinate,
    /// أن, إن.
    Complement,
    /// الذي, or a verb after an indefinite noun.
    Relative,
    /// بعدما, حيث.
    Circumstance,
    /// فيما, لكن.
    Contrast,
}

/// A finite verb in a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Predicate {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it is.
    pub verb: Verb,
}

/// A clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Clause {
    /// Its tokens; clauses that hang on it are inside.
    pub tokens: Range<usize>,
    /// The clause around it, as an index; `None` for those beside each other in the sentence.
    pub parent: Option<usize>,
    /// How it hangs on that.
    pub link: Link,
    /// Its verb; `None` for a title or a list.
    pub predicate: Option<Predicate>,
    /// Its noun phrases in text order; the antecedent of a relative clause first.
    pub arguments: Vec<Argument>,
    /// Whether its subject is that of the clause before it.
    pub inherits: bool,
}

/// The clauses of one sentence, in text order of their beginnings.
#[derive(Debug, Clone, Default)]
pub(crate) struct Clauses {
    all: Vec<Clause>,
    /// For each token of the sentence, the innermost clause.
    innermost: Vec<usize>,
    first: usize,
}

impl Clauses {
    /// All of them.
    #[must_use]
    pub(crate) fn all(&self) -> &[Clause] {
        &self.all
    }

    /// The innermost clause at a token of the sentence.
    #[must_use]
    pub(crate) fn at(&self, token: usize) -> Option<&Clause> {
        let own = self.innermost.get(token.checked_sub(self.first)?)?;
        self.all.get(*own)
    }

    /// Where the next clause after a token begins that does not only describe a noun: the arguments of a verb end there.
    #[must_use]
    pub(crate) fn next(&self, token: usize) -> Option<usize> {
        let after = self
            .all
            .partition_point(|clause| clause.tokens.start <= token);
        let other = |clause: &&Clause| clause.link != Link::Relative;
        let next = self.all[after..].iter().find(other);
        next.map(|clause| clause.tokens.start)
    }

    /// Where the next clause after a verb begins that tells nothing of the nouns of its own clause: what stands before is
    /// the verb's subject with all that describes it.
    #[must_use]
    pub(crate) fn after_arguments(&self, verb: usize) -> Option<usize> {
        let own = verb.checked_sub(self.first);
        let own = own.and_then(|at| self.innermost.get(at)).copied();
        let after = self
            .all
            .partition_point(|clause| clause.tokens.start <= verb);
        // «الوزير الذي زار القرية والتقى سكانها», «في بيان - نشرته وكالة الأنباء -»
        let whose = |clause: &Clause| {
            let verb = clause.predicate.as_ref();
            verb.is_some_and(|verb| verb.verb.has_object) && !clause.inherits
        };
        let describes = |clause: &Clause| match clause.link {
            Link::Relative => true,
            Link::Coordinate => clause.parent.is_some() && clause.parent == own || whose(clause),
            _ => false,
        };
        let next = self.all[after..].iter().find(|clause| !describes(clause));
        next.map(|clause| clause.tokens.start)
    }

    /// Where the clauses after a token begin that أن opens.
    pub(crate) fn complements(&self, token: usize) -> impl Iterator<Item = usize> {
        let after = self
            .all
            .partition_point(|clause| clause.tokens.start <= token);
        let complement = |clause: &&Clause| clause.link == Link::Complement;
        let found = self.all[after..].iter().filter(complement);
        found.map(|clause| clause.tokens.start)
    }

    /// The relative clauses whose antecedent begins with the token.
    pub(crate) fn relative(&self, head: usize) -> impl Iterator<Item = &Clause> {
        let after = self
            .all
            .partition_point(|clause| clause.tokens.start <= head);
        let near = self.all[after..].iter().take(NEAR);
        near.filter(move |clause| {
            let antecedent = clause.arguments.first();
            clause.link == Link::Relative
                && antecedent.is_some_and(|first| first.nominal.tokens.contains(&head))
        })
    }
}

impl Clause {
    /// Its subject.
    #[must_use]
    pub(crate) fn subject(&self) -> Option<&Nominal> {
        self.role(Role::Subject)
    }

    /// Its object.
    #[must_use]
    pub(crate) fn object(&self) -> Option<&Nominal> {
        self.role(Role::Object)
    }

    /// The first phrase in a role.
    #[must_use]
    pub(crate) fn role(&self, role: Role) -> Option<&Nominal> {
        let found = self.arguments.iter().find(|argument| argument.role == role);
        found.map(|argument| &argument.nominal)
    }
}

/// «أنه», «بأنها»: whether a complementizer with a pronoun stands right before a word.
fn is_after_pronoun(here: Cursor<'_>) -> bool {
    let Some(before) = here.at().checked_sub(1).map(|at| here.to(at)) else {
        return false;
    };
    before.particle(Particle::That).is_some()
        && SUFFIXES
            .iter()
            .any(|pronoun| before.form().ends_with(pronoun))
}

/// The most tokens of a country or an outlet, with their marks, between the place of a dateline and its last dash.
const DATELINE: usize = 8;

/// «من أصل 11 أطلقتها روسيا»: after a number that counts what was named before, a verb describes that.
fn is_after_number(here: Cursor<'_>) -> bool {
    let before = here.at().checked_sub(1).map(|at| here.to(at).token().kind);
    before == Some(TokenKind::Digits)
        && SUFFIXES
            .iter()
            .any(|pronoun| here.form().ends_with(pronoun))
}

/// After كان and قد, which leave their subject to the verb after them.
fn auxiliary(here: Cursor<'_>) -> Option<Cursor<'_>> {
    let listed = here.is(Kinds::of(Kind::Particle));
    let particle = || here.particle(Particle::Auxiliary);
    let known = || lists_after_and(here).has(LINKS.auxiliary);
    let written = || known().then(|| here.skip());
    listed.then(particle).flatten().or_else(written)
}

/// After «كل من», with which those begin who are told together.
fn each(here: Cursor<'_>) -> Option<Cursor<'_>> {
    let known = here.lists().whole.has(LINKS.each) || lists_after_and(here).has(LINKS.each);
    let next = here.skip();
    (known && next.particle(Particle::Of).is_some()).then(|| next.skip())
}

/// «لليوم الثاني»: how often a time came.
fn is_ordinal_of_time(here: Cursor<'_>) -> bool {
    let before = here.at().checked_sub(1);
    here.is(Kinds::of(Kind::Ordinal)) && before.is_some_and(|before| here.to(before).is(TIMES))
}

/// The most noun phrases of one clause; it keeps every look into a clause short.
const MOST: usize = 64;

/// The most clauses after a noun that are looked at for one that describes it.
const NEAR: usize = 4;

/// After «أما», which the fold writes like «إما».
fn topic(here: Cursor<'_>) -> Option<Cursor<'_>> {
    let text = here.text();
    let rest = here.particle(Particle::Topic)?;
    let written = text.slice(text.span(here.at()..here.at() + 1));
    (!written.contains(HAMZA_BELOW)).then_some(rest)
}

/// Whether a word of saying with a pronoun stands here: «ذكرته».
fn tells_of_it(here: Cursor<'_>) -> bool {
    let speech = Kinds::of(Kind::Speech);
    let mut tags = here.matches().iter();
    tags.any(|tag| tag.tail > 0 && tag.clitics() == 0 && tag.kinds.intersects(speech))
}

/// Whether a verb stands here that another follows: «كان», and «وكان», with which the writer takes over.
fn is_auxiliary(here: Cursor<'_>) -> bool {
    let joined = here.form().strip_prefix(AND);
    let turned = || joined.is_some_and(is_listed_verb) && here.particle(Particle::Turn).is_some();
    here.particle(Particle::Auxiliary).is_some() || turned()
}

struct Reader<'t, 'n> {
    names: &'n Names,
    told: &'n [EventTrigger],
    clauses: Vec<Clause>,
    innermost: Vec<usize>,
    open: Vec<usize>,
    /// For each clause, the one before it that hangs on the same, and the last that hangs on it.
    beside: Vec<Option<usize>>,
    youngest: Vec<Option<usize>>,
    /// The last that hangs on none.
    last: Option<usize>,
    bare: Vec<Bare>,
    /// The clause that begins with «وكان», whose verb may be yet to come.
    was: Option<usize>,
    sentence: Cursor<'t>,
}

/// The words of a sentence that may tell events, in order.
pub(super) fn candidates(text: &Text<'_>, sentence: Range<usize>) -> Vec<EventTrigger> {
    let mut found: Vec<EventTrigger> = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        let word = text.token(at).is_word();
        let told = (word && !text.lists(at).whole.has(LINKS.purpose))
            .then(|| WORDS.find(text, at, sentence.end))
            .flatten();
        at = told.as_ref().map_or(at + 1, |told| told.tokens.end);
        found.extend(told);
    }
    found
}

/// The clauses of the sentence with these tokens; `told` are the words in it that tell events, in order.
pub(super) fn clauses(
    text: &Text<'_>,
    names: &Names,
    sentence: Range<usize>,
    told: &[EventTrigger],
) -> Clauses {
    let first = sentence.start;
    let mut reader = Reader {
        names,
        told,
        clauses: Vec::new(),
        innermost: Vec::with_capacity(sentence.len()),
        open: Vec::new(),
        beside: Vec::new(),
        youngest: Vec::new(),
        last: None,
        bare: Vec::new(),
        was: None,
        sentence: Cursor::new(text, sentence),
    };
    reader.begin(first, Link::Coordinate, None);
    reader.read();
    reader.finish();
    Clauses {
        all: reader.clauses,
        innermost: reader.innermost,
        first,
    }
}

impl<'t> Reader<'t, '_> {
    fn read(&mut self) {
        let mut here = self.sentence;
        let mut opens = true;
        while !here.is_done() {
            let (next, then_opens) = self.step(here, opens);
            let next = if next.at() > here.at() {
                next
            } else {
                here.skip()
            };
            let own = self.open.last().copied().unwrap_or_default();
            let until = next.at().min(here.end());
            self.innermost.extend((here.at()..until).map(|_| own));
            (here, opens) = (next, then_opens);
        }
    }

    /// After what stands here, and whether a clause may begin there.
    fn step(&mut self, here: Cursor<'t>, opens: bool) -> (Cursor<'t>, bool) {
        if !here.token().is_word() && here.token().kind != TokenKind::Digits {
            return (here.skip(), self.mark(here) || opens);
        }
        if let Some(next) = self.opener(here) {
            return (next, true);
        }
        // «وكان الرئيس ذكر»: the verb is yet to come
        if here.is(Kinds::of(Kind::Particle)) && is_auxiliary(here) {
            self.begin_with_auxiliary(here);
            return (here.skip(), true);
        }
        // «كانت باكو قد استعادت»: the subject is that of the verb after it
        if self.told_at(here).is_none()
            && let Some(rest) = auxiliary(here)
        {
            return (rest, true);
        }
        // «، فجر اليوم، منزلا»: a part of the day before its day is no verb, though one is written alike
        let hour = || here.is(Kinds::of(Kind::DayPart)) && here.skip().is(TIMES);
        if self.told_at(here).is_none() && hour() {
            return (here.skip(), opens);
        }
        if let Some(next) = each(here) {
            return (next, false);
        }
        if !self.is_deed(here, opens)
            && let Some(next) = self.predicate(here, opens || is_joined(here))
        {
            return (next, false);
        }
        if let Some(next) = self.complement(here) {
            return (next, opens && !self.has_predicate());
        }
        if self.told_at(here).is_none() && LINKS.tells_manner(here.lists()) {
            return (here.skip(), opens);
        }
        if (here.is(TIMES) || is_ordinal_of_time(here)) && self.names.starting(here.at()).is_none()
        {
            return (here.skip(), opens);
        }
        if let Some(next) = adverb_of_time(here, self.names) {
            return (next, opens);
        }
        let Some((nominal, next)) = self.nominal(here) else {
            return (here.skip(), opens || is_joined(here));
        };
        if !self.is_apposition(here, next) {
            self.push(None, nominal, here);
        }
        (next, false)
    }

    /// «… إلى اليمن وكان مصدر طبي قد أعلن»: the subject after «وكان» is that of its own clause.
    fn begin_with_auxiliary(&mut self, here: Cursor<'t>) {
        if here.form().starts_with(AND) && self.has_predicate() {
            self.begin_beside(here);
            self.was = self.open.last().copied();
        }
    }

    /// «نفى المتحدث تقدم قوات العدو»: right after whoever acts the name of a deed is an object, though a verb is written
    /// like it.
    fn is_deed(&self, here: Cursor<'t>, opens: bool) -> bool {
        let after = || {
            let last = self.bare.last().filter(|last| last.nominal.definite);
            last.is_some_and(|last| last.nominal.tokens.end == here.at())
        };
        !opens
            && self.has_predicate()
            && after()
            && !is_joined(here)
            && !here.is(Kinds::of(Kind::Speech))
            && here.lists().whole.has(SPEECH.deed)
    }

    /// Whether a noun phrase between two commas says again who the one before it is: «المتحدث، العقيد نزار الحسن، إن».
    fn is_apposition(&self, here: Cursor<'t>, next: Cursor<'t>) -> bool {
        let last = self.bare.last().map(|last| last.nominal.tokens.end);
        let near = last.is_some_and(|end| end + 1 == here.at() && here.to(end).mark(',').is_some());
        near && !is_joined(here) && next.mark(',').is_some()
    }

    fn has_predicate(&self) -> bool {
        let own = self.open.last().map(|own| &self.clauses[*own]);
        own.is_none_or(|own| own.predicate.is_some())
    }

    /// A comma ends what explains, a colon all that is open; whether a clause may begin after it.
    fn mark(&mut self, here: Cursor<'t>) -> bool {
        if here.mark(',').is_some() {
            while self.innermost_link() == Link::Relative
                && self.has_predicate()
                && !self.awaits_object(here)
            {
                self.open.pop();
            }
            return true;
        }
        if here.mark(':').is_some() || here.mark(';').is_some() {
            self.open.clear();
            self.begin(here.at(), Link::Coordinate, None);
            return true;
        }
        false
    }

    /// «غارة استهدفت، فجر الأحد، سيارة»: whether a verb of striking has not had its object yet, and but an aside stands between.
    fn awaits_object(&self, here: Cursor<'t>) -> bool {
        const ASIDE: usize = 10;
        let own = self.open.last().map(|own| &self.clauses[*own]);
        let verb = own.and_then(|own| own.predicate.as_ref());
        let last = self.bare.last().map(|last| last.nominal.tokens.start);
        verb.is_some_and(|verb| {
            let near = here.at() - verb.tokens.end <= ASIDE;
            let bare = last.is_none_or(|last| last < verb.tokens.start);
            near && bare && verb.verb.classes.has(VerbClass::Strikes) && !verb.verb.has_object
        })
    }

    fn innermost_link(&self) -> Link {
        let own = self.open.last().map(|own| self.clauses[*own].link);
        own.unwrap_or(Link::Coordinate)
    }

    /// After a word with which a clause begins that hangs on the one around it.
    fn opener(&mut self, here: Cursor<'t>) -> Option<Cursor<'t>> {
        if self.names.covering(here.at()).is_some() {
            return None;
        }
        if let Some(rest) = here
            .particle(Particle::But)
            .or_else(|| here.particle(Particle::Contrast))
            .or_else(|| topic(here))
        {
            self.open.clear();
            self.begin(here.at(), Link::Contrast, None);
            return Some(rest);
        }
        let that = here
            .particle(Particle::That)
            .map(|rest| (rest, Link::Complement));
        let relative = || {
            here.particle(Particle::Relative)
                .map(|rest| (rest, Link::Relative))
        };
        let circumstance = || {
            let joined = here.form().starts_with(AND);
            let bare = || here.form().trim_start_matches(AND);
            let known = here.lists().whole.has(LINKS.circumstance)
                || joined && LINKS.circumstance.contains(bare());
            known.then(|| (here.skip(), Link::Circumstance))
        };
        // «تنفي الوزارة ما أعلنته الناطقة»: a relative without a noun before it, which its verb has as its object
        let whatever = || {
            let what = here.lists().whole.has(SPEECH.object);
            let next = here.skip();
            let told = |verb: Verb| verb.has_object || tells_of_it(next);
            let relative = what && verb(next, self.names, true).is_some_and(told);
            relative.then_some((next, Link::Relative))
        };
        let (rest, link) = that
            .or_else(relative)
            .or_else(circumstance)
            .or_else(whatever)?;
        let free = here.lists().whole.has(SPEECH.object);
        let antecedent = self
            .antecedent(here)
            .filter(|_| link == Link::Relative && !free);
        self.begin(here.at(), link, antecedent);
        Some(rest)
    }

    /// The noun phrase that ends right before `here`, a comma between them at most.
    fn antecedent(&self, here: Cursor<'t>) -> Option<Nominal> {
        let last = &self.bare.last()?.nominal;
        let gap = here.at().checked_sub(last.tokens.end)?;
        let near = gap == 0 || (gap == 1 && here.to(last.tokens.end).mark(',').is_some());
        near.then(|| last.clone())
    }

    fn begin(&mut self, at: usize, link: Link, antecedent: Option<Nominal>) {
        let parent = self.open.last().copied();
        let own = self.clauses.len();
        let last = match parent {
            Some(parent) => &mut self.youngest[parent],
            None => &mut self.last,
        };
        self.beside.push(last.replace(own));
        self.youngest.push(None);
        let arguments = antecedent.map(|nominal| Argument {
            role: Role::Subject,
            nominal,
            conjunct: false,
        });
        self.open.push(own);
        self.clauses.push(Clause {
            tokens: at..at,
            parent,
            link,
            predicate: None,
            arguments: arguments.into_iter().collect(),
            inherits: false,
        });
    }

    /// After the finite verb that stands here, in the clause that it belongs to.
    fn predicate(&mut self, here: Cursor<'t>, opens: bool) -> Option<Cursor<'t>> {
        let verb = match self.told_at(here) {
            Some(told)
                if told.is_verb() || (told.ambiguous && self.is_verb_here(told, here, opens)) =>
            {
                inflected(here.form(), told.has_ending)
            }
            Some(_) => return None,
            None => {
                let opens = opens || self.is_after_subject(here) || is_after_number(here);
                verb(here, self.names, opens).or_else(|| self.relative_clause_verb(here))?
            }
        };
        let verb = Verb {
            suffers: verb.suffers || is_marked_passive(here),
            ..verb
        };
        let tokens = here.at()..here.at() + 1;
        // «وكانت المدينة محاصرة ودخلها الجيش»: another clause
        let was = self.was.is_some() && self.was == self.open.last().copied();
        if self.has_predicate() || was && is_joined(here) {
            self.begin_beside(here);
        }
        let own = self.open.last()?;
        let end = tokens.end;
        self.clauses[*own].predicate = Some(Predicate { tokens, verb });
        Some(here.to(end))
    }

    /// Whether a verb may stand here although no clause begins: right after who acts («الجيش صد هجوما»), or after a noun
    /// that tells an event («قصف طال السوق»).
    fn is_after_subject(&self, here: Cursor<'t>) -> bool {
        let Some(last) = self.antecedent(here) else {
            return false;
        };
        let told = self.told_at(here.to(last.head));
        let event = told.is_some_and(|told| !told.is_verb());
        // «إلا أن أنقرة نفت ذلك», «لكن الأخير نفى ذلك»: after a word that opens a clause its first noun phrase is the subject
        let opened = || {
            let own = self.open.last().map(|own| &self.clauses[*own]);
            let first = own.is_some_and(|own| {
                matches!(own.link, Link::Contrast | Link::Complement)
                    && self
                        .bare
                        .iter()
                        .rev()
                        .take(2)
                        .filter(|bare| bare.nominal.tokens.start > own.tokens.start)
                        .count()
                        == 1
            });
            first && here.is(Kinds::of(Kind::Speech)) && self.bare.last().is_some_and(Bare::is_free)
        };
        event || (!self.has_predicate() && (self.acts(&last) || opened()))
    }

    /// The verb that must follow الذي, whatever is known of it.
    fn relative_clause_verb(&self, here: Cursor<'t>) -> Option<Verb> {
        let before = here.to(here.at().checked_sub(1)?);
        let opened = before.particle(Particle::Relative)?.at() == here.at();
        let word = !here.is(Kinds::of(Kind::Particle)) && self.names.covering(here.at()).is_none();
        let free = !here.form().starts_with(ARTICLE) && attached_preposition(here).is_none();
        (opened && word && free).then(|| inflected(here.form(), true))
    }

    /// Whether a word that is a noun or a verb is a verb here: its vowels say so, who does it follows where a clause
    /// begins, or stands right before («قصف الطيران المدينة», but «قصف على», «قصف إسرائيلي»).
    fn is_verb_here(&self, told: &EventTrigger, here: Cursor<'t>, opens: bool) -> bool {
        if told.lead > AND.len_utf8() || told.definite {
            return false;
        }
        if is_marked_passive(here) {
            return true;
        }
        let next = here.to(told.tokens.end);
        let governed = is_preposition(next) || attached_preposition(next).is_some();
        let national =
            next.is(Kinds::of(Kind::Nationality)) && self.names.starting(next.at()).is_none();
        let before = || {
            !self.has_predicate()
                && self
                    .antecedent(here)
                    .is_some_and(|subject| self.acts(&subject))
        };
        let after = || {
            let subject = nominal(next, self.names).map(|(subject, _)| subject);
            opens
                && next.token().is_word()
                && !governed
                && !national
                && subject.is_some_and(|subject| self.acts(&subject))
        };
        before() || after()
    }

    /// Begins the clause of a verb where the innermost clause has one already.
    fn begin_beside(&mut self, here: Cursor<'t>) {
        let antecedent = self
            .antecedent(here)
            .filter(|noun| !is_joined(here) && !noun.definite);
        if antecedent.is_some() && here.to(here.at() - 1).mark(',').is_none() {
            self.begin(here.at(), Link::Relative, antecedent);
            return;
        }
        let link = match self.open.pop() {
            Some(own) if self.clauses[own].link == Link::Complement => Link::Complement,
            _ => Link::Coordinate,
        };
        self.begin(here.at(), link, None);
    }

    /// After a preposition with what it governs.
    fn complement(&mut self, here: Cursor<'t>) -> Option<Cursor<'t>> {
        let (preposition, noun) = preposition(here, self.names).or_else(|| self.governed(here))?;
        let (mut nominal, next) = self.nominal(noun)?;
        nominal.governed = noun.at() == here.at();
        // «بنيران رشاشة» is what was used, «بنيران الجيش» who did it
        let used =
            preposition == Preposition::Doer && noun.at() == here.at() + 1 && !self.acts(&nominal);
        let preposition = if used { Preposition::By } else { preposition };
        self.push(Some(preposition), nominal, here);
        Some(next)
    }

    /// The preposition that is written onto a noun that tells an event: «بقصف».
    fn governed(&self, here: Cursor<'t>) -> Option<(Preposition, Cursor<'t>)> {
        let told = self.told_at(here).filter(|told| !told.is_verb())?;
        let preposition = match here.form()[..told.lead].chars().last()? {
            BY => Preposition::By,
            FOR => Preposition::For,
            _ => return None,
        };
        Some((preposition, here))
    }

    /// The word that tells an event and begins here.
    fn told_at(&self, here: Cursor<'t>) -> Option<&EventTrigger> {
        let found = self
            .told
            .binary_search_by_key(&here.at(), |told| told.tokens.start);
        found.ok().map(|found| &self.told[found])
    }

    /// The noun phrase that begins here; a noun that tells an event is one in any case.
    fn nominal(&self, here: Cursor<'t>) -> Option<(Nominal, Cursor<'t>)> {
        let told = self.told_at(here).filter(|told| !told.is_verb());
        let before = self
            .told
            .partition_point(|told| told.tokens.start < here.at());
        let own = before
            .checked_sub(1)
            .is_some_and(|last| self.told[last].rest.contains(&here.at()));
        let read = nominal(here, self.names);
        if told.is_none() && !own {
            return read;
        }
        // «كمينا | لرتل», «قصف | طال السوق»
        let first = told.map_or(here.at() + 1, |told| told.tokens.end);
        let last = read.map_or(first, |(read, _)| read.tokens.end.max(first));
        let ends = |at: &usize| {
            let next = here.to(*at);
            let strikes = verb(next, self.names, true)
                .is_some_and(|verb| verb.classes.has(VerbClass::Strikes) || verb.has_object);
            strikes || attached_preposition(next) == Some(FOR)
        };
        let end = (first..last).find(ends).unwrap_or(last);
        let end = match told {
            Some(told) if told.has_ending => self.after_adjectives(here, end),
            Some(told) if told.tokens.len() > 1 => self.after_nationality(here, end),
            _ => end,
        };
        let definite = told.is_some_and(|told| told.definite);
        let nominal = Nominal {
            tokens: here.at()..end,
            head: here.at(),
            definite,
            case: Case::Unmarked,
            governed: false,
        };
        Some((nominal, here.to(end)))
    }

    /// After the adjectives of a noun on which a pronoun hangs: «هجومها الخاطف».
    fn after_adjectives(&self, noun: Cursor<'t>, from: usize) -> usize {
        let nouns = Kinds::of(Kind::Role)
            .and(Kind::Body)
            .and(Kind::Victims)
            .and(Kind::TypeWord)
            .and(Kind::Nationality);
        let owned = SUFFIXES
            .iter()
            .any(|pronoun| noun.form().ends_with(pronoun));
        let qualifies = |at: &usize| {
            let here = noun.to(*at);
            let named = self.names.covering(*at).is_some();
            owned && here.form().starts_with(ARTICLE) && !named && !here.is(nouns)
        };
        (from..noun.end())
            .take_while(qualifies)
            .last()
            .map_or(from, |at| at + 1)
    }

    /// After the adjective of a country after the means of an event, which is no phrase of its own: «هجوم بمسيرة أوكرانية».
    fn after_nationality(&self, noun: Cursor<'t>, from: usize) -> usize {
        let adjective = |at: &usize| {
            let here = noun.to(*at);
            let national = here.is(Kinds::of(Kind::Nationality)) && !is_joined(here);
            national && self.names.starting(*at).is_none() && attached_preposition(here).is_none()
        };
        (from..noun.end())
            .take_while(adjective)
            .last()
            .map_or(from, |at| at + 1)
    }

    /// Puts a noun phrase down; one that و joins to the phrase before has the same role.
    fn push(&mut self, preposition: Option<Preposition>, nominal: Nominal, here: Cursor<'t>) {
        let clause = self.open.last().copied().unwrap_or_default();
        let text = here.text();
        let written = text
            .slice(text.span(here.at()..here.at() + 1))
            .starts_with(AND);
        // «وقف إطلاق النار», «وفد»: a و of their own
        let clitic = match self.told_at(here) {
            Some(told) => told.lead > 0,
            None => is_joined(here) || self.names.starting(here.at()).is_some(),
        };
        let alone = || here.to(here.at() - 1).form().chars().eq([AND]);
        let joined = (written && clitic) || (here.at() > self.sentence.at() && alone());
        let last = self.bare.last().filter(|last| {
            let gap = here.at().saturating_sub(last.nominal.tokens.end);
            joined && preposition.is_none() && last.clause == clause && gap <= 1
        });
        let conjunct = last.is_some();
        let preposition = last.map_or(preposition, |last| last.preposition);
        self.bare.push(Bare {
            clause,
            preposition,
            nominal,
            conjunct,
        });
    }

    /// Gives clauses their ends and noun phrases their roles.
    fn finish(&mut self) {
        let first = self.sentence.at();
        for clause in &mut self.clauses {
            clause.tokens.end = clause.tokens.start;
        }
        for (own, at) in self.innermost.iter().zip(first..) {
            self.clauses[*own].tokens.end = at + 1;
        }
        for own in (0..self.clauses.len()).rev() {
            let end = self.clauses[own].tokens.end;
            if let Some(parent) = self.clauses[own].parent {
                let around = &mut self.clauses[parent].tokens;
                around.end = around.end.max(end);
            }
        }
        let mut from = 0;
        let mut bare = std::mem::take(&mut self.bare);
        bare.sort_by_key(|bare| bare.clause);
        for own in 0..self.clauses.len() {
            let until = from + bare[from..].partition_point(|bare| bare.clause <= own);
            self.roles(own, &bare[from..until.min(from + MOST)]);
            from = until;
        }
    }

    /// Tells the roles of the noun phrases of one clause.
    fn roles(&mut self, own: usize, bare: &[Bare]) {
        let before = self.before(own);
        let clause = &self.clauses[own];
        let Some(predicate) = clause.predicate.clone() else {
            let nouns = bare.iter().map(|bare| bare.argument(Role::Subject));
            self.clauses[own].arguments.extend(nouns);
            return;
        };
        let verb = predicate.verb;
        let here = self.sentence.to(predicate.tokens.start);
        let told = self.told_at(here);
        let passive = verb.suffers || told.is_some_and(|told| told.shape == Shape::Passive);
        let roles = Roles {
            verb,
            at: here.at(),
            antecedent: !clause.arguments.is_empty(),
            inherited: before.is_some() && !passive && is_joined(here),
            fronted: topic(self.sentence.to(clause.tokens.start)).is_some(),
            pronoun: told.is_some_and(|told| told.is_verb() && told.frame.object == Side::Target)
                && is_after_pronoun(here),
            dateline: self.is_after_dateline(here),
        };
        let arguments = roles.of(bare, |nominal| self.acts(nominal));
        let clause = &mut self.clauses[own];
        if let Some(first) = clause.arguments.first_mut().filter(|_| verb.has_object) {
            first.role = Role::Object;
        }
        clause.arguments.extend(arguments);
        if let Some(nominal) = before.filter(|_| clause.subject().is_none()) {
            clause.inherits = true;
            clause.arguments.push(Argument {
                role: Role::Subject,
                nominal,
                conjunct: false,
            });
        }
    }

    /// «أنقرة - اعتقلت الشرطة», «حلب (شمال) - اقتحم مسلحون»: whether a dash stands before a word, and before it only the
    /// place with which the sentence begins.
    fn is_after_dateline(&self, here: Cursor<'_>) -> bool {
        let text = here.text();
        let first = self.sentence.at();
        let Some(dash) = here.at().checked_sub(1).filter(|at| *at > first) else {
            return false;
        };
        let place = self.names.starting(first).filter(|naming| {
            self.names.is(naming, EntityType::Location) && text.token(dash).is_mark('-')
        });
        place.is_some_and(|place| {
            let rest = place.tokens.end..dash;
            // «الفاشر - «القدس العربي» - هاجمت القوات»
            let opened = |mark: char| text.token(rest.start).is_mark(mark);
            let inside = || opened('(') || opened('-');
            rest.is_empty() || rest.len() <= DATELINE && inside()
        })
    }

    /// The subject of the clause before this one and beside it.
    fn before(&self, own: usize) -> Option<Nominal> {
        let joined = matches!(self.clauses[own].link, Link::Coordinate | Link::Complement);
        let beside = self.beside[own].filter(|_| joined)?;
        self.clauses[beside].subject().cloned()
    }

    fn acts(&self, nominal: &Nominal) -> bool {
        acts(nominal, self.sentence.text(), self.names)
    }
}
