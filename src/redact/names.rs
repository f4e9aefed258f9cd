//! Which names are looked for, and where else they stand than where they were found.

use std::collections::{BTreeMap, BTreeSet};

use super::mapping::Mapping;
use crate::lexicon::{Kind, Kinds, Lexicon};
use crate::span::Span;
use crate::spelling::{ARTICLE, clitic_leads, key, words};
use crate::text::{Text, TokenKind};

/// Names with their placeholders, by the first word without its article.
#[derive(Debug, Default)]
pub(super) struct Names(BTreeMap<String, Vec<Name>>);

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Name {
    /// Its other words, folded.
    rest: Vec<String>,
    placeholder: String,
    /// Whether it is a word of a longer name, of which it is not known that it was written alone.
    part: bool,
}

/// Letters of the shortest word that is looked for by itself.
const SHORTEST: usize = 3;

impl Names {
    pub(super) fn add_name(&mut self, name: &str, placeholder: &str) {
        self.put_name(name, placeholder, false);
    }

    fn put_name(&mut self, name: &str, placeholder: &str, part: bool) {
        let folded = key(name);
        let mut words = words(&folded);
        let Some(first) = words.next() else { return };
        let rest: Vec<String> = words.map(str::to_owned).collect();
        if rest.is_empty() && first.chars().count() < SHORTEST {
            return;
        }
        let name = Name {
            rest,
            placeholder: placeholder.to_owned(),
            part,
        };
        let named = self.0.entry(without_article(first).to_owned()).or_default();
        if let Some(known) = named.iter_mut().find(|known| known.rest == name.rest) {
            known.part &= part;
        } else {
            named.push(name);
            // the longest first
            named.sort_by(|a, b| b.rest.len().cmp(&a.rest.len()).then_with(|| a.cmp(b)));
        }
    }

    /// Adds a name, and its first and its last word, by which articles go on: «مريم», «المنصوري».
    pub(super) fn add_person(&mut self, name: &str, placeholder: &str) {
        self.add_name(name, placeholder);
        let folded = key(name);
        let parts: Vec<&str> = words(&folded).collect();
        if let [first, .., last] = parts.as_slice() {
            let alone = parts.len() > 2 || !is_servant(first);
            let surname = [*last]
                .into_iter()
                .filter(|last| alone && !COMMON.contains(last));
            for part in [*first]
                .into_iter()
                .filter(|first| !is_servant(first))
                .chain(surname)
            {
                self.put_name(part, placeholder, true);
            }
        }
    }

    /// Where names stand in a text, without clitics, in order and without overlaps.
    fn find_names(&self, text: &Text<'_>) -> Vec<(Span, String)> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < text.len() {
            let hit = self.longest_from(text, at);
            at = hit.as_ref().map_or(at + 1, |(end, ..)| *end);
            found.extend(hit.map(|(_, span, placeholder)| (span, placeholder.to_owned())));
        }
        found
    }

    /// The longest name that begins with a token: the token after it, where it stands, its placeholder.
    fn longest_from<'n>(&'n self, text: &Text<'_>, at: usize) -> Option<(usize, Span, &'n str)> {
        if text.token(at).kind != TokenKind::Word {
            return None;
        }
        let form = text.form(at);
        let whole = [(0, form)].into_iter();
        let forms = whole.chain(clitic_leads(form).map(|lead| (lead.len(form), lead.rest)));
        let hits = forms.flat_map(|(lead, form)| {
            let named = self.0.get(without_article(form)).into_iter().flatten();
            named.filter_map(move |name| Some((lead, name, name.end_of_name(text, at)?)))
        });
        let (lead, name, end) =
            hits.max_by_key(|(lead, name, _)| (name.rest.len(), usize::MAX - lead))?;
        Some((end, text.span_after(at..end, lead), &name.placeholder))
    }
}

impl Name {
    /// The token after the name, whose first word stands at `at`.
    fn end_of_name(&self, text: &Text<'_>, at: usize) -> Option<usize> {
        if self.rest.is_empty() {
            // a word that has a part in sentences is no name unless it was found as one
            let kinds = text.kinds(at);
            let named = Kinds::of(Kind::GivenName).and(Kind::FamilyName);
            let may = !self.part || kinds == Kinds::default() || kinds.intersects(named);
            return (may && text.particles(at).is_empty()).then_some(at + 1);
        }
        let mut next = at + 1;
        for word in &self.rest {
            while matches!(
                text.token(next).kind,
                TokenKind::Break | TokenKind::Mark('-' | '_')
            ) && next < text.len()
            {
                next += 1;
            }
            if text.form(next) != word {
                return None;
            }
            next += 1;
        }
        Some(next)
    }
}

/// Last words of names that are no surnames by themselves, folded.
const COMMON: [&str; 3] = ["الله", "الدين", "الرحمن"];

/// Whether a first word of a name needs the next one: «عبد», «ابو».
fn is_servant(word: &str) -> bool {
    ["عبد", "ابو", "ابي", "ابا", "ام", "بن", "ابن", "ال"].contains(&word)
}

fn without_article(word: &str) -> &str {
    word.strip_prefix(ARTICLE)
        .filter(|rest| !rest.is_empty())
        .unwrap_or(word)
}

/// A person of a document whose name is replaced.
#[derive(Debug)]
struct Person {
    placeholder: String,
    /// The words that name the person in the article.
    texts: BTreeSet<String>,
}

