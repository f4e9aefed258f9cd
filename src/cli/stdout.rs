//! Where results go and how they are shown there.

use std::io::{self, IsTerminal};
use std::path::Path;

use anstream::{AutoStream, ColorChoice};

use super::args::{Running, When, Writing, unless_stdout};
use super::guard::Guard;
use super::pager::Pager;
use super::progress::{Progress, TerminalUse};
use crate::facts::Layer;
use crate::input::Extent;
use crate::output::{self, Format, Lang, Options, Render, Report, Sink, make_renderer};

/// How results are shown, as the user and the place where they go want it.
pub(super) fn display_options(args: &Writing, report: Report, only: &[Layer]) -> Options {
    let terminal = args.output_path().is_none() && io::stdout().is_terminal();
    Options {
        report,
        only: only.to_vec(),
        lang: args.lang.unwrap_or(args.output_format().default_language()),
        width: args
            .width
            .map(usize::from)
            .or(terminal.then(terminal_width).flatten()),
        color: args.output_path().is_none()
            && args.output_format() == Format::Text
            && wants_color(args.color),
        terminal,
        explain: args.explain,
        csv_bom: args.csv_bom || args.excel,
        title: args.title.clone(),
        articles: args.articles,
    }
}

/// What writes the results to their place.
pub(super) fn result_renderer(
    args: &Writing,
    options: &Options,
) -> anyhow::Result<Box<dyn Render + 'static>> {
    let sink = match args.output_path() {
        Some(path) => Sink::path(path, args.output_format(), options)?,
        // the text report keeps its own fields from steering, and has colours
        None if args.output_format() == Format::Text => {
            let pager = options.terminal && !args.no_pager;
            match pager.then(Pager::of_user).flatten() {
                Some(pager) => Sink::stream(pager),
                None => Sink::stream(stdout_stream(options.color)),
            }
        }
        None => plain_output(),
    };
    Ok(make_renderer(args.output_format(), options, sink)?)
}

/// What counts the articles of a run that writes results.
pub(super) fn result_progress(
    running: &Running,
    results: &Writing,
    report: Report,
    extent: Extent,
) -> Progress {
    let late = matches!(report, Report::Overview | Report::Aggregate);
    let beside = if results.output_path().is_some() || late || is_stored() {
        TerminalUse::Nothing
    } else if io::stdout().is_terminal() {
        TerminalUse::Results
    } else {
        TerminalUse::Pipe
    };
    Progress::new(running.progress, beside, extent)
}

/// Whether standard output is kept or thrown away, and nobody shows it.
#[cfg(unix)]
fn is_stored() -> bool {
    use std::os::fd::AsFd;
    use std::os::unix::fs::FileTypeExt;

    let out = io::stdout().as_fd().try_clone_to_owned();
    let about = out.and_then(|out| std::fs::File::from(out).metadata());
    about.is_ok_and(|about| {
        let kind = about.file_type();
        !kind.is_fifo() && !kind.is_socket() && !io::stdout().is_terminal()
    })
}

/// Elsewhere nothing is known of it.
#[cfg(not(unix))]
fn is_stored() -> bool {
    false
}

/// Standard output for people to read, and how it is shown there.
pub(super) fn terminal_output(lang: Lang, color: When) -> (Options, Sink<'static>) {
    let options = Options {
        lang,
        color: wants_color(color),
        terminal: io::stdout().is_terminal(),
        ..Options::default()
    };
    let sink = Sink::stream(stdout_stream(options.color));
    (options, sink)
}

/// The file that was named, or standard output, for what has no colours.
pub(super) fn plain_sink(path: Option<&Path>) -> Result<Sink<'static>, output::Error> {
    match unless_stdout(path) {
        Some(path) => Sink::file(path),
        None => Ok(plain_output()),
    }
}

/// Standard output for what has no colours; on a terminal nothing that is written steers it.
pub(super) fn plain_output() -> Sink<'static> {
    let stdout = io::stdout();
    if stdout.is_terminal() {
        Sink::stream(Guard::new(stdout))
    } else {
        Sink::stream(stdout)
    }
}

/// Standard output; only colours need the help of `anstream`, and only on old Windows.
fn stdout_stream(color: bool) -> AutoStream<io::Stdout> {
    let choice = if color {
        ColorChoice::Always
    } else {
        ColorChoice::AlwaysAnsi
    };
    AutoStream::new(io::stdout(), choice)
}

fn wants_color(when: When) -> bool {
    match when {
        When::Auto => AutoStream::choice(&io::stdout()) != ColorChoice::Never,
        When::Always => true,
        When::Never => false,
    }
}

fn terminal_width() -> Option<usize> {
    let (width, _) = terminal_size::terminal_size()?;
    Some(usize::from(width.0))
}
