//! Who is named with whom, as a network (GEXF 1.3, <https://gexf.net/>): entities are nodes, and an
//! edge weighs as many sentences as name both its ends.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::sink::Out;
use super::xml::writable_text;
use super::{Render, Summary, Tool};
use crate::aggregate::{Aggregate, Name, Node, Pair};
use crate::article::Article;
use crate::facts::{Cell, Document};

/// Columns of a node, with their types.
const NODE: [(&str, &str); 7] = [
    ("type", "string"),
    ("subtype", "string"),
    ("name_en", "string"),
    ("country", "string"),
    ("known", "boolean"),
    ("mentions", "integer"),
    ("documents", "integer"),
];
/// Columns of an edge.
const EDGE: [(&str, &str); 1] = [("documents", "integer")];

pub(super) struct Gexf<'a> {
    out: Out<'a>,
}

impl<'a> Gexf<'a> {
    pub(super) fn new(out: Out<'a>) -> Self {
        Self { out }
    }
}

impl Render for Gexf<'_> {
    fn document(&mut self, _article: &Article, _document: &Document) -> io::Result<()> {
        Ok(())
    }

    fn end(mut self: Box<Self>, summary: &Summary<'_>) -> io::Result<()> {
        let mut xml = Writer::new_with_indent(&mut self.out, b' ', 1);
        xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        let gexf = xml.create_element("gexf");
        gexf.with_attributes([("xmlns", "http://gexf.net/1.3"), ("version", "1.3")])
            .write_inner_content(|xml| {
                write_meta(xml)?;
                write_graph(xml, summary.aggregate.unwrap_or(&Aggregate::default()))
            })?;
        self.out.write_all(b"\n")?;
        self.out.finish_writing()
    }
}

fn write_meta<W: Write>(xml: &mut Writer<W>) -> io::Result<()> {
    let creator = format!("{} {}", Tool::THIS.name, Tool::THIS.version);
    xml.create_element("meta").write_inner_content(|xml| {
        let element = xml.create_element("creator");
        element.write_text_content(BytesText::new(&creator))?;
        Ok(())
    })?;
    Ok(())
}

fn write_graph<W: Write>(xml: &mut Writer<W>, aggregate: &Aggregate) -> io::Result<()> {
    let ends = aggregate.network.iter().flat_map(|pair| [&pair.a, &pair.b]);
    let numbers: BTreeMap<&Node, usize> =
        ends.collect::<BTreeSet<_>>().into_iter().zip(1..).collect();
    let known = aggregate.entities.iter();
    let known: BTreeMap<_, _> = known.map(|name| ((name.kind, &name.name), name)).collect();
    let attributes = [("defaultedgetype", "undirected"), ("mode", "static")];
    let graph = xml.create_element("graph").with_attributes(attributes);
    graph.write_inner_content(|xml| {
        write_columns(xml, "node", &NODE)?;
        write_columns(xml, "edge", &EDGE)?;
        xml.create_element("nodes").write_inner_content(|xml| {
            let mut nodes = numbers.iter();
            nodes.try_for_each(|(end, number)| {
                write_node(
                    xml,
                    end,
                    *number,
                    known.get(&(end.kind, &end.name)).copied(),
                )
            })
        })?;
        xml.create_element("edges").write_inner_content(|xml| {
            let mut pairs = aggregate.network.iter().zip(1..);
            pairs.try_for_each(|(pair, number)| write_edge(xml, pair, number, &numbers))
        })?;
        Ok(())
    })?;
    Ok(())
}

fn write_columns<W: Write>(
    xml: &mut Writer<W>,
    class: &str,
    columns: &[(&str, &str)],
) -> io::Result<()> {
    let attributes = xml.create_element("attributes");
    attributes
        .with_attribute(("class", class))
        .write_inner_content(|xml| {
            for (name, kind) in columns {
                xml.create_element("attribute")
                    .with_attributes([("id", *name), ("title", *name), ("type", *kind)])
                    .write_empty()?;
            }
            Ok(())
        })?;
    Ok(())
}

fn write_node<W: Write>(
    xml: &mut Writer<W>,
    node: &Node,
    number: usize,
    name: Option<&Name>,
) -> io::Result<()> {
    let mut cells = vec![Cell::enum_word(&node.kind)];
    if let Some(name) = name {
        cells.extend([
            Cell::enum_word(&name.subtype),
            name.name_en.as_ref().into(),
            name.country.as_ref().into(),
            name.known.into(),
            name.mentions.into(),
            Cell::Number(name.documents.len() as u64),
        ]);
    }
    let id = format!("n{number}");
    xml.create_element("node")
        .with_attributes([("id", id.as_str()), ("label", &writable_text(&node.name))])
        .write_inner_content(|xml| write_values(xml, &NODE, &cells))?;
    Ok(())
}

fn write_edge<W: Write>(
    xml: &mut Writer<W>,
    pair: &Pair,
    number: usize,
    numbers: &BTreeMap<&Node, usize>,
) -> io::Result<()> {
    let end = |node: &Node| format!("n{}", numbers.get(node).copied().unwrap_or_default());
    let attributes = [
        ("id", format!("e{number}")),
        ("source", end(&pair.a)),
        ("target", end(&pair.b)),
        ("weight", pair.sentences.to_string()),
    ];
    let attributes = attributes
        .iter()
        .map(|(name, value)| (*name, value.as_str()));
    let cells = [Cell::Number(pair.documents.len() as u64)];
    xml.create_element("edge")
        .with_attributes(attributes)
        .write_inner_content(|xml| write_values(xml, &EDGE, &cells))?;
    Ok(())
}

/// What is known of a node or an edge.
fn write_values<W: Write>(
    xml: &mut Writer<W>,
    columns: &[(&str, &str)],
    cells: &[Cell<'_>],
) -> io::Result<()> {
    let values = xml.create_element("attvalues");
    values.write_inner_content(|xml| {
        for ((name, _), cell) in columns.iter().zip(cells) {
            let value = match cell {
                Cell::Empty => continue,
                Cell::Number(number) => number.to_string().into(),
                Cell::Flag(flag) => flag.to_string().into(),
                Cell::Text(text) => writable_text(text),
            };
            xml.create_element("attvalue")
                .with_attributes([("for", *name), ("value", &value)])
                .write_empty()?;
        }
        Ok(())
    })?;
    Ok(())
}
