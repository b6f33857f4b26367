//! Modules that are imported by computed names: `__import__("templates.t_" + name)`.
//!
//! - A package is taken whole if its name and a dot begin a text, in any module.
//! - A text that is the name of a module is taken if the program imports computed names anywhere.
//! - Names that a computed import makes out of parts that are known are taken, and modules beside the program whose names
//!   begin so.
//! - An import relative to a package takes that package whole.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use compiler::{ComputedImport, Module, NameText, OWN_NAME};

use super::names::{dotted, is_dotted, is_identifier, package_prefix};
use super::{Finder, MAIN};
use crate::diagnostic::Diagnostic;

impl Finder<'_> {
    /// Takes the packages whose names begin a text of the module.
    pub(super) fn take_begun(&mut self, module: &Module, file: &Path) {
        for text in &module.texts {
            if let Some(package) = package_prefix(&text.start) {
                self.take_package(package, text, file);
            }
            if !module.computed.is_empty() && text.whole && is_identifier(&text.start) {
                self.wanted.insert(text.start.clone());
            }
        }
    }

    /// Takes the modules that the computed imports of all compiled modules may mean.
    pub(super) fn take_computed(&mut self) {
        if self.compiled.values().all(|m| m.computed.is_empty()) {
            return;
        }
        let names: Vec<String> = self.compiled.keys().cloned().collect();
        for name in &names {
            let (module, found) = (&self.compiled[name], &self.found[name]);
            let file = found.path.clone();
            let own = !module.computed.is_empty();
            let texts: BTreeSet<NameText> = module.texts.iter().cloned().collect();
            let computed: Vec<ComputedImport> = module.computed.clone();
            let package = match found.package {
                true => Some(name.clone()),
                false => name.rsplit_once('.').map(|(p, _)| p.to_owned()),
            };
            for text in texts.iter().filter(|t| t.whole) {
                self.take_text(text, own, &file);
            }
            for import in &computed {
                for text in &import.names {
                    self.take_beginning(name, text, &file);
                }
                if let Some(package) = package.as_deref().filter(|_| import.relative) {
                    let why = "an import relative to the package";
                    let before = self.found.len();
                    self.take_tree(package);
                    self.note(before, package, why, &file, import.line);
                }
            }
        }
    }

    /// Warns of computed imports for which nothing was found, if the user has named no directory of modules.
    pub(super) fn warn_of_computed(&mut self) {
        if self.options.roots.iter().any(|r| r.is_dir()) || !self.options.include.is_empty() {
            return;
        }
        let known: BTreeSet<&str> = self
            .compiled
            .values()
            .flat_map(|m| &m.texts)
            .map(|t| t.start.as_str())
            .filter(|t| {
                is_dotted(t) && (self.found.contains_key(*t) || super::missing::is_native(t))
            })
            .collect();
        let begun = |text: &NameText| {
            let mut names = self.found.keys();
            names.any(|n| n != MAIN && n.starts_with(text.start.trim_end_matches('.')))
        };
        if !known.is_empty() {
            return;
        }
        for (name, m) in &self.compiled {
            for import in m.computed.iter().filter(|i| !i.relative) {
                if import.names.iter().any(begun) {
                    continue;
                }
                let what = "the names that are imported here are not known, and nothing was taken along for them";
                let d = Diagnostic::new(what).file(&self.found[name].path);
                let help = "name the modules with --include, or give their directory";
                self.warnings.push(d.line(import.line).help(help));
            }
        }
    }

    /// Takes a module whose whole name is a text. `own` says that the module of the text imports computed names.
    fn take_text(&mut self, text: &NameText, own: bool, file: &Path) {
        let name = text.start.as_str();
        let program = matches!(name, "main" | "boot") && !own;
        if self.found.contains_key(name) || !is_dotted(name) || program {
            return;
        }
        let dirs: Vec<PathBuf> = self.dirs.iter().chain(&self.late).cloned().collect();
        if self.look(name, &dirs).is_none() {
            return;
        }
        let before = self.found.len();
        self.take_named(name);
        self.note(before, name, &quoted(&text.start), file, text.line);
    }

    /// Takes the modules whose names may begin like this in a computed import of the module `own`.
    fn take_beginning(&mut self, own: &str, text: &NameText, file: &Path) {
        let start = match text.start.strip_prefix(OWN_NAME) {
            Some(rest) => format!("{own}{rest}"),
            None => text.start.clone(),
        };
        if text.whole && is_dotted(&start) {
            let before = self.found.len();
            self.take_named(&start);
            return self.note(before, &start, &quoted(&start), file, text.line);
        }
        if let Some(package) = package_prefix(&start) {
            return self.take_package(
                package,
                &NameText {
                    start: start.clone(),
                    ..text.clone()
                },
                file,
            );
        }
        if text.whole || !is_identifier(&start) {
            return;
        }
        let dirs: Vec<PathBuf> = self.dirs.iter().chain(&self.late).cloned().collect();
        for name in dirs.iter().flat_map(|dir| modules_in(dir)) {
            if name.starts_with(&start) && !self.found.contains_key(&name) {
                let before = self.found.len();
                self.take_named(&name);
                self.note(before, &name, &quoted(&start), file, text.line);
            }
        }
    }

    /// Takes the package `p`, if there is one: a text begins with its name and a dot.
    fn take_package(&mut self, p: &str, text: &NameText, file: &Path) {
        let relative: PathBuf = p.split('.').collect();
        let is_package = |d: &PathBuf| d.join(&relative).is_dir();
        let found = self.found.get(p).is_some_and(|f| f.package);
        if found || self.dirs.iter().chain(&self.late).any(is_package) {
            let before = self.found.len();
            if self.take(p) {
                self.take_tree(p);
            }
            self.note(before, p, &quoted(&text.start), file, text.line);
        }
    }

    /// Notes why modules were taken along since there were `before` of them.
    fn note(&mut self, before: usize, name: &str, why: &str, file: &Path, line: u32) {
        let modules = match self.found.len() - before {
            0 => return,
            1 => "1 module".to_owned(),
            n => format!("{n} modules"),
        };
        let what = format!("{name} ({modules}), because of {why}");
        self.taken.push(Diagnostic::new(what).file(file).line(line));
    }
}

fn quoted(text: &str) -> String {
    format!("{text:?}")
}

/// The names of the modules and packages in a directory, in order.
fn modules_in(dir: &Path) -> Vec<String> {
    let dir = match dir.as_os_str().is_empty() {
        true => Path::new("."),
        false => dir,
    };
    let entries = std::fs::read_dir(dir).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries
        .filter_map(|e| {
            let path = e.path();
            let stem = path.file_stem()?.to_str()?.to_owned();
            let module =
                path.extension().is_some_and(|e| e == "py") || path.join("__init__.py").is_file();
            (module && is_identifier(&stem)).then(|| dotted("", &stem))
        })
        .collect();
    names.sort();
    names
}
