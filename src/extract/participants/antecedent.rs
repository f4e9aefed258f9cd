//! What titles and definite nouns point back to.

use crate::extract::clause::frames::{WORDS, is_among};
use crate::extract::names::{NameSpan, Names, Title};
use crate::facts::Subtype;
use crate::spelling::{AND, ARTICLE};
use crate::text::Text;

/// How many titles or names back a reader remembers; it keeps long texts linear.
const MEMORY: usize = 400;

impl Names {
    /// Whoever the article says bears a title: the last one before it, else the first after it.
    #[must_use]
    pub(crate) fn holder(&self, title: &Title) -> Option<usize> {
        let fits = |other: &&Title| other.holder.is_some() && title.points_to(other);
        let here = self
            .titles
            .partition_point(|other| other.tokens.start < title.tokens.start);
        let before = self.titles[..here].iter().rev().take(MEMORY).find(fits);
        before
            .or_else(|| self.titles[here..].iter().take(MEMORY).find(fits))
            .and_then(|other| other.holder)
    }

    /// What a bare definite noun points back to: الوزارة is the ministry last named.
    #[must_use]
    pub(crate) fn antecedent(&self, text: &Text<'_>, at: usize) -> Option<usize> {
        let noun = without_article(text.form(at));
        self.last_named(text, noun, at, |entity| self.may_point_to(noun, entity))
    }

    /// Whether a bare definite noun, told without its article, may mean a body: «الجيش» is a state's, not
    /// «جيش تحرير أراكان».
    #[must_use]
    pub(crate) fn may_point_to(&self, noun: &str, entity: usize) -> bool {
        let group = self.entities[entity].subtype == Some(Subtype::ArmedGroup);
        !(group && is_among(noun, WORDS.beside.of_states))
    }

    /// What was last named before token `at` with this noun, which has no article.
    #[must_use]
    pub(crate) fn named_with(&self, text: &Text<'_>, noun: &str, at: usize) -> Option<usize> {
        self.last_named(text, noun, at, |_| true)
    }

    fn last_named(
        &self,
        text: &Text<'_>,
        noun: &str,
        at: usize,
        fits: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        let plain = |token: usize| without_article(text.form(token));
        let here = self
            .namings
            .partition_point(|naming| naming.tokens.end <= at);
        let names_it = |naming: &&NameSpan| {
            let first = naming.tokens.start;
            let label = |back: usize| first.checked_sub(back).is_some_and(|at| plain(at) == noun);
            let marked = first > 0 && !text.token(first - 1).is_word();
            let named = plain(first) == noun || label(1) || (marked && label(2));
            named && fits(naming.entity)
        };
        let before = self.namings[..here].iter().rev().take(MEMORY);
        let found = before.into_iter().find(names_it);
        found.map(|naming| naming.entity)
    }
}

/// A word without its article, and without the و before one.
fn without_article(form: &str) -> &str {
    let rest = form
        .strip_prefix(AND)
        .filter(|rest| rest.starts_with(ARTICLE))
        .unwrap_or(form);
    rest.strip_prefix(ARTICLE).unwrap_or(rest)
}
