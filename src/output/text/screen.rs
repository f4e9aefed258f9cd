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
pub(super) fn write_screen(page: &mut Page, overview: &Overview<'_>) -> String {
    page.document_title(&overview.heading_line());
    let counts = overview.counts_line();
    if !counts.is_empty() {
        page.begin_line(2).faint_field(0, &counts).end_line();
    }
    let mut screen = page.take_written();
    write_disagreements(page, overview);
    write_speakers(page, overview);
    write_names(page, overview);
    page.blank_line();
    page.begin_line(0).end_with_phrase(&overview.what_next());
    let rest = page.take_written();
    let taken = count_lines(&screen) + count_lines(&rest);
    screen.push_str(&write_events(page, overview, LINES.saturating_sub(taken)));
    screen.push_str(&rest);
    screen
}

fn count_lines(text: &str) -> usize {
    text.matches('\n').count()
}

/// The weightiest events in at most so many lines.
fn write_events(page: &mut Page, overview: &Overview<'_>, room: usize) -> String {
    let all = overview.weightiest_events();
    if all.is_empty() {
        return String::new();
    }
    page.section_heading(overview.labels.table_label("linked_events"));
    let mut written = page.take_written();
    let mut shown = BTreeSet::new();
    let mut told = 0;
    for event in all.iter().take(EVENTS) {
        write_event_line(page, overview, event);
        let phrases = overview.event_phrases(event, &mut shown);
        write_phrases(page, &overview.event_days(event).end, &phrases);
        let next = page.take_written();
        // a line is kept for how many are left
        if count_lines(&written) + count_lines(&next) >= room {
            break;
        }
        written.push_str(&next);
        told += 1;
    }
    let rest = overview.aggregate.events.len() - told;
    if rest > 0 {
        let more = overview.labels.counted_noun("more", rest);
        page.begin_line(2).faint_field(0, &more).end_line();
        written.push_str(&page.take_written());
    }
    written
}

/// When, what and where, and how many articles tell it.
fn write_event_line<'a>(page: &mut Page, overview: &Overview<'a>, event: &'a LinkedEvent) {
    let days = overview.event_days(event);
    let from = if days.end.is_empty() { "" } else { " –" };
    let wide = page.line_width().is_none_or(|width| width >= WIDE);
    let (kind, place) = match (wide, page.is_ruled()) {
        (true, _) => ROOMY,
        (false, false) => CLOSE,
        (false, true) => RULED,
    };
    let line = page.begin_line(2);
    let line = line.strong_cell(DAY, &format!("{}{from}", days.start));
    let line = line.strong_cell(kind, overview.event_type(event));
    let line = line.cut_field(place, overview.event_place(event));
    line.faint_field(0, &overview.article_counts(event))
        .end_line();
}

/// What is said of it, the last of its days beside the first line.
fn write_phrases(page: &mut Page, end: &str, phrases: &[Phrase<'_>]) {
    match phrases {
        [] if end.is_empty() => {}
        [] => page.begin_line(2).strong_cell(DAY, end).end_line(),
        [first, rest @ ..] => {
            if end.is_empty() {
                page.begin_line(SAID).end_with_phrase(first);
            } else {
                page.begin_line(2)
                    .strong_cell(DAY, end)
                    .end_with_phrase(first);
            }
            for phrase in rest {
                page.begin_line(SAID).end_with_phrase(phrase);
            }
        }
    }
}

fn write_disagreements(page: &mut Page, overview: &Overview<'_>) {
    let all = overview.weightiest_disagreements();
    if all.is_empty() {
        return;
    }
    page.section_heading(overview.labels.table_label("disagreements"));
    let (mut told, mut taken) = (0, 0);
    for (event, positions) in &all {
        taken += 1 + positions.len();
        if taken > DISPUTED {
            break;
        }
        told += 1;
        let days = overview.event_days(event);
        let line = page.begin_line(2).strong_cell(DAY, &days.start);
        line.end_with_phrase(&overview.event_subject(event));
        for phrase in positions {
            page.begin_line(SAID).end_with_phrase(phrase);
        }
    }
    if told < all.len() {
        let rest = all.len() - told;
        let more = overview.labels.counted_noun("more_disagreements", rest);
        page.begin_line(2).faint_field(0, &more).end_line();
    }
}

fn write_speakers(page: &mut Page, overview: &Overview<'_>) {
    let all = &overview.aggregate.speakers;
    if all.is_empty() {
        return;
    }
    let labels = overview.labels;
    page.section_heading(labels.overview_label("quoted"));
    for speaker in all.iter().take(SPEAKERS) {
        let quotes = usize::try_from(speaker.quotes).unwrap_or(usize::MAX);
        let line = page
            .begin_line(2)
            .cut_field(COUNT, &labels.counted_noun("quotations", quotes));
        let articles = labels.counted_noun("articles", speaker.documents.len());
        let line = line.faint_field(COUNT, &articles);
        let role = speaker
            .roles
            .first()
            .map(|role| overview.name_for_reader(role));
        let who = [Some(overview.name_for_reader(&speaker.name)), role];
        line.end_with_phrase(&overview.names_with_commas(who.into_iter().flatten()));
    }
}

/// A line for each type of names.
fn write_names(page: &mut Page, overview: &Overview<'_>) {
    let all = overview.most_named(NAMES);
    if all.is_empty() {
        return;
    }
    page.section_heading(overview.labels.overview_label("named"));
    for (kind, names) in all {
        let names = overview.names_with_commas(names.iter().map(String::as_str));
        page.begin_line(2)
            .faint_field(COUNT, kind)
            .end_with_list(&names);
    }
}
