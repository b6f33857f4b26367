//! MicroPython's manifests: lists of the modules that a firmware freezes.
//!
//! A manifest is a Python script. It is read here and not run: each of its statements has to be a call with literal
//! arguments.

use std::path::{Path, PathBuf};

use compiler::{literal_calls, Literal, LiteralCall};

use super::library::library;
use super::names::{dotted, is_identifier, module_stem};
use super::read::{decode, io_error, read_bytes};
use super::Finder;
use crate::diagnostic::{show_path, Diagnostic};

/// The directories of micropython-lib in which `require` looks, in this order.
const LIBRARIES: [&str; 4] = ["micropython", "python-stdlib", "python-ecosys", "unix-ffi"];

/// The variable for the directory of micropython-lib.
const MPY_LIB: &str = "MPY_LIB_DIR";

/// The most manifests within manifests.
const DEPTH_MAX: usize = 32;

/// True for the file of a manifest.
pub fn is_manifest(path: &Path) -> bool {
    let name = path.file_name().and_then(|n| n.to_str()).unwrap_or("");
    name == "manifest.py" || name.starts_with("manifest_") && name.ends_with(".py")
}

/// The text that a literal is.
fn a_text(v: &Literal) -> Option<&str> {
    match v {
        Literal::Str(s) => Some(s),
        _ => None,
    }
}

/// A call in a manifest.
struct Step<'a> {
    file: &'a Path,
    call: &'a LiteralCall,
    /// The names of the positional arguments.
    names: &'a [&'a str],
}

impl Step<'_> {
    fn wrong(&self, what: impl Into<String>) -> Diagnostic {
        Diagnostic::new(what).file(self.file).line(self.call.line)
    }

    fn argument(&self, name: &str) -> Option<&Literal> {
        let position = self.names.iter().position(|n| *n == name);
        let given = position.and_then(|i| self.call.args.get(i));
        let keyword = || self.call.keywords.iter().find(|(k, _)| k == name);
        let value = given.or_else(|| keyword().map(|(_, v)| v));
        value.filter(|v| **v != Literal::None)
    }

    /// The text that an argument has to be.
    fn text(&self, name: &str) -> Result<&str, Diagnostic> {
        match self.argument(name) {
            Some(Literal::Str(s)) => Ok(s),
            _ => Err(self.wrong(format!("{}: {name} has to be a text", self.call.function))),
        }
    }

    /// The texts of an argument: one, or a list of them. `None` if it is not given.
    fn texts(&self, name: &str) -> Result<Option<Vec<&str>>, Diagnostic> {
        let all = match self.argument(name) {
            None => return Ok(None),
            Some(Literal::List(items)) => items.iter().map(a_text).collect::<Option<Vec<_>>>(),
            Some(one) => a_text(one).map(|s| vec![s]),
        };
        match all {
            Some(all) => Ok(Some(all)),
            None => Err(self.wrong(format!(
                "{}: {name} has to be a text, or a list of texts",
                self.call.function
            ))),
        }
    }
}

