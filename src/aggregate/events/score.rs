//! How likely two accounts of two articles are of one event. Points are hundredths; what cannot be
//! is none at all.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::Date;

use super::account::{Account, AccountCount, Article, Name, Period, Site};
use super::kinds::{self, Likeness};
use crate::facts::{Hedge, Outcome, Precision, Relation, Status};

/// Points from which two accounts are linked.
pub(super) const LINKED: i32 = 350;
/// Kilometres within which two towns may be one event's.
const NEAR: u32 = 15;
/// From here on a number is told twice by chance only seldom.
const TELLING: u64 = 10;
/// Days within which events of a type that seldom comes twice are one.
const SINGULAR: i32 = 4;
/// How many times as high a number is that is far from another.
const FAR: u64 = 4;
/// Days of a week.
const WEEK: i32 = 7;
/// Days by which a flight, a siege or an illness goes on.
const LASTING: i32 = 8;
/// Points for two days of which one may be that of the report.
const ANOTHER_DAY: i32 = -250;
/// Days between the last days of two totals of one war.
const TOTALS: i32 = 60;
/// Days between the beginnings that articles give one war.
const BEGINNINGS: i32 = 31;

/// An account with its article.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node<'a> {
    pub(super) article: &'a Article,
    pub(super) account: &'a Account,
    /// Index of the article.
    pub(super) at: usize,
    /// Index of the article whose text it carries.
    pub(super) original: usize,
    /// The outlet of that article.
    pub(super) first_source: Option<&'a Name>,
}

/// How rare a word is among the articles, in hundredths.
#[derive(Debug, Default)]
pub(super) struct Rarity {
    articles: u32,
    of: BTreeMap<u32, u32>,
}

impl Rarity {
    pub(super) fn of(articles: &[Article]) -> Self {
        let mut words: Vec<u32> = Vec::new();
        for article in articles {
            let mut own: Vec<u32> = article
                .accounts
                .iter()
                .flat_map(|account| account.words.iter().copied())
                .collect();
            own.sort_unstable();
            own.dedup();
            words.extend(own);
        }
        words.sort_unstable();
        let count = |same: &[u32]| (same[0], u32::try_from(same.len()).unwrap_or(u32::MAX));
        Self {
            articles: u32::try_from(articles.len()).unwrap_or(u32::MAX),
            of: words.chunk_by(|a, b| a == b).map(count).collect(),
        }
    }

    /// Points for the words that two accounts share.
    #[allow(clippy::cast_possible_truncation)] // a few hundred
    fn shared(&self, one: &[u32], other: &[u32]) -> i32 {
        let all = f64::from(self.articles.max(3));
        let worth = |word: &u32| {
            let count = f64::from(self.of.get(word).copied().unwrap_or(1)).max(2.0);
            let share = (all / count).ln() / all.ln();
            ((share - 0.3).max(0.0) * 140.0) as i32
        };
        let both = one.iter().filter(|word| other.binary_search(word).is_ok());
        both.map(worth).sum::<i32>().min(200)
    }
}

/// On which days articles state that people came to harm in a place: where that is often, two days are
/// two events whatever numbers they share.
#[derive(Debug, Default)]
pub(super) struct Recurrence<'a>(BTreeMap<&'a str, BTreeSet<Date>>);

