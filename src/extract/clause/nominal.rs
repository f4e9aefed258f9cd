//! Noun phrases as arguments: any head, definite or not, with its construct chain and adjectives.
//!
//! `phrase` reads who speaks, and goes on into appositions and names that no list holds; here a phrase ends as soon
//! as the next word may be another argument: «أضرم مستوطنون | النار», «نصب متشددون | كمينا».

use std::ops::Range;

use super::frames::WORDS;
use super::links::LINKS;
use super::speech::SPEECH;
use super::verb::verb;
use super::word::{TIMES, attached_preposition, is_joined, is_opener, is_preposition};
use crate::extract::names::Names;
use crate::facts::{EntityType, Subtype};
use crate::grammar::Cursor;
use crate::lexicon::{Kind, Kinds, Meaning, Particle, TypeWord};
use crate::spelling::{
    ACCUSATIVE, ARTICLE, BY, DUAL, FEMININE, FOR, NISBA, NOMINATIVE, OBLIQUE, PARTICIPLE, YA,
};
use crate::text::{LexiconMatch, Text, TokenKind};

/// The most words of a phrase, and of the number before it; words are read again where phrases overlap, so this keeps
/// reading linear.
const LONGEST: usize = 8;

/// Case, where the ending of the head tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Case {
    /// مسلحون.
    Nominative,
    /// مركزا, مطلوبين.
    Oblique,
    /// Nothing tells it.
    Unmarked,
}

/// A noun phrase as an argument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Nominal {
    /// Its tokens, with the number that counts it.
    pub tokens: Range<usize>,
    /// The head, after the number.
    pub head: usize,
    /// Whether an article, a name or a definite complement makes it definite.
    pub definite: bool,
    /// The case of the head.
    pub case: Case,
    /// Whether a preposition is written onto its first word.
    pub governed: bool,
}

/// Words that count what follows.
const COUNTS: Kinds = Kinds::of(Kind::Number).and(Kind::Amount).and(Kind::Hedge);

/// Words at which no phrase begins or goes on.
const STOPS: Kinds = TIMES.and(Kind::Stance).and(Kind::Speech);

/// The phrase that begins here, with the place after it. A preposition that is written onto the first word is
/// not looked at.
#[must_use]
pub(crate) fn nominal<'t>(at: Cursor<'t>, names: &Names) -> Option<(Nominal, Cursor<'t>)> {
    let head = after_count(at, names);
    let number = head.at() == at.at() && at.is(COUNTS) && is_defined(at);
    let counted = head.at() > at.at() && is_counted(head);
    if !number && !counted && !can_begin(head, names) {
        return None;
    }
    let mut reader = Reader {
        names,
        head: head.at(),
        indefinite: true,
        closed: false,
        qualified: false,
        people: false,
    };
    let mut here = reader.first(head);
    while here.at() < head.at() + LONGEST && !here.is_done() {
        let Some(next) = reader.next(here) else { break };
        here = next;
    }
    let nominal = Nominal {
        tokens: at.at()..here.at(),
        head: head.at(),
        definite: reader.closed,
        case: case(head, names),
        governed: false,
    };
    Some((nominal, here))
}

/// After digits, number words, «أكثر من», «عدد من».
fn after_count<'t>(at: Cursor<'t>, names: &Names) -> Cursor<'t> {
    let mut here = at;
    while here.at() < at.at() + LONGEST {
        let listed = here
            .matches()
            .iter()
            .find(|tag| tag.kinds.intersects(COUNTS));
        let next = match listed {
            Some(tag) => here.to(tag.tokens().end),
            None if here.token().kind == TokenKind::Digits => here.skip(),
            None => break,
        };
        here = next
            .particle(Particle::Of)
            .filter(|rest| rest.is(COUNTS) || rest.token().kind == TokenKind::Digits)
            .unwrap_or(next);
    }
    // «من أصل 11 أطلقتها روسيا»: a verb is not what is counted
    let verbal = || verb(here, names, true).is_some_and(|verb| verb.has_object);
    let noun = here.token().is_word() && (is_nominal(here) || is_counted(here)) && !verbal();
    // «تظاهر المئات»: the number is all that there is
    if here.at() > at.at() && !noun {
        at
    } else {
        here
    }
}

