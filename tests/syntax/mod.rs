//! Modules of the crate and what a `use` takes from them, for tests that read the code.

use std::fs;
use std::path::{Path, PathBuf};

use syn::UseTree;

/// Rust files below a folder.
pub(crate) fn sources(below: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(below).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|end| end == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// The path of a module below the crate: `["extract", "date"]`.
pub(crate) type Module = Vec<String>;

/// The module that a file below `src` holds.
pub(crate) fn module_of(path: &Path) -> Module {
    let below = path.strip_prefix("src").unwrap().with_extension("");
    let names = below.iter().map(|name| name.to_str().unwrap().to_owned());
    names
        .filter(|name| name != "mod" && name != "lib")
        .collect()
}

/// The paths that a `use` takes, each with the name it has from then on; all names of a module end with `*`.
pub(crate) fn taken_paths(tree: &UseTree) -> Vec<(Module, String)> {
    let mut taken = Vec::new();
    take(tree, Module::new(), &mut taken);
    taken
}

fn take(tree: &UseTree, mut before: Module, taken: &mut Vec<(Module, String)>) {
    match tree {
        UseTree::Path(path) => {
            before.push(path.ident.to_string());
            take(&path.tree, before, taken);
        }
        UseTree::Name(name) if name.ident == "self" => {
            let own = before.last().unwrap().clone();
            taken.push((before, own));
        }
        UseTree::Name(name) => {
            before.push(name.ident.to_string());
            taken.push((before, name.ident.to_string()));
        }
        UseTree::Rename(renamed) => {
            if renamed.ident != "self" {
                before.push(renamed.ident.to_string());
            }
            taken.push((before, renamed.rename.to_string()));
        }
        UseTree::Glob(_) => {
            before.push("*".to_owned());
            taken.push((before, "*".to_owned()));
        }
        UseTree::Group(group) => {
            for tree in &group.items {
                take(tree, before.clone(), taken);
            }
        }
    }
}
