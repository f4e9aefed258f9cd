//! A web page as a tree: elements and pieces of text in the order of the page, each with the place where it
//! ends, so that what an element holds is one stretch of the list and no reader of it calls itself.

use std::collections::BTreeMap;
use std::ops::Range;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

/// Attributes that tell something; others are left out.
const ATTRIBUTES: [&str; 19] = [
    "class",
    "id",
    "itemprop",
    "role",
    "property",
    "name",
    "content",
    "datetime",
    "href",
    "rel",
    "type",
    "style",
    "hidden",
    "aria-hidden",
    "itemtype",
    "http-equiv",
    "charset",
    "title",
    "lang",
];

/// Elements without an end.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];

/// Elements that begin a block of their own.
const BLOCKS: [&str; 36] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "td",
    "th",
    "tr",
    "ul",
];

/// Elements of which any one's end tag closes any other.
const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];

/// What a new element closes when it is open near by: the next paragraph closes the last.
const CLOSES: [(&str, &[&str]); 8] = [
    ("li", &["li"]),
    ("dt", &["dt", "dd"]),
    ("dd", &["dt", "dd"]),
    ("tr", &["tr", "td", "th"]),
    ("td", &["td", "th"]),
    ("th", &["td", "th"]),
    ("option", &["option"]),
    ("body", &["head"]),
];

/// How far up the next element looks for what it closes.
const NEAR: usize = 8;

/// Index of a node.
pub(super) type At = usize;

/// A piece of a page.
#[derive(Debug)]
pub(super) struct Node {
    /// Name of an element in lower case; empty for text.
    pub(super) name: Box<str>,
    /// Text of a piece of text.
    pub(super) text: Box<str>,
    pub(super) parent: At,
    /// The first node that is no longer in it.
    pub(super) end: At,
    attributes: Vec<(&'static str, Box<str>)>,
}

impl Node {
    pub(super) fn is_text(&self) -> bool {
        self.name.is_empty()
    }

    /// Whether it begins a line of its own.
    pub(super) fn is_block(&self) -> bool {
        BLOCKS.binary_search(&&*self.name).is_ok()
    }

    /// The value of an attribute.
    pub(super) fn attribute_value(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(own, _)| *own == name);
        found.map(|(_, value)| &**value)
    }
}

/// A whole page; the first node is the root.
#[derive(Debug)]
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
    /// The first comment, where browsers write the address of a page that they save.
    pub(super) comment: Option<String>,
}

