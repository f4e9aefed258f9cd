//! Who of the earlier speakers is meant by a short name, a bare title or a bare noun: «شو» is شو سو هون,
//! «المتحدثة» the spokeswoman introduced before, «المصدر نفسه» the source introduced before.

use super::party::AgentPhrase;
use super::voice::{SpeakerHistory, SpeakerMention};
use crate::extract::clause::speech::SPEECH;
use crate::extract::names::{Names, Title};
use crate::facts::{EntityType, ResolvedBy};
use crate::grammar::Cursor;
use crate::lexicon::{Agreement, Direction, Kind, Kinds, Meaning, Particle, RoleClass};
use crate::spelling::{AND, ARTICLE, NISBA, YA, key};
use crate::text::Text;

/// How many earlier voices are looked at; it keeps long texts linear.
const MEMORY: usize = 200;

impl SpeakerHistory {
    /// The party under the name of the earlier speaker whom its words point back to, else as it is.
    #[must_use]
    pub(crate) fn recall(
        &self,
        text: &Text<'_>,
        names: &Names,
        party: AgentPhrase,
        at: usize,
    ) -> AgentPhrase {
        let short = || Some((self.in_full(&party)?, ResolvedBy::Explicit));
        let pointed = || {
            let how = if party.role.is_some() {
                ResolvedBy::Role
            } else {
                ResolvedBy::Context
            };
            Some((self.pointed(text, names, &party)?, how))
        };
        let written = || Some((self.author(text, &party)?, ResolvedBy::Context));
        let again = || Some((self.repeated(text, &party)?, ResolvedBy::Context));
        let surname = || Some((self.by_surname(text, &party)?, ResolvedBy::Explicit));
        let found = surname()
            .or_else(short)
            .or_else(pointed)
            .or_else(written)
            .or_else(again);
        let found = found.map(|(voice, how)| (voice.name.clone(), voice.entity, how));
        let found = found.or_else(|| {
            let (name, entity) = self.described_person(text, names, &party, at)?;
            Some((Some(name), entity, ResolvedBy::Context))
        });
        match found {
            Some((name, entity, resolved_by)) => AgentPhrase {
                name,
                entity,
                resolved_by,
                ..party
            },
            None => self.lengthened(names, party),
        }
    }

    /// The longest name under which the same person was heard before: «ورد الوزير» is «باسل قاضي», though the
    /// surname is on no list.
    fn lengthened(&self, names: &Names, party: AgentPhrase) -> AgentPhrase {
        let words =
            |name: &Option<String>| name.as_deref().map_or(0, |name| name.split(' ').count());
        let person = party
            .entity
            .is_some_and(|entity| names.entities[entity].kind == EntityType::Person);
        let same = |voice: &&SpeakerMention| person && voice.entity == party.entity;
        let known = self.introduced().map(|(voice, _)| voice).filter(same);
        let longest = known.max_by_key(|voice| words(&voice.name));
        match longest.filter(|voice| words(&voice.name) > words(&party.name)) {
            Some(voice) => AgentPhrase {
                name: voice.name.clone(),
                ..party
            },
            None => party,
        }
    }

    /// «أولئك المسؤولين الأمريكيين», «المصدر الطبي» after «مصدر طبي في المستشفى»: the words with which those began that
    /// introduced them, now definite.
    fn repeated(&self, text: &Text<'_>, party: &AgentPhrase) -> Option<&SpeakerMention> {
        let definite = text.form(party.tokens.start).starts_with(ARTICLE);
        if !definite || party.tokens.len() < 2 || party.entity.is_some() {
            return None;
        }
        let same = |other: &AgentPhrase| {
            other.tokens.len() >= party.tokens.len()
                && !text.form(other.tokens.start).starts_with(ARTICLE)
                && other
                    .tokens
                    .clone()
                    .zip(party.tokens.clone())
                    .all(|(a, b)| stem(text.form(a)) == stem(text.form(b)))
        };
        self.introduced()
            .find(|(_, other)| same(other))
            .map(|(voice, _)| voice)
    }

    /// «وأضاف النجار»: the speaker whose name ends with a word that is also an ordinary noun.
    fn by_surname(&self, text: &Text<'_>, party: &AgentPhrase) -> Option<&SpeakerMention> {
        if !is_bare(text, party) {
            return None;
        }
        let word = text.form(party.tokens.start);
        let ends = |voice: &SpeakerMention| {
            let full = voice.name.as_deref().map(key).unwrap_or_default();
            full.rsplit_once(' ').is_some_and(|(_, last)| last == word)
        };
        let person =
            |party: &AgentPhrase| party.entity.is_some() || party.role.is_some() || !party.agent;
        self.introduced()
            .find(|(voice, party)| person(party) && ends(voice))
            .map(|(voice, _)| voice)
    }

