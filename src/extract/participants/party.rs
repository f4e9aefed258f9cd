//! Somebody who acts or speaks, and how other facts point to them.

use std::ops::Range;

use crate::extract::clause::speech::SPEECH;
use crate::extract::clause::{self, Head, NounPhrase, attached_preposition, has_article};
use crate::extract::names::{NameSpan, Names};
use crate::facts::{EntityType, ResolvedBy, Speaker, Subtype};
use crate::grammar::Cursor;
use crate::lexicon::{Agreement, Kind, Kinds, Meaning, Particle, RoleClass, TypeWord};
use crate::span::Span;
use crate::spelling::{ARTICLE, FOR, FOR_THE, PRONOUNS};
use crate::text::{LexiconMatch, Text};

/// The party whose noun phrase begins here, and the place after it.
#[must_use]
pub(crate) fn party<'t>(at: Cursor<'t>, names: &Names) -> Option<(AgentPhrase, Cursor<'t>)> {
    let (phrase, rest) = clause::noun_phrase(at, names)?;
    Some((AgentPhrase::of(phrase, at.text(), names), rest))
}

/// The same with everyone whom و joins to it: the subject of a verb.
#[must_use]
pub(crate) fn subject<'t>(at: Cursor<'t>, names: &Names) -> Option<(AgentPhrase, Cursor<'t>)> {
    let (phrase, rest) = clause::coordinated(at, names)?;
    if phrase.head == Head::Document
        && let Some((issuer, rest)) = issuer(&phrase, rest, names)
    {
        return Some((issuer, rest));
    }
    Some((AgentPhrase::of(phrase, at.text(), names), rest))
}

/// Whoever acts where only a subject can stand, as after a verb with its object: «نفاه المنظمون», «نفته عائلته»; the
/// words themselves where nothing is known of them.
#[must_use]
pub(crate) fn subject_or_words<'t>(
    at: Cursor<'t>,
    names: &Names,
) -> Option<(AgentPhrase, Cursor<'t>)> {
    let known = subject(at, names).filter(|(party, _)| party.is_agent());
    known.or_else(|| {
        let noun = at.token().is_word()
            && attached_preposition(at).is_none()
            && at.particle(Particle::Function).is_none()
            && !clause::is_finite_verb(at, names);
        let next = at.skip();
        let end = next.particle(Particle::Oblique).unwrap_or(next);
        noun.then(|| (called(at, end.at()), end))
    })
}

/// Whoever issued a document: «بيان صادر عن قيادة الأركان», «بيان للبنك المركزي».
fn issuer<'t>(
    document: &NounPhrase,
    rest: Cursor<'t>,
    names: &Names,
) -> Option<(AgentPhrase, Cursor<'t>)> {
    let inside = (document.tokens.start + 1..document.tokens.end)
        .find(|at| attached_preposition(rest.to(*at)) == Some(FOR));
    let about = || {
        let issued = rest.particle(Particle::Issued).unwrap_or(rest);
        issued.particle(Particle::About)
    };
    let from = || rest.particle(Particle::Issued)?.particle(Particle::Of);
    // «تقرير لوكالة رويترز»: no addressee of a document
    let attached = || (attached_preposition(rest) == Some(FOR)).then_some(rest);
    // «إحصاء أعدته وكالة فرانس برس»
    let made = || {
        let object = PRONOUNS.iter().any(|ending| rest.form().ends_with(ending));
        (object && clause::is_finite_verb(rest, names)).then(|| rest.skip())
    };
    // «تقديرات الأمم المتحدة»
    let genitive = || {
        let first = document.tokens.start + 1;
        let alone = !rest.to(document.tokens.start).form().starts_with(ARTICLE);
        let owner = clause::noun_phrase(rest.to(first), names).filter(|_| alone);
        owner
            .filter(|(owner, _)| owner.definite && owner.is_agent() && first < document.tokens.end)
            .map(|_| rest.to(first))
    };
    // «حصيلة أوردها الدفاع المدني»; an outlet only passes on what others issued
    let told = || {
        let relayed = rest.particle(Particle::Relays);
        relayed.filter(|at| !is_outlet(*at, names))
    };
    let at = match inside {
        Some(at) => rest.to(at),
        None => attached()
            .or_else(about)
            .or_else(from)
            .or_else(told)
            .or_else(made)
            .or_else(genitive)?,
    };
    owner(at, names)
}

