//! A project of one or several files, and the texts of its variants.

use std::path::{Path, PathBuf};

use super::places;
use super::variant::{Variant, EFFECT};

/// A project: a program and the files beside it.
#[derive(Clone, Debug)]
pub struct Project {
    /// The name that reports show.
    pub name: String,
    /// The program's file, relative to the project's directory.
    pub main: PathBuf,
    /// All files: relative path and content. Files that do not end in `.py` are data.
    pub files: Vec<(PathBuf, Vec<u8>)>,
}

impl Project {
    /// The project whose program is `main`. A `main.py` brings along the files of its directory; another file is alone.
    ///
    /// # Panics
    /// If a file cannot be read.
    pub fn of(name: &str, main: &Path) -> Project {
        let file = PathBuf::from(main.file_name().expect("a program has a name"));
        let mut files = Vec::new();
        match main.parent() {
            Some(directory) if main.ends_with("main.py") => {
                read(directory, Path::new(""), &mut files)
            }
            _ => files.push((file.clone(), content(main))),
        }
        files.sort();
        Project {
            name: name.to_owned(),
            main: file,
            files,
        }
    }

    /// The Python files, with their texts.
    pub fn sources(&self) -> impl Iterator<Item = (&Path, &str)> {
        let python = |path: &Path| path.extension().is_some_and(|e| e == "py");
        self.files
            .iter()
            .filter(move |(path, _)| python(path))
            .filter_map(|(path, bytes)| Some((path.as_path(), std::str::from_utf8(bytes).ok()?)))
    }

    /// Every variant, in a fixed order.
    ///
    /// # Errors
    /// The file and the parser's message, if a file is not Python.
    pub fn variants(&self) -> Result<Vec<Variant>, String> {
        let mut variants = vec![Variant::AsItIs, Variant::MainFirst];
        if self.sources().count() > 1 {
            variants.push(Variant::EveryFile);
        }
        for (path, source) in self.sources() {
            let at = |e| format!("{}: {e}", path.display());
            let mut all = places::places(source).map_err(at)?;
            if path == self.main && !all.is_empty() {
                // This is `MainFirst`.
                all.remove(0);
            }
            variants.extend(all.into_iter().map(|p| Variant::Before(path.to_owned(), p)));
        }
        Ok(variants)
    }

    /// The files that a variant changes, with their new texts.
    ///
    /// # Errors
    /// As [`Project::variants`].
    pub fn changed(&self, variant: &Variant) -> Result<Vec<(&Path, String)>, String> {
        let mut changed = Vec::new();
        for (path, source) in self.sources() {
            let place = match variant {
                Variant::AsItIs => continue,
                Variant::MainFirst if path != self.main => continue,
                Variant::Before(file, _) if file != path => continue,
                Variant::Before(_, place) => place.clone(),
                Variant::MainFirst | Variant::EveryFile => {
                    places::first(source).map_err(|e| format!("{}: {e}", path.display()))?
                }
            };
            changed.push((path, places::insert(source, &place, EFFECT)));
        }
        Ok(changed)
    }

    /// The files of `changed`, with their own contents.
    pub fn unchanged<'a>(
        &'a self,
        changed: &'a [(&Path, String)],
    ) -> impl Iterator<Item = (&'a Path, &'a [u8])> {
        let files = self.files.iter().map(|(p, b)| (p.as_path(), b.as_slice()));
        files.filter(|(path, _)| changed.iter().any(|(p, _)| p == path))
    }
}

fn content(path: &Path) -> Vec<u8> {
    std::fs::read(path).expect("a file of a project can be read")
}

fn read(directory: &Path, prefix: &Path, files: &mut Vec<(PathBuf, Vec<u8>)>) {
    for entry in std::fs::read_dir(directory).expect("a project can be read") {
        let path = entry.expect("a project can be read").path();
        let relative = prefix.join(path.file_name().expect("an entry has a name"));
        if path.is_dir() {
            read(&path, &relative, files);
        } else {
            files.push((relative, content(&path)));
        }
    }
}
