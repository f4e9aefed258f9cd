//! Noun phrases: a head with its construct chain, adjectives, complements and titles, the personal name
//! that stands in apposition, and further members that و joins.
//!
//! A phrase is read from left to right without going back. Once its construct chain is closed by a definite
//! noun («قائد الشرطة»), an indefinite word can only begin an apposition: the name of the one who is
//! meant («قائد الشرطة جابر الهيثم»). That is how names are found that nothing else is known of.

use std::ops::Range;

use super::frames::WORDS;
use super::links::LINKS;
use super::name;
use super::plural;
use super::speech::SPEECH;
use super::word::{
    PERSONAL, TIMES, attached_preposition, can_end, is_adjective, is_definite, is_finite_verb,
    is_joined, is_opener, is_preposition, is_speech_participle, is_verbal_noun, is_with_article,
};
use crate::extract::names::{NameSpan, Names, Title};
use crate::facts::{EntityType, Subtype};
use crate::grammar::Cursor;
use crate::lexicon::{
    Agreement, Direction, Kind, Kinds, Meaning, OutcomeShape, Particle, RoleClass, Takes, TypeWord,
};
use crate::span::Span;
use crate::spelling::{
    ADJECTIVE, AND, ARTICLE, BY, DUAL, FEMININE, FEMININES, FOR, HAMZA_BELOW, NISBA, NOMINATIVE,
    OBLIQUE, PRONOUNS, SHE, SUFFIXES,
};
use crate::text::{LexiconMatch, Text, TokenKind};

/// A noun phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NounPhrase {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Where it stands in the article, without the clitics before its first word.
    pub span: Span,
    /// The tokens before the name in apposition; all of them where there is none.
    pub description: Range<usize>,
    /// A personal name: in apposition to the description, or the phrase itself.
    pub name: Option<Range<usize>>,
    /// Whom the whole phrase means, as an index into [`Names::entities`], where its words name them.
    pub entity: Option<usize>,
    /// What the head is.
    pub head: Head,
    /// Whether its reference is told by the phrase itself: by an article, a name, a definite complement.
    pub definite: bool,
    /// Number and gender of the head, where its word tells.
    pub agreement: Agreement,
    /// Whether و joins several members.
    pub coordinated: bool,
}

/// What the head of a noun phrase is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Head {
    /// A title or function: وزير, متحدث.
    Role,
    /// Kin and others who are told by whom they belong to: زوجة, محامي.
    Relation,
    /// A person's name.
    Person,
    /// The name of a place or an organization.
    Named,
    /// A noun for an organization or what it is called by: وزارة, حركة, صحيفة.
    Organization,
    /// A noun for a place: مدينة, العاصمة, or where people write: تويتر.
    Place,
    /// Somebody who speaks without being named: مصدر, شهود.
    Source,
    /// What something is said in: بيان, تقرير.
    Document,
    /// People: جنود, سكان.
    People,
    /// Any other noun.
    Other,
}

impl NounPhrase {
    /// Whether its words surely mean somebody who can act or speak.
    #[must_use]
    pub(crate) fn is_agent(&self) -> bool {
        self.name.is_some() || !matches!(self.head, Head::Other | Head::Document | Head::Place)
    }

    /// The words of the description, as the article has them; `None` when the phrase is a name only.
    #[must_use]
    pub(crate) fn role(&self, text: &Text<'_>) -> Option<String> {
        let described = self.name.is_some() && !self.description.is_empty();
        described.then(|| {
            let end = text.span(self.description.clone()).end();
            let start = if self.description.start == self.tokens.start {
                self.span.start()
            } else {
                text.span(self.description.clone()).start()
            };
            text.slice(Span::new(start, end)).to_owned()
        })
    }
}

/// The most words of a phrase, members and appositions included; it keeps reading linear.
const LONGEST: usize = 40;

/// The most words and complements that one head takes.
const PARTS: usize = 14;

/// The most members of a list.
const MEMBERS: usize = 12;

/// The noun phrase that begins here, its appositions between commas included, and the place after it.
#[must_use]
pub(crate) fn noun_phrase<'t>(at: Cursor<'t>, names: &Names) -> Option<(NounPhrase, Cursor<'t>)> {
    let at = at.until((at.at() + LONGEST).min(at.end()));
    let (phrase, rest) = simple(at, names)?;
    let (phrase, rest) = with_following_title(phrase, rest, names);
    Some(apposed(phrase, rest, names))
}

/// «مسؤوليتها», «انسحابهم»: the name of a deed on which a pronoun hangs.
fn is_owned_deed(at: Cursor<'_>) -> bool {
    let owned = |pronoun: &&str| at.form().strip_suffix(*pronoun);
    let bare = PRONOUNS.iter().find_map(owned);
    bare.is_some_and(|bare| {
        let feminine = || {
            bare.strip_suffix(SHE)
                .map(|stem| format!("{stem}{FEMININE}"))
        };
        SPEECH.deed.contains(bare) || feminine().is_some_and(|noun| SPEECH.deed.contains(&noun))
    })
}

/// A name that nothing is known of with the title after it: «كليمنتين نكويتا سلامي منسقة الأمم المتحدة».
fn with_following_title<'t>(
    phrase: NounPhrase,
    rest: Cursor<'t>,
    names: &Names,
) -> (NounPhrase, Cursor<'t>) {
    let text = rest.text();
    let free = |at: usize| text.matches(at).is_empty() || text.is(at, PERSONAL);
    let unknown =
        phrase.head == Head::Other && phrase.tokens.len() > 1 && phrase.tokens.clone().all(free);
    let title = names
        .title(rest.at())
        .filter(|title| unknown && title.holder.is_none() && !is_definite(rest));
    let Some(title) = title else {
        return (phrase, rest);
    };
    let rest = rest.to(title.tokens.end);
    let span = Span::new(
        phrase.span.start(),
        text.span(phrase.tokens.start..rest.at()).end(),
    );
    let phrase = NounPhrase {
        name: Some(phrase.tokens.clone()),
        description: title.tokens.clone(),
        tokens: phrase.tokens.start..rest.at(),
        head: Head::Person,
        agreement: title.agreement,
        span,
        ..phrase
    };
    (phrase, rest)
}

/// The noun phrase whose first word bears the preposition that governs it: «للبنك المركزي اليمني».
#[must_use]
pub(crate) fn governed<'t>(at: Cursor<'t>, names: &Names) -> Option<(NounPhrase, Cursor<'t>)> {
    attached_preposition(at)?;
    let mut reader = Reader::new(at, names);
    reader.head = Some(Head::Other);
    reader.closed = true;
    let mut here = reader.take(at.skip());
    if let Some(naming) = names.starting(at.at()) {
        reader.head = Some(Head::Named);
        reader.entity = Some(naming.entity);
        here = reader.take(at.to(naming.tokens.end));
    } else if at.is(ORGANIZATIONS) {
        reader.head = Some(Head::Organization);
    }
    for _ in 0..PARTS {
        match reader.step(here) {
            Some(next) if next.at() > here.at() => here = next,
            _ => break,
        }
    }
    let phrase = reader.finish(here)?;
    let after = here.to(phrase.tokens.end);
    Some((phrase, after))
}

/// The noun phrase that begins here with everyone whom و joins to it, and the place after it.
#[must_use]
pub(crate) fn coordinated<'t>(at: Cursor<'t>, names: &Names) -> Option<(NounPhrase, Cursor<'t>)> {
    let start = both(at);
    let (mut phrase, mut rest) = noun_phrase(start, names)?;
    for _ in 0..MEMBERS {
        let Some((member, after)) = next_member(&phrase, rest, names) else {
            break;
        };
        let span = Span::new(phrase.span.start(), member.span.end());
        // «الممثلتان هند صبري ومنى زكي»: a title in the plural belongs to all of them
        let both = |member: &NounPhrase| member.description.is_empty();
        let titled = matches!(phrase.agreement, Agreement::Dual | Agreement::Plural);
        let name = match (&phrase.name, &member.name) {
            (Some(first), Some(last)) if titled && both(&member) => Some(first.start..last.end),
            _ => None,
        };
        if let Some(one) = two_titles(&phrase, &member) {
            return Some((one, after));
        }
        let description = match &name {
            Some(name) => phrase.tokens.start..name.start,
            None => phrase.tokens.start..member.tokens.end,
        };
        phrase = NounPhrase {
            tokens: phrase.tokens.start..member.tokens.end,
            description,
            span,
            name,
            entity: None,
            agreement: Agreement::Plural,
            coordinated: true,
            ..phrase
        };
        rest = after;
    }
    Some((phrase, rest))
}

/// «مدير المستشفى ومنسق الإغاثة توم فليتشر»: two titles of one person, whose name stands after the second.
fn two_titles(phrase: &NounPhrase, member: &NounPhrase) -> Option<NounPhrase> {
    let title = |phrase: &NounPhrase| phrase.head == Head::Role && !phrase.coordinated;
    let one = |agreement| matches!(agreement, Agreement::Singular | Agreement::Feminine);
    let name = member.name.clone()?;
    let same = phrase.agreement == member.agreement && one(phrase.agreement);
    let own = phrase.name.is_none() && !member.description.is_empty();
    (title(phrase) && title(member) && same && own).then(|| NounPhrase {
        tokens: phrase.tokens.start..member.tokens.end,
        description: phrase.tokens.start..name.start,
        span: Span::new(phrase.span.start(), member.span.end()),
        name: Some(name),
        entity: member.entity,
        definite: true,
        ..phrase.clone()
    })
}

/// After «كل من», which opens a list of names.
fn both(at: Cursor<'_>) -> Cursor<'_> {
    at.particle(Particle::Each)
        .and_then(|each| each.particle(Particle::Of))
        .unwrap_or(at)
}

/// The member of a list that و joins here, when both sides are people or organizations and the list can end
/// after it.
fn next_member<'t>(
    before: &NounPhrase,
    rest: Cursor<'t>,
    names: &Names,
) -> Option<(NounPhrase, Cursor<'t>)> {
    let alone = rest.form().chars().eq([AND]);
    let start = if alone { rest.skip() } else { rest };
    let named = names.starting(rest.at()).is_some_and(|naming| {
        rest.form().starts_with(AND)
            && naming.span.start() > rest.text().span(rest.at()..rest.at() + 1).start()
    });
    if !(alone || named || is_joined(rest)) || !before.is_agent() {
        return None;
    }
    let (member, after) = noun_phrase(start, names).filter(|(member, _)| member.is_agent())?;
    let listed = names.covering(start.at()).is_some() || !is_finite_verb(start, names);
    let ends = can_end(after, names) || is_joined(after) || begins_outlet(after, names);
    (listed && ends).then_some((member, after))
}

