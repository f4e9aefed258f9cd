//! All documents together in the text report.

use super::super::labels::Labels;
use super::notes;
use super::page::{Line, Page, counted, titled};
use crate::aggregate::{Aggregate, Bounds, Claim, ClaimGroup, SourceCount, SpeakerTotal};
use crate::facts::{CueStance, Status, VictimKind};

/// Entries of a list that is sorted by weight; the other formats have all.
const TOP: usize = 30;

pub(super) fn write(page: &mut Page, labels: &Labels, aggregate: &Aggregate) {
    page.title(&labels.word.aggregate);
    let size = documents(labels, &aggregate.documents);
    let period = aggregate
        .period
        .map(|period| format!("{}..{}", period.start, period.end));
    page.line(2)
        .left(0, &size)
        .left(0, &period.unwrap_or_default())
        .end();
    claims(page, labels, aggregate);
    timeline(page, labels, aggregate);
    speakers(page, labels, aggregate);
    names(page, labels, aggregate);
    spellings(page, labels, aggregate);
    network(page, labels, aggregate);
    page.blank();
}

/// A list under its heading, when there is anything in it.
fn top<T>(page: &mut Page, labels: &Labels, table: &str, list: &[T], line: impl Fn(&mut Page, &T)) {
    if list.is_empty() {
        return;
    }
    page.heading(labels.table(table));
    for entry in list.iter().take(TOP) {
        line(page, entry);
    }
    if let Some(rest) = list.len().checked_sub(TOP).filter(|rest| *rest > 0) {
        page.line(2)
            .number(4, format!("+{rest}"))
            .faint(0, &labels.word.more)
            .end();
    }
}

fn claims(page: &mut Page, labels: &Labels, aggregate: &Aggregate) {
    if aggregate.casualties.is_empty() {
        return;
    }
    page.heading(labels.table("claims"));
    for group in &aggregate.casualties {
        subject(page, labels, group);
        for claim in &group.claims {
            stated(page, labels, claim);
        }
    }
}

fn subject(page: &mut Page, labels: &Labels, group: &ClaimGroup) {
    let word = &labels.word;
    let time = group
        .time
        .as_ref()
        .map_or(word.undated.as_str(), |time| &time.value);
    let line = page.line(2).strong(10, time);
    let mut line = line.strong(10, labels.outcome(group.outcome));
    line = bounds(line, labels, group.total);
    if group.cumulative {
        line = line.left(0, labels.status(Status::Cumulative));
    }
    line.said(&[group.place.as_deref().unwrap_or(&word.unplaced)]);
    for side in &group.sides {
        let line = page.line(14).left(10, &side.country);
        bounds(line, labels, side.bounds).end();
    }
    if let Some(civilians) = group.civilians {
        let line = page.line(14).left(10, labels.victims(VictimKind::Civilian));
        bounds(line, labels, civilians).end();
    }
}

fn bounds<'p>(line: Line<'p>, labels: &Labels, bounds: Bounds) -> Line<'p> {
    let word = &labels.word;
    let plain = |number: Option<u64>| number.map_or("-".to_owned(), |number| number.to_string());
    let best = bounds.best.zip(bounds.hedge);
    let best = best.map_or_else(
        || plain(bounds.best),
        |(number, hedge)| labels.number(number, Some(number), hedge),
    );
    let above = if bounds.open { "+" } else { "" };
    line.left(12, &format!("{} {}", word.low, plain(bounds.low)))
        .left(12, &format!("{} {best}", word.best))
        .left(12, &format!("{} {}{above}", word.high, plain(bounds.high)))
}

fn stated(page: &mut Page, labels: &Labels, claim: &Claim) {
    let number = labels.number(claim.min, claim.max, claim.modifier);
    let line = page
        .line(4)
        .left(18, &number)
        .left(12, labels.victims(claim.victims));
    let own = claim.source.as_deref().unwrap_or(&labels.word.article);
    let line = line.left(0, &notes(labels, claim.status, claim.subset, claim.joint));
    line.said(&[claim.claimed_by.as_deref().unwrap_or(own)]);
    if let Some(by) = &claim.denied_by {
        page.labelled(&labels.word.denied_by, &[by]);
    }
    for evidence in &claim.evidence {
        page.line(6).said(&[&evidence.document, &evidence.text]);
    }
}

