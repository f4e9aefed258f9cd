//! All documents together in the text report.

use super::super::labels::Labels;
use super::page::count_notes;
use super::page::{Page, label_and_number, name_and_titles};
use crate::aggregate::{
    Aggregate, Claim, Day, Disagreement, LinkedEvent, Range, Scope, SourceCount, SpeakerTotal, Toll,
};
use crate::facts::{CueStance, Status, VictimKind};

/// Entries of a list that is sorted by weight; the other formats have all.
const TOP: usize = 30;

pub(super) fn write_aggregate(page: &mut Page, labels: &Labels, aggregate: &Aggregate) {
    page.document_title(&labels.word.aggregate);
    let size = document_list(labels, &aggregate.documents);
    let period = aggregate
        .period
        .map(|period| format!("{}..{}", period.start, period.end));
    page.begin_line(2)
        .left_field(0, &size)
        .left_field(0, &period.unwrap_or_default())
        .end_line();
    write_events(page, labels, aggregate);
    write_timeline(page, labels, aggregate);
    write_speakers(page, labels, aggregate);
    write_names(page, labels, aggregate);
    write_spellings(page, labels, aggregate);
    write_network(page, labels, aggregate);
    page.blank_line();
}

/// A list under its heading, when there is anything in it.
fn top_list<T>(
    page: &mut Page,
    labels: &Labels,
    table: &str,
    list: &[T],
    line: impl Fn(&mut Page, &T),
) {
    if list.is_empty() {
        return;
    }
    page.section_heading(labels.table_label(table));
    for entry in list.iter().take(TOP) {
        line(page, entry);
    }
    if let Some(rest) = list.len().checked_sub(TOP).filter(|rest| *rest > 0) {
        page.begin_line(2)
            .right_number(4, format!("+{rest}"))
            .faint_field(0, &labels.word.more)
            .end_line();
    }
}

fn write_events(page: &mut Page, labels: &Labels, aggregate: &Aggregate) {
    if aggregate.events.is_empty() {
        return;
    }
    page.section_heading(labels.table_label("linked_events"));
    let (recalled, told): (Vec<_>, Vec<_>) = aggregate
        .events
        .iter()
        .partition(|event| event.is_recalled());
    let told = told.iter().filter(|event| !event.claims.is_empty());
    for event in told {
        write_subject(page, labels, event);
        for one in &event.disagreements {
            write_disagreement(page, labels, event, one);
        }
        for claim in &event.claims {
            write_claim(page, labels, claim);
        }
    }
    let bare = aggregate
        .events
        .iter()
        .filter(|event| event.claims.is_empty());
    let bare: Vec<&LinkedEvent> = bare.filter(|event| !event.is_recalled()).collect();
    for event in bare.iter().take(TOP) {
        write_subject(page, labels, event);
    }
    left_out(page, labels, bare.len().saturating_sub(TOP));
    if !recalled.is_empty() {
        let recalled = label_and_number(&labels.word.recalled, recalled.len());
        page.begin_line(2).faint_field(0, &recalled).end_line();
    }
    if !aggregate.copies.is_empty() {
        for copies in &aggregate.copies {
            let ids: Vec<&str> = copies.iter().map(String::as_str).collect();
            page.labelled_text(&labels.word.copies, &ids);
        }
    }
}

/// How many entries of a list are left out.
fn left_out(page: &mut Page, labels: &Labels, rest: usize) {
    if rest > 0 {
        let line = page.begin_line(2).right_number(4, format!("+{rest}"));
        line.faint_field(0, &labels.word.more).end_line();
    }
}

/// When, what and where, who tells it, and the tolls.
fn write_subject(page: &mut Page, labels: &Labels, event: &LinkedEvent) {
    let word = &labels.word;
    let time = match (event.start, event.end) {
        (Some(start), Some(end)) if start != end => format!("{start}..{end}"),
        (Some(start), _) => start.to_string(),
        _ => word.undated.clone(),
    };
    let kind = event.kind.map_or("", |kind| labels.event_label(kind));
    let line = page
        .begin_line(2)
        .strong_field(10, &time)
        .strong_field(12, kind);
    let line = line.left_field(0, &label_and_number(&word.reports, event.reports.len()));
    let mut line = line.left_field(
        0,
        &label_and_number(&word.independent, event.grade.independent),
    );
    line = line.left_field(0, labels.grade_label(event.grade.level));
    if event.cumulative {
        line = line.left_field(0, labels.status_label(Status::Cumulative));
    }
    let place = event
        .place
        .as_ref()
        .map_or(word.unplaced.as_str(), |place| &place.name);
    line.end_with_quotes(&[place]);
    if let Some(title) = &event.title {
        page.begin_line(4).end_with_quotes(&[title]);
    }
    for toll in &event.tolls {
        write_bounds(page, labels, toll);
    }
}

