//! The ledger: one event across articles, with every claim in its place. Read `accounts` (what one
//! article tells), `copies`, `link` and `score` (which accounts are of one event), then `claims`,
//! `tolls` and `event` (what they tell together). Linear in the articles: what is compared shares a
//! block of place and day, and of each block the nearest only.

mod account;
mod accounts;
mod claims;
mod copies;
mod event;
mod kinds;
mod link;
mod record;
mod score;
mod sums;
mod tolls;
mod words;

pub use account::Scope;
pub use record::{
    Claim, Disagreement, Evidence, Grade, GradeLevel, LinkedEvent, LinkedPlace, Position, Range,
    ReportedBy, Sequence, SideToll, Toll,
};

#[cfg(feature = "sqlite")]
pub(crate) use account::Article as ArticleAccounts;

use account::Article;

use std::collections::BTreeMap;

use super::register::Register;
use crate::facts::Document;
use accounts::Names;
use score::Node;

/// Collects the accounts of articles, in any order.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    names: Names,
    articles: Vec<Article>,
}

impl Ledger {
    pub(super) fn add(&mut self, document: &Document, register: &Register<'_>) {
        let article = accounts::read(document, register, &mut self.names);
        self.articles.push(article);
    }

    pub(super) fn finish(self) -> (Vec<LinkedEvent>, Vec<Vec<String>>) {
        linked(self.articles)
    }
}

/// What one article tells, for a ledger that is made later, of these and others.
#[cfg(feature = "sqlite")]
pub(crate) fn accounts(document: &Document) -> Article {
    accounts::read(document, &Register::of(document), &mut Names::default())
}

/// The events of articles, those first that matter most, and the groups of articles that carry one text.
pub(crate) fn linked(mut articles: Vec<Article>) -> (Vec<LinkedEvent>, Vec<Vec<String>>) {
    articles.sort();
    articles.dedup();
    let originals = copies::originals(&articles);
    let nodes: Vec<Node<'_>> = articles
        .iter()
        .enumerate()
        .flat_map(|(at, article)| {
            let original = originals[at];
            let first_source = articles[original].source.as_ref();
            article.accounts.iter().map(move |account| Node {
                article,
                account,
                at,
                original,
                first_source,
            })
        })
        .collect();
    let groups = link::link(&nodes, &articles);
    let record = |group: Vec<usize>| {
        let nodes: Vec<Node<'_>> = group.into_iter().map(|at| nodes[at]).collect();
        event::record(&nodes, &articles)
    };
    let mut events: Vec<LinkedEvent> = groups.into_iter().map(record).collect();
    event::order(&mut events);
    part_ids(&mut events);
    let copies = copies::groups(&articles, &originals).into_iter();
    let copies = copies.map(|group| group.iter().map(ToString::to_string).collect());
    (events, copies.collect())
}

/// Ids that two events share, as those of two articles of one id may, are told apart by their order.
fn part_ids(events: &mut [LinkedEvent]) {
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    for event in events {
        let count = seen.entry(event.id.clone()).or_default();
        *count += 1;
        if *count > 1 {
            event.id = format!("{}-{count}", event.id);
        }
    }
}
