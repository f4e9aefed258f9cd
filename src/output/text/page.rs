//! Lines of a report: labels and numbers in columns first, what an article says last, so that a
//! line is readable whether or not the terminal reorders right-to-left text.

use std::fmt::{self, Write};
use std::mem;

use anstyle::{AnsiColor, Style};
use unicode_normalization::char::is_combining_mark;

use super::super::{Lang, Options};
use crate::terminal::{steers, turns};

/// Between two right-to-left fields of one line.
const BETWEEN: &str = " | ";
/// Columns that are left to an article's words however narrow the terminal is.
const NARROWEST: usize = 16;

/// What has been written and not yet taken.
pub(super) struct Page {
    width: Option<usize>,
    isolate: bool,
    /// What stands before every column but the first: between Arabic labels spaces alone would not
    /// keep the columns apart once they are reordered.
    rule: &'static str,
    heading: Style,
    strong: Style,
    faint: Style,
    text: String,
}

impl Page {
    pub(super) fn new(options: &Options) -> Self {
        let style = |style: Style| if options.color { style } else { Style::new() };
        Self {
            width: options.width,
            isolate: options.terminal,
            rule: match options.lang {
                Lang::En => "",
                Lang::Ar => "| ",
            },
            heading: style(Style::new().bold().fg_color(Some(AnsiColor::Cyan.into()))),
            strong: style(Style::new().bold()),
            faint: style(Style::new().dimmed()),
            text: String::new(),
        }
    }

    /// What has been written since the last time.
    pub(super) fn take(&mut self) -> String {
        mem::take(&mut self.text)
    }

    /// An empty line.
    pub(super) fn blank(&mut self) {
        self.text.push('\n');
    }

    /// A heading of a whole document.
    pub(super) fn title(&mut self, title: &str) {
        let style = self.heading;
        self.line(0).styled(style, &clean(title)).end();
    }

    /// A heading inside a document.
    pub(super) fn heading(&mut self, heading: &str) {
        self.blank();
        let style = self.strong;
        self.line(0).styled(style, &heading.to_uppercase()).end();
    }

    /// A line that starts `indent` columns from the left.
    pub(super) fn line(&mut self, indent: usize) -> Line<'_> {
        let _ = write!(self.text, "{:indent$}", "");
        Line {
            page: self,
            used: indent,
            pending: 0,
            begun: false,
        }
    }

    /// `text` with its label before it.
    pub(super) fn labelled(&mut self, label: &str, said: &[&str]) {
        self.line(6).faint(12, label).said(said);
    }
}

/// A line that is being written.
pub(super) struct Line<'p> {
    page: &'p mut Page,
    used: usize,
    /// Spaces that the next field needs before it.
    pending: usize,
    /// Whether a field was written already.
    begun: bool,
}

impl Line<'_> {
    /// A field of `columns`, from the left.
    pub(super) fn left(self, columns: usize, text: &str) -> Self {
        self.field(columns, Style::new(), text)
    }

    /// The same, for what matters less.
    pub(super) fn faint(self, columns: usize, text: &str) -> Self {
        let style = self.page.faint;
        self.field(columns, style, text)
    }

    /// The same, for what matters more.
    pub(super) fn strong(self, columns: usize, text: &str) -> Self {
        let style = self.page.strong;
        self.field(columns, style, text)
    }

    /// A number that ends at the end of `columns`.
    pub(super) fn number(mut self, columns: usize, number: impl fmt::Display) -> Self {
        let number = format!("{number}");
        self.pending += columns.saturating_sub(number.len());
        self.styled(Style::new(), &number).gap(2)
    }

    /// What an article says, in one or more fields: the end of the line.
    pub(super) fn said(self, texts: &[&str]) {
        let before = self.used + self.pending + self.page.rule.len();
        let room = self.page.width.map(|width| width.saturating_sub(before));
        let clean = texts
            .iter()
            .map(|text| clean(text))
            .collect::<Vec<_>>()
            .join(BETWEEN);
        let shown = room.map_or(clean.clone(), |room| shorten(&clean, room.max(NARROWEST)));
        let fields: Vec<_> = shown
            .split(BETWEEN)
            .map(|text| self.page.isolated(text))
            .collect();
        let text = fields.join(BETWEEN);
        self.styled(Style::new(), &text).end();
    }

    /// Ends the line.
    pub(super) fn end(self) {
        self.page.text.push('\n');
    }

    fn field(self, columns: usize, style: Style, text: &str) -> Self {
        let text = clean(text);
        let rest = columns.saturating_sub(columns_of(&text));
        let shown = if text.contains(is_arabic) {
            self.page.isolated(&text)
        } else {
            text
        };
        self.styled(style, &shown).gap(rest + 2)
    }

    /// Spaces are written only when something follows, so that no line ends in them.
    fn gap(mut self, columns: usize) -> Self {
        self.pending += columns;
        self
    }

    fn styled(mut self, style: Style, text: &str) -> Self {
        if text.is_empty() {
            return self;
        }
        let before = mem::take(&mut self.pending);
        let rule = if mem::replace(&mut self.begun, true) {
            self.page.rule
        } else {
            ""
        };
        self.used += before + columns_of(rule) + columns_of(text);
        let _ = write!(self.page.text, "{:before$}{rule}{style}{text}{style:#}", "");
        self
    }
}

impl Page {
    /// On a terminal each field is its own paragraph to the bidirectional algorithm.
    fn isolated(&self, text: &str) -> String {
        if self.isolate {
            format!("\u{2068}{text}\u{2069}")
        } else {
            text.to_owned()
        }
    }
}

/// A number behind its label, which so need not agree with it.
pub(super) fn counted(label: &str, number: impl fmt::Display) -> String {
    format!("{label} {number}")
}

/// A name with the titles that belong to it, as fields of one line.
pub(super) fn titled<'a>(name: &'a str, roles: &'a [String]) -> Vec<&'a str> {
    let roles = roles.iter().map(String::as_str);
    [name].into_iter().chain(roles).collect()
}

/// The text on one line, without what could steer a terminal or the direction of other fields.
fn clean(text: &str) -> String {
    let shown: String = text.chars().filter(|c| !turns(*c)).map(visible).collect();
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn visible(c: char) -> char {
    if steers(c) { ' ' } else { c }
}

/// The text, or as much of it as fits with a sign that it was cut.
fn shorten(text: &str, columns: usize) -> String {
    if columns_of(text) <= columns {
        return text.to_owned();
    }
    let mut used = 1;
    let fits = |c: &char| {
        used += width(*c);
        used <= columns
    };
    let mut cut: String = text.chars().take_while(fits).collect();
    cut.truncate(cut.trim_end().len());
    cut.push('…');
    cut
}

/// Whether the character runs from right to left, as far as labels have such.
fn is_arabic(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{6ff}')
}

/// How many columns of a terminal the text takes.
fn columns_of(text: &str) -> usize {
    text.chars().map(width).sum()
}

fn width(c: char) -> usize {
    let none = is_combining_mark(c)
        || matches!(c, '\u{200b}'..='\u{200d}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    usize::from(!none)
}