    /// «السياسي الكندي», «الرجل»: a description of the person whom the sentences before were about, where only
    /// one can be meant. Somebody else's title is none.
    fn described_person(
        &self,
        text: &Text<'_>,
        names: &Names,
        party: &AgentPhrase,
        at: usize,
    ) -> Option<(String, Option<usize>)> {
        let title = names.title(party.tokens.start);
        let spokesperson = title.is_some_and(|title| title.class == RoleClass::Spokesperson);
        if party.entity.is_some() || !(spokesperson || is_epithet(text, party)) {
            return None;
        }
        let gender = epithet_gender(text, party.tokens.start);
        let last = self.voices.last().filter(|voice| voice.name.is_some());
        let speaks = last.filter(|voice| {
            let person = voice
                .entity
                .is_some_and(|entity| names.entities[entity].kind == EntityType::Person);
            person && voice.agrees(gender)
        });
        // «المحامية رندة الخطيب … الحقوقية المصرية»: what is no office tells more of whoever has one
        let calling = names.title(party.tokens.start).is_none();
        let titled = |voice: &SpeakerMention| {
            let role = voice.party.as_ref().and_then(|party| party.role.as_deref());
            !calling && role.is_some_and(|role| !shares_word(role, text, party))
        };
        let office = !spokesperson
            && names.title(party.tokens.start).is_some()
            && party.tokens.len() > 1
            && !is_of_country(text, party)
            && !is_relational(text, party.tokens.start + 1);
        if office {
            return None;
        }
        let untitled = |voice: &&SpeakerMention| {
            let other = voice.party.as_ref();
            other.is_none_or(|other| other.role.is_none() || other.role == party.role)
        };
        let longer = spokesperson && party.tokens.len() > 2;
        let speaks = speaks.filter(|voice| !longer || untitled(voice));
        if let Some(voice) = speaks.filter(|voice| !titled(voice)) {
            return Some((voice.name.clone()?, voice.entity));
        }
        if spokesperson && party.tokens.len() > 2 {
            return None; // whoever else was named may not speak for them
        }
        let sentence = text.sentence_of(at);
        let before = sentence.start.checked_sub(1)?;
        let tokens = text.sentence_of(before).start..sentence.start;
        let entity = super::person::only(text, names, tokens, gender)?;
        Some((names.fullest(entity).into_owned(), Some(entity)))
    }

    fn introduced(&self) -> impl Iterator<Item = (&SpeakerMention, &AgentPhrase)> {
        let named = |voice: &'_ SpeakerMention| voice.party.is_some();
        let last = self.voices.iter().rev().filter(move |voice| named(voice));
        last.take(MEMORY)
            .filter_map(|voice| Some((voice, voice.party.as_ref()?)))
    }

    /// The speaker whose full name holds a name that the lexicon does not know.
    fn in_full(&self, party: &AgentPhrase) -> Option<&SpeakerMention> {
        let name = party.name.as_deref()?;
        let called = party.role.as_deref() != Some(name);
        if party.entity.is_some() || !called || (party.agent && party.role.is_none()) {
            return None;
        }
        let words = key(name);
        let holds = |voice: &SpeakerMention| {
            let full = voice.name.as_deref().map(key).unwrap_or_default();
            full.split(' ').count() > words.split(' ').count()
                && words
                    .split(' ')
                    .all(|word| full.split(' ').any(|other| other == word))
        };
        let person =
            |party: &AgentPhrase| party.entity.is_some() || party.role.is_some() || !party.agent;
        self.introduced()
            .find(|(voice, party)| person(party) && holds(voice))
            .map(|(voice, _)| voice)
    }

    /// Whoever a bare document is by: the one who acted last, «أصدر الجيش بيانا. وجاء في البيان …».
    fn author(&self, text: &Text<'_>, party: &AgentPhrase) -> Option<&SpeakerMention> {
        let here = Cursor::new(text, party.tokens.clone());
        let bare = is_bare(text, party) && party.entity.is_none() && party.role.is_none();
        if !bare || here.particle(Particle::Document).is_none() {
            return None;
        }
        let named = |voice: &&SpeakerMention| voice.name.is_some() && voice.is_agent();
        self.voices.iter().rev().take(MEMORY).find(named)
    }

