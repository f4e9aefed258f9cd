//! `train`: the model of `src/tagger` is learned anew, or measured by cross-validation.

use std::fs;
use std::path::Path;

use anyhow::Context;

use super::Status;
use super::args::Train;
use crate::extract::names;
use crate::facts::EntityType;
use crate::lexicon::{Kind, Kinds, Lexicon};
use crate::tagger::train::{Corpus, Finder, Sources, Vocabulary, learn_model, measure_folds};
use crate::tagger::{Tagged, Tagger};
use crate::text::Text;

pub(super) fn train_tagger(args: &Train) -> anyhow::Result<Status> {
    let lexicon = Lexicon::builtin()?;
    let vocabulary = read_vocabulary(args)?;
    let news = Corpus::parse(&read_text(&args.anercorp)?);
    let other = args
        .aqmar
        .as_deref()
        .map_or_else(|| Ok(Vec::new()), read_folder)?;
    let sources = Sources {
        lexicon: &lexicon,
        vocabulary: &vocabulary,
        news: &news,
        other: &other,
    };
    if let Some(folds) = args.folds {
        let whole: Finder<'_> = &reported_names;
        let table = measure_folds(&sources, folds, &[("the whole tool", whole)]);
        anstream::print!("{table}");
    }
    if let Some(out) = &args.out {
        let model = learn_model(&sources);
        fs::write(out, model).with_context(|| format!("{} cannot be written", out.display()))?;
    }
    Ok(Status::Done)
}

/// What plain news tells of words, from the file that keeps it when it is there.
fn read_vocabulary(args: &Train) -> anyhow::Result<Vocabulary> {
    let Some(kept) = &args.words else {
        return Ok(Vocabulary::learn(&read_text(&args.plain)?));
    };
    if kept.exists() {
        let bytes = fs::read(kept)?;
        let wrong = || format!("{} holds no words; remove it", kept.display());
        return Vocabulary::read(&bytes).with_context(wrong);
    }
    let vocabulary = Vocabulary::learn(&read_text(&args.plain)?);
    fs::write(kept, vocabulary.to_bytes())?;
    Ok(vocabulary)
}

/// The names that the tool reports, but for official bodies that the tagger does not tell: the
/// corpus leaves them out.
fn reported_names(text: &Text<'_>, tagger: &Tagger<'_>) -> Vec<Tagged> {
    let told = tagger.tag(text);
    let names = names::read(text, Some(tagger));
    // a word for a place that its span leaves out is no part of a name
    let inside = |naming: &names::Naming| {
        let mut tokens = naming.tokens.clone();
        while text.span(tokens.start..tokens.start + 1).end() <= naming.span.start() {
            tokens.start += 1;
        }
        tokens
    };
    let tagged = |naming: &names::Naming| Tagged {
        tokens: inside(naming),
        lead: 0,
        kind: names.entities[naming.entity].kind,
        margin: 0,
    };
    let official = |name: &Tagged| {
        let head = text.is(name.tokens.start, Kinds::of(Kind::Body));
        let overlaps = |other: &Tagged| {
            other.tokens.start < name.tokens.end && name.tokens.start < other.tokens.end
        };
        head && name.kind == EntityType::Organization && !told.iter().any(overlaps)
    };
    let namings = names.namings.iter().map(tagged);
    namings.filter(|name| !official(name)).collect()
}

fn read_folder(path: &Path) -> anyhow::Result<Vec<Corpus>> {
    let mut files: Vec<_> = fs::read_dir(path)?
        .map(|entry| Ok(entry?.path()))
        .collect::<anyhow::Result<_>>()?;
    files.sort();
    files
        .iter()
        .map(|file| Ok(Corpus::parse(&read_text(file)?)))
        .collect()
}

fn read_text(path: &Path) -> anyhow::Result<String> {
    fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))
}
