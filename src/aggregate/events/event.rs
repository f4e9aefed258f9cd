//! From the accounts of one event to its record.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use sha2::{Digest, Sha256};

use super::account::{Article, Name, Site};
use super::claims::{self, Stated};
use super::record::{Grade, GradeLevel, LinkedEvent, LinkedPlace, ReportedBy, Toll};
use super::score::Node;
use super::tolls;
use crate::facts::{
    EventDays, EventStatus, EventType, Outcome, Precision, Relation, Status, Violence,
};

/// Hexadecimal digits of an id.
const DIGITS: usize = 10;

/// One event by its accounts, which are in order.
pub(super) fn record(nodes: &[Node<'_>], articles: &[Article]) -> LinkedEvent {
    let kind = kind(nodes);
    let place = place(nodes);
    let struck = struck_country(nodes, kind, place.as_ref());
    let stated = claims::claims(nodes, struck.as_ref());
    let cumulative = nodes.iter().any(|node| node.account.total.is_some());
    let days = if cumulative {
        period(nodes)
    } else {
        days(nodes)
    };
    let disagreements = tolls::disagreements(&stated, days.map(|days| days.1));
    let agents = ranked(nodes.iter().filter_map(|node| node.account.agent.as_ref()));
    let grade = grade(nodes, &stated, !disagreements.is_empty());
    LinkedEvent {
        id: id(nodes),
        kind,
        title: title(nodes),
        place,
        start: days.map(|days| days.0),
        end: days.map(|days| days.1),
        days: days.map(|(start, end)| EventDays::new(start, end).precision),
        cumulative,
        agents,
        targets: ranked(nodes.iter().filter_map(|node| node.account.target.as_ref())),
        ucdp: violence(nodes),
        status: status(nodes),
        tolls: tolls::tolls(&stated),
        sequences: claims::sequences(&stated),
        disagreements,
        reports: reports(nodes, articles),
        grade,
        claims: stated.into_iter().map(|one| one.claim).collect(),
    }
}

/// Of the first report, which later ones do not change.
fn id(nodes: &[Node<'_>]) -> String {
    let first = nodes.iter().min_by_key(|node| {
        let article = node.article;
        (
            article.published.is_none(),
            article.published,
            &article.document,
        )
    });
    let Some(first) = first else {
        return String::new();
    };
    let account = first.account;
    let span = account.span.or_else(|| Some(account.figures.first()?.span));
    let place = span.map(|span| (span.start(), span.end()));
    let hash = Sha256::digest(format!(
        "{}\0{place:?}\0{:?}",
        first.article.document, account.kind
    ));
    let digits = hash
        .iter()
        .take(DIGITS / 2)
        .map(|byte| format!("{byte:02x}"));
    std::iter::once("L".to_owned()).chain(digits).collect()
}

/// What most accounts say it was; of several the first in order.
fn kind(nodes: &[Node<'_>]) -> Option<EventType> {
    let mut votes = BTreeMap::new();
    for kind in nodes.iter().filter_map(|node| node.account.kind) {
        *votes.entry(kind).or_insert(0) += 1;
    }
    let best = votes
        .into_iter()
        .max_by_key(|(kind, count)| (*count, std::cmp::Reverse(*kind)));
    best.map(|(kind, _)| kind)
}

/// UCDP's type of violence; none where articles tell two.
fn violence(nodes: &[Node<'_>]) -> Option<Violence> {
    let told: BTreeSet<Violence> = nodes.iter().filter_map(|node| node.account.ucdp).collect();
    told.first().copied().filter(|_| told.len() == 1)
}

/// The country whose town the fire of another state hit, when all accounts that tell a doer or a side agree: those who
/// live there are of its side.
fn struck_country(
    nodes: &[Node<'_>],
    kind: Option<EventType>,
    place: Option<&LinkedPlace>,
) -> Option<Name> {
    use EventType::{Airstrike, Attack, Shelling};
    let accounts = || nodes.iter().map(|node| node.account);
    let is_strike = |kind| matches!(kind, Some(Airstrike | Attack | Shelling));
    if !is_strike(kind) || accounts().any(|account| account.total.is_some()) {
        return None;
    }
    let town = place.filter(|place| place.precision.is_some_and(|of| of <= Precision::Town))?;
    let country = town.country.as_deref()?;
    let strikes = accounts().filter(|account| is_strike(account.kind));
    let mut states = strikes.filter_map(|account| account.state.as_ref());
    let state = states.next().filter(|state| &***state != country)?;
    let figures = accounts().flat_map(|account| &account.figures);
    let mut sides = figures.filter_map(|figure| figure.side.as_ref().or(figure.country.as_ref()));
    let agree = states.all(|other| other == state) && sides.all(|side| &**side == country);
    agree.then(|| country.into())
}

/// The headline of the article that tells most counts, the earliest of several.
fn title(nodes: &[Node<'_>]) -> Option<String> {
    let titled = nodes.iter().filter(|node| node.article.title.is_some());
    let best = titled.min_by_key(|node| {
        let article = node.article;
        let figures = std::cmp::Reverse(node.account.figures.len());
        (
            figures,
            article.published.is_none(),
            article.published,
            &article.document,
        )
    });
    best?.article.title.as_ref().map(ToString::to_string)
}

/// The narrowest place that the accounts agree on. What holds another place counts for it too, so that
/// a town wins over its country where many articles name the country only.
fn place(nodes: &[Node<'_>]) -> Option<LinkedPlace> {
    let mut votes: BTreeMap<&Site, u32> = BTreeMap::new();
    for node in nodes {
        let account = node.account;
        let own = account.place.iter().map(|site| (site, STATED));
        let near = account.near.iter().map(|site| (site, BESIDE));
        for (site, weight) in own.chain(near) {
            *votes.entry(site).or_default() += weight;
        }
    }
    let mut most: Vec<(&Site, u32)> = votes.into_iter().collect();
    most.sort_by_key(|(site, votes)| (std::cmp::Reverse(*votes), *site));
    most.truncate(PLACES);
    let held = |site: &Site| {
        let others = most.iter().filter(|(other, _)| {
            *other != site && matches!(other.relation(site), Relation::Contains | Relation::Same)
        });
        others.map(|(_, votes)| *votes).sum::<u32>()
    };
    let total: u32 = most.iter().map(|(_, votes)| *votes).sum();
    let told = most
        .iter()
        .map(|(site, own)| (*site, *own, own + held(site)));
    let told: Vec<(&Site, u32, u32)> = told.collect();
    // a quarter or building gives way to its town, unless most accounts name it
    let minor = |site: &Site, own: u32| {
        let mut others = most.iter().filter(|(other, _)| *other != site);
        own * 2 <= total
            && others
                .any(|(other, _)| other.is_point() && other.relation(site) == Relation::Contains)
    };
    let agreed = told
        .iter()
        .filter(|(site, own, all)| all * 3 >= total && *own >= STATED && !minor(site, *own));
    let narrow = agreed
        .min_by_key(|(site, own, all)| (site.width(), std::cmp::Reverse((*all, *own)), *site));
    let usual = || {
        told.iter()
            .max_by_key(|(site, own, all)| (*all, *own, std::cmp::Reverse(*site)))
    };
    narrow.or_else(usual).map(|(site, ..)| LinkedPlace {
        name: site.name.to_string(),
        country: site.country.clone(),
        coordinates: site.coordinates,
        precision: site.precision,
        within: site.within.clone(),
    })
}

/// Votes of a place that an account states.
const STATED: u32 = 3;
/// Votes of a town that only its sentences name.
const BESIDE: u32 = 2;
/// Places of one event that are held against each other.
const PLACES: usize = 32;

/// The days that most accounts state. A day that is not that of the publication was told on purpose, so
/// it counts more.
fn days(nodes: &[Node<'_>]) -> Option<(Date, Date)> {
    let mut votes: BTreeMap<(Date, Date), u32> = BTreeMap::new();
    let mut originals: BTreeSet<(usize, (Date, Date))> = BTreeSet::new();
    for node in nodes {
        let Some(days) = node
            .account
            .days
            .filter(|days| originals.insert((node.original, *days)))
        else {
            continue;
        };
        let own = node.article.published == Some(days.1);
        let short = (days.1 - days.0).get_days() <= 2;
        *votes.entry(days).or_default() += match (own, short) {
            (false, true) => 3,
            (true, true) => 2,
            (_, false) => 1,
        };
    }
    let best = votes
        .into_iter()
        .max_by_key(|(days, votes)| (*votes, std::cmp::Reverse(*days)));
    best.map(|(days, _)| days)
}

/// Votes of a first day that is told as a day.
const EXACT: u32 = 100;

/// The time of a total: from the day that most articles give as the first to the last that any tells.
fn period(nodes: &[Node<'_>]) -> Option<(Date, Date)> {
    let periods = || nodes.iter().filter_map(|node| node.account.total);
    let mut votes: BTreeMap<Date, u32> = BTreeMap::new();
    for period in periods() {
        if let Some(start) = period.start {
            // what is told as a day counts, not the season or month in which it was
            *votes.entry(start).or_default() += if period.exact { EXACT } else { 1 };
        }
    }
    let best = votes
        .into_iter()
        .max_by_key(|(day, votes)| (*votes, std::cmp::Reverse(*day)));
    let (start, _) = best?;
    let end = periods().filter_map(|period| period.end).max()?;
    (start <= end).then_some((start, end))
}

/// Names, the one that most accounts tell first.
fn ranked<'a>(names: impl Iterator<Item = &'a Name>) -> Vec<String> {
    let mut votes: BTreeMap<&Name, u32> = BTreeMap::new();
    for name in names {
        *votes.entry(name).or_default() += 1;
    }
    let mut ranked: Vec<_> = votes.into_iter().collect();
    ranked.sort_by_key(|(_, votes)| std::cmp::Reverse(*votes));
    ranked
        .into_iter()
        .map(|(name, _)| name.to_string())
        .collect()
}

/// What one article vouches for is asserted; what some deny is disputed.
fn status(nodes: &[Node<'_>]) -> EventStatus {
    let all: BTreeSet<EventStatus> = nodes.iter().map(|node| node.account.status).collect();
    if all.contains(&EventStatus::Disputed) || all.contains(&EventStatus::Denied) && all.len() > 1 {
        EventStatus::Disputed
    } else {
        all.into_iter().next().unwrap_or_default()
    }
}

fn reports(nodes: &[Node<'_>], articles: &[Article]) -> Vec<ReportedBy> {
    let here: BTreeSet<usize> = nodes.iter().map(|node| node.at).collect();
    let mut reports: Vec<ReportedBy> = nodes
        .iter()
        .map(|node| ReportedBy {
            document: node.article.document.to_string(),
            published: node.article.published,
            source: node.article.source.as_ref().map(ToString::to_string),
            copy_of: (node.original != node.at && here.contains(&node.original))
                .then(|| articles[node.original].document.to_string()),
        })
        .collect();
    reports.sort_by(|a, b| {
        let order = |one: &ReportedBy| (one.published.is_none(), one.published);
        order(a)
            .cmp(&order(b))
            .then_with(|| a.document.cmp(&b.document))
    });
    reports.dedup();
    reports
}

fn grade(nodes: &[Node<'_>], stated: &[Stated], contested: bool) -> Grade {
    let told: BTreeSet<usize> = nodes
        .iter()
        .filter(|node| !node.account.figures.is_empty())
        .map(|node| node.original)
        .collect();
    let independent = match told.len() {
        0 => nodes
            .iter()
            .map(|node| node.original)
            .collect::<BTreeSet<_>>()
            .len(),
        figures => figures,
    };
    let agent = ranked(nodes.iter().filter_map(|node| node.account.agent.as_ref()))
        .into_iter()
        .next();
    let by = |one: &Stated| one.is_asserted() && one.claim.claimed_by == agent;
    let admitted = agent.is_some() && stated.iter().any(by);
    let is_denied = |one: &Stated| one.claim.status == Status::Denied;
    let denied = stated.iter().any(is_denied)
        || nodes
            .iter()
            .any(|node| node.account.status == EventStatus::Denied);
    let level = if !stated.is_empty() && stated.iter().all(is_denied) {
        GradeLevel::Discounted
    } else if contested {
        GradeLevel::Contested
    } else if admitted {
        GradeLevel::Confirmed
    } else if independent > 1 {
        GradeLevel::Fair
    } else {
        GradeLevel::Weak
    };
    Grade {
        level,
        independent: u32::try_from(independent).unwrap_or(u32::MAX),
        admitted,
        denied,
    }
}

/// What comes first: many independent reports, many victims, disagreement, recency, all weighed together; what one article
/// only recalls comes last.
pub(super) fn order(events: &mut [LinkedEvent]) {
    let reports = events.iter().flat_map(|event| &event.reports);
    let newest = reports.filter_map(|report| report.published).max();
    events.sort_by_cached_key(|event| {
        let weight = weight(event, newest);
        let first = (
            event.is_recalled(),
            std::cmp::Reverse(weight),
            std::cmp::Reverse(event.grade.independent),
            std::cmp::Reverse(event.end),
        );
        (first, event.id.clone())
    });
}

/// Doublings of the dead above which more weigh no more.
const MOST: u32 = 10;
/// The same for what one article alone tells.
const ALONE: u32 = 6;

/// The dead from which on what one article alone tells is no event of these days, but history or a sum of years.
const HISTORY: u64 = 100_000;

/// How weighty an event is, in doublings: of independent reports, of victims.
fn weight(event: &LinkedEvent, newest: Option<Date>) -> i64 {
    let bits = |number: u64| u64::BITS - number.leading_zeros();
    let most = if event.grade.independent > 1 {
        MOST
    } else {
        ALONE
    };
    let number = |toll: &Toll| toll.best.or(toll.low).unwrap_or(0);
    let history = |number: u64| event.grade.independent <= 1 && number >= HISTORY;
    let of = |toll: &Toll| match number(toll) {
        number if history(number) => 0,
        number => bits(number).min(most),
    };
    let dead = |toll: &&Toll| toll.outcome == Outcome::Killed;
    let killed = event.tolls.iter().filter(dead).map(of).max();
    let others = event.tolls.iter().map(of).max();
    let victims = killed.unwrap_or(0).max(others.unwrap_or(0) / 2);
    // a total of years stands beside the events of these days
    let victims = victims >> u32::from(event.cumulative);
    let disputed = if event.disagreements.is_empty() { 0 } else { 2 };
    let age = event
        .end
        .zip(newest)
        .map(|(end, newest)| (newest - end).get_days());
    let recent = match age {
        Some(..=7) => 2,
        Some(..=30) => 1,
        _ => 0,
    };
    let vague = [event.place.is_none(), event.start.is_none()];
    let vague = vague.into_iter().filter(|missing| *missing).count();
    let past = if event.is_past() { PAST } else { 0 };
    let reports = 3 * bits(u64::from(event.grade.independent));
    i64::from(reports + victims + disputed + recent)
        - i64::try_from(vague).unwrap_or(i64::MAX)
        - past
}

/// What weighs against an event of which all articles tell more than a year later.
const PAST: i64 = 8;

impl LinkedEvent {
    /// Whether one article only recalls it: it was over more than a year before.
    #[must_use]
    pub(crate) fn is_recalled(&self) -> bool {
        self.grade.independent <= 1 && self.is_past()
    }

    /// Whether it was over more than a year before any article that tells it.
    fn is_past(&self) -> bool {
        let published = self.reports.iter().filter_map(|report| report.published);
        let both = self.end.zip(published.min());
        both.is_some_and(|(end, published)| (published - end).get_days() > 365)
    }
}
