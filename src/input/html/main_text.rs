//! Which part of a page is the article, and its text: blocks of text without menus, related stories and
//! comments.
//!
//! Each block (a paragraph, a line between breaks) counts by its length, links apart. An element whose name
//! says that it holds the text is taken when it holds a good part of what the page has; else the element whose
//! own blocks count most, with what belongs to it.

use std::collections::BTreeMap;

use super::tree::{At, Tree};
use super::words::{Named, WORDS};

/// Letters from which on a block says something by itself.
const SOME: usize = 25;
/// Letters that an element must have to be the text of an article.
const ENOUGH: usize = 140;
/// Part of the page's good text that an element with the right name must hold, in hundredths.
const SHARE: usize = 25;

/// What is known of each node.
struct Judged {
    /// Whether it is beside the article.
    beside: Vec<bool>,
    /// Whether it lies in a link.
    linked: Vec<bool>,
    /// Good letters before each node; those in an element are a difference.
    good: Vec<usize>,
    /// Letters of text before each node.
    all: Vec<usize>,
    /// The block that holds each node; a paragraph is none.
    holder: Vec<At>,
    /// What the names of each node tell.
    named: Vec<Named>,
    /// Of each row its number of cells, of each cell its number in the row, from 0.
    cells: Vec<usize>,
}

/// The text of the article on a page, a block a line; empty when there is none.
pub(super) fn main_text(tree: &Tree) -> String {
    let judged = Judged::judge_tree(tree);
    let Some(at) = judged.choose_element(tree) else {
        return String::new();
    };
    judged.text_of_element(tree, at)
}

/// All text of a piece of HTML, a block a line.
pub(super) fn whole_text(tree: &Tree) -> String {
    Judged::judge_tree(tree).text_of_element(tree, 0)
}

impl Judged {
    fn judge_tree(tree: &Tree) -> Self {
        let count = tree.nodes.len();
        let mut judged = Self {
            beside: vec![false; count],
            linked: vec![false; count],
            good: vec![0; count + 1],
            all: vec![0; count + 1],
            holder: vec![0; count],
            cells: vec![0; count],
            named: names_of_nodes(tree),
        };
        judged.count_all(tree);
        judged.mark_surroundings(tree);
        judged.count_good(tree);
        judged
    }

    fn count_all(&mut self, tree: &Tree) {
        for (at, node) in tree.nodes.iter().enumerate() {
            let raw = matches!(
                &*tree.nodes[node.parent].name,
                "script" | "style" | "noscript" | "template"
            );
            let length = if raw { 0 } else { count_letters(&node.text) };
            self.all[at + 1] = self.all[at] + length;
            let holds = node.is_block() && &*node.name != "p";
            self.holder[at] = if holds { at } else { self.holder[node.parent] };
            if is_cell(&node.name) {
                self.cells[at] = self.cells[node.parent];
                self.cells[node.parent] += 1;
            }
        }
    }

    /// Marks what is beside the article: by element, by name, hidden.
    fn mark_surroundings(&mut self, tree: &Tree) {
        let whole = self.all[tree.nodes.len()];
        for (at, node) in tree.nodes.iter().enumerate().skip(1) {
            self.beside[at] = self.beside[node.parent];
            self.linked[at] = self.linked[node.parent] || &*node.name == "a";
            if node.is_text() || self.beside[at] {
                continue;
            }
            // a name of the whole page, such as `has-sidebar`, says nothing of the text in it
            let most = (self.all[node.end] - self.all[at]) * 2 > whole;
            let name = &*node.name;
            let left_out = WORDS.left_out.contains(name) && !(most && name == "aside");
            let part = !most && !matches!(name, "html" | "body" | "main" | "article" | "p");
            self.beside[at] =
                left_out || is_hidden(tree, at) || (part && self.named_beside(tree, at));
        }
    }

    fn named_beside(&self, tree: &Tree, at: At) -> bool {
        const ROLES: [&str; 6] = [
            "navigation",
            "complementary",
            "banner",
            "contentinfo",
            "dialog",
            "search",
        ];
        let named = self.named[at];
        let role = tree.nodes[at].attribute_value("role");
        (named.beside && named.body.is_none()) || role.is_some_and(|role| ROLES.contains(&role))
    }

    fn count_good(&mut self, tree: &Tree) {
        let mut lengths = vec![0; tree.nodes.len()];
        for block in blocks_of_element(tree, 0) {
            let length = self.good_letters(tree, &block);
            if let Some(first) = block.first() {
                lengths[*first] = length;
            }
        }
        for (at, length) in lengths.into_iter().enumerate() {
            self.good[at + 1] = self.good[at] + length;
        }
    }

