//! `analyze`: articles are read while those before them are analyzed by all threads; the results
//! are written in the order of reading, so they do not depend on the number of threads.

use std::io;
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::ValueEnum;
use rayon::prelude::*;

use super::args::{About, Analyze, Quotes, Reading, Running, Writing};
use super::contain::contain_fault;
use super::problems::{self, Problems};
use super::progress::Progress;
use super::queue::{Queue, Story};
use super::reader::{ReadOptions, Reader};
use super::texts::{self, Texts};
use super::wanted::Wanted;
use super::{Status, lexicon, stdout};
use crate::aggregate::Aggregator;
use crate::article::Article;
use crate::facts::{Document, Layer};
use crate::input::{self, Articles};
use crate::output::{Encode, Format, Render, Report, RunInfo, Summary, Unwritten};
use crate::problem::Problem;
use crate::span::Unit;

/// What came of a story.
enum Done {
    Encoded(Encoded),
    Whole(Box<(Article, Document)>),
    /// An article of so many bytes that was not asked for.
    Passed(usize),
    Failed(Problem),
}

/// Bytes that are ready to be written.
struct Encoded {
    bytes: Vec<u8>,
    /// Whether the document has warnings.
    warned: bool,
    /// Bytes of the article.
    read: usize,
    /// The line of its text, when texts are kept.
    text: Option<Vec<u8>>,
}

pub(super) fn analyze_articles(args: &Analyze) -> anyhow::Result<Status> {
    let articles =
        problems::open_articles(&args.input.paths, &input_options(&args.input, &args.about))?;
    anyhow::ensure!(
        !args.errors_inline || args.output.output_format() == Format::Jsonl,
        "--errors-inline puts lines among the results; give --format jsonl with it"
    );
    let layers = asked_layers(&args.only);
    let lexicon = lexicon::load_lexicon(&args.about.lexicon)?;
    let asked = ReadOptions {
        layers: layers.clone(),
        unit: args.offsets,
        least: args.min_confidence,
    };
    let reader = Reader::new(lexicon, asked, &args.about, &args.privacy)?;
    let report = args.report_kind(&layers);
    let options = stdout::display_options(&args.output, report, &layers);
    let mut desk = Desk {
        aggregator: aggregator_for(report, &args.output),
        problems: Problems::default(),
        progress: stdout::result_progress(
            &args.running,
            &args.output,
            report,
            articles.extent_of_input(),
        ),
        warned: false,
        shown: false,
        wanted: Wanted::matching_articles(args.pattern.as_ref()),
        inline: args.errors_inline,
        texts: args.keep_text.as_deref().map(Texts::at_path).transpose()?,
        output: stdout::result_renderer(&args.output, &options)?,
    };
    let info = RunInfo {
        offsets: args.offsets,
        only: layers,
        min_confidence: args.min_confidence,
        redact: args.privacy.redact,
        ..run_info(&args.input, &args.about)
    };
    desk.begin_results(&info)?;
    desk.process_articles(articles, &reader, &thread_pool(&args.running)?)?;
    let status = desk.end_results()?;
    Ok(if args.strict && status.1 {
        Status::Incomplete
    } else {
        status.0
    })
}

/// What puts all articles together, when the report has that.
fn aggregator_for(report: Report, output: &Writing) -> Option<Aggregator> {
    let all = || Aggregator::default().with_pairs(output.network);
    report.has_aggregate().then(all)
}

