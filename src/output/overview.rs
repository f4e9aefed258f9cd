//! What a reader needs first of several articles, in sentences: the events that weigh most, what is
//! said of them and by whom, true disagreements, who is quoted and named most. The text report
//! shows it on one screen, Markdown in tables.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::Serialize;

use super::english::English;
use super::labels::Labels;
use crate::aggregate::{Aggregate, Claim, Disagreement, LinkedEvent, Name, Toll};
use crate::facts::{EntityType, Hedge, Layer, Status, VictimKind};

/// The layers of one article in the order in which they are read.
pub(super) const READING_ORDER: [Layer; 6] = [
    Layer::Events,
    Layer::Casualties,
    Layer::Quotes,
    Layer::Dates,
    Layer::Entities,
    Layer::Variants,
];

/// How a page for a browser is made, as the last line proposes it.
const PAGE: &str = "-f html -o report.html";
/// How each article is shown.
const FULL: &str = "--full";

/// Tolls of one event that are told.
const TOLLS: usize = 2;
/// Claimants of one number that are named.
const CLAIMANTS: usize = 2;

/// Positions of one disagreement that are told.
const POSITIONS: usize = 3;

/// The first article, as written, while it may be the only one.
#[derive(Debug, Default)]
pub(super) struct Only {
    written: Option<String>,
    articles: usize,
}

impl Only {
    /// One more article, which is written when it is the first.
    pub(super) fn add_article(&mut self, write: impl FnOnce() -> String) {
        self.articles += 1;
        self.written = (self.articles == 1).then(write);
    }

    /// Whether there was more than one.
    pub(super) fn is_several(&self) -> bool {
        self.articles > 1
    }

    /// The only article.
    pub(super) fn take_article(&mut self) -> String {
        self.written.take().unwrap_or_default()
    }
}

/// A part of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Words of the report.
    Words(String),
    /// A name, or what else stands in an article or on the command line: a run of its own direction.
    Name(&'a str),
}

/// A sentence in pieces.
pub(super) type Phrase<'a> = Vec<Piece<'a>>;

/// The first and the last day of an event as they are shown: one day once, a whole month or year as such.
pub(super) struct Days {
    pub(super) start: String,
    /// Empty when `start` is all.
    pub(super) end: String,
}

/// What several articles tell, in the words of a language.
pub(super) struct Overview<'a> {
    pub(super) aggregate: &'a Aggregate,
    pub(super) labels: &'a Labels,
    english: &'a English,
}

impl<'a> Overview<'a> {
    pub(super) fn new(aggregate: &'a Aggregate, labels: &'a Labels, english: &'a English) -> Self {
        Self {
            aggregate,
            labels,
            english,
        }
    }

    /// A name or title for the reader.
    pub(super) fn name_for_reader(&self, name: &'a str) -> &'a str {
        self.english.english_for(name).unwrap_or(name)
    }

    /// «5 articles, published 2020-10-21 to 2023-09-23».
    pub(super) fn heading_line(&self) -> String {
        let articles = self.aggregate.documents.len();
        let mut heading = self.labels.counted_noun("articles", articles);
        if let Some(period) = self.aggregate.period {
            let (start, end) = (period.start.to_string(), period.end.to_string());
            let key = if start == end {
                "published"
            } else {
                "published_between"
            };
            let published = self.labels.overview_label(key).replacen("{}", &start, 1);
            heading.push_str(&published.replacen("{}", &end, 1));
        }
        heading
    }

    /// «37 events, 6 casualty claims, 46 quotations».
    pub(super) fn counts_line(&self) -> String {
        let events = &self.aggregate.events;
        let claims = events.iter().map(|event| event.claims.len()).sum();
        let quotes = self.aggregate.speakers.iter();
        let quotes: u64 = quotes.map(|speaker| u64::from(speaker.quotes)).sum();
        let copies = self.aggregate.copies.iter();
        let copies = copies.map(|group| group.len().saturating_sub(1)).sum();
        let counts = [
            ("events", events.len()),
            ("claims", claims),
            ("quotations", usize::try_from(quotes).unwrap_or(usize::MAX)),
            ("copies", copies),
        ];
        let told = counts.into_iter().filter(|(_, count)| *count > 0);
        let told: Vec<String> = told
            .map(|(noun, count)| self.labels.counted_noun(noun, count))
            .collect();
        told.join(self.labels.overview_label("comma"))
    }

    /// The events that say something by themselves, the weightiest first.
    pub(super) fn weightiest_events(&self) -> Vec<&'a LinkedEvent> {
        let events = &self.aggregate.events;
        let telling = telling_events(events).into_iter();
        telling.filter_map(|i| events.get(i)).collect()
    }

