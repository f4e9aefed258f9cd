//! One entity for all mentions of one person, place or body.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::candidate::{Candidate, Candidates, Key};
use super::family::Families;
use super::{NameSpan, Names, Title};
use crate::facts::{Coordinates, Degrees, Entity, EntityType, Mention, MentionKind, Subtype};
use crate::grammar::Cursor;
use crate::lexicon::{
    Kind, Kinds, Meaning, NameForm, NameId, Particle, RoleClass, Sense, SpeechShape, TypeWord,
};
use crate::span::Span;
use crate::spelling::{AND, ARTICLE, FOR_THE, clitic_leads, key};
use crate::text::Text;

/// Makes entities of candidates, adds the places where a surname stands alone, and gives titles to
/// those who bear them.
pub(super) fn link<'t>(text: &'t Text<'t>, found: Candidates, titles: Vec<Title>) -> Names {
    let mut linker = Linker::new(text, titles);
    let candidates = found.into_sorted();
    linker.index(&candidates);
    for candidate in &candidates {
        linker.add(candidate);
    }
    linker.surnames();
    linker.finish()
}

struct Linker<'t> {
    text: &'t Text<'t>,
    names: Names,
    ids: BTreeMap<Key, usize>,
    /// Listed names that stand in full.
    full: BTreeSet<NameId>,
    /// Last words of full names of persons, folded, with the first who bears each.
    families: BTreeMap<&'t str, Key>,
    /// The same for two last words and more: عبد الرحمن, بن سلمان.
    tails: BTreeMap<String, Key>,
    /// First words of such names, where only one person's begins so: شو for شو سو هون.
    heads: BTreeMap<&'t str, Option<Key>>,
    /// The country last named with a body's head.
    countries: BTreeMap<String, String>,
}

impl<'t> Linker<'t> {
    fn new(text: &'t Text<'t>, titles: Vec<Title>) -> Self {
        let names = Names {
            titles,
            ..Names::default()
        };
        Self {
            text,
            names,
            ids: BTreeMap::new(),
            full: BTreeSet::new(),
            families: BTreeMap::new(),
            tails: BTreeMap::new(),
            heads: BTreeMap::new(),
            countries: BTreeMap::new(),
        }
    }

    /// Which full names there are, before short ones are told apart.
    fn index(&mut self, candidates: &[Candidate]) {
        for candidate in candidates {
            if let Key::Listed(id, NameForm::Full) = &candidate.key {
                self.full.insert(*id);
            }
            if candidate.kind == EntityType::Person && candidate.tokens.len() > 1 {
                let last = self.text.form(candidate.tokens.end - 1);
                self.families
                    .entry(last)
                    .or_insert_with(|| candidate.key.clone());
                let head = self.text.form(candidate.tokens.start);
                self.heads
                    .entry(head)
                    .and_modify(|key| *key = key.take().filter(|key| *key == candidate.key))
                    .or_insert_with(|| Some(candidate.key.clone()));
                for first in candidate.tokens.start + 1..candidate.tokens.end - 1 {
                    let tail = self.words(first..candidate.tokens.end, 0);
                    let key = || candidate.key.clone();
                    self.tails.entry(tail).or_insert_with(key);
                }
            }
        }
    }

    fn add(&mut self, candidate: &Candidate) {
        let (proper, lead) = self.proper(candidate);
        let span = self.text.span_after(proper, lead);
        let entity = self.entity(candidate, span);
        self.names.namings.push(NameSpan {
            tokens: candidate.tokens.clone(),
            span,
            entity,
        });
    }

    /// The tokens of the name itself, and the clitics on it: a word for what a place is stays outside
    /// when the place is called the same without it («دولة قطر», but «قطاع غزة»).
    fn proper(&self, candidate: &Candidate) -> (Range<usize>, usize) {
        let whole = candidate.tokens.clone();
        let rest = whole.start + 1..whole.end;
        let word = Cursor::new(self.text, whole.start..rest.start);
        let place = |m: &Meaning| (*m == Meaning::TypeWord(TypeWord::Place)).then_some(());
        let same = || match candidate.key {
            Key::Listed(id, _) => self.text.matches(rest.start).iter().any(|tag| {
                let is = |sense| sense == Sense::Name(id, NameForm::Full);
                tag.tokens() == rest && tag.lead == 0 && self.text.senses(tag).any(is)
            }),
            _ => false,
        };
        if !rest.is_empty() && word.read(Kind::TypeWord, place).is_some() && same() {
            (rest, 0)
        } else {
            (whole, candidate.lead)
        }
    }

