//! `annotate`: articles with their facts marked in their texts.

use super::args::Annotate;
use super::contain::contain;
use super::problems::{self, Problems};
use super::reader::{Asked, Reader};
use super::wanted::unmatched;
use super::{Status, analyze, lexicon, stdout};
use crate::output::{RunInfo, Summary, annotated};
use crate::span::Unit;

pub(super) fn run(args: &Annotate) -> anyhow::Result<Status> {
    let articles = problems::open(
        &args.input.paths,
        &analyze::reading(&args.input, &args.about),
    )?;
    let lexicon = lexicon::load(&args.about.lexicon)?;
    let layers = analyze::layers(&args.only);
    let asked = Asked {
        layers,
        unit: Unit::Bytes,
        least: None,
    };
    let reader = Reader::new(lexicon, asked, &args.about, &args.privacy)?;
    let (options, sink) = stdout::terminal(args.lang, args.color);
    let mut output = annotated(&options, sink)?;
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
                match contain(&article, || reader.read(&article)) {
                    Ok((clean, document)) => {
                        output.document(&clean.unwrap_or(article), &document)?;
                    }
                    Err(problem) => problems.add(problem),
                }
            }
            Err(problem) => problems.add(problem),
        }
    }
    output.end(&Summary::default())?;
    Ok(match &args.pattern {
        Some(pattern) if !shown => problems.nothing(&unmatched(pattern)),
        _ => problems.status(),
    })
}
