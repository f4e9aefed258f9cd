//! `verify`: an analysis held against its articles again, which are read a second time.

use std::collections::{BTreeMap, VecDeque};
use std::io::{self, Write};

use super::args::Verify;
use super::documents::{self, WrittenDocument};
use super::problems::{self, Problems};
use super::{Status, stdout};
use crate::article::Article;
use crate::input::Articles;
use crate::output::Out;
use crate::span::Unit;
use crate::terminal::escape_controls;
use crate::verify::verify;

pub(super) fn verify_analysis(args: &Verify) -> anyhow::Result<Status> {
    let stdin = |path: &std::path::PathBuf| path.as_os_str() == "-";
    anyhow::ensure!(
        !(stdin(&args.analysis) && args.paths.iter().any(stdin)),
        "only one of the analysis and the articles can come from standard input; give a file"
    );
    let mut desk = Desk {
        shelf: Shelf {
            articles: problems::open_articles(&args.paths, &args.reading.input_options())?,
            waiting: BTreeMap::new(),
            read: 0,
        },
        unit: args.offsets,
        problems: Problems::default(),
        out: stdout::plain_output().into_writer()?,
        count: Count::default(),
    };
    let mut wrong = Ok(());
    documents::each_document(std::slice::from_ref(&args.analysis), |told| match told {
        Ok(told) if wrong.is_ok() => wrong = desk.verify_document(&told),
        Ok(_) => {}
        Err(problem) => desk.problems.add_problem(problem),
    });
    wrong?;
    desk.end_report()
}

/// The articles, which come in the order of the documents unless somebody has sorted these.
struct Shelf {
    articles: Articles,
    /// Articles that were read on the way to another one; those of one id in their order.
    waiting: BTreeMap<String, VecDeque<Article>>,
    /// How many have been read.
    read: usize,
}

impl Shelf {
    /// The next article of this id.
    fn find_article(&mut self, id: &str, problems: &mut Problems) -> Option<Article> {
        if let Some(found) = self.waiting.get_mut(id).and_then(VecDeque::pop_front) {
            return Some(found);
        }
        while let Some(article) = self.next_article(problems) {
            if article.id == id {
                return Some(article);
            }
            let same = self.waiting.entry(article.id.clone()).or_default();
            same.push_back(article);
        }
        None
    }

    fn next_article(&mut self, problems: &mut Problems) -> Option<Article> {
        loop {
            match self.articles.next()? {
                Ok(article) => {
                    self.read += 1;
                    return Some(article);
                }
                Err(problem) => problems.add_problem(problem),
            }
        }
    }
}

#[derive(Default)]
struct Count {
    documents: usize,
    texts: usize,
    contradictions: usize,
}

/// What takes the documents, one after the other.
struct Desk<'a> {
    shelf: Shelf,
    /// What spans count, whatever the analysis says.
    unit: Option<Unit>,
    problems: Problems,
    out: Out<'a>,
    count: Count,
}

impl Desk<'_> {
    fn verify_document(&mut self, told: &WrittenDocument) -> io::Result<()> {
        let WrittenDocument { document, offsets } = told;
        let id = escape_controls(&document.id);
        self.count.documents += 1;
        let Some(article) = self.shelf.find_article(&document.id, &mut self.problems) else {
            self.count.contradictions += 1;
            return writeln!(self.out, "{id}: there is no such article");
        };
        let unit = self.unit.or(*offsets).unwrap_or_default();
        let verified = verify(document, &article, unit);
        self.count.texts += verified.texts;
        self.count.contradictions += verified.contradictions.len();
        for wrong in verified.contradictions {
            writeln!(
                self.out,
                "{id}: {}: {}",
                wrong.fact,
                escape_controls(&wrong.what)
            )?;
        }
        Ok(())
    }

    fn end_report(mut self) -> anyhow::Result<Status> {
        let Count {
            documents,
            texts,
            contradictions,
        } = self.count;
        let nothing = documents == 0 && !self.problems.kept_problems().is_empty();
        if nothing {
            return Ok(Status::Misuse);
        }
        while self.shelf.next_article(&mut self.problems).is_some() {}
        let articles = self.shelf.read;
        writeln!(
            self.out,
            "articles {articles}, documents {documents}, texts {texts}, contradictions {contradictions}"
        )?;
        self.out.finish_writing()?;
        Ok(match contradictions {
            0 => self.problems.exit_status(),
            _ => Status::Incomplete,
        })
    }
}
