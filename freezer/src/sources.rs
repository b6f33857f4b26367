//! Finds and compiles the modules to freeze.
//!
//! Files and directories given are roots; a module's name is its path below the
//! root's directory. What a module imports by statement and lies below a root's
//! directory is taken along. Since stories are imported by computed names, so is a
//! package whose name starts a string constant (`"templates.t_"`) or, in a module
//! that calls `__import__`, is one. A module that lies nowhere may be one of the [`LIBRARY`].

mod known;
mod read;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::compile::{self, CodeUnit, Const, StaticImport};
use crate::diagnostic::{Diagnostic, Failure};
use crate::left_out;
use crate::{Options, WrittenModule};
use read::{io_error, read_source};

/// Directories that are looked through for modules: more are not those of a program.
const DIRECTORIES_MAX: usize = 50_000;

/// Modules written in Python that are part of the tool. A file of the user's comes before them.
const LIBRARY: &[(&str, &str)] = &[
    ("asyncio", include_str!("../library/asyncio/__init__.py")),
    ("asyncio.core", include_str!("../library/asyncio/core.py")),
    ("asyncio.event", include_str!("../library/asyncio/event.py")),
    ("asyncio.funcs", include_str!("../library/asyncio/funcs.py")),
    ("asyncio.lock", include_str!("../library/asyncio/lock.py")),
    ("cryptolib", include_str!("../library/cryptolib.py")),
    ("deflate", include_str!("../library/deflate.py")),
    ("platform", include_str!("../library/platform.py")),
    ("uasyncio", include_str!("../library/uasyncio.py")),
    ("ucryptolib", include_str!("../library/ucryptolib.py")),
    ("uplatform", include_str!("../library/uplatform.py")),
];

/// A compiled module.
#[derive(Debug)]
pub struct SourceModule {
    /// Full dotted name.
    pub name: String,
    /// Its file; a directory for a package without `__init__.py`.
    pub path: PathBuf,
    /// The file's name as tracebacks show it.
    pub shown: String,
    /// True for a package.
    pub package: bool,
    /// Index of the parent package.
    pub parent: Option<usize>,
    /// True if the user named it, or it lies below a directory that the user named.
    pub root: bool,
    /// Its code.
    pub unit: CodeUnit,
    /// What it imports by statement.
    pub imports: Vec<StaticImport>,
}

impl SourceModule {
    /// Its name in its package; the whole name, if it is in none.
    pub fn own_name(&self) -> &str {
        match (self.parent, self.name.rsplit_once('.')) {
            (Some(_), Some((_, own))) => own,
            _ => &self.name,
        }
    }
}

/// Everything that is going to be frozen, sorted by name.
#[derive(Debug)]
pub struct Sources {
    /// The modules.
    pub modules: Vec<SourceModule>,
    /// Index of the program's entry.
    pub main: Option<usize>,
    /// What the user should know.
    pub warnings: Vec<Diagnostic>,
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
    /// Directories that names are below of.
    dirs: Vec<PathBuf>,
    /// Directories above a program, where its imports are looked for too. One
    /// becomes a root's directory once something is found there.
    above: Vec<PathBuf>,
    found: BTreeMap<String, Found>,
    compiled: BTreeMap<String, compile::Module>,
    /// Modules that are there, but were left out.
    left: BTreeSet<String>,
    /// Directories that were looked through.
    looked: usize,
    todo: Vec<String>,
    errors: Vec<Diagnostic>,
}