fn timeline(page: &mut Page, labels: &Labels, aggregate: &Aggregate) {
    if aggregate.timeline.is_empty() {
        return;
    }
    page.heading(labels.table("timeline"));
    for day in &aggregate.timeline {
        let line = page.line(2).strong(16, &day.time.value);
        let line = line.left(14, &documents(labels, &day.documents));
        let line = line.left(14, &counted(&labels.word.mentions, day.mentions));
        line.left(14, &counted(&labels.word.figures, day.casualties))
            .end();
        for group in day
            .claims
            .iter()
            .filter_map(|i| aggregate.casualties.get(*i))
        {
            let line = page.line(18).left(10, labels.outcome(group.outcome));
            let line = bounds(line, labels, group.total);
            line.said(&[group.place.as_deref().unwrap_or(&labels.word.unplaced)]);
        }
    }
    if aggregate.open_dates > 0 {
        let open = counted(&labels.word.open_dates, aggregate.open_dates);
        page.line(2).faint(0, &open).end();
    }
}

fn speakers(page: &mut Page, labels: &Labels, aggregate: &Aggregate) {
    top(
        page,
        labels,
        "speakers",
        &aggregate.speakers,
        |page, speaker| {
            let line = page
                .line(2)
                .left(14, &counted(&labels.word.quotes, speaker.quotes));
            let line = line.left(14, &counted(&labels.word.spoken, speaker.words));
            let line = line.left(14, &documents(labels, &speaker.documents));
            line.said(&titled(&speaker.name, &speaker.roles));
            let tones = tones(labels, speaker);
            if !tones.is_empty() {
                page.line(18).faint(0, &tones).end();
            }
        },
    );
}

/// In which tones somebody speaks, but for the neutral one.
fn tones(labels: &Labels, speaker: &SpeakerTotal) -> String {
    let counts = speaker.stances.iter();
    let told = counts.filter(|(stance, _)| **stance != CueStance::Neutral);
    let told: Vec<String> = told
        .map(|(stance, count)| counted(labels.stance(*stance), *count))
        .collect();
    told.join(", ")
}

fn names(page: &mut Page, labels: &Labels, aggregate: &Aggregate) {
    top(page, labels, "names", &aggregate.entities, |page, name| {
        let line = page
            .line(2)
            .left(14, &counted(&labels.word.mentions, name.mentions));
        let line = line.left(14, &documents(labels, &name.documents));
        let line = line.faint(9, labels.entity(name.kind));
        line.left(28, name.name_en.as_deref().unwrap_or_default())
            .said(&[&name.name]);
    });
}

fn spellings(page: &mut Page, labels: &Labels, aggregate: &Aggregate) {
    top(
        page,
        labels,
        "spellings",
        &aggregate.variants,
        |page, spelling| {
            page.line(2).said(&[&spelling.name]);
            for form in &spelling.forms {
                let line = page.line(2).number(4, form.count);
                let line = line.left(14, &documents(labels, &form.documents));
                let outlets = sources(&form.sources);
                let said = std::iter::once(&form.text).chain(&outlets);
                line.said(&said.map(String::as_str).collect::<Vec<_>>());
            }
        },
    );
}

/// Who writes so, and how often.
fn sources(sources: &[SourceCount]) -> Vec<String> {
    let told = |of: &SourceCount| Some(format!("{} {}", of.source.as_ref()?, of.count));
    sources.iter().filter_map(told).collect()
}

fn network(page: &mut Page, labels: &Labels, aggregate: &Aggregate) {
    top(page, labels, "network", &aggregate.network, |page, pair| {
        let line = page
            .line(2)
            .left(14, &counted(&labels.word.sentences, pair.sentences));
        let line = line.left(14, &documents(labels, &pair.documents));
        line.said(&[&pair.a.name, &pair.b.name]);
    });
}

fn documents(labels: &Labels, ids: &[String]) -> String {
    counted(&labels.word.documents, ids.len())
}
