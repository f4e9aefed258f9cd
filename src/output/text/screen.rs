//! Several articles on one screen, however many they are: what happened and who says so, who
//! disagrees, who is quoted and what is named most, what to type next.

use std::collections::BTreeSet;

use super::super::overview::{Overview, Phrase};
use super::page::Page;
use crate::aggregate::LinkedEvent;

/// Lines of the screen.
const LINES: usize = 40;
/// Events that are told, where there is room for so many.
const EVENTS: usize = 10;
/// Lines of disagreements.
const DISPUTED: usize = 9;
const SPEAKERS: usize = 5;
/// Names of one type.
const NAMES: usize = 8;

/// Columns of a day, with the sign that another one follows.
const DAY: usize = 12;
/// Where what is said of an event begins: after its day.
const SAID: usize = 16;
/// Columns of «120 quotations» and «120 articles».
const COUNT: usize = 15;

/// From how many columns on a terminal is wide.
const WIDE: usize = 100;
/// Columns of a type of event and of its place on a wide terminal and on a usual one, where rules
/// between columns take some.
const ROOMY: (usize, usize) = (22, 26);
const CLOSE: (usize, usize) = (17, 15);
const RULED: (usize, usize) = (14, 13);

/// The screen.
pub(super) fn written(page: &mut Page, overview: &Overview<'_>) -> String {
    page.title(&overview.heading());
    let counts = overview.counts();
    if !counts.is_empty() {
        page.line(2).faint(0, &counts).end();
    }
    let mut screen = page.take();
    disagreements(page, overview);
    speakers(page, overview);
    names(page, overview);
    page.blank();
    page.line(0).phrase(&overview.what_next());
    let rest = page.take();
    let taken = lines(&screen) + lines(&rest);
    screen.push_str(&events(page, overview, LINES.saturating_sub(taken)));
    screen.push_str(&rest);
    screen
}

fn lines(text: &str) -> usize {
    text.matches('\n').count()
}

/// The weightiest events in at most so many lines.
fn events(page: &mut Page, overview: &Overview<'_>, room: usize) -> String {
    let all = overview.events();
    if all.is_empty() {
        return String::new();
    }
    page.heading(overview.labels.table("linked_events"));
    let mut written = page.take();
    let mut shown = BTreeSet::new();
    let mut told = 0;
    for event in all.iter().take(EVENTS) {
        happened(page, overview, event);
        let phrases = overview.told(event, &mut shown);
        said(page, &overview.days(event).end, &phrases);
        let next = page.take();
        // a line is kept for how many are left
        if lines(&written) + lines(&next) >= room {
            break;
        }
        written.push_str(&next);
        told += 1;
    }
    let rest = overview.aggregate.events.len() - told;
    if rest > 0 {
        let more = overview.labels.counted("more", rest);
        page.line(2).faint(0, &more).end();
        written.push_str(&page.take());
    }
    written
}

/// When, what and where, and how many articles tell it.
fn happened<'a>(page: &mut Page, overview: &Overview<'a>, event: &'a LinkedEvent) {
    let days = overview.days(event);
    let from = if days.end.is_empty() { "" } else { " –" };
    let wide = page.width().is_none_or(|width| width >= WIDE);
    let (kind, place) = match (wide, page.is_ruled()) {
        (true, _) => ROOMY,
        (false, false) => CLOSE,
        (false, true) => RULED,
    };
    let line = page.line(2);
    let line = line.strong_cell(DAY, &format!("{}{from}", days.start));
    let line = line.strong_cell(kind, overview.kind(event));
    let line = line.cell(place, overview.place(event));
    line.faint(0, &overview.reports(event)).end();
}

/// What is said of it, the last of its days beside the first line.
fn said(page: &mut Page, end: &str, phrases: &[Phrase<'_>]) {
    match phrases {
        [] if end.is_empty() => {}
        [] => page.line(2).strong_cell(DAY, end).end(),
        [first, rest @ ..] => {
            if end.is_empty() {
                page.line(SAID).phrase(first);
            } else {
                page.line(2).strong_cell(DAY, end).phrase(first);
            }
            for phrase in rest {
                page.line(SAID).phrase(phrase);
            }
        }
    }
}

fn disagreements(page: &mut Page, overview: &Overview<'_>) {
    let all = overview.disagreements();
    if all.is_empty() {
        return;
    }
    page.heading(overview.labels.table("disagreements"));
    let (mut told, mut taken) = (0, 0);
    for (event, positions) in &all {
        taken += 1 + positions.len();
        if taken > DISPUTED {
            break;
        }
        told += 1;
        let days = overview.days(event);
        let line = page.line(2).strong_cell(DAY, &days.start);
        line.phrase(&overview.subject(event));
        for phrase in positions {
            page.line(SAID).phrase(phrase);
        }
    }
    if told < all.len() {
        let rest = all.len() - told;
        let more = overview.labels.counted("more_disagreements", rest);
        page.line(2).faint(0, &more).end();
    }
}

fn speakers(page: &mut Page, overview: &Overview<'_>) {
    let all = &overview.aggregate.speakers;
    if all.is_empty() {
        return;
    }
    let labels = overview.labels;
    page.heading(labels.overview("quoted"));
    for speaker in all.iter().take(SPEAKERS) {
        let quotes = usize::try_from(speaker.quotes).unwrap_or(usize::MAX);
        let line = page
            .line(2)
            .cell(COUNT, &labels.counted("quotations", quotes));
        let articles = labels.counted("articles", speaker.documents.len());
        let line = line.faint(COUNT, &articles);
        let role = speaker.roles.first().map(|role| overview.name(role));
        let who = [Some(overview.name(&speaker.name)), role];
        line.phrase(&overview.listed(who.into_iter().flatten()));
    }
}

/// A line for each type of names.
fn names(page: &mut Page, overview: &Overview<'_>) {
    let all = overview.names();
    if all.is_empty() {
        return;
    }
    page.heading(overview.labels.overview("named"));
    for (kind, names) in all {
        let names = names.iter().take(NAMES);
        let names: Vec<String> = names.map(|name| overview.mentions(name)).collect();
        let names = overview.listed(names.iter().map(String::as_str));
        page.line(2).faint(COUNT, kind).list(&names);
    }
}
