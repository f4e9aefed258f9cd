//! Casualty figures beside each other: grouped by what happened, where and when, so that claims
//! that disagree are seen together. They are never summed.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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
    /// The smallest number that any claim allows. Like `best` and `high`, it leaves out what is
    /// denied or expected only, parts of other figures, and numbers shared with another outcome.
    pub low: Option<u64>,
    /// The number that most claims state; of several, the latest published, then the largest.
    pub best: Option<u64>,
    /// The largest number that any claim names.
    pub high: Option<u64>,
    /// Every claim, the smallest number first.
    pub claims: Vec<Claim>,
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
    #[schemars(with = "Option<String>")]
    pub published: Option<Date>,
    /// Where in the document.
    pub span: Span,
    /// The words.
    pub text: String,
}

#[derive(Debug, Default)]
pub(super) struct Claims(BTreeMap<Subject, BTreeMap<Statement, BTreeSet<Evidence>>>);

/// What claims are about. Its order is that of the groups; claims of unknown time come first.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
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
            let group = self.0.entry(Subject::new(document, casualty)).or_default();
            group
                .entry(Statement::new(document, casualty))
                .or_default()
                .insert(evidence);
        }
    }

    pub(super) fn finish(self) -> Vec<ClaimGroup> {
        self.0
            .into_iter()
            .map(|(subject, statements)| group(subject, statements))
            .collect()
    }
}

impl Subject {
    fn new(document: &Document, casualty: &Casualty) -> Self {
        let stated = casualty.date.as_ref();
        let time = stated.and_then(|when| Time::of(&when.value, when.start, when.end));
        Self {
            time: time.or_else(|| document.published.date.map(Time::day)),
            place: name(casualty.place.as_ref()),
            outcome: casualty.outcome,
            cumulative: casualty.status == Status::Cumulative,
        }
    }
}

impl Statement {
    fn new(document: &Document, casualty: &Casualty) -> Self {
        let claimed_by = name(casualty.claimed_by.as_ref());
        let own_words = claimed_by.is_none();
        let source = document.source.clone().filter(|_| own_words);
        let nameless = own_words && source.is_none();
        let claim = Claim {
            min: casualty.count.min,
            max: casualty.count.max,
            modifier: casualty.count.modifier,
            victims: casualty.victims.kind,
            claimed_by,
            source,
            status: casualty.status,
            denied_by: name(casualty.denied_by.as_ref()),
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

fn name(party: Option<&Party>) -> Option<String> {
    party.map(|party| party.name.clone())
}

fn group(subject: Subject, statements: BTreeMap<Statement, BTreeSet<Evidence>>) -> ClaimGroup {
    let complete = |(statement, evidence): (Statement, BTreeSet<Evidence>)| Claim {
        evidence: evidence.into_iter().collect(),
        ..statement.claim
    };
    let claims: Vec<Claim> = statements.into_iter().map(complete).collect();
    let counted = || claims.iter().filter(|claim| claim.counts());
    ClaimGroup {
        low: counted().map(|claim| claim.min).min(),
        best: best(counted()),
        high: counted().map(|claim| claim.max.unwrap_or(claim.min)).max(),
        outcome: subject.outcome,
        place: subject.place,
        time: subject.time,
        cumulative: subject.cumulative,
        claims,
    }
}

/// The number that most claims state; of several, the latest published, then the largest.
fn best<'a>(claims: impl Iterator<Item = &'a Claim>) -> Option<u64> {
    let mut votes: BTreeMap<u64, (u32, Option<Date>)> = BTreeMap::new();
    for claim in claims {
        let Some(number) = claim.number() else {
            continue;
        };
        let (count, latest) = votes.entry(number).or_default();
        *count += 1;
        *latest = claim
            .evidence
            .iter()
            .filter_map(|evidence| evidence.published)
            .max()
            .max(*latest);
    }
    votes
        .into_iter()
        .max_by_key(|(number, weight)| (*weight, *number))
        .map(|(number, _)| number)
}

impl Claim {
    /// Whether the claim says how many people the group's outcome befell.
    fn counts(&self) -> bool {
        let stands = matches!(self.status, Status::Asserted | Status::Cumulative);
        stands && !self.subset && !self.joint
    }

    /// The one number that the claim names, as far as it allows it: 201 for «more than 200».
    fn number(&self) -> Option<u64> {
        match self.modifier {
            Hedge::Exact | Hedge::About | Hedge::AtLeast | Hedge::MoreThan => Some(self.min),
            Hedge::AtMost | Hedge::LessThan => self.max,
            Hedge::Range | Hedge::Unspecified => None,
        }
    }
}