/// Whether a word is formed as what a number counts, though it is a participle of saying: «50 محتجا».
fn is_counted(at: Cursor<'_>) -> bool {
    let people = || {
        WORDS
            .beside
            .crowd
            .contains(at.form().trim_end_matches(ACCUSATIVE))
    };
    at.token().is_word() && at.form().ends_with(ACCUSATIVE) && people()
}

fn case(at: Cursor<'_>, names: &Names) -> Case {
    let form = at.form();
    // «ميليشيا» ends like an accusative and is none
    let listed = names.starting(at.at()).is_some()
        || WORDS.beside.doer.contains(form) && form.ends_with(ACCUSATIVE);
    let long = form.chars().nth(3).is_some() && !listed;
    if long && (form.ends_with(NOMINATIVE) || form.ends_with(PLURALS[2]) || is_dual(at)) {
        Case::Nominative
    } else if long
        && !form.starts_with(ARTICLE)
        && (form.ends_with(ACCUSATIVE) || form.ends_with(OBLIQUE))
    {
        Case::Oblique
    } else {
        Case::Unmarked
    }
}

fn can_begin(at: Cursor<'_>, names: &Names) -> bool {
    let named = names.starting(at.at()).is_some();
    at.token().is_word()
        && (named
            || is_nominal(at)
                && !is_opener(at)
                && (at.lists().whole.has(SPEECH.deed) || verb(at, names, false).is_none()))
}

/// Whether a word is no preposition, time or speech.
fn is_nominal(at: Cursor<'_>) -> bool {
    let people = at.is(Kinds::of(Kind::Role).and(Kind::Victims).and(Kind::Body))
        || at.particle(Particle::Crowd).is_some();
    let beside = at.particle(Particle::Beside).is_some() && !at.form().starts_with(ARTICLE);
    let place = beside || at.particle(Particle::Demonstrative).is_some();
    !is_preposition(at)
        && !place
        && !LINKS.tells_manner(at.lists())
        && (people || !at.is(STOPS))
        && at.form().chars().nth(1).is_some()
}

/// «وزيرا خارجية مصر»: a dual before its complement, which is written like an indefinite accusative.
fn is_dual(at: Cursor<'_>) -> bool {
    let next = at.skip();
    let complement = !next.is_done()
        && next.token().is_word()
        && !next.form().ends_with(ACCUSATIVE)
        && attached_preposition(next).is_none()
        && is_nominal(next)
        && !is_joined(next)
        && !next.is(Kinds::of(Kind::Nationality));
    at.form().ends_with(ACCUSATIVE) && at.is(Kinds::of(Kind::Role)) && complement
}

struct Reader<'n> {
    names: &'n Names,
    head: usize,
    /// Whether the chain has only indefinite words so far.
    indefinite: bool,
    /// Whether a definite word or a name has closed the chain.
    closed: bool,
    /// Whether an adjective stands last: no complement can follow.
    qualified: bool,
    /// Whether the head means people who can have a name.
    people: bool,
}

