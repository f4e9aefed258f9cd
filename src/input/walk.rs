//! Which files hold articles: the paths that were given, and what lies in given folders.

use std::collections::{BTreeSet, VecDeque};
use std::fs;
use std::path::{MAIN_SEPARATOR_STR, Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::format::InputFormat;
use super::kind::Kind as FileKind;
use super::left_out::LeftOut;
use super::options::Results;
use super::path::{has_extension, unreadable_path};
use super::unpack;
use crate::problem::Problem;

/// Endings of plain text; a file without any is an article too.
const TEXTS: [&str; 2] = ["txt", "text"];

/// What was found, in the order of reading.
#[derive(Default)]
pub(super) struct InputList {
    pub(super) items: Vec<Item>,
    /// Metadata files of walked folders.
    pub(super) metadata: Vec<PathBuf>,
    /// What is of a kind that is not read, in folders that have such.
    pub(super) left_out: Vec<LeftOut>,
}

/// One thing to read or to tell.
pub(super) enum Item {
    Stdin,
    File(File),
    Problem(Problem),
}

/// A file that holds articles.
pub(super) struct File {
    pub(super) path: PathBuf,
    /// What its name tells.
    pub(super) kind: Option<FileKind>,
    /// Name of its article; records without an id of their own are called by it and their line.
    pub(super) id: String,
}

/// Finds all files of `paths`, each once even when links or several paths lead to it.
pub(super) fn find_files(
    mut paths: Vec<PathBuf>,
    format: InputFormat,
    results: Option<Results>,
) -> InputList {
    paths.sort();
    let mut walk = Walk {
        results,
        ..Walk::default()
    };
    if paths.is_empty() {
        walk.found.push((PathBuf::from("-"), Kind::Stdin));
    }
    for path in &paths {
        walk.walk_given(path);
    }
    walk.follow_links();
    if walk.found.is_empty() {
        let empty = |path: &PathBuf| (path.clone(), Kind::Problem(no_articles(path)));
        walk.found.extend(paths.iter().map(empty));
    }
    walk.into_found(format)
}

#[derive(Default)]
struct Walk {
    found: Vec<(PathBuf, Kind)>,
    metadata: Vec<PathBuf>,
    left_out: Vec<LeftOut>,
    results: Option<Results>,
    /// Files of walked folders that hold results, by the indexes of these.
    listed: BTreeSet<PathBuf>,
    /// Real places of the files and folders that have been met.
    met: BTreeSet<PathBuf>,
    /// Links that wait until everything real has been met, each with the path it was found below.
    links: VecDeque<(PathBuf, PathBuf)>,
}

enum Kind {
    Stdin,
    /// A file, with the path that was given and led to it.
    File(PathBuf),
    Problem(Problem),
}

impl Walk {
    fn walk_given(&mut self, path: &Path) {
        if path.as_os_str() == "-" {
            if self.first_time(path) {
                self.found.push((path.to_owned(), Kind::Stdin));
            }
            return;
        }
        match fs::metadata(path) {
            Ok(about) if about.is_dir() => {
                self.left_out.push(LeftOut::in_folder(path));
                self.walk_folder(path, path);
            }
            Ok(_) if self.is_result(path) => {
                self.found
                    .push((path.to_owned(), Kind::Problem(no_article(path))));
            }
            Ok(_) => self.add_article(path, path),
            Err(error) => self.add_problem(path, &error),
        }
    }

    fn walk_folder(&mut self, folder: &Path, root: &Path) {
        if !self.first_time(folder) {
            return;
        }
        self.list_results(folder);
        let walk = WalkDir::new(folder).min_depth(1).sort_by_file_name();
        let mut entries = walk.into_iter();
        while let Some(entry) = entries.next() {
            match entry {
                Ok(entry) if entry.file_type().is_dir() => {
                    if is_hidden(&entry) || !self.first_time(entry.path()) {
                        entries.skip_current_dir();
                    } else {
                        self.list_results(entry.path());
                    }
                }
                Ok(entry) if !is_hidden(&entry) => self.walk_entry(&entry, root),
                Ok(_) => {}
                Err(error) => {
                    // The other kind is a loop of links, and here `walkdir` follows none.
                    if let Some(cause) = error.io_error() {
                        self.add_problem(error.path().unwrap_or(folder), cause);
                    }
                }
            }
        }
    }

    fn walk_entry(&mut self, entry: &DirEntry, root: &Path) {
        if entry.path_is_symlink() {
            self.links
                .push_back((entry.path().to_owned(), root.to_owned()));
        } else if entry.file_type().is_file() {
            self.walk_file(entry.path(), root);
        }
    }

    /// Goes where links lead, unless it has been there: so a loop ends, and what is real keeps its own name.
    fn follow_links(&mut self) {
        while let Some((link, root)) = self.links.pop_front() {
            match fs::metadata(&link) {
                Ok(about) if about.is_dir() => self.walk_folder(&link, &root),
                Ok(about) if about.is_file() => self.walk_file(&link, &root),
                Ok(_) => {}
                Err(error) => self.add_problem(&link, &error),
            }
        }
    }

    /// A file in a walked folder.
    fn walk_file(&mut self, path: &Path, root: &Path) {
        if is_metadata(path) {
            self.metadata.push(path.to_owned());
            return;
        }
        if self.is_own(path) {
            let open = self.results.is_some_and(|results| (results.is_open)(path));
            if let Some(left) = self.left_out(root).filter(|_| !open) {
                left.add_own();
            }
            return;
        }
        let plain = unpack::without_ending(path);
        if is_read(&plain) && !self.is_result(path) {
            self.add_article(path, root);
        } else if let Some(kind) = unread_document(&plain) {
            self.refuse_file(path, kind);
        } else {
            let ending = plain.extension();
            if let (Some(left), Some(ending)) = (self.left_out(root), ending) {
                left.add_ending(&ending.to_string_lossy());
            }
        }
    }

    /// What is left out of a folder that was given.
    fn left_out(&mut self, root: &Path) -> Option<&mut LeftOut> {
        self.left_out
            .iter_mut()
            .find(|left| left.given_folder() == root)
    }

    /// Learns which files of a folder hold results.
    fn list_results(&mut self, folder: &Path) {
        if let Some(results) = self.results {
            self.listed.extend((results.listed)(folder));
        }
    }

    fn is_result(&self, path: &Path) -> bool {
        let results = self.results.filter(|_| is_plain(path));
        results.is_some_and(|results| (results.is_result)(path))
    }

    /// Whether an earlier run wrote the file.
    fn is_own(&self, path: &Path) -> bool {
        let results = self.results.filter(|_| is_plain(path));
        self.listed.contains(path) || results.is_some_and(|results| (results.is_own)(path))
    }

    fn add_article(&mut self, path: &Path, root: &Path) {
        if self.first_time(path) {
            self.found
                .push((path.to_owned(), Kind::File(root.to_owned())));
        }
    }

    fn refuse_file(&mut self, path: &Path, kind: FileKind) {
        if self.first_time(path) {
            let problem = kind.refusal_problem(&path.to_string_lossy());
            self.found.push((path.to_owned(), Kind::Problem(problem)));
        }
    }

    fn add_problem(&mut self, path: &Path, error: &std::io::Error) {
        let problem = unreadable_path(&path.to_string_lossy(), error);
        self.found.push((path.to_owned(), Kind::Problem(problem)));
    }

    fn first_time(&mut self, path: &Path) -> bool {
        self.met
            .insert(fs::canonicalize(path).unwrap_or_else(|_| path.to_owned()))
    }

    fn into_found(mut self, format: InputFormat) -> InputList {
        self.found.sort_by(|(a, _), (b, _)| a.cmp(b));
        let mut taken = BTreeSet::new();
        let items = self.found.into_iter().map(|(path, kind)| match kind {
            Kind::Stdin => {
                taken.insert("stdin".to_owned());
                Item::Stdin
            }
            Kind::Problem(problem) => Item::Problem(problem),
            Kind::File(root) => {
                let kind = FileKind::of_name(&path.to_string_lossy());
                let read = match format {
                    InputFormat::Auto => kind.and_then(FileKind::input_format),
                    told => Some(told),
                };
                let id = if read.is_none_or(InputFormat::is_single) {
                    unique_id(&path, &root, &mut taken)
                } else {
                    path_below(&path, &root)
                };
                Item::File(File { path, kind, id })
            }
        });
        InputList {
            items: items.collect(),
            metadata: self.metadata,
            left_out: self
                .left_out
                .into_iter()
                .filter(LeftOut::has_files)
                .collect(),
        }
    }
}

/// Whether a file of a folder is read: plain text, no ending, or a kind that has a reader.
pub(super) fn is_read(path: &Path) -> bool {
    let kind = || FileKind::of_name(&path.to_string_lossy()).and_then(FileKind::input_format);
    path.extension().is_none() || has_extension(path, &TEXTS) || kind().is_some()
}

/// The kind of a file of a folder that is told by itself, although it is not read.
pub(super) fn unread_document(path: &Path) -> Option<FileKind> {
    FileKind::of_name(&path.to_string_lossy()).filter(|kind| kind.is_unread_document())
}

/// A name of its own for a file: its path below `root` without ending; when that is taken, the
/// whole path without and then with its ending, at last with a number.
fn unique_id(path: &Path, root: &Path, taken: &mut BTreeSet<String>) -> String {
    let whole = slashed_path(path);
    let names = [
        stem_below(path, root),
        slashed_path(&path.with_extension("")),
        whole.clone(),
    ];
    let numbered = (2..).map(|number: u64| format!("{whole}~{number}"));
    let mut free = names.into_iter().chain(numbered);
    free.find(|name| taken.insert(name.clone()))
        .unwrap_or(whole)
}

/// The path of a file below `root` without its ending; of `root` itself the bare name.
pub(super) fn stem_below(path: &Path, root: &Path) -> String {
    let below = path.strip_prefix(root).unwrap_or(path);
    let below = unpack::without_ending(below).with_extension("");
    let path = unpack::without_ending(path);
    if below.as_os_str().is_empty() {
        return path
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
    }
    slashed_path(&below)
}

/// The path of a file below `root`, with its ending; of `root` itself the bare name.
fn path_below(path: &Path, root: &Path) -> String {
    let below = path.strip_prefix(root).unwrap_or(path);
    if below.as_os_str().is_empty() {
        return path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
    }
    slashed_path(below)
}

/// The path with `/` between its parts on every system.
pub(super) fn slashed_path(path: &Path) -> String {
    path.to_string_lossy().replace(MAIN_SEPARATOR_STR, "/")
}

fn no_articles(path: &Path) -> Problem {
    let path = path.to_string_lossy();
    Problem::new(
        path,
        "holds no articles",
        "give a folder with .txt or .jsonl files",
    )
}

fn no_article(path: &Path) -> Problem {
    Problem::new(
        path.to_string_lossy(),
        "holds results, not articles",
        "give the articles that they were made from",
    )
}

/// Whether a file may be looked into: a pipe can be read only once.
fn is_plain(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|about| about.is_file())
}

fn is_metadata(path: &Path) -> bool {
    path.file_name()
        .is_some_and(|name| name == "metadata.csv" || name == "metadata.jsonl")
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(b".")
}
