//! The files of a program, and whether one of them was saved.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use freezer::diagnostic::{Diagnostic, Failure};

use crate::cli::args::HowArgs;
use crate::cli::support::{config, project};

/// Directories below this depth are not looked at.
const DEPTH: usize = 8;

/// The directories and files of a program.
pub struct Sources {
    /// Directories with Python files, and such files. Other files there are none of the program's: something may write them
    /// all the time.
    python: Vec<PathBuf>,
    /// Files and directories that are taken as they are: the settings, and what goes into the image.
    data: Vec<PathBuf>,
}

/// A file that counts.
type Counts = fn(&Path) -> bool;

/// When each file was changed, and its length.
#[derive(PartialEq, Eq)]
pub struct State(BTreeMap<PathBuf, (Option<SystemTime>, u64)>);

impl Sources {
    /// The directory of the program or of the project, and what the project takes from elsewhere.
    ///
    /// # Errors
    /// There is no program, or the project's file is wrong.
    pub fn of(file: Option<&Path>, how: &HowArgs) -> Result<Sources, Failure> {
        let mut python = Vec::new();
        let mut data = vec![config::file(how)];
        match file {
            Some(file) if file.is_file() => python.push(directory(file)),
            Some(file) => {
                let d = Diagnostic::new("there is no such file");
                return Err(d.file(file).into());
            }
            None => {
                let found = project::find(how)?;
                python.push(directory(&config::file(how)));
                let project = &found.project;
                let images = project.images.iter();
                let of_images = images.flat_map(|i| i.roots.iter().flatten().chain(&i.main));
                let roots = project.roots.iter().flatten().chain(&project.main);
                python.extend(roots.chain(of_images).cloned());
                let of_images = project.images.iter().flat_map(|i| &i.data);
                let all = found.base.data.iter().chain(of_images);
                data.extend(all.map(|d| d.dir.join(&d.path)));
            }
        }
        Ok(Sources { python, data })
    }

    /// The files as they are now.
    pub fn state(&self) -> State {
        let mut all = BTreeMap::new();
        for place in &self.python {
            look(place, DEPTH, is_python, &mut all);
        }
        for place in &self.data {
            look(place, DEPTH, |_| true, &mut all);
        }
        State(all)
    }
}

/// The directory of a file.
fn directory(file: &Path) -> PathBuf {
    match file.parent() {
        Some(dir) if !dir.as_os_str().is_empty() => dir.to_path_buf(),
        _ => PathBuf::from("."),
    }
}

fn is_python(path: &Path) -> bool {
    path.extension().is_some_and(|e| e == "py")
}

fn look(
    path: &Path,
    depth: usize,
    counts: Counts,
    all: &mut BTreeMap<PathBuf, (Option<SystemTime>, u64)>,
) {
    let Ok(meta) = std::fs::metadata(path) else {
        return;
    };
    if meta.is_file() {
        if counts(path) {
            all.insert(path.to_path_buf(), (meta.modified().ok(), meta.len()));
        }
        return;
    }
    let entries = std::fs::read_dir(path).into_iter().flatten().flatten();
    for entry in entries.filter(|_| depth > 0) {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        // Hidden files, and those that Python or cargo make.
        if !name.starts_with('.') && name != "__pycache__" && name != "target" {
            look(&entry.path(), depth - 1, counts, all);
        }
    }
}