impl<'a> Recurrence<'a> {
    pub(super) fn of(nodes: &[Node<'a>]) -> Self {
        let mut days: BTreeMap<&str, BTreeSet<Date>> = BTreeMap::new();
        for node in nodes.iter().filter(|node| !node.account.figures.is_empty()) {
            let account = node.account;
            if let Some((place, days_of)) = account.place.as_ref().zip(account.days) {
                days.entry(&place.name).or_default().insert(days_of.0);
            }
        }
        Self(days)
    }

    /// Whether the day of an account is the only one that is told of its place for weeks.
    fn is_sole(&self, node: Node<'_>) -> bool {
        let place = node.account.place.as_ref();
        let days = place.and_then(|place| self.0.get(&*place.name));
        let Some((days, own)) = days.zip(node.account.days) else {
            return false;
        };
        let around = |days: i32| own.0.checked_add(days.days()).unwrap_or(own.0);
        days.range(around(-WEEKS)..=around(WEEKS)).count() == 1
    }

    /// Whether several days around those of an account are told of its place.
    fn is_frequent(&self, node: Node<'_>) -> bool {
        let day = node
            .account
            .days
            .map(|days| days.0)
            .or(node.article.published);
        let place = node.account.place.as_ref();
        let Some((day, days)) = day.zip(place.and_then(|place| self.0.get(&*place.name))) else {
            return false;
        };
        let around = |days: i32| day.checked_add(days.days()).unwrap_or(day);
        days.range(around(-AROUND)..=around(AROUND)).count() >= OFTEN
    }
}

/// Days around one within which no other must be told for it to be the only one.
const WEEKS: i32 = 21;
/// Days around one that are looked at.
const AROUND: i32 = 4;
/// Days with harm in one place from which they are many.
const OFTEN: usize = 4;

/// What is known of all accounts together.
#[derive(Debug)]
pub(super) struct Context<'a> {
    pub(super) rarity: Rarity,
    pub(super) recurrence: Recurrence<'a>,
}

/// Points for two accounts being of one event; `None` when they cannot be.
pub(super) fn score(one: Node<'_>, other: Node<'_>, context: &Context<'_>) -> Option<i32> {
    match (&one.account.total, &other.account.total) {
        (Some(a), Some(b)) => totals(one, other, *a, *b),
        (None, None) => events(one, other, context),
        _ => None,
    }
}

fn events(one: Node<'_>, other: Node<'_>, context: &Context<'_>) -> Option<i32> {
    let (a, b) = (one.account, other.account);
    let copied = one.original == other.original;
    let kind = kind(a, b)?;
    let places = places(a, b)?;
    let numbers = Numbers::of(one, other);
    let often = context.recurrence.is_frequent(one) || context.recurrence.is_frequent(other);
    let bond = match (
        copied || numbers.twice && !numbers.differs,
        numbers.telling && !often,
    ) {
        (true, _) => Bond::Firm,
        (false, true) => Bond::Loose,
        (false, false) => Bond::None,
    };
    // the dead of a dawn and those of an evening
    if numbers.conflict && !copied && is_of_two_hours(a, b) {
        return None;
    }
    let days = days(one, other, bond, often)?;
    let fresh = one.article.published.zip(other.article.published);
    let later = fresh.is_none_or(|(a, b)| a != b) && (a.days.is_none() || b.days.is_none());
    // editions of one day tell a toll that rises from hour to hour
    let edition = fresh.is_some_and(|(a, b)| a == b) && (a.days.is_none() || b.days.is_none());
    let numbers = match numbers.conflict {
        // a toll seldom grows fourfold; on one stated day two sides may well differ so
        true if numbers.far && (a.days.is_none() || b.days.is_none()) => -200,
        true if later && follows_up(one, other) => -25,
        true if later => -100,
        true if edition => -25,
        true => -50,
        false => numbers.points - numbers.differing * 50,
    };
    let words = context.rarity.shared(&a.words, &b.words);
    let agents = match (&a.agent, &b.agent) {
        (Some(a), Some(b)) if share_word(a, b) => 25,
        (Some(_), Some(_)) => -25,
        _ => 0,
    };
    let known = words > 0 || agents > 0 || numbers > 0 || copied;
    let doubt = if known || !is_doubtful(one, other) {
        0
    } else {
        DOUBT
    };
    let copied = if copied { 200 } else { 0 };
    let places = places + sole(one, other, places, context);
    Some(kind + places + days + numbers + words + agents + copied + doubt)
}

/// Whether one tells a strike or fight of the morning and the other of the evening.
fn is_of_two_hours(a: &Account, b: &Account) -> bool {
    let singular = |account: &Account| account.kind.is_some_and(kinds::is_singular);
    let hours = a.hour.zip(b.hour);
    hours.is_some_and(|(one, other)| one != other) && !singular(a) && !singular(b)
}

