//! What the page knows of every article without opening it, and what all tell together, in which
//! articles are numbers instead of ids.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Value, json};

use super::super::english::English;
use super::super::overview::{telling_events, told_by};
use super::story::says_more;
use crate::aggregate::{Aggregate, LinkedEvent, Name, Pair, Period, SpeakerTotal, Spelling};
use crate::facts::Document;

/// Characters of an article's first line that stand for a missing headline.
const LEAD: usize = 110;

/// Pairs of the network that the page has, the strongest first; its picture shows fewer.
const PAIRS: usize = 300;

/// One line an article, in order of reading.
#[derive(Default, Serialize)]
#[serde(transparent)]
pub(super) struct Index(Vec<Head>);

#[derive(Serialize)]
struct Head {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<Date>,
    /// Whether the page leaves its text out.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    left_out: bool,
}

impl Index {
    /// Adds an article of which the page has the text, or leaves it out.
    pub(super) fn add_article(&mut self, text: &str, document: &Document, left_out: bool) {
        self.0.push(Head {
            id: document.id.clone(),
            title: document
                .title
                .clone()
                .or_else(|| first_line(text, document)),
            source: document.source.clone(),
            published: document.published.date,
            left_out,
        });
    }

    /// Adds articles that were not shown, of which only the ids are known.
    pub(super) fn add_hidden(&mut self, ids: &[String]) {
        if self.0.is_empty() {
            self.0.extend(ids.iter().map(|id| Head {
                id: id.clone(),
                title: None,
                source: None,
                published: None,
                left_out: true,
            }));
        }
    }
}

/// The beginning of the first line that does not name outlet or author, cut between words.
fn first_line(text: &str, document: &Document) -> Option<String> {
    let byline = document.byline.as_deref().map(str::trim);
    let mut lines = text.lines().map(str::trim);
    let line = lines.find(|line| !line.is_empty() && Some(*line) != byline)?;
    let Some((end, _)) = line.char_indices().nth(LEAD) else {
        return Some(line.to_owned());
    };
    let kept = line[..end]
        .rfind(' ')
        .map_or(&line[..end], |space| &line[..space]);
    Some(format!("{kept}…"))
}

/// The [`Aggregate`] without its timeline, which the page draws from the events, and of the network only the
/// strongest pairs.
#[derive(Serialize)]
pub(super) struct Together<'a> {
    period: Option<Period>,
    entities: &'a [Name],
    variants: &'a [Spelling],
    open_dates: u32,
    events: &'a [LinkedEvent],
    /// The events that the page opens with, by their numbers.
    telling: Vec<usize>,
    english: English,
    copies: &'a [Vec<String>],
    speakers: &'a [SpeakerTotal],
    network: &'a [Pair],
    pairs: usize,
}

impl<'a> Together<'a> {
    pub(super) fn new(aggregate: &'a Aggregate) -> Self {
        let Aggregate {
            documents: _,
            period,
            entities,
            variants,
            timeline: _,
            open_dates,
            events,
            copies,
            speakers,
            network,
        } = aggregate;
        Self {
            period: *period,
            entities,
            variants,
            open_dates: *open_dates,
            events,
            telling: telling_events(events),
            english: English::english_of(aggregate, false),
            copies,
            speakers,
            network: &network[..network.len().min(PAIRS)],
            pairs: network.len(),
        }
    }

    /// As JSON, in which a document's number in the index stands for its id.
    pub(super) fn with_numbered_documents(&self, index: &Index) -> serde_json::Result<Value> {
        let ids = index.0.iter().map(|head| head.id.as_str());
        let numbers: BTreeMap<&str, usize> = ids.zip(0..).collect();
        let mut value = serde_json::to_value(self)?;
        for (i, event) in self.events.iter().enumerate() {
            for (j, toll) in event.tolls.iter().enumerate() {
                value["events"][i]["tolls"][j]["told_by"] = json!(told_by(event, toll));
            }
        }
        // Of what stands inside, nothing that is empty; the lists themselves are always there.
        for list in value
            .as_object_mut()
            .into_iter()
            .flat_map(|all| all.values_mut())
        {
            number_ids(list, &numbers);
        }
        Ok(value)
    }
}

fn number_ids(value: &mut Value, numbers: &BTreeMap<&str, usize>) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| number_ids(item, numbers)),
        Value::Object(fact) => {
            for (key, value) in fact.iter_mut() {
                match key.as_str() {
                    "document" | "copy_of" => replace_id(value, numbers),
                    "documents" => {
                        for id in value.as_array_mut().into_iter().flatten() {
                            replace_id(id, numbers);
                        }
                    }
                    _ => number_ids(value, numbers),
                }
            }
            fact.retain(|_, value| says_more(value));
        }
        _ => {}
    }
}

fn replace_id(id: &mut Value, numbers: &BTreeMap<&str, usize>) {
    let known = id.as_str().and_then(|id| numbers.get(id));
    *id = json!(known);
}