impl Finder<'_> {
    /// Adds the modules that a manifest lists.
    pub(super) fn manifest(&mut self, file: &Path) {
        if let Err(d) = self.read_manifest(file, 0) {
            self.errors.push(d);
        }
    }

    fn read_manifest(&mut self, file: &Path, depth: usize) -> Result<(), Diagnostic> {
        let (text, warning) = decode(file, read_bytes(file)?)?;
        self.warnings.extend(warning);
        if depth > DEPTH_MAX {
            return Err(Diagnostic::new("manifests include each other without end").file(file));
        }
        for call in literal_calls(&text, &file.to_string_lossy())? {
            let names: &[&str] = match call.function.as_str() {
                "include" => &["manifest"],
                "require" => &["name", "version", "unix_ffi", "pypi", "library"],
                "package" => &["package_path", "files", "base_path", "opt"],
                "module" => &["module_path", "base_path", "opt"],
                _ => &["path", "script", "opt"],
            };
            let step = Step {
                file,
                call: &call,
                names,
            };
            match call.function.as_str() {
                "metadata" | "options.defaults" | "add_library" => {}
                "include" => self.include_manifest(&step, depth)?,
                "require" => self.require(&step, depth)?,
                "package" => self.manifest_package(&step)?,
                "module" => {
                    if let Some(base) = self.base(&step, "base_path")? {
                        self.manifest_file(&step, &base, step.text("module_path")?)?;
                    }
                }
                "freeze" | "freeze_as_mpy" | "freeze_as_str" => self.freeze_path(&step)?,
                name => {
                    let known = "include, require, package, module, freeze, metadata";
                    let d = step.wrong(format!("{name} is not known in a manifest"));
                    return Err(d.help(format!("these are: {known}")));
                }
            }
        }
        Ok(())
    }

    /// `include("manifest.py")`, also of a list, or of a directory with a manifest.
    fn include_manifest(&mut self, step: &Step<'_>, depth: usize) -> Result<(), Diagnostic> {
        for path in step.texts("manifest")?.unwrap_or_default() {
            let Some(path) = self.path(step, path)? else {
                continue;
            };
            let file = match path.is_dir() {
                true => path.join("manifest.py"),
                false => path,
            };
            if !file.is_file() {
                return Err(step.wrong(format!("there is no manifest {}", show_path(&file))));
            }
            self.read_manifest(&file, depth + 1)?;
        }
        Ok(())
    }

    /// `require("name")`: a package of micropython-lib, or a module of the tool's library.
    fn require(&mut self, step: &Step<'_>, depth: usize) -> Result<(), Diagnostic> {
        let name = step.text("name")?;
        let lib = self.options.manifest.iter().find(|(k, _)| k == MPY_LIB);
        let found = lib.and_then(|(_, dir)| {
            let mut dirs = LIBRARIES.iter().map(|l| dir.join(l));
            dirs.find_map(|dir| package_dir(&dir, name, 0))
        });
        if let Some(dir) = found {
            return self.read_manifest(&dir.join("manifest.py"), depth + 1);
        }
        if library(name).is_some() {
            self.take_named(name);
            return Ok(());
        }
        if super::missing::is_native(name) {
            return Ok(());
        }
        let d = step.wrong(format!("there is no package {name} to require"));
        Err(d.help(match lib {
            Some((_, dir)) => format!("it is not below {}", show_path(dir)),
            None => "name the directory of micropython-lib with --micropython-lib".to_owned(),
        }))
    }

    /// `package("name", files=..., base_path=...)`.
    fn manifest_package(&mut self, step: &Step<'_>) -> Result<(), Diagnostic> {
        let Some(base) = self.base(step, "base_path")? else {
            return Ok(());
        };
        let package = step.text("package_path")?;
        match step.texts("files")? {
            Some(files) => {
                for file in files {
                    self.manifest_file(step, &base, &format!("{package}/{file}"))?;
                }
                Ok(())
            }
            None => self.manifest_tree(step, &base, &base.join(package)),
        }
    }

    /// `freeze("dir")`, `freeze("dir", "file.py")`, `freeze("dir", ("a.py", "b.py"))`.
    fn freeze_path(&mut self, step: &Step<'_>) -> Result<(), Diagnostic> {
        let Some(base) = self.base(step, "path")? else {
            return Ok(());
        };
        match step.texts("script")? {
            None => self.manifest_tree(step, &base, &base),
            Some(scripts) => scripts.iter().try_for_each(|s| match s.ends_with(".py") {
                true => self.manifest_file(step, &base, s),
                false => self.manifest_tree(step, &base, &base.join(s)),
            }),
        }
    }

    /// Adds all modules of a directory, under their names below `base`.
    fn manifest_tree(
        &mut self,
        step: &Step<'_>,
        base: &Path,
        dir: &Path,
    ) -> Result<(), Diagnostic> {
        let listed = match dir.as_os_str().is_empty() {
            true => Path::new("."),
            false => dir,
        };
        let entries = std::fs::read_dir(listed).map_err(|e| {
            let message = io_error(dir, &e).message;
            step.wrong(format!("{}: {message}", show_path(dir)))
        })?;
        let mut paths: Vec<PathBuf> = entries.flatten().map(|e| e.path()).collect();
        paths.sort();
        for path in paths {
            let below = path
                .strip_prefix(base)
                .unwrap_or(&path)
                .to_string_lossy()
                .into_owned();
            let own = path.file_name().and_then(|n| n.to_str()).unwrap_or("");
            if path.is_dir() && is_identifier(own) && own != "__pycache__" {
                self.manifest_tree(step, base, &path)?;
            } else if module_stem(&path).is_some() && !is_manifest(&path) {
                self.manifest_file(step, base, &below)?;
            }
        }
        Ok(())
    }

    /// Adds the module of a file, and the packages that it lies in.
    fn manifest_file(
        &mut self,
        step: &Step<'_>,
        base: &Path,
        below: &str,
    ) -> Result<(), Diagnostic> {
        let path = base.join(below);
        if !path.is_file() {
            return Err(step.wrong(format!("there is no file {}", show_path(&path))));
        }
        let stem = below.strip_suffix(".py").unwrap_or(below);
        let parts: Vec<&str> = stem
            .split('/')
            .filter(|p| !p.is_empty() && *p != ".")
            .collect();
        if !below.ends_with(".py") || !parts.iter().all(|p| is_identifier(p)) {
            return Err(step.wrong(format!(
                "{below} cannot be a module: its name must be identifiers and end in .py"
            )));
        }
        self.add_dir(base.to_path_buf());
        let (last, packages) = parts.split_last().unwrap_or((&"", &[]));
        let mut name = String::new();
        let mut dir = base.to_path_buf();
        for package in packages {
            name = dotted(&name, package);
            dir.push(package);
            let init = dir.join("__init__.py");
            let file = if init.is_file() { &init } else { &dir };
            if !self.found.contains_key(&name) {
                self.add(name.clone(), file, true, true);
            }
        }
        if *last != "__init__" {
            self.add(dotted(&name, last), &path, false, true);
        }
        Ok(())
    }

    /// The directory of an argument; that of the manifest if the argument is not given. `None` for a part of MicroPython's
    /// own tree that is not at hand.
    fn base(&mut self, step: &Step<'_>, name: &str) -> Result<Option<PathBuf>, Diagnostic> {
        match step.argument(name) {
            None => self.path(step, "."),
            Some(_) => self.path(step, step.text(name)?),
        }
    }

    /// A path of a manifest, with its variables replaced. `None`, and a warning, if a variable is not set.
    fn path(&mut self, step: &Step<'_>, path: &str) -> Result<Option<PathBuf>, Diagnostic> {
        let mut out = String::new();
        let mut rest = path;
        while let Some((before, after)) = rest.split_once("$(") {
            let Some((variable, behind)) = after.split_once(')') else {
                return Err(step.wrong(format!("the variable in {path} does not end")));
            };
            let set = self.options.manifest.iter().find(|(k, _)| k == variable);
            let Some((_, dir)) = set else {
                let what = format!("{path} is left out: {variable} is not set");
                let set = format!("set it with --manifest-variable {variable}=DIR");
                let help = format!("{set}; freeze has the modules of MicroPython's port");
                self.warnings.push(step.wrong(what).help(help));
                return Ok(None);
            };
            out += before;
            out += &dir.to_string_lossy();
            rest = behind;
        }
        out += rest;
        let here = step.file.parent().unwrap_or(Path::new(""));
        Ok(Some(match out.trim_start_matches("./") {
            "." | "" => here.to_path_buf(),
            below => here.join(below),
        }))
    }
}

/// The directory of the package `name` below `dir`: it has that name, and a manifest.
fn package_dir(dir: &Path, name: &str, depth: usize) -> Option<PathBuf> {
    let mut dirs: Vec<PathBuf> = std::fs::read_dir(dir)
        .into_iter()
        .flatten()
        .flatten()
        .map(|e| e.path())
        .filter(|p| p.is_dir())
        .collect();
    dirs.sort();
    let is =
        |d: &&PathBuf| d.file_name().is_some_and(|n| n == name) && d.join("manifest.py").is_file();
    if let Some(found) = dirs.iter().find(is) {
        return Some(found.clone());
    }
    (depth < 4).then(|| dirs.iter().find_map(|d| package_dir(d, name, depth + 1)))?
}
