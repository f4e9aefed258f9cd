//! The clauses of a sentence: what hangs on what, and which noun phrase is what to which verb.
//!
//! One pass from left to right keeps the clauses that are open. أن opens a complement, الذي a relative clause,
//! بعدما a circumstance, فيما and لكن a contrast; و with a verb closes the innermost clause and opens the next one
//! beside it. So clauses nest, never cross, and together cover the sentence. Roles are told by order, by the
//! endings of cases and by agreement, as M. Marton, N. Habash and O. Rambow name them for parsers of Arabic
//! (Computational Linguistics 39(1), 2013).

use std::ops::Range;

use super::frames::{Shape, Told, WORDS, is_among};
use super::links::LINKS;
use super::nominal::{Case, Nominal, nominal};
use super::verb::{Verb, inflected, is_marked_passive, verb};
use super::word::{TIMES, attached_preposition, is_joined, is_preposition};
use crate::extract::names::Names;
use crate::facts::{EntityType, Subtype};
use crate::grammar::Cursor;
use crate::lexicon::{Kind, Kinds, Particle};
use crate::spelling::{AND, BY, FOR};
use crate::text::{Text, TokenKind};

/// How a clause hangs on the one around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Link {
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

/// A preposition, as far as case frames tell one from the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Preposition {
    /// على, ضد.
    On,
    /// عن.
    About,
    /// من.
    From,
    /// إلى.
    To,
    /// مع.
    With,
    /// ب.
    By,
    /// ل.
    For,
    /// في.
    In,
    /// داخل, أمام, قرب.
    Inside,
    /// بين.
    Between,
    /// على يد, من قبل, برصاص.
    Doer,
    /// Any other.
    Other,
}

/// What a noun phrase is to its verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Its subject.
    Subject,
    /// Its object, or a second one.
    Object,
    /// What follows a preposition.
    Complement(Preposition),
}

/// A noun phrase in its role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Argument {
    /// What it is to the verb.
    pub role: Role,
    /// Its words, without the preposition.
    pub nominal: Nominal,
    /// Whether و joins it to the phrase before.
    pub conjunct: bool,
}

/// A finite verb in a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Predicate {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it is.
    pub verb: Verb,
}

/// A clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
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
pub struct Clauses {
    clauses: Vec<Clause>,
    /// For each token of the sentence, the innermost clause.
    innermost: Vec<usize>,
    first: usize,
}

impl Clauses {
    /// All of them.
    #[must_use]
    pub fn all(&self) -> &[Clause] {
        &self.clauses
    }

    /// The innermost clause at a token of the sentence.
    #[must_use]
    pub fn at(&self, token: usize) -> Option<&Clause> {
        let own = self.innermost.get(token.checked_sub(self.first)?)?;
        self.clauses.get(*own)
    }

    /// The relative clauses whose antecedent begins with the token.
    pub fn relative(&self, head: usize) -> impl Iterator<Item = &Clause> {
        self.clauses.iter().filter(move |clause| {
            let antecedent = clause.arguments.first();
            clause.link == Link::Relative
                && antecedent.is_some_and(|first| first.nominal.tokens.contains(&head))
        })
    }
}

impl Clause {
    /// Its subject.
    #[must_use]
    pub fn subject(&self) -> Option<&Nominal> {
        self.role(Role::Subject)
    }

    /// Its object.
    #[must_use]
    pub fn object(&self) -> Option<&Nominal> {
        self.role(Role::Object)
    }

    /// The first phrase in a role.
    #[must_use]
    pub fn role(&self, role: Role) -> Option<&Nominal> {
        let found = self.arguments.iter().find(|argument| argument.role == role);
        found.map(|argument| &argument.nominal)
    }
}

/// A noun phrase before its role is known.
#[derive(Debug, Clone)]
struct Bare {
    clause: usize,
    preposition: Option<Preposition>,
    nominal: Nominal,
    conjunct: bool,
}

struct Reader<'t, 'n> {
    names: &'n Names,
    told: &'n [Told],
    clauses: Vec<Clause>,
    innermost: Vec<usize>,
    open: Vec<usize>,
    bare: Vec<Bare>,
    sentence: Cursor<'t>,
}

/// The clauses of the sentence with these tokens.
#[must_use]
pub fn parse(text: &Text<'_>, names: &Names, sentence: Range<usize>) -> Clauses {
    let told = candidates(text, sentence.clone());
    clauses(text, names, sentence, &told)
}

