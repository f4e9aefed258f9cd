//! Titles and functions: «وزير الخارجية الروسي», «سفير أذربيجان لدى روسيا», with whoever bears them.

use std::ops::Range;

use super::candidate::{Candidate, Candidates};
use super::evidence::Finder;
use crate::facts::{EntityType, Subtype};
use crate::grammar::Cursor;
use crate::lexicon::{Agreement, Kind, Kinds, Meaning, Particle, RoleClass, Sense};
use crate::span::Span;
use crate::spelling::{ARTICLE, BY, FEMININE, HIS, SUFFIXES};
use crate::text::{LexiconMatch, Text};

/// A title in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Title {
    /// Its tokens, complements included.
    pub tokens: Range<usize>,
    /// Where it stands, without conjunctions and prepositions, its ال included.
    pub span: Span,
    /// What kind of title.
    pub class: RoleClass,
    /// Number and gender of its noun.
    pub agreement: Agreement,
    /// Its folded noun without clitics and ال, to tell one title from another.
    pub key: String,
    /// Whether the noun alone names an office of its own (رئيس), not any that begins with it (وزير).
    pub office: bool,
    /// Whether it only points to another title: نظيره.
    pub counterpart: bool,
    /// Folded nouns that it governs: جيش of المتحدث باسم الجيش.
    pub of: Vec<String>,
    /// Country that the words tie it to, as a code.
    pub country: Option<String>,
    /// Token at which the name of its holder would begin: next to it or after a comma.
    pub(super) holder_at: Option<usize>,
    /// Index of its holder in [`super::Names::entities`].
    pub holder: Option<usize>,
}

impl Title {
    /// Token at which the name of its holder begins.
    #[must_use]
    pub(crate) fn holder_at(&self) -> Option<usize> {
        self.holder_at
    }

    fn with_office_of(self, other: &Self) -> Self {
        Self {
            key: other.key.clone(),
            office: other.office,
            counterpart: true,
            class: other.class,
            ..self
        }
    }

    /// Whether both can be one office: the same noun, and no two countries.
    #[must_use]
    pub(crate) fn names_same(&self, other: &Self) -> bool {
        let country =
            self.country.is_none() || other.country.is_none() || self.country == other.country;
        country && self.key == other.key && self.shares_body(other)
    }

    /// Whether both are of one body, or one of them does not say of which.
    fn shares_body(&self, other: &Self) -> bool {
        let said = !self.of.is_empty() && !other.of.is_empty();
        !said || self.of.iter().any(|word| other.of.contains(word))
    }

    /// Whether this can be a shorter form of another: الوزير الروسي for وزير الخارجية الروسي.
    #[must_use]
    pub(crate) fn points_to(&self, other: &Self) -> bool {
        let country = self.country.is_none() || self.country == other.country;
        let noun = self.key.strip_suffix(FEMININE).unwrap_or(&self.key);
        let longer = other.key.strip_prefix(noun);
        let longer = longer.map(|rest| rest.strip_prefix(FEMININE).unwrap_or(rest));
        let body = |rest: &str| {
            let mut words = rest
                .split(' ')
                .map(str::to_owned)
                .chain(other.of.iter().cloned());
            self.of.is_empty() || words.any(|word| self.of.contains(&word))
        };
        let shortened =
            !self.office && longer.is_some_and(|rest| rest.starts_with(' ') && body(rest));
        let gender = self.agreement == other.agreement;
        self.names_same(other) || (country && gender && shortened)
    }
}

/// The office of «نظيره»: that of the one named before.
const COUNTERPART: &str = "counterpart";

/// Whose office a counterpart holds: that of the last official before.
fn counterpart<'l>(title: &Title, before: &'l [Title]) -> Option<&'l Title> {
    if title.key != COUNTERPART {
        return None;
    }
    let official = |other: &&Title| other.class == RoleClass::Official;
    before.iter().rev().take(BEFORE).find(official)
}

/// The most titles before a counterpart among which the official is looked for.
const BEFORE: usize = 256;

/// The most words of a name in quotation marks.
const MARKED: usize = 5;

