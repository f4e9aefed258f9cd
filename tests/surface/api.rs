//! The public items of the crate, read from the syntax of its code; each name is followed through `pub use`.

#![allow(clippy::unwrap_used)] // in the helpers: the lint knows only functions marked as tests

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use syn::spanned::Spanned;
use syn::{Attribute, Fields, ImplItem, Item as Code, TraitItem, Type, Visibility};

use crate::syntax::{Module, module_of, taken_paths};

/// A public item, or a public part of one.
pub(crate) struct Item {
    /// As users of the crate write it.
    pub(crate) path: String,
    pub(crate) name: String,
    /// What the list says of it.
    pub(crate) line: String,
    /// A field or a variant, which comes with its type.
    pub(crate) is_part: bool,
}

/// The public items by their lines.
pub(crate) struct Api(BTreeMap<String, Item>);

/// The code of the crate by its modules.
struct Files(BTreeMap<Module, syn::File>);

impl Api {
    /// Reads the code of files below `src`.
    pub(crate) fn read(files: impl IntoIterator<Item = (String, PathBuf)>) -> Self {
        let parse = |(code, path): (String, PathBuf)| {
            let syntax = syn::parse_file(&code).unwrap();
            (module_of(&path), syntax)
        };
        let files = Files(files.into_iter().map(parse).collect());
        let mut paths = BTreeMap::new();
        files.collect_exports(&Module::new(), "karabakh", &mut paths);
        let mut api = Self(BTreeMap::new());
        for ((module, name), path) in &paths {
            let mut items = files.0[module].items.iter();
            let item = items
                .find(|item| defined_name(item).as_ref() == Some(name))
                .unwrap();
            api.add_item(item, path, name);
        }
        for (module, file) in &files.0 {
            let impls = file.items.iter().filter_map(|item| match item {
                Code::Impl(item) if item.trait_.is_none() && !is_hidden(&item.attrs) => Some(item),
                _ => None,
            });
            for item in impls {
                let Type::Path(named) = &*item.self_ty else {
                    continue;
                };
                let written: Module = segments(&named.path);
                let path = files.definition_of(module, &written, 0);
                if let Some(path) = path.and_then(|definition| paths.get(&definition)) {
                    api.add_methods(&item.items, path);
                }
            }
        }
        api
    }

    pub(crate) fn items(&self) -> impl Iterator<Item = &Item> {
        self.0.values()
    }

    fn add(&mut self, path: String, kind: &str, rest: &str) -> &mut Item {
        let name = path.rsplit("::").next().unwrap().to_owned();
        let line = format!("{path} {kind} {rest}").trim_end().to_owned();
        let item = Item {
            path,
            name,
            is_part: matches!(kind, "field" | "variant"),
            line: line.clone(),
        };
        self.0.entry(line).or_insert(item)
    }

    fn add_item(&mut self, item: &Code, path: &str, name: &str) {
        let path = path.to_owned();
        match item {
            Code::Fn(item) => drop(self.add(path, "fn", &source(&item.sig))),
            Code::Const(item) => drop(self.add(path, "const", &source(&item.ty))),
            Code::Static(item) => drop(self.add(path, "static", &source(&item.ty))),
            Code::Type(item) => drop(self.add(path, "type", &source(&item.ty))),
            Code::Struct(item) => {
                self.add(path.clone(), "struct", &marks(&item.attrs));
                self.add_fields(&item.fields, &path, true);
            }
            Code::Enum(item) => {
                self.add(path.clone(), "enum", &marks(&item.attrs));
                for variant in &item.variants {
                    let of = format!("{path}::{}", variant.ident);
                    self.add(of.clone(), "variant", "");
                    self.add_fields(&variant.fields, &of, false);
                }
            }
            Code::Trait(item) => {
                self.add(path.clone(), "trait", "");
                for part in &item.items {
                    match part {
                        TraitItem::Fn(part) => {
                            let of = format!("{path}::{}", part.sig.ident);
                            self.add(of, "fn", &source(&part.sig));
                        }
                        TraitItem::Const(part) => {
                            let of = format!("{path}::{}", part.ident);
                            self.add(of, "const", &source(&part.ty));
                        }
                        _ => {}
                    }
                }
            }
            _ => panic!("{name}: tests/surface/api.rs knows no such item"),
        }
    }

    fn add_fields(&mut self, fields: &Fields, path: &str, need_pub: bool) {
        for (place, field) in fields.iter().enumerate() {
            if !need_pub || is_pub(&field.vis) {
                let name = field
                    .ident
                    .as_ref()
                    .map_or(place.to_string(), ToString::to_string);
                self.add(format!("{path}::{name}"), "field", &source(&field.ty));
            }
        }
    }

    fn add_methods(&mut self, items: &[ImplItem], path: &str) {
        for item in items {
            match item {
                ImplItem::Fn(item) if is_pub(&item.vis) && !is_hidden(&item.attrs) => {
                    self.add(
                        format!("{path}::{}", item.sig.ident),
                        "fn",
                        &source(&item.sig),
                    );
                }
                ImplItem::Const(item) if is_pub(&item.vis) => {
                    self.add(
                        format!("{path}::{}", item.ident),
                        "const",
                        &source(&item.ty),
                    );
                }
                _ => {}
            }
        }
    }
}

