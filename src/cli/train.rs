//! `train`: the model of `src/tagger` is learned anew, or measured by cross-validation.

use std::fs;
use std::path::Path;

use anyhow::Context;

use super::Status;
use super::args::Train;
use crate::extract::names;
use crate::facts::EntityType;
use crate::lexicon::{Kind, Kinds, Lexicon};
use crate::tagger::train::{
    Corpus, Finder, Sources, Vocabulary, learn_model, measure_corpora, measure_folds,
};
use crate::tagger::{Tagged, Tagger};
use crate::text::Text;

pub(super) fn train_tagger(args: &Train) -> anyhow::Result<Status> {
    let lexicon = Lexicon::builtin()?;
    let vocabulary = read_vocabulary(args)?;
    let news = Corpus::parse(&read_text(&args.anercorp)?);
    let sources = Sources {
        lexicon: &lexicon,
        vocabulary: &vocabulary,
        news: &news,
        other: &read_others(args)?,
    };
    let finders: &[(&str, Finder<'_>)] = &[("the whole tool", &reported_names)];
    if let Some(folds) = args.folds {
        anstream::print!("{}", measure_folds(&sources, folds, finders));
    }
    if let Some(out) = &args.out {
        let model = learn_model(&sources);
        fs::write(out, &model).with_context(|| format!("{} cannot be written", out.display()))?;
        if !args.test.is_empty() {
            let tagger = Tagger::read(&model).context("what was learned is no model")?;
            let tests = args.test.iter().map(|path| read_test(path));
            let tests = tests.collect::<anyhow::Result<Vec<_>>>()?;
            anstream::print!("{}", measure_corpora(&tagger, &sources, &tests, finders));
        }
    }
    Ok(Status::Done)
}

/// What is learned from beside the news: texts of its convention, then others, each of which has its own.
fn read_others(args: &Train) -> anyhow::Result<Vec<Corpus>> {
    let mut corpora = Vec::new();
    for file in &args.marked {
        corpora.push(Corpus::parse(&read_text(file)?));
    }
    for (convention, path) in (1..).zip(&args.other) {
        corpora.push(Corpus::parse_other(&read_marked(path)?, convention));
    }
    Ok(corpora)
}

fn read_test(path: &Path) -> anyhow::Result<(String, Corpus)> {
    let name = path.display().to_string();
    Ok((name, Corpus::parse(&read_marked(path)?)))
}

/// What plain news tells of words, from the file that keeps it when it is there.
fn read_vocabulary(args: &Train) -> anyhow::Result<Vocabulary> {
    let Some(kept) = &args.words else {
        return learn_vocabulary(args);
    };
    if kept.exists() {
        let bytes = fs::read(kept)?;
        let wrong = || format!("{} holds no words; remove it", kept.display());
        return Vocabulary::read(&bytes).with_context(wrong);
    }
    let vocabulary = learn_vocabulary(args)?;
    fs::write(kept, vocabulary.to_bytes())?;
    Ok(vocabulary)
}

fn learn_vocabulary(args: &Train) -> anyhow::Result<Vocabulary> {
    let few = || {
        let plain = args.plain.display();
        format!("{plain} holds too few words that stand six times or more; give it more plain news")
    };
    Vocabulary::learn(&read_text(&args.plain)?).with_context(few)
}

/// The names that the tool reports, but for official bodies that the tagger does not tell: the
/// corpus leaves them out.
fn reported_names(text: &Text<'_>, tagger: &Tagger<'_>) -> Vec<Tagged> {
    let told = tagger.tag(text);
    let names = names::read(text, Some(tagger));
    // a word for a place that its span leaves out is no part of a name
    let inside = |naming: &names::NameSpan| {
        let mut tokens = naming.tokens.clone();
        while text.span(tokens.start..tokens.start + 1).end() <= naming.span.start() {
            tokens.start += 1;
        }
        tokens
    };
    let tagged = |naming: &names::NameSpan| Tagged {
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

/// A file of one `token label` a line, or all files of a folder.
fn read_marked(path: &Path) -> anyhow::Result<String> {
    if !path.is_dir() {
        return read_text(path);
    }
    let mut files: Vec<_> = fs::read_dir(path)?
        .map(|entry| Ok(entry?.path()))
        .collect::<anyhow::Result<_>>()?;
    files.sort();
    let texts = files.iter().map(|file| read_text(file));
    Ok(texts.collect::<anyhow::Result<Vec<_>>>()?.join("\n\n"))
}

fn read_text(path: &Path) -> anyhow::Result<String> {
    fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))
}
