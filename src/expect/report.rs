//! What came of a check: to read, for the test reports of a build server, and as annotations on GitHub.

use std::fmt::Write;

use quick_xml::escape::escape;

use super::check::{Check, Failure, Seen};
use crate::problem::Problem;
use crate::terminal::escape_controls;

/// How a check is written down.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub(crate) enum CheckFormat {
    /// What does not hold, a line each, and how many do.
    #[default]
    Text,
    /// `JUnit` XML, as build servers read it.
    Junit,
    /// Workflow commands of GitHub, which it shows beside the line of the expectation.
    Github,
}

/// A check with the inputs that could not be read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Report<'a> {
    /// The check.
    pub check: &'a Check,
    /// What could not be read.
    pub problems: &'a [Problem],
}

impl Report<'_> {
    /// The report in one format, with a line break at its end.
    #[must_use]
    pub(crate) fn write(&self, format: CheckFormat) -> String {
        match format {
            CheckFormat::Text => self.as_text(),
            CheckFormat::Junit => self.as_junit(),
            CheckFormat::Github => self.as_github(),
        }
    }

    fn failed_entries(&self) -> impl Iterator<Item = (&Seen, String)> {
        let all = self.check.seen.iter();
        all.filter_map(|seen| Some((seen, failure_message(seen)?)))
    }

    fn as_text(&self) -> String {
        let mut out = String::new();
        for (seen, message) in self.failed_entries() {
            let expectation = &seen.expectation;
            let file = escape_controls(&expectation.file);
            let _ = writeln!(out, "{file}:{}: {message}", expectation.line);
        }
        let (all, failed) = (self.check.seen.len(), self.check.failed_count());
        let _ = writeln!(out, "expectations {all}, failed {failed}");
        out
    }

    fn as_github(&self) -> String {
        let mut out = String::new();
        for (seen, message) in self.failed_entries() {
            let expectation = &seen.expectation;
            let file = command_property(&expectation.file);
            let line = expectation.line;
            let _ = writeln!(
                out,
                "::error file={file},line={line}::{}",
                command_message(&message)
            );
        }
        for problem in self.problems {
            let line = problem.line.map(|line| format!(",line={line}"));
            let (file, line) = (command_property(&problem.path), line.unwrap_or_default());
            let message = command_message(&escape_controls(&format!(
                "{}; {}",
                problem.what, problem.help
            )));
            let _ = writeln!(out, "::error file={file}{line}::{message}");
        }
        out
    }

    fn as_junit(&self) -> String {
        let (tests, failures) = (self.check.seen.len(), self.check.failed_count());
        let errors = self.problems.len();
        let counts = format!(
            "tests=\"{}\" failures=\"{failures}\" errors=\"{errors}\"",
            tests + errors
        );
        let mut out = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites {counts}>\n\
             <testsuite name=\"karabakh-cli check\" {counts}>\n"
        );
        for seen in &self.check.seen {
            out += &junit_case(seen);
        }
        for problem in self.problems {
            let _ = writeln!(
                out,
                "<testcase classname=\"input\" name=\"{}\"><error message=\"{}\"/></testcase>",
                xml_text(&problem.path),
                xml_text(&problem.to_string())
            );
        }
        out + "</testsuite>\n</testsuites>\n"
    }
}

fn junit_case(seen: &Seen) -> String {
    let expectation = &seen.expectation;
    let name = format!("{}:{}", expectation.file, expectation.line);
    let class = expectation.article.as_deref().unwrap_or("any article");
    let body = failure_message(seen).map_or(String::new(), |message| {
        format!("<failure message=\"{}\"/>", xml_text(&message))
    });
    format!(
        "<testcase classname=\"{}\" name=\"{} {}\">{body}</testcase>\n",
        xml_text(class),
        xml_text(&name),
        xml_text(&expected_fact(seen)),
    )
}

/// What is expected.
fn expected_fact(seen: &Seen) -> String {
    let no = if seen.expectation.absent { "no " } else { "" };
    format!("{no}{}", seen.expectation.fact.as_written())
}

/// Why an expectation does not hold, on one line; `None` when it does.
fn failure_message(seen: &Seen) -> Option<String> {
    let article = seen.expectation.article.as_deref();
    let place = article.map_or(String::new(), |id| format!("{id}: "));
    let wanted = expected_fact(seen);
    let what = match seen.why_failed()? {
        Failure::NoArticle => format!("{place}no such article was read; {wanted}"),
        Failure::Missing(None) => format!("{place}not found: {wanted}"),
        Failure::Missing(Some(near)) => format!(
            "{place}not found: {wanted}; nearest, in {}: {}",
            near.article, near.words
        ),
        Failure::Unwanted(found) => format!("{}: {wanted}; found: {}", found.article, found.words),
    };
    let why = seen.expectation.why.as_ref();
    let why = why.map_or(String::new(), |why| format!(" ({why})"));
    let line = what + &why;
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(escape_controls(&line).into_owned())
}

/// Text for XML, without the characters that XML 1.0 has no way to write.
fn xml_text(text: &str) -> String {
    let allowed = |c: &char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..);
    let kept: String = text.chars().filter(allowed).collect();
    escape(&kept).into_owned()
}

/// The message of a workflow command.
fn command_message(text: &str) -> String {
    let text = text.replace('%', "%25");
    text.replace('\r', "%0D").replace('\n', "%0A")
}

/// A property of a workflow command.
fn command_property(text: &str) -> String {
    command_message(text)
        .replace(':', "%3A")
        .replace(',', "%2C")
}