/// Whoever stands after ل, «للبنك المركزي», or without it.
#[must_use]
pub(crate) fn owner<'t>(at: Cursor<'t>, names: &Names) -> Option<(AgentPhrase, Cursor<'t>)> {
    let (phrase, rest) = clause::noun_phrase(at, names).or_else(|| clause::governed(at, names))?;
    let mut owner = AgentPhrase::of(phrase, at.text(), names).without_preposition();
    // whether one ل of the two was cut off or none
    let contracted = at.form().starts_with(FOR_THE);
    let bare = |name: &str| {
        let rest = name.strip_prefix(FOR).filter(|_| contracted);
        rest.map(|rest| format!("{ARTICLE}{rest}"))
    };
    if let Some(name) = owner.name.as_deref().and_then(bare) {
        owner.name = Some(name);
    }
    Some((owner, rest))
}

/// Whether the name of an outlet, or a noun for one, begins here.
fn is_outlet(at: Cursor<'_>, names: &Names) -> bool {
    let outlet = |m: &Meaning| matches!(m, Meaning::TypeWord(TypeWord::Outlet)).then_some(());
    let media = |naming: &NameSpan| names.entities[naming.entity].subtype == Some(Subtype::Media);
    at.read(Kind::TypeWord, outlet).is_some() || names.starting(at.at()).is_some_and(media)
}

/// Words that stand where only a name can, whatever else they mean: «نقل عن رمضان قوله».
#[must_use]
pub(crate) fn called(at: Cursor<'_>, end: usize) -> AgentPhrase {
    let tokens = at.at()..end;
    let span = at.text().span(tokens.clone());
    AgentPhrase {
        name: Some(at.text().slice(span).to_owned()),
        entity: None,
        role: None,
        resolved_by: ResolvedBy::Explicit,
        agreement: Agreement::Any,
        agent: false,
        tokens,
        span,
    }
}

/// Somebody who acts or speaks, as the words beside a verb or preposition name them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AgentPhrase {
    /// Their tokens.
    pub tokens: Range<usize>,
    /// Where they are named, without clitics.
    pub span: Span,
    /// The fullest name of the article; `None` for a body that the words only point back to.
    pub name: Option<String>,
    /// Index into [`Names::entities`].
    pub entity: Option<usize>,
    /// Title beside the name.
    pub role: Option<String>,
    /// How the name was found.
    pub resolved_by: ResolvedBy,
    /// Number and gender of the noun, where it tells.
    pub agreement: Agreement,
    /// Whether the words surely name somebody: a name, a title, or a noun for people and bodies.
    pub agent: bool,
}

impl AgentPhrase {
    /// Whom a noun phrase means by its own words and by the titles of the article.
    #[must_use]
    pub(crate) fn of(phrase: NounPhrase, text: &Text<'_>, names: &Names) -> Self {
        let words = without_marks(text.slice(phrase.span));
        let described = phrase.name.is_none() && phrase.head == Head::Role;
        let role = if described {
            Some(words.clone())
        } else {
            phrase.role(text)
        };
        let (name, entity, resolved_by) = meant(&phrase, words, text, names);
        Self {
            name: Some(name),
            entity,
            role,
            resolved_by,
            agreement: gender(&phrase, text, names),
            agent: phrase.is_agent(),
            tokens: phrase.tokens,
            span: phrase.span,
        }
    }

