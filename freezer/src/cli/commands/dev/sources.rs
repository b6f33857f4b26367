//! The files of a program, and whether one of them was saved.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use freezer::diagnostic::{Diagnostic, Failure};

use crate::cli::args::HowArgs;
use crate::cli::support::{config, project};

/// Directories below this depth are not looked at.
const DEPTH: usize = 8;
/// Files that a freeze writes are no sources.
const WRITTEN: [&str; 2] = ["img", "sym"];

/// The directories and files of a program.
pub struct Sources {
    places: Vec<PathBuf>,
}

/// When each file was changed, and its length.
#[derive(PartialEq, Eq)]
pub struct State(BTreeMap<PathBuf, (Option<SystemTime>, u64)>);

impl Sources {
    /// The directory of the program or of the project, and what the project takes from elsewhere.
    ///
    /// # Errors
    /// There is no program, or the project's file is wrong.
    pub fn of(file: Option<&Path>, how: &HowArgs) -> Result<Sources, Failure> {
        let mut places = Vec::new();
        match file {
            Some(file) if file.is_file() => places.push(directory(file)),
            Some(file) => {
                let d = Diagnostic::new("there is no such file");
                return Err(d.file(file).into());
            }
            None => {
                let found = project::find(how)?;
                places.push(directory(&config::file(how)));
                let project = &found.project;
                let images = project.images.iter();
                let of_images = images.flat_map(|i| i.roots.iter().flatten().chain(&i.main));
                let roots = project.roots.iter().flatten().chain(&project.main);
                places.extend(roots.chain(of_images).cloned());
                places.extend(found.base.data.iter().map(|d| d.dir.join(&d.path)));
            }
        }
        Ok(Sources { places })
    }

    /// The files as they are now.
    pub fn state(&self) -> State {
        let mut all = BTreeMap::new();
        for place in &self.places {
            look(place, DEPTH, &mut all);
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

fn look(path: &Path, depth: usize, all: &mut BTreeMap<PathBuf, (Option<SystemTime>, u64)>) {
    let Ok(meta) = std::fs::metadata(path) else {
        return;
    };
    if meta.is_file() {
        let written = path
            .extension()
            .is_some_and(|e| WRITTEN.iter().any(|w| e == *w));
        if !written {
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
            look(&entry.path(), depth - 1, all);
        }
    }
}
