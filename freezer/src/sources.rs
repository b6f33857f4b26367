//! Finds and compiles the modules to freeze.
//!
//! The files and directories on the command line are roots. A module's name is its path below the directory of
//! a root. A module that is imported by a statement is frozen too if it lies below such a directory, in the tool's own
//! library, in `lib/` beside a root, or in a directory that the user adds. `computed` takes along what is imported by
//! computed names, and `missing` lists what is found nowhere.

mod computed;
mod known;
mod library;
mod manifest;
mod missing;
mod names;
mod opened;
mod read;
mod roots;
mod take;
mod text;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use compiler::{link, CodeUnit, Facts, StaticImport};

use crate::data::Files;
use crate::diagnostic::{Diagnostic, Failure};
use crate::{Options, WrittenModule};
pub use manifest::is_manifest;
pub use missing::Missing;
use names::{same_file, shown_path};
pub use take::imported_name;

/// A compiled module.
#[derive(Clone, Debug)]
pub struct SourceModule {
    /// Full dotted name.
    pub name: String,
    /// Its file, or its directory for a package without `__init__.py`.
    pub path: PathBuf,
    /// The file's name in tracebacks.
    pub shown: String,
    /// True for a package.
    pub package: bool,
    /// Index of the parent package.
    pub parent: Option<usize>,
    /// True if the user named the module or a directory above it.
    pub root: bool,
    /// What it is for the image's program.
    pub role: Role,
    /// Its code.
    pub unit: CodeUnit,
    /// The modules that it imports by statements.
    pub imports: Vec<StaticImport>,
    /// The names that its text binds and reads.
    pub facts: Facts,
    /// Its imports that find no module.
    pub missing: Vec<Missing>,
    /// True if its text cannot be compiled: its import raises SyntaxError.
    pub broken: bool,
    /// True if it imports a module that is found nowhere, even where it handles that.
    pub lacks: bool,
}

impl SourceModule {
    /// Its name in its package; its full name if it is in no package. The program's module is called `__main__`; a part that
    /// runs before it has a name that no import can have.
    pub fn own_name(&self) -> &str {
        match self.role {
            Role::Program => return MAIN,
            Role::Before => return "boot.py",
            Role::Module => {}
        }
        match (self.parent, self.name.rsplit_once('.')) {
            (Some(_), Some((_, own))) => own,
            _ => &self.name,
        }
    }

    /// What the linker takes of it.
    fn to_link(&self) -> link::Module<'_> {
        link::Module {
            name: self.own_name(),
            path: &self.path,
            shown: &self.shown,
            unit: &self.unit,
            parent: self.parent,
            package: self.package,
        }
    }
}

/// What a module is for the image's program.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// It is imported.
    Module,
    /// It runs at power-on before the program, in the program's namespace: `boot.py`.
    Before,
    /// It is the program: `__main__`.
    Program,
}

/// The name of the program's module.
pub const MAIN: &str = "__main__";

/// The modules to freeze, sorted by name.
#[derive(Debug)]
pub struct Sources {
    /// The modules.
    pub modules: Vec<SourceModule>,
    /// Index of the program's module.
    pub main: Option<usize>,
    /// Indexes of the modules whose bodies are the program, in the order in which they run.
    pub parts: Vec<usize>,
    /// Modules that exist but were left out.
    pub left: BTreeSet<String>,
    /// Warnings for the user.
    pub warnings: Vec<Diagnostic>,
    /// The modules that were taken along for imports of computed names, with the reasons.
    pub taken: Vec<Diagnostic>,
}

impl Sources {
    /// What the linker takes of the modules.
    pub fn to_link(&self) -> Vec<link::Module<'_>> {
        self.modules.iter().map(SourceModule::to_link).collect()
    }
}

/// A module that was found, before it is compiled.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Found {
    path: PathBuf,
    package: bool,
    root: bool,
    /// True if the user named the file: it has to be right.
    named: bool,
}

struct Finder<'a> {
    options: &'a Options,
    /// The files that the image holds, by their paths.
    data: &'a Files,
    /// The directories of the roots.
    dirs: Vec<PathBuf>,
    /// Directories above a program, which are searched for its imports too. Such a directory joins `dirs` once a
    /// module is found there.
    above: Vec<PathBuf>,
    /// Directories that are searched after the tool's library: `lib/` beside a root, and those of `-I`.
    late: Vec<PathBuf>,
    found: BTreeMap<String, Found>,
    compiled: BTreeMap<String, compiler::Module>,
    /// Modules that exist but were left out.
    left: BTreeSet<String>,
    /// Modules that another module imports by a statement, or by a name in a string.
    wanted: BTreeSet<String>,
    /// Modules whose text cannot be compiled.
    broken: BTreeSet<String>,
    /// For each module, its imports that find nothing.
    lacking: BTreeMap<String, Vec<Missing>>,
    /// The number of directories that were searched.
    looked: usize,
    todo: Vec<String>,
    errors: Vec<Diagnostic>,
    warnings: Vec<Diagnostic>,
    taken: Vec<Diagnostic>,
}