/// The words of a sentence that may tell events, in order.
pub(crate) fn candidates(text: &Text<'_>, sentence: Range<usize>) -> Vec<Told> {
    let mut found: Vec<Told> = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        let word = text.token(at).is_word();
        let told = (word && !LINKS.purpose.contains(text.form(at)))
            .then(|| WORDS.find(text, at, sentence.end))
            .flatten();
        at = told.as_ref().map_or(at + 1, |told| told.tokens.end);
        found.extend(told);
    }
    found
}

/// The clauses of the sentence with these tokens; `told` are the words in it that tell events, in order.
#[must_use]
pub(crate) fn clauses(
    text: &Text<'_>,
    names: &Names,
    sentence: Range<usize>,
    told: &[Told],
) -> Clauses {
    let first = sentence.start;
    let mut reader = Reader {
        names,
        told,
        clauses: Vec::new(),
        innermost: Vec::with_capacity(sentence.len()),
        open: Vec::new(),
        bare: Vec::new(),
        sentence: Cursor::new(text, sentence),
    };
    reader.begin(first, Link::Coordinate, None);
    reader.read();
    reader.finish();
    Clauses {
        clauses: reader.clauses,
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
        if let Some(next) = self.predicate(here, opens || is_joined(here)) {
            return (next, false);
        }
        if here.is(Kinds::of(Kind::Particle)) && here.particle(Particle::Auxiliary).is_some() {
            return (here.skip(), true);
        }
        if let Some(next) = self.complement(here) {
            return (next, opens && !self.has_predicate());
        }
        if self.told_at(here).is_none() && LINKS.tells_manner(here.form()) {
            return (here.skip(), opens);
        }
        if here.is(TIMES) && self.names.starting(here.at()).is_none() {
            return (here.skip(), opens);
        }
        let Some((nominal, next)) = self.nominal(here) else {
            return (here.skip(), opens || is_joined(here));
        };
        self.push(None, nominal, here);
        (next, false)
    }

    fn has_predicate(&self) -> bool {
        let own = self.open.last().map(|own| &self.clauses[*own]);
        own.is_none_or(|own| own.predicate.is_some())
    }

    /// A comma ends what explains, a colon all that is open; whether a clause may begin after it.
    fn mark(&mut self, here: Cursor<'t>) -> bool {
        if here.mark(',').is_some() {
            while self.innermost_link() == Link::Relative && self.has_predicate() {
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
            let word = here.form().trim_start_matches(AND);
            let known =
                LINKS.circumstance.contains(here.form()) || LINKS.circumstance.contains(word);
            known.then(|| (here.skip(), Link::Circumstance))
        };
        let (rest, link) = that.or_else(relative).or_else(circumstance)?;
        let antecedent = self.antecedent(here).filter(|_| link == Link::Relative);
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
        let arguments = antecedent.map(|nominal| Argument {
            role: Role::Subject,
            nominal,
            conjunct: false,
        });
        self.open.push(self.clauses.len());
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
            None => verb(here, self.names, opens)?,
        };
        let verb = Verb {
            suffers: verb.suffers || is_marked_passive(here),
            ..verb
        };
        let tokens = here.at()..here.at() + 1;
        if self.has_predicate() {
            self.begin_beside(here);
        }
        let own = self.open.last()?;
        let end = tokens.end;
        self.clauses[*own].predicate = Some(Predicate { tokens, verb });
        Some(here.to(end))
    }

    /// Whether a word that is a noun or a verb is a verb here: its vowels say so, who does it follows where a clause
    /// begins, or stands right before («قصف الطيران المدينة», but «قصف على», «قصف إسرائيلي»).
    fn is_verb_here(&self, told: &Told, here: Cursor<'t>, opens: bool) -> bool {
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
    fn told_at(&self, here: Cursor<'t>) -> Option<&Told> {
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
        // «كمينا لرتل»: what follows ل is whom it was for
        let first = told.map_or(here.at() + 1, |told| told.tokens.end);
        let last = read.map_or(first, |(read, _)| read.tokens.end.max(first));
        let end = (first..last)
            .find(|at| attached_preposition(here.to(*at)) == Some(FOR))
            .unwrap_or(last);
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

    /// Puts a noun phrase down; one that و joins to the phrase before has the same role.
    fn push(&mut self, preposition: Option<Preposition>, nominal: Nominal, here: Cursor<'t>) {
        let clause = self.open.last().copied().unwrap_or_default();
        let text = here.text();
        let written = text
            .slice(text.span(here.at()..here.at() + 1))
            .starts_with(AND);
        let joined = (written
            && (is_joined(here)
                || self.names.starting(here.at()).is_some()
                || here.tags().is_empty()))
            || (here.at() > self.sentence.at() && here.to(here.at() - 1).form().chars().eq([AND]));
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
        let (first, end) = (self.sentence.at(), self.sentence.end());
        for clause in &mut self.clauses {
            clause.tokens.end = clause.tokens.start;
        }
        for (own, at) in self.innermost.iter().zip(first..end) {
            let mut inner = Some(*own);
            while let Some(index) = inner {
                let clause = &mut self.clauses[index];
                if clause.tokens.end > at {
                    break;
                }
                clause.tokens.end = at + 1;
                inner = clause.parent;
            }
        }
        let mut from = 0;
        let mut bare = std::mem::take(&mut self.bare);
        bare.sort_by_key(|bare| bare.clause);
        for own in 0..self.clauses.len() {
            let until = from + bare[from..].partition_point(|bare| bare.clause <= own);
            self.roles(own, &bare[from..until]);
            from = until;
        }
    }

    /// Tells the roles of the noun phrases of one clause.
    fn roles(&mut self, own: usize, bare: &[Bare]) {
        let before = self.before(own);
        let clause = &self.clauses[own];
        let Some(predicate) = clause.predicate.clone() else {
            let nouns = bare.iter().map(|bare| argument(bare, Role::Subject));
            self.clauses[own].arguments.extend(nouns);
            return;
        };
        let antecedent = clause
            .arguments
            .first()
            .map(|argument| argument.nominal.clone());
        let verb = predicate.verb;
        let told = self.told_at(self.sentence.to(predicate.tokens.start));
        let passive = verb.suffers || told.is_some_and(|told| told.shape == Shape::Passive);
        let mut roles = Roles {
            subject: antecedent.is_some() && !verb.has_object,
            inherited: before.is_some()
                && !passive
                && is_joined(self.sentence.to(predicate.tokens.start)),
            verb,
        };
        let mut arguments: Vec<Argument> = Vec::new();
        let free = |bare: &&Bare| bare.preposition.is_none();
        let topic = bare
            .iter()
            .filter(free)
            .filter(|bare| !bare.conjunct)
            .rfind(|bare| bare.nominal.tokens.start < predicate.tokens.start);
        let topic = topic
            .filter(|_| antecedent.is_none())
            .map(|bare| bare.nominal.tokens.start);
        roles.subject |= topic.is_some() && !verb.has_object;
        let topical = if verb.has_object {
            Role::Object
        } else {
            Role::Subject
        };
        let nouns_after = bare
            .iter()
            .filter(free)
            .filter(|bare| !bare.conjunct && bare.nominal.tokens.start > predicate.tokens.start)
            .count();
        for bare in bare {
            let role = match bare.preposition {
                Some(preposition) => Role::Complement(preposition),
                None if bare.conjunct && !arguments.is_empty() => {
                    arguments[arguments.len() - 1].role
                }
                None if topic == Some(bare.nominal.tokens.start) => topical,
                None if bare.nominal.tokens.start < predicate.tokens.start => continue,
                None => roles.next(&bare.nominal, nouns_after, self.acts(&bare.nominal)),
            };
            arguments.push(argument(bare, role));
        }
        let clause = &mut self.clauses[own];
        if let Some(first) = clause.arguments.first_mut().filter(|_| verb.has_object) {
            first.role = Role::Object;
        }
        clause.arguments.extend(arguments);
        if clause.subject().is_none()
            && let Some(subject) = before
        {
            clause.inherits = true;
            clause.arguments.push(Argument {
                role: Role::Subject,
                nominal: subject,
                conjunct: false,
            });
        }
    }

    /// The subject of the clause before this one and beside it.
    fn before(&self, own: usize) -> Option<Nominal> {
        let clause = &self.clauses[own];
        let beside = self.clauses[..own]
            .iter()
            .rev()
            .find(|before| before.parent == clause.parent)?;
        let joined = matches!(clause.link, Link::Coordinate | Link::Complement);
        joined.then(|| beside.subject().cloned()).flatten()
    }

    fn acts(&self, nominal: &Nominal) -> bool {
        acts(nominal, self.sentence.text(), self.names)
    }
}

/// Tells subject from object as the noun phrases after a verb come.
struct Roles {
    subject: bool,
    inherited: bool,
    verb: Verb,
}

impl Roles {
    fn next(&mut self, nominal: &Nominal, count: usize, acts: bool) -> Role {
        let told = self.subject
            || (self.verb.has_subject && !self.verb.has_object)
            || nominal.case == Case::Oblique;
        let alone = count == 1
            && self.inherited
            && !acts
            && nominal.case != Case::Nominative
            && !self.verb.has_object;
        if told || alone {
            return Role::Object;
        }
        self.subject = true;
        Role::Subject
    }
}

fn argument(bare: &Bare, role: Role) -> Argument {
    let role = bare.preposition.map_or(role, Role::Complement);
    Argument {
        role,
        nominal: bare.nominal.clone(),
        conjunct: bare.conjunct,
    }
}

/// The preposition that stands here or is written onto the word, and where what it governs begins.
fn preposition<'t>(here: Cursor<'t>, names: &Names) -> Option<(Preposition, Cursor<'t>)> {
    let form = here
        .form()
        .strip_prefix(AND)
        .filter(|_| is_joined(here))
        .unwrap_or(here.form());
    let named = names.starting(here.at());
    if LINKS.doer.contains(form) {
        return Some((Preposition::Doer, here.skip()));
    }
    let next = here.skip();
    if !next.is_done()
        && LINKS
            .doer
            .contains(format!("{form} {}", next.form()).as_str())
    {
        return Some((Preposition::Doer, next.skip()));
    }
    if named.is_none() && (LINKS.against.contains(form) || LINKS.inside.contains(form)) {
        let preposition = if LINKS.against.contains(form) {
            Preposition::On
        } else {
            Preposition::Inside
        };
        return Some((preposition, next.particle(Particle::Of).unwrap_or(next)));
    }
    const WORDS: [(Particle, Preposition); 9] = [
        (Particle::Of, Preposition::From),
        (Particle::About, Preposition::About),
        (Particle::To, Preposition::To),
        (Particle::On, Preposition::On),
        (Particle::In, Preposition::In),
        (Particle::At, Preposition::Inside),
        (Particle::With, Preposition::With),
        (Particle::Between, Preposition::Between),
        (Particle::Beside, Preposition::In),
    ];
    if is_preposition(here) || here.particle(Particle::Beside).is_some() {
        let known = WORDS
            .iter()
            .find_map(|(particle, preposition)| Some((*preposition, here.particle(*particle)?)));
        return Some(known.unwrap_or((Preposition::Other, next)));
    }
    let attached = attached_preposition(here);
    let written = || {
        let naming = named?;
        let text = here.text();
        let lead = text.slice(crate::span::Span::new(
            text.span(here.at()..here.at() + 1).start(),
            naming.span.start(),
        ));
        lead.chars().last()
    };
    match attached.or_else(written)? {
        BY => Some((Preposition::By, here)),
        FOR => Some((Preposition::For, here)),
        AND => None,
        _ => Some((Preposition::Other, here)),
    }
}

/// Whether a noun phrase means somebody who acts: people, an organization, a country.
#[must_use]
pub(crate) fn acts(nominal: &Nominal, text: &Text<'_>, names: &Names) -> bool {
    let head = Cursor::new(text, nominal.head..text.len());
    if let Some(naming) = names.starting(nominal.head) {
        let place = names.is(naming, EntityType::Location);
        let country = names.entities[naming.entity].subtype == Some(Subtype::Country);
        let mentions = &names.entities[naming.entity].mentions;
        let found =
            mentions.binary_search_by_key(&naming.span.start(), |mention| mention.span.start());
        let metonym = found.is_ok_and(|at| mentions[at].metonym);
        return !place || country || metonym;
    }
    is_among(head.form(), &WORDS.doer)
        || head.is(Kinds::of(Kind::Body).and(Kind::Role).and(Kind::Nationality))
        || nominal.case == Case::Nominative && head.is(Kinds::of(Kind::Victims))
}