    /// An outlet under its name alone: «قناة \"العربية\"» is العربية.
    #[must_use]
    pub(crate) fn outlet(phrase: NounPhrase, text: &Text<'_>, names: &Names) -> Self {
        let marked = text.marks().within(phrase.tokens.clone()).first().copied();
        let named = phrase
            .entity
            .map(|entity| names.fullest(entity).into_owned());
        let inner = marked.map(|marked| text.slice(text.span(marked.inside())).trim().to_owned());
        let party = Self::of(phrase, text, names);
        Self {
            name: inner.or(named).or(party.name.clone()),
            ..party
        }
        .without_preposition()
    }

    /// Under its name without the preposition that was read with it: «بيان للكتائب» is by الكتائب.
    #[must_use]
    pub(crate) fn without_preposition(self) -> Self {
        let bare = self
            .name
            .as_deref()
            .and_then(|name| name.strip_prefix(FOR_THE));
        match bare.map(|rest| format!("{ARTICLE}{rest}")) {
            Some(name) => Self {
                name: Some(name),
                ..self
            },
            None => self,
        }
    }

    /// Whether nothing in the words is definite: «صحفي» after «تصريح» is no speaker.
    #[must_use]
    pub(crate) fn is_vague(&self, text: &Text<'_>) -> bool {
        let definite = |i: usize| {
            has_article(Cursor::new(text, i..i + 1))
                || text.is(i, Kinds::of(Kind::Name).and(Kind::GivenName))
        };
        self.entity.is_none() && !self.tokens.clone().any(definite)
    }

    /// Whether the words surely name somebody.
    #[must_use]
    pub(crate) fn is_agent(&self) -> bool {
        self.agent
    }

    /// As the speaker of a quotation.
    #[must_use]
    pub(crate) fn speaker(&self, text: &Text<'_>, names: &Names) -> Speaker {
        Speaker {
            text: Some(text.slice(self.span).to_owned()),
            span: Some(self.span),
            resolved_by: self.name.as_ref().map(|_| self.resolved_by),
            name: self.name.clone(),
            entity: self.entity.map(|entity| names.entities[entity].id.clone()),
            role: self.role.clone(),
        }
    }

    /// As somebody whom another fact refers to.
    #[must_use]
    pub(crate) fn reference(&self, text: &Text<'_>, names: &Names) -> crate::facts::Party {
        let words = text.slice(self.span).to_owned();
        crate::facts::Party {
            name: self.name.clone().unwrap_or_else(|| words.clone()),
            text: words,
            entity: self.entity.map(|entity| names.entities[entity].id.clone()),
        }
    }
}

/// Number and gender of a phrase: as its noun tells; a country or city is feminine but for those few that are not.
fn gender(phrase: &NounPhrase, text: &Text<'_>, names: &Names) -> Agreement {
    let subtype = |entity: usize| names.entities[entity].subtype;
    let settled = |entity: usize| matches!(subtype(entity), Some(Subtype::Country | Subtype::City));
    let place = phrase.head == Head::Named && phrase.entity.is_some_and(settled);
    let masculine = || text.lists(phrase.tokens.start).stem.has(SPEECH.masculine);
    if phrase.agreement == Agreement::Any && place && !masculine() {
        Agreement::Feminine
    } else {
        phrase.agreement
    }
}

