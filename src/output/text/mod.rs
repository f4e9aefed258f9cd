//! The report that is read first, in a terminal: `page` has the lines, `document` and `aggregate`
//! what stands on them.

mod aggregate;
mod document;
mod explain;
mod marked;
mod page;

use std::io::{self, Write};

use super::labels::Labels;
use super::sink::Out;
use super::{Error, Options, Render, Summary};
use crate::article::Article;
use crate::facts::{Document, Status};
pub(super) use marked::Marked;
use page::Page;

pub(super) struct Text<'a> {
    out: Out<'a>,
    labels: Labels,
    page: Page,
    explained: bool,
}

impl<'a> Text<'a> {
    pub(super) fn new(options: &Options, out: Out<'a>) -> Result<Self, Error> {
        Ok(Self {
            out,
            labels: Labels::new(options.lang)?,
            page: Page::new(options),
            explained: options.explain,
        })
    }
}

impl Render for Text<'_> {
    fn document(&mut self, _article: &Article, document: &Document) -> io::Result<()> {
        document::write(&mut self.page, &self.labels, document, self.explained);
        self.out.write_all(self.page.take().as_bytes())
    }

    fn end(mut self: Box<Self>, summary: &Summary<'_>) -> io::Result<()> {
        if let Some(aggregate) = summary.aggregate {
            aggregate::write(&mut self.page, &self.labels, aggregate);
            self.out.write_all(self.page.take().as_bytes())?;
        }
        self.out.finish()
    }
}

/// What keeps a figure from being a plain number of people.
fn notes(labels: &Labels, status: Status, subset: bool, joint: bool) -> String {
    let status = (status != Status::Asserted).then(|| labels.status(status));
    let subset = subset.then_some(labels.word.subset.as_str());
    let joint = joint.then_some(labels.word.joint.as_str());
    [status, subset, joint]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ")
}