/// Finds and compiles the modules.
///
/// # Errors
/// Every file that cannot be read or compiled.
pub fn find(options: &Options, data: &Files) -> Result<Sources, Failure> {
    let mut f = Finder {
        options,
        data,
        dirs: Vec::new(),
        above: Vec::new(),
        late: Vec::new(),
        found: BTreeMap::new(),
        compiled: BTreeMap::new(),
        left: BTreeSet::new(),
        wanted: BTreeSet::new(),
        broken: BTreeSet::new(),
        lacking: BTreeMap::new(),
        looked: 0,
        todo: Vec::new(),
        errors: Vec::new(),
        warnings: Vec::new(),
        taken: Vec::new(),
    };
    for root in &options.roots {
        f.root(root);
    }
    if let Some(main) = &options.main {
        f.main(main);
    }
    f.late.extend(options.search.iter().cloned());
    for m in &options.written {
        f.add_named(&m.name, &m.path);
    }
    for name in &options.include {
        if !f.take_named(name) {
            let d = f.unknown_include(name);
            f.errors.push(d);
        }
    }
    loop {
        while let Some(name) = f.todo.pop() {
            f.compile(&name);
        }
        f.take_computed();
        if f.todo.is_empty() {
            break;
        }
    }
    f.warn_of_computed();
    f.find_missing();
    f.warn_of_opened();
    f.refuse_unknown_excludes();
    f.refuse_unknown_drops();
    if !f.errors.is_empty() {
        f.errors
            .sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
        return Err(Failure {
            errors: f.errors,
            warnings: f.warnings,
        });
    }
    if f.compiled.is_empty() {
        return Err(f.nothing().into());
    }
    Ok(f.finish())
}

impl Finder<'_> {
    fn excluded(&self, name: &str) -> bool {
        self.options.exclude.iter().any(|x| {
            name == x
                || name
                    .strip_prefix(x.as_str())
                    .is_some_and(|rest| rest.starts_with('.'))
        }) || self.options.only.iter().any(|(package, part)| {
            let below = name.strip_prefix(package.as_str());
            below
                .and_then(|rest| rest.strip_prefix('.'))
                .is_some_and(|rest| rest.split('.').next() != Some(part))
        })
    }

    fn written(&self, name: &str) -> Option<&WrittenModule> {
        self.options.written.iter().find(|m| m.name == name)
    }

    fn add(&mut self, name: String, path: &Path, package: bool, root: bool) {
        if self.excluded(&name) {
            self.left.insert(name);
            return;
        }
        let path = match self.written(&name) {
            Some(m) => m.path.clone(),
            None => path.to_path_buf(),
        };
        let path = path.as_path();
        let new = Found {
            path: path.to_path_buf(),
            package,
            root,
            named: false,
        };
        match self.found.get_mut(&name) {
            Some(old) if same_file(&old.path, path) => old.root |= root,
            Some(old) => {
                let message = format!(
                    "two modules are called {name}: this one and {}",
                    old.path.display()
                );
                self.errors.push(
                    Diagnostic::new(message)
                        .file(path)
                        .help("rename one, or leave one out"),
                );
            }
            None => {
                self.found.insert(name.clone(), new);
                self.todo.push(name);
            }
        }
    }

    /// Adds the module of a file that the user has named.
    fn add_named(&mut self, name: &str, path: &Path) {
        self.add(name.to_owned(), path, false, true);
        if let Some(found) = self.found.get_mut(name) {
            found.named = true;
        }
    }

    fn finish(mut self) -> Sources {
        let (program, before) = self.program();
        let mut names: Vec<String> = self.compiled.keys().cloned().collect();
        let index = |names: &[String], n: &str| names.binary_search_by(|x| x.as_str().cmp(n)).ok();
        // Files of the program that modules import by name too are modules besides.
        let again: Vec<String> = [&program, &before]
            .into_iter()
            .flatten()
            .filter(|n| n.as_str() != MAIN && self.wanted.contains(n.as_str()))
            .cloned()
            .collect();
        names.sort();
        let mut modules = Vec::new();
        for name in &names {
            let (Some(found), Some(m)) = (self.found.get(name), self.compiled.remove(name)) else {
                continue;
            };
            let role = match () {
                _ if program.as_ref() == Some(name) => Role::Program,
                _ if before.as_ref() == Some(name) => Role::Before,
                _ => Role::Module,
            };
            modules.push(SourceModule {
                name: name.clone(),
                shown: shown_path(&found.path, self.dirs.iter().chain(&self.late)),
                path: found.path.clone(),
                package: found.package,
                parent: name.rsplit_once('.').and_then(|(p, _)| index(&names, p)),
                root: found.root,
                role,
                unit: m.unit,
                imports: m.imports,
                facts: m.facts,
                broken: self.broken.contains(name),
                lacks: self.lacking.contains_key(name),
                missing: self.lacking.remove(name).unwrap_or_default(),
            });
        }
        for name in again {
            if let Some(i) = index(&names, &name) {
                let copy = SourceModule {
                    role: Role::Module,
                    ..modules[i].clone()
                };
                modules.push(copy);
            }
        }
        let of_role = |role| modules.iter().position(|m: &SourceModule| m.role == role);
        let main = of_role(Role::Program);
        Sources {
            main,
            parts: of_role(Role::Before).into_iter().chain(main).collect(),
            modules,
            left: self.left,
            warnings: self.warnings,
            taken: self.taken,
        }
    }

    /// The names of the program's module and of the one that runs before it.
    fn program(&self) -> (Option<String>, Option<String>) {
        let has = |n: &str| self.compiled.contains_key(n).then(|| n.to_owned());
        match (has(MAIN), has("boot"), has("main")) {
            (Some(main), _, _) => (Some(main), None),
            (None, boot, Some(main)) => (Some(main), boot),
            (None, boot, None) => (boot, None),
        }
    }
}