/// `quotes`: the same work, of which only what one speaker said is shown.
pub(super) fn show_quotes(args: &Quotes) -> anyhow::Result<Status> {
    let format = args.output.output_format();
    anyhow::ensure!(
        !matches!(format, Format::Conll | Format::Timeml),
        "{} holds no quotations; take another --format",
        format.name()
    );
    let kept = args.output.output_path().is_some_and(Path::exists);
    anyhow::ensure!(
        format != Format::Sqlite || !kept,
        "what others said would be taken out of the database; name a new file with --output"
    );
    let articles =
        problems::open_articles(&args.input.paths, &input_options(&args.input, &args.about))?;
    let lexicon = lexicon::load_lexicon(&args.about.lexicon)?;
    let wanted = Wanted::matching_quotes(args.speaker.as_deref(), args.pattern.as_ref(), &lexicon);
    let layers = [Layer::Entities, Layer::Quotes];
    let asked = ReadOptions {
        layers: layers.to_vec(),
        unit: Unit::default(),
        least: None,
    };
    let reader = Reader::new(lexicon, asked, &args.about, &args.privacy)?;
    let options = stdout::display_options(&args.output, Report::Documents, &[Layer::Quotes]);
    let mut desk = Desk {
        aggregator: None,
        problems: Problems::default(),
        progress: stdout::result_progress(
            &args.running,
            &args.output,
            Report::Documents,
            articles.extent_of_input(),
        ),
        warned: false,
        shown: false,
        wanted,
        inline: false,
        texts: None,
        output: stdout::result_renderer(&args.output, &options)?,
    };
    let info = RunInfo {
        only: vec![Layer::Quotes],
        redact: args.privacy.redact,
        ..run_info(&args.input, &args.about)
    };
    desk.begin_results(&info)?;
    desk.process_articles(articles, &reader, &thread_pool(&args.running)?)?;
    Ok(desk.end_results()?.0)
}

/// What a thread has for calls within calls, in bytes: taken only when it is used.
const STACK: usize = 16 << 20;

pub(super) fn thread_pool(args: &Running) -> anyhow::Result<rayon::ThreadPool> {
    rayon::ThreadPoolBuilder::new()
        .num_threads(args.jobs.map_or(0, usize::from))
        .stack_size(STACK)
        .build()
        .context("threads cannot be started; give fewer --jobs")
}

/// What takes the documents, one after the other.
pub(super) struct Desk {
    /// What is shown.
    pub(super) wanted: Wanted,
    /// Whether anything was shown.
    pub(super) shown: bool,
    /// Whether problems stand among the results.
    pub(super) inline: bool,
    /// Where texts are kept.
    pub(super) texts: Option<Texts>,
    pub(super) aggregator: Option<Aggregator>,
    pub(super) problems: Problems,
    pub(super) progress: Progress,
    pub(super) warned: bool,
    pub(super) output: Box<dyn Render>,
}

impl Desk {
    pub(super) fn process_articles(
        &mut self,
        articles: Articles,
        reader: &Reader,
        pool: &rayon::ThreadPool,
    ) -> anyhow::Result<()> {
        let queue = Queue::read_ahead(articles)?;
        // a format that writes each document by itself does so beside the others
        let alone = self.aggregator.is_none() && self.wanted.is_whole();
        let encode = self.output.encoder().filter(|_| alone);
        loop {
            let batch = queue.next_batch();
            if batch.is_empty() {
                return Ok(());
            }
            let wanted = &self.wanted;
            let keep = self.texts.is_some();
            let done: Vec<Done> = pool.install(|| {
                let stories = batch.into_par_iter();
                let done =
                    stories.map(|story| analyze_story(story, reader, wanted, (encode, keep)));
                done.collect::<io::Result<_>>()
            })?;
            for story in done {
                self.take_story(story)?;
            }
            self.output.flush()?;
        }
    }

    fn take_story(&mut self, story: Done) -> anyhow::Result<()> {
        match story {
            Done::Passed(bytes) => self.progress.add_article(bytes),
            Done::Encoded(done) => {
                self.shown = true;
                self.warned |= done.warned;
                self.keep_text(done.text.as_deref())?;
                self.output.encoded(&done.bytes)?;
                self.progress.add_article(done.read);
            }
            Done::Whole(story) => {
                let (article, document) = *story;
                if self.texts.is_some() {
                    self.keep_text(Some(&texts::text_line(&article)?))?;
                }
                self.warned |= !document.warnings.is_empty();
                if let Some(aggregator) = &mut self.aggregator {
                    aggregator.add(&document);
                }
                if let Some(document) = self.wanted.shown_part(document) {
                    self.shown = true;
                    let written = self.output.document(&article, &document);
                    self.unless_one(written)?;
                }
                self.progress.add_article(article.text.len());
            }
            Done::Failed(problem) => {
                self.progress.clear_line();
                // on a terminal the problem stands after the results that came before it
                self.output.flush()?;
                if self.inline && !problem.is_notice {
                    self.output.problem(&problem)?;
                }
                self.problems.add_problem(problem);
            }
        }
        Ok(())
    }