/// Finds and compiles.
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
    fn root(&mut self, root: &Path) {
        let meta = match std::fs::metadata(root) {
            Ok(m) => m,
            Err(e) => return self.errors.push(io_error(root, &e)),
        };
        if meta.is_dir() {
            self.add_dir(root.to_path_buf());
            self.walk(root, "", true, 0);
        } else {
            let dir = root.parent().map_or_else(PathBuf::new, Path::to_path_buf);
            self.add_dir(dir);
            match module_stem(root) {
                Some(stem) => self.add(stem, root, false, true),
                None => self.errors.push(no_module(root)),
            }
        }
    }

    fn main(&mut self, main: &Path) {
        if main.is_dir() {
            let d = Diagnostic::new("this is a directory, no program").file(main);
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
        self.add("__main__".to_owned(), main, false, true);
    }

    fn add_dir(&mut self, dir: PathBuf) {
        if !self.dirs.contains(&dir) {
            self.dirs.push(dir);
        }
    }

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

    /// Adds all modules below `dir`, whose dotted name is `prefix`.
    fn walk(&mut self, dir: &Path, prefix: &str, root: bool, depth: usize) {
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
                    self.add(full.clone(), &file, true, root);
                    self.walk(&path, &full, root, depth + 1);
                }
            } else if path.extension().is_some_and(|e| e == "py") && is_identifier(&stem) {
                if stem == "__init__" {
                    continue;
                }
                self.add(dotted(prefix, &stem), &path, false, root);
            }
        }
    }

    /// True if the directory has a Python file, in itself or below.
    fn has_python(&mut self, dir: &Path) -> bool {
        self.has_python_below(dir, &mut BTreeSet::new())
    }

    /// The same; `seen` holds the directories that were looked at, for links may form loops.
    fn has_python_below(&mut self, dir: &Path, seen: &mut BTreeSet<PathBuf>) -> bool {
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

    /// Takes the module `name` along, and its packages, if it lies below a root's
    /// directory. False if it does not.
    fn take(&mut self, name: &str) -> bool {
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

    /// Takes a module of the library along. False if there is none of this name.
    fn take_library(&mut self, name: &str) -> bool {
        if library(name).is_none() {
            return false;
        }
        if let Some((package, _)) = name.rsplit_once('.') {
            // A file of the user's may have taken the package's place.
            let own = self.take(package) && self.found[package].path == library_path(package);
            if !own {
                return false;
            }
        }
        let package = library_below(name).next().is_some();
        self.add(name.to_owned(), &library_path(name), package, false);
        self.found.contains_key(name)
    }

    fn take_named(&mut self, name: &str) -> bool {
        if !self.take(name) {
            return false;
        }
        self.take_tree(name);
        true
    }

    /// Takes all of a package along.
    fn take_tree(&mut self, name: &str) {
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
        let options = compile::Options {
            optimize: self.options.optimize,
        };
        let module = match compile::compile_module(&text, &found.path.to_string_lossy(), &options) {
            Ok(m) => m,
            Err(e) => return self.errors.push(Diagnostic::from(e).source(&text)),
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
                }
            }
        });
        for p in prefixes {
            self.take_prefix(&p);
        }
        self.compiled.insert(name.to_owned(), module);
    }

    /// A string constant begins with `p.`: if a package is called so, it is taken along.
    fn take_prefix(&mut self, p: &str) {
        let relative: PathBuf = p.split('.').collect();
        let is_package = self.dirs.iter().any(|d| d.join(&relative).is_dir());
        if is_package && self.take(p) {
            self.take_tree(p);
        }
    }

    fn follow(&mut self, importer: &str, package: bool, i: &StaticImport) {
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
        // `import a.b` takes a along even if b is missing.
        let mut prefix = String::new();
        for part in base.split('.') {
            prefix = dotted(&prefix, part);
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

    /// Refuses imports of what the machine has not on purpose, where no handler is around.
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
        let names: Vec<String> = self.compiled.keys().cloned().collect();
        let index = |n: &str| names.binary_search_by(|x| x.as_str().cmp(n)).ok();
        let mut modules = Vec::new();
        for name in &names {
            let (Some(found), Some(m)) = (self.found.get(name), self.compiled.remove(name)) else {
                continue;
            };
            modules.push(SourceModule {
                name: name.clone(),
                shown: shown_path(&found.path, &self.dirs),
                path: found.path.clone(),
                package: found.package,
                parent: name.rsplit_once('.').and_then(|(p, _)| index(p)),
                root: found.root,
                unit: m.unit,
                imports: m.imports,
            });
        }
        Sources {
            main: index("__main__"),
            modules,
            warnings: Vec::new(),
        }
    }
}

/// The source of a module of the library.
fn library(name: &str) -> Option<&'static str> {
    LIBRARY
        .iter()
        .find(|(n, _)| *n == name)
        .map(|(_, text)| *text)
}

/// The modules of the library in the package `name`.
fn library_below(name: &str) -> impl Iterator<Item = &'static str> + '_ {
    let names = LIBRARY.iter().map(|(n, _)| *n);
    names.filter(move |n| {
        n.strip_prefix(name)
            .is_some_and(|rest| rest.starts_with('.'))
    })
}

/// What stands for the file of a module of the library: no file is called so.
fn library_path(name: &str) -> PathBuf {
    PathBuf::from(format!("<library>/{}.py", name.replace('.', "/")))
}

/// The file as tracebacks name it: as it is below the root's directory.
fn shown_path(path: &Path, dirs: &[PathBuf]) -> String {
    let below = dirs
        .iter()
        .filter_map(|d| path.strip_prefix(d).ok())
        .min_by_key(|p| p.as_os_str().len());
    below.unwrap_or(path).to_string_lossy().into_owned()
}

fn same_file(a: &Path, b: &Path) -> bool {
    a == b || matches!((a.canonicalize(), b.canonicalize()), (Ok(x), Ok(y)) if x == y)
}

fn dotted(prefix: &str, name: &str) -> String {
    if prefix.is_empty() {
        name.to_owned()
    } else {
        format!("{prefix}.{name}")
    }
}

fn is_identifier(s: &str) -> bool {
    !s.is_empty()
        && !s.starts_with(|c: char| c.is_ascii_digit())
        && s.chars().all(|c| c.is_alphanumeric() || c == '_')
}

/// Says that a file cannot be a module.
fn no_module(path: &Path) -> Diagnostic {
    let d =
        Diagnostic::new("this is no Python file: its name must be an identifier and end in .py");
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

fn module_stem(path: &Path) -> Option<String> {
    let stem = path.file_stem()?.to_str()?;
    (path.extension().is_some_and(|e| e == "py") && is_identifier(stem)).then(|| stem.to_owned())
}

/// `a.b` of the constant `"a.b.c_"`: what stands before the last dot of a dotted
/// name, if the string is the beginning of one.
fn package_prefix(s: &str) -> Option<&str> {
    let (p, rest) = s.rsplit_once('.')?;
    let rest_ok = rest.is_empty() || rest.chars().all(|c| c.is_alphanumeric() || c == '_');
    (s.len() < 200 && rest_ok && p.split('.').all(is_identifier)).then_some(p)
}