fn write_bounds(page: &mut Page, labels: &Labels, toll: &Toll) {
    let word = &labels.word;
    let plain = |number: Option<u64>| number.map_or("-".to_owned(), |number| number.to_string());
    let best = toll.best.zip(toll.modifier);
    let best = best.map_or_else(
        || plain(toll.best),
        |(number, hedge)| labels.hedged_number(number, hedge),
    );
    let high = match (toll.low, toll.high) {
        (Some(_), None) => "+".to_owned(),
        (_, high) => plain(high),
    };
    let line = page
        .begin_line(4)
        .strong_field(10, labels.outcome_label(toll.outcome));
    let line = line
        .left_field(12, &format!("{} {}", word.low, plain(toll.low)))
        .left_field(18, &format!("{} {best}", word.best))
        .left_field(12, &format!("{} {high}", word.high));
    line.end_with_quotes(&[toll.claimed_by.as_deref().unwrap_or_default()]);
    for side in &toll.sides {
        page.begin_line(14)
            .left_field(10, &side.side)
            .left_field(0, &range_text(side.range))
            .end_line();
    }
    if let Some(civilians) = toll.civilians {
        let line = page
            .begin_line(14)
            .left_field(10, labels.victim_label(VictimKind::Civilian));
        line.left_field(0, &range_text(civilians)).end_line();
    }
}

fn range_text(range: Range) -> String {
    match range.high {
        Some(high) if high == range.low => high.to_string(),
        Some(high) => format!("{}..{high}", range.low),
        None => format!("{}+", range.low),
    }
}

/// Who says what, the smallest number first.
fn write_disagreement(page: &mut Page, labels: &Labels, event: &LinkedEvent, one: &Disagreement) {
    let line = page.begin_line(4).strong_field(10, &labels.word.disagree);
    line.left_field(10, labels.outcome_label(one.outcome))
        .end_line();
    for position in &one.positions {
        let claims = position.claims.iter();
        let claims: Vec<&Claim> = claims
            .filter_map(|i| event.claims.get(*i as usize))
            .collect();
        let Some(first) = claims.first() else {
            continue;
        };
        let number = labels.hedged_range(first.min, first.max, first.modifier);
        let mut by: Vec<&str> = claims
            .iter()
            .filter_map(|claim| claim.claimed_by.as_deref())
            .collect();
        by.dedup();
        page.begin_line(6)
            .left_field(18, &number)
            .end_with_quotes(&by);
    }
    if let Some(by) = &one.denied_by {
        page.labelled_text(&labels.word.denied_by, &[by]);
    }
}

fn write_claim(page: &mut Page, labels: &Labels, claim: &Claim) {
    let word = &labels.word;
    let number = labels.hedged_range(claim.min, claim.max, claim.modifier);
    let day = claim.as_of.map(|day| day.to_string()).unwrap_or_default();
    let line = page
        .begin_line(4)
        .left_field(10, labels.outcome_label(claim.outcome))
        .left_field(18, &number)
        .left_field(12, labels.victim_label(claim.victims))
        .left_field(10, &day);
    let mut line = line.left_field(0, &count_notes(labels, claim.status, false, claim.joint));
    if claim.scope == Scope::Part {
        line = line.left_field(0, &word.part);
    } else if !claim.current {
        line = line.left_field(0, &word.earlier);
    }
    match &claim.chain[..] {
        [] => line.end_with_quotes(&[&word.article]),
        chain => line.end_with_quotes(&chain.iter().map(String::as_str).collect::<Vec<_>>()),
    }
    if let Some(by) = &claim.denied_by {
        page.labelled_text(&word.denied_by, &[by]);
    }
    for evidence in &claim.evidence {
        page.begin_line(6)
            .end_with_quotes(&[&evidence.document, &evidence.text]);
    }
}