    /// Letters of a block that says something; 0 for links and scraps.
    fn good_letters(&self, tree: &Tree, block: &[At]) -> usize {
        let (mut all, mut linked) = (0, 0);
        for at in block.iter().filter(|at| !self.beside[**at]) {
            let length = count_letters(&tree.nodes[*at].text);
            all += length;
            linked += if self.linked[*at] { length } else { 0 };
        }
        let says = all >= SOME && linked * 2 < all;
        if says { all } else { 0 }
    }

    fn letters_held(&self, tree: &Tree, at: At) -> usize {
        self.good[tree.nodes[at].end] - self.good[at]
    }

    /// The element that holds the article.
    fn choose_element(&self, tree: &Tree) -> Option<At> {
        let whole = self.letters_held(tree, 0);
        if whole == 0 {
            return (self.all[tree.nodes.len()] > 0).then_some(0);
        }
        self.by_name(tree, whole)
            .or_else(|| self.by_blocks(tree))
            .or(Some(0))
    }

    /// The element whose name says that it holds the text.
    fn by_name(&self, tree: &Tree, whole: usize) -> Option<At> {
        let mut best: Option<(usize, usize, At)> = None;
        for (at, node) in tree.nodes.iter().enumerate().skip(1) {
            if node.is_text() || self.beside[at] {
                continue;
            }
            let Some(rank) = self.named[at].body else {
                continue;
            };
            let held = self.letters_held(tree, at);
            let enough = held >= ENOUGH && held * 100 >= whole * SHARE;
            // of two with one name the one that holds more, the outer one where both hold the same
            if enough
                && best.is_none_or(|(old, most, _)| rank < old || (rank == old && held > most))
            {
                best = Some((rank, held, at));
            }
        }
        best.map(|(_, _, at)| at)
    }

    /// The element whose own blocks count most: each block counts for what holds it, half for the next outer.
    fn by_blocks(&self, tree: &Tree) -> Option<At> {
        let mut scores = vec![0; tree.nodes.len()];
        let mut direct = vec![0; tree.nodes.len()];
        for block in blocks_of_element(tree, 0) {
            let good = self.good_letters(tree, &block);
            let Some(first) = block.first().filter(|_| good > 0) else {
                continue;
            };
            let at = self.holder[*first];
            let outer = tree.nodes[at].parent;
            direct[at] += good;
            scores[at] += 2 * good;
            scores[outer] += good;
        }
        let best = (1..scores.len()).max_by_key(|at| (scores[*at], usize::MAX - at));
        best.filter(|at| scores[*at] > 0)
            .map(|at| self.widen_element(tree, at, &direct))
    }

    /// The element, or what holds it with other parts of the article: a few paragraphs that stand beside it.
    fn widen_element(&self, tree: &Tree, mut at: At, direct: &[usize]) -> At {
        while at > 0 {
            let outer = tree.nodes[at].parent;
            let whole = matches!(&*tree.nodes[at].name, "article" | "main");
            if outer == 0 || whole || matches!(&*tree.nodes[outer].name, "body" | "html") {
                break;
            }
            let (own, more) = (self.letters_held(tree, at), self.letters_held(tree, outer));
            // a list of other stories has elements of its own
            let added = more.saturating_sub(own);
            let near = added > 0 && added * 3 < own && added <= direct[outer];
            if !near {
                break;
            }
            at = outer;
        }
        at
    }

    /// The blocks of an element as lines.
    fn text_of_element(&self, tree: &Tree, at: At) -> String {
        let mut text = String::new();
        let mut before: Option<At> = None;
        // where a short line begins that may be the heading of links
        let mut heading: Option<usize> = None;
        for block in blocks_of_element(tree, at) {
            let line = self.line_of_block(tree, &block);
            if line.is_empty() {
                continue;
            }
            if self.leads_away(tree, &block, &line) {
                text.truncate(heading.take().unwrap_or(text.len()));
                continue;
            }
            heading = is_heading(&line).then_some(text.len());
            let own = block
                .first()
                .and_then(|first| self.short_cell(tree, *first));
            text.push_str(&self.gap(tree, before, own, text.is_empty()));
            before = own;
            text.push_str(&line);
        }
        if !text.is_empty() {
            text.push_str(&self.gap(tree, before, None, false));
        }
        text
    }