/// The name of whoever a phrase means, with the entity that they are, and how that was found.
fn meant(
    phrase: &NounPhrase,
    words: String,
    text: &Text<'_>,
    names: &Names,
) -> (String, Option<usize>, ResolvedBy) {
    if phrase.coordinated {
        let named = phrase.name.clone().map(|name| text.slice(text.span(name)));
        let name = named.map_or(words, str::to_owned);
        return (name, None, ResolvedBy::Explicit);
    }
    if let Some(name) = &phrase.name {
        let lead = text
            .matches(name.start)
            .first()
            .map_or(0, LexiconMatch::clitics);
        let written = text.slice(text.span_after(name.clone(), lead));
        // a title that was taken for a part of the name is none («الطبيب رضوان كيالي»)
        let whole = names.starting(name.start).is_some();
        let name = match phrase.entity.filter(|_| whole) {
            Some(entity) => fuller(written, &names.fullest(entity)),
            None => written.to_owned(),
        };
        return (name, phrase.entity, ResolvedBy::Explicit);
    }
    if phrase.head == Head::Named {
        let whole = names
            .starting(phrase.tokens.start)
            .filter(|naming| naming.tokens.end == phrase.tokens.end);
        let name = whole.map_or(words, |naming| names.fullest(naming.entity).into_owned());
        return (name, phrase.entity, ResolvedBy::Explicit);
    }
    if let Some(holder) = held(phrase, text, names) {
        let name = names.fullest(holder).into_owned();
        return (name, Some(holder), ResolvedBy::Role);
    }
    let pointing = phrase.definite && phrase.tokens.len() == 1 && phrase.is_agent();
    // «الصحيفة» after «صحيفة إسرائيل اليوم» is no country
    let place = |entity: &usize| names.entities[*entity].kind == EntityType::Location;
    let issues = phrase.head == Head::Source || is_noun_for_outlet(phrase, text);
    let antecedent = pointing
        .then(|| names.antecedent(text, phrase.tokens.start))
        .flatten()
        .filter(|entity| !(issues && place(entity)));
    match antecedent {
        Some(entity) => (
            names.fullest(entity).into_owned(),
            Some(entity),
            ResolvedBy::Context,
        ),
        None => (words, phrase.entity, ResolvedBy::Explicit),
    }
}

/// Whether a phrase begins with a noun for an outlet.
fn is_noun_for_outlet(phrase: &NounPhrase, text: &Text<'_>) -> bool {
    let outlet = |m: &Meaning| matches!(m, Meaning::TypeWord(TypeWord::Outlet)).then_some(());
    let here = Cursor::new(text, phrase.tokens.clone());
    here.read(Kind::TypeWord, outlet).is_some()
}

/// Who bears the title that a phrase is.
fn held(phrase: &NounPhrase, text: &Text<'_>, names: &Names) -> Option<usize> {
    let title = names.title(phrase.tokens.start)?;
    // «الوزراء بالسفيرة فلانة»: no title of one person
    let many = matches!(title.agreement, Agreement::Plural | Agreement::Dual);
    // «ناطق باسم الرئيس سلفا كير»: the name in the phrase is that of whom he speaks for
    let other = title
        .holder_at()
        .is_some_and(|at| phrase.tokens.contains(&at));
    // «ممرضة في عيادة الدكتور سامر قطان»: nor is she the owner
    let inside = |at: usize| {
        Cursor::new(text, at..at + 1)
            .particle(Particle::In)
            .is_some()
    };
    let speaks = title.class == RoleClass::Spokesperson || title.tokens.clone().any(inside);
    let indefinite = !text.form(phrase.tokens.start).starts_with(ARTICLE);
    if other && speaks && indefinite && phrase.name.is_none() {
        return None;
    }
    let whole = title.tokens.end <= phrase.tokens.end;
    if phrase.head != Head::Role || !whole || many {
        return None;
    }
    let told = || names.holder(title).filter(|_| phrase.definite);
    title.holder.or_else(told)
}

/// Words without the quotation marks around a name in them: «صحيفة 'واشنطن بوست'».
fn without_marks(words: &str) -> String {
    const MARKS: [char; 10] = ['«', '»', '"', '“', '”', '„', '‘', '’', '\'', '`'];
    words.chars().filter(|c| !MARKS.contains(c)).collect()
}

/// The longer of the name as it is written here and the fullest of the article.
fn fuller(written: &str, fullest: &str) -> String {
    let words = |name: &str| name.split_whitespace().count();
    if words(written) > words(fullest) {
        written.to_owned()
    } else {
        fullest.to_owned()
    }
}
