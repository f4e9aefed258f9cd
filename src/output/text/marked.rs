//! An article with its facts marked in its text: by colours, or where there are none by brackets
//! with a label.

use std::cmp::Reverse;
use std::fmt::Write as _;
use std::io::{self, Write};
use std::iter;

use anstyle::{AnsiColor, Color, Effects, Style};

use super::super::labels::Labels;
use super::super::signature;
use super::super::sink::Out;
use super::super::{Error, Options, Render, RunInfo, Summary};
use super::page::count_notes;
use crate::article::Article;
use crate::facts::{Document, EntityType, Event, EventDays, EventStatus, Quote};
use crate::span::{Positions, Span, Unit};
use crate::terminal::steers_terminal;

pub(in super::super) struct Marked<'a> {
    out: Out<'a>,
    labels: Labels,
    color: bool,
    isolate: bool,
    unit: Unit,
}

/// A stretch of the text that states something.
struct Mark {
    span: Span,
    label: String,
    style: Style,
}

impl<'a> Marked<'a> {
    pub(in super::super) fn new(options: &Options, out: Out<'a>) -> Result<Self, Error> {
        Ok(Self {
            out,
            labels: Labels::new(options.lang)?,
            color: options.color,
            isolate: options.terminal,
            unit: Unit::default(),
        })
    }

    /// What the colours mean.
    fn colour_legend(&self) -> String {
        let kinds = EntityType::ALL.iter();
        let mut told: Vec<(&str, Style)> = kinds
            .map(|kind| (entity_word(*kind), entity_style(*kind)))
            .collect();
        told.extend([
            ("date", DATE),
            ("casualty", CASUALTY),
            ("event", EVENT),
            ("quote", QUOTE),
        ]);
        let shown = told.into_iter().map(|(kind, style)| {
            let label = self.labels.mark_label(kind);
            format!("{style}{label}{style:#}")
        });
        shown.collect::<Vec<_>>().join("  ")
    }

    /// Every mark, those that begin first and reach farthest before those inside them.
    fn nested_marks(&self, document: &Document, text: &str) -> Vec<Mark> {
        let facts = &document.facts;
        let positions = Positions::new(text, self.unit);
        let mark = |span, label: &str, style| Mark {
            span: positions.byte_span(span),
            label: label.to_owned(),
            style,
        };
        let mut marks = Vec::new();
        for found in &facts.entities {
            let label = self.labels.mark_label(entity_word(found.kind));
            let mentions = found.mentions.iter();
            marks.extend(
                mentions.map(|mention| mark(mention.span, label, entity_style(found.kind))),
            );
        }
        for date in &facts.dates {
            let label = format!("{} {}", self.labels.mark_label("date"), date.value);
            marks.push(mark(date.span, &label, DATE));
        }
        for figure in &facts.casualties {
            let outcome = self.labels.outcome_label(figure.outcome);
            let notes = count_notes(&self.labels, figure.status, figure.subset, figure.joint);
            let number = self.labels.hedged_count(&figure.count);
            let label = [outcome, " ", &number, ", ", &notes].concat();
            let label = label.trim_end_matches(", ");
            marks.push(mark(figure.span, label, CASUALTY));
        }
        for event in &facts.events {
            let label = self.labels.event_label(event.kind);
            // where it is told first, with whom, where and when; a mention says only what it is
            let whole = self.event_label(event);
            marks.push(mark(event.trigger.span, &whole, EVENT));
            let mentions = event.mentions.iter();
            marks.extend(mentions.map(|words| mark(words.span, label, EVENT)));
        }
        for quote in &facts.quotes {
            marks.push(mark(quote.span, &self.quote_label(quote), QUOTE));
        }
        marks.retain(|mark| !mark.span.is_empty());
        marks.sort_by_key(|mark| (mark.span.start(), Reverse(mark.span.end())));
        marks
    }

    /// Who said it, after that it is said, or that it is not.
    fn quote_label(&self, quote: &Quote) -> String {
        let name = quote.speaker.name.as_deref();
        let name = name.unwrap_or(&self.labels.word.unknown);
        let kind = if quote.is_said() {
            self.labels.mark_label("quote")
        } else {
            self.labels.polarity_label(quote.cue.polarity)
        };
        format!("{kind} {name}")
    }

    /// What an event is, with its arguments: «shelling, done by the army, target the market, place Barda, 2020-10-28».
    fn event_label(&self, event: &Event) -> String {
        let word = &self.labels.word;
        let mut label = self.labels.event_label(event.kind).to_owned();
        let parties = [
            (&word.agent, event.agent.as_ref()),
            (&word.target, event.target.as_ref()),
            (&word.place, event.place()),
            (&word.claimed_by, event.claimed_by.as_ref()),
        ];
        for (part, party) in parties {
            if let Some(party) = party {
                let _ = write!(label, ", {part} {}", party.name);
            }
        }
        // of what is only claimed, whoever claims it says so
        if matches!(event.status, EventStatus::Denied | EventStatus::Disputed) {
            let _ = write!(label, ", {}", self.labels.event_status(event.status));
        }
        if let Some(EventDays { start, end, .. }) = event.when {
            let _ = write!(label, ", {start}");
            if end != start {
                let _ = write!(label, "/{end}");
            }
        }
        label
    }