/// What happened on each day, then the days that are only named.
fn write_timeline(page: &mut Page, labels: &Labels, aggregate: &Aggregate) {
    if aggregate.timeline.is_empty() {
        return;
    }
    page.section_heading(labels.table_label("timeline"));
    let (happened, named): (Vec<&Day>, Vec<&Day>) = aggregate
        .timeline
        .iter()
        .partition(|day| !day.events.is_empty());
    for day in happened {
        write_time(page, labels, day);
        for event in day.events.iter().filter_map(|i| aggregate.events.get(*i)) {
            let kind = event.kind.map_or("", |kind| labels.event_label(kind));
            let line = page.begin_line(18).left_field(12, kind);
            let tolls = event.tolls.iter().filter_map(|toll| {
                let number = labels.hedged_number(toll.best?, toll.modifier?);
                Some(format!("{} {number}", labels.outcome_label(toll.outcome)))
            });
            let line = line.left_field(0, &tolls.collect::<Vec<_>>().join(", "));
            let place = event
                .place
                .as_ref()
                .map_or(labels.word.unplaced.as_str(), |place| &place.name);
            line.end_with_quotes(&[place]);
        }
    }
    if !named.is_empty() {
        page.begin_line(2)
            .faint_field(0, &labels.word.only_named)
            .end_line();
        for day in &named {
            write_time(page, labels, day);
        }
    }
    if aggregate.open_dates > 0 {
        let open = label_and_number(&labels.word.open_dates, aggregate.open_dates);
        page.begin_line(2).faint_field(0, &open).end_line();
    }
}

fn write_time(page: &mut Page, labels: &Labels, day: &Day) {
    let line = page.begin_line(2).strong_field(16, &day.time.value);
    let line = line.left_field(14, &document_list(labels, &day.documents));
    let line = line.left_field(14, &label_and_number(&labels.word.mentions, day.mentions));
    line.left_field(0, &label_and_number(&labels.word.figures, day.figures))
        .end_line();
}

fn write_speakers(page: &mut Page, labels: &Labels, aggregate: &Aggregate) {
    top_list(
        page,
        labels,
        "speakers",
        &aggregate.speakers,
        |page, speaker| {
            let line = page
                .begin_line(2)
                .left_field(14, &label_and_number(&labels.word.quotes, speaker.quotes));
            let line = line.left_field(14, &label_and_number(&labels.word.spoken, speaker.words));
            let line = line.left_field(14, &document_list(labels, &speaker.documents));
            line.end_with_quotes(&name_and_titles(&speaker.name, &speaker.roles));
            let tones = speaker_tones(labels, speaker);
            if !tones.is_empty() {
                page.begin_line(18).faint_field(0, &tones).end_line();
            }
        },
    );
}

/// In which tones somebody speaks, but for the neutral one.
fn speaker_tones(labels: &Labels, speaker: &SpeakerTotal) -> String {
    let counts = speaker.stances.iter();
    let told = counts.filter(|(stance, _)| **stance != CueStance::Neutral);
    let told: Vec<String> = told
        .map(|(stance, count)| label_and_number(labels.stance_label(*stance), *count))
        .collect();
    told.join(", ")
}

fn write_names(page: &mut Page, labels: &Labels, aggregate: &Aggregate) {
    top_list(page, labels, "names", &aggregate.entities, |page, name| {
        let line = page
            .begin_line(2)
            .left_field(14, &label_and_number(&labels.word.mentions, name.mentions));
        let line = line.left_field(14, &document_list(labels, &name.documents));
        let line = line.faint_field(13, labels.entity_label(name.kind));
        line.left_field(28, name.name_en.as_deref().unwrap_or_default())
            .end_with_quotes(&[&name.name]);
    });
}

fn write_spellings(page: &mut Page, labels: &Labels, aggregate: &Aggregate) {
    let several = aggregate.variants.iter();
    let several: Vec<_> = several.filter(|name| name.forms.len() > 1).collect();
    top_list(page, labels, "spellings", &several, |page, spelling| {
        page.begin_line(2).end_with_quotes(&[&spelling.name]);
        for form in &spelling.forms {
            let line = page.begin_line(2).right_number(4, form.count);
            let line = line.left_field(14, &document_list(labels, &form.documents));
            let outlets = source_counts(&form.sources);
            let said = std::iter::once(&form.text).chain(&outlets);
            line.end_with_quotes(&said.map(String::as_str).collect::<Vec<_>>());
        }
    });
}

/// Who writes so, and how often.
fn source_counts(sources: &[SourceCount]) -> Vec<String> {
    let told = |of: &SourceCount| Some(format!("{} {}", of.source.as_ref()?, of.count));
    sources.iter().filter_map(told).collect()
}

fn write_network(page: &mut Page, labels: &Labels, aggregate: &Aggregate) {
    top_list(page, labels, "network", &aggregate.network, |page, pair| {
        let line = page.begin_line(2).left_field(
            14,
            &label_and_number(&labels.word.sentences, pair.sentences),
        );
        let line = line.left_field(14, &document_list(labels, &pair.documents));
        line.end_with_quotes(&[&pair.a.name, &pair.b.name]);
    });
}

fn document_list(labels: &Labels, ids: &[String]) -> String {
    label_and_number(&labels.word.documents, ids.len())
}