/// The most parts that are read after the noun of a title.
const PARTS: usize = 6;

/// Every title of the text, in order.
pub(super) fn find(text: &Text<'_>, found: &Candidates) -> Vec<Title> {
    let mut titles = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let title = text
            .is(at, Kinds::of(Kind::Role))
            .then(|| title(text, at, found))
            .flatten();
        at = title.as_ref().map_or(at + 1, |title| title.tokens.end);
        let title = title.map(|title| match counterpart(&title, &titles) {
            Some(other) => title.with_office_of(other),
            None => title,
        });
        titles.extend(title);
    }
    titles
}

fn title(text: &Text<'_>, at: usize, found: &Candidates) -> Option<Title> {
    let start = Cursor::new(text, text.sentence_of(at)).to(at);
    let (class, noun, rest) = start.read(Kind::Role, |m| {
        if let Meaning::Role(class) = m {
            Some(*class)
        } else {
            None
        }
    })?;
    if found.at(at).is_some() {
        return None;
    }
    // «قيادي في جماعة الحوثي»: the name goes on after what the list has of the title
    let inner = found.at(rest.at() - 1).filter(|c| c.tokens.end > rest.at());
    let rest = inner.map_or(rest, |candidate| rest.to(candidate.tokens.end));
    let last = text.form(noun.tag.tokens().end - 1);
    let mut reader = Complements {
        found,
        country: None,
        definite: noun.tag.definite || last.starts_with(ARTICLE),
        represents: class == RoleClass::Spokesperson
            && noun.tag.tokens().len() > 1
            && last.starts_with(BY)
            && !SUFFIXES.iter().any(|own| last.ends_with(own)) // «المتحدث باسمه»
            || noun.tag.tokens().len() > 1 && is_representative(rest.to(rest.at() - 1)), // «مدير مكتب»
    };
    let end = reader.read(rest);
    let holder_at = holder_at(text, end.at(), found);
    let tokens = at..end.at();
    let office = office(start, &noun.tag, class);
    let after = office
        .as_ref()
        .map_or(noun.tag.tokens().end, |(_, rest)| rest.at());
    Some(Title {
        span: text.span_after(tokens.clone(), noun.tag.clitics()),
        class,
        agreement: agreement(text, &noun),
        office: office.is_some(),
        counterpart: false,
        of: governed(text, after..end.at()),
        key: office.map_or_else(|| noun_key(text, &noun.tag), |(office, _)| office),
        country: reader.country,
        holder_at,
        holder: None,
        tokens,
    })
}

/// The number and gender of a title's noun; «رئيسه» is folded like «رئيسة».
fn agreement(text: &Text<'_>, noun: &crate::grammar::PhraseMatch<'_>) -> Agreement {
    let tokens = noun.tag.tokens();
    let single = tokens.len() == 1 && !noun.tag.definite;
    let owned = single && text.slice(text.span(tokens)).ends_with(HIS);
    if owned && noun.agreement == Agreement::Feminine {
        Agreement::Singular
    } else {
        noun.agreement
    }
}

/// The nouns among the words after a title, without what is written onto them.
fn governed(text: &Text<'_>, tokens: Range<usize>) -> Vec<String> {
    const OTHER: Kinds = Kinds::of(Kind::Nationality)
        .and(Kind::Particle)
        .and(Kind::Ordinal)
        .and(Kind::Direction);
    let noun =
        |at: &usize| text.token(*at).is_word() && !text.is(*at, OTHER) && !is_country(text, *at);
    let bare = |at: usize| {
        let form = text.form(at);
        let lead = text
            .matches(at)
            .first()
            .map_or(0, |tag| usize::from(tag.lead));
        let form = form.get(lead..).unwrap_or(form);
        form.strip_prefix(ARTICLE).unwrap_or(form).to_owned()
    };
    tokens.filter(noun).map(bare).collect()
}