impl Files {
    /// The public items below a module, by where they are defined.
    fn collect_exports(
        &self,
        at: &Module,
        path: &str,
        found: &mut BTreeMap<(Module, String), String>,
    ) {
        for item in &self.0[at].items {
            for (definition, name) in self.exports_of(at, item) {
                let path = format!("{path}::{name}");
                let known = found.entry(definition).or_insert_with(|| path.clone());
                if path.len() < known.len() {
                    *known = path;
                }
            }
            if let Code::Mod(item) = item
                && is_pub(&item.vis)
                && !is_hidden(&item.attrs)
            {
                let mut child = at.clone();
                child.push(item.ident.to_string());
                self.collect_exports(&child, &format!("{path}::{}", item.ident), found);
            }
        }
    }

    /// What an item of the module `at` makes public there, and by which names.
    fn exports_of(&self, at: &Module, item: &Code) -> Vec<((Module, String), String)> {
        let Code::Use(taking) = item else {
            let own = pub_name(item).map(|name| ((at.clone(), name.clone()), name));
            return own.into_iter().collect();
        };
        if !is_pub(&taking.vis) || is_hidden(&taking.attrs) {
            return Vec::new();
        }
        let exports = taken_paths(&taking.tree)
            .into_iter()
            .flat_map(|(written, name)| {
                let definitions = self.all_definitions(at, &written).into_iter();
                definitions.map(move |definition| {
                    let every = name == "*";
                    let name = if every { &definition.1 } else { &name }.clone();
                    (definition, name)
                })
            });
        exports.collect()
    }

    fn all_definitions(&self, at: &Module, written: &Module) -> Vec<(Module, String)> {
        let Some((last, before)) = written.split_last() else {
            return Vec::new();
        };
        if last != "*" {
            return self.definition_of(at, written, 0).into_iter().collect();
        }
        let mut module = at.clone();
        module.extend(before.iter().cloned());
        let names = self.0[&module].items.iter().filter_map(pub_name);
        names.map(|name| (module.clone(), name)).collect()
    }

    /// Where that is defined what `written` names when it stands in the module `at`.
    fn definition_of(
        &self,
        at: &Module,
        written: &[String],
        depth: usize,
    ) -> Option<(Module, String)> {
        let (name, before) = written.split_last()?;
        if depth > 16 {
            return None;
        }
        let mut module = at.clone();
        for part in before {
            match part.as_str() {
                "crate" => module.clear(),
                "self" => {}
                "super" => drop(module.pop()),
                _ => module.push(part.clone()),
            }
        }
        let file = self.0.get(&module)?;
        if file
            .items
            .iter()
            .any(|item| defined_name(item).as_ref() == Some(name))
        {
            return Some((module, name.clone()));
        }
        file.items.iter().find_map(|item| {
            let Code::Use(item) = item else { return None };
            let (written, _) = taken_paths(&item.tree)
                .into_iter()
                .find(|(_, own)| own == name)?;
            self.definition_of(&module, &written, depth + 1)
        })
    }
}

fn segments(path: &syn::Path) -> Module {
    path.segments
        .iter()
        .map(|part| part.ident.to_string())
        .collect()
}

fn is_pub(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// Whether that is only there with a feature that is off by default, or in tests.
fn is_hidden(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let condition = attribute.path().is_ident("cfg").then(|| source(attribute));
        condition.is_some_and(|condition| condition.contains("test") || condition.contains("train"))
    })
}

/// What is derived for a type, and whether others may not make it.
fn marks(attributes: &[Attribute]) -> String {
    let mut marks = BTreeSet::new();
    for attribute in attributes {
        if attribute.path().is_ident("derive") {
            attribute
                .parse_nested_meta(|derived| {
                    marks.insert(segments(&derived.path).join("::"));
                    Ok(())
                })
                .unwrap();
        } else if attribute.path().is_ident("non_exhaustive") {
            marks.insert("non_exhaustive".to_owned());
        }
    }
    marks.into_iter().collect::<Vec<_>>().join(", ")
}

fn defined_name(item: &Code) -> Option<String> {
    let (name, attributes) = match item {
        Code::Const(item) => (&item.ident, &item.attrs),
        Code::Enum(item) => (&item.ident, &item.attrs),
        Code::Fn(item) => (&item.sig.ident, &item.attrs),
        Code::Static(item) => (&item.ident, &item.attrs),
        Code::Struct(item) => (&item.ident, &item.attrs),
        Code::Trait(item) => (&item.ident, &item.attrs),
        Code::Type(item) => (&item.ident, &item.attrs),
        _ => return None,
    };
    (!is_hidden(attributes)).then(|| name.to_string())
}

fn pub_name(item: &Code) -> Option<String> {
    let visibility = match item {
        Code::Const(item) => &item.vis,
        Code::Enum(item) => &item.vis,
        Code::Fn(item) => &item.vis,
        Code::Static(item) => &item.vis,
        Code::Struct(item) => &item.vis,
        Code::Trait(item) => &item.vis,
        Code::Type(item) => &item.vis,
        _ => return None,
    };
    is_pub(visibility).then(|| defined_name(item)).flatten()
}

/// Some code as it stands in its file, on one line.
fn source(code: &impl Spanned) -> String {
    let text = code.span().source_text().unwrap();
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    line.replace("( ", "(")
        .replace(", )", ")")
        .replace(" )", ")")
}
