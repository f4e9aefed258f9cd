//! The book of forms beside the lexicon's entries: for each form of `data/triggers` the lists that it is on, which
//! verbs it is of, and the phrases that tell events and begin with it. One look into the book tells all of it.
//!
//! The build script writes the book; nothing but a few small tables is built when the tool starts.

use serde::Deserialize;
use serde::de::value::{Error, MapDeserializer};

use super::blob::{Array, Reader, Writer};
use super::table::{Table, hash_word};
use super::trigger::{Shape, VerbClasses};

/// A list of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(transparent)]
pub(crate) struct WordList(u16);

impl WordList {
    /// The forms with which phrases begin that tell events.
    pub(crate) const TELLS: Self = Self(0);

    /// The list with a number.
    #[allow(dead_code)] // the build script numbers
    pub(super) fn numbered(number: usize) -> Option<Self> {
        let fits = number < PARTS * u32::BITS as usize;
        u16::try_from(number).ok().filter(|_| fits).map(Self)
    }

    /// The part of [`WordLists`] that has it, and its bit there.
    #[inline]
    fn bit(self) -> (usize, u32) {
        let number = u32::from(self.0);
        ((number / u32::BITS) as usize, 1 << (number % u32::BITS))
    }
}

/// Some lists: a bit for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct WordLists([u32; PARTS]);

/// As many as hold all numbers of lists; the build script says when they no longer do.
const PARTS: usize = 9;

impl WordLists {
    /// None.
    pub(crate) const NONE: Self = Self([0; PARTS]);

    /// Whether `list` is one of them.
    #[inline]
    pub(crate) fn has(&self, list: WordList) -> bool {
        let (part, bit) = list.bit();
        self.0[part] & bit != 0
    }

    /// The same with `list` among them.
    #[allow(dead_code)] // the build script fills
    pub(super) fn and(mut self, list: WordList) -> Self {
        let (part, bit) = list.bit();
        self.0[part] |= bit;
        self
    }

    /// These and those.
    pub(crate) fn union(self, other: &Self) -> Self {
        Self(std::array::from_fn(|part| self.0[part] | other.0[part]))
    }
}

/// What a form is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct Form {
    /// The lists that it is on.
    pub(crate) lists: WordLists,
    /// Those, and the lists with a phrase that it begins.
    pub(crate) begins: WordLists,
    /// The classes of the verbs whose past it is.
    pub(crate) past: VerbClasses,
    /// Of those whose past it is without the last letter, which is lost before an ending.
    pub(crate) weak: VerbClasses,
    /// Of those whose present it is without its prefix.
    pub(crate) present: VerbClasses,
}

/// A phrase that tells an event, with the form that it begins with taken off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Phrase<'b> {
    /// The number of its entry.
    pub(crate) entry: usize,
    pub(crate) shape: Shape,
    /// Whether its first word must stand as it is.
    pub(crate) exact: bool,
    /// How many words follow the first, and these with a space between them.
    pub(crate) more: usize,
    pub(crate) rest: &'b str,
}

/// All forms.
#[derive(Debug, Default)]
pub(crate) struct Book {
    /// The file and the name of each list, a line each.
    names: &'static str,
    /// The entries of events in JSON: their types and frames.
    events: &'static str,
    /// Forms, and the further words of phrases, one after the other.
    letters: &'static str,
    /// Where a form's letters begin and end, what it is, its first phrase and how many it has.
    forms: Array<5>,
    by_form: Table,
    kinds: &'static [Form],
    /// The entry, the shape with what goes with it, where the further words begin and end.
    phrases: Array<4>,
}

impl Book {
    /// What a folded word or phrase is.
    #[inline]
    pub(crate) fn form(&self, folded: &str) -> &Form {
        self.known_form(folded).unwrap_or(&Form::NONE)
    }

    /// The same; `None` where the book does not have it.
    #[inline]
    pub(crate) fn known_form(&self, folded: &str) -> Option<&Form> {
        let [_, _, kind, ..] = self.forms.get(self.number(folded)?);
        Some(&self.kinds[kind as usize])
    }