/// Whether a country is named: it is told by [`Title::country`].
fn is_country(text: &Text<'_>, at: usize) -> bool {
    let country = |sense| match sense {
        Sense::Name(id, _) => text.lexicon().name(id).subtype == Some(Subtype::Country),
        Sense::Word(..) => false,
    };
    let mut tags = text.matches(at).iter();
    tags.any(|tag| text.senses(tag).any(country))
}

/// The office that a title stands for, when it has several titles, and the place after it. A title listed
/// in full (الأمين العام لحلف شمال الأطلسي) begins with its office.
fn office<'t>(
    at: Cursor<'t>,
    noun: &LexiconMatch,
    class: RoleClass,
) -> Option<(String, Cursor<'t>)> {
    let named = |m: &Meaning| {
        if let Meaning::Office(office) = m {
            Some(office.clone())
        } else {
            None
        }
    };
    let (office, found, rest) = at.read(Kind::Office, named)?;
    let sure = found.tag.tokens().len() > 1 || class == RoleClass::Spokesperson;
    let whole = rest.at() == noun.tokens().end;
    (whole || (sure && rest.at() < noun.tokens().end)).then_some((office, rest))
}

fn noun_key(text: &Text<'_>, tag: &LexiconMatch) -> String {
    let words: Vec<&str> = tag.tokens().map(|token| text.form(token)).collect();
    let first = words[0].get(usize::from(tag.lead)..).unwrap_or_default();
    let tail = usize::from(tag.tail);
    let first = if words.len() == 1 {
        &first[..first.len().saturating_sub(tail)]
    } else {
        first
    };
    let plain = |word: &str| word.strip_prefix(ARTICLE).unwrap_or(word).to_owned();
    std::iter::once(first)
        .chain(words[1..].iter().copied())
        .map(plain)
        .collect::<Vec<_>>()
        .join(" ")
}

/// What follows the noun of a title and belongs to it.
struct Complements<'f> {
    found: &'f Candidates,
    country: Option<String>,
    /// Whether the noun has an article, so that no other noun completes it.
    definite: bool,
    /// Whether the noun ends in «باسم» or «مكتب», so that a person may follow who is not its bearer.
    represents: bool,
}

