//! Casualty figures beside each other: grouped by what happened, where and when, so that claims
//! that disagree are seen together. They are never summed.
//!
//! A figure stands at the day that its sentence tells, else in the window of its publication: at
//! that day, or at the day before when only then other articles tell of the same outcome at the
//! same place. Low, best and high are kept in the manner of the UCDP Georeferenced Event Dataset
//! (Sundberg and Melander 2013), which also keeps the sides and civilians apart.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::bounds::{Bounds, bounds};
use super::timeline::Time;
use crate::facts::{Casualty, Document, Hedge, Outcome, Party, Status, VictimKind};
use crate::span::Span;

/// Claims about one outcome at one place and time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ClaimGroup {
    /// What happened.
    pub outcome: Outcome,
    /// Where, when the sentences tell.
    pub place: Option<String>,
    /// The time that the sentences tie to the figures, else the day of publication.
    pub time: Option<Time>,
    /// Whether these are running totals, which are kept apart from figures of one event.
    pub cumulative: bool,
    /// What the claims allow together. Left out is what is denied or expected only, parts of other
    /// figures, and numbers shared with another outcome.
    #[serde(flatten)]
    pub total: Bounds,
    /// What the claims say of civilians, parts of other figures among them.
    pub civilians: Option<Bounds>,
    /// What the claims say of those who are no civilians, by country or side, in order of its code.
    pub sides: Vec<Side>,
    /// Every claim, the smallest number first.
    pub claims: Vec<Claim>,
}

/// The people of one side of a conflict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Side {
    /// ISO 3166-1 alpha-2 code of their country.
    pub country: String,
    /// What the claims allow together.
    #[serde(flatten)]
    pub bounds: Bounds,
}

/// One figure of one claimant.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Claim {
    /// Smallest number that the words allow.
    pub min: u64,
    /// Largest number that the words allow; `None` when open above.
    pub max: Option<u64>,
    /// How the number is hedged.
    pub modifier: Hedge,
    /// Who the counted people are.
    pub victims: VictimKind,
    /// ISO 3166-1 alpha-2 code of their country or side, when told.
    pub country: Option<String>,
    /// Who states it, or `None` when the articles themselves do.
    pub claimed_by: Option<String>,
    /// The outlet, when it states the figure itself and is known.
    pub source: Option<String>,
    /// Whether it is asserted.
    pub status: Status,
    /// Who denies it.
    pub denied_by: Option<String>,
    /// Whether it is a part of another figure.
    pub subset: bool,
    /// Whether the number is shared with another outcome.
    pub joint: bool,
    /// Where it is stated, in order of documents.
    pub evidence: Vec<Evidence>,
}

/// One place where a claim is stated.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Evidence {
    /// Id of the document.
    pub document: String,
    /// When it was published.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub published: Option<Date>,
    /// Where in the document.
    pub span: Span,
    /// The words.
    pub text: String,
}

#[derive(Debug, Default)]
pub(super) struct Claims {
    /// Claims whose sentence tells the time.
    timed: BTreeMap<Subject, Statements>,
    /// Claims that stand at the day of publication.
    untimed: BTreeMap<Subject, Statements>,
}

type Statements = BTreeMap<Statement, BTreeSet<Evidence>>;

/// What claims are about. Its order is that of the groups; claims of unknown time come first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Subject {
    time: Option<Time>,
    place: Option<String>,
    outcome: Outcome,
    cumulative: bool,
}

/// A claim without its evidence. An article of no known outlet speaks for itself only, so it is
/// told apart by its id.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Statement {
    claim: Claim,
    speaks_for_itself: Option<String>,
}

impl Claims {
    pub(super) fn add(&mut self, document: &Document) {
        for casualty in &document.facts.casualties {
            let evidence = Evidence {
                document: document.id.clone(),
                published: document.published.date,
                span: casualty.span,
                text: casualty.text.clone(),
            };
            let told = stated_time(casualty);
            let groups = if told.is_some() {
                &mut self.timed
            } else {
                &mut self.untimed
            };
            let time = told.or_else(|| document.published.date.map(Time::day));
            groups
                .entry(Subject::new(document, casualty, time))
                .or_default()
                .entry(Statement::new(document, casualty))
                .or_default()
                .insert(evidence);
        }
    }

    pub(super) fn finish(self) -> Vec<ClaimGroup> {
        let Self { timed, untimed } = self;
        let homes: Vec<Subject> = untimed
            .keys()
            .map(|subject| window(subject, &timed))
            .collect();
        let mut groups = timed;
        for (home, statements) in homes.into_iter().zip(untimed.into_values()) {
            let group = groups.entry(home).or_default();
            for (statement, evidence) in statements {
                group.entry(statement).or_default().extend(evidence);
            }
        }
        groups
            .into_iter()
            .map(|(subject, statements)| group(subject, statements))
            .collect()
    }
}

