//! Adds the modules that a module imports.

use std::path::{Path, PathBuf};

use super::library::{library, library_below, library_path};
use super::names::{dotted, is_dotted};
use super::roots::Tree;
use super::Finder;
use compiler::StaticImport;

impl Finder<'_> {
    /// Adds the module `name`, and its packages, if it lies below the directory of a root or is in the library.
    /// False if it is not found.
    pub(super) fn take(&mut self, name: &str) -> bool {
        if self.found.contains_key(name) {
            return true;
        }
        if let Some(m) = self.written(name) {
            let path = m.path.clone();
            self.add(name.to_owned(), &path, false, true);
            return true;
        }
        if !is_dotted(name) {
            return false;
        }
        let early: Vec<PathBuf> = self.dirs.iter().chain(&self.above).cloned().collect();
        if let Some((path, package, dir)) = self.look(name, &early) {
            return self.take_file(name, &path, package, &dir);
        }
        if self.take_library(name) {
            return true;
        }
        let late = self.late.clone();
        match self.look(name, &late) {
            Some((path, package, dir)) => self.take_file(name, &path, package, &dir),
            None => false,
        }
    }

    /// The file of the module `name` below the first of the directories that has one; true for a package; and that
    /// directory.
    pub(super) fn look(
        &mut self,
        name: &str,
        dirs: &[PathBuf],
    ) -> Option<(PathBuf, bool, PathBuf)> {
        let relative: PathBuf = name.split('.').collect();
        dirs.iter().find_map(|dir| {
            let base = dir.join(&relative);
            let (file, init) = (base.with_extension("py"), base.join("__init__.py"));
            let found = if init.is_file() {
                (init, true)
            } else if base.is_dir() && self.has_python(&base) {
                (base, true)
            } else if file.exists() && !file.is_dir() {
                (file, false)
            } else {
                return None;
            };
            Some((found.0, found.1, dir.clone()))
        })
    }

    /// Adds the module of a file below `dir`, and its packages.
    fn take_file(&mut self, name: &str, path: &Path, package: bool, dir: &PathBuf) -> bool {
        if let Some((parent, _)) = name.rsplit_once('.') {
            if !self.take(parent) {
                return false;
            }
        }
        if self.above.contains(dir) {
            self.above.retain(|d| d != dir);
            self.add_dir(dir.clone());
        }
        self.add(name.to_owned(), path, package, false);
        self.found.contains_key(name)
    }

    /// Adds a module of the library. False if the library has no module of this name.
    pub(super) fn take_library(&mut self, name: &str) -> bool {
        if library(name).is_none() {
            return false;
        }
        if let Some((package, _)) = name.rsplit_once('.') {
            // A file of the user may have taken the package's place.
            let own = self.take(package) && self.found[package].path == library_path(package);
            if !own {
                return false;
            }
        }
        let package = library_below(name).next().is_some();
        self.add(name.to_owned(), &library_path(name), package, false);
        self.found.contains_key(name)
    }

    pub(super) fn take_named(&mut self, name: &str) -> bool {
        if !self.take(name) {
            return false;
        }
        self.take_tree(name);
        true
    }

    /// Adds all modules of a package.
    pub(super) fn take_tree(&mut self, name: &str) {
        let Some(found) = self.found.get(name) else {
            return;
        };
        if !found.package {
            return;
        }
        if found.path == library_path(name) {
            return library_below(name).for_each(|n| {
                self.take(n);
            });
        }
        let dir = if found.path.is_dir() {
            found.path.clone()
        } else {
            found
                .path
                .parent()
                .map_or_else(PathBuf::new, Path::to_path_buf)
        };
        self.walk(&dir, name, Tree::Package, 0);
    }

    /// Adds the modules that an import of the module `importer` names.
    pub(super) fn follow(&mut self, importer: &str, package: bool, i: &StaticImport) {
        let base = imported(importer, package, i);
        // `import a.b` adds a even if b is missing.
        let mut prefix = String::new();
        for part in base.split('.') {
            prefix = dotted(&prefix, part);
            self.wanted.insert(prefix.clone());
            if !self.take(&prefix) {
                return;
            }
        }
        for n in &i.names {
            if n == "*" {
                continue;
            }
            self.take(&dotted(&base, n));
        }
    }
}

/// The whole name of the module that an import of the module `importer` names.
pub(super) fn imported(importer: &str, package: bool, i: &StaticImport) -> String {
    imported_name(importer, package, i.level, &i.module)
}

/// The whole name of `module` with `level` dots before it, in an import of the module `importer`.
pub fn imported_name(importer: &str, package: bool, level: u32, module: &str) -> String {
    if level == 0 {
        return module.to_owned();
    }
    let mut parts: Vec<&str> = importer.split('.').collect();
    let up = level as usize - usize::from(package);
    parts.truncate(parts.len().saturating_sub(up));
    let base = parts.join(".");
    match module.is_empty() {
        true => base,
        false => dotted(&base, module),
    }
}
