//! Which file of `src` uses which: read from the syntax of the code, each name followed through re-exports to the
//! file that defines it. Comments, strings and what is compiled for tests alone do not count.

#![allow(clippy::unwrap_used)] // in the helpers: the lint knows only functions marked as tests

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Attribute, Item, UseTree};

use crate::syntax::{Module, module_of, taken_paths};

/// What each file uses of which others, by the paths it writes.
pub(crate) type Uses<'a> = BTreeMap<&'a Path, BTreeMap<&'a Path, BTreeSet<String>>>;

/// One file of `src`.
#[derive(Default)]
struct File {
    at: PathBuf,
    defined: BTreeSet<String>,
    /// a name in this file, and the path that it stands for
    taken: BTreeMap<String, Module>,
    /// modules from which every name is taken
    globs: Vec<Module>,
    paths: BTreeSet<Module>,
    /// a type, and a function that an `impl` in this file gives it; whether it is called after a dot
    methods: BTreeSet<(String, String, bool)>,
    /// names of methods that it calls after a dot, of whatever type
    calls: BTreeSet<String>,
}

impl File {
    fn take(&mut self, tree: &UseTree) {
        for (mut path, name) in taken_paths(tree) {
            if name == "*" {
                path.pop();
                self.globs.push(path);
            } else {
                self.taken.insert(name, path);
            }
        }
    }

    /// The paths that the arguments of a macro write; they are no syntax yet.
    fn take_tokens(&mut self, tokens: TokenStream) {
        let mut path = Module::new();
        let mut colons = 0;
        let mut dotted = false;
        for token in tokens {
            let after_dot = std::mem::replace(&mut dotted, false);
            match &token {
                TokenTree::Ident(name) => {
                    if after_dot {
                        self.calls.insert(name.to_string());
                    }
                    if colons != 2 {
                        path.clear();
                    }
                    path.push(name.to_string());
                    self.paths.insert(path.clone());
                    colons = 0;
                }
                TokenTree::Punct(mark) if mark.as_char() == ':' => colons += 1,
                TokenTree::Group(group) => {
                    self.take_tokens(group.stream());
                    colons = 0;
                }
                _ => {
                    dotted = matches!(&token, TokenTree::Punct(mark) if mark.as_char() == '.');
                    colons = 0;
                }
            }
        }
    }
}

fn is_only_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let test = |path: syn::Path| path.is_ident("test");
        attribute.path().is_ident("test")
            || attribute.path().is_ident("cfg") && attribute.parse_args().is_ok_and(test)
    })
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

fn defined(item: &Item) -> Option<String> {
    let name = match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Static(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::Type(item) => &item.ident,
        _ => return None,
    };
    Some(name.to_string())
}

impl File {
    fn calls_method(&self, method: &FarMethod<'_>) -> bool {
        let named = |path: &Module| matches!(&path[..], [.., of, name] if of == method.of && name == method.name);
        method.dotted && self.calls.contains(method.name) || self.paths.iter().any(named)
    }
}

impl<'ast> Visit<'ast> for File {
    fn visit_item(&mut self, item: &'ast Item) {
        if is_only_for_tests(attributes(item)) {
            return;
        }
        match item {
            Item::Use(item) => self.take(&item.tree),
            Item::ExternCrate(item) => panic!(
                "{}: name crates by paths, not by `extern crate {}`",
                self.at.display(),
                item.ident
            ),
            Item::Mod(item) => assert!(
                item.content.is_none(),
                "{}: give `mod {}` a file of its own",
                self.at.display(),
                item.ident
            ),
            _ => visit::visit_item(self, item),
        }
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        if let (None, syn::Type::Path(of)) = (&item.trait_, &*item.self_ty) {
            let of = of.path.segments.last().unwrap().ident.to_string();
            for part in &item.items {
                if let syn::ImplItem::Fn(method) = part {
                    let name = method.sig.ident.to_string();
                    let dotted = method.sig.receiver().is_some();
                    self.methods.insert((of.clone(), name, dotted));
                }
            }
        }
        visit::visit_item_impl(self, item);
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        self.calls.insert(call.method.to_string());
        visit::visit_expr_method_call(self, call);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let names = path.segments.iter().map(|part| part.ident.to_string());
        self.paths.insert(names.collect());
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        self.take_tokens(call.tokens.clone());
    }
}