fn stated_time(casualty: &Casualty) -> Option<Time> {
    let when = casualty.date.as_ref()?;
    Time::of(&when.value, when.start, when.end)
}

/// Where figures without a time belong: beside those of the day of publication, else of the day before.
fn window(subject: &Subject, timed: &BTreeMap<Subject, Statements>) -> Subject {
    let before = || {
        let day = subject.time.as_ref()?.start.yesterday().ok()?;
        let eve = Subject {
            time: Some(Time::day(day)),
            ..subject.clone()
        };
        (subject.place.is_some() && timed.contains_key(&eve)).then_some(eve)
    };
    if timed.contains_key(subject) {
        return subject.clone();
    }
    before().unwrap_or_else(|| subject.clone())
}

impl Subject {
    fn new(document: &Document, casualty: &Casualty, time: Option<Time>) -> Self {
        Self {
            time,
            place: name(document, casualty.place()),
            outcome: casualty.outcome,
            cumulative: casualty.status == Status::Cumulative,
        }
    }
}

impl Statement {
    fn new(document: &Document, casualty: &Casualty) -> Self {
        let claimed_by = name(document, casualty.claimed_by.as_ref());
        let own_words = claimed_by.is_none();
        let source = document.source.clone().filter(|_| own_words);
        let nameless = own_words && source.is_none();
        let claim = Claim {
            min: casualty.count.min,
            max: casualty.count.max,
            modifier: casualty.count.modifier,
            victims: casualty.victims.kind,
            country: casualty.victims.country.clone(),
            claimed_by,
            source,
            status: casualty.status,
            denied_by: name(document, casualty.denied_by.as_ref()),
            subset: casualty.subset,
            joint: casualty.joint,
            evidence: Vec::new(),
        };
        Self {
            claim,
            speaks_for_itself: nameless.then(|| document.id.clone()),
        }
    }
}

/// One name for one party, however the articles spell it.
fn name(document: &Document, party: Option<&Party>) -> Option<String> {
    party.map(|party| {
        document
            .canonical(party.entity.as_deref(), &party.name)
            .to_owned()
    })
}

fn group(subject: Subject, statements: Statements) -> ClaimGroup {
    let complete = |(statement, evidence): (Statement, BTreeSet<Evidence>)| Claim {
        evidence: evidence.into_iter().collect(),
        ..statement.claim
    };
    let claims: Vec<Claim> = statements.into_iter().map(complete).collect();
    let civil = |claim: &&Claim| claim.stands() && claim.victims == VictimKind::Civilian;
    ClaimGroup {
        total: bounds(claims.iter().filter(|claim| claim.counts())).unwrap_or_default(),
        civilians: bounds(claims.iter().filter(civil)),
        sides: sides(&claims),
        outcome: subject.outcome,
        place: subject.place,
        time: subject.time,
        cumulative: subject.cumulative,
        claims,
    }
}

fn sides(claims: &[Claim]) -> Vec<Side> {
    let mut of: BTreeMap<&str, Vec<&Claim>> = BTreeMap::new();
    for claim in claims.iter().filter(|claim| claim.fights()) {
        if let Some(country) = &claim.country {
            of.entry(country).or_default().push(claim);
        }
    }
    let side = |(country, claims): (&str, Vec<&Claim>)| {
        let bounds = bounds(claims.into_iter())?;
        let country = country.to_owned();
        Some(Side { country, bounds })
    };
    of.into_iter().filter_map(side).collect()
}

impl Claim {
    /// Whether the claim is neither denied nor expected only, and its number is of this outcome alone.
    fn stands(&self) -> bool {
        matches!(self.status, Status::Asserted | Status::Cumulative) && !self.joint
    }

    /// Whether the claim says how many people the group's outcome befell.
    fn counts(&self) -> bool {
        self.stands() && !self.subset
    }

    /// Whether the claim speaks of soldiers, police or armed groups.
    fn fights(&self) -> bool {
        use VictimKind::{Militant, Military, Police};
        self.stands() && matches!(self.victims, Military | Militant | Police)
    }

    /// The one number that the claim names, as far as it allows it: 201 for «more than 200».
    pub(super) fn number(&self) -> Option<u64> {
        match self.modifier {
            Hedge::Exact | Hedge::About | Hedge::AtLeast | Hedge::MoreThan => Some(self.min),
            Hedge::AtMost | Hedge::LessThan => self.max,
            Hedge::Range | Hedge::Unspecified => None,
        }
    }
}
