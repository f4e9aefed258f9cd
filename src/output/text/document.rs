//! One article in the text report.

use std::cmp::Reverse;

use jiff::civil::Date;

use super::super::labels::Labels;
use super::super::overview::READING_ORDER;
use super::explain::Explain;
use super::page::count_notes;
use super::page::{Page, label_and_number, name_and_titles};
use crate::facts::{
    Casualty, Cell, CueStance, Document, Entity, EntityType, Event, EventStatus, Facts, Layer,
    Quote, TimeExpression, Variant,
};

/// What every section is written with.
struct Sheet<'a> {
    labels: &'a Labels,
    /// When each fact is to say why it was found.
    explain: Option<Explain<'a>>,
}

pub(super) fn write_document(
    page: &mut Page,
    labels: &Labels,
    document: &Document,
    explained: bool,
) {
    write_header(page, labels, document);
    let published = document.published.clone();
    let sheet = &Sheet {
        labels,
        explain: explained.then_some(Explain {
            labels,
            published,
            dates: &document.facts.dates,
        }),
    };
    let Facts {
        entities,
        dates,
        casualties,
        quotes,
        events,
        variants,
    } = &document.facts;
    if document.facts == Facts::default() {
        page.begin_line(2).end_with_quotes(&[&labels.word.nothing]);
    }
    for layer in READING_ORDER {
        match layer {
            Layer::Events => write_section(page, sheet, layer, events, |page, sheet, events| {
                write_events(page, sheet, (events, casualties));
            }),
            Layer::Casualties => write_section(page, sheet, layer, casualties, write_casualties),
            Layer::Quotes => write_section(page, sheet, layer, quotes, write_quotes),
            Layer::Dates => write_section(page, sheet, layer, dates, write_dates),
            Layer::Entities => write_section(page, sheet, layer, entities, write_entities),
            Layer::Variants => {
                let several = variants.iter().filter(|variant| variant.forms.len() > 1);
                let several: Vec<&Variant> = several.collect();
                write_section(page, sheet, layer, &several, write_variants);
            }
        }
    }
    page.blank_line();
}

fn write_header(page: &mut Page, labels: &Labels, document: &Document) {
    page.document_title(&document.id);
    let day = document.published.date.map(|day| day.to_string());
    let day = day.as_deref().unwrap_or(&labels.word.undated);
    let (stats, word) = (&document.stats, &labels.word);
    let size = [
        (&word.characters, stats.chars),
        (&word.sentences, stats.sentences),
        (&word.open_dates, stats.open_dates),
    ];
    let told_of =
        |(label, number): (&String, u32)| (number > 0).then(|| label_and_number(label, number));
    let size: Vec<String> = size.into_iter().filter_map(told_of).collect();
    let size = size.join(", ");
    page.begin_line(2)
        .left_field(10, day)
        .left_field(0, &size)
        .end_with_quotes(&known_texts([&document.title, &document.source]));
    for conflict in &document.published.conflicts {
        let day = conflict.date.to_string();
        let Cell::Text(basis) = Cell::enum_word(&conflict.basis) else {
            continue;
        };
        page.begin_line(2)
            .strong_field(0, &labels.word.conflict)
            .left_field(0, &day)
            .faint_field(0, labels.rule_label(&basis))
            .end_line();
    }
    for warning in &document.warnings {
        page.begin_line(2)
            .strong_field(0, &labels.word.warning)
            .end_with_quotes(&[&warning.message]);
    }
}

