//! Lines of a report: labels and numbers in columns first, what an article says last, so that a
//! line is readable whether or not the terminal reorders right-to-left text.

use std::fmt::{self, Write};
use std::mem;

use anstyle::{AnsiColor, Style};
use unicode_normalization::char::is_combining_mark;

use super::super::labels::Labels;
use super::super::overview::Piece;
use super::super::{Lang, Options};
use crate::facts::Status;
use crate::terminal::{steers_terminal, turns_direction};

/// Between two right-to-left fields of one line.
const BETWEEN: &str = " | ";
/// Columns that are left to an article's words however narrow the terminal is.
const NARROWEST: usize = 16;
/// Where a line goes on that has no room for them.
const TURNED: usize = 8;

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
    pub(super) fn take_written(&mut self) -> String {
        mem::take(&mut self.text)
    }

    /// An empty line.
    pub(super) fn blank_line(&mut self) {
        self.text.push('\n');
    }

    /// A heading of a whole document.
    pub(super) fn document_title(&mut self, title: &str) {
        let style = self.heading;
        self.begin_line(0).styled_field(0, style, title).end_line();
    }

    /// A heading inside a document.
    pub(super) fn section_heading(&mut self, heading: &str) {
        self.blank_line();
        let style = self.strong;
        self.begin_line(0)
            .add_styled(style, &heading.to_uppercase())
            .end_line();
    }

    /// Columns that a line may take.
    pub(super) fn line_width(&self) -> Option<usize> {
        self.width
    }

    /// Whether a rule stands between columns.
    pub(super) fn is_ruled(&self) -> bool {
        !self.rule.is_empty()
    }

    /// A line that starts `indent` columns from the left.
    pub(super) fn begin_line(&mut self, indent: usize) -> Line<'_> {
        let _ = write!(self.text, "{:indent$}", "");
        Line {
            page: self,
            used: indent,
            pending: 0,
            begun: false,
        }
    }

    /// `text` with its label before it.
    pub(super) fn labelled_text(&mut self, label: &str, said: &[&str]) {
        self.begin_line(6)
            .faint_field(12, label)
            .end_with_quotes(said);
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
    pub(super) fn left_field(self, columns: usize, text: &str) -> Self {
        self.styled_field(columns, Style::new(), text)
    }

    /// The same, for what matters less.
    pub(super) fn faint_field(self, columns: usize, text: &str) -> Self {
        let style = self.page.faint;
        self.styled_field(columns, style, text)
    }

    /// The same, for what matters more.
    pub(super) fn strong_field(self, columns: usize, text: &str) -> Self {
        let style = self.page.strong;
        self.styled_field(columns, style, text)
    }

    /// A field that is cut to its columns, so that the next one stays where it is.
    pub(super) fn cut_field(self, columns: usize, text: &str) -> Self {
        let text = shorten_to_columns(&clean_line(text), columns);
        self.styled_field(columns, Style::new(), &text)
    }

    /// The same, for what matters more.
    pub(super) fn strong_cell(self, columns: usize, text: &str) -> Self {
        let text = shorten_to_columns(&clean_line(text), columns);
        self.strong_field(columns, &text)
    }

    /// A number that ends at the end of `columns`.
    pub(super) fn right_number(mut self, columns: usize, number: impl fmt::Display) -> Self {
        let number = format!("{number}");
        self.pending += columns.saturating_sub(number.len());
        self.add_styled(Style::new(), &number).add_gap(2)
    }

    /// What an article says, in one or more fields: the end of the line.
    pub(super) fn end_with_quotes(mut self, texts: &[&str]) {
        let clean = texts
            .iter()
            .map(|text| clean_line(text))
            .collect::<Vec<_>>()
            .join(BETWEEN);
        if clean.is_empty() {
            return self.end_line();
        }
        if columns_of(&clean) > self.columns_left() && self.columns_left() < NARROWEST {
            self = self.turn_line();
        }
        let shown = shorten_to_columns(&clean, self.columns_left());
        let fields: Vec<_> = shown
            .split(BETWEEN)
            .map(|text| self.page.isolate_direction(text))
            .collect();
        let text = fields.join(BETWEEN);
        self.add_styled(Style::new(), &text).end_line();
    }

    /// A sentence: the end of the line.
    pub(super) fn end_with_phrase(self, pieces: &[Piece<'_>]) {
        let cleaned = pieces.iter().map(|piece| match piece {
            Piece::Words(words) => (words.clone(), false),
            Piece::Name(name) => (clean_line(name), true),
        });
        let cleaned: Vec<(String, bool)> = cleaned.collect();
        let whole: usize = cleaned.iter().map(|(text, _)| columns_of(text)).sum();
        let mut room = self.columns_left();
        let fits = whole <= room;
        let mut phrase = String::new();
        for (text, apart) in &cleaned {
            let columns = columns_of(text);
            let goes_on = fits || columns < room;
            let shown = if goes_on {
                text.clone()
            } else {
                cut_to(text, room)
            };
            if *apart {
                phrase.push_str(&self.page.isolate_direction(&shown));
            } else {
                phrase.push_str(&shown);
            }
            if !goes_on {
                break;
            }
            room = room.saturating_sub(columns);
        }
        if self.page.is_ruled() {
            phrase = self.page.isolate_direction(&phrase);
        }
        self.add_styled(Style::new(), &phrase).end_line();
    }

    /// A list with a piece between its entries: as many as fit, and the first.
    pub(super) fn end_with_list(self, pieces: &[Piece<'_>]) {
        let columns = |piece: &Piece<'_>| match piece {
            Piece::Words(words) => columns_of(words),
            Piece::Name(name) => columns_of(&clean_line(name)),
        };
        let mut taken = 0;
        let fits = pieces.iter().take_while(|piece| {
            taken += columns(piece);
            taken <= self.columns_left()
        });
        // an entry and what comes before it
        let fits = fits.count().saturating_sub(1) / 2 * 2 + 1;
        self.end_with_phrase(&pieces[..fits.min(pieces.len())]);
    }

    /// Columns that are left for the next field.
    fn columns_left(&self) -> usize {
        let rule = if self.begun {
            columns_of(self.page.rule)
        } else {
            0
        };
        let taken = self.used + self.pending + rule;
        let width = self.page.width;
        width.map_or(usize::MAX, |width| width.saturating_sub(taken))
    }

    /// The same line, gone on below, where nothing more fits beside what is there.
    fn turn_line(self) -> Self {
        let page = self.page;
        page.text.push('\n');
        page.begin_line(TURNED)
    }

    /// Ends the line.
    pub(super) fn end_line(self) {
        self.page.text.push('\n');
    }

    fn styled_field(self, columns: usize, style: Style, text: &str) -> Self {
        let text = shorten_to_columns(&clean_line(text), self.columns_left());
        let rest = columns.saturating_sub(columns_of(&text));
        let shown = if text.contains(is_arabic) {
            self.page.isolate_direction(&text)
        } else {
            text
        };
        self.add_styled(style, &shown).add_gap(rest + 2)
    }

    /// Spaces are written only when something follows, so that no line ends in them.
    fn add_gap(mut self, columns: usize) -> Self {
        self.pending += columns;
        self
    }

    fn add_styled(mut self, style: Style, text: &str) -> Self {
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
    fn isolate_direction(&self, text: &str) -> String {
        if self.isolate {
            format!("\u{2068}{text}\u{2069}")
        } else {
            text.to_owned()
        }
    }
}

/// A number after its label, which so need not agree with it.
pub(super) fn label_and_number(label: &str, number: impl fmt::Display) -> String {
    format!("{label} {number}")
}

/// A name with the titles that belong to it, as fields of one line.
pub(super) fn name_and_titles<'a>(name: &'a str, roles: &'a [String]) -> Vec<&'a str> {
    let roles = roles.iter().map(String::as_str);
    [name].into_iter().chain(roles).collect()
}

/// The text on one line, without what could steer a terminal or the direction of other fields.
fn clean_line(text: &str) -> String {
    let shown: String = text
        .chars()
        .filter(|c| !turns_direction(*c))
        .map(visible_char)
        .collect();
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn visible_char(c: char) -> char {
    if steers_terminal(c) { ' ' } else { c }
}

/// The text, or as much of it as fits with a sign that it was cut.
fn shorten_to_columns(text: &str, columns: usize) -> String {
    if columns_of(text) <= columns {
        return text.to_owned();
    }
    cut_to(text, columns)
}

/// As much of the text as fits before a sign that it was cut; nothing where not even that fits.
fn cut_to(text: &str, columns: usize) -> String {
    if columns == 0 {
        return String::new();
    }
    let mut used = 1;
    let fits = |c: &char| {
        used += column_width(*c);
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
    text.chars().map(column_width).sum()
}

fn column_width(c: char) -> usize {
    let none = is_combining_mark(c)
        || matches!(c, '\u{200b}'..='\u{200d}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    usize::from(!none)
}

/// What keeps a count from being a plain number of people.
pub(super) fn count_notes(labels: &Labels, status: Status, subset: bool, joint: bool) -> String {
    let status = (status != Status::Asserted).then(|| labels.status_label(status));
    let subset = subset.then_some(labels.word.subset.as_str());
    let joint = joint.then_some(labels.word.joint.as_str());
    [status, subset, joint]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ")
}