/// Points for a town of which the articles tell no other day with harm for weeks, where one account states its day.
fn sole(one: Node<'_>, other: Node<'_>, places: i32, context: &Context<'_>) -> i32 {
    let dated = one.account.days.is_some() != other.account.days.is_some();
    let node = if one.account.days.is_some() {
        one
    } else {
        other
    };
    let harm = !one.account.figures.is_empty() && !other.account.figures.is_empty();
    let alone = dated && harm && places >= SAME_TOWN && context.recurrence.is_sole(node);
    if alone { SOLE } else { 0 }
}

/// Points of places from which on they are one town or village.
const SAME_TOWN: i32 = 200;
/// Points for the only day with harm in a place.
const SOLE: i32 = 75;

/// Whether two names share a word: «ميليشيا كوديكو» and «مسلحون من ميليشيا كوديكو».
fn share_word(one: &str, other: &str) -> bool {
    let long = |word: &&str| word.chars().count() > 2;
    one.split_whitespace()
        .filter(long)
        .any(|word| other.split_whitespace().any(|b| b == word))
}

/// Points for two things of which a place and day may hold many.
const DOUBT: i32 = -300;

/// Whether neither what happened nor when tells an event from others of its place: talks in a capital, arrests, what
/// came to pass in a year.
fn is_doubtful(one: Node<'_>, other: Node<'_>) -> bool {
    let (a, b) = (one.account, other.account);
    let common = |account: &Account| account.kind.is_some_and(kinds::is_common);
    let bare = a.figures.is_empty() && b.figures.is_empty();
    let vague = |account: &Account| account.days.is_some_and(|days| length(days) > WEEK);
    let lasting = a.kind.is_some_and(kinds::is_lasting) && b.kind.is_some_and(kinds::is_lasting);
    bare && (common(a) || common(b)) || vague(a) && vague(b) && !lasting
}

/// Whether the later of two articles tells a higher toll of what it takes for known: «the strike», or the toll alone.
/// What is new is told as «a strike».
fn follows_up(one: Node<'_>, other: Node<'_>) -> bool {
    let order = one.article.published.cmp(&other.article.published);
    let later = match order {
        Ordering::Greater => one,
        Ordering::Less => other,
        Ordering::Equal => return false,
    };
    let known = later.account.trigger.as_deref();
    let known = known.is_none_or(|trigger| trigger.starts_with(crate::spelling::ARTICLE));
    let (mine, theirs) = (
        leading(&one.account.figures),
        leading(&other.account.figures),
    );
    let mut compared = mine
        .iter()
        .filter_map(|(outcome, mine)| Some((mine, theirs.get(outcome)?)))
        .filter(|(mine, theirs)| exclude(mine, theirs));
    known && compared.all(|(mine, theirs)| rises(mine, theirs, order))
}

fn kind(a: &Account, b: &Account) -> Option<i32> {
    let Some((one, other)) = a.kind.zip(b.kind) else {
        // «the toll rose to 157»: a count alone takes its event for known
        let alone = |account: &Account| account.kind.is_none() && account.trigger.is_none();
        return Some(if alone(a) == alone(b) { 0 } else { 25 });
    };
    match kinds::likeness(one, other) {
        Likeness::Same if kinds::is_singular(one) => Some(100),
        Likeness::Same => Some(50),
        Likeness::Near => Some(25),
        Likeness::Unlike => None,
    }
}

fn places(a: &Account, b: &Account) -> Option<i32> {
    let own = match (&a.place, &b.place) {
        (Some(one), Some(other)) => relation(one, other)?,
        _ => 0,
    };
    let pairs = [
        (a.near.as_ref(), b.place.as_ref()),
        (a.place.as_ref(), b.near.as_ref()),
        (a.near.as_ref(), b.near.as_ref()),
    ];
    let near = pairs.into_iter().filter_map(|(one, other)| {
        let (one, other) = (one?, other?);
        (one.is_point() && one.relation(other) == Relation::Same).then_some(SAME_TOWN)
    });
    // «the massacre of Yelwata» has its place for a target
    let is_hit = |a: &Account, b: &Account| {
        let both = a.target.as_ref().zip(b.place.as_ref());
        both.is_some_and(|(target, place)| *target == place.name && !place.is_wide())
    };
    let hit = (is_hit(a, b) || is_hit(b, a)).then_some(SAME_TOWN);
    Some(near.chain(hit).chain([own]).max().unwrap_or(own))
}