impl Complements<'_> {
    fn read<'t>(&mut self, start: Cursor<'t>) -> Cursor<'t> {
        let mut at = self
            .represented(start)
            .or_else(|| self.title(start))
            .unwrap_or(start);
        for _ in 0..PARTS {
            let Some(rest) = self.part(at) else { break };
            at = rest;
        }
        at
    }

    fn part<'t>(&mut self, at: Cursor<'t>) -> Option<Cursor<'t>> {
        self.nationality(at)
            .or_else(|| self.name(at))
            .or_else(|| self.marked(at))
            .or_else(|| self.after_preposition(at))
            .or_else(|| self.adjective(at))
    }

    /// «الناطق باسم خليفة حفتر»: the person for whom somebody speaks.
    fn represented<'t>(&self, at: Cursor<'t>) -> Option<Cursor<'t>> {
        let named = self
            .found
            .starting(at.at())
            .filter(|c| c.lead == 0 && self.represents)?;
        (named.kind == EntityType::Person).then(|| at.to(named.tokens.end))
    }

    /// «نائب عمدة خاركيف»: a title of a title.
    fn title<'t>(&self, at: Cursor<'t>) -> Option<Cursor<'t>> {
        let (inner, rest) = at.find(Kind::Role)?;
        let governed = !inner.tag.definite && inner.tag.lead == 0 && inner.tag.tail == 0;
        let free =
            self.found.at(at.at()).is_none() && !at.form().starts_with(ARTICLE) && !self.definite;
        let singular = matches!(inner.agreement, Agreement::Singular | Agreement::Feminine);
        (governed && free && singular && !at.is(Kinds::of(Kind::GivenName))).then_some(rest)
    }

    fn nationality<'t>(&mut self, at: Cursor<'t>) -> Option<Cursor<'t>> {
        let (code, found, rest) = at.read(Kind::Nationality, Meaning::nationality_code)?;
        let adjective = !matches!(found.agreement, Agreement::Plural) && found.tag.clitics() == 0;
        adjective.then(|| {
            self.country.get_or_insert_with(|| code.to_owned());
            rest
        })
    }

    /// A country or body that the noun governs: رئيس أذربيجان, قائد الجيش الروسي. A person is the
    /// complement only when another person follows: مستشار علييف حكمت حاجييف.
    fn name<'t>(&mut self, at: Cursor<'t>) -> Option<Cursor<'t>> {
        let candidate = self
            .found
            .starting(at.at())
            .filter(|candidate| candidate.lead == 0)?;
        let end = candidate.tokens.end;
        let person = |at: usize| {
            self.found
                .starting(at)
                .is_some_and(|c| c.kind == EntityType::Person && c.lead == 0)
        };
        if candidate.kind == EntityType::Person {
            let given = at.text().is(end, Kinds::of(Kind::GivenName))
                && !at.text().is(end, Kinds::of(Kind::Particle));
            let followed = candidate.tokens.len() == 1 && (person(end) || given);
            return followed.then(|| at.to(end));
        }
        self.country = self.country.take().or_else(|| country_of(at, candidate));
        Some(at.to(end))
    }

    /// A body's or a land's name in quotation marks: رئيس «جمهورية آرتساخ», باسم حركة «أنصار الله».
    fn marked<'t>(&self, at: Cursor<'t>) -> Option<Cursor<'t>> {
        let marked = at.text().marks().opening(at.at())?;
        let inside = marked.inside();
        let named = inside.clone().find_map(|i| self.found.starting(i))?;
        let whole = named.tokens.end >= marked.close && inside.len() <= MARKED;
        (whole && named.kind != EntityType::Person).then(|| at.to(marked.close + 1))
    }

    /// لدى روسيا, في أرمينيا, باسم الكرملين.
    fn after_preposition<'t>(&mut self, at: Cursor<'t>) -> Option<Cursor<'t>> {
        let text = at.text();
        let attached = self
            .found
            .starting(at.at())
            .filter(|c| c.lead > 0 && c.kind != EntityType::Person)
            .filter(|c| c.evidence.finder != Finder::Tagger || at.is(NOUNS))
            .filter(|_| !at.is(Kinds::of(Kind::Role))); // السفيرة is a town as well
        if let Some(candidate) = attached {
            let conjunction = text.form(at.at()).starts_with(crate::spelling::AND);
            return (!conjunction).then(|| at.to(candidate.tokens.end));
        }
        let preposition = [Particle::In, Particle::Of, Particle::At]
            .iter()
            .find_map(|p| at.particle(*p))?;
        let candidate = self.found.starting(preposition.at())?;
        (candidate.kind != EntityType::Person).then(|| at.to(candidate.tokens.end))
    }

    /// «الرئيس المنتخب جو بايدن», «مدير المركز الوطني للأبحاث سامي حداد»: words between a title and a
    /// name belong to the title.
    fn adjective<'t>(&mut self, at: Cursor<'t>) -> Option<Cursor<'t>> {
        // «نفى متحدث باسم الجيش ذلك»
        let which = at.is(Kinds::of(Kind::Direction).and(Kind::Ordinal))
            && at.particle(Particle::Demonstrative).is_none();
        let fits = self.found.at(at.at()).is_none() && (which || self.leads_to_name(at));
        fits.then(|| at.skip())
    }

    /// Whether nothing but definite words and names of bodies stands between here and a person's name.
    fn leads_to_name(&self, start: Cursor<'_>) -> bool {
        let mut at = start;
        while at.at() < start.at() + BETWEEN {
            if at.at() > start.at() && self.is_person(at) {
                return !is_open(at.to(at.at() - 1));
            }
            let Some(rest) = self.inner(at) else {
                return false;
            };
            at = rest;
        }
        false
    }

    fn is_person(&self, at: Cursor<'_>) -> bool {
        let candidate = self.found.starting(at.at());
        let listed = candidate.is_some_and(|c| c.kind == EntityType::Person && c.lead == 0);
        let given = at
            .matches()
            .iter()
            .any(|tag| tag.kinds.intersects(Kinds::of(Kind::GivenName)) && tag.lead == 0);
        listed
            || (given && candidate.is_none())
            || at.is(Kinds::of(Kind::Role)) && at.form().starts_with(ARTICLE)
    }

    /// One word of a complement: definite, a noun for a body, or a name, with or without a preposition.
    fn inner<'t>(&self, at: Cursor<'t>) -> Option<Cursor<'t>> {
        let after = [Particle::In, Particle::At]
            .iter()
            .find_map(|p| at.particle(*p))
            .unwrap_or(at);
        if let Some(candidate) = self.found.starting(after.at()) {
            return (candidate.kind != EntityType::Person).then(|| at.to(candidate.tokens.end));
        }
        let form = after.form();
        let plain = form.strip_prefix(crate::spelling::AND).unwrap_or(form);
        let plain = plain
            .strip_prefix(crate::spelling::PREPOSITIONS)
            .unwrap_or(plain);
        let definite = plain.starts_with(ARTICLE) || form.starts_with(crate::spelling::FOR_THE);
        let noun = definite || after.is(NOUNS);
        let relative = after.particle(Particle::Relative).is_some();
        // «الوزراء بالسفيرة فلانة»: somebody else, whom a preposition governs
        let other = after.is(Kinds::of(Kind::Role)) && plain.len() < form.len();
        let fits = after.token().is_word() && !after.is(ENDS) && noun && !relative && !other;
        fits.then(|| after.skip())
    }
}