    pub(super) fn event_days(&self, event: &LinkedEvent) -> Days {
        let undated = || self.labels.word.undated.clone();
        let start = event.start.map_or_else(undated, |day| day.to_string());
        let end = event.end.filter(|_| event.start != event.end);
        let end = end.map(|day| day.to_string()).unwrap_or_default();
        match event.start.zip(event.end).and_then(whole_months_or_years) {
            Some(time) => Days {
                start: time,
                end: String::new(),
            },
            None => Days { start, end },
        }
    }

    /// The type; of an event of which counts alone are told, that they are casualties.
    pub(super) fn event_type(&self, event: &LinkedEvent) -> &'a str {
        let untold = self.labels.overview_label("untold");
        event
            .kind
            .map_or(untold, |kind| self.labels.event_label(kind))
    }

    pub(super) fn event_place(&self, event: &'a LinkedEvent) -> &'a str {
        let unplaced = self.labels.word.unplaced.as_str();
        let place = event.place.as_ref();
        place.map_or(unplaced, |place| self.name_for_reader(&place.name))
    }

    /// «shelling, Shusha».
    pub(super) fn event_subject(&self, event: &'a LinkedEvent) -> Phrase<'a> {
        vec![
            Piece::Words(self.event_type(event).to_owned()),
            self.label_piece("comma"),
            Piece::Name(self.event_place(event)),
        ]
    }

    /// Names with commas between them.
    pub(super) fn names_with_commas<'n>(&self, names: impl Iterator<Item = &'n str>) -> Phrase<'n> {
        let mut list = Vec::new();
        for name in names {
            if !list.is_empty() {
                list.push(Piece::Words(self.labels.overview_label("comma").to_owned()));
            }
            list.push(Piece::Name(name));
        }
        list
    }

    /// «3 articles, 2 independent»; a single one is told without the second.
    pub(super) fn article_counts(&self, event: &LinkedEvent) -> String {
        let articles: BTreeSet<&str> = event.reports.iter().map(|r| r.document.as_str()).collect();
        let told = self.labels.counted_noun("articles", articles.len());
        if articles.len() < 2 {
            return told;
        }
        let independent = usize::try_from(event.grade.independent).unwrap_or(usize::MAX);
        let independent = self.labels.counted_noun("independent", independent);
        format!("{told}{}{independent}", self.labels.overview_label("comma"))
    }

    /// What is said of an event: each toll as it was said, and by whom; of one without counts the
    /// headline, unless it was `shown` already.
    pub(super) fn event_phrases(
        &self,
        event: &'a LinkedEvent,
        shown: &mut BTreeSet<&'a str>,
    ) -> Vec<Phrase<'a>> {
        let tolls = event
            .tolls
            .iter()
            .filter_map(|toll| self.toll_phrase(event, toll));
        let told: Vec<Phrase<'a>> = tolls.take(TOLLS).collect();
        match event.title.as_deref() {
            Some(title) if told.is_empty() && shown.insert(title) => vec![vec![Piece::Name(title)]],
            _ => told,
        }
    }

    /// «more than 200 people killed, according to A».
    fn toll_phrase(&self, event: &'a LinkedEvent, toll: &Toll) -> Option<Phrase<'a>> {
        let told = told_by(event, toll);
        let claim = told.as_ref().and_then(|told| event.claims.get(told.claim));
        let same = told.iter().flat_map(|told| &told.all);
        let same = same.filter_map(|i| event.claims.get(*i));
        let mut phrase = match (claim, toll.best) {
            (Some(claim), _) => self.claim_phrase(claim, same),
            (None, Some(best)) => {
                let people = (best, Some(best), Hedge::Exact);
                let people = self.labels.hedged_people(people, VictimKind::Person);
                let summed = self.labels.overview_label("summed");
                let told = self.labels.toll_phrase(toll.outcome, &people);
                vec![Piece::Words(format!("{told}{summed}"))]
            }
            (None, None) => return None,
        };
        // right after the number, where a narrow line still has it
        if event.cumulative {
            phrase.insert(1, self.label_piece("cumulative"));
        }
        let mut disputed = event.disagreements.iter();
        if disputed.any(|one| one.outcome == toll.outcome) {
            phrase.insert(1, self.label_piece("disputed"));
        }
        let denied = event.claims.iter().filter(|other| {
            let same = |claim: &Claim| amount_counted(other) == amount_counted(claim);
            other.outcome == toll.outcome && claim.is_some_and(same)
        });
        phrase.extend(self.lead_and_names("denied", &denied_by(denied)));
        Some(phrase)
    }

    /// A number with those who state it; `all` are the claims of that number.
    fn claim_phrase(&self, claim: &'a Claim, all: impl Iterator<Item = &'a Claim>) -> Phrase<'a> {
        let by: Vec<&str> = all.filter_map(stated_by).collect();
        let mut phrase = vec![Piece::Words(self.claimed_amount(claim))];
        phrase.extend(self.lead_and_names("according", &by));
        if by.is_empty() {
            phrase.push(self.label_piece("unclaimed"));
        }
        phrase
    }

    /// «7 civilians killed».
    fn claimed_amount(&self, claim: &Claim) -> String {
        let said = (claim.min, claim.max, claim.modifier);
        let people = self.labels.hedged_people(said, claim.victims);
        self.labels.toll_phrase(claim.outcome, &people)
    }

    /// Names after their lead, each once; how many more there are.
    fn lead_and_names(&self, lead: &str, names: &[&'a str]) -> Phrase<'a> {
        let mut seen = BTreeSet::new();
        let names = names.iter().copied().map(|name| self.name_for_reader(name));
        let names: Vec<&str> = names.filter(|name| seen.insert(*name)).collect();
        let mut phrase = Vec::new();
        for (i, name) in names.iter().take(CLAIMANTS).enumerate() {
            phrase.push(self.label_piece(if i == 0 { lead } else { "comma" }));
            phrase.push(Piece::Name(name));
        }
        if let Some(rest) = names.len().checked_sub(CLAIMANTS).filter(|rest| *rest > 0) {
            let rest = self.labels.counted_noun("others", rest);
            let others = self
                .labels
                .overview_label("and_others")
                .replacen("{}", &rest, 1);
            phrase.push(Piece::Words(others));
        }
        phrase
    }

    /// What cannot all be true, with its event: the weightiest events first.
    pub(super) fn weightiest_disagreements(&self) -> Vec<(&'a LinkedEvent, Vec<Phrase<'a>>)> {
        let events = self.aggregate.events.iter();
        let of = move |event: &'a LinkedEvent| {
            let all = event.disagreements.iter();
            all.map(move |one| (event, self.disagreement_positions(event, one)))
        };
        events
            .flat_map(of)
            .filter(|(_, positions)| !positions.is_empty())
            .collect()
    }

    /// «7 people killed, according to A», «32 people killed, according to B»: the smallest and the largest
    /// number, and the second of more.
    fn disagreement_positions(
        &self,
        event: &'a LinkedEvent,
        one: &'a Disagreement,
    ) -> Vec<Phrase<'a>> {
        let mut phrases = Vec::new();
        let last = one.positions.len().saturating_sub(1);
        let shown = one.positions.iter().enumerate();
        for (_, position) in shown.filter(|(i, _)| *i < POSITIONS - 1 || *i == last) {
            let claims = position.claims.iter();
            let claims: Vec<&'a Claim> = claims
                .filter_map(|i| event.claims.get(*i as usize))
                .collect();
            let Some(first) = claims.first() else {
                continue;
            };
            let mut phrase = Vec::new();
            let said = |claim: &&Claim| claim.status != Status::Denied || claim.denied_by.is_some();
            let said: Vec<&'a Claim> = claims.iter().copied().filter(said).collect();
            if said.iter().any(|claim| stated_by(claim).is_some()) {
                phrase.extend(self.claim_phrase(first, said.into_iter()));
            } else {
                phrase.push(Piece::Words(self.claimed_amount(first)));
            }
            let mut against = denied_by(claims.into_iter());
            against.extend(event.denier(one, position));
            phrase.extend(self.lead_and_names("denied", &against));
            phrases.push(phrase);
        }
        phrases
    }

    /// For each type of names, at most so many of those that are named most: «Karabakh 53».
    pub(super) fn most_named(&self, count: usize) -> Vec<(&'a str, Vec<String>)> {
        let of = |kind: &EntityType| {
            let names = self.aggregate.entities.iter();
            let names = names.filter(|name| name.kind == *kind).take(count);
            let names = names.map(|name| self.name_with_mentions(name));
            (self.labels.entity_label(*kind), names.collect())
        };
        let shown = EntityType::ALL.iter();
        let shown = shown.filter(|kind| **kind != EntityType::Misc).map(of);
        shown
            .filter(|(_, names): &(_, Vec<_>)| !names.is_empty())
            .collect()
    }

    fn name_with_mentions(&self, name: &'a Name) -> String {
        format!("{} {}", self.name_for_reader(&name.name), name.mentions)
    }

    /// What to type next.
    pub(super) fn what_next(&self) -> Phrase<'a> {
        let mut phrase = Vec::new();
        let mut options = [FULL, PAGE].into_iter();
        for words in self.labels.overview_label("next").split("{}") {
            phrase.push(Piece::Words(words.to_owned()));
            phrase.extend(options.next().map(Piece::Name));
        }
        phrase
    }

    fn label_piece(&self, key: &str) -> Piece<'a> {
        Piece::Words(self.labels.overview_label(key).to_owned())
    }
}