/// Points for two stated places; `None` where one cannot be in the other.
pub(super) fn relation(one: &Site, other: &Site) -> Option<i32> {
    match one.relation(other) {
        Relation::Same => Some(match one.precision.or(other.precision) {
            Some(Precision::Exact | Precision::Town) => 300,
            Some(Precision::District) => 200,
            Some(Precision::Region) => 100,
            Some(Precision::Country) => 25,
            // what no list knows is a village more often than a region
            None => 225,
        }),
        Relation::Contains => Some(holds(one)),
        Relation::Within => Some(holds(other)),
        Relation::Apart(far) => (far <= NEAR).then_some(100),
        Relation::Disjoint => None,
        Relation::Unknown => Some(0),
    }
}

/// Points for a place that lies in this one.
fn holds(site: &Site) -> i32 {
    match site.precision {
        Some(Precision::Country) => 50,
        Some(Precision::Region) => 125,
        Some(Precision::Exact | Precision::Town | Precision::District) | None => 200,
    }
}

fn days(one: Node<'_>, other: Node<'_>, bond: Bond, often: bool) -> Option<i32> {
    match (one.account.days, other.account.days) {
        (Some(a), Some(b)) => stated(one, other, (a, b), bond, often),
        (Some(days), None) => reported(one, days, other.article.published, bond, often),
        (None, Some(days)) => reported(other, days, one.article.published, bond, often),
        (None, None) => {
            let Some((a, b)) = one.article.published.zip(other.article.published) else {
                return Some(0);
            };
            match (a - b).get_days().abs() {
                0 => Some(150),
                1 => Some(if often { 0 } else { 75 }),
                2..=3 if !often => Some(0),
                _ => (bond == Bond::Firm).then_some(0),
            }
        }
    }
}

/// Two times that are stated: of a strike, two different days are two strikes.
fn stated(
    one: Node<'_>,
    other: Node<'_>,
    (a, b): ((Date, Date), (Date, Date)),
    bond: Bond,
    often: bool,
) -> Option<i32> {
    let gap = gap(a, b);
    if gap == 0 {
        let day = a.0 == a.1 && b.0 == b.1;
        let longest = length(a).max(length(b));
        let long = longest > 2;
        // a day of a month is not told to be that of what the month brought
        let vague = longest > WEEK && longest > 2 * length(a).min(length(b));
        return Some(if day {
            250
        } else if vague {
            0
        } else if long {
            125
        } else {
            200
        });
    }
    let same = one.account.kind == other.account.kind;
    let kind = one.account.kind.filter(|_| same);
    // the day of a report may stand for that of the event
    let own = |node: Node<'_>, days: (Date, Date)| node.article.published == Some(days.1);
    let loose = own(one, a) || own(other, b);
    let within = match kind {
        Some(kind) if kinds::is_lasting(kind) => LASTING,
        Some(kind) if kinds::is_singular(kind) => SINGULAR,
        _ if bond > Bond::None && loose => SINGULAR,
        _ if bond > Bond::None => 1,
        _ => 0,
    };
    if gap <= within {
        Some(50 - 10 * gap)
    } else {
        (loose && !often && gap <= SINGULAR).then_some(ANOTHER_DAY)
    }
}

/// A stated time and the day of publication of an article that states none.
fn reported(
    node: Node<'_>,
    stated: (Date, Date),
    published: Option<Date>,
    bond: Bond,
    often: bool,
) -> Option<i32> {
    let Some(published) = published else {
        return Some(0);
    };
    match (published - stated.1).get_days() {
        // told before it was: the day may be that of the report
        early @ ..0 if published < stated.0 => {
            let loose = !often && node.article.published == Some(stated.1);
            let points = if bond > Bond::None { 0 } else { ANOTHER_DAY };
            (loose && early >= -SINGULAR).then_some(points)
        }
        ..=0 => Some(150),
        1 => Some(if often { 50 } else { 125 }),
        2..=3 if !often => Some(50),
        2..=10 if bond == Bond::Firm => Some(0),
        2..=WEEK if bond == Bond::Loose && !often => Some(0),
        _ => None,
    }
}

