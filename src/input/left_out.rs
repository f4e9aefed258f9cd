//! Files of a folder that are not read, counted by their endings, and those that earlier runs wrote.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

/// The most endings that are told by name.
const TOLD: usize = 8;

/// How many files of which endings a walk left out.
///
/// ```
/// use karabakh::input::{LeftOut, Options, open_articles};
///
/// let folder = std::env::temp_dir().join("karabakh-left-out");
/// std::fs::create_dir_all(&folder)?;
/// std::fs::write(folder.join("a.txt"), "وصل لافروف إلى باكو.")?;
/// std::fs::write(folder.join("b.exe"), "MZ")?;
/// let mut articles = open_articles(&[&folder], &Options::default())?;
/// while articles.next().is_some() {}
/// let left_out: &LeftOut = &articles.left_out()[0];
/// assert_eq!(left_out.counted_endings()["exe"], 1);
/// # std::fs::remove_dir_all(folder)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    folder: PathBuf,
    endings: BTreeMap<String, u64>,
    own: u64,
}

impl LeftOut {
    pub(super) fn in_folder(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            endings: BTreeMap::new(),
            own: 0,
        }
    }

    /// The folder that was given.
    #[must_use]
    pub(crate) fn given_folder(&self) -> &Path {
        &self.folder
    }

    /// Endings in lower case, without their dot, and how many files have each.
    #[must_use]
    pub fn counted_endings(&self) -> &BTreeMap<String, u64> {
        &self.endings
    }

    pub(super) fn add_own(&mut self) {
        self.own += 1;
    }

    pub(super) fn add_ending(&mut self, ending: &str) {
        *self.endings.entry(ending.to_lowercase()).or_default() += 1;
    }

    /// `left out 3 files: 2 .html, 1 .pdf`.
    pub(super) fn counted_files(&self) -> String {
        let total: u64 = self.endings.values().sum();
        let files = if total == 1 { "file" } else { "files" };
        let mut endings: Vec<_> = self.endings.iter().collect();
        endings.sort_by_key(|(_, count)| Reverse(**count));
        let told = endings.iter().take(TOLD);
        let told = told.map(|(ending, count)| format!("{count} .{}", ending.escape_debug()));
        let told = told.collect::<Vec<_>>().join(", ");
        match endings.len().saturating_sub(TOLD) {
            0 => format!("left out {total} {files}: {told}"),
            others => format!("left out {total} {files}: {told} and {others} other endings"),
        }
    }

    pub(super) fn has_files(&self) -> bool {
        self.own > 0 || !self.endings.is_empty()
    }
}

/// `FOLDER: left out 3 files: 2 .html, 1 .pdf; what to do; left out 2 files that this program wrote`, on one line
/// whatever the names hold.
impl fmt::Display for LeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let folder = self.folder.to_string_lossy();
        write!(f, "{}: ", folder.escape_debug())?;
        if !self.endings.is_empty() {
            let help = "give one by its name to learn what to do with its kind";
            write!(f, "{}; {help}", self.counted_files())?;
        }
        let between = if self.endings.is_empty() { "" } else { "; " };
        match self.own {
            0 => Ok(()),
            1 => write!(f, "{between}left out 1 file that this program wrote"),
            own => write!(f, "{between}left out {own} files that this program wrote"),
        }
    }
}
