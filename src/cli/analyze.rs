//! `analyze`: a batch of articles is read while the one before it is analyzed by all threads; the
//! results are written in the order of reading, so they do not depend on the number of threads.

use std::path::PathBuf;

use anyhow::Context;
use clap::ValueEnum;
use rayon::prelude::*;

use super::args::{About, Analyze, Quotes, Reading, Running};
use super::problems::Problems;
use super::progress::Progress;
use super::{Status, lexicon, stdout};
use crate::aggregate::Aggregator;
use crate::analyze::Analyzer;
use crate::article::Article;
use crate::facts::{Document, Layer};
use crate::input::{self, Articles};
use crate::output::{Render, Report, RunInfo, Summary};
use crate::problem::Problem;
use crate::select::BySpeaker;
use crate::span::Unit;

/// Articles of a batch at most.
const ARTICLES: usize = 1024;
/// Where a batch is full, in bytes of text.
const BYTES: usize = 4 << 20;

type Story = Result<Article, Problem>;
type Read = Result<(Article, Document), Problem>;

pub(super) fn run(args: &Analyze) -> anyhow::Result<Status> {
    let articles = input::open(&args.input.paths, &reading(&args.input, &args.about))?;
    let layers = layers(&args.only);
    let analyzer = Analyzer::new(lexicon::load(&args.about.lexicon)?, &layers, args.offsets);
    let report = args.output.format.report(args.report);
    let options = stdout::options(&args.output, report, &layers);
    let mut desk = Desk {
        aggregator: report.has_aggregate().then(Aggregator::default),
        problems: Problems::default(),
        progress: Progress::new(args.running.progress, !options.terminal),
        warned: false,
        asked: None,
        output: stdout::renderer(&args.output, &options)?,
    };
    let info = RunInfo {
        offsets: args.offsets,
        only: layers,
        ..run_info(&args.input, &args.about)
    };
    desk.output.begin(&info)?;
    desk.work(articles, &analyzer, &pool(&args.running)?)?;
    let status = desk.end()?;
    Ok(if args.strict && status.1 {
        Status::Incomplete
    } else {
        status.0
    })
}

/// `quotes`: the same work, of which only what one speaker said is shown.
pub(super) fn quotes(args: &Quotes) -> anyhow::Result<Status> {
    let articles = input::open(&args.input.paths, &reading(&args.input, &args.about))?;
    let lexicon = lexicon::load(&args.about.lexicon)?;
    let asked = BySpeaker::new(&args.speaker, &lexicon);
    let analyzer = Analyzer::new(lexicon, &[Layer::Entities, Layer::Quotes], Unit::default());
    let options = stdout::options(&args.output, Report::Documents, &[Layer::Quotes]);
    let mut desk = Desk {
        aggregator: None,
        problems: Problems::default(),
        progress: Progress::new(args.running.progress, !options.terminal),
        warned: false,
        asked: Some(asked),
        output: stdout::renderer(&args.output, &options)?,
    };
    let info = RunInfo {
        only: vec![Layer::Quotes],
        ..run_info(&args.input, &args.about)
    };
    desk.output.begin(&info)?;
    desk.work(articles, &analyzer, &pool(&args.running)?)?;
    Ok(desk.end()?.0)
}

fn pool(args: &Running) -> anyhow::Result<rayon::ThreadPool> {
    rayon::ThreadPoolBuilder::new()
        .num_threads(args.jobs.map_or(0, usize::from))
        .build()
        .context("threads cannot be started; give fewer --jobs")
}

/// What takes the documents, one after the other.
struct Desk {
    /// Whose words alone are shown.
    asked: Option<BySpeaker>,
    aggregator: Option<Aggregator>,
    problems: Problems,
    progress: Progress,
    warned: bool,
    output: Box<dyn Render>,
}

impl Desk {
    fn work(
        &mut self,
        mut articles: Articles,
        analyzer: &Analyzer,
        pool: &rayon::ThreadPool,
    ) -> anyhow::Result<()> {
        let mut batch = next_batch(&mut articles);
        while !batch.is_empty() {
            let present = std::mem::take(&mut batch);
            let (read, next) = pool.install(|| {
                rayon::join(|| analyze(present, analyzer), || next_batch(&mut articles))
            });
            batch = next;
            for story in read {
                self.take(story)?;
            }
        }
        Ok(())
    }

    fn take(&mut self, story: Read) -> anyhow::Result<()> {
        match story {
            Ok((article, document)) => {
                self.warned |= !document.warnings.is_empty();
                if let Some(aggregator) = &mut self.aggregator {
                    aggregator.add(&document);
                }
                let shown = match &self.asked {
                    Some(asked) => asked.of(document),
                    None => Some(document),
                };
                if let Some(document) = shown {
                    self.output.document(&article, &document)?;
                }
                self.progress.add(1);
            }
            Err(problem) => {
                self.progress.clear();
                self.problems.add(problem);
            }
        }
        Ok(())
    }

    /// Finishes the results; tells how it went and whether any document has a warning.
    fn end(self) -> anyhow::Result<(Status, bool)> {
        let aggregate = self.aggregator.map(Aggregator::finish);
        self.progress.clear();
        self.output.end(&Summary {
            aggregate: aggregate.as_ref(),
            problems: self.problems.all(),
        })?;
        Ok((self.problems.status(), self.warned))
    }
}

fn next_batch(articles: &mut Articles) -> Vec<Story> {
    let mut batch = Vec::new();
    let mut bytes = 0;
    while batch.len() < ARTICLES && bytes < BYTES {
        let Some(story) = articles.next() else { break };
        bytes += story.as_ref().map_or(0, |article| article.text.len());
        batch.push(story);
    }
    batch
}

fn analyze(batch: Vec<Story>, analyzer: &Analyzer) -> Vec<Read> {
    let read = |article: Article| {
        let document = analyzer.analyze(&article);
        (article, document)
    };
    batch.into_par_iter().map(|story| story.map(read)).collect()
}

fn reading(args: &Reading, about: &About) -> input::Options {
    input::Options {
        format: args.input_format,
        encoding: Some(args.encoding.clone()),
        date: about.date,
        metadata: about.metadata.clone(),
    }
}

/// The layers that were asked for, each once and in their own order; none means all.
fn layers(only: &[Layer]) -> Vec<Layer> {
    let asked = |layer: &Layer| only.is_empty() || only.contains(layer);
    Layer::ALL.into_iter().filter(asked).collect()
}

fn run_info(args: &Reading, about: &About) -> RunInfo {
    let shown = |path: &PathBuf| path.to_string_lossy().into_owned();
    let format = args.input_format.to_possible_value();
    RunInfo {
        date: about.date,
        metadata: about.metadata.as_ref().map(shown),
        input_format: format.map_or_else(String::new, |value| value.get_name().to_owned()),
        encoding: args.encoding.clone(),
        lexicon: about.lexicon.iter().map(shown).collect(),
        ..RunInfo::default()
    }
}