/// Of the events, which are in order of weight, those that say something by themselves, by number. One without
/// counts has a day and a place, or several articles tell it; of those that would look alike the first is told.
pub(super) fn telling_events(events: &[LinkedEvent]) -> Vec<usize> {
    let mut seen = BTreeSet::new();
    let numbered = events.iter().enumerate();
    let told = numbered.filter(|(_, event)| {
        let place = event.place.as_ref().map(|place| place.name.as_str());
        let new = seen.insert((event.start, event.end, event.kind, place));
        let placed = event.start.is_some() && place.is_some();
        let placed = placed || event.reports.len() > 1;
        !event.tolls.is_empty() || new && placed && event.kind.is_some()
    });
    let told: Vec<usize> = told.map(|(i, _)| i).collect();
    if told.is_empty() {
        // one article whose day is not known: what it tells is all there is
        let all = events.iter().enumerate();
        return all
            .filter(|(_, event)| event.kind.is_some())
            .map(|(i, _)| i)
            .collect();
    }
    told
}

/// The claims that a toll is told by, by their numbers among those of the event.
#[derive(Debug, Serialize)]
pub(super) struct ToldBy {
    /// The best attested.
    pub(super) claim: usize,
    /// All of the same number, in their order.
    pub(super) all: Vec<usize>,
}

