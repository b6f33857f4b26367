//! Adds the modules that a module imports, and the packages whose names its strings begin with.

use std::path::{Path, PathBuf};

use super::library::{library, library_below, library_path};
use super::names::{dotted, is_identifier};
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
        if name.is_empty() || !name.split('.').all(is_identifier) {
            return false;
        }
        let relative: PathBuf = name.split('.').collect();
        for dir in self
            .dirs
            .iter()
            .chain(&self.above)
            .cloned()
            .collect::<Vec<_>>()
        {
            let base = dir.join(&relative);
            let (file, init) = (base.with_extension("py"), base.join("__init__.py"));
            let (path, package) = if init.is_file() {
                (init, true)
            } else if file.exists() && !file.is_dir() {
                (file, false)
            } else if base.is_dir() && self.has_python(&base) {
                (base, true)
            } else {
                continue;
            };
            if let Some((parent, _)) = name.rsplit_once('.') {
                if !self.take(parent) {
                    return false;
                }
            }
            if self.above.contains(&dir) {
                self.above.retain(|d| *d != dir);
                self.add_dir(dir);
            }
            self.add(name.to_owned(), &path, package, false);
            return self.found.contains_key(name);
        }
        self.take_library(name)
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
        self.walk(&dir, name, false, 0);
    }

    /// Adds the package `p`, if there is one: a string constant begins with `p.`.
    pub(super) fn take_prefix(&mut self, p: &str) {
        let relative: PathBuf = p.split('.').collect();
        let is_package = self.dirs.iter().any(|d| d.join(&relative).is_dir());
        if is_package && self.take(p) {
            self.take_tree(p);
        }
    }

    pub(super) fn follow(&mut self, importer: &str, package: bool, i: &StaticImport) {
        let base = if i.level == 0 {
            i.module.clone()
        } else {
            let mut parts: Vec<&str> = importer.split('.').collect();
            let up = i.level as usize - usize::from(package);
            parts.truncate(parts.len().saturating_sub(up));
            let mut base = parts.join(".");
            if !i.module.is_empty() {
                base = dotted(&base, &i.module);
            }
            base
        };
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