/// A phrase with the one between commas that says who is meant: «المتحدث باسم الهيئة، المقدم نزار
/// الحسن، إن», «ناصر العمري، مدير المستشفى، إن».
fn apposed<'t>(phrase: NounPhrase, rest: Cursor<'t>, names: &Names) -> (NounPhrase, Cursor<'t>) {
    let Some(start) = rest.mark(',').or_else(|| dashed(rest)) else {
        return (phrase, rest);
    };
    if is_joined(start) || attached_preposition(start).is_some() {
        return (phrase, rest);
    }
    let Some((other, after)) = simple(start, names) else {
        return (phrase, rest);
    };
    let closed = matches!(after.token().kind, TokenKind::Mark(',' | '-' | ':'))
        || after.particle(Particle::That).is_some();
    // «المتحدث باسم الرئيس فهد الجبالي، طارق منيف، إن»: the first name is that of the one who is spoken for
    let spokesperson = phrase.name.is_some()
        && other.description.is_empty()
        && names
            .title(phrase.tokens.start)
            .is_some_and(|title| title.class == RoleClass::Spokesperson);
    let unnamed = phrase.name.is_none() && phrase.head != Head::Named;
    let described = (unnamed || spokesperson) && other.name.is_some();
    let titled = phrase.name.is_some()
        && phrase.description.is_empty()
        && other.name.is_none()
        && matches!(other.head, Head::Role | Head::Relation);
    if !closed || !(described || titled) || !phrase.is_agent() {
        return (phrase, rest);
    }
    let span = Span::new(phrase.span.start(), other.span.end());
    let tokens = phrase.tokens.start..other.tokens.end;
    let joined = if described {
        NounPhrase {
            description: phrase.tokens.clone(),
            name: other.name,
            entity: other.entity,
            definite: true,
            tokens,
            span,
            ..phrase
        }
    } else {
        NounPhrase {
            description: other.tokens.clone(),
            tokens,
            span,
            ..phrase
        }
    };
    (joined, after)
}

fn dashed(at: Cursor<'_>) -> Option<Cursor<'_>> {
    at.mark('-').filter(|_| !at.token().glued)
}

/// A noun phrase without what stands between commas.
fn simple<'t>(at: Cursor<'t>, names: &Names) -> Option<(NounPhrase, Cursor<'t>)> {
    let start = opening(at.particle(Particle::Demonstrative).unwrap_or(at), names)?;
    if is_preposition(start) && names.starting(start.at()).is_none() {
        return None;
    }
    let mut reader = Reader::new(start, names);
    let mut here = start;
    for _ in 0..PARTS {
        match reader.step(here) {
            Some(next) if next.at() > here.at() => here = next,
            _ => break,
        }
    }
    let phrase = reader.without_met().finish(here)?;
    let after = here.to(phrase.tokens.end);
    // the mark that closes the name at which the phrase began
    let closed = marked_at(at).is_some_and(|marked| marked.close == after.at())
        || at.mark('(').is_some() && after.mark(')').is_some();
    let after = if closed { after.skip() } else { after };
    Some((phrase, after))
}

/// The pair of marks that opens here.
fn marked_at(at: Cursor<'_>) -> Option<crate::text::Marked> {
    at.text().marks().opening(at.at())
}

/// Where the words of a phrase begin: after an opening mark when all of it stands in marks («حماس»).
fn opening<'t>(at: Cursor<'t>, names: &Names) -> Option<Cursor<'t>> {
    if at.token().is_word() || at.token().kind == TokenKind::Digits {
        return Some(at);
    }
    // «ذكرت (سبأ) أن»
    if let Some(inner) = at.mark('(') {
        let naming = names.starting(inner.at())?;
        let whole = inner.to(naming.tokens.end).mark(')').is_some();
        return (whole && !names.is(naming, EntityType::Location)).then_some(inner);
    }
    let marked = marked_at(at)?;
    let inner = at.to(marked.open + 1);
    let named = names
        .starting(marked.open + 1)
        .is_some_and(|naming| naming.tokens.end >= marked.close);
    // «وثق «مرصد الضحايا»»: a noun for a body with the definite noun that it governs
    let body = marked.inside().len() == 2
        && inner.is(Kinds::of(Kind::Body))
        && !is_definite(inner)
        && inner.skip().form().starts_with(ARTICLE);
    (named || body).then_some(inner)
}

struct Reader<'t, 'n> {
    names: &'n Names,
    start: Cursor<'t>,
    head: Option<Head>,
    agreement: Agreement,
    /// Whether a definite noun or a name has closed the construct chain.
    closed: bool,
    /// Whether a noun for people stands last, to which a name can be apposed although it is indefinite.
    person_last: bool,
    /// Whether that noun is a complement of the head and no title of its own: «مكتب المبعوث».
    owner_last: bool,
    /// Whether a preposition has added a place or a body: «مسؤول في إدارة الرئيس».
    placed: bool,
    /// Whether «مقرب من» says that whoever follows is somebody else.
    relation: bool,
    /// Whether the phrase has a preposition that its next word must follow.
    governed: bool,
    /// The token after a rank with the article that follows a name in marks.
    ranked: Option<usize>,
    name: Option<Range<usize>>,
    entity: Option<usize>,
    /// The token after the last word that certainly belongs to the phrase.
    end: usize,
}

impl<'t, 'n> Reader<'t, 'n> {
    fn new(start: Cursor<'t>, names: &'n Names) -> Self {
        Self {
            names,
            start,
            head: None,
            agreement: Agreement::Any,
            closed: false,
            person_last: false,
            owner_last: false,
            placed: false,
            relation: false,
            governed: false,
            ranked: None,
            name: None,
            entity: None,
            end: start.at(),
        }
    }

