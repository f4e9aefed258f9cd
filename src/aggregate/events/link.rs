//! Which accounts are of one event: those that meet in a block of place and day are compared, and the
//! likeliest pairs are joined first, as long as nothing keeps their groups apart.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::Date;

use super::account::{Account, Article, Period, Site};
use super::kinds;
use super::score::{self, Context, LINKED, Node, Rarity, Recurrence, gap};

/// Accounts of one block that each is compared with.
const BESIDE: usize = 24;
/// Points that the accounts of two groups have in the mean before they are joined.
const MEAN: i32 = 150;
/// Places of a group that are looked at.
const SITES: usize = 4;
/// Days of an account that make blocks.
const DAYS: usize = 10;

/// The accounts of each event, as indices of `nodes`, in order.
pub(super) fn link(nodes: &[Node<'_>], articles: &[Article]) -> Vec<Vec<usize>> {
    let context = Context {
        rarity: Rarity::of(articles),
        recurrence: Recurrence::of(nodes),
    };
    let mut edges: Vec<(Option<i32>, usize, usize)> = pairs(nodes)
        .into_iter()
        .map(|(a, b)| (score::score(nodes[a], nodes[b], &context), a, b))
        .collect();
    let mut groups = Groups::new(nodes, &edges);
    edges.retain(|(points, ..)| points.is_some_and(|points| points >= LINKED));
    edges.sort_by_key(|(points, a, b)| (std::cmp::Reverse(*points), *a, *b));
    for (_, a, b) in edges {
        groups.try_join(a, b, nodes);
    }
    groups.finish()
}

/// What brings accounts together to be compared.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Block<'a> {
    /// A place, or what holds it, on a day.
    Place(&'a str, Date),
    /// A tenth of a degree, on a day.
    Cell(i32, i32, Date),
    /// A number in a week.
    Number(u64, Date),
    /// A type that seldom comes twice, in a place and week.
    Singular(&'a str, Date),
    /// A country of a total in a month.
    Total(&'a str, i16, i8),
    /// A text that is carried by several.
    Copy(usize),
}

/// Pairs of accounts that share a block, each once.
fn pairs(nodes: &[Node<'_>]) -> Vec<(usize, usize)> {
    let mut blocks: Vec<(Block<'_>, Option<&str>, usize)> = Vec::new();
    for (at, node) in nodes.iter().enumerate() {
        let account = node.account;
        let place = account.place.as_ref().or(account.near.as_ref());
        let place = place.map(|place| &*place.name);
        match account.total {
            Some(period) => totals(*node, period, &mut |block| blocks.push((block, place, at))),
            None => events(*node, &mut |block| blocks.push((block, place, at))),
        }
    }
    blocks.sort_unstable();
    blocks.dedup();
    let mut pairs = Vec::new();
    for same in blocks.chunk_by(|a, b| a.0 == b.0) {
        for (i, (.., b)) in same.iter().enumerate() {
            let before = &same[i.saturating_sub(BESIDE)..i];
            let others = before.iter().map(|(.., a)| *a);
            let others = others.filter(|a| nodes[*a].at != nodes[*b].at);
            pairs.extend(others.map(|a| (a.min(*b), a.max(*b))));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

fn events<'a>(node: Node<'a>, add: &mut dyn FnMut(Block<'a>)) {
    let account = node.account;
    let sites = || account.place.iter().chain(&account.near);
    let days = days(account, node.article.published);
    if days.is_empty() || (account.days.is_none() && sites().next().is_none()) {
        // what has neither place nor day is linked by nothing, but a copy by its text
        add(Block::Copy(node.original));
        return;
    }
    for day in &days {
        for site in sites() {
            add(Block::Place(&site.name, *day));
            let within = site.within.iter().map(String::as_str);
            for name in within.chain(site.eponym()) {
                add(Block::Place(name, *day));
            }
            if let Some(country) = &site.country {
                add(Block::Place(country, *day));
            }
            if let Some((lat, lon)) = cell(site) {
                add(Block::Cell(lat, lon, *day));
            }
        }
        if let Some(target) = &account.target {
            add(Block::Place(target, *day));
        }
    }
    let weeks: BTreeSet<Date> = days
        .iter()
        .flat_map(|day| [week(*day, 0), week(*day, 1)])
        .collect();
    for week in weeks {
        let numbers = account
            .figures
            .iter()
            .filter(|figure| figure.min >= 10 && figure.is_asserted());
        numbers.for_each(|figure| add(Block::Number(figure.min, week)));
        if account
            .kind
            .is_some_and(|kind| kinds::is_singular(kind) || kinds::is_consequence(kind))
        {
            for site in sites() {
                add(Block::Singular(&site.name, week));
                if let Some(country) = &site.country {
                    add(Block::Singular(country, week));
                }
            }
        }
    }
    add(Block::Copy(node.original));
}

/// The days on which an account may meet others: those that it states and the next one, else the day of
/// its publication and the one before.
fn days(account: &Account, published: Option<Date>) -> Vec<Date> {
    let (start, end) = match (account.days, published) {
        (Some((start, end)), _) => (start, end.tomorrow().unwrap_or(end)),
        (None, Some(day)) => (day.yesterday().unwrap_or(day), day),
        (None, None) => return Vec::new(),
    };
    let days = start.series(1.day()).take_while(|day| *day <= end);
    days.take(DAYS).collect()
}

/// The Monday of a day's week, or of a week after.
fn week(day: Date, after: i32) -> Date {
    let monday = i32::from(day.weekday().to_monday_zero_offset());
    day.checked_add((after * 7 - monday).days()).unwrap_or(day)
}

fn cell(site: &Site) -> Option<(i32, i32)> {
    let at = site.coordinates.filter(|_| site.is_point())?;
    #[allow(clippy::cast_possible_truncation)] // 1800 at most
    let tenth = |degrees: crate::facts::Degrees| (degrees.as_decimal() * 10.0).round() as i32;
    Some((tenth(at.lat), tenth(at.lon)))
}

fn totals<'a>(node: Node<'a>, period: Period, add: &mut dyn FnMut(Block<'a>)) {
    let Some(end) = period.end.or(period.start) else {
        return;
    };
    let site = node.account.place.as_ref();
    let country = site.and_then(|site| site.country.as_deref());
    let countries = node.article.countries.iter().map(|country| &**country);
    let next = end.checked_add(1.month()).unwrap_or(end);
    for country in countries.chain(country) {
        for month in [Some(end), Some(next), period.start].into_iter().flatten() {
            add(Block::Total(country, month.year(), month.month()));
        }
    }
}

/// Accounts that were joined.
struct Groups {
    parent: Vec<usize>,
    all: Vec<Option<Group>>,
}

/// What keeps a group apart from others.
#[derive(Default)]
struct Group {
    members: Vec<usize>,
    articles: BTreeSet<usize>,
    /// From the first to the last day that is stated.
    days: Option<(Date, Date)>,
    sites: Vec<Site>,
    /// To each other group: the points of all pairs, how many, and whether one of them cannot be.
    beside: BTreeMap<usize, (i64, i64, bool)>,
}

impl Groups {
    fn new(nodes: &[Node<'_>], edges: &[(Option<i32>, usize, usize)]) -> Self {
        let single = |(at, node): (usize, &Node<'_>)| {
            let points = node.account.place.iter().filter(|site| site.is_point());
            Some(Group {
                members: vec![at],
                articles: [node.at].into(),
                days: node.account.days,
                sites: points.cloned().collect(),
                beside: BTreeMap::new(),
            })
        };
        let mut groups = Self {
            parent: (0..nodes.len()).collect(),
            all: nodes.iter().enumerate().map(single).collect(),
        };
        for (points, a, b) in edges {
            let edge = (i64::from(points.unwrap_or(0)), 1, points.is_none());
            for (one, other) in [(*a, *b), (*b, *a)] {
                if let Some(group) = &mut groups.all[one] {
                    group.beside.insert(other, edge);
                }
            }
        }
        groups
    }

    fn root(&mut self, mut at: usize) -> usize {
        while self.parent[at] != at {
            self.parent[at] = self.parent[self.parent[at]];
            at = self.parent[at];
        }
        at
    }

    fn try_join(&mut self, a: usize, b: usize, nodes: &[Node<'_>]) {
        let both_dated = nodes[a].account.days.is_some() && nodes[b].account.days.is_some();
        let (a, b) = (self.root(a), self.root(b));
        if a == b || !self.may_join(a, b, both_dated) {
            return;
        }
        let size = |group: &Option<Group>| group.as_ref().map_or(0, |group| group.beside.len());
        let (large, small) = if size(&self.all[a]) >= size(&self.all[b]) {
            (a, b)
        } else {
            (b, a)
        };
        if let Some(group) = self.all[small].take() {
            self.parent[small] = large;
            self.take_over(large, small, group);
        }
    }

    fn may_join(&self, a: usize, b: usize, both_dated: bool) -> bool {
        let (Some(one), Some(other)) = (&self.all[a], &self.all[b]) else {
            return false;
        };
        let (points, pairs, never) = one.beside.get(&b).copied().unwrap_or_default();
        let likely = !never && pairs > 0 && points >= i64::from(MEAN) * pairs;
        let days = one
            .days
            .zip(other.days)
            .map_or(0, |(one, other)| gap(one, other));
        let met = one.sites.is_empty()
            || other.sites.is_empty()
            || one
                .sites
                .iter()
                .any(|a| other.sites.iter().any(|b| score::relation(a, b).is_some()));
        let articles = one.articles.is_disjoint(&other.articles);
        likely && articles && met && (days == 0 || both_dated)
    }

    /// Brings a group into another one.
    fn take_over(&mut self, into: usize, from: usize, group: Group) {
        for (id, edge) in &group.beside {
            if let Some(other) = &mut self.all[*id] {
                other.beside.remove(&from);
                if *id != into {
                    let sum = other.beside.entry(into).or_default();
                    *sum = (sum.0 + edge.0, sum.1 + edge.1, sum.2 || edge.2);
                }
            }
        }
        let Some(whole) = &mut self.all[into] else {
            return;
        };
        for (other, edge) in group.beside {
            if other != into {
                let sum = whole.beside.entry(other).or_default();
                *sum = (sum.0 + edge.0, sum.1 + edge.1, sum.2 || edge.2);
            }
        }
        whole.beside.remove(&from);
        whole.members.extend(group.members);
        whole.articles.extend(group.articles);
        whole.days = match (whole.days, group.days) {
            (Some(a), Some(b)) => Some((a.0.min(b.0), a.1.max(b.1))),
            (a, b) => a.or(b),
        };
        let room = SITES.saturating_sub(whole.sites.len());
        whole.sites.extend(group.sites.into_iter().take(room));
    }

    fn finish(self) -> Vec<Vec<usize>> {
        let groups = self.all.into_iter().flatten();
        let mut groups: Vec<Vec<usize>> = groups
            .map(|mut group| {
                group.members.sort_unstable();
                group.members
            })
            .collect();
        groups.sort_unstable();
        groups
    }
}
