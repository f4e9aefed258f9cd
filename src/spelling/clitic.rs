//! What Arabic writes onto the next word: و ف, ب ك ل, ال.

/// A word without some of its clitics.
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
/// let rests: Vec<_> = karabakh::spelling::leads("وبالكرملين").map(|lead| lead.rest).collect();
/// assert_eq!(rests, ["بالكرملين", "الكرملين", "كرملين"]);
/// ```
pub fn leads(word: &str) -> impl Iterator<Item = Lead<'_>> {
    let conjunction = word.strip_prefix(['و', 'ف']);
    let hosts = [Some(word), conjunction];
    let plain = conjunction.map(bare);
    let inner = hosts.into_iter().flatten().flat_map(|host| {
        let preposition = host.strip_prefix(['ب', 'ك', 'ل']);
        [
            preposition.map(bare),
            host.strip_prefix("لل").map(|rest| Lead {
                assimilated: true,
                ..bare(rest)
            }),
            host.strip_prefix("ال").map(article),
            preposition
                .and_then(|rest| rest.strip_prefix("ال"))
                .map(article),
            host.strip_prefix("لل").map(article),
        ]
    });
    plain
        .into_iter()
        .chain(inner.flatten())
        .filter(|lead| lead.rest.len() >= SHORTEST)
}

fn bare(rest: &str) -> Lead<'_> {
    Lead {
        rest,
        assimilated: false,
        definite: false,
    }
}

fn article(rest: &str) -> Lead<'_> {
    Lead {
        definite: true,
        ..bare(rest)
    }
}