    /// Keeps the line of a text.
    fn keep_text(&mut self, line: Option<&[u8]>) -> io::Result<()> {
        match (&mut self.texts, line) {
            (Some(texts), Some(line)) => texts.write_line(line),
            _ => Ok(()),
        }
    }

    /// What keeps one file from being written is that file's problem.
    fn unless_one(&mut self, written: io::Result<()>) -> io::Result<()> {
        if let Err(error) = written {
            let problem = Unwritten::problem_of_article(error)?;
            self.progress.clear_line();
            self.problems.add_problem(problem);
        }
        Ok(())
    }

    /// Starts the results.
    fn begin_results(&mut self, info: &RunInfo) -> io::Result<()> {
        let begun = self.output.begin(info);
        self.unless_one(begun)
    }

    /// Finishes the results; tells how it went and whether any document has a warning.
    pub(super) fn end_results(mut self) -> anyhow::Result<(Status, bool)> {
        let aggregate = self.aggregator.map(Aggregator::finish);
        self.texts.map(Texts::finish).transpose()?;
        self.progress.clear_line();
        let ended = self.output.end(&Summary {
            aggregate: aggregate.as_ref(),
            problems: &self.problems.kept_problems(),
        });
        if let Err(error) = ended {
            self.problems
                .add_problem(Unwritten::problem_of_article(error)?);
        }
        let status = match self.wanted.why_nothing() {
            Some(why) if !self.shown => self.problems.nothing_shown(&why),
            _ => self.problems.exit_status(),
        };
        Ok((status, self.warned))
    }
}

fn analyze_story(
    story: Story,
    reader: &Reader,
    wanted: &Wanted,
    (encode, keep): (Option<Encode>, bool),
) -> io::Result<Done> {
    let article = match story {
        Ok(article) => article,
        Err(problem) => return Ok(Done::Failed(problem)),
    };
    let read = contain_fault(&article, || -> io::Result<_> {
        if !wanted.wants_article(&article) {
            return Ok(None);
        }
        let (clean, document) = reader.read_article(&article);
        let own = clean.as_ref().unwrap_or(&article);
        let document = wanted.with_matching_quotes(own, document, reader.analyzer());
        let bytes = encode.map(|encode| encode(own, &document));
        let bytes = bytes.transpose()?;
        Ok(Some((clean, document, bytes)))
    });
    let read = match read {
        Ok(read) => read?,
        Err(problem) => return Ok(Done::Failed(problem)),
    };
    let Some((clean, document, bytes)) = read else {
        return Ok(Done::Passed(article.text.len()));
    };
    let own = clean.unwrap_or(article);
    Ok(match bytes {
        Some(bytes) => Done::Encoded(Encoded {
            bytes,
            warned: !document.warnings.is_empty(),
            read: own.text.len(),
            text: keep.then(|| texts::text_line(&own)).transpose()?,
        }),
        None => Done::Whole(Box::new((own, document))),
    })
}

pub(super) fn input_options(args: &Reading, about: &About) -> input::Options {
    input::Options {
        date: about.date,
        metadata: about.metadata.clone(),
        arabic: true,
        dedup: about.dedup,
        repeats: true,
        ..args.how.input_options()
    }
}

/// The layers that were asked for, each once and in their own order; none means all.
pub(super) fn asked_layers(only: &[Layer]) -> Vec<Layer> {
    let asked = |layer: &Layer| only.is_empty() || only.contains(layer);
    Layer::ALL.into_iter().filter(asked).collect()
}

fn run_info(args: &Reading, about: &About) -> RunInfo {
    let shown = |path: &PathBuf| path.to_string_lossy().into_owned();
    let format = args.how.input_format.to_possible_value();
    RunInfo {
        date: about.date,
        metadata: about.metadata.as_ref().map(shown),
        input_format: format.map_or_else(String::new, |value| value.get_name().to_owned()),
        encoding: args.how.encoding.clone(),
        lexicon: about.lexicon.iter().map(shown).collect(),
        tagger: !about.no_tagger,
        ..RunInfo::default()
    }
}
