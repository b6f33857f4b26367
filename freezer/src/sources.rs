//! Finds and compiles the modules to freeze.
//!
//! The files and directories on the command line are roots. A module's name is its path below the directory of
//! a root. A module that is imported by a statement is frozen too if it lies below such a directory. Stories are
//! imported by computed names; so a package is frozen too if its name begins a string constant
//! (`"templates.t_"`) or, in a module that calls `__import__`, is one. A module that is found nowhere may come
//! from the tool's own library.

mod known;
mod library;
mod names;
mod read;
mod roots;
mod take;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use compiler::{link, CodeUnit, Const, StaticImport};

use crate::diagnostic::{Diagnostic, Failure};
use crate::left_out;
use crate::{Options, WrittenModule};
use library::{library, library_path};
use names::{is_identifier, package_prefix, same_file, shown_path};
use read::read_source;

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
    /// Warnings for the user.
    pub warnings: Vec<Diagnostic>,
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
}

struct Finder<'a> {
    options: &'a Options,
    /// The directories of the roots.
    dirs: Vec<PathBuf>,
    /// Directories above a program, which are searched for its imports too. Such a directory joins `dirs` once a
    /// module is found there.
    above: Vec<PathBuf>,
    found: BTreeMap<String, Found>,
    compiled: BTreeMap<String, compiler::Module>,
    /// Modules that exist but were left out.
    left: BTreeSet<String>,
    /// Modules that another module imports by a statement, or by a name in a string.
    wanted: BTreeSet<String>,
    /// The number of directories that were searched.
    looked: usize,
    todo: Vec<String>,
    errors: Vec<Diagnostic>,
}

/// Finds and compiles the modules.
///
/// # Errors
/// Every file that cannot be read or compiled.
pub fn find(options: &Options) -> Result<Sources, Failure> {
    let mut f = Finder {
        options,
        dirs: Vec::new(),
        above: Vec::new(),
        found: BTreeMap::new(),
        compiled: BTreeMap::new(),
        left: BTreeSet::new(),
        wanted: BTreeSet::new(),
        looked: 0,
        todo: Vec::new(),
        errors: Vec::new(),
    };
    for root in &options.roots {
        f.root(root);
    }
    if let Some(main) = &options.main {
        f.main(main);
    }
    for m in &options.written {
        f.add(m.name.clone(), &m.path, false, true);
    }
    for name in &options.include {
        if !f.take_named(name) {
            let d = f.unknown_include(name);
            f.errors.push(d);
        }
    }
    while let Some(name) = f.todo.pop() {
        f.compile(&name);
    }
    f.refuse_left_out();
    f.refuse_unknown_excludes();
    f.refuse_unknown_drops();
    if !f.errors.is_empty() {
        f.errors
            .sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
        return Err(Failure { errors: f.errors });
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

    fn compile(&mut self, name: &str) {
        let Some(found) = self.found.get(name).cloned() else {
            return;
        };
        let built_in = library(name).filter(|_| found.path == library_path(name));
        let text = if let Some(m) = self.written(name) {
            Ok(m.text.clone())
        } else if let Some(text) = built_in {
            Ok(text.to_owned())
        } else if found.path.is_dir() {
            Ok(String::new())
        } else {
            read_source(&found.path)
        };
        let text = match text {
            Ok(t) => t,
            Err(d) => return self.errors.push(d),
        };
        let options = compiler::Options {
            optimize: self.options.optimize,
        };
        let module = match compiler::compile_module(&text, &found.path.to_string_lossy(), &options)
        {
            Ok(m) => m,
            Err(d) => return self.errors.push(d),
        };
        for i in &module.imports {
            self.follow(name, found.package, i);
        }
        let mut computes_names = false;
        module
            .unit
            .each_const(&mut |k| computes_names |= *k == Const::Name("__import__".to_owned()));
        let mut prefixes = BTreeSet::new();
        module.unit.each_const(&mut |k| {
            if let Const::Str(s) = k {
                if let Some(p) = package_prefix(s) {
                    prefixes.insert(p.to_owned());
                }
                if computes_names && is_identifier(s) {
                    prefixes.insert(s.clone());
                    self.wanted.insert(s.clone());
                }
            }
        });
        for p in prefixes {
            self.take_prefix(&p);
        }
        self.compiled.insert(name.to_owned(), module);
    }

    /// Refuses imports of modules that are left out on purpose, unless a handler is around the import.
    fn refuse_left_out(&mut self) {
        for (name, m) in &self.compiled {
            for i in m.imports.iter().filter(|i| i.level == 0 && !i.guarded) {
                let reason = left_out::reason(&i.module);
                let (Some(why), false) = (reason, self.found.contains_key(&i.module)) else {
                    continue;
                };
                let d = Diagnostic::new(format!("{} cannot be imported: {why}", i.module));
                let help = "import it in a try statement with a handler for ImportError, if the program can do without";
                self.errors
                    .push(d.file(&self.found[name].path).line(i.line).help(help));
            }
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
                shown: shown_path(&found.path, &self.dirs),
                path: found.path.clone(),
                package: found.package,
                parent: name.rsplit_once('.').and_then(|(p, _)| index(&names, p)),
                root: found.root,
                role,
                unit: m.unit,
                imports: m.imports,
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
            warnings: Vec::new(),
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
