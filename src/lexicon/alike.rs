//! Names by their sound, for spellings that no list holds.

use std::borrow::Cow;

use super::NameId;
use super::blob::{Array, Reader, Writer};
use super::table::{Table, hash_pair};
use crate::spelling::{Skeleton, is_native, key, words};

/// A listed name with a word that sounds as the one looked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Alike<'l> {
    /// The name.
    pub name: NameId,
    /// One of its forms, folded.
    pub form: &'l str,
    /// Which word of the form it is, from 0.
    pub word: usize,
}

/// The fewest consonants of a word that is looked up.
const FEWEST: u32 = 3;
/// The most words of a form that is listed.
const LONGEST: usize = 4;

/// Forms of names by the skeletons of their words. Forms with one key are a chain.
#[derive(Debug, Default)]
pub(super) struct Sounds {
    /// All forms, one after the other.
    forms: Cow<'static, str>,
    /// A key, where the form begins and ends, the name, which word it is, and one more than the
    /// number of the next in the chain.
    entries: Array<7>,
    by_key: Table,
}

impl Sounds {
    /// Adds a form by each word that only a foreign name has.
    pub(super) fn insert(&mut self, form: &str, name: NameId) {
        let form = key(form);
        let list: Vec<&str> = words(&form).collect();
        if list.len() > LONGEST {
            return;
        }
        let mut place = None;
        for (at, word) in list.iter().enumerate() {
            let key = Skeleton::of(word);
            if key.len() < FEWEST || is_native(word) || self.has(key, name, at, list.len()) {
                continue;
            }
            let (start, end) = *place.get_or_insert_with(|| self.keep_form(&list.join(" ")));
            self.add(key, [start, end, name.0, index_of(at)]);
        }
    }

    /// The forms with a word of this key.
    pub(super) fn get(&self, key: Skeleton) -> impl Iterator<Item = Alike<'_>> {
        let mut next = if key.len() < FEWEST {
            None
        } else {
            self.first_entry(key)
        };
        std::iter::from_fn(move || {
            let [.., start, end, name, word, after] = self.entries.get(next?);
            next = after.checked_sub(1);
            Some(Alike {
                name: NameId(name),
                form: &self.forms[start as usize..end as usize],
                word: word as usize,
            })
        })
    }

    /// Whether the name has a form with as many words and this key at the same place.
    fn has(&self, key: Skeleton, name: NameId, word: usize, words: usize) -> bool {
        let same = |alike: Alike<'_>| {
            alike.name == name && alike.word == word && alike.form.split(' ').count() == words
        };
        self.get(key).any(same)
    }

    fn keep_form(&mut self, form: &str) -> (u32, u32) {
        let forms = self.forms.to_mut();
        let start = index_of(forms.len());
        forms.push_str(form);
        (start, index_of(forms.len()))
    }

    fn add(&mut self, key: Skeleton, [start, end, name, word]: [u32; 4]) {
        let [high, low] = key.code();
        let head = self.first_entry(key);
        let after = head.map_or(0, |head| self.entries.get(head)[6]);
        let entry = self
            .entries
            .push([high, low, start, end, name, word, after]);
        match head {
            Some(head) => {
                let mut first = self.entries.get(head);
                first[6] = entry + 1;
                self.entries.set(head, first);
            }
            None => self.by_key.insert(hash_pair(high, low), entry),
        }
    }

    /// The first entry of a key.
    #[inline]
    fn first_entry(&self, key: Skeleton) -> Option<u32> {
        let [high, low] = key.code();
        let same = |entry| matches!(self.entries.get(entry), [h, l, ..] if (h, l) == (high, low));
        self.by_key.find(hash_pair(high, low), same)
    }

    #[allow(dead_code)] // the build script writes
    pub(super) fn write(&self, to: &mut Writer) {
        to.text(&self.forms);
        to.array(&self.entries);
        self.by_key.write(to);
    }

    pub(super) fn read(from: &mut Reader) -> Option<Self> {
        let forms = Cow::Borrowed(from.text()?);
        let entries: Array<7> = from.array()?;
        let by_key = Table::read(from, entries.len())?;
        Some(Self {
            forms,
            entries,
            by_key,
        })
    }
}

#[allow(clippy::cast_possible_truncation)] // far fewer than 2^32 forms fit in memory
fn index_of(number: usize) -> u32 {
    number as u32
}