    /// The entity that a candidate names, made when it is new.
    fn entity(&mut self, candidate: &Candidate, span: Span) -> usize {
        let key = self.canonical_key(candidate);
        if let Some(entity) = self.ids.get(&key) {
            let evidence = &mut self.names.evidence[*entity];
            *evidence = evidence.and(candidate.evidence);
            return *entity;
        }
        let entity = self.names.entities.len();
        self.names
            .entities
            .push(self.describe(candidate, &key, span));
        self.names.evidence.push(candidate.evidence);
        self.ids.insert(key, entity);
        entity
    }

    /// Short forms count as the full name; a body without country is the one last named with it.
    fn canonical_key(&mut self, candidate: &Candidate) -> Key {
        match &candidate.key {
            Key::Listed(id, NameForm::Short) if !self.full.contains(id) => self
                .bearer(candidate)
                .unwrap_or(Key::Listed(*id, NameForm::Full)),
            Key::Listed(id, NameForm::Short) => Key::Listed(*id, NameForm::Full),
            Key::Body {
                head,
                country: Some(country),
            } => {
                self.countries.insert(head.clone(), country.clone());
                candidate.key.clone()
            }
            Key::Body {
                head,
                country: None,
            } => Key::Body {
                head: head.clone(),
                country: self.countries.get(head).cloned(),
            },
            Key::Spelled(_) if candidate.kind == EntityType::Person => {
                let words = self.words(candidate.tokens.clone(), candidate.lead);
                let whole = self.tails.get(&words).cloned();
                whole
                    .or_else(|| self.bearer(candidate))
                    .or_else(|| self.heads.get(words.as_str())?.clone())
                    .unwrap_or_else(|| candidate.key.clone())
            }
            key => key.clone(),
        }
    }

    /// Some words, folded, without `lead` bytes before the first.
    fn words(&self, tokens: Range<usize>, lead: usize) -> String {
        let forms: Vec<&str> = tokens.map(|at| self.text.form(at)).collect();
        forms.join(" ").split_off(lead)
    }

    /// Another person of the article with this surname.
    fn bearer(&self, short: &Candidate) -> Option<Key> {
        let form = self.text.form(short.tokens.start);
        let name = form.get(short.lead..).filter(|_| short.tokens.len() == 1)?;
        self.families.get(name).cloned()
    }

    fn describe(&self, candidate: &Candidate, key: &Key, span: Span) -> Entity {
        let mut entity = Entity {
            id: String::new(),
            kind: candidate.kind,
            subtype: candidate.subtype,
            name: self.text.slice(span).to_owned(),
            name_en: None,
            country: None,
            coordinates: None,
            precision: None,
            within: Vec::new(),
            roles: Vec::new(),
            known: false,
            mentions: Vec::new(),
            confidence: None,
        };
        match key {
            Key::Listed(id, _) => {
                let name = self.text.lexicon().name(*id);
                name.ar.clone_into(&mut entity.name);
                entity.name_en = name.en.map(str::to_owned);
                entity.country = name.country.map(str::to_owned);
                entity.subtype = name.subtype;
                entity.coordinates = name.place.map(|(lat, lon)| Coordinates {
                    lat: Degrees::of_hundredths(lat),
                    lon: Degrees::of_hundredths(lon),
                });
                entity.known = true;
            }
            Key::Body { country, .. } => entity.country.clone_from(country),
            Key::Spelled(_) => {}
        }
        // للجيش الروسي is the body الجيش الروسي
        if entity.kind == EntityType::Organization
            && !entity.known
            && let Some(rest) = entity.name.strip_prefix(FOR_THE)
        {
            entity.name = format!("{ARTICLE}{rest}");
        }
        entity
    }

    /// Surnames of persons whom the article names in full, wherever they stand alone.
    fn surnames(&mut self) {
        let families = self.bearers();
        if families.is_empty() {
            return;
        }
        let mut more = Vec::new();
        let mut named = self.names.namings.iter().peekable();
        for at in 0..self.text.len() {
            while named.next_if(|naming| naming.tokens.end <= at).is_some() {}
            let covered = named
                .peek()
                .is_some_and(|naming| naming.tokens.contains(&at));
            if !covered && self.text.token(at).is_word() {
                more.extend(self.surname(at, &families));
            }
        }
        self.names.namings.extend(more);
        self.names.namings.sort_by_key(|naming| naming.tokens.start);
    }