/// Days between two times; none where they meet.
pub(super) fn gap(a: (Date, Date), b: (Date, Date)) -> i32 {
    let between = |early: Date, late: Date| (late - early).get_days().max(0);
    between(a.1, b.0).max(between(b.1, a.0))
}

fn length(days: (Date, Date)) -> i32 {
    (days.1 - days.0).get_days() + 1
}

/// How far their numbers and texts hold two accounts together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Bond {
    None,
    /// A number that seldom stands twice.
    Loose,
    /// The same text, or two numbers.
    Firm,
}

/// What the numbers of two accounts say.
struct Numbers {
    points: i32,
    /// Whether a number that seldom stands twice is the same, and none differs.
    telling: bool,
    /// Whether two numbers are the same.
    twice: bool,
    /// Outcomes whose numbers exclude each other.
    differing: i32,
    /// Whether one of those that can be compared differs.
    differs: bool,
    /// Whether all of them do.
    conflict: bool,
    /// Whether each of these is many times the other.
    far: bool,
}

impl Numbers {
    fn of(one: Node<'_>, other: Node<'_>) -> Self {
        let order = one.article.published.cmp(&other.article.published);
        let all = (one.account, other.account);
        let (one, other) = (leading(&all.0.figures), leading(&all.1.figures));
        let (mut points, mut shared, mut telling) = (0, 0, false);
        let (mut compared, mut differing, mut excluded, mut far) = (0, 0, 0, 0);
        for (outcome, mine) in &one {
            let Some(theirs) = other.get(outcome) else {
                continue;
            };
            compared += 1;
            let same = mine.iter().filter_map(|a| {
                let same = theirs.iter().filter_map(|b| likeness(a, b));
                same.max().map(|points| (points, a.min))
            });
            match same.max() {
                Some((worth, number)) => {
                    points += worth;
                    shared += i32::from(number > 2);
                    telling |= number >= TELLING && worth >= 150;
                }
                None if exclude(mine, theirs) => {
                    excluded += 1;
                    far += i32::from(is_far(mine, theirs));
                    differing += i32::from(!rises(mine, theirs, order));
                }
                None => {}
            }
        }
        points += denied(&all.0.figures, &all.1.figures) + denied(&all.1.figures, &all.0.figures);
        Self {
            points: points.min(400),
            telling: telling && differing == 0,
            twice: shared > 1,
            differing,
            differs: excluded > 0,
            conflict: compared > 0 && compared == excluded,
            far: far > 0 && far == excluded,
        }
    }
}

/// The counts that say a number of their own, by outcome.
fn leading(figures: &[AccountCount]) -> BTreeMap<Outcome, Vec<&AccountCount>> {
    let mut leading: BTreeMap<Outcome, Vec<&AccountCount>> = BTreeMap::new();
    for figure in figures {
        if figure.is_asserted() && figure.modifier != Hedge::Unspecified {
            let outcome = match figure.outcome {
                // what is not said of victims may be said of the dead
                Outcome::Affected => Outcome::Killed,
                outcome => outcome,
            };
            leading.entry(outcome).or_default().push(figure);
        }
    }
    leading
}

/// Points for a number that one denies and another states: «ونفى مقتل 17».
fn denied(one: &[AccountCount], other: &[AccountCount]) -> i32 {
    let denied = one.iter().filter(|a| a.status == Status::Denied);
    let worth = denied.filter_map(|a| {
        let said = other
            .iter()
            .filter(|b| b.is_asserted() && b.outcome == a.outcome);
        said.filter_map(|b| likeness(a, b)).max()
    });
    worth.max().unwrap_or(0)
}

/// Whether the later article tells the higher numbers, as it does of a toll that rises.
fn rises(one: &[&AccountCount], other: &[&AccountCount], order: Ordering) -> bool {
    let highest = |figures: &[&AccountCount]| figures.iter().map(|figure| figure.min).max();
    order != Ordering::Equal && highest(one).cmp(&highest(other)) == order
}

