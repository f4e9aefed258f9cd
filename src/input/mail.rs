//! Mail (`.eml`) and pages that browsers save as mail (`.mhtml`).

use std::iter;

use mail_parser::{HeaderName, Message, MessageParser, MimeHeaders, PartType};

use super::reading::{Reading, Stories};
use super::record::Record;
use super::source::Opened;
use super::{bounded, html};
use crate::article::Article;
use crate::problem::Problem;

/// Headers in which browsers write the address of a saved page.
const ADDRESSES: [&str; 2] = ["Snapshot-Content-Location", "Content-Location"];

/// Reads the text of a message.
#[expect(clippy::needless_pass_by_value, reason = "every reader takes the same")]
pub(super) fn read_mail(reading: Reading, opened: Opened) -> Result<Stories, Problem> {
    mail_article(&reading, opened, |reading, message| {
        let title = message.subject().map(str::to_owned);
        let date = message.date().map(mail_parser::DateTime::to_rfc3339);
        let from = message.from().and_then(|from| from.first());
        let source = from.and_then(|from| from.name().or(from.address()));
        let plain = message.text_bodies().find_map(|part| match &part.body {
            PartType::Text(text) => Some(text.replace("\r\n", "\n")),
            PartType::Html(page) => Some(html::text_of_fragment(page)),
            _ => None,
        });
        if plain.as_ref().is_none_or(|text| text.trim().is_empty()) {
            let what = "is mail without text";
            return Err(reading.stream_problem(what, "save what is attached to it, and give that"));
        }
        let record = Record {
            text: plain,
            title,
            date,
            source: source.map(str::to_owned),
            ..Record::default()
        };
        record.into_article(reading, || reading.id.clone(), "UTF-8")
    })
}

/// Reads the page that a browser saved.
#[expect(clippy::needless_pass_by_value, reason = "every reader takes the same")]
pub(super) fn read_page(reading: Reading, opened: Opened) -> Result<Stories, Problem> {
    mail_article(&reading, opened, |reading, message| {
        let page = message.parts.iter().find_map(|part| match &part.body {
            PartType::Html(page) => Some((part, page)),
            _ => None,
        });
        let Some((part, page)) = page else {
            let what = "is a saved web page (MHTML) without a page";
            return Err(reading.stream_problem(what, "save it again"));
        };
        let whole = ADDRESSES
            .iter()
            .find_map(|name| message.header(HeaderName::from(*name)));
        let address = whole.and_then(|value| value.as_text());
        let address = address.or_else(|| part.content_location());
        let mut own = reading.clone();
        own.beside.url = address.map(str::to_owned);
        // the parts of a message are decoded already, whatever the page says of itself
        own.beside.charset = Some("utf-8".to_owned());
        html::article_of_page(&own, page.as_bytes())
    })
}

fn mail_article(
    reading: &Reading,
    opened: Opened,
    read: impl Fn(&Reading, &Message<'_>) -> Result<Article, Problem>,
) -> Result<Stories, Problem> {
    let bytes = bounded::read_bounded(reading, opened.bytes)?;
    let article = match MessageParser::default().parse(&bytes) {
        Some(message) => read(reading, &message),
        None => Err(reading.stream_problem("is mail that cannot be read", "save it again")),
    };
    Ok(Box::new(iter::once(article)))
}