    /// The phrases that begin with a folded word.
    pub(crate) fn phrases(&self, folded: &str) -> impl Iterator<Item = Phrase<'static>> {
        let own = self.number(folded).map(|number| self.forms.get(number));
        let [.., first, count] = own.unwrap_or_default();
        (first..first + count).map(|phrase| self.phrase(phrase))
    }

    /// The entries of events in JSON.
    pub(crate) fn events(&self) -> &'static str {
        self.events
    }

    /// The lists of a file by their names.
    ///
    /// # Errors
    /// When the file has lists of other names, which a test rules out.
    pub(crate) fn lists<T: Deserialize<'static>>(&self, file: &str) -> Result<T, Error> {
        let names = (0_u16..).zip(self.names.lines());
        let own = names.filter_map(|(number, name)| {
            Some((name.strip_prefix(file)?.strip_prefix(' ')?, number))
        });
        T::deserialize(MapDeserializer::new(own))
    }

    #[inline]
    fn number(&self, folded: &str) -> Option<u32> {
        let same = |number| {
            let [start, end, ..] = self.forms.get(number);
            self.letters.as_bytes()[start as usize..end as usize] == *folded.as_bytes()
        };
        self.by_form.find(hash_word(folded.as_bytes()), same)
    }

    fn phrase(&self, number: u32) -> Phrase<'static> {
        let [entry, code, start, end] = self.phrases.get(number);
        Phrase {
            entry: entry as usize,
            shape: Shape::ALL[(code & 0xff) as usize],
            exact: code >> 8 & 1 != 0,
            more: (code >> 16) as usize,
            rest: &self.letters[start as usize..end as usize],
        }
    }

    /// What was written, with the kinds of forms.
    pub(super) fn read(from: &mut Reader, kinds: &'static [Form]) -> Option<Self> {
        let (names, events, letters) = (from.text()?, from.text()?, from.text()?);
        let forms: Array<5> = from.array()?;
        Some(Self {
            names,
            events,
            letters,
            by_form: Table::read(from, forms.len())?,
            forms,
            kinds,
            phrases: from.array()?,
        })
    }
}

/// A book while it is written.
#[allow(dead_code)] // by the build script
#[derive(Debug, Default)]
pub(super) struct Pages {
    names: String,
    events: String,
    letters: String,
    forms: Array<5>,
    by_form: Table,
    kinds: Vec<Form>,
    phrases: Array<4>,
}

#[allow(dead_code)] // as above
impl Pages {
    /// A book of these lists and entries, in which no form stands yet.
    pub(super) fn of(names: String, events: String) -> Self {
        Self {
            names,
            events,
            ..Self::default()
        }
    }

    /// Adds a form with its phrases, which is not there yet.
    pub(super) fn add<'p>(
        &mut self,
        form: &str,
        kind: Form,
        phrases: impl Iterator<Item = Phrase<'p>>,
    ) {
        let first = self.phrases.len();
        for phrase in phrases {
            let [start, end] = self.keep(phrase.rest);
            let shape = Shape::ALL.iter().position(|shape| *shape == phrase.shape);
            let code = index_of(shape.unwrap_or_default())
                | u32::from(phrase.exact) << 8
                | index_of(phrase.more) << 16;
            self.phrases
                .push([index_of(phrase.entry), code, start, end]);
        }
        let known = self.kinds.iter().position(|known| *known == kind);
        let kind = known.unwrap_or_else(|| {
            self.kinds.push(kind);
            self.kinds.len() - 1
        });
        let [start, end] = self.keep(form);
        let count = self.phrases.len() - first;
        let number = self.forms.push([start, end, index_of(kind), first, count]);
        self.by_form.insert(hash_word(form.as_bytes()), number);
    }

    fn keep(&mut self, text: &str) -> [u32; 2] {
        let start = index_of(self.letters.len());
        self.letters.push_str(text);
        [start, index_of(self.letters.len())]
    }

    /// Writes everything but the kinds of forms, whose codes it returns.
    pub(super) fn write(&self, to: &mut Writer) -> Vec<u8> {
        to.text(&self.names);
        to.text(&self.events);
        to.text(&self.letters);
        to.array(&self.forms);
        self.by_form.write(to);
        to.array(&self.phrases);
        let codes = self.kinds.iter().flat_map(|kind| kind.code());
        codes.flat_map(u32::to_le_bytes).collect()
    }
}

impl Form {
    /// What is not in the book.
    pub(super) const NONE: Self = Self {
        lists: WordLists::NONE,
        begins: WordLists::NONE,
        past: VerbClasses(0),
        weak: VerbClasses(0),
        present: VerbClasses(0),
    };

    #[allow(dead_code)] // the build script writes
    fn code(self) -> [u32; CODE] {
        let mut code = [0; CODE];
        let (lists, begins) = code.split_at_mut(PARTS);
        lists.copy_from_slice(&self.lists.0);
        begins[..PARTS].copy_from_slice(&self.begins.0);
        begins[PARTS] = u32::from_le_bytes([self.past.0, self.weak.0, self.present.0, 0]);
        code
    }

    /// The form of its code.
    #[allow(dead_code)] // the compiled words are read with it
    pub(super) const fn of(code: &[[u8; 4]; CODE]) -> Self {
        let mut form = Self::NONE;
        let mut part = 0;
        while part < PARTS {
            form.lists.0[part] = u32::from_le_bytes(code[part]);
            form.begins.0[part] = u32::from_le_bytes(code[PARTS + part]);
            part += 1;
        }
        let [past, weak, present, _] = code[2 * PARTS];
        form.past = VerbClasses(past);
        form.weak = VerbClasses(weak);
        form.present = VerbClasses(present);
        form
    }
}

/// The numbers of a form.
pub(super) const CODE: usize = 2 * PARTS + 1;

#[allow(clippy::cast_possible_truncation)] // far fewer than 2^32 forms fit in memory
fn index_of(number: usize) -> u32 {
    number as u32
}