impl Reader<'_> {
    fn first<'t>(&mut self, head: Cursor<'t>) -> Cursor<'t> {
        if let Some(naming) = self.names.starting(head.at()) {
            self.closed = true;
            return head.to(naming.tokens.end);
        }
        let owned = head
            .matches()
            .first()
            .is_some_and(|tag| tag.is_owned(head.text()));
        self.closed = is_defined(head) || owned;
        self.people = head.is(Kinds::of(Kind::Role).and(Kind::Victims))
            || self.names.title(head.at()).is_some();
        if let Some(title) = self.names.title(head.at()) {
            let mut words = title.tokens.clone().skip(1);
            // «الوزراء بالسفيرة كلير دوبوا»
            let met = |at: Cursor<'_>| {
                attached_preposition(at) == Some(BY) && at.is(Kinds::of(Kind::Role))
            };
            let end = words.find(|at| {
                let here = head.to(*at);
                is_preposition(here) || is_joined(here) || met(here)
            });
            let end = end.unwrap_or(title.tokens.end.max(head.at() + 1));
            self.closed |= (head.at()..end).any(|at| is_defined(head.to(at)));
            return head.to(end);
        }
        head.skip()
    }

    /// After the word that goes on the phrase; `None` where it ends.
    fn next<'t>(&mut self, here: Cursor<'t>) -> Option<Cursor<'t>> {
        if !here.token().is_word() || is_joined(here) {
            return None;
        }
        if let Some(naming) = self.names.starting(here.at()) {
            return self.name(naming.tokens.end, here);
        }
        if attached_preposition(here) == Some(FOR) {
            return self.complement(here);
        }
        let before = here.to(here.at() - 1);
        // «قرى ريف تل تمر»
        let within = here.particle(Particle::Beside).is_some()
            && before.is(Kinds::of(Kind::TypeWord))
            && !self.closed;
        if within {
            return Some(here.skip());
        }
        if attached_preposition(here).is_some() || is_opener(here) || !is_nominal(here) {
            return None;
        }
        if verb(here, self.names, false).is_some() {
            return None;
        }
        if is_defined(here) {
            self.definite(here)
        } else {
            self.indefinite(here)
        }
    }

    fn name<'t>(&mut self, end: usize, here: Cursor<'t>) -> Option<Cursor<'t>> {
        let before = here.to(here.at() - 1);
        let named = self.names.starting(here.at())?;
        let person = self.names.is(named, EntityType::Person);
        let apposed = self.people && person;
        let place = |m: &Meaning| matches!(m, Meaning::TypeWord(TypeWord::Place)).then_some(());
        let label = before.read(Kind::TypeWord, place).is_some();
        if attached_preposition(here).is_some() || has_clitic(here) {
            return None;
        }
        let goes_on = if self.closed {
            apposed || label
        } else {
            self.indefinite && !self.qualified && !has_nunation(before)
        };
        self.closed = true;
        goes_on.then(|| here.to(end))
    }

    /// «مركزا للشرطة»: ل in place of the construct.
    fn complement<'t>(&mut self, here: Cursor<'t>) -> Option<Cursor<'t>> {
        let free =
            !self.closed && self.names.covering(here.at()).is_none() && here.at() == self.head + 1;
        self.closed = true;
        free.then(|| here.skip())
    }

    fn definite<'t>(&mut self, here: Cursor<'t>) -> Option<Cursor<'t>> {
        let before = here.to(here.at() - 1);
        if self.closed {
            return is_qualifier(here, here.to(self.head)).then(|| here.skip());
        }
        let construct = !self.qualified && !has_nunation(before);
        self.closed = true;
        construct.then(|| here.skip())
    }

    fn indefinite<'t>(&mut self, here: Cursor<'t>) -> Option<Cursor<'t>> {
        if self.closed {
            return None;
        }
        let head = here.to(self.head);
        let accusative = here.form().ends_with(ACCUSATIVE) && here.form().chars().count() > 3;
        let same_case = accusative == (head.form().ends_with(ACCUSATIVE));
        // «عملية عسكرية سريعة»
        let feminine = |at: Cursor<'_>| at.form().ends_with(FEMININE);
        let again = self.qualified && here.matches().is_empty() && feminine(here) && feminine(head);
        if again || is_adjective(here, head) {
            self.qualified = true;
            return same_case.then(|| here.skip());
        }
        let construct = !self.qualified && !has_nunation(here.to(here.at() - 1)) && !accusative;
        construct.then(|| here.skip())
    }
}

/// Whether a conjunction or preposition is written onto the first word of a name.
fn has_clitic(at: Cursor<'_>) -> bool {
    at.matches().first().is_some_and(|tag| tag.clitics() > 0)
}