    /// Last words of full names, folded, that only one person of the article bears.
    fn bearers(&self) -> Families {
        let mut bearers: BTreeMap<String, Option<usize>> = BTreeMap::new();
        for naming in &self.names.namings {
            if self.names.entities[naming.entity].kind == EntityType::Person
                && naming.tokens.len() > 1
            {
                let last = self.text.form(naming.tokens.end - 1).to_owned();
                let bearer = bearers.entry(last).or_insert(Some(naming.entity));
                *bearer = bearer.filter(|entity| *entity == naming.entity);
            }
        }
        Families::new(
            bearers
                .into_iter()
                .filter_map(|(name, bearer)| Some((name, bearer?))),
        )
    }

    /// Whether the lexicon knows no other meaning of a word.
    fn is_free(&self, at: usize) -> bool {
        const PARTS: Kinds = Kinds::of(Kind::GivenName)
            .and(Kind::FamilyName)
            .and(Kind::Name);
        self.text
            .matches(at)
            .iter()
            .all(|tag| tag.kinds.without(PARTS).is_empty())
    }

    fn surname(&self, at: usize, families: &Families) -> Option<NameSpan> {
        let form = self.text.form(at);
        let known = families.may_hold(form) && self.is_free(at);
        let unknown = self.text.matches(at).is_empty() && families.may_sound(form);
        if !known && !unknown {
            return None;
        }
        let bearer = |word: &str| {
            let same = known.then(|| families.bearer(word)).flatten();
            same.or_else(|| unknown.then(|| families.respelled(word)).flatten())
        };
        let whole = bearer(form).map(|entity| (0, entity));
        let (lead, entity) = whole.or_else(|| {
            clitic_leads(form)
                .filter(|lead| !lead.assimilated)
                .find_map(|lead| Some((lead.len(form), bearer(lead.rest)?)))
        })?;
        let tokens = at..at + 1;
        Some(NameSpan {
            span: self.text.span_after(tokens.clone(), lead),
            tokens,
            entity,
        })
    }

    fn finish(mut self) -> Names {
        self.names.index(self.text.len());
        self.name_fully();
        self.mentions();
        self.holders();
        self.of_context();
        self.order();
        self.names.fullest = self.names.entities.iter().map(fullest).collect();
        self.names
    }

    /// Names persons that no list holds as the article does most fully, wherever that stands.
    fn name_fully(&mut self) {
        for naming in &self.names.namings {
            let entity = &mut self.names.entities[naming.entity];
            let text = self.text.slice(naming.span);
            let words = |text: &str| text.split_whitespace().count();
            let unlisted = !entity.known && entity.kind == EntityType::Person;
            if unlisted && words(text) > words(&entity.name) {
                text.clone_into(&mut entity.name);
            }
        }
    }

    /// Gives official bodies without a country the one that nearly all of the article is about.
    fn of_context(&mut self) {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for naming in &self.names.namings {
            if let Some(country) = &self.names.entities[naming.entity].country {
                *counts.entry(country).or_default() += 1;
            }
        }
        let all: usize = counts.values().sum();
        let most = counts.iter().max_by_key(|(_, count)| **count);
        let clear = most.filter(|(_, count)| **count >= FEWEST && **count * 4 >= all * 3);
        let Some(country) = clear.map(|(country, _)| (*country).to_owned()) else {
            return;
        };
        for entity in &mut self.names.entities {
            let official = entity.subtype.is_some_and(is_official);
            if official && !entity.known && entity.country.is_none() {
                entity.country = Some(country.clone());
            }
        }
    }