    /// What stands between two texts of which both, one or neither stand in a short cell: a stroke for each new cell of a row,
    /// empty ones included, or the end of the line. `first` says that the second is the first text of all.
    fn gap(&self, tree: &Tree, before: Option<At>, own: Option<At>, first: bool) -> String {
        let row = |cell: At| tree.nodes[cell].parent;
        if let Some((one, next)) = before
            .zip(own)
            .filter(|(one, next)| row(*one) == row(*next))
        {
            let parted = self.cells[next].saturating_sub(self.cells[one]);
            return " |".repeat(parted) + " ";
        }
        let left = |cell: At| self.cells[row(cell)].saturating_sub(self.cells[cell] + 1);
        let mut gap = " |".repeat(before.map_or(0, left));
        if !first {
            gap.push('\n');
        }
        gap + &"| ".repeat(own.map_or(0, |own| self.cells[own]))
    }

    /// The cell that a text stands in, if it is a short one beside others, as tables of counts have.
    fn short_cell(&self, tree: &Tree, at: At) -> Option<At> {
        const SHORT: usize = 60;
        let holder = self.holder[at];
        let cell = Some(holder).filter(|at| is_cell(&tree.nodes[*at].name))?;
        let held = self.all[tree.nodes[cell].end] - self.all[cell];
        (self.cells[tree.nodes[cell].parent] > 1 && held <= SHORT).then_some(cell)
    }

    fn line_of_block(&self, tree: &Tree, block: &[At]) -> String {
        let mut line = String::new();
        for at in block.iter().filter(|at| !self.beside[**at]) {
            line.push_str(&tree.nodes[*at].text);
        }
        line.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Whether a block is only links to other pages.
    fn leads_away(&self, tree: &Tree, block: &[At], line: &str) -> bool {
        const SHORT: usize = 200;
        let all = count_letters(line);
        let linked = block
            .iter()
            .filter(|at| self.linked[**at] && !self.beside[**at]);
        let linked: usize = linked.map(|at| count_letters(&tree.nodes[*at].text)).sum();
        all < SHORT && (linked * 10 > all * 8 || WORDS.is_leading(line))
    }
}

/// Whether a line can be the heading of what follows: short, and no sentence.
pub(super) fn is_heading(line: &str) -> bool {
    const SHORT: usize = 30;
    count_letters(line) <= SHORT && !line.ends_with(['.', '؟', '!', '»', '"'])
}

/// Letters and digits of a text.
fn count_letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}

/// Pieces of text in an element, those of one line together.
fn blocks_of_element(tree: &Tree, at: At) -> impl Iterator<Item = Vec<At>> + '_ {
    let range = tree.range_within(at);
    let mut next = range.start;
    // where the innermost block ends that was begun
    let mut ends: Vec<At> = Vec::new();
    std::iter::from_fn(move || {
        let mut block = Vec::new();
        while next < range.end {
            let closed = ends.last().is_some_and(|end| *end <= next);
            let node = &tree.nodes[next];
            let cuts = node.is_block() || &*node.name == "br";
            if (closed || cuts) && !block.is_empty() {
                if closed {
                    ends.pop();
                }
                return Some(block);
            }
            if closed {
                ends.pop();
                continue;
            }
            if cuts {
                ends.push(node.end);
            }
            if node.is_text() && !is_raw(tree, next) {
                block.push(next);
            }
            next += 1;
        }
        (!block.is_empty()).then_some(block)
    })
}

/// Whether a text is no text of the page but of a program.
fn is_raw(tree: &Tree, at: At) -> bool {
    matches!(
        &*tree.nodes[tree.nodes[at].parent].name,
        "script" | "style" | "noscript" | "template" | "textarea"
    )
}

fn is_hidden(tree: &Tree, at: At) -> bool {
    let node = &tree.nodes[at];
    let style = node.attribute_value("style").unwrap_or_default();
    let none = || {
        style
            .replace(' ', "")
            .to_ascii_lowercase()
            .contains("display:none")
    };
    node.attribute_value("hidden").is_some()
        || node.attribute_value("aria-hidden") == Some("true")
        || (!style.is_empty() && none())
}

/// What the names of each node tell; pages give the same few names to very many elements.
fn names_of_nodes(tree: &Tree) -> Vec<Named> {
    let mut known: BTreeMap<&str, Named> = BTreeMap::new();
    let nodes = tree.nodes.iter();
    let named = nodes.map(|node| {
        let mut named = Named::default();
        for name in ["itemprop", "class", "id"] {
            if let Some(value) = node.attribute_value(name) {
                let told = *known
                    .entry(value)
                    .or_insert_with(|| WORDS.classify_name(value));
                named.beside |= told.beside && name != "itemprop";
                named.body = named.body.into_iter().chain(told.body).min();
            }
        }
        named
    });
    named.collect()
}

fn is_cell(name: &str) -> bool {
    matches!(name, "td" | "th")
}