/// What a toll is told by; `None` when no claim that stands has its number.
pub(super) fn told_by(event: &LinkedEvent, toll: &Toll) -> Option<ToldBy> {
    let of = || {
        let claims = event.claims.iter().enumerate();
        claims.filter(|(_, claim)| claim.outcome == toll.outcome && is_stated(claim))
    };
    let is_best = |claim: &Claim| {
        claim.said == toll.best
            && Some(claim.modifier) == toll.modifier
            && claim.claimed_by == toll.claimed_by
    };
    let meant = of().filter(|(_, claim)| toll.best.is_none() || is_best(claim));
    let (claim, best) = meant.max_by_key(|(_, claim)| (claim.current, claim.evidence.len()))?;
    let all = of().filter(|(_, other)| amount_counted(other) == amount_counted(best));
    let all = all.map(|(i, _)| i).collect();
    Some(ToldBy { claim, all })
}

/// Whether somebody states it.
fn is_stated(claim: &Claim) -> bool {
    claim.status.is_fact() && !claim.joint
}

/// Who states it: a claimant, else the outlet.
fn stated_by(claim: &Claim) -> Option<&str> {
    let by = claim.claimed_by.as_ref().or(claim.chain.first());
    by.map(String::as_str)
}

/// Who denies any of the claims. One that is denied and has no denier of its own is denied by who speaks of it.
fn denied_by<'a>(claims: impl Iterator<Item = &'a Claim>) -> Vec<&'a str> {
    let denied = claims.filter(|claim| claim.status == Status::Denied);
    let by = denied.filter_map(|claim| {
        let by = claim.denied_by.as_deref();
        by.or(claim.claimed_by.as_deref())
    });
    by.collect()
}

/// What is counted, and how many.
fn amount_counted(claim: &Claim) -> (u64, Option<u64>, Hedge, VictimKind) {
    (claim.min, claim.max, claim.modifier, claim.victims)
}

/// A whole month or year, or several whole years, as one writes it.
fn whole_months_or_years((start, end): (Date, Date)) -> Option<String> {
    let whole = start.day() == 1 && end == end.last_of_month();
    if !whole {
        return None;
    }
    let months = (start.month(), end.month());
    match (start.year() == end.year(), months) {
        (true, (1, 12)) => Some(format!("{:04}", start.year())),
        (true, (from, to)) if from == to => Some(format!("{:04}-{from:02}", start.year())),
        (false, (1, 12)) => Some(format!("{:04}/{:04}", start.year(), end.year())),
        _ => None,
    }
}
