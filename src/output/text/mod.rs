//! The report that is read first, in a terminal: `page` has the lines, `screen`, `document` and
//! `aggregate` what stands on them.

mod aggregate;
mod document;
mod explain;
mod marked;
mod page;
mod screen;

use std::io::{self, Write};

use super::english::English;
use super::labels::{Labels, Lang};
use super::overview::{Only, Overview};
use super::sink::Out;
use super::{Error, Options, Render, Report, Summary};
use crate::article::Article;
use crate::facts::Document;
pub(super) use marked::Marked;
use page::Page;

pub(super) struct Text<'a> {
    out: Out<'a>,
    labels: Labels,
    page: Page,
    explained: bool,
    lang: Lang,
    /// Where several articles come in an overview, what there is so far.
    only: Option<Only>,
}

impl<'a> Text<'a> {
    pub(super) fn new(options: &Options, out: Out<'a>) -> Result<Self, Error> {
        Ok(Self {
            out,
            labels: Labels::new(options.lang)?,
            page: Page::new(options),
            explained: options.explain,
            lang: options.lang,
            only: (options.report == Report::Overview).then(Only::default),
        })
    }
}

impl Render for Text<'_> {
    fn document(&mut self, _article: &Article, document: &Document) -> io::Result<()> {
        let Self {
            page,
            labels,
            explained,
            only,
            out,
            lang: _,
        } = self;
        let mut written = || {
            document::write_document(page, labels, document, *explained);
            page.take_written()
        };
        match only {
            Some(only) => only.add_article(written),
            None => out.write_all(written().as_bytes())?,
        }
        Ok(())
    }

    fn end(mut self: Box<Self>, summary: &Summary<'_>) -> io::Result<()> {
        let (page, labels) = (&mut self.page, &self.labels);
        let text = match (&mut self.only, summary.aggregate) {
            (Some(only), Some(aggregate)) if only.is_several() => {
                let english = English::of_readers(aggregate, self.lang);
                screen::write_screen(page, &Overview::new(aggregate, labels, &english))
            }
            (Some(only), _) => only.take_article(),
            (None, Some(aggregate)) => {
                aggregate::write_aggregate(page, labels, aggregate);
                page.take_written()
            }
            (None, None) => String::new(),
        };
        self.out.write_all(text.as_bytes())?;
        self.out.finish_writing()
    }
}
