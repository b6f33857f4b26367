//! Refuses names on the command line that no module has, and suggests what was meant.

use std::path::{Path, PathBuf};

use crate::diagnostic::Diagnostic;
use crate::suggest::did_you_mean;

use super::library::library;
use super::missing::is_native;
use super::names::{dotted, is_identifier, module_stem};
use super::Finder;

/// The most files and directories that are searched for a name to suggest. A root may have a whole disk below it.
const ENTRIES_MAX: usize = 5000;
/// The depth of that search.
const DEPTH_MAX: usize = 8;

impl Finder<'_> {
    /// An error that says that there is no such module to include.
    pub(super) fn unknown_include(&self, name: &str) -> Diagnostic {
        if self.left.contains(name) {
            return Diagnostic::new(format!("{name} is in --include and in --exclude"));
        }
        let d = Diagnostic::new(format!("there is no module {name} below the roots"));
        match name.contains('/') || name.ends_with(".py") {
            true => d.help("name the module as an import does: a.b"),
            false => self.meant(name, d),
        }
    }

    /// Refuses names to exclude that no module has.
    pub(super) fn refuse_unknown_excludes(&mut self) {
        for name in &self.options.exclude_known {
            let main = self.options.main.as_deref().and_then(module_stem);
            if main.as_deref() == Some(name) && !self.found.contains_key(name) {
                let d = Diagnostic::new(format!("--exclude {name}: this is the program itself"));
                self.errors
                    .push(d.help("name another file as the program, or leave --exclude out"));
                continue;
            }
            if self.left.contains(name) || self.lies_somewhere(name) {
                continue;
            }
            let d = match is_native(name) {
                true => Diagnostic::new(format!(
                    "--exclude {name}: this module is built into the VM, and takes no ROM"
                )),
                false => {
                    let what = format!("--exclude {name}: there is no such module below the roots");
                    self.meant(name, Diagnostic::new(what))
                }
            };
            self.errors.push(d);
        }
    }

    /// Refuses patterns of bodies to leave out that are like no module's name, in an image for a board.
    pub(super) fn refuse_unknown_drops(&mut self) {
        if !self.options.for_board {
            return;
        }
        for drop in &self.options.drop_body {
            let mut names = self.compiled.keys().chain(&self.left);
            if names.any(|name| drop.matches(name)) {
                continue;
            }
            let pattern = &drop.pattern;
            let d = match &drop.place {
                Some((file, line)) => {
                    let what = format!("drop-bodies: no module is called {pattern}");
                    Diagnostic::new(what).file(file).line(*line)
                }
                None => {
                    let what = format!("--drop-body {pattern}: no module is called that");
                    Diagnostic::new(what)
                }
            };
            self.errors.push(d.help("* stands for any text"));
        }
    }

    /// An error that says that nothing is left to freeze.
    pub(super) fn nothing(&self) -> Diagnostic {
        match self.left.is_empty() {
            true => match self.options.roots.as_slice() {
                [one] if one.is_dir() => {
                    let what = "there is nothing to freeze: the directory has no Python file";
                    Diagnostic::new(what).file(one)
                }
                _ => Diagnostic::new("there is nothing to freeze: no Python file was given"),
            },
            false => Diagnostic::new("there is nothing to freeze: --exclude leaves everything out"),
        }
    }

    /// True if a file or directory exists for a module of this name, though nothing imports it.
    fn lies_somewhere(&self, name: &str) -> bool {
        if library(name).is_some() || self.written(name).is_some() {
            return true;
        }
        let parts = || name.split('.');
        let relative: PathBuf = parts().collect();
        let mut dirs = self
            .dirs
            .iter()
            .chain(&self.above)
            .chain(&self.late)
            .map(|d| d.join(&relative));
        parts().all(is_identifier) && dirs.any(|d| d.is_dir() || d.with_extension("py").exists())
    }

    /// Adds to a message the name that was probably meant.
    fn meant(&self, name: &str, d: Diagnostic) -> Diagnostic {
        let mut all: Vec<String> = self.found.keys().chain(&self.left).cloned().collect();
        let mut room = ENTRIES_MAX;
        for dir in &self.dirs {
            names_below(dir, "", DEPTH_MAX, &mut room, &mut all);
        }
        match did_you_mean(name, all.iter().map(String::as_str)) {
            Some(help) => d.help(help),
            None => d.help("name the module as an import does, such as a.b"),
        }
    }
}

/// Collects the names of the modules below a directory.
fn names_below(dir: &Path, prefix: &str, depth: usize, room: &mut usize, all: &mut Vec<String>) {
    let dir = match dir.as_os_str().is_empty() {
        true => Path::new("."),
        false => dir,
    };
    let entries = std::fs::read_dir(dir).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.take(*room).map(|e| e.path()).collect();
    *room -= paths.len();
    paths.sort();
    for path in paths {
        if let Some(stem) = module_stem(&path) {
            all.push(dotted(prefix, &stem));
            continue;
        }
        let own = path.file_name().and_then(|n| n.to_str());
        if let Some(own) = own.filter(|n| is_identifier(n) && depth > 0 && path.is_dir()) {
            let name = dotted(prefix, own);
            names_below(&path, &name, depth - 1, room, all);
            all.push(name);
        }
    }
}