/// A method that a type has from another file than its own.
struct FarMethod<'a> {
    of: &'a str,
    home: &'a Module,
    name: &'a str,
    dotted: bool,
    given_by: &'a Module,
}

/// The files of the crate, by their modules.
pub(crate) struct Files(BTreeMap<Module, File>);

impl Files {
    /// Reads the code of files below `src`.
    pub(crate) fn read(files: impl IntoIterator<Item = (PathBuf, String)>) -> Self {
        let files = files.into_iter();
        Self(
            files
                .map(|(at, code)| (module_of(&at), read(at, &code)))
                .collect(),
        )
    }

    /// Each file with the files it names something of, and what that is.
    pub(crate) fn uses(&self) -> Uses<'_> {
        let mut uses = Uses::new();
        let far = self.far_methods();
        for (module, file) in &self.0 {
            let used: &mut BTreeMap<_, BTreeSet<_>> = uses.entry(&file.at).or_default();
            let globs = file.globs.iter().map(|path| {
                let every = std::iter::once("*".to_owned());
                path.iter().cloned().chain(every).collect()
            });
            let globs: Vec<Module> = globs.collect();
            for path in file.taken.values().chain(&file.paths).chain(&globs) {
                let definer = self.definer(module, path, 0);
                if let Some(definer) = definer.filter(|definer| *definer != module) {
                    let other = self.0[definer].at.as_path();
                    used.entry(other).or_default().insert(path.join("::"));
                }
            }
            for method in far.iter().filter(|method| method.given_by != module) {
                let same = || self.of_type(module, method.of) == Some(method.home);
                if file.calls_method(method) && same() {
                    let other = self.0[method.given_by].at.as_path();
                    let name = format!("{}::{}", method.of, method.name);
                    used.entry(other).or_default().insert(name);
                }
            }
        }
        uses
    }

    /// Methods that a type has from an `impl` in another file than its own: whoever calls one uses that file, though it
    /// names nothing there.
    fn far_methods(&self) -> Vec<FarMethod<'_>> {
        let mut far = Vec::new();
        for (given_by, file) in &self.0 {
            for (of, name, dotted) in &file.methods {
                let home = self.of_type(given_by, of).filter(|home| *home != given_by);
                far.extend(home.map(|home| FarMethod {
                    of,
                    home,
                    name,
                    dotted: *dotted,
                    given_by,
                }));
            }
        }
        far
    }

    /// The module that defines the type of this name in `module`.
    fn of_type(&self, module: &Module, name: &str) -> Option<&Module> {
        self.in_file(module, &[name.to_owned()], 0)
    }

    /// The module whose file defines what `path` names when it stands in `module`.
    fn definer(&self, module: &Module, path: &[String], depth: usize) -> Option<&Module> {
        let mut at = module.clone();
        let mut rest = path;
        // a path may go on through names that are themselves taken from elsewhere
        if depth > 16 {
            return None;
        }
        while let Some((name, after)) = rest.split_first() {
            match name.as_str() {
                "crate" => at.clear(),
                "self" => {}
                "super" => {
                    at.pop();
                }
                _ => {
                    let mut child = at.clone();
                    child.push(name.clone());
                    if !self.0.contains_key(&child) {
                        return self.in_file(&at, rest, depth);
                    }
                    at = child;
                }
            }
            rest = after;
        }
        // the module itself, not something of it: `use super::date`
        None
    }

    fn in_file(&self, module: &Module, path: &[String], depth: usize) -> Option<&Module> {
        let (key, file) = self.0.get_key_value(module)?;
        if path[0] == "*" || file.defined.contains(&path[0]) {
            return Some(key);
        }
        if let Some(taken) = file.taken.get(&path[0]) {
            if taken == path {
                return None;
            }
            let whole: Module = taken.iter().chain(&path[1..]).cloned().collect();
            return self.definer(module, &whole, depth + 1);
        }
        let mut globs = file.globs.iter();
        globs.find_map(|glob| {
            let whole: Module = glob.iter().chain(path).cloned().collect();
            self.definer(module, &whole, depth + 1)
        })
    }
}

