//! `annotate`: articles with their facts marked in their texts.

use super::args::Annotate;
use super::contain::contain_fault;
use super::problems::{self, Problems};
use super::reader::{ReadOptions, Reader};
use super::wanted::nothing_matches;
use super::{Status, analyze, lexicon, stdout};
use crate::output::{RunInfo, Summary, annotated_renderer};
use crate::span::Unit;

pub(super) fn annotate_articles(args: &Annotate) -> anyhow::Result<Status> {
    let articles = problems::open_articles(
        &args.input.paths,
        &analyze::input_options(&args.input, &args.about),
    )?;
    let lexicon = lexicon::load_lexicon(&args.about.lexicon)?;
    let layers = analyze::asked_layers(&args.only);
    let asked = ReadOptions {
        layers,
        unit: Unit::Bytes,
        least: None,
    };
    let reader = Reader::new(lexicon, asked, &args.about, &args.privacy)?;
    let (options, sink) = stdout::terminal_output(args.lang, args.color);
    let mut output = annotated_renderer(&options, sink)?;
    let mut problems = Problems::default();
    output.begin(&RunInfo {
        offsets: Unit::Bytes,
        ..RunInfo::default()
    })?;
    let mut shown = false;
    for story in articles {
        match story {
            Ok(article)
                if args
                    .pattern
                    .as_ref()
                    .is_some_and(|it| !it.is_in(&article.text)) => {}
            Ok(article) => {
                shown = true;
                match contain_fault(&article, || reader.read_article(&article)) {
                    Ok((clean, document)) => {
                        output.document(&clean.unwrap_or(article), &document)?;
                    }
                    Err(problem) => problems.add_problem(problem),
                }
            }
            Err(problem) => problems.add_problem(problem),
        }
    }
    output.end(&Summary::default())?;
    Ok(match &args.pattern {
        Some(pattern) if !shown => problems.nothing_shown(&nothing_matches(pattern)),
        _ => problems.exit_status(),
    })
}