/// Nouns for bodies and places, and what describes them.
const NOUNS: Kinds = Kinds::of(Kind::Body)
    .and(Kind::TypeWord)
    .and(Kind::Source)
    .and(Kind::Nationality);

/// Whether a noun still wants its name (في منطقة …): a name after it is no holder's.
fn is_open(word: Cursor<'_>) -> bool {
    const HEADS: Kinds = Kinds::of(Kind::Body).and(Kind::TypeWord);
    let open = |tag: &&LexiconMatch| tag.kinds.intersects(HEADS) && !tag.definite && tag.tail == 0;
    word.matches().iter().any(|tag| open(&tag)) || is_representative(word)
}

/// «مسؤول في مكتب فلان»: whether a word is told by whom it belongs to.
fn is_representative(word: Cursor<'_>) -> bool {
    let belongs = word.particle(Particle::Representative).is_some();
    belongs && !word.form().starts_with(ARTICLE)
}

/// The most words between a title and the name of its holder.
const BETWEEN: usize = 7;

/// Words that no title goes on with.
const ENDS: Kinds = Kinds::of(Kind::Speech)
    .and(Kind::Timing)
    .and(Kind::DayOffset)
    .and(Kind::Weekday)
    .and(Kind::Stance);

fn country_of(at: Cursor<'_>, candidate: &Candidate) -> Option<String> {
    match &candidate.key {
        super::candidate::Key::Listed(id, _) => {
            at.text().lexicon().name(*id).country.map(str::to_owned)
        }
        super::candidate::Key::Body { country, .. } => country.clone(),
        super::candidate::Key::Spelled(_) => None,
    }
}

/// Where the holder's name would begin: here, or after a comma or an opening mark when a name is there.
fn holder_at(text: &Text<'_>, end: usize, found: &Candidates) -> Option<usize> {
    let is_person = |at: usize| {
        found
            .starting(at)
            .is_some_and(|c| c.kind == EntityType::Person && c.lead == 0)
    };
    if text.token(end).is_word() {
        let other = found
            .starting(end)
            .is_some_and(|c| c.kind != EntityType::Person || c.lead > 0);
        return (!other).then_some(end);
    }
    let short = text.form(end - 1).chars().count() == 1; // «د. أحمد»
    if short && text.token(end).is_mark('.') && text.token(end + 1).is_word() {
        return Some(end + 1);
    }
    let marked = text.marks().opening(end).is_some();
    if marked && text.is(end + 1, Kinds::of(Kind::GivenName)) {
        return Some(end + 1);
    }
    (text.token(end).is_mark(',') && is_person(end + 1)).then_some(end + 1)
}