    /// The speaker whom the same title or noun introduced at greater length.
    fn pointed(
        &self,
        text: &Text<'_>,
        names: &Names,
        party: &AgentPhrase,
    ) -> Option<&SpeakerMention> {
        if !is_bare(text, party) {
            return None;
        }
        let title = names.title(party.tokens.start);
        let same = |other: &AgentPhrase| match title {
            Some(title) => {
                let after = names.titles_within(other.tokens.end..other.tokens.end + 2);
                let before = names.title(other.tokens.start);
                let introduced = before.or_else(|| after.first());
                introduced.is_some_and(|other| is_one(title, other))
            }
            None => noun(text, other.tokens.start) == noun(text, party.tokens.start),
        };
        let may = |entity| names.may_point_to(noun(text, party.tokens.start), entity);
        let fuller = |other: &AgentPhrase| !is_bare(text, other) && other.tokens.len() > 1;
        let fits =
            |other: &AgentPhrase| fuller(other) && same(other) && other.entity.is_none_or(may);
        // «الاتحاد» of «اتحاد السائقين» is no newspaper of that name
        let known = party.entity.is_some()
            && (title.is_some() || party.resolved_by != ResolvedBy::Explicit)
            && title.is_none_or(|title| title.class != RoleClass::Spokesperson);
        let found = self.introduced().find(|(_, other)| fits(other));
        found.filter(|_| !known).map(|(voice, _)| voice)
    }
}

/// A noun or adjective without its article and the ending of a plural, which changes with the case.
fn stem(form: &str) -> &str {
    let bare = form.strip_prefix(ARTICLE).unwrap_or(form);
    bare.strip_suffix(crate::spelling::NOMINATIVE)
        .or_else(|| bare.strip_suffix(crate::spelling::OBLIQUE))
        .unwrap_or(bare)
}

/// Whether a party is described and no more: a definite noun for somebody told before, alone or with a
/// nationality.
fn is_epithet(text: &Text<'_>, party: &AgentPhrase) -> bool {
    let here = Cursor::new(text, party.tokens.clone());
    let noun = here.particle(Particle::Epithet).is_some() || here.lists().stem.has(SPEECH.epithet);
    let national = is_of_country(text, party);
    let related = party.tokens.len() == 2 && is_relational(text, party.tokens.start + 1);
    let person = here.is(Kinds::of(Kind::Role).and(Kind::Victims));
    let definite = here.form().starts_with(ARTICLE);
    definite && (noun && (is_bare(text, party) || national || related) || person && national)
}

/// Whether a noun and the adjective of a country are all that a party is: «السياسي الكندي».
fn is_of_country(text: &Text<'_>, party: &AgentPhrase) -> bool {
    let second = Cursor::new(text, party.tokens.clone()).to(party.tokens.start + 1);
    party.tokens.len() == 2 && second.find(Kind::Nationality).is_some()
}

/// Whether a definite adjective of relation stands here: «المسؤولة الأممية».
fn is_relational(text: &Text<'_>, at: usize) -> bool {
    let form = text.form(at);
    form.starts_with(ARTICLE) && (form.ends_with(YA) || form.ends_with(NISBA))
}

/// The gender of an epithet.
fn epithet_gender(text: &Text<'_>, at: usize) -> Agreement {
    let form = text.form(at);
    if form.ends_with(crate::spelling::FEMININE) {
        Agreement::Feminine
    } else {
        Agreement::Singular
    }
}

/// Whether a role and a description have a noun in common: «متحدث باسم الجيش», «المتحدث».
fn shares_word(role: &str, text: &Text<'_>, party: &AgentPhrase) -> bool {
    let noun = noun(text, party.tokens.start);
    key(role)
        .split(' ')
        .any(|word| word.strip_prefix(ARTICLE).unwrap_or(word) == noun)
}

/// Whether a bare title can mean the bearer of another: the same office, or anybody who speaks for others.
fn is_one(bare: &Title, other: &Title) -> bool {
    let speaks = |title: &Title| title.class == RoleClass::Spokesperson;
    let gender = bare.agreement == other.agreement;
    gender && (bare.points_to(other) || (speaks(bare) && speaks(other)))
}

/// A definite noun with nothing after it but «نفسه».
fn is_bare(text: &Text<'_>, party: &AgentPhrase) -> bool {
    let first = text.form(party.tokens.start);
    let plain = first.strip_prefix(AND).unwrap_or(first);
    let definite = first.starts_with(ARTICLE) || plain.starts_with(ARTICLE);
    let itself = |at: usize| {
        let same = |m: &Meaning| (*m == Meaning::Direction(Direction::Same)).then_some(());
        Cursor::new(text, at..at + 1)
            .read(Kind::Direction, same)
            .is_some()
    };
    let rest = party.tokens.start + 1..party.tokens.end;
    definite && rest.len() <= 1 && rest.clone().all(itself)
}

/// A noun without what is written onto it.
fn noun<'t>(text: &'t Text<'_>, at: usize) -> &'t str {
    let form = text.form(at);
    let tag = text.matches(at).first();
    let (lead, tail) = tag.map_or((0, 0), |tag| (usize::from(tag.lead), usize::from(tag.tail)));
    let plain = form.get(lead..form.len() - tail).unwrap_or(form);
    plain.strip_prefix(ARTICLE).unwrap_or(plain)
}
