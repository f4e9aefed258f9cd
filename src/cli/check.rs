//! `check`: whether articles tell what a newsroom expects of them.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

use anyhow::anyhow;

use super::analyze::{Desk, input_options, thread_pool};
use super::args::Check as Args;
use super::problems::{self, Problems, unreadable_file};
use super::progress::{Progress, TerminalUse};
use super::reader::{Reader, with_tagger};
use super::wanted::Wanted;
use super::{Status, lexicon, stdout};
use crate::analyze::Analyzer;
use crate::article::Article;
use crate::expect::{Check, CheckFormat, Report};
use crate::facts::{Document, Layer};
use crate::input::whole;
use crate::output::{Out, Render, Summary};
use crate::span::Unit;

pub(super) fn check_expectations(args: &Args) -> anyhow::Result<Status> {
    let articles =
        problems::open_articles(&args.input.paths, &input_options(&args.input, &args.about))?;
    let lexicon = lexicon::load_lexicon(&args.about.lexicon)?;
    let mut check = Check::default();
    for path in &args.expect {
        let text =
            whole::read_text(path).map_err(|error| anyhow!(unreadable_file(path, &error)))?;
        check.read_file(&path.to_string_lossy(), &text, &lexicon)?;
    }
    let analyzer = Analyzer::new(lexicon, &Layer::ALL, Unit::default());
    let analyzer = with_tagger(analyzer, &args.about);
    let check = Rc::new(RefCell::new(check));
    let sink = stdout::plain_sink(args.output.as_deref())?;
    let mut desk = Desk {
        aggregator: None,
        problems: Problems::default(),
        progress: Progress::new(
            args.running.progress,
            TerminalUse::Nothing,
            articles.extent_of_input(),
        ),
        warned: false,
        shown: false,
        wanted: Wanted::default(),
        inline: false,
        texts: None,
        output: Box::new(Checker {
            check: Rc::clone(&check),
            format: args.format,
            out: sink.into_writer()?,
        }),
    };
    desk.process_articles(
        articles,
        &Reader::without_redaction(analyzer),
        &thread_pool(&args.running)?,
    )?;
    let (status, _) = desk.end_results()?;
    let failed = check.borrow().failed_count() > 0;
    Ok(if failed { Status::Incomplete } else { status })
}

/// Holds documents against expectations instead of writing them.
struct Checker<'a> {
    check: Rc<RefCell<Check>>,
    format: CheckFormat,
    out: Out<'a>,
}

impl Render for Checker<'_> {
    fn document(&mut self, _article: &Article, document: &Document) -> io::Result<()> {
        self.check.borrow_mut().check_document(document);
        Ok(())
    }

    fn end(mut self: Box<Self>, summary: &Summary<'_>) -> io::Result<()> {
        let report = Report {
            check: &self.check.borrow(),
            problems: summary.problems,
        };
        let text = report.write(self.format);
        self.out.write_all(text.as_bytes())?;
        self.out.finish_writing()
    }
}