/// The private persons of an article.
#[derive(Debug)]
pub(super) struct Private<'l> {
    lexicon: &'l Lexicon,
    names: Names,
    /// By the ids of entities.
    persons: BTreeMap<String, Person>,
}

impl<'l> Private<'l> {
    pub(super) fn new(lexicon: &'l Lexicon) -> Self {
        Self {
            lexicon,
            names: Names::default(),
            persons: BTreeMap::new(),
        }
    }

    pub(super) fn with_names(self, names: Names) -> Self {
        Self { names, ..self }
    }

    pub(super) fn add_person(&mut self, id: &str, placeholder: String, texts: BTreeSet<String>) {
        self.persons
            .insert(id.to_owned(), Person { placeholder, texts });
    }

    /// The placeholder of an entity that is a private person.
    pub(super) fn placeholder_of(&self, entity: Option<&str>) -> Option<&str> {
        let person = self.persons.get(entity?)?;
        Some(&person.placeholder)
    }

    /// Where the names stand in a text.
    pub(super) fn find_names(&self, text: &Text<'_>) -> Vec<(Span, String)> {
        self.names.find_names(text)
    }

    /// Words without the names.
    pub(super) fn clean_words(&self, words: &str) -> String {
        let found = self.find_names(&Text::prepare(words, self.lexicon));
        Mapping::new(words, found).new_text().to_owned()
    }

    /// The placeholder of an entity when these words name it.
    pub(super) fn placeholder_if_named(&self, entity: Option<&str>, words: &str) -> Option<&str> {
        let person = self.persons.get(entity?)?;
        let named = person.texts.contains(words);
        named.then_some(&person.placeholder)
    }

    /// A file's or a record's name without the names, whatever stands between their words.
    pub(super) fn clean_label(&self, label: &str) -> String {
        let spaced = label.replace(['_', '-', '.', '/', '+'], " ");
        let found = self.find_names(&Text::prepare(&spaced, self.lexicon));
        Mapping::new(label, found).new_text().to_owned()
    }

    /// An address: where its path or query holds a name, only the site is left.
    pub(super) fn clean_address(&self, url: &str) -> String {
        let plain = percent_decoded(url);
        if self.clean_label(&plain) == plain {
            return url.to_owned();
        }
        let host = url.find("://").map_or(0, |at| at + 3);
        let end = url[host..]
            .find(['/', '?', '#'])
            .map_or(url.len(), |at| host + at);
        format!("{}/", &url[..end])
    }
}

/// An address with `%D8%A7` as the letters that it stands for.
fn percent_decoded(url: &str) -> String {
    let mut bytes = Vec::with_capacity(url.len());
    let mut rest = url.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digits = after.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        let byte = digits.and_then(|two| u8::from_str_radix(two, 16).ok());
        if let Some(byte) = byte.filter(|_| *first == b'%') {
            bytes.push(byte);
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_persons_first_and_last_words_are_found_where_they_are_names() {
        let lexicon = Lexicon::builtin().expect("the lexicon is sound");
        let mut names = Names::default();
        names.add_person("مريم التيجاني", "P1");
        names.add_person("عبد الله الكعبي", "P2");
        names.add_person("جار الله", "P3");
        let private = Private::new(&lexicon).with_names(names);
        for (words, clean) in [
            ("تقول مريم", "تقول P1"),
            ("وصلت التيجاني", "وصلت P1"),
            ("بحسب الكعبي", "بحسب P2"),
            ("الحمد لله وعبد الله", "الحمد لله وعبد الله"),
            ("جار الله", "P3"),
        ] {
            assert_eq!(private.clean_words(words), clean);
        }
    }

    fn private_names(lexicon: &Lexicon) -> Private<'_> {
        let mut names = Names::default();
        names.add_name("أحمد المنصوري", "P1");
        names.add_name("المنصوري", "P1");
        names.add_name("علي", "P2");
        Private::new(lexicon).with_names(names)
    }

    #[test]
    fn names_are_found_with_clitics_in_other_spellings_and_across_lines() {
        let lexicon = Lexicon::builtin().expect("the lexicon is sound");
        let private = private_names(&lexicon);
        for (words, clean) in [
            ("قال أحمد المنصوري", "قال P1"),
            ("ولأَحمد\nالمنصورى", "ولP1"),
            ("للمنصوري بيت", "للP1 بيت"),
            ("أحمد الشرع", "أحمد الشرع"),
            ("وصل على عجل", "وصل على عجل"),
        ] {
            assert_eq!(private.clean_words(words), clean);
        }
    }

    #[test]
    fn file_names_and_addresses_lose_names_and_nothing_else() {
        let lexicon = Lexicon::builtin().expect("the lexicon is sound");
        let private = private_names(&lexicon);
        assert_eq!(private.clean_label("خبر_أحمد-المنصوري_2"), "خبر_P1_2");
        let plain = "https://a.example/news/2020?id=7";
        assert_eq!(private.clean_address(plain), plain);
        let named = "https://a.example/%D8%A3%D8%AD%D9%85%D8%AF-%D8%A7%D9%84%D9%85%D9%86%D8%B5%D9%88%D8%B1%D9%8A";
        assert_eq!(private.clean_address(named), "https://a.example/");
    }
}