/// A layer under its heading, when anything was found.
fn write_section<F>(
    page: &mut Page,
    sheet: &Sheet<'_>,
    layer: Layer,
    facts: &[F],
    write: impl FnOnce(&mut Page, &Sheet<'_>, &[F]),
) {
    if !facts.is_empty() {
        page.section_heading(sheet.labels.layer_label(layer));
        write(page, sheet, facts);
    }
}

/// By type, the most often named first.
fn write_entities(page: &mut Page, sheet: &Sheet<'_>, entities: &[Entity]) {
    let labels = sheet.labels;
    for kind in EntityType::ALL {
        let mut named: Vec<_> = entities
            .iter()
            .filter(|entity| entity.kind == kind)
            .collect();
        named.sort_by_key(|entity| Reverse(entity.mentions.len()));
        if !named.is_empty() {
            page.begin_line(2)
                .faint_field(0, labels.entity_label(kind))
                .end_line();
        }
        for entity in named {
            let english = entity.name_en.as_deref().unwrap_or_default();
            let line = page
                .begin_line(2)
                .right_number(4, entity.mentions.len())
                .left_field(28, english);
            line.end_with_quotes(&name_and_titles(&entity.name, &entity.roles));
            if let Some(explain) = &sheet.explain {
                explain.explain_entity(page, entity);
            }
        }
    }
}

fn write_dates(page: &mut Page, sheet: &Sheet<'_>, dates: &[TimeExpression]) {
    for date in dates {
        let days = match (date.start, date.end) {
            (Some(start), Some(end)) if start != end => format!("{start}..{end}"),
            _ => String::new(),
        };
        page.begin_line(2)
            .left_field(16, &date.value)
            .faint_field(22, &days)
            .end_with_quotes(&[&date.text]);
        if let Some(explain) = &sheet.explain {
            explain.explain_date(page, date);
        }
    }
}

fn write_casualties(page: &mut Page, sheet: &Sheet<'_>, casualties: &[Casualty]) {
    let labels = sheet.labels;
    for casualty in casualties {
        let number = labels.hedged_count(&casualty.count);
        let line = page
            .begin_line(2)
            .left_field(10, labels.outcome_label(casualty.outcome))
            .strong_field(18, &number);
        line.left_field(12, labels.victim_label(casualty.victims.kind))
            .left_field(
                0,
                &count_notes(labels, casualty.status, casualty.subset, casualty.joint),
            )
            .end_line();
        let parties = [
            (&labels.word.claimed_by, casualty.claimed_by.as_ref()),
            (&labels.word.denied_by, casualty.denied_by.as_ref()),
            (&labels.word.place, casualty.place_of()),
        ];
        if let Some(victim) = &casualty.victims.name {
            page.labelled_text(&labels.word.victim, &[victim]);
        }
        for (label, party) in parties {
            if let Some(party) = party {
                page.labelled_text(label, &[&party.name]);
            }
        }
        if let Some(date) = &casualty.date {
            page.begin_line(6)
                .faint_field(12, &labels.word.time)
                .left_field(0, &date.value)
                .end_with_quotes(&[&date.text]);
        }
        casualty_details(page, labels, casualty);
        casualty_links(page, labels, casualty, casualties);
        page.labelled_text(&labels.word.evidence, &[&casualty.text]);
        if let Some(explain) = &sheet.explain {
            explain.explain_casualty(page, casualty);
        }
    }
}

/// When, on which side, by whom and by what, as far as it is told.
fn casualty_details(page: &mut Page, labels: &Labels, casualty: &Casualty) {
    let word = &labels.word;
    let date = casualty.date.as_ref();
    let shown = date.is_some_and(|date| date.start.is_some());
    let when = casualty.when.filter(|when| {
        !shown || date.is_none_or(|date| (date.start, date.end) != (when.start, when.end))
    });
    let when = when.map(|when| day_range(when.start, when.end));
    let day = |day: Option<Date>| day.map(|day| day.to_string());
    let told = [
        (&word.when, when),
        (&word.since, day(casualty.since)),
        (&word.as_of, day(casualty.as_of)),
        (&word.side, casualty.side.clone()),
        (
            &word.agent,
            casualty.agent.as_ref().map(|by| by.name.clone()),
        ),
        (
            &word.cause,
            casualty
                .cause
                .map(|cause| labels.cause_label(cause).to_owned()),
        ),
    ];
    for (label, words) in told {
        if let Some(words) = words {
            page.labelled_text(label, &[&words]);
        }
    }
}

/// «2020-09-27..2020-11-10», a single day once; an end that is not known is left open.
fn day_range(start: Option<Date>, end: Option<Date>) -> String {
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    if start == end {
        day(start)
    } else {
        format!("{}..{}", day(start), day(end))
    }
}

/// How a count stands to others of its article.
fn casualty_links(page: &mut Page, labels: &Labels, casualty: &Casualty, all: &[Casualty]) {
    for link in &casualty.links {
        if let Some(other) = all.get(link.to as usize) {
            let number = labels.hedged_count(&other.count);
            let number = format!("{} {number}", labels.outcome_label(other.outcome));
            page.labelled_text(labels.link_label(link.kind), &[&number, &other.text]);
        }
    }
}

fn write_quotes(page: &mut Page, sheet: &Sheet<'_>, quotes: &[Quote]) {
    let labels = sheet.labels;
    for quote in quotes {
        let speaker = &quote.speaker;
        let name = speaker.name.as_deref().unwrap_or(&labels.word.unknown);
        let mut who = vec![name];
        who.extend(speaker.role.as_deref().filter(|role| *role != name));
        who.push(&quote.cue.text);
        let mut line = page
            .begin_line(2)
            .left_field(10, labels.quote_label(quote.kind));
        if !quote.is_said() {
            line = line.strong_field(0, labels.polarity_label(quote.cue.polarity));
        }
        let stance = Some(quote.cue.stance).filter(|stance| *stance != CueStance::Neutral);
        let stance = stance.map_or("", |stance| labels.stance_label(stance));
        line.faint_field(12, stance).end_with_quotes(&who);
        if let Some(via) = &quote.via {
            page.labelled_text(&labels.word.via, &[&via.name]);
        }
        page.begin_line(6).end_with_quotes(&[&quote.text]);
        if let Some(explain) = &sheet.explain {
            explain.explain_quote(page, quote);
        }
    }
}

fn write_events(page: &mut Page, sheet: &Sheet<'_>, (events, figures): (&[Event], &[Casualty])) {
    let (labels, word) = (sheet.labels, &sheet.labels.word);
    for event in events {
        let (start, end) = event.day_range();
        let line = page
            .begin_line(2)
            .strong_field(22, labels.event_label(event.kind));
        let line = line.left_field(24, &day_range(start, end));
        let status = Some(event.status).filter(|status| *status != EventStatus::Asserted);
        let line = line.left_field(0, status.map_or("", |status| labels.event_status(status)));
        line.end_with_quotes(&[&event.trigger.text]);
        let told = [
            (&word.place, event.place()),
            (&word.agent, event.agent.as_ref()),
            (&word.target, event.target.as_ref()),
            (&word.claimed_by, event.claimed_by.as_ref()),
        ];
        for (label, party) in told {
            if let Some(party) = party {
                page.labelled_text(label, &[&party.name]);
            }
        }
        let own = event.casualties.iter();
        let mut shown = Vec::new();
        for figure in own.filter_map(|i| figures.get(*i as usize)) {
            let told = (
                labels.outcome_label(figure.outcome),
                labels.hedged_count(&figure.count),
            );
            // whoever denies or repeats it states the same number
            if !shown.contains(&told) {
                page.labelled_text(told.0, &[&told.1]);
                shown.push(told);
            }
        }
        if let Some(explain) = &sheet.explain {
            explain.explain_event(page, event);
        }
    }
}

fn write_variants(page: &mut Page, _sheet: &Sheet<'_>, variants: &[&Variant]) {
    for variant in variants {
        page.begin_line(2).end_with_quotes(&[&variant.name]);
        for form in &variant.forms {
            page.begin_line(2)
                .right_number(4, form.count)
                .end_with_quotes(&[&form.text]);
        }
    }
}

/// Those that are known.
fn known_texts<const N: usize>(texts: [&Option<String>; N]) -> Vec<&str> {
    texts
        .into_iter()
        .filter_map(|text| text.as_deref())
        .collect()
}