/// Whether the ending of a word keeps it from having a complement: مركزا, مسلحون.
fn has_nunation(at: Cursor<'_>) -> bool {
    let form = at.form();
    let long = form.chars().count() > 3;
    long && (form.ends_with(ACCUSATIVE) || PLURALS.iter().any(|ending| form.ends_with(ending)))
}

/// Endings of duals and plurals that are dropped before a complement.
const PLURALS: [&str; 3] = [NOMINATIVE, OBLIQUE, DUAL];

fn is_defined(at: Cursor<'_>) -> bool {
    let defined = |tag: &LexiconMatch| tag.definite && tag.tokens().start == at.at();
    if !at.form().starts_with(ARTICLE) {
        return at.matches().iter().any(defined);
    }
    // «آليات» is folded like a word with the article
    at.text().written_form(at.at()).starts_with(ARTICLE)
}

/// Whether a definite word qualifies the one before: «القوات الإسرائيلية», «الجيش الوطني».
fn is_qualifier(at: Cursor<'_>, head: Cursor<'_>) -> bool {
    let form = at.form();
    let nouns = Kinds::of(Kind::TypeWord).and(Kind::Body).and(Kind::Role);
    let relative = form.ends_with(YA) || form.ends_with(NISBA);
    let free = at.matches().is_empty();
    let agrees = free
        && (form.ends_with(FEMININE) || form.ends_with(OBLIQUE) || form.ends_with(NOMINATIVE))
        && form
            .strip_prefix(ARTICLE)
            .is_some_and(|rest| rest.starts_with(PARTICIPLE));
    at.is(Kinds::of(Kind::Nationality))
        || (relative && (!at.is(nouns) || describes(head)))
        || agrees
}

/// Whether a noun for somebody or a place takes an adjective that is called a body or an office by itself: «البنك المركزي»,
/// «المستشفى الميداني».
fn describes(head: Cursor<'_>) -> bool {
    head.lists().stem.has(WORDS.beside.doer)
        || head.is(Kinds::of(Kind::TypeWord))
        || head.particle(Particle::Hospital).is_some()
}

/// Whether an indefinite word qualifies `head`: «قوة إسرائيلية», «مركزا عسكريا», «مسلحون مجهولون».
fn is_adjective(at: Cursor<'_>, head: Cursor<'_>) -> bool {
    let form = at.form();
    let stem = form.strip_suffix(ACCUSATIVE).unwrap_or(form);
    let people = head.form().ends_with(NOMINATIVE) || head.form().ends_with(OBLIQUE);
    let relative =
        (stem.ends_with(YA) || form.ends_with(NISBA)) && form.chars().count() > 3 && !people;
    let ends_alike = PLURALS
        .iter()
        .any(|ending| form.ends_with(ending) && head.form().ends_with(ending));
    let both = form.ends_with(ACCUSATIVE) && head.form().ends_with(ACCUSATIVE);
    // «قصف روسي مستشفى», «هاجم ثلاثون مستوطنا منزلا»
    let noun = at.is(Kinds::of(Kind::TypeWord)) || WORDS.beside.structure.contains(stem);
    at.is(Kinds::of(Kind::Nationality)) || relative && !noun || ends_alike || both && !noun
}

/// Whether a noun phrase means somebody who acts: people, an organization, a country.
#[must_use]
pub(crate) fn acts(nominal: &Nominal, text: &Text<'_>, names: &Names) -> bool {
    let head = Cursor::new(text, nominal.head..text.len());
    if let Some(naming) = names.starting(nominal.head) {
        let place = names.is(naming, EntityType::Location);
        let country = names.entities[naming.entity].subtype == Some(Subtype::Country);
        return !place || country || names.is_metonym(naming);
    }
    head.lists().stem.has(WORDS.beside.doer)
        || head.is(Kinds::of(Kind::Body).and(Kind::Role).and(Kind::Nationality))
        || nominal.case == Case::Nominative && head.is(Kinds::of(Kind::Victims))
}