    /// Takes what stands here into the phrase and says where to read on; `None` when the phrase is over.
    fn step(&mut self, here: Cursor<'t>) -> Option<Cursor<'t>> {
        if here.is_done() {
            return None;
        }
        if !here.token().is_word() {
            return self.mark(here);
        }
        if self.name.is_some() {
            return None;
        }
        if here.at() > self.start.at() && is_joined(here) {
            return self.second_adjective(here);
        }
        if is_addressed_outlet(self.start, here, self.names) || self.tells(here) {
            return None;
        }
        if self.is_deed(here) || self.is_beside_many(here) {
            return None;
        }
        if let Some(naming) = self.names.starting(here.at())
            && !self.is_plain_noun(naming, here)
        {
            return self.naming(naming, here);
        }
        if self.begins_another(here) || self.is_owned_object(here) {
            return None;
        }
        if self.head.is_none()
            && let Some(rest) = self.teknonym(here)
        {
            return Some(rest);
        }
        if let Some(rest) = self.title(here) {
            return Some(rest);
        }
        if self.head.is_none() {
            return self.first(here);
        }
        if let Some(rest) = self.complement(here) {
            return Some(rest);
        }
        self.word(here)
    }

    /// «أعلنت حركة الشباب مسؤوليتها», «أعلنت جماعة مسؤوليتها»: a noun that a pronoun owns, after a phrase that is whole or
    /// that no deed completes.
    fn is_owned_object(&self, here: Cursor<'t>) -> bool {
        let next = !self.governed && self.end == here.at();
        let whole = next && (self.closed || self.head != Some(Head::Role) && is_owned_deed(here));
        // «المتحدث باسمها»
        let preposition = attached_preposition(here).is_some() || here.form().starts_with(BY);
        let article = here.form().starts_with(ARTICLE);
        whole && !preposition && !article && name::has_pronoun(here)
    }

    /// «أفاد مصدر طبي وكالة فرانس برس», «أفاد شاهدان صحيفة الحياة»: an outlet after indefinite words that govern nothing,
    /// an adjective or a noun with the ending of a dual or plural, or one for people who work for no outlet («شهود»), is whom they tell.
    fn tells(&self, here: Cursor<'t>) -> bool {
        if self.end == self.start.at() || self.governed || here.at() != self.end {
            return false;
        }
        let last = here.to(self.end - 1);
        let ending = [DUAL, NOMINATIVE, OBLIQUE];
        let many = ending.iter().any(|ending| last.form().ends_with(ending))
            && last.is(HUMAN.and(Kind::Source))
            || last.lists().stem.has(SPEECH.onlooker);
        let ungoverning = !is_definite(last) && (many || self.is_qualified(last));
        ungoverning && begins_outlet(here, self.names)
    }

    /// «استبعد القائد العسكري فتح جبهة»: the name of a deed after a phrase that is whole, though a movement is called so.
    fn is_deed(&self, here: Cursor<'t>) -> bool {
        let whole = self.closed && !self.governed && self.head.is_some();
        let next = here.skip();
        let construct = next.token().is_word() && !is_opener(next) && !is_preposition(next);
        whole && construct && !is_joined(here) && here.lists().whole.has(SPEECH.deed)
    }

    /// «انتقد المحامون المحكمة», «اتهم الأهالي حماس»: what does not agree with a noun in the plural right before it, nor is
    /// the name of one of them, is somebody else.
    fn is_beside_many(&self, here: Cursor<'t>) -> bool {
        let whole = self.closed && !self.governed && self.head.is_some();
        let next = self.end == here.at() && self.end == self.start.at() + 1;
        if !(whole && next && plural::is_many(self.start, self.agreement)) {
            return false;
        }
        match self.names.starting(here.at()) {
            Some(naming) if self.names.is(naming, EntityType::Person) => false,
            Some(_) => attached_preposition(here).is_none(),
            None => {
                let article = here.form().starts_with(ARTICLE);
                article && !plural::qualifies_many(self.start, here, self.names)
            }
        }
    }

    /// «مصادر طبية وعسكرية»: an adjective that و joins to one with the same ending.
    fn second_adjective(&mut self, here: Cursor<'t>) -> Option<Cursor<'t>> {
        let before = here.to(self.end - 1);
        let second = here.form().strip_prefix(AND)?;
        let article = |form: &str| form.starts_with(ARTICLE);
        let relative = |form: &str, ending: &str| {
            let stem = form.strip_suffix(ending);
            stem.is_some_and(|stem| stem.ends_with(ADJECTIVE))
        };
        let feminine = FEMININE.encode_utf8(&mut [0; 4]).to_owned();
        let mut endings = [feminine.as_str(), NOMINATIVE, OBLIQUE].into_iter();
        let alike =
            endings.any(|ending| relative(before.form(), ending) && relative(second, ending));
        let described = self.end > self.start.at() + 1 && self.name.is_none();
        (described && alike && article(before.form()) == article(second))
            .then(|| self.take(here.skip()))
    }

    /// The head, when it is neither a name nor a title.
    fn first(&mut self, here: Cursor<'t>) -> Option<Cursor<'t>> {
        if let Some(rest) = self.quantifier(here) {
            return Some(rest);
        }
        if is_kin_before_name(here) {
            self.head = Some(Head::Relation);
            self.closed = true;
            self.person_last = true;
            return Some(self.take(here.skip()));
        }
        // «القابلة هند صقر»: an occupation that no list holds
        let occupied = || is_occupation(here, self.names).then_some((Head::Role, None));
        let Some((head, tag)) = head(here).or_else(occupied) else {
            return self.unknown(here);
        };
        self.head = Some(head);
        self.agreement = agreement(here, tag);
        if self.agreement == Agreement::Any && plural::is_many(here, self.agreement) {
            self.agreement = Agreement::Plural;
        }
        // «صديقه» is written like «صديقة»
        let owned = head == Head::Relation && name::has_pronoun(here);
        let next = here.to(tag.map_or(here.at() + 1, |tag| tag.tokens().end));
        // «حركة الشباب» is one phrase of a list
        let last = here.to(next.at() - 1);
        let listed = last.at() > here.at()
            && (last.form().starts_with(ARTICLE) || self.names.covering(last.at()).is_some());
        self.closed = is_definite(here) || owned || listed;
        self.person_last = matches!(head, Head::People | Head::Role | Head::Relation);
        Some(self.take(next))
    }

    /// «أم محمد», «أبو علي»: a person called after a child.
    fn teknonym(&mut self, here: Cursor<'t>) -> Option<Cursor<'t>> {
        let given = here.skip();
        let called = here.is(Kinds::of(Kind::NameLink))
            && given.is(Kinds::of(Kind::GivenName))
            && given
                .matches()
                .first()
                .is_some_and(|tag| tag.clitics() == 0);
        if !called {
            return None;
        }
        let end = name::extended(given.skip(), given.at()..given.at() + 1, self.names);
        self.head = Some(Head::Person);
        self.name = Some(here.at()..end);
        self.entity = self.names.covering(given.at()).map(|naming| naming.entity);
        self.closed = true;
        Some(self.take(here.to(end)))
    }

    /// Words that nothing is known of and that stand where a name would: «قال بيرنار أنغو».
    fn unknown(&mut self, here: Cursor<'t>) -> Option<Cursor<'t>> {
        let end = name::unknown(here, self.names)?;
        let given = name::is_given_name(here) && end > here.at() + 1;
        let free = |i: usize| here.to(i).matches().is_empty() || here.to(i).is(PERSONAL);
        if !given && !(here.at()..end).all(free) {
            return None;
        }
        self.head = Some(if given { Head::Person } else { Head::Other });
        self.name = given.then(|| here.at()..end);
        self.closed = true;
        Some(self.take(here.to(end)))
    }

    /// «عدد من المسؤولين», «أحد الشهود», «أربعة شهود»: the noun after is the head.
    fn quantifier(&mut self, here: Cursor<'t>) -> Option<Cursor<'t>> {
        let many = [Particle::Tally, Particle::Most]
            .iter()
            .find_map(|particle| here.particle(*particle));
        if here.particle(Particle::Document).is_some() {
            return None; // «حصيلة لوزارة الصحة»
        }
        let of = many.or_else(|| here.particle(Particle::OneOf));
        let counted = || crate::grammar::amount(here).map(|(_, rest)| rest);
        let (rest, plural) = match of {
            Some(rest) => (rest, many.is_some()),
            None => (counted()?, true),
        };
        let noun = rest.particle(Particle::Of).unwrap_or(rest);
        let owned = here
            .matches()
            .first()
            .is_some_and(|tag| tag.is_owned(here.text()));
        if owned || !noun.token().is_word() {
            return None;
        }
        let (head, tag) = match self.names.title(noun.at()) {
            Some(_) => (Head::Role, noun.matches().first()),
            None => head(noun)?,
        };
        self.head = Some(head);
        self.agreement = if plural {
            Agreement::Plural
        } else {
            Agreement::Singular
        };
        self.closed = is_definite(noun);
        let next = noun.to(tag.map_or(noun.at() + 1, |tag| tag.tokens().end));
        Some(self.take(next))
    }

    /// «أخبر الطبيب والدة المصاب …», «أخبرت سلمى والدتها»: kin without an article after a phrase that is whole is
    /// somebody else.
    fn begins_another(&self, here: Cursor<'t>) -> bool {
        // «التقت الطالبات رئيس الجامعة»: nor do many bear the title of one
        let form = self.start.form();
        let many = matches!(self.agreement, Agreement::Plural | Agreement::Dual)
            || [FEMININES, NOMINATIVE]
                .iter()
                .any(|ending| form.ends_with(ending));
        let one =
            |title: &Title| matches!(title.agreement, Agreement::Singular | Agreement::Feminine);
        // «ذكر الأمين العام أعضاء المجلس»
        let several = |title: &Title| !many && title.agreement == Agreement::Plural;
        let other =
            |title: &Title| title.class == RoleClass::Kin || many && one(title) || several(title);
        self.closed
            && !self.governed
            && !here.form().starts_with(ARTICLE)
            && self.names.title(here.at()).is_some_and(other)
    }

    /// «حاكم المصرف أمين تقلا»: a word for a title that is a given name before a surname.
    fn is_given_here(&self, here: Cursor<'t>) -> bool {
        let next = here.skip();
        // «تقلا» looks like a verb with the ending of an accusative
        let free = next.matches().iter().all(|tag| tag.tail > 0) || next.is(PERSONAL);
        let surname = next.token().is_word()
            && free
            && !is_joined(next)
            && name::ends_subject(next.skip(), self.names);
        let free = self.closed && !self.governed && here.at() > self.start.at();
        free && surname && !is_definite(here) && name::is_given_name(here)
    }

    fn take(&mut self, next: Cursor<'t>) -> Cursor<'t> {
        self.end = next.at();
        self.governed = false;
        next
    }

    /// A title: the head, or one more before the name («رئيس الهيئة الدكتور …»).
    fn title(&mut self, here: Cursor<'t>) -> Option<Cursor<'t>> {
        let title = self.names.title(here.at())?;
        if self.is_given_here(here) {
            self.name = Some(here.at()..here.at() + 2);
            return Some(self.take(here.to(here.at() + 2)));
        }
        let honorific = title.class == RoleClass::Honorific;
        if here.at() > self.start.at() {
            // a complement («مكتب المبعوث») or a further title with the name
            let attached = attached_preposition(here).is_some();
            if (attached || title.counterpart) && !self.governed {
                return None;
            }
            // «زميله» is folded like «زميلة»
            let owned = self.start.matches().first();
            let owned =
                owned.is_some_and(|tag| tag.is_owned(here.text())) || name::has_pronoun(self.start);
            self.relation |= (self.head == Some(Head::Relation)
                || self.start.particle(Particle::Representative).is_some())
                && !owned; // «زوجته الدكتورة سلمى»
        } else {
            let relation =
                title.class == RoleClass::Kin || here.particle(Particle::Representative).is_some();
            self.head = Some(if relation { Head::Relation } else { Head::Role });
            self.agreement = title.agreement;
            self.relation = false;
        }
        let end = title_end(here, title, self.names);
        let after_marks = here.at() > self.start.at() && !here.to(here.at() - 1).token().is_word();
        self.ranked = (after_marks && is_definite(here)).then_some(end);
        let last = here.to(end - 1);
        // «ممرضة في عيادة الدكتور سامر قطان»
        let inside = |i: usize| here.to(i).particle(Particle::In).is_some();
        self.placed |= !is_definite(self.start) && (here.at() + 1..end).any(inside);
        self.owner_last = if here.at() > self.start.at() {
            !self.closed
        } else {
            is_of_owner(here, end)
        };
        // «الفريق أول عبد الفتاح البرهان»: a rank is whole with its article
        self.closed = is_definite(last)
            || (is_definite(here) && title.class != RoleClass::Spokesperson)
            || self.names.covering(last.at()).is_some()
            || (title.country.is_some() && end == title.tokens.end)
            || (self.head == Some(Head::Relation) && name::has_pronoun(last)) // «ابنه كريم»
            || honorific;
        self.person_last = end == here.at() + 1 || self.owner_last || is_human(last);
        self.relation |= is_under_superior(here, end);
        Some(self.take(here.to(end)))
    }

    /// A name of the article: the phrase itself, a complement («مكتب نتنياهو»), or the one who is meant.
    fn naming(&mut self, naming: &NameSpan, here: Cursor<'t>) -> Option<Cursor<'t>> {
        let first = here.at() == self.start.at();
        let attached = attached_preposition(here).filter(|_| !first);
        let person = self.names.is(naming, EntityType::Person);
        let next = here.to(naming.tokens.end);
        if first {
            return Some(self.begin_with(naming, person, next));
        }
        if attached.is_some() {
            return self.attached_name(naming, here, person);
        }
        if person {
            return Some(self.person(naming, here));
        }
        let free = self.closed && !self.governed;
        // «مديرة المطار روز حداد»: a given name that is a town as well
        if free && self.can_bear_name() && self.is_bearer(naming, here) {
            let end = here.to(naming.tokens.end + 1);
            self.name = Some(here.at()..end.at());
            return Some(self.take(end));
        }
        // «الجانب الإسرائيلي لبنان»: no complement follows an adjective; «حذر المفتي الشباب»: nor an office
        let place = self.names.is(naming, EntityType::Location);
        let office = self.head == Some(Head::Role) && self.start.form().starts_with(ARTICLE);
        if free && (place || office && naming.tokens.len() == 1) {
            return None;
        }
        let labelled = self.head == Some(Head::Organization) && !self.closed;
        if labelled && self.entity.is_none() {
            self.entity = Some(naming.entity);
        }
        self.closed = true;
        self.person_last = false;
        Some(self.take(next))
    }

    /// «المديرية العامة للحماية المدنية»: a noun for an organization that was found as a name of one word.
    fn is_plain_noun(&self, naming: &NameSpan, here: Cursor<'t>) -> bool {
        let noun = naming.tokens.len() == 1 && here.form().starts_with(ARTICLE);
        let listed = here.is(Kinds::of(Kind::Body)) && !self.names.entities[naming.entity].known;
        let first = here.at() == self.start.at();
        first && noun && listed && here.skip().form().starts_with(ARTICLE)
    }

    /// Whether the name of a place is a given name here, with a surname that nothing else is known of.
    fn is_bearer(&self, naming: &NameSpan, here: Cursor<'t>) -> bool {
        let next = here.to(naming.tokens.end);
        let surname = next.token().is_word()
            && (next.matches().is_empty() || next.is(PERSONAL))
            && !is_definite(next)
            && !is_joined(next);
        naming.tokens.len() == 1 && name::is_given_name(here) && surname && self.person_last
    }

    fn begin_with(&mut self, naming: &NameSpan, person: bool, next: Cursor<'t>) -> Cursor<'t> {
        self.entity = Some(naming.entity);
        self.closed = true;
        if person {
            let first = naming.tokens.start;
            // «البائعة أمل الشريف»
            let titled = is_definite(next.to(first))
                && name::is_given_name(next.to(first + 1))
                && !is_joined(next.to(first + 1));
            let alone = titled && naming.tokens.len() == 1;
            if alone && let Some(bearer) = self.names.starting(first + 1) {
                // «الجراح إلياس مطر»: the first was no surname
                let end = name::extended(
                    next.to(bearer.tokens.end),
                    bearer.tokens.clone(),
                    self.names,
                );
                self.head = Some(Head::Role);
                self.entity = Some(bearer.entity);
                self.name = Some(first + 1..end);
                return self.take(next.to(end));
            }
            let titled = titled && !alone;
            let start = if titled { first + 1 } else { first };
            self.head = Some(if titled { Head::Role } else { Head::Person });
            let end = name::extended(next, start..naming.tokens.end, self.names);
            self.name = Some(start..end);
            return self.take(next.to(end));
        }
        // «البائعة أمل الشريف»: an occupation with a name that was taken for an organization
        let (first, entity) = (naming.tokens.start, &self.names.entities[naming.entity]);
        let occupied = !entity.known
            && naming.tokens.len() > 2
            && is_definite(next.to(first))
            && !next.to(first).is(ORGANIZATIONS)
            && name::is_given_name(next.to(first + 1));
        if occupied {
            self.head = Some(Head::Role);
            self.entity = None;
            self.name = Some(first + 1..naming.tokens.end);
            return self.take(next);
        }
        if self.is_named_as_several(naming, next.to(first)) {
            self.agreement = Agreement::Plural;
        }
        let platform = next
            .to(naming.tokens.start)
            .particle(Particle::Platform)
            .is_some();
        self.head = Some(if platform { Head::Place } else { Head::Named });
        self.take(next)
    }

    /// «الحوثيون»: a group that is called by the plural of its people.
    fn is_named_as_several(&self, naming: &NameSpan, first: Cursor<'t>) -> bool {
        let group = self.names.entities[naming.entity].subtype == Some(Subtype::ArmedGroup);
        group && naming.tokens.len() == 1 && plural::is_nominative(first)
    }

    /// «الأمين العام لحزب الله», «شهود بمدينة بحري».
    fn attached_name(
        &mut self,
        naming: &NameSpan,
        here: Cursor<'t>,
        person: bool,
    ) -> Option<Cursor<'t>> {
        // «التقى الخبراء بالمزارعة حسنة الدلو»
        let met = attached_preposition(here) == Some(BY)
            && !self.names.is(naming, EntityType::Location)
            && self.names.entities[naming.entity].subtype.is_none()
            && !self.names.entities[naming.entity].known;
        // «القوة المشتركة للأمم المتحدة»
        let organization = self.names.is(naming, EntityType::Organization)
            && (self.head == Some(Head::People) || self.is_unlisted_organization())
            && self.closed;
        let takes = self.takes_for() || organization;
        let addressed = attached_preposition(here) == Some(FOR)
            && (person || self.is_outlet(naming) || is_addressee(here) || !takes);
        // «بالسفيرة كلير دوبوا»: a title that is a town as well
        let next = self.names.starting(naming.tokens.end);
        let titled = attached_preposition(here) == Some(BY)
            && next.is_some_and(|next| self.names.is(next, EntityType::Person));
        if addressed || met || titled || self.head == Some(Head::Person) || person {
            return None;
        }
        self.closed = true;
        self.person_last = false;
        Some(self.take(here.to(naming.tokens.end)))
    }

    fn is_unlisted_organization(&self) -> bool {
        let entity = self.entity.map(|entity| &self.names.entities[entity]);
        let unlisted = |entity: &crate::facts::Entity| {
            entity.kind == EntityType::Organization && !entity.known
        };
        self.head == Some(Head::Named) && entity.is_some_and(unlisted)
    }

    fn is_outlet(&self, naming: &NameSpan) -> bool {
        self.names.entities[naming.entity].subtype == Some(Subtype::Media)
    }

    /// A person's name after other words.
    fn person(&mut self, naming: &NameSpan, here: Cursor<'t>) -> Cursor<'t> {
        let next = here.to(naming.tokens.end);
        // a title that was taken for a part of the name: «والدة الطفلة جنى»
        if naming.tokens.len() > 1 && is_definite(here) && is_human(here) {
            self.owner_last = !self.closed;
            self.person_last = true;
        }
        let end = name::extended(next, naming.tokens.clone(), self.names);
        // «الناطق باسم التحالف «…» العقيد تركي المالكي»: a rank of its own
        let ranked = !self.governed
            && self.head == Some(Head::Role)
            && self.ranked == Some(naming.tokens.start);
        let complement = !ranked
            && (self.governed || self.names_another() || (!self.closed && !self.person_last));
        if complement {
            self.closed = true;
            self.person_last = false;
            return self.take(here.to(end));
        }
        self.name = Some(naming.tokens.start..end);
        self.entity = Some(naming.entity);
        self.take(here.to(end))
    }

    /// Names in marks («رئيس «التجمع الوطني» المحامي …») and what stands in brackets.
    fn mark(&mut self, here: Cursor<'t>) -> Option<Cursor<'t>> {
        if here.at() == self.start.at() {
            return None;
        }
        if let Some(marked) = here.text().marks().opening(here.at()) {
            return self.marked(marked.open, marked.close, here);
        }
        match here.token().kind {
            // «القناة 12 الإسرائيلية»
            TokenKind::Digits if here.at() == self.start.at() + 1 => {
                let numbered = self.head == Some(Head::Organization) && self.closed;
                let next = here.skip();
                let whole =
                    !next.token().is_word() || is_definite(next) || can_end(next, self.names);
                (numbered && whole).then(|| self.take(next))
            }
            TokenKind::Mark('(') => self.in_brackets(here).or_else(|| bracketed(here)),
            // «د. أحمد»
            TokenKind::Mark('.') => {
                let short = here.to(here.at() - 1).form().chars().count() == 1;
                (short && here.token().glued && here.skip().token().is_word()).then(|| here.skip())
            }
            _ => None,
        }
    }

    /// «قناة (روسيا اليوم)»: the name of an outlet or organization in brackets, after the noun that it completes.
    fn in_brackets(&mut self, here: Cursor<'t>) -> Option<Cursor<'t>> {
        let open = self.head == Some(Head::Organization) && !self.closed && self.entity.is_none();
        let naming = self.names.starting(here.at() + 1).filter(|_| open)?;
        let close = here.to(naming.tokens.end).mark(')')?;
        self.entity = Some(naming.entity);
        self.closed = true;
        self.person_last = false;
        Some(self.take(close))
    }

    /// The name of an organization in marks, after the noun that it completes.
    fn marked(&mut self, open: usize, close: usize, here: Cursor<'t>) -> Option<Cursor<'t>> {
        let inner = here.to(open + 1);
        let short = close - open - 1 <= name::MARKED;
        let clause = (open + 1..close).any(|i| is_finite_verb(inner.to(i), self.names))
            || inner.particle(Particle::That).is_some();
        let naming = self
            .names
            .starting(open + 1)
            .filter(|naming| naming.tokens.end >= close);
        let person = naming.is_some_and(|naming| self.names.is(naming, EntityType::Person));
        if self.name.is_some() || !short || clause {
            return None;
        }
        if person || (self.closed && self.person_last && inner.is(Kinds::of(Kind::GivenName))) {
            self.name = Some(open + 1..close);
            self.entity = naming.map(|naming| naming.entity);
            return Some(self.take(here.to(close + 1)));
        }
        // a quotation follows a phrase that is whole; a name follows one that is open
        if self.closed && naming.is_none() {
            return None;
        }
        if self.head == Some(Head::Organization) && self.entity.is_none() {
            self.entity = naming.map(|naming| naming.entity);
        }
        self.closed = true;
        self.person_last = false;
        Some(self.take(here.to(close + 1)))
    }

    /// Whether a pronoun owns a noun, «شكك ناشطون في اعترافاتهم»: no office and no place.
    fn is_owned(&self, noun: Cursor<'t>) -> bool {
        let form = noun.form();
        SUFFIXES.iter().any(|pronoun| form.ends_with(pronoun))
            && !form.starts_with(ARTICLE)
            && !is_feminine_noun(noun)
            && !noun.is(Kinds::of(Kind::Body).and(Kind::Role))
            && self.names.starting(noun.at()).is_none()
    }

    /// What a preposition adds: «مسؤول في مكتب …», «لجنة الطاقة بمجلس الأعيان».
    fn complement(&mut self, here: Cursor<'t>) -> Option<Cursor<'t>> {
        if let Some(next) = self.on_behalf(here) {
            return Some(next);
        }
        if let Some(next) = of_age(here) {
            self.closed = true;
            self.person_last = false;
            return Some(self.take(next));
        }
        if let Some(next) = loyal(here) {
            return Some(self.take(next));
        }
        if let Some(preposition) = attached_preposition(here) {
            return self.attached(preposition, here);
        }
        if let Some(next) = self.purpose(here) {
            self.person_last = false;
            return Some(self.take(next));
        }
        self.place_or_body(here)
    }

    /// Where whoever is named is, or what they belong to: «مسؤول في مكتب …», «خبراء من الأمم المتحدة».
    fn place_or_body(&mut self, here: Cursor<'t>) -> Option<Cursor<'t>> {
        let place = [Particle::In, Particle::At]
            .iter()
            .find_map(|particle| here.particle(*particle));
        let next = match place {
            Some(next) => next,
            None => self.partitive(here)?,
        };
        // «مصدر من داخل السجن»
        let next = if next.lists().whole.has(LINKS.inside) {
            next.skip()
        } else {
            next
        };
        let noun = can_be_place_or_body(next);
        let premises = next.lists().stem.has(SPEECH.premises);
        let known = premises
            || self.names.starting(next.at()).is_some()
            || self.names.title(next.at()).is_some()
            || next.is(PLACES)
            || is_definite(next)
            || next.particle(Particle::Representative).is_some();
        // «القيادي في فتح محمد النحال»: whatever stands before the name of a person
        let bearer = |at: usize| {
            let naming = self.names.starting(at);
            naming.is_some_and(|naming| self.names.is(naming, EntityType::Person))
        };
        let plain = self.names.starting(next.at()).is_none()
            && !next.is(ORGANIZATIONS.and(Kind::Role))
            && next.particle(Particle::Representative).is_none();
        if noun && plain && place.is_some() && self.takes_place() && bearer(next.at() + 1) {
            // «موظف في منزل جمال عزام»: a building is its owner's, and an indefinite noun bears no name
            self.closed = is_definite(self.start) && !premises;
            self.person_last &= self.closed;
            self.placed = true;
            return Some(self.take(next.skip()));
        }
        if !noun || !known || self.is_owned(next) || !self.takes_place() {
            return None;
        }
        self.closed = false;
        self.person_last = false;
        self.governed = true;
        self.placed = true;
        Some(next)
    }

    /// «الناطقان باسم الحزب», «المتحدث العسكري باسمها يحيى سريع»: whom the head speaks for.
    fn on_behalf(&mut self, here: Cursor<'t>) -> Option<Cursor<'t>> {
        // «عضو المكتب السياسي باسم نعيم» is called so
        let title = self.names.title(self.start.at());
        let speaks = self.head == Some(Head::Role)
            && title.is_none_or(|title| title.class == RoleClass::Spokesperson);
        let named = here.lists().whole.has(SPEECH.speaks_for) && here.skip().token().is_word();
        if !speaks || !(named || is_on_behalf(here)) {
            return None;
        }
        self.closed = !named;
        self.person_last = !named;
        // «متحدث باسم عائلة الأسيرة ديما كنعان»
        self.relation |= here.skip().particle(Particle::Representative).is_some();
        let next = self.take(here.skip());
        self.governed = named;
        Some(next)
    }

    /// «التحالف العربي لدعم الشرعية», «نائب الوزير لشؤون الطاقة»: ل on an unknown noun that the next one closes.
    fn purpose(&self, here: Cursor<'t>) -> Option<Cursor<'t>> {
        let next = here.skip();
        let construct = here.form().starts_with(FOR)
            && here.form().chars().count() >= 4
            && !here.is(PERSONAL)
            && !self.is_spoken_to(here)
            && here.particle(Particle::That).is_none()
            && next.token().is_word()
            && next.form().starts_with(ARTICLE)
            && !next.is(Kinds::of(Kind::Speech));
        (construct && self.closed && self.takes_for()).then(|| next.skip())
    }

    /// «خبراء من الأمم المتحدة», «مصدر مقرب من الجنرال», «مسؤول مطلع على المحادثات»: من after an indefinite head, or the
    /// preposition of a participle.
    fn partitive(&mut self, here: Cursor<'t>) -> Option<Cursor<'t>> {
        let near = here.to(here.at() - 1).particle(Particle::CloseTo).is_some();
        let of = here.particle(Particle::Of);
        let on = || here.particle(Particle::On).filter(|_| near);
        let next = of.filter(|_| !self.closed || near).or_else(on)?;
        self.relation |= near;
        Some(next)
    }

    fn attached(&mut self, preposition: char, here: Cursor<'t>) -> Option<Cursor<'t>> {
        let near = here.to(here.at() - 1).particle(Particle::CloseTo).is_some();
        let complement = if preposition == FOR && near {
            !is_addressee(here)
        } else if preposition == FOR {
            let counterpart = self
                .names
                .title(here.at())
                .is_some_and(|title| title.counterpart);
            self.takes_for() && !is_addressee(here) && !counterpart && !self.is_spoken_to(here)
        } else {
            // «الوزراء بالسفيرة»: السفيرة is a town as well
            let work = |m: &Meaning| {
                matches!(m, Meaning::TypeWord(TypeWord::Work | TypeWord::Storm)).then_some(())
            };
            here.is(PLACES)
                && !here.is(Kinds::of(Kind::Role))
                && here.read(Kind::TypeWord, work).is_none() // «رحبت المعارضة بالاتفاق»
                && self.takes_place()
                && here.particle(Particle::Document).is_none()
        };
        if !complement {
            return None;
        }
        // «مستشار لرئيس الوزراء محمد السوداني»: the name is that of whom somebody works for
        let superior = preposition == FOR && here.is(Kinds::of(Kind::Role));
        self.relation |= superior && !is_definite(self.start);
        self.closed = is_definite(here);
        self.person_last = false;
        Some(self.take(here.skip()))
    }

    /// «شرح الطبيب لأهل المريضة», «قال القائد للمقاتلين»: people after ل after a title of one word are whom it speaks to;
    /// «المقرر الخاص للنازحين» has its office told by an adjective.
    fn is_spoken_to(&self, here: Cursor<'t>) -> bool {
        let title = self.head == Some(Head::Role) && self.closed;
        let people = here.is(Kinds::of(Kind::Victims)) || here.lists().stem.has(SPEECH.audience);
        title && self.end == self.start.at() + 1 && people
    }

    /// Whether what ل introduces can belong to the head: «المديرية العامة للحماية المدنية».
    fn takes_for(&self) -> bool {
        matches!(
            self.head,
            Some(Head::Role | Head::Organization | Head::Document)
        )
    }

    fn takes_place(&self) -> bool {
        // «وزارة الصحة في غزة»: a listed name that is a noun for an organization with its complement
        let office = self.head == Some(Head::Named)
            && self.name.is_none()
            && !is_definite(self.start)
            && self.start.is(Kinds::of(Kind::Body))
            && self.end > self.start.at() + 1;
        office
            || matches!(
                self.head,
                Some(
                    Head::Role
                        | Head::Relation
                        | Head::Organization
                        | Head::Source
                        | Head::People
                        | Head::Place
                )
            )
    }

    /// «شاهد عيان يدعى محمود سعد»: the name after «يدعى».
    fn called(&mut self, here: Cursor<'t>) -> Option<Cursor<'t>> {
        if !here.lists().whole.has(SPEECH.called) {
            return None;
        }
        let first = here.skip();
        let naming = self.names.starting(first.at());
        let person = naming.filter(|naming| self.names.is(naming, EntityType::Person));
        let end = match person {
            Some(naming) => {
                let next = here.to(naming.tokens.end);
                name::extended(next, naming.tokens.clone(), self.names)
            }
            None => name::unknown(first, self.names)?,
        };
        self.name = Some(first.at()..end);
        self.entity = person.map(|naming| naming.entity);
        Some(self.take(here.to(end)))
    }

    /// A noun or adjective after the head, or the beginning of a name that nothing is known of.
    fn word(&mut self, here: Cursor<'t>) -> Option<Cursor<'t>> {
        if let Some(rest) = self.called(here) {
            return Some(rest);
        }
        if let Some(rest) = determiner(here) {
            self.closed = true;
            return Some(self.take(rest));
        }
        if let Some(rest) = self.negated(here).or_else(|| self.site(here)) {
            return Some(self.take(rest));
        }
        // «مسؤول إسرائيلي كبير»: what a country closes is indefinite all the same
        let national = !is_definite(self.start) && is_nationality(here.to(self.end - 1));
        let open = !self.closed || self.person_last || national;
        if open && !is_definite(here) && here.particle(Particle::Quality).is_some() {
            return Some(self.take(after_listed(here)));
        }
        let definite = is_definite(here);
        if let Some(rest) = self.before_surname(here) {
            return Some(rest);
        }
        if let Some(rest) = self.name_of_words(here) {
            return Some(rest);
        }
        if self.ends_before(here, definite) {
            return None;
        }
        if !definite && self.can_bear_name() && !self.governed && can_be_name(here) {
            let end = name::unknown(here, self.names)?;
            if self.names_another() {
                self.person_last = false;
            } else {
                self.name = Some(here.at()..end);
            }
            return Some(self.take(here.to(end)));
        }
        if !self.goes_on_with(here, definite) {
            return None;
        }
        let open = !self.closed;
        self.closed = definite;
        if is_human(here) {
            self.owner_last = open || (self.owner_last && self.person_last);
        }
        self.person_last = is_human(here) || (self.person_last && definite && !open);
        self.relation |= here.particle(Particle::CloseTo).is_some();
        Some(self.take(after_listed(here)))
    }

    /// «منظمات غير حكومية»: an adjective that غير denies.
    fn negated(&self, here: Cursor<'t>) -> Option<Cursor<'t>> {
        let adjective = here.skip();
        let alone = here.matches().iter().all(|tag| tag.tokens().len() == 1);
        let form = adjective.form().strip_prefix(ARTICLE);
        let stem = form.unwrap_or(adjective.form()).trim_end_matches(FEMININE);
        let fits = adjective.token().is_word()
            && (stem.ends_with(ADJECTIVE) || is_adjective(adjective) || form.is_some())
            && is_definite(adjective) == is_definite(here.to(self.end - 1))
            && adjective.particle(Particle::That).is_none();
        (alone && fits && here.lists().whole.has(SPEECH.negates)).then(|| adjective.skip())
    }

    /// «طبيب في المستشفى التعليمي بماكوردي»: a word with ب that no list knows, at the end of a phrase that tells a place.
    fn site(&self, here: Cursor<'t>) -> Option<Cursor<'t>> {
        let unknown = here.matches().is_empty() && here.form().starts_with(BY);
        let long = here.form().chars().count() > 4;
        let next = here.skip();
        let fits = self.placed && !self.governed && unknown && long;
        (fits && !next.token().is_word()).then_some(next)
    }

    /// «الدكتورة أمل بركات»: a given name that is a common word, before a surname that is known.
    fn before_surname(&mut self, here: Cursor<'t>) -> Option<Cursor<'t>> {
        let free = !is_definite(here)
            && !is_opener(here)
            && !is_preposition(here)
            && !here.is(TIMES.and(Kind::Nationality))
            && attached_preposition(here).is_none()
            && here.particle(Particle::Function).is_none();
        let surname = self
            .names
            .starting(here.at() + 1)
            .filter(|naming| naming.tokens.len() == 1 && self.names.is(naming, EntityType::Person));
        let surname = surname.filter(|_| free && self.person_last && !self.governed)?;
        if !self.can_bear_name() || self.names_another() {
            return None;
        }
        self.name = Some(here.at()..surname.tokens.end);
        self.entity = Some(surname.entity);
        Some(self.take(here.to(surname.tokens.end)))
    }

    /// A name of ordinary words after an occupation: «الخباز أبو سليم», «الأرملة صباح الزعيم».
    fn name_of_words(&mut self, here: Cursor<'t>) -> Option<Cursor<'t>> {
        if !self.can_bear_name() || self.governed {
            return None;
        }
        let child = here.skip();
        let teknonym =
            here.is(Kinds::of(Kind::NameLink)) && name::is_given_name(child) && !is_joined(child);
        let end = if teknonym {
            name::extended(child.skip(), child.at()..child.at() + 1, self.names)
        } else if is_given_of_time(here, self.names) {
            here.at() + 2
        } else {
            return None;
        };
        self.name = Some(here.at()..end);
        Some(self.take(here.to(end)))
    }

    /// Whether a word begins something else, whatever it is in the phrase.
    fn ends_before(&self, here: Cursor<'t>, definite: bool) -> bool {
        let attached = attached_preposition(here).is_some() && !self.governed;
        if is_opener(here) && !is_with_article(here)
            || is_preposition(here)
            || here.is(TIMES)
            || is_speech_participle(here)
            || here.particle(Particle::Relays).is_some() // «حصيلة أوردها الدفاع المدني»
            || here.lists().whole.has(SPEECH.aged)
            || attached
        {
            return true;
        }
        // «رفضت المتحدثة القول إن»
        let new = here.lists().stem.has(SPEECH.broken_plural); // «الجنود الجدد»
        let said = self.closed && here.is(Kinds::of(Kind::Speech)) && !here.is(ADJECTIVES) && !new;
        // «نشرت المنظمة تقريرها»
        let owned = !here.form().starts_with(ARTICLE) && self.closed && !is_joined(here);
        definite && !self.governed && (said || owned)
    }

    /// Whether a word that is no name is a noun or adjective of the phrase.
    fn goes_on_with(&self, here: Cursor<'t>, definite: bool) -> bool {
        if is_finite_verb(here, self.names) {
            return false;
        }
        if definite && (self.is_qualified(here.to(self.end - 1)) || self.is_accused(here)) {
            return false; // «أيدت مصادر طبية القرار»
        }
        if definite {
            // «أعلنت الحماية المدنية الحصيلة»
            // «تبنت حركة طالبان الهجوم»: a known name is whole without an article
            // «تبنى تنظيم محلي العملية»: nor does a definite word follow an indefinite one that is described
            let whole = self.closed
                || self.names.covering(self.end - 1).is_some()
                || self.head == Some(Head::Organization) && self.is_described();
            let told = whole && self.is_thing(here);
            return !told && (self.governed || self.agrees(here));
        }
        if self.closed {
            return self.governed;
        }
        // «أبلغ مسؤول أوكراني وكالة رويترز», «أعلن تحالف انفصالي مسؤوليته»: an adjective governs no noun
        let last = here.to(self.end - 1);
        let outlet = here.is(ORGANIZATIONS) && is_nationality(last);
        let object = outlet || name::has_pronoun(here);
        !(self.is_described() && object) && self.goes_on(here)
    }

    /// Whether an adjective of relation ends the phrase.
    fn is_described(&self) -> bool {
        let last = self.start.to(self.end - 1);
        let stem = last.form().trim_end_matches(FEMININE);
        let relative = stem.ends_with(ADJECTIVE) || is_nationality(last);
        relative && self.end > self.start.at() + 1
    }

    /// Whether a definite word cannot qualify anybody, since it is a noun for a document, a deed, a thing or a building:
    /// «تبنى التنظيم الهجوم», «رفضت النقابة الاتهامات», «افتتح وزير الصحة المستشفى».
    fn is_thing(&self, here: Cursor<'t>) -> bool {
        let named = |m: &Meaning| {
            matches!(m, Meaning::TypeWord(TypeWord::Place | TypeWord::Work)).then_some(())
        };
        let stem = here.form().strip_prefix(ARTICLE).unwrap_or_default();
        // «المرشد الجبلي» is no mountain of mine
        let relative =
            stem.ends_with(ADJECTIVE) && !is_feminine_noun(here) || stem.ends_with(NISBA);
        let one = self.agreement != Agreement::Plural;
        let several = stem.ends_with(FEMININES) && stem.chars().count() > 4;
        let last = here.to(self.end - 1).form();
        let matter = here.lists().stem.has(SPEECH.matter) && here.form().starts_with(ARTICLE);
        here.particle(Particle::Document).is_some()
            || matter
            || !stem.is_empty()
                && !relative
                && !here.is(HUMAN.and(Kind::Nationality).and(Kind::Ordinal))
                && (one && is_verbal_noun(stem)
                    || one && several && !last.ends_with(FEMININES)
                    || here.lists().stem.has(SPEECH.thing)
                    || here.read(Kind::TypeWord, named).is_some()
                    || is_event(here))
    }

    /// «اتهم الائتلاف المعارض النظام باستخدام الكلور»: a further definite noun before ب is whom something is done to.
    fn is_accused(&self, here: Cursor<'t>) -> bool {
        let next = here.skip();
        let done = attached_preposition(next) == Some(BY)
            && next.particle(Particle::That).is_none()
            && next.particle(Particle::Document).is_none();
        let form = here.form();
        let adjective = form.ends_with(ADJECTIVE)
            || form
                .strip_suffix(FEMININE)
                .is_some_and(|stem| stem.ends_with(ADJECTIVE))
            || here.is(Kinds::of(Kind::Nationality).and(Kind::Ordinal));
        self.closed && !self.governed && self.end > self.start.at() + 1 && done && !adjective
    }

    /// Whether the phrase is indefinite and ends with an adjective, which no complement follows: «مصادر طبية», «مسؤول أمني».
    fn is_qualified(&self, last: Cursor<'t>) -> bool {
        let form = last.form();
        let feminine = form
            .strip_suffix(FEMININE)
            .is_some_and(|stem| stem.ends_with(ADJECTIVE));
        // «عدد من أهالي البلدة»
        let people = last.is(Kinds::of(Kind::Victims)) || last.particle(Particle::Crowd).is_some();
        let noun = people || last.is(ORGANIZATIONS) || self.names.covering(last.at()).is_some();
        let relative = match self.head {
            Some(Head::Source | Head::People) => feminine || form.ends_with(ADJECTIVE),
            Some(Head::Role) => is_nationality(last),
            _ => false,
        };
        !self.closed && !self.governed && relative && !noun && self.end > self.start.at() + 1
    }

    /// Whether a name here is that of the one whom the head belongs to, not of the head: «زوجة نادر عيسى»,
    /// «محامية المعتقل وائل سرحان», but «زوجته سلمى», «المتحدث باسم الكرملين بيسكوف».
    fn names_another(&self) -> bool {
        let open = self.head == Some(Head::Relation) && !self.closed;
        let another = matches!(
            self.head,
            Some(Head::Relation | Head::Source | Head::Organization | Head::Document)
        );
        let person = (another || self.placed) && self.person_last && self.owner_last;
        self.relation || open || person
    }

    /// Whether an indefinite word can be a name: the chain before it is closed, and it is of a person.
    fn can_bear_name(&self) -> bool {
        let human = matches!(self.head, Some(Head::Role | Head::Relation | Head::People));
        let unknown = self.head == Some(Head::Other);
        self.closed && (human || unknown || self.relation)
    }

    /// Whether a definite word can qualify what stands before it: it agrees in gender with the head or with the
    /// last noun; an object after the subject most often does not («رفضت الحكومة الاتهام»).
    fn agrees(&self, here: Cursor<'t>) -> bool {
        if !self.closed {
            return true; // the chain goes on
        }
        if self.head == Some(Head::Named) {
            return here.is(Kinds::of(Kind::Nationality));
        }
        if is_body(here) {
            return false;
        }
        if here.is(HUMAN) && self.is_other_gender(here) {
            return false;
        }
        if here.is(HUMAN.and(Kind::Nationality).and(Kind::Ordinal)) {
            return true;
        }
        let feminine = |at: Cursor<'t>| at.form().ends_with(FEMININE);
        let plural = |at: Cursor<'t>| at.form().ends_with(FEMININES);
        let wanted = feminine(here);
        let fits = |noun: Cursor<'t>| feminine(noun) == wanted || (plural(noun) && wanted);
        fits(here.to(self.end - 1)) || fits(self.start) || self.agreement == Agreement::Plural
    }

    /// «كرم النادي اللاعبات», «ودع الأهالي المعلمة»: people after a phrase that is whole are somebody else when their
    /// number or gender is another.
    fn is_other_gender(&self, here: Cursor<'t>) -> bool {
        use Agreement::{Dual, Feminine, Plural, Singular};
        let role = |(found, _): (crate::grammar::PhraseMatch<'t>, Cursor<'t>)| found.agreement;
        let own = here.all(Kind::Role).map(role).next();
        let own = own.or_else(|| here.all(Kind::Victims).map(role).next());
        let person = matches!(self.head, Some(Head::Role | Head::People | Head::Relation));
        let nearest = self.end - 1 > self.start.at();
        let alone = !self.person_last || !nearest;
        let head = if self.agreement == Agreement::Any && self.start.form().ends_with(FEMININE) {
            Feminine
        } else {
            self.agreement
        };
        person
            && alone
            && matches!(
                (head, own),
                (Singular | Feminine, Some(Plural | Dual))
                    | (Plural | Dual | Singular, Some(Feminine))
                    | (Plural | Feminine, Some(Singular))
            )
    }

    /// Whether an indefinite word goes on an open chain: a known noun, an adjective, a noun that the next
    /// definite word closes.
    fn goes_on(&self, here: Cursor<'t>) -> bool {
        let next = here.skip();
        let named = self.names.starting(next.at()).is_some();
        let closes = next.token().is_word()
            && (is_definite(next) || named)
            && !is_joined(next)
            && attached_preposition(next).is_none();
        let construct = matches!(
            self.head,
            Some(Head::Organization | Head::Role | Head::Document)
        );
        // «منظمة حقوقية مقتل 44»: a noun of happening begins with م as adjectives do
        let happens = here.is(Kinds::of(Kind::Outcome)) && !suffers(here);
        let speaks = matches!(self.head, Some(Head::Source | Head::People));
        if speaks && self.end > self.start.at() + 1 && here.lists().stem.has(SPEECH.deed) {
            return false; // «نفى مصدر أمني صحة التقارير»
        }
        let adjective = here.is(ADJECTIVES) || (is_adjective(here) && !happens);
        adjective || self.governed || (construct && closes) || self.is_kind_of_people(here)
    }

    /// «عناصر إنقاذ», «عمال إغاثة»: one indefinite noun after an indefinite plural for people, at the end of the phrase.
    fn is_kind_of_people(&self, here: Cursor<'t>) -> bool {
        const OTHER: Kinds = Kinds::of(Kind::Outcome)
            .and(Kind::Cause)
            .and(Kind::Stance)
            .and(Kind::Hedge);
        let first = self.end == self.start.at() + 1 && !is_definite(self.start);
        let people = self.head == Some(Head::People) && self.agreement == Agreement::Plural;
        first && people && !here.is(OTHER) && can_end(here.skip(), self.names)
    }

    /// «الوزراء بالسفيرة كلير دوبوا»: without whoever they meet.
    fn without_met(mut self) -> Self {
        let met = |at: &usize| is_met(self.start.to(*at), self.names);
        let cut = (self.start.at() + 1..self.end).find(met);
        if let Some(end) = cut.filter(|_| self.head == Some(Head::Role)) {
            self.end = end;
            self.name = None;
            self.entity = None;
        }
        self
    }

    fn finish(self, here: Cursor<'t>) -> Option<NounPhrase> {
        let head = self.head?;
        if self.end == self.start.at() {
            return None;
        }
        let text = here.text();
        let tokens = self.start.at()..self.end;
        let lead = self
            .start
            .matches()
            .first()
            .map_or(0, LexiconMatch::clitics);
        let span = if let Some(naming) = self.names.starting(tokens.start) {
            Span::new(naming.span.start(), text.span(tokens.clone()).end())
        } else {
            text.span_after(tokens.clone(), lead)
        };
        let description = match &self.name {
            Some(name) => tokens.start..name.start,
            None => tokens.clone(),
        };
        Some(NounPhrase {
            definite: self.closed || self.name.is_some(),
            tokens,
            span,
            description,
            name: self.name,
            entity: self.entity,
            head,
            agreement: self.agreement,
            coordinated: false,
        })
    }
}

/// Whether a noun for somebody ends the words of a title, so that a name after them is not its bearer's.
fn is_of_owner(title: Cursor<'_>, end: usize) -> bool {
    let mut words = title.at() + 1..end;
    // «وكيل الأمين العام للشؤون الإنسانية» is an office of its own
    let office = words
        .clone()
        .any(|i| attached_preposition(title.to(i)) == Some(FOR));
    let owner = words.any(|i| {
        let before = title.to(i - 1);
        // «زميله النائب فلان»: the pronoun tells the owner already
        let open = before.token().is_word() && !is_definite(before) && !name::has_pronoun(before);
        is_human(title.to(i)) && open
    });
    !office && owner
}

/// «مستشار لرئيس الوزراء محمد السوداني», «ناطق باسم الرئيس سلفا كير»: the name is that of whom somebody works or speaks
/// for.
fn is_under_superior(title: Cursor<'_>, end: usize) -> bool {
    !is_definite(title)
        && (title.at() + 1..end).any(|i| {
            let owner = title.to(i);
            let superior = attached_preposition(owner) == Some(FOR)
                || title.to(i - 1).lists().whole.has(SPEECH.speaks_for);
            superior && owner.is(Kinds::of(Kind::Role))
        })
}

/// Whether ب stands before whoever is met: «بالسفيرة كلير دوبوا», whose title is a town as well.
fn is_met(at: Cursor<'_>, names: &Names) -> bool {
    let next = names.starting(at.at() + 1);
    let named = || next.is_some_and(|next| names.is(next, EntityType::Person));
    attached_preposition(at) == Some(BY) && (at.is(Kinds::of(Kind::Role)) || named())
}

/// The token after a title, without a given name that was taken for a part of it («حاكم المصرف أمين»).
fn title_end(at: Cursor<'_>, title: &Title, names: &Names) -> usize {
    // «الوزراء بالسفيرة كلير دوبوا»: somebody else, whom a preposition governs; «مسؤول لرويترز»: who is spoken to
    let other = |i: &usize| {
        let here = at.to(*i);
        let preposition = attached_preposition(here);
        let governed = is_met(here, names);
        let told = preposition == Some(FOR) && title.class != RoleClass::Journalist;
        // «وزير الخارجية لنظيره السوري»
        let counterpart =
            preposition == Some(FOR) && here.is(Kinds::of(Kind::Role)) && name::has_pronoun(here);
        governed
            || counterpart
            || (told && names_outlet(here, names))
            || is_addressed_outlet(at, here, names)
    };
    // «باسم حركة «أنصار الله» العقيد تركي المالكي»: the name after another title
    let person = |i: &usize| {
        let titled = *i > title.tokens.start + 1 && is_human(at.to(*i - 1));
        let naming = names.starting(*i).filter(|_| titled);
        naming.is_some_and(|naming| names.is(naming, EntityType::Person))
    };
    let mut end = (title.tokens.start + 1..title.tokens.end)
        .find(|i| other(i) || person(i))
        .unwrap_or(title.tokens.end);
    // «مدربها رائد كرمة»: a pronoun closes the chain as an article does
    let closes = |noun: Cursor<'_>| is_definite(noun) || name::has_pronoun(noun);
    while end > title.tokens.start + 1 {
        let last = at.to(end - 1);
        let given = last.is(PERSONAL) || name::is_given_name(last);
        let name = given && !is_definite(last) && closes(at.to(end - 2));
        if !name {
            break;
        }
        end -= 1;
    }
    end
}

/// Whether the name of an outlet begins here.
fn names_outlet(at: Cursor<'_>, names: &Names) -> bool {
    let naming = names.starting(at.at());
    naming.is_some_and(|naming| names.entities[naming.entity].subtype == Some(Subtype::Media))
}

/// «أبلغ طبيب وكالة رويترز أن»: an outlet after an indefinite subject of such a verb is whom it tells.
fn is_addressed_outlet(subject: Cursor<'_>, here: Cursor<'_>, names: &Names) -> bool {
    let tells = |m: &Meaning| {
        let object = matches!(
            m,
            Meaning::Speech {
                takes: Takes::Object,
                ..
            }
        );
        object.then_some(())
    };
    let outlet = |m: &Meaning| matches!(m, Meaning::TypeWord(TypeWord::Outlet)).then_some(());
    // «أبلغ رئيس تحرير صحيفة الشرق الشرطة»: the outlet that a journalist is of
    let journalist = |m: &Meaning| matches!(m, Meaning::Role(RoleClass::Journalist)).then_some(());
    let before = subject.at().checked_sub(1);
    here.at() > subject.at()
        && subject.read(Kind::Role, journalist).is_none()
        && (names_outlet(here, names) || here.read(Kind::TypeWord, outlet).is_some())
        && !is_definite(subject)
        && before.is_some_and(|before| subject.to(before).read(Kind::Speech, tells).is_some())
}

/// Whether a definite word before the whole name of a person tells what he does, though it can be an adjective.
fn is_occupation(at: Cursor<'_>, names: &Names) -> bool {
    let person = names
        .starting(at.at() + 1)
        .filter(|naming| names.is(naming, EntityType::Person) && naming.tokens.len() > 1);
    is_definite(at) && at.is(Kinds::of(Kind::Direction)) && !at.is(TIMES) && person.is_some()
}

/// Whether a noun for what happens stands here: «الهجوم».
#[must_use]
pub(crate) fn is_event(at: Cursor<'_>) -> bool {
    let told = WORDS.find(at.text(), at.at(), at.end());
    told.is_some_and(|told| !told.is_verb())
}

/// Whether a word is the adjective of a country and nothing else.
fn is_nationality(at: Cursor<'_>) -> bool {
    let national = Kinds::of(Kind::Nationality);
    at.matches()
        .first()
        .is_some_and(|tag| tag.kinds.without(national).is_empty())
}

/// Whether a word means people: by what they do, or by what happened to them (المعتقل).
fn is_human(at: Cursor<'_>) -> bool {
    at.is(HUMAN) || suffers(at)
}

/// Nouns for people.
const HUMAN: Kinds = Kinds::of(Kind::Role).and(Kind::Victims);

/// Nouns with which the name of a place or an organization begins.
const PLACES: Kinds = Kinds::of(Kind::Body).and(Kind::TypeWord).and(Kind::Name);

/// «اتهم السكان الجيش», «حمل المتظاهرون الحكومة المسؤولية»: a body that is no adjective as well («القوى المعارضة») and so
/// qualifies nobody.
fn is_body(at: Cursor<'_>) -> bool {
    let stem = at.form().strip_prefix(ARTICLE).unwrap_or_default();
    let relative = stem.trim_end_matches(FEMININE).ends_with(ADJECTIVE);
    let adjective = relative || plural::is_participle(at) || at.is(Kinds::of(Kind::Nationality));
    at.is(Kinds::of(Kind::Body)) && !adjective
}

/// Listed words that qualify a noun as they stand.
const ADJECTIVES: Kinds = Kinds::of(Kind::Nationality)
    .and(Kind::Victims)
    .and(Kind::Body)
    .and(Kind::TypeWord)
    .and(Kind::Source)
    .and(Kind::Role);

fn after_listed(at: Cursor<'_>) -> Cursor<'_> {
    at.matches()
        .first()
        .map_or(at.skip(), |tag| at.to(tag.tokens().end))
}

/// نفسه, الأخرى, الثالث: what follows a noun and says which one is meant.
fn determiner(at: Cursor<'_>) -> Option<Cursor<'_>> {
    if at.particle(Particle::Demonstrative).is_some() {
        return None; // «نفت القوات ذلك»
    }
    let same = |m: &Meaning| (*m == Meaning::Direction(Direction::Same)).then_some(());
    let itself = at.read(Kind::Direction, same).map(|((), _, rest)| rest);
    let ordinal = || {
        // «مصدر أمني ثان»: of a masculine one the ordinal has no article
        let bare = !at.form().ends_with(FEMININE) && !is_definite(at.to(at.at().saturating_sub(1)));
        let which = (is_definite(at) || bare) && at.is(Kinds::of(Kind::Ordinal));
        which.then(|| at.skip())
    };
    itself
        .or_else(|| at.particle(Particle::Others))
        .or_else(ordinal)
}

/// Whether the noun that ل introduces is spoken to: «للصحفيين», «لوكالة رويترز».
fn is_addressee(at: Cursor<'_>) -> bool {
    use crate::facts::VictimKind;
    let journalist = |m: &Meaning| {
        let kind = matches!(
            m,
            Meaning::Victims(VictimKind::Journalist) | Meaning::Role(RoleClass::Journalist)
        );
        kind.then_some(())
    };
    let outlet = |m: &Meaning| matches!(m, Meaning::TypeWord(TypeWord::Outlet)).then_some(());
    at.read(Kind::Victims, journalist).is_some()
        || at.read(Kind::Role, journalist).is_some()
        || at.read(Kind::TypeWord, outlet).is_some()
        || at.lists().stem.has(SPEECH.outlet)
        || is_broadcaster(at)
}

/// «هيئة الإذاعة والتلفزيون»: a body that broadcasts.
fn is_broadcaster(at: Cursor<'_>) -> bool {
    at.is(Kinds::of(Kind::Body)) && at.skip().lists().stem.has(SPEECH.broadcast)
}

/// Whether the name of an outlet, or a noun for one, begins here.
fn begins_outlet(at: Cursor<'_>, names: &Names) -> bool {
    let outlet = |m: &Meaning| matches!(m, Meaning::TypeWord(TypeWord::Outlet)).then_some(());
    names_outlet(at, names) || at.read(Kind::TypeWord, outlet).is_some()
}

/// Whether a given name that is a word of time as well stands before a surname at the end of the phrase, not before the
/// time that it would tell: «صباح الزعيم», but «صباح الاثنين».
fn is_given_of_time(at: Cursor<'_>, names: &Names) -> bool {
    const CALENDAR: Kinds = Kinds::of(Kind::Unit).and(Kind::Month).and(Kind::Season);
    let next = at.skip();
    let timed = next.is(TIMES.union(CALENDAR)) || next.particle(Particle::Demonstrative).is_some();
    at.is(TIMES)
        && at.lists().stem.has(SPEECH.given)
        && next.token().is_word()
        && !timed
        && !is_joined(next)
        && attached_preposition(next).is_none()
        && name::ends_subject(next.skip(), names)
}

/// «جارتها فوزية قنديل»: a noun with a pronoun right before a given name, whatever it means.
fn is_kin_before_name(at: Cursor<'_>) -> bool {
    let next = at.skip();
    let named = (next.is(Kinds::of(Kind::GivenName)) || name::is_given_name(next))
        && next.matches().first().is_some_and(|tag| tag.clitics() == 0);
    // «نبيلة» is folded like «نبيله»
    let feminine = is_feminine_noun(at);
    let pronoun = name::has_pronoun(at)
        || !feminine
            && SUFFIXES.iter().any(|suffix| at.form().ends_with(suffix))
            && at.form().chars().count() >= 5;
    named && pronoun && at.matches().is_empty() && !is_joined(at)
}

/// Whether «باسم» stands here with whom it is meant in a pronoun: باسمها.
fn is_on_behalf(at: Cursor<'_>) -> bool {
    let mut nouns = SUFFIXES
        .iter()
        .filter_map(|pronoun| at.form().strip_suffix(pronoun));
    nouns.any(|noun| SPEECH.speaks_for.contains(noun))
}

/// Whether a word is written with ة at its end.
fn is_feminine_noun(at: Cursor<'_>) -> bool {
    at.text().ends_feminine(at.at())
}

/// After «في الخمسينات من عمره», «في العقد الخامس من العمر»: how old somebody is.
fn of_age(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let decade = at.particle(Particle::In)?;
    let of = [decade.skip(), decade.skip().skip()]
        .into_iter()
        .find_map(|next| next.particle(Particle::Of))?;
    of.lists().stem.has(SPEECH.age).then(|| of.skip())
}

/// After brackets with a few words: an age, an acronym.
fn bracketed(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let last = (at.at() + BRACKETED).min(at.end());
    let close = (at.at() + 1..last).find(|i| at.to(*i).token().is_mark(')'))?;
    Some(at.to(close + 1))
}

/// The most tokens in such brackets.
const BRACKETED: usize = 8;

/// The head noun that stands here, and the listed word that it is.
fn head(at: Cursor<'_>) -> Option<(Head, Option<&LexiconMatch>)> {
    let tag = |kinds: Kinds| at.matches().iter().find(|tag| tag.kinds.intersects(kinds));
    let function = at.particle(Particle::Function).is_some() && !is_hamzated(at);
    if let Some(tag) = at
        .matches()
        .iter()
        .find(|tag| tag.particles.intersects(DOCUMENT))
    {
        return Some((Head::Document, Some(tag)));
    }
    if at.particle(Particle::Representative).is_some() && !function {
        return Some((Head::Relation, at.matches().first()));
    }
    if at.particle(Particle::Platform).is_some() {
        return Some((Head::Place, at.matches().first()));
    }
    if let Some(tag) = tag(ORGANIZATIONS) {
        return Some((place_or_organization(at, tag), Some(tag)));
    }
    if let Some(tag) = tag(Kinds::of(Kind::Source)) {
        return Some((Head::Source, Some(tag)));
    }
    if let Some(tag) = tag(Kinds::of(Kind::Role)).filter(|_| !function) {
        return Some((Head::Role, Some(tag)));
    }
    let crowd = at.particle(Particle::Crowd).is_some();
    if let Some(tag) = tag(Kinds::of(Kind::Victims)).filter(|_| !function) {
        return Some((Head::People, Some(tag)));
    }
    if crowd || suffers(at) {
        return Some((Head::People, at.matches().first()));
    }
    // «الحكم» is the referee, though the word is one of asking as well
    let told = at.lists().stem.has(SPEECH.epithet) || at.lists().whole.has(SPEECH.latter);
    if is_definite(at) && told {
        return Some((Head::People, at.matches().first()));
    }
    // «القوة البرية», «الفرقة السادسة»
    if at.particle(Particle::Crew).is_some() && is_definite(at) {
        return Some((Head::Organization, at.matches().first()));
    }
    if is_no_noun(at) {
        return None;
    }
    let national = at.is(Kinds::of(Kind::Nationality)) && is_definite(at);
    if national {
        return Some((Head::People, at.matches().first()));
    }
    is_definite(at).then_some((Head::Other, None))
}

/// What a noun for a place or an organization is.
fn place_or_organization(at: Cursor<'_>, tag: &LexiconMatch) -> Head {
    let place = |m: &Meaning| matches!(m, Meaning::TypeWord(TypeWord::Place)).then_some(());
    let place = at.read(Kind::TypeWord, place).is_some();
    if place && !tag.kinds.intersects(Kinds::of(Kind::Body)) {
        Head::Place
    } else {
        Head::Organization
    }
}

/// Whether a word that is on no list of heads begins no noun phrase either.
fn is_no_noun(at: Cursor<'_>) -> bool {
    let grammar = at.is(Kinds::of(Kind::Particle))
        && ![Particle::Epithet, Particle::Quality, Particle::CloseTo]
            .iter()
            .any(|p| at.particle(*p).is_some());
    is_opener(at)
        || is_preposition(at)
        || at.is(STOPS)
        || grammar
        || attached_preposition(at).is_some()
}

/// What something is said in.
const DOCUMENT: crate::lexicon::Particles = crate::lexicon::Particles::of(Particle::Document);

const ORGANIZATIONS: Kinds = Kinds::of(Kind::Body).and(Kind::TypeWord);

/// Words that cannot begin a noun phrase.
const STOPS: Kinds = TIMES
    .and(Kind::Stance)
    .and(Kind::Hedge)
    .and(Kind::Speech)
    .and(Kind::Direction);

/// Whether the word means people by what happened to them: لاجئ, جرحى.
fn suffers(at: Cursor<'_>) -> bool {
    let person = |m: &Meaning| {
        let shape = matches!(
            m,
            Meaning::Outcome {
                shape: OutcomeShape::Person,
                ..
            }
        );
        shape.then_some(())
    };
    at.read(Kind::Outcome, person).is_some()
}

/// Whether a word is written with the hamza that a preposition never has: إمام, not أمام.
fn is_hamzated(at: Cursor<'_>) -> bool {
    let text = at.text();
    text.slice(text.span(at.at()..at.at() + 1))
        .contains(HAMZA_BELOW)
}

fn agreement(at: Cursor<'_>, tag: Option<&LexiconMatch>) -> Agreement {
    let Some(_) = tag else {
        return Agreement::Any;
    };
    let source = at
        .all(Kind::Source)
        .map(|(found, _)| found.agreement)
        .next();
    let people = || {
        at.all(Kind::Victims)
            .map(|(found, _)| found.agreement)
            .next()
    };
    source.or_else(people).unwrap_or(Agreement::Any)
}

/// Whether a word after a preposition can be where somebody is or what they belong to.
fn can_be_place_or_body(here: Cursor<'_>) -> bool {
    here.token().is_word()
        && here.particle(Particle::Document).is_none()
        && !here.is(TIMES.and(Kind::Unit).and(Kind::Month).and(Kind::Season))
        && !is_opener(here)
        && !is_preposition(here)
}

/// Whether a word that nothing is known of may begin a name: no body and no document.
fn can_be_name(here: Cursor<'_>) -> bool {
    !here.is(ORGANIZATIONS) && here.particle(Particle::Document).is_none()
}

/// «مصدر عسكري موال لهم»: a pronoun after a participle of nearness.
fn loyal(here: Cursor<'_>) -> Option<Cursor<'_>> {
    let near = here.to(here.at() - 1).particle(Particle::CloseTo).is_some();
    let pronoun = here.particle(Particle::Oblique)?;
    near.then_some(pronoun)
}