impl Tree {
    pub(super) fn parse_html(html: &str) -> Self {
        let mut builder = Builder::new();
        let mut emitter =
            CallbackEmitter::new(|event: CallbackEvent<'_>, _: Span<()>| -> Option<()> {
                builder.take_event(&event);
                None
            });
        emitter.naively_switch_states(true);
        Tokenizer::new_with_emitter(html, emitter).for_each(drop);
        builder.finish_tree()
    }

    /// Everything in an element, itself included.
    pub(super) fn range_within(&self, at: At) -> Range<At> {
        at..self.nodes[at].end
    }

    /// All elements of a name.
    pub(super) fn elements_named<'t>(&'t self, name: &'t str) -> impl Iterator<Item = At> + 't {
        let nodes = self.nodes.iter().enumerate();
        nodes
            .filter(move |(_, node)| &*node.name == name)
            .map(|(at, _)| at)
    }

    /// The text of an element on one line.
    pub(super) fn text_on_line(&self, at: At) -> String {
        let mut line = String::new();
        for node in &self.nodes[self.range_within(at)] {
            if node.is_block() || &*node.name == "br" {
                line.push(' ');
            }
            line.push_str(&node.text);
        }
        line.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

struct Builder {
    nodes: Vec<Node>,
    /// The elements that are open, the root first.
    open: Vec<At>,
    /// How many elements of each name are open.
    counts: BTreeMap<Box<str>, usize>,
    attribute: Option<&'static str>,
    comment: Option<String>,
}

impl Builder {
    fn new() -> Self {
        let root = Node {
            name: "#page".into(),
            text: "".into(),
            parent: 0,
            end: 0,
            attributes: Vec::new(),
        };
        Self {
            nodes: vec![root],
            open: vec![0],
            counts: BTreeMap::new(),
            attribute: None,
            comment: None,
        }
    }

    fn take_event(&mut self, event: &CallbackEvent<'_>) {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.start_element(&String::from_utf8_lossy(name));
            }
            CallbackEvent::AttributeName { name } => {
                let known = ATTRIBUTES.iter().find(|own| own.as_bytes() == *name);
                self.attribute = known.copied();
                // an attribute may have no value
                self.attribute_value("");
            }
            CallbackEvent::AttributeValue { value } => {
                self.attribute_value(&String::from_utf8_lossy(value));
            }
            CallbackEvent::CloseStartTag { .. } => {
                self.attribute = None;
                let last = self.nodes.len() - 1;
                if !VOID.contains(&&*self.nodes[last].name) {
                    *self
                        .counts
                        .entry(self.nodes[last].name.clone())
                        .or_default() += 1;
                    self.open.push(last);
                }
            }
            CallbackEvent::EndTag { name } => self.end_element(&String::from_utf8_lossy(name)),
            CallbackEvent::String { value } => self.add_text(&String::from_utf8_lossy(value)),
            CallbackEvent::Comment { value } => {
                if self.comment.is_none() {
                    self.comment = Some(String::from_utf8_lossy(value).into_owned());
                }
            }
            CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
        }
    }

    fn top_element(&self) -> At {
        self.open.last().copied().unwrap_or(0)
    }

    fn push_node(&mut self, name: &str, text: &str) {
        let end = self.nodes.len() + 1;
        self.nodes.push(Node {
            name: name.into(),
            text: text.into(),
            parent: self.top_element(),
            end,
            attributes: Vec::new(),
        });
    }

    fn start_element(&mut self, name: &str) {
        if BLOCKS.binary_search(&name).is_ok() && !matches!(name, "td" | "th" | "tr" | "body") {
            self.close_near(&["p"]);
        }
        if let Some((_, closed)) = CLOSES.iter().find(|(own, _)| *own == name) {
            self.close_near(closed);
        }
        self.push_node(name, "");
    }

    /// Closes the elements of some names that are open near by, if nothing that holds others lies between.
    fn close_near(&mut self, names: &[&str]) {
        let near = self.open.iter().enumerate().rev().take(NEAR);
        let within = near.take_while(|(_, at)| {
            !matches!(
                &*self.nodes[**at].name,
                "ul" | "ol" | "dl" | "table" | "select" | "#page"
            )
        });
        let found = within.filter(|(_, at)| names.contains(&&*self.nodes[**at].name));
        if let Some((keep, _)) = found.last() {
            self.close_to(keep);
        }
    }

    fn attribute_value(&mut self, value: &str) {
        let Some(name) = self.attribute else { return };
        let Some(node) = self.nodes.last_mut().filter(|node| !node.is_text()) else {
            return;
        };
        match node.attributes.iter_mut().find(|(own, _)| *own == name) {
            // the first of two attributes counts, but a name comes before its value
            Some((_, old)) if old.is_empty() => *old = value.into(),
            Some(_) => {}
            None => node.attributes.push((name, value.into())),
        }
    }

    fn end_element(&mut self, name: &str) {
        // any heading's end ends whichever is open
        let names = if HEADINGS.contains(&name) {
            &HEADINGS[..]
        } else {
            &[name]
        };
        let counted = |name: &&str| self.counts.get(*name).is_some_and(|count| *count > 0);
        let any = names.iter().any(counted);
        let open = |at: &At| names.contains(&&*self.nodes[*at].name);
        // nothing is looked for that is not there, so that the work stays one step for each element
        if let Some(keep) = any.then(|| self.open.iter().rposition(open)).flatten() {
            self.close_to(keep);
        }
    }

    /// Closes what is open from a place on.
    fn close_to(&mut self, keep: usize) {
        let end = self.nodes.len();
        for at in self.open.drain(keep.max(1)..) {
            self.nodes[at].end = end;
            if let Some(count) = self.counts.get_mut(&self.nodes[at].name) {
                *count -= 1;
            }
        }
    }

    fn add_text(&mut self, text: &str) {
        self.push_node("", text);
    }

    fn finish_tree(mut self) -> Tree {
        self.close_to(1);
        self.nodes[0].end = self.nodes.len();
        Tree {
            nodes: self.nodes,
            comment: self.comment,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Names and texts, each in brackets of what holds it.
    fn shown(html: &str) -> String {
        let tree = Tree::parse_html(html);
        let mut shown = String::new();
        let mut ends = Vec::new();
        for (at, node) in tree.nodes.iter().enumerate().skip(1) {
            while ends.last().is_some_and(|end| *end <= at) {
                ends.pop();
                shown.push(')');
            }
            if node.is_text() {
                shown.push_str(&node.text);
            } else {
                shown.extend(["(", &*node.name, " "]);
                ends.push(node.end);
            }
        }
        shown + &")".repeat(ends.len())
    }

    #[test]
    fn what_is_not_closed_is_closed_where_a_browser_would() {
        for (html, tree) in [
            ("<p>a<p>b</div>c", "(p a)(p bc)"),
            (
                "<ul><li>a<li>b<ul><li>c</ul></ul>",
                "(ul (li a)(li b(ul (li c))))",
            ),
            ("<div><p>a<b>x<div>b</div></div>", "(div (p a(b x))(div b))"),
            ("<tr><td>a<td>b<tr><td>c", "(tr (td a)(td b))(tr (td c))"),
            ("a<br/>b<img src=x>c", "a(br )b(img )c"),
            (
                "<script>if (a<b) '<p>'</script>d",
                "(script if (a<b) '<p>')d",
            ),
        ] {
            assert_eq!(shown(html), tree, "{html}");
        }
    }

    #[test]
    fn endless_nesting_costs_no_more_than_its_length() {
        let deep = "<div>".repeat(200_000) + &"</p></span>".repeat(200_000);
        assert_eq!(Tree::parse_html(&deep).nodes.len(), 200_001);
    }
}