    fn mentions(&mut self) {
        let mut before: Option<(usize, bool)> = None;
        for naming in &self.names.namings {
            // «بين باكو ويريفان»: one that و joins to such a place is none either
            let joined = before.is_some_and(|(end, metonym)| metonym && end == naming.tokens.start)
                && self.text.form(naming.tokens.start).starts_with(AND)
                && self.text.span(naming.tokens.clone()).start() < naming.span.start();
            let metonym = joined || self.speaks(naming);
            before = Some((naming.tokens.end, metonym));
            let entity = &mut self.names.entities[naming.entity];
            let text = self.text.slice(naming.span).to_owned();
            let kind = mention_kind(entity, &text, naming);
            let metonym = metonym && entity.kind == EntityType::Location;
            let sentence = self.text.token(naming.tokens.start).sentence;
            entity.mentions.push(Mention {
                span: naming.span,
                text,
                kind,
                metonym,
                sentence,
            });
        }
    }

    /// Whether the word before a name makes it one who speaks or is spoken with: «أعلنت باكو», «اتهامات باكو»,
    /// «وفقا لباكو», «مع باكو».
    fn speaks(&self, naming: &NameSpan) -> bool {
        let says = |meaning: &Meaning| match meaning {
            Meaning::Speech { shape, .. } => {
                let says = [SpeechShape::Verb, SpeechShape::Noun, SpeechShape::According];
                says.contains(shape).then_some(())
            }
            _ => None,
        };
        naming.tokens.start.checked_sub(1).is_some_and(|before| {
            let word = Cursor::new(self.text, before..naming.tokens.start);
            word.read(Kind::Speech, says).is_some() || word.particle(Particle::With).is_some()
        })
    }

    fn holders(&mut self) {
        for i in 0..self.names.titles.len() {
            let holder = self.names.titles[i]
                .holder_at
                .and_then(|at| self.names.starting(at))
                .map(|naming| naming.entity);
            let holder = holder.filter(|e| self.names.entities[*e].kind == EntityType::Person);
            if holder.is_some() {
                self.names.titles[i].holder = holder;
            }
            let Some(holder) = holder.or_else(|| self.apposed_bearer(&self.names.titles[i])) else {
                continue;
            };
            if self.names.titles[i].counterpart {
                continue; // «نظيره» is nobody's role
            }
            let role = self.text.slice(self.names.titles[i].span).to_owned();
            let roles = &mut self.names.entities[holder].roles;
            if !roles.iter().any(|known| key(known) == key(&role)) {
                roles.push(role);
            }
        }
    }

    /// «أحمد المسماري الناطق باسم خليفة حفتر», «ليث شيخموس، منسق الإغاثة»: the person whom a title of several
    /// words stands in apposition to.
    fn apposed_bearer(&self, title: &Title) -> Option<usize> {
        let start = title.tokens.start;
        let written_onto = self.text.span(title.tokens.clone()).start() != title.span.start();
        if title.tokens.len() < 2 || written_onto || title.class == RoleClass::Kin {
            return None;
        }
        let comma = start
            .checked_sub(1)
            .filter(|at| self.text.token(*at).is_mark(','));
        let naming = self
            .names
            .covering(comma.unwrap_or(start).checked_sub(1)?)?;
        let person = self.names.is(naming, EntityType::Person);
        let definite = comma.is_some() || self.text.form(start).starts_with(ARTICLE);
        (person && definite && naming.tokens.end == comma.unwrap_or(start)).then_some(naming.entity)
    }

    /// Numbers the entities in order of first mention.
    fn order(&mut self) {
        for (number, entity) in (1..).zip(&mut self.names.entities) {
            entity.id = format!("E{number}");
        }
    }
}

/// The fewest namings that tell which country an article is about.
const FEWEST: usize = 2;

/// Whether a body is one that each state has.
fn is_official(subtype: Subtype) -> bool {
    use Subtype::{Court, Government, Ministry, Parliament, Police};
    matches!(subtype, Ministry | Government | Parliament | Police | Court)
}

fn mention_kind(entity: &Entity, text: &str, naming: &NameSpan) -> MentionKind {
    if entity.name == text {
        MentionKind::Name
    } else if entity.kind == EntityType::Person
        && naming.tokens.len() == 1
        && entity.name.contains(' ')
    {
        MentionKind::Short
    } else {
        MentionKind::Variant
    }
}

/// The mention with the most words, the first of several; it is the fullest name that the article gives.
fn fullest(entity: &Entity) -> usize {
    let words = |mention: &Mention| mention.text.split_whitespace().count();
    let most = entity.mentions.iter().map(words).max();
    entity
        .mentions
        .iter()
        .position(|mention| Some(words(mention)) == most)
        .unwrap_or(0)
}
