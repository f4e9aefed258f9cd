//! What Arabic writes onto the next word: و ف, ب ك ل, ال.

use super::ARTICLE;

/// A word without some of its clitics.
///
/// ```
/// use karabakh::spelling::{Lead, clitic_leads};
///
/// let lead: Lead<'_> = clitic_leads("للأمم").last().unwrap();
/// assert_eq!((lead.rest, lead.definite, lead.assimilated), ("أمم", true, false));
/// assert_eq!(lead.len("للأمم"), "لل".len());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lead<'a> {
    /// What remains.
    pub rest: &'a str,
    /// Whether the remainder has lost its ال to a ل before it: للأمم is ل + الأمم.
    pub assimilated: bool,
    /// Whether an ال was taken off.
    pub definite: bool,
}

impl Lead<'_> {
    /// Bytes taken off `word`.
    #[must_use]
    pub fn len(&self, word: &str) -> usize {
        word.len() - self.rest.len()
    }
}

/// The fewest letters that a remainder must have.
const SHORTEST: usize = 2 * "ا".len();

/// Every way to take clitics off a folded word, the shortest first.
///
/// ```
/// let rests: Vec<_> = karabakh::spelling::clitic_leads("وبالكرملين").map(|lead| lead.rest).collect();
/// assert_eq!(rests, ["بالكرملين", "الكرملين", "كرملين"]);
/// ```
pub fn clitic_leads(word: &str) -> impl Iterator<Item = Lead<'_>> {
    let conjunction = word.strip_prefix(['و', 'ف']);
    let [first, second, third] = preposition_and_article(conjunction.unwrap_or(word));
    let all = [conjunction.map(without_clitic), first, second, third];
    all.into_iter()
        .flatten()
        .filter(|lead| lead.rest.len() >= SHORTEST)
}

/// Preposition and article.
fn preposition_and_article(host: &str) -> [Option<Lead<'_>>; 3] {
    if let Some(rest) = host.strip_prefix(['ب', 'ك']) {
        return [
            Some(without_clitic(rest)),
            rest.strip_prefix(ARTICLE).map(with_article),
            None,
        ];
    }
    let Some(rest) = host.strip_prefix('ل') else {
        return [host.strip_prefix(ARTICLE).map(with_article), None, None];
    };
    match rest.strip_prefix('ل') {
        Some(rest) => [
            Some(without_clitic(&host['ل'.len_utf8()..])),
            Some(Lead {
                assimilated: true,
                ..without_clitic(rest)
            }),
            Some(with_article(rest)),
        ],
        None => [
            Some(without_clitic(rest)),
            rest.strip_prefix(ARTICLE).map(with_article),
            None,
        ],
    }
}

fn without_clitic(rest: &str) -> Lead<'_> {
    Lead {
        rest,
        assimilated: false,
        definite: false,
    }
}

fn with_article(rest: &str) -> Lead<'_> {
    Lead {
        definite: true,
        ..without_clitic(rest)
    }
}
