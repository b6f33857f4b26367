//! The files and directories that the user names, and every module below a directory.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::library::library;
use super::manifest::is_manifest;
use super::names::{dotted, is_identifier, module_stem};
use super::read::io_error;
use super::{Finder, Found, MAIN};
use crate::diagnostic::Diagnostic;

/// The most directories that are searched for modules. No program has more.
const DIRECTORIES_MAX: usize = 50_000;

/// Where the modules of a walk come from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Tree {
    /// A directory that the user named.
    Root,
    /// `lib/` in such a directory. A module that is there already, or in the tool's library, comes first.
    Lib,
    /// A package of which all modules are taken along.
    Package,
}

impl Finder<'_> {
    pub(super) fn root(&mut self, root: &Path) {
        let meta = match std::fs::metadata(root) {
            Ok(m) => m,
            Err(e) => return self.errors.push(io_error(root, &e)),
        };
        if meta.is_dir() {
            return self.root_directory(root);
        }
        if is_manifest(root) {
            return self.manifest(root);
        }
        let dir = root.parent().map_or_else(PathBuf::new, Path::to_path_buf);
        self.add_dir(dir);
        match module_stem(root) {
            Some(stem) => self.add_named(&stem, root),
            None => self.errors.push(no_module(root)),
        }
    }

    /// Adds the modules of a directory: of a package under its own name, of another directory under their names below it.
    fn root_directory(&mut self, root: &Path) {
        let init = root.join("__init__.py");
        if !init.is_file() {
            self.add_dir(root.to_path_buf());
            self.walk(root, "", Tree::Root, 0);
            let lib = root.join("lib");
            if is_lib(&lib) {
                self.walk(&lib, "", Tree::Lib, 0);
            }
            return;
        }
        let full = root.canonicalize().unwrap_or_else(|_| root.to_path_buf());
        let own = full.file_name().and_then(|n| n.to_str()).unwrap_or("");
        if !is_identifier(own) {
            let what = "this directory is a package, but its name is not an identifier";
            let d = Diagnostic::new(what).file(root);
            return self
                .errors
                .push(d.help("rename it, or move its __init__.py"));
        }
        // The name of `.` is that of the directory; its parent is `..`.
        let above = match root.file_name() {
            Some(_) => root.parent().map_or_else(PathBuf::new, Path::to_path_buf),
            None => root.join(".."),
        };
        self.add_dir(above);
        self.add(own.to_owned(), &init, true, true);
        self.walk(root, own, Tree::Root, 0);
    }

    pub(super) fn main(&mut self, main: &Path) {
        if main.is_dir() {
            let d = Diagnostic::new("this is a directory, not a program").file(main);
            return self.errors.push(d.help("name the file with the program"));
        }
        let dir = main.parent().map_or_else(PathBuf::new, Path::to_path_buf);
        let here = std::env::current_dir().and_then(|d| d.canonicalize());
        if let (Ok(here), Ok(full)) = (
            here,
            if dir.as_os_str().is_empty() {
                PathBuf::from(".")
            } else {
                dir.clone()
            }
            .canonicalize(),
        ) {
            self.above = full
                .ancestors()
                .skip(1)
                .take_while(|a| a.starts_with(&here))
                .map(Path::to_path_buf)
                .collect();
        }
        self.add_dir(dir);
        self.add_named(MAIN, main);
    }

    /// Adds a directory whose modules can be imported, and its `lib/`.
    pub(super) fn add_dir(&mut self, dir: PathBuf) {
        let lib = dir.join("lib");
        if is_lib(&lib) && !self.late.contains(&lib) {
            self.late.push(lib);
        }
        if !self.dirs.contains(&dir) {
            self.dirs.push(dir);
        }
    }

    /// Adds all modules below `dir`, whose dotted name is `prefix`.
    pub(super) fn walk(&mut self, dir: &Path, prefix: &str, tree: Tree, depth: usize) {
        let entries = match std::fs::read_dir(dir) {
            Ok(e) => e,
            Err(e) => return self.errors.push(io_error(dir, &e)),
        };
        if self.looked > DIRECTORIES_MAX {
            return;
        }
        let looped = dir.canonicalize().is_ok_and(|real| {
            dir.ancestors()
                .skip(1)
                .take(depth)
                .any(|a| a.canonicalize().is_ok_and(|a| a == real))
        });
        if looped || depth > 32 {
            let d = Diagnostic::new("directories are nested without end here")
                .help("remove the loop of links");
            return self.errors.push(d.file(dir));
        }
        let mut paths: Vec<PathBuf> = entries.filter_map(|e| e.ok().map(|e| e.path())).collect();
        paths.sort();
        for path in paths {
            let Some(stem) = path.file_stem().and_then(|s| s.to_str()).map(str::to_owned) else {
                continue;
            };
            if path.is_dir() {
                let name = path
                    .file_name()
                    .and_then(|s| s.to_str())
                    .unwrap_or("")
                    .to_owned();
                if is_identifier(&name) && name != "__pycache__" && self.has_python(&path) {
                    let full = dotted(prefix, &name);
                    let init = path.join("__init__.py");
                    let file = if init.is_file() { init } else { path.clone() };
                    if tree == Tree::Root && prefix.is_empty() && is_lib(&path) {
                        continue;
                    }
                    self.offer(&full, &file, true, tree);
                    self.walk(&path, &full, tree, depth + 1);
                }
            } else if path.extension().is_some_and(|e| e == "py") && is_identifier(&stem) {
                if stem == "__init__" {
                    continue;
                }
                self.offer(&dotted(prefix, &stem), &path, false, tree);
            }
        }
    }

    /// Adds a module of a tree.
    fn offer(&mut self, name: &str, path: &Path, package: bool, tree: Tree) {
        let beside = path.with_extension("");
        let of_directory = |f: &Found| f.path == beside || f.path == beside.join("__init__.py");
        if !package && self.found.get(name).is_some_and(of_directory) {
            let what = "this file is left out: an import finds the directory of its name, as in MicroPython";
            return self.warnings.push(Diagnostic::new(what).file(path));
        }
        let taken = || self.found.contains_key(name) || library(name).is_some();
        if tree != Tree::Lib || !taken() {
            self.add(name.to_owned(), path, package, tree != Tree::Package);
        }
    }

    /// True if the directory or one below it has a Python file.
    pub(super) fn has_python(&mut self, dir: &Path) -> bool {
        self.has_python_below(dir, &mut BTreeSet::new())
    }

    /// True if the directory or one below it has a Python file. `seen` holds the directories that were searched,
    /// since links may form loops.
    pub(super) fn has_python_below(&mut self, dir: &Path, seen: &mut BTreeSet<PathBuf>) -> bool {
        self.looked += 1;
        if self.looked == DIRECTORIES_MAX {
            let message =
                format!("there are more than {DIRECTORIES_MAX} directories to look through");
            let d = Diagnostic::new(message).file(dir);
            let help = "name the directory of the program's modules, or the files";
            self.errors.push(d.help(help));
        }
        let (Ok(real), Ok(entries)) = (dir.canonicalize(), std::fs::read_dir(dir)) else {
            return false;
        };
        if self.looked >= DIRECTORIES_MAX || !seen.insert(real) {
            return false;
        }
        let paths: Vec<PathBuf> = entries.filter_map(|e| e.ok().map(|e| e.path())).collect();
        let is_python = |p: &PathBuf| p.extension().is_some_and(|e| e == "py") && p.is_file();
        paths.iter().any(is_python)
            || paths
                .iter()
                .any(|p| p.is_dir() && self.has_python_below(p, seen))
    }
}

/// True for a directory `lib` that is no package: its modules are imported by their own names.
fn is_lib(dir: &Path) -> bool {
    dir.ends_with("lib") && dir.is_dir() && !dir.join("__init__.py").exists()
}

/// An error that says that a file cannot be a module.
fn no_module(path: &Path) -> Diagnostic {
    let d =
        Diagnostic::new("this is not a Python file: its name must be an identifier and end in .py");
    match path.extension() {
        Some(e) if e == "img" => d
            .file(path)
            .help("freeze run, inspect and flash take images"),
        Some(e) if e == "py" => d
            .file(path)
            .help("give it alone or with --main, as the program"),
        _ => d.file(path),
    }
}
