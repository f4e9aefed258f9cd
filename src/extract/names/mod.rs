//! Persons, places, bodies and other names. Read `candidate`, then the finders `listed`, `body`, `unit`, `force`,
//! `labelled`, `person`, `announced`, `institution`, `respelled`, `tagged` (with `extent` and `plausible`), `leaning`,
//! `coordinated`, then `title` and `joined`, then `link`, which makes entities of what they found, and the room `place`,
//! which tells where places are.

mod all;
mod announced;
mod body;
mod candidate;
mod coordinated;
mod evidence;
mod extent;
mod family;
mod force;
mod institution;
mod joined;
mod labelled;
mod leaning;
mod link;
mod listed;
mod owned;
mod person;
mod place;
mod plausible;
mod respelled;
mod tagged;
mod title;
mod unit;

pub(crate) use all::{NameSpan, Names};
use candidate::Candidates;
pub(crate) use evidence::{Evidence, Finder};
pub(crate) use title::Title;

use crate::tagger::Tagger;
use crate::text::Text;

/// Finds the names of a text; without a tagger only what lists and rules find.
#[must_use]
pub(crate) fn read(text: &Text<'_>, tagger: Option<&Tagger<'_>>) -> Names {
    let mut found = Candidates::new(text.len());
    listed::find(text, &mut found);
    body::find(text, &mut found);
    labelled::find(text, &mut found);
    unit::find(text, &mut found);
    force::find(text, &mut found);
    person::find(text, &mut found);
    labelled::find_plain(text, &mut found);
    let countries = place::Countries::of(text);
    place::find(text, &countries, &mut found);
    announced::find(text, &countries, &mut found);
    institution::find(text, &mut found);
    labelled::find_outlets(text, &mut found);
    respelled::find(text, &mut found);
    let leanings = tagger.map(|tagger| tagged::find(text, tagger, &countries, &mut found));
    if let Some(leanings) = &leanings {
        leaning::find(text, leanings, &countries, &mut found);
    }
    coordinated::find(text, leanings.as_ref(), &mut found);
    let titles = title::find(text, &found);
    person::find_titled(text, &titles, &mut found);
    respelled::settle(text, &mut found);
    joined::join(&mut found);
    joined::join_heads(text, &mut found);
    let mut names = link::link(text, found, titles);
    place::settle(text, &countries, &mut names);
    names
}