/// The uses inside each circle of files that use each other.
pub(crate) fn circles<'a>(uses: &Uses<'a>) -> Vec<Uses<'a>> {
    let reach: BTreeMap<&Path, BTreeSet<&Path>> = uses
        .keys()
        .map(|file| (*file, reached(uses, file)))
        .collect();
    let mut found: Vec<Uses<'a>> = Vec::new();
    for (file, beyond) in &reach {
        let known = found.iter().any(|circle| circle.contains_key(file));
        if known || !beyond.contains(file) {
            continue;
        }
        let mut circle = uses.clone();
        let around = |other: &Path| beyond.contains(other) && reach[other].contains(file);
        circle.retain(|other, _| around(other));
        for used in circle.values_mut() {
            used.retain(|other, _| around(other));
        }
        found.push(circle);
    }
    found
}

/// All files that one reaches through what it uses.
fn reached<'a>(uses: &Uses<'a>, from: &Path) -> BTreeSet<&'a Path> {
    let mut seen = BTreeSet::new();
    let mut open: Vec<&Path> = uses[from].keys().copied().collect();
    while let Some(file) = open.pop() {
        if seen.insert(file) {
            open.extend(uses[file].keys());
        }
    }
    seen
}

fn read(at: PathBuf, code: &str) -> File {
    let syntax = syn::parse_file(code).unwrap_or_else(|error| panic!("{}: {error}", at.display()));
    let items = syntax
        .items
        .iter()
        .filter(|item| !is_only_for_tests(attributes(item)));
    let mut file = File {
        defined: items.filter_map(defined).collect(),
        at,
        ..File::default()
    };
    file.visit_file(&syntax);
    file
}

/// The strings and characters that some code holds, as it writes them, without examples of rules and what only tests hold.
pub(crate) fn literals(at: &Path, code: &str) -> Vec<String> {
    let syntax = syn::parse_file(code).unwrap_or_else(|error| panic!("{}: {error}", at.display()));
    let mut literals = Literals::default();
    literals.visit_file(&syntax);
    literals.0
}

#[derive(Default)]
struct Literals(Vec<String>);

impl Literals {
    fn take_tokens(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Group(group) => self.take_tokens(group.stream()),
                TokenTree::Literal(literal) => self.0.push(literal.to_string()),
                TokenTree::Ident(_) | TokenTree::Punct(_) => {}
            }
        }
    }
}

impl<'ast> Visit<'ast> for Literals {
    fn visit_item(&mut self, item: &'ast Item) {
        if !is_only_for_tests(attributes(item)) {
            visit::visit_item(self, item);
        }
    }

    // comments on items are attributes
    fn visit_attribute(&mut self, _: &'ast Attribute) {}

    fn visit_field_value(&mut self, field: &'ast syn::FieldValue) {
        let example = matches!(&field.member, syn::Member::Named(name) if name == "example");
        if !example {
            visit::visit_field_value(self, field);
        }
    }

    fn visit_lit_str(&mut self, literal: &'ast syn::LitStr) {
        self.0.push(literal.token().to_string());
    }

    fn visit_lit_char(&mut self, literal: &'ast syn::LitChar) {
        self.0.push(literal.token().to_string());
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        self.take_tokens(call.tokens.clone());
    }
}