    /// The text with its marks. One that reaches out of another is cut in two at the other's end.
    fn marked_text(&self, document: &Document, text: &str) -> String {
        let marks = self.nested_marks(document, text);
        let ends = marks
            .iter()
            .flat_map(|mark| [mark.span.start(), mark.span.end()]);
        let mut cuts: Vec<u32> = ends.collect();
        cuts.sort_unstable();
        cuts.dedup();
        let mut page = String::new();
        let mut coming = marks.iter().peekable();
        let mut open: Vec<&Mark> = Vec::new();
        let mut written = 0;
        for cut in cuts {
            self.write_stretch(&mut page, &text[written..cut as usize], &open);
            written = cut as usize;
            let mut now = open.clone();
            now.retain(|mark| mark.span.end() > cut);
            now.extend(iter::from_fn(|| {
                coming.next_if(|mark| mark.span.start() <= cut)
            }));
            self.change_brackets(&mut page, &open, &now);
            open = now;
        }
        self.write_stretch(&mut page, &text[written..], &open);
        page
    }

    /// Closes and opens brackets where other marks hold than before.
    fn change_brackets(&self, page: &mut String, before: &[&Mark], now: &[&Mark]) {
        if self.color {
            return;
        }
        let same = |(a, b): &(&&Mark, &&Mark)| std::ptr::eq(**a, **b);
        let kept = before.iter().zip(now).take_while(same).count();
        for _ in &before[kept..] {
            page.push_str(if self.isolate { "\u{2069}]" } else { "]" });
        }
        for mark in &now[kept..] {
            let label = &mark.label;
            let _ = if self.isolate {
                write!(page, "[\u{2068}{label}\u{2069}: \u{2068}")
            } else {
                write!(page, "[{label}: ")
            };
        }
    }

    /// Text between two places where marks begin or end.
    fn write_stretch(&self, page: &mut String, text: &str, open: &[&Mark]) {
        let style = open
            .iter()
            .fold(Style::new(), |style, mark| style_over(style, mark.style));
        let style = if self.color { style } else { Style::new() };
        let mut lines = text.split('\n');
        let line = |page: &mut String, text: &str| {
            let text: String = text.chars().filter(|c| !steers_terminal(*c)).collect();
            if !text.is_empty() {
                let _ = write!(page, "{style}{text}{style:#}");
            }
        };
        line(page, lines.next().unwrap_or_default());
        for text in lines {
            page.push('\n');
            line(page, text);
        }
    }
}

impl Render for Marked<'_> {
    fn begin(&mut self, run: &RunInfo) -> io::Result<()> {
        self.unit = run.offsets;
        if !self.isolate {
            writeln!(self.out, "{}\n", signature::MARKED)?;
        }
        if self.color {
            writeln!(self.out, "{}\n", self.colour_legend())?;
        }
        Ok(())
    }

    fn document(&mut self, article: &Article, document: &Document) -> io::Result<()> {
        let title = Style::new().bold().fg_color(Some(AnsiColor::Cyan.into()));
        let title = if self.color { title } else { Style::new() };
        let id: String = document
            .id
            .chars()
            .filter(|c| !steers_terminal(*c))
            .collect();
        writeln!(self.out, "{title}{id}{title:#}\n")?;
        let text = self.marked_text(document, &article.text);
        writeln!(self.out, "{}\n", text.trim_end_matches('\n'))
    }

    fn end(self: Box<Self>, _summary: &Summary<'_>) -> io::Result<()> {
        self.out.finish_writing()
    }
}

const DATE: Style = Style::new().fg_color(Some(Color::Ansi(AnsiColor::Cyan)));
const CASUALTY: Style = Style::new()
    .fg_color(Some(Color::Ansi(AnsiColor::Red)))
    .effects(Effects::BOLD);
const EVENT: Style = Style::new()
    .fg_color(Some(Color::Ansi(AnsiColor::Yellow)))
    .effects(Effects::BOLD);
const QUOTE: Style = Style::new().effects(Effects::UNDERLINE);

/// The name of a kind of entity among the labels of marks.
fn entity_word(kind: EntityType) -> &'static str {
    match kind {
        EntityType::Person => "person",
        EntityType::Location => "location",
        EntityType::Organization => "organization",
        EntityType::Misc => "misc",
    }
}

fn entity_style(kind: EntityType) -> Style {
    let color = match kind {
        EntityType::Person => AnsiColor::Green,
        EntityType::Location => AnsiColor::Blue,
        EntityType::Organization => AnsiColor::Magenta,
        EntityType::Misc => AnsiColor::Yellow,
    };
    Style::new().fg_color(Some(color.into()))
}

/// The style of a mark inside another: its own colour, with the effects of both.
fn style_over(outer: Style, inner: Style) -> Style {
    let color = inner.get_fg_color().or(outer.get_fg_color());
    let effects = outer.get_effects() | inner.get_effects();
    Style::new().fg_color(color).effects(effects)
}