/// Whether the highest number of one is many times that of the other.
fn is_far(one: &[&AccountCount], other: &[&AccountCount]) -> bool {
    let highest =
        |figures: &[&AccountCount]| figures.iter().map(|figure| figure.min).max().unwrap_or(0);
    let (one, other) = (highest(one), highest(other));
    one.max(other) >= one.min(other).max(1) * FAR
}

/// Whether no count of one fits any of the other.
fn exclude(one: &[&AccountCount], other: &[&AccountCount]) -> bool {
    let apart = |a: &AccountCount, b: &AccountCount| {
        a.max.is_some_and(|max| max < b.min) || b.max.is_some_and(|max| max < a.min)
    };
    one.iter().all(|a| other.iter().all(|b| apart(a, b)))
}

/// Points for two counts that say one number, or nearly: «40» and «more than 40».
fn likeness(a: &AccountCount, b: &AccountCount) -> Option<i32> {
    let worth = match a.min.min(b.min) {
        TELLING.. => 200,
        3.. => 100,
        _ => 30,
    };
    if (a.min, a.max) == (b.min, b.max) {
        Some(worth)
    } else if a.min.abs_diff(b.min) <= 1 && (a.max.is_none() || b.max.is_none()) && a.min > 2 {
        Some(worth * 3 / 4)
    } else if rounds(a, b) || rounds(b, a) {
        Some(worth / 2)
    } else {
        None
    }
}

/// Whether one says what the other rounds down to: «more than 500» of 511.
fn rounds(round: &AccountCount, exact: &AccountCount) -> bool {
    let open = round.max.is_none() && round.modifier == Hedge::MoreThan && exact.max.is_some();
    open && round.min >= TELLING && (round.min..=round.min + round.min / 10).contains(&exact.min)
}

/// Whether a day opens the year in which an article appeared.
fn is_own_year(node: Node<'_>, day: Date) -> bool {
    let published = node.article.published;
    day.day_of_year() == 1 && published.is_some_and(|published| published.year() == day.year())
}

/// Running totals: one war, told from about the same beginning.
fn totals(one: Node<'_>, other: Node<'_>, a: Period, b: Period) -> Option<i32> {
    let shared = one.article.countries.iter();
    let shared = shared.filter(|country| other.article.countries.contains(country));
    let countries = match shared.count() {
        0 => None,
        1 => Some(50),
        _ => Some(150),
    };
    let places = match (&one.account.place, &other.account.place) {
        (Some(a), Some(b)) => match relation(a, b) {
            Some(points) => Some(points.clamp(50, 150)),
            // two places of one war
            None if countries == Some(150) => Some(0),
            None => return None,
        },
        _ => Some(0),
    };
    let begun = match (a.start, b.start) {
        (Some(a), Some(b)) => match (a - b).get_days().abs() {
            // «this year» is no beginning of a war; «since 2011» may be
            0 if is_own_year(one, a) && is_own_year(other, b) => 0,
            0 => 250,
            1..=7 => 200,
            8..=BEGINNINGS => 100,
            _ => return None,
        },
        _ => 0,
    };
    let held = match (a.end, b.end) {
        (Some(a), Some(b)) => match (a - b).get_days().abs() {
            apart @ 0..=TOTALS => 100 - apart,
            _ if begun > 0 => 0,
            _ => return None,
        },
        _ => 0,
    };
    let numbers = Numbers::of(one, other);
    let known = countries.or_else(|| places.filter(|points| *points > 0))?;
    let days = one.article.published.zip(other.article.published);
    let together = days.is_some_and(|(a, b)| (a - b).get_days().abs() <= WEEK);
    // what began at no told time, is of another kind and shares no number may be anything that goes on there
    let same = one.account.kind == other.account.kind;
    if begun == 0 && numbers.points <= 0 && !same {
        return None;
    }
    // of one war, articles of one week do not tell many times as many
    let numbers = if numbers.far && numbers.conflict && together {
        -200
    } else {
        numbers.points.min(150)
    };
    Some(known + places.unwrap_or(0) + begun + held + numbers)
}
